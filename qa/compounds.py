"""What a compound of a question names, and an entry lacks: 海洋 of 海洋生产总值, 垃圾 of 农村垃圾治理."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from index.entry import Entry
from qa.glossary import names, shipped
from qa.subject import PARTIAL_CREDIT, Term, credit, likeness, prepare
from qa.wording import content_words, is_frame, is_generic, is_measure

# A shorter name is a word like any other.
SHORTEST = 3


@cache
def said_for() -> dict[str, frozenset[str]]:
    """Return for every name of the glossary, a term or another word for one, all that it is said as."""
    alike: defaultdict[str, set[str]] = defaultdict(set)
    for term, other, direction in shipped():
        alike[term.lower()].add(other.lower())
        if direction == "both":
            alike[other.lower()].add(term.lower())
    return {
        name: frozenset((name, *others, *names().get(name, ()))) for name, others in alike.items()
    }


@cache
def longest_term() -> int:
    return max(map(len, said_for()), default=0)


# The same question is tried on several entries.
@lru_cache(maxsize=4096)
def terms_in(text: str) -> tuple[str, ...]:
    """Return the glossary's names in a text, the longest at each place, none inside another."""
    return tuple(longest_first(text.lower()))


def longest_first(plain: str) -> Iterator[str]:
    at = 0
    while at < len(plain):
        longest = min(longest_term(), len(plain) - at)
        ends = (at + length for length in range(longest, SHORTEST - 1, -1))
        end = next((end for end in ends if plain[at:end] in said_for()), None)
        if end is not None:
            yield plain[at:end]
        at = end or at + 1


def unheld_names(text: str, entry: Entry) -> list[str]:
    """Return the glossary's names in a text that an entry does not have, however they are said."""
    chunk = prepare(entry).chunk
    return [name for name in terms_in(text) if not any(one in chunk for one in said_for()[name])]


@lru_cache(maxsize=4096)
def words_saying(text: str) -> tuple[str, ...]:
    """Return the words of a text that say what it is of."""
    return tuple(filter(says_something, content_words(text)))


def says_something(word: str) -> bool:
    return not (is_generic(word) or is_measure(word) or is_frame(word))


def lacked(name: str, terms: Sequence[Term], entry: Entry) -> list[str]:
    """Return the words of a name that an entry has neither by themselves nor by a term they are in."""
    prepared = prepare(entry)
    # What is met in parts only may lack just what sets it apart: 固定资产投资 is no 民间投资.
    met = [one.word for one in terms if one.word in name and credit(one, prepared) > PARTIAL_CREDIT]
    return [
        word
        for word in words_saying(name)
        if not any(word in one or adds_nothing(word, one) for one in met)
        and credit(Term(word, names().get(word, ()), 1.0), prepared) <= PARTIAL_CREDIT
    ]


def adds_nothing(word: str, part: str) -> bool:
    """Return whether a word says no more than a part of it: 水厂建设 no more than 水厂, 养老金 more than 养老."""
    rest = word.replace(part, "", 1)
    return part in word and (not rest or not says_something(rest))


def unheld_share(subject: str, terms: Sequence[Term], entry: Entry) -> float:
    """Return what share of a subject is names that an entry does not have, and meets in part only.

    In [0, 1]: 1 where the subject is such a name and nothing else.
    """
    lacking = [name for name in unheld_names(subject, entry) if lacked(name, terms, entry)]
    said = "".join(words_saying(subject))
    return min(sum(map(len, lacking)) / len(said), 1.0) if lacking and said else 0.0


def beside_met(subject: str, terms: Sequence[Term], entry: Entry) -> float:
    """Return how many words that an entry has nothing of stand directly beside one that it has."""
    prepared, text = prepare(entry), subject.lower()
    met = [term.word for term in terms if credit(term, prepared) > 0.0]
    unlike = [
        term.word
        for term in terms
        if term.word not in met and likeness(term, prepared) == 0.0 and says_something(term.word)
    ]
    return float(
        sum(any(word + one in text or one + word in text for one in met) for word in unlike)
    )
