"""The dense index; the only file that knows Chroma."""

from __future__ import annotations

import json
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import chromadb
from chromadb.api.client import Client
from chromadb.config import Settings
from chromadb.errors import ChromaError

from index.embed import Encoder
from index.entry import Entry, LedgerError
from index.generations import begin, copy_to_read, publish

COLLECTION = "entries"
# Cheap, and the recall of unlike vectors rises from 0.61 to 0.94 of the exact neighbours.
CONFIGURATION: dict[str, Any] = {"hnsw": {"space": "cosine", "ef_search": 400}}
BATCH_SIZE = 1000  # Chroma takes 5,461 at most.

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
        found = self._collection.get(include=["metadatas"])
        metadatas: Sequence[Mapping[str, Any]] = found["metadatas"] or []
        return {
            id_: str(metadata["digest"])
            for id_, metadata in zip(found["ids"], metadatas, strict=True)
        }

    def update(self, entries: Sequence[Entry], *, progress: Progress | None = None) -> None:
        """Make it hold exactly these entries, embedding only what it lacks.

        `progress` may wrap the starts of the batches, for a progress bar.
        """
        held = self.digests()
        wanted = {entry.id: entry.digest for entry in entries}
        gone = [id_ for id_, digest in held.items() if wanted.get(id_) != digest]
        for start in range(0, len(gone), BATCH_SIZE):
            self._collection.delete(ids=gone[start : start + BATCH_SIZE])
        new = [entry for entry in entries if held.get(entry.id) != entry.digest]
        starts = range(0, len(new), BATCH_SIZE)
        for start in progress(starts) if progress else starts:
            batch = new[start : start + BATCH_SIZE]
            self._collection.upsert(
                ids=[entry.id for entry in batch],
                embeddings=self.encoder.encode([entry.chunk for entry in batch]),
                metadatas=[metadata_of(entry) for entry in batch],
            )

    def search(self, text: str, *, top_k: int, ledgers: Sequence[str] = ()) -> dict[str, float]:
        """Return the cosine of the `top_k` nearest entries by id, of `ledgers` if any are named."""
        if top_k <= 0 or not text.strip():
            return {}
        where: dict[str, Any] | None = {"ledger": {"$in": list(ledgers)}} if ledgers else None
        vectors = self.encoder.encode([text])
        with chroma_errors("向量索引查不了"):
            found = self._collection.query(
                query_embeddings=vectors, n_results=top_k, where=where, include=["distances"]
            )
        distances = (found["distances"] or [[]])[0]
        return {id_: 1.0 - d for id_, d in zip(found["ids"][0], distances, strict=True)}


@contextmanager
def chroma_errors(what: str) -> Iterator[None]:
    """Raise what Chroma raises as an error of this project's own."""
    try:
        yield
    except (ChromaError, ValueError, OSError) as error:
        raise LedgerError(f"{what}（{error}）；请检查磁盘空间和权限，再试一次") from error


def metadata_of(entry: Entry) -> dict[str, str | int]:
    return {"digest": entry.digest, "ledger": entry.ledger}


def marks_of(encoder: Encoder) -> dict[str, str]:
    """Return what a generation is made with; where one of them changes, it is made again."""
    own = f"chroma {chromadb.__version__} {json.dumps(CONFIGURATION)}"
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
    finally:
        index.close()
    return publish(working, marks_of(encoder))


def open_generation(generation: Path, encoder: Encoder) -> DenseIndex:
    """Return the index of a sound generation; its copy is deleted when nothing refers to it."""
    copy, release = copy_to_read(generation)
    index = DenseIndex(copy, encoder)
    weakref.finalize(index, close_and_release, index._client, release)
    return index


def close_and_release(client: Client, release: Callable[[], None]) -> None:
    client.close()
    release()
