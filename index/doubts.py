"""What is doubtful in a ledger: numbers left out, completions that their row contradicts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from index.entry import Entry, Role
from index.figures import Figure, each_figure, figures

SENTENCE = re.compile(r"[^。；;\n]+")
STATES = r"(?:完成率?|达到?)[^，,。占]{0,12}|占(?:年度|全年)?(?:目标|任务|计划)[^，,。]{0,8}"
COMPLETION = re.compile(rf"(?:{STATES})$")
# Most sentences state no completion: figures are looked for in those that may.
MAY_STATE = re.compile(
    rf"(?:{STATES})[-−－]?(?:\d[\d.,，多余十百千万亿 \u00a0\u3000]*[%％﹪]|百分之)"
)
# What names a thing's size, or what it will cost over the years, is no target of the year's.
NO_TARGET = re.compile(r"总投资$")
NAMEPLATE_BASES = ("千伏",)
# Rounding and 以上 explain a point; more is a slip of somebody's.
TOLERATED_POINTS = Decimal(1)
MOST_UNREAD = 3
DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|(?:\d{4}年)?\d{1,2}月\d{1,2}日")


def rate_doubts(entries: Sequence[Entry]) -> tuple[str, ...]:
    """Return a sentence for each completion that is not its figure's share of the target."""
    return tuple(doubt for entry in entries for doubt in contradictions(entry))


def contradictions(entry: Entry) -> Iterator[str]:
    progress = entry.progress
    if not MAY_STATE.search(progress):
        return
    targets: list[Figure] | None = None
    for match in SENTENCE.finditer(progress):
        if not MAY_STATE.search(match[0]):
            continue
        rate, done = None, []
        for figure in each_figure(match[0]):
            if figure.base == "%" and COMPLETION.search(figure.before):
                rate = figure
                break
            done += [] if figure.is_rate else [figure]
        if rate is None or not done:
            continue
        if targets is None:
            targets = [*figures(entry.cell(Role.TITLE)), *figures(entry.cell(Role.TARGET))]
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


def number_doubts(entries: Sequence[Entry]) -> tuple[str, ...]:
    """Return what is odd about the 序号: one that is not read, stands twice, or is left out."""
    named = entries[0].column(Role.NUMBER) if entries else None
    if named and not any(entry.cell(Role.NUMBER) for entry in entries):
        return (f"“{named}”一列是空的，可能是自动编号没有读出；各项按行数称呼",)
    doubts = unread_numbers(entries)
    seen: dict[tuple[str, int], str] = {}
    for entry in entries:
        if entry.number is None:
            continue
        # Numbers may begin anew under each heading; a merged entry has several rows.
        place = (entry.section or entry.cell(Role.SECTION), entry.number)
        if seen.setdefault(place, entry.title) != entry.title:
            doubts.append(f"序号{entry.number}出现了不止一次（第{entry.row}行）")
    numbers = sorted({number for _, number in seen})
    # A ledger may hold a choice of numbers, or codes: only a few left out of many are odd.
    if numbers and numbers[0] <= 3 and 0 < numbers[-1] - len(numbers) <= 10:
        missing = sorted(set(range(1, numbers[-1])) - set(numbers))
        doubts.append(f"序号不连续，缺{'、'.join(str(number) for number in missing)}")
    return tuple(doubts)


def unread_numbers(entries: Sequence[Entry]) -> list[str]:
    """Return a sentence for each 序号 that is no number, one for all where they are codes."""
    unread = [entry for entry in entries if entry.number is None and entry.cell(Role.NUMBER)]
    if len(unread) > MOST_UNREAD:
        first = unread[0]
        number = first.cell(Role.NUMBER)[:20]
        return [f"{len(unread)}个序号不是数字，如第{first.row}行的“{number}”"]
    return [
        f"第{entry.row}行的序号“{entry.cell(Role.NUMBER)[:20]}”{problem_of(entry.cell(Role.NUMBER))}"
        for entry in unread
    ]


def problem_of(number: str) -> str:
    return (
        "是日期，可能是 Excel 把 1-1 一类的编号读成了日期" if DATE.fullmatch(number) else "不是数字"
    )
