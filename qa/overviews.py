"""How a whole ledger stands, or the fields of it that a question names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from index import regexes
from index.entry import Entry, Role
from qa.causes import CAUSE
from qa.columns import narrow
from qa.compute import share
from qa.draft import AnswerTable, Calculation, Draft, Span, Statement, TableRow, title_span
from qa.field_parts import of_each
from qa.figure_words import per
from qa.find import RELEVANT, SURE, Asked, Finder
from qa.lists import FIRST_FEW
from qa.many import (
    MOST_LEDGERS,
    STATE_HEADER,
    deciding,
    gist,
    row_with_state,
    scope_counts,
    scope_words,
)
from qa.match import spans_matching
from qa.mentions import asks_district
from qa.narrowed import narrowing
from qa.premise import PLACE_ASKED
from qa.question import Query, split_parts
from qa.quote import words_of
from qa.scope import Scope
from qa.select import thresholds
from qa.standing import State, standing, state_patterns, status_column, worded_status
from qa.state_matches import is_behind
from qa.subject import Term, telling
from qa.themes import of_theme, theme_names, themes_in
from qa.topic import (
    ASKS_OPENLY,
    STATES_NAMED,
    TOTAL_AND_PART,
    WHOLE,
    asks_whole,
    elaborated,
    is_title,
    of_unheld_thing,
    of_unknown_field,
    theme_words,
)
from qa.towards import growth, limit
from qa.wording import is_noun, is_place

WHOLE_LEDGER = re.compile(
    r"总体|整体|总的|通盘|全面|总览|概况|概览|综述|盘点|盘一盘|全貌|形势|汇总|归类|分类"
)


# 今年重点是什么: what is pledged at all is what the year is about.
MAIN_TASKS = re.compile(
    r"^(?:今年|去年|全年|20\d\d年)*(?:[一二三四]季度)?的?(?:工作)?重点(?:工作|任务|事项)?"
    r"(?:(?:是|有|干|抓)(?:什么|啥|哪[些几][项条]?)"
    r"|(?:总体|整体)?(?:完成|推进|进展|落实)(?:情况|得)?(?:如何|怎么样|怎样)?)[?？。]*$"
)


FASTER_OF_TWO = re.compile(r"(?:谁|哪(?:一?[个边头]))[^，,。?？]{0,6}[快慢高低多少大]")


OF_STATE = re.compile(r"前期|在建|开工|动工|完工|启动|进度")


def overview(find: Finder, asked: Asked) -> Draft | None:
    query, scope, terms, hits = asked
    terms = apart_from_title(terms, find.newest(query, scope))
    # 还在前期的 tells how some stand, and no subject.
    terms = [term for term in terms if not OF_STATE.fullmatch(term.word)]
    if "overview" not in query.marks or thresholds(query) or TOTAL_AND_PART.search(query.text):
        return None
    if FIRST_FEW.search(query.text) and themes_in(query.subject):
        # 开头几项经济指标完成得怎样 is of those alone.
        return None
    if narrowing(query):
        # 谁投的大盘子 asks for some entries, and an overview is of all.
        return None
    if query.inherited and telling(terms) and not WHOLE_LEDGER.search(query.text):
        # 去年这时候呢，底数一样多吗 goes on with what the talk is of.
        return None
    one_sided = len(query.marks & {"ahead", "behind"}) == 1 and "which" in query.marks
    if CAUSE.search(query.text) or (one_sided and not WHOLE_LEDGER.search(query.text)):
        return None
    if "not_started" in query.marks and ASKS_OPENLY.search(query.text):
        return None
    if (
        "sure" in query.marks
        and hits
        and hits[0].relevance >= SURE
        and PLACE_ASKED.search(query.text)
    ):
        # 排第一，对吧？写进简报行吗 asks whether one thing is so.
        return None
    if "sure" in query.marks and query.figures:
        # 涨了11.6%，形势大好是吧 claims something of one entry.
        return None
    if hits and hits[0].figures > 0 and hits[0].relevance >= SURE:
        # 那52个重点项目…怎样 names one entry by its figure.
        return None
    if asks_district(query) and query.marks & {"which", "count", "mention"}:
        return None
    if "ratio" in query.marks and find.is_about_one(query, terms, hits):
        # 绿建占全年任务几成，跟没跟上进度 is of one entry, and told with its pace.
        return None
    if any(map(is_place, query.mentions)) and query.marks >= {"count", "mention"}:
        # 莱西在两本台账的进展里总共被提到几项 counts the entries that say it.
        return None
    entries = find.newest(query, scope)
    if FASTER_OF_TWO.search(query.text) and len(find.subjects(query, entries)) == 2:
        # 光伏一期跟海洋项目总体，谁快 sets one against the other.
        return None
    if MAIN_TASKS.search(query.text):
        return answer_overview(query, entries, ())
    led = led_entries(query, entries)
    if led:
        return answer_overview(query, entries, led, field=True)
    chosen = () if is_title(query, entries) else of_fields(find, query, terms, entries)
    if len(chosen) > 1:
        return answer_overview(query, entries, chosen, field=True)
    if of_unknown_field(query, terms) or of_unheld_thing(
        query, terms, [entry.title for entry in entries]
    ):
        return None
    things = any(is_noun(term.word) for term in telling(terms))
    both_sides = regexes.search(r"哪[些几][^。]{0,12}哪[些几]|亮点|短板", query.text)
    if any(f"{term.word}形势" in query.text for term in telling(terms)):
        # 外贸形势 is how one thing stands.
        return None
    alone = things and not WHOLE_LEDGER.search(query.text) and not both_sides
    if telling(terms) and (query.unit or alone) and not asks_whole(query, terms):
        # 总体干到百分之几了 is of what is named, found or not.
        return None
    if "which" in query.marks and names_restricted(query, terms):
        # 凡是治理污水的任务都捋一遍 asks for those, and not for all.
        return None
    whole = regexes.search(r"哪些|分别|各|、", query.text) or WHOLE.search(query.text)
    if hits and hits[0].relevance >= RELEVANT and not whole:
        return None
    sure = [term for term in telling(terms) if find.retriever.vocabulary.knows(term.word)]
    of_one = telling(terms) and find.is_confident(query, terms, hits)
    if of_one and not WHOLE.search(query.text) and not regexes.search(r"哪些|、", query.text):
        return None
    single = hits and hits[0].relevance >= SURE and len(query.parts) <= 1
    if single and len(sure) >= 2 and not WHOLE.search(query.text):
        return None
    return answer_overview(query, entries, named(find, query, entries))


def apart_from_title(terms: Sequence[Term], entries: Sequence[Entry]) -> list[Term]:
    """Return the terms without those that a ledger's own title has: 民生实事 are all of it."""
    title = entries[0].ledger_title if entries else ""
    return [term for term in terms if term.word not in title]


