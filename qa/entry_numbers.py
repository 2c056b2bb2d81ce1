"""The entry numbers that a question names: 第13项, 最后一条, 31、32两项."""

from __future__ import annotations

import re

from index import regexes
from qa.numerals import AND, NUMERAL, TO, numeral
from qa.placed_rows import BARE, BY_RANK, NO_LINE, find_placed

# 最后一个是什么, 第3个进展: a counter that stands for the entry, or before what it is called.
OF_LEDGER = r"(?=的|是|讲|说|写|到|现在|进展|情况|怎|如何|公开|挂牌|事项|任务|条目|指标|目标|[，,。；;？?、\s]|$)"
# 第一个村 counts villages.
COUNTER = rf"(?:项|条|号|款|行|个{OF_LEDGER})"


# 2024年排在头一位的事项: a place in the ledger, where nothing else is named to order by.
PLACED = (
    rf"{BARE}(?:按序号|按顺序)?(?:排|列|压)?在?"
    rf"(?P<placed>(?:倒数)?第{NUMERAL}位|(?:头|最后|最末|末)一位|[首末]位|最[前后末](?:面|头|边)?|末尾)"
    r"(?:的|那)(?=[那这哪]?一?(?:[件桩]|{COUNTER})|事|任务|条目|是|讲|说)"
)

# 第36和第44，一个增了多少，一个办了多少: 一个 after a comma is one of them, and no number.
NUMBER = re.compile(
    rf"(?P<last>倒数第?|从后往前数?第?|末尾第)(?P<n1>{NUMERAL})\s*[那这]?{COUNTER}"
    rf"|(?:第\s*|^(?:请问|看看|查查|把|说说|讲讲)?(?={NUMERAL}\s*[到至—~-]))(?P<n2>{NUMERAL})(?:\s*{COUNTER}?\s*(?P<sep>{AND}|{TO})\s*(?!一[个条项])第?\s*(?P<n3>{NUMERAL}))"
    rf"(?P<more>(?:\s*{AND}\s*(?!一[个条项])第?\s*{NUMERAL})*)\s*(?:这|那)?[两二三四五]?{COUNTER}"
    # 去年第27、第32放一块看: two of them with nothing counted.
    rf"|第(?P<n24>{NUMERAL})(?P<n25>(?:\s*{AND}\s*第{NUMERAL})+)(?=放|一[起并块]|合|两|各|都|分别|对照|对比|[:：，,。?？]|$)"
    rf"|第\s*(?P<n5>{NUMERAL})\s*{COUNTER}?(?=事项|任务|{COUNTER}|讲|说|是|到|进展|现在|怎|的|$|[,，。?？、\s])"
    rf"|序号(?:为|是|:|：)?\s*(?P<n6>{NUMERAL})(?P<n13>(?:\s*{AND}\s*{NUMERAL})*)"
    rf"|(?P<run>最后|末尾|倒数|前|(?<!牵)(?<!龙)(?<!带)头|开头)(?:的)?(?P<length>[两二三四五六七八九十]|\d{{1,2}})(?:项|条|行(?![业动人程车])|[件桩](?=事|任务|[的是都各，,。?？]|$)|个(?:事项|指标|任务|目标))(?!航|线)"
    # 最后是哪个部门点的头 and 最后一个季度 name no entry.
    rf"|(?P<final>(?:最后|末尾|最末|末|收尾|压轴|压尾|压底|殿后)(?:的)?(?:那?(?:一|1)?\s*{COUNTER}|是哪(?:一|1)?\s*{COUNTER}{OF_LEDGER}))"
    rf"|(?P<n7>{NUMERAL})(?P<others>(?:\s*{AND}\s*{NUMERAL})+)\s*(?:这|那)?[两二三四五]\s*{COUNTER}"
    rf"|(?P<head>(?:头一|首){COUNTER}(?!季|月|半年|星期|礼拜)|(?:打头|排头|领头|开头|开篇|排在?最前[头面边]?)(?:的)?(?:那|这|第)?一?(?:项|条|个)(?!航|线|字))"
    rf"|(?<![月\d])(?P<n9>{NUMERAL})号(?P<n16>(?:\s*{AND}\s*{NUMERAL}号)*)(?=事项|任务|那[件项]|那条(?!航|线|地铁|路)|[两二三四五]?[条项]{NO_LINE}|各)"
    rf"|(?:(?:表|台账|清单)[里中上]?)排(?:在)?第?(?P<n11>{NUMERAL})(?:号|位)?(?=的|那)|排在?第?(?P<n12>{NUMERAL})号"
    rf"|^(?:请问|那|看看)?第?(?P<n14>{NUMERAL})(?P<n15>(?:\s*{AND}\s*{NUMERAL})*)\s*(?:这)?[两二三四五]?项"
    r"(?=落实|进展|推进|完成得|怎|什么|有几家|有几个单位|目前|现在|到哪|情况|的?(?:责任|牵头|进展|完成情况|完成时限|备注|时限|内容)|是谁|[,，。?？]|$)"
    rf"|{BARE}(?P<n17>{NUMERAL})(?:条|号|项)(?=的?(?:是|讲|说)?(?:的是)?(?:什么|啥|哪件)|怎么?样|咋样|如何|讲了|说了|的?情况|到哪|办到|干到)"
    rf"|(?P<n18>{NUMERAL})(?P<n19>(?:\s*{AND}\s*{NUMERAL})+)\s*(?:号|条|项)?\s*(?:这|那)?[两二三四五](?:件|桩|个)(?=事|任务|条目)"
    rf"|{BARE}(?P<n21>{NUMERAL})(?:条|号|项)(?P<n22>(?:\s*{AND}\s*{NUMERAL}(?:条|号|项))+)(?=$|[，,。?？]|的|各|分别|进展|怎|是|讲|说)"
    rf"|挂牌(?:事项|任务)?的?第?(?P<n20>{NUMERAL})号(?![\u4e00-\u9fff]?[楼院线地])"
    rf"|(?:台账|总表|清单|目录)(?:[里中上]的?|的)?(?P<n23>{NUMERAL})[号条项](?=[，,。：:、；;]|[那这])"
    rf"|{PLACED}"
    r"|(?:no\.?|#|编号)\s*(?P<n10>\d{1,3})(?!\d)",
    re.IGNORECASE,
)


