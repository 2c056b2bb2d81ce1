"""A question and its history → Query: what is asked, of which entries, in what words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from index.entry import Column, Ledger, Role
from index.figures import Figure, figures, units
from qa.deadlines import Due, find_due
from qa.glossary import names_in
from qa.once import once
from qa.periods import PeriodAsked, PeriodsFound, find_periods
from qa.wording import (
    TAGS,
    content_words,
    is_generic,
    is_measure,
    is_noun,
    is_place,
    normalise_question,
)

LONGEST_QUESTION = 2000
# Only numerals that can be read: 第百项 and 第一一项 name no entry.
ONE_TO_NINE = "[一二三四五六七八九]"
BELOW_HUNDRED = rf"{ONE_TO_NINE}?十{ONE_TO_NINE}?"
HUNDREDS = rf"{ONE_TO_NINE}百(?:零{ONE_TO_NINE}|{ONE_TO_NINE}十{ONE_TO_NINE}?)?"
NUMERAL = rf"(?:\d{{1,4}}|{HUNDREDS}|{BELOW_HUNDRED}|{ONE_TO_NINE})"
COUNTER = r"(?:项|条|号|个|款|行)"
AND = r"(?:[、,，和与]|以及)"
NUMBER = re.compile(
    rf"(?P<last>倒数第?|从后往前数?第?|末尾第?)(?P<n1>{NUMERAL})\s*{COUNTER}"
    rf"|第\s*(?P<n2>{NUMERAL})(?:\s*{COUNTER}?\s*(?P<sep>[、,，和与到至\-—]|以及)\s*第?\s*(?P<n3>{NUMERAL}))"
    rf"(?P<more>(?:\s*{AND}\s*第?\s*{NUMERAL})*)\s*[两二三四五]?{COUNTER}"
    rf"|第\s*(?P<n5>{NUMERAL})\s*{COUNTER}?(?=事项|任务|{COUNTER}|讲|说|是|到|进展|现在|怎|的|$|[,，。?？、\s])"
    rf"|序号(?:为|是|:|：)?\s*(?P<n6>{NUMERAL})(?P<n13>(?:\s*{AND}\s*{NUMERAL})*)"
    rf"|(?P<run>最后|末尾|倒数|前|头|开头)(?:的)?(?P<length>[两二三四五六七八九十]|\d{{1,2}})(?:项|条|个事项)(?!航|线)"
    rf"|(?P<final>(?:最后|末尾|最末|末|收尾|压轴)(?:的)?(?:那)?(?:一|1)?\s*{COUNTER})"
    rf"|(?P<n7>{NUMERAL})(?P<others>(?:\s*{AND}\s*{NUMERAL})+)\s*[两二三四五]\s*{COUNTER}"
    rf"|(?P<head>头一{COUNTER}|首{COUNTER})"
    rf"|(?P<n9>{NUMERAL})号(?=事项|任务|那[件项])"
    rf"|(?:(?:表|台账|清单)[里中上]?)排(?:在)?第?(?P<n11>{NUMERAL})(?:号|位)?(?=的|那)|排在?第?(?P<n12>{NUMERAL})号"
    rf"|^(?:请问|那|看看)?第?(?P<n14>{NUMERAL})(?P<n15>(?:\s*{AND}\s*{NUMERAL})*)\s*(?:这)?[两二三四五]?项"
    r"(?=落实|进展|推进|完成得|怎|什么|有几家|有几个单位|目前|现在|到哪|情况|的?(?:责任|牵头|进展|完成情况|完成时限|备注|时限|内容)|是谁|[,，。?？]|$)"
    r"|(?:no\.?|#|编号)\s*(?P<n10>\d{1,3})(?!\d)",
    re.IGNORECASE,
)
NUMBER_GROUPS = (
    "n2",
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
)
# A number with this after it orders something else than entries: 第三批, 第八届, 第一季度.
NOT_ENTRY = re.compile(r"第\s*[\d一二三四五六七八九十]+\s*(?:批|届|季|次|期|轮|名|位|代|产业)")
# 全省第二 is a place in an order.
RANKED = re.compile(r"(?:全省|全国|全市|排名?|位居|居|位列|列|保持|名次|副省级城市)(?:在)?$")
# 全年（年度）任务 says the same twice.
SAME_AGAIN = re.compile(r"[（(](?:年度|全年|任务|计划|目标)[)）]")
SOME_HUNDRED_MILLIONS = re.compile(r"几个(?=万?亿)")
MONTH_BEFORE = re.compile(r"(?:1[0-2]|[1-9])月(?:[上中下]旬|底|末|初)?(?:之前|以前|前)")
STEP = re.compile(
    r"(?P<next>(?:下|后)(?:一|1)[项条个位])|(?P<previous>(?:上|前)(?:一|1)[项条个位])"
)
ELLIPTIC = re.compile(
    r"^(?:那|再|还有|另外|然后|其中|它|该|这个|这项|具体|分别是|都是|是哪)|呢[?？。]*$|也(?:说|讲|报|列)|(?:^|[,，])同期|^(?:去年|上年|前年|今年)[^，,。?？]{0,4}呢(?=[,，])"
)
QUOTED = re.compile(r"[“\"‘'「『《](?P<words>[^”\"’'」』》]{1,40})[”\"’'」』》]")
MENTIONED = re.compile(
    r"(?:提到|提及|写(?:了|明|到|着|有|的是)|出现(?:了|过)?|含有?|包含|点(?:到|名)(?:了|我们)?|讲到|说到|带有?|带着?|搞了)"
    r"\s*(?P<words>[\u4e00-\u9fffA-Za-z0-9%]{2,14}?)"
    r"(?=的|[,，。?？、（(]|这|两个字|二字|三字|四字|字样|有|都|是|和|或|$)"
)
# 涉及甲或乙的, 提到甲、乙的: words that no quotation marks set off, either of which will do.
MENTIONED_EITHER = re.compile(
    r"(?P<verb>提到|提及|写到|写明|写了|涉及|关于|出现|包含|含有|点到)(?:了|过|有)?"
    r"(?P<words>[\u4e00-\u9fffA-Za-z0-9]{2,8}?(?:(?:或者?|或是)[\u4e00-\u9fffA-Za-z0-9]{2,8}?)+)"
    r"(?=的|有|都|是|这|哪|事项|[，,。?？]|$)"
)
# 涉及西海岸（西海岸新区或西海岸院区）: what stands in the brackets.
EITHER_INSIDE = re.compile(
    r"(?:提到|提及|写到|写了|涉及|出现|包含|含有|点到)(?:了|过)?[\u4e00-\u9fff]{2,8}"
    r"[（(](?P<words>[\u4e00-\u9fff]{2,8}(?:(?:或者?是?|/)[\u4e00-\u9fff]{2,8})+)[)）]"
)
# 提到招标（招投标也算）: either of the two.
COUNTED_TOO = re.compile(
    r"(?:提到|提及|写到|写了|出现|包含|含有|点到)(?:了|过)?(?P<words>[\u4e00-\u9fff]{2,8})[（(](?:含|包括)?(?P<too>[\u4e00-\u9fff]{2,8})(?:也|都)(?:算|计)[^（()）]{0,4}[)）]"
)
MENTIONED_BEFORE = re.compile(
    r"^(?P<words>[\u4e00-\u9fff]{2,6}?)(?:在|于).{0,20}被?(?:提到|点到|写到|点名|出现在?(?=哪|几|多少))"
)
# Words that say where to look: 台账中医疗类 is no 中医.
# Entries are asked for, not the things inside one: 有几项, 哪些事项, not 有几项成果.
ASKS_ENTRIES = re.compile(
    r"(?:哪些|哪几[项条个]|几[项条个]|多少[项条个]?)(?:事项|任务|工作|工程|项目|指标)?(?=$|[,，。?？、]|是|的|写|提|有|含|都|各|分|吗|呢|[“\"‘「《])"
    r"|有没有.{2,24}(?:事项|任务|工作)|哪[项条]|(?:哪些|哪几[项条个]|多少)(?:个|项|条)?(?:事项|任务|工程)|事项(?:数量|数|有多少)"
)
# 写明了完成投资的具体金额: what stands before is measured, and not quoted.
MEASURE_OF = re.compile(
    r"的?(?:具体|确切|详细)?的?(?:金额|数额|数字|比例|占比|百分|人数|面积|里程|户数)"
)
TOUCHING = re.compile(
    r"(?:涉及|关于|有关)(?:到)?(?P<words>[\u4e00-\u9fff]{2,5}?)(?:有关|相关)?(?=的|有|[,，。?？]|$)"
)
FRAME = re.compile(r"(?:台账|进展(?:情况)?|栏)(?:中|里|内|上|栏)")
UNIT_ASKED = re.compile(
    r"(?<![第排哪])(?:多少|几(?:十|百|千|万)?|多大|多长)\s*(?P<scale>亿|万|千)?(?P<unit>{})?"
)
RATE_WORDS = re.compile(
    r"比例|占比|占.{0,8}多少|比重|百分|率(?!先)|增速|增幅|同比|涨了?多少|涨了?几|几成|几个点|增长多少|增长几"
)
MEASURE_WORDS = (
    (
        re.compile(
            r"投资(?:额|了?多少|情况|完成|呢|多|少|$)|完成投资|金额|投了?多少钱|多少钱|花了|营业额|绝对数|盘子|(?:资金|费用|总量|总额)(?=是|为|有|达|到|多|呢|几|情况|安排|规模|各|分|$|[,，。?？ 、和与])"
        ),
        "元",
    ),
    (re.compile(r"里程|多长|长度|总长|全长"), "公里"),
    (
        re.compile(
            r"(?<![这那该此])(?:项目|企业|平台|航线|村庄|品种|指标|单位|机构|工程|个|家|户)数(?![据字码额值])"
        ),
        "个",
    ),
    (re.compile(r"面积|建筑量"), "平方米"),
    (re.compile(r"亩数"), "亩"),
    (re.compile(r"多少人|几个人|人数|(?<!第)(?<!排)几名"), "人"),
)
POINTS = re.compile(r"几个(?:百分)?点|多少个?百分点")
CLAIM = re.compile(r"过半|一半|[一二三四五六七八九]成")
# 省市、海洋、都市圈三类重点项目: each is of the noun that they share.
OF_KINDS = re.compile(
    r"(?P<listed>[\u4e00-\u9fffA-Za-z0-9]{1,8}(?:、[\u4e00-\u9fffA-Za-z0-9]{1,8}?)+)(?:这)?[两二三四五六2-6][类种个项批](?P<noun>[\u4e00-\u9fff]{2,6}?)(?=完成|开工|今年|投资|增|的|各|分|[,，。?？ ]|$)"
)
# （含技改投资） says what is counted too, and restricts nothing.
TOO = re.compile(r"[（(](?![^（()）]*(?:也|都)(?:算|计))(?:含|包括|也算|算上)[^（()）]{2,30}[)）]")
LISTED = re.compile(r"[（(:：](?P<listed>[^（()）:：?？。]*[、,，/][^（()）:：?？。]*)")
OWN_COLUMNS = ("问题", "下一步")
NAMED_ROLES = (Role.UNIT, Role.DEADLINE, Role.OTHER)
# What a question asks of its subject goes on to the next one: 那去年呢 after 增速多少.
LASTING = frozenset({"growth"})
SEPARATORS = re.compile(
    r"跑赢|跑输|赶上|(?<!占)比(?![例重较去上下今同率])|/|[、,，;；：:。?？!！]|——|—|以及|还有|和(?!美)|与|跟|及(?!时|以[上下内外])|或者?"
)


@dataclass(frozen=True, slots=True)
class Attribute:
    """Something about an entry that only a column of its own can hold."""

    word: str
    role: Role
    name: str

    def is_of(self, column: Column) -> bool:
        """Return whether a column is there to hold the attribute, by its name or its role."""
        if self.word in column.name or self.name in column.name:
            return True
        part = next((part for part in ("配合", "协办", "业主") if part in self.word), "")
        if part and part not in column.name:
            # 配合单位 is no 牵头单位, whose column alone the ledger has.
            return False
        return column.role is self.role and self.role is not Role.OTHER


@dataclass(frozen=True, slots=True)
class Query:
    """A question as understood: frozen, readable, with every part's own words.

    `subject` is the question without the words that name period, number or form;
    `words` are its content words; `names` the glossary's terms for parts of it;
    `unit` is the base unit of the figure asked for, `figures` those that the question states;
    `numbers` counts from 1, negative from the end.
    """

    text: str
    marks: frozenset[str]
    periods: tuple[PeriodAsked, ...]
    both_periods: bool
    numbers: tuple[int, ...]
    places: tuple[str, ...]
    attribute: Attribute | None
    unit: str
    counter: str
    due: Due | None
    figures: tuple[Figure, ...]
    mentions: tuple[str, ...]
    subject: str
    words: tuple[str, ...]
    names: tuple[tuple[str, tuple[str, ...]], ...]
    parts: tuple[str, ...]
    inherited: bool = False


# Who asks, and for whom, says nothing of what is asked: 工信局问：…, 大数据局想了解….
SPEAKER = re.compile(
    r"^[\u4e00-\u9fff]{0,10}?(?:局|委|办|厅|室|院|口|同志|老百姓|群众|市民|记者|领导|代表|委员)(?:的同志|这边|那边|们)?"
    r"(?:(?:问|想了解|想知道|要了解|想问|想看|要看)[：:,，]?|[：:]|(?:要|在|正)[^,，：:。?？]{0,14}(?:材料|汇报|通报|稿|报告|总结)[：:,，]|核[^,，：:]{0,4}[：:])"
)
# A clause before the question that says who asks and for what: 市民来电问：, 我是记者，想了解.
PREAMBLE = re.compile(
    r"^(?!关于|就|对|围绕)(?=[^：:?？]*(?:局|委|办|室|处|领导|市民|热线|群众|我|咱|同事|同志|专报|材料|稿|汇报|老师|家长|网友|记者|代表))"
    r"[^：:?？]{2,40}?(?:问|请教|了解|咨询|来电|核实|知道|确认)(?:一下|下|问)?[：:](?=[^：:]{6})"
    r"|^(?:我们?|本人|这里|咱们?)是(?![^，,：:。?？]*(?:区|县|市|镇|街道)的?[，,：:])[^，,：:。?？]{1,14}[，,：:。](?:想(?:了解|问|知道|请教|看)(?:一下|下)?[：:，,]?)?"
)
# What is not to be counted is named only to be left out.
LEFT_OUT = re.compile(
    r"[（(]不是[^（()）]{1,24}[)）]|(?:^|[,，。；;?？])(?:别|不要|莫|甭)(?:拿|用|光|只|再|给我)[^,，。；;?？]{1,16}"
    r"|(?:^|[,，。；;?？（(])[^,，。；;?？（()）]{1,14}(?:别列|不要列|不列|不算|不要算|不用列|除外|不计)[)）]?"
)


# 换成都市圈那批呢 asks the same of another subject, and names no 成都.
CHANGED_TO = re.compile(
    r"^(?:那么?|要是|如果|再)?(?:换成|改成|换作|换到|换(?!算))(?=[\u4e00-\u9fff]{2})"
)


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    text = files("qa").joinpath("patterns.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return tuple((mark, re.compile(pattern, re.IGNORECASE)) for mark, pattern in rows)


@cache
def attributes() -> tuple[Attribute, ...]:
    """Return the attributes by word, longest first."""
    text = files("qa").joinpath("attributes.tsv").read_text(encoding="utf-8")
    found = [
        Attribute(word, Role(role), name)
        for listed, role, name in (line.split("\t") for line in text.splitlines()[1:])
        for word in listed.split()
    ]
    return tuple(sorted(found, key=lambda attribute: -len(attribute.word)))


def attributes_in(text: str, columns: Sequence[Column] = ()) -> list[Attribute]:
    """Return the attributes that a text asks for, each role once, in their order in it.

    When something will be done is asked of a column of deadlines only where there is one: without
    it the progress may say.
    """
    has_deadlines = any(column.role is Role.DEADLINE for column in columns)
    found: dict[str, tuple[int, Attribute]] = {}
    for column in columns:
        # 业主单位是谁: a column asked for by its own name.
        if column.role in NAMED_ROLES and len(column.name) > 2 and column.name in text:
            item = Attribute(column.name, column.role, column.name)
            found.setdefault(item.name, (text.index(item.word), item))
    for item in attributes():
        told = item.role is not Role.DEADLINE or has_deadlines or "时限" in item.word
        if item.name in OWN_COLUMNS:
            # Without a column for it the progress may say.
            told = any(item.name in column.name for column in columns)
        if item.word in text and told:
            found.setdefault(item.name, (text.index(item.word), item))
    return [item for _, item in sorted(found.values(), key=lambda pair: pair[0])]


@cache
def unit_pattern() -> re.Pattern[str]:
    alternatives = "|".join(sorted(map(re.escape, units()), key=len, reverse=True))
    return re.compile(UNIT_ASKED.pattern.replace("{}", alternatives, 1))


def parse(question: str, ledgers: Sequence[Ledger] = ()) -> Query:
    """Return what a question says by itself."""
    text = TAGS.sub(" ", normalise_question(question))[:LONGEST_QUESTION].strip()
    text = LEFT_OUT.sub("", SPEAKER.sub("", PREAMBLE.sub("", text))).strip() or text
    text = CHANGED_TO.sub("", TOO.sub("", text)) or text
    text = SAME_AGAIN.sub("", SOME_HUNDRED_MILLIONS.sub("几", text))
    marks = frozenset(mark for mark, pattern in patterns() if pattern.search(text))
    due, due_span = find_due(text, ledgers)
    numbers, number_spans = find_numbers(text)
    attribute = next(iter(attributes_in(text, held_columns(ledgers))), None)
    dated = mask(text, due_span)
    if attribute and attribute.role is Role.DEADLINE:
        # 进度安排里6月底前要干什么 asks of the column, and of no period.
        dated = MONTH_BEFORE.sub(lambda one: " " * len(one[0]), dated)
    periods = find_periods(dated, ledgers)
    unit, counter = asked_unit(text)
    frames = [match.span() for match in FRAME.finditer(text)]
    places, place_spans = find_places(text, ledgers)
    frames += place_spans
    subject = blank_out(
        text, (*periods.spans, *number_spans, *frames, due_span, *asked_of_columns(text))
    )
    words = content_words(subject)
    return Query(
        text=text,
        marks=marks,
        periods=periods.asked,
        both_periods=periods.both,
        numbers=numbers,
        places=places,
        attribute=attribute,
        unit=unit,
        counter=counter,
        due=due,
        figures=figures(subject),
        mentions=find_mentions(text, periods),
        subject=subject,
        words=tuple(words),
        names=tuple((subject[start:end], terms) for start, end, terms in names_in(subject)),
        parts=split_parts(subject),
    )


@once
def held_columns(ledgers: Sequence[Ledger]) -> tuple[Column, ...]:
    """Return the columns that the ledgers have, each once."""
    return tuple(dict.fromkeys(column for ledger in ledgers for column in ledger.columns))


def asked_of_columns(text: str) -> list[tuple[int, int]]:
    """Return where the words stand that ask for a column, as 谁负责 does; they name no subject."""
    return [
        match.span()
        for attribute in attributes()
        if attribute.role is not Role.OTHER
        for match in re.finditer(re.escape(attribute.word), text)
    ]


def find_places(
    text: str, ledgers: Sequence[Ledger]
) -> tuple[tuple[str, ...], list[tuple[int, int]]]:
    """Return the ledgers' places that a text names, and where: they say which ledger, not what."""
    named, spans = [], []
    for place, stem in place_stems(ledgers):
        match = (
            re.search(rf"{re.escape(stem)}(?:省|市|县|区|州|盟|旗)?", text)
            if stem in text
            else None
        )
        if match:
            named.append(place)
            spans.append(match.span())
    return tuple(named), spans


