"""Plain text → tables: decoded, cut at each ledger's title, and read in the form that it has."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from pathlib import Path

from index import regexes
from index.entry import LedgerError
from index.tables.blocks import read_blocks
from index.tables.cells import read_barred_lines, read_cell_lines
from index.tables.columns import roles_of
from index.tables.drawn import undrawn
from index.tables.fields import read_fields
from index.tables.separated import read_separated, read_single_spaced, read_spaced
from index.tables.table import Lines, Table
from index.tables.titles import is_dated_title

# A page number between two dashes, alone on its line, as Word's foot of a page leaves it. A line
# that begins with a tab is a cell, whatever it says.
PAGE_NUMBER = re.compile(r"^ *[-—－–]\s*\d+\s*[-—－–]\s*$")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
# Text in a legacy encoding read as another is full of these; Word's bullets are some of them, and
# what is UTF-8 throughout is nothing else.
UNLIKELY = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")
UNLIKELY_SHARE = 0.02
ANNEX = re.compile(r"\s*(?:附件\s*\d*[：:]?)?\s*")
# Between a title and its table there may stand who filled it in, and in what unit.
LINES_UNDER_TITLE = 3

FORMS = (
    read_cell_lines,
    read_separated,
    read_barred_lines,
    read_spaced,
    read_single_spaced,
    read_blocks,
    read_fields,
)

# What sets cells apart, or a name from its text.
MARKS = re.compile(r"[\t|│｜,，：:]|\s{2,}")


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
            return regexes.sub(r"\r\n|[\r\x0b\x0c]", "\n", text)
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
    lines: Lines = [
        (number, line)
        for number, line in enumerate(decode(content, path).split("\n"), start=1)
        if not PAGE_NUMBER.match(line)
    ]
    parts = parts_of(undrawn(lines))
    for read in FORMS:
        tables = [table for part in parts for table in read(part)]
        if tables:
            return tuple(tables)
    return ()


def parts_of(lines: Lines) -> list[Lines]:
    """Return the lines cut before each title that a header follows: a file may hold many ledgers."""
    titles = [at for at in range(len(lines)) if begins_part(lines, at)]
    # A letter's title over that of its table begins no part of its own.
    apart = [at for over, at in pairwise(titles) if any(map(names_column, lines[over:at]))]
    cuts = [heads_of(lines, at) for at in apart]
    return [lines[start:end] for start, end in zip([0, *cuts], [*cuts, len(lines)], strict=True)]


def names_column(numbered: tuple[int, str]) -> bool:
    return bool(roles_of(first_cell(numbered[1].strip())))


def first_cell(line: str) -> str:
    return MARKS.split(line.lstrip("|│"))[0]


def heads_of(lines: Lines, title: int) -> int:
    """Return where the lines begin that stand over a title: 附件, and what is blank."""
    while title > 0 and ANNEX.fullmatch(lines[title - 1][1]):
        title -= 1
    return title


def begins_part(lines: Lines, at: int) -> bool:
    line = lines[at][1]
    if not is_dated_title(line.strip()):
        return False
    following = (later.strip() for _, later in lines[at + 1 :] if later.strip())
    under = list(islice(following, LINES_UNDER_TITLE))
    named = [bool(roles_of(first_cell(text))) for text in under]
    # What begins with a tab is a cell, unless a header follows it at once.
    return all(named) if line.startswith("\t") else any(named)
