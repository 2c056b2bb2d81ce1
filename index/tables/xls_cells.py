"""Prints the values of an .xls file's sheets as JSON, within a limit of memory; run as a process of its own."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Sequence

MAX_BYTES = 2_000_000_000
MAX_CELLS = 5_000_000


def main(path: str) -> None:
    limit_memory()
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    sheets = [book.get_sheet_by_index(at) for at in range(len(book.sheet_names))]
    if sum(sheet.total_height * sheet.total_width for sheet in sheets) > MAX_CELLS:
        sys.exit(1)
    grids = [
        (
            sheet.name,
            [trimmed(row) for row in sheet.to_python(skip_empty_area=False)],
            sheet.merged_cell_ranges or [],
        )
        for sheet in sheets
    ]
    # Whole: piece by piece each cell would be written by itself.
    sys.stdout.write(json.dumps(grids))


def trimmed(row: Sequence[object]) -> list[object]:
    """Return the values of a row up to the last that is not blank."""
    end = len(row)
    while end and row[end - 1] == "":
        end -= 1
    return [plain(value) for value in row[:end]]


def limit_memory() -> None:
    """Bound what the process may take, where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_BYTES, MAX_BYTES))


def plain(value: object) -> object:
    """Return a value as JSON has it: a day in a list of its own, its time beside it."""
    # A 序号 in a format of days is no day of 1900; Excel counts a 29 February there.
    if isinstance(value, datetime.date) and value.year == 1900:
        days = value.toordinal() - datetime.date(1899, 12, 31).toordinal()
        return days + (days > 59)
    if isinstance(value, datetime.datetime):
        return [value.isoformat()]
    if isinstance(value, datetime.date):
        return [datetime.datetime.combine(value, datetime.time()).isoformat()]
    return value if isinstance(value, bool | int | float | str) else shown(value)


def shown(value: object) -> str:
    """Return a cell's value as it reads: 8, not 8.0; 2025-09-30 for a day."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return f"{value:.10f}".rstrip("0").rstrip(".")
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return "" if value is None else str(value)


if __name__ == "__main__":
    main(sys.argv[1])
