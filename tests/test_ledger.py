"""Files → ledgers: every row is an entry or skipped with a reason, and no text of a cell is lost."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from conftest import LEDGERS
from hypothesis import given
from hypothesis import strategies as st

from index.entry import Ledger, LedgerError, Period, Role
from index.ledger import read_ledger, read_ledgers
from index.stated import find_period, find_place
from index.tables.text import read_text_tables

HEADER = ("序号", "事项内容", "进展情况")
FIRST_QUARTER = Period.of_quarter(2025, 1)


def ledger_of(text: str, name: str = "台账.txt") -> Ledger:
    """Return the ledger of a text of one table."""
    (table,) = read_text_tables(text.encode(), Path(name))
    title = table.before[-1] if table.before else "台账"
    return read_ledger(table, Path(name), title=title, period=None, place="")


def rows_of(*rows: str, header: str = "序号|事项内容|进展情况") -> Ledger:
    return ledger_of("\n".join(["2025年1季度进展情况台账", header, *rows]))


def reasons(ledger: Ledger) -> list[tuple[int, str]]:
    return [(skipped.row, skipped.reason) for skipped in ledger.skipped]


# The ledgers that ship

REAL = [("qingdao-2024-q1.txt", 38, 2024), ("qingdao-2025-q1.txt", 44, 2025)]


@pytest.mark.parametrize(("name", "count", "year"), REAL)
def test_a_real_ledger_has_all_its_entries_in_order(name: str, count: int, year: int) -> None:
    (ledger,) = read_ledgers(LEDGERS / name)
    assert [entry.number for entry in ledger.entries] == list(range(1, count + 1))
    assert ledger.rows_seen == count + 1
    assert ledger.doubts == ()
    assert reasons(ledger) == [(4, "header")]
    assert all(entry.title and entry.progress for entry in ledger.entries)


@pytest.mark.parametrize(("name", "count", "year"), REAL)
def test_a_real_ledger_says_its_period_and_place(name: str, count: int, year: int) -> None:
    (ledger,) = read_ledgers(LEDGERS / name)
    assert ledger.title == f"{year}年市政府工作报告公开挂牌事项1季度进展情况台账"
    assert ledger.period == Period.of_quarter(year, 1)
    assert ledger.place == "青岛市"


@pytest.mark.parametrize(("name", "count", "year"), REAL)
def test_no_character_of_a_real_ledger_is_lost_or_added(name: str, count: int, year: int) -> None:
    raw = (LEDGERS / name).read_text(encoding="utf-8")
    table = re.sub(r"\n- \d+ -(?=\n|$)", "", raw[raw.index("\t序号") :])
    expected = [line.strip() for line in table.split("\n") if line.strip()]
    (ledger,) = read_ledgers(LEDGERS / name)
    cells = [*HEADER, *(cell for entry in ledger.entries for cell in entry.cells)]
    lines = [line.strip() for cell in cells for line in cell.split("\n") if line.strip()]
    assert lines == expected


@pytest.mark.parametrize(("name", "count", "year"), REAL)
def test_every_cell_of_a_real_ledger_stands_in_the_file_as_it_is(
    name: str, count: int, year: int
) -> None:
    raw = (LEDGERS / name).read_text(encoding="utf-8")
    lines = raw.split("\n")
    (ledger,) = read_ledgers(LEDGERS / name)
    for entry in ledger.entries:
        assert lines[entry.row - 1] == f"\t{entry.number}"
        assert all(f"\t{cell}" in raw for cell in entry.cells)


# Any table

CHARACTERS = "建设完成推地铁港口1234567890.%。，；、（）“” "
TEXTS = st.text(CHARACTERS, min_size=1, max_size=12).map(lambda text: f"建{text}".strip())
PARAGRAPHS = st.lists(TEXTS, min_size=1, max_size=3).flatmap(
    lambda parts: st.sampled_from(["\n", "\n\n", "\n\n\n"]).map(lambda gap: gap.join(parts))
)
SHAPES = st.sampled_from(
    [
        HEADER,
        (*HEADER, "责任单位"),
        ("序号", "责任单位", "事项内容", "年度目标", "进展情况", "备注"),
    ]
)


@st.composite
def drawn_tables(draw: st.DrawFn, *, cell: st.SearchStrategy[str]) -> list[tuple[str, ...]]:
    """Return a header and numbered rows below it; a cell but the number may be blank.

    A target without a title would be a part of the entry above.
    """
    header = draw(SHAPES)
    title, target = (
        header.index("事项内容") - 1,
        header.index("年度目标") - 1 if "年度目标" in header else 0,
    )
    others = st.tuples(*[cell | st.just("") for _ in header[1:]]).filter(
        lambda row: row[title] or target == 0 or not row[target]
    )
    rows = draw(st.lists(others, min_size=1, max_size=6).filter(lambda rows: any(map(any, rows))))
    return [header, *((str(at), *row) for at, row in enumerate(rows, start=1))]


def assert_nothing_lost(ledger: Ledger, rows: list[tuple[str, ...]]) -> None:
    """Assert that the entries are the rows that say anything, cell by cell, and the rest skipped."""
    assert ledger.rows_seen == len(rows) == len(ledger.entries) + len(ledger.skipped)
    assert [entry.cells for entry in ledger.entries] == [row for row in rows[1:] if any(row[1:])]
    assert {skipped.reason for skipped in ledger.skipped} <= {"header", "blank"}
    assert ledger.doubts[1:] == () or "序号不连续" in ledger.doubts[-1]


@given(rows=drawn_tables(cell=PARAGRAPHS), gaps=st.randoms(use_true_random=False))
def test_a_table_with_one_cell_a_line_loses_and_doubles_nothing(
    rows: list[tuple[str, ...]], gaps: object
) -> None:
    blank_after = [gaps.choice(["", "\n"]) for row in rows for _ in row]  # type: ignore[attr-defined]
    after = iter(blank_after)
    lines = ["\n".join(f"\t{cell}{next(after)}" for cell in row) for row in rows]
    assert_nothing_lost(ledger_of("\n\n".join(lines)), rows)


@given(rows=drawn_tables(cell=PARAGRAPHS))
def test_a_table_whose_rows_nothing_sets_apart_loses_and_doubles_nothing(
    rows: list[tuple[str, ...]],
) -> None:
    assert_nothing_lost(ledger_of("\n".join(f"\t{cell}" for row in rows for cell in row)), rows)


@given(rows=drawn_tables(cell=TEXTS), frame=st.booleans())
def test_a_table_with_bars_loses_and_doubles_nothing(
    rows: list[tuple[str, ...]], frame: bool
) -> None:
    lines = [" | ".join(row) for row in rows]
    if frame:
        lines = [f"| {line} |" for line in lines]
        lines.insert(1, "|" + " --- |" * len(rows[0]))
    assert_nothing_lost(ledger_of("\n".join(lines)), rows)


@given(rows=drawn_tables(cell=PARAGRAPHS), mark=st.sampled_from([",", "\t"]))
def test_a_table_that_a_spreadsheet_writes_loses_and_doubles_nothing(
    rows: list[tuple[str, ...]], mark: str
) -> None:
    file = io.StringIO()
    csv.writer(file, delimiter=mark).writerows(rows)
    assert_nothing_lost(ledger_of(file.getvalue()), rows)


@given(text=st.text("序号事项内容进展情况\t\n|,1一、。合计", max_size=120))
def test_any_text_is_a_ledger_whose_rows_add_up_or_none(text: str) -> None:
    for table in read_text_tables(f"x{text}".encode(), Path("台账.txt")):
        try:
            ledger = read_ledger(table, Path("台账.txt"), title="台账", period=None, place="")
        except LedgerError:
            continue
        assert ledger.rows_seen == len(ledger.entries) + len(ledger.skipped)


# Rows that are no entries


def test_rows_above_the_header_are_told_from_the_header(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    path.write_text(
        "附件,,\n柏川县2025年民生实事上半年进展情况台账,,\n,,\n序号,事项内容,进展情况\n1,新建学校3所。,已开工2所。\n",
        encoding="utf-8",
    )
    (ledger,) = read_ledgers(path)
    told = dict(reasons(ledger))
    assert told[2] == "title"
    assert told[4] == "header"
    assert told.get(1, "above") == "above"
    assert told.get(3, "blank") == "blank"


def test_headings_sums_blank_rows_and_repeated_headers_are_skipped_with_a_reason() -> None:
    ledger = rows_of("一、交通||", "1|建地铁。|在建。", "||", "序号|事项内容|进展情况", "|合计|8条")
    assert len(ledger.entries) == 1
    assert reasons(ledger) == [
        (2, "header"),
        (3, "section"),
        (5, "blank"),
        (6, "header"),
        (7, "sum"),
    ]
    assert ledger.rows_seen == 6


def test_an_entry_knows_the_heading_over_it() -> None:
    ledger = rows_of(
        "1|建地铁。|在建。", "一、民生", "2|建医院。|开工。", "（二）港口||", "3|建港口。|在建。"
    )
    assert [entry.section for entry in ledger.entries] == ["", "一、民生", "（二）港口"]


def test_an_entry_on_which_nothing_is_reported_is_an_entry() -> None:
    assert rows_of("1|建地铁。|").entries[0].progress == ""
    assert rows_of("|建地铁。|").entries[0].title == "建地铁。"


def test_a_number_alone_is_no_entry() -> None:
    assert reasons(rows_of("1|建地铁。|在建。", "2||"))[1:] == [(4, "blank")]


def test_a_row_that_is_too_short_is_filled_up_and_doubted() -> None:
    ledger = ledger_of(
        "\t序号\n\t事项内容\n\t进展情况\n\n\t1\n\t建地铁。\n\n\t2\n\t建港口。\n\t开工。\n"
    )
    assert ledger.entries[0].cells == ("1", "建地铁。", "")
    assert "第5行只有2格，表头有3列；缺的格按空白读入" in ledger.doubts


def test_what_is_over_in_a_row_joins_its_last_cell_and_is_doubted() -> None:
    ledger = ledger_of(
        "2025年台账\n序号,事项内容,进展情况\n1,建地铁。,完成3,000米\n2,建港口。,开工。\n"
    )
    assert ledger.entries[0].progress == "完成3,000米"
    assert ledger.doubts == ("第3行有4格，表头只有3列；多出的并入最后一列",)


# Numbers


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        *[
            (cell, 5)
            for cell in ("5", "5.", "05", "５", "★5", "5*", "（5）", "第5项", "五", "（五）")
        ],
        *[("十二、", 12), ("二十一", 21)],
        *[(cell, None) for cell in ("1.1", "2-3", "A5", "", "其他")],
    ],
)
def test_a_number_is_read_as_a_whole_number_or_not_at_all(cell: str, number: int | None) -> None:
    assert rows_of(f"{cell}|建地铁。|在建。").entries[0].number == number


def test_a_number_that_is_none_is_doubted() -> None:
    assert rows_of("1.1|建地铁。|在建。").doubts == ("第3行的序号“1.1”不是数字",)


def test_a_column_of_numbers_that_is_blank_is_doubted() -> None:
    (doubt,) = rows_of("|建地铁。|在建。", "|建港口。|开工。").doubts
    assert doubt.startswith("“序号”一列是空的")


def test_a_number_that_stands_twice_is_doubted() -> None:
    doubts = rows_of("1|建地铁。|在建。", "1|建港口。|开工。").doubts
    assert doubts == ("序号1出现了不止一次（第4行）",)


def test_numbers_left_out_are_doubted() -> None:
    doubts = rows_of("1|建地铁。|在建。", "2|修路。|开工。", "5|建港口。|开工。").doubts
    assert doubts == ("序号不连续，缺3、4",)


def test_a_choice_of_numbers_is_not_doubted() -> None:
    assert rows_of("145|建地铁。|在建。", "249|建港口。|开工。").doubts == ()
    assert rows_of("1|建地铁。|在建。", "370200202|建港口。|开工。").doubts == ()


# What the file says of itself


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2025年市政府工作报告公开挂牌事项1季度进展情况台账", "2025Q1"),
        ("2025年第三季度台账", "2025Q3"),
        ("二〇二五年第一季度台账", "2025Q1"),
        ("qingdao-2025-q1", "2025Q1"),
        ("2025年上半年台账", "2025H1"),
        ("2025年下半年台账", "2025H2"),
        ("2025年前三季度台账", "2025-01/09"),
        ("2025年1—3季度台账", "2025-01/09"),
        ("2017年1—11月实施进度表", "2017-01/11"),
        ("2025年重点任务（截至3月底）", "2025Q1"),
        ("2025年4月进展", "2025-04"),
        ("台账_2025-04", "2025-04"),
        ("2025年度重点工作", "2025"),
        ("tech1 2025", "2025"),
        ("2025年13月", "2025"),
    ],
)
def test_a_period_is_read_from_a_title_or_a_name(text: str, code: str) -> None:
    assert find_period(text) == Period.parse(code)


@pytest.mark.parametrize("text", ["重点工作台账", "第3季度台账", "编号120250331"])
def test_a_text_without_a_year_states_no_period(text: str) -> None:
    assert find_period(text) is None


def test_a_files_name_says_the_quarter_that_the_title_leaves_out() -> None:
    text = "2025年重点工作台账\n序号|事项|进展\n1|建地铁。|在建。\n"
    (table,) = read_text_tables(text.encode(), Path("x"))
    title = "2025年重点工作台账"
    for name, code in [("2025q2.txt", "2025Q2"), ("2024q2.txt", "2025"), ("x.txt", "2025")]:
        ledger = read_ledger(table, Path(name), title=title, period=None, place="")
        assert ledger.period == Period.parse(code)


def test_a_ledger_without_a_period_is_read_and_doubted_with_what_to_do() -> None:
    ledger = ledger_of("序号|事项|进展\n1|建地铁。|在建。\n")
    assert ledger.period is None
    assert ledger.doubts == (
        "标题和文件名里没有年份或季度；请用 --period 指定，例如 --period 2025Q1，"
        "或在文件名里写明，例如 台账2025年一季度.docx",
    )


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("2025年青岛市重点工作台账", "青岛市"),
        ("开化县2023年度重点工作清单", "开化县"),
        ("关于济南市重点工作的台账", "济南市"),
        ("山东省青岛市重点工作台账", "青岛市"),
        ("山东省重点城市建设台账", "山东省"),
        ("市政府工作报告台账", ""),
        ("全市重点工作台账", ""),
        ("2025年老旧小区改造台账", ""),
        ("重点城市建设台账", ""),
        ("产业联盟建设台账", ""),
    ],
)
def test_a_place_is_read_from_a_title(text: str, place: str) -> None:
    assert find_place([text]) == place


def test_a_place_that_the_title_leaves_out_is_the_city_that_the_cells_name_most() -> None:
    rows = [f"{at}|《青岛市办法{at}》印发。|《济南市办法》" for at in (1, 2, 3)]
    assert rows_of(*rows[:2]).place == ""
    assert rows_of(*rows[:2], "3|《青岛市办法》|在建。").place == "青岛市"


# Files


def write(folder: Path, text: str, name: str = "台账.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_period_and_a_place_given_go_before_those_of_the_file(tiny: Path) -> None:
    (ledger,) = read_ledgers(tiny, period=Period.parse("2023H1"), place="济南市")
    assert (ledger.period, ledger.place) == (Period.parse("2023H1"), "济南市")
    assert ledger.entries[0].period == ledger.period


def test_ledgers_are_told_apart_by_title_place_and_period(tiny: Path) -> None:
    (ledger,) = read_ledgers(tiny)
    others = [
        *read_ledgers(tiny, place="济南市"),
        *read_ledgers(tiny, period=Period.parse("2025Q2")),
        *read_ledgers(write(tiny.parent, tiny.read_text("utf-8").replace("重点工作", "民生实事"))),
    ]
    assert len({ledger.id, *(other.id for other in others)}) == 4
    assert read_ledgers(tiny) == (ledger,)


def test_two_tables_under_one_title_are_two_ledgers(tmp_path: Path) -> None:
    first = "\t序号\n\t事项内容\n\t进展情况\n\n\t1\n\t建地铁。\n\t在建。\n\n"
    second = "\t序号\n\t项目名称\n\t进展情况\n\n\t1\n\t建港口。\n\t开工。\n"
    ledgers = read_ledgers(write(tmp_path, f"2025年重点工作台账\n{first}{second}"))
    assert [ledger.title for ledger in ledgers] == [
        "2025年重点工作台账",
        "2025年重点工作台账（第2个表格）",
    ]
    assert len({ledger.id for ledger in ledgers}) == 2
    assert [ledger.entries[0].title for ledger in ledgers] == ["建地铁。", "建港口。"]


def test_a_table_of_another_kind_beside_a_ledger_is_doubted(tmp_path: Path) -> None:
    other = "\t序号\n\t责任单位\n\t联系电话\n\n\t1\n\t市住建局\n\t1234\n\n"
    text = f"{other}\t序号\n\t事项内容\n\t进展情况\n\n\t1\n\t建地铁。\n\t在建。\n"
    (ledger,) = read_ledgers(write(tmp_path, text), period=FIRST_QUARTER)
    assert ledger.entries[0].title == "建地铁。"
    assert ledger.doubts[0].startswith("第1个表格第1行的表头（序号、责任单位、联系电话）里没有")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("序号|事项内容|责任单位\n1|建地铁。|地铁办\n", "第1行的表头（序号、事项内容、责任单位）里没有进展情况一列；请补上列名"),
        ("序号|责任单位|进展情况\n1|地铁办|在建。\n", "第1行的表头（序号、责任单位、进展情况）里没有事项内容一列；请补上列名"),
        ("\t序号\n\t事项内容\n\t进展情况\n", "表头下面没有事项；请检查文件是否完整"),
        ("序号|事项内容|进展情况\n||\n", "表头下面没有事项；请检查文件是否完整"),
    ],
)  # fmt: skip
def test_a_table_that_is_no_ledger_is_refused_with_file_and_row(
    tmp_path: Path, text: str, message: str
) -> None:
    path = write(tmp_path, text)
    with pytest.raises(LedgerError) as raised:
        read_ledgers(path)
    assert str(raised.value).startswith(f"{path}：")
    assert message in str(raised.value)


def test_columns_keep_their_own_names_and_get_their_roles() -> None:
    header = "序号|工程类别|项目名称|年度目标|市级责任单位|完成时限|当前进度|状态|备注|数据来源"
    ledger = rows_of("1|交通|建地铁|8条|地铁办|12月|在建|正常|无|快报", header=header)
    assert [column.role for column in ledger.columns] == [
        Role.NUMBER,
        Role.SECTION,
        Role.TITLE,
        Role.TARGET,
        Role.UNIT,
        Role.DEADLINE,
        Role.PROGRESS,
        Role.STATUS,
        Role.REMARK,
        Role.OTHER,
    ]
    assert ledger.entries[0].text("数据来源") == "快报"
