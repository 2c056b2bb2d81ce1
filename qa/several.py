"""Questions that more than one entry answers: totals, sums, rankings, comparisons, lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from index import regexes
from index.entry import Entry, Role
from qa.asked_figures import answers_unit
from qa.bare_steps import at_step
from qa.causes import CAUSE
from qa.changes import carried_on
from qa.columns import narrow
from qa.comparable_figures import alike_in_sentence, figures_to_compare
from qa.compare import answer_single_quarter
from qa.draft import Draft
from qa.each import asked_of_each
from qa.each_clause import asked_in_clauses
from qa.field_steps import at_step_in_field, stepped_in_field
from qa.figure_kinds import named_rate
from qa.filtered import OF_ENTRIES, filtered
from qa.find import RELEVANT, SURE, Asked, Finder
from qa.findings import says_sum
from qa.indicators import indicators_listed
from qa.lists import FIRST_FEW as FIRST_OF_FIELD
from qa.lists import described, enumerated, listed, measured, stepped, themed
from qa.located import Located, located, near
from qa.many import answer_by_unit, answer_sum, answer_total
from qa.moved_measures import moved_measure
from qa.named_figures import figures_named
from qa.narrowed import narrowing
from qa.number_columns import numbers_of
from qa.numerals import numeral
from qa.one import answer_one
from qa.overview_asked import WHOLE_LEDGER
from qa.overviews import led_entries, overview
from qa.phrases import predicate_words
from qa.premise import PLACE_ASKED
from qa.question import Query
from qa.ranking import FIRST_FEW, answer_ranking, rankable, ranking_asked
from qa.responsible_units import asks_by_unit, by_unit
from qa.rests_added import answer_rests, asks_rest
from qa.select import conditions_of
from qa.several_states import of_each_state
from qa.shortfall import CITY_ASKED
from qa.sides import OF_THOSE, compared, reporting
from qa.standing import State, standing
from qa.subject import Term, telling
from qa.subjects_compared import subjects_compared
from qa.themes import themes_in
from qa.topic import (
    ENTRIES_MEANT,
    meets_all,
    spans_periods,
    theme_or_all,
    theme_words,
)
from qa.wording import is_noun

# Nothing but the number of entries is asked for: 2025年有多少项.
ASKS_TOTAL = re.compile(
    r"(?:一共|总共|共|合计|全部)?(?:有|是|列了|收录)?(?:多少|几)[项条件](?:事项|任务)?[?？吗呢啊呀嘞哈]*$"
)
# A sum is asked for in so many words.
ADDED = re.compile(
    r"(?:投|花)(?:了|过)?(?:多少|几)[^，。]{0,3}一共|一共(?:花|投)|合计|加起来|合起来(?![看说讲])|总和|相加|加总|拢共|统共|拢总|两年加|累计相加|总共|一共(?:完成|投)|[加合](?:在|到)?一(?:块|起|处)|[两二三四五][类样种块]"
)
# 一共多少个重点项目, of a ledger that is called so.
ASKS_ALL = re.compile(
    r"(?:一共|总共|共|合计|全部)(?:有|是|列了|收录)?(?:多少|几)[个项条件](?P<what>[\u4e00-\u9fff]{2,8})[?？吗呢啊呀]*$"
)

# 各挂了多少件、大体进度: beside the number it is asked how all of it stands.
STANDS_TOO = re.compile(
    r"[、，,；;。?？](?:大体|大致|大面|总体|整体|全局)上?的?(?:分别|各自?|都)*(?:什么|啥)?(?:状态|局面|进度|进展|推进|情况|怎么?样|如何)"
)


def of_units(find: Finder, asked: Asked) -> Draft | None:
    """Return how many entries each unit leads."""
    query, scope, _, _ = asked
    if not asks_by_unit(query):
        return None
    entries = find.newest(query, scope)
    groups = by_unit(query, entries)
    return answer_by_unit(groups, entries, most="最" in query.text) if groups else None


def single_quarter(find: Finder, asked: Asked) -> Draft | None:
    """Return what one quarter alone came to: the year so far less the year before it."""
    query, _, terms, hits = asked
    if "single_quarter" not in query.marks or not hits or hits[0].relevance < RELEVANT:
        return None
    entry = hits[0].entry
    earlier = find.quarter_before(entry)
    return answer_single_quarter(query, terms, entry, earlier) if earlier else None


def total(find: Finder, asked: Asked) -> Draft | None:
    query, scope, terms, _ = asked
    newest = find.newest(query, scope)
    if whole_asked(query, newest):
        return answer_total(query, newest)
    counted = (
        "total_entries" in query.marks
        or (
            any(map(ASKS_TOTAL.search, regexes.split(r"[?？，,]", query.text)))
            and not telling(terms)
        )
        or ("count" in query.marks and bool(regexes.search(r"台账|事项|条目|任务", query.text)))
    )
    if (
        not counted
        or query.due
        or ("overview" in query.marks and WHOLE_LEDGER.search(query.text) and "哪" in query.text)
        or ("overview" in query.marks and STANDS_TOO.search(query.text))
        or ("overview" in query.marks and regexes.search(r"状态|程度|阶段|走到|推到", query.text))
        or query.marks & {"rank", "ratio"}
        or ("remainder" in query.marks and not spans_periods(query))
        or telling(terms)
        or predicate_words(query)
        or conditions_of(query)
        or narrow(query, newest).conditions
        or themes_in(query.subject)
        or narrowing(query)
    ):
        return None
    return answer_total(query, newest)


def whole_asked(query: Query, entries: Sequence[Entry]) -> bool:
    """Return whether it is asked how many there are of what the ledger's own title says it holds."""
    match = ASKS_ALL.search(query.text)
    return bool(match and entries and match["what"] in entries[0].ledger_title)


