"""What is left by an entry's own words, in the unit that is asked for: 410根工程桩完成268根."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from index import regexes
from index.entry import Entry, Role
from qa.compute import amount, difference
from qa.draft import Finding, spans_of
from qa.figure_words import is_former, is_part, per
from qa.figures_alike import comparable
from qa.located import Located, located, located_in, near, pledged, sentence
from qa.pairs import PREPARING
from qa.question import Query
from qa.standing import standing
from qa.told_apart import is_of, told_apart

GAP_ASKED = re.compile(r"缺口|(?:资金|钱)[^，。?？]{0,4}(?:差|缺)多少")
GAP_SAID = re.compile(r"缺口")
NOT_DONE = re.compile(r"未|尚有|剩余|还有|没有")
# What a part of a whole is said to have come to.
COME_TO = re.compile(r"完成|施工[至到]|建成|修缮|封顶|完工|签约|开工|改造|接入|配租|投用")
# What the question denies: 没主体封顶, 未配租.
DENIED_ASKED = re.compile(
    r"(?:没有?|未|尚未|还没)(?:能|有|完成)?(?:主体)?(?P<verb>封顶|配租|签约|征收|修缮|腾房|投用|入住|完工|竣工|建成)"
)
VERB_ASKED = re.compile(r"封顶|配租|签约|征收|征地|修缮|腾房|入住|清淤")


def cells(entry: Entry) -> Iterator[Located]:
    """Yield the figures of an entry's progress, and then those of its other columns."""
    own = entry.column(Role.PROGRESS)
    yield from located(entry, Role.PROGRESS)
    for column in entry.columns:
        if column.name != own and column.role not in (Role.NUMBER, Role.TITLE, Role.TARGET):
            yield from (one for one in located_in(entry, column.name) if not one.is_bare)


def left_over(query: Query, entry: Entry) -> list[Finding]:
    """Return what is left as the entry states it or as two of its figures give it, or nothing."""
    if gap := stated_gap(query, entry):
        return [gap]
    if "ratio" in query.marks or regexes.search(r"开工|动工|没动", query.text):
        # What is asked as a share too, and how many are not begun, is told with the target.
        return []
    if "remainder" not in query.marks and not DENIED_ASKED.search(query.text):
        return []
    if not query.counter or query.unit in ("", "元", "%", "百分点"):
        return []
    denied = DENIED_ASKED.search(query.text)
    if denied and (found := denied_rest(denied["verb"], query, entry)):
        return [found]
    verb = VERB_ASKED.search(query.text)
    paired = [
        pair
        for pair in standing(entry).pairs
        if same_unit(query, pair.target)
        and pair.verb != "开工"
        and (not verb or verb[0] in near(pair.actuals[0]) + near(pair.target))
    ]
    if paired:
        return []
    for find in (stated_rest, part_of_whole):
        if found := find(query, entry):
            return [found]
    return []


def same_unit(query: Query, one: Located) -> bool:
    """Return whether a figure is in the very unit asked for; of things counted in its word."""
    if one.figure.base != query.unit:
        return False
    return query.unit != "个" or query.counter in ("个", one.figure.unit)


def stated_gap(query: Query, entry: Entry) -> Finding | None:
    """Return the gap that an entry states where one is asked for: 尚有缺口0.7亿元."""
    if not GAP_ASKED.search(query.text):
        return None
    said = [one for one in cells(entry) if GAP_SAID.search(near(one)) and not one.figure.is_rate]
    if query.unit and query.unit != "个":
        said = [one for one in said if one.figure.base == query.unit]
    if not said:
        return None
    return Finding(f"台账写明：{said[0].clause.strip()}。", spans_of(said[:1]))


def stated_rest(query: Query, entry: Entry) -> Finding | None:
    """Return what an entry says is not yet done in the unit asked for: 38亩未完成征收, 未签约的35户."""
    verb = VERB_ASKED.search(query.text)
    key = verb[0][:1] if verb else ""
    said = [
        one
        for one in cells(entry)
        if same_unit(query, one) and key in near(one) and NOT_DONE.search(near(one)) and key
    ]
    if not said:
        return None
    one = said[0]
    return Finding(f"{one.figure.shown}（台账写明：{one.clause.strip()}）。", spans_of([one]))


