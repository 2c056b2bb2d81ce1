"""A follow-up that puts another field, place, unit, word or limit where one was asked for before.

农业方面有几项 → 科技呢, 哪些涉及西海岸 → 崂山呢, 完成率超过50%的有哪些 → 超过80%的呢: the question before
is asked again, with what the turn names in the place of what it named.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from qa.limits import limits_in
from qa.responsible_units import ORGAN
from qa.themes import HOW, theme_names
from qa.wording import content_words, is_place

TURN = re.compile(
    r"^(?:那么?|再|还有|换成|如果是?|要是)?(?:看看|说说|查查)?(?P<other>[^，,。?？]{1,14}?)(?:的)?呢[?？。]*$"
)
FIELD_TAIL = re.compile(r"(?:方面|领域|板块|条线|系统|这块|那块|类|口)+$")
PLACE_TAIL = re.compile(r"(?:那边|那里|这边|新区|[区县市镇])$")
QUOTED = re.compile(r"[“\"‘「](?P<word>[^”\"’」]{1,12})[”\"’」]")
UNIT = re.compile(rf"^(?:由|归)?(?P<unit>{ORGAN})(?:牵头|负责)?$")
UNIT_BEFORE = re.compile(
    rf"(?:^|(?<=[由归是为]))(?P<unit>{ORGAN})(?=(?:来|所)?(?:牵头|负责|主管|承办|主办|配合|协办|承担|的|有))"
)
LIMIT = re.compile(
    r"(?:不到|不足|没到|未到|没达到|低于|少于|小于|超过|超|高于|多于|大于|达到|不低于|不少于)[^，,。?？的]{1,10}"
)
MENTIONED = re.compile(
    r"(?:涉及|提到|提及|写到|写了|点到|跟|和|与|关于)(?P<word>[\u4e00-\u9fff]{2,6}?)(?=有关|相关|沾边|的|[，,。?？]|$)"
)
# 哪些…, 有几项…: what another field or place may stand before.
ASKS_MANY = re.compile(
    r"^(?:今年|去年|20\d\d年)?(?:[一二三四]季度)?(?:还)?(?:有)?(?:哪[些几]|几|多少)"
)


def exchanged(before: str, turn: str) -> str:
    """Return the question before with what a turn names put in its place; empty where it names nothing so."""
    match = TURN.match(turn)
    if match is None:
        return ""
    found = (exchange(before, match["other"]) for exchange in EXCHANGES)
    return next((one for one in found if one and one != before), "")


def word_exchanged(before: str, other: str) -> str:
    """Return a question with another quoted word: 写到“印发”的 → 写到“起草”的."""
    quoted, held = QUOTED.fullmatch(other), QUOTED.findall(before)
    return QUOTED.sub(other, before) if quoted and len(held) == 1 else ""


def limit_exchanged(before: str, other: str) -> str:
    """Return a question with another limit: 超过50%的 → 超过80%的."""
    held = LIMIT.findall(before)
    if not limits_in(other) or not LIMIT.fullmatch(other) or len(held) != 1:
        return ""
    return LIMIT.sub(other, before)


def unit_exchanged(before: str, other: str) -> str:
    """Return a question with another responsible unit: 住建局牵头几项 → 教育局牵头几项."""
    named, held = UNIT.match(other), UNIT_BEFORE.search(before)
    if not named or not held:
        return ""
    return before[: held.start("unit")] + named["unit"] + before[held.end("unit") :]


def place_exchanged(before: str, other: str) -> str:
    """Return a question with another place, or with one: 哪些涉及西海岸 → 哪些涉及崂山."""
    place = PLACE_TAIL.sub("", other) or other
    if not (is_place(other) or is_place(place)):
        return ""
    spoken = MENTIONED.search(before)
    if spoken and spoken["word"] not in theme_names():
        # 西海岸 is a place that no dictionary has.
        return before[: spoken.start("word")] + other + before[spoken.end("word") :]
    held = max(filter(is_place, content_words(before)), key=len, default="")
    if held:
        return before.replace(held, other)
    return f"{other}{before}" if ASKS_MANY.match(before) else ""


def field_exchanged(before: str, other: str) -> str:
    """Return a question with another field, or with one: 农业方面有几项 → 科技方面有几项."""
    field = FIELD_TAIL.sub("", HOW.sub("", other)) or other
    if field not in theme_names():
        return ""
    held = next((name for name in theme_names() if name in before), "")
    if held:
        return before.replace(held, field)
    return f"{field}方面{before}" if ASKS_MANY.match(before) else ""


EXCHANGES: tuple[Callable[[str, str], str], ...] = (
    word_exchanged,
    limit_exchanged,
    unit_exchanged,
    place_exchanged,
    field_exchanged,
)
