"""The names that columns of ledgers go by, read from columns.tsv, and the roles they give."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from index import regexes
from index.entry import Column, Role
from index.word_tables import read_word_table

# What may stand in a column's name beside its plain one: 完成目标(%), 责任 单位, 序号★.
NOISE = re.compile(r"[（(].*?[)）]|[\s*★☆：:%％]+")
LONGEST_NAME = 16
FEWEST_NUMBERED = 3
# With its brackets and white space.
LONGEST_WRITTEN = 60
# A shorter known name closes too many sentences: 新建医院项目 is no name of a column.
SHORTEST_ENDING = 4
# The file's ~进展 closes names of a few characters: 办理进展, 本月最新进展.
ENDING_MARK = "~"
LONGEST_WITH_ENDING = 6
EACH = "各"
# What ends a sentence, and a figure alone, stand in cells and in no name.
NO_NAME = re.compile(r"[。；，;]|^[\d.]*$")
# 1-5月进展, 2024年计划投资, Q3进展, 截至10月底完成情况.
TIME_BEFORE = re.compile(
    r"^(?:截[至止]到?)?(?:\d{4}年度?)?(?:[Qq][1-4])?(?:(?:\d{1,2}月?[—\-–~～至])?\d{1,2}月(?:份|底|末)?)?"
)
# 年度目标值, 全年任务数: the known name without it says the same.
YEARLY = re.compile(r"^(?:本年度?|年度|全年|当年|年初|年内)(?=.)")
# 一级任务 beside 二级任务: the finer one is what is to be done, the other heads it.
LEVEL = re.compile(r"^([一二三四1-4])级")
LEVELS = "一二三四1234"
# 1-9月完成; 9月完成 may be a cell that says when.
TIMED_DONE = re.compile(
    r"(?:[\d１-９]{1,2}月?[—\-–~～至]\d{1,2}月|前?[一二三四1-4]个?季度|[上下]半年)(?:累计|实际)?完成[数值量额]?"
)
TIME = re.compile(
    r"(?:\d{4}年)?(?:前?第?[一二三四1-4]个?季度|[上下]半年|\d{1,2}月?[—\-–~～至]\d{1,2}月|\d{1,2}月份?)"
)
# What says how things stand, as a cell does: 达到序时进度, 已完成年度任务.
STATEMENT = re.compile(r"^(?:[已未达按超正]|完成|提前|符合|基本|滞后|快于|慢于|略|无|推进)")


@cache
def names_of_roles() -> dict[str, tuple[Role, ...]]:
    """Return every known name with the roles it may have, in the file's order."""
    rows = read_word_table(
        "index.tables", "columns.tsv", lambda role, names: (Role(role), names.split())
    )
    roles: dict[str, tuple[Role, ...]] = {}
    for role, names in rows:
        for name in names:
            roles[name] = (*roles.get(name, ()), role)
    return roles


@cache
def last_characters() -> frozenset[str]:
    """Return what a known name may end with as it is written, white space apart."""
    return frozenset(name[-1] for name in names_of_roles()) | set("）)*★☆：:%％")


def roles_of(name: str) -> tuple[Role, ...]:
    """Return the roles that a column of this name may have; none for a name that is not known."""
    if not name or len(name) > LONGEST_WRITTEN:
        return ()
    # Every cell of a file is asked about: how it ends tells nearly all of them.
    if name[-1] not in last_characters() and not name[-1].isspace():
        return ()
    plain = NOISE.sub("", name)
    return roles_of_plain(plain) if 0 < len(plain) <= LONGEST_NAME else ()


@lru_cache(maxsize=10_000)
def roles_of_plain(plain: str) -> tuple[Role, ...]:
    """Return the roles of a name without white space and brackets."""
    names = names_of_roles()
    timeless = TIME_BEFORE.sub("", plain) or plain
    for name in (plain, timeless, YEARLY.sub("", timeless)):
        if name in names:
            return names[name]
    if TIMED_DONE.fullmatch(plain):
        return (Role.PROGRESS,)
    plain = timeless
    if STATEMENT.match(plain):
        return ()
    # 一季度进展情况, 市级牵头责任单位: the known name closes the longer one.
    endings = [plain[at:] for at in range(1, len(plain))]
    known = (end for end in endings if len(end) >= SHORTEST_ENDING and end in names)
    if longest := next(known, ""):
        return names[longest]
    if len(plain) > LONGEST_WITH_ENDING or not regexes.fullmatch(r"[\u4e00-\u9fff]+", plain):
        return ()
    marked = (ENDING_MARK + end for end in endings if ENDING_MARK + end in names)
    roles = names.get(next(marked, ""), ())
    # 区直各部门 are units, and no name of a column.
    return () if EACH in plain and Role.UNIT in roles else roles


