"""What is asked of the subjects of several turns together: 第3项投资多少 → 第23项呢 → 两项加起来呢."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.entry import Entry, Role
from qa.asked_figures import asked_figure
from qa.comparable_figures import figures_to_compare
from qa.compare import answer_compare
from qa.continued import said_of_listed
from qa.conversation import MOST_TURNS, understand
from qa.draft import Draft, spans_in
from qa.located import Located, pledged
from qa.many import TOTALS_APART, answer_list, answer_sum
from qa.match import Match
from qa.numerals import numeral
from qa.question import Query
from qa.ranking import answer_ranking, rankable, ranking_asked
from qa.respond import Responder
from qa.select import conditions_of
from qa.turns import inherit

# 两项加起来, 这两个相差多少, 两年差几条; 相差多少 and 加起来 alone are of the last two.
TOGETHER = re.compile(
    r"^(?:那么?|把|将)?(?:[这前上]面?)?(?:(?P<count>[两二三23])(?:项|者|个|条|样|边|头|年|期|部分|类|批|块|种)|(?=相差|加起来|合起来|加一起|哪[个项边][^，。?？]{1,8}(?:高|低|多|少|快|慢|大|小|好)[?？]?$))"
    r"(?:之间|的?(?:投资|增速|数量?|人数|金额|目标|进度|[\u4e00-\u9fff]{1,4}率))?(?:一共|总共)?"
    r"(?:(?P<sum>加起来|合起来|合计|加(?:在|到)?一(?:起|块儿?)|一共|总共|总和)|相差|差距?|相比|比较|对比|比一比|(?P<which>谁|哪[个项条边]|都))"
)
LONGEST = 20
# 哪个完成得好, 谁进度快, 哪个完成率高
BETTER = re.compile(
    r"(?:完成|干|办|做|推进|进展)得?(?:更|比较)?(?:好|快)|(?:进度|进展)(?:更|比较)?快|完成率(?:更|比较)?高"
)


def of_turns_together(responder: Responder, question: str, earlier: Sequence[str]) -> Draft | None:
    """Return the sum or the difference of what the turns before were of; None where it is not asked.

    Nor where they were not of so many entries, or report no figure of one measure.
    """
    query = responder.parser.parse(question)
    bare = not query.words and TOTALS_APART.search(query.text)
    if bare and (totals := totals_apart(responder, earlier)):
        return totals
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
    apart = {one.id for one in told}
    if match["sum"] and len(told) == count and len(apart) == 1:
        return summed_inside(responder, asked, told[0])
    if len(apart) < count:
        return None
    # What was asked first says which figures are meant: 那去年呢 says none.
    joined = inherit(replace(query, words=()), asked[0])
    terms = responder.retriever.terms(joined)
    figures = figures_to_compare(joined, terms, told)
    if ranked := in_order(query, told):
        return ranked
    if match["which"] and (not figures or match["which"] == "都" or conditions_of(query)):
        # 这两项哪个完成了: how each of them stands.
        listed = [Match(one, ()) for one in told]
        periods = {one.period for one in told}
        whole = [one for ledger in responder.ledgers for one in ledger.entries]
        scope = [one for one in whole if one.period in periods]
        return answer_list(query, terms, listed, scope, said="问到", kind="list")
    if not figures or (match["sum"] and not may_be_added(figures)):
        return None
    return answer_sum(figures) if match["sum"] else answer_compare(joined, terms, told)


def totals_apart(responder: Responder, earlier: Sequence[str]) -> Draft | None:
    """Return how many entries the ledgers of the two turns before hold, and the difference: 差几项.

    None where either asked for more than how many there are, or both asked of one ledger.
    """
    last = [responder.parser.parse(one) for one in earlier[-2:]]
    whole = all("count" in one.marks and one.periods and not one.words for one in last)
    periods = tuple(dict.fromkeys(period for one in last for period in one.periods))
    if len(last) < 2 or not whole or len(periods) < 2:
        return None
    marks = last[-1].marks | {"compare", "total_entries"}
    return responder.respond(replace(last[-1], periods=periods, marks=marks))


def in_order(query: Query, entries: Sequence[Entry]) -> Draft | None:
    """Return entries ranked by how far they have come, where that is asked: 哪个完成得好."""
    ranking = ranking_asked(query) or ranking_asked(replace(query, text="完成率最高的是哪个"))
    found = rankable(ranking, entries) if ranking and BETTER.search(query.text) else []
    if ranking is None or len(found) < 2:
        return None
    return said_of_listed(answer_ranking(ranking, found, entries), entries, listed="前面问到的")


def summed_inside(responder: Responder, asked: Sequence[Query], entry: Entry) -> Draft | None:
    """Return the sum of the figures that several turns asked of one entry: 攀峰学科, then 重点专科."""
    found: list[Located] = []
    for query in asked:
        terms = responder.retriever.terms(query)
        roles = (Role.PROGRESS, Role.TITLE)
        told = (asked_figure(query, terms, entry, role) for role in roles)
        figure = next((one for one in told if one), None)
        if figure is None or figure in found:
            return None
        found.append(figure)
    alike = len({(one.figure.base, one.figure.is_rate, one.column) for one in found}) == 1
    return answer_sum(found) if alike and not found[0].figure.is_rate else None


def may_be_added(found: Sequence[Located]) -> bool:
    """Return whether a sum of figures says something: of no rates, and of nothing pledged and done."""
    return len(set(map(restates_pledge, found))) == 1 and not found[0].figure.is_rate


def restates_pledge(one: Located) -> bool:
    """Return whether a figure says its entry's pledge again, which is added to nothing done."""
    return one.figure.value in {goal.figure.value for goal in pledged(one.entry)}


def entry_of(responder: Responder, query: Query) -> Entry | None:
    """Return the entry that the answer to a turn was of; None where it was refused or of several.

    What it sets beside that, 可对照 the year before, is not what was asked.
    """
    draft = responder.respond(query)
    lead = replace(draft, blocks=draft.blocks[:1])
    entries = {span.entry.id: span.entry for span in spans_in(lead)}
    return next(iter(entries.values())) if len(entries) == 1 and not draft.refused else None
