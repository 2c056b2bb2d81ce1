"""PDF with text → tables: rows broken over pages joined, headers repeated on each page dropped."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from index.entry import LedgerError
from index.tables import ocr, scanned
from index.tables.grid import tidy
from index.tables.pages import Part, tables_of
from index.tables.placed_names import Word
from index.tables.table import Table
from index.tables.text import PAGE_NUMBER, read_text_tables
from index.tables.turned import turns_of
from index.tables.unruled import SAME_LINE, unruled_table

MAX_PAGES = 2000
MOST_NAMED = 10
BARE_PAGE_NUMBER = re.compile(r"^\s*(?:第?\s*\d{1,4}\s*页?(?:\s*[/共]\s*\d{1,4}\s*页?)?)\s*$")
# Points within which two rules of a table are one.
SAME_HEIGHT = 3


def read_pdf_tables(content: bytes, path: Path) -> tuple[Table, ...]:
    """Return the tables of a PDF, one that goes on over pages as one.

    Raises:
        LedgerError: it is damaged or encrypted, or its pages are pictures.
    """
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        document = pdfplumber.open(io.BytesIO(content))
        if turns := turns_of(document.pages[:MAX_PAGES]):
            document.close()
            content = scanned.set_upright(content, turns)
            document = pdfplumber.open(io.BytesIO(content))
        with document:
            pages = document.pages[:MAX_PAGES]
            parts = [parts_on(page) for page in pages]
            pictures = [
                at for at, page in enumerate(pages) if page.images and not has_text(parts[at])
            ]
            is_ruled = any(part.rows for page in parts for part in page)
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
            parts[at] = [part_of(page)]
            is_ruled = is_ruled or bool(page.rows)
            words = [] if is_ruled else [*words[:at], page.words, *words[at + 1 :]]
        notes = scanned.notes_on(recognised)
    if not any(map(has_text, parts)):
        what = "是扫描的图片" if pictures else "没有文字"
        how = "" if ocr.is_installed() else f"（{ocr.INSTALL}）"
        raise LedgerError(
            f"{path}：PDF {what}，读不出表格；"
            f"请找有文字的原件（Word、Excel），或先做文字识别再添加{how}"
        )
    return tables_in([part for page in parts for part in page], words, notes, path)


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
    return read_pictures([content], path)


def read_pictures(pictures: Sequence[bytes], path: Path) -> tuple[Table, ...]:
    """Return the tables that pictures show, one that goes on over several as one.

    Raises:
        LedgerError: one is damaged or too large, or none shows text.
    """
    found = [page for one in pictures for page in scanned.read_picture(one, path)]
    pages = dict(enumerate(found))
    parts = [part_of(page) for page in pages.values()]
    if not has_text(parts):
        raise LedgerError(f"{path}：图片里没有认出文字；请换一张清楚的，或找 Word、Excel 原件")
    words = [page.words for page in pages.values()]
    return tables_in(parts, words, scanned.notes_on(pages), path)


def tables_in(
    parts: Sequence[Part], words: Sequence[Sequence[Word]], notes: tuple[str, ...], path: Path
) -> tuple[Table, ...]:
    """Return the tables of pages: those that are ruled, else what words or lines spell."""
    tables = tables_of(parts) or unruled_table(words) or read_lines(parts, path)
    return tuple(replace(table, notes=table.notes + notes) for table in tables)


def part_of(page: scanned.Page) -> Part:
    """Return the lines and the rows of a recognised page, as those of one with text."""
    rows = [[unbroken(cell) for cell in row] for row in page.rows]
    return Part([line for line in page.lines if not is_page_number(line)], rows)


def words_of(page: Any) -> list[Word]:
    """Return the words of a page but its number."""
    found = page.extract_words(x_tolerance=2, y_tolerance=2)
    words = [Word(one["text"], one["x0"], one["top"], one["x1"]) for one in found]
    bottom = max((word.top for word in words), default=0.0)
    last = "".join(word.text for word in words if bottom - word.top < SAME_LINE)
    return (
        [word for word in words if bottom - word.top >= SAME_LINE]
        if is_page_number(last)
        else words
    )


def parts_on(page: Any) -> list[Part]:
    """Return the tables of a page, each with the lines over it, and the lines under the last."""
    found = sorted(closed_tables(page), key=lambda table: (table.bbox[1], table.bbox[0]))
    parts: list[Part] = []
    reached = 0.0
    for table in found:
        parts.append(Part(lines_between(page, reached, table.bbox[1]), rows_of(table)))
        reached = max(reached, table.bbox[3])
    under = lines_between(page, reached, page.height)
    return [*parts, Part(under, [])] if under or not parts else parts


def has_text(parts: Sequence[Part]) -> bool:
    return any(part.lines or part.rows for part in parts)


def closed_tables(page: Any) -> list[Any]:
    """Return the tables that a page rules, their cells at its top and foot closed.

    A cell that goes on over the page's end has no rule there.
    """
    found = page.find_tables()
    closing = [line for table in found for line in missing_rules(page, table, found)]
    if not closing:
        return list(found)
    return list(page.find_tables({"explicit_horizontal_lines": closing}))


def missing_rules(page: Any, table: Any, tables: Sequence[Any]) -> list[dict[str, Any]]:
    """Return the rules across at a table's top and foot that its rules down reach and that are not there."""
    left, top, right, bottom = table.bbox
    others = [one.bbox for one in tables if one is not table]
    down = [
        one
        for one in page.edges
        if one["orientation"] == "v"
        and one["top"] < bottom - SAME_HEIGHT
        and one["bottom"] > top + SAME_HEIGHT
        and not any(box[0] - SAME_HEIGHT <= one["x0"] <= box[2] + SAME_HEIGHT for box in others)
    ]
    if not down:
        return []
    left, right = min(left, *(one["x0"] for one in down)), max(right, *(one["x0"] for one in down))
    top, bottom = (
        min(top, *(one["top"] for one in down)),
        max(bottom, *(one["bottom"] for one in down)),
    )
    result = []
    for height in (top, bottom):
        across = [
            (one["x0"], one["x1"])
            for one in page.edges
            if one["orientation"] == "h" and abs(one["top"] - height) <= SAME_HEIGHT
        ]
        if not covers(across, left, right):
            result.append(
                {"x0": left, "x1": right, "top": height, "bottom": height, "width": right - left}
                | {"height": 0, "doctop": height, "object_type": "line", "orientation": "h"}
            )
    return result


