"""A ledger whose own columns tell how each entry stands, who leads it, and what holds it up."""

from __future__ import annotations

from functools import cache

import pytest
from lines import entries_cited, line_of, new_home, rows_of
from samples import ledger_of

from index.entry import Column, Period, Role
from qa.answer import Answer
from qa.chain import Line

COLUMNS = (
    Column("序号", Role.NUMBER),
    Column("重点项目", Role.TITLE),
    Column("牵头单位", Role.UNIT),
    Column("总投资（亿元）", Role.OTHER),
    Column("进展情况", Role.PROGRESS),
    Column("状态", Role.STATUS),
    Column("存在问题", Role.REMARK),
)
ROWS = (
    (
        "改造老旧小区42个、惠及居民3860户",
        "县住房和城乡建设局",
        "2.4",
        "42个小区全部开工，29个已完工，惠及居民2715户。",
        "序时推进",
        "无",
    ),
    (
        "建设污水处理厂",
        "县住房和城乡建设局",
        "1.6",
        "主体完成70%。",
        "进度滞后",
        "资金缺口3000万元",
    ),
    ("新建供水站10处", "县水利局", "0.8", "建成供水站12处。", "已完成", "无"),
    ("迁建殡仪馆", "县民政局", "0.9", "正在选址。", "尚未启动", "选址未定"),
    ("建设养老服务中心", "县民政局", "0.5", "尚未开工，正在招标。", "序时推进", "无"),
    ("新建医院病房楼", "县卫生健康局", "3.2", "主体封顶。", "序时推进", "无"),
)


@cache
def line() -> Line:
    return line_of(new_home(), ledger_of(*ROWS, columns=COLUMNS))


def numbers(answer: Answer) -> list[int | None]:
    return sorted({number for _, number in entries_cited(answer)}, key=lambda one: one or 0)


def test_an_overview_counts_by_the_ledgers_own_column_and_names_what_is_behind() -> None:
    answer = line().answer("这本台账总体进展如何")
    assert "按“状态”栏的文字归类：已完成1项" in answer.text
    assert "序时推进3项" in answer.text
    assert "其中写明滞后或未启动的有2项" in answer.text
    assert "| 进度滞后 |" in answer.text


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("哪些已经完成了", [3]),
        ("哪些进度滞后", [2]),
        ("哪些项目已经完工", [3]),
        ("民政口的有哪些", [4, 5]),
        ("卫健、民政口的项目有哪些", [4, 5, 6]),
    ],
)
def test_the_own_columns_decide_which_entries_meet_a_condition(
    question: str, cited: list[int]
) -> None:
    assert numbers(line().answer(question)) == cited


def test_a_column_asked_for_stands_beside_what_each_entry_reports() -> None:
    answer = line().answer("住建局牵头的有哪些？都存在什么问题")
    assert [row[2].endswith("存在问题：资金缺口3000万元") for row in rows_of(answer)] == [
        False,
        True,
    ]


def test_a_column_is_added_up_over_what_a_unit_leads() -> None:
    assert "合计4亿元（2.4 + 1.6 = 4亿元）" in line().answer("住建局牵头的总投资合计多少").text


def test_the_larger_investment_is_that_of_the_column() -> None:
    answer = line().answer("养老服务中心和污水处理厂，哪个投资大，大多少？")
    assert "1.1亿元（1.6 − 0.5 = 1.1亿元）" in answer.text


def test_what_is_left_is_told_in_each_unit_asked_for() -> None:
    text = line().answer("老旧小区改造还有几个没完工、涉及多少户没受益").text
    assert "42 − 29 = 13个" in text
    assert "3860 − 2715 = 1145户" in text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("供水站1号工程从动工到现在一共投了多少钱", "61.3亿元"),
        ("新增床位里护理型占几成", "201 ÷ 286 = 70.3%"),
        ("招商到位资金完成全年目标的百分之几", "51.6 ÷ 95 = 54.3%"),
        ("五个小流域工程为什么还没动工", "与台账不符：台账写明5个小流域工程均已开工"),
        ("松屿区的老旧小区完工了几个", "没有单独报告松屿区的数量"),
        ("固定资产投资增速目标完成了吗", "尚未达到目标：增速7.6%，目标8%"),
    ],
)
def test_a_figure_is_told_of_what_is_asked_and_of_nothing_beside_it(
    question: str, said: str
) -> None:
    rows = (
        (
            "供水站1号工程，年度完成投资28亿元",
            "年度完成投资22.4亿元，开工以来累计完成投资61.3亿元。",
        ),
        ("新增养老床位500张", "累计新增养老床位286张，其中护理型201张。"),
        ("招商引资到位资金95亿元", "到位资金51.6亿元；签约项目开工率70.8%。"),
        ("治理小流域", "5个小流域工程均已开工建设。"),
        ("改造老旧小区46个", "46个小区开工，其中31个已完工；松屿区2个小区居民意见不统一。"),
        ("生产总值增长6%，固定资产投资增长8%", "生产总值增长6.1%；固定资产投资增长7.6%。"),
    )
    assert said in line_of(new_home(), ledger_of(*rows)).answer(question).text


