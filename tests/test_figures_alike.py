"""Which figures count the same thing: rates by what they are called, numbers by what is counted."""

from __future__ import annotations

import pytest
from samples import entry

from index.entry import Entry, Role
from qa.figures_alike import rate_name, words_alike
from qa.located import located
from qa.standing import standing


def pairs(own: Entry) -> list[tuple[str, list[str]]]:
    """Return each target of an entry with the figures that stand against it."""
    return [
        (pair.target.figure.shown, [one.figure.shown for one in pair.actuals])
        for pair in standing(own).pairs
    ]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("群众满意率达到94%。", "满意率"),
        ("优良天数比例为84%。", "天数比例"),
        ("财政收入增长5%。", ""),
        ("新增绿地20公顷。", ""),
    ],
)
def test_a_rate_is_called_by_what_stands_right_before_it(title: str, name: str) -> None:
    (one,) = located(entry(title), Role.TITLE)
    assert rate_name(one) == name


@pytest.mark.parametrize(
    "progress",
    [
        "前三季度，群众满意率94.3%，按时办结率99.1%。",
        "按时办结率99.1%，回访的来电人满意率94.3%。",
        "受理12件，办结率达到99.1%。经第三方回访，满意率94.3%。",
    ],
)
def test_a_rate_pledged_is_met_by_the_rate_of_that_name(progress: str) -> None:
    assert pairs(entry("群众满意率达到94%。", progress)) == [("94%", ["94.3%"])]


def test_rates_of_one_name_are_wholly_alike_whatever_stands_before() -> None:
    own = entry("群众满意率达到94%。", "按时办结率99.1%，来电人满意率94.3%。")
    (target,) = located(own, Role.TITLE)
    other, same = located(own, Role.PROGRESS)
    assert words_alike(target, same) == 1
    assert words_alike(target, other) < 1


@pytest.mark.parametrize(
    "progress",
    [
        "新建端口3104个，覆盖小区133个。",
        "新建端口3104个，新建端口覆盖小区133个。",
        "新建端口3104个，新建充电站覆盖小区133个。",
    ],
)
def test_numbers_of_other_things_in_one_unit_are_not_added(progress: str) -> None:
    assert pairs(entry("新建充电端口4000个。", progress)) == [("4000个", ["3104个"])]


def test_parts_that_count_the_thing_pledged_are_added() -> None:
    own = entry("新建口袋公园40个。", "东区新建口袋公园4个，西区新建口袋公园3个。")
    assert pairs(own) == [("40个", ["4个", "3个"])]


@pytest.mark.parametrize(
    ("progress", "paired"),
    [
        ("管网铺设49公里，18个村完成切换。", [("64公里", ["49公里"]), ("31个", ["18个"])]),
        ("敷设管网49公里，3个镇完成切换。", [("64公里", ["49公里"]), ("4个", ["3个"])]),
    ],
)
def test_villages_are_set_against_villages_and_no_towns(
    progress: str, paired: list[tuple[str, list[str]]]
) -> None:
    assert pairs(entry("新建改造供水管网64公里，覆盖4个镇31个村。", progress)) == paired
