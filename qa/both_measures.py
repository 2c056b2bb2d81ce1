"""Two periods compared by pledge and result at once, or by each of several subjects."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index import regexes
from index.entry import Entry, Role
from qa.comparable_figures import figures_to_compare, sides_asked
from qa.located import Located, located, pledged
from qa.question import Query
from qa.subject import Term
from qa.units_asked import measures_asked

GOAL = r"(?:目标|任务数|任务量|计划数|计划(?=增长|完成|新增)|盘子)(?:量|数|值|个数)?"
DONE = r"(?:完成(?!率|比例|进度|度)|开工|开了?几个工|开工了|实际|实绩|进展|进度|增速|落实)"
# 目标和完成各多少, 分别开了几个工，盘子各多大: both are asked for, and not the one as a share of the other.
BOTH = re.compile(
    rf"{GOAL}(?:分别|各自?|是|有|相?差|多少|增长|新增|完成)*(?:、|和|与|及|以及|跟|[，,])[^，,。；;？?]{{0,6}}?{DONE}"
    rf"|{DONE}[^，,。；;？?]{{0,12}}?(?:、|和|与|及|以及|跟|[，,])[^，,。；;？?、]{{0,4}}?{GOAL}"
)
GROWTH = re.compile(r"增速|增幅|增长|涨幅")
AMOUNT = re.compile(r"完成(?!率)|金额|总量|[收开完]了?多少|开工|开了?几个|数")


def measures_in_turn(
    query: Query, terms: Sequence[Term], entries: Sequence[Entry]
) -> list[list[Located]]:
    """Return the pledged figures of two entries, then what has come of each, where both are asked for.

    Empty where the question does not ask so, or no result of theirs may be compared.
    """
    if len(entries) == 2 and (each := each_measure(query, terms, entries)):
        return each
    if not BOTH.search(query.text) or len(entries) != 2 or sides_asked(query):
        return []
    plain = replace(query, unit="", counter="", marks=query.marks - {"growth", "goal"})
    goals = figures_to_compare(replace(plain, text="目标"), terms, entries)
    if not goals:
        return []
    told = regexes.sub(GOAL, "", query.text)
    found = [goals]
    for base in bases_asked(told, goals[0], entries[0]):
        chosen = figures_to_compare(replace(plain, text=told, unit=base), terms, entries)
        if chosen and all(reports(one) and one.figure.base == base for one in chosen):
            found.append(chosen)
    return found if len(found) > 1 else []


def each_measure(
    query: Query, terms: Sequence[Term], entries: Sequence[Entry]
) -> list[list[Located]]:
    """Return the figures of two entries for an amount and for a rate: 额度差多少、增速差几个点.

    Empty unless both are asked for, each in a clause of its own, and both entries report both.
    """
    asked = [(clause, unit) for clause, unit, _ in measures_asked(query.text) if unit != "个"]
    rates = {unit in ("%", "百分点") for _, unit in asked}
    if len(asked) != 2 or rates != {True, False} or BOTH.search(query.text):
        return []
    found = []
    for clause, unit in asked:
        rate = unit in ("%", "百分点")
        marks = query.marks if rate else query.marks - {"growth"}
        own = replace(query, text=clause, unit="%" if rate else unit, counter="", marks=marks)
        found.append(figures_to_compare(own, terms, entries) or [])
    return found if all(found) else []


def bases_asked(told: str, goal: Located, entry: Entry) -> list[str]:
    """Return the units of the results asked for: of an amount the pledge's own, else the first told."""
    amounts = [one for one in located(entry, Role.PROGRESS) if not one.figure.is_rate]
    own = [one for one in amounts if one.figure.base == goal.figure.base] or amounts
    grows = GROWTH.search(told) or (goal.figure.is_rate and not AMOUNT.search(told))
    bases = [own[0].figure.base] if own and (AMOUNT.search(told) or not grows) else []
    return [*bases, "%"] if grows else bases


def reports(one: Located) -> bool:
    """Return whether a figure is told of an entry's progress, and is not its pledge said again."""
    goals = {goal.figure.value for goal in pledged(one.entry)}
    return one.column == one.entry.column(Role.PROGRESS) and (
        one.figure.is_rate or one.figure.value not in goals
    )
