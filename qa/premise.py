"""What a question takes for granted and an entry contradicts, set right in the entry's own words."""

from __future__ import annotations

import re

from index import regexes
from index.entry import Entry, Role
from index.figures import figures
from qa.asked_figures import pairs_held
from qa.bounds_claimed import (
    is_bound,
    is_same_measure,
    of_another,
    wrong_bound,
    wrong_side_of_target,
    wrongly_above,
    wrongly_below,
)
from qa.claimed_steps import step_not_taken
from qa.claims import (
    done_after_all,
    done_not_borne_out,
    further_than_claimed,
    sentence_at,
    stage_not_borne_out,
    wrongly_idle,
)
from qa.compute import HUNDRED
from qa.denied_steps import taken_after_all
from qa.draft import Span, Statement, spans_of
from qa.halves import wrong_half
from qa.located import located, near
from qa.pairs import Pair
from qa.question import CLAIM, Query
from qa.remainder import LEFT_ASIDE, total_of
from qa.responsible_units import LED_BY, asks_which, is_unit, unit_columns, units_in
from qa.standing import standing

ALL_DONE = re.compile(
    r"(?:全部?|都|均|全)(?!还?[没未]|市圈)[^，。？?没未]{0,6}(?P<verb>开工|动工|动土|破土|完工|完成|封顶|建成|建完|干完|接入|开通)|(?:就|已经?)(?:百分之百|百分百|百分之一百|100%|全部|都)?(?:完工|完成|建成|做完|干完)了?"
    # 完成了一半, 完成三成 are not all of it.
    r"(?![^，,。]{0,2}(?:半|[一二两三四五六七八九]成|分之))"
)
LEFT_OUT_BEFORE = re.compile(rf"(?:[离距]|{LEFT_ASIDE.pattern})[^，,。]{{0,4}}$")
# What is said of some of what a sentence counts.
PARTS_TOLD = ("封顶", "接入", "开通")
BEGUN = ("开工", "动工", "动土", "破土")
# 第几批 asks for no place in an order, whatever is counted.
PLACE_ASKED = re.compile(
    r"第几(?![\u4e00-\u9fff]|\s)|第几(?=[名位了呢啊呀吗吧啦哦嘛么的来去高低大小多少快慢好强差在是上])|老几|排名|名次|位次|排第|位居"
)
PLACE_SAID = re.compile(
    r"(?:全省|全国)第[\d一二三四五六七八九十]+(?![批期届次轮项条])(?:位|名)?|第[\d一二三四五六七八九十]+(?:位|名)?(?=[，,。；;]|$)|居[^，。]{0,12}第[\d一二三四五六七八九十]+(?:位|名)?"
)
RELATIVE = re.compile(
    r"(?P<word>高于|低于|快于|慢于|高出|低出|高过|低过)(?P<who>全省|全国|全市|[\u4e00-\u9fff]{2,6}?)(?:平均)?(?:水平)?$"
)


def verdict_on(query: Query, entry: Entry) -> Statement | None:
    """Return whether what the question takes for granted agrees with the entry, where that is sure."""
    if led := wrong_unit(query, entry):
        return led
    idle = wrongly_idle(query, entry) or done_after_all(query, entry)
    idle = idle or taken_after_all(query, entry) or step_not_taken(query, entry)
    idle = idle or stage_not_borne_out(query, entry) or done_not_borne_out(query, entry)
    if idle := idle or further_than_claimed(query, entry):
        return idle
    claimed = BEGUN_CLAIMED.search(query.text) or DONE_CLAIMED.search(query.text)
    claimed = claimed or BUILT_CLAIMED.search(query.text)
    claimed = claimed or SIDE_CLAIMED.search(query.text)
    if "sure" not in query.marks and not claims_place(query) and not claimed:
        return wrong_bound(query, entry)
    return (
        wrong_all(query, entry)
        or half_stated(query, entry)
        or wrong_not_yet(query, entry)
        or wrong_half(query, entry)
        or wrong_turn(query, entry)
        or wrong_side(query, entry)
        or wrong_side_of_target(query, entry)
        or wrong_figure(query, entry)
        or wrong_count(query, entry)
        or wrong_bound(query, entry)
    )


