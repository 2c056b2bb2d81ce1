"""Questions that ask for several states, each by itself: 哪些完成了，哪些还没开工."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.draft import Draft
from qa.filtered import filtered
from qa.find import Asked, Finder
from qa.limits import limits_in
from qa.marks import marks_in
from qa.question import Query
from qa.states import OWN_NAMED, states_of
from qa.topic import theme_words

APART = re.compile(r"[，,、；;。？?]|以及|还有|和|与|跟|及(?!时)")
# 哪些完成了哪些没完成 has no comma between.
RUN_TOGETHER = re.compile(r"哪[些几项个][^，,、；;。？?哪]{2,8}(?=哪[些几项个])")
# 已完成的和未开工的各有几项 asks of each, as 哪些完成了，哪些没开工 does.
EACH = re.compile(r"各(?!区|县|项|地|级|市|部|单)|分别")
ASKS = re.compile(r"哪|几[项个件条]|多少|有没有")


def of_each_state(find: Finder, asked: Asked) -> Draft | None:
    """Return the entries of each state that a question asks for by itself, one list after another."""
    query = asked.query
    text = RUN_TOGETHER.sub(r"\g<0>，", query.text)
    pieces = each_of_a_measure([piece for piece in APART.split(text) if piece])
    named = [(piece, found) for piece in pieces if (found := conditions_said(query, piece))]
    if len({one for _, found in named for one in found}) < 2:
        return None
    if not EACH.search(query.text) and not all(ASKS.search(piece) for piece, _ in named):
        return None
    if not theme_words(query, asked.terms) and find.is_about_one(query, asked.terms, asked.hits):
        return None
    # 海洋方面哪些开工了: what stands before it is of all.
    asks = [(piece, piece[max(piece.find("哪"), 0) :]) for piece, _ in named]
    others = [[asked_for for other, asked_for in asks if other != piece] for piece, _ in named]
    drafts = [
        filtered(find, asked_by(asked, piece, apart))
        for (piece, _), apart in zip(named, others, strict=True)
    ]
    given = [draft for draft in drafts if draft]
    return beside(given) if len(given) == len(named) and not all_refused(given) else None


# What of a piece names no measure: 哪些又不到70%.
NO_MEASURE = re.compile(r"哪[些几]?[项条件个]?(?:事项|任务|指标|工作)?|[的有是又还却则]|连")


def each_of_a_measure(pieces: Sequence[str]) -> list[str]:
    """Return pieces, those that set a limit to no measure with the one before: 哪些(开工率)不到70%."""
    measured, named = [], ""
    for piece in pieces:
        if limits := limits_in(piece):
            own = NO_MEASURE.sub("", piece[: limits[0].start])
            at = limits[0].start
            piece = piece if own else piece[:at] + named + piece[at:]
            named = own or named
        measured.append(piece)
    return measured


def conditions_said(query: Query, piece: str) -> list[str]:
    """Return the conditions that a piece of a question names: states, else a limit to a share.

    哪些超过全年目标，哪些连2%都不到 asks for those of each.
    """
    if found := states_of(query, piece):
        return [one.said for one in found]
    limited = ASKS.search(piece) and any(one.base == "%" for one in limits_in(piece))
    return [piece] if limited else []


def asked_by(asked: Asked, piece: str, apart: Sequence[str]) -> Asked:
    """Return what is asked with a piece of it as the question, of the subject of the whole.

    What other pieces ask, `apart`, is none of its subject.
    """
    query = asked.query
    marks = marks_in(piece) | (query.marks & {"count"}) | {"which"}
    subject = query.subject
    for other in apart:
        subject = subject.replace(other, " ")
    for state in OWN_NAMED:
        if state.value not in piece:
            subject = subject.replace(state.value, " ")
    terms = [
        term
        for term in asked.terms
        if term.word in piece or not any(term.word in other for other in apart)
    ]
    own = replace(query, text=piece, subject=subject, marks=marks)
    return asked._replace(query=own, terms=terms)


def all_refused(drafts: Sequence[Draft]) -> bool:
    return all(draft.refused for draft in drafts)


def beside(drafts: Sequence[Draft]) -> Draft:
    """Return one draft with the blocks of several, one after another."""
    told = next(draft for draft in drafts if not draft.refused)
    return replace(
        told,
        blocks=tuple(block for draft in drafts for block in draft.blocks),
        calculations=tuple(one for draft in drafts for one in draft.calculations),
        counts=tuple(count for draft in drafts for count in draft.counts),
    )
