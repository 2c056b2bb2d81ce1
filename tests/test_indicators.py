"""Indicators said in one word where figures are compared: 投资和消费, 财政."""

from __future__ import annotations

import pytest
from lines import entries_cited, model_line

from qa.indicators import named_in_full
from qa.question import parse


@pytest.mark.parametrize(
    ("question", "said", "cited"),
    [
        (
            "投资和消费，2024年一季度哪一头增得更猛？",
            "7 − 5.4 = 1.6个百分点",
            [(2024, 3), (2024, 4)],
        ),
        ("2024年一季度消费和投资谁涨得快", "7 − 5.4 = 1.6个百分点", [(2024, 4), (2024, 3)]),
        (
            "同样是头三个月，今年财政比去年多收了多少钱？",
            "387.7 − 384.6 = 3.1亿元",
            [(2025, 2), (2024, 2)],
        ),
        (
            "今年一季度财政收入比去年多收了多少？",
            "387.7 − 384.6 = 3.1亿元",
            [(2025, 2), (2024, 2)],
        ),
    ],
)
def test_a_word_said_alone_is_the_indicator_compared(
    question: str, said: str, cited: list[tuple[int, int]]
) -> None:
    answer = model_line().answer(question)
    assert said in answer.text.splitlines()[0]
    assert entries_cited(answer) == cited


@pytest.mark.parametrize("question", ["投资和绿色建筑谁多", "财政科技投入今年比去年多多少"])
def test_beside_another_thing_the_word_is_left_as_it_is(question: str) -> None:
    query = parse(question)
    assert named_in_full(query, ()) is query


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("去年一季度几个主要数（总量、财政、投资、消费、收入）给列一列", [1, 2, 3, 4, 5]),
        ("2024年一季度经济、财政、消费、收入这几个数分别是多少", [1, 2, 4, 5]),
        # 收入 is the budget's and the people's.
        (
            "2024年年初那几个经济总量、收入、投资、消费的大指标帮我归拢一下",
            [1, 2, 3, 4, 5],
        ),
        ("把2024年一季度经济总量、投资、消费等核心指标列出来", [1, 3, 4]),
        ("2024年总量、财政、投资几个主要指标各是多少", [1, 2, 3]),
    ],
)
def test_a_list_of_words_said_alone_is_of_the_indicators(question: str, cited: list[int]) -> None:
    assert entries_cited(model_line().answer(question)) == [(2024, one) for one in cited]


def test_indicators_that_the_ledger_does_not_have_are_named() -> None:
    answer = model_line().answer("今年一季度财政、投资、消费各是多少")
    assert entries_cited(answer) == [(2025, 2)]
    assert "没有列“投资”、“消费”的指标" in answer.text


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        (
            "回头看2024年开局，生产总值、财政、固投、消费、居民收入这几个数里，谁没跑赢自己的年度目标？",
            [2],
        ),
        ("2024年财政、投资、消费这三项哪项没达到目标", [2]),
        ("去年财政、投资、消费这几个数里，谁跑赢了目标", [3, 4]),
    ],
)
def test_of_indicators_listed_those_that_stand_so_are_told(question: str, cited: list[int]) -> None:
    answer = model_line().answer(question)
    assert sorted(set(entries_cited(answer))) == [(2024, one) for one in cited]


def test_of_indicators_none_of_which_stands_so_how_each_stands_is_told() -> None:
    answer = model_line().answer("今年财政、投资、消费这几个数里，谁跑赢了目标")
    assert entries_cited(answer) == [(2025, 2)]
