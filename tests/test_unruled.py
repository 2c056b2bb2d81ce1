"""Tables of pages that draw no lines: cells are told by where their words stand."""

from __future__ import annotations

from collections.abc import Sequence

from index.tables.placed_names import Word
from index.tables.unruled import unruled_table

TITLE = "柏川县2025年民生实事进展情况"
LEFTS = (20.0, 60.0, 160.0, 220.0)


def word(text: str, left: float, top: float) -> Word:
    """Return a word set in nine points."""
    return Word(text, left, top, left + 9 * len(text))


def page(*rows: Sequence[Sequence[str]], gap: float = 20.0, step: float = 12.0) -> list[Word]:
    """Return the words of rows, each of lines of cells; lines stand `step` apart, rows `gap`."""
    words, top = [word(TITLE, 100.0, 10.0)], 30.0
    for lines in rows:
        for line in lines:
            words += [word(text, left, top) for text, left in zip(line, LEFTS, strict=True) if text]
            top += step
        top += gap - step
    return words


def rows_of(*pages: list[Word]) -> list[tuple[str, ...]]:
    (table,) = unruled_table(pages)
    assert table.before[:1] == (TITLE,)
    return [row.cells for row in table.rows]


NUMBERED = ["序号", "任务", "责任单位", "进展情况"]
PLAIN = ["任务", "责任单位", "时限", "进展情况"]


def test_a_number_in_the_first_column_begins_a_row() -> None:
    rows = [[NUMBERED], [["1", "建校", "教育局", "主体"], ["", "", "", "封顶"]]]
    rows += [[["2", "修路", "交通局", "开工"]]]
    assert rows_of(page(*rows, gap=12.0))[1:] == [
        ("1", "建校", "教育局", "主体封顶"),
        ("2", "修路", "交通局", "开工"),
    ]


def test_a_number_may_stand_in_the_middle_of_its_rows_lines() -> None:
    first = [["", "", "", "主体"], ["1", "建校", "教育局", "已经"], ["", "", "", "封顶"]]
    second = [["", "", "", "正在"], ["2", "修路", "交通局", "开工"]]
    assert rows_of(page([NUMBERED], first, second))[1:] == [
        ("1", "建校", "教育局", "主体已经封顶"),
        ("2", "修路", "交通局", "正在开工"),
    ]


def test_without_numbers_wider_gaps_set_rows_apart() -> None:
    first = [["建设县", "教育局", "9月", "主体"], ["一中", "", "", "封顶"]]
    assert rows_of(page([PLAIN], first, [["修路", "交通局", "6月", "开工"]]))[1:] == [
        ("建设县一中", "教育局", "9月", "主体封顶"),
        ("修路", "交通局", "6月", "开工"),
    ]


def test_without_numbers_and_gaps_a_line_of_most_cells_begins_a_row() -> None:
    first = [["建设县", "教育局", "9月", "主体"], ["一中", "", "", "封顶"]]
    words = page([PLAIN], first, [["修路", "交通局", "6月", "开工"]], gap=12.0)
    assert [row[0] for row in rows_of(words)[1:]] == ["建设县一中", "修路"]


def test_a_header_on_the_next_page_is_no_row() -> None:
    pages = [page([NUMBERED], [[str(at), "建校", "教育局", "封顶"]]) for at in (1, 2)]
    assert [row[0] for row in rows_of(pages[0], pages[1][1:])] == ["序号", "1", "2"]


def test_what_is_merged_over_rows_does_not_begin_them() -> None:
    header = ["类别", "序号", "任务", "进展情况"]
    rows = [[["教育", "1", "建校", "封顶"]], [["", "2", "扩班", "开工"]]]
    assert rows_of(page([header], *rows, gap=12.0))[1:] == [
        ("教育", "1", "建校", "封顶"),
        ("", "2", "扩班", "开工"),
    ]


