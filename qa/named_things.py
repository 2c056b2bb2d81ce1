"""How many things an entry names, where it states no number: districts that have begun, events listed."""

from __future__ import annotations

import re
from decimal import Decimal

from index import regexes
from index.entry import Entry, Role
from qa.districts import is_county
from qa.draft import Calculation, Finding, Span
from qa.question import Query
from qa.quote import sentences
from qa.wording import counties

DISTRICTS_ASKED = re.compile(
    r"(?:几|多少)个?(?:区市|区县|县市|城区|区（市）|区\(市\)|区|县|镇|街道)(?!域|块|间)"
)
DISTRICT = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,3}?(?:新区|区|县|(?<!全)市|镇|街道))(?!域|级|政府|属|（|\()"
)
# 其他区（市）, 各区, 全市 name none.
NO_NAME = re.compile(
    r"其他|其它|其余|各|全|我|本|有关|相关|部分|每|市辖|功能|园|片|社|试验|合作|先行"
)
DONE = (
    "开工",
    "动工",
    "完工",
    "竣工",
    "建成",
    "签约",
    "投用",
    "启动",
    "接入",
    "推出",
    "印发",
    "招标",
)
LISTED_ASKED = re.compile(
    r"(?:点了?名|列举|列出|列了|列明|写出|具体写|写明名称|举例|提到名字|点到名)[^，。？?]{0,12}?(?:几|多少)(?P<unit>[个场项家类种条处次])"
    r"|(?:点名|列举|列出|写出名字|具体点到)[^，。？?]{0,10}的?(?:有|是)?(?:几|多少)(?P<after>[个场项家类种条处次])"
)
# 举办甲、乙、丙等活动: the things that a sentence lists.
LIST = re.compile(
    r"(?:举办|开展|组织|包括|召开|启动|推出|完成|涵盖|引进|邀请)了?(?P<items>[^。；;，,]{2,40}(?:、[^。；;，,、]{2,40})+?)等(?![级待])"
)
# 点到名的厂有几个: what is listed has to be of the kind.
KIND = r"(?:[厂河村路街园馆港岛校湖桥]|医院|学校|公园|企业|公司|航线)"
OF_KIND = re.compile(
    rf"(?P<kind>{KIND})(?:一?共|总共|都)?(?:有|是)?(?:几|多少)|(?:几|多少)[个家条座处场](?P<after>{KIND})"
)
# 组织相关区市开展甲河、乙河创建: what leads to the first name is no part of it.
LED_TO = re.compile(r"^[^、]*(?:开展|举办|推进|实施|创建|推动|完成)(?=[^、]{2})")

# 点名了几个规划, 提到了几份文件: documents, each with its title.
DOCUMENTS_ASKED = re.compile(
    r"(?:点名|点到|提到|提及|列出|列了|列明|写到|写明|涉及)[^，,。；;？?]{0,8}?(?:几|多少)(?P<unit>[个份部项件本])"
    r"(?P<kind>规划|方案|办法|文件|通知|意见|细则|条例|政策)"
)
DOCUMENT = re.compile(r"《[^《》]{2,60}》")
ANY_DOCUMENT = ("文件", "政策")
# 无障碍改造提到了几个区: every district that is named, whatever is said of it.
ANY_NAMED = re.compile(r"提到|提及|点名|点到|写到|写明|列出|列了|涉及|去了|去过|到了|赴")
# 赴崂山、市北、城阳等多个区（市）
COUNTIES = re.compile(
    r"(?P<names>[\u4e00-\u9fff]{2,3}(?:、[\u4e00-\u9fff]{2,3})+)等?(?:多|\d+|[两三四五六七八九十])?个?(?:区|县|市)"
)
# 落实在京口路项目、开封路项目: things of one kind, beside one another.
PLACED_ASKED = re.compile(
    r"(?:落实|分布|安排|建设?|分|放|落)(?:在|到|给|于)了?(?:几|多少)(?P<unit>[个家所处])(?P<kind>项目|院区|医院|学校|公司|片区)"
)

# 计划下了几批, and not 第几批: batches that a sentence names one after the other.
BATCHES_ASKED = re.compile(r"(?<!第)(?:几|多少)(?:个)?(?P<unit>[批期轮])(?!次|处|间|胎)")
BATCHES = re.compile(
    r"第[一二三四五六七八九十]{1,3}(?P<unit>[批期轮])?(?:(?:、|和|及|以及|与)第[一二三四五六七八九十]{1,3}(?P<last>[批期轮]))+"
)


def named_things(query: Query, entry: Entry) -> Finding | None:
    """Return how many districts are said to be at a stage, or how many things or batches are listed.

    None where neither is asked for or the entry names none; the things counted are said.
    """
    column = entry.column(Role.PROGRESS)
    if column is None:
        return None
    if documents := DOCUMENTS_ASKED.search(query.text):
        return documents_named(entry, column, documents["kind"], documents["unit"])
    if DISTRICTS_ASKED.search(query.text):
        return districts_at(query, entry, column) or districts_named(query, entry, column)
    if placed := PLACED_ASKED.search(query.text):
        return alike_listed(entry, column, placed["kind"], placed["unit"])
    batches = BATCHES_ASKED.search(query.text)
    if batches and (found := batches_named(entry, column, batches["unit"])):
        return found
    asked = LISTED_ASKED.search(query.text)
    of_kind = OF_KIND.search(query.text)
    kind = (of_kind["kind"] or of_kind["after"]) if of_kind else ""
    unit = (asked["unit"] or asked["after"]) if asked else ""
    return things_listed(entry, column, unit, kind) if asked else None


