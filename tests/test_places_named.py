"""Places that only say where a named one lies, and names of rivers and roads that no ledger has."""

from __future__ import annotations

from functools import cache

import pytest
from lines import entries_cited, line_of, new_home
from samples import ledger_of

from qa.chain import Line
from qa.places import names_part_of


@cache
def line() -> Line:
    return line_of(
        new_home(),
        ledger_of(
            ("开工建设张村河水质净化厂。", "张村河水质净化厂已开工。"),
            ("完成停车场规划（2021-2035年）。", "停车场规划已公示。"),
        ),
    )


def test_a_city_before_one_of_its_counties_is_no_other_place() -> None:
    assert names_part_of("烟台", "跟烟台莱阳搭伙搞的片区", "莱西莱阳一体化")
    assert not names_part_of("烟台", "烟台港口怎么样", "港口建设")
    # The dictionary has 海洋 for a place.
    assert not names_part_of("威海", "威海的海洋重点项目开工率多少", "170个海洋重点项目")


@pytest.mark.parametrize(
    ("question", "refused"),
    [("张村河水质净化厂开工了吗", False), ("李村河水质净化厂开工了吗", True)],
)
def test_another_river_is_another_thing(question: str, refused: bool) -> None:
    assert line().answer(question).refused is refused


def test_the_years_of_a_plan_are_no_period_asked_for() -> None:
    assert not line().answer("停车场规划2021到2035年那一版公示了吗").refused


def test_a_place_is_not_read_across_the_end_of_another_name() -> None:
    line = line_of(
        new_home(), ledger_of(("推进琅琊台码头建设。", "董家口港区琅琊台湾作业区码头获得批复。"))
    )
    assert line.answer("哪些事项涉及台湾").refused
    assert entries_cited(line.answer("哪些事项提到琅琊台"))
