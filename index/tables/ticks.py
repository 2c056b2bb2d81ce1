"""Columns that only tick how an entry stands, 已完成, 正在推进, 未启动 → one column that says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.entry import Role
from index.tables.columns import is_header, roles_of
from index.tables.headers import header_names
from index.tables.table import Row, Table

TICK = re.compile(r"[√✓✔☑●■★○◯Vv]")
# What a column may be called in which a tick says how an entry stands.
STATE = re.compile(
    r"(?:[已未正没尚]|完成|办结|达标|推进|进行|启动|开工|滞后|正常|超前|提前|逾期|序时|落实|销号|销账|长期|持续|红灯|黄灯|绿灯)"
)
BRACKETED = re.compile(r"^.*[（(](.+)[)）]$")
NAME = "完成情况"


def told_by_ticks(table: Table) -> Table:
    """Return a table with columns of ticks side by side as one, which says the names of those ticked."""
    at = next((at for at, row in enumerate(table.rows) if is_header(row.cells)), None)
    if at is None:
        return table
    names, depth = header_names(table.rows, at)
    body = table.rows[at + depth :]
    span = next(ticked(names, [row.cells for row in body]), None)
    if span is None:
        return table
    first, end = span
    states = [BRACKETED.sub(r"\1", name) for name in names[first:end]]
    over = table.rows[at].cells[first] if depth > 1 else ""
    name = over if over not in states and Role.PROGRESS in roles_of(over) else NAME
    head = Row(table.rows[at].number, (*names[:first], name, *names[end:]))
    rows = [folded(row, first, end, states) for row in body]
    lower = [replace(row, cells=head.cells) for row in table.rows[at + 1 : at + depth]]
    note = f"“{'”“'.join(states)}”几列只打了勾，已读作“{name}”一列，请核对"
    return replace(table, rows=(*table.rows[:at], head, *lower, *rows), notes=(*table.notes, note))


def ticked(names: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Yield where columns side by side begin and end in which each row has one tick at most."""
    first = 0
    while first < len(names):
        end = first
        while end < len(names) and is_ticked(end, names[end], rows):
            end += 1
        ticks = [sum(map(bool, cells[first:end])) for cells in rows]
        if end - first > 1 and max(ticks, default=0) == 1:
            yield first, end
        first = max(end, first + 1)


def is_ticked(at: int, name: str, rows: Sequence[Sequence[str]]) -> bool:
    cells = (cells[at] for cells in rows if at < len(cells))
    return bool(STATE.search(name)) and all(not cell or TICK.fullmatch(cell) for cell in cells)


def folded(row: Row, first: int, end: int, states: Sequence[str]) -> Row:
    said = (state for state, cell in zip(states, row.cells[first:end], strict=False) if cell)
    if len(row.cells) <= first:
        return row
    return Row(row.number, (*row.cells[:first], next(said, ""), *row.cells[end:]))
