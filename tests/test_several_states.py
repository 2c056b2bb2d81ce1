"""Several states in one question: each listed by itself, or all asked of the same entries."""

from __future__ import annotations

import pytest
from lines import model_line, numbers_cited


@pytest.mark.parametrize(
    "question",
    [
        "哪些已经完成了、哪些还没开工？",
        "已完成的和未开工的各有几项",
        "完工的有几项，没开工的有几项",
    ],
)
def test_each_state_by_itself(question: str) -> None:
    text = model_line().answer(question).text
    assert "已完成或达到目标的有4项（2025年一季度共44项）" in text
    assert "写明未开工的有3项（2025年一季度共44项）" in text


def test_of_a_theme() -> None:
    text = model_line().answer("海洋方面哪些开工了，哪些还没开工").text
    assert "海洋方面写明已开工的有1项" in text
    assert "第18项" in text.split("海洋方面写明已开工的有1项")[1]


def test_one_entry_keeps_its_own_states() -> None:
    answer = model_line().answer(
        "2024年一季度污水处理厂提标改造，已开工建设的是几个项目，还在做前期的又是几个？"
    )
    assert numbers_cited(answer) == [32]


def test_of_the_same_entries() -> None:
    answer = model_line().answer("哪些事项进度快于时序，但增速没达到目标")
    assert "快于时序进度或目标且没有达到年度目标" in answer.text
    assert numbers_cited(answer) == [4]


def test_limits_with_or_are_met_by_either() -> None:
    assert numbers_cited(model_line().answer("完成投资超过400亿或者不足2亿的事项")) == [3, 20]


def test_limits_with_and_are_met_by_both() -> None:
    assert numbers_cited(model_line().answer("完成投资低于100亿又超过50亿的有哪些")) == [19, 23]


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("460个里头没开工的还剩几个", "460 − 405 = 55个"),
        ("那52个里还没开工的有几个", "未开工项目17个"),
    ],
)
def test_a_number_alone_names_the_entry_whose_title_counts_it(question: str, shown: str) -> None:
    assert shown in model_line().answer(question).text


@pytest.mark.parametrize("question", ["2025比2024挂牌数量多了几项", "今年比去年多挂了几项"])
def test_ledgers_are_compared_by_their_numbers(question: str) -> None:
    assert "44 − 38 = 6项" in model_line().answer(question).text


def test_money_asked_of_each_stands_in_each_row() -> None:
    text = model_line().answer("今年的重点项目有哪几项，投资各完成了多少").text
    assert all(amount in text for amount in ("479.9亿元", "85.57亿元", "56.7亿元"))


def test_two_things_that_are_said_to_be_two_are_each_answered() -> None:
    answer = model_line().answer("社保扩面和助残这两样，今年开局怎样")
    assert numbers_cited(answer) == [42, 43]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("海洋重点项目投了多少钱，占年度计划几成", "85.57亿元，完成年度计划投资任务的21.28%"),
        ("即墨海上光伏一期投了多少，占年计划百分之几", "5.72亿元，完成年度投资计划28.6%"),
    ],
)
def test_money_and_the_share_that_it_is_are_told_together(question: str, said: str) -> None:
    text = model_line().answer(question).text
    assert said in text.splitlines()[0]
    assert "131" not in text.splitlines()[0]


def test_a_stated_share_of_the_plan_is_not_set_against_the_whole_investment() -> None:
    text = model_line().answer("今年一季度海洋项目完成投资占年度计划的百分之几").text
    assert "21.28%" in text.splitlines()[0]
    assert "÷ 2400" not in text


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("一季度经济怎么样", [1, 2]),
        ("海洋经济怎么样", [18, 19, 20, 21]),
        ("跨市合作、都市圈方面今年有啥任务", [23, 24]),
    ],
)
def test_a_field_as_a_whole_brings_its_entries(question: str, cited: list[int]) -> None:
    assert numbers_cited(model_line().answer(question)) == cited


def test_new_entries_are_those_that_the_year_before_had_not() -> None:
    answer = model_line().answer("今年新增的事项有哪些")
    assert "2024年一季度没有对应事项的有" in answer.text
    assert 36 not in numbers_cited(answer)


@pytest.mark.parametrize(
    "question", ["哪些工作慢了，慢在哪", "哪项工作推进得慢了", "哪些事项进展慢了"]
)
def test_what_lags_is_asked_for_in_plain_words(question: str) -> None:
    assert "慢于时序进度或目标的有7项" in model_line().answer(question).text


