"""Tables as .csv and .tsv: the delimiter found, quotes and line breaks within them kept."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from index.tables.columns import is_header
from index.tables.grid import table_of, tidy
from index.tables.table import Row, Table
from index.tables.text import decode

DELIMITERS = (",", "\t", ";", "|", "，")
AS_TEXT = re.compile(r'="([^"]*)"')
LONGEST_CELL = 1_000_000


def read_csv_tables(content: bytes, path: Path) -> tuple[Table, ...]:
    """Return the table of a file by the delimiter under which a row is a header; none without one.

    Raises:
        LedgerError: the bytes are no text.
    """
    text = decode(content, path)
    csv.field_size_limit(LONGEST_CELL)
    for delimiter in DELIMITERS:
        try:
            reader = csv.reader(io.StringIO(text), delimiter=delimiter)
            rows = [Row(at, tuple(map(plain, row))) for at, row in enumerate(reader, start=1)]
        except csv.Error:
            continue
        rows = [row for row in rows if row.cells]
        if any(is_header(row.cells) for row in rows[:20]):
            table = table_of(rows, ())
            return (table,) if table else ()
    return ()


def plain(cell: str) -> str:
    """Return a cell's text, one that Excel is told to take for text without its mark: ="001"."""
    match = AS_TEXT.fullmatch(cell)
    return tidy(match[1] if match else cell)
