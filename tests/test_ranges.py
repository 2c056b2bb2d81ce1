"""Conditions on figures, units and words that a list is asked by."""

from __future__ import annotations

from functools import cache

import pytest
from lines import line_of, new_home, numbers_cited
from samples import ledger_of

from index.entry import Period
from qa.chain import Line

LAST_YEAR = Period.of_quarter(2024, 1)


@cache
def line() -> Line:
    return line_of(
        new_home(),
        ledger_of(
            ("举办文体活动20场以上。", "已举办文体活动5场，参加率25%。"),
            ("改造管网30公里。", "开工率77.8%，投资增速7.7%。"),
            ("新建绿道40公里。", "完成率26.7%。"),
            ("举办惠民演出300场。", "正在制定方案。"),
        ),
        ledger_of(
            ("工业产值增长8%。", "工业产值增长6%，居全省第4位。"),
            ("新增绿地100公顷。", "新增绿地20公顷。"),
            period=LAST_YEAR,
        ),
    )


@pytest.mark.parametrize(
    ("question", "found"),
    [
        # 77.8% is above the one end and 7.7% below the other: no figure is between them.
        ("进展里出现过二成到三成之间比率的有哪些事项", [1, 3]),
        ("把报出比率高于70%的事项找齐", [2]),
        ("哪些任务是按“场”来定目标的", [1, 4]),
        # Of no period: the newest ledger that has any.
        ("排了名次的指标有哪些", [1]),
    ],
)
def test_entries_are_those_whose_own_figure_meets_the_condition(
    question: str, found: list[int]
) -> None:
    assert numbers_cited(line().answer(question)) == found


def test_the_range_is_said_back_as_it_was_asked() -> None:
    assert "在二成到三成之间" in line().answer("出现过二成到三成之间比率的有哪些事项").text


def test_a_refusal_quotes_what_the_nearest_entry_says() -> None:
    answer = line().answer("惠民演出的文号是多少")
    assert answer.refused
    assert "写明的是：正在制定方案" in answer.text
    assert answer.citations
