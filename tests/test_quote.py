"""The sentences of an entry that answer a question, and the figure that it asks for."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import entry

from index.entry import Entry, Role
from qa.asked_figures import asked_figure, wanted_figures
from qa.question import parse
from qa.quote import quote, sentences, words_of
from qa.subject import Vocabulary, terms_of

METRO = entry("推进地铁建设。", "在建线路8条、154公里。其中，100座进入主体施工，53座已封顶。")
LONG = entry(
    "推进医院建设。",
    "召开会议部署全年工作，明确任务分工，建立推进机制，压实各方责任，定期调度通报情况，协调解决困难问题。"
    "市中心医院正在开展可行性研究报告评审、环境影响评价、控制性详细规划调整等各项前期手续办理工作。"
    "妇女儿童医院正在按计划开展内部装修、设备调试、人员招聘等开业准备工作，预计年内投入使用。"
    "公共卫生中心二期工程已完成主体结构封顶，正在开展内部砌筑及设备安装工程。",
)


def quoted(question: str, of: Entry, limit: int = 300) -> str:
    query = parse(question)
    return words_of(quote(query, terms_of(query, Vocabulary([of])), of, limit=limit))


def figure(question: str, of: Entry = METRO, role: Role = Role.PROGRESS) -> str | None:
    query = parse(question)
    found = asked_figure(query, terms_of(query, Vocabulary([of])), of, role)
    return found.figure.shown if found else None


def test_a_short_cell_is_quoted_whole() -> None:
    assert quoted("地铁进展", METRO) == METRO.progress


def test_of_a_long_cell_the_sentence_that_answers_is_quoted() -> None:
    words = quoted("妇女儿童医院怎么样了", LONG, limit=120)
    assert "妇女儿童医院" in words
    assert "召开会议" not in words


def test_a_quote_keeps_to_its_limit_but_for_one_sentence() -> None:
    spans = quote(parse("医院进展"), (), LONG, limit=100)
    assert sum(span.end - span.start for span in spans) <= 100


def test_a_blank_cell_has_no_quote() -> None:
    assert quote(parse("地铁进展"), (), entry("推进地铁建设。"), limit=300) == ()


def test_what_is_left_out_between_is_marked() -> None:
    spans = quote(parse("医院进展"), (), METRO, limit=300)
    assert words_of([*spans, *spans]) == f"{METRO.progress}……{METRO.progress}"


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("在建多少公里", "154公里"),
        ("几座封顶了", "53座"),
        ("几座进入主体施工", "100座"),
        ("在建线路几条", "8条"),
        ("投资多少亿元", None),
        ("增速多少", None),
        ("进展如何", None),
    ],
)
def test_the_figure_asked_for_is_in_its_unit_and_its_words(
    question: str, shown: str | None
) -> None:
    assert figure(question) == shown


def test_the_goals_figure_is_read_from_the_title() -> None:
    roads = entry("整治50条背街小巷。", "27条背街小巷已开工。")
    assert figure("目标多少条", roads, Role.TITLE) == "50条"


@settings(deadline=None)
@given(st.text(alphabet="甲乙。；！\n 1a", max_size=40))
def test_sentences_are_in_order_apart_and_without_white_space_around(text: str) -> None:
    spans = sentences(text)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert [char for char in kept if char in "甲乙1a"] == [
        char for char in text if char in "甲乙1a"
    ]


TRADE = entry("外贸进出口总额增长4%。", "进出口总额80亿元，同比下降1.5%；其中出口50亿元，增长2%。")
REVENUE = entry("一般公共预算收入增长4%。", "完成20亿元，同比增长3%；其中税收收入15亿元。")


@pytest.mark.parametrize(
    ("question", "of", "shown"),
    [
        ("出口多少亿元", TRADE, "50亿元"),
        ("进出口总额多少亿元", TRADE, "80亿元"),
        ("进出口增长多少", TRADE, "1.5%"),
        ("养老金多少元", entry("养老金提高到80元。", "由每月65元提高到80元。"), "80元"),
        ("企业增加了多少家", entry("企业总数达到90家。", "总数达到80家，净增12家。"), "12家"),
        ("浓度下降多少微克", entry("治理大气。", "浓度32微克/立方米，同比下降5%。"), None),
        ("腾房率多少", entry("征收300户。", "签约251户，签约率87.8%；腾房228户。"), None),
    ],
)
def test_no_neighbour_of_a_figure_is_told_for_it(
    question: str, of: Entry, shown: str | None
) -> None:
    assert figure(question, of) == shown


def test_a_second_thing_is_asked_for_as_the_first_is() -> None:
    own = entry("固定资产投资增长7%。", "同比增长3%；其中工业投资增长15%，房产投资下降11%。")
    query = parse("工业投资增长多少？房产投资呢？")
    terms = terms_of(query, Vocabulary([own]))
    assert [one.figure.shown for one in wanted_figures(query, terms, own)] == ["15%", "11%"]


@pytest.mark.parametrize(
    ("question", "progress", "said"),
    [
        ("污水处理项目开工几个", "16个污水处理项目已开工9个。", "9个"),
        ("污水处理项目开工几个", "16个污水处理项目开工在建9个。", "9个"),
        ("污水处理项目开工几个", "9个污水处理项目已开工。", "9个"),
        ("污水处理项目完工几个", "16个污水处理项目已开工9个、完工2个。", "2个"),
    ],
)
def test_a_verb_with_a_number_after_it_is_not_of_the_number_before(
    question: str, progress: str, said: str
) -> None:
    assert figure(question, entry("推进污水处理项目建设。", progress)) == said
