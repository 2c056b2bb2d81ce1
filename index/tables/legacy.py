"""Old and other Office files → those that are read here, by antiword or LibreOffice where it is."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from index.entry import LedgerError
from index.tables.compound import DamagedError
from index.tables.docx import read_docx_tables
from index.tables.grid import Spanning, spread, table_of, tidy
from index.tables.joined import ended
from index.tables.package import parse_xml
from index.tables.programs import run
from index.tables.table import Table
from index.tables.word97 import LockedError, read_word97

# With LibreOffice after it a person still waits no longer than ten seconds.
ANTIWORD_LIMIT_S = 2
INSTALL_OFFICE = "请在 Word 或 WPS 里另存为 .docx，或安装 LibreOffice（apt-get install libreoffice-writer-nogui）"
INSTALL_BOTH = "请在 Word 里另存为 .docx，或安装 antiword（apt-get install antiword）"


def read_doc_tables(content: bytes, path: Path) -> tuple[Table, ...]:
    """Return the tables of an old .doc file; what is not read here, other programs may read.

    Antiword keeps rows that LibreOffice flattens.

    Raises:
        LedgerError: it has a password, or no program is there that reads it.
    """
    try:
        if tables := read_word97(content):
            return tables
    except LockedError as error:
        raise LedgerError(f"{path}：文件有密码；请取消密码后另存，再添加") from error
    except DamagedError:
        # Word before 97, or a file that another program may mend.
        pass
    if shutil.which("antiword"):
        tables = by_antiword(content, path)
        if tables:
            return tables
    if shutil.which("soffice"):
        return by_office(content, path, ".doc")
    raise LedgerError(f"{path}：这台机器读不了 .doc 文件；{INSTALL_BOTH}")


def by_antiword(content: bytes, path: Path) -> tuple[Table, ...]:
    """Return the tables that antiword's DocBook has; none where it cannot read the file."""
    with tempfile.TemporaryDirectory(prefix="ledger-qa-doc-") as folder:
        source = Path(folder) / "ledger.doc"
        source.write_bytes(content)
        command = ["antiword", "-x", "db", "-m", "UTF-8.txt", str(source)]
        try:
            status, printed = run(command, path, folder, seconds=ANTIWORD_LIMIT_S)
        except LedgerError:
            return ()
    if status or not printed.strip():
        return ()
    # antiword declares DocBook's document type, which is not looked up.
    text = printed[printed.find(b"<book") :] if b"<book" in printed else printed
    try:
        root = parse_xml(text, path)
    except LedgerError:
        return ()
    tables: list[Table] = []
    before: list[str] = []
    for element in root.iter():
        if element.tag in ("para", "title") and not list(element.iterancestors("entry")):
            line = tidy("".join(element.itertext()))
            before += [line] if line else []
        elif element.tag in ("informaltable", "table"):
            table = table_of(spread(docbook_rows(element)), before)
            if table:
                tables.append(table)
                before = []
    return ended(tables, before)


def docbook_rows(table: etree._Element) -> Iterator[list[Spanning]]:
    for row in table.iter("row"):
        yield [
            Spanning(
                tidy(
                    "\n".join("".join(part.itertext()) for part in entry)
                    or "".join(entry.itertext())
                )
            )
            for entry in row.iter("entry")
        ]


def by_office(content: bytes, path: Path, suffix: str) -> tuple[Table, ...]:
    """Return the tables of a file that LibreOffice turns into one that is read here.

    Raises:
        LedgerError: LibreOffice is not there, takes too long, or cannot read the file.
    """
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        raise LedgerError(f"{path}：这台机器读不了 {suffix} 文件；{INSTALL_OFFICE}")
    is_sheet = suffix in (".et", ".ods", ".xls")
    target = "xlsx" if is_sheet else "docx"
    with tempfile.TemporaryDirectory(prefix="ledger-qa-office-") as folder:
        source = Path(folder) / f"ledger{suffix}"
        source.write_bytes(content)
        command = [
            office,
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--norestore",
            "--convert-to",
            target,
            "--outdir",
            folder,
            str(source),
        ]
        run(command, path, folder)
        made = Path(folder) / f"ledger.{target}"
        if not made.exists():
            raise LedgerError(
                f"{path}：文件打不开，可能不完整或有密码；请用 Word、Excel 或 WPS 打开后另存为 .docx 或 .xlsx，再添加"
            )
        converted = made.read_bytes()
    if is_sheet:
        from index.tables.xlsx import read_xlsx_tables

        return read_xlsx_tables(converted, path)
    return read_docx_tables(converted, path)
