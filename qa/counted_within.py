"""Of how many things a long cell says what is asked: 7个专项规划，印发了几个."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from index import regexes
from index.entry import Entry, Role
from qa.asked_figures import answers_unit, pairs_held
from qa.draft import Calculation, Finding, Span, plain, spans_of
from qa.eased import AHEAD
from qa.glossary import holds
from qa.located import located
from qa.named_things import counted_out
from qa.predicates import spoken
from qa.question import Query
from qa.quote import sentences
from qa.remainder import NOT_YET
from qa.wording import content_words

# What some of several are said to be: 7个专项规划中，通过市规委会审议的有几个.
SAID_OF_SOME = re.compile(
    r"[，,、中里]\s*(?:今年|[一二三四]季度|台账|进展|[里中上]|已经?|写明|明确|是)*(?P<said>[^，,、]{2,22}?)的?[，,]?(?:数一?数|算一?算|算下来|一共|总共)?又?(?:有|是|共|就)?(?<![哪这那])(?:几|多少)[个项部份处本]"
    r"|[中里，,]有?(?:几|多少)[个项部条](?:是|写明|明确|已经?|都|还在|正在|正|还)*(?P<after>[^，,、。?？]{2,22}?)(?:了|的|呢)*[?？。]*$"
    r"|[，,、中里]\s*(?P<reached>[^，,、]{2,14}?)了(?:多少|几)[个项部份][?？。]*$"
    r"|(?P<done>已经?[^，,、。?？的]{2,12}?)的?(?:有|是|共)?(?:几|多少)[个项部条][?？。]*$"
)


# 过了审议但还没印发: what has come to the one and not to the other.
BUT_NOT = re.compile(
    r"[，,]?(?:但是?|却|可是?|而|不过|又)(?:都|还|尚|仍|一直)*(?:没有?|未)(?:能|有)?(?=[\u4e00-\u9fff]{2})"
)
# 过了评审、但还没印发: the stop before it parts nothing.
STOP_BEFORE_BUT = re.compile(
    r"[，,、](?=(?:但是?|却|可是?|而|不过|又)(?:都|还|尚|仍|一直)*(?:没|未))"
)
# 评审和规委会两关都过了: each of two is passed.
BOTH_PASSED = re.compile(
    r"(?P<one>[^，,、]{2,}?)(?:和|与|、|跟)(?P<other>[^，,、]{2,}?)(?:这)?(?:两关|两道关?|两样|双双)?都(?:已经?|走|通)*过了?$"
)
BOTH_SAID = re.compile(r"^(?:既|又|已经?)|(?:又|且|并且?|同时也?)")


SAME_PHRASE = 0.7
DENIED = re.compile(r"尚未|还没|未(?!来)|没有?|暂未")
# 7个专项规划印发了几个: what is said of the things begins after their name.
THINGS_NAMED = re.compile(
    r"(?:\d+|[两二三四五六七八九十]+)[个项部份](?P<things>[\u4e00-\u9fff]{2,10})"
)
# 真正印发, 正式印发: that it is so indeed says nothing more.
INDEED = re.compile(r"真正|正式|实际|确实|究竟|到底|已经|目前|已(?=[\u4e00-\u9fff]{2})")
# 《甲》《乙》已初步修改 says it of two.
DOCUMENTS_FIRST = re.compile(r"(?:《[^《》]+》[、和及]?)+")
# 有几本: plans and other documents are counted as 个 in the ledgers.
DOCUMENTS = re.compile(r"(?:几|多少)[本册部份]")
HOW_MANY = re.compile(r"有几|几[个部项份座处本册]|多少[个部项份本册]|有多少")


# 通过审议的有几个，印发的又有几个: each clause counts those of which something else is said.
COUNTS = re.compile(
    r"[^，,；;。]+?(?:有|是|共|又|就)(?:多少|(?<![哪这那])几)[个部份项本][^，,；;。？?]{0,3}"
)


def count_within(query: Query, entry: Entry) -> Finding | None:
    """Return of how many things a long cell says what is asked: 通过市规委会审议的有几个.

    Each sentence is of one thing, or of the documents it begins with. Only where no figure answers;
    of several counts asked for one by one, or where one of them is not told as of the first.
    """
    clauses = list(COUNTS.finditer(query.text))
    if len(clauses) < 2:
        return count_said(query, entry)
    things = THINGS_NAMED.search(query.text)
    before = things[0] if things else ""
    texts = [query.text[: clauses[0].end()], *(f"{before}，{one[0]}" for one in clauses[1:])]
    found = [count_said(replace(query, text=text, subject=text), entry) for text in texts]
    told = [one for one in found if one]
    if len(told) < len(found):
        return found[0]
    spans = tuple(dict.fromkeys(span for one in told for span in one.spans))
    calculations = tuple(one for each in told for one in each.calculations)
    return Finding("".join(one.text for one in told), spans, calculations)


def count_said(query: Query, entry: Entry) -> Finding | None:
    """Return of how many things a long cell says what one clause asks, None where a figure answers."""
    column = entry.column(Role.PROGRESS)
    things = query.unit in ("个", "部", "份") or (not query.unit and DOCUMENTS.search(query.text))
    if not things or column is None or not HOW_MANY.search(query.text):
        return None
    counted = query if query.unit else replace(query, unit="个")
    said = said_of_some(query, entry)
    if not said or any(answers_unit(counted, one) for one in located(entry, Role.PROGRESS)):
        return None
    if both := BUT_NOT.split(said)[:2]:
        said = both[0]
    spans = sentences_saying(said, entry, column)
    if len(both) > 1:
        spans = tuple(one for one in spans if not says(both[1], one.text))
        return tallied(f"{said}”、没有写明“{both[1]}", spans) if spans else None
    if not spans and DENIED.search(said):
        # 还没印发的有几个 is told by those that are.
        said = DENIED.sub("", said)
        spans = sentences_saying(said, entry, column)
    if not spans:
        return None
    number = sum(map(documents_of, spans))
    words = f"进展中写明“{said}”的有{number}个"
    whole = next((one for one in located(entry, Role.TITLE) if one.figure.base == "个"), None)
    if not whole or not NOT_YET.search(query.text) or whole.figure.value < number:
        return tallied(said, spans)
    # 还没印发的有几个: of the pledged number those of which it is not written.
    done, left = Decimal(number), whole.figure.value - number
    shown = f"{plain(whole.figure.value)} − {plain(done)} = {plain(left)}{whole.figure.unit}"
    tally = Calculation("个", (), done, str(done))
    calculation = Calculation("−", (whole.figure.value, done), left, shown)
    words += f"，其余{plain(left)}{whole.figure.unit}没有这样写（{shown}）"
    return Finding(f"{words}。", (*spans, *spans_of([whole])), (tally, calculation))


def said_of_some(query: Query, entry: Entry) -> str:
    """Return what some of the things of an entry are said to be where they are counted, else nothing."""
    texts = tuple(STOP_BEFORE_BUT.sub("", text) for text in (query.subject, query.text))
    tried = (
        *(set_apart(text, entry) for text in texts),
        *(said_first(text, entry) for text in texts),
        *texts,
    )
    phrase = next(filter(None, map(SAID_OF_SOME.search, tried)), None)
    said = next(filter(None, phrase.groups())) if phrase else ""
    return regexes.sub(r"^过了?", "", INDEED.sub("", said).strip().removesuffix("了"))


def counts_but_not(query: Query, entry: Entry) -> bool:
    """Return whether those are counted that have come to one thing and not to another."""
    return bool(BUT_NOT.search(said_of_some(query, entry)))


SHOWN = 80


def tallied(said: str, spans: tuple[Span, ...]) -> Finding:
    """Return how many things sentences speak of; what is counted stands in them."""
    number = sum(map(documents_of, spans))
    words = f"进展中写明“{said}”的有{number}个"
    if number == 1:
        # Which one it is, is told with it.
        told = f"：{spans[0].text.strip().rstrip('。；;')}" if len(spans[0].text) <= SHOWN else ""
        return Finding(f"{words}{told}。", spans, (Calculation("个", (), Decimal(1), "1"),))
    tally = counted_out(number, "个")
    return Finding(f"{words}（{tally.shown}）。", spans, (tally,))


def sentences_saying(said: str, entry: Entry, column: str) -> tuple[Span, ...]:
    """Return the sentences of an entry's progress that say all that is asked, none that only plan it."""
    passed = BOTH_PASSED.search(said)
    parts = passed.groups() if passed else BOTH_SAID.split(said)
    wanted = [part for part in parts if len(part) > 1]
    return tuple(
        Span(entry, column, start, end)
        for start, end in sentences(entry.progress)
        if wanted
        and all(says(part, entry.progress[start:end]) for part in wanted)
        and bool(DENIED.search(said)) == bool(DENIED.search(entry.progress[start:end]))
    )


