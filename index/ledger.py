"""A table of cells → Ledger: header, columns, period, entries, and what was skipped and why."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from index.doubts import number_doubts, rate_doubts
from index.entry import UNDATED, Column, Entry, Ledger, LedgerError, Period, Role, Skipped
from index.foot import foot_of, notes_in
from index.misnamed import clearer, unreadable
from index.rows import (
    FIGURE,
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
    time_of,
)
from index.tables import Row, Table, read_tables
from index.tables.columns import columns_of, is_header, is_time, roles_of
from index.tables.headers import header_names
from index.tables.starts import names_kind
from index.tables.suits import is_authority

# Of what a figure counts, or who is responsible.
EITHER = "单位"
# Excel allows no longer name for a sheet.
LONGEST_SHEET = 31
# What reports on the time before this one's.
EARLIER = re.compile(r"^(?:截至)?(?:上[月周旬期年]|上个月|上一?季度|去年)")
# The average characters of a cell in a column of texts.
SHORTEST_TEXT = 4
# What a column of figures is called that says how much has been done.
DONE = re.compile(r"完成|到位|支付|拨付|实际")


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
    header = find_header(table)
    columns = header.columns
    foot = foot_of(table.rows)
    published = None
    if period is None:
        lines = (*notes_in(foot), *table.before)
        period = period_of(title, path, lines, times_of(columns))
        published = published_period(title, table.before) if period is None else None
        period = period or published
    place = place or find_place((title, *table.before, path.stem)) or place_within(table)
    identity = hashlib.sha256(f"{place}\x1f{title}".encode()).hexdigest()[:8]
    ledger_id = f"{period.code.replace('/', '_') if period else UNDATED}-{identity}"
    over, heads = table.rows[: header.start], table.rows[header.start : header.end]
    skipped = [Skipped(row.number, reason_above(row, title), said_in(row)) for row in over]
    skipped += [Skipped(row.number, "header") for row in heads]
    title_lines = lines_of_title(title, table.before)
    columns = worded(columns, table.rows[header.end :])
    doubts: list[str] = [*table.notes, *header.doubts]
    section = heading_over(table.before, title)
    in_digits = has_digits(table.rows[header.end :], columns)
    all_numbered = are_numbered(table.rows[header.end :], columns)
    in_parts = has_parts(table.rows[header.end :], columns)
    names = {row.cells for row in heads}
    above: tuple[str, ...] = ()
    rows: list[tuple[Row, tuple[str, ...], str]] = []
    for row in table.rows[header.end :]:
        reason = (
            "header"
            if row.cells in names
            else "note"
            if said_in(row) in foot
            else reason_to_skip(row, columns, in_digits=in_digits, all_numbered=all_numbered)
        )
        if reason:
            skipped.append(Skipped(row.number, reason, said_in(row)))
            section = heading_in(row) if reason == "section" else section
            continue
        above = filled_down(fit(row, columns, table.separator, doubts), above, columns)
        rows.append((row, above, section))
    in_titles = numbers_titles([cells for _, cells, _ in rows], columns)
    entries = [
        Entry(
            ledger=ledger_id,
            ledger_title=title,
            place=place,
            period=period,
            position=position,
            number=number_of(cells, columns, in_parts=in_parts, in_titles=in_titles),
            columns=columns,
            cells=cells,
            section=heading,
            row=row.number,
        )
        for position, (row, cells, heading) in enumerate(rows, start=1)
    ]
    if not entries:
        raise LedgerError("表头下面没有事项；请检查文件是否完整")
    if period is None:
        doubts.append(
            "标题和文件名里没有年份或季度；请用 --period 指定，例如 --period 2025Q1，"
            "或在文件名里写明，例如 台账2025年一季度.docx"
        )
    if published:
        doubts.append(f"标题没有年份，按发布日期读作{published.label}；不对请用 --period 指定")
    return Ledger(
        id=ledger_id,
        title=title,
        place=place,
        period=period,
        columns=columns,
        entries=tuple(entries),
        rows_seen=len(table.rows),
        file=path.name,
        skipped=tuple(skipped),
        doubts=(*doubts, *number_doubts(entries), *rate_doubts(entries)),
        around=tuple(line for line in (*table.before, *table.after) if line not in title_lines),
    )


def times_of(columns: Sequence[Column]) -> list[str]:
    """Return the names of columns that may say of which time they report, one of figures too."""
    return [
        one.name
        for one in columns
        if one.role is Role.PROGRESS
        or (one.role is Role.OTHER and not roles_of(one.name) and DONE.search(one.name))
    ]


def said_in(row: Row) -> str:
    """Return what a row says, what is merged over several of its cells once."""
    return "　".join(dict.fromkeys(cell for cell in row.cells if cell))


def heading_over(before: Sequence[str], title: str) -> str:
    """Return the heading between a title and its table, which holds for the first entries."""
    last = before[-1].strip("#* ") if before else ""
    is_heading = HEADING.match(last) or (last not in title and names_kind(last))
    return last if last != title and is_heading and len(last) <= LONGEST_HEADING else ""


@dataclass(frozen=True, slots=True)
class Header:
    """Where a header starts and ends among a table's rows, its columns, and what is doubtful."""

    start: int
    end: int
    columns: tuple[Column, ...]
    doubts: tuple[str, ...]


