"""Word's .docx → tables: merged cells expanded, insertions kept, deletions left out."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from index.entry import LedgerError
from index.tables.grid import Spanning, spread, table_of, tidy
from index.tables.joined import ended, goes_on, longer
from index.tables.numbering import read_numbering
from index.tables.package import open_package, read_part
from index.tables.table import Table
from index.tables.text import read_text_tables
from index.tables.titles import is_dated_title
from index.tables.wordml import W, body_of, document_part, parse_word, relations

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# A deleted run's text has a tag of its own; what was moved away stands where it went to; how a
# word is pronounced stands beside it.
LEFT_OUT = {f"{W}del", f"{W}moveFrom", f"{W}delText", f"{W}instrText", f"{W}rt", FALLBACK}
LEFT_OUT |= {f"{W}rPr", f"{W}pPr"}
TEXTS = {f"{W}t", f"{MATH}t"}
BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
# Bytes; a smaller one is an icon.
SMALLEST_PICTURE = 4000
CHUNK = f"{W}altChunk"
# What may stand around cells, and hold them.
AROUND_CELLS = {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}smartTag", f"{W}ins"}


def read_docx_tables(content: bytes, path: Path) -> tuple[Table, ...]:
    """Return the tables of a Word file that have a header, with the lines before each.

    A file without tables is read as text: a cell a line.

    Raises:
        LedgerError: it is damaged, encrypted or too large.
    """
    package = open_package(content, path)
    part = document_part(package, path)
    body = body_of(read_part(package, part, path), path)
    read_numbering(package, path).write_marks(body)
    for notes in parts_of(package, part, path, ("footnotes", "endnotes")):
        body.extend(list(blocks(notes)))
    heads = [
        line
        for head in parts_of(package, part, path, ("header",))
        for block in paragraphs(head)
        for line in tidy(text_of(block)).split("\n")
        if line.strip()
    ]
    tables = tables_in(body, path, chunks_of(package, part, path), pictures_of(package, path))
    # What heads every page may be the title.
    return with_lines(tables, [line for line in dict.fromkeys(heads) if is_dated_title(line)])


def read_word_xml_tables(content: bytes, path: Path) -> tuple[Table, ...]:
    """Return the tables of a document that is one file of XML, as Word 2003 and later save it.

    Raises:
        LedgerError: it is damaged.
    """
    return tables_in(body_of(content, path), path, {}, ())


def tables_in(
    body: etree._Element,
    path: Path,
    chunks: Mapping[str, tuple[Table, ...]],
    pictures: Sequence[bytes],
) -> tuple[Table, ...]:
    """Return the tables of a document's body, else those that its text or its pictures show.

    `chunks` are the tables of files put into it.
    """
    reading = Reading(chunks=chunks)
    for block in blocks(body):
        reading.take(block)
    plain = "\n".join(reading.lines)
    if reading.tables:
        return noted(ended(reading.tables, reading.before), pictures)
    tables = read_text_tables(plain.encode(), path) if plain.strip() else ()
    if tables or not pictures:
        return noted(tables, pictures)
    return with_lines(shown_by(pictures, path), reading.before)


def noted(tables: tuple[Table, ...], pictures: Sequence[bytes]) -> tuple[Table, ...]:
    """Return tables, the first with a note on the pictures beside them."""
    if not tables or not pictures:
        return tables
    note = f"文件里有 {len(pictures)} 幅图片，图中的文字没有读入；如有表格，请另存为图片或 PDF 添加"
    return (replace(tables[0], notes=(*tables[0].notes, note)), *tables[1:])


def shown_by(pictures: Sequence[bytes], path: Path) -> tuple[Table, ...]:
    """Return the tables that the pictures of a document show.

    Raises:
        LedgerError: nothing that recognises text is installed.
    """
    from index.tables import ocr

    if not ocr.is_installed():
        raise LedgerError(
            f"{path}：Word 文件里的表格是图片，读不出来；"
            f"请找有文字的原件，或先做文字识别再添加（{ocr.INSTALL}）"
        )
    from index.tables.pdf import read_pictures

    return read_pictures(pictures, path)


def with_lines(tables: tuple[Table, ...], before: Sequence[str]) -> tuple[Table, ...]:
    """Return tables, the first with the lines that stand before it in the document."""
    if not tables:
        return ()
    return (replace(tables[0], before=(*before, *tables[0].before)), *tables[1:])


def chunks_of(package: zipfile.ZipFile, part: str, path: Path) -> dict[str, tuple[Table, ...]]:
    """Return the tables of the web pages and texts that a document holds as files, by their ids."""
    from index.tables.formats import reader_of

    chunks = {}
    for name, (kind, target) in relations(package, part, path).items():
        if kind == "aFChunk":
            content = read_part(package, target, path)
            # A Word file within a Word file could hold itself.
            if not content.startswith(b"PK"):
                chunks[name] = reader_of(content, path)(content, path)
    return chunks


def parts_of(
    package: zipfile.ZipFile, part: str, path: Path, kinds: Sequence[str]
) -> Iterator[etree._Element]:
    """Yield the parts of a document of some kinds: its notes, or what heads its pages."""
    for kind, target in relations(package, part, path).values():
        if kind in kinds and target in package.namelist():
            yield parse_word(read_part(package, target, path), path)


def pictures_of(package: zipfile.ZipFile, path: Path) -> list[bytes]:
    """Return the pictures of a document that are made of dots and large enough for a table."""
    from index.tables.formats import PICTURES

    names = sorted(
        (one.filename for one in package.infolist() if one.filename.startswith("word/media/")),
        key=lambda name: (len(name), name),
    )
    contents = (read_part(package, name, path) for name in names)
    return [one for one in contents if one.startswith(PICTURES) and len(one) >= SMALLEST_PICTURE]


@dataclass(slots=True)
class Reading:
    """The tables found so far, the lines before the next one, and the document's lines."""

    tables: list[Table] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    chunks: Mapping[str, tuple[Table, ...]] = field(default_factory=dict)

    def take(self, block: etree._Element) -> None:
        """Read on with a paragraph or a table."""
        if block.tag == f"{W}tbl":
            self.take_table(block)
            return
        if block.tag == CHUNK:
            self.take_chunk(block)
            return
        raw = text_of(block)
        # Without tables a tab begins a cell.
        self.lines += raw.split("\n")
        self.before += [line for line in tidy(raw).split("\n") if line.strip()]
        for inner in boxed_tables(block):
            # In a text box a table stands within a paragraph.
            self.take_table(inner)

    def take_chunk(self, block: etree._Element) -> None:
        """Read the tables of a file that stands in this place of the document."""
        name = next((value for name, value in block.items() if name.endswith("}id")), "")
        for table in self.chunks.get(name, ()):
            self.tables.append(replace(table, before=(*self.before, *table.before)))
            self.before = list(table.after)

    def take_table(self, block: etree._Element) -> None:
        """Read a table: a ledger's, what goes on with the last one, or one that lays out the page."""
        rows = spread(rows_of(block))
        table = table_of(rows, self.before)
        if table:
            self.tables.append(table)
            self.before = []
        elif self.tables and not self.before and goes_on(self.tables[-1], rows):
            self.tables[-1] = longer(self.tables[-1], rows)
        elif block.find(f".//{W}tc//{W}tbl") is not None:
            for cell in inner_cells(block):
                for inner in blocks(cell):
                    self.take(inner)
        else:
            texts = texts_of(block)
            self.before += texts
            self.lines += texts