@once
def place_stems(ledgers: Sequence[Ledger]) -> tuple[tuple[str, str], ...]:
    """Return the ledgers' places, each with its name without what kind of place it is."""
    places = dict.fromkeys(ledger.place for ledger in ledgers if ledger.place)
    stems = ((place, re.sub(r"(?:省|市|县|区|自治州|盟|旗)$", "", place)) for place in places)
    return tuple((place, stem) for place, stem in stems if stem)


def find_numbers(text: str) -> tuple[tuple[int, ...], list[tuple[int, int]]]:
    """Return the entry numbers that a text names, and where their words stand."""
    numbers: list[int] = []
    spans = []
    for match in NUMBER.finditer(text):
        if NOT_ENTRY.match(text, match.start()) or RANKED.search(text[: match.start()]):
            continue
        groups = match.groupdict()
        if groups["final"]:
            numbers.append(-1)
        elif groups["run"]:
            length = numeral(groups["length"])
            from_end = groups["run"] in ("最后", "末尾", "倒数")
            numbers += range(-length, 0) if from_end else range(1, length + 1)
        elif groups["head"]:
            numbers.append(1)
        elif groups["last"]:
            numbers.append(-numeral(groups["n1"]))
        elif groups["n3"] and groups["sep"] in ("到", "至", "-", "—"):
            numbers += range(numeral(groups["n2"]), min(numeral(groups["n3"]) + 1, 1000))
        else:
            named = [groups[name] or "" for name in NUMBER_GROUPS]
            read = [numeral(found) for found in re.findall(NUMERAL, " ".join(named))]
            if groups["n7"] and all(1900 < value < 2100 for value in read):
                # 2024、2025两个一季度 names years.
                continue
            numbers += read
        spans.append(match.span())
    return tuple(dict.fromkeys(numbers)), spans


