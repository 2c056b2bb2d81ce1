"""Why entries stand as they do: after a list, beside it, and where no entry says so."""

from __future__ import annotations

from functools import cache

import pytest
from lines import after, line_of, new_home, numbers_cited, shipped_line
from samples import entry, ledger_of

from index.entry import Column, Role
from qa.causes import CAUSE, caused_by, gives_cause, only_why
from qa.chain import Line
from qa.question import parse

COLUMNS = (
    Column("序号", Role.NUMBER),
    Column("项目名称", Role.TITLE),
    Column("进展情况", Role.PROGRESS),
    Column("存在问题", Role.REMARK),
)
GIVEN = "写明原因或问题的有2项：2025年一季度第1项、第4项。没有写明的有1项：2025年一季度第3项。"
NOT_BEGUN = "哪些项目还没开工"


@cache
def with_column() -> Line:
    """Return the line over a ledger with a column of problems, blank for one that is not begun."""
    return line_of(
        new_home(),
        ledger_of(
            ("云汀粮库", "尚未开工。", "用地指标未落实"),
            ("东桥小学", "主体封顶。", "教师编制不足"),
            ("南溪水厂", "尚未开工。", ""),
            ("北岭公路", "未开工。", "高压线未迁改"),
            columns=COLUMNS,
        ),
    )


@cache
def without_column() -> Line:
    """Return the line over a ledger that tells a cause in one sentence of its progress."""
    return line_of(
        new_home(),
        ledger_of(
            ("建设云汀粮库。", "因用地未批，尚未开工。"),
            ("建设东桥小学。", "主体封顶。"),
            ("建设南溪水厂。", "尚未开工。"),
            ("财政收入增长5%。", "财政收入增长3%。"),
            ("工业产值增长8%。", "工业产值增长6%。"),
        ),
    )


@pytest.mark.parametrize(
    "question", ["为什么没开工", "那它们分别是什么原因呢", "分别卡在什么环节", "为什么还没动静"]
)
def test_why_after_a_list_is_told_of_the_entries_listed(question: str) -> None:
    answer = after(with_column(), NOT_BEGUN, question)
    assert numbers_cited(answer) == [1, 3, 4]
    assert answer.text.splitlines()[1] == GIVEN
    assert "存在问题：用地指标未落实" in answer.text
    assert "教师编制不足" not in answer.text


@pytest.mark.parametrize(
    "question",
    ["哪些还没开工，分别是什么原因", "哪些项目没开工？为什么", "一共有几项没开工，为什么"],
)
def test_why_beside_a_condition_is_told_of_the_entries_that_meet_it(question: str) -> None:
    answer = with_column().answer(question)
    assert numbers_cited(answer) == [1, 3, 4]
    assert answer.text.splitlines()[1] == GIVEN
    assert "高压线未迁改" in answer.text


def test_a_list_without_why_says_nothing_of_causes() -> None:
    text = with_column().answer(NOT_BEGUN).text
    assert "原因" not in text
    assert "用地指标未落实" not in text


def test_without_a_column_the_sentences_that_give_a_cause_tell_it() -> None:
    answer = after(without_column(), NOT_BEGUN, "为什么没开工")
    assert numbers_cited(answer) == [1, 3]
    assert "写明原因或问题的有1项：2025年一季度第1项。" in answer.text


def test_where_no_entry_says_why_that_is_said_and_the_progress_given() -> None:
    answer = without_column().answer("哪些没完成，分别什么原因")
    assert numbers_cited(answer) == [4, 5]
    assert "台账没有写明这2项的原因，下面是各项写明的进展。" in answer.text


def test_why_of_a_thing_that_is_named_is_not_asked_of_the_list_before() -> None:
    answer = after(with_column(), NOT_BEGUN, "东桥小学为什么这么快")
    assert numbers_cited(answer) == [2]


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("为什么没开工", True),
        ("这些都是什么原因", True),
        ("卡在哪里", True),
        ("东桥小学为什么没开工", False),
        ("哪些没开工", False),
    ],
)
def test_a_turn_asks_only_why_if_it_names_nothing_itself(text: str, only: bool) -> None:
    assert only_why(text) is only


