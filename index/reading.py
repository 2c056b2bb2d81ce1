"""Many files read by several processes at once; what each gives comes in the files' order."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path

from index.entry import Ledger, LedgerError, Period
from index.ledger import read_ledgers

# Starting processes takes as long as reading so many files.
FEWEST_FILES = 20
MOST_PROCESSES = 8
FILES_AT_ONCE = 8
# Read ahead of what is taken, for each process: no more is held in memory.
BATCHES_AHEAD = 4

Read = tuple[Ledger, ...] | LedgerError


def read_each(
    paths: Sequence[Path], *, period: Period | None = None, place: str = "", publisher: str = ""
) -> Iterator[tuple[Path, Read]]:
    """Yield each file with its ledgers, or with the error that says why there are none."""
    processes = min(cores(), MOST_PROCESSES)
    if processes < 2 or len(paths) < FEWEST_FILES:
        for path in paths:
            yield path, read_or_error(path, period, place, publisher)
        return
    batches = deque(paths[at : at + FILES_AT_ONCE] for at in range(0, len(paths), FILES_AT_ONCE))
    # Not a fork of this process: its threads and locks would come along.
    context = get_context("forkserver" if "forkserver" in get_all_start_methods() else "spawn")
    pool = ProcessPoolExecutor(processes, context, initializer=leave_interrupts)
    begun: deque[Future[list[Read]]] = deque()
    done = 0
    try:
        while batches or begun:
            while batches and len(begun) < processes * BATCHES_AHEAD:
                begun.append(pool.submit(read_batch, batches.popleft(), period, place, publisher))
            for found in begun.popleft().result():
                yield paths[done], found
                done += 1
    except BrokenProcessPool as error:
        raise LedgerError(
            f"{paths[done]}：读到这里，读文件的进程意外停止，可能是内存不足；"
            "此前的文件不受影响，请从它起分几次添加"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def read_batch(
    paths: Sequence[Path], period: Period | None, place: str, publisher: str
) -> list[Read]:
    return [read_or_error(path, period, place, publisher) for path in paths]


def read_or_error(path: Path, period: Period | None, place: str, publisher: str) -> Read:
    try:
        return read_ledgers(path, period=period, place=place, publisher=publisher)
    except LedgerError as error:
        # What caused it stays behind: it may be of a library that no other process can rebuild.
        return LedgerError(str(error))


def leave_interrupts() -> None:
    """Leave Ctrl+C to the process that waits for this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def cores() -> int:
    """Return how many processors this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
