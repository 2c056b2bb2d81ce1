"""Entries that state a figure of the kind a question names: a rate, an amount, a day."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from index import regexes
from index.entry import Entry, Role
from qa.draft import Span
from qa.figure_words import grows
from qa.glossary import holds
from qa.limits import limits_in
from qa.located import Located, located, near, sentence
from qa.match import Condition, Match, clauses, spans_matching
from qa.measure import stated
from qa.mentions import RATE_WORD, columns_named, mentioned
from qa.question import Query
from qa.quote import sentences
from qa.units_asked import unit_written, units_beside
from qa.wording import content_words, is_generic

PROGRESS_RATE = re.compile(r"进度|工程量|完成率|土建|组塔|架线|浇筑|绑扎")
PERCENT = re.compile(r"百分比|百分之|%|百分数|百分号")
# 目标是百分比的, 目标用增速表示: the figure is the pledge's.
GOAL_IS = re.compile(
    r"(?:目标|指标|任务数)(?:本身|自身|自己)?(?:就|都)?(?:是|用|为|带|里|中|以|按|值|写|含|列)|百分比目标|按[^，。]{1,6}(?:下达|定|设)(?:的)?目标"
)
STATES_FIGURE = re.compile(
    r"(?:写|报|用|带|含|说|列|给(?=出|了|过|有)|自带|出现|标|注明|直接|算好|算出)(?:了|着|到|明|出|有|的)?[^，。？]{0,12}(?:率|百分|%|金额|数额|亿元|多少亿|投资|资金|人数|人次|面积|里程|公里|开工[^，,。？]{0,4}(?:数目|数量|个数))"
    # 把完成投资额报成具体数字的, 投资金额有确切数的
    r"|(?:率|百分之[几多]少?|百分比|金额|投资额?|面积|人数|里程)[^，。？?]{0,4}(?:(?:报|写|说|列|给)(?:成|出|明|了)+|有)(?:具体|确切|实打实|明确)的?(?:数字|数额|数)"
    # 干到百分之几写清楚了的
    r"|(?:率|百分之[几多]少?|百分比)[^，。？?]{0,4}(?:报|写|说|列|讲)得?(?:清楚|明白|明确)了?的"
    # 开工率、开工在建率，有公布的都给我
    r"|(?:率|增速|增幅|投资额)[^。？?]{0,24}(?:有|已经?)?(?:公布|披露|通报)(?:了|过|出来)*(?:的|哪|[，,。？?]|$)"
    # 有完成投资额的
    r"|(?<!没)有(?:完成)?(?:投资|产值|资金)(?:完成)?(?:额|金额|数额)的"
    r"|(?:给出|写明|写出|报出|列出)[^，。？]{0,6}(?:同比|增长|增速|增幅)[^，。？]{0,4}(?:数|率|幅度|百分比)|(?:有|带)(?:百分号|%)|百分比目标|(?:百分比|百分数|%)(?:的|表示|报|来)|以[“\"]?[家个项条户场]|[拿以用][“\"][^”\"]{1,8}(?:率|比例)[”\"]|(?:用|以)(?:百分比|百分数|百分率)(?:写明|说明|表示|报告|反映|来)|形象进度|增速(?:作为|表示|为目标)"
)
# 完成年度投资计划百分之几, 投资计划的完成比例: what of a year's plan is done.
PLAN_DONE = re.compile(
    r"(?:完成|占)(?:了|到)?(?:年度|全年|投资|[/、或])*(?:计划|目标|任务)"
    r"|(?:投资)?(?:计划|目标|任务)的?完成(?=比例|百分)"
)
# What an entry says where it states the rate that is done.
DONE_SAID = {
    "完工率": re.compile("完工率|完工[^，。；;]{0,6}%"),
    "完成率": re.compile("完成率|(?:完成|占)[^，。；;]{0,14}(?:计划|任务|目标|工程量|进度)"),
    "完成比例": re.compile("完成(?:率|比例)|(?:完成|占)[^，。；;]{0,14}(?:计划|任务|目标)"),
}
SHARE_SAID = re.compile(rf"{PERCENT.pattern}|比例")
# 写出了专项资金具体数额的: what the figures are to be of.
FIGURE_OF = re.compile(
    r"(?:写|报|列|给|说|标|注)(?:了|着|到|明|出|有)+(?P<of>[\u4e00-\u9fff]{2,16}?)的?(?:具体|确切|实际|明确)?的?"
    r"(?:是|有|为)?(?:金额|数额|多少(?:亿|万|钱|元)|几[亿万]|人数|多少人|面积|里程)"
)
# 以“增长百分之几”来定的目标: the pledge is a rate of growth.
AS_GOAL = re.compile(
    r"(?:以|用|按)[“\"]?[^，。”]{0,4}(?:增长|增速|增幅)[^，。]{0,10}(?:定|设|作|表示|计)[^，。]{0,8}(?:目标|任务)"
    r"|(?:增长|增速|增幅)[^，。]{0,4}(?:类|型)?目标的"
    # 把“增长百分之几”当任务目标的
    r"|[把拿将][“\"]?(?:同比)?(?:增长|增速|增幅)[^，。？?]{0,10}(?:当|作|做|列|定)(?:成|作|做|为)?[^，。？?]{0,4}(?:目标|任务|指标)"
    r"|目标(?:是|为|属于?)(?:同比)?(?:增长|增速|增幅)(?:类|型)?的"
    # 定目标时直接写“增长百分之多少”, 目标里拿“增长百分之几”来定
    r"|(?:定|设)的?目标[^，。?？]{0,8}[“\"]?(?:同比)?(?:增长|增速|增幅)"
    r"|目标[^，。?？]{0,6}[拿以用按][“\"]?(?:同比)?(?:增长|增速|增幅)"
)
GROWTH_STATED = re.compile(
    r"(?:给出?|写|报|带|有|用|列)(?:了|明|出|着|到|的是|的)*(?:同比)?(?:增速|增幅|增长率)(?!目标|最)"
    r"|(?:是|按|用|报|讲|说)(?:的)?(?:同比|增速|增幅)(?:增长|来)?(?:的|$)|(?:同比|增长|增速|增幅)(?:增长)?(?:类|型)?的?(?:指标|事项)"
    r"|(?:同比|增长|增速|增幅)[^，。?？]{0,4}(?:数字|数据|数|率|幅度|百分比)"
    r"|(?:增速|增幅|增长率)[^。？?]{0,24}(?:公布|披露|通报)(?:了|过|出来)*(?:的|哪|[，,。？?]|$)"
)
KINDS_OF_FIGURE = (
    (re.compile(r"百分号|百分|%|增速表示|增速(?:作为|为目标)"), "%", "百分比"),
    (re.compile(r"金额|数额|亿元|多少亿|投资额|资金|钱"), "元", "金额"),
    (re.compile(r"人数|多少人|人次"), "人", "人数"),
    (re.compile(r"面积|平方"), "平方米 亩", "面积"),
    (re.compile(r"里程|公里"), "公里", "里程"),
)
# 进展分成1、2两点来写: numbered paragraphs inside one cell.
IN_POINTS = re.compile(
    r"分(?:成|为|作|了)?[\d一二三四、,，和两几多]{1,8}(?:个?点|条|个?部分|个?段落?|个?方面)(?:来|去|地)?(?:写|讲|说|报|列|汇报|介绍|交代|表述|陈述|叙述)"
    r"|(?:写|讲|说|报|列|汇报)(?:成|了|作|为)[\d一二三四、,，和两几多]{1,8}(?:点|条|段)(?=的)|分点(?:写|列|汇报|介绍|报|陈述)"
    r"|(?:进展|内容|汇报|段落?)(?:情况|文字)?[^，。?？]{0,4}(?:标|编|带|用)(?:了|有|着)?(?:序号|编号|1、2)"
)


# 精确到几月几号的, 写明具体日期的: a day, and no more than a month.
DAY_STATED = re.compile(
    r"(?:写|报|列|给|带|有|说|精确|具体)(?:了|着|到|明|出|有)*[^，。？?]{0,8}(?:几月几[号日]|(?:具体)?(?:的)?(?:日期|日子)|具体(?:的)?哪一?天|(?:哪|某)一天|到[日天](?=的))"
)
DAY = re.compile(r"\d{1,2}月\d{1,2}日")
STARTS_COUNTED = re.compile(r"(?:开工|动工)[^，,。？?]{0,4}(?:数目|数量|个数)")
INVESTED = re.compile(
    r"完成(?:了|的)*投资|投资完成|(?:报|写|给|列|说)(?:了|出|明|到|有)*投资(?!额|计划|规模)"
)


def figure_kind(query: Query, among: Sequence[Entry] = ()) -> Condition | None:
    """Return the condition that an entry states a figure of the kind named: a rate, an amount.

    Where any of the entries `among` which they are looked for has one of what is named beside the
    kind, 专项资金的金额, it has to be of that.
    """
    text = query.text
    named = named_rate(query) or DAY_STATED.search(text) or unit_written(text)
    asked = unit_written(text) or any(pattern.search(text) for pattern in ASKS_KIND)
    if not asked or (mentioned(query) and not named):
        return None
    kinds = (kind(query, role_of(query)) for kind in KINDS)
    return next((kind for kind in kinds if kind), None) or in_base(query, among)


def role_of(query: Query) -> Role:
    """Return the column whose figures are asked for: the pledge's, or else the progress's."""
    of_pledge = columns_named(query) == (Role.TITLE,)
    of_pledge = of_pledge or bool(GOAL_IS.search(query.text) or AS_GOAL.search(query.text))
    return Role.TITLE if of_pledge else Role.PROGRESS


def in_points(query: Query, _role: Role) -> Condition | None:
    found = IN_POINTS.search(query.text)
    return Condition("进展分点写", written_in_points) if found else None


def dated(query: Query, _role: Role) -> Condition | None:
    return Condition("写明具体日期", states_day) if DAY_STATED.search(query.text) else None


def in_unit(query: Query, role: Role) -> Condition | None:
    """Return the condition that a figure has one of the units written: 以“公里”计的."""
    unit = unit_written(query.text)
    if not unit:
        return None
    either = (*units_beside(query.text), unit)
    said = f"以{'或'.join(f'“{one}”' for one in either)}计"
    return having(said, role, lambda one: one.figure.shown.endswith(either))


def starts(query: Query, role: Role) -> Condition | None:
    """Return the condition that the rate, or the number, of what has begun is stated."""
    rate = RATE_WORD.search(query.text)
    if rate and "开工" in rate[0]:
        return having(
            f"写明{rate[0]}", role, lambda one: one.figure.base == "%" and "开工" in near(one)
        )
    if STARTS_COUNTED.search(query.text):
        return having(
            "写明开工数", role, lambda one: not one.figure.is_rate and "开工" in near(one)
        )
    return None


def share_of_plan(query: Query, role: Role) -> Condition | None:
    """Return the condition that it is stated how much of a year's plan is done."""
    plan = PLAN_DONE.search(query.text)
    if not plan or not SHARE_SAID.search(query.text):
        return None
    of_money = "投资" if "投资" in plan[0] else ""
    what = "投资计划" if of_money else "任务"
    return having(
        f"写明完成年度{what}的百分比",
        role,
        lambda one: states_completion(one) and of_money in one.clause,
    )


