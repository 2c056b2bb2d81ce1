"""Two entries, or one subject in two periods, side by side, with the difference of their figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index import regexes
from index.entry import Entry, Ledger, Period
from qa.averages import averages
from qa.both_measures import measures_in_turn
from qa.causes import CAUSE, gives_cause
from qa.comparable_figures import (
    MORE_OF_IT,
    SHARES,
    compares_goals,
    figures_to_compare,
    likeness,
)
from qa.compute import amount, difference, percent, share
from qa.differences import CHANGE_ASKED, clause_span, difference_said
from qa.draft import AnswerTable, Calculation, Draft, Finding, Statement, TableRow, plain, whole
from qa.figure_words import grows
from qa.located import Located, near
from qa.measure import Reading, measure_asked, points_ahead, readings
from qa.pairs import STARTED
from qa.question import Query
from qa.quote import GIST_UP_TO, quote, words_of
from qa.refuse import not_reported
from qa.remainder import remaining_parts, verbs_denied
from qa.standing import standing
from qa.subject import Term
from qa.units_asked import CLAUSES, asked_unit, measures_asked

# 多了 and 少了 are said of an amount, 高 and 低, 快 and 慢 of a rate.
FASTER = re.compile(r"(?:哪|谁)[^，。]{0,6}(?:更|较)?(?:快|慢)|进度")
# 占全年目标的多少 asks for a share that is to be worked out where it is not stated.
SHARE_OF_GOAL = re.compile(
    r"占[^，,。；;？?]{0,6}(?:目标|任务|计划)[^，,。；;？?]{0,4}(?:多少|几|百分|比)"
    # 任务完成比去年快几个点
    r"|(?:任务|目标)(?:的)?完成(?:得|情况|进度|率)?[^，,。；;？?]{0,8}(?:快|慢|高|低)(?:了|出)?(?:多少|几)"
)
RATE_OF_YEAR = re.compile(r"完成率|完成比例|完成进度|完成度")
FROM_TARGET = re.compile(
    r"(?:离|距|与|跟|比)[^，。]{0,10}目标[^，。]{0,4}(?:缺口|差|距|远|近)|超目标|超(?:出|过)?目标|目标[^，。]{0,4}(?:缺口|差距)|目标[^，。]{0,2}(?:和|与|跟)(?:实际|完成)|实际[^，。]{0,4}(?:和|与|跟)[^，。]{0,4}目标"
)
# 差多少、增速谁高 asks for the amounts, too.
BARE_DIFFERENCE = re.compile(r"(?:相?差|差距)了?(?:是|有)?多少")
LIKE_FROM = 0.3


def answer_compare(query: Query, terms: Sequence[Term], entries: Sequence[Entry]) -> Draft:
    """Return two or more entries side by side, and what their figures differ by."""
    if alone := rests_of_each(query, terms, entries) or averages_of_each(query, terms, entries):
        return alone
    paced = against_targets(query, entries)
    if not paced and FASTER.search(query.text) and not query.unit:
        # What has only begun is told by its share of the target, too.
        paced = completions(query, entries) or completions(query, entries, begun=True)
    if (
        not paced
        and RATE_OF_YEAR.search(query.text)
        and all(standing(one).stated for one in entries)
    ):
        paced = completions(query, entries)
    if not paced and SHARE_OF_GOAL.search(query.text):
        paced = completions(query, entries)
    in_turn = [] if paced else measures_in_turn(query, terms, entries)
    chosen = None if paced else figures_to_compare(query, terms, entries)
    chosen = in_turn[0] if in_turn else chosen
    if not paced and not chosen and CHANGE_ASKED.search(query.text):
        chosen = amounts_changed(query, terms, entries)
    if not paced and not chosen and (SHARES.search(query.text) or "进度" in query.text):
        # Shares that no entry states are worked out of targets and progress.
        paced = completions(query, entries)
    if chosen and (rates_unlike(chosen) or only_begun(query, chosen)):
        # 开工在建率88% is no share of an investment made: that is worked out.
        paced = completions(query, entries)
        in_turn = [] if paced else in_turn
    unlike = bool(not paced and chosen) and (
        rates_unlike(chosen or ())
        or paces_differ(query, entries, chosen or ())
        or verbs_differ(query, entries, chosen or ())
    )
    chosen = None if unlike or paced else chosen
    rows = []
    for at, entry in enumerate(entries):
        spans = quote(query, terms, entry, limit=GIST_UP_TO)
        one = chosen[at] if chosen else None
        if one:
            spans = (*dict.fromkeys((clause_span(one), *spans)),)
        words = words_of(quote(query, terms, entry, limit=GIST_UP_TO))
        cells = (entry.name, entry.title.rstrip("。"), *((one.figure.shown,) if one else ()), words)
        rows.append(TableRow(cells, spans))
    header = ("事项", "内容", *(("数据",) if chosen else ()), "进展")
    blocks: list[Statement | AnswerTable] = [AnswerTable(header, tuple(rows))]
    calculations: tuple[Calculation, ...] = ()
    if paced:
        lead, calculations = paced
        amounts, more = amounts_beside(query, terms, entries)
        calculations += more
        blocks[:0] = [lead, *amounts]
    elif in_turn:
        each = [difference_said(query, first, second) for first, second in in_turn]
        blocks[:0] = [lead for lead, _ in each]
        calculations = tuple(one for _, used in each for one in used)
    elif chosen and len(chosen) == 2 and of_one_kind(query, chosen):
        lead, calculations = difference_said(query, chosen[0], chosen[1])
        others, more = further_measures(query, terms, entries, chosen[0])
        calculations += more
        # A rate that both entries state is not worked out again, nor is any beside a growth.
        told = chosen[0].figure.is_rate or CHANGE_ASKED.search(query.text)
        extra, more = (None, ()) if told else started_shares(query, entries)
        calculations += more
        # Where shares are compared they are the answer, and the amounts what it rests on.
        leads = [extra, lead] if extra and SHARES.search(query.text) else [lead, extra]
        blocks[:0] = [*(one for one in leads if one), *others]
    elif unlike:
        blocks.insert(0, Statement("两者报告的口径不同，不能直接比较，只把各自的进展列在下面。"))
    elif MORE_OF_IT.search(query.text) or query.unit:
        blocks.append(Statement("两者没有同一口径、同一单位的数据，不能相减。"))
    return Draft("compare", tuple(blocks), calculations)


def amounts_changed(
    query: Query, terms: Sequence[Term], entries: Sequence[Entry]
) -> list[Located] | None:
    """Return the amounts by which a growth is worked out that no entry states.

    Pledges are set off where goals are asked for, or both are said: what grew is no pledge.
    """
    plain_query = replace(query, marks=query.marks - {"growth"}, unit="", counter="")
    chosen = figures_to_compare(plain_query, terms, entries)
    if chosen:
        return chosen
    goals = figures_to_compare(replace(plain_query, text="目标"), terms, entries)
    said = goals and all(
        any(figure.covers(one.figure.value) for figure in query.figures) for one in goals
    )
    return goals if said or compares_goals(query) else None


STAGE_VERBS = ("开工", "完工", "封顶", "招标", "签约", "贯通", "接入")


def verbs_differ(query: Query, entries: Sequence[Entry], chosen: Sequence[Located]) -> bool:
    """Return whether what a question has of two things is said of one figure only: 开工 of 三期7条线."""
    if len({entry.period for entry in entries}) != 1:
        return False
    asked = [verb for verb in STAGE_VERBS if verb in query.text]
    return any(len({verb in near(one) for one in chosen}) > 1 for verb in asked)


def rates_unlike(chosen: Sequence[Located]) -> bool:
    """Return whether some rates tell what is begun, what is done or what has grown, and others not.

    开工在建率88% is no more than 21.28% of an investment made, nor that more than growth of 7.7%.
    """
    kinds = {(grows(one), bool(STARTED.search(near(one)))) for one in chosen}
    return all(one.figure.is_rate for one in chosen) and len(kinds) > 1


def only_begun(query: Query, chosen: Sequence[Located]) -> bool:
    """Return whether rates tell what is begun where the share that is done is asked for."""
    done = regexes.search(r"完成[^，,。；;？?]{0,8}(?:率|比例|占比|百分|几成)", query.text)
    return (
        bool(done)
        and not STARTED.search(query.text)
        and all(STARTED.search(near(one)) for one in chosen)
    )


def paces_differ(query: Query, entries: Sequence[Entry], chosen: Sequence[Located]) -> bool:
    """Return whether it is asked which of two things is faster, and no rates of like things tell it.

    土建施工完成90.6% of one line is no faster than 年度计划投资任务的21.28%, nor 30项 than 10项.
    """
    one_period = len({entry.period for entry in entries}) == 1
    asked = FASTER.search(query.text) and not query.unit
    rates = all(one.figure.is_rate for one in chosen)
    alike = rates and (all(map(grows, chosen)) or likeness(chosen[0], chosen[1]) >= LIKE_FROM)
    return bool(asked) and bool(chosen) and one_period and not alike


def amounts_beside(
    query: Query, terms: Sequence[Term], entries: Sequence[Entry]
) -> tuple[list[Statement], tuple[Calculation, ...]]:
    """Return what the amounts of one thing in two periods differ by, beside how fast it went."""
    if len({entry.period for entry in entries}) != 2 or len(entries) != 2:
        return [], ()
    # 多了多少万人，占目标的比重多少: what has come about is set off, and no goal.
    text = SHARE_OF_GOAL.sub("", query.text)
    marks = query.marks - {"growth"}
    plain_query = replace(query, text=text, marks=marks, unit="", counter="")
    chosen = figures_to_compare(plain_query, terms, entries)
    if not chosen or chosen[0].figure.is_rate:
        return [], ()
    said, used = difference_said(query, chosen[0], chosen[1])
    return [said], used


def rests_of_each(query: Query, terms: Sequence[Term], entries: Sequence[Entry]) -> Draft | None:
    """Return what each entry has not begun or done, where that is compared: 今年和去年没开工的各几个.

    None where it is not asked, or an entry does not tell it.
    """
    if not verbs_denied(query.text):
        return None
    return told_of_each(
        [remaining_parts(query, terms, one) for one in entries], query, terms, entries
    )


def averages_of_each(query: Query, terms: Sequence[Term], entries: Sequence[Entry]) -> Draft | None:
    """Return what each entry comes to on average, where that is compared; None where one tells none."""
    if "average" not in query.marks:
        return None
    return told_of_each([averages(query, terms, one) for one in entries], query, terms, entries)


def told_of_each(
    findings: Sequence[Sequence[Finding]],
    query: Query,
    terms: Sequence[Term],
    entries: Sequence[Entry],
) -> Draft | None:
    """Return the first finding of each entry beside the others'; None where one has none."""
    found = [own[:1] for own in findings]
    if not all(found):
        return None
    blocks: list[Statement | AnswerTable] = [
        Statement(f"{entry.name}：{one.text}", one.spans)
        for entry, (one,) in zip(entries, found, strict=True)
    ]
    rows = tuple(
        TableRow(
            (entry.name, entry.title.rstrip("。"), words_of(spans)),
            spans,
        )
        for entry in entries
        if (spans := quote(query, terms, entry, limit=GIST_UP_TO))
    )
    blocks.append(AnswerTable(("事项", "内容", "进展"), rows))
    used = tuple(item for (one,) in found for item in one.calculations)
    return Draft("compare", tuple(blocks), used)


