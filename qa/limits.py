"""The limits that a question sets to a figure: 超过50亿元, 低于80%, 一半以上, 30%到60%之间."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from index import regexes
from index.figures import Figure, figures
from index.word_tables import read_word_table

# A share in words: 一半, 八成, 三分之二; 过半 says its comparator too.
SHARE_WORDS = re.compile(
    r"(?P<half>一半|半数)|(?<=过)(?P<over>半)|(?P<tenths>[一二两三四五六七八九])成(?P<five>半)?"
    r"|(?P<whole>[二三四五])分之(?P<part>[一二三四])"
)
SHARE_IN_FIGURES = re.compile(r"\d+%")
MONEY = re.compile(r"[投花砸]|资金|金额|元|钱|贷款|产值|收入|真金白银")
# An amount that no unit follows; of 亿 it is money whatever else is said, of 万 it may be people.
BARE_AMOUNT = re.compile(
    r"[\d一二两三四五六七八九十百千](?P<scale>万?亿|万)(?:(?![元\u4e00-\u9fff])|(?=[都也还][不没未]|以上|以下|以内|往上|往下|朝上|朝下|向上|开外|起步|的|投资|资金|之[间上下内]|到|至|又|且|并|但|却|而|同时|还|或|和|与))"
)
NUMERAL = "零一二两三四五六七八九十百千万亿"
# 上千亿, 超百亿, 亿元以上: the 一 before a round number is left unsaid.
ROUND = r"(?:[十百千万]?亿|[百千]万)"
ROUND_AFTER = re.compile(
    rf"(?<=[超过破达到出于足逾满了])(?={ROUND}(?!分))|(?<![{NUMERAL}\d几数上多余个第])(?={ROUND}元?(?:以[上下内]|往[上下]|开外|级))"
)
REACHES = re.compile(
    rf"(?<![以之及加])上(?={ROUND}(?:元|的|[，,。?？]|投资|资金|规模|项目|盘子|大))"
)
PASSES = re.compile(rf"(?<![突跌冲])破(?=[{NUMERAL}\d]*[万亿])")
# 千亿级的投资 is one of 千亿 or more.
OF_CLASS = re.compile(r"(?P<amount>[一\d][\d十百千]*[万亿]元?)级别?")
COUNTED_BY = re.compile(rf"(?<=[\d{NUMERAL}])个(?=亿)")
# 恰好是100: a number without a unit is meant of whatever is counted.
EXACTLY = re.compile(
    r"(?:恰好|正好|刚好)[是为]?\s*[“\"]?(?P<value>\d+(?:\.\d+)?)(?=[”\"]|的|这|[（(，,。?？\s]|$)"
)
# 不到全年目标数2%: what the share is of stands between.
# 目标数超过100的: of whatever is counted.
COUNT_PASSES = re.compile(
    r"(?:目标|任务|计划|数|个|数量|数字|数值)(?:数|值|量)?(?:字)?(?:定|设)?(?:得|是|为)?(?P<word>不低于|不少于|不超过|超过|大于|高于|多于|不到|低于|小于|少于|不足|不满|达到|没到)了?(?P<value>\d+(?:\.\d+)?)(?=的|[，,。?？]|$)"
)
GOAL_SET = re.compile(
    r"(?:目标|任务|指标|任务数|目标数|数量|数额)(?:值)?(?:都|均)?(?:定|设|写|列|数)?(?:为|是|成|在)[“\"]?$"
)
GOAL_END = re.compile(r"(?:以上)?(?:[（(]|的(?!是|目标))")
PLAN = r"(?:全年|年度|当年|今年)?的?(?:投资)?(?:目标|任务|计划)(?:投资)?(?:总?数|总?额|量|值)?"
SHARE_OF = re.compile(rf"{PLAN}的?$")
# 完成投资超过了全年计划数: the plan itself is all of it.
PLAN_ITSELF = re.compile(
    rf"投资[^，。；;？?]{{0,6}}(?:超过|超出|高于|大于|达到|低于|不到|不足|没到)了?{PLAN}(?=的(?![\d一二三四五六七八九百半])|[，。；;？?]|$)"
)
NUMERALS = "零一二三四五六七八九"
BETWEEN = re.compile(
    r"^(?:%|％|个百分点|[万亿]?[\u4e00-\u9fff]{0,3})?\s*(?:到|至|—|-|~|～|和|与)\s*$"
)


@dataclass(frozen=True, slots=True)
class Limit:
    """A comparison with a figure; `words` is how the question puts it, `start` where it begins."""

    operator: str
    value: Decimal
    base: str
    unit: str
    words: str
    start: int
    end: int

    def holds(self, value: Decimal) -> bool:
        """Return whether a value in base units is within the limit."""
        return {
            ">": value > self.value,
            ">=": value >= self.value,
            "<": value < self.value,
            "<=": value <= self.value,
            "==": value == self.value,
        }[self.operator]


@cache
def comparators() -> tuple[tuple[str, str, str], ...]:
    """Return word, side and operator of every comparator, longest word first."""
    rows = read_word_table("qa", "comparators.tsv", lambda word, side, op: (word, side, op))
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def limits_in(text: str) -> tuple[Limit, ...]:
    """Return the limits that a text sets, in order."""
    spoken = in_figures(text)
    stated = [figure for figure in figures(spoken) if figure.base]
    found: list[Limit] = []
    for at, one in enumerate(stated):
        if at + 1 < len(stated) and BETWEEN.match(spoken[one.end : stated[at + 1].start]):
            after = stated[at + 1]
            if regexes.match(r"\s*(?:之间|区间|范围)", spoken[after.end :]):
                found += between(spoken, one, after)
                continue
        limit = limit_of(spoken, one)
        if limit and not any(known.end >= limit.end for known in found):
            found.append(limit)
    found += [
        Limit("==", Decimal(one["value"]), "", "", one[0], one.start(), one.end())
        for one in EXACTLY.finditer(spoken)
    ]
    sides = {word: operator for word, side, operator in comparators() if side == "before"}
    found += [
        Limit(
            sides[one["word"]],
            Decimal(one["value"]),
            "",
            "",
            one[0][one.start("word") - one.start() :],
            one.start("word"),
            one.end(),
        )
        for one in COUNT_PASSES.finditer(spoken)
    ]
    return tuple(replace(one, words=as_asked(one.words, text)) for one in found)


def in_figures(text: str) -> str:
    """Return a text with shares in words as percentages: 八成 is 80%, and 50亿 of 投资 is 50亿元.

    Of 超过全年计划 the plan is 100%; 上千亿 and 千亿级 reach 一千亿元, and 50个亿 is 50亿元.
    """

    def percentage(match: re.Match[str]) -> str:
        if match["half"] or match["over"]:
            return "50%"
        if match["tenths"]:
            tenths = NUMERALS.index(match["tenths"].replace("两", "二"))
            return f"{tenths}{5 if match['five'] else 0}%"
        return f"{100 * NUMERALS.index(match['part']) // NUMERALS.index(match['whole'])}%"

    spoken = PLAN_ITSELF.sub(r"\g<0>100%", SHARE_WORDS.sub(percentage, text))
    spoken = COUNTED_BY.sub("", PASSES.sub("突破", REACHES.sub("上了", spoken)))
    spoken = OF_CLASS.sub(r"\g<amount>以上", ROUND_AFTER.sub("一", spoken))
    of_money = bool(MONEY.search(text))
    return BARE_AMOUNT.sub(
        lambda one: f"{one[0]}元" if of_money or "亿" in one["scale"] else one[0], spoken
    )


def as_asked(words: str, text: str) -> str:
    """Return a limit's words as the question has them, where an amount or a share was respoken."""
    if words in text:
        return words
    if whole := regexes.search(respoken(words), text):
        return whole[0]
    if (plain := words.removesuffix("100%")) in text:
        return plain
    spoken = [match[0] for match in SHARE_WORDS.finditer(text)]
    if not spoken:
        return words.replace("元", "")
    for share in spoken:
        if (said := SHARE_IN_FIGURES.sub(share, words)) in text:
            return said
    left = iter(spoken)
    return SHARE_IN_FIGURES.sub(lambda figure: next(left, figure[0]), words)


