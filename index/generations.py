"""The generations of an index on disk: written aside, checksummed, published, copied to be read.

A generation is published whole, by a rename, with the checksums of its files: what a killed
process leaves has no number, and damage is seen before anything reads it. No published file is
ever opened by the index itself; a reader gets a copy, which is locked while it is in use.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from filelock import FileLock, Timeout

SUMS = "sums.json"
WRITING = ".writing"
COPIES = ".copies"
IN_USE = "in-use"
# Held while copies are made and deleted: one that is not yet locked is not left over.
MAKING = ".copies.lock"


def generations(folder: Path) -> list[Path]:
    """Return the published generations of an index, oldest first."""
    if not folder.is_dir():
        return []
    named = (path for path in folder.iterdir() if path.name.isdecimal() and path.is_dir())
    return sorted(named, key=number)


def number(path: Path) -> int:
    return int(path.name)


def begin(folder: Path, *, start_from: Path | None) -> Path:
    """Return a folder to write the next generation in, with the files of `start_from` if given."""
    working = folder / WRITING
    clear(working)
    working.mkdir(parents=True)
    if start_from:
        copy_files(start_from, working)
    return working


def publish(working: Path, marks: Mapping[str, str]) -> Path:
    """Give what was written its number, and return where it stands; the older ones are deleted.

    `marks` say what the generation was made with; `problem_of` compares them.
    """
    folder = working.parent
    files = sorted(path for path in working.rglob("*") if path.is_file())
    sums = {path.relative_to(working).as_posix(): checksum(path) for path in files}
    text = json.dumps({"marks": dict(marks), "files": sums}, ensure_ascii=False, indent=1)
    (working / SUMS).write_text(text, encoding="utf-8")
    older = generations(folder)
    target = folder / str(number(older[-1]) + 1 if older else 1)
    clear(target)
    working.rename(target)
    for path in older:
        clear(path)
    return target


def problem_of(generation: Path, marks: Mapping[str, str]) -> str:
    """Return what keeps a generation from being used, or an empty string."""
    try:
        written = json.loads((generation / SUMS).read_text(encoding="utf-8"))
        made_with = dict(written["marks"])
        for name, sum_ in written["files"].items():
            if checksum(generation / name) != sum_:
                return f"文件 {generation / name} 损坏"
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return f"{generation} 的文件损坏或不全"
    changed = [mark for mark, value in marks.items() if made_with.get(mark) != value]
    return f"{changed[0]}换了" if changed else ""


def copy_to_read(generation: Path, folder: Path) -> tuple[Path, Callable[[], None]]:
    """Return a copy below `folder` for this process alone, and what deletes it.

    The copies that killed processes have left there are deleted on the way.
    """
    copies = folder / COPIES
    copies.mkdir(exist_ok=True)
    with FileLock(folder / MAKING):
        for left in copies.iterdir():
            clear_unused(left)
        copy = Path(tempfile.mkdtemp(dir=copies))
        in_use = FileLock(copy / IN_USE, thread_local=False)
        in_use.acquire()
    copy_files(generation, copy)

    def release() -> None:
        in_use.release()
        clear(copy)

    return copy, release


def clear_unused(copy: Path) -> None:
    """Delete a copy that no living process has locked."""
    if copy.is_dir():
        in_use = FileLock(copy / IN_USE, thread_local=False)
        try:
            in_use.acquire(timeout=0)
        except Timeout:
            return
        in_use.release()
    clear(copy)


def copy_files(generation: Path, target: Path) -> None:
    """Copy the files that the generation's checksums name, and nothing that lies beside them."""
    written = json.loads((generation / SUMS).read_text(encoding="utf-8"))
    for name in written["files"]:
        file = target / name
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(generation / name, file)


def clear(path: Path) -> None:
    """Delete a folder or a file, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
