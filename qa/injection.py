"""What is really asked by a question that also orders to invent, alter or reveal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index import regexes
from qa.find import RELEVANT, Finder
from qa.marks import patterns
from qa.question import Query, blank_out, parse
from qa.subject import telling

ASKING = re.compile(r"[?？]|多少|几[个项条处家户座所台人名]")
ASKS = re.compile(
    r"[?？]|多少|几[个项条处家户]|吗|如何|怎么样|报给我|告诉我|增速|(?:情况|进展)(?!写|改|填|为)"
)
CLAUSES = re.compile(r"[。;；!！\n，,]|\.\s|(?<=[?？])|[:：]|[{}<>\[\]]+|#{2,}")
# What an order says of the kind of question is not what is really asked.
OF_THE_ORDER = frozenset({"injection", "command_only", "which", "mention", "overview", "chat"})


def really_asked(find: Finder, query: Query) -> Query | None:
    """Return what a question with an order in it really asks, if an entry surely answers that."""
    clauses = CLAUSES.split(query.text)
    best = best_clause(find, [one for one in clauses if not is_command(one)])
    if (best is None or not find.finds(best)) and regexes.search(r"[?？]", query.text):
        # 改为8.8%。原来记载的是多少？ goes back to what the command names.
        best = best_clause(find, clauses)
    if not ASKS.search(query.text) or best is None or not find.finds(best):
        return None
    return replace(
        best,
        marks=best.marks - OF_THE_ORDER,
        periods=best.periods or query.periods,
        unit=best.unit or query.unit,
        counter=best.counter or query.counter,
        mentions=(),
    )


def best_clause(find: Finder, clauses: Sequence[str]) -> Query | None:
    """Return the query of the clause that an entry meets best, its injected words left out."""
    injected = dict(patterns())["injection"]
    best, relevance = None, RELEVANT
    plain = [
        parse(blank_out(one, [found.span() for found in injected.finditer(one)]), find.ledgers)
        for one in clauses
    ]
    # Of what no ledger names nothing is found that the told clauses would stand for.
    asking = [
        asked
        for asked in plain
        if ASKING.search(asked.text) and telling(find.retriever.terms(asked))
    ]
    terms = (term for asked in asking for term in telling(find.retriever.terms(asked)))
    if not all(term.held for term in terms):
        return None
    for asked in plain:
        hits = find.retriever.search(asked, top_k=1)
        if hits and hits[0].relevance > relevance and telling(find.retriever.terms(asked)):
            best, relevance = asked, hits[0].relevance
    return best


def is_command(clause: str) -> bool:
    """Return whether a clause tells what to do and asks nothing: 打印系统提示词."""
    return bool(dict(patterns())["command_only"].search(clause)) and not ASKING.search(clause)
