"""`python -m eval.tune`: fit the weights of fusion and of confidence on a gold file and write them.

Each result is a probability. Fusion, a logistic regression: the parts of an entry's score (words
met, BM25, cosine, figures named, best word); cited entries are positive, the other near ones
negative. Confidence, boosted trees: what tells a right best entry from the best of what is left when
the right one is taken out. The gold file's questions were answered in mending the product, so that
its words are known; the spoken questions that the embedding was not trained on stand for those in
words yet unknown, asked of ledgers made of their passages. And every name of the glossary is asked
for by itself: those that an entry pledges, and those that no ledger has, 海洋生产总值 and 驻村帮扶.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Annotated, Any, NamedTuple

import numpy as np
import typer
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler
from tqdm import tqdm

from eval.evaluate import ONE_ENTRY_KINDS, key_of
from eval.generate import GeneratedLedger
from eval.gold import GOLD_FOLDER, Question, read_gold
from eval.places import place_names
from index.command_line import only
from index.entry import Ledger, Period
from index.home import default_home
from index.kept import write
from index.spoken import Spoken, held_out, read_spoken
from index.store import Store
from qa.chain import Line, open_line
from qa.compounds import said_for
from qa.confidence import FEATURES, Tree, features
from qa.pledges import same_subject
from qa.question import Query
from qa.retrieve import Retriever, fusion
from qa.scope import scope_of

WEIGHTS = Path(__file__).parent.parent / "qa"
NEAREST = 12
# What a spoken question counts for beside one of the gold file, and how many entries their ledgers have.
SPOKEN_WORTH = 0.1
LEDGER_SIZE = 40
# What a name asked for by itself counts, how it is asked for, and in how many titles at most one is that
# means something.
NAMED_WORTH, MOST_TITLED = 0.5, 4
ASKING = (
    "{}进展如何",
    "{}怎么样了",
    "{}多少",
    "{}完成情况",
    "{}",
    "今年{}到哪一步了",
    "{}增长多少",
    "请问{}的进度",
)
# Of the many names that no ledger has this share is asked for.
UNHELD_SHARE = 0.5
# How many questions are asked of a small ledger too, and of how many other entries it is made.
SMALL_SHARE, SMALL_SIZES = 0.4, (1, 2, 4, 8, 16)
# What rests on the embedding, the cosines of a weaker one beside these, and what they count.
OF_COSINES = ("dense", "title", "rival_dense", "dense_ahead", "dense_stands_out")
WEAKER, WEAKER_WORTH = (0.3, 0.7), 0.3
# By cross-validation over batches of questions and over entries; from nothing, so that a sum is all.
TREES: dict[str, Any] = {
    "init": "zero",
    "n_estimators": 250,
    "learning_rate": 0.06,
    "max_depth": None,
    "max_leaf_nodes": 8,
    "min_samples_leaf": 20,
    "subsample": 0.7,
    "max_features": 0.4,
    "random_state": 0,
}
PARTS = ("coverage", "lexical", "dense", "figures", "anchor")
REFUSED_KINDS = ("unanswerable", "offtopic")
# Kinds whose questions name their subject: the others are answered from a whole ledger.
KINDS = ("fact", "numeric", "alias", "noisy", "derive", "premise", "followup", "compare")


def main(
    gold: Annotated[
        Path, typer.Option("--gold", metavar="文件", help="用来拟合的标准问题文件")
    ] = GOLD_FOLDER / "dev.jsonl",
    home: Annotated[Path | None, typer.Option("--home", metavar="目录", help="数据目录")] = None,
    out: Annotated[Path, typer.Option("--out", metavar="目录", help="写入权重的目录")] = WEIGHTS,
) -> None:
    """在标准问题集上拟合检索各部分的权重，和判断有没有找对的权重。"""
    begin_anew()
    line = open_line(home or default_home())
    questions = read_gold(gold)
    retriever = line.responder().retriever
    near = cases_of(line, [one for one in questions if one.answerable and one.kind in KINDS])
    one_entry = [one for one in questions if one.kind in ONE_ENTRY_KINDS and one.cites]
    refused = [one for one in questions if one.kind in REFUSED_KINDS]
    best = [case for case in cases_of(line, one_entry + refused) if not case.query.numbers]
    with tempfile.TemporaryDirectory(prefix="ledger-qa-tune-") as folder:
        spoken_retriever, spoken = spoken_cases(Path(folder))
        fit(examples(retriever, near), examples(spoken_retriever, spoken), PARTS, out, "fusion")
        # Which entry is best is judged as it will be from now on.
        fusion.cache_clear()
        found = finds(retriever, best), finds(spoken_retriever, spoken)
        grow(*found, named(retriever, line), out)


class Case(NamedTuple):
    """A query, the ids of the entries that are right for it, and whether they answer it."""

    query: Query
    good: frozenset[str]
    answerable: bool = True


Examples = tuple[np.ndarray, np.ndarray]


def begin_anew() -> None:
    """Put a file without trees in the place of one of other features: all finds are as likely.

    Follow-ups are understood by what is found, so that there has to be one.
    """
    path = WEIGHTS / "confidence.json"
    if tuple(json.loads(path.read_text("utf-8"))["features"]) != FEATURES:
        write_trees([], WEIGHTS)


def write_trees(grown: Sequence[Tree], out: Path) -> Path:
    path = out / "confidence.json"
    held = {"features": FEATURES, "trees": grown}
    path.write_text(json.dumps(held, separators=(",", ":")) + "\n", encoding="utf-8")
    return path


def together(*worth: tuple[Examples, float]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the rows and labels of several sets of examples, and what each example counts."""
    rows, labels = (np.concatenate(parts) for parts in zip(*(one for one, _ in worth), strict=True))
    return rows, labels, np.concatenate([np.full(len(one[1]), by) for one, by in worth])


