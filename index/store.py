"""The ledgers on disk, and both indexes kept in step with them.

The ledgers are the truth, one JSON file each; the indexes are a cache made from them.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from filelock import FileLock, Timeout

from index.changes import alike
from index.dense import DenseIndex, Progress, marks_of, open_generation, write_generation
from index.embed import Encoder, SentenceEncoder
from index.entry import UNDATED, Entry, Ledger, LedgerError, told_apart
from index.generations import generations, problem_of
from index.home import (
    can_read,
    can_write,
    folder_time,
    is_missing,
    refuse_unfit,
    temporary_folder,
    unusable,
)
from index.kept import read_kept, write
from index.ledger import read_ledgers
from index.lexical import LexicalIndex
from index.nearest import Nearest

SHIPPED_LEDGERS = Path(__file__).parent.parent / "data" / "ledgers"
LOCK_PATIENCE_S = 120.0
# From so many entries on an index may lag behind the ledgers by such a share.
LARGE = 1000
LOOK_AGAIN_S = 1.0
TOLERATED_SHARE = 0.05

Notify = Callable[[str], None]
# Name, inode, size and time of every ledger's file: a ledger is replaced by a rename, so its inode
# changes even where a file system's times are coarse.
Version = tuple[tuple[str, int, int, int], ...]


def default_encoder() -> Encoder:
    """Return the model that LEDGER_QA_EMBEDDING names, or the shipped one."""
    return SentenceEncoder(os.environ.get("LEDGER_QA_EMBEDDING", ""))


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The ledgers as of one moment, with the indexes over them."""

    ledgers: tuple[Ledger, ...]
    entries: tuple[Entry, ...]
    by_id: dict[str, Entry]
    lexical: LexicalIndex
    dense: Nearest
    version: Version


@dataclass(frozen=True, slots=True)
class Change:
    """What adding a ledger did.

    `replaced` is the one of the same place and title that stood before, `beside` are those of the
    same place and period that have another title, `same` those with the same entries.
    """

    ledger: Ledger
    replaced: Ledger | None
    beside: tuple[Ledger, ...]
    same: tuple[Ledger, ...] = ()


