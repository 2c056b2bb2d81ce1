"""The texts of Word's binary files that stand outside the main one: notes, and boxes at their anchors.

Source: Microsoft, [MS-DOC], 2.4.1 and 2.8: the document's parts, PlcfSpa, PlcftxbxTxt.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

# How many characters each part has, in the order in which they stand in the text.
LENGTHS = 0x4C
PARTS = ("main", "notes", "heads", "macros", "comments", "endnotes", "boxes", "boxes of heads")
ANCHORS, BOXES = 0x1DA, 0x25A
ANCHOR_BYTES, BOX_BYTES = 26, 22
MOST_BOXES = 10_000


@dataclass(frozen=True, slots=True)
class Stories:
    """From where to where each part of a text reaches, and the boxes by the place of their anchor."""

    parts: dict[str, tuple[int, int]]
    boxes: dict[int, list[tuple[int, int]]]


def stories_of(main: bytes, side: bytes) -> Stories:
    """Return where the parts of a document's text stand, in characters."""
    parts, at = {}, 0
    for name, length in zip(
        PARTS, struct.unpack_from(f"<{len(PARTS)}I", main, LENGTHS), strict=True
    ):
        parts[name] = (at, at + length)
        at += length
    first, end = parts["boxes"]
    anchors = {shape: place for place, _, shape in entries(main, side, ANCHORS, ANCHOR_BYTES, 0)}
    boxes: dict[int, list[tuple[int, int]]] = {}
    for start, stop, shape in entries(main, side, BOXES, BOX_BYTES, 14):
        if shape in anchors and first <= first + start < first + stop <= end:
            boxes.setdefault(anchors[shape], []).append((first + start, first + stop))
    return Stories(parts, boxes)


def entries(
    main: bytes, side: bytes, place: int, size: int, shape_at: int
) -> Iterator[tuple[int, int, int]]:
    """Yield from where to where each entry of a list holds, and the shape that it is of."""
    at, length = struct.unpack_from("<II", main, place)
    count = (length - 4) // (size + 4) if length > 4 else 0
    if count > MOST_BOXES:
        raise ValueError("boxes")
    places = struct.unpack_from(f"<{count + 1}I", side, at) if count else ()
    for number in range(count):
        own = at + 4 * (count + 1) + size * number + shape_at
        yield places[number], places[number + 1], struct.unpack_from("<I", side, own)[0]
