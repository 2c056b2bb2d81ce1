"""The text of Word's binary files, of Word 97 to 2003 and WPS, → tables with their merged cells.

Source of the offsets and codes: Microsoft, [MS-DOC]: Word (.doc) Binary File Format.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from index.tables.compound import DamagedError, streams_of
from index.tables.grid import Spanning, spread, table_of, tidy
from index.tables.joined import ended, goes_on, longer
from index.tables.table import Table

OLDEST, PAGE = 0xC1, 512
FLAGS, TEXT_LENGTH, CHARACTERS, PARAGRAPHS, PIECES = 0x0A, 0x4C, 0xFA, 0x102, 0x1A2
ENCRYPTED, SECOND_TABLE = 0x0100, 0x0200
# What is said of a run or a paragraph.
IN_TABLE, ROW_END, DEPTH, DELETED = 0x2416, 0x2417, 0x6649, 0x0800
ROW, ROW_PART, ELSEWHERE = 0xD608, 0xD62B, (0x6645, 0x6646)
OPERAND_BYTES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
CELL_BYTES = 20
MERGED_LEFT, MERGED_UP, STARTS_DOWN = 0x0002, 0x0020, 0x0040
# Bytes of long lists that are read over what there are: rows alike may share one.
SPARE = 4_000_000
# Twips within which two edges of cells are one.
SAME_EDGE = 40
CELL_MARK, BREAKS = "\x07", "\r\x07\x0c"
FIELD, RESULT, FIELD_END = "\x13\x14\x15"
UNSEEN = dict.fromkeys(map(ord, "\x01\x02\x03\x04\x05\x06\x08"))
SHOWN = {**UNSEEN, 0x0B: "\n", 0x1E: "-", 0x1F: "", 0x0D: "\n", 0x0C: "\n", 0x07: ""}

Said = dict[int, bytes]


class LockedError(Exception):
    """A file that only its password opens."""


@dataclass(frozen=True, slots=True)
class Runs:
    """Where runs of bytes begin, in order, and what is said of each."""

    starts: list[int]
    ends: list[int]
    said: list[Said]

    def at(self, offset: int) -> Said:
        found = bisect_right(self.starts, offset) - 1
        return self.said[found] if found >= 0 and offset < self.ends[found] else {}


@dataclass(slots=True)
class Elsewhere:
    """The stream of long lists of codes, and how much of it has been read: no file needs it twice."""

    data: bytes
    read: int = 0

    def codes_at(self, place: int) -> bytes:
        length = number(self.data, place, "H")
        self.read += length
        if self.read > len(self.data) + SPARE:
            raise ValueError("long lists")
        return self.data[place + 2 : place + 2 + length]


@dataclass(slots=True)
class Reading:
    """The tables found so far, the lines since, and the rows and cells of the one being read."""

    tables: list[Table] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    rows: list[tuple[list[str], Said]] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    text: str = ""

    def take(self, text: str, mark: str, said: Said) -> None:
        """Read on with a paragraph, by the mark that ends it."""
        if not said.get(IN_TABLE, b"\0")[0]:
            self.close()
            self.before += [line for line in tidy(text).split("\n") if line.strip()]
        elif said.get(ROW_END, b"\0")[0]:
            self.rows.append((self.cells, said))
            self.cells, self.text = [], ""
        elif mark == CELL_MARK and depth_of(said) == 1:
            self.cells.append(tidy(self.text + text))
            self.text = ""
        else:
            self.text += text + "\n"

    def close(self) -> None:
        """End a table."""
        if not self.rows:
            return
        rows = spread(spanning(self.rows))
        table = table_of(rows, self.before)
        if table:
            self.tables.append(table)
            self.before = []
        elif self.tables and not self.before and goes_on(self.tables[-1], rows):
            self.tables[-1] = longer(self.tables[-1], rows)
        else:
            self.before += [cell for row in rows for cell in row.cells if cell]
        self.rows = []


def read_word97(content: bytes) -> tuple[Table, ...]:
    """Return the tables of a Word file that have a header, with the lines around them.

    Raises:
        LockedError: it has a password.
        DamagedError: it is damaged, or of an earlier Word.
    """
    try:
        return tables_of(streams_of(content))
    except (struct.error, IndexError, KeyError, ValueError, OverflowError) as error:
        raise DamagedError(str(error)) from error


def tables_of(streams: dict[str, bytes]) -> tuple[Table, ...]:
    main = streams["WordDocument"]
    version, flags = number(main, 2, "H"), number(main, FLAGS, "H")
    if flags & ENCRYPTED:
        raise LockedError
    if version < OLDEST:
        raise ValueError(f"version {version}")
    side = streams["1Table" if flags & SECOND_TABLE else "0Table"]
    data = Elsewhere(streams.get("Data", b""))
    characters = runs_of(main, side, CHARACTERS, data)
    paragraphs = runs_of(main, side, PARAGRAPHS, data)
    reading = Reading()
    text: list[str] = []
    # For each field that is open, whether its code is being read: what it shows comes after.
    in_codes: list[bool] = []
    for character, offset in characters_of(main, side):
        if character == FIELD:
            in_codes.append(True)
        elif character == RESULT and in_codes:
            in_codes[-1] = False
        elif character == FIELD_END and in_codes:
            in_codes.pop()
        elif character in BREAKS:
            reading.take(shown(text), character, paragraphs.at(offset))
            text = []
        elif not any(in_codes) and not characters.at(offset).get(DELETED, b"\0")[0]:
            text.append(character)
    reading.take(shown(text), "\r", {})
    return ended(reading.tables, reading.before)


def number(data: bytes, at: int, form: str = "I") -> int:
    return int(struct.unpack_from(f"<{form}", data, at)[0])


def shown(characters: list[str]) -> str:
    """Return characters of UTF-16 as text, what no one sees left out."""
    text = "".join(characters).translate(SHOWN)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def depth_of(said: Said) -> int:
    return number(said[DEPTH], 0) if DEPTH in said else 1


def characters_of(main: bytes, side: bytes) -> Iterator[tuple[str, int]]:
    """Yield the characters of the text with the places where they stand in the main stream."""
    at, end = number(main, PIECES), number(main, PIECES) + number(main, PIECES + 4)
    # Codes of fast saving stand before the pieces.
    while side[at] == 1:
        at += 3 + number(side, at + 1, "H")
    if side[at] != 2 or at >= end:
        raise ValueError("pieces")
    length = number(side, at + 1)
    count = (length - 4) // 12
    at += 5
    firsts = struct.unpack_from(f"<{count + 1}I", side, at)
    if list(firsts) != sorted(firsts):
        raise ValueError("order of pieces")
    whole = number(main, TEXT_LENGTH)
    for piece in range(count):
        place = number(side, at + 4 * (count + 1) + 8 * piece + 2)
        width = min(firsts[piece + 1], whole) - firsts[piece]
        if width <= 0:
            continue
        if place & 0x40000000:
            start = (place & 0x3FFFFFFF) // 2
            text = main[start : start + width].decode("cp1252", "replace")
            yield from ((one, start + nth) for nth, one in enumerate(text))
        else:
            units = struct.unpack_from(f"<{width}H", main, place)
            yield from ((chr(one), place + 2 * nth) for nth, one in enumerate(units))


def runs_of(main: bytes, side: bytes, place: int, data: Elsewhere) -> Runs:
    """Return what is said of each run of characters, or of each paragraph."""
    at, length = number(main, place), number(main, place + 4)
    count = (length - 4) // 8
    if count > len(main) // PAGE:
        raise ValueError("pages")
    of_paragraphs = place == PARAGRAPHS
    found = []
    for page in struct.unpack_from(f"<{count}I", side, at + 4 * (count + 1)):
        block = main[page * PAGE : (page + 1) * PAGE]
        runs = block[PAGE - 1]
        edges = struct.unpack_from(f"<{runs + 1}I", block)
        for run in range(runs):
            own = block[4 * (runs + 1) + run * (13 if of_paragraphs else 1)] * 2
            said: Said = {}
            if own and of_paragraphs:
                size, start = block[own] * 2 - 1, own + 1
                if block[own] == 0:
                    size, start = block[own + 1] * 2, own + 2
                said = said_in(block[start + 2 : start + size], data)
            elif own:
                said = said_in(block[own + 1 : own + 1 + block[own]], data)
            found.append((edges[run], edges[run + 1], said))
    found.sort(key=lambda one: one[0])
    return Runs([one[0] for one in found], [one[1] for one in found], [one[2] for one in found])


def said_in(codes: bytes, data: Elsewhere | None) -> Said:
    """Return what a list of codes says: each code's operand; long lists stand elsewhere."""
    said: Said = {}
    at = 0
    while at + 2 <= len(codes):
        code = number(codes, at, "H")
        at += 2
        size = OPERAND_BYTES.get(code >> 13)
        if code == ROW:
            size = 1 + number(codes, at, "H")
        elif size is None:
            size = 1 + codes[at]
        operand = codes[at : at + size]
        at += size
        if code in ELSEWHERE and data:
            said |= said_in(data.codes_at(number(operand, 0)), None)
        elif code == ROW_PART:
            said[code] = said.get(code, b"") + operand[1:3]
        else:
            said[code] = operand
    return said


