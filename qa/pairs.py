"""A pledged figure and the progress towards it, where both state the same thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from index import regexes
from index.figures import figures
from qa.figure_words import (
    FINISHED,
    STATED,
    falls,
    grows,
    is_former,
    is_of_entry,
    is_part,
    is_rest,
    of_target,
    of_whole_task,
    per,
    restates,
)
from qa.figures_alike import (
    comparable,
    levels_differ,
    names_another,
    names_differ,
    shared,
    words_alike,
)
from qa.located import Located, near, sentence, sentence_span
from qa.wording import content_words, is_measure, is_noun

DONE = re.compile(
    r"新增|新开通|新建成?|筹集|发放|签约|建设|救助|吸引|引进|办理|完成|完工|建成|接入|举办|开通|参保|改造|实施|推进|培育|打造|达到|组织|获批|认定|创建"
    r"|铺设|敷设|交付|到位|投用|投放|腾退|拆除|处置|化解|培训|招引|招录|招聘|落地|整治|清理|加固|修复"
)


STARTED = re.compile(r"开工(?!以来)|在建|动工")


# 2所尚未开工 are not begun, nor what is to begin: 争取早日开工.
NOT_STARTED = re.compile(
    r"(?:未|没有?|待|拟)(?:开工|动工)|(?:争取|力争|确保|尽早|早日|尽快|计划|预计|拟|待|将)[^，,。；;]{0,6}?(?:开工|动工)"
)


PREPARING = re.compile(
    r"谋划|申报|申请|征集|推介|拟|计划(?!投资)|名单|公示|筛选|报送|确定|入选|宣讲|惠及|参训|惠及|提出|评审|概算|招标|目标|前期|审核|加快|正在|续建"
)


# 开工以来累计完成 is of more years than the pledge.
SINCE = re.compile(r"(?<!今年)(?<!年初)(?<!入[春夏秋冬汛])以来")
BUILT = re.compile(
    r"(?:已|已经)?(?:全部|全面)?(?:完工|竣工|建成|投用|完成(?!\d|[^，。；]{0,8}(?:设计|招标|论证|审批)))"
)
TOTAL = re.compile(r"累计|总数|达到|共有")


WHOLE = re.compile(r"总投资")


# 优良天数比率达到84%: a level, and no rate of growth.
LEVEL = re.compile(
    r"(?:率|比例|占比|比重)(?:要|力争)?(?:达到?|不低于|不少于|至少|为|在|保持在?|稳定在?|提高到|提升到)?$"
)
CEILING = re.compile(r"控制在|以内|以下|不超过|不高于|(?<!不)低于|降到|降至|压降")
# 压降5% is a fall that is pledged, and no ceiling.
KEPT_UNDER = re.compile(
    r"控制在|以内|以下|不超过|不高于|(?<!不)低于|降到|降至|压降(?:到|至)|下降(?:到|至)"
)


# A stated share is rounded: 35.94 of 38 is given as 94.6%.
ROUNDING = Decimal("0.06")


ALIKE_FROM = 0.5


NAMEPLATE_UNITS = ("千伏",)
# How long a thing may take is kept to, and is no quantity to be done.
DURATIONS = ("天", "工作日", "月")


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
        if self.is_limit:
            return self.actual <= self.target.figure.value
        return self.verb != "开工" and self.actual >= self.target.figure.value

    @property
    def is_limit(self) -> bool:
        """Whether the target is a ceiling, which what is reported must stay under."""
        return self.verb == "控制"


def each_once(pairs: list[Pair]) -> tuple[Pair, ...]:
    """Return the pairs without those whose progress is more likely another target's.

    新增托位216个 is of 新增托位300个, and not of 托育中心1个 beside it.
    """
    best: dict[tuple[str, int], tuple[float, int]] = {}
    for pair in pairs:
        for one in pair.actuals:
            key = (pair.verb, one.figure.start)
            best[key] = max(best.get(key, (0.0, 0)), likeness(pair.target, one))
    return tuple(
        pair
        for pair in pairs
        if any(
            likeness(pair.target, one) >= best[pair.verb, one.figure.start] for one in pair.actuals
        )
    )


def likeness(target: Located, one: Located) -> tuple[float, int]:
    """Return how far a figure is worded as a target, by its own clause, then by its sentence."""
    said = sentence(one)
    named = [word for word in content_words(target.clause) if is_noun(word) and word in said]
    return words_alike(target, one), len(named)


def pairs_of(
    target: Located, targets: tuple[Located, ...], progress: tuple[Located, ...]
) -> list[Pair]:
    """Return the progress towards a target: what is done, and what is begun."""
    if CEILING.search(near(target)):
        # 失业率控制在5.5%以内 is kept where the rate is lower: see limits_of.
        return []
    if target.figure.is_rate:
        return growth_pairs(target, progress)
    no_volume = (*NAMEPLATE_UNITS, *DURATIONS)
    is_measurable = bool(target.figure.value) and target.figure.base not in no_volume
    if WHOLE.search(near(target)) or not is_measurable:
        return []
    if target.is_bare and len(progress) == 1 and progress[0].is_bare:
        same = progress[0].figure.base == target.figure.base
        return [Pair(target, (progress[0],), "完成")] if same else []
    goals = {goal.figure.value for goal in targets}
    counted = [
        one
        for one in progress
        if comparable(target, one) and not restates(one, goals) and not is_rest(one)
    ]
    if any(
        is_of_which(goal) != is_of_which(target) for goal in targets if comparable(goal, target)
    ):
        # 项目40个，其中十亿元以上4个: the part has its own number, and the whole has its.
        alike = [one for one in counted if is_of_which(one) == is_of_which(target)]
        counted = alike or counted
    started = [
        one for one in counted if STARTED.search(near(one)) and not NOT_STARTED.search(near(one))
    ]
    done = done_towards(target, targets, counted)
    # 开工1200套 is no start of 交付800套, where 1500套 are pledged beside them.
    others = [goal for goal in targets if goal is not target and comparable(goal, target)]
    begun = [
        Pair(target, (one,), "开工")
        for one in started[:1]
        if one.figure.value <= target.figure.value
        or all(one.figure.value > goal.figure.value for goal in others)
    ]
    return [*begun, Pair(target, tuple(done), "完成")] if done else begun


def growth_pairs(target: Located, progress: tuple[Located, ...]) -> list[Pair]:
    """Return the rate that a pledged rate has come to, if it has not fallen instead."""
    level = bool(LEVEL.search(target.figure.before)) and not grows(target)
    rates = [
        one
        for one in rates_of(target, progress, level=level)
        if not level or (not falls(one) and words_alike(target, one) >= ALIKE_FROM / 2)
    ]
    # What fell where growth was pledged is no progress, whatever part of it grew.
    return [Pair(target, (rates[0],), "增长")] if rates and not falls(rates[0]) else []


def done_towards(
    target: Located, targets: Sequence[Located], counted: Sequence[Located]
) -> list[Located]:
    """Return those of the figures in a target's unit that are what is done of it, none if none is."""
    proven = [one for one in counted if bears_out(one, target)]
    if proven:
        return proven[:1]
    built = [one for one in counted if FINISHED.search(near(one))]
    # 新增就业5307人，其中高校毕业生1268人: the part is no rival of its whole.
    wholes = [one for one in counted if not is_part(one)] or counted
    done = [
        one
        for one in counted
        if is_done(target, one, alone=len(wholes) == 1)
        # 建成13个，在建5个，2个正在选址: what alone is finished is the progress.
        or (built == [one] and one.figure.base == "个" and is_plainly_finished(target, one))
    ]
    beside = [goal for goal in targets if goal is not target and comparable(goal, target)]
    if beside and len(done) > 1:
        # 供水管网60公里、排水管网40公里: each has the progress that is worded like it.
        best = max(words_alike(target, one) for one in done)
        done = [one for one in done if words_alike(target, one) == best]
    finished = [one for one in done if FINISHED.search(near(one))]
    return finished[:1] or added_up(target, done)


