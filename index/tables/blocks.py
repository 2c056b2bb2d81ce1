"""Tables copied as bare lines, a cell or a paragraph a line, whose merged cells are lost.

Which column a line belongs to is told by what it says: an authority, a number, a date, a state.
Each row's lines are laid over the columns in order, at the least cost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from index import regexes
from index.entry import Column, Role
from index.tables.columns import LONGEST_NAME, columns_of, is_time, roles_of
from index.tables.merged_names import names_of_lines
from index.tables.starts import (
    arabic_in,
    chinese_in,
    ends_rows,
    is_foot,
    is_section,
    names_kind,
    starts_of,
)
from index.tables.suits import STATE, costs_of, is_authority
from index.tables.table import Lines, Row, Table
from index.tables.titles import is_dated_title

FEWEST_COLUMNS, MOST_UNKNOWN = 3, 3
NOTE = re.compile(r"^(?:注|备注|说明)\s*[：:]")
# A kind of entries, as 教育 or 社会保障.
KIND = re.compile(r"[\u4e00-\u9fff、]{2,6}")
DAY = re.compile(r"(?:20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年.{1,3}月.{1,3}日")
# Lines of one row that are laid one by one; what is over goes with the last.
MOST_LAID = 60
# Lines of one cell that are tried where no number begins a row, and the cost of what cannot be.
MOST_LINES = 6
NEVER = 1e9
# What no title in a row costs where further columns tell its parts, and no part.
MERGED_TITLE, NO_PART = 1.5, 2.0
NO_UNIT = 0.05


@dataclass(frozen=True, slots=True)
class Found:
    """A row's number line, the headings over it if some stand there, and its other lines."""

    number: int
    mark: str
    headings: tuple[str, ...]
    lines: tuple[str, ...]


def read_blocks(lines: Lines) -> tuple[Table, ...]:
    """Return the table that bare lines spell, or none: a header of known names, then numbered rows."""
    filled = [(number, text.strip()) for number, text in lines if text.strip()]
    reach = header_of(filled)
    if reach is None:
        return ()
    start, end = reach
    if Role.NUMBER in roles_of(filled[start][1]):
        end += unknown_names(filled[end : end + MOST_UNKNOWN + 1])
    names = [text for _, text in filled[start:end]]
    own, after = signed(without_headers(filled[end:], names))
    columns = columns_of(names)
    if width := width_of(own, columns):
        names = list(names_of_lines(names, width)) or names
        columns = columns_of(names)
    roles = [column.role for column in columns]
    if Role.NUMBER in roles:
        rows = laid_out(rows_of(own, columns), columns)
    else:
        rows = unnumbered(own, columns) if Role.TITLE in roles else []
    if not rows:
        return ()
    before = tuple(text for _, text in filled[:start])
    header = Row(filled[start][0], tuple(names))
    return (Table((header, *rows), before, after=after),)


def width_of(lines: Lines, columns: Sequence[Column]) -> int:
    """Return how many cells each numbered row has where all have as many, and several are; else 0."""
    if columns[0].role is not Role.NUMBER:
        return 0
    counts = [len(row.lines) + 1 for row in rows_of(lines, columns) if row.mark]
    return counts[0] if len(counts) > 1 and len(set(counts)) == 1 else 0


def without_headers(lines: Lines, names: Sequence[str]) -> Lines:
    """Return the lines without the names of the columns where they stand again, as over a next page."""
    texts = [text for _, text in lines]
    kept: list[tuple[int, str]] = []
    at = 0
    while at < len(lines):
        if texts[at : at + len(names)] == list(names):
            at += len(names)
        else:
            kept.append(lines[at])
            at += 1
    return kept


def signed(lines: Lines) -> tuple[Lines, tuple[str, ...]]:
    """Return the lines but those under the table that sign it: an authority, and a day."""
    if not lines or not DAY.fullmatch(lines[-1][1]):
        return lines, ()
    end = len(lines) - 1
    end -= end > 0 and is_authority(lines[end - 1][1])
    return lines[:end], tuple(text for _, text in lines[end:])


