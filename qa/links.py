"""The same 事项 in two periods: which entry of an earlier ledger an entry continues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index import regexes
from index.entry import Entry, Role
from qa.compute import difference
from qa.draft import AnswerTable, Draft, Statement, TableRow, title_span, whole
from qa.figures_alike import comparable, words_alike
from qa.located import Located, located
from qa.pledges import FIGURES
from qa.quote import words_of
from qa.themes import of_theme
from qa.wording import content_words, is_generic, is_stop

# Titles that share this part of their telling words pledge the same thing.
SAME_FROM = 0.5
LONG_WORD = 4
# The name of a field and the words of its titles.
Field = tuple[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Link:
    """An entry, the entry of an earlier period that it continues, and how alike they are."""

    entry: Entry
    earlier: Entry
    likeness: float


@lru_cache(maxsize=200_000)
def telling_words(title: str) -> frozenset[str]:
    words = content_words(FIGURES.sub(" ", title))
    return frozenset(word for word in words if not is_generic(word) and not is_stop(word))


def alike(one: Entry, other: Entry) -> float:
    """Return the share of telling words that two titles have in common, in [0, 1]."""
    best = in_common(telling_words(one.title), telling_words(other.title))
    for first in clauses_of(one.title):
        for second in clauses_of(other.title):
            if tells(first & second):
                # 新增绿色建筑1000万平方米 goes on from one of three clauses of the year before.
                best = max(best, in_common(first, second))
    return best


def in_common(first: frozenset[str], second: frozenset[str]) -> float:
    """Return the share of words that two sets have in common, in [0, 1]; 0 where one is empty."""
    return len(first & second) / max(len(first), len(second)) if first and second else 0.0


@lru_cache(maxsize=200_000)
def clauses_of(title: str) -> tuple[frozenset[str], ...]:
    """Return the telling words of each clause of a title that has any."""
    found = (telling_words(clause) for clause in regexes.split(r"[，、；,;]", title))
    return tuple(words for words in found if words)


def tells(shared: frozenset[str]) -> bool:
    """Return whether the words that two clauses share name a pledge: two of them, or a long one."""
    return len(shared) > 1 or any(len(word) >= LONG_WORD for word in shared)


def links(entries: Sequence[Entry], earlier: Sequence[Entry]) -> list[Link]:
    """Return each entry's counterpart in an earlier ledger, each counterpart once; surest first.

    Weak matches are left out: of two 事项 that only sound alike nothing is claimed.
    """
    pairs = sorted(
        (
            Link(entry, other, likeness)
            for entry in entries
            for other in earlier
            if (likeness := alike(entry, other)) >= SAME_FROM
        ),
        key=lambda link: (-link.likeness, link.entry.position, link.earlier.position),
    )
    taken: set[str] = set()
    found = []
    for link in pairs:
        if link.entry.id not in taken and link.earlier.id not in taken:
            taken |= {link.entry.id, link.earlier.id}
            found.append(link)
    return sorted(found, key=lambda link: link.entry.position)


def answer_change(
    change: str, now: Sequence[Entry], before: Sequence[Entry], field: Field | None = None
) -> Draft | None:
    """Return the 事项 that two periods share, that only one has, or whose target has changed.

    Of a `field`, its name and the words of its titles, those that only one period has.
    """
    found = links(now, before)
    if change in ("new", "gone"):
        linked = {link.entry.id for link in found} | {link.earlier.id for link in found}
        own, other = (now, before) if change == "new" else (before, now)
        return answer_alone([entry for entry in own if entry.id not in linked], own, other, field)
    if change == "still":
        same = [link for link in found if unchanged(link)]
        return answer_still(same, now, before) if same else None
    if change in ("kept", "same"):
        # 原样沿用 is of the pledge's words, not of the subject alone.
        kept = [one for one in found if change == "kept" or plain(one.entry) == plain(one.earlier)]
        return answer_links(kept, now, before, how=HOW_ALIKE[change]) if kept else None
    if change == "unmoved":
        kept = [link for link in found if target_kept(link)]
        return answer_links(kept, now, before, how="同为一事、目标相同") if kept else None
    moved = [row for link in found if (row := target_moved(link, up=change == "higher"))]
    return answer_moved(moved, change, now, before) if moved else None


def plain(entry: Entry) -> str:
    """Return an entry's pledge without white space and the stop at its end."""
    return regexes.sub(r"\s+", "", entry.title).rstrip("。")


def years_of(now: Sequence[Entry], before: Sequence[Entry]) -> tuple[int, ...]:
    """Return the years and months of two periods, whose names an answer gives."""
    periods = [entries[0].period for entries in (now, before) if entries and entries[0].period]
    return tuple(
        number for one in periods if one for number in (one.year, one.first_month, one.last_month)
    )


