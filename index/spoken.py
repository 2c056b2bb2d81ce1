"""Texts in a ledger's words with questions for them in everyday ones: trained on and tuned with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).parent / "spoken.tsv"
# So many passages to one that the embedding is not trained on.
HELD_EVERY = 10


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text in a ledger's words, and questions for it in everyday ones."""

    passage: str
    questions: tuple[str, ...]


def read_spoken(path: Path = TABLE) -> list[Spoken]:
    """Return the lines of a table `passage, questions`, the questions parted by `|`."""
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    return [Spoken(passage, tuple(questions.split("|"))) for passage, questions in rows]


def held_out(spoken: Sequence[Spoken]) -> list[Spoken]:
    """Return those that no embedding is trained on, for what is measured and tuned."""
    return list(spoken[::HELD_EVERY])
