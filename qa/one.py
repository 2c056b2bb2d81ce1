"""Answers that rest on one entry: what it reports, a figure, how far towards its target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.entry import Entry
from qa.draft import (
    Draft,
    Statement,
    title_span,
)
from qa.findings import findings_about
from qa.lead import column_said, lead_of
from qa.question import Query
from qa.quote import (
    GIST_UP_TO,
    LONGEST_QUOTE,
    quote,
    words_of,
)
from qa.subject import Term


def shown_name(entry: Entry) -> str:
    return f"{entry.name}“{entry.title.rstrip('。')}”"


def answer_one(query: Query, terms: Sequence[Term], entry: Entry, *, kind: str) -> Draft:
    """Return the answer about an entry: the figure or result first, then what it rests on."""
    findings = findings_about(query, terms, entry)
    quoted = quote(query, terms, entry, limit=LONGEST_QUOTE)
    lead = column_said(query, entry) or lead_of(query, terms, entry, findings)
    basis = f"{shown_name(entry)}：{words_of(quoted)}" if quoted else f"{shown_name(entry)}。"
    blocks = [Statement(basis, quoted or (title_span(entry),))]
    # First the answer, then what it rests on.
    first = [*([lead] if lead else []), *(Statement(one.text, one.spans) for one in findings)]
    blocks = [*first, *blocks]
    calculations = tuple(item for finding in findings for item in finding.calculations)
    return Draft(kind, tuple(blocks), calculations)


def beside(draft: Draft, query: Query, terms: Sequence[Term], earlier: Entry) -> Draft:
    """Return a draft with the same subject of an earlier period after it."""
    spans = quote(query, terms, earlier, limit=GIST_UP_TO)
    words = f"可对照{shown_name(earlier)}：{words_of(spans)}"
    return replace(draft, blocks=(*draft.blocks, Statement(words, spans)))


def of_a_place(draft: Draft, place: str) -> Draft:
    """Return a draft that says which place it is of, where others have the same and none is named."""
    words = f"问题没有写明地方，以上是{place}的；其他地方的台账也有相近的事项，写明地方即可查看。"
    return replace(draft, blocks=(*draft.blocks, Statement(words)))


def answer_position(entry: Entry) -> Draft:
    """Return where an entry stands in its ledger."""
    title, place = entry.title.rstrip("。"), entry.ordinal
    text = f"{place}。“{title}”是{entry.period_label}台账的{place}。"
    return Draft("ordinal", (Statement(text, (title_span(entry),)),))
