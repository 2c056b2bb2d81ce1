"""Word's binary files, made byte by byte."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from index.tables.compound import MAGIC
from index.tables.word97_stories import PARTS

SECTOR, TEXT_AT = 512, 0x400
NONE, END, FREE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF
IN_TABLE, ROW_END, DELETED = b"\x16\x24\x01", b"\x17\x24\x01", b"\x00\x08\x01"
STARTS, GOES_ON = 0x60, 0x20

# A paragraph with its mark, and what is said of it.
Paragraph = tuple[str, bytes]
Merged = tuple[str, int]


def compound(streams: dict[str, bytes]) -> bytes:
    """Return a compound file; its streams are long enough to stand in sectors of their own."""
    padded = [
        data.ljust(-(-max(len(data), 4096) // SECTOR) * SECTOR, b"\0") for data in streams.values()
    ]
    # The first sector is the list of sectors, the second the directory.
    chain, starts = [0xFFFFFFFD, END], []
    for data in padded:
        count = len(data) // SECTOR
        starts.append(len(chain))
        chain += [*range(len(chain) + 1, len(chain) + count), END]
    assert len(chain) <= 128
    root = entry("Root Entry", 5, END, 0)
    named = zip(streams, starts, padded, strict=True)
    directory = root + b"".join(entry(name, 2, at, len(data)) for name, at, data in named)
    head = MAGIC + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<8I", 1, 1, 0, 4096, END, 0, END, 0) + struct.pack(
        "<109I", 0, *[FREE] * 108
    )
    listed = struct.pack("<128I", *chain, *[FREE] * (128 - len(chain)))
    return head + listed + directory.ljust(SECTOR, b"\0") + b"".join(padded)


def entry(name: str, kind: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBB3I", len(text) + 2, kind, 1, NONE, NONE, NONE)
    return head.ljust(116, b"\0") + struct.pack("<IIxxxx", start, size)


def pages(runs: Sequence[tuple[int, int, bytes]], *, of_paragraphs: bool) -> bytes:
    """Return a page for each run of the text, from and to a place, with what is said of it."""
    made = []
    for start, end, said in runs:
        page = bytearray(SECTOR)
        struct.pack_into("<II", page, 0, start, end)
        page[511], page[8] = 1, 16
        if of_paragraphs:
            body = b"\0\0" + said
            odd = b"" if len(body) % 2 == 0 else b"\0"
            page[32:34] = bytes([0, len(body + odd) // 2])
            page[34 : 34 + len(body)] = body
        else:
            page[32 : 33 + len(said)] = bytes([len(said)]) + said
        made.append(bytes(page))
    return b"".join(made)


def word(
    paragraphs: Sequence[Paragraph],
    *,
    deleted: str = "",
    flags: int = 0,
    others: Mapping[str, Sequence[Paragraph]] = MappingProxyType({}),
    parts: Mapping[int, tuple[bytes, int]] = MappingProxyType({}),
) -> bytes:
    """Return a Word file of paragraphs; of their text that which is `deleted` is marked so.

    `others` are the paragraphs of the text's other parts, `parts` what else stands in the side
    stream, with its length, by the place that says where.
    """
    told = [paragraphs, *(others.get(name, ()) for name in PARTS[1:])]
    lengths = [sum(len(own) for own, _ in part) for part in told]
    paragraphs = [paragraph for part in told for paragraph in part]
    text = "".join(own for own, _ in paragraphs)
    at, runs = TEXT_AT, []
    for own, said in paragraphs:
        runs.append((at, at + 2 * len(own), said))
        at += 2 * len(own)
    cut = text.find(deleted) if deleted else 0
    begin, end = (TEXT_AT + 2 * cut, TEXT_AT + 2 * (cut + len(deleted)))
    struck = [(begin, end, DELETED)] if deleted else [(TEXT_AT, at, b"")]
    main = bytearray(TEXT_AT) + text.encode("utf-16-le")
    main += bytes(-len(main) % SECTOR)
    first = len(main) // SECTOR
    main += pages(runs, of_paragraphs=True) + pages(struck, of_paragraphs=False)
    listed = struct.pack(f"<{len(runs) + 1}I", *(start for start, _, _ in runs), at)
    listed += struct.pack(f"<{len(runs)}I", *range(first, first + len(runs)))
    of_characters = struct.pack("<3I", struck[0][0], struck[0][1], first + len(runs))
    pieces = struct.pack("<BI", 2, 16) + struct.pack("<IIHIH", 0, len(text), 0, TEXT_AT, 0)
    struct.pack_into("<HH", main, 0, 0xA5EC, 0xC1)
    struct.pack_into("<H", main, 0x0A, 0x0200 | flags)
    struct.pack_into("<8I", main, 0x4C, *lengths)
    side = of_characters + listed + pieces
    for place, (content, length) in parts.items():
        struct.pack_into("<II", main, place, len(side), length)
        side += content
    for place, offset, length in (
        (0xFA, 0, len(of_characters)),
        (0x102, len(of_characters), len(listed)),
        (0x1A2, len(of_characters) + len(listed), len(pieces)),
    ):
        struct.pack_into("<II", main, place, offset, length)
    return compound({"WordDocument": bytes(main), "1Table": side})


def row(*cells: str | Merged, edges: Sequence[int] = ()) -> list[Paragraph]:
    """Return the paragraphs of a table's row, a cell with how it is merged downwards."""
    told = [cell if isinstance(cell, tuple) else (cell, 0) for cell in cells]
    places = edges or [1000 * at for at in range(len(told) + 1)]
    laid = struct.pack(f"<B{len(places)}h", len(told), *places)
    laid += b"".join(struct.pack("<H", how).ljust(20, b"\0") for _, how in told)
    end = IN_TABLE + ROW_END + b"\x08\xd6" + struct.pack("<H", len(laid) + 1) + laid
    return [*((f"{text}\x07", IN_TABLE) for text, _ in told), ("\x07", end)]
