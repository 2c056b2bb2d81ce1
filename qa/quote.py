"""The sentences of an entry that answer a question, and the figure that it asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.entry import Entry, Role
from index.lexical import normalise
from qa.draft import Span
from qa.glossary import names
from qa.located import (
    SENTENCE_END,
    Located,
    located,
    located_in,
    near,
    sentence,
    sentence_span,
)
from qa.pairs import is_of_entry, is_part, restates
from qa.question import Query
from qa.standing import standing
from qa.subject import Prepared, Term, presence
from qa.units_asked import measures_asked
from qa.wording import content_words, is_generic, is_measure, is_noun

# A cell up to this long is quoted whole; from a longer one, the sentences that answer.
WHOLE_UP_TO = 160
LONGEST_QUOTE = 300
# What is asked of an entry as a whole is answered by its whole cell up to this length.
BROAD_UP_TO = 700
GIST_UP_TO = 260
# How much less a figure is worth that only says the pledge's own again.
AGAIN = 0.5
# A figure of a part that the question does not name is less than one of the whole.
OF_PART = 0.6
# 崂山区已完成206户设计，开工63户: what stands before in the segment is the figure's subject too.
FROM_BEFORE = 0.8
# A figure under another verb than the one asked for counts less than one under none.
OTHER_VERB = -0.5
# A sentence under a verb that the question names: 总体开工情况.
VERB_WORTH = 0.25
# The words right before a quantity name it; what stands further off they all share.
OWN_WORDS = 8
# One thing is counted by any of these: 装了几部电梯, 152台.
MACHINES = ("台", "部", "辆", "架", "套")
FIGURE = re.compile(r"\d")
# A rate named by what is done: 封顶率, 开工比例.
RATE_OF = re.compile(r"(?P<verb>封顶|开工|完工|接入|招标|签约|立项|贯通)(?:在建)?(?:率|比例|占比)")
ISSUED = re.compile(r"印发|召开|制定|聚焦|按照")


def sentences(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of a text start and end, white space around them left out."""
    spans, start = [], 0
    for match in [*SENTENCE_END.finditer(text), None]:
        end = match.end() if match else len(text)
        left = start + len(text[start:end]) - len(text[start:end].lstrip())
        right = end - (len(text[start:end]) - len(text[start:end].rstrip()))
        if right > left and re.search(r"\w", text[left:right]):
            spans.append((left, right))
        start = end
    return spans


def met(term: Term, text: str) -> float:
    """Return how far a text meets a term, in [0, 1]."""
    prepared = Prepared(normalise(text), "")
    return max([presence(term.word, prepared), *(presence(name, prepared) for name in term.names)])


def quote(query: Query, terms: Sequence[Term], entry: Entry, *, limit: int) -> tuple[Span, ...]:
    """Return the spans of the progress that answer, in order, about `limit` characters together.

    Terms that the title meets do not tell sentences apart; those that only the progress meets do.
    """
    column = entry.column(Role.PROGRESS)
    text = entry.progress
    if column is None or not text:
        return ()
    parts = sentences(text)
    apart = [term for term in terms if tells_apart(term, entry, parts)]
    scores = [
        sum(term.weight * met(term, text[start:end]) for term in apart) for start, end in parts
    ]
    verbs = [verb for verb in VERBS if verb in query.text and verb not in entry.title]
    for at, (start, end) in enumerate(parts):
        scores[at] += VERB_WORTH * any(verb in text[start:end] for verb in verbs)
    asked = [one for one in located(entry, Role.PROGRESS) if answers_unit(query, one)]
    for wanted in wanted_figures(query, terms, entry) if len(asked) < len(parts) * 2 else ():
        at = next(i for i, (start, end) in enumerate(parts) if start <= wanted.figure.start < end)
        scores[at] += 0.5
    narrow = max(scores, default=0) >= 0.3
    broad = BROAD_UP_TO if limit == LONGEST_QUOTE else limit
    if len(text) <= WHOLE_UP_TO or (not narrow and len(text) <= broad):
        return (Span(entry, column, 0, len(text)),)
    actuals = [
        one.figure.start
        for pair in standing(entry).pairs
        for one in pair.actuals
        if one.column == column
    ]
    for at, (start, end) in enumerate(parts):
        holds = sum(start <= one.figure.start < end for one in asked)
        measured = sum(start <= place < end for place in actuals)
        scores[at] += 0.25 * bool(holds) + 0.2 * bool(measured)
        scores[at] += 0.1 * bool(FIGURE.search(text[start:end])) + 0.05 * (at == 0)
        # 印发《…》 is what was written, not what has come of it.
        scores[at] -= 0.15 * bool(ISSUED.search(text[start:end]))
    chosen = best_within(parts, scores, limit, narrow=narrow)
    if narrow:
        chosen = with_paragraph(text, parts, chosen, limit)
    return tuple(Span(entry, column, start, end) for start, end in join(chosen, text))


