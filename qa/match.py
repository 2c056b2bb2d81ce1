"""Conditions on entries, and the entries that meet them with the words that decide it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index import regexes
from index.entry import Entry, Role
from index.lexical import normalise
from qa.draft import Span
from qa.located import Located
from qa.measure import Reading
from qa.quote import sentences


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that meets a condition, and the words that decide it."""

    entry: Entry
    spans: tuple[Span, ...]
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on entries, as it is said back."""

    said: str
    meets: Callable[[Entry], Match | None]


def names_of_columns(entry: Entry, roles: Sequence[Role]) -> list[str]:
    """Return the names of an entry's columns of some roles, in the order of the roles."""
    return [column.name for role in roles for column in entry.columns if column.role is role]


def spans_around(entry: Entry, column: str, words: Sequence[str]) -> tuple[Span, ...]:
    """Return the sentences of a cell in which all the words stand."""
    text = entry.text(column)
    return tuple(
        Span(entry, column, start, end)
        for start, end in sentences(text)
        if all(word in normalise(text[start:end]) for word in words)
    )


def spans_with_any(entry: Entry, words: Sequence[str]) -> tuple[Span, ...]:
    """Return the sentences of an entry's progress in which any of the words stands."""
    column = entry.column(Role.PROGRESS)
    return tuple(
        Span(entry, column or "", start, end)
        for start, end in sentences(entry.progress)
        if any(standing_alone(word, entry.progress[start:end]) for word in words)
    )


def standing_alone(word: str, text: str) -> bool:
    """Return whether a word stands in a text with no digit before it: 8月 is not in 18月."""
    return bool(regexes.search(rf"(?<!\d){re.escape(word)}", text))


def clauses(found: Sequence[Located]) -> tuple[Span, ...]:
    spans = {
        Span(one.entry, one.column, one.figure.clause_start, one.figure.clause_end): None
        for one in found
    }
    return tuple(spans)


def spans_matching(entry: Entry, pattern: re.Pattern[str]) -> tuple[Span, ...]:
    """Return the sentences of an entry's progress, status and remark that a pattern finds."""
    return tuple(
        Span(entry, column, start, end)
        for column in names_of_columns(entry, (Role.PROGRESS, Role.STATUS, Role.REMARK))
        for start, end in sentences(entry.text(column))
        if pattern.search(entry.text(column)[start:end])
    )
