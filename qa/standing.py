"""An entry → its standing: target, progress towards it, completion, state, and the words for each.

A pair of figures is made only where both state the same thing in the same unit; where the text
states its own completion, that one counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from index.entry import Entry, Role
from index.figures import Figure, figures, units
from qa.wording import content_words, is_generic, is_noun

DONE = re.compile(
    r"新增|新开通|新建成?|筹集|发放|签约|建设|救助|吸引|引进|办理|完成|完工|建成|接入|举办|开通|参保|改造|实施|推进|培育|打造|达到|组织|获批|认定|创建"
)
STARTED = re.compile(r"开工|在建|动工")
FINISHED = re.compile(r"完工|竣工|建成|完成(?!投资)")
ACHIEVED = re.compile(
    r"(?:新增|新开通|新建成?|筹集|发放|签约|建设|救助|吸引|引进|办理|举办|获批|认定|接入|参保)[^｜]{0,20}｜"
)
PREPARING = re.compile(
    r"谋划|申报|申请|征集|推介|拟|计划(?!投资)|名单|公示|筛选|报送|确定|入选|宣讲|惠及|参训|惠及|提出|评审|概算|招标|目标|前期|审核|加快|正在|续建"
)
TOTAL = re.compile(r"累计|总数|达到|共有")
WHOLE = re.compile(r"总投资")
AGAINST = re.compile(r"(?:高于|低于|超过|超出|快于|慢于|与|达到)[^，。]{0,6}目标")
GROWTH = re.compile(r"增长|增速|增幅|同比|下降|增加")
STATED = re.compile(
    r"(?:完成|占).{0,14}(?:计划|任务|目标).{0,10}的?$|(?:完成率|完工率)(?:已?达到?|为)?$"
)
# A sentence with no subject of its own speaks of the entry's.
SUBJECTLESS = re.compile(r"^(?:累计|已|共|目前|截至[^，]{0,8}，)*(?:完成|新增)")
# A stated share is rounded: 35.94 of 38 is given as 94.6%.
ROUNDING = Decimal("0.06")
# 城镇新增就业（人）, 完成目标(%), 投资（单位：万元）: the unit of the numbers that stand by themselves.
UNIT_STATED = re.compile(r"[（(](?:单位[：:])?(?P<unit>[^（()）：:]{1,5})[)）]\s*$")
# A sentence or a cell that says nothing but how far the whole has come.
VERDICT = re.compile(
    r"^(?:已经?|均已|全部|均)*(?P<how>提前|超额|基本|如期|按期|全面|全部)?(?:完成|完工|办结|销号)(?:了)?(?:年度|全年|目标|任务|计划)*[。！]?$"
)
ALIKE_FROM = 0.5
WHOLE_SHARE = Decimal(100)
NAMEPLATE_UNITS = ("千伏",)
LEVELS = ("国家级", "省级", "市级", "县级")
QUOTED = re.compile(r"[“\"]([^”\"]{1,20})[”\"]")
SENTENCE_END = re.compile(r"[。；;！!？?\n]")


class State(StrEnum):
    """How an entry stands."""

    FINISHED = "已完成"
    REACHED = "达到或超过目标"
    UNDERWAY = "推进中"
    PRELIMINARY = "前期或申报阶段"
    UNQUANTIFIED = "未量化"


@dataclass(frozen=True, slots=True)
class Located:
    """A figure and the cell it stands in."""

    entry: Entry
    column: str
    figure: Figure

    @property
    def text(self) -> str:
        return self.entry.text(self.column)

    @property
    def is_bare(self) -> bool:
        """Whether the cell holds nothing but the number."""
        return self.text.strip() in (self.figure.amount, self.figure.shown)

    @property
    def clause(self) -> str:
        """The words around the figure; of a cell that is a number, its header and the number."""
        if self.is_bare:
            return f"{re.sub(r'[（(].*$', '', self.column)}{self.figure.shown}"
        return self.text[self.figure.clause_start : self.figure.clause_end]


@dataclass(frozen=True, slots=True)
class Pair:
    """A target and the progress towards it, in one unit; several parts of it are summed."""

    target: Located
    actuals: tuple[Located, ...]
    verb: str

    @property
    def actual(self) -> Decimal:
        return sum((located.figure.value for located in self.actuals), Decimal(0))

    @property
    def is_growth(self) -> bool:
        return self.target.figure.is_rate

    @property
    def ratio(self) -> Decimal:
        """Progress as a share of the target."""
        return self.actual / self.target.figure.value

    @property
    def reached(self) -> bool:
        return self.verb != "开工" and self.actual >= self.target.figure.value


@dataclass(frozen=True, slots=True)
class Standing:
    """What an entry has come to; `because` is where the words stand that decide the state.

    A column, a start and an end; an empty column where no words do.
    """

    entry: Entry
    pairs: tuple[Pair, ...]
    stated: Located | None
    state: State
    not_started: bool
    because: tuple[str, int, int]

    @property
    def completion(self) -> Decimal | None:
        """The share of the target, as the text states it or else as computed, 1 = all of it."""
        if self.stated:
            return self.stated.figure.value / 100
        done = [pair for pair in self.pairs if pair.verb != "开工" and not pair.is_growth]
        return done[0].ratio if done else None


def located(entry: Entry, role: Role) -> tuple[Located, ...]:
    column = entry.column(role)
    if column is None:
        return ()
    found = figures(entry.text(column))
    if len(found) == 1 and not found[0].unit and entry.text(column).strip() == found[0].amount:
        found = (in_unit(found[0], unit_of(entry, column)),)
    return tuple(Located(entry, column, figure) for figure in found)


def unit_of(entry: Entry, column: str) -> str:
    """Return the unit of a cell that holds a bare number: in its header's brackets or the title's."""
    for name in (column, entry.title):
        match = UNIT_STATED.search(name)
        if match and match["unit"] in units():
            return match["unit"]
    return ""


def in_unit(figure: Figure, unit: str) -> Figure:
    """Return a figure that has no unit of its own in one that stands elsewhere."""
    base, factor = units().get(unit, ("", 1))
    return replace(figure, value=figure.value * factor, base=base, unit=unit)


@lru_cache(maxsize=200_000)
def standing(entry: Entry) -> Standing:
    """Return the standing of an entry."""
    targets = (*located(entry, Role.TITLE), *located(entry, Role.TARGET))
    progress = located(entry, Role.PROGRESS)
    pairs = each_once([pair for target in targets for pair in pairs_of(target, targets, progress)])
    stated = next((one for one in progress if is_stated_completion(one)), None) or next(
        (one for one in located(entry, Role.STATUS) if one.is_bare and one.figure.base == "%"), None
    )
    state, because = state_of(entry, pairs)
    said = "\n".join((entry.progress, entry.cell(Role.STATUS)))
    return Standing(
        entry=entry,
        pairs=pairs,
        stated=stated,
        state=state,
        not_started=bool(state_patterns()["not_started"].search(said)),
        because=because,
    )


def each_once(pairs: list[Pair]) -> tuple[Pair, ...]:
    """Return the pairs without those whose progress is more likely another target's.

    新增托位216个 is of 新增托位300个, and not of 托育中心1个 beside it.
    """
    best: dict[tuple[str, int], float] = {}
    for pair in pairs:
        for one in pair.actuals:
            key = (pair.verb, one.figure.start)
            best[key] = max(best.get(key, 0.0), words_alike(pair.target, one))
    return tuple(
        pair
        for pair in pairs
        if any(
            words_alike(pair.target, one) >= best[pair.verb, one.figure.start]
            for one in pair.actuals
        )
    )


def is_stated_completion(one: Located) -> bool:
    """Return whether a rate is said to be that of the year's plan, target or task."""
    if one.figure.base != "%" or not STATED.search(one.figure.before):
        return False
    said = sentence(one)
    title = [word for word in content_words(one.entry.title) if not is_generic(word)]
    return bool(SUBJECTLESS.match(said)) or any(word in said for word in title)


