"""The figures that entries may be compared by: one an entry, all of one measure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import regexes
from index.entry import Entry, Role
from qa.districts import counties_listed
from qa.figure_words import GROWTH, is_former, is_part, is_readied, of_target, restates
from qa.invested import WHOLE
from qa.levels import of_level
from qa.located import Located, located, near, pledged, sentence
from qa.measure import measure_asked
from qa.named_figures import figures_named
from qa.number_columns import numbers_of
from qa.pairs import Pair
from qa.periods import PeriodAsked
from qa.question import Query
from qa.standing import standing
from qa.subject import NUMBERED_NAME, Term, telling
from qa.wording import is_noun

SHARES = re.compile(r"开工面|比例|占比|完成率|开工率|百分之几|几成")
MORE_OF_IT = re.compile(
    r"多(?:增|收|花|投|建|修|完成|开|办|安排|定|下达|列|设|挂)?了?(?:多少|几|出)|少(?:增|收|花|投|建|修|完成|开|办|安排|定|下达|列|设|挂)?了?(?:多少|几)|增加|减少|增减|更多|更少|当季|单季"
    r"|[多少](?:收|花|投|建|修|完成|开)?了(?=$|[?？。，,吗呢])|还[多少](?=$|[?？。，,呢])"
)
# 同比多收了多少 asks by what amount, and for no rate.
MORE_THAN_THEN = re.compile(r"同比[多少]")
# A verb of the question before a figure tells that it is meant.
LIKE_VERBS = (
    "开工", "完成投资", "增长", "增速", "新增", "开通", "参保", "攻关",
    "技改", "推进", "建成", "完工", "完成", "发放", "签约", "改造",
)  # fmt: skip


def figures_to_compare(
    query: Query, terms: Sequence[Term], entries: Sequence[Entry]
) -> list[Located] | None:
    """Return one figure an entry, all of one measure, or None where there is none in common.

    The first entry's figures are tried in order of fit; the others' have to be in its unit.
    """
    if query.column and not SHARES.search(query.text):
        numbers = numbers_of(query.column, entries)
        return numbers if len(numbers) == len(entries) else None
    crossed = goals_beside_done(query, entries)
    goals = crossed or [compares_goals(query)] * len(entries)
    columns = [
        candidates(query, entry, goal=goal) for entry, goal in zip(entries, goals, strict=True)
    ]
    if not all(columns):
        return None
    best: tuple[float, list[Located]] | None = None
    for one in columns[0]:
        partners = [closest(query, terms, one, others) for others in columns[1:]]
        chosen = [one, *(partner for partner in partners if partner)]
        if len(chosen) < len(entries) or (not crossed and sets_goal_beside_done(chosen)):
            continue
        if not query.unit and any(is_other_rate(terms, each) for each in chosen):
            continue
        worth = sum(fit(query, terms, each) for each in chosen) + alike(chosen)
        if best is None or worth > best[0]:
            best = (worth, chosen)
    return best[1] if best else None


def is_other_rate(terms: Sequence[Term], one: Located) -> bool:
    """Return whether a rate is no growth and no word of the question stands in its sentence's part.

    完成年度投资计划28.6% is not what 新能源装机 is compared by.
    """
    said = one.text[one.figure.clause_start : one.figure.clause_end]
    named = any(name in said for term in terms for name in (term.word, *term.names))
    return one.figure.is_rate and not GROWTH.search(one.clause) and not named


GOAL_SAID = re.compile(r"目标|任务|指标|计划|要达到|承诺")
YEAR_SAID = re.compile(r"今年|本年|去年|上年|20\d\d年")
YEAR_SAID_LATER = re.compile(r"今年|本年")
DONE_SAID = re.compile(
    r"实绩|实际|实打实|实有|已经?(?:达到|完成)|完成(?:数|量|值|了)|达到了|成绩|做到了?"
)


def sides_asked(query: Query) -> list[tuple[PeriodAsked, bool]]:
    """Return two periods, each with whether its goal is asked for, where the other's progress is.

    去年的实绩跟今年的目标比: what a period is asked for stands between its name and the next one's.
    Empty where both are asked for the same.
    """
    years = {period.year: period for period in query.periods}
    named = [(match.start(), match[0]) for match in YEAR_SAID.finditer(query.text)]
    if len(years) != 2 or len(named) != 2:
        return []
    earlier, later = (years[year] for year in sorted(year or 0 for year in years))
    said = [query.text[: named[1][0]], query.text[named[1][0] :]]
    goals = [bool(GOAL_SAID.search(words) and not DONE_SAID.search(words)) for words in said]
    done = [bool(DONE_SAID.search(words) and not GOAL_SAID.search(words)) for words in said]
    if sorted(goals) != [False, True] or done != [not goal for goal in goals]:
        return []
    first_is_later = YEAR_SAID_LATER.match(named[0][1]) or named[0][1] == f"{later.year}年"
    return list(zip((later, earlier) if first_is_later else (earlier, later), goals, strict=True))


def goals_beside_done(query: Query, entries: Sequence[Entry]) -> list[bool]:
    """Return for each entry whether its pledge is asked for, where the other's progress is."""
    sides = sides_asked(query)
    asked = [
        next((goal for period, goal in sides if period.covers(entry.period)), None)
        for entry in entries
    ]
    return [bool(one) for one in asked] if set(asked) == {True, False} else []


