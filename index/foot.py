"""The rows at a table's foot that are no entries: notes, who signs it, and when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import regexes
from index.rows import NOTE
from index.stated import SIGNED
from index.tables import Row

DAY = re.compile(
    r"(?:20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月"
    r"(?:\s*[\d一二三四五六七八九十]{1,3}\s*日)?"
)


def foot_of(rows: Sequence[Row]) -> tuple[str, ...]:
    """Return what the rows at a table's foot say that are a note, an authority that signs, or a day."""
    found: list[str] = []
    for row in reversed(rows):
        filled = set(filter(None, row.cells))
        if len(filled) > 1:
            break
        if filled:
            found.append(filled.pop())
    # What stands alone over them is a heading, or an entry on which nothing is reported.
    while found and not is_foot(found[-1]):
        found.pop()
    return tuple(reversed(found)) if all(map(is_foot, found)) else ()


def is_foot(text: str) -> bool:
    return bool(NOTE.match(text) or SIGNED.fullmatch(text) or DAY.fullmatch(text))


def notes_in(foot: Sequence[str]) -> list[str]:
    """Return the sentences of the notes among the lines at a foot."""
    return [
        part for line in foot if NOTE.match(line) for part in regexes.split("[。；;]", line) if part
    ]
