"""The dense index and its generations: what is found, what is damaged, whose copy is whose."""

from __future__ import annotations

import gc
import json
import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from conftest import FakeEncoder
from samples import entry

from index.dense import DenseIndex, marks_of, open_generation, write_generation
from index.embed import encode_entries
from index.entry import Entry
from index.generations import COPIES, SUMS, WRITING, generations, problem_of

METRO = entry("提速推进8条地铁线路建设。", "全市在建线路8条、154公里。", number=1)
INSURANCE = entry("新增企业职工养老保险参保12万人。", "新增参保3.2万人。", number=2)
FITNESS = entry("举办全民健身活动2万场。", "举办赛事活动738场次。", number=3)
ENTRIES = (METRO, INSURANCE, FITNESS)


def build(
    folder: Path, entries: tuple[Entry, ...] = ENTRIES, encoder: FakeEncoder | None = None
) -> DenseIndex:
    """Return the index of entries in its first generation."""
    encoder = encoder or FakeEncoder()
    return open_generation(write_generation(folder, encoder, entries, start_from=None), encoder)


def copies(folder: Path) -> list[Path]:
    gc.collect()
    return list((folder / COPIES).iterdir())


# Searching


@pytest.mark.parametrize(
    ("question", "found"),
    [("推进地铁线路", METRO), ("职工养老保险", INSURANCE), ("全民健身活动", FITNESS)],
)
def test_the_nearest_entry_is_found_first(tmp_path: Path, question: str, found: Entry) -> None:
    assert next(iter(build(tmp_path).search(question, top_k=3))) == found.id


def test_the_score_is_the_cosine_with_the_entrys_title_and_all_its_text(
    tmp_path: Path, encoder: FakeEncoder
) -> None:
    index = build(tmp_path, encoder=encoder)
    question, title, chunk = encoder.encode(["养老保险", INSURANCE.title, INSURANCE.chunk])
    half = (title + chunk) / np.linalg.norm(title + chunk)
    score = index.search("养老保险", top_k=1)[INSURANCE.id]
    assert score == pytest.approx(float(question @ half), abs=1e-5)
    assert encode_entries(encoder, [INSURANCE])[0] == pytest.approx(half)


def test_no_more_are_found_than_there_are(tmp_path: Path) -> None:
    index = build(tmp_path)
    assert len(index.search("地铁", top_k=2)) == 2
    assert len(index.search("地铁", top_k=99)) == 3


@pytest.mark.parametrize(("question", "top_k"), [("", 3), (" \n", 3), ("地铁", 0)])
def test_nothing_asked_for_finds_nothing(tmp_path: Path, question: str, top_k: int) -> None:
    assert build(tmp_path).search(question, top_k=top_k) == {}


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    assert build(tmp_path, ()).search("地铁", top_k=3) == {}


def test_thousands_of_entries_of_one_text_are_held_and_found(tmp_path: Path) -> None:
    same = [replace(METRO, position=position) for position in range(1, 2001)]
    index = build(tmp_path, tuple(same))
    assert len(index.digests()) == 2000
    assert index.search(METRO.chunk, top_k=1).popitem()[1] > 0.9


def test_sixteen_threads_may_ask_at_once(tmp_path: Path) -> None:
    index = build(tmp_path)
    questions = [one.title for one in ENTRIES] * 20
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda text: next(iter(index.search(text, top_k=1))), questions))
    assert found == [one.id for one in ENTRIES] * 20


# Keeping in step


def test_an_index_knows_the_digests_of_its_entries(tmp_path: Path) -> None:
    assert build(tmp_path).digests() == {one.id: one.digest for one in ENTRIES}


def test_only_what_is_new_or_changed_is_embedded(tmp_path: Path, encoder: FakeEncoder) -> None:
    first = write_generation(tmp_path, encoder, ENTRIES, start_from=None)
    changed = replace(FITNESS, cells=("3", "举办展会。", "已办。"))
    added = entry("建设港口。", "开工。", number=4)
    encoder.texts.clear()
    entries = (METRO, changed, added)
    second = write_generation(tmp_path, encoder, entries, start_from=first)
    assert encoder.texts == [changed.title, added.title, changed.chunk, added.chunk]
    index = open_generation(second, encoder)
    assert index.digests() == {one.id: one.digest for one in entries}
    assert next(iter(index.search("举办展会", top_k=1))) == changed.id


def test_a_large_index_is_written_in_batches_that_progress_sees(tmp_path: Path) -> None:
    seen: list[int] = []

    def progress(starts: object) -> object:
        seen.extend(starts)  # type: ignore[call-overload]
        return starts

    many = tuple(replace(METRO, position=position) for position in range(1, 1002))
    write_generation(tmp_path, FakeEncoder(), many, start_from=None, progress=progress)  # type: ignore[arg-type]
    assert seen == [0, 1000]


# Generations


def test_a_new_generation_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    encoder = FakeEncoder()
    first = write_generation(tmp_path, encoder, ENTRIES, start_from=None)
    second = write_generation(tmp_path, encoder, ENTRIES[:2], start_from=first)
    assert (first.name, second.name) == ("1", "2")
    assert generations(tmp_path) == [second]


