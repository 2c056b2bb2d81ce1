"""An answer before it is words: statements and tables with the spans they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from index import regexes
from index.entry import Entry, Role
from qa.answer import Citation, Reason

OWN_BRACKETS = re.compile(r"\[(\d{1,3})\]")

if TYPE_CHECKING:
    from qa.located import Located


@dataclass(frozen=True, slots=True)
class Span:
    """Words of an entry: a column's text from start to end."""

    entry: Entry
    column: str
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.entry.text(self.column)[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Calculation:
    """A figure computed from figures: the formula as it is shown, and what it is made of."""

    operator: str
    operands: tuple[Decimal, ...]
    result: Decimal
    shown: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the answer, and what it rests on; none for words about the answer itself."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class TableRow:
    cells: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """Two or more entries side by side; the markers make its last column."""

    header: tuple[str, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be said, in order.

    `calculations` are the figures that stand in no entry; `counts` are numbers of entries.
    """

    kind: str
    blocks: tuple[Statement | AnswerTable, ...]
    calculations: tuple[Calculation, ...] = ()
    counts: tuple[int, ...] = ()
    refused: bool = False
    reason: Reason = Reason.NONE


def spans_in(draft: Draft) -> list[Span]:
    """Return what the statements and rows of a draft rest on, in order."""
    return [
        span
        for block in draft.blocks
        for one in (block.rows if isinstance(block, AnswerTable) else (block,))
        for span in one.spans
    ]


def plain(value: Decimal) -> str:
    """Return a number without an exponent and without trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def rounded(value: Decimal, digits: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def whole(entry: Entry, role: Role = Role.PROGRESS) -> Span:
    """Return the span of a whole cell; of the first with text where the role's has none."""
    column = entry.column(role) if entry.cell(role) else None
    column = column or next((own.name for own in entry.columns if entry.text(own.name)), "")
    return Span(entry, column, 0, len(entry.text(column)))


def title_span(entry: Entry) -> Span:
    return whole(entry, Role.TITLE)


def render(draft: Draft) -> tuple[str, tuple[Citation, ...]]:
    """Return the text of a draft with its markers, and the citations they name.

    An entry has one marker, given where it is first cited; a citation is one span of it.
    """
    markers: dict[str, int] = {}
    spans: dict[Span, None] = {}

    def mark(cited: Iterable[Span]) -> str:
        numbers: dict[int, None] = {}
        for span in cited:
            numbers.setdefault(markers.setdefault(span.entry.id, len(markers) + 1))
            spans.setdefault(span)
        return "".join(f"[{number}]" for number in numbers)

    lines = []
    for block in draft.blocks:
        if isinstance(block, Statement):
            lines.append(unmarked(block.text) + mark(block.spans))
            continue
        lines.append(table_line((*block.header, "出处")))
        lines.append(table_line(["---"] * (len(block.header) + 1)))
        lines += [table_line((*map(unmarked, row.cells), mark(row.spans))) for row in block.rows]
    citations = tuple(
        Citation(markers[span.entry.id], span.entry, span.column, span.start, span.end)
        for span in spans
        if not any(holds(other, span) for other in spans)
    )
    return "\n".join(lines), tuple(sorted(citations, key=lambda citation: citation.marker))


def unmarked(text: str) -> str:
    """Return a text whose own [1] cannot be taken for a marker."""
    return OWN_BRACKETS.sub(r"［\1］", text)


def holds(outer: Span, inner: Span) -> bool:
    """Return whether a span holds another one, which then needs no citation of its own."""
    same_cell = outer.entry.id == inner.entry.id and outer.column == inner.column
    within = outer.start <= inner.start and inner.end <= outer.end
    return same_cell and within and outer != inner


def table_line(cells: Iterable[str]) -> str:
    inner = (cell.replace("|", "｜").replace("\n", " ") for cell in cells)
    return f"| {' | '.join(inner)} |"


def spans_of(figures: Sequence[Located]) -> tuple[Span, ...]:
    return tuple(
        Span(one.entry, one.column, one.figure.clause_start, one.figure.clause_end)
        for one in figures
    )


@dataclass(frozen=True, slots=True)
class Finding:
    """A computed or stated result about an entry: its words, spans and calculations."""

    text: str
    spans: tuple[Span, ...]
    calculations: tuple[Calculation, ...] = ()


def numbers_said(text: str) -> tuple[int, ...]:
    """Return the whole numbers by which words of one's own name ledgers and periods."""
    return tuple(int(number) for number in regexes.findall(r"\d+", text))
