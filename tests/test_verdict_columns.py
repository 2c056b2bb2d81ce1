"""A column that only says 完成 or 未完成 beside a report is the status, and is believed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from lines import line_of, new_home, numbers_cited, rows_of
from samples import entry_of

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


@pytest.mark.parametrize("question", ["哪些没办成", "哪些没完成", "哪些没达标"])
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
