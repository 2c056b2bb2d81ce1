"""A table of cells → Ledger: header, columns, period, entries, and what was skipped and why."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from index.doubts import rate_doubts
from index.entry import Column, Entry, Ledger, LedgerError, Period, Role, Skipped
from index.figures import chinese_value
from index.tables import Row, Table, read_tables
from index.tables.columns import columns_of, is_header
from index.tables.titles import YEAR, may_be_title

CHINESE_DIGITS = "一二三四五六七八九十"
CHINESE_YEAR = re.compile(r"[一二][九〇○零][〇○零一二三四五六七八九]{2}(?=年)")
QUARTER = re.compile(r"(?:第?\s*([1-4一二三四])\s*季度)|(?<![A-Za-z])[Qq]([1-4])(?!\d)")
# The first quarters together, 前三季度 or 1—3季度: the months from January on.
QUARTERS = re.compile(r"(?:前|第?[1一]\s*[—\-–~～至到]+\s*第?)\s*([2-4二三四])个?季度")
HALF = re.compile(r"([上下])半年|(?<![A-Za-z])[Hh]([12])(?!\d)")
MONTHS = re.compile(r"(\d{1,2})\s*[—\-–~～至到]+\s*(\d{1,2})\s*月")
UNTIL = re.compile(r"截[至止]\D{0,8}?(\d{1,2})\s*月")
MONTH = re.compile(r"年\s*(\d{1,2})\s*月|(?<=20\d\d)[-_.](\d{1,2})(?!\d)")
# A city's name at the head of a name: 《青岛市自然科学基金…》. In running text its start is unsure.
CITY = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,3}[市县])(?![\u4e00-\u9fff]?[场民级])")
PLACE = re.compile(r"([\u4e00-\u9fff]{2,8}?(?:自治州|自治县|省|市|县|区|州|盟|旗))")
# What ends as a place's name does and is none: 老旧小区, 重点城市, 产业联盟.
NO_PLACE = re.compile(
    r"(?:[小社园景片城校院库山郊灾湾港牧林矿地辖]区|示范区|试点区|[城都超股上门夜菜楼集]市|[联结同]盟)$"
)
BEFORE_PLACE = re.compile(r"^(?:关于|附件|印发|公布|公开|中共)+")
HEADING = re.compile(r"^[（(]?[一二三四五六七八九十]+[)）、.．]")
NUMBER = re.compile(r"[★☆*第（(\s]*(\d{1,9})[项号条)）、.．★☆*\s]*")
CHINESE_NUMBER = re.compile(r"[第（(\s]*([一二三四五六七八九十百]{1,5})[项号条)）、.．\s]*")
SUM_ROW = re.compile(r"^[（(]?(?:合\s*计|总\s*计|小\s*计|共\s*计)[)）]?$")


def read_ledgers(
    path: Path, *, period: Period | None = None, place: str = ""
) -> tuple[Ledger, ...]:
    """Return the ledgers of a file, one a table that has a title and a progress column.

    `period` and `place` set what the file does not say, or says otherwise.

    Raises:
        LedgerError: nothing in the file can be read as a ledger.
    """
    tables = read_tables(path)
    ledgers: list[Ledger] = []
    problems: list[str] = []
    for index, table in enumerate(tables):
        title = ledger_title(table.before, path)
        # Two tables under one title are two ledgers: they must not take each other's place.
        if any(ledger.title == title for ledger in ledgers):
            title = f"{title}（第{index + 1}个表格）"
        try:
            ledgers.append(read_ledger(table, path, title=title, period=period, place=place))
        except LedgerError as error:
            problems.append(f"第{index + 1}个表格{error}" if len(tables) > 1 else str(error))
    if not ledgers:
        raise LedgerError(f"{path}：{'；'.join(problems)}")
    if problems:
        first = ledgers[0]
        ledgers[0] = replace_doubts(first, (*first.doubts, *problems))
    return tuple(ledgers)


def read_ledger(
    table: Table, path: Path, *, title: str, period: Period | None, place: str
) -> Ledger:
    """Return the ledger in a table.

    Raises:
        LedgerError: no header, no title or progress column, or no entry under them.
    """
    header, columns = find_header(table)
    period = period or period_of(title, path)
    place = place or find_place((title, *table.before, path.stem)) or place_within(table)
    identity = hashlib.sha256(f"{place}\x1f{title}".encode()).hexdigest()[:8]
    ledger_id = f"{period.code.replace('/', '_') if period else 'undated'}-{identity}"
    skipped = [Skipped(row.number, "header") for row in table.rows[: header + 1]]
    doubts: list[str] = list(table.notes)
    entries: list[Entry] = []
    section = ""
    for row in table.rows[header + 1 :]:
        reason = reason_to_skip(row, columns)
        if reason:
            skipped.append(Skipped(row.number, reason))
            section = "".join(row.cells) if reason == "section" else section
            continue
        cells = fit(row, columns, table.separator, doubts)
        entries.append(
            Entry(
                ledger=ledger_id,
                ledger_title=title,
                place=place,
                period=period,
                position=len(entries) + 1,
                number=number_of(cells, columns),
                columns=columns,
                cells=cells,
                section=section,
                row=row.number,
            )
        )
    if not entries:
        raise LedgerError("的表头下面没有事项；请检查文件是否完整")
    if period is None:
        doubts.append("标题和文件名里没有年份或季度；请用 --period 指定，例如 --period 2025Q1")
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
    )


def find_header(table: Table) -> tuple[int, tuple[Column, ...]]:
    """Return where the header stands and the columns it names.

    Raises:
        LedgerError: there is none, or it has no title or no progress column.
    """
    at = next((at for at, row in enumerate(table.rows) if is_header(row.cells)), None)
    if at is None:
        raise LedgerError("没有认得的表头；表头应有事项内容和进展情况两列")
    columns = columns_of(table.rows[at].cells)
    names = "、".join(column.name for column in columns)
    roles = {column.role for column in columns}
    line = table.rows[at].number
    if Role.TITLE not in roles:
        raise LedgerError(f"第{line}行的表头（{names}）里没有事项内容一列；请补上列名再添加")
    if Role.PROGRESS not in roles:
        raise LedgerError(f"第{line}行的表头（{names}）里没有进展情况一列；请补上列名再添加")
    return at, columns


def ledger_title(before: Sequence[str], path: Path) -> str:
    """Return the line above the table that reads most like a title, else the file's name."""
    titles = [line for line in before if may_be_title(line)]
    dated = [line for line in titles if YEAR.search(line)]
    return (dated or titles or [path.stem])[0]


