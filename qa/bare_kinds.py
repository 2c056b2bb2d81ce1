"""A turn that names a kind alone, of the thing that the turn before it names of another kind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.unheld_things import contrasts, is_of_kind

# 省级的呢, 全国级别的那种呢, 那民间的呢: a kind, and nothing that it is of.
KIND_ALONE = re.compile(
    r"^(?:那么?|而|换成)?(?P<kind>[\u4e00-\u9fff]{1,6}?)(?:级别|层面|层级|一级)?"
    r"(?:的(?:那|这)?[种个些类块]?)呢?(?=[?？。，,]|$)"
)


def with_its_thing(text: str, earlier: Sequence[str]) -> str:
    """Return a turn that names a kind alone with its thing: 全国重点实验室呢 after 省重点实验室.

    As it is where the turn before names no other kind of a thing by contrasts.tsv.
    """
    alone = KIND_ALONE.match(text.strip())
    if alone is None or not earlier:
        return text
    for kinds, things in contrasts():
        own = next((kind for kind in kinds if alone["kind"] in kind.split("|")), "")
        others = [kind for kind in kinds if kind != own] if own else []
        for thing in things:
            if any(is_of_kind(kind, thing, earlier[-1], kinds) for kind in others):
                return f"{alone['kind']}{thing}呢{text.strip()[alone.end() :]}"
    return text
