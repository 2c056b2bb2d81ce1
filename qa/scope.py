"""The ledgers and entries that a question is about: by place, by period, by number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from index.entry import Entry, Ledger, Period
from qa.periods import PeriodAsked
from qa.question import Query


@dataclass(frozen=True, slots=True)
class Scope:
    """The ledgers that a question is about, and the entries in them."""

    ledgers: tuple[Ledger, ...]
    entries: tuple[Entry, ...]
    missing: tuple[PeriodAsked, ...]


def scope_of(query: Query, ledgers: Sequence[Ledger]) -> Scope:
    """Return the ledgers of the places and periods asked for; all where none is named."""
    if query.places:
        ledgers = [ledger for ledger in ledgers if ledger.place in query.places]
    if not query.periods:
        return Scope(tuple(ledgers), entries_of(ledgers), ())
    chosen = [
        ledger
        for ledger in ledgers
        if any(period.covers(ledger.period) for period in query.periods)
    ]
    missing = tuple(
        period
        for period in query.periods
        if not any(period.covers(ledger.period) for ledger in ledgers)
    )
    return Scope(tuple(chosen), entries_of(chosen), missing)


def latest_of_year(ledgers: Sequence[Ledger]) -> tuple[Ledger, ...]:
    """Return the ledgers without those that a later one of the same place and year continues.

    A quarter's ledger reports on the year so far, so the last one is the year's.
    """
    last: dict[tuple[str, int], Period] = {}
    for ledger in ledgers:
        if ledger.period:
            key = (ledger.place, ledger.period.year)
            last[key] = max(last.get(key, ledger.period), ledger.period)
    return tuple(
        ledger
        for ledger in ledgers
        if not ledger.period or ledger.period == last[ledger.place, ledger.period.year]
    )


def entries_of(ledgers: Sequence[Ledger]) -> tuple[Entry, ...]:
    return tuple(chain.from_iterable(ledger.entries for ledger in ledgers))


def numbered(query: Query, ledgers: Sequence[Ledger]) -> list[tuple[Ledger, int]]:
    """Return which number of which ledger: 去年第7项和今年第6项 pairs them in order."""
    by_period = [
        [ledger for ledger in ledgers if period.covers(ledger.period)] for period in query.periods
    ]
    if len(query.periods) == len(query.numbers) > 1 and all(by_period):
        return [(found[0], number) for found, number in zip(by_period, query.numbers, strict=True)]
    return [(ledger, number) for ledger in ledgers for number in query.numbers]


def entry_of_number(ledger: Ledger, number: int) -> Entry | None:
    """Return the entry of a 序号, or counted from the end for a negative number."""
    if number < 0:
        return ledger.entries[number] if -number <= len(ledger.entries) else None
    by_number = [entry for entry in ledger.entries if entry.number == number]
    if by_number:
        return by_number[0]
    unnumbered = all(entry.number is None for entry in ledger.entries)
    if unnumbered and 1 <= number <= len(ledger.entries):
        return ledger.entries[number - 1]
    return None