def pairs_of(
    target: Located, targets: tuple[Located, ...], progress: tuple[Located, ...]
) -> list[Pair]:
    """Return the progress towards a target: what is done, and what is begun."""
    if target.figure.is_rate:
        rates = [one for one in progress if one.figure.base == "%" and grows(one)]
        rates.sort(key=lambda one: (-of_target(one), is_part(one), -shared(target, one)))
        return [Pair(target, (rates[0],), "增长")] if rates else []
    is_measurable = bool(target.figure.value) and target.figure.base not in NAMEPLATE_UNITS
    if WHOLE.search(near(target)) or not is_measurable:
        return []
    if target.is_bare and len(progress) == 1 and progress[0].is_bare:
        same = progress[0].figure.base == target.figure.base
        return [Pair(target, (progress[0],), "完成")] if same else []
    pairs = []
    goals = {goal.figure.value for goal in targets}
    progress = tuple(
        one for one in progress if comparable(target, one) and not restates(one, goals)
    )
    started = [one for one in progress if STARTED.search(near(one))]
    if started:
        pairs.append(Pair(target, (started[0],), "开工"))
    proven = [one for one in progress if bears_out(one, target)]
    if proven:
        return [*pairs, Pair(target, (proven[0],), "完成")]
    done = [one for one in progress if is_done(target, one, alone=len(progress) == 1)]
    finished = [one for one in done if FINISHED.search(near(one))]
    chosen = finished[:1] or added_up(target, done)
    if chosen:
        pairs.append(Pair(target, tuple(chosen), "完成"))
    return pairs


