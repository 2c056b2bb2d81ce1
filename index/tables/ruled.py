"""The lines that rule a table in a picture → its cells, those merged over rows and columns too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.tables.grid import Spanning, spread
from index.tables.ocr import Box, Picture

Dark = NDArray[np.bool_]

# A rule is darker than the paper by so many of 255 grey levels: thin ones are pale in a scan.
DARKER = 40
# Rules are longer than any stroke, in heights of the text; they stand so many pixels apart.
LONGEST_ACROSS, LONGEST_DOWN = 6.0, 4.0
REACHING_SHARE = 0.97
WAVY = 2
# A page that was turned straight is so many pixels off; text stands further from a rule.
NEAR = 4
# A rule that closes a cell runs along so much of its side; strokes of text do not.
CLOSED_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the rules of a page stand: `across` from the top, `down` from the left, in pixels."""

    dark: Dark
    across: tuple[int, ...]
    down: tuple[int, ...]

    @property
    def is_table(self) -> bool:
        return len(self.across) > 1 and len(self.down) > 2

    def closed_below(self, row: int, column: int) -> bool:
        """Return whether a rule stands under a cell."""
        left, right = self.down[column], self.down[column + 1]
        return has_rule(self.dark, self.across[row + 1], left, right)

    def closed_left(self, row: int, rule: int) -> bool:
        """Return whether a rule that goes down is drawn beside a row."""
        top, bottom = self.across[row], self.across[row + 1]
        return has_rule(self.dark.T, self.down[rule], top, bottom)


def has_rule(dark: Dark, at: int, start: int, end: int) -> bool:
    """Return whether ink runs along a row of pixels, or near it, for half of a cell's side."""
    strip = dark[max(at - NEAR, 0) : at + NEAR + 1, start + NEAR + 1 : end - NEAR]
    ink: Dark = np.asarray(strip.any(axis=0))
    return ink.size == 0 or longest_runs(ink[None, :])[0] > ink.size * CLOSED_SHARE


def grid_of(picture: Picture, text_height: float) -> Grid:
    """Return the rules of a page: those across by their length, those down by reaching from one to the next."""
    dark: Dark = picture < np.median(picture) - DARKER
    across = rules(thick(dark, 0), text_height * LONGEST_ACROSS)
    sides = thick(dark, 1).T
    found: Dark = np.zeros(len(sides), dtype=np.bool_)
    for top, bottom in pairwise(across):
        # In a low row strokes are nearly as long as a rule; but they do not touch the rules across.
        shortest = min((bottom - top) * REACHING_SHARE, text_height * LONGEST_DOWN)
        if bottom - top > text_height:
            found |= longest_runs(sides[:, top : bottom + 1]) >= shortest
    return Grid(dark, across, middles(found))


def thick(dark: Dark, axis: int) -> Dark:
    """Return ink with each pixel's neighbours: a rule that is wavy or broken becomes one run."""
    return dark | np.roll(dark, 1, axis) | np.roll(dark, -1, axis)


def rules(dark: Dark, shortest: float) -> tuple[int, ...]:
    """Return where runs of ink of such a length stand, from the top."""
    return middles(longest_runs(dark) >= shortest)


def middles(found: Dark) -> tuple[int, ...]:
    """Return the middle of each band of pixels that a rule is thick."""
    at = np.flatnonzero(found)
    bands = np.split(at, np.flatnonzero(np.diff(at) > WAVY * 2) + 1)
    return tuple(int(band.mean()) for band in bands if len(band))


def longest_runs(dark: Dark) -> NDArray[np.int32]:
    """Return the length of the longest run of ink in each row of pixels."""
    run = np.zeros(len(dark), dtype=np.int32)
    best = np.zeros(len(dark), dtype=np.int32)
    for column in dark.T:
        run = (run + 1) * column
        np.maximum(best, run, out=best)
    return best


def rows_of(grid: Grid, boxes: Sequence[Box], join: Callable[[list[Box]], str]) -> list[list[str]]:
    """Return the rows of a ruled table; text merged over rows stands in each of them."""
    taken: set[tuple[int, int]] = set()
    rows: list[list[Spanning]] = []
    for row in range(len(grid.across) - 1):
        cells: list[Spanning] = []
        for column in range(len(grid.down) - 1):
            if (row, column) in taken:
                continue
            height, width = reach(grid, row, column)
            taken |= {(row + r, column + c) for r in range(height) for c in range(width)}
            left, right = grid.down[column], grid.down[column + width]
            top, bottom = grid.across[row], grid.across[row + height]
            own = [
                box
                for box in boxes
                if left <= box.middle[0] < right and top <= box.middle[1] < bottom
            ]
            cells.append(Spanning(join(own), width, height))
        rows.append(cells)
    return [list(row.cells) for row in spread(rows)]


def reach(grid: Grid, row: int, column: int) -> tuple[int, int]:
    """Return how many rows and columns the cell takes that begins there."""
    width = 1
    while column + width < len(grid.down) - 1 and not grid.closed_left(row, column + width):
        width += 1
    height = 1
    while row + height < len(grid.across) - 1 and not any(
        grid.closed_below(row + height - 1, column + at) for at in range(width)
    ):
        height += 1
    return height, width