def wrong_all(query: Query, entry: Entry) -> Statement | None:
    """Return what is done or begun where the question has all of it be so."""
    claim = ALL_DONE.search(query.text)
    if not claim or LEFT_OUT_BEFORE.search(query.text[: claim.start()]):
        # 离全部干完还差百分之几, 扣除已完工的 ask what is left.
        return None
    verb = "开工" if claim["verb"] in BEGUN else "完成"
    pair = claimed_pair(query, entry, verb)
    if pair and pair.ratio < 1:
        shown = "、".join(one.figure.shown for one in pair.actuals)
        return Statement(
            f"不是全部{verb}：目标{pair.target.figure.shown}，台账记载{verb}{shown}。",
            spans_of([*pair.actuals, pair.target]),
        )
    progress = located(entry, Role.PROGRESS)
    if claim["verb"] in PARTS_TOLD:
        # 车站全部封顶了: of 102座 those that are stand in the sentence.
        parts = [one for one in progress if f"已{claim['verb']}" in near(one)]
        totals = [(one, total) for one in parts if (total := total_of(one, entry))]
        if totals:
            part, total = totals[0]
            words = f"不是全部{claim['verb']}：{total.figure.shown}中{part.figure.shown}已{claim['verb']}。"
            return Statement(words, spans_of([part, total]))
    rates = [one for one in progress if one.figure.base == "%" and "完成" in near(one)]
    whole = claim["verb"] in (None, "完成", "完工", "建成", "建完", "干完")
    if whole and rates and rates[0].figure.value < HUNDRED:
        return Statement(f"尚未全部完成：{rates[0].clause.strip()}。", spans_of([rates[0]]))
    return None


def claimed_pair(query: Query, entry: Entry, verb: str) -> Pair | None:
    """Return the first target, with what is done of it, that 全部开工 or 全部完成 may be said of."""
    return next(
        (
            pair
            for pair in standing(entry).pairs
            if pair.verb == verb
            and not pair.is_growth
            and is_of_claim(query, pair)
            and not counts_part(query, pair)
        ),
        None,
    )


def half_stated(query: Query, entry: Entry) -> Statement | None:
    """Return whether the share that the entry states is over a half, where 过半 is claimed."""
    stated = standing(entry).stated
    if not stated or not CLAIM.search(query.text) or "过半" not in query.text:
        return None
    said = "已过半" if stated.figure.value > 50 else "没有过半"
    return Statement(f"{said}：{stated.clause.strip()}。", spans_of([stated]))


def is_of_claim(query: Query, pair: Pair) -> bool:
    """Return whether a pair is in a unit that the question may mean: 3所都建成了 is of no money."""
    if pair.target.figure.base != "元":
        return True
    counted = query.figures and all(one.base != "元" for one in query.figures)
    return not counted and bool(regexes.search(r"投资|资金|完成", query.text))


def counts_part(query: Query, pair: Pair) -> bool:
    """Return whether a question names another number of what a target counts: 崂山那206户 of 500户."""
    held = {pair.target.figure.value, *(one.figure.value for one in pair.actuals)}
    told = located(pair.target.entry, Role.PROGRESS)
    # 未开工的17个 is what is left of the target, and no part that stands by itself.
    stated = {one.figure.value for one in told if not regexes.search(r"未|尚", near(one))}
    named = [one for one in query.figures if one.unit == pair.target.figure.unit]
    return any(one.value in stated - held for one in named)


def wrong_unit(query: Query, entry: Entry) -> Statement | None:
    """Return who leads an entry where the question has another unit lead it: 是交通局牵头的."""
    stated = LED_BY.search(query.text)
    claimed = stated["before"] or stated["first"] if stated else ""
    spans = tuple(
        Span(entry, column, 0, len(entry.text(column)))
        for column in unit_columns(query, entry)
        if entry.text(column).strip()
    )
    if not claimed or asks_which(claimed) or not spans:
        return None
    held = [unit for span in spans for unit in units_in(span.text)]
    if any(is_unit(claimed, unit) for unit in held):
        return None
    words = "；".join(f"{span.column}是{span.text.strip()}" for span in spans)
    return Statement(f"与台账不符：台账写明{words}。", spans)


NOT_YET_CLAIMED = re.compile(
    r"(?:没有?|未|没能|不曾)(?:能|有)?(?:实现|正式|全面)?(?P<verb>封顶|开工|动工|启动|完工|竣工|开通|印发|签约|立项|招标|获批|建成|投用|运营|出台|挂牌)"
)
SEGMENT = re.compile(r"[^。；;\n，,]+")


