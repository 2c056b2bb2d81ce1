"""What a question claims by the way and an entry does not bear out: a stage, a thing never settled."""

from __future__ import annotations

import re

from index import regexes
from index.entry import Entry, Role
from qa.asked_figures import pairs_held
from qa.draft import Span, Statement
from qa.glossary import holds, names
from qa.located import pledged
from qa.predicates import done_patterns, spoken
from qa.question import Query
from qa.quote import sentences
from qa.stages import CLAUSE, stages
from qa.standing import State, standing
from qa.steps_taken import bare, named_words
from qa.wording import content_words, is_noun

# 正在打桩，是哪家施工: how far a thing is, said before something else is asked of it.
STAGE_CLAIMED = re.compile(
    r"(?P<of>[^，,。；;？?]{2,}?)(?:(?:都|就)?(?:正在|已经?|正|在)(?P<work>[\u4e00-\u9fff]{2,8}?)了?|(?:都|就|全部?)(?P<done>[\u4e00-\u9fff]{2,6})了)[，,](?=[^，,]*(?:谁|哪|什么|多少|几|怎|何))"
)
IDLE_CLAIMED = re.compile(
    r"(?:为什么|为啥|为何|怎么|咋)[^，。？?]{0,8}(?:没有?|未|尚未)(?:动工|开工|启动|动土|开始)"
)
# 计划8月底前全部开工 is still to come.
TO_COME = re.compile(r"(?:计划|拟|将|争取|力争|预计|确保|要求)[^，。；;]*$")
ALL_BEGUN = re.compile(r"(?:全部|均|全)(?:已|已经|都)?(?:全面)?(?:开工|动工)|全面开工")


def wrongly_idle(query: Query, entry: Entry) -> Statement | None:
    """Return that all is begun where it is asked why nothing is: 为什么还没动工."""
    column, begun = entry.column(Role.PROGRESS), ALL_BEGUN.search(entry.progress)
    if not begun or not column or not IDLE_CLAIMED.search(query.text):
        return None
    if TO_COME.search(entry.progress[: begun.start()]):
        return None
    span = sentence_at(entry, column, begun.start())
    return Statement(f"与台账不符：台账写明{span.text.strip().rstrip('。')}。", (span,))


def sentence_at(entry: Entry, column: str, at: int) -> Span:
    """Return the sentence of an entry's progress that a position is in."""
    held = (span for span in sentences(entry.progress) if span[0] <= at < span[1])
    return Span(entry, column, *next(held))


# 还在打桩呢吧, 还停在可研阶段: how far a thing is said to be at most.
NO_FURTHER = re.compile(
    r"(?P<of>[^，,。；;？?]{2,}?)(?:都)?(?:还|仍然?|依然|依旧|只)(?:停留?|处|卡)?(?:在|于)(?P<work>(?:(?![的几哪多])[\u4e00-\u9fff]){2,8}?)(?:的?阶段|那会儿|环节|上)?(?:呢|吧|吗|啊|么)*(?=[，,。；;？?]|$)"
)


def further_than_claimed(query: Query, entry: Entry) -> Statement | None:
    """Return how far a thing is where the question has it at an earlier stage: 还在打桩, of what is 封顶.

    None where the clause that is most of the thing tells no stage, or none beyond that.
    """
    claim = NO_FURTHER.search(query.text)
    column = entry.column(Role.PROGRESS)
    # 做前期 is 前期工作.
    claimed = reached_in(claim["work"] + "工作") if claim else 0
    about = about_claimed(claim["of"], entry, column) if claim and column else None
    if not claim or not column or not claimed or about is None:
        return None
    named = named_words(claim["of"])
    clauses = [
        one for one in CLAUSE.finditer(about.text) if any(holds(one[0], word) for word in named)
    ]
    best = max(
        clauses, key=lambda one: (pairs_held(claim["of"], one[0]), -one.start()), default=None
    )
    if best is None or reached_in(best[0]) <= claimed:
        return None
    span = Span(entry, column, about.start + best.start(), about.start + best.end())
    return Statement(f"与台账不符：台账写明{span.text.strip().rstrip('。；，')}。", (span,))


