"""What entries are measured by: read as stated, or computed in sight."""

from __future__ import annotations

from decimal import Decimal

import pytest
from samples import entry

from index.entry import Role
from qa.measure import any_figure, measure_asked, readings, role_asked
from qa.question import parse
from qa.ranking import rankable, ranking_asked, wanted
from qa.units_asked import asked_unit

BOTH = entry(
    "抓好460个重点项目，完成投资2450亿元以上。", "已开工405个，开工在建率88.0%，完成投资479.9亿元。"
)
RISING = entry("一般公共预算收入增长3%。", "完成387.7亿元，同比增长0.8%，低于年度目标2.2个百分点。")
STATED = entry(
    "新增停车泊位17000个。", "新增泊位13495个，完成年度任务的79.4%，开放共享泊位3572个。"
)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("完成率最高的是哪项", "完成率"),
        ("开工在建率低于80%的", "开工率"),
        ("增速低于目标1个百分点以上的", "与目标之差"),
        ("增速最快的指标", "增速"),
        ("哪项离目标最远", "完成率"),
    ],
)
def test_the_measure_that_a_question_names(question: str, name: str) -> None:
    measure = measure_asked(question)
    assert measure is not None
    assert measure.name == name


def test_a_measure_is_one_of_the_limits_own_unit() -> None:
    measure = measure_asked("完成投资超过50亿元的", "元")
    assert measure is not None
    assert measure.name == "完成投资"


def test_a_completion_is_computed_where_it_is_not_stated() -> None:
    measure = measure_asked("完成率")
    assert measure is not None
    (reading,) = readings(measure, BOTH)
    assert reading.calculation is not None
    assert "479.9 ÷ 2450 = 19.6%" in reading.shown


def test_a_stated_completion_comes_before_a_computed_one() -> None:
    measure = measure_asked("完成率")
    assert measure is not None
    (reading,) = readings(measure, STATED)
    assert (reading.value, reading.calculation) == (Decimal("79.4"), None)


def test_growth_is_that_of_the_pledge_and_its_distance_has_a_sign() -> None:
    growth, ahead = measure_asked("增速"), measure_asked("增速高于目标几个百分点")
    assert growth is not None
    assert ahead is not None
    assert readings(growth, RISING)[0].value == Decimal("0.8")
    assert readings(ahead, RISING)[0].value == Decimal("-2.2")


def test_any_figure_is_read_in_its_own_unit_and_column() -> None:
    shown = [one.shown for one in readings(any_figure("个", "个"), BOTH, unit="个")]
    assert shown == ["已开工405个"]
    titles = readings(any_figure("个", "个"), BOTH, unit="个", role=Role.TITLE)
    assert [one.value for one in titles] == [460]
    assert role_asked("目标超过100个的有哪些") is Role.TITLE


@pytest.mark.parametrize(
    ("question", "count", "lowest"),
    [
        ("完成率最高的是哪项", 1, False),
        ("完成率前三的事项", 3, False),
        ("完成率最低的两项", 2, True),
        ("按完成率从高到低排", None, False),
    ],
)
def test_a_ranking_has_its_direction_and_how_many(
    question: str, count: int | None, lowest: bool
) -> None:
    ranking = ranking_asked(parse(question))
    assert ranking is not None
    assert (ranking.count, ranking.lowest_first) == (count, lowest)


def test_those_equal_to_the_last_of_a_ranking_are_in_it() -> None:
    ranking = ranking_asked(parse("完成率最高的是哪项"))
    assert ranking is not None
    entries = [
        entry("新建公园10处。", f"建成{done}处。", number=number)
        for number, done in ((1, 5), (2, 8), (3, 8))
    ]
    found = rankable(ranking, entries)
    assert [one.entry.number for one in wanted(ranking, found)] == [2, 3]


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("下基层派了几个人", "人"),
        ("一共来了多少个人", "人"),
        ("建了几个人工湖", "个"),
        ("170个海洋项目开了多少", "个"),
        ("50条背街小巷动了多少了", "条"),
        ("公园建好几个了", "个"),
        ("堵点优化设计好几处了", "处"),
    ],
)
def test_people_and_parts_of_so_many_are_counted(question: str, unit: str) -> None:
    base, written = asked_unit(question)
    assert unit in (base, written)


@pytest.mark.parametrize(
    "question",
    [
        "一趟船停好几个地方的线路都停哪儿",
        "串了好几个景点的航线叫什么",
        "分好几个标段的那条路到哪步了",
    ],
)
def test_some_are_no_number_asked_for(question: str) -> None:
    assert asked_unit(question) == ("", "")