@pytest.mark.parametrize("question", ["和美乡村建设了几个", "便民生活圈建设了几个"])
def test_what_is_only_planned_is_not_counted_as_built(question: str) -> None:
    answer = model_line().answer(question)
    assert answer.refused
    assert "没有报告已建设的数量" in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("只有去年才有的是哪些", "2024年一季度有、2025年一季度没有对应事项的有27项"),
        ("仅2024年有的是哪几项", "2024年一季度有、2025年一季度没有对应事项的有27项"),
        ("只在今年有的事项", "2025年一季度有、2024年一季度没有对应事项的有33项"),
        ("哪些完成了", "已完成或达到目标的有4项"),
        ("哪几项完成了", "已完成或达到目标的有4项"),
        ("完成了哪些", "已完成或达到目标的有4项"),
        ("几项完成了", "已完成或达到目标的有4项"),
        ("哪些完成了，占比多少", "占9.1%（4 ÷ 44 = 9.1%）"),
        ("达到目标的事项占比", "占9.1%（4 ÷ 44 = 9.1%）"),
        ("还在前期的占多少比例", "占40.9%（18 ÷ 44 = 40.9%）"),
        ("哪些完成了哪些没开工", "写明未开工的有3项"),
        ("哪些没超目标", "没有超额完成（只看有可比数字的）的有12项"),
        ("绿色建筑目标调整了没有", "下调500万平方米"),
        ("海洋项目开工率比都市圈高还是低", "67.3%"),
        ("还停留在前期的有哪些", "状态为前期或申报阶段的有18项"),
        ("农业方面还在前期的有哪些", "农业方面状态为前期或申报阶段的有4项"),
        ("哪些还在做前期工作", "写明“前期工作”的有4项"),
        ("时序进度以上的有几项", "快于时序进度或目标的有9项"),
        ("没达到25%的有几项", "完成率没达到25%的有5项"),
        ("哪些事项给出了增速", "写明增速的有4项"),
        ("同比增长的指标有哪些", "写明增速的有4项"),
        ("关于交通的事项有哪些", "交通方面的有3项"),
    ],
)
def test_what_narrows_the_entries_is_read(question: str, said: str) -> None:
    assert said in model_line().answer(question).text


def test_words_of_unlike_things_list_nothing_that_has_only_one() -> None:
    answer = model_line().answer("地铁还在前期的有哪些")
    assert numbers_cited(answer) == [5]


@pytest.mark.parametrize(
    "question",
    [
        "去年一季度五项主要经济指标对照年度目标，几项跑赢、哪项掉队",
        "去年一季度经济指标对照目标，哪项跑赢哪项掉队",
        "去年一季度主要经济指标哪几项跑赢了，哪项拖后腿",
    ],
)
def test_who_beats_the_target_and_who_lags_are_told_with_their_figures(question: str) -> None:
    answer = model_line().answer(question)
    assert "经济方面达到或超过年度目标的有4项" in answer.text
    assert "增速0.9%，低于目标5%" in answer.text
    assert sorted(numbers_cited(answer)) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("question", "said", "cited"),
    [
        (
            "哪些事完成数已超过全年目标，哪些连全年的2%都不到？",
            ["达到或超过年度目标的有3项", "完成率2%都不到的有2项"],
            [1, 9, 31, 41, 43],
        ),
        (
            "哪些开工率超过80%，哪些又不到70%",
            ["开工率超过80%的有2项", "开工率不到70%的有1项"],
            [3, 4, 23],
        ),
    ],
)
def test_limits_asked_apart_are_told_apart(
    question: str, said: list[str], cited: list[int]
) -> None:
    answer = model_line().answer(question)
    assert all(one in answer.text for one in said)
    assert sorted(numbers_cited(answer)) == cited


@pytest.mark.parametrize(
    "question",
    [
        "2025年一季度哪些达到目标，哪些还在前期",
        "2025年一季度台账一共多少项，哪些达到目标，哪些还在前期",
    ],
)
def test_what_one_state_is_asked_by_restricts_no_other(question: str) -> None:
    text = model_line().answer(question).text
    assert "达到或超过年度目标的有4项（2025年一季度共44项）" in text
    assert "状态为前期或申报阶段的有18项（2025年一季度共44项）" in text
