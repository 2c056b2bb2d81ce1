"""A ledger as it is kept: one JSON file, read whole and written so that nothing is lost."""

from __future__ import annotations

import json
import os
from pathlib import Path

from index.entry import Ledger, LedgerError
from index.problems import reason_of


def read_kept(path: Path) -> Ledger | None:
    """Return the ledger of a file of the home, None if it has just been removed.

    Raises:
        LedgerError: the file is damaged, or this user may not read it.
    """
    try:
        ledger = Ledger.from_object(json.loads(path.read_text(encoding="utf-8")))
        if ledger.id != path.stem:
            raise ValueError(ledger.id)
    except FileNotFoundError:
        return None
    except PermissionError as error:
        raise LedgerError(f"{path}：台账文件没有读取权限；请修改它的权限") from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError, LedgerError) as error:
        raise LedgerError(
            f"{path}：台账文件损坏；请移走它，并用 python -m index add 重新添加原文件"
        ) from error
    return ledger


def write(ledger: Ledger, folder: Path) -> None:
    """Write a ledger's file so that a kill or a power cut leaves the old one or the new one."""
    path = folder / f"{ledger.id}.json"
    working = folder / ".writing"  # One name: what a kill leaves is written over.
    try:
        with working.open("w", encoding="utf-8") as file:
            file.write(ledger.to_json())
            file.flush()
            os.fsync(file.fileno())
        working.rename(path)
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise LedgerError(
            f"{path}：写不进去（{reason_of(error)}）；请检查磁盘空间和权限"
        ) from error