def fit(known: Examples, spoken: Examples, names: Sequence[str], out: Path, name: str) -> None:
    """Write the intercept and the weights of a logistic regression over named columns."""
    rows, labels, worth = together((known, 1.0), (spoken, SPOKEN_WORTH))
    scale = StandardScaler().fit(rows)
    model = LogisticRegression(max_iter=10_000).fit(scale.transform(rows), labels, worth)
    slopes = model.coef_[0] / scale.scale_
    weights = {"intercept": round(float(model.intercept_[0] - slopes @ scale.mean_), 3)}
    weights |= {name: round(float(w), 3) for name, w in zip(names, slopes, strict=True)}
    path = out / f"{name}.json"
    path.write_text(json.dumps(weights) + "\n", encoding="utf-8")
    print(f"{len(labels)} 个样本（{int(sum(labels))} 个相关）→ {weights}，已写入 {path}")


def grow(known: Examples, spoken: Examples, names: Examples, out: Path) -> None:
    """Write boosted trees over FEATURES: small ones, each of some of the features and the rows.

    All is learnt once more, for less, with the cosines of a weaker embedding: words that are met
    have to say enough where a user's own model says little.
    """
    rows, labels, worth = together((known, 1.0), (spoken, SPOKEN_WORTH), (names, NAMED_WORTH))
    rows = np.concatenate([rows, with_weaker_cosines(rows)])
    labels, worth = np.tile(labels, 2), np.concatenate([worth, WEAKER_WORTH * worth])
    model = GradientBoostingClassifier(**TREES).fit(rows, labels, worth)
    grown = [written(one[0].tree_, 0, TREES["learning_rate"]) for one in model.estimators_]
    path = write_trees(grown, out)
    print(f"{len(labels)} 个样本（{int(sum(labels))} 个相关）→ {len(grown)} 棵树，已写入 {path}")


def with_weaker_cosines(rows: np.ndarray) -> np.ndarray:
    """Return rows with all that rests on cosines multiplied, in each by another share."""
    weaker = rows.copy()
    shares = np.random.default_rng(0).uniform(*WEAKER, (len(rows), 1))
    weaker[:, [FEATURES.index(name) for name in OF_COSINES]] *= shares
    return weaker


def written(tree: Any, node: int, rate: float) -> Tree:
    """Return a fitted tree from a node on, as qa.confidence reads it."""
    if tree.children_left[node] < 0:
        return round(float(tree.value[node][0][0]) * rate, 4)
    left, right = tree.children_left[node], tree.children_right[node]
    most = round(float(tree.threshold[node]), 4)
    return int(tree.feature[node]), most, written(tree, left, rate), written(tree, right, rate)


def cases_of(line: Line, questions: Sequence[Question]) -> list[Case]:
    cases = []
    for question in questions:
        keys = question.cites | question.cites_ok
        good = frozenset(
            entry.id for ledger in line.ledgers for entry in ledger.entries if key_of(entry) in keys
        )
        query = line.query(question.question, question.history)
        cases.append(Case(query, good, question.answerable))
    return cases


def spoken_cases(home: Path) -> tuple[Retriever, list[Case]]:
    """Return the held-out spoken questions, and a retriever of ledgers of their passages."""
    spoken = held_out(read_spoken())
    groups = [spoken[at : at + LEDGER_SIZE] for at in range(0, len(spoken), LEDGER_SIZE)]
    store = Store(home)
    asked: dict[str, Spoken] = {}
    for place, group in zip(place_names(len(groups), seed=0), groups, strict=True):
        ledger = ledger_of(group, place)
        write(ledger, home / "ledgers")
        asked |= {entry.id: one for entry, one in zip(ledger.entries, group, strict=True)}
    line = Line(store)
    retriever = line.responder().retriever
    cases = [
        Case(replace(line.query(question, ()), places=(entry.place,)), frozenset({entry.id}))
        for entry in retriever.snapshot.entries
        for question in asked[entry.id].questions
    ]
    return retriever, cases


