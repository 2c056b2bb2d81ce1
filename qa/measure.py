"""What a question measures entries by, and each entry's readings of it: 完成率, 增速, 投资, …"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from index import regexes
from index.entry import Entry, Role
from index.word_tables import read_word_table
from qa.compute import amount, difference, percent, share
from qa.draft import Calculation, Span
from qa.figure_words import falls, grows
from qa.located import Located, located, located_in, near
from qa.pairs import Pair
from qa.standing import standing

GOAL_ASKED = re.compile(
    r"(?:目标|任务)(?:本身|自身|自己)|目标(?:金额|数额|投资)|[百千万]?亿元?级|投资规模|总投资|盘子|标题|题目|事项名|目标(?:是|为|在|里|中|定|设|超|达|不|低|高|大|值|数|要求)|(?:任务|计划)(?:量|数)"
)
# 真金白银投下去超过五十亿的大盘子: what is made of it, whatever the whole is called.
MADE_ASKED = re.compile(
    r"真金白银|(?:投|砸|花)(?:下去|出去|进去)|已(?:经)?完成投资|实际(?:完成)?投资"
)


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that entries are measured by; `base` is empty where the question's unit says it."""

    name: str
    asked: re.Pattern[str]
    source: str
    base: str
    says: re.Pattern[str]


# The measure of what things cost in all, whatever of it has been invested.
TOTAL = "总投资"


@dataclass(frozen=True, slots=True)
class Reading:
    """An entry's value of a measure, in base units, and the words or the formula it comes from."""

    entry: Entry
    value: Decimal
    base: str
    shown: str
    spans: tuple[Span, ...]
    calculation: Calculation | None = None


@cache
def measures() -> tuple[Measure, ...]:
    return read_word_table(
        "qa",
        "measures.tsv",
        lambda name, asked, source, base, says: Measure(
            name, re.compile(asked), source, base, re.compile(says)
        ),
    )


def measure_asked(text: str, base: str = "") -> Measure | None:
    """Return the first measure that a text names whose values are in a base unit, or None."""
    return next(
        (
            one
            for one in measures()
            if one.asked.search(text) and base in ("", one.base, same_scale(one.base))
        ),
        None,
    )


def same_scale(base: str) -> str:
    """Return the other unit that a rate may be stated in."""
    return {"%": "百分点", "百分点": "%"}.get(base, base)


def any_figure(base: str, unit: str = "") -> Measure:
    """Return the measure of whatever an entry reports in a unit."""
    return Measure(unit or base, re.compile("(?!)"), "figure", base, re.compile(""))


def readings(
    measure: Measure, entry: Entry, *, unit: str = "", role: Role = Role.PROGRESS
) -> list[Reading]:
    """Return an entry's readings of a measure, the most telling one first."""
    return list(SOURCES[measure.source](measure, entry, unit, role))


def clause(one: Located) -> Span:
    return Span(one.entry, one.column, one.figure.clause_start, one.figure.clause_end)


def stated(one: Located) -> Reading:
    """Return the reading of a figure that stands in the entry."""
    figure = one.figure
    return Reading(one.entry, figure.value, figure.base, one.clause.strip(), (clause(one),))


def completion(measure: Measure, entry: Entry, unit: str, role: Role) -> Sequence[Reading]:
    """Return the completion as the text states it, else as computed from target and progress."""
    state = standing(entry)
    if state.stated:
        return [stated(state.stated)]
    return [shared(pair.actuals, pair.target) for pair in state.pairs if is_done(pair.verb)]


# 完成年度投资计划28.6%, 占年度计划投资的21.28%
OF_PLAN = re.compile(r"(?:完成|占)[^，。；;]{0,12}(?:计划|任务|目标)[^，。；;]{0,6}$")


def invested(measure: Measure, entry: Entry, unit: str, role: Role) -> Sequence[Reading]:
    """Return the share of the year's investment that is made: as stated, then as computed."""
    said = [
        stated(one)
        for one in located(entry, Role.PROGRESS)
        if one.figure.base == "%" and OF_PLAN.search(one.figure.before) and "投资" in one.clause
    ]
    return said + [
        shared(pair.actuals, pair.target)
        for pair in standing(entry).pairs
        if is_done(pair.verb) and pair.target.figure.base == "元"
    ]


def is_done(verb: str) -> bool:
    return verb not in ("开工", "增长")


