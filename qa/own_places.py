"""The ledgers of a place that a question calls by its last part: 新建区 is 南昌市新建区."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.entry import Ledger
from qa.places import PART
from qa.question import Query, blank_out
from qa.wording import content_words


def of_own_places(query: Query, ledgers: Sequence[Ledger]) -> Query:
    """Return a query with the ledgers' places that it names by their last part alone.

    Only where it names none in full, and no two places end so.
    """
    if query.places:
        return query
    parts: dict[str, set[str]] = {}
    for place in {ledger.place for ledger in ledgers if ledger.place}:
        found = PART.findall(place)
        if len(found) > 1:
            parts.setdefault(found[-1], set()).add(place)
    named = [part for part, places in parts.items() if len(places) == 1 and part in query.subject]
    if len(named) != 1:
        return query
    part = named[0]
    at = query.subject.index(part)
    subject = blank_out(query.subject, [(at, at + len(part))])
    return replace(
        query,
        places=tuple(parts[part]),
        subject=subject,
        words=tuple(content_words(subject)),
        parts=tuple(piece for one in query.parts if content_words(piece := one.replace(part, ""))),
    )
