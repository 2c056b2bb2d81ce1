"""The invented figures of one 事项 of one place over the quarters of a year."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from itertools import count
from random import Random

from index.word_tables import read_word_table


class State(IntEnum):
    """How far a 事项 is, in the order of the columns of templates.tsv; it never goes back."""

    NOT_STARTED = 0
    APPLYING = 1
    UNDERWAY = 2
    REACHED = 3


# How a 事项 goes through a year, a digit a quarter, and how common that is.
PATHS = {
    "2223": 24, "2233": 14, "1223": 14, "0123": 10, "2222": 10, "0223": 8, "1122": 6,
    "0012": 5, "1123": 5, "1222": 4, "0011": 3, "0112": 3, "2333": 2, "0001": 1,
}  # fmt: skip
STOCK_PATHS = {"2223": 6, "2222": 3, "2233": 2, "1223": 1, "0223": 1}
STEADY_PATHS = {"2223": 3, "2222": 1}
FIRST_YEAR = 2020  # growth is applied from this year on
LEVEL_SHARES = (0.23, 0.48, 0.73, 1.0)
BALANCE_SHARES = (0.955, 0.972, 0.988, 1.0)
SPAN = re.compile(r"([\d.]+)\.\.([\d.]+)(?:/([\d.]+))?(?::(\d))?")


@dataclass(frozen=True, slots=True)
class Span:
    """Where a target is drawn from, and the decimals of what is reported against it."""

    low: float
    high: float
    step: float
    decimals: int

    @classmethod
    def parse(cls, text: str) -> Span:
        match = SPAN.fullmatch(text)
        if not match:
            raise ValueError(f"数值“{text}”应如 10..50/5:2")
        low, high, step, decimals = match.groups()
        return cls(float(low), float(high), float(step or 0.01), int(decimals or 0))

    @property
    def unit(self) -> float:
        return 10.0**-self.decimals

    def draw(self, rng: Random) -> float:
        steps = round((self.high - self.low) / self.step)
        return round(self.low + rng.randint(0, steps) * self.step, 4)


@dataclass(frozen=True, slots=True)
class Template:
    """A 事项 as any place may pledge it: its wordings, its figures, its sentences by state."""

    number: int
    domain: str
    pledges: tuple[str, ...]
    spans: Mapping[str, Span]
    flags: frozenset[str]
    sentences: tuple[tuple[str, ...], ...]

    @classmethod
    def parse(cls, number: int, cells: Sequence[str]) -> Template:
        domain, pledges, figures, *states = (cell.replace("\\n", "\n") for cell in cells)
        given = [part.partition("=") for part in figures.split()]
        if states[State.REACHED] == "=":
            states[State.REACHED] = states[State.UNDERWAY]
        return cls(
            number=number,
            domain=domain,
            pledges=tuple(pledges.split("|")),
            spans={name: Span.parse(text) for name, mark, text in given if mark},
            flags=frozenset(name for name, mark, _ in given if not mark),
            sentences=tuple(tuple(text.split("|")) for text in states),
        )

    @property
    def is_rate(self) -> bool:
        return "增速" in self.spans

    @property
    def is_once(self) -> bool:
        """Whether it is one building, which a place does not pledge every year."""
        return "一次" in self.flags

    @property
    def paths(self) -> dict[str, int]:
        if "稳" in self.flags:
            return STEADY_PATHS
        return STOCK_PATHS if "存量" in self.spans else PATHS


@cache
def templates() -> tuple[Template, ...]:
    """Return the templates in the file's order: by domain, the economy first."""
    numbers = count()
    return read_word_table(
        "eval", "templates.tsv", lambda *cells: Template.parse(next(numbers), cells)
    )