def numeral(text: str) -> int:
    """Return the value of a whole number in Arabic or Chinese numerals."""
    import cn2an

    plain = text.replace("两", "二")
    return int(plain) if plain.isdecimal() else int(cn2an.cn2an(plain, "smart"))


def names_place(word: str) -> bool:
    """Return whether a word is a place's name: one that dictionaries hold, or ends like one."""
    plain = re.sub(r"(?:新区|市|区|县|镇)$", "", word)
    return is_place(plain) or is_place(word) or plain != word


def find_mentions(text: str, periods: PeriodsFound) -> tuple[str, ...]:
    """Return the words that entries have to contain: quoted, or after 提到 and its like."""
    marks = {mark for mark, pattern in patterns() if pattern.search(text)}
    quoted = list(QUOTED.finditer(text))
    places = [match for match in TOUCHING.finditer(text) if names_place(match["words"])]
    named = "mention" in marks or bool(places) or (quoted and ASKS_ENTRIES.search(text))
    listed = EITHER_INSIDE.search(text) if not quoted else None
    if listed:
        return tuple(re.split(r"或者?是?|、|/", listed["words"]))
    either = MENTIONED_EITHER.search(text) if not quoted else None
    if either and not re.match(r"的?(?:百分|多少|几|比例)", text[either.end() :]):
        words = re.split(r"或者?是?", either["words"])
        touching = either["verb"] in ("涉及", "关于")
        if not touching or all(map(names_place, words)):
            return tuple(words)
    counted = COUNTED_TOO.search(text) if not quoted else None
    if counted:
        return counted["words"], counted["too"]
    if "position" in marks or not named:
        return ()
    found: dict[str, None] = {}
    for match in quoted or places or (*MENTIONED.finditer(text), *MENTIONED_BEFORE.finditer(text)):
        word = match["words"].strip()
        word = re.sub(
            r"^(?:了|到|过|我们|咱们|我|的|还有|仍有|有|已经|办(?=培训|班|会)|开(?=会)|搞(?!好))+|(?:方面|那块|相关)$",
            "",
            word,
        )
        if (
            len(word) >= 2
            and not STEP.search(text)
            and not re.search(r"多少|哪|几|什么|啥|金额|数额|百分", word)
            and not MEASURE_OF.match(text, match.end("words"))
            and not re.search(r"完成[^，。]{0,6}(?:任务|计划|目标)$", word)
            and not re.fullmatch(r"事项|任务|工作|项目|内容|条目|地方|的事项", word)
        ):
            found.setdefault(word)
    return tuple(found)


