"""The parse report of a ledger, and what adding it has changed, as an official reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.changes import changes_between
from index.entry import Column, Ledger, Role

if TYPE_CHECKING:
    from index.store import Change

MOST_NOTES, LONGEST_SHOWN = 40, 60
MOST_AROUND = 10
# Rows of one reason in one line, and the reasons that need no words of the row's own.
MOST_ROWS = 20
SAY_NOTHING = ("header", "blank")
ROLES = {
    Role.NUMBER: "序号",
    Role.TITLE: "事项内容",
    Role.PROGRESS: "进展情况",
    Role.TARGET: "目标",
    Role.UNIT: "责任单位",
    Role.DEADLINE: "完成时限",
    Role.STATUS: "完成状态",
    Role.REMARK: "备注",
    Role.SECTION: "分类",
}
REASONS = {
    "title": "标题",
    "above": "表头上方的文字",
    "header": "表头",
    "blank": "空行",
    "sum": "合计行",
    "section": "分节行",
    "note": "表注",
}


def report(ledger: Ledger) -> str:
    """Return the parse report of a ledger, in Chinese."""
    period = ledger.period.label if ledger.period else "未读出"
    columns = "、".join(map(column_told, ledger.columns))
    lines = [
        f"{ledger.file}：{ledger.title}",
        f"  编号 {ledger.id}，期别 {period}，地方 {ledger.place or '未读出'}，"
        f"发布单位 {ledger.publisher or '未读出'}",
        f"  列：{columns}",
        f"  看到 {ledger.rows_seen} 行 = {len(ledger.entries)} 项 + 跳过 {len(ledger.skipped)} 行",
    ]
    lines.append(f"  首末两项：{ends_told(ledger)}")
    lines += skipped_lines(ledger)
    lines += [f"  存疑：{doubt}" for doubt in ledger.doubts]
    lines += around_lines(ledger)
    return "\n".join(lines)


def skipped_lines(ledger: Ledger) -> list[str]:
    """Return why rows are no entries, with what they say where it is not always the same."""
    plain = {
        reason: [item.row for item in ledger.skipped if item.reason == reason]
        for reason in SAY_NOTHING
    }
    lines = [
        f"  跳过第{'、'.join(map(str, rows[:MOST_ROWS]))}行{f'等{len(rows)}行' if len(rows) > MOST_ROWS else ''}：{REASONS[reason]}"
        for reason, rows in plain.items()
        if rows
    ]
    told = [item for item in ledger.skipped if item.reason not in SAY_NOTHING]
    lines += [
        f"  跳过第{item.row}行：{REASONS[item.reason]}"
        + (f"“{shortened(item.text)}”" if item.text else "")
        for item in told[:MOST_NOTES]
    ]
    more = len(told) - MOST_NOTES
    return lines + ([f"  ……另有 {more} 行跳过"] if more > 0 else [])


def ends_told(ledger: Ledger) -> str:
    """Return the first and the last entry, by which columns in wrong places are seen at once."""
    ends = dict.fromkeys((ledger.entries[0], ledger.entries[-1]))
    return "；".join(
        f"{one.ordinal}“{shortened(one.title)}”：{shortened(one.progress) or '未填'}"
        for one in ends
    )


def column_told(column: Column) -> str:
    """Return a column's name, and what it is taken for where the name is another."""
    taken = ROLES.get(column.role, "其他")
    return column.name if column.name == taken else f"{column.name}（作为{taken}）"


def around_lines(ledger: Ledger) -> list[str]:
    """Return what stands outside the table and is no entry, the first lines of many."""
    # What stands in rows that are skipped is said with them.
    skipped = "\n".join(item.text for item in ledger.skipped)
    around = [line for line in ledger.around if line not in skipped]
    if not around:
        return []
    shown = [shortened(line) for line in around[:MOST_AROUND]]
    more = len(around) - len(shown)
    return [
        f"  表外文字 {len(around)} 行，不是事项：",
        *(f"    {line}" for line in shown),
        *([f"    ……另有 {more} 行"] if more else []),
    ]


def notes_on(change: Change) -> list[str]:
    """Return what adding a ledger did to those that were there, and which may be the same."""
    notes = replacement_notes(change.replaced, change.ledger) if change.replaced else []
    beside = () if change.replaced else change.beside
    for other in dict.fromkeys((*beside, *change.same)):
        named = f"{other.title}（{other.period.label if other.period else '期别不明'}）"
        how = "与它同属一期，标题不同，" if other in beside else ""
        how += "内容与它相同，" if other in change.same else ""
        notes.append(
            f"注意：{named}{how}两部都保留；"
            f"如是同一部，请用 python -m index remove {other.id} 删去多余的一部"
        )
    return notes


def replacement_notes(before: Ledger, after: Ledger) -> list[str]:
    """Return what a new version of a ledger has changed, a line each, the first ones of many."""
    changes = changes_between(before, after)
    head = f"替换了原有的同名台账（原有 {len(before.entries)} 项）"
    counts = (
        f"新增 {len(changes.added)} 项，删除 {len(changes.removed)} 项，"
        f"改动 {changes.changed} 项，未变 {changes.unchanged} 项"
    )
    if changes.is_empty:
        return [f"{head}，内容没有变化：{counts}"]
    notes = [f"新增 {one.name}“{shortened(one.title)}”" for one in changes.added]
    notes += [f"删除 {one.name}“{shortened(one.title)}”" for one in changes.removed]
    notes += [
        f"改动 {one.entry.name} {one.column}：“{shortened(one.before)}” → “{shortened(one.after)}”"
        for one in changes.cells
    ]
    more = [f"……另有 {len(notes) - MOST_NOTES} 处"] if len(notes) > MOST_NOTES else []
    return [f"{head}：{counts}", *notes[:MOST_NOTES], *more]


def shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST_SHOWN else plain[:LONGEST_SHOWN] + "……"
