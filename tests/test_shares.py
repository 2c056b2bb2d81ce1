"""One figure of an entry as a share of another: what a district has of what the whole has."""

from __future__ import annotations

import pytest
from lines import after, model_line
from samples import entry

from qa.question import parse
from qa.shares import share_of_district

HOMES = entry(
    "实施无障碍改造500户以上。",
    "全市共开工68户，完工2户。其中，市南区已开工5户，完工2户；崂山区已完成206户方案设计，开工63户。",
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("崂山占了多少", "崂山开工63户，占全部开工68户的92.6%（63 ÷ 68 = 92.6%）。"),
        ("市南开工占全市的几成", "市南开工5户，占全部开工68户的7.4%（5 ÷ 68 = 7.4%）。"),
        ("市南完工的占全市多少", "市南完工2户，占全部完工2户的100%（2 ÷ 2 = 100%）。"),
    ],
)
def test_what_a_district_has_is_told_as_a_share_of_all(question: str, said: str) -> None:
    found = share_of_district(parse(question), HOMES)
    assert found is not None
    assert found.text == said


@pytest.mark.parametrize(
    "question", ["崂山开工多少户", "市南和崂山各占多少", "莱西占多少", "开工的占多少"]
)
def test_no_share_of_two_districts_or_of_one_that_is_not_told(question: str) -> None:
    assert share_of_district(parse(question), HOMES) is None


def test_the_share_is_asked_of_what_the_talk_is_of() -> None:
    answer = after(model_line(), "残疾人家庭无障碍改造全市开工多少户了", "崂山占了多少")
    assert "63 ÷ 68 = 92.6%" in answer.text.splitlines()[0]


@pytest.mark.parametrize(
    "question",
    [
        "三期102座车站封顶的占几成",
        "地铁三期车站封顶的占比多少",
        "三期车站封顶了百分之几",
        "三期102座站，已封顶的占百分之几",
    ],
)
def test_a_step_is_a_share_of_what_its_sentence_counts_and_no_other_rate(question: str) -> None:
    assert model_line().answer(question).text.startswith("53座占102座的52%（53 ÷ 102 = 52%）")


def test_what_is_not_begun_is_no_share_of_what_is() -> None:
    assert "17 ÷ 52" in model_line().answer("都市圈重点项目里未开工的占比是多少").text
