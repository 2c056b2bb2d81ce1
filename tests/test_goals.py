"""Pledges by the kind of figure that they are set by, and progress by the form it is written in."""

from __future__ import annotations

from functools import cache

import pytest
from lines import line_of, model_line, new_home, numbers_cited
from samples import ledger_of

from index.entry import Column, Role
from qa.chain import Line
from qa.goals import said_in
from qa.question import parse


@cache
def line() -> Line:
    return line_of(
        new_home(),
        ledger_of(
            ("财政收入增长5%。", "财政收入30亿元，增长3%。"),
            ("新增绿地100公顷。", "新增绿地12公顷。"),
            ("改造旧宅300户。", "改造旧宅20户，面积4000平方米。"),
            ("培育示范企业20家。", "1.已培育5家。\n2.其余正在申报。"),
            ("推进总投资40亿元的12个重点项目。", "完成投资9亿元，增长6%。"),
            ("建成冷库2座，培育合作社10家。", "正在选址。"),
        ),
    )


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("以面积（公顷、亩）来设指标的是哪几项", [2]),
        ("哪些事项的目标是按面积算的", [2]),
        ("按增幅下指标的共几条", [1]),
        ("拿增速当目标的有哪些", [1]),
        ("今年的目标，有几项是拿“增长百分之几”来定的", [1]),
        ("挂牌的指标里哪些用面积算的", [2]),
        ("事项本身以“增长百分之几”为目标的有几项", [1]),
        ("用金额定目标的有哪些", [5]),
        ("指标以“多少家”为单位的事项，帮我数数", [4, 6]),
        ("目标是“若干家”企业、平台之类的有几项", [4, 6]),
        ("以户数下任务的有几条", [3]),
        ("目标里带“%”的事项有哪些", [1]),
        ("拿增速做指标的几项里，没够着目标的是哪些", [1]),
        ("按面积定目标的几项里，没够着目标的是哪些", []),
        ("年初定任务时，用“增长百分之多少”来表述的，今年这批里有几样", [1]),
        ("直接给了增长百分之多少这种目标的有几项", [1]),
        ("定目标的时候拿户数来说的有哪些", [3]),
        ("考核里按“培育多少家”来下任务的有哪几条", [4, 6]),
        ("按“改多少户”定目标的有哪些", [3]),
    ],
)
def test_pledges_are_found_by_the_kind_of_figure_they_are_set_by(
    question: str, found: list[int]
) -> None:
    assert numbers_cited(line().answer(question)) == found


@pytest.mark.parametrize(
    "question",
    [
        "绿地面积的目标是多少",
        "改造的目标是300户吗",
        "投资完成了年度目标的几成",
        "按计划推进的有哪些",
    ],
)
def test_a_goal_that_is_only_asked_about_is_no_kind_of_goal(question: str) -> None:
    assert said_in(question) is None


def test_no_pledge_of_the_kind_is_said_to_be_none() -> None:
    answer = line().answer("以里程定目标的有哪几项")
    assert answer.refused
    assert "目标以里程计" in answer.text


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("标题里金额超过30亿元的挂牌事项（2025）", [5]),
        ("题目里面积在50公顷以上的是哪几项", [2]),
        ("标题里户数不到100户的有哪些", []),
        ("进展里金额超过20亿元的挂牌事项（2025）", [1]),
    ],
)
def test_a_limit_is_set_to_the_figures_of_the_column_named(question: str, found: list[int]) -> None:
    assert numbers_cited(line().answer(question)) == found


@pytest.mark.parametrize(
    "question",
    ["分成1、2两点来汇报进展的事项数", "进展分两点汇报的有哪些", "分1、2两段介绍的是哪几项"],
)
def test_progress_is_found_by_its_numbered_points(question: str) -> None:
    assert numbers_cited(line().answer(question)) == [4]


def test_a_column_of_targets_holds_goals_and_no_titles() -> None:
    columns = (
        Column("序号", Role.NUMBER),
        Column("任务", Role.TITLE),
        Column("年度目标", Role.TARGET),
        Column("进展", Role.PROGRESS),
    )
    rows = (
        ("招商引资", "到位资金460亿元", "到位资金238亿元。"),
        ("绿地建设", "新增绿地40公顷", "新增绿地12公顷。"),
        ("产业投资", "增长6%，完成20亿元", "完成9亿元，增长3%。"),
    )
    own = line_of(new_home(), ledger_of(*rows, columns=columns))
    assert numbers_cited(own.answer("用金额定目标的有哪些")) == [1, 3]
    assert numbers_cited(own.answer("目标里金额超过100亿元的事项")) == [1]
    assert numbers_cited(own.answer("以面积设指标的是哪几项")) == [2]
    assert own.answer("标题里金额超过100亿元的事项").refused


def test_a_period_in_brackets_at_the_end_is_read_as_one_at_the_beginning() -> None:
    assert parse("哪些事项没开工（2025年一季度）？") == parse("2025年一季度哪些事项没开工？")
    assert parse("重点项目（含续建）") == parse("重点项目（含续建）")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("2024年安置房计划建多少套", "目标是3.1万套"),
        ("回迁房2024年计划建成多少套？当年推进的城中村共有多少个？", "目标是3.1万套"),
        ("今年计划新开通几条海运航线", "目标是10条以上"),
        ("计划改造多少户残疾人家庭", "目标是500户以上"),
        ("460个项目计划完成投资多少", "目标是2450亿元以上"),
    ],
)
def test_what_is_planned_to_be_done_is_the_pledge(question: str, said: str) -> None:
    assert model_line().answer(question).text.startswith(said)


def test_what_is_done_of_a_plan_is_no_pledge() -> None:
    assert "goal" not in parse("完成年度计划多少").marks
    assert "goal" not in parse("计划什么时候启动申报").marks


def test_a_kind_of_goal_that_is_set() -> None:
    answer = model_line().answer("2025年定了增速指标、可一季度实际增幅还没够到目标的有谁")
    assert numbers_cited(answer) == [2, 4]


@pytest.mark.parametrize(
    "question",
    [
        "实验室打算几季度开始报",
        "评审打算在几月做",
        "打算啥时候评",
        "去年定的那个方案叫什么",
        "多少企业产品，场景需求几项",
    ],
)
def test_when_and_by_what_name_asks_for_no_goal(question: str) -> None:
    assert "goal" not in parse(question).marks


@pytest.mark.parametrize("question", ["今年打算建多少座", "年初定的是多少", "今年要建几座"])
def test_what_is_meant_to_be_done_asks_for_the_goal(question: str) -> None:
    assert "goal" in parse(question).marks


def test_another_figure_named_beside_one_is_no_rest() -> None:
    asked = parse("有个客流的数还有个营业额的数，具体多少")
    assert "remainder" not in asked.marks
    assert "remainder" in parse("离目标还有多少").marks


def test_half_of_the_goal_is_no_goal_asked_for() -> None:
    assert "goal" not in parse("今年开了4条，够目标一半不").marks
