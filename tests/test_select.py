"""Which entries meet the conditions that a question states, and the words that decide it."""

from __future__ import annotations

import pytest
from samples import entry

from index.entry import Entry
from qa.match import Match
from qa.question import parse
from qa.select import conditions_of
from qa.themes import of_theme, themes, themes_in

ENTRIES = (
    entry("一般公共预算收入增长3%。", "完成387.7亿元，同比增长0.8%。", number=2),
    entry("抓好460个重点项目。", "已开工405个，开工在建率88.0%，完成投资479.9亿元。", number=3),
    entry("加快52个重点项目。", "已开工35个，开工在建率67.3%，完成投资56.7亿元。", number=23),
    entry("实施50条背街小巷整治。", "市南区27条背街小巷已开工。", number=26),
    entry("开工建设16个污水项目。", "已开工9个，未开工项目争取尽早开工。", number=33),
    entry("完成森林质量提升6万亩。", "正在开展作业设计等前期工作。", number=38),
    entry("推动1000名医务骨干下基层。", "已组织团队1019人，覆盖市南区。", number=41),
)


def matches(question: str) -> dict[int | None, Match]:
    """Return the matches of the entries that meet every condition, by number; none without one."""
    conditions = conditions_of(parse(question))
    found: dict[int | None, Match] = {}
    for one in ENTRIES:
        results = [condition.meets(one) for condition in conditions]
        if results and all(results) and results[0]:
            found[one.number] = results[0]
    return found


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("哪些事项还没开工", [33]),
        ("写明项目还没开工、或者在争取开工的，是哪些", [33]),
        ("哪些单项已完成投资在50亿元往上", [3, 23]),
        ("已完成投资过五十亿元的条目，2025年一季度", [3, 23]),
        ("定了增速目标、但实际增速没够上的有哪些", [2]),
        ("哪些开没开工", []),
        ("哪些事项内容（不看进展）带“重点项目”", [3, 23]),
        ("哪些不看标题提到“污水”", []),
        ("哪些事项没提到“开工”", [2, 38, 41]),
        ("没提到投资的事项有几项", [2, 26, 33, 38, 41]),
        ("哪些事项带不带“小巷”都提到“条”", [26]),
        ("哪些提到“开工”但没提到“投资”", [26, 33]),
        ("哪些既提到市南区又提到小巷", [26]),
        ("哪些还在前期阶段", [38]),
        ("哪些没有达到目标", [2]),
        ("哪些达到或超过年度目标", [41]),
        ("哪些项目完成投资超过100亿元", [3]),
        ("哪些项目完成投资低于100亿元", [23]),
        ("哪些开工在建率低于80%", [23, 26, 33]),
        ("哪些开工在建率高于60%", [3, 23]),
        ("哪些事项提到市南区", [26, 41]),
        ("哪些事项提到“市南区”和“小巷”", [26]),
        ("哪些事项标题里写了“重点项目”", [3, 23]),
        ("哪些事项进展里写了“重点项目”", []),
        ("哪些开工率低于80%且提到市南区", [26]),
        ("写了已完成投资额、但金额连100亿都不到的是哪几项", [23]),
    ],
)
def test_exactly_the_entries_that_meet_every_condition_are_found(
    question: str, numbers: list[int]
) -> None:
    assert list(matches(question)) == numbers


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("哪些完成投资超过56.7亿元", [3]),
        ("哪些完成投资不低于56.7亿元", [3, 23]),
        ("哪些完成投资低于56.7亿元", []),
        ("哪些完成投资不超过56.7亿元", [23]),
    ],
)
def test_a_limit_itself_meets_at_least_and_at_most_but_not_above_and_below(
    question: str, numbers: list[int]
) -> None:
    assert list(matches(question)) == numbers


def test_a_limit_in_another_scale_is_the_same_limit() -> None:
    assert list(matches("哪些完成投资超过1000000万元")) == [3]


@pytest.mark.parametrize("question", ["地铁建设进展如何", "背街小巷开工多少条", "你好", ""])
def test_a_question_that_states_no_condition_has_none(question: str) -> None:
    assert conditions_of(parse(question)) == []


