"""The same 事项 in two periods: matched by its words, never by its figures, never when weak."""

from __future__ import annotations

import pytest
from lines import model_line
from samples import entry, ledger

from index.entry import Period
from qa.changes import changes_asked
from qa.links import Link, alike, answer_change, links, target_moved

LAST = Period.of_quarter(2024, 1)
NOW = (
    entry("一般公共预算收入增长3%。", number=1),
    entry("实施50条背街小巷综合整治。", number=2),
    entry("新培育民营领军标杆企业150家。", number=3),
)
BEFORE = (
    entry("一般公共预算收入增长5%左右。", number=1, period=LAST),
    entry("完成100条背街小巷整治提升。", number=2, period=LAST),
    entry("打造标杆孵化器10家。", number=3, period=LAST),
)


def test_titles_are_matched_by_their_words_without_figures() -> None:
    found = links(NOW, BEFORE)
    assert [(one.entry.number, one.earlier.number) for one in found] == [(1, 1), (2, 2)]


def test_titles_that_only_sound_alike_are_not_linked() -> None:
    assert alike(NOW[2], BEFORE[2]) < 0.5
    assert links(NOW[2:], BEFORE[2:]) == []


def test_what_is_asked_of_two_periods() -> None:
    assert changes_asked("今年和去年都在推进的工作有哪些") == ["kept"]
    assert changes_asked("去年有今年没有的事项有哪些") == ["gone"]
    assert changes_asked("比去年目标调低的指标有哪些") == ["lower"]
    assert changes_asked("地铁建设进展如何") == []


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("一季度单列、上半年台账没再出现的工作有哪些", ["gone"]),
        ("去年有、今年未再安排的有几项", ["gone"]),
        ("和一季度相比，上半年台账新增了几项工作", ["new"]),
        ("较去年新列了多少条", ["new"]),
        ("新增了几条公交线路", []),
        ("今年比去年多了几项", []),
        ("两年里农业方面都有什么任务", []),
        ("两年都有的任务是哪些", ["kept"]),
    ],
)
def test_what_comes_and_goes_between_two_periods_is_asked_in_many_words(
    text: str, asked: list[str]
) -> None:
    assert changes_asked(text) == asked


def test_changed_pledges_show_their_difference() -> None:
    draft = answer_change("lower", NOW, BEFORE)
    assert draft is not None
    assert [one.shown for one in draft.calculations] == ["5 − 3 = 2个百分点", "100 − 50 = 50条"]
    assert answer_change("higher", NOW, BEFORE) is None


def test_pledges_of_one_period_alone_are_counted() -> None:
    draft = answer_change("new", NOW, BEFORE)
    assert draft is not None
    assert draft.counts[0] == 1
    assert ledger(*NOW).entries[2].number == 3


def test_pledges_in_the_same_words_are_told_from_those_of_one_subject() -> None:
    assert changes_asked("对照两本台账，事项内容一个字没改的有几条") == ["same"]
    same = (*NOW, entry("治理水土流失面积50平方公里。", number=4))
    before = (*BEFORE, entry("治理水土流失面积50平方公里", number=4, period=LAST))
    draft = answer_change("same", same, before)
    assert draft is not None
    assert draft.counts[0] == 1


@pytest.mark.parametrize(
    ("title", "before", "linked"),
    [
        (
            "新增绿色建筑1000万平方米。",
            "新开工装配式建筑500万平方米，新增绿色建筑900万平方米，完成住宅节能改造200万平方米。",
            True,
        ),
        ("建设口袋公园20个。", "新增绿地30公顷，建设口袋公园10个，修建绿道50公里。", True),
        ("新增绿色建筑1000万平方米。", "新增绿地30公顷，新增绿色工厂10家。", False),
        ("修建绿道50公里。", "修建公路30公里，新增绿地40公顷，栽植树木5万株。", False),
    ],
)
def test_a_title_goes_on_from_a_clause_of_an_earlier_one(
    title: str, before: str, linked: bool
) -> None:
    found = links([entry(title)], [entry(before, period=LAST)])
    assert bool(found) is linked


@pytest.mark.parametrize(
    ("up", "values"), [(True, ("60公顷", "50公顷")), (False, ("40公顷", "45公顷"))]
)
def test_a_target_is_set_against_the_one_in_like_words(up: bool, values: tuple[str, str]) -> None:
    now = entry("新增公园绿地60公顷，新增防护绿地40公顷。")
    before = entry("新增防护绿地45公顷，新增公园绿地50公顷。", period=LAST)
    moved = target_moved(Link(now, before, 1.0), up=up)
    assert moved is not None
    assert (moved[1].figure.shown, moved[2].figure.shown) == values


def test_a_target_that_stays_has_not_moved() -> None:
    now = entry("新增公园绿地60公顷，新增防护绿地40公顷。")
    before = entry("新增防护绿地40公顷，新增公园绿地60公顷。", period=LAST)
    link = Link(now, before, 1.0)
    assert (target_moved(link, up=True), target_moved(link, up=False)) == (None, None)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("哪些任务两年都有，目标都没变", ["unmoved"]),
        ("两年目标一样的事项有哪些", ["unmoved"]),
        ("今年第一次出现的事项有几项", ["new"]),
    ],
)
def test_a_change_that_did_not_come_and_one_that_did(text: str, asked: list[str]) -> None:
    assert changes_asked(text) == asked


def test_those_whose_target_is_as_it_was() -> None:
    text = model_line().answer("哪些任务两年都有，目标都没变").text
    assert "同为一事、目标相同的有3项" in text
    assert "一般公共预算收入" not in text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "2024年有、2025年没有的经济指标有哪些？",
            "经济方面2024年一季度有、2025年一季度没有对应事项的有3项",
        ),
        (
            "2024年的宏观指标有哪些到了2025年就没有了？",
            "经济方面2024年一季度有、2025年一季度没有对应事项的有3项",
        ),
        (
            "2025年有、2024年没有的农业事项有哪几项",
            "农业方面2025年一季度有、2024年一季度没有对应事项的有4项",
        ),
        ("2024年没有、2025年有的是哪些", "2025年一季度有、2024年一季度没有对应事项的有33项"),
    ],
)
def test_what_one_of_two_periods_lacks_is_told_of_a_field_too(question: str, said: str) -> None:
    assert model_line().answer(question).text.startswith(said)
