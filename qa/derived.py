"""Figures that an entry does not state and that follow from those it does: wholes, averages, counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from index import regexes
from index.entry import Entry, Role
from index.figures import SCALES, Figure, units
from qa.asked_figures import PHASE, asked_figure
from qa.averages import REST_OF_YEAR, SPREAD, THIS_PACE, at_this_pace, still_needed
from qa.compute import HUNDRED, amount, backward, difference, percent, scale_of
from qa.draft import Calculation, Finding, plain, rounded, spans_of
from qa.figure_words import grows
from qa.located import Located, located, near, pledged, sentence
from qa.named_figures import set_apart
from qa.pairs import NAMEPLATE_UNITS
from qa.question import Query
from qa.standing import standing
from qa.subject import Term
from qa.wording import content_words, is_generic, is_measure, is_noun

YEAR_BEFORE = re.compile(
    r"(?:上|去|前一|上一)年|同期|基数|上一年|\d{4}年[^，。]{0,20}(?:约|大概|大约|是多少|多少)"
)
WHOLE_ASKED = re.compile(
    r"总(?:量|额|数|盘子|投资|装机|规模|计划)|(?:年度|全年)?计划(?:投资|总|是|有)|一共要|全部"
)
PLAN_ASKED = re.compile(
    r"(?<!占)(?<!完成)(?<!完成了)(?:年度|全年)(?:投资计划|计划投资|计划|投资盘子|投资规模)(?:总?额)?(?:应该?|大概|大约|约|原本|当)*(?:是|为|有|安排)?(?:多少|几|多大)(?![^，。?？]{0,4}百分)"
)
BY_RATE = re.compile(
    r"折算|折合|换算|按[^，。]{0,8}率|(?:没有?|未)(?:开工|动工|完工)的?(?:项目)?(?:还|共)?(?:有|是)?(?:多少|几)|(?:开工|动工|完工|建成)(?:的|了)?(?:项目)?(?:有)?(?:大约|大概|约|估计|差不多)(?:有)?(?:多少|几)"
    r"|(?:大约|大概|约|估计|差不多)(?:有)?(?:多少|几)[个项家户条](?:项目)?(?:已经?)?(?:开工|动工|完工|建成)"
)


def whole_of(query: Query, entry: Entry) -> Finding | None:
    """Return the whole that an amount and its stated share give; those that are named first."""
    progress = located(entry, Role.PROGRESS)
    stated = {figure.value for figure in query.figures}
    named = {sentence(one) for one in progress if one.figure.value in stated}
    for rate in sorted(progress, key=lambda one: sentence(one) not in named):
        if rate.figure.base != "%" or not regexes.search(r"完成|占", rate.clause):
            continue
        amounts = [
            one
            for one in progress
            if sentence(one) == sentence(rate)
            and one.figure.start < rate.figure.start
            and not one.figure.is_rate
            and one.figure.base not in NAMEPLATE_UNITS
        ]
        if amounts:
            part = amounts[-1]
            result = backward(part, rate)
            shown = result.shown.rpartition("≈ ")[2]
            words = f"按已完成{part.figure.shown}、{rate.clause.strip()}推算，总量约{shown}（{result.shown}）"
            used: tuple[Calculation, ...] = (result,)
            if "remainder" in query.marks or regexes.search(r"还要|还需|还得", query.text):
                left = rest_of(part, result)
                words += f"，还差约{amount(left)}（{left.shown}）"
                used = (result, left)
            return Finding(f"{words}。", spans_of([part, rate]), used)
    return None


def rest_of(part: Located, whole: Calculation) -> Calculation:
    """Return what is left of a whole that was worked out from an amount."""
    unit, factor = scale_of(part.figure)
    total, done = whole.result, part.figure.value / factor
    left = total - done
    shown = f"{plain(total)} − {plain(done)} = {plain(left)}{unit}"
    return Calculation("−", (total, done), left, shown)


def year_before(query: Query, entry: Entry) -> Finding | None:
    """Return the amount of the year before, from this year's and its growth."""
    progress = located(entry, Role.PROGRESS)
    rates = [one for one in progress if one.figure.base == "%" and grows(one)]
    stated = [figure for figure in query.figures if figure.base == "%"]
    if stated:
        # Growth of 0.8% is no figure of an entry that reports 0.9%.
        rates = [one for one in rates if any(each.value == one.figure.value for each in stated)]
    base = query.unit if query.unit not in ("", "%", "百分点") else "元"
    for rate in rates:
        amounts = [
            one
            for one in progress
            if one.figure.base == base and one.figure.start < rate.figure.start
        ]
        if amounts:
            part = amounts[-1]
            unit, factor = scale_of(part.figure)
            value, growth = part.figure.value / factor, rate.figure.value
            result = rounded(value / (1 + growth / HUNDRED), 2)
            shown = f"{plain(value)} ÷ (1 + {percent(growth)}) ≈ {plain(result)}{unit}"
            calculation = Calculation("÷(1+)", (value, growth), result, shown)
            words = f"按{part.figure.shown}、{rate.clause.strip()}推算，上年约{plain(result)}{unit}（{shown}）。"
            return Finding(words, spans_of([part, rate]), (calculation,))
    return None


