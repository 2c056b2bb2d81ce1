"""Answers that rest on many entries: lists, filters, counts, rankings, sums, overviews."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from index.entry import Entry, Role, one_of_each
from qa.asked_figures import asked_figure
from qa.attributes import attributes_in
from qa.compute import HUNDRED, amount, gap, percent, share, total
from qa.draft import (
    AnswerTable,
    Calculation,
    Draft,
    Span,
    Statement,
    TableRow,
    rounded,
    title_span,
    whole,
)
from qa.lead import column_of, told
from qa.limits import limits_in
from qa.located import Located, located
from qa.match import Match
from qa.question import Query
from qa.quote import GIST_UP_TO, WHOLE_UP_TO, quote, words_of
from qa.responsible_units import unit_columns
from qa.standing import standing, worded_status
from qa.subject import Term
from qa.units_asked import measures_asked

MOST_ROWS = 60
# Fewer words than these say too little of how far an entry has come.
FEWEST_WORDS = 12
# Of more ledgers than these it is only said how many they are.
MOST_LEDGERS = 12
# 各是谁牵头, 牵头单位分别是: who leads them is asked of the entries listed.
UNIT_ASKED = re.compile(
    r"(?:谁|哪个单位|哪家|什么单位)[^，。?？]{0,4}(?:牵头|负责)|(?:牵头|责任)单位(?:各|分别|是|都)"
)
STATE_HEADER = ("事项", "内容", "进展", "状态")


def gist(query: Query, entry: Entry) -> tuple[Span, ...]:
    """Return what an entry's progress comes to, whatever of it was asked for."""
    return quote(query, (), entry, limit=GIST_UP_TO)


def row_of(query: Query, terms: Sequence[Term], match: Match) -> TableRow:
    """Return a row: which entry, its pledge, the words that answer, and its state.

    What a column asked for says stands beside them: 负责哪些项目，都存在什么问题.
    """
    row = row_of_words(query, terms, match)
    entry = match.entry
    names = [column_of(one, entry) for one in attributes_in(query.text, entry.columns)]
    ordinal, title, words, state = row.cells
    spans = row.spans
    for name in dict.fromkeys(names):
        text = entry.text(name).strip() if name else ""
        if name and text and not any(span.column == name for span in spans):
            words = f"{words.rstrip('。；')}；{name}：{text.rstrip('。')}"
            spans = (*spans, Span(entry, name, 0, len(entry.text(name))))
    return TableRow((ordinal, title, words, state), spans)


def row_of_words(query: Query, terms: Sequence[Term], match: Match) -> TableRow:
    """Return the row of an entry by the words that answer, and its state."""
    entry = match.entry
    spans = match.spans or gist(query, entry)
    column = entry.column(Role.PROGRESS)
    if len(entry.progress) <= WHOLE_UP_TO and {span.column for span in spans} == {column}:
        # A short cell says more as a whole than in the sentence that decides.
        spans = (whole(entry),)
    for _, unit, counter in measures_asked(query.text):
        if unit != "个":
            # 各完成多少投资 asks of each for a figure, wherever the words stand that chose it.
            asked = replace(query, unit=unit, counter=counter)
            spans = with_figure(asked, terms, entry, spans)
    words = words_of(spans)
    if UNIT_ASKED.search(query.text):
        led = tuple(
            Span(entry, name, 0, len(entry.text(name)))
            for name in unit_columns(query, entry)
            if entry.text(name).strip()
        )
        match = replace(
            match, spans=(*match.spans, *(one for one in led if one not in match.spans))
        )
        spans = match.spans
    if match.reading and match.reading.calculation:
        return row_with_state(entry, match.reading.shown, spans)
    own = "".join(span.text for span in spans if span.column == column)
    if match.spans and (not own or len(own) < FEWEST_WORDS < len(words)):
        # What a further column says decides, and the progress belongs beside it.
        held = [span for span in spans if span.column not in (entry.column(Role.TITLE), column)]
        said = [f"{span.column}：{words_of([span])}" for span in held]
        spans = (*held, *gist(query, entry))
        words = "；".join([*said, words_of(gist(query, entry))])
    elif match.spans and len(words) < FEWEST_WORDS:
        spans = gist(query, entry)
        words = words_of(spans)
    return row_with_state(entry, words, spans)


