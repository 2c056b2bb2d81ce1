"""What differs between two versions of a ledger: entries added and removed, cells changed."""

from __future__ import annotations

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
    """What a new version of a ledger has changed."""

    added: tuple[Entry, ...]
    removed: tuple[Entry, ...]
    cells: tuple[CellChange, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.removed or self.cells)


def changes_between(before: Ledger, after: Ledger) -> Changes:
    """Return what `after` has changed; entries are the same by 序号, else by their pledge."""
    old = {key_of(entry): entry for entry in before.entries}
    new = {key_of(entry): entry for entry in after.entries}
    cells = tuple(
        CellChange(entry, column.name, old[key].text(column.name), entry.text(column.name))
        for key, entry in new.items()
        if key in old
        for column in entry.columns
        if old[key].text(column.name) != entry.text(column.name)
    )
    added = tuple(entry for key, entry in new.items() if key not in old)
    removed = tuple(entry for key, entry in old.items() if key not in new)
    return Changes(added, removed, cells)


def key_of(entry: Entry) -> tuple[int | None, str]:
    return (entry.number, "") if entry.number is not None else (None, entry.title)
