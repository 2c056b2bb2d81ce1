"""`python -m eval.tune`: fit the weights of fusion on a gold file and write them.

The parts of an entry's score (words met, BM25, cosine, figures named, best word) go into a logistic regression:
cited entries are positive, the other near ones negative, so that the result is a probability.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from sklearn.linear_model import LogisticRegression

from eval.evaluate import key_of
from eval.gold import GOLD_FOLDER, Question, read_gold
from index.store import default_home
from qa.chain import Line, open_line
from qa.scope import scope_of

FUSION = Path(__file__).parent.parent / "qa" / "fusion.json"
NEAREST = 12
# Kinds whose questions name their subject: the others are answered from a whole ledger.
KINDS = ("fact", "numeric", "alias", "noisy", "derive", "premise", "followup", "compare")


def main(
    gold: Annotated[Path, typer.Option("--gold", help="用来拟合的标准问题文件")] = GOLD_FOLDER
    / "dev.jsonl",
    home: Annotated[Path | None, typer.Option("--home", help="数据目录")] = None,
    out: Annotated[Path, typer.Option("--out", help="写入权重的文件")] = FUSION,
) -> None:
    """在标准问题集上拟合检索各部分的权重。"""
    line = open_line(home or default_home())
    rows, labels = examples(line, [one for one in read_gold(gold) if one.kind in KINDS])
    model = LogisticRegression(C=10.0).fit(rows, labels)
    weights = {"intercept": round(float(model.intercept_[0]), 3)}
    names = ("coverage", "lexical", "dense", "figures", "anchor")
    weights |= {name: round(float(w), 3) for name, w in zip(names, model.coef_[0], strict=True)}
    out.write_text(json.dumps(weights) + "\n", encoding="utf-8")
    print(f"{len(labels)} 个样本（{int(sum(labels))} 个相关）→ {weights}，已写入 {out}")


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


if __name__ == "__main__":
    typer.run(main)
