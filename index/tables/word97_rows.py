"""The rows of a table in Word's binary files → cells with the columns they span."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator

from index.tables.grid import Spanning
from index.tables.word97_codes import ROW, ROW_PART, Said, number

CELL_BYTES = 20
MERGED_LEFT, MERGED_UP, STARTS_DOWN = 0x0002, 0x0020, 0x0040
# Twips within which two edges of cells are one.
SAME_EDGE = 40


def spanning(rows: list[tuple[list[str], Said]]) -> Iterator[list[Spanning]]:
    """Yield the cells of rows with the columns they span; one merged downwards has its text in each."""
    laid = [layout_of(cells, said) for cells, said in rows]
    edges = grid_of([edge for row in laid for _, left, right, _ in row for edge in (left, right)])
    above: dict[int, str] = {}
    for row in laid:
        result, at = [], 0
        for text, left, right, merge in row:
            first, last = column_at(edges, left), column_at(edges, right)
            if first > at:
                result.append(Spanning("", first - at))
            text = above.get(first, text) if merge == MERGED_UP else text
            # What begins no merge ends the one above.
            above[first] = text
            result.append(Spanning(text, max(last - first, 1)))
            at = max(last, first + 1)
        yield result


def layout_of(cells: list[str], said: Said) -> list[tuple[str, int, int, int]]:
    """Return each cell's text, its left and right edge, and how it is merged with the one above."""
    row = said.get(ROW, b"")
    count = row[2] if len(row) > 2 else 0
    if count < len(cells):
        return [(text, at * 1000, (at + 1) * 1000, 0) for at, text in enumerate(cells)]
    edges = struct.unpack_from(f"<{count + 1}h", row, 3)
    flags = [
        number(row, start, "H") if (start := 5 + 2 * count + CELL_BYTES * at) + 2 <= len(row) else 0
        for at in range(count)
    ]
    parts = said.get(ROW_PART, b"")
    for at, how in zip(parts[::2], parts[1::2], strict=False):
        if at < count:
            flags[at] = (flags[at] & ~0x60) | how << 5
    result: list[tuple[str, int, int, int]] = []
    for at, text in enumerate(cells):
        merge = flags[at] & (MERGED_UP | STARTS_DOWN)
        if flags[at] & MERGED_LEFT and result:
            before = result.pop()
            result.append((before[0] + text, before[1], edges[at + 1], before[3]))
        else:
            result.append((text, edges[at], edges[at + 1], merge))
    return result


def grid_of(edges: list[int]) -> list[int]:
    """Return the edges of columns, those that lie as near as one taken together."""
    grid: list[int] = []
    for edge in sorted(set(edges)):
        if not grid or edge - grid[-1] > SAME_EDGE:
            grid.append(edge)
    return grid


def column_at(grid: list[int], edge: int) -> int:
    return max(bisect_right(grid, edge) - 1, 0)
