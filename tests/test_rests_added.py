"""What several entries together have not yet done, with each of them in sight."""

from __future__ import annotations

import pytest
from lines import entries_cited, model_line


@pytest.mark.parametrize(
    ("question", "said", "cited"),
    [
        ("省市重点项目和都市圈重点项目一共没开工多少个", "合计72个（55 + 17 = 72个）", [3, 23]),
        (
            "省市重点项目和海洋重点项目加起来还没开工的有多少个",
            "合计94个（55 + 39 = 94个）",
            [3, 19],
        ),
        (
            "省市重点项目、海洋重点项目、都市圈重点项目一共还有多少个没开工",
            "合计111个（55 + 39 + 17 = 111个）",
            [3, 19, 23],
        ),
    ],
)
def test_the_rests_of_several_entries_are_added_up(
    question: str, said: str, cited: list[int]
) -> None:
    answer = model_line().answer(question)
    assert answer.text.startswith(said)
    assert entries_cited(answer) == [(2025, number) for number in cited]


def test_those_that_have_begun_are_added_up_as_before() -> None:
    answer = model_line().answer("省市重点项目和都市圈重点项目一共开工多少个")
    assert answer.text.startswith("合计440个（405 + 35 = 440个）")