def with_figure(
    query: Query, terms: Sequence[Term], entry: Entry, spans: tuple[Span, ...]
) -> tuple[Span, ...]:
    """Return spans with the clause of the figure asked for, if none of them holds it."""
    one = asked_figure(query, terms, entry, Role.PROGRESS)
    if one is None:
        return spans
    clause = Span(entry, one.column, one.figure.clause_start, one.figure.clause_end)
    held = any(
        span.column == clause.column and span.start <= clause.start and clause.end <= span.end
        for span in spans
    )
    return spans if held else (*spans, clause)


def row_with_state(entry: Entry, words: str, spans: tuple[Span, ...]) -> TableRow:
    """Return the row of an entry whose state is cited by the words that decide it."""
    state = state_shown(entry)
    share = next((one for one in located(entry, Role.STATUS) if one.is_bare), None)
    if share and share.clause not in words:
        words = f"{words.rstrip('。；')}；{share.clause}"
        spans = (*spans, Span(entry, share.column, share.figure.start, share.figure.end))
    cells = (entry.name, entry.title.rstrip("。"), words, state)
    return TableRow(cells, (*spans, *deciding(entry)))


def state_shown(entry: Entry) -> str:
    """Return how an entry stands: as its own column of results says in words, else as it is classed."""
    return worded_status(entry) or standing(entry).state.value


def deciding(entry: Entry) -> tuple[Span, ...]:
    """Return the words that decide the state of an entry; none where none of them does."""
    column, start, end = standing(entry).because
    return (Span(entry, column, start, end),) if column else ()


def scope_words(entries: Sequence[Entry]) -> str:
    """Return what was looked through: 2025年一季度共44项."""
    ledgers = one_of_each(entries)
    counts = Counter(entry.ledger for entry in entries)
    several = len({entry.place for entry in ledgers}) > 1
    totals: Counter[str] = Counter()
    for entry in ledgers:
        name = f"{entry.place if several else ''}{entry.period_label}"
        totals[name] += counts[entry.ledger]
    if len(totals) > MOST_LEDGERS:
        periods = dict.fromkeys(entry.period_label for entry in ledgers)
        named = "、".join(periods) if len(periods) <= 2 else f"{len(periods)}期"
        return f"{named}{len(ledgers)}部台账共{len(entries)}项"
    return "、".join(f"{period}共{count}项" for period, count in totals.items())


def scope_counts(entries: Sequence[Entry]) -> tuple[int, ...]:
    """Return the numbers of `scope_words`: entries of each period, and the periods' years."""
    ledgers = one_of_each(entries)
    counts = Counter(entry.ledger for entry in entries)
    totals: Counter[tuple[str, str]] = Counter()
    for entry in ledgers:
        totals[entry.place, entry.period_label] += counts[entry.ledger]
    years = {entry.period.year for entry in ledgers if entry.period}
    periods = len({entry.period for entry in ledgers})
    return (*totals.values(), *years, periods, len(ledgers), len(entries))


def answer_list(
    query: Query,
    terms: Sequence[Term],
    matches: Sequence[Match],
    scope: Sequence[Entry],
    *,
    said: str,
    kind: str,
) -> Draft:
    """Return the entries that match, as a table, with their number and out of how many."""
    shown = list(matches[:MOST_ROWS])
    cut = (MOST_ROWS,) if len(matches) > len(shown) else ()
    lead, of_all = counted_out(query, matches, scope, said)
    by_period = of_each_period(matches, scope)
    each = [count for _, count in by_period]
    if len(matches) == 1:
        blocks: list[Statement | AnswerTable] = [Statement(lead)]
        match = matches[0]
        progress = match.entry.column(Role.PROGRESS)
        if match.spans and match.spans[0].column != progress:
            row = row_of(query, terms, match)
            text = f"{row.cells[0]}“{row.cells[1]}”：{row.cells[2]}"
            single = (Statement(lead), Statement(text, row.spans))
            return Draft(kind, single, of_all, (1, *scope_counts(scope), *each))
        spans = match.spans or gist(query, match.entry)
        computed = match.reading if match.reading and match.reading.calculation else None
        words = computed.shown if computed else words_of(spans)
        text = f"{match.entry.name}“{match.entry.title.rstrip('。')}”：{words}"
        blocks.append(Statement(text, spans or (title_span(match.entry),)))
    else:
        rows = tuple(row_of(query, terms, match) for match in shown)
        table = AnswerTable(STATE_HEADER, rows)
        more, differing = more_in_one(query, by_period)
        of_all = (*of_all, *differing)
        blocks = [Statement(lead), *more, table]
        if cut:
            blocks.append(Statement(f"只列出前{MOST_ROWS}项；请再加上期别、地方或主题缩小范围。"))
    used = tuple(
        match.reading.calculation for match in shown if match.reading and match.reading.calculation
    )
    counts = (len(matches), *cut, *scope_counts(scope), *each)
    return Draft(kind, tuple(blocks), (*of_all, *used), counts)


