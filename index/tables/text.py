"""Plain text → tables: cells on lines of their own, or rows with cells set apart by a mark.

The form with one cell a line is what a Word table leaves when it is copied as text: a line that
begins with a tab begins a cell, any other line goes on with the cell before it, blank lines are
paragraphs inside a cell as well as the space between rows.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from index.entry import LedgerError
from index.tables.blocks import read_blocks
from index.tables.columns import LONGEST_NAME, is_header, roles_of
from index.tables.table import Row, Table
from index.tables.titles import SENTENCE_END, is_dated_title

# A page number between two dashes, alone on its line, as Word's foot of a page leaves it. A line
# that begins with a tab is a cell, whatever it says.
PAGE_NUMBER = re.compile(r"^ *[-—－–]\s*\d+\s*[-—－–]\s*$")
SEPARATORS = ("\t", "|", ",", "，")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
# Text in a legacy encoding read as another is full of these; Word's bullets are some of them, and
# what is UTF-8 throughout is nothing else.
UNLIKELY = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")
UNLIKELY_SHARE = 0.02
ANNEX = re.compile(r"\s*(?:附件\s*\d*[：:]?)?\s*")
RULE = re.compile(r":?-+:?")
LONGEST_HEADING = 40
# Between a title and its table there may stand who filled it in, and in what unit.
LINES_UNDER_TITLE = 3

Lines = list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text, the line where it begins, and whether a blank line stands before it."""

    line: int
    text: str
    gap: bool


def decode(content: bytes, path: Path) -> str:
    """Return the text of bytes in UTF-8, UTF-16 (with or without its mark) or GB18030.

    Raises:
        LedgerError: the bytes are none of these.
    """
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", *unmarked_utf16(content), "gb18030"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        unlikely = CONTROL if encoding == "utf-8-sig" else UNLIKELY
        if len(unlikely.findall(text)) <= len(text) * UNLIKELY_SHARE:
            return re.sub(r"\r\n|[\r\x0b\x0c]", "\n", text)
    raise LedgerError(
        f"{path}：不是文本文件，或文字编码不是 UTF-8、UTF-16、GB18030；请另存为 UTF-8 文本再添加"
    )


def unmarked_utf16(content: bytes) -> list[str]:
    """Return the UTF-16 forms that the zero bytes of ASCII characters give away."""
    head = content[:4000]
    if b"\x00" not in head:
        return []
    return ["utf-16-le" if head[1::2].count(0) >= head[0::2].count(0) else "utf-16-be"]


def read_text_tables(content: bytes, path: Path) -> tuple[Table, ...]:
    """Return the tables of a text file, in order; none if it holds none.

    Raises:
        LedgerError: the bytes are no text.
    """
    lines = [
        (number, line)
        for number, line in enumerate(decode(content, path).split("\n"), start=1)
        if not PAGE_NUMBER.match(line)
    ]
    for read in (read_cell_lines, read_separated, read_barred_lines, read_blocks):
        tables = [table for part in parts_of(lines) for table in read(part)]
        if tables:
            return tuple(tables)
    return ()


def parts_of(lines: Lines) -> list[Lines]:
    """Return the lines cut before each title that a header follows: a file may hold many ledgers."""
    titles = [at for at in range(len(lines)) if begins_part(lines, at)]
    cuts = [heads_of(lines, at) for at in titles[1:]]
    return [lines[start:end] for start, end in zip([0, *cuts], [*cuts, len(lines)], strict=True)]


def heads_of(lines: Lines, title: int) -> int:
    """Return where the lines begin that stand over a title: 附件, and what is blank."""
    while title > 0 and ANNEX.fullmatch(lines[title - 1][1]):
        title -= 1
    return title


def begins_part(lines: Lines, at: int) -> bool:
    line = lines[at][1]
    if line.startswith("\t") or not is_dated_title(line.strip()):
        return False
    following = (later.strip() for _, later in lines[at + 1 :] if later.strip())
    under = islice(following, LINES_UNDER_TITLE)
    return any(roles_of(re.split(r"[\t|,，]", text.lstrip("|"))[0]) for text in under)


