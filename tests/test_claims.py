"""Claims made by the way that an entry does not bear out: a stage, a thing never settled."""

from __future__ import annotations

import pytest
from lines import model_line
from samples import entry

from index.entry import Entry
from qa.claims import done_not_borne_out, further_than_claimed, stage_not_borne_out
from qa.question import parse

HOSPITALS = entry(
    "实施中心医院、东城医院改扩建。",
    "中心医院、东城医院项目正在开展可行性研究报告评审。公共卫生中心已封顶，正在开展内部装修。",
)
STATION = entry("高铁东站站房工程", "4月20日正式开工，桩基施工完成。广场设计已批复。")
VILLAGES = entry("治理120个村庄。", "召开会议。目前已确定120个村庄名单，方案尚未批复。")


@pytest.mark.parametrize(
    ("question", "own", "said"),
    [
        ("东城医院扩建正在打桩，是哪家施工", HOSPITALS, "已打桩，写明的是：中心医院、东城医院项目"),
        ("中心医院已经封顶，什么时候能用", HOSPITALS, "已封顶，写明的是：中心医院、东城医院项目"),
        ("高铁东站正在装修，由谁施工", STATION, "已装修，写明的是：4月20日正式开工"),
        ("高铁东站主体都封顶了，内装什么时候开始", STATION, "已封顶，写明的是：4月20日正式开工"),
    ],
)
def test_a_stage_that_is_not_reached_is_set_against_what_is(
    question: str, own: Entry, said: str
) -> None:
    found = stage_not_borne_out(parse(question), own)
    assert found is not None
    assert said in found.text


@pytest.mark.parametrize(
    ("question", "own"),
    [
        # It is as far, or further.
        ("公共卫生中心已经封顶，是哪家施工", HOSPITALS),
        ("公共卫生中心正在打桩，是哪家施工", HOSPITALS),
        ("高铁东站已经开工，什么时候完工", STATION),
        # No stage is claimed, none is reported, or another thing is meant.
        ("高铁东站正在宣传，由谁负责", STATION),
        ("村庄已经封顶，由谁施工", entry("治理村庄。", "召开会议。")),
        ("汽车站正在封顶，由谁施工", STATION),
        ("高铁东站正在封顶", STATION),
    ],
)
def test_a_stage_that_is_reached_or_not_spoken_of_is_let_be(question: str, own: Entry) -> None:
    assert stage_not_borne_out(parse(question), own) is None


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "120个村庄听说已经治完一大半了，具体完成多少个",
            "台账没有写明已治完，写明的是：目前已确定120个村庄名单，方案尚未批复。",
        ),
        (
            "村庄治理结果已经公布了吧，完成了多少个",
            "台账没有写明已公布，写明的是：目前已确定120个村庄名单，方案尚未批复。",
        ),
        (
            "既然120个村的生活污水都治完了，验收通过率是多少",
            "台账没有写明已治完，写明的是：目前已确定120个村庄名单，方案尚未批复。",
        ),
        (
            "村庄污水都治完了，一共治了多少个",
            "台账没有写明已治完，写明的是：目前已确定120个村庄名单，方案尚未批复。",
        ),
        # Another number than the pledged one may be of other things.
        ("既然50个村都治完了，验收通过率是多少", ""),
        # Money is not what is pledged.
        ("村庄听说已经治完一大半了，花了多少钱", ""),
        # Nothing is said to be done.
        ("村庄治完了多少个", ""),
    ],
)
def test_what_is_said_to_be_done_is_set_against_what_the_entry_says(
    question: str, said: str
) -> None:
    found = done_not_borne_out(parse(question), VILLAGES)
    assert (found.text if found else "") == said


