"""The lines and rows of pages → tables: rows broken over pages joined, repeated headers dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from index.entry import Column, Role
from index.tables.columns import columns_of, is_header
from index.tables.grid import table_of
from index.tables.headers import MOST_ROWS
from index.tables.joined import ended
from index.tables.table import Row, Table

SENTENCE_END = re.compile(r"[。；;！!]$")


class Part(NamedTuple):
    """Lines of a page outside its tables, and the rows of the table under them."""

    lines: list[str]
    rows: list[list[str]]


@dataclass(slots=True)
class Reading:
    """The tables found so far, and the next one: the lines before it, its rows, its header's rows.

    `under` are the lines that came since its header, `top` is where the rows of the last part begin.
    """

    tables: list[Table] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    header: list[list[str]] = field(default_factory=list)
    under: list[str] = field(default_factory=list)
    top: int = 0

    def take(self, part: Part) -> None:
        """Read on with a part of a page: rows without a header go on with the last table."""
        lines, rows = part
        if rows and (self.is_whole() or self.is_other(part)):
            self.close()
        (self.under if self.header else self.before).extend(lines)
        is_first = bool(self.header)
        top = len(self.rows)
        for place, row in enumerate(rows):
            if row in self.header and not (place == 0 and has_title(lines)):
                continue
            if is_header(row):
                is_second = place > 0 and rows[place - 1] in self.header
                if self.header and not is_second:
                    self.close()
                    top = 0
                is_first = False
                self.header.append(row)
            elif is_first:
                if self.repeats_header(row, rows[place - 1] if place else None):
                    continue
                is_first = False
                if goes_on(row, self.header[0], self.rows[-1]):
                    self.rows[-1] = [
                        one + two for one, two in zip(self.rows[-1], row, strict=False)
                    ]
                    continue
                self.fill_back(row)
            self.rows.append(row)
        self.top = top

    def is_whole(self) -> bool:
        """Return whether the rows so far are a table though no row is a header: a card."""
        return bool(self.rows) and not self.header and table_of(numbered(self.rows), ()) is not None

    def is_other(self, part: Part) -> bool:
        """Return whether a part has a table of another kind, with a line over it and other columns."""
        if not self.header or not part.lines or any(map(is_header, part.rows)):
            return False
        return all(len(row) != len(self.header[0]) for row in part.rows)

    def repeats_header(self, row: list[str], over: list[str] | None) -> bool:
        """Return whether a row under a repeated header is the header's next, which has few names."""
        first = self.rows.index(self.header[0])
        return over in self.header and row in self.rows[first : first + MOST_ROWS]

    def fill_back(self, row: list[str]) -> None:
        """Write what stands in a page's first row over blanks at the foot of the page before.

        What is merged over both pages may have its text on the second alone.
        """
        for at, column in enumerate(columns_of(self.header[0])):
            if column.role is not Role.SECTION or at >= len(row) or not row[at]:
                continue
            blank = len(self.rows)
            while (
                blank > self.top and at < len(self.rows[blank - 1]) and not self.rows[blank - 1][at]
            ):
                blank -= 1
            # Blank from its top on, a page goes on with what was merged before it.
            if blank > self.top:
                for one in self.rows[blank:]:
                    one[at] = row[at]

    def close(self) -> None:
        """End a table; what stands under it is before the next."""
        if table := table_of(numbered(self.rows), self.before):
            self.tables.append(table)
        else:
            cells = [cell for row in self.rows for cell in row if cell]
            self.under = [*self.before, *cells, *self.under]
        # What heads or foots every page is said once.
        self.before, self.under = list(dict.fromkeys(self.under)), []
        self.rows, self.header, self.top = [], [], 0


def numbered(rows: Sequence[Sequence[str]]) -> list[Row]:
    return [Row(at, tuple(row)) for at, row in enumerate(rows, start=1)]


def tables_of(parts: Sequence[Part]) -> tuple[Table, ...]:
    """Return the tables of pages; the lines that stand under the last of them come after it."""
    reading = Reading()
    for part in parts:
        reading.take(part)
    reading.close()
    return ended(reading.tables, reading.before)


def has_title(lines: Sequence[str]) -> bool:
    return any("台账" in line or "进展情况" in line for line in lines)


def goes_on(row: Sequence[str], header: Sequence[str], last: Sequence[str]) -> bool:
    """Return whether the first row of a page ends the last row of the page before: it has no number."""
    columns = columns_of(header)
    if len(columns) != len(row):
        return False
    numbers = [at for at, column in enumerate(columns) if column.role is Role.NUMBER]
    titles = [row[at] for at, column in enumerate(columns) if column.role is Role.TITLE]
    if not numbers or row[numbers[0]] or (any(titles) and any(row[:1])):
        return False
    return not is_part(row, columns, last)


def is_part(row: Sequence[str], columns: Sequence[Column], last: Sequence[str]) -> bool:
    """Return whether a row without a number is a part of an entry whose number is merged over them.

    It says what is to be done and how that stands, and no cell above it breaks off.
    """
    said = [at for at, cell in enumerate(row) if cell]
    reports = [at for at in said if columns[at].role is Role.PROGRESS]
    parts = [at for at in said if columns[at].role is Role.OTHER]
    ended = all(at < len(last) and SENTENCE_END.search(last[at]) for at in reports)
    return bool(reports and parts) and ended
