"""Averages: an amount for each of what it is for, for each month gone, for each period left."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from decimal import Decimal

from index import regexes
from index.entry import Entry, Period, Role
from qa.asked_figures import PHASE, asked_figure, pairs_held
from qa.compute import amount, gap, plain_sum, quotient, scale_of
from qa.draft import Calculation, Finding, plain, rounded, spans_of
from qa.levels import of_level
from qa.located import Located, located, near, sentence
from qa.pairs import Pair
from qa.question import Query
from qa.standing import standing
from qa.subject import Term
from qa.units_asked import asked_unit
from qa.wording import content_words, is_measure, is_noun

# 平均每项, 平均一个, 平均每互认一项次, 平均互认一项次, 平均下来每个项目, 每座平均: what an amount
# is divided by.
EACH = re.compile(
    r"平均(?:到|下来|算下来|起来)?[，,]?(?:每|一|1|单)(?:一|1)?(?:个(?=[项户人批]次))?(?P<unit>UNITS)"
    r"|平均(?:到|下来)?(?:每(?P<words>[\u4e00-\u9fff]{1,6}?)(?:一|1)?|(?P<verb>[\u4e00-\u9fff]{1,6}?)(?:一|1))(?P<counted>UNITS)(?!百分|点|月)"
    r"|[每各](?:一|1)?(?P<before>UNITS)[^，。?？]{0,8}(?:平均|均摊|分到|摊到|合|拿到|花|省|投)".replace(
        "UNITS", "人次|户次|项次|批次|公里|个|项|条|座|家|户|人|名|场|处|件|次"
    )
)


# What is counted by these is named before its number: 互认项次40万条.
LONGER_UNITS = ("人次", "户次", "项次", "批次")
MONTHLY = re.compile(
    r"月均|每(?:个)?月平均|平均(?:到)?每(?:个)?月|折(?:算|合)(?:成|到)?每个?月|每个?月(?:合|摊)"
)
DAILY = re.compile(r"平均(?:到)?每天|每天平均|日均")


def averages(query: Query, terms: Sequence[Term], entry: Entry) -> list[Finding]:
    """Return an amount divided by the number that it is for: 平均每项支持多少万元."""
    if MONTHLY.search(query.text) or DAILY.search(query.text):
        return monthly(query, terms, entry)
    each = EACH.search(query.text)
    unit = (each["unit"] or each["counted"] or each["before"]) if each else pledged_counter(entry)
    counted = asked_unit(query.text[each.end() :]) if each else ("", "")
    # 平均每家互认多少项 asks for no money.
    number = counted[1] if counted[0] == "个" and counted[1] not in ("个", unit) else ""
    figures = [*located(entry, Role.TITLE), *located(entry, Role.PROGRESS)]
    base = query.unit if query.unit not in ("", "个") else "公里" if "长" in query.text else "元"
    bases = (base, "人次") if base == "人" else (base,)
    amounts = [
        one
        for one in figures
        if (one.figure.unit == number if number else one.figure.base in bases)
    ]
    if query.inherited and query.unit == "个" and not counted[0]:
        # 项次呢，平均每家呢: of what the talk is of, and not of money.
        named = [word for word in LONGER_UNITS if word in query.subject]
        amounts = [one for one in figures if named and named[0] in near(one).partition("｜")[0]]
    if not amounts and len(query.counter) > 1:
        # 互认项次40万条: the unit asked for names what is counted in another.
        amounts = [one for one in figures if query.counter in near(one).partition("｜")[0]]
    if regexes.search(r"总投资|盘子|体量", query.text):
        amounts = [one for one in amounts if "总投资" in one.figure.before]
    else:
        amounts = [one for one in amounts if one.column == entry.column(Role.PROGRESS)]
    counts = [one for one in figures if is_counted_in(unit, one) and not is_yet_to_come(one)]
    own = {one.value for one in query.figures if one.value > 1}
    if not counts:
        # 27个课题，平均一个多少钱 of what the ledger counts as 27项.
        counts = [one for one in figures if one.figure.base == "个" and one.figure.value in own]
        unit = counts[0].figure.unit if counts else unit
    if not counts and each and len(amounts) == 1:
        counts = counted_for(amounts[0], query.text[each.end(each.lastgroup or 0) :])
        unit = counts[0].figure.unit if counts else unit
    stated = [one for one in counts if one.figure.value in own]
    counts = [
        one for one in stated or counts if one not in amounts and one.figure.base not in bases
    ]
    if not amounts or not counts:
        return []
    # 平均每互认一项次: of 320项 and 互认项次40万条 the second is what is named.
    words = each["words"] or each["verb"] if each else ""
    told = f"{words}{unit}" if words else ""
    count = max(
        counts,
        key=lambda one: (pairs_held(told, near(one)), is_of_asked(query, one), -one.figure.start),
    )
    # Of several amounts that one which stands with the number.
    amounts.sort(key=lambda one: sentence(one) != sentence(count))
    result = quotient(amounts[0].figure, count.figure)
    said = f"平均每{unit}{amount(result)}（{result.shown}）。"
    return [Finding(said, spans_of([amounts[0], count]), (result,))]


def is_counted_in(unit: str, one: Located) -> bool:
    """Return whether a figure counts in a unit, or its words name a longer one: 互认项次40万条."""
    longer = [each for each in LONGER_UNITS if each.endswith(unit)] or [unit]
    said = near(one)
    return one.figure.unit == unit or any(len(each) > 1 and each in said for each in longer)


# 新培育企业20家 is what is to come: of what has been done by now nothing is for each of them.
YET_TO_COME = re.compile(r"新(?:增|培育|开通|获批|认定|创建)")


def is_yet_to_come(one: Located) -> bool:
    """Return whether a figure is a pledge's own, of things that there are not yet."""
    said = one.text[: one.figure.start]
    return one.column == one.entry.column(Role.TITLE) and bool(YET_TO_COME.search(said))


