"""Counties that a question names bare: whether a number is asked of them."""

from __future__ import annotations

import re

from index import regexes
from index.entry import Entry
from qa.asked_figures import FIGURE_ASKED
from qa.places import is_destination, is_speaker
from qa.question import Query
from qa.wording import counties

# 去了没有, 来没来, 有没有去: whether it is so.
WHETHER = re.compile(r"没|吗|么(?=$)|是否|是不是")


def asked_whether(place: str, text: str) -> bool:
    """Return whether a place is named only where it is asked whether, and the number in another clause."""
    clauses = [clause for clause in regexes.split("[，,；;。？?]", text) if place in clause]
    return all(WHETHER.search(one) and not FIGURE_ASKED.search(one) for one in clauses)


def county_alone(query: Query, entry: Entry) -> list[str]:
    """Return the one county that a question names bare, 崂山完工几户, in no name and as nobody's home."""
    places = [word for word in query.words if word in counties()]
    return [
        place
        for place in places
        if len(places) == 1
        and not is_speaker(place, query.text)
        and not is_destination(place, query.text)
        # 胶州大白菜 is a name that the entry has.
        and not any(
            one in entry.chunk
            for one in regexes.findall(rf"{re.escape(place)}[\u4e00-\u9fff]{{2}}", query.text)
        )
        and not asked_whether(place, query.text)
    ]
