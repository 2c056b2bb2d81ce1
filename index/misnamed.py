"""Files that are not what their names say, and files that the system does not give."""

from __future__ import annotations

from pathlib import Path

from index.entry import LedgerError
from index.problems import reason_of

# What a file of a name is, and what opens it.
KINDS = {
    ".xlsx": ("Excel", "Excel 或 WPS 表格"),
    ".xls": ("Excel", "Excel 或 WPS 表格"),
    ".et": ("WPS 表格", "WPS 表格"),
    ".docx": ("Word", "Word 或 WPS 文字"),
    ".doc": ("Word", "Word 或 WPS 文字"),
    ".wps": ("WPS 文字", "WPS 文字"),
    ".pdf": ("PDF", "PDF 阅读器"),
}
# What is said of content that is of no known kind and no text either.
UNKNOWN = "不是文本文件"


def unreadable(path: Path, error: OSError) -> LedgerError:
    return LedgerError(f"{path}：读不了（{reason_of(error)}）；请检查文件和它的权限")


def clearer(path: Path, error: LedgerError) -> LedgerError:
    """Return the error of reading a file, in words that say what the file is not."""
    cause, kind = error.__cause__, KINDS.get(path.suffix.lower())
    if isinstance(cause, OSError) and cause.errno and str(cause.strerror) in str(error):
        return unreadable(path, cause)
    if kind is None or UNKNOWN not in str(error):
        return error
    name, program = kind
    return LedgerError(
        f"{path}：名为 {path.suffix}，内容却不是 {name} 文件，可能没有下载完整或已经损坏；"
        f"请用 {program} 打开看看，打得开就另存一份再添加，打不开就向提供的人再要一份"
    )
