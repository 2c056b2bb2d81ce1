"""What a follow-up takes from the answer before it: 第二个 of a list that was given."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import regexes

NUMERALS = "一二三四五六七八九十"
# 第二个 points at an answer's list; 第二项 is a number of the ledger.
POINTS_AT = re.compile(
    r"^(?:那么?|这|再看|其中)?(?:的)?第(?P<n>[一二三四五六七八九十]|[1-9])个(?:呢|[,，])?(?=$|[^月年批])"
)
LISTED = re.compile(
    r"(?:(?:^|\n|[：:；;])\s*[1-9][.．、）)]|[①-⑩]|(?:^|\n|[：:；;，,、])\s*[一二三四五六七八九十]是)\s*(?P<words>[^\n；;①-⑩]+)"
)
ROW = re.compile(r"^\| (?P<name>[^|]*第\d+项) \|", re.MULTILINE)
LONGEST = 40


def resolved(question: str, history: Sequence[dict[str, str]]) -> str:
    """Return a question with 第N个 put as what the last answer lists there; else as it is."""
    pointer = POINTS_AT.match(question.strip())
    answers = [turn["content"] for turn in history if turn.get("role") == "assistant"]
    if not pointer or not answers:
        return question
    numeral = pointer["n"]
    number = int(numeral) if numeral.isdecimal() else NUMERALS.index(numeral) + 1
    # An answer between that lists nothing leaves the list before it in sight.
    listed = next((found for answer in reversed(answers) if (found := listed_in(answer))), [])
    if number > len(listed):
        return question
    rest = question.strip()[pointer.end() :].lstrip("呢,，")
    return f"{listed[number - 1]}，{rest}" if rest else listed[number - 1]


def listed_in(answer: str) -> list[str]:
    """Return what an answer lists, in order: the rows of its table, or its numbered items."""
    rows = ROW.findall(answer)
    if rows:
        return [row.strip() for row in rows]
    return [subject_of(match["words"]) for match in LISTED.finditer(answer)]


def subject_of(words: str) -> str:
    """Return the name of an item without what is reported of it; its number names it best."""
    number = regexes.search(r"第\d+项", words)
    return number[0] if number else regexes.split(r"[：:，,。]", words)[0][:LONGEST]
