"""The sentences of an entry that answer a question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import regexes
from index.entry import Entry, Role
from qa.asked_figures import (
    VERBS,
    answers_unit,
    wanted_figures,
)
from qa.draft import Span
from qa.located import (
    SENTENCE_END,
    located,
)
from qa.question import Query
from qa.standing import standing
from qa.subject import Term, met

# A cell up to this long is quoted whole; from a longer one, the sentences that answer.
WHOLE_UP_TO = 160
LONGEST_QUOTE = 300
# What is asked of an entry as a whole is answered by its whole cell up to this length.
BROAD_UP_TO = 700
GIST_UP_TO = 260
# A sentence under a verb that the question names: 总体开工情况.
VERB_WORTH = 0.25
FIGURE = re.compile(r"\d")
ISSUED = re.compile(r"印发|召开|制定|聚焦|按照")


def sentences(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of a text start and end, white space around them left out."""
    spans, start = [], 0
    for match in [*SENTENCE_END.finditer(text), None]:
        end = match.end() if match else len(text)
        left = start + len(text[start:end]) - len(text[start:end].lstrip())
        right = end - (len(text[start:end]) - len(text[start:end].rstrip()))
        if right > left and regexes.search(r"\w", text[left:right]):
            spans.append((left, right))
        start = end
    return spans


def quote(query: Query, terms: Sequence[Term], entry: Entry, *, limit: int) -> tuple[Span, ...]:
    """Return the spans of the progress that answer, in order, about `limit` characters together.

    Terms that the title meets do not tell sentences apart; those that only the progress meets do.
    """
    column = entry.column(Role.PROGRESS)
    text = entry.progress
    if column is None or not text:
        return ()
    parts = sentences(text)
    apart = [term for term in terms if tells_apart(term, entry, parts)]
    scores = [
        sum(term.weight * met(term, text[start:end]) for term in apart) for start, end in parts
    ]
    verbs = [verb for verb in VERBS if verb in query.text and verb not in entry.title]
    for at, (start, end) in enumerate(parts):
        scores[at] += VERB_WORTH * any(verb in text[start:end] for verb in verbs)
    asked = [one for one in located(entry, Role.PROGRESS) if answers_unit(query, one)]
    for wanted in wanted_figures(query, terms, entry) if len(asked) < len(parts) * 2 else ():
        at = next(i for i, (start, end) in enumerate(parts) if start <= wanted.figure.start < end)
        scores[at] += 0.5
    narrow = max(scores, default=0) >= 0.3
    broad = BROAD_UP_TO if limit == LONGEST_QUOTE else limit
    if len(text) <= WHOLE_UP_TO or (not narrow and len(text) <= broad):
        return (Span(entry, column, 0, len(text)),)
    actuals = [
        one.figure.start
        for pair in standing(entry).pairs
        for one in pair.actuals
        if one.column == column
    ]
    for at, (start, end) in enumerate(parts):
        holds = sum(start <= one.figure.start < end for one in asked)
        measured = sum(start <= place < end for place in actuals)
        scores[at] += 0.25 * bool(holds) + 0.2 * bool(measured)
        scores[at] += 0.1 * bool(FIGURE.search(text[start:end])) + 0.05 * (at == 0)
        # 印发《…》 is what was written, not what has come of it.
        scores[at] -= 0.15 * bool(ISSUED.search(text[start:end]))
    chosen = best_within(parts, scores, limit, narrow=narrow)
    if narrow:
        chosen = with_paragraph(text, parts, chosen, limit)
    return tuple(Span(entry, column, start, end) for start, end in join(chosen, text))


def with_paragraph(
    text: str, parts: Sequence[tuple[int, int]], chosen: list[tuple[int, int]], limit: int
) -> list[tuple[int, int]]:
    """Return the chosen sentences with what follows them in their paragraph, within a length."""
    length = sum(end - start for start, end in chosen)
    taken = set(chosen)
    for part in parts:
        start, end = part
        before = [other for other in taken if other[1] <= start]
        if part in taken or not before:
            continue
        same = "\n" in text and "\n" not in text[max(before)[1] : start]
        if same and length + end - start <= limit:
            taken.add(part)
            length += end - start
    return sorted(taken)


def tells_apart(term: Term, entry: Entry, parts: Sequence[tuple[int, int]]) -> bool:
    """Return whether a term stands in some sentences of the progress and not in most."""
    holding = sum(met(term, entry.progress[start:end]) >= 0.5 for start, end in parts)
    if met(term, entry.title) < 0.5:
        return True
    return 0 < holding <= len(parts) / 3


def best_within(
    parts: Sequence[tuple[int, int]], scores: Sequence[float], limit: int, *, narrow: bool
) -> list[tuple[int, int]]:
    """Return the best sentences within a length, in their order; ties by position."""
    order = sorted(range(len(parts)), key=lambda at: (-scores[at], at))
    best = scores[order[0]]
    chosen: list[int] = []
    length = 0
    for at in order:
        start, end = parts[at]
        worth = not narrow or scores[at] >= 0.4 * best
        if chosen and (length + end - start > limit or not worth):
            continue
        chosen.append(at)
        length += end - start
    return [parts[at] for at in sorted(chosen)]


def join(parts: Sequence[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Return the spans with neighbours made one."""
    joined: list[tuple[int, int]] = []
    for start, end in parts:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def words_of(spans: Sequence[Span]) -> str:
    """Return quoted spans as running words; what is left out between them is marked."""
    return "……".join(map(words_of_one, spans))


def words_of_one(span: Span) -> str:
    """Return a span as running words; a cell that is a number with its header and unit."""
    for role in (Role.PROGRESS, Role.TARGET, Role.STATUS):
        if span.column == span.entry.column(role):
            bare = next((one for one in located(span.entry, role) if one.is_bare), None)
            if bare and bare.figure.unit:
                return bare.figure.shown
    return regexes.sub(r"\s*\n\s*", " ", span.text).strip()
