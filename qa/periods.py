"""The periods that a question names, and the ledgers that they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index import regexes
from index.entry import Ledger, Period
from qa.once import once
from qa.years_aside import years_aside

DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
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
    (re.compile(r"后年"), 2),
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


def overlaps(span: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in spans)


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