LESS = re.compile(r"降|少(?!数)|(?<!最)低|(?<!放)慢|下滑|回落|减|缩水|跌|滑")
MORE = re.compile(r"增加|多(?!少)|高(?!质|标|新|校)|升|涨|快")
# 多了多少，为什么: the figures are asked for beside the cause.
ASKS_FIGURES = re.compile(
    r"(?<!主要)(?:多少|几(?!个原因))|谁|哪个|哪年|哪一?[边头]|[摆列报](?:出|一下|上)|目标数|数字"
)


def compared_or_why(
    query: Query, terms: Sequence[Term], entries: Sequence[Entry], ledgers: Sequence[Ledger]
) -> Draft:
    """Return entries side by side, or the refusal of why they differ, where none of them says why.

    财政收入为什么比去年少 where it is more gets the comparison, which sets it right.
    """
    draft = answer_compare(query, terms, entries)
    if not CAUSE.search(query.text) or any(map(gives_cause, entries)):
        return draft
    claimed = [*LESS.findall(query.text)[:1]], [*MORE.findall(query.text)[:1]]
    chosen = figures_to_compare(query, terms, entries)
    if chosen and len(chosen) == 2 and bool(claimed[0]) != bool(claimed[1]):
        now, before = (one.figure.value for one in chosen)
        if (now < before) != bool(claimed[0]):
            return draft
    if ASKS_FIGURES.search(query.text):
        return replace(draft, blocks=(*draft.blocks, Statement("台账没有说明原因。")))
    told = quote(query, terms, entries[0], limit=GIST_UP_TO)
    return not_reported("台账没有说明原因", entries[0], ledgers, told)