def set_apart(text: str, entry: Entry) -> str:
    """Return a text with a comma after the things that it counts as the entry's title names them."""
    match = THINGS_NAMED.search(text)
    things = match["things"] if match else ""
    ends = (end for end in range(len(things), 1, -1) if things[:end] in entry.title)
    end = next(ends, 0)
    if match is None or not end:
        return ""
    at = match.start("things") + end
    if text[at:].startswith(("中", "里", "，", ",", "的")):
        return ""
    return f"{text[:at]}，{text[at:]}"


# 正式印发的专项规划几个: what is said of the things stands before them.
SAID_FIRST = re.compile(
    r"(?:^|[，,])(?P<said>[^，,的]{2,16})的(?P<things>[\u4e00-\u9fff]{2,10}?)(?:有|共|一共|总共|是)*(?P<asked>(?:几|多少)[个部项份本])"
)


def said_first(text: str, entry: Entry) -> str:
    """Return a question for the things of an entry's title with what is said of them put last."""
    match = SAID_FIRST.search(text)
    if match is None or not entry.title.rstrip("。").endswith(match["things"][-2:]):
        return ""
    return f"{match['things']}，{match['said']}的有{match['asked']}"


def documents_of(span: Span) -> int:
    """Return how many documents or things a sentence is of: those that it begins with, or one."""
    first = DOCUMENTS_FIRST.match(span.text.strip())
    listed = LISTED_FIRST.match(span.text.strip())
    return first[0].count("《") if first else listed["names"].count("、") + 1 if listed else 1


