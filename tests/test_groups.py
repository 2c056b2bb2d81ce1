"""The groups that a ledger puts its entries in: by a column, a heading, or the kind of work."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from lines import line_of, new_home, numbers_cited
from samples import ledger_of

from index.entry import Column, Role
from qa.chain import Line

COLUMNS = (
    Column("序号", Role.NUMBER),
    Column("类别", Role.SECTION),
    Column("项目名称", Role.TITLE),
    Column("建设性质", Role.OTHER),
    Column("完成投资（万元）", Role.OTHER),
    Column("形象进度", Role.PROGRESS),
    Column("存在问题", Role.REMARK),
)
ROWS = (
    ("住房保障", "石桥片区安置房", "续建", "600", "主体封顶。", "无"),
    ("住房保障", "既有住宅加装电梯", "改造", "140", "已完工。19部全部投用。", "无"),
    ("产业发展", "云汀冷链物流园", "新建", "200", "1号库吊装完成70%。", "贷款未到位"),
    ("产业发展", "老棉纺厂文创园", "改造", "310", "尚未开工。", "无"),
)


@cache
def line() -> Line:
    return line_of(new_home(), ledger_of(*ROWS, columns=COLUMNS))


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("产业发展类的两个项目各自到哪一步了", [3, 4]),
        ("住房保障那几项整理给我", [1, 2]),
        ("“产业发展”板块有哪些项目", [3, 4]),
        ("类别为住房保障的有几个", [1, 2]),
        ("属于改造性质的占了几个", [2, 4]),
        ("改造类的项目有哪些，还没开工的标出来", [2, 4]),
        ("住房保障类还没完工的有哪些", [1]),
        ("住房保障类加装电梯的有哪些", [2]),
        ("产业发展方面报了哪些工程，物流、园区都说说", [3, 4]),
    ],
)
def test_entries_are_found_by_the_group_that_a_question_names(
    question: str, numbers: list[int]
) -> None:
    answer = line().answer(question)
    assert not answer.refused
    assert numbers_cited(answer) == numbers


def test_a_group_narrowed_by_a_thing_is_said_to_be() -> None:
    text = line().answer("住房保障类加装电梯的有哪些").text
    assert text.startswith("类别为“住房保障”且涉及“加装电梯”的有1项")


def test_what_a_column_says_is_told_of_each_of_a_group() -> None:
    assert "贷款未到位" in line().answer("产业发展方面存在哪些问题").text


def test_the_amounts_of_a_group_are_added() -> None:
    assert "200 + 310 = 510万元" in line().answer("产业发展类完成投资合计多少").text


@pytest.mark.parametrize("question", ["改造的有哪些", "存在问题填“无”的有几个"])
def test_a_work_is_no_kind_and_a_blank_no_group(question: str) -> None:
    assert "建设性质为" not in line().answer(question).text


def test_a_column_that_says_that_there_is_nothing_is_counted() -> None:
    answer = line().answer("“存在问题”填“无”的有多少个？")
    assert numbers_cited(answer) == [1, 2, 4]


@pytest.mark.parametrize("question", ["民生福祉组有哪些事项", "“民生福祉”那一组有哪些"])
def test_a_heading_is_a_group_without_its_number(question: str) -> None:
    plain = ledger_of(("新建公园。", "建成。"), ("新建医院。", "封顶。"), ("修路。", "在建。"))
    headings = ("一、城乡建设", "二、民生福祉", "一、城乡建设")
    entries = tuple(
        replace(one, section=heading) for one, heading in zip(plain.entries, headings, strict=True)
    )
    own = line_of(new_home(), replace(plain, entries=entries))
    assert numbers_cited(own.answer(question)) == [2]


GRADED = (*COLUMNS[:3], COLUMNS[5], Column("进度评价", Role.STATUS))


@pytest.mark.parametrize(
    ("question", "numbers", "said"),
    [
        ("经济运行板块共几条，其中达到时序的几条", [1], "进度评价为“达到时序”的有1项"),
        ("达到时序的有哪些", [1, 3], "进度评价为“达到时序”的有2项"),
        ("台账总共几项任务，评为已完成的是几项", [4], "有1项（2025年一季度共4项）"),
        ("一共多少项任务，滞后的有几项", [2], "有1项（2025年一季度共4项）"),
    ],
)
def test_the_ledgers_own_word_for_the_pace_is_a_condition(
    question: str, numbers: list[int], said: str
) -> None:
    own = ledger_of(
        ("经济运行", "生产总值增长6%", "增长6.1%。", "达到时序"),
        ("经济运行", "财政收入增长4%", "增长3.2%。", "滞后于时序"),
        ("产业升级", "新增企业35家", "新增36家。", "达到时序"),
        ("产业升级", "石门水库除险加固", "通过验收。", "已完成"),
        columns=GRADED,
    )
    answer = line_of(new_home(), own).answer(question)
    assert numbers_cited(answer) == numbers
    assert said in answer.text


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("交通方面的项目有哪些", [1, 2]),
        ("要去调研交通口，把相关项目连同进展都列出来", [1, 2]),
        ("养老方面的项目有哪些", [3, 4]),
    ],
)
def test_a_heading_of_two_names_of_one_field_is_named_by_either(
    question: str, numbers: list[int]
) -> None:
    rows = (
        ("交通出行", "渚南大桥加固", "改造", "90", "桥面铺装完成。", "无"),
        ("交通出行", "文体中心泊位", "新建", "60", "施工图完成审查。", "无"),
        ("养老托育", "综合养老服务中心", "新建", "470", "室内装修完成65%。", "无"),
        ("养老托育", "老年人家庭适老化改造", "改造", "402", "改造671户。", "无"),
        ("养老托育", "普惠托育中心", "新建", "310", "室内装修施工。", "无"),
    )
    own = line_of(new_home(), ledger_of(*rows, columns=COLUMNS))
    assert numbers_cited(own.answer(question)) == numbers
