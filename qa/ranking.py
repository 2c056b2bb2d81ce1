"""Entries in the order of a measure: the highest, the lowest three, all from high to low."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index import regexes
from index.entry import Entry, Role
from qa.draft import AnswerTable, Draft, Statement, TableRow
from qa.located import without_unit
from qa.many import scope_counts, scope_words
from qa.measure import (
    Measure,
    Reading,
    any_figure,
    measure_asked,
    readings,
    role_asked,
    roles_of,
)
from qa.number_columns import bare_name, measure_of
from qa.numerals import numeral
from qa.question import Query
from qa.wording import content_words

LOWEST_FIRST = re.compile(
    r"最(?:低|少|小|慢|差|靠后|滞后|落后|不理想)|最远|垫底|末位|倒数|从(?:低|小|少|慢)|由(?:低|小|少|慢)|后[三五两十几\d]+(?:名|位|项)"
)
# 哪个最高，哪个最低
BOTH_ENDS = re.compile(
    r"最(?:高|大|多|快|好|靠前)[^。？?]*最(?:低|小|少|慢|差|靠后)"
    r"|最(?:低|小|少|慢|差|靠后)[^。？?]*最(?:高|大|多|快|好|靠前)"
)
WHOLE_ORDER = re.compile(
    r"排(?:名|序|个序|列|一下|一排|行)|(?:从|由)(?:高|低|大|小|多|少|快|慢)(?:到|至|往)|依次|各(?:是|项|自)|逐项"
)
FIRST_FEW = re.compile(
    r"(?:前|后|倒数|最[高低多少大小快慢好差]的?)(?P<count>[一二两三四五六七八九十]|\d{1,2})(?:名|位|项|个|条|大|件)?"
    r"|top\s*(?P<top>\d{1,2})|(?:哪|这)(?P<which>[两三四五六七八九十]|\d{1,2})(?:项|个|条|件)",
    re.IGNORECASE,
)
SOME = re.compile(r"哪几|几[项个]|前几|哪些")
RATED = re.compile(r"完成率|完成比例|占[^，。]{0,8}(?:比|百分)|增速|进度")
INVESTED = re.compile(r"投资")
# 最慢的是哪几项 names no measure: how far each is towards its target is meant.
OF_PROGRESS = re.compile(
    r"最(?:慢|快|滞后|落后|靠前|靠后|领先|拖)|^(?:哪[项个件条]|谁)(?:[^，。?？]{0,4})最(?:好|差)"
)
MOST_RANKED = 20
A_FEW = 5


@dataclass(frozen=True, slots=True)
class Ranking:
    """What entries are ranked by; `count` is how many are wanted, None for all of them."""

    measure: Measure
    unit: str
    role: Role
    lowest_first: bool
    count: int | None
    of_investment: bool = False
    both_ends: bool = False


def ranking_asked(query: Query) -> Ranking | None:
    """Return the ranking that a question asks for, or None where it names no measure."""
    unit = query.unit if query.unit not in ("%", "百分点") else ""
    measure = measure_of(query.column) if query.column and not RATED.search(query.text) else None
    measure = (
        measure
        or measure_asked(query.text, unit)
        or (any_figure(unit, query.counter) if unit else None)
    )
    if measure is None:
        measure = measure_asked(query.text)
    if measure is None and OF_PROGRESS.search(query.text):
        measure = measure_asked("开工率" if "开工" in query.text else "完成率")
    if measure is None:
        return None
    few = FIRST_FEW.search(query.text)
    count: int | None = 1
    if few:
        count = numeral(few["count"] or few["top"] or few["which"])
    elif WHOLE_ORDER.search(query.text) and not BOTH_ENDS.search(query.text):
        count = None
    elif SOME.search(query.text):
        count = A_FEW
    both_ends = bool(BOTH_ENDS.search(query.text))
    lowest_first = bool(LOWEST_FIRST.search(query.text)) and not both_ends
    invested = measure.source == "completion" and "投资" in query.text
    role = role_asked(query.text)
    return Ranking(measure, query.counter, role, lowest_first, count, invested, both_ends)


def apart_from_column(query: Query) -> Query:
    """Return a query for a ranking without the name of the column it ranks by in its subject.

    年度计划投资最大的项目 is not asked of what has 年度 in it.
    """
    if "rank" not in query.marks or not query.column:
        return query
    names = (without_unit(query.column), bare_name(query.column))
    name = next((one for one in names if one in query.subject), "")
    if not name:
        return query
    subject = regexes.sub(r"\s+", " ", query.subject.replace(name, " ")).strip()
    parts = tuple(piece for one in query.parts if content_words(piece := one.replace(name, "")))
    return replace(query, subject=subject, words=tuple(content_words(subject)), parts=parts)


def rankable(ranking: Ranking, entries: Sequence[Entry]) -> list[Reading]:
    """Return each entry's reading of the ranking's measure, in the ranking's order.

    Ties stand in the ledgers' order.
    """
    sign = 1 if ranking.lowest_first else -1
    found = []
    for entry in entries:
        own = [
            one
            for role in roles_of(ranking.measure, ranking.role)
            for one in readings(ranking.measure, entry, unit=ranking.unit, role=role)
        ]
        if own:
            found.append(own[0])
    if ranking.of_investment:
        found = [one for one in found if any(INVESTED.search(span.text) for span in one.spans)]
    bases = {one.base for one in found}
    if len(bases) > 1:
        found = [one for one in found if one.base == ranking.measure.base]
    return sorted(found, key=lambda one: sign * one.value)


def wanted(ranking: Ranking, found: Sequence[Reading]) -> Sequence[Reading]:
    """Return the readings to show: as many as asked for, and those equal to the last of them."""
    if ranking.count is None or ranking.count >= len(found):
        return found[:MOST_RANKED]
    last = found[ranking.count - 1].value
    tied = [one for one in found[ranking.count :] if one.value == last]
    return [*found[: ranking.count], *tied][:MOST_RANKED]


def name_of(measure: Measure) -> str:
    """Return what an answer calls a measure."""
    if measure.source == "column":
        return bare_name(measure.name)
    return "数量" if measure.asked.pattern == "(?!)" else measure.name


def rows_of(shown: Sequence[Reading]) -> AnswerTable:
    """Return a table of readings, a row an entry."""
    rows = tuple(
        TableRow((one.entry.name, one.entry.title.rstrip("。"), one.shown), one.spans)
        for one in shown
    )
    return AnswerTable(("事项", "内容", "数据"), rows)


def answer_ranking(
    ranking: Ranking, found: Sequence[Reading], scope: Sequence[Entry], *, of: int = 0
) -> Draft:
    """Return the first of the ranking and what it is measured by, then the others asked for.

    `of` tells how many entries a question enumerates, where it does.
    """
    shown = wanted(ranking, found)
    best = shown[0]
    word = "最低" if ranking.lowest_first else "最高"
    name = name_of(ranking.measure)
    lead = f"{name}{word}的是{best.entry.name}“{best.entry.title.rstrip('。')}”：{best.shown}。"
    blocks: list[Statement | AnswerTable] = [Statement(lead, best.spans)]
    if len(shown) > 1:
        blocks.append(rows_of(shown))
    others = [one for one in reversed(found) if one not in shown][: len(shown)]
    if ranking.both_ends and others:
        last = others[0]
        text = f"{name}最低的是{last.entry.name}“{last.entry.title.rstrip('。')}”：{last.shown}。"
        blocks.append(Statement(text, last.spans))
        if len(others) > 1:
            blocks.append(rows_of(others))
    elif len(shown) == 1 and len(found) > 1:
        second = found[1]
        blocks.append(Statement(f"其次是{second.entry.name}：{second.shown}。", second.spans))
    among = f"问到的{of}项" if of else scope_words(scope)
    blocks.append(Statement(f"在{among}中，报告{name}的有{len(found)}项。"))
    used = tuple(one.calculation for one in found if one.calculation)
    counts = (len(found), of, *scope_counts(scope))
    return Draft("filter", tuple(blocks), used, counts)
