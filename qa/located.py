"""The figures of an entry's cells, and the words around each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index import regexes
from index.entry import Entry, Role
from index.figures import Figure, figures, units

# 城镇新增就业（人）, 完成目标(%), 投资（单位：万元）: the unit of the numbers that stand by themselves.
UNIT_STATED = re.compile(r"[（(](?:单位[：:])?(?P<unit>[^（()）：:]{1,5})[)）]\s*$")


SENTENCE_END = re.compile(r"[。；;！!？?\n]")


def without_unit(column: str) -> str:
    """Return a column's name without the unit in its brackets: 完成目标(%)."""
    return regexes.sub(r"[（(].*$", "", column).strip()


@dataclass(frozen=True, slots=True)
class Located:
    """A figure and the cell it stands in."""

    entry: Entry
    column: str
    figure: Figure

    @property
    def text(self) -> str:
        return self.entry.text(self.column)

    @property
    def is_bare(self) -> bool:
        """Whether the cell holds nothing but the number."""
        return self.text.strip() in (self.figure.amount, self.figure.shown)

    @property
    def clause(self) -> str:
        """The words around the figure; of a cell that is a number, its header and the number."""
        if self.is_bare:
            return f"{without_unit(self.column)}{self.figure.shown}"
        return self.text[self.figure.clause_start : self.figure.clause_end]


def located(entry: Entry, role: Role) -> tuple[Located, ...]:
    """Return the figures of the cell of a role, in order."""
    column = entry.column(role)
    return located_in(entry, column) if column else ()


def located_in(entry: Entry, column: str) -> tuple[Located, ...]:
    """Return the figures of a cell by its column's name; none where the entry has no such column."""
    if not any(own.name == column for own in entry.columns):
        return ()
    found = figures(entry.text(column))
    if len(found) == 1 and not found[0].unit and entry.text(column).strip() == found[0].amount:
        found = (in_unit(found[0], unit_of(entry, column)),)
    return tuple(Located(entry, column, figure) for figure in found)


def unit_of(entry: Entry, column: str) -> str:
    """Return the unit of a cell that holds a bare number: in its header's brackets or the title's."""
    for name in (column, entry.title):
        match = UNIT_STATED.search(name)
        if match and match["unit"] in units():
            return match["unit"]
    return ""


def in_unit(figure: Figure, unit: str) -> Figure:
    """Return a figure that has no unit of its own in one that stands elsewhere."""
    base, factor = units().get(unit, ("", 1))
    return replace(figure, value=figure.value * factor, base=base, unit=unit)


def near(one: Located) -> str:
    """Return the words that say what a figure counts: its clause, up to the figures beside it."""
    text, figure = one.text, one.figure
    others = [other for other in figures(text) if other.start != figure.start]
    left = max((other.end for other in others if other.end <= figure.start), default=0)
    right = min((other.start for other in others if other.start >= figure.end), default=len(text))
    before = text[max(figure.clause_start, left) : figure.start]
    after = text[figure.end : min(figure.clause_end, right)]
    if after.startswith("、") and right < figure.clause_end:
        # 企业优秀产品73项、场景需求20项: what follows names the next one.
        after = ""
    return before + "｜" + after


def sentence(one: Located) -> str:
    return sentence_at(one.text, one.figure.start)


def sentence_at(text: str, at: int) -> str:
    start, end = sentence_span(text, at)
    return text[start:end]


def sentence_span(text: str, at: int) -> tuple[int, int]:
    """Return where the sentence around a position starts and ends, its stop included."""
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    start = max((end for end in ends if end <= at), default=0)
    end = min((end for end in ends if end > at), default=len(text))
    return start, end


def pledged(entry: Entry) -> list[Located]:
    """Return the quantities that an entry pledges: of its title, then of its column of targets."""
    return [*located(entry, Role.TITLE), *located(entry, Role.TARGET)]
