"""The functions of `re` over far more patterns than `re` itself remembers.

`re` keeps 512 compiled patterns and forgets the oldest, used or not. What shapes a question, the
columns of every ledger and the words of the question at hand are more: a third of an answer's
time was spent on compiling the same patterns again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

REMEMBERED = 8192


@lru_cache(maxsize=REMEMBERED)
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern compiled; of the patterns remembered the one longest unused is forgotten."""
    return re.compile(pattern, flags)


def search(pattern: str, text: str, flags: int = 0) -> re.Match[str] | None:
    return compiled(pattern, flags).search(text)


def match(pattern: str, text: str, flags: int = 0) -> re.Match[str] | None:
    return compiled(pattern, flags).match(text)


def fullmatch(pattern: str, text: str, flags: int = 0) -> re.Match[str] | None:
    return compiled(pattern, flags).fullmatch(text)


def findall(pattern: str, text: str) -> list[Any]:
    return compiled(pattern).findall(text)


def finditer(pattern: str, text: str) -> Iterator[re.Match[str]]:
    return compiled(pattern).finditer(text)


def split(pattern: str, text: str, maxsplit: int = 0) -> list[str]:
    return compiled(pattern).split(text, maxsplit)


def sub(pattern: str, new: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
    return compiled(pattern).sub(new, text, count)