def stage_not_borne_out(query: Query, entry: Entry) -> Statement | None:
    """Return how far a thing is where the question has it further: 正在打桩 of a feasibility study.

    None where the sentence that is most of the thing, or all of an entry whose title names it, tells
    no stage, or that stage or a later one.
    """
    claim = STAGE_CLAIMED.search(query.text)
    column = entry.column(Role.PROGRESS)
    if not claim or not column:
        return None
    work = claim["work"] or claim["done"]
    claimed = reached_in(work)
    spans = [Span(entry, column, start, end) for start, end in sentences(entry.progress)]
    if not claimed or not spans:
        return None
    of = content_words(claim["of"])
    named = [word for word in of if is_noun(word) or names().get(word)]
    # 1.住房方面。 tells no stage, and what stands after it does.
    telling = [one for one in spans if reached_in(one.text)] or spans
    best = max(telling, key=lambda one: (pairs_held(claim["of"], one.text), -one.start))
    about = [best] if any(holds(best.text, word) for word in named) else spans
    if about == spans and not any(holds(entry.title, word) for word in named):
        return None
    reached = [(reached_in(one.text), one) for one in about]
    furthest, best = max(reached, key=lambda one: (one[0], -one[1].start))
    hoped = not furthest and named_in(best.text) >= claimed
    if furthest >= claimed or not (furthest or hoped):
        return None
    work = HOW_LONG.sub("", work)
    words = f"台账没有写明已{work}，写明的是：{best.text.strip().rstrip('。；')}。"
    return Statement(words, (best,))


# 开工三个月, since when it is so
HOW_LONG = re.compile(
    r"(?:快|有|好)?(?:[几两一二三四五六七八九十\d]+)(?:多|来)?个?(?:月|年|天|周|季度).*$"
)
# What is planned or hoped for, to the end of its clause; 加快主体施工 is under way.
HOPED = re.compile(r"(?:争取|计划|拟|力争|预计|确保|尽早|尽快|早日)[^，,。；;]*$")


def reached_in(text: str) -> int:
    """Return the rank of the furthest stage of works that a text says is reached, 0 where none is.

    争取早日开工 says that it is not.
    """
    said = (HOPED.sub("", clause[0]) for clause in CLAUSE.finditer(text))
    return max(map(named_in, said), default=0)


def named_in(text: str) -> int:
    """Return the rank of the furthest stage of works that a text names, reached or not."""
    works = (one for one in stages() if one.ladder == "works" and one.said.search(text))
    return max((one.rank for one in works), default=0)


# 听说已经治完一大半了，具体完成多少个; 结果已经公布了吧，新增了多少家.
DONE_CLAIMED = re.compile(
    r"(?:听说|据说|听人说|都说|既然|(?<![未没])已经?|早就?|都|(?:日|号|月|[底末初旬]|季度|去年|今年)就)[^，,。；;？?]{0,10}?(?P<verb>(?:VERBS)(?:出来|下来)?)(?:[\u4e00-\u9fff]{2}(?=了))?HOW_MUCH了?(?:吧|吗|对吧|是吧|嘛|的)?ASKS"
    r"|(?P<last>(?:VERBS)(?:出来|下来)?)HOW_MUCH了吧ASKS".replace(
        "VERBS",
        "开建|开工|动工|治理?[好完]|整治[好完]|改造[好完]|完成|建[成好完]|改[好完]|[做干弄办修整评]完|公布|发布|揭晓|出炉|评选?(?=出来|下来)|选(?=出来)|批(?=下来)|批复|认定|获批|评上|完工|竣工|投用|通车|开通|启用|投运|投产|运营|开诊|开业|开馆|交付|入住|上线|发下去",
    )
    .replace(
        "HOW_MUCH",
        r"(?:了?(?:一?[大多]半|过半|不少|好多|大部分|(?:\d[\d.]*|[一二三四五六七八九十百]+)[余多来几]?[个家项条座处所套户名人]))?",
    )
    .replace("ASKS", "[，,](?=[^，,。]*(?:多少|几|WHEN|WHY)|(?:对[吗吧]|是[吗吧]|属实吗)[?？]*$)")
    .replace("WHEN", "什么时候|啥时候|何时|哪[天日月]")
    .replace("WHY", "为什么|为啥|为何|(?:怎么|咋)(?:还|就|也)?(?:没|不)|什么原因")
)


