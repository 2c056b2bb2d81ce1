"""Several states in one question: each listed by itself, or all asked of the same entries."""

from __future__ import annotations

import pytest
from lines import model_line, numbers_cited


@pytest.mark.parametrize(
    "question",
    [
        "哪些已经完成了、哪些还没开工？",
        "已完成的和未开工的各有几项",
        "完工的有几项，没开工的有几项",
    ],
)
def test_each_state_by_itself(question: str) -> None:
    text = model_line().answer(question).text
    assert "已完成或达到目标的有4项（2025年一季度共44项）" in text
    assert "写明未开工的有3项（2025年一季度共44项）" in text


def test_of_a_theme() -> None:
    text = model_line().answer("海洋方面哪些开工了，哪些还没开工").text
    assert "海洋方面写明已开工的有1项" in text
    assert "第18项" in text.split("海洋方面写明已开工的有1项")[1]


def test_one_entry_keeps_its_own_states() -> None:
    answer = model_line().answer(
        "2024年一季度污水处理厂提标改造，已开工建设的是几个项目，还在做前期的又是几个？"
    )
    assert numbers_cited(answer) == [32]


def test_of_the_same_entries() -> None:
    answer = model_line().answer("哪些事项进度快于时序，但增速没达到目标")
    assert "快于时序进度或目标且没有达到年度目标" in answer.text
    assert numbers_cited(answer) == [4]


def test_limits_with_or_are_met_by_either() -> None:
    assert numbers_cited(model_line().answer("完成投资超过400亿或者不足2亿的事项")) == [3, 20]


def test_limits_with_and_are_met_by_both() -> None:
    assert numbers_cited(model_line().answer("完成投资低于100亿又超过50亿的有哪些")) == [19, 23]


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("460个里头没开工的还剩几个", "460 − 405 = 55个"),
        ("那52个里还没开工的有几个", "未开工项目17个"),
    ],
)
def test_a_number_alone_names_the_entry_whose_title_counts_it(question: str, shown: str) -> None:
    assert shown in model_line().answer(question).text


@pytest.mark.parametrize("question", ["2025比2024挂牌数量多了几项", "今年比去年多挂了几项"])
def test_ledgers_are_compared_by_their_numbers(question: str) -> None:
    assert "44 − 38 = 6项" in model_line().answer(question).text


def test_money_asked_of_each_stands_in_each_row() -> None:
    text = model_line().answer("今年的重点项目有哪几项，投资各完成了多少").text
    assert all(amount in text for amount in ("479.9亿元", "85.57亿元", "56.7亿元"))


def test_two_things_that_are_said_to_be_two_are_each_answered() -> None:
    answer = model_line().answer("社保扩面和助残这两样，今年开局怎样")
    assert numbers_cited(answer) == [42, 43]
