"""What a question says by the way is taken out of it, and what it asks stays."""

from __future__ import annotations

from functools import cache

import pytest
from lines import entries_cited, line_of, new_home
from samples import ledger_of

from index.entry import Period
from qa.asides import plainly
from qa.chain import Line


@cache
def line() -> Line:
    return line_of(
        new_home(),
        ledger_of(
            ("新增绿地100公顷。", "新增绿地20公顷。"),
            ("建设东陵粮库。", "尚未开工。"),
            place="东陵区",
        ),
        ledger_of(("新增绿地300公顷。", "新增绿地70公顷。"), place="西汀县"),
    )


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("东陵区政府办来电：我们区绿地新增多少", "东陵区绿地新增多少"),
        ("西汀县住建局问：咱们县绿地新增多少", "西汀县绿地新增多少"),
        ("市区的绿地：我们区有多少", "市区的绿地：我们区有多少"),
        ("实际完成多少，目标8500我知道", "实际完成多少"),
        ("绿地新增多少，全年目标我们都清楚，别重复", "绿地新增多少，别重复"),
        ("绿地的年度目标（或年度计划）是多少", "绿地的年度目标是多少"),
        ("哪些没开工，整理成表，列明序号、事项、目标", "哪些没开工，整理成表"),
        ("哪些没开工，请注明出处和数据", "哪些没开工"),
        ("哪些事项列明了金额", "哪些事项列明了金额"),
        ("今年……哦不，2024年新增绿地多少", "2024年新增绿地多少"),
        ("今年，不对，去年绿地新增多少", "去年绿地新增多少"),
        ("二季度哦不三季度绿地新增多少", "三季度绿地新增多少"),
        ("一季度说错了，二季度绿地新增多少", "二季度绿地新增多少"),
        ("今年绿地是不是比去年多", "今年绿地是不是比去年多"),
        ("今年的目标对不对，去年呢", "今年的目标对不对，去年呢"),
    ],
)
def test_what_is_said_by_the_way_is_left_out(text: str, plain: str) -> None:
    assert plainly(text) == plain


@pytest.mark.parametrize("text", ["目标8500我知道", "列明序号、事项、目标"])
def test_a_text_of_nothing_else_is_kept(text: str) -> None:
    assert plainly(text) == text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("东陵区政府办来电：我们区绿地新增多少公顷", "20公顷。"),
        ("西汀县住建局来电：我们县绿地新增多少公顷", "70公顷。"),
    ],
)
def test_our_district_is_that_of_the_one_who_asks(question: str, said: str) -> None:
    assert line().answer(question).text.startswith(said)


def test_the_columns_wanted_of_a_table_are_no_condition() -> None:
    answer = line().answer("东陵区哪些没开工，整理成表，列明序号、事项、目标")
    assert entries_cited(answer) == [(2025, 2)]
    assert "写明未开工的有1项" in answer.text


def test_a_target_that_the_asker_knows_is_not_told_in_the_place_of_what_is_done() -> None:
    text = line().answer("东陵区绿地新增多少公顷，目标100公顷我知道").text
    assert text.startswith("20公顷。")


def test_a_year_that_is_taken_back_is_not_answered_for() -> None:
    own = line_of(
        new_home(),
        ledger_of(("新增绿地200公顷。", "新增绿地50公顷。")),
        ledger_of(("新增绿地300公顷。", "新增绿地70公顷。"), period=Period.of_quarter(2024, 1)),
    )
    answer = own.answer("今年……哦不，2024年新增绿地多少")
    assert answer.text.startswith("新增绿地70公顷。")
    assert entries_cited(answer) == [(2024, 1)]


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("分管卫生的副市长下午要听汇报，医联体建得怎样", "医联体建得怎样"),
        ("规划院写材料用，海上光伏投了多少钱", "海上光伏投了多少钱"),
        ("明天副市长要听卫健口子的汇报，逐项说说", "明天副市长要听卫健口子的汇报，逐项说说"),
    ],
)
def test_who_is_to_hear_it_is_passed_over_unless_only_that_names_a_subject(
    question: str, left: str
) -> None:
    assert plainly(question) == left
