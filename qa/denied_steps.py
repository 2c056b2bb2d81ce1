"""A step that a question why denies and an entry says is taken: 规划都没出台，什么原因."""

from __future__ import annotations

import re
from functools import cache

from index import regexes
from index.entry import Entry, Role
from qa.asked_figures import pairs_held
from qa.causes import CAUSE
from qa.draft import Span, Statement
from qa.glossary import holds
from qa.predicates import spoken
from qa.question import Query
from qa.quote import sentences
from qa.stages import CLAUSE
from qa.wording import content_words, is_generic

WHY = re.compile(
    rf"(?:{CAUSE.pattern})|怎么|咋|迟迟|一直|至今|到现在|到(?:[一二三四]?季度|月|年)?[末底]"
)
# 出台, 落实, 开工 and their like are the verbs of predicates.tsv; works have some of their own.
WORKS = {
    "落": "落实|落地|选定",
    "落实": "落实|落地",
    "落地": "落实|落地",
    "开工": "开工|动工",
    "动工": "开工|动工",
    "动": "开工|动工",
    "立项": "立项",
    "成立": "成立|组建",
    "建": "建成|完成[^，。；]{0,14}建设",
    "建好": "建成|完成[^，。；]{0,14}建设",
    "建起来": "建成|建立|完成[^，。；]{0,14}建设",
}
# 不 denies what comes of it: 批不下来.
DENIED = (
    r"(?:没(?:有|能)?|未能?)(?:能|正式|顺利)*(?P<verb>VERBS)"
    r"(?!的)(?P<with>[\u4e00-\u9fff]{0,3}?)(?:下来|出来|上去|好|完|成|过|上|到位)*(?:了|呢)?(?=[，,。?？]|$|是|什么|为|原因|怎|到底|还|就)"
)
# What stands before the thing that is denied a step, and after it.
BEFORE = re.compile(r"^(?:请问|那么?|这|为什么|为啥|为何|怎么|咋|凭什么|什么原因)+")
TIMES = re.compile(
    r"(?:为什么|为啥|为何|怎么|咋|迟迟|一直|至今|到现在|到[\u4e00-\u9fff\d]{0,6}[末底]|都|也|还|仍|尚|连|居然|竟然|一[个项条处家]|全)+"
)
# 评审都没过, 市规委会都没上: the step is a thing that is not passed.
NOT_PASSED = re.compile(
    r"(?P<said>[^，,。；;？?]{2,})(?:都|也)(?:还|从)?(?:没有?|未)(?:能|有)?(?:通过|过|上|走|开|拿到|取得)"
)
# 项目立项前公示, 按程序印发后启动, 评审工作: the step is named, and not taken.
NOT_TAKEN_AFTER = re.compile(r"^(?:前|之前|后启|后再|准备|条件|期)")
NOT_TAKEN_BEFORE = re.compile(
    r"(?:未|没有?|待|拟|将|争取|力争|计划|预计|下一步|按程序|推进|推动|加快|准备|正在(?!按)|即将|申请|启动|筹备|协调|争取)[^，。；]{0,12}$"
)
# 已印发, 通过评审, 我市印发《…》: it is said to be so, and not only named.
TAKEN_BEFORE = re.compile(
    r"(?:已经?|完成|均|获|通过|成功|顺利|正式|全部)[^，。；]{0,18}$|^(?:\d+\.)?(?:一季度|今年)?(?:我?[省市县区]|全市)?(?:\d+月\d+日)?$"
)
TAKEN_AFTER = re.compile(r"^(?:了|完成|完毕|到位|下发|实施)?(?:《|了|完成|完毕|到位)")
NAMED_BY = 0.4
# 还没开工 may be said of some: only that not one has begun is set right by those that have.
BEGUN = ("开工", "动工", "动", "启动", "开始")


@cache
def verbs() -> dict[str, str]:
    """Return for a verb that a question may deny what a ledger writes where it is so."""
    return {**spoken(), **WORKS}


@cache
def denied() -> re.Pattern[str]:
    return re.compile(DENIED.replace("VERBS", "|".join(sorted(verbs(), key=len, reverse=True))))


def taken_after_all(query: Query, entry: Entry) -> Statement | None:
    """Return what an entry says is taken of a step that a question why denies; None where it does not.

    The sentence that is most of the thing has to say so, not that it is planned, begun or under way.
    """
    column = entry.column(Role.PROGRESS)
    if not column or not WHY.search(query.text):
        return None
    for thing, written in steps_denied(query):
        about = sentence_about(entry, column, thing, written)
        clause = clause_taking(about.text, written) if about else None
        if about and clause:
            start = about.start + clause.start()
            span = Span(entry, column, start, start + len(clause[0]))
            # 3月19日已印发 names nothing: the whole sentence does.
            span = span if pairs_held(thing, span.text) >= NAMED_BY else about
            said = span.text.strip().rstrip("。；;")
            return Statement(f"与台账不符：台账写明{said}。", (span,))
    return None


def steps_denied(query: Query) -> list[tuple[str, str]]:
    """Return each thing that a question denies a step, and what ledgers write where it is taken."""
    found = []
    for clause in re.split(r"[，,。；;？?]", query.text):
        passed = NOT_PASSED.search(clause)
        if passed and (words := content_words(passed["said"])):
            found.append((bare(passed["said"].rpartition(words[-1])[0]), re.escape(words[-1])))
        elif (match := denied().search(clause)) and denies_all(match):
            found.append((bare(clause[: match.start()]), verbs()[match["verb"]]))
    return found


def denies_all(denial: re.Match[str]) -> bool:
    """Return whether a step is denied of all of a thing: 一个都没开工, and no 还有几条没开工."""
    before = denial.string[: denial.start()]
    if regexes.search(r"有(?:些|的)|部分|还有|剩|[里中]|多少|几", before):
        return False
    return denial["verb"] not in BEGUN or regexes.search(r"都|全|也|从", before[-3:]) is not None


def bare(said: str) -> str:
    """Return what names a thing, without the question's own words and times around it."""
    return TIMES.sub("", BEFORE.sub("", said))


def named_words(thing: str) -> list[str]:
    return [word for word in content_words(thing) if not is_generic(word)]


def names(thing: str, text: str) -> bool:
    """Return whether a text has a word of a thing's name, by the glossary or as it is."""
    return any(holds(text, word) for word in named_words(thing))


def sentence_about(entry: Entry, column: str, thing: str, written: str) -> Span | None:
    """Return the sentence of an entry's progress that is most of a thing.

    Where only the title names it, the one sentence that has the step; None where there are several.
    """
    spans = [Span(entry, column, start, end) for start, end in sentences(entry.progress)]
    words = named_words(thing)
    if not spans or 2 * sum(holds(entry.chunk, word) for word in words) <= len(words):
        return None
    best = max(spans, key=lambda one: (pairs_held(thing, one.text), -one.start))
    if names(thing, best.text):
        return best
    having = [one for one in spans if regexes.search(written, one.text)]
    return having[0] if len(having) == 1 and names(thing, entry.title) else None


def clause_taking(text: str, written: str) -> re.Match[str] | None:
    """Return the clause of a sentence that says a step is taken, and not planned or under way."""
    for clause in CLAUSE.finditer(text):
        for match in regexes.finditer(written, clause[0]):
            before, after = clause[0][: match.start()], clause[0][match.end() :]
            said = TAKEN_BEFORE.search(before) or TAKEN_AFTER.match(after)
            said = said or regexes.search(r"^(?:获|通过)", match[0])
            if said and not (NOT_TAKEN_BEFORE.search(before) or NOT_TAKEN_AFTER.match(after)):
                return clause
    return None
