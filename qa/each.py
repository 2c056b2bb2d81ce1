"""Subjects enumerated of which each is asked for: GDP、财政收入、社零各是多少."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.entry import Entry
from qa.draft import Draft, Statement
from qa.find import Asked, Finder, names_own_subject
from qa.many import answer_list, scope_counts, scope_words
from qa.match import Match
from qa.question import Query, parse
from qa.topic import elaborated, is_theme_name
from qa.wording import counties

FEWEST = 3
OF_A_KIND = re.compile(
    r"这[些类种几]|[一几两二三四五六]类|等(?:等)?(?=[^级待]{0,6}(?:项目|事项|任务|平台|工作))"
)
EACH = re.compile(
    r"(?:各|分别|都|依次|逐个|逐一)[^，。？?]{0,8}(?:多少|几何|怎么样|怎样|如何|什么(?:情况|水平|进展)|[数情]|说|报|列)"
)


def asked_of_each(find: Finder, asked: Asked) -> Draft | None:
    """Return the entry of each subject that a question enumerates, and which have none."""
    query, scope, terms, _ = asked
    if not EACH.search(query.text) or query.subject.count("、") < FEWEST - 1:
        return None
    if "which" in query.marks or elaborated(query.subject) or OF_A_KIND.search(query.text):
        # 实验室、中试基地这类平台 are examples of what is asked for.
        return None
    parts = [part for part in query.parts if is_subject(find, part)]
    if len(parts) < FEWEST or any(names_field_or_place(parse(part)) for part in parts):
        return None
    found = {part: entry_of(find, query, part, scope.entries) for part in parts}
    named = {entry.id for entry in found.values() if entry}
    if len(named) < 2:
        return None
    matches = [Match(entry, ()) for entry in scope.entries if entry.id in named]
    draft = answer_list(query, terms, matches, scope.entries, said="问到", kind="list")
    lacking = [part for part, entry in found.items() if entry is None]
    if not lacking:
        return draft
    words = f"没有报告“{'”“'.join(lacking)}”的事项（已查{scope_words(scope.entries)}）。"
    counts = (*draft.counts, *scope_counts(scope.entries))
    return replace(draft, blocks=(*draft.blocks, Statement(words)), counts=counts)


def names_field_or_place(part: Query) -> bool:
    """Return whether a part names many entries (海洋), or where one is to be looked at (即墨)."""
    return is_theme_name(part) or any(word in counties() for word in part.words)


def is_subject(find: Finder, part: str) -> bool:
    return names_own_subject(part, find.retriever.terms(parse(part, find.ledgers)))


def entry_of(find: Finder, query: Query, part: str, entries: Sequence[Entry]) -> Entry | None:
    """Return the entry that one of the subjects surely is of, or None."""
    alone = replace(parse(part, find.ledgers), periods=query.periods, places=query.places)
    hits = find.retriever.search(alone, entries=entries, top_k=10)
    best = find.best(alone, find.retriever.terms(alone), hits)
    return best.entry if best else None
