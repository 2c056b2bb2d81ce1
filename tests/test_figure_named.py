"""A figure that is asked of by itself leads to the entries that it stands in."""

from __future__ import annotations

import pytest
from lines import after, entries_cited, model_line

from qa.figure_named import figure_asked
from qa.question import parse


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("3067场次是哪一项的", "3067场次"),
        ("台账里的278.17是什么数", "278.17"),
        ("102座是哪来的", "102座"),
        ("10个是哪个", "10个"),
        ("地铁102座车站是什么意思", ""),
        ("200家企业参加的是哪个活动", ""),
        ("2025年多少项", ""),
    ],
)
def test_a_figure_is_asked_of_by_itself(text: str, said: str) -> None:
    assert figure_asked(parse(text)) == said


@pytest.mark.parametrize(
    ("question", "cited", "said"),
    [
        ("3067场是什么", [(2025, 44)], "全民健身赛事活动3067场次"),
        ("台账里的278.17是什么数", [(2025, 36)], "新增绿色建筑278.17万平方米"),
        ("50.2%是什么", [(2024, 33)], "占全市发电总装机的50.2%"),
        # 102个应用场景 of another entry are no 102座.
        ("102座是哪来的", [(2025, 5)], "三期7条线102座车站"),
    ],
)
def test_the_entries_that_have_it_are_told(
    question: str, cited: list[tuple[int, int]], said: str
) -> None:
    answer = model_line().answer(question)
    assert entries_cited(answer) == cited
    assert said in answer.text


def test_a_figure_that_many_have_is_listed_with_how_many() -> None:
    text = model_line().answer("10个是哪个").text
    assert "写有“10个”的有" in text
    assert "列出前10项" in text


def test_a_figure_that_none_has_is_refused() -> None:
    answer = model_line().answer("999亿元是哪一项的")
    assert answer.refused
    assert "台账中没有“999亿元”这个数字" in answer.text


def test_it_may_be_asked_of_after_another_question() -> None:
    assert entries_cited(after(model_line(), "地铁建设怎么样", "1.08亿元是哪一项的")) == [
        (2025, 20)
    ]


@pytest.mark.parametrize("text", ["12个污水厂是哪一项", "12345是什么"])
def test_a_thing_or_a_bare_number_leads_to_no_figure(text: str) -> None:
    asked = figure_asked(parse(text))
    assert asked in ("", "12345")
    assert "写有“12" not in model_line().answer(text).text


def test_after_an_entry_by_its_number_it_is_asked_of_by_itself() -> None:
    assert entries_cited(after(model_line(), "第4项去年对应的是第几项", "3067场是哪一项的")) == [
        (2025, 44)
    ]
