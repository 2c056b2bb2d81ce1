"""Rows that head others by their numbers: 1 with a title alone heads 1.1 and 1.2."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from index.entry import Column, Role
from index.tables import Row

OF_LEVEL = re.compile(r"(\d{1,3})[.\-．—]\d{1,3}[.、]?")
PLAIN = re.compile(r"(\d{1,3})[.、．]?")


def headings_by_level(rows: Sequence[Row], columns: Sequence[Column]) -> frozenset[int]:
    """Return the numbers of the rows of a table that head the next by their 序号."""
    at = next((at for at, column in enumerate(columns) if column.role is Role.NUMBER), None)
    if at is None:
        return frozenset()
    said = [row for row in rows if at < len(row.cells) and row.cells[at]]
    return frozenset(
        row.number
        for row, after in pairwise(said)
        # Most rows are entries, and all their cells are told.
        if "" in row.cells
        and sum(map(bool, row.cells)) == 2
        and is_part(after.cells[at], row.cells[at])
    )


def is_part(number: str, of: str) -> bool:
    """Return whether a number is a part of another: 2.1 of 2."""
    part, whole = OF_LEVEL.fullmatch(number), PLAIN.fullmatch(of)
    return part is not None and whole is not None and part[1] == whole[1]
