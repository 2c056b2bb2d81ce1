"""By how much what is done is ahead of the share of the year gone, or behind it: 比时序快几个点."""

from __future__ import annotations

import re

from index.entry import Entry
from qa.compute import HUNDRED, percent, share
from qa.draft import Calculation, Finding, plain, rounded, spans_of
from qa.question import Query
from qa.standing import standing

SCHEDULE = r"(?:全年|年度)?(?:时序|序时|时间)(?:的?进度)?"
BY_HOW_MUCH = r"(?:了|出|前)?(?:多少|几)(?:个?(?:百分)?点|%)?"
AGAINST = re.compile(
    rf"(?:比|较|跟|与|和|离|距){SCHEDULE}(?:相比|比)?[^，,。；;？?\d]{{0,6}}?(?:快|慢|高|低|超|差|领先|落后){BY_HOW_MUCH}"
    rf"|(?:快|慢|领先|落后|超|高|低)(?:于|过|出)?{SCHEDULE}{BY_HOW_MUCH}"
)


def against_schedule(query: Query, entry: Entry) -> list[Finding]:
    """Return by how many percentage points the share done is ahead of the year's, or behind it.

    Empty where it is not asked, the entry tells no share, or its year is over.
    """
    period = entry.period
    if not AGAINST.search(query.text) or period is None or period.last_month >= 12:
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
    words = f"{said}，时序进度{plain(gone)}%（{period.last_month} ÷ 12 = {plain(gone)}%），{tail}。"
    return [Finding(words, spans_of(figures), tuple(used))]
