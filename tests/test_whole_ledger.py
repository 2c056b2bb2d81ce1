"""Short questions of the whole ledger, in a few words: which are done, begun, awaited, new."""

from __future__ import annotations

import pytest
from lines import line_of, model_line, new_home, numbers_cited
from samples import ledger_of


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("哪些没完成", "没有写明已完成、也没有达到目标的有40项（2025年一季度共44项）"),
        ("农业方面哪些还没完成", "农业方面没有写明已完成、也没有达到目标的有6项"),
        ("哪些没完成目标", "没有达到年度目标（年度未满的只比增速和比率）的有2项"),
        ("几项开工了", "写明已开工的有10项"),
        ("有几个没开工", "写明未开工的有3项"),
        ("哪些启动了", "写明已启动或开工的有13项"),
        ("哪些在推进", "状态为推进中的有22项"),
        ("哪些报了投资", "报告完成投资额的有5项"),
        ("哪些提前完成", "写明提前完成，或数字已达到年度目标的有4项"),
        ("哪些要上级批", "写明要等上级启动或批复的有2项"),
        ("哪些发了文", "写明已印发文件的有6项"),
        ("哪些排名了", "写明位次的有2项（2024年一季度共38项）"),
        ("今年重点是什么", "2025年一季度共44项；按进展情况的文字归类"),
        ("今年和去年一样的有哪些", "同为一事的有11项"),
        ("哪些目标提高了", "目标比2024年一季度高的有4项"),
        ("哪些目标降低了", "目标比2024年一季度低的有3项"),
        ("哪些是新项目", "2024年一季度没有对应事项的有33项"),
        ("哪些总投资超百亿", "总投资超百亿的有2项"),
        ("总投资最大的项目", "总投资最高的是2025年一季度第23项"),
        ("目标里写了两千亿以上投资的有哪些", "投资两千亿以上的有3项"),
        ("有没开工的吗", "写明未开工的有3项"),
        ("有逾期的吗", "没有一项符合“写明逾期”"),
        ("哪项最好", "完成率最高的是2025年一季度第9项"),
    ],
)
def test_a_few_words_ask_of_all_entries(question: str, said: str) -> None:
    assert said in model_line().answer(question).text


def test_a_ledger_without_one_before_is_set_against_nothing() -> None:
    line = line_of(new_home(), ledger_of(("新增绿地100公顷。", "新增绿地20公顷。")))
    for question in ("哪些是新项目", "哪些目标提高了"):
        answer = line.answer(question)
        assert answer.refused
        assert "更早的一期，不能对照" in answer.text


def test_what_is_invested_in_all_may_overlap() -> None:
    answer = model_line().answer("今年一共投了多少")
    assert "479.9 + 85.57 + 1.08 + 56.7 + 5.72 = 628.97亿元" in answer.text
    assert "项目之间有无重复，台账没有说明" in answer.text


@pytest.mark.parametrize(
    ("question", "cited"),
    [("污水处理项目有几个没开工", [33]), ("海洋项目几个开工了", [19]), ("哪家医院扩建", [37])],
)
def test_a_subject_named_is_asked_of_alone(question: str, cited: list[int]) -> None:
    answer = model_line().answer(question)
    assert list(dict.fromkeys(numbers_cited(answer))) == cited


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("调2024年一季度的19项和20项", [19, 20]),
        ("去年的3项、5项分别怎么样", [3, 5]),
        ("给我2025年31条和32条", [31, 32]),
    ],
)
def test_entries_are_named_by_bare_numbers(question: str, cited: list[int]) -> None:
    assert numbers_cited(model_line().answer(question)) == cited


def test_a_refusal_does_not_deny_words_that_an_entry_has() -> None:
    text = model_line().answer("去年专家评审原定几月搞").text
    assert "台账中有事项提到“专家”、“评审”，但不能确定就是所问的" in text
    assert "第10项" in text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("归档核对一下，2024年一季度那册总共登记了多少条事项", "共38项"),
        ("两个年度的台账各收了多少条", "44 + 38 = 82项"),
        ("今年这份里总共几件事", "共44项"),
    ],
)
def test_the_ledger_is_counted_by_any_name(question: str, said: str) -> None:
    assert said in model_line().answer(question).text


def test_what_is_hoped_to_begin_has_not_begun() -> None:
    # 争取早日开工
    assert 28 not in numbers_cited(model_line().answer("哪些开工了"))


@pytest.mark.parametrize("question", ["第0项", "第99项", "第1000000项"])
def test_a_number_that_no_entry_has_is_told_how_many_there_are(question: str) -> None:
    answer = model_line().answer(question)
    assert answer.refused
    assert f"没有{question}，最后一项是第44项" in answer.text


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("城中村改造有多少户在国家计划里", "9.5万户"),
        ("国家计划外的城中村多少个", "19个"),
        ("纳入国家五年计划的城中村多少个", "150个"),
        ("2024年推进了多少户城中村改造", "8.3万户"),
    ],
)
def test_what_is_outside_a_plan_is_none_of_what_it_holds(question: str, figure: str) -> None:
    assert model_line().answer(question).text.startswith(figure)


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("请筛一下：2025年挂牌事项中，眼下正处于签订任务书阶段的。", [13, 18]),
        ("今年哪些活儿的进展落在“任务书”上（在签、在审都算）", [13, 18, 39]),
        ("去年开头三个月，办过培训或培训会的挂牌事项有哪些", [20, 30, 34]),
        ("2024年一季度，增速跑到年初目标线上头的宏观指标列给我，要带数。", [1, 3, 4, 5]),
    ],
)
def test_those_in_a_state_are_listed_however_it_is_said(question: str, cited: list[int]) -> None:
    assert sorted(set(numbers_cited(model_line().answer(question)))) == cited


@pytest.mark.parametrize(
    "question",
    ["都市圈没开工的17个项目，卡在哪儿了，什么原因造成的", "负责新开海运航线的处室电话给一个呗"],
)
def test_what_no_column_tells_is_refused(question: str) -> None:
    assert model_line().answer(question).refused


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "电台早新闻想播一条：2024年政府工作报告承诺的这些事开局如何，一共多少件，有快有慢都讲讲",
            "2024年一季度共38项",
        ),
        (
            "领导要一句话概括去年一季度38项的总体进度，再点几个完成得好的和还在前期的",
            "2024年一季度共38项",
        ),
        ("去年台账里农业农村这一摊子一共几条", "农业方面的有4项"),
    ],
)
def test_a_whole_is_told_however_it_is_asked_for(question: str, said: str) -> None:
    assert model_line().answer(question).text.startswith(said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("去年市里公开挂牌的事项，表上总共多少项", "共38项"),
        ("今年报告里挂牌督办的总共多少件事", "共44项"),
        (
            "我就是个退休教书的，看不懂那么长的表，您把去年那份从头到尾概括概括，一共几件事，办得顺不顺",
            "2024年一季度共38项",
        ),
    ],
)
def test_the_whole_is_counted_whatever_it_is_called(question: str, said: str) -> None:
    assert said in model_line().answer(question).text.splitlines()[0]


def test_whose_charge_the_asker_s_office_has_is_not_asked() -> None:
    answer = model_line().answer(
        "我处负责港口，请把今年涉海、涉港航的挂牌任务拉个单子，各自走到哪一步也带上。"
    )
    assert numbers_cited(answer) == [18, 19, 20, 21]
