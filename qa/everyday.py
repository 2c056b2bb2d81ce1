"""What words of everyday speech point to in the ledgers' own: 厕所 to 改厕 and 生活污水."""

from __future__ import annotations

from functools import cache

from index.word_tables import read_word_table

# Less than the word itself or another name of it: an everyday word points to several things.
POINTED_AT = 0.7


@cache
def everyday() -> dict[str, tuple[str, ...]]:
    """Return the official words that each everyday word points to, in lower case, nearest first."""
    rows = read_word_table(
        "qa", "everyday.tsv", lambda word, official: (word.lower(), tuple(official.lower().split()))
    )
    return dict(rows)


def pointed_at(word: str) -> tuple[tuple[str, float], ...]:
    """Return what an everyday word points to, each with how far it is alike, as `Likes.of` does."""
    return tuple((official, POINTED_AT) for official in everyday().get(word, ()))
