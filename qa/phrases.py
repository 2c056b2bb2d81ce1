"""Entries whose words say what a question for several asks: 还在走申报程序的, 开过评审会的."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from index import regexes
from index.entry import Entry, Role
from index.lexical import normalise, words
from qa.draft import Span
from qa.glossary import holds
from qa.match import Match
from qa.predicates import done_patterns, spoken
from qa.question import Query
from qa.quote import sentences
from qa.stages import CLAUSE
from qa.wording import content_words, is_measure, is_noun

# Words for entries and for lists of them: they frame a question, and say nothing of its answer.
FRAME = re.compile(
    r"事项|任务|工作|项目|工程|指标|内容|条目|业务|条线|方面|领域|目标|进展|情况|程序|阶段|环节|处在|处于|停留"
    r"|相关|有关|涉及|关于|具体|共有|一共|总共|以上|以下|左右|目前|现在|已经|正在|还在|还|都|各自|分别|主要|依靠|通过"
)
# 名单定下来的事项数量 asks how many of them there are.
HOW_MANY = re.compile(r"(?:的|[，,])?(?:事项|任务|条目)?(?:总|个|条|件|项)?数[量目]?[?？。]*$")
EITHER = re.compile(r"或者?|、|以及|/")


def predicate_words(query: Query) -> list[str]:
    """Return the words that entries are asked to hold, without those that frame the question."""
    found = []
    for word in content_words(HOW_MANY.sub("", query.subject)):
        bare = FRAME.sub("", word)
        # 任务书 is no frame with a 书 left over.
        bare = word if len(bare) == 1 else bare
        if len(bare) >= 2 and not is_measure(bare):
            found.append(bare)
    return list(dict.fromkeys(found))


def saying(
    query: Query, entries: Sequence[Entry], *, together: bool = False
) -> tuple[list[Match], list[str]]:
    """Return the entries that say what is asked, with the sentences that do, and the words met.

    All of the words in one sentence (`together`: always), or any of them where the question
    joins them by 或.
    """
    wanted = predicate_words(query)
    if not wanted:
        return [], []
    known = [word for word in wanted if any(holds(entry.chunk, word) for entry in entries)]
    # Of 平时民用、出事应急 hardly a word is in a ledger, and what has one of them is not meant.
    enough = 2 * len(known) > len(wanted) or regexes.search(r"或|/", query.subject)
    any_of = bool(enough and EITHER.search(query.subject) and len(wanted) > 1 and not together)
    found = [match for entry in entries if (match := said_in(entry, wanted, any_of=any_of))]
    if not found and len(wanted) == len(known) == 2 and not together:
        # 培训宣讲 names two ways of one thing: where no sentence has both, either will do; 亩产效益 does not.
        found = [match for entry in entries if (match := said_in(entry, wanted, any_of=True))]
    return found, wanted


@cache
def settled_pattern() -> re.Pattern[str]:
    """Return how a question asks for what has a thing done: 名单敲定的, 确定了名单的."""
    verbs = "|".join(sorted((one for one in spoken() if len(one) > 1), key=len, reverse=True))
    return re.compile(
        rf"(?P<before>[\u4e00-\u9fff]{{2,8}}?)(?:都|均|全|已经?)*(?P<verb>{verbs})(?:下来|好|完|了|出来)*的"
        rf"|(?:已经?|都)+(?P<first>{verbs})(?:了|好|下来)*(?P<after>[\u4e00-\u9fff]{{2,4}})的"
    )


def settled(query: Query, entries: Sequence[Entry]) -> tuple[list[Match], str]:
    """Return the entries with a clause that says that a thing is done, and the thing: 名单敲定的.

    None where the question does not ask so.
    """
    asked = settled_pattern().search(query.subject)
    if asked is None:
        return [], ""
    things = [one for one in words(asked["before"] or asked["after"]) if is_noun(one)]
    if not things or FRAME.fullmatch(things[-1]):
        return [], ""
    thing, written = things[-1], spoken()[asked["verb"] or asked["first"]]
    done, to_come = done_patterns(written)
    found = []
    for entry in entries:
        column = entry.column(Role.PROGRESS) or ""
        spans = tuple(
            Span(entry, column, *one.span())
            for one in CLAUSE.finditer(entry.progress)
            if thing in one[0] and done.search(one[0]) and not to_come.search(one[0])
        )
        found += [Match(entry, spans)] if spans else []
    return found, thing


def said_in(entry: Entry, wanted: Sequence[str], *, any_of: bool) -> Match | None:
    """Return an entry with the sentences that hold the words; its title counts with each."""
    title = normalise(entry.title)
    column = entry.column(Role.PROGRESS)
    enough = 1 if any_of else len(wanted)
    spans = []
    for start, end in sentences(entry.progress) if column else ():
        text = normalise(entry.progress[start:end])
        inside = [word for word in wanted if holds(text, word)]
        if inside and sum(word in inside or holds(title, word) for word in wanted) >= enough:
            spans.append(Span(entry, column or "", start, end))
    if spans:
        return Match(entry, tuple(spans))
    if sum(holds(title, word) for word in wanted) >= enough:
        return Match(entry, ())
    return None
