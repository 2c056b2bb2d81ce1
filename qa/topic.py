"""What a question names: telling words, themes, conditions; and which entries meet them all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import regexes
from index.entry import Entry
from index.lexical import words
from qa.figure_kinds import figure_kind
from qa.glossary import holds
from qa.goals import goal_kind
from qa.mentions import mentioned
from qa.question import Query
from qa.quoted import ASKS_ENTRIES
from qa.select import thresholds
from qa.subject import TELLING, Term, credit, prepare, telling
from qa.themes import HOW, of_theme, theme_names, themes_in
from qa.wording import content_words, is_frame, is_generic, is_noun

# What is asked of a ledger as a whole, and of its entries' states.
WHOLE = re.compile(
    r"情况通报|提纲|汇报稿|简报|台账|挂牌|承诺|事项|形势|总数|几项|多少项|任务(?!书)"
)

FIELD_OF = re.compile(
    r"(?:口|系统|类|线|摊|块|口子|生产|产业|事业|工作|发展|领域|方面|板块|条线|项目|任务|建设)$"
)
SHOWN_EACH = re.compile(
    r"列|找出|挑出|拉[出个]|摆|捋|逐[条项个件]|一[条个件][条个件]|全[给都]|[些几][条件桩]"
)
# 文化口, 海洋业, 大交通 say the field alone; 文化馆 and 科技园 are things of it.
TAILS = frozenset("类口线块摊业局委办圈界链侧端型性化大新各全市省区县的听看查问管抓")
STATES_NAMED = re.compile(r"完成的|没动|在干|在建的|前期的|几项|多少项|状态|归类")

# What stands in brackets, or before 这些…事项, is some of the theme named outside.
ELABORATED = re.compile(
    r"[（(](?:比如|例如|如|像|包括|含)?(?P<inside>[^（()）]{2,60})[)）]"
    r"|(?:——|—|--)(?P<dashed>[^—。？?]{2,60}?、[^—。？?]{2,60}?)(?:——|—|--|[，。？?]|$)"
    r"|(?:包括|比如|例如|含|像)(?P<after>[^，。？?（(]{1,30}、[^，。？?）)]{2,60})"
    r"|[，,：:]从(?P<along>[^，。？?（(]{1,30}、[^，。？?）)]{2,40}?到[^，。？?）)]{2,12}?)(?=[，,。？?]|都|$)"
    # 科研平台有哪些，实验室、中试基地什么的都算
    r"|[，,](?P<counted>[^，,。？?（(]{1,30}、[^，,。？?）)]{2,30}?)(?:什么的|之类的?)(?:都|统统)算"
    r"|^(?P<before>[^，。]{2,60}?)(?:这些|这几个|这几项|这类|这种|一类|[两三四五六]大|等)(?=[^，。]{1,10}(?:事项|任务|项目|工作|盘子|事|活儿))"
)
# 有没有超额完成的 asks for entries as 哪些 does.
ASKS_OPENLY = re.compile(
    r"^(?:还|今年|去年|目前|现在)*有(?:没)?[^，,。?？]{2,10}的(?:事项|任务|项目)?(?:吗|么|没有|没)[?？。]*$|的(?:事项|任务|项目)?有(?:吗|没有)[?？。]*$|有没有[^，,。]{0,20}的(?:事项|任务|项目|工程|指标)?(?=$|[?？，,。])|有没有(?:哪|什么)[项条个]?(?:事项|任务|工作)?"
    # 还没开工的是什么情况 asks of the entries, each for itself.
    r"|的(?:那些|几项|事项|项目)?(?:都|分别|各)?(?:是)?(?:什么|啥)(?:情况|进展|原因)"
)
ENTRIES_MEANT = re.compile(
    r"哪(?!里|儿|个阶段)|[几多][少]?[项条个件]|事项|任务|的有|清单|条目|凡是?[跟和与同]|(?:沾边|搭边|搭界|挂钩)的|(?:提[到及]|涉及)[^，。?？]{2,14}的[。?？]*$"
    # 等省里启动才能往下走的, 在等上级批复的
    r"|才能?[^，。?？]{1,12}的[。?？]*$|(?:在|要|得|须)等[^，。?？]{2,16}的[。?？]*$"
    # 有几处写到了春节; 写到实验室的，数目
    r"|(?:几|多少)[处回次](?:都)?(?:写|提|讲|点|出现|露)"
    r"|(?:提[到及]|涉及|写[到了明着]|点到)[^，。?？]{2,14}的[，,]?(?:总|个|条|件|项)?数[目量]?[。?？]*$"
)

# 总共几项，评为已完成的是几项: of the whole only one state is asked for, beside its number.
TOTAL_AND_PART = re.compile(
    r"(?:一共|总共|共|合计|总计)(?:有|是|列了?)?(?:多少|几)[个项条件](?:项目|任务|事项|工程)?[，,；;、。]"
    r"(?:其中)?[^，,。？?；;、]{2,14}(?:的|有|是|共)*(?:多少|几)[个项条件](?:项目|任务|事项|工程)?[?？。吗呢]*$"
)


def asks_whole(query: Query, terms: Sequence[Term]) -> bool:
    """Return whether a question speaks of the ledger as a whole: 各项任务, but not 养老床位任务."""
    text = query.text
    for term in telling(terms):
        if is_noun(term.word):
            text = regexes.sub(
                rf"{re.escape(term.word)}[^，,。；;？?\s各项的]{{0,4}}?任务", "", text
            )
    return WHOLE.search(text) is not None


def says_what(query: Query) -> bool:
    """Return whether the question itself states what entries have to hold."""
    states_it = query.marks & {"awaiting", "drafted", "placed", "compared", "overdue"}
    # 写明还没开工的: how entries stand, in words that they have to say.
    written = query.mentions and "not_started" in query.marks
    of_figures = goal_kind(query) or figure_kind(query) or thresholds(query)
    return bool(states_it or written or mentioned(query) or of_figures)


def missing_thing(query: Query) -> bool:
    """Return whether 哪些 asks for things inside an entry rather than for entries."""
    asked = regexes.search(
        r"(?:哪些|哪几[个项条]?|有哪些)(?P<what>[\u4e00-\u9fff]{2,8})", query.text
    )
    if asked is None or regexes.match(
        r"事项|任务|项目|指标|工作|条目|内容|在建|续建", asked["what"]
    ):
        return False
    # 哪几项正在签约 says of entries what they do, 哪几项成果 asks for things.
    first = next(iter(words(asked["what"])), "")
    return not (asked[0].startswith(("哪几项", "哪几条")) and not is_noun(first))


def meets_all(terms: Sequence[Term], entry: Entry) -> bool:
    """Return whether an entry meets every telling term, most of them in its title or all in full."""
    prepared = prepare(entry)
    return all(credit(term, prepared) >= 0.6 for term in telling(terms))


def theme_words(query: Query, terms: Sequence[Term]) -> list[str]:
    """Return the title words of the themes that a question names, if it names nothing else.

    海洋和港航 asks for either; 海洋科技 for what is both, so it is no theme of its own here.
    """
    found = themes_in(query.subject)
    names = [name for name in theme_names() if name in query.subject]
    names += [name for name, _ in found if name in query.subject and name not in names]
    rest = query.subject
    for name in names:
        rest = rest.replace(name, " ")
    # 碳汇, which no ledger has, makes of 海洋 something else, however little it weighs.
    listed = query.marks & {"which", "count"} or says_list(query.text) or says_field(query.subject)
    named = [one for one in terms if one.weight >= TELLING or (one.is_strange and not listed)]
    others = [term for term in named if not any(is_of_theme(term, name) for name in names)]
    if not found or others:
        return []
    joined = [item for item in found[1:] if not same_words(item, found[0])]
    if len(query.parts) <= 1 and joined:
        # 海洋重点项目 is what is both: its own words find it.
        return []
    # 海洋科研、海洋项目: no part is of 科研 alone.
    apart = [item for item in found if names_apart(query, item[0])] or found[:1]
    return [word for _, listed in apart for word in listed]


def says_list(text: str) -> bool:
    """Return whether a text speaks of a ledger's entries, or wants them shown one after another."""
    return bool(WHOLE.search(text) or SHOWN_EACH.search(text))