def test_the_number_of_what_the_ledger_is_called_after_is_that_of_its_entries() -> None:
    own = line_of(new_home(), ledger_of(*ROWS, columns=COLUMNS, place="云汀县重点项目"))
    assert "共6项" in own.answer("一共多少个重点项目").text


FULL = (
    Column("序号", Role.NUMBER),
    Column("重点项目", Role.TITLE),
    Column("牵头单位", Role.UNIT),
    Column("配合单位", Role.UNIT),
    Column("进展情况", Role.PROGRESS),
    Column("完成率", Role.STATUS),
    Column("进度评价", Role.STATUS),
    Column("存在问题", Role.REMARK),
    Column("下一步工作", Role.REMARK),
)
FULL_ROWS = (
    (
        "建设污水处理厂",
        "县住房和城乡建设局",
        "县财政局、县水利局",
        "主体完成70%。",
        "70%",
        "滞后",
        "设备招标两次流标。",
        "11月底前完成第三次招标。",
    ),
    (
        "新建供水站10处",
        "县水利局",
        "县财政局",
        "建成供水站9处，群众满意率95%。",
        "90%",
        "超序时",
        "无",
        "完善管护制度。",
    ),
    (
        "迁建殡仪馆",
        "县民政局",
        "县自然资源局",
        "正在选址。",
        "—",
        "达序时",
        "选址未定。",
        "年底前定址。",
    ),
    ("栽植茶树200亩", "县财政局", "—", "栽植茶树200亩。", "100%", "已完成", "无", "开展抚育。"),
)


@cache
def full() -> Line:
    period = Period(2025, 9, 1)
    return line_of(new_home(), ledger_of(*FULL_ROWS, columns=FULL, place="岚溪市", period=period))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "污水处理厂为什么慢，怎么补救",
            "存在问题：设备招标两次流标；下一步工作：11月底前完成第三次招标。[1]",
        ),
        (
            "请说明污水处理厂拖后的原因以及赶工安排",
            "存在问题：设备招标两次流标；下一步工作：11月底前完成第三次招标。[1]",
        ),
        ("污水处理厂要求哪天之前招完标", "下一步工作：11月底前完成第三次招标。[1]"),
        ("污水处理厂的问题怎么解决", "下一步工作：11月底前完成第三次招标。[1]"),
        ("殡仪馆新的时间节点是什么", "下一步工作：年底前定址。[1]"),
        ("岚溪污水处理厂主要短板是什么", "存在问题：设备招标两次流标。[1]"),
        (
            "污水处理厂谁牵头，哪几个部门配合",
            "牵头单位：县住房和城乡建设局；配合单位：县财政局、县水利局。[1]",
        ),
        ("污水处理厂由谁配合", "配合单位：县财政局、县水利局。[1]"),
    ],
)
def test_each_column_asked_for_is_told(question: str, said: str) -> None:
    assert full().answer(question).text.splitlines()[0] == said


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("财政局以配合单位身份参与了几项工作", [1, 2]),
        ("核对分工用：财政局作为配合单位的有哪些", [1, 2]),
        ("“存在问题”一栏填“无”的有多少项", [2, 4]),
        ("有多少项跑在序时进度前面（超序时）", [2]),
        ("进度滞后的有哪些", [1]),
    ],
)
def test_the_column_that_is_named_decides(question: str, cited: list[int]) -> None:
    assert numbers(full().answer(question)) == cited


def test_of_two_columns_of_results_the_one_in_words_sorts_the_entries() -> None:
    text = full().answer("三季度末总体推进得怎么样").text
    assert "按“进度评价”栏的文字归类：已完成1项、滞后1项、超序时1项、达序时1项" in text


def test_what_the_entry_itself_tells_needs_no_column() -> None:
    assert full().answer("供水站的群众满意率呢").text.startswith("95%。")


def test_how_long_a_thing_takes_is_not_asked_of_the_whole_ledger() -> None:
    assert full().answer("在岚溪市补个身份证要多久").refused
