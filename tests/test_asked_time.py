"""The day or the month that a question asks for, and whether an entry tells it."""

from __future__ import annotations

import pytest
from lines import model_line
from samples import entry

from qa.asked_time import asks_day, month_not_told, says_when_of
from qa.question import parse
from qa.subject import Vocabulary, terms_of

HOMES = entry("建设保障性住房4000套。", "截至3月底已开工1200套，其中1月开工300套。")


@pytest.mark.parametrize(
    ("question", "untold"),
    [
        ("二月份开工多少套", True),
        ("2月开工了多少套保障房", True),
        ("一月份开工多少套", False),
        ("3月份开工多少套", False),
        ("1至2月开工多少套", False),
        ("截至2月开工多少套", False),
        ("2月中旬开工的是什么", False),
    ],
)
def test_of_one_month_a_quarter_tells_what_it_names(question: str, untold: bool) -> None:
    assert month_not_told(parse(question), HOMES) is untold


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("重点课题什么时候能申报", True),
        ("重点课题哪天申报", False),
        ("基金办法几月印发", False),
    ],
)
def test_what_comes_after_a_step_is_told_by_it_but_no_day(question: str, told: bool) -> None:
    fund = entry("实施10项重点课题。", "已起草基金办法，按程序印发后，启动重点课题申报工作。")
    assert says_when_of(parse(question), (), fund) is told


def test_a_time_is_told_of_what_the_glossary_calls_otherwise() -> None:
    own = entry(
        "科技型企业达到1.5万家。",
        "组织宣讲团赴崂山、市北进行科技政策宣讲。计划二季度启动国家高新技术企业申报工作。",
    )
    query = parse("科技政策宣讲团跑过哪几个区？高企的申报打算几时开")
    assert says_when_of(query, terms_of(query, Vocabulary([own])), own)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("8号线南段具体几月份通车试运营", True),
        ("幼儿园哪个月能用", True),
        ("数据截至几月份完成的", False),
        ("几月份的数据", False),
    ],
)
def test_a_month_is_asked_for_where_something_is_to_happen_in_it(text: str, asked: bool) -> None:
    assert asks_day(parse(text)) is asked


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("新院区啥时候能看病不好说，那现在工程到哪一步了", False),
        ("新院区什么时候能用先不问，装修到哪一步了", False),
        ("先不管新院区什么时候开，投了多少", False),
        ("新院区啥时候能看病", True),
        ("新院区现在到哪一步了，啥时候能看病", True),
        ("新院区啥时候能看病，说不准吗", True),
    ],
)
def test_a_day_that_is_said_not_to_be_known_is_not_asked(question: str, asks: bool) -> None:
    assert asks_day(parse(question)) is asks


def test_a_name_that_only_the_glossary_knows_tells_whose_day_is_asked_for() -> None:
    answer = model_line().answer("科技政策宣讲团跑过哪几个区？高企的申报打算几时开")
    assert not answer.refused
    assert "计划二季度启动国家高新技术企业" in answer.text


@pytest.mark.parametrize("question", ["哪年哪月能坐上车", "到底哪一年哪个月通"])
def test_the_year_and_the_month_are_a_time(question: str) -> None:
    assert asks_day(parse(f"8号线南段{question}"))
