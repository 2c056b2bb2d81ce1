"""Word's binary files, made here byte by byte: merged cells, deletions, fields, damage."""

from __future__ import annotations

import struct
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_files import GOES_ON, IN_TABLE, SECTOR, STARTS, TEXT_AT, row, word

from eval.renders import as_docx, has_office
from index.entry import LedgerError
from index.ledger import read_ledgers
from index.tables.compound import DamagedError
from index.tables.word97 import LockedError, read_word97
from index.tables.word97_lists import FORMATS, LISTS, STYLES
from index.tables.word97_stories import ANCHORS, BOXES

TITLE = "柏川县2025年民生实事上半年进展情况"


HEAD = row("序号", "任务", "责任单位", "进展情况")


def rows_of(content: bytes) -> list[tuple[str, ...]]:
    (table,) = read_word97(content)
    return [row.cells for row in table.rows]


def test_cells_merged_downwards_and_over_columns_are_laid_out(tmp_path: Path) -> None:
    upper = row(
        ("序号", STARTS),
        ("任务", STARTS),
        "责任单位",
        ("进展情况", STARTS),
        edges=[0, 1000, 2000, 4000, 5000],
    )
    lower = row(("", GOES_ON), ("", GOES_ON), "牵头单位", "配合单位", ("", GOES_ON))
    first = row("1", "建校", ("县教育局", STARTS), "县财政局", "完工")
    second = row("2", "修路", ("", GOES_ON), "", "开工")
    path = tmp_path / "台账.doc"
    lines = [(f"{TITLE}\r", b""), *upper, *lower, *first, *second, ("注：快报数。\r", b"")]
    path.write_bytes(word(lines))
    (ledger,) = read_ledgers(path)
    assert [entry.cells for entry in ledger.entries] == [
        ("1", "建校", "县教育局", "县财政局", "完工"),
        ("2", "修路", "县教育局", "", "开工"),
    ]
    assert (ledger.title, ledger.around) == (TITLE, ("注：快报数。",))


def test_a_cell_may_have_several_paragraphs_and_a_break_within_one() -> None:
    cells = [("1\x07", IN_TABLE), ("建校\r", IN_TABLE), ("修路\x0b种树\x07", IN_TABLE)]
    lines = [*HEAD, *cells, *row("县教育局", "完工")[:2], row("", "", "", "")[-1]]
    assert rows_of(word(lines))[1] == ("1", "建校\n修路\n种树", "县教育局", "完工")


def test_what_is_deleted_and_the_codes_of_fields_are_left_out() -> None:
    lines = [*HEAD, *row("1", "\x13 PAGE \x14建校\x15", "县教育局", "旧完工")]
    assert rows_of(word(lines, deleted="旧"))[1] == ("1", "建校", "县教育局", "完工")


def numbered(*texts: tuple[int, str, int], start: int = 1) -> dict[int, tuple[bytes, int]]:
    """Return lists of one level: how each is numbered, its text, and a number that its use begins with."""
    lists, levels, uses, changes = b"", b"", b"", b""
    for at, (kind, text, anew) in enumerate(texts, start=1):
        lists += struct.pack("<II18xBB", at, 0, 1, 0)
        levels += struct.pack("<iB23x", start, kind) + struct.pack("<H", len(text))
        levels += text.encode("utf-16-le")
        uses += struct.pack("<I8xBBBB", at, bool(anew), 0, 0, 0)
        changes += b"\xff" * 4 + (struct.pack("<iI", anew, 0x10) if anew else b"")
    first = struct.pack("<H", len(texts)) + lists
    second = struct.pack("<I", len(texts)) + uses + changes
    return {LISTS: (first + levels, len(first)), FORMATS: (second, len(second))}


def style(number: int) -> tuple[bytes, int]:
    """Return styles of which the second numbers its paragraphs by a list; the third is made from it."""
    codes = b"\x0b\x46" + struct.pack("<H", number)
    styles = b""
    for base, own in ((0xFFF, b""), (0xFFF, codes), (1, b"")):
        said = struct.pack("<5H", 0, 1 | base << 4, 0, 0, 0) + struct.pack(
            "<H2sH", 1, "甲".encode("utf-16-le"), 0
        )
        said += struct.pack("<HH", len(own) + 2, 0) + own
        styles += struct.pack("<H", len(said)) + said + b"\0" * (len(said) % 2)
    head = struct.pack("<HHH", 4, 3, 10)
    return head + styles, len(head + styles)


def listed(number: int, depth: int = 0) -> bytes:
    return b"\x0b\x46" + struct.pack("<H", number) + b"\x0a\x26" + bytes([depth])


