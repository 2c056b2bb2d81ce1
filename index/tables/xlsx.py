"""Excel's .xlsx and .xls → tables, a sheet each: merged cells expanded, dates as they read."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

from index.entry import LedgerError
from index.tables.grid import table_of, tidy
from index.tables.package import open_package
from index.tables.table import Row, Table

MAX_CELLS = 5_000_000
# A formula that no program has worked out has no value beside it.
UNWORKED = re.compile(rb"<f[^>]*>[^<]*</f>\s*(?:<v\s*/>|<v></v>)?\s*</c>")


def read_xlsx_tables(content: bytes, path: Path) -> tuple[Table, ...]:
    """Return a table for each sheet that has a header.

    Raises:
        LedgerError: it is damaged, encrypted or too large, or holds formulas without values.
    """
    package = open_package(content, path)
    refuse_unworked(package, path)
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
        if (sheet.max_row or 0) * (sheet.max_column or 0) > MAX_CELLS:
            raise LedgerError(
                f"{path}：工作表“{sheet.title}”超过 {MAX_CELLS} 格；请删去多余的空行空列再添加"
            )
        cells = [[shown(value) for value in row] for row in sheet.iter_rows(values_only=True)]
        for merged in sheet.merged_cells.ranges:
            fill(cells, merged.min_row - 1, merged.max_row - 1, merged.min_col - 1)
        hidden = sheet.sheet_state != "visible"
        table = sheet_table(cells, sheet.title, hidden=hidden)
        if table:
            found.append(table)
    return tuple(found)


def read_xls_tables(content: bytes, path: Path) -> tuple[Table, ...]:
    """Return a table for each sheet of an old .xls file that has a header.

    Raises:
        LedgerError: it is damaged or encrypted.
    """
    from python_calamine import CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [book.get_sheet_by_index(at) for at in range(len(book.sheet_names))]
        grids = [
            (sheet.name, sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges or [])
            for sheet in sheets
        ]
    except Exception as error:
        raise LedgerError(
            f"{path}：Excel 文件打不开，可能不完整或有密码；请用 Excel 打开后另存为 .xlsx，再添加"
        ) from error
    found = []
    for name, grid, merges in grids:
        cells = [[shown(value) for value in row] for row in grid]
        for (top, left), (bottom, _) in merges:
            fill(cells, top, bottom, left)
        table = sheet_table(cells, name)
        if table:
            found.append(table)
    return tuple(found)


def refuse_unworked(package: zipfile.ZipFile, path: Path) -> None:
    """Raise if a sheet has formulas whose values no program has worked out."""
    for name in package.namelist():
        if not re.fullmatch(r"xl/worksheets/[^/]+\.xml", name):
            continue
        try:
            found = UNWORKED.search(package.read(name))
        except Exception as error:
            raise LedgerError(f"{path}：文件内容损坏（{name}）；请另存后再添加") from error
        if found:
            raise LedgerError(
                f"{path}：表里有公式还没有算出数值；请用 Excel 打开、保存一次，再添加"
            )


def fill(cells: list[list[str]], top: int, bottom: int, left: int) -> None:
    """Write the text of a merged cell into each row that it covers."""
    if top >= len(cells) or left >= len(cells[top]):
        return
    text = cells[top][left]
    for row in cells[top + 1 : bottom + 1]:
        if left < len(row):
            row[left] = text


def sheet_table(cells: Sequence[Sequence[str]], name: str, *, hidden: bool = False) -> Table | None:
    """Return the table of a sheet; columns that are blank throughout are no part of it."""
    width = max((len(row) for row in cells), default=0)
    used = [at for at in range(width) if any(at < len(row) and row[at] for row in cells)]
    rows = [
        Row(number, tuple(row[at] if at < len(row) else "" for at in used))
        for number, row in enumerate(cells, start=1)
    ]
    while rows and not any(rows[-1].cells):
        rows.pop()
    table = table_of(rows, ())
    if table is None:
        return None
    notes = (f"工作表“{name}”是隐藏的",) if hidden else ()
    return Table(table.rows, table.before or (name,), table.separator, notes)


def shown(value: object) -> str:
    """Return a cell's value as it reads: 8, not 8.0; 2025-09-30 for a day."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return f"{value:.10f}".rstrip("0").rstrip(".")
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return tidy(str(value))
