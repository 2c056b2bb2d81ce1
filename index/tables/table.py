"""What every reader returns, and the choice of the reader by the file's name and first bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from index.entry import LedgerError

# Lines of a text with their numbers, from 1.
Lines = Sequence[tuple[int, str]]

MAX_FILE_BYTES = 100_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, and the line or row of the file where it begins, from 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a person sees it, with the lines of text that stand before it and after it.

    What stands between two tables is before the second. `separator` is what stood between two
    cells; `notes` are what a reader of it should be told. A card is a table of one entry.
    """

    rows: tuple[Row, ...]
    before: tuple[str, ...] = ()
    separator: str = "\n"
    notes: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    is_card: bool = False


def read_tables(path: Path) -> tuple[Table, ...]:
    """Return the tables of a file, at least one.

    Raises:
        LedgerError: the file is missing, empty, too large, of a format that is not read, or
            holds no table.
    """
    from index.tables.below import raised
    from index.tables.formats import reader_of
    from index.tables.joined import apart, joined, unfolded
    from index.tables.ticks import told_by_ticks
    from index.tables.titles import close_up

    if not path.exists():
        raise LedgerError(f"{path}：没有这个文件；请检查路径和文件名")
    if not path.is_file():
        raise LedgerError(f"{path}：不是文件；请给出台账文件，例如 {path}/台账.txt")
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise LedgerError(
                f"{path}：文件有 {size // 1_000_000} MB，超过上限 {MAX_FILE_BYTES // 1_000_000} MB；"
                "请拆成较小的文件再添加"
            )
        content = path.read_bytes()
    except OSError as error:
        raise LedgerError(f"{path}：读不了（{error.strerror}）；请检查文件权限") from error
    if not content.strip():
        raise LedgerError(f"{path}：文件是空的；请换一个有台账表格的文件")
    found = reader_of(content, path)(content, path)
    tables = joined([unfolded(part) for table in found for part in apart(table)])
    tables = tuple(
        told_by_ticks(raised(replace(table, before=tuple(map(close_up, table.before)))))
        for table in tables
    )
    if not tables:
        raise LedgerError(
            f"{path}：没有找到台账表格；台账要有表头（如：序号、事项内容、进展情况），其后每个事项一行"
        )
    return tables
