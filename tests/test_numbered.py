"""Questions that name an entry by its number: what else they ask is told or refused as of any entry."""

from __future__ import annotations

from functools import cache

import pytest
from lines import line_of, new_home, shipped_line
from samples import ledger_of

from index.entry import Period
from qa.chain import Line


@cache
def line() -> Line:
    return line_of(
        new_home(),
        ledger_of(
            (
                "完成适老化改造500户以上。",
                "全县开工68户，完工2户。其中，松湾区开工5户；河口区开工63户。",
            ),
            ("新开通航线10条以上。", "一季度新开通航线4条。"),
            ("新建绿色建筑1000万平方米。", "一季度新建绿色建筑250万平方米。"),
        ),
        ledger_of(
            ("完成适老化改造300户以上。", "全县开工30户。"), period=Period.of_quarter(2024, 1)
        ),
    )


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("第1项松湾区开工几户", "5户。"),
        ("第1项河口区开工几户", "63户。"),
        ("第2项新开通几条", "4条。"),
        ("第3项完成全年任务多少", "占目标1000万平方米的25%"),
        ("台账里排第2的事项", "第2项“新开通航线10条以上”"),
        ("第2项那个干到哪了", "第2项“新开通航线10条以上”"),
    ],
)
def test_a_numbered_entry_tells_what_is_asked_of_it(question: str, said: str) -> None:
    answer = line().answer(question)
    assert not answer.refused
    assert said in answer.text


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("第2项为什么完成得慢", "台账没有说明原因"),
        ("第2项一共投资多少", "没有报告所问的金额"),
        ("第2项哪天开通", "没有写明时间"),
        ("第3项二月份新建多少", "没有按月报告"),
        ("第2项的航线分别通到哪里", "没有写到去向"),
    ],
)
def test_what_a_numbered_entry_does_not_tell_is_refused(question: str, missing: str) -> None:
    answer = line().answer(question)
    assert answer.refused
    assert missing in answer.text
    assert all(citation.entry.period == Period.of_quarter(2025, 1) for citation in answer.citations)


def test_a_quarter_without_a_year_is_of_the_newest_ledger() -> None:
    answer = line().answer("一季度第1项进展")
    assert "500户" in answer.text
    assert "300户" not in answer.text


def test_the_goals_of_a_numbered_entry_are_told_and_not_what_came_of_it() -> None:
    text = line().answer("第3项的目标是多少").text
    assert text.startswith("目标是1000万平方米。")
    text = shipped_line().answer("2025年第3项的目标是多少").text
    assert text.startswith("目标是抓好460个省市重点项目建设、完成投资2450亿元以上。")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("麻烦看一下2025年台账35号，培训会线下多少人参加", "近100人"),
        ("2025年清单里的36号，新增了多少面积", "278.17万平方米"),
        ("2025年台账第21号，航线开了几条", "4条"),
    ],
)
def test_a_number_of_the_ledger_may_stand_alone_in_its_clause(question: str, said: str) -> None:
    assert shipped_line().answer(question).text.startswith(said)


def test_of_several_numbers_those_that_are_there_are_told_and_the_others_named() -> None:
    answer = line().answer("第2项和第9项", ())
    assert not answer.refused
    assert "新开通航线4条" in answer.text
    assert "2025年一季度台账没有第9项，最后一项是第3项" in answer.text
