"""What is read off all ledgers: once for a tuple of them, anew for a list."""

from __future__ import annotations

from collections.abc import Sequence

from samples import entry, ledger

from index.entry import Ledger
from qa.once import KEPT, once

LEDGERS = (ledger(entry("推进地铁建设。", "已开工。", number=1)),)


def test_the_same_tuple_is_read_once_and_another_anew() -> None:
    read: list[int] = []

    @once
    def count(ledgers: Sequence[Ledger]) -> int:
        read.append(len(ledgers))
        return len(ledgers)

    assert [count(LEDGERS), count(LEDGERS), count(LEDGERS * 2)] == [1, 1, 2]
    assert read == [1, 2]
    assert count(list(LEDGERS)) == count(list(LEDGERS)) == 1
    assert read == [1, 2, 1, 1]


def test_only_the_last_results_are_kept() -> None:
    read: list[int] = []

    @once
    def count(ledgers: Sequence[Ledger]) -> int:
        read.append(len(ledgers))
        return len(ledgers)

    for times in range(KEPT + 1):
        count(LEDGERS * (times + 2))
    count(LEDGERS * 2)
    assert len(read) == KEPT + 2
