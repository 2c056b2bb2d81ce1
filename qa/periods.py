"""The periods that a question names, and the ledgers that they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index import regexes
from index.entry import Ledger, Period
from qa.months import DIGITS, HALF, MONTH, QUARTER, month_number, months_in, overlaps
from qa.once import once
from qa.years_aside import years_aside

CHINESE_YEAR = str.maketrans("〇零一二三四五六七八九", "00123456789")

# 2000万元, 2000个 are amounts; 2024人均收入, 2024个税 are of the year.
YEAR = re.compile(
    r"(?<!\d)(?P<full>(?:19|20)\d{2})(?=\s*年|\s*[Qq]\d|\s*[、,，和与到至\-—]\s*(?:19|20)?\d{2}"
    r"|\s*的|\s*台账|\s*第|\s|$|(?!AMOUNT)[\u4e00-\u9fff])\s*(?:年度|年份|年)?"
    r"|(?<!\d)(?P<short>\d{2})\s*年(?:度)?"
    r"|(?<![一二三四五六七八九十])(?P<spoken>二[一二三四五六七八九])年(?:度)?"
    r"|(?P<chinese>[二][〇零][一二三四五六七八九〇零]{2})\s*年(?:度)?".replace(
        "AMOUNT",
        "[万亿余多套亩吨]|个(?![税人体])|户(?![外籍口均])|人(?![均才口大社民])|家(?![电政具庭校])|场(?![景馆地])",
    )
)
# 2021—2035年 is in the name of a plan, and no period reported on.
PLANNED_YEARS = re.compile(
    r"(?<!\d)(?P<from>20\d{2})年?\s*(?:到|至|[-—~－])\s*(?P<to>20\d{2})(?!\d)年?"
)
FEWEST_PLANNED = 4
THAT_YEAR = re.compile(r"当年")
# 再往前倒一年: a year before the one of the talk.
YEAR_BACK = r"[往向][前回]再?[倒推退翻数看走追]一年|[倒退]回去?一年"
RELATIVE = (
    (re.compile(r"上年同期|去年同期|上一年同期|去年这时候|去年这个时候"), -1),
    # 头一年100条，今年50条
    (re.compile(r"头一年(?=[^。；;？?]{0,16}(?:今年|本年))"), -1),
    (re.compile(r"大前年"), -3),
    (re.compile(r"前年"), -2),
    # 上年头的楼, 上年纪的人: years of age.
    (re.compile(rf"去年|上年(?!度目|[头纪岁])|[上前]一年(?:度)?|昨年|{YEAR_BACK}"), -1),
    (re.compile(r"今年|本年度?|今期|今后?年"), 0),
    (THAT_YEAR, 0),
    # 投完后年内还要投多少: after that, within the year.
    (re.compile(r"(?<![完成了毕过之以])后年(?!内)"), 2),
    (re.compile(r"明年|来年|下一年"), 1),
)
AGAINST_LAST_YEAR = re.compile(
    r"(?:比|较|跟|和|与|同)(?:去年|上年|[上前]一年)|同比(?:[多少](?:增|收|花|投|建|修|完成|开|办)?|增加|减少)了?(?:多少|几)"
    # 从去年的0.9%降到0.8%: this year's is set against it.
    r"|从(?:去年|上年)(?:同期)?[^，。？?]{0,14}?(?:降|升|涨|跌|减|增|变|调|提|砍|压)[^，。？?]{0,2}(?:到|至|为|成)"
    # 口径一样吗 is asked of two years.
    r"|口径(?:(?:还|都)?(?:是|算)?(?:一样|一致|相同|统一)|(?:有没有|有|是否)?(?:变|改|不同|不一样|不一致))"
)
# 跟2024年一季度比, 比2024年: that year is set against the newest.
AGAINST_YEAR = re.compile(
    r"(?<!占)(?:比(?!如|方|例|重)|较|相较于?|对比)(?:起|照)?20\d\d年"
    r"|(?:跟|和|与|同)20\d\d年[^，。,?？\d]{0,6}?(?:比(?!如|方|例|重)|对比|比较)"
)
# 比上年涨了百分之几 asks for the growth that an entry reports, not for the year before.
GROWTH_OVER = re.compile(
    r"(?:比|较)(?:上年|上一年|去年|前一年)(?:同期)?(?=[^，,。?？]{0,6}(?:涨|增|升|降|跌|减|多|少|快|慢)[^，,。?？]{0,3}(?:百分之|多少个?%|几成|%|几个(?:百分)?点))"
)
REST_OF_YEAR = re.compile(r"(?:后面?|余下|剩下|剩余|接下来|往后)的?(?:三|3|两|二|2|几)个?季度")
# 2024年同期多少个、现在多少个: now is what the newest ledger tells.
AND_NOW = re.compile(
    r"(?:多少|几)[^，,、。；;？?]{0,6}[，,、；;？?](?:那么?|到了?|而)?(?:现在|目前|如今|眼下)(?:又|是|有|到|达到)*(?:多少|几)"
)
YEAR_ON_YEAR = re.compile(
    r"同比(?:[多少](?:增|收|花|投|建|修|完成|开|办)?|增加|减少)了?(?:多少|几)|(?:比|较)同期"
)
BOTH = re.compile(
    r"不分年份|不论哪年|不管哪年|老账新账|新账老账|两本(?:台)?账|(?:这|近|前后|头)?(?:(?:两|(?<!\d)2)(?:个)?(?:年|份(?:(?:[一二三四]季度|[上下]半年)?的?台账|合|加)|部(?:(?:[一二三四]季度|[上下]半年)?的?台账|合|加)|本(?:(?:[一二三四]季度|[上下]半年)?的?台账|合|加)|期)|二年)|哪(?:一)?年(?!哪月|[几哪]月|(?:搞|启动|印发|出台|成立|开始|办|评|定)的(?!.{0,8}[多少快慢高低大])|通车|建成|完工|完成|投用|竣工|开通|能)|历年|每年|各年|各季度|逐季|(?<!平均)(?<!均)每(?:个|一)?季度|历次|历期|各期|两个?(?:[一二三四]季度|上半年|季度|年份|年头)|一步步|是(?:涨|升|增)(?:还)?是(?:跌|降|减)|(?:变多|涨|升)了?还是(?:变少|跌|降)"
)


@dataclass(frozen=True, slots=True)
class PeriodAsked:
    """A period as a question names it; a part that is None is not named."""

    text: str
    year: int | None = None
    first_month: int | None = None
    last_month: int | None = None

    @property
    def label(self) -> str:
        if self.first_month is None or self.last_month is None or self.year is None:
            return f"{self.year}年" if self.year else self.text
        if (self.first_month, self.last_month) == (1, 9):
            return f"{self.year}年前三季度"
        return Period(self.year, self.last_month, self.first_month).label

    def covers(self, period: Period | None) -> bool:
        """Return whether a ledger of that period reports on what is asked.

        A quarter's ledger reports on the year so far: 上半年 is answered from the second's.
        """
        if period is None:
            return False
        if self.year is not None and period.year != self.year:
            return False
        if self.first_month is None or self.last_month is None:
            return True
        same_start = self.first_month in (1, period.first_month)
        return same_start and self.last_month == period.last_month


@dataclass(frozen=True, slots=True)
class PeriodsFound:
    """The periods of a question, and where their words stand in it."""

    asked: tuple[PeriodAsked, ...]
    spans: tuple[tuple[int, int], ...]
    both: bool = False


def find_periods(text: str, ledgers: Sequence[Ledger]) -> PeriodsFound:
    """Return the periods named in a text; 今年 and 上季度 are read from the newest ledger."""
    newest = newest_period(ledgers)
    # 后三季度, 剩下三个季度 are still to come, and no period reported on.
    spans = [match.span() for one in (GROWTH_OVER, REST_OF_YEAR) for match in one.finditer(text)]
    every = {year for _, year, _ in years_in(blank(text, spans), newest, [*spans])}
    spans += years_aside(text, every, ledgers)
    years = years_in(blank(text, spans), newest, spans)
    named = {year for _, year, _ in years}
    held = held_periods(ledgers)
    near = [period for period in held if period.year in named] if named else held
    months = months_in(
        blank(text, [m.span() for m in REST_OF_YEAR.finditer(text)]), newest, near, spans
    )
    both = BOTH.search(text)
    if both:
        spans.append(both.span())
    months = with_this_quarter(text, months, newest)
    asked = combine(years, months, newest)
    if both:
        asked = without_lone_year(asked)
    return PeriodsFound(asked, tuple(spans), both is not None)


AGAINST_LAST_QUARTER = re.compile(
    r"(?:比|较|跟|和|与|同|相比|对比)上(?:一|个|一个)?季度?|上(?:一|个|一个)?季度?(?:相比|比较|对比)"
)


def with_this_quarter(
    text: str, months: list[tuple[int, int, int, str, int]], newest: Period | None
) -> list[tuple[int, int, int, str, int]]:
    """Return the quarters of a comparison with the last one, which leaves this one unsaid."""
    if len(months) != 1 or not newest or not newest.quarter:
        return months
    if not AGAINST_LAST_QUARTER.search(text):
        return months
    return [(0, newest.first_month, newest.last_month, "本季度", 0), *months]


def blank(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return a text of the same length without what stands in some spans."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def without_lone_year(asked: tuple[PeriodAsked, ...]) -> tuple[PeriodAsked, ...]:
    """Return the periods of a question for two years that names one of them: 两年…，今年多了多少."""
    if len({period.year for period in asked if period.year}) != 1:
        return asked
    plain = (replace(period, year=None) for period in asked if period.last_month)
    return tuple(dict.fromkeys(plain))


@once
def held_periods(ledgers: Sequence[Ledger]) -> tuple[Period, ...]:
    """Return the periods that the ledgers report on, newest first."""
    return tuple(sorted({ledger.period for ledger in ledgers if ledger.period}, reverse=True))


def newest_period(ledgers: Sequence[Ledger]) -> Period | None:
    return next(iter(held_periods(ledgers)), None)


def years_in(
    text: str, newest: Period | None, spans: list[tuple[int, int]]
) -> list[tuple[int, int, str]]:
    """Return the years named with where they stand and their words."""
    found = []
    planned = [
        match.span()
        for match in PLANNED_YEARS.finditer(text)
        if int(match["to"]) - int(match["from"]) >= FEWEST_PLANNED
    ]
    for match in YEAR.finditer(blank(text, planned)):
        if match["short"] and not 10 <= int(match["short"]) <= 49:
            continue
        if match["full"]:
            year = int(match["full"])
        elif match["short"]:
            year = 2000 + int(match["short"])
        elif match["spoken"]:
            year = 2000 + int(match["spoken"].translate(CHINESE_YEAR))
        else:
            year = int(match["chinese"].translate(CHINESE_YEAR))
        found.append((match.start(), year, match[0].strip()))
        spans.append(match.span())
    if newest:
        for pattern, shift in RELATIVE:
            for match in pattern.finditer(text):
                if overlaps(match.span(), spans):
                    continue
                spans.append(match.span())
                # 当年 is the year that is spoken of, whichever that is.
                if pattern is not THAT_YEAR:
                    # 2024年…比上年 is of the year before the one named.
                    before = match[0].startswith(("上", "前一")) and len(found) == 1
                    around = found[0][1] if before else newest.year
                    found.append((match.start(), around + shift, match[0]))
        found += years_compared(text, newest, found)
    return sorted(found)


def years_compared(
    text: str, newest: Period, named: Sequence[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """Return the year that a comparison leaves unsaid: 比去年多了多少 is of this year too."""
    years = {year for _, year, _ in named}
    against = (AGAINST_YEAR.search(text) or AND_NOW.search(text)) and max(
        years, default=newest.year
    ) < newest.year
    if len(years) == 1 and (against or AGAINST_LAST_YEAR.search(text)):
        only = years.pop()
        other = newest.year if only != newest.year else only - 1
        return [(len(text), other, f"{other}年")]
    if not years and YEAR_ON_YEAR.search(text):
        return [(0, newest.year, "今年"), (len(text), newest.year - 1, "去年")]
    return []


def combine(
    years: list[tuple[int, int, str]],
    months: list[tuple[int, int, int, str, int]],
    newest: Period | None,
) -> tuple[PeriodAsked, ...]:
    """Return the periods that years and months make together, each once, in order."""
    asked: dict[PeriodAsked, None] = {}
    if not months:
        for _, year, words in years:
            asked.setdefault(PeriodAsked(words, year))
    elif not years:
        for _, first, last, words, shift in months:
            # 上季度 is of one year; 一季度 alone is of whichever year's ledger has the subject.
            relative = words.startswith(("上季", "上个", "上一", "下", "本", "这", "当"))
            around = newest.year + shift if relative and newest else None
            asked.setdefault(PeriodAsked(words, around, first, last))
    elif len(months) == 1:
        # 2024年和2025年一季度: the quarter holds for each year.
        _, first, last, words, shift = months[0]
        for _, year, year_words in years:
            asked.setdefault(PeriodAsked(year_words + words, year + shift, first, last))
    else:
        for at, first, last, words, shift in months:
            before = [year for year in years if year[0] <= at]
            _, year, year_words = (before or years)[-1 if before else 0]
            asked.setdefault(PeriodAsked(year_words + words, year + shift, first, last))
    unique: dict[tuple[int | None, int | None, int | None], PeriodAsked] = {}
    for period in asked:
        unique.setdefault((period.year, period.first_month, period.last_month), period)
    return tuple(unique.values())


def known_periods(ledgers: Sequence[Ledger]) -> str:
    """Return the periods that the ledgers report on, as an answer names them."""
    periods = held_periods(ledgers)
    shown = [period.label for period in periods[:6]]
    return "、".join(shown) + ("等" if len(periods) > 6 else "")


def written_as(period: PeriodAsked) -> tuple[str, ...]:
    """Return how a ledger's text may write a period that it speaks of: 二季度, 2季度; 8月; 2035年."""
    quarter = QUARTER.search(period.text)
    if quarter and not quarter["first"]:
        number = DIGITS[quarter["q"] or quarter["e"]]
        return f"{'一二三四'[number - 1]}季度", f"{number}季度"
    half = HALF.search(period.text)
    if half:
        return (half[0],)
    month = MONTH.search(period.text)
    if month:
        number = month_number(month["m"])
        return (f"{number}月", *(f"{other}-{number}月" for other in range(1, number)))
    if regexes.search("年[底末]$", period.text):
        return "年底", "年末"
    return (f"{period.year}年",) if period.year and period.last_month is None else ()
