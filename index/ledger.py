"""A table of cells → Ledger: header, columns, period, entries, and what was skipped and why."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from index.doubts import number_doubts, rate_doubts
from index.entry import UNDATED, Column, Entry, Ledger, LedgerError, Period, Skipped
from index.foot import foot_of, notes_in
from index.header import Header, find_header, times_of, without_blank_columns, worded
from index.levels import headings_by_level
from index.misnamed import clearer, unreadable
from index.rows import (
    HEADING,
    LONGEST_HEADING,
    are_numbered,
    filled_down,
    fit,
    has_digits,
    has_parts,
    heading_in,
    number_of,
    numbers_titles,
    reason_above,
    reason_to_skip,
)
from index.stated import (
    find_period,
    find_place,
    find_publisher,
    ledger_title,
    lines_of_title,
    period_of,
    place_within,
    published_period,
)
from index.tables import Row, Table, read_tables
from index.tables.starts import names_kind

# Excel allows no longer name for a sheet.
LONGEST_SHEET = 31


def read_ledgers(
    path: Path, *, period: Period | None = None, place: str = "", publisher: str = ""
) -> tuple[Ledger, ...]:
    """Return the ledgers of a file, one a table that has a title and a progress column.

    `period`, `place` and `publisher` set what the file does not say, or says otherwise.

    Raises:
        LedgerError: nothing in the file can be read as a ledger.
    """
    try:
        tables = read_tables(path)
    except LedgerError as error:
        raise clearer(path, error) from error.__cause__
    except OSError as error:
        raise unreadable(path, error) from error
    # Who issued a file stands over its first table or under its last.
    given, publisher = (
        publisher,
        publisher or find_publisher([line for table in tables for line in lines_around(table)]),
    )
    ledgers: list[Ledger] = []
    problems: list[str] = []
    for index, table in enumerate(tables):
        title = ledger_title(table.before, path)
        if ledgers and not any(map(find_period, (title, path.stem, *table.before))):
            title = title_under(ledgers[0].title, title, path)
        # Two tables under one title are two ledgers: they must not take each other's place.
        if any(ledger.title == title for ledger in ledgers):
            title = f"{title}（{told_by(tables, index) or f'第{index + 1}个表格'}）"
        try:
            ledger = read_ledger(table, path, title=title, period=period, place=place)
            ledgers.append(replace(ledger, publisher=publisher_of(table, given, publisher)))
        except LedgerError as error:
            problems.append(f"第{index + 1}个表格{error}" if len(tables) > 1 else str(error))
    if not ledgers:
        raise LedgerError(f"{path}：{'；'.join(problems)}")
    if problems:
        first = ledgers[0]
        ledgers[0] = replace_doubts(first, (*first.doubts, *problems))
    return tuple(ledgers)


def lines_around(table: Table) -> tuple[str, ...]:
    return (*table.before, *foot_of(table.rows), *table.after)


def publisher_of(table: Table, given: str, of_file: str) -> str:
    """Return who a ledger's own lines name, else who issued the file; who is given goes first."""
    return given or find_publisher(table.before) or of_file


def told_by(tables: Sequence[Table], index: int) -> str:
    """Return what its sheet is called, where that alone tells a table from others of its title."""
    name = tables[index].before[:1]
    others = [table.before[:1] for at, table in enumerate(tables) if at != index]
    is_name = bool(name) and len(name[0]) <= LONGEST_SHEET and name not in others
    return name[0] if is_name else ""


def title_under(over: str, own: str, path: Path) -> str:
    """Return the title of a table that only a heading tells from those before it in its file."""
    return over if own == path.stem or own == over else f"{over}（{HEADING.sub('', own)}）"


