"""A question that asks the same of another period at its end has both answers."""

from __future__ import annotations

from functools import cache

import pytest
from lines import entries_cited, line_of, model_line, new_home
from samples import ledger_of

from index.entry import Period
from qa.chain import Line
from qa.second_part import two_periods


@cache
def line() -> Line:
    """Return the line over two years of a county."""
    return line_of(
        new_home(),
        ledger_of(
            ("群众满意率达到94%。", "前三季度，群众满意率94.3%，按时办结率99.1%。"),
            ("建设12个污水处理项目。", "开工3个。"),
            ("新增绿化面积50公顷。", "新增绿化面积32公顷。"),
            period=Period.of_quarter(2025, 3),
        ),
        ledger_of(
            ("群众满意率达到93%。", "前三季度，群众满意率92.1%，按时办结率98%。"),
            ("治理河流，完成9个污水处理厂改造。", "开工2个污水处理厂。"),
            ("新增绿化面积40公顷。", "新增绿化面积30公顷。"),
            period=Period.of_quarter(2024, 3),
        ),
    )


@pytest.mark.parametrize(
    ("question", "said", "number"),
    [
        ("群众满意率达标没有？去年呢", ("已达到目标：94.3%", "92.1%。"), 1),
        ("群众满意率达标没有？2024年呢", ("已达到目标：94.3%", "92.1%。"), 1),
        ("新增绿化面积比目标差多少？去年呢", ("还差18公顷", "30公顷。"), 3),
        ("今年新增绿化面积多少，去年是多少", ("32公顷。", "30公顷。"), 3),
    ],
)
def test_both_periods_are_answered_one_after_the_other(
    question: str, said: tuple[str, str], number: int
) -> None:
    answer = line().answer(question)
    first, second = said
    assert answer.text.startswith(first)
    assert f"\n{second}" in answer.text
    assert entries_cited(answer) == [(2025, number), (2024, number)]


@pytest.mark.parametrize("period", ["前年", "2022年"])
def test_of_a_period_without_a_ledger_that_is_said_after_the_first_answer(period: str) -> None:
    answer = line().answer(f"群众满意率达标没有？{period}呢")
    assert not answer.refused
    assert answer.text.startswith("已达到目标：94.3%")
    year = {"前年": 2023}.get(period, 2022)
    assert f"台账中没有{year}年的数据，现有的是2025年三季度、2024年三季度" in answer.text
    assert entries_cited(answer) == [(2025, 1)]


@pytest.mark.parametrize(
    "question", ["污水处理项目进展如何？去年呢", "今年和去年新增绿化面积各是多少？去年呢"]
)
def test_the_year_before_that_stands_in_the_first_answer_is_not_told_twice(question: str) -> None:
    alone = line().answer(question.removesuffix("？去年呢"))
    assert {year for year, _ in entries_cited(alone)} == {2025, 2024}
    assert line().answer(question).text == alone.text


@pytest.mark.parametrize(
    "question",
    [
        "新增绿化面积比去年多多少？去年呢",
        "新增绿化面积与去年差多少？去年呢",
        "新增绿化面积和去年对比如何？去年呢",
        "新增绿化面积多少",
        "去年呢",
    ],
)
def test_a_comparison_and_a_question_of_one_period_are_not_taken_apart(question: str) -> None:
    assert two_periods(line().responder(), question, ()) is None


def test_a_target_to_compare_with_is_no_comparison_of_periods() -> None:
    draft = two_periods(line().responder(), "群众满意率比目标高多少？去年呢", ())
    assert draft is not None
    assert len(draft.blocks) > 1


@pytest.mark.model
def test_the_entries_of_a_field_are_counted_in_both_periods() -> None:
    answer = model_line().answer("今年涉及医疗的有几项，去年呢？")
    assert "医疗方面的有3项（2025年一季度共44项）" in answer.text
    assert "医疗方面的有2项（2024年一季度共38项）" in answer.text
    assert "没有对应" not in answer.text
