"""Cells with the rows and columns they span → rows of a table; rows broken over pages joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.entry import Role
from index.tables.columns import is_header, roles_of
from index.tables.table import Row, Table

MAX_COLUMNS = 200
# The names and two entries: one entry alone is a card.
FEWEST_TURNED = 3


@dataclass(frozen=True, slots=True)
class Spanning:
    """A cell's text and how many columns and rows it covers."""

    text: str
    columns: int = 1
    rows: int = 1


def spread(rows: Iterable[Sequence[Spanning]]) -> list[Row]:
    """Return rows of plain cells: a cell stands in each row that it covers, once in a row.

    In a row its text stands in the first of the columns it covers; the others are blank, but in a
    row that one cell fills.
    """
    open_cells: dict[int, tuple[int, str]] = {}
    result = []
    for number, row in enumerate(rows, start=1):
        cells: dict[int, str] = {}
        for at, (left, text) in list(open_cells.items()):
            cells[at] = text
            open_cells[at] = (left - 1, text)
            if left <= 1:
                del open_cells[at]
        at = 0
        for cell in row:
            while at in cells:
                at += 1
            width = max(1, min(cell.columns, MAX_COLUMNS - at))
            if at >= MAX_COLUMNS:
                break
            for offset in range(width):
                text = cell.text if offset == 0 else ""
                cells[at + offset] = text
                if cell.rows > 1:
                    open_cells[at + offset] = (cell.rows - 1, text)
            at += width
        width = max(cells, default=-1) + 1
        result.append(Row(number, tuple(cells.get(at, "") for at in range(width))))
    return result


def table_of(rows: Sequence[Row], before: Sequence[str]) -> Table | None:
    """Return the table of rows, its own lines over the header put before it; None without a header."""
    at = next((at for at, row in enumerate(rows) if is_header(row.cells)), None)
    if at is None:
        return turned(rows, before) or card_of(rows, before)
    # A cell merged downwards stands in several rows.
    over = dict.fromkeys(cell for row in rows[:at] for cell in row.cells if cell)
    lines = [line for text in (*before, *over) for line in text.splitlines() if line.strip()]
    return Table(tuple(rows), tuple(lines))


def turned(rows: Sequence[Row], before: Sequence[str]) -> Table | None:
    """Return the table whose names stand one under the other, its entries side by side; else None.

    What fills a row over the names is the table's title.
    """
    named = (at for at, row in enumerate(rows) if sum(map(bool, row.cells)) > 1)
    over = next(named, 0)
    own = [row.cells for row in rows[over:] if any(row.cells)]
    width = max(map(len, own), default=0)
    whole = [(*cells, *[""] * (width - len(cells))) for cells in own]
    names = [cells[0] for cells in whole]
    roles = {role for name in names for role in roles_of(name)[:1]}
    others = [cell for cells in whole for cell in cells[1:]]
    if (
        width < FEWEST_TURNED
        or not {Role.TITLE, Role.PROGRESS} <= roles
        or not is_header(names)
        or any(map(roles_of, others))
    ):
        return None
    kept = [at for at in range(width) if any(cells[at] for cells in whole)]
    first = rows[over].number
    result = [
        Row(first + at, tuple(cells[place] for cells in whole)) for at, place in enumerate(kept)
    ]
    lines = [*before, *dict.fromkeys(cell for row in rows[:over] for cell in row.cells if cell)]
    return Table(
        tuple(result), tuple(line for text in lines for line in text.splitlines() if line.strip())
    )


def card_of(rows: Sequence[Row], before: Sequence[str]) -> Table | None:
    """Return the table of one entry whose names stand left of its cells; None where they do not."""
    pairs = [
        pair
        for row in rows
        for pair in zip(row.cells[::2], row.cells[1::2], strict=False)
        if any(pair)
    ]
    named = [(name, text) for name, text in pairs if roles_of(name)]
    roles = {role for name, _ in named for role in roles_of(name)}
    if len(named) * 3 < len(pairs) * 2 or not {Role.TITLE, Role.PROGRESS} <= roles:
        return None
    names, texts = zip(*pairs, strict=True)
    lines = tuple(line for text in before for line in text.splitlines() if line.strip())
    pair = (Row(rows[0].number, names), Row(rows[0].number + 1, texts))
    return Table(pair, lines, is_card=True)


def tidy(text: str) -> str:
    """Return a cell's text without blanks at the ends of its lines, its paragraphs kept."""
    lines = [line.strip(" \t\r\u3000\u00a0") for line in text.replace("\x0b", "\n").split("\n")]
    return "\n".join(lines).strip("\n")
