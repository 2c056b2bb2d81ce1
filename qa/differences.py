"""What two figures differ by, in words with the formula: by how much, how many times, what share."""

from __future__ import annotations

import re

from index.entry import Role
from qa.compute import HUNDRED, amount, common_scale, difference, multiple, percent
from qa.draft import Calculation, Span, Statement, plain, rounded
from qa.located import Located
from qa.pledges import same_subject
from qa.question import Query

TIMES_ASKED = re.compile(r"几倍|多少倍|倍数")
# 增幅是多少, 下调了百分之几: a share of what it was, where amounts are compared.
CHANGE_ASKED = re.compile(
    r"(?:增|涨|降|减|跌|变化|变动|调整)幅|幅度|(?:增长|增加|提高|上升|下降|减少|下调|上调|压减|缩减|降低|涨|降|砍|压|削)了?(?:百分之|几成|多少个?百分|%)|增长率"
)
GOAL_MOVED = re.compile(r"上调|下调|调高|调低|调整")


def clause_span(one: Located) -> Span:
    return Span(one.entry, one.column, one.figure.clause_start, one.figure.clause_end)


def difference_said(
    query: Query, first: Located, second: Located
) -> tuple[Statement, tuple[Calculation, ...]]:
    """Return what the first figure is against the second, and the difference."""
    spans = (clause_span(first), clause_span(second))
    a, b = first.figure, second.figure
    # Two subjects of which each is told in another period are named in full.
    apart = not (query.periods or query.both_periods or same_subject(first.entry, second.entry))
    names = [short_name(first, second), short_name(second, first)]
    left, right = map(full_name, (first, second)) if apart else names
    if a.value == b.value:
        return Statement(f"{left}{a.shown}，{right}{b.shown}，两者相同。", spans), ()
    high, low = (a, b) if a.value > b.value else (b, a)
    result = difference([high], [low])
    rate = a.is_rate
    word = ("高" if rate else "多") if a.value > b.value else ("低" if rate else "少")
    text = f"{left}{a.shown}，{right}{b.shown}，前者{word}{amount(result)}（{result.shown}）。"
    if GOAL_MOVED.search(query.text) and is_later(first, second):
        moved = "上调" if a.value > b.value else "下调"
        text = f"{moved}{amount(result)}（{result.shown}）：{left}{a.shown}，{right}{b.shown}。"
    used: tuple[Calculation, ...] = (result,)
    if not rate and TIMES_ASKED.search(query.text):
        times = multiple(a, b)
        text = f"{text.removesuffix('。')}，是后者的{plain(times.result)}倍（{times.shown}）。"
        used = (*used, times)
    if CHANGE_ASKED.search(query.text) and (change := change_between(first, second)):
        word = "增长" if a.value > b.value else "下降"
        text = f"{text.removesuffix('。')}，{word}{percent(change.result)}（{change.shown}）。"
        used = (*used, change)
    return Statement(text, spans), used


def change_between(first: Located, second: Located) -> Calculation | None:
    """Return by what share of the earlier amount the later one is more or less; None of rates.

    Nor of entries of one period, where neither comes before the other.
    """
    periods = first.entry.period, second.entry.period
    if first.figure.is_rate or None in periods or periods[0] == periods[1]:
        return None
    now, before = (first, second) if periods[0] > periods[1] else (second, first)  # type: ignore[operator]
    later, earlier = common_scale([now.figure, before.figure])
    if not earlier:
        return None
    high, low = max(later, earlier), min(later, earlier)
    result = rounded((high - low) / earlier * HUNDRED, 1)
    shown = f"{plain(high - low)} ÷ {plain(earlier)} = {percent(result)}"
    return Calculation("÷", (high - low, earlier), result, shown)


def is_later(first: Located, second: Located) -> bool:
    """Return whether both are pledged figures, the first of a later period."""
    titles = first.column == first.entry.column(Role.TITLE) == second.column
    periods = first.entry.period, second.entry.period
    return bool(titles and periods[0] and periods[1] and periods[0] > periods[1])


def short_name(one: Located, other: Located) -> str:
    """Return what tells one figure's entry from the other's: the period, else the pledge."""
    if one.entry.place != other.entry.place:
        return one.entry.place
    if one.entry.period != other.entry.period:
        goal = "目标" if one.entry.column(Role.TITLE) == one.column else ""
        return f"{one.entry.period_label}{goal}"
    return full_name(one)


def full_name(one: Located) -> str:
    return f"{one.entry.name}“{one.entry.title.rstrip('。')}”"
