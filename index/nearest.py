"""The entries nearest to a question: Chroma over all of them, exact over the few of a scope."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.dense import DenseIndex
from index.embed import Encoder, Vectors
from index.entry import Entry


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
        fresh = [entries[int(at)].chunk for at in self._fresh_at]
        self._fresh = base.encoder.encode(fresh) if fresh else None

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
        [vector] = self.encoder.encode([text])
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

    def cosines(self, text: str, positions: NDArray[np.int64]) -> Vectors:
        """Return the cosine of each of the entries at some positions, shape (n,)."""
        if not text.strip():
            return np.zeros(len(positions), dtype=np.float32)
        [vector] = self.encoder.encode([text])
        rows = self._rows[positions]
        cosines = np.zeros(len(positions), dtype=np.float32)
        held = rows >= 0
        if held.any():
            cosines[held] = self._base.vectors()[rows[held]].astype(np.float32) @ vector
        if self._fresh is not None and not held.all():
            places = {int(at): row for row, at in enumerate(self._fresh_at)}
            missing = np.flatnonzero(~held)
            picked = [places[int(positions[at])] for at in missing]
            cosines[missing] = self._fresh[picked] @ vector
        return cosines
