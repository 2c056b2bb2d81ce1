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
from qa.glossary import names_in
from qa.marks import marks_in
from qa.number_columns import column_asked
from qa.once import once
from qa.periods import PeriodAsked, blank, find_periods
from qa.quoted import find_mentions
from qa.units_asked import asked_unit
from qa.wording import (
    TAGS,
    content_words,
    normalise_question,
)

LONGEST_QUESTION = 2000
MONTH_BEFORE = re.compile(r"(?:1[0-2]|[1-9])月(?:[上中下]旬|底|末|初)?(?:之前|以前|前)")
FRAME = re.compile(
    r"(?:[这那]|去年|今年)?[本份]账本?(?![户号单])(?:[里中上])?|(?:以|作为)(?:牵头|配合|协办|责任|主办|参与)(?:单位|部门|方)(?:的?(?:身份|角色))?(?:参与|参加|承担)?|没(?:有|啥)?问题(?=[吧吗么?？。]|$)|(?:台账|进展(?:情况)?|栏)(?:中|里|内|上|栏)"
    # 按条理一理: that entries are to be told one by one.
    r"|按[条项](?:(?P<told>[理捋说讲念列数过报])(?:一(?P=told)|(?P=told)|一下|一遍|出来|给我)|(?=[，,。]))"
    # 真金白银花下去多少, 投进去多少资金: that money is asked for.
    r"|真金白银(?:地)?(?=[花投砸拿掏])"
    r"|[投花砸](?:进去|下去|出去)了?多少(?:资金|经费|钱)?(?=[了呢啊呀]?(?:[，,。；;？?]|$))"
    # 回头看2024年开局: what only looks back at a period.
    r"|(?:回头|回过头来?)看看?(?=20\d\d年|去年|前年)|(?<=年)开局(?=[，,])"
    # 是在哪座城市: where something is, is no subject.
    r"|(?<=[在到])哪(?:一?[个座])?(?:城市|国家)"
    # 举个例子: that something is to be named for many.
    r"|(?:能|可以|请|麻烦|再|顺便)*举(?:出|上)?(?:一|两|几|1|2)?个(?:实)?例子?(?:来|看看|说说)?"
    # 另外那个请外国友人来的活动: what leads from the turn before.
    r"|^那?(?:另外|还有|再有|此外)(?:那个|一个|那项|[，,])"
    # 轨道交通这块给我说两句: that somebody is to speak of it.
    r"|(?:这一?块|那一?块)?(?:请|麻烦)?(?:给|跟|帮|同)?(?:我们?|咱们?|大家)?(?:说|讲|谈|聊|唠|介绍|汇报)(?:一下|两句|几句|说|讲|谈)(?=[。?？!！]*$)"
    # 进展请列个单子: in what form it is wanted.
    r"|(?:请|麻烦|帮|给|替|我们?)*(?:列|拉|整理|做|出|拟|搞)(?:成|出)?一?[个份张](?:单子|清单|表格?|名单)(?=[。?？!！]*$)"
    # 照这个速度年底能完成多少: how fast it goes is no subject.
    r"|(?:按照|照|按)着?(?:这个?|目前的?|现在的?|眼下的?|当前的?|这样的?|这种)?(?:进度|速度|势头|节奏)(?=[^，,。]{2})"
    # 城里乡下各安排了什么: wherever it is.
    r"|(?:城里[、和跟与]?(?:乡下|村里|乡里)|城乡|城市[、和跟与]?(?:农村|乡村)|市里[、和跟与]?[区县]里)(?=各|都|分别)"
    # 两下差几项: of the two that are named.
    r"|两下里?(?=相?差|比|合|加)"
    # 停车场的那个规划也帮我查查: that somebody is to look it up.
    r"|(?:也|再|顺便|麻烦|请)*(?:帮我们?|帮忙|替我们?|给我们?)(?:也|再)?(?P<look>[查看找瞅翻])(?:(?P=look)|一(?P=look)|一?下)?吧?(?=[。?？!！]*$)"
)
CLAIM = re.compile(r"过半|一半|[一二两三四五六七八九]成")
# 省市、海洋、都市圈三类重点项目: each is of the noun that they share.
OF_KINDS = re.compile(
    r"(?P<listed>[\u4e00-\u9fffA-Za-z0-9]{1,8}?(?:[、和与跟][\u4e00-\u9fffA-Za-z0-9]{1,8}?)+)(?:这)?(?<!\d)[两二三四五六2-6][类种个项批](?P<noun>[\u4e00-\u9fff]{2,6}?)(?=完成|开工|今年|投资|增|的|各|分|[,，。?？ ]|$)"
)
# 地铁和治堵这两类交通任务 are two subjects as they stand.
OF_ENTRIES = re.compile(r"(?:任务|事项|工作|指标|内容)$")
LISTED = re.compile(r"[（(:：](?P<listed>[^（()）:：?？。]*[、,，/][^（()）:：?？。]*)")
# …的事项（2025年）: a period in brackets at the end is said as well as one that opens a question.
PERIOD_LAST = re.compile(
    r"^(?P<rest>.+?)[（(](?P<period>(?:20\d\d年?|今年|去年)(?:(?:前?[一二三四1-4]个?季度|[上下]半年))?)[）)](?P<end>[?？。]*)$"
)
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


