"""The limits that questions set: comparators before and after, shares in words, ranges."""

from __future__ import annotations

from decimal import Decimal

import pytest

from qa.limits import limits_in


@pytest.mark.parametrize(
    ("question", "operator", "value", "base"),
    [
        ("完成投资超过50亿元的有哪些", ">", "5000000000", "元"),
        ("开工率低于80%的有哪些", "<", "80", "%"),
        ("完成率不低于30%的", ">=", "30", "%"),
        ("增速在5%以上的指标", ">=", "5", "%"),
        ("不到10亿元的", "<", "1000000000", "元"),
        ("没超过3个百分点的", "<=", "3", "百分点"),
        ("完成过半的有哪些", ">", "50", "%"),
        ("完成八成以上的", ">=", "80", "%"),
        ("完成投资超过1000亿的任务", ">", "100000000000", "元"),
    ],
)
def test_a_limit_has_its_comparator_and_its_value_in_base_units(
    question: str, operator: str, value: str, base: str
) -> None:
    (limit,) = limits_in(question)
    assert (limit.operator, limit.value, limit.base) == (operator, Decimal(value), base)


def test_a_range_is_two_limits_said_as_one() -> None:
    low, high = limits_in("开工率在60%到90%之间的有哪些")
    assert (low.operator, low.value, high.operator, high.value) == (">=", 60, "<=", 90)
    assert low.words == high.words == "在60%到90%之间"


def test_a_share_in_words_is_said_back_in_words() -> None:
    (limit,) = limits_in("开工过半的项目有哪些")
    assert limit.words == "过半"
    assert limit.holds(Decimal(51))
    assert not limit.holds(Decimal(50))


@pytest.mark.parametrize("question", ["地铁建设进展如何", "完成投资479.9亿元的是哪项", "第5项"])
def test_a_figure_without_a_comparator_is_no_limit(question: str) -> None:
    assert limits_in(question) == ()
