"""Lines that are a row each → tables: cells set apart by a tab, a bar, a comma or wide spaces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from unicodedata import east_asian_width

from index.entry import Column, Role
from index.tables.columns import columns_of, is_header, roles_of
from index.tables.grid import MAX_COLUMNS
from index.tables.headers import header_names, stood_over
from index.tables.merged_names import are_lower, merged_names
from index.tables.table import Lines, Row, Table
from index.tables.titles import SENTENCE_END

SEPARATORS = ("\t", "|", "｜", ",", "，")
# A line that rules off a table, or has nothing.
RULED = re.compile(r"[\s=\-—－─━_*+]*")
RULE = re.compile(r":?-+:?")
BARS = ("|", "｜")
# Marks that stand in no sentence.
SURE = ("\t", *BARS)
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
BROKEN, HEADED = re.compile(r"\s*<br\s*/?>\s*"), re.compile(r"^#{1,6}\s+|\*\*")
NOTE = re.compile(r"^(?:注|备注|说明)\s*[：:\d]")
PIECE = re.compile(r"[^\s](?:[^\s\u3000]| (?![ \u3000]))*")
NUMBERED = re.compile(r"[★☆*（(]?\d{1,4}[★☆*.、)）]?")
BREAKS_OFF = re.compile(r"[，、,；;（(]$")
LONGEST_HEADING = 40
FEWEST_COLUMNS = 3
LONGEST_HEADER = 5000


def read_separated(lines: Lines) -> tuple[Table, ...]:
    """Return the one table whose rows are lines, cells set apart by a tab, a | or a comma."""
    for separator in SEPARATORS:
        if not any(separator in line for _, line in lines):
            continue
        rows = split_rows(lines, separator)
        header = next((at for at, row in enumerate(rows) if is_header(row.cells)), None)
        if header is None:
            continue
        before = tuple(
            line.strip() for number, line in lines if number < rows[header].number if line.strip()
        )
        body = [row for row in rows[header:] if row.cells != ("",)]
        if separator in BARS:
            before = tuple(HEADED.sub("", line) for line in before)
            body = [unmarked(row) for row in unframed(body)]
            body = without_rules(body)
        if separator in SURE:
            body = rejoined(stacked(body))
        if separator in BARS:
            body = unbroken(body)
        if fits(body) or (separator in SURE and lacks_cells(body)):
            return (Table(tuple(gather(body)), before, separator),)
    return ()


def without_rules(body: list[Row]) -> list[Row]:
    """Return the rows without those of dashes that rule off a header."""
    return [
        row
        for at, row in enumerate(body)
        if not (at and is_header(body[at - 1].cells) and all(map(RULE.fullmatch, row.cells)))
    ]


def unbroken(body: list[Row]) -> list[Row]:
    """Return rows with those joined that lines of the text have broken, where rows have numbers.

    The next line has no number, and goes on with cells that break off, or with one report.
    """
    names, depth = header_names(body, 0)
    columns = columns_of(names)
    number = next((at for at, one in enumerate(columns) if one.role is Role.NUMBER), None)
    if number is None:
        return body
    result = body[:depth]
    for row in body[depth:]:
        last = result[-1].cells
        is_whole = len(row.cells) == len(last) == len(names) and len(result) > depth
        if is_whole and not row.cells[number] and continues(row.cells, last, columns):
            cells = tuple(
                "\n".join(filter(None, pair)) for pair in zip(last, row.cells, strict=True)
            )
            result[-1] = Row(result[-1].number, cells)
        else:
            result.append(row)
    return result


def continues(cells: Sequence[str], last: Sequence[str], columns: Sequence[Column]) -> bool:
    """Return whether what a line says goes on with the cells above it."""
    said = [at for at, cell in enumerate(cells) if cell]
    if not said or not all(last[at] for at in said):
        return False
    reports = (Role.PROGRESS, Role.REMARK)
    is_one = len(said) == 1 and columns[said[0]].role in reports
    return is_one or any(BREAKS_OFF.search(last[at]) for at in said)


def fits(body: list[Row]) -> bool:
    """Return whether half of the rows are as wide as their header, whatever a title row is."""
    names, depth = header_names(body, 0)
    widths = Counter(len(row.cells) for row in body[depth:] if len(row.cells) > 1)
    return widths[len(names)] * 2 >= widths.total()


def stacked(body: list[Row]) -> list[Row]:
    """Return rows with the two of a header as one where their merged cells are lost."""
    later = Counter(len(row.cells) for row in body[2:] if len(row.cells) > 1)
    if not later or len(body[0].cells) >= (width := max(later, key=lambda n: (later[n], n))):
        return body
    lower = [cell for cell in body[1].cells if cell]
    names = merged_names(body[0].cells, lower, width) if are_lower(lower) else ()
    return [Row(body[0].number, names), *body[2:]] if names else body


def rejoined(body: list[Row]) -> list[Row]:
    """Return rows with those that breaks within cells have cut put together again.

    Such a row has a number and too few cells, and what follows makes it whole.
    """
    width = len(body[0].cells)
    if Role.NUMBER not in roles_of(body[0].cells[0]):
        return body
    result, at = [], 0
    while at < len(body):
        cells, end = body[at].cells, at + 1
        while NUMBERED.fullmatch(body[at].cells[0]) and len(cells) < width and end < len(body):
            later = body[end].cells
            if NUMBERED.fullmatch(later[0]) or len(later) < 2:
                break
            cells = (*cells[:-1], f"{cells[-1]}\n{later[0]}", *later[1:])
            end += 1
        if len(cells) != width:
            cells, end = body[at].cells, at + 1
        result.append(Row(body[at].number, cells))
        at = end
    return result


def lacks_cells(body: list[Row]) -> bool:
    """Return whether rows are those of a table whose merged cells are lost: none is wider than it."""
    names, depth = header_names(body, 0)
    widths = [len(row.cells) for row in body[depth:] if len(row.cells) > 1]
    return len(names) in widths and max(widths) == len(names)


def unmarked(row: Row) -> Row:
    """Return a row without the marks that make a cell bold, or break its lines, where they are read."""
    return Row(row.number, tuple(BROKEN.sub("\n", BOLD.sub(r"\1", cell)) for cell in row.cells))


def read_spaced(lines: Lines) -> tuple[Table, ...]:
    """Return the one table whose cells are set apart by two spaces and more, or wide ones.

    A row with fewer cells than the header has them under the names they stand below.
    """
    filled = [(number, line) for number, line in lines if not RULED.fullmatch(line)]
    at = next((at for at, (_, line) in enumerate(filled) if is_spaced_header(line)), None)
    if at is None or len(pieces(filled[at][1])) < FEWEST_COLUMNS:
        return ()
    rows = [(number, pieces(line)) for number, line in filled]
    first, placed, depth = rows[at][0], rows[at][1], 1
    below = rows[at + 1][1] if at + 1 < len(rows) else []
    if lower := stood_over(placed, below, 0):
        placed, depth = [(int(start), name) for start, name in lower], 2
    starts = [start for start, _ in placed]
    laid = [Row(first, tuple(name for _, name in placed))]
    for number, row in rows[at + depth :]:
        if len(laid) > 1 and len(row) == 1 and row[0][0] >= starts[1]:
            laid[-1] = gone_on(laid[-1], row[0], starts)
        else:
            laid.append(Row(number, under(row, starts)))
    laid = unbroken(laid)
    if not fits(laid):
        return ()
    before = tuple("  ".join(text for _, text in row) for _, row in rows[:at])
    return (Table(tuple(gather(laid)), before, "  "),)


def read_single_spaced(lines: Lines) -> tuple[Table, ...]:
    """Return the one table whose cells one space sets apart, where nothing else has one in it.

    Three names and more make a header, and all rows that are longer than a line of text have as
    many cells.
    """
    filled = [(number, line.split(maxsplit=MAX_COLUMNS)) for number, line in lines if line.strip()]
    named = (at for at, (_, cells) in enumerate(filled) if len(cells) >= FEWEST_COLUMNS)
    at = next((at for at in named if all(map(roles_of, filled[at][1]))), None)
    if at is None:
        return ()
    body = [Row(number, tuple(cells)) for number, cells in filled[at:]]
    width = len(body[0].cells)
    whole = [row for row in body[1:] if len(row.cells) > 1]
    if not whole or any(len(row.cells) != width for row in whole):
        return ()
    before = tuple(" ".join(cells) for _, cells in filled[:at])
    return (Table(tuple(gather(body)), before, " "),)


def is_spaced_header(line: str) -> bool:
    # Most lines are one piece, whatever stands in them.
    if len(line) > LONGEST_HEADER or len(line.split(maxsplit=1)) < 2:
        return False
    return is_header([text for _, text in pieces(line)])


def pieces(line: str) -> list[tuple[int, str]]:
    """Return the texts of a line that wide spaces set apart, with the columns where they begin."""
    return [(columns_wide(line[: m.start()]), m[0].strip()) for m in PIECE.finditer(line)]


def columns_wide(text: str) -> int:
    """Return how many columns of a terminal a text takes: a Chinese character takes two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def under(row: list[tuple[int, str]], starts: list[int]) -> tuple[str, ...]:
    """Return a cell a column; a row that is short is laid under the names that stand nearest."""
    texts = tuple(text for _, text in row)
    if len(row) < 2 or len(row) >= len(starts):
        return texts
    row = [part for piece in row for part in cut_at(piece, starts)]
    cells = [""] * len(starts)
    for start, text in row:
        place = nearest(start, starts)
        cells[place] = f"{cells[place]} {text}".strip()
    return tuple(cells)


