"""No figure and no quote passes that is not in a cited entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache

from index import regexes
from index.entry import Entry
from index.figures import SCALES, figures, units
from index.lexical import normalise
from qa.answer import Citation
from qa.draft import Calculation, rounded

NUMBER = re.compile(r"(?<![A-Za-z\d.])(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?")
MARKER = re.compile(r"\[(\d{1,3})\]")


class UnsupportedError(Exception):
    """An answer states what its cited entries do not."""


# What is left of a share is left of the whole: 100 − 90.6.
WHOLE = Decimal(100)


def numbers_in(text: str) -> set[Decimal]:
    """Return the numbers of a text, separators of thousands taken out."""
    found = set()
    for match in NUMBER.finditer(normalise(text)):
        try:
            found.add(Decimal(match[0].replace(",", "")))
        except InvalidOperation:
            continue
    return found


def supported_numbers(entries: Iterable[Entry]) -> set[Decimal]:
    """Return the numbers that stand in entries: in their cells and headers, number and period."""
    found: set[Decimal] = set()
    for entry in entries:
        found |= numbers_in("\n".join(entry.cells)) | numbers_in(entry.name)
        found |= {value for cell in entry.cells for value in written_out(cell)}
        found |= numbers_in(entry.ledger_title)
        # 1—6月累计完成投资: a cell that is a number is told with its header.
        found |= numbers_in("\n".join(column.name for column in entry.columns))
        found |= {Decimal(entry.position)}
    return found


def written_out(text: str) -> set[Decimal]:
    """Return the quantities of a text that are written in Chinese numerals: 三条, 百分之五."""
    return {one.value for one in figures(text) if not regexes.search(r"\d", one.amount)}


def unsupported_figures(
    text: str,
    citations: Sequence[Citation],
    *,
    calculations: Sequence[Calculation] = (),
    also: Iterable[Decimal] = (),
) -> list[Decimal]:
    """Return the figures of an answer that nothing holds up, in ascending order.

    A figure is held up by a cited entry, by a calculation from figures that are, or by `also`
    (numbers of entries, the question's own figures where it is refused).
    """
    entries = {citation.entry for citation in citations}
    known = supported_numbers(entries) | set(also)
    gone = {entry.period.last_month for entry in entries if entry.period}
    months = {Decimal(count) for count in (12, *gone, *(12 - month for month in gone))}
    months |= {count / 3 for count in months if count % 3 == 0}
    for calculation in calculations:
        known |= results_of(calculation, known | months | {WHOLE})
    return sorted(numbers_in(MARKER.sub("", text)) - known)


def results_of(calculation: Calculation, known: set[Decimal]) -> set[Decimal]:
    """Return what a calculation adds to the known figures, once it is done again here.

    Operands may be known figures in another scale: 2万 as 20000. What the formula shows besides
    its operands and its result is not known by it.
    """
    scaled = {value * factor for value in known for factor in factors()}
    scaled |= {value / scale for value in known for scale in SCALES.values()}
    if calculation.operator == "个":
        # A count of what is cited: how many sentences say it.
        return {calculation.result}
    needed = calculation.operands[:1] if calculation.operator == "换" else calculation.operands
    if any(operand not in scaled for operand in needed):
        return set()
    if not holds(calculation):
        return set()
    # 1 + 7% shows the 1 of the formula, too.
    shown = {Decimal(1)} if calculation.operator == "÷(1+)" else set()
    if calculation.operator == "换" and calculation.operands[-1] < 1:
        shown = {1 / calculation.operands[-1]}
    return {*calculation.operands, abs(calculation.result), *shown}


@cache
def factors() -> frozenset[int]:
    """Return what a number may be multiplied by to be in base units: 万 and 平方公里 together."""
    of_units = {factor for _, factor in units().values()}
    return frozenset(scale * factor for scale in SCALES.values() for factor in of_units)


def holds(calculation: Calculation) -> bool:
    """Return whether the result follows from the operands, to the digits it is given in."""
    *parts, last = calculation.operands
    digits = max(-int(calculation.result.as_tuple().exponent), 0)
    if calculation.operator == "+":
        return sum(calculation.operands) == calculation.result
    if calculation.operator == "−":
        first, *rest = calculation.operands
        sums = {
            first - sum(rest, Decimal(0)),
            *(
                sum(parts[: at + 1]) - sum(calculation.operands[at + 1 :])
                for at in range(len(parts))
            ),
        }
        return calculation.result in sums
    if not last:
        return False
    if calculation.operator == "换":
        # Units of one measure stand to each other as their factors do.
        ratios = (last, 1 / last)
        whole = any(ratio == int(ratio) and int(ratio) in factors() for ratio in ratios)
        return whole and parts[0] / last == calculation.result
    if calculation.operator == "×÷":
        return rounded(parts[0] * parts[1] / last, digits) == calculation.result
    if calculation.operator == "÷÷":
        return rounded(sum(parts, Decimal(0)) / last, digits) == calculation.result
    if calculation.operator == "×":
        return rounded(parts[0] * last / 100, digits) == calculation.result
    if calculation.operator == "÷(1+)":
        return rounded(parts[0] / (1 + last / 100), digits) == calculation.result
    share = sum(parts, Decimal(0)) / last * 100
    return rounded(share, digits) == calculation.result


def check(
    text: str,
    citations: Sequence[Citation],
    *,
    calculations: Sequence[Calculation] = (),
    also: Iterable[Decimal] = (),
) -> None:
    """Raise if an answer states more than its cited entries do.

    Raises:
        UnsupportedError: a figure without support, a marker without a citation, an empty quote.
    """
    markers = {int(marker) for marker in MARKER.findall(text)}
    cited = {citation.marker for citation in citations}
    if markers != cited:
        raise UnsupportedError(f"出处标记与引用不符：{sorted(markers ^ cited)}")
    for citation in citations:
        if not citation.quote.strip():
            raise UnsupportedError(f"引用[{citation.marker}]没有引文")
    unsupported = unsupported_figures(text, citations, calculations=calculations, also=also)
    if unsupported:
        raise UnsupportedError(f"没有出处的数字：{'、'.join(map(str, unsupported))}")
