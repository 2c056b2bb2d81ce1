"""The entries that answer a question: the best one, one a part, one a period; and how sure it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter

from index.entry import Entry, Hit, Ledger
from qa.periods import newest_period
from qa.question import Query, parse
from qa.retrieve import Retriever
from qa.scope import Scope, entries_of, latest_of_year
from qa.subject import Term
from qa.topic import telling

# Below the first an entry is not what is asked; the second tells a sure find.
RELEVANT = 0.35
SURE = 0.75
# The same subject of an earlier period is set beside an answer from here on.
COMPARABLE = 0.5
# A near miss is named even where it is far: the reader sees why it is none.
NEAR = 0.005
MOST_PERIODS = 6
FIGURES = re.compile(r"\d[\d.]*(?:万|亿)?[%\u4e00-\u9fff]?(?:以上|左右)?")
relevance_of = attrgetter("relevance")


class Finder:
    """Finds entries by a retriever, and judges how sure the find is."""

    def __init__(self, retriever: Retriever) -> None:
        self.retriever = retriever
        self.ledgers = retriever.snapshot.ledgers

    def relevance(self, query: Query) -> float:
        hits = self.retriever.search(query, top_k=1)
        return hits[0].relevance if hits else 0.0

    def is_sure(self, query: Query) -> bool:
        return self.relevance(query) >= SURE

    def newest(self, query: Query, scope: Scope) -> tuple[Entry, ...]:
        """Return the newest ledger's entries where no period is named, else the scope's."""
        if query.both_periods:
            return scope.entries
        if any(period.year for period in query.periods):
            return entries_of(latest_of_year(scope.ledgers) if of_years(query) else scope.ledgers)
        newest = newest_period(scope.ledgers)
        return entries_of([ledger for ledger in scope.ledgers if ledger.period == newest])

    def is_about_one(self, query: Query, terms: Sequence[Term], hits: Sequence[Hit]) -> bool:
        """Return whether one entry meets the question's words, so that no list is wanted."""
        return bool(hits) and bool(telling(terms)) and hits[0].relevance >= SURE

    def best(self, query: Query, hits: Sequence[Hit]) -> Hit | None:
        """Return the best hit; of nearly equal ones in two periods the newer, where none is named."""
        if not hits or hits[0].relevance < RELEVANT:
            return None
        best = hits[0]
        if any(period.year and period.last_month for period in query.periods):
            return best
        for hit in hits[1:]:
            period, newer = best.entry.period, hit.entry.period
            close = hit.relevance >= 0.85 * best.relevance
            if close and period and newer and newer > period:
                best = hit
        return best

    def better_elsewhere(self, query: Query, scope: Scope, best: Hit | None) -> Entry | None:
        """Return the entry of another period that is what the one asked for does not report."""
        if not query.periods or len(scope.entries) == len(self.retriever.snapshot.entries):
            return None
        hits = self.retriever.search(query, top_k=1)
        if not hits or hits[0].relevance < SURE:
            return None
        # Of a ledger of another place nothing is to be said where this one has something close.
        apart = best is not None and best.entry.place != hits[0].entry.place
        if best is None or (not apart and best.relevance < 0.8 * hits[0].relevance):
            return hits[0].entry
        return None

    def earlier(self, query: Query, entry: Entry, hits: Sequence[Hit]) -> Entry | None:
        """Return the same subject in the period before, for a question after progress at large."""
        if query.periods or query.unit or query.marks - {"which"} or entry.period is None:
            return None
        return next(
            (
                hit.entry
                for hit in hits
                if hit.relevance >= COMPARABLE
                and hit.entry.place == entry.place
                and hit.entry.period
                and hit.entry.period < entry.period
            ),
            None,
        )

    def across_periods(self, query: Query, scope: Scope, hits: Sequence[Hit]) -> list[Entry]:
        """Return the best entry of each ledger in scope for one subject, newest first.

        The same 事项 is worded anew each year: from the best hit on, its title's words help.
        """
        chosen = []
        ledgers = sorted(
            (
                ledger
                for ledger in (latest_of_year(scope.ledgers) if of_years(query) else scope.ledgers)
                if ledger.period
            ),
            key=lambda ledger: (ledger.period is None, ledger.period),
            reverse=True,
        )
        found = {
            ledger.id: self.retriever.search(query, entries=ledger.entries, top_k=1)[:1]
            for ledger in ledgers[:MOST_PERIODS]
        }
        surest = max(
            (hit for hits in found.values() for hit in hits), key=relevance_of, default=None
        )
        if surest is None or surest.relevance < RELEVANT:
            return []
        several = len(query.places) > 1
        place = surest.entry.place
        if query.both_periods and not query.places:
            # Of places that have the subject, the one that reports it in most periods is meant.
            near = [hit.entry.place for hits in found.values() for hit in hits if is_near(hit)]
            place = max(near, key=lambda one: (near.count(one), one == place))
            here = [hit for hits in found.values() for hit in hits if hit.entry.place == place]
            surest = max(here, key=relevance_of)
        for ledger in ledgers[:MOST_PERIODS]:
            if ledger.place != place and not several:
                continue
            best = found[ledger.id]
            if best and best[0].relevance >= RELEVANT:
                chosen.append(best[0].entry)
                continue
            same = self.same(surest.entry, ledger)
            if same:
                chosen.append(same.entry)
        return chosen

    def quarter_before(self, entry: Entry) -> Entry | None:
        """Return the same 事项 in the ledger of the quarter before, within the year."""
        period = entry.period
        if period is None or period.quarter is None:
            return None
        before = period.last_month - 3
        for ledger in self.ledgers:
            held = ledger.period
            if ledger.place == entry.place and held and held.year == period.year:
                same = self.same(entry, ledger) if held.last_month == before else None
                if same:
                    return same.entry
        return None

    def same(self, entry: Entry, ledger: Ledger) -> Hit | None:
        """Return the entry of another ledger that is the same 事项, by the words of its title."""
        title = FIGURES.sub(" ", entry.title)
        for other in ledger.entries:
            if FIGURES.sub(" ", other.title) == title:
                return Hit(other, 1.0)
        best = self.retriever.search(parse(title), entries=ledger.entries, top_k=1)
        return best[0] if best and best[0].relevance >= SURE else None

    def subjects(
        self, query: Query, entries: Sequence[Entry], *, floor: float = RELEVANT
    ) -> list[Entry]:
        """Return the best entry of each part of a question that names a subject of its own."""
        found: dict[str, Entry] = {}
        for part in query.parts:
            inner = parse(part, self.ledgers)
            part_terms = self.retriever.terms(inner)
            if not telling(part_terms):
                continue
            best = self.retriever.search(inner, entries=entries, top_k=1)
            if best and best[0].relevance >= floor:
                found.setdefault(best[0].entry.id, best[0].entry)
        return list(found.values())

    def is_known(self, term: Term) -> bool:
        names = (term.word, *term.names)
        return any(self.retriever.vocabulary.knows(name) for name in names)

    def near(self, hits: Sequence[Hit]) -> Entry | None:
        return hits[0].entry if hits and hits[0].relevance >= NEAR else None

    def nearest(self, query: Query, entries: Sequence[Entry]) -> Entry | None:
        return self.near(self.retriever.search(query, entries=entries, top_k=1))


def is_near(hit: Hit) -> bool:
    return hit.relevance >= RELEVANT


def of_years(query: Query) -> bool:
    """Return whether years are asked for as wholes, with no part of one named."""
    named = [period for period in query.periods if period.year]
    return (
        bool(named)
        and not query.both_periods
        and all(period.last_month is None for period in named)
    )