def cut_at(piece: tuple[int, str], starts: list[int]) -> list[tuple[int, str]]:
    """Return a text that fills its column to the last as the texts of the columns it reaches into."""
    start, text = piece
    for at, character in enumerate(text):
        place = start + columns_wide(text[: at + 1])
        if character == " " and place in starts:
            return [(start, text[:at]), *cut_at((place, text[at + 1 :]), starts)]
    return [piece]


def gone_on(row: Row, piece: tuple[int, str], starts: list[int]) -> Row:
    """Return a row with a text that stands alone in the next line, below one of its cells."""
    place = nearest(piece[0], starts)
    if place >= len(row.cells):
        return Row(row.number, (*row.cells[:-1], row.cells[-1] + piece[1]))
    cells = list(row.cells)
    cells[place] += piece[1]
    return Row(row.number, tuple(cells))


def nearest(start: int, starts: list[int]) -> int:
    return min(range(len(starts)), key=lambda at: (abs(starts[at] - start), at))


def gather(rows: list[Row]) -> list[Row]:
    """Return the rows with lines that hold no mark given back to the cell that they go on with.

    A short one that ends no sentence is a heading, and stays a row of its own.
    """
    gathered: list[Row] = []
    for row in rows:
        goes_on = len(row.cells) == 1 and not stands_alone(row.cells[0])
        if goes_on and len(gathered) > 1:
            last = gathered.pop()
            cells = (*last.cells[:-1], f"{last.cells[-1]}\n{row.cells[0]}".strip())
            gathered.append(Row(last.number, cells))
        else:
            gathered.append(row)
    return gathered


