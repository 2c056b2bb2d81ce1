"""Words of a PDF's pages that draw no lines → a table: cells stand below the header's names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from index.entry import Column, Role
from index.tables.columns import columns_of
from index.tables.pages import is_part
from index.tables.placed_names import SLACK, Line, Word, names_at, starts_of, texts
from index.tables.starts import is_note, is_section
from index.tables.table import Row, Table

# Words of one line differ in height by less, in points.
SAME_LINE = 4.0
# How much wider the gap between rows is than that between lines of a cell.
WIDER = 1.15


def unruled_table(pages: Sequence[Sequence[Word]]) -> tuple[Table, ...]:
    """Return the table that words spell, or none."""
    lines = [line for words in pages for line in lines_of(words)]
    headers = ((at, *names_at(lines, at)) for at in range(len(lines)))
    at, placed, depth = next((one for one in headers if one[2]), (0, [], 0))
    if not depth:
        return ()
    head = [texts(line) for line in lines[at : at + depth]]
    below = [line for line in lines[at + depth :] if texts(line) not in head]
    starts, names = starts_of(placed, below), texts(placed)
    rows = [cells_of(group, starts) for group in grouped(below, starts, columns_of(names))]
    before = tuple("".join(texts(line)) for line in lines[:at])
    numbered = (Row(number, tuple(row)) for number, row in enumerate([names, *rows], start=1))
    return (Table(tuple(numbered), before),) if rows else ()


def column_of(word: Word, starts: Sequence[float]) -> int:
    """Return the last column whose name begins no further right than a word, from 0."""
    left_of = [i for i, start in enumerate(starts) if start - SLACK <= word.left]
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
    first = next((line for line in lines if not stands_alone(line)), None)
    if is_numbered and first and not begins(first, starts, at):
        return centred(lines, starts, at)
    most = 1 if is_numbered else -(-len(starts) * 3 // 4)
    groups: list[list[Line]] = []
    for line in lines:
        is_next = begins(line, starts, at) and len(line) >= most
        if not groups or is_next or parts_entry(line, groups[-1], starts, columns):
            groups.append([])
        groups[-1].append(line)
    return groups


def centred(lines: Sequence[Line], starts: Sequence[float], at: int) -> list[list[Line]]:
    """Return the lines of each row whose number stands in the middle of them."""
    groups: list[list[Line]] = []
    first = 0
    while first < len(lines):
        rest = range(first, len(lines))
        numbers = (i for i in rest if begins(lines[i], starts, at) and not stands_alone(lines[i]))
        number = next(numbers, -1)
        end = first + 1
        # What stands alone, and below the last number, is a heading or a note.
        if number >= 0 and not stands_alone(lines[first]):
            middle = lines[number][0].top
            reach = middle + max(0.0, middle - lines[first][0].top) + SAME_LINE
            end = number + 1
            while end < len(lines) and middle < lines[end][0].top <= reach:
                end += 1
        groups.append(list(lines[first:end]))
        first = end
    return groups


def stands_alone(line: Line) -> bool:
    return len(line) == 1 and (is_section(line[0].text) or is_note(line[0].text))


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
