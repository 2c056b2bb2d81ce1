"""What a file says of its ledger in titles, names and lines: its title, its period, its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from index import regexes
from index.entry import Period
from index.tables import Table
from index.tables.titles import (
    ANNEX,
    YEAR,
    may_be_title,
    may_name_ledger,
    states_no_title,
    whole_titles,
)

CHINESE_DIGITS = "一二三四五六七八九十"
CHINESE_YEAR = re.compile(r"[一二][九〇○零][〇○零一二三四五六七八九]{2}(?=年)")
QUARTER = re.compile(r"(?:第?\s*([1-4一二三四])\s*季度)|(?<![A-Za-z])[Qq]([1-4])(?!\d)")
# The first quarters together, 前三季度 or 1—3季度: the months from January on.
QUARTERS = re.compile(r"(?:前|第?[1一]\s*[—\-–~～至到]+\s*第?)\s*([2-4二三四])个?季度")
HALF = re.compile(r"([上下])半年|(?<![A-Za-z])[Hh]([12])(?!\d)")
MONTHS = re.compile(r"(\d{1,2})\s*月?\s*[—\-–~～至到]+\s*(?:(?:19|20)\d{2}年)?(\d{1,2})\s*月")
UNTIL = re.compile(r"截[至止]\D{0,8}?(?:(?:19|20)\d{2}\s*[年.]\s*)?(\d{1,2})\s*[月.]")
DAY = r"(?!\s*\d{1,2}\s*[日号])"
MONTH = re.compile(
    rf"年\s*(\d{{1,2}})\s*月{DAY}|(?<=20\d\d)[-_.](\d{{1,2}})(?![\d.-])"
    rf"|(?<!\d)(\d{{1,2}})\s*月份|[（(]\s*(\d{{1,2}})\s*月\s*[)）]"
)
# A line under the title that says how far the figures reach: （截至10月31日）, 2024年1—9月.
REACH = re.compile(
    r"截[至止]|季度|半年|[（(]\s*\d{1,2}\s*月\s*[)）]|\d\s*月?\s*[—\-–~～至到]+\s*\d{1,2}\s*月|月份|年\s*\d{1,2}\s*月"
)
LONGEST_REACH = 60
# What a line is about that dates the file and not its figures.
DATED_FILE = re.compile(r"发布|发文|成文|印发|公开日期|时间|日期|更新|来源|浏览")
PUBLISHED = re.compile(
    r"(?:发布|发文|成文|公开|印发)(?:日期|时间)\s*[：:]?\s*((?:19|20)\d{2})\s*[-年./]\s*(\d{1,2})"
)
# Who issued or filled in a ledger, as a label says it, the surest label first.
PUBLISHERS = tuple(
    re.compile(
        rf"(?:{label})\s*(?:[（(][^（()）]*[)）])?\s*[：:]\s*([\u4e00-\u9fff（）()、，,]{{2,40}})"
    )
    for label in (
        "(?:发布|发文|公开|印发|制发)(?:单位|机构|部门|机关)",
        "(?:填报|填表|制表|编制|报送|汇总)(?:单位|部门|机构)",
        "(?:信息|文章)?来源",
        "制表|填报",
    )
)
# Beside a label's cell stands the cell of what it says.
LABEL = re.compile(
    r"(?:(?:发布|发文|公开|印发|制发|填报|填表|编制)(?:单位|机构|部门|机关)|(?:发布|发文|成文|公开|印发)(?:日期|时间))[：:]?"
)
FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
# What an authority is called, alone on a line as the one that signs, or heading a title.
AUTHORITY = (
    r"[\u4e00-\u9fff]{2,24}?(?:人民政府办公[厅室]|政府办公[厅室]|人民政府督查室|督查(?:考核)?(?:室|局|办公室)"
    r"|人民政府|管理委员会|管委会|委员会|办公[厅室]|政府办)"
)
SIGNED = re.compile(AUTHORITY)
ISSUES = re.compile(rf"^({AUTHORITY})关于")
NO_AUTHORITY = re.compile(r"^[各本全]|各|单位$")
# A city's name at the head of a name: 《青岛市自然科学基金…》. In running text its start is unsure.
CITY = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,3}[市县])(?![\u4e00-\u9fff]?[场民级])")
PLACE = re.compile(
    r"([\u4e00-\u9fff]{2,6}?(?:经济技术|经济|高新技术产业)?开发区"
    r"|[\u4e00-\u9fff]{2,8}?(?:自治州|自治县|省|市|县|区|州|盟|旗)"
    r"|[\u4e00-\u9fff]{1,5}?(?:街道|镇|乡)(?=人民政府|政府|党委|党工委|办事处|\s))"
)
DISTRICT = re.compile(r"([\u4e00-\u9fff]{2,3}[区县])(?=人民政府|政府|[\s（(]|(?:19|20)\d\d|$)")
# What ends as a place's name does and is none: 老旧小区, 重点城市, 产业联盟.
NO_PLACE = re.compile(
    r"(?:[小社园景片城校院库山郊灾湾港牧林矿地辖]区|示范区|试点区|[城都超股上门夜菜楼集]市|[联结同]盟|[小城集乡村强古名重各]镇|[各水家]乡)$"
)
# 岚山区 is one, as 山区 and 沿海港区 are not.
MAY_BE_DISTRICT = re.compile(r"[山湾港林]区$")
BEFORE_PLACE = re.compile(
    r"^(?:关于|附件|印发|公布|公开|中共|发布单位|发布机构|填报单位|填表单位|来源|单位)+"
)
SPAN_OF_TIME = re.compile(
    r"(?:第|前)?[一二三四1-4](?:个)?季度|[上下]半年|\d{1,2}\s*(?:月份?)?[—\-–~～至]\s*\d{1,2}\s*月份?|\d{1,2}\s*月份?"
)


def ledger_title(before: Sequence[str], path: Path) -> str:
    """Return the line above the table that reads most like a title, else the file's name.

    The one next to the table is its own: others stand over the letter that it came with.
    """
    lines = [ANNEX.sub("", "".join(parts)) for parts in whole_titles(before)]
    titles = [line for line in lines if may_be_title(line)]
    whole = [line for line in titles if not states_no_title(line)] or titles
    dated = [line for line in whole if YEAR.search(line) or CHINESE_YEAR.search(line)]
    named = [line for line in lines if may_name_ledger(line)]
    return (dated or whole or named or [path.stem])[-1]


def lines_of_title(title: str, before: Sequence[str]) -> tuple[str, ...]:
    """Return the lines over a table that are its title, several where it is broken over them."""
    same = (parts for parts in whole_titles(before) if title in ("".join(parts), *parts))
    return next(same, (title,))


def period_of(
    title: str, path: Path, before: Sequence[str] = (), names: Sequence[str] = ()
) -> Period | None:
    """Return the period that a title states, or the file's name or a line where that is more exact.

    `before` are the lines over the table, `names` those of its progress columns.
    """
    stated, named = find_period(title), find_period(path.stem)
    period = stated or named
    if named and stated and named.year == stated.year and is_whole(stated):
        period = named
    if period and not is_whole(period):
        return period
    # 民生实事二季度推进表 is of the year that the file's name states.
    own = title if stated is None else ""
    around = (line for line in before if reaches(line) and line not in title)
    lines = [*around, *names, own]
    # The nearest line to the table speaks of it.
    for line in reversed(lines):
        found = find_period(line) if not period else find_period(f"{period.year}年{line}")
        if found and not is_whole(found):
            return found
    return period


def is_whole(period: Period) -> bool:
    return period == Period(period.year, 12, 1)


def reaches(line: str) -> bool:
    """Return whether a line may say how far the figures reach."""
    short = len(line) <= LONGEST_REACH and not regexes.search(r"[。；;]", line)
    return short and bool(REACH.search(line)) and not DATED_FILE.search(line)


def published_period(title: str, lines: Sequence[str]) -> Period | None:
    """Return the period of a title without a year in the year when the file was published.

    A ledger of months that were not over then is one of the year before.
    """
    told = labelled(lines)
    found = next((match for line in told if (match := PUBLISHED.search(line))), None)
    if found is None or find_period(title):
        return None
    year, month = int(found[1]), int(found[2])
    period = find_period(f"{year}年{title}")
    if period is None or is_whole(period):
        return None
    return period if period.last_month <= month else find_period(f"{year - 1}年{title}")


def find_period(text: str) -> Period | None:
    """Return the period that a title or a file's name states, or None."""
    text = CHINESE_YEAR.sub(arabic_year, text.translate(FULL_WIDTH))
    year_match = YEAR.search(text)
    if not year_match:
        return None
    year = int(year_match[1])
    if match := QUARTERS.search(text):
        return Period(year, quarter_of(match[1]) * 3, 1)
    if match := QUARTER.search(text):
        return Period.of_quarter(year, quarter_of(match[1] or match[2]))
    if match := HALF.search(text):
        return Period(year, 6, 1) if (match[1] or match[2]) in "上1" else Period(year, 12, 7)
    first, last = months_of(text)
    return Period(year, last, first) if 1 <= first <= last <= 12 else Period(year, 12, 1)