def is_of_asked(query: Query, one: Located) -> int:
    """Return how much a number is of the phase and the year that a question names: 三期7条线."""
    phase = PHASE.search(query.text)
    years = [f"{period.year}年" for period in query.periods if period.year]
    of_phase = phase is not None and phase[0] in near(one)
    return 2 * of_phase + any(year in sentence(one) for year in years)


# 27项攻关项目获批，专项资金支持6400万元: money that is given to what its sentence counts.
GIVEN = re.compile(r"支持|资助|补助|奖补|补贴|奖励|扶持|专项资金")


def counted_for(money: Located, asked: str) -> list[Located]:
    """Return the one number that a sentence gives money for, where that counts what is asked for.

    27项攻关项目 are 项目, in whatever they are counted, and no 企业. `asked` is what follows 每个.
    """
    if not GIVEN.search(near(money)):
        return []
    held = located(money.entry, Role.PROGRESS)
    beside = [one for one in held if one.figure.base == "个" and sentence(one) == sentence(money)]
    things = [word for word in content_words(asked) if is_noun(word) and not is_measure(word)][:1]
    if len(beside) != 1 or beside[0].figure.end > money.figure.start:
        return []
    return beside if all(word in near(beside[0]) for word in things) else []


def pledged_counter(entry: Entry) -> str:
    """Return what an entry's title counts in: 个 of 460个重点项目, 项 where it counts nothing."""
    titles = located(entry, Role.TITLE)
    return next((one.figure.unit for one in titles if one.figure.base == "个"), "项")


def monthly(query: Query, terms: Sequence[Term], entry: Entry) -> list[Finding]:
    """Return an amount divided by the months of the entry's period."""
    pairs = [pair for pair in standing(entry).pairs if not pair.is_growth and pair.verb == "完成"]
    figure = asked_figure(query, terms, entry, Role.PROGRESS) if query.unit else None
    one = figure or (pairs[0].actuals[0] if pairs else None)
    if one is None or one.figure.is_rate or entry.period is None:
        return []
    if not is_of_period(one) and not any(one in pair.actuals for pair in pairs):
        return []
    # 健身活动月均多少场: of what is told in parts the sum, unless one of them is named.
    parts = next((pair.actuals for pair in pairs if one in pair.actuals), [one])
    parts = parts if len(of_level(query.text, parts)) == len(parts) else [one]
    daily = DAILY.search(query.text)
    length = days_of(entry.period) if daily else entry.period.last_month
    unit, factor = scale_of(one.figure)
    values = [each.figure.value / factor for each in parts]
    result = rounded(sum(values, Decimal(0)) / length, 2)
    equals = "=" if result * length == sum(values) else "≈"
    shown = f"{plain_sum(values)} ÷ {length} {equals} {plain(result)}{unit}"
    calculation = Calculation("÷÷", (*values, Decimal(length)), result, shown)
    words = f"平均每{'天' if daily else '月'}{plain(result)}{unit}（{shown}）。"
    return [Finding(words, spans_of(parts), (calculation,))]


# 假期期间客流190万人次 is of some days only, and 累计3.9万个 of all the years.
SOME_DAYS = re.compile(r"假期|春节|黄金周|元旦|五一|国庆|期间")
ALL_YEARS = re.compile(r"累计|增至|总数")
THIS_PERIOD = re.compile(r"今年|年初以来|季度|半年|\d月")


