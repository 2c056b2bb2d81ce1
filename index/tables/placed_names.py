"""The names of a header by where they stand on a page → those of the columns, and where these begin."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise

from index.tables.columns import could_be_name, is_header, roles_of
from index.tables.headers import SENTENCE, WHEN, is_needed, name_of
from index.tables.starts import is_note, is_section

# What a name costs that stands over one other: most stand over several.
ALONE = 20.0
# Points by which a cell may begin left of the text that tells its column.
SLACK = 1.0
# Words that are looked at for where columns begin.
MOST_LOOKED_AT = 2000


@dataclass(frozen=True, slots=True)
class Word:
    """A text and where it begins and ends, in points from the left, and from the top of its page."""

    text: str
    left: float
    top: float
    right: float


# The words of a line, from left to right.
Line = list[Word]


def names_at(lines: Sequence[Line], at: int) -> tuple[list[Word], int]:
    """Return the names of the columns whose header begins with a line, and how many lines it takes.

    Names that span no others may stand halfway between these and what is under them.
    """
    two, three = lines[at : at + 2], lines[at : at + 3]
    if len(three) == 3 and is_header(texts(sorted_line(*three[:2]))) and apart(*three[:2]):
        spanning = {id(word) for word in three[0]}
        if names := named_over(sorted_line(*three[:2]), three[2], spanning):
            return names, 3
    if not is_header(texts(lines[at])):
        return [], 0
    if len(two) == 2 and (names := named_over(lines[at], two[1], set())):
        return names, 2
    return lines[at], 1


def named_over(upper: Line, lower: Line, spanning: set[int]) -> list[Word]:
    """Return the names of columns, of a line of names over another; none where it is none.

    `spanning` are names that others must stand under.
    """
    known = any(WHEN.search(word.text) or roles_of(word.text) for word in lower)
    if not known or not all(could_be_name(word.text) for word in (*upper, *lower)):
        return []
    if any(SENTENCE.search(word.text) for word in lower):
        return []

    @cache
    def best(name: int, under: int) -> tuple[float, tuple[int, ...]]:
        if name == len(upper):
            return (0.0 if under == len(lower) else math.inf), ()
        options = []
        for count in range(len(lower) - under + 1):
            own = cost_of(upper[name], lower[under : under + count])
            if not count and (id(upper[name]) in spanning or overlaps(upper[name], lower)):
                own = math.inf
            rest, counts = best(name + 1, under + count)
            options.append((own + rest, (count, *counts)))
        return min(options)

    cost, counts = best(0, 0)
    if math.isinf(cost) or not any(counts):
        return []
    names, at = [], 0
    for name, count in zip(upper, counts, strict=True):
        own = lower[at : at + count]
        at += count
        names += [renamed(one, name_of(name.text, one.text)) for one in own] or [name]
    return names


def cost_of(name: Word, under: Sequence[Word]) -> float:
    """Return how ill words stand under a name: centred below it, or from its left on, they stand well."""
    if not under:
        return 0.0
    if is_needed(name.text):
        return math.inf
    left, right = under[0].left, under[-1].right
    if name.left >= right or name.right <= left:
        return math.inf
    shift = min(abs(left - name.left), abs(left + right - name.left - name.right) / 2)
    return shift + (ALONE if len(under) == 1 else 0.0)


def overlaps(word: Word, line: Line) -> bool:
    return any(one.left < word.right and word.left < one.right for one in line)


def apart(upper: Line, lower: Line) -> bool:
    """Return whether no word of a line stands over one of another."""
    return not any(overlaps(word, lower) for word in upper)


def renamed(word: Word, text: str) -> Word:
    return Word(text, word.left, word.top, word.right)


def sorted_line(*lines: Line) -> Line:
    return sorted((word for line in lines for word in line), key=lambda word: word.left)


def texts(line: Line) -> list[str]:
    return [word.text for word in line]


def starts_of(names: Sequence[Word], lines: Sequence[Line]) -> list[float]:
    """Return where the columns of some names begin: where the fewest texts under them are cut.

    Names stand in the middle of columns whose texts begin left of them. Of such places that after
    the widest gap is taken, then the first.
    """
    under = (word for line in lines if not spans(line, names) for word in line)
    words = list(islice(under, MOST_LOOKED_AT))
    starts = [min(word.left for word in (names[0], *words))]
    for name, after in pairwise(names):
        places = {after.left} | {one.left for one in words if name.right < one.left <= after.left}
        starts.append(min(places, key=lambda at: (cut_by(at, words), -gap_before(at, words), at)))
    return starts


def spans(line: Line, names: Sequence[Word]) -> bool:
    """Return whether a line is a heading or a note, which stands under several names."""
    if len(line) > 1:
        return False
    (word,) = line
    return (
        is_section(word.text) or is_note(word.text) or sum(overlaps(one, line) for one in names) > 1
    )


def cut_by(at: float, words: Sequence[Word]) -> int:
    return sum(word.left < at - SLACK and at + SLACK < word.right for word in words)


def gap_before(at: float, words: Sequence[Word]) -> float:
    return min((at - word.right for word in words if word.left < at - SLACK), default=math.inf)
