"""By how many points what is done is ahead of the share of the year gone, or behind it."""

from __future__ import annotations

import pytest
from lines import model_line
from samples import entry

from index.entry import Period
from qa.question import parse
from qa.schedule import against_schedule


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("绿色建筑完成率比时序高几个百分点", "快2.8个百分点（27.8 − 25 = 2.8个百分点）"),
        ("健身活动比时序进度慢几个点", "慢6个百分点（25 − 19 = 6个百分点）"),
        ("第42项比时序进度快几个百分点", "快1.7个百分点（26.7 − 25 = 1.7个百分点）"),
        ("背街小巷开工比时序快多少", "快29个百分点（54 − 25 = 29个百分点）"),
    ],
)
def test_the_points_between_what_is_done_and_the_year_are_told(question: str, said: str) -> None:
    assert said in model_line().answer(question).text.splitlines()[0]


def test_half_a_year_is_set_against_half_of_it() -> None:
    own = entry("新建绿道100公里。", "上半年新建绿道40公里。", period=Period(2025, 6, 1))
    (found,) = against_schedule(parse("绿道比时序进度慢多少"), own)
    assert "时序进度50%（6 ÷ 12 = 50%），慢10个百分点（50 − 40 = 10个百分点）" in found.text


@pytest.mark.parametrize("period", [Period(2025, 12, 1), None])
def test_of_a_year_that_is_over_there_is_no_schedule(period: Period | None) -> None:
    own = entry("新建绿道100公里。", "全年新建绿道90公里。", period=period)
    assert against_schedule(parse("绿道比时序进度慢多少"), own) == []
