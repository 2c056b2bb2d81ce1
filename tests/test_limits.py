"""The limits that questions set: comparators before and after, shares in words, ranges."""

from __future__ import annotations

from decimal import Decimal

import pytest
from lines import line_of, new_home, numbers_cited
from samples import ledger_of

from qa.limits import limits_in
from qa.question import parse


@pytest.mark.parametrize(
    ("question", "operator", "value", "base"),
    [
        ("完成投资超过50亿元的有哪些", ">", "5000000000", "元"),
        ("开工率低于80%的有哪些", "<", "80", "%"),
        ("完成投资额不到十亿的有哪几项", "<", "1000000000", "元"),
        ("完成率不低于30%的", ">=", "30", "%"),
        ("增速在5%以上的指标", ">=", "5", "%"),
        ("不到10亿元的", "<", "1000000000", "元"),
        ("没超过3个百分点的", "<=", "3", "百分点"),
        ("金额连10亿都不到的", "<", "1000000000", "元"),
        ("投资20亿都没达到的", "<", "2000000000", "元"),
        ("完成率30%还不到的", "<", "30", "%"),
        ("完成过半的有哪些", ">", "50", "%"),
        ("完成八成以上的", ">=", "80", "%"),
        ("完成投资超过1000亿的任务", ">", "100000000000", "元"),
        ("完成投资在五十亿元往上的是哪几件", ">=", "5000000000", "元"),
        ("完成投资20亿元朝上的", ">=", "2000000000", "元"),
        ("完成率30%往下的", "<", "30", "%"),
        ("总投资两亿以上的", ">=", "200000000", "元"),
        ("完成投资超过了全年计划数的有哪些", ">", "100", "%"),
        ("1-9月完成的投资达到年度计划的", ">=", "100", "%"),
        ("投资没到年度投资计划的有几个", "<", "100", "%"),
        ("完成投资超过年度计划60%的", ">", "60", "%"),
        # A round amount without its 一, and 上, 破 and 级 for a comparator.
        ("今年砸下去过百亿的", ">", "10000000000", "元"),
        ("本身就是上千亿投资的", ">=", "100000000000", "元"),
        ("总投资超过万亿的", ">", "1000000000000", "元"),
        ("资金上亿的", ">=", "100000000", "元"),
        ("千亿级的项目", ">=", "100000000000", "元"),
        ("完成投资破50亿的", ">=", "5000000000", "元"),
        ("总投资百亿元以上的", ">=", "10000000000", "元"),
        ("投资不到20个亿的", "<", "2000000000", "元"),
        # Of 亿 it is money, of 万 only where money is named.
        ("真金白银投下去超过五十亿的", ">", "5000000000", "元"),
        ("花出去超过300万的", ">", "3000000", "元"),
        ("参保超过百万人的", ">", "1000000", "人"),
    ],
)
def test_a_limit_has_its_comparator_and_its_value_in_base_units(
    question: str, operator: str, value: str, base: str
) -> None:
    (limit,) = limits_in(question)
    assert (limit.operator, limit.value, limit.base) == (operator, Decimal(value), base)


@pytest.mark.parametrize(
    ("question", "base"),
    [
        ("增幅过5个点的是哪些", "百分点"),
        ("涨幅不到3个点的指标有哪些", "百分点"),
        ("新增充电点超过5个点位的有哪些", "个"),
    ],
)
def test_the_points_of_a_rate_are_percentage_points(question: str, base: str) -> None:
    (limit,) = limits_in(parse(question).text)
    assert limit.base == base


def test_a_range_is_two_limits_said_as_one() -> None:
    low, high = limits_in("开工率在60%到90%之间的有哪些")
    assert (low.operator, low.value, high.operator, high.value) == (">=", 60, "<=", 90)
    assert low.words == high.words == "在60%到90%之间"