# 省里的也一并折算: by every rate, and not the first alone.
EACH_RATE = re.compile(r"一并|一起|分别|各自?(?!区|市|县)|[也都](?=折|换|算)")


def counted_by_rates(query: Query, entry: Entry) -> Finding | None:
    """Return how many a stated rate makes of what it is of: 418个 at 77.8%.

    By the first rate, or by each where that is asked.
    """
    progress = located(entry, Role.PROGRESS)
    stated = {figure.value for figure in query.figures}
    found = [one for rate in progress if (one := counted_by(rate, stated, progress))]
    if not found or not EACH_RATE.search(query.text):
        return found[0] if found else None
    words = "；".join(one.text.rstrip("。") for one in found) + "。"
    spans = tuple(dict.fromkeys(span for one in found for span in one.spans))
    used = tuple(calculation for one in found for calculation in one.calculations)
    return Finding(words, spans, used)


def counted_by(rate: Located, stated: set[Decimal], progress: Sequence[Located]) -> Finding | None:
    """Return how many a rate makes of the number before it; None where it is of none that is meant."""
    if rate.figure.base != "%" or grows(rate):
        return None
    counts = [
        one
        for one in progress
        if sentence(one) == sentence(rate)
        and one.figure.start < rate.figure.start
        and one.figure.base == "个"
    ]
    named = stated & {rate.figure.value, *(one.figure.value for one in counts[-1:])}
    if not counts or (stated and not named):
        return None
    count = counts[-1]
    verb = regexes.search(r"开工|完工|完成|建成|接入", near(rate))
    if verb and verb[0] in near(count):
        # 开工在建项目131个，开工在建率77.06%: the number is what the rate has made already.
        return None
    result = (count.figure.value * rate.figure.value / HUNDRED).quantize(Decimal(1))
    did = verb[0] if verb else "达到"
    unit = count.figure.unit
    shown = f"{plain(count.figure.value)} × {percent(rate.figure.value)} ≈ {plain(result)}{unit}"
    left = count.figure.value - result
    rest = f"{plain(count.figure.value)} − {plain(result)} = {plain(left)}{unit}"
    used = (
        Calculation("×", (count.figure.value, rate.figure.value), result, shown),
        Calculation("−", (count.figure.value, result), left, rest),
    )
    words = f"折合{did}约{plain(result)}{unit}（{shown}），未{did}约{plain(left)}{unit}（{rest}）。"
    return Finding(words, spans_of([count, rate]), used)


