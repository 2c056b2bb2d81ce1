"""A step that a question why denies and an entry says is taken."""

from __future__ import annotations

import pytest
from samples import entry

from index.entry import Entry
from qa.claims import done_not_borne_out
from qa.denied_steps import taken_after_all
from qa.question import parse

PLANS = entry(
    "完成7个专项规划。",
    "《近期建设规划》已根据意见进行了修改。《停车场规划》已通过专家评审和市规委会审议，正在公示。"
    "《生态修复规划》3月19日已印发实施。《综合交通规划》正在按程序推进报批工作。",
)
HOMES = entry("建设保障性住房4000套。", "首批4000套住房任务已落实在京口路项目。正在土石方施工。")
STREAMS = entry("治理水土流失50平方公里。", "5个小流域工程均已开工建设。正在加强督导。")
CODE = entry("建设“无证明城市”。", "完成“高层次人才码”建设。推进一码通城。")
LANES = entry("整治50条背街小巷。", "我市印发《背街小巷整治通知》，27条背街小巷已开工。")
SEA = entry("实施30项涉海攻关。", "30项涉海攻关已完成项目立项前公示。")
METRO = entry("实现2号线西延段开通运营。", "2号线调整段土建完成98.8%，正在推进附属工程建设。")

VILLAGES = entry("治理120个村庄。", "召开会议。目前已确定120个村庄名单，方案尚未批复。")


@pytest.mark.parametrize(
    ("question", "own", "said"),
    [
        ("生态修复规划到一季度末都没出台，什么原因拖着", PLANS, "3月19日已印发实施"),
        ("停车场规划到现在连评审都没过，为什么", PLANS, "通过专家评审"),
        ("停车场规划市规委会都没上，是什么原因", PLANS, "市规委会审议"),
        ("为什么首批4000套住房连地块都没落下来", HOMES, "落实在京口路项目"),
        ("水土流失治理为啥一个都没动", STREAMS, "均已开工建设"),
        ("高层次人才码怎么还没建好", CODE, "完成“高层次人才码”建设"),
        ("背街小巷整治通知为什么迟迟没印发", LANES, "印发《背街小巷整治通知》"),
        # Said of all of them, one is enough.
        ("7个专项规划一个都没出台，对吗", PLANS, "《生态修复规划》3月19日已印发实施"),
        ("自然资源口那7个规划一个都没印发，拟约谈，请核实", PLANS, "3月19日已印发实施"),
    ],
)
def test_a_step_that_is_taken_is_said_where_it_is_asked_why_it_is_not(
    question: str, own: Entry, said: str
) -> None:
    found = taken_after_all(parse(question), own)
    assert found is not None
    assert found.text.startswith("与台账不符：台账写明")
    assert said in found.text


@pytest.mark.parametrize(
    ("question", "own"),
    [
        ("近期建设规划连评审都没过，为什么", PLANS),
        ("停车场规划为什么一直没印发", PLANS),
        ("综合交通规划到现在没报批，为什么", PLANS),
        ("涉海攻关为什么到现在还没立项", SEA),
        ("背街小巷为什么还没开工", LANES),
        ("为什么还有23条背街小巷没开工", LANES),
        ("没印发的规划有哪些", PLANS),
        ("地铁通知为什么没印发", LANES),
        ("50条背街小巷一条都没公示，对吗", LANES),
        ("地铁通知一个都没印发，对吗", LANES),
    ],
)
def test_what_is_not_taken_or_said_of_others_is_let_be(question: str, own: Entry) -> None:
    assert taken_after_all(parse(question), own) is None


@pytest.mark.parametrize(
    "question",
    [
        "2号线西延段去年3月底就通车了，为什么台账里没写客流",
        "2号线西延段已经投运了，怎么没写人数",
    ],
)
def test_a_claim_before_the_question_why_is_set_right(question: str) -> None:
    found = done_not_borne_out(parse(question), METRO)
    assert found is not None
    assert found.text.startswith("台账没有写明已")
    assert "98.8%" in found.text


def test_a_claim_of_what_the_entry_does_not_name_is_let_be() -> None:
    assert done_not_borne_out(parse("跨海大桥已经通车了，为什么没写车流"), METRO) is None


@pytest.mark.parametrize(
    "question",
    [
        "村庄名单为什么迟迟定不下来",
        "120个村庄的名单怎么还没确定",
        "治理村庄的名单到现在都没定下来",
        "村庄名单一季度没能定下来，什么时候再定",
        "要治理的120个村庄，名单没能定下来，什么时候再定",
    ],
)
def test_what_is_settled_is_said_where_it_is_asked_why_it_is_not(question: str) -> None:
    found = taken_after_all(parse(question), VILLAGES)
    assert found is not None
    assert found.text.startswith("与台账不符：台账写明目前已确定120个村庄名单")


@pytest.mark.parametrize(
    "question", ["方案为什么迟迟批不下来", "村庄资金怎么还没批复", "村庄名单定下来了吗"]
)
def test_what_is_open_still_or_not_spoken_of_is_not_settled(question: str) -> None:
    assert taken_after_all(parse(question), VILLAGES) is None


@pytest.mark.parametrize(
    "question", ["2号线西延段去年3月就通车了，哪天通的", "2号线西延段已经投运了，什么时候收的尾"]
)
def test_when_it_was_is_asked_of_what_is_not_so(question: str) -> None:
    found = done_not_borne_out(parse(question), METRO)
    assert found is not None
    assert found.text.startswith("台账没有写明已")
    assert "98.8%" in found.text
