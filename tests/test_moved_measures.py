"""Rates that are above or below those of the year before, of the entries that report them in both."""

from __future__ import annotations

import pytest
from lines import model_line


@pytest.mark.parametrize(
    "question",
    ["哪些增速比去年低", "哪些指标今年的增速比去年同期回落了", "增速低于去年同期的有几项"],
)
def test_growth_below_last_years_is_listed_with_both_rates(question: str) -> None:
    text = model_line().answer(question).text
    assert text.startswith("增速比2024年一季度低的有1项")
    assert "| 同比增长0.8% | 同比增长0.9％ | 0.9 − 0.8 = 0.1个百分点 |" in text
    assert "技改" not in text


@pytest.mark.parametrize("question", ["哪些指标增速比去年快", "跟去年比，哪些指标涨得更快了"])
def test_where_none_is_above_what_both_years_report_is_shown(question: str) -> None:
    text = model_line().answer(question).text
    assert text.startswith("增速比2024年一季度高的有0项")
    assert "| 相同 |" in text


def test_a_share_that_is_worked_out_is_set_against_one_that_is_stated() -> None:
    text = model_line().answer("哪几项完成率比去年高").text
    assert "1.86 ÷ 12 = 15.5%" in text
    assert "26.7 − 15.5 = 11.2个百分点" in text
