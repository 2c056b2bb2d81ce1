"""Lines to ask in tests: over ledgers made by hand, and over the shipped ones, opened once."""

from __future__ import annotations

import atexit
import tempfile
from functools import cache
from pathlib import Path

from conftest import FakeEncoder

from index.entry import Ledger
from index.store import Store
from qa.answer import Answer
from qa.chain import Line, open_line


def line_of(home: Path, *ledgers: Ledger) -> Line:
    """Return a line over ledgers, kept in a new home."""
    store = Store(home, load_encoder=FakeEncoder)
    for ledger in ledgers:
        store.add(ledger)
    return Line(store)


@cache
def shipped_line() -> Line:
    """Return the line over the two shipped ledgers, with the fake encoder."""
    return open_line(new_home(), load_encoder=FakeEncoder, notify=lambda message: None)


@cache
def model_line() -> Line:
    """Return the line over the two shipped ledgers, with the shipped model."""
    return open_line(new_home(), notify=lambda message: None)


def new_home() -> Path:
    """Return a home that is deleted when the tests end."""
    folder = tempfile.TemporaryDirectory(prefix="ledger-qa-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    return Path(folder.name) / "home"


def rows_of(answer: Answer) -> list[list[str]]:
    """Return the cells of the rows of an answer's tables, headers and rules left out."""
    rows = [line for line in answer.text.splitlines() if line.startswith("| ")]
    cells = [row.removeprefix("| ").removesuffix(" |").split(" | ") for row in rows]
    return [row for row in cells if row[0] not in ("事项", "台账", "---")]


def entries_cited(answer: Answer) -> list[tuple[int | None, int | None]]:
    """Return year and number of the cited entries, each once, in the order of their markers."""
    cited = (
        (one.entry.period.year if one.entry.period else None, one.entry.number)
        for one in answer.citations
    )
    return list(dict.fromkeys(cited))


def numbers_cited(answer: Answer) -> list[int | None]:
    """Return the numbers of the cited entries, each entry once, in the order of their markers."""
    return [number for _, number in entries_cited(answer)]


def after(line: Line, first: str, *then: str) -> Answer:
    """Return the answer to the last of some questions, each asked after the answers before it."""
    history: list[dict[str, str]] = []
    for asked in (first, *then[:-1]):
        told = line.answer(asked, history).text
        history += [{"role": "user", "content": asked}, {"role": "assistant", "content": told}]
    return line.answer(then[-1], history)
