"""How a whole ledger stands, or the fields of it that a question names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from index import regexes
from index.entry import Entry, Role, one_of_each
from qa.columns import narrow
from qa.compute import share
from qa.draft import AnswerTable, Calculation, Draft, Span, Statement, TableRow, title_span
from qa.field_parts import of_each
from qa.figure_words import per
from qa.find import SURE, Asked, Finder
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
from qa.overview_asked import (
    TWO,
    claims_of_one,
    goes_on_from_one,
    of_named_things,
    of_one_found,
    of_some,
    of_two,
)
from qa.question import Query, split_parts
from qa.quote import words_of
from qa.scope import Scope
from qa.standing import State, standing, state_patterns, status_column, worded_status
from qa.state_matches import is_behind
from qa.subject import Term
from qa.themes import of_theme, theme_names, themes_in
from qa.topic import (
    STATES_NAMED,
    WHOLE,
    elaborated,
    is_title,
    of_unheld_thing,
    of_unknown_field,
    theme_words,
)
from qa.towards import growth, limit

# 今年重点是什么: what is pledged at all is what the year is about.
MAIN_TASKS = re.compile(
    r"^(?:今年|去年|全年|20\d\d年)*(?:[一二三四]季度)?的?(?:工作)?重点(?:工作|任务|事项)?"
    r"(?:(?:是|有|干|抓)(?:什么|啥|哪[些几][项条]?)"
    r"|(?:总体|整体)?(?:完成|推进|进展|落实)(?:情况|得)?(?:如何|怎么样|怎样)?)[?？。]*$"
)


OF_STATE = re.compile(r"前期|在建|开工|动工|完工|启动|进度")


def overview(find: Finder, asked: Asked) -> Draft | None:
    """Return how a whole ledger, or the fields that a question names, stand; None where not asked."""
    query, scope, terms, hits = asked
    entries = find.newest(query, scope)
    # 还在前期的 tells how some stand, and no subject.
    terms = [term for term in apart_from_title(terms, entries) if not OF_STATE.fullmatch(term.word)]
    asked = asked._replace(terms=terms)
    if (
        "overview" not in query.marks
        or of_some(query)
        or claims_of_one(query, hits)
        or ("ratio" in query.marks and find.is_about_one(query, terms, hits))
        or goes_on_from_one(query, terms)
        or of_two(find, query, entries)
    ):
        return None
    if MAIN_TASKS.search(query.text):
        return answer_overview(query, entries, ())
    chosen = fields_chosen(find, query, terms, entries)
    if chosen:
        return answer_overview(query, entries, chosen, field=True)
    titles = [entry.title for entry in entries]
    if of_unknown_field(query, terms) or of_unheld_thing(query, terms, titles):
        return None
    if of_named_things(query, terms) or of_one_found(find, asked):
        return None
    return answer_overview(query, entries, named(find, query, entries))


def fields_chosen(
    find: Finder, query: Query, terms: Sequence[Term], entries: Sequence[Entry]
) -> Sequence[Entry]:
    """Return the entries that the unit or the fields named lead or hold; none where it is of one."""
    if led := led_entries(query, entries):
        return led
    chosen = () if is_title(query, entries) else of_fields(find, query, terms, entries)
    return chosen if len(chosen) > 1 else ()


def apart_from_title(terms: Sequence[Term], entries: Sequence[Entry]) -> list[Term]:
    """Return the terms without those that a ledger's own title has: 民生实事 are all of it."""
    title = entries[0].ledger_title if entries else ""
    return [term for term in terms if term.word not in title]


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
    parts = counted_by_state(by_state)
    counted = scope_words(scope)
    if field:
        counted = f"问到的有{len(named)}项（{counted}）"
    blocks: list[Statement | AnswerTable] = [
        Statement(f"{counted}；按{sorted_by(scope)}归类：{parts}。")
    ]
    ledgers = one_of_each(scope)
    if len(ledgers) == TWO and not field:
        for first in ledgers:
            own = grouped([entry for entry in scope if entry.ledger == first.ledger])
            counts += [len(entries) for entries in own.values()]
            name = f"{first.place if apart_by_place(ledgers) else ''}{first.period_label}"
            blocks.append(Statement(f"其中{name}：{counted_by_state(own)}。"))
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


def counted_by_state(by_state: dict[str, list[Entry]]) -> str:
    """Return how many entries are in each state: 推进中22项、前期或申报阶段18项."""
    return "、".join(f"{state}{len(entries)}项" for state, entries in by_state.items())


def apart_by_place(entries: Sequence[Entry]) -> bool:
    """Return whether entries are of more than one place, so that a period alone names none."""
    return len({entry.place for entry in entries}) > 1


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
