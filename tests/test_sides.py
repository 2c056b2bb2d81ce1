"""Two subjects set against each other: in one period, and refused where no ledger has one of them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from lines import entries_cited, line_of, model_line, new_home, shipped_line
from samples import ledger_of

from index.entry import Period
from index.store import Store
from qa.chain import Line


@cache
def line() -> Line:
    return line_of(
        new_home(),
        ledger_of(
            ("财政收入增长5%。", "一季度，财政收入增长3%。"),
        ),
        ledger_of(
            ("财政收入增长4%。", "一季度，财政收入增长6%。"),
            ("社会消费品零售总额增长5%。", "一季度，社会消费品零售总额增长7%。"),
            period=Period.of_quarter(2024, 1),
        ),
    )


def test_two_subjects_are_compared_in_a_period_that_tells_both() -> None:
    text = line().answer("财政收入和社会消费品零售总额哪个增得快").text
    assert "第1项“财政收入增长4%”6%" in text
    assert "前者低1个百分点（7 − 6 = 1个百分点）" in text
    assert "3%" not in text


@pytest.mark.parametrize("question", ["高铁和地铁哪个快", "地铁和机场扩建哪个进度快"])
def test_a_side_that_no_ledger_has_is_named(question: str) -> None:
    answer = shipped_line().answer(question)
    assert answer.refused
    assert "不能比较" in answer.text
    assert "第5项“提速推进8条地铁线路项目建设”" in answer.text


def test_amounts_of_unlike_things_tell_no_pace() -> None:
    text = shipped_line().answer("第13项和第18项哪个快").text
    assert "不能直接比较" in text
    assert "30 − 10" not in text


@pytest.mark.parametrize(
    "question",
    [
        "今年春节台东步行街营业额多少，比去年高吗",
        "台东步行街营业额今年和去年比",
        "台东步行街假期营业额今年比去年多了多少",
    ],
)
def test_what_only_the_older_ledger_tells_is_not_compared(question: str) -> None:
    answer = model_line().answer(question)
    assert answer.refused
    assert "2025年一季度台账没有报告所问的内容，不能比较" in answer.text
    assert entries_cited(answer) == [(2024, 12)]
    assert "两者没有同一口径" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "海洋的和都市圈的，两批重点项目今年一季度开工在建率差几个点",
        "海洋、都市圈两批重点项目一季度开工在建率差几个点",
        "都市圈的跟海洋的这两类重点项目，开工在建率差多少个百分点",
    ],
)
def test_two_kinds_of_one_noun_are_the_two_sides(question: str) -> None:
    answer = model_line().answer(question)
    assert "9.76个百分点" in answer.text.splitlines()[0]
    assert set(entries_cited(answer)) == {(2025, 19), (2025, 23)}


def test_by_how_much_two_things_differ_is_told_by_no_list() -> None:
    store = Store(new_home())
    for ledger in model_line().ledgers:
        kept = tuple(one for one in ledger.entries if "重点项目" not in one.title)
        store.add(replace(ledger, entries=kept))
    question = "海洋和都市圈两批重点项目今年一季度开工在建率差几个点"
    assert Line(store).answer(question).refused
