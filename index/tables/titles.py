"""The lines that read like a ledger's title, as against a cell's text."""

from __future__ import annotations

import re

YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年?(?:度)?")
TITLE_WORDS = re.compile(
    r"台账|台帐|进展|进度|落实|完成情况|推进|办理|清单|一览表|汇总表|统计表|调度表|推进表|公示表|实事|任务|事项"
)
SENTENCE_END = re.compile(r"[。；;！？!?，,、：:]$")
LONGEST_TITLE = 80
NO_TITLE = re.compile(r"^[（(][^（()）]*[)）]$|^[\u4e00-\u9fff]{2,6}[：:]|[>＞»]|现将|如下|首页")
ANNEX = re.compile(r"^附件\s*[\d一二三四五六七八九十]*\s*[：:.、]?\s*")


def may_be_title(line: str) -> bool:
    """Return whether a line is short and has a word of a ledger's title."""
    return len(line) <= LONGEST_TITLE and bool(TITLE_WORDS.search(line))


def is_dated_title(line: str) -> bool:
    """Return whether a line is a title with a year, and no sentence."""
    return may_be_title(line) and bool(YEAR.search(line)) and not SENTENCE_END.search(line)


def states_no_title(line: str) -> bool:
    """Return whether a line with a title's words says something about the table instead.

    （截至9月底完成情况）, 填报单位：进展办, 现将落实情况公布如下： are none.
    """
    return bool(NO_TITLE.search(line) or SENTENCE_END.search(line))
