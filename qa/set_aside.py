"""Figures in the unit asked for that are surely not what is asked."""

from __future__ import annotations

import re

from qa.figure_words import is_former
from qa.located import Located, near, sentence
from qa.question import Query
from qa.wording import content_words, is_generic

FORMER_ASKED = re.compile(r"原来|原先|之前|以前|此前|上年|去年|调整前|提高前|由多少|从多少")
REACHED_OUT = re.compile(r"惠及|走访|参训|参加|覆盖|服务")
TALKED = re.compile(r"宣讲|培训|走访|调研|宣传")
# Whoever asks for what a campaign reached says so: 下到多少个现场.
WENT_OUT = re.compile(
    f"{TALKED.pattern}|{REACHED_OUT.pattern}|现场|一线|实地|上门|下去讲|讲给|讲政策|听(?:的|了|课|讲|众)"
)
CHANGE_ASKED = re.compile(
    r"(?:净增|增加|提高|提升|上升|减少|降低|下降)了?(?:多少|几)(?!个?百分点|个?点)"
)
CHANGED = re.compile(r"净增|新增|增加|增长|提高|提升|上升|减少|降低|下降|压减|扩大")
TOTAL_ASKED = re.compile(
    r"总人数|总户数|总数|总量|总里程|保有量|存量|现有(?:多少|几)|累计(?:已?有|到|达到?|是)?(?:多少|几)"
    r"|(?:现在|目前|眼下|如今|截至目前|全市)[^，。；;？?]{0,10}(?:一共|总共|共)有(?:多少|几)"
)
ADDED_NEW = re.compile(r"新增|净增|新开通|新认定|新培育")
# A rate that is asked for by its name: 腾房率.
NAMED_RATE = re.compile(r"(?P<of>[\u4e00-\u9fff]{2})率")


# 二期总投资38亿元 is not what is spent on it by now.
SPENT_ASKED = re.compile(r"(?:花|砸|[投花砸](?:进去|下去|出去))了?(?:多少|几)")
TO_SPEND = re.compile(
    r"(?:总投资|投资总额|计划(?:总)?投资|投资计划|概算|预算|总概算)[^，。；;完成]{0,5}$"
)


def set_aside(query: Query, one: Located) -> bool:
    """Return whether a figure is surely not what is asked, though it is in the unit.

    What was before a change, what a campaign reached, and a level where a change is asked for.
    """
    said = near(one)
    asked, named = NAMED_RATE.search(query.text), NAMED_RATE.search(said.partition("｜")[0])
    if (
        asked
        and named
        and one.figure.base == "%"
        and len(NAMED_RATE.findall(query.text)) == 1
        and asked["of"] in one.entry.progress
        and f"{asked['of']}率" not in one.entry.chunk
    ):
        return True
    if SPENT_ASKED.search(query.text) and TO_SPEND.search(one.figure.before):
        return True
    if is_former(one) and not FORMER_ASKED.search(query.text):
        return True
    if (
        REACHED_OUT.search(said)
        and TALKED.search(sentence(one))
        # 那一场去了多少人 is of the 培训 that was spoken of before.
        and not WENT_OUT.search(f"{query.text}；{query.subject}")
        and not any(
            word in said
            for word in content_words(query.subject)
            if not is_generic(word) and word not in one.entry.title
        )
    ):
        return True
    if is_only_new(query, one):
        return True
    return bool(
        CHANGE_ASKED.search(query.text)
        and not one.figure.is_rate
        and not CHANGED.search(said)
        and not CHANGED.search(one.entry.title)
    )


def is_only_new(query: Query, one: Located) -> bool:
    """Return whether a whole is asked for and a figure is of what is new in it: 参保总人数, 新增3.2万人."""
    if not TOTAL_ASKED.search(query.text) or CHANGED.search(query.text):
        return False
    return not one.figure.is_rate and bool(ADDED_NEW.search(near(one)))
