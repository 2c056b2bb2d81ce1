"""The sheets of an .xlsx package → values and formats of their cells, read row by row."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.cell import column_index_from_string, get_column_letter, range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from index.entry import LedgerError
from index.tables.number_forms import CHINESE_FORMATS, GENERAL
from index.tables.package import parse_xml, read_part

MAX_CELLS = 5_000_000
# Half of a pair of surrogates is no character.
ESCAPED = re.compile(r"_x(?![dD][89A-Fa-f])([0-9A-Fa-f]{4})_")
FIRST_SEEN = 32
DAYS_OF_1900 = 366

# A value and the format in which it is shown.
Cell = tuple[object, str]


@dataclass(slots=True)
class Sheet:
    """A sheet's cells by row and column from 0, its merges, and what of it a person does not see.

    A merge is its first row and column and its last row and column, from 0.
    """

    name: str
    is_hidden: bool
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: list[str] = field(default_factory=list)
    hidden_spans: list[tuple[int, int]] = field(default_factory=list)
    # Formulas that no program has worked out have no value beside them.
    unworked: list[str] = field(default_factory=list)
    width: int = 0
    height: int = 0

    @property
    def hidden_columns(self) -> list[str]:
        """The letters of hidden columns, as far as the sheet is used."""
        used = range(1, self.width + 1)
        return [
            get_column_letter(at)
            for at in used
            if any(first <= at <= last for first, last in self.hidden_spans)
        ]


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a workbook refer to.

    The texts that cells share; the format of each style, and whether it is a date's; the day that
    dates count from.
    """

    texts: tuple[str, ...]
    formats: tuple[tuple[str, bool], ...]
    epoch: datetime


def read_sheets(package: zipfile.ZipFile, path: Path) -> list[Sheet]:
    """Return the sheets of a workbook in order.

    Raises:
        LedgerError: a part is missing or damaged, or a sheet is too large.
    """
    root = parse_xml(read_part(package, "xl/workbook.xml", path), path)
    targets = relations(package, path)
    book = Book(
        texts_of(package, targets, path),
        formats_of(package, targets, path),
        CALENDAR_MAC_1904
        if any(is_true(one.get("date1904")) for one in root.iter("{*}workbookPr"))
        else CALENDAR_WINDOWS_1900,
    )
    sheets = []
    for one in root.iter("{*}sheet"):
        relation = next((value for name, value in one.items() if name.endswith("}id")), "")
        kind, target = targets.get(relation, ("", ""))
        if kind == "worksheet":
            sheet = Sheet(one.get("name", ""), one.get("state", "visible") != "visible")
            content = read_part(package, target, path)
            try:
                fill_sheet(sheet, content, book, path)
            except (ValueError, IndexError, TypeError) as error:
                raise LedgerError(
                    f"{path}：工作表“{sheet.name}”读不出来，文件可能不完整；请用 Excel 打开后另存，再添加"
                ) from error
            sheets.append(sheet)
    return sheets


def relations(package: zipfile.ZipFile, path: Path) -> dict[str, tuple[str, str]]:
    """Return the kind and the name of each part that the workbook refers to, by its id."""
    root = parse_xml(read_part(package, "xl/_rels/workbook.xml.rels", path), path)
    return {
        one.get("Id", ""): (
            one.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/xl", one.get("Target", ""))).lstrip("/"),
        )
        for one in root.iter("{*}Relationship")
    }


def part_of(
    package: zipfile.ZipFile, targets: Mapping[str, tuple[str, str]], kind: str, path: Path
) -> bytes | None:
    """Return the one part of a kind, None where the workbook has none."""
    name = next((target for own, target in targets.values() if own == kind), "")
    return read_part(package, name, path) if name in package.namelist() else None


def texts_of(
    package: zipfile.ZipFile, targets: Mapping[str, tuple[str, str]], path: Path
) -> tuple[str, ...]:
    """Return the texts that cells share."""
    content = part_of(package, targets, "sharedStrings", path)
    if content is None:
        return ()
    return tuple(text_of(one) for one in elements(content, ("{*}si",), path))


def formats_of(
    package: zipfile.ZipFile, targets: Mapping[str, tuple[str, str]], path: Path
) -> tuple[tuple[str, bool], ...]:
    """Return the format of numbers in each style of cells, and whether it is a date's."""
    content = part_of(package, targets, "styles", path)
    if content is None:
        return ()
    root = parse_xml(content, path)
    own = {one.get("numFmtId"): one.get("formatCode", "") for one in root.iter("{*}numFmt")}

    numbers = [one.get("numFmtId", "0") for one in root.findall("{*}cellXfs/{*}xf")]
    usual = {**BUILTIN_FORMATS, **CHINESE_FORMATS}
    codes = [own.get(one) or str(usual.get(int(one), GENERAL)) for one in numbers]
    return tuple((code, bool(is_date_format(code))) for code in codes)


