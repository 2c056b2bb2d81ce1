"""Cells of lines, one after the other → rows: set apart by blank lines, by their numbers, or by count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index import regexes
from index.entry import Role
from index.tables.codes import is_numeral, shape_of
from index.tables.columns import roles_of
from index.tables.starts import arabic_in, ends_rows, is_note, is_section, leaps, names_kind
from index.tables.table import Row

LONGEST_HEADING = 40


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text, the line where it begins, and whether a blank line stands before it."""

    line: int
    text: str
    gap: bool


def rows_of_cells(cells: Sequence[Cell], width: int) -> list[Row]:
    """Return rows of `width` cells; a row that has fewer or more keeps what it has.

    Rows are set apart by a blank line before a cell. Blank lines may also close a cell's text,
    so a row ends only when it is full, or when the cell after a blank line is a 序号.
    """
    end = len(cells)
    while end > width and is_note(cells[end - 1].text):
        end -= 1
    # Where nothing sets the header apart from what follows, nothing sets the rows apart: count.
    if end > width and not cells[width].gap:
        groups = counted(cells[:end], width)
    else:
        groups = by_gaps(cells[:end], width)
    groups += [[cell] for cell in cells[end:]]
    return [Row(group[0].line, tuple(cell.text for cell in group)) for group in groups]


def is_numbered(cells: Sequence[Cell]) -> bool:
    return bool(cells) and Role.NUMBER in roles_of(cells[0].text)


def counted(cells: Sequence[Cell], width: int) -> list[list[Cell]]:
    """Return cells in rows of a width, less the number where one is merged over several rows."""
    plain = cut(cells, width, of_numbers=False)
    if not is_numbered(cells) or all(map(has_number, plain[1:])):
        return plain
    merged = cut(cells, width, of_numbers=True)
    is_told = len(merged[-1]) == width and not leap([row[0] for row in merged[1:]])
    return merged if is_told and not any(map(holds_next, merged[1:])) else plain


def cut(cells: Sequence[Cell], width: int, *, of_numbers: bool) -> list[list[Cell]]:
    """Return cells cut into rows by their count; `of_numbers` leaves out that of a row without one."""
    rows: list[list[Cell]] = []
    like, at, numbered = shape_below(cells, width), 0, is_numbered(cells)
    while at < len(cells):
        size, blank = width, []
        if rows and numbered and is_heading(cells, at, like):
            size = 1
        elif of_numbers and rows and not is_number(cells[at], like):
            size, blank = width - 1, [Cell(cells[at].line, "", cells[at].gap)]
        rows.append([*blank, *cells[at : at + size]])
        at += size
    return rows


def has_number(row: Sequence[Cell]) -> bool:
    return len(row) == 1 or not row[0].text or is_numeral(row[0].text)


def holds_next(row: Sequence[Cell]) -> bool:
    """Return whether the number of the next row stands in a row: it lacks more than a number."""
    own = arabic_in(row[0].text)
    return bool(own) and any(arabic_in(cell.text) == own + 1 for cell in row[1:])


def leap(numbers: Sequence[Cell]) -> bool:
    """Return whether one of the numbers is much longer than the one before it."""
    values = [value for cell in numbers if (value := arabic_in(cell.text))]
    return any(leaps(before, value) for before, value in pairwise(values))


def by_gaps(cells: Sequence[Cell], width: int) -> list[list[Cell]]:
    """Return cells in rows that blank lines set apart."""
    header = [roles_of(cell.text) for cell in cells[:width]]
    number = next((at for at, roles in enumerate(header) if Role.NUMBER in roles), 0)
    numbered, like = is_numbered(cells), shape_below(cells, width)
    groups: list[list[Cell]] = []
    heading = False
    for at, cell in enumerate(cells):
        held = len(groups[-1]) if groups else width
        if not groups or heading:
            ended = True
        elif not cell.gap:
            ended = False
        else:
            ended = begins_row(cells, at, held, width, number, like) or (
                numbered and goes_under(groups, cells, at, width, like)
            )
        if ended:
            groups.append([])
            heading = numbered and is_heading(cells, at, like)
        groups[-1].append(cell)
    return groups


