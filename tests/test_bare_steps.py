"""A step that is all a question names chooses the entries that say of it what is asked."""

from __future__ import annotations

from functools import cache

import pytest
from lines import entries_cited, line_of, model_line, new_home, numbers_cited
from samples import ledger_of

from qa.bare_steps import step_asked
from qa.chain import Line


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("哪些已经公示", ("公示", "done")),
        ("哪些在公示", ("公示", "going")),
        ("还卡在签任务书环节的有哪些项目", ("签任务书", "going")),
        ("哪个项目已经封顶了", ("封顶", "done")),
        ("哪些还没公示", ("公示", "yet")),
        ("哪些启动了申报", ("申报", "begun")),
        ("哪些还没启动申报", ("申报", "unbegun")),
        ("还没开始评审的有哪些", ("评审", "unbegun")),
        ("征求意见的有几项", ("征求意见", "said")),
        ("哪些处于征求意见阶段", ("征求意见", "going")),
        ("有哪些签了任务书", ("签任务书", "done")),
        ("哪些没签任务书", ("签任务书", "yet")),
        ("哪些做过培训", ("培训", "done")),
        ("拿到部委或者省里批复的，有哪些", ("部委或者省里批复", "done")),
        ("哪些省里批了", ("省里批", "done")),
        ("省级重点实验室获批的有哪些", ("", "")),
        # Neither a place, nor a state of the whole, nor a subject is a step.
        ("哪些在农村", ("", "")),
        ("哪些完成了", ("", "")),
        ("哪些在推进", ("", "")),
        ("地铁公示了吗", ("", "")),
    ],
)
def test_the_step_and_how_it_is_to_stand(text: str, asked: tuple[str, str]) -> None:
    assert step_asked(text) == asked


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("哪些已经公示", [(2025, 18), (2025, 25)]),
        ("今年还没启动申报的有哪些", [(2025, number) for number in (6, 8, 10, 14, 22)]),
        ("今年还没开始建设的有哪些", [(2025, number) for number in (23, 28, 33)]),
        ("哪些在公示", [(2025, 25)]),
        ("有哪些在征求意见", [(2025, 34)]),
        # The newest ledger has none; that one village's tender is not got ready for is no tender.
        ("哪些完成了招标", [(2024, 31)]),
        ("哪些没签任务书", [(2025, 13), (2025, 18)]),
        ("哪些获批了", [(2025, 20), (2025, 34)]),
        ("哪些入选了", [(2025, 4), (2025, 17)]),
        # By whom it is taken: no 交通运输部 is of the province.
        ("一季度拿到部委或者省里批复的，2025年有哪些？", [(2025, 20), (2025, 34)]),
        ("今年哪些得到上级部门批准了", [(2025, 20), (2025, 34)]),
        ("今年获得省里批复的有哪些", [(2025, 34)]),
        ("今年哪些省里批了", [(2025, 34)]),
        ("部里批的今年有哪些", [(2025, 20)]),
        ("去年哪些还没拿到省里批复", [(2024, 30)]),
        ("去年哪些做过培训", [(2024, 20), (2024, 30), (2024, 34)]),
        ("几项完成了立项", [(2024, 18)]),
        (
            "两本台账里还在“签任务书”阶段的都有谁？逐个列出来。",
            [(2025, 13), (2025, 18), (2024, 18)],
        ),
        (
            "哪些已印发文件",
            [(2025, 19), (2025, 25), (2025, 26), (2025, 29), (2025, 32), (2025, 40)],
        ),
    ],
)
def test_the_entries_that_say_so(question: str, cited: list[tuple[int, int]]) -> None:
    assert entries_cited(model_line().answer(question)) == cited


@pytest.mark.parametrize(
    "question", ["今年市里批复的有哪些", "今年有哪些通过了省里评审", "去年拿到部委批复的有哪些"]
)
def test_what_another_office_has_done_is_no_answer(question: str) -> None:
    assert model_line().answer(question).refused


@cache
def works() -> Line:
    pledged = (
        ("建设文体中心。", "施工图审查完成，用地规划调整未获批复。"),
        ("建设电车1号线。", "可行性研究报告正在修编。"),
        ("建设高标准农田。", "项目招投标全部完成，开工9.6万亩。"),
        ("建设保障房。", "一期交付4240套。"),
    )
    return line_of(new_home(), ledger_of(*pledged))


@pytest.mark.parametrize(
    ("question", "cited"),
    [("哪些完成了招标", [3]), ("哪些已交付", [4]), ("哪些还没批复", [1])],
)
def test_it_holds_for_another_ledger(question: str, cited: list[int]) -> None:
    assert [number for _, number in entries_cited(works().answer(question))] == cited


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("哪些做完了可研", "没有一项写明“可研”已完成"),
        ("哪些获得批复", "没有一项写明已“批复”"),
        ("哪些做过培训", "没有查到写有“培训”的事项"),
    ],
)
def test_what_no_entry_says_is_refused(question: str, said: str) -> None:
    answer = works().answer(question)
    assert answer.refused
    assert said in answer.text


def test_works_that_have_come_to_a_step() -> None:
    answer = model_line().answer("去年一季度哪几项工程已经干到内部装修了")
    assert entries_cited(answer) == [(2024, 33), (2024, 37)]


def test_whether_a_list_is_issued_asks_for_no_list() -> None:
    answer = model_line().answer("海洋清单印发没")
    assert entries_cited(answer) == [(2025, 19)]
    assert answer.text.startswith("已印发")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        # What is counted is a thing, and no entry.
        ("多少条航线开通了", ("", "")),
        ("多少项成果入选了", ("", "")),
        ("有多少项攻关立项了", ("", "")),
        ("有多少项已下达计划", ("下达计划", "done")),
    ],
)
def test_a_step_counts_entries_and_nothing_in_them(text: str, asked: tuple[str, str]) -> None:
    assert step_asked(text) == asked


@pytest.mark.parametrize(
    ("question", "said"),
    [
        # 发布计划 is not issued, what was held on 14 March goes on no longer, no word is left out.
        ("哪些已经发布", "没有一项写明已“发布”"),
        ("哪些在培训", "没有一项写明“培训”正在进行"),
        ("哪些在编制规划", "没有查到写有“编制规划”的事项"),
    ],
)
def test_nothing_is_taken_for_a_step_that_is_not_said(question: str, said: str) -> None:
    answer = model_line().answer(question)
    assert answer.refused
    assert said in answer.text


def test_a_plan_that_is_handed_down_is_not_planned() -> None:
    assert entries_cited(model_line().answer("有多少项已下达计划")) == [(2025, 9), (2025, 18)]


def test_what_is_done_beside_a_plan_is_not_yet_to_come() -> None:
    held = line_of(
        new_home(),
        ledger_of(
            ("实施30项技术攻关。", "已完成立项前公示，同步完成了计划下达。"),
            ("建设10座公园。", "正在履行资金下达程序，待下达资金。"),
        ),
    )
    assert numbers_cited(held.answer("哪些还没有下达")) == [2]
