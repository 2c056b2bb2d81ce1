"""Columns that hold bare numbers, and the one a question asks for by its name: 总投资, 计划投资."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.entry import Column, Entry, Ledger, Role
from index.figures import units
from qa.located import UNIT_STATED, Located, located_in, without_unit
from qa.measure import Measure
from qa.once import once

# 2025年计划投资（亿元） and 累计完成投资（亿元） are asked for as 计划投资 and 完成投资.
DROPPED = re.compile(
    r"^(?:20\d\d年?度?|\d{1,2}(?:[—\-–~至到]\d{1,2})?月(?:份|底|末)?|截至[^，。]{1,8}?(?:月底?|日|末)|本年度?|年度|全年|累计|实际|当前|目前|项目)+"
)
# What a question calls a column that its own name calls otherwise.
ALSO_CALLED = (
    (
        "总投资",
        re.compile(
            r"(?<!完成)(?<!到位)投资(?:额|规模|总额)?(?:(?:更|最|比较)?(?:大|高)|最(?:多|少|小|低))|投资(?:额|规模)(?:谁|哪个)|(?:总|投资)盘子(?:有|是)?(?:多|几)"
        ),
    ),
    ("计划投资", re.compile(r"年度?计划|投资计划|年度投资")),
    (
        "完成投资",
        re.compile(
            r"投了多少|[花砸投](?:了|进去|下去|出去)+多少|花多少钱|完成了?多少(?:亿|万)?元?的?投资|投资完成|投资多少"
        ),
    ),
)


def bare_name(name: str) -> str:
    """Return a column's name without its unit and without what only dates it."""
    plain = without_unit(name)
    return DROPPED.sub("", plain) or plain


@once
def number_columns(ledgers: Sequence[Ledger]) -> tuple[Column, ...]:
    """Return the columns with a unit in their header, each once: their cells are numbers of it."""
    found: dict[str, Column] = {}
    for ledger in ledgers:
        for column in ledger.columns:
            match = UNIT_STATED.search(column.name)
            if match and match["unit"] in units() and column.role is not Role.TITLE:
                found.setdefault(column.name, column)
    return tuple(found.values())


def column_asked(text: str, ledgers: Sequence[Ledger]) -> str:
    """Return the name of the column of numbers that a question names, or an empty string.

    The longest name counts, by itself before one that it is called otherwise.
    """
    columns = number_columns(ledgers)
    named = [one.name for one in columns if bare_name(one.name) in text]
    if named:
        return max(named, key=lambda name: len(bare_name(name)))
    for called, pattern in ALSO_CALLED:
        if pattern.search(text):
            return next((one.name for one in columns if called in one.name), "")
    return ""


def measure_of(column: str) -> Measure:
    """Return the measure of what a column of numbers holds."""
    match = UNIT_STATED.search(column)
    base = units()[match["unit"]][0] if match else ""
    never = re.compile("(?!)")
    return Measure(column, never, "column", base, never)


def numbers_of(column: str, entries: Sequence[Entry]) -> list[Located]:
    """Return the numbers that a column holds, one an entry that has it filled."""
    return [found[0] for entry in entries if (found := located_in(entry, column))]
