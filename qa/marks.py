"""The marks of the kinds of question, read from patterns.tsv."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    text = files("qa").joinpath("patterns.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return tuple((mark, re.compile(pattern, re.IGNORECASE)) for mark, pattern in rows)
