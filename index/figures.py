"""The figures in a text: value, unit, comparator, what it measures, where it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache

import cn2an

from index import regexes
from index.word_tables import read_word_table

SCALES = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
SCALES["万亿"] = SCALES["万"] * SCALES["亿"]
BEFORE_WORDS = ("不低于", "不少于", "不超过", "超过", "突破", "达到", "近", "约", "至少", "超")
# 签约806户 are exactly so many.
NO_COMPARATOR = re.compile(r"(?:签|节|预|履|违|集|特|公|条)约$|(?:附|临|最|靠|邻)近$")
AFTER_WORDS = ("以上", "左右", "以内", "以下")
CLAUSE_END = re.compile(r"[，,。；;！!？?\n：:]")
CHINESE_NUMERAL = "零〇一二两三四五六七八九十百千万亿"

FULL_WIDTH = str.maketrans("０１２３４５６７８９．％﹪", "0123456789.%%")

# A number that names or dates something is no quantity: 2号线, 第三批, 2025年, 3月19日, 5—7号.
NOT_BEFORE = re.compile(r"(?:第|[A-Za-z]|[\d.]|[“”\"]?\d\+|No\.?)$")
NOT_AFTER = re.compile(
    r"\s*(?:年|月|日|号|季度|时|分钟|点|#|\+\d|[—\-－–~～至]+\s*\d+\s*(?:年|月|日|号)|级|米线|星)"
)
# 三个季度, 5个交易日 are spans of time.
TIME_AFTER = re.compile(r"季度|交易日|自然日|小时|星期|学期|学年|年度|年头")
# 数十家, 几十个 say no number; 户数十户 does.
VAGUE_BEFORE = re.compile(r"(?:(?<![人户总个件次])数|几)$")
SIGNS = "-−－"
# What says that a bare number is of yuan, before it or after it: ￥300万, 300万人民币.
MONEY = "元"
MONEY_BEFORE = re.compile(
    r"(?:[￥¥]|人民币|(?<![A-Za-z])(?:RMB|CNY))[ \u00a0\u3000]?$", re.IGNORECASE
)
MONEY_AFTER = re.compile(
    r"[ \u00a0\u3000]?(?:人民币|RMB(?![A-Za-z])|CNY(?![A-Za-z]))", re.IGNORECASE
)
LONGEST_MONEY = 5
# The texts whose figures are remembered: those of the entries that one condition is tried on.
READ = 30_000
# After a numeral in Chinese these order, they do not count.
ORDINAL_UNITS = ("期", "届", "批", "张", "部", "份")


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in a text.

    `value` is in `base` units, exact; `amount` and `unit` are as they stand in the text, which has
    them from `start` to `end`, with a space between them or none, or a mark of money that stands
    for the unit; `before` and `after` are the words of its clause around it.
    """

    value: Decimal
    base: str
    amount: str
    unit: str
    start: int
    end: int
    comparator: str
    before: str
    after: str
    clause_start: int
    clause_end: int

    @property
    def shown(self) -> str:
        """The figure with its unit, as it stands in the text without its comparator."""
        return f"{self.amount}{self.unit}"

    @property
    def is_rate(self) -> bool:
        return self.base in ("%", "百分点", "‰")

    def covers(self, value: Decimal) -> bool:
        """Return whether a value is what the figure says: 五十多个 may be 52, and is not 60."""
        if self.comparator != "余" or value == self.value:
            return value == self.value
        digits = self.value.normalize().as_tuple()
        step = Decimal(1).scaleb(digits.exponent) if isinstance(digits.exponent, int) else 0
        return self.value < value < self.value + step


@cache
def units() -> dict[str, tuple[str, int]]:
    """Return every unit with its base unit and the factor to it."""
    return dict(
        read_word_table(
            "index", "units.tsv", lambda unit, base, factor: (unit, (base, int(factor)))
        )
    )


@cache
def figure_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, units()), key=len, reverse=True))
    arabic = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    space = r"[ \u00a0\u3000]?"
    return re.compile(
        rf"(?P<number>{arabic})(?P<rest>[多余来])?(?:{space}(?P<scale>万亿|亿|万|千(?![瓦伏米克])|百|十))?"
        rf"(?P<tail>[多余来])?(?:{space}(?P<unit>(?!人民币)(?:{names})))?"
        rf"|百分之(?P<percent>[{CHINESE_NUMERAL}点\d.]+)"
        rf"|(?P<chinese>[{CHINESE_NUMERAL}]+)(?P<more>多|余|来)?(?P<chinese_unit>{names})"
    )


@lru_cache(maxsize=READ)
def figures(text: str) -> tuple[Figure, ...]:
    """Return the quantities of a text in order; dates, ordinals and names are none."""
    return tuple(each_figure(text))


def each_figure(text: str) -> Iterator[Figure]:
    """Yield the quantities of a text in order, read one by one."""
    plain = text.translate(FULL_WIDTH)
    ends = [match.end() for match in CLAUSE_END.finditer(plain)]
    for match in figure_pattern().finditer(plain):
        figure = figure_of(plain, match, ends)
        if figure is not None:
            yield figure


