"""How a whole ledger stands, or the fields of it that a question names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.entry import Entry
from qa.draft import Draft
from qa.find import RELEVANT, SURE, Asked, Finder
from qa.many import answer_overview
from qa.mentions import asks_district
from qa.question import Query, split_parts
from qa.scope import Scope
from qa.select import thresholds
from qa.shortfall import CAUSE
from qa.subject import Term
from qa.themes import of_theme, theme_names, themes_in
from qa.topic import STATES_NAMED, WHOLE, elaborated, is_title, telling, theme_words
from qa.wording import is_noun

WHOLE_LEDGER = re.compile(
    r"总体|整体|总的|通盘|全面|总览|概况|概览|综述|盘点|盘一盘|全貌|形势|汇总|归类|分类"
)


def overview(find: Finder, asked: Asked) -> Draft | None:
    query, scope, terms, hits = asked
    if "overview" not in query.marks or thresholds(query):
        return None
    if query.inherited and telling(terms) and not WHOLE_LEDGER.search(query.text):
        # 去年这时候呢，底数一样多吗 goes on with what the talk is of.
        return None
    one_sided = len(query.marks & {"ahead", "behind"}) == 1 and "which" in query.marks
    if CAUSE.search(query.text) or (one_sided and not WHOLE_LEDGER.search(query.text)):
        return None
    if hits and hits[0].figures > 0 and hits[0].relevance >= SURE:
        # 那52个重点项目…怎样 names one entry by its figure.
        return None
    if asks_district(query) and query.marks & {"which", "count"}:
        return None
    entries = find.newest(query, scope)
    chosen = () if is_title(query, entries) else of_fields(find, query, terms, entries)
    if len(chosen) > 1:
        return answer_overview(query, entries, chosen, field=True)
    things = any(is_noun(term.word) for term in telling(terms))
    both_sides = re.search(r"哪[些几][^。]{0,12}哪[些几]|亮点|短板", query.text)
    alone = things and not WHOLE_LEDGER.search(query.text) and not both_sides
    if telling(terms) and (query.unit or alone) and not WHOLE.search(query.text):
        # 总体干到百分之几了 is of what is named, found or not.
        return None
    whole = re.search(r"哪些|分别|各|、", query.text) or WHOLE.search(query.text)
    if hits and hits[0].relevance >= RELEVANT and not whole:
        return None
    sure = [term for term in telling(terms) if find.retriever.vocabulary.knows(term.word)]
    of_one = telling(terms) and find.is_confident(query, terms, hits)
    if of_one and not WHOLE.search(query.text) and not re.search(r"哪些|、", query.text):
        return None
    single = hits and hits[0].relevance >= SURE and len(query.parts) <= 1
    if single and len(sure) >= 2 and not WHOLE.search(query.text):
        return None
    return answer_overview(query, entries, named(find, query, entries))


def of_fields(
    find: Finder, query: Query, terms: Sequence[Term], entries: Sequence[Entry]
) -> tuple[Entry, ...]:
    """Return the entries of the fields that an overview is asked of, or of what it enumerates.

    医疗、社保、助残 and 经济总量和财政收入 are each of their parts; 科技创新板块 is a theme.
    """
    inside = elaborated(query.subject)
    if inside:
        own = find.enumerated(split_parts(inside), entries, floor=SURE, themes=True)
        if len(own) > 1:
            return tuple(own)
    words = theme_words(query, terms) if not STATES_NAMED.search(query.text) else []
    words = words or theme_of_field(query.subject)
    chosen = tuple(entry for entry in entries if words and of_theme(entry, words))
    if len(chosen) > 1 or len(query.parts) < 2 or WHOLE.search(query.text):
        return chosen
    each = [find.enumerated([part], entries, floor=SURE, themes=True) for part in query.parts]
    if sum(bool(found) for found in each) < 2:
        return chosen
    named = {entry.id for found in each for entry in found}
    return tuple(entry for entry in entries if entry.id in named)


def named(find: Finder, query: Query, entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries that parts of a question name, and those of themes it names."""
    named: dict[str, Entry] = {}
    if re.search(r"状态|归类|分类", query.text):
        return []
    for name, words in themes_in(query.subject):
        if name == "经济":
            named |= {entry.id: entry for entry in entries if of_theme(entry, words)}
    for entry in find.subjects(query, entries):
        named.setdefault(entry.id, entry)
    return list(named.values())


def overview_of(find: Finder, query: Query, scope: Scope) -> Draft:
    """Return how the newest ledger in scope stands as a whole."""
    return answer_overview(query, find.newest(query, scope), ())


def theme_of_field(text: str) -> list[str]:
    """Return the title words of the themes that a text names as fields: 科技创新板块, 农业农村条线."""
    found = []
    for name in theme_names():
        if re.search(
            rf"{name}(?:工作|建设|发展)?的?(?:这[一]?(?:块|摊|条线)|总体|整体|板块|条线|方面|领域|口|系统|类|盘面)",
            text,
        ):
            found += [word for _, words in themes_in(name) for word in words]
    return found
