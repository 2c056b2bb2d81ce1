"""Counters that one thing may be counted by: 几户企业 in 300余家, 几部电梯 in 152台, 多少次 in 项次."""

from __future__ import annotations

import re

from index import regexes
from qa.located import Located, near
from qa.question import Query

# One thing is counted by any of these: 装了几部电梯, 152台.
MACHINES = ("台", "部", "辆", "架", "套")
# What some count in 家 and others in 户.
FIRMS = re.compile(r"企业|公司|单位|机构|商户|门店|个体|(?:市场|经营)主体|合作社")
HOMES = re.compile(r"人家|家庭|家里|家中|住户|居民")
TIMES = ("次", "回", "趟")
HELD = ("场", "场次", "次")
# 完成互认项次40万条: the times are named before the figure.
TIMES_NAMED = re.compile(r"[项频人批场班架件]次$")


def counted_alike(query: Query, one: Located) -> bool:
    """Return whether a figure counts in another counter the very thing that is asked for in one."""
    figure = one.figure
    if query.unit == "个" and figure.base == "户":
        return query.counter == "家" and (counts_homes(query, one) or counts_firms(query, one))
    if query.unit == "户" and figure.unit == "家":
        return counts_firms(query, one)
    if figure.before.endswith(query.counter) and len(query.counter) > 1:
        # 完成互认项次40万条 says how many 项次.
        return True
    if query.counter in TIMES:
        # 办了多少回 is told by 赛事活动738场次.
        return figure.unit in HELD or bool(TIMES_NAMED.search(figure.before))
    return query.counter in MACHINES and figure.unit in MACHINES


def counts_homes(query: Query, one: Located) -> bool:
    """Return whether a figure counts in 户 what is asked for in 家: homes, or what is named after both.

    坐轮椅的人家…完工的有几家, 多少家参保单位: 28万余户参保单位. Where a pledge is for homes, no firm is asked.
    """
    pledged = HOMES.search(one.entry.title) and not FIRMS.search(query.text)
    if pledged or HOMES.search(query.text):
        return True
    asked = regexes.search(
        rf"(?:多少|几){query.counter}(?P<thing>[\u4e00-\u9fff]{{2,4}})", query.text
    )
    return bool(asked and one.figure.after.startswith(asked["thing"][:2]))


def counts_firms(query: Query, one: Located) -> bool:
    """Return whether a figure counts firms of the kind that is asked for: 企业300余家 for 几户企业."""
    said = near(one)
    return any(firm in said for firm in FIRMS.findall(query.text))


# No firm is counted by these, as the 3家企业 of a list are by 家.
OF_NO_FIRM = ("条", "份", "张", "期", "场", "场次", "次", "回", "趟", "批次")
FIRMS_ASKED = re.compile(rf"(?:多少|几)家(?:{FIRMS.pattern})")


def counts_another(query: Query, one: Located) -> bool:
    """Return whether a figure surely counts another thing by its counter: 3家 for 信息几条, 1.3万项 for 多少家企业."""
    if one.figure.unit == "家":
        return query.counter in OF_NO_FIRM
    asks_firms = FIRMS_ASKED.search(query.text) and one.figure.base == "个"
    return bool(asks_firms) and not FIRMS.search(near(one))
