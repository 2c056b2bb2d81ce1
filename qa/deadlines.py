"""The deadlines that a question and a cell name: 9月底前, 2025年12月, 年底."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.entry import Ledger, Role
from qa.once import once
from qa.periods import newest_period

MONTH = re.compile(
    r"(?:(?P<year>20\d\d)\s*年)?(?:(?P<month>1[0-2]|0?[1-9])\s*月|(?P<end>年底|年末|全年))"
)
PARTS_OF_YEAR = {"上半年": 6, "一季度": 3, "二季度": 6, "三季度": 9, "四季度": 12, "下半年": 12}
WHEN = (
    r"(?P<when>(?:(?P<year>20\d\d)年|(?P<shift>今年|明年|后年))?的?"
    r"(?:(?P<month>1[0-2]|[1-9])月(?:底|末|份|\d{1,2}日)?|(?:年底|年末|(?<=年)底))|(?P<only>明年|后年|(?P<alone>20\d\d)年))"
)
SIDE = r"(?P<side>及?之前|及?以前|前|之后|以后|后)?"
DUE = re.compile(
    rf"{WHEN}{SIDE}(?=(?:就|才|都|可|能|要|须|必须|应|应该|需|需要|得|该){{0,3}}(?:完成(?!情况|了|得|过|率|度|表)|办结|建成|交付|到期|竣工|完工|收官))"
)
DUE_IN = re.compile(
    rf"(?:时限|期限|截止(?:日期)?|完成时间|到期)(?:时间)?(?:那|这)?(?:一)?[栏列]?(?:里|中)?(?:写(?:的是|了|着|明)?|标|填|是|为|在|到|于|定在){{0,2}}{WHEN}{SIDE}"
)
SHIFTS = {"今年": 0, "明年": 1, "后年": 2}


@dataclass(frozen=True, slots=True)
class Due:
    """A limit on deadlines: a month, and which side of it; the month itself where side is empty."""

    text: str
    year: int | None
    first_month: int
    last_month: int
    side: str

    def holds(self, deadline: tuple[int, int], year: int) -> bool:
        """Return whether a deadline (year, month) is within the limit; `year` is the ledger's."""
        first = (self.year or year, self.first_month)
        last = (self.year or year, self.last_month)
        if self.side == "before":
            return deadline <= last
        if self.side == "after":
            return deadline > last
        return first <= deadline <= last


@once
def has_deadlines(ledgers: Sequence[Ledger]) -> bool:
    """Return whether a ledger has a column of deadlines."""
    return any(column.role is Role.DEADLINE for ledger in ledgers for column in ledger.columns)


def names_ledger(year: int, ledgers: Sequence[Ledger]) -> bool:
    """Return whether a year is that of ledgers none of which has deadlines: 2025年完成多少 is of them."""
    own = [one for one in ledgers if one.period and one.period.year == year]
    return bool(own) and not has_deadlines(own)


def find_due(text: str, ledgers: Sequence[Ledger]) -> tuple[Due | None, tuple[int, int]]:
    """Return the limit on deadlines that a question states, and where its words stand.

    Only where a ledger has a column of deadlines: elsewhere 3月底前完成的 names a period, as
    9月底完成了多少 and 2025年完成情况 do everywhere.
    """
    match = (DUE.search(text) or DUE_IN.search(text)) if has_deadlines(ledgers) else None
    if not match or (match["alone"] and names_ledger(int(match["alone"]), ledgers)):
        return None, (0, 0)
    side = match["side"] or ""
    named_year = match["year"] or match["alone"]
    year = int(named_year) if named_year else None
    shift = match["shift"] or (match["only"] if not match["alone"] else None)
    newest = newest_period(ledgers)
    if shift and newest:
        year = newest.year + SHIFTS[shift]
    first, last = (1, 12) if match["only"] else (12, 12)
    if match["month"]:
        first = last = int(match["month"])
    named = "before" if "前" in side else "after" if "后" in side else ""
    end = match.end("side") if match["side"] else match.end("when")
    return Due(text[match.start("when") : end], year, first, last, named), (
        match.start("when"),
        end,
    )


def deadline_of(text: str, year: int) -> tuple[int, int] | None:
    """Return the last month that a deadline's cell names; of the ledger's year where it says none."""
    found = []
    named = year
    for match in MONTH.finditer(text):
        named = int(match["year"]) if match["year"] else named
        found.append((named, int(match["month"]) if match["month"] else 12))
    found += [(year, month) for word, month in PARTS_OF_YEAR.items() if word in text]
    return max(found, default=None)
