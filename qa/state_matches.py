"""The entries that stand as a condition says: not begun, done, ahead of a target or behind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import regexes
from index.entry import Entry, Role
from index.figures import figures
from qa.claims import ALL_BEGUN
from qa.draft import Span
from qa.figure_words import falls, grows
from qa.located import Located, located, pledged
from qa.match import Match, clauses, spans_matching
from qa.measure import points_ahead, shared, stated
from qa.pairs import NOT_STARTED, STARTED, Pair
from qa.premise import PLACE_SAID
from qa.standing import (
    State,
    standing,
    state_patterns,
    status_column,
    status_text,
    verdict,
    worded_status,
)

DONE_IN_PART = re.compile(
    r"(?<!未)(?:完工|竣工|建成|封顶|投用|签约\d|已开工|开工建设|完成[^，。；]{0,8}\d|正在施工)"
)


def ahead_of(how: Sequence[str], entry: Entry) -> Match | None:
    """Return a match where an entry says that it is done early or beyond, or its figures do."""
    said = regexes.compiled(rf"(?<!未)(?:{'|'.join(how)})[^，。；;]{{0,4}}完成")
    if spans := spans_matching(entry, said):
        return Match(entry, spans)
    return reaches_target(entry, over=True)


def not_ahead(entry: Entry) -> Match | None:
    """Return a match where an entry's figures do not pass its target, nor its words say so."""
    if ahead_of(("提前", "超额"), entry):
        return None
    state = standing(entry)
    pairs = [pair for pair in state.pairs if pair.verb != "开工"]
    if pairs:
        return matched(next((pair for pair in pairs if not pair.reached), pairs[0]))
    return Match(entry, clauses([state.stated]), stated(state.stated)) if state.stated else None


def part_not_started(entry: Entry) -> bool:
    """Return whether only a part of an entry is said not to be begun: 1家尚未开工.

    So it is where a number is not begun, or another sentence says what is done already.
    """
    idle = state_patterns()["not_started"]
    for sentence in regexes.split(r"[。；;\n]", entry.progress):
        if not idle.search(sentence):
            if DONE_IN_PART.search(sentence):
                return True
            continue
        for clause in regexes.split(r"[，,]", sentence):
            if not idle.search(clause):
                if DONE_IN_PART.search(clause):
                    # 16个项目已开工9个，未开工项目正在…
                    return True
            elif regexes.search(r"部分|个别|其余|其他|剩余|另外|其中", clause) or any(
                one.unit and not one.is_rate for one in figures(clause)
            ):
                return True
    return False


def preliminary(entry: Entry, literal: re.Match[str] | None) -> Match | None:
    """Return a match where an entry says the very word of the question, or else is so by its state."""
    if literal is None:
        return in_state(entry, State.PRELIMINARY)
    spans = spans_matching(entry, regexes.compiled(literal[0]))
    return Match(entry, spans) if spans else None


def not_started(entry: Entry) -> Match | None:
    state = standing(entry)
    if not state.not_started:
        return None
    return Match(entry, spans_matching(entry, state_patterns()["not_started"]))


def says_of_works(words: re.Pattern[str], entry: Entry) -> Match | None:
    """Return the sentences of an entry that say so of anything but what is not begun."""
    spans = tuple(
        span
        for span in spans_matching(entry, words)
        if words.search(NOT_STARTED.sub("", span.text))
    )
    return Match(entry, spans) if spans else None


def found_so(how: str, entry: Entry) -> Match | None:
    """Return a match where an entry says that the whole is done in that way: 提前, 基本, 超额.

    An entry that passes no such verdict is ahead where its figures reach the target.
    """
    said = verdict(entry)
    if said:
        return Match(entry, (Span(entry, *said),)) if how in entry.text(said[0]) else None
    if how in ("提前", "超额"):
        return reaches_target(entry)
    return says_words(how, entry)


def says_words(words: str, entry: Entry) -> Match | None:
    spans = spans_matching(entry, regexes.compiled(re.escape(words)))
    return Match(entry, spans) if spans else None


def declined(entry: Entry) -> Match | None:
    """Return a match where an entry reports a rate of decrease."""
    found = [one for one in located(entry, Role.PROGRESS) if one.figure.is_rate and falls(one)]
    return Match(entry, clauses(found), stated(found[0])) if found else None


def all_started(entry: Entry) -> Match | None:
    """Return a match where an entry says that all of it is begun, or its figures do."""
    spans = spans_matching(entry, ALL_BEGUN)
    if spans:
        return Match(entry, spans)
    pairs = [pair for pair in standing(entry).pairs if pair.verb == "开工" and pair.ratio >= 1]
    return matched(pairs[0]) if pairs else None


