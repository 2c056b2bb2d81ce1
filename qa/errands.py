"""The clauses of a question that only say who asks, for whom and on what occasion.

领导下午要去视察，地铁修到哪了 and 地铁修到哪了，写材料等着用 ask of the 地铁 alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from qa.glossary import names
from qa.wording import (
    content_words,
    is_errand,
    is_frame,
    is_generic,
    is_measure,
    is_noun,
    word_tags,
)

# A clause with the mark that ends it.
CLAUSE = re.compile(r"[^，,。；;：:！!？?]+[，,。；;：:！!？?]*\s*")
# What asks for something is no occasion of it.
ASKS = re.compile(
    r"[?？]|多少|几[^乎]|哪|吗|怎么|怎样|如何|什么|多大|何时|是否|有没有|说说|列|讲讲|推|算|比|年|季度|台账|总体"
)
# 预算处, 市政府办公室: a body by its last character, where it does or needs something.
BODY = re.compile(
    r"[\u4e00-\u9fff]{1,6}?(?:局|委|办|处|科|室|厅|院|组|口)(?=[要写做等用急想在正来打问去报开下上明今])"
)
# The ledger as a whole, of which something may be asked without naming any more.
WHOLE = re.compile(r"台账|挂牌|事项|任务|承诺|挂账|账本|[项条件]")


# 要去调研农业农村口，把…: whom a visit is to, which names the field where nothing else does.
VISIT = re.compile(
    r"^(?:我们?|咱们?|领导|[下本这]周[一二三四五六日天]?|[明后]天|近期|马上)*(?:要|准备|打算|计划|将|想|得|即将)?(?:去|到|赴)"
    r"(?P<where>[^，,：:。？?]{0,12}?)(?:调研|走访|座谈|督导|督查|检查|考察|视察|蹲点|慰问)(?P<of>[^，,：:。？?]{0,12})[，,：:]\s*"
)


# 这块的任务: of the field that is named before.
POINTS_TO_FIELD = re.compile(r"[这该](?:一?[块摊]|(?:个|条)?(?:口|线|领域|方面))")


# 想看大盘子, 先心里有个底: the whole is wanted.
WHOLE_WANTED = re.compile(
    r"[^，,：:?？]{0,6}(?:想|要|得|需)[^，,：:?？]{0,4}(?:大盘子?|盘子|全局|面上|心里有[个数底]|有个[数底]|全貌|家底)"
    r"[^，,：:?？]{0,4}[：:，,]\s*"
)


def names_thing(text: str) -> bool:
    """Return whether a text names a thing that something may be asked of.

    动工, which is 开工 in other words, is none.
    """
    return any(
        is_noun(word)
        and not word_tags().get(word, "").startswith("v")
        and not any(is_frame(one) or is_generic(one) or is_measure(one) for one in (word, *other))
        for word in content_words(text)
        for other in (names().get(word, ()),)
    )


def is_occasion(clause: str) -> bool:
    """Return whether a clause speaks of who asks and why, and of nothing else."""
    if WHOLE_WANTED.fullmatch(clause):
        return True
    if ASKS.search(clause):
        return False
    said = content_words(BODY.sub("", clause))
    about = [word for word in said if is_errand(word)]
    return bool(about or (BODY.search(clause) and not said)) and all(
        word in about or is_frame(word) or is_generic(word) or is_measure(word) for word in said
    )


def without_visit(text: str) -> str:
    """Return a question without the visit that it is asked for: 要去调研农业农村口，把相关事项列出来.

    Whom it is to stays where nothing else names a subject.
    """
    visit = VISIT.match(text)
    if visit is None or ASKS.search(visit[0]):
        return text
    rest = text[visit.end() :]
    named = visit["of"] or visit["where"]
    said = [
        word
        for word in content_words(rest)
        if not (is_frame(word) or is_generic(word) or is_measure(word) or is_errand(word))
    ]
    told = said and not POINTS_TO_FIELD.search(rest)
    return rest if told or not named else f"{named}，{rest}"


def without_errand(text: str) -> str:
    """Return a question without such clauses, or all of it where nothing else names a subject."""
    text = without_visit(text)
    clauses = CLAUSE.findall(text)
    asked = [clause for clause in clauses if not is_occasion(clause)]
    rest = joined(asked)
    if not asked or len(asked) == len(clauses) or not (names_thing(rest) or WHOLE.search(rest)):
        return text
    return rest


def joined(clauses: Iterable[str]) -> str:
    """Return clauses one after another, without a comma that nothing follows."""
    return "".join(clauses).strip().rstrip("，,；;：:")