def test_the_words_that_decide_are_quoted() -> None:
    (match,) = matches("哪些项目完成投资超过100亿元").values()
    assert "完成投资479.9亿元" in [span.text for span in match.spans]
    assert match.reading is not None
    assert match.reading.shown == "完成投资479.9亿元"


def test_every_span_of_a_match_lies_in_its_entry() -> None:
    for question in ("哪些事项提到市南区", "哪些事项还没开工", "哪些没有达到目标"):
        for match in matches(question).values():
            assert match.spans
            assert all(span.entry == match.entry and span.text for span in match.spans)


def test_a_condition_is_said_back() -> None:
    (condition,) = conditions_of(parse("哪些事项提到“董家口”"))
    assert "董家口" in condition.said


def test_full_width_characters_of_a_cell_are_found_by_half_width_ones() -> None:
    wide = entry("５Ｇ基站。", "新开通５Ｇ基站。")
    (condition,) = conditions_of(parse("哪些事项提到“5G基站”"))
    found = condition.meets(wide)
    assert found is not None
    assert [span.text for span in found.spans] == ["新开通５Ｇ基站。"]


# Themes.


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("海洋方面的事项", "海洋"),
        ("老百姓看病", "医疗"),
        ("三农", "农业"),
        ("和周边城市协作的", "区域"),
        ("港口航线", "港航"),
    ],
)
def test_a_theme_is_read_by_any_of_its_names(text: str, theme: str) -> None:
    assert themes_in(text)[0][0] == theme


def test_a_text_without_a_theme_has_none() -> None:
    assert themes_in("你好") == []


def test_an_entry_is_of_a_theme_by_the_words_of_its_title_alone() -> None:
    def is_of(title: str, progress: str) -> bool:
        return of_theme(entry(title, progress), ["地铁", "公交"])

    assert is_of("推进地铁建设。", "")
    assert not is_of("实施背街小巷整治。", "与地铁同步。")


def test_every_theme_has_names_and_words_and_no_theme_stands_twice() -> None:
    assert all(names and words for _, names, words in themes())
    listed = [name for name, _, _ in themes()]
    assert len(listed) == len(set(listed))


def test_no_entry_meets_a_condition_on_an_empty_cell() -> None:
    blank: Entry = entry("", "")
    for question in ("哪些事项还没开工", "哪些提到市南区", "哪些完成投资超过1亿元"):
        assert [condition.meets(blank) for condition in conditions_of(parse(question))] == [None]


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("目标以“个”为单位的事项有哪些", [3, 23, 33]),
        ("进展里金额写成“亿元”的是哪几条", [2, 3, 23]),
        ("目标数恰好是50的有哪些事项", [26]),
        ("以增长多少来定的全年目标有哪些", [2]),
        ("开工比例过半但不到六成的事项，挑出来", [26, 33]),
        # A number without a unit is of what is counted, and of an amount as it is written.
        ("目标数超过100的有哪些事项", [3, 38, 41]),
        ("任务数不到50的有哪几项", [33]),
        ("年度目标用面积来衡量的是哪几项", [38]),
    ],
)
def test_figures_are_chosen_by_their_unit_their_kind_and_their_value(
    question: str, numbers: list[int]
) -> None:
    assert sorted(number or 0 for number in matches(question)) == numbers


def test_a_word_that_only_holds_a_themes_word_is_not_of_it() -> None:
    (_, words), *_ = themes_in("企业培育")
    assert not of_theme(entry("新增企业职工养老保险参保12万人。"), words)
    assert of_theme(entry("新培育标杆企业150家。"), words)
    (_, green), *_ = themes_in("环保")
    assert not of_theme(entry("实施关键技术攻关。", "在新能源、新材料领域组织140项。"), green)