def rate_done(query: Query, role: Role) -> Condition | None:
    rates = [one[0] for one in RATE_WORD.finditer(query.text) if one[0] in DONE_SAID]
    if not rates or limits_in(query.text):
        return None
    done = [DONE_SAID[one] for one in rates]
    return having(
        f"写明{'或'.join(rates)}",
        role,
        lambda one: one.figure.base == "%" and any(way.search(one.clause) for way in done),
    )


def works_done(query: Query, role: Role) -> Condition | None:
    """Return the condition that the progress of works is reported as a rate: 形象进度."""
    if "形象进度" not in query.text and not (PERCENT.search(query.text) and "工程" in query.text):
        return None
    return having(
        "以百分比报告工程进度",
        role,
        lambda one: one.figure.base == "%" and bool(PROGRESS_RATE.search(one.clause)),
    )


def invested(query: Query, role: Role) -> Condition | None:
    if not INVESTED.search(query.text):
        return None
    return having(
        "报告完成投资额", role, lambda one: one.figure.base == "元" and "完成投资" in one.clause
    )


def growth(query: Query, role: Role) -> Condition | None:
    if not (GROWTH_STATED.search(query.text) or AS_GOAL.search(query.text)):
        return None
    return having("写明增速", role, lambda one: one.figure.base == "%" and grows(one))