def rates_of(target: Located, progress: tuple[Located, ...], *, level: bool) -> list[Located]:
    """Return the rates that may be what a pledged rate has come to, the likeliest first."""
    rates = [one for one in progress if one.figure.base == "%" and grows(one) is not level]

    alone = sum(figure.base == "%" for figure in figures(target.text)) == 1

    def order(one: Located) -> tuple[int, float, bool, bool, int]:
        # 前三季度同比增长8.6% is of the entry's own thing, whatever rate its words are nearer to.
        another = not level and alone and not is_of_entry(one)
        # 总值增长6%、投资增长8%: each has the rate that is named like it.
        named = 0.0 if alone else -named_alike(target, one)
        return -of_target(one), named, is_part(one), another, -shared(target, one)

    return sorted(rates, key=order)


def named_alike(target: Located, one: Located) -> float:
    """Return the share of a pledged rate's words that name another rate.

    生产总值331.4亿元，同比增长6.1% is named by the clause before its own.
    """
    own = one.figure.before
    if not any(is_noun(word) and not is_measure(word) for word in content_words(own)):
        own = (
            regexes.split(r"[，。；;]", one.text[: one.figure.clause_start].rstrip("，"))[-1] + own
        )
    pledged = target.figure.before
    pairs = [pledged[at : at + 2] for at in range(len(pledged) - 1)]
    return sum(pair in own for pair in pairs) / len(pairs) if pairs else 0.0


