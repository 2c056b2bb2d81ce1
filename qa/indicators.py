"""The indicators that a word said alone stands for where figures are asked for: 投资, 消费, 财政."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

from index.entry import Entry, Ledger
from index.word_tables import read_word_table
from qa.draft import Draft, Statement
from qa.filtered import meeting
from qa.find import RELEVANT, Asked, Finder, titled
from qa.glossary import names
from qa.many import answer_list, scope_words
from qa.match import Match
from qa.question import Query, parse
from qa.select import STANDING_ASKED
from qa.states import states
from qa.wording import content_words, is_frame, is_generic, is_measure, is_noun

# 投资谁涨得快, 消费涨得快还是: what is asked of them stands after each, or the last one.
ASKING = re.compile(r"谁|哪|[涨增升跑]得|的?(?:增速|增幅|涨幅)")
# 全市生产总值: the place is no part of an indicator's name.
WHOLE_CITY = re.compile(r"^(?:全[市县区省]|我[市县区省])")
# 收入各是多少, 消费这几个数: what is asked of a list stands after its last word.
ASKED_OF_LIST = re.compile(
    r"各(?=[是自多有])|分别|这[几些两三四五六]|[，,。?？ ]|等?的?(?:几[个项大])?(?:大|主要|核心|经济|宏观|关键)*(?:指标|数据)"
)
# 去年生产总值、…、居民收入的数, 年初那几个总量、…: what stands beside the words.
SAID_BESIDE = re.compile(
    r"^(?:今年|去年|前年|上年|本年|全年|年初|开局)?\s*(?:请|把|将|归拢|汇总|看看?|说说?|列一?下?|\s)*(?:[那这]?[几些][个项大]?)?|的?(?:数据?|数字|指标|增速)$"
)
# 投资、消费 may be two fields of work, 财政、投资、消费 are figures.
FEWEST_LISTED = 3


@cache
def indicators() -> dict[str, str]:
    """Return for a word said alone the indicator that it stands for among figures: 投资, 消费."""
    return dict(chain.from_iterable(said_for()))


@cache
def said_for() -> tuple[list[tuple[str, str]], ...]:
    """Return for each indicator of indicators.tsv the words that stand for it, each with its name."""
    return read_word_table(
        "qa", "indicators.tsv", lambda indicator, said: [(one, indicator) for one in said.split()]
    )


def named_in_full(query: Query, ledgers: Sequence[Ledger]) -> Query:
    """Return a comparison with its indicators' full names for the words said alone: 财政比去年多收.

    The query itself where it compares nothing, names anything else, 投资和绿色建筑, or takes something from before.
    """
    heads = {part: ASKING.split(part)[0] for part in query.parts}
    alone = [head for head in heads.values() if head in indicators()]
    others = [
        word
        for part, head in heads.items()
        if head not in alone and not indicator_of(WHOLE_CITY.sub("", head))
        for word in content_words(part)
        if is_noun(word) and not (is_generic(word) or is_measure(word) or is_frame(word))
    ]
    compares = "compare" in query.marks and not query.marks & {"overview", "total_entries"}
    if not compares or not alone or others or query.inherited:
        return query
    text = query.text
    for part in alone:
        text = text.replace(part, indicators()[part], 1)
    # 零售总额 is a name, and asks for no amount of money.
    asked = parse(text, ledgers)
    return replace(asked, unit=query.unit, counter=query.counter, marks=query.marks)


def indicator_of(word: str) -> str:
    """Return the indicator that a word stands for among figures, by itself or as its other name."""
    if word in indicators():
        return indicators()[word]
    known = indicators().values()
    return next((name for name in (word, *names().get(word, ())) if name in known), "")


def indicators_of(word: str) -> tuple[str, ...]:
    """Return all the indicators that a word of a list may stand for: 收入 is the budget's and the people's."""
    own = tuple(name for rows in said_for() for said, name in rows if said == word)
    return own or tuple(filter(None, (indicator_of(word),)))


def indicators_listed(find: Finder, asked: Asked) -> Draft | None:
    """Return the entries of the indicators that a question lists by a word each: 总量、财政、投资、消费.

    Those that the newest ledger has no entry of are named. None where anything else is listed.
    """
    query, scope, terms, _ = asked
    parts = [SAID_BESIDE.sub("", part.strip()) for part in query.parts]
    words = [SAID_BESIDE.sub("", ASKED_OF_LIST.split(part)[0]) for part in parts]
    meant = {word: indicators_of(word) for word in words}
    if len(words) < FEWEST_LISTED or not all(meant.values()):
        return None
    entries = find.newest(query, scope)
    found = {
        word: [one for name in meant[word] if (one := entry_of(find, name, entries))]
        for word in words
    }
    matches = [Match(one, ()) for one in entries if any(one in own for own in found.values())]
    if not matches:
        return None
    if query.marks & STANDING_ASKED and ASKING.search(query.text):
        # 财政、投资、消费这几个数里谁没跑赢目标 wants those of them that stand so.
        conditions = states(query)
        stand_so = meeting(conditions, [one.entry for one in matches], ()) if conditions else []
        if stand_so:
            said = conditions[0].said
            return answer_list(query, terms, stand_so, entries, said=said, kind="filter")
    draft = answer_list(query, terms, matches, entries, said="问到", kind="list")
    absent = [word for word, own in found.items() if not own]
    if not absent:
        return draft
    told = Statement(f"{scope_words(entries)}，没有列“{'”、“'.join(absent)}”的指标。")
    return replace(draft, blocks=(*draft.blocks, told))


def entry_of(find: Finder, indicator: str, entries: Sequence[Entry]) -> Entry | None:
    """Return the entry whose title names an indicator, or None."""
    named = parse(indicator, find.ledgers)
    terms = find.retriever.terms(named)
    hits = find.retriever.search(named, entries=entries, top_k=FEWEST_LISTED)
    sure = (hit.entry for hit in hits if hit.relevance >= RELEVANT and titled(terms, hit.entry))
    return next(sure, None)