RESTRICTED_TO = re.compile(r"[^，。；;？?、的]{0,6}的(?:挂牌)?(?:任务|事项|工作|情况|内容|条目)")


def names_restricted(query: Query, terms: Sequence[Term]) -> bool:
    """Return whether it is asked of the entries about what is named alone: 整修背街小巷的情况."""
    named = [term.word for term in telling(terms) if term.word in query.text]
    return any(RESTRICTED_TO.match(query.text.split(word, 1)[1]) for word in named)


def of_fields(
    find: Finder, query: Query, terms: Sequence[Term], entries: Sequence[Entry]
) -> tuple[Entry, ...]:
    """Return the entries of the fields that an overview is asked of, or of what it enumerates.

    医疗、社保、助残 and 经济总量和财政收入 are each of their parts; 科技创新板块 is a theme.
    """
    inside = elaborated(query.subject)
    if inside:
        own = of_each(find, split_parts(inside), entries)
        if len(own) > 1:
            return tuple(own)
    words = theme_words(query, terms) if not STATES_NAMED.search(query.text) else []
    words = words or theme_of_field(query.subject)
    chosen = tuple(entry for entry in entries if words and of_theme(entry, words))
    if len(chosen) > 1 or len(query.parts) < 2 or WHOLE.search(query.text):
        return chosen
    each = [find.enumerated([part], entries, floor=SURE, themes=True) for part in query.parts]
    if sum(bool(found) for found in each) < 2:
        return chosen
    named = {entry.id for found in each for entry in found}
    return tuple(entry for entry in entries if entry.id in named)


