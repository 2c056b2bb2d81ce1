"""The lists of Word's binary files, by which Word numbers paragraphs itself.

Source: Microsoft, [MS-DOC], 2.9.131 LFO, 2.9.147 LSTF, 2.9.150 LVLF, 2.9.260 STD.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

from index.tables.numbering import LEVELS, Level, Numbering
from index.tables.word97_codes import Said, said_in

STYLES, LISTS, FORMATS = 0xA2, 0x2E2, 0x2EA
LIST_OF, LEVEL_OF = 0x460B, 0x260A
LIST_BYTES, FORMAT_BYTES, LEVEL_BYTES = 28, 16, 28
SIMPLE, STARTS_ANEW, HAS_LEVEL = 0x01, 0x10, 0x20
PARAGRAPH_STYLE, NO_BASE = 1, 0x0FFF
MOST_LISTS, MOST_STYLES = 10_000, 5_000
KINDS = {
    0: "decimal",
    10: "ideographDigital",
    11: "japaneseCounting",
    18: "decimalEnclosedCircle",
    28: "decimalEnclosedCircle",
    33: "taiwaneseCounting",
    35: "taiwaneseCountingThousand",
    37: "chineseCounting",
    39: "chineseCountingThousand",
    40: "decimal",
}


def read_lists(main: bytes, side: bytes) -> Numbering:
    """Return the lists that paragraphs are numbered by; none where the file has none."""
    at, length = struct.unpack_from("<II", main, LISTS)
    levels = lists_at(side, at, length) if length else {}
    formats, formats_length = struct.unpack_from("<II", main, FORMATS)
    if not levels or not formats_length:
        return Numbering()
    found: dict[tuple[str, int], Level] = {}
    count = struct.unpack_from("<I", side, formats)[0]
    if count > MOST_LISTS:
        raise ValueError("lists")
    further = formats + 4 + FORMAT_BYTES * count
    for number in range(count):
        own = side[formats + 4 + FORMAT_BYTES * number :][:FORMAT_BYTES]
        for depth, level in levels.get(own[:4], {}).items():
            found[str(number + 1), depth] = level
        further = changes_at(side, further + 4, own[12], str(number + 1), found)
    return Numbering(found, styles_in(main, side))


def lists_at(side: bytes, at: int, length: int) -> dict[bytes, dict[int, Level]]:
    """Return the levels of each list by its identity; they stand one after the other behind them."""
    count = struct.unpack_from("<H", side, at)[0]
    if count > MOST_LISTS:
        raise ValueError("lists")
    lists: dict[bytes, dict[int, Level]] = {}
    place = at + length
    for number in range(count):
        own = side[at + 2 + LIST_BYTES * number :][:LIST_BYTES]
        levels = {}
        for depth in range(1 if own[26] & SIMPLE else LEVELS):
            levels[depth], place = level_at(side, place)
        lists[own[:4]] = levels
    return lists


def level_at(side: bytes, at: int) -> tuple[Level, int]:
    """Return a level, and where what follows it begins."""
    start, kind = struct.unpack_from("<iB", side, at)
    of_characters, of_paragraph = side[at + 24], side[at + 25]
    place = at + LEVEL_BYTES + of_characters + of_paragraph
    length = struct.unpack_from("<H", side, place)[0]
    text = side[place + 2 : place + 2 + 2 * length].decode("utf-16-le", "replace")
    # A level's place is a character of its number: the first is 0.
    shown = "".join(f"%{ord(one) + 1}" if ord(one) < LEVELS else one for one in text)
    return Level(start, KINDS.get(kind, ""), shown), place + 2 + 2 * length


def changes_at(
    side: bytes, at: int, count: int, number: str, levels: dict[tuple[str, int], Level]
) -> int:
    """Write what a list's use changes in its levels; return where what follows begins."""
    for _ in range(count):
        start, flags = struct.unpack_from("<iI", side, at)
        at += 8
        place = (number, flags & 0x0F)
        if flags & HAS_LEVEL:
            levels[place], at = level_at(side, at)
        elif flags & STARTS_ANEW and place in levels:
            before = levels[place]
            levels[place] = Level(start, before.kind, before.text)
    return at


def styles_in(main: bytes, side: bytes) -> dict[str, tuple[str, int]]:
    """Return the list and the level of each style that has one, by its number."""
    at, length = struct.unpack_from("<II", main, STYLES)
    end = at + length
    head = struct.unpack_from("<H", side, at)[0]
    count, base_bytes = struct.unpack_from("<HH", side, at + 2)
    at += 2 + head
    said: dict[int, Said] = {}
    bases: dict[int, int] = {}
    for number in range(min(count, MOST_STYLES)):
        if at + 2 > end:
            break
        size = struct.unpack_from("<H", side, at)[0]
        own = side[at + 2 : at + 2 + size]
        at += 2 + size + size % 2
        if len(own) < base_bytes + 2 or own[2] & 0x0F != PARAGRAPH_STYLE:
            continue
        bases[number] = struct.unpack_from("<H", own, 2)[0] >> 4
        named = base_bytes + 2 + 2 * (struct.unpack_from("<H", own, base_bytes)[0] + 1)
        codes = struct.unpack_from("<H", own, named)[0] if named + 2 <= len(own) else 0
        said[number] = said_in(own[named + 4 : named + 2 + codes], None) if codes > 2 else {}
    places = {number: place_of(number, said, bases) for number in said}
    return {str(number): place for number, place in places.items() if place}


def place_of(
    number: int, said: Mapping[int, Said], bases: Mapping[int, int]
) -> tuple[str, int] | None:
    """Return the list and the level that a style says, or the style that it is made from."""
    seen: set[int] = set()
    whole: Said = {}
    while number in said and number not in seen:
        seen.add(number)
        whole = {**said[number], **whole}
        number = bases[number]
    return list_of(whole)


def list_of(said: Said) -> tuple[str, int] | None:
    """Return the list and the level that is said of a paragraph, None where it is of none."""
    if LIST_OF not in said:
        return None
    number = struct.unpack_from("<h", said[LIST_OF])[0]
    return (str(number), said.get(LEVEL_OF, b"\0")[0]) if number > 0 else None
