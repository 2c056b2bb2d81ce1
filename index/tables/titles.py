"""The lines that read like a ledger's title, as against a cell's text."""

from __future__ import annotations

import re

YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年?(?:度)?")
TITLE_WORDS = re.compile(r"台账|进展|进度|落实|完成情况|清单|一览表|汇总表|实事|任务|事项")
SENTENCE_END = re.compile(r"[。；;！？!?，,、：:]$")
LONGEST_TITLE = 80


def may_be_title(line: str) -> bool:
    """Return whether a line is short and has a word of a ledger's title."""
    return len(line) <= LONGEST_TITLE and bool(TITLE_WORDS.search(line))


def is_dated_title(line: str) -> bool:
    """Return whether a line is a title with a year, and no sentence."""
    return may_be_title(line) and bool(YEAR.search(line)) and not SENTENCE_END.search(line)
