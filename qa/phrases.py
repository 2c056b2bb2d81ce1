"""Entries whose words say what a question for several asks: 还在走申报程序的, 开过评审会的."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import regexes
from index.entry import Entry, Role
from index.lexical import normalise
from qa.draft import Span
from qa.glossary import holds
from qa.match import Match
from qa.question import Query
from qa.quote import sentences
from qa.wording import content_words, is_measure

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
    # 活动或开了线路 is no 或开.
    for word in content_words(EITHER.sub("、", HOW_MANY.sub("", query.subject))):
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
    times = [word for word in wanted if is_time(word, query.subject)]
    if any_of and times:
        return said_of_time(times, [one for one in wanted if one not in times], entries)
    found = [match for entry in entries if (match := said_in(entry, wanted, any_of=any_of))]
    beside = regexes.search(rf"{'[、和与及]?'.join(map(re.escape, wanted))}", query.subject)
    if not found and beside and len(wanted) == len(known) == 2 and not together:
        # 培训宣讲 names two ways of one thing: where no sentence has both, either will do; 亩产效益 does not.
        found = [match for entry in entries if (match := said_in(entry, wanted, any_of=True))]
    return found, wanted


def is_time(word: str, text: str) -> bool:
    """Return whether a word is a time that a text speaks of: 春节, 汛期, 五一期间."""
    return bool(regexes.search(rf"{re.escape(word)}(?:假期)?(?:期间|前后|那会|那阵|那几天)", text))


def said_of_time(
    times: Sequence[str], others: Sequence[str], entries: Sequence[Entry]
) -> tuple[list[Match], list[str]]:
    """Return the entries that speak of a time, and it, where any says with it what else is asked.

    春节期间搞了活动或开了线路: each is of that time, however an entry calls what was done then.
    """
    found = [match for entry in entries if (match := said_in(entry, times, any_of=True))]
    said = [normalise(span.text) for match in found for span in match.spans]
    if others and not any(holds(text, word) for text in said for word in others):
        return [], list(times)
    return found, list(times)


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
