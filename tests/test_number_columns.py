"""Columns of bare numbers, asked for by their own names."""

from __future__ import annotations

from pathlib import Path

import pytest
from lines import after, entries_cited, line_of

from index.entry import Column, Entry, Ledger, Period, Role
from qa.chain import Line
from qa.invested import investment_made
from qa.number_columns import bare_name, column_asked
from qa.question import parse

HALF = Period(2025, 6, 1)
COLUMNS = (
    Column("序号", Role.NUMBER),
    Column("项目名称", Role.TITLE),
    Column("建设单位", Role.UNIT),
    Column("总投资（亿元）", Role.OTHER),
    Column("2025年计划投资（亿元）", Role.TARGET),
    Column("累计完成投资（亿元）", Role.OTHER),
    Column("形象进度", Role.PROGRESS),
)
ROWS = (
    ("青岭大道改造", "区交通局", "12.4", "4", "2.6", "路基工程完成70%。"),
    ("云汀冷链物流园", "云汀公司", "7.5", "2.8", "0", "尚未开工，正在办理用地手续。"),
    ("北苑中学新校区", "区教育局", "4.6", "2", "1.65", "教学楼全部封顶。"),
)
LEDGER_ID, TITLE = "h1", "柏川区2025年重点项目建设进展表"
LEDGER = Ledger(
    id=LEDGER_ID,
    title=TITLE,
    place="柏川区",
    period=HALF,
    columns=COLUMNS,
    entries=tuple(
        Entry(LEDGER_ID, TITLE, "柏川区", HALF, at, at, COLUMNS, (str(at), *row))
        for at, row in enumerate(ROWS, start=1)
    ),
    rows_seen=len(ROWS),
)


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Line:
    home: Path = tmp_path_factory.mktemp("numbers") / "home"
    return line_of(home, LEDGER)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("总投资（亿元）", "总投资"),
        ("2025年计划投资（亿元）", "计划投资"),
        ("累计完成投资(万元)", "完成投资"),
    ],
)
def test_a_column_is_called_without_its_unit_and_its_date(name: str, bare: str) -> None:
    assert bare_name(name) == bare


@pytest.mark.parametrize(
    ("question", "column"),
    [
        ("青岭大道总投资多少", "总投资（亿元）"),
        ("今年计划投资超过2亿元的有哪些", "2025年计划投资（亿元）"),
        ("完成了多少投资", "累计完成投资（亿元）"),
        ("年度计划是多少", "2025年计划投资（亿元）"),
        ("青岭大道花了多少钱", "累计完成投资（亿元）"),
        ("青岭大道砸进去多少", "累计完成投资（亿元）"),
        ("青岭大道总盘子有多大", "总投资（亿元）"),
        ("进展如何", ""),
    ],
)
def test_the_column_that_a_question_names_is_found(question: str, column: str) -> None:
    assert column_asked(question, (LEDGER,)) == column


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("青岭大道改造总投资多少", "总投资12.4亿元"),
        ("北苑中学新校区今年计划投资多少亿元", "计划投资2亿元"),
        ("青岭大道改造完成投资占年度计划多少", "2.6 ÷ 4 = 65%"),
        ("北苑中学新校区离年度投资计划还差多少", "2 − 1.65 = 0.35亿元"),
        ("青岭大道改造总投资还剩多少没投", "还剩9.8亿元（12.4 − 2.6 = 9.8亿元）"),
        ("按总投资算北苑中学新校区完成了百分之几", "占总投资4.6亿元的35.9%（1.65 ÷ 4.6 = 35.9%）"),
        ("总投资最大的是哪个项目", "最高的是2025年上半年第1项"),
        ("总投资合计多少", "12.4 + 7.5 + 4.6 = 24.5亿元"),
        ("青岭大道改造花了多少钱", "完成投资2.6亿元"),
    ],
)
def test_a_number_stands_or_is_worked_out_with_its_unit(
    line: Line, question: str, said: str
) -> None:
    answer = line.answer(question)
    assert not answer.refused
    assert said in answer.text


def test_more_than_the_plan_is_of_what_the_talk_is_of(line: Line) -> None:
    answer = after(line, "北苑中学新校区完成投资多少", "比年度计划少投了多少")
    assert "2 − 1.65 = 0.35亿元" in answer.text


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("总投资超过5亿元的有哪些项目", [1, 2]),
        ("计划投资超过2亿元的有哪些", [1, 2]),
        ("完成投资不到2亿元的项目有哪些", [2, 3]),
    ],
)
def test_a_limit_holds_for_the_column_named(line: Line, question: str, numbers: list[int]) -> None:
    answer = line.answer(question)
    assert [number for _, number in entries_cited(answer)] == numbers


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("完成投资超过年度计划的有哪些项目", [4]),
        ("累计完成的投资还没到年度计划的有哪些", [1, 2, 3]),
        ("投资进度没过半的，也就是完成额还不到年度计划一半的，拉个单子", [2]),
    ],
)
def test_one_column_is_compared_with_another(
    tmp_path: Path, question: str, numbers: list[int]
) -> None:
    rows = (*ROWS, ("云汀大桥加固", "区交通局", "3", "1.2", "1.5", "完成桥面铺装。"))
    entries = tuple(
        Entry(LEDGER_ID, TITLE, "柏川区", HALF, at, at, COLUMNS, (str(at), *row))
        for at, row in enumerate(rows, start=1)
    )
    own = Ledger(LEDGER_ID, TITLE, "柏川区", HALF, COLUMNS, entries, len(entries))
    answer = line_of(tmp_path / "home", own).answer(question)
    assert sorted({number for _, number in entries_cited(answer)}) == numbers


COLUMNS_OF_YEAR = (*COLUMNS[:5], Column("1-9月完成投资（亿元）", Role.OTHER), COLUMNS[6])


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        ("路基完成70%。", "总投资12.4亿元；台账没有写明开工以来累计完成的投资"),
        ("开工以来累计完成投资8.9亿元。", "还剩3.5亿元（12.4 − 8.9 = 3.5亿元）"),
    ],
)
def test_what_is_made_in_the_year_is_not_taken_from_the_whole_investment(
    progress: str, said: str
) -> None:
    cells = ("1", "青岭大道改造", "区交通局", "12.4", "4", "2.6", progress)
    own = Entry(LEDGER_ID, TITLE, "柏川区", HALF, 1, 1, COLUMNS_OF_YEAR, cells)
    found = investment_made(parse("青岭大道总投资还剩多少没投"), own)
    assert found is not None
    assert said in found.text


def test_what_is_spent_by_plan_ends_no_work(tmp_path: Path) -> None:
    rows = (
        ("云汀养老院", "区民政局", "9", "4", "4.7", "主体封顶，装修完成65%。"),
        ("云汀大桥加固", "区交通局", "3", "1.2", "1.2", "已完工。7月通车。"),
    )
    entries = tuple(
        Entry(LEDGER_ID, TITLE, "柏川区", HALF, at, at, COLUMNS, (str(at), *row))
        for at, row in enumerate(rows, start=1)
    )
    own = line_of(
        tmp_path / "home", Ledger(LEDGER_ID, TITLE, "柏川区", HALF, COLUMNS, entries, len(entries))
    )
    for question, number in (
        ("哪些项目已完工", 2),
        ("还没完工的有哪些", 1),
        ("一共多少个项目，已完工几个", 2),
    ):
        assert [found for _, found in entries_cited(own.answer(question))] == [number]