@cache
def hindered() -> Line:
    """Return the line over works held up by what a column or a sentence names, and works that are not."""
    return line_of(
        new_home(),
        ledger_of(
            ("云汀粮库", "因资金缺口停工。", "无"),
            ("东桥小学", "主体封顶。", "建设资金未到位"),
            ("南溪水厂", "受洪水影响，工期延后。", "无"),
            ("北岭公路", "已落实资金3000万元，路基完成。", "无"),
            ("西园泵站", "洪水期间运行平稳。", "无"),
            ("老街食堂", "因房屋产权未办妥，尚未开业。", "无"),
            ("充电桩", "因台区容量不足，等待增容。", "无"),
            ("城墙公园", "因文物勘探，暂未开工。", "无"),
            ("文物展馆", "文物布展完成。", "无"),
            ("财政收入", "受减收影响，土地增值税减收3亿元。", "无"),
            columns=COLUMNS,
        ),
    )


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("因为资金问题停工的有哪些", [1, 2]),
        ("存在资金问题的项目", [1, 2]),
        ("有资金困难的项目有几个", [1, 2]),
        ("因为缺钱卡住的项目有哪些", [1, 2]),
        ("受洪水影响的项目", [3]),
        ("被洪水耽误的项目有哪些", [3]),
        ("因为洪水、资金之类的原因卡住的有哪些", [1, 2, 3]),
        ("有几项是因为产权手续没办完而有项目开不了工的", [6]),
        ("有几项因为权属、供电或文物的原因卡住了", [6, 7, 8]),
    ],
)
def test_works_are_asked_for_by_what_holds_them_up(question: str, numbers: list[int]) -> None:
    answer = hindered().answer(question)
    assert numbers_cited(answer) == numbers
    assert answer.text.startswith("写明受")
    assert f"影响的有{len(numbers)}项" in answer.text


def test_where_nothing_is_held_up_by_it_that_is_said() -> None:
    answer = hindered().answer("因为征地卡住的有哪些")
    assert answer.refused
    assert "没有一项符合“写明受征地影响”" in answer.text


@pytest.mark.parametrize("question", ["因为领导重视的项目有哪些", "资金最多的项目", "哪些项目停工"])
def test_other_questions_set_no_such_condition(question: str) -> None:
    assert caused_by(parse(question)) is None


@pytest.mark.parametrize(
    "told",
    [
        "3所（河湾学校、城南二中）因土地手续未办结尚未开工。",
        "恒源溶剂因安置地块土壤修复未验收仍未搬迁。",
        "初步设计12月方获批复，未能按期开工。",
        "臭氧污染天数增加，为优良率未达标主因。",
        "环保限产导致供料不足。",
        "干热风造成局部减产。",
        "项目资本金来源未落实。",
    ],
)
def test_a_cause_within_a_clause_is_given(told: str) -> None:
    assert gives_cause(entry("建设云汀工程。", told))


@pytest.mark.parametrize("told", ["因地制宜推进建设。", "起因已查明。", "基因检测完成，尚未开工。"])
def test_a_longer_word_is_no_cause(told: str) -> None:
    assert not gives_cause(entry("建设云汀工程。", told))


@pytest.mark.parametrize(
    "question", ["云汀粮库没开工是什么理由", "云汀粮库没开工的理由是什么", "云汀粮库为什么没开工"]
)
def test_a_reason_is_asked_for_by_either_word(question: str) -> None:
    assert "用地指标未落实" in with_column().answer(question).text


@pytest.mark.parametrize(
    "question",
    [
        "工业产值没到8%，主要被哪些行业拖了后腿",
        "财政收入没到5%，是哪些税种拖累的",
        "财政收入增长3%，主要靠哪些行业拉动",
        "东桥小学封顶受哪些条件影响",
        "东桥小学才封顶，卡在哪些企业身上",
        "工业产值增长6%，被哪些项目拖累了",
        "财政收入才涨零点几，是啥原因拖的后腿",
        "东桥小学没开工，究竟是缺地还是缺钱",
        "东桥小学进度慢，是因为没钱还是没人",
        "工业产值没到8%，是没订单还是没信心",
        "财政收入增长3%，是靠税收还是靠非税",
    ],
)
def test_what_holds_back_or_drives_a_thing_is_its_cause_and_no_list_is_wanted(
    question: str,
) -> None:
    answer = without_column().answer(question)
    assert answer.refused
    assert answer.text.startswith("台账没有说明原因")


@pytest.mark.parametrize(
    "question",
    ["东桥小学封顶的是23栋还是27栋", "没开工的，是粮库还是小学", "东桥小学是新建还是改建"],
)
def test_one_of_two_things_is_no_cause(question: str) -> None:
    assert not CAUSE.search(question)


def test_which_entries_hold_a_ledger_back_is_no_cause() -> None:
    answer = without_column().answer("哪些指标拖了后腿")
    assert numbers_cited(answer) == [4, 5]


@pytest.mark.parametrize("question", ["财政收入增速不到4%，是啥原因", "财政收入为什么慢了"])
def test_the_sentence_that_gives_the_cause_answers_first(question: str) -> None:
    own = ledger_of(("财政收入增长5%。", "完成92亿元，占预算的52.1%，增长3.2%。受税收减收影响。"))
    text = line_of(new_home(), own).answer(question).text
    assert text.startswith("受税收减收影响。[1]")


def test_what_is_wrongly_taken_for_granted_is_set_right_before_its_cause() -> None:
    answer = shipped_line().answer("120个村的生活污水都治理完了，为什么还有污水", ())
    assert not answer.refused
    assert answer.text.startswith("台账没有写明已治理完")