def answer_alone(
    alone: Sequence[Entry],
    own: Sequence[Entry],
    other: Sequence[Entry],
    field: Field | None = None,
) -> Draft | None:
    """Return the entries of one period, or of its field, that nothing in the other one corresponds to."""
    of_field = f"{field[0]}方面" if field else ""
    alone = [entry for entry in alone if field is None or of_theme(entry, field[1])]
    if not alone:
        return None
    lead = (
        f"{of_field}{own[0].period_label}有、{other[0].period_label}没有对应事项的有{len(alone)}项"
        f"（按事项内容的文字对应；{own[0].period_label}共{len(own)}项）。"
    )
    rows = tuple(
        TableRow((entry.name, entry.title.rstrip("。")), (title_span(entry),)) for entry in alone
    )
    counts = (len(alone), len(own), len(other), *years_of(own, other))
    return Draft("list", (Statement(lead), AnswerTable(("事项", "内容"), rows)), (), counts)


def unchanged(link: Link) -> bool:
    """Return whether an entry reports what it did in the period before: the same figures, or words."""
    values = [
        sorted(one.figure.value for one in located(entry, Role.PROGRESS))
        for entry in (link.entry, link.earlier)
    ]
    if values[0] or values[1]:
        return values[0] == values[1]
    return link.entry.progress.strip() == link.earlier.progress.strip()


def answer_still(same: Sequence[Link], now: Sequence[Entry], before: Sequence[Entry]) -> Draft:
    """Return the 事项 whose progress is what it was the period before."""
    lead = (
        f"进展与{before[0].period_label}相同的有{len(same)}项"
        f"（两期同为一事、进展的数字或文字相同；{now[0].period_label}共{len(now)}项）。"
    )
    rows = tuple(
        TableRow(
            (link.entry.name, link.entry.title.rstrip("。"), words_of([whole(link.entry)])),
            (whole(link.entry), whole(link.earlier)),
        )
        for link in same
    )
    counts = (len(same), len(now), len(before), *years_of(now, before))
    return Draft("list", (Statement(lead), AnswerTable(("事项", "内容", "进展"), rows)), (), counts)


HOW_ALIKE = {"kept": "同为一事", "same": "事项内容文字相同"}


def target_kept(link: Link) -> bool:
    """Return whether both pledges have figures, and the same ones."""
    values = [
        sorted((one.figure.base, one.figure.value) for one in located(entry, Role.TITLE))
        for entry in (link.entry, link.earlier)
    ]
    return bool(values[0]) and values[0] == values[1]


def target_moved(link: Link, *, up: bool) -> tuple[Link, Located, Located] | None:
    """Return a link with both targets where the later one is above, or below, the earlier."""
    for one in located(link.entry, Role.TITLE):
        others = [other for other in located(link.earlier, Role.TITLE) if comparable(other, one)]
        other = max(others, key=lambda each: words_alike(each, one), default=None)
        rise = one.figure.value - other.figure.value if other else 0
        if other and rise and (rise > 0) is up:
            return link, one, other
    return None


def answer_moved(
    moved: Sequence[tuple[Link, Located, Located]],
    change: str,
    now: Sequence[Entry],
    before: Sequence[Entry],
) -> Draft:
    """Return the 事项 whose target is above, or below, that of the period before."""
    word = "高" if change == "higher" else "低"
    lead = (
        f"目标比{before[0].period_label}{word}的有{len(moved)}项"
        f"（两期同为一事、目标单位相同的事项之间比较；{now[0].period_label}共{len(now)}项）。"
    )
    rows, used = [], []
    for link, one, other in moved:
        high, low = (one, other) if change == "higher" else (other, one)
        result = difference([high.figure], [low.figure])
        used.append(result)
        cells = (link.entry.name, link.entry.title.rstrip("。"), link.earlier.title.rstrip("。"))
        rows.append(
            TableRow((*cells, result.shown), (title_span(link.entry), title_span(link.earlier)))
        )
    header = ("事项", "目标", before[0].period_label, "相差")
    counts = (len(moved), len(now), len(before), *years_of(now, before))
    return Draft(
        "compare", (Statement(lead), AnswerTable(header, tuple(rows))), tuple(used), counts
    )


def answer_links(
    found: Sequence[Link],
    entries: Sequence[Entry],
    earlier: Sequence[Entry],
    *,
    how: str,
) -> Draft:
    """Return the 事项 that two periods share, side by side; `how` says in what they are alike."""
    now, before = entries[0].period_label, earlier[0].period_label
    lead = (
        f"{now}与{before}{how}的有{len(found)}项（按事项内容的文字对应；"
        f"{now}共{len(entries)}项、{before}共{len(earlier)}项）。"
    )
    rows = tuple(
        TableRow(
            (
                f"{link.entry.ordinal} {link.entry.title.rstrip('。')}",
                f"{link.earlier.ordinal} {link.earlier.title.rstrip('。')}",
            ),
            (title_span(link.entry), title_span(link.earlier)),
        )
        for link in found
    )
    counts = (len(found), len(entries), len(earlier), *years_of(entries, earlier))
    return Draft("list", (Statement(lead), AnswerTable((now, before), rows)), (), counts)