def asked_unit(text: str) -> tuple[str, str]:
    """Return the base unit of the figure asked for and the unit as written; empty if none is.

    A unit that says what is counted comes before a rate, a rate before a mere 几个.
    """
    counted = ("", "")
    for match in unit_pattern().finditer(text):
        if match["scale"] == "亿" and not match["unit"]:
            return "元", "亿元"
        base = units()[match["unit"]][0] if match["unit"] else ""
        if base and base not in ("个", "百分点"):
            return base, match["unit"]
        if base == "个" and not counted[0]:
            counted = (base, match["unit"])
    if POINTS.search(text):
        return "百分点", ""
    if RATE_WORDS.search(text):
        return "%", ""
    if counted[0]:
        return counted
    for pattern, base in MEASURE_WORDS:
        if pattern.search(text):
            return base, ""
    return "", ""


def measures_asked(text: str) -> list[tuple[str, str, str]]:
    """Return the figures that a question asks for, one a clause: its words, base unit and unit.

    开工了多少个、投了多少钱 asks for two, 续建的几个、做前期的几个 as well.
    """
    clauses = re.split(r"[,，、;；:：?？和与及]|以及|还有", text)
    return [(clause, *asked_unit(clause)) for clause in clauses if asked_unit(clause)[0]]


def split_parts(subject: str) -> tuple[str, ...]:
    """Return the pieces between 、和与…, each of which may name a subject of its own."""
    listed = LISTED.search(subject)
    if listed and len(SEPARATORS.split(listed["listed"])) >= 2:
        subject = listed["listed"]
    kinds = OF_KINDS.search(subject)
    if kinds:
        return tuple(one + kinds["noun"] for one in kinds["listed"].split("、"))
    pieces = (piece.strip() for piece in SEPARATORS.split(subject))
    return tuple(piece for piece in pieces if content_words(piece))


