"""Figures told apart by the level of what they count: 市级以上738场次, 区级以下3067场次."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import regexes
from qa.located import Located, near

# 市级及市级以上 is one level, 市级及以上 as well.
LEVEL = re.compile(
    r"(?P<level>国家级|(?:区市|区县|县区)级|[省市区县镇村]级)(?:(?:及|和|或|、)?(?P=level)?(?P<way>以[上下]))?"
)


# 区里办的比赛 are those of 区级.
HELD_BY = re.compile(
    r"(?<!全)([省市区县镇村])里(?=(?:自己|组织|主办|牵头)*(?:举?办|组织|搞|开展)的)"
)


def levels_in(text: str) -> set[tuple[str, str]]:
    """Return the levels that a text names, each with 以上 or 以下 where it says so; 区（市）级 is 区级."""
    plain = regexes.sub(r"[（(][^（()）]*[)）]|\s", "", text)
    plain = HELD_BY.sub(r"\1级", plain)
    return {
        (regexes.sub(r"^(?:区市|区县|县区)", "区", found["level"]), found["way"] or "")
        for found in LEVEL.finditer(plain)
    }


def of_level(text: str, figures: Sequence[Located], *, bare: bool = False) -> list[Located]:
    """Return the figures of the one level that a question names beside others, else all of them.

    Of levels with 以上 or 以下; with `bare` of those without, too: 4个省级片区.
    """
    asked = levels_in(text)
    if len(asked) != 1:
        return list(figures)
    [(level, way)] = asked
    held = [(one, levels_in(near(one))) for one in figures]
    if way:
        named = [one for one, levels in held if asked & levels]
    else:
        # 区级的场次 is told by 区级及以下 beside 市级及以上.
        named = [
            one
            for one, levels in held
            if any(name == level and (own or bare) for name, own in levels)
        ]
    return named or list(figures)
