"""Tables copied as bare lines, a cell or a paragraph a line, whose merged cells are lost.

Which column a line belongs to is told by what it says: an authority, a number, a date, a state.
Each row's lines are laid over the columns in order, at the least cost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from index.entry import Column, Role
from index.tables.columns import columns_of, roles_of
from index.tables.table import Row, Table

Lines = Sequence[tuple[int, str]]

FEWEST_COLUMNS = 3
NUMBER = re.compile(r"[★☆*]?(\d{1,4})[★☆*.、]?$")
AUTHORITY = re.compile(
    r"^(?:[\u4e00-\u9fff（）()“”]{1,20}?(?:局|委|办|厅|部|院|署|处|中心|公司|集团|政府|街道|单位|馆|校|会|乡|镇|团|妇联|工会|联合会|法院|检察院|银行|支队|大队)[、，,；;\s]*)+$"
)
FIGURE = re.compile(r"^[<>≥≤约]?\d[\d.,]*[%％\u4e00-\u9fff]{0,4}$")
DATED = re.compile(r"\d{1,2}月|年底|季度|半年|长期|全年")
STATE = re.compile(
    r"^(?:提前|超额|基本|已|全部|正在|未|尚未|达序|按序|达到|序时|有序|滞后|推进|持续).{0,12}$|^.{0,8}(?:完成|推进|进度|销号)[。]?$"
)
FIRST_OF_LIST = re.compile(r"^[（(]?(?:1|一|①)[)）、.．]|^①")
LATER_OF_LIST = re.compile(r"^[（(]?(?:[2-9]|[二三四五六七八九])[)）、.．]|^[②-⑨]")
HEADING = re.compile(r"^[\u4e00-\u9fff、]{2,16}(?:工程|行动|计划|类|领域|方面|实事|事业|攻坚)$")
# A cell that runs over more lines, by the column it is in; and a column that has none.
MORE_LINES = {Role.TITLE: 0.6, Role.PROGRESS: 0.5, Role.REMARK: 0.7}
NO_LINE = {
    Role.NUMBER: 0.4,
    Role.TITLE: 9.0,
    Role.PROGRESS: 2.0,
    Role.TARGET: 0.8,
    Role.UNIT: 0.3,
    Role.STATUS: 0.4,
    Role.DEADLINE: 0.4,
    Role.REMARK: 0.2,
}


@dataclass(frozen=True, slots=True)
class Found:
    """A row's number line, the heading over it if one stands there, and its other lines."""

    number: int
    mark: str
    heading: str
    lines: tuple[str, ...]


def read_blocks(lines: Lines) -> tuple[Table, ...]:
    """Return the table that bare lines spell, or none: a header of known names, then numbered rows."""
    filled = [(number, text.strip()) for number, text in lines if text.strip()]
    start = header_start(filled)
    if start is None:
        return ()
    end = start
    while end < len(filled) and roles_of(filled[end][1]):
        end += 1
    names = [text for _, text in filled[start:end]]
    columns = columns_of(names)
    if Role.NUMBER not in [column.role for column in columns]:
        return ()
    rows = rows_of(filled[end:], columns)
    if not rows:
        return ()
    before = tuple(text for _, text in filled[:start])
    header = Row(filled[start][0], tuple(names))
    return (Table((header, *laid_out(rows, columns)), before),)


def header_start(lines: Lines) -> int | None:
    """Return where three and more lines in a row are names of columns, 序号 among them."""
    for at in range(len(lines) - FEWEST_COLUMNS):
        if all(roles_of(text) for _, text in lines[at : at + FEWEST_COLUMNS]):
            return at
    return None


