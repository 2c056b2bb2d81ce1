"""What ledgers seldom tell of an entry, by untold.tsv: audits, prizes, numbers a head, real growth.

Asked of an entry that does not say a word of it, such a thing is refused: the entry's own figures
and steps are of something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from index.entry import Entry
from index.word_tables import read_word_table
from qa.glossary import is_across_words
from qa.question import Query

CLAUSE = re.compile(r"[^，,。；;？?！!：:\n]+")
ASKS = re.compile(
    r"什么|啥|哪|谁|几|多少|吗|没有|没(?![\u4e00-\u9fff])|何|怎|是否|有无|结果|原话|多[高大久]|请(?:提供|列|报|给|说|介绍)|给我|发我|对比|比较"
)

# 已经干完了，什么时候验收: first it is to be said how far it is.
CLAIMED = re.compile(r"(?:已经?|都|既然|就)[^，。]{0,8}了$")


@dataclass(frozen=True, slots=True)
class Untold:
    """A thing that may be asked: its name, the words that ask for it, and those that tell it."""

    name: str
    asked: re.Pattern[str]
    written: re.Pattern[str]


@cache
def things() -> tuple[Untold, ...]:
    """Return the things of untold.tsv, in its order."""
    return read_word_table(
        "qa",
        "untold.tsv",
        lambda name, asked, written: Untold(name, re.compile(asked), re.compile(written)),
    )


def untold_of(query: Query, entry: Entry) -> str:
    """Return the name of a thing that a question asks for and an entry says nothing of, or nothing.

    What is said by the way, in a clause that asks nothing, is no such thing: 领导批示要快, 工程到哪步了.
    A question of mere words asks for the last: 背街小巷通知的文号.
    """
    clauses = [clause[0] for clause in CLAUSE.finditer(query.text)]
    asking = [clause for clause in clauses if ASKS.search(clause)]
    for thing in things():
        if thing.written.search(entry.chunk):
            continue
        for at, clause in enumerate(clauses):
            claimed = any(map(CLAIMED.search, clauses[:at]))
            asked = thing.asked.search(clause)
            if not asked or claimed or is_across_words(clause, *asked.span()):
                continue
            if clause in asking or (len(clauses) == 1 and asked.end() == len(clause)):
                return thing.name
    return ""