def derived(query: Query, terms: Sequence[Term], entry: Entry) -> Finding | None:
    """Return what a question asks to be worked out from an entry's figures, or None."""
    text, backwards = query.text, "backward" in query.marks
    if in_other_unit := converted(query, terms, entry):
        return in_other_unit
    if from_named := from_stated(query, terms, entry):
        return from_named
    if THIS_PACE.search(text):
        return at_this_pace(query, entry)
    if REST_OF_YEAR.search(text) and SPREAD.search(text):
        return still_needed(query, entry)
    if BY_RATE.search(text) and regexes.search(r"多少[个项家户条]|几[个项家户条]", text):
        return counted_by_rates(query, entry)
    if backwards and YEAR_BEFORE.search(text):
        return year_before(query, entry) or whole_of(query, entry)
    if PLAN_ASKED.search(text):
        return whole_of(query, entry)
    if backwards or asks_whole_of_share(query, entry) or asks_rest_of_plan(query, entry):
        return whole_of(query, entry)
    return set_apart(query, entry)


def asks_rest_of_plan(query: Query, entry: Entry) -> bool:
    """Return whether it is asked what is left of a plan that only its share done tells: 投资还差多少."""
    state = standing(entry)
    stated = [pair for pair in state.pairs if pair.target.figure.base == "元"]
    money = query.unit == "元" or "投资" in query.text
    if "remainder" not in query.marks or not money or stated:
        return False
    return state.stated is not None or of_part_of_plan(query, entry) is not None


def of_part_of_plan(query: Query, entry: Entry) -> Located | None:
    """Return the share done of the plan of one thing that the question names and the title does not.

    海上光伏项目…完成年度投资计划28.6% of an entry that pledges what is installed.
    """
    words = [
        word
        for word in content_words(query.text)
        if is_noun(word) and not (is_generic(word) or is_measure(word)) and word not in entry.title
    ]
    shares = [
        one
        for one in located(entry, Role.PROGRESS)
        if one.figure.base == "%" and regexes.search(r"完成.{0,8}计划", one.figure.before)
    ]
    named = [one for one in shares if any(word in sentence(one) for word in words)]
    return named[0] if len(shares) == 1 and named else None


def asks_whole_of_share(query: Query, entry: Entry) -> bool:
    """Return whether a stated share is given and its whole asked for: 占50.2%，那总装机是多少."""
    rates: Sequence[Located] = [
        one
        for one in located(entry, Role.PROGRESS)
        if one.figure.base == "%" and regexes.search(r"完成|占", one.clause)
    ]
    if query.unit not in ("", "个", "%", "百分点") and any(
        names_whole(query, one) for one in rates
    ):
        return True
    named = {figure.value for figure in query.figures if figure.base == "%"}
    after = query.text[max((figure.end for figure in query.figures), default=0) :]
    return any(one.figure.value in named for one in rates) and bool(WHOLE_ASKED.search(after))


FROM_STATED = re.compile(r"(?:离|距|比|跟|与|和)[^，。?？]{0,6}$")
# 梳理的清单，距离全年要推进的数还缺几个: the pledged number is named, and not stated.
FROM_PLEDGED = re.compile(
    r"(?:距离?|离|比)[^，,。?？]{0,12}?(?:目标|任务|计划|要[^，,。?？]{1,10}的?数)[^，,。?？\d]{0,4}(?:差|缺|欠|少)"
)
LISTED = re.compile(r"梳理|清单|入库|储备|谋划|排查|摸排|申报")


