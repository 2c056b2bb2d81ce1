"""Whether what a verb names is said to be done, where no order of stages decides it."""

from __future__ import annotations

import pytest
from samples import entry

from index.entry import Entry
from qa.predicates import done_verdict, verb_asked
from qa.question import parse
from qa.subject import Term
from qa.towards import met_target

SEEDS = entry("新培育品种10个以上。", "协助企业申报新品种，已有4类12个新品种申请审定。")
CENTRES = entry("新增企业技术中心20家以上。", "认定工作已正式启动，正在组织筛选、申报。")
VILLAGES = entry("治理120个村庄污水。", "目前已确定村庄名单。")
SUPPORT = entry("共建合作区。", "省级支持事项已梳理完成，上报省领导小组办公室。")
ROUTES = entry("新开通航线10条以上。", "一季度新开通航线4条。")
JUNCTIONS = entry("推进173处堵点化解。", "推进173处堵点化解，已累计完成11处交通组织方案设计。")


def answered(question: str, own: Entry, *subjects: str) -> str:
    """Return what is said of the verb that a question asks about, empty where nothing is."""
    terms = [Term(subject, (), 1.0) for subject in subjects]
    found = done_verdict(parse(question), terms, own)
    return found.text if found else ""


@pytest.mark.parametrize(
    ("question", "own", "subject", "said"),
    [
        (
            "新品种通过审定了吗",
            SEEDS,
            "品种",
            "台账没有写明已审定，写明的是：已有4类12个新品种申请审定。",
        ),
        ("技术中心认定启动了没有", CENTRES, "认定", "台账写明：认定工作已正式启动。"),
        ("村庄名单圈定了没", VILLAGES, "村庄", "台账写明：目前已确定村庄名单。"),
        (
            "堵点全部化解了吗",
            JUNCTIONS,
            "堵点",
            "台账没有写明已全部化解，写明的是：推进173处堵点化解。",
        ),
    ],
)
def test_a_verb_asked_about_is_said_to_be_done_only_where_the_entry_says_so(
    question: str, own: Entry, subject: str, said: str
) -> None:
    assert answered(question, own, subject) == said


def test_nothing_is_denied_where_the_verb_stands_unhedged() -> None:
    assert answered("支持事项报上去了吗", SUPPORT, "支持") == ""


@pytest.mark.parametrize(
    "question", ["能审定吗", "新品种有没有试点", "任务完成了吗", "新品种增加了没有", "什么品种"]
)
def test_no_verb_is_read_where_none_is_asked_to_be_done(question: str) -> None:
    assert verb_asked(parse(question)) == ("", False)


def test_the_pledges_own_number_asked_to_be_reached_is_answered_by_the_target() -> None:
    reached = met_target(parse("航线新开通10条了吗"), ROUTES)
    assert reached[0].text.startswith("尚未达到目标：完成4条，占目标10条以上的40%")
    unknown = met_target(parse("企业技术中心新认定20家了吗"), CENTRES)
    assert "不能判断是否完成" in unknown[0].text


def test_what_is_only_designed_is_said_to_be_that() -> None:
    found = met_target(parse("173处都治理完了吗"), JUNCTIONS)
    assert "台账只写明已累计完成11处交通组织方案设计，按此算" in found[0].text


def test_a_verb_of_one_character_is_read_out_of_the_word_that_it_ends() -> None:
    own = entry("实施30项攻关。", "已完成立项前公示。目前正在签订项目任务书。")
    said = answered("攻关任务书签完了吗", own, "任务书")
    assert said == "台账没有写明已签订，写明的是：目前正在签订项目任务书。"


@pytest.mark.parametrize(
    "question",
    [
        "概念验证平台到现场看过没有",
        "申报材料交了没有",
        "重点项目投进去大几百亿了吧",
        "企业来了十几家了吧",
    ],
)
def test_a_verb_of_no_ledger_and_an_amount_ask_for_no_other_verb(question: str) -> None:
    assert verb_asked(parse(question))[0] == ""


def test_what_is_done_with_is_said_by_completion() -> None:
    own = entry("推广人才码。", "完成“人才码”建设。")
    assert done_verdict(parse("人才码办妥了没有"), (), own) is None
    assert verb_asked(parse("名单定了没有"))[0] == "定"


def test_what_is_begun_to_be_done_is_begun() -> None:
    assert verb_asked(parse("中心的认定今年开始弄了吗"))[0] == "开始"
