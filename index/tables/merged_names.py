"""Two rows of names whose merged cells are lost → the columns' names, by how wide the rows are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from index.entry import Role
from index.tables.columns import could_be_name, roles_of
from index.tables.headers import NEEDED, SENTENCE, WHEN, alike, name_of

# A name that spans has two names under it and more; ways to lay them out that are tried.
FEWEST_UNDER, MOST_SPANNING = 2, 3
# What a role in common counts beside a character, and what a number or a title that spans.
SAME_ROLE, NEVER_SPANS = 3, -9
# Longer headers are of no table that is copied so.
MOST_NAMES = 24


def merged_names(upper: Sequence[str], lower: Sequence[str], width: int) -> tuple[str, ...]:
    """Return the names of so many columns by two rows of a header, none where they do not fit.

    Which of the upper names span the lower ones is told by what they have in common.
    """
    spanning = len(upper) + len(lower) - width
    if not 1 <= spanning <= min(MOST_SPANNING, len(upper)) or len(upper) > MOST_NAMES:
        return ()
    ways = (
        (sum(fit(upper[at], own) for at, own in zip(over, groups, strict=True)), over, groups)
        for groups in parts_of(tuple(lower), spanning)
        for over in combinations(range(len(upper)), spanning)
    )
    score, over, groups = max(ways, key=lambda way: way[0], default=(0, (), ()))
    if score <= 0:
        return ()
    under = dict(zip(over, groups, strict=True))
    return tuple(
        name
        for at, one in enumerate(upper)
        for name in ([name_of(one, own) for own in under[at]] if at in under else [one])
    )


def names_of_lines(names: Sequence[str], width: int) -> tuple[str, ...]:
    """Return the names of so many columns by those of both rows, one after the other."""
    spanning = len(names) - width
    last = len(names) - FEWEST_UNDER * spanning
    cuts = range(last, 2, -1) if spanning > 0 else range(0)
    found = (merged_names(names[:cut], names[cut:], width) for cut in cuts)
    return next((whole for whole in found if whole), ())


def are_lower(texts: Sequence[str]) -> bool:
    """Return whether texts may be the lower names of a header: half of them are known."""
    filled = [text for text in texts if text]
    known = sum(bool(roles_of(text) or WHEN.search(text)) for text in filled)
    may_be = all(could_be_name(text) and not SENTENCE.search(text) for text in filled)
    return may_be and known > 0 and known * 2 >= len(filled)


def fit(name: str, under: Sequence[str]) -> int:
    """Return how well a name spans others."""
    roles = set(roles_of(name))
    if NEEDED & set(roles_of(name)[:1]):
        return NEVER_SPANS
    score = 0
    for own in under:
        is_time = bool(WHEN.search(own)) and bool(roles & {Role.PROGRESS, Role.TARGET})
        # What nobody knows spans what is known: 投资 over 年度计划 and 累计完成.
        is_known = not roles and bool(roles_of(own))
        is_same = is_time or is_known or bool(roles & set(roles_of(own)))
        score += SAME_ROLE * is_same + alike(name, own)
    return score


def parts_of(lower: tuple[str, ...], count: int) -> Iterator[tuple[tuple[str, ...], ...]]:
    """Yield the ways to cut names into so many runs, each long enough."""
    if count == 1:
        if len(lower) >= FEWEST_UNDER:
            yield (lower,)
        return
    for at in range(FEWEST_UNDER, len(lower) - FEWEST_UNDER * (count - 1) + 1):
        for rest in parts_of(lower[at:], count - 1):
            yield (lower[:at], *rest)
