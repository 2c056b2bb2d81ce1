"""Conditions on further columns: who leads, by when, what is filled in."""

from __future__ import annotations

from pathlib import Path

import pytest
from lines import entries_cited, line_of

from index.entry import Column, Entry, Ledger, Period, Role
from qa.chain import Line
from qa.deadlines import deadline_of

HALF = Period(2025, 6, 1)
COLUMNS = (
    Column("序号", Role.NUMBER),
    Column("项目名称", Role.TITLE),
    Column("牵头单位", Role.UNIT),
    Column("配合单位", Role.UNIT),
    Column("年度目标", Role.TARGET),
    Column("进展情况", Role.PROGRESS),
    Column("完成时限", Role.DEADLINE),
    Column("备注", Role.REMARK),
)
ROWS = (
    ("新建公办幼儿园", "县教育局", "县财政局", "6所", "已开工5所。", "2025年9月底", ""),
    ("增加高中学位", "县教育局", "", "1200个", "新增学位600个。", "2025年8月", ""),
    ("改造农村公路", "县交通运输局", "", "120公里", "完成改造68公里。", "2025年12月底", ""),
    ("建设公交首末站", "县交通运输局", "县住建局", "3座", "尚未开工。", "2026年6月", "征地未办结"),
)


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Line:
    title = "柏川县2025年民生实事上半年进展"
    entries = tuple(
        Entry("h1", title, "柏川县", HALF, at, at, COLUMNS, (str(at), *row))
        for at, row in enumerate(ROWS, start=1)
    )
    ledger = Ledger("h1", title, "柏川县", HALF, COLUMNS, entries, len(entries))
    home: Path = tmp_path_factory.mktemp("columns") / "home"
    return line_of(home, ledger)


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("哪些由县教育局牵头", [1, 2]),
        ("交通运输局负责几项", [3, 4]),
        ("交通运输局牵头的哪些还没开工", [4]),
        ("配合单位是住建局的有哪些", [4]),
        ("9月底前要完成的有哪些", [1, 2]),
        ("2026年才完成的有哪些", [4]),
        ("备注里写了原因的有哪些", [4]),
        ("教育局牵头的进展如何", [1, 2]),
        ("公交首末站什么时候完成", [4]),
    ],
)
def test_entries_are_found_by_their_further_columns(
    line: Line, question: str, numbers: list[int]
) -> None:
    assert entries_cited(line.answer(question)) == [(2025, number) for number in numbers]


def test_two_columns_are_said_at_once(line: Line) -> None:
    text = line.answer("幼儿园谁负责，什么时候完成").text
    assert text.startswith("牵头单位：县教育局；完成时限：2025年9月底。[1]")


def test_a_unit_that_leads_nothing_is_said_to(line: Line) -> None:
    answer = line.answer("气象局牵头的有哪些")
    assert answer.refused
    assert "气象局" in answer.text


def test_entries_are_counted_by_who_leads_them(line: Line) -> None:
    text = line.answer("哪个单位牵头的事项最多").text
    assert text.startswith("牵头事项最多的是县教育局、县交通运输局，各2项")


def test_a_target_in_a_column_of_its_own_is_measured_against(line: Line) -> None:
    assert "600 ÷ 1200 = 50%" in line.answer("高中学位离目标还差多少").text


@pytest.mark.parametrize(
    ("cell", "month"),
    [
        ("2025年9月底", (2025, 9)),
        ("12月底前", (2025, 12)),
        ("①2月上旬前设计；②2026年5月底前开工", (2026, 5)),
        ("年底", (2025, 12)),
        ("上半年", (2025, 6)),
        ("长期坚持", None),
    ],
)
def test_a_deadline_is_the_last_month_named(cell: str, month: tuple[int, int] | None) -> None:
    assert deadline_of(cell, 2025) == month