# 开了工, 完了工: the verb is said in two.
SPLIT_VERB = re.compile(r"(开|动|完|竣|封|破)了(工|土|顶)(?![\u4e00-\u9fff]?厂|程|业|地)")
# 开没开工: whether it is so is asked, and nothing is said not to be.
WHETHER = re.compile(r"(?P<verb>[开动完竣封破])没(?:有)?(?P=verb)(?=[工顶土])")
# 增幅过5个点: the points of a rate are percentage points.
RATE_POINTS = re.compile(
    r"(?P<rate>[增涨升降快慢率速幅][^，,。；;？?]{0,10}?\d[\d.]*)个点(?=[的是有吗呢，,。；;？?]|以[上下]|左右|$)"
)
# 连工都没开: the verb is said after its object.
OBJECT_FIRST = re.compile(
    r"连?(?P<thing>[工土顶])[都也](?:还)?(?P<not>没有?|未)(?P<verb>[开动完竣破封])(?!始|展|发|通|成)"
)
# 不低于目标, 没有落后的: what is not behind has kept up.
GOAL_SAID = r"(?=[^，,。；;？?\d]{0,6}(?:目标|计划|任务|预期))"
NOT_BELOW = re.compile(rf"(?:(?<!有)没有?|并?未|不)(?:低于|少于|差于|逊于|不及){GOAL_SAID}")
NOT_ABOVE = re.compile(rf"(?:(?<!有)没有?|并?未|不)(?:高于|高出|快于){GOAL_SAID}")
NOT_FASTER = re.compile(r"(?:(?<!有)没有?|并?未|不)快于(?=时序|序时|进度)")
NOT_BEHIND = re.compile(
    r"(?:(?<!有)没有?|并?未|不)(?:出现)?(?:慢于|落后于?|滞后于?|掉队|拖后腿)了?(?:于)?(?:时序进度|序时进度|时序|序时|进度)?(?!吗|[么嘛]?[?？])"
)
# 比年初定的5%低几个百分点: the goal, by its number.
GOAL_BY_NUMBER = re.compile(
    r"(?<=比|离|较|跟|与|和|同)(?:年初|当初|原先|原来|事先|原本|计划)?(?:所)?(?:定|设定|下达|承诺)的(?:(?:增长)?\d[\d.]*[%％]|数字?|数目|目标数?|指标)(?=[的目标]{0,3}(?:相?比|还|要|低|高|慢|快|差|少|多|相差))"
)
# 财政那块一季度收的 is 财政收入.
FISCAL = re.compile(
    r"财政(?:[那这]一?块|口|上|方面)?(?P<when>(?:今年|去年)?(?:[一二三四]季度|上半年|全年)?)收(?:的|上来的?)(?:钱)?(?=[，,多少比有是])"
)
# 第20项我记得是港口方面的，投了多少: what the asker recalls of an entry that the number names.
RECALLED = re.compile(
    r"(?<=\d[项条件号])(?:我|俺)(?:记得|印象[里中]?)(?:应该|好像|大概)?是[^，,。?？多少几哪]{1,10}的(?=[，,])"
)
# “新培育”三个字的: words that stand somewhere, however many characters they have.
CHARACTERS = re.compile(r"(?<=[”\"’」])[这那]?[一两二三四五六七八]个字")
# 哪些搞定了, 有几项办成了: of entries as a whole.
ALL_DONE = re.compile(
    r"(?P<which>(?:哪[些几]|[几多]少?|谁)[项条件]?(?:事项|任务|工作)?(?:都|已经?|全|算)*)"
    r"(?:办成|搞定|办妥|弄完|弄好|做成)了?(?=的|[，,。?？呢啊]|$)"
)
# 超过400亿了吧: money, where nothing else is counted.
BARE_MONEY = re.compile(
    r"(?P<amount>\d[\d.]*万?亿)(?=[了的吧吗呢又却且但而，,。；;？?]|以[上下内]|左右|$)"
)
# 不涉及企业的: entries that do not speak of it.
NOT_TOUCHED = re.compile(
    r"(?<![是有涉])(?:没有?|未|不)(?:涉及|牵涉|关系)到?(?=[\u4e00-\u9fff“\"]{2})"
)
# 能生产了没有, 开始生产了吗: the plant is in production.
PRODUCING = re.compile(r"(?:能|能够|可以|开始|正式)+生产(?=了(?:没|吗|么|吧|[?？。]|$))")
# 招完标 is 完成招标: what is done is said between the two halves of its verb.
DONE_BETWEEN = re.compile(
    r"(?P<verb>招|评|立|签|封|竣|验|核)完(?P<thing>标(?!准)|项(?!目)|约|顶|工(?!作)|收(?!入)|准(?!备))"
)
# 种树种了多少亩: the verb is said again after its object, which is no word with it.
VERB_AGAIN = re.compile(
    r"(?P<verb>[种栽植修建盖挖打造装铺换拆改治养育招签买卖])[\u4e00-\u9fff]{1,4}(?=(?P=verb)(?:[了得过没]|到(?!现在|今|目前)))"
)


