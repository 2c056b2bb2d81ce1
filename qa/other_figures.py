"""What is asked for where the nearest figure of an entry is of something else: no answer.

Of a part, a sum, a rest, another district, line or phase, or a step that holds another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from index import regexes
from index.entry import Entry, Role
from qa.amounts import MONEY_PLEDGED, of_money_asked
from qa.asked_figures import (
    FIGURE_ASKED,
    PHASE,
    VERBS,
    WHOLE_ASKED,
    asked_figure,
    follows,
    leading,
    other_thing,
    pairs_held,
)
from qa.averages import DAILY, EACH, MONTHLY
from qa.districts import bare_district, districts_in
from qa.examples import says_thing
from qa.findings import ALTOGETHER
from qa.lead import asks_goal
from qa.levels import LEVEL
from qa.located import Located, located, near, sentence
from qa.named_figures import figures_named
from qa.part_names import told_of_all
from qa.places_asked import county_alone
from qa.question import Query
from qa.stages import stages
from qa.subject import Term
from qa.uncounted import asked_name
from qa.units_asked import measures_asked
from qa.wording import content_words, is_generic

AVERAGE_SAID = re.compile(r"平均|[人户亩月日]均|每")


def other_figure(query: Query, terms: Sequence[Term], entry: Entry) -> str:
    """Return what of a question no figure of the entry is of, where none is worked out either."""
    if missing := average_not_told(query, terms, entry) or goal_not_told(query, entry):
        return missing
    one = asked_figure(query, terms, entry, Role.PROGRESS) if query.unit else None
    if added := sum_not_told(query, entry, one):
        return added
    if "ratio" in query.marks and (thing := thing_not_told(query, entry)):
        return thing
    if one is not None and (rest := rest_not_told(query, one)):
        return rest
    if one is None or "goal" in query.marks:
        return ""
    return (
        part_not_counted(query, one)
        or one_of_enumerated(query, one)
        or new_not_told(query, one)
        or whole_not_told(query, one)
    )


# 除了市南和崂山，其他区开工多少户: of the districts that are not named.
OTHER_DISTRICTS = re.compile(
    r"(?:除|扣|去掉|刨|撇开)[^，,。；;？?]{1,16}[，,]?(?:其他|其余|别的|剩下的?)(?:的|各|几)?个?(?:区市|区县|区（市）|区|县|市|镇|街道|地方)"
)


def other_districts_asked(query: Query) -> str:
    """Return that of districts which are not named nothing is told, where that is asked."""
    return "台账没有写明其他区（市）的数" if OTHER_DISTRICTS.search(query.text) else ""


@cache
def steps_together() -> re.Pattern[str]:
    """Return how two steps are asked for in one sum: 开工和完工一共多少户."""
    # No stage is asked for by 立项 alone, but what is begun has been through it.
    step = "|".join(("立项", *(one.asked for one in stages() if one.asked)))
    return re.compile(
        rf"(?P<one>{step})(?:了?的)?[、和与跟加]+(?P<other>{step})(?:了?的)?(?:户|项目|个|座)?数?(?:一共|总共|合计|加起来|加在一起|共|相加|合起来)"
    )


def steps_added(query: Query) -> str:
    """Return that two steps make no sum: what is finished was begun before."""
    steps = steps_together().search(query.text)
    return f"{steps['one']}与{steps['other']}的数有重复，不能相加" if steps else ""


# 攻关和研究一共多少项: two things and their sum.
ADDED_UP = re.compile(
    r"(?P<one>[\u4e00-\u9fff]{2,14})(?:和|与|跟|、|加上)(?P<other>[\u4e00-\u9fff]{2,14}?)(?:一共|总共|合计|共计|共|加起来)[\u4e00-\u9fff]{0,6}?(?:多少|几)"
)
# What of the words before 和 names the first of the two.
NAME = 6
ALIKE = 0.5


def sum_not_told(query: Query, entry: Entry, one: Located | None) -> str:
    """Return that a sum is not told, where of what is to be added up one figure names only a part.

    Rates are added up by nobody: 组塔完成90%, 架线完成33%.
    """
    asked = ADDED_UP.search(query.text)
    if not ALTOGETHER.search(query.text) or "compare" in query.marks:
        return ""
    missing = f"{entry.period_label}台账没有报告合计数"
    if any(each.figure.is_rate for each in figures_named(query, entry)):
        return f"{missing}，各项的比例不能相加"
    if one is None or asked is None:
        return ""
    said = leading(one) + near(one)
    named = [names_added(asked["one"][-NAME:]), names_added(asked["other"])]
    told = [any(pairs_held(word, said) >= ALIKE for word in words) for words in named]
    return missing if all(named) and not all(told) else ""


def names_added(part: str) -> list[str]:
    """Return the levels and the things that a part of what is to be added up names."""
    words = content_words(part)
    return [word for word in words if LEVEL.fullmatch(word) or says_thing(word)]


def thing_not_told(query: Query, entry: Entry) -> str:
    """Return that of a thing no share is told, where only another one's of its sentence is."""
    rates = [one for one in located(entry, Role.PROGRESS) if one.figure.base == "%"]
    others = [other_thing(query, one) for one in rates]
    if not others or not all(others):
        return ""
    return f"这一事项没有单独报告“{others[0]}”完成了多少"