def of_each_period(matches: Sequence[Match], scope: Sequence[Entry]) -> list[tuple[str, int]]:
    """Return of how many periods' ledgers how many entries match, where there are several."""
    labels = list(dict.fromkeys(entry.period_label for entry in scope))
    matched = [match.entry.period_label for match in matches]
    return [(label, matched.count(label)) for label in labels] if len(labels) > 1 else []


SHARE_ASKED = re.compile(
    r"(?<!别)(?<!各)占比|(?<!别)(?<!各)占(?:了)?(?:全部|总数|总量|所有|整个)?(?:事项|任务)?的?(?:多少|多大|几|百分)|(?<!目标的)(?<!任务的)(?<!计划的)(?<!完成)(?<!完成了)百分之几|比例"
)


def counted_out(
    query: Query, matches: Sequence[Match], scope: Sequence[Entry], said: str
) -> tuple[str, tuple[Calculation, ...]]:
    """Return how many entries match out of how many, and what share that is where it is asked for.

    Entries that were chosen by rates of their own are asked for those.
    """
    lead = f"{said}的有{len(matches)}项（{scope_words(scope)}）"
    if counts_by_period(query):
        lead += "".join(f"，{label}{count}项" for label, count in of_each_period(matches, scope))
    by_rate = any(match.reading for match in matches) and limits_in(query.text)
    if by_rate or not scope or not SHARE_ASKED.search(query.text):
        return f"{lead}。", ()
    ratio = rounded(Decimal(len(matches)) / len(scope) * HUNDRED, 1)
    shown = f"{len(matches)} ÷ {len(scope)} = {percent(ratio)}"
    operands = (Decimal(len(matches)), Decimal(len(scope)))
    return f"{lead}，占{percent(ratio)}（{shown}）。", (Calculation("÷", operands, ratio, shown),)


def counts_by_period(query: Query) -> bool:
    """Return whether entries are counted in each of several periods."""
    several = len(query.periods) > 1 or "both_sides" in query.marks
    return "count" in query.marks and several


# 比去年多几项
DIFFERENCE_ASKED = re.compile(r"[多少]了?出?(?:来)?(?:几|多少)[项条件个]|[相]?差(?:了)?(?:几|多少)")


def more_in_one(
    query: Query, each: Sequence[tuple[str, int]]
) -> tuple[list[Statement | AnswerTable], tuple[Calculation, ...]]:
    """Return in which of two periods there are more entries, and by how many, if that is asked."""
    if len(each) != 2 or not counts_by_period(query) or not DIFFERENCE_ASKED.search(query.text):
        return [], ()
    (most, high), (_, low) = sorted(each, key=lambda one: -one[1])
    if high == low:
        return [Statement("两期项数相同。")], ()
    shown = f"{high} − {low} = {high - low}项"
    used = Calculation("−", (Decimal(high), Decimal(low)), Decimal(high - low), shown)
    return [Statement(f"{most}多{high - low}项（{shown}）。")], (used,)


# 差几项, 多了多少项: how far apart two ledgers are; 一共 wants the sum as well.
TOTALS_APART = re.compile(r"(?:相?差|[多少])(?:出|了)?(?:几|多少)(?=[项条件个]|[?？。，,]|$)")
TOTALS_ADDED = re.compile(r"合计|一共|总共|加|合起来|两年共|总数")


