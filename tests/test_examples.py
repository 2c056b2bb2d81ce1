"""What is said of the one that a title names for many: 南汀净水厂等16个污水处理项目."""

from __future__ import annotations

import pytest
from samples import entry

from qa.examples import one_of_many
from qa.question import parse

WORKS = entry(
    "开工建设南汀净水厂、北汀净水厂等16个污水处理项目。",
    "南汀净水厂已开工，完成投资1.2亿元。16个项目已开工9个。",
)


def said(question: str) -> str:
    found = one_of_many(parse(question), WORKS)
    return found.text if found else ""


@pytest.mark.parametrize("question", ["南汀净水厂开工了吗", "南汀净水厂完成投资多少"])
def test_the_sentence_that_names_the_one_is_given(question: str) -> None:
    assert said(question) == "台账中提到“南汀净水厂”的是：南汀净水厂已开工，完成投资1.2亿元。"


@pytest.mark.parametrize("question", ["北汀净水厂开工了吗", "北汀净水厂投资多少"])
def test_of_one_that_the_progress_does_not_name_nothing_is_taken_from_the_others(
    question: str,
) -> None:
    words = "台账没有单独写明“北汀净水厂”的情况，只有所在的16个污水处理项目的进展。"
    assert said(question) == words


@pytest.mark.parametrize(
    "question",
    [
        "16个污水处理项目开工几个",
        "污水处理项目进展如何",
        "南汀净水厂等16个项目开工几个",
        "南汀净水厂等污水处理项目开工了几个",
    ],
)
def test_all_of_them_are_asked_of_by_their_number_or_their_common_name(question: str) -> None:
    assert said(question) == ""


def test_of_those_that_are_named_with_the_rest_all_are_meant() -> None:
    assert said("北汀净水厂那批治污项目没动工的还有几个") == ""
    assert said("南汀净水厂所在的项目开工几个") == ""
