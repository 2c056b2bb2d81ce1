"""Odd shapes of tables: ticks for words, halves side by side, levels of numbers, spare columns."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from layouts import TITLE, read, rows_of, table_in_html, word

from index.entry import LedgerError, Role


@pytest.mark.parametrize(
    "header",
    [
        "序号\t任务\t完成情况\t\t\t责任单位\n\t\t已完成\t正在推进\t未启动\t",
        "序号\t任务\t已完成\t正在推进\t未启动\t责任单位",
    ],
    ids=["two rows", "one row"],
)
def test_columns_that_are_ticked_say_the_names_of_those_ticked(tmp_path: Path, header: str) -> None:
    rows = "1\t建校\t√\t\t\t县教育局\n2\t修路\t\t√\t\t县交通局\n3\t建院\t\t\t\t县卫健委"
    ledger = read(tmp_path, f"{TITLE}\n{header}\n{rows}\n")
    assert rows_of(ledger) == [
        ("1", "建校", "已完成", "县教育局"),
        ("2", "修路", "正在推进", "县交通局"),
        ("3", "建院", "", "县卫健委"),
    ]
    assert "“已完成”“正在推进”“未启动”几列只打了勾" in ledger.doubts[0]


def test_beside_a_report_in_words_ticks_are_a_state(tmp_path: Path) -> None:
    header = "序号|任务|已完成|未完成|进展说明"
    ledger = read(tmp_path, f"{TITLE}\n{header}\n1|建校|√||投用。\n2|修路||√|征地中。\n")
    assert [column.role for column in ledger.columns[2:]] == [Role.STATUS, Role.PROGRESS]


def test_marks_in_one_column_or_twice_in_a_row_are_no_ticks(tmp_path: Path) -> None:
    one = f"{TITLE}\n序号|任务|是否完成|进展\n1|建校|√|投用\n"
    assert rows_of(read(tmp_path, one)) == [("1", "建校", "√", "投用")]
    twice = f"{TITLE}\n序号|任务|已开工|已完工|进展\n1|建校|√|√|投用\n"
    assert rows_of(read(tmp_path, twice)) == [("1", "建校", "√", "√", "投用")]


@pytest.mark.parametrize("between", ["", "|"], ids=["joined", "apart"])
def test_halves_side_by_side_are_one_table(tmp_path: Path, between: str) -> None:
    rows = [("1|建校|开工", "3|修路|完工"), ("2|扩班|完成", "4|建桥|合龙")]
    names = "序号|任务|进展"
    table = "\n".join(f"{left}|{between}{right}" for left, right in [(names, names), *rows])
    assert [row[:2] for row in rows_of(read(tmp_path, f"{TITLE}\n{table}\n"))] == [
        *(("1", "建校"), ("2", "扩班"), ("3", "修路"), ("4", "建桥")),
    ]


def test_a_number_with_a_title_alone_heads_those_of_the_next_level(tmp_path: Path) -> None:
    rows = "1|教育||\n1.1|建校|县教育局|开工\n1.2|扩班|县教育局|完成\n2|交通||\n2.1|修路|县交通局|完工\n"
    ledger = read(tmp_path, f"{TITLE}\n序号|任务|责任单位|进展\n{rows}")
    assert [row[0] for row in rows_of(ledger)] == ["1.1", "1.2", "2.1"]
    assert [entry.section for entry in ledger.entries] == ["1、教育", "1、教育", "2、交通"]
    flat = read(tmp_path, f"{TITLE}\n序号|任务|责任单位|进展\n1|教育||\n2|交通||完工\n")
    assert [entry.number for entry in flat.entries] == [1, 2]


def test_columns_without_a_name_that_are_blank_are_no_columns(tmp_path: Path) -> None:
    table = "序号,任务,,进展,\n1,建校,,开工,\n2,修路,,完工,\n"
    assert rows_of(read(tmp_path, f"{TITLE}\n{table}", "台账.csv")) == [
        ("1", "建校", "开工"),
        ("2", "修路", "完工"),
    ]


def test_a_name_may_span_two_columns_of_which_the_first_is_blank(tmp_path: Path) -> None:
    table = "序号,任务,进展,,时限\n1,建校,,开工,9月\n2,修路,,完工,8月\n"
    ledger = read(tmp_path, f"{TITLE}\n{table}", "台账.csv")
    assert rows_of(ledger) == [("1", "建校", "开工", "9月"), ("2", "修路", "完工", "8月")]
    assert [column.name for column in ledger.columns] == ["序号", "任务", "进展", "时限"]


def test_cells_may_be_set_apart_by_one_space(tmp_path: Path) -> None:
    table = "序号 任务 责任单位 进展情况\n1 建校 县教育局 开工\n2 修路 县交通局 完成60%\n"
    assert rows_of(read(tmp_path, f"{TITLE}\n{table}"))[1] == ("2", "修路", "县交通局", "完成60%")


def test_a_long_line_of_names_is_no_header_and_takes_no_time(tmp_path: Path) -> None:
    started = time.perf_counter()
    with pytest.raises(LedgerError, match="没有找到台账表格"):
        read(tmp_path, "序号 任务 进展 " * 500_000)
    assert time.perf_counter() - started < 5


def test_a_web_archive_of_too_many_pages_is_refused(tmp_path: Path) -> None:
    head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n"
    part = "--a\nContent-Type: text/html\n\n<p>页</p>\n"
    with pytest.raises(LedgerError, match="超过上限 1000 个"):
        read(tmp_path, head + part * 1001 + "--a--\n", "台账.mht")


def test_a_first_column_without_a_name_that_counts_is_the_number(tmp_path: Path) -> None:
    table = ",任务,进展\n1,建校,开工\n2,修路,完工\n"
    ledger = read(tmp_path, f"{TITLE}\n{table}", "台账.csv")
    assert [entry.number for entry in ledger.entries] == [1, 2]
    other = read(tmp_path, f"{TITLE}\n{table.replace('2,', '9,')}", "台账.csv")
    assert [entry.number for entry in other.entries] == [None, None]


def test_a_web_pages_next_table_without_a_header_goes_on_where_it_counts_on(tmp_path: Path) -> None:
    first = table_in_html([["序号", "任务", "进展"], ["1", "建校", "开工"]])
    rest = table_in_html([["2", "修路", "完工"], ["3", "建桥", "合龙"]])
    page = f"<html><h2>{TITLE}</h2>{first}<p>&nbsp;</p>{rest}</html>"
    assert [row[0] for row in rows_of(read(tmp_path, page, "台账.html"))] == ["1", "2", "3"]
    other = page.replace("<td>2</td>", "<td>8</td>")
    assert [row[0] for row in rows_of(read(tmp_path, other, "台账.html"))] == ["1"]


def test_names_of_a_list_of_descriptions_are_fields(tmp_path: Path) -> None:
    rows = [("建校", "县教育局", "开工。"), ("修路", "县交通局", "完工。")]
    names = ("事项名称", "责任单位", "进展情况")
    lists = "".join(
        "<dl>"
        + "".join(f"<dt>{n}</dt>\n<dd>{t}</dd>" for n, t in zip(names, row, strict=True))
        + "</dl>"
        for row in rows
    )
    assert rows_of(read(tmp_path, f"<html><h2>{TITLE}</h2>{lists}</html>", "台账.html")) == rows


def test_entries_in_the_cells_of_one_column_are_read_as_text(tmp_path: Path) -> None:
    lines = [
        "1.建校。责任单位：县教育局；进展情况：开工。",
        "2.修路。责任单位：县交通局；进展情况：完工。",
    ]
    content = word([[TITLE], *([line] for line in lines)])
    ledger = read(tmp_path, content, "台账.docx")
    assert [row[1:] for row in rows_of(ledger)] == [("县教育局", "开工。"), ("县交通局", "完工。")]


def test_a_header_again_tells_nothing_of_what_stands_in_a_column(tmp_path: Path) -> None:
    header = "序号|任务|办理结果|进展情况"
    table = f"{header}\n1|建校|已完成|投用。\n{header}\n2|修路|未完成|征地。\n"
    ledger = read(tmp_path, f"{TITLE}\n{table}")
    assert [column.role for column in ledger.columns[2:]] == [Role.STATUS, Role.PROGRESS]