def rows_of(lines: Lines, columns: Sequence[Column]) -> list[Found]:
    """Return the rows, each begun by the number that follows the last row's."""
    starts: list[tuple[int, int]] = []
    expected = 0
    for at, (_, text) in enumerate(lines):
        match = NUMBER.match(text)
        value = int(match[1]) if match else 0
        # A figure may be the next number by chance: a row has a title and more at least.
        follows = value == expected + 1 or (not starts and value > 0)
        if follows and (not starts or at - starts[-1][0] > 2):
            starts.append((at, value))
            expected = value
    roles = [column.role for column in columns]
    headed = Role.NUMBER in roles[1:] and roles.index(Role.NUMBER) > 0
    found = []
    for place, (at, _) in enumerate(starts):
        end = starts[place + 1][0] if place + 1 < len(starts) else len(lines)
        own = [text for _, text in lines[at + 1 : end]]
        over = lines[at - 1][1] if headed and at and HEADING.match(lines[at - 1][1]) else ""
        if headed and place + 1 < len(starts) and own and HEADING.match(own[-1]):
            own = own[:-1]
        found.append(Found(lines[at][0], lines[at][1], over, tuple(own)))
    return found


def laid_out(rows: Sequence[Found], columns: Sequence[Column]) -> list[Row]:
    """Return rows of cells; an authority or a heading that was merged stands in each of its rows."""
    at_number = next(at for at, column in enumerate(columns) if column.role is Role.NUMBER)
    right = columns[at_number + 1 :]
    above: dict[int, str] = {}
    result = []
    for row in rows:
        cells = [row.heading or above.get(0, ""), *[""] * (at_number - 1)] if at_number else []
        if at_number:
            above[0] = cells[0]
        cells.append(row.mark)
        for at, text in enumerate(assigned(row.lines, right), start=at_number + 1):
            if columns[at].role is Role.UNIT:
                text = text or above.get(at, "")
                above[at] = text
            cells.append(text)
        result.append(Row(row.number, tuple(cells)))
    return result


def assigned(lines: Sequence[str], columns: Sequence[Column]) -> list[str]:
    """Return a cell a column: the lines in order, laid over the columns at the least cost."""

    @cache
    def best(line: int, column: int) -> tuple[float, tuple[int, ...]]:
        if column == len(columns):
            return (0.0 if line == len(lines) else 99.0), ()
        options = []
        for taken in range(len(lines) - line + 1):
            cost, rest = best(line + taken, column + 1)
            own = cost_of(lines[line : line + taken], columns[column])
            options.append((own + cost, (taken, *rest)))
        return min(options)

    _, taken = best(0, 0)
    cells, at = [], 0
    for count in taken:
        cells.append("\n\n".join(lines[at : at + count]))
        at += count
    return cells


def cost_of(lines: Sequence[str], column: Column) -> float:
    """Return how ill lines suit a column: 0 where they say what such a column says."""
    if not lines:
        return NO_LINE.get(column.role, 0.5)
    cost = unlike(lines[0], column)
    if LATER_OF_LIST.match(lines[0]):
        cost += 1.0
    if column.role is Role.PROGRESS and len(lines) > 1 and STATE.match(lines[0]):
        cost -= 0.3
    for line in lines[1:]:
        # A figure by itself is a cell of its own, whatever stands over it.
        cost += 1.5 if FIGURE.match(line) else 0.0
        cost += 0.05 if LATER_OF_LIST.match(line) else MORE_LINES.get(column.role, 1.5)
    return cost


def unlike(line: str, column: Column) -> float:
    """Return how unlike a column's other cells a line is."""
    is_share = "%" in column.name or "％" in column.name or "率" in column.name
    tests = {
        Role.NUMBER: (bool(NUMBER.match(line)) or len(line) <= 4, 5.0),
        Role.UNIT: (bool(AUTHORITY.match(line)), 3.0),
        Role.TARGET: (bool(FIGURE.match(line)) or len(line) <= 12, 1.0),
        Role.STATUS: (
            bool(FIGURE.match(line)) or (not is_share and bool(STATE.match(line))),
            2.0,
        ),
        Role.DEADLINE: (bool(DATED.search(line)), 2.0),
        Role.REMARK: (bool(STATE.match(line)), 0.3),
        Role.TITLE: (not FIGURE.match(line), 1.5),
        Role.PROGRESS: (not AUTHORITY.match(line), 1.0),
    }
    fits, cost = tests.get(column.role, (True, 0.0))
    return 0.0 if fits else cost
