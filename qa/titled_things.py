"""How many things a title enumerates by name, where it states no number: 甲医院、乙医院改扩建."""

from __future__ import annotations

import re

from index import regexes
from index.entry import Entry, Role
from index.figures import figures
from qa.draft import Calculation, Finding, Span
from qa.named_things import counted_out
from qa.question import Query

# 一共涉及几个项目, 里面是几个工程, 打包了几家医院: the things of one entry.
ASKED = re.compile(
    r"(?:涉及|包含|包括|打包|捆绑|[里内]面?|含|点了|点到|一共|总共|合计|共)[^，,。；;？?几多]{0,8}?(?:几|多少)(?P<unit>[个家项处条])"
    r"[^，,。；;？?（(]{0,8}?(?P<kind>项目|工程|医院|学校|公园|码头|场馆|航线|道路|院区|厂|站|区域|事)(?!情况|进展|进度)(?:[（(][^（()）]*[)）])?(?=[，,。；;？?]|$)"
)
# What any of the things is.
ANY_KIND = ("项目", "工程", "事")
# 实施甲医院, 加快乙中心建设: the verb is no part of a name.
LEADING_VERB = re.compile(
    r"^(?:基本|全面|持续|加快|积极|扎实|深入|大力)*(?:实施|推进|加快|完成|建成|建设|实现|开展|启动|新建|改造|推动|开工|办好|抓好|打造|增开|建好|整治)"
)
TOO_SHORT = 3
OPEN_END = re.compile(r"等(?!级|候|待|额)")


def titled_things(query: Query, entry: Entry) -> Finding | None:
    """Return how many things a title names one by one, of the kind asked for; None where it counts them.

    Two names at least are needed, and an end that no 等 leaves open.
    """
    asked = ASKED.search(query.text)
    column = entry.column(Role.TITLE)
    title = entry.title.rstrip("。")
    if not asked or not column or figures(title) or OPEN_END.search(title):
        return None
    kind = asked["kind"]
    parts = [LEADING_VERB.sub("", part) for part in regexes.split(r"[、，,；;]", title)]
    if kind not in ANY_KIND:
        parts = [part for part in parts if kind in part]
    if len(parts) < 2 or any(len(part) < TOO_SHORT for part in parts):
        return None
    unit = asked["unit"]
    tally: Calculation = counted_out(len(parts), unit)
    start = entry.text(column).find(title)
    span = Span(entry, column, start, start + len(title))
    words = f"标题写出名称的有{len(parts)}{unit}：{'、'.join(parts)}（{tally.shown}）。"
    return Finding(words, (span,), (tally,))