def of_target(one: Located) -> bool:
    """Return whether the clause after a rate sets it against the target: 高于年度目标0.2个百分点."""
    after = re.split(r"[。；;，,]", one.text[one.figure.clause_end + 1 :], maxsplit=1)[0]
    return bool(AGAINST.search(after) or AGAINST.search(one.figure.after))


def is_part(one: Located) -> bool:
    """Return whether a figure is of a part of what its sentence is about: 其中工业投资增长9.2%."""
    start = sentence_span(one.text, one.figure.start)[0]
    return "其中" in one.text[start : one.figure.start]


def bears_out(one: Located, target: Located) -> bool:
    """Return whether a figure is the share of the target that the words after it state.

    新增13495个，完成年度任务的79.4% is proven by 13495 ÷ 17000, whatever other words say.
    """
    share = one.figure.value / target.figure.value * 100
    end = sentence_span(one.text, one.figure.start)[1]
    rates = (
        rate
        for rate in figures(one.text)
        if rate.base == "%" and one.figure.end <= rate.start < end and STATED.search(rate.before)
    )
    return any(abs(rate.value - share) <= ROUNDING for rate in rates)


def grows(one: Located) -> bool:
    return bool(GROWTH.search(one.clause)) or bool(GROWTH.search(one.figure.before))


def added_up(target: Located, done: list[Located]) -> list[Located]:
    """Return the figures that together are the progress: one, or all under the target's own verb."""
    if not done:
        return []
    best = max(shared(target, one) for one in done)
    verb = DONE.search(target.figure.before)
    if len(done) > 1 and verb and all(verb[0] in sentence(one) for one in done):
        units = {one.figure.unit for one in done}
        apart = {one.figure.clause_start for one in done}
        if (
            len(units) == 1
            and len(apart) == len(done)
            and not any(TOTAL.search(one.clause) for one in done)
        ):
            return done
    return [one for one in done if shared(target, one) == best][:1]


def restates(one: Located, goals: set[Decimal]) -> bool:
    """Return whether a figure of the progress says a target again: 460个项目已开工405个.

    新增10条 does not, where 10 was the target: what is said to be there now is progress.
    """
    said = near(one)
    return one.figure.value in goals and not (FINISHED.search(said) or ACHIEVED.search(said))


