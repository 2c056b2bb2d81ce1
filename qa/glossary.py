"""The other names that officials use for the ledger's terms, read from glossary.tsv."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from index.entry import LedgerError
from index.lexical import words
from index.word_tables import read_word_table

OWN_GLOSSARY = "LEDGER_QA_GLOSSARY"
DIRECTIONS = ("both", "to_term")
# Of a shorter name too little would be left to tell it by.
SHORTEST_LEFT = 4

# The counter of what is asked for goes with the number, and begins no name.
ASKED_COUNTER = re.compile(r"[哪几少][个家条户项座场处所件套名批台]|[各每这那]家(?=[医])")

Line = tuple[str, str, str]


@cache
def names() -> dict[str, tuple[str, ...]]:
    """Return for every word the ledger's terms that it may stand for, in the file's order.

    A term's own synonyms come after it: GDP leads to 地区生产总值 and so to 生产总值. The lines of
    the file that LEDGER_QA_GLOSSARY names come first. A name with 的 in it is known without too.

    Raises:
        LedgerError: that file cannot be read, or a line of it is not right.
    """
    own = os.environ.get(OWN_GLOSSARY, "")
    lines = [*(read_own(Path(own)) if own else ()), *shipped()]
    synonyms: defaultdict[str, list[str]] = defaultdict(list)
    leads: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for term, other, direction in lines:
        leads[other.lower()].setdefault(term.lower())
        if direction == "both":
            leads[term.lower()].setdefault(other.lower())
            synonyms[term.lower()].append(other.lower())
    for said in list(leads):
        shorter = without_particle(said)
        if shorter and shorter not in leads and shorter not in leads[said]:
            leads[shorter] = leads[said]
    return {
        word: tuple(
            dict.fromkeys(
                [*terms, *(name for term in terms for name in synonyms[term] if name != word)]
            )
        )
        for word, terms in leads.items()
    }


def without_particle(name: str) -> str:
    """Return a name as it is said without 的 in it, or nothing: 海上大项目 for 海上的大项目."""
    shorter = name[0] + name[1:-1].replace("的", "") + name[-1]
    return shorter if len(shorter) < len(name) and len(shorter) >= SHORTEST_LEFT else ""


@cache
def terms_shipped() -> str:
    """Return all the ledger terms of glossary.tsv, one a line: the field's own words."""
    return "\n".join(dict.fromkeys(term for term, _, _ in shipped()))


def is_of_field(word: str) -> bool:
    """Return whether a word of two or more characters stands in a term that ledgers use: 债务, 常住人口."""
    return len(word) > 1 and word in terms_shipped()


def shipped() -> list[Line]:
    return list(
        read_word_table(
            "qa", "glossary.tsv", lambda term, other, direction: (term, other, direction)
        )
    )


def read_own(path: Path) -> list[Line]:
    """Return the lines of a user's glossary: term, other name, and a direction or none for both.

    Raises:
        LedgerError: it cannot be read, or a line has no tab, names itself, or goes in a circle.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LedgerError(
            f"{path}：术语表读不了；请检查 {OWN_GLOSSARY} 指的文件，编码须是 UTF-8"
        ) from error
    found: list[Line] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#") or line.startswith("term\t"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) not in (2, 3) or not all(cells):
            raise LedgerError(
                f"{path}：第{number}行“{line[:30]}”不是“台账用语<制表符>别的叫法”；请用制表符分开两列"
            )
        term, other, direction = (*cells, "both")[:3]
        if direction not in DIRECTIONS:
            raise LedgerError(f"{path}：第{number}行的方向“{direction}”应是 both 或 to_term")
        if term == other:
            raise LedgerError(f"{path}：第{number}行的两个词相同（{term}）；请删去这一行")
        circle = leading(term, other, found) if direction == "to_term" else ()
        if circle:
            raise LedgerError(
                f"{path}：第{number}行与前面的行互为所指（{'、'.join(circle)}）；请改成一行 both"
            )
        found.append((term, other, direction))
    return found


def leading(start: str, end: str, lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the words by which lines of one direction lead from a word to another, or nothing."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    for way in ways:
        if way[-1] == end:
            return way
        onward = [
            term
            for term, other, direction in lines
            if other == way[-1] and direction == "to_term" and term not in seen
        ]
        seen.update(onward)
        ways += [(*way, term) for term in dict.fromkeys(onward)]
    return ()


def holds(text: str, word: str) -> bool:
    """Return whether a text has a word, in the ledger's own terms or in the glossary's."""
    return word in text or any(name in text for name in names().get(word, ()))


def cuts_letters(text: str, start: int, end: int) -> bool:
    """Return whether a part of a text begins or ends inside a word of letters: AR in smart."""
    edges = (text[max(start - 1, 0) : start + 1], text[end - 1 : end + 1])
    return any(len(edge) == 2 and edge.isascii() and edge.isalpha() for edge in edges)


def edges_of_words(text: str) -> set[int]:
    """Return where the words of a text begin and end."""
    edges, at = {0}, 0
    for word in words(text):
        at = text.index(word, at) + len(word)
        edges |= {at - len(word), at}
    return edges


def straddles(text: str, start: int, end: int) -> bool:
    """Return whether a part of a text begins and ends inside other words: 发文 in 印发文件."""
    edges = edges_of_words(text)
    return start not in edges and end not in edges


def is_across_words(text: str, start: int, end: int) -> bool:
    """Return whether two characters are of two words, one of them longer: 批示 in 那批示范性的."""
    edges = edges_of_words(text)
    apart = end - start == 2 and start + 1 in edges
    return apart and not {start, end} <= edges


@cache
def longest_name() -> int:
    return max(map(len, names()), default=0)


def names_in(text: str, *, shorter: bool = False) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return the glossary's words in a text, as start, end and terms; longest first, none twice.

    `shorter`: none that is the whole text.
    """
    plain, found, at = text.lower(), [], 0
    longest = min(longest_name(), len(plain) - 1 if shorter else len(plain))
    while at < len(plain):
        # 哪家医院 has no 家医 in it.
        if at and ASKED_COUNTER.match(plain, at - 1):
            at += 1
            continue
        for length in range(min(longest, len(plain) - at), 1, -1):
            terms = names().get(plain[at : at + length])
            if terms and not cuts_letters(plain, at, at + length):
                if length == 2 and straddles(plain, at, at + length):
                    continue
                found.append((at, at + length, terms))
                at += length
                break
        else:
            at += 1
    return found