def test_numbers_that_word_writes_itself_stand_in_their_cells() -> None:
    lists = numbered((0, "\0", 0), (37, "（\0）", 0), (18, "\0", 4))
    lines = list(HEAD)
    for title in ("建校", "修路"):
        own = row("", title, "县教育局", "完工")
        own[0] = ("\x07", IN_TABLE + listed(1))
        own[1] = (own[1][0], IN_TABLE + listed(2))
        own[3] = (own[3][0], IN_TABLE + listed(3))
        lines += own
    assert rows_of(word(lines, parts=lists))[1:] == [
        ("1", "（一）建校", "县教育局", "④完工"),
        ("2", "（二）修路", "县教育局", "⑤完工"),
    ]


def test_a_style_numbers_its_paragraphs_and_those_of_styles_made_from_it() -> None:
    parts = {**numbered((0, "\0.", 0)), STYLES: style(1)}
    lines = [*HEAD, *row("1", "建校", "县教育局", "完工"), *row("2", "修路", "县交通局", "开工")]
    content = bytearray(word(lines, parts=parts))
    # A paragraph's style is the number before what is said of it.
    for title, number in (("建校", 1), ("修路", 2)):
        page = next(
            at
            for at in range(TEXT_AT, len(content), SECTOR)
            if content[at + 511] == 1
            and content[at : at + 4]
            == struct.pack("<I", TEXT_AT + 2 * "".join(own for own, _ in lines).index(title))
        )
        struct.pack_into("<H", content, page + 34, number)
    assert [cells[1] for cells in rows_of(bytes(content))[1:]] == ["1.建校", "2.修路"]


def test_boxes_are_read_at_their_anchors_and_notes_after_the_text() -> None:
    lines = [("\x08\r", b""), *HEAD, *row("1", "建校\x08", "县教育局\x02", "完工")]
    first, second = 0, "".join(own for own, _ in lines).index("建校") + 2
    boxes = [(f"{TITLE}\r", b""), ("二期\r", b"")]
    ends = [0, len(TITLE) + 1, len(TITLE) + 4, len(TITLE) + 5]
    anchored = struct.pack("<3I", first, second, second + 1)
    anchored += b"".join(struct.pack("<I22x", shape) for shape in (7, 9))
    boxed = struct.pack("<4I", *ends) + b"".join(
        struct.pack("<14xI4x", shape) for shape in (7, 9, 0)
    )
    others = {
        "notes": [("\x02数据为快报数\r", b"")],
        "heads": [("页眉\r", b"")],
        "boxes": [*boxes, ("\r", b"")],
    }
    parts = {ANCHORS: (anchored, len(anchored)), BOXES: (boxed, len(boxed))}
    (table,) = read_word97(word(lines, others=others, parts=parts))
    assert table.before == (TITLE,)
    assert table.rows[1].cells == ("1", "建校\n二期", "县教育局", "完工")
    assert table.after == ("数据为快报数",)


def test_a_file_with_a_password_is_said_to_have_one(tmp_path: Path) -> None:
    content = word([*HEAD, *row("1", "建校", "县教育局", "完工")], flags=0x0100)
    with pytest.raises(LockedError):
        read_word97(content)
    (tmp_path / "台账.doc").write_bytes(content)
    with pytest.raises(LedgerError, match="密码"):
        read_ledgers(tmp_path / "台账.doc")


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_damage_raises_nothing_else(data: st.DataObject) -> None:
    lines = [("\x08\r", b""), *HEAD, *row("1", "建校", "县教育局", "完工")]
    lines[-3] = (lines[-3][0], lines[-3][1] + listed(1))
    parts = {**numbered((0, "\0.", 3)), STYLES: style(1)}
    content = bytearray(word(lines, others={"notes": [("注\r", b"")]}, parts=parts))
    for _ in range(data.draw(st.integers(1, 12))):
        content[data.draw(st.integers(8, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))
    for damaged in (bytes(content), bytes(content[:cut])):
        try:
            read_word97(damaged)
        except (DamagedError, LockedError):
            continue


@pytest.mark.skipif(not has_office(), reason="没有 LibreOffice")
def test_a_file_that_another_program_wrote_is_read(tmp_path: Path) -> None:
    rows = [
        ["序号", "任务", "责任单位", "进展情况"],
        ["1", "建校", "县教育局", "完工"],
        ["2", "修路", "县教育局", "开工"],
    ]
    (tmp_path / "a.docx").write_bytes(as_docx(TITLE, rows, merge=(2, 1, 2)))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "doc",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "a.docx"),
    ]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    assert rows_of((tmp_path / "a.doc").read_bytes()) == [tuple(one) for one in rows]