def is_theme_name(query: Query) -> bool:
    """Return whether a question, or a part of one, is a theme's name and nothing else: 港航, 海洋类."""
    bare = query.subject.strip(" ?。,")
    own = [name for name, _ in themes_in(bare)]
    if HOW.sub("", bare) in own and bare not in own:
        return True
    return bare in theme_names() or FIELD_OF.sub("", bare) in theme_names()


def is_title(query: Query, entries: Sequence[Entry]) -> bool:
    """Return whether the theme that a question names is in its ledger's own title.

    民生实事项目整体进度 is of the whole ledger that is called so.
    """
    title = entries[0].ledger_title if entries else ""
    return any(name in title for name in theme_names() if name in query.subject)


def says_field(text: str) -> bool:
    """Return whether a text speaks of a field: by a theme's name alone, or with 方面 or 工作 after it."""
    words = content_words(text)
    alone = bool(words) and all(word in theme_names() for word in words)
    return alone or any(
        regexes.search(rf"{name}(?:活动)?(?:方面|领域|类|工作|事业|条线|板块|这[一]?块|口)", text)
        for name in theme_names()
        if name in text
    )


def is_of_theme(term: Term, name: str) -> bool:
    """Return whether a term says no more than a theme's name: 海洋产业, 交通领域, 生态环境."""
    bare = FIELD_OF.sub("", term.word)
    rest = term.word.replace(name, "", 1)
    return (
        term.word in name
        or bare in name
        or (name in term.word and (shapes_field(rest) or rest in theme_names()))
        # 处理污水 is 污水处理, 治理污水 is 污水治理.
        or f"{name}{term.word}" in theme_names()
    )


