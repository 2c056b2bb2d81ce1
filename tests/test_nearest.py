"""Vectors of a generation with what has come since: as a new index would have them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from conftest import FakeEncoder
from samples import entry

from index.dense import open_generation, write_generation
from index.embed import encode_entries
from index.lexical import LexicalIndex, SavedLexical, tokens
from index.nearest import Nearest

METRO = entry("提速推进8条地铁线路建设。", "全市在建线路8条、154公里。", number=1)
INSURANCE = entry("新增企业职工养老保险参保12万人。", "新增参保3.2万人。", number=2)
FITNESS = entry("举办全民健身活动2万场。", "举办赛事活动738场次。", number=3)
ROADS = entry("改造农村公路120公里。", "完成改造68公里。", number=4)
OLD = (METRO, INSURANCE, FITNESS)
NOW = (ROADS, METRO, replace(FITNESS, cells=("3", "举办地铁文化活动。", "已举办3场。")))


@pytest.fixture
def nearest(tmp_path: Path) -> Nearest:
    """Return the vectors of NOW over a generation of OLD: one new, one changed, one gone."""
    encoder = FakeEncoder()
    base = open_generation(write_generation(tmp_path, encoder, OLD, start_from=None), encoder)
    return Nearest(base, NOW)


def test_new_and_changed_entries_are_found_and_gone_ones_are_not(nearest: Nearest) -> None:
    found = nearest.search("地铁", top_k=9)
    assert set(found) == {one.id for one in NOW}
    assert INSURANCE.id not in found
    assert list(nearest.search("农村公路", top_k=1)) == [ROADS.id]


def test_cosines_of_a_scope_are_exact_in_any_order(nearest: Nearest) -> None:
    encoder = FakeEncoder()
    [question] = encoder.encode(["地铁线路"])
    expected = encode_entries(encoder, [NOW[2], NOW[0], NOW[1]]) @ question
    found = nearest.cosines("地铁线路", np.asarray([2, 0, 1]))
    assert found == pytest.approx(expected, abs=2e-3)


def test_a_lagging_lexical_index_scores_what_it_lacks_beside_it(tmp_path: Path) -> None:
    SavedLexical.of(OLD).save(tmp_path / "lexical")
    index = LexicalIndex(NOW, SavedLexical.load(tmp_path / "lexical"))
    assert index.fresh_count == 2
    assert list(index.search(tokens("农村公路"), top_k=1)) == [ROADS.id]
    assert INSURANCE.id not in index.search(tokens("养老保险"), top_k=9)


def test_an_entry_scores_the_same_held_or_beside_an_index() -> None:
    entries = (*OLD, ROADS)
    held = LexicalIndex(entries).scores(tokens("地铁线路建设"))
    saved = SavedLexical.of(entries)
    saved.rows.pop(METRO.digest)
    beside = LexicalIndex(entries, saved).scores(tokens("地铁线路建设"))
    assert beside == pytest.approx(held, rel=1e-5)
