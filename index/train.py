"""The shipped embedding model, trained from public texts by one command."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import torch
import typer
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from tokenizers import Tokenizer
from torch.nn import functional
from tqdm import tqdm

from index.command_line import only
from index.spoken import TABLE
from index.train_pairs import Corpus, Pair, hold_out, make_pairs, read_corpus, spoken_pairs
from index.train_scores import Encode, ledger_pools, score_table
from index.train_words import (
    Floats,
    Ids,
    build_tokenizer,
    count_words,
    cut,
    first_vectors,
    inner_parts,
    words_of,
)

GLOSSARY = Path(__file__).parent.parent / "qa" / "glossary.tsv"
EVERYDAY = GLOSSARY.parent / "everyday.tsv"


CARD = """# The shipped embedding model

A static model for Chinese government texts: one vector of {settings.dimension} numbers a word, their mean over a text, brought to length one. It is the dense half of the retrieval; BM25 is the other, and it finds what this one cannot (names, numbers).

| | |
|---|---|
| command | `python -m index.train --corpus DIR --out index/model --seed {seed}` |
| vocabulary | {words} words and characters, cut by a unigram model; every number is one token |
| training | {pairs} pairs of query and passage, {settings.epochs} epochs of batches of {settings.batch}, Adam at {settings.learning_rate}, multiple-negatives ranking loss |
| size | {size:.1f} MB, weights in half precision; load with `SentenceTransformer(path, device="cpu", local_files_only=True).float()` |

## Sources

| text | used as | licence |
|---|---|---|
| Chinese laws and local regulations (github.com/LawRefBook/Laws at 2f4c5c2) | headings or one clause → the article | official texts, PRC Copyright Law art. 5 |
| State Council work reports 1954–2025 (github.com/aldohemsn/chinese-political-corpora at 99bc4b0, from Wikisource) and 31 provincial reports of 2025 (github.com/alexzhu0/Jina_Embeddings_v4_RAG at eb78fd3) | one clause, framed as a question → the sentences around it | official texts |
| DRCD dev and test (github.com/DRCKnowledgeTeam/DRCD at b944790), in Simplified characters | question → passage | CC BY-SA 3.0 |
| CSL (github.com/ydli-ai/CSL at 0f1ac06) | title → abstract | Apache-2.0 |
| this project's `index/spoken.tsv`, written for it | a question in everyday words → the text in a ledger's words, or another question for it; in batches of their own, so that they are told from each other and not from laws | as the project |
| this project's `qa/everyday.tsv`, written for it | an everyday word → the official ones that it points to | as the project |
| this project's `qa/glossary.tsv` | another name, or a clause rewritten with it → the text with the term | as the project |
| jieba's dictionary (github.com/fxsjy/jieba) | which strings are words | MIT |

## Scores

Held out: {settings.held_out:,} DRCD questions whose passages were not trained on, ranked over those passages; {settings.held_out:,} law articles, asked by title, section and first clause, ranked over all held-out articles without their first clauses. The spoken questions of every tenth passage of `index/spoken.tsv`, ranked over those passages. Training texts that share half of their 12-grams with a held-out text were left out. The ledger questions (`index/train_scores.py`) are a sanity check in everyday words, written before the first training run; no ledger text was trained on, but the glossary was written for ledgers like these, so its names make this set easier. BM25 counts character bigrams; the sum adds both scores, each standardised by query, with equal weight or the model's doubled. Ties count against the score.

The project's gold questions, never trained on, are scored by `python -m eval --ablation`, by kind: its row `dense` is this model alone. The figures are in the project's README.

{scores}

## Limits

- It tells no two numbers, years or places of digits apart, and no word order: 甲高于乙 is 乙高于甲.
- What it knows of everyday words comes from a few thousand encyclopedia questions, 20,000 spoken questions, 5,000 everyday words and the glossary; dialect and slang beyond that are unknown to it.
- Alone it is weaker than BM25 where the question repeats the text's own words (see DRCD).
- A text without Chinese or Latin letters or figures has the zero vector.
"""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the measurements in the card were made with."""

    vocabulary: int = 32_000
    dimension: int = 256
    window: int = 5
    epochs: int = 4
    batch: int = 1024
    learning_rate: float = 5e-3
    scale: float = 20.0
    word_dropout: float = 0.2
    longest_passage: int = 200
    held_out: int = 2_000
    spoken_rounds: int = 2


class Table(torch.nn.Module):
    """One vector a word: its own and the sum of its parts', so that rare words learn too."""

    def __init__(self, vectors: Floats, parts: torch.Tensor) -> None:
        super().__init__()
        self.own = torch.nn.Parameter(torch.from_numpy(vectors))
        self.part = torch.nn.Parameter(torch.zeros_like(self.own))
        self.parts = parts

    def forward(self) -> torch.Tensor:
        inherited: torch.Tensor = torch.sparse.mm(self.parts, self.part)
        return self.own + inherited


def embed(table: torch.Tensor, texts: Sequence[Ids]) -> torch.Tensor:
    """Return the unit vectors `(n, dimension)` of texts given as token ids."""
    offsets = torch.from_numpy(np.cumsum([0] + [len(text) for text in texts[:-1]]))
    flat = torch.from_numpy(np.concatenate(texts))
    return functional.normalize(functional.embedding_bag(flat, table, offsets, mode="mean"))


def ranking_loss(
    queries: torch.Tensor, passages: torch.Tensor, groups: torch.Tensor, scale: float
) -> torch.Tensor:
    """Return the multiple-negatives ranking loss, both ways; pairs of one group are left out."""
    scores = scale * queries @ passages.T
    same = (groups[:, None] == groups[None, :]) & (groups[:, None] >= 0)
    same.fill_diagonal_(False)
    scores = scores.masked_fill(same, -1e4)
    target = torch.arange(len(scores))
    both = functional.cross_entropy(scores, target) + functional.cross_entropy(scores.T, target)
    return both / 2


