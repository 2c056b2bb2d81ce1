"""Rows that say of the entry over them how it stands, as 进展情况：…, → a column of the table."""

from __future__ import annotations

from dataclasses import replace

from index.entry import Role
from index.tables.columns import columns_of, is_header
from index.tables.fields import field_in
from index.tables.joined import padded
from index.tables.table import Row, Table


def raised(table: Table) -> Table:
    """Return a table whose header names no report with the reports of rows of one cell as a column."""
    at = next((at for at, row in enumerate(table.rows) if is_header(row.cells)), None)
    if at is None or holds_report(table.rows[at].cells):
        return table
    width = len(table.rows[at].cells)
    rows: list[tuple[Row, dict[str, str]]] = []
    for row in table.rows[at + 1 :]:
        field = field_below(row)
        if field and rows:
            rows[-1][1][field[0]] = field[1]
        else:
            rows.append((row, {}))
    names = tuple(dict.fromkeys(name for _, fields in rows for name in fields))
    if not holds_report(names):
        return table
    head = replace(table.rows[at], cells=(*table.rows[at].cells, *names))
    whole = [
        Row(row.number, (*padded(row, width), *(fields.get(name, "") for name in names)))
        if fields
        else row
        for row, fields in rows
    ]
    note = f"写在事项下一行的{'、'.join(names)}，已读作这一项的列，请核对"
    return replace(table, rows=(*table.rows[:at], head, *whole), notes=(*table.notes, note))


def holds_report(names: tuple[str, ...]) -> bool:
    return any(column.role is Role.PROGRESS for column in columns_of(names))


def field_below(row: Row) -> tuple[str, str] | None:
    """Return the name and the text of a row that is one field, None for any other."""
    filled = [cell for cell in row.cells if cell]
    if len(filled) != 1:
        return None
    first, *more = filled[0].split("\n")
    field = field_in(first)
    return (field[0], "\n".join([field[1], *more]).strip()) if field else None