def period_of(title: str, path: Path) -> Period | None:
    """Return the period that a title states, or the file's name where that is more exact."""
    stated, named = find_period(title), find_period(path.stem)
    if stated and named and stated.year == named.year and stated == Period(stated.year, 12, 1):
        return named
    return stated or named


def find_period(text: str) -> Period | None:
    """Return the period that a title or a file's name states, or None."""
    text = CHINESE_YEAR.sub(arabic_year, text)
    year_match = YEAR.search(text)
    if not year_match:
        return None
    year = int(year_match[1])
    if match := QUARTERS.search(text):
        return Period(year, quarter_of(match[1]) * 3, 1)
    if match := QUARTER.search(text):
        return Period.of_quarter(year, quarter_of(match[1] or match[2]))
    if match := HALF.search(text):
        return Period(year, 6, 1) if (match[1] or match[2]) in "上1" else Period(year, 12, 7)
    first, last = months_of(text)
    return Period(year, last, first) if 1 <= first <= last <= 12 else Period(year, 12, 1)


def months_of(text: str) -> tuple[int, int]:
    """Return the first and the last month that a text states, zeros for none."""
    if match := MONTHS.search(text):
        return int(match[1]), int(match[2])
    if match := UNTIL.search(text):
        return 1, int(match[1])
    match = MONTH.search(text)
    month = int(match[1] or match[2]) if match else 0
    return month, month


def quarter_of(mark: str) -> int:
    return int(mark) if mark.isdecimal() else CHINESE_DIGITS.index(mark) + 1


def arabic_year(match: re.Match[str]) -> str:
    """Return 2025 for 二〇二五."""
    return "".join(str(CHINESE_DIGITS.find(digit) + 1) for digit in match[0])


def find_place(texts: Sequence[str]) -> str:
    """Return the first place named in the texts, or an empty string."""
    for text in texts:
        plain = YEAR.sub("", text)
        for match in PLACE.finditer(plain):
            name = BEFORE_PLACE.sub("", match[1])
            if not is_place(name):
                continue
            # 山东省青岛市: the city's own ledger.
            within = PLACE.match(plain, match.end()) if name.endswith("省") else None
            return within[1] if within and is_place(within[1]) else name
    return ""


