"""Excel's .xlsx and .xls → tables, a sheet each: merged cells expanded, dates as they read."""

from __future__ import annotations

import datetime
import io
import json
import re
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from index.entry import LedgerError
from index.tables.grid import table_of, tidy
from index.tables.legacy import run
from index.tables.package import open_package, read_part
from index.tables.table import Row, Table
from index.tables.xls_cells import shown

MAX_CELLS = 5_000_000
# A formula that no program has worked out has no value beside it.
UNWORKED = re.compile(
    rb'<c\s[^>]*?\br="([A-Z]{1,3}\d{1,7})"[^>]*>\s*<f[^>]*>[^<]*</f>\s*(?:<v\s*/>|<v></v>)?\s*</c>'
)
PERCENT = re.compile(r"^0(?:\.(0+))?%$")
MONTH_ALONE = re.compile(r"^[^a-z]*yyyy[^a-z]*m+[^a-z]*$")
QUOTED = re.compile(r'\[[^\]]*\]|"([^"]*)"|;.*$|\\')
GENERIC_SHEET = re.compile(r"(?i)sheet\d*|工作表\d*")
MOST_NAMED = 5


def read_xlsx_tables(content: bytes, path: Path) -> tuple[Table, ...]:
    """Return a table for each sheet that has a header; what is hidden or not worked out is noted.

    Raises:
        LedgerError: it is damaged, encrypted or too large.
    """
    unworked = unworked_cells(open_package(content, path), path)
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
    except Exception as error:
        # openpyxl lets through whatever its parsers raise.
        raise LedgerError(
            f"{path}：Excel 文件打不开，可能不完整；请用 Excel 打开后另存，再添加"
        ) from error
    found = []
    for sheet in book.worksheets:
        refuse_large(sheet.title, (sheet.max_row or 0) * (sheet.max_column or 0), path)
        cells = [[as_seen(cell.value, cell.number_format) for cell in row] for row in sheet.rows]
        for merged in sheet.merged_cells.ranges:
            fill(cells, merged.min_row - 1, merged.max_row - 1, merged.min_col - 1)
        notes = [*hidden_notes(sheet), *unworked]
        table = sheet_table(cells, sheet.title, notes)
        if table:
            found.append(table)
    return tuple(found)


def refuse_large(sheet: str, cells: int, path: Path) -> None:
    if cells > MAX_CELLS:
        raise LedgerError(f"{path}：工作表“{sheet}”超过 {MAX_CELLS} 格；请删去多余的空行空列再添加")


def hidden_notes(sheet: Any) -> list[str]:
    """Return what of a sheet is hidden: a person does not see it, and it is read."""
    notes = [f"工作表“{sheet.title}”是隐藏的"] if sheet.sheet_state != "visible" else []
    rows = [str(at) for at, row in sheet.row_dimensions.items() if row.hidden]
    columns = [at for at, column in sheet.column_dimensions.items() if column.hidden]
    if rows:
        notes.append(f"工作表“{sheet.title}”隐藏的行也读入：第{named(rows)}行")
    if columns:
        notes.append(f"工作表“{sheet.title}”隐藏的列也读入：{named(columns)}列")
    return notes


def named(names: Sequence[str]) -> str:
    """Return the first names, and how many there are if there are more."""
    shown = "、".join(names[:MOST_NAMED])
    return shown if len(names) <= MOST_NAMED else f"{shown}等{len(names)}个"


def read_xls_tables(content: bytes, path: Path) -> tuple[Table, ...]:
    """Return a table for each sheet of an old .xls file that has a header.

    It is read in a process of its own: a damaged file makes the reader ask for any memory.

    Raises:
        LedgerError: it is damaged or encrypted.
    """
    with tempfile.TemporaryDirectory(prefix="ledger-qa-xls-") as folder:
        source = Path(folder) / "ledger.xls"
        source.write_bytes(content)
        command = [sys.executable, str(Path(__file__).with_name("xls_cells.py")), str(source)]
        done = run(command, path, folder)
    if done.returncode:
        raise LedgerError(
            f"{path}：Excel 文件打不开，可能不完整或有密码；请用 Excel 打开后另存为 .xlsx，再添加"
        )
    found = []
    for name, cells, merges in json.loads(done.stdout):
        cells = [[tidy(text) for text in row] for row in cells]
        for (top, left), (bottom, _) in merges:
            fill(cells, top, bottom, left)
        table = sheet_table(cells, name)
        if table:
            found.append(table)
    return tuple(found)


def unworked_cells(package: zipfile.ZipFile, path: Path) -> list[str]:
    """Return a note on the cells whose formulas no program has worked out, if there are any.

    Raises:
        LedgerError: a sheet is damaged.
    """
    cells: list[str] = []
    for name in package.namelist():
        if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name):
            cells += [cell.decode() for cell in UNWORKED.findall(read_part(package, name, path))]
    if not cells:
        return []
    return [f"公式还没有算出数值，读作空白：{named(cells)}格；请用 Excel 打开、保存一次，再添加"]


def fill(cells: list[list[str]], top: int, bottom: int, left: int) -> None:
    """Write the text of a merged cell into each row that it covers."""
    if top >= len(cells) or left >= len(cells[top]):
        return
    text = cells[top][left]
    for row in cells[top + 1 : bottom + 1]:
        if left < len(row):
            row[left] = text


def sheet_table(
    cells: Sequence[Sequence[str]], name: str, notes: Sequence[str] = ()
) -> Table | None:
    """Return the table of a sheet; columns that are blank throughout are no part of it."""
    width = max((len(row) for row in cells), default=0)
    used = [at for at in range(width) if any(at < len(row) and row[at] for row in cells)]
    rows = [
        Row(number, tuple(row[at] if at < len(row) else "" for at in used))
        for number, row in enumerate(cells, start=1)
    ]
    while rows and not any(rows[-1].cells):
        rows.pop()
    table = table_of(rows, () if GENERIC_SHEET.fullmatch(name) else (name,))
    return replace(table, before=table.before or (name,), notes=tuple(notes)) if table else None


def as_seen(value: object, form: str) -> str:
    """Return a value in its cell's format, where that says more: 50% for 0.5, 2025年9月 for a day."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        percent = PERCENT.match(form)
        return f"{value * 100:.{len(percent[1] or '')}f}%" if percent else tidy(shown(value))
    if isinstance(value, datetime.datetime) and form.startswith(("y", "[$", '"')):
        plain = QUOTED.sub(lambda match: match[1] or "", form).lower()
        if MONTH_ALONE.match(plain):
            return f"{value.year}年{value.month}月"
    return tidy(shown(value))
