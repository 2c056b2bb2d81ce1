"""Numbers asked for as a plan: the pledge is told, and that nothing done is reported."""

from __future__ import annotations

import pytest
from lines import shipped_line


@pytest.mark.parametrize(
    ("question", "goal"),
    [
        ("今年培育多少家民营领军标杆企业", "目标是150家；"),
        ("今年完成多少亩森林质量精准提升", "目标是6万亩；"),
        ("建设几个医联体", "目标是10个；"),
        ("开展多少项颠覆性技术研发储备", "目标是10项左右；"),
    ],
)
def test_what_is_to_be_done_is_told_by_the_pledge(question: str, goal: str) -> None:
    answer = shipped_line().answer(question)
    assert not answer.refused
    assert answer.text.startswith(f"{goal}台账没有报告已完成的数量。")


@pytest.mark.parametrize(
    "question",
    [
        "民营领军标杆企业培育了多少家",
        "绿色制造企业新增几家",
        "一季度森林质量精准提升多少亩",
        "2024年一季度新增绿色建筑多少万平方米",
        "目前建设几个医联体",
    ],
)
def test_what_has_come_about_is_told_by_no_pledge(question: str) -> None:
    answer = shipped_line().answer(question)
    assert answer.refused
    assert not answer.text.startswith("目标是")
