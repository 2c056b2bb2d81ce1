"""A step that a question takes for taken and an entry does not: 方案已经印出来了，什么时候印的."""

from __future__ import annotations

import re
from functools import cache

from index import regexes
from index.entry import Entry, Role
from qa.draft import Span, Statement
from qa.predicates import spoken
from qa.question import Query
from qa.quote import sentences
from qa.steps_taken import bare, clause_taking, names, sentence_about

# What is asked after it: 什么时候印的, 依托哪些单位, 文号是多少.
ASKED_AFTER = re.compile(r"哪|谁|什么|啥|多少|几|怎|何|吗|文号|多久")
# …的文号是多少, …什么时候公布的: what is asked of the thing names it no further.
ASKED_OF_IT = re.compile(
    r"的?(?:印发|发文)?(?:文号|批文|编号|日期|时间)?(?:是|在|由|为)?(?:多少|几|哪|谁|什么|啥|何).*$"
)
SAID = re.compile(r"既然|不是|听说|据说|请问|这|那|都|就|已经?")


@cache
def claimed() -> re.Pattern[str]:
    """Return how a question says that a step is taken, before it asks something else."""
    known = sorted(spoken(), key=len, reverse=True)
    long = "|".join(one for one in known if len(one) > 1)
    short = "|".join(one for one in known if len(one) == 1)
    return re.compile(
        r"(?P<of>[^，,。；;？?]{2,}?)(?:既然|都|就|已经?|早就?|早已|刚刚?|也)+(?:给|被)?"
        rf"(?:受理|接受|组织|开展|进行|完成)?(?P<verb>{long}|(?:{short})(?=出来|下来|完|好|了))(?:出来|下来|上去|完|好|成)*了?"
        r"(?P<count>(?:\d+|[一二两三四五六七八九十百]+)[多余来]?[个家项条座处份部](?P<things>[\u4e00-\u9fff]{2,12}))?"
        r"了?(?:吧|对吧|是吧|嘛|的)?[，,。；;？?](?P<rest>.+)"
    )


@cache
def claimed_last() -> re.Pattern[str]:
    """Return how a question says that a step is taken, after it has asked something else."""
    known = "|".join(sorted(spoken(), key=len, reverse=True))
    return re.compile(
        r"(?P<of>[^。；;？?]{4,}?)[，,。；;？?][^，,。；;？?]*?(?:应该|按说|按理|估计|不是)(?:都|是|在)*"
        r"(?:[今去]年|[一二三四]季度|[上下]半年|年初|\d+月)?(?:就|都|已经?|早就?)*"
        rf"(?P<verb>{known})(?:出来|下来|下去|出去|完|好)?了的?(?:吧|吗|嘛)?[。?？]*$"
    )


def step_not_taken(query: Query, entry: Entry) -> Statement | None:
    """Return what an entry says of a thing where a question has a step of it taken that it does not.

    None where it says so, or speaks of no such thing.
    """
    column = entry.column(Role.PROGRESS)
    claim = claimed().search(query.text) if column else None
    last = claimed_last().search(query.text) if column else None
    if claim and ASKED_AFTER.search(claim["rest"]):
        verb, of = claim["verb"], claim["of"] + (claim["things"] or "")
    elif last and ASKED_AFTER.search(last["of"]):
        verb, of = last["verb"], ASKED_OF_IT.sub("", last["of"])
    else:
        return None
    if not column:
        return None
    written = spoken()[verb]
    thing = bare(SAID.sub("", of))
    about = sentence_about(entry, column, thing, written)
    if about is None and names(thing, entry.title):
        spans = [Span(entry, column, start, end) for start, end in sentences(entry.progress)]
        about = spans[0] if len(spans) == 1 else None
    if about is None or clause_taking(about.text, written):
        return None
    shown = regexes.split(r"[|\[(]", written)[0] or verb
    words = f"台账没有写明已{shown}，写明的是：{about.text.strip().rstrip('。；;')}。"
    return Statement(words, (about,))