def wrong_not_yet(query: Query, entry: Entry) -> Statement | None:
    """Return what an entry says is done where the question has it as not yet so: 还没封顶.

    Of an entry that says of anything that it is not yet so, nothing is set right.
    """
    claim = NOT_YET_CLAIMED.search(query.text)
    column = entry.column(Role.PROGRESS)
    # 没开工的那些 are some of the many, and nothing is claimed of the others.
    if not claim or column is None or query.text.startswith("的", claim.end()):
        return None
    verb = claim["verb"]
    if regexes.search(rf"(?:未|没有?|待|拟|将|争取|计划)[^，。；;]{{0,8}}{verb}", entry.progress):
        return None
    done = regexes.compiled(
        rf"(?:已经?|完成|顺利|全部|正式|均)[^，。；;]{{0,12}}{verb}(?!之?前)|{verb}完成"
    )
    segments = [one for one in SEGMENT.finditer(entry.progress) if done.search(one[0])]
    if not segments:
        return None
    best = max(segments, key=lambda one: (pairs_held(one[0], query.text), -one.start()))
    words = f"与台账不符：台账写明{best[0].strip()}。"
    return Statement(words, (Span(entry, column, best.start(), best.end()),))


# 主要是哪些税种下滑 asks what fell, of what rose as a whole.
ASKS_WHAT = re.compile(r"(?:哪|(?<!为)什么|(?<!为)啥|谁)[^，,。；;？?]*$")


def has_fallen(text: str) -> bool:
    """Return whether a question has it that what it asks of fell."""
    fell = FELL.search(text)
    return fell is not None and not ASKS_WHAT.search(text[: fell.start()])


FELL = re.compile(r"下降|下滑|减少|负增长|缩水|跌|降了|变少")
BEGUN_CLAIMED = re.compile(
    r"(?:开工|动工|启动)(?:以后|之后|后|以来)|(?:已经?|既然)[^，。?？]{0,6}(?:开工|动工)"
)
# 既然已经建成运营，产值有了没有
BUILT_CLAIMED = re.compile(
    r"(?:已经?|既然)[^，。?？]{0,6}(?:建成|投用|运营|完工|竣工|开园|投产|建好)(?!了?(?:没|吗|多少|几))[^，,。?？]{0,4}[，,]"
)
# 5G基站开通了12000个，怎么宣传好: a number said to be reached, before something else is asked.
DONE_CLAIMED = re.compile(
    r"(?:新增|完成|开通|建成|培育|获批|签约|投入|整治|改造|举办|治理|新建)[^，,。；;？?]{0,4}了(?:快|近|大概|差不多)?(?:\d|[一二两三四五六七八九十百千万]{2,}[多余来]?[\u4e00-\u9fff])"
    r"[^，,。；;？?]{0,8}(?:[，,](?=[^多少几]*$)|$)"
    r"|(?:完成|过|达)了?一半(?:多|以上)?了?(?:[，,]|$)"
)
NONE_DONE = re.compile(
    r"(?:一|1)[个条家项户处座场次所批件](?:都|也|还|活动)?(?:没|未)(?:有)?(?P<verb>开工|动工|完工|完成|建成|接入|开|举办|办|搞|开展)"
    r"|(?:全|都)(?:没|未)(?:有)?(?P<all>开工|动工|完工|完成|建成|接入|开)"
)
HELD = re.compile(r"(?:已经?|成功|顺利)[^，。；]{0,4}(?:举办|开展|召开|举行)|(?:举办|召开|举行)了")


def claims_place(query: Query) -> bool:
    """Return whether a question takes a place in an order for granted: 全省第二，排第一的是谁."""
    return bool(
        regexes.search(r"(?:全省|全国|副省级)[^，。]{0,6}第[一二三四五六七八九十\d]+", query.text)
    )


ROSE = re.compile(r"不降反升|反弹|上升|上涨|涨了?|增长了?|升高|恶化")


