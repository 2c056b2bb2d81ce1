"""The district, the line or the phase that is asked of and a figure is not told of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import regexes
from index.entry import Entry, Role
from qa.asked_figures import FIGURE_ASKED, PHASE, asked_figure
from qa.districts import bare_district, districts_in
from qa.located import Located, sentence
from qa.part_names import told_of_all
from qa.places_asked import county_alone
from qa.question import Query
from qa.subject import Term
from qa.units_asked import measures_asked

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


# 除了市南和崂山，其他区开工多少户: of the districts that are not named.
OTHER_DISTRICTS = re.compile(
    r"(?:除|扣|去掉|刨|撇开)[^，,。；;？?]{1,16}[，,]?(?:其他|其余|别的|剩下的?)(?:的|各|几)?个?(?:区市|区县|区（市）|区|县|市|镇|街道|地方)"
)
# 开工和完工一共多少户: what is finished was begun before.
STEPS_ADDED = re.compile(
    r"(?P<one>开工|动工|完工|竣工|封顶|招标|签约|立项|投产)(?:的|了的)?[、和与跟加]+(?P<other>开工|动工|完工|竣工|封顶|招标|签约|立项|投产)(?:的|了的)?(?:户|项目|个|座)?(?:数)?(?:一共|总共|合计|加起来|加在一起|共|相加|合起来)"
)


def not_to_be_told(query: Query) -> str:
    """Return why no figure answers: of districts that are not named, or of steps that hold each other."""
    if OTHER_DISTRICTS.search(query.text):
        return "台账没有写明其他区（市）的数"
    steps = STEPS_ADDED.search(query.text)
    if steps and steps["one"] != steps["other"]:
        return f"{steps['one']}与{steps['other']}的数有重复，不能相加"
    return ""
