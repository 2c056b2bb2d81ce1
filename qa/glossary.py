"""The other names that officials use for the ledger's terms, read from glossary.tsv."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files


@cache
def names() -> dict[str, tuple[str, ...]]:
    """Return for every word the ledger's terms that it may stand for, in the file's order.

    A term's own synonyms come after it: GDP leads to 地区生产总值 and so to 生产总值.
    """
    text = files("qa").joinpath("glossary.tsv").read_text(encoding="utf-8")
    synonyms: defaultdict[str, list[str]] = defaultdict(list)
    leads: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for line in text.splitlines()[1:]:
        term, other, direction = line.split("\t")
        leads[other.lower()].setdefault(term.lower())
        if direction == "both":
            leads[term.lower()].setdefault(other.lower())
            synonyms[term.lower()].append(other.lower())
    return {
        word: tuple(
            dict.fromkeys(
                [*terms, *(name for term in terms for name in synonyms[term] if name != word)]
            )
        )
        for word, terms in leads.items()
    }


@cache
def longest_name() -> int:
    return max(map(len, names()), default=0)


def names_in(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return the glossary's words in a text, as start, end and terms; longest first, none twice."""
    plain, found, at = text.lower(), [], 0
    while at < len(plain):
        for length in range(min(longest_name(), len(plain) - at), 1, -1):
            terms = names().get(plain[at : at + length])
            if terms:
                found.append((at, at + length, terms))
                at += length
                break
        else:
            at += 1
    return found