NOW = re.compile(r"目前|截至|正在")
# 已经开诊了，门诊量为什么没写, 哪天开的诊: what would follow from it is asked for.
FOLLOWS = re.compile(r"为什么|为啥|为何|怎么|咋|原因|什么时候|啥时候|何时|几时|哪[天日月]")
# 都通车了，日均客流多少: whatever is asked of what is open supposes that it is.
OPENED = re.compile(r"通车|开通|投运|投用|投产|启用|运营|开诊|开业|开馆|交付|入住")
HALF_NAMED = 0.5


def about_claimed(said: str, entry: Entry, column: str) -> Span | None:
    """Return the sentence of an entry's progress that is most of what a claim is made of.

    None where the entry has not half of the words that name it.
    """
    named = named_words(bare(said))
    held = [word for word in named if holds(entry.chunk, word)]
    spans = [Span(entry, column, start, end) for start, end in sentences(entry.progress)]
    if not spans or not held or len(held) < HALF_NAMED * len(named):
        return None
    return max(spans, key=lambda one: (pairs_held(said, one.text), -one.start))


def done_not_borne_out(query: Query, entry: Entry) -> Statement | None:
    """Return what an entry says where a question has its pledge done, and asks how many are: 已经治完一大半.

    None where the entry reports anything done, or another thing than the pledged one is counted.
    """
    claim = DONE_CLAIMED.search(query.text)
    column = entry.column(Role.PROGRESS)
    state = standing(entry)
    if not claim or not column or state.state in (State.FINISHED, State.REACHED) or state.stated:
        return None
    goals = [one.figure for one in pledged(entry)]
    asked = any(one.base == query.unit and query.counter in ("", "个", one.unit) for one in goals)
    # 既然120个村都治完了，通过率是多少: all that is pledged is said to be done.
    named = any(
        one.base == said.base and one.covers(said.value) for one in goals for said in query.figures
    )
    about = about_claimed(query.text[: claim.start()], entry, column)
    follows = FOLLOWS.search(query.text, claim.end()) or OPENED.search(claim[0])
    if not asked and not named and not (about and follows):
        return None
    verb = claim["verb"] or claim["last"]
    bare = regexes.sub("(?:出来|下来)$", "", verb)
    done, _ = done_patterns(spoken().get(bare, re.escape(bare)))
    begun = verb in ("开建", "开工", "动工")
    if done.search(entry.progress) or any(begun or pair.verb != "开工" for pair in state.pairs):
        return None
    # What it says of now comes before what it says was done by the way.
    of_cell, start, _ = state.because
    now = list(NOW.finditer(entry.progress))
    if about and not asked and not named:
        words = f"台账没有写明已{verb}，写明的是：{about.text.strip().rstrip('。；')}。"
        return Statement(words, (about,))
    if not now and of_cell != column:
        return None
    span = sentence_at(entry, column, now[-1].start() if now else start)
    words = f"台账没有写明已{verb}，写明的是：{span.text.strip().rstrip('。；')}。"
    return Statement(words, (span,))


# 连前置工作都没做: the least of it is denied.
NOT_EVEN = re.compile(
    r"连(?P<thing>[\u4e00-\u9fff]{2,8}?)(?:都|也)(?:还|从)?(?:没有?|未)(?:能|有)?(?:做|开展|启动|搞|办|开始|弄|完成)"
)
DONE_OR_BEGUN = re.compile(r"(?<!未)已|均|完成|获批|批复|通过")
OPEN_STILL = re.compile(r"未(?!开工项目)|没有|尚|拟|计划|将")


def done_after_all(query: Query, entry: Entry) -> Statement | None:
    """Return what an entry says is done or begun where a question denies the least of it."""
    claim = NOT_EVEN.search(query.text)
    column = entry.column(Role.PROGRESS)
    if claim is None or not column:
        return None
    thing = claim["thing"]
    named = [word for word in content_words(thing) if is_noun(word)] or [thing]
    for clause in CLAUSE.finditer(entry.progress):
        said = DONE_OR_BEGUN.search(clause[0]) and not OPEN_STILL.search(clause[0])
        if said and (holds(clause[0], thing) or all(holds(clause[0], word) for word in named)):
            span = Span(entry, column, *clause.span())
            return Statement(f"与台账不符：台账写明{span.text.strip()}。", (span,))
    return None
