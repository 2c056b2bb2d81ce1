"""An entry → its standing: target, progress towards it, completion, state, and the words for each.

A pair of figures is made only where both state the same thing in the same unit; where the text
states its own completion, that one counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache

from index import regexes
from index.entry import Entry, Role
from index.word_tables import read_word_table
from qa.figure_words import STATED
from qa.located import UNIT_STATED, Located, located, located_in, pledged, sentence
from qa.pairs import Pair, each_once, fallen_short, limits_of, pairs_of
from qa.wording import content_words, is_generic, is_noun

# A sentence with no subject of its own speaks of the entry's.
SUBJECTLESS = re.compile(r"^(?:累计|已|共|目前|截至[^，]{0,8}，)*(?:完成|新增)")
# A sentence or a cell that says nothing but how far the whole has come.
VERDICT = re.compile(
    r"^(?:已经?|均已|全部|均)*(?P<how>提前|超额|基本|如期|按期|全面|全部)?(?:完成|完工|办结|销号)(?:了)?(?:年度|全年|目标|任务|计划)*[。！]?$"
)
WHOLE_SHARE = Decimal(100)
# What a report opens with where nothing is begun.
IDLE = re.compile(
    r"(?:目前|项目|工程|暂|现)*(?:尚未|还未|仍未|未|没有)(?:正式|全面)?(?:开工|动工|启动|实施)(?=[，。；,;]|$)"
)


class State(StrEnum):
    """How an entry stands."""

    FINISHED = "已完成"
    REACHED = "达到或超过目标"
    UNDERWAY = "推进中"
    PRELIMINARY = "前期或申报阶段"
    UNQUANTIFIED = "未量化"


# What the words of a column of results say, first the first that they fit.
OF_STATUS = (
    ("not_started", State.PRELIMINARY),
    ("status_behind", State.UNDERWAY),
    ("finished", State.FINISHED),
    ("status_underway", State.UNDERWAY),
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What an entry has come to.

    `limits` are its ceilings with what is reported of them, `fallen` its pledges of growth with the
    falls reported instead. `because` is where the words stand that decide the state: a column, a
    start and an end; an empty column where no words do.
    """

    entry: Entry
    pairs: tuple[Pair, ...]
    stated: Located | None
    state: State
    not_started: bool
    because: tuple[str, int, int]
    limits: tuple[Pair, ...] = ()
    fallen: tuple[Pair, ...] = ()

    @property
    def completion(self) -> Decimal | None:
        """The share of the target, as the text states it or else as computed, 1 = all of it."""
        if self.stated:
            return self.stated.figure.value / 100
        done = [pair for pair in self.pairs if pair.verb != "开工" and not pair.is_growth]
        return done[0].ratio if done else None


@lru_cache(maxsize=200_000)
def standing(entry: Entry) -> Standing:
    """Return the standing of an entry."""
    targets = tuple(pledged(entry))
    progress = located(entry, Role.PROGRESS)
    pairs = each_once([pair for target in targets for pair in pairs_of(target, targets, progress)])
    pairs = (*pairs, *pairs_of_columns(entry, pairs))
    stated = next((one for one in progress if is_stated_completion(one)), None) or next(
        (one for one in located(entry, Role.STATUS) if one.is_bare and one.figure.base == "%"), None
    )
    limits = tuple(pair for target in targets for pair in limits_of(target, progress))
    fallen = tuple(
        Pair(target, (one,), "增长")
        for target in targets
        if (one := fallen_short(target, progress)) is not None
    )
    state, because = state_of(entry, (*pairs, *limits), short=bool(fallen))
    said = "\n".join((entry.progress, entry.cell(Role.STATUS)))
    return Standing(
        entry=entry,
        pairs=pairs,
        stated=stated,
        state=state,
        not_started=bool(state_patterns()["not_started"].search(said)),
        because=because,
        limits=limits,
        fallen=fallen,
    )


def pairs_of_columns(entry: Entry, known: Sequence[Pair]) -> list[Pair]:
    """Return the planned and the completed numbers that stand in columns of their own.

    2025年计划投资 6.5 and 累计完成投资 3.9, in one unit.
    """
    planned, done = [], []
    for column in entry.columns:
        if column.role in (Role.NUMBER, Role.TITLE) or not UNIT_STATED.search(column.name):
            continue
        found = [one for one in located_in(entry, column.name) if one.is_bare]
        if regexes.search(r"完成|实际|到位|累计", column.name):
            done += found
        elif column.role is Role.TARGET or regexes.search(r"计划|目标|任务", column.name):
            planned += found
    pairs = [
        Pair(target, (one,), "完成")
        for target in planned[:1]
        for one in done[:1]
        if target.figure.base == one.figure.base and target.figure.value
    ]
    held = {(pair.target.column, pair.actuals[0].column) for pair in known}
    return [one for one in pairs if (one.target.column, one.actuals[0].column) not in held]


def is_stated_completion(one: Located) -> bool:
    """Return whether a rate is said to be that of the year's plan, target or task."""
    if one.figure.base != "%" or not STATED.search(one.figure.before):
        return False
    said = sentence(one)
    title = [word for word in content_words(one.entry.pledge) if not is_generic(word)]
    return bool(SUBJECTLESS.match(said)) or any(word in said for word in title)


@cache
def state_patterns() -> dict[str, re.Pattern[str]]:
    return dict(
        read_word_table(
            "qa", "states.tsv", lambda state, pattern: (state, re.compile(pattern, re.MULTILINE))
        )
    )