class Store:
    """A home: a folder of ledgers, and the indexes over them."""

    def __init__(
        self,
        home: Path,
        *,
        load_encoder: Callable[[], Encoder] = default_encoder,
        notify: Notify = lambda message: None,
        progress: Progress | None = None,
        lock_patience_s: float = LOCK_PATIENCE_S,
        can_read: Callable[[Path], bool] = can_read,
        can_write: Callable[[Path], bool] = can_write,
    ) -> None:
        """Open the home, made where it is missing.

        One that this user cannot write to is only read: without a lock, and with what has to be
        written of the index in a temporary folder.

        Raises:
            LedgerError: it cannot be made, or this user may not read it.
        """
        self.home = home
        self._folder = home / "ledgers"
        # Where the index is written, and copied to be read.
        self._index = home / "index"
        self._load_encoder = load_encoder
        self._notify = notify
        self._progress = progress
        self._lock_patience_s = lock_patience_s
        self._snapshot: Snapshot | None = None
        self._opened: DenseIndex | None = None
        self._kept: dict[str, tuple[tuple[int, int, int], Ledger]] = {}
        self._looked, self._looked_at = 0, 0.0
        self._opening = threading.Lock()
        is_new = is_missing(home)
        refuse_unfit(home, is_new=is_new, can_read=can_read)
        self._is_writable = is_new or can_write(home)
        if not self._is_writable:
            self._index = temporary_folder(self)
            notify(f"数据目录 {home} 没有写入权限，只查询，不改动")
            return
        self._make_folders()
        if is_new:
            notify(f"新建数据目录 {home}")

    def _make_folders(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._index.mkdir(exist_ok=True)
        except OSError as error:
            raise unusable(self.home, error) from error

    @cached_property
    def encoder(self) -> Encoder:
        return self._load_encoder()

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the home against others that write to it.

        Raises:
            LedgerError: another process does not let go of it, or it is not to be written to.
        """
        if not self._is_writable:
            raise LedgerError(f"数据目录 {self.home} 没有写入权限；请换一个 --home，或修改它的权限")
        lock = FileLock(self.home / "lock")
        try:
            try:
                lock.acquire(timeout=0)
            except Timeout:
                self._notify("另一个进程正在更新这个数据目录，等待它完成……")
                lock.acquire(timeout=self._lock_patience_s)
        except Timeout as error:
            raise LedgerError(
                f"另一个进程占用数据目录 {self.home} 超过 {self._lock_patience_s:.0f} 秒；请稍后再试"
            ) from error
        except OSError as error:
            raise unusable(self.home, error) from error
        try:
            yield
        finally:
            lock.release()

    def ledgers(self) -> tuple[Ledger, ...]:
        """Return the ledgers, newest period first, then by title.

        Raises:
            LedgerError: a file of the home is damaged.
        """
        read = (self._read(path) for path in sorted(self._folder.glob("*.json")))
        return tuple(sorted((ledger for ledger in read if ledger), key=newest_first))

    def _read(self, path: Path) -> Ledger | None:
        """Return the ledger of a file, read again only where the file has changed."""
        try:
            stat = path.stat()
        except FileNotFoundError:
            return None
        mark = (stat.st_ino, stat.st_size, stat.st_mtime_ns)
        held = self._kept.get(path.name)
        if held and held[0] == mark:
            return held[1]
        ledger = read_kept(path)
        if ledger:
            self._kept[path.name] = (mark, ledger)
        return ledger

    def add(self, ledger: Ledger) -> Change:
        """Write a ledger, in the place of the one of the same place and title if there is one."""
        with self.lock():
            replaced = self._read(self._folder / f"{ledger.id}.json")
            others = self._others(ledger)
            write(ledger, self._folder)
        of = (ledger.place, ledger.period)
        beside = (old for old in others if old.period and (old.place, old.period) == of)
        same = (old for old in others if alike(old, ledger))
        return Change(ledger, replaced, tuple(beside), tuple(same))

    def _others(self, ledger: Ledger) -> tuple[Ledger, ...]:
        """Return the other ledgers of a ledger's period and those without one, newest_first's order.

        An id begins with its period: of thousands of ledgers only those are looked at, and all
        only for a ledger without one.
        """
        start = ledger.id.rpartition("-")[0] or ledger.id
        starts = (start, UNDATED) if ledger.period else ("",)
        read = (
            self._read(self._folder / name)
            for name in sorted(os.listdir(self._folder))
            if name.startswith(starts) and name.endswith(".json") and name != f"{ledger.id}.json"
        )
        return tuple(sorted((old for old in read if old), key=newest_first))

    def remove(self, ledger_id: str) -> Ledger:
        """Delete a ledger and return it.

        Raises:
            LedgerError: there is none of that id.
        """
        with self.lock():
            before = self.ledgers()
            ledger = next((old for old in before if old.id == ledger_id), None)
            if ledger is None:
                known = "、".join(old.id for old in before) or "（空）"
                raise LedgerError(f"没有编号为“{ledger_id}”的台账；现有：{known}")
            (self._folder / f"{ledger.id}.json").unlink()
        return ledger

    def fill(self, folder: Path = SHIPPED_LEDGERS) -> None:
        """Add the ledgers that come with the project to a home that has none.

        Raises:
            LedgerError: the home has none and `folder` neither.
        """
        # Killed in between, a home with half of them would count as filled.
        filling = self.home / "filling"
        if self.ledgers() and not filling.exists():
            return
        files = sorted(folder.glob("*.txt")) if folder.is_dir() else []
        if not files:
            raise LedgerError(
                f"数据目录 {self.home} 里没有台账；请先运行 python -m index add 文件 --home {self.home}"
            )
        ledgers = [ledger for path in files for ledger in read_ledgers(path)]
        with self.lock():
            if self.ledgers() and not filling.exists():
                return
            filling.touch()
            for ledger in ledgers:
                write(ledger, self._folder)
            filling.unlink()
        self._notify(f"数据目录 {self.home} 是空的，已载入自带的 {len(ledgers)} 部台账")

    def snapshot(self) -> Snapshot:
        """Return the ledgers with indexes in step with them, opened again only after a change.

        It is asked before every question, by many threads at once: one of them opens.
        """
        with self._opening:
            if self._snapshot is None or self._is_outdated(self._snapshot):
                self._snapshot = self._open()
            return self._snapshot

    def _is_outdated(self, snapshot: Snapshot) -> bool:
        # Thousands of files are not looked at before every question: a ledger comes and goes by a
        # rename, which its folder's time tells; what is written in place is seen a second later.
        looked, now = folder_time(self._folder), time.monotonic()
        if looked and looked == self._looked and now - self._looked_at < LOOK_AGAIN_S:
            return not snapshot.dense.is_there
        self._looked, self._looked_at = looked, now
        return snapshot.version != self._version() or not snapshot.dense.is_there

    def _open(self) -> Snapshot:
        with self.lock() if self._is_writable else nullcontext():
            version = self._version()
            ledgers = told_apart(self.ledgers())
            entries = tuple(entry for ledger in ledgers for entry in ledger.entries)
            try:
                base = self._base(entries)
            except OSError as error:
                raise unusable(self.home, error) from error
        return Snapshot(
            ledgers=ledgers,
            entries=entries,
            by_id={entry.id: entry for entry in entries},
            lexical=LexicalIndex(entries, base.lexical()),
            dense=Nearest(base, entries),
            version=version,
        )

    def _base(self, entries: Sequence[Entry]) -> DenseIndex:
        """Return the newest generation if it is sound and near enough in step, else the next one.

        A small home's index is always brought into step. A large one's is left as it is while
        little has changed: what it lacks is searched beside it.
        """
        expected = {entry.id: entry.digest for entry in entries}
        opened = self._opened
        if opened and opened.is_there and is_near(opened.held(), expected):
            return opened
        written = generations(self._index) or generations(self.home / "index")
        start_from = written[-1] if written else None
        if start_from and (problem := problem_of(start_from, marks_of(self.encoder))):
            self._notify(f"向量索引不能用了：{problem}；正在从台账重建")
            start_from = None
        if start_from:
            index = open_generation(start_from, self.encoder, copy_to=self._index)
            if index.count() == len(index.held()) and is_near(index.held(), expected):
                self._opened = index
                return index
        current = write_generation(
            self._index, self.encoder, entries, start_from=start_from, progress=self._progress
        )
        index = open_generation(current, self.encoder)
        if index.digests() != expected:
            raise LedgerError(f"向量索引 {current} 建立后核对不符；请检查磁盘空间，再试一次")
        self._opened = index
        return index

    def _version(self) -> Version:
        try:
            with os.scandir(self._folder) as files:
                found = [(file.name, file.stat()) for file in files]
        except FileNotFoundError:
            # Deleted, or replaced at this moment: what is there is read under the lock.
            return ()
        return tuple(
            sorted(
                (name, stat.st_ino, stat.st_size, stat.st_mtime_ns)
                for name, stat in found
                if name.endswith(".json")
            )
        )


def is_near(held: Mapping[str, str], expected: Mapping[str, str]) -> bool:
    """Return whether an index holds what is expected, or all but a small part of a large home."""
    if held == expected:
        return True
    differing = sum(held.get(id_) != digest for id_, digest in expected.items())
    differing += sum(id_ not in expected for id_ in held)
    return len(expected) >= LARGE and differing <= len(expected) * TOLERATED_SHARE


def newest_first(ledger: Ledger) -> tuple[int, int, str, str]:
    """Return what ledgers are sorted by: period, those without one last, then title, then id."""
    year, month = (ledger.period.year, ledger.period.last_month) if ledger.period else (0, 0)
    return -year, -month, ledger.title, ledger.id
