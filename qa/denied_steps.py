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
from qa.predicates import of_works, spoken
from qa.question import Query
from qa.quote import sentences
from qa.steps_taken import bare, clause_taking, named_words, sentence_about
from qa.wording import content_words

# 一个都没出台: that of all is set right, whatever is asked with it.
OF_ALL = re.compile(r"(?:一|半)[个项条家份座处]都?(?:还|从)?[没未]")
WHY = re.compile(
    rf"(?:{CAUSE.pattern})|怎么|咋|迟迟|一直|至今|到现在|到(?:[一二三四]?季度|月|年)?[末底]"
    # 定不下来，是不是得催一催
    r"|(?:得|该|要|应当?)(?:去|好好|赶紧|抓紧)?(?:催|督促|督办|约谈|通报|问责)"
    rf"|(?:{OF_ALL.pattern})"
    # 没能定下来，什么时候再定: when it will be is asked of what is not.
    r"|(?:什么时候|啥时候|何时|几时|哪[天月])(?:再|才|能|会)"
)
# 不 denies what comes of it: 批不下来.
DENIED = (
    r"(?:(?:没(?:有|能)?|未能?)(?:能|正式|顺利)*(?P<verb>VERBS)|(?P<cannot>[定批报印签选招])不(?=下来|出来|上去|了|成))"
    r"(?!的)(?P<with>[\u4e00-\u9fff]{0,3}?)(?:下来|出来|上去|好|完|成|过|上|到位)*(?:了|呢)?(?=[，,。?？]|$|是|什么|为|原因|怎|到底|还|就)"
)
# 评审都没过, 市规委会都没上: the step is a thing that is not passed.
NOT_PASSED = re.compile(
    r"(?P<said>[^，,。；;？?]{2,})(?:都|也)(?:还|从)?(?:没有?|未)(?:能|有)?(?:通过|过|上|走|开|拿到|取得)"
)
NAMED_BY = 0.4
# 还没开工 may be said of some: only that not one has begun is set right by those that have.
BEGUN = ("开工", "动工", "动", "启动", "开始")


@cache
def verbs_denied() -> dict[str, str]:
    """Return for a verb that a question may deny what a ledger writes where it is so."""
    return {**spoken(), **of_works()}


@cache
def denied() -> re.Pattern[str]:
    return re.compile(
        DENIED.replace("VERBS", "|".join(sorted(verbs_denied(), key=len, reverse=True)))
    )


def taken_after_all(query: Query, entry: Entry) -> Statement | None:
    """Return what an entry says is taken of a step that a question why denies; None where it does not.

    The sentence that is most of the thing has to say so, not that it is planned, begun or under way.
    """
    column = entry.column(Role.PROGRESS)
    if not column or not WHY.search(query.text):
        return None
    said_of_all = OF_ALL.search(query.text)
    for thing, written in steps_denied(query):
        about = said_of_all and sentence_taking(entry, column, thing, written)
        about = about or sentence_about(entry, column, thing, written)
        clause = clause_taking(about.text, written) if about else None
        if about and clause:
            start = about.start + clause.start()
            span = Span(entry, column, start, start + len(clause[0]))
            # 3月19日已印发 names nothing: the whole sentence does.
            span = span if pairs_held(thing, span.text) >= NAMED_BY else about
            said = span.text.strip().rstrip("。；;")
            return Statement(f"与台账不符：台账写明{said}。", (span,))
    return None


def sentence_taking(entry: Entry, column: str, thing: str, written: str) -> Span | None:
    """Return the first sentence that says a step is taken of one of the things that a title names."""
    if not any(holds(entry.title, word) for word in content_words(thing)):
        return None
    spans = (Span(entry, column, start, end) for start, end in sentences(entry.progress))
    # 《生态修复规划》 is one of 7个专项规划.
    of_thing = (one for one in spans if pairs_held(thing, one.text) > 0)
    return next((one for one in of_thing if clause_taking(one.text, written)), None)


def steps_denied(query: Query) -> list[tuple[str, str]]:
    """Return each thing that a question denies a step, and what ledgers write where it is taken."""
    found = []
    clauses = re.split(r"[，,。；;？?]", query.text)
    for before, clause in zip(["", *clauses], clauses, strict=False):
        passed = NOT_PASSED.search(clause)
        if passed and (words := content_words(passed["said"])):
            found.append((bare(passed["said"].rpartition(words[-1])[0]), re.escape(words[-1])))
        elif (match := denied().search(clause)) and denies_all(match):
            verb = match["verb"] or match["cannot"]
            thing = bare(clause[: match.start()])
            # 60个生活圈，名单没能定下来: what the list is of stands before it.
            named = thing if named_words(thing) else bare(before) + thing
            found.append((named, verbs_denied()[verb]))
    return found


def denies_all(denial: re.Match[str]) -> bool:
    """Return whether a step is denied of all of a thing: 一个都没开工, and no 还有几条没开工."""
    before = denial.string[: denial.start()]
    if regexes.search(r"有(?:些|的)|部分|还有|剩|[里中]|多少|几", before):
        return False
    return denial["verb"] not in BEGUN or regexes.search(r"都|全|也|从", before[-3:]) is not None
