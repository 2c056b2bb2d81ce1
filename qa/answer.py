"""The answer that leaves the line: text with [n] markers, and the citations that they name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from index.entry import Entry


class Reason(StrEnum):
    """Why a question is not answered as asked; NONE for an answer."""

    NONE = ""
    NO_SUCH_ENTRY = "no_such_entry"
    NOT_REPORTED = "not_reported"
    NOT_QUANTIFIED = "not_quantified"
    OTHER_PERIOD = "other_period"
    OTHER_PLACE = "other_place"
    NO_SUCH_COLUMN = "no_such_column"
    OFF_TOPIC = "off_topic"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a statement of the answer stands: a column of an entry, from start to end."""

    marker: int
    entry: Entry
    column: str
    start: int
    end: int

    @property
    def quote(self) -> str:
        return self.entry.text(self.column)[self.start : self.end]

    def to_object(self) -> dict[str, Any]:
        period = self.entry.period
        return {
            "marker": self.marker,
            "ledger": self.entry.ledger_title,
            "year": period.year if period else None,
            "quarter": period.quarter if period else None,
            "period": period.code if period else None,
            "item": self.entry.number,
            "title": self.entry.title,
            "field": self.column,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """What the user gets: Markdown-free text, plus tables written as lines of | cells |."""

    text: str
    citations: tuple[Citation, ...] = ()
    refused: bool = False
    reason: Reason = Reason.NONE
    kind: str = "fact"
    latency_ms: float = 0.0

    def to_object(self) -> dict[str, Any]:
        return {
            "answer": self.text,
            "citations": [citation.to_object() for citation in self.citations],
            "refused": self.refused,
            "reason": self.reason.value,
            "kind": self.kind,
            "latency_ms": round(self.latency_ms, 1),
        }
