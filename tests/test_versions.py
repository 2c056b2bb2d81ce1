"""A ledger added again: what has changed is told; completions that contradict their row are doubted."""

from __future__ import annotations

from dataclasses import replace

from samples import entry, ledger

from index.changes import changes_between
from index.doubts import rate_doubts
from index.report import replacement_notes

OLD = ledger(
    entry("新建学校3所。", "已开工1所。", number=1),
    entry("改造公路5公里。", "尚未开工。", number=2),
)
NEW = ledger(
    entry("新建学校3所。", "已开工2所。", number=1),
    entry("增加学位300个。", "新增90个。", number=3),
)


def test_entries_and_cells_that_differ_are_told() -> None:
    changes = changes_between(OLD, NEW)
    assert [one.number for one in changes.added] == [3]
    assert [one.number for one in changes.removed] == [2]
    assert [(one.column, one.before, one.after) for one in changes.cells] == [
        ("进展情况", "已开工1所。", "已开工2所。")
    ]


def test_the_notes_say_how_many_and_which() -> None:
    notes = replacement_notes(OLD, NEW)
    assert "新增 1 项，删除 1 项，改动 1 项，未变 0 项" in notes[0]
    assert any(note.startswith("删除 ") for note in notes)
    assert any("“已开工1所。” → “已开工2所。”" in note for note in notes)
    (same,) = replacement_notes(OLD, replace(OLD))
    assert "没有变化：新增 0 项，删除 0 项，改动 0 项，未变 2 项" in same


def test_entries_of_one_number_are_counted_each() -> None:
    twice = ledger(entry("新建学校3所。", number=1), entry("改造公路5公里。", number=1))
    changes = changes_between(twice, ledger(*twice.entries[:1]))
    assert (len(changes.removed), changes.changed, changes.unchanged) == (1, 0, 1)


def test_a_column_that_is_gone_is_a_change() -> None:
    (whole,) = OLD.entries[:1]
    columns, cells = whole.columns[:-1], whole.cells[:-1]
    changes = changes_between(ledger(whole), ledger(replace(whole, columns=columns, cells=cells)))
    assert [(one.column, one.after) for one in changes.cells] == [(whole.columns[-1].name, "")]
    assert (changes.changed, changes.unchanged) == (1, 0)


def test_a_completion_that_the_figures_contradict_is_doubted() -> None:
    wrong = entry("正脊筛查16010名。", "截至6月21日，筛查16010人，达到101.91%。", number=3)
    right = entry("新增泊位17000个。", "新增泊位13495个，完成年度任务的79.4%。", number=4)
    (doubt,) = rate_doubts([wrong, right])
    assert "101.91%" in doubt
    assert "16010人 ÷ 16010名 = 100%" in doubt
