"""The rows of the project's own word tables, the .tsv files beside its modules."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files
from typing import TypeVar

from index.entry import LedgerError

# So much of a row is shown where it is wrong.
SHOWN = 30

Row = TypeVar("Row")


def read_word_table(package: str, name: str, make: Callable[..., Row]) -> tuple[Row, ...]:
    """Return what `make` makes of the cells of each row of a package's table, in its order.

    Raises:
        LedgerError: it is not UTF-8, or a row has another number of cells than the header, or
            `make` refuses its cells; the message says which file and line.
    """
    path = f"{package.replace('.', '/')}/{name}"
    try:
        text = files(package).joinpath(name).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise LedgerError(f"{path}：词表读不了；请另存为 UTF-8 编码") from error
    return parse_word_table(text, path, make)


def parse_word_table(text: str, path: str, make: Callable[..., Row]) -> tuple[Row, ...]:
    """Return what `make` makes of the cells of each row of a text; `path` names it in errors.

    Raises:
        LedgerError: a row has another number of cells than the header, or `make` refuses them.
    """
    header, *lines = text.splitlines() or [""]
    columns = header.split("\t")
    return tuple(
        row_of(line, f"{path}：第{at}行“{line[:SHOWN]}”", columns, make)
        for at, line in enumerate(lines, start=2)
    )


def row_of(line: str, place: str, columns: list[str], make: Callable[..., Row]) -> Row:
    """Return what `make` makes of the cells of a line; `place` says in errors where it stands."""
    cells = line.split("\t")
    if len(cells) != len(columns):
        raise LedgerError(
            f"{place}有{len(cells)}列，应有{len(columns)}列（{'、'.join(columns)}）；请用制表符分开"
        )
    try:
        return make(*cells)
    except (ValueError, re.error) as error:
        raise LedgerError(f"{place}写法不对：{error}") from error