def time_of(name: str) -> int:
    """Return the last month of a quarter, a half or months that a name states, 0 for none."""
    # Any year will do.
    period = find_period(f"2000年{name}")
    return period.last_month if period and not is_whole(period) else 0


def months_of(text: str) -> tuple[int, int]:
    """Return the first and the last month that a text states, zeros for none."""
    if match := MONTHS.search(text):
        return int(match[1]), int(match[2])
    if match := UNTIL.search(text):
        return 1, int(match[1])
    match = MONTH.search(text)
    month = int(next(filter(None, match.groups()))) if match else 0
    return month, month


def quarter_of(mark: str) -> int:
    return int(mark) if mark.isdecimal() else CHINESE_DIGITS.index(mark) + 1


def arabic_year(match: re.Match[str]) -> str:
    """Return 2025 for 二〇二五."""
    return "".join(str(CHINESE_DIGITS.find(digit) + 1) for digit in match[0])


def find_place(texts: Sequence[str]) -> str:
    """Return the first place named in the texts, or an empty string."""
    for text in texts:
        # What is taken out leaves a gap: a name never reaches over it.
        plain = SPAN_OF_TIME.sub(" ", YEAR.sub(" ", text.translate(FULL_WIDTH)))
        for match in PLACE.finditer(plain):
            name = BEFORE_PLACE.sub("", match[1])
            if is_place(name):
                return name_within(plain, match.end(), name)
    return ""