def further_measures(
    query: Query, terms: Sequence[Term], entries: Sequence[Entry], first: Located
) -> tuple[list[Statement], tuple[Calculation, ...]]:
    """Return the differences of the other measures that a question names: 金额和增速差多少."""
    said: list[Statement] = []
    used: tuple[Calculation, ...] = ()
    seen = {first.figure.base}
    marks = query.marks - {"growth"}
    # 多收了多少、增速差多少: the amount is asked for with no word for what it is counted in.
    more = [
        replace(query, text=BARE_DIFFERENCE.sub("多多少", clause), unit="", counter="", marks=marks)
        for clause in CLAUSES.split(query.text)
        if (
            MORE_OF_IT.search(clause)
            or (first.figure.is_rate and BARE_DIFFERENCE.fullmatch(clause))
        )
        and not asked_unit(clause)[0]
    ]
    named = [
        replace(query, text=clause, unit=unit, counter=counter)
        for clause, unit, counter in measures_asked(query.text)
    ]
    for asked in (*named, *more):
        chosen = figures_to_compare(asked, terms, entries) if asked.unit not in seen else None
        if chosen and chosen[0].figure.base not in seen:
            seen.add(chosen[0].figure.base)
            statement, calculations = difference_said(asked, chosen[0], chosen[1])
            said.append(statement)
            used += calculations
    return said, used