def sets_goal_beside_done(chosen: Sequence[Located]) -> bool:
    """Return whether some figures are pledged and others have come about: 1500万 beside 278.17万."""
    pledges = [{goal.figure.value for goal in pledged(one.entry)} for one in chosen]
    # What says the pledge again has not come about: 60个 on a list of what is to be done.
    done = [
        one.column == one.entry.column(Role.PROGRESS) and one.figure.value not in goals
        for one, goals in zip(chosen, pledges, strict=True)
    ]
    planned = [one.column != one.entry.column(Role.PROGRESS) for one in chosen]
    return any(done) and any(planned)


def compares_goals(query: Query) -> bool:
    """Return whether the pledged figures are to be compared, not what has come of them."""
    goal_named = "goal" in query.marks and "任务" in query.text
    return bool(
        goal_named
        or regexes.search(
            r"目标|任务数|任务量|加码|减码|[上下]调|调[高低]|任务(?=今年[比较]|[比较]|(?:今年)?[是被]?(?:减|增|加|砍|压|降|调))|(?:全年|年度)(?:的)?(?:[\u4e00-\u9fff]{2})?指标|指标(?=今年|比|较|压|调)|(?:年度|全年|年初|年)(?:的)?(?:新增|完成|建设)?任务|计划数|安排多少|承诺|(?:项目|工程|街巷|道路)[^，。?？完成新增累计]{0,6}总(?:个|条)?数",
            query.text,
        )
    ) and not regexes.search(r"不要目标|完成(?:了)?(?:全年|年度)?(?:目标|任务)|开工", query.text)


def candidates(query: Query, entry: Entry, *, goal: bool) -> list[Located]:
    """Return the figures of an entry that may be compared, in the unit asked for if one is."""
    titles = pledged(entry)
    goals = {one.figure.value for one in titles}
    progress = [one for one in located(entry, Role.PROGRESS) if not is_former(one)]
    # 100条整治台账 says the target again, it is nothing that has come about.
    told = [one for one in progress if of_target(one) or not restates(one, goals)] or progress
    found = titles if goal else told or titles
    if WHOLE.search(query.text):
        whole = [one for one in titles if "总投资" in near(one)]
        found = whole or found
    # 是后者的几倍 asks for no figure that an entry has.
    unit = {"百分点": "%", "倍": ""}.get(query.unit, query.unit)
    asks_rate = "growth" in query.marks and not MORE_THAN_THEN.search(query.text)
    if not unit and not asks_rate and MORE_OF_IT.search(query.text):
        amounts = [one for one in found if not one.figure.is_rate]
        found = amounts or found
    grown = regexes.search(r"(?<!新)[增涨][得幅速长]", query.text)
    if not unit and not asks_rate and not grown:
        # 投资是都市圈的几倍, 哪一个投下去的钱多: money is compared, and no number of projects.
        measure = measure_asked(query.text)
        money = [one for one in found if one.figure.base == "元"]
        found = money if money and measure and measure.base == "元" else found
    bases = ("天", "工作日") if unit == "天" else (unit,)
    fitting = [one for one in found if one.figure.base in bases]
    if not fitting and not goal:
        fitting = [one for one in titles if one.figure.base in bases]
    # 压缩了几天 is told by no number of firms.
    chosen = fitting if unit in ("天", "元") else fitting or found
    return of_level(query.text, chosen, bare=True)


def closest(
    query: Query, terms: Sequence[Term], one: Located, others: Sequence[Located]
) -> Located | None:
    """Return the figure in the same unit whose words are most like another's and the question's."""
    same = [other for other in others if other.figure.base == one.figure.base]
    if one.figure.base == "个":
        same = [other for other in same if other.figure.unit == one.figure.unit]
    same = [other for other in same if not of_other_works(query, one, other)]
    same = [other for other in same if not whole_beside_part(one, other)]
    return max(
        same,
        key=lambda other: (likeness(one, other) + fit(query, terms, other), -other.figure.start),
        default=None,
    )


