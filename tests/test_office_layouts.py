"""Ledgers in Word, Excel and web pages, laid out as other offices do."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest
from layouts import HEAD, TITLE, read, rows_of, table_in_html, word

from index.entry import LedgerError
from index.ledger import read_ledgers


def test_tables_under_headings_are_one_ledger(tmp_path: Path) -> None:
    content = word(
        TITLE, "一、甲", [HEAD, ["1", "建校", "完工"]], "二、乙", [HEAD, ["2", "修路", "开工"]]
    )
    ledger = read(tmp_path, content, "台账.docx")
    assert [entry.section for entry in ledger.entries] == ["一、甲", "二、乙"]
    assert [skipped.row for skipped in ledger.skipped] == [1, 3, 4]


def test_headings_of_tables_may_have_no_number(tmp_path: Path) -> None:
    content = word(
        *(TITLE, "教育惠民工程", [HEAD, ["1", "建校", "完工"]]),
        *("【交通便民】", [HEAD, ["1", "修路", "开工"]]),
    )
    ledger = read(tmp_path, content, "台账.docx")
    assert [entry.section for entry in ledger.entries] == ["教育惠民工程", "【交通便民】"]


@pytest.mark.parametrize(
    ("over", "title"),
    [((), TITLE), (("2025年重点工作一季度进展情况表",), "2025年重点工作一季度进展情况表")],
)
def test_a_title_may_head_every_page(tmp_path: Path, over: tuple[str, ...], title: str) -> None:
    import docx

    document = docx.Document(io.BytesIO(word(*over, [HEAD, ["1", "建校", "完工"]])))
    document.sections[0].header.paragraphs[0].text = TITLE
    out = io.BytesIO()
    document.save(out)
    assert read(tmp_path, out.getvalue(), "台账.docx").title == title


def test_tables_with_names_left_of_the_cells_are_an_entry_each(tmp_path: Path) -> None:
    cards = [
        [["项目名称", title, "责任单位", unit], ["进展情况", progress, "", ""]]
        for title, unit, progress in (("建校", "县教育局", "完工"), ("修路", "县交通局", "开工"))
    ]
    ledger = read(tmp_path, word(TITLE, cards[0], "", cards[1]), "台账.docx")
    assert rows_of(ledger) == [("建校", "县教育局", "完工"), ("修路", "县交通局", "开工")]


def test_ledgers_one_below_the_other_on_a_sheet_are_two(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    other = ["序号", "实事", "完成情况", "责任单位"]
    for row in ([TITLE], HEAD, ["1", "建校", "完工"], [], ["柏川县2025年重点项目进展"], other):
        sheet.append(row)
    sheet.append(["1", "食堂", "建成", "县民政局"])
    book.save(tmp_path / "台账.xlsx")
    first, second = read_ledgers(tmp_path / "台账.xlsx")
    assert (first.title, second.title) == (TITLE, "柏川县2025年重点项目进展")
    assert rows_of(first) == [("1", "建校", "完工")]
    assert rows_of(second) == [("1", "食堂", "建成", "县民政局")]
    assert first.rows_seen + second.rows_seen == 7


def test_sheets_of_one_title_are_told_by_their_names_and_who_filled_them_in(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for unit in ("县教育局", "县交通局"):
        sheet = book.create_sheet(unit)
        for row in (
            [TITLE],
            [f"填报单位：{unit}"],
            HEAD,
            ["1", "任务", "完工_x000D_\n已验收_x4E00_"],
        ):
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(tmp_path / "台账.xlsx")
    first, second = read_ledgers(tmp_path / "台账.xlsx")
    assert (first.title, second.title) == (TITLE, f"{TITLE}（县交通局）")
    assert (first.publisher, second.publisher) == ("县教育局", "县交通局")
    assert first.entries[0].progress == "完工\n已验收一"


def test_a_table_without_a_header_goes_on_with_the_one_before(tmp_path: Path) -> None:
    content = word(TITLE, [HEAD, ["1", "建校", "完工"]], "", [["2", "修路", "开工"]])
    assert [row[0] for row in rows_of(read(tmp_path, content, "台账.docx"))] == ["1", "2"]


def test_words_own_numbers_stand_in_the_cells_that_show_them(tmp_path: Path) -> None:
    import docx

    document = docx.Document(
        io.BytesIO(word(TITLE, [HEAD, ["", "建校", "完工"], ["", "修路", "开工"]]))
    )
    for row in document.tables[0].rows[1:]:
        row.cells[0].paragraphs[0].style = document.styles["List Number"]
    out = io.BytesIO()
    document.save(out)
    ledger = read(tmp_path, out.getvalue(), "台账.docx")
    assert [entry.number for entry in ledger.entries] == [1, 2]


def test_cards_of_the_same_names_are_one_ledger(tmp_path: Path) -> None:
    blocks: list[str | list[list[str]]] = [TITLE]
    for at, name in enumerate(("大桥", "水厂"), start=1):
        blocks += [
            f"项目{at}",
            [["编号", str(at), "项目名称", name], ["单位", "局", "进展", "开工"]],
        ]
    ledger = read(tmp_path, word(*blocks), "台账.docx")
    assert [(entry.number, entry.title) for entry in ledger.entries] == [(1, "大桥"), (2, "水厂")]


def test_tables_within_tables_are_read_once_however_deep(tmp_path: Path) -> None:
    import docx

    document = docx.Document(io.BytesIO(word(TITLE, [HEAD, ["1", "建校", "如下"]])))
    cell = document.tables[0].cell(1, 2)
    for text in ("东乡", "西乡"):
        cell = cell.add_table(1, 1).cell(0, 0)
        cell.text = text
    out = io.BytesIO()
    document.save(out)
    assert read(tmp_path, out.getvalue(), "台账.docx").entries[0].progress.split() == [
        "如下",
        "东乡",
        "西乡",
    ]


def test_a_workbook_reads_as_it_is_seen_and_says_what_is_hidden(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "一季度"
    for row in ([TITLE], [*HEAD, "完成率", "实际完成数"], [1, "建校", "完工", 0.705, "=1+1"]):
        sheet.append(row)
    sheet["D3"].number_format = "0.0%"
    sheet.row_dimensions[3].hidden = True
    out = io.BytesIO()
    book.save(out)
    ledger = read(tmp_path, out.getvalue(), "台账.xlsx")
    assert rows_of(ledger) == [("1", "建校", "完工", "70.5%", "")]
    assert ledger.period
    assert ledger.period.code == "2025Q1"
    assert ledger.doubts == (
        "工作表“一季度”隐藏的行也读入：第3行",
        "公式还没有算出数值，读作空白：E3格；请用 Excel 打开、保存一次，再添加",
    )


def pictured(content: bytes, picture: bytes) -> bytes:
    """Return a Word file with a picture in it."""
    import zipfile

    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("word/media/image1.png", picture)
    return out.getvalue()


PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(9000)


@pytest.mark.parametrize("text", ["", TITLE])
def test_a_word_file_whose_table_is_a_picture_that_cannot_be_read_is_said_to_be_one(
    tmp_path: Path, text: str
) -> None:
    with pytest.raises(LedgerError, match="图片"):
        read(tmp_path, pictured(word(text), PICTURE), "台账.docx")


def test_pictures_beside_a_table_are_said_not_to_be_read(tmp_path: Path) -> None:
    content = word(TITLE, [HEAD, ["1", "建校", "完工"]])
    (doubt,) = read(tmp_path, pictured(content, PICTURE), "台账.docx").doubts
    assert "有 1 幅图片，图中的文字没有读入" in doubt
    assert read(tmp_path, pictured(content, PICTURE[:100]), "台账.docx").doubts == ()


def test_spans_beyond_any_table_are_bounded(tmp_path: Path) -> None:
    cells = "<td rowspan=5000 colspan=5000>序号</td>" * 300
    with pytest.raises(LedgerError, match="没有找到台账表格"):
        read(tmp_path, f"<html><table><tr>{cells}</tr>{'<tr><td>1</td></tr>' * 2000}</table>")


def test_tables_nested_deeply_are_read_at_once(tmp_path: Path) -> None:
    row = f"<tr>{'<td>首页</td>' * 30}<td>"
    inner = table_in_html([["序号", "任务", "进展情况"], ["1", "建校", "完工"]])
    page = f"<html><h1>{TITLE}</h1>{('<table>' + row) * 60}{inner}</html>"
    started = time.perf_counter()
    assert rows_of(read(tmp_path, page, "台账.html")) == [("1", "建校", "完工")]
    assert time.perf_counter() - started < 5


def test_a_header_in_a_table_of_its_own_is_that_of_the_next(tmp_path: Path) -> None:
    head = "<table><tr><th>序号</th><th>任务</th><th>进展</th></tr></table>"
    body = "<table><tr><td>1</td><td>建校</td><td>完工</td></tr></table>"
    page = f"<html><h2>{TITLE}</h2><div>{head}</div><div>{body}</div></html>"
    assert rows_of(read(tmp_path, page, "台账.html")) == [("1", "建校", "完工")]


def test_a_row_under_an_entry_may_say_how_it_stands(tmp_path: Path) -> None:
    page = (
        f"<html><h1>{TITLE}</h1><table><tr><td>序号<td>任务<td>单位<tr><td>1<td>建校<td>县教育局"
        "<tr><td colspan=3>进展情况：封顶。<br>正在装修。<tr><td colspan=3>存在问题：缺资金。"
        "<tr><td>2<td>修路<td>县交通局<tr><td colspan=3>进展情况：开工。</table></html>"
    )
    ledger = read(tmp_path, page, "台账.html")
    assert rows_of(ledger) == [
        ("1", "建校", "县教育局", "封顶。\n正在装修。", "缺资金。"),
        ("2", "修路", "县交通局", "开工。", ""),
    ]
