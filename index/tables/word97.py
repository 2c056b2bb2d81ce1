"""The text of Word's binary files, of Word 97 to 2003 and WPS, → tables with their merged cells.

Source of the offsets and codes: Microsoft, [MS-DOC]: Word (.doc) Binary File Format.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from index.tables.compound import DamagedError, streams_of
from index.tables.grid import spread, table_of, tidy
from index.tables.joined import ended, goes_on, longer
from index.tables.numbering import Numbering
from index.tables.table import Table
from index.tables.word97_codes import (
    CHARACTERS,
    PARAGRAPHS,
    SPARE,
    STYLE,
    Elsewhere,
    Runs,
    Said,
    is_said,
    number,
    runs_of,
)
from index.tables.word97_lists import LIST_OF, list_of, read_lists
from index.tables.word97_rows import spanning
from index.tables.word97_stories import LENGTHS, PARTS, Stories, stories_of

OLDEST = 0xC1
FLAGS, PIECES = 0x0A, 0x1A2
ENCRYPTED, SECOND_TABLE = 0x0100, 0x0200
# What is said of a run or a paragraph.
IN_TABLE, ROW_END, DEPTH, DELETED = 0x2416, 0x2417, 0x6649, 0x0800
CELL_MARK, BREAKS = "\x07", "\r\x07\x0c"
FIELD, RESULT, FIELD_END = "\x13\x14\x15"
UNSEEN = dict.fromkeys(map(ord, "\x01\x02\x03\x04\x05\x06\x08"))
SHOWN = {**UNSEEN, 0x0B: "\n", 0x1E: "-", 0x1F: "", 0x0D: "\n", 0x0C: "\n", 0x07: ""}


class LockedError(Exception):
    """A file that only its password opens."""


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
        if not is_said(said, IN_TABLE):
            self.close()
            self.before += [line for line in tidy(text).split("\n") if line.strip()]
        elif is_said(said, ROW_END):
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
    document = Document(
        list(characters_of(main, side)),
        runs_of(main, side, CHARACTERS, data),
        runs_of(main, side, PARAGRAPHS, data),
        read_lists(main, side),
        stories_of(main, side),
    )
    reading = Reading()
    document.read(reading, *document.stories.parts["main"])
    for part in ("notes", "endnotes"):
        document.read(reading, *document.stories.parts[part])
    return ended(reading.tables, reading.before)


@dataclass(frozen=True, slots=True)
class Document:
    """A document's characters with their places in the main stream, and what is said of them."""

    text: list[tuple[str, int]]
    characters: Runs
    paragraphs: Runs
    lists: Numbering
    stories: Stories

    def read(self, reading: Reading, start: int, end: int) -> None:
        """Read a part of the text; the boxes anchored in a paragraph are in its cell, or come after it."""
        text: list[str] = []
        boxes: list[tuple[int, int]] = []
        for place, character, offset in self.visible(start, end):
            if place < self.stories.parts["main"][1]:
                boxes += self.stories.boxes.get(place, [])
            if character not in BREAKS:
                text.append(character)
                continue
            said = self.paragraphs.at(offset)
            plain = self.number_of(said) + shown(text)
            if is_said(said, IN_TABLE):
                plain = "\n".join([plain, *(self.plain(*box) for box in boxes)])
                boxes = []
            reading.take(plain, character, said)
            for box in boxes:
                self.read(reading, *box)
            text, boxes = [], []
        reading.take(shown(text), "\r", {})

    def visible(self, start: int, end: int) -> Iterator[tuple[int, str, int]]:
        """Yield the characters of a part that are seen: of a field what it shows, nothing deleted."""
        # For each field that is open, whether its code is being read: what it shows comes after.
        in_codes: list[bool] = []
        for place, (character, offset) in enumerate(self.text[start:end], start=start):
            if character == FIELD:
                in_codes.append(True)
            elif character == RESULT and in_codes:
                in_codes[-1] = False
            elif character == FIELD_END and in_codes:
                in_codes.pop()
            elif character in BREAKS or not (
                any(in_codes) or is_said(self.characters.at(offset), DELETED)
            ):
                yield place, character, offset

    def plain(self, start: int, end: int) -> str:
        """Return the lines of a part."""
        return tidy(shown([character for _, character, _ in self.visible(start, end)]))

    def number_of(self, said: Said) -> str:
        """Return the number that Word writes before a paragraph, by what is said of it or its style."""
        if is_said(said, ROW_END) or not self.lists.levels:
            return ""
        if LIST_OF in said:
            return self.lists.next_of(list_of(said))
        style = number(said.get(STYLE, b"\0\0"), 0, "H")
        return self.lists.next_of(self.lists.styles.get(str(style)))


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
    whole = sum(struct.unpack_from(f"<{len(PARTS)}I", main, LENGTHS))
    if min(firsts[-1], whole) > len(main) + SPARE:
        raise ValueError("length of the text")
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
