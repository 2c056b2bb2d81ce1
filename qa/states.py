"""The condition that a question sets on how entries stand: not begun, done, behind, waiting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from index import regexes
from index.entry import Entry
from qa.claims import ALL_BEGUN
from qa.marks import marks_in
from qa.match import Condition, Match
from qa.pairs import STARTED
from qa.question import Query
from qa.standing import State
from qa.state_matches import (
    against_pace,
    ahead_of,
    all_started,
    compared,
    declined,
    either_side,
    finished,
    found_so,
    in_state,
    misses_target,
    not_ahead,
    not_started,
    partly_started,
    placed,
    pledged_without_figures,
    preliminary,
    reaches_target,
    says_of_works,
    says_so,
    stands_otherwise,
    unfinished,
    without_figures,
)
from qa.themes import themes_in

# 没有量化目标的, 事项内容里不带数字: of the pledge, and not of what has come of it.
PLEDGE_WITHOUT = re.compile(
    r"(?:目标|指标|任务|事项内容|内容|标题|承诺)(?:里|中|上|本身|自身|也|都|就|压根)*(?:没|未|不|无)[^，,。；;？?]{0,8}(?:数|量化)"
    r"|(?:没|未|不|无)[^，,。；;？?]{0,8}(?:数[字量目据]?|量化)的?(?:具体)?的?(?:目标|指标|任务)"
)
# 高于目标的是哪几个，哪个没达到: both sides of the target are asked for.
BOTH_SIDES = re.compile(
    r"(?:高|快)于[^。]{0,20}哪[^。]{1,24}哪|哪[^。]{0,20}(?:高|快)于[^。]{1,24}哪"
)
# 基本完成的, 提前完成年度任务的, 已经销号的: how an entry itself sums up.
VERDICT_ASKED = re.compile(r"(?P<how>提前|基本|如期|按期)完成|(?:系统)?(?:已经?)销号")
# 快于时序但增速没达到目标: both are asked of the same entries.
AND = re.compile(r"[，,]?(?:但是?|并且|而且|可是?|然而|同时|却|且|又)")
# What is done, and what has reached its target, is asked for together.
OWN_NAMED = (State.UNDERWAY, State.PRELIMINARY, State.UNQUANTIFIED)
# 没有超额完成 asks for the others, 有没有超额完成的 does not.
NOT_AHEAD = re.compile(
    r"(?:(?<!有)没有|(?<!(?<!没)有)没(?!有)|未|尚未|并未|没能)(?:能)?(?:提前|超额|超(?:出|过|了)?(?=(?:年度|全年|[当本今]年|年初|既定|各自)*的?(?:目标|任务|计划)|的|$))"
)
# 已经完成或超额完成的 takes in what is done at all.
DONE_OR_AHEAD = re.compile(
    r"完成(?:的)?(?:或者?|和|及|、|以及|与|甚至)(?:是)?(?:已经?)?(?:提前|超额)|(?:提前|超额)(?:完成)?(?:或者?|和|及|、|以及|与)(?:已经?|按期|如期)?完成"
)
# 没能做到“已完成”: how an entry stands is none of that word.
DENIED_STATE = re.compile(
    r"(?:没有?|没能|未能?|不是|并非|不算|尚未|还没)(?:能|有)?(?:做到|达到|评为|评成|列为|标为|归为|算作?|属于|是)?(?:的是)?"
    r"[“\"‘「](?P<state>[^”\"’」]{0,4}(?:完成|办结|达标|完工|竣工|启动|开工|时序|推进|滞后)[^”\"’」]{0,4})[”\"’」]"
)
AHEAD_SAID = re.compile(r"提前|超额")
DECLINED = re.compile(
    r"(?:哪|几|多少|有没有)[^，。]{0,8}(?:下降|负增长|下滑|回落|降了)|(?:下降|负增长|下滑|回落)的(?:有|是)?(?:哪|几|多少)"
)
# 还在前期的, 停留在前期阶段: the state, where 前期工作 are the entry's own words.
AT_PRELIMINARIES = re.compile(r"(?:在|处于|属于|还是|仍是)前期(?!工作|手续)|前期(?:阶段|环节|状态)")
# 哪些在推进, 正在推进的
UNDERWAY = re.compile(r"(?:正?在|还在)推进(?:的|中|着)?(?=$|[?？，,。、；;]|有|是|一共|共)")
STAGE = re.compile(r"前期工作|前置工作")
BEGUN = re.compile(rf"{STARTED.pattern}|(?:已|全面|正式|现已)(?:全面|正式)?启动")
# 还没完工的, 没建成的: what is done is left out, however far the rest has come.
UNFINISHED = re.compile(
    r"(?:没有?|未|尚未|还没)(?:能|有|全部|全面|按期|如期)*(?:完工|竣工|建成|建好|修完|干完)(?!率)"
)
# 哪些还没完成: whatever is not done, and not what has missed its target alone.
UNDONE = re.compile(r"(?:没有?|未|尚未|还没)(?:能|有|全部|全)*完成(?!率)")
OF_TARGET = re.compile(
    r"原因|为什么|为何|为啥|怎么回事|目标|任务|指标|计划|增速|比例|[%％]|百分|时序|进度"
)
# 还没全部开工的, 只开工了一部分的: some of it is begun, and not all.
SOME_BEGUN = re.compile(
    r"(?:没有?|未|不是|并非)(?:能|有)?(?:全部|全都|全面|都|全)(?:开工|动工|开建)|(?:只|仅)(?:有)?(?:开工|动工)了?(?:其中)?(?:一)?部分"
    r"|(?:只有|仅)(?:一)?部分(?:项目|子项|工程)?(?:已经?)?(?:开工|动工)"
)
# 印发了实施方案或工作方案的: of which kind what is issued is.
KIND = r"(?:(?!文件|政策|什么|哪|或)[\u4e00-\u9fff]){0,4}(?:方案|通知|意见|办法|细则|规划|计划|清单|指南|要点|措施)"
ISSUED_KIND = re.compile(
    rf"(?:印发|制发|下发|出台|发布|发)(?:了|过)(?P<kinds>{KIND}(?:(?:或者?|、|和){KIND})*)(?=的|[，,。?？]|$)"
    # 已经印发实施的规划有哪些
    rf"|(?:印发|制发|下发|出台|发布)(?:实施|执行|施行)?了?的(?P<named>{KIND})(?=有|是|都|[，,。?？]|$)"
)
# 还没印发的 are none of those that are issued.
NOT_ISSUED = re.compile(
    r"(?:没有?|未|尚未|还没)(?:有|能|正式)*(?:印发|制发|下发|出台|发布)|(?:等|差)(?:着|走)?(?:印发|制发|下发|出台|发布)"
)
# （不算拟印发、待印发） says what is not asked for.
BRACKETS = re.compile(r"[（(][^（()）]*[)）]")
# What a mark of the question asks for by itself, in the order of `states`.
NOT_DONE = (
    ("not_started", Condition("写明未开工", not_started)),
    ("unquantified", Condition("进展中没有数量", without_figures)),
    ("overdue", Condition("写明逾期", partial(says_so, "overdue"))),
)
SAID = (
    ("drafted", Condition("写明已起草、尚未印发", partial(says_so, "drafted"))),
    ("awaiting", Condition("写明要等上级启动或批复", partial(says_so, "awaiting"))),
    ("compared", Condition("写明位次或与外地相比的结果", compared)),
    ("placed", Condition("写明位次", placed)),
)
ACTED = (
    ("finished", Condition("已完成或达到目标", finished)),
    ("issued", Condition("写明已印发文件", partial(says_so, "issued"))),
    ("met", Condition("写明开过会", partial(says_so, "met"))),
)
# What the words of the question ask for, where no mark does.
WORDED = (
    (UNFINISHED, Condition("没有写明已完工", unfinished)),
    (DECLINED, Condition("写明下降", declined)),
    (SOME_BEGUN, Condition("只有一部分开工", partly_started)),
    (ALL_BEGUN, Condition("写明全部开工", all_started)),
    (
        re.compile(
            r"已(?:经)?(?:全面)?(?:开工|动工)|开工了|(?<![没未])开工的(?:呢|有|[?？。，,]|$)"
        ),
        Condition("写明已开工", partial(says_of_works, STARTED)),
    ),
    (
        re.compile(r"已(?:经)?(?:全面)?启动|启动了(?!吗|没)"),
        Condition("写明已启动或开工", partial(says_of_works, BEGUN)),
    ),
)


def states(query: Query) -> list[Condition]:
    """Return the condition on how entries stand, where the question states one."""
    condition = (
        denied_state(query)
        or named_state(query)
        or unquantified(query)
        or marked(query, NOT_DONE)
        or summed_up(query)
        or marked(query, SAID)
        or paced(query)
        or against_target(query)
        or preliminaries(query)
        or issued_of_kind(query)
        or marked(query, ACTED[:1] if NOT_ISSUED.search(BRACKETS.sub("", query.text)) else ACTED)
        or worded(query)
    )
    return [condition] if condition else []


def states_of(query: Query, piece: str) -> list[Condition]:
    """Return the condition of how entries stand that a piece of a question states by itself."""
    return states(reworded(query, piece))


def reworded(query: Query, text: str) -> Query:
    """Return a query that is put in other words."""
    return replace(query, text=text, subject=text, marks=marks_in(text))


def conjoined(query: Query) -> list[Condition]:
    """Return the states that a question asks of the same entries, none where it names only one."""
    pieces = AND.split(query.text)
    found = [one for piece in pieces for one in states_of(query, piece)] if len(pieces) > 1 else []
    apart = {one.said: one for one in found}
    return list(apart.values()) if len(apart) > 1 else []


def denied_state(query: Query) -> Condition | None:
    """Return the condition that entries do not stand as a quoted word says: 没能做到“已完成”."""
    match = DENIED_STATE.search(query.text)
    if match is None:
        return None
    return Condition(f"状态不是“{match['state']}”", partial(stands_otherwise, match["state"]))


def named_state(query: Query) -> Condition | None:
    """Return the condition of a state by the name that every list gives it: 推进中的."""
    named = (state for state in OWN_NAMED if state.value in query.subject)
    said = State.PRELIMINARY if AT_PRELIMINARIES.search(query.subject) else None
    asks = query.marks & {"which", "count"} and not themes_in(query.subject)
    if said is None and asks and UNDERWAY.search(query.subject):
        said = State.UNDERWAY
    state = next(named, said)
    return Condition(f"状态为{state.value}", partial(in_state, state=state)) if state else None


def unquantified(query: Query) -> Condition | None:
    """Return the condition that a pledge states no quantity, where of pledges that is asked."""
    if "unquantified" not in query.marks or not PLEDGE_WITHOUT.search(query.text):
        return None
    return Condition("目标没有写数量", pledged_without_figures)


def marked(query: Query, conditions: Sequence[tuple[str, Condition]]) -> Condition | None:
    """Return the first of some conditions whose mark the question has."""
    return next((one for mark, one in conditions if mark in query.marks), None)


def summed_up(query: Query) -> Condition | None:
    """Return the condition of a verdict that entries pass on themselves: 提前完成的, 已销号的."""
    asked = VERDICT_ASKED.search(query.text)
    if asked is None or DONE_OR_AHEAD.search(query.text):
        return None
    said = f"写明{asked[0]}"
    # What passes no verdict on itself is judged by its figures.
    said += "，或数字已达到年度目标" if asked["how"] == "提前" else ""
    return Condition(said, partial(found_so, asked["how"] or "销号"))


def paced(query: Query) -> Condition | None:
    """Return the condition that entries are behind the share of the year gone, or ahead of it."""
    marks = query.marks
    asked = "pace" in marks or ("ahead" in marks and "exceeded" not in marks)
    if not asked or not marks & {"behind", "ahead"}:
        return None
    behind = "behind" in marks
    said = f"{'慢于' if behind else '快于'}时序进度或目标"
    return Condition(said, partial(against_pace, behind=behind))


def against_target(query: Query) -> Condition | None:
    """Return the condition on how figures stand to their targets: below, at or above them."""
    marks = query.marks
    if marks >= {"behind", "exceeded"} and BOTH_SIDES.search(query.text):
        return Condition("有年度目标可对照", either_side)
    # 哪些没完成，什么原因 is asked of what has fallen short.
    if UNDONE.search(query.text) and not OF_TARGET.search(query.text):
        return Condition("没有写明已完成、也没有达到目标", unfinished)
    if "behind" in marks:
        below = partial(misses_target, base=base_asked(query))
        return Condition("没有达到年度目标（年度未满的只比增速和比率）", below)
    if DONE_OR_AHEAD.search(query.text) and not NOT_AHEAD.search(query.text):
        return Condition("已完成、达到或超过目标", finished)
    if "exceeded" not in marks:
        return None
    if NOT_AHEAD.search(query.text):
        return Condition("没有超额完成（只看有可比数字的）", not_ahead)
    if AHEAD_SAID.search(query.text) and "增" not in query.text:
        how = tuple(AHEAD_SAID.findall(query.text))
        return Condition("写明提前或超额完成，或数字超过年度目标", partial(ahead_of, how))
    above = partial(
        reaches_target,
        base=base_asked(query),
        growth=bool(regexes.search(r"增速|增长率|增幅", query.text)),
        some=bool(regexes.search(r"有(?:的|部分|个别|几个)?指标|部分指标|个别指标", query.text)),
        over=bool(regexes.search(r"超额|超出|(?<!或)(?<!或者)(?<!和)(?<!、)超过", query.text)),
    )
    return Condition("达到或超过年度目标", above)


def base_asked(query: Query) -> str:
    """Return the unit of the targets that a question means, empty for any."""
    several_kinds = regexes.search(r"(?:项目|件|家|个)数", query.text)
    return "" if several_kinds or query.unit in ("个", "%", "百分点") else query.unit


def preliminaries(query: Query) -> Condition | None:
    """Return the condition that entries are at their preliminaries."""
    if "preliminary" not in query.marks:
        return None
    literal = STAGE.search(query.text)
    said = f"写明“{literal[0]}”" if literal else "处在前期或申报阶段"
    return Condition(said, partial(preliminary, literal=literal))


def issued_of_kind(query: Query) -> Condition | None:
    """Return the condition that documents of the kinds that a question names are issued: 实施方案.

    None where it names none, or asks for what is not issued.
    """
    asked = ISSUED_KIND.search(query.text) if "issued" in query.marks else None
    if asked is None or NOT_ISSUED.search(BRACKETS.sub("", query.text)):
        return None
    kinds = regexes.split("或者?|、|和", asked["kinds"] or asked["named"])

    def meets(entry: Entry) -> Match | None:
        issued = says_so("issued", entry)
        spans = [one for one in issued.spans if any(map(one.text.count, kinds))] if issued else []
        return Match(entry, tuple(spans)) if spans else None

    return Condition(f"写明已印发{'或'.join(kinds)}", meets)


def worded(query: Query) -> Condition | None:
    """Return the condition that the question's own words set."""
    return next((one for words, one in WORDED if words.search(query.text)), None)
