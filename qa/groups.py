"""The group that a ledger puts its entries in: 产业发展类, 民生保障板块, 改造性质."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from index import regexes
from index.entry import Column, Entry, Role
from qa.draft import Span
from qa.match import Condition, Match
from qa.question import Query
from qa.standing import status_column, status_text, worded_status
from qa.themes import theme_names, themes_in

# 一、稳增长促消费: a heading without its number.
NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d+[.、])\s*"
)
KIND = re.compile(r"性质|类型")
SHORTEST, LONGEST = 2, 12
# 住房保障那几项, 交通出行方面, 经济运行板块, 产业发展类.
AS_GROUP = (
    r"[”\"’」]?(?:这|那)?(?:[一几两三四五六七八九十\d]{1,2})?个?大?"
    r"(?:类(?!似|比)|板块|组(?!织|建)|块(?!钱)|方面|领域|篇|口(?!岸|子)|条线|项(?!目)|件|条(?!件)|个(?:项目|事项|任务))"
)
IN_COLUMN = r"[栏列]?(?:里|中|上)?(?:是|为|写|填|标|属于|归为|的是|明){0,3}[“\"‘「]?"
# 民生类里跟看病有关的: what the group is narrowed by is no group.
OTHER_LIMIT = re.compile(r"[跟与和同][^，。；;？?]{1,12}(?:有关|相关|沾边|挂钩)")
# A word on how entries stand that is asked for as the column has it: 达到时序的.
SHORTEST_GRADE = 4


def grouped_under(query: Query, entries: Sequence[Entry]) -> tuple[Condition | None, list[str]]:
    """Return the condition that entries are of a group that the question names as one."""
    if OTHER_LIMIT.search(query.text):
        return None, []
    for column in (*group_columns(entries), None):
        # Entries share few headings: each is read once.
        texts = {one.text(column.name) if column else one.section for one in entries}
        held = {group for text in texts if (group := group_in(text))}
        for group in sorted(held, key=len, reverse=True):
            if SHORTEST <= len(group) <= LONGEST and (said := named_as(group, column, query.text)):
                name = column.name if column else "分组标题"
                return Condition(f"{name}为“{group}”", partial(is_under, group, column)), [said]
    return None, []


def group_columns(entries: Sequence[Entry]) -> list[Column]:
    """Return the columns that sort entries: 类别, 建设性质."""
    columns = entries[0].columns if entries else ()
    return [
        one
        for one in columns
        if one.role is Role.SECTION or (one.role is Role.OTHER and KIND.search(one.name))
    ]


def group_of(entry: Entry, column: Column | None) -> str:
    """Return the group of an entry by a column, or without one by the heading that it stands under."""
    return group_in(entry.text(column.name) if column else entry.section)


def group_in(text: str) -> str:
    """Return the group that a heading or a cell names, without its number."""
    return NUMBERED.sub("", text.strip())


def named_as(group: str, column: Column | None, text: str) -> str:
    """Return the words of a question that name a group as such, or an empty string."""
    own = re.escape(group)
    half = half_named(group, text)
    ways = [rf"(?:类别|分类|板块|领域){IN_COLUMN}{own}", rf"{own}{AS_GROUP}"]
    ways += [rf"(?<![^，,。、：:年度里中 ]){half}{AS_GROUP}"] if half else []
    if column and column.role is Role.OTHER and column.name in text:
        # 建设性质写改造的 is asked of the column by its name.
        return ""
    if column and column.role is Role.OTHER:
        # 改造 by itself is a work: only 改造性质 is the kind.
        kind = KIND.search(column.name)
        word = kind[0] if kind else ""
        ways = [rf"{own}[”\"’」]?(?:的)?{word}", rf"{word}{IN_COLUMN}{own}"]
        ways.append(rf"{own}[”\"’」]?类的?(?:项目|工程|任务|事项)")
    found = (regexes.search(way, text) for way in ways)
    return next((match[0] for match in found if match), "")


def half_named(group: str, text: str) -> str:
    """Return the half of a heading that a question says, where both halves name one field: 交通 of 交通出行."""
    halves = (group[:2], group[2:])
    said = [half for half in halves if half in text]
    fields = [of for half in halves for name, of in themes_in(half) if half in theme_names()]
    if len(group) != 4 or len(said) != 1 or len(fields) != 2:
        return ""
    shared = set(fields[0]) & set(fields[1])
    return said[0] if 2 * len(shared) >= min(map(len, fields)) else ""


def is_under(group: str, column: Column | None, entry: Entry) -> Match | None:
    """Return a match where an entry is of a group; its cell decides, a heading is none of its cells."""
    if group_of(entry, column) != group:
        return None
    whole = (Span(entry, column.name, 0, len(entry.text(column.name))),) if column else ()
    return Match(entry, whole)


def graded(query: Query, entries: Sequence[Entry]) -> tuple[Condition | None, list[str]]:
    """Return the condition that a column of results says the very word of the question: 达到时序."""
    held = set()
    for one in entries:
        word = worded_status(one)
        if not word:
            # Seen at the first entry of most ledgers: ten thousand are not read for each question.
            return None, []
        held.add(word)
    said = [word for word in held if len(word) >= SHORTEST_GRADE and word in query.text]
    if not said:
        return None, []
    grade = max(said, key=len)
    before = query.text[: query.text.index(grade)]
    if regexes.search(r"(?:没有?|未|不|没能|不是)(?:能|做到|评为|达到)*[“\"‘「]?$", before):
        return None, []
    name = status_column(entries[0])
    return Condition(f"{name}为“{grade}”", partial(has_grade, grade)), [grade]


def has_grade(grade: str, entry: Entry) -> Match | None:
    if worded_status(entry) != grade:
        return None
    column = status_column(entry)
    return Match(entry, (Span(entry, column, 0, len(status_text(entry))),))
