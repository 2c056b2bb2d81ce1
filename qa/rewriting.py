"""A question in the words that the rest of the product reads, by the rows of rewritings.tsv.

开了工没有 is read as 开工了没有, 不低于目标 as 达到目标. A row says what a user writes, how it
is read, and the pattern and its replacement that make the one of the other.
"""

from __future__ import annotations

import re
from functools import cache

from index.word_tables import read_word_table


@cache
def rewritings() -> tuple[tuple[str, str, re.Pattern[str], str], ...]:
    """Return each row's example, how that is read, its pattern and its replacement, in order."""
    return read_word_table(
        "qa",
        "rewritings.tsv",
        lambda said, read, pattern, put: (said, read, re.compile(pattern), put),
    )


def rewritten(text: str) -> str:
    """Return a text with each row's pattern replaced, in the order of the table."""
    for _, _, pattern, put in rewritings():
        text = pattern.sub(put, text)
    return text
