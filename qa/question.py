"""A question and its history → Query: what is asked, of which entries, in what words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index import regexes
from index.entry import Column, Ledger, Role
from index.figures import Figure, figures
from qa.asides import plainly
from qa.attributes import (
    Attribute,
    asked_of_columns,
    attributes_in,
    held_columns,
    titles_held,
)
from qa.deadlines import Due, find_due
from qa.entry_numbers import find_numbers
from qa.errands import without_framing
from qa.framing import words_framing
from qa.glossary import names_in
from qa.marks import marks_in
from qa.number_columns import column_asked
from qa.once import once
from qa.periods import PeriodAsked, blank, find_periods
from qa.quoted import find_mentions
from qa.rewriting import rewritten
from qa.units_asked import asked_unit
from qa.wording import (
    TAGS,
    content_words,
    normalise_question,
)

LONGEST_QUESTION = 2000
MONTH_BEFORE = re.compile(r"(?:1[0-2]|[1-9])月(?:[上中下]旬|底|末|初)?(?:之前|以前|前)")
CLAIM = re.compile(r"过半|一半|[一二两三四五六七八九]成")
# 省市、海洋、都市圈三类重点项目: each is of the noun that they share.
OF_KINDS = re.compile(
    r"(?P<listed>[\u4e00-\u9fffA-Za-z0-9]{1,8}?(?:[、和与跟][\u4e00-\u9fffA-Za-z0-9]{1,8}?)+)(?:这)?(?<!\d)[两二三四五六2-6][类种个项批](?P<noun>[\u4e00-\u9fff]{2,6}?)(?=完成|开工|今年|投资|增|的|各|分|[,，。?？ ]|$)"
)
# 地铁和治堵这两类交通任务 are two subjects as they stand.
OF_ENTRIES = re.compile(r"(?:任务|事项|工作|指标|内容)$")
LISTED = re.compile(r"[（(:：](?P<listed>[^（()）:：?？。]*[、,，/][^（()）:：?？。]*)")
# 从地铁到公交再到停车, and 从地铁、公交到停车: so many subjects.
STEPWISE = re.compile(
    r"从(?P<first>[^，,、。；;？?到]{2,12})到(?P<then>[^，,、。；;？?到]{2,12})(?P<more>(?:[，,]?再到[^，,、。；;？?到]{2,16})+)"
)
ALONG = re.compile(
    r"从(?P<listed>[^，,。；;？?（(到]{1,30}、[^，,。；;？?）)到]{2,40})到(?=[^，,。；;？?）)到]{2,12})"
)
SEPARATORS = re.compile(
    r"跑赢|跑输|赶上|是(?=[\u4e00-\u9fff]{2,20}的(?:几|多少)倍)|(?<!占)(?<!百分)比(?![例重较去上下今同率])|/|[、,，;；：:。?？!！]|——|—|以及|(?<=[快慢高低多少大])还是(?![比更较变偏降有])(?=[^，,。?？]{2,16}[快慢高低多少大](?:[呢啊些点，,。?？]|$))|还有|连同|外加|(?<=[\u4e00-\u9fff]{2})加上(?=[\u4e00-\u9fff]{2})|和(?!美(?![丽术食容国妙]))|与|跟|(?<![一不共合会协相如联])同(?![比期时一样级等步城])(?=[^，,。?？]{2,16}?(?:比|[，,][^，,。?？]{0,12}(?:差|谁|哪[个边项]|[高低]多?[少几])))|(?<![涉提顾论])及(?!时|以[上下内外])|或者?"
)


@dataclass(frozen=True, slots=True)
class Query:
    """A question as understood: frozen, readable, with every part's own words.

    `subject` is the question without the words that name period, number or form;
    `words` are its content words; `names` the glossary's terms for parts of it;
    `unit` is the base unit of the figure asked for, `figures` those that the question states;
    `numbers` counts from 1, negative from the end; `column` is the column of numbers that it names;
    `aside` is what was said before it of who asks and why.
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
    column: str = ""
    aside: str = ""
    inherited: bool = False


def parse(
    question: str,
    ledgers: Sequence[Ledger] = (),
    is_held: Callable[[str], bool] = lambda pair: False,
) -> Query:
    """Return what a question says by itself.

    `is_held` tells of a pair of characters whether the ledgers have it.
    """
    text = rewritten(TAGS.sub(" ", normalise_question(question))[:LONGEST_QUESTION].strip())
    said, text = text, unquoted_columns(plainly(text, is_held), held_columns(ledgers))
    marks = marks_in(text)
    due, due_span = find_due(text, ledgers)
    numbers, number_spans = find_numbers(text)
    attribute = next(iter(attributes_in(text, held_columns(ledgers), titles_held(ledgers))), None)
    dated = blank(text, [due_span])
    if attribute and attribute.role is Role.DEADLINE:
        # 进度安排里6月底前要干什么 asks of the column, and of no period.
        dated = MONTH_BEFORE.sub(lambda one: " " * len(one[0]), dated)
    periods = find_periods(dated, ledgers)
    unit, counter = asked_unit(text)
    frames = [match.span() for match in words_framing().finditer(text)]
    places, place_spans = find_places(text, ledgers)
    frames += place_spans
    if attribute and any(column.name == attribute.word for column in held_columns(ledgers)):
        # 业主单位是谁: a column's own name is no subject.
        frames += [match.span() for match in regexes.finditer(re.escape(attribute.name), text)]
    subject = blank_out(
        text, (*periods.spans, *number_spans, *frames, due_span, *asked_of_columns(text, ledgers))
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
        mentions=find_mentions(text),
        subject=subject,
        words=tuple(words),
        names=tuple((subject[start:end], terms) for start, end, terms in names_in(subject)),
        parts=split_parts(subject),
        column=column_asked(text, ledgers),
        aside=without_framing(said.removesuffix(text)) if said != text else "",
    )


