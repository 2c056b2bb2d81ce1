"""The items of an entry's progress that have headings of their own: 2.平急两用方面。 省级乡村振兴片区："""

from __future__ import annotations

import re

from index.entry import Entry, Role
from qa.asked_figures import pairs_held
from qa.located import Located
from qa.question import Query

HEADED = re.compile(
    r"^\s*(?:\d+[.．、])?(?P<name>[^，,。；;：:\n]{3,16}?)(?:方面)?[。：:]", re.MULTILINE
)
# How much of a heading a question has to hold to name it.
MOST = 0.6


def headed_item(query: Query, entry: Entry) -> tuple[int, int] | None:
    """Return where the one item of an entry's progress stands that a question names by its heading.

    None where the progress has no headings, or the question names none of them more than the rest.
    """
    heads = list(HEADED.finditer(entry.progress))
    held = [pairs_held(head["name"], query.text) for head in heads]
    best = max(held, default=0)
    if len(heads) < 2 or best < MOST or held.count(best) > 1:
        return None
    at = held.index(best)
    end = heads[at + 1].start() if at + 1 < len(heads) else len(entry.progress)
    return heads[at].start(), end


def is_of_named_item(query: Query, one: Located) -> bool:
    """Return whether a figure is in the item that a question names by its heading, if it names one."""
    item = headed_item(query, one.entry)
    if item is None or one.column != one.entry.column(Role.PROGRESS):
        return True
    return item[0] <= one.figure.start < item[1]