def risen_for_fallen(query: Query, entry: Entry) -> Statement | None:
    """Return the fall that an entry reports where the question has the same risen: 涨了11.6%.

    Only of the figure that the question states, or of the pledge's own where it states none.
    """
    if not ROSE.search(query.text):
        return None
    fallen = [
        one
        for one in located(entry, Role.PROGRESS)
        if one.figure.base == "%" and FELL.search(one.figure.before[-4:])
    ]
    stated = {figure.value for figure in query.figures if figure.base == "%"}
    if stated:
        fallen = [one for one in fallen if one.figure.value in stated]
    elif "不降反升" not in query.text and "反弹" not in query.text:
        return None
    if not fallen:
        return None
    one = fallen[0]
    return Statement(f"与台账不符：台账记载的是{one.clause.strip()}。", spans_of([one]))


def wrong_turn(query: Query, entry: Entry) -> Statement | None:
    """Return what an entry reports where the question has it falling, or nothing of it done."""
    state = standing(entry)
    growth_pair = next((pair for pair in state.pairs if pair.is_growth), None)
    if growth_pair and has_fallen(query.text):
        one = growth_pair.actuals[0]
        if one.figure.value > 0 and not FELL.search(one.clause):
            return Statement(f"与台账不符：台账记载的是{one.clause.strip()}。", spans_of([one]))
    if fallen := risen_for_fallen(query, entry):
        return fallen
    if NONE_DONE.search(query.text):
        begun = next((pair for pair in state.pairs if not pair.is_growth and pair.actual > 0), None)
        if begun:
            words = "；".join(one.clause.strip() for one in begun.actuals)
            return Statement(f"与台账不符：台账记载{words}。", spans_of(begun.actuals))
    said_begun = BEGUN_CLAIMED.search(query.text) or BUILT_CLAIMED.search(query.text)
    column = entry.column(Role.PROGRESS)
    held = HELD.search(entry.progress) if NONE_DONE.search(query.text) and column else None
    if held and column:
        span = sentence_at(entry, column, held.start())
        return Statement(f"与台账不符：台账写明{span.text.strip().rstrip('。')}。", (span,))
    if said_begun and state.not_started and not state.pairs:
        deciding = Span(entry, *state.because)
        if deciding.column:
            return Statement(f"与台账不符：台账写明{deciding.text}。", (deciding,))
    place = PLACE_SAID.search(entry.progress)
    claimed = regexes.search(r"第[一二三四五六七八九十\d]+(?![项条批期个号季届])", query.text)
    column = entry.column(Role.PROGRESS)
    if place and claimed and column and not PLACE_ASKED.search(query.text[: claimed.start()]):
        said = regexes.search(r"第[一二三四五六七八九十\d]+", place[0])
        if said and said[0] != claimed[0]:
            span = sentence_at(entry, column, place.start())
            return Statement(f"与台账不符：台账写明{place[0]}。", (span,))
    return None


# 低于全省平均，差多少: which side it is on is taken for granted.
SIDE_CLAIMED = re.compile(
    r"(?:低于|高于|慢于|快于)[^，,。；;？?]{2,14}[，,][^，,]*(?:多少|几|为什么|为啥|原因|怎么)"
)
SIDES = {"高于": "低于", "低于": "高于", "快于": "慢于", "慢于": "快于"}


def wrong_side(query: Query, entry: Entry) -> Statement | None:
    """Return what an entry says where the question has it the other way round: 低于全省 for 高于全省."""
    for points in located(entry, Role.PROGRESS):
        match = RELATIVE.search(points.figure.before)
        other = SIDES.get(match["word"]) if match else None
        if match and other and f"{other}{match['who']}" in query.text:
            words = f"与台账不符：台账写明{points.clause.strip()}。"
            return Statement(words, spans_of([points]))
    return None


# 目标为什么从5%降到3%
GOAL_MOVED = re.compile(r"目标.*(?:[降升提调改下减增加]|定)[到为成至在]")


