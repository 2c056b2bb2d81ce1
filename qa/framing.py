"""What of a question asks nothing, by the rows of framing.tsv.

A row is of words within a clause (帮我查查, 这本账里) or of a clause that only says who asks, for
whom, why or in what form (我就是个种地的, 政府办要个数).
"""

from __future__ import annotations

import re
from functools import cache

from index.word_tables import read_word_table

# What may lead into such a clause, and the marks that end it.
LEADING_IN = "^(?:还有|而且|因为|正好|反正|顺便|哎呀?|唉|嗨|(?:不好意思|对不起|抱歉)[啊哈呀哦]?)*"
ENDING = r"[，,。；;：:！!]*\s*$"


@cache
def rows() -> tuple[tuple[str, str, str], ...]:
    """Return what each row is of, words or a clause, its example and its pattern."""
    return read_word_table("qa", "framing.tsv", checked)


def checked(of: str, said: str, pattern: str) -> tuple[str, str, str]:
    """Return a row as it is.

    Raises:
        ValueError: it is of nothing that is known, or its pattern is none.
    """
    if of not in ("words", "clause"):
        raise ValueError(f"of 应为 words 或 clause，而不是“{of}”")
    re.compile(pattern)
    return of, said, pattern


@cache
def words_framing() -> re.Pattern[str]:
    """Return what finds the words within a clause that name no subject."""
    return re.compile("|".join(pattern for of, _, pattern in rows() if of == "words"))


@cache
def clause_framing() -> re.Pattern[str]:
    """Return what matches a clause that asks nothing and names no subject of its own."""
    clauses = "|".join(pattern for of, _, pattern in rows() if of == "clause")
    return re.compile(f"{LEADING_IN}(?:{clauses}){ENDING}", re.IGNORECASE)
