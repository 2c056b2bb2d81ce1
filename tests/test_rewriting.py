"""The rows of rewritings.tsv: what a user writes, and how the rest of the product reads it."""

from __future__ import annotations

import pytest

from qa.rewriting import rewritings, rewritten


@pytest.mark.parametrize(("said", "read"), [row[:2] for row in rewritings()])
def test_what_a_row_says_is_read_as_it_says(said: str, read: str) -> None:
    assert rewritten(said) == read


@pytest.mark.parametrize("row", rewritings(), ids=lambda row: row[0])
def test_no_other_row_is_needed_for_that(row: tuple) -> None:
    said, read, pattern, put = row
    assert pattern.sub(put, said) == read != said


@pytest.mark.parametrize("read", [row[1] for row in rewritings()])
def test_what_is_read_stays_as_it_is(read: str) -> None:
    assert rewritten(read) == read


@pytest.mark.parametrize(
    "said",
    [
        "开工项目有多少",
        "没开工还在做前期的有几个",
        "增速没够着目标的有哪些",
        "能够上年度目标单的有哪些",
        "哪些跑赢全国平均",
        "GDP增速多少，别漏了财政收入",
        "停机只过三个月的有几台",
        "投资过400亿美元的",
        "有没有低于目标的",
        "招标准备到哪了",
        "评完标准的有几项",
        "进展里写了金额（多少亿元）的有几项",
        "提到培训（不含宣讲）的有几项",
        "提到高校（院所除外）的有几项",
        "写明还有内容处在“前期工作”阶段的",
        "请把开工率写成百分比",
        "每户还要补多少万元",
        "一天拉多少客户",
        "我们市里有几项",
        "我们市民能享受什么",
        "盖到顶层了没有",
        "台账里提到个人所得税的有哪些，各是什么",
        "7个规划哪个没出台，请核实",
        "自然资源口的任务有哪些",
        "有几项呀",
    ],
)
def test_other_questions_stay_as_they_are(said: str) -> None:
    assert rewritten(said) == said
