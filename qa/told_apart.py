"""Things with a number of their own that an entry tells of beside others: 8号线南段 beside 三期."""

from __future__ import annotations

from collections.abc import Sequence

from index.entry import Entry
from qa.located import Located, sentence
from qa.question import Query
from qa.subject import NUMBERED_NAME


def told_apart(query: Query, entry: Entry) -> list[str]:
    """Return the numbered things that a question names and an entry tells of beside others: 8号线."""
    named = [match[0] for match in NUMBERED_NAME.finditer(query.text)]
    return [name for name in named if name in entry.progress and name not in entry.title]


def is_of(apart: Sequence[str], one: Located) -> bool:
    """Return whether a figure stands in a sentence on one of the things that are told apart, if any is."""
    return not apart or any(name in sentence(one) for name in apart)
