"""What several entries together have not yet done: 省市和都市圈的项目一共没开工多少个."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from index.entry import Entry
from index.figures import figures
from qa.draft import Calculation, Draft, Finding, Statement, plain
from qa.question import Query
from qa.remainder import NOT_YET, remaining_parts
from qa.subject import Term


def asks_rest(query: Query) -> bool:
    """Return whether a question denies a verb of what it counts: 没开工的, 尚未封顶的."""
    return any(found["verb"] for found in NOT_YET.finditer(query.text))


def answer_rests(query: Query, terms: Sequence[Term], entries: Sequence[Entry]) -> Draft | None:
    """Return what each entry has not yet done and the sum; None where one of them does not tell it."""
    rests = [remaining_parts(query, terms, entry)[:1] for entry in entries]
    found = [rest for own in rests for rest in own]
    if len(found) < 2 or len(found) < len(entries):
        return None
    counts = [count_of(rest) for rest in found]
    values = [value for value, _ in counts]
    units = {unit for _, unit in counts}
    if len(units) != 1 or "" in units:
        return None
    total, unit = sum(values, Decimal(0)), units.pop()
    shown = f"{' + '.join(map(plain, values))} = {plain(total)}{unit}"
    spans = tuple(span for rest in found for span in rest.spans)
    said = [
        Statement(f"{entry.name}：{rest.text}", rest.spans)
        for entry, rest in zip(entries, found, strict=True)
    ]
    used = [one for rest in found for one in rest.calculations]
    sums = Calculation("+", tuple(values), total, shown)
    lead = Statement(f"合计{plain(total)}{unit}（{shown}）。", spans)
    return Draft("derive", (lead, *said), (*used, sums))


def count_of(rest: Finding) -> tuple[Decimal, str]:
    """Return the number that is left and its unit: worked out, or the one that the ledger states."""
    stated = figures(rest.spans[0].text)
    if rest.calculations:
        return rest.calculations[0].result, stated[0].unit if stated else ""
    return (stated[-1].value, stated[-1].unit) if len(stated) == 1 else (Decimal(0), "")
