"""What shows that a text names a thing of a kind that a question asks for, by evidence.tsv."""

from __future__ import annotations

import re
from functools import cache

from index.word_tables import read_word_table


@cache
def evidence() -> dict[str, re.Pattern[str]]:
    """Return for a thing asked for what shows that a text names it, by evidence.tsv."""
    rows = read_word_table(
        "qa", "evidence.tsv", lambda listed, pattern: (listed.split(), re.compile(pattern))
    )
    return {word: pattern for listed, pattern in rows for word in listed}
