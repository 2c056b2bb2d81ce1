"""PDF with text → tables: rows broken over pages joined, headers repeated on each page dropped."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from index.entry import LedgerError, Role
from index.tables import ocr, scanned
from index.tables.columns import columns_of, is_header
from index.tables.grid import table_of, tidy
from index.tables.table import Row, Table
from index.tables.text import PAGE_NUMBER, read_text_tables
from index.tables.unruled import SAME_LINE, Word, unruled_table

# The lines of a page outside its tables, and the rows of its tables.
Part = tuple[list[str], list[list[str]]]

MAX_PAGES = 2000
MOST_NAMED = 10
BARE_PAGE_NUMBER = re.compile(r"^\s*(?:第?\s*\d{1,4}\s*页?(?:\s*[/共]\s*\d{1,4}\s*页?)?)\s*$")
ENDS_SENTENCE = re.compile(r"[。；;：:！!？?]$")


def read_pdf_tables(content: bytes, path: Path) -> tuple[Table, ...]:
    """Return the tables of a PDF, one that goes on over pages as one.

    Raises:
        LedgerError: it is damaged or encrypted, or its pages are pictures.
    """
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(content)) as document:
            pages = document.pages[:MAX_PAGES]
            parts = [page_parts(page) for page in pages]
            pictures = [at for at, page in enumerate(pages) if page.images and not any(parts[at])]
            is_ruled = any(rows for _, rows in parts)
            words = [] if is_ruled else [words_of(page) for page in pages]
    except Exception as error:
        # pdfminer lets through whatever a damaged file makes it raise.
        secret = "assword" in type(error).__name__ or b"/Encrypt" in content
        problem = "有密码" if secret else "不完整或已损坏"
        raise LedgerError(f"{path}：PDF 文件{problem}；请取消密码或重新导出后再添加") from error
    notes = pictures_left(pictures)
    if pictures and ocr.is_installed():
        recognised = scanned.read_pages(content, pictures, path)
        for at, page in recognised.items():
            parts[at] = parts_of(page)
            is_ruled = is_ruled or bool(page.rows)
            words = [] if is_ruled else [*words[:at], page.words, *words[at + 1 :]]
        notes = scanned.notes_on(recognised)
    if not any(before or rows for before, rows in parts):
        what = "是扫描的图片" if pictures else "没有文字"
        how = "" if ocr.is_installed() else f"（{ocr.INSTALL}）"
        raise LedgerError(
            f"{path}：PDF {what}，读不出表格；"
            f"请找有文字的原件（Word、Excel），或先做文字识别再添加{how}"
        )
    return tables_in(parts, words, notes, path)


def pictures_left(pages: Sequence[int]) -> tuple[str, ...]:
    """Return a note on the pages, by their numbers from 0, that are pictures and not read."""
    if not pages:
        return ()
    numbers = "、".join(str(page + 1) for page in pages[:MOST_NAMED])
    more = f"等{len(pages)}页" if len(pages) > MOST_NAMED else "页"
    return (f"第{numbers}{more}是扫描的图片，没有读入；{ocr.INSTALL}",)


def read_picture_tables(content: bytes, path: Path) -> tuple[Table, ...]:
    """Return the tables of an image file, recognised.

    Raises:
        LedgerError: it is damaged or too large, or shows no text.
    """
    pages = dict(enumerate(scanned.read_picture(content, path)))
    parts = [parts_of(page) for page in pages.values()]
    if not any(before or rows for before, rows in parts):
        raise LedgerError(f"{path}：图片里没有认出文字；请换一张清楚的，或找 Word、Excel 原件")
    words = [page.words for page in pages.values()]
    return tables_in(parts, words, scanned.notes_on(pages), path)


def tables_in(
    parts: Sequence[Part], words: Sequence[Sequence[Word]], notes: tuple[str, ...], path: Path
) -> tuple[Table, ...]:
    """Return the tables of pages: those that are ruled, else what words or lines spell."""
    tables = tables_of(parts) or unruled_table(words) or read_lines(parts, path)
    return tuple(replace(table, notes=table.notes + notes) for table in tables)


def parts_of(page: scanned.Page) -> Part:
    """Return the lines and the rows of a recognised page, as those of one with text."""
    rows = [[unbroken(cell) for cell in row] for row in page.rows]
    return [line for line in page.lines if not is_page_number(line)], rows


def words_of(page: Any) -> list[Word]:
    """Return the words of a page but its number."""
    found = page.extract_words(x_tolerance=2, y_tolerance=2)
    words = [Word(one["text"], one["x0"], one["top"]) for one in found]
    bottom = max((word.top for word in words), default=0.0)
    last = "".join(word.text for word in words if bottom - word.top < SAME_LINE)
    return (
        [word for word in words if bottom - word.top >= SAME_LINE]
        if is_page_number(last)
        else words
    )


def page_parts(page: Any) -> Part:
    """Return the lines of a page over its tables, and the rows of its tables."""
    found = page.find_tables()
    rows = [[unbroken(cell or "") for cell in row] for table in found for row in table.extract()]
    top = min((table.bbox[1] for table in found), default=page.height)
    above = page.crop((0, 0, page.width, max(top, 1))) if found else page
    lines = (above.extract_text() or "").split("\n")
    kept = [line.strip() for line in lines if line.strip() and not is_page_number(line)]
    return kept, rows


def is_page_number(line: str) -> bool:
    return bool(PAGE_NUMBER.match(line) or BARE_PAGE_NUMBER.match(line))


def unbroken(text: str) -> str:
    """Return a cell's text without the breaks that its width has made."""
    lines = [line.strip() for line in tidy(text).split("\n")]
    joined = ""
    for line in lines:
        both_latin = (
            joined[-1:].isascii()
            and joined[-1:].isalnum()
            and line[:1].isalpha()
            and line[:1].isascii()
        )
        joined += (" " if both_latin else "") + line
    return joined


