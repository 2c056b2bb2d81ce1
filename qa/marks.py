"""The marks of the kinds of question, read from patterns.tsv."""

from __future__ import annotations

import re
from functools import cache

from index.word_tables import read_word_table


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return read_word_table(
        "qa", "patterns.tsv", lambda mark, pattern: (mark, re.compile(pattern, re.IGNORECASE))
    )


def marks_in(text: str) -> frozenset[str]:
    """Return the marks of the kinds of question that a text has."""
    return frozenset(mark for mark, pattern in patterns() if pattern.search(text))