def verdict(entry: Entry) -> tuple[str, int, int] | None:
    """Return where an entry says in so many words that the whole is done: a column, start and end."""
    for role in (Role.PROGRESS, Role.STATUS, Role.REMARK):
        column, text, start = entry.column(role), entry.cell(role), 0
        for line in regexes.split(r"(?<=[。；;\n])", text) if column else ():
            bare = line.strip(" \n；;")
            if bare and VERDICT.match(bare):
                at = start + line.index(bare)
                return column or "", at, at + len(bare)
            start += len(line)
    return None


def state_of(
    entry: Entry, pairs: tuple[Pair, ...], *, short: bool = False
) -> tuple[State, tuple[str, int, int]]:
    """Return the state of an entry, and where the deciding words stand: column, start, end.

    `short`: one of its targets is missed, whatever the pairs say of the others.
    """
    text, column = entry.progress, entry.column(Role.PROGRESS) or ""
    patterns = state_patterns()
    if own := told_state(entry):
        return own
    done = list(patterns["finished"].finditer(text))
    whole = next((match for match in done if not of_part(entry, match.start())), None)
    if whole:
        return State.FINISHED, (column, *whole.span())
    if said := verdict(entry):
        return State.FINISHED, said
    of_status = entry.column(Role.STATUS) or ""
    if match := IDLE.match(text):
        # 尚未开工，正在招标: what a column of money says beside it begins no work.
        return State.PRELIMINARY, (column, *match.span())
    share = next((one for one in located(entry, Role.STATUS) if one.figure.base == "%"), None)
    if share and share.is_bare:
        reached = share.figure.value >= WHOLE_SHARE
        state = State.FINISHED if reached else State.UNDERWAY
        return state, (of_status, share.figure.start, share.figure.end)
    measured = [pair for pair in pairs if pair.verb != "开工"]
    if measured:
        figure = measured[0].actuals[0].figure
        reached = not short and all(pair.reached for pair in measured)
        state = State.REACHED if reached else State.UNDERWAY
        return state, (column, figure.start, figure.end)
    underway = [
        match
        for match in patterns["underway"].finditer(text)
        if not patterns["planned"].search(clause_at(text, match.start()))
    ]
    begun = next((match for match in underway if strong(match[0])), None)
    begun = begun or next(iter(done), None)
    if begun:
        return State.UNDERWAY, (column, *begun.span())
    for name in ("preliminary", "not_started"):
        if match := patterns[name].search(text):
            return State.PRELIMINARY, (column, *match.span())
    if underway:
        return State.UNDERWAY, (column, *underway[0].span())
    return State.UNQUANTIFIED, ("", 0, 0)


def of_part(entry: Entry, at: int) -> bool:
    """Return whether what a clause says of an entry's progress is of a part: 厂房已竣工.

    A part is named by what the pledge does not name.
    """
    said = entry.progress[:at]
    clause = regexes.split(r"[，。；;\n]", said)[-1]
    return any(
        is_noun(word) and not is_generic(word) and word not in entry.pledge
        for word in content_words(clause)
    )


LONGEST_STATUS = 8
# A report that opens with a verdict on the whole, and then says more: 未完成。选址公示未通过.
OPENING = re.compile(
    r"(?:已|均已|全部|基本|提前|超额|按期|如期|未|尚未)(?:按期|如期|全部|全面)?(?:完成|办结|达标)(?=[。；;])"
)


def status_column(entry: Entry) -> str:
    """Return the column of an entry's own that says in a word how it stands, else how far it is.

    Of 完成率 and 进度评价 the second; without either the progress where it opens with a verdict; an
    empty string where there is none.
    """
    held = [column.name for column in entry.columns if column.role is Role.STATUS]
    worded = next((name for name in held if is_worded(entry.text(name))), "")
    opens = entry.column(Role.PROGRESS) if OPENING.match(entry.progress) else None
    return worded or entry.column(Role.STATUS) or opens or ""


def status_text(entry: Entry) -> str:
    """Return what `status_column` says: its cell, of the progress the verdict that it opens with."""
    column = status_column(entry)
    opening = OPENING.match(entry.progress) if column == entry.column(Role.PROGRESS) else None
    return opening[0] if opening else entry.text(column)


def is_worded(cell: str) -> bool:
    """Return whether a cell is a word on how an entry stands; neither 35% nor a dash is."""
    told = cell.strip().rstrip("。")
    worded = regexes.search(r"[\u4e00-\u9fff]", told) and not regexes.search(r"\d", told)
    return bool(worded) and len(told) <= LONGEST_STATUS


def worded_status(entry: Entry) -> str:
    """Return the word that a column of an entry's own says how it stands, or an empty string.

    序时推进 and 已完成 are such words; 35% and a sentence are none. A report may open with them.
    """
    told = status_text(entry)
    return told.strip().rstrip("。") if is_worded(told) else ""


def told_state(entry: Entry) -> tuple[State, tuple[str, int, int]] | None:
    """Return the state that an entry's own column tells, and where; None where it tells none.

    Who keeps the ledger has judged the work: what its text says beside it is not judged anew.
    """
    status, column = worded_status(entry), status_column(entry)
    if VERDICT.match(status):
        return State.FINISHED, (column, 0, len(status))
    for name, state in OF_STATUS:
        if status and (match := state_patterns()[name].search(status)):
            return state, (column, *match.span())
    return None


def clause_at(text: str, at: int) -> str:
    """Return the words between the commas and stops around a position."""
    start = max((text.rfind(stop, 0, at) for stop in "，。；;\n"), default=-1) + 1
    ends = [end for stop in "，。；;\n" if (end := text.find(stop, at)) >= 0]
    return text[start : min(ends, default=len(text))]


def strong(words: str) -> bool:
    """Return whether words of progress outweigh preparations named beside them."""
    return bool(
        regexes.search(
            r"开工|施工|主体|投资|封顶|进度|滚动|组织实施|立项|完工|举办|修缮|接入|印发实施|审核|入选|累计完成|打造|推进\d",
            words,
        )
    )
