"""How much, where no unit is asked for: 新增就业多少, 混凝土浇了多少."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import regexes
from index.entry import Entry, Role
from qa.asked_figures import VERBS, pairs_held, unstated
from qa.figure_words import is_of_entry, is_part
from qa.located import Located, located, near, pledged
from qa.pairs import NAMEPLATE_UNITS
from qa.question import Query
from qa.shares import closest_figure
from qa.standing import standing

# The words right before 多少 are those of the part: 线缆架, 混凝土浇.
LAST_ASKED = 4
HALF = 0.5
# 土建施工完成90.6%: how much of it is done.
SHARE_DONE = re.compile(r"(?:完成|完成率|进度|总?工程量|工程量的)(?:已?达到?|为|了|约)?$")


def asks_amount(query: Query) -> bool:
    """Return whether an amount is asked for with no word for what it is counted in: 新增就业多少."""
    return not query.unit and bool(regexes.search(r"多少(?:[?？。]|$)", query.text))


def shares_done(query: Query, entry: Entry) -> list[Located]:
    """Return the shares of a part of the work that a question asks how much is done of.

    混凝土浇了多少 is told by 总混凝土浇筑完成12%, which has a pair of the last characters that ask.
    """
    asked = regexes.sub(r"[了的]?(?:有)?多少.*$", "", query.text)[-LAST_ASKED:]
    return [
        one
        for one in located(entry, Role.PROGRESS)
        if one.figure.base == "%"
        and SHARE_DONE.search(one.figure.before)
        and pairs_held(asked, one.clause) > 0
    ]


def share_of_part(query: Query, entry: Entry) -> Located | None:
    """Return the share done of the very part of the work that is asked for: 钢筋绑了多少.

    投资完成多少 asks for the amount itself.
    """
    asked = regexes.sub(r"[了的]?(?:有)?多少.*$", "", query.text)[-LAST_ASKED:]
    if asked.endswith("完成"):
        return None
    shares = [one for one in shares_done(query, entry) if pairs_held(asked, one.clause) >= HALF]
    return max(shares, key=lambda one: pairs_held(asked, one.clause), default=None)


def amount_told(query: Query, entry: Entry) -> Located | None:
    """Return the figure of an entry's progress that answers how much, without a unit, or None."""
    held = [
        one
        for one in located(entry, Role.PROGRESS)
        if not one.figure.is_rate and one.figure.base not in NAMEPLATE_UNITS
    ]
    chosen = unstated(query, whole_first(query, held))
    if part := share_of_part(query, entry):
        return part
    one = closest_figure(query.subject, [*chosen, *shares_done(query, entry)])
    if one is None and len(chosen) < len(held):
        # 其中税收收入126.1亿元 is not what is asked: the entry's own amount before it is.
        one = next((other for other in chosen if is_of_entry(other)), None)
    return one or only_done(query, entry, chosen)


def only_done(query: Query, entry: Entry, chosen: Sequence[Located]) -> Located | None:
    """Return the one figure that an entry reports towards its pledge, if it is the only one of some.

    None where another thing is asked to have been done: 开工多少 is not told by 完工2户.
    """
    done = [
        one
        for pair in standing(entry).pairs
        if pair.verb == "完成" and not pair.is_growth
        for one in pair.actuals
    ]
    if len(done) != 1 or done[0] not in chosen:
        return None
    asked = [verb for verb in VERBS if verb in query.text]
    told_of = near(done[0])
    return None if asked and not any(verb in told_of for verb in asked) else done[0]


def whole_first(query: Query, held: Sequence[Located]) -> list[Located]:
    """Return the figures without those of parts that the question does not name."""

    def named(one: Located) -> bool:
        said = regexes.sub(r"其中|收入|投资|[｜\s]", " ", near(one))
        return any(
            said[at : at + 2] in query.text
            for at in range(len(said) - 1)
            if said[at : at + 2].strip()
        )

    return [one for one in held if not is_part(one) or named(one)]


# 投资目标: the money that is pledged, or its growth, and no number of projects or firms.
MONEY_PLEDGED = re.compile(r"(?P<what>投资|资金)(?:总?额)?的?(?:年度|全年)?(?:目标|任务)")


def of_money_asked(query: Query, goals: Sequence[Located], entry: Entry) -> list[Located]:
    """Return the goals, of an entry's those of money where that is what is asked: 投资目标.

    What is invested in all the years is no target.
    """
    asked = MONEY_PLEDGED.search(query.text)
    if asked is None:
        return list(goals)
    return [
        one
        for one in pledged(entry)
        if asked["what"] in near(one).partition("｜")[0] and "总投资" not in near(one)
    ]