# 中心医院、东城医院项目正在…: the things that a sentence begins with, beside one another.
LISTED_FIRST = re.compile(
    r"(?:\d+[.．、])?(?P<names>[\u4e00-\u9fff\w]{2,16}(?:[、和][\u4e00-\u9fff\w]{2,16})+?)(?:这?[两二三四])?个?(?:项目|工程|院区|地块)(?=正在?|已|均|都|完成|获|通过|开展|处)"
)


def says(phrase: str, text: str) -> bool:
    """Return whether a sentence says what a phrase does: most of its characters or all its words.

    What it only plans it does not say: 拟印发 is no 印发.
    """
    words = content_words(phrase)
    if any(
        regexes.search(rf"(?:{AHEAD})[^，。；]{{0,8}}(?:{written_as(word)})", text)
        for word in words
    ):
        return False
    if pairs_held(phrase, text) >= SAME_PHRASE:
        return True
    return bool(words) and all(names_or_writes(text, word) for word in words)


def names_or_writes(text: str, word: str) -> bool:
    """Return whether a text has a word, by the glossary or as a ledger writes it: 出台 by 印发."""
    return holds(text, word) or bool(regexes.search(written_as(word), text))


def written_as(word: str) -> str:
    """Return what a ledger writes for a word, as a pattern."""
    return spoken().get(word) or re.escape(word)
