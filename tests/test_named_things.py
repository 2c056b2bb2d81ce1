"""How many things an entry names where it states no number of them: districts, and what it lists."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest
from lines import line_of, new_home, numbers_cited
from samples import entry, ledger_of

from index.entry import Entry
from qa.chain import Line
from qa.named_things import named_things
from qa.question import parse

BLOCKS = entry(
    "开展老旧片区改造。",
    "临河区已开工5个片区；东岗区已完工3个片区，新开工2个；北湾县尚未开工；其他区市正在推进。",
)
DOCTORS = entry("推广家庭医生。", "临河区推出签约服务包；东岗区已签约3万人。")
FEASTS = entry("举办文化活动20场。", "一季度，举办荷花节、灯会、龙舟赛等活动12场。")


def said(question: str, own: Entry) -> str:
    found = named_things(parse(question), own)
    return found.text if found else ""


@cache
def line() -> Line:
    return line_of(
        new_home(),
        ledger_of(
            ("开展老旧片区改造。", "临河区已开工5个片区；东岗区新开工2个；其他区市正在推进。"),
            ("举办文化活动20场。", FEASTS.progress),
            ("新增绿地20公顷。", "新增绿地3公顷。"),
        ),
    )


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("老旧片区改造几个区已经开工", "台账写明已开工的有2个：临河区、东岗区（1 + 1 = 2个）。"),
        ("多少个区县老旧片区完工了", "台账写明已完工的只有东岗区一个。"),
        ("几个区市的老旧片区印发了方案", ""),
        ("老旧片区开工了多少个片区", ""),
    ],
)
def test_districts_at_a_stage_are_counted_and_named(question: str, told: str) -> None:
    assert said(question, BLOCKS) == told


RESEARCH = entry("实施100项技术攻关。", "组织实施140项，已下达第一批、第二批计划。")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("攻关计划下达了几批", "台账写明的有2批：第一批、第二批（1 + 1 = 2批）。"),
        ("攻关计划有多少批", "台账写明的有2批：第一批、第二批（1 + 1 = 2批）。"),
        ("攻关计划到第几批了", ""),
        ("攻关计划下达了几期", ""),
    ],
)
def test_batches_that_are_named_one_after_the_other_are_counted(question: str, told: str) -> None:
    assert said(question, RESEARCH) == told


def test_a_single_batch_is_no_number_of_batches() -> None:
    assert said("攻关计划下达了几批", entry("实施攻关。", "已下达第一批计划。")) == ""


@pytest.mark.parametrize("name", ["其他区", "我市", "各区", "本区"])
def test_the_rest_of_them_is_no_district(name: str) -> None:
    own = entry("改造管网。", f"临河区已开工；{name}已开工10处。")
    assert said("几个区已经开工", own) == "台账写明已开工的只有临河区一个。"


def test_a_district_is_counted_once() -> None:
    own = entry("改造管网。", "临河区1号线开工；临河区2号线开工。全区开工率50%。")
    assert said("几个区已经开工", own) == "台账写明已开工的只有临河区一个。"


def test_a_package_that_is_called_by_a_stage_is_not_at_it() -> None:
    assert said("家庭医生几个区已经签约", DOCTORS) == "台账写明已签约的只有东岗区一个。"


@pytest.mark.parametrize(
    "question",
    [
        "文化活动点名的有几场",
        "点了名的文化活动办了几场",
        "举办的文化活动列举了几场",
        "写明名称的文化活动有几场",
    ],
)
def test_what_a_sentence_lists_is_counted_and_said_to_be_perhaps_not_all(question: str) -> None:
    told = (
        "台账列出名称的有3场：荷花节、灯会、龙舟赛（1 + 1 + 1 = 3场；原文后有“等”字，未必是全部）。"
    )
    assert said(question, FEASTS) == told


def test_what_is_listed_is_of_the_kind_asked_for_and_named_without_its_verb() -> None:
    own = entry(
        "治理11条河流，改造12个污水厂。", "组织相关区市开展曹村河、岔河、南全河等创建工作。"
    )
    assert said("点到名的厂有几个", own) == ""
    assert said("点到名的河有几条", own).startswith("台账列出名称的有3条：曹村河、岔河、南全河（")


@pytest.mark.parametrize("progress", ["举办活动12场。", "评定了甲等场馆2处。", ""])
def test_nothing_is_counted_where_no_list_stands(progress: str) -> None:
    assert said("文化活动点名的有几场", entry("举办文化活动20场。", progress)) == ""


def test_the_number_counted_is_a_sum_of_ones() -> None:
    found = named_things(parse("几个区已经开工"), BLOCKS)
    assert found is not None
    (tally,) = found.calculations
    assert (tally.operands, tally.result) == ((Decimal(1), Decimal(1)), Decimal(2))
    assert len(found.spans) == 2


@pytest.mark.parametrize(
    ("question", "told", "number"),
    [
        ("老旧片区改造几个区已经开工", "台账写明已开工的有2个", 1),
        ("文化活动点名的有几场", "台账列出名称的有3场", 2),
        ("文化活动办了几场", "12场。", 2),
    ],
)
def test_an_answer_gives_names_only_where_they_are_asked_for(
    question: str, told: str, number: int
) -> None:
    answer = line().answer(question)
    assert answer.text.startswith(told)
    assert numbers_cited(answer) == [number]


PLANS = entry(
    "完成停车场等3个专项规划。",
    "《停车场规划》已印发。《绿地规划》已通过评审，《绿地规划》正在公示。下发《关于编制规划的通知》。",
)
LECTURES = entry("开展政策宣讲。", "宣讲团赴崂山、莱西等多个区（市）宣讲；平度市已派员。")
HOMES = entry("建设保障房400套。", "任务已落实在东岗区京口路项目、北湾县开封路项目。")


@pytest.mark.parametrize(
    ("question", "own", "told"),
    [
        ("专项规划点名了几个规划", PLANS, "有2个：《停车场规划》、《绿地规划》（1 + 1 = 2个）"),
        ("专项规划提到了几份文件", PLANS, "有3份："),
        ("专项规划提到了几个办法", PLANS, ""),
        (
            "政策宣讲去了几个区市",
            LECTURES,
            "有3个：崂山、莱西、平度市（1 + 1 + 1 = 3个；原文后有“等”字",
        ),
        ("保障房提到了几个区", HOMES, ""),
        ("保障房落实在几个项目", HOMES, "有2个：东岗区京口路项目、北湾县开封路项目"),
    ],
)
def test_documents_districts_and_projects_that_are_named_are_counted(
    question: str, own: Entry, told: str
) -> None:
    assert told in said(question, own)
    assert bool(told) == bool(said(question, own))
