"""The limits that a packed file has to keep before anything in it is read, and safe XML."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

from lxml import etree

from index.entry import LedgerError

MAX_UNPACKED_BYTES = 400_000_000
MAX_PARTS = 10_000
# Office files pack to a tenth or so; a part that grows a thousandfold is made to fill the memory.
MAX_RATIO = 500
RATIO_COUNTS_FROM = 5_000_000
# What a damaged directory of parts raises; a flipped byte may ask for a later version of zip.
DAMAGE = (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, struct.error)


def open_package(content: bytes, path: Path) -> zipfile.ZipFile:
    """Return a packed Office file that keeps the limits.

    Raises:
        LedgerError: it is damaged, encrypted, or unpacks to more than is read.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
        parts = package.infolist()
    except DAMAGE as error:
        raise LedgerError(
            f"{path}：文件不完整或已损坏；请用 Word 或 Excel 打开后另存，再添加"
        ) from error
    if any(part.flag_bits & 1 for part in parts):
        raise LedgerError(f"{path}：文件有密码；请取消密码后另存，再添加")
    unpacked = sum(part.file_size for part in parts)
    swollen = any(
        part.file_size > RATIO_COUNTS_FROM
        and part.file_size > MAX_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if unpacked > MAX_UNPACKED_BYTES or len(parts) > MAX_PARTS or swollen:
        raise LedgerError(f"{path}：文件解压后过大，可能是压缩炸弹，没有读取；请检查文件来源")
    return package


def read_part(package: zipfile.ZipFile, name: str, path: Path) -> bytes:
    """Return a part of a packed file.

    Raises:
        LedgerError: it is not there or damaged.
    """
    try:
        return package.read(name)
    except (KeyError, zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError) as error:
        raise LedgerError(
            f"{path}：文件内容不完整（{name}）；请用 Word 或 Excel 打开后另存，再添加"
        ) from error
    except Exception as error:
        # zlib.error and its like, which have no base of their own.
        raise LedgerError(f"{path}：文件内容损坏（{name}）；请另存后再添加") from error


def parse_xml(content: bytes, path: Path) -> etree._Element:
    """Return the root of an XML part; nothing outside it is looked up.

    Raises:
        LedgerError: it is no well-formed XML, or declares entities.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise LedgerError(f"{path}：文件内容不是完整的 XML；请另存后再添加") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise LedgerError(f"{path}：文件里带有外部实体声明，没有读取；请检查文件来源")
    return root
