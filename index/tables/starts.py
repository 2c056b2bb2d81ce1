"""Where the rows of bare lines begin, by their numbers, and which lines end them."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from index import regexes
from index.figures import chinese_value
from index.tables.codes import is_numeral, shape_of
from index.tables.suits import is_authority, is_figure
from index.tables.table import Lines

NUMBER = re.compile(r"[★☆*]?(\d{1,6})[★☆*.、]?$")
NUMERAL = re.compile(r"^[（(]?([一二三四五六七八九十百]{1,4})[)）、.．]?$")
SECTION = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十]+[)）、.．]|第[一二三四五六七八九十]+部分)\s*\S"
)
# A heading without a number: 教育惠民工程, 【住房保障】.
KIND = re.compile(
    r"【.{2,16}】|[\u4e00-\u9fff、]{2,16}(?:工程|行动|计划|类|领域|方面|实事|事业|攻坚)"
)
# What ends the rows: sums, notes, and what a page has below.
FOOT = re.compile(
    r"^[（(]?(?:扫一扫|[【\[]?(?:打印|关闭|字体)|上一[篇条]|下一[篇条]|分享|责任编辑|编辑[：:]|来源[：:]|版权|主办单位|相关链接|网站地图|联系我们|Copyright)"
)
AFTER_ROWS = re.compile(r"^(?:合|总|小|共)\s*计$")
NOTE = re.compile(
    r"^[（(*]?(?:注|备注|说明|附注|填表说明|填[报表](?:人|单位|时间|日期)|审核人|制表人?)\s*[：:]"
)
LONGEST_SECTION = 40
# Lines that a row has at least with its number; how far back a number looks for the one before.
FEWEST_LINES, MOST_MARKS = 3, 60
# A step of more than one counts little: most are figures.
COST_OF_GAP = 0.4
LONGEST_LEAP = 10
# Shapes of plain numbers, which are told by what they count to.
COUNTED = ("9", "一")
UNSURE, NEVER = 0.9, -1e9


def ends_rows(text: str) -> bool:
    """Return whether a line is a sum, a note or a page's foot."""
    return is_foot(text) or is_note(text) or bool(AFTER_ROWS.match(text))


def is_note(text: str) -> bool:
    """Return whether a line is a note under a table, or says who filled it in."""
    return bool(NOTE.match(text))


def is_foot(text: str) -> bool:
    return bool(FOOT.match(text))


def is_section(text: str) -> bool:
    return bool(SECTION.match(text)) and len(text) <= LONGEST_SECTION and not text.endswith("。")


def names_kind(text: str) -> bool:
    """Return whether a line is a heading by what it names: 教育惠民工程."""
    return bool(KIND.fullmatch(text))


def starts_of(lines: Lines) -> list[int]:
    """Return the lines that are numbers of rows, which may begin anew under each heading."""
    anew = [
        at
        for at in range(1, len(lines) - 1)
        if is_section(lines[at][1])
        and 1 in (arabic_in(lines[at + 1][1]), chinese_in(lines[at + 1][1]))
    ]
    cuts = [0, *anew, len(lines)]
    return [start + at for start, end in pairwise(cuts) for at in run_of(lines[start:end])]


def run_of(lines: Lines) -> list[int]:
    """Return the lines that are numbers: the longest run upwards, steps of one before others.

    A figure may be a higher number by chance: a row has a title after its number, and more.
    """
    for value_in in (arabic_in, chinese_in):
        marks = [
            (at, value)
            for at in range(len(lines) - 1)
            if (value := value_in(lines[at][1])) and not is_number(lines[at + 1][1])
        ]
        best: list[tuple[float, int]] = []
        for here, (at, value) in enumerate(marks):
            # What stands before an authority is mostly a figure, but a title may name a house.
            is_sure = not is_authority(lines[at + 1][1])
            score, before = (1.0 if is_sure or value == 1 else NEVER), -1
            for there in range(max(0, here - MOST_MARKS), here):
                at_before, value_before = marks[there]
                if value <= value_before or at - at_before < FEWEST_LINES:
                    continue
                is_next = value == value_before + 1
                if not is_next and (not is_sure or leaps(value_before, value)):
                    continue
                step = (1.0 if is_sure else UNSURE) if is_next else COST_OF_GAP
                joined = best[there][0] + step
                if joined > score:
                    score, before = joined, there
            best.append((score, before))
        if max(best, default=(0.0, 0))[0] <= 0:
            continue
        here = max(range(len(best)), key=lambda i: (best[i][0], -i))
        chain = []
        while here >= 0:
            chain.append(marks[here])
            here = best[here][1]
        return [at for at, _ in without_figure(chain[::-1])]
    return coded_run(lines)


def coded_run(lines: Lines) -> list[int]:
    """Return the lines that are codes as the first one is, 2025-01 or A03, each higher than the one before."""
    first = next((at for at in range(len(lines[:2])) if is_numeral(lines[at][1])), None)
    if first is None:
        return []
    like, run, last = shape_of(lines[first][1]), [first], parts_of(lines[first][1])
    if like in COUNTED:
        return []
    for at in range(first + FEWEST_LINES, len(lines)):
        text = lines[at][1]
        is_code = is_numeral(text) and shape_of(text) == like
        if is_code and at - run[-1] >= FEWEST_LINES and parts_of(text) > last:
            run.append(at)
            last = parts_of(text)
    return run


def parts_of(code: str) -> tuple[float, ...]:
    """Return the numbers in a code: 2025 and 1 in 2025-01, 3 in ③."""
    return tuple(
        float(part) if part.isdecimal() else unicodedata.numeric(part)
        for part in regexes.findall(r"\d+|[①-⑳]", code)
    )


def without_figure(chain: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return numbers without a last one that leaps where all others follow one another: a figure."""
    values = [value for _, value in chain]
    is_counted = all(after == value + 1 for value, after in pairwise(values[:-1]))
    leaping = len(values) > 2 and is_counted and values[-1] - values[-2] > LONGEST_LEAP
    return chain[:-1] if leaping else chain


def arabic_in(text: str) -> int:
    match = NUMBER.match(text)
    return int(match[1]) if match else 0


def chinese_in(text: str) -> int:
    match = NUMERAL.match(text)
    value = chinese_value(match[1]) if match else None
    return int(value) if value else 0


def is_number(text: str) -> bool:
    return is_figure(text) or bool(NUMBER.match(text))


def leaps(before: int, value: int) -> bool:
    """Return whether a number is much longer than the one before: a figure, as 4300 after 4."""
    return len(str(value)) - len(str(before)) > 1
