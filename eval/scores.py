"""What a question's answer scores, and the means of scores."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from eval.gold import EntryKey, Question

MARKER = re.compile(r"\[\d{1,3}\]")
FIGURE = re.compile(r"\d+(?:\.\d+)?")
FORMULA = re.compile(r"[\d.%()（）]+(?:[÷−+][\d.%()（）]+)+[=≈][\d.]+")
COUNTED = re.compile(r"\d+部台账|\d+项|第\d+[项行]|\d{4}年")


def plain(text: str) -> str:
    """Return a text as strings are compared: NFKC, no white space, no thousands commas, folded."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = re.sub(r"\s+", "", folded)
    return re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", folded)


def states(text: str, wanted: str) -> bool:
    """Return whether a plain text states a string; one that begins with a digit not inside a figure."""
    needle = re.escape(plain(wanted))
    before = r"(?<![\d.])" if needle[:1].isdecimal() else ""
    return bool(re.search(before + needle, text))


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of one answer, each in [0, 1]; None where a score does not apply."""

    correct: float
    strict: float
    citation_precision: float | None
    citation_recall: float | None
    fact_recall: float | None
    unsupported: float
    refused: bool
    latency_ms: float


def score(question: Question, answer: dict[str, Any], entry_texts: dict[EntryKey, str]) -> Scores:
    """Return the scores of an answer object as `python -m qa --json` prints it."""
    text = plain(MARKER.sub("", answer["answer"]))
    cited = {(one["year"], one["quarter"], one["item"]) for one in answer["citations"]}
    wanted = question.cites
    good = wanted | question.cites_ok
    facts = [any(states(text, accepted) for accepted in options) for options in question.facts]
    forbidden = any(states(text, string) for string in question.not_facts)
    refused = bool(answer["refused"])
    if question.answerable:
        correct = not refused and all(facts) and wanted <= cited and not forbidden
    elif question.kind in ("offtopic", "injection"):
        correct = (refused or not cited) and not forbidden
    else:
        correct = refused and not forbidden
    precise = not cited or 2 * len(cited & good) >= len(cited) or not question.answerable
    return Scores(
        correct=float(correct),
        strict=float(correct and precise),
        citation_precision=len(cited & good) / len(cited)
        if cited and question.answerable
        else None,
        citation_recall=len(cited & wanted) / len(wanted) if wanted else None,
        fact_recall=sum(facts) / len(facts) if facts else None,
        unsupported=float(unsupported(answer, question, cited, entry_texts)),
        refused=refused,
        latency_ms=float(answer["latency_ms"]),
    )


def unsupported(
    answer: dict[str, Any],
    question: Question,
    cited: set[EntryKey],
    entry_texts: dict[EntryKey, str],
) -> int:
    """Return how many figures stand in no cited entry, not in the question, and in no formula.

    A formula shows its operands and its result; numbers of entries and years are no figures.
    """
    text = MARKER.sub("", answer["answer"])
    known = set(FIGURE.findall(plain(question.question)))
    for key in cited:
        known |= set(FIGURE.findall(plain(entry_texts.get(key, ""))))
    for formula in FORMULA.findall(plain(text)):
        known |= set(FIGURE.findall(formula))
    bare = plain(COUNTED.sub("", text))
    return sum(figure not in known for figure in FIGURE.findall(bare))


def recall_at(k: int, run: Sequence[EntryKey], qrels: frozenset[EntryKey]) -> float:
    """Return the share of the relevant entries among the first k of a run."""
    return len(set(run[:k]) & qrels) / len(qrels)


def reciprocal_rank(run: Sequence[EntryKey], qrels: frozenset[EntryKey]) -> float:
    """Return 1 / rank of the first relevant entry, 0 if there is none."""
    return next((1 / rank for rank, key in enumerate(run, start=1) if key in qrels), 0.0)


def ndcg_at(k: int, run: Sequence[EntryKey], qrels: frozenset[EntryKey]) -> float:
    """Return DCG@k / ideal DCG@k with binary gains, DCG = Σ 1 / log2(rank + 1)."""
    dcg = sum(1 / math.log2(rank + 1) for rank, key in enumerate(run[:k], start=1) if key in qrels)
    ideal = sum(1 / math.log2(rank + 1) for rank in range(1, min(k, len(qrels)) + 1))
    return dcg / ideal


def mean(values: Sequence[float | None]) -> float | None:
    """Return the mean of the values that apply, None if none does."""
    present = [value for value in values if value is not None]
    return sum(present) / len(present) if present else None


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that `share` of the values do not pass (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(math.ceil(share * len(ordered)) - 1, 0)] if ordered else 0.0
