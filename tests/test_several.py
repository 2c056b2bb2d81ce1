"""The money of all projects of a ledger, or of those being built, added up in sight."""

from __future__ import annotations

from functools import cache

import pytest
from lines import entries_cited, line_of, model_line, new_home, numbers_cited, shipped_line
from samples import ledger_of

from qa.chain import Line


@cache
def line() -> Line:
    return line_of(
        new_home(),
        ledger_of(
            ("建设云汀大桥，总投资12亿元。", "已开工，累计完成投资3.2亿元。"),
            ("建设东桥小学，总投资2亿元。", "主体封顶，累计完成投资1.5亿元。"),
            ("建设南溪水厂，总投资4亿元。", "尚未开工，完成投资0.3亿元。"),
            ("建设北岭公园，总投资1亿元。", "已建成投用，累计完成投资1亿元。"),
            ("新增绿地100公顷。", "新增绿地20公顷。"),
        ),
    )


@pytest.mark.parametrize(
    ("question", "said", "added"),
    [
        (
            "全部项目总投资加起来多少",
            "合计19亿元（12 + 2 + 4 + 1 = 19亿元）。",
            [1, 2, 3, 4],
        ),
        (
            "所有项目累计完成投资合计多少",
            "合计6亿元（3.2 + 1.5 + 0.3 + 1 = 6亿元）。",
            [1, 2, 3, 4],
        ),
        ("在建项目累计完成投资合计多少", "合计4.7亿元（3.2 + 1.5 = 4.7亿元）。", [1, 2]),
        ("已开工项目完成投资总共多少亿元", "合计4.7亿元（3.2 + 1.5 = 4.7亿元）。", [1, 2]),
        ("大桥和小学总投资加起来多少", "合计14亿元（12 + 2 = 14亿元）。", [1, 2]),
    ],
)
def test_the_money_of_those_asked_for_is_added(question: str, said: str, added: list[int]) -> None:
    answer = line().answer(question)
    assert answer.text.splitlines()[0] == said
    assert numbers_cited(answer) == added


def test_money_that_no_entry_states_is_not_added() -> None:
    assert "合计" not in line().answer("全部项目到位资金加起来多少").text


@pytest.mark.parametrize("question", ["加总一下，搞过宣讲的几条", "合计有几项搞了宣讲"])
def test_entries_that_are_counted_are_not_added_up(question: str) -> None:
    own = ledger_of(
        ("企业达到1.5万家。", "开展政策宣讲活动。"),
        ("新增企业300家。", "开展宣讲，惠及企业80家。"),
        ("新增绿地100公顷。", "新增绿地20公顷。"),
    )
    answer = line_of(new_home(), own).answer(question)
    assert "的有2项" in answer.text
    assert numbers_cited(answer) == [1, 2]


@pytest.mark.parametrize(
    "question", ["2025年挂牌数比2024年多几项，各自总数是几", "今年挂牌数跟去年比多了几个"]
)
def test_the_numbers_of_entries_of_two_years_are_set_against_each_other(question: str) -> None:
    answer = model_line().answer(question)
    assert answer.text.startswith("2025年一季度多6项（44 − 38 = 6项）。")


@pytest.mark.parametrize(
    "question",
    ["地铁三期加8号线南段，封顶的车站合在一起几座？", "三期和8号线南段封顶的车站合到一起有几座"],
)
def test_what_is_put_together_is_added(question: str) -> None:
    assert model_line().answer(question).text.startswith("合计59座（53 + 6 = 59座）")


def test_a_clause_that_the_same_entry_speaks_of_asks_for_no_list() -> None:
    answer = shipped_line().answer("自然科学基金的管理办法到哪步了，重点项目什么时候能报")
    assert entries_cited(answer) == [(2025, 9)]
    assert "按程序印发后" in answer.text
