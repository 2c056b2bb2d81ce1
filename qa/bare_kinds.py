"""A turn that names a kind alone, of the thing that the turn before it names of another kind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.indicators import indicators
from qa.measure import measures
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


# 最高的是哪个: nothing but which is first, and not of what.
FIRST_ALONE = re.compile(
    r"(?:那么?|其中)?(?P<first>最[高低多少大小快慢好差]的?(?:是|有)?(?:哪一?[个项条家]|谁)(?:呢)?[?？。]*)"
)


def with_its_measure(text: str, earlier: Sequence[str]) -> str:
    """Return a turn that only asks which is first with the measure that the turn before names.

    最高的是哪个 after 写了开工率的有哪些 is 开工率最高的是哪个.
    """
    alone = FIRST_ALONE.fullmatch(text.strip())
    if alone is None or not earlier:
        return text
    said = (one.asked.search(earlier[-1]) for one in measures())
    named = max((one[0] for one in said if one), key=len, default="")
    return f"{named}{alone['first']}" if named else text


INDICATOR_ALONE = re.compile(r"(?:那么?|再看看?)?(?P<word>[\u4e00-\u9fff]{2,4})呢[?？。]*")


def with_its_indicator(text: str, earlier: Sequence[str]) -> str:
    """Return a turn that names an indicator by a word, after another one, with its full name.

    财政呢 after 经济总量 is of 一般公共预算收入, and of nothing else that 财政 pays for.
    """
    alone = INDICATOR_ALONE.fullmatch(text.strip())
    known = indicators()
    if alone is None or alone["word"] not in known or not earlier:
        return text
    held = any(name in earlier[-1] for name in (*known, *known.values()))
    return f"{known[alone['word']]}呢" if held else text
