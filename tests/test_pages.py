"""Tables over several pages: rows and merged cells that a page's end breaks, headers repeated."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.renders import font
from index.tables.pages import Part, tables_of
from index.tables.pdf import read_pdf_tables

TITLE = "柏川县2025年民生实事进展情况"
HEADER = ["类别", "序号", "项目", "责任单位", "进展情况"]


def pages(*rows: list[list[str]]) -> list[tuple[str, ...]]:
    """Return the rows under the header of the one table that goes on over pages."""
    first, *others = rows
    (table,) = tables_of([Part([TITLE], [HEADER, *first]), *(Part([], own) for own in others)])
    return [row.cells for row in table.rows[1:]]


def test_a_broken_row_is_joined_under_a_repeated_header() -> None:
    broken = ["民生", "1", "建学校", "县教", "开工2所，其中1"]
    rest = ["", "", "", "育局", "所封顶。"]
    after = ["", "2", "修路", "县交通局", "完工。"]
    joined = ("民生", "1", "建学校", "县教育局", "开工2所，其中1所封顶。")
    assert pages([broken], [HEADER, rest, after]) == [joined, tuple(after)]
    assert pages([broken], [rest, after]) == [joined, tuple(after)]


def test_a_row_may_be_broken_over_three_pages() -> None:
    parts = [["", "", "", "", "甲，"], ["", "", "", "", "乙。"]]
    rows = pages([["民生", "1", "建学校", "局", "开工，"]], *([HEADER, part] for part in parts))
    assert rows == [("民生", "1", "建学校", "局", "开工，甲，乙。")]


def test_a_header_of_two_rows_is_repeated_before_a_broken_row() -> None:
    upper = ["序号", "项目", "完成情况", "", "备注"]
    lower = ["", "", "上半年", "下半年", ""]
    row, rest = ["1", "建学校", "开工", "封", ""], ["", "", "", "顶", ""]
    (table,) = tables_of([Part([TITLE], [upper, lower, row]), Part([], [upper, lower, rest])])
    assert [row.cells for row in table.rows[2:]] == [("1", "建学校", "开工", "封顶", "")]


def test_a_part_on_the_next_page_is_no_end_of_the_one_before() -> None:
    header = ["序号", "重点工作", "具体任务", "进展情况"]
    first, second = ["1", "稳粮食", "建良田", "建成3万亩。"], ["", "", "补贴大户", "发放860万元。"]
    (table,) = tables_of([Part([TITLE], [header, first]), Part([], [header, second])])
    assert [row.cells for row in table.rows[1:]] == [tuple(first), tuple(second)]


def test_a_kind_whose_text_is_on_the_next_page_holds_for_the_rows_before_it() -> None:
    first = [["民生", "1", "建学校", "局", "开工。"], ["", "2", "修路", "局", "完工。"]]
    second = [["城建", "3", "架桥", "局", "开工。"], ["", "4", "种树", "局", "完工。"]]
    assert [row[0] for row in pages(first, second)] == ["民生", "城建", "城建", ""]


def test_a_kind_that_goes_on_over_a_whole_page_is_that_of_the_page_before() -> None:
    first = [["民生", "1", "建学校", "局", "开工。"]]
    second = [["", "2", "修路", "局", "完工。"]]
    third = [["城建", "3", "架桥", "局", "开工。"]]
    assert [row[0] for row in pages(first, second, third)] == ["民生", "", "城建"]


def test_a_table_of_other_columns_under_a_line_is_none_of_the_ledgers() -> None:
    first = [HEADER, ["民生", "1", "建学校", "局", "开工。"]]
    contacts = [["单位", "姓名", "电话"], ["县教育局", "孙某", "1234"]]
    (table,) = tables_of([Part([TITLE], first), Part(["联系人"], contacts)])
    assert [row.cells for row in table.rows] == [tuple(row) for row in first]
    assert table.after == ("联系人", "单位", "姓名", "电话", "县教育局", "孙某", "1234")


def test_cards_one_below_the_other_are_a_table_each() -> None:
    cards = [[["项目", name], ["进展情况", "开工。"]] for name in ("建学校", "修路")]
    tables = tables_of([Part([TITLE], cards[0]), Part([], cards[1])])
    assert [table.rows[1].cells for table in tables] == [("建学校", "开工。"), ("修路", "开工。")]


@pytest.mark.skipif(not font(), reason="没有中文字体")
def test_a_cell_without_a_rule_at_the_pages_end_is_closed() -> None:
    from fpdf import FPDF

    document = FPDF()
    document.add_font("chinese", fname=font())
    document.set_font("chinese", size=9)
    lefts = (20.0, 50.0, 70.0, 110.0, 150.0, 190.0)
    rows = [HEADER, ["民生", "1", "建学校", "县教育局", "开工。"]]
    rows += [["", str(at), f"修路{at}", "县交通局", "完工。"] for at in (2, 3, 4)]
    # The kind of the last three rows is merged over the page's end; its text is on the second.
    for text, own in (("", rows), ("城建", rows[-1:])):
        document.add_page()
        for at, row in enumerate(own):
            top = 30.0 + 8 * at
            cells = [text, *row[1:]] if row[0] == "" else row
            for left, cell in zip(lefts, cells, strict=False):
                document.text(left + 2, top + 5, cell)
            for left in lefts:
                document.line(left, top, left, top + 8)
            # Nothing is ruled under the open cell, nor over it on the second page.
            document.line(lefts[0] if row[0] else lefts[1], top + 8, lefts[-1], top + 8)
            if at == 0:
                document.line(lefts[0] if row[0] else lefts[1], top, lefts[-1], top)
    (table,) = read_pdf_tables(bytes(document.output()), Path("台账.pdf"))
    kinds = [row.cells[0] for row in table.rows if len(row.cells) == len(HEADER)]
    assert kinds == ["类别", "民生", "城建", "城建", "城建", "城建"]
