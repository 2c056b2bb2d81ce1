"""Conditions that leave a field out, deny what is met, or take in what is done at all."""

from __future__ import annotations

from functools import cache

import pytest
from lines import line_of, model_line, new_home, numbers_cited
from samples import ledger_of

from qa.chain import Line


@cache
def line() -> Line:
    return line_of(
        new_home(),
        ledger_of(
            ("财政收入增长5%。", "财政收入增长3%。"),
            ("工业产值增长8%。", "工业产值增长6%。"),
            ("货运量增长6%。", "货运量增长7%。"),
            ("新增绿地100公顷。", "新增绿地120公顷。"),
            ("完成120个村庄治理。", "已全部完成年度任务。"),
            ("发放消费券1000万元。", "发放消费券300万元。"),
        ),
    )


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("哪些慢于目标", [1, 2]),
        ("财政之外还有哪些慢于目标", [2]),
        ("除了财政外哪些增速低于目标", [2]),
        ("工业以外哪些增速低于目标", [1]),
        ("除了财政，还有哪些慢于目标", [2]),
        ("除开绿地，还有哪些超过了年度目标", [3]),
        ("第1项之外还有哪些慢于目标", [2]),
        ("除了第2项，还有哪些慢于目标", [1]),
        ("除第1、3项外还有哪些", [2, 4, 5, 6]),
    ],
)
def test_a_field_that_is_left_out_is_not_listed(question: str, found: list[int]) -> None:
    assert numbers_cited(line().answer(question)) == found


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("除了地铁，今年交通方面还有哪些事", [20, 21]),
        ("除了地铁，交通方面今年还有哪几项", [20, 21]),
        ("除了海洋重点项目，今年还有哪些报了完成投资", [3, 20, 23, 34]),
    ],
)
def test_part_of_a_field_is_left_out_of_it(question: str, found: list[int]) -> None:
    assert numbers_cited(model_line().answer(question)) == found


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("去年一季度，进展中写到搞过培训的有多少项呀", [20, 30, 34]),
        ("2024年一季度进展写到座谈会的有多少项", [28]),
        ("今年一季度台账里头把开工率（开工在建率也算）写成百分比的有几条", [3, 4, 19, 23]),
        ("今年哪几项把开工在建率写成比例的", [3, 4, 19, 23]),
        ("2025年一季度进展情况里提到高校（高等学校）的是哪些事项", [6, 10, 12, 13]),
        ("莱西的同志下午过来对接，今年哪些挂牌事项的进展写到他们那儿了", [24, 34, 40]),
        ("崂山的领导要来，今年哪些事项的进展提到他们区了", [8, 43, 44]),
    ],
)
def test_entries_are_found_by_what_they_are_said_to_mention(
    question: str, found: list[int]
) -> None:
    assert sorted(set(numbers_cited(model_line().answer(question)))) == found


def test_who_comes_and_is_mentioned_nowhere_is_refused() -> None:
    answer = model_line().answer("财政局的同志要来，今年哪些事项提到他们了")
    assert answer.refused
    assert "财政局" in answer.text


def test_what_is_left_out_is_said() -> None:
    assert line().answer("财政之外还有哪些慢于目标").text.startswith("除财政外，")


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("写到村庄的，数目", [5]),
        ("提到消费券、货运量的事项有几条", [3, 6]),
        ("提到绿地的几条", [4]),
        ("台账有几处写到了绿地", [4]),
    ],
)
def test_entries_are_counted_where_only_their_number_is_named(
    question: str, found: list[int]
) -> None:
    assert numbers_cited(line().answer(question)) == found


@pytest.mark.parametrize("question", ["“清河”那20个项目建成了几个", "20个“清河”项目开工了几个"])
def test_what_an_entry_counts_is_asked_of_that_entry_and_not_of_the_ledger(question: str) -> None:
    own = ledger_of(("实施20个“清河”项目。", "全面启动。"), ("治理内涝点3处。", "完成1处。"))
    answer = line_of(new_home(), own).answer(question)
    assert "提到“清河”的有1项" not in answer.text
    assert numbers_cited(answer) == [1]


