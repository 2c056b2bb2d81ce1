"""Subjects enumerated of which each is asked for, over the shipped ledgers."""

from __future__ import annotations

import pytest
from lines import entries_cited, model_line

from qa.each import asks_each, enumerated_in
from qa.question import parse


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("GDP、财政收入、社零各是多少", ["GDP", "财政收入", "社零"]),
        ("写总结，地铁、绿建、供水这三件分别怎么样", ["地铁", "绿建", "供水"]),
        ("地铁、背街小巷和污水处理都说说", ["地铁", "背街小巷", "污水处理"]),
        ("地铁、治污水的几件事，分别到哪了", ["地铁", "治污水"]),
        (
            "几个“重点项目”——省市的、海洋的、都市圈的——各开工多少",
            ["省市重点项目", "海洋重点项目", "都市圈重点项目"],
        ),
        (
            "把几大批重点项目（省市的、海洋的、都市圈的）的情况拉个单子",
            ["省市重点项目", "海洋重点项目", "都市圈重点项目"],
        ),
        ("技术攻关类的任务有哪些，包括产业的和涉海的", ["产业技术攻关", "涉海技术攻关"]),
        (
            "今年成批的重点项目（省市的、海洋的、都市圈的）各投了多少",
            ["省市重点项目", "海洋重点项目", "都市圈重点项目"],
        ),
    ],
)
def test_the_longest_enumeration_is_read_without_what_is_asked(
    question: str, parts: list[str]
) -> None:
    assert enumerated_in(question) == parts


@pytest.mark.parametrize(
    ("question", "each"),
    [
        ("GDP、财政收入、社零各是多少", True),
        ("参保、助残、健身，这三件民生实事干得咋样", True),
        ("参保、助残、健身，这四件民生实事干得咋样", False),
        ("实验室、技术中心、中试基地这类平台都什么情况", False),
        ("教育、医疗、养老有哪些事项，各是什么进展", False),
        ("地铁、绿建各怎么样", False),
        ("住房方面，保障房和安置房都是怎么安排的", True),
        ("交通方面，地铁和堵点分别怎么样了", True),
        ("技术攻关类的任务有哪些，包括产业的、涉海的", True),
        ("科技方面，实验室和技术中心有哪些事项", False),
        ("医务、参保、残疾人，分别到哪了", True),
        ("跟海洋、港口、航运沾边的挂牌任务，逐条给我讲讲", False),
    ],
)
def test_examples_of_a_kind_are_no_enumeration_of_subjects(question: str, each: bool) -> None:
    assert asks_each(parse(question)) is each


def test_a_subject_that_is_done_as_much_as_a_thing_is_one_of_them() -> None:
    answer = model_line().answer("医务、参保、残疾人，分别到哪了")
    assert entries_cited(answer) == [(2025, 41), (2025, 42), (2025, 43)]
    assert model_line().answer("地铁、开工、绿建，分别到哪了").text.count("2025年一季度第42项") == 0


def test_each_subject_is_answered_from_its_newest_entry() -> None:
    answer = model_line().answer("GDP、财政收入、固投、社零分别是多少")
    assert entries_cited(answer) == [(2025, 1), (2025, 2), (2024, 3), (2024, 4)]
    assert "4071.34亿元" in answer.text
    assert "1395.6亿元" in answer.text


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("医疗方面，今年医联体和对口帮扶都是怎么安排的", [(2025, 40), (2025, 41)]),
        ("农业方面，今年新品种和数字农业各自进展怎样", [(2025, 27), (2025, 28)]),
        (
            "把今年几大批重点项目（省市的、海洋的、都市圈的）列出来",
            [(2025, 3), (2025, 19), (2025, 23)],
        ),
        (
            "今年科技攻关任务有哪些，包括产业的、颠覆性的和海里的",
            [(2025, 9), (2025, 13), (2025, 18)],
        ),
    ],
)
def test_nothing_else_of_a_field_is_listed_than_what_is_enumerated(
    question: str, cited: list[tuple[int, int]]
) -> None:
    assert entries_cited(model_line().answer(question)) == cited


def test_a_subject_that_no_ledger_has_is_named() -> None:
    answer = model_line().answer("GDP、养老床位、背街小巷分别怎么样")
    assert entries_cited(answer) == [(2025, 1), (2025, 26)]
    assert "没有报告“养老床位”的事项" in answer.text


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("去年一季度投资、消费、收入增速分别多少", [(2024, 3), (2024, 4), (2024, 5)]),
        ("一季度GDP、投资、消费、财政各是多少", [(2025, 1), (2025, 2), (2024, 3), (2024, 4)]),
    ],
)
def test_bare_words_among_figures_name_indicators(
    question: str, cited: list[tuple[int, int]]
) -> None:
    assert entries_cited(model_line().answer(question)) == cited


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("治水、电网、绿色制造、造林，2024年生态环保能源板块逐项说说", [32, 33, 34, 35]),
        ("治水、绿色制造、造林，2024年分别怎么样", [32, 34, 35]),
        ("今年成批的重点项目（省市的、海洋的、都市圈的）各投了多少", [3, 19, 23]),
        ("污水治理、水土保持、造林护林，今年都挂了什么，一并列出", [32, 33, 37, 38]),
        ("今年学科建设、医联体、医务帮扶，分别是第几项、什么进展", [39, 40, 41]),
        # The few things of a field that is enumerated may be several of it.
        ("今年农村供水、治污水的几件事，分别到哪了", [31, 32, 33]),
        ("今年治污水、供水的几件事各自进展如何", [31, 32, 33]),
        ("今年养老、助残的几件事分别进展如何", [42, 43]),
    ],
)
def test_a_field_among_subjects_is_answered_with_its_entries(
    question: str, numbers: list[int]
) -> None:
    answer = model_line().answer(question)
    assert [number for _, number in entries_cited(answer)] == numbers
    assert "没有报告" not in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "省市重点项目投了多少，海洋重点项目投了多少",
            ["第3项：479.9亿元。", "第19项：85.57亿元。"],
        ),
        (
            "地铁在建几条，背街小巷开工几条，污水项目开工几个",
            ["第5项：8条。", "第26项：27条。", "第33项：9个。"],
        ),
    ],
)
def test_each_clause_is_told_of_its_own_entry(question: str, said: list[str]) -> None:
    text = model_line().answer(question).text
    assert [one for one in said if one not in text] == []


def test_clauses_of_one_subject_are_told_together() -> None:
    text = model_line().answer("开工了几条背街小巷，花了多少钱").text
    assert text.startswith("27条。")
    assert "台账没有记载预算" in text
