"""What is asked for where the nearest figure of an entry is of something else: no answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.entry import Entry, Role
from qa.asked_figures import asked_figure
from qa.averages import DAILY, EACH, MONTHLY
from qa.located import located, near
from qa.question import Query
from qa.subject import Term

AVERAGE_SAID = re.compile(r"平均|[人户亩月日]均|每")


def other_figure(query: Query, terms: Sequence[Term], entry: Entry) -> str:
    """Return what of a question no figure of the entry is of, where none is worked out either."""
    return average_not_told(query, terms, entry)


def average_not_told(query: Query, terms: Sequence[Term], entry: Entry) -> str:
    """Return that an average is not told: of no whole, 40万条, it is the answer what each of 500家 has."""
    if "average" not in query.marks or query.marks & {"compare", "remainder"}:
        return ""
    if not any(asked.search(query.text) for asked in (EACH, MONTHLY, DAILY)):
        return ""
    one = asked_figure(query, terms, entry, Role.PROGRESS) if query.unit else None
    said = [one] if one else located(entry, Role.PROGRESS)
    if any(AVERAGE_SAID.search(near(each)) for each in said):
        return ""
    return f"{entry.period_label}台账没有写到平均数，所报的数字也算不出"
