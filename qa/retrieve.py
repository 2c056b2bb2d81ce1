"""The entries that a question is about, best first: words, BM25 and the embedding together."""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from operator import attrgetter
from typing import Any

import numpy as np
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from index.entry import Entry, Hit
from index.lexical import LexicalIndex, tokens
from index.store import Snapshot
from qa.question import Query, parse
from qa.subject import Term, Vocabulary, agreement, coverage, terms_of
from qa.wording import content_words

# Candidates of each part; the rest of a large index is not looked at word by word.
PARTS = ("lexical", "dense", "hybrid")
RELEVANCE, LEXICAL, DENSE = attrgetter("relevance"), attrgetter("lexical"), attrgetter("dense")
# Below this cosine two words of the shipped model have no more than a field in common.
LIKE_FROM = 0.4
MOST_LIKES = 5
LIKED_FROM = 0.3
CANDIDATES = 300
EXACT_UP_TO = 1000


@cache
def fusion() -> dict[str, float]:
    """Return the weights of the parts, as `python -m eval.tune` fitted them."""
    loaded: dict[str, float] = json.loads(files("qa").joinpath("fusion.json").read_text("utf-8"))
    return loaded


class Likes:
    """The words of the ledgers that stand near a word in the embedding."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._encoder = snapshot.dense.encoder
        self._words = sorted(
            {word for entry in snapshot.entries for word in content_words(entry.chunk)}
        )
        self._vectors = self._encoder.encode(self._words) if self._words else None

    def of(self, words: Sequence[str]) -> dict[str, tuple[tuple[str, float], ...]]:
        """Return for each word its nearest others with their cosine, best first."""
        if self._vectors is None or not words:
            return {}
        cosines = self._encoder.encode(words) @ self._vectors.T
        found = {}
        for word, row in zip(words, cosines, strict=True):
            best = np.argsort(-row, kind="stable")[:MOST_LIKES]
            found[word] = tuple(
                (self._words[at], float(row[at]))
                for at in best
                if row[at] >= LIKE_FROM and self._words[at] != word
            )
        return found


class Retriever:
    """Scores the entries of a snapshot for queries."""

    def __init__(self, snapshot: Snapshot, likes: Likes | None = None) -> None:
        self.snapshot = snapshot
        self.vocabulary = Vocabulary(snapshot.entries)
        self._likes = likes or Likes(snapshot)
        self._positions = {entry.id: at for at, entry in enumerate(snapshot.entries)}

    def terms(self, query: Query) -> tuple[Term, ...]:
        terms = terms_of(query, self.vocabulary)
        likes = self._likes.of([term.word for term in terms if term.weight >= LIKED_FROM])
        return tuple(replace(term, likes=likes.get(term.word, ())) for term in terms)

    def search(
        self,
        query: Query,
        *,
        entries: Sequence[Entry] | None = None,
        top_k: int = 10,
        part: str = "hybrid",
    ) -> list[Hit]:
        """Return the `top_k` best entries, of `entries` if given; ties by the ledgers' order.

        `part` names one of PARTS, to rank by it alone.
        """
        terms = self.terms(query)
        text = search_text(query, terms)
        lexical = self._lexical(text)
        dense = self._dense(query.subject or query.text)
        allowed = self.snapshot.entries if entries is None else entries
        if len(allowed) > EXACT_UP_TO:
            best = sorted(lexical, key=lambda id_: -lexical[id_])[:CANDIDATES]
            wanted = {*best, *dense}
            allowed = [entry for entry in allowed if entry.id in wanted]
        hits = []
        for entry in allowed:
            covered, anchor = coverage(terms, entry)
            parts = (
                covered,
                lexical.get(entry.id, 0.0),
                dense.get(entry.id, 0.0),
                agreement(query.figures, entry),
                anchor,
            )
            hits.append(Hit(entry, relevance(*parts), *parts))
        rank = {"hybrid": RELEVANCE, "lexical": LEXICAL, "dense": DENSE}[part]
        hits.sort(key=lambda hit: (-rank(hit), self._positions[hit.entry.id]))
        return hits[:top_k]

    def without(self, gone: Collection[str]) -> Retriever:
        """Return a retriever that does not see the entries of some ids, to try what is said without them."""
        entries = tuple(entry for entry in self.snapshot.entries if entry.id not in gone)
        ledgers = tuple(
            replace(
                ledger, entries=tuple(entry for entry in ledger.entries if entry.id not in gone)
            )
            for ledger in self.snapshot.ledgers
        )
        reduced = replace(
            self.snapshot, ledgers=ledgers, entries=entries, lexical=LexicalIndex(entries)
        )
        return Retriever(reduced, self._likes)

    def _lexical(self, text: str) -> dict[str, float]:
        """Return BM25 scores as shares of what an entry that met every term would get, by id."""
        terms = tokens(text)
        if not terms:
            return {}
        scores = self.snapshot.lexical.scores(terms)
        ceiling = self.snapshot.lexical.ceiling(terms)
        if ceiling <= 0:
            return {}
        ids = np.flatnonzero(scores > 0)
        entries = self.snapshot.entries
        return {entries[at].id: float(scores[at]) / ceiling for at in ids}

    def _dense(self, text: str) -> dict[str, float]:
        top_k = min(len(self.snapshot.entries), CANDIDATES)
        return self.snapshot.dense.search(text, top_k=top_k)


def search_text(query: Query, terms: Sequence[Term]) -> str:
    """Return what BM25 reads: the terms and the ledger's names for them."""
    names = [name for term in terms for name in term.names[:4]]
    return " ".join([term.word for term in terms] + names)


def relevance(covered: float, lexical: float, dense: float, figures: float, anchor: float) -> float:
    """Return the probability in [0, 1] that an entry is what is asked, from its parts."""
    weights = fusion()
    score = (
        weights["intercept"]
        + weights["coverage"] * covered
        + weights["lexical"] * lexical
        + weights["dense"] * max(dense, 0.0)
        + weights["figures"] * figures
        + weights["anchor"] * anchor
    )
    return 1 / (1 + math.exp(-score))


class HybridRetriever(BaseRetriever):
    """The retriever as LangChain knows one: a question → documents with their relevance."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    retriever: Retriever
    top_k: int = 10

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        asked = parse(query, self.retriever.snapshot.ledgers)
        return [
            Document(
                page_content=hit.entry.chunk,
                id=hit.entry.id,
                metadata=metadata_of(hit),
            )
            for hit in self.retriever.search(asked, top_k=self.top_k)
        ]


def metadata_of(hit: Hit) -> dict[str, Any]:
    return {
        "ledger": hit.entry.ledger_title,
        "number": hit.entry.number,
        "relevance": hit.relevance,
    }
