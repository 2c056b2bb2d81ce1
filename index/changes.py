"""What differs between two versions of a ledger: entries added and removed, cells changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.entry import Entry, Ledger


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell of an entry that reads otherwise than before."""

    entry: Entry
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What a new version of a ledger has changed, and how many of its entries it has not."""

    added: tuple[Entry, ...]
    removed: tuple[Entry, ...]
    cells: tuple[CellChange, ...]
    unchanged: int

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.removed or self.cells)

    @property
    def changed(self) -> int:
        """The number of entries with a changed cell."""
        return len({one.entry.position for one in self.cells})


def changes_between(before: Ledger, after: Ledger) -> Changes:
    """Return what `after` has changed; entries are the same by 序号, else by their pledge."""
    old, new = by_key(before.entries), by_key(after.entries)
    cells = tuple(
        CellChange(entry, name, old[key].text(name), entry.text(name))
        for key, entry in new.items()
        if key in old
        for name in dict.fromkeys(one.name for one in (*entry.columns, *old[key].columns))
        if old[key].text(name) != entry.text(name)
    )
    added = tuple(entry for key, entry in new.items() if key not in old)
    removed = tuple(entry for key, entry in old.items() if key not in new)
    changed = {one.entry.position for one in cells}
    return Changes(added, removed, cells, len(new) - len(added) - len(changed))


def alike(one: Ledger, other: Ledger) -> bool:
    """Return whether two ledgers have the same entries, cell by cell."""
    return [entry.cells for entry in one.entries] == [entry.cells for entry in other.entries]


def by_key(entries: Sequence[Entry]) -> dict[tuple[int | None, str, int], Entry]:
    """Return entries by what tells them apart; those that nothing does, by their order."""
    seen: Counter[tuple[int | None, str]] = Counter()
    found = {}
    for entry in entries:
        key = key_of(entry)
        found[(*key, seen[key])] = entry
        seen[key] += 1
    return found


def key_of(entry: Entry) -> tuple[int | None, str]:
    return (entry.number, "") if entry.number is not None else (None, entry.title)
