"""Words that no entry holds as they are: what is looked for instead, and what never is."""

from __future__ import annotations

from functools import cache

import pytest
from lines import line_of, new_home, numbers_cited
from samples import entry, ledger_of

from index.entry import Role
from qa.chain import Line
from qa.eased import eased_mention, words_with_denial


@cache
def line() -> Line:
    return line_of(
        new_home(),
        ledger_of(
            ("培育龙头企业10家。", "赴园区调研，走访企业20家。"),
            ("制定奖励办法。", "办法已起草，拟于近期印发。"),
            ("编制防洪规划。", "规划已印发实施。"),
            ("支持技术改造。", "市级财政安排专项资金300万元。"),
            ("新增绿地100公顷。", "新增绿地20公顷，同比增长5%。"),
            ("空气优良率85%。", "优良率80%，未达到年度要求。"),
            ("治理内涝点30处。", "扩建泵站2座，达到设计要求。"),
            ("改造校舍6处。", "改造方案已敲定。"),
            ("实施攻关20项。", "完成公示，正在签订项目任务书。"),
            ("培育学科12个。", "组织专家审核建设任务书。"),
        ),
    )


@pytest.mark.parametrize(
    ("question", "found", "said"),
    [
        ("哪些写了去调研", [1], "提到“调研”（没有“去调研”的原话）"),
        ("写着准备印的有哪些", [2], "写明准备印发"),
        ("写着打算下发的有哪些", [2], "写明准备下发"),
        ("提到拨财政资金的有几项", [4], "提到“财政”和“资金”（没有“拨财政资金”的原话）"),
        ("写明方案已经定下来的有哪些", [8], "提到“方案”和“敲定”"),
        ("哪些写明了学校的方案已经定下来", [8], "提到“方案”和“敲定”"),
        ("写明同比增减的有几项", [5], "提到“同比”（没有“同比增减”的原话）"),
        (
            "卡在签任务书这一步上的有哪些",
            [9],
            "提到“签”和“任务书”（没有“签任务书”的原话）",
        ),
        ("写了未达到要求的有哪些", [6], "提到“未达到”和“要求”（没有“未达到要求”的原话）"),
    ],
)
def test_words_that_none_holds_are_looked_for_by_what_they_come_to(
    question: str, found: list[int], said: str
) -> None:
    answer = line().answer(question)
    assert numbers_cited(answer) == found
    assert said in answer.text


@pytest.mark.parametrize(
    "question",
    ["提到机场扩建的有几项", "提到“去调研”的有几项", "提到区块链的有哪些"],
)
def test_a_thing_that_none_holds_is_looked_for_by_no_part_of_it(question: str) -> None:
    answer = line().answer(question)
    assert answer.refused
    assert not answer.citations


def test_words_that_one_holds_are_looked_for_as_they_are() -> None:
    answer = line().answer("哪些提到“拟于近期印发”")
    assert numbers_cited(answer) == [2]
    assert "原话" not in answer.text


@pytest.mark.parametrize(
    ("phrase", "words"),
    [("未达到要求", ["未达到", "要求"]), ("达到要求", ["达到", "要求"]), ("没到位", ["没到位"])],
)
def test_what_denies_a_word_stays_with_it(phrase: str, words: list[str]) -> None:
    assert words_with_denial(phrase) == words


@pytest.mark.parametrize("phrase", ["暂停扩建", "机场扩建", "未扩建", "准备扩建"])
def test_no_word_that_says_something_is_left_out_of_a_phrase(phrase: str) -> None:
    entries = [entry("治理内涝点30处。", "扩建泵站2座，达到设计要求。")]
    assert eased_mention(phrase, entries, (Role.PROGRESS,), quoted=False) is None
