"""Whether an entry says that a step is taken of a thing, by the sentence that is most of it.

The verbs are those of predicates.tsv; works have some of their own there, for their stages are asked
for in another way (`qa.stages`).
"""

from __future__ import annotations

import re

from index import regexes
from index.entry import Entry
from qa.asked_figures import pairs_held
from qa.draft import Span
from qa.glossary import holds
from qa.quote import sentences
from qa.stages import CLAUSE
from qa.wording import content_words, is_generic

# What stands before the thing that is denied a step, and after it.
BEFORE = re.compile(r"^(?:请问|那么?|这|为什么|为啥|为何|怎么|咋|凭什么|什么原因)+")
TIMES = re.compile(
    r"(?:[今去]年|[一二三四]季度|[上下]半年|为什么|为啥|为何|怎么|咋|迟迟|一直|至今|到现在|到[\u4e00-\u9fff\d]{0,6}[末底]|都|也|还|仍|尚|连|居然|竟然|一[个项条处家]|全)+"
)
# 项目立项前公示, 按程序印发后启动, 评审工作: the step is named, and not taken.
NOT_TAKEN_AFTER = re.compile(r"^(?:前|之前|后启|后再|准备|条件|期)")
NOT_TAKEN_BEFORE = re.compile(
    r"(?:未|没有?|待|拟|将|争取|力争|计划|预计|下一步|按程序|推进|推动|加快|准备|正在(?!按)|即将|申请|启动|筹备|协调|争取)[^，。；]{0,12}$"
)
# 已印发, 通过评审, 我市印发《…》: it is said to be so, and not only named.
TAKEN_BEFORE = re.compile(
    r"(?:已经?|完成|均|获|通过|成功|顺利|正式|全部)[^，。；]{0,18}$|^(?:\d+\.)?(?:一季度|今年)?(?:我?[省市县区]|全市)?(?:\d+月\d+日)?$"
)
TAKEN_AFTER = re.compile(r"^(?:了|完成|完毕|到位|下发|实施)?(?:《|了|完成|完毕|到位)")


# 2025年 names no so many things.
NUMBER = re.compile(r"\d+(?=[个条座项处家所户]|万)")


def bare(said: str) -> str:
    """Return what names a thing, without the question's own words and times around it."""
    return TIMES.sub("", BEFORE.sub("", said))


def named_words(thing: str) -> list[str]:
    return [word for word in content_words(thing) if not is_generic(word)]


def names(thing: str, text: str) -> bool:
    """Return whether a text has a word of a thing's name, by the glossary or as it is."""
    return any(holds(text, word) for word in named_words(thing))


def sentence_about(entry: Entry, column: str, thing: str, written: str) -> Span | None:
    """Return the sentence of an entry's progress that is most of a thing.

    Where only the title names it, the one sentence that has the step; None where there are several.
    """
    spans = [Span(entry, column, start, end) for start, end in sentences(entry.progress)]
    words = named_words(thing)
    # 120个村的名单: of the sentences that have its number, where some do.
    numbers = NUMBER.findall(thing)
    numbered = [one for one in spans if any(number in one.text for number in numbers)]
    held = 2 * sum(holds(entry.chunk, word) for word in words) > len(words)
    if not spans or not (held or (numbered and not words)):
        return None
    spans = numbered or spans
    best = max(spans, key=lambda one: (pairs_held(thing, one.text), -one.start))
    if names(thing, best.text) or numbered:
        return best
    having = [one for one in spans if regexes.search(written, one.text)]
    return having[0] if len(having) == 1 and names(thing, entry.title) else None


def clause_taking(text: str, written: str) -> re.Match[str] | None:
    """Return the clause of a sentence that says a step is taken, and not planned or under way."""
    for clause in CLAUSE.finditer(text):
        for match in regexes.finditer(written, clause[0]):
            before, after = clause[0][: match.start()], clause[0][match.end() :]
            said = TAKEN_BEFORE.search(before) or TAKEN_AFTER.match(after)
            said = said or regexes.search(r"^(?:获|通过)", match[0])
            if said and not (NOT_TAKEN_BEFORE.search(before) or NOT_TAKEN_AFTER.match(after)):
                return clause
    return None
