"""States, kinds and fields that a question denies: the others are listed, and never the reverse."""

from __future__ import annotations

from functools import cache

import pytest
from lines import line_of, new_home, numbers_cited
from samples import ledger_of

from qa.chain import Line
from qa.denied import denial_said


@cache
def line() -> Line:
    return line_of(
        new_home(),
        ledger_of(
            ("财政收入增长5%。", "财政收入增长3%。"),
            ("工业产值增长6%。", "工业产值增长8%。"),
            ("推进30个港口项目。", "完成投资12亿元。"),
            ("新建10所学校。", "正在开展前期工作，尚未开工。"),
            ("申报20家科研平台。", "正在组织申报，等待省里批复。"),
            ("开展20项科技攻关。", "已全部完成年度任务。"),
        ),
    )


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("哪些指标低于目标", [1]),
        ("哪些指标不低于目标", [2]),
        ("哪些指标没有低于目标", [2]),
        ("哪些没有落后于时序进度", [2]),
        ("没掉队的有哪些", [2]),
        ("哪些没有超过年度目标", [1]),
        ("哪些没有高于全年目标", [1]),
        ("哪些没有快于时序进度", [1]),
    ],
)
def test_what_is_not_behind_has_kept_up(question: str, found: list[int]) -> None:
    assert numbers_cited(line().answer(question)) == found


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("哪些还在前期阶段", [4, 5]),
        ("哪些已经不在前期阶段了", [1, 2, 3, 6]),
        ("不是前期的有几项", [1, 2, 3, 6]),
        ("哪些没报投资", [1, 2, 4, 5, 6]),
        ("除了没开工的，还有哪些", [1, 2, 3, 5, 6]),
        ("除了没开工的，哪些完成了", [2, 6]),
        ("不是已完成的有哪些", [1, 3, 4, 5]),
        ("哪些不用等省里批复", [1, 2, 3, 4, 6]),
    ],
)
def test_all_but_those_that_are_as_denied_are_listed(question: str, found: list[int]) -> None:
    assert numbers_cited(line().answer(question)) == found


@pytest.mark.parametrize(
    "question", ["哪些不属于财政", "不属于财政的有几项", "财政之外还有哪些事项", "除财政外还有哪些"]
)
def test_a_field_denied_is_left_out(question: str) -> None:
    assert numbers_cited(line().answer(question)) == [2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    "question", ["是不是还在前期阶段的有哪些", "地铁不是在前期吧", "有没有在推进的项目，哪些"]
)
def test_what_is_asked_or_claimed_of_one_thing_denies_nothing(question: str) -> None:
    assert denial_said(question) == ""


@pytest.mark.parametrize("question", ["哪些事项不涉及财政", "没涉及财政的有哪些"])
def test_what_entries_do_not_speak_of_is_no_list_of_those_that_do(question: str) -> None:
    assert numbers_cited(line().answer(question)) == [2, 3, 4, 5, 6]
