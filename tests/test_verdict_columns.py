"""A column that only says 完成 or 未完成 beside a report is the status, and is believed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from lines import line_of, new_home, numbers_cited, rows_of
from samples import entry_of, ledger_of

from index.entry import Ledger, Role
from index.ledger import read_ledger
from index.tables.text import read_text_tables
from qa.chain import Line
from qa.many import state_shown

ROWS = (
    "1|建设学校5所。|已建成3所。|完成",
    "2|新增绿地20公顷。|新增绿地8公顷。|未完成",
    "3|修路10公里。|正在施工。|推进中",
    "4|办理件案120件。|办理件案97件。|按期办结",
)


def ledger(*rows: str) -> Ledger:
    """Return the ledger read from rows with two columns of reports."""
    text = "\n".join(["2025年1季度云汀县台账", "序号|事项内容|办理进展|办理结果", *rows])
    (table,) = read_text_tables(text.encode(), Path("台账.txt"))
    return read_ledger(table, Path("台账.txt"), title=table.before[-1], period=None, place="")


@cache
def line() -> Line:
    return line_of(new_home(), ledger(*ROWS))


def roles(own: Ledger) -> list[Role]:
    return [column.role for column in own.columns[2:]]


def test_verdicts_beside_a_report_are_the_status() -> None:
    own = ledger(*ROWS)
    assert roles(own) == [Role.PROGRESS, Role.STATUS]
    assert [entry.cell(Role.STATUS) for entry in own.entries] == [
        "完成",
        "未完成",
        "推进中",
        "按期办结",
    ]


@pytest.mark.parametrize("told", ["未完成，因征地缓慢", "已建成3所"])
def test_a_column_that_tells_more_in_any_row_is_no_mere_verdict(told: str) -> None:
    own = ledger(ROWS[0], f"2|新增绿地20公顷。|新增绿地8公顷。|{told}")
    assert Role.STATUS not in roles(own)


def test_verdicts_alone_are_the_progress() -> None:
    text = "2025年1季度云汀县台账\n序号|事项内容|办理结果\n1|建设学校5所。|完成\n2|修路。|未完成"
    (table,) = read_text_tables(text.encode(), Path("台账.txt"))
    own = read_ledger(table, Path("台账.txt"), title=table.before[-1], period=None, place="")
    assert [entry.progress for entry in own.entries] == ["完成", "未完成"]


@pytest.mark.parametrize("question", ["哪些搞定了", "哪些办成了", "哪些完成了"])
def test_what_is_done_is_said_in_more_than_one_word(question: str) -> None:
    assert numbers_cited(line().answer(question)) == [1, 4]


@pytest.mark.parametrize("question", ["哪些没办成", "哪些没搞定", "哪些没完成", "哪些没达标"])
def test_what_missed_its_target_is_what_the_ledger_says_has(question: str) -> None:
    answer = line().answer(question)
    assert numbers_cited(answer) == [2, 3]
    assert [row[3] for row in rows_of(answer)] == ["未完成", "推进中"]


def test_what_is_done_is_what_the_ledger_says_is() -> None:
    assert numbers_cited(line().answer("哪些已经完成")) == [1, 4]


@pytest.mark.parametrize(
    ("told", "shown"),
    [("未完成", "未完成"), ("序时推进。", "序时推进"), ("", "推进中"), ("60%", "推进中")],
)
def test_a_state_is_shown_in_the_ledgers_word_or_as_it_is_classed(told: str, shown: str) -> None:
    own = entry_of(
        事项=(Role.TITLE, "修路10公里。"),
        进展=(Role.PROGRESS, "正在施工，已修4公里。"),
        结果=(Role.STATUS, told),
    )
    assert state_shown(own) == shown


@cache
def opening() -> Line:
    own = ledger_of(
        ("新建图书馆。", "未完成。选址公示未通过，已完成投资200万元。"),
        ("改造小区40个。", "基本完成。完工39个，其余1个收尾。"),
        ("建设学校5所。", "已完成。5所全部开学。"),
        ("新增绿地20公顷。", "新增绿地21公顷。"),
    )
    return line_of(new_home(), own)


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("哪些没完成", [1]),
        ("没能做到完成的有哪些", [1]),
        ("哪几项没能做到“已完成”", [1, 2, 4]),
        ("没有评为“已完成”的有几项", [1, 2, 4]),
        ("哪些已经完成", [2, 3, 4]),
    ],
)
def test_a_verdict_that_a_report_opens_with_counts_before_its_figures(
    question: str, numbers: list[int]
) -> None:
    answer = opening().answer(question)
    assert not answer.refused
    assert numbers_cited(answer) == numbers


def test_a_report_that_opens_with_a_verdict_is_shown_under_it() -> None:
    rows = rows_of(opening().answer("哪几项没能做到“已完成”"))
    assert [row[3] for row in rows] == ["未完成", "基本完成", "达到或超过目标"]
    assert "选址公示未通过" in rows[0][2]