def is_place(name: str) -> bool:
    """Return whether it may be a place's name; 市政府, 全市 and 各区 have none before the word."""
    nameless = re.match(r"全|各|本|我|该|度|省|市|区|县", name)
    return len(name) >= 3 and not nameless and not NO_PLACE.search(name)


def place_within(table: Table) -> str:
    """Return the city or county that the cells name most, if they name it three times."""
    text = "\n".join(cell for row in table.rows for cell in row.cells)
    names: list[str] = CITY.findall(text)
    named = Counter(names).most_common(2)
    if not named or named[0][1] < 3 or (len(named) > 1 and named[0][1] == named[1][1]):
        return ""
    return named[0][0]


def reason_to_skip(row: Row, columns: tuple[Column, ...]) -> str:
    """Return why a row is no entry, or an empty string."""
    filled = [at for at, cell in enumerate(row.cells) if cell]
    if not filled:
        return "blank"
    if is_header(row.cells):
        return "header"
    if any(SUM_ROW.match(cell) for cell in row.cells[:2]):
        return "sum"
    return reason_of_lone(row, filled[0], columns) if len(filled) == 1 else ""


def reason_of_lone(row: Row, at: int, columns: tuple[Column, ...]) -> str:
    """Return why a row with text in one cell alone is no entry, or an empty string.

    A title alone is an entry on which nothing is reported; a heading stands left of the titles,
    in a cell that spans the row, or has a heading's number.
    """
    role = columns[at].role if at < len(columns) else Role.OTHER
    if role is Role.NUMBER and number_in(row.cells[at]) is not None:
        return "blank"
    spans = at == 0 and (role in (Role.NUMBER, Role.SECTION) or len(row.cells) == 1)
    return "section" if spans or (role is Role.TITLE and HEADING.match(row.cells[at])) else ""


def fit(
    row: Row, columns: tuple[Column, ...], separator: str, doubts: list[str]
) -> tuple[str, ...]:
    """Return exactly one cell a column: what is missing is blank, what is over joins the last."""
    width = len(columns)
    cells = row.cells
    if len(cells) < width:
        doubts.append(f"第{row.number}行只有{len(cells)}格，表头有{width}列；缺的格按空白读入")
        return (*cells, *[""] * (width - len(cells)))
    if len(cells) > width:
        doubts.append(f"第{row.number}行有{len(cells)}格，表头只有{width}列；多出的并入最后一列")
        return (*cells[: width - 1], separator.join(cells[width - 1 :]))
    return cells


def number_of(cells: tuple[str, ...], columns: tuple[Column, ...]) -> int | None:
    at = next((i for i, column in enumerate(columns) if column.role is Role.NUMBER), None)
    return None if at is None else number_in(cells[at])


def number_in(cell: str) -> int | None:
    """Return the whole number that a 序号 is: 5, 5., （五）, ★12; None for anything else."""
    if match := NUMBER.fullmatch(cell):
        return int(match[1])
    match = CHINESE_NUMBER.fullmatch(cell)
    value = chinese_value(match[1]) if match else None
    return int(value) if value is not None else None


def number_doubts(entries: Sequence[Entry]) -> tuple[str, ...]:
    """Return what is odd about the 序号: one that is not read, stands twice, or is left out."""
    doubts = [
        f"第{entry.row}行的序号“{entry.cell(Role.NUMBER)[:20]}”不是数字"
        for entry in entries
        if entry.number is None and entry.cell(Role.NUMBER)
    ]
    seen: set[int] = set()
    for entry in entries:
        if entry.number is not None and entry.number in seen:
            doubts.append(f"序号{entry.number}出现了不止一次（第{entry.row}行）")
        elif entry.number is not None:
            seen.add(entry.number)
    numbers = sorted(seen)
    # A ledger may hold a choice of numbers, or codes: only a few left out of many are odd.
    if numbers and numbers[0] <= 3 and 0 < numbers[-1] - len(numbers) <= 10:
        missing = sorted(set(range(1, numbers[-1])) - seen)
        doubts.append(f"序号不连续，缺{'、'.join(str(number) for number in missing)}")
    return tuple(doubts)


def replace_doubts(ledger: Ledger, doubts: tuple[str, ...]) -> Ledger:
    return replace(ledger, doubts=doubts)
