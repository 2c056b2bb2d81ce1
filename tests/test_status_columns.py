"""Ledgers with a column of completion, of problems and next steps, over one or two quarters."""

from __future__ import annotations

from pathlib import Path

import pytest
from lines import entries_cited, line_of

from index.entry import Column, Entry, Ledger, Period, Role
from qa.chain import Line

COLUMNS = (
    Column("序号", Role.NUMBER),
    Column("实事名称", Role.TITLE),
    Column("建设内容及目标", Role.TARGET),
    Column("责任单位", Role.UNIT),
    Column("分管领导", Role.REMARK),
    Column("进展情况", Role.PROGRESS),
    Column("完成率", Role.STATUS),
    Column("存在问题及下一步打算", Role.REMARK),
)
FIRST = (
    (
        "农村饮水提升",
        "新建供水站12处",
        "县水利局",
        "周牧野",
        "已建成供水站4处。",
        "30%",
        "设备到货晚。",
    ),
    ("学校扩容", "新增学位2400个", "县教育局", "苏静姝", "主体施工。", "40%", "无。"),
    (
        "健身中心建设",
        "新建健身中心1座",
        "县文旅局",
        "沈若岚",
        "尚未开工。",
        "未开工",
        "用地未批复。",
    ),
    ("清河治理", "治理河道36公里", "县水利局", "周牧野", "治理河道9公里。", "25%", "资金紧张。"),
    ("灯光亮化", "亮化道路6条", "县城管局", "贺知行", "完成6条。", "100%", "无。"),
)
SECOND = (
    (
        "农村饮水提升",
        "新建供水站12处",
        "县水利局",
        "周牧野",
        "已建成供水站10处。",
        "85%",
        "推进剩余2处。",
    ),
    ("学校扩容", "新增学位2400个", "县教育局", "苏静姝", "新增学位2430个。", "100%", "无。"),
    (
        "健身中心建设",
        "新建健身中心1座",
        "县文旅局",
        "沈若岚",
        "尚未开工。",
        "未开工",
        "用地未批复，下一步力争9月开工。",
    ),
    (
        "清河治理",
        "治理河道36公里",
        "县水利局",
        "周牧野",
        "治理河道9公里。",
        "25%",
        "受汛期和资金紧张影响。",
    ),
    ("低空应用", "建成起降场12个", "县发改局", "韩启明", "建成起降场3个。", "25%", "应用场景少。"),
)


def ledger_of(period: Period, rows: tuple[tuple[str, ...], ...]) -> Ledger:
    title = f"澄岚县{period.label}民生实事进展"
    entries = tuple(
        Entry(period.code, title, "澄岚县", period, at, at, COLUMNS, (str(at), *row))
        for at, row in enumerate(rows, start=1)
    )
    return Ledger(period.code, title, "澄岚县", period, COLUMNS, entries, len(entries))


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Line:
    home: Path = tmp_path_factory.mktemp("status") / "home"
    first, second = Period.of_quarter(2025, 1), Period.of_quarter(2025, 2)
    return line_of(home, ledger_of(first, FIRST), ledger_of(second, SECOND))


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("哪些实事完成率超过80%", [1, 2]),
        ("还没开工的是哪几项", [3]),
        ("完成率不到30%的都列出来", [4, 5]),
        ("有几项已经100%完成", [2]),
        ("哪些任务提到资金紧张", [4]),
        ("县水利局负责的有哪几项", [1, 4]),
    ],
)
def test_a_condition_is_met_by_what_the_columns_say(
    line: Line, question: str, numbers: list[int]
) -> None:
    answer = line.answer(question)
    assert not answer.refused
    assert sorted(dict.fromkeys(number for _, number in entries_cited(answer))) == numbers


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("农村饮水提升完成率是多少", "85%"),
        ("健身中心为什么还没开工", "用地未批复"),
        ("健身中心下一步打算", "力争9月开工"),
        ("清河治理存在什么问题", "受汛期和资金紧张影响"),
        ("低空应用是谁在分管", "韩启明"),
        ("供水站还差多少处完成目标", "12 − 10 = 2处"),
        ("未开工的有几项，占比多少", "1 ÷ 5 = 20%"),
    ],
)
def test_a_question_is_answered_from_the_column_it_is_asked_of(
    line: Line, question: str, said: str
) -> None:
    answer = line.answer(question)
    assert not answer.refused
    assert said in answer.text


def test_what_no_column_holds_is_refused_beside_a_column_of_the_same_kind(line: Line) -> None:
    assert line.answer("农村饮水提升的配合单位有哪些").refused


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("二季度比一季度新增了哪项、减少了哪项任务", ["低空应用", "灯光亮化"]),
        ("二季度跟一季度比，哪些任务没有新进展", ["健身中心建设", "清河治理"]),
    ],
)
def test_two_quarters_of_a_year_are_set_beside_each_other(
    line: Line, question: str, titles: list[str]
) -> None:
    answer = line.answer(question)
    assert not answer.refused
    assert [title for title in titles if title in answer.text] == titles
    others = {"农村饮水提升", "学校扩容"}
    assert not any(title in answer.text for title in others)