def parse(
    question: str,
    ledgers: Sequence[Ledger] = (),
    is_held: Callable[[str], bool] = lambda pair: False,
) -> Query:
    """Return what a question says by itself.

    `is_held` tells of a pair of characters whether the ledgers have it.
    """
    text = TAGS.sub(" ", normalise_question(question))[:LONGEST_QUESTION].strip()
    text = SPLIT_VERB.sub(r"\1\2了", PERIOD_LAST.sub(period_first, text))
    text = WHETHER.sub(r"是否\g<verb>", text)
    text = RATE_POINTS.sub(r"\g<rate>个百分点", text)
    text = OBJECT_FIRST.sub(r"还\g<not>\g<verb>\g<thing>", text)
    text = NOT_FASTER.sub("慢于", NOT_ABOVE.sub("没有超过", text))
    text = NOT_BEHIND.sub("跟上时序进度", NOT_BELOW.sub("达到", text))
    text = FISCAL.sub(r"\g<when>财政收入", text)
    text = GOAL_BY_NUMBER.sub("目标", text)
    text = CHARACTERS.sub("", RECALLED.sub("", text))
    text = ALL_DONE.sub(r"\g<which>完成了", text)
    text = BARE_MONEY.sub(r"\g<amount>元", NOT_TOUCHED.sub("没提到", text))
    text = DONE_BETWEEN.sub(r"完成\g<verb>\g<thing>", text)
    text = PRODUCING.sub("投产", VERB_AGAIN.sub(r"\g<0> ", text))
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
    frames = [match.span() for match in FRAME.finditer(text)]
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


def period_first(match: re.Match[str]) -> str:
    """Return a question that ends with a period in brackets with that before it."""
    period = match["period"] + ("年" if match["period"].isdigit() else "")
    return f"{period}{match['rest']}{match['end']}"


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
    r"|^[跟和与同](?=[\u4e00-\u9fff]{2})|(?:沾边|搭边|搭界|挂钩|有关|相关)的(?:挂牌)?(?:事项|任务|条目|工作|项目|事情?)$"
    # 中试基地这类创新平台
    r"|[这那][些一]?类的?[\u4e00-\u9fff]{2,6}(?<![上下里中前后])$"
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
