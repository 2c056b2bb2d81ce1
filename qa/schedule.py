"""What is done against the share of the year gone: 比时序快几个点, 按时序该完成多少."""

from __future__ import annotations

import re
from decimal import Decimal

from index.entry import Entry
from qa.compute import HUNDRED, percent, scale_of, share
from qa.draft import Calculation, Finding, plain, rounded, spans_of
from qa.question import Query
from qa.standing import standing

MONTHS = 12
SCHEDULE = r"(?:全年|年度)?(?:时序|序时|时间)(?:的?进度)?"
BY_HOW_MUCH = r"(?:了|出|前)?(?:多少|几)(?:个?(?:百分)?点|%)?"
AGAINST = re.compile(
    rf"(?:比|较|跟|与|和|离|距){SCHEDULE}(?:相比|比)?[^，,。；;？?\d]{{0,6}}?(?:快|慢|高|低|超|差|领先|落后){BY_HOW_MUCH}"
    rf"|(?:快|慢|领先|落后|超|高|低)(?:于|过|出)?{SCHEDULE}{BY_HOW_MUCH}"
)


# 按一季度该干四分之一来算欠了多少亿, 照时序该完成多少: the amount that the share of the year is of the goal.
SHARES = {"四分之一": 3, "1/4": 3, "25%": 3, "一半": 6, "50%": 6, "四分之三": 9, "3/4": 9, "75%": 9}
DUE = re.compile(
    rf"(?:按|照|依|如果|要是)[^，,。；;？?]{{0,12}}?(?:{SCHEDULE}|平均|均摊|均匀|(?P<share>{'|'.join(SHARES)}))"
    r"[^。；;？?]{0,12}?(?:欠|差|少|缺|短|落后|落下|该|应|超)[^。；;？?]{0,8}?(?:多少|几)(?:投资|资金|钱)?"
)


MONEY = re.compile(r"投资|资金|钱")


def due_by_now(query: Query, entry: Entry) -> list[Finding]:
    """Return what the share of the year gone makes of the goal, and how far what is done is from it.

    Empty where it is not asked, or of another share of the year, nothing is done towards a goal, or
    its year is over.
    """
    period, asked = entry.period, DUE.search(query.text)
    if asked is None or period is None or period.last_month >= MONTHS:
        return []
    if asked["share"] and SHARES[asked["share"]] != period.last_month:
        return []
    pairs = [pair for pair in standing(entry).pairs if not pair.is_growth]
    # 应完成多少投资 is of the money, whatever the 460个 are.
    base = query.unit or ("元" if MONEY.search(asked[0]) else "")
    named = [pair for pair in pairs if pair.target.figure.base == base]
    pair = next(iter(named if base == "元" else named or pairs), None)
    if pair is None:
        return []
    unit, factor = scale_of(pair.target.figure)
    goal = pair.target.figure.value / factor
    done = sum((one.figure.value for one in pair.actuals), Decimal(0)) / factor
    due = rounded(goal * period.last_month / MONTHS, 2)
    equals = "=" if due * MONTHS == goal * period.last_month else "≈"
    so_far = f"{plain(goal)} × {period.last_month} ÷ {MONTHS} {equals} {plain(due)}{unit}"
    high, low = max(due, done), min(due, done)
    by = f"{plain(high)} − {plain(low)} = {plain(high - low)}{unit}"
    used = (
        Calculation("×÷", (goal, Decimal(period.last_month), Decimal(MONTHS)), due, so_far),
        Calculation("−", (high, low), high - low, by),
    )
    side = "超出" if done > due else "还差"
    words = (
        f"按时序进度应{pair.verb}{plain(due)}{unit}（{so_far}），台账记载{pair.verb}{plain(done)}{unit}，"
        f"{side}{plain(high - low)}{unit}（{by}）。"
    )
    return [Finding(words, spans_of([*pair.actuals, pair.target]), used)]


def against_schedule(query: Query, entry: Entry) -> list[Finding]:
    """Return by how many percentage points the share done is ahead of the year's, or behind it.

    Empty where it is not asked, the entry tells no share, or its year is over.
    """
    period = entry.period
    if not AGAINST.search(query.text) or period is None or period.last_month >= MONTHS:
        return []
    state = standing(entry)
    used: list[Calculation] = []
    if state.stated and state.stated.figure.base == "%":
        done, figures = state.stated.figure.value, [state.stated]
        said = f"台账写明{state.stated.clause.strip()}"
    else:
        pairs = [pair for pair in state.pairs if not pair.is_growth]
        pair = next((one for one in pairs if one.verb != "开工"), next(iter(pairs), None))
        if pair is None:
            return []
        ratio = share([one.figure for one in pair.actuals], pair.target.figure)
        done, figures = ratio.result, [*pair.actuals, pair.target]
        word = "开工" if pair.verb == "开工" else "完成"
        said = f"{word}占目标{pair.target.figure.shown}的{percent(done)}（{ratio.shown}）"
        used.append(ratio)
    gone = rounded(period.share_of_year * HUNDRED, 1).normalize()
    high, low = max(done, gone), min(done, gone)
    by = f"{plain(high)} − {plain(low)} = {plain(high - low)}个百分点"
    used.append(Calculation("−", (high, low), high - low, by))
    side = "快" if done > gone else "慢"
    tail = f"{side}{plain(high - low)}个百分点（{by}）" if high > low else "持平"
    words = f"{said}，时序进度{plain(gone)}%（{period.last_month} ÷ {MONTHS} = {plain(gone)}%），{tail}。"
    return [Finding(words, spans_of(figures), tuple(used))]
