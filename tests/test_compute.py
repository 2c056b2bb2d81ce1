"""Shares, gaps, differences, sums and wholes: exact, in a shared unit, with the formula in sight."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import entry

from index.entry import Role
from index.figures import Figure, figures
from qa.compute import backward, difference, gap, share, total
from qa.located import located
from qa.standing import standing
from qa.verify import holds


def figure(text: str) -> Figure:
    (found,) = figures(text)
    return found


def test_a_share_is_part_by_whole_in_per_cent_to_one_digit() -> None:
    result = share([figure("278.17万平方米")], figure("1000万平方米"))
    assert result.result == Decimal("27.8") == round(Decimal("278.17") / 1000 * 100, 1)
    assert result.shown == "278.17 ÷ 1000 = 27.8%"


def test_parts_are_added_before_they_are_shared() -> None:
    result = share([figure("738场次"), figure("3067场次")], figure("2万场"))
    assert result.result == Decimal(738 + 3067) * 100 / 20000 // Decimal("0.1") * Decimal("0.1")
    assert result.shown == "（738 + 3067） ÷ 20000 = 19%"


def test_half_a_digit_is_rounded_up() -> None:
    assert share([figure("1条")], figure("16条")).result == Decimal("6.3")  # 6.25
    assert share([figure("9个")], figure("16个")).result == Decimal("56.3")  # 56.25


def test_a_share_too_small_for_one_digit_gets_two() -> None:
    result = share([figure("1人")], figure("2万人"))
    assert result.result == Decimal("0.01")
    assert result.shown == "1 ÷ 20000 = 0.01%"


def test_a_difference_is_in_the_unit_that_both_share() -> None:
    assert difference([figure("12万人")], [figure("3.2万人")]).shown == "12 − 3.2 = 8.8万人"
    assert difference([figure("102座")], [figure("53座")]).shown == "102 − 53 = 49座"
    assert difference([figure("10条")], [figure("4条")]).result == 10 - 4


def test_figures_of_two_scales_are_brought_to_base_units() -> None:
    result = difference([figure("2万场")], [figure("738场次"), figure("3067场次")])
    assert result.result == 20000 - (738 + 3067)
    assert result.shown == "20000 − （738 + 3067） = 16195场次"


def test_amounts_of_money_are_reckoned_in_the_larger_unit_where_two_digits_say_them() -> None:
    assert total([figure("1.08亿元"), figure("6400万元")]).shown == "1.08 + 0.64 = 1.72亿元"
    assert total([figure("1.08亿元"), figure("16225元")]).result == 108_000_000 + 16_225


def test_rates_differ_by_percentage_points() -> None:
    assert difference([figure("5.9%")], [figure("5.5%")]).shown == "5.9 − 5.5 = 0.4个百分点"


def test_a_sum_shows_every_addend() -> None:
    assert total([figure("85.57亿元"), figure("56.7亿元")]).shown == "85.57 + 56.7 = 142.27亿元"


def test_a_gap_is_the_target_less_all_that_is_done() -> None:
    (pair,) = standing(entry("新增绿色建筑1000万平方米。", "新增绿色建筑278.17万平方米。")).pairs
    assert gap(pair).shown == "1000 − 278.17 = 721.83万平方米"
    assert gap(pair).result == 1000 - Decimal("278.17")


def test_a_whole_is_computed_back_from_an_amount_and_its_share() -> None:
    amount, rate = located(
        entry("海洋项目。", "完成投资85.57亿元，完成年度计划的21.28%。"), Role.PROGRESS
    )
    result = backward(amount, rate)
    assert result.result == round(Decimal("85.57") / (Decimal("21.28") / 100), 2)
    assert result.shown == "85.57 ÷ 21.28% ≈ 402.11亿元"


def test_separators_of_thousands_and_more_than_do_not_count_as_digits() -> None:
    assert total([figure("1,234人"), figure("10余人")]).result == 1234 + 10


amounts = st.decimals(min_value=1, max_value=99999, places=2)
units = st.sampled_from(["亿元", "万元", "元", "万人", "个", "公里"])


@settings(deadline=None)
@given(amounts, amounts, units)
def test_every_computation_holds_when_it_is_done_again(
    one: Decimal, other: Decimal, unit: str
) -> None:
    first, second = figure(f"{one}{unit}"), figure(f"{other}{unit}")
    assert holds(share([first], second))
    assert holds(difference([first], [second]))
    assert holds(total([first, second]))


@pytest.mark.parametrize("text", ["50平方公里", "3.5万亩", "700万千瓦", "21.3公里", "1.3万项"])
def test_a_figure_is_all_of_itself(text: str) -> None:
    assert share([figure(text)], figure(text)).result == 100
    assert difference([figure(text)], [figure(text)]).result == 0
