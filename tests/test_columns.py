"""Conditions on further columns: who leads, by when, what is filled in."""

from __future__ import annotations

from pathlib import Path

import pytest
from lines import entries_cited, line_of
from samples import ledger_of

from index.entry import Column, Entry, Ledger, Period, Role
from qa.chain import Line
from qa.deadlines import deadline_of, find_due
from qa.responsible_units import field_named, is_unit

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
        ("教育口负责的两摊子事各是什么", [1, 2]),
        ("交通口的任务有哪些", [3, 4]),
        ("交通系统牵头的有哪几项", [3, 4]),
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


def test_units_that_lead_as_many_entries_are_told_together(line: Line) -> None:
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


DATED = ledger_of(*ROWS, period=HALF, columns=COLUMNS)


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("9月底前完成的有哪些", "9月底前"),
        ("2027年要完成的有哪些", "2027年"),
        ("9月底完成了多少", None),
        ("2025年完成情况表第3项", None),
    ],
)
def test_what_has_been_done_by_a_time_is_no_deadline(question: str, due: str | None) -> None:
    found = find_due(question, (DATED,))[0]
    assert (found.text if found else None) == due


def test_a_year_whose_own_ledger_has_no_deadlines_is_that_ledgers() -> None:
    before = ledger_of(("修路。", "已完成。"), period=Period(2024, 12, 1))
    assert find_due("2024年完成多少项", (DATED, before))[0] is None


SHORT_COLUMNS = (
    Column("序号", Role.NUMBER),
    Column("项目名称", Role.TITLE),
    Column("牵头单位", Role.UNIT),
    Column("业主单位", Role.OTHER),
    Column("进展情况", Role.PROGRESS),
    Column("完成时限", Role.DEADLINE),
    Column("备注", Role.REMARK),
)
SHORT_ROWS = (
    ("新建公办幼儿园", "县教育体育局", "云汀城投公司", "已开工5所。", "11月底前", "超额完成"),
    (
        "开展技能培训",
        "县发展和改革委员会、县财政局",
        "",
        "培训3000人次。",
        "11月底前",
        "已完成",
    ),
    (
        "改造老旧小区",
        "县住房和城乡建设局",
        "云汀城投公司",
        "完成改造18个小区。",
        "2025年9月底",
        "",
    ),
    ("建设农产品冷库", "县农业农村局", "青禾集团", "尚未开工。", "12月底前", "征地未办结"),
    ("治理中小河流", "县水务局", "云汀水投公司", "治理河道42公里。", "2025年8月", "已完成"),
    ("整治农贸市场", "县卫生健康局", "青禾集团", "完成整治6个市场。", "12月底前", ""),
    (
        "硬化农村公路",
        "县住房和城乡建设局",
        "云汀城投公司",
        "硬化公路60公里。",
        "12月底前",
        "逾期",
    ),
)


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Line:
    title = "云汀县2025年民生实事上半年进展"
    entries = tuple(
        Entry("y1", title, "云汀县", HALF, at, at, SHORT_COLUMNS, (str(at), *row))
        for at, row in enumerate(SHORT_ROWS, start=1)
    )
    home: Path = tmp_path_factory.mktemp("short") / "home"
    return line_of(home, Ledger("y1", title, "云汀县", HALF, SHORT_COLUMNS, entries, len(entries)))


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("住建局", "县住房和城乡建设局"),
        ("人社局", "市人力资源和社会保障局"),
        ("发改委", "市发展和改革委员会"),
        ("县发改委", "市发展和改革委员会"),
        ("国资委", "区国有资产监督管理委员会"),
        ("政府办", "县政府办公室"),
        ("工信局", "工业和信息化局"),
        ("水务局", "县水务局"),
    ],
)
def test_a_unit_is_known_by_its_short_name(name: str, unit: str) -> None:
    assert is_unit(name, unit)


@pytest.mark.parametrize(
    ("text", "unit", "named"),
    [
        ("民政口负责的有哪些", "县民政局", "民政口"),
        ("住建口的几件事", "县住房和城乡建设局", "住建口"),
        ("教育部门牵头的有几项", "市教育局", "教育部门"),
        ("政务系统上线了没有", "县政务热线中心", ""),
        ("民政口负责的有哪些", "县民族宗教事务局", ""),
        ("路口的信号灯换了几处", "县公路局", ""),
    ],
)
def test_a_unit_is_known_by_its_field(text: str, unit: str, named: str) -> None:
    assert field_named(text, unit) == named


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("水务局", "市农业农村局"),
        ("水利局", "县水务局"),
        ("卫健局", "县卫生健康委员会"),
        ("林业局", "县自然资源和规划局"),
        ("民政局", "县民族宗教事务局"),
        ("住建局", "县住房公积金中心"),
        ("局", "县财政局"),
    ],
)
def test_another_unit_is_none_though_it_shares_characters(name: str, unit: str) -> None:
    assert not is_unit(name, unit)


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("住建局牵头的有哪些", [3, 7]),
        ("发改委牵头的有哪些", [2]),
        ("水务局牵头的有哪些", [5]),
        ("农业农村局牵头的有几项", [4]),
        ("教体局负责哪些", [1]),
        ("备注写超额完成的有哪些", [1]),
        ("备注写已完成的有几项", [2, 5]),
        ("备注栏空着的有哪些", [3, 6]),
        ("备注为空的有几项", [3, 6]),
        ("备注不是已完成的有哪些", [1, 4, 7]),
        ("备注不是“已完成”的有哪些", [1, 4, 7]),
        ("时限写11月底前的有哪些", [1, 2]),
        ("完成时限是12月底前的有哪些", [4, 6, 7]),
        ("11月底前要完成的有哪些", [1, 2, 3, 5]),
        ("业主单位是青禾集团的有哪些", [4, 6]),
    ],
)
def test_what_a_column_is_said_to_hold_finds_its_entries(
    short: Line, question: str, numbers: list[int]
) -> None:
    answer = short.answer(question)
    assert not answer.refused
    assert [number for _, number in entries_cited(answer)] == numbers


