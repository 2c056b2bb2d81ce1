"""The themes of themes.tsv: the names that questions give them, the words of their titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from index.entry import Entry
from index.lexical import normalise
from index.word_tables import read_word_table
from qa.subject import prepare

OPENING = 12
# 在新能源、新材料等领域 and 针对…企业 say where or for whom, not of what an entry is.
HOW = re.compile(
    r"(?:的)?(?:情况|形势|进展|表现|走势|运行|开局|开头|盘面|大盘|数据|成色)*"
    r"(?:算|算是|是|称得上|能叫|实现)?(?:开门红|开得好|稳)?(?:怎么样|咋样|怎样|如何|好不好|吗)?$"
)
CLAUSE_END = re.compile(r"[?？。,，]")
CIRCUMSTANCE = re.compile(r"在|针对|围绕|面向|聚焦")


@cache
def themes() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    """Return the themes: name, the names a question gives them, the words of their titles."""
    return read_word_table(
        "qa",
        "themes.tsv",
        lambda name, asked, words: (name, tuple(asked.split()), tuple(words.split())),
    )


@cache
def theme_names() -> tuple[str, ...]:
    """Return every name of a theme, longest first."""
    return tuple(
        sorted((one for _, asked, _ in themes() for one in asked), key=lambda one: -len(one))
    )


@cache
def is_theme_word(word: str) -> bool:
    """Return whether a word is a theme's name or in one of its words: 都市 of 都市圈."""
    return any(word in one for _, asked, words in themes() for one in (*asked, *words))


def themes_in(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the themes that a text names, with the words of their titles; longest name first."""
    found: list[tuple[int, str, tuple[str, ...]]] = []
    bare = [HOW.sub("", one.strip()) for one in CLAUSE_END.split(text)]
    for name, asked, words in themes():
        # 经济怎么样 asks of the field, 海洋经济 of another one.
        own = len(name) if name in bare else 0
        longest = max((len(one) for one in asked if stands_in(one, text)), default=own)
        if longest:
            found.append((longest, name, words))
    found.sort(key=lambda item: -item[0])
    return [(name, words) for _, name, words in found]


def stands_in(name: str, text: str) -> bool:
    """Return whether a text has a theme's name otherwise than in another's word: 制度创新 is no 创新."""
    rest = text
    for longer in longer_words(name):
        rest = rest.replace(longer, " ")
    return name in rest


@cache
def longer_words(name: str) -> tuple[str, ...]:
    """Return the names of other themes, and the words of their titles, that a theme's name is a part of."""
    return tuple(
        word
        for _, asked, words in themes()
        if name not in asked
        for word in (*asked, *words)
        if name in word and name != word and not word.startswith("!")
    )


def of_theme(entry: Entry, words: Sequence[str]) -> bool:
    """Return whether an entry's title names a theme, or the first words of its progress do.

    A word after `!` names something else though it holds one of the theme: !企业职工.
    """
    named, others = title_words(tuple(words))
    title = prepare(entry).title
    for other in others:
        title = title.replace(other, " ")
    if any(word in title for word in named):
        return True
    # 一季度都市圈52个重点项目… names in its first words what the title leaves out.
    opening = normalise(CIRCUMSTANCE.split(entry.progress[:OPENING])[0])
    return any(word in opening for word in named if len(word) > 2)


def crosses_fields(part: str) -> bool:
    """Return whether a part of a question is what several fields share: 农村供水, 海洋科技."""
    held: list[str] = []
    for name in theme_names():
        if name in part and not any(name in one for one in held):
            held.append(name)
    return any(f"{one}{other}" in part for one in held for other in held)


@lru_cache(maxsize=1024)
def title_words(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return a theme's words as they stand in what is searched, and those that name others."""
    named = tuple(normalise(word) for word in words if not word.startswith("!"))
    return named, tuple(normalise(word[1:]) for word in words if word.startswith("!"))


WHICH = ("哪些", "哪几项", "哪几条", "哪几个")


@cache
def field_named() -> re.Pattern[str]:
    """Return how a question says of which field the entries are to be, with all that only frames it.

    技术攻关、研发这类: what is listed before the field's name may be some of it.
    """
    names = "|".join(map(re.escape, theme_names()))
    asked = "|".join(f"(?<={one})" for one in WHICH)
    kind = r"(?:类|方面|领域|口|条线|系统|线上?|这一?[块摊类])"
    entries = r"(?:挂牌)?(?:事项|任务|项目|工作|工程|条目)"
    inside = r"(?:里头?|里面|中|当中)"
    return re.compile(
        rf"(?:^[，, ]*|{asked}|(?<=的))(?P<listed>(?:[\u4e00-\u9fff]{{2,8}}、){{0,3}})(?P<name>{names})"
        rf"(?:{kind}的?(?:{entries})?|的?{entries}){inside}?(?:的(?!是|有|都|一共|共|[，,。？?]|$))?[，,]?"
    )
