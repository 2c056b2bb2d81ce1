"""Which entry of another period goes with one that is named by its number: 第4项去年对应的是第几项."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.entry import Entry, Ledger
from qa import refuse
from qa.draft import Draft, Statement, title_span
from qa.find import Finder
from qa.links import links
from qa.one import answer_one
from qa.periods import PeriodAsked, find_periods
from qa.question import Query
from qa.scope import entry_of_number, latest_of_year

# 去年第9项今年是第几项, 第24项今年还有吗
ASKED = re.compile(
    r"对应|(?:去年|上年|[上前]一年|今年|20\d\d年)(?:的)?(?:台账)?(?:里|中)?(?:是|排|列|在|叫)*(?:第几|哪一?)[项条]|还(?:有|在)(?:吗|没有|不)?[?？。]*$|(?:有没有|有吗|还有没有)[?？。]*$"
)
NUMBER = re.compile(r"第\s*[\d一二三四五六七八九十]+\s*[项条号]|序号(?:为|是)?\s*\d+")


def answer_counterpart(find: Finder, query: Query) -> Draft | None:
    """Return the entry of the period asked for that pledges the same as the one numbered.

    None where that is not asked, or the one numbered is not there. What no words correspond to is
    refused.
    """
    if len(query.numbers) != 1 or not query.periods or not ASKED.search(query.text):
        return None
    own, other = both_ledgers(find.ledgers, query)
    entry = entry_of_number(own, query.numbers[0]) if own else None
    if own is None or other is None or entry is None:
        return None
    found = linked(entry, own, other)
    if found is None:
        words = f"{other.entries[0].period_label}的台账中没有与{entry.name}对应的事项"
        return refuse.not_reported(words, entry, find.ledgers)
    told = answer_one(query, (), found, kind="ordinal")
    lead = Statement(
        f"{found.name}“{found.title.rstrip('。')}”，与{entry.name}“{entry.title.rstrip('。')}”同为一事"
        "（按事项内容的文字对应）。",
        (title_span(found), title_span(entry)),
    )
    return Draft("ordinal", (lead, *told.blocks), told.calculations, told.counts)


def both_ledgers(ledgers: Sequence[Ledger], query: Query) -> tuple[Ledger | None, Ledger | None]:
    """Return the ledger whose entry is numbered, and the one in which its counterpart is asked for.

    The first is of the period named before the number, or else the newest, or the one before it
    where the newest is asked for.
    """
    dated = sorted((one for one in latest_of_year(ledgers) if one.period), key=period_of)
    number = NUMBER.search(query.text)
    if number is None and not query.inherited:
        return None, None
    before = find_periods(query.text[: number.start()], ledgers).asked if number else ()
    asked = [one for one in query.periods if one.year not in {each.year for each in before}]
    other = of_period(dated, asked[-1] if asked else query.periods[-1])
    if other is None or (before and not asked):
        # 2024年台账里序号19对应哪一项任务 is of that ledger alone.
        return None, None
    if before:
        return of_period(dated, before[-1]), other
    rest = [one for one in dated if one is not other and one.place == other.place]
    return (rest[-1] if rest else None), other


def period_of(ledger: Ledger) -> tuple[int, int]:
    """Return the year and the last month of a dated ledger, by which ledgers stand in order."""
    return (ledger.period.year, ledger.period.last_month) if ledger.period else (0, 0)


def of_period(ledgers: Sequence[Ledger], period: PeriodAsked) -> Ledger | None:
    return next((one for one in reversed(ledgers) if period.covers(one.period)), None)


def linked(entry: Entry, own: Ledger, other: Ledger) -> Entry | None:
    """Return what an entry of one ledger continues, or is continued by, in another one."""
    earlier, later = sorted((own, other), key=period_of)
    for link in links(later.entries, earlier.entries):
        if link.entry.id == entry.id:
            return link.earlier
        if link.earlier.id == entry.id:
            return link.entry
    return None
