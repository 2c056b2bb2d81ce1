"""The home on disk: nothing acknowledged is lost, whatever is killed, damaged or done at once."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import LEDGERS, FakeEncoder
from samples import entry, ledger

from index.embed import SHIPPED_MODEL, SentenceEncoder
from index.entry import Entry, Ledger, LedgerError, Period
from index.store import Snapshot, Store, can_read, can_write, default_home

TESTS = Path(__file__).parent
SUBJECTS = ("地铁线路", "养老保险", "健身活动", "绿色建筑", "海上航线", "技术中心")


def ledger_number(number: int) -> Ledger:
    """Return a ledger of two entries, another one for each number."""
    period = Period.of_quarter(2000 + number // 4, number % 4 + 1)
    first = entry(f"推进{SUBJECTS[number % 6]}第{number}号工程。", "已开工。", period=period)
    second = entry(f"验收{SUBJECTS[number % 6]}第{number}号工程。", number=2, period=period)
    return ledger(first, second)


def open_home(home: Path, encoder: FakeEncoder | None = None) -> tuple[Store, list[str]]:
    """Return the store of a home, and what it says."""
    said: list[str] = []
    return Store(home, load_encoder=lambda: encoder or FakeEncoder(), notify=said.append), said


def fresh(home: Path) -> Snapshot:
    """Return what a process that starts now sees."""
    return open_home(home)[0].snapshot()


def best(snapshot: Snapshot, text: str) -> str:
    return next(iter(snapshot.dense.search(text, top_k=1)))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home with three ledgers and their index."""
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


def generation(home: Path) -> Path:
    """Return where the home's index stands."""
    (found,) = [path for path in (home / "index").iterdir() if path.name.isdecimal()]
    return found


# Adding, replacing, removing


def test_an_added_ledger_is_there_and_found(tmp_path: Path) -> None:
    store, said = open_home(tmp_path / "home")
    assert said == [f"新建数据目录 {tmp_path / 'home'}"]
    change = store.add(ledger_number(1))
    assert (change.replaced, change.beside) == (None, ())
    snapshot = store.snapshot()
    assert snapshot.ledgers == store.ledgers() == (ledger_number(1),)
    assert snapshot.by_id == {one.id: one for one in ledger_number(1).entries}
    assert best(snapshot, "推进养老保险工程") == ledger_number(1).entries[0].id


def test_a_home_opened_again_holds_the_same(home: Path) -> None:
    assert set(fresh(home).ledgers) == {ledger_number(number) for number in range(3)}


def test_ledgers_stand_newest_first_and_those_without_a_period_last(home: Path) -> None:
    store, _ = open_home(home)
    store.add(ledger(entry("期别不明的事项。", period=None)))
    periods = [one.period for one in store.ledgers()]
    assert periods == [Period.of_quarter(2000, 3), Period.of_quarter(2000, 2), Period.of_quarter(2000, 1), None]  # fmt: skip


def test_a_ledger_of_the_same_title_takes_the_place_of_the_old_one_and_says_so(home: Path) -> None:
    store, _ = open_home(home)
    old = ledger_number(1)
    new = replace(old, entries=(replace(old.entries[0], cells=("1", "改建港口。", "在建。")),))
    before = store.snapshot()
    assert store.add(new).replaced == old
    after = store.snapshot()
    assert len(after.entries) == len(before.entries) - 1
    assert best(after, "改建港口") == new.entries[0].id


def test_two_ledgers_of_one_period_with_different_titles_are_both_kept(home: Path) -> None:
    store, _ = open_home(home)
    other = replace(ledger_number(1), id="2000Q2-other", title="另一部台账")
    change = store.add(other)
    assert (change.replaced, change.beside) == (None, (ledger_number(1),))
    assert len(store.ledgers()) == 4


def test_a_ledger_of_another_place_or_period_does_not_stand_beside_one(home: Path) -> None:
    store, _ = open_home(home)
    elsewhere = replace(ledger_number(1), id="2000Q2-elsewhere", place="烟台市")
    assert store.add(elsewhere).beside == ()
    assert store.add(replace(ledger_number(1), id="2000Q2-other")).beside == (ledger_number(1),)
    assert store.add(ledger_number(3)).beside == ()


def test_only_ledgers_of_the_same_period_are_read_when_one_is_added(home: Path) -> None:
    store, _ = open_home(home)
    for path in (home / "ledgers").glob("2000Q[13].json"):
        path.write_text("{")
    assert store.add(replace(ledger_number(1), id="2000Q2-other")).beside == (ledger_number(1),)


def test_a_removed_ledger_is_gone_from_the_index_too(home: Path) -> None:
    store, _ = open_home(home)
    assert store.remove(ledger_number(1).id) == ledger_number(1)
    snapshot = store.snapshot()
    assert len(snapshot.ledgers) == 2
    assert snapshot.dense.digests().keys() == snapshot.by_id.keys()
    assert not any(id_.startswith(ledger_number(1).id) for id_ in snapshot.by_id)


