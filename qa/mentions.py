"""Entries that hold the words a question quotes, or name the district it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from index import regexes
from index.entry import Entry, Role
from index.lexical import normalise
from qa.districts import DISTRICT, bare_places, districts_in, names_of_place
from qa.eased import eased_mention
from qa.marks import patterns
from qa.match import Condition, Match, names_of_columns, spans_around
from qa.question import Query
from qa.quoted import (
    ASKS_ENTRIES,
    COUNTED_TOO,
    EACH_OPENING,
    EITHER_INSIDE,
    MENTIONED_EACH,
    MENTIONED_EITHER,
    OFFICES,
    OR_CALLED,
    QUOTED,
)
from qa.standing import state_patterns
from qa.subject import prepare
from qa.themes import theme_names
from qa.wording import is_generic, is_measure, is_noun, is_place, is_stop

RATE_WORD = re.compile(r"开工在建率|开工率|完工率|完成率|完成比例|增速|占比|(?<![时序])进度")


IN_TITLE = re.compile(
    r"(?:叫|名为|题为)[“\"]|事项(?:名|内容|标题)|标题|题目|名[目头]|目标(?:里|中|写|带|是|用|以|值)|(?:的|年度)目标|内容(?:里|中|写|自带|出现|以)"
)


# 开头三个月 is a time.
FIRST = re.compile(r"开头(?![\d一二两三四五六七八九十几半]*个?[月季年天周])|打头|起头|字头")


# “力争”“争取”, “甲”或“乙”: any of them will do.
ANY_OF = re.compile(r"[”\"’'」』》]\s*(?:、|或者?|/)?\s*[“\"‘'「『《]")


AMOUNT = re.compile(
    r"[\d一二两三四五六七八九十百千][\d一二两三四五六七八九十百千万亿.]*(?:以[上下内]|左右|余)"
)


PLAN_DONE = re.compile(r"完成(?:了)?(?:年度|全年)?的?(?:任务|计划|目标)")


# “新培育……” names how the words begin.
ELLIPSIS = re.compile(r"(?:…+|\.{2,}|[×xX*]{2,}|等)$")


IN_PROGRESS = re.compile(r"进展|落实|进度")
# 事项内容（不看进展）: the column that is left out.
COLUMN_LEFT_OUT = re.compile(
    r"(?:不(?:看|算|管|含|论|包括|查)|别(?:看|算|管)|除开|撇开)[^，。（()）]{0,4}(?:进展|落实|标题|目标|事项(?:名|内容)?|内容)(?:情况|栏|列|名称)*"
)


def mentions_of(query: Query, among: Sequence[Entry] = ()) -> list[Condition]:
    """Return the conditions that words stand in an entry: each of them, or any where 或 joins them.

    Words that none of the entries `among` which they are looked for holds are eased (`qa.eased`).
    """
    words = mentioned(query)
    conditions = [held_or_eased(word, query, among) for word in words]
    any_of = any(
        one.search(query.text)
        for one in (
            ANY_OF,
            EITHER_INSIDE,
            MENTIONED_EITHER,
            MENTIONED_EACH,
            COUNTED_TOO,
            EACH_OPENING,
            OFFICES,
            OR_CALLED,
        )
    )
    if len(words) < 2 or not any_of:
        return conditions

    def meets(entry: Entry) -> Match | None:
        found = [match for one in conditions if (match := one.meets(entry))]
        spans = dict.fromkeys(span for match in found for span in match.spans)
        return Match(entry, tuple(spans)) if found else None

    said = "或".join(one.said.removeprefix("提到") for one in conditions)
    return [Condition(f"提到{said}", meets)]


def held_or_eased(word: str, query: Query, among: Sequence[Entry]) -> Condition:
    """Return the condition that a word stands in an entry, or the nearest to it that any meets."""
    literal = mention(word, query)
    if denied(word, query.text):
        return Condition(f"没有{literal.said}", partial(lacking, literal))
    if not among or FIRST.search(query.text) or any(map(literal.meets, among)):
        return literal
    roles = columns_named(query)
    quoted = bool(regexes.search(rf"[“\"‘「『《]{re.escape(word)}[”\"’」』》]", query.text))
    near = eased_mention(word, among, roles, quoted=quoted)
    return near or literal


def mentioned(query: Query) -> list[str]:
    """Return the words that entries have to contain: named as such, or in quotation marks."""
    if query.marks & {"placed", "compared"}:
        return []
    # 写了两千亿以上的投资 sets a limit, and 写了完成年度任务百分之几 names a measure.
    either = MENTIONED_EITHER.search(query.text) or OR_CALLED.search(query.text)
    listed = len(query.mentions) > 1 and bool(either)
    words = [word for word in query.mentions if is_held(word, query.text, listed=listed)]
    if "issued" in query.marks and not QUOTED.search(query.text):
        # 写明文件已经印发 is how an entry stands, in whatever words.
        issued = [word for word in words if regexes.search(r"印发|制发|下发|出台", word)]
        words = [] if issued and listed else [word for word in words if word not in issued]
    if "not_started" in query.marks and not QUOTED.search(query.text):
        # 写明还没开工、在争取开工的 is how entries stand.
        begun = (dict(patterns())["not_started"], state_patterns()["not_started"])
        words = [word for word in words if not any(one.search(word) for one in begun)]
    for state in query.marks & {"awaiting", "drafted"}:
        # 卡在“等省里启动”上 is how an entry stands, too.
        words = [word for word in words if not dict(patterns())[state].search(word)]
    words = [trimmed for word in words if (trimmed := ELLIPSIS.sub("", word))]
    if (
        not words
        and not query.inherited
        and (ASKS_ENTRIES.search(query.text) or asks_district(query))
    ):
        # 崂山区承担了哪些任务: what is said of a district stands where it is named.
        words = districts_in(query) or (bare_places(query) if asks_district(query) else [])
    return ["《"] if regexes.search(r"书名号|《》", query.text) else words


def is_held(word: str, text: str, *, listed: bool) -> bool:
    """Return whether words said to be mentioned are ones to hold, and name no limit, measure or field.

    In a list of words any of which will do each is one, as is what is not to be mentioned:
    低于目标、序时进度或未达要求, 没提到投资.
    """
    if RATE_WORD.search(word):
        return False
    if quoted_as_said(word, text):
        return True
    if AMOUNT.match(word):
        return False
    if PLAN_DONE.search(word):
        return False
    named = is_measure(word) or is_generic(word) or is_stop(word) or word in theme_names()
    return not named or listed or denied(word, text)


def quoted_as_said(word: str, text: str) -> bool:
    """Return whether a word is named as such, or stands in quotation marks and not as a field.

    都市圈这个词, “都市圈”; “三农”这一块 is a field.
    """
    if regexes.search(
        rf"{re.escape(word)}(?:[这一]?(?:个|几个|[两二三四]个?)?[词字]|字[样眼])", text
    ):
        return True
    return bool(
        regexes.search(
            rf"[“\"‘「『《]{re.escape(word)}[”\"’」』》](?!这?一?块|这?一?摊|方面|领域|类|口|条线)",
            text,
        )
    )


def asks_district(query: Query) -> bool:
    """Return whether a question is after all that is said of a district: 市南区做了什么."""
    if (
        query.inherited
        or query.unit
        or query.marks & {"ratio", "remainder", "compare", "sum", "rank"}
    ):
        return False
    districts = districts_in(query) or ([] if query.attribute else bare_places(query))
    if query.figures or any(phrase not in "".join(districts) for phrase, _ in query.names):
        # 崂山那206户无障碍改造 is one thing, and not all that is done there.
        return False
    others = [word for word in query.words if not any(word in name for name in districts)]
    return bool(districts) and not any(
        is_noun(word) and not is_measure(word) and not is_generic(word) for word in others
    )


def columns_named(query: Query) -> tuple[Role, ...]:
    """Return the roles of the columns that a question names, both where it names none."""
    text = COLUMN_LEFT_OUT.sub("", query.text)
    left_out = COLUMN_LEFT_OUT.search(query.text)
    in_title = bool(IN_TITLE.search(text))
    in_progress = bool(IN_PROGRESS.search(text))
    if left_out and not (in_title or in_progress):
        in_title = bool(IN_PROGRESS.search(left_out[0]))
        in_progress = not in_title
    if in_title and not in_progress:
        return (Role.TITLE,)
    if in_progress and not in_title:
        return (Role.PROGRESS,)
    return (Role.PROGRESS, Role.TITLE, Role.TARGET, Role.REMARK, Role.STATUS, Role.OTHER)


def denied(word: str, text: str) -> bool:
    """Return whether a word is one that entries must not hold: 没提到“评审”的, but not 带不带“以上”."""
    verb = r"(?:提[到及]|写[到明]|出现|涉及|点到|含有?|包含|带有?)"
    return bool(
        regexes.search(
            rf"(?<![有带提写含现])(?:没有?|未|不)(?:再)?{verb}[了过]?[“\"‘「]?{re.escape(word)}",
            text,
        )
    )


def lacking(condition: Condition, entry: Entry) -> Match | None:
    """Return a match where an entry does not meet a condition."""
    return None if condition.meets(entry) else Match(entry, ())


def stands_by_itself(word: str, text: str, entry: Entry) -> bool:
    """Return whether a word stands in a cell otherwise than across the end of another name.

    琅琊台湾作业区 is of 琅琊台, as the entry's title calls it, and not of 台湾.
    """
    held = normalise(f"{entry.title} {entry.progress}")
    if regexes.search(rf"{re.escape(word)}(?:新区|[区市县省])", text):
        return True
    return any(
        not any(
            f"{before}{word[:1]}" in held.replace(f"{before}{word}", "")
            for before in (text[max(at - 2, 0) : at],)
            if HAN_PAIR.fullmatch(before)
        )
        for at in (match.start() for match in re.finditer(re.escape(word), text))
    )


HAN_PAIR = re.compile(r"[\u4e00-\u9fff]{2}")


def mention(word: str, query: Query) -> Condition:
    """Return the condition that words stand in an entry, as they are."""
    plain = normalise(word)
    short = regexes.sub(r"(?:新区|市|区|县)$", "", plain)
    wanted = [plain if "全称" in query.text or len(short) < 2 else short]
    if is_place(short) and wanted == [short]:
        wanted = names_of_place(plain)
    roles = (Role.TITLE,) if FIRST.search(query.text) else columns_named(query)
    if len(roles) > 2 and (DISTRICT.fullmatch(word) or is_place(short)):
        # 南泉街道涉及哪些 is said of what it only helps with, too.
        roles = (*roles, Role.UNIT)

    def meets(entry: Entry) -> Match | None:
        if not any(one in prepare(entry).chunk for one in wanted):
            return None
        for column in names_of_columns(entry, roles):
            text = normalise(entry.text(column))
            held = [one for one in wanted if one in text]
            if is_place(short):
                held = [one for one in held if stands_by_itself(one, text, entry)]
            if held and (not FIRST.search(query.text) or text.startswith(held[0])):
                return Match(entry, spans_around(entry, column, held[:1]))
        return None

    place = "开头是" if FIRST.search(query.text) else "提到"
    return Condition(f"{place}“{word}”", meets)