def with_paragraph(
    text: str, parts: Sequence[tuple[int, int]], chosen: list[tuple[int, int]], limit: int
) -> list[tuple[int, int]]:
    """Return the chosen sentences with what follows them in their paragraph, within a length."""
    length = sum(end - start for start, end in chosen)
    taken = set(chosen)
    for part in parts:
        start, end = part
        before = [other for other in taken if other[1] <= start]
        if part in taken or not before:
            continue
        same = "\n" in text and "\n" not in text[max(before)[1] : start]
        if same and length + end - start <= limit:
            taken.add(part)
            length += end - start
    return sorted(taken)


def tells_apart(term: Term, entry: Entry, parts: Sequence[tuple[int, int]]) -> bool:
    """Return whether a term stands in some sentences of the progress and not in most."""
    holding = sum(met(term, entry.progress[start:end]) >= 0.5 for start, end in parts)
    if met(term, entry.title) < 0.5:
        return True
    return 0 < holding <= len(parts) / 3


def best_within(
    parts: Sequence[tuple[int, int]], scores: Sequence[float], limit: int, *, narrow: bool
) -> list[tuple[int, int]]:
    """Return the best sentences within a length, in their order; ties by position."""
    order = sorted(range(len(parts)), key=lambda at: (-scores[at], at))
    best = scores[order[0]]
    chosen: list[int] = []
    length = 0
    for at in order:
        start, end = parts[at]
        worth = not narrow or scores[at] >= 0.4 * best
        if chosen and (length + end - start > limit or not worth):
            continue
        chosen.append(at)
        length += end - start
    return [parts[at] for at in sorted(chosen)]


