"""What a question leaves to the turns before it, where its own words are not enough."""

from __future__ import annotations

from functools import cache

from lines import after, line_of, new_home, numbers_cited
from samples import ledger_of

from qa.chain import Line


@cache
def line() -> Line:
    return line_of(
        new_home(),
        ledger_of(
            ("生产总值增长5%左右。", "一季度，增长5.9%，增速居副省级城市第4位。"),
            ("改造城市商圈6个。", "已改造2个。"),
            ("新增绿地100公顷。", "新增绿地20公顷。"),
        ),
    )


def test_a_place_in_an_order_is_of_the_entry_that_was_spoken_of() -> None:
    answer = after(line(), "生产总值增速多少", "在副省级城市里头排第几？")
    assert answer.text.startswith("第4位")
    assert numbers_cited(answer) == [1]