NUMBER_GROUPS = (
    "n2",
    "n23",
    "n3",
    "more",
    "n5",
    "n6",
    "n7",
    "others",
    "n9",
    "n10",
    "n11",
    "n12",
    "n13",
    "n14",
    "n15",
    "n16",
    "n17",
    "n18",
    "n19",
    "n20",
    "n21",
    "n22",
    "n24",
    "n25",
)


# A number with this after it orders something else than entries: 第三批, 第八届, 第一季度.
NOT_ENTRY = re.compile(r"第\s*[\d一二三四五六七八九十]+\s*(?:批|届|季|次|期|轮|名|位|代|产业)")


# 全省第二 is a place in an order.
RANKED = re.compile(
    r"(?:全省|全国|全市|排名?|位居|居|位列|列|保持|名次|副省级城市)(?:在)?$"
    # 吞吐量排在第四和第五的
    rf"|(?:排|居|列)在?(?:第{NUMERAL}[位名]?{AND})+$"
)
# 谁得了第一 is one, too; 拿到第3项 is an entry.
WON = re.compile(
    r"(?:得|获|获得|取得|拿|拿下|夺|夺得|争|摘|捧|评|评上|勇夺|跑|考)(?:了|到|过|个)?$"
)
COUNTED = re.compile(rf"{COUNTER}")
# 第1、2项之外还有哪些 asks of all the others.
OTHERS = re.compile(rf"{COUNTER}?(?:这[两几三]{COUNTER})?(?:之外|以外|外)")


STEP = re.compile(
    r"(?P<next>(?<!小数点)(?<!最)(?:下|后)(?:一|1)[项条个位]|(?:[后下][面边]|紧跟着?|接着)(?:紧?[跟挨接]着)?的?那一?[项条])|(?P<previous>(?:上|前)(?:一|1)[项条个位](?![说讲提问答](?:的|到|过|及)|里)|[前上][面边](?:紧?[跟挨接]着)?的?那一?[项条])"
)


def find_numbers(text: str) -> tuple[tuple[int, ...], list[tuple[int, int]]]:
    """Return the entry numbers that a text names, and where their words stand."""
    placed = find_placed(text)
    rest = list(text)
    for (start, end), _ in placed:
        rest[start:end] = "□" * (end - start)
    read = sorted((*placed, *read_numbers("".join(rest))))
    numbers = dict.fromkeys(number for _, some in read for number in some)
    return tuple(numbers), [span for span, _ in read]


def read_numbers(text: str) -> list[tuple[tuple[int, int], list[int]]]:
    """Return where a text names entries by their number, and their numbers."""
    found = []
    for match in NUMBER.finditer(text):
        numbers: list[int] = []
        groups = match.groupdict()
        ranked = not groups["final"] and RANKED.search(text[: match.start()])
        won = groups["n5"] and WON.search(text[: match.start()])
        if NOT_ENTRY.match(text, match.start()) or ranked or OTHERS.match(text, match.end()):
            continue
        if won and not COUNTED.search(match[0]):
            continue
        if groups["run"] and BY_RANK.search(text):
            # 完成比例最高的前五项 are the first of that order, not of the ledger.
            continue
        if groups["final"]:
            numbers.append(-1)
        elif groups["run"]:
            length = numeral(groups["length"])
            from_end = groups["run"] in ("最后", "末尾", "倒数")
            numbers += range(-length, 0) if from_end else range(1, length + 1)
        elif groups["head"]:
            numbers.append(1)
        elif groups["placed"]:
            numbers.append(place_of(groups["placed"]))
        elif groups["last"]:
            numbers.append(-numeral(groups["n1"]))
        elif groups["n3"] and regexes.fullmatch(TO, groups["sep"]):
            numbers += range(numeral(groups["n2"]), min(numeral(groups["n3"]) + 1, 1000))
        else:
            named = [groups[name] or "" for name in NUMBER_GROUPS]
            read = [numeral(one) for one in regexes.findall(NUMERAL, " ".join(named))]
            if groups["n7"] and all(1900 < value < 2100 for value in read):
                # 2024、2025两个一季度 names years.
                continue
            numbers += read
        # 第1项松湾区: the counter goes with its number, whatever follows.
        counter = COUNTED.match(text, match.end()) if groups["n5"] else None
        found.append(((match.start(), counter.end() if counter else match.end()), numbers))
    return found


def place_of(words: str) -> int:
    """Return the number that a place in the ledger names, negative from the end: 头一位, 末位."""
    if regexes.search("[末后]", words) or "倒数" in words:
        counted = regexes.search(rf"第({NUMERAL})", words)
        return -(numeral(counted[1]) if counted else 1)
    counted = regexes.search(rf"第({NUMERAL})", words)
    return numeral(counted[1]) if counted else 1
