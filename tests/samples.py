"""Entries and ledgers made by hand, as short as a test allows."""

from __future__ import annotations

from index.entry import Column, Entry, Ledger, Period, Role
from qa.standing import standing

FIRST_QUARTER = Period.of_quarter(2025, 1)
COLUMNS = (
    Column("序号", Role.NUMBER),
    Column("事项内容", Role.TITLE),
    Column("进展情况", Role.PROGRESS),
)


def entry(
    title: str, progress: str = "", *, number: int = 1, period: Period | None = FIRST_QUARTER
) -> Entry:
    """Return an entry of a ledger with the three usual columns."""
    code = period.code if period else "undated"
    cells = (str(number), title, progress)
    return Entry(code, f"{code}台账", "青岛市", period, number, number, COLUMNS, cells)


def entry_of(**cells: tuple[Role, str]) -> Entry:
    """Return an entry with columns of one's own: 责任单位=(Role.UNIT, "市住建局")."""
    columns = tuple(Column(name, role) for name, (role, _) in cells.items())
    texts = tuple(text for _, text in cells.values())
    return Entry("own", "自备台账", "青岛市", FIRST_QUARTER, 1, 1, columns, texts)


def ledger(*entries: Entry) -> Ledger:
    """Return the ledger of entries that `entry` made."""
    first = entries[0]
    return Ledger(
        id=first.ledger,
        title=first.ledger_title,
        place=first.place,
        period=first.period,
        columns=first.columns,
        entries=entries,
        rows_seen=len(entries),
    )


def ledger_of(
    *rows: tuple[str, ...],
    place: str = "云汀县",
    period: Period = FIRST_QUARTER,
    columns: tuple[Column, ...] = COLUMNS,
) -> Ledger:
    """Return a place's ledger of rows that give what stands after the number, in its columns."""
    title = f"{place}{period.label}台账"
    name = f"{place}{period.code}".replace("/", "-")
    entries = tuple(
        Entry(name, title, place, period, number, number, columns, (str(number), *row))
        for number, row in enumerate(rows, start=1)
    )
    return Ledger(name, title, place, period, columns, entries, len(entries))


def pairs(title: str, progress: str) -> list[tuple[str, str, list[str]]]:
    """Return each pair as its verb, its target and its actuals, as they stand in the text."""
    return [
        (pair.verb, pair.target.figure.shown, [one.figure.shown for one in pair.actuals])
        for pair in standing(entry(title, progress)).pairs
    ]
