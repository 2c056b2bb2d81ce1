"""Words of a PDF's pages that draw no lines → a table: cells stand below the header's names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.entry import Column, Role
from index.tables.columns import columns_of, is_header
from index.tables.headers import Placed, stood_over
from index.tables.pages import is_part
from index.tables.table import Row, Table

# Words of one line differ in height by less, in points; a cell begins no further left of its name.
SAME_LINE, BEFORE_NAME = 4.0, 6.0
# How much wider the gap between rows is than that between lines of a cell.
WIDER = 1.15


@dataclass(frozen=True, slots=True)
class Word:
    """A text and where it begins: points from the left, points from the top of its page."""

    text: str
    left: float
    top: float


# The words of a line, from left to right.
Line = list[Word]


def unruled_table(pages: Sequence[Sequence[Word]]) -> tuple[Table, ...]:
    """Return the table that words spell, or none."""
    lines = [line for words in pages for line in lines_of(words)]
    at = next((i for i, line in enumerate(lines) if is_header(texts(line))), None)
    if at is None:
        return ()
    depth, placed = 1, placed_in(lines[at])
    if lower := stood_over(placed, placed_in(*lines[at + 1 : at + 2]), BEFORE_NAME):
        depth, placed = 2, lower
    starts, names = [start for start, _ in placed], [name for _, name in placed]
    head = [texts(line) for line in lines[at : at + depth]]
    below = [line for line in lines[at + depth :] if texts(line) not in head]
    rows = [cells_of(group, starts) for group in grouped(below, starts, columns_of(names))]
    before = tuple("".join(texts(line)) for line in lines[:at])
    numbered = (Row(number, tuple(row)) for number, row in enumerate([names, *rows], start=1))
    return (Table(tuple(numbered), before),) if rows else ()


def placed_in(*lines: Line) -> list[Placed]:
    """Return the texts of lines by where they begin."""
    return [(word.left, word.text) for line in lines for word in line]


def column_of(word: Word, starts: Sequence[float]) -> int:
    """Return the last column whose name begins no further right than a word, from 0."""
    left_of = [i for i, start in enumerate(starts) if start - BEFORE_NAME <= word.left]
    return left_of[-1] if left_of else 0


def cells_of(group: Sequence[Line], starts: Sequence[float]) -> list[str]:
    """Return the cells that the words of a row's lines stand in."""
    cells = [""] * len(starts)
    for line in group:
        for word in line:
            cells[column_of(word, starts)] += word.text
    return cells


def grouped(
    lines: Sequence[Line], starts: Sequence[float], columns: Sequence[Column]
) -> list[list[Line]]:
    """Return the lines of each row: set apart by wider gaps, else begun by a number.

    A number may stand in the middle of its row's lines, or be merged over several rows: gaps go
    first where each row between them has cells enough.
    """
    roles = [column.role for column in columns]
    is_numbered = Role.NUMBER in roles
    at = roles.index(Role.NUMBER) if is_numbered else 0
    apart = by_gaps(lines)
    begun = [sum(begins(line, starts, at) for line in group) for group in apart]
    widths = [len({column_of(word, starts) for line in group for word in line}) for group in apart]
    fewest = -(-len(starts) // 2)
    rows = [count for count, width in zip(begun, widths, strict=True) if width > 1]
    if len(apart) > 1 and rows and max(rows) == 1 and min(widths) >= min(fewest, 3):
        return apart
    most = 1 if is_numbered else -(-len(starts) * 3 // 4)
    groups: list[list[Line]] = []
    for line in lines:
        is_next = begins(line, starts, at) and len(line) >= most
        if not groups or is_next or parts_entry(line, groups[-1], starts, columns):
            groups.append([])
        groups[-1].append(line)
    return groups


def parts_entry(
    line: Line, above: Sequence[Line], starts: Sequence[float], columns: Sequence[Column]
) -> bool:
    """Return whether a line is a part of the entry above it, whose number is merged over both."""
    return is_part(cells_of([line], starts), columns, cells_of(above, starts))


def begins(line: Line, starts: Sequence[float], at: int) -> bool:
    """Return whether a line has a word in the column where rows begin."""
    return any(column_of(word, starts) == at for word in line)


def by_gaps(lines: Sequence[Line]) -> list[list[Line]]:
    """Return lines in groups that stand further apart than lines of one cell do."""
    gaps = [after[0].top - line[0].top for line, after in pairwise(lines)]
    # The next page's lines stand higher.
    least = min((gap for gap in gaps if gap > 0), default=0.0)
    groups: list[list[Line]] = [[line] for line in lines[:1]]
    for gap, line in zip(gaps, lines[1:], strict=True):
        if gap > least * WIDER or gap < 0:
            groups.append([])
        groups[-1].append(line)
    return groups


def lines_of(words: Sequence[Word]) -> list[Line]:
    """Return the words of a page by lines, each from left to right."""
    lines: list[Line] = []
    for word in sorted(words, key=lambda word: (word.top, word.left)):
        if lines and abs(lines[-1][0].top - word.top) < SAME_LINE:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.left) for line in lines]


def texts(line: Line) -> list[str]:
    return [word.text for word in line]
