"""Figures of one entry that a question names one by one: 锚杆、混凝土、钢筋, apart, ranked or added up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import regexes
from index.entry import Entry, Role
from qa.asked_figures import counterpart, leading
from qa.compute import amount, difference, multiple, total
from qa.differences import TIMES_ASKED
from qa.districts import DISTRICT, bare_district, bare_places, districts_in
from qa.draft import Finding, plain, spans_of
from qa.figure_words import restates
from qa.levels import LEVEL
from qa.located import Located, located, near, pledged
from qa.question import SEPARATORS, Query
from qa.wording import counties

APART = re.compile(
    r"差(?:了)?(?:多少|几|多大)|(?:快|高|多|大|少|低|慢)(?:[开办建做投完]|开工|完成)?(?:了|出)?(?:多少|几)|相差|差距|(?:谁|哪[个样])[^，,。；;？?、]{0,10}?(?:快|慢|高|低|多|少|大|小|长|短|好)|最[快慢高低多少大小]|几倍|多少倍|倍数"
)
VERB = re.compile(r"开工|完工|封顶|接入|招标")
# 进主体施工的和已封顶的: the verb names one of the things, and is not said of both.
BY_STEP = re.compile(r"的(?:和|与|跟|、|比)[^，,。；;？?]{1,12}的")
STEP = re.compile(r"开工|完工|封顶|接入|招标|动工")
UNDONE = re.compile(rf"(?:没有?|未|尚未)(?:{STEP.pattern})")
# So many characters before a figure say whether it is of what is done.
FEW = 10
WHOLE_BEFORE = re.compile(r"(?:中|里|其中)$")
# 102座车站中, 68户里: what the things named are of.
OUT_OF = re.compile(r"^[\u4e00-\u9fff]{0,6}?(?:中|里)(?![央心])")
# 需求加起来, 钢筋三样里面: what is asked of an enumeration stands after its last part.
AFTER_LAST = re.compile(
    r"(?<=[\u4e00-\u9fff])[这那]?[两三四五六几2-6](?:个|样|项|类|种|者|块|部分)|[加合](?:起来|在?一)|一共|总共|共计|共(?=多少|几)|合计|里面?最|各[是自有占]|分别"
)


def figures_named(query: Query, entry: Entry) -> list[Located]:
    """Return the figures of an entry's progress that the parts of a question name, in one unit.

    One a part, under the question's verb where several are. Empty where fewer than two are named,
    or they are not in one unit.
    """
    # What the turn before asked of is no second thing beside what this one names.
    named = query.text if query.inherited else query.subject
    parts = [AFTER_LAST.split(piece)[0].strip() for piece in SEPARATORS.split(named)]
    parts = [part for part in parts if len(part) > 1 and not regexes.match(r"谁|哪", part)]
    rate = query.unit in ("%", "百分点") or regexes.search(
        r"率|进度|百分|比例|涨得|[增涨降跌]幅|增速", query.text
    )
    # 是市南的几倍 asks for two numbers of anything.
    base = "%" if rate else query.unit.replace("倍", "")
    progress = located(entry, Role.PROGRESS)
    # 户数 is asked for as a number of anything.
    held = [one for one in progress if one.figure.base == base or not base]
    wholes = {one.value for one in query.figures if OUT_OF.match(one.after)}
    held = [one for one in held if one.figure.value not in wholes]
    held = [one for one in held if is_of_places(query, one)] or held
    held = held or [one for one in progress if base == "个" and not one.figure.is_rate]
    by_step = BY_STEP.search(query.text)
    verb = None if by_step else VERB.search(query.text)
    goals = {one.figure.value for one in pledged(entry)}
    if by_step:
        held = [one for one in held if not restates(one, goals)] or held
    same = [one for one in held if verb and verb[0] in near(one)]
    candidates = same if len(same) > 1 else held
    groups = [
        named_in(parts, [one for one in candidates if one.figure.unit == unit])
        for unit in dict.fromkeys(one.figure.unit for one in candidates)
    ]
    chosen = max(groups, key=len, default=[])
    return chosen if len(chosen) > 1 else []


def named_in(parts: Sequence[str], candidates: Sequence[Located]) -> list[Located]:
    """Return for each part that names one of some figures the one that it names best, each once."""
    chosen: list[Located] = []
    for part in parts:
        fitting = [one for one in candidates if denies_alike(part, one)]
        scored = [(named_by(part, one), -one.figure.start, one) for one in fitting]
        best = max(scored, key=lambda item: item[:2], default=None)
        if best and best[0] > 0 and best[2] not in chosen:
            chosen.append(best[2])
    return chosen


def is_of_places(query: Query, one: Located) -> bool:
    """Return whether a figure is said of a district that a question names, or it names none or several."""
    places = map(bare_district, (*districts_in(query), *bare_places(query)))
    named = [place for place in dict.fromkeys(places) if place in counties()]
    return len(named) != 1 or named[0] in leading(one)


def denies_alike(part: str, one: Located) -> bool:
    """Return whether a part and a figure's words both say that something is not done, or neither does.

    没开工的 are the 未开工项目17个, and no others.
    """
    verb = UNDONE.search(part) or STEP.search(part)
    if verb is None:
        return True
    before = one.figure.before[-FEW:]
    return bool(UNDONE.search(part)) == bool(UNDONE.search(before))


def set_apart(query: Query, entry: Entry) -> Finding | None:
    """Return the named figures of an entry set against each other: 组塔进度比架线快多少.

    Of two their difference, or how many times one is the other; of more the highest and the lowest.
    """
    chosen = figures_named(query, entry) if APART.search(query.text) else []
    if len(chosen) < 2:
        return None
    ordered = sorted(chosen, key=lambda one: -one.figure.value)
    high, low = ordered[0], ordered[-1]
    result = difference([high.figure], [low.figure])
    words = "，".join(said_of(one) for one in chosen)
    if len(chosen) == 2 and TIMES_ASKED.search(query.text):
        times = multiple(chosen[0].figure, chosen[1].figure)
        said = f"{words}，前者是后者的{plain(times.result)}倍（{times.shown}）。"
        return Finding(said, spans_of(chosen), (times,))
    if len(chosen) > 2:
        words += f"：最高的是{said_of(high)}，最低的是{said_of(low)}"
    return Finding(
        f"{words}，相差{amount(result)}（{result.shown}）。", spans_of(chosen), (result,)
    )


APPLIED = re.compile(r"申报|推介|推荐")


def named_added_up(query: Query, entry: Entry) -> Finding | None:
    """Return the sum of the figures of an entry that a question names: 成果、产品、需求加起来.

    None of rates, of things that have come to several stages (the 2户 built are of the 68户 begun),
    or of levels that the entry does not name.
    """
    chosen = figures_named(query, entry)
    befores = [near(one).partition("｜")[0] for one in chosen]
    steps = {tuple(STEP.findall(before)[-1:]) for before in befores}
    applied = {bool(APPLIED.search(near(one))) for one in chosen}
    levels = [found["level"] for found in LEVEL.finditer(query.text)]
    if len(chosen) < 2 or any(one.figure.is_rate for one in chosen):
        return None
    if len(steps) > 1 or len(applied) > 1 or any(one not in entry.progress for one in levels):
        return None
    result = total([one.figure for one in chosen])
    words = "、".join(said_of(one) for one in chosen)
    return Finding(
        f"合计{amount(result)}（{result.shown}）：{words}。", spans_of(chosen), (result,)
    )


def said_of(one: Located) -> str:
    """Return the words of a figure up to it: its clause, or of several in one clause its own piece.

    崂山区已完成206户设计，开工63户: with the district that is named before it.
    """
    shared = [other for other in located(one.entry, Role.PROGRESS) if other.clause == one.clause]
    if len(shared) < 2:
        places = DISTRICT.findall(leading(one))
        place = places[-1] if places and not DISTRICT.search(one.clause) else ""
        return place + one.clause.strip()
    if (of_quantity := counterpart(one)) is not None:
        return f"{of_quantity.clause.strip()}（{one.figure.shown}）"
    before, _, after = near(one).partition("｜")
    firsts = (near(other).partition("｜")[0] for other in shared)
    if any(first.endswith(("、", "和")) for first in firsts):
        # 12个攀峰学科、75个重点专科: what is counted stands behind its number.
        return one.figure.shown + regexes.split("[、和]", one.figure.after)[0]
    # 车站中100座 says by itself not what they are of those.
    rest = after.strip() if WHOLE_BEFORE.search(before) else ""
    return before.strip("、和及 ") + one.figure.shown + rest


def named_by(part: str, one: Located) -> int:
    """Return how much of a part stands around a figure: beside it twice what stands before.

    By pairs of characters; numbers as a whole.
    """
    plain = regexes.sub(r"[（()）\s]|进度|比例|快|慢|多少|相差|差|几", "", part)
    title = one.entry.title
    pairs = {plain[at : at + 2] for at in range(len(plain) - 1)}
    own = {pair for pair in pairs if regexes.fullmatch(r"[\u4e00-\u9fff]{2}", pair)}
    # 产品 of “四首”产品 tells nothing by itself, and beside a figure it names it.
    told = {pair for pair in own if pair not in title}
    own_words = near(one), leading(one)
    if (of_quantity := counterpart(one)) is not None:
        # 客流量…，营业额…，分别增长15.5%、12%: each rate is of the quantity in its place.
        own_words = near(of_quantity), ""
    beside, before = map(unbracketed, own_words)
    numbers = [number for number in regexes.findall(r"\d+(?:\.\d+)?", part) if number not in title]
    if not told and not numbers:
        return sum(pair in beside for pair in own)
    return sum(2 * (piece in beside) + (piece in before) for piece in (*told, *numbers))


def unbracketed(text: str) -> str:
    """Return a text as it reads with what its brackets hold, and without: 区（市）级 is 区市级 and 区级."""
    within, without = (
        regexes.sub(r"[（()）\s]", "", text),
        regexes.sub(r"[（(][^（()）]*[)）]|\s", "", text),
    )
    return within if within == without else f"{within} {without}"
