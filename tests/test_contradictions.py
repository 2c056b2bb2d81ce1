"""Conditions that no entry can meet at once are said to exclude each other; others are answered."""

from __future__ import annotations

import pytest
from lines import model_line, numbers_cited

from qa.contradictions import contradictions
from qa.question import parse


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("已经完工又没开工的有哪些", "已完成", "未开工"),
        ("有没有未开工却已经完成的", "已完成", "未开工"),
        ("哪些项目竣工了但是还没有完工？", "已完成", "未完成"),
        ("超额完成了但没达到目标的有哪些", "达到或超过目标", "未达到目标"),
        ("快于时序却又滞后的事项", "快于时序", "慢于时序"),
        ("完成投资超过500亿又低于100亿的有哪些", "超过500亿元", "低于100亿元"),
        ("增速低于5%且增速高于6%的指标有哪些", "低于5%", "高于6%"),
    ],
)
def test_exclude_each_other(question: str, one: str, other: str) -> None:
    answer = model_line().answer(question)
    assert answer.refused
    assert not answer.citations
    assert f"“{one}”和“{other}”互相排斥" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "已开工但还没完工的有哪些",
        "完成了招标但没开工的有哪些",
        "没有完成又没有开工的有哪些",
        "哪些完成了、哪些还没开工",
        "增速高于5%但低于6%的有哪些",
        "开工率高于80%或者低于70%的有哪些",
        "完成投资超过100亿、开工率低于90%的有哪些",
    ],
)
def test_may_be_met(question: str) -> None:
    assert not list(contradictions(parse(question)))


def test_spoken_hundred_millions_are_a_limit() -> None:
    answer = model_line().answer("报了完成投资但不到十个亿的，2025年有哪几件")
    assert "完成投资不到十亿的有2项" in answer.text


def test_the_share_of_a_years_investment_is_taken_as_stated() -> None:
    below = model_line().answer("完成投资没到年度计划一半的有哪些")
    assert set(numbers_cited(below)) == {3, 19, 34}
    above = model_line().answer("哪些项目完成投资超过年度计划")
    assert above.refused
    assert "没有一项符合“投资完成率超过年度计划”" in above.text


def test_numbers_begun_are_a_kind_of_figure() -> None:
    answer = model_line().answer("今年报出了已开工具体数目的事项，一个一个列")
    assert {3, 19, 23, 26, 33, 43} <= set(numbers_cited(answer))
