"""Steps that a question takes for taken: set right where the entry does not say that they are."""

from __future__ import annotations

import pytest
from lines import model_line
from samples import entry

from qa.claimed_steps import step_not_taken
from qa.question import parse

PLANS = entry(
    "完成3个专项规划。",
    "《停车场规划》已通过专家评审，正在进行批前公示。《生态规划》3月19日已印发实施。",
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "停车场规划已经印发了吧，什么时候印的",
            "《停车场规划》已通过专家评审，正在进行批前公示。",
        ),
        ("停车场规划既然印出来了，文号是多少", "《停车场规划》已通过专家评审，正在进行批前公示。"),
        ("停车场规划都出台了，哪个部门印的", "《停车场规划》已通过专家评审，正在进行批前公示。"),
        (
            "停车场规划的文号是多少，按说已经印发了吧",
            "《停车场规划》已通过专家评审，正在进行批前公示。",
        ),
    ],
)
def test_a_step_that_the_things_own_sentence_does_not_have_is_set_right(
    question: str, said: str
) -> None:
    found = step_not_taken(parse(question), PLANS)
    assert found is not None
    assert found.text == f"台账没有写明已印发，写明的是：{said}"


@pytest.mark.parametrize(
    "question", ["生态规划已经印发了，哪天印的", "停车场规划已经评审了，什么时候公示"]
)
def test_a_step_that_is_taken_is_not_set_right(question: str) -> None:
    assert step_not_taken(parse(question), PLANS) is None


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("去年一季度就批下来两家全国重点实验室，都依托哪些单位", "赴科技部沟通汇报"),
        ("胶州高密一体化方案既然已经印出来了，麻烦说下什么时候印的", "正在修改完善"),
        ("120个村的生活污水不是都治好了嘛，怎么我们村还没见着施工队", "已确定120个村庄名单"),
    ],
)
def test_what_is_claimed_before_another_question_is_set_right_first(
    question: str, said: str
) -> None:
    answer = model_line().answer(question)
    assert not answer.refused
    first = answer.text.splitlines()[0]
    assert first.startswith("台账没有写明已")
    assert said in first
