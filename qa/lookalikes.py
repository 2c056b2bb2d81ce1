"""Words with a character that only looks like the right one: 背街小港 for 背街小巷.

The rows of lookalikes.tsv are characters that are taken for one another.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from index.lexical import HAN_RUN, normalise
from index.word_tables import read_word_table
from qa.pledges import FIGURES

# Shorter stretches of titles have too many others beside them that differ in one character.
LENGTH = 4


@cache
def lookalikes() -> dict[str, str]:
    """Return for a character those that it may be taken for."""
    rows = read_word_table("qa", "lookalikes.tsv", str)
    return {one: row.replace(one, "") for row in rows for one in row}


class LookAlikes:
    """The stretches of the entries' titles, by which a character may be set right."""

    def __init__(self, titles: Iterable[str], held: Iterable[str]) -> None:
        """Read the titles; `held` are the terms that the ledgers have, pairs of characters too."""
        runs = {
            run
            for title in titles
            for run in HAN_RUN.findall(normalise(FIGURES.sub(" ", title)))
            if len(run) >= LENGTH
        }
        self._titled = {
            run[at : at + LENGTH] for run in runs for at in range(len(run) + 1 - LENGTH)
        }
        self._pairs = {term for term in held if len(term) == 2}

    def restore(self, text: str) -> str:
        """Return the text with the characters set right that make no pair of the ledgers as they stand.

        So much of a title has to be there but for the one.
        """
        return HAN_RUN.sub(lambda match: self._restored(match[0]), text)

    def _restored(self, run: str) -> str:
        for at in range(len(run)):
            right = next(
                (one for one in lookalikes().get(run[at], "") if self._fits(run, at, one)), ""
            )
            run = run[:at] + (right or run[at]) + run[at + 1 :]
        return run

    def _fits(self, run: str, at: int, right: str) -> bool:
        """Return whether a character completes a stretch of a title that the one in its place does not."""
        whole = run[:at] + right + run[at + 1 :]
        for start in range(max(0, at - LENGTH + 1), at + 1):
            written = run[start : start + LENGTH]
            pairs = (
                run[one : one + 2] for one in (at - 1, at) if start <= one < start + LENGTH - 1
            )
            if whole[start : start + LENGTH] in self._titled and len(written) == LENGTH:
                return any(pair not in self._pairs for pair in pairs)
        return False