class Series:
    """The figures of a template in one place and year; quarters count from 0 to 3.

    Every figure is drawn from random numbers that the seed, the place, the template and the year
    name, and is cumulative from January: each quarter agrees with those before it, each year
    with the last.
    """

    def __init__(self, seed: int, place: str, template: Template, year: int) -> None:
        self.template = template
        self.place = place
        self.year = year
        self._key = f"{seed}/{place}/{template.number}"
        rng = self.random(year)
        self._targets = {name: span.draw(rng) for name, span in template.spans.items()}
        self._shares: tuple[float, ...] = ()
        self._amount_shares: tuple[float, ...] = ()
        self._built = 0.0
        self.growth: tuple[float, ...] = ()
        if template.is_rate:
            self._targets["增速"], self.growth = self._rates(year)
            self.states = self._rate_states(rng)
            return
        self.states = self._path(year)
        most_over = 0.03 if "稳" in template.flags else 0.1
        self._shares = self._draw_shares(rng, most_over)
        self._amount_shares = self._draw_shares(rng, most_over)
        self._built = rng.uniform(5, 45)

    def random(self, *names: object) -> Random:
        """Return random numbers that are the same whenever the same names are given."""
        return Random("/".join(map(str, (self._key, *names))))

    def _path(self, year: int) -> tuple[State, ...]:
        paths = self.template.paths
        path = self.random(year, "path").choices(list(paths), weights=list(paths.values()))[0]
        return tuple(State(int(digit)) for digit in path)

    def _draw_shares(self, rng: Random, most_over: float) -> tuple[float, ...]:
        """Return the share of the target that is done by each quarter's end."""
        curve = (rng.uniform(0.15, 0.28), rng.uniform(0.4, 0.55), rng.uniform(0.66, 0.82), 1.0)
        is_reached = self.states[-1] is State.REACHED
        end = 1.0 if is_reached else rng.uniform(0.72, 0.97)
        over = rng.choice((0, 1, 1)) * rng.uniform(0.01, most_over)
        reached = [state is State.REACHED for state in self.states]
        shares = []
        for quarter, state in enumerate(self.states):
            if state is State.REACHED:
                shares.append(1 + over * sum(reached[: quarter + 1]) / sum(reached))
            else:
                shares.append(end * curve[quarter] if state is State.UNDERWAY else 0.0)
        return tuple(shares)

    def _rates(self, year: int) -> tuple[float, tuple[float, ...]]:
        """Return a year's target rate and the rates of its quarters, in percent."""
        rng = self.random(year, "rate")
        target = self.template.spans["增速"].draw(rng)
        rates = [target + rng.gauss(0.2, 0.7)]
        for _ in range(3):
            rates.append(rates[-1] + rng.gauss(0, 0.25))
        return target, tuple(round(rate, 1) for rate in rates)

    def _rate_states(self, rng: Random) -> tuple[State, ...]:
        target = self._targets["增速"]
        states = [State.REACHED if rate >= target else State.UNDERWAY for rate in self.growth]
        for quarter, late in enumerate((0.1, 0.04, 0.04, 0)):
            if rng.random() < late:
                states[quarter] = rng.choice((State.NOT_STARTED, State.APPLYING))
        return tuple(states)

    def target(self, name: str = "目标") -> float:
        return self._stock_target(self.year) if name == "存量" else self._targets[name]

    def done(self, quarter: int, name: str = "目标") -> float:
        """Return what is done of a target by a quarter's end, in the decimals it is reported in."""
        target = self.target(name)
        share = (self._amount_shares if name == "金额" else self._shares)[quarter]
        return self._measured(target * share, name, quarter)

    def _measured(self, value: float, name: str, quarter: int) -> float:
        """Return a value cut to its unit: below the target until the state says it is reached."""
        target, unit = self.target(name), self.template.spans[name].unit
        if self.states[quarter] is State.REACHED:
            return round(max(target, cut(value, unit)), 4)
        if self.states[quarter] is State.UNDERWAY:
            return round(min(max(unit, cut(value, unit)), target - unit), 4)
        return 0.0

    def started(self, quarter: int) -> int:
        """Return how many of the target's projects are started, those done among them."""
        target, share = int(self.target()), self._shares[quarter]
        wanted = math.floor(target * min(1.0, share * 1.25 + 0.12))
        return target if share >= 1 else max(int(self.done(quarter)), wanted)

    def built(self, quarter: int) -> float:
        """Return the percentage of a building that stands; it began before the year."""
        if self.states[quarter] is State.REACHED:
            return 100.0
        percent = self._built + (100 - self._built) * self._shares[quarter]
        return min(99.0, round(percent, 1))

    def _stock_target(self, year: int) -> float:
        rng, span = self.random("stock"), self.template.spans["存量"]
        first, growth = span.draw(rng), rng.uniform(1.07, 1.12)
        return round(round(first * growth ** (year - FIRST_YEAR) / span.step) * span.step, 4)

    def _stock_end(self, year: int) -> float:
        """Return the total at a year's end, past its target or just short of it."""
        share = self.random(year, "stock").uniform(0.001, 0.015)
        sign = 1 if self._path(year)[-1] is State.REACHED else -1
        return cut(self._stock_target(year) * (1 + sign * share), self.template.spans["存量"].unit)

    def stock(self, quarter: int) -> float:
        """Return the total at a quarter's end; at the year's start for quarter -1."""
        start, end = self._stock_end(self.year - 1), self._stock_end(self.year)
        if quarter < 0 or self.states[quarter] <= State.APPLYING:
            return start
        share = self._shares[quarter] / self._shares[-1]
        return self._measured(start + (end - start) * share, "存量", quarter)

    def level(self, quarter: int) -> float:
        """Return the total that grows by the year's rates: last year's times 1 + rate."""
        name = "值" if "值" in self.template.spans else "余额"
        span = self.template.spans[name]
        shares = LEVEL_SHARES if name == "值" else BALANCE_SHARES
        value = span.draw(self.random("level")) * shares[quarter]
        for year in range(FIRST_YEAR, self.year + 1):
            value *= 1 + self._rates(year)[1][quarter] / 100
        return round(value, 0 if span.step == 1 else 2)

    def side_count(self, quarter: int, low: float, high: float) -> int:
        """Return a count beside the target (visitors, applicants …) that grows over the year."""
        rng = self.random(self.year, "side", low, high)
        first = rng.uniform(0.5, 1.0)
        return max(2, math.floor(rng.uniform(low, high) * (quarter + first) / (3 + first)))


def cut(value: float, unit: float) -> float:
    # A billionth more, so that 0.3 / 0.1 counts three units.
    return round(math.floor(value / unit + 1e-9) * unit, 4)
