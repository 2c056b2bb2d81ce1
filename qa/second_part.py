"""A question that asks the same of another period at its end: 满意率达标没有？去年呢."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.lexical import normalise
from qa.conversation import understand
from qa.draft import Draft, Statement, numbers_said, spans_in
from qa.question import Query
from qa.respond import Responder
from qa.subject import Prepared, credit, telling

ENDS_WITH_PERIOD = re.compile(
    r"^(?P<first>[^?？。；;]{5,}?)[，,。?？；;]\s*(?P<second>(?:那么?)?(?:去年|上年|前年|今年|上季度|上个季度|[一二三四]季度|20\d\d年)(?:的?(?:同期|一季度|[上下]半年))?"
    r"(?:呢|(?:又)?(?:是|有)?多少(?:呢)?|(?:又)?(?:怎么样|如何|怎样)(?:呢)?|的?情况(?:呢)?))[?？。]*$"
)
COMPARES = re.compile(r"(?<!占)比(?!目标|例|重|率)|对比|相比|较(?!为)|(?:与|和|跟)[^，。？]{2,8}差")


def two_periods(responder: Responder, question: str, earlier: Sequence[str]) -> Draft | None:
    """Return both answers, one after the other, or None where the question does not ask so.

    What of the second period is not told is said after the first answer.
    """
    match = ENDS_WITH_PERIOD.match(question.strip())
    if not match or COMPARES.search(question):
        return None
    first = understand(responder, match["first"], earlier)
    answered = responder.respond(first)
    if answered.refused:
        return None
    second = responder.respond(understand(responder, match["second"], (*earlier, match["first"])))
    if not second.refused and entry_ids(second) <= entry_ids(answered):
        # The first answer sets the year before beside its own already.
        return answered
    of_field = answered.kind == second.kind in ("count", "list")
    if not second.refused and not (of_field or is_of_subject(responder, first, second)):
        words = f"{label_of(second)}的台账中没有对应的事项。"
        counts = (*answered.counts, *numbers_said(words))
        return Draft(
            answered.kind, (*answered.blocks, Statement(words)), answered.calculations, counts
        )
    if second.refused:
        told = next((one for one in second.blocks if isinstance(one, Statement)), None)
        if told is None or "台账" not in told.text:
            return None
        blocks = (*answered.blocks, Statement(told.text))
        counts = (*answered.counts, *second.counts, *numbers_said(told.text))
        return Draft(answered.kind, blocks, answered.calculations, counts)
    return Draft(
        answered.kind,
        (*answered.blocks, *second.blocks),
        (*answered.calculations, *second.calculations),
        (*answered.counts, *second.counts),
    )


def entry_ids(draft: Draft) -> set[str]:
    """Return the ids of the entries that an answer rests on."""
    return {span.entry.id for span in spans_in(draft)}


def label_of(draft: Draft) -> str:
    return next((span.entry.period_label for span in spans_in(draft)), "")


def is_of_subject(responder: Responder, query: Query, draft: Draft) -> bool:
    """Return whether the title of an answer's entry says a word of what was asked first."""
    terms = telling(responder.retriever.terms(query))
    titles = [Prepared(normalise(span.entry.pledge), "") for span in spans_in(draft)]
    return not terms or any(credit(term, title) > 0 for term in terms for title in titles)
