"""One figure of an entry as a share of another: 封顶率, 甲占乙的比例."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import regexes
from index.entry import Entry, Role
from qa.asked_figures import RATE_OF, VERBS, leading, pairs_held
from qa.compute import HUNDRED, amount, percent, share, total
from qa.districts import DISTRICT
from qa.draft import Calculation, Finding, plain, rounded, spans_of
from qa.levels import of_level
from qa.located import Located, located, near, pledged, sentence
from qa.question import Query
from qa.remainder import larger_before, total_of
from qa.standing import standing
from qa.told_apart import districts_apart

SOME_PAIRS = 0.25
HEAD_WORTH = 0.1


# 甲占乙的比例; 封顶率 where the ledger states no such rate.
SHARE_OF = re.compile(
    r"(?P<part>[^，。？,?]{2,24}?)[，,]?占(?:了)?(?P<whole>(?!百分之|多[少大高]|几成)[^，。？,?]{2,16}?)的?(?:多大|多少|多高)?(?:比例|比重|百分之|多少|几成|几)"
)


# 新增床位里护理型占几成
INSIDE = re.compile(
    r"(?P<whole>[^，。？,?]{2,12}?)(?:里[头面]?|当中|其中|中)[，,]?(?P<part>[^，。？,?占]{2,12}?)占(?:了|到)?(?:几成|多少|多大|百分之|的?比[例重])"
)
AS_SHARE = re.compile(
    r"(?P<part>[^，。？?]{2,24}?)[，,]?(?:如果|要是)?(?:相当于|跟|与|和|对)(?P<whole>[^，。？?]{2,16}?)的?(?:相?比|来比)?[，,]?(?:是|有|占)?的?(?:多大|多少|多高)?(?:百分之|比例|比重|几成)"
)


OF_ALL = re.compile(r"全部|所有|总(?!投资|量|额|产)|合计|整个")
OF_INVESTMENT = re.compile(r"总投资|盘子|总规模")
OF_MONEY = re.compile(r"钱|资金|投资(?!项目)")
# 按总投资算完成了百分之几, 一季度投了总投资的几成
BY_INVESTMENT = re.compile(
    r"(?:投|花|完成)(?:了|到|出去?|下去?|的|资)*占?(?:总投资|投资总额|总盘子)的?(?:百分之|几成|多少|多大|比例)"
    # 占总投资多少, after how much is invested.
    r"|^(?:那么?)?占(?:了|到)?(?:总投资|投资总额|总盘子)的?(?:百分之|几成|多少|多大|比[例重])"
    # 总投资3274亿，这季度花的只占多大比例
    r"|总投资[^。；;？?，,]{0,14}[，,][^。；;？?]{0,12}?(?:投|花)(?:了|的|出去|下去|进去|掉)*(?:只|才|仅|就)?占?(?:了|到)?(?:多大比例|百分之|几成|多少比例|的?比例)"
    r"|(?:按照?|照|拿|以|用)(?:着)?(?:总投资|投资总额|总盘子)[^，。；;？?]{0,4}(?:算|计|看|比|比照|口径|衡量)"
)


# 地铁三期主体施工占比: of what the part is one is not said.
PART_ALONE = re.compile(
    r"(?P<part>[^，,。；;？?占]{3,20}?)的?占比(?:是|有|为)?(?:多少|几)?[？?。]*$"
)
WIDER_WHOLE = re.compile(r"全[市省国区县](?!.*(?:目标|任务|计划|底线|下限))")


ADDED_UP = re.compile(r"加总|合计|一共|总共|加起来|相加|合起来")


def share_asked(query: Query, entry: Entry) -> Finding | None:
    """Return one figure of an entry as a share of another: 封顶率, 崂山区开工占全市的比例."""
    progress = of_places(
        query, entry, [one for one in located(entry, Role.PROGRESS) if not one.figure.is_rate]
    )
    if levelled := share_of_level(query, entry) or share_of_district(query, entry):
        return levelled
    parts_of_whole = any(len(pair.actuals) > 1 for pair in standing(entry).pairs)
    if parts_of_whole and ADDED_UP.search(query.text):
        # 市级和区市级加总有多少，占目标多少: of their sum, and of none of them.
        return None
    match = SHARE_OF.search(query.text) or AS_SHARE.search(query.text) or INSIDE.search(query.text)
    rate = RATE_OF.search(query.text)
    if BY_INVESTMENT.search(query.text):
        whole, part = investment_of(entry)
    elif match:
        # 投下去的钱: whatever it is called, it is an amount of money.
        money = [
            one for one in progress if one.figure.base == "元" and OF_MONEY.search(match["part"])
        ]
        part = closest_figure(match["part"], money or progress)
        named = closest_figure(match["whole"], progress)
        of_all = OF_ALL.search(match["whole"])
        if part is not None and part == named and not of_all:
            # 出口占进出口总额: the whole's own figure is not the part.
            rest = [one for one in progress if one != named]
            part = closest_figure(match["part"], rest)
        of_investment = OF_INVESTMENT.search(match["whole"])
        if part and of_all and not of_investment:
            return share_of_sum(part, entry)
        goals = pledged(entry)
        held = [*progress, *goals]
        others = [one for one in held if part and one.figure.base == part.figure.base]
        whole = closest_figure(match["whole"], [one for one in others if one is not part])
        if part and (own := whole_of_part(part, progress)) and match.re is INSIDE:
            whole = own
        if regexes.search(r"目标|任务|计划|底线|下限", match["whole"]):
            if standing(entry).stated:
                # 完成年度计划的21.28% is what the entry says itself.
                return None
            planned = (one for one in others if one in goals and "总投资" not in near(one))
            whole = next(planned, None)
        if WIDER_WHOLE.match(match["whole"]) and whole in goals:
            # 新能源装机占全市装机 is of all there is, and not of what the entry pledges.
            return None
        if of_investment:
            whole, part = investment_of(entry)
    elif rate and not states_rate(rate["verb"], entry):
        part = next((one for one in progress if rate["verb"] in near(one)), None)
        if districts_apart(query, entry):
            return share_of_step(part, progress)
        whole = total_of(part, entry) if part else None
    elif alone := PART_ALONE.search(query.text):
        part = closest_figure(alone["part"], progress)
        whole = total_of(part, entry) if part else None
    else:
        return None
    if not part or not whole or part.figure.value >= whole.figure.value:
        return None
    return share_told(part, whole, amount_named(part), amount_named(whole))


def share_of_step(part: Located | None, told: Sequence[Located]) -> Finding | None:
    """Return a district's figure as a share of the larger one before it: 完工2户 of 市南区已开工5户.

    What the whole city is to do is no whole of it.
    """
    before = larger_before(part, told) if part else []
    if part is None or not before:
        return None
    own, whole = (near(one).replace("｜", one.figure.shown).strip() for one in (part, before[-1]))
    return share_told(part, before[-1], f"{own}，", whole)


def share_told(part: Located, whole: Located, own: str, of: str) -> Finding:
    """Return a figure as a share of another, each in its words: `own` 占 `of`的…."""
    ratio = share([part.figure], whole.figure)
    words = f"{own}占{of}的{percent(ratio.result)}（{ratio.shown}）。"
    return Finding(words, spans_of([part, whole]), (ratio,))


def of_places(query: Query, entry: Entry, held: Sequence[Located]) -> list[Located]:
    """Return figures without those of districts that a question does not name, if any are left.

    残疾人改造开工占多少 is of 全市, and 崂山区设计完成的里头开工占多少 of 崂山区 alone.
    """
    named = districts_apart(query, entry)
    placed = [(one, DISTRICT.findall(leading(one))[-1:]) for one in held]
    own = [
        one
        for one, places in placed
        if (
            any(name in places[0] for name in named)
            if named and places
            else bool(places) is bool(named)
        )
    ]
    return own or list(held)


STEPS = ("开工", "完工", "竣工", "封顶", "接入", "立项", "招标", "签约", "新增", "完成")
# 崂山占了多少, 市南占全市开工的几成
OF_DISTRICT = re.compile(
    r"占(?:了|到|全市|全区|总|比)?[^，,。；;？?]{0,12}?(?:多少|几|百分|比例|比重|多大)|占比"
)


def share_of_district(query: Query, entry: Entry) -> Finding | None:
    """Return what is told of the one district that a question names as a share of the whole's.

    Of the step that the question names, or the first that is told of both.
    """
    named = districts_apart(query, entry)
    inside = INSIDE.search(query.text)
    if len(named) != 1 or not OF_DISTRICT.search(query.text):
        return None
    if inside and named[0] not in inside["part"]:
        # 崂山设计完成的里头开工占多少 is of what the district has itself.
        return None
    held = [one for one in located(entry, Role.PROGRESS) if not one.figure.is_rate]
    placed = [(one, DISTRICT.findall(leading(one))[-1:]) for one in held]
    own = [one for one, places in placed if places and named[0] in places[0]]
    whole = [one for one, places in placed if not places]
    asked = [verb for verb in STEPS if verb in query.text]
    for verb in asked or STEPS:
        parts = [one for one in own if verb in near(one)]
        wholes = [
            one
            for one in whole
            if parts and verb in near(one) and one.figure.unit == parts[0].figure.unit
        ]
        if parts and wholes and parts[0].figure.value <= wholes[0].figure.value:
            own_words = f"{named[0]}{verb}{parts[0].figure.shown}，"
            of_all = f"全部{verb}{wholes[0].figure.shown}"
            return share_told(parts[0], wholes[0], own_words, of_all)
    return None


def share_of_level(query: Query, entry: Entry) -> Finding | None:
    """Return the figures of one level as a share of all levels': 健身活动市级占比."""
    if not regexes.search(r"占比|比重|占(?:全部|总数|总量|多大|多少|几成)|比例", query.text):
        return None
    for pair in standing(entry).pairs:
        own = of_level(query.text, pair.actuals)
        if len(pair.actuals) > 1 and len(own) == 1:
            return share_of_sum(own[0], entry)
    return None


