"""The entries that a question is about, best first: words, BM25 and the embedding together."""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import chain, repeat
from operator import attrgetter
from typing import Any

import numpy as np
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from numpy.typing import NDArray
from pydantic import ConfigDict

from index.embed import SMALLEST, Encoder
from index.entry import Entry, Hit
from index.lexical import LexicalIndex, tokens
from index.store import Snapshot
from qa.everyday import pointed_at
from qa.order import as_asked
from qa.pledges import Places, Pledges
from qa.question import Query, parse
from qa.subject import Term, Vocabulary, agreement, coverage, terms_of
from qa.wording import content_words

PARTS = ("lexical", "dense", "hybrid")
RELEVANCE, LEXICAL, DENSE = attrgetter("relevance"), attrgetter("lexical"), attrgetter("dense")
# Below this cosine two words of the shipped model have no more than a field in common.
LIKE_FROM = 0.4
MOST_LIKES = 5
MOST_FOUND = 20_000
LIKED_FROM = 0.3
# Candidates of each part; the rest of a large index is not looked at word by word.
CANDIDATES = 150
# And of each the best of so many pledges: a question has few subjects.
PLEDGES = 50
EXACT_UP_TO = 1000
# A scope up to this size is searched by its own vectors: the usual filters cost less than none.
EXACT_SCOPE = 20_000
# And a larger one by the nearest of all, so many times the candidates at most.
MOST_TIMES = 6


@cache
def fusion() -> dict[str, float]:
    """Return the weights of the parts, as `python -m eval.tune` fitted them."""
    loaded: dict[str, float] = json.loads(files("qa").joinpath("fusion.json").read_text("utf-8"))
    return loaded


class Likes:
    """The words of the ledgers that stand near a word in the embedding."""

    def __init__(self, encoder: Encoder, entries: Sequence[Entry]) -> None:
        self._encoder = encoder
        self._words = sorted({word for entry in entries for word in content_words(entry.chunk)})
        self._vectors = self._encoder.encode(self._words) if self._words else None
        self._found: dict[str, tuple[tuple[str, float], ...]] = {}

    def of(self, words: Sequence[str]) -> dict[str, tuple[tuple[str, float], ...]]:
        """Return for each word its nearest others with their cosine, best first."""
        if self._vectors is None or not words:
            return {}
        if len(self._found) > MOST_FOUND:
            self._found = {}
        found = self._found
        new = [word for word in dict.fromkeys(words) if word not in found]
        cosines = self._encoder.encode(new) @ self._vectors.T if new else ()
        for word, row in zip(new, cosines, strict=True):
            near = np.flatnonzero(row >= LIKE_FROM)
            best = near[np.argsort(-row[near], kind="stable")][:MOST_LIKES]
            found[word] = tuple(
                (self._words[at], float(row[at])) for at in best if self._words[at] != word
            )
        return {word: found[word] for word in words}