def join(parts: Sequence[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Return the spans with neighbours made one."""
    joined: list[tuple[int, int]] = []
    for start, end in parts:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def words_of(spans: Sequence[Span]) -> str:
    """Return quoted spans as running words; what is left out between them is marked."""
    return "……".join(map(words_of_one, spans))


def words_of_one(span: Span) -> str:
    """Return a span as running words; a cell that is a number with its header and unit."""
    for role in (Role.PROGRESS, Role.TARGET, Role.STATUS):
        if span.column == span.entry.column(role):
            bare = next((one for one in located(span.entry, role) if one.is_bare), None)
            if bare and bare.figure.unit:
                return bare.figure.shown
    return re.sub(r"\s*\n\s*", " ", span.text).strip()


def answers_unit(query: Query, one: Located) -> bool:
    """Return whether a figure is in the unit that is asked for."""
    figure = one.figure
    if not query.unit:
        return False
    if query.unit == "人" and figure.base in ("人", "人次", "户"):
        return figure.base == "人" or query.counter == ""
    if query.unit == "百分点":
        return figure.base in ("百分点", "%")
    if query.unit == "平方米" and not query.counter:
        return figure.base in ("平方米", "亩")
    if query.counter in MACHINES and figure.unit in MACHINES:
        return True
    return figure.base == query.unit


def asked_figure(query: Query, terms: Sequence[Term], entry: Entry, role: Role) -> Located | None:
    """Return the figure of a column that a question asks for, or None; ties by position."""
    candidates = [one for one in located(entry, role) if answers_unit(query, one)]
    rate = RATE_OF.search(query.text)
    if rate and query.unit == "%":
        # 封顶率 is no other rate of the entry: better none than that.
        candidates = [one for one in candidates if rate["verb"] in near(one)]
    candidates = [one for one in candidates if not counts_other(query, entry, one)]
    candidates = [one for one in candidates if not set_aside(query, one)]
    if not candidates:
        return None
    titled = within(query, entry.title)
    untitled = [term for term in terms if met(term, titled) < 0.5] or list(terms)
    goals = {one.figure.value for one in located(entry, Role.TITLE)}

    asked_verbs = [word for word in VERBS if word in query.text]
    own = [term for term in terms if not is_measure(term.word) and met(term, titled) < 0.5]
    years = {period.year for period in query.periods if period.year}

    def fit(one: Located) -> float:
        words = within(query, near(one))
        before = within(query, leading(one))
        if (other := counterpart(one)) is not None:
            # 客流量…，营业额…，分别增长15.5%、12%: each rate is of the quantity in its place.
            at = one.text.rfind("分别", 0, one.figure.start)
            words = one.text[at : one.figure.start] + other.figure.before[-OWN_WORDS:]
            before = ""
        context = sum(
            term.weight * max(met(term, words), FROM_BEFORE * met(term, before))
            for term in untitled
        )
        clause = within(query, one.clause)
        wider = sum(term.weight * met(term, clause) for term in terms) * 0.5
        verb = float(sum(word in words and not of_next(word, one) for word in asked_verbs))
        if asked_verbs and not verb and any(word in words for word in VERBS):
            verb = OTHER_VERB
        same_counter = 0.3 if query.counter and one.figure.unit.endswith(query.counter) else 0.0
        # 建立100条背街小巷整治台账 says the pledge again, not what has come of it.
        again = role is Role.PROGRESS and not one.figure.is_rate and restates(one, goals)
        own_context = max((met(term, words) for term in own), default=0.0)
        part = is_part(one) and own_context == 0.0 and "其中" not in query.text
        aside = OF_PART * (part + (context if part and not own else 0.0))
        said = sentence(one)
        # 2024年推进…8.3万户 beside the 9.5万户 of a plan of several years.
        dated = OF_YEAR * any(f"{year}年" in said for year in years)
        dated -= OF_YEAR * bool(PLANNED_IN.search(said) and not PLANNED_IN.search(query.text))
        dated += OF_ENTRY * (not own and is_of_entry(one))
        return context + wider + 0.6 * verb + same_counter - AGAIN * again - aside + dated

    return max(candidates, key=lambda one: (fit(one), -one.figure.start))


def of_next(verb: str, one: Located) -> bool:
    """Return whether a verb after a figure is that of the next one: 16个项目已开工9个."""
    if verb in one.figure.before[-OWN_WORDS:]:
        return False
    at = one.text.find(verb, one.figure.end)
    return at >= 0 and bool(NUMBER_NEXT.match(one.text, at + len(verb)))


NUMBER_NEXT = re.compile(r"(?:在建|建设)?(?:了|约|近|超过|达到?)?\d")
# 出口 is no 进出口, 税收收入 no 非税收入.
LONGER_WORDS = ("进出口", "非税", "非公", "非住宅", "非化石")
# 由168元提高到190元: the first is what was before.
FORMER = re.compile(r"(?:由|从)[^，。；]*$")
RAISED = re.compile(
    r"^[^，。；]{0,6}(?:提高|增加|上升|提升|增长|下降|降低|减少|改善|扩大|调整)(?:到|至|为)"
)
FORMER_ASKED = re.compile(r"原来|原先|之前|以前|此前|上年|去年|调整前|提高前|由多少|从多少")
REACHED_OUT = re.compile(r"惠及|走访|参训|参加|覆盖|服务")
TALKED = re.compile(r"宣讲|培训|走访|调研|宣传")
CHANGE_ASKED = re.compile(
    r"(?:净增|增加|提高|提升|上升|减少|降低|下降)了?(?:多少|几)(?!个?百分点|个?点)"
)
CHANGED = re.compile(r"净增|新增|增加|增长|提高|提升|上升|减少|降低|下降|压减|扩大")
PLANNED_IN = re.compile(r"纳入[^，。；]{0,10}(?:计划|规划)")
ALSO_ASKED = re.compile(r"[?？](?P<clause>[^?？，,]{2,16})呢[?？。]*$")
# How much a figure of the entry's own thing is worth where no other is named.
OF_ENTRY = 0.6
# A rate that is asked for by its name: 腾房率.
NAMED_RATE = re.compile(r"(?P<of>[\u4e00-\u9fff]{2})率")
# How much the year that a question names is worth in the sentence of a figure.
OF_YEAR = 0.4


def within(query: Query, text: str) -> str:
    """Return a text without the longer words that hold one of the question: 进出口 for 出口."""
    for word in LONGER_WORDS:
        if word not in query.text:
            text = text.replace(word, "○")
    return text


def is_former(one: Located) -> bool:
    """Return whether a figure is what another has come from: 由168元提高到190元."""
    return bool(FORMER.search(one.figure.before) and RAISED.search(one.figure.after))


def denied_of(query: Query, entry: Entry) -> str:
    """Return the word with 非 that a question asks for and an entry has not: 非税收入."""
    match = re.search(r"非(?:税收?收入|公有?制?经济|住宅)", query.text)
    return match[0] if match and match[0] not in entry.chunk else ""


def set_aside(query: Query, one: Located) -> bool:
    """Return whether a figure is surely not what is asked, though it is in the unit.

    What was before a change, what a campaign reached, and a level where a change is asked for.
    """
    said = near(one)
    asked, named = NAMED_RATE.search(query.text), NAMED_RATE.search(said.partition("｜")[0])
    if (
        asked
        and named
        and one.figure.base == "%"
        and len(NAMED_RATE.findall(query.text)) == 1
        and asked["of"] in one.entry.progress
        and f"{asked['of']}率" not in one.entry.chunk
    ):
        return True
    if is_former(one) and not FORMER_ASKED.search(query.text):
        return True
    if (
        REACHED_OUT.search(said)
        and TALKED.search(sentence(one))
        and not TALKED.search(query.text)
        and not REACHED_OUT.search(query.text)
        and not any(
            word in said
            for word in content_words(query.subject)
            if not is_generic(word) and word not in one.entry.title
        )
    ):
        return True
    return bool(
        CHANGE_ASKED.search(query.text)
        and not one.figure.is_rate
        and not CHANGED.search(said)
        and not CHANGED.search(one.entry.title)
    )


def counterpart(one: Located) -> Located | None:
    """Return the quantity that a rate is of where a sentence gives several 分别, in their order."""
    said = one.text[: one.figure.start]
    at = said.rfind("分别")
    if not one.figure.is_rate or at < 0 or SENTENCE_END.search(said[at:]):
        return None
    start, end = sentence_span(one.text, one.figure.start)
    held = [
        other for other in located_in(one.entry, one.column) if start <= other.figure.start < end
    ]
    rates = [other for other in held if other.figure.start > at and other.figure.is_rate]
    counted = [other for other in held if other.figure.start < at and not other.figure.is_rate]
    if len(rates) < 2 or len(counted) < len(rates):
        return None
    place = next(i for i, other in enumerate(rates) if other.figure.start == one.figure.start)
    return counted[len(counted) - len(rates) + place]


def leading(one: Located) -> str:
    """Return the words of a figure's segment that stand before it: up to the stop or semicolon."""
    start = max(one.text.rfind(stop, 0, one.figure.start) for stop in "。；;\n") + 1
    return one.text[start : one.figure.start]


def wanted_figures(
    query: Query, terms: Sequence[Term], entry: Entry, role: Role = Role.PROGRESS
) -> list[Located]:
    """Return the figures of a column that the clauses of a question ask for, each once."""
    found: dict[int, Located] = {}
    # 营业额多少？同比增长多少: a clause without a word of its own goes on with the one before.
    last: list[Term] = []
    before: tuple[str, str] | None = None
    asked_for = measures_asked(query.text)
    also = ALSO_ASKED.search(query.text)
    if asked_for and also and not any(also["clause"] in clause for clause, *_ in asked_for):
        # 工业投资增长多少？房地产投资呢: the second is asked for as the first is.
        asked_for.append((also["clause"], *asked_for[-1][1:]))
    for clause, unit, counter in asked_for or [(query.text, query.unit, query.counter)]:
        asked = replace(query, text=clause, unit=unit, counter=counter)
        own = (one for one in terms if one.word in clause and not is_measure(one.word))
        last = list(own) or last
        told_of = last or list(terms)
        one = asked_figure(asked, told_of, entry, role)
        if one is None and before and clause.endswith("呢"):
            # 房地产投资呢 after 工业投资增长多少 asks for growth where no amount is given.
            asked = replace(asked, unit=before[0], counter=before[1])
            one = asked_figure(asked, told_of, entry, role)
        before = (unit, counter)
        if one:
            found.setdefault(one.figure.start, one)
    return list(found.values())


def counts_other(query: Query, entry: Entry, one: Located) -> bool:
    """Return whether a figure counts things that neither question nor pledge names.

    40个细分赛道 is no number of 概念验证平台.
    """
    after = re.match(r"[\u4e00-\u9fff]{2,8}", one.figure.after)
    if one.figure.base != "个" or not after:
        return False
    noun = next(iter(content_words(after[0])), "")
    if not noun or not after[0].startswith(noun) or not is_noun(noun) or is_generic(noun):
        return False
    asked = query.text + entry.title
    beside = near(one)
    if any(word in beside and word not in entry.title for word in content_words(query.subject)):
        # 5个港口重点项目前期工作 is what 做前期的有几个 asks for, whatever the things are called.
        return False
    return noun not in asked and not any(name in asked for name in names().get(noun, ()))


VERBS = (
    "开工", "完工", "封顶", "完成投资", "新增", "新开通", "累计", "同比", "增长", "增速", "占", "高于",
    "节约", "惠及", "拨付", "立项", "接入", "参保", "招标", "始发", "贯通", "签约", "举办", "完成",
    "主体施工", "未开工", "投资",
)  # fmt: skip


def pairs_held(phrase: str, text: str) -> float:
    """Return the share of a phrase's character pairs that a text holds."""
    pairs = [phrase[at : at + 2] for at in range(len(phrase) - 1)] or [phrase]
    return sum(pair in text for pair in pairs) / len(pairs)
