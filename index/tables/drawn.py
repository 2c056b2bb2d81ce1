"""Tables drawn with lines, ┌─┬─┐ or +---+, → lines of cells with a bar between."""

from __future__ import annotations

import re

from index.tables.table import Lines

RULE = re.compile(r"^\s*[┌┏╔├┣╠└┗╚+╭╰┠┝─━═\-][─━═┄┈\-┬┳╦┼╋╬┴┻╩+┐┓╗┤┫╣┘┛╝╮╯┨┥\s│┃║|=]*$")
BAR = re.compile(r"[│┃║｜]")
FEWEST_RULES = 3


def undrawn(lines: Lines) -> Lines:
    """Return the lines with a drawn table's rows as one line each; others as they are.

    Between two rules there may be several lines: a cell goes on in the next.
    """
    rules = sum(is_rule(line) for _, line in lines)
    if rules < FEWEST_RULES:
        return lines
    result: list[tuple[int, str]] = []
    row: list[str] = []
    first = 0
    for number, line in lines:
        cells = cells_of(line)
        if cells and row and len(cells) == len(row):
            row = [above + below for above, below in zip(row, cells, strict=True)]
            continue
        if row:
            result.append((first, "|".join(row)))
        row, first = cells, number
        if not cells and not is_rule(line):
            result.append((number, line))
    return [*result, (first, "|".join(row))] if row else result


def is_rule(line: str) -> bool:
    return len(line.strip()) > 2 and bool(RULE.match(line))


def cells_of(line: str) -> list[str]:
    """Return the cells of a line between bars, none for any other line."""
    plain = BAR.sub("|", line).strip()
    if is_rule(line) or not (plain.startswith("|") and plain.endswith("|")) or len(plain) < 2:
        return []
    return [cell.strip() for cell in plain[1:-1].split("|")]