def respoken(words: str) -> str:
    """Return what a question may have in place of an amount's words, as a pattern: 上千亿, 50个亿."""
    amount = "".join(
        f"{one}?" if one in "元一了突" else f"个?{one}" if one == "亿" else re.escape(one)
        for one in words.removesuffix("以上")
    )
    return f"{amount}(?:以上|级别?)" if words.endswith("以上") else amount


def limit_of(text: str, figure: Figure) -> Limit | None:
    """Return the limit that the words just before or after a figure make of it."""
    before = regexes.sub(
        r"[了于为是在]$", "", text[max(0, figure.start - 7) : figure.start].rstrip()
    )
    after = text[figure.end : figure.end + 4].lstrip()
    for word, side, operator in comparators():
        if side == "after" and after.startswith(word):
            end = figure.end + len(word)
            return limit(text, figure, operator, figure.start, end)
    # 超过了 and 低于: the last letter of a comparator may have been taken for a particle.
    raw = text[max(0, figure.start - 7) : figure.start].rstrip()
    if figure.base == "%" and (between := SHARE_OF.search(text[: figure.start])):
        before = raw = text[max(0, between.start() - 7) : between.start()].rstrip().rstrip("了")
    for word, side, operator in comparators():
        if side == "before" and (before.endswith(word) or raw.endswith(word)):
            start = text.rindex(word, 0, figure.start)
            return limit(text, figure, operator, start, figure.end)
    if GOAL_SET.search(text[: figure.start]) and GOAL_END.match(text, figure.end):
        # 目标定为20家: of that very number, 以上 or not.
        tail = regexes.match(r"[（(]?(?:含[^（()）]{0,10})?(?:以上)?[)）]?", text[figure.end :])
        return limit(text, figure, "==", figure.start, figure.end + (tail.end() if tail else 0))
    return None


def limit(text: str, figure: Figure, operator: str, start: int, end: int) -> Limit:
    words = text[start:end]
    return Limit(operator, figure.value, figure.base, figure.unit, words, start, end)


def between(text: str, low: Figure, high: Figure) -> Sequence[Limit]:
    """Return both ends of a range; a unit said once is that of both."""
    words = text[low.start : high.end]
    upper = limit(text, high, "<=", low.start, high.end)
    lower = limit(text, low, ">=", low.start, high.end)
    said = f"在{words}之间"
    return replace(lower, words=said), replace(upper, words=said)
