"""What the bench measures: the scopes that it asks within."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lines import line_of, shipped_line

from eval.bench import found_again, in_period, in_place, ledgers_of, within
from eval.generate import generate, quarters_from
from index.entry import Period
from qa.question import parse


def test_the_generated_ledgers_are_of_ten_quarters_from_the_first_on() -> None:
    generated = list(ledgers_of(1000, 0, Period.of_quarter(2023, 2)))[2:]
    assert {one.period for one in generated} == set(quarters_from(2023, 2, 10))


def test_the_shipped_entries_are_looked_for_with_and_without_their_place() -> None:
    found = found_again(shipped_line())
    assert found["recall_questions"] > 200
    assert 0.5 < found["recall@1"] <= found["recall@5"] <= found["placed_recall@5"]


def test_the_bench_asks_within_the_period_and_the_place_of_most_entries(tmp_path: Path) -> None:
    quarters = quarters_from(2024, 4, 2)
    both = [one.to_ledger() for one in generate(0, ["甲市"], quarters, 3)]
    [other] = [one.to_ledger() for one in generate(0, ["乙市"], quarters[:1], 3)]
    line = line_of(tmp_path / "home", *both, other)
    asked = parse("地铁建设进展如何", line.ledgers)
    in_2024 = within(line, replace(asked, **in_period(line.ledgers)))
    assert {hit.entry.period for hit in in_2024} == {Period.of_quarter(2024, 4)}
    assert {hit.entry.place for hit in in_2024} == {"甲市", "乙市"}
    of_place = within(line, replace(asked, **in_place(line.ledgers)))
    assert {hit.entry.place for hit in of_place} == {"甲市"}
    assert {hit.entry.period for hit in of_place} == set(quarters)
