"""How ill lines suit a column, by what they say: an authority, a figure, a date, a state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from index import regexes
from index.entry import Column, Role
from index.tables.columns import roles_of

AUTHORITIES = re.compile(r"[、，,；;\s]+")
# What begins as work does is none: 建成区级档案馆.
AUTHORITY = re.compile(
    r"各[\u4e00-\u9fff]{0,3}[区县市乡镇街]|(?:各|市|县|区)?[\u4e00-\u9fff]{0,4}(?:经开|高新|开发|产业园|工业园|管理|风景|度假)区|(?!新建|建[成设]|改[造建]|扩建|迁建|推[进动行]|完[成善]|实[施行]|创建|打造|组建|加[快强大]|深化|强化|开展|健全|落实|提升|探索|培育|全面|持续|稳步|办[好理]|举办|做[好强]|已|正在)"
    r"[\u4e00-\u9fff（）()“”]{1,60}(?:局|委|办|厅|部|院|署|处|中心|公司|集团|政府|街道|单位|部门|馆|校|会|乡|镇|团|妇联|法院|银行|队|专班|站|所|科|室|残联|工商联|文联|科协|供销社)"
)
IN_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")
FIGURE = re.compile(r"^[<>≥≤约]?\d[\d.,]*[%％\u4e00-\u9fff]{0,4}$")
# Columns of figures that have no role of their own.
MEASURED = re.compile(r"投资|金额|资金|数量|规模|[万亿]元|比例")
DATED = re.compile(r"\d{1,2}月|20\d\d[.\-/]\d{1,2}|年底|季度|半年|长期|全年")
STATE = re.compile(
    r"^(?:提前|超前|超额|正常|基本|已|全部|正在|未|尚未|达序|按序|达到|序时|有序|滞后|推进|持续|进展|快于|慢于).{0,12}$|^.{0,8}(?:完成|推进|进度|销号)[。]?$"
)
# What answers 是否完成, a mark or a word.
VERDICT = re.compile(r"[是否√×✓✔]|[已未]?(?:办结|完成|达标)")
# What stands in a cell that has nothing.
NOTHING = re.compile(r"[—\-–－/／]+|无")
# What says what has been done, and is no target.
REPORT = re.compile(r"^(?:已|正在|累计|尚未|现已|目前)")
TIMED = re.compile(r"时间|日期|年限")
# A kind of entries, as 教育惠民; a title says how much, or ends as a sentence does.
# A title may name an authority: 县中医院.
LIKE_AUTHORITY = 0.2
LONGEST_KIND = 16
NO_KIND = re.compile(r"[。；;]$|\d")
LATER_OF_LIST = re.compile(r"^[（(]?(?:[2-9]|[二三四五六七八九])[)）、.．]|^[②-⑨]")
NUMBER = re.compile(r"[★☆*（(]?\d{1,4}[★☆*.、)）]?$")
# A cell that runs over more lines, by the column it is in; and a column that has none.
MORE_LINES = {Role.TITLE: 0.6, Role.PROGRESS: 0.5, Role.REMARK: 0.7}
NO_LINE = {
    Role.NUMBER: 0.4,
    Role.TITLE: 9.0,
    Role.PROGRESS: 2.0,
    Role.TARGET: 0.8,
    Role.UNIT: 0.3,
    Role.STATUS: 0.4,
    Role.DEADLINE: 0.4,
    Role.REMARK: 0.2,
    Role.SECTION: 0.4,
}


@lru_cache(maxsize=10_000)
def is_authority(line: str) -> bool:
    """Return whether a line names authorities and nothing else."""
    names = [name for name in AUTHORITIES.split(IN_BRACKETS.sub("", line)) if name]
    return bool(names) and all(AUTHORITY.fullmatch(name) for name in names)


def is_figure(line: str) -> bool:
    return bool(FIGURE.match(line))


def is_kind(line: str) -> bool:
    """Return whether a line may name a kind of entries: it is short, and says nothing of any."""
    return len(line) <= LONGEST_KIND and not NO_KIND.search(line)


def cost_of(lines: Sequence[str], column: Column) -> float:
    """Return how ill lines suit a column: 0 where they say what such a column says."""
    return costs_of(lines, column)[-1]


def costs_of(lines: Sequence[str], column: Column) -> list[float]:
    """Return how ill no line suits a column, the first line, the first two, and so on."""
    costs = [NO_LINE.get(column.role, 0.5)]
    if not lines:
        return costs
    cost = unlike(lines[0], column) + (1.0 if LATER_OF_LIST.match(lines[0]) else 0.0)
    costs.append(cost)
    if len(lines) > 1 and column.role is Role.PROGRESS and STATE.match(lines[0]):
        cost -= 0.3
    more = MORE_LINES.get(column.role, 1.5)
    for line in lines[1:]:
        # A figure by itself is a cell of its own, whatever stands over it.
        cost += 1.5 if is_figure(line) or stands_alone(line) else 0.0
        listed = LATER_OF_LIST.match(line) or (column.role is Role.UNIT and is_authority(line))
        cost += 0.05 if listed else more
        costs.append(cost)
    return costs


def stands_alone(line: str) -> bool:
    """Return whether a line is a cell of its own: a verdict, or the mark of nothing."""
    return bool(VERDICT.fullmatch(line) or NOTHING.fullmatch(line))


def unlike(line: str, column: Column) -> float:
    """Return how unlike a column's other cells a line is."""
    if NOTHING.fullmatch(line):
        return 2.0 if column.role in (Role.NUMBER, Role.TITLE) else 0.0
    match column.role:
        case Role.NUMBER:
            return 0.0 if NUMBER.match(line) or len(line) <= 4 else 5.0
        case Role.UNIT:
            return 0.0 if is_authority(line) else 3.0
        case Role.TARGET:
            if is_authority(line):
                return 2.0
            if REPORT.match(line):
                return 1.5
            if is_figure(line) or len(line) <= 12:
                return 0.0
            return 0.4 if regexes.search(r"\d", line) else 1.0
        case Role.STATUS:
            if VERDICT.fullmatch(line):
                return 0.0
            is_share = any(mark in column.name for mark in "%％率")
            return 0.0 if is_figure(line) or (not is_share and STATE.match(line)) else 2.0
        case Role.DEADLINE:
            return 0.0 if DATED.search(line) else 2.0
        case Role.REMARK:
            return 0.0 if STATE.match(line) else 0.3
        case Role.SECTION:
            return 0.0 if is_kind(line) else 1.5
        case Role.TITLE:
            return 1.5 if is_figure(line) else LIKE_AUTHORITY * is_authority(line)
        case Role.PROGRESS:
            return 1.0 if is_authority(line) else 0.0
        case Role.OTHER:
            if Role.TITLE in roles_of(column.name) and (is_figure(line) or is_authority(line)):
                return 1.5
            if TIMED.search(column.name):
                return 0.0 if DATED.search(line) else 1.5
            return 1.0 if MEASURED.search(column.name) and not is_figure(line) else 0.0
    return 0.0