def train(
    table: Table,
    tokenizer: Tokenizer,
    batches: Sequence[Sequence[Pair]],
    settings: Settings,
    seed: int,
) -> list[float]:
    """Fit the table to batches of pairs, in their order; return the loss of every step."""
    rng = np.random.default_rng(seed)
    optimizer = torch.optim.Adam(table.parameters(), lr=settings.learning_rate, betas=(0.9, 0.99))
    losses: list[float] = []
    bar = tqdm(batches, desc="training", mininterval=1)
    for batch in bar:
        warm, left = min(1.0, (len(losses) + 1) / 20), 1 - len(losses) / len(batches)
        optimizer.param_groups[0]["lr"] = settings.learning_rate * warm * max(0.02, left)
        queries = cut(tokenizer, [pair.query for pair in batch])
        passages = cut(tokenizer, [pair.passage for pair in batch])
        vectors: torch.Tensor = table()
        loss = ranking_loss(
            embed(vectors, [_drop(query, settings.word_dropout, rng) for query in queries]),
            embed(vectors, [passage[: settings.longest_passage] for passage in passages]),
            torch.tensor([pair.group for pair in batch]),
            settings.scale,
        )
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        losses.append(loss.item())
        bar.set_postfix(loss=f"{np.mean(losses[-50:]):.3f}")
    return losses


def make_batches(corpus: Corpus, settings: Settings, rng: random.Random) -> list[list[Pair]]:
    """Return the batches of all epochs; those of spoken questions are spread over their epoch."""
    batches: list[list[Pair]] = []
    for _ in range(settings.epochs):
        epoch = _cut(make_pairs(corpus, rng), settings.batch)
        for _ in range(settings.spoken_rounds):
            epoch += _cut(spoken_pairs(corpus, rng), settings.batch)
        rng.shuffle(epoch)
        batches += epoch
    return batches


def _cut(pairs: list[Pair], size: int) -> list[list[Pair]]:
    return [pairs[start : start + size] for start in range(0, len(pairs) - size + 1, size)]


def _drop(query: Ids, share: float, rng: np.random.Generator) -> Ids:
    kept = query[rng.random(len(query)) >= share]
    return kept if len(kept) else query


def save_model(table: torch.Tensor, tokenizer: Tokenizer, folder: Path) -> None:
    """Write the model in the library's own format, its weights in half precision."""
    embedding = StaticEmbedding(tokenizer, embedding_weights=table.half())
    model = SentenceTransformer(modules=[embedding, Normalize()], device="cpu")
    model.save_pretrained(str(folder), create_model_card=False)
    (folder / "model.safetensors").chmod(0o644)  # safetensors leaves it to its owner alone


def load_encoder(folder: Path) -> Encode:
    """Return the saved model as its users load it, so that what is scored is what is shipped."""
    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True).float()
    return lambda texts: np.asarray(model.encode(list(texts)), dtype=np.float32)


def run(corpus_folder: Path, folder: Path, seed: int, settings: Settings) -> None:
    """Train, save, score and describe the model."""
    torch.manual_seed(seed)
    torch.use_deterministic_algorithms(True)
    corpus = read_corpus(corpus_folder, GLOSSARY, TABLE, EVERYDAY)
    corpus, held_out = hold_out(corpus, settings.held_out, random.Random(seed))
    texts = corpus.texts()
    counts = count_words(texts)
    # The dictionary lacks the short names of the glossary (社零); a floor makes them words.
    names = {name.other.lower() for name in corpus.names if len(name.other) <= 4}
    counts |= Counter(dict.fromkeys(names, 20))
    tokenizer = build_tokenizer(counts, settings.vocabulary)
    words = words_of(tokenizer)
    vectors = first_vectors(cut(tokenizer, texts), len(words), settings.dimension, seed=seed)
    table = Table(vectors, inner_parts(words))
    rng = random.Random(seed)
    batches = make_batches(corpus, settings, rng)
    train(table, tokenizer, batches, settings, seed)
    folder.mkdir(parents=True, exist_ok=True)
    save_model(table().detach(), tokenizer, folder)
    pools = {
        "DRCD questions": [held_out.questions],
        "law articles": [held_out.articles],
        "spoken questions": [held_out.spoken],
        "ledger questions": ledger_pools(),
    }
    scores = score_table(load_encoder(folder), pools)
    print(scores)
    card = model_card(folder, settings, seed, len(words), sum(map(len, batches)), scores)
    (folder / "README.md").write_text(card, encoding="utf-8")


def model_card(
    folder: Path, settings: Settings, seed: int, words: int, pairs: int, scores: str
) -> str:
    """Return the card of the model in a folder."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "README.md"]
    size = sum(path.stat().st_size for path in files) / 1e6
    return CARD.format(
        seed=seed,
        words=f"{words:,}",
        pairs=f"{pairs:,}",
        size=size,
        settings=settings,
        scores=scores,
    )


def main(
    corpus: Annotated[
        Path,
        typer.Option("--corpus", metavar="目录", help="训练语料的目录，四个文件都在里面"),
    ],
    out: Annotated[Path, typer.Option("--out", metavar="目录", help="写入模型的目录")],
    seed: Annotated[
        int, typer.Option("--seed", metavar="整数", help="随机数种子；种子相同，结果相同")
    ] = 0,
) -> None:
    """用公开语料训练随附的向量模型，写入目录，并给出评分。"""
    run(corpus, out, seed, Settings())


if __name__ == "__main__":
    only(main)()