def find_header(table: Table) -> Header:
    """Return a table's header.

    Raises:
        LedgerError: there is none, or no column can be the title or the progress.
    """
    at = next((at for at, row in enumerate(table.rows) if is_header(row.cells)), None)
    if at is None:
        raise LedgerError("没有认得的表头；表头应有事项内容和进展情况两列")
    names, depth = header_names(table.rows, at)
    columns, doubts = timed(units_told(columns_of(names), table.rows[at + depth :])), []
    for role, shown in ((Role.TITLE, "事项内容"), (Role.PROGRESS, "进展情况")):
        if any(column.role is role for column in columns):
            continue
        likely = problem_in(columns) if role is Role.TITLE else None
        if likely is None:
            likely = likeliest(role, columns, table.rows[at + depth :])
        if likely is None:
            likely = nearest_report(columns) if role is Role.PROGRESS else unit_in(columns)
        if likely is None:
            line, given = table.rows[at].number, "、".join(column.name for column in columns)
            raise LedgerError(f"第{line}行的表头（{given}）里没有{shown}一列；请补上列名再添加")
        columns = tuple(
            Column(one.name, role) if place == likely else one for place, one in enumerate(columns)
        )
        doubts.append(
            f"没有名为{shown}的列，把“{columns[likely].name}”一列当作{shown}；不对请改列名"
        )
    return Header(at, at + depth, latest(columns, table.rows[at + depth :]), tuple(doubts))


def latest(columns: tuple[Column, ...], rows: Sequence[Row]) -> tuple[Column, ...]:
    """Return columns of which one alone is the progress where several report on times of a year.

    It is the one of the latest time with text; 一季度进展 beside 二季度进展 is a further column.
    """
    times = {
        at: time
        for at, column in enumerate(columns)
        if column.role is Role.PROGRESS and (time := time_of(column.name))
    }
    told = {at for row in rows for at, cell in enumerate(row.cells) if cell and at in times}
    newest = max(told, key=lambda at: (times[at], at), default=-1)
    columns = without_earlier(columns)
    return tuple(
        Column(column.name, Role.OTHER) if told and at in times and at != newest else column
        for at, column in enumerate(columns)
    )


