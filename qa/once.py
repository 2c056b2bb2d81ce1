"""What is read off all ledgers is read once, not anew for every question."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from functools import wraps
from typing import TypeVar

from index.entry import Ledger

# The ledgers themselves, and a few selections of them that one question makes.
KEPT = 8

Result = TypeVar("Result")


def once(work: Callable[[Sequence[Ledger]], Result]) -> Callable[[Sequence[Ledger]], Result]:
    """Return the work with its last results kept by the tuple of ledgers they are of.

    A tuple is told by its identity: thousands of ledgers take longer to compare than to read.
    """
    kept: deque[tuple[tuple[Ledger, ...], Result]] = deque(maxlen=KEPT)

    @wraps(work)
    def looked_up(ledgers: Sequence[Ledger]) -> Result:
        if not isinstance(ledgers, tuple):
            return work(ledgers)
        for held, result in tuple(kept):
            if held is ledgers:
                return result
        result = work(ledgers)
        kept.append((ledgers, result))
        return result

    return looked_up