def test_what_no_cell_holds_is_said_to_be_found_nowhere(short: Line) -> None:
    answer = short.answer("备注写暂停实施的有哪些")
    assert answer.refused
    assert "没有一项符合“备注写“暂停实施””" in answer.text


def test_the_unit_that_leads_most_is_told_alone_and_each_where_each_is_asked_for(
    short: Line,
) -> None:
    for question in ("哪个单位牵头的事项最多", "谁牵头的事项最多"):
        answer = short.answer(question)
        assert answer.text.startswith("牵头事项最多的是县住房和城乡建设局，2项")
        assert [number for _, number in entries_cited(answer)] == [3, 7]
    each = short.answer("各单位牵头几项")
    assert {number for _, number in entries_cited(each)} == {1, 2, 3, 4, 5, 6, 7}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("技能培训有几家牵头单位", "共2家。"),
        ("老旧小区改造有几家牵头单位", "共1家。"),
        ("幼儿园的业主单位是谁", "业主单位：云汀城投公司。[1]"),
        ("农产品冷库的业主单位是谁", "业主单位：青禾集团。[1]"),
        ("中小河流是交通局牵头的吧", "与台账不符：台账写明牵头单位是县水务局。[1]"),
    ],
)
def test_a_cell_asked_for_is_told_first(short: Line, question: str, said: str) -> None:
    assert short.answer(question).text.splitlines()[0] == said


def test_an_empty_cell_of_a_column_asked_for_is_said_to_be_empty(short: Line) -> None:
    answer = short.answer("技能培训的业主单位是谁")
    assert answer.refused
    assert "没有填写业主单位" in answer.text


TOLD_COLUMNS = (
    Column("序号", Role.NUMBER),
    Column("重点任务", Role.TITLE),
    Column("责任单位", Role.UNIT),
    Column("总投资（万元）", Role.OTHER),
    Column("进展情况", Role.PROGRESS),
    Column("状态", Role.STATUS),
    Column("存在问题", Role.REMARK),
)
TOLD_ROWS = (
    ("新建幼儿园6所", "县教育局", "3200", "建成6所。", "已完成", "无"),
    ("改造公路9公里", "县交通局、县住建局", "", "完成7公里。", "序时推进", "配套资金未到位"),
    ("财政收入增长4%", "县财政局", "", "增长5%。", "序时推进", "收支平衡压力大"),
    ("建设冷库3座", "县商务局、县供销社、县住建局", "800", "未开工。", "进度滞后", "用地未批"),
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Line:
    title = "柏川县2025年重点任务上半年进展"
    entries = tuple(
        Entry("t1", title, "柏川县", HALF, at, at, TOLD_COLUMNS, (str(at), *row))
        for at, row in enumerate(TOLD_ROWS, start=1)
    )
    ledger = Ledger("t1", title, "柏川县", HALF, TOLD_COLUMNS, entries, len(entries))
    home: Path = tmp_path_factory.mktemp("told") / "home"
    return line_of(home, ledger)


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("要一份掉队名单：状态标为进度滞后的是哪几项", [4]),
        ("状态列为已完成的有几项", [1]),
        ("填了总投资的任务一共几项", [1, 4]),
        ("责任单位写了两家的任务有多少项", [2]),
        ("责任单位有两家以上的有几项", [2, 4]),
        ("由多家单位共同负责的任务有哪些", [2, 4]),
        ("存在问题一栏反映资金没到位或有缺口的，有几项", [2]),
        ("存在问题里提到用地的有哪些", [4]),
        ("存在问题里写到“资金”的有几项", [2]),
        ("存在问题写“无”的有几项", [1]),
        ("4项任务里头已经办完的有多少项", [1]),
    ],
)
def test_entries_are_found_by_what_a_column_is_said_to_hold(
    told: Line, question: str, numbers: list[int]
) -> None:
    assert entries_cited(told.answer(question)) == [(2025, number) for number in numbers]