def inner_cells(table: etree._Element) -> Iterator[etree._Element]:
    """Yield a table's own cells, not those of tables in them."""
    for row in table.iter(f"{W}tr"):
        if owner(row, f"{W}tbl") is table:
            yield from cells_of(row)


def blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield paragraphs and tables in order, those in content controls and insertions too."""
    for child in parent:
        if child.tag in (f"{W}p", f"{W}tbl", CHUNK):
            yield child
        elif child.tag in LEFT_OUT or not isinstance(child.tag, str):
            continue
        else:
            yield from blocks(child)


def rows_of(table: etree._Element) -> list[list[Spanning]]:
    """Return the cells of a table's rows; a cell merged downwards is told by its first row."""
    rows: list[list[Spanning]] = []
    # Column → the place of the cell that a vertical merge began with.
    begun: dict[int, tuple[int, int]] = {}
    for row in table.iter(f"{W}tr"):
        if owner(row, f"{W}tbl") is not table or row.find(f"{W}trPr/{W}del") is not None:
            continue
        at = number_of(row.find(f"{W}trPr/{W}gridBefore"))
        cells = [Spanning("")] * at
        for cell in cells_of(row):
            width = number_of(cell.find(f"{W}tcPr/{W}gridSpan")) or 1
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
            if goes_on and at in begun:
                home_row, home_at = begun[at]
                first = rows[home_row][home_at]
                cells += [Spanning(first.text, width)]
            else:
                begun.pop(at, None)
                if merge is not None:
                    begun[at] = (len(rows), len(cells))
                cells.append(Spanning(cell_text(cell), width))
            at += width
        rows.append(cells)
    return rows


def cells_of(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in AROUND_CELLS:
            yield from cells_of(child)


def owner(element: etree._Element, tag: str) -> etree._Element | None:
    """Return the nearest element of a tag that an element stands in."""
    return next(element.iterancestors(tag), None)


def number_of(element: etree._Element | None) -> int:
    value = element.get(f"{W}val", "") if element is not None else ""
    return int(value) if value.isdecimal() and len(value) < 4 else 0


def cell_text(cell: etree._Element) -> str:
    """Return the paragraphs of a cell, those of tables within it too, a line each."""
    return tidy("\n".join(text_of(block) for block in paragraphs(cell)))


def paragraphs(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs of a cell, those of the tables in it too."""
    for block in blocks(parent):
        if block.tag == f"{W}tbl":
            for inner in inner_cells(block):
                yield from paragraphs(inner)
        else:
            yield block


def texts_of(table: etree._Element) -> list[str]:
    inner = (block for cell in inner_cells(table) for block in paragraphs(cell))
    return [text for block in inner if (text := tidy(text_of(block)))]


def text_of(element: etree._Element) -> str:
    """Return the text of a paragraph as it reads with all changes accepted."""
    parts: list[str] = []
    for child in element:
        if child.tag in LEFT_OUT or child.tag == f"{W}tbl":
            continue
        if child.tag in TEXTS:
            parts.append(child.text or "")
        elif child.tag in BREAKS:
            parts.append(BREAKS[child.tag])
        elif child.tag == f"{W}p":
            parts.append("\n" + text_of(child))
        else:
            parts.append(text_of(child))
    return "".join(parts)


def boxed_tables(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the tables in a paragraph's text boxes, each once: old Word gets a copy of its own."""
    for table in paragraph.iter(f"{W}tbl"):
        if owner(table, FALLBACK) is None:
            yield table
