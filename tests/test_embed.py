"""The model that ships, and those that are refused."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import LEDGERS

from index.embed import SHIPPED_MODEL, SentenceEncoder
from index.entry import Entry, LedgerError
from index.store import Store


@pytest.mark.model
def test_the_shipped_model_finds_what_is_asked_in_the_shipped_ledgers(tmp_path: Path) -> None:
    store = Store(tmp_path / "home", load_encoder=SentenceEncoder)
    store.fill(LEDGERS)
    snapshot = store.snapshot()

    def found(question: str) -> list[Entry]:
        return [snapshot.by_id[id_] for id_ in snapshot.dense.search(question, top_k=5)]

    assert any("地铁" in one.title for one in found("轨道交通建设"))
    assert any("养老保险" in one.title for one in found("社保参保人数"))


@pytest.mark.model
def test_the_shipped_model_serves_sixteen_threads_at_once() -> None:
    encoder = SentenceEncoder()
    alone = encoder.encode(["地铁建设进展如何？"])
    with ThreadPoolExecutor(16) as pool:
        together = list(pool.map(lambda _: encoder.encode(["地铁建设进展如何？"]), range(64)))
    assert all((vectors == alone).all() for vectors in together)
    assert alone.shape[0] == 1
    assert float((alone * alone).sum()) == pytest.approx(1, abs=1e-5)


@pytest.mark.model
@pytest.mark.parametrize("text", ["？？？", "𠮷", "a"])
def test_the_shipped_model_takes_any_text(text: str) -> None:
    assert bool((abs(SentenceEncoder().encode([text])) <= 1).all())


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "目录里没有 modules.json"),
        ("file", "这是一个文件"),
        ("nowhere", "没有这个目录"),
        ("长" * 200, "没有这个目录"),
    ],
)
def test_a_model_that_is_none_is_refused_with_what_to_do(
    tmp_path: Path, name: str, why: str
) -> None:
    (tmp_path / "file").write_bytes(b"no model")
    with pytest.raises(LedgerError, match=rf"打不开（{why}.*LEDGER_QA_EMBEDDING"):
        SentenceEncoder(str(tmp_path / name))


@pytest.mark.model
@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "modules.json"])
@pytest.mark.parametrize("left", [b"", b"{}", b"no model"])
def test_a_damaged_model_is_refused_with_what_to_do(tmp_path: Path, name: str, left: bytes) -> None:
    folder = tmp_path / "model"
    shutil.copytree(SHIPPED_MODEL, folder)
    (folder / name).write_bytes(left)
    with pytest.raises(LedgerError, match=r"打不开.*LEDGER_QA_EMBEDDING"):
        SentenceEncoder(str(folder))
