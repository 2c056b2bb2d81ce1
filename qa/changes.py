"""What is asked of the 事项 of two periods: kept, unchanged, dropped, new, or with another target."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from index.entry import Ledger
from qa import refuse
from qa.draft import Draft
from qa.find import Asked, Finder
from qa.links import answer_change
from qa.periods import newest_period
from qa.question import Query
from qa.scope import latest_of_year
from qa.select import conditions_of
from qa.subject import telling
from qa.themes import themes_in
from qa.topic import theme_words


@dataclass(frozen=True, slots=True)
class Change:
    """A change from one period to the next, how it is asked of two, and of the newest alone."""

    name: str
    of_two: re.Pattern[str]
    # 哪些目标提高了: than the year before, though no period is named.
    of_newest: re.Pattern[str] | None = None


# The first that a question asks for counts; new and gone may be asked for together.
CHANGES = (
    Change(
        "same",
        re.compile(
            r"一?(?:个)?字(?:都|也)?(?:不|没|未)(?:有)?(?:改|变|动)|原样|完全(?:相同|一样|一致)|一模一样"
            r"|文字(?:相同|一样)|一字(?:不|未)"
        ),
    ),
    Change(
        "unmoved",
        re.compile(
            r"目标(?:值|数)?(?:也|都|还|却)*(?:没有?|未|不)(?:有|曾)?(?:变|调|动|改)|目标(?:值|数)?(?:也|都)*(?:一样|相同|一致|持平|不变)"
        ),
        re.compile(r"哪[^，。?？]{0,6}目标(?:值|数)?(?:都)?(?:没有?|未|不)(?:有)?(?:变|调|动|改)"),
    ),
    Change(
        "higher",
        re.compile(
            r"目标.{0,10}(?:调高|提高|上调|更高|加码|比去年(?:高|多|大)|高于去年|多于去年)"
            r"|比去年.{0,6}目标.{0,4}(?:高|多)"
        ),
        re.compile(r"哪[^，。?？]{0,6}目标(?:是|有)?(?:提高|调高|上调|加码)(?:了|的|[?？]|$)"),
    ),
    Change(
        "lower",
        re.compile(
            r"目标.{0,10}(?:调低|降低|下调|更低|比去年(?:低|少|小)|低于去年|少于去年)"
            r"|比去年.{0,6}目标.{0,4}(?:低|少)"
        ),
        re.compile(r"哪[^，。?？]{0,6}目标(?:是|有)?(?:降低|调低|下调|减少)(?:了|的|[?？]|$)"),
    ),
    Change(
        "still",
        re.compile(
            r"没有?(?:什么)?(?:新)?的?(?:进展|变化|动静|推进)|进展(?:都)?(?:一样|相同|没变|未变)|原地踏步"
        ),
    ),
    Change(
        "gone",
        re.compile(
            r"(?:有|列)[^，。]{0,10}(?:今年|20\d\d年)[^，。]{0,8}(?:不见|没了|没有了|消失|取消|找不到)"
            r"|(?:减少|取消|少|撤)了?(?:哪|什么)|去年有.{0,4}今年没|不再列|(?:没有?|未|不)再?(?:出现|露面)"
            r"|(?:没有?|未|不)再(?:列|提|安排|见)|取消了?的|今年(?:没有|不再|少)了?(?=的|[，,。？?]|$|哪)"
        ),
    ),
    Change(
        "new",
        re.compile(
            r"(?:哪些|哪几[项条])(?:事项|任务|项目|工作)?(?:是|为|属于?)(?:今年)?新(?:的|项目|事项|任务|工作|列|加|上)"
            r"|新增的(?:实事|事项|任务|工作)(?!数)|(?:新增|多出|增加|多)了?(?:哪|什么)"
            r"|(?:新增|新列|新添)了?(?:几|多少)[项条件](?=工作|事项|任务|[，,。?？]|$)|今年有.{0,4}去年没"
            r"|(?:第一次|首次|头一[次回年])(?:出现|露面|列入?|提出?|挂(?:牌|出来)?|进台账)"
            r"|(?:今年|本期|新)(?:才有|新列|新加|新上|新增)了?(?:的|哪些)|去年没有(?=的|[，,。？?]|$|过)"
        ),
        re.compile(
            r"(?:哪些|哪几[项条])(?:事项|任务|项目|工作)?(?:是|为|属于?)(?:今年)?新"
            r"|新(?:增|列|添|上|加)(?:加)?(?:的|了哪些)(?:实事|事项|任务|工作)(?!数)"
            r"|(?:第一次|首次|头一[次回年])(?:出现|露面|列入?|提出?|挂(?:牌|出来)?|进台账)"
        ),
    ),
    Change(
        "kept",
        re.compile(
            r"(?:和|跟|与|同)(?:去年|上年|前一年|20\d\d年)(?:的)?(?:一样|相同|同样|重复|一致)"
            r"|都(?:在|有|列|出现|挂|推进|提|安排|抓|做)(?![了过着有]?些?(?:什么|啥|哪))"
            r"|延续|续(?:推|做|建)|重复|连续|(?:相同|同样)的(?:事项|工作|任务)"
        ),
    ),
)
# 只有去年才有的, 仅2025年有的事项: what the other period has not.
ONLY_IN = re.compile(
    r"(?:只|仅|单)(?:有|在|是|见于|限于)?(?:去年|前年|今年|上年|本年|当年|20\d\d年?)(?:度)?(?:的?台账)?(?:里|中)?"
    r"(?:才|里|中)*(?:有|出现|列|提|写|见|挂)[^，。?？]{0,3}的"
)
# 去年有今年没有的事项 asks for them without 哪些.
ENDS_OPEN = re.compile(r"的(?:事项|任务|工作|项目)?[。?？]*$")


def changes_asked(text: str) -> list[str]:
    """Return what is asked of the 事项 of two periods, by the names of CHANGES; mostly one."""
    found = [change.name for change in CHANGES if change.of_two.search(text)]
    both = [name for name in found if name in ("new", "gone")]
    return both if len(both) == 2 else found[:1]


# 有哪些到了2025年台账就没有了, 2024年有、2025年没有的: which of two periods lacks them.
LACKED_IN = re.compile(
    r"(?P<year>[今去前]年|20\d\d年?)(?:[一二三四]季度)?(?:的?台账)?(?:里|中|上)?(?:就|却|已经?|又|再)*(?:没有?了?|没了|不见了?|找不到了?|取消了?|不提了?)(?=的|[，,。？?、]|$|哪)"
)


def carried_on(find: Finder, asked: Asked) -> Draft | None:
    """Return the 事项 that the newest two of the periods asked for share, or that one has alone."""
    query, scope, terms, _ = asked
    only = only_in(query, find) or lacked(query, find)
    field = next(iter(themes_in(query.subject)), None) if theme_words(query, terms) else None
    changes = [only] if only else changes_asked(query.text)
    of_newest = {one.name for one in CHANGES if one.of_newest and one.of_newest.search(query.text)}
    moved = of_newest & {"higher", "lower", "unmoved"} and not conditions_of(query)
    if not changes or (telling(terms) and not field and changes != ["still"] and not moved):
        return None
    if field and not only:
        # 跟企业培育有关的，两年都列一下 is of a field, and not of all that two periods share.
        return None
    both = query.both_periods or len(query.periods) > 1
    across = bool(only or of_newest)
    if not (both or across):
        return None
    if not (query.marks & {"which", "count"} or only or ENDS_OPEN.search(query.text)):
        return None
    ledgers = one_a_period(scope.ledgers if both else find.ledgers)
    if not ledgers:
        return None
    now = ledgers[-1]
    before = [ledger for ledger in ledgers[:-1] if ledger.place == now.place]
    if not before:
        words = f"台账中没有比{now.entries[0].period_label}更早的一期，不能对照"
        return refuse.not_reported(words, None, find.ledgers) if across else None
    drafts = [answer_change(one, now.entries, before[-1].entries, field) for one in changes]
    found = [draft for draft in drafts if draft]
    if not found:
        words = f"{now.entries[0].period_label}与{before[-1].entries[0].period_label}对应的事项中没有这样的"
        return refuse.not_reported(words, None, find.ledgers) if moved or field else None
    blocks = tuple(block for draft in found for block in draft.blocks)
    counts = tuple(count for draft in found for count in draft.counts)
    return replace(found[0], blocks=blocks, counts=counts)


def one_a_period(ledgers: Sequence[Ledger]) -> list[Ledger]:
    """Return the latest ledger of each year by period, or all where two quarters are of one year."""
    yearly = latest_of_year(ledgers)
    several = len({ledger.period for ledger in yearly}) > 1
    dated = [ledger for ledger in (yearly if several else ledgers) if ledger.period]
    return sorted(dated, key=attrgetter("period"))


def lacked(query: Query, find: Finder) -> str | None:
    """Return what is asked of the 事项 that the one of two periods has and the other lacks."""
    match = LACKED_IN.search(query.text)
    years = sorted({one.year for one in query.periods if one.year})
    if match is None or len(years) != 2:
        return None
    newest = newest_period(find.ledgers)
    back = "今去前".find(match["year"][0])
    year = newest.year - back if newest and back >= 0 else int(match["year"].rstrip("年"))
    return {years[0]: "new", years[1]: "gone"}.get(year)


def only_in(query: Query, find: Finder) -> str | None:
    """Return what is asked of the 事项 that only one period has: new in the newest, else gone."""
    if len(query.periods) != 1 or not ONLY_IN.search(query.text):
        return None
    years = [one.period.year for one in find.ledgers if one.period]
    newest = query.periods[0].year in (None, max(years, default=None))
    return "new" if newest else "gone"