def led_entries(query: Query, entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries of the unit, or of what a column is asked to hold: 卫健委牵头的事项概览."""
    conditions = narrow(query, entries).conditions
    return [one for one in entries if conditions and all(each.meets(one) for each in conditions)]


# 多少在干、多少还在前期: what is counted is how entries stand.
COUNTS_STATES = re.compile(
    r"(?:多少|几)[项条件]?(?:还|仍|都|已经?|正)*(?:在|是|处于)?(?:干|推进|前期|达标|完成|开工)"
)


def named(find: Finder, query: Query, entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries that parts of a question name, and those of themes it names."""
    named: dict[str, Entry] = {}
    if regexes.search(r"状态|归类|分类|分布", query.text) or COUNTS_STATES.search(query.text):
        return []
    for name, words in themes_in(query.subject):
        if name == "经济":
            named |= {entry.id: entry for entry in entries if of_theme(entry, words)}
    for entry in find.subjects(query, entries):
        named.setdefault(entry.id, entry)
    return list(named.values())


def overview_of(find: Finder, query: Query, scope: Scope) -> Draft:
    """Return how the newest ledger in scope stands as a whole."""
    return answer_overview(query, find.newest(query, scope), ())


FIELD_AFTER = re.compile(
    r"(?:工作|建设|发展)?的?(?:这[一]?(?:块|摊|条线)|总体|整体|板块|条线|方面|领域|口|系统|类|盘面)"
)


def theme_of_field(text: str) -> list[str]:
    """Return the title words of the themes that a text names as fields: 科技创新板块, 农业农村条线."""
    found = []
    for name in theme_names():
        parts = text.split(name)[1:]
        if any(map(FIELD_AFTER.match, parts)):
            found += [word for _, words in themes_in(name) for word in words]
    return found


def answer_overview(
    query: Query, scope: Sequence[Entry], named: Sequence[Entry], *, field: bool = False
) -> Draft:
    """Return how a ledger stands: entries by state, targets reached, the ones ahead and behind.

    `named` are the entries that the question wants said in any case; of a `field`, those it is
    asked of at all.
    """
    if len({entry.ledger for entry in scope}) > MOST_LEDGERS:
        return too_many(scope)
    by_state = grouped(named if field else scope)
    counts = [len(entries) for entries in by_state.values()]
    parts = "、".join(f"{state}{len(entries)}项" for state, entries in by_state.items())
    counted = scope_words(scope)
    if field:
        counted = f"问到的有{len(named)}项（{counted}）"
    blocks: list[Statement | AnswerTable] = [
        Statement(f"{counted}；按{sorted_by(scope)}归类：{parts}。")
    ]
    calculations: list[Calculation] = []
    if named:
        rows = tuple(
            row_with_state(entry, words_of(spans), spans)
            for entry in named
            if (spans := gist(query, entry))
        )
        blocks.append(AnswerTable(STATE_HEADER, rows))
    if field or len(named) > 1:
        # The entries that were asked for are the answer; more would bury them.
        counts += [len(named), len(scope), *scope_counts(scope)]
        return Draft("overview", tuple(blocks), (), tuple(counts))
    blocks.append(AnswerTable(("状态", "项数", "事项"), state_rows(by_state)))
    if lagging := lagging_rows(scope):
        blocks.append(Statement(f"其中写明滞后或未启动的有{len(lagging)}项："))
        blocks.append(AnswerTable(("事项", "内容", "状态"), lagging))
        counts.append(len(lagging))
    idle = [] if lagging else [(one, span) for one in scope if (span := not_begun(one))]
    if idle:
        names = names_of([entry for entry, _ in idle])
        counts.append(len(idle))
        text = f"其中写明尚未开工或启动的有{len(idle)}项：{names}。"
        blocks.append(Statement(text, tuple(span for _, span in idle)))
    measured, used = measured_rows(scope)
    calculations += used
    if measured:
        blocks.append(Statement("有可比目标的事项，按完成比例从高到低："))
        blocks.append(AnswerTable(("事项", "内容", "完成", "比例"), measured))
    rates, points = growth_rows(scope)
    calculations += points
    if rates:
        blocks.append(Statement("以比率或上限为目标的事项："))
        blocks.append(AnswerTable(("事项", "内容", "实际", "与目标相比"), rates))
    counts += [len(scope), *scope_counts(scope)]
    return Draft("overview", tuple(blocks), tuple(calculations), tuple(counts))


def lagging_rows(scope: Sequence[Entry]) -> tuple[TableRow, ...]:
    """Return a row for each entry that its own column says is behind or not begun."""
    if not is_told(scope):
        return ()
    return tuple(
        TableRow((one.name, one.title.rstrip("。"), worded_status(one)), deciding(one))
        for one in scope
        if is_behind(one) or standing(one).state is State.PRELIMINARY
    )


def is_told(entries: Sequence[Entry]) -> bool:
    """Return whether a column of the ledger's own says in a word how each entry stands."""
    return bool(entries) and all(map(worded_status, entries))


def sorted_by(entries: Sequence[Entry]) -> str:
    """Return what entries are sorted into states by: a column's own words, or those of the progress."""
    if not is_told(entries):
        return "进展情况的文字"
    column = status_column(entries[0])
    opens = entries[0].column(Role.PROGRESS) == column
    return f"“{column}”栏{'开头' if opens else ''}的文字"


def grouped(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """Return entries by how they stand, in the words of their own column where all have one."""
    told = is_told(entries)
    order = sorted(entries, key=lambda entry: list(State).index(standing(entry).state))
    groups: dict[str, list[Entry]] = {}
    for entry in order:
        state = worded_status(entry) if told else standing(entry).state.value
        groups.setdefault(state, []).append(entry)
    return groups


def not_begun(entry: Entry) -> Span | None:
    """Return the words that say that all of an entry is not begun, and no part of it is measured."""
    state = standing(entry)
    if not state.not_started or state.pairs or state.state is not State.PRELIMINARY:
        return None
    return next(iter(spans_matching(entry, state_patterns()["not_started"])), None)


def state_rows(by_state: dict[str, list[Entry]]) -> tuple[TableRow, ...]:
    """Return a row for each state that entries are in: how many, which, and what decides it."""
    return tuple(
        TableRow(
            (state, f"{len(entries)}项", names_of(entries)),
            tuple(span for one in entries for span in deciding(one) or (title_span(one),)),
        )
        for state, entries in by_state.items()
    )


def names_of(entries: Sequence[Entry]) -> str:
    """Return the names of entries, what those of one ledger share said once: 2025年一季度第1项、第9项."""
    groups: dict[str, list[str]] = {}
    for entry in entries:
        groups.setdefault(entry.name.removesuffix(entry.ordinal), []).append(entry.ordinal)
    return "；".join(f"{shared}{'、'.join(names)}" for shared, names in groups.items())


def too_many(scope: Sequence[Entry]) -> Draft:
    """Return how many ledgers a question takes in that is meant for one: no reader wants them all."""
    first = scope[0]
    words = f"{scope_words(scope)}，不能一起概述；请说明地方和期别，例如“{first.place}{first.period_label}总体情况怎么样”。"
    return Draft("overview", (Statement(words),), (), scope_counts(scope))


def measured_rows(scope: Sequence[Entry]) -> tuple[tuple[TableRow, ...], list[Calculation]]:
    """Return the quantities with a target by share done, highest first."""
    found: list[tuple[Decimal, TableRow]] = []
    used: list[Calculation] = []
    for entry in scope:
        for pair in standing(entry).pairs:
            if pair.is_growth:
                continue
            ratio = share([one.figure for one in pair.actuals], pair.target.figure)
            used.append(ratio)
            shown = "、".join(one.figure.shown for one in pair.actuals)
            verb = "开工" if pair.verb == "开工" else "完成"
            spans = tuple(
                Span(one.entry, one.column, one.figure.clause_start, one.figure.clause_end)
                for one in (*pair.actuals, pair.target)
            )
            row = TableRow(
                (
                    entry.name,
                    entry.title.rstrip("。"),
                    f"{verb}{per(pair.target)}{shown}",
                    ratio.shown,
                ),
                spans,
            )
            found.append((pair.ratio, row))
    found.sort(key=lambda item: -item[0])
    return tuple(row for _, row in found), used


def growth_rows(scope: Sequence[Entry]) -> tuple[tuple[TableRow, ...], list[Calculation]]:
    """Return the rates with a target and the quantities with a ceiling, in the ledger's order."""
    rows: list[TableRow] = []
    used: list[Calculation] = []
    for entry in scope:
        rated = [(pair, growth(pair)) for pair in standing(entry).pairs if pair.is_growth]
        kept = [(pair, limit(pair)) for pair in standing(entry).limits]
        for pair, finding in (*rated, *kept):
            used += finding.calculations
            tail = finding.text.rstrip("。").split("，")[-1]
            cells = (entry.name, entry.title.rstrip("。"), pair.actuals[0].figure.shown, tail)
            rows.append(TableRow(cells, finding.spans))
    return tuple(rows), used
