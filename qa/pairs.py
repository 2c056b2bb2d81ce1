"""A pledged figure and the progress towards it, where both state the same thing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from index.figures import figures
from qa.located import Located, near, sentence, sentence_span
from qa.wording import content_words, is_generic, is_noun

DONE = re.compile(
    r"新增|新开通|新建成?|筹集|发放|签约|建设|救助|吸引|引进|办理|完成|完工|建成|接入|举办|开通|参保|改造|实施|推进|培育|打造|达到|组织|获批|认定|创建"
)


STARTED = re.compile(r"开工|在建|动工")


# 2所尚未开工 are not begun.
NOT_STARTED = re.compile(r"(?:未|没有?|待|拟)(?:开工|动工)")
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


# 优良天数比率达到84%: a level, and no rate of growth.
LEVEL = re.compile(
    r"(?:率|比例|占比|比重)(?:要|力争)?(?:达到?|不低于|不少于|至少|为|在|保持在?|稳定在?|提高到|提升到)?$"
)
CEILING = re.compile(r"控制在|以内|以下|不超过|不高于|(?<!不)低于|降到|降至|压降")
# 压降5% is a fall that is pledged, and no ceiling.
KEPT_UNDER = re.compile(
    r"控制在|以内|以下|不超过|不高于|(?<!不)低于|降到|降至|压降(?:到|至)|下降(?:到|至)"
)
# 每千人4.1批次 and 2.3万批次 are no figures of one kind.
PER = re.compile(
    r"(?:每(?:一?[十百千万]+)?(?P<each>人|名|户|亩|平方公里|公里|平方米|月|日|天|次|个(?!区|市|县|镇))|(?P<mean>[人户亩日月])均)"
)


STATED = re.compile(
    r"(?:完成|占).{0,14}(?:计划|任务|目标).{0,10}的?$|(?:完成率|完工率)(?:已?达到?|为)?$"
)


# A stated share is rounded: 35.94 of 38 is given as 94.6%.
ROUNDING = Decimal("0.06")


ALIKE_FROM = 0.5


NAMEPLATE_UNITS = ("千伏",)


LEVELS = ("国家级", "省级", "市级", "县级")


QUOTED = re.compile(r"[“\"]([^”\"]{1,20})[”\"]")


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


def pairs_of(
    target: Located, targets: tuple[Located, ...], progress: tuple[Located, ...]
) -> list[Pair]:
    """Return the progress towards a target: what is done, and what is begun."""
    if CEILING.search(near(target)):
        # 失业率控制在5.5%以内 is kept where the rate is lower: see limits_of.
        return []
    if target.figure.is_rate:
        level = bool(LEVEL.search(target.figure.before)) and not grows(target)
        rates = [
            one
            for one in rates_of(target, progress, level=level)
            if not level or (not falls(one) and words_alike(target, one) >= ALIKE_FROM / 2)
        ]
        # What fell where growth was pledged is no progress, whatever part of it grew.
        return [Pair(target, (rates[0],), "增长")] if rates and not falls(rates[0]) else []
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
    started = [
        one for one in progress if STARTED.search(near(one)) and not NOT_STARTED.search(near(one))
    ]
    if started:
        pairs.append(Pair(target, (started[0],), "开工"))
    proven = [one for one in progress if bears_out(one, target)]
    if proven:
        return [*pairs, Pair(target, (proven[0],), "完成")]
    built = [one for one in progress if FINISHED.search(near(one))]
    done = [
        one
        for one in progress
        if is_done(target, one, alone=len(progress) == 1)
        # 建成13个，在建5个，2个正在选址: what alone is finished is the progress.
        or (built == [one] and one.figure.base == "个" and is_plainly_finished(target, one))
    ]
    beside = [goal for goal in targets if goal is not target and comparable(goal, target)]
    if beside and len(done) > 1:
        # 供水管网60公里、排水管网40公里: each has the progress that is worded like it.
        best = max(words_alike(target, one) for one in done)
        done = [one for one in done if words_alike(target, one) == best]
    finished = [one for one in done if FINISHED.search(near(one))]
    chosen = finished[:1] or added_up(target, done)
    if chosen:
        pairs.append(Pair(target, tuple(chosen), "完成"))
    return pairs


def rates_of(target: Located, progress: tuple[Located, ...], *, level: bool) -> list[Located]:
    """Return the rates that may be what a pledged rate has come to, the likeliest first."""
    rates = [one for one in progress if one.figure.base == "%" and grows(one) is not level]

    alone = sum(figure.base == "%" for figure in figures(target.text)) == 1

    def order(one: Located) -> tuple[int, bool, bool, int]:
        # 前三季度同比增长8.6% is of the entry's own thing, whatever rate its words are nearer to.
        another = not level and alone and not is_of_entry(one)
        return -of_target(one), is_part(one), another, -shared(target, one)

    return sorted(rates, key=order)


# What may stand before a figure that names no thing of its own: 前三季度完成179.6亿元，同比增长….
NO_THING = re.compile(
    r"(?:[前上下全今本]*[一二三四两\d—\-－~至]*(?:季度|个月|半年|年|月份?|日)(?:以来|末|底)?|截至|全[市区县省]|目前|累计|总额|总量|总数|已经?|共|同比|增长|增速|下降|为|达到?了?|实现|完成|｜|，|、|\s)*"
)


def is_of_entry(one: Located) -> bool:
    """Return whether the words of a sentence up to a figure name no thing: it is the entry's own."""
    start = sentence_span(one.text, one.figure.start)[0]
    said, at = "", start
    for figure in figures(one.text):
        if start <= figure.start < one.figure.start:
            said += one.text[at : figure.start]
            at = figure.end
    return bool(NO_THING.fullmatch(said + one.text[at : one.figure.start]))


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
        and not of_whole_task(one)
        and words_alike(target, one) >= ALIKE_FROM / 2
    ]
    held.sort(key=lambda one: (is_part(one), -words_alike(target, one)))
    return [Pair(target, (held[0],), "控制")] if held else []


