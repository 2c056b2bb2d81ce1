"""An entry named by its number leads to the one of another period that pledges the same."""

from __future__ import annotations

import pytest
from lines import after, entries_cited, model_line


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("第4项去年对应的是第几项", [(2024, 9), (2025, 4)]),
        ("去年第9项今年是第几项", [(2025, 4), (2024, 9)]),
        ("去年的第38项今年排第几项", [(2025, 42), (2024, 38)]),
    ],
)
def test_the_same_pledge_of_another_period(question: str, cited: list[tuple[int, int]]) -> None:
    answer = model_line().answer(question)
    assert entries_cited(answer) == cited
    assert "同为一事" in answer.text


def test_it_is_found_after_a_question_by_number() -> None:
    answer = after(model_line(), "第4项进展", "去年对应第几项")
    assert entries_cited(answer) == [(2024, 9), (2025, 4)]


@pytest.mark.parametrize("question", ["第5项去年有没有", "去年第24项今年还有吗"])
def test_what_nothing_corresponds_to_is_refused(question: str) -> None:
    answer = model_line().answer(question)
    assert answer.refused
    assert "没有与" in answer.text


def test_a_number_of_another_year_is_no_counterpart() -> None:
    assert entries_cited(model_line().answer("去年第4项进展")) == [(2024, 4)]


def test_a_number_of_one_ledger_alone_asks_for_no_counterpart() -> None:
    answer = model_line().answer("2024年那份台账里，序号19对应哪一项任务？进展怎样？")
    assert entries_cited(answer) == [(2024, 19)]
    assert not answer.refused
