"""Ledgers as officials have them: every format gives the entries of the text, cell for cell."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eval.renders import (
    Rows,
    as_csv,
    as_docx,
    as_html,
    as_mhtml,
    as_pdf,
    as_txt,
    as_xls,
    as_xlsx,
    font,
)
from index.entry import Ledger, LedgerError
from index.ledger import read_ledgers
from index.store import SHIPPED_LEDGERS
from index.tables.package import MAX_RATIO

Render = Callable[[str, Rows], bytes]
RENDERS: dict[str, Render] = {
    "docx": as_docx,
    "xlsx": as_xlsx,
    "xls": as_xls,
    "html": as_html,
    "mhtml": as_mhtml,
    "csv": as_csv,
    "txt": as_txt,
}
TITLE = "柏川县2025年民生实事上半年进展情况台账"
HEADER = ("序号", "事项内容", "牵头单位", "进展情况")
MERGED = (
    HEADER,
    ("1", "新建学校3所。", "县教育局", "已开工2所。"),
    ("2", "增加学位1200个。", "县教育局", "新增600个。"),
    ("3", "改造农村公路120公里。", "县交通运输局", "完成68公里。"),
)
WORDS = st.text(
    alphabet="教育医疗公路建设完成开工个所一二三，。0123456789%", min_size=1, max_size=30
)


def read(folder: Path, name: str, content: bytes) -> Ledger:
    path = folder / name
    path.write_bytes(content)
    (ledger,) = read_ledgers(path)
    return ledger


def cells_of(ledger: Ledger) -> list[tuple[str, ...]]:
    """Return the entries' cells without white space, which a page's width makes."""
    return [tuple(re.sub(r"\s", "", cell) for cell in entry.cells) for entry in ledger.entries]


def rows_of(ledger: Ledger) -> Rows:
    return [[column.name for column in ledger.columns], *(list(e.cells) for e in ledger.entries)]


@pytest.mark.parametrize("path", sorted(SHIPPED_LEDGERS.glob("*.txt")), ids=lambda path: path.stem)
@pytest.mark.parametrize("name", [*RENDERS, "pdf"])
def test_every_format_gives_the_entries_of_the_text(tmp_path: Path, path: Path, name: str) -> None:
    if name == "pdf" and not font():
        pytest.skip("没有中文字体：apt-get install fonts-wqy-microhei")
    (text,) = read_ledgers(path)
    render = RENDERS.get(name, as_pdf)
    ledger = read(tmp_path, f"台账.{name}", render(text.title, rows_of(text)))
    assert cells_of(ledger) == cells_of(text)
    assert (ledger.title, ledger.period) == (text.title, text.period)
    assert ledger.rows_seen == len(ledger.entries) + len(ledger.skipped)


@pytest.mark.parametrize("render", [as_docx, as_xlsx, as_html])
def test_a_cell_merged_over_rows_stands_in_each_of_them(
    tmp_path: Path, render: Callable[..., bytes]
) -> None:
    ledger = read(tmp_path, "台账", render(TITLE, MERGED, merge=(2, 1, 2)))
    assert [entry.cells[2] for entry in ledger.entries] == ["县教育局", "县教育局", "县交通运输局"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_csv_is_read_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    ledger = read(tmp_path, "台账.csv", as_csv(TITLE, MERGED, encoding))
    assert cells_of(ledger) == [tuple(row) for row in MERGED[1:]]


def test_what_a_file_is_is_told_by_its_content_not_its_name(tmp_path: Path) -> None:
    ledger = read(tmp_path, "台账.txt", as_docx(TITLE, MERGED))
    assert len(ledger.entries) == 3


def test_a_word_file_without_tables_is_read_as_text(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    for line in (TITLE, *(f"\t{cell}" for row in MERGED for cell in row)):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    assert len(read(tmp_path, "台账.docx", out.getvalue()).entries) == 3


def test_deleted_words_are_left_out_and_inserted_ones_kept(tmp_path: Path) -> None:
    content = as_docx(TITLE, MERGED)
    changed = repacked(
        content,
        "word/document.xml",
        lambda xml: xml.replace(
            "<w:r><w:t>已开工2所。</w:t></w:r>",
            "<w:del><w:r><w:delText>未开工。</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>已开工3所。</w:t></w:r></w:ins>",
        ),
    )
    assert read(tmp_path, "台账.docx", changed).entries[0].progress == "已开工3所。"


def repacked(content: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """Return a packed file with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data.decode()).encode() if name == part else data)
    return out.getvalue()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=12))
@pytest.mark.parametrize("name", sorted(RENDERS))
def test_no_cell_is_lost_or_doubled(
    tmp_path: Path, name: str, rows: list[tuple[str, str, str]]
) -> None:
    numbered = [(str(at), *(f"事{cell}" for cell in row)) for at, row in enumerate(rows, start=1)]
    ledger = read(tmp_path, f"台账.{name}", RENDERS[name](TITLE, [HEADER, *numbered]))
    assert cells_of(ledger) == [tuple(row) for row in numbered]
    assert ledger.rows_seen == len(ledger.entries) + len(ledger.skipped)


@pytest.mark.skipif(not font(), reason="没有中文字体：apt-get install fonts-wqy-microhei")
@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=40))
def test_no_cell_of_a_pdf_is_lost_or_doubled(
    tmp_path: Path, rows: list[tuple[str, str, str]]
) -> None:
    # Longer than a page, and with cells of many lines: rows break over pages.
    numbered = [
        (str(at), *(f"事{cell * (at % 7 + 1)}" for cell in row))
        for at, row in enumerate(rows, start=1)
    ]
    ledger = read(tmp_path, "台账.pdf", as_pdf(TITLE, [HEADER, *numbered]))
    assert cells_of(ledger) == [tuple(row) for row in numbered]
    assert ledger.rows_seen == len(ledger.entries) + len(ledger.skipped)


