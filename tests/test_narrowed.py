"""A condition that nothing understands is said not to be, and no whole ledger is given for it."""

from __future__ import annotations

import pytest
from lines import numbers_cited, shipped_line

from qa.narrowed import narrowing


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("给群众省了钱的，2024年一季度有谁", "给群众省了钱"),
        ("2024年一季度哪几项给群众省了钱", "给群众省了钱"),
        ("今年折腾人的任务都列出来", "折腾人"),
        ("把今年一季度老大难的那些挑出来", "老大难"),
        ("领导操心的大盘子，今年有哪几个", "领导操心"),
        ("今年台账里跑在前面的有哪些", ""),
        ("2025年有哪些任务", ""),
        ("今年政府承诺事项大致分成哪几种状态", ""),
        ("今年政府工作报告定的任务都有哪些", ""),
        ("今年挂牌的事，干得顺的和费劲的，大概盘一盘", ""),
        ("今年哪些干得靠前，哪些比较慢", ""),
    ],
)
def test_what_narrows_the_entries_asked_for_is_read(question: str, said: str) -> None:
    assert narrowing(shipped_line().query(question)) == said


@pytest.mark.parametrize(
    "question",
    [
        "给群众省了钱的，2024年一季度有谁",
        "2024年一季度哪几项给群众省了钱",
        "今年折腾人的任务都列出来",
        "把今年一季度老大难的那些挑出来",
        "给群众省了钱的有几项，2024年",
    ],
)
def test_no_ledger_is_given_as_a_whole_where_some_of_it_is_asked_for(question: str) -> None:
    answer = shipped_line().answer(question)
    assert answer.refused
    assert not answer.citations


def test_the_condition_that_was_not_understood_is_named() -> None:
    answer = shipped_line().answer("今年折腾人的任务都列出来")
    assert answer.text.startswith("没有读懂“折腾人”这个条件，不能据此挑选事项")


@pytest.mark.parametrize("question", ["2025年有哪些任务", "今年挂牌的任务都有哪些"])
def test_all_of_a_ledger_is_given_where_nothing_narrows_it(question: str) -> None:
    answer = shipped_line().answer(question)
    assert answer.kind == "overview"
    assert len(numbers_cited(answer)) == 44
