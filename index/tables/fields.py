"""Entries written as fields, a name and its text a line, → a table: 责任单位：县教育局."""

from __future__ import annotations

import re
from itertools import pairwise

from index.entry import Role
from index.tables.columns import roles_of
from index.tables.table import Lines, Row, Table

FIELD = re.compile(
    r"^\s*(?:[-*•·]\s+)?(?:[（(]?[一二三四五六七八九十\d]+[)）、.．]\s*)?"
    r"(?:\*\*)?([\u4e00-\u9fff（()）]{2,12})(?:\*\*)?\s*[：:](?:\*\*)?\s*(.*)$"
)
# 【进展情况】 stands for 进展情况：.
BRACKETED = re.compile(r"^\s*【([\u4e00-\u9fff]{2,12})】\s*[：:]?\s*(.*)$")
# A name within a line, after what ends the field before it.
NAME = re.compile(r"(?:^|(?<=[；;。，,\s（(]))([\u4e00-\u9fff]{2,8})\s*[：:]")
BETWEEN = "；;，, \t\u3000"
FEWEST_FIELDS = 2
TITLE_NAME = "事项内容"


def read_fields(lines: Lines) -> tuple[Table, ...]:
    """Return the table whose rows are written as fields, or none; a name that is there begins a row.

    A line without a known name goes on with the field above it.
    """
    before: list[str] = []
    rows: list[tuple[int, dict[str, str]]] = []
    name = ""
    for number, line, field in with_titles(lines):
        if field:
            name, text = field
            if not rows or name in rows[-1][1]:
                rows.append((number, {}))
            rows[-1][1][name] = text
        elif rows and line.strip():
            rows[-1][1][name] = f"{rows[-1][1][name]}\n{line.strip()}".strip()
        elif line.strip():
            before.append(line.strip())
    names = tuple(dict.fromkeys(name for _, fields in rows for name in fields))
    reports = any(Role.PROGRESS in roles_of(name) for name in names)
    if len(names) < FEWEST_FIELDS or not reports:
        return ()
    header = Row(rows[0][0], names)
    body = (Row(number, tuple(fields.get(name, "") for name in names)) for number, fields in rows)
    return (Table((header, *body), tuple(before)),)


def with_titles(lines: Lines) -> list[tuple[int, str, tuple[str, str] | None]]:
    """Return the lines with their numbers and the field, a name and its text, that each is.

    Where no field is the title, the line over the first field of each entry is.
    """
    filled = [
        (number, part, field_in(part))
        for number, line in lines
        for part in parts_of(line)
        if part.strip()
    ]
    names = [field[0] for _, _, field in filled if field]
    if not names or any(Role.TITLE in roles_of(name) for name in names):
        return filled
    for at, (number, line, field) in enumerate(filled[:-1]):
        following = filled[at + 1][2]
        if field is None and following and following[0] == names[0]:
            filled[at] = (number, line, (TITLE_NAME, line.strip()))
    return filled


def parts_of(line: str) -> list[str]:
    """Return the fields of a line that has several, what stands before them first; else the line."""
    starts = [match.start(1) for match in NAME.finditer(line) if roles_of(match[1])]
    if len(starts) < FEWEST_FIELDS:
        return [line]
    cuts = [0, *(start for start in starts if start), len(line)]
    return [line[start:end].strip(BETWEEN) for start, end in pairwise(cuts)]


def field_in(line: str) -> tuple[str, str] | None:
    """Return the name and the text of a line that is a field, None for any other."""
    match = FIELD.match(line) or BRACKETED.match(line)
    return (match[1], match[2].strip()) if match and roles_of(match[1]) else None
