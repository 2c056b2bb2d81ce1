"""What a question names that an entry does not have: a thing, a quantity, a kind, a share, a county."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from index import regexes
from index.entry import Entry
from index.figures import figures
from index.word_tables import read_word_table
from qa.compounds import says_something
from qa.evidence import evidence
from qa.glossary import holds, names
from qa.located import pledged
from qa.parts_asked import DISTRICTS
from qa.places import is_destination, is_speaker, names_part_of
from qa.question import Query
from qa.subject import Term, credit, prepare
from qa.wording import (
    content_words,
    counties,
    is_frame,
    is_generic,
    is_measure,
    is_noun,
    word_tags,
)

OBJECT = re.compile(
    r"(?:哪些|哪几|哪[两二三四五六七八九十]?|(?<![这那])几|多少)(?:个|家|条|项|所|座|些|道|种|类|处|批|场|样|名|位|份|笔|支|台|辆|宗|人(?=才))?(?:关键|主要|重点|具体|重大|核心|新)?(?P<after>[\u4e00-\u9fff]{1,6})"
    r"|(?<!季)(?P<before>[\u4e00-\u9fff]{2,4}?)(?:各|有|是|为|共|一共)*(?:多少|几)(?:人|名|个)?(?=[、，,。?？]|$)"
    r"|(?<=[里中的])(?P<of>[\u4e00-\u9fff]{2,3})(?:的)?(?:占比|比重|占(?:了|到)?(?:几成|多少|多大|百分之)|是多少比例)"
)


DISTRICT_ASKED = re.compile(r"区(?![域块间段位])|县|镇|街道")


# 那232套是哪个楼盘 asks for a name; 4条航线通往哪些国家 for something else.
IS_WHICH = re.compile(r"[是叫]哪[个家座处]$")


# 能在哪些地方刷 asks for uses: 机场服务，文化旅游等领域的用码场景.
USED_AT = re.compile(
    r"(?:刷|用|扫|使|享受|办)(?:在|到|于)哪(?:些|几个|里)?(?:地方|场合|场所|地儿)|哪(?:些|几个)?(?:地方|场合|场所|地儿)(?:都|能|可以|可|会)*(?:刷|用|扫|使|享受)"
)
USES = re.compile(r"[^，。；]场景|等(?:领域|场所)")
NAME_QUOTED = re.compile(r"[“\"「](?P<name>[^”\"」]{3,20})[”\"」]")


def another_name(query: Query, entry: Entry) -> str:
    """Return the quoted name of a question that ends as one of the entry's does, and else is unlike all.

    “云汀之夜” is no “青岛之夜”; “一刻钟生活圈” may be “一刻钟便民生活圈”.
    """
    held = [match["name"] for match in NAME_QUOTED.finditer(entry.chunk)]
    for match in NAME_QUOTED.finditer(query.text):
        name = match["name"]
        alike = any(one.endswith(name[-2:]) for one in held)
        own = [name[at : at + 2] for at in range(len(name) - 3)]
        if alike and own and not any(pair in entry.chunk for pair in own):
            return name
    return ""


def missing_object(query: Query, entry: Entry) -> str:
    """Return the thing whose number or names are asked for, if the entry does not speak of it."""
    for match in OBJECT.finditer(query.text):
        if regexes.match(r"[万亿千百]|分之|块?钱|真金白银", match["after"] or "") or "分之" in (
            match["before"] or match["of"] or ""
        ):
            continue
        named = IS_WHICH.search(query.text[: match.start() + 2])
        if named and told_by_number(query, entry):
            continue
        if USED_AT.search(query.text) and USES.search(entry.progress):
            continue
        if DISTRICT_ASKED.match(match["after"] or ""):
            if DISTRICTS.search(entry.progress):
                continue
            return match["after"][:1]
        found = content_words(match["after"] or match["before"] or match["of"])
        chosen = found[:1] if match["after"] else found[-1:]
        words = [word for word in chosen if is_noun(word) or is_quantity(word)]
        if match[0].startswith("哪") and chosen and not shows(chosen[0], match["after"], entry):
            return chosen[0]
        if (one := ONE_CHARACTER.match(match["after"] or "")) and one[0] not in entry.chunk:
            return one[0]
        if not words or is_generic(words[0]) or is_measure(words[0]) or is_frame(words[0]):
            continue
        word = words[0]
        if query.unit == "人" and PEOPLE_AT_LARGE.search(word):
            # 管理人员多少人 asks how many people there are, and 凑了多少人手.
            continue
        if match["after"] and any(
            credit(Term(one, names().get(one, ()), 1.0), prepare(entry)) > 0
            for one in found[1:2]
            if is_noun(one)
        ):
            # Of 农作物良种 the last word is what is counted.
            continue
        if word in evidence() and evidence()[word].search(entry.progress):
            continue
        if credit(Term(word, names().get(word, ()), 1.0), prepare(entry)) == 0.0:
            if named_whole(word, query, entry):
                continue
            return word
    return ""


def named_whole(word: str, query: Query, entry: Entry) -> bool:
    """Return whether a word is part of a longer name that an entry meets: 老街 of 逛街的老街."""
    return any(
        word in phrase and phrase != word and credit(Term(phrase, terms, 1.0), prepare(entry)) > 0.0
        for phrase, terms in query.names
    )


PEOPLE_AT_LARGE = re.compile(r"人员$|^(?:人手|人马|人力|兵力|劳力)$")
# 多少家店, 几座桥: things that one character names.
ONE_CHARACTER = re.compile(r"[店桥船井树灯车楼矿泉牛羊猪鱼狗猫箱袋瓶桶](?![\u4e00-\u9fff])")


def shows(word: str, asked: str | None, entry: Entry) -> bool:
    """Return whether an entry's progress has what shows that it names such a thing.

    So it does where nothing is known to show it, or more is asked for than that: 哪几个国家试点.
    """
    pattern = evidence().get(word)
    alone = regexes.match(rf"{re.escape(word)}(?:$|[的是在有呢都])", asked or "")
    return pattern is None or not alone or bool(pattern.search(entry.progress))


def told_by_number(query: Query, entry: Entry) -> bool:
    """Return whether an entry tells of the very number whose name is asked for: 那232套是哪个楼盘."""
    stated = {(one.unit, one.value) for one in query.figures if one.value > 1 and not one.is_rate}
    return any((one.unit, one.value) in stated for one in figures(entry.progress))


# 月租, 客座率: words that no dictionary has may name a quantity by their last character.
# 后备力量 is a body of people.
QUANTITY_NAME = re.compile(r"..(?:(?<!力)量|率|额|数|指数|均价|浓度|密度|总值)$")
QUANTITY_ENDS = tuple("租费价率额量值薪税息")


def is_quantity(word: str) -> bool:
    """Return whether a word that no dictionary has names a quantity by its last character."""
    return word not in word_tags() and word.endswith(QUANTITY_ENDS)


FLOW = re.compile(
    r"(?:吞吐|周转|货运|客运|发电|用电|排放|蓄水)量|(?<![生投量])产量|销量|(?:交易|成交)额"
)


# 污水处理率 and 森林覆盖率 are told by no count; how much of a goal is done is worked out: 开工率.
RATE_NAMED = re.compile(
    r"(?!完成|开工|动工|完工|竣工|在建|建成|封顶|投产|投用|达成|兑现|落实|执行|推进|增长|达标|达产|启动|签约|立项|申报|到位|再建)"
    r"[\u4e00-\u9fff]{2}率(?![先领队由直])"
)


def quantity_missing(query: Query, terms: Sequence[Term], entry: Entry) -> str:
    """Return the quantity that is asked for by a name of its own that the entry has by none.

    港口货物吞吐量 is not told by the pledge that builds the port.
    """
    prepared = prepare(entry)
    flow = FLOW.search(query.text)
    if flow and not holds(entry.chunk, flow[0]):
        return flow[0]
    rate = RATE_NAMED.search(query.subject)
    if rate and not holds(entry.chunk, rate[0]):
        return rate[0]
    return next(
        (
            term.word
            for term in terms
            if QUANTITY_NAME.search(term.word)
            # 用户数 is a number of 用户; 核数 is what is done with numbers.
            and (not term.word.endswith("数") or is_noun(term.word[:-1]))
            and not is_measure(term.word)
            and not is_generic(term.word)
            and not is_frame(term.word)
            and credit(term, prepared) == 0.0
        ),
        "",
    )


@cache
def contrasts() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Return the words that say which of several kinds is meant, and what they are said of."""
    return read_word_table(
        "qa", "contrasts.tsv", lambda kinds, of: (tuple(kinds.split()), tuple(of.split()))
    )


