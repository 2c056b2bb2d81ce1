"""What a title of several clauses pledges and the progress does not speak of: 绿色建筑 beside 绿色制造."""

from __future__ import annotations

from collections.abc import Sequence

from index import regexes
from index.entry import Entry
from index.figures import figures
from qa.draft import Statement, title_span
from qa.subject import Term, met, telling
from qa.wording import content_words, is_generic, is_measure, is_noun, word_tags

SHORTEST_NAME = 3
CLAUSE = regexes.compiled(r"[，、；,;]")


def counts(clause: str, word: str) -> bool:
    """Return whether a clause has a number right after a word: 绿色建筑1500万平方米."""
    return any(clause[: figure.start].endswith(word) for figure in figures(clause))


def names_thing(word: str) -> bool:
    """Return whether a word names a thing; 整治, which names an act, does not."""
    acts = word_tags().get(word, "").startswith("v")
    return is_noun(word) and not (acts or is_measure(word) or is_generic(word))


def title_alone(terms: Sequence[Term], entry: Entry) -> Statement | None:
    """Return that the progress speaks of other parts of a pledge, where none of it is of what is asked.

    So it is where the last thing that a question names stands in one clause of the title with a
    number of its own, in no sentence of the progress, and the progress has another clause's words.
    """
    named = [term for term in telling(terms) if names_thing(term.word)]
    clauses = [one for one in CLAUSE.split(entry.title) if one.strip()]
    if not named or len(clauses) < 2 or met(named[-1], entry.progress) > 0.0:
        return None
    own = [one for one in clauses if all(met(term, one) > 0.0 for term in named)]
    # Of 设备更新, 滚动推进500个技改项目 the second is how the first is done.
    if len(own) != 1 or len(named[-1].word) < SHORTEST_NAME or not counts(own[0], named[-1].word):
        return None
    others = {
        word
        for one in clauses
        if one != own[0]
        for word in content_words(one)
        if names_thing(word) and word not in own[0]
    }
    if not any(word in entry.progress for word in others):
        return None
    words = f"进展情况没有写到“{own[0].strip().rstrip('。')}”，写的是这一事项的其他内容。"
    return Statement(words, (title_span(entry),))
