"""The conditions on how entries stand that the words of a question set."""

from __future__ import annotations

import pytest
from samples import entry

from qa.question import parse
from qa.states import states

COUNTED = entry("新建学校3所。", "已选址。")
UNCOUNTED = entry("实现地铁2号线开通运营。", "土建完成98.8%。")


@pytest.mark.parametrize(
    "question", ["哪些事项没有量化目标", "目标不带数字的有哪些", "事项内容里没写数量的有几项"]
)
def test_pledges_without_a_quantity_are_those_whose_title_states_none(question: str) -> None:
    (condition,) = states(parse(question))
    assert condition.said == "目标没有写数量"
    assert condition.meets(UNCOUNTED) is not None
    assert condition.meets(COUNTED) is None


@pytest.mark.parametrize("question", ["哪些事项的进展没有给数字", "哪些进展里没有量化的数据"])
def test_progress_without_a_quantity_is_another_thing(question: str) -> None:
    (condition,) = states(parse(question))
    assert condition.said == "进展中没有数量"
    assert condition.meets(COUNTED) is not None
    assert condition.meets(UNCOUNTED) is None