def mask(text: str, span: tuple[int, int]) -> str:
    """Return a text of the same length with a span of it blanked."""
    start, end = span
    return text[:start] + " " * (end - start) + text[end:]


def blank_out(text: str, spans: Sequence[tuple[int, int]]) -> str:
    chars = list(text)
    for start, end in spans:
        chars[start:end] = " " * (end - start)
    return re.sub(r"\s+", " ", "".join(chars)).strip()


def names_no_subject(query: Query) -> bool:
    """Return whether the question says of no subject by itself: 还差多少, 那去年呢."""
    if query.marks & {"greeting", "chat", "overview", "total_entries"} or query.mentions:
        return False
    if STEP.search(query.text):
        return True
    if query.numbers or asks_anew(query):
        return False
    phrases = [
        phrase for phrase, _ in query.names if not is_generic(phrase) and not is_measure(phrase)
    ]
    return not phrases and not any(names_subject(word) for word in query.words)


ANEW = re.compile(
    r"(?:哪些|哪几[项个]?|几项|多少项?|有没有)[^，。?？]{0,8}?(?:事项|任务|工作|指标)(?!书)|台账"
)
GOES_ON = re.compile(
    r"其中|这些|那些|里面|里头|上述|上面|以上|它们|这几|那几|^那|^再|^还有|呢[?？]*$"
)