def shapes_field(rest: str) -> bool:
    """Return whether what a word says beside a theme's name names no thing: 类, 产业, 强市."""
    return not rest or rest in TAILS or is_generic(rest) or bool(FIELD_OF.fullmatch(rest))


def same_words(one: tuple[str, tuple[str, ...]], other: tuple[str, tuple[str, ...]]) -> bool:
    """Return whether one theme is part of another: 港航 of 海洋, 水利 of 生态."""
    return len(set(one[1]) & set(other[1])) * 2 >= min(len(one[1]), len(other[1]))


def names_apart(query: Query, theme: str) -> bool:
    """Return whether a part of the question names that theme alone."""
    return any([name for name, _ in themes_in(part)] == [theme] for part in query.parts)


def theme_or_all(query: Query, entry: Entry) -> bool:
    found = themes_in(query.subject)
    return not found or found[0][0] in ("经济", "企业") or of_theme(entry, found[0][1])


def elaborated(text: str) -> str:
    """Return what a text says of which members of a field are meant, or an empty string."""
    listed = ELABORATED.search(text)
    return next(group for group in listed.groups() if group) if listed else ""


def spans_periods(query: Query) -> bool:
    """Return whether a question asks of more than one period."""
    return query.both_periods or len(query.periods) > 1


COUNTS_ENTRIES = ("项", "条", "件")


def computed_of_one(query: Query, terms: Sequence[Term]) -> bool:
    """Return whether something is to be computed of a subject: 背街小巷还有几条没开工."""
    if ASKS_ENTRIES.search(query.text) and regexes.search(r"哪|事项", query.text):
        return False
    if spans_periods(query) and query.counter in COUNTS_ENTRIES and says_field(query.subject):
        # 医疗方面今年和去年各几项，差几项 counts the entries of a field.
        return False
    return bool(telling(terms)) and bool(
        query.marks & {"ratio", "remainder", "backward", "average"}
    )


# 殡葬口的挂牌事项, 殡葬口，把…: a field is named as one.
FIELD_NAMED = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,6})(?:口|方面|领域|条线|系统)(?=的|[，,。？?]|今年|去年|20\d\d|都|挂|有|$)"
)


def of_unknown_field(query: Query, terms: Sequence[Term]) -> bool:
    """Return whether a question is of a field that no ledger speaks of, and so not of a whole ledger."""
    named = FIELD_NAMED.search(query.text)
    if named is None or themes_in(named["name"]):
        return False
    return any(term.is_strange and term.word in named["name"] for term in terms)


# What the name of a thing stands before, where it is asked how all of that thing stands.
HEADS = r"(?:任务|项目|工程|工作|建设|事项|总体|整体|形势|扩建|生产)"
OF_THING = rf"(?:(?<={HEADS})|[^，,。；;：:？?、的各和与跟委局厅处办要想请下设定]{{0,4}}?{HEADS})"

# 各项任务, 年度任务 are the ledger's own.
ALL_OF_IT = re.compile(r"各|每|所有|全部|全年|年度|目标|重点|主要|[这那]")


def of_unheld_thing(query: Query, terms: Sequence[Term], texts: Sequence[str] = ()) -> bool:
    """Return whether a question is of a thing that no ledger has, and so not of a whole ledger.

    高铁任务哪些没开工 and 机场扩建总体怎样 are answered by no list of what has nothing to do with it.
    With `texts` any of those has to have it.
    """
    return any(
        (term.is_strange or (texts and not any(holds(text, term.word) for text in texts)))
        and is_noun(term.word)
        and not (is_generic(term.word) or is_frame(term.word) or themes_in(term.word))
        and not ALL_OF_IT.match(term.word)
        and regexes.search(re.escape(term.word) + OF_THING, query.text)
        for term in telling(terms)
    )
