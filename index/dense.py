"""The dense index; the only file that knows Chroma."""

from __future__ import annotations

import json
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import chromadb
import numpy as np
from chromadb.api.client import Client
from chromadb.config import Settings
from chromadb.errors import ChromaError
from numpy.typing import NDArray

from index.embed import Encoder, Vectors, encode_entries
from index.entry import Entry, LedgerError
from index.generations import begin, clear, copy_to_read, publish
from index.lexical import SavedLexical
from index.problems import reason_of

COLLECTION = "entries"
VECTORS, HELD, LEXICAL = "vectors.npy", "held.json", "lexical"
# Cheap, and the recall of unlike vectors rises from 0.61 to 0.94 of the exact neighbours.
CONFIGURATION: dict[str, Any] = {"hnsw": {"space": "cosine", "ef_search": 400}}
READ_AT_ONCE = 10_000
BATCH_SIZE = 1000  # Chroma takes 5,461 at most.

Halves = NDArray[np.float16]
Progress = Callable[[Sequence[int]], Iterable[int]]


class DenseIndex:
    """The entries' vectors in a folder that nothing else uses, searched by cosine.

    Chroma's files survive neither a kill during a write nor damage (one flipped bit in a large
    index ends the process), and Chroma writes to whatever it opens: see index.generations.
    """

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        """Open the index in `folder`, made where there is none.

        Raises:
            LedgerError: Chroma cannot open it.
        """
        self.encoder = encoder
        self._folder = folder
        self._vectors: Halves | None = None
        self._held: dict[str, str] | None = None
        self._lexical: SavedLexical | None = None
        settings = Settings(
            is_persistent=True,
            # Chroma tells its open folders apart by their names.
            persist_directory=str(folder.absolute()),
            anonymized_telemetry=False,
        )
        with chroma_errors(f"向量索引 {folder} 打不开"):
            self._client = Client(settings=settings)
            self._collection = self._client.get_or_create_collection(
                COLLECTION,
                embedding_function=None,
                configuration=CONFIGURATION,  # type: ignore[arg-type]
            )

    def close(self) -> None:
        self._client.close()

    @property
    def is_there(self) -> bool:
        """Whether its folder still is; someone may have deleted it."""
        return self._folder.is_dir()

    def digests(self) -> dict[str, str]:
        """Return the digest of every entry it holds, by entry id."""
        digests: dict[str, str] = {}
        # More at once than SQLite takes variables for are refused.
        for start in range(0, self.count(), READ_AT_ONCE):
            found = self._collection.get(include=["metadatas"], limit=READ_AT_ONCE, offset=start)
            metadatas: Sequence[Mapping[str, Any]] = found["metadatas"] or []
            pairs = zip(found["ids"], metadatas, strict=True)
            digests |= {id_: str(metadata["digest"]) for id_, metadata in pairs}
        return digests

    def update(self, entries: Sequence[Entry], *, progress: Progress | None = None) -> None:
        """Make it hold exactly these entries, embedding only what it lacks.

        `progress` may wrap the starts of the batches, for a progress bar.
        """
        held = self.digests()
        kept = self._read_vectors() if held else {}
        wanted = {entry.id: entry.digest for entry in entries}
        gone = [id_ for id_, digest in held.items() if wanted.get(id_) != digest]
        for start in range(0, len(gone), BATCH_SIZE):
            self._collection.delete(ids=gone[start : start + BATCH_SIZE])
        new = [entry for entry in entries if held.get(entry.id) != entry.digest]
        starts = range(0, len(new), BATCH_SIZE)
        for start in progress(starts) if progress else starts:
            batch = new[start : start + BATCH_SIZE]
            vectors = encode_entries(self.encoder, batch)
            self._collection.upsert(
                ids=[entry.id for entry in batch],
                embeddings=vectors,
                metadatas=[metadata_of(entry) for entry in batch],
            )
            kept |= {entry.id: vector for entry, vector in zip(batch, vectors, strict=True)}
        self._write_vectors(entries, kept)

    def _write_vectors(self, entries: Sequence[Entry], vectors: Mapping[str, Vectors]) -> None:
        """Write the vectors beside Chroma's files, for exact search over the few of a scope."""
        matrix = np.asarray([vectors[entry.id] for entry in entries], dtype=np.float16)
        np.save(self._folder / VECTORS, matrix)
        held = {entry.id: entry.digest for entry in entries}
        (self._folder / HELD).write_text(json.dumps(held), encoding="utf-8")
        self._vectors, self._held = None, None

    def _read_vectors(self) -> dict[str, Vectors]:
        rows = zip(self.held(), self.vectors(), strict=True)
        return {id_: vector.astype(np.float32) for id_, vector in rows}

    def held(self) -> dict[str, str]:
        """Return the digests of the entries as its generation has them, by id, in row order."""
        if self._held is None:
            path = self._folder / HELD
            self._held = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        return self._held

    def rows(self) -> dict[str, int]:
        """Return the row of `vectors` of every entry id."""
        return {id_: row for row, id_ in enumerate(self.held())}

    def vectors(self) -> Halves:
        """Return the vectors of all entries, shape (n, dim), half precision, mapped from disk."""
        if self._vectors is None:
            path = self._folder / VECTORS
            empty = np.zeros((0, 1), dtype=np.float16)
            self._vectors = np.load(path, mmap_mode="r") if path.exists() else empty
        return self._vectors

    def lexical(self) -> SavedLexical:
        """Return the BM25 index that its generation was published with."""
        if self._lexical is None:
            self._lexical = SavedLexical.load(self._folder / LEXICAL)
        return self._lexical

    def count(self) -> int:
        """Return how many entries Chroma holds."""
        with chroma_errors("向量索引查不了"):
            return self._collection.count()

    def search(self, text: str, *, top_k: int) -> dict[str, float]:
        """Return the cosine of the `top_k` nearest entries by id."""
        if top_k <= 0 or not text.strip():
            return {}
        return self.nearest(self.encoder.encode([text])[0], top_k=top_k)

    def nearest(self, vector: Vectors, *, top_k: int) -> dict[str, float]:
        """Return the cosine of the `top_k` entries nearest to a vector, by id."""
        with chroma_errors("向量索引查不了"):
            found = self._collection.query(
                query_embeddings=np.asarray([vector], dtype=np.float32),
                n_results=top_k,
                include=["distances"],
            )
        distances = (found["distances"] or [[]])[0]
        return {id_: 1.0 - d for id_, d in zip(found["ids"][0], distances, strict=True)}


