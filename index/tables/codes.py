"""序号 as they are written, ★1, （二）, 2025-01, A03, ④, and which are written alike."""

from __future__ import annotations

import re

NUMERAL = re.compile(
    r"[★☆*（(第]*(?:实事|任务|项目|事项)?(?:[A-Za-z\d.\-—]+|[一二三四五六七八九十百]+|[①-⑳])"
    r"[)）、.．项号条★☆*]*"
)
MARKS = re.compile(r"[★☆*\s]")
RUNS = (
    (re.compile(r"(?<!\d)\d{1,5}(?!\d)"), "9"),
    (re.compile(r"[①-⑳]"), "①"),
    (re.compile("[一二三四五六七八九十百]+"), "一"),
)
LONGEST = 40


def is_numeral(text: str) -> bool:
    return len(text) < LONGEST and bool(NUMERAL.fullmatch(text))


def shape_of(text: str) -> str:
    """Return how a number is written, whatever it is: 9-9 for 2025-01, （一） for （二）, 9 for ★3."""
    plain = MARKS.sub("", text)
    for run, sign in RUNS:
        plain = run.sub(sign, plain)
    return plain
