"""The folder that a user's ledgers are kept in: where it is, and whether it can be used."""

from __future__ import annotations

import os
import tempfile
import weakref
from collections.abc import Callable
from pathlib import Path

from index.entry import LedgerError
from index.problems import reason_of


def default_home() -> Path:
    """Return LEDGER_QA_HOME, or .ledger-qa in the working directory."""
    return Path(os.environ.get("LEDGER_QA_HOME") or ".ledger-qa")


def can_write(home: Path) -> bool:
    """Return whether this user can write to a home, a file system without writing told too."""
    lock = home / "lock"
    paths = [lock if lock.exists() else home, home / "ledgers", home / "index"]
    return all(os.access(path if path.exists() else home, os.W_OK) for path in paths)


def can_read(home: Path) -> bool:
    """Return whether this user can list a home and its ledgers, and open them."""
    folders = [folder for folder in (home, home / "ledgers") if os.path.isdir(folder)]
    return all(os.access(folder, os.R_OK | os.X_OK) for folder in folders)


def is_missing(home: Path) -> bool:
    """Return whether there is no home yet.

    Raises:
        LedgerError: the system cannot tell, as of a name that is too long.
    """
    try:
        return not home.exists()
    except OSError as error:
        raise unusable(home, error) from error


def refuse_unfit(home: Path, *, is_new: bool, can_read: Callable[[Path], bool]) -> None:
    """Refuse what is no home, may not be read or cannot be made.

    Raises:
        LedgerError: with what is wrong, and what to do.
    """
    if not is_new and not home.is_dir():
        raise LedgerError(f"数据目录 {home} 是一个文件；请用 --home 或 LEDGER_QA_HOME 指定目录")
    if not is_new and not can_read(home):
        raise LedgerError(f"数据目录 {home} 没有读取权限；请修改它的权限，或用 --home 换一个")
    if any((home / "index").glob("*.py")):
        raise LedgerError(
            f"数据目录 {home.absolute()} 里的 index 是程序的目录；请用 --home 另外指定一个目录"
        )
    if is_new and not home.absolute().parent.is_dir():
        raise LedgerError(f"数据目录 {home} 的上级目录不存在；请检查 --home 或 LEDGER_QA_HOME")


def temporary_folder(owner: object) -> Path:
    """Return a new folder that is deleted when its owner is."""
    folder = tempfile.TemporaryDirectory(prefix="ledger-qa-", ignore_cleanup_errors=True)
    weakref.finalize(owner, folder.cleanup)
    return Path(folder.name)


def folder_time(folder: Path) -> int:
    """Return when files last came to a folder or went from it, in ns; 0 if it is not there."""
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0


def unusable(home: Path, error: OSError) -> LedgerError:
    return LedgerError(
        f"数据目录 {home} 不能使用（{reason_of(error)}）；"
        "请检查它的写入权限和磁盘空间，或用 --home 换一个"
    )