def wrong_figure(query: Query, entry: Entry) -> Statement | None:
    """Return the entry's own growth where the question states another."""
    other = wrong_quantity(query, entry)
    if other:
        return other
    rates = [figure for figure in query.figures if figure.base == "%"]
    # GDP增长5.9%，公共预算增长0.9%: what is said of another thing is no claim of this one.
    stated = [one for one in rates if len(rates) < 2 or not of_another(one, entry)]
    pair = next((pair for pair in standing(entry).pairs if pair.is_growth), None)
    if not stated or pair is None:
        return None
    actual = pair.actuals[0].figure
    # 只增长了5% claims what was reached, be it the target's own figure.
    claims_actual = regexes.search(r"(?:只|仅|才)[^，。]{0,6}(?:增长|涨)|(?:增长|涨)了", query.text)
    known = {actual.value} if claims_actual else {actual.value, pair.target.figure.value}
    # 不到1% is said of 0.9%.
    stated = [one for one in stated if not is_bound(one, actual.value)]
    if not stated:
        return None
    goal = pair.target.figure.value
    if GOAL_MOVED.search(query.text) and any(one.value == goal for one in stated):
        # What the goal is now is stated right.
        return None
    if any(figure.value not in known for figure in stated) or below_claimed(query, pair):
        return Statement(
            f"与台账不符：台账记载的是{actual.shown}（目标{pair.target.figure.shown}）。",
            spans_of([*pair.actuals, pair.target]),
        )
    return None


# 崂山区没开工的143户 is what is left, of whatever part of the whole.
LEFT_OVER = re.compile(r"(?:没|未|剩|还差|还欠)[^，,。；;？?]{0,8}$")


def wrong_quantity(query: Query, entry: Entry) -> Statement | None:
    """Return the entry's own progress where the question states another quantity of it."""
    if over := wrongly_below(query, entry) or wrongly_above(query, entry):
        return over
    held = {figure.value for cell in entry.cells for figure in figures(cell)}
    for pair in standing(entry).pairs:
        claimed = [
            one
            for one in query.figures
            if one.base == pair.target.figure.base and not LEFT_OVER.search(query.text[: one.start])
        ]
        # 55个没开工 is what the target has left.
        left = pair.target.figure.value - sum(one.figure.value for one in pair.actuals)
        if (
            pair.is_growth
            or not claimed
            or any(one.covers(value) for one in claimed for value in (*held, left))
            or any(is_bound(one, pair.actual) for one in claimed)
        ):
            continue
        shown = "、".join(one.figure.shown for one in pair.actuals)
        verb = "开工" if pair.verb == "开工" else "完成"
        goal = pair.target.figure.shown
        return Statement(
            f"与台账不符：台账记载{verb}{shown}（目标{goal}）。",
            spans_of([*pair.actuals, pair.target]),
        )
    return None


CLAIMED = re.compile(
    r"只(?!要|看|想|说|问)|仅|才(?!能|会|可)|已经?|不是|听说|据说|达到|突破|剩|都|就|是不是|对吧|吧|真的|属实"
)


def wrong_count(query: Query, entry: Entry) -> Statement | None:
    """Return the figure of an entry that a claimed one of the same unit is set right by.

    只剩5条在建 is set right by 在建线路8条: no figure of the entry in that unit is 5.
    """
    if not CLAIMED.search(query.text):
        return None
    held = [*located(entry, Role.TITLE), *located(entry, Role.PROGRESS)]
    for claimed in query.figures:
        same = [one for one in held if is_same_measure(one.figure, claimed)]
        values = [one.figure.value for one in held]
        # 剩下的9.4%: what 90.6% leaves of the whole.
        values += [HUNDRED - one.figure.value for one in same if claimed.base == "%"]
        kept = any(is_bound(claimed, one.figure.value) for one in same)
        if not same or kept or any(map(claimed.covers, values)):
            continue
        around = query.text[max(claimed.start - 12, 0) : claimed.end + 8]
        progress = [one for one in same if one.column == entry.column(Role.PROGRESS)] or same
        one = max(progress, key=lambda one: (pairs_held(near(one), around), -one.figure.start))
        said = f"与台账不符：台账记载的是“{one.clause.strip()}”。"
        if one.column == entry.column(Role.TITLE):
            # 完成5个 of a title is what is pledged, and not what is done.
            said = f"与台账不符：台账没有写明{claimed.shown}，“{one.clause.strip()}”是目标。"
        return Statement(said, spans_of([one]))
    return None


def below_claimed(query: Query, pair: Pair) -> bool:
    """Return whether the question says that a target is passed that is not, or the reverse."""
    actual, target = pair.actuals[0].figure.value, pair.target.figure.value
    says_over = bool(regexes.search(r"超过|高于|突破|达到|超了|超出", query.text))
    says_under = bool(regexes.search(r"没到|不到|没达|没有达|低于|未达|没完成", query.text))
    return (says_over and not says_under and actual < target) or (says_under and actual >= target)
