"""How many sentences of an entry say a thing, how many of the pledge do not, and what is left."""

from __future__ import annotations

import pytest
from samples import entry

from index.entry import Role
from qa.asked_figures import asked_figure
from qa.findings import count_within, findings_about
from qa.question import parse
from qa.subject import Term

PLANS = entry("编制6个专项规划。", "矿产规划已印发。林地规划已印发。公园规划正在编制。")
PROJECTS = entry("建设50个重点项目。", "50个重点项目已开工40个。")


def counted(question: str) -> str:
    found = count_within(parse(question), (), PLANS)
    return found.text if found else ""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("6个规划中，已印发的有几个", "写明“印发”的有2个（1 + 1 = 2个）。"),
        ("规划中正在编制的有几个", "写明“正在编制”的有1个。"),
        ("6个规划里有几个已经印发了", "写明“印发”的有2个（1 + 1 = 2个）。"),
        ("规划中，已公示的有几个", ""),
    ],
)
def test_the_sentences_that_say_it_are_counted(question: str, said: str) -> None:
    assert counted(question).endswith(said)
    assert bool(counted(question)) is bool(said)


@pytest.mark.parametrize(
    "question",
    [
        "6个规划中，已印发的有几个，还没印发的有几个",
        "规划里，已印发的有几个，没印发的有几个",
    ],
)
def test_those_of_the_pledge_of_which_it_is_not_said_are_what_is_left(question: str) -> None:
    assert "有2个，其余4个没有这样写（6 − 2 = 4个）" in counted(question)


def test_without_a_pledged_number_nothing_is_said_of_the_others() -> None:
    own = entry("编制专项规划。", "矿产规划已印发。林地规划已印发。")
    found = count_within(parse("规划中，已印发的有几个，还没印发的有几个"), (), own)
    assert found is not None
    assert found.text.endswith("有2个（1 + 1 = 2个）。")


def test_what_a_figure_of_the_entry_answers_is_not_counted() -> None:
    own = entry("编制6个专项规划。", "已印发5个。矿产规划已印发。")
    assert count_within(parse("6个规划中，已印发的有几个"), (), own) is None


@pytest.mark.parametrize(
    "question", ["没开工的占多少", "还没开工的占比多少", "没开工的有几个，占百分之几"]
)
def test_the_share_of_what_is_not_begun_is_of_the_whole(question: str) -> None:
    first, *_ = findings_about(parse(question), (), PROJECTS)
    assert "50 − 40 = 10个" in first.text
    assert "占20%（10 ÷ 50 = 20%）" in first.text


def test_what_is_not_begun_has_no_share_where_none_is_asked_for() -> None:
    (found,) = findings_about(parse("没开工的有几个"), (), PROJECTS)
    assert found.text == "已开工40个，尚未开工的有10个（50 − 40 = 10个）。"


@pytest.mark.parametrize(
    ("question", "rate"), [("客流量同比增长多少", "15.5%"), ("营业额同比增长多少", "12%")]
)
def test_each_rate_of_several_is_of_the_quantity_in_its_place(question: str, rate: str) -> None:
    progress = "步行街客流量超过190万人次，营业额突破3.8亿元，同比分别增长15.5%、12%。"
    asked = parse(question)
    terms = tuple(Term(word, (), 0.8) for word in asked.words)
    found = asked_figure(asked, terms, entry("深化步行街改造。", progress), Role.PROGRESS)
    assert found is not None
    assert found.figure.shown == rate
