"""The header of a table: where it stands, its columns, and which of them tells what."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from index.entry import Column, LedgerError, Role
from index.rows import FIGURE, number_in
from index.stated import time_of
from index.tables import Row, Table
from index.tables.columns import columns_of, is_header, is_time, roles_of
from index.tables.headers import header_names
from index.tables.suits import is_authority

# Of what a figure counts, or who is responsible.
EITHER = "单位"
# What reports on the time before this one's.
EARLIER = re.compile(r"^(?:截至)?(?:上[月周旬期年]|上个月|上一?季度|去年)")
# The average characters of a cell in a column of texts.
SHORTEST_TEXT = 4
# What a column of figures is called that says how much has been done.
DONE = re.compile(r"完成|到位|支付|拨付|实际")
VERDICT = re.compile(
    r"(?:已|未|尚未|基本|超额|提前|按期|如期|全部|正在|没有?|部分|达到?|有序|稳步|持续)*(?:完成|办结|达标|达到(?:目标|进度|要求|时间进度)|开工|动工|启动|推进|进行|实施|落实|销号|滞后|逾期|超期|正常|中|序时|投用|竣工)+(?:中|进度|任务|目标)?[。.]?"
)


@dataclass(frozen=True, slots=True)
class Header:
    """Where a header starts and ends among a table's rows, its columns, and what is doubtful.

    `body` are the rows under it but those that are the header again.
    """

    start: int
    end: int
    columns: tuple[Column, ...]
    doubts: tuple[str, ...]
    body: tuple[Row, ...]


def find_header(table: Table) -> Header:
    """Return a table's header.

    Raises:
        LedgerError: there is none, or no column can be the title or the progress.
    """
    at = next((at for at, row in enumerate(table.rows) if is_header(row.cells)), None)
    if at is None:
        raise LedgerError("没有认得的表头；表头应有事项内容和进展情况两列")
    names, depth = header_names(table.rows, at)
    rows = body_of(table, at, depth)
    columns, doubts = timed(units_told(numbered(columns_of(names), names, rows), rows)), []
    for role, shown in ((Role.TITLE, "事项内容"), (Role.PROGRESS, "进展情况")):
        if any(column.role is role for column in columns):
            continue
        likely = problem_in(columns) if role is Role.TITLE else None
        if likely is None:
            likely = likeliest(role, columns, rows)
        if likely is None:
            likely = nearest_report(columns) if role is Role.PROGRESS else unit_in(columns)
        if likely is None:
            line, given = table.rows[at].number, "、".join(column.name for column in columns)
            raise LedgerError(f"第{line}行的表头（{given}）里没有{shown}一列；请补上列名再添加")
        columns = tuple(
            Column(one.name, role) if place == likely else one for place, one in enumerate(columns)
        )
        doubts.append(
            f"没有名为{shown}的列，把“{columns[likely].name}”一列当作{shown}；不对请改列名"
        )
    return Header(at, at + depth, latest(columns, rows), tuple(doubts), rows)


def body_of(table: Table, at: int, depth: int) -> tuple[Row, ...]:
    """Return the rows under a header but those that are it again: their cells tell nothing of a column."""
    names = {row.cells for row in table.rows[at : at + depth]}
    return tuple(row for row in table.rows[at + depth :] if row.cells not in names)


def times_of(columns: Sequence[Column]) -> list[str]:
    """Return the names of columns that may say of which time they report, one of figures too."""
    return [
        one.name
        for one in columns
        if one.role is Role.PROGRESS
        or (one.role is Role.OTHER and not roles_of(one.name) and DONE.search(one.name))
    ]


def without_blank_columns(table: Table) -> Table:
    """Return a table without the columns that are blank throughout, as a conversion may leave them."""
    at = next((at for at, row in enumerate(table.rows) if is_header(row.cells)), 0)
    head = table.rows[at].cells if table.rows else ()
    blank = {place for place, name in enumerate(head) if not name}
    if not blank:
        return table
    said = {
        place
        for row in table.rows[at + 1 :]
        for place, cell in enumerate(row.cells)
        if cell and row.cells != head
    }
    left = {place - 1 for place in blank & said if place and not said & {place - 1}}
    # A name may span two columns of which the first is blank.
    names = tuple(head[place - 1] if place - 1 in left else name for place, name in enumerate(head))
    blank = (blank - said) | {place for place in left if head[place]}
    if not blank:
        return table
    rows = (
        without(replace(row, cells=names) if row.cells == head else row, blank)
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))


def latest(columns: tuple[Column, ...], rows: Sequence[Row]) -> tuple[Column, ...]:
    """Return columns of which one alone is the progress where several report on times of a year.

    It is the one of the latest time with text; 一季度进展 beside 二季度进展 is a further column.
    """
    times = {
        at: time
        for at, column in enumerate(columns)
        if column.role is Role.PROGRESS and (time := time_of(column.name))
    }
    told = {at for row in rows for at, cell in enumerate(row.cells) if cell and at in times}
    newest = max(told, key=lambda at: (times[at], at), default=-1)
    columns = without_earlier(columns)
    return tuple(
        Column(column.name, Role.OTHER) if told and at in times and at != newest else column
        for at, column in enumerate(columns)
    )


def without_earlier(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return columns of which 上月进展 is no progress where another is."""
    reports = [one for one in columns if one.role is Role.PROGRESS]
    earlier = [one for one in reports if EARLIER.match(one.name)]
    if len(earlier) == len(reports):
        return columns
    return tuple(Column(one.name, Role.OTHER) if one in earlier else one for one in columns)


