"""The lines that read like a ledger's title, as against a cell's text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import regexes

YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年?(?:度)?")
TITLE_WORDS = re.compile(
    r"台账|台帐|进展|进度|落实|完成情况|推进|办理|清单|一览表|汇总表|统计表|调度表|推进表|公示表|实事|任务|事项|情况|督[查办]|整改|考核|报表"
)
SENTENCE_END = re.compile(r"[。；;！？!?，,、：:]$")
LONGEST_TITLE = 80
NO_TITLE = re.compile(r"^[（(][^（()）]*[)）]$|^[\u4e00-\u9fff]{2,6}[：:]|[>＞»]|现将|如下|首页")
# What a title closes with, and a line that is no part of one: a letter's number, who signs, a site.
CLOSED = re.compile(
    r"(?:[表单账帐]|情况|进[展度]|公示|公告|通报|通知|报告|汇总|统计|方案|意见|函)(?:[（(][^（()）]*[)）])*$"
)
REPORT_ON_WORK = re.compile(r"政府工作报告$")
NO_PART = re.compile(
    r"[，,。；;：:？?！!|｜>＞»]|〔|^附件|^[（(][^（()）]*[)）]$|^[（(]?[一二三四五六七八九十\d]+[)）、.．]|^表\s*\d"
    r"|(?:人民政府|办公[厅室]|委员会|政府办|[局厅委办部]|文件|网站?|频道|专栏|平台|门户|公开)$"
)
BEGINS_WITH_YEAR = re.compile(r"(?:(?:19|20)\d{2}|二[〇○零]..)年")
WORK = re.compile(r"工作|任务|工程|项目|实事|规划|行动|目标|指标|改革|计划")
# Months and days alone, as a sheet may be called.
TIME = re.compile(r"[\d\s年月日季度第上下半前全份截至止一二三四（()）—\-–~～至到.]")
BREAKS_OFF = re.compile(r"[、和及与的]$")
# 柏川县2025年 alone is the head of a title.
PLACE_AND_YEAR = re.compile(r"[\u4e00-\u9fff]{2,10}[省市县区旗州盟镇乡](?:\d{4}|二[〇○零]..)年度?")
FEWEST_SPACED, SPACED_SHARE = 5, 0.8
LONGEST_PART, FEWEST_WORDS, MOST_PARTS, SHARED = 40, 4, 3, 4
ANNEX = re.compile(r"^附件\s*[\d一二三四五六七八九十]*\s*[：:.、]?\s*")


def may_be_title(line: str) -> bool:
    """Return whether a line is short and has a word of a ledger's title."""
    return len(line) <= LONGEST_TITLE and bool(TITLE_WORDS.search(line))


def may_name_ledger(line: str) -> bool:
    """Return whether a line without a title's words names a year and more, and no day: 2025年重点工程."""
    words = TIME.sub("", line)
    return (
        len(line) <= LONGEST_PART
        and bool(YEAR.search(line))
        and len(words) >= FEWEST_WORDS
        and not NO_PART.search(line)
        and not states_no_title(line)
    )


def is_dated_title(line: str) -> bool:
    """Return whether a line is a title with a year, and no sentence."""
    return may_be_title(line) and bool(YEAR.search(line)) and not SENTENCE_END.search(line)


def states_no_title(line: str) -> bool:
    """Return whether a line with a title's words says something about the table instead.

    （截至9月底完成情况）, 填报单位：进展办, 现将落实情况公布如下： are none.
    """
    return bool(NO_TITLE.search(line) or SENTENCE_END.search(line))


def close_up(line: str) -> str:
    """Return a line without the spaces between its characters where it is set so: 工 作 台 账."""
    parts = line.split()
    spaced = sum(len(part) == 1 or part.isdecimal() for part in parts)
    is_set_so = len(parts) >= FEWEST_SPACED and spaced >= len(parts) * SPACED_SHARE
    return "".join(parts) if is_set_so else line


def whole_titles(lines: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return the lines over a table, those together that are one title broken over them."""
    result: list[tuple[str, ...]] = []
    at = 0
    while at < len(lines):
        # A third line goes on only with what breaks off in the midst of words.
        most = MOST_PARTS if BREAKS_OFF.search(lines[at]) else MOST_PARTS - 1
        counts = range(min(most, len(lines) - at), 1, -1)
        whole = (n for n in counts if goes_on(lines[at], "".join(lines[at + 1 : at + n])))
        count = next(whole, 1)
        result.append(tuple(lines[at : at + count]))
        at += count
    return tuple(result)


def goes_on(upper: str, lower: str) -> bool:
    """Return whether a title that one line begins is closed by the next: 2025年重点工作, 完成情况表."""
    if max(len(upper), len(lower)) > LONGEST_PART or not CLOSED.search(lower):
        return False
    if any(map(NO_PART.search, (upper, lower))) or shares_words(upper, lower):
        return False
    if CLOSED.search(upper) and not REPORT_ON_WORK.search(upper):
        return False
    if len(TIME.sub("", upper)) < FEWEST_WORDS and not PLACE_AND_YEAR.fullmatch(upper):
        return False
    if BEGINS_WITH_YEAR.match(lower):
        return not YEAR.search(upper) and bool(WORK.search(upper))
    return bool(YEAR.search(upper)) and not YEAR.search(regexes.sub(r"[（(].*?[)）]", "", lower))


def shares_words(upper: str, lower: str) -> bool:
    """Return whether two lines say the same: each is a title of its own."""
    return any(upper[at : at + SHARED] in lower for at in range(len(upper) - SHARED + 1))
