"""What is left of a number when the part under a verb is taken away."""

from __future__ import annotations

import pytest
from samples import entry

from index.entry import Entry
from qa.question import parse
from qa.remainder import remaining_parts, subtraction

WORKS = entry("新建52个项目。", "走访企业60余家，项目已入库40个，已开工35个，已完工8个。")
HOMES = entry("征收120户。", "已签约90户。")


def left(question: str, own: Entry) -> list[str]:
    return [found.text for found in subtraction(parse(question), own)]


@pytest.mark.parametrize(
    ("question", "own", "said"),
    [
        ("去掉已开工的还有几个", WORKS, "已开工35个，余17个（52 − 35 = 17个）。"),
        ("扣除已完工的还剩几个", WORKS, "已完工8个，余44个（52 − 8 = 44个）。"),
        ("除去已签约的还有多少户", HOMES, "已签约90户，余30户（120 − 90 = 30户）。"),
    ],
)
def test_the_figure_under_the_verb_named_is_taken_away(
    question: str, own: Entry, said: str
) -> None:
    assert left(question, own) == [said]


@pytest.mark.parametrize("question", ["去掉已封顶的还有几个", "已开工的有几个"])
def test_nothing_is_taken_away_that_is_not_reported_or_not_asked(question: str) -> None:
    assert left(question, WORKS) == []


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("电梯没开的还有", "台账写明：其余8部未动工。"),
        ("那没开工的呢", "台账写明：其余8部未动工。"),
        ("未动工的有几部", "台账写明：其余8部未动工。"),
    ],
)
def test_the_number_not_begun_is_asked_for_whether_it_is_said_or_not(
    question: str, said: str
) -> None:
    lifts = entry("加装电梯36部。", "建成投用19部，在建9部，其余8部未动工。")
    assert [one.text for one in remaining_parts(parse(question), (), lifts)] == [said]