def as_drawn_pdf(
    *pages: tuple[list[tuple[str, int, int]], list[tuple[int, int, int, int]]],
) -> bytes:
    """Return pages of texts at places, and of cells by their place, width and height, in points."""
    from fpdf import FPDF

    document = FPDF(unit="pt")
    document.add_font("chinese", fname=font())
    document.set_font("chinese", size=9)
    for texts, cells in pages:
        document.add_page()
        for text, x, y in texts:
            document.text(x, y, text)
        for cell in cells:
            document.rect(*cell)
    return bytes(document.output())


@pytest.mark.skipif(not font(), reason="没有中文字体：apt-get install fonts-wqy-microhei")
def test_lines_outside_the_tables_of_any_page_and_merged_cells_are_read(tmp_path: Path) -> None:
    words = "序号 60 115 事项内容 110 115 责任单位 210 106 牵头单位 210 124 配合单位 310 124 进展情况 410 115"
    words += " 1 60 144 建学校 110 144 县教育局 210 154 已开工 410 144 2 60 164 建校舍 110 164"
    words += " 县财政局 310 164 已完工 410 164 注：快报数。 60 200"
    text, x, y = (words.split()[start::3] for start in range(3))
    cells = [(50, 95, 50, 36), (100, 95, 100, 36), (200, 95, 200, 18), (400, 95, 100, 36)]
    cells += [(200, 113, 100, 18), (300, 113, 100, 18), (200, 131, 100, 40)]
    for top in (131, 151):
        cells += [(left, top, 100, 20) for left in (100, 300, 400)] + [(50, top, 50, 20)]
    first = ([(TITLE, 60, 80), *zip(text, map(int, x), map(int, y), strict=True)], cells)
    ledger = read(tmp_path, "台账.pdf", as_drawn_pdf(first, ([("联系人：张某", 60, 300)], [])))
    assert cells_of(ledger) == [
        ("1", "建学校", "县教育局", "", "已开工"),
        ("2", "建校舍", "县教育局", "县财政局", "已完工"),
    ]
    assert [column.name for column in ledger.columns][2:4] == ["牵头单位", "配合单位"]
    assert ledger.around == ("注：快报数。", "联系人：张某")


@pytest.mark.parametrize("name", ["docx", "html"])
def test_lines_under_the_last_table_are_kept_beside_it(tmp_path: Path, name: str) -> None:
    if name == "html":
        content = as_html(TITLE, MERGED).replace(b"</body>", "<p>注：快报数。</p></body>".encode())
    else:
        content = repacked(
            as_docx(TITLE, MERGED),
            "word/document.xml",
            lambda xml: xml.replace(
                "</w:tbl>", "</w:tbl><w:p><w:r><w:t>注：快报数。</w:t></w:r></w:p>"
            ),
        )
    assert read(tmp_path, f"台账.{name}", content).around[-1] == "注：快报数。"


def test_a_sheet_without_a_header_is_said_not_to_be_read(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(TITLE, MERGED)))
    book.create_sheet("填报说明").append(["请各单位于每季度末填报"])
    out = io.BytesIO()
    book.save(out)
    (doubt,) = read(tmp_path, "台账.xlsx", out.getvalue()).doubts
    assert (
        doubt
        == "工作表“填报说明”没有认得的表头，没有读入；如是台账，请在表头写明事项内容和进展情况两列"
    )


# What cannot be read is said, with what to do.


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"0" * (12_000 * MAX_RATIO))
    return out.getvalue()


def of_a_later_zip() -> bytes:
    """Return a file whose list of parts asks, by a flipped byte, for a zip of the future."""
    content = bytearray(as_docx(TITLE, MERGED))
    content[content.index(b"PK\x01\x02") + 6] = 255
    return bytes(content)


ENTITY = (
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"
)
BAD = {
    "truncated": (as_docx(TITLE, MERGED)[:2000], "不完整|损坏"),
    "bomb": (bomb(), "过大"),
    "later": (of_a_later_zip(), "不完整|损坏"),
    "entity": (
        repacked(as_docx(TITLE, MERGED), "word/document.xml", lambda _: ENTITY),
        "外部实体|不是完整的 XML",
    ),
    "program": (b"MZ\x90\x00" + b"\x00" * 500, "程序文件"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 500, "图片"),
    "encrypted": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\x00" * 1016
        + "EncryptedPackage\0".encode("utf-16-le"),
        "密码",
    ),
    "pdf": (b"%PDF-1.7\n%%EOF", "PDF"),
    "zip": (
        repacked(as_docx(TITLE, MERGED), "none", str)[:0] or b"PK\x05\x06" + b"\x00" * 18,
        "压缩包",
    ),
}


@pytest.mark.parametrize("kind", sorted(BAD))
def test_what_cannot_be_read_is_said_with_what_to_do(tmp_path: Path, kind: str) -> None:
    content, words = BAD[kind]
    path = tmp_path / "坏.docx"
    path.write_bytes(content)
    with pytest.raises(LedgerError, match=words) as error:
        read_ledgers(path)
    assert str(path) in str(error.value)


@cache
def rendered(name: str) -> bytes:
    """Return the table in a format, made once: a packed file holds the time it was made at."""
    return RENDERS[name](TITLE, MERGED)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
@pytest.mark.parametrize("name", sorted(RENDERS))
def test_damaged_bytes_raise_nothing_else(tmp_path: Path, name: str, data: st.DataObject) -> None:
    content = bytearray(rendered(name))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / f"坏.{name}"
    path.write_bytes(bytes(content))
    # Any other exception fails the test.
    with contextlib.suppress(LedgerError):
        read_ledgers(path)