def read_cell_lines(lines: Lines) -> tuple[Table, ...]:
    """Return the tables of the form with one cell a line, each cell begun by a tab."""
    before, cells = cells_of_lines(lines)
    return tables_of_cells(cells, before)


def tables_of_cells(cells: list[Cell], before: tuple[str, ...]) -> tuple[Table, ...]:
    starts = header_starts(cells)
    ends = [*(start for start, _ in starts), len(cells)][1:]
    return tuple(
        Table(tuple(rows_of_cells(cells[start:end], width)), before)
        for (start, width), end in zip(starts, ends, strict=True)
    )


def cells_of_lines(lines: Lines) -> tuple[tuple[str, ...], list[Cell]]:
    """Return the lines before the first cell, and the cells."""
    before: list[str] = []
    parts: list[tuple[int, list[str], bool]] = []
    blank = True
    for number, line in lines:
        if line.startswith("\t"):
            parts.append((number, [line[1:]], blank))
        elif parts:
            parts[-1][1].append(line)
        elif line.strip():
            before.append(line.strip())
        blank = not line.strip() and not line.startswith("\t")
    cells = [Cell(number, "\n".join(own).strip(), gap) for number, own, gap in parts]
    return tuple(before), cells


def header_starts(cells: list[Cell]) -> list[tuple[int, int]]:
    """Return where headers begin among the cells, with their width."""
    starts: list[tuple[int, int]] = []
    seen: list[list[str]] = []
    index = 0
    while index < len(cells):
        start, end = header_at(cells, index)
        texts = [cell.text for cell in cells[start:end]]
        if end > index and is_header(texts):
            # The same header again is a page's, not another table's.
            if texts not in seen:
                starts.append((start, len(texts)))
                seen.append(texts)
            index = end
        else:
            index += 1
    return starts


def header_at(cells: list[Cell], index: int) -> tuple[int, int]:
    """Return from where to where a header reaches that has its first known name at `index`.

    It is the run of names, or the whole row between two blank lines. A ledger may have columns
    of names that nobody knows: one of them may stand between two known ones.
    """
    end = index
    while known(cells, end) or (
        end > index and known(cells, end + 1) and not is_number(cells[end])
    ):
        end += 1
    if end == index:
        return index, index
    row_start = index
    while row_start > 0 and not cells[row_start].gap and may_be_name(cells[row_start - 1]):
        row_start -= 1
    row_end = end
    while row_end < len(cells) and not cells[row_end].gap and may_be_name(cells[row_end]):
        row_end += 1
    set_apart = cells[row_start].gap and (row_end == len(cells) or cells[row_end].gap)
    names = [cell.text for cell in cells[row_start:row_end]]
    return (row_start, row_end) if set_apart and is_header(names) else (index, end)


def may_be_name(cell: Cell) -> bool:
    return 0 < len(cell.text) <= LONGEST_NAME and not is_number(cell)


def known(cells: list[Cell], at: int) -> bool:
    return at < len(cells) and bool(roles_of(cells[at].text))


def rows_of_cells(cells: list[Cell], width: int) -> list[Row]:
    """Return rows of `width` cells; a row that has fewer or more keeps what it has.

    Rows are set apart by a blank line before a cell. Blank lines may also close a cell's text,
    so a row ends only when it is full, or when the cell after a blank line is a 序号.
    """
    if len(cells) > width and not cells[width].gap:
        # Nothing sets the header apart from what follows, so nothing sets the rows apart: count.
        groups = [cells[at : at + width] for at in range(0, len(cells), width)]
    else:
        groups = []
        for at, cell in enumerate(cells):
            if not groups or (cell.gap and begins_row(cells, at, len(groups[-1]), width)):
                groups.append([])
            groups[-1].append(cell)
    return [Row(group[0].line, tuple(cell.text for cell in group)) for group in groups]