def unknown_names(lines: Lines) -> int:
    """Return how many names that nobody knows stand before the first number of a row."""
    count = next((i for i, (_, text) in enumerate(lines) if arabic_in(text) or chinese_in(text)), 0)
    texts = [text for _, text in lines[:count]]
    return (
        0
        if any(is_section(text) or ends_rows(text) or len(text) > LONGEST_NAME for text in texts)
        else count
    )


def header_of(lines: Lines) -> tuple[int, int] | None:
    """Return from where to where a header reaches: three and more names, half of them known."""
    for start in range(len(lines) - FEWEST_COLUMNS):
        # 柏川县2025年实事进展情况 ends as a column's name does.
        if not roles_of(lines[start][1]) or is_dated_title(lines[start][1]):
            continue
        end = start
        while end < len(lines) and is_name(lines, end):
            end += 1
        names = [text for _, text in lines[start:end]]
        known = sum(bool(roles_of(name)) for name in names)
        if known >= FEWEST_COLUMNS and known * 2 >= len(names):
            return start, end
    return None


def is_name(lines: Lines, at: int) -> bool:
    """Return whether a line of a header is a column's name: a known one, or one before such."""
    if roles_of(lines[at][1]) or is_time(lines[at][1]):
        return True
    text = lines[at][1]
    may_be = len(text) <= LONGEST_NAME and not arabic_in(text) and not chinese_in(text)
    later = [text for _, text in lines[at + 1 : at + 3]]
    return may_be and not regexes.search(r"[。；，：:]", text) and any(map(roles_of, later))


def rows_of(lines: Lines, columns: Sequence[Column]) -> list[Found]:
    """Return the rows, each begun by its number; headings, sums and notes are rows of their own."""
    starts = starts_of(lines)
    at_number = [column.role for column in columns].index(Role.NUMBER)
    left, right = columns[:at_number], columns[at_number + 1 :]
    found = []
    over = lines[max(0, starts[0] - at_number) : starts[0]] if starts else []
    for place, at in enumerate(starts):
        is_last = place + 1 == len(starts)
        own = lines[at + 1 : len(lines) if is_last else starts[place + 1]]
        headings = tuple(text for _, text in over)
        count = 0 if is_last else heading_next(own, left, right)
        own, over = own[: len(own) - count], own[len(own) - count :]
        close = next((i for i, (_, text) in enumerate(own) if ends_rows(text)), len(own))
        if close == len(own) and not is_last and own and is_section(own[-1][1]):
            close -= 1
        texts = tuple(text for _, text in own[:close])
        found.append(Found(lines[at][0], lines[at][1], headings, texts))
        found += set_apart(own[close:])
    first = starts[0] if starts else 0
    if first and not left and is_section(lines[first - 1][1]):
        found = [*set_apart(lines[first - 1 : first]), *found]
    return found


def heading_next(own: Lines, left: Sequence[Column], right: Sequence[Column]) -> int:
    """Return how many of a row's last lines stand left of the next row's number, where some may.

    Of several headings the last ones change first.
    """
    count = 0
    while count < len(left) and heads_next(
        own[: len(own) - count], right, left[len(left) - 1 - count].role
    ):
        count += 1
    return count


def heads_next(own: Lines, columns: Sequence[Column], over: Role) -> bool:
    """Return whether the last line of a row stands left of the next: its own cells suit it ill.

    `over` is what stands left of the numbers: a kind of entries, or the unit that has them.
    """
    if not own or names_kind(own[-1][1]):
        return bool(own)
    texts = [text for _, text in own]
    is_kind = bool(KIND.fullmatch(texts[-1])) and not STATE.match(texts[-1])
    return (
        is_kind
        and is_authority(texts[-1]) == (over is Role.UNIT)
        and laid(texts[:-1], columns)[0] < laid(texts, columns)[0]
    )


def set_apart(lines: Lines) -> list[Found]:
    """Return the row that lines outside the entries are: a heading, a sum, a note, no page's foot."""
    if not lines or is_foot(lines[0][1]):
        return []
    if NOTE.match(lines[0][1]):
        return [Found(number, "", (), (text,)) for number, text in lines if not is_foot(text)]
    return [Found(lines[0][0], "", (), tuple(text for _, text in lines))]


