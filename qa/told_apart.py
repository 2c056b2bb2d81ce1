"""Things that an entry tells of beside others: 8号线南段 beside 三期, 崂山区 beside 全市."""

from __future__ import annotations

from collections.abc import Sequence

from index.entry import Entry
from qa.districts import bare_district, bare_places, districts_in
from qa.located import Located, sentence
from qa.question import Query
from qa.subject import NUMBERED_NAME


def told_apart(query: Query, entry: Entry) -> list[str]:
    """Return what a question names and an entry tells of beside others: a numbered thing, a district."""
    named = [match[0] for match in NUMBERED_NAME.finditer(query.text)]
    numbered = [name for name in named if name in entry.progress and name not in entry.title]
    return [*numbered, *districts_apart(query, entry)]


def districts_apart(query: Query, entry: Entry) -> list[str]:
    """Return the districts that a question names and an entry tells of beside others, bare: 崂山."""
    named = (*districts_in(query), *bare_places(query))
    bare = dict.fromkeys(name for one in named if len(name := bare_district(one)) > 1)
    return [
        name
        for name in bare
        if name in entry.progress and name not in entry.title and name not in entry.place
    ]


def is_of(apart: Sequence[str], one: Located) -> bool:
    """Return whether a figure stands in a sentence on one of the things that are told apart, if any is."""
    return not apart or any(name in sentence(one) for name in apart)