def summed(find: Finder, asked: Asked) -> Draft | None:
    query, scope, terms, hits = asked
    if "sum" not in query.marks or not hits or OF_THOSE.search(query.text):
        return None
    if query.mentions and regexes.search(
        r"(?:块儿?|一共|总共|合计|起来|有|是|共)(?:多少|几)[项条件]", query.text
    ):
        # 带“实验室”的加一块儿几项 counts entries.
        return None
    kinds = of_kinds(find, asked)
    if asks_rest(query):
        # 一共没开工多少 is no sum of those that have begun.
        return answer_rests(query, terms, kinds or find.subjects(query, scope.entries))
    if kinds and len(found := addends(query, terms, kinds)) == len(kinds):
        return answer_sum(found)
    if query.column and (added := numbers_to_add(find, asked)):
        return answer_sum(added) if len(added) >= 2 else None
    if hits[0].relevance >= RELEVANT and says_sum(query, hits[0].entry):
        # 其他区市合计82家 is reported as a sum, and is added to nothing.
        return None
    if of_all := money_of_all(find, asked):
        return answer_sum(of_all)
    entries = find.subjects(query, scope.entries)
    if spans_periods(query) or (len(scope.ledgers) > 1 and query.inherited):
        entries = find.across_periods(query, scope, hits) or entries
    if not entries:
        entries = [hits[0].entry] if hits[0].relevance >= RELEVANT else []
    if len(entries) < 2 and not ADDED.search(query.text):
        # 共完成多少 of one thing is what its entry reports.
        return None
    found = addends(query, terms, entries)
    if len(found) < 2 and hits[0].relevance >= SURE:
        # 成果、产品、场景三类 of one entry may each name another one, too.
        found = addends(query, terms, [hits[0].entry])
    if query.unit not in ("", "个") and not all(answers_unit(query, one) for one in found):
        # 两年的技改投资合计 is no number of projects, nor 多少人次 one of events.
        return None
    # 锚杆55%、混凝土12% come to no 67%.
    rates = any(one.figure.is_rate for one in found)
    return answer_sum(found) if len(found) >= 2 and not rates else None