def goal_not_told(query: Query, entry: Entry) -> str:
    """Return that no money is pledged, where the pledge of money is asked for: 投资目标."""
    asked = MONEY_PLEDGED.search(query.text)
    if asked is None or not asks_goal(query) or of_money_asked(query, [], entry):
        return ""
    return f"{entry.period_label}台账没有写明{asked['what']}目标"


# 93项转化了多少项, 4类中花生有几个: what is asked for stands between the two numbers.
OUT_OF = re.compile(r"^(?P<between>[^，,。；;？?]{0,16}?)(?:多少|几)")
ASKED = re.compile(r"多少|几")
WHOLE_WORDS = re.compile(r"一共|总共|合计|共计|共有")


def part_not_counted(query: Query, one: Located) -> str:
    """Return that a part of a number that the question states is not counted.

    73项 beside 拟转化的93项 is no part of them, and 140项 is more than the 10项 that it is asked of.
    """
    stated = [figure for figure in query.figures if figure.base == "个" and figure.value > 1]
    if "sure" in query.marks or len(stated) != 1 or len(ASKED.findall(query.text)) > 1:
        return ""
    (whole,) = stated
    if one.figure.unit != whole.unit:
        # 12个新品种归属几类 asks for no part of them.
        return ""
    asked = OUT_OF.match(query.text[whole.end :])
    held = [
        other for other in located(one.entry, Role.PROGRESS) if other.figure.value == whole.value
    ]
    if asked is None or WHOLE_WORDS.search(asked["between"]):
        return ""
    missing = f"{one.entry.period_label}台账没有报告其中的{asked_name(query)}"
    if one.entry.place and bare_district(one.entry.place) in asked["between"]:
        # 52个项目中青岛的有几个: of the ledger's own place no part of them is told.
        return missing
    if one.figure.value > whole.value:
        return missing
    verbs = [word for word in content_words(asked["between"]) if word in query.words]
    own = [word for word in verbs if word not in one.entry.title and not is_generic(word)]
    told = near(one) + follows(one)
    elsewhere = [word for word in own if any(word in near(other) for other in held)]
    return missing if elsewhere and not any(word in told for word in own) else ""


# 鲜食玉米，花生，大白菜等4类12个新品种
ENUMERATED = re.compile(
    r"(?P<names>[\u4e00-\u9fff]+(?:[，、][\u4e00-\u9fff]+)+)等(?:\d+[\u4e00-\u9fff])?$"
)
SHORT = 6
# 玉米那些新品种一共几个 asks of them all.
TOGETHER = re.compile(r"一共|总共|合计|共计|共有|[那这]些|之类|等[^，。]{0,4}几|几类")


def one_of_enumerated(query: Query, one: Located) -> str:
    """Return that of one of several kinds named before a number none is told: 花生 of 4类12个新品种."""
    held = ENUMERATED.search(leading(one))
    if held is None or TOGETHER.search(query.text):
        return ""
    names = re.split("[，、]", held["names"])
    # What stands before the first of them is no name: 申报新品种，目前已有鲜食玉米.
    first = max((at for at, name in enumerate(names) if len(name) > SHORT), default=0)
    ends = [next(reversed(content_words(name)), name) for name in names[first:]]
    named = [word for word in ends if word in query.text and word not in one.entry.title]
    alone = len(named) == 1 < len(ends)
    return f"这一事项没有单独报告“{named[0]}”的{asked_name(query)}" if alone else ""


NEW_ASKED = re.compile(r"新(?:增|开通|建|培育|认定)(?!长|幅)")
THERE_IS = re.compile(r"达到?了?$|累计|增至|总(?:量|数)|共有|现有")


def new_not_told(query: Query, one: Located) -> str:
    """Return that what is new is not told: 新能源装机达到482万千瓦 is all there is of it."""
    asked = NEW_ASKED.search(query.text)
    said = near(one).partition("｜")[0]
    if asked is None or one.figure.is_rate or not THERE_IS.search(said):
        return ""
    if THERE_IS.search(query.text):
        # 新开通多少个，累计多少个 asks for both.
        return ""
    if "新" in said.replace("新能源", "").replace("新型", "") or "sure" in query.marks:
        return ""
    return f"{one.entry.period_label}台账没有报告已{asked[0]}的{asked_name(query)}"


REST_ASKED = re.compile(
    r"(?:[差缺欠]|剩(?!下?的几)|余下(?!的几)|没完成)[^，,。；;？?]{0,8}(?:多少|几)|(?:多少|几)[^，,。；;？?]{0,6}没"
)
# 超目标多少个, 比目标多几项: as far from it on the other side.
PASSED_BY = re.compile(
    r"超(?:出|过|了)*(?:年度|全年)?(?:目标|任务|计划)(?:了)?(?:多少|几)"
    r"|比(?:年度|全年|挂牌)?(?:目标|任务|计划)(?:数|量)?(?:多|超|高)(?:了|出)?(?:多少|几)"
)
REST_SAID = re.compile(r"[剩余欠缺差]|未|尚|没有")