def asks_anew(query: Query) -> bool:
    """Return whether a question asks of a ledger's entries by itself: 一季度哪些事项还没开工."""
    return bool(ANEW.search(query.text)) and not GOES_ON.search(query.text)


def is_elliptic(query: Query) -> bool:
    """Return whether a question goes on from the one before, with a subject of its own or not."""
    return len(query.text) <= 24 and not query.numbers and bool(ELLIPTIC.search(query.text))


def names_subject(word: str) -> bool:
    """Return whether a word by itself says what a question is about."""
    return is_noun(word) and not is_generic(word) and not is_measure(word)


def periods_after(query: Query, earlier: Query) -> tuple[PeriodAsked, ...]:
    """Return the periods of a follow-up: its own, with what they leave to the turn before.

    去年同期 is of the quarter before it; 比三季度多了多少 sets the earlier one beside its own.
    """
    if not query.periods or not earlier.periods:
        return query.periods or earlier.periods
    last = earlier.periods[-1]
    if all(period.text == "当年" for period in query.periods):
        # 离当年目标差几个点 is of the year that the talk is of.
        return earlier.periods
    before = quarter_before(query.periods[0], last) if len(query.periods) == 1 else None
    own = (
        (before,)
        if before
        else tuple(
            replace(period, first_month=last.first_month, last_month=last.last_month)
            if period.year and period.last_month is None
            else replace(period, year=last.year)
            if period.year is None
            else period
            for period in query.periods
        )
    )
    if "compare" in query.marks and len(own) == 1 and own[0] != last:
        return (last, *own)
    return own


