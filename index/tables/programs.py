"""Other programs run over a file, each in a group of processes of its own, bounded in time and memory."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from index.entry import LedgerError

# What is read here takes a second or two; a person waits no longer than ten for what is damaged.
TIME_LIMIT_S = 8
MAX_BYTES = 4_000_000_000
TOO_LONG = (
    "文件可能已损坏或太大；请用 Word、Excel 或 WPS 打开看看，打得开就另存为 .docx 或 .xlsx 再添加"
)


def run(
    command: Sequence[str], path: Path, folder: str, *, seconds: float = TIME_LIMIT_S
) -> tuple[int, bytes]:
    """Return the exit status of a program that reads a file, and what it has printed.

    Raises:
        LedgerError: it cannot be run, or takes too long: it is stopped with all that it has started.
    """
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            start_new_session=True,
        )
    except OSError as error:
        raise LedgerError(
            f"{path}：转换程序运行不了（{error.strerror}）；请另存为 .docx 或 .xlsx 再添加"
        ) from error
    with process:
        try:
            limit_memory(process.pid)
            printed, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise LedgerError(
                f"{path}：读了 {seconds:g} 秒还没有读完，已停止；{TOO_LONG}"
            ) from error
        finally:
            # What it has started holds its pipe open, and would be waited for.
            if process.returncode is None:
                stop_group(process)
    return process.returncode, printed


def limit_memory(pid: int) -> None:
    """Bound what a process and those that it starts may take, where the system can."""
    if sys.platform == "linux":
        import resource

        # It may have ended already.
        with contextlib.suppress(ProcessLookupError):
            resource.prlimit(pid, resource.RLIMIT_AS, (MAX_BYTES, MAX_BYTES))


def stop_group(process: subprocess.Popen[bytes]) -> None:
    """Stop a process and all that it has started."""
    # All of them may have ended.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
