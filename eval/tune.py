"""`python -m eval.tune`: fit the weights of fusion and of confidence on a gold file and write them.

Two logistic regressions, so that each result is a probability. Fusion: the parts of an entry's
score (words met, BM25, cosine, figures named, best word); cited entries are positive, the other
near ones negative. Confidence: what tells a right best entry from the best of what is left when
the right one is taken out.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from sklearn.linear_model import LogisticRegression

from eval.evaluate import ONE_ENTRY_KINDS, key_of
from eval.gold import GOLD_FOLDER, EntryKey, Question, read_gold
from index.command_line import only
from index.store import default_home
from qa.chain import Line, open_line
from qa.confidence import FEATURES, features
from qa.question import Query
from qa.retrieve import Retriever
from qa.scope import scope_of

WEIGHTS = Path(__file__).parent.parent / "qa"
NEAREST = 12
# Kinds whose questions name their subject: the others are answered from a whole ledger.
PARTS = ("coverage", "lexical", "dense", "figures", "anchor")
KINDS = ("fact", "numeric", "alias", "noisy", "derive", "premise", "followup", "compare")


def main(
    gold: Annotated[
        Path, typer.Option("--gold", metavar="文件", help="用来拟合的标准问题文件")
    ] = GOLD_FOLDER / "dev.jsonl",
    home: Annotated[Path | None, typer.Option("--home", metavar="目录", help="数据目录")] = None,
    out: Annotated[Path, typer.Option("--out", metavar="目录", help="写入权重的目录")] = WEIGHTS,
) -> None:
    """在标准问题集上拟合检索各部分的权重，和判断有没有找对的权重。"""
    line = open_line(home or default_home())
    questions = read_gold(gold)
    fit(
        *examples(line, [one for one in questions if one.kind in KINDS]), PARTS, out / "fusion.json"
    )
    judged = [one for one in questions if one.kind in ONE_ENTRY_KINDS and one.cites]
    fit(*finds(line, judged), FEATURES, out / "confidence.json")


def fit(rows: np.ndarray, labels: np.ndarray, names: Sequence[str], path: Path) -> None:
    """Write the intercept and the weights of a logistic regression over named columns."""
    model = LogisticRegression(C=10.0, max_iter=5000).fit(rows, labels)
    weights = {"intercept": round(float(model.intercept_[0]), 3)}
    weights |= {name: round(float(w), 3) for name, w in zip(names, model.coef_[0], strict=True)}
    path.write_text(json.dumps(weights) + "\n", encoding="utf-8")
    print(f"{len(labels)} 个样本（{int(sum(labels))} 个相关）→ {weights}，已写入 {path}")


def examples(line: Line, questions: list[Question]) -> tuple[np.ndarray, np.ndarray]:
    """Return the parts' scores of near entries, shape (n, 5), and whether each is cited."""
    retriever = line.responder().retriever
    rows, labels = [], []
    for question in questions:
        query = line.query(question.question, question.history)
        entries = scope_of(query, line.ledgers).entries
        if not question.answerable or not entries:
            continue
        good = question.cites | question.cites_ok
        for hit in retriever.search(query, entries=entries, top_k=NEAREST):
            rows.append((hit.coverage, hit.lexical, max(hit.dense, 0.0), hit.figures, hit.anchor))
            labels.append(float(key_of(hit.entry) in good))
    return np.array(rows), np.array(labels)


def finds(line: Line, questions: list[Question]) -> tuple[np.ndarray, np.ndarray]:
    """Return the features of the best entries, shape (n, 12), and whether each is what was asked.

    Every question is asked of the ledgers as they are, and of what is left without its entries.
    """
    retriever = line.responder().retriever
    rows, labels = [], []
    for question in questions:
        query = line.query(question.question, question.history)
        good = question.cites | question.cites_ok
        gone = {one.id for one in retriever.snapshot.entries if key_of(one) in good}
        if query.numbers or not question.answerable:
            continue
        for one in (retriever, retriever.without(gone)):
            row, is_right = best_find(one, query, good)
            if row and (is_right or one is not retriever):
                rows.append(row)
                labels.append(float(is_right))
    return np.array(rows), np.array(labels)


def best_find(
    retriever: Retriever, query: Query, good: frozenset[EntryKey]
) -> tuple[tuple[float, ...], bool]:
    """Return the features of the best entry in scope, empty without one, and whether it is good."""
    entries = scope_of(query, retriever.snapshot.ledgers).entries
    hits = retriever.search(query, entries=entries, top_k=10) if entries else []
    if not hits:
        return (), False
    row = features(retriever, query, retriever.terms(query), hits)
    return row, key_of(hits[0].entry) in good


if __name__ == "__main__":
    only(main)()
