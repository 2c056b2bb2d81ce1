"""Conditions of a question that no entry can meet at once: done and not begun, over 6% and under 5%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from index.entry import Ledger
from index.word_tables import read_word_table
from qa import refuse
from qa.answer import Reason
from qa.draft import Draft
from qa.limits import Limit, in_figures, limits_in
from qa.measure import measure_asked
from qa.question import Query

# 既完成又没启动, 已完工却还没开工, 超过6%且低于5%: both are asked of the same entries.
AND = r"(?:又|且|并且|而且|却|但是?|可是?|同时|然而|也|还|仍|依然|其实|根本|压根|[，,]){1,4}"
JOINED = re.compile(rf"(?:了|的)?{AND}(?:是|都|在)?")
SOFAR = r"(?:已经?|早已|全部|全面|都|均|尚|还|仍|未曾|从)*"
THINGS = r"(?:的(?:事项|项目|任务|工程|指标|工作)?)?"


class Contrary(NamedTuple):
    """Two states that exclude each other, and the words that ask for both at once."""

    one: str
    other: str
    both: re.Pattern[str]


@cache
def contraries() -> tuple[Contrary, ...]:
    """Return the states that exclude each other, as contradictions.tsv has them."""

    def contrary(one: str, says_one: str, other: str, says_other: str) -> Contrary:
        sides = ((says_one, says_other), (says_other, says_one))
        ways = "|".join(
            rf"(?<![未没])(?<!(?<!有)没有){first}(?:了|{THINGS}){AND}{SOFAR}{then}"
            for first, then in sides
        )
        return Contrary(one, other, re.compile(ways))

    return read_word_table("qa", "contradictions.tsv", contrary)


def refused_as_contrary(query: Query, ledgers: tuple[Ledger, ...]) -> Draft | None:
    """Return the refusal of conditions that exclude each other, None where a question has none."""
    found = next(contradictions(query), None)
    if found is None:
        return None
    one, other = found
    missing = f"“{one}”和“{other}”互相排斥，没有一个事项能同时符合"
    hint = f"可以分开问：{one}的事项有哪些？{other}的事项有哪些？"
    return refuse.refusal(Reason.NOT_REPORTED, missing, ledgers, hint=hint)


def contradictions(query: Query) -> Iterator[tuple[str, str]]:
    """Yield the pairs of conditions of a question that exclude each other, as an answer says them."""
    yield from ((one, other) for one, other, both in contraries() if both.search(query.text))
    for first, then in pairwise(limits_in(query.text)):
        if exclude(first, then) and of_the_same(query.text, first, then):
            yield first.words, then.words


def exclude(one: Limit, other: Limit) -> bool:
    """Return whether no number is within two limits of one unit."""
    low, high = (one, other) if one.operator in (">", ">=") else (other, one)
    if (
        one.base != other.base
        or low.operator not in (">", ">=")
        or high.operator not in ("<", "<=")
    ):
        return False
    return low.value > high.value or (
        low.value == high.value and (low.operator, high.operator) != (">=", "<=")
    )


def of_the_same(text: str, one: Limit, other: Limit) -> bool:
    """Return whether the second of two limits is set to what the first is set to, and both at once."""
    spoken = in_figures(text)
    between = spoken[one.end : other.start]
    joined = JOINED.match(between)
    if joined is None:
        return False
    named = between[joined.end() :]
    before = spoken[: one.start]
    measure = measure_asked(named, one.base)
    return before.endswith(named) or (
        measure is not None and measure == measure_asked(before, one.base)
    )