# 三类重点项目一共开工多少: so many of what several titles name.
KINDS = re.compile(
    r"(?P<count>[两二三四五六2-6各])[类种大](?P<noun>[\u4e00-\u9fff]{2,8}?)(?=一共|总共|共|合计|没|未|加|开|完|投|里|的|$)"
)


def of_kinds(find: Finder, asked: Asked) -> list[Entry]:
    """Return the newest entries whose titles name what a question says there are so many kinds of.

    各类重点项目 are those of all the titles that name them.
    """
    query, scope, _, _ = asked
    said = KINDS.search(query.text)
    if not said:
        return []
    entries = [one for one in find.newest(query, scope) if said["noun"] in one.title]
    wanted = len(entries) if said["count"] == "各" else numeral(said["count"])
    return entries if len(entries) == wanted > 1 else []


def numbers_to_add(find: Finder, asked: Asked) -> list[Located]:
    """Return a column's numbers of all the newest entries, or of those that a unit named leads."""
    query, scope, terms, _ = asked
    newest = find.newest(query, scope)
    if led := led_entries(query, newest):
        return numbers_of(query.column, led)
    named = any(is_noun(term.word) for term in telling(terms))
    return [] if named else numbers_of(query.column, newest)


MONEY = re.compile(
    r"总投资|(?:累计)?完成投资|投资额|投资(?=(?:一共|总共|合计|加起来)(?:是|有)?多少)|到位资金|到位投资|(?:^|年|季度|一共|总共)(?:一共|总共)?(?:投|花)了?(?:多少|几)"
)
# 一共投了多少 asks for what has been invested.
SPENT = re.compile(r"(?:投|花)了?(?:多少|几)")


def money_of_all(find: Finder, asked: Asked) -> list[Located]:
    """Return one amount of each of the newest entries that states it: 全部项目总投资加起来.

    Only where no subject is named but 项目 and how they stand; none where fewer than two state it.
    """
    query, scope, terms, _ = asked
    money = MONEY.search(query.text)
    if not money or not ADDED.search(query.text):
        return []
    named = [term for term in telling(terms) if is_noun(term.word) and not is_begun(term.word)]
    if named or themes_in(query.subject):
        return []
    found = []
    for entry in find.newest(query, scope):
        begun = BEGUN.search(query.text)
        if begun and (standing(entry).not_started or standing(entry).state is State.FINISHED):
            continue
        held = (
            one for role in (Role.PROGRESS, Role.TARGET, Role.TITLE) for one in located(entry, role)
        )
        word = "完成投资" if SPENT.search(money[0]) else money[0].removeprefix("累计")
        one = next((one for one in held if one.figure.base == "元" and word in near(one)), None)
        found += [one] if one else []
    return found if len(found) >= 2 else []


BEGUN = re.compile(r"在建|已开工|开工的")


def is_begun(word: str) -> bool:
    return bool(BEGUN.search(word))


def ranked(find: Finder, asked: Asked) -> Draft | None:
    query, scope, terms, _ = asked
    ranking = ranking_asked(query) if "rank" in query.marks else None
    if (
        PLACE_ASKED.search(query.text)
        and not ENTRIES_MEANT.search(query.text)
        and not FIRST_FEW.search(query.text)
    ):
        # 排第几 is asked of one entry, which reports its place or does not.
        return None
    if ranking is None or (query.mentions and not named_rate(query)):
        return None
    if FIRST_OF_FIELD.search(query.text) and themes_in(query.subject):
        # 前几项经济指标 are the first of a field, in the ledger's order.
        return None
    if CITY_ASKED.search(query.text):
        # Which city is first is not which entry.
        return None
    entries = find.newest(query, scope)
    narrowed = [entry for entry in entries if theme_or_all(query, entry)]
    if len(rankable(ranking, narrowed)) < 2:
        narrowed = list(entries)
    listed: list[Entry] = []
    if len(query.parts) >= 3:
        listed = find.subjects(query, entries, reports=reporting(query))
        narrowed = listed if len(listed) >= 2 else narrowed
    named = [term for term in telling(terms) if not themes_in(term.word)]
    within = [entry for entry in narrowed if named and meets_all(named, entry)]
    if len(listed) > 1:
        # 省市重点、海洋、都市圈三类: each has one of the words, and none all.
        within = []
    if len(within) == 1:
        # 地铁哪段完成率最高 is of one entry, and answered from it.
        return None
    found = rankable(ranking, within or narrowed)
    if len(found) < 2:
        return None
    if len(listed) > 1:
        # Of those that are enumerated each is told.
        return answer_ranking(replace(ranking, count=None), found, entries, of=len(listed))
    return answer_ranking(ranking, found, entries)


