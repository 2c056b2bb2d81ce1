"""The lexical index: BM25 over Chinese words and character bigrams."""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from index.entry import Entry

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


def words(text: str) -> list[str]:
    """Return the words of a text as jieba cuts it, white space left out."""
    cut: list[str] = segmenter().lcut(text)  # type: ignore[attr-defined]
    return [word for word in cut if word.strip()]


def normalise(text: str) -> str:
    """Return the text in NFKC, lower case."""
    return unicodedata.normalize("NFKC", text).lower()


def tokens(text: str) -> list[str]:
    """Return the terms that BM25 counts: words of two and more characters, and bigrams."""
    plain = normalise(text)
    terms = [word for word in words(plain) if len(word) > 2 and HAN_RUN.fullmatch(word)]
    for run in HAN_RUN.findall(plain):
        terms += [run[at : at + 2] for at in range(len(run) - 1)] if len(run) > 1 else [run]
    return terms + OTHER_WORD.findall(plain)


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
    """BM25 scores of all entries for a query."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._ids = [entry.id for entry in entries]
        self._index: bm25s.BM25 | None = None
        self._highest = np.zeros(0, dtype=np.float32)
        if entries:
            # A title states the subject in few words: read twice, it weighs as its reader weighs it.
            corpus = [tokens(f"{entry.title}\n{entry.chunk}") or ["空"] for entry in entries]
            self._index = bm25s.BM25(method="lucene")
            self._index.index(corpus, show_progress=False)
            self._highest = highest_scores(self._index)

    def scores(self, terms: Sequence[str]) -> NDArray[np.float32]:
        """Return the BM25 score of every entry, shape (n,), in the entries' order."""
        if self._index is None:
            return np.zeros(0, dtype=np.float32)
        known = [term for term in terms if term in self._index.vocab_dict]
        if not known:
            return np.zeros(len(self._ids), dtype=np.float32)
        return np.asarray(self._index.get_scores(known), dtype=np.float32)

    def ceiling(self, terms: Sequence[str]) -> float:
        """Return the score of an entry that met every term as well as any entry meets it.

        A term that no entry has counts as the terms do on average: what is asked and not met
        has to show, at every size of index alike.
        """
        if self._index is None or not self._highest.size:
            return 0.0
        usual = float(self._highest.mean())
        places = (self._index.vocab_dict.get(term) for term in terms)
        return sum(usual if place is None else float(self._highest[place]) for place in places)

    def search(
        self, terms: Sequence[str], *, top_k: int, allowed: NDArray[np.bool_] | None = None
    ) -> dict[str, float]:
        """Return the scores of the `top_k` best entries by id, those above 0; ties by order."""
        scores = self.scores(terms)
        if allowed is not None:
            scores = np.where(allowed, scores, 0)
        best = np.argsort(-scores, kind="stable")[:top_k]
        return {self._ids[at]: float(scores[at]) for at in best if scores[at] > 0}
