"""The ledgers and entries that a question is about: by place, by period, by number."""

from __future__ import annotations

from dataclasses import replace

import pytest
from samples import entry, ledger

from index.entry import Entry, Ledger, Period
from qa.question import parse
from qa.scope import entry_of_number, numbered, scope_of, with_year_before

NOW, BEFORE = Period.of_quarter(2025, 1), Period.of_quarter(2024, 1)


def two(period: Period) -> Ledger:
    return ledger(
        entry("地铁。", number=1, period=period), entry("绿化。", number=2, period=period)
    )


def of_place(source: Ledger, place: str) -> Ledger:
    return replace(source, id=f"{place}{source.id}", place=place)


LEDGERS = (two(NOW), two(BEFORE))


def ids(question: str, ledgers: tuple[Ledger, ...] = LEDGERS) -> list[str]:
    return [one.id for one in scope_of(parse(question, ledgers), ledgers).ledgers]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("地铁进展", ["2025Q1", "2024Q1"]),
        ("今年地铁进展", ["2025Q1"]),
        ("2024年一季度地铁进展", ["2024Q1"]),
        ("2024年和2025年地铁进展", ["2025Q1", "2024Q1"]),
        ("2023年地铁进展", []),
    ],
)
def test_the_ledgers_of_the_periods_named_are_in_scope(question: str, expected: list[str]) -> None:
    assert ids(question) == expected


def test_a_period_that_no_ledger_has_is_missing() -> None:
    scope = scope_of(parse("2023年和2024年地铁", LEDGERS), LEDGERS)
    assert [period.year for period in scope.missing] == [2023]
    assert [one.id for one in scope.ledgers] == ["2024Q1"]
    assert len(scope.entries) == 2


def test_a_ledgers_place_that_is_named_is_the_one_in_scope() -> None:
    here, there = of_place(two(NOW), "青岛市"), of_place(two(NOW), "济南市")
    assert ids("济南地铁进展", (here, there)) == ["济南市2025Q1"]
    assert ids("地铁进展", (here, there)) == ["青岛市2025Q1", "济南市2025Q1"]


# Numbers.


def test_numbers_and_periods_of_one_length_are_paired_in_order() -> None:
    query = parse("去年第2项和今年第1项", LEDGERS)
    pairs = numbered(query, scope_of(query, LEDGERS).ledgers)
    assert [(one.id, number) for one, number in pairs] == [("2024Q1", 2), ("2025Q1", 1)]


def test_a_number_is_looked_up_in_every_ledger_asked_for() -> None:
    query = parse("两年的第2项", LEDGERS)
    pairs = numbered(query, scope_of(query, LEDGERS).ledgers)
    assert [(one.id, number) for one, number in pairs] == [("2025Q1", 2), ("2024Q1", 2)]


def numbers_of(*numbers: int | None) -> Ledger:
    """Return a ledger whose entries have these numbers, in this order."""
    entries = [
        replace(entry("甲。", number=position), number=number)
        for position, number in enumerate(numbers, start=1)
    ]
    return ledger(*entries)


@pytest.mark.parametrize(
    ("numbers", "asked", "position"),
    [
        ((1, 2, 3), 2, 2),
        ((1, 2, 3), -1, 3),
        ((1, 2, 3), -3, 1),
        ((1, 2, 3), -4, None),
        ((1, 2, 3), 4, None),
        ((1, 2, 3), 0, None),
        ((7, 8, 9), 8, 2),
        ((7, 8, 9), 2, None),
        ((1, 1, 2), 1, 1),
        ((None, None), 2, 2),
        ((None, None), 0, None),
        ((None, None), 3, None),
        ((1, None), 2, None),
    ],
)
def test_an_entry_is_found_by_its_own_number_or_from_the_end(
    numbers: tuple[int | None, ...], asked: int, position: int | None
) -> None:
    found: Entry | None = entry_of_number(numbers_of(*numbers), asked)
    assert (found.position if found else None) == position


def test_the_year_before_joins_a_scope_of_one_year_in_the_same_place_and_months() -> None:
    older, half = two(Period.of_quarter(2023, 1)), two(Period(2024, 6, 1))
    held = (*LEDGERS, older, half, of_place(LEDGERS[1], "云汀县"))
    scope = with_year_before(scope_of(parse("今年地铁进展", LEDGERS), LEDGERS), held)
    assert [one.id for one in scope.ledgers] == ["2025Q1", "2024Q1"]
    assert {one.ledger for one in scope.entries} == {"2025Q1", "2024Q1"}


def test_a_scope_of_several_years_stays_as_it_is() -> None:
    scope = scope_of(parse("地铁进展", LEDGERS), LEDGERS)
    assert with_year_before(scope, LEDGERS) is scope
