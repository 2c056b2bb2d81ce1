"""Conditions on what a ledger's further columns hold: who leads a 事项, and by when it is due."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from index import regexes
from index.entry import Entry, Role, one_of_each
from qa.causes import STATES, kinds_in, sentences_with
from qa.deadlines import deadline_of
from qa.draft import Span
from qa.eased import words_with_denial
from qa.groups import graded, grouped_under
from qa.located import without_unit
from qa.marks import patterns
from qa.match import Condition, Match, spans_around
from qa.question import Query, blank_out
from qa.responsible_units import (
    BETWEEN_UNITS,
    LEADS,
    led_by,
    several_units,
)
from qa.wording import content_words

FILLED = re.compile(r"写了|写有|有写|填了|填有|注明|说明|不为空|有(?:内容|备注)|有.{0,4}的")
# 备注写超额完成的, 备注不是“已完成”, 备注栏空着的: what a column named holds.
WRITTEN = (
    r"(?:这|那)?(?:一)?[栏列]?(?:里|中|上)?(?P<not>不|没有?)?(?:[标填列记写][为成作]|写(?!到)(?:的是|了|着|明)?|注明|标明|标注|是|为|标|填(?:的是)?)(?:的是)?"
    r"[“\"‘]?(?P<value>[^“”\"‘’，,。？?的]{2,12}?)[”\"’]?(?=的|一共|共|有[哪几多]|都?是?哪|[，,。？?]|$)"
)
EMPTY = r"(?:这|那)?(?:一)?[栏列]?(?:里|中|上)?(?:都)?(?:是)?(?:空着|为空|空的|空白|没填|未填|没有填|没写|没有内容|空|[写填]的?是?[“\"‘]?(?:无|没有)(?:[”\"’]|(?=的)))"
# 哪些项目没有存在问题: a column is empty, or says 无.
NONE_OF = r"(?:没有|没|无|不存在|未发现)"
HOLDS_TROUBLE = re.compile(r"问题|困难|备注|原因")
NOTHING = re.compile(r"(?:暂?无|没有|无问题|不存在|/|—|-|－)[。.]?")
# 存在问题一栏反映资金没到位的: what a column named says, in whatever words.
REPORTS = (
    r"(?:这|那)?(?:一)?[栏列]?(?:里|中|上)?(?:都)?(?:反映|提到|提及|写到|说到|讲到|涉及|指出|暴露|归因于)(?:了|出|的是)?"
    r"(?P<what>[^，,。?？]{2,24}?)(?:问题|困难)?(?:的|(?=[，,。?？]|$))"
)
# A cell of so many letters says what an entry is; how far it has come is no label.
SHORTEST_LABEL, LONGEST_LABEL = 4, 14
NO_LABEL = re.compile(r"^(?:已|未|正|基本|按)|\d|进度|进展|完成时")
TROUBLED = re.compile(
    r"(?P<what>[\u4e00-\u9fff]{2})(?:有|存在|出现)(?P<trouble>缺口|困难|纠纷|争议|异议|分歧|矛盾|冲突|冲击)的?(?=项目|事项|工程|任务|有哪|有几|有多少|是哪|[?？。]*$)"
)
STATE_MARKS = frozenset({*STATES, "finished", "pace", "unquantified"})
DUE_WRITTEN = re.compile(
    r"(?:时限|期限)(?:那|这)?(?:一)?[栏列]?(?:里|中)?(?:都)?(?:写|是|为|标|填)"
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
    taken: list[str] = []
    for state in STATED:
        condition, words = state(query, entries)
        if condition:
            found.append(condition)
            said += words
            # 两家以上单位 sets no limit to a figure, 存在问题里写到资金 asks for none.
            taken += words if state in TAKEN else []
    if not found:
        return Narrowed((), query)
    rest = without(query, said)
    if by_status(query, entries) or graded(query, entries)[0]:
        # 掉队名单：状态标为进度滞后的: what the column says decides.
        rest = replace(rest, marks=rest.marks - STATE_MARKS)
    for phrase in taken:
        rest = replace(rest, text=rest.text.replace(phrase, " "))
    return Narrowed(tuple(found), rest)


def by_status(query: Query, entries: Sequence[Entry]) -> bool:
    """Return whether a question says what the column of results has to hold: 状态标为进度滞后的."""
    return any(
        column.role is Role.STATUS and asked_of(column.name, query.text)
        for column in (entries[0].columns if entries else ())
    )


def asked_of(column: str, text: str) -> re.Match[str] | None:
    """Return where a text says what a column has to hold, if it does."""
    asked = regexes.search(rf"{re.escape(without_unit(column))}{WRITTEN}", text)
    asks = r"什么|啥|哪|几|多少|^(?:原因|说明|内容|情况|备注)"
    return None if asked and regexes.search(asks, asked["value"]) else asked


def without(query: Query, said: Sequence[str]) -> Query:
    """Return the query without the words of its subject that a condition on a column took."""
    spans = [
        match.span()
        for word in said
        for match in regexes.finditer(rf"[省市区县]?{re.escape(word)}", query.subject)
    ]
    subject = blank_out(query.subject, spans)
    words = tuple(word for word in content_words(subject) if not LEADS.fullmatch(word))
    names = tuple(item for item in query.names if item[0] in subject)
    parts = tuple(
        part for part in query.parts if not any(word in part or part in word for word in said)
    )
    # 备注写“超额完成” is no word on how entries stand.
    text = blank_out(
        query.text,
        [one.span() for word in said for one in regexes.finditer(re.escape(word), query.text)],
    )
    kept = {mark for mark, pattern in patterns() if pattern.search(text)}
    return replace(
        query,
        subject=subject,
        words=words,
        names=names,
        parts=parts,
        mentions=(),
        attribute=None,
        marks=query.marks & (kept | {"which", "count"}),
    )


def due(query: Query, entries: Sequence[Entry]) -> tuple[Condition | None, list[str]]:
    """Return the condition that a deadline is met by a month: 9月底前要完成的."""
    if query.due is None or not any(one.column(Role.DEADLINE) for one in entries[:1]):
        return None, []
    limit = query.due
    literal = DUE_WRITTEN.search(query.text) and any(
        limit.text in one.cell(Role.DEADLINE) for one in entries
    )

    def meets(entry: Entry) -> Match | None:
        column = entry.column(Role.DEADLINE)
        if literal and limit.text not in entry.cell(Role.DEADLINE):
            return None
        year = entry.period.year if entry.period else 0
        deadline = deadline_of(entry.text(column), year) if column else None
        if not column or deadline is None or not limit.holds(deadline, year):
            return None
        return Match(entry, (Span(entry, column, 0, len(entry.text(column))),))

    return Condition(f"完成时限在{limit.text}", meets), [limit.text]


def written(query: Query, entries: Sequence[Entry]) -> tuple[Condition | None, list[str]]:
    """Return the condition on what a column named holds: 备注写超额完成的, 备注栏空着的."""
    for column in entries[0].columns if entries else ():
        if column.role not in (Role.REMARK, Role.OTHER, Role.STATUS):
            continue
        asked = asked_of(column.name, query.text)
        own = re.escape(without_unit(column.name))
        empty = regexes.search(rf"{own}{EMPTY}", query.text)
        if not empty and HOLDS_TROUBLE.search(column.name):
            bare = own.removeprefix("存在")
            empty = regexes.search(rf"{NONE_OF}(?:任何)?(?:{own}|{bare})(?!不)", query.text)
        if empty:
            nothing = any(NOTHING.fullmatch(one.text(column.name).strip()) for one in entries)
            said = f"{column.name}为空{'或写“无”' if nothing else ''}"
            return Condition(said, partial(is_empty, column.name)), [empty[0]]
        if asked:
            wanted, negated = asked["value"], bool(asked["not"])
            said = f"{column.name}{'不' if negated else ''}写“{wanted}”"
            test = partial(holds_words, column.name, wanted, negated)
            return Condition(said, test), [asked[0], wanted]
    return None, []


def reporting(query: Query, entries: Sequence[Entry]) -> tuple[Condition | None, list[str]]:
    """Return the condition that a column named says something: 存在问题一栏反映资金没到位的."""
    for column in entries[0].columns if entries else ():
        if column.role not in (Role.REMARK, Role.OTHER):
            continue
        asked = regexes.search(rf"{re.escape(without_unit(column.name))}{REPORTS}", query.text)
        if asked and not regexes.search(r"什么|啥|哪|几|多少", asked["what"]):
            said = f"{column.name}写明{asked['what']}"
            return Condition(said, partial(reports, column.name, asked["what"])), [asked[0]]
    return None, []


def reports(column: str, what: str, entry: Entry) -> Match | None:
    """Return the sentences of a cell that tell of a kind of trouble, or hold the words for it."""
    spans = [span for one in kinds_in(what) for span in sentences_with(entry, column, one)]
    either = [words_with_denial(part) for part in regexes.split(r"、|或者?|以及|和", what)]
    spans += [span for words in either if words for span in spans_around(entry, column, words)]
    return Match(entry, tuple(dict.fromkeys(spans))) if spans else None


def labels_in(entry: Entry, column: str) -> list[str]:
    """Return the labels that a cell puts on an entry: 省重点项目, 区级民生实事; none of running text."""
    text = entry.text(column).strip()
    found = BETWEEN_UNITS.split(text) if len(text) <= LONGEST_LABEL else []
    return [one for one in found if len(one) >= SHORTEST_LABEL and not NO_LABEL.search(one)]


def labelled(query: Query, entries: Sequence[Entry]) -> tuple[Condition | None, list[str]]:
    """Return the condition that a column says the very words of the question of an entry.

    省重点项目有哪些 where a remark says 省重点项目; 没有超额完成的 where it says 超额完成 of the rest.
    """
    columns = {
        column.name: column
        for entry in one_of_each(entries)
        for column in entry.columns
        if column.role in (Role.REMARK, Role.OTHER)
    }
    for name in columns:
        held = {label for one in entries for label in labels_in(one, name)}
        said = [label for label in held if label in query.text]
        if not said:
            continue
        label = max(said, key=len)
        before = query.text[: query.text.index(label)]
        negated = bool(regexes.search(r"(?:没有?|未|不是|并非|不算)(?:能|被|列入|纳入)?$", before))
        how = "不是" if negated else "写"
        test = partial(has_label, name, label, negated)
        words = query.text[len(before) - 2 * negated : len(before) + len(label)]
        return Condition(f"{name}{how}“{label}”", test), [words, label]
    return None, []


def has_label(column: str, label: str, negated: bool, entry: Entry) -> Match | None:
    """Return a match where a cell holds a label, or does not where that is asked for."""
    if not any(own.name == column for own in entry.columns):
        return None
    text = entry.text(column)
    if (label in labels_in(entry, column)) is negated:
        return None
    return Match(entry, (Span(entry, column, 0, len(text)),) if text.strip() else ())


def troubled(query: Query, entries: Sequence[Entry]) -> tuple[Condition | None, list[str]]:
    """Return the condition that something is said to be short or in dispute: 资金有缺口的."""
    asked = TROUBLED.search(query.text)
    if not asked or not any(
        column.role in (Role.REMARK, Role.OTHER)
        for entry in entries[:1]
        for column in entry.columns
    ):
        return None, []
    wanted = (asked["what"], asked["trouble"])

    def meets(entry: Entry) -> Match | None:
        spans = tuple(
            span
            for column in entry.columns
            if column.role in (Role.PROGRESS, Role.REMARK, Role.OTHER)
            for span in spans_around(entry, column.name, wanted)
            if not regexes.search(rf"(?:无|没有|不存在)[^，。；]{{0,4}}{wanted[1]}", span.text)
        )
        return Match(entry, spans) if spans else None

    return Condition(f"写明{wanted[0]}有{wanted[1]}", meets), [asked[0], *wanted]


def is_empty(column: str, entry: Entry) -> Match | None:
    """Return a match where a cell is empty or says that there is nothing: 无."""
    text = entry.text(column).strip()
    if not text:
        return Match(entry, ())
    return Match(entry, (Span(entry, column, 0, len(text)),)) if NOTHING.fullmatch(text) else None


def holds_words(column: str, wanted: str, negated: bool, entry: Entry) -> Match | None:
    """Return a match where a filled cell holds some words, or does not where that is asked for."""
    text = entry.text(column)
    if not text.strip() or (wanted in text) is negated:
        return None
    return Match(entry, (Span(entry, column, 0, len(text)),))


def filled(query: Query, entries: Sequence[Entry]) -> tuple[Condition | None, list[str]]:
    """Return the condition that a column named is filled in: 备注里写了原因的."""
    columns = {
        column.name: column
        for entry in entries[:1]
        for column in entry.columns
        if column.role in (Role.REMARK, Role.OTHER, Role.UNIT)
        and without_unit(column.name) in query.text
    }
    otherwise = several_units(query, entries)[0] or reporting(query, entries)[0]
    if not columns or otherwise or not FILLED.search(query.text):
        return None, []

    def meets(entry: Entry) -> Match | None:
        spans = tuple(
            Span(entry, name, 0, len(entry.text(name)))
            for name in columns
            if is_empty(name, entry) is None
        )
        return Match(entry, spans) if spans else None

    names = "、".join(columns)
    said = [*map(without_unit, columns), "原因", "说明", "内容"]
    return Condition(f"填有{names}", meets), said


STATED = (
    led_by,
    several_units,
    due,
    written,
    reporting,
    grouped_under,
    graded,
    labelled,
    troubled,
    filled,
)
TAKEN = (several_units, reporting, written, grouped_under, graded)
