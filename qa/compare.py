"""Two entries, or one subject in two periods, side by side, with the difference of their figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.entry import Entry, Role
from qa.compute import difference, percent, share
from qa.draft import AnswerTable, Calculation, Draft, Span, Statement, TableRow, plain
from qa.located import Located, located, near
from qa.measure import Reading, measure_asked, points_ahead, readings
from qa.number_columns import numbers_of
from qa.pairs import GROWTH, Pair, is_part, of_target, restates
from qa.question import Query
from qa.quote import GIST_UP_TO, quote, words_of
from qa.standing import standing
from qa.subject import NUMBERED_NAME, Term
from qa.units_asked import measures_asked

# 多了 and 少了 are said of an amount, 高 and 低, 快 and 慢 of a rate.
FASTER = re.compile(r"(?:哪|谁)[^，。]{0,6}(?:更|较)?(?:快|慢)|进度")
SHARES = re.compile(r"比例|占比|完成率|开工率|百分之几|几成")
RATE_OF_YEAR = re.compile(r"完成率|完成比例|完成进度|完成度")
FROM_TARGET = re.compile(
    r"(?:离|距|与|跟|比)[^，。]{0,10}目标[^，。]{0,4}(?:缺口|差|距|远|近)|超目标|超(?:出|过)?目标|目标[^，。]{0,4}(?:缺口|差距)|目标[^，。]{0,2}(?:和|与|跟)(?:实际|完成)|实际[^，。]{0,4}(?:和|与|跟)[^，。]{0,4}目标"
)
LIKE_FROM = 0.3
MORE_OF_IT = re.compile(
    r"多(?:了)?(?:多少|几|出)|少(?:了)?(?:多少|几)|增加|减少|增减|更多|更少|当季|单季"
)


def answer_compare(query: Query, terms: Sequence[Term], entries: Sequence[Entry]) -> Draft:
    """Return two or more entries side by side, and what their figures differ by."""
    paced = against_targets(query, entries)
    if not paced and FASTER.search(query.text) and not query.unit:
        paced = completions(query, entries)
    if (
        not paced
        and RATE_OF_YEAR.search(query.text)
        and all(standing(one).stated for one in entries)
    ):
        paced = completions(query, entries)
    chosen = None if paced else figures_to_compare(query, terms, entries)
    if not paced and not chosen and (SHARES.search(query.text) or "进度" in query.text):
        # Shares that no entry states are worked out of targets and progress.
        paced = completions(query, entries)
    rows = []
    for at, entry in enumerate(entries):
        spans = quote(query, terms, entry, limit=GIST_UP_TO)
        one = chosen[at] if chosen else None
        if one:
            spans = (*dict.fromkeys((clause_span(one), *spans)),)
        words = words_of(quote(query, terms, entry, limit=GIST_UP_TO))
        cells = (entry.name, entry.title.rstrip("。"), *((one.figure.shown,) if one else ()), words)
        rows.append(TableRow(cells, spans))
    header = ("事项", "内容", *(("数据",) if chosen else ()), "进展")
    blocks: list[Statement | AnswerTable] = [AnswerTable(header, tuple(rows))]
    calculations: tuple[Calculation, ...] = ()
    if paced:
        lead, calculations = paced
        blocks.insert(0, lead)
    elif chosen and len(chosen) == 2 and of_one_kind(query, chosen):
        lead, calculations = difference_said(query, chosen[0], chosen[1])
        others, more = further_measures(query, terms, entries, chosen[0])
        calculations += more
        extra, more = started_shares(query, entries)
        calculations += more
        # Where shares are compared they are the answer, and the amounts what it rests on.
        leads = [extra, lead] if extra and SHARES.search(query.text) else [lead, extra]
        blocks[:0] = [*(one for one in leads if one), *others]
    elif MORE_OF_IT.search(query.text) or query.unit:
        blocks.append(Statement("两者没有同一口径、同一单位的数据，不能相减。"))
    return Draft("compare", tuple(blocks), calculations)


def further_measures(
    query: Query, terms: Sequence[Term], entries: Sequence[Entry], first: Located
) -> tuple[list[Statement], tuple[Calculation, ...]]:
    """Return the differences of the other measures that a question names: 金额和增速差多少."""
    said: list[Statement] = []
    used: tuple[Calculation, ...] = ()
    seen = {first.figure.base}
    for clause, unit, counter in measures_asked(query.text):
        asked = replace(query, text=clause, unit=unit, counter=counter)
        chosen = figures_to_compare(asked, terms, entries) if unit not in seen else None
        if chosen and chosen[0].figure.base not in seen:
            seen.add(chosen[0].figure.base)
            statement, calculations = difference_said(asked, chosen[0], chosen[1])
            said.append(statement)
            used += calculations
    return said, used


def answer_single_quarter(
    query: Query, terms: Sequence[Term], entry: Entry, earlier: Entry
) -> Draft | None:
    """Return what a quarter alone came to, as the difference of two sums of the year so far."""
    chosen = figures_to_compare(query, terms, [entry, earlier])
    if not chosen or chosen[0].figure.is_rate:
        return None
    now, before = chosen
    result = difference([now.figure], [before.figure])
    amount = result.shown.rpartition("= ")[2]
    text = (
        f"{entry.period_label}当季{amount}（{result.shown}）：年初以来累计{now.figure.shown}，"
        f"上季度末累计{before.figure.shown}。"
    )
    lead = Statement(text, (clause_span(now), clause_span(before)))
    rows = tuple(
        TableRow(
            (one.entry.name, one.entry.title.rstrip("。"), one.figure.shown, one.clause.strip()),
            (clause_span(one),),
        )
        for one in chosen
    )
    return Draft("derive", (lead, AnswerTable(("事项", "内容", "累计", "原文"), rows)), (result,))


def completions(
    query: Query, entries: Sequence[Entry]
) -> tuple[Statement, tuple[Calculation, ...]] | None:
    """Return the share of its target that each of two entries has done, or begun, and by how much they differ."""
    if len(entries) != 2:
        return None
    measure = measure_asked("开工比例" if re.search(r"开工|动工", query.text) else "完成率")
    found = [readings(measure, entry) for entry in entries] if measure else []
    if "投资" in query.text:
        # 投资完成率 is of the money, whatever else an entry counts.
        money = [[one for one in own if of_money(one)] for own in found]
        found = money if all(money) else found
    found = [own[:1] for own in found]
    if len(found) != 2 or not all(found):
        return None
    (first,), (second,) = found
    words = "；".join(f"{one.entry.name}{one.shown}" for one in (first, second))
    ahead = first if first.value > second.value else second
    # What is shown is compared: a computed share as it is rounded.
    shares = [one.calculation.result if one.calculation else one.value for one in (first, second)]
    high, low = max(shares), min(shares)
    used = [one.calculation for one in (first, second) if one.calculation]
    if high == low:
        lead = "两者进度相同"
    else:
        shown = f"{plain(high)} − {plain(low)} = {plain(high - low)}个百分点"
        used.append(Calculation("−", (high, low), high - low, shown))
        name = ahead.entry.title.rstrip("。")
        lead = f"{ahead.entry.name}“{name}”较高，高{plain(high - low)}个百分点（{shown}）"
    text = f"{lead}：{words}。"
    return Statement(text, (*first.spans, *second.spans)), tuple(used)


def of_money(reading: Reading) -> bool:
    """Return whether a share is one of an amount of money."""
    return bool(re.search(r"元", reading.shown))


def against_targets(
    query: Query, entries: Sequence[Entry]
) -> tuple[Statement, tuple[Calculation, ...]] | None:
    """Return how far two growth rates are from their targets, and which of them further."""
    if len(entries) != 2 or not FROM_TARGET.search(query.text):
        return None
    pairs = [
        next((one for one in standing(entry).pairs if one.is_growth), None) for entry in entries
    ]
    if not all(pairs):
        return None
    found = [points_ahead(pair) for pair in pairs if pair]
    words = "；".join(f"{one.entry.name}{one.shown}" for one in found)
    first, second = (abs(one.value) for one in found)
    used = [one.calculation for one in found if one.calculation]
    if first == second:
        lead = "两者与目标的差距相同"
    else:
        far = found[0] if first > second else found[1]
        high, low = max(first, second), min(first, second)
        shown = f"{plain(high)} − {plain(low)} = {plain(high - low)}个百分点"
        used.append(Calculation("−", (high, low), high - low, shown))
        lead = f"{far.entry.name}与目标的差距较大，相差{plain(high - low)}个百分点（{shown}）"
    spans = tuple(span for one in found for span in one.spans)
    return Statement(f"{lead}：{words}。", spans), tuple(used)


def of_one_kind(query: Query, chosen: Sequence[Located]) -> bool:
    """Return whether two figures may be set off against each other: 120个村庄 and 9个项目 may not.

    Where a difference or a figure is asked for it is given; else only between like words.
    """
    asked = "compare" in query.marks or query.unit or re.search(r"多少|几|目标", query.text)
    if asked or chosen[0].figure.is_rate:
        return True
    return likeness(chosen[0], chosen[1]) >= LIKE_FROM


def clause_span(one: Located) -> Span:
    return Span(one.entry, one.column, one.figure.clause_start, one.figure.clause_end)


def difference_said(
    query: Query, first: Located, second: Located
) -> tuple[Statement, tuple[Calculation, ...]]:
    """Return what the first figure is against the second, and the difference."""
    spans = (clause_span(first), clause_span(second))
    a, b = first.figure, second.figure
    left, right = short_name(first, second), short_name(second, first)
    if a.value == b.value:
        return Statement(f"{left}{a.shown}，{right}{b.shown}，两者相同。", spans), ()
    high, low = (a, b) if a.value > b.value else (b, a)
    result = difference([high], [low])
    amount = result.shown.rpartition("= ")[2]
    rate = a.is_rate
    word = ("高" if rate else "多") if a.value > b.value else ("低" if rate else "少")
    if GOAL_MOVED.search(query.text) and is_later(first, second):
        moved = "上调" if a.value > b.value else "下调"
        text = f"{moved}{amount}（{result.shown}）：{left}{a.shown}，{right}{b.shown}。"
        return Statement(text, spans), (result,)
    text = f"{left}{a.shown}，{right}{b.shown}，前者{word}{amount}（{result.shown}）。"
    return Statement(text, spans), (result,)


GOAL_MOVED = re.compile(r"上调|下调|调高|调低|调整")


def is_later(first: Located, second: Located) -> bool:
    """Return whether both are pledged figures, the first of a later period."""
    titles = first.column == first.entry.column(Role.TITLE) == second.column
    periods = first.entry.period, second.entry.period
    return bool(titles and periods[0] and periods[1] and periods[0] > periods[1])


def short_name(one: Located, other: Located) -> str:
    """Return what tells one figure's entry from the other's: the period, else the pledge."""
    if one.entry.place != other.entry.place:
        return one.entry.place
    if one.entry.period != other.entry.period:
        goal = "目标" if one.entry.column(Role.TITLE) == one.column else ""
        return f"{one.entry.period_label}{goal}"
    return f"{one.entry.name}“{one.entry.title.rstrip('。')}”"


def figures_to_compare(
    query: Query, terms: Sequence[Term], entries: Sequence[Entry]
) -> list[Located] | None:
    """Return one figure an entry, all of one measure, or None where there is none in common.

    The first entry's figures are tried in order of fit; the others' have to be in its unit.
    """
    if query.column and not SHARES.search(query.text):
        numbers = numbers_of(query.column, entries)
        return numbers if len(numbers) == len(entries) else None
    goal = compares_goals(query)
    columns = [candidates(query, entry, goal=goal) for entry in entries]
    if not all(columns):
        return None
    best: tuple[float, list[Located]] | None = None
    for one in columns[0]:
        partners = [closest(query, terms, one, others) for others in columns[1:]]
        if any(partner is None for partner in partners):
            continue
        chosen = [one, *(partner for partner in partners if partner)]
        worth = sum(fit(query, terms, each) for each in chosen) + alike(chosen)
        if best is None or worth > best[0]:
            best = (worth, chosen)
    return best[1] if best else None


def compares_goals(query: Query) -> bool:
    """Return whether the pledged figures are to be compared, not what has come of them."""
    return bool(
        re.search(
            r"目标|任务数|任务量|(?:全年|年度)(?:的)?指标|(?:年度|全年|年初|年)(?:的)?任务|计划数|安排多少|承诺",
            query.text,
        )
    ) and not re.search(r"不要目标|完成(?:了)?(?:全年|年度)?(?:目标|任务)|开工", query.text)


def candidates(query: Query, entry: Entry, *, goal: bool) -> list[Located]:
    """Return the figures of an entry that may be compared, in the unit asked for if one is."""
    titles = [*located(entry, Role.TITLE), *located(entry, Role.TARGET)]
    goals = {one.figure.value for one in titles}
    progress = list(located(entry, Role.PROGRESS))
    # 100条整治台账 says the target again, it is nothing that has come about.
    told = [one for one in progress if of_target(one) or not restates(one, goals)] or progress
    found = titles if goal else told or titles
    if "总投资" in query.text:
        whole = [one for one in titles if "总投资" in near(one)]
        found = whole or found
    unit = "%" if query.unit == "百分点" else query.unit
    if not unit and "growth" not in query.marks and MORE_OF_IT.search(query.text):
        amounts = [one for one in found if not one.figure.is_rate]
        found = amounts or found
    fitting = [one for one in found if one.figure.base == unit]
    if not fitting and not goal:
        fitting = [one for one in titles if one.figure.base == unit]
    return fitting or found


def closest(
    query: Query, terms: Sequence[Term], one: Located, others: Sequence[Located]
) -> Located | None:
    """Return the figure in the same unit whose words are most like another's and the question's."""
    same = [other for other in others if other.figure.base == one.figure.base]
    if one.figure.base == "个":
        same = [other for other in same if other.figure.unit == one.figure.unit]
    same = [other for other in same if not of_other_works(query, one, other)]
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


def likeness(one: Located, other: Located) -> float:
    """Return the share of character pairs that the words around two figures have in common."""
    first, second = pairs_of_chars(near(one)), pairs_of_chars(near(other))
    return len(first & second) / max(min(len(first), len(second)), 1)


def pairs_of_chars(text: str) -> set[str]:
    plain = re.sub(r"[｜，,。\s]", "", text)
    return {plain[at : at + 2] for at in range(len(plain) - 1)}


def alike(chosen: Sequence[Located]) -> float:
    return likeness(chosen[0], chosen[1]) if len(chosen) > 1 else 0.0


def fit(query: Query, terms: Sequence[Term], one: Located) -> float:
    """Return how well a figure's words meet the question's."""
    words = near(one)
    score = sum(term.weight for term in terms if term.word in words)
    for verb in (
        "开工",
        "完成投资",
        "增长",
        "增速",
        "新增",
        "开通",
        "参保",
        "攻关",
        "技改",
        "推进",
        "建成",
        "完工",
        "完成",
        "发放",
        "签约",
        "改造",
    ):
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


def started_shares(
    query: Query, entries: Sequence[Entry]
) -> tuple[Statement | None, tuple[Calculation, ...]]:
    """Return each entry's share begun or done of its target, where 比例 is compared."""
    if not re.search(r"比例|百分|(?:完成|开工|在建|完工|达成)率|进度|开工", query.text):
        return None, ()
    texts, spans, used = [], [], []
    for entry in entries:
        pair = next((pair for pair in standing(entry).pairs if not pair.is_growth), None)
        if pair is None:
            return None, ()
        ratio = share([one.figure for one in pair.actuals], pair.target.figure)
        used.append(ratio)
        texts.append(
            f"{entry.period_label}占目标{pair.target.figure.shown}的{percent(ratio.result)}（{ratio.shown}）"
        )
        spans += [clause_span(one) for one in (*pair.actuals, pair.target)]
    words = "；".join(texts)
    if len(used) == 2 and SHARES.search(query.text) and used[0].result != used[1].result:
        high, low = sorted((one.result for one in used), reverse=True)
        shown = f"{plain(high)} − {plain(low)} = {plain(high - low)}个百分点"
        used.append(Calculation("−", (high, low), high - low, shown))
        word = "高" if used[0].result == high else "低"
        words += f"，前者{word}{plain(high - low)}个百分点（{shown}）"
    return Statement(f"{words}。", tuple(spans)), tuple(used)
