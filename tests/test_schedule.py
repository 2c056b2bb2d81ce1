"""By how many points what is done is ahead of the share of the year gone, or behind it."""

from __future__ import annotations

import pytest
from lines import model_line
from samples import entry

from index.entry import Period
from qa.question import parse
from qa.schedule import against_schedule, due_by_now


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


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "省市重点项目投资要是按一季度该干四分之一来算，现在欠了多少亿",
            "按时序进度应完成612.5亿元（2450 × 3 ÷ 12 = 612.5亿元），台账记载完成479.9亿元，还差132.6亿元（612.5 − 479.9 = 132.6亿元）",
        ),
        (
            "绿色建筑按时序进度应该完成多少，超了多少",
            "按时序进度应完成250万平方米（1000 × 3 ÷ 12 = 250万平方米），台账记载完成278.17万平方米，超出28.17万平方米",
        ),
        ("背街小巷按平均进度该开工几条，现在差几条", "按时序进度应开工12.5条"),
        (
            "460个省市重点项目，如果按一个季度完成全年四分之一来要求，一季度应完成多少投资？",
            "按时序进度应完成612.5亿元",
        ),
    ],
)
def test_the_amount_that_is_due_by_now_is_reckoned(question: str, said: str) -> None:
    answer = model_line().answer(question)
    assert not answer.refused
    assert said in answer.text.splitlines()[0]


def test_where_nothing_is_done_towards_the_goal_nothing_is_due() -> None:
    own = entry("治理水土流失50平方公里。", "5个工程均已开工。", period=Period(2025, 3, 1))
    assert due_by_now(parse("按时序进度该治多少，差多少"), own) == []


@pytest.mark.parametrize(("share", "due"), [("四分之一", False), ("一半", True), ("50%", True)])
def test_a_share_of_the_year_that_is_stated_has_to_be_the_one_gone(share: str, due: bool) -> None:
    own = entry("新建绿道100公里。", "上半年新建绿道40公里。", period=Period(2025, 6, 1))
    found = due_by_now(parse(f"绿道要是按{share}算该完成多少公里"), own)
    assert bool(found) is due
    assert not due or "应完成50公里" in found[0].text
