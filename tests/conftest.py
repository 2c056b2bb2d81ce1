"""What tests share: an encoder that hashes bigrams, a tiny ledger, a home, the ledgers that ship."""

from __future__ import annotations

import os

# Read when torch is imported: two OpenMP threads spin against anything else that runs.
os.environ.setdefault("OMP_NUM_THREADS", "1")

import shutil
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, settings
from numpy.typing import NDArray

# The same examples on every machine, however slow it is.
settings.register_profile(
    "tests", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("tests")

LEDGERS = Path(__file__).parent.parent / "data" / "ledgers"

TINY = """
附件
2025年青岛市重点工作1季度进展情况台账

\t序号
\t事项内容
\t进展情况

\t1
\t提速推进8条地铁线路项目建设。
\t全市在建线路8条、154公里。

\t2
\t新增企业职工养老保险参保12万人以上。
\t截至3月份，新增参保3.2万人。

\t3
\t举办全民健身活动2万场以上。
\t一季度举办赛事活动738场次。
"""


class FakeEncoder:
    """Hashes character bigrams: texts that share them are near, and it says what it was given."""

    def __init__(self, name: str = "fake", dimension: int = 256) -> None:
        self.name, self.texts, self._dimension = name, list[str](), dimension

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.texts += texts
        vectors = np.zeros((len(texts), self._dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for at in range(len(text)):
                vectors[row, zlib.crc32(text[at : at + 2].encode()) % self._dimension] += 1
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture
def encoder() -> FakeEncoder:
    return FakeEncoder()


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """Return the file of a ledger with three entries."""
    path = tmp_path / "tiny.txt"
    path.write_text(TINY, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home with three ledgers and their index."""
    # Imported here: most tests open no home, and what a store loads takes a second.
    from homes import ledger_number, open_home

    home = tmp_path_factory.mktemp("built") / "home"
    store, _ = open_home(home)
    for number in range(3):
        store.add(ledger_number(number))
    store.snapshot()
    return home


@pytest.fixture
def home(built: Path, tmp_path: Path) -> Path:
    """Return a copy of that home."""
    shutil.copytree(built, tmp_path / "home")
    return tmp_path / "home"