def likeliest(role: Role, columns: tuple[Column, ...], rows: Sequence[Row]) -> int | None:
    """Return the column that holds most text of those that may have a role, or None.

    Only names that nobody knows come into question; the title stands left of the progress.
    """
    lengths = {
        place: sum(len(row.cells[place]) for row in rows if place < len(row.cells))
        for place, column in enumerate(columns)
        if column.role is Role.OTHER and not roles_of(column.name)
    }
    texts = [place for place, length in lengths.items() if length >= SHORTEST_TEXT * len(rows)]
    if role is Role.TITLE:
        progress = [place for place, column in enumerate(columns) if column.role is Role.PROGRESS]
        texts = [place for place in texts if not progress or place < progress[0]]
    return max(texts, key=lambda place: (lengths[place], -place)) if texts else None


def timed(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return columns of which those that only say when are the progress, where none else is."""
    if any(one.role is Role.PROGRESS for one in columns):
        return columns
    return tuple(Column(one.name, Role.PROGRESS) if is_time(one.name) else one for one in columns)


def problem_in(columns: tuple[Column, ...]) -> int | None:
    """Return the column of problems left of the progress: what is put right is what is to be done."""
    progress = next((at for at, one in enumerate(columns) if one.role is Role.PROGRESS), 0)
    named = (at for at, one in enumerate(columns[:progress]) if "问题" in one.name)
    return next((at for at in named if columns[at].role is Role.REMARK), None)


def unit_in(columns: tuple[Column, ...]) -> int | None:
    """Return the first column of units or places beside targets: such a table has a row for each."""
    has_targets = any(one.role is Role.TARGET for one in columns)
    units = (at for at, one in enumerate(columns) if has_targets and one.role is Role.UNIT)
    return next(units, None)


def numbered(
    columns: tuple[Column, ...], names: Sequence[str], rows: Sequence[Row]
) -> tuple[Column, ...]:
    """Return columns of which the first is the number where it has no name and counts the rows."""
    if names[0].strip() or any(one.role is Role.NUMBER for one in columns):
        return columns
    cells = [row.cells[0] for row in rows if row.cells and row.cells[0]]
    numbers = [number for cell in cells if (number := number_in(cell)) is not None]
    counts = bool(numbers) and numbers == list(range(1, len(numbers) + 1))
    # A heading may stand between entries, alone in its row.
    is_number = counts and 2 * len(numbers) > len(cells)
    return (Column(columns[0].name, Role.NUMBER), *columns[1:]) if is_number else columns


def units_told(columns: tuple[Column, ...], rows: Sequence[Row]) -> tuple[Column, ...]:
    """Return columns of which one called 单位 holds the responsible units where authorities stand in it."""
    return tuple(
        Column(one.name, Role.UNIT)
        if one.name == EITHER and one.role is Role.OTHER and holds_authorities(at, rows)
        else one
        for at, one in enumerate(columns)
    )


def holds_authorities(at: int, rows: Sequence[Row]) -> bool:
    cells = [row.cells[at] for row in rows if at < len(row.cells) and row.cells[at]]
    return 2 * sum(map(is_authority, cells)) > len(cells)


def worded(columns: tuple[Column, ...], rows: Sequence[Row]) -> tuple[Column, ...]:
    """Return columns of which those that report in words are the progress, where others have figures."""
    reports = [at for at, one in enumerate(columns) if one.role is Role.PROGRESS]
    told = {
        at: [row.cells[at] for row in rows if at < len(row.cells) and row.cells[at]]
        for at in reports
    }
    bare = {at for at in reports if told[at] and all(map(FIGURE.match, told[at]))}
    # 办理结果 that only says 完成 or 未完成 beside a report sums it up.
    summed = {at for at in reports if told[at] and all(map(VERDICT.fullmatch, told[at]))}
    if not any(told[at] for at in reports if at not in bare | summed):
        return columns
    return tuple(
        Column(one.name, Role.STATUS if at in summed or is_share(told[at]) else Role.OTHER)
        if at in bare | summed
        else one
        for at, one in enumerate(columns)
    )


def is_share(cells: Sequence[str]) -> bool:
    return any(cell.endswith(("%", "％")) for cell in cells)


def nearest_report(columns: tuple[Column, ...]) -> int | None:
    """Return the column that comes nearest to a report where none is: 完成投资, else 完成率; or None."""
    done = [
        at
        for at, column in enumerate(columns)
        if column.role is Role.OTHER and DONE.search(column.name)
    ]
    states = [at for at, column in enumerate(columns) if column.role is Role.STATUS]
    return next(reversed(done or states), None)


def without(row: Row, places: Set[int]) -> Row:
    """Return a row without the cells at some places."""
    return replace(row, cells=tuple(c for at, c in enumerate(row.cells) if at not in places))