def fallen_short(target: Located, progress: tuple[Located, ...]) -> Located | None:
    """Return the fall that is reported where a target pledges growth: 下降2.7% for 增长5%."""
    if not target.figure.is_rate or CEILING.search(near(target)) or not grows(target):
        return None
    if falls(target):
        return None
    rates = rates_of(target, progress, level=False)
    return rates[0] if rates and falls(rates[0]) else None


def limits_of(target: Located, progress: tuple[Located, ...]) -> list[Pair]:
    """Return what is reported of a quantity that is to stay under a ceiling: 失业率5.1%."""
    if not KEPT_UNDER.search(near(target)) or not target.figure.value:
        return []
    held = [
        one
        for one in progress
        if one.figure.base == target.figure.base
        and per(one) == per(target)
        and not falls(one)
        and not is_former(one)
        and not of_whole_task(one)
        and words_alike(target, came_from(one, progress)) >= ALIKE_FROM / 2
    ]
    held.sort(key=lambda one: (is_part(one), -words_alike(target, came_from(one, progress))))
    return [Pair(target, (held[0],), "控制")] if held else []


def came_from(one: Located, progress: Sequence[Located]) -> Located:
    """Return the figure that another has come from, which names the thing: 漏损率由10.2%降至8.9%."""
    before = (each for each in progress if each.figure.clause_start == one.figure.clause_start)
    return next((each for each in before if is_former(each)), one)


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


def added_up(target: Located, done: list[Located]) -> list[Located]:
    """Return the figures that together are the progress: one, or all under the target's own verb."""
    whole = [one for one in done if not is_part(one)]
    # 新增4870个，其中智慧泊位1350个: the part is in the whole already.
    done = whole or done
    if not done:
        return []
    best = max(shared(target, one) for one in done)
    verb = DONE.search(target.figure.before)
    alike = max(words_alike(target, one) for one in done)
    # 新增小巨人企业4家 is no part of 新增规上工业企业90家, for all their 新增.
    parts = [one for one in done if words_alike(target, one) >= alike / 2]
    if len(parts) > 1 and verb and all(is_under(verb[0], one) for one in parts):
        # 新建端口3104个，覆盖小区133个 are no parts of one number.
        units = {(one.figure.unit, counted_thing(one)) for one in parts}
        apart = {one.figure.clause_start for one in parts}
        if (
            len(units) == 1
            and len(apart) == len(parts)
            and not any(TOTAL.search(one.clause) for one in parts)
        ):
            return parts
    for one in done:
        # 全县累计新增公办学位2160个 is the sum of what the sentences before it report.
        summed = verb and verb[0] in one.clause and TOTAL.search(one.clause)
        if summed and words_alike(target, one) == alike:
            return [one]
    return [one for one in done if shared(target, one) == best][:1]


