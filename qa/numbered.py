"""Answers from the entries whose 序号 a question names."""

from __future__ import annotations

from dataclasses import replace

from index.entry import Entry, Ledger
from qa import refuse
from qa.compare import answer_compare
from qa.counterpart import answer_counterpart
from qa.draft import Draft, Statement, numbers_said
from qa.entry_numbers import find_numbers
from qa.find import Finder
from qa.from_entry import from_entry
from qa.many import answer_list, answer_sum, answer_total
from qa.match import Match
from qa.one import answer_one
from qa.periods import blank, newest_period
from qa.question import Query
from qa.scope import Scope, entries_of, entry_of_number, numbered
from qa.several import addends
from qa.shortfall import has_attribute


def answer_numbered(find: Finder, query: Query, scope: Scope) -> Draft:
    """Return the entries of the numbers named, of each ledger asked for."""
    if query.periods and not scope.ledgers:
        return refuse.other_period(query, find.ledgers, None)
    if draft := answer_counterpart(find, query):
        return draft
    ledgers = ledgers_meant(find, query, scope)
    named = [
        (ledger, number, entry_of_number(ledger, number))
        for ledger, number in numbered(query, ledgers)
    ]
    chosen = [entry for _, _, entry in named if entry]
    missing = [(ledger, number) for ledger, number, entry in named if entry is None]
    if missing and not chosen:
        return refuse.no_such_numbers(missing, find.ledgers)
    draft = of_chosen(find, query, ledgers, chosen)
    if draft.refused or not missing:
        return draft
    words = "".join(f"{refuse.number_missing(number, ledger)}。" for ledger, number in missing)
    counts = (*draft.counts, *numbers_said(words))
    return replace(draft, blocks=(*draft.blocks, Statement(words)), counts=counts)


def of_chosen(
    find: Finder, query: Query, ledgers: tuple[Ledger, ...], chosen: list[Entry]
) -> Draft:
    """Return what is asked of the entries whose numbers are named."""
    terms = find.retriever.terms(query)
    if len(chosen) == 1:
        # 排第8的 names the row, and asks for no rank.
        asked = replace(query, text=blank(query.text, find_numbers(query.text)[1]))
        draft = from_entry(asked, terms, chosen[0], find.ledgers, kind="ordinal")
        if draft.refused and "total_entries" in query.marks:
            # 一共几项，最后一项是什么: the number of all is none of the entry's own.
            total = answer_total(query, entries_of(ledgers))
            one = answer_one(asked, terms, chosen[0], kind="ordinal")
            used = (*total.calculations, *one.calculations)
            return replace(total, blocks=(*total.blocks, *one.blocks), calculations=used)
        return draft
    if query.attribute and not any(has_attribute(query, entry) for entry in chosen):
        return refuse.no_such_column(query, chosen[0], find.ledgers)
    if "compare" in query.marks and len(chosen) == 2:
        return answer_compare(query, terms, chosen)
    found = addends(query, terms, chosen) if "sum" in query.marks else []
    if len(found) >= 2:
        return answer_sum(found)
    matches = [Match(entry, ()) for entry in chosen]
    return answer_list(query, (), matches, entries_of(ledgers), said="问到", kind="ordinal")


def ledgers_meant(find: Finder, query: Query, scope: Scope) -> tuple[Ledger, ...]:
    """Return the ledgers that a number is looked up in: the newest where no year is named."""
    if query.both_periods or any(period.year for period in query.periods):
        return scope.ledgers
    newest = newest_period(find.ledgers)
    return tuple(ledger for ledger in scope.ledgers if ledger.period == newest) or scope.ledgers[:1]
