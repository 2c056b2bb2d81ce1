"""The places that a question names, against those of the ledgers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain

from index import regexes
from index.entry import Entry, Ledger
from index.lexical import words
from index.word_tables import read_word_table
from qa.question import Query, place_stems
from qa.wording import counties, is_place

# A district or county as it is named in running text, after a word that is no part of it.
DISTRICT = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|在|是|的|和|与|、)([\u4e00-\u9fff]{2,3}?(?:新区|区|县|市))(?!域|级|场|民|政|规|委|里)"
)
# 南昌市新建区 is named by its parts: a province, a city, a district.
PART = re.compile(r"\w{2,}?(?:自治区|自治州|自治县|地区|新区|省|市|区|县|州|盟|旗)")

# 全省平均的居民收入是多少 is of the province; 比全省高多少 and 全省首批试点 are of the ledger's place.
WIDER = re.compile(
    r"(?<![比较于跟和与在同超过跑赢按照占到向往入进选])(?P<place>全省|全国|全球|全区域)(?:的|平均(?:水平)?|整体|总的|一共|总共|城乡)*"
    r"(?!首|第|示范|重点|名|试点|统一|启动|先行)[\u4e00-\u9fff]{0,8}?"
    r"(?:收入|支出|总值|gdp|投资|增速|零售额|销售额|进出口|产值|总额|浓度|产量|装机|普及率|覆盖率|就业率|失业率|比例)",
    re.IGNORECASE,
)
# 全省地铁在建几条: what a question begins with is what it is asked of. 全国首个 and 全省最大 are not.
OF_WIDER = re.compile(
    r"(?:^|[，,。；;？?：:\s]|年|季度|那么?|请问)(?P<place>全省|全国|全球|全世界)"
    r"(?!性|人大|两会|政协|各地|范围|统一|试点|示范|先行|联网|闻名|有名|知名|叫得|排|位|领先|唯一|独一|首|第|前|最|数一|都|来|人民|里|中|内|或|和|、|能)"
    r"(?:的|平均(?:水平)?|整体|总的|城乡|一共|总共|合计|(?:今|去|20\d\d)年|[一二三四]季度)*(?P<next>[\u4e00-\u9fff]{2})"
)


# 我是新区的, 咱区: who asks names no district.
SPEAKER = re.compile(r"[我咱你您他她]|是")


def is_destination(name: str, text: str) -> bool:
    """Return whether a text only says that somebody went to a place: 上北京找, 赴上海推介.

    去没去即墨 asks of the place.
    """
    return bool(
        regexes.search(
            rf"(?<!没)(?<!没有)(?<!是否)(?:上|赴|去|到|往|飞|跑|前往|进|来自|从){re.escape(name)}",
            text,
        )
    )


def is_speaker(name: str, text: str) -> bool:
    """Return whether a text only says where who asks is from: 我是即墨的, 我们即墨这边想问."""
    return bool(
        regexes.search(
            rf"(?:我|咱|俺)[们是在]{{0,3}}{re.escape(name)}[区市县]?(?:的?[，,、。]|这[边儿里]?[想要问]|人[，,])",
            text,
        )
    )


def is_across_words(name: str, text: str, chunk: str) -> bool:
    """Return whether a name is the end of one word of an entry and the start of another: 湖西|安置房."""
    at = text.find(name)
    first, last = text[max(at - 1, 0) : at + 1], text[at + len(name) - 1 : at + len(name) + 1]
    return len(first) == len(last) == 2 and first in chunk and last in chunk


def names_part_of(name: str, text: str, chunk: str) -> bool:
    """Return whether a place only says where another one lies that an entry names: 烟台莱阳."""
    within = regexes.search(rf"{re.escape(name)}(?:市|的)?(?P<part>[\u4e00-\u9fff]{{2}})", text)
    return bool(within and within["part"] in counties() and within["part"] in chunk)


@cache
def provinces() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each province without the word 省, empty where there is none, and the cities in it."""
    return read_word_table(
        "qa",
        "places.tsv",
        lambda province, places: (province.removesuffix("省"), tuple(places.split())),
    )


