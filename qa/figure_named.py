"""The entries that a figure stands in which is asked of by itself: 3067场是哪一项的, 那个2.7万套是啥."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from index import regexes
from index.entry import Entry, Ledger, Role
from index.figures import Figure, figures, units
from qa import refuse
from qa.draft import AnswerTable, Draft, Statement, TableRow, spans_of
from qa.located import Located, located_in
from qa.question import Query

# The figure may have no unit: 278.17是什么数.
ASKED = (
    r"(?:请问|问一?下|麻烦)?(?:台账|材料|报告|表格?|进展)?(?:里面?|中|上)?(?:的|说的|写的|提到的)?(?:那|这)?(?:个|一)?"
    r"(?P<figure>\d[\d,.]*(?:[余多]?[万亿千百]+)?UNIT?)"
    r"(?:[这那]个?)?(?:数字?|数据|指标)?(?:指的?|说的?|讲的?|是|属于|出自|来自|对应|在|见于|算)*(?:是|的)?"
    r"(?:什么|啥|哪一?(?:[项个条件里儿块本]|方面)?|怎么(?:回事|来))"
    r"(?:意思|数字?|数据|指标|口径|项目|事项|工作|任务|东西|来的|里面?|的|出来)*[呀啊呢吗]?[?？。]*"
)
MOST_LISTED = 10


@cache
def asking() -> re.Pattern[str]:
    """Return how a figure is asked of by itself, with the units that figures have and no other word."""
    named = "|".join(sorted(map(re.escape, units()), key=len, reverse=True))
    return re.compile(ASKED.replace("UNIT", f"(?:{named})"))


def figure_asked(query: Query) -> str:
    """Return the figure that a question asks of and names nothing besides, or an empty string."""
    match = asking().fullmatch(query.text)
    return match["figure"] if match else ""


def standing_in(said: str, entry: Entry) -> Iterator[Located]:
    """Yield the figures of an entry that are the one said: by value and unit, or by a bare number."""
    wanted = next(iter(figures(said)), None)
    for column in entry.columns:
        if column.role is Role.NUMBER:
            continue
        for one in located_in(entry, column.name):
            if wanted and wanted.unit:
                same = same_figure(one.figure, wanted)
            else:
                same = is_number(one.figure, said)
            if same:
                yield one


def same_figure(one: Figure, wanted: Figure) -> bool:
    """Return whether two figures are the same; 102座 is no 102个应用场景, and 3067场 is 3067场次."""
    if (one.value, one.base) != (wanted.value, wanted.base):
        return False
    counted = one.base == "个" and wanted.unit != "个"
    return not counted or one.unit.startswith(wanted.unit) or wanted.unit.startswith(one.unit)


def is_number(one: Figure, said: str) -> bool:
    """Return whether a figure is written with a number that is said without its unit."""
    written = regexes.match(r"[\d.]+", one.amount.replace(",", ""))
    return written is not None and written[0] == said.replace(",", "")


def answer_figure(query: Query, ledgers: Sequence[Ledger], held: Sequence[Ledger]) -> Draft | None:
    """Return where the figure that a question asks of stands, in the ledgers asked for; else None.

    A figure that none of them has is refused, with the ledgers `held` named.
    """
    said = figure_asked(query)
    if not said or not (figures(said) or regexes.fullmatch(r"[\d.,]+", said)):
        return None
    entries = [entry for ledger in ledgers for entry in ledger.entries]
    found = [(entry, hits) for entry in entries if (hits := list(standing_in(said, entry)))]
    if not found and regexes.fullmatch(r"[\d.,]+", said):
        # 12345是什么 may be a telephone number.
        return None
    if not found:
        words = f"台账中没有“{said}”这个数字；如是算出来的，请连同事项一起问"
        return refuse.not_reported(words, None, held)
    if len(found) == 1:
        entry, hits = found[0]
        words = "；".join(dict.fromkeys(one.clause.strip() for one in hits))
        title = entry.title.rstrip("。")
        lead = Statement(f"{entry.name}“{title}”写明：{words}。", spans_of(hits))
        return Draft("fact", (lead,))
    rows = tuple(
        TableRow(
            (
                entry.name,
                entry.title.rstrip("。"),
                "；".join(dict.fromkeys(one.clause.strip() for one in hits)),
            ),
            spans_of(hits),
        )
        for entry, hits in found[:MOST_LISTED]
    )
    shown = f"，列出前{MOST_LISTED}项" if len(found) > MOST_LISTED else ""
    lead = Statement(f"写有“{said}”的有{len(found)}项（共{len(entries)}项{shown}）。")
    counts = (len(found), len(entries), MOST_LISTED)
    return Draft("list", (lead, AnswerTable(("事项", "内容", "原文"), rows)), (), counts)
