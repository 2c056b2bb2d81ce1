"""The values that the whole project passes on: Period, Column, Entry, Ledger, Hit."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any


class LedgerError(Exception):
    """A ledger, home, index or word table that cannot be used; the message says which and what to do."""


class Role(StrEnum):
    """What a column of a ledger holds."""

    NUMBER = "number"
    TITLE = "title"
    PROGRESS = "progress"
    TARGET = "target"
    UNIT = "unit"
    DEADLINE = "deadline"
    STATUS = "status"
    REMARK = "remark"
    SECTION = "section"
    OTHER = "other"


QUARTER_NAMES = ("一季度", "二季度", "三季度", "四季度")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The months of one year that a ledger reports on, both inclusive, 1 to 12."""

    year: int
    last_month: int
    first_month: int

    @classmethod
    def of_quarter(cls, year: int, quarter: int) -> Period:
        return cls(year, quarter * 3, quarter * 3 - 2)

    @classmethod
    def parse(cls, code: str) -> Period:
        """Return the period of a code as `code` writes it.

        Raises:
            LedgerError: the code has another form.
        """
        year, rest = code[:4], code[4:]
        months = {f"Q{q}": (q * 3 - 2, q * 3) for q in range(1, 5)}
        months |= {"H1": (1, 6), "H2": (7, 12), "": (1, 12)}
        months |= {f"-{m:02d}": (m, m) for m in range(1, 13)}
        months |= {f"-01/{m:02d}": (1, m) for m in range(2, 12)}
        if not year.isdecimal() or len(year) != 4 or rest not in months:
            raise LedgerError(
                f"期别“{code}”写法不对；可用的写法：2025Q1、2025H1、2025-04、2025-01/09、2025"
            )
        first, last = months[rest]
        return cls(int(year), last, first)

    @property
    def quarter(self) -> int | None:
        """1 to 4, or None for a period that is not a quarter."""
        is_quarter = self.last_month % 3 == 0 and self.last_month - self.first_month == 2
        return self.last_month // 3 if is_quarter else None

    @property
    def code(self) -> str:
        if self.quarter:
            return f"{self.year}Q{self.quarter}"
        span = (self.first_month, self.last_month)
        named = {(1, 12): "", (1, 6): "H1", (7, 12): "H2"}
        if span in named:
            return f"{self.year}{named[span]}"
        if self.first_month == self.last_month:
            return f"{self.year}-{self.last_month:02d}"
        return f"{self.year}-{self.first_month:02d}/{self.last_month:02d}"

    @property
    def label(self) -> str:
        """The period as an official writes it: 2025年一季度."""
        if self.quarter:
            return f"{self.year}年{QUARTER_NAMES[self.quarter - 1]}"
        span = (self.first_month, self.last_month)
        named = {(1, 12): "全年", (1, 6): "上半年", (7, 12): "下半年"}
        if span in named:
            return f"{self.year}年{named[span]}"
        if self.first_month == self.last_month:
            return f"{self.year}年{self.last_month}月"
        return f"{self.year}年{self.first_month}—{self.last_month}月"

    @property
    def share_of_year(self) -> Decimal:
        """How much of the year is over at the period's end, in (0, 1]."""
        return Decimal(self.last_month) / 12


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its own name, and what it holds."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Entry:
    """One 事项: a row of a ledger.

    `number` is its 序号 as a whole number, or None; `position` counts from 1 in the ledger;
    `row` is where it stands in the file, counted as the parse report counts.
    """

    ledger: str
    ledger_title: str
    place: str
    period: Period | None
    position: int
    number: int | None
    columns: tuple[Column, ...]
    cells: tuple[str, ...]
    section: str = ""
    row: int = 0
    # The place and the title of its ledger, each where it is needed to tell ledgers apart.
    apart: tuple[str, str] = ("", "")

    def __hash__(self) -> int:
        """Return a hash of what tells most entries apart: all cells would be read at each look-up."""
        return hash((self.ledger, self.position))

    @property
    def id(self) -> str:
        return f"{self.ledger}/{self.position}"

    def cell(self, role: Role) -> str:
        """Return the text of the first column of that role, or an empty string."""
        at = self._place(role)
        return "" if at is None else self.cells[at]

    def column(self, role: Role) -> str | None:
        at = self._place(role)
        return None if at is None else self.columns[at].name

    def text(self, column: str) -> str:
        """Return the text of the column of that name, or an empty string."""
        for own, text in zip(self.columns, self.cells, strict=True):
            if own.name == column:
                return text
        return ""

    def _place(self, role: Role) -> int | None:
        """Return which column is the first of a role; read for every entry that a question scans."""
        held = [at for at, column in enumerate(self.columns) if column.role is role]
        if len(held) > 1:
            # Of 年度计划投资（亿元） and 年度目标 the second is told in words.
            worded = [at for at in held if not self.columns[at].name.endswith((")", "）"))]
            held = worded or held
        return held[0] if held else None

    @property
    def title(self) -> str:
        return self.cell(Role.TITLE)

    @property
    def pledge(self) -> str:
        """The title with what a column of targets says of it: 招商引资, 到位资金320亿元."""
        target = self.cell(Role.TARGET)
        return f"{self.title}\n{target}" if target else self.title

    @property
    def progress(self) -> str:
        return self.cell(Role.PROGRESS)

    @property
    def chunk(self) -> str:
        """What both indexes read: every cell but the number, one a line."""
        pairs = zip(self.columns, self.cells, strict=True)
        texts = [text for column, text in pairs if text and column.role is not Role.NUMBER]
        return "\n".join(([self.section] if self.section else []) + texts)

    @property
    def digest(self) -> str:
        """Changes when anything that the indexes hold of the entry changes."""
        return digest_of(self)

    @property
    def period_label(self) -> str:
        return self.period.label if self.period else "期别不明"

    @property
    def name(self) -> str:
        """How an answer names the entry: 2025年一季度第5项, with what tells its ledger from others."""
        place, title = self.apart
        return f"{place}{self.period_label}{title}{self.ordinal}"

    @property
    def ordinal(self) -> str:
        """Where the entry stands in its ledger: 第5项; 第5行 where the ledger numbers nothing."""
        return f"第{self.number}项" if self.number is not None else f"第{self.position}行"