def other_kind(query: Query, entry: Entry) -> str:
    """Return the kind of a thing that is asked for where an entry reports only of another kind.

    农村居民 is not 全体居民, nor 出口总额 the 进出口总额.
    """
    for kinds, things in contrasts():
        for thing in things or ("",):
            asked = [kind for kind in kinds if is_of_kind(kind, thing, query.text, kinds)]
            if not asked:
                continue
            held = [
                kind
                for kind in kinds
                if is_of_kind(kind, thing, entry.chunk, kinds)
                # 民营医疗机构 are 民营医院, but of how many no word is said by that.
                or (
                    thing
                    and not query.unit
                    and any(named(f"{one}{thing}", entry) for one in kind.split("|"))
                )
            ]
            if held and not set(asked) & set(held):
                return f"{asked[0].split('|')[0]}{thing}"
    return ""


def named(word: str, entry: Entry) -> bool:
    """Return whether an entry has another name of a word."""
    return any(name in entry.chunk for name in names().get(word, ()))


# 养老、失业和工伤保险: of several kinds the thing is said once.
AND_OTHERS = r"(?:[、和及与][\u4e00-\u9fff]{1,6}?){0,4}"


def is_of_kind(kind: str, thing: str, text: str, kinds: Sequence[str]) -> bool:
    """Return whether a text speaks of a kind of a thing, and of no longer kind: 出口 is in 进出口."""
    longer = [one[: -len(kind)] for one in kinds if one != kind and one.endswith(kind)]
    before = "".join(f"(?<!{re.escape(part)})" for part in longer)
    told = f"{AND_OTHERS}{re.escape(thing)}" if thing else ""
    return any(regexes.search(before + re.escape(name) + told, text) for name in kind.split("|"))