def answer_total(query: Query, scope: Sequence[Entry]) -> Draft:
    """Return how many entries the ledgers asked about hold."""
    groups: dict[str, list[Entry]] = {}
    for entry in scope:
        groups.setdefault(entry.ledger_title, []).append(entry)
    blocks: list[Statement] = []
    calculations: tuple[Calculation, ...] = ()
    for title, entries in list(groups.items())[:MOST_LEDGERS]:
        first, last = entries[0], entries[-1]
        blocks.append(
            Statement(
                f"{first.period_label}台账（{title}）共{len(entries)}项，从{first.name}到{last.name}。",
                (title_span(first), title_span(last)),
            )
        )
    if len(groups) > MOST_LEDGERS:
        blocks.append(
            Statement(f"合计{len(groups)}部台账、{len(scope)}项，只列出前{MOST_LEDGERS}部。")
        )
    apart = len(groups) == 2 and (
        "compare" in query.marks or TOTALS_APART.search(query.text) is not None
    )
    if 1 < len(groups) <= MOST_LEDGERS and not (apart and not TOTALS_ADDED.search(query.text)):
        sizes = tuple(Decimal(len(entries)) for entries in groups.values())
        shown = f"{' + '.join(map(str, sizes))} = {len(scope)}项"
        calculations = (Calculation("+", sizes, Decimal(len(scope)), shown),)
        blocks.insert(0, Statement(f"合计{len(scope)}项（{shown}）。"))
    if apart:
        more, fewer = sorted(groups.values(), key=len, reverse=True)
        left = len(more) - len(fewer)
        shown = f"{len(more)} − {len(fewer)} = {left}项"
        values = (Decimal(len(more)), Decimal(len(fewer)))
        calculations += (Calculation("−", values, Decimal(left), shown),)
        side = f"{more[0].period_label}多{left}项" if left else "两部台账项数相同"
        blocks.insert(0, Statement(f"{side}（{shown}）。"))
    counts = (len(scope), len(groups), *(len(entries) for entries in groups.values()))
    counts += (MOST_LEDGERS,)
    return Draft("count", tuple(blocks), calculations, counts)


def answer_by_unit(
    groups: Sequence[tuple[str, list[Entry]]], scope: Sequence[Entry], *, most: bool
) -> Draft:
    """Return how many entries each unit leads, most first; with `most` none but the first."""
    top = [name for name, own in groups if len(own) == len(groups[0][1])]
    own = groups[0][1]
    each = "各" if len(top) > 1 else ""
    lead = f"牵头事项最多的是{'、'.join(top)}，{each}{len(own)}项（{scope_words(scope)}）。"
    groups = groups[: len(top)] if most else groups
    rows = tuple(
        TableRow(
            (
                name,
                f"{len(entries)}项",
                "、".join(one.ordinal for one in entries),
            ),
            tuple(unit_span(one, name) for one in entries),
        )
        for name, entries in groups[:MOST_ROWS]
    )
    counts = (*(len(entries) for _, entries in groups), *scope_counts(scope))
    blocks = (Statement(lead), AnswerTable(("单位", "事项数", "事项"), rows))
    return Draft("count", blocks, (), counts)


def unit_span(entry: Entry, unit: str) -> Span:
    """Return the cell that names a unit."""
    column = next(
        one.name for one in entry.columns if one.role is Role.UNIT and unit in entry.text(one.name)
    )
    return Span(entry, column, 0, len(entry.text(column)))


# A 海洋 project may be a 省市重点项目, too.
OVERLAP = "以上是各事项所报数额相加；项目之间有无重复，台账没有说明。"


def answer_sum(found: Sequence[Located]) -> Draft:
    """Return the sum of figures of one unit, with each of them."""
    result = total([one.figure for one in found])
    rows = tuple(
        TableRow(
            (one.entry.name, one.entry.title.rstrip("。"), one.clause.strip()),
            (Span(one.entry, one.column, one.figure.clause_start, one.figure.clause_end),),
        )
        for one in found
    )
    lead = f"合计{amount(result)}（{result.shown}）。"
    entries = {one.entry.id for one in found}
    if len(entries) == 1:
        spans = tuple(span for row in rows for span in row.spans)
        summands = f"台账写明：{'；'.join(map(told, found))}。"
        blocks: tuple[Statement | AnswerTable, ...] = (
            Statement(lead, spans),
            Statement(summands, spans),
        )
        # A sum within one entry is mostly wanted against its target.
        pairs = [
            pair
            for pair in standing(found[0].entry).pairs
            if {one.figure.start for one in pair.actuals} == {one.figure.start for one in found}
        ]
        if pairs:
            ratio = share([one.figure for one in found], pairs[0].target.figure)
            left = gap(pairs[0])
            words = (
                f"占目标{pairs[0].target.figure.shown}的{percent(ratio.result)}（{ratio.shown}），"
                f"{'还差' if left.result > 0 else '超出'}{amount(left)}（{left.shown}）。"
            )
            blocks += (Statement(words, (title_span(found[0].entry),)),)
            return Draft("derive", blocks, (result, ratio, left))
        return Draft("derive", blocks, (result,))
    blocks = (Statement(lead), AnswerTable(("事项", "内容", "数据"), rows))
    if found[0].figure.base == "元" and len({one.entry.ledger for one in found}) == 1:
        blocks += (Statement(OVERLAP),)
    return Draft("derive", blocks, (result,))