def quarter_before(named: PeriodAsked, last: PeriodAsked) -> PeriodAsked | None:
    """Return the quarter before the last turn's, where the question says 上季度."""
    if not named.text.startswith(("上季", "上一季", "上个季", "上一个季")):
        return None
    if last.year is None or last.last_month is None or last.last_month % 3:
        return None
    shift, index = divmod(last.last_month // 3 - 2, 4)
    return PeriodAsked(named.text, last.year + shift, index * 3 + 1, index * 3 + 3)


def asks_thing(query: Query) -> bool:
    """Return whether a question asks for a thing or a time, and so for no figure: 是哪个, 延到什么时候."""
    return bool(re.search(r"哪|什么|谁|怎|啥", query.text)) and not re.search(
        r"多少|几", query.text
    )


def inherit_period(query: Query, earlier: Query) -> Query:
    """Return the query with the period, and the figure asked for, of an earlier one if it has none."""
    return replace(
        query,
        periods=query.periods if query.both_periods else periods_after(query, earlier),
        places=query.places or earlier.places,
        unit=query.unit or earlier.unit,
        counter=query.counter or earlier.counter,
        inherited=True,
    )


def inherit(query: Query, earlier: Query) -> Query:
    """Return the query with what it leaves unsaid from an earlier one."""
    step = STEP.search(query.text)
    if step and earlier.numbers:
        number = earlier.numbers[-1] + (1 if step["next"] else -1)
        return replace(
            query,
            numbers=(number,),
            periods=query.periods or earlier.periods,
            places=query.places or earlier.places,
            words=(),
            inherited=True,
        )
    own = any(names_subject(word) for word in query.words)
    words = tuple(dict.fromkeys((*query.words, *earlier.words)))
    # 52个重点项目 names the entry for what goes on from it, too; a claim is no name.
    named = () if own or "sure" in earlier.marks else earlier.figures
    both = query.both_periods
    return replace(
        query,
        periods=() if both else periods_after(query, earlier),
        places=query.places or earlier.places,
        numbers=() if own else earlier.numbers,
        subject=f"{query.subject} {earlier.subject}",
        words=words,
        marks=query.marks | (earlier.marks & LASTING),
        names=(*query.names, *earlier.names),
        unit=query.unit or ("" if own or asks_thing(query) else earlier.unit),
        counter=query.counter or ("" if own or asks_thing(query) else earlier.counter),
        figures=query.figures or named,
        parts=query.parts if own else earlier.parts,
        inherited=True,
    )
