"""The words of a question that only state a condition, and the field that stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

from qa.denied import denial_said
from qa.marks import patterns
from qa.question import Query
from qa.states import STAGE
from qa.subject import Term, telling
from qa.themes import field_named, themes_in

# Marks whose own words say the condition.
STATED_MARKS = frozenset(
    {"issued", "met", "awaiting", "drafted", "overdue", "placed", "compared", "not_started"}
)


def in_condition(term: Term, query: Query, *, room: int | None = None) -> bool:
    """Return whether a term is one of the words that state a condition: 印发了通知.

    With `room` the words may have no more than so many characters beside it: 发了 of 发了文.
    """
    if is_stage(term, query) or term.word in denial_said(query.text):
        return True
    held = dict(patterns())
    return any(
        term.word in match[0] and (room is None or len(match[0]) <= len(term.word) + room)
        for mark in STATED_MARKS & query.marks
        for match in held[mark].finditer(query.text)
    )


def is_stage(term: Term, query: Query) -> bool:
    """Return whether a term is the stage that a question asks of entries: 前期工作."""
    return any(term.word in one[0] for one in STAGE.finditer(query.text))


def field_beside(query: Query, terms: Sequence[Term]) -> list[str]:
    """Return the title words of a field named as such beside nothing but a condition, else none.

    企业类事项里开过培训会的: 培训 is no other subject.
    """
    named = field_named().search(query.subject)
    themes = themes_in(named["name"]) if named else []
    early = [one[0] for one in dict(patterns())["preliminary"].finditer(query.text)]
    others = [
        term
        for term in telling(terms)
        if not (in_condition(term, query) or (named and term.word in named[0]))
        and not any(term.word in one for one in early)
    ]
    return list(themes[0][1]) if themes and not others else []