def from_stated(query: Query, terms: Sequence[Term], entry: Entry) -> Finding | None:
    """Return how far a figure is from one that the question states: 已申报的比10个少几个.

    Only of a figure that is no progress towards the pledge itself.
    """
    if not regexes.search(r"(?:差|缺|欠|少|多|超)(?:了|出)?(?:多少|几)", query.text):
        return None
    goals = pledged(entry)
    named = [one for one in query.figures if FROM_STATED.search(one.before) and not one.is_rate]
    if not named and FROM_PLEDGED.search(query.text):
        named = listed_for(query, entry, goals)
    pairs = [pair for pair in standing(entry).pairs if pair.verb == "完成"]
    if len(named) != 1 or any(pair.target.figure.value == named[0].value for pair in pairs):
        return None
    goal = next((one for one in goals if one.figure.value == named[0].value), None)
    asked = replace(query, unit=named[0].base, counter=named[0].unit)
    one = asked_figure(asked, terms, entry, Role.PROGRESS) if goal else None
    if goal is None or one is None or one.figure.unit != goal.figure.unit:
        return None
    if PHASE.search(near(one)) and not PHASE.search(query.text):
        # 二期55万千瓦 is not what there is of the 700万千瓦.
        return None
    high, low = sorted((goal, one), key=lambda item: -item.figure.value)
    result = difference([high.figure], [low.figure])
    words = f"{one.clause.strip()}，与{goal.figure.shown}相差{amount(result)}"
    return Finding(f"{words}（{result.shown}）。", spans_of([one, goal]), (result,))


def listed_for(query: Query, entry: Entry, goals: Sequence[Located]) -> list[Figure]:
    """Return the pledged figure in the unit asked for, where the question names what is listed for it.

    In the words of the entry: 梳理的清单 of 梳理形成377个项目清单.
    """
    said = LISTED.search(query.text)
    if said is None or said[0] not in entry.progress:
        return []
    return [one.figure for one in goals if one.figure.base == query.unit]


OF_WHOLE = re.compile(r"占(?P<whole>[\u4e00-\u9fff]{2,12}?)的?$")


def names_whole(query: Query, rate: Located) -> bool:
    """Return whether a question asks how much that is of which a rate states a share.

    全市发电总装机是多少 where 占全市发电总装机的50.2% is written.
    """
    of = OF_WHOLE.search(rate.figure.before)
    if of is None:
        return False
    return bool(regexes.search(rf"{of['whole'][-4:]}[^，。?？]{{0,6}}(?:多少|几)", query.subject))


CONVERTED = re.compile(
    r"(?:换算?成|折(?:合|算)?成?|约?合成?|等于|相当于)(?:多少|几)?个?(?P<unit>UNITS)(?:是?多少)?(?:呢|吗)?[?？。]*$|^(?P<alone>UNITS)(?:是多少)?呢?[?？。]*$".replace(
        "UNITS",
        "万亿元?|亿元?|万元|元|公顷|平方公里|万平方米|平方米|亩|公里|米|万人|人|万千瓦|千瓦|吨|万吨",
    )
)


def converted(query: Query, terms: Sequence[Term], entry: Entry) -> Finding | None:
    """Return the figure asked for in another unit of the same measure: 6400万元 = 0.64亿元."""
    asked = CONVERTED.search(query.text)
    if not asked:
        return None
    unit = asked["unit"] or asked["alone"]
    unit += "元" if unit in ("亿", "万亿") else ""
    scale = next((one for one in ("万亿", "万", "亿") if unit.startswith(one)), "")
    base, factor = units().get(unit) or units().get(unit.removeprefix(scale), ("", 1))
    if unit not in units():
        factor *= SCALES[scale]
    held = [one for one in located(entry, Role.PROGRESS) if one.figure.base == base]
    plain_query = replace(query, unit=base, counter="")
    one = asked_figure(plain_query, terms, entry, Role.PROGRESS) or (held[0] if held else None)
    if one is None or one.figure.base != base:
        return None
    _, own_factor = scale_of(one.figure)
    number, ratio = one.figure.value / own_factor, Decimal(factor) / own_factor
    value = number / ratio
    if one.figure.shown.endswith(unit):
        return None
    if ratio == 1:
        return Finding(f"{plain(value)}{unit}，即{one.figure.shown}。", spans_of([one]), ())
    formula = (
        f"{plain(number)} ÷ {plain(ratio)}"
        if ratio > 1
        else f"{plain(number)} × {plain(1 / ratio)}"
    )
    shown = f"{formula} = {plain(value)}{unit}"
    calculation = Calculation("换", (number, ratio), value, shown)
    return Finding(f"{plain(value)}{unit}（{shown}）。", spans_of([one]), (calculation,))