def whole_of_part(part: Located, progress: Sequence[Located]) -> Located | None:
    """Return the figure that a part is said to be of: 床位286张, of 其中护理型201张."""
    before = [
        one
        for one in progress
        if one.figure.end <= part.figure.start
        and one.figure.base == part.figure.base
        and sentence(one) == sentence(part)
    ]
    return before[-1] if before and "其中" in part.figure.before else None


# 都市圈项目投资完成率: what is invested of what is to be, and no number of projects begun.
INVESTED_RATE = re.compile(
    r"投资(?:总?额)?的?(?:已|累计)?(?:完成率|完成比例|完成进度|进度(?:是|有|为|达|多少|如何|$)|(?:完成)?了?百分之|完成了?几成)"
)


def share_invested(query: Query, entry: Entry) -> list[Finding] | None:
    """Return the share of an investment that is made: of the plan as stated, or of the whole.

    None where it is not asked for, or the entry pledges money or its growth.
    """
    state = standing(entry)
    pledged_so = [one for one in state.pairs if "投资" in near(one.target)]
    if not INVESTED_RATE.search(query.text) or any(
        one.target.figure.base == "元" or one.is_growth for one in pledged_so
    ):
        return None
    if state.stated and "投资" in near(state.stated):
        words = f"台账写明：{state.stated.clause.strip()}。"
        return [Finding(words, spans_of([state.stated]))]
    whole, part = investment_of(entry)
    if whole is None or part is None or part.figure.value >= whole.figure.value:
        return []
    return [share_told(part, whole, amount_named(part), amount_named(whole))]


