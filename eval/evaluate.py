"""Gold questions → answers → scores by kind, retrieval alone by part, refusals left one out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from eval.gold import KINDS, EntryKey, Question
from eval.scores import Scores, mean, ndcg_at, percentile, recall_at, reciprocal_rank, score
from index.entry import Entry
from qa.chain import Line
from qa.numbered import ledgers_meant
from qa.question import Query
from qa.respond import Responder
from qa.retrieve import PARTS
from qa.scope import entry_of_number, numbered, scope_of

ONE_ENTRY_KINDS = ("fact", "numeric", "alias", "noisy", "derive", "premise", "followup")


MEASURES: dict[str, Callable[[Sequence[EntryKey], frozenset[EntryKey]], float]] = {
    "recall@1": partial(recall_at, 1),
    "recall@5": partial(recall_at, 5),
    "mrr": reciprocal_rank,
    "ndcg@10": partial(ndcg_at, 10),
}


def key_of(entry: Entry) -> EntryKey:
    period = entry.period
    return (period.year if period else 0, period.quarter if period else None, entry.number)


def evaluate(line: Line, questions: Iterable[Question]) -> list[dict[str, Any]]:
    """Return for every question its id, kind, scores, answer and what was retrieved."""
    texts = {
        key_of(entry): "\n".join((entry.name, entry.ledger_title, *entry.cells))
        for ledger in line.ledgers
        for entry in ledger.entries
    }
    results = []
    for question in questions:
        answer = line.answer(question.question, question.history).to_object()
        scores = score(question, answer, texts)
        results.append(
            {
                "id": question.id,
                "kind": question.kind,
                "question": question.question,
                "scores": asdict(scores),
                "answer": answer,
                "retrieved": [list(key) for key in retrieved(line, question)],
            }
        )
    return results


def retrieved(line: Line, question: Question, part: str = "hybrid") -> list[EntryKey]:
    """Return the ten best entries before the answer is written, of one part of the retrieval."""
    retriever = line.responder().retriever
    query = line.query(question.question, question.history)
    entries = entries_searched(line, query)
    hits = retriever.search(query, entries=entries, top_k=10, part=part)
    return [key_of(hit.entry) for hit in hits]


def entries_searched(line: Line, query: Query) -> Sequence[Entry]:
    """Return the entries that a question is searched in: of its periods and places, by its numbers.

    下一项呢 names its entry by a number that the turn before tells; all of them where none is left.
    """
    scope = scope_of(query, line.ledgers)
    ledgers = ledgers_meant(line.responder().finder, query, scope)
    found = (entry_of_number(ledger, number) for ledger, number in numbered(query, ledgers))
    named = tuple(entry for entry in found if entry is not None)
    return named or scope.entries or line.responder().retriever.snapshot.entries


def by_part(line: Line, questions: Sequence[Question]) -> dict[str, dict[str, float]]:
    """Return recall, mrr and ndcg of each part alone and of all, over one-entry questions."""
    chosen = [one for one in questions if one.kind in ONE_ENTRY_KINDS and len(one.cites) == 1]
    table: dict[str, dict[str, float]] = {}
    for part in PARTS:
        runs = [(retrieved(line, question, part), question.cites) for question in chosen]
        table[part] = {
            "questions": float(len(runs)),
            **{
                name: mean([measure(run, qrels) for run, qrels in runs]) or 0.0
                for name, measure in MEASURES.items()
            },
        }
    return table


def leave_one_out(line: Line, questions: Sequence[Question]) -> float | None:
    """Return the share of questions refused once their cited entries are taken out.

    Over the questions with one subject; the same subject of another period goes too.
    """
    full = line.responder().retriever
    keys = {entry.id: key_of(entry) for entry in full.snapshot.entries}
    refused = []
    for question in questions:
        if (
            not question.answerable
            or question.kind not in ONE_ENTRY_KINDS
            or len(question.cites) != 1
        ):
            continue
        gone = question.cites | question.cites_ok
        reduced = Responder(full.without({id_ for id_, key in keys.items() if key in gone}))
        query = line.query(question.question, question.history)
        refused.append(float(reduced.respond(query).refused))
    return mean(refused)


def summary(results: Sequence[dict[str, Any]]) -> dict[str, dict[str, float | None]]:
    """Return the mean scores by kind, and over all under "all"."""
    table: dict[str, dict[str, float | None]] = {}
    for kind in (*KINDS, "all"):
        chosen = [one for one in results if kind in (one["kind"], "all")]
        if not chosen:
            continue
        scores = [Scores(**one["scores"]) for one in chosen]
        table[kind] = {
            "questions": float(len(chosen)),
            "correct": mean([one.correct for one in scores]),
            "strict": mean([one.strict for one in scores]),
            "citation_precision": mean([one.citation_precision for one in scores]),
            "citation_recall": mean([one.citation_recall for one in scores]),
            "fact_recall": mean([one.fact_recall for one in scores]),
            "unsupported": sum(one.unsupported for one in scores),
            "p50_ms": percentile([one.latency_ms for one in scores], 0.5),
            "p95_ms": percentile([one.latency_ms for one in scores], 0.95),
        }
    return table


def refusals(
    results: Sequence[dict[str, Any]], questions: Sequence[Question]
) -> dict[str, float | None]:
    """Return precision and recall of refusing, where what is to be refused is not answerable."""
    wanted = {question.id for question in questions if not question.answerable}
    refused = {one["id"] for one in results if one["scores"]["refused"]}
    return {
        "refusal_precision": len(refused & wanted) / len(refused) if refused else None,
        "refusal_recall": len(refused & wanted) / len(wanted) if wanted else None,
    }