def partly_started(entry: Entry) -> Match | None:
    """Return a match where an entry says that some of it is begun and not all: 16个项目已开工9个."""
    if all_started(entry):
        return None
    pairs = [one for one in standing(entry).pairs if one.verb == "开工" and 0 < one.ratio < 1]
    if pairs:
        return matched(pairs[0])
    return says_of_works(STARTED, entry) if part_not_started(entry) else None


def says_so(state: str, entry: Entry) -> Match | None:
    """Return the sentences of an entry that hold a phrase of a state in states.tsv."""
    spans = spans_matching(entry, state_patterns()[state])
    return Match(entry, spans) if spans else None


def either_side(entry: Entry) -> Match | None:
    """Return a match with how a growth rate stands to its target, above it or below."""
    pairs = [pair for pair in standing(entry).pairs if pair.is_growth]
    return matched(pairs[0]) if pairs else None


# 高于全省0.2个百分点, 快于全国平均水平, 全市平均以上: set against what is reached elsewhere.
BESIDE_OTHERS = re.compile(
    r"(?:高于|低于|快于|慢于|高出|低出|高过|低过|好于|优于|领先|超过|超出)(?:于)?(?:全省|全国|全市|省|国家|周边|同类|兄弟|副省级|其他)(?!下达|要求|目标|任务|计划)"
    r"|(?:总量|增速|增幅|总额|规模|排名|位次)?(?:保持|位居|居|排|列|排名)(?:全省|全国|副省级|同类)[^，。；;]{0,6}(?:第|首|前)"
)


def placed(entry: Entry) -> Match | None:
    """Return a match where the progress gives a place in an order: 居副省级城市第4位."""
    spans = spans_matching(entry, PLACE_SAID)
    return Match(entry, spans) if spans else None


def compared(entry: Entry) -> Match | None:
    """Return a match where the progress gives a place in an order, or is set against elsewhere: 高于全省."""
    spans = spans_matching(entry, PLACE_SAID) or spans_matching(entry, BESIDE_OTHERS)
    return Match(entry, spans) if spans else None


def reaches_target(
    entry: Entry, *, base: str = "", growth: bool = False, some: bool = False, over: bool = False
) -> Match | None:
    """Return a match where every measured target is reached, or passed where `over` is asked for.

    `base` is the unit of the targets that are meant, empty for any; of `growth` alone, or of
    `some` target at least that is passed.
    """
    pairs = measured_targets(entry, base)
    pairs = [pair for pair in pairs if pair.is_growth or not growth]
    good = [
        pair
        for pair in pairs
        if pair.reached and not (over and pair.actual == pair.target.figure.value)
    ]
    if some:
        # 有指标超额: one that is passed is enough.
        passed = [pair for pair in good if pair.actual > pair.target.figure.value]
        return matched(passed[0]) if passed else None
    # A ceiling that is broken, or growth that turned out a fall, is a target missed.
    kept = all(limit.reached for limit in standing(entry).limits)
    if not kept or standing(entry).fallen:
        return None
    return matched(pairs[0]) if pairs and len(good) == len(pairs) else None


SUMMED_UP = re.compile(r"完成|办结|达标|开工|启动|滞后|逾期|推进|实施|进行")
# 达到时序 is on its way, whatever figure beside it has come to its target.
ON_TIME = re.compile(r"时序|序时|正常|有序|按计划|顺利")
NOT_DONE_SAID = re.compile(r"未|没|不|滞后|逾期|超期|尚|推进中|进行中|实施中|正在")


def misses_target(entry: Entry, *, base: str = "") -> Match | None:
    """Return a match where a rate is below its target, or after the year any target is missed.

    `base` is the unit of the targets that are meant, empty for any.
    """
    column, told = status_column(entry), status_text(entry).strip()
    if told and not base and SUMMED_UP.search(told) and not regexes.search(r"\d", told):
        # What a column of results says is not reckoned anew.
        span = Span(entry, column, 0, len(status_text(entry)))
        return Match(entry, (span,)) if NOT_DONE_SAID.search(told) else None
    pairs = measured_targets(entry, base)
    # A quantity falls short of the year's target only once the year is over.
    is_over = entry.period is not None and entry.period.last_month == 12
    below = [pair for pair in pairs if (pair.is_growth or is_over) and not pair.reached]
    if below:
        return matched(below[0])
    if base in ("", "%") and (fallen := fallen_instead(entry)):
        return Match(entry, clauses([fallen]), stated(fallen))
    if not is_over:
        return None
    if unfulfilled(entry):
        return Match(entry, clauses([pledged(entry)[0]]))
    own = standing(entry).stated
    return Match(entry, clauses([own]), stated(own)) if own and own.figure.value < 100 else None


