"""By whom a step is taken that a question asks for: 省里批复的, 部委或者省里批的.

The rows of offices.tsv say what a ledger writes for an office that is spoken of.
"""

from __future__ import annotations

import re
from functools import cache

from index.word_tables import read_word_table


@cache
def offices() -> dict[str, str]:
    """Return for a spoken office what a ledger writes for it, as a pattern."""
    rows = read_word_table("qa", "offices.tsv", lambda said, written: (said.split(), written))
    return {word: written for said, written in rows for word in said}


@cache
def by_offices() -> re.Pattern[str]:
    """Return what matches a step with the offices that take it: 由省里批复, 国家部委或省里批."""
    office = "|".join(sorted(offices(), key=len, reverse=True))
    return re.compile(
        rf"(?:经过?|由|被)?(?P<offices>(?:{office})(?:(?:、|或者?|和|及|以及)(?:{office}))*)(?P<step>.+)"
    )


def office_and_step(what: str) -> tuple[str, str]:
    """Return what a ledger writes for the offices of a step, as a pattern, and the step without them.

    The pattern is empty where a step names none.
    """
    match = by_offices().fullmatch(what)
    if match is None:
        return "", what
    named = re.split("、|或者?|和|以?及", match["offices"])
    return "|".join(dict.fromkeys(offices()[one] for one in named)), match["step"]