class Retriever:
    """Scores the entries of a snapshot for queries."""

    def __init__(self, snapshot: Snapshot, likes: Likes | None = None) -> None:
        self.snapshot = snapshot
        self._pledges = Pledges(snapshot.entries)
        typical = self._pledges.typical(snapshot.entries)
        self.vocabulary = Vocabulary(snapshot.entries, snapshot.lexical, typical)
        self._likes = likes or Likes(snapshot.dense.encoder, typical)
        self._positions = {entry.id: at for at, entry in enumerate(snapshot.entries)}
        self._all = np.arange(len(snapshot.entries))
        self._firsts = self._pledges.firsts(self._all)[:EXACT_SCOPE]
        # One question searches the same entries several times.
        self._last_places: tuple[tuple[Entry, ...], Places] | None = None
        self._last_scores: tuple[str, NDArray[np.float32]] | None = None
        # An entry's id is made anew each time it is asked for: too dear for a large scope.
        self._place_of = {id(entry): at for at, entry in enumerate(snapshot.entries)}

    @classmethod
    def following(cls, snapshot: Snapshot, before: Retriever | None) -> Retriever:
        """Return the retriever of a snapshot; what hardly changes is taken from the one before."""
        if before is None or len(snapshot.entries) < EXACT_UP_TO:
            return cls(snapshot)
        grown = abs(len(snapshot.entries) - len(before.snapshot.entries))
        return cls(snapshot, before._likes if grown * 20 < len(snapshot.entries) else None)

    def shares_words_with(self, other: Retriever) -> bool:
        """Return whether the words of its entries were taken from another retriever's."""
        return self._likes is other._likes

    def terms(self, query: Query) -> tuple[Term, ...]:
        terms = terms_of(query, self.vocabulary)
        likes = self._likes.of([term.word for term in terms if term.weight >= LIKED_FROM])
        return tuple(
            replace(term, likes=nearest_first(likes.get(term.word, ()), pointed_at(term.word)))
            for term in terms
        )

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
        if entries is not None and len(entries) == len(self.snapshot.entries):
            entries = None
        among = None if entries is None else self._places(entries)
        subject = self.rewritten(query, terms)
        lexical, dense = self._lexical(text, among), self._dense(subject, among)
        candidates: Sequence[Entry]
        if among is not None and len(among) <= EXACT_UP_TO:
            candidates = entries or ()
        elif len(self.snapshot.entries) <= EXACT_UP_TO:
            candidates = self.snapshot.entries
        else:
            places = sorted({*lexical, *dense})
            # What one part alone has found is scored by the other too: else it would seem unmet.
            lexical |= self._shares(text, [at for at in places if at not in lexical])
            dense |= self._cosines(subject, [at for at in places if at not in dense])
            candidates = [self.snapshot.entries[at] for at in places]
        hits = []
        for entry in candidates:
            at = self._place(entry)
            covered, anchor = coverage(terms, entry)
            parts = (
                covered,
                lexical.get(at, 0.0),
                dense.get(at, 0.0),
                agreement(query.figures, entry),
                anchor,
            )
            hits.append(Hit(entry, relevance(*parts), *parts))
        rank = {"hybrid": RELEVANCE, "lexical": LEXICAL, "dense": DENSE}[part]
        hits.sort(key=lambda hit: (-rank(hit), self._place(hit.entry)))
        if part == "hybrid":
            hits = as_asked(query, hits)
        return hits[:top_k]

    def rewritten(self, query: Query, terms: Sequence[Term]) -> str:
        """Return a question's subject with the names that no entry has in the ledgers' own terms."""
        text = (query.subject or query.text).lower()
        for term in terms:
            if term.names and not self.vocabulary.knows(term.word):
                text = text.replace(term.word, term.names[0])
        return text

    def title_cosine(self, query: Query, terms: Sequence[Term], entry: Entry) -> float:
        """Return the cosine of a question's subject and an entry's title, in [-1, 1]."""
        texts = [self.rewritten(query, terms), entry.pledge]
        vectors = self.snapshot.dense.encoder.encode(texts)
        return float(vectors[0] @ vectors[1])

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
            self.snapshot,
            ledgers=ledgers,
            entries=entries,
            lexical=LexicalIndex(entries),
            dense=self.snapshot.dense.of(entries),
        )
        return Retriever(reduced, self._likes)

    def _places(self, entries: Sequence[Entry]) -> Places:
        """Return where entries stand among the snapshot's; those of no snapshot are left out."""
        last = self._last_places
        if last is not None and last[0] is entries:
            return last[1]
        held = map(self._place_of.get, map(id, entries), repeat(-1))
        places = np.fromiter(held, dtype=np.int64, count=len(entries))
        for at in np.flatnonzero(places < 0).tolist():
            places[at] = self._place(entries[at])
        places = places[places >= 0]
        if isinstance(entries, tuple):
            self._last_places = (entries, places)
        return places

    def _place(self, entry: Entry) -> int:
        at = self._place_of.get(id(entry))
        return self._positions.get(entry.id, -1) if at is None else at

    def _lexical(self, text: str, among: Places | None) -> dict[int, float]:
        """Return BM25 scores as shares of what an entry that met every term would get, by place."""
        scores = self._scores(text)
        return self._best(scores, self._all) if among is None else self._best(scores[among], among)

    def _best(self, scores: NDArray[np.float32], among: Places) -> dict[int, float]:
        """Return the best of some entries' scores by place, all that there are of few.

        Of many the best of each pledge too: hundreds that pledge the same would fill the rest.
        """
        if len(among) > EXACT_UP_TO:
            # Sorting all of a large index takes longer than scoring it.
            kept = min(CANDIDATES, len(scores))
            least = np.partition(scores, -kept)[-kept]
            chosen = np.flatnonzero(scores >= max(least, SMALLEST))
            chosen = chosen[np.argsort(-scores[chosen], kind="stable")][:CANDIDATES]
            each = self._pledges.best(scores, among, PLEDGES)
        else:
            chosen, each = np.flatnonzero(scores > 0), {}
        return dict(zip(among[chosen].tolist(), scores[chosen].tolist(), strict=True)) | each

    def _scores(self, text: str) -> NDArray[np.float32]:
        """Return the shares of all entries; one question asks for the same ones several times."""
        last = self._last_scores
        if last is None or last[0] != text:
            terms = tokens(text)
            ceiling = self.snapshot.lexical.ceiling(terms) if terms else 0.0
            scores = self.snapshot.lexical.scores(terms if ceiling > 0 else ())
            last = self._last_scores = (text, scores / ceiling if ceiling > 0 else scores)
        return last[1]

    def _shares(self, text: str, places: Sequence[int]) -> dict[int, float]:
        """Return what `_lexical` does of some places, whatever it is."""
        scores = self._scores(text)
        return {at: float(scores[at]) for at in places}

    def _cosines(self, text: str, places: Sequence[int]) -> dict[int, float]:
        """Return what `_dense` does of some places, where it is above 0."""
        found = self.snapshot.dense.cosines(text, np.asarray(places, dtype=np.int64))
        return {at: float(one) for at, one in zip(places, found, strict=True) if one > 0}

    def _dense(self, text: str, among: Places | None) -> dict[int, float]:
        """Return cosines by place: of a small scope exactly, else of the nearest of all.

        Besides the nearest, of every pledge the newest entry is looked at.
        """
        total = len(self.snapshot.entries)
        if among is None:
            nearest = self._nearest(text, min(total, CANDIDATES))
            return nearest | self._firsts_of(text, self._firsts) if total > EXACT_UP_TO else nearest
        if len(among) <= EXACT_SCOPE:
            return self._best(self.snapshot.dense.cosines(text, among), among)
        # Over-fetch: of the nearest of all only a share lies in the scope.
        wanted = min(total, CANDIDATES * MOST_TIMES, CANDIDATES * total // len(among))
        inside = set(among.tolist())
        nearest = {at: one for at, one in self._nearest(text, wanted).items() if at in inside}
        return nearest | self._firsts_of(text, self._pledges.firsts(among)[:EXACT_SCOPE])

    def _firsts_of(self, text: str, firsts: Places) -> dict[int, float]:
        """Return the cosines of the first entries of the nearest pledges by place."""
        return self._pledges.best(self.snapshot.dense.cosines(text, firsts), firsts, PLEDGES)

    def _nearest(self, text: str, top_k: int) -> dict[int, float]:
        """Return the cosines of the nearest of all entries, by place."""
        found = self.snapshot.dense.search(text, top_k=top_k)
        return {self._positions[id_]: cosine for id_, cosine in found.items()}


def nearest_first(*likes: tuple[tuple[str, float], ...]) -> tuple[tuple[str, float], ...]:
    """Return words with how far each is alike, from several such, the most alike first."""
    return tuple(sorted(chain.from_iterable(likes), key=lambda like: -like[1]))


def search_text(query: Query, terms: Sequence[Term]) -> str:
    """Return what BM25 reads: the terms and the ledger's names for them."""
    names = [name for term in terms for name in term.names[:4]]
    stated = [figure.amount for figure in query.figures if not figure.is_rate]
    return " ".join([term.word for term in terms] + names + stated)


def relevance(
    covered: float,
    lexical: float,
    dense: float,
    figures: float,
    anchor: float,
) -> float:
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
