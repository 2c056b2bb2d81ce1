"""Nothing acknowledged is lost of a home, whatever is damaged, killed or done at once."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import FakeEncoder
from homes import best, fresh, generation, ledger_number, open_home

from index.entry import LedgerError
from index.store import Store

TESTS = Path(__file__).parent


# Damage to the index


def shorten(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def shorten_all(index: Path) -> None:
    for path in [path for path in index.rglob("*") if path.is_file()]:
        shorten(path)


def delete_vectors(index: Path) -> None:
    (folder,) = [path for path in index.iterdir() if path.is_dir() and path.name != "lexical"]
    shutil.rmtree(folder)


def replace_by_file(index: Path) -> None:
    shutil.rmtree(index)
    index.write_text("nothing")


DAMAGES: dict[str, Callable[[Path], object]] = {
    "the database is cut in half": lambda index: shorten(index / "chroma.sqlite3"),
    "the database is noise": lambda index: (index / "chroma.sqlite3").write_bytes(os.urandom(9999)),
    "the database is empty": lambda index: (index / "chroma.sqlite3").write_bytes(b""),
    "the database is gone": lambda index: (index / "chroma.sqlite3").unlink(),
    "the folder of vectors is gone": delete_vectors,
    "every file is cut in half": shorten_all,
    "the checksums are gone": lambda index: (index / "sums.json").unlink(),
    "the checksums are empty": lambda index: (index / "sums.json").write_bytes(b""),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_index_is_rebuilt_and_said_so_and_answers_as_before(
    home: Path, damage: Callable[[Path], object]
) -> None:
    questions = [one.title for one in fresh(home).entries]
    before = [best(fresh(home), question) for question in questions]
    damage(generation(home))
    store, said = open_home(home)
    snapshot = store.snapshot()
    assert [best(snapshot, question) for question in questions] == before
    assert len(said) == 1
    assert said[0].startswith(f"向量索引不能用了：{'文件 ' if '文件 ' in said[0] else ''}{home}")
    assert said[0].endswith("；正在从台账重建")
    again, said = open_home(home)
    again.snapshot()
    assert said == []


@pytest.mark.parametrize("damage", [shutil.rmtree, replace_by_file])
def test_an_index_that_is_gone_is_built_again(home: Path, damage: Callable[[Path], object]) -> None:
    damage(generation(home))
    assert best(fresh(home), "推进地铁线路") == ledger_number(0).entries[0].id


def test_junk_in_the_folder_of_indexes_is_no_index(home: Path) -> None:
    (home / "index" / "notes.txt").write_text("x")
    (home / "index" / "99").write_text("x")
    (home / "index" / "empty").mkdir()
    store, said = open_home(home)
    assert len(store.snapshot().entries) == 6
    assert said == []


def test_an_index_deleted_under_a_reader_is_built_again_for_the_next_question(home: Path) -> None:
    store, _ = open_home(home)
    store.snapshot()
    shutil.rmtree(home / "index")
    assert best(store.snapshot(), "推进地铁线路") == ledger_number(0).entries[0].id


# Damage to the ledgers


def ledger_file(home: Path) -> Path:
    return home / "ledgers" / f"{ledger_number(1).id}.json"


def set_cell(path: Path) -> None:
    held = json.loads(path.read_text("utf-8"))
    held["entries"][0]["cells"]["进展情况"] = 5
    path.write_text(json.dumps(held), "utf-8")


LEDGER_DAMAGES: dict[str, Callable[[Path], object]] = {
    "cut in half": shorten,
    "empty": lambda path: path.write_bytes(b""),
    "noise": lambda path: path.write_bytes(os.urandom(500)),
    "another kind of JSON": lambda path: path.write_text("[]"),
    "without entries": lambda path: path.write_text('{"id": "2000Q2"}'),
    "a cell that is no text": set_cell,
    "another period": lambda path: path.write_text(
        path.read_text("utf-8").replace('"period": "2000Q2"', '"period": "2000Q9"'), "utf-8"
    ),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "another ledger's": lambda path: shutil.copy(path.with_name("2000Q1.json"), path),
}


@pytest.mark.parametrize("damage", LEDGER_DAMAGES.values(), ids=LEDGER_DAMAGES.keys())
def test_a_damaged_ledger_is_named_with_what_to_do_and_the_others_stay(
    home: Path, damage: Callable[[Path], object]
) -> None:
    damage(ledger_file(home))
    message = (
        f"{ledger_file(home)}：台账文件损坏；请移走它，并用 python -m index add 重新添加原文件"
    )
    for attempt in (Store.snapshot, Store.ledgers, lambda store: store.add(ledger_number(1))):
        with pytest.raises(LedgerError) as raised:
            attempt(open_home(home)[0])
        assert str(raised.value) == message
    ledger_file(home).rename(home / "moved")
    assert len(fresh(home).ledgers) == 2


def test_what_is_edited_by_hand_is_seen_by_the_next_question(home: Path) -> None:
    store, _ = open_home(home)
    store.snapshot()
    path = ledger_file(home)
    path.write_text(path.read_text("utf-8").replace("已开工。", "已经竣工了。"), "utf-8")
    changed = store.snapshot()
    assert changed.by_id[ledger_number(1).entries[0].id].progress == "已经竣工了。"
    assert changed.dense.digests() == {one.id: one.digest for one in changed.entries}


# Other processes

HOLD_LOCK = """
import sys
from filelock import FileLock
with FileLock(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""
ADD_LEDGERS = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from homes import ledger_number, open_home
store, _ = open_home(Path(sys.argv[2]))
for number in range(int(sys.argv[3]), int(sys.argv[4])):
    print(store.add(ledger_number(number)).ledger.id, flush=True)
    store.snapshot()
"""


def start(program: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", program, *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=TESTS.parent)


def test_a_home_that_another_process_holds_is_waited_for_and_then_said_to_be_held(
    home: Path,
) -> None:
    said: list[str] = []
    store = Store(home, load_encoder=FakeEncoder, notify=said.append, lock_patience_s=0)
    with start(HOLD_LOCK, home / "lock") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        for attempt in (store.snapshot, lambda: store.add(ledger_number(5))):
            with pytest.raises(LedgerError, match=r"另一个进程占用数据目录 .*请稍后再试"):
                attempt()
        process.communicate("")
    assert said == ["另一个进程正在更新这个数据目录，等待它完成……"] * 2
    assert len(store.snapshot().ledgers) == 3


def test_a_process_killed_at_any_moment_loses_nothing_that_it_acknowledged(tmp_path: Path) -> None:
    home, chance, acknowledged = tmp_path / "home", random.Random(7), list[str]()
    for first in range(0, 3 * 40, 40):
        with start(ADD_LEDGERS, TESTS, home, first, first + 40) as process:
            assert process.stdout is not None
            for _ in range(chance.randrange(1, 4)):
                acknowledged.append(process.stdout.readline().strip())
            # Killed now or a moment later: between two lines or in the middle of a write.
            try:
                process.wait(timeout=chance.choice([0, 0.01, 0.03, 0.1]))
            except subprocess.TimeoutExpired:
                process.kill()
            acknowledged += [line.strip() for line in process.stdout if line.endswith("\n")]
        store, said = open_home(home)
        snapshot = store.snapshot()
        assert {one.id for one in snapshot.ledgers} >= set(acknowledged)
        assert snapshot.dense.digests() == {one.id: one.digest for one in snapshot.entries}
        assert said == []
    assert len(acknowledged) >= 3


def test_two_processes_and_a_reader_use_one_home_at_once(tmp_path: Path) -> None:
    home = tmp_path / "home"
    reader, _ = open_home(home)
    with (
        start(ADD_LEDGERS, TESTS, home, 0, 3) as one,
        start(ADD_LEDGERS, TESTS, home, 3, 6) as two,
    ):
        while one.poll() is None or two.poll() is None:
            snapshot = reader.snapshot()
            assert snapshot.dense.digests().keys() == snapshot.by_id.keys()
    assert one.returncode == two.returncode == 0
    assert set(fresh(home).ledgers) == {ledger_number(number) for number in range(6)}
