"""Two subjects set against each other: in one period, and refused where no ledger has one of them."""

from __future__ import annotations

from functools import cache

import pytest
from lines import line_of, new_home, shipped_line
from samples import ledger_of

from index.entry import Period
from qa.chain import Line


@cache
def line() -> Line:
    return line_of(
        new_home(),
        ledger_of(
            ("财政收入增长5%。", "一季度，财政收入增长3%。"),
        ),
        ledger_of(
            ("财政收入增长4%。", "一季度，财政收入增长6%。"),
            ("社会消费品零售总额增长5%。", "一季度，社会消费品零售总额增长7%。"),
            period=Period.of_quarter(2024, 1),
        ),
    )


def test_two_subjects_are_compared_in_a_period_that_tells_both() -> None:
    text = line().answer("财政收入和社会消费品零售总额哪个增得快").text
    assert "第1项“财政收入增长4%”6%" in text
    assert "前者低1个百分点（7 − 6 = 1个百分点）" in text
    assert "3%" not in text


@pytest.mark.parametrize("question", ["高铁和地铁哪个快", "地铁和机场扩建哪个进度快"])
def test_a_side_that_no_ledger_has_is_named(question: str) -> None:
    answer = shipped_line().answer(question)
    assert answer.refused
    assert "不能比较" in answer.text
    assert "第5项“提速推进8条地铁线路项目建设”" in answer.text


def test_amounts_of_unlike_things_tell_no_pace() -> None:
    text = shipped_line().answer("第13项和第18项哪个快").text
    assert "不能直接比较" in text
    assert "30 − 10" not in text
