"""What is left in the unit asked for, stated gaps, whole investments, and what was raised by how much."""

from __future__ import annotations

import pytest
from samples import entry, entry_of

from index.entry import Entry, Role
from qa.findings import findings_about
from qa.question import parse
from qa.standing import standing
from qa.subject import Term
from qa.towards import towards_target

PILES = entry_of(
    **{
        "项目名称": (Role.TITLE, "临港仓储楼"),
        "年度计划投资（亿元）": (Role.TARGET, "1.6"),
        "累计完成投资（亿元）": (Role.OTHER, "0"),
        "进展情况": (Role.PROGRESS, "300根工程桩完成120根；地上12层，已施工至7层。"),
        "存在问题": (Role.REMARK, "项目用地90亩中25亩未完成征收，资金尚有缺口0.3亿元"),
    }
)
FLATS = entry("筹集公租房500套", "筹集520套；已配租300套。")


def found(question: str, of: Entry) -> str:
    return " ".join(one.text for one in findings_about(parse(question), (), of))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("工程桩还剩多少根", "还剩180根（300 − 120 = 180根）"),
        ("还差几层", "还剩5层（12 − 7 = 5层）"),
        ("征地还剩多少亩", "25亩"),
        ("资金缺口多少", "尚有缺口0.3亿元"),
    ],
)
def test_what_is_left_is_in_the_unit_asked_for(question: str, said: str) -> None:
    assert said in found(question, PILES)


def test_nothing_done_is_reckoned_in_the_unit_it_is_written_in() -> None:
    assert "还差1.6亿元（1.6 − 0 = 1.6亿元）" in found("投资还差多少亿元", PILES)


def test_what_is_denied_is_of_all_there_is() -> None:
    assert "尚未配租的有220套（520 − 300 = 220套）" in found("还有多少套未配租", FLATS)


def test_the_share_of_an_investment_is_no_share_of_a_part_of_the_works() -> None:
    plant = entry("建设水厂", "设备安装完成30%；总投资5亿元，累计完成投资2亿元。")
    assert "占总投资5亿元的40%（2 ÷ 5 = 40%），还剩3亿元" in found("投资完成率多少", plant)


def test_what_was_raised_is_told_by_the_difference() -> None:
    pension = entry("补助标准提高到每人每月80元", "由每人每月65元提高到80元。")
    assert "提高15元（80 − 65 = 15元）" in found("标准提高了多少元", pension)


def test_a_figure_for_each_thousand_is_no_part_of_a_plain_one() -> None:
    checks = entry("抽检达到每千人3批次", "完成抽检1.2万批次，达到每千人2.4批次。")
    (pair,) = standing(checks).pairs
    assert pair.actuals[0].figure.shown == "2.4批次"
    assert not pair.reached


def test_a_ceiling_is_kept_where_the_figure_is_under_it() -> None:
    air = entry("PM2.5年均浓度不高于30微克/立方米", "PM2.5平均浓度31.5微克/立方米。")
    (pair,) = standing(air).limits
    assert not pair.reached
    assert standing(air).pairs == ()
    (said,) = towards_target(parse("PM2.5达标了吗"), air)
    assert "未控制在目标以内，高于目标1.5微克/立方米" in said.text


def test_an_entry_with_a_ceiling_broken_has_not_met_its_targets() -> None:
    jobs = entry("新增就业2万人，失业率控制在5%以内", "新增就业2.1万人，失业率5.2%。")
    assert standing(jobs).state.value == "推进中"
    assert len(towards_target(parse("失业率达标了吗"), jobs)) == 1


def test_a_fall_is_not_hidden_by_the_growth_of_a_part() -> None:
    trade = entry("进出口增长4%", "总额80亿元，同比下降1.5%；其中出口50亿元，增长2%。")
    assert standing(trade).pairs == ()
    (said,) = towards_target(parse("外贸达标了吗"), trade)
    assert said.text == "同比下降1.5%，目标增长4%，未达到目标。"


def test_the_rate_of_the_entrys_own_thing_comes_before_that_of_a_kind_of_it() -> None:
    works = entry("工业增加值增长7%", "上半年同比增长7.4%；高技术制造业增加值增长12%。")
    (pair,) = standing(works).pairs
    assert pair.actuals[0].figure.shown == "7.4%"


def test_what_one_district_reports_is_not_told_as_the_whole() -> None:
    villages = entry("新增供水村庄100个", "正在推进接入，其中东港区已有4个村庄接入供水。")
    (said,) = towards_target(parse("供水村庄完成百分之几"), villages)
    assert said.text.startswith("台账只写明其中东港区已有4个村庄接入供水，按此算完成4个")


def test_the_portion_asked_for_is_of_what_stands_before_it() -> None:
    revenue = entry("预算收入增长4%", "完成20亿元，同比增长3%；其中税收收入15亿元，占比75%。")
    terms = (Term("税收", (), 1.0),)
    (said,) = findings_about(parse("税收占比多少"), terms, revenue)
    assert "75%" in said.text


def test_a_count_asked_for_is_not_answered_with_money() -> None:
    homes = entry("投资2亿元建设公租房", "完成投资1亿元；共建设公租房300套。")
    assert towards_target(parse("还有多少套"), homes) == []
