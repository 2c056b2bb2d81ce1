"""Answers that rest on one entry: what it reports, a figure, how far towards its target."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index import regexes
from index.entry import Entry, Role
from qa.draft import (
    Draft,
    Span,
    Statement,
    title_span,
)
from qa.examples import one_of_many
from qa.findings import findings_about
from qa.lead import column_said, lead_of
from qa.located import located
from qa.question import Query
from qa.quote import (
    GIST_UP_TO,
    LONGEST_QUOTE,
    quote,
    words_of,
)
from qa.responsible_units import unit_columns, units_in
from qa.subject import Term
from qa.title_alone import title_alone

# A longer remark is quoted where it is asked for.
LONGEST_CELL = 120
UNITS_ASKED = re.compile(r"(?<!哪)(?:几|多少)(?:家|个)[^，。?？]{0,2}(?:单位|部门|牵头|责任|配合)")


def shown_name(entry: Entry) -> str:
    return f"{entry.name}“{entry.title.rstrip('。')}”"


def answer_one(query: Query, terms: Sequence[Term], entry: Entry, *, kind: str) -> Draft:
    """Return the answer about an entry: the figure or result first, then what it rests on."""
    of_many = one_of_many(query, entry)
    findings = [] if of_many else findings_about(query, terms, entry)
    quoted = quote(query, terms, entry, limit=LONGEST_QUOTE)
    lead = column_said(query, entry) or of_many or lead_of(query, terms, entry, findings)
    beside_it = further_columns(entry)
    words = "；".join(
        filter(None, (words_of(quoted).rstrip("。；"), *map(column_words, beside_it)))
    )
    if not beside_it:
        words = words_of(quoted)
    basis = f"{shown_name(entry)}：{words}" if words else f"{shown_name(entry)}。"
    blocks = [Statement(basis, (*quoted, *beside_it) or (title_span(entry),))]
    # First the answer, then what it rests on.
    first = [*([lead] if lead else []), *(Statement(one.text, one.spans) for one in findings)]
    if not first and (untold := title_alone(terms, entry)):
        first = [untold]
    blocks = [*first, *blocks]
    calculations = tuple(item for finding in findings for item in finding.calculations)
    counted = units_counted(query, entry)
    if counted:
        blocks.insert(0, Statement(f"共{counted}家。"))
    return Draft(kind, tuple(blocks), calculations, (counted,) if counted else ())


def units_counted(query: Query, entry: Entry) -> int:
    """Return how many units a column names, where that is asked for: 有几家牵头单位; else 0."""
    if not (
        query.attribute and query.attribute.role is Role.UNIT and UNITS_ASKED.search(query.text)
    ):
        return 0
    return sum(len(units_in(entry.text(name))) for name in unit_columns(query, entry))


def further_columns(entry: Entry) -> tuple[Span, ...]:
    """Return the cells that go with the progress: the remark; beside a bare number the target, too."""
    bare = any(one.is_bare for one in located(entry, Role.PROGRESS))
    roles = (Role.TARGET, Role.STATUS, Role.REMARK) if bare else (Role.REMARK,)
    return tuple(
        Span(entry, column, 0, len(entry.text(column)))
        for role in roles
        if (column := entry.column(role))
        and not regexes.search(r"领导|负责人|联系|责任人|电话", column)
        and 0 < len(entry.text(column).strip()) <= LONGEST_CELL
    )


def column_words(span: Span) -> str:
    """Return a cell with its column's name: 备注：逾期未完成."""
    return f"{span.column}：{words_of([span]).rstrip('。')}"


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


def kind_of(query: Query) -> str:
    """Return the kind of a question that one entry answers."""
    if query.marks & {"ratio", "remainder", "backward"}:
        return "derive"
    if query.unit and regexes.search(r"多少|几", query.text):
        return "numeric"
    return "fact"