def test_names_under_a_name_are_parts_of_it() -> None:
    words = [word(TITLE, 100.0, 10.0)]
    rows = [
        [(20.0, "序号"), (60.0, "项目"), (120.0, "投资"), (260.0, "进展情况")],
        [(120.0, "年度计划"), (180.0, "累计完成")],
        [(20.0, "1"), (60.0, "建桥"), (120.0, "900"), (180.0, "310"), (260.0, "合龙")],
        [(20.0, "2"), (60.0, "修路"), (120.0, "500"), (260.0, "开工")],
    ]
    words += [word(text, left, 30.0 + 20 * at) for at, row in enumerate(rows) for left, text in row]
    assert rows_of(words) == [
        ("序号", "项目", "年度计划", "累计完成", "进展情况"),
        ("1", "建桥", "900", "310", "合龙"),
        ("2", "修路", "500", "", "开工"),
    ]


def test_a_part_of_an_entry_has_no_number_and_a_report_of_its_own() -> None:
    header = ["序号", "任务", "具体举措", "进展情况"]
    first = [["1", "建校", "新建两所", "封顶。"], ["", "", "扩建一所", "开工。"]]
    assert rows_of(page([header], first, gap=12.0))[1:] == [
        ("1", "建校", "新建两所", "封顶。"),
        ("", "", "扩建一所", "开工。"),
    ]


CENTRED = [
    [(150.0, "投资"), (310.0, "进展情况")],
    [(20.0, "序号"), (70.0, "项目"), (420.0, "责任单位")],
    [(120.0, "年度计划"), (170.0, "累计完成"), (280.0, "一季度"), (360.0, "二季度")],
]


def centred(between: float) -> list[Word]:
    """Return a page whose names are centred over their columns, some halfway between two lines.

    Rows begin left of the names; their lines stand 12 apart, the rows `between` more.
    """
    words = [word(TITLE, 100.0, 10.0)]
    words += [
        word(text, left, 30.0 + 9 * at) for at, row in enumerate(CENTRED) for left, text in row
    ]
    rows = [
        (
            ["1", "改建临汶桥", "900", "310", "主桥", "合龙。", "县交通局"],
            ["", "和引道", "", "", "", "", ""],
        ),
        (
            ["2", "修路", "500", "", "开工。", "铺设路面8公", "县住建局"],
            ["", "", "", "", "", "里，过半。", ""],
        ),
    ]
    top = 70.0
    for lines in rows:
        for line in lines:
            lefts = (20.0, 48.0, 120.0, 170.0, 262.0, 335.0, 420.0)
            words += [word(text, at, top) for at, text in zip(lefts, line, strict=True) if text]
            top += 12.0
        top += between
    return words


def test_names_may_stand_in_the_middle_over_their_columns_and_over_other_names() -> None:
    for between in (0.0, 8.0):
        assert rows_of(centred(between)) == [
            (
                "序号",
                "项目",
                "年度计划",
                "累计完成",
                "一季度进展情况",
                "二季度进展情况",
                "责任单位",
            ),
            ("1", "改建临汶桥和引道", "900", "310", "主桥", "合龙。", "县交通局"),
            ("2", "修路", "500", "", "开工。", "铺设路面8公里，过半。", "县住建局"),
        ]


def test_without_gaps_rows_reach_as_far_below_their_numbers_as_above() -> None:
    first = [["", "", "", "主体"], ["1", "建校", "教育局", "已经"], ["", "", "", "封顶"]]
    second = [["2", "修路", "交通局", "开工"]]
    third = [["", "", "", "正在"], ["3", "建桥", "交通局", "施工"], ["", "", "", "，过半"]]
    rows = rows_of(page([NUMBERED], first, second, third, gap=12.0))
    assert [row[3] for row in rows[1:]] == ["主体已经封顶", "开工", "正在施工，过半"]


def test_a_heading_and_a_note_between_and_under_centred_rows_are_rows_of_their_own() -> None:
    first = [["", "", "", "主体"], ["1", "建校", "教育局", "已经"], ["", "", "", "封顶"]]
    words = page(
        [NUMBERED], first, [["一、新建", "", "", ""]], first, [["注：快报。", "", "", ""]], gap=12.0
    )
    assert [row[0] for row in rows_of(words)] == ["序号", "1", "一、新建", "1", "注：快报。"]