def test_a_reader_goes_on_while_its_generation_is_deleted(tmp_path: Path) -> None:
    encoder = FakeEncoder()
    first = write_generation(tmp_path, encoder, ENTRIES, start_from=None)
    reader = open_generation(first, encoder)
    write_generation(tmp_path, encoder, ENTRIES[1:], start_from=first)
    assert not first.exists()
    assert next(iter(reader.search("推进地铁", top_k=1))) == METRO.id


def test_nothing_that_lies_beside_a_generation_is_taken_for_one(tmp_path: Path) -> None:
    (tmp_path / "99").write_text("")
    (tmp_path / "abc").mkdir()
    (tmp_path / WRITING).write_text("")
    write_generation(tmp_path, FakeEncoder(), ENTRIES, start_from=None)
    assert [path.name for path in generations(tmp_path)] == ["1"]


def test_what_a_killed_writer_left_is_not_built_upon(tmp_path: Path) -> None:
    encoder = FakeEncoder()
    left = DenseIndex(tmp_path / WRITING, encoder)
    left.update([entry("半途而废。", number=9)])
    left.close()
    assert build(tmp_path, encoder=encoder).digests().keys() == {one.id for one in ENTRIES}


def test_opening_leaves_a_generation_as_it_was(tmp_path: Path) -> None:
    encoder = FakeEncoder()
    generation = write_generation(tmp_path, encoder, ENTRIES, start_from=None)
    for _ in range(2):
        open_generation(generation, encoder).search("地铁", top_k=3)
        assert problem_of(generation, marks_of(encoder)) == ""


def test_a_copy_goes_with_the_index_that_reads_it(tmp_path: Path) -> None:
    index = build(tmp_path)
    assert len(copies(tmp_path)) == 1
    assert index.is_there
    del index
    assert copies(tmp_path) == []


def test_a_copy_that_a_killed_reader_left_is_deleted_and_one_in_use_is_not(tmp_path: Path) -> None:
    reader = build(tmp_path)
    left = tmp_path / COPIES / "left"
    left.mkdir()
    (left / "chroma.sqlite3").write_bytes(b"x")
    (tmp_path / COPIES / "stray").write_text("")
    other = open_generation(generations(tmp_path)[-1], FakeEncoder())
    assert len(copies(tmp_path)) == 2
    assert reader.is_there
    assert other.is_there


# Damage


def test_a_sound_generation_has_no_problem(tmp_path: Path) -> None:
    generation = write_generation(tmp_path, FakeEncoder(), ENTRIES, start_from=None)
    assert problem_of(generation, marks_of(FakeEncoder())) == ""


def test_another_model_makes_a_generation_unusable(tmp_path: Path) -> None:
    generation = write_generation(tmp_path, FakeEncoder(), ENTRIES, start_from=None)
    assert problem_of(generation, marks_of(FakeEncoder("other"))) == "向量模型换了"


def test_another_version_of_chroma_makes_a_generation_unusable(tmp_path: Path) -> None:
    generation = write_generation(tmp_path, FakeEncoder(), ENTRIES, start_from=None)
    newer = {**marks_of(FakeEncoder()), "索引格式": "chroma 99"}
    assert problem_of(generation, newer) == "索引格式换了"


def test_a_changed_byte_is_found_in_every_file(tmp_path: Path) -> None:
    many = tuple(replace(METRO, position=position) for position in range(1, 1101))
    generation = write_generation(tmp_path, FakeEncoder(), many, start_from=None)
    chance = random.Random(1)
    files = [path for path in generation.rglob("*") if path.is_file() and path.stat().st_size]
    assert {path.name for path in files} > {"chroma.sqlite3", "data_level0.bin", SUMS}
    for path in files:
        content = bytearray(path.read_bytes())
        at = chance.randrange(len(content))
        path.write_bytes(content[:at] + bytes([content[at] ^ 0x41]) + content[at + 1 :])
        assert problem_of(generation, marks_of(FakeEncoder())), path
        path.write_bytes(content)
    assert problem_of(generation, marks_of(FakeEncoder())) == ""


def test_a_missing_or_shortened_file_is_found(tmp_path: Path) -> None:
    generation = write_generation(tmp_path, FakeEncoder(), ENTRIES, start_from=None)
    for path in [path for path in generation.rglob("*") if path.is_file()]:
        content = path.read_bytes()
        if content:
            path.write_bytes(content[: len(content) // 2])
            assert problem_of(generation, marks_of(FakeEncoder())), path
        path.unlink()
        assert problem_of(generation, marks_of(FakeEncoder())), path
        path.write_bytes(content)


@pytest.mark.parametrize("sums", ["", "[]", "{}", '{"marks": 1, "files": {}}', '{"marks": {}}'])
def test_checksums_that_are_none_make_a_generation_unusable(tmp_path: Path, sums: str) -> None:
    generation = write_generation(tmp_path, FakeEncoder(), ENTRIES, start_from=None)
    (generation / SUMS).write_text(sums)
    assert "损坏" in problem_of(generation, marks_of(FakeEncoder()))


def test_checksums_hold_of_the_files_and_what_made_them(tmp_path: Path) -> None:
    generation = write_generation(tmp_path, FakeEncoder(), ENTRIES, start_from=None)
    sums = json.loads((generation / SUMS).read_text("utf-8"))
    assert sums["marks"]["向量模型"] == "fake"
    assert "chroma.sqlite3" in sums["files"]
