"""The rows under a header: which are entries, and their cells, those that were merged filled in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import combinations
from math import comb

from index.entry import Column, Role
from index.figures import chinese_value
from index.tables import Row
from index.tables.columns import is_header, roles_of
from index.tables.suits import cost_of
from index.tables.titles import SENTENCE_END

HEADING = re.compile(r"^[（(]?[一二三四五六七八九十]+[)）、.．]")
NUMBER = re.compile(r"[★☆*第（(\s]*(?:实事|任务|项目|事项)?(\d{1,9})[项号条)）、.．★☆*\s]*")
CIRCLED = re.compile(r"[①-⑳]")
CHINESE_NUMBER = re.compile(r"[第（(\s]*([一二三四五六七八九十百]{1,5})[项号条)）、.．\s]*")
SUM_ROW = re.compile(
    r"^[（(*]*(?:全[省市州县区镇乡])?(?:合\s*计|总\s*计|小\s*计|共\s*计)(?:[)）*]*|[：:（(\d].{0,20})$"
)
NOTE = re.compile(
    r"^[（(*]?(?:注|备注|说明|附注|填表说明|填[报表](?:人|单位|时间|日期)?|(?:审[核定批签]|复核|制表|批准|签发)人?"
    r"|(?:单位|主要|分管)?(?:负责人|领导)(?:签[字名])?|联系人(?:及电话)?|联系电话)\s*(?:[（(]签[字章名][)）])?\s*[：:\d]"
)
# 填表人：刘某, beside others of its like in a row.
SAID_OF_FORM = re.compile(r"^[（(*]?[\u4e00-\u9fff]{2,6}\s*(?:[（(][^（()）]*[)）])?\s*[：:]")
# 1.建学校, 二、修路.
LEADING = re.compile(r"[（(]?(\d{1,3}|[一二三四五六七八九十]{1,3})(?:[)）、．]|\.(?!\d))")
FIGURE = re.compile(r"^[-\d.,，%％]+$")
BRACKETED = re.compile(r"[（(]\s*\d{1,9}\s*[)）][、.．]?")
# What a part of an entry is told by, where its title stands over several.
PARTS = {Role.OTHER, Role.TARGET}
LONGEST_HEADING = 40
# Ways to leave cells blank that are tried.
MOST_WAYS = 2000
# What no title costs in a row that may be a part of an entry, and no part.
NO_TITLE_OF_PART, NO_PART = 1.5, 2.0
BLANK_HEADING = 0.01


def reason_to_skip(
    row: Row, columns: tuple[Column, ...], *, in_digits: bool = False, all_numbered: bool = False
) -> str:
    """Return why a row is no entry, or an empty string.

    `in_digits` says that the entries' numbers are digits: 一 beside a title alone is a heading's.
    `all_numbered` says that whatever is more than a title has a number: a title alone is a heading.
    """
    filled = [at for at, cell in enumerate(row.cells) if cell]
    if not filled:
        return "blank"
    if is_header(row.cells):
        return "header"
    left = row.cells[: title_at(columns) + 1]
    # 合 and 计 may stand in two cells.
    if any(SUM_ROW.match(cell) for cell in (*left, "".join(left))):
        return "sum"
    if is_heading_with_sums(row, filled, columns, in_digits=in_digits):
        return "section"
    if len(filled) > 1 and is_foot(row, filled):
        return "note"
    if len(filled) == 2 and in_digits:
        first, second = filled
        is_numeral = columns[first].role is Role.NUMBER and CHINESE_NUMBER.fullmatch(
            row.cells[first]
        )
        return "section" if is_numeral and second == title_at(columns) else ""
    if len(filled) > 1:
        return ""
    lone = row.cells[filled[0]]
    if NOTE.match(lone):
        return "note"
    if all_numbered and filled[0] == title_at(columns) and may_head(lone):
        return "section"
    return reason_of_lone(row, filled[0], columns)


def may_head(text: str) -> bool:
    return len(text) <= LONGEST_HEADING and not SENTENCE_END.search(text)


def are_numbered(rows: Sequence[Row], columns: tuple[Column, ...]) -> bool:
    """Return whether every row of several cells has a number, and a row without one is no last one."""
    at = next((at for at, column in enumerate(columns) if column.role is Role.NUMBER), None)
    said = [row.cells for row in rows if any(row.cells)]
    if at is None or not said or at >= len(said[-1]) or number_in(said[-1][at]) is None:
        return False
    whole = [cells for cells in said if sum(map(bool, cells)) > 1 and not is_header(cells)]
    entries = [cells for cells in whole if not any(map(SUM_ROW.match, cells))]
    return all(at < len(cells) and number_in(cells[at]) is not None for cells in entries)


def reason_above(row: Row, title: str) -> str:
    """Return what a row above the header is: the ledger's title, blank, or other text."""
    text = "".join("".join(dict.fromkeys(row.cells)).split())
    plain = "".join(title.split())
    if not text:
        return "blank"
    # A title may be broken over two rows; 附件 is no part of one.
    return "title" if plain in text or (text in plain and len(text) > 2) else "above"


