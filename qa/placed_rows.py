"""Entries named by where their row stands: 排第7位和第15位, 从后数第三条, 第13项前面那项."""

from __future__ import annotations

import re
from collections.abc import Callable

from index import regexes
from qa.numerals import AND, NUMERAL, TO, numeral

UNIT = "[项条号个行位件桩]"
ROW = rf"(?:倒数)?\s*第?\s*{NUMERAL}(?![\d年])\s*{UNIT}?"
ROWS = rf"{ROW}(?:\s*(?:{AND}|{TO})\s*{ROW})*"
EACH_ROW = re.compile(
    rf"(?P<join>{AND}|{TO})?\s*(?P<end>倒数)?\s*第?\s*(?P<number>{NUMERAL})\s*(?P<unit>{UNIT})?"
)
# What an entry is called after its number: 第7件事, 排第七的任务.
THING = r"(?:公开)?(?:挂牌)?(?:实事|事项|事情|事儿?|任务|条目)"
# 7号和15号两条地铁线 are lines.
NO_LINE = r"(?!地铁|轨道|高速|铁路|国道|航|线|路|楼)"

# 2024年那份里: nothing but the period and the ledger stands before the place.
LEDGER = (
    r"(?:[这那]?一?[份本张个]?(?:台账|账本?(?![户号单])|表格?|清单|目录|榜|(?:公开)?挂牌(?:的?(?:事项|任务|清单|表))?|事项|任务)?"
    r"(?:[里中上当]中?[头面]?)?的?)?"
)
BARE = (
    r"^(?:请问|那么?|请|帮我|给我|把)?(?:[看查念说讲翻调问列](?:一下|[看查念说讲阅]|出|到)?)?(?:(?:20)?\d\d年?度?|[今去前上本]年)?"
    rf"第?(?:[一二三四1-4]季度|[上下]半年)?的?{LEDGER}[，,]?"
)
# 排第一的是哪个区: an order of something else than the entries.
OF_OTHERS = (
    r"(?!是?(?:的是)?(?:哪|什么|啥)[个座家]?(?:区|市|县|镇|街|城|省|国|企业|公司|单位|部门))"
)
# 分别是什么 and its like ask of rows, after numbers that nothing else is counted by.
ASKS = r"(?=的?(?:都|各|调|拿|找|翻|给|分别|讲|说|是|写|怎|咋|如何|进展|情况|办到|做到|干到|[,，。?？]|$))"

# Each pattern has the rows that it names in the group "rows"; see `rows_in`.
LISTED = re.compile(
    # 序位21, 编号为17和18, 条目号是5到8.
    rf"(?:序号|序位|编号|行号|条目号)(?:分别|各)?(?:为|是|:|：|在)?\s*(?P<rows>{ROWS})"
    rf"|(?<=条目)(?P<rows2>\d{{1,3}})(?!\d){ASKS}"
    # 排在第7位和第15位的, 里排35的, 位列第六的事项.
    rf"|{BARE}(?:按序号|按顺序)?(?:排行|排位|排序|位列|位居|排|列)(?:在)?(?P<rows3>{ROWS})(?=的|那|是|讲|说|各|分别){OF_OTHERS}"
    # 去年第11位、第12位的任务, 台账第13位讲什么.
    rf"|{BARE}(?P<rows4>第{NUMERAL}位(?:\s*{AND}\s*第{NUMERAL}位)*)(?=的?{THING}|讲|说)"
    # 7号和15号这两项, 20号至22号都是什么.
    rf"|(?<![月\d])(?P<rows5>{NUMERAL}号?(?:\s*{AND}\s*{NUMERAL}号)+)(?=的?{THING}|[这那]?[两二三四五六2-6](?:[项条件桩]{NO_LINE}|个(?:事项|任务|条目)))"
    rf"|{BARE}(?P<rows6>{NUMERAL}号?{TO}{NUMERAL}[号项条])(?![目]){ASKS}"
    # 第7件、第8件任务, 第30件事是啥.
    rf"|(?P<rows7>第{NUMERAL}[件桩](?:\s*{AND}\s*第{NUMERAL}[件桩])*)(?={THING})"
    # 倒数第二和倒数第三两项, 倒数第一、第二项.
    rf"|(?P<rows8>倒数第?{NUMERAL}{UNIT}?(?:\s*(?:{AND}|{TO})\s*(?:倒数)?第?{NUMERAL}{UNIT}?)+)(?=[这那]?[两二三四五]?[项条件个]|的|是|各|分别|[,，。?？]|$)"
)
# 从后数第三项, 倒着数第四条, 从下往上数第5条.
FROM_END = re.compile(
    rf"(?:[自从由](?:最后|末尾|尾巴?|[后末下底])[面边头部]?(?:起|开始)?(?:[往向倒而至到]?[前上回]?)数?|倒(?:着|过来)数)(?:起|上去|过来)?的?第?(?P<number>{NUMERAL})\s*{UNIT}"
)
# 首尾两项, 一头一尾两条.
BOTH_ENDS = re.compile(r"(?:首尾|头尾|一头一尾|一首一尾)的?[这那]?(?:[两二2]|各[一1])[项条个件桩]")
# 末三项, 最后面三条, 排最后的两项; 倒数三项各是什么.
RUN = re.compile(
    rf"(?:(?P<last>{BARE}[排列]在?最[后末][面头边]?|最[后末][面头边]|(?<![期月年季周])末|倒数(?=[^,，。]{{1,4}}(?:分别|各|都)))"
    rf"|(?P<first>{BARE}[排列]在?最前[面头边]?))的?[这那]?"
    r"(?P<length>[两二三四五六七八九十]|\d{1,2})(?:项|条|个(?:事项|指标|任务|目标))(?!航|线)"
)
ONE = rf"(?:第?\s*(?P<at>{NUMERAL})\s*[项条号位]|(?:序号|编号)(?:为|是)?\s*(?P<of>\d{{1,3}}))"
BEFORE = r"(?P<before>[前上](?:面|边|头)?|之前)"
AFTER = r"(?P<after>[后下](?:面|边|头)?|之后)"
BESIDE = re.compile(
    # 第13项前面那项, 第13项后面紧跟着的是哪项, 第20项的下一条, 第13项之后的两项.
    rf"{ONE}的?(?:{BEFORE}|{AFTER})的?(?:紧?(?:跟|挨|接|连)着?的?)?(?:是?[那哪这])?(?:第(?P<nth>{NUMERAL})|(?P<many>[一两二三四五1-5]))?(?:项|条|个(?={THING}|是|讲|说)|件|行|位)(?!航|线|路)"
    # 第13项前后各一项, 与第13项相邻的两项.
    rf"|{ONE.replace('<at', '<at2').replace('<of', '<of2')}的?(?P<both>前后|上下|左右)(?:紧?(?:跟|挨|接|连)着?的?|相邻的?|的)?(?:各[一1]|[两二2])[项条件]"
    rf"|(?:[与和跟同]|紧?[挨邻])着?{ONE.replace('<at', '<at3').replace('<of', '<of3')}(?:相邻|紧?挨着?|紧邻|前后)的?(?:[是有]?哪)?[那这]?[两二2几]?[项条件]"
)
# 第10项和第13项中间隔着哪几项.
BETWEEN = re.compile(
    rf"第?\s*(?P<low>{NUMERAL})\s*{UNIT}?\s*(?:{AND}|{TO})\s*第?\s*(?P<high>{NUMERAL})\s*[项条号]?(?:这?[两二]项)?(?:之间|中间|当中)"
)
# 从第10项开始往后数三项.
ONWARD = re.compile(
    rf"从?{ONE}(?:开始|算?起)(?:的?[往向]?[后下])?(?:数|看|连续|连着)?的?(?P<length>[两二三四五六七八九十]|\d{{1,2}})[项条]"
)


