"""Questions of several clauses of which an entry answers some, over the shipped ledgers."""

from __future__ import annotations

import pytest
from lines import model_line


@pytest.mark.parametrize(
    ("question", "told", "missing"),
    [
        ("背街小巷开工了几条，花了多少钱？", "27条", "台账没有记载预算"),
        ("残疾人家庭改造开工多少户，谁负责？", "68户", "台账没有记载责任单位"),
        ("背街小巷开工了几条，投了多少，谁牵头？", "27条", "台账没有记载责任单位"),
        ("港口续建的项目一共几个？使用率怎么样？", "4个", "台账没有写到使用率"),
    ],
)
def test_what_is_told_comes_first_and_what_is_not_is_named(
    question: str, told: str, missing: str
) -> None:
    answer = model_line().answer(question)
    assert not answer.refused
    assert told in answer.text.splitlines()[0]
    assert missing in answer.text.splitlines()[-1]


@pytest.mark.parametrize(
    "question",
    [
        # None of the clauses is answered.
        "背街小巷整治是哪个局牵头，分管领导是谁",
        "张村河水质净化厂二期总投资多少，几月份通水？",
        # The second is asked of what is not there.
        "海洋重点项目里做海洋生物医药的是几个，完成投资多少",
        "居民医保参保人数今年一季度是多少，参保率达标了吗",
        # So is another part of it.
        "对口帮扶的1019人里护士占多少，医生占多少",
        "1019人当中护士几个，医生几个",
    ],
)
def test_a_question_is_refused_as_a_whole_where_no_clause_of_it_is_told(question: str) -> None:
    assert model_line().answer(question).refused
