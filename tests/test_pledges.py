"""Entries by their pledge: the first of each, and the best."""

from __future__ import annotations

import numpy as np
import pytest
from samples import entry

from qa.pledges import Pledges, pledge_of

TITLES = ("实施50条背街小巷整治。", "建成安置房3万套。", "实施80条背街小巷整治。", "开通5G基站。")
PLEDGES = Pledges([entry(title) for title in TITLES])


@pytest.mark.parametrize("title", ["增长5%左右。", "增长6.5%以上。", "增长1.2万户。"])
def test_a_pledge_is_the_title_without_its_figures(title: str) -> None:
    assert pledge_of(entry(title)) == "增长。"


def test_the_first_of_every_pledge_is_the_one_of_the_newest_ledger() -> None:
    assert PLEDGES.firsts(np.arange(4)).tolist() == [0, 1, 3]


def test_only_the_entries_that_are_given_count() -> None:
    among = np.asarray([2, 3])
    assert PLEDGES.firsts(among).tolist() == [2, 3]
    scores = np.asarray([0.5, 0.25], dtype=np.float32)
    assert PLEDGES.best(scores, among, 4) == {2: 0.5, 3: 0.25}


def test_of_a_pledge_only_the_best_entry_is_taken() -> None:
    scores = np.asarray([0.5, 0.25, 0.75, 0.0], dtype=np.float32)
    assert PLEDGES.best(scores, np.arange(4), 4) == {2: 0.75, 1: 0.25}
    assert PLEDGES.best(scores, np.arange(4), 1) == {2: 0.75}


def test_of_entries_alike_the_first_is_taken() -> None:
    scores = np.ones(4, dtype=np.float32)
    assert list(PLEDGES.best(scores, np.arange(4), 3)) == [0, 1, 3]


def test_without_entries_there_is_no_pledge() -> None:
    assert Pledges([]).firsts(np.arange(0)).tolist() == []


def test_few_entries_are_all_typical_and_of_many_the_first_of_each_pledge(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entries = [entry(title) for title in TITLES]
    assert PLEDGES.typical(entries) == entries
    monkeypatch.setattr("qa.pledges.SAMPLED", 3)
    assert PLEDGES.typical(entries) == [entries[0], entries[1], entries[3]]


def test_of_too_many_pledges_the_same_ones_are_drawn_each_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("qa.pledges.SAMPLED", 2)
    entries = [entry(title) for title in TITLES]
    drawn = PLEDGES.typical(entries)
    assert len(drawn) == 2
    assert drawn == PLEDGES.typical(entries)
