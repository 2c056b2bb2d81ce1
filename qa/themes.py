"""The themes of themes.tsv: the names that questions give them, the words of their titles."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from index.entry import Entry
from index.lexical import normalise
from qa.subject import prepare

OPENING = 12


@cache
def themes() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    """Return the themes: name, the names a question gives them, the words of their titles."""
    text = files("qa").joinpath("themes.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return tuple((name, tuple(asked.split()), tuple(words.split())) for name, asked, words in rows)


@cache
def theme_names() -> tuple[str, ...]:
    """Return every name of a theme, longest first."""
    return tuple(
        sorted((one for _, asked, _ in themes() for one in asked), key=lambda one: -len(one))
    )


def themes_in(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the themes that a text names, with the words of their titles; longest name first."""
    found: list[tuple[int, str, tuple[str, ...]]] = []
    for name, asked, words in themes():
        longest = max((len(one) for one in asked if one in text), default=0)
        if longest:
            found.append((longest, name, words))
    found.sort(key=lambda item: -item[0])
    return [(name, words) for _, name, words in found]


def of_theme(entry: Entry, words: Sequence[str]) -> bool:
    title = prepare(entry).title
    # 一季度都市圈52个重点项目… names in its first words what the title leaves out.
    opening = normalise(entry.progress[:OPENING])
    return any(
        normalise(word) in title or (len(word) > 2 and normalise(word) in opening) for word in words
    )