def part_of_whole(query: Query, entry: Entry) -> Finding | None:
    """Return whole − part where a sentence gives both in one unit: 清淤总量45万立方米，已完成28万."""
    progress = [one for one in located(entry, Role.PROGRESS) if same_unit(query, one)]
    for at, whole in enumerate(progress):
        for part in progress[at + 1 :]:
            if (
                sentence(part) == sentence(whole)
                and whole.figure.unit == part.figure.unit
                and per(whole) == per(part) == ""
                and whole.figure.value > part.figure.value
                and COME_TO.search(near(part).partition("｜")[0])
                and not COME_TO.search(near(whole).partition("｜")[0])
                and not PREPARING.search(near(part))
                and not is_former(whole)
                and not is_part(part)
            ):
                return rest_of(whole, part)
    return None


def rest_of(whole: Located, part: Located) -> Finding:
    left = difference([whole.figure], [part.figure])
    words = f"还剩{amount(left)}（{left.shown}）；台账写明{part.clause.strip()}"
    if part.clause != whole.clause:
        words = f"还剩{amount(left)}（{left.shown}）；台账写明{whole.clause.strip()}，{part.clause.strip()}"
    return Finding(f"{words}。", spans_of([whole, part]), (left,))


def denied_rest(verb: str, query: Query, entry: Entry) -> Finding | None:
    """Return how many are not yet what the question denies of them: 640套筹集，412套配租."""
    said = [
        one
        for one in cells(entry)
        if same_unit(query, one) and regexes.search(rf"未(?:完成)?{verb}", near(one))
    ]
    if said:
        return Finding(
            f"{said[0].figure.shown}（台账写明：{said[0].clause.strip()}）。", spans_of(said[:1])
        )
    progress = [one for one in located(entry, Role.PROGRESS) if same_unit(query, one)]
    apart = told_apart(query, entry)
    part = next((one for one in progress if verb in near(one) and is_of(apart, one)), None)
    if part is None:
        return None
    wholes = [
        one
        for pair in standing(entry).pairs
        if len(pair.actuals) == 1 and same_unit(query, pair.target) and pair.actuals[0] != part
        for one in ((pair.target,) if is_part(part) else (pair.actuals[0], pair.target))
        if pair.verb != "开工" or one is pair.target
    ]
    goals = pledged(entry)
    wholes += [one for one in goals if comparable(one, part)]
    larger = (one for one in wholes if one.figure.value > part.figure.value)
    whole = next((one for one in larger if is_of(apart, one)), None)
    if whole is None or whole.figure.unit != part.figure.unit:
        return None
    left = difference([whole.figure], [part.figure])
    words = f"已{verb}{part.figure.shown}，尚未{verb}的有{amount(left)}（{left.shown}）"
    return Finding(f"{words}。", spans_of([part, whole]), (left,))


def raised_by(query: Query, entry: Entry) -> Finding | None:
    """Return by how much something was raised or lowered: 由168元提高到190元 by 22元."""
    if not regexes.search(
        r"(?:提高|增加|上调|上升|提升|涨|下降|降低|减少)了?(?:多少|几)", query.text
    ) or query.unit in ("%", "百分点"):
        return None
    progress = located(entry, Role.PROGRESS)
    for former, latter in itertools.pairwise(progress):
        same = former.figure.unit == latter.figure.unit and former.clause == latter.clause
        if not is_former(former) or not same:
            continue
        high, low = sorted((former, latter), key=lambda one: -one.figure.value)
        by = difference([high.figure], [low.figure])
        word = "提高" if latter is high else "降低"
        text = f"由{former.figure.shown}到{latter.figure.shown}，{word}{amount(by)}（{by.shown}）。"
        return Finding(text, spans_of([former, latter]), (by,))
    return None