def total_investment(query: Query, _role: Role) -> Condition | None:
    if "总投资" not in query.text:
        return None
    named = tuple(columns_named(query))
    roles = named if len(named) == 1 else (Role.TITLE, Role.TARGET, Role.PROGRESS)
    return any_having(
        "写明总投资", roles, lambda one: one.figure.base == "元" and "总投资" in near(one)
    )


def in_base(query: Query, among: Sequence[Entry]) -> Condition | None:
    """Return the condition that an amount, an area, … is stated, of what is named beside it."""
    for pattern, bases, said in KINDS_OF_FIGURE:
        if pattern.search(query.text):
            role, of_kind = role_of(query), partial(is_in_base, bases.split())
            things = named_of_figure(query.text)
            own = having(f"写有{''.join(things)}的{said}", role, partial(said_of, things, of_kind))
            # What no entry has a figure of may be said in other words.
            told = things and any(map(own.meets, among))
            return own if told else having(f"写有{said}", role, of_kind)
    return None


# The first kind that a question names counts.
KINDS: tuple[Callable[[Query, Role], Condition | None], ...] = (
    in_points,
    dated,
    in_unit,
    starts,
    share_of_plan,
    rate_done,
    works_done,
    invested,
    growth,
    total_investment,
)
ASKS_KIND = (STATES_FIGURE, IN_POINTS, AS_GOAL, DAY_STATED, GROWTH_STATED)