def stands_alone(text: str) -> bool:
    """Return whether a line is a heading or a note under the table, and no end of a cell."""
    is_heading = len(text) <= LONGEST_HEADING and not SENTENCE_END.search(text)
    return is_heading or bool(NOTE.match(text))


def split_rows(lines: Lines, separator: str) -> list[Row]:
    """Return the rows of lines as cells; a cell in quotation marks may hold marks and lines."""
    text = "\n".join(line for _, line in lines)
    mark = re.escape(separator)
    # Where cells are not set apart by commas, quotation marks alone around a cell are its own.
    inner = r'(?:[^"]|"")*' if separator == "," else rf'(?:[^"]|"")*(?:""|\n|{mark})(?:[^"]|"")*'
    quoted = re.compile(rf'[ ]*"({inner})"[ ]*(?={mark}|\n|\Z)')
    plain = re.compile(rf"(?:\\{mark}|[^\n{mark}])*" if separator in BARS else rf"[^\n{mark}]*")
    special = "\\" if separator in BARS else '"'
    rows: list[Row] = []
    position, line = 0, 0
    while position <= len(text):
        # A line without the mark that makes others text is cut as it stands.
        own = lines[line][1]
        if special not in own:
            rows.append(Row(lines[line][0], tuple(map(str.strip, own.split(separator)))))
            position += len(own) + 1
            line += 1
            continue
        cells: list[str] = []
        first = line
        while True:
            match = quoted.match(text, position) if separator not in BARS else None
            cell = match[1].replace('""', '"') if match else ""
            if match is None:
                match = plain.match(text, position)
                assert match is not None  # It matches nothing as well.
                cell = match[0].replace(f"\\{separator}", separator)
            line += match[0].count("\n")
            cells.append(cell.strip())
            position = match.end() + 1
            if text[match.end() : position] != separator:
                break
        line += 1
        rows.append(Row(lines[first][0], tuple(cells)))
    return rows


def unframed(rows: list[Row]) -> list[Row]:
    """Return the rows without the blank cells outside the | that frame them as they do the header."""
    left = rows[0].cells[0] == ""
    right = len(rows[0].cells) if rows[0].cells[-1] == "" else None
    result = []
    for row in rows:
        cells = row.cells
        if len(cells) > 1 and right and not cells[-1]:
            cells = cells[:-1]
        if len(cells) > 1 and left and not cells[0]:
            cells = cells[1:]
        result.append(Row(row.number, cells))
    return result
