"""What is asked of the subjects of several turns together."""

from __future__ import annotations

import pytest
from lines import after, entries_cited, model_line

BOTH_YEARS = [(2025, 26), (2024, 26)]


@pytest.mark.parametrize(
    ("turns", "said", "cited"),
    [
        (
            ("第3项完成投资多少", "第23项呢", "两项加起来投资多少"),
            "合计536.6亿元（479.9 + 56.7 = 536.6亿元）",
            [(2025, 3), (2025, 23)],
        ),
        (
            ("省市重点项目开工多少了", "都市圈那52个重点项目呢", "这两类的开工在建率差几个百分点"),
            "前者高20.7个百分点（88 − 67.3 = 20.7个百分点）",
            [(2025, 3), (2025, 23)],
        ),
        (
            ("背街小巷今年开工几条", "去年呢", "相差几条"),
            "2025年一季度27条，2024年一季度46条，前者少19条（46 − 27 = 19条）",
            BOTH_YEARS,
        ),
        (
            ("背街小巷去年开工几条", "今年呢", "两年差多少"),
            "2024年一季度46条，2025年一季度27条，前者多19条（46 − 27 = 19条）",
            BOTH_YEARS[::-1],
        ),
        (
            ("今年财政收入多少", "去年呢", "两年加起来多少"),
            "合计772.3亿元（387.7 + 384.6 = 772.3亿元）",
            [(2025, 2), (2024, 2)],
        ),
        (
            ("攀峰学科有几个", "重点专科呢", "加起来"),
            "合计87个（12 + 75 = 87个）",
            [(2025, 39)],
        ),
        (
            ("海运航线开了几条", "养老保险新增多少", "这两项哪个完成得好"),
            "完成率最高的是2025年一季度第21项",
            [(2025, 21), (2025, 42)],
        ),
        (
            ("第5项讲什么", "第6项呢", "这两项哪个完成了"),
            "问到的有2项（2025年一季度共44项）",
            [(2025, 5), (2025, 6)],
        ),
        (
            ("固定资产投资去年增速", "社零呢", "两者差几个百分点"),
            "前者低1.6个百分点（7 − 5.4 = 1.6个百分点）",
            [(2024, 3), (2024, 4)],
        ),
    ],
)
def test_the_figures_of_the_turns_before_are_set_together(
    turns: tuple[str, ...], said: str, cited: list[tuple[int, int]]
) -> None:
    answer = after(model_line(), *turns)
    assert said in answer.text.splitlines()[0]
    assert entries_cited(answer) == cited


@pytest.mark.parametrize(
    "turns",
    [
        ("绿色建筑完成多少", "海运航线开了几条", "两项加起来多少"),
        ("绿色建筑完成多少", "相差多少"),
        ("固定资产投资去年增速", "社零呢", "两项加起来多少"),
    ],
)
def test_rates_and_figures_of_two_measures_or_of_one_turn_are_not_set_together(
    turns: tuple[str, ...],
) -> None:
    answer = after(model_line(), *turns)
    assert "合计" not in answer.text
    assert "前者" not in answer.text


@pytest.mark.parametrize(
    "turns",
    [
        ("今年一共几项", "去年几项", "差几项"),
        ("2024年有几项", "2025年有多少项", "多了几项"),
        ("今年和去年各多少项", "差几项"),
    ],
)
def test_how_many_two_ledgers_hold_is_set_apart(turns: tuple[str, ...]) -> None:
    *earlier, question = turns
    history = [{"role": "user", "content": one} for one in earlier]
    answer = model_line().answer(question, history)
    assert not answer.refused
    assert answer.text.startswith("2025年一季度多6项（44 − 38 = 6项）。")
    assert "合计" not in answer.text


def test_the_sum_of_two_ledgers_is_told_where_it_is_asked_too() -> None:
    text = model_line().answer("两年一共多少项，差几项").text
    assert "44 − 38 = 6项" in text
    assert "44 + 38 = 82项" in text
