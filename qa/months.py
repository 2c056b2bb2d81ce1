"""The months that a text names: quarters, halves of a year, its end, and months by their number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import regexes
from index.entry import Period

DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
QUARTER = re.compile(
    r"(?:第\s*)?(?P<q>[一二三四1-4])\s*季(?:度|报(?![名到考道告]))?(?P<end>[末底])?(?![节])|[Qq](?P<e>[1-4])|(?P<first>首季度?|头一?个?季度?(?!节)|(?:开?头|前)[三3]个?月|开年[三3]个月)"
)
# From one quarter to another: those between are asked for too.
QUARTERS = re.compile(
    r"第?(?P<from>[一二三四1-4])季度?\s*(?:到|至|—|-|~)\s*(?:20\d\d年)?第?(?P<to>[一二三四1-4])季度"
)
# 台账上一季度 says where, as 带上一季度进展 says what is wanted, and 一季度.
PREVIOUS_QUARTER = re.compile(
    r"(?<!以)(?:上(?:个|一个)?季度?|(?<![账表册单栏页书网纸面早晚带附标注])上一季度?)"
)
THIS_QUARTER = re.compile(r"本季度?|这(?:个|一)?季度?|当季")
# 说下一季度 is 说 and 一季度, as 归拢一下一季度 and 区级以下一季度 say 一季度.
NEXT_QUARTER = re.compile(r"(?<![说报讲看查问列算以一捋理拢])下(?:一|个)?(?:个)?季度?")
# 半年报 is of the half year gone; 到年中 and 年中台账 as well.
MIDYEAR = re.compile(
    r"年中(?=的?时候|[，,。]|$|台账|[末底]|时(?!段))|(?<=[去今前]年)年中|(?<=[到至])年中(?![标签央国小学医药])"
    r"|(?<![上下一])半年(?:度)?报(?![名告])|(?<![上下一])半年度?台账"
)
HALF = re.compile(r"(?P<h>[上下])半年")
THREE_QUARTERS = re.compile(r"前三季度?|前3季度?|1[—\-~至到]9月")
# 全年 with a goal after it is the goal's year, not a period reported on.
FULL_YEAR = re.compile(
    r"(?<!完成)(?<!完成了)(?<!占)(?<!达到)(?<!超过)(?<!达)(?<!超)(?<!离)(?<!距)(?<!距离)(?<!够)"
    r"全年(?!(?:能|可|会|预计|是否|完得成|完不成)|的?(?:一半|半数|过半|百分|\d|[一二三四五六七八九]成|[三四]分之|量|数|任务|进度|时序)"
    r"|.{0,10}(?:目标|任务|计划|打算|要|指标|工作|还|差|盘子))"
)
# Beside another period only what is compared is one: 全年与前三季度相比.
SET_BESIDE = re.compile(
    r"全年(?=[与和跟比较、]|呢)|(?<=[与和跟比较、])全年(?!的?\d|.{0,4}(?:目标|任务|计划))"
)
YEAR_END = re.compile(
    # 达到年底目标 speaks of the goal, 到年底还差多少 of what is left to it.
    r"(?:(?<!达)到|截至|截止|截至到)(?:了)?年(?:底|末)(?!的?(?:目标|任务|计划)|[^，。?？]{0,12}还[差要得需])"
    # 2024年底最终完成了多少 asks what came of it in the end.
    r"|(?<=[去前]年)年?[底末](?!前|之前|以前|[^，。?？]{0,4}(?:目标|任务|计划))"
    r"|(?<!月)(?:年|(?<=年))(?:底|末)(?!尾|项|条|一)(?=[^，。?？]{0,16}(?:最终|实际)?(?:完成|建成|开通|达到)了)"
    r"|最终(?=[^，。?？]{0,6}(?:完成|建成|开通|达到)(?:了|多少))"
)
# 下半年还得净增多少家 asks what is left to the goal, in the time that is left.
STILL_TO_DO = re.compile(r"(?:每个?月|平均|至少|起码|最少|我们?|咱们?)*(?:还|再|得再|要再)")
TO_COME = re.compile(
    r"(?:[上中下]旬|初)?(?:前|之前|以前)?[^，。；？?]{0,6}(?:不了|不成|能不能|能否)"
)
# 2024年底 is the end of that year, where it is past.
END_OF_YEAR = re.compile(
    r"(?<=20\d\d年)年?[底末](?!前|之前|以前|[^，。?？]{0,4}(?:目标|任务|计划))"
)
MONTH = re.compile(
    r"(?<![\d\-—~])(?P<m>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份|底|末)?(?!\d)"
)
# 峰会8月几号开: the day of what comes or came in that month is asked for.
DAY_ASKED = re.compile(r"份?(?:的)?(?:几[号日]|多少号|哪一?[天日])")
MONTH_NUMERALS = "零一二三四五六七八九十"


def months_in(
    text: str, newest: Period | None, held: Sequence[Period], spans: list[tuple[int, int]]
) -> list[tuple[int, int, int, str, int]]:
    """Return spans of months named: position, first, last, words, and a shift in years.

    `held` are the periods of the ledgers of the years named.
    """
    found: list[tuple[int, int, int, str, int]] = []
    # Another year's ledger does not tell what of this one is still to come.
    current = [one for one in held if newest and one.year == newest.year] or held

    def note(match: re.Match[str], first: int, last: int, shift: int = 0) -> None:
        if overlaps(match.span(), spans):
            return
        spans.append(match.span())
        is_ahead = last == 12 and not any(one.last_month == 12 for one in current)
        if not (is_ahead and STILL_TO_DO.match(text, match.end())):
            found.append((match.start(), first, last, match[0], shift))

    for match in THREE_QUARTERS.finditer(text):
        note(match, 1, 9)
    for match in MIDYEAR.finditer(text):
        note(match, 1, 6)
    for match in HALF.finditer(text):
        note(match, *((1, 6) if match["h"] == "上" else (7, 12)))
    named = QUARTER.search(text)
    if newest and newest.quarter and not (named and PREVIOUS_QUARTER.search(text)):
        for pattern, step in ((PREVIOUS_QUARTER, -1), (THIS_QUARTER, 0), (NEXT_QUARTER, 1)):
            # 三季度当季 is the quarter named, not this one.
            for match in pattern.finditer(text) if step or not named else ():
                shift, index = divmod(newest.quarter - 1 + step, 4)
                note(match, index * 3 + 1, index * 3 + 3, shift)
    found += previous_of_named(text, spans)
    for match in QUARTERS.finditer(text):
        first, last = DIGITS[match["from"]], DIGITS[match["to"]]
        for quarter in range(first + 1, last):
            found.append((match.start("to"), quarter * 3 - 2, quarter * 3, match[0], 0))
    for match in QUARTER.finditer(text):
        quarter = 1 if match["first"] else DIGITS[match["q"] or match["e"]]
        note(match, *quarter_asked(match, quarter, held))
    for match in (SET_BESIDE if found else FULL_YEAR).finditer(text):
        note(match, 1, 12)
    for match in END_OF_YEAR.finditer(text):
        if newest and int(text[match.start() - 5 : match.start() - 1]) < newest.year:
            note(match, *months_around(12, held))
    for match in YEAR_END.finditer(text):
        note(match, *months_around(12, held))
    for match in MONTH.finditer(text):
        if DAY_ASKED.match(text, match.end()):
            spans.append(match.span())
            continue
        month = month_number(match["m"])
        dated = text[match.start() - 1 : match.start()] == "年"
        to_come = newest and month > newest.last_month and TO_COME.match(text, match.end())
        if to_come and not dated:
            # 10月底投用不了: of this year, which no ledger has come to.
            spans.append(match.span())
            continue
        # 10月当月 is one month alone, which a quarter's ledger does not report.
        alone = regexes.match(r"(?:当月|单月|一个月)", text[match.end() :])
        note(match, *((month, month) if alone else months_around(month, held)))
    return sorted(found)


def quarter_asked(match: re.Match[str], quarter: int, held: Sequence[Period]) -> tuple[int, int]:
    """Return the months of a quarter named, or those of the year up to its end where that is meant.

    三季度末 and 三季报 are told by a ledger of 1—9月, where none is of the quarter alone.
    """
    first, last = quarter * 3 - 2, quarter * 3
    of_quarter = any((one.first_month, one.last_month) == (first, last) for one in held)
    so_far = any((one.first_month, one.last_month) == (1, last) for one in held)
    up_to = match["end"] or match[0].endswith("报")
    return (1, last) if up_to and so_far and not of_quarter else (first, last)


def previous_of_named(
    text: str, spans: list[tuple[int, int]]
) -> list[tuple[int, int, int, str, int]]:
    """Return the quarter before the one that the text names: 四季度比上季度多了多少."""
    named, previous = QUARTER.search(text), PREVIOUS_QUARTER.search(text)
    if not named or not previous or named["first"] or overlaps(previous.span(), spans):
        return []
    shift, index = divmod(DIGITS[named["q"] or named["e"]] - 2, 4)
    spans.append(previous.span())
    return [(previous.start(), index * 3 + 1, index * 3 + 3, previous[0], shift)]


def months_around(month: int, held: Sequence[Period]) -> tuple[int, int]:
    """Return the months of the ledger that reports a month most closely, else its quarter's.

    截至3月底 asks for the ledger that ends there; of ledgers alike the newest counts.
    """
    around = [period for period in held if period.first_month <= month <= period.last_month]
    if around:
        best = min(around, key=lambda one: (one.last_month - one.first_month, -one.year))
        return best.first_month, best.last_month
    first = (month - 1) // 3 * 3 + 1
    return first, first + 2


def month_number(numeral: str) -> int:
    if numeral.isdecimal():
        return int(numeral)
    return sum(MONTH_NUMERALS.index(digit) for digit in numeral)


def overlaps(span: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in spans)