def is_foot(row: Row, filled: list[int]) -> bool:
    """Return whether a row says who filled in the form, and who has looked it through."""
    said = all(SAID_OF_FORM.match(row.cells[at]) for at in filled)
    return said and bool(NOTE.match(row.cells[filled[0]]))


def is_heading_with_sums(
    row: Row, filled: list[int], columns: tuple[Column, ...], *, in_digits: bool
) -> bool:
    """Return whether a heading's row has nothing but the sums of what stands under it.

    Where entries have digits, 一 beside a title is a heading as 一、 is.
    """
    first, *rest = filled
    is_numeral = in_digits and CHINESE_NUMBER.fullmatch(row.cells[first])
    if is_numeral and rest[:1] == [title_at(columns)]:
        rest = rest[1:]
    elif not HEADING.match(row.cells[first]):
        return False
    reports = {at for at, column in enumerate(columns) if column.role is Role.PROGRESS}
    # Of several reports a sum has the one in figures.
    is_told = bool(reports) and reports <= set(rest)
    return bool(rest) and not is_told and all(FIGURE.match(row.cells[at]) for at in rest)


def has_digits(rows: Iterable[Row], columns: tuple[Column, ...]) -> bool:
    """Return whether the numbers of the entries are digits."""
    at = next((at for at, column in enumerate(columns) if column.role is Role.NUMBER), None)
    return at is not None and any(
        at < len(row.cells) and NUMBER.fullmatch(row.cells[at]) for row in rows
    )


def has_parts(rows: Iterable[Row], columns: tuple[Column, ...]) -> bool:
    """Return whether numbers in brackets count the parts of entries that have plain numbers."""
    at = next((at for at, column in enumerate(columns) if column.role is Role.NUMBER), None)
    numbers = [row.cells[at] for row in rows if at is not None and at < len(row.cells)]
    digits = [number for number in numbers if NUMBER.fullmatch(number)]
    bracketed = sum(bool(BRACKETED.fullmatch(number)) for number in digits)
    return 0 < bracketed < len(digits) and not BRACKETED.fullmatch(digits[0])


def heading_in(row: Row) -> str:
    """Return the heading that a row is: 一、项目建设 where its number has a cell of its own."""
    first, *rest = (cell.strip("#* ") for cell in row.cells if cell)
    texts = [first, *(text for text in rest if not FIGURE.match(text))]
    is_number = texts[0].isdecimal() or CHINESE_NUMBER.fullmatch(texts[0])
    return ("、" if is_number and texts[0][-1] not in "、.．)）" else "").join(texts)


def title_at(columns: tuple[Column, ...]) -> int:
    """Return where the title stands, the second column where none is one."""
    return next((at for at, column in enumerate(columns) if column.role is Role.TITLE), 1)


def reason_of_lone(row: Row, at: int, columns: tuple[Column, ...]) -> str:
    """Return why a row with text in one cell alone is no entry, or an empty string.

    A title alone is an entry on which nothing is reported; a heading stands left of the titles,
    in a cell that spans the row, or has a heading's number.
    """
    role = columns[at].role if at < len(columns) else Role.OTHER
    if role is Role.NUMBER and number_in(row.cells[at]) is not None:
        return "blank"
    spans = at == 0 and (role in (Role.NUMBER, Role.SECTION) or len(row.cells) == 1)
    return "section" if spans or (role is Role.TITLE and HEADING.match(row.cells[at])) else ""


def fit(
    row: Row, columns: tuple[Column, ...], separator: str, doubts: list[str]
) -> tuple[str, ...]:
    """Return exactly one cell a column: what is missing is blank, what is over joins the last."""
    width, cells = len(columns), row.cells
    while len(cells) > width and not cells[-1]:
        cells = cells[:-1]
    if len(cells) < width:
        doubts.append(f"第{row.number}行只有{len(cells)}格，表头有{width}列；缺的格按空白读入")
        return spaced_out(cells, columns)
    if len(cells) > width:
        doubts.append(f"第{row.number}行有{len(cells)}格，表头只有{width}列；多出的并入最后一列")
        return (*cells[: width - 1], separator.join(cells[width - 1 :]))
    return cells