SHARE_OF = re.compile(
    r"(?:(?P<part>[\u4e00-\u9fffA-Za-z0-9]{2,12}?)(?:大概|大约|到底|一共|总共)?)?占(?:到|了|去|据)?(?P<whole>(?!多[大高少])[\u4e00-\u9fffA-Za-z]{2,14}?)的?(?:比重|比例|份额|百分比|百分之(?:几|多少)|多大|多少|几成)"
)


# 占全省比重 is told by no share of one's own.
WIDER = re.compile(r"全[省国]|省里|全世界|全球")


OF_PLAN = re.compile(r"(?:年度|全年|今年)(?:的)?(?:投资)?(?:计划|目标|任务)(?:数|值|总?额)?")


def whole_not_reported(query: Query, entry: Entry) -> str:
    """Return the whole that a share is asked of, where the entry says nothing of it, or of the part.

    技改投资占固定资产投资的比重 is no share of the pledge of 技改投资, nor 海洋经济占GDP one of GDP's.
    """
    match = SHARE_OF.search(query.text)
    if not match or match["whole"].endswith(("底线", "下限")):
        # 全年底线 is the goal, whatever the entry calls it.
        return ""
    if OF_PLAN.fullmatch(match["whole"]) and pledged(entry):
        # 占年度计划的比例 is of what is pledged for the year.
        return ""
    if (wider := WIDER.match(match["whole"])) and wider[0] not in entry.chunk:
        return match["whole"]
    whole, part = (unheld(match[name] or "", entry) for name in ("whole", "part"))
    return match["whole"] if whole == 1.0 or part >= 0.5 else ""


def unheld(named: str, entry: Entry) -> float:
    """Return the share of the nouns of what is named that an entry does not have, by no name."""
    words = [
        word
        for word in content_words(named)
        if is_noun(word) and not (is_generic(word) or is_measure(word) or is_frame(word))
    ]
    prepared = prepare(entry)
    terms = [Term(word, names().get(word, ()), 1.0) for word in words]
    return sum(credit(term, prepared) == 0.0 for term in terms) / max(len(terms), 1)


def other_counties(query: Query, entry: Entry) -> list[str]:
    """Return the counties that a question names bare, 即墨的背街小巷, and does not merely mention.

    Who asks from there, and where somebody went, names no place of what is asked. A claimed figure
    that the entry does not have is to be set right first.
    """
    held = {one.value for one in figures(entry.chunk)}
    if "sure" in query.marks and any(one.value not in held for one in query.figures):
        return []
    return [
        place
        for place in query.words
        if place in counties()
        and place not in entry.place
        and not any(holds(entry.chunk, name) for name in names().get(place, ()))
        and not is_destination(place, query.text)
        and not is_speaker(place, query.text)
        and not names_part_of(place, query.text, entry.chunk)
    ]


# 比夜市高多少: what a number is to be set against.
SET_AGAINST = re.compile(
    r"(?<![占分同环])比(?P<other>[\u4e00-\u9fff]{2,8}?)(?:要|还|又)?(?:高|低|多|少|快|慢|大|小)(?:了|出)?(?:多少|几)"
)


AVERAGE = re.compile(r"的?(?:平均(?:水平|数|值|线|增速)?|均值|均线)")
WHOLES = {"全国": "全国|国家|国内", "全省": "全省|省里|省平均"}


def other_not_told(query: Query, entry: Entry) -> str:
    """Return the thing that a number is to be set against, if the entry says no word of it."""
    match = SET_AGAINST.search(query.text)
    if not match:
        return ""
    # 全省平均水平 is 全省, and the national one is another.
    other = AVERAGE.sub("", match["other"])
    for whole, written in WHOLES.items():
        if regexes.search(written, match["other"]) and not regexes.search(written, entry.chunk):
            return whole
    words = [word for word in content_words(other) if is_noun(word)]
    named = [word for word in words if says_something(word)]
    untold = bool(named) and not any(holds(entry.chunk, word) for word in named)
    return named[0] if untold else ""
