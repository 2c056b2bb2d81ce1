"""Tables that are one, under the same header again; and one that is several, under other headers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from index import regexes
from index.entry import Role
from index.tables.columns import columns_of, is_header, roles_of
from index.tables.grid import table_of
from index.tables.starts import arabic_in, names_kind
from index.tables.table import Row, Table
from index.tables.titles import is_dated_title

HEADING = re.compile(
    r"^[#\s]*(?:[（(]?[一二三四五六七八九十]+[)）、.．]|第[一二三四五六七八九十]+部分)"
)
GOES_ON = re.compile(r"^[（(]?(?:续表?|接上[页表])")
LONGEST_HEADING = 40
FEWEST_HALVES = 2
IN_HALVES = "表格分成左右两半，已按序号合成一张，请核对"


def joined(tables: Sequence[Table]) -> tuple[Table, ...]:
    """Return tables with those joined that go on under the same header; a heading becomes a row."""
    result: list[Table] = []
    for table in tables:
        last = result[-1] if result else None
        if last and header_of(last) == header_of(table) and is_under(last, table):
            result[-1] = together(last, table)
        elif last and (whole := beside(last, table)):
            result[-1] = whole
        else:
            result.append(table)
    return tuple(result)


def is_under(last: Table, table: Table) -> bool:
    """Return whether what stands between two tables of one header is within a ledger."""
    if last.is_card and table.is_card:
        return not any(map(is_dated_title, table.before))
    return all(map(is_heading, table.before))


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


def unfolded(table: Table) -> Table:
    """Return a table whose names stand twice side by side, as where a long one is set in two halves.

    The rows of the right half come after those of the left.
    """
    at = next((at for at, row in enumerate(table.rows) if is_header(row.cells)), None)
    if at is None:
        return table
    cells = table.rows[at].cells
    starts = [i for i, cell in enumerate(cells) if cell and cell == cells[0]]
    halves = [tuple(cells[i:end]) for i, end in pairwise([*starts, len(cells)])]
    bare = [tuple(filter(None, half)) for half in halves]
    if len(bare) < FEWEST_HALVES or len(set(bare)) > 1 or Role.NUMBER not in roles_of(cells[0]):
        return table
    width = len(bare[0])
    rows = [*table.rows[:at], Row(table.rows[at].number, cells[:width])]
    for start in starts:
        for row in table.rows[at + 1 :]:
            own = row.cells[start : start + width]
            # What is merged over both halves stands in the left one.
            rows += [Row(row.number, own)] if any(own) or start == starts[0] else []
    return replace(table, rows=tuple(rows))


def names_in(row: Row) -> tuple[str, ...]:
    return tuple(regexes.sub(r"\s", "", cell) for cell in row.cells if cell.strip())


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
    return next((tuple(regexes.sub(r"\s", "", cell) for cell in cells) for cells in found), ())


def is_heading(line: str) -> bool:
    """Return whether a line between two tables is a heading within a ledger, and no title."""
    if GOES_ON.match(line):
        return True
    heading = bool(HEADING.match(line)) and len(line) <= LONGEST_HEADING
    return (heading or names_kind(line)) and not is_dated_title(line)


def together(first: Table, second: Table) -> Table:
    """Return one table; its rows are counted on where each part counts from one."""
    over = [line for line in second.before if not GOES_ON.match(line)]
    last, begin = first.rows[-1].number, second.rows[0].number
    offset = last + len(over) if begin <= last else 0
    headings = [Row(begin + offset - len(over) + at, (line,)) for at, line in enumerate(over)]
    later = [Row(row.number + offset, row.cells) for row in second.rows]
    rows, notes = (*first.rows, *headings, *later), first.notes + second.notes
    return replace(first, rows=rows, notes=notes, after=second.after)


def beside(left: Table, right: Table) -> Table | None:
    """Return the one table of two halves that a wide one was cut into; None where they are none.

    Both have the same numbers, and a title stands in one alone, or reports in the other alone.
    """
    names, more = header_of(left), header_of(right)
    roles, more_roles = roles_in(names), roles_in(more)
    halves = Role.TITLE in roles and Role.PROGRESS in more_roles
    if not halves or (Role.PROGRESS in roles and Role.TITLE in more_roles):
        return None
    rows, others = below_header(left), below_header(right)
    at, other_at = (of_role(one, Role.NUMBER) for one in (names, more))
    if at is None or other_at is None or len(rows) != len(others):
        return None
    numbers = [row.cells[at : at + 1] for row in rows]
    if numbers != [row.cells[other_at : other_at + 1] for row in others] or not any(numbers):
        return None
    # What stands in both is said once.
    kept = [place for place, name in enumerate(more) if name not in names]
    shared = [(names.index(name), place) for place, name in enumerate(more) if name in names]
    for row, other in zip(rows, others, strict=True):
        if any(cell_at(row, one) != cell_at(other, two) for one, two in shared):
            return None
    head = Row(left.rows[0].number, (*names, *(more[place] for place in kept)))
    whole = [
        Row(row.number, (*padded(row, len(names)), *(cell_at(other, place) for place in kept)))
        for row, other in zip(rows, others, strict=True)
    ]
    return replace(
        left, rows=(head, *whole), notes=(*left.notes, *right.notes, IN_HALVES), after=right.after
    )


def below_header(table: Table) -> list[Row]:
    at = next(at for at, row in enumerate(table.rows) if is_header(row.cells))
    return [row for row in table.rows[at + 1 :] if any(row.cells)]


def roles_in(names: Sequence[str]) -> set[Role]:
    return {column.role for column in columns_of(names)}


def of_role(names: Sequence[str], role: Role) -> int | None:
    return next((at for at, one in enumerate(columns_of(names)) if one.role is role), None)


def cell_at(row: Row, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""


def padded(row: Row, width: int) -> tuple[str, ...]:
    return (*row.cells[:width], *[""] * (width - len(row.cells)))


def goes_on(table: Table, rows: Sequence[Row]) -> bool:
    """Return whether rows without a header are a table's next ones: they are as wide as it."""
    width = len(table.rows[-1].cells)
    return bool(rows) and width > 1 and all(len(row.cells) == width for row in rows)


def counts_on(table: Table, rows: Sequence[Row]) -> bool:
    """Return whether rows without a header have the numbers that come after a table's last."""
    at = of_role(header_of(table), Role.NUMBER)
    if at is None or not goes_on(table, rows):
        return False
    last = arabic_in(cell_at(table.rows[-1], at))
    return last > 0 and arabic_in(cell_at(rows[0], at)) == last + 1


def longer(table: Table, rows: Sequence[Row]) -> Table:
    """Return the table with the rows after its own."""
    last = table.rows[-1].number
    return replace(table, rows=(*table.rows, *(Row(last + row.number, row.cells) for row in rows)))


def ended(tables: Sequence[Table], after: Sequence[str]) -> tuple[Table, ...]:
    """Return the tables of a file with the lines that stand after the last of them."""
    if not tables:
        return ()
    return (*tables[:-1], replace(tables[-1], after=tuple(after)))
