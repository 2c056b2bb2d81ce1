"""Why entries stand as they do: what their columns and sentences give as the cause."""

from __future__ import annotations

import re

from index.entry import Entry, Role
from qa.draft import Span
from qa.marks import patterns
from qa.match import spans_matching

CAUSE = re.compile(
    r"什么原因|为什么|为啥|为何|因为什么|因为啥|原因(?:是|在|何|呢)|怎么造成|卡在(?:哪(?=[里儿?？。，,]|$)|什么(?:地方|环节|问题))"
)
GIVEN = re.compile(
    r"(?:^|[，。；、])因(?!地制宜|此|而)|待(?:全省|省|国家|上级|部)|因为|由于|原因|受[^，。]{2,12}影响"
)
# A column of problems or causes, where a ledger has one.
COLUMNS = re.compile(r"问题|原因|困难")
NAMES_PERSON = re.compile(r"领导|负责人|联系|责任人|电话")
# What a question why says besides: 那它们分别是什么原因呢.
FRAME = re.compile(
    r"那么?|什么|啥|怎么|它们?|这些|那些|这几|上述|以上|这|分别|各自|各|都|还|一直|到现在|迟迟|这么|如此|有|是|在|呢|的|了|啊|呀|吗|主要|具体|说说|讲讲|说一下|列出|写明|说明|请问?|事项|项目|项|个|[几两二三四五六七八九十\d]"
)
STATES = ("not_started", "behind", "ahead", "exceeded", "preliminary", "awaiting", "overdue")


def only_why(text: str) -> bool:
    """Return whether a turn asks why, and of nothing that it names itself: 为什么没开工."""
    if not (found := CAUSE.search(text)):
        return False
    rest = text[: found.start()] + text[found.end() :]
    held = dict(patterns())
    for mark in STATES:
        rest = held[mark].sub("", rest)
    return not re.search(r"[\u4e00-\u9fff]{2}", FRAME.sub("", rest))


def causes_in(entry: Entry) -> tuple[Span, ...]:
    """Return where an entry says why: its columns of problems and causes, else its sentences."""
    named = [column.name for column in entry.columns if COLUMNS.search(column.name)]
    spans = tuple(
        Span(entry, name, 0, len(entry.text(name))) for name in named if entry.text(name).strip()
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
