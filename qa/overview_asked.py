"""What keeps a question from being of a whole ledger, though it asks how things stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import regexes
from index.entry import Entry, Hit
from qa.causes import CAUSE
from qa.find import RELEVANT, SURE, Asked, Finder
from qa.lists import FIRST_FEW
from qa.mentions import asks_district
from qa.narrowed import narrowing
from qa.premise import PLACE_ASKED
from qa.question import Query
from qa.select import thresholds
from qa.subject import Term, telling
from qa.themes import themes_in
from qa.topic import ASKS_OPENLY, TOTAL_AND_PART, WHOLE, asks_whole
from qa.wording import is_noun, is_place

WHOLE_LEDGER = re.compile(
    r"总体|整体|总的|通盘|全面|总览|概况|概览|综述|盘点|盘一盘|全貌|形势|汇总|归类|分类"
)
IN_LEDGER = re.compile(r"台账[里中上](?:头|面)?")
FASTER_OF_TWO = re.compile(r"(?:谁|哪(?:一?[个边头]))[^，,。?？]{0,6}[快慢高低多少大]")
RESTRICTED_TO = re.compile(r"[^，。；;？?、的]{0,6}的(?:挂牌)?(?:任务|事项|工作|情况|内容|条目)")
# One thing and another.
TWO = 2


def of_some(query: Query) -> bool:
    """Return whether some of a ledger's entries are asked for, and not how all of it stands."""
    # 投资过亿的, 谁投的大盘子
    chosen = thresholds(query) or TOTAL_AND_PART.search(query.text) or narrowing(query)
    # 开头几项经济指标完成得怎样 is of those alone.
    first = FIRST_FEW.search(query.text) and themes_in(query.subject)
    one_sided = len(query.marks & {"ahead", "behind"}) == 1 and "which" in query.marks
    state = "not_started" in query.marks and ASKS_OPENLY.search(query.text)
    of_place = asks_district(query) and query.marks & {"which", "count", "mention"}
    # 莱西在两本台账的进展里总共被提到几项 counts the entries that say it.
    mentioned = any(map(is_place, query.mentions)) and query.marks >= {"count", "mention"}
    return bool(
        chosen
        or first
        or CAUSE.search(query.text)
        or (one_sided and not WHOLE_LEDGER.search(query.text))
        or state
        or of_place
        or mentioned
    )


def claims_of_one(query: Query, hits: Sequence[Hit]) -> bool:
    """Return whether a question names one entry by its figure, or claims something of one."""
    found = hits and hits[0].relevance >= SURE
    # 那52个重点项目…怎样
    by_figure = found and hits[0].figures > 0
    # 排第一，对吧？写进简报行吗
    place = "sure" in query.marks and found and PLACE_ASKED.search(query.text)
    # 涨了11.6%，形势大好是吧
    return bool(by_figure or place or ("sure" in query.marks and query.figures))


def goes_on_from_one(query: Query, terms: Sequence[Term]) -> bool:
    """Return whether a question goes on with what the talk is of: 去年这时候呢，底数一样多吗."""
    return bool(query.inherited and telling(terms) and not WHOLE_LEDGER.search(query.text))


def of_two(find: Finder, query: Query, entries: Sequence[Entry]) -> bool:
    """Return whether one thing is set against another: 光伏一期跟海洋项目总体，谁快."""
    return bool(FASTER_OF_TWO.search(query.text) and len(find.subjects(query, entries)) == TWO)


def of_named_things(query: Query, terms: Sequence[Term]) -> bool:
    """Return whether a question is of the things that it names, be they found or not."""
    things = any(is_noun(term.word) for term in telling(terms))
    both_sides = regexes.search(r"哪[些几][^。]{0,12}哪[些几]|亮点|短板", query.text)
    # 外贸形势 is how one thing stands.
    situation = any(f"{term.word}形势" in query.text for term in telling(terms))
    # 总体干到百分之几了 is of what is named.
    alone = things and not WHOLE_LEDGER.search(query.text) and not both_sides
    by_itself = telling(terms) and (query.unit or alone) and not asks_whole(query, terms)
    # 凡是治理污水的任务都捋一遍 asks for those.
    restricted = "which" in query.marks and names_restricted(query, terms)
    return bool(situation or by_itself or restricted)


def of_one_found(find: Finder, asked: Asked) -> bool:
    """Return whether a question, as far as it names anything, is of the one entry that is found."""
    query, _, terms, hits = asked
    # 2024年台账里旅游码头…干到什么程度 only says where it stands.
    all_of_it = WHOLE.search(IN_LEDGER.sub("", query.text))
    several = regexes.search(r"哪些|、", query.text)
    each = regexes.search(r"分别|各", query.text)
    if hits and hits[0].relevance >= RELEVANT and not (all_of_it or several or each):
        return True
    of_one = telling(terms) and find.is_confident(query, terms, hits)
    if of_one and not (all_of_it or several):
        return True
    known = [term for term in telling(terms) if find.retriever.vocabulary.knows(term.word)]
    single = hits and hits[0].relevance >= SURE and len(query.parts) <= 1
    return bool(single and len(known) >= TWO and not all_of_it)


def names_restricted(query: Query, terms: Sequence[Term]) -> bool:
    """Return whether it is asked of the entries about what is named alone: 整修背街小巷的情况."""
    named = [term.word for term in telling(terms) if term.word in query.text]
    return any(RESTRICTED_TO.match(query.text.split(word, 1)[1]) for word in named)
