"""The entries that a question sets against each other: two periods, or two subjects."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from index.entry import Entry, Ledger
from qa import refuse
from qa.averages import THIS_PACE
from qa.comparable_figures import MORE_OF_IT, figures_to_compare, sides_asked
from qa.compare import compared_or_why
from qa.draft import Draft
from qa.field_parts import terms_of
from qa.find import FAR_LESS, Asked, Finder, names_own_subject
from qa.located import pledged
from qa.measure import measure_asked, readings
from qa.named_figures import OUT_OF
from qa.question import Query, parse
from qa.quote import GIST_UP_TO, quote
from qa.scope import with_year_before
from qa.subject import Term, coverage, credit, prepare, telling
from qa.topic import (
    says_field,
    spans_periods,
    theme_words,
)
from qa.wording import is_noun

# 跟实验室有关的事项都找出来, 各有哪些事项: the entries are wanted, not what tells two apart.
FOR_ENTRIES = re.compile(
    r"哪些(?:事项|任务)|(?:事项|任务)[^，。?？]{0,4}(?:找|挑|列|拣)|(?:事项|任务|事情)[^，。?？]{0,8}(?:哪些|哪几)|凡是"
    r"|(?:挂|列|写|办|干|记|提|收)(?:了|着|有)(?:些)?哪些|各(?:自)?(?:挂|安排|部署|布置)(?:了|着)?(?:些)?(?:什么|啥)|(?:相关|有关|沾边|关系|挂钩|搭边)的[^，。?？]{0,6}(?:哪些|都|全部)"
    # 两本台账里还在签任务书的都有谁
    r"|的(?:都|各|分别|一共)?(?:有|是)谁(?=[，,。?？]|$)"
)
# 砍了多少, 从多少变成多少: what changed from one period to the next, neither of them named.
CHANGED = re.compile(
    r"往[上下]\s*(?:调|加|减|压|降|提)|(?:目标|任务|指标|计划)(?:量|数|值)?(?:今年|和去年比|跟去年比|比去年)?(?:有没有|有|是否|是不是)?(?:变(?!成|为)|调整|改(?!造|善|为|成)|动)(?:了|过|化|没|动)|比(?:上年|去年|同期)|同比|(?:目标|任务|指标|计划)(?:今年|比去年|较去年)(?:加|减|涨|降|提|增)|加码|减码|(?:目标|任务|指标|计划)(?:量|数|值)?[^。?？]{0,8}(?:增加|增|上升|提高|加|涨|升|多)了?(?:还是|或者?|抑或)|(?:压减|调减|压缩|压)了?(?:没有|多少)|[上下]调|调[高低]|从(?:多少|几[^，。]{0,3}[变调降升涨增减改压加砍削提抬缩])|(?:目标|任务|指标|计划)(?:量|数|值)?(?:今年)?是?(?:砍|削|压|减|降|加|涨|提|抬)"
)
ENTRIES_COUNTED = re.compile(
    r"(?:讲|写|提|说|涉及|关于|有关)[^，。]{2,16}的(?:一共|总共|共|各|分别|各自)?有(?:几|多少)[条项件]"
    r"|有(?:几|多少)[条项件](?:事项|任务)?(?:是|在|都)?(?:讲|写|提|说|涉及|关于|有关|跟|和|与)"
)
# 搞过政策宣讲的几条 counts the entries.
OF_THOSE = re.compile(
    r"的(?:一共|总共|共|合计)?(?:有|是)?(?:几|多少)[条项](?:事项|任务)?[。?？]*$"
    r"|(?:共|有)(?:几|多少)[条项](?:事项|任务)?(?:搞|办|提到|提及|写|涉及|出现|点到)"
)
# 目标较去年目标低了多少 sets two years' targets against each other.
AGAINST_TARGET = re.compile(
    r"(?:与|和|跟|(?<!目标)(?<!任务)[比较]|离|距)[^，。]{0,8}(?:目标|预期|任务|计划)(?:数|值)?(?:相比|比|还|差|低|高)"
)
# 盘子各多大 names no subject.
MEASURE_FIRST = re.compile(r"(?:盘子|目标|任务数|计划数|完成|开工)")
ENTRY_COUNTERS = ("项", "条", "件")


def compared(find: Finder, asked: Asked) -> Draft | None:
    query, scope, terms, hits = asked
    wants = "compare" in query.marks or query.both_periods or len(query.periods) > 1
    wants = wants or len(query.places) > 1
    named = [
        part
        for part in query.parts
        if telling(terms_of(find, part)) and not MEASURE_FIRST.match(part)
    ]
    listed = "compare" not in query.marks and (
        len(named) >= 3 or (len(named) == 2 and not query.unit)
    )
    several = not query.unit and "compare" not in query.marks and theme_words(query, terms)
    if query.counter in ENTRY_COUNTERS and says_field(query.subject) and theme_words(query, terms):
        # 农业方面今年几项，去年几项 counts the entries of a field.
        return None
    in_field = says_field(query.subject) and theme_words(query, terms)
    if in_field and not query.unit and FOR_ENTRIES.search(query.text):
        # 海洋方面，今年和去年各挂了什么 wants the entries of both.
        return None
    if listed and spans_periods(query) and not query.numbers:
        return None
    counts = ENTRIES_COUNTED.search(query.text) or OF_THOSE.search(query.text)
    if "compare" not in query.marks and counts:
        # 讲养老参保的有几条 counts entries of both ledgers.
        return None
    against_target = AGAINST_TARGET.search(query.text) and not sides_asked(query)
    if against_target or THIS_PACE.search(query.text) or several:
        return None
    if "compare" not in query.marks and "which" in query.marks and FOR_ENTRIES.search(query.text):
        return None
    if not wants or not hits or "backward" in query.marks:
        return None
    if counts_inside(query, hits[0].entry):
        # 12个污水厂里开工的和做前期的 are told apart by the one entry.
        return None
    if query.both_periods or len(query.periods) > 1 or len(query.places) > 1:
        entries = find.across_periods(query, scope, hits)
        if len(entries) >= 2 and adds_other_unit(query, terms, entries):
            # 两年的技改投资合计 is told by no number of projects.
            return None
        if len(entries) >= 2 and (before := told_before_only(query, terms, entries)):
            missing = f"{entries[0].period_label}台账没有报告所问的内容，不能比较"
            told = quote(query, terms, before, limit=GIST_UP_TO)
            return refuse.not_reported(missing, before, find.ledgers, told)
        if len(entries) >= 2:
            return compared_or_why(query, terms, entries, find.ledgers)
        if scope.missing and entries:
            return refuse.other_period(query, find.ledgers, entries[0])
        if len(entries) == 1 and len(query.periods) > 1:
            return only_one_side(find, query, entries[0])
        return None
    found = find.subjects(query, scope.entries, reports=reporting(query))
    asks_two = "compare" in query.marks and WHICH_OF_TWO.search(query.text)
    if asks_two and found and (unheld := side_unheld(find, query, found[0])):
        missing = f"台账中没有关于“{unheld}”的事项，不能比较"
        told = quote(query, terms, found[0], limit=GIST_UP_TO)
        return refuse.not_reported(missing, found[0], find.ledgers, told)
    if len(found) >= 2:
        sides = in_one_period(find, found) if asks_two else found
        return compared_or_why(query, terms, sides[:4], find.ledgers)
    if CHANGED.search(query.text):
        # 今年是加码还是减码 is set against the year before, though only one of them is named.
        widened = with_year_before(scope, find.ledgers)
        across = find.across_periods(query, widened, hits)
        return compared_or_why(query, terms, across, find.ledgers) if len(across) >= 2 else None
    return None


# 地铁和机场哪个快, 海运航线比空运航线多几条: two things are set against each other.
WHICH_OF_TWO = re.compile(
    r"(?:谁|哪一?[个边头])[^，,。?？的]{0,8}[快慢高低多少大强好差]|比[\u4e00-\u9fff]{2,14}?(?:高|低|多|少|快|慢)(?:了|出)?(?:多少|几)"
)
# What a province or a schedule comes to is no subject of the ledgers.
AVERAGE = re.compile(r"平均|全?[省国](?:里|内|定)|全[省国]|时序|序时|目标|计划|预期|同期")


def side_unheld(find: Finder, query: Query, found: Entry) -> str:
    """Return the thing that one of two sides of a comparison is, where no entry surely is of it.

    The entry found for the other side has no word of it, either.
    """
    if len(query.parts) != 2 or query.periods or AVERAGE.search(query.text):
        return ""
    sides = [replace(parse(part, find.ledgers), periods=()) for part in query.parts]
    terms = [find.retriever.terms(side) for side in sides]
    if not all(map(names_own_subject, query.parts, terms)):
        return ""
    unheld = [at for at, side in enumerate(sides) if not find.finds(side)]
    if len(unheld) != 1:
        return ""
    # 区级 is written 区（市）级, and names no subject.
    named = [
        term
        for term in telling(terms[unheld[0]])
        if is_noun(term.word) and not term.word.endswith("级")
    ]
    spoken_of = any(credit(term, prepare(found)) > 0.0 for term in named)
    return named[0].word if named and not spoken_of else ""


def in_one_period(find: Finder, entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return entries as the newest ledger that has all of them tells them, or as they are.

    GDP和社零哪个增得快 is told by the last ledger that reports on both.
    """
    if len({entry.period for entry in entries}) < 2 or len({entry.place for entry in entries}) > 1:
        return entries
    for period in sorted({one.period for one in entries if one.period}, reverse=True):
        held = [
            one for one in find.ledgers if (one.period, one.place) == (period, entries[0].place)
        ]
        found = [entry_of(find, entry, ledger) for ledger in held for entry in entries]
        if (told := [one for one in found if one]) and len(told) == len(entries):
            return told
    return entries


