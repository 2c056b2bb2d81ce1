"""The number that an entry pledges, where it is asked for as what is to come: 今年培育多少家."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.entry import Entry, Ledger
from qa.asked_figures import answers_unit
from qa.draft import Draft, Statement, spans_of
from qa.lead import goal_told, goals_named
from qa.one import answer_one
from qa.periods import newest_period
from qa.question import Query
from qa.subject import Term

# 今年培育多少家标杆企业: what is to be done, how much of it, and to what. 企业新增几家 asks what came.
TO_DO = re.compile(
    r"(?:培育|打造|建设|新建|新增|开展|实施|举办|布局|创建|推动|完成)(?:多少|几)[十百千万亿]*"
    r"(?:平方公里|公里|万?平方米|[项个家条座户场人名处套亩])(?!有|是|了|呢|吗)[\u4e00-\u9fff]{2,}"
)
# 培育了多少家, 现在有几家, 一季度新增多少: what has come about.
COME_ABOUT = re.compile(
    r"了|已|过(?!渡)|目前|现在|现有|截至|截止|至今|季度|实际|到位|获批|认定|其中|每|各|第一批|首批"
)


def planned(
    query: Query, terms: Sequence[Term], entry: Entry, ledgers: Sequence[Ledger], kind: str
) -> Draft | None:
    """Return the pledged number that a question asks for, and that nothing done is reported; or None.

    Only of the newest period: what was pledged for a year gone by is asked for as what came of it.
    """
    if not TO_DO.search(query.text) or COME_ABOUT.search(query.text):
        return None
    if entry.period != newest_period(ledgers) or any(one.last_month for one in query.periods):
        return None
    goals = [one for one in goals_named(terms, entry) if answers_unit(query, one)]
    if len(goals) != 1:
        return None
    lead = Statement(f"目标是{goal_told(goals[0])}；台账没有报告已完成的数量。", spans_of(goals))
    told = answer_one(replace(query, unit="", counter=""), terms, entry, kind=kind)
    return replace(told, blocks=(lead, told.blocks[-1]), calculations=(), counts=())
