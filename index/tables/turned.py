"""Pages of a PDF whose text lies on its side or stands on its head, and by how much to turn them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

# Characters of a page that are looked at; a watermark across it has fewer.
MOST_LOOKED_AT = 2000


def turns_of(pages: Sequence[Any]) -> dict[int, int]:
    """Return by how many degrees to turn pages to the right, by their numbers from 0, where not 0."""
    turns = {at: turn_of(page.chars[:MOST_LOOKED_AT]) for at, page in enumerate(pages)}
    return {at: turn for at, turn in turns.items() if turn}


def turn_of(characters: Sequence[Mapping[str, Any]]) -> int:
    """Return by how many degrees to turn a page to the right so that most characters stand upright."""
    ways = Counter(
        way(*one["matrix"][:2]) for one in characters if one.get("matrix") and one["text"].strip()
    )
    return max(ways, key=lambda turn: (ways[turn], -turn), default=0)


def way(across: float, up: float) -> int:
    """Return by how much to turn what is written in a direction, to the right, for it to lie level."""
    if abs(across) >= abs(up):
        return 0 if across >= 0 else 180
    return 90 if up > 0 else 270
