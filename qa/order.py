"""The order of what is found: the most relevant, of those alike the newest, of a pledge one."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Sequence

from index.entry import Hit, Period
from qa.pledges import pledge_of, same_subject
from qa.question import Query

# Of hits within this share of the best the newest period's come first, where none is named.
NEARLY_AS_GOOD = 0.75
# A newer one that meets so much less of the question comes after those that meet it.
LESS_COVERED = 0.2
# The best one's own 事项 in a later ledger comes before it from here on.
CONTINUES, LEAST = 0.5, 0.35
# What a hit is worth as a share of the one before it that pledges the same.
REPEATED = 0.5
# A title is named by so many characters in a row, so many more than the best one has of them.
NAMED_FROM, LONGER_BY, MOST_RIVALS = 6, 2, 5
NO_PERIOD = Period(0, 0, 0)


def newest_first(hits: Sequence[Hit]) -> list[Hit]:
    """Return hits with those nearly as good as the best in the order of their periods, newest first.

    A question that names no period asks of the newest ledger that has its subject.
    """
    near = [hit for hit in hits if is_near(hit, hits)]
    most = max((hit.coverage for hit in near), default=0.0)
    # 八大峡航线 is the entry that has both words, not a newer one of 航线.
    full = [hit for hit in near if hit.coverage >= most - LESS_COVERED]
    others = [hit for hit in near if hit.coverage < most - LESS_COVERED]
    ordered = [
        hit for group in (full, others) for hit in sorted(group, key=period_of, reverse=True)
    ]
    return [*ordered, *hits[len(near) :]]


def continued_first(hits: Sequence[Hit]) -> list[Hit]:
    """Return hits, newest of those alike first, with what continues the best before it."""
    ordered = newest_first(hits)
    later = [hit for hit in ordered if goes_on(hit, ordered)]
    first = max(later, key=period_of, default=None)
    return [first, *(hit for hit in ordered if hit is not first)] if first else ordered


def goes_on(hit: Hit, hits: Sequence[Hit]) -> bool:
    """Return whether a hit is the best one's own 事项 in a later ledger of its place."""
    first = hits[0]
    return (
        hit.relevance >= max(CONTINUES * first.relevance, LEAST)
        and hit.entry.place == first.entry.place
        and period_of(hit) > period_of(first)
        and same_subject(first.entry, hit.entry)
    )


def as_asked(query: Query, hits: Sequence[Hit]) -> list[Hit]:
    """Return hits, best first, in the order of the periods that a question names or leaves open.

    What is named by its title comes before what only says more of the rest.
    """
    return named_first(query.text, in_periods(query, hits))


def named_first(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """Return hits with the one that a question names by its title first, of those nearly as good.

    产业关键技术攻关计划下达了没有 is not of 涉海关键技术攻关, though that one says 计划下达. Only of the
    first one's own period and place.
    """
    if not hits:
        return []
    first = hits[0]
    own = len(text[longest_run(text, first.entry.chunk)])
    rivals = [
        hit
        for hit in hits[1:MOST_RIVALS]
        if is_near(hit, hits)
        and period_of(hit) == period_of(first)
        and hit.entry.place == first.entry.place
    ]
    runs = {hit.entry.id: len(text[longest_run(text, hit.entry.title)]) for hit in rivals}
    named = max(rivals, key=lambda hit: runs[hit.entry.id], default=first)
    if runs.get(named.entry.id, 0) < max(NAMED_FROM, own + LONGER_BY):
        return list(hits)
    return [named, *(hit for hit in hits if hit is not named)]


def longest_run(text: str, other: str) -> slice:
    """Return where the longest run of characters of a text stands that another one has, the first."""
    first, longest = 0, 0
    for start in range(len(text)):
        while text[start : start + longest + 1] in other and start + longest < len(text):
            first, longest = start, longest + 1
    return slice(first, first + longest)


def in_periods(query: Query, hits: Sequence[Hit]) -> list[Hit]:
    """Return hits, best first, in the order of the periods that a question names or leaves open.

    A year of which no part is named is asked for as its last ledger has it.
    """
    if names_part_of_year(query):
        return once_each(hits)
    if any(period.year for period in query.periods):
        return once_each(continued_first(hits), kept=1)
    return of_any_period(hits)


def names_part_of_year(query: Query) -> bool:
    """Return whether a question names a quarter, a month or another part of a year."""
    return any(period.year and period.last_month for period in query.periods)


def of_any_period(hits: Sequence[Hit]) -> list[Hit]:
    """Return hits, best first, as a question asks for them that names no period.

    The best of the newest period comes first. Behind it each place's come newest first: a ledger
    continues those of its own place, and no other's.
    """
    newest = newest_first(hits)
    of_place: defaultdict[str, deque[Hit]] = defaultdict(deque)
    for hit in newest:
        of_place[hit.entry.place].append(hit)
    first = newest[:1]
    rest = [hit for hit in hits if hit is not first[0]]
    return [
        of_place[hit.entry.place].popleft() if is_near(hit, hits) else hit
        for hit in once_each([*first, *rest], kept=1)
    ]


def once_each(hits: Sequence[Hit], *, kept: int = 0) -> list[Hit]:
    """Return hits, best first, with those that repeat a pledge behind others half as good.

    Hundreds of places pledge the same, and which is meant no one can say: what else may be meant
    is not to stand behind all of them. So many hits as are `kept` stay in front.
    """
    seen: Counter[str] = Counter()
    worth: list[tuple[float, Hit]] = []
    for hit in hits:
        pledge = pledge_of(hit.entry)
        worth.append((hit.relevance * REPEATED ** seen[pledge], hit))
        seen[pledge] += 1
    return [hit for _, hit in worth[:kept] + sorted(worth[kept:], key=lambda one: -one[0])]


def is_near(hit: Hit, hits: Sequence[Hit]) -> bool:
    """Return whether a hit is nearly as good as the first of some hits."""
    return hit.relevance >= NEARLY_AS_GOOD * hits[0].relevance


def period_of(hit: Hit) -> Period:
    return hit.entry.period or NO_PERIOD
