"""The embedding model; the only file that knows sentence-transformers."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.entry import Entry, LedgerError

Vectors = NDArray[np.float32]

SHIPPED_MODEL = Path(__file__).parent / "model"
BATCH_SIZE = 256
SMALLEST = float(np.finfo(np.float32).tiny)
NOT_FETCHED = "从模型库取不到，可能是网络不通，或者没有这个名称的模型"
WEIGHTS = (".safetensors", ".bin", ".pt", ".onnx")


class Encoder(Protocol):
    """Texts → unit vectors."""

    @property
    def name(self) -> str:
        """What tells this model from another; the index is rebuilt when it changes."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return float32 vectors of length 1, shape (n, dim)."""


class SentenceEncoder:
    """A SentenceTransformer: the shipped model, or the one that is named."""

    def __init__(self, model: str = "") -> None:
        """Load the model.

        Args:
            model: a folder or a hub name; empty for the one that ships with the project.

        Raises:
            LedgerError: it cannot be loaded.
        """
        # Two OpenMP threads spin against anything else that runs: 45 times slower on two cores.
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        from sentence_transformers import SentenceTransformer

        path = model or str(SHIPPED_MODEL)
        is_local = os.path.exists(path) or path.startswith((".", "/", "~"))
        if is_local and (lacking := lacking_of(path)):
            raise unloadable(path, lacking)
        if not is_local:
            # Instead of the hub's own words on each of its tries, in English and for minutes.
            print(
                f"正在打开向量模型 {path}；没有下载过的，先从模型库取，可能要几分钟……",
                file=sys.stderr,
            )
            logging.getLogger("huggingface_hub").setLevel(logging.ERROR)
        try:
            self._model = SentenceTransformer(path, device="cpu", local_files_only=is_local)
        # Damaged weights and tokenizers are told by errors of no class but Exception.
        except Exception as error:
            said = (str(error).splitlines() or [type(error).__name__])[0]
            said = f"模型文件损坏或不全：{said}" if is_local else NOT_FETCHED
            raise unloadable(path, said) from error
        # Weights may be saved in half precision; they are computed with in full.
        self._model.float()
        self._name = f"{model or 'shipped'}-{fingerprint(Path(path))}"

    @property
    def name(self) -> str:
        return self._name

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors = self._model.encode(
            list(texts),
            batch_size=BATCH_SIZE,
            normalize_embeddings=True,
            show_progress_bar=False,
            convert_to_numpy=True,
        )
        return np.asarray(vectors, dtype=np.float32)


def encode_entries(encoder: Encoder, entries: Sequence[Entry]) -> Vectors:
    """Return the vectors of entries, shape (n, dimension): of title and of all its text, half each.

    A long progress would drown what an entry is about; with its title recall is higher.
    """
    titles = encoder.encode([entry.title for entry in entries])
    both = titles + encoder.encode([entry.chunk for entry in entries])
    lengths = np.linalg.norm(both, axis=1, keepdims=True)
    return np.asarray(both / np.maximum(lengths, SMALLEST), dtype=np.float32)


def lacking_of(folder: str) -> str:
    """Return what a local path lacks that a model's folder has, or an empty string."""
    if not os.path.isdir(folder):
        return "这是一个文件，不是目录" if os.path.exists(folder) else "没有这个目录"
    has_model = any((Path(folder) / name).is_file() for name in ("modules.json", "config.json"))
    return "" if has_model else "目录里没有 modules.json 或 config.json"


def unloadable(model: str, why: str) -> LedgerError:
    return LedgerError(
        f"向量模型“{model}”打不开（{why}）；"
        "请检查环境变量 LEDGER_QA_EMBEDDING，或去掉它以使用自带的模型"
    )


def fingerprint(folder: Path) -> str:
    """Return what changes when the files of a local model do; empty for a hub's."""
    if not folder.is_dir():
        return ""
    weights = sorted(path for path in folder.rglob("*") if path.suffix in WEIGHTS)
    return "-".join(f"{path.stat().st_size:x}.{checksum(path):08x}" for path in weights)


def checksum(path: Path) -> int:
    import zlib

    return zlib.crc32(path.read_bytes())
