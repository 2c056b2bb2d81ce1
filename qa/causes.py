"""Why entries stand as they do: what their columns and sentences give as the cause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, partial

from index import regexes
from index.entry import Entry, Role
from index.word_tables import read_word_table
from qa.draft import Span
from qa.glossary import names
from qa.marks import patterns
from qa.match import Condition, Match, spans_matching
from qa.question import Query
from qa.quote import sentences
from qa.wording import is_noun

# What holds works up, as it is asked for by name: 没钱, 用地, 审批.
TROUBLE = r"(?:钱|资金|经费|人手|土地|用地|地块|征地|拆迁|征拆|审批|手续|天气|设计|市场|政策|需求|订单|信心|材料|不行|不力|不够|不足)"
# 缺地还是缺钱, 没开工，是没钱还是没人: one of two causes is to be chosen.
EITHER_CAUSE = (
    r"(?<!不)缺[^，。？?还]{1,6}还是缺|是(?:因为?|由于|怪|靠)[^，。？?\d]{1,12}还是"
    rf"|卡在[^，。？?]{{0,4}}{TROUBLE}[^，。？?]{{0,4}}还是"
    r"|(?:没|未|慢|低于|落后|滞后|不及|停|拖|差|才)[^。？?]{0,14}(?:[，,]|的?(?:究竟|到底|主要))(?:究竟|到底|主要)?是[^，。？?\d]{0,6}"
    rf"(?:{TROUBLE}[^，。？?\d]{{0,6}}还是|[^，。？?\d]{{0,4}}还是[^，。？?\d]{{0,6}}{TROUBLE})"
    rf"|是[^，。？?\d]{{0,4}}没{TROUBLE}[^，。？?]{{0,4}}还是|是没[^，。？?\d]{{1,4}}还是没"
)
CAUSE = re.compile(
    # 原因台账里怎么解释的
    r"原因[^，,。？?]{0,8}(?:怎么|如何|咋)(?:解释|说|写|交代)|(?:台账|进展)(?:里|中|上)?(?:是|又)?(?:怎么|如何|咋)解释"
    r"|(?:什么|啥)原因|(?:什么|啥)因素|哪些因素|原因出在|(?:问题|毛病)出在哪|主要是?靠(?:什么|啥)|为什么|为啥|为何|因为什么|因为啥|(?:什么|何种)理由|理由(?:是|在|何|呢)|原因(?:是|在|何|呢|[和与、及]|以及)|[的之]原因(?=[，,。?？]|$)|怎么造成|出于(?:什么|啥|何种)(?:考虑|考量)|受(?:到)?(?:什么|啥|哪些|何种)[^，。？?]{0,6}(?:影响|拖累|制约)|被(?:哪|什么|啥)[^，。？?]{0,6}(?:拖|拉低|影响)|(?:哪[些几]?|什么)[个]?(?:税种|行业|产业|企业|品类|环节|地区)[^，。？?]{0,6}(?:拖了?(?:后腿|累)|拉低|拖下|拉动|带动|支撑)|哪些领域[^，。？?]{0,4}(?:拉动|带动|支撑)的|卡在了?哪[些几](?!里)|卡在(?:什么原因|哪(?=[里儿?？。，,]|$)|哪?(?:个|一)(?:环节|地方|步)|什么(?:地方|环节|问题))"
    rf"|{EITHER_CAUSE}"
)
GIVEN = re.compile(
    r"(?:^|[，。；、])因(?!地制宜|此|而)|(?<=[\u4e00-\u9fff\d个处座）)”])(?<!起)(?<!原)(?<!基)因(?!地制宜|[此而素为])[^，。；]{2,24}(?:[，。；]|停|延|未|重新|推迟|暂|受|尚|仍|不|没|滞)"
    r"|未能(?:按期|如期|按时|及时)|(?:方|才)(?:获|取得|得到|完成)|待(?:全省|省|国家|上级|部)|因为|由于|原因|主因|导致|造成|未落实|暂缓|受[^，。]{2,12}影响"
    r"|(?:延期|推迟|暂停|停工|受阻|流标|反对|阻力|滞后|困难|故障|短缺|不足|冲突)(?=[，。；]|[\u4e00-\u9fff]{0,4}[，。；]|$)"
)
# 因为钱的问题卡住的, 被洪水耽误的: entries are asked for by what holds them up.
CAUSED_BY = re.compile(
    r"(?:因为?|由于|受|被)(?P<what>[\u4e00-\u9fff、]{1,20}?)(?:这类|之类|等|这些)?(?P<rest>[\u4e00-\u9fff]{0,3})(?:的)?(?:问题|原因|因素|影响|天灾)?(?:而|就|给|所)?(?:卡住|卡壳|卡着|停工|停了?|耽误|耽搁|延误|延期|推迟|拖延|拖|受阻|没完成|没开工|(?:开|动)不了工|(?:没法|无法|不能)(?:开工|动工|推进)|没开始|没推进|慢|影响|拖累|受影响)"
    r"|(?:存在|有)(?P<exists>[\u4e00-\u9fff]{2,6}?)(?:方面)?的?(?:问题|困难|障碍)的"
    r"|(?P<before>[\u4e00-\u9fff、]{1,10}?)(?:影响|耽误|拖累)(?:到|了)+(?:哪|什么|几)"
)
HINDERED = re.compile(
    r"因|受|影响|停工|延|推迟|缺口|难|阻|未|暂停|滞后|慢|重新|不足|短缺|流标|反对|欠|堵|冲突|停"
)
# A column of problems or causes, where a ledger has one.
COLUMNS = re.compile(r"问题|原因|困难")
NOTHING = re.compile(r"(?:暂?无|没有|[/\-—–－]*)[。.]?")
NAMES_PERSON = re.compile(r"领导|负责人|联系|责任人|电话")
# What a question why says besides: 那它们分别是什么原因呢.
FRAME = re.compile(
    r"那么?|什么|啥|怎么|它们?|这些|那些|这几|上述|以上|这|分别|各自|各|都|还|一直|到现在|迟迟|这么|如此|有|是|在|呢|的|了|啊|呀|吗|主要|具体|说说|讲讲|说一下|列出|写明|说明|请问?|事项|项目|项|个|[几两二三四五六七八九十\d]"
)
STATES = ("not_started", "behind", "ahead", "exceeded", "preliminary", "awaiting", "overdue")


@cache
def kinds() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """Return what holds works up as questions call it, and what ledgers write of it, by causes.tsv."""
    return tuple(
        read_word_table(
            "qa",
            "causes.tsv",
            lambda asked, written: (tuple(asked.split()), regexes.compiled(written)),
        )
    )


def caused_by(query: Query) -> Condition | None:
    """Return the condition that an entry is held up by what the question names: 因为钱卡住的."""
    match = CAUSED_BY.search(query.text)
    if not match:
        return None
    what = f"{match['what'] or match['before'] or match['exists']}{match['rest'] or ''}"
    found = {
        next(word for word in words if word in what): written
        for words, written in kinds()
        if any(word in what for word in words)
    }
    if not found:
        return None
    # 审批、产权或供电之类: what the table does not have is looked for by its own word.
    for part in regexes.split(r"、|或者?|以及|和", what):
        if len(part) > 1 and is_noun(part) and not any(word in part for word in found):
            found[part] = regexes.compiled("|".join(map(re.escape, (part, *names().get(part, ())))))
    meets = partial(held_up, list(found.values()))
    return Condition(f"写明受{'、'.join(found)}影响", meets)


def kinds_in(what: str) -> list[re.Pattern[str]]:
    """Return what ledgers write of the kinds of trouble that a text names."""
    return [written for words, written in kinds() if any(word in what for word in words)]


def held_up(written: Sequence[re.Pattern[str]], entry: Entry) -> Match | None:
    """Return where an entry says that something of a kind holds it up."""
    spans = [
        span
        for pattern in written
        for name in [column.name for column in entry.columns if COLUMNS.search(column.name)]
        for span in sentences_with(entry, name, pattern)
    ]
    for pattern in written:
        spans += [one for one in spans_matching(entry, pattern) if HINDERED.search(one.text)]
    return Match(entry, tuple(dict.fromkeys(spans))) if spans else None


def sentences_with(entry: Entry, column: str, pattern: re.Pattern[str]) -> list[Span]:
    text = entry.text(column)
    return [
        Span(entry, column, start, end)
        for start, end in sentences(text)
        if pattern.search(text[start:end])
    ]


def only_why(text: str) -> bool:
    """Return whether a turn asks why, and of nothing that it names itself: 为什么没开工."""
    if not (found := CAUSE.search(text)):
        return False
    rest = text[: found.start()] + text[found.end() :]
    held = dict(patterns())
    for mark in STATES:
        rest = held[mark].sub("", rest)
    return not regexes.search(r"[\u4e00-\u9fff]{2}", FRAME.sub("", rest))


def causes_in(entry: Entry) -> tuple[Span, ...]:
    """Return where an entry says why: its columns of problems and causes, else its sentences."""
    named = [column.name for column in entry.columns if COLUMNS.search(column.name)]
    spans = tuple(
        Span(entry, name, 0, len(entry.text(name)))
        for name in named
        if not NOTHING.fullmatch(entry.text(name).strip())
    )
    return spans or spans_matching(entry, GIVEN)


def gives_cause(entry: Entry) -> bool:
    """Return whether an entry says why it stands as it does, or has a remark that may say so."""
    return bool(causes_in(entry)) or any(
        column.role is Role.REMARK
        and not NAMES_PERSON.search(column.name)
        and entry.text(column.name).strip()
        for column in entry.columns
    )