def goes_under(
    groups: Sequence[Sequence[Cell]], cells: Sequence[Cell], at: int, width: int, like: str
) -> bool:
    """Return whether a row without a number begins, right under such a row of as many cells.

    The number is merged over them, and so may be more: it stands in the row over them, a whole one.
    """
    own = groups[-1]
    over = next((group for group in reversed(groups) if len(group) != len(own)), ())
    if not 1 < len(own) < width or len(over) != width or is_number(own[0], like):
        return False
    end = next((later for later in range(at + 1, len(cells)) if cells[later].gap), len(cells))
    return end - at == len(own)


def begins_row(
    cells: Sequence[Cell], at: int, held: int, width: int, number: int, like: str
) -> bool:
    """Return whether the cell after a blank line begins a row, the one before it holding `held`.

    `number` is the column of the numbers: what is left of it may stand over the row's number.
    """
    if held >= width:
        return True
    for end in range(at + 2, min(at + number + 2, len(cells) + 1)):
        if is_number(cells[end - 1], like) and not any(cell.gap for cell in cells[at + 1 : end]):
            return not is_number(cells[at], like)
    if not is_number(cells[at], like):
        return False
    # A number that, with what follows it, just fills the row is a figure of the row's.
    following = (
        later
        for later in range(at + 1, len(cells))
        if cells[later].gap and is_number(cells[later], like)
    )
    return next(following, len(cells)) - at + held != width


def is_heading(cells: Sequence[Cell], at: int, like: str = "") -> bool:
    """Return whether a cell where a row begins is a heading of the rows below: a number follows."""
    text = cells[at].text
    if not 0 < len(text) <= LONGEST_HEADING or is_numeral(text) or ends_rows(text):
        return False
    return at > 0 and at + 1 < len(cells) and is_number(cells[at + 1], like)


def is_number(cell: Cell, like: str = "") -> bool:
    """Return whether a cell is a 序号: digits, or what is written like another one."""
    if regexes.fullmatch(r"\d{1,5}", cell.text):
        return True
    return bool(like) and len(cell.text) < LONGEST_HEADING and shape_of(cell.text) == like


def shape_below(cells: Sequence[Cell], width: int) -> str:
    """Return how the first 序号 under a header is written, an empty string where none is there."""
    below = (cell.text for cell in cells[width : width + 2])
    return next((shape_of(text) for text in below if is_numeral(text)), "")


def with_lines_apart(cells: Sequence[Cell]) -> list[Cell]:
    """Return cells with a heading between two rows, and the notes under the last, as cells of their own.

    They begin with no tab, so they were read as the last paragraphs of the cell before them.
    """
    if not any("\n\n" in cell.text for cell in cells):
        return list(cells)
    result: list[Cell] = []
    for cell, after in pairwise(cells):
        if after.gap and "\n\n" in cell.text and is_numeral(after.text):
            text, _, last = cell.text.rpartition("\n\n")
            result += parted(cell, text, [last]) if heads(last.strip()) else [cell]
        else:
            result.append(cell)
    for cell in cells[-1:]:
        paragraphs = cell.text.split("\n\n")
        noted = (at for at, text in enumerate(paragraphs) if at and is_note(text.strip()))
        at = next(noted, len(paragraphs))
        result += parted(cell, "\n\n".join(paragraphs[:at]), paragraphs[at:])
    return result


def parted(cell: Cell, text: str, lines: Sequence[str]) -> list[Cell]:
    """Return a cell of a text, and one for each line that stood under it."""
    own = [Cell(cell.line, text.rstrip(), cell.gap)]
    at = len(text)
    for line in lines:
        at = cell.text.index(line, at)
        number = cell.line + cell.text.count("\n", 0, at)
        own += [Cell(number, line.strip(), gap=True)] if line.strip() else []
    return own


def heads(text: str) -> bool:
    """Return whether a line is a heading by its number or by what it names, and no sentence."""
    return is_section(text) or names_kind(text)
