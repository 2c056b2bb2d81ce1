"""A question whose clauses ask of one subject each: 省市重点项目投了多少，海洋重点项目投了多少."""

from __future__ import annotations

import re
from dataclasses import replace

from qa.compare import told_of_each
from qa.draft import Draft, Finding, Statement
from qa.each import entry_of
from qa.find import Asked, Finder, names_own_subject
from qa.one import answer_one, kind_of
from qa.question import parse
from qa.shortfall import what_is_missing
from qa.topic import spans_periods

CLAUSES = re.compile(r"[，,；;。？?]")
ASKS = re.compile(r"多少|几(?!乎)")
MOST_CLAUSES = 4


AGAINST_GOAL = re.compile(r"[比离距较跟与和](?:年度|全年|年初)?(?:目标|任务|计划)")


def asked_in_clauses(find: Finder, asked: Asked) -> Draft | None:
    """Return the answer to each clause from its own entry, side by side.

    None where a clause asks for no figure or names no subject, where two are of one entry, or where
    an entry does not tell what its clause asks.
    """
    query, scope, terms, _ = asked
    clauses = [one for one in CLAUSES.split(query.text) if one.strip()]
    several = 2 <= len(clauses) <= MOST_CLAUSES and all(map(ASKS.search, clauses))
    # GDP增速比目标高多少，财政收入比目标低多少: each against its own goal.
    of_goals = all(map(AGAINST_GOAL.search, clauses))
    together = "compare" in query.marks and not of_goals
    if not several or spans_periods(query) or query.inherited or together:
        return None
    told, entries = [], []
    for clause in clauses:
        own = replace(parse(clause, find.ledgers), periods=query.periods, places=query.places)
        words = find.retriever.terms(own)
        if not names_own_subject(own.subject, words):
            return None
        entry = entry_of(find, query, clause, scope.entries)
        if entry is None or entry in entries or what_is_missing(own, words, entry):
            return None
        draft = answer_one(own, words, entry, kind=kind_of(own))
        lead = draft.blocks[0]
        if len(draft.blocks) < 2 or not isinstance(lead, Statement):
            return None
        told.append([Finding(lead.text, lead.spans, draft.calculations)])
        entries.append(entry)
    return told_of_each(told, query, terms, entries)
