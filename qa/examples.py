"""What an entry says of the one thing that its title names for many: 张村河净化厂等16个污水处理项目."""

from __future__ import annotations

import re

from index import regexes
from index.entry import Entry, Role
from qa.draft import Span, Statement, title_span
from qa.question import Query
from qa.quote import sentences, words_of
from qa.wording import content_words, is_generic, is_measure, is_noun

# 张村河二期那批项目: all that it is named for.
WITH_THE_REST = re.compile(
    r"[这那](?:一)?(?:批|些|几个|揽子|堆)|所在的?|等(?:\d+|[两二三四五六七八九十])?[个条座项家]"
)
OF_MANY = re.compile(
    r"(?P<named>[\u4e00-\u9fffA-Za-z0-9“”、（）()]{3,40}?)等(?P<count>\d+)(?P<unit>[个条家座处所项])(?P<things>[\u4e00-\u9fff]{2,14})"
)
# What is to be done with it stands before the name.
VERB = re.compile(
    r"^(?:积极|加快|全面|持续|继续|全力|扎实)*(?:开工建设|推进|推动|实施|建设|新建|改造|完成|打造|建成|启动|治理|整治|提升)*"
)
LEAST_SHARED = 3


def one_of_many(query: Query, entry: Entry) -> Statement | None:
    """Return what the progress says of the one that a question names of many, or that it says nothing.

    None where it asks of all of them, by their number or by what they are called together.
    """
    if query.numbers or query.marks & {"compare", "which"} or WITH_THE_REST.search(query.text):
        return None
    found = ((one, name_asked(one, query, entry)) for one in OF_MANY.finditer(entry.title))
    match, name = next(((one, name) for one, name in found if name), (None, ""))
    if match is None:
        return None
    column, head = entry.column(Role.PROGRESS), name[:LEAST_SHARED]
    spans = tuple(
        Span(entry, column or "", start, end)
        for start, end in sentences(entry.progress)
        if head in entry.progress[start:end]
    )
    if spans:
        return Statement(f"台账中提到“{name}”的是：{words_of(spans)}", spans)
    all_of_them = f"{match['count']}{match['unit']}{match['things']}"
    words = f"台账没有单独写明“{name}”的情况，只有所在的{all_of_them}的进展。"
    return Statement(words, (title_span(entry),))


def name_asked(match: re.Match[str], query: Query, entry: Entry) -> str:
    """Return which of the names that a title gives for many a question asks of, and of nothing else."""
    if any(str(figure.value) == match["count"] for figure in query.figures):
        return ""
    name = next((one for one in names_of(match["named"]) if is_named(one, query.text)), "")
    if not name:
        return ""
    common = "|".join(map(re.escape, content_words(match["things"]))) or "(?!)"
    said = re.escape(shared_start(name, query.text))
    # 青山大桥 of 白石、青山等5座大桥 is said in full.
    rest = regexes.sub(rf"{said}(?:{common})*", "", query.text, count=1)
    things = [word for word in content_words(match["things"]) if says_thing(word)]
    # 麦岛污水厂混凝土完成多少 asks of a part that the progress has a figure of.
    parts = [word for word in content_words(rest) if says_thing(word)]
    told = [word for word in parts if word in entry.progress and word not in entry.title]
    return "" if told or any(word in rest for word in things) else name


def says_thing(word: str) -> bool:
    """Return whether a word names a thing: 混凝土, and neither 完成率 nor 治理."""
    return is_noun(word) and not (is_generic(word) or is_measure(word))


def names_of(text: str) -> list[str]:
    """Return the names that a title gives for many, without what is to be done with them."""
    return [
        name for one in regexes.split(r"、", text) if (name := VERB.sub("", one.strip("“”（）()")))
    ]


def shared_start(name: str, text: str) -> str:
    """Return the longest beginning of a name that stands in a text."""
    ends = range(len(name), 1, -1)
    return next((name[:end] for end in ends if name[:end] in text), "")


def is_named(name: str, text: str) -> bool:
    """Return whether a text says a name, or enough of its beginning."""
    return len(shared_start(name, text)) >= min(LEAST_SHARED, len(name))