def find_publisher(lines: Sequence[str]) -> str:
    """Return who issued a file by the lines around its tables, or an empty string.

    What a label names goes first, then the last line that is an authority's name, then the one
    that a title begins with: 青岛市人民政府办公厅关于….
    """
    lines = labelled(lines)
    for label in PUBLISHERS:
        named = (match[1].strip("，,、") for line in lines for match in label.finditer(line))
        if name := next((name for name in named if not NO_AUTHORITY.search(name)), ""):
            return name
    signed = [line for line in lines if SIGNED.fullmatch(line) and not NO_AUTHORITY.search(line)]
    heading = next((match[1] for line in lines if (match := ISSUES.match(line))), "")
    return signed[-1] if signed else heading


def labelled(lines: Sequence[str]) -> list[str]:
    """Return lines, a label that stands alone together with the line after it: 发布机构, 县政府办."""
    result: list[str] = []
    for line in lines:
        if result and LABEL.fullmatch(result[-1]):
            result[-1] = f"{result[-1].rstrip('：:')}：{line}"
        else:
            result.append(line)
    return result


def name_within(text: str, end: int, name: str) -> str:
    """Return the place within one that ends there: 青岛市 in 山东省青岛市, else its own name."""
    within = PLACE.match(text, end) if name.endswith("省") else None
    if within and is_place(within[1]):
        return name_within(text, within.end(), within[1])
    district = DISTRICT.match(text, end) if name.endswith("市") else None
    return name + district[1] if district and is_place(district[1]) else name


def is_place(name: str) -> bool:
    """Return whether it may be a place's name; 市政府, 全市 and 各区 have none before the word."""
    nameless = regexes.match(r"全|各|本|我|该|度|省|市|区|县", name)
    short = 2 if name.endswith(("镇", "乡")) else 3
    named_so = len(name) == 3 and MAY_BE_DISTRICT.search(name)
    return len(name) >= short and not nameless and not (NO_PLACE.search(name) and not named_so)


def place_within(table: Table) -> str:
    """Return the city or county that the cells name most, if they name it three times."""
    text = "\n".join(cell for row in table.rows for cell in row.cells)
    names: list[str] = CITY.findall(text)
    named = Counter(names).most_common(2)
    if not named or named[0][1] < 3 or (len(named) > 1 and named[0][1] == named[1][1]):
        return ""
    return named[0][0]