@pytest.mark.parametrize(
    ("progress", "met"),
    [
        ("PM2.5平均浓度32.4微克/立方米；优良天数比率84.5%。", False),
        ("PM2.5平均浓度30.1微克/立方米；优良天数比率84.5%。", True),
    ],
)
def test_an_entry_with_a_broken_ceiling_has_not_reached_its_targets(
    progress: str, met: bool
) -> None:
    own = entry("PM2.5平均浓度控制在31微克/立方米以内，优良天数比率达到84%以上。", progress)
    (condition,) = conditions_of(parse("哪些事项达到年度目标"))
    assert bool(condition.meets(own)) is met


def test_a_share_of_the_years_task_is_stated_by_either_verb() -> None:
    own = (
        entry("新增泊位5000个。", "新增泊位2760个，占年度任务的55.2%。", number=1),
        entry("新增就业3.6万人。", "新增就业2.13万人，完成年度任务的59.2%。", number=2),
        entry("改造管网240公里。", "完成107公里，占年度任务的44.6%。", number=3),
        entry("新建食堂40家。", "新建食堂43家。", number=4),
    )
    question = "直接写了占（完成）年度任务百分之几、并且高于55%的事项有哪些"
    (condition,) = conditions_of(parse(question))
    assert [one.number for one in own if condition.meets(one)] == [1, 2]


@pytest.mark.parametrize("question", ["哪些事项提到黄岛区", "提到黄岛的有几项"])
def test_a_district_is_mentioned_under_its_other_name(question: str) -> None:
    conditions = conditions_of(parse(question))
    own = entry("新增供水村庄100个。", "西海岸新区已有1个村庄接入供水。")
    other = entry("新增供水村庄100个。", "崂山区已有1个村庄接入供水。")
    assert [bool(one.meets(own)) for one in conditions] == [True]
    assert [bool(one.meets(other)) for one in conditions] == [False]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("有没有投资才干了不到100个亿的？说清是什么工程", [23]),
        ("今年有没有投资才完成不到100亿的工程", [23]),
    ],
)
def test_whether_there_are_any_within_a_limit_sets_the_limit(
    question: str, found: list[int]
) -> None:
    assert sorted(number for number in matches(question) if number) == found


@pytest.mark.parametrize(
    "question", ["哪几条写出了精确到几月几号的日子？", "哪些事项写明了具体日期"]
)
def test_a_day_of_the_month_is_asked_for_and_no_month_alone(question: str) -> None:
    (condition,) = conditions_of(parse(question))
    found = condition.meets(entry("办好峰会。", "正在筹备。将于8月27日举办。"))
    assert found is not None
    assert [span.text for span in found.spans] == ["将于8月27日举办。"]
    assert condition.meets(entry("办好展会。", "计划9月举办。")) is None


FUNDS = (
    entry("抓好460个项目，完成投资2450亿元。", "完成投资479.9亿元。", number=3),
    entry("科技投入增长15%以上。", "科技专项资金预算安排17.77亿元，增长15%以上。", number=11),
    entry(
        "推进总投资2400亿元的170个项目。",
        "完成投资85.57亿元，完成年度计划投资任务的21.28%。",
        number=19,
    ),
    entry("光伏装机700万千瓦。", "完成投资5.72亿元，完成年度投资计划28.6%。", number=34),
    entry("新增参保12万人。", "新增参保3.2万人，完成目标任务的26.7%。", number=42),
)


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("写出了科技专项资金具体数额的是哪几项", [11]),
        ("写明科技资金数额的有哪些", [11]),
        ("报出参保人数的有哪几项", [42]),
        ("哪几项报了“完成年度投资计划百分之多少”", [19, 34]),
        ("报了年度投资计划完成比例的有哪几项", [19, 34]),
        ("写明完成年度任务百分比的有哪几项", [19, 34, 42]),
        ("事项名称里直接写明投资规模是多少亿的有几项", [3, 19]),
    ],
)
def test_a_figure_stated_is_of_what_is_named_beside_its_kind(
    question: str, numbers: list[int]
) -> None:
    conditions = conditions_of(parse(question), FUNDS)
    met = [one.number for one in FUNDS if all(each.meets(one) for each in conditions)]
    assert conditions
    assert met == numbers