def named_of_figure(text: str) -> list[str]:
    """Return the words of what the figures asked for are to be of: 专项资金 of 写出专项资金数额的."""
    match = FIGURE_OF.search(text)
    words = content_words(match["of"]) if match else []
    # 投资规模 is the kind of amount itself.
    return [word for word in words if not is_generic(word) and "投资" not in word]


def said_of(words: Sequence[str], test: Callable[[Located], bool], one: Located) -> bool:
    """Return whether a figure passes a test, and its sentence has some words."""
    return test(one) and all(holds(sentence(one), word) for word in words)


def written_in_points(entry: Entry) -> Match | None:
    """Return a match where an entry's progress is written in numbered paragraphs."""
    column = entry.column(Role.PROGRESS)
    first = regexes.match(r"\s*1[.．、]\s*", entry.progress)
    if column is None or first is None or not regexes.search(r"\n\s*2[.．、]", entry.progress):
        return None
    start, end = sentences(entry.progress)[0]
    return Match(entry, (Span(entry, column, start, end),))


def states_day(entry: Entry) -> Match | None:
    """Return the sentences of an entry's progress that give a day of the month; None without one."""
    spans = spans_matching(entry, DAY)
    return Match(entry, spans) if spans else None


def is_in_base(bases: Sequence[str], one: Located) -> bool:
    return one.figure.base in bases


def named_rate(query: Query) -> bool:
    return any(RATE_WORD.search(word) or PERCENT.search(word) for word in query.mentions)


def states_completion(one: Located) -> bool:
    """Return whether a rate is that of a year's plan or task."""
    before = one.figure.before
    return one.figure.base == "%" and bool(
        regexes.search(r"(?:完成|占).{0,12}(?:计划|任务|目标)", before)
    )


def having(said: str, role: Role, test: Callable[[Located], bool]) -> Condition:
    """Return the condition that a figure of a column passes a test."""

    def meets(entry: Entry) -> Match | None:
        found = [one for one in located(entry, role) if test(one)]
        if not found:
            return None
        return Match(entry, clauses(found), stated(found[0]))

    return Condition(said, meets)


def any_having(said: str, roles: Sequence[Role], test: Callable[[Located], bool]) -> Condition:
    """Return the condition that a figure of any of some columns passes a test."""
    each = [having(said, role, test) for role in roles]

    def meets(entry: Entry) -> Match | None:
        return next((match for one in each if (match := one.meets(entry))), None)

    return Condition(said, meets)
