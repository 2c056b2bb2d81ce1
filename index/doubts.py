"""What is doubtful in a ledger: a stated completion that the row's own figures contradict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from index.entry import Entry, Role
from index.figures import Figure, figures

SENTENCE = re.compile(r"[^。；;\n]+")
COMPLETION = re.compile(
    r"(?:完成率?|达到?)[^，,。占]{0,12}$|占(?:年度|全年)?(?:目标|任务|计划)[^，,。]{0,8}$"
)
# What names a thing's size, or what it will cost over the years, is no target of the year's.
NO_TARGET = re.compile(r"总投资$")
NAMEPLATE_BASES = ("千伏",)
# Rounding and 以上 explain a point; more is a slip of somebody's.
TOLERATED_POINTS = Decimal(1)


def rate_doubts(entries: Sequence[Entry]) -> tuple[str, ...]:
    """Return a sentence for each completion that is not its figure's share of the target."""
    return tuple(doubt for entry in entries for doubt in contradictions(entry))


def contradictions(entry: Entry) -> Iterator[str]:
    targets = [*figures(entry.cell(Role.TITLE)), *figures(entry.cell(Role.TARGET))]
    for match in SENTENCE.finditer(entry.progress):
        said = figures(match[0])
        rates = [one for one in said if one.base == "%" and COMPLETION.search(one.before)]
        for rate in rates[:1]:
            done = [one for one in said if one.end <= rate.start and not one.is_rate]
            pair = only_pair(done, targets)
            if pair is None:
                continue
            part, whole = pair
            share = part.value / whole.value * 100
            if abs(share - rate.value) > TOLERATED_POINTS:
                exact = f"{share:.2f}".rstrip("0").rstrip(".")
                yield (
                    f"第{entry.row}行写明{rate.shown}，而{part.shown} ÷ {whole.shown} = {exact}%，请核对"
                )


def only_pair(done: Sequence[Figure], targets: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """Return a figure and the target in its unit, where there is only one of each."""
    pairs = [
        (part, whole)
        for part in done
        for whole in targets
        if part.base == whole.base
        and whole.value
        and whole.base not in NAMEPLATE_BASES
        and not NO_TARGET.search(whole.before)
        and (part.base != "个" or part.unit == whole.unit)
    ]
    return pairs[0] if len(pairs) == 1 else None