def one_of_each(entries: Sequence[Entry]) -> list[Entry]:
    """Return the first entry of each ledger: what they share is read off it."""
    first: dict[str, Entry] = {}
    for entry in entries:
        first.setdefault(entry.ledger, entry)
    return list(first.values())


@lru_cache(maxsize=1_000_000)
def digest_of(entry: Entry) -> str:
    """Return an entry's digest, worked out once: opening a large home asks for it thrice."""
    period = entry.period.code if entry.period else ""
    parts = [entry.id, entry.chunk, str(entry.number), entry.place, period]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:24]


# What the id of a ledger without a period begins with.
UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row of the file that is no entry, why, and what stands in it, which is not kept."""

    row: int
    reason: str
    text: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Ledger:
    """A progress ledger as read from one table of a file.

    `publisher` is who issued or filled it in, empty where nothing says so; `around` are the lines
    of the file before and after the table, but its title.
    """

    id: str
    title: str
    place: str
    period: Period | None
    columns: tuple[Column, ...]
    entries: tuple[Entry, ...]
    rows_seen: int
    file: str = ""
    skipped: tuple[Skipped, ...] = ()
    doubts: tuple[str, ...] = ()
    publisher: str = ""
    around: tuple[str, ...] = ()

    def to_json(self) -> str:
        """Return the ledger as the text that the store keeps and the parse report prints."""
        return json.dumps(self.to_object(), ensure_ascii=False, indent=1)

    def to_object(self) -> dict[str, Any]:
        names = [column.name for column in self.columns]
        return {
            "file": self.file,
            "id": self.id,
            "title": self.title,
            "period": self.period.code if self.period else None,
            "year": self.period.year if self.period else None,
            "quarter": self.period.quarter if self.period else None,
            "place": self.place,
            "publisher": self.publisher,
            "columns": names,
            "roles": [column.role.value for column in self.columns],
            "rows_seen": self.rows_seen,
            "entries": [
                {
                    "number": entry.number,
                    "row": entry.row,
                    "section": entry.section,
                    "cells": dict(zip(names, entry.cells, strict=True)),
                }
                for entry in self.entries
            ],
            "skipped": [{"row": item.row, "reason": item.reason} for item in self.skipped],
            "doubts": list(self.doubts),
            "around": list(self.around),
        }

    @classmethod
    def from_object(cls, source: dict[str, Any]) -> Ledger:
        """Return the ledger that `to_object` described.

        Raises:
            KeyError, TypeError, ValueError, LedgerError: the object is none that it returned.
        """
        columns = tuple(
            Column(text_of(name), Role(role))
            for name, role in zip(source["columns"], source["roles"], strict=True)
        )
        period = Period.parse(source["period"]) if source["period"] else None
        entries = tuple(
            Entry(
                ledger=text_of(source["id"]),
                ledger_title=text_of(source["title"]),
                place=text_of(source["place"]),
                period=period,
                position=position,
                number=None if row["number"] is None else int(row["number"]),
                columns=columns,
                cells=tuple(text_of(row["cells"][column.name]) for column in columns),
                section=text_of(row["section"]),
                row=row["row"],
            )
            for position, row in enumerate(source["entries"], start=1)
        )
        return cls(
            id=source["id"],
            title=source["title"],
            place=source["place"],
            period=period,
            columns=columns,
            entries=entries,
            rows_seen=source["rows_seen"],
            file=source["file"],
            skipped=tuple(Skipped(item["row"], item["reason"]) for item in source["skipped"]),
            doubts=tuple(source["doubts"]),
            # Ledgers kept by earlier versions have neither.
            publisher=text_of(source.get("publisher", "")),
            around=tuple(map(text_of, source.get("around", ()))),
        )


def text_of(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"no text: {value!r}")
    return value


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found for a query, with its relevance in [0, 1] and the parts' own scores."""

    entry: Entry
    relevance: float
    coverage: float = 0.0
    lexical: float = 0.0
    dense: float = 0.0
    figures: float = 0.0
    anchor: float = 0.0


def told_apart(ledgers: Sequence[Ledger]) -> tuple[Ledger, ...]:
    """Return ledgers whose entries are named so that no two of them are taken for one another.

    By their place where there are several, by their title where a period has several of a place.
    """
    several_places = len({ledger.place for ledger in ledgers}) > 1
    held = Counter((ledger.place, ledger.period) for ledger in ledgers)
    told = []
    for ledger in ledgers:
        place = ledger.place if several_places else ""
        title = f"《{ledger.title}》" if held[ledger.place, ledger.period] > 1 else ""
        if place or title:
            entries = tuple(replace(entry, apart=(place, title)) for entry in ledger.entries)
            ledger = replace(ledger, entries=entries)
        told.append(ledger)
    return tuple(told)
