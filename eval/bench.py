"""`python -m eval bench`: what indexing and asking cost, beside two references in the same run."""

from __future__ import annotations

import gc
import importlib.util
import json
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from tqdm import tqdm

from eval.ablation import one_entry
from eval.evaluate import ONE_ENTRY_KINDS, key_of
from eval.generate import generate, quarters_from
from eval.gold import GOLD_FOLDER, read_gold
from eval.places import place_names
from eval.scores import mean, recall_at
from index.embed import Encoder
from index.entry import Entry, Hit, Ledger, Period
from index.kept import write
from index.ledger import read_ledgers
from index.store import SHIPPED_LEDGERS, Store
from qa.chain import Line
from qa.periods import PeriodAsked
from qa.question import Query
from qa.scope import scope_of

RESULTS = Path(__file__).parent / "results" / "bench.json"
QUARTERS, PER_LEDGER = 10, 50
FIRST = Period.of_quarter(2022, 1)
QUESTIONS = 60
NEW_PLACE = "新增市"
COLUMNS = {
    "entries": "事项数",
    "entries_per_s": "建索引（项/秒）",
    "bytes_per_entry": "字节/项",
    "start_s": "启动（秒）",
    "add_50_s": "加入50项（秒）",
    "rss_mb": "内存（MB）",
    "dense_ms": "向量 p50/p95",
    "lexical_ms": "词面 p50/p95",
    "hybrid_ms": "混合 p50/p95",
    "period_ms": "限定期别 p50/p95",
    "place_ms": "限定地方 p50/p95",
    "answer_ms": "整个回答 p50/p95",
    "recall@1": "recall@1",
    "recall@5": "recall@5",
    "placed_recall@5": "写明地方 recall@5",
}


def bench(
    sizes: Sequence[int], seed: int, say: Callable[[str], None], *, first: Period = FIRST
) -> list[dict[str, Any]]:
    """Return a row of figures for every size, smallest first; times in ms are (p50, p95).

    `first` is the first of the QUARTERS that the generated ledgers are of.
    """
    rows = []
    for size in sorted(sizes):
        with tempfile.TemporaryDirectory(prefix="ledger-qa-bench-") as folder:
            rows.append(measure(Path(folder) / "home", size, seed, say, first))
    return rows


