"""The project's own word tables: their rows as values, and what is said of a row that is wrong."""

from __future__ import annotations

import re

import pytest

from index.entry import LedgerError
from index.word_tables import parse_word_table, read_word_table


def pair(word: str, count: str) -> tuple[str, int]:
    return word, int(count)


def test_each_row_becomes_a_value_in_the_files_order() -> None:
    assert parse_word_table("word\tcount\n项\t2\n个\t1\n", "甲.tsv", pair) == (("项", 2), ("个", 1))


def test_a_cell_may_be_empty() -> None:
    assert parse_word_table("a\tb\n甲\t\n", "甲.tsv", lambda a, b: (a, b)) == (("甲", ""),)


@pytest.mark.parametrize("text", ["", "word\tcount\n"])
def test_a_table_without_rows_has_none(text: str) -> None:
    assert parse_word_table(text, "甲.tsv", pair) == ()


@pytest.mark.parametrize("row", ["个", "个\t1\t2", ""])
def test_a_row_of_another_width_is_named_with_its_file_and_line(row: str) -> None:
    with pytest.raises(LedgerError, match=rf"甲\.tsv：第3行“{row}”有\d列，应有2列（word、count）"):
        parse_word_table(f"word\tcount\n项\t2\n{row}\n", "甲.tsv", pair)


def test_a_value_that_cannot_be_made_is_named_with_its_line() -> None:
    with pytest.raises(LedgerError, match=r"甲\.tsv：第2行“项\t两”写法不对：.*两"):
        parse_word_table("word\tcount\n项\t两\n", "甲.tsv", pair)


def test_a_pattern_that_cannot_be_compiled_is_named_with_its_line() -> None:
    with pytest.raises(LedgerError, match=r"甲\.tsv：第2行“\(未开工”写法不对"):
        parse_word_table("pattern\n(未开工\n", "甲.tsv", re.compile)


def test_a_table_is_read_from_its_package_and_named_by_its_path() -> None:
    def refuse(*cells: str) -> None:
        raise ValueError(f"{len(cells)} cells")

    assert len(read_word_table("index.tables", "columns.tsv", lambda *cells: cells)) > 5
    with pytest.raises(LedgerError, match=r"index/tables/columns\.tsv：第2行.*2 cells"):
        read_word_table("index.tables", "columns.tsv", refuse)
