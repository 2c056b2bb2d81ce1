"""Homes that are refused, and homes that are only read."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from conftest import FakeEncoder
from homes import best, ledger_number, open_home

from index.entry import LedgerError
from index.home import can_read, can_write, default_home
from index.store import Store


def test_a_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(
        LedgerError, match="file 是一个文件；请用 --home 或 LEDGER_QA_HOME 指定目录"
    ):
        open_home(tmp_path / "file")


def test_a_home_whose_parent_is_missing_is_refused_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="nowhere/home 的上级目录不存在"):
        open_home(tmp_path / "nowhere" / "home")
    assert not (tmp_path / "nowhere").exists()


def test_a_home_whose_folder_of_ledgers_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ledgers").write_text("")
    with pytest.raises(LedgerError, match="不能使用"):
        open_home(tmp_path)


@pytest.mark.parametrize("name", ["/proc/home", "长" * 200])
def test_a_home_that_cannot_be_made_is_not_said_to_be_new(tmp_path: Path, name: str) -> None:
    said: list[str] = []
    with pytest.raises(LedgerError, match=r"不能使用.*请检查"):
        Store(tmp_path / name, load_encoder=FakeEncoder, notify=said.append)
    assert said == []


def read_only(home: Path) -> Store:
    """Return the store of a home as one opens it who cannot write to it."""
    return Store(home, load_encoder=FakeEncoder, can_write=lambda path: False)


def everything_in(folder: Path) -> dict[Path, bytes | None]:
    return {path: path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


@pytest.mark.parametrize("gone", [None, "index", "index/1/held.json", "lock"])
def test_a_home_that_cannot_be_written_to_is_read_and_left_as_it_is(
    home: Path, gone: str | None
) -> None:
    if gone and (home / gone).is_dir():
        shutil.rmtree(home / gone)
    elif gone:
        (home / gone).unlink()
    before = everything_in(home)
    store = read_only(home)
    snapshot = store.snapshot()
    assert {one.id for one in snapshot.ledgers} == {"2000Q1", "2000Q2", "2000Q3"}
    assert best(snapshot, "推进养老保险工程") == "2000Q2/1"
    assert everything_in(home) == before


def test_what_another_adds_to_a_home_that_is_only_read_is_seen(home: Path) -> None:
    store = read_only(home)
    assert len(store.snapshot().ledgers) == 3
    open_home(home)[0].add(ledger_number(3))
    before = everything_in(home)
    assert best(store.snapshot(), "验收绿色建筑") == "2000Q4/2"
    assert everything_in(home) == before


def test_nothing_is_added_to_or_taken_from_a_home_that_cannot_be_written_to(home: Path) -> None:
    store = read_only(home)
    for attempt in (lambda: store.add(ledger_number(5)), lambda: store.remove("2000Q1")):
        with pytest.raises(LedgerError, match="没有写入权限；请换一个 --home，或修改它的权限"):
            attempt()
    assert len(store.ledgers()) == 3


@pytest.mark.parametrize("closed", ["ledgers", "index", "lock"])
def test_whether_a_home_can_be_written_to_is_asked_of_the_system(home: Path, closed: str) -> None:
    assert can_write(home)
    (home / closed).chmod(0o555)
    if os.access(home / closed, os.W_OK):
        pytest.skip("no permission holds root back")
    assert not can_write(home)
    (home / closed).chmod(0o755)


def test_a_home_that_cannot_be_read_is_not_taken_for_an_empty_one(home: Path) -> None:
    with pytest.raises(LedgerError, match="没有读取权限；请修改它的权限，或用 --home 换一个"):
        Store(home, can_read=lambda home: False)


@pytest.mark.parametrize("closed", ["", "ledgers", "ledgers/2000Q1.json"])
def test_what_may_not_be_read_of_a_home_is_said(home: Path, closed: str) -> None:
    assert can_read(home)
    (home / closed).chmod(0)
    if os.access(home / closed, os.R_OK):
        pytest.skip("no permission holds root back")
    with pytest.raises(LedgerError, match="没有读取权限；请修改它的权限"):
        open_home(home)[0].ledgers()
    (home / closed).chmod(0o755)


def test_the_default_home_lies_in_the_working_directory() -> None:
    assert default_home() == Path(os.environ.get("LEDGER_QA_HOME") or ".ledger-qa")