@pytest.mark.parametrize("question", ["“清河”的事项有几项", "提到“清河”的有几个"])
def test_quoted_words_still_count_entries(question: str) -> None:
    own = ledger_of(("实施20个“清河”项目。", "全面启动。"), ("治理内涝点3处。", "完成1处。"))
    assert "提到“清河”的有1项" in line_of(new_home(), own).answer(question).text


@pytest.mark.parametrize(
    "question", ["哪些不达标", "哪些没达标", "有哪些指标没有达标", "哪些指标未达标"]
)
def test_what_falls_short_is_listed_and_never_what_is_met(question: str) -> None:
    assert numbers_cited(line().answer(question)) == [1, 2]


def test_what_is_met_is_listed_where_nothing_denies_it() -> None:
    assert numbers_cited(line().answer("哪些达标了")) == [3, 4]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("已经完成或超额完成的有哪些", [3, 4, 5]),
        ("超额或已完成的事项有哪些", [3, 4, 5]),
        ("哪些超额完成了", [3, 4]),
        ("没有超额完成的有哪些", [1, 2, 6]),
    ],
)
def test_done_or_beyond_takes_in_what_is_done_at_all(question: str, found: list[int]) -> None:
    assert numbers_cited(line().answer(question)) == found


@pytest.mark.parametrize(
    "question",
    [
        "已经把名单定下来的事项数量",
        "走到公示环节的事项",
        "跟名单挂钩的内容",
        "借公示做文章的有谁",
        "开过公示会的任务共多少",
    ],
)
def test_entries_are_asked_for_by_what_a_question_ends_in(question: str) -> None:
    own = ledger_of(
        ("改造便民市场20处。", "已确定改造名单，召开公示会。"),
        ("评选示范村5个。", "召开公示会，公布示范村名单。"),
        ("新增绿地20公顷。", "新增绿地3公顷。"),
    )
    assert numbers_cited(line_of(new_home(), own).answer(question)) == [1, 2]


@cache
def works() -> Line:
    return line_of(
        new_home(),
        ledger_of(
            ("推进20个重点项目。", "已开工15个，开工率75%，未开工项目5个。"),
            ("建设16个污水项目。", "16个项目已开工9个，未开工项目正在办理手续。"),
            ("改造旧宅300户。", "改造旧宅150户。"),
        ),
    )


@pytest.mark.parametrize(
    "question",
    [
        "写出“未开工项目”的有哪几项，各差几个",
        "哪些事项还没开工，分别有多少个没开工",
        "有项目没开工的是哪几项，各剩几个",
    ],
)
def test_how_many_of_each_are_not_begun_is_said_where_it_is_asked(question: str) -> None:
    answer = works().answer(question)
    assert set(numbers_cited(answer)) == {1, 2}
    assert "未开工项目5个" in answer.text
    assert "尚未开工的有7个（16 − 9 = 7个）" in answer.text


def test_how_many_are_not_begun_is_not_reckoned_where_only_the_entries_are_asked_for() -> None:
    assert "16 − 9" not in works().answer("哪些事项还没开工").text


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("开工率没到八成的是哪个", [1]),
        ("哪些事项开工率低于60%", []),
        # What is begun of a stated number is a share that is computed.
        ("哪些事项开工比例低于60%", [2]),
        # 任务数 stands between what is begun and its share, and it is no share of what is done.
        ("报了开工个数、但开工的还不到任务数六成的有哪几项", [2]),
        ("已开工数占任务数不到80%的事项有哪些", [1, 2]),
        ("完成的还不到任务数六成的有哪几项", [3]),
    ],
)
def test_a_rate_that_entries_state_is_computed_for_no_other(
    question: str, found: list[int]
) -> None:
    assert numbers_cited(works().answer(question)) == found


