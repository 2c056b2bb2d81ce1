"""Conditions on how entries stand: not begun, done, ahead of the year or behind, waiting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from index.entry import Entry, Role
from index.figures import figures
from qa.draft import Span
from qa.located import Located, located
from qa.match import Condition, Match, clauses, spans_matching
from qa.measure import points_ahead, shared, stated
from qa.pairs import NOT_STARTED, STARTED, Pair, falls, grows
from qa.premise import PLACE_SAID
from qa.question import Query
from qa.standing import State, standing, state_patterns, verdict

# 高于目标的是哪几个，哪个没达到: both sides of the target are asked for.
BOTH_SIDES = re.compile(
    r"(?:高|快)于[^。]{0,20}哪[^。]{1,24}哪|哪[^。]{0,20}(?:高|快)于[^。]{1,24}哪"
)
# 基本完成的, 提前完成年度任务的, 已经销号的: how an entry itself sums up.
VERDICT_ASKED = re.compile(r"(?P<how>提前|基本|如期|按期)完成|(?:系统)?(?:已经?)销号")
# What is done, and what has reached its target, is asked for together.
OWN_NAMED = (State.UNDERWAY, State.PRELIMINARY, State.UNQUANTIFIED)
# 没有超额完成 asks for the others.
NOT_AHEAD = re.compile(r"(?:没有?|未|尚未|并未|没能)(?:能)?(?:提前|超额)")
# 已经完成或超额完成的 takes in what is done at all.
DONE_OR_AHEAD = re.compile(
    r"完成(?:的)?(?:或者?|和|及|、|以及|与|甚至)(?:是)?(?:已经?)?(?:提前|超额)|(?:提前|超额)(?:完成)?(?:或者?|和|及|、|以及|与)(?:已经?|按期|如期)?完成"
)
AHEAD_SAID = re.compile(r"提前|超额")
DONE_IN_PART = re.compile(
    r"(?<!未)(?:完工|竣工|建成|封顶|投用|签约\d|已开工|开工建设|完成[^，。；]{0,8}\d|正在施工)"
)
ALL_BEGUN = re.compile(r"(?:全部|均|全)(?:已|已经|都)?(?:全面)?(?:开工|动工)|全面开工")
DECLINED = re.compile(
    r"(?:哪|几|多少|有没有)[^，。]{0,8}(?:下降|负增长|下滑|回落|降了)|(?:下降|负增长|下滑|回落)的(?:有|是)?(?:哪|几|多少)"
)
STAGE = re.compile(r"前期工作|前置工作")
BEGUN = re.compile(rf"{STARTED.pattern}|(?:已|全面|正式|现已)(?:全面|正式)?启动")


def states(query: Query) -> list[Condition]:
    """Return the condition on how entries stand, where the question states one."""
    marks = query.marks
    for state in OWN_NAMED:
        if state.value in query.subject:
            # 处在前期或申报阶段的, 推进中的: a state by the name that every list gives it.
            return [Condition(f"状态为{state.value}", partial(in_state, state=state))]
    if "not_started" in marks:
        return [Condition("写明未开工", not_started)]
    if "unquantified" in marks:
        return [Condition("进展中没有数量", without_figures)]
    if "overdue" in marks:
        return [Condition("写明逾期", partial(says_so, "overdue"))]
    if summed_up := VERDICT_ASKED.search(query.text):
        how = summed_up["how"] or "销号"
        return [Condition(f"写明{summed_up[0]}", partial(found_so, how))]
    if "awaiting" in marks:
        return [Condition("写明要等上级启动或批复", partial(says_so, "awaiting"))]
    if "placed" in marks:
        return [Condition("写明位次", placed)]
    paced = "pace" in marks or ("ahead" in marks and "exceeded" not in marks)
    if paced and marks & {"behind", "ahead"}:
        return [against_pace(behind="behind" in marks)]
    several_kinds = re.search(r"(?:项目|件|家|个)数", query.text)
    base = "" if several_kinds or query.unit in ("个", "%", "百分点") else query.unit
    if marks >= {"behind", "exceeded"} and BOTH_SIDES.search(query.text):
        return [Condition("有年度目标可对照", either_side)]
    if "behind" in marks:
        below = partial(against_target, reached=False, base=base)
        return [Condition("没有达到年度目标（未到年底的只看增速、比率类目标）", below)]
    if "exceeded" in marks and "behind" not in marks and NOT_AHEAD.search(query.text):
        return [Condition("没有超额完成（只看有可比数字的）", not_ahead)]
    if DONE_OR_AHEAD.search(query.text):
        return [Condition("已完成、达到或超过目标", finished)]
    if "exceeded" in marks and AHEAD_SAID.search(query.text) and "增" not in query.text:
        found = AHEAD_SAID.findall(query.text)
        return [
            Condition("写明提前或超额完成，或数字超过年度目标", partial(ahead_of, tuple(found)))
        ]
    if "exceeded" in marks:
        of_growth = bool(re.search(r"增速|增长率|增幅", query.text))
        over = bool(re.search(r"超额|超出|超过", query.text))
        some = bool(re.search(r"有(?:的|部分|个别|几个)?指标|部分指标|个别指标", query.text))
        above = partial(
            against_target, reached=True, base=base, growth=of_growth, some=some, over=over
        )
        return [Condition("达到或超过年度目标", above)]
    if "preliminary" in marks:
        return [
            Condition("处在前期或申报阶段", partial(preliminary, literal=STAGE.search(query.text)))
        ]
    if "finished" in marks:
        return [Condition("已完成或达到目标", finished)]
    for mark, said in (("issued", "写明已印发文件"), ("met", "写明开过会")):
        if mark in marks:
            return [Condition(said, partial(says_so, mark))]
    if DECLINED.search(query.text):
        return [Condition("写明下降", declined)]
    if ALL_BEGUN.search(query.text):
        return [Condition("写明全部开工", all_started)]
    if re.search(r"已(?:经)?(?:全面)?(?:开工|动工)|开工了", query.text):
        return [Condition("写明已开工", partial(says_of_works, STARTED))]
    if re.search(r"已(?:经)?(?:全面)?启动", query.text):
        return [Condition("写明已启动或开工", partial(says_of_works, BEGUN))]
    return []


def ahead_of(how: Sequence[str], entry: Entry) -> Match | None:
    """Return a match where an entry says that it is done early or beyond, or its figures do."""
    said = re.compile(rf"(?<!未)(?:{'|'.join(how)})[^，。；;]{{0,4}}完成")
    if spans := spans_matching(entry, said):
        return Match(entry, spans)
    return against_target(entry, reached=True, over=True)


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
    for sentence in re.split(r"[。；;\n]", entry.progress):
        if not idle.search(sentence):
            if DONE_IN_PART.search(sentence):
                return True
            continue
        for clause in re.split(r"[，,]", sentence):
            if not idle.search(clause):
                if DONE_IN_PART.search(clause):
                    # 16个项目已开工9个，未开工项目正在…
                    return True
            elif re.search(r"部分|个别|其余|其他|剩余|另外|其中", clause) or any(
                one.unit and not one.is_rate for one in figures(clause)
            ):
                return True
    return False


def preliminary(entry: Entry, literal: re.Match[str] | None) -> Match | None:
    """Return a match where an entry is at its preliminaries, or says the very word of the question."""
    found = in_state(entry, State.PRELIMINARY)
    spans = spans_matching(entry, re.compile(literal[0])) if literal else ()
    return Match(entry, spans) if spans else found


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
        return against_target(entry, reached=True)
    return says_words(how, entry)


def says_words(words: str, entry: Entry) -> Match | None:
    spans = spans_matching(entry, re.compile(re.escape(words)))
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


def says_so(state: str, entry: Entry) -> Match | None:
    """Return the sentences of an entry that hold a phrase of a state in states.tsv."""
    spans = spans_matching(entry, state_patterns()[state])
    return Match(entry, spans) if spans else None


def either_side(entry: Entry) -> Match | None:
    """Return a match with how a growth rate stands to its target, above it or below."""
    pairs = [pair for pair in standing(entry).pairs if pair.is_growth]
    return matched(pairs[0]) if pairs else None


def placed(entry: Entry) -> Match | None:
    """Return a match where the progress gives a place in an order: 居副省级城市第4位."""
    spans = spans_matching(entry, PLACE_SAID)
    return Match(entry, spans) if spans else None


def against_target(
    entry: Entry,
    *,
    reached: bool,
    base: str = "",
    growth: bool = False,
    some: bool = False,
    over: bool = False,
) -> Match | None:
    """Return a match where every measured target is reached, or where a rate's is not.

    `base` is the unit of the targets that are meant, empty for any.
    """
    pairs = [
        pair
        for pair in standing(entry).pairs
        if pair.verb != "开工"
        and base in ("", pair.target.figure.base)
        and (pair.is_growth or not growth)
    ]
    if reached:
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
        return Match(entry, clauses([targets_of(entry)[0]]))
    own = standing(entry).stated
    return Match(entry, clauses([own]), stated(own)) if own and own.figure.value < 100 else None


def fallen_instead(entry: Entry) -> Located | None:
    """Return the fall that an entry reports where it pledges growth: 下降2.7% for 增长3%."""
    pledged = [one for one in targets_of(entry) if one.figure.is_rate and grows(one)]
    if not pledged or any(pair.is_growth for pair in standing(entry).pairs):
        return None
    found = [one for one in located(entry, Role.PROGRESS) if one.figure.is_rate and grows(one)]
    return found[0] if found and falls(found[0]) else None


def matched(pair: Pair) -> Match:
    """Return an entry with how its progress stands to a target."""
    reading = points_ahead(pair) if pair.is_growth else shared(pair.actuals, pair.target)
    return Match(reading.entry, reading.spans, reading)


def against_pace(*, behind: bool) -> Condition:
    """Return the condition that progress is behind the share of the year gone, or ahead of it."""

    def meets(entry: Entry) -> Match | None:
        for pair in standing(entry).pairs:
            if pair.is_growth and (pair.actual < pair.target.figure.value) is behind:
                return matched(pair)
            if pair.verb != "完成" or entry.period is None:
                continue
            gone = Decimal(entry.period.last_month) / 12
            if (pair.ratio < gone) is behind:
                return matched(pair)
        own = standing(entry).stated
        if own and entry.period:
            gone = Decimal(entry.period.last_month) * 100 / 12
            if (own.figure.value < gone) is behind:
                return Match(entry, clauses([own]), stated(own))
        return None

    return Condition(f"{'慢于' if behind else '快于'}时序进度或目标", meets)


def targets_of(entry: Entry) -> list[Located]:
    """Return the quantities that an entry pledges."""
    return [*located(entry, Role.TITLE), *located(entry, Role.TARGET)]


def unfulfilled(entry: Entry) -> bool:
    """Return whether a pledged quantity has nothing reported of it but preparations."""
    found = standing(entry)
    before = found.state in (State.PRELIMINARY, State.UNQUANTIFIED) or found.not_started
    return before and not found.pairs and found.stated is None and bool(targets_of(entry))


def without_figures(entry: Entry) -> Match | None:
    """Return a match where the progress states no quantity at all."""
    return None if located(entry, Role.PROGRESS) else Match(entry, ())


def in_state(entry: Entry, state: State) -> Match | None:
    found = standing(entry)
    if found.state is not state:
        return None
    return Match(entry, (Span(entry, *found.because),)) if found.because[0] else None


def finished(entry: Entry) -> Match | None:
    """Return a match where an entry is done, by its own words or by its figures."""
    if entry.column(Role.STATUS) and standing(entry).because[0] == entry.column(Role.STATUS):
        # What a column of completion says is not reckoned anew.
        return in_state(entry, State.FINISHED)
    return in_state(entry, State.FINISHED) or against_target(entry, reached=True)
