"""The lexical index: BM25 over Chinese words and character bigrams."""

from __future__ import annotations

import json
import math
import os
import re
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from index.entry import Entry

# Lucene's own settings.
K1, B = 1.5, 0.75
ABOUT = "about.json"
HAN_RUN = re.compile(r"[\u4e00-\u9fff]+")
OTHER_WORD = re.compile(r"[a-z]+|\d+(?:\.\d+)?%?")


@cache
def segmenter() -> object:
    """Return jieba's tokenizer, its cache in a folder of this user's own."""
    import logging

    import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(cache_folder(Path(tempfile.gettempdir())))
    tokenizer.initialize()
    return tokenizer


def cache_folder(temporary: Path) -> Path:
    """Return a folder for jieba's cache that is this user's own.

    jieba keeps it in the temporary folder under a fixed name, where another user's file would be
    read, or stand in the way.
    """
    folder = temporary / f"ledger-qa-{os.getuid()}"
    if not os.path.lexists(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
    own = folder.is_dir() and not folder.is_symlink() and folder.stat().st_uid == os.getuid()
    return folder if own else Path(tempfile.mkdtemp(prefix="ledger-qa-", dir=temporary))


LETTERS = re.compile(r"[A-Za-z]+")
KEPT_TEXTS = 4096


def words(text: str) -> list[str]:
    """Return the words of a text as jieba cuts it, white space left out.

    Letters side by side are one word, whatever shorter one the dictionary has: smart is no AR.
    """
    return list(cut_words(text))


@lru_cache(maxsize=KEPT_TEXTS)
def cut_words(text: str) -> tuple[str, ...]:
    """Return the words of a text: one question has the same clauses cut over and over."""
    cut: list[str] = segmenter().lcut(text)  # type: ignore[attr-defined]
    joined: list[str] = []
    for word in cut:
        if joined and LETTERS.fullmatch(word) and LETTERS.fullmatch(joined[-1]):
            joined[-1] += word
        else:
            joined.append(word)
    return tuple(word for word in joined if word.strip())


def normalise(text: str) -> str:
    """Return the text in NFKC, lower case."""
    return unicodedata.normalize("NFKC", text).lower()


def tokens(text: str) -> list[str]:
    """Return the terms that BM25 counts: words of two and more characters, and bigrams."""
    plain = normalise(text)
    terms: list[str] = []
    for run in HAN_RUN.findall(plain):
        terms += terms_of_run(run)
    return terms + OTHER_WORD.findall(plain)


# Ledgers repeat titles and phrases, and cutting them is most of what indexing costs.
@lru_cache(maxsize=100_000)
def terms_of_run(run: str) -> tuple[str, ...]:
    """Return the words of more than two characters of a run of them, and its bigrams."""
    if len(run) < 2:
        return (run,)
    long = (word for word in words(run) if len(word) > 2) if len(run) > 2 else ()
    return (*long, *(run[at : at + 2] for at in range(len(run) - 1)))


def highest_scores(index: bm25s.BM25) -> NDArray[np.float32]:
    """Return for each term of an index the highest score that any entry has for it."""
    starts = np.asarray(index.scores["indptr"][:-1])
    data = np.asarray(index.scores["data"], dtype=np.float32)
    filled = np.diff(index.scores["indptr"]) > 0
    highest = np.zeros(len(starts), dtype=np.float32)
    if data.size:
        highest[filled] = np.maximum.reduceat(data, starts[filled])
    return highest


class LexicalIndex:
    """BM25 scores of all entries for a query.

    Most of its entries may lie in an index saved before, memory-mapped; the few that have come
    since are scored beside it with its statistics, until it is written anew.
    """

    def __init__(self, entries: Sequence[Entry], saved: SavedLexical | None = None) -> None:
        self._ids = [entry.id for entry in entries]
        self._saved = saved or SavedLexical.of(entries)
        rows = [self._saved.rows.get(entry.digest, -1) for entry in entries]
        self._rows = np.asarray(rows, dtype=np.int64)
        fresh = np.flatnonzero(self._rows < 0)
        self._fresh_at = fresh
        self._fresh = [Counter(terms_of_entry(entries[int(at)])) for at in fresh]
        self._at_row = np.full(self._saved.total, -1, dtype=np.int64)
        self._at_row[self._rows[self._rows >= 0]] = np.flatnonzero(self._rows >= 0)

    @property
    def fresh_count(self) -> int:
        """How many entries the saved index lacks."""
        return len(self._fresh)

    def scores(self, terms: Sequence[str]) -> NDArray[np.float32]:
        """Return the BM25 score of every entry, shape (n,), in the entries' order."""
        scores = np.zeros(len(self._ids), dtype=np.float32)
        held = self._rows >= 0
        if held.any():
            scores[held] = self._saved.scores(terms)[self._rows[held]]
        for at, counts in zip(self._fresh_at, self._fresh, strict=True):
            scores[at] = self._saved.score_of(counts, terms)
        return scores

    def ceiling(self, terms: Sequence[str]) -> float:
        """Return the score of an entry that met every term as well as any entry meets it.

        A term that no entry has counts as the terms do on average: what is asked and not met
        has to show, at every size of index alike.
        """
        return self._saved.ceiling(terms) if self._ids else 0.0

    def holding(self) -> dict[str, int]:
        """Return for every term in how many entries it stands."""
        fresh = Counter(term for counts in self._fresh for term in counts)
        return dict(Counter(self._saved.holding()) + fresh)

    def places_with(self, word: str) -> NDArray[np.int64] | None:
        """Return where the entries stand that may hold a word, in normal form, as a stretch of text.

        Every entry that holds it is among them: they have all its pairs of characters, or else
        terms with its letters and figures, or its one character. None where a word has neither.
        """
        pairs = {run[at : at + 2] for run in HAN_RUN.findall(word) for at in range(len(run) - 1)}
        parts = [[pair] for pair in pairs]
        if not parts:
            stretches = OTHER_WORD.findall(word) or HAN_RUN.findall(word)
            known = [*self._saved.terms(), *{term for counts in self._fresh for term in counts}]
            parts = [[term for term in known if stretch in term] for stretch in stretches]
        if not parts:
            return None
        rows = self._saved.rows_with(parts)
        fresh = [
            at
            for at, counts in zip(self._fresh_at, self._fresh, strict=True)
            if all(any(term in counts for term in part) for part in parts)
        ]
        places = self._at_row[rows]
        return np.concatenate([places[places >= 0], np.asarray(fresh, dtype=np.int64)])

    def search(
        self, terms: Sequence[str], *, top_k: int, allowed: NDArray[np.bool_] | None = None
    ) -> dict[str, float]:
        """Return the scores of the `top_k` best entries by id, those above 0; ties by order."""
        scores = self.scores(terms)
        if allowed is not None:
            scores = np.where(allowed, scores, 0)
        best = np.argsort(-scores, kind="stable")[:top_k]
        return {self._ids[at]: float(scores[at]) for at in best if scores[at] > 0}


def terms_of_entry(entry: Entry) -> list[str]:
    """Return the terms of an entry. Its title states the subject: read twice, it weighs more."""
    return tokens(f"{entry.title}\n{entry.chunk}") or ["空"]


class SavedLexical:
    """A BM25 index over entries known by their digests, as bm25s saves and maps it."""

    def __init__(self, index: bm25s.BM25 | None, rows: dict[str, int], mean_length: float) -> None:
        self.rows = rows
        self.total = len(rows)
        self._index = index
        self._mean_length = mean_length
        self._highest = highest_scores(index) if index else np.zeros(0, dtype=np.float32)
        self._usual = float(self._highest.mean()) if self._highest.size else 0.0

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> SavedLexical:
        """Return the index of entries, in memory."""
        if not entries:
            return cls(None, {}, 1.0)
        # Numbers instead of the terms: a million entries' strings would fill the memory.
        places: dict[str, int] = {}
        corpus = [
            [places.setdefault(term, len(places)) for term in terms_of_entry(entry)]
            for entry in entries
        ]
        index = bm25s.BM25(method="lucene", k1=K1, b=B)
        index.index((corpus, places), show_progress=False)
        mean = sum(map(len, corpus)) / len(corpus)
        return cls(index, {entry.digest: row for row, entry in enumerate(entries)}, mean)

    def save(self, folder: Path) -> None:
        """Write it to a folder that is not there yet."""
        folder.mkdir(parents=True)
        if self._index:
            self._index.save(str(folder), corpus=None)
        about = {"rows": list(self.rows), "mean_length": self._mean_length}
        (folder / ABOUT).write_text(json.dumps(about), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> SavedLexical:
        """Return what `save` wrote, its scores mapped from the files.

        Raises:
            OSError, ValueError, KeyError: the files are damaged or not there.
        """
        about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        rows = {digest: row for row, digest in enumerate(about["rows"])}
        index = bm25s.BM25.load(str(folder), mmap=True, load_corpus=False) if rows else None
        return cls(index, rows, float(about["mean_length"]))

    def scores(self, terms: Sequence[str]) -> NDArray[np.float32]:
        """Return the score of every entry it holds, shape (rows,)."""
        known = [term for term in terms if self._index and term in self._index.vocab_dict]
        if not self._index or not known:
            return np.zeros(self.total, dtype=np.float32)
        return np.asarray(self._index.get_scores(known), dtype=np.float32)

    def terms(self) -> Collection[str]:
        """Return every term that an entry of it has."""
        return self._index.vocab_dict if self._index else ()

    def holding(self) -> dict[str, int]:
        """Return for every term in how many entries of it it stands."""
        if not self._index:
            return {}
        held = np.diff(self._index.scores["indptr"]).tolist()
        # The empty term that bm25s adds for queries stands in no entry.
        places = self._index.vocab_dict.items()
        return {term: held[place] for term, place in places if place < len(held)}

    def rows_with(self, parts: Sequence[Sequence[str]]) -> NDArray[np.int64]:
        """Return the rows of the entries that have a term of each part, ascending."""
        found: NDArray[np.int64] | None = None
        for part in parts:
            held = [self._rows_of(term) for term in part]
            rows = np.unique(np.concatenate(held)) if held else np.zeros(0, dtype=np.int64)
            found = rows if found is None else np.intersect1d(found, rows, assume_unique=True)
            if not len(found):
                break
        return np.zeros(0, dtype=np.int64) if found is None else found

    def _rows_of(self, term: str) -> NDArray[np.int64]:
        place = self._index.vocab_dict.get(term) if self._index else None
        if place is None or not self._index:
            return np.zeros(0, dtype=np.int64)
        start, end = self._index.scores["indptr"][place : place + 2]
        return np.asarray(self._index.scores["indices"][start:end], dtype=np.int64)

    def score_of(self, counts: Counter[str], terms: Sequence[str]) -> float:
        """Return the score of an entry that it does not hold, by its statistics."""
        length = sum(counts.values())
        norm = K1 * (1 - B + B * length / self._mean_length)
        return sum(
            self._rarity(term) * counts[term] / (counts[term] + norm)
            for term in terms
            if term in counts
        )

    def _rarity(self, term: str) -> float:
        """Return the idf of a term as bm25s computes it in Lucene's way."""
        total = self.total
        place = self._index.vocab_dict.get(term) if self._index else None
        holding = 0
        if place is not None and self._index:
            starts = self._index.scores["indptr"]
            holding = int(starts[place + 1] - starts[place])
        return math.log(1 + (total - holding + 0.5) / (holding + 0.5))

    def ceiling(self, terms: Sequence[str]) -> float:
        """Return the score of an entry that met every term as well as any met it."""
        if not self._index:
            return self._usual * len(terms)
        places = (self._index.vocab_dict.get(term) for term in terms)
        return sum(
            self._usual if place is None else float(self._highest[place]) for place in places
        )
