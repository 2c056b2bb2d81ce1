"""The entries of many ledgers by what they pledge: titles alike but for their figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from random import Random

import numpy as np
from numpy.typing import NDArray

from index.entry import Entry
from qa.subject import NUMBERED_NAME

FIGURES = re.compile(r"\d[\d.]*(?:万|亿)?[%\u4e00-\u9fff]?(?:以上|左右)?")

# Titles that share this much of their character pairs pledge the same 事项.
SAME_TITLE = 0.5
# So many entries show the words of all, and how often each is used.
SAMPLED = 2000

Places = NDArray[np.int64]


def pledge_of(entry: Entry) -> str:
    """Return what an entry pledges: its title without the figures."""
    return without_figures(entry.title)


@lru_cache(maxsize=200_000)
def without_figures(title: str) -> str:
    return FIGURES.sub("", title)


class Pledges:
    """Entries by their pledge: what hundreds of ledgers repeat would hide all that others say."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        numbers: dict[str, int] = {}
        own = [numbers.setdefault(pledge_of(entry), len(numbers)) for entry in entries]
        self._own = np.asarray(own, dtype=np.int64)
        self._sorted = np.argsort(self._own, kind="stable")
        self._starts = np.searchsorted(self._own[self._sorted], np.arange(len(numbers)))

    def typical(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """Return the entries, or of many the first of each pledge, SAMPLED of them at most.

        A word that one pledge has is as rare where hundreds repeat the pledge.
        """
        if len(entries) <= SAMPLED:
            return entries
        places = self.firsts(np.arange(len(entries))).tolist()
        # Drawn by a fixed seed: every so many would be those of one number in their ledgers.
        chosen = places if len(places) <= SAMPLED else Random(0).sample(places, SAMPLED)
        return [entries[at] for at in chosen]

    def firsts(self, among: Places) -> Places:
        """Return where of some entries the first of every pledge stands, ascending.

        The ledgers stand newest first, so it is the newest one.
        """
        first = np.full(len(self._starts), -1, dtype=np.int64)
        # Of all that are written to one pledge the last one stays.
        first[self._own[among[::-1]]] = among[::-1]
        return np.sort(first[first >= 0])

    def best(self, scores: NDArray[np.float32], among: Places, count: int) -> dict[int, float]:
        """Return the score of the best entry of each of the best pledges, by where it stands.

        `scores` are those of the entries at `among`; ties by the entries' order.
        """
        of_all = np.zeros(len(self._own), dtype=np.float32)
        of_all[among] = scores
        highest = np.maximum.reduceat(of_all[self._sorted], self._starts)
        chosen = np.argsort(-highest, kind="stable")[:count]
        ends = np.append(self._starts[1:], len(self._sorted))
        best = {}
        for one in chosen[highest[chosen] > 0]:
            own = self._sorted[self._starts[one] : ends[one]]
            best[int(own[np.argmax(of_all[own])])] = float(highest[one])
        return best


def same_subject(one: Entry, other: Entry) -> bool:
    """Return whether two titles are alike but for their figures."""
    if set(NUMBERED_NAME.findall(one.title)) != set(NUMBERED_NAME.findall(other.title)):
        # 1号线 goes on in no 2号线.
        return False
    pairs, others = character_pairs(one), character_pairs(other)
    return len(pairs & others) >= SAME_TITLE * min(len(pairs), len(others))


def character_pairs(entry: Entry) -> set[str]:
    title = FIGURES.sub("", entry.title)
    return {title[at : at + 2] for at in range(len(title) - 1)} or {title}