def unquoted_columns(text: str, columns: Sequence[Column]) -> str:
    """Return a text without the quotation marks around the names of columns: “存在问题”一栏.

    They say no words that an entry has to hold.
    """
    for column in columns:
        own = re.escape(column.name)
        text = regexes.sub(
            rf"[“\"‘「]({own})[”\"’」](?=(?:这|那)?(?:一)?[栏列项]|[填写标]|为|是[“\"空无])",
            r"\1",
            text,
        )
    return text


def find_places(
    text: str, ledgers: Sequence[Ledger]
) -> tuple[tuple[str, ...], list[tuple[int, int]]]:
    """Return the ledgers' places that a text names, and where: they say which ledger, not what."""
    named, spans = [], []
    for place, stem in place_stems(ledgers):
        match = (
            regexes.search(rf"{re.escape(stem)}(?:省|市|县|区|州|盟|旗)?", text)
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
    stems = ((place, regexes.sub(r"(?:省|市|县|区|自治州|盟|旗)$", "", place)) for place in places)
    return tuple((place, stem) for place, stem in stems if stem)


def split_parts(subject: str) -> tuple[str, ...]:
    """Return the pieces between 、和与…, each of which may name a subject of its own."""
    subject = ALONG.sub(r"\g<listed>、", stepwise_listed(subject))
    listed = LISTED.search(subject)
    # 对外开放与国际交往：有哪些，到什么地步 lists no subjects after its colon.
    if listed and len(list(filter(content_words, SEPARATORS.split(listed["listed"])))) >= 2:
        subject = listed["listed"]
    kinds = OF_KINDS.search(subject)
    if kinds and ("、" in kinds["listed"] or not OF_ENTRIES.search(kinds["noun"])):
        return tuple(one + kinds["noun"] for one in regexes.split("[、和与跟]", kinds["listed"]))
    pieces = (piece.strip() for piece in SEPARATORS.split(subject))
    return tuple(piece for piece in pieces if content_words(piece))


# 请梳理治水 and 造林几个方面的事项: what stands around the first and the last of an enumeration.
FRAMED = re.compile(
    # 要布局的实验室、技术中心: what is to be done with all of them.
    r"^(?:要|想|新)*(?:新增|新建|布局|建设|打造|培育|创建|安排|谋划|组建|设立)的(?=[\u4e00-\u9fff]{2})"
    # 跟海洋、港口、航运沾边的任务
    r"|^(?:[跟和与同](?:我们|咱们?)?|涉及到?|关于)(?=[\u4e00-\u9fff]{2})|(?:沾边|搭边|搭界|挂钩|有关|相关)的(?:挂牌)?(?:事项|任务|条目|工作|项目|事情?)$"
    # 中试基地这类创新平台
    r"|[这那][些一]?类的?[\u4e00-\u9fff]{2,6}(?<![上下里中前后])$"
    # 农产品、乡村建设这一摊, 这一摊挂了哪几件事
    r"|[这那]一?[摊块]儿?(?:的?(?:挂牌)?(?:事项|任务|条目|工作|项目|事儿?))?"
    r"(?:都|一共|总共)?(?:(?:挂|列|安排|部署|有)(?:了|着|上)?(?:些)?(?:哪些|哪?几[件项条个桩]|什么|啥)(?:事项|任务|工作|事儿?)?)?$"
    r"|^(?:[省市县区]里|我市)的?(?=[\u4e00-\u9fff]{4})"
    r"|^(?:请|帮我们?|给我们?|麻烦|把|将|就|再|梳理|汇总|整理|统计|盘点|列出?|看看?|说说|一下|下|像|比如|例如|如|包括|\s)+(?=[\u4e00-\u9fff]{2})"
    # 健身三块民生工作总的情况呢
    r"|(?:这|那)?(?:[几两三四五六七八九十]|\d)(?:个|大|项)?(?:方面|领域|板块|块|类|条线|口|指标|桩|样)[\u4e00-\u9fff]{0,4}?(?:的?(?:挂牌)?(?:事项|任务|条目|工作|项目|内容|事))?(?:总的|的)?(?:情况|进展)?[呢吧]?$"
    r"|(?:这些|那些)的?(?:挂牌)?(?:事项|任务|条目|工作|项目|情况|进展|内容)?$|等等?$"
)


def unframed(part: str) -> str:
    """Return a part of an enumeration without what only frames it."""
    return FRAMED.sub("", part.strip()).strip() or part


def stepwise_listed(text: str) -> str:
    """Return a text in which 从甲到乙再到丙 is 从甲、乙到丙, as other enumerations are put."""

    def put(match: re.Match[str]) -> str:
        then = regexes.split("[，,]?再到", match["more"])[1:]
        return f"从{'、'.join((match['first'], match['then'], *then[:-1]))}到{then[-1]}"

    return STEPWISE.sub(put, text)


def blank_out(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return a text without what stands in some spans, as running words."""
    return regexes.sub(r"\s+", " ", blank(text, spans)).strip()