@cache
def known_places() -> tuple[str, ...]:
    """Return the names of cities and provinces, a province's with 省 and without, longest first."""
    named = {city for _, cities in provinces() for city in cities}
    for province, _ in provinces():
        named |= {province, f"{province}省"} if province else set()
    return tuple(sorted(named, key=lambda name: (-len(name), name)))


def places_in(text: str) -> list[str]:
    """Return the known places that a text names."""
    # 湖南路 is a street.
    named = [
        name
        for name in known_places()
        if regexes.search(rf"{name}(?!(?:东|西|南|北|中)?[路街]|大道)", text)
    ]
    # 湖西安置房 names no 西安: the place has to begin a word.
    starts = [word for word in words(text) if named]
    return [name for name in named if any(word.startswith(name[:2]) for word in starts)]


def own_places(ledgers: Sequence[Ledger]) -> set[str]:
    """Return the ledgers' places without the word for what kind they are, and their parts with it.

    A part without that word may be any word: 新建 of 新建区.
    """
    stems = place_stems(ledgers)
    return {stem for _, stem in stems} | {
        part for place, _ in stems for part in PART.findall(place)
    }


def district_elsewhere(query: Query, own: set[str], best: Entry | None) -> str:
    """Return a district or county that the question asks about and the best entry does not name."""
    if best is None or query.mentions:
        return ""
    for match in DISTRICT.finditer(query.subject):
        word = match[1]
        plain = regexes.sub(r"(?:新区|区|市|县)$", "", word)
        if len(plain) < 2 or plain in own or word in own or SPEAKER.match(word):
            continue
        if not (is_place(plain) or word.endswith("新区")):
            continue
        if plain not in best.chunk:
            return word
    return ""


def wider_place(query: Query, ledgers: Sequence[Ledger], best: Entry | None) -> str:
    """Return the province or country whose figure is asked for, where the best entry has none of it.

    高于全省0.2个百分点 tells of the province, 保持全省第一 does not.
    """
    measured = query.unit or regexes.search(r"多少|几", query.text)
    asked = (WIDER.search(query.text) if measured else None) or OF_WIDER.search(query.text)
    if not asked:
        return ""
    place = asked["place"]
    if place == "全省" and any(ledger.place.endswith("省") for ledger in ledgers):
        return ""
    named = asked.groupdict().get("next")
    if best and named and f"{place}{named}" in best.chunk:
        # 全国重点实验室 is what it is called.
        return ""
    told = rf"{place}(?![^，。；]{{0,4}}第)[^，。；]{{0,12}}?\d"
    return "" if best and regexes.search(told, best.chunk) else place


def place_elsewhere(query: Query, ledgers: Sequence[Ledger], best: Entry | None) -> str:
    """Return a place of the question that is neither a ledger's nor named in the best entry."""
    own = own_places(ledgers)
    district = district_elsewhere(query, own, best)
    if district:
        return district
    if wider := wider_place(query, ledgers, best):
        return wider
    named = places_in(query.text)
    if best and any(names_part_of(name, query.text, best.chunk) for name in named):
        # 跟烟台莱阳、潍坊高密 says of each county which city it lies in.
        return ""
    for name in named:
        plain = regexes.sub(r"(?:省|市)$", "", name)
        if plain in own or any(plain in ledger.place for ledger in ledgers):
            continue
        if best and (plain in best.chunk or is_destination(name, query.text)):
            continue
        if best and is_across_words(name, query.text, best.chunk):
            continue
        entries = chain.from_iterable(ledger.entries for ledger in ledgers) if not best else ()
        if any(plain in entry.chunk for entry in entries):
            continue
        return name
    return ""
