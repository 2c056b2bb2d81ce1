"""Several subjects, each set against itself in another period: 今年和去年，GDP、财政收入各增长多少."""

from __future__ import annotations

import re
from dataclasses import replace

from index.entry import Entry
from qa.comparable_figures import compares_goals
from qa.compare import answer_compare
from qa.draft import Draft, Statement
from qa.find import SURE, Asked, Finder, names_own_subject
from qa.question import Query, parse, split_parts
from qa.topic import spans_periods

EACH = re.compile(r"各(?!类|项|种|区|级|地)|分别|都")
JOINED = re.compile(r"、|和|与|及|跟")
CLAUSES = re.compile(r"[，,。；;：:？?]")
# GDP、财政收入两项目标各是多少: what is asked of each stands after the last.
ASKED_LAST = re.compile(
    r"(?:这?[两三四五][个项样件])?的?(?:各自?(?=[是为有增完开多下上变调])|分别|都).*$"
)


def subjects_compared(find: Finder, asked: Asked) -> Draft | None:
    """Return each of several subjects in two periods side by side, where each is asked for.

    None unless every subject that is named is surely that of another entry, and both periods have it.
    """
    query, scope, _, _ = asked
    if not (spans_periods(query) and EACH.search(query.text) and JOINED.search(query.subject)):
        return None
    drafts: list[tuple[Entry, Draft]] = []
    for part in split_parts(enumeration_in(query.subject)):
        inner = of_part(find, query, part)
        terms = find.retriever.terms(inner)
        if not names_own_subject(inner.subject, terms):
            continue
        hits = find.retriever.search(inner, entries=scope.entries, top_k=10)
        if not hits or hits[0].relevance < SURE:
            return None
        entries = find.across_periods(inner, scope, hits)
        if len(entries) != 2:
            return None
        drafts.append((entries[0], answer_compare(inner, terms, entries)))
    told = {entry.id for entry, _ in drafts}
    if len(told) < 2 or len(told) != len(drafts):
        return None
    return joined(drafts)


def enumeration_in(subject: str) -> str:
    """Return the clause of a question that joins most names: what stands before it enumerates none."""
    return max(CLAUSES.split(subject), key=lambda clause: len(split_parts(clause)))


def of_part(find: Finder, query: Query, part: str) -> Query:
    """Return a question for one subject of several that asks of it what is asked of all."""
    alone = ASKED_LAST.sub("", part)
    goal = "目标" if compares_goals(query) and "目标" not in alone else ""
    return replace(
        parse(alone, find.ledgers),
        text=f"{alone}{goal}比",
        marks=query.marks | {"compare"},
        periods=query.periods,
        both_periods=query.both_periods,
        places=query.places,
        unit=query.unit,
        counter=query.counter,
    )


def joined(drafts: list[tuple[Entry, Draft]]) -> Draft:
    """Return several comparisons as one, each said of which entry it is."""
    blocks = []
    for entry, draft in drafts:
        first = draft.blocks[0]
        if isinstance(first, Statement):
            first = Statement(f"“{entry.title.rstrip('。')}”：{first.text}", first.spans)
        blocks += [first, *draft.blocks[1:]]
    return Draft(
        "compare",
        tuple(blocks),
        tuple(one for _, draft in drafts for one in draft.calculations),
        tuple(one for _, draft in drafts for one in draft.counts),
    )
