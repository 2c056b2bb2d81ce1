"""A question in a conversation → Query, with what it leaves to the turns before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index import regexes
from qa.bare_kinds import with_its_indicator, with_its_measure, with_its_thing
from qa.continued import LISTS, POINTS_BACK, Continued, continued, goes_on, listed_entries
from qa.districts import bare_district
from qa.draft import Draft, spans_in
from qa.exchanged import exchanged
from qa.figure_named import figure_asked
from qa.filtered import OF_ENTRIES
from qa.find import RELEVANT, SURE, titled
from qa.periods import PeriodAsked
from qa.question import Query
from qa.quoted import ASKS_ENTRIES
from qa.respond import Responder
from qa.scope import scope_of
from qa.subject import credit, prepare, telling
from qa.turns import (
    OTHER_SIDE,
    as_held,
    inherit,
    inherit_period,
    is_elliptic,
    is_year_before,
    names_no_subject,
    names_subject,
    periods_after,
)
from qa.wording import counties, is_noun, is_place

# The kinds of answers that are of a ledger's entries, and not of one.
OF_MANY = ("list", "filter", "count", "overview", "rank")
# So many turns before a question are looked at for the entry it goes on from.
MOST_TURNS = 4


def understand(responder: Responder, question: str, earlier: Sequence[str] = ()) -> Query:
    """Return the query of a question, with what a follow-up leaves to the turns before it.

    `earlier` holds the questions before it, oldest first.
    """
    # 好的, 谢谢: the talk is of what was asked before that.
    earlier = [turn for turn in earlier if not COURTESY.fullmatch(turn.strip())]
    if back := BACK_TO_FIRST.match(question.strip()):
        question, earlier = back["rest"], earlier[:1]
    question = without_district(question, earlier)
    query = responder.parser.parse(question)
    if figure_asked(query):
        # 3067场是哪一项的 leaves nothing to the turns before it.
        return query
    for asks in (asked_again, share_of_listed, asked_of_another, set_against_number):
        if again := asks(responder, query, earlier):
            return again
    whole = with_its_measure(
        with_its_indicator(with_its_thing(question, earlier), earlier), earlier
    )
    if whole != question:
        query = responder.parser.parse(whole)
    understood = after_turns(responder, query, earlier)
    if earlier and goes_on(query):
        before = responder.respond(last_understood(responder, earlier))
        if among := listed_entries(before, query):
            return continued(query, among, understood)
    return understood


# 那就给我全市的吧: the question before, of no district.
OF_ALL_CITY = re.compile(
    r"(?:那么?|就|就?给我|说说?|看看?|要|来)*(?:全[市县区省]|市里|全市范围|整个市)的?(?:情况|数|数据|口径)?(?:吧|呢|也行|就行|也可以|也好)*[。?？]*"
)
DISTRICT_OF = re.compile(r"[\u4e00-\u9fff]{2,3}?(?:新区|区|县|市|镇)的?")


def without_district(question: str, earlier: Sequence[str]) -> str:
    """Return the question before without the district that it names, where a turn asks of the city."""
    if not earlier or not OF_ALL_CITY.fullmatch(question.strip()):
        return question
    match = next(
        (
            one
            for one in DISTRICT_OF.finditer(earlier[-1])
            if bare_district(one[0].rstrip("的")) in counties()
        ),
        None,
    )
    return earlier[-1].replace(match[0], "全市", 1) if match else question


COURTESY = re.compile(
    r"(?:(?:好的?|嗯+|哦+|行|对|是的?|收到|谢谢|多谢|感谢|辛苦了?|明白了?|知道了?|了解了?|可以|没问题|ok|OK)"
    r"[，,。!！~～、\s吧啊呀哈了你您]*)+"
)
# 不说去年了，还是最开始问的那个，还剩多少: of the first turn, whatever the talk has come to.
BACK_TO_FIRST = re.compile(
    r"^(?:(?:先|那)?不(?:说|看|管|提|聊)[^，,]{0,8}了[，,])?(?:还是|再|回到|回头|说回|接着|那)+(?:说|看|问|回到?|讲|聊|来)*(?:我)?"
    r"(?:(?:最开始|一开始|最初)(?:我)?(?:问|说|提|讲|聊)?|(?:最早|最先|开头|第一个|头一个|最前面)(?:我)?(?:问|说|提|讲|聊))(?:到|过|起)?的?(?:那个|那项|那条|那件|那回)?(?:问题|事儿?)?[，,：:]\s*(?P<rest>.{4,})$"
)
# 去年呢, 那2024年一季度呢: nothing but another period.
ONLY_PERIOD = re.compile(
    r"(?:那么?|再)?(?:今年|去年|上年|前年|[上前]一年|20\d\d年)?的?"
    r"(?:同期|同一季度|[一二三四]季度|[上下]半年|上个?季度|上一个?季度)?的?(?:台账)?呢[?？。]*"
)


# 占比多少, 占全部的几成: nothing but the share of the entries that were listed.
ONLY_SHARE = re.compile(
    r"(?:那么?|它们|这些)?(?:占|占了)(?:比|全部|总数|总量|所有|整个)?(?:事项|任务)?的?"
    r"(?:是|有)?(?:多少|几成|多大(?:比例|比重)?|比例|比重|百分之(?:几|多少))?(?:是多少)?(?:呢)?[?？。]*"
)


def asked_again(responder: Responder, query: Query, earlier: Sequence[str]) -> Query | None:
    """Return the question before with another period, where its answer is of many entries.

    今年医疗方面几项任务, 那去年呢 counts those of the other ledger.
    """
    if not earlier or not query.periods or not ONLY_PERIOD.fullmatch(query.text):
        return None
    before = last_understood(responder, earlier)
    if before.both_periods or len(before.periods) > 1 or isinstance(before, Continued):
        return None
    answered = responder.respond(before)
    if answered.refused or answered.kind not in OF_MANY:
        return None
    again = replace(before, periods=periods_after(query, before), inherited=True)
    return replace(again, periods=as_held(again, responder.ledgers))


def share_of_listed(responder: Responder, query: Query, earlier: Sequence[str]) -> Query | None:
    """Return the question before as one for what share of all its entries are: 占比多少."""
    if not earlier or not ONLY_SHARE.fullmatch(query.text):
        return None
    before = last_understood(responder, earlier)
    answered = responder.respond(before)
    if answered.refused or answered.kind not in LISTS:
        return None
    return replace(
        before, text=f"{before.text}，占全部的多少", marks=before.marks | {"count"}, inherited=True
    )


def asked_of_another(responder: Responder, query: Query, earlier: Sequence[str]) -> Query | None:
    """Return the question before as asked of another field, place, unit, word or limit: 科技呢."""
    if not earlier or query.periods or query.numbers:
        return None
    before = last_understood(responder, earlier)
    text = exchanged(before.text, query.text)
    if not text or not before.marks & {"which", "count", "mention"}:
        return None
    answered = responder.respond(before)
    if not answered.refused and answered.kind not in OF_MANY:
        return None
    again = responder.parser.parse(text)
    return replace(again, periods=again.periods or before.periods, inherited=True)


def set_against_number(responder: Responder, query: Query, earlier: Sequence[str]) -> Query | None:
    """Return a question that sets the entry before against another by its number: 比第19项多多少."""
    if not earlier or not query.numbers or "compare" not in query.marks:
        return None
    before = last_understood(responder, earlier) if OTHER_SIDE.match(query.text) else None
    if before is None or len(before.numbers) != 1 or query.periods:
        return None
    return replace(query, numbers=(*before.numbers, *query.numbers), periods=before.periods)


def last_understood(responder: Responder, earlier: Sequence[str]) -> Query:
    """Return the query of the last of some turns, after those before it."""
    return understand(responder, earlier[-1], earlier[-MOST_TURNS:-1])


def on_entry_before(
    responder: Responder, question: str, earlier: Sequence[str], refused: Draft
) -> Query | None:
    """Return a refused follow-up as asked of the one entry that the turn before was answered from.

    None where it names a subject of its own, or was refused for what that entry does not tell.
    """
    query = responder.parser.parse(question)
    if not earlier or not names_no_subject(query) or query.numbers or query.periods:
        return None
    before = responder.respond(last_understood(responder, earlier))
    entries = {span.entry.id: span.entry for span in spans_in(before)}
    named = {span.entry.id for span in spans_in(refused)}
    if before.refused or len(entries) != 1 or named == entries.keys():
        return None
    (entry,) = entries.values()
    period = entry.period
    if entry.number is None or period is None:
        return None
    asked = PeriodAsked(period.label, period.year, period.first_month, period.last_month)
    places = (entry.place,) if entry.place else ()
    return replace(query, numbers=(entry.number,), periods=(asked,), places=places, inherited=True)


RUN = 4
CLAUSE_END = re.compile(r"[，,；;。？?！!]")
ASKS = re.compile(r"多少|几|怎么|如何|哪|什么|啥|吗")
# 财政呢, 那工业呢: a subject by itself.
BARE_SUBJECT = re.compile(
    r"^(?:那么?|而)?(?P<subject>[\u4e00-\u9fffA-Za-z]{2,8}?)(?:[那这]一?块|方面)?呢[?？]*$"
)


def after_turns(responder: Responder, query: Query, earlier: Sequence[str]) -> Query:
    """Return a query with what it leaves to the turns before it."""
    for turn in reversed(earlier):
        unsaid, elliptic = names_no_subject(query), is_elliptic(query)
        met_before = (
            turn is earlier[-1]
            and not unsaid
            and (
                is_met_by_entry_before(responder, query, earlier)
                or opens_on_entry_before(responder, query, earlier)
            )
        )
        if not unsaid and not elliptic and not met_before:
            break
        if met_before:
            # What the turn before left unsaid itself comes with it.
            query = inherit(query, last_understood(responder, earlier))
            if PART_OF_TALK.match(query.text):
                # 线路那头呢，铁塔和架线分开说: what is named after it is of that part.
                query = replace(query, parts=query.parts[:1])
            break
        before = responder.parser.parse(turn)
        own = (
            elliptic
            and not unsaid
            and not (POINTS_BACK.search(query.text) or is_bare_place(query))
            and responder.finder.relevance(query) >= RELEVANT
        )
        if own and "growth" in before.marks and (bare := BARE_SUBJECT.match(query.text)):
            # 财政呢 after 经济增速 is 财政增速, and not all that 财政 does.
            query = responder.parser.parse(f"{bare['subject']}增速呢")
        if own and "compare" in query.marks and OTHER_SIDE.match(query.text):
            # 它比省市重点项目低多少, 和省市重点项目比谁投得多: the other side is the turn before.
            query = replace(query, parts=(subject_before(responder, earlier), *query.parts))
        query = inherit_period(query, before) if own else inherit(query, before)
        if own:
            break
    return replace(query, periods=as_held(query, responder.ledgers))


def subject_before(responder: Responder, earlier: Sequence[str]) -> str:
    """Return the subject of the last turn that names one, that of the last of all where none does."""
    asked = [responder.parser.parse(turn) for turn in reversed(earlier)]
    return next((one for one in asked if not names_no_subject(one)), asked[0]).subject


OFFERED = re.compile(r"[\u4e00-\u9fff]{2,6}的?还是[\u4e00-\u9fff]{2,6}")
# 线路那头呢, 线路那部分单独说说: a part of what the talk is of.
PART_OF_TALK = re.compile(
    r"(?:那么?|再|还有)?(?P<part>[\u4e00-\u9fff]{2,6}?)[那这](?:头|一?部分|一?块|边|一?截|一?段)(?:呢|单独|又|具体|分开|怎|如何|[，,]|$)"
)
PLACE_KIND = re.compile(r"(?:那边|那里|这边|市|区|县)$")


def is_bare_place(query: Query) -> bool:
    """Return whether a turn names a place alone, whose share of what the talk is of is asked: 胶州呢."""
    bare = BARE_SUBJECT.match(query.text)
    return bare is not None and is_place(PLACE_KIND.sub("", bare["subject"]))


def is_met_by_entry_before(responder: Responder, query: Query, earlier: Sequence[str]) -> bool:
    """Return whether a question is met by the entry of the turn before as by no other.

    区市级以下的占多大比例 is of the entry that the talk has been about, if that says all of it.
    """
    if query.places or query.numbers or query.mentions:
        return False
    if not all(is_year_before(one, query.text) for one in query.periods):
        return False
    if query.marks & {"overview", "greeting", "chat", "injection"}:
        return False
    # 在副省级城市里排第几 asks for a place that the entry tells, and ranks no entries.
    if "rank" in query.marks and not regexes.search(r"第几|老几", query.text):
        return False
    if ASKS_ENTRIES.search(query.text) and OF_ENTRIES.search(query.text):
        return False
    # 是国家的还是省里的: of two that are offered the entry has one at most.
    offered = " ".join(match[0] for match in OFFERED.finditer(query.text))
    terms = [term for term in telling(responder.retriever.terms(query)) if term.word not in offered]
    before = last_understood(responder, earlier)
    among = scope_of(before, responder.ledgers).entries or None
    held = responder.retriever.search(before, entries=among, top_k=1)
    if not held or held[0].relevance < SURE:
        return False
    part = PART_OF_TALK.match(query.text)
    if part and part["part"] in held[0].entry.progress:
        return True
    prepared = prepare(held[0].entry)
    rivals = responder.retriever.search(query, top_k=2)
    # 重点专科呢 names the same entry by itself, and goes on as a turn with a subject does.
    names_it = rivals and rivals[0].entry is held[0].entry and rivals[0].relevance >= RELEVANT
    others = [hit.entry.chunk for hit in rivals if hit.entry is not held[0].entry and not names_it]
    alone = others and (
        says_alone(held[0].entry.chunk, others[0], query.subject)
        or names_part(held[0].entry.chunk, others[0], query.words)
    )
    if alone and "compare" not in query.marks:
        # 投资增速呢 is of the 技改投资增速 that the entry tells, and not of 固定资产投资.
        return True
    if not terms or not all(credit(term, prepared) > 0 for term in terms):
        return False
    rival = rivals[0].entry if rivals else None
    return (
        not rival
        or not titled(terms, rival)
        or says_alone(held[0].entry.chunk, rival.chunk, query.text)
    )


def opens_on_entry_before(responder: Responder, query: Query, earlier: Sequence[str]) -> bool:
    """Return whether a question of several clauses opens with one that only the talk makes whole.

    上一年批了几项，市财政掏了多少钱: the second goes on from the first, if their entry says it.
    """
    opening, *others = (clause for clause in CLAUSE_END.split(query.text) if clause.strip())
    if not others or not ASKS.search(opening):
        return False
    if query.numbers or not names_no_subject(responder.parser.parse(opening)):
        return False
    joined = inherit(query, last_understood(responder, earlier))
    entries = scope_of(joined, responder.ledgers).entries
    held = responder.retriever.search(joined, entries=entries, top_k=1)
    if not held or held[0].relevance < RELEVANT:
        return False
    terms = responder.retriever.terms(query)
    rivals = responder.retriever.search(query, top_k=1)
    if not rivals or not titled(terms, rivals[0].entry):
        # 开通几条了，客流多少: what no title has names no other entry.
        return True
    prepared = prepare(held[0].entry)
    told = all(credit(term, prepared) > 0 for term in telling(terms))
    return told and held[0].entry is not rivals[0].entry


def names_part(text: str, other: str, words: Sequence[str]) -> bool:
    """Return whether a text, and another not, calls one of some words a part of what it is of: 线路部分.

    地铁线路 is of another thing, where the text has no 地铁.
    """
    own = [word for word in words if f"{word}部分" in text and f"{word}部分" not in other]
    return bool(own) and all(word in text for word in words if names_subject(word) or is_noun(word))


def says_alone(text: str, other: str, question: str) -> bool:
    """Return whether a text has so many characters of a question in a row, and another has not.

    副省级城市 is of the entry that has it, whatever other title has 城市.
    """
    runs = (question[at : at + RUN] for at in range(len(question) - RUN + 1))
    return any(run in text and run not in other for run in runs)