def begins_row(cells: list[Cell], at: int, held: int, width: int) -> bool:
    """Return whether the cell after a blank line begins a row, the one before it holding `held`."""
    if held >= width:
        return True
    if not is_number(cells[at]):
        return False
    # A number that, with what follows it, just fills the row is a figure of the row's.
    following = (later for later in range(at + 1, len(cells)) if begins_number(cells, later))
    return next(following, len(cells)) - at + held != width


def read_barred_lines(lines: Lines) -> tuple[Table, ...]:
    """Return the tables of the form with one cell a line, each cell ended by a |."""
    before: list[str] = []
    cells: list[Cell] = []
    pending: list[str] = []
    first = 0
    for number, line in lines:
        first = first if pending else number
        if line.rstrip().endswith("|"):
            text = "\n".join((*pending, line.rstrip()[:-1])).strip()
            cells.append(Cell(first, text, gap=False))
            pending = []
        elif cells:
            pending.append(line)
        elif line.strip():
            before.append(line.strip())
    if any(line.strip() for line in pending):
        cells.append(Cell(first, "\n".join(pending).strip(), gap=False))
    return tables_of_cells(cells, tuple(before))


def begins_number(cells: list[Cell], at: int) -> bool:
    return cells[at].gap and is_number(cells[at])


def is_number(cell: Cell) -> bool:
    return bool(re.fullmatch(r"\d{1,5}", cell.text))


def read_separated(lines: Lines) -> tuple[Table, ...]:
    """Return the one table whose rows are lines, cells set apart by a tab, a | or a comma."""
    for separator in SEPARATORS:
        rows = split_rows(lines, separator)
        header = next((at for at, row in enumerate(rows) if is_header(row.cells)), None)
        if header is None:
            continue
        before = tuple(
            line.strip() for number, line in lines if number < rows[header].number if line.strip()
        )
        body = [row for row in rows[header:] if row.cells != ("",)]
        if separator == "|":
            body = unframed(body)
            if len(body) > 1 and all(RULE.fullmatch(cell) for cell in body[1].cells):
                del body[1]
        width = len(body[0].cells)
        widths = Counter(len(row.cells) for row in body[1:] if len(row.cells) > 1)
        if widths[width] * 2 >= widths.total():
            return (Table(tuple(gather(body)), before, separator),)
    return ()


def gather(rows: list[Row]) -> list[Row]:
    """Return the rows with lines that hold no mark given back to the cell that they go on with.

    A short one that ends no sentence is a heading, and stays a row of its own.
    """
    gathered: list[Row] = []
    for row in rows:
        goes_on = len(row.cells) == 1 and not is_heading(row.cells[0])
        if goes_on and len(gathered) > 1:
            last = gathered.pop()
            cells = (*last.cells[:-1], f"{last.cells[-1]}\n{row.cells[0]}".strip())
            gathered.append(Row(last.number, cells))
        else:
            gathered.append(row)
    return gathered


def is_heading(text: str) -> bool:
    return len(text) <= LONGEST_HEADING and not SENTENCE_END.search(text)


def split_rows(lines: Lines, separator: str) -> list[Row]:
    """Return the rows of lines as cells; a cell in quotation marks may hold marks and lines."""
    text = "\n".join(line for _, line in lines)
    mark = re.escape(separator)
    # Where cells are not set apart by commas, quotation marks alone around a cell are its own.
    inner = r'(?:[^"]|"")*' if separator == "," else rf'(?:[^"]|"")*(?:""|\n|{mark})(?:[^"]|"")*'
    quoted = re.compile(rf'[ ]*"({inner})"[ ]*(?={mark}|\n|\Z)')
    plain = re.compile(rf"(?:\\{mark}|[^\n{mark}])*" if separator == "|" else rf"[^\n{mark}]*")
    rows: list[Row] = []
    position, line = 0, 0
    while position <= len(text):
        cells: list[str] = []
        first = line
        while True:
            match = quoted.match(text, position) if separator != "|" else None
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
        if len(cells) > 1 and right and len(cells) >= right and not cells[-1]:
            cells = cells[:-1]
        if len(cells) > 1 and left and not cells[0]:
            cells = cells[1:]
        result.append(Row(row.number, cells))
    return result