def without_earlier(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return columns of which 上月进展 is no progress where another is."""
    reports = [one for one in columns if one.role is Role.PROGRESS]
    earlier = [one for one in reports if EARLIER.match(one.name)]
    if len(earlier) == len(reports):
        return columns
    return tuple(Column(one.name, Role.OTHER) if one in earlier else one for one in columns)


def likeliest(role: Role, columns: tuple[Column, ...], rows: Sequence[Row]) -> int | None:
    """Return the column that holds most text of those that may have a role, or None.

    Only names that nobody knows come into question; the title stands left of the progress.
    """
    lengths = {
        place: sum(len(row.cells[place]) for row in rows if place < len(row.cells))
        for place, column in enumerate(columns)
        if column.role is Role.OTHER and not roles_of(column.name)
    }
    texts = [place for place, length in lengths.items() if length >= SHORTEST_TEXT * len(rows)]
    if role is Role.TITLE:
        progress = [place for place, column in enumerate(columns) if column.role is Role.PROGRESS]
        texts = [place for place in texts if not progress or place < progress[0]]
    return max(texts, key=lambda place: (lengths[place], -place)) if texts else None


def timed(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return columns of which those that only say when are the progress, where none else is."""
    if any(one.role is Role.PROGRESS for one in columns):
        return columns
    return tuple(Column(one.name, Role.PROGRESS) if is_time(one.name) else one for one in columns)


def problem_in(columns: tuple[Column, ...]) -> int | None:
    """Return the column of problems left of the progress: what is put right is what is to be done."""
    progress = next((at for at, one in enumerate(columns) if one.role is Role.PROGRESS), 0)
    named = (at for at, one in enumerate(columns[:progress]) if "问题" in one.name)
    return next((at for at in named if columns[at].role is Role.REMARK), None)


def unit_in(columns: tuple[Column, ...]) -> int | None:
    """Return the first column of units or places beside targets: such a table has a row for each."""
    has_targets = any(one.role is Role.TARGET for one in columns)
    units = (at for at, one in enumerate(columns) if has_targets and one.role is Role.UNIT)
    return next(units, None)


def units_told(columns: tuple[Column, ...], rows: Sequence[Row]) -> tuple[Column, ...]:
    """Return columns of which one called 单位 holds the responsible units where authorities stand in it."""
    return tuple(
        Column(one.name, Role.UNIT)
        if one.name == EITHER and one.role is Role.OTHER and holds_authorities(at, rows)
        else one
        for at, one in enumerate(columns)
    )


def holds_authorities(at: int, rows: Sequence[Row]) -> bool:
    cells = [row.cells[at] for row in rows if at < len(row.cells) and row.cells[at]]
    return 2 * sum(map(is_authority, cells)) > len(cells)


def worded(columns: tuple[Column, ...], rows: Sequence[Row]) -> tuple[Column, ...]:
    """Return columns of which those that report in words are the progress, where others have figures."""
    reports = [at for at, one in enumerate(columns) if one.role is Role.PROGRESS]
    told = {
        at: [row.cells[at] for row in rows if at < len(row.cells) and row.cells[at]]
        for at in reports
    }
    bare = {at for at in reports if told[at] and all(map(FIGURE.match, told[at]))}
    # 办理结果 that only says 完成 or 未完成 beside a report sums it up.
    summed = {at for at in reports if told[at] and all(map(VERDICT.fullmatch, told[at]))}
    if not any(told[at] for at in reports if at not in bare | summed):
        return columns
    return tuple(
        Column(one.name, Role.STATUS if at in summed or is_share(told[at]) else Role.OTHER)
        if at in bare | summed
        else one
        for at, one in enumerate(columns)
    )


VERDICT = re.compile(
    r"(?:已|未|尚未|基本|超额|提前|按期|如期|全部|正在|没有?|部分|达到?|有序|稳步|持续)*(?:完成|办结|达标|达到(?:目标|进度|要求|时间进度)|开工|动工|启动|推进|进行|实施|落实|销号|滞后|逾期|超期|正常|中|序时|投用|竣工)+(?:中|进度|任务|目标)?[。.]?"
)


def is_share(cells: Sequence[str]) -> bool:
    return any(cell.endswith(("%", "％")) for cell in cells)


def nearest_report(columns: tuple[Column, ...]) -> int | None:
    """Return the column that comes nearest to a report where none is: 完成投资, else 完成率; or None."""
    done = [
        at
        for at, column in enumerate(columns)
        if column.role is Role.OTHER and DONE.search(column.name)
    ]
    states = [at for at, column in enumerate(columns) if column.role is Role.STATUS]
    return next(reversed(done or states), None)


def replace_doubts(ledger: Ledger, doubts: tuple[str, ...]) -> Ledger:
    return replace(ledger, doubts=doubts)
