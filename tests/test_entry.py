"""Periods, entries and ledgers as values: what they are called, and that nothing of them is lost."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import samples
from hypothesis import given
from hypothesis import strategies as st

from index.entry import Column, Entry, Ledger, LedgerError, Period, Role, Skipped, told_apart

COLUMNS = (
    Column("序号", Role.NUMBER),
    Column("事项内容", Role.TITLE),
    Column("进展情况", Role.PROGRESS),
    Column("责任单位", Role.UNIT),
)


def entry(*cells: str, position: int = 1, number: int | None = 5) -> Entry:
    period = Period.of_quarter(2025, 1)
    return Entry("a1", "台账", "青岛市", period, position, number, COLUMNS, cells)


def ledger(*entries: Entry, period: Period | None) -> Ledger:
    return Ledger(
        id="a1",
        title="台账",
        place="青岛市",
        period=period,
        columns=COLUMNS,
        entries=tuple(replace(one, period=period) for one in entries),
        rows_seen=len(entries) + 1,
        file="a.txt",
        skipped=(Skipped(1, "header"),),
        doubts=("序号5出现了不止一次（第9行）",),
    )


METRO = entry("5", "推进地铁建设。", "在建8条。", "市地铁办")
PERIODS = [
    ("2025Q1", "2025年一季度", 1),
    ("2025Q4", "2025年四季度", 4),
    ("2025H1", "2025年上半年", None),
    ("2025H2", "2025年下半年", None),
    ("2025-04", "2025年4月", None),
    ("2025-01/09", "2025年1—9月", None),
    ("2025", "2025年全年", None),
]


@pytest.mark.parametrize(("code", "label", "quarter"), PERIODS)
def test_a_period_reads_its_own_code_and_says_its_name(
    code: str, label: str, quarter: int | None
) -> None:
    period = Period.parse(code)
    assert (period.code, period.label, period.quarter) == (code, label, quarter)


@pytest.mark.parametrize(
    "code", ["", "25Q1", "2025Q5", "2025-13", "2025年", "二〇二五Q1", "2025 Q1"]
)
def test_a_code_that_is_no_period_is_refused_with_the_forms_that_are(code: str) -> None:
    with pytest.raises(LedgerError, match=f"期别“{code}”写法不对；可用的写法：2025Q1"):
        Period.parse(code)


def test_the_first_months_to_march_are_the_first_quarter() -> None:
    assert Period(2025, last_month=3, first_month=1) == Period.of_quarter(2025, 1)


def test_later_periods_are_greater() -> None:
    codes = ["2024", "2025Q1", "2025H1", "2025-06", "2025Q3"]
    periods = [Period.parse(code) for code in codes]
    assert periods == sorted(periods)


def test_a_period_says_how_much_of_the_year_is_over() -> None:
    assert Period.parse("2025Q1").share_of_year == 3 / 12
    assert Period.parse("2025-01/09").share_of_year == 9 / 12
    assert Period.parse("2025").share_of_year == 1


def test_a_cell_is_found_by_its_role_and_by_its_column() -> None:
    assert METRO.cell(Role.UNIT) == METRO.text("责任单位") == "市地铁办"
    assert (METRO.title, METRO.progress) == ("推进地铁建设。", "在建8条。")


def test_a_column_that_is_not_there_has_no_text() -> None:
    assert METRO.cell(Role.TARGET) == METRO.text("年度目标") == ""
    assert METRO.column(Role.TARGET) is None


def test_a_chunk_has_every_cell_but_the_number_and_the_heading_over_it() -> None:
    assert METRO.chunk == "推进地铁建设。\n在建8条。\n市地铁办"
    assert replace(METRO, section="一、交通").chunk == f"一、交通\n{METRO.chunk}"
    assert entry("5", "推进地铁建设。", "", "").chunk == "推进地铁建设。"


def test_a_digest_changes_with_anything_that_the_indexes_hold() -> None:
    changed = [
        entry("5", "推进地铁建设。", "在建9条。", "市地铁办"),
        replace(METRO, number=6),
        replace(METRO, position=2),
        replace(METRO, place="济南市"),
        replace(METRO, period=Period.of_quarter(2024, 1)),
        replace(METRO, section="一、交通"),
    ]
    assert len({one.digest for one in (METRO, *changed)}) == 1 + len(changed)
    assert replace(METRO, row=77).digest == METRO.digest


def test_an_entry_is_called_by_its_period_and_number() -> None:
    assert METRO.name == "2025年一季度第5项"


def test_an_entry_without_a_number_is_called_by_its_row() -> None:
    assert replace(METRO, number=None, position=7).name == "2025年一季度第7行"


def test_an_entry_without_a_period_says_so() -> None:
    assert replace(METRO, period=None).name == "期别不明第5项"


@given(
    rows=st.lists(st.tuples(*[st.text() for _ in COLUMNS]), min_size=1, max_size=5),
    code=st.sampled_from([None, *(code for code, _, _ in PERIODS)]),
)
def test_a_ledger_written_and_read_is_the_same_ledger(
    rows: list[tuple[str, ...]], code: str | None
) -> None:
    entries = [entry(*cells, position=at, number=None) for at, cells in enumerate(rows, start=1)]
    written = ledger(*entries, period=Period.parse(code) if code else None)
    assert Ledger.from_object(json.loads(written.to_json())) == written


def test_a_ledger_kept_before_publishers_were_read_has_none() -> None:
    kept = ledger(METRO, period=METRO.period).to_object()
    del kept["publisher"], kept["around"]
    assert Ledger.from_object(kept).publisher == ""


@pytest.mark.parametrize("cell", [7, None, ["在建8条。"]])
def test_a_cell_that_is_no_text_is_not_taken_for_one(cell: object) -> None:
    damaged = ledger(METRO, period=METRO.period).to_object()
    damaged["entries"][0]["cells"]["进展情况"] = cell
    with pytest.raises(TypeError):
        Ledger.from_object(damaged)


def test_entries_are_named_so_that_no_two_are_taken_for_one_another() -> None:
    first = replace(samples.ledger(samples.entry("修路")), place="甲市")
    other_place = replace(first, id="h2", place="乙市")
    other_title = replace(first, id="h3", title="甲市2025年重点任务台账")
    names = [one.entries[0].name for one in told_apart([first, other_place, other_title])]
    assert names[1].startswith("乙市")
    assert f"《{first.title}》" in names[0]
    assert "《甲市2025年重点任务台账》" in names[2]
    assert len(set(names)) == 3


def test_a_single_ledger_needs_nothing_to_tell_it_apart() -> None:
    only = samples.ledger(samples.entry("修路"))
    assert told_apart([only]) == (only,)
