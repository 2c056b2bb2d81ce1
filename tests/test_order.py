"""The order of hits: the newest of those alike, of each place, and no pledge before all others."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from samples import entry

from index.entry import Hit, Period
from qa.order import (
    LESS_COVERED,
    NEARLY_AS_GOOD,
    continued_first,
    named_first,
    newest_first,
    of_any_period,
    once_each,
)

METRO, HOMES, ROADS = "推进地铁{}号线建设。", "建成安置房{}套。", "实施背街小巷整治{}条。"


def hit(
    relevance: float, title: str = METRO, place: str = "青岛市", year: int | None = 2025
) -> Hit:
    period = Period.of_quarter(year, 1) if year else None
    return Hit(replace(entry(title.format(8), period=period), place=place), relevance)


def test_the_newest_of_those_nearly_as_good_comes_first() -> None:
    old, new = hit(1.0, year=2024), hit(NEARLY_AS_GOOD, year=2025)
    assert newest_first([old, new]) == [new, old]
    assert of_any_period([old, new])[0] == new


def test_one_that_is_named_by_its_title_comes_first_of_those_nearly_as_good() -> None:
    more, named = hit(1.0, "实施涉海关键技术攻关。"), hit(0.9, "实施产业关键技术攻关。")
    asked = "产业关键技术攻关计划下达了没有"
    assert named_first(asked, [more, named]) == [named, more]
    assert named_first("关键技术攻关计划下达了没有", [more, named]) == [more, named]
    far = replace(named, relevance=NEARLY_AS_GOOD - 0.01)
    assert named_first(asked, [more, far]) == [more, far]
    older = hit(0.9, "实施产业关键技术攻关。", year=2024)
    assert named_first(asked, [more, older]) == [more, older]
    elsewhere = hit(0.9, "实施产业关键技术攻关。", place="云汀县")
    assert named_first(asked, [more, elsewhere]) == [more, elsewhere]
    assert named_first(asked, []) == []


def test_one_that_is_not_nearly_as_good_stays_behind() -> None:
    old, new = hit(1.0, year=2024), hit(NEARLY_AS_GOOD - 0.01, year=2025)
    assert newest_first([old, new]) == of_any_period([old, new]) == [old, new]


def test_a_newer_one_that_meets_much_less_of_the_question_comes_after() -> None:
    old = replace(hit(1.0, year=2024), coverage=1.0)
    new = replace(hit(0.9), coverage=1.0 - LESS_COVERED - 0.01)
    assert newest_first([old, new]) == [old, new]
    as_full = replace(new, coverage=1.0 - LESS_COVERED)
    assert newest_first([old, as_full]) == [as_full, old]


def test_of_those_nearly_as_good_one_without_a_period_comes_last() -> None:
    undated, dated, far = hit(1.0, year=None), hit(0.9, year=2020), hit(0.1)
    assert newest_first([undated, dated, far]) == [dated, undated, far]


def test_a_pledge_that_other_places_repeat_stands_behind_what_is_half_as_good() -> None:
    first, second, third = (hit(1.0, METRO, place) for place in ("甲市", "乙市", "丙市"))
    homes, roads = hit(0.6, HOMES), hit(0.4, ROADS)
    assert once_each([first, second, third, homes, roads]) == [first, homes, second, roads, third]


def test_another_place_that_has_a_newer_ledger_does_not_stand_before_what_is_more_relevant() -> (
    None
):
    newest, newer = hit(0.9, METRO, "甲市", 2026), hit(0.9, ROADS, "乙市", 2025)
    best = hit(1.0, HOMES, "丙市", 2024)
    assert of_any_period([best, newest, newer]) == [newest, best, newer]


def test_the_ledgers_of_one_place_come_newest_first() -> None:
    best, newer, newest = hit(1.0, year=2023), hit(0.9, year=2024), hit(0.8, HOMES, year=2025)
    assert of_any_period([best, newer, newest]) == [newest, newer, best]


@given(
    st.lists(
        st.builds(
            hit,
            st.floats(0, 1),
            st.sampled_from((METRO, HOMES, ROADS)),
            st.sampled_from(("甲市", "乙市")),
            st.sampled_from((2023, 2024, None)),
        )
    )
)
def test_no_hit_is_lost_and_none_is_added(hits: list[Hit]) -> None:
    hits.sort(key=lambda one: -one.relevance)
    for order in (newest_first, once_each, of_any_period):
        assert sorted(map(id, order(hits))) == sorted(map(id, hits))


def test_what_continues_the_best_in_a_later_ledger_comes_first() -> None:
    old, new = (
        hit(1.0, "推进云汀机场改扩建前期工作。", year=2024),
        hit(0.6, "推进云汀机场改扩建工程。"),
    )
    assert continued_first([old, new]) == [new, old]
    other = hit(0.6, "推进云汀2号线工程。")
    line = hit(1.0, "推进云汀1号线工程。", year=2024)
    assert continued_first([line, other]) == [line, other]
