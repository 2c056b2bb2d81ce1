"""What a file is, by its first bytes: a name may say otherwise, and often does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from index.entry import LedgerError
from index.tables.compound import ENTRY_BYTES
from index.tables.table import Table

Reader = Callable[[bytes, Path], tuple[Table, ...]]

PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<table", b"<div", b"<meta")
HEAD_BYTES = 4096
EXCEL_2003 = b"urn:schemas-microsoft-com:office:spreadsheet"
OLD_OFFICE = (".doc", ".xls", ".wps", ".et", ".dot", ".xlt")
SAVE_AS = "请另存为 .docx、.xlsx、.csv 或文本再添加"


def reader_of(content: bytes, path: Path) -> Reader:
    """Return the reader for a file's content.

    Raises:
        LedgerError: it is of a kind that holds no table that can be read.
    """
    head = content[:8]
    # Text may begin with BM as a bitmap does.
    is_picture = content.startswith(PICTURES)
    if is_picture and (not head.startswith(b"BM") or path.suffix.lower() == ".bmp"):
        return picture_reader(path)
    if content.startswith(PROGRAMS) and b"\x00" in content[:64]:
        raise LedgerError(f"{path}：这是程序文件，不是台账，没有打开；请检查文件来源")
    if content.startswith(b"PK"):
        return packed(content, path)
    if content.startswith(OLE):
        return compound(content, path)
    if b"%PDF-" in content[:1024]:
        from index.tables.pdf import read_pdf_tables

        return read_pdf_tables
    if content.startswith(b"{\\rtf"):
        return by_office_reader(".rtf")
    start = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"mime-version:" in start and b"multipart/" in content[:4096].lower():
        from index.tables.html import read_mhtml_tables

        return read_mhtml_tables
    if start.startswith(b"<?xml") and (reader := xml_reader(content[:HEAD_BYTES])):
        return reader
    if start.startswith(HTML_STARTS) or (start.startswith(b"<?xml") and b"<html" in start):
        from index.tables.html import read_html_tables

        return read_html_tables
    return text_reader(path)


def xml_reader(head: bytes) -> Reader | None:
    """Return the reader of a Word or an Excel file that is one file of XML; None for other XML."""
    from index.tables.wordml import FLAT, WORD_2003

    if FLAT in head or WORD_2003 in head:
        from index.tables.docx import read_word_xml_tables

        return read_word_xml_tables
    if EXCEL_2003 in head:
        from index.tables.xml_sheets import read_excel_xml_tables

        return read_excel_xml_tables
    return None


def picture_reader(path: Path) -> Reader:
    """Return the reader that recognises the text of pictures.

    Raises:
        LedgerError: it is not installed.
    """
    from index.tables import ocr

    if not ocr.is_installed():
        raise LedgerError(
            f"{path}：这是图片，读不出表格；请找 Word、Excel 原件，或先做文字识别再添加（{ocr.INSTALL}）"
        )
    from index.tables.pdf import read_picture_tables

    return read_picture_tables


def packed(content: bytes, path: Path) -> Reader:
    """Return the reader of an Office file in a zip archive."""
    from index.tables.package import open_package

    names = set(open_package(content, path).namelist())
    if any(name.startswith("word/") for name in names):
        from index.tables.docx import read_docx_tables

        return read_docx_tables
    if any(name.startswith("xl/") for name in names):
        from index.tables.xlsx import read_xlsx_tables

        return read_xlsx_tables
    if "content.xml" in names:
        return by_office_reader(".ods" if path.suffix.lower() == ".ods" else ".odt")
    raise LedgerError(f"{path}：是压缩包，不是 Word 或 Excel 文件；请解压后添加里面的台账")


def compound(content: bytes, path: Path) -> Reader:
    """Return the reader of an old Office file, by the streams that it names."""

    def names(stream: str) -> bool:
        return has_stream(content, stream)

    if names("EncryptedPackage"):
        raise LedgerError(f"{path}：文件有密码；请取消密码后另存，再添加")
    if names("WordDocument"):
        from index.tables.legacy import read_doc_tables

        return read_doc_tables
    if names("Workbook") or names("Book"):
        from index.tables.xlsx import read_xls_tables

        return read_xls_tables
    if path.suffix.lower() in OLD_OFFICE:
        raise LedgerError(f"{path}：文件不完整或已损坏；请用 Word、Excel 或 WPS 打开后另存，再添加")
    raise LedgerError(f"{path}：认不出这个文件的格式；{SAVE_AS}")


def has_stream(content: bytes, name: str) -> bool:
    """Return whether an old Office file has a stream of a name, though its directory be damaged."""
    written = f"{name}\0".encode("utf-16-le")
    at = content.find(written)
    # An entry of the directory begins with its name; in a text it may stand anywhere.
    while at >= 0 and at % ENTRY_BYTES:
        at = content.find(written, at + 1)
    return at >= 0


def by_office_reader(suffix: str) -> Reader:
    from index.tables.legacy import by_office

    return lambda content, path: by_office(content, path, suffix)


def text_reader(path: Path) -> Reader:
    """Return the reader of plain text; commas and quotes are those of .csv where it is named so."""
    from index.tables.csvs import read_csv_tables
    from index.tables.text import read_text_tables

    if path.suffix.lower() in (".csv", ".tsv"):
        return lambda content, path: (
            read_csv_tables(content, path) or read_text_tables(content, path)
        )
    return read_text_tables
