"""Entries by a step that is done, under way or still to come."""

from __future__ import annotations

from functools import cache

import pytest
from lines import line_of, new_home, numbers_cited
from samples import ledger_of

from qa.chain import Line


@cache
def line() -> Line:
    return line_of(
        new_home(),
        ledger_of(
            ("实施30项关键技术攻关。", "已完成立项公示。目前正在签订项目任务书。"),
            ("培育12个重点专科。", "组织专家对任务书进行集中审核。"),
            ("治理120个村庄污水。", "目前已确定120个村庄名单。"),
            ("整治50条背街小巷。", "正在确定整治名单。"),
            ("建设县医院。", "主体已封顶，正在开展内部装修及设备进场安装工作。"),
            ("建设县图书馆。", "计划二季度开展内部装修。"),
            ("开展基础研究。", "已起草《基金项目管理办法》，按程序印发后启动申报。"),
            ("发展民营经济。", "制定了《民营企业培育行动方案》，拟于近期印发实施。"),
            ("扶持老字号。", "已印发《老字号扶持办法》。"),
            ("编制停车规划。", "已完成批前公示，正在征求有关部门意见。"),
            ("编制绿地规划。", "目前正在进行批前公示。"),
        ),
    )


@pytest.mark.parametrize(
    ("question", "numbers", "said"),
    [
        ("签任务书签到现在还没签完的，今年一季度有谁", [1], "写明“任务书”正在或有待签"),
        ("今年还在签任务书的有哪几条", [1], "写明“任务书”正在或有待签"),
        ("管理办法或行动方案已成稿、就差走印发程序的有哪几件", [7, 8], "正在或有待印发"),
        ("哪几项已经把点位名单、村庄名单定死了", [3], "写明“名单”已定"),
        ("哪些事项敲定了名单", [3], "写明“名单”已敲定"),
        ("现场已经干到内部装修、装设备这一步的工程有哪些", [5], "写明做到“内部装修、装设备”"),
        ("哪些在建的楼房已经干到里头装修、上设备这一步了", [5], "写明做到“里头装修、上设备”"),
        ("哪些在建的楼房干到里面装修的阶段了", [5], "写明做到“里面装修”"),
        ("进入设备安装阶段的项目有哪几个", [5], "写明做到“设备安装”"),
        ("哪几件事的文件还处在“草稿写好了、没正式发出来”的状态", [7, 8], "写明已起草、尚未印发"),
        ("哪几项办法成稿了没发文", [7, 8], "写明已起草、尚未印发"),
        ("哪些文件起草好了还没印发", [7, 8], "写明已起草、尚未印发"),
        ("还在征求意见的有哪几项", [10], "写明在做“征求意见”"),
        ("走到公示环节的有哪几项", [1, 10, 11], "写明做到“公示”"),
        ("正在公示的事项有哪些", [11], "写明在做“公示”"),
    ],
)
def test_entries_are_found_by_the_step_they_are_at(
    question: str, numbers: list[int], said: str
) -> None:
    answer = line().answer(question)
    assert numbers_cited(answer) == numbers
    assert said in answer.text


def test_what_is_not_yet_issued_is_none_of_what_is() -> None:
    answer = line().answer("哪些方案还没印发")
    assert 9 not in numbers_cited(answer)
    assert "写明已印发" not in answer.text


@pytest.mark.parametrize("question", ["合同还没签完的有哪几项", "还在签协议的有哪几条"])
def test_a_step_of_a_thing_that_no_entry_names_is_refused(question: str) -> None:
    assert line().answer(question).refused


@pytest.mark.parametrize("question", ["还在签协议、没签完的挂牌事项", "协议还在签、没签完的有哪些"])
def test_a_step_said_twice_is_one(question: str) -> None:
    assert numbers_cited(line().answer(question)) == numbers_cited(
        line().answer("还在签协议的有哪些")
    )
