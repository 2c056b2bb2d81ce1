"""Entries are chosen by their field and by the step that they are at, together."""

from __future__ import annotations

from functools import cache

import pytest
from lines import entries_cited, line_of, model_line, new_home, numbers_cited
from samples import ledger_of

from qa.chain import Line


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("哪些科技类项目今年还处在签任务书的环节？", [(2025, 13), (2025, 18)]),
        ("今年任务书还在签、没签完的科技项目是哪些", [(2025, 13), (2025, 18)]),
        ("科技类项目里哪些已经公示了", [(2025, 18)]),
        ("技术攻关、研发这类，今年有哪几项任务书还在签着", [(2025, 13), (2025, 18)]),
        ("今年哪几项任务书正签着", [(2025, 13), (2025, 18)]),
        ("哪些海洋项目的任务书还没签完", [(2025, 18)]),
        ("农业类事项里名单定下来的有哪些", [(2025, 32)]),
        ("医疗类哪些项目还在做环评", [(2024, 37)]),
        ("交通方面哪些已经封顶", [(2025, 5)]),
        ("能源项目里正在征求意见的有哪些", [(2025, 34)]),
        ("2024年交通方面做完方案设计的有哪些", [(2024, 27)]),
        # A field beside how entries stand, or beside what they have done, whatever words say so.
        ("2025年生态口还在做前期的有哪几项", [(2025, 32), (2025, 35), (2025, 38)]),
        ("去年企业类事项里开过培训会的有哪几项", [(2024, 8), (2024, 28)]),
        ("住建线上今年已经开工的有哪些", [(2025, 26)]),
        ("今年已经印发通知的生态类事项", [(2025, 32)]),
        ("已经动工的交通类工程", [(2025, 5)]),
        ("完成目标的民生类事项", [(2025, 41)]),
        ("已经印发实施的规划有哪些", [(2025, 25)]),
        # Two fields that a condition is asked of.
        ("医疗、养老方面达到目标的有哪些", [(2025, 41)]),
        ("今年水务和能源领域还没开工的有哪几项", [(2025, 33)]),
        ("今年投资过百亿的项目", [(2025, 3)]),
        # A class by its own words, which no field has.
        ("技术攻关这类任务里，到一季度末还在签任务书的是哪几项，今年的", [(2025, 13), (2025, 18)]),
        ("技术攻关这类任务里，哪些已经公示了", [(2025, 18)]),
        ("涉海攻关类任务里任务书还没签完的有哪几项", [(2025, 18)]),
        # A step whose verb says how entries stand, too, and a period in between.
        ("哪些还没完成立项", [(2024, 25)]),
        ("哪些今年还处在签任务书的环节", [(2025, 13), (2025, 18)]),
        ("哪些通过了评审", [(2025, 25), (2025, 30)]),
    ],
)
def test_the_entries_of_a_field_at_a_step(question: str, cited: list[tuple[int, int]]) -> None:
    assert entries_cited(model_line().answer(question)) == cited


@cache
def county() -> Line:
    return line_of(
        new_home(),
        ledger_of(
            ("新建3所普通高中。", "项目正在公示。"),
            ("新建养老服务中心2处。", "项目正在公示。"),
            ("改造农村公路30公里。", "正在签订施工合同。"),
        ),
    )


@pytest.mark.parametrize(
    ("question", "number"), [("哪些教育项目正在公示", 1), ("养老类事项里哪些在公示", 2)]
)
def test_it_holds_for_another_ledger(question: str, number: int) -> None:
    assert numbers_cited(county().answer(question)) == [number]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("今年科技口还在征求意见的有几项", "科技方面没有一项写明在做“征求意见”"),
        ("任务书还没签完的教育项目是哪些", "教育方面没有一项写明“任务书”正在或有待签"),
        ("教育类哪些项目在签任务书", "教育方面没有查到写有“签任务书”的事项"),
        ("轨道交通类任务里还在签任务书的有哪几项", "轨道交通类没有一项写明“任务书”正在或有待签"),
    ],
)
def test_what_entries_of_other_fields_say_is_no_answer(question: str, said: str) -> None:
    answer = model_line().answer(question)
    assert answer.refused
    assert said in answer.text
