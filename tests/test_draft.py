"""A draft becomes text with markers, and the citations that they name."""

from __future__ import annotations

from decimal import Decimal

import pytest
from samples import entry

from index.entry import Entry, Role
from qa.draft import AnswerTable, Draft, Span, Statement, TableRow, plain, render, rounded, whole

METRO = entry("推进地铁建设。", "在建8条、154公里。6座车站已封顶。", number=5)
ROADS = entry("新开通航线10条。", "新开通4条。", number=21)


def span(of: Entry, words: str) -> Span:
    start = of.progress.index(words)
    return Span(of, "进展情况", start, start + len(words))


def said(*blocks: Statement | AnswerTable) -> Draft:
    return Draft("fact", blocks)


def test_an_entry_keeps_the_marker_of_its_first_citation() -> None:
    text, citations = render(
        said(
            Statement("甲。", (span(METRO, "在建8条"),)),
            Statement("乙。", (span(ROADS, "新开通4条"),)),
            Statement("丙。", (span(METRO, "6座车站"),)),
        )
    )
    assert text == "甲。[1]\n乙。[2]\n丙。[1]"
    assert [(one.marker, one.quote) for one in citations] == [
        (1, "在建8条"),
        (1, "6座车站"),
        (2, "新开通4条"),
    ]


def test_a_statement_names_each_entry_once() -> None:
    text, _ = render(
        said(Statement("甲。", (span(METRO, "8条"), span(METRO, "6座"), whole(ROADS))))
    )
    assert text == "甲。[1][2]"


def test_words_about_the_answer_have_no_marker() -> None:
    assert render(said(Statement("您好！"))) == ("您好！", ())


def test_a_span_within_another_needs_no_citation_of_its_own() -> None:
    draft = said(Statement("甲。", (span(METRO, "8条"),)), Statement("乙。", (whole(METRO),)))
    text, citations = render(draft)
    assert text == "甲。[1]\n乙。[1]"
    assert [one.quote for one in citations] == [METRO.progress]


def test_equal_spans_are_one_citation() -> None:
    _, citations = render(
        said(Statement("甲。", (whole(METRO),)), Statement("乙。", (whole(METRO),)))
    )
    assert len(citations) == 1


def test_the_same_place_in_two_columns_is_two_citations() -> None:
    title = Span(METRO, "事项内容", 0, 3)
    progress = Span(METRO, "进展情况", 0, 5)
    _, citations = render(said(Statement("甲。", (title, progress))))
    assert {one.column for one in citations} == {"事项内容", "进展情况"}


def test_a_table_has_its_markers_in_its_last_column() -> None:
    table = AnswerTable(
        ("事项", "进展"),
        (TableRow(("第5项", "8条"), (whole(METRO),)), TableRow(("第21项", "4条"), (whole(ROADS),))),
    )
    text, citations = render(said(table))
    assert text.splitlines() == [
        "| 事项 | 进展 | 出处 |",
        "| --- | --- | --- |",
        "| 第5项 | 8条 | [1] |",
        "| 第21项 | 4条 | [2] |",
    ]
    assert [one.marker for one in citations] == [1, 2]


def test_bars_and_line_breaks_in_a_cell_do_not_break_the_table() -> None:
    row = TableRow(("甲|乙", "一\n二"), (whole(METRO),))
    lines = render(said(AnswerTable(("事项", "进展"), (row,))))[0].splitlines()
    assert lines[-1] == "| 甲｜乙 | 一 二 | [1] |"
    assert {line.count("|") for line in lines} == {4}


@pytest.mark.parametrize("own", ["依据文件[2]办理", "[15]"])
def test_an_entrys_own_brackets_are_no_marker(own: str) -> None:
    text, _ = render(said(Statement(own, (whole(METRO),))))
    assert text.count("[") == 1
    assert text.endswith("[1]")


def test_a_whole_cell_is_cited_from_its_first_character_to_its_last() -> None:
    assert whole(METRO).text == METRO.progress
    assert whole(METRO, Role.TITLE).text == METRO.title


@pytest.mark.parametrize(
    ("value", "shown"),
    [("1E+3", "1000"), ("27.80", "27.8"), ("19.0", "19"), ("100", "100"), ("0.010", "0.01")],
)
def test_a_number_is_shown_without_exponent_and_trailing_zeros(value: str, shown: str) -> None:
    assert plain(Decimal(value)) == shown


def test_half_is_rounded_away_from_zero() -> None:
    assert rounded(Decimal("6.25"), 1) == Decimal("6.3")
    assert rounded(Decimal("-6.25"), 1) == Decimal("-6.3")