@contextmanager
def chroma_errors(what: str) -> Iterator[None]:
    """Raise what Chroma raises as an error of this project's own."""
    try:
        yield
    except (ChromaError, ValueError, OSError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else error
        raise LedgerError(f"{what}（{reason}）；请检查磁盘空间和权限，再试一次") from error


def metadata_of(entry: Entry) -> dict[str, str | int]:
    return {"digest": entry.digest, "ledger": entry.ledger}


def marks_of(encoder: Encoder) -> dict[str, str]:
    """Return what a generation is made with; where one of them changes, it is made again."""
    own = f"4 chroma {chromadb.__version__} {json.dumps(CONFIGURATION)}"
    return {"向量模型": encoder.name, "索引格式": own}


def write_generation(
    folder: Path,
    encoder: Encoder,
    entries: Sequence[Entry],
    *,
    start_from: Path | None,
    progress: Progress | None = None,
) -> Path:
    """Publish the next generation, embedding what `start_from` lacks, and return where it stands."""
    working = begin(folder, start_from=start_from)
    index = DenseIndex(working, encoder)
    try:
        with chroma_errors(f"向量索引 {working} 写不进去"):
            index.update(entries, progress=progress)
        clear(working / LEXICAL)
        SavedLexical.of(entries).save(working / LEXICAL)
    finally:
        index.close()
    return publish(working, marks_of(encoder))


def open_generation(
    generation: Path, encoder: Encoder, *, copy_to: Path | None = None
) -> DenseIndex:
    """Return the index of a sound generation; its copy is deleted when nothing refers to it.

    The copy lies beside the generation, or in the folder `copy_to`.
    """
    copy, release = copy_to_read(generation, copy_to or generation.parent)
    index = DenseIndex(copy, encoder)
    weakref.finalize(index, close_and_release, index._client, release)
    return index


def close_and_release(client: Client, release: Callable[[], None]) -> None:
    client.close()
    release()
