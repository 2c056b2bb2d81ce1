"""Whether what a question asks for has been done: 认定了没有, 名单定了吗, 堵点都化解了吗.

Works, documents and contracts have stages in order (`qa.stages`); any other verb is looked for
in the entry's own clauses, where it has to be said as done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from index import regexes
from index.entry import Entry, Role
from index.lexical import words
from index.word_tables import read_word_table
from qa.draft import Span, Statement
from qa.question import Query
from qa.stages import AHEAD, CLAUSE, NOT_REACHED, asking
from qa.subject import Term, met
from qa.wording import is_generic, is_measure, is_stop, word_tags

# 认定20家了吗, 批了没有, 通过审定了吧: a verb in the perfective, and what asks whether it is so.
ASKED_AFTER = re.compile(
    r"(?P<body>[^，,。；;？?]{2,})(?:了|过)(?:没有?|吗|么|嘛|吧|是吗|对吧|对吗|是不是)[呢啊呀]?$"
)
ASKED_BEFORE = re.compile(
    r"(?:(?:是否|是不是)(?:已经?|都|全部)*|有没有(?:已经?|都|全部)+)(?P<body>[^，,。；;？?]{2,})$"
)
BREAK = re.compile(r"[，,。；;？?！!]")
# What says of a clause's verb that it is done, before the verb and after it.
DONE_BEFORE = r"(?:已经?|成功|完成|均|全部|正式|获得?|顺利|通过)[^，,。；;\d]{0,16}"
DONE_AFTER = r"(?:已经?|均|都|全部|全面)*(?:完成|完毕|到位|结束|成功)"
# 申请审定, 启动认定, 筛选申报: what is only asked for or begun is not done.
BEGUN_ONLY = (
    r"(?:申请|申报|组织|启动|开展|推进|准备|筹备|正在|开始|加快|做好|梳理|争取)[^，,。；;]{0,12}"
)
# How much of a thing is done, reached or changed is reckoned from figures, and no verb of a clause.
RECKONED = re.compile(
    r"完成|实现|达到|达成|达标|超过|突破|兑现|增|减|涨|降|提高|变化|跑|赶|落后|有|没"
)


@cache
def rows() -> tuple[tuple[tuple[str, ...], str, str], ...]:
    """Return the spoken verbs of each row of predicates.tsv, what a ledger writes, and of what."""
    return read_word_table(
        "qa", "predicates.tsv", lambda said, written, of: (tuple(said.split()), written, of)
    )


@cache
def spoken() -> dict[str, str]:
    """Return for a spoken verb of any step what a ledger writes for it, as a pattern."""
    return {word: written for said, written, of in rows() if of == "any" for word in said}


@cache
def of_works() -> dict[str, str]:
    """Return the same for the verbs of works, whose stages `qa.stages` knows."""
    return {word: written for said, written, of in rows() if of == "works" for word in said}


def verb_asked(query: Query) -> tuple[str, bool]:
    """Return the verb that a question asks to be done, and whether of all; empty where none is."""
    for clause in BREAK.split(query.text):
        match = ASKED_AFTER.search(clause) or ASKED_BEFORE.search(clause)
        if not match or AHEAD.search(match["body"]) or asking().search(clause):
            continue
        body = regexes.sub(
            r"\d[\d.]*[\u4e00-\u9fff]{0,2}$|(?:成功|完毕|到位|完|好)$", "", match["body"]
        )
        said = words(body)
        begun = said[-2:-1] and said[-2] in spoken()
        if SOME_AMOUNT.search(body) or (is_other_verb(said[-1]) and not begun):
            # 投进去大几百亿了吧 claims an amount; 概念验证平台看过没有 asks for no 验证.
            continue
        found = next((word for word in reversed(said) if is_verb(word)), "")
        if body[-1:] in spoken() and regexes.search("[完好]$", match["body"]):
            # 任务书签完了吗 has no 书签 in it.
            found = body[-1]
        if found and not (is_measure(found) or is_stop(found) or RECKONED.search(found)):
            return found, bool(regexes.search(r"全|都|均", body))
    return "", False


# 大几百亿, 十几家: an amount as it is spoken.
SOME_AMOUNT = re.compile(r"(?:几|[大好多]?几?[十百千万亿]+)[多来几]?[\u4e00-\u9fff]?$")


def is_other_verb(word: str) -> bool:
    """Return whether a word is a verb of one character that ledgers have no word for: 看, 交."""
    plain = len(word) == 1 and word not in spoken() and word not in "到上下出掉来去成起进"
    return plain and word_tags().get(word, "").startswith("v")


def is_verb(word: str) -> bool:
    if word in spoken():
        return True
    return len(word) > 1 and word_tags().get(word, "").startswith("v")


def done_verdict(query: Query, terms: Sequence[Term], entry: Entry) -> Statement | None:
    """Return whether an entry says that what is asked about is done, with the clause that does.

    None where no such verb is asked about. That an entry does not say so is no word that it is not.
    """
    verb, every = verb_asked(query)
    column = entry.column(Role.PROGRESS)
    if not verb or column is None or not entry.progress:
        return None
    written = spoken().get(verb, re.escape(verb))
    done, open_still = done_patterns(written)
    clauses = [one for one in CLAUSE.finditer(entry.progress) if regexes.search(written, one[0])]
    named = [one for one in clauses if not open_still.search(one[0])]
    said = [one for one in named if done.search(one[0])]
    shown = verb if len(verb) > 1 else written.partition("|")[0]
    if named and not said:
        # 1个村庄接入规模化供水: some of it is, and how much the entry's own words say.
        return None
    if not said:
        whole = "全部" if every else ""
        if clauses:
            # 现场核查了吗 is told by 对已申报平台进行现场核查.
            near = max(clauses, key=lambda one: (overlap(terms, one[0]), -one.start()))
            span = Span(entry, column, *near.span())
            words = f"台账没有写明已{whole}{shown}，写明的是：{span.text.strip().rstrip('。；')}。"
            return Statement(words, (span,))
        spans = (Span(entry, column, 0, len(entry.progress)),)
        return Statement(f"台账没有写明已{whole}{shown}。", spans)
    best = max(said, key=lambda one: (overlap(terms, one[0]), -one.start()))
    if every or (terms and not overlap(terms, best[0])):
        return None
    span = Span(entry, column, *best.span())
    return Statement(f"台账写明：{span.text.strip()}。", (span,))


def done_patterns(written: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what says of a written verb that it is done, and what that it is not yet."""
    done = regexes.compiled(f"{DONE_BEFORE}(?:{written})|(?:{written}){DONE_AFTER}")
    return done, regexes.compiled(f"(?:{NOT_REACHED}|{BEGUN_ONLY})(?:{written})")


def overlap(terms: Sequence[Term], clause: str) -> float:
    """Return how much of a question's terms a clause holds."""
    own = [term for term in terms if not (is_generic(term.word) or is_measure(term.word))]
    return sum(term.weight * met(term, clause) for term in own)
