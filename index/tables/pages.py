"""The lines and rows of pages → tables: rows broken over pages joined, repeated headers dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from index.entry import Role
from index.tables.columns import columns_of, is_header
from index.tables.grid import table_of
from index.tables.joined import ended
from index.tables.table import Row, Table

# Lines of a page outside its tables, and the rows of the table under them.
Part = tuple[list[str], list[list[str]]]


@dataclass(slots=True)
class Reading:
    """The tables found so far, and the next one: the lines before it, its rows, its header's rows.

    `under` are the lines that came since its header.
    """

    tables: list[Table] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    header: list[list[str]] = field(default_factory=list)
    under: list[str] = field(default_factory=list)

    def take(self, lines: Sequence[str], rows: Sequence[list[str]]) -> None:
        """Read on with a part of a page: rows without a header go on with the last table."""
        (self.under if self.header else self.before).extend(lines)
        for place, row in enumerate(rows):
            if row in self.header and not (place == 0 and has_title(lines)):
                continue
            if is_header(row):
                is_second = place > 0 and rows[place - 1] in self.header
                if self.header and not is_second:
                    self.close()
                self.header.append(row)
            elif self.header and place == 0 and goes_on(row, self.header[0]):
                self.rows[-1] = [one + two for one, two in zip(self.rows[-1], row, strict=False)]
                continue
            self.rows.append(row)

    def close(self) -> None:
        """End a table; what stands under it is before the next."""
        numbered = [Row(at, tuple(row)) for at, row in enumerate(self.rows, start=1)]
        if table := table_of(numbered, self.before):
            self.tables.append(table)
        # What heads or foots every page is said once.
        self.before, self.under = list(dict.fromkeys(self.under)), []
        self.rows, self.header = [], []


def tables_of(parts: Sequence[Part]) -> tuple[Table, ...]:
    """Return the tables of pages; the lines that stand under the last of them come after it."""
    reading = Reading()
    for lines, rows in parts:
        reading.take(lines, rows)
    reading.close()
    return ended(reading.tables, reading.before)


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
