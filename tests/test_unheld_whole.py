"""How all of a thing stands that no ledger has: refused, and never told of the ledger as a whole."""

from __future__ import annotations

from functools import cache

import pytest
from lines import line_of, new_home, numbers_cited
from samples import ledger_of

from qa.chain import Line


@cache
def line() -> Line:
    return line_of(
        new_home(),
        ledger_of(
            ("财政收入增长5%。", "财政收入增长3%。"),
            ("推进30个港口项目。", "已开工20个，10个未开工，拓展机场服务。"),
            ("新建10所学校。", "正在开展前期工作，尚未开工。"),
            ("治理120个村庄生活污水。", "已完成60个。"),
        ),
    )


@pytest.mark.parametrize(
    "question",
    [
        "高铁任务完成得怎么样",
        "高铁建设总体怎么样",
        "高铁项目有几项没开工",
        "高铁任务哪些没开工",
        "垃圾分类工作完成得怎么样",
        "粮食生产整体形势如何",
        "养老床位任务今年完成得怎样",
        "机场扩建总体进展如何",
    ],
)
def test_of_a_thing_that_no_entry_has_nothing_is_told(question: str) -> None:
    assert line().answer(question).refused


@pytest.mark.parametrize(
    "question",
    ["各项任务完成得怎么样", "今年的任务完成得怎么样", "重点工作完成情况怎么样", "总体进展如何"],
)
def test_of_the_ledger_as_a_whole_all_is_told(question: str) -> None:
    assert sorted(numbers_cited(line().answer(question))) == [1, 2, 3, 4]


@pytest.mark.parametrize("question", ["港口项目有几项没开工", "学校建设总体怎么样"])
def test_of_a_thing_that_an_entry_has_that_is_told(question: str) -> None:
    assert not line().answer(question).refused