def districts_at(query: Query, entry: Entry, column: str) -> Finding | None:
    """Return the districts of which the verb of the question is said: 市南区已开工5户，崂山区…开工63户."""
    verb = next((word for word in DONE if word in query.text), "")
    found: dict[str, Span] = {}
    for start, end in segments(entry.progress):
        text = entry.progress[start:end]
        place = next(
            (one["name"] for one in DISTRICT.finditer(text) if not NO_NAME.search(one["name"])), ""
        )
        # 家医签约服务包 names a thing, and no stage.
        done = regexes.search(rf"{verb}(?!服务|率|仪式|名单|条件|准备)", text)
        said = done and not regexes.search(
            rf"(?:未|没有?|拟|计划|将|待|争取|预计|准备)[^，。；]{{0,8}}{verb}", text
        )
        if place and verb and said:
            found.setdefault(place, Span(entry, column, start, end))
    if not found:
        return None
    names = "、".join(found)
    if len(found) == 1:
        return Finding(f"台账写明已{verb}的只有{names}一个。", tuple(found.values()))
    tally = counted_out(len(found), "个")
    words = f"台账写明已{verb}的有{len(found)}个：{names}（{tally.shown}）。"
    return Finding(words, tuple(found.values()), (tally,))


def districts_named(query: Query, entry: Entry, column: str) -> Finding | None:
    """Return the districts that an entry names at all, where that is asked for and nothing they have done."""
    if not ANY_NAMED.search(query.text) or any(word in query.text for word in DONE):
        return None
    found: dict[str, Span] = {}
    open_end = False
    for start, end in segments(entry.progress):
        text = entry.progress[start:end]
        listed = COUNTIES.search(text)
        names = regexes.sub(r"^.*[赴到往在]|等$", "", listed["names"]) if listed else ""
        bare = names.split("、")
        bare = bare if any(name in counties() for name in bare) else []
        open_end = open_end or bool(bare and listed and "等" in listed[0])
        named = (one["name"] for one in DISTRICT.finditer(text))
        sure = (one for one in named if not NO_NAME.search(one) and is_county(one))
        for name in (*bare, *sure):
            found.setdefault(name, Span(entry, column, start, end))
    if not found:
        return None
    more = "；原文后有“等”字，未必是全部" if open_end else ""
    tally = counted_out(len(found), "个")
    words = f"台账写出名称的有{len(found)}个：{'、'.join(found)}（{tally.shown}{more}）。"
    return Finding(words, tuple(dict.fromkeys(found.values())), (tally,))


def documents_named(entry: Entry, column: str, kind: str, unit: str) -> Finding | None:
    """Return the documents of a kind whose titles an entry's progress gives, with their number."""
    found: dict[str, Span] = {}
    for start, end in sentences(entry.progress):
        for match in DOCUMENT.finditer(entry.progress[start:end]):
            # 《关于编制规划的通知》 is no 规划, and 《…规划（修编）》 is one.
            if kind in ANY_DOCUMENT or regexes.search(
                rf"{kind}(?:[（(][^（()）]*[)）])*》$", match[0]
            ):
                found.setdefault(match[0], Span(entry, column, start, end))
    if not found:
        return None
    tally = counted_out(len(found), unit)
    words = f"台账写出名称的有{len(found)}{unit}：{'、'.join(found)}（{tally.shown}）。"
    return Finding(words, tuple(dict.fromkeys(found.values())), (tally,))


def alike_listed(entry: Entry, column: str, kind: str, unit: str) -> Finding | None:
    """Return the things of a kind that a sentence lists beside one another: 甲项目、乙项目."""
    one = rf"[\u4e00-\u9fff\w]{{2,14}}?{kind}"
    for start, end in sentences(entry.progress):
        match = regexes.search(
            rf"(?:在|到|给|于)(?P<items>{one}(?:、{one})+)", entry.progress[start:end]
        )
        if match:
            items = match["items"].split("、")
            tally = counted_out(len(items), unit)
            words = f"台账写出名称的有{len(items)}{unit}：{match['items']}（{tally.shown}）。"
            return Finding(words, (Span(entry, column, start, end),), (tally,))
    return None


def batches_named(entry: Entry, column: str, unit: str) -> Finding | None:
    """Return the batches that a sentence names one after the other: 已下达第一批、第二批计划."""
    for start, end in sentences(entry.progress):
        match = BATCHES.search(entry.progress[start:end])
        if match and match["last"] == unit:
            tally = counted_out(match[0].count("第"), unit)
            words = f"台账写明的有{tally.result}{unit}：{match[0]}（{tally.shown}）。"
            return Finding(words, (Span(entry, column, start, end),), (tally,))
    return None


def counted_out(number: int, unit: str) -> Calculation:
    """Return a number of things named as the sum that it is: 1 + 1 = 2个."""
    ones = (Decimal(1),) * number
    shown = f"{' + '.join('1' for _ in ones)} = {number}{unit}"
    return Calculation("+", ones, Decimal(number), shown)


def segments(text: str) -> list[tuple[int, int]]:
    """Return where the parts of a text between stops and semicolons start and end."""
    return [one.span() for one in regexes.finditer(r"[^。；;\n]+", text)]


def things_listed(entry: Entry, column: str, unit: str, kind: str) -> Finding | None:
    """Return the things of a kind that a sentence lists before 等, with their number."""
    for start, end in sentences(entry.progress):
        match = LIST.search(entry.progress[start:end])
        if not match:
            continue
        items = LED_TO.sub("", match["items"]).split("、")
        if not all(kind in item for item in items):
            continue
        tally = counted_out(len(items), unit)
        more = f"{tally.shown}；原文后有“等”字，未必是全部"
        words = f"台账列出名称的有{len(items)}{unit}：{'、'.join(items)}（{more}）。"
        return Finding(words, (Span(entry, column, start, end),), (tally,))
    return None
