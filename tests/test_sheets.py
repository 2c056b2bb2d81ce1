"""Excel's sheets: values as they are seen, whatever a cell's kind; odd and damaged parts."""

from __future__ import annotations

import datetime
import io
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from index.entry import LedgerError
from index.tables import Row
from index.tables.number_forms import as_seen
from index.tables.xls_forms import forms_of
from index.tables.xlsx import read_xls_tables, read_xlsx_tables

HEADER = ["序号", "事项内容", "进展情况"]
SHEET = "xl/worksheets/sheet1.xml"


def book_of(*rows: list[Any], change: Callable[[Any], None] = lambda book: None) -> bytes:
    """Return a workbook of one sheet, changed before it is saved."""
    book = openpyxl.Workbook()
    for row in [HEADER, *rows]:
        book.active.append(row)
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(content: bytes, name: str, old: str, new: str, **more: str) -> bytes:
    """Return a packed file with words of one part replaced, which must be there, and more parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(out, "w") as changed:
        assert old.encode() in package.read(name)
        for own in package.namelist():
            data = package.read(own)
            changed.writestr(own, data.replace(old.encode(), new.encode()) if own == name else data)
        for own, text in more.items():
            changed.writestr(own, text)
    return out.getvalue()


def with_shared(content: bytes, *texts: str) -> bytes:
    """Return a workbook whose last cell is the second of the texts that cells share."""
    relation = '<Relationship Id="t" Type="a/sharedStrings" Target="sharedStrings.xml"/>'
    end = "</Relationships>"
    own = "".join(f"<si>{text}</si>" for text in texts)
    parts = {"xl/sharedStrings.xml": f"<sst xmlns='urn:x'>{own}</sst>"}
    linked = with_part(content, "xl/_rels/workbook.xml.rels", end, relation + end, **parts)
    return with_part(linked, SHEET, 't="n"><v>77</v>', 't="s"><v>1</v>')


def rows_of(content: bytes) -> tuple[Row, ...]:
    (table,) = read_xlsx_tables(content, Path("台账.xlsx"))
    return table.rows


def cells_of(content: bytes) -> list[tuple[str, ...]]:
    """Return the cells under the header."""
    return [row.cells for row in rows_of(content)[1:]]


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (8, "General", "8"),
        (0.705, "0.0%", "70.5%"),
        (True, "General", "是"),
        ("#N/A", "General", "#N/A"),
        (datetime.date(2025, 9, 30), "yyyy-mm-dd", "2025-09-30"),
        (datetime.date(2025, 9, 30), 'yyyy"年"m"月"', "2025年9月"),
        (datetime.time(8, 30), "h:mm", "8:30"),
        (datetime.datetime(2025, 9, 30, 8, 5), "yyyy/m/d h:mm", "2025/9/30 8:05"),
        (datetime.date(2025, 9, 30), 'yyyy"年"m"月"d"日";@', "2025年9月30日"),
        (datetime.date(2025, 9, 30), "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2025年9月30日"),
        (datetime.date(2025, 9, 30), "mm-dd-yy", "2025-09-30"),
        (1250.5, "#,##0.00", "1,250.50"),
        (300, '"￥"#,##0', "￥300"),
        (-1234.5, "#,##0.00_ ;[Red]\\-#,##0.00\\ ", "-1,234.50"),
        (0, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        (0.5, "0.##", "0.5"),
        (3, "000", "003"),
        (12_345_678, "#,##0,", "12,346"),
        (1.5, "# ?/?", "1.5"),
        (0.126, "0%", "13%"),
        (99_999_999, "yyyy-mm-dd", "99999999"),
    ],
)
def test_a_value_is_shown_as_its_format_says(value: object, form: str, shown: str) -> None:
    def formatted(book: Any) -> None:
        book.active["C2"].number_format = form

    assert cells_of(book_of([1, "建校", value], change=formatted)) == [("1", "建校", shown)]


@pytest.mark.parametrize(("number", "shown"), [(57, "2025年9月"), (31, "2025年9月30日")])
def test_formats_that_excel_leaves_to_the_country_are_the_chinese_ones(
    number: int, shown: str
) -> None:
    def formatted(book: Any) -> None:
        book.active["C2"].number_format = "yyyy-mm"

    content = book_of([1, "建校", datetime.date(2025, 9, 30)], change=formatted)
    # Whichever number the format of one's own has, the cell's style says the country's.
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        styles = package.read("xl/styles.xml").decode()
    own = re.findall(r'<xf numFmtId="(16\d)"', styles)[-1]
    left = with_part(content, "xl/styles.xml", f'<xf numFmtId="{own}"', f'<xf numFmtId="{number}"')
    assert cells_of(left) == [("1", "建校", shown)]


def test_an_old_file_shows_its_numbers_and_days_as_a_new_one_and_says_what_is_hidden() -> None:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("台账")
    values = [*zip(HEADER, ["", "", ""], strict=True), ("完成率", ""), ("时限", ""), ("投资", "")]
    for at, (name, _) in enumerate(values):
        sheet.write(0, at, name)
    forms = ["General", "General", "General", "0.0%", 'yyyy"年"m"月"', "#,##0.00"]
    day = datetime.date(2025, 9, 30)
    for at, value in enumerate([1, "建校", "开工", 0.955, day, 1250.5]):
        sheet.write(1, at, value, xlwt.easyxf(num_format_str=forms[at]))
    sheet.col(5).hidden = True
    sheet.row(1).hidden = True
    out = io.BytesIO()
    book.save(out)
    (table,) = read_xls_tables(out.getvalue(), Path("台账.xls"))
    assert table.rows[1].cells == ("1", "建校", "开工", "95.5%", "2025年9月", "1,250.50")
    assert table.notes == (
        "工作表“台账”隐藏的行也读入：第2行",
        "工作表“台账”隐藏的列也读入：F列",
    )


def test_merges_of_a_damaged_file_that_overlap_are_left_off_at_once_and_said() -> None:
    merges = "".join('<mergeCell ref="C3:CV5002"/>' for _ in range(2000))
    content = with_part(
        book_of(*([at, "建校", *[""] * 97, "x"] for at in range(1, 5001))),
        SHEET,
        "</sheetData>",
        f"</sheetData><mergeCells>{merges}</mergeCells>",
    )
    started = time.perf_counter()
    (table,) = read_xlsx_tables(content, Path("坏.xlsx"))
    assert time.perf_counter() - started < 8
    assert table.notes == ("工作表“Sheet”的合并单元格互相重叠，文件可能已损坏，请核对",)
    assert len(table.rows) == 5001


def test_a_number_in_a_format_of_days_is_a_number() -> None:
    def change(book: Any) -> None:
        for at in (2, 3):
            book.active.cell(at, 1).number_format = "yyyy-mm-dd"

    rows = cells_of(book_of([1, "建校", "开工"], [45, "修路", "完工"], change=change))
    assert [row[0] for row in rows] == ["1", "45"]


@pytest.mark.parametrize("number", [1, 59, 61, 365])
def test_a_number_in_a_format_of_days_is_one_in_an_old_file_too(number: int) -> None:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("台账")
    for row, cells in enumerate([HEADER, [number, "建校", "开工"]]):
        for at, value in enumerate(cells):
            sheet.write(row, at, value, xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    out = io.BytesIO()
    book.save(out)
    (table,) = read_xls_tables(out.getvalue(), Path("台账.xls"))
    assert table.rows[1].cells[0] == str(number)


VALUES = st.one_of(
    st.integers(), st.floats(), st.datetimes(), st.times(), st.booleans(), st.text(max_size=5)
)


@given(value=VALUES, form=st.text('0#?.,%;_*\\"[]$￥年月日ymdhsE@/- ', max_size=20))
def test_any_value_in_any_format_is_some_text(value: object, form: str) -> None:
    assert isinstance(as_seen(value, form), str)


def old_book() -> bytes:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("台账")
    sheet.write(0, 0, 0.5, xlwt.easyxf(num_format_str="0%"))
    sheet.write(0, 1, 7, xlwt.easyxf(num_format_str='0"个"'))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@given(data=st.data())
def test_damage_of_an_old_file_leaves_its_formats_out(data: st.DataObject) -> None:
    content = bytearray(old_book())
    assert forms_of(bytes(content))["台账"].cells == {(0, 0): "0%", (0, 1): '0"个"'}
    for _ in range(data.draw(st.integers(1, 12))):
        content[data.draw(st.integers(8, len(content) - 1))] = data.draw(st.integers(0, 255))
    forms_of(bytes(content[: data.draw(st.integers(0, len(content)))]))


def test_days_count_from_the_day_that_the_workbook_says() -> None:
    def early(book: Any) -> None:
        book.epoch = CALENDAR_MAC_1904

    content = book_of([1, "建校", datetime.date(2025, 9, 30)], change=early)
    assert cells_of(content) == [("1", "建校", "2025-09-30")]


def test_what_stands_under_a_merged_cell_is_not_seen() -> None:
    content = book_of([1, "建校", "开工"], [2, "修路", "完工"])
    merged = with_part(
        content,
        SHEET,
        "</sheetData>",
        '</sheetData><mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>',
    )
    assert cells_of(merged) == [("1", "建校", "开工"), ("2", "建校", "完工")]


def test_cells_without_a_place_stand_one_after_the_other() -> None:
    content = book_of([1, "建校", "开工"])
    assert cells_of(with_part(content, SHEET, ' r="B2"', "")) == [("1", "建校", "开工")]


def test_a_shared_text_is_all_its_runs_but_not_how_it_is_pronounced() -> None:
    runs = "<r><t>已</t></r><r><t>开工</t></r><rPh sb='0' eb='1'><t>yi</t></rPh>"
    content = with_shared(book_of([1, "建校", 77]), "<t>甲</t>", runs)
    assert cells_of(content) == [("1", "建校", "已开工")]


def test_a_shared_text_that_is_not_there_is_said() -> None:
    with pytest.raises(LedgerError, match="读不出来"):
        rows_of(with_shared(book_of([1, "建校", 77]), "<t>甲</t>"))


def test_a_shared_formula_that_is_not_worked_out_is_said() -> None:
    content = book_of([1, "建校", "=1+1"])
    shared = with_part(content, SHEET, "<f>1+1</f>", '<f t="shared" si="0"/>')
    (table,) = read_xlsx_tables(shared, Path("台账.xlsx"))
    assert "公式还没有算出数值，读作空白：C2格" in table.notes[0]


def test_hidden_columns_are_named_as_far_as_the_sheet_is_used() -> None:
    content = book_of([1, "建校", "开工"])
    hidden = '<cols><col min="3" max="16384" hidden="1"/></cols><sheetData>'
    (table,) = read_xlsx_tables(with_part(content, SHEET, "<sheetData>", hidden), Path("x.xlsx"))
    assert table.notes == ("工作表“Sheet”隐藏的列也读入：C列",)


def test_a_row_far_below_keeps_its_number() -> None:
    content = with_part(book_of([1, "建校", "开工"]), SHEET, 'r="2"', 'r="900"')
    assert [row.number for row in rows_of(content) if any(row.cells)] == [1, 900]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('<row r="2"', '<row r="1048576"', "超过"),
        ('t="n"><v>1</v>', 't="n"><v>一</v>', "读不出来"),
        ("<sheetData>", "<sheetData", "不是完整的 XML"),
        ("<worksheet", "<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet", "外部实体"),
    ],
)
def test_a_damaged_sheet_is_said_to_be_one(old: str, new: str, words: str) -> None:
    content = book_of([1, "建校", "开工"])
    if "1048576" in new:
        # Three columns over a million rows are within the limit, seven are not.
        content = with_part(content, SHEET, 'r="C2"', 'r="G2"')
    with pytest.raises(LedgerError, match=words):
        read_xlsx_tables(with_part(content, SHEET, old, new), Path("坏.xlsx"))