def listed_rows(match: re.Match[str]) -> list[int]:
    """Return the rows that a list names: 5、6; 5到8; negative after 倒数, which its unit ends."""
    said = next(
        text for name, text in match.groupdict().items() if name.startswith("rows") and text
    )
    numbers: list[int] = []
    from_end = False
    for one in EACH_ROW.finditer(said):
        from_end = bool(one["end"]) or from_end
        number = -numeral(one["number"]) if from_end else numeral(one["number"])
        if numbers and one["join"] and regexes.fullmatch(TO, one["join"]):
            numbers += range(numbers[-1] + 1, min(number, 999) + 1)
        else:
            numbers.append(number)
        from_end = from_end and not one["unit"]
    return numbers


def last_counted(match: re.Match[str]) -> list[int]:
    """Return the row so far from the end."""
    return [-numeral(match["number"])]


def both_ends(match: re.Match[str]) -> list[int]:
    """Return the first row and the last."""
    return [1, -1]


def run_of_rows(match: re.Match[str]) -> list[int]:
    """Return the rows at one end of the ledger."""
    length = numeral(match["length"])
    return list(range(1, length + 1)) if match["first"] else list(range(-length, 0))


def rows_beside(match: re.Match[str]) -> list[int]:
    """Return the rows before or after one, the so manieth from it, or those on both sides."""
    named = ("at", "of", "at2", "of2", "at3", "of3")
    at = numeral(next(match[name] for name in named if match[name]))
    if match["nth"]:
        return [at - numeral(match["nth"]) if match["before"] else at + numeral(match["nth"])]
    many = numeral(match["many"]) if match["many"] else 1
    if match["before"]:
        return list(range(at - many, at))
    return list(range(at + 1, at + 1 + many)) if match["after"] else [at - 1, at + 1]


def rows_between(match: re.Match[str]) -> list[int]:
    """Return the rows that stand between two."""
    low, high = sorted((numeral(match["low"]), numeral(match["high"])))
    return list(range(low + 1, min(high, 999)))


def rows_onward(match: re.Match[str]) -> list[int]:
    """Return so many rows from one on."""
    first = numeral(match["at"] or match["of"])
    return list(range(first, first + numeral(match["length"])))


# 完成比例排最后的两项 are the last of that order, not of the ledger.
BY_RANK = re.compile(
    r"最(?:高|低|多|少|大|小|快|慢|好|差|靠前|靠后|突出)|排名|排序|排行|(?:从|由)(?:高|低|大|小|快|慢|多|少)(?:到|至|往)"
)

READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], list[int]]], ...] = (
    (BETWEEN, rows_between),
    (BESIDE, rows_beside),
    (ONWARD, rows_onward),
    (FROM_END, last_counted),
    (BOTH_ENDS, both_ends),
    (RUN, run_of_rows),
    (LISTED, listed_rows),
)


def find_placed(text: str) -> list[tuple[tuple[int, int], list[int]]]:
    """Return where a text names rows by their place, and their numbers, negative from the end."""
    found: list[tuple[tuple[int, int], list[int]]] = []
    for pattern, read in READERS:
        for match in pattern.finditer(text):
            taken = any(match.start() < end and start < match.end() for (start, end), _ in found)
            ranked = pattern is RUN and BY_RANK.search(text)
            numbers = [] if taken or ranked else read(match)
            if numbers:
                found.append((match.span(), numbers))
    return sorted(found)
