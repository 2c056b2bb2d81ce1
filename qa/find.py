"""The entries that answer a question: the best one, one a part, one a period; and how sure it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from index import regexes
from index.entry import Entry, Hit, Ledger
from index.lexical import normalise
from qa.asked_figures import VERBS
from qa.confidence import confidence, lacks_named_count, lacks_named_number
from qa.enumerations import in_a_breath, told_together
from qa.evidence import evidence
from qa.mentions import RATE_WORD
from qa.order import NEARLY_AS_GOOD, continued_first, names_part_of_year
from qa.periods import newest_period
from qa.pledges import FIGURES
from qa.question import Query, parse, unframed
from qa.retrieve import Retriever
from qa.scope import Scope, entries_of, latest_of_year
from qa.subject import Prepared, Term, credit, telling
from qa.themes import of_theme, theme_names
from qa.topic import is_theme_name, says_field, theme_words
from qa.wording import content_words, counties, is_generic, is_noun

# Below the first an entry is not what is asked; the second tells a sure find.
RELEVANT = 0.35
SURE = 0.75
# Below this probability of being what is asked an answer is refused.
CONFIDENT = 0.30
# From here on one entry is meant, and no list of them.
PROBABLE = 0.6
# An entry that meets so little of what another period's does is not what is asked.
FAR_LESS = 0.4
# The same subject of an earlier period is set beside an answer from here on.
COMPARABLE = 0.5
# A near miss is named even where it is far: the reader sees why it is none.
NEAR = 0.3
MOST_PERIODS = 6
# So many of the best are looked at for one that is surely what is asked.
TRIED = 5
# An entry found nearly as surely as the best one of a comparison may be the side that is meant.
ALIKE = 0.6
# As many entries of one part of an enumeration are looked at, and a title meets a word from here.
ENUMERATED = 6
IN_TITLE = 0.6
# 乡村振兴, and not 供水, says in full of which field it is.
FIELD_IN_FULL = 4
# 哪个部门, 多少户居民: what a question asks for, by its kind.
THING_ASKED = re.compile(
    r"(?:哪|什么|多少|几)[个些家户条项名位座所处]?(?P<thing>[\u4e00-\u9fff]{2,6})"
)
OF_FIELD = re.compile(r"(?:类|方面|领域|口|条线)的?(?:任务|事项|工作|事)$")
relevance_of = attrgetter("relevance")


class Asked(NamedTuple):
    """A question, the ledgers it is asked of, its terms, and the entries found by them, best first."""

    query: Query
    scope: Scope
    terms: Sequence[Term]
    hits: Sequence[Hit]


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
        if not hits or not telling(terms):
            return False
        return hits[0].relevance >= SURE or self.is_confident(query, terms, hits)

    def is_confident(self, query: Query, terms: Sequence[Term], hits: Sequence[Hit]) -> bool:
        """Return whether the first hit is most probably the one entry that is asked about."""
        return confidence(self.retriever, query, terms, hits) >= PROBABLE

    def best(self, query: Query, terms: Sequence[Term], hits: Sequence[Hit]) -> Hit | None:
        """Return the first of the best hits that is surely what is asked, if any is.

        Where no part of a year is named the newest of those alike comes first.
        """
        if not names_part_of_year(query):
            hits = continued_first(list(hits))
        return next(iter(self._surest_first(query, terms, hits)), None)

    def _surest_first(self, query: Query, terms: Sequence[Term], hits: Sequence[Hit]) -> list[Hit]:
        """Return the hits from the first nearly as good as the best that is surely what is asked."""
        # 8号线 is no 2号线, however near the rest of it comes.
        hits = [hit for hit in hits if not lacks_named_number(terms, hit.entry)]
        if not hits:
            return []
        floor = NEARLY_AS_GOOD * max(hit.relevance for hit in hits)
        for at, hit in enumerate(hits[:TRIED]):
            rest = [hit, *hits[:at], *hits[at + 1 :]]
            sure = confidence(self.retriever, query, terms, rest) >= CONFIDENT
            if hit.relevance >= floor and sure:
                return rest
        return []

    def finds(self, query: Query) -> bool:
        """Return whether an entry is surely what a query asks for."""
        hits = self.retriever.search(query, top_k=10)
        return self.best(query, self.retriever.terms(query), hits) is not None

    def better_elsewhere(self, query: Query, scope: Scope, best: Hit | None) -> Entry | None:
        """Return the entry of another period that is what the one asked for does not report."""
        if not query.periods or len(scope.entries) == len(self.retriever.snapshot.entries):
            return None
        hits = self.retriever.search(query, top_k=1)
        if not hits or hits[0].relevance < SURE:
            return None
        # Of a ledger of another place nothing is to be said where this one has something close.
        apart = best is not None and best.entry.place != hits[0].entry.place
        if best is None or (not apart and best.coverage < FAR_LESS * hits[0].coverage):
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

    def is_of_many_places(self, query: Query, best: Hit, hits: Sequence[Hit]) -> bool:
        """Return whether other places have what is nearly as good, and the question names none."""
        floor = NEARLY_AS_GOOD * best.relevance
        return not query.places and any(
            hit.relevance >= floor and hit.entry.place != best.entry.place for hit in hits
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
            ledger.id: self.retriever.search(query, entries=ledger.entries, top_k=TRIED)
            for ledger in ledgers[:MOST_PERIODS]
        }
        terms = self.retriever.terms(query)
        firsts = [own[0] for own in found.values() if own]
        surest = max(firsts, key=relevance_of, default=None)
        if surest is None or surest.relevance < RELEVANT:
            return []
        several = len(query.places) > 1
        place = surest.entry.place
        if query.both_periods and not query.places:
            # Of places that have the subject, the one that reports it in most periods is meant.
            near = [hit.entry.place for hit in firsts if is_near(hit)]
            place = max(near, key=lambda one: (near.count(one), one == place))
            here = [hit for hit in firsts if hit.entry.place == place]
            surest = max(here, key=relevance_of)
        for ledger in ledgers[:MOST_PERIODS]:
            if ledger.place != place and not several:
                continue
            best = found[ledger.id]
            floor = min(RELEVANT, NEARLY_AS_GOOD * surest.relevance)
            if best and best[0].relevance >= floor:
                chosen.append(best[0].entry)
                continue
            if best and confidence(self.retriever, query, terms, best) >= PROBABLE:
                chosen.append(best[0].entry)
                continue
            same = self.same(surest.entry, ledger)
            if same:
                chosen.append(same.entry)
        return chosen

    def quarter_before(self, entry: Entry) -> Entry | None:
        """Return the same 事项 in the ledger of the quarter before, within the year."""
        period = entry.period
        if (
            period is None
            or period.last_month % 3
            or not (period.quarter or period.first_month == 1)
        ):
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
        self,
        query: Query,
        entries: Sequence[Entry],
        *,
        floor: float = RELEVANT,
        reports: Callable[[Entry], bool] | None = None,
    ) -> list[Entry]:
        """Return the best entry of each part of a question that names a subject of its own.

        Of those nearly as good one that `reports` what is asked: 都市圈's rate is that of its projects.
        """
        found: dict[str, Entry] = {}
        for part in query.parts:
            inner = parse(part, self.ledgers)
            # 开工在建率相差几个百分点 is asked of the parts before it.
            terms = self.retriever.terms(inner)
            part_terms = [term for term in terms if not term.word.endswith("率")]
            # 崂山和市南的户数差几户: a county alone is no subject.
            placed = all(term.word in counties() for term in telling(part_terms))
            if placed or not names_own_subject(part, part_terms):
                continue
            best = self.retriever.search(inner, entries=entries, top_k=TRIED)
            if not best or best[0].relevance < floor:
                continue
            near = (hit.entry for hit in best if hit.relevance >= ALIKE * best[0].relevance)
            entry = next(filter(reports, near), best[0].entry) if reports else best[0].entry
            found.setdefault(entry.id, entry)
        return list(found.values())

    def enumerated(
        self,
        parts: Sequence[str],
        entries: Sequence[Entry],
        *,
        floor: float = RELEVANT,
        themes: bool = False,
    ) -> list[Entry]:
        """Return the entries that the parts of an enumeration name, in the ledgers' order.

        A part that is a theme brings all of it (with `themes`, also one that speaks of nothing
        else), unless it surely names one and every other part names some of it: 种业、乡村振兴.
        Another part brings its best entry of each ledger, and each further one whose title meets
        all its words.
        """
        each: list[tuple[set[str], set[str], bool]] = []
        of_ledger: dict[str, list[Entry]] = {}
        for entry in entries:
            of_ledger.setdefault(entry.ledger, []).append(entry)
        plain = map(unframed, parts)
        for part in chain.from_iterable(self._told_apart(part, entries) for part in plain):
            inner = parse(part, self.ledgers)
            part_terms = self.retriever.terms(inner)
            # 治水 is a field, as 对外交往类的任务; 出行类：… is only where what follows belongs.
            of_field_alone = themes and (OF_FIELD.search(part) or says_field(part))
            bare = part.strip() in theme_names() or of_field_alone
            if not (bare or names_own_subject(part, part_terms)):
                continue
            field = is_theme_name(inner) or (themes and says_field(part))
            sure = False
            named: set[str] = set()
            of_field: set[str] = set()
            for own in list(of_ledger.values())[:MOST_PERIODS]:
                hits = self.retriever.search(inner, entries=own, top_k=ENUMERATED)
                sure = sure or bool(hits and hits[0].relevance >= SURE)
                named |= {
                    hit.entry.id
                    for at, hit in enumerate(hits)
                    if hit.relevance >= floor
                    and (at == 0 or is_named_too(inner, part_terms, hit.entry))
                }
            # 数字化转型 is a field where no entry is surely meant by it.
            if field or (themes and not sure):
                words = theme_words(inner, part_terms)
                of_field = {entry.id for entry in entries if words and of_theme(entry, words)}
            # 乡村振兴片区 is titled by the field's own name, and nothing by 海洋经济.
            titles = [entry.title for entry in entries if entry.id in named]
            by_name = len(part) >= FIELD_IN_FULL and all(part in title for title in titles)
            each.append((named, of_field, by_name))
        found = told_together(each)
        return [entry for entry in entries if entry.id in found]

    def _told_apart(self, part: str, entries: Sequence[Entry]) -> tuple[str, ...]:
        """Return a part of an enumeration, and its two names where no title has what both name."""
        pair = in_a_breath(part)
        together = self.retriever.terms(parse("、".join(pair), self.ledgers)) if pair else ()
        return (
            (part, *pair) if pair and not any(titled(together, one) for one in entries) else (part,)
        )

    def near(self, hits: Sequence[Hit]) -> Entry | None:
        if not hits:
            return None
        if hits[0].relevance >= RELEVANT:
            return hits[0].entry
        # Where no word is met what is nearest by its characters and its meaning is named.
        best = max(hits, key=nearness)
        return best.entry if nearness(best) >= NEAR else None

    def nearest(self, query: Query, entries: Sequence[Entry]) -> Entry | None:
        return self.near(self.retriever.search(query, entries=entries, top_k=1))


def names_own_subject(part: str, terms: Sequence[Term]) -> bool:
    """Return whether a part of a question names a subject, not only what is asked of another's.

    报到哪个部门去了 and 有多少条已经动工 name none.
    """
    asked = THING_ASKED.search(part)
    things = content_words(asked["thing"])[:1] if asked else []
    named = [
        term
        for term in telling(terms)
        if not (term.word in things and term.word in evidence())
        and not any(name in VERBS for name in (term.word, *term.names))
    ]
    # 开工在建率各是多少 names a measure, whatever things stand in its name.
    if not content_words(RATE_WORD.sub(" ", part)):
        return False
    return bool(named) and not regexes.match(r"谁|哪", part)


def titled(terms: Sequence[Term], entry: Entry) -> bool:
    """Return whether an entry's title meets every telling word."""
    title = Prepared(normalise(entry.pledge), "")
    return all(
        credit(term, title) >= IN_TITLE or names_stem(term.word, title) for term in telling(terms)
    )


def names_stem(word: str, title: Prepared) -> bool:
    """Return whether a title has what a word names without what is done with it: 学科 of 学科建设."""
    return len(word) == 4 and is_generic(word[2:]) and is_noun(word[:2]) and word[:2] in title.title


def is_named_too(query: Query, terms: Sequence[Term], entry: Entry) -> bool:
    """Return whether an entry's title meets every telling word, and the count named if there is one.

    460个重点项目 are not the 170个 of another title.
    """
    return titled(terms, entry) and not lacks_named_count(query, entry)


def nearness(hit: Hit) -> float:
    return hit.lexical + max(hit.dense, 0.0) + hit.relevance


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
