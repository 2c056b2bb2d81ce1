"""Conditions that leave a field out, deny what is met, or take in what is done at all."""

from __future__ import annotations

from functools import cache

import pytest
from lines import line_of, new_home, numbers_cited
from samples import ledger_of

from qa.chain import Line


@cache
def line() -> Line:
    return line_of(
        new_home(),
        ledger_of(
            ("财政收入增长5%。", "财政收入增长3%。"),
            ("工业产值增长8%。", "工业产值增长6%。"),
            ("货运量增长6%。", "货运量增长7%。"),
            ("新增绿地100公顷。", "新增绿地120公顷。"),
            ("完成120个村庄治理。", "已全部完成年度任务。"),
            ("发放消费券1000万元。", "发放消费券300万元。"),
        ),
    )


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("哪些慢于目标", [1, 2]),
        ("财政之外还有哪些慢于目标", [2]),
        ("除了财政外哪些增速低于目标", [2]),
        ("工业以外哪些增速低于目标", [1]),
    ],
)
def test_a_field_that_is_left_out_is_not_listed(question: str, found: list[int]) -> None:
    assert numbers_cited(line().answer(question)) == found


def test_what_is_left_out_is_said() -> None:
    assert line().answer("财政之外还有哪些慢于目标").text.startswith("除财政外，")


@pytest.mark.parametrize(
    "question", ["哪些不达标", "哪些没达标", "有哪些指标没有达标", "哪些指标未达标"]
)
def test_what_falls_short_is_listed_and_never_what_is_met(question: str) -> None:
    assert numbers_cited(line().answer(question)) == [1, 2]


def test_what_is_met_is_listed_where_nothing_denies_it() -> None:
    assert numbers_cited(line().answer("哪些达标了")) == [3, 4]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("已经完成或超额完成的有哪些", [3, 4, 5]),
        ("超额或已完成的事项有哪些", [3, 4, 5]),
        ("哪些超额完成了", [3, 4]),
        ("没有超额完成的有哪些", [1, 2, 6]),
    ],
)
def test_done_or_beyond_takes_in_what_is_done_at_all(question: str, found: list[int]) -> None:
    assert numbers_cited(line().answer(question)) == found
