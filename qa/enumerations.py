"""What the parts of an enumeration name: two names said on end, and a field beside its own members."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.glossary import names

# 这几块的事项, after the last of an enumeration.
WITHOUT_TAIL = re.compile(r"(?:这|那)[一几两三四五六]?[块摊类件项样个方].*$|的?(?:事项|任务|工作)$")
SHORTEST_NAME = 3


def told_together(each: Sequence[tuple[set[str], set[str], bool]]) -> set[str]:
    """Return what the parts of an enumeration name, and all of the fields among them.

    A field that titles are named by, 种业、农产品、乡村振兴, is no more than those where all that
    the other parts name is of it, too.
    """
    found: set[str] = set()
    for named, of_field, by_name in each:
        others = [other for other, _, _ in each if other and other is not named]
        narrow = by_name and named and len(others) > 1
        whole = not (narrow and all(other <= of_field - named for other in others))
        found |= named | of_field if whole else named
    return found


def in_a_breath(part: str) -> tuple[str, ...]:
    """Return the two names that a part of an enumeration is, if it says two on end: 保障房安置房."""
    own = WITHOUT_TAIL.sub("", part.strip(" 的"))
    if own in names():
        return ()
    cuts = range(SHORTEST_NAME, len(own) - SHORTEST_NAME + 1)
    pairs = ((own[:cut], own[cut:]) for cut in cuts)
    return next((pair for pair in pairs if all(one in names() for one in pair)), ())
