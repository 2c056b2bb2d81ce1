"""Lines that are a cell each → tables: begun by a tab, or ended by a bar.

The form with one cell a line is what a Word table leaves when it is copied as text: a line that
begins with a tab begins a cell, any other line goes on with the cell before it, blank lines are
paragraphs inside a cell as well as the space between rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from index.entry import Role
from index.tables.blocks import read_blocks
from index.tables.cell_rows import Cell, is_number, rows_of_cells, with_lines_apart
from index.tables.codes import is_numeral
from index.tables.columns import LONGEST_NAME, is_header, is_time, roles_of
from index.tables.merged_names import names_of_lines
from index.tables.starts import arabic_in, leaps
from index.tables.table import Lines, Row, Table
from index.tables.titles import is_dated_title

# Names that nobody knows at the end of a header.
MOST_UNKNOWN = 3
# Under what is to be done no figure stands alone.
FIGURE = re.compile(r"[\d.,]+[%％]?")


def read_cell_lines(lines: Lines) -> tuple[Table, ...]:
    """Return the tables of the form with one cell a line, each cell begun by a tab."""
    before, cells = cells_of_lines(lines)
    tables = tables_of_cells(cells, before)
    is_set_apart = any(cell.gap for cell in cells[1:])
    return tables if is_set_apart else laid_over(tables, cells, before)


def tables_of_cells(
    cells: list[Cell], before: tuple[str, ...], *, counted: bool = False
) -> tuple[Table, ...]:
    """Return the tables that cells make; where nothing but their count sets rows apart, it is said."""
    starts = header_starts(cells)
    ends = [*(start for start, _ in starts), len(cells)][1:]
    if counted:
        starts = [
            (start, widened(cells, start, width, end))
            for (start, width), end in zip(starts, ends, strict=True)
        ]
    # A title may stand in a cell as well.
    over = [line for cell in cells[: starts[0][0]] for line in lines_of(cell)] if starts else []
    return tuple(
        Table(tuple(stacked(rows_of_cells(cells[start:end], width))), (*before, *over))
        for (start, width), end in zip(starts, ends, strict=True)
    )


def stacked(rows: list[Row]) -> list[Row]:
    """Return rows with a header of the names of two rows as one, where all others are narrower."""
    names = rows[0].cells if rows else ()
    widths = {len(row.cells) for row in rows[1:] if len(row.cells) > 1}
    if len(widths) != 1 or min(widths) >= len(names):
        return rows
    whole = names_of_lines(names, widths.pop())
    return [Row(rows[0].number, whole), *rows[1:]] if whole else rows


def widened(cells: list[Cell], start: int, width: int, end: int) -> int:
    """Return how wide a header is that names nobody knows may end: so wide that it cuts whole rows."""
    if Role.NUMBER in roles_of(cells[start].text):
        return width
    for wider in range(width, min(width + MOST_UNKNOWN, end - start) + 1):
        if wider > width and not may_be_name(cells[start + wider - 1]):
            break
        if (end - start) % wider == 0 and titles_hold(cells[start:end], wider):
            return wider
    return width


def titles_hold(cells: list[Cell], width: int) -> bool:
    """Return whether no figure stands under what is to be done in rows of such a width."""
    names = [cell.text for cell in cells[:width]]
    at = next((at for at, name in enumerate(names) if Role.TITLE in roles_of(name)[:1]), None)
    titles = cells[width + at :: width] if at is not None else []
    return not any(FIGURE.fullmatch(cell.text) for cell in titles)


def lines_of(cell: Cell) -> list[str]:
    return [line.strip() for line in cell.text.split("\n") if line.strip()]


def cells_of_lines(lines: Lines) -> tuple[tuple[str, ...], list[Cell]]:
    """Return the lines before the first cell, and the cells."""
    before: list[str] = []
    parts: list[tuple[int, list[str], bool]] = []
    blank = True
    for number, line in lines:
        if line.startswith("\t"):
            parts.append((number, [line[1:]], blank))
        elif parts:
            parts[-1][1].append(line)
        elif line.strip():
            before.append(line.strip())
        blank = not line.strip() and not line.startswith("\t")
    cells = [Cell(number, "\n".join(own).strip(), gap) for number, own, gap in parts]
    return tuple(before), with_lines_apart(cells)


def header_starts(cells: list[Cell]) -> list[tuple[int, int]]:
    """Return where headers begin among the cells, with their width."""
    starts: list[tuple[int, int]] = []
    seen: list[list[str]] = []
    index, reached = 0, -1
    while index < len(cells):
        start, end = header_at(cells, index)
        texts = [cell.text for cell in cells[start:end]]
        if end > index and is_header(texts):
            # The same header again is a page's, one right under another as wide is its next row.
            is_lower = start == reached and len(texts) == starts[-1][1] if starts else False
            if texts not in seen and not is_lower:
                starts.append((start, len(texts)))
                seen.append(texts)
            index = reached = end
        else:
            index += 1
    return starts


def header_at(cells: list[Cell], index: int) -> tuple[int, int]:
    """Return from where to where a header reaches that has its first known name at `index`.

    It is the run of names, or the whole row between two blank lines. A ledger may have columns
    of names that nobody knows: one of them may stand between two known ones.
    """
    end = index
    while is_known_or_time(cells, index, end) or (
        end > index and known(cells, end + 1) and not is_number(cells[end])
    ):
        end += 1
    if end == index:
        return index, index
    row_start = index
    while row_start > 0 and not cells[row_start].gap and may_stand(cells[row_start - 1]):
        row_start -= 1
    row_end = end
    while row_end < len(cells) and not cells[row_end].gap and may_stand(cells[row_end]):
        row_end += 1
    set_apart = cells[row_start].gap and (row_end == len(cells) or cells[row_end].gap)
    names = [cell.text for cell in cells[row_start:row_end]]
    return (row_start, row_end) if set_apart and is_header(names) else (index, end)


def is_known_or_time(cells: list[Cell], start: int, at: int) -> bool:
    """Return whether a cell is a known name, or after one such says when."""
    return known(cells, at) or (start < at < len(cells) and is_time(cells[at].text))


def may_be_name(cell: Cell) -> bool:
    return 0 < len(cell.text) <= LONGEST_NAME and not is_number(cell)


def may_stand(cell: Cell) -> bool:
    """Return whether a cell may stand among names: where one spans several, others are blank."""
    return not cell.text or may_be_name(cell)


def known(cells: list[Cell], at: int) -> bool:
    """Return whether a cell is a known name; a ledger's title may end as one does."""
    if at >= len(cells) or not roles_of(cells[at].text):
        return False
    first = at + 1 < len(cells) and Role.NUMBER in roles_of(cells[at + 1].text)
    return not (first and is_dated_title(cells[at].text))


