"""The numbers that Word writes by itself before paragraphs of a list: they stand in no text."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from index.tables.package import read_part
from index.tables.wordml import W, parse_word

NUMBERING, STYLES = "word/numbering.xml", "word/styles.xml"
CHINESE = (
    "chineseCounting",
    "chineseCountingThousand",
    "ideographDigital",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
)
COUNTED = ("decimal", "decimalEnclosedCircle", *CHINESE)
DIGITS = "零一二三四五六七八九"
LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list is numbered: its first number, its kind, and what stands around it."""

    start: int
    kind: str
    text: str


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted."""

    levels: dict[tuple[str, int], Level] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def mark(self, paragraph: etree._Element) -> str:
        """Return what stands before a paragraph, as 1 or （一）; each call counts on."""
        return self.next_of(self.place_of(paragraph))

    def next_of(self, place: tuple[str, int] | None) -> str:
        """Return the next number at a list's level, as it is shown; none of no list."""
        level = self.levels.get(place) if place else None
        if place is None or level is None or level.kind not in COUNTED:
            return ""
        number, depth = place
        self.counts[place] = self.counts.get(place, level.start - 1) + 1
        for deeper in range(depth + 1, LEVELS):
            self.counts.pop((number, deeper), None)
        text = level.text
        for own in range(depth + 1):
            at = self.levels.get((number, own), level)
            count = self.counts.get((number, own), at.start)
            text = text.replace(f"%{own + 1}", shown(count, at.kind))
        return text.strip()

    def write_marks(self, body: etree._Element) -> None:
        """Write the marks into the text of a document's paragraphs, in order."""
        for paragraph in body.iter(f"{W}p") if self.levels else ():
            mark = self.mark(paragraph)
            if mark:
                run = etree.Element(f"{W}r")
                etree.SubElement(run, f"{W}t").text = mark
                paragraph.insert(1 if paragraph.find(f"{W}pPr") is not None else 0, run)

    def place_of(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """Return the list and the level that a paragraph is of, by itself or by its style."""
        own = list_of(paragraph.find(f"{W}pPr/{W}numPr"))
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        by_style = self.styles.get(style.get(f"{W}val", "")) if style is not None else None
        return own or by_style


def read_numbering(package: zipfile.ZipFile, path: Path) -> Numbering:
    """Return the lists of a Word file; none where it has none.

    Raises:
        LedgerError: a part is damaged.
    """
    parts = set(package.namelist())
    if NUMBERING not in parts:
        return Numbering()
    root = parse_word(read_part(package, NUMBERING, path), path)
    kinds = {one.get(f"{W}abstractNumId"): one for one in root.iter(f"{W}abstractNum")}
    levels = {}
    for one in root.iter(f"{W}num"):
        kind = one.find(f"{W}abstractNumId")
        abstract = kinds.get(kind.get(f"{W}val")) if kind is not None else None
        for level in abstract.iter(f"{W}lvl") if abstract is not None else ():
            depth = whole(level.get(f"{W}ilvl"))
            levels[one.get(f"{W}numId", ""), depth] = level_of(level)
    styles = {}
    if STYLES in parts:
        for style in parse_word(read_part(package, STYLES, path), path).iter(f"{W}style"):
            place = list_of(style.find(f"{W}pPr/{W}numPr"))
            if place:
                styles[style.get(f"{W}styleId", "")] = place
    return Numbering(levels, styles)


def list_of(element: etree._Element | None) -> tuple[str, int] | None:
    number = element.find(f"{W}numId") if element is not None else None
    if element is None or number is None or number.get(f"{W}val") in (None, "0"):
        return None
    level = element.find(f"{W}ilvl")
    return number.get(f"{W}val", ""), whole(level.get(f"{W}val") if level is not None else "0")


def level_of(element: etree._Element) -> Level:
    def value(name: str, default: str) -> str:
        found = element.find(f"{W}{name}")
        return found.get(f"{W}val", default) if found is not None else default

    return Level(whole(value("start", "1")), value("numFmt", "decimal"), value("lvlText", ""))


def whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else 0


def shown(count: int, kind: str) -> str:
    """Return a number in digits, or in Chinese below a hundred."""
    if kind == "decimalEnclosedCircle" and 1 <= count <= 20:
        return chr(ord("①") + count - 1)
    if kind not in CHINESE or not 0 < count < 100:
        return str(count)
    tens, ones = divmod(count, 10)
    head = ("" if tens == 1 else DIGITS[tens]) + "十" if tens else ""
    return head + (DIGITS[ones] if ones or not tens else "")