def is_done(target: Located, one: Located, *, alone: bool) -> bool:
    """Return whether a figure of the progress is progress made towards the target.

    `alone`: no other figure of the progress is in the target's unit.
    """
    preparing = PREPARING.search(one.clause)
    if STARTED.search(near(one)) or (preparing and preparing[0] not in target.clause):
        return False
    verb = DONE.search(near(target))
    same_verb = bool(verb and verb[0] in sentence(one))
    # 接待游客650万人次 has no verb of doing: what alone is counted in its unit and its words is it.
    same_words = verb is None and (
        (alone and shared(target, one) > 0) or words_alike(target, one) >= ALIKE_FROM
    )
    if not (DONE.search(near(one)) or same_verb or same_words):
        return False
    if levels_differ(target, one) or names_differ(target, one):
        return False
    if "新增" in near(target) and "新增" not in one.clause and TOTAL.search(one.clause):
        return False
    if one.figure.base == "元":
        return bool(re.search(r"完成|投入", one.clause)) or (same_verb and not is_part(one))
    if FINISHED.search(near(one)) and one.figure.base != "个":
        return True
    if shared(target, one) > 0 or (same_verb and one.figure.base == "个"):
        return True
    if alone and FINISHED.search(near(one)) and not names_another(target, one):
        return True
    # 累计并网容量达到… beside no word of the pledge is the sum of something else.
    return alone and one.figure.base != "个" and not TOTAL.search(one.clause)


def words_alike(target: Located, one: Located) -> float:
    """Return the share of the words before and after a pledged figure that stand about another."""
    pledged, done = (
        re.sub(r"[｜，、；。\s]|累计|已|新增|年度", "", near(each)) for each in (target, one)
    )
    pairs = [pledged[at : at + 2] for at in range(len(pledged) - 1)]
    return sum(pair in done for pair in pairs) / len(pairs) if pairs else 0.0


def names_another(target: Located, one: Located) -> bool:
    """Return whether a figure's clause names a thing that the pledge does not: 建成26个 names none."""
    pledge = target.entry.title + target.text
    things = [word for word in content_words(one.clause) if is_noun(word) and not is_generic(word)]
    return any(word not in pledge for word in things)


def comparable(target: Located, one: Located) -> bool:
    """Return whether two figures count in one unit: 名 and 人 do, 家 and 项 do not."""
    same_base = one.figure.base == target.figure.base
    if same_base and one.figure.base == "个":
        return one.figure.unit == target.figure.unit
    return same_base


def near(one: Located) -> str:
    """Return the words that say what a figure counts: its clause, up to the figures beside it."""
    text, figure = one.text, one.figure
    others = [other for other in figures(text) if other.start != figure.start]
    left = max((other.end for other in others if other.end <= figure.start), default=0)
    right = min((other.start for other in others if other.start >= figure.end), default=len(text))
    before = text[max(figure.clause_start, left) : figure.start]
    after = text[figure.end : min(figure.clause_end, right)]
    return before + "｜" + after


def sentence(one: Located) -> str:
    return sentence_at(one.text, one.figure.start)


def sentence_at(text: str, at: int) -> str:
    start, end = sentence_span(text, at)
    return text[start:end]


def sentence_span(text: str, at: int) -> tuple[int, int]:
    """Return where the sentence around a position starts and ends, its stop included."""
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    start = max((end for end in ends if end <= at), default=0)
    end = min((end for end in ends if end > at), default=len(text))
    return start, end


def shared(target: Located, one: Located) -> int:
    """Return how many telling words the clauses of two figures share."""
    # 1200个 in a column of targets is of what the entry's title names.
    pledge = target.entry.title if not re.search(r"[\u4e00-\u9fff]{2}", near(target)) else ""
    words = [word for word in content_words(pledge + target.text) if not is_generic(word)]
    return sum(word in sentence(one) for word in words) + sum(
        word in one.clause for word in content_words(target.clause) if word in words
    )


