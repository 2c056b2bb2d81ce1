"""Names, places or holders asked of what is counted or not done yet: 没开工的是哪些厂."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import regexes
from index.entry import Entry, Role
from index.figures import figures
from qa.asked_figures import leading
from qa.documents_named import DOCUMENT
from qa.located import Located, located, sentence
from qa.parts_asked import DISTRICTS, names_beside, names_in_figures
from qa.question import Query
from qa.subject import Term, met, telling
from qa.wording import content_words, is_generic, is_measure, is_noun

# 没开工的, 还没接上水的, 剩下没动的: what is not done, said of things, and not what is not said.
UNDONE = r"(?:(?<!有)没(?:有|能)?|未(?!来|必)能?)(?!什么|哪|多少|几|写|说|提|讲|报|列|公布|到(?!位)|达(?!标)|超|满|足)(?:(?![的那这])[\u4e00-\u9fff]){1,8}?"
# 厂, 街, 企业: what things are, none of which is an entry of a ledger.
THING = r"(?:厂|村|街|巷|路|站|线|户|区(?!间|域)|镇|县|企业|公司|单位|业主|医院|学校|机构|片区|院区|小区|社区|地方|办事处|码头|公园|河|桥|人|家|品种|规划)"
WHICH = rf"(?:哪(?:些|几|\d+|[一两二三四五六七八九十])?[个家条座所处户名]?[\u4e00-\u9fff]{{0,1}}?{THING}|哪(?:几|\d+|[两二三四五六七八九十])?[个家条座所处户](?=的?(?:[、，,。?？]|$)))"
NAMES = r"(?:名字|名称|名单|叫(?:什么|啥)|都?有谁|是谁|谁家|(?:项目|企业|单位|村|街|路)名(?!单))"
# 给没参保的人搞的那个行动叫什么 asks for the name of another thing.
ON = r"(?:(?![那这](?:个|项|条)|[搞办做]的)[^，,。；;？?])"
UP_TO = rf"{ON}{{0,16}}?[，,]?{ON}{{0,8}}?"
ASKED = re.compile(
    # 没开工的项目是哪些厂的, 没开工的17个分别叫什么
    rf"{UNDONE}的?{UP_TO}(?:{WHICH}|{NAMES})"
    # 没开工的是哪些厂？名字列给我
    rf"|{UNDONE}的?[^。；;]{{0,12}}?哪些[^。；;]{{0,8}}[？?，,][^。；;？?]{{0,4}}{NAMES}"
    # 没动的17个项目是哪些, 没开工的分别是什么
    rf"|{UNDONE}的?[^，。；;？?]{{0,4}}\d+[\u4e00-\u9fff]{{1,8}}?(?:是|有)(?:哪些|什么|啥)|{UNDONE}的[^，。；;？?]{{0,10}}(?:分别|各自)(?:是|有)?(?:哪|什么|啥)"
    # 哪些污水处理厂还没开工
    rf"|哪(?:些|几[个家条座所处户]?)[^，。；;？?]{{0,10}}?{THING}(?:都|至今|到现在|还|尚|仍)*{UNDONE}(?:[，,。?？]|$)"
    # 没参加互认的医院有哪些
    rf"|{UNDONE}的[^，。；;？?]{{0,10}}?{THING}都?(?:是|有)(?:哪些|什么|啥|谁)"
)
# 开工的9个是哪些厂: of so many as the entry itself counts.
OF_COUNTED = re.compile(
    rf"\d+[个条座家处][^，。；;？?]{{0,12}}?(?:是|在|叫|有){WHICH}(?:[\u4e00-\u9fff]?的|呢)?(?=[、，,。；;？?]|$)"
    # 筛了哪5家酒店, 优化的10处路口在哪
    # 27条小巷哪条先完工, 7条线里哪条最快
    r"|\d+[条个家座处][^，。；;？?]{0,10}?(?:[里中](?:头|面)?)?[，,]?哪(?:一)?[条个家座处](?:会|能|的)?(?:率?先|第一|最|进度最|通过|没通过|成功|落选)"
    r"|哪(?:\d+|[两三四五六七八九十])[个条座家处所][^，。；;？?]{0,6}(?=[，,。；;？?]|$)"
    r"|\d+[个条座家处所][^，。；;？?]{0,12}?(?:都|分别)?(?:是)?在(?:哪(?:里|儿|些地方)?|什么(?:地方|位置))(?=[，,。；;？?]|$)"
    r"|(?:已经?|了)(?:开工|动工|完工|建成|接入|封顶|通过|入选|签约)的\d+[个条座家处][^，。；;？?]{0,8}(?:是|在|叫|有)(?:哪些|哪几|什么|啥|谁)"
    # 27条开工的背街小巷叫什么路
    r"|\d+[个条座家处户][^，。；;？?]{1,12}?(?<!通知)(?<!方案)(?<!办法)(?<!文件)(?<!活动)(?<!行动)(?<!计划)(?:分别|都|各)?叫(?:什么|啥)(?:名字?|[路街巷村站厂店河]名?)?(?=[，,。；;？?]|$)"
)
# 西海岸、胶州、莱西三个
LISTED_BEFORE = re.compile(r"、[\u4e00-\u9fff]{2,6}$")
# 没开工的有几个, 还没定下来的是什么时候: no names are asked for.
NO_NAMES = re.compile(
    r"事项|任务|指标|台账|名单[^，。？?]{0,6}(?:定|敲|出|公布|圈|选|锁)|哪(?:年|月|天|一?步|个?(?:环节|阶段))"
)
# 没开工的是哪几条 may be entries of a ledger.
ENTRIES = re.compile(r"哪[些几]?(?:[项件]|条(?![街巷线路河]))")


def asks_names_of_undone(query: Query) -> bool:
    """Return whether those that are not done are asked for by name, by place or by whose they are."""
    other = NO_NAMES.search(query.text) or ENTRIES.search(query.text)
    return bool(ASKED.search(query.text)) and not other


def counted_by_name(query: Query, entry: Entry) -> list[Located]:
    """Return the figures of an entry's progress whose things a question asks for by what they are."""
    asked = None if NO_NAMES.search(query.text) else OF_COUNTED.search(query.text)
    if asked is None:
        return []
    stated = {one.value for one in figures(asked[0]) if one.value > 1}
    return [one for one in located(entry, Role.PROGRESS) if one.figure.value in stated]


