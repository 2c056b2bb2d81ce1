"""The ledgers and entries that a question is about: by place, by period, by number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from index.entry import Entry, Ledger, Period
from qa.entry_numbers import find_numbers
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


def with_year_before(scope: Scope, ledgers: Sequence[Ledger]) -> Scope:
    """Return a scope with the ledgers of its places of the year before, if it is of one year.

    Of that year those of the same months are taken where there are any, else its last.
    """
    own = [(one.place, one.period) for one in scope.ledgers if one.period]
    if len({period.year for _, period in own}) != 1:
        return scope
    year = own[0][1].year - 1
    places = {place for place, _ in own}
    before = [
        one for one in ledgers if one.period and one.period.year == year and one.place in places
    ]
    months = {(place, period.last_month) for place, period in own}
    alike = [one for one in before if one.period and (one.place, one.period.last_month) in months]
    held = (*scope.ledgers, *(alike or latest_of_year(before)))
    return Scope(held, entries_of(held), scope.missing)


def entries_of(ledgers: Sequence[Ledger]) -> tuple[Entry, ...]:
    return tuple(chain.from_iterable(ledger.entries for ledger in ledgers))


def numbered(query: Query, ledgers: Sequence[Ledger]) -> list[tuple[Ledger, int]]:
    """Return which number of which ledger: of 第5项和去年第13项 only the second is last year's."""
    by_period = [
        [ledger for ledger in ledgers if period.covers(ledger.period)] for period in query.periods
    ]
    if len(query.periods) == len(query.numbers) > 1 and all(by_period):
        places = own_periods(query)
        if places:
            return [
                (by_period[place][0], number)
                for place, number in zip(places, query.numbers, strict=True)
            ]
    return [(ledger, number) for ledger in ledgers for number in query.numbers]


def own_periods(query: Query) -> list[int]:
    """Return for each number which of the periods stands before it, after the number before.

    A number with none before it takes a period that the question leaves unsaid; nothing where
    that does not come out even.
    """
    spans = find_numbers(query.text)[1]
    if len(spans) != len(query.numbers):
        return []
    at = [query.text.find(period.text) for period in query.periods]
    places: list[int | None] = []
    after = 0
    for start, end in spans:
        before = [place for place, where in enumerate(at) if after <= where < start]
        places.append(before[-1] if before else None)
        after = end
    unsaid = [place for place in range(len(at)) if place not in places]
    if places.count(None) != len(unsaid):
        return []
    return [unsaid.pop(0) if place is None else place for place in places]


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
