"""Many files are read by several processes, and nobody can tell but by the clock."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest
from conftest import TINY

from index.entry import LedgerError, Period
from index.reading import BATCHES_AHEAD, FEWEST_FILES, FILES_AT_ONCE, Read, cores, read_each
from index.reading import read_or_error as read_alone


def written(folder: Path, count: int) -> list[Path]:
    """Return files of ledgers, every fifth of which is none."""
    paths = [folder / f"台账{at}.txt" for at in range(count)]
    for at, path in enumerate(paths):
        text = "没有表格。" if at % 5 == 4 else TINY.replace("青岛市", f"第{at}市")
        path.write_text(text, encoding="utf-8")
    return paths


def shown(read: Read) -> object:
    return str(read) if isinstance(read, LedgerError) else read


def test_many_files_give_what_each_gives_alone_in_their_order(tmp_path: Path) -> None:
    paths = written(tmp_path, FEWEST_FILES + FILES_AT_ONCE + 1)
    period = Period.of_quarter(2024, 2)
    found = [(path, shown(read)) for path, read in read_each(paths, period=period, place="甲市")]
    assert found == [(path, shown(read_alone(path, period, "甲市", ""))) for path in paths]


@pytest.mark.skipif(cores() < 2, reason="只有一个处理器")
def test_a_process_that_dies_is_said_with_where_to_go_on(tmp_path: Path) -> None:
    paths = written(tmp_path, FILES_AT_ONCE * BATCHES_AHEAD * cores() * 2)
    read = read_each(paths)
    next(read)
    for process in multiprocessing.active_children():
        process.kill()
        process.join()
    with pytest.raises(LedgerError, match=r"台账\d+\.txt：读到这里，读文件的进程意外停止"):
        list(read)
