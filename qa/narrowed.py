"""A condition that was to narrow the entries and that nothing understood: no list leaves it out.

给群众省了钱的有谁 asks for some entries. What answers with all of the ledger answers something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import regexes
from index.entry import Entry, Ledger
from qa import refuse
from qa.draft import AnswerTable, Draft
from qa.marks import marks_in
from qa.question import Query

# Marks of how entries stand: an overview tells of each.
STANDING = frozenset(
    {"ahead", "behind", "exceeded", "finished", "preliminary", "not_started", "pace", "overview"}
)
# What is asked of the ledger as a whole, whatever is said of some of it beside.
WHOLE_ASKED = re.compile(
    r"总体|整体|总的|总共|一共|总条数|通盘|全盘|全面|总览|概况|概览|概述|综述|盘点|盘一盘|全貌|全景|形势|汇总|归类|分类"
    r"|哪[些几]?[^。]{0,16}哪[些几]|谁[^。]{0,12}谁|亮点|短板"
)
ENTRIES = r"(?:事项|任务|项目|工程|条目|工作|指标|那[些几][项个条]?|大?盘子)?"
# 给群众省了钱的有谁, 闹了笑话的，今年有哪几项, 把老大难的挑出来, 哪几项省了钱: what says which entries are meant.
SAYS_WHICH = re.compile(
    rf"(?P<before>[^，,。；;：:？?]{{2,}}?)的{ENTRIES}"
    r"(?=$|[，,。？?]|(?:有|是|都|全|共|分别|给我|帮我)*(?:哪|谁|几|多少|列|挑|找|拎|摘|筛))"
    r"|(?:哪[些几][项条件个]?|哪[项条件个]|谁)(?![种类]状态)(?:事项|任务|项目|工程|工作)?(?P<after>[^，,。；;：:？?]{2,})"
)
FRAME = re.compile(
    r"今年|去年|前年|本年|当年|全年|年度|[一二三四上下半首开]+季度?|台账|账本|政府|市里|市委|市政府|工作报告|报告|公开|挂牌|督办|目标|任务|事项|项目"
    r"|工作|指标|工程|条目|内容|事情|进展|情况|完成|推进|落实|主要|具体|重点|全部|所有|分别|各自|领导|大家|我们|咱们"
    r"|怎么样|怎样|如何|哪[些几]?|什么|多少|列出|出来|一下|帮忙|简要|大致"
    r"|[的了是有都在里中上我咱把给请各说讲挂列定干做办写记登算看管这那几项条件个本部份批块得着过吗呢呀啊吧]"
)

LEADING = re.compile(r"^(?:请|把|将|给我|帮我|里|中|\s)+")


def narrowing(query: Query) -> str:
    """Return the words by which a question narrows the entries that it asks for, empty if by none.

    Those that say how entries stand, 跑在前面的, narrow no overview.
    """
    if not query.marks & {"which", "count"} or WHOLE_ASKED.search(query.text):
        return ""
    for match in SAYS_WHICH.finditer(query.subject):
        said = LEADING.sub("", (match["before"] or match["after"]).strip())
        if len(FRAME.sub("", said)) >= 2 and not marks_in(said) & STANDING:
            return regexes.sub(r"\s+", "……", said)
    return ""


def unless_narrowed(
    draft: Draft, query: Query, scope: Sequence[Entry], ledgers: Sequence[Ledger]
) -> Draft:
    """Return a draft, or the refusal where it sums up all of the scope to a question for some of it.

    A list says itself what its entries were chosen by, be it met by all.
    """
    if draft.refused or draft.kind != "overview" or not scope:
        return draft
    told = {
        span.entry.id
        for block in draft.blocks
        for part in (block.rows if isinstance(block, AnswerTable) else (block,))
        for span in part.spans
    }
    said = narrowing(query) if told.issuperset(one.id for one in scope) else ""
    if not said:
        return draft
    return refuse.not_reported(f"没有读懂“{said}”这个条件，不能据此挑选事项", None, ledgers)