def is_of_which(one: Located) -> bool:
    """Return whether a figure's own clause says that it is of a part: 其中十亿元以上项目4个."""
    return "其中" in one.figure.before


def is_under(verb: str, one: Located) -> bool:
    """Return whether a figure stands under a verb: in its sentence, and with no other of its own.

    新建茶园3120亩，改造低产茶园1700亩: the second is not 新建.
    """
    own = DONE.search(one.clause)
    return verb in sentence(one) and (own is None or verb in one.clause)


def counted_thing(one: Located) -> str:
    """Return the thing that stands right before a number of things: 小区 of 覆盖小区133个; else nothing."""
    words = content_words(one.figure.before[-6:]) if one.figure.base == "个" else []
    return (
        words[-1] if words and is_noun(words[-1]) and one.figure.before.endswith(words[-1]) else ""
    )


def is_done(target: Located, one: Located, *, alone: bool) -> bool:
    """Return whether a figure of the progress is progress made towards the target.

    `alone`: no other figure of the progress is in the target's unit.
    """
    # 完工89个、惠及1.48万户: whom it serves is told of what is done.
    preparing = PREPARING.search(one.clause.split("、惠及")[0])
    if is_former(one) or (SINCE.search(one.figure.before) and "累计" not in target.clause):
        return False
    if STARTED.search(near(one)) or (preparing and preparing[0] not in target.clause):
        return False
    verb = DONE.search(near(target))
    same_verb = bool(verb and verb[0] in sentence(one))
    # 接待游客650万人次 has no verb of doing: what alone is counted in its unit and its words is it.
    same_words = verb is None and (
        (alone and shared(target, one) > 0) or words_alike(target, one) >= ALIKE_FROM
    )
    same_words = same_words or bool(per(target))
    if not (DONE.search(near(one)) or same_verb or same_words):
        return False
    if levels_differ(target, one) or names_differ(target, one):
        return False
    if per(target):
        # per(one) is the same: 每千人口托位数4.5个.
        return True
    if "新增" in near(target) and "新增" not in one.clause and TOTAL.search(one.clause):
        return False
    if one.figure.base == "元":
        return bool(regexes.search(r"完成|投入|到位", one.clause)) or (
            same_verb and not is_part(one)
        )
    if FINISHED.search(near(one)) and one.figure.base != "个":
        return True
    if shared(target, one) > 0 or (same_verb and one.figure.base == "个"):
        return True
    if alone and FINISHED.search(near(one)) and not names_another(target, one):
        return True
    # 累计并网容量达到… beside no word of the pledge is the sum of something else.
    return alone and one.figure.base != "个" and not TOTAL.search(one.clause)


def of_restated(target: Located, one: Located) -> bool:
    """Return whether a figure is what is finished of the pledge said again: 126个小区…，其中88个竣工."""
    start = sentence_span(one.text, one.figure.start)[0]
    goal = target.figure
    before = (figure for figure in figures(one.text) if start <= figure.start < one.figure.start)
    again = any((figure.value, figure.unit) == (goal.value, goal.unit) for figure in before)
    return again and one.figure.before.endswith("其中") and bool(BUILT.match(one.figure.after))


def of_begun(one: Located) -> bool:
    """Return whether a figure is what is finished of those begun: 开工73个，其中完工22个."""
    start = sentence_span(one.text, one.figure.start)[0]
    finished = regexes.search(r"其中(?:已|全部)*(?:完工|竣工|建成)$", one.figure.before)
    return bool(
        finished and regexes.search(r"开工(?!率)[^，。；]*\d", one.text[start : one.figure.start])
    )


def is_plainly_finished(target: Located, one: Located) -> bool:
    """Return whether a figure is said to be finished with nothing but what the pledge names."""
    if of_restated(target, one) or of_begun(one):
        return True
    if is_part(one) or PREPARING.search(one.clause) or names_another(target, one):
        return False
    if levels_differ(target, one) or names_differ(target, one):
        return False
    return bool(
        regexes.fullmatch(
            r"(?:全市|目前|累计|已经?|共|全部)*(?:建成|完工|竣工|完成|装成|装好|修成|修好|建好|办成)",
            one.figure.before.strip(),
        )
    )