def is_time(name: str) -> bool:
    """Return whether a name only says when: 三季度, 1—9月; what was done then stands under it."""
    return bool(TIME.fullmatch(NOISE.sub("", name)))


def is_header(cells: Sequence[str]) -> bool:
    """Return whether a row's cells are names of columns.

    Two thirds of them are known; or three, and half; or the title and the progress, or the number
    and another, among cells that could be names.
    """
    if len(cells) < 2:
        return False
    named = [cell for cell in cells if cell.strip()]
    known = sum(bool(roles_of(cell)) for cell in named)
    two_thirds = known >= 2 and known * 3 >= len(named) * 2
    return (
        two_thirds
        or (known >= 3 and (known * 2 >= len(named) or names_both(named)))
        or (known == 2 and len(named) >= FEWEST_NUMBERED and names_number_first(named))
    )


def names_both(cells: Sequence[str]) -> bool:
    """Return whether cells name a title and a progress, and each of them could be a name."""
    roles = {role for cell in cells for role in roles_of(cell)[:1]}
    return {Role.TITLE, Role.PROGRESS} <= roles and all(map(could_be_name, cells))


def names_number_first(cells: Sequence[str]) -> bool:
    """Return whether the first cell names the number, another what only a ledger has, and each could be a name."""
    roles = {role for cell in cells[1:] for role in roles_of(cell)[:1]}
    is_ledgers = bool(roles & {Role.TITLE, Role.PROGRESS})
    return is_ledgers and Role.NUMBER in roles_of(cells[0]) and all(map(could_be_name, cells))


def could_be_name(cell: str) -> bool:
    plain = NOISE.sub("", cell)
    return len(plain) <= LONGEST_NAME and not NO_NAME.search(plain)


def columns_of(names: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns of a header, at most one of them the number and one the title.

    A name may have two roles (目标任务 is a title where no other column is one, else a target):
    columns with one role are settled first.
    """
    settled: dict[int, Role] = {}
    candidates = {index: roles_of(name) for index, name in enumerate(names)}
    candidates |= roles_by_level(names)
    number = next((i for i, roles in candidates.items() if Role.NUMBER in roles), -1)
    # The title stands right of the number; one left of it is a heading merged over its rows.
    order = sorted(candidates, key=lambda i: (len(candidates[i]) != 1, i < number, i))
    for index in order:
        free = [role for role in candidates[index] if not taken(role, settled)]
        settled[index] = free[0] if free else Role.OTHER
    for index, role in settled.items():
        # What stands left of the numbers under a name that nobody knows heads the entries, too.
        heads = Role.TITLE in candidates[index] or not candidates[index]
        if role is Role.OTHER and heads and index < number:
            settled[index] = Role.SECTION
    return tuple(Column(name, settled[index]) for index, name in enumerate(unique(names)))


def roles_by_level(names: Sequence[str]) -> dict[int, tuple[Role, ...]]:
    """Return the roles of columns that are called by their levels: all but the finest head it."""
    levels = {
        index: LEVELS.index(match[1]) % 4
        for index, name in enumerate(names)
        if (match := LEVEL.match(NOISE.sub("", name)))
        and (not (roles := roles_of(name)) or Role.TITLE in roles)
    }
    finest = max(levels.values(), default=0)
    if finest == min(levels.values(), default=0):
        return {}
    return {
        index: (Role.TITLE, Role.SECTION) if level == finest else (Role.SECTION,)
        for index, level in levels.items()
    }


def taken(role: Role, settled: dict[int, Role]) -> bool:
    return role in (Role.NUMBER, Role.TITLE) and role in settled.values()


def unique(names: Sequence[str]) -> list[str]:
    """Return the names with white space removed, numbered where blank or repeated."""
    result: list[str] = []
    for index, name in enumerate(names, start=1):
        plain = regexes.sub(r"\s+", "", name) or f"第{index}列"
        numbered = (f"{plain}{count}" for count in range(2, len(names) + 2))
        free = (candidate for candidate in (plain, *numbered) if candidate not in result)
        result.append(next(free))
    return result
