"""Follow-ups that put another field, place, unit, word or limit where one was asked for before."""

from __future__ import annotations

import pytest
from lines import after, model_line, numbers_cited

from qa.exchanged import exchanged


@pytest.mark.parametrize(
    ("before", "turn", "asked"),
    [
        ("农业方面有几项", "科技呢", "科技方面有几项"),
        ("农业方面有几项", "那科技类的呢", "科技方面有几项"),
        ("哪些还没开工", "海洋方面呢", "海洋方面哪些还没开工"),
        ("哪些涉及西海岸", "崂山呢", "哪些涉及崂山"),
        ("哪些提到莱西", "那胶州呢？", "哪些提到胶州"),
        ("写到“印发”的有几项", "“起草”的呢", "写到“起草”的有几项"),
        ("完成率超过50%的有哪些", "超过80%的呢", "完成率超过80%的有哪些"),
        ("住建局牵头几项", "教育局呢", "教育局牵头几项"),
        ("地铁进展如何", "去年呢", ""),
        ("养老保险新增多少人", "海运呢", ""),
        ("农业方面有几项", "列出来", ""),
    ],
)
def test_what_is_asked_again(before: str, turn: str, asked: str) -> None:
    assert exchanged(before, turn) == asked


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (("农业方面有几项", "科技呢"), "科技方面的有10项（2025年一季度共44项）"),
        (("2024年农业方面有几项", "科技呢"), "科技方面的有7项（2024年一季度共38项）"),
        (("海洋方面哪些开工了", "生态呢"), "生态方面写明已开工的有3项"),
        (("哪些涉及西海岸", "崂山呢", "市南呢"), "提到“市南”的有3项"),
        (("完成率超过50%的有哪些", "超过100%的呢"), "完成率超过100%的有2项"),
    ],
)
def test_the_other_is_answered_as_the_first(turns: tuple[str, ...], said: str) -> None:
    assert said in after(model_line(), *turns).text


def test_an_entry_is_set_against_another_by_its_number() -> None:
    answer = after(model_line(), "第3项", "比第19项投资多多少")
    assert "479.9 − 85.57 = 394.33亿元" in answer.text
    assert list(dict.fromkeys(numbers_cited(answer))) == [3, 19]


def test_the_last_two_turns_are_what_one_of_is_asked_for() -> None:
    answer = after(model_line(), "第19项", "第23项", "哪个开工率高")
    assert list(dict.fromkeys(numbers_cited(answer))) == [19, 23]
    assert "77.06%" in answer.text
    assert "67.3%" in answer.text