def read_ledger(
    table: Table, path: Path, *, title: str, period: Period | None, place: str
) -> Ledger:
    """Return the ledger in a table.

    Raises:
        LedgerError: no header, no title or progress column, or no entry under them.
    """
    table = without_blank_columns(table)
    header = find_header(table)
    named = name_ledger(table, path, header.columns, title=title, period=period, place=place)
    columns = worded(header.columns, header.body)
    doubts: list[str] = [*table.notes, *header.doubts]
    rows, skipped = rows_of_entries(table, header, columns, title, doubts)
    in_parts = has_parts(table.rows[header.end :], columns)
    in_titles = numbers_titles([one.cells for one in rows], columns)
    entries = [
        Entry(
            ledger=named.id,
            ledger_title=title,
            place=named.place,
            period=named.period,
            position=position,
            number=number_of(one.cells, columns, in_parts=in_parts, in_titles=in_titles),
            columns=columns,
            cells=one.cells,
            section=one.section,
            row=one.number,
        )
        for position, one in enumerate(rows, start=1)
    ]
    if not entries:
        raise LedgerError("表头下面没有事项；请检查文件是否完整")
    title_lines = lines_of_title(title, table.before)
    return Ledger(
        id=named.id,
        title=title,
        place=named.place,
        period=named.period,
        columns=columns,
        entries=tuple(entries),
        rows_seen=len(table.rows),
        file=path.name,
        skipped=tuple(skipped),
        doubts=(*doubts, *named.doubts, *number_doubts(entries), *rate_doubts(entries)),
        around=tuple(line for line in (*table.before, *table.after) if line not in title_lines),
    )


@dataclass(frozen=True, slots=True)
class LedgerName:
    """What tells a ledger from others, and what is doubtful about it."""

    id: str
    place: str
    period: Period | None
    doubts: tuple[str, ...]


def name_ledger(
    table: Table,
    path: Path,
    columns: tuple[Column, ...],
    *,
    title: str,
    period: Period | None,
    place: str,
) -> LedgerName:
    """Return the period and place of a table, as given or as its title and notes say, and its id."""
    doubts: tuple[str, ...] = ()
    if period is None:
        lines = (*notes_in(foot_of(table.rows)), *table.before)
        period = period_of(title, path, lines, times_of(columns))
        if period is None and (published := published_period(title, table.before)):
            period = published
            doubts = (f"标题没有年份，按发布日期读作{published.label}；不对请用 --period 指定",)
    if period is None:
        doubts = (
            "标题和文件名里没有年份或季度；请用 --period 指定，例如 --period 2025Q1，"
            "或在文件名里写明，例如 台账2025年一季度.docx",
        )
    place = place or find_place((title, *table.before, path.stem)) or place_within(table)
    identity = hashlib.sha256(f"{place}\x1f{title}".encode()).hexdigest()[:8]
    code = period.code.replace("/", "_") if period else UNDATED
    return LedgerName(f"{code}-{identity}", place, period, doubts)


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A row that holds an entry: its number in the file, its cells filled down, its heading."""

    number: int
    cells: tuple[str, ...]
    section: str


def rows_of_entries(
    table: Table, header: Header, columns: tuple[Column, ...], title: str, doubts: list[str]
) -> tuple[list[EntryRow], list[Skipped]]:
    """Return the rows that hold entries, and the others with why they hold none.

    What is doubtful about a row's cells is added to `doubts`.
    """
    over, heads = table.rows[: header.start], table.rows[header.start : header.end]
    body = table.rows[header.end :]
    skipped = [Skipped(row.number, reason_above(row, title), said_in(row)) for row in over]
    skipped += [Skipped(row.number, "header") for row in heads]
    names, foot = {row.cells for row in heads}, foot_of(table.rows)
    in_digits, all_numbered = has_digits(body, columns), are_numbered(body, columns)
    by_level = headings_by_level(body, columns)
    section = heading_over(table.before, title)
    cells: tuple[str, ...] = ()
    rows: list[EntryRow] = []
    for row in body:
        reason = (
            "header"
            if row.cells in names
            else "note"
            if foot and said_in(row) in foot
            else "section"
            if row.number in by_level
            else reason_to_skip(row, columns, in_digits=in_digits, all_numbered=all_numbered)
        )
        if reason:
            skipped.append(Skipped(row.number, reason, said_in(row)))
            section = heading_in(row) if reason == "section" else section
            continue
        cells = filled_down(fit(row, columns, table.separator, doubts), cells, columns)
        rows.append(EntryRow(row.number, cells, section))
    return rows, skipped


def said_in(row: Row) -> str:
    """Return what a row says, what is merged over several of its cells once."""
    return "　".join(dict.fromkeys(cell for cell in row.cells if cell))


def heading_over(before: Sequence[str], title: str) -> str:
    """Return the heading between a title and its table, which holds for the first entries."""
    last = before[-1].strip("#* ") if before else ""
    is_heading = HEADING.match(last) or (last not in title and names_kind(last))
    return last if last != title and is_heading and len(last) <= LONGEST_HEADING else ""


def replace_doubts(ledger: Ledger, doubts: tuple[str, ...]) -> Ledger:
    return replace(ledger, doubts=doubts)