def tables_of(parts: Sequence[Part]) -> tuple[Table, ...]:
    """Return the tables of the pages; a page that begins without a header goes on with the last."""
    tables: list[Table] = []
    before: list[str] = []
    rows: list[list[str]] = []
    header: tuple[str, ...] = ()

    def close() -> None:
        numbered = [Row(at, tuple(row)) for at, row in enumerate(rows, start=1)]
        table = table_of(numbered, before) if rows else None
        if table:
            tables.append(table)

    for lines, page_rows in parts:
        for place, row in enumerate(page_rows):
            cells = tuple(row)
            if is_header(row):
                if cells == header and not (place == 0 and has_title(lines)):
                    continue
                if header:
                    close()
                    rows, before = [], []
                header = cells
                before = before + lines if not rows else lines
                rows.append(row)
            elif header and place == 0 and goes_on(row, header):
                rows[-1] = [one + two for one, two in zip(rows[-1], row, strict=False)]
            else:
                rows.append(row)
        if not header:
            before += lines
    close()
    return tuple(tables)


def has_title(lines: Sequence[str]) -> bool:
    return any("台账" in line or "进展情况" in line for line in lines)


def goes_on(row: Sequence[str], header: Sequence[str]) -> bool:
    """Return whether the first row of a page ends the last row of the page before."""
    columns = columns_of(header)
    if len(columns) != len(row):
        return False
    numbers = [
        cell for cell, column in zip(row, columns, strict=True) if column.role is Role.NUMBER
    ]
    titles = [cell for cell, column in zip(row, columns, strict=True) if column.role is Role.TITLE]
    return bool(numbers) and not any(numbers) and (not any(titles) or not any(row[:1]))


def read_lines(parts: Sequence[Part], path: Path) -> tuple[Table, ...]:
    """Return the tables that a PDF's plain lines spell, where it draws none."""
    text = "\n".join(line for lines, _ in parts for line in lines)
    return read_text_tables(text.encode(), path) if text.strip() else ()
