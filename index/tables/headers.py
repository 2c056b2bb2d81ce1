"""A header of up to three rows → the names of the columns: 完成情况 over 上半年 and 下半年."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import regexes
from index.entry import Role
from index.tables.columns import LONGEST_NAME, could_be_name, is_header, roles_of
from index.tables.table import Row

# 上半年, 1—9月, 一季度: what only says when is read together with the name over it.
WHEN = re.compile(
    r"(?:\d{4}年?)?(?:前[一二三]个?季度|[上下]半年|第?[一二三四1-4]季度|[\d—\-–~～至]+月份?|本月|累计|全年)"
)
# Where a name begins, and the name.
Placed = tuple[float, str]
# Rows that a header has at most; what no entry lacks.
MOST_ROWS = 3
NEEDED = {Role.NUMBER, Role.TITLE}
# What counts the columns under their names.
COUNTED = re.compile(r"[（(]?([甲乙丙丁戊己]|\d{1,2})[)）]?")
LETTERS, FEWEST_COUNTED = "甲乙丙丁戊己", 3
# A year is no figure: 2025年 stands over 年度计划.
SENTENCE = re.compile(r"[。；]|\d{3}(?!\d?年)")


def header_names(rows: Sequence[Row], at: int) -> tuple[tuple[str, ...], int]:
    """Return the names of the columns whose header begins at `at`, and how many rows it takes."""
    names, depth = rows[at].cells, 1
    while at + depth < len(rows) and depth < MOST_ROWS:
        lower = rows[at + depth].cells
        if not goes_below(names, lower):
            break
        # What is merged downwards over two rows and more stands in each of them.
        over = rows[at + depth - 1].cells
        own = tuple(
            "" if cell in over[place : place + 1] else cell for place, cell in enumerate(lower)
        )
        names = named_below(names, own)
        depth += 1
    if at + depth < len(rows) and counts_columns(rows[at + depth].cells):
        depth += 1
    return names, depth


def counts_columns(cells: Sequence[str]) -> bool:
    """Return whether a row under the names counts the columns: (1), (2), (3), or 甲, 乙, 1, 2."""
    marks = [COUNTED.fullmatch(cell) for cell in cells if cell]
    told = [match[1] for match in marks if match]
    if len(told) < FEWEST_COUNTED or len(told) < len(marks):
        return False
    letters = "".join(mark for mark in told if mark in LETTERS)
    digits = [int(mark) for mark in told if mark not in LETTERS]
    return LETTERS.startswith(letters) and digits in (
        list(range(1, len(digits) + 1)),
        list(range(len(letters) + 1, len(told) + 1)),
    )


def named_below(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """Return the names of columns by the row of a header that stands under another."""
    width = len(lower)
    if len(upper) < width and not any(lower[: len(upper)][:1]):
        upper = stretched(upper, lower)
    upper = (*upper, *[""] * (width - len(upper)))
    lower = (*lower, *[""] * (len(upper) - width))
    names, over = [], ""
    for above, below in zip(upper, lower, strict=True):
        over = above or over
        names.append(name_of(over, below) if below not in ("", above) else above)
    return tuple(names)


def goes_below(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Return whether a row is the next of a header: it names parts of the columns over it."""
    filled = [cell for cell in lower if cell]
    if not filled or any(len(cell) > LONGEST_NAME or SENTENCE.search(cell) for cell in filled):
        return False
    own = [cell for cell in filled if cell not in upper]
    if not own or not (WHEN.search(own[0]) or roles_of(own[0]) or names_parts(upper, lower)):
        return False
    # Merged downwards, a name stands in both rows or has a blank under it.
    under_name = sum(
        not cell or cell == upper[place] for place, cell in enumerate(lower[: len(upper)])
    )
    beside_blank = any(
        cell and not (upper[place] if place < len(upper) else "")
        for place, cell in enumerate(lower)
    )
    return under_name >= 2 and (beside_blank or is_header(filled)) and not number_below(lower)


def names_parts(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Return whether a row says nothing under what an entry cannot lack: its number and title."""
    needed = [
        lower[at] if at < len(lower) else "" for at, name in enumerate(upper) if is_needed(name)
    ]
    # What stands below no name is a heading of entries.
    is_headed = bool(lower) and (not lower[0] or lower[0] in upper[:1])
    return is_headed and bool(needed) and all(not cell or cell in upper for cell in needed)


def number_below(lower: Sequence[str]) -> bool:
    return bool(regexes.fullmatch(r"[★☆*]?\d+[.、]?", lower[0])) if lower else False


def stretched(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """Return the upper names where they stand over the lower ones, what spans several once.

    The copy has lost how many columns a name spans: the names over blanks are merged downwards,
    each other one spans the lower names that are most like it.
    """
    blanks = next((place for place, cell in enumerate(lower) if cell), 0)
    groups = list(upper[blanks:])
    result, at = list(upper[:blanks]), -1
    for place in range(blanks, len(lower)):
        left = len(lower) - place
        later = groups[at + 1] if at + 1 < len(groups) else ""
        due = at < 0 or left <= len(groups) - at - 1
        better = later and alike(later, lower[place]) > alike(groups[at], lower[place])
        if later and (due or better):
            at += 1
            result.append(groups[at])
        else:
            result.append("")
    return tuple(result)


def stood_over(upper: Sequence[Placed], lower: Sequence[Placed], slack: float) -> list[Placed]:
    """Return the names of columns by where they begin, of a line of names over another; none else.

    A name begins no more than `slack` left of the one that it stands under.
    """
    starts = [start for start, _ in upper]
    under: list[list[Placed]] = [[] for _ in upper]
    for start, text in lower:
        left_of = [at for at, own in enumerate(starts) if own - slack <= start]
        under[left_of[-1] if left_of else 0].append((start, text))
    texts = [text for _, text in lower]
    known = any(WHEN.search(text) or roles_of(text) for text in texts)
    if not known or not all(map(could_be_name, texts)) or any(map(SENTENCE.search, texts)):
        return []
    needed = [own for own, (_, name) in zip(under, upper, strict=True) if is_needed(name)]
    if any(needed) or not needed:
        return []
    return [
        one
        for (start, name), own in zip(upper, under, strict=True)
        for one in ([(at, name_of(name, text)) for at, text in own] or [(start, name)])
    ]


def is_needed(name: str) -> bool:
    """Return whether a column of this name is one that no entry lacks."""
    return bool(NEEDED & set(roles_of(name)[:1]))


def alike(name: str, other: str) -> int:
    return len(set(name) & set(other))


def name_of(over: str, below: str) -> str:
    """Return the name of a column under another name: 上半年完成情况, 牵头单位, 投资（计划）."""
    if WHEN.fullmatch(below):
        return f"{below}{over}"
    if (time := WHEN.match(over)) and not WHEN.search(below):
        return f"{time[0]}{below}"
    return below if roles_of(below) or not over else f"{over}（{below}）"
