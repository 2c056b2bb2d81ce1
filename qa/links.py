"""The same 事项 in two periods: which entry of an earlier ledger an entry continues."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.entry import Entry
from qa.draft import AnswerTable, Draft, Statement, TableRow, title_span
from qa.wording import content_words, is_generic, is_stop

FIGURES = re.compile(r"\d[\d.]*(?:万|亿)?[%\u4e00-\u9fff]?(?:以上|左右)?")
# Titles that share this part of their telling words pledge the same thing.
SAME_FROM = 0.5
CARRIED_ON = re.compile(
    r"都(?:在|有|列|出现|挂|推进|提|安排|抓|做)|延续|续(?:推|做|建)|重复|相同的(?:事项|工作|任务)|同样的(?:事项|工作|任务)|连续"
)
NEW_ONLY = re.compile(
    r"新增(?:加)?(?:的)?(?:事项|任务|工作|了哪些)|(?:今年|本期)(?:才有|新列|新加|新上)|去年没有"
)


@dataclass(frozen=True, slots=True)
class Link:
    """An entry, the entry of an earlier period that it continues, and how alike they are."""

    entry: Entry
    earlier: Entry
    likeness: float


@lru_cache(maxsize=200_000)
def telling_words(title: str) -> frozenset[str]:
    words = content_words(FIGURES.sub(" ", title))
    return frozenset(word for word in words if not is_generic(word) and not is_stop(word))


def alike(one: Entry, other: Entry) -> float:
    """Return the share of telling words that two titles have in common, in [0, 1]."""
    first, second = telling_words(one.title), telling_words(other.title)
    if not first or not second:
        return 0.0
    return len(first & second) / max(len(first), len(second))


def links(entries: Sequence[Entry], earlier: Sequence[Entry]) -> list[Link]:
    """Return each entry's counterpart in an earlier ledger, each counterpart once; surest first.

    Weak matches are left out: of two 事项 that only sound alike nothing is claimed.
    """
    pairs = sorted(
        (
            Link(entry, other, likeness)
            for entry in entries
            for other in earlier
            if (likeness := alike(entry, other)) >= SAME_FROM
        ),
        key=lambda link: (-link.likeness, link.entry.position, link.earlier.position),
    )
    taken: set[str] = set()
    found = []
    for link in pairs:
        if link.entry.id not in taken and link.earlier.id not in taken:
            taken |= {link.entry.id, link.earlier.id}
            found.append(link)
    return sorted(found, key=lambda link: link.entry.position)


def answer_links(
    found: Sequence[Link], entries: Sequence[Entry], earlier: Sequence[Entry]
) -> Draft:
    """Return the 事项 that two periods share, side by side."""
    now, before = entries[0].period_label, earlier[0].period_label
    lead = (
        f"{now}与{before}同为一事的有{len(found)}项（按事项内容的文字对应；"
        f"{now}共{len(entries)}项、{before}共{len(earlier)}项）。"
    )
    rows = tuple(
        TableRow(
            (
                f"第{link.entry.number}项 {link.entry.title.rstrip('。')}",
                f"第{link.earlier.number}项 {link.earlier.title.rstrip('。')}",
            ),
            (title_span(link.entry), title_span(link.earlier)),
        )
        for link in found
    )
    counts = (len(found), len(entries), len(earlier))
    return Draft("list", (Statement(lead), AnswerTable((now, before), rows)), (), counts)
