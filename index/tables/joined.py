"""Tables that are one, under the same header again; and one that is several, under other headers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from index.tables.columns import is_header
from index.tables.grid import table_of
from index.tables.table import Row, Table
from index.tables.titles import is_dated_title

HEADING = re.compile(
    r"^[#\s]*(?:[（(]?[一二三四五六七八九十]+[)）、.．]|第[一二三四五六七八九十]+部分)"
)
GOES_ON = re.compile(r"^[（(]?(?:续表?|接上[页表])")
LONGEST_HEADING = 40


def joined(tables: Sequence[Table]) -> tuple[Table, ...]:
    """Return tables with those joined that go on under the same header; a heading becomes a row."""
    result: list[Table] = []
    for table in tables:
        last = result[-1] if result else None
        if last and header_of(last) == header_of(table) and all(map(is_heading, table.before)):
            result[-1] = together(last, table)
        else:
            result.append(table)
    return tuple(result)


def apart(table: Table) -> tuple[Table, ...]:
    """Return the tables that stand one below the other in one, each under a header of its own."""
    rows = table.rows
    headers = [at for at, row in enumerate(rows) if is_header(row.cells)]
    known = {names_in(rows[at]) for at in headers if at - headers[0] <= 1}
    starts = [
        over_header(rows, at)
        for at in headers[1:]
        if at - headers[0] > 1
        and not is_header(rows[at - 1].cells)
        and names_in(rows[at]) not in known
    ]
    if not starts:
        return (table,)
    cuts = [0, *starts, len(rows)]
    parts = [replace(table, rows=without_blank(rows[: starts[0]]), after=())]
    for start, end in pairwise(cuts[1:]):
        part = table_of(without_blank(rows[start:end]), ())
        parts += [replace(part, separator=table.separator)] if part else []
    return ended(parts, table.after)


def names_in(row: Row) -> tuple[str, ...]:
    return tuple(re.sub(r"\s", "", cell) for cell in row.cells if cell.strip())


def over_header(rows: Sequence[Row], at: int) -> int:
    """Return where the lines begin that stand over a header: its title, and what is blank."""
    while len(names_in(rows[at - 1])) <= 1 and at > 1:
        at -= 1
    return at


def without_blank(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return rows without the columns at their right that are blank throughout."""
    width = max((at + 1 for row in rows for at, cell in enumerate(row.cells) if cell), default=0)
    return tuple(Row(row.number, row.cells[:width]) for row in rows)


def header_of(table: Table) -> tuple[str, ...]:
    found = (row.cells for row in table.rows if is_header(row.cells))
    return next((tuple(re.sub(r"\s", "", cell) for cell in cells) for cells in found), ())


def is_heading(line: str) -> bool:
    """Return whether a line between two tables is a heading within a ledger, and no title."""
    if GOES_ON.match(line):
        return True
    heading = bool(HEADING.match(line)) and len(line) <= LONGEST_HEADING
    return heading and not is_dated_title(line)


def together(first: Table, second: Table) -> Table:
    """Return one table; its rows are counted on where each part counts from one."""
    over = [line for line in second.before if not GOES_ON.match(line)]
    last, begin = first.rows[-1].number, second.rows[0].number
    offset = last + len(over) if begin <= last else 0
    headings = [Row(begin + offset - len(over) + at, (line,)) for at, line in enumerate(over)]
    later = [Row(row.number + offset, row.cells) for row in second.rows]
    rows, notes = (*first.rows, *headings, *later), first.notes + second.notes
    return replace(first, rows=rows, notes=notes, after=second.after)


def goes_on(table: Table, rows: Sequence[Row]) -> bool:
    """Return whether rows without a header are a table's next ones: they are as wide as it."""
    width = len(table.rows[-1].cells)
    return bool(rows) and width > 1 and all(len(row.cells) == width for row in rows)


def longer(table: Table, rows: Sequence[Row]) -> Table:
    """Return the table with the rows after its own."""
    last = table.rows[-1].number
    return replace(table, rows=(*table.rows, *(Row(last + row.number, row.cells) for row in rows)))


def ended(tables: Sequence[Table], after: Sequence[str]) -> tuple[Table, ...]:
    """Return the tables of a file with the lines that stand after the last of them."""
    if not tables:
        return ()
    return (*tables[:-1], replace(tables[-1], after=tuple(after)))