def ledgers_of(size: int, seed: int, first: Period = FIRST) -> Iterator[Ledger]:
    """Yield the shipped ledgers, and generated ones up to a number of entries."""
    shipped = [one for path in sorted(SHIPPED_LEDGERS.glob("*.txt")) for one in read_ledgers(path)]
    yield from shipped
    left = size - sum(len(ledger.entries) for ledger in shipped)
    if left <= 0:
        return
    places = place_names(-(-left // (QUARTERS * PER_LEDGER)), seed)
    quarters = quarters_from(first.year, first.quarter or 1, QUARTERS)
    for ledger in generate(seed, places, quarters, PER_LEDGER):
        if left <= 0:
            return
        yield ledger.to_ledger()
        left -= PER_LEDGER


def measure(
    home: Path, size: int, seed: int, say: Callable[[str], None], first: Period
) -> dict[str, Any]:
    """Return the figures of a home of about `size` entries, made for it."""
    # What the line of the size before set apart as living on is no part of this one's memory.
    gc.unfreeze()
    gc.collect()
    say(f"编造并写入约{size}项……")
    store = Store(
        home, progress=lambda starts: tqdm(starts, desc="建索引", leave=False, disable=None)
    )
    for ledger in ledgers_of(size, seed, first):
        write(ledger, home / "ledgers")
    encoder = store.encoder
    begun = time.perf_counter()
    entries = store.snapshot().entries
    took = time.perf_counter() - begun
    size_on_disk = sum(
        path.stat().st_size for path in (home / "index").rglob("*") if path.is_file()
    )
    del store
    begun = time.perf_counter()
    opened = Store(home, load_encoder=lambda: encoder)
    line = Line(opened)
    line.warm_up()
    start = time.perf_counter() - begun
    row: dict[str, Any] = {
        "entries": len(entries),
        "entries_per_s": len(entries) / took,
        "bytes_per_entry": size_on_disk / len(entries),
        "start_s": start,
    }
    row |= found_again(line)
    row |= asked(line, say)
    row["rss_mb"] = resident_mb()
    row["add_50_s"] = added(opened, line, seed)
    say("参照方案……")
    row |= references(entries, encoder, say)
    return row


def found_again(line: Line) -> dict[str, float]:
    """Return recall@1 and recall@5 of the shipped entries among all, where nothing narrows it.

    Over the one-entry questions that name no period, no place and no number; and recall@5 of the
    same questions where they name the place.
    """
    retriever = line.responder().retriever
    shipped = [one for path in sorted(SHIPPED_LEDGERS.glob("*.txt")) for one in read_ledgers(path)]
    own, places = {one.id for one in shipped}, tuple(dict.fromkeys(one.place for one in shipped))
    runs, placed = [], []
    for one in one_entry(read_gold(GOLD_FOLDER / "dev.jsonl")):
        query = line.query(one.question, ())
        if one.history or query.periods or query.both_periods or query.places or query.numbers:
            continue
        hits = retriever.search(query, top_k=5)
        there = within(line, replace(query, places=places))
        placed.append(recall_at(5, [key_of(hit.entry) for hit in there], one.cites))
        # An entry of another place's ledger is no hit, whatever its period and number.
        run = [key_of(hit.entry) if hit.entry.ledger in own else (0, None, None) for hit in hits]
        runs.append((run, one.cites))
    return {
        f"recall@{k}": mean([recall_at(k, run, cites) for run, cites in runs]) or 0.0
        for k in (1, 5)
    } | {"placed_recall@5": mean(placed) or 0.0, "recall_questions": len(runs)}


def asked(line: Line, say: Callable[[str], None]) -> dict[str, tuple[float, float]]:
    """Return p50 and p95 in ms of retrieval by part, by scope, and of whole answers.

    The scopes are the period and the place that most entries are of.
    """
    questions = [
        one
        for one in read_gold(GOLD_FOLDER / "dev.jsonl")
        if one.kind in ONE_ENTRY_KINDS and not one.history
    ][:QUESTIONS]
    retriever = line.responder().retriever
    queries = [line.query(one.question, ()) for one in questions]
    found = {}
    for part in ("dense", "lexical", "hybrid"):
        found[f"{part}_ms"] = spread(
            [timed(partial(retriever.search, query, part=part)) for query in queries]
        )
    for name, narrowed in (("period", in_period(line.ledgers)), ("place", in_place(line.ledgers))):
        found[f"{name}_ms"] = spread(
            [timed(partial(within, line, replace(query, **narrowed))) for query in queries]
        )
    found["answer_ms"] = spread(
        [
            timed(partial(line.answer, one.question))
            for one in tqdm(questions, leave=False, disable=None)
        ]
    )
    return found


def in_period(ledgers: Sequence[Ledger]) -> dict[str, Any]:
    """Return what a query holds that names the period of most entries, and no place."""
    counts: Counter[Period] = Counter()
    for ledger in ledgers:
        if ledger.period:
            counts[ledger.period] += len(ledger.entries)
    [(most, _)] = counts.most_common(1)
    asked = PeriodAsked(most.label, most.year, most.first_month, most.last_month)
    return {"periods": (asked,), "places": ()}


def in_place(ledgers: Sequence[Ledger]) -> dict[str, Any]:
    """Return what a query holds that names the place of most entries, and no period."""
    counts: Counter[str] = Counter()
    for ledger in ledgers:
        counts[ledger.place] += len(ledger.entries)
    [(most, _)] = counts.most_common(1)
    return {"periods": (), "places": (most,)}


def within(line: Line, query: Query) -> list[Hit]:
    """Return the hits of the ledgers that a query names, found and searched as an answer does."""
    scope = scope_of(query, line.ledgers)
    return line.responder().retriever.search(query, entries=scope.entries)


def added(store: Store, line: Line, seed: int) -> float:
    """Return the seconds from adding a ledger of 50 entries to its first answer."""
    [ledger] = generate(seed + 1, [NEW_PLACE], quarters_from(2024, 3, 1), PER_LEDGER)
    begun = time.perf_counter()
    store.add(ledger.to_ledger())
    line.answer(f"{NEW_PLACE}有多少项")
    return time.perf_counter() - begun


def references(
    entries: Sequence[Entry], encoder: Encoder, say: Callable[[str], None]
) -> dict[str, Any]:
    """Return what the same entries and model cost in two usual pipelines, where installed."""
    texts = [entry.chunk for entry in entries]
    questions = [one.question for one in read_gold(GOLD_FOLDER / "dev.jsonl")[:QUESTIONS]]
    found: dict[str, Any] = {}
    for name, module, run in (
        ("langchain", "langchain_chroma", langchain_chroma),
        ("txtai", "txtai", txtai_hybrid),
    ):
        if importlib.util.find_spec(module) is None:
            say(f"没有安装 {module}，略过这个参照；安装：pip install '.[bench]'")
            continue
        begun = time.perf_counter()
        search = run(texts, encoder)
        found[f"{name}_entries_per_s"] = len(texts) / (time.perf_counter() - begun)
        times = [timed(partial(search, question)) for question in questions]
        found[f"{name}_ms"] = spread(times)
    return found


def langchain_chroma(texts: Sequence[str], encoder: Encoder) -> Callable[[str], object]:
    """Return the retriever that LangChain's documentation shows: Chroma, the four nearest."""
    from langchain_chroma import Chroma
    from langchain_core.embeddings import Embeddings

    class Shipped(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [list(map(float, vector)) for vector in encoder.encode(texts)]

        def embed_query(self, text: str) -> list[float]:
            return self.embed_documents([text])[0]

    store = Chroma(collection_name="bench", embedding_function=Shipped())
    for start in range(0, len(texts), 5000):
        store.add_texts(list(texts[start : start + 5000]))
    retriever = store.as_retriever(search_kwargs={"k": 4})
    return lambda question: retriever.invoke(question)


def txtai_hybrid(texts: Sequence[str], encoder: Encoder) -> Callable[[str], object]:
    """Return txtai's search with the same vectors, its BM25 beside them."""
    from txtai import Embeddings

    index = Embeddings(
        method="external", transform=lambda batch: encoder.encode(list(batch)), hybrid=True
    )
    index.index(list(texts))
    return lambda question: index.search(question, 4)


def timed(run: Callable[[], object]) -> float:
    begun = time.perf_counter()
    run()
    return (time.perf_counter() - begun) * 1000


def spread(times: Sequence[float]) -> tuple[float, float]:
    """Return the median and the 95th percentile."""
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


def resident_mb() -> float:
    """Return this process's resident memory in MB, of Linux; 0 elsewhere."""
    try:
        text = Path("/proc/self/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    [kilobytes] = [line.split()[1] for line in text.splitlines() if line.startswith("VmRSS")]
    return int(kilobytes) / 1024


def report(rows: Sequence[dict[str, Any]]) -> str:
    """Return the figures as a Markdown table, the references as ratios to this project."""
    lines = [f"| {' | '.join(COLUMNS.values())} |", "|" + " ---: |" * len(COLUMNS)]
    lines += [f"| {' | '.join(shown(row.get(key)) for key in COLUMNS)} |" for row in rows]
    for name in ("langchain", "txtai"):
        for row in rows:
            if f"{name}_ms" in row:
                speed = row["entries_per_s"] / row[f"{name}_entries_per_s"]
                query = row[f"{name}_ms"][0] / row["hybrid_ms"][0]
                lines.append(
                    f"\n{name}，{row['entries']}项：本项目建索引速度是它的{speed:.2f}倍，"
                    f"它一次查询用时是本项目混合检索的{query:.2f}倍"
                )
    return "\n".join(lines)


def shown(value: object) -> str:
    if isinstance(value, tuple | list):
        return " / ".join(f"{one:.1f}" for one in value)
    if isinstance(value, float) and value <= 1:
        return f"{value:.3f}"
    if isinstance(value, float):
        return f"{value:.1f}" if value < 100 else f"{value:.0f}"
    return "—" if value is None else str(value)


def run(
    sizes: Sequence[int], seed: int, say: Callable[[str], None], *, first: Period = FIRST
) -> None:
    """Measure, print the table and keep it, where the generated ledgers are of the usual quarters."""
    rows = bench(sizes, seed, say, first=first)
    print(report(rows))
    if first != FIRST:
        return
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"已写入 {RESULTS}", file=sys.stderr)