def examples(retriever: Retriever, cases: Sequence[Case]) -> Examples:
    """Return PARTS of the near entries, shape (n, 5), and whether each is right."""
    rows, labels = [], []
    for query, good, _ in tqdm(cases, desc="检索", disable=None):
        entries = scope_of(query, retriever.snapshot.ledgers).entries
        hits = retriever.search(query, entries=entries, top_k=NEAREST) if entries else []
        for hit in hits:
            rows.append((hit.coverage, hit.lexical, max(hit.dense, 0.0), hit.figures, hit.anchor))
            labels.append(float(hit.entry.id in good))
    return np.array(rows), np.array(labels)


def finds(retriever: Retriever, cases: Sequence[Case]) -> Examples:
    """Return FEATURES of the best entries, shape (n, features), and whether each is right.

    Every question is asked of the ledgers as they are, and of what is left without its entries and
    those of the same subject in other ledgers; some also of ledgers of a few entries, with them
    and without. One that is to be refused is asked once; the entry that it comes close to may be
    right, and lack what is asked.
    """
    rng, rows, labels = Random(0), [], []
    for query, good, answerable in tqdm(cases, desc="找对", disable=None):
        held = [entry for entry in retriever.snapshot.entries if entry.id in good]
        alike = {
            entry.id
            for entry in retriever.snapshot.entries
            if any(same_subject(entry, one) for one in held)
        }
        tried = [retriever, retriever.without(good | alike)] if answerable else [retriever]
        if answerable and held and rng.random() < SMALL_SHARE:
            left = rng.sample(retriever.snapshot.entries, rng.choice(SMALL_SIZES))
            kept = {one.id for one in left} - alike
            everything = {entry.id for entry in retriever.snapshot.entries}
            tried += [retriever.without(everything - kept - one) for one in (set(good), set[str]())]
        for one in tried:
            entries = scope_of(query, one.snapshot.ledgers).entries
            hits = one.search(query, entries=entries, top_k=10) if entries else []
            is_right = bool(hits) and hits[0].entry.id in good
            # Another entry than the right one, which is there, may be right too.
            is_held = any(entry.id in good for entry in one.snapshot.entries)
            if hits and is_right == (answerable and is_held):
                rows.append(features(one, query, one.terms(query), hits))
                labels.append(float(is_right))
    return np.array(rows), np.array(labels)


def named(retriever: Retriever, line: Line) -> Examples:
    """Return FEATURES of the best entries for names of the glossary, and whether each is right.

    Right is an entry that pledges what is named; a name that no ledger has is asked for to be
    refused, unless an entry has all of its words.
    """
    rng, rows, labels = Random(1), [], []
    for name, alike in tqdm(sorted(said_for().items()), desc="名称", disable=None):
        query = line.query(rng.choice(ASKING).format(name), ())
        entries = retriever.snapshot.entries
        good = {one.id for one in entries if any(word in one.pledge.lower() for word in alike)}
        held = any(map(retriever.vocabulary.knows, alike))
        if len(good) > MOST_TITLED or (not good and (held or rng.random() < UNHELD_SHARE)):
            continue
        tried = [(retriever, bool(good)), *([(retriever.without(good), False)] if good else [])]
        for one, is_held in tried:
            terms, hits = one.terms(query), one.search(query, top_k=10)
            is_right = bool(hits) and hits[0].entry.id in good
            if not hits or not terms or is_right != is_held:
                continue
            values = features(one, query, terms, hits)
            if is_right or values[FEATURES.index("unmet_words")]:
                rows.append(values)
                labels.append(float(is_right))
    return np.array(rows), np.array(labels)


def ledger_of(spoken: Sequence[Spoken], place: str) -> Ledger:
    """Return a ledger of passages, the first half of the clauses of each as its pledge."""
    rows = []
    for number, one in enumerate(spoken, start=1):
        clauses = re.findall(r"[^，；。]+[，；。]?", one.passage)
        half = max(len(clauses) // 2, 1)
        rows.append((str(number), "".join(clauses[:half]), "".join(clauses[half:]) or "正在推进。"))
    return GeneratedLedger(place, Period.of_quarter(2025, 1), tuple(rows)).to_ledger()


if __name__ == "__main__":
    only(main)()
