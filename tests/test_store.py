"""The home on disk: what is added is found, embedded once, and gone when it is removed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import FakeEncoder
from homes import best, fresh, generation, ledger_number, open_home
from samples import entry, ledger

from index.entry import LedgerError, Period

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
