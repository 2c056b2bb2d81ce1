"""Web pages and .mhtml → tables: spans expanded; tables of navigation have no header and are left."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree, html

from index import regexes
from index.entry import LedgerError
from index.tables.columns import is_header, roles_of
from index.tables.grid import Spanning, spread, table_of, tidy
from index.tables.joined import counts_on, ended, goes_on, longer
from index.tables.table import Row, Table
from index.tables.text import decode, read_text_tables

CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
HEAD_BYTES = 4096
MAX_PAGES = 1000
# Stands where a name is followed by what it says; no page has the character.
COLON = "\ue000"
BEFORE_COLON = re.compile(rf"[\s：:]*{COLON}\s*")
UNSEEN = {"script", "style", "noscript", "template", "head"}
BLOCKS = {"p", "div", "br", "li", "tr", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6"}
INLINE = {"span", "font", "a", "b", "i", "em", "strong", "label", "sup", "sub"}
NOT_SHOWN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
CHINESE_LEGACY = {"gb2312", "gbk", "gb18030", "x-gbk"}


def read_html_tables(content: bytes, path: Path) -> tuple[Table, ...]:
    """Return the tables of a page that have a header, each with the lines before it.

    A page without tables is read as text.

    Raises:
        LedgerError: its text cannot be decoded.
    """
    text = decoded(content, path)
    try:
        root = html.document_fromstring(text)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise LedgerError(f"{path}：网页内容读不出来；请另存为完整网页再添加") from error
    titles = [tidy(title.text or "") for title in root.iter("title")]
    tables: list[Table] = []
    before = [title for title in titles if title]
    read_blocks_of(root, tables, before, laying_out(root))
    if tables:
        return ended(tables, before)
    plain = "\n".join(lines_of(root))
    return read_text_tables(plain.encode(), path) if plain.strip() else ()


def laying_out(root: html.HtmlElement) -> frozenset[html.HtmlElement]:
    """Return the tables that only lay out the page: another with a header stands in them."""
    # Asked of each table anew, tables nested eighty deep would take minutes.
    ledgers = [one for one in root.iter("table") if table_of(spread(rows_of(one)), ())]
    return frozenset(over for one in ledgers for over in one.iterancestors("table"))


def read_blocks_of(
    parent: html.HtmlElement,
    tables: list[Table],
    before: list[str],
    layout: frozenset[html.HtmlElement],
) -> None:
    """Add the tables under an element in order; the lines before the next one stand in `before`."""
    before += texts_of(parent.text)
    for element in parent.iterchildren():
        if isinstance(element.tag, str) and element.tag not in UNSEEN:
            read_block(element, tables, before, layout)
        before += texts_of(element.tail)


def read_block(
    element: html.HtmlElement,
    tables: list[Table],
    before: list[str],
    layout: frozenset[html.HtmlElement],
) -> None:
    """Add an element's table, or those in it: a table that lays out the page is no other block."""
    if next(element.iter("table"), None) is None:
        before += lines_of(element)
        return
    table = None
    if element.tag == "table" and element not in layout:
        rows = spread(rows_of(element))
        table = table_of(rows, before)
        if not table and tables and not before and is_rest(tables[-1], rows):
            tables[-1] = longer(tables[-1], rows)
            return
    if table:
        tables.append(table)
        before.clear()
    else:
        read_blocks_of(element, tables, before, layout)


def is_rest(table: Table, rows: Sequence[Row]) -> bool:
    """Return whether a table's rows are those of the one before it.

    A header that stays in sight while its rows move is a table of its own; a page may end another.
    """
    is_bare = is_header(table.rows[-1].cells)
    return (is_bare and goes_on(table, rows)) or counts_on(table, rows)


def texts_of(text: str | None) -> list[str]:
    plain = regexes.sub(r"\s+", " ", text or "").strip()
    return [plain] if plain else []


def read_mhtml_tables(content: bytes, path: Path) -> tuple[Table, ...]:
    """Return the tables of the pages in a web archive.

    Raises:
        LedgerError: it holds no page.
    """
    try:
        message = email.message_from_bytes(content, policy=email.policy.default)
        pages = [
            part.get_payload(decode=True)
            for part in message.walk()
            if part.get_content_type() == "text/html"
        ]
    except Exception as error:
        raise LedgerError(f"{path}：网页归档读不出来；请另存为网页再添加") from error
    whole = [page for page in pages if isinstance(page, bytes) and page.strip()]
    if not whole:
        raise LedgerError(f"{path}：网页归档里没有网页；请检查文件")
    if len(whole) > MAX_PAGES:
        raise LedgerError(
            f"{path}：网页归档里有 {len(whole)} 个网页，超过上限 {MAX_PAGES} 个；请另存为网页再添加"
        )
    return tuple(table for page in whole for table in read_html_tables(page, path))


def decoded(content: bytes, path: Path) -> str:
    """Return a page's text by the charset that it states, else as text files are read."""
    stated = CHARSET.search(content[:HEAD_BYTES])
    if stated:
        name = stated[1].decode("ascii").lower()
        try:
            return content.decode("gb18030" if name in CHINESE_LEGACY else name)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(content, path)


def rows_of(table: html.HtmlElement) -> Iterator[list[Spanning]]:
    """Yield the cells of a table's own rows."""
    for row in table.iter("tr"):
        if next(row.iterancestors("table"), None) is not table:
            continue
        yield [
            Spanning(
                tidy("\n".join(lines_of(cell))), count(cell, "colspan"), count(cell, "rowspan")
            )
            for cell in row
            if cell.tag in ("td", "th")
        ]


def count(cell: html.HtmlElement, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return min(int(value), 5000) if value.isdecimal() and len(value) < 6 and int(value) else 1


def is_hidden(element: html.HtmlElement) -> bool:
    """Return whether an element within a line is not shown: a block may be, when asked for."""
    return element.tag in INLINE and bool(NOT_SHOWN.search(element.get("style") or ""))


def lines_of(element: html.HtmlElement) -> list[str]:
    """Return the lines of text as a browser breaks them."""
    parts: list[str] = []

    def walk(one: html.HtmlElement) -> None:
        if not isinstance(one.tag, str) or one.tag in UNSEEN or is_hidden(one):
            return
        if one.tag == "dd" and is_described(one):
            parts.append(COLON)
        elif one.tag in BLOCKS:
            parts.append("\n")
        parts.append(regexes.sub(r"[ \t\r\n\u00a0]+", " ", one.text or ""))
        for child in one:
            walk(child)
            parts.append(regexes.sub(r"[ \t\r\n\u00a0]+", " ", child.tail or ""))
        if one.tag in BLOCKS:
            parts.append("\n")

    walk(element)
    text = BEFORE_COLON.sub("：", "".join(parts))
    return [line.strip() for line in text.split("\n") if line.strip()]


def is_described(element: html.HtmlElement) -> bool:
    """Return whether a description stands under its name, a column's: 责任单位, then 县教育局."""
    name = element.getprevious()
    return name is not None and name.tag == "dt" and bool(roles_of(name.text_content().strip()))