def measured_targets(entry: Entry, base: str) -> list[Pair]:
    """Return the targets of an entry in a base unit, or in any, with what has come of them."""
    return [
        pair
        for pair in standing(entry).pairs
        if pair.verb != "开工" and base in ("", pair.target.figure.base)
    ]


def fallen_instead(entry: Entry) -> Located | None:
    """Return the fall that an entry reports where it pledges growth: 下降2.7% for 增长3%."""
    rates = [one for one in pledged(entry) if one.figure.is_rate and grows(one)]
    if not rates or any(pair.is_growth for pair in standing(entry).pairs):
        return None
    found = [one for one in located(entry, Role.PROGRESS) if one.figure.is_rate and grows(one)]
    return found[0] if found and falls(found[0]) else None


def matched(pair: Pair) -> Match:
    """Return an entry with how its progress stands to a target."""
    reading = points_ahead(pair) if pair.is_growth else shared(pair.actuals, pair.target)
    return Match(reading.entry, reading.spans, reading)


EARLY = re.compile(r"提前|超序时|快于序时|超前|超额|快于")
TELLS_PACE = re.compile(rf"{EARLY.pattern}|序时|时序|正常|按期|按进度|按计划|完成|完工|办结|销号")


def is_behind(entry: Entry) -> bool:
    """Return whether an entry's own column says that it is behind: 进度滞后."""
    return bool(state_patterns()["status_behind"].search(worded_status(entry)))


def against_pace(entry: Entry, *, behind: bool) -> Match | None:
    """Return a match where progress is behind the share of the year gone, or ahead of it.

    Where a column of the ledger's own says whether it is behind, that counts.
    """
    if TELLS_PACE.search(worded_status(entry)) or is_behind(entry):
        column = status_column(entry)
        status = status_text(entry)
        told = (state_patterns()["status_behind"] if behind else EARLY).search(status)
        return Match(entry, (Span(entry, column, *told.span()),)) if told else None
    for pair in standing(entry).pairs:
        if pair.is_growth and (pair.actual < pair.target.figure.value) is behind:
            return matched(pair)
        if pair.verb != "完成" or entry.period is None:
            continue
        gone = entry.period.share_of_year
        if (pair.ratio < gone) is behind:
            return matched(pair)
    own = standing(entry).stated
    if own and entry.period:
        gone = entry.period.share_of_year * 100
        if (own.figure.value < gone) is behind:
            return Match(entry, clauses([own]), stated(own))
    return None


def unfulfilled(entry: Entry) -> bool:
    """Return whether a pledged quantity has nothing reported of it but preparations."""
    found = standing(entry)
    before = found.state in (State.PRELIMINARY, State.UNQUANTIFIED) or found.not_started
    return before and not found.pairs and found.stated is None and bool(pledged(entry))


def without_figures(entry: Entry) -> Match | None:
    """Return a match where the progress states no quantity at all."""
    return None if located(entry, Role.PROGRESS) else Match(entry, ())


def pledged_without_figures(entry: Entry) -> Match | None:
    """Return a match where the pledge states no quantity, in its title or a column of targets."""
    return None if pledged(entry) else Match(entry, ())


def in_state(entry: Entry, state: State) -> Match | None:
    found = standing(entry)
    if found.state is not state:
        return None
    return Match(entry, (Span(entry, *found.because),)) if found.because[0] else None


def stands_otherwise(state: str, entry: Entry) -> Match | None:
    """Return a match where an entry stands in another word than the one named, its own or its class."""
    own = worded_status(entry) or standing(entry).state.value
    column, start, end = standing(entry).because
    if state in (own, own.removeprefix("已")):
        return None
    return Match(entry, (Span(entry, column, start, end),) if column else ())


def finished(entry: Entry) -> Match | None:
    """Return a match where an entry is done, by its own words or by its figures."""
    column = status_column(entry)
    if column and standing(entry).because[0] == column:
        # What a column of completion says is not reckoned anew.
        return in_state(entry, State.FINISHED)
    if NOT_DONE_SAID.search(status_text(entry)) or ON_TIME.search(worded_status(entry)):
        return None
    if only_invested(entry):
        return in_state(entry, State.FINISHED)
    return in_state(entry, State.FINISHED) or reaches_target(entry)


def only_invested(entry: Entry) -> bool:
    """Return whether all that an entry measures is a column of money: what is spent ends no work."""
    pairs = measured_targets(entry, "")
    return bool(pairs) and all(
        pair.target.figure.base == "元" and pair.target.is_bare for pair in pairs
    )


def unfinished(entry: Entry) -> Match | None:
    """Return a match where nothing says that an entry is done, with the words on how it stands."""
    if finished(entry):
        return None
    column, start, end = standing(entry).because
    return Match(entry, (Span(entry, column, start, end),) if column else ())
