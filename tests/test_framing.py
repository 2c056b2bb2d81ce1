"""The rows of framing.tsv: words and clauses of a question that ask nothing."""

from __future__ import annotations

import re

import pytest

from index.entry import LedgerError
from index.word_tables import parse_word_table
from qa.errands import is_framing
from qa.framing import checked, clause_framing, rows, words_framing
from qa.question import parse


@pytest.mark.parametrize(("said", "pattern"), [row[1:] for row in rows() if row[0] == "words"])
def test_a_row_of_words_finds_them_in_its_example(said: str, pattern: str) -> None:
    found = re.search(pattern, said)
    assert found
    assert found[0] in [match[0] for match in words_framing().finditer(said)]
    assert len(parse(said).subject) < len(said)


@pytest.mark.parametrize(("said", "pattern"), [row[1:] for row in rows() if row[0] == "clause"])
def test_a_row_of_a_clause_is_all_of_its_example(said: str, pattern: str) -> None:
    assert re.fullmatch(pattern, said, re.IGNORECASE)
    assert clause_framing().match(said + "，")


@pytest.mark.parametrize(
    "clause", ["我家小区什么时候改造", "新能源汽车产量", "崂山区要开工63户", "地铁建得怎么样"]
)
def test_a_clause_that_asks_or_names_a_subject_is_none(clause: str) -> None:
    assert not is_framing(clause)


def test_a_row_of_something_else_is_named_with_its_line() -> None:
    with pytest.raises(LedgerError, match=r"framing\.tsv：第2行.*of 应为 words 或 clause"):
        parse_word_table("of\tsaid\tpattern\nword\t请问\t请问\n", "framing.tsv", checked)


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("我们材料里要写一段新能源装机", "新能源装机"),
        ("咱处报告中想引一下海运航线", "海运航线"),
        ("我们单位的总结里准备写绿色建筑", "绿色建筑"),
    ],
)
def test_what_somebody_writes_a_thing_into_is_no_subject(question: str, subject: str) -> None:
    assert parse(question).subject == subject