def spanning(rows: list[tuple[list[str], Said]]) -> Iterator[list[Spanning]]:
    """Yield the cells of rows with the columns they span; one merged downwards has its text in each."""
    laid = [layout_of(cells, said) for cells, said in rows]
    edges = grid_of([edge for row in laid for _, left, right, _ in row for edge in (left, right)])
    above: dict[int, str] = {}
    for row in laid:
        result, at = [], 0
        for text, left, right, merge in row:
            first, last = column_at(edges, left), column_at(edges, right)
            if first > at:
                result.append(Spanning("", first - at))
            text = above.get(first, text) if merge == MERGED_UP else text
            # What begins no merge ends the one above.
            above[first] = text
            result.append(Spanning(text, max(last - first, 1)))
            at = max(last, first + 1)
        yield result


def layout_of(cells: list[str], said: Said) -> list[tuple[str, int, int, int]]:
    """Return each cell's text, its left and right edge, and how it is merged with the one above."""
    row = said.get(ROW, b"")
    count = row[2] if len(row) > 2 else 0
    if count < len(cells):
        return [(text, at * 1000, (at + 1) * 1000, 0) for at, text in enumerate(cells)]
    edges = struct.unpack_from(f"<{count + 1}h", row, 3)
    flags = [
        number(row, start, "H") if (start := 5 + 2 * count + CELL_BYTES * at) + 2 <= len(row) else 0
        for at in range(count)
    ]
    parts = said.get(ROW_PART, b"")
    for at, how in zip(parts[::2], parts[1::2], strict=False):
        if at < count:
            flags[at] = (flags[at] & ~0x60) | how << 5
    result: list[tuple[str, int, int, int]] = []
    for at, text in enumerate(cells):
        merge = flags[at] & (MERGED_UP | STARTS_DOWN)
        if flags[at] & MERGED_LEFT and result:
            before = result.pop()
            result.append((before[0] + text, before[1], edges[at + 1], before[3]))
        else:
            result.append((text, edges[at], edges[at + 1], merge))
    return result


def grid_of(edges: list[int]) -> list[int]:
    """Return the edges of columns, those that lie as near as one taken together."""
    grid: list[int] = []
    for edge in sorted(set(edges)):
        if not grid or edge - grid[-1] > SAME_EDGE:
            grid.append(edge)
    return grid


def column_at(grid: list[int], edge: int) -> int:
    return max(bisect_right(grid, edge) - 1, 0)