def answer_single_quarter(
    query: Query, terms: Sequence[Term], entry: Entry, earlier: Entry
) -> Draft | None:
    """Return what a quarter alone came to, as the difference of two sums of the year so far."""
    chosen = figures_to_compare(query, terms, [entry, earlier])
    if not chosen or chosen[0].figure.is_rate:
        return None
    now, before = chosen
    result = difference([now.figure], [before.figure])
    period = entry.period
    alone = Period.of_quarter(period.year, period.last_month // 3).label if period else ""
    text = (
        f"{alone or entry.period_label}当季{amount(result)}（{result.shown}）：年初以来累计{now.figure.shown}，"
        f"上季度末累计{before.figure.shown}。"
    )
    lead = Statement(text, (clause_span(now), clause_span(before)))
    rows = tuple(
        TableRow(
            (one.entry.name, one.entry.title.rstrip("。"), one.figure.shown, one.clause.strip()),
            (clause_span(one),),
        )
        for one in chosen
    )
    return Draft("derive", (lead, AnswerTable(("事项", "内容", "累计", "原文"), rows)), (result,))


def completions(
    query: Query, entries: Sequence[Entry], *, begun: bool = False
) -> tuple[Statement, tuple[Calculation, ...]] | None:
    """Return the share of its target that each of two entries has done, or begun, and by how much they differ.

    Where only one of them reports it, that one's, and that the other does not.
    """
    if len(entries) != 2:
        return None
    measure = measure_asked(
        "开工比例" if begun or regexes.search(r"开工|动工", query.text) else "完成率"
    )
    found = [readings(measure, entry) for entry in entries] if measure else []
    if "投资" in query.text:
        # 投资完成率 is of the money, whatever else an entry counts.
        money = [[one for one in own if of_money(one)] for own in found]
        found = money if all(money) else found
    found = [own[:1] for own in found]
    if len(found) != 2 or not any(found):
        return None
    if not all(found):
        # 哪个进展快 asks for no share.
        shared = SHARE_OF_GOAL.search(query.text) or SHARES.search(query.text)
        return one_side(found, entries) if shared else None
    (first,), (second,) = found
    words = "；".join(f"{one.entry.name}{one.shown}" for one in (first, second))
    ahead = first if first.value > second.value else second
    # What is shown is compared: a computed share as it is rounded.
    shares = [one.calculation.result if one.calculation else one.value for one in (first, second)]
    high, low = max(shares), min(shares)
    used = [one.calculation for one in (first, second) if one.calculation]
    if high == low:
        lead = "两者进度相同"
    else:
        shown = f"{plain(high)} − {plain(low)} = {plain(high - low)}个百分点"
        used.append(Calculation("−", (high, low), high - low, shown))
        name = ahead.entry.title.rstrip("。")
        lead = f"{ahead.entry.name}“{name}”较高，高{plain(high - low)}个百分点（{shown}）"
    text = f"{lead}：{words}。"
    return Statement(text, (*first.spans, *second.spans)), tuple(used)


def one_side(
    found: Sequence[Sequence[Reading]], entries: Sequence[Entry]
) -> tuple[Statement, tuple[Calculation, ...]]:
    """Return the share of the one of two entries that reports it, and that the other does not."""
    (told,) = next(own for own in found if own)
    other = next(entry for own, entry in zip(found, entries, strict=True) if not own)
    text = f"{told.entry.name}{told.shown}；{other.name}没有报告可以与目标相比的数字，不能比较。"
    used = (told.calculation,) if told.calculation else ()
    return Statement(text, (*told.spans, whole(other))), used


def of_money(reading: Reading) -> bool:
    """Return whether a share is one of an amount of money."""
    return bool(regexes.search(r"元", reading.shown))


def against_targets(
    query: Query, entries: Sequence[Entry]
) -> tuple[Statement, tuple[Calculation, ...]] | None:
    """Return how far two growth rates are from their targets, and which of them further."""
    if len(entries) != 2 or not FROM_TARGET.search(query.text):
        return None
    pairs = [
        next((one for one in standing(entry).pairs if one.is_growth), None) for entry in entries
    ]
    if not all(pairs):
        return None
    found = [points_ahead(pair) for pair in pairs if pair]
    words = "；".join(f"{one.entry.name}{one.shown}" for one in found)
    first, second = (abs(one.value) for one in found)
    used = [one.calculation for one in found if one.calculation]
    if first == second:
        lead = "两者与目标的差距相同"
    else:
        far = found[0] if first > second else found[1]
        high, low = max(first, second), min(first, second)
        shown = f"{plain(high)} − {plain(low)} = {plain(high - low)}个百分点"
        used.append(Calculation("−", (high, low), high - low, shown))
        lead = f"{far.entry.name}与目标的差距较大，相差{plain(high - low)}个百分点（{shown}）"
    spans = tuple(span for one in found for span in one.spans)
    return Statement(f"{lead}：{words}。", spans), tuple(used)


def of_one_kind(query: Query, chosen: Sequence[Located]) -> bool:
    """Return whether two figures may be set off against each other: 120个村庄 and 9个项目 may not.

    Where a difference or a figure is asked for it is given; else only between like words.
    """
    asked = "compare" in query.marks or query.unit or regexes.search(r"多少|几|目标", query.text)
    if asked or chosen[0].figure.is_rate:
        return True
    return likeness(chosen[0], chosen[1]) >= LIKE_FROM


def started_shares(
    query: Query, entries: Sequence[Entry]
) -> tuple[Statement | None, tuple[Calculation, ...]]:
    """Return each entry's share begun or done of its target, where 比例 is compared."""
    if not regexes.search(r"比例|百分|(?:完成|开工|在建|完工|达成)率|进度|开工", query.text):
        return None, ()
    texts, spans, used = [], [], []
    for entry in entries:
        pair = next((pair for pair in standing(entry).pairs if not pair.is_growth), None)
        if pair is None:
            return None, ()
        ratio = share([one.figure for one in pair.actuals], pair.target.figure)
        used.append(ratio)
        named = entry.period_label if len({one.period for one in entries}) > 1 else entry.name
        texts.append(
            f"{named}占目标{pair.target.figure.shown}的{percent(ratio.result)}（{ratio.shown}）"
        )
        spans += [clause_span(one) for one in (*pair.actuals, pair.target)]
    words = "；".join(texts)
    if len(used) == 2 and SHARES.search(query.text) and used[0].result != used[1].result:
        high, low = sorted((one.result for one in used), reverse=True)
        shown = f"{plain(high)} − {plain(low)} = {plain(high - low)}个百分点"
        used.append(Calculation("−", (high, low), high - low, shown))
        word = "高" if used[0].result == high else "低"
        words += f"，前者{word}{plain(high - low)}个百分点（{shown}）"
    return Statement(f"{words}。", tuple(spans)), tuple(used)
