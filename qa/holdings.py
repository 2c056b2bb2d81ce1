"""What is held: which ledgers, of which places and periods, by whom, with how many entries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import regexes
from index.entry import Ledger
from qa.draft import AnswerTable, Draft, Statement, TableRow, title_span
from qa.question import Query

LEDGERS_ASKED = re.compile(
    r"(?:有|收录|收|存|录入|导入|加载|装)(?:了|着)?(?:的)?(?:都是)?(?:哪些|哪几[部份个本张]|什么|多少[部份个本张]|几[部份个本张])(?:[^，,。；;？?事项任务到没]{0,8})台账"
    r"|台账(?:都|分别|一共|总共)*(?:有几[部份个本]|有多少[部份个本]|(?:是|收录了?)(?:哪些|哪几[部份个本]|什么(?:时间|时候|时期|地方)))(?=[的?？。，]|$)"
    r"|哪[些几个](?:期|时期|期别|年份|年度|季度|地方|城市|地区|区县)?(?:份|部)?的?台账(?=[?？。，]|$|可以|能)"
    r"|台账(?:覆盖|包括|包含|涵盖)(?:了)?(?:哪些|什么)(?:时期|期|年份|季度|地方|城市)"
    r"|(?:能|可以)(?:查|问)(?:到)?哪(?:些|几)(?:期|时期|年|季度|地方|城市|台账)"
)
PUBLISHER_ASKED = re.compile(
    r"(?:台账|表|清单)?[^，。？?]{0,4}(?:发布|公布|编制|填报|印发)(?:的)?(?:单位|机构|部门|机关)(?:是|为|叫)?(?:谁|哪|什么)"
    r"|台账[^，。？?]{0,6}(?:是)?(?:谁|哪个?(?:单位|部门|机关))(?:发布|公布|编制?|填报|出)的?"
)
MOST_LISTED = 30


def asks_holdings(query: Query) -> bool:
    """Return whether a question is of the ledgers themselves, not of what they report."""
    return bool(LEDGERS_ASKED.search(query.text) or PUBLISHER_ASKED.search(query.text))


def answer_holdings(query: Query, ledgers: Sequence[Ledger]) -> Draft | None:
    """Return the ledgers held, each with its place, period, publisher and number of entries.

    Those of the place or period that the question names; each is cited by its first entry.
    """
    held = [ledger for ledger in ledgers if ledger.entries]
    named = [ledger for ledger in held if is_asked(query, ledger)] or held
    if not named:
        return None
    shown = named[:MOST_LISTED]
    lead = f"现有{len(named)}部台账，共{sum(len(one.entries) for one in named)}项。"
    if len(shown) < len(named):
        lead += f"只列出前{len(shown)}部；请说明地方或期别。"
    rows = tuple(
        TableRow(
            (
                ledger.title,
                ledger.place or "未写明",
                ledger.period.label if ledger.period else "未写明",
                ledger.publisher or "未写明",
                f"{len(ledger.entries)}项",
            ),
            (title_span(ledger.entries[0]),),
        )
        for ledger in shown
    )
    table = AnswerTable(("台账", "地方", "期别", "发布单位", "项数"), rows)
    return Draft("count", (Statement(lead), table), (), numbers_in(lead, rows))


def is_asked(query: Query, ledger: Ledger) -> bool:
    """Return whether a ledger is of a place and a period that the question names, if it names any."""
    if query.places and ledger.place not in query.places:
        return False
    return not query.periods or any(one.covers(ledger.period) for one in query.periods)


def numbers_in(lead: str, rows: Sequence[TableRow]) -> tuple[int, ...]:
    """Return the whole numbers of the names and counts that an answer gives."""
    said = " ".join([lead, *(" ".join(row.cells) for row in rows)])
    return tuple(dict.fromkeys(int(number) for number in regexes.findall(r"\d{1,9}", said)))