def rest_not_told(query: Query, one: Located) -> str:
    """Return that what is left is not told: 2项成果入选 of the 30项 pledged says not how many lack."""
    passed = PASSED_BY.search(query.text)
    asked = "remainder" in query.marks and REST_ASKED.search(query.text)
    if not passed and (not asked or query.marks & {"ratio", "compare", "sum"}):
        return ""
    if one.figure.is_rate or REST_SAID.search(near(one)):
        return ""
    return f"{one.entry.period_label}台账没有报告可与目标对照的完成数，不能计算相差多少"


STAGE = re.compile(r"封顶|完工|竣工|贯通|招标|签约")


def whole_not_told(query: Query, one: Located) -> str:
    """Return that the whole is not told: 6座车站已封顶 says not how many stations there are."""
    asked = WHOLE_ASKED.search(query.text)
    if not asked or not STAGE.search(near(one)) or any(verb in query.text for verb in VERBS):
        return ""
    return f"{one.entry.period_label}台账没有报告总的{asked_name(query)}"


def average_not_told(query: Query, terms: Sequence[Term], entry: Entry) -> str:
    """Return that an average is not told: of no whole, 40万条, it is the answer what each of 500家 has."""
    if "average" not in query.marks or query.marks & {"compare", "remainder"}:
        return ""
    if not any(asked.search(query.text) for asked in (EACH, MONTHLY, DAILY)):
        return ""
    one = asked_figure(query, terms, entry, Role.PROGRESS) if query.unit else None
    said = [one] if one else located(entry, Role.PROGRESS)
    if any(AVERAGE_SAID.search(near(each)) for each in said):
        return ""
    return f"{entry.period_label}台账没有写到平均数，所报的数字也算不出"


# As an entry itself writes it, in whatever dictionary it is not: 松屿区.
DISTRICT_NAMED = re.compile(
    r"(?:^|[，。；：、\s])(?P<name>[\u4e00-\u9fff][^片园校院景小社库山城地辖街\W\d](?:新区|区|县|镇|街道))(?=的|有|今年|去年|目前|已)"
)


def district_not_told(query: Query, terms: Sequence[Term], entry: Entry) -> str:
    """Return the district that is asked of and named by an entry, but not with the figure asked for.

    46个小区…31个已完工；松屿区2个小区意见不统一 does not tell how many are done there. 在建线路8条、154公里
    is no length of 8号线, which the entry tells other things of.
    """
    one = asked_figure(query, terms, entry, Role.PROGRESS)
    if one is None:
        return ""
    found = (match["name"] for match in DISTRICT_NAMED.finditer(query.text))
    named = [name for name in found if name in entry.chunk]
    # 在建几条线多少公里，8号线土建百分之几: what is asked of the line is another figure.
    clauses = [clause for clause, unit, _ in measures_asked(query.text) if unit == query.unit]
    if not query.inherited and (of_all := told_of_all(query, terms, one)):
        return of_all
    lines: list[str] = regexes.findall(r"\d+号线", clauses[0] if clauses else query.text)
    bare = county_alone(query, entry)
    for district in dict.fromkeys((*districts_in(query), *named, *bare, *lines)):
        name = bare_district(district)
        told_of = len(name) > 1 and name in entry.chunk and name not in entry.place
        if told_of and (name not in sentence(one) or is_one_of_them(name, one)):
            return district
    return other_phase(query, one)


def other_phase(query: Query, one: Located) -> str:
    """Return the phase that is asked of where a figure is told of another: 一期…投资5亿元；二期…获批."""
    # 投了多少，二期选址过没过: what stands after the last number asked for is asked of another thing.
    ends = [match.end() for match in FIGURE_ASKED.finditer(query.text)]
    asked = PHASE.findall(query.text[: ends[-1]] if ends else query.text)
    before = PHASE.findall(one.text[: one.figure.start])
    # 一期已开工，完成投资5亿元: the phase named last before a figure is the one it is of.
    if len(asked) != 1 or not before or asked[0] not in one.text or "多大" in query.text:
        # 规模多大 asks for a size in whatever unit.
        return ""
    return asked[0] if before[-1] != asked[0] else ""


def is_one_of_them(name: str, one: Located) -> bool:
    """Return whether a figure is of several things listed, and a name stands in one of them only.

    市南区田径运动会、崂山区风筝季等活动3067场次 is no number of 市南区.
    """
    before = one.text[one.figure.clause_start : one.figure.start]
    own = rf"[^，。；]*{re.escape(name)}"
    return bool(regexes.search(rf"{own}[^，。；]*、[^，。；]*等|、{own}[^，。；、]*等", before))
