"""Which ledgers are held, and by whom they are published: no question of what they report."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from lines import line_of, new_home, numbers_cited, rows_of
from samples import ledger_of

from index.entry import Period
from qa.chain import Line

EAST, WEST = "东陵县2025年一季度台账", "西汀县2024年一季度台账"


@cache
def line() -> Line:
    east = ledger_of(
        ("建设东陵大桥。", "尚未开工。"), ("新增绿地5公顷。", "新增绿地1公顷。"), place="东陵县"
    )
    west = ledger_of(
        ("建设西汀水厂。", "主体封顶。"), place="西汀县", period=Period.of_quarter(2024, 1)
    )
    return line_of(new_home(), replace(east, publisher="东陵县人民政府办公室"), west)


@pytest.mark.parametrize(
    "question", ["有哪些台账", "收录了几部台账", "台账一共有几部", "能查哪些地方"]
)
def test_the_ledgers_held_are_listed_with_place_period_and_size(question: str) -> None:
    answer = line().answer(question)
    assert answer.text.startswith("现有2部台账，共3项。")
    assert [row[:5] for row in rows_of(answer)] == [
        [EAST, "东陵县", "2025年一季度", "东陵县人民政府办公室", "2项"],
        [WEST, "西汀县", "2024年一季度", "未写明", "1项"],
    ]


@pytest.mark.parametrize("question", ["台账发布单位是谁", "台账是谁发布的"])
def test_the_publisher_of_each_ledger_is_told(question: str) -> None:
    text = line().answer(question).text
    assert "东陵县人民政府办公室" in text
    assert "未写明" in text


@pytest.mark.parametrize(
    ("question", "title"), [("东陵县有哪些台账", EAST), ("2024年有哪些台账", WEST)]
)
def test_a_place_or_a_period_that_is_named_narrows_the_list(question: str, title: str) -> None:
    answer = line().answer(question)
    assert [row[0] for row in rows_of(answer)] == [title]


@pytest.mark.parametrize(
    "question", ["东陵县台账里有哪些还没开工", "东陵县台账里收录了哪些没开工的项目"]
)
def test_entries_within_a_ledger_are_asked_for_and_not_ledgers(question: str) -> None:
    answer = line().answer(question)
    assert numbers_cited(answer) == [1]
    assert "写明未开工的有1项" in answer.text
    assert "部台账" not in answer.text


def test_what_a_ledger_is_said_to_write_is_no_question_of_the_ledgers() -> None:
    answer = line().answer("占比不到80%的有哪些，指台账里写了占比的")
    assert "部台账" not in answer.text