def levels_differ(target: Located, one: Located) -> bool:
    wanted = {level for level in LEVELS if level in target.clause}
    found = {level for level in LEVELS if level in one.clause}
    return bool(wanted and found and not wanted & found)


def names_differ(target: Located, one: Located) -> bool:
    wanted, found = set(QUOTED.findall(target.clause)), set(QUOTED.findall(one.clause))
    return bool(wanted and found and not wanted & found)


@cache
def state_patterns() -> dict[str, re.Pattern[str]]:
    text = files("qa").joinpath("states.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {state: re.compile(pattern, re.MULTILINE) for state, pattern in rows}


def verdict(entry: Entry) -> tuple[str, int, int] | None:
    """Return where an entry says in so many words that the whole is done: a column, start and end."""
    for role in (Role.PROGRESS, Role.STATUS, Role.REMARK):
        column, text, start = entry.column(role), entry.cell(role), 0
        for line in re.split(r"(?<=[。；;\n])", text) if column else ():
            bare = line.strip(" \n；;")
            if bare and VERDICT.match(bare):
                at = start + line.index(bare)
                return column or "", at, at + len(bare)
            start += len(line)
    return None


def state_of(entry: Entry, pairs: tuple[Pair, ...]) -> tuple[State, tuple[str, int, int]]:
    """Return the state of an entry, and where the deciding words stand: column, start, end."""
    text, column = entry.progress, entry.column(Role.PROGRESS) or ""
    patterns = state_patterns()
    if match := patterns["finished"].search(text):
        return State.FINISHED, (column, *match.span())
    if said := verdict(entry):
        return State.FINISHED, said
    status, of_status = entry.cell(Role.STATUS), entry.column(Role.STATUS) or ""
    if status and (match := patterns["finished"].search(status)):
        return State.FINISHED, (of_status, *match.span())
    if status and (match := patterns["not_started"].search(status)):
        return State.PRELIMINARY, (of_status, *match.span())
    share = next((one for one in located(entry, Role.STATUS) if one.figure.base == "%"), None)
    if share and share.is_bare:
        reached = share.figure.value >= WHOLE_SHARE
        state = State.FINISHED if reached else State.UNDERWAY
        return state, (of_status, share.figure.start, share.figure.end)
    measured = [pair for pair in pairs if pair.verb != "开工"]
    if measured:
        figure = measured[0].actuals[0].figure
        reached = all(pair.reached for pair in measured)
        state = State.REACHED if reached else State.UNDERWAY
        return state, (column, figure.start, figure.end)
    underway = [
        match
        for match in patterns["underway"].finditer(text)
        if not patterns["planned"].search(clause_at(text, match.start()))
    ]
    begun = next((match for match in underway if strong(match[0])), None)
    if begun:
        return State.UNDERWAY, (column, *begun.span())
    for name in ("preliminary", "not_started"):
        if match := patterns[name].search(text):
            return State.PRELIMINARY, (column, *match.span())
    if underway:
        return State.UNDERWAY, (column, *underway[0].span())
    return State.UNQUANTIFIED, ("", 0, 0)


def clause_at(text: str, at: int) -> str:
    """Return the words between the commas and stops around a position."""
    start = max((text.rfind(stop, 0, at) for stop in "，。；;\n"), default=-1) + 1
    ends = [end for stop in "，。；;\n" if (end := text.find(stop, at)) >= 0]
    return text[start : min(ends, default=len(text))]


def strong(words: str) -> bool:
    """Return whether words of progress outweigh preparations named beside them."""
    return bool(
        re.search(
            r"开工|施工|主体|投资|封顶|进度|滚动|组织实施|立项|完工|举办|修缮|接入|印发实施|审核|入选|累计完成|打造|推进\d",
            words,
        )
    )