def shared(actuals: Sequence[Located], target: Located) -> Reading:
    ratio = share([one.figure for one in actuals], target.figure)
    exact = sum((one.figure.value for one in actuals), Decimal(0)) / target.figure.value * 100
    done = "、".join(one.figure.shown for one in actuals)
    shown = f"{done}，占目标{target.figure.shown}的{percent(ratio.result)}（{ratio.shown}）"
    spans = tuple(clause(one) for one in (*actuals, target))
    return Reading(target.entry, exact, "%", shown, spans, ratio)


def start(measure: Measure, entry: Entry, unit: str, role: Role) -> Sequence[Reading]:
    """Return the share begun, as stated, else as computed."""
    said = [
        stated(one)
        for one in located(entry, Role.PROGRESS)
        if one.figure.base == "%" and regexes.search(r"开工|在建", near(one))
    ]
    pairs = [pair for pair in standing(entry).pairs if pair.verb == "开工"]
    return said or [shared(pair.actuals, pair.target) for pair in pairs]


def growth(measure: Measure, entry: Entry, unit: str, role: Role) -> Sequence[Reading]:
    """Return the growth that the pledge is about; where it names no quantity, the first reported."""
    if role is Role.TITLE:
        return [stated(pair.target) for pair in standing(entry).pairs if pair.is_growth]
    pairs = [pair for pair in standing(entry).pairs if pair.is_growth]
    if pairs:
        # 全程网办率90.1% is a level, and no growth.
        return [stated(one) for pair in pairs if grows(one := pair.actuals[0])]
    rates = [one for one in located(entry, role) if one.figure.base == "%" and grows(one)]
    if standing(entry).pairs or located(entry, Role.TITLE):
        # Of a pledge of another kind only what is set against the year before is its growth.
        rates = [one for one in rates if "同比" in one.figure.before]
    return [
        replace(stated(one), value=-one.figure.value) if falls(one) else stated(one)
        for one in rates[:1]
    ]


def ahead(measure: Measure, entry: Entry, unit: str, role: Role) -> Sequence[Reading]:
    """Return by how many percentage points growth is above its target; negative below."""
    return [points_ahead(pair) for pair in standing(entry).pairs if pair.is_growth]


def points_ahead(pair: Pair) -> Reading:
    actual, target = pair.actuals[0], pair.target
    points = actual.figure.value - target.figure.value
    high, low = (actual, target) if points >= 0 else (target, actual)
    result = difference([high.figure], [low.figure])
    word = "高于" if points > 0 else "低于" if points else "等于"
    by = f"，{word[0]}{amount(result)}（{result.shown}）" if points else ""
    what = "增速" if grows(actual) else ""
    shown = f"{what}{actual.figure.shown}，{word}目标{target.figure.shown}{by}"
    return Reading(actual.entry, points, "百分点", shown, (clause(actual), clause(target)), result)


def figure(measure: Measure, entry: Entry, unit: str, role: Role) -> Sequence[Reading]:
    """Return the figures of a column in the measure's unit whose words say the measure."""
    return [
        stated(one)
        for one in located(entry, role)
        if one.figure.base == measure.base
        and (not unit or measure.base != "个" or one.figure.unit == unit)
        and measure.says.search(one.clause)
    ]


def of_column(measure: Measure, entry: Entry, unit: str, role: Role) -> Sequence[Reading]:
    """Return the number that the measure's column holds."""
    return [
        Reading(entry, one.figure.value, one.figure.base, one.clause, (cell(one),))
        for one in located_in(entry, measure.name)[:1]
    ]


def cell(one: Located) -> Span:
    return Span(one.entry, one.column, 0, len(one.text))


SOURCES: dict[str, Callable[[Measure, Entry, str, Role], Sequence[Reading]]] = {
    "completion": completion,
    "invested": invested,
    "start": start,
    "growth": growth,
    "ahead": ahead,
    "figure": figure,
    "column": of_column,
}


def roles_of(measure: Measure, role: Role) -> tuple[Role, ...]:
    """Return the columns to read a measure from: a total stands where it is told, pledged or done."""
    return (Role.TITLE, Role.TARGET, Role.PROGRESS) if measure.name == TOTAL else (role,)


def role_asked(text: str) -> Role:
    """Return the column whose figures are meant: the pledge's where the goal is asked for."""
    of_goal = GOAL_ASKED.search(text) and not MADE_ASKED.search(text)
    return Role.TITLE if of_goal else Role.PROGRESS
