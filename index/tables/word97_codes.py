"""What Word's binary files say of runs of characters and of paragraphs, as lists of codes.

Source: Microsoft, [MS-DOC], 2.6 and 2.9.116: single property modifiers, formatted pages.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from dataclasses import dataclass

PAGE = 512
CHARACTERS, PARAGRAPHS = 0xFA, 0x102
# No code, but the paragraph's style.
STYLE = -1
ROW, ROW_PART, ELSEWHERE = 0xD608, 0xD62B, (0x6645, 0x6646)
OPERAND_BYTES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
# Bytes of long lists that are read over what there are: rows alike may share one.
SPARE = 4_000_000

Said = dict[int, bytes]


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


def number(data: bytes, at: int, form: str = "I") -> int:
    return int(struct.unpack_from(f"<{form}", data, at)[0])


def is_said(said: Said, code: int) -> bool:
    return bool(said.get(code, b"\0")[0])


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
                said[STYLE] = block[start : start + 2].ljust(2, b"\0")
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
