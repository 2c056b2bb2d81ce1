"""The streams of an old Office file, a compound file of Microsoft's, by their names."""

from __future__ import annotations

import struct
from collections.abc import Sequence

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
END = 0xFFFFFFFA  # This number and those above mark no sector.
ENTRY_BYTES = 128
STREAM, ROOT = 2, 5


class DamagedError(Exception):
    """A file that is not put together as its format says."""


def streams_of(content: bytes) -> dict[str, bytes]:
    """Return the streams of a compound file by their names.

    Raises:
        DamagedError: it is incomplete.
    """
    try:
        return read_streams(content)
    except (struct.error, IndexError, ValueError, UnicodeDecodeError) as error:
        raise DamagedError(str(error)) from error


def read_streams(content: bytes) -> dict[str, bytes]:
    if not content.startswith(MAGIC):
        raise ValueError("no compound file")
    shift, mini_shift = struct.unpack_from("<HH", content, 30)
    if not 7 <= shift <= 16 or not 4 <= mini_shift <= shift:
        raise ValueError("sizes of sectors")
    size, mini_size = 1 << shift, 1 << mini_shift
    directory_at, _, cutoff, mini_at = struct.unpack_from("<4I", content, 48)
    sectors = content[size:]  # The header takes the room of one.
    following = following_sectors(content, sectors, size)

    def whole(start: int) -> bytes:
        return joined(sectors, size, chain(start, following))

    directory = whole(directory_at)
    entries = [directory[at : at + ENTRY_BYTES] for at in range(0, len(directory), ENTRY_BYTES)]
    mini_following = numbers(whole(mini_at)) if mini_at < END else []
    mini = b""
    streams = {}
    for entry in entries:
        length, kind = struct.unpack_from("<HB", entry, 64)
        start, count = struct.unpack_from("<II", entry, 116)
        name = entry[: max(length - 2, 0)].decode("utf-16-le")
        if kind == ROOT:
            mini = whole(start) if start < END else b""
        elif kind == STREAM and count < cutoff:
            streams[name] = joined(mini, mini_size, chain(start, mini_following))[:count]
        elif kind == STREAM:
            streams[name] = whole(start)[:count]
    return streams


def following_sectors(content: bytes, sectors: bytes, size: int) -> list[int]:
    """Return for each sector the number of the one after it in its chain.

    The header names the first 109 sectors that hold these numbers; each list of more ends with
    where the next list stands.
    """
    (more_at,) = struct.unpack_from("<I", content, 68)
    lists = list(struct.unpack_from("<109I", content, 76))
    for _ in range(len(content) // size):
        if more_at >= END:
            break
        *listed, more_at = numbers(joined(sectors, size, [more_at]))
        lists += listed
    return [after for one in lists if one < END for after in numbers(joined(sectors, size, [one]))]


def numbers(data: bytes) -> list[int]:
    return [one for (one,) in struct.iter_unpack("<I", data[: len(data) // 4 * 4])]


def chain(start: int, following: Sequence[int]) -> list[int]:
    """Return the numbers of a chain's sectors.

    Raises:
        ValueError: it comes back to where it was.
        IndexError: it leads to no sector.
    """
    result: list[int] = []
    while start < END:
        if len(result) > len(following):
            raise ValueError("a chain without an end")
        result.append(start)
        start = following[start]
    return result


def joined(sectors: bytes, size: int, chosen: Sequence[int]) -> bytes:
    """Return sectors of `size` bytes one after another, by their numbers."""
    return b"".join(sectors[number * size : (number + 1) * size] for number in chosen)
