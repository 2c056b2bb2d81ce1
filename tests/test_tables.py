"""Readers of text: every form of a table comes out as the cells that a person sees."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import TINY

from index.entry import LedgerError, Role
from index.tables import Table, read_tables
from index.tables.columns import columns_of, is_header, roles_of
from index.tables.text import read_text_tables

HEADER = ("序号", "事项内容", "进展情况")
CELL_LINES = "\t序号\n\t事项内容\n\t进展情况\n\n"


def tables(text: str | bytes) -> tuple[Table, ...]:
    content = text.encode() if isinstance(text, str) else text
    return read_text_tables(content, Path("台账.txt"))


def cells(text: str | bytes) -> list[tuple[str, ...]]:
    """Return the cells of the one table of a text."""
    (table,) = tables(text)
    return [row.cells for row in table.rows]


# One cell a line


def test_a_line_that_begins_with_a_tab_begins_a_cell() -> None:
    assert cells(f"{CELL_LINES}\t1\n\t建地铁。\n\t在建8条。\n") == [
        HEADER,
        ("1", "建地铁。", "在建8条。"),
    ]


def test_lines_before_the_table_stand_before_it() -> None:
    (table,) = tables(TINY)
    assert table.before == ("附件", "2025年青岛市重点工作1季度进展情况台账")


def test_a_row_is_numbered_by_the_line_where_it_begins() -> None:
    (table,) = tables(TINY)
    assert [row.number for row in table.rows] == [5, 9, 13, 17]


def test_a_line_without_a_tab_goes_on_with_the_cell_before_it() -> None:
    text = f"{CELL_LINES}\t1\n\t建地铁。\n\t第一段。\n第二段。\n"
    assert cells(text)[1] == ("1", "建地铁。", "第一段。\n第二段。")


def test_blank_lines_inside_a_cell_are_its_paragraphs() -> None:
    text = f"{CELL_LINES}\t1\n\t建地铁。\n\t第一段。\n\n\n第二段。\n\n\t2\n\t建港口。\n\t开工。\n"
    assert cells(text)[1:] == [
        ("1", "建地铁。", "第一段。\n\n\n第二段。"),
        ("2", "建港口。", "开工。"),
    ]


def test_a_blank_line_after_a_title_does_not_end_its_row() -> None:
    text = f"{CELL_LINES}\t1\n\t建地铁。\n\n\t在建8条。\n\n\t2\n\t建港口。\n\n\t开工。\n"
    assert cells(text)[1:] == [("1", "建地铁。", "在建8条。"), ("2", "建港口。", "开工。")]


def test_numbered_paragraphs_stay_in_their_cell() -> None:
    progress = "1.码头整合方面。完成30%。\n\n2.航线增开方面。\n3、其他。"
    text = f"{CELL_LINES}\t1\n\t建码头。\n\t{progress}\n\n\t2\n\t建港口。\n\t开工。\n"
    assert cells(text)[1] == ("1", "建码头。", progress)


def test_a_blank_cell_keeps_its_place() -> None:
    text = (
        "\t序号\n\t事项内容\n\t进展情况\n\t备注\n\n\t1\n\t\n\t\n\t注\n\n\t2\n\t建港口。\n\t\n\t\n"
    )
    assert cells(text)[1:] == [("1", "", "", "注"), ("2", "建港口。", "", "")]


def test_a_row_that_lacks_a_cell_does_not_take_the_next_rows() -> None:
    text = f"{CELL_LINES}\t1\n\t建地铁。\n\n\t2\n\t建港口。\n\t开工。\n"
    assert cells(text)[1:] == [("1", "建地铁。"), ("2", "建港口。", "开工。")]


def test_a_figure_after_a_blank_line_that_fills_its_row_begins_none() -> None:
    text = "\t序号\n\t事项\n\t年度目标\n\t进展情况\n\n\t1\n\t建站。\n\n\t100\n\t完成30个。\n\n\t2\n\t修路。\n\t8\n\t0\n"
    assert cells(text)[1:] == [("1", "建站。", "100", "完成30个。"), ("2", "修路。", "8", "0")]


def test_rows_that_nothing_sets_apart_are_counted() -> None:
    text = "\t序号\n\t事项内容\n\t进展情况\n\t1\n\t建地铁。\n\t在建。\n\n第二段。\n\t2\n\t建港口。\n\t开工。\n"
    assert cells(text)[1:] == [("1", "建地铁。", "在建。\n\n第二段。"), ("2", "建港口。", "开工。")]


def test_a_column_of_an_unknown_name_keeps_its_place_in_the_header() -> None:
    text = "\t编码甲\n\t序号\n\t事项内容\n\t数据来源\n\t进展情况\n\n\tA\n\t1\n\t建地铁。\n\t快报\n\t在建。\n"
    assert cells(text) == [
        ("编码甲", "序号", "事项内容", "数据来源", "进展情况"),
        ("A", "1", "建地铁。", "快报", "在建。"),
    ]


def test_the_page_number_at_the_end_is_no_part_of_the_last_cell() -> None:
    text = f"{CELL_LINES}\t1\n\t建地铁。\n\t在建8条。\n\n\n- 14 -\n— 13 —\n"
    assert cells(text)[1] == ("1", "建地铁。", "在建8条。")


def test_a_cell_that_looks_like_a_page_number_is_a_cell() -> None:
    assert cells(f"{CELL_LINES}\t1\n\t建地铁。\n\t-5-\n")[1] == ("1", "建地铁。", "-5-")


def test_the_header_repeated_on_the_next_page_begins_no_table() -> None:
    text = f"{CELL_LINES}\t1\n\t建地铁。\n\t在建。\n\n{CELL_LINES}\t2\n\t建港口。\n\t开工。\n"
    assert [row[0] for row in cells(text)] == ["序号", "1", "序号", "2"]


def test_ledgers_one_below_the_other_in_a_file_are_read_apart() -> None:
    first, second = tables(TINY + TINY.replace("2025年", "2024年"))
    assert (first.before[1], second.before[1]) == (
        "2025年青岛市重点工作1季度进展情况台账",
        "2024年青岛市重点工作1季度进展情况台账",
    )
    assert first.rows[-1].cells == second.rows[-1].cells
    assert len(first.rows) == len(second.rows) == 4


# Rows with a mark between cells


@pytest.mark.parametrize("mark", ["\t", "|", " | ", ",", "，"])
def test_cells_are_set_apart_by_a_tab_a_bar_or_a_comma(mark: str) -> None:
    lines = [
        mark.join(HEADER),
        mark.join(("1", "建地铁。", "在建8条。")),
        mark.join(("2", "", "开工。")),
    ]
    expected = [HEADER, ("1", "建地铁。", "在建8条。"), ("2", "", "开工。")]
    assert cells("\n".join(["2025年进展情况台账", "", *lines, ""])) == expected


def test_a_framed_table_has_no_cells_outside_its_frame() -> None:
    text = (
        "| 序号 | 事项内容 | 进展情况 |\n|---|:--:|---|\n| 1 | 建地铁。 | |\n||建港口。|开工。|\n"
    )
    assert cells(text)[1:] == [("1", "建地铁。", ""), ("", "建港口。", "开工。")]


def test_a_bar_after_a_backslash_is_text() -> None:
    assert cells("序号|事项内容|进展情况\n1|建\\|设|开工。\n")[1] == ("1", "建|设", "开工。")


def test_a_row_of_dashes_is_lost_only_where_it_rules_off_the_header() -> None:
    text = "|序号|事项内容|进展情况|\n|-|-|-|\n|1|建地铁。|在建。|\n|-|-|-|\n"
    assert cells(text)[1:] == [("1", "建地铁。", "在建。"), ("-", "-", "-")]


def test_a_quoted_cell_holds_commas_lines_and_quotation_marks() -> None:
    text = '序号,事项内容,进展情况\n1,"完成投资1,000万元","第一段。\n第二段称""好""。"\n2,建港口。,开工。\n'
    assert cells(text)[1:] == [
        ("1", "完成投资1,000万元", '第一段。\n第二段称"好"。'),
        ("2", "建港口。", "开工。"),
    ]


def test_quotation_marks_that_quote_no_whole_cell_are_text() -> None:
    text = '序号\t事项内容\t进展情况\n1\t"四首"产品\t入选"名单"\n2\t"专精特新"\t"开工\n'
    assert cells(text)[1:] == [
        ("1", '"四首"产品', '入选"名单"'),
        ("2", '"专精特新"', '"开工'),
    ]


def test_the_rows_after_a_quoted_line_break_keep_their_line_numbers() -> None:
    (table,) = tables('序号,事项内容,进展情况\n1,建地铁。,"甲\n乙\n丙"\n2,建港口。,开工。\n')
    assert [row.number for row in table.rows] == [1, 2, 5]


def test_a_line_without_a_mark_goes_on_with_the_cell_before_it() -> None:
    text = "序号\t事项内容\t进展情况\n1\t建地铁。\t第一段。\n第二段，全市在建线路8条、154公里。\n2\t建港口。\t开工。\n"
    assert cells(text)[1][2] == "第一段。\n第二段，全市在建线路8条、154公里。"


def test_a_short_line_without_a_mark_is_a_heading_of_its_own() -> None:
    text = "序号|事项内容|进展情况\n一、交通\n1|建地铁。|在建。\n"
    assert cells(text)[1:] == [("一、交通",), ("1", "建地铁。", "在建。")]


def test_cells_that_each_end_with_a_bar_are_counted_into_rows() -> None:
    text = "2024年实事进度表\n\n序号 |\n项目数量 |\n项目名称 |\n进展情况 |\n一 |\n2个 |\n修路 |\n已完工 |\n |\n |\n建站 |\n第一段\n第二段 |\n"
    assert cells(text) == [
        ("序号", "项目数量", "项目名称", "进展情况"),
        ("一", "2个", "修路", "已完工"),
        ("", "", "建站", "第一段\n第二段"),
    ]


# Bytes


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_the_encoding_makes_no_difference(encoding: str) -> None:
    assert cells(TINY.encode(encoding)) == cells(TINY)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_the_line_ends_make_no_difference(end: str) -> None:
    assert cells(TINY.replace("\n", end)) == cells(TINY)


def test_a_bullet_of_words_does_not_make_a_text_binary() -> None:
    assert cells(f"{CELL_LINES}\t1\n\t建地铁。\n\t\uf06c在建。\n")[1][2] == "\uf06c在建。"


@pytest.mark.parametrize(
    "content",
    [bytes(range(256)) * 20, b"PK\x03\x04\x14\x00" + bytes(500), b"\x89PNG\r\n\x1a\n" + bytes(99)],
)
def test_bytes_that_are_no_text_are_refused_with_what_to_do(content: bytes) -> None:
    with pytest.raises(LedgerError, match=r"台账.txt：不是文本文件.*请另存为 UTF-8 文本再添加"):
        tables(content)


# Files


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"没有.txt：没有这个文件"):
        read_tables(tmp_path / "没有.txt")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"不是文件"):
        read_tables(tmp_path)


@pytest.mark.parametrize("content", ["", " \n\t\r\n"])
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, content: str) -> None:
    path = tmp_path / "空.txt"
    path.write_text(content)
    with pytest.raises(LedgerError, match=r"空.txt：文件是空的"):
        read_tables(path)


@pytest.mark.parametrize(
    "text", ["只有一段话。", "序号\n事项内容\n", "甲|乙|丙\n1|2|3\n", "\t序号\n\t名称\n\t电话\n"]
)
def test_a_file_without_a_header_holds_no_table(tmp_path: Path, text: str) -> None:
    path = tmp_path / "通知.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LedgerError, match=r"通知.txt：没有找到台账表格；台账要有表头"):
        read_tables(path)


# Columns


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("序号", Role.NUMBER),
        (" 事项 内容 ", Role.TITLE),
        ("一季度进展情况", Role.PROGRESS),
        ("完成目标(%)", Role.STATUS),
        ("市级牵头责任单位", Role.UNIT),
        ("完成时限：", Role.DEADLINE),
    ],
)
def test_a_column_is_known_by_its_name_or_how_it_ends(name: str, role: Role) -> None:
    assert role in roles_of(name)


@pytest.mark.parametrize(
    "text", ["", "新建医院项目", "全年完成投资2450亿元以上的工程进展情况如下", "8条"]
)
def test_a_text_is_no_name_of_a_column(text: str) -> None:
    assert roles_of(text) == ()


def test_a_header_has_two_thirds_of_known_names_or_three_and_half_of_all() -> None:
    assert is_header(["序号", "事项内容", "数据来源"])
    assert not is_header(["序号", "甲", "乙"])
    assert not is_header(["事项内容", "甲", "乙", "进展情况"])
    assert is_header(["序号", "事项内容", "甲", "乙", "丙", "进展情况"])


def test_a_name_with_two_roles_is_a_target_where_another_column_is_the_title() -> None:
    assert [column.role for column in columns_of(["事项", "目标任务", "进展"])][1] is Role.TARGET
    assert [column.role for column in columns_of(["序号", "目标任务", "进展"])][1] is Role.TITLE


def test_names_that_are_blank_or_repeated_are_told_apart() -> None:
    names = ["进展情况", "进展情况", "进展情况2", "", "进展情况"]
    own = [column.name for column in columns_of(names)]
    assert own == ["进展情况", "进展情况2", "进展情况22", "第4列", "进展情况3"]
    assert len(set(own)) == len(names)