def of_whole_task(one: Located) -> bool:
    return one.figure.base == "%" and bool(STATED.search(one.figure.before))


def per(one: Located) -> str:
    """Return what a figure is counted for each of, or an empty string: 每千人, 人均."""
    found = list(PER.finditer(near(one).partition("｜")[0]))
    if not found:
        return ""
    return found[-1][0].replace("名", "人").replace("户均", "每户").replace("人均", "每人")


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


def falls(one: Located) -> bool:
    """Return whether a rate is one of decrease: 同比下降6.8%."""
    return bool(FALL.search(one.figure.before[-6:]))


FALL = re.compile(
    r"(?:下降|下滑|降低|减少|负增长|回落|下跌|缩减|收窄|降幅|(?<!下)降(?!低|幅))(?!到|至|为)[^，。]{0,4}$"
)


def fall_word(one: Located) -> str:
    """Return the word of decrease right before a figure, or an empty string: 下降11.6%."""
    match = re.search(r"下降|下滑|降低|减少|回落|下跌|缩减|收窄", one.figure.before[-6:])
    return (match[0] if match else "下降") if falls(one) else ""


def grows(one: Located) -> bool:
    return bool(GROWTH.search(one.clause)) or bool(GROWTH.search(one.figure.before))


def added_up(target: Located, done: list[Located]) -> list[Located]:
    """Return the figures that together are the progress: one, or all under the target's own verb."""
    whole = [one for one in done if not is_part(one)]
    # 新增4870个，其中智慧泊位1350个: the part is in the whole already.
    done = whole or done
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


# 由168元提高到190元: the first is what was before.
FORMER = re.compile(r"(?:由|从)[^，。；]*$")
RAISED = re.compile(
    r"^[^，。；]{0,6}(?:提高|增加|上升|提升|增长|下降|降低|减少|改善|扩大|调整)(?:到|至|为)"
)


def is_former(one: Located) -> bool:
    """Return whether a figure is what another has come from: 由168元提高到190元."""
    return bool(FORMER.search(one.figure.before) and RAISED.search(one.figure.after))


def is_done(target: Located, one: Located, *, alone: bool) -> bool:
    """Return whether a figure of the progress is progress made towards the target.

    `alone`: no other figure of the progress is in the target's unit.
    """
    preparing = PREPARING.search(one.clause)
    if is_former(one):
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
        return bool(re.search(r"完成|投入", one.clause)) or (same_verb and not is_part(one))
    if FINISHED.search(near(one)) and one.figure.base != "个":
        return True
    if shared(target, one) > 0 or (same_verb and one.figure.base == "个"):
        return True
    if alone and FINISHED.search(near(one)) and not names_another(target, one):
        return True
    # 累计并网容量达到… beside no word of the pledge is the sum of something else.
    return alone and one.figure.base != "个" and not TOTAL.search(one.clause)


def is_plainly_finished(target: Located, one: Located) -> bool:
    """Return whether a figure is said to be finished with nothing but what the pledge names."""
    if is_part(one) or PREPARING.search(one.clause) or names_another(target, one):
        return False
    if levels_differ(target, one) or names_differ(target, one):
        return False
    return bool(
        re.fullmatch(
            r"(?:全市|目前|累计|已经?|共|全部)*(?:建成|完工|竣工|完成)", one.figure.before.strip()
        )
    )


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
    same_base = one.figure.base == target.figure.base and per(one) == per(target)
    if same_base and one.figure.base == "个":
        return one.figure.unit == target.figure.unit
    return same_base


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
