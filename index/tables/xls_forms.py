"""The formats of an old Excel file's cells, and what of its sheets is hidden.

Source of the records: Microsoft, [MS-XLS]: Excel Binary File Format.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from openpyxl.styles.numbers import BUILTIN_FORMATS

from index.tables.compound import DamagedError, streams_of
from index.tables.number_forms import CHINESE_FORMATS, GENERAL

BOOK = "Workbook"
BEGIN, END, SHEET, FORMAT, STYLE = 0x0809, 0x0A, 0x85, 0x041E, 0xE0
ROW, COLUMNS, NUMBER, SMALL, SMALLS, FORMULA = 0x0208, 0x7D, 0x0203, 0x027E, 0xBD, 0x06
BIFF8 = 0x0600
HIDDEN_ROW, HIDDEN_COLUMN, IN_TWO_BYTES = 0x20, 0x01, 0x01


@dataclass(slots=True)
class Forms:
    """The formats of a sheet's cells by row and column from 0, and what a person does not see."""

    is_hidden: bool = False
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: list[str] = field(default_factory=list)
    hidden_spans: list[tuple[int, int]] = field(default_factory=list)


def forms_of(content: bytes) -> dict[str, Forms]:
    """Return what is said of each sheet, by its name; nothing of files before Excel 97 or damaged ones."""
    try:
        book = streams_of(content).get(BOOK, b"")
        return sheets_in(book)
    except (DamagedError, struct.error, IndexError, UnicodeDecodeError):
        return {}


def sheets_in(book: bytes) -> dict[str, Forms]:
    own: dict[int, str] = {}
    styles: list[int] = []
    places: list[tuple[int, str, bool]] = []
    for kind, data in records(book, 0):
        if kind == BEGIN and struct.unpack_from("<H", data)[0] != BIFF8:
            return {}
        if kind == SHEET:
            place, hidden, what, length, wide = struct.unpack_from("<IBBBB", data)
            if what == 0:
                places.append((place, text_of(data[8:], length, wide), bool(hidden & 3)))
        elif kind == FORMAT:
            number, length, wide = struct.unpack_from("<HHB", data)
            own[number] = text_of(data[5:], length, wide)
        elif kind == STYLE:
            styles.append(struct.unpack_from("<HH", data)[1])
    usual = {**BUILTIN_FORMATS, **CHINESE_FORMATS}
    codes = [own.get(one) or str(usual.get(one, GENERAL)) for one in styles]
    return {name: sheet_at(book, place, hidden, codes) for place, name, hidden in places}


def sheet_at(book: bytes, place: int, hidden: bool, codes: list[str]) -> Forms:
    """Return what the records of a sheet say, which begin at a place of the book."""
    forms = Forms(hidden)
    for kind, data in records(book, place):
        if kind in (NUMBER, SMALL, FORMULA):
            row, column, style = struct.unpack_from("<3H", data)
            put(forms, row, column, style, codes)
        elif kind == SMALLS:
            row, column = struct.unpack_from("<2H", data)
            for at in range((len(data) - 6) // 6):
                put(forms, row, column + at, struct.unpack_from("<H", data, 4 + 6 * at)[0], codes)
        elif kind == ROW and struct.unpack_from("<H", data, 12)[0] & HIDDEN_ROW:
            forms.hidden_rows.append(str(struct.unpack_from("<H", data)[0] + 1))
        elif kind == COLUMNS and struct.unpack_from("<H", data, 8)[0] & HIDDEN_COLUMN:
            first, last = struct.unpack_from("<2H", data)
            forms.hidden_spans.append((first + 1, last + 1))
    return forms


def put(forms: Forms, row: int, column: int, style: int, codes: list[str]) -> None:
    if style < len(codes) and codes[style] != GENERAL:
        forms.cells[row, column] = codes[style]


def records(book: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield the kind and the data of each record from a place on, up to the end of its part."""
    depth = 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        yield kind, book[at + 4 : at + 4 + length]
        at += 4 + length
        depth += (kind == BEGIN) - (kind == END)
        if depth <= 0:
            return


def text_of(data: bytes, length: int, wide: int) -> str:
    if wide & IN_TWO_BYTES:
        return data[: 2 * length].decode("utf-16-le")
    return data[:length].decode("latin-1")
