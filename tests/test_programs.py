"""Other programs run over a file: bounded in time and memory, with all that they start."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from word_files import compound

from index.entry import LedgerError
from index.tables import programs
from index.tables.formats import has_stream
from index.tables.programs import run

PATH = Path("台账.xls")


def test_a_program_that_takes_too_long_is_stopped_with_what_it_has_started(tmp_path: Path) -> None:
    started = time.perf_counter()
    # What a shell leaves behind holds the pipe open.
    command = ["sh", "-c", "sleep 30 & sleep 30"]
    with pytest.raises(LedgerError, match=r"台账\.xls：读了 0\.2 秒还没有读完，已停止"):
        run(command, PATH, str(tmp_path), seconds=0.2)
    assert time.perf_counter() - started < 5


def test_a_program_gives_its_status_and_what_it_prints(tmp_path: Path) -> None:
    assert run(["sh", "-c", "echo 好; exit 3"], PATH, str(tmp_path)) == (3, "好\n".encode())


def test_a_program_that_is_not_there_is_said_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="转换程序运行不了"):
        run([str(tmp_path / "none")], PATH, str(tmp_path))


@pytest.mark.skipif(sys.platform != "linux", reason="只有 Linux 能限定另一进程的内存")
def test_a_program_may_take_no_more_memory_than_its_share(tmp_path: Path) -> None:
    command = [sys.executable, "-c", f"bytearray({programs.MAX_BYTES})"]
    status, _ = run(command, PATH, str(tmp_path))
    assert status == 1


def test_a_stream_is_told_by_the_directory_and_not_by_a_text() -> None:
    content = compound({"WordDocument": b""})
    assert has_stream(content, "WordDocument")
    assert not has_stream(content[:700], "WordDocument")
    text = compound({"Other": bytes(2) + "Book\0".encode("utf-16-le")})
    assert not has_stream(text, "Book")
