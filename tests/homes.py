"""Homes made by hand, and the ledgers in them, one for each number."""

from __future__ import annotations

from pathlib import Path

from conftest import FakeEncoder
from samples import entry, ledger

from index.entry import Ledger, Period
from index.store import Snapshot, Store

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


def generation(home: Path) -> Path:
    """Return where the home's index stands."""
    (found,) = [path for path in (home / "index").iterdir() if path.name.isdecimal()]
    return found