def amount_named(one: Located) -> str:
    """Return a figure, an amount of investment with its name; what is to be invested as the target."""
    said = regexes.search(r"(?:总|完成)投资$", one.figure.before)
    if said and said[0] == "完成投资" and one.column == one.entry.column(Role.TITLE):
        return f"目标{one.figure.shown}"
    return f"{said[0] if said else ''}{one.figure.shown}"


def investment_of(entry: Entry) -> tuple[Located | None, Located | None]:
    """Return an entry's whole investment, and the first amount that its progress reports of it."""
    held = (one for role in (Role.PROGRESS, Role.TITLE) for one in located(entry, role))
    whole = next((one for one in held if "总投资" in one.figure.before), None)
    spent = (one for one in located(entry, Role.PROGRESS) if is_spent(one))
    return whole, next(spent, None) if whole else None


def is_spent(one: Located) -> bool:
    """Return whether a figure is an amount of money, and not the whole investment."""
    return one.figure.base == "元" and "总投资" not in one.figure.before


def share_of_sum(part: Located, entry: Entry) -> Finding | None:
    """Return a figure as a share of the sum that it is a part of, where the entry has one."""
    for pair in standing(entry).pairs:
        wholes = [one.figure for one in pair.actuals]
        if len(wholes) > 1 and part.figure in wholes:
            added = total(wholes)
            ratio = rounded(part.figure.value / added.result * HUNDRED, 1)
            shown = f"{plain(part.figure.value)} ÷ {plain(added.result)} = {percent(ratio)}"
            quotient_of = Calculation("÷", (part.figure.value, added.result), ratio, shown)
            words = f"{part.figure.shown}占合计{amount(added)}的{percent(ratio)}（{added.shown}；{shown}）。"
            return Finding(words, spans_of(pair.actuals), (added, quotient_of))
    return None


def states_rate(verb: str, entry: Entry) -> bool:
    """Return whether an entry states a rate of what a verb says: 开工在建率88.0%."""
    rates = [one for one in located(entry, Role.PROGRESS) if one.figure.base == "%"]
    return any(verb in near(one) for one in rates)


DENIED = re.compile(r"(?:未|没有?|尚)[^，,。；;\d]{0,8}$")


def closest_figure(words: str, figures: Sequence[Located]) -> Located | None:
    """Return the figure whose own words share most character pairs with some words, or None."""
    if len(words) < 2:
        return None
    verb = next((verb for verb in VERBS if verb in words), "")
    # 开工的 are not the 未开工项目17个.
    denied = regexes.search("没|未|尚|不", words)
    scored = [
        (
            pairs_held(words, one.clause)
            + pairs_held(words, sentence(one)) / 2
            # Of 夏粮产量 the last word is what is counted.
            + HEAD_WORTH * (words[-2:] in one.clause)
            # 52个都市圈项目 says the number itself.
            + (one.figure.shown in words),
            one,
        )
        for one in figures
        if verb in near(one) and (denied or not DENIED.search(one.figure.before))
    ]
    # 三个国家整县屋顶光伏试点并网213万千瓦: of one clause, what the words lead up to.
    best = max(
        scored,
        key=lambda item: (
            item[0],
            pairs_held(words, leading(item[1])),
            -item[1].figure.start,
        ),
        default=None,
    )
    return best[1] if best and best[0] >= SOME_PAIRS else None