def test_a_share_in_words_is_said_back_in_words() -> None:
    (limit,) = limits_in("开工过半的项目有哪些")
    assert limit.words == "过半"
    assert limit.holds(Decimal(51))
    assert not limit.holds(Decimal(50))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("完成投资超过了全年计划数的有哪些", ["超过了全年计划数"]),
        ("目标本身就是上千亿投资的", ["上千亿"]),
        ("千亿级的项目有哪些", ["千亿级"]),
        ("完成投资破百亿的", ["破百亿"]),
        ("投资不到20个亿的", ["不到20个亿"]),
        ("投资连10亿都不到的", ["10亿都不到"]),
        ("投资没过半的，也就是完成额还不到年度计划一半的", ["没过半", "不到年度计划一半"]),
    ],
)
def test_a_limit_is_said_back_as_it_was_asked(question: str, words: list[str]) -> None:
    assert [one.words for one in limits_in(question)] == words


@pytest.mark.parametrize(
    "question",
    [
        "地铁建设进展如何",
        "完成投资479.9亿元的是哪项",
        "第5项",
        "参保超过12万",
        "几十亿的项目",
        "一季度以上亿元项目",
    ],
)
def test_a_figure_without_a_comparator_is_no_limit(question: str) -> None:
    assert limits_in(question) == ()


@pytest.mark.parametrize(
    ("question", "operator", "words"),
    [
        ("目标定为20家的有哪些", "==", "20家"),
        ("指标数为20家的事项", "==", "20家"),
        ("目标设为20家（含以上）的", "==", "20家（含以上）"),
        ("目标设为20家以上的", ">=", "20家以上"),
    ],
)
def test_a_goal_that_is_set_to_a_number_is_a_limit(
    question: str, operator: str, words: str
) -> None:
    (limit,) = limits_in(question)
    assert (limit.operator, limit.value, limit.unit) == (operator, Decimal(20), "家")
    assert limit.words == words


@pytest.mark.parametrize(
    "question", ["目标定为20家，完成了多少", "目标为20家的目标完成了吗", "已培育20家的是哪项"]
)
def test_a_number_that_a_goal_is_said_to_be_is_no_limit(question: str) -> None:
    assert limits_in(question) == ()


@pytest.mark.parametrize(
    "question", ["数量恰好是“100”的有哪些", "目标数正好是100的有几项", "刚好100，是哪几项"]
)
def test_a_number_without_a_unit_is_met_exactly(question: str) -> None:
    (limit,) = limits_in(question)
    assert (limit.operator, limit.value, limit.unit) == ("==", Decimal(100), "")


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("目标定为20家的有哪些", [1, 2]),
        ("目标为30家的有哪些", [4]),
        ("目标数恰好是100的有几项", [3]),
    ],
)
def test_entries_are_found_by_the_number_that_their_goal_is_set_to(
    question: str, numbers: list[int]
) -> None:
    own = ledger_of(
        ("培育专精特新企业20家。", "培育12家。"),
        ("引进企业20家以上。", "引进30家。"),
        ("建设充电桩100个。", "建成20个。"),
        ("关停小企业30家。", "关停20家。"),
    )
    assert numbers_cited(line_of(new_home(), own).answer(question)) == numbers


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("真金白银投下去超过五十亿的大盘子有哪几个", [1]),
        ("钱已经砸下去过百亿的有谁", []),
        ("目标任务本身就是上千亿投资的，挂了哪些呀", [2]),
        ("百亿级的项目有哪些", [1, 2]),
        ("目标金额在两千亿往上的有哪几项", [2]),
    ],
)
def test_money_is_that_made_or_that_pledged_as_a_question_says(
    question: str, numbers: list[int]
) -> None:
    own = ledger_of(
        ("抓好60个重点项目，完成投资450亿元以上。", "完成投资79.9亿元。"),
        ("推进总投资2400亿元的海洋项目。", "累计完成投资15.57亿元。"),
        ("生产总值增长5%。", "实现生产总值4071亿元，增长5.9%。"),
        ("改造老旧小区40个。", "开工12个。"),
    )
    assert numbers_cited(line_of(new_home(), own).answer(question)) == numbers
