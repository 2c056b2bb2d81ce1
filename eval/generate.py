"""`python -m eval.generate`: ledgers of invented places, the same ones for the same seed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Annotated

import typer
from tqdm import tqdm

from eval.places import Names, place_names
from eval.series import FIRST_YEAR, Series, Template, templates
from eval.wording import Wording
from index.command_line import Commands
from index.entry import Column, Entry, Ledger, LedgerError, Period, Role
from index.problems import reason_of

COLUMNS = (
    Column("序号", Role.NUMBER),
    Column("事项内容", Role.TITLE),
    Column("进展情况", Role.PROGRESS),
)
SWAPPED_SHARE = 0.15  # of a place's usual 事项 that a year replaces by others
ONCE_YEARS = 4  # a place pledges a building once in so many years
INDICATORS = 7  # the first templates, the economy's, which most ledgers begin with

app = Commands("编造台账，用来测试和评测。")


@dataclass(frozen=True, slots=True)
class GeneratedLedger:
    """An invented ledger: rows of 序号, 事项内容 and 进展情况."""

    place: str
    period: Period
    rows: tuple[tuple[str, str, str], ...]

    @property
    def title(self) -> str:
        year, quarter = self.period.year, self.period.quarter
        return f"{self.place}{year}年政府工作报告重点任务{quarter}季度进展情况台账"

    @property
    def file(self) -> str:
        return f"{self.place}-{self.period.code}.txt"

    def to_text(self) -> str:
        """Return the ledger as a Word table copied as text: a cell a line, begun by a tab."""
        lines = ["", self.title, *(f"\t{column.name}" for column in COLUMNS)]
        for row in self.rows:
            lines += ["", *(f"\t{cell}" for cell in row)]
        return "\n".join(lines) + "\n"

    def to_ledger(self) -> Ledger:
        """Return the ledger as the index takes it, without writing and reading its text."""
        digest = hashlib.sha256(f"{self.place}\x1f{self.title}".encode()).hexdigest()[:8]
        ledger_id = f"{self.period.code}-{digest}"
        entries = tuple(
            Entry(
                ledger=ledger_id,
                ledger_title=self.title,
                place=self.place,
                period=self.period,
                position=position,
                number=int(cells[0]),
                columns=COLUMNS,
                cells=cells,
                row=position,
            )
            for position, cells in enumerate(self.rows, start=1)
        )
        return Ledger(
            id=ledger_id,
            title=self.title,
            place=self.place,
            period=self.period,
            columns=COLUMNS,
            entries=entries,
            rows_seen=len(entries),
            file=self.file,
        )


def generate(
    seed: int,
    places: Sequence[str],
    periods: Sequence[Period],
    entries_per_ledger: int,
    *,
    first_number: int = 1,
) -> Iterator[GeneratedLedger]:
    """Yield the ledger of every place and period, place by place.

    The quarters of a year follow the same 事项; half a year in, a few are replaced, and the
    numbers after them move. Another year keeps most of them and words them anew.

    Raises:
        ValueError: a period is no quarter from 2020 on, or more entries are asked for than a
            year has 事项.
    """
    for period in periods:
        if period.quarter is None or period.year < FIRST_YEAR:
            raise ValueError(f"只能编造{FIRST_YEAR}年以后的季度台账，不能编造{period.label}的")
    for place in places:
        names = Names.of(place, seed)
        years: dict[int, tuple[list[Wording], list[Wording]]] = {}
        for period in periods:
            quarter, year = (period.quarter or 1) - 1, period.year
            if year not in years:
                years[year] = lists_of_year(seed, names, year, entries_per_ledger)
            rows = tuple(
                (str(number), wording.title, wording.progress(quarter))
                for number, wording in enumerate(years[year][quarter // 2], start=first_number)
            )
            yield GeneratedLedger(place, period, rows)


def lists_of_year(
    seed: int, names: Names, year: int, count: int
) -> tuple[list[Wording], list[Wording]]:
    """Return the 事项 of the first and of the second half of a year, each in the file's order."""
    usual = usual_templates(seed, names.place, year)
    if not 1 <= count <= len(usual):
        raise ValueError(f"一部台账可以有1到{len(usual)}项，要的是{count}项")
    rng = Random(f"{seed}/{names.place}/{year}/list")
    first = usual[:count]
    spare = usual[count:]
    rng.shuffle(spare)
    replace(first, spare, round(count * SWAPPED_SHARE), rng)
    second = list(first)
    replace(second, spare, -(-count // 20), rng)
    wordings = {
        one: Wording(Series(seed, names.place, templates()[one], year), names)
        for one in {*first, *second}
    }
    return [wordings[one] for one in sorted(first)], [wordings[one] for one in sorted(second)]


def usual_templates(seed: int, place: str, year: int) -> list[int]:
    """Return the numbers of the templates that a place may pledge in a year, the usual first."""
    rng = Random(f"{seed}/{place}/usual")
    keys = {one.number: (rng.random(), rng.randrange(ONCE_YEARS)) for one in templates()}

    def is_due(one: Template) -> bool:
        return not one.is_once or year % ONCE_YEARS == keys[one.number][1]

    def rank(number: int) -> float:
        return keys[number][0] * (0.3 if number < INDICATORS else 1.0)

    return sorted((one.number for one in templates() if is_due(one)), key=rank)


def replace(chosen: list[int], spare: list[int], count: int, rng: Random) -> None:
    """Put spare templates in the place of `count` chosen ones, or of as many as there are.

    The indicators of the economy stay.
    """
    free = [at for at, number in enumerate(chosen) if number >= INDICATORS]
    for at in rng.sample(free, min(count, len(spare), len(free))):
        chosen[at] = spare.pop()


def quarters_from(year: int, quarter: int, count: int) -> list[Period]:
    """Return `count` quarters in a row."""
    first = year * 4 + quarter - 1
    return [Period.of_quarter(at // 4, at % 4 + 1) for at in range(first, first + count)]


@app.command()
def write(
    out: Annotated[Path, typer.Option(metavar="目录", help="写入这个目录，没有就新建")],
    places: Annotated[int, typer.Option(min=1, metavar="整数", help="编造几个地方")] = 1,
    place: Annotated[
        list[str] | None,
        typer.Option(metavar="地方", help="指定地方的名称，可给多个；给了就不再编造地名"),
    ] = None,
    year: Annotated[int, typer.Option(min=FIRST_YEAR, metavar="整数", help="起始年份")] = 2024,
    first_quarter: Annotated[int, typer.Option(min=1, max=4, metavar="整数", help="起始季度")] = 1,
    quarters: Annotated[int, typer.Option(min=1, metavar="整数", help="连续几个季度，可跨年")] = 4,
    entries: Annotated[int, typer.Option(min=1, max=150, metavar="整数", help="每部台账几项")] = 50,
    first_number: Annotated[int, typer.Option(min=1, metavar="整数", help="起始序号")] = 1,
    seed: Annotated[int, typer.Option(metavar="整数", help="随机种子；同一种子写出同样的台账")] = 0,
) -> None:
    """编造若干地方、若干季度的台账，每部写成一个文本文件。"""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(f"{out}：不能写入（{reason_of(error)}）；请换一个 --out") from error
    names = place or place_names(places, seed)
    periods = quarters_from(year, first_quarter, quarters)
    ledgers = generate(seed, names, periods, entries, first_number=first_number)
    total = len(names) * len(periods)
    for ledger in tqdm(ledgers, total=total, desc="编造台账", unit="部"):
        (out / ledger.file).write_text(ledger.to_text(), encoding="utf-8")


if __name__ == "__main__":
    app()
