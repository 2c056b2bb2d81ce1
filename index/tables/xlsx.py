"""Excel's .xlsx and .xls → tables, a sheet each: merged cells expanded, dates as they read."""

from __future__ import annotations

import datetime
import json
import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from index.entry import LedgerError
from index.tables.grid import table_of, tidy
from index.tables.number_forms import GENERAL, as_seen
from index.tables.package import open_package
from index.tables.programs import run
from index.tables.table import Row, Table
from index.tables.xls_forms import Forms, forms_of

if TYPE_CHECKING:
    from index.tables.sheets import Sheet

GENERIC_SHEET = re.compile(r"(?i)sheet\d*|工作表\d*")
MOST_NAMED = 5


def read_xlsx_tables(content: bytes, path: Path) -> tuple[Table, ...]:
    """Return a table for each sheet that has a header; what is hidden or not worked out is noted.

    Raises:
        LedgerError: it is damaged, encrypted or too large.
    """
    from index.tables.sheets import read_sheets

    return tables_of_sheets(read_sheets(open_package(content, path), path))


def tables_of_sheets(sheets: Sequence[Sheet]) -> tuple[Table, ...]:
    """Return a table for each sheet that has a header; what is hidden or not worked out is noted."""
    unworked = unworked_note([cell for sheet in sheets for cell in sheet.unworked])
    found, without = [], []
    for sheet in sheets:
        table = sheet_table(
            cells_of(sheet), sheet.name, [*hidden_notes(sheet), *merge_notes(sheet), *unworked]
        )
        if table:
            found.append(table)
        elif sheet.rows:
            without.append(sheet.name)
    return with_notes(found, unread_sheets(without))


def unread_sheets(names: Sequence[str]) -> list[str]:
    """Return a note on the sheets, by their names, that hold something and no header."""
    quoted = [f"“{name}”" for name in names]
    return (
        [
            f"工作表{named(quoted)}没有认得的表头，没有读入；如是台账，请在表头写明事项内容和进展情况两列"
        ]
        if names
        else []
    )


def with_notes(tables: Sequence[Table], notes: Sequence[str]) -> tuple[Table, ...]:
    """Return the tables of a workbook, what is to be said of it said with the first."""
    if not tables:
        return ()
    return (replace(tables[0], notes=(*tables[0].notes, *notes)), *tables[1:])


def cells_of(sheet: Sheet) -> list[list[str]]:
    """Return a sheet's cells as they are seen; a merged cell stands in each row that it covers."""
    width = sheet.width
    blank = dict[int, tuple[object, str]]()
    rows = (sheet.rows.get(at, blank) for at in range(sheet.height))
    cells = [
        [tidy(as_seen(*row[at])) if at in row else "" for at in range(width)]
        if row
        else [""] * width
        for row in rows
    ]
    for top, left, bottom, right in merges_of(sheet)[0]:
        text = cells[top][left] if top < len(cells) and left < width else ""
        # What stands under a merged cell is not seen.
        for row in cells[top : bottom + 1]:
            for at in range(left, right + 1):
                row[at] = text if at == left else ""
    return cells


def merges_of(sheet: Sheet) -> tuple[list[tuple[int, int, int, int]], bool]:
    """Return the merges within a sheet, and whether they overlap, as in a damaged file alone.

    They are left off where they cover more cells than the sheet has: to fill them would take hours.
    """
    left_to_cover = sheet.width * sheet.height
    merges: list[tuple[int, int, int, int]] = []
    for top, left, bottom, right in sheet.merges:
        bottom, right = min(bottom, sheet.height - 1), min(right, sheet.width - 1)
        left_to_cover -= max(0, bottom - top + 1) * max(0, right - left + 1)
        if left_to_cover < 0:
            return merges, True
        merges.append((top, left, bottom, right))
    return merges, False


def merge_notes(sheet: Sheet) -> list[str]:
    overlap = merges_of(sheet)[1]
    return [f"工作表“{sheet.name}”的合并单元格互相重叠，文件可能已损坏，请核对"] if overlap else []


def hidden_notes(sheet: Sheet) -> list[str]:
    """Return what of a sheet is hidden: a person does not see it, and it is read."""
    notes = [f"工作表“{sheet.name}”是隐藏的"] if sheet.is_hidden else []
    if sheet.hidden_rows:
        notes.append(f"工作表“{sheet.name}”隐藏的行也读入：第{named(sheet.hidden_rows)}行")
    if sheet.hidden_columns:
        notes.append(f"工作表“{sheet.name}”隐藏的列也读入：{named(sheet.hidden_columns)}列")
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
        status, printed = run(command, path, folder)
    if status:
        raise LedgerError(
            f"{path}：Excel 文件打不开，可能不完整或有密码；请用 Excel 打开后另存为 .xlsx，再添加"
        )
    forms = forms_of(content)
    return tables_of_sheets(
        [
            old_sheet(name, rows, merges, forms.get(name, Forms()))
            for name, rows, merges in json.loads(printed)
        ]
    )


def old_sheet(
    name: str,
    rows: Sequence[Sequence[object]],
    merges: Sequence[tuple[tuple[int, int], tuple[int, int]]],
    forms: Forms,
) -> Sheet:
    """Return a sheet of an old file by its values and the formats of its cells."""
    from index.tables.sheets import Sheet

    sheet = Sheet(name, forms.is_hidden, hidden_rows=forms.hidden_rows)
    sheet.hidden_spans = forms.hidden_spans
    sheet.width, sheet.height = max(map(len, rows), default=0), len(rows)
    for at, row in enumerate(rows):
        # A day is told from a text by standing in a list of its own.
        filled = {
            place: (day_of(value), forms.cells.get((at, place), GENERAL))
            for place, value in enumerate(row)
            if value not in ("", None)
        }
        if filled:
            sheet.rows[at] = filled
    sheet.merges = [(top, left, bottom, right) for (top, left), (bottom, right) in merges]
    return sheet


def day_of(value: object) -> object:
    return datetime.datetime.fromisoformat(value[0]) if isinstance(value, list) else value


def unworked_note(cells: Sequence[str]) -> list[str]:
    """Return a note on the cells whose formulas no program has worked out, if there are any."""
    if not cells:
        return []
    return [f"公式还没有算出数值，读作空白：{named(cells)}格；请用 Excel 打开、保存一次，再添加"]


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
