"""Of the 事项 that two years share those whose measure is above the year before's: 哪些增速比去年快."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from index.entry import Ledger
from qa.draft import AnswerTable, Calculation, Draft, Statement, TableRow, plain, rounded
from qa.find import Asked, Finder
from qa.links import Link, links, years_of
from qa.measure import Measure, Reading, measure_asked, readings
from qa.subject import telling

UP = r"快|高|多|大|提[高升速]|加快|回升|上升|好"
DOWN = r"慢|低|少|小|差|回落|下降|放缓|下滑|减"
# 哪些增速比去年低, 增速高于去年同期的有几项, 跟去年比哪些涨得更快
OF_YEAR_BEFORE = r"(?:去年|上年|上一年|前一年|20\d\d年)(?:[一二三四]季度|全年)?(?:同期)?"
MOVED = re.compile(
    rf"(?:比|较|跟|和|与|同){OF_YEAR_BEFORE}(?:相?比|比起来)?[^。?？]{{0,16}}?(?:(?P<up>{UP})|(?P<down>{DOWN}))"
    rf"|(?:(?P<above>[快高多好]|超)|(?P<below>[慢低少差]))[过于]{OF_YEAR_BEFORE}"
)


class Moved(NamedTuple):
    """A 事项 of two periods, with what each reports of a measure."""

    link: Link
    now: Reading
    before: Reading


def moved_measure(find: Finder, asked: Asked) -> Draft | None:
    """Return the 事项 whose measure is above, or below, the year before's, where that is asked of all.

    Where none is, what both years report is set side by side.
    """
    query, _, terms, _ = asked
    said = MOVED.search(query.text)
    measure = measure_asked(query.text)
    if not said or not measure or query.numbers or telling(terms) or "goal" in query.marks:
        return None
    ledgers = two_years(find.ledgers) if query.marks & {"which", "count"} else None
    if ledgers is None:
        return None
    now, before = ledgers
    told = both_told(measure, now, before)
    return answer(measure, told, bool(said["up"] or said["above"]), now, before) if told else None


def two_years(ledgers: Sequence[Ledger]) -> tuple[Ledger, Ledger] | None:
    """Return the newest ledger and that of the same months a year before, None where one is missing."""
    dated = [ledger for ledger in ledgers if ledger.period and ledger.entries]
    now = max(dated, key=lambda one: (one.period.year, one.period.last_month), default=None)  # type: ignore[union-attr]
    if now is None or now.period is None:
        return None
    period = now.period
    before = (now.place, period.year - 1, period.first_month, period.last_month)
    for one in dated:
        own = one.period
        if own and (one.place, own.year, own.first_month, own.last_month) == before:
            return now, one
    return None


def both_told(measure: Measure, now: Ledger, before: Ledger) -> list[Moved]:
    """Return the 事项 of two ledgers of which both report a measure."""
    found = []
    for link in links(now.entries, before.entries):
        sides = [readings(measure, entry)[:1] for entry in (link.entry, link.earlier)]
        if all(sides) and sides[0][0].base == sides[1][0].base == "%":
            found.append(Moved(link, sides[0][0], sides[1][0]))
    return found


def answer(measure: Measure, told: Sequence[Moved], up: bool, now: Ledger, before: Ledger) -> Draft:
    """Return the entries of which a measure is above or below, by how much, of how many told."""
    chosen = [one for one in told if is_moved(one, up=up)]
    word = "高" if up else "低"
    label = before.entries[0].period_label
    lead = (
        f"{measure.name}比{label}{word}的有{len(chosen)}项（两期同为一事、都报告{measure.name}的有"
        f"{len(told)}项；{now.entries[0].period_label}共{len(now.entries)}项）。"
    )
    rows: list[TableRow] = []
    used: list[Calculation] = []
    for one in chosen or told:
        # A share that is worked out comes before what is worked out of it.
        used += [side.calculation for side in one[1:] if side.calculation]
        shown, calculation = by_how_much(one)
        used += [calculation] if calculation else []
        cells = (one.link.entry.name, one.link.entry.title.rstrip("。"))
        rows.append(
            TableRow(
                (*cells, one.now.shown, one.before.shown, shown),
                (*one.now.spans, *one.before.spans),
            )
        )
    header = ("事项", "内容", now.entries[0].period_label, label, "相差")
    counts = (
        len(chosen),
        len(told),
        len(now.entries),
        len(before.entries),
        *years_of(now.entries, before.entries),
    )
    blocks = (Statement(lead), AnswerTable(header, tuple(rows)))
    return Draft("compare", blocks, tuple(used), counts)


def is_moved(one: Moved, *, up: bool) -> bool:
    return one.now.value > one.before.value if up else one.now.value < one.before.value


def by_how_much(one: Moved) -> tuple[str, Calculation | None]:
    """Return by how many percentage points two readings differ, with the formula; 相同 where they do not."""
    high, low = sorted((rounded(one.now.value, 2), rounded(one.before.value, 2)), reverse=True)
    if high == low:
        return "相同", None
    shown = f"{plain(high)} − {plain(low)} = {plain(high - low)}个百分点"
    return shown, Calculation("−", (high, low), high - low, shown)