def laid_out(rows: Sequence[Found], columns: Sequence[Column]) -> list[Row]:
    """Return rows of cells; what was merged, an authority, a title or a heading, stands in each row."""
    at_number = next(at for at, column in enumerate(columns) if column.role is Role.NUMBER)
    right = columns[at_number + 1 :]
    above: dict[int, str] = {}
    result = []
    for row in rows:
        if not row.mark:
            result.append(Row(row.number, row.lines))
            continue
        above |= dict(enumerate(row.headings, start=at_number - len(row.headings)))
        cells = [*(above.get(at, "") for at in range(at_number)), row.mark]
        for at, text in enumerate(laid(row.lines, right)[1], start=at_number + 1):
            if columns[at].role in (Role.UNIT, Role.TITLE):
                text = text or above.get(at, "")
                above[at] = text
            cells.append(text)
        result.append(Row(row.number, tuple(cells)))
    return result


def is_part(column: Column) -> bool:
    """Return whether a column tells the parts of titles: it is called as a title is."""
    return column.role is Role.OTHER and Role.TITLE in roles_of(column.name)


def laid(lines: Sequence[str], columns: Sequence[Column]) -> tuple[float, list[str]]:
    """Return a cell a column: the lines in order, laid over the columns at the least cost."""
    if len(lines) > MOST_LAID:
        lines = [*lines[: MOST_LAID - 1], "\n\n".join(lines[MOST_LAID - 1 :])]

    # 实事项目 may be merged over several of 工作内容.
    has_parts = any(map(is_part, columns))
    # A lone unit is the responsible one.
    units = [at for at, column in enumerate(columns) if column.role is Role.UNIT]
    first_unit = units[0] if len(units) > 1 else -1

    @cache
    def best(line: int, column: int) -> tuple[float, tuple[int, ...]]:
        if column == len(columns):
            return (0.0 if line == len(lines) else 99.0), ()
        options = []
        for taken, own in enumerate(costs_of(lines[line:], columns[column])):
            cost, rest = best(line + taken, column + 1)
            if not taken and has_parts and columns[column].role is Role.TITLE:
                own = MERGED_TITLE
            elif not taken and is_part(columns[column]):
                own = NO_PART
            elif not taken and column == first_unit:
                own += NO_UNIT
            options.append((own + cost, (taken, *rest)))
        return min(options)

    cost, taken = best(0, 0)
    cells, at = [], 0
    for count in taken:
        cells.append("\n\n".join(lines[at : at + count]))
        at += count
    return cost, cells


def unnumbered(lines: Lines, columns: Sequence[Column]) -> list[Row]:
    """Return the rows of lines that no 序号 begins: laid over the columns again and again."""
    count = len(columns)
    texts = [text for _, text in lines]
    title = next(at for at, column in enumerate(columns) if column.role is Role.TITLE)
    # A row has a title, so no row is without a line: what follows a row is known before it.
    order = [*range(title, -1, -1), *range(count - 1, title, -1)]
    best: dict[tuple[int, int], tuple[float, int]] = {(len(lines), count): (0.0, 0)}
    for line in range(len(lines), -1, -1):
        for at in order:
            options = []
            for taken, own in enumerate(costs_of(texts[line : line + MOST_LINES], columns[at])):
                if taken or at != title:
                    cost, _ = best.get((line + taken, at + 1), (NEVER, 0))
                    options.append((cost + own, taken))
            best[line, at] = min(options, default=(NEVER, 0))
            if at == 0 and line < len(lines):
                best[line, count] = best[line, 0]
    if best[0, 0][0] >= NEVER:
        return []
    rows, line = [], 0
    while line < len(lines):
        first, cells = lines[line][0], []
        for at in range(count):
            taken = best[line, at][1]
            cells.append("\n\n".join(texts[line : line + taken]))
            line += taken
        rows.append(Row(first, tuple(cells)))
    return rows