def entry_of(find: Finder, entry: Entry, ledger: Ledger) -> Entry | None:
    """Return an entry as a ledger has it: itself, or the same 事项 of another period."""
    if entry.ledger == ledger.id:
        return entry
    same = find.same(entry, ledger)
    return same.entry if same else None


def counts_inside(query: Query, entry: Entry) -> bool:
    """Return whether things are compared that are some of what an entry's title counts: 12个里."""
    wholes = {one.value for one in query.figures if OUT_OF.match(one.after) and one.value > 1}
    return any(one.figure.value in wholes for one in pledged(entry))


def reporting(query: Query) -> Callable[[Entry], bool] | None:
    """Return whether an entry reports the measure that a comparison names, None where it names none."""
    measure = measure_asked(" ".join((query.text, *query.parts)))
    return (lambda entry: bool(readings(measure, entry))) if measure else None


def told_before_only(query: Query, terms: Sequence[Term], entries: Sequence[Entry]) -> Entry | None:
    """Return the entry of an earlier period that alone speaks of what a figure is asked of, or None.

    The newest comes first: of 台东步行街 it may say nothing, though it is the same 事项.
    """
    if len(query.places) > 1 or not (query.unit or MORE_OF_IT.search(query.text)):
        return None
    newest, *others = (coverage(terms, entry)[0] for entry in entries)
    if newest >= FAR_LESS * max(others) or figures_to_compare(query, terms, entries):
        return None
    return entries[1 + others.index(max(others))]


def adds_other_unit(query: Query, terms: Sequence[Term], entries: Sequence[Entry]) -> bool:
    """Return whether a sum of money is asked for, and what entries report is none."""
    if query.unit != "元" or "sum" not in query.marks:
        return False
    found = figures_to_compare(query, terms, entries)
    return not found or any(one.figure.base != "元" for one in found)


def only_one_side(find: Finder, query: Query, entry: Entry) -> Draft | None:
    """Return what is missing of a comparison where one of the periods lacks the subject."""
    lacking = [period for period in query.periods if not period.covers(entry.period)]
    if not lacking:
        return None
    return refuse.not_in_period(replace(query, periods=tuple(lacking)), find.ledgers, entry)
