"""Conditions on what a ledger's further columns hold: who leads a 事项, and by when it is due."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from index.entry import Entry, Role
from qa.deadlines import deadline_of
from qa.draft import Span
from qa.match import Condition, Match
from qa.question import Query, blank_out
from qa.wording import content_words

LEADS = re.compile(r"牵头|负责|主管|承办|主办|配合|协办|责任|承担|实施主体|业主|分管|归")
# 牵头 and 配合 are columns of their own in many ledgers: what the question says chooses.
PARTS_PLAYED = ("牵头", "配合", "协办", "责任", "业主", "实施")
BETWEEN_UNITS = re.compile(r"[、，,；;\s/]+")
LEVEL = re.compile(r"^(?:省|市|区|县|乡|镇|州|盟|旗)(?=[\u4e00-\u9fff]{2,})")
ORGAN = r"[\u4e00-\u9fff]{1,12}?(?:局|委|办|厅|部|中心|公司|集团|院|署|处|政府|街道|单位|部门)"
ORGAN_NAME = re.compile(r"(?:局|委|办|厅|中心|公司|集团|院|署)$")
FILLED = re.compile(r"写了|写有|有写|填了|填有|注明|说明|不为空|有(?:内容|备注)|有.{0,4}的")
BY_UNIT = re.compile(
    r"(?:哪个|哪家|什么)(?:单位|部门|局).{0,8}最(?:多|少)|(?:各|每个|各个)(?:单位|部门|局|牵头单位|责任单位).{0,10}(?:几|多少|分别|统计)|按(?:牵头|责任)?(?:单位|部门)(?:统计|分|汇总)"
)
LED_BY = re.compile(
    rf"(?:由|归|是|为)(?P<before>{ORGAN})(?:来|所)?(?:牵头|负责|主管|承办|主办|配合|协办|承担|管)"
    rf"|^(?P<first>{ORGAN})(?:牵头|负责|主管|承办|主办|配合|协办|承担)"
)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What columns are asked to hold, and the query without the words that say so."""

    conditions: tuple[Condition, ...]
    query: Query


def narrow(query: Query, entries: Sequence[Entry]) -> Narrowed:
    """Return the conditions on columns that a question states over some entries."""
    found: list[Condition] = []
    said: list[str] = []
    for state in (led_by, due, filled):
        condition, words = state(query, entries)
        if condition:
            found.append(condition)
            said += words
    if not found:
        return Narrowed((), query)
    return Narrowed(tuple(found), without(query, said))


def without(query: Query, said: Sequence[str]) -> Query:
    """Return the query without the words of its subject that a condition on a column took."""
    spans = [match.span() for word in said for match in re.finditer(re.escape(word), query.subject)]
    subject = blank_out(query.subject, spans)
    words = tuple(word for word in content_words(subject) if not LEADS.fullmatch(word))
    names = tuple(item for item in query.names if item[0] in subject)
    parts = tuple(part for part in query.parts if not any(word in part for word in said))
    return replace(
        query, subject=subject, words=words, names=names, parts=parts, mentions=(), attribute=None
    )


@lru_cache(maxsize=200_000)
def units_in(cell: str) -> tuple[str, ...]:
    """Return the units that a cell names, each without the level of government before it."""
    return tuple(LEVEL.sub("", unit) for unit in BETWEEN_UNITS.split(cell) if unit)


def unit_columns(query: Query, entry: Entry) -> list[str]:
    """Return the columns that name units, of the part played that the question speaks of."""
    columns = [column.name for column in entry.columns if column.role is Role.UNIT]
    part = next((part for part in PARTS_PLAYED if part in query.text), "")
    leading = [name for name in columns if not re.search(r"配合|协办|协同|参与", name)]
    return [name for name in columns if part and part in name] or leading or columns


def names_holder(query: Query) -> bool:
    """Return whether a question names the unit that entries should be led by."""
    stated = LED_BY.search(query.text)
    return stated is not None and not asks_which(stated["before"] or stated["first"])


def led_by(query: Query, entries: Sequence[Entry]) -> tuple[Condition | None, list[str]]:
    """Return the condition that a column names a unit: 由教育局牵头; and the unit's words."""
    if not any(unit_columns(query, one) for one in entries[:1]):
        return None, []
    leads = LEADS.search(query.text)
    held = {
        unit
        for entry in entries
        for column in unit_columns(query, entry)
        for unit in units_in(entry.text(column))
        if unit in query.text and (leads or ORGAN_NAME.search(unit))
    }
    units = [unit for unit in held if not any(unit != other and unit in other for other in held)]
    if not units:
        stated = LED_BY.search(query.text)
        if stated is None or not names_holder(query):
            return None, []
        units = [LEVEL.sub("", stated["before"] or stated["first"])]

    def meets(entry: Entry) -> Match | None:
        spans = tuple(
            Span(entry, column, 0, len(entry.text(column)))
            for column in unit_columns(query, entry)
            if any(unit in units for unit in units_in(entry.text(column)))
        )
        return Match(entry, spans) if spans else None

    verb = LEADS.search(query.text)
    return Condition(f"由{'、'.join(units)}{verb[0] if verb else '负责'}", meets), units


def asks_which(words: str) -> bool:
    return bool(re.search(r"哪|什么|谁|几", words))


def due(query: Query, entries: Sequence[Entry]) -> tuple[Condition | None, list[str]]:
    """Return the condition that a deadline is met by a month: 9月底前要完成的."""
    if query.due is None or not any(one.column(Role.DEADLINE) for one in entries[:1]):
        return None, []
    limit = query.due

    def meets(entry: Entry) -> Match | None:
        column = entry.column(Role.DEADLINE)
        year = entry.period.year if entry.period else 0
        deadline = deadline_of(entry.text(column), year) if column else None
        if not column or deadline is None or not limit.holds(deadline, year):
            return None
        return Match(entry, (Span(entry, column, 0, len(entry.text(column))),))

    return Condition(f"完成时限在{limit.text}", meets), [limit.text]


def filled(query: Query, entries: Sequence[Entry]) -> tuple[Condition | None, list[str]]:
    """Return the condition that a column named is filled in: 备注里写了原因的."""
    columns = {
        column.name: column
        for entry in entries[:1]
        for column in entry.columns
        if column.role in (Role.REMARK, Role.OTHER, Role.UNIT) and column.name in query.text
    }
    if not columns or not FILLED.search(query.text):
        return None, []

    def meets(entry: Entry) -> Match | None:
        spans = tuple(
            Span(entry, name, 0, len(entry.text(name)))
            for name in columns
            if entry.text(name).strip()
        )
        return Match(entry, spans) if spans else None

    names = "、".join(columns)
    return Condition(f"填有{names}", meets), [*columns, "原因", "说明", "内容"]


def by_unit(query: Query, entries: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
    """Return the units that lead entries with the entries of each, most first; ties in order."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        for column in unit_columns(query, entry):
            for unit in BETWEEN_UNITS.split(entry.text(column)):
                if unit:
                    groups.setdefault(unit, []).append(entry)
    return sorted(groups.items(), key=lambda item: -len(item[1]))


def asks_by_unit(query: Query) -> bool:
    """Return whether entries are to be counted by who leads them: 哪个单位牵头的事项最多."""
    return bool(BY_UNIT.search(query.text))