def test_an_unknown_id_is_not_removed_and_the_known_ones_are_named(home: Path) -> None:
    store, _ = open_home(home)
    with pytest.raises(LedgerError, match="没有编号为“nix”的台账；现有：2000Q3、2000Q2、2000Q1"):
        store.remove("nix")
    assert len(store.ledgers()) == 3


def test_a_home_without_ledgers_answers_nothing(tmp_path: Path) -> None:
    snapshot = fresh(tmp_path / "home")
    assert snapshot.entries == ()
    assert snapshot.dense.search("地铁", top_k=3) == {}


# Filling


def test_an_empty_home_is_filled_with_the_ledgers_that_ship(tmp_path: Path) -> None:
    store, said = open_home(tmp_path / "home")
    store.fill()
    assert [len(one.entries) for one in store.ledgers()] == [44, 38]
    assert said[-1].endswith("是空的，已载入自带的 2 部台账")


def test_a_home_that_has_a_ledger_is_not_filled(home: Path) -> None:
    store, said = open_home(home)
    store.fill()
    assert len(store.ledgers()) == 3
    assert said == []


def test_a_home_that_was_killed_while_it_was_filled_is_filled(tmp_path: Path) -> None:
    store, _ = open_home(tmp_path / "home")
    store.fill()
    store.remove(store.ledgers()[0].id)
    (store.home / "filling").touch()
    store.fill()
    assert [len(one.entries) for one in store.ledgers()] == [44, 38]
    assert not (store.home / "filling").exists()


def test_a_home_cannot_be_filled_from_nothing(tmp_path: Path) -> None:
    store, _ = open_home(tmp_path / "home")
    with pytest.raises(LedgerError, match="没有台账；请先运行 python -m index add"):
        store.fill(tmp_path / "nowhere")


# In step, and no oftener than needed


def test_opening_again_embeds_nothing(home: Path, encoder: FakeEncoder) -> None:
    store, said = open_home(home, encoder)
    store.snapshot()
    assert encoder.texts == said == []


def test_only_the_new_ledger_is_embedded(home: Path, encoder: FakeEncoder) -> None:
    store, _ = open_home(home, encoder)
    store.add(ledger_number(3))
    store.snapshot()
    entries = ledger_number(3).entries
    assert encoder.texts == [*(one.title for one in entries), *(one.chunk for one in entries)]


@pytest.mark.parametrize("dimension", [64, 256, 512])
def test_another_model_embeds_everything_again_and_says_so(home: Path, dimension: int) -> None:
    encoder = FakeEncoder("other", dimension)
    store, said = open_home(home, encoder)
    assert 2 * len(store.snapshot().entries) == len(encoder.texts) == 12
    assert said == ["向量索引不能用了：向量模型换了；正在从台账重建"]
    assert best(store.snapshot(), "推进养老保险工程") == "2000Q2/1"


def test_a_snapshot_is_the_same_until_something_changes(home: Path) -> None:
    store, _ = open_home(home)
    first = store.snapshot()
    assert store.snapshot() is first
    store.add(ledger_number(3))
    assert store.snapshot() is not first
    assert store.snapshot() is store.snapshot()


def test_what_another_process_changes_is_seen_by_the_next_question(home: Path) -> None:
    reader, _ = open_home(home)
    writer, _ = open_home(home)
    assert len(reader.snapshot().ledgers) == 3
    writer.add(ledger_number(3))
    assert len(reader.snapshot().ledgers) == 4
    writer.remove(ledger_number(3).id)
    assert len(reader.snapshot().ledgers) == 3


def test_an_older_snapshot_still_answers_while_newer_ones_are_opened(home: Path) -> None:
    store, _ = open_home(home)
    old = store.snapshot()
    for number in (3, 4, 5):
        store.add(ledger_number(number))
        store.snapshot()
    assert best(old, "推进地铁线路") == ledger_number(0).entries[0].id


def test_sixteen_threads_that_ask_at_once_share_one_snapshot(home: Path) -> None:
    encoder = FakeEncoder()
    store, said = open_home(home, encoder)
    store.add(ledger_number(3))
    with ThreadPoolExecutor(16) as pool:
        snapshots = list(pool.map(lambda _: store.snapshot(), range(64)))
    assert all(snapshot is snapshots[0] for snapshot in snapshots)
    assert len(encoder.texts) == 4
    assert said == []


def test_old_indexes_and_copies_do_not_pile_up(home: Path) -> None:
    for number in range(3, 7):
        store, _ = open_home(home)
        store.add(ledger_number(number))
        store.snapshot()
    left = [path.name for path in (home / "index").iterdir()]
    assert sorted(left) == [".copies", ".copies.lock", generation(home).name]
    assert len(list((home / "index" / ".copies").iterdir())) <= 1


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


# Homes that cannot be used


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
from test_store import ledger_number, open_home
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


# The shipped model


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
