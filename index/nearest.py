"""The entries nearest to a question: Chroma over all of them, exact over the few of a scope."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.dense import DenseIndex
from index.embed import Encoder, Vectors, encode_entries
from index.entry import Entry

Places = NDArray[np.int64]
# The vectors of fewer places are gathered in less than a millisecond.
WORTH_KEEPING = 1000


class Nearest:
    """The vectors of a snapshot's entries: those of a generation, and of entries come since.

    Chroma's own filter is twenty times slower than its plain query, so it is asked for more than
    are wanted and what is gone is left out; a scope of a ledger, a period or a place is searched
    exactly, in the vectors that lie beside Chroma's files.
    """

    def __init__(self, base: DenseIndex, entries: Sequence[Entry]) -> None:
        self._base = base
        self._ids = [entry.id for entry in entries]
        self._digests = {entry.id: entry.digest for entry in entries}
        held, rows = base.held(), base.rows()
        kept = (held.get(entry.id) == entry.digest for entry in entries)
        self._rows = np.asarray(
            [
                rows[entry.id] if is_kept else -1
                for entry, is_kept in zip(entries, kept, strict=True)
            ],
            dtype=np.int64,
        )
        self._fresh_at = np.flatnonzero(self._rows < 0)
        self._fresh_ids = {self._ids[at] for at in self._fresh_at}
        self._gone = sum(self._digests.get(id_) != digest for id_, digest in held.items())
        fresh = [entries[int(at)] for at in self._fresh_at]
        self._fresh = encode_entries(base.encoder, fresh) if fresh else None
        self._last: tuple[str, Vectors] | None = None
        # A question asks several times for the same places; half precision is slow to count with.
        self._gathered: deque[tuple[Places, Vectors]] = deque(maxlen=2)

    def of(self, entries: Sequence[Entry]) -> Nearest:
        """Return the same vectors for other entries: some of these, say."""
        return Nearest(self._base, entries)

    @property
    def encoder(self) -> Encoder:
        return self._base.encoder

    @property
    def is_there(self) -> bool:
        return self._base.is_there

    def digests(self) -> dict[str, str]:
        """Return the digest of every entry it finds, by entry id."""
        return dict(self._digests)

    def search(self, text: str, *, top_k: int) -> dict[str, float]:
        """Return the cosine of the `top_k` nearest entries by id, best first."""
        if top_k <= 0 or not text.strip() or not self._ids:
            return {}
        vector = self._vector(text)
        wanted = top_k + min(self._gone, top_k)
        found = {
            id_: cosine
            for id_, cosine in self._base.nearest(vector, top_k=wanted).items()
            if id_ in self._digests and id_ not in self._fresh_ids
        }
        if self._fresh is not None:
            cosines = self._fresh @ vector
            found |= {
                self._ids[at]: float(one) for at, one in zip(self._fresh_at, cosines, strict=True)
            }
        best = sorted(found.items(), key=lambda item: -item[1])[:top_k]
        return dict(best)

    def _vector(self, text: str) -> Vectors:
        """Return the vector of a text; of one question it is asked for several times."""
        last = self._last
        if last is None or last[0] != text:
            last = self._last = (text, self.encoder.encode([text])[0])
        return last[1]

    def cosines(self, text: str, positions: Places) -> Vectors:
        """Return the cosine of each of the entries at some positions, shape (n,)."""
        if not text.strip() or not len(positions):
            return np.zeros(len(positions), dtype=np.float32)
        cosines: Vectors = self._vectors_at(positions) @ self._vector(text)
        return cosines

    def _vectors_at(self, positions: Places) -> Vectors:
        """Return the vectors of the entries at some positions, shape (n, dim)."""
        for places, vectors in tuple(self._gathered):
            if places is positions:
                return vectors
        rows = self._rows[positions]
        held = rows >= 0
        dimension = (self._base.vectors() if self._fresh is None else self._fresh).shape[1]
        vectors = np.zeros((len(positions), dimension), dtype=np.float32)
        if held.any():
            vectors[held] = self._base.vectors()[rows[held]]
        if self._fresh is not None and not held.all():
            missing = np.flatnonzero(~held)
            fresh = np.searchsorted(self._fresh_at, positions[missing])
            vectors[missing] = self._fresh[fresh]
        if len(positions) >= WORTH_KEEPING:
            self._gathered.append((positions, vectors))
        return vectors
