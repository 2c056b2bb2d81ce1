"""What is asked of the subjects of several turns together: 第3项投资多少 → 第23项呢 → 两项加起来呢."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.entry import Entry
from qa.comparable_figures import figures_to_compare
from qa.compare import answer_compare
from qa.conversation import MOST_TURNS, understand
from qa.draft import Draft, spans_in
from qa.located import Located, pledged
from qa.many import answer_sum
from qa.numerals import numeral
from qa.question import Query
from qa.respond import Responder
from qa.turns import inherit

# 两项加起来, 这两个相差多少, 两年差几条; 相差多少 and 加起来 alone are of the last two.
TOGETHER = re.compile(
    r"^(?:那么?|把|将)?(?:[这前上]面?)?(?:(?P<count>[两二三23])(?:项|者|个|条|样|边|头|年|期|部分)|(?=相差|加起来|合起来|加一起))"
    r"(?:之间|的?(?:投资|增速|数量?|人数|金额|目标|进度|完成率))?(?:一共|总共)?"
    r"(?:(?P<sum>加起来|合起来|合计|加(?:在|到)?一(?:起|块儿?)|一共|总共|总和)|相差|差距?|相比|比较|对比|比一比|谁|哪个|哪边)"
)
LONGEST = 20


def of_turns_together(responder: Responder, question: str, earlier: Sequence[str]) -> Draft | None:
    """Return the sum or the difference of what the turns before were of; None where it is not asked.

    Nor where they were not of so many entries, or report no figure of one measure.
    """
    query = responder.parser.parse(question)
    match = TOGETHER.match(query.text)
    if match is None or len(query.text) > LONGEST or query.periods or query.numbers:
        return None
    count = numeral(match["count"]) if match["count"] else 2
    if len(earlier) < count:
        return None
    asked = [
        understand(responder, earlier[at], earlier[max(0, at - MOST_TURNS) : at])
        for at in range(len(earlier) - count, len(earlier))
    ]
    entries = [entry_of(responder, one) for one in asked]
    told = [one for one in entries if one]
    if len({one.id for one in told}) < count:
        return None
    # What was asked first says which figures are meant: 那去年呢 says none.
    whole = inherit(replace(query, words=()), asked[0])
    terms = responder.retriever.terms(whole)
    figures = figures_to_compare(whole, terms, told)
    if not figures or (match["sum"] and not may_be_added(figures)):
        return None
    return answer_sum(figures) if match["sum"] else answer_compare(whole, terms, told)


def may_be_added(found: Sequence[Located]) -> bool:
    """Return whether a sum of figures says something: of no rates, and of nothing pledged and done."""
    return len(set(map(restates_pledge, found))) == 1 and not found[0].figure.is_rate


def restates_pledge(one: Located) -> bool:
    """Return whether a figure says its entry's pledge again, which is added to nothing done."""
    return one.figure.value in {goal.figure.value for goal in pledged(one.entry)}


def entry_of(responder: Responder, query: Query) -> Entry | None:
    """Return the entry that the answer to a turn was of; None where it was refused or of several."""
    draft = responder.respond(query)
    entries = {span.entry.id: span.entry for span in spans_in(draft)}
    return next(iter(entries.values())) if len(entries) == 1 and not draft.refused else None
