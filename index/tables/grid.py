"""Cells with the rows and columns they span → rows of a table; rows broken over pages joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.tables.columns import is_header
from index.tables.table import Row, Table

MAX_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Spanning:
    """A cell's text and how many columns and rows it covers."""

    text: str
    columns: int = 1
    rows: int = 1


def spread(rows: Iterable[Sequence[Spanning]]) -> list[Row]:
    """Return rows of plain cells: a cell stands in each row that it covers, once in a row.

    In a row its text stands in the first of the columns it covers; the others are blank, but in a
    row that one cell fills.
    """
    open_cells: dict[int, tuple[int, str]] = {}
    result = []
    for number, row in enumerate(rows, start=1):
        cells: dict[int, str] = {}
        for at, (left, text) in list(open_cells.items()):
            cells[at] = text
            open_cells[at] = (left - 1, text)
            if left <= 1:
                del open_cells[at]
        at = 0
        for cell in row:
            while at in cells:
                at += 1
            width = max(1, min(cell.columns, MAX_COLUMNS))
            for offset in range(width):
                text = cell.text if offset == 0 else ""
                cells[at + offset] = text
                if cell.rows > 1:
                    open_cells[at + offset] = (cell.rows - 1, text)
            at += width
        width = max(cells, default=-1) + 1
        result.append(Row(number, tuple(cells.get(at, "") for at in range(width))))
    return result


def table_of(rows: Sequence[Row], before: Sequence[str]) -> Table | None:
    """Return the table of rows, its own lines over the header put before it; None without a header."""
    at = next((at for at, row in enumerate(rows) if is_header(row.cells)), None)
    if at is None:
        return None
    over = [next((cell for cell in row.cells if cell), "") for row in rows[:at]]
    lines = [line for text in (*before, *over) for line in text.splitlines() if line.strip()]
    return Table(tuple(two_row_header(rows, at)), tuple(lines))


def two_row_header(rows: Sequence[Row], at: int) -> Sequence[Row]:
    """Return rows whose header of two rows is one: 完成情况 over 上半年 and 下半年."""
    if at + 1 >= len(rows):
        return rows
    upper, lower = rows[at], rows[at + 1]
    under = [cell for cell in lower.cells if cell]
    repeated = sum(cell in upper.cells for cell in under)
    blank_above = [
        bool(cell) and not (upper.cells[place] if place < len(upper.cells) else "")
        for place, cell in enumerate(lower.cells)
    ]
    short = all(len(cell) <= 16 and not re.search(r"[。；\d]{2}|。", cell) for cell in under)
    if not (short and repeated >= 2 and any(blank_above)):
        return rows
    names, last = [], ""
    for place in range(max(len(upper.cells), len(lower.cells))):
        over = upper.cells[place] if place < len(upper.cells) else ""
        below = lower.cells[place] if place < len(lower.cells) else ""
        last = over or last
        names.append(over if below in ("", over) else f"{below}{last}" if below != last else below)
    return [*rows[:at], Row(upper.number, tuple(names)), *rows[at + 2 :]]


def tidy(text: str) -> str:
    """Return a cell's text without blanks at the ends of its lines, its paragraphs kept."""
    lines = [line.strip(" \t\r\u3000\u00a0") for line in text.replace("\x0b", "\n").split("\n")]
    return "\n".join(lines).strip("\n")
