"""Which entries a question about many asks for: by theme, by words, by state, by figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from index import regexes
from index.entry import Entry, Role
from index.figures import units
from qa.causes import caused_by
from qa.denied import all_but_denied
from qa.figure_kinds import any_having, figure_kind
from qa.goals import goal_kind
from qa.limits import Limit, in_figures, limits_in
from qa.located import Located
from qa.match import Condition, Match
from qa.measure import (
    Measure,
    any_figure,
    measure_asked,
    readings,
    role_asked,
    roles_of,
    same_scale,
)
from qa.mentions import mentions_of
from qa.number_columns import bare_name, measure_of
from qa.question import Query
from qa.quoted import ASKS_ENTRIES
from qa.standing import State
from qa.state_matches import in_state
from qa.states import STAGE, conjoined, denied_state, states

# Marks of how an entry stands, which may be asked beside another condition.
STANDING_ASKED = frozenset({"ahead", "behind", "exceeded", "not_started"})
# A limit to a title's figures, and to no column of targets.
TITLE_NAMED = re.compile(r"标题|题目|事项名")
# 高于80%或者低于30%, 超过100亿的有哪些，不足1亿的有哪些: each is asked for by itself.
ALTERNATIVE = re.compile(r"或|(?:哪|几|多少)[^，,。；;？?]*[，,。；;？?]")
# Units in which something is measured, and not counted.
MEASURED = frozenset(
    ("元", "美元", "平方米", "立方米", "米", "公里", "亩", "吨", "千克", "千瓦", "千瓦时")
)
# 签约率, 满意率, 天数比率: a rate by the word before 率.
OWN_RATE = re.compile(r"(?P<rate>[\u4e00-\u9fff]{2}率)(?:[^，。?？]{0,3})$")


def conditions_of(query: Query, among: Sequence[Entry] = ()) -> list[Condition]:
    """Return the conditions that a question states, all of which have to be met.

    `among` which entries: words that none of them holds are looked for in another way.
    """
    if held := caused_by(query):
        return [held]
    if rest := all_but_denied(query, among, conditions_of):
        return rest
    if otherwise := denied_state(query):
        return [otherwise, *thresholds(query, among)]
    limited = thresholds(query, among)
    kinds = None
    if not limited and "rank" not in query.marks:
        kinds = goal_kind(query) or figure_kind(query, among)
    found = [kinds] if kinds else mentions_of(query, among)
    found += limited
    if kinds and goal_kind(query) and query.marks & STANDING_ASKED:
        # 拿增速做指标的里没够着目标的: of those pledges how they stand is asked, too.
        found = [*states(query), *found]
    if kinds and kinds.said == "写明增速" and "behind" in query.marks:
        # 定了增速目标、一季度增速没够上的: how the growth stands to its target.
        found = states(query) or found
    if not found:
        found += conjoined(query) or states(query)
    return found


def thresholds(query: Query, among: Sequence[Entry] = ()) -> list[Condition]:
    """Return the conditions that figures are within the limits stated, each of its own measure.

    `among` which entries: where any of them states a rate that is asked for, none is computed.
    """
    several = ASKS_ENTRIES.search(query.text) or regexes.search(
        r"哪|有几|的(?:有|是|一共|总共|共)?(?:多少|几)[项条件个]?(?:事项|任务)?[?？。]*$|所有|列|谁|挑|筛|找[齐全出]|单子|清单|有没有[^，,。？?]{2,20}的(?:事项|任务|项目|工程|工作)?(?=$|[，,。？?])"
        r"|的(?:公开)?(?:挂牌)?(?:实事|事项|条目|任务|项目|指标|工作)?(?:[，,](?:20\d\d年?|今年|去年)[^，。?？]{0,8})?[：:?？。]*$",
        query.text,
    )
    if not several and "rank" not in query.marks:
        return []
    spoken = in_figures(query.text)
    found: list[Condition] = []
    before = 0
    for limits in in_ranges(limits_in(query.text)):
        # The measure that stands nearest before a limit is its own; else any the question names.
        condition = limited(query, limits, spoken[before : limits[-1].end + 8], among)
        if found and ALTERNATIVE.search(spoken[before : limits[0].start]):
            condition = either(found.pop(), condition)
        found.append(condition)
        before = limits[-1].end
    return found


def limited(
    query: Query, limits: Sequence[Limit], around: str, among: Sequence[Entry]
) -> Condition:
    """Return the condition of a limit, or of both ends of a range, to the measure named around it."""
    limit = limits[-1]
    if query.column and limit.base == measure_of(query.column).base:
        return within(limits, measure_of(query.column), (Role.OTHER,))
    base = "" if limit.base == "%" else limit.base
    measure = measure_asked(around, limit.base) or measure_asked(query.text, base)
    role = role_asked(query.text)
    if measure and measure.name == "开工率":
        # No pledge states one; what is begun of a stated number is one where no entry states any.
        role = Role.PROGRESS
        stated_one = any(readings(measure, one) for one in among)
        measure = measure if stated_one else replace(measure, source="start")
    if measure and limit.base not in (measure.base, same_scale(measure.base)):
        measure = None
    if measure is None and limit.base == "%":
        measure = rate_named(in_figures(query.text)[: limit.start])
        if measure is None and regexes.search(r"没|未|不到|不足", limit.words):
            # 没达到25%的 falls short of what was to be done.
            measure = measure_asked("完成率", "%")
    # A goal stands in a column of targets, too; a title is a title.
    of_goal = role is Role.TITLE and not TITLE_NAMED.search(query.text)
    if measure and role is Role.TITLE and measure.name == "完成投资":
        # What a pledge invests may be a total, and is not made yet.
        measure = replace(measure, name="投资", says=regexes.compiled("投资"))
    if measure and not TITLE_NAMED.search(query.text) and len(roles_of(measure, role)) > 1:
        return within(limits, measure, roles_of(measure, role))
    return within(limits, measure, (role, Role.TARGET) if of_goal else (role,))


def either(one: Condition, other: Condition) -> Condition:
    """Return the condition that one of two is met."""
    return Condition(
        f"{one.said}或{other.said}", lambda entry: one.meets(entry) or other.meets(entry)
    )


def in_ranges(limits: Sequence[Limit]) -> list[list[Limit]]:
    """Return limits with the two ends of a range together: one figure has to be within both."""
    found: list[list[Limit]] = []
    for one in limits:
        if found and found[-1][-1].words == one.words and "之间" in one.words:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def rate_named(before: str) -> Measure | None:
    """Return the measure of a rate named by its own verb just before a limit: 签约率低于80%."""
    match = OWN_RATE.search(before)
    if match is None:
        return None
    return Measure(match["rate"], re.compile("(?!)"), "figure", "%", re.compile(match["rate"]))


def counts(one: Located) -> bool:
    """Return whether a figure says how many or how much, and is no rate."""
    return not one.figure.is_rate and bool(one.figure.unit)


def number_of(one: Located) -> Decimal:
    """Return the number that a figure states: 50 of 50平方公里, and 15000 of 1.5万家."""
    figure = one.figure
    return figure.value / units()[figure.unit][1] if figure.base in MEASURED else figure.value


def within(limits: Sequence[Limit], measure: Measure | None, roles: Sequence[Role]) -> Condition:
    """Return the condition that a reading of a measure is within a limit, or both ends of a range.

    The readings of figures are those of the columns of some roles.
    """
    limit = limits[0]

    def holds(value: Decimal) -> bool:
        return all(one.holds(value) for one in limits)

    if not limit.base:
        return any_having(
            f"数量{limit.words}", roles, lambda one: counts(one) and holds(number_of(one))
        )
    measure = measure or any_figure(limit.base, limit.unit)

    def meets(entry: Entry) -> Match | None:
        found = [
            one for role in roles for one in readings(measure, entry, unit=limit.unit, role=role)
        ]
        good = [one for one in found if one.base == measure.base and holds(one.value)]
        if not good:
            return None
        spans = tuple(dict.fromkeys(span for one in good for span in one.spans))
        return Match(entry, spans, good[0])

    if measure.source == "column":
        return Condition(f"{bare_name(measure.name)}{limit.words}", meets)
    name = measure.name
    if measure.source == "figure" and measure.name == limit.unit:
        name = "百分比" if limit.base == "%" else "数额"
    return Condition(f"{name}{limit.words}", meets)


def eased(query: Query) -> list[Condition]:
    """Return the conditions that come nearest to those which no entry meets, or none."""
    meets = partial(in_state, state=State.PRELIMINARY)
    if "not_started" in query.marks:
        return [Condition("没有写明已开工、处在前期或申报阶段", meets)]
    if STAGE.search(query.text):
        return [Condition("处在前期或申报阶段", meets)]
    return []
