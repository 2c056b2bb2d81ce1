"""The kind of figure that pledges are set by: 按增幅下指标的, 以面积设目标的, 指标以“家”为单位的."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial

from index import regexes
from index.entry import Entry
from index.figures import units
from index.word_tables import read_word_table
from qa.figure_words import grows
from qa.located import Located, pledged
from qa.match import Condition, Match, clauses
from qa.measure import stated
from qa.question import Query

# A base that no figure has: that of any rate by which something is to grow.
GROWTH = "增长"
GOAL = r"(?:年度|全年|当年|本年|量化|任务)?(?:指标|目标|任务量?)(?:值|数值?)?"
BY = r"(?:以|按照?|用|拿|靠|凭)"
SET = r"(?:为|设|定|下达?|立|当|作|做|列|派|给|衡量|计算?|考核|表示|表述|体现|写|算)"
QUOTES = "“”\"‘’'「」"
# 面积（万平方米、亩）, 多少家, 办多少场, “家”, 若干“家”企业: a kind, or a unit with what asks for a number of it.
KIND = (
    rf"[{QUOTES}]?(?:(?P<kind>KINDS)|(?:(?:办|开|建|做|搞|改|修|培育|完成|新增)?(?P<many>多少|若干|几|[nN某])个?)?[{QUOTES}]?(?P<unit>UNITS)(?P<number>数量?|的?数目)?)"
    rf"[{QUOTES}]?(?:[（(][^（()）]*[)）])?"
)
# 是若干家企业、平台之类的: the things that are counted so.
THINGS = r"(?:[\u4e00-\u9fff、]{1,16}(?:之类|一类|等))?"
FORMS = (
    rf"{BY}KIND(?:为单位|来|去)?{SET}(?:定|置|立|达)?的?(?:为|成|作|了)?{GOAL}",
    rf"{GOAL}(?:本身|都|是|的|时候?|[，,]|有?[几多]少?[项个条]|哪[些几]?[项个条]?)*{BY}KIND(?:为单位|来|去)?(?:{SET}(?:定|置|立|达)?)?",
    rf"{GOAL}(?:本身|里|中|都|上|的)*(?:写|定|说|下|给|列)?(?:的是|是|为|带|含|着)KIND{THINGS}(?=的)",
    rf"KIND(?:类|型|性|为单位|这种|这类|这样的?)的?{GOAL}",
    rf"(?:定|设|下|立|背)(?:了|过|着)的?NAMED的?{GOAL}",
)


@dataclass(frozen=True, slots=True)
class GoalKind:
    """A kind of figure: what it is called, and the test that a pledged figure is of it."""

    name: str
    test: Callable[[Located], bool]


@cache
def kinds() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return for each word of goal_kinds.tsv the kind it names and the base units of that."""
    rows = read_word_table(
        "qa", "goal_kinds.tsv", lambda name, said, bases: (name, said.split(), bases.split())
    )
    return {word: (name, tuple(bases)) for name, said, bases in rows for word in said}


@cache
def forms() -> tuple[re.Pattern[str], ...]:
    """Return the ways of saying that pledges are set by a kind of figure."""
    named = "|".join(sorted(map(re.escape, kinds()), key=len, reverse=True))
    counted = "|".join(sorted(map(re.escape, units()), key=len, reverse=True))
    kind = KIND.replace("KINDS", named).replace("UNITS", counted)
    bare = f"(?P<kind>{named})"
    return tuple(re.compile(form.replace("KIND", kind).replace("NAMED", bare)) for form in FORMS)


def said_in(text: str) -> re.Match[str] | None:
    """Return where a text says what kind of figure pledges are set by, or None."""
    found = (match for form in forms() for match in form.finditer(text) if kind_of(match))
    return next(found, None)


def kind_of(match: re.Match[str]) -> GoalKind | None:
    """Return the kind of figure that a form names; none where a bare unit is no more than a word."""
    if match["kind"]:
        name, bases = kinds()[match["kind"]]
        if bases == (GROWTH,):
            return GoalKind(name, is_growth)
        return GoalKind(name, partial(is_in, bases))
    unit = match["unit"]
    marked = match["many"] or match["number"] or "为单位" in match[0]
    if not marked and not regexes.search(rf"[{QUOTES}]{re.escape(unit)}[{QUOTES}]", match[0]):
        return None
    return GoalKind(f"“{unit}”", partial(is_counted_in, unit))


def is_growth(one: Located) -> bool:
    return one.figure.is_rate and grows(one)


def is_in(bases: tuple[str, ...], one: Located) -> bool:
    return one.figure.base in bases


def is_counted_in(unit: str, one: Located) -> bool:
    return one.figure.unit.endswith(unit)


def goal_kind(query: Query) -> Condition | None:
    """Return the condition that an entry pledges a figure of the kind that a question names, if any."""
    said = said_in(query.text)
    kind = kind_of(said) if said else None
    if kind is None:
        return None

    def meets(entry: Entry) -> Match | None:
        found = [one for one in pledged(entry) if kind.test(one)]
        return Match(entry, clauses(found), stated(found[0])) if found else None

    return Condition(f"目标以{kind.name}计", meets)


def apart_from_kind(query: Query) -> Query:
    """Return a query without the words of the kind in its subject, for they name no field."""
    said = said_in(query.subject)
    return replace(query, subject=query.subject.replace(said[0], " ")) if said else query