def spaced_out(cells: tuple[str, ...], columns: tuple[Column, ...]) -> tuple[str, ...]:
    """Return one cell a column, blanks put where what is said suits the columns best."""
    width = len(columns)
    if comb(width, len(cells)) > MOST_WAYS:
        return (*cells, *[""] * (width - len(cells)))

    is_numbered = any(column.role is Role.NUMBER for column in columns)
    # Without a number a row may be a part of the entry above, whose title is merged over it.
    is_part = is_numbered and number_in(cells[0]) is None and any(map(tells_parts, columns))

    def cost(taken: tuple[int, ...]) -> float:
        texts = dict(zip(taken, cells, strict=True))
        return sum(
            NO_TITLE_OF_PART
            if is_part and column.role is Role.TITLE and not texts.get(at)
            else NO_PART
            if is_part and tells_parts(column) and not texts.get(at)
            else cost_of([texts[at]] if texts.get(at) else [], column)
            # Of headings left of the numbers the last ones change first.
            + (BLANK_HEADING * at if column.role is Role.SECTION and not texts.get(at) else 0.0)
            for at, column in enumerate(columns)
        )

    ways: Iterable[tuple[int, ...]] = combinations(range(width), len(cells))
    if columns[0].role is Role.NUMBER and number_in(cells[0]) is not None:
        ways = (
            (0, *(at + 1 for at in way)) for way in combinations(range(width - 1), len(cells) - 1)
        )
    # Of ways that suit as well the first leaves the last columns blank.
    taken = min(ways, key=cost)
    texts = dict(zip(taken, cells, strict=True))
    return tuple(texts.get(at, "") for at in range(width))


def tells_parts(column: Column) -> bool:
    """Return whether a column tells the parts of titles: it is called as a title is."""
    return column.role is Role.OTHER and Role.TITLE in roles_of(column.name)


def filled_down(
    cells: tuple[str, ...], above: tuple[str, ...], columns: tuple[Column, ...]
) -> tuple[str, ...]:
    """Return a row's cells with those filled in that were merged with the row's above.

    A heading left of the entries holds for those under it. A row that names nothing to be done
    goes on with the one above: it is a further step of the same.
    """
    if not above or all(cells):
        return cells
    title = title_at(columns)
    goes_on = title < len(cells) and not any(cells[: title + 1])
    # A part of what is to be done has the title that was merged over the parts.
    if title < len(cells) and not cells[title] and has_part(cells, columns, title):
        cells = (*cells[:title], above[title], *cells[title + 1 :])

    number = next((at for at, column in enumerate(columns) if column.role is Role.NUMBER), 0)
    headings = [at for at, column in enumerate(columns) if column.role is Role.SECTION]
    # Under a new heading no lower one of the heading before it holds.
    new = next((at for at in headings if cells[at] not in ("", above[at])), len(columns))

    def merged(at: int, role: Role) -> bool:
        # A unit left of the numbers stands over its entries, as a heading does.
        is_over = (role is Role.SECTION and at < new) or (role is Role.UNIT and at < number)
        return is_over or (goes_on and (at <= title or role is Role.UNIT))

    return tuple(
        above[at] if not cell and merged(at, columns[at].role) else cell
        for at, cell in enumerate(cells)
    )


def has_part(cells: tuple[str, ...], columns: tuple[Column, ...], title: int) -> bool:
    """Return whether a column right of the title says what is to be done."""
    return any(
        cell and (column.role in PARTS or Role.TITLE in roles_of(column.name))
        for cell, column in zip(cells[title + 1 :], columns[title + 1 :], strict=True)
    )


def numbers_titles(rows: Iterable[tuple[str, ...]], columns: tuple[Column, ...]) -> bool:
    """Return whether titles begin with the numbers of entries, as no column has them."""
    if any(column.role is Role.NUMBER for column in columns):
        return False
    at = title_at(columns)
    numbers = [LEADING.match(cells[at]) for cells in rows]
    return all(numbers) and len({match[1] for match in numbers if match}) == len(numbers)


def number_of(
    cells: tuple[str, ...],
    columns: tuple[Column, ...],
    *,
    in_parts: bool = False,
    in_titles: bool = False,
) -> int | None:
    """Return an entry's number; one in brackets is none where it counts the parts of another."""
    at = next((i for i, column in enumerate(columns) if column.role is Role.NUMBER), None)
    if in_titles and (match := LEADING.match(cells[title_at(columns)])):
        return number_in(match[1])
    if at is None or (in_parts and BRACKETED.fullmatch(cells[at])):
        return None
    return number_in(cells[at])


def number_in(cell: str) -> int | None:
    """Return the whole number that a 序号 is: 5, 5., （五）, ★12, ③; None for anything else."""
    if match := NUMBER.fullmatch(cell):
        return int(match[1])
    if CIRCLED.fullmatch(cell):
        return int(unicodedata.numeric(cell))
    match = CHINESE_NUMBER.fullmatch(cell)
    value = chinese_value(match[1]) if match else None
    return int(value) if value is not None else None
