"""Words of a PDF's pages that draw no lines → a table: cells stand below the header's names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.entry import Role
from index.tables.columns import columns_of, is_header
from index.tables.table import Row, Table

# Words of one line differ in height by less, in points; a cell begins no further left of its name.
SAME_LINE, BEFORE_NAME = 4.0, 6.0


@dataclass(frozen=True, slots=True)
class Word:
    """A text and where it begins: points from the left, points from the top of its page."""

    text: str
    left: float
    top: float


def unruled_table(pages: Sequence[Sequence[Word]]) -> tuple[Table, ...]:
    """Return the table that words spell, or none; a row begins where its first column has a word."""
    lines = [line for words in pages for line in lines_of(words)]
    at = next((i for i, line in enumerate(lines) if is_header(texts(line))), None)
    if at is None:
        return ()
    names = texts(lines[at])
    starts = [word.left for word in lines[at]]
    if columns_of(names)[0].role is not Role.NUMBER:
        return ()
    rows: list[list[str]] = []
    for line in lines[at + 1 :]:
        if texts(line) == names:
            continue
        begins = line[0].left < starts[1] - BEFORE_NAME
        if begins or not rows:
            rows.append([""] * len(names))
        for word in line:
            below = [i for i, start in enumerate(starts) if start - BEFORE_NAME <= word.left]
            rows[-1][below[-1] if below else 0] += word.text
    before = tuple("".join(texts(line)) for line in lines[:at])
    numbered = (Row(number, tuple(row)) for number, row in enumerate([names, *rows], start=1))
    return (Table(tuple(numbered), before),)


def lines_of(words: Sequence[Word]) -> list[list[Word]]:
    """Return the words of a page by lines, each from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.top, word.left)):
        if lines and abs(lines[-1][0].top - word.top) < SAME_LINE:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.left) for line in lines]


def texts(line: Sequence[Word]) -> list[str]:
    return [word.text for word in line]
