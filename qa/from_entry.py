"""The answer from an entry that a question surely asks of, or the refusal that it calls for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from index import regexes
from index.entry import Entry, Ledger
from qa import refuse
from qa.draft import Draft, Statement
from qa.one import answer_one
from qa.planned import planned
from qa.question import Query
from qa.quote import GIST_UP_TO, quote
from qa.shortfall import asks_cause, has_attribute, what_is_missing
from qa.subject import Term
from qa.told_in_part import told_in_part

# 卡在哪个环节 is told by how far it is, be a cause given or not.
STUCK_AT = re.compile(r"卡在[^，。？?]{0,4}(?:环节|步|阶段|关口)")


def from_entry(
    query: Query,
    terms: Sequence[Term],
    entry: Entry,
    ledgers: Sequence[Ledger],
    *,
    kind: str,
    before: Callable[[], Entry | None] = lambda: None,
) -> Draft:
    """Return what an entry tells of a question, or what it lacks that the question asks.

    `before` gives the entry of an earlier period that reports what this one does not, if one does.
    """
    if query.attribute and not has_attribute(query, entry, terms):
        return no_such_column(query, terms, entry, ledgers)
    untold = asks_cause(query, entry)
    asks_stage = STUCK_AT.search(query.text)
    if untold and not asks_stage and not (query.unit and regexes.search(r"多少|几", query.text)):
        told = quote(query, terms, entry, limit=GIST_UP_TO)
        return refuse.not_reported("台账没有说明原因", entry, ledgers, told)
    shortfall = what_is_missing(query, terms, entry)
    if shortfall and (other := before()):
        return answer_one(query, terms, other, kind=kind)
    if shortfall and (goal := planned(query, terms, entry, ledgers, kind)):
        return goal
    if shortfall and (partly := told_in_part(query, terms, entry, shortfall, ledgers)):
        return partly
    if shortfall:
        told = quote(query, terms, entry, limit=GIST_UP_TO)
        return refuse.not_reported(shortfall, entry, ledgers, told)
    draft = answer_one(query, terms, entry, kind=kind)
    if untold:
        return replace(draft, blocks=(*draft.blocks, Statement("台账没有说明原因。")))
    return draft


def no_such_column(
    query: Query, terms: Sequence[Term], entry: Entry, ledgers: Sequence[Ledger]
) -> Draft:
    """Return what is told beside an attribute that only a further column could hold, or the refusal."""
    beside_it = told_beside(query, terms, entry, ledgers)
    return beside_it or refuse.no_such_column(query, entry, ledgers)


def told_beside(
    query: Query, terms: Sequence[Term], entry: Entry, ledgers: Sequence[Ledger]
) -> Draft | None:
    """Return what an entry tells of the clauses that ask for no attribute it lacks, or None."""
    return told_in_part(query, terms, entry, refuse.unrecorded(query), ledgers)