def test_a_state_that_entries_are_asked_for_by_needs_no_other_word() -> None:
    assert numbers_cited(works().answer("还没开工的事项")) == [1, 2]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("去年一季度的指标，哪些写了跟全省或同类城市比的结果", [1, 3, 5]),
        ("2024年一季度哪几项写了与全省相比的高低", [1, 3, 5]),
        ("2024年一季度有哪几项提了在全省的位次、跟全省作了比较？", [1, 3, 5]),
        ("2024年一季度哪几项排了位次，或者和全省对比过", [1, 3, 5]),
        ("2024年一季度哪几项和全省平均水平比了", [1, 3, 5]),
        ("2025年一季度各类项目的开工率、开工在建率，有公布的都给我", [3, 4, 19, 23]),
        ("2025年一季度用百分比表示完工率或完成率的事项有哪些", [19, 30, 34, 42]),
        ("2025年一季度以“平方米”或“亩”计的目标有哪些", [36, 38]),
        ("2025年一季度的增速，哪些指标公布了", [1, 2, 4, 11]),
        ("2025年一季度完成投资额公布了的都列一下", [3, 19, 20, 23, 34]),
        ("都市圈（胶东经济圈、青岛都市圈都行）这个词，在今年哪几项的进展里出现过", [23, 24, 25]),
    ],
)
def test_entries_are_found_by_what_they_state(question: str, found: list[int]) -> None:
    assert numbers_cited(model_line().answer(question)) == found


def test_what_is_done_is_listed_where_only_the_state_is_named() -> None:
    own = line_of(
        new_home(),
        ledger_of(("建桥。", "已完工。"), ("修路。", "路基施工。"), ("建园。", "未完工。")),
    )
    assert numbers_cited(own.answer("完工的项目都列出来")) == [1]


@pytest.mark.parametrize(
    ("question", "number", "said"),
    [
        ("16个污水处理项目里动工的有几个", 33, "9个"),
        ("460个重点项目当中已开工的有几个", 3, "405个"),
        ("52个重点项目里头已经动工的有几个", 23, "35个"),
    ],
)
def test_how_many_of_what_a_pledge_counts_is_asked_of_that_pledge(
    question: str, number: int, said: str
) -> None:
    answer = model_line().answer(question)
    assert numbers_cited(answer) == [number]
    assert answer.text.startswith(said)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        # 没有达到 and 没有超额 of 有没有 deny nothing.
        ("有没有达到目标的", [3, 4]),
        ("有没有达到目标的指标，今年", [3, 4]),
        ("有没有没达到目标的指标", [1, 2]),
        ("有没有超额完成的", [3, 4]),
        ("有没有没超额完成的", [1, 2, 6]),
        ("有没有跟上时序的", [3, 4, 6]),
        # 才过三个月 is a time, and no limit of a figure.
        ("今年才过三个月，有没有已经够上或超过全年目标数的？通盘看看", [3, 4]),
        ("今年刚走完一个季度，哪些够到年度任务了", [3, 4]),
        ("只过了一个季度，有没有够着年度计划或超了的，全面看一看", [3, 4]),
        ("哪些明显落在全年目标后面", [1, 2]),
        ("有哪几项跑在年度计划的后头", [1, 2]),
        ("有没有落到目标后面的", [1, 2]),
        ("从全局讲哪些指标明显欠账？别漏了财政收入", [1, 2]),
        ("哪些指标还欠着账", [1, 2]),
        ("哪些跑得比时间进度快得多", [3, 4, 6]),
        ("有没有推进得比序时慢不少的", [1, 2]),
    ],
)
def test_how_entries_stand_to_the_target_is_said_in_other_words(
    question: str, found: list[int]
) -> None:
    assert numbers_cited(line().answer(question)) == found


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("去年一季度末，工程建设干到百分之几有明确数字的都有哪些项目", [13, 32, 33, 36]),
        ("去年一季度哪些项目工程进度百分比有具体数字", [13, 32, 33, 36]),
        ("去年一季度工程干到百分之几写清楚了的有哪些项目", [13, 32, 33, 36]),
        (
            "去年3月底整件事都还在做前期（选址、设计、招投标准备那种）、没有进场的，生态绿化类里有哪几件",
            [25, 34, 35],
        ),
        ("去年一季度还在搞前期（立项、设计之类）的，生态绿化类里有哪些", [25, 34, 35]),
    ],
)
def test_works_are_found_by_how_far_they_are(question: str, found: list[int]) -> None:
    assert numbers_cited(model_line().answer(question)) == found