def covers(spans: Sequence[tuple[float, float]], left: float, right: float) -> bool:
    """Return whether spans reach from left to right, one next to the other."""
    reached = left
    for start, end in sorted(spans):
        if start - reached > SAME_HEIGHT:
            return False
        reached = max(reached, end)
    return right - reached <= SAME_HEIGHT


def lines_between(page: Any, top: float, bottom: float) -> list[str]:
    """Return the lines of a page from one height to another, without the page's number.

    A character is where its middle is: those of a table's cells reach over its rules.
    """
    if bottom - top < 1:
        return []

    def is_between(one: dict[str, Any]) -> bool:
        if one["object_type"] != "char":
            return True
        return bool(top <= (one["top"] + one["bottom"]) / 2 < bottom)

    strip = page if bottom - top >= page.height else page.filter(is_between)
    lines = (strip.extract_text() or "").split("\n")
    return [line.strip() for line in lines if line.strip() and not is_page_number(line)]


def rows_of(table: Any) -> list[list[str]]:
    """Return the cells of a table; one merged downwards stands in each row that it covers."""
    rows: list[list[str]] = []
    # Column → the box and the text of the cell that was last seen in it.
    above: dict[int, tuple[tuple[float, ...], str]] = {}
    for row, texts in zip(table.rows, table.extract(), strict=True):
        cells = []
        for at, (box, text) in enumerate(zip(row.cells, texts, strict=True)):
            if box:
                above[at] = (box, unbroken(text or ""))
                cells.append(above[at][1])
            else:
                over = above.get(at)
                covered = over and over[0][3] > row.bbox[1] + SAME_HEIGHT
                cells.append(over[1] if over and covered else "")
        rows.append(cells)
    return rows


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


def read_lines(parts: Sequence[Part], path: Path) -> tuple[Table, ...]:
    """Return the tables that a PDF's plain lines spell, where it draws none."""
    text = "\n".join(line for part in parts for line in part.lines)
    return read_text_tables(text.encode(), path) if text.strip() else ()