def test_what_is_done_is_not_denied() -> None:
    own = entry("治理120个村庄。", "目前已治理30个村庄。")
    assert done_not_borne_out(parse("120个村听说已经治完一大半了，完成多少个"), own) is None


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "企业技术中心、工程研究中心今年的认定结果已经公布了吧，新增了多少家？",
            "台账没有写明已公布，写明的是：2025年省级以上企业技术中心和工程研究中心认定工作已正式启动",
        ),
        ("省重点实验室今年批下来了吧，批了几家", "台账没有写明已批下来，写明的是：我市已组织"),
        ("便民生活圈今年那60个的名单为什么迟迟定不下来？", "已确定2025年要改造提升的60个"),
        ("市立医院东院区扩建2024年一季度正在打桩，是哪家施工？", "可行性研究报告评审"),
        ("都市圈52个重点项目既然全部开了工，投资为什么才五十多亿", "不是全部开工：目标52个"),
        ("7个专项规划今年三月都印发实施了，我直接抄上去行不行", "不是全部印发"),
        (
            "今年场景应用实验室一季度就已经受理申报了吧，收了多少家？",
            "台账没有写明已申报，写明的是：全市已摸底梳理",
        ),
        ("2024年一季度我市固投增速落后全省0.2个百分点，原因是什么？", "高于全省0.2个百分点"),
        (
            "今年省重点实验室已经获批10余家，还差几家到15家？",
            "台账没有写明已获批，写明的是：我市已组织",
        ),
        ("为什么2024年一季度新能源发电装机占比还不到三成？", "占全市发电总装机的50.2%"),
        (
            "既然今年一季度工业技改投资增速已经超过8%的年度目标，二季度还用加压吗？",
            "与台账不符：台账记载的是7.7%（目标8%）",
        ),
        (
            "都市圈没开工的那些项目连前期手续都没启动，是这样吧？一共几个",
            "与台账不符：台账写明均已开展项目前置工作。",
        ),
        (
            "2024年100公里绿道一季度就已开建过半，数据在哪一条？",
            "台账没有写明已开建，写明的是：完成山头公园和城市绿道建设项目方案评审工作",
        ),
    ],
)
def test_a_wrong_claim_is_set_right_first(question: str, said: str) -> None:
    answer = model_line().answer(question)
    assert not answer.refused
    assert said in answer.text.splitlines()[0]


def test_a_builder_is_still_refused_where_the_claim_holds() -> None:
    assert model_line().answer("市公共卫生中心二期已经封顶，是哪家施工？").refused


TWO_SITES = entry(
    "建设公共卫生中心、妇女儿童医院。",
    "公共卫生中心已完成主体结构封顶，妇女儿童医院正在打桩。",
)


@pytest.mark.parametrize(
    "question",
    ["公共卫生中心还在挖基坑呢吧", "公共卫生中心还停在做前期吧", "公共卫生中心还卡在招标环节吗"],
)
def test_what_is_further_than_a_question_has_it_is_set_right(question: str) -> None:
    found = further_than_claimed(parse(question), TWO_SITES)
    assert found is not None
    assert found.text == "与台账不符：台账写明公共卫生中心已完成主体结构封顶。"


@pytest.mark.parametrize(
    "question",
    [
        "妇女儿童医院还在打桩吧",
        "公共卫生中心还在装修吧",
        "跨海大桥还在打桩吧",
        "公共卫生中心在打桩",
    ],
)
def test_what_is_no_further_or_another_thing_is_let_be(question: str) -> None:
    assert further_than_claimed(parse(question), TWO_SITES) is None


def test_what_is_only_hoped_for_is_no_stage_reached() -> None:
    own = entry("打造数字农业示范园。", "数字农业示范园项目已完成基础回填，争取早日开工。")
    found = stage_not_borne_out(parse("数字农业示范园今年都开工三个月了，主体到几层了"), own)
    assert found is not None
    assert found.text.startswith("台账没有写明已开工，写明的是：数字农业示范园项目已完成基础回填")


def test_a_step_that_is_counted_is_no_claim_of_how_far_a_thing_is() -> None:
    assert further_than_claimed(parse("公共卫生中心里还停在招标的有几个"), TWO_SITES) is None