def within_one(find: Finder, asked: Asked) -> Draft | None:
    """Return the figures of one entry that a question names and ranks: 锚杆、混凝土、钢筋哪样最慢."""
    query, _, terms, hits = asked
    if "rank" not in query.marks or OF_ENTRIES.search(query.text):
        return None
    # Three names that stand by figures of one sentence tell the entry, whatever else is said.
    near_ones = (hit.entry for hit in hits[:3] if len(figures_named(query, hit.entry)) > 2)
    sure = (hit.entry for hit in hits[:1] if hit.relevance >= RELEVANT)
    named = (entry for entry in sure if len(figures_named(query, entry)) > 1)
    entry = next(chain(near_ones, named), None)
    return answer_one(query, terms, entry, kind="derive") if entry else None


def addends(query: Query, terms: Sequence[Term], entries: Sequence[Entry]) -> list[Located]:
    """Return the figures to add: of one entry those under one verb, else one of each."""
    if len(entries) >= 2:
        return list(figures_to_compare(query, terms, entries) or [])
    for entry in entries:
        for pair in standing(entry).pairs:
            if len(pair.actuals) > 1:
                return list(pair.actuals)
        listed = alike_in_sentence(query, terms, entry)
        if len(listed) > 1:
            return listed
    return []


ATTEMPTS = (
    carried_on,
    moved_measure,
    single_quarter,
    of_units,
    total,
    asked_of_each,
    asked_in_clauses,
    overview,
    summed,
    within_one,
    ranked,
    of_each_state,
    indicators_listed,
    at_step,
    at_step_in_field,
    filtered,
    stepped_in_field,
    subjects_compared,
    compared,
    themed,
    enumerated,
    stepped,
    described,
    listed,
    measured,
)
LISTS = (themed, enumerated, described, listed)


# 在哪些领域组织实施, 明确了哪几样东西: parts of what an entry tells, and no entries.
PARTS_ASKED = re.compile(
    r"哪(?:些|一?个|几[个样项类种方]?)(?:具体|主要)?(?:领域|行业|内容|东西|方面|方向|环节|要素|信息|栏目|渠道|方式)"
)


OF_EACH = re.compile(r"、|各|分别")


def of_one(find: Finder, asked: Asked) -> bool:
    """Return whether the cause or the parts of one entry are asked for, which no list tells.

    海洋投资才21%，卡在哪些企业; 重点项目清单里明确了哪些内容.
    """
    query, _, terms, hits = asked
    why = CAUSE.search(query.text) and not OF_ENTRIES.search(query.text.replace("项目", ""))
    parts = PARTS_ASKED.search(query.text) and not OF_EACH.search(query.text)
    inside = why or (parts and not theme_words(query, terms))
    return bool(inside) and find.is_about_one(query, terms, hits)


def respond(find: Finder, asked: Asked) -> Draft | None:
    """Return the first kind of answer from many entries that the question calls for, or None."""
    attempts = [one for one in ATTEMPTS if one not in LISTS] if of_one(find, asked) else ATTEMPTS
    drafts = (attempt(find, asked) for attempt in attempts)
    return next((draft for draft in drafts if draft), None)