def is_of_period(one: Located) -> bool:
    """Return whether nothing says that a figure is of another time than its ledger's period."""
    said = near(one).partition("｜")[0]
    in_all = ALL_YEARS.search(said) and not THIS_PERIOD.search(said)
    return not (in_all or SOME_DAYS.search(sentence(one)))


def days_of(period: Period) -> int:
    """Return the days of the months that a ledger of a period reports on."""
    return sum(monthrange(period.year, month)[1] for month in range(1, period.last_month + 1))


REST_OF_YEAR = re.compile(
    r"(?:后面|剩下|剩余|剩|余下|接下来|往后|后)[^，。]{0,6}(?:\d+|[一二两三四五六七八九十]+)个?(?P<unit>月|季)"
    r"|(?:后面|剩下|剩余|余下|接下来|往后)的?(?:每|各)?个?(?P<other>月|季)"
    # 每个月要新增多少才能完成, 要完成目标平均每季度还要几条
    r"|(?:每|平均)(?:每)?个?(?P<each>月|季)[^。]{0,18}才?[能可够](?:以)?(?:完成|达到|实现|够)"
    r"|(?:要|想|为)(?:完成|达到|实现)[^。]{0,24}?每个?(?P<every>月|季)(?:度)?(?:平均)?(?:还|得|要|需)"
)
SPREAD = re.compile(r"均|每|各")
THIS_PACE = re.compile(
    r"(?:按照|照|按)着?(?:(?:这个|目前|现在|眼下|当前|这样|这种|一季度|这一?季度?|这)的?)*"
    # 照现在的量还缺多少 asks what is lacking now, and not at the year's end.
    r"(?:进度|速度|势头|节奏|量(?![^。]*(?:[差缺欠短]|占|比重|比例|百分之|几成)))[^。]{0,10}(?:全年|年底|年末)[^。]{0,8}(?:多少|几)"
    r"|照这样(?:下去|子|干|做|算)?[，,]?[^。]{0,10}(?:全年|年底|年末)[^。差缺]{0,8}(?:多少|几)"
    r"|(?:每|各)个?(?:季度?|月)[^。]{0,8}(?:这个|同样|一样|这么)[^。]{0,6}(?:全年|年底|年末)[^。]{0,8}(?:多少|几)"
)


def done_towards(query: Query, entry: Entry) -> Pair | None:
    """Return the quantity done that a question means, with its target; in the unit asked for."""
    pairs = [pair for pair in standing(entry).pairs if pair.verb == "完成" and not pair.is_growth]
    wanted = [pair for pair in pairs if pair.target.figure.base == query.unit] or pairs
    return wanted[0] if wanted else None


def still_needed(query: Query, entry: Entry) -> Finding | None:
    """Return what each month or quarter left of the year has to bring for a target."""
    pair, named = done_towards(query, entry), REST_OF_YEAR.search(query.text)
    if pair is None or named is None or entry.period is None or entry.period.last_month >= 12:
        return None
    months = 12 - entry.period.last_month
    quarterly = "季" in named.groups() and months % 3 == 0
    count, name = (months // 3, "季度") if quarterly else (months, "月")
    gap_left = gap(pair)
    left, rest = gap_left.result, gap_left.shown
    if left <= 0:
        return None
    shown_left = amount(gap_left)
    unit = shown_left.removeprefix(plain(left))
    result = rounded(left / count, 2)
    equals = "=" if result * count == left else "≈"
    shown = f"{plain(left)} ÷ {count} {equals} {plain(result)}{unit}"
    used = (
        gap_left,
        Calculation("÷÷", (left, Decimal(count)), result, shown),
    )
    words = f"还差{shown_left}（{rest}），余下{count}个{name}平均每{name}约需{plain(result)}{unit}（{shown}）。"
    return Finding(words, spans_of([*pair.actuals, pair.target]), used)


def at_this_pace(query: Query, entry: Entry) -> Finding | None:
    """Return what the whole year comes to if it goes on as so far: 完成 × 12 ÷ 已过月数."""
    pair = done_towards(query, entry)
    if pair is None or entry.period is None:
        return None
    months = entry.period.last_month
    unit, factor = scale_of(pair.actuals[0].figure)
    value = pair.actual / factor
    result = rounded(value * 12 / months, 2)
    shown = f"{plain(value)} × 12 ÷ {months} = {plain(result)}{unit}"
    used = Calculation("×÷", (value, Decimal(12), Decimal(months)), result, shown)
    goal = pair.target.figure
    words = f"按已完成的进度推算，全年约{plain(result)}{unit}（{shown}），目标{goal.shown}。"
    return Finding(words, spans_of([*pair.actuals, pair.target]), (used,))
