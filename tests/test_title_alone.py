"""Of a pledge of several parts it is said where the progress speaks of the others alone."""

from __future__ import annotations

import pytest
from lines import model_line


def test_the_part_that_the_progress_leaves_out_is_said() -> None:
    first = model_line().answer("去年绿色建筑怎么样").text.splitlines()[0]
    assert first.startswith("进展情况没有写到“新增绿色建筑1500万平方米”")


@pytest.mark.parametrize(
    "question",
    [
        "2024年能效领跑者进展",
        "2024年山头公园进展",
        "去年设备更新给企业什么政策",
        "去年山头公园整治、绿道新建，算是已经动工，还是仍在做前头的手续",
    ],
)
def test_what_the_progress_speaks_of_is_told_without(question: str) -> None:
    assert "没有写到" not in model_line().answer(question).text