def part_unnamed(query: Query, entry: Entry) -> bool:
    """Return whether names are asked of what is counted or not done, and an entry gives none of the kind.

    The title of a document is a name only where documents are what the entry counts.
    """
    counted = counted_by_name(query, entry)
    if counted:
        named = any(names_beside(one) or LISTED_BEFORE.search(leading(one)) for one in counted)
    elif asks_names_of_undone(query):
        named = names_in_figures(entry)
    else:
        return False
    by_place = regexes.search(
        r"哪[^，。；;？?]{0,2}(?<![片园院])[区县镇]|在哪(?![^，。？?]{0,4}[河街路村])|什么地方",
        query.text,
    )
    if named or (by_place and DISTRICTS.search(entry.progress)):
        return False
    counts_documents = regexes.search(r"(?:规划|办法|方案|标准|条例)[。]?$", entry.title.strip())
    return not (counts_documents and DOCUMENT.search(entry.progress))


# 56.7亿里政府出了多少, 17.77亿给企业多少: who gave or got a part of an amount that is stated.
MONEY_PART = re.compile(
    r"\d[\d.]*[万亿]+元?(?:资金|投资|的?钱)?[里中]?(?:头|面)?[，,]?(?:其中)?(?:拨|投|分|补)?(?:给|到)?"
    r"(?P<party>政府|财政|国家|中央|省级|省里|市级|市里|区里|企业|民间|社会资本|个人|群众|银行|外资|高校|院所|农民|农户)[^，,。；;？?]{0,6}?(?:多少|几[百千万亿成])"
)


def money_part(query: Query, entry: Entry) -> str:
    """Return who is asked for with what he gave or got of an amount, if an entry says no amount of him."""
    asked = MONEY_PART.search(query.text)
    if asked is None:
        return ""
    party = asked["party"]
    stated = {one.value for one in query.figures}
    told = (
        one
        for one in located(entry, Role.PROGRESS)
        if one.figure.base in ("元", "%") and one.figure.value not in stated
    )
    return "" if any(party[:2] in one.clause for one in told) else party


# 甲项目已试运行，全市农业大项目累计完成投资4.44亿元: the second is of them all.
OF_ALL = re.compile(r"^(?:其中)?(?:目前|截至目前)?(?:全[市省区县]|我[市省区县])(?!级)")


def told_of_all(query: Query, terms: Sequence[Term], one: Located) -> str:
    """Return the thing that a question names, where a figure of the same sentence is of all such things.

    Nothing where the question asks for all of them, too, or the title names the thing.
    """
    said = sentence(one)
    clause = one.clause.strip()
    whole = OF_ALL.match(clause)
    if whole is None or whole[0][-2:] in query.text:
        return ""
    own = clause.partition(one.figure.amount)[0]
    nouns = [word for word in content_words(own) if is_noun(word) and not is_measure(word)]
    if any(word in query.text for word in nouns if not is_generic(word)):
        return ""
    before = said.partition(clause)[0]
    for term in telling(terms):
        if met(term, before) >= 1 and not met(term, one.entry.title):
            return term.word
    return ""
