"""Entries written as fields, a name and its text a line, → a table: 责任单位：县教育局."""

from __future__ import annotations

import re

from index.tables.columns import roles_of
from index.tables.table import Lines, Row, Table

FIELD = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十\d]+[)）、.．]\s*)?([\u4e00-\u9fff（()）]{2,12})\s*[：:]\s*(.*)$"
)
FEWEST_FIELDS = 2


def read_fields(lines: Lines) -> tuple[Table, ...]:
    """Return the table whose rows are written as fields, or none; a name that is there begins a row.

    A line without a known name goes on with the field above it.
    """
    before: list[str] = []
    rows: list[tuple[int, dict[str, str]]] = []
    name = ""
    for number, line in lines:
        match = FIELD.match(line)
        if match and roles_of(match[1]):
            name = match[1]
            if not rows or name in rows[-1][1]:
                rows.append((number, {}))
            rows[-1][1][name] = match[2].strip()
        elif rows and line.strip():
            rows[-1][1][name] = f"{rows[-1][1][name]}\n{line.strip()}".strip()
        elif line.strip():
            before.append(line.strip())
    names = tuple(dict.fromkeys(name for _, fields in rows for name in fields))
    if len(names) < FEWEST_FIELDS or len(rows) < 1:
        return ()
    header = Row(rows[0][0], names)
    body = (Row(number, tuple(fields.get(name, "") for name in names)) for number, fields in rows)
    return (Table((header, *body), tuple(before)),)
