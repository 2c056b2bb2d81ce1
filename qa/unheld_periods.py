"""Questions about periods that no ledger is of: reckoned back to, or spoken of by other ledgers."""

from __future__ import annotations

import re
from dataclasses import replace

from index.entry import Ledger
from qa.draft import Draft
from qa.find import RELEVANT, Finder
from qa.many import answer_list
from qa.match import Match, spans_with_any
from qa.one import answer_one
from qa.periods import PeriodAsked, written_as
from qa.question import Query
from qa.scope import Scope, entries_of, scope_of

GROWTH_BACK = re.compile(r"增速|增长|增幅|涨幅")
PLANNED = re.compile(
    r"计划|拟(?:于|定|在)?|将(?:于|在)?|预计|打算|准备|初步|力争|争取|要(?:在|于)?"
)


def reckoned(query: Query, ledgers: tuple[Ledger, ...]) -> Query:
    """Return the query without the year that is to be reckoned from the one after it.

    2023年的总额用2024年的总额和增速倒推: only 2024 is looked up.
    """
    missing = scope_of(query, ledgers).missing
    if "backward" not in query.marks:
        return query
    if not missing and len(query.periods) > 1 and GROWTH_BACK.search(query.text):
        # 按今年一季度和增速倒推去年同期: this year's entry is reckoned from.
        latest = max(query.periods, key=lambda period: period.year or 0)
        return replace(query, periods=(latest,), both_periods=False)
    if not missing:
        return query
    held = tuple(period for period in query.periods if period not in missing)
    after = tuple(
        replace(period, year=period.year + 1, text=f"{period.year + 1}年")
        for period in missing
        if period.year
    )
    return replace(query, periods=held or after)


def spoken_of(find: Finder, query: Query) -> Draft | None:
    """Return the entries that speak of a period which no ledger reports on.

    计划二季度启动的有哪些 asks a first quarter's ledger for what it plans.
    """
    asks = query.marks & {"which", "count", "mention"} and query.unit in ("", "个")
    if not asks and not PLANNED.search(query.text) and not is_day(query):
        return None
    years = [period for period in query.periods if period.year]
    held = tuple(one for one in find.ledgers if any(names_year(p, one) for p in years))
    scope = Scope(held or find.ledgers, entries_of(held or find.ledgers), ())
    plain = replace(query, periods=())
    entries = find.newest(plain, scope)
    words = [word for period in query.periods for word in written_as(period)]
    matches = [Match(entry, spans) for entry in entries if (spans := spans_with_any(entry, words))]
    if PLANNED.search(query.text):
        matches = [
            match for match in matches if any(PLANNED.search(one.text) for one in match.spans)
        ]
    if asks and len(matches) > 1:
        said = f"提到“{words[0]}”"
        return answer_list(plain, (), matches, entries, said=said, kind="filter")
    hits = find.retriever.search(plain, entries=entries, top_k=1)
    sure = hits and hits[0].relevance >= RELEVANT
    one = [match for match in matches if sure and match.entry.id == hits[0].entry.id]
    if one or (asks and matches):
        return answer_one(plain, (), (one or matches)[0].entry, kind="fact")
    if sure and "sure" in query.marks and is_day(query):
        # 不是定在6月吗: what the entry says of its days is the correction.
        return answer_one(plain, find.retriever.terms(plain), hits[0].entry, kind="fact")
    return None


def is_day(query: Query) -> bool:
    """Return whether the months that a question names are when something is to be: 定在6月."""
    return bool(
        re.search(r"(?:定在|定于|放在|安排在|在|于|是)(?:\d{4}年|今年|去年)?\d{1,2}月", query.text)
    )


def names_year(period: PeriodAsked, ledger: Ledger) -> bool:
    return ledger.period is not None and ledger.period.year == period.year
