"""Bounds that a question claims of a figure, set right by what is reached: 超过500亿了吧, 不到一千人."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from index import regexes
from index.entry import Entry, Role
from index.figures import Figure
from qa.asked_figures import asked_figure, pairs_held
from qa.causes import CAUSE
from qa.draft import Statement, spans_of
from qa.glossary import names
from qa.limits import limits_in
from qa.located import located
from qa.question import Query
from qa.standing import standing
from qa.subject import Term, credit, prepare
from qa.wording import content_words, is_frame, is_generic, is_measure

BELOW_SAID = re.compile(
    r"(?:不到|不足|不满|低于|(?:没|未)(?:有|能)?(?:超过?|突破|达到?|到|过))了?$"
)
TO_COME = re.compile(
    r"(?:能(?!有)|会|可以|可望|有望|预计|力争|争取|确保|将)(?:不能|否|够)?(?:超过?|突破|达到?|到|过)$"
)


def is_bound(stated: Figure, actual: Decimal) -> bool:
    """Return whether a question names a figure as a bound that what was reached keeps to."""
    if TO_COME.search(stated.before):
        # 能超过2000个吧 claims nothing of what is reached by now.
        return True
    if BELOW_SAID.search(stated.before):
        return actual < stated.value
    over = regexes.search(r"(?:超过?|高于|突破|不止)了?$", stated.before)
    return bool(over) and actual > stated.value


BELOW_CLAIMED = re.compile(
    r"才[^，,。；;？?]{0,6}几[十百千]|不到|不足|(?<!有)(?:没到|未到|没(?:凑|招|派|做|办|接)?(?:够|齐|满)|[凑招派做办接]不[够齐满]|完不成|没完成|没达到|没有达到|未达到)"
)


def wrongly_below(query: Query, entry: Entry) -> Statement | None:
    """Return what is reached where the question has it below the target: 只凑了不到一千人."""
    if not BELOW_CLAIMED.search(query.text):
        return None
    for pair in standing(entry).pairs:
        named = [one for one in query.figures if one.base == pair.target.figure.base]
        own = not named or any(one.value == pair.target.figure.value for one in named)
        if pair.verb == "完成" and not pair.is_growth and pair.reached and own:
            shown = "、".join(one.figure.shown for one in pair.actuals)
            goal = pair.target.figure.shown
            words = f"与台账不符：台账记载完成{shown}，已达到目标{goal}。"
            return Statement(words, spans_of([*pair.actuals, pair.target]))
    return None


def wrong_bound(query: Query, entry: Entry) -> Statement | None:
    """Return the rate that an entry reports where it is asked why it is on another side: 还不到三成."""
    limits = [one for one in limits_in(query.text) if one.base == "%"]
    if not CAUSE.search(query.text) or len(limits) != 1:
        return None
    plain = replace(query, unit="%", counter="", figures=())
    one = asked_figure(plain, (), entry, Role.PROGRESS)
    if one is None or limits[0].holds(one.figure.value):
        return None
    if not pairs_held(query.text[: limits[0].start], one.clause):
        return None
    return Statement(f"与台账不符：台账记载的是{one.clause.strip()}。", spans_of([one]))


ABOVE_CLAIMED = re.compile(r"(?:超过?|突破|[通跨]?过|达到)了?(?:将近)?$")
# 能超过500亿吧, 还没超过, 目标是超过: nothing is said to be reached.
NOT_CLAIMED = re.compile(r"[没未不能会可该将要争拟]|有望|力争|预计|目标|计划|才|几时|什么时候")


def wrongly_above(query: Query, entry: Entry) -> Statement | None:
    """Return what is reached where the question has it above a figure that it is below: 超过500亿了吧."""
    for claimed in query.figures:
        start = max(query.text.rfind(mark, 0, claimed.start) for mark in "，,。；;") + 1
        before = query.text[start : claimed.start]
        if not ABOVE_CLAIMED.search(before) or NOT_CLAIMED.search(query.text[start:]):
            continue
        for pair in standing(entry).pairs:
            goal = pair.target.figure
            if pair.is_growth or not is_same_measure(goal, claimed) or pair.verb == "开工":
                continue
            if pair.actual < claimed.value:
                shown = "、".join(one.figure.shown for one in pair.actuals)
                words = (
                    f"与台账不符：台账记载完成{shown}（目标{goal.shown}），未达到{claimed.shown}。"
                )
                return Statement(words, spans_of([*pair.actuals, pair.target]))
        # 财政收入超过400亿了吧: of a goal for its growth the amount is told beside it.
        amounts = [
            one
            for one in located(entry, Role.PROGRESS)
            if is_same_measure(one.figure, claimed) and not one.figure.is_rate
        ]
        if len(amounts) == 1 and amounts[0].figure.value < claimed.value:
            words = f"与台账不符：台账记载的是{amounts[0].figure.shown}，未达到{claimed.shown}。"
            return Statement(words, spans_of(amounts))
    return None


def is_same_measure(one: Figure, claimed: Figure) -> bool:
    """Return whether two figures count in one unit; of things counted it has to be the same word."""
    return one.base == claimed.base and (one.base != "个" or one.unit == claimed.unit)


# 增速比目标低了对吧, 没达到目标的原因: on which side of the target it is, taken for granted.
TARGET = r"(?:年度|全年|年初|预期)?的?(?:目标|任务)"
BELOW_TARGET = re.compile(
    rf"(?:比|较){TARGET}(?:要|还|是)?[低慢少差]|(?:低于|不及|落后于?|跑输|(?:没有?|未能?)(?:完成|达到|实现))了?{TARGET}"
)
ABOVE_TARGET = re.compile(
    rf"(?:比|较){TARGET}(?:要|还|是)?[高快多]|(?<![没有未不])(?:高于|超过|超出|跑赢|好于)了?{TARGET}"
)
TAKEN_FOR_GRANTED = re.compile(
    r"吧[?？。]*$|对吧|对吗|是吧|为什么|为啥|为何|怎么(?!样)|原因|已经?|听说"
)


def wrong_side_of_target(query: Query, entry: Entry) -> Statement | None:
    """Return the growth that an entry reports where the question has it on the other side of its target."""
    below, above = BELOW_TARGET.search(query.text), ABOVE_TARGET.search(query.text)
    pairs = standing(entry).pairs
    growing = [one for one in pairs if one.is_growth]
    if len(growing) != 1 or bool(below) == bool(above) or not TAKEN_FOR_GRANTED.search(query.text):
        return None
    if len(pairs) > 1 and not regexes.search(r"增速|增长|增幅|涨", query.text):
        # Of 500个项目 and 8% the growth is not sure to be meant.
        return None
    pair = growing[0]
    actual, goal = pair.actuals[0].figure, pair.target.figure
    if pair.is_limit or actual.value == goal.value or (actual.value < goal.value) == bool(below):
        return None
    side = "高于" if below else "低于"
    words = f"与台账不符：台账记载的是{actual.shown}，{side}目标{goal.shown}。"
    return Statement(words, spans_of([*pair.actuals, pair.target]))


def of_another(figure: Figure, entry: Entry) -> bool:
    """Return whether the clause of a stated figure names a thing of which the entry says nothing."""
    things = [
        word
        for word in content_words(figure.before)
        if len(word) > 1 and not (is_generic(word) or is_measure(word) or is_frame(word))
    ]
    return bool(things) and all(
        credit(Term(word, names().get(word, ()), 1.0), prepare(entry)) == 0.0 for word in things
    )
