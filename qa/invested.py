"""How much of a whole investment is made: in all the time since its start, not in the year alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index import regexes
from index.entry import Entry, Role
from qa.compute import amount, difference, percent, share
from qa.draft import Calculation, Finding, spans_of
from qa.located import Located, located, located_in, near, without_unit
from qa.question import Query
from qa.standing import standing

WHOLE = re.compile(r"总投资|投资总额|总?盘子")
WHOLE_SAID = re.compile(r"总投资[^完成]{0,4}$")
IN_ALL = re.compile(r"累计|以来")
SPENT = re.compile(r"完成投资|已完成投资")
RATE_ASKED = re.compile(
    r"投资(?:累计)?完成了?多少|投资[^，。?？]{0,4}(?:完成率|完成比例|完成[^，。?？]{0,2}百分|进度|还?[剩差])"
)
# 总投资12亿元，今年还差多少 is of the year's plan.
OF_YEAR = re.compile(r"年度|今年|全年|当年|计划|目标|任务")


def investment_made(query: Query, entry: Entry) -> Finding | None:
    """Return the share and the rest of the whole investment, if that is asked for.

    It is where the question names it, or names no other and the entry gives no year's plan. Where
    a column gives the whole and nothing what is made of it in all, that is said.
    """
    whole = whole_investment(entry)
    of_whole = asks_of_whole(query)
    by_plan = any(pair.target.figure.base == "元" for pair in standing(entry).pairs)
    if whole is None or not (of_whole or (RATE_ASKED.search(query.text) and not by_plan)):
        return None
    part = next(made_in_all(entry, whole), None)
    if part is None and of_whole and whole.is_bare:
        words = f"{whole.clause}；台账没有写明开工以来累计完成的投资，不能计算。"
        return Finding(words, spans_of([whole]))
    if part is None or part.figure.value > whole.figure.value:
        return None
    ratio, left = share([part.figure], whole.figure), difference([whole.figure], [part.figure])
    words = f"累计完成投资{part.figure.shown}，占总投资{whole.figure.shown}的{percent(ratio.result)}（{ratio.shown}）"
    used: tuple[Calculation, ...] = (ratio,)
    if left.result > 0:
        words += f"，还剩{amount(left)}（{left.shown}）"
        used = (ratio, left)
    return Finding(f"{words}。", spans_of([part, whole]), used)


def asks_of_whole(query: Query) -> bool:
    """Return whether what is made or left of a whole investment is asked for: 总投资还剩多少没投."""
    asked = WHOLE.search(query.text) and query.marks & {"ratio", "remainder"}
    return bool(asked) and not OF_YEAR.search(query.text)


def whole_investment(entry: Entry) -> Located | None:
    """Return the whole investment that an entry's progress states, or else a column of its own."""
    said = (one for one in located(entry, Role.PROGRESS) if WHOLE_SAID.search(one.figure.before))
    whole = next((one for one in said if one.figure.base == "元"), None)
    return whole or next(money_columns(entry, WHOLE), None)


def made_in_all(entry: Entry, whole: Located) -> Iterator[Located]:
    """Yield the amounts that are made of a whole investment, those said to be of all years first."""
    spent = [
        one
        for one in located(entry, Role.PROGRESS)
        if one.figure.base == "元" and SPENT.search(near(one).partition("｜")[0])
    ]
    yield from (one for one in spent if IN_ALL.search(near(one)))
    yield from money_columns(entry, IN_ALL)
    if not whole.is_bare:
        yield from spent


def money_columns(entry: Entry, named: re.Pattern[str]) -> Iterator[Located]:
    """Yield the amounts of money that stand by themselves in columns of some name."""
    for column in entry.columns:
        if named.search(without_unit(column.name)):
            held = located_in(entry, column.name)
            yield from (one for one in held if one.is_bare and one.figure.base == "元")


def asks_total_investment(query: Query) -> bool:
    """Return whether the whole investment is asked for, and no share or part of it."""
    asked = regexes.search(
        r"总投资(?!完成|已|了)[^，。]{0,6}(?:多少|几(?![千百十万]*亿的)|多大)"
        # 光伏项目总投资 asks for it in fewer words.
        r"|总投资(?:总?额)?[?？。]*$"
        # 扩建要多少钱 asks for all that it will cost.
        r"|(?:要|得|需)[要花投]{0,2}(?:多少|几[百千万亿]?)(?:个亿|亿|钱)",
        query.text,
    )
    return bool(asked) and not query.marks & {"ratio", "remainder", "average", "sum", "backward"}


def states_total_investment(entry: Entry) -> bool:
    """Return whether a figure of an entry is said to be the whole investment."""
    return total_investment(entry) is not None


def total_investment(entry: Entry) -> Located | None:
    """Return the figure that an entry says to be the whole investment, pledged or reported, or None."""
    held = (
        one for role in (Role.TITLE, Role.TARGET, Role.PROGRESS) for one in located(entry, role)
    )
    return next((one for one in held if "总投资" in one.figure.before), None)
