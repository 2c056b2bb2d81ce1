"""Word's XML in each of its dialects → one document's body: strict, flat, and that of Word 2003."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from index.entry import LedgerError
from index.tables.package import parse_xml, read_part

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NAMESPACE}}}"
FLAT = b"http://schemas.microsoft.com/office/2006/xmlPackage"
WORD_2003 = b"http://schemas.microsoft.com/office/word/2003/wordml"
DIALECTS = (b"http://purl.oclc.org/ooxml/wordprocessingml/main", WORD_2003)
DOCUMENT = "word/document.xml"
# Names that Word 2003 wrote otherwise.
LATER = {f"{W}vmerge": f"{W}vMerge", f"{W}gridspan": f"{W}gridSpan"}


def body_of(content: bytes, path: Path) -> etree._Element:
    """Return the body of a document in Word's XML, in the names that are usual now.

    Raises:
        LedgerError: it is damaged, or has none.
    """
    root = parse_word(content, path)
    body = next(root.iter(f"{W}body"), None)
    if body is None:
        raise LedgerError(f"{path}：这个 Word 文件没有正文；请检查文件")
    for earlier, later in LATER.items():
        for element in body.iter(earlier):
            element.tag = later
    return body


def parse_word(content: bytes, path: Path) -> etree._Element:
    """Return the root of a part in Word's XML, of whatever dialect.

    Raises:
        LedgerError: it is damaged.
    """
    for dialect in DIALECTS:
        content = content.replace(dialect, NAMESPACE.encode())
    return parse_xml(content, path)


def document_part(package: zipfile.ZipFile, path: Path) -> str:
    """Return the name of the part that holds the document: a package says it, most use one name."""
    kinds = relations(package, "", path)
    found = (target for kind, target in kinds.values() if kind == "officeDocument")
    return next(found, DOCUMENT)


def relations(package: zipfile.ZipFile, part: str, path: Path) -> Mapping[str, tuple[str, str]]:
    """Return the kind and the name of each part that a part refers to, by the id it uses."""
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in package.namelist():
        return {}
    root = parse_xml(read_part(package, listed, path), path)
    return {
        one.get("Id", ""): (
            one.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/"),
        )
        for one in root.iter("{*}Relationship")
        if one.get("TargetMode") != "External"
    }