def read_barred_lines(lines: Lines) -> tuple[Table, ...]:
    """Return the tables of the form with one cell a line, each cell ended by a |."""
    before: list[str] = []
    cells: list[Cell] = []
    pending: list[str] = []
    first = 0
    for number, line in lines:
        first = first if pending else number
        if line.rstrip().endswith("|"):
            text = "\n".join((*pending, line.rstrip()[:-1])).strip()
            cells.append(Cell(first, text, gap=False))
            pending = []
        elif cells:
            pending.append(line)
        elif line.strip():
            before.append(line.strip())
    if any(line.strip() for line in pending):
        cells.append(Cell(first, "\n".join(pending).strip(), gap=False))
    tables = tables_of_cells(cells, tuple(before), counted=True)
    return laid_over(tables, cells, before)


def laid_over(
    tables: tuple[Table, ...], cells: list[Cell], before: Sequence[str]
) -> tuple[Table, ...]:
    """Return tables, or where their cells have slipped the table that the cells spell as bare lines."""
    if not any(map(is_shifted, tables)):
        return tables
    # A copy without the cells that are merged: what is left is laid over the columns.
    bare = [(cell.line, " ".join(cell.text.split())) for cell in cells if cell.text]
    laid = read_blocks(bare)
    if not laid or any(map(is_shifted, laid)):
        return tables
    return tuple(replace(table, before=(*before, *table.before)) for table in laid)


def is_shifted(table: Table) -> bool:
    """Return whether cells have slipped into other columns: what is under 序号 numbers no rows.

    So it is, too, where as many lone cells stand between rows as there are: nothing has a heading
    each.
    """
    header, *rows = (row.cells for row in table.rows)
    at = next((at for at, name in enumerate(header) if Role.NUMBER in roles_of(name)), None)
    if at is None:
        return False
    whole = [cells for cells in rows if len(cells) > max(at, 1) and not is_header(cells)]
    title = next((i for i, name in enumerate(header) if Role.TITLE in roles_of(name)[:1]), None)
    titles = [cells[title] for cells in whole if title is not None and title < len(cells)]
    lone = sum(len(cells) == 1 for cells in rows)
    numbers = [cells[at] for cells in whole if cells[at]]
    counted = [value for number in numbers if (value := arabic_in(number))]
    return (
        (lone >= 2 and lone * 2 >= len(rows))
        or not all(map(is_numeral, numbers))
        or any(map(FIGURE.fullmatch, titles))
        or any(leaps(before, value) for before, value in pairwise(counted))
    )
