"""Questions of several clauses of which an entry answers some: 部署了多少算力，使用率怎么样."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.entry import Entry, Ledger, Role
from index.lexical import normalise
from qa.asked_figures import asked_figure
from qa.draft import AnswerTable, Draft, Statement, numbers_said
from qa.findings import findings_about
from qa.one import answer_one, kind_of
from qa.parts_asked import naming, part_not_told
from qa.question import Query, parse
from qa.refuse import unrecorded
from qa.responsible_units import names_holder
from qa.shortfall import asks_cause, has_attribute, what_is_missing
from qa.subject import Prepared, Term, credit, prepare, telling
from qa.unheld_things import other_kind
from qa.wording import content_words

WELL_NAMED = 0.6
CLAUSES = re.compile(r"[，,、；;。？?！!]")
# 在建的几条地铁 asks for no number.
ASKS = re.compile(
    r"多少|(?<!十)(?<![的这那])几(?!个月|天前|年前)|(?<=的)几[\u4e00-\u9fff](?![\u4e00-\u9fff])|哪|什么|啥|谁|怎|如何|吗|没有?$|是否|有没有|进展|进度|何时|第几"
)

# 医生占多少, after 护士占多少.
OF_PART = re.compile(
    r"(?P<part>[\u4e00-\u9fff]{2,8}?)(?:又|各)?(?:占|有|是)?(?:了|到)?(?:多少|几|多大)"
)


def told_in_part(
    query: Query, terms: Sequence[Term], entry: Entry, missing: str, ledgers: Sequence[Ledger]
) -> Draft | None:
    """Return what an entry says of the clauses of a question that it answers, and what it lacks.

    None where it answers none of them, or the question has but one. `missing` says what is lacking.
    """
    clauses = [clause for clause in CLAUSES.split(query.text) if ASKS.search(clause)]
    if len(clauses) < 2 or query.inherited:
        return None
    asked = [replace(parse(clause, ledgers), periods=query.periods) for clause in clauses]
    if other_kind(asked[0], entry):
        # 居民医保参保多少人，参保率达标了吗: what follows is asked of that kind, too.
        return None
    told = [
        one
        for one in asked
        if is_told(one, terms, entry) or (query.numbers and asks_at_large(one, terms, entry))
    ]
    if asked[0] not in told:
        # 做生物医药的是几个，投了多少: what names no subject of its own is asked of what is not there.
        told = [one for one in told if names_title(one, terms, entry)]
    if part_not_told(query, entry, computed=False):
        # 1019人里护士占多少，医生占多少: after a part of the whole another one is asked for.
        told = [one for one in told if not asks_part(one.text)]
    if not told or len(told) == len(asked):
        return None
    drafts = [answer_one(one, terms_of(one, terms), entry, kind=kind_of(one)) for one in told]
    firsts: dict[str, Statement | AnswerTable] = {}
    for draft in drafts:
        for block in draft.blocks[:-1]:
            firsts.setdefault(str(block), block)
    lacking = (lacking_of(one, terms, entry) for one in asked if one not in told)
    missing = "；".join(dict.fromkeys([missing, *filter(None, lacking)]))
    blocks = (*firsts.values(), drafts[0].blocks[-1], Statement(f"{missing}。"))
    calculations = tuple(one for draft in drafts for one in draft.calculations)
    counts = (*(one for draft in drafts for one in draft.counts), *numbers_said(missing))
    return Draft(drafts[0].kind, blocks, calculations, counts)


def asks_part(clause: str) -> bool:
    """Return whether a clause asks how much or how many of a thing there are, and names but that."""
    found = OF_PART.match(clause.strip())
    words = content_words(found["part"]) if found else []
    return bool(words) and words == naming(found["part"] if found else "")


def lacking_of(clause: Query, terms: Sequence[Term], entry: Entry) -> str:
    """Return what a clause asks that the entry lacks, or nothing where that cannot be named."""
    if clause.attribute and not has_attribute(clause, entry):
        return unrecorded(clause)
    return what_is_missing(clause, terms_of(clause, terms), entry)


def is_told(clause: Query, terms: Sequence[Term], entry: Entry) -> bool:
    """Return whether an entry answers a clause: what it asks for is there, and of what it names."""
    own = terms_of(clause, terms)
    if not has_attribute(clause, entry) or names_holder(clause) or asks_cause(clause, entry):
        return False
    if what_is_missing(clause, own, entry):
        return False
    prepared = prepare(entry)
    named = telling(own)
    if named and not all(credit(term, prepared) > 0 for term in named):
        return False
    if clause.unit:
        found = asked_figure(clause, own, entry, Role.PROGRESS)
        return found is not None or bool(findings_about(clause, own, entry))
    return bool(named)


def asks_at_large(clause: Query, terms: Sequence[Term], entry: Entry) -> bool:
    """Return whether a clause asks how an entry that is given by its number stands: 目前什么情况."""
    named = telling(terms_of(clause, terms)) or clause.unit or clause.attribute
    return not (named or names_holder(clause) or asks_cause(clause, entry))


def names_title(clause: Query, terms: Sequence[Term], entry: Entry) -> bool:
    """Return whether a clause names what an entry's title does."""
    title = Prepared(normalise(entry.pledge), "")
    return any(credit(term, title) >= WELL_NAMED for term in telling(terms_of(clause, terms)))


def terms_of(clause: Query, terms: Sequence[Term]) -> list[Term]:
    """Return the terms of a question that one of its clauses says."""
    return [term for term in terms if term.stands_in(clause.text)]
