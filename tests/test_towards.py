"""Whether the targets of an entry are met, said first in a word where that is asked."""

from __future__ import annotations

import pytest
from lines import model_line
from samples import entry

from index.entry import Entry
from qa.question import parse
from qa.towards import met_target

LAND = entry("新增绿地100公顷。", "新增绿地20公顷。")
SPONGE = entry("完成海绵改造40公顷。", "完成海绵改造44公顷。")
BOTH = entry("改造农房200户，新建公厕10座。", "改造农房210户，新建公厕6座。")
FIRMS = entry("培育民营企业30家。", "制定了行动方案。")
FAIR = entry("办好云汀庙会。", "已启动筹备。")
VILLAGES = entry("完成120个村庄治理。", "已全部完成年度任务。")
JOBLESS = entry("城镇失业率控制在5%以内。", "城镇失业率4.2%。")


def first(question: str, own: Entry) -> str:
    return next((found.text for found in met_target(parse(question), own)), "")


@pytest.mark.parametrize(
    ("question", "own", "verdict"),
    [
        ("绿地任务完成没有", LAND, "尚未达到目标：完成20公顷"),
        ("绿地完成了吗", LAND, "尚未达到目标：完成20公顷"),
        ("海绵改造任务完成了没有", SPONGE, "已达到目标：完成44公顷"),
        ("是否已完成海绵改造目标", SPONGE, "已达到目标：完成44公顷"),
        ("农房和公厕的目标实现了吗", BOTH, "部分达到目标：完成210户"),
        ("失业率目标完成了吗", JOBLESS, "已达到目标：城镇失业率4.2%"),
    ],
)
def test_the_verdict_comes_before_the_figures(question: str, own: Entry, verdict: str) -> None:
    assert first(question, own).startswith(verdict)


def test_without_a_comparable_figure_no_verdict_is_given() -> None:
    assert first("民营企业培育任务完成没有", FIRMS).startswith(
        "台账没有报告可与目标对照的数字，不能判断是否完成"
    )


@pytest.mark.parametrize("own", [FAIR, VILLAGES])
def test_nothing_is_said_without_a_target_or_where_the_entry_says_it_is_done(own: Entry) -> None:
    assert first("任务完成没有", own) == ""


@pytest.mark.parametrize("question", ["绿地完成了多少", "绿地进展如何"])
def test_no_verdict_is_given_where_none_is_asked_for(question: str) -> None:
    assert met_target(parse(question), LAND) == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("下基层帮扶的医务人员，实际派出的跟承诺的数比是超了还是欠了，多少人", "超出目标19人"),
        ("医务骨干帮扶实际人数比承诺的多了几个", "超出目标19人"),
        ("今年开通海运航线跟承诺比是超了还是差了", "还差6条"),
        ("去年5G基站跟承诺的数比是多了还是少了", "还差1030个"),
    ],
)
def test_what_is_done_is_set_against_what_was_promised(question: str, said: str) -> None:
    assert said in model_line().answer(question).text.splitlines()[0]


def test_whether_a_target_is_come_up_to() -> None:
    text = model_line().answer("技改投资增速够目标了吗").text
    assert text.startswith("尚未达到目标：增速7.7%，目标8%以上")


HEADED = entry(
    "打造8个市级示范片区，创建3个省级示范片区。",
    "省级示范片区：已组织申报。\n市级示范片区：加快建设，已完成年度任务的75%。",
)


def test_a_share_under_another_heading_is_not_told_of_the_item_named() -> None:
    assert "75%" not in first("省级示范片区任务完成没有", HEADED)
    assert "75%" in first("市级示范片区任务完成没有", HEADED)
