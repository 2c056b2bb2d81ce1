"""Years that a question names and asks nothing of: of growth over them, and in a thing's name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.entry import Ledger

# 去年…，比前年同期涨没涨 asks for the growth that an entry reports, where no ledger is of the year before.
GROWTH_OVER = re.compile(
    r"(?:比|较)(?P<year>前年|20\d\d年?)(?:同期|同季度?|一季度)?"
    r"(?=[^，,。?？]{0,6}(?:涨|增|升|降|跌|减|多|少|快|慢)[^，,。?？]{0,3}(?:百分之|多少个?%|几成|%|没|还是|了吗))"
)
IN_NAME = re.compile(r"(?P<said>(?P<year>20\d\d)年度)[\u4e00-\u9fff]{2}")


def years_aside(text: str, named: set[int], ledgers: Sequence[Ledger]) -> list[tuple[int, int]]:
    """Return where a text names years of which nothing is asked; `named` are all its years."""
    held = {ledger.period.year for ledger in ledgers if ledger.period}
    return over_year_before(text, named, held) + years_of_names(text, held, ledgers)


def over_year_before(text: str, named: set[int], held: set[int]) -> list[tuple[int, int]]:
    """Return where growth is asked for over the year before the one named, which no ledger is of."""
    match = GROWTH_OVER.search(text)
    if not match or not held:
        return []
    year = max(held) - 2 if match["year"] == "前年" else int(match["year"][:4])
    return [match.span()] if named == {year, year + 1} and year not in held else []


def years_of_names(text: str, held: set[int], ledgers: Sequence[Ledger]) -> list[tuple[int, int]]:
    """Return where a year belongs to a name, as an entry writes it: 2023年度技改奖补资金."""
    named = [one for one in IN_NAME.finditer(text) if int(one["year"]) not in held]
    entries = [entry for ledger in ledgers for entry in ledger.entries] if named else []
    return [one.span("said") for one in named if any(one[0] in entry.chunk for entry in entries)]