def figure_of(text: str, match: re.Match[str], clause_ends: Sequence[int]) -> Figure | None:
    """Return the figure that a match is; `clause_ends` are where the text's clauses end, in order."""
    start, end = match.span()
    parsed = None if is_name(text, match, start, end) else parse(match)
    if parsed is None:
        return None
    number, amount, unit = parsed
    unit, start, end = with_money(text, unit, start, end)
    if is_negative(text, start) or is_negative(text, match.start()):
        start = min(start, match.start()) - is_negative(text, start)
        number, amount = -number, f"-{amount}"
    base, factor = units().get(unit, ("", 1))
    # A bare number counts nothing, but in a cell of its own (its unit stands in the header).
    if not unit and text.strip() != match[0]:
        return None
    begun, closed = bisect_right(clause_ends, start), bisect_right(clause_ends, end)
    clause_start = clause_ends[begun - 1] if begun else 0
    clause_end = clause_ends[closed] - 1 if closed < len(clause_ends) else len(text)
    before, after = text[clause_start:start], text[end:clause_end]
    comparator = ""
    if match["rest"] or match["tail"] or match["more"]:
        comparator = "余"
    elif after.startswith(AFTER_WORDS):
        comparator = next(word for word in AFTER_WORDS if after.startswith(word))
    elif before.endswith(BEFORE_WORDS) and not NO_COMPARATOR.search(before):
        comparator = next(word for word in BEFORE_WORDS if before.endswith(word))
    return Figure(
        value=number * factor,
        base=base,
        amount=amount,
        unit=unit,
        start=start,
        end=end,
        comparator=comparator,
        before=before,
        after=after,
        clause_start=clause_start,
        clause_end=clause_end,
    )


def with_money(text: str, unit: str, start: int, end: int) -> tuple[str, int, int]:
    """Return a figure's unit and where it stands, the mark of money that it has for a unit too."""
    if unit:
        return unit, start, end
    if after := MONEY_AFTER.match(text, end):
        return MONEY, start, after.end()
    before = money_before(text, start)
    return (MONEY, before.start(), end) if before else (unit, start, end)


def money_before(text: str, start: int) -> re.Match[str] | None:
    """Return the mark of money before a number, its sign left out."""
    stop = start - (text[start - 1 : start] in tuple(SIGNS))
    return MONEY_BEFORE.search(text, max(0, stop - LONGEST_MONEY), stop)


def parse(match: re.Match[str]) -> tuple[Decimal, str, str] | None:
    """Return the value in the stated unit, the amount as written, and the unit."""
    if match["percent"]:
        value = chinese_value(match["percent"])
        return (value, match[0], "%") if value is not None else None
    if match["chinese"]:
        value = chinese_value(match["chinese"])
        unit = match["chinese_unit"]
        # 一批, 一次 count nothing; 二期, 三届 are ordinals.
        if value is None or value == 1 or unit in ORDINAL_UNITS:
            return None
        return value, match["chinese"] + (match["more"] or ""), unit
    try:
        value = Decimal(match["number"].replace(",", "").replace("，", ""))
    except InvalidOperation:
        return None
    scale = match["scale"] or ""
    unit = match["unit"] or ""
    # Marks that others compute with are those of ASCII.
    amount = (
        match["number"].replace("，", ",") + (match["rest"] or "") + scale + (match["tail"] or "")
    )
    return value * SCALES[scale], amount, unit


def chinese_value(numeral: str) -> Decimal | None:
    try:
        return Decimal(str(cn2an.cn2an(numeral.replace("〇", "零"), "smart")))
    except (ValueError, KeyError):  # It looks some that are no numerals up in a table.
        return None


def is_name(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Return whether the number dates, orders or names something instead of counting it."""
    if NOT_BEFORE.search(text[max(0, start - 3) : start]) and not money_before(text, start):
        return True
    unit = match["unit"] or match["chinese_unit"]
    if not unit and NOT_AFTER.match(text, end):
        return True
    if unit == "个" and TIME_AFTER.match(text, end):
        return True
    if match["chinese"] and (
        text[start - 1 : start] == "第" or VAGUE_BEFORE.search(text, 0, start)
    ):
        return True
    # 5万吨级 is a class of ships, not a weight.
    if unit and text.startswith("级", end):
        return True
    head = text[max(0, start - 1) : start]
    return not unit and head in ("", "\n", " ") and bool(regexes.match(r"[.、．)）]", text[end:]))


def is_negative(text: str, start: int) -> bool:
    """Return whether the sign before a number is a minus: 增长-3.2%, and not 3%-5% or A-3."""
    if start == 0 or text[start - 1] not in SIGNS:
        return False
    return not range_start().search(text, max(0, start - 12), start - 1)


@cache
def range_start() -> re.Pattern[str]:
    names = "|".join(map(re.escape, units()))
    return re.compile(rf"(?:[A-Za-z—\-]|\d[万亿千百十]{{0,2}}(?:{names})?)\s?$")