def elements(content: bytes, tags: Sequence[str], path: Path) -> Iterator[etree._Element]:
    """Yield the elements of some tags as they are read, each let go of after it.

    Raises:
        LedgerError: it is no well-formed XML, or declares entities.
    """
    reader = etree.iterparse(
        io.BytesIO(content),
        tag=tags,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        for _, element in reader:
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise LedgerError(f"{path}：文件内容不是完整的 XML；请另存后再添加") from error
    if reader.root is not None and reader.root.getroottree().docinfo.internalDTD is not None:
        raise LedgerError(f"{path}：文件里带有外部实体声明，没有读取；请检查文件来源")


def text_of(element: etree._Element) -> str:
    """Return the text of a string or of its runs, how it is pronounced left out."""
    parts = []
    for child in element:
        name = local(child)
        if name == "t":
            parts.append(child.text or "")
        elif name in ("r", "is"):
            parts.append(text_of(child))
    return unescaped("".join(parts))


def unescaped(text: str) -> str:
    """Return a text with the characters that XML cannot hold as they were: _x000D_ before a break."""
    return ESCAPED.sub(character, text) if "_x" in text else text


def character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if code >= FIRST_SEEN or code in (9, 10) else ""


def local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def is_true(value: str | None) -> bool:
    return value in ("1", "true", "on")


def fill_sheet(sheet: Sheet, content: bytes, book: Book, path: Path) -> None:
    """Read a sheet's part into it.

    Raises:
        LedgerError: it is damaged or too large.
    """
    at = -1
    for element in elements(content, ("{*}col", "{*}row", "{*}mergeCell"), path):
        match local(element):
            case "row":
                at = int(element.get("r", at + 2)) - 1
                fill_row(sheet, at, element, book)
                if sheet.width * sheet.height > MAX_CELLS:
                    raise LedgerError(
                        f"{path}：工作表“{sheet.name}”超过 {MAX_CELLS} 格；请删去多余的空行空列再添加"
                    )
            case "mergeCell":
                left, top, right, bottom = range_boundaries(element.get("ref", ""))
                sheet.merges.append((top - 1, left - 1, bottom - 1, right - 1))
            case "col" if is_true(element.get("hidden")):
                sheet.hidden_spans.append((int(element.get("min", 1)), int(element.get("max", 1))))


def fill_row(sheet: Sheet, number: int, row: etree._Element, book: Book) -> None:
    """Read a row, by its number from 0, into a sheet."""
    if is_true(row.get("hidden")):
        sheet.hidden_rows.append(str(number + 1))
    cells: dict[int, Cell] = {}
    at = -1
    for cell in row:
        place = cell.get("r")
        at = column_of(place) if place else at + 1
        style = int(cell.get("s", 0))
        form, is_date = book.formats[style] if style < len(book.formats) else (GENERAL, False)
        value = value_of(cell, form, is_date, book)
        if value is not None:
            cells[at] = (value, form)
        elif is_unworked(cell):
            sheet.unworked.append(f"{get_column_letter(at + 1)}{number + 1}")
    if cells:
        sheet.rows[number] = cells
        sheet.width = max(sheet.width, max(cells) + 1)
        sheet.height = max(sheet.height, number + 1)


def column_of(place: str) -> int:
    """Return the column, from 0, of a cell's name: 1 for B12."""
    return int(column_index_from_string(place.rstrip("0123456789"))) - 1


def is_unworked(cell: etree._Element) -> bool:
    """Return whether a cell has a formula without a value; a text may be worked out to be empty."""
    names = {local(child) for child in cell}
    return "f" in names and not ("v" in names and cell.get("t") == "str")


def value_of(cell: etree._Element, form: str, is_date: bool, book: Book) -> object:
    """Return the value of a cell, None where it is blank."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return text_of(cell) or None
    text = next((child.text for child in cell if str(child.tag).endswith("}v")), None)
    if not text:
        return None
    match kind:
        case "s":
            return book.texts[int(text)] or None
        case "str" | "e":
            return text
        case "b":
            return text == "1"
        case "d":
            return datetime.fromisoformat(text.removesuffix("Z"))
    number = float(text) if set(text) & set(".eE") else int(text)
    # A 序号 in a format of days is no day of 1900.
    if not is_date or (isinstance(number, int) and 0 < number < DAYS_OF_1900):
        return number
    try:
        return from_excel(number, book.epoch, timedelta=is_timedelta_format(form))
    except (OverflowError, ValueError):
        # What is no day is shown as the number that it is.
        return number