def of_other_works(query: Query, one: Located, other: Located) -> bool:
    """Return whether two figures are of works with other numbers, which the question does not name.

    8号线土建90.6% is not set off against 2号线土建98.8% where 地铁 is compared with the year before.
    """
    first, second = (set(NUMBERED_NAME.findall(each.clause)) for each in (one, other))
    named = any(name in query.text for name in first | second)
    return bool(first and second) and not first & second and not named


def whole_beside_part(one: Located, other: Located) -> bool:
    """Return whether one figure is of all the city and the other of some counties that its clause names.

    全市新能源装机482万千瓦 and 西海岸、胶州、莱西三个试点并网213万千瓦 are not of one measure.
    """
    if one.figure.base != "个" and is_readied(one) != is_readied(other):
        # 二期55万千瓦项目选址获批 is not there yet.
        return True
    first, second = one.clause, other.clause
    return any(
        ALL_OF_IT.search(whole) and counties_listed(part) and not counties_listed(whole)
        for whole, part in ((first, second), (second, first))
    )


ALL_OF_IT = re.compile(r"全[市省区县]")


def likeness(one: Located, other: Located) -> float:
    """Return the share of character pairs that the words around two figures have in common."""
    first, second = pairs_of_chars(near(one)), pairs_of_chars(near(other))
    return len(first & second) / max(min(len(first), len(second)), 1)


def pairs_of_chars(text: str) -> set[str]:
    plain = regexes.sub(r"[｜，,。\s]", "", text)
    return {plain[at : at + 2] for at in range(len(plain) - 1)}


def alike(chosen: Sequence[Located]) -> float:
    return likeness(chosen[0], chosen[1]) if len(chosen) > 1 else 0.0


def fit(query: Query, terms: Sequence[Term], one: Located) -> float:
    """Return how well a figure's words meet the question's."""
    words = near(one)
    score = sum(
        term.weight for term in terms if any(name in words for name in (term.word, *term.names))
    )
    for verb in LIKE_VERBS:
        if verb in query.text and verb in words:
            score += 1.0
    if "growth" in query.marks and GROWTH.search(words):
        score += 1.0
    if "开工" in query.text and "率" in query.text and one.figure.base == "%":
        score += 0.5
    measured = [pair for pair in standing(one.entry).pairs if is_actual(one, pair)]
    own_part = is_part(one) and "其中" not in query.text
    return score + 0.4 * bool(measured) + 1.5 * of_target(one) - 0.5 * own_part


def is_actual(one: Located, pair: Pair) -> bool:
    return any(
        one.column == actual.column and one.figure.start == actual.figure.start
        for actual in pair.actuals
    )


STEPS = re.compile(r"设计|招标|开工|动工|封顶|完工|竣工|建成|签约|交付|投用")
OF_WHOLE = re.compile(r"中(?:有|已|的)?$")


def alike_in_sentence(query: Query, terms: Sequence[Term], entry: Entry) -> list[Located]:
    """Return the figures of one unit that a sentence lists: 成果93项、产品73项、需求20项."""
    named = figures_named(query, entry)
    if len(named) > 2 and len({sentence(one) for one in named}) == 1:
        return named
    goals = {one.figure.value for one in located(entry, Role.TITLE)}
    held = [
        one
        for one in located(entry, Role.PROGRESS)
        if not (one.figure.is_rate or restates(one, goals))
    ]
    asked = [term.word for term in telling(terms)]
    # A part is added to nothing but other parts of one list that the question names, too.
    parts = [one for one in held if is_part(one) and any(word in near(one) for word in asked)]
    listed = len(parts) > 1 and not regexes.search(
        "[，,；;。]", entry.progress[parts[0].figure.start : parts[-1].figure.end]
    )
    progress = parts if listed else [one for one in held if not is_part(one)]
    groups: dict[tuple[str, str], list[Located]] = {}
    for one in progress:
        groups.setdefault((sentence(one), one.figure.unit), []).append(one)
    fitting = [
        (sum(word in said for word in asked), len(group), group)
        for (said, unit), group in groups.items()
        if len(group) > 1
        and (not query.counter or unit.endswith(query.counter))
        and not any(OF_WHOLE.search(one.figure.before) for one in group)
        # What is only designed or begun is added to nothing that is done.
        and len({tuple(STEPS.findall(near(one))) for one in group}) == 1
        # 年度完成22.4亿元，开工以来累计61.3亿元: the second has the first in it.
        and not any("累计" in one.clause for one in group)
    ]
    best = max(fitting, key=lambda item: item[:2])[2] if fitting else []
    # 产品和场景合起来 leaves the 成果 out.
    named = [one for one in best if any(is_noun(word) and word in near(one) for word in asked)]
    return named if len(named) > 1 else best
