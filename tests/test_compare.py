"""Two entries, or one subject in two periods, side by side with what their figures differ by."""

from __future__ import annotations

from pathlib import Path

import pytest
from lines import entries_cited, line_of, model_line, numbers_cited, rows_of, shipped_line
from samples import entry, ledger_of

from index.entry import Entry, Period
from qa.compare import answer_compare
from qa.draft import render
from qa.question import parse

LAST_YEAR = Period.of_quarter(2024, 1)


def compared(question: str, *entries: Entry) -> str:
    text, _ = render(answer_compare(parse(question), (), entries))
    return text


@pytest.mark.parametrize(
    ("question", "said", "cited"),
    [
        (
            "2024年第2项和2025年第2项相比",
            "前者低0.1个百分点（0.9 − 0.8 = 0.1个百分点）",
            [(2025, 2), (2024, 2)],
        ),
        (
            "第3项和第23项的开工在建率哪个高",
            "前者高20.7个百分点（88 − 67.3 = 20.7个百分点）",
            [(2025, 3), (2025, 23)],
        ),
        ("两年GDP增速对比", "2025年一季度5.9%，2024年一季度5.9%，两者相同", [(2025, 1), (2024, 1)]),
        (
            "养老保险参保今年比去年多多少",
            "前者多1.34万人（3.2 − 1.86 = 1.34万人）",
            [(2025, 42), (2024, 38)],
        ),
        (
            "今年和去年绿色建筑目标相差多少",
            "前者少500万平方米（1500 − 1000 = 500万平方米）",
            [(2025, 36), (2024, 34)],
        ),
        (
            "2024年一季度和2025年一季度背街小巷开工条数相比",
            "前者少19条（46 − 27 = 19条）",
            [(2025, 26), (2024, 26)],
        ),
    ],
)
def test_both_figures_and_their_difference_are_told_first(
    question: str, said: str, cited: list[tuple[int, int]]
) -> None:
    answer = shipped_line().answer(question)
    assert said in answer.text.splitlines()[0]
    assert entries_cited(answer) == cited
    assert len(rows_of(answer)) == len(cited)


def test_a_target_said_again_is_not_taken_for_progress() -> None:
    now = entry("整治50条背街小巷。", "建立50条背街小巷台账，27条背街小巷已开工。")
    before = entry(
        "整治100条背街小巷。", "建立100条背街小巷台账，46条背街小巷已开工。", period=LAST_YEAR
    )
    assert "46 − 27 = 19条" in compared("背街小巷今年比去年少多少条", now, before)


def test_figures_of_different_kinds_are_set_side_by_side_without_a_difference() -> None:
    text = compared(
        "地铁和绿化相比",
        entry("地铁。", "在建154公里。", number=1),
        entry("绿化。", "投资3亿元。", number=2),
    )
    assert "−" not in text
    assert "154公里" in text
    assert "3亿元" in text


def test_things_counted_in_different_units_are_not_subtracted() -> None:
    text = compared(
        "今年比去年少多少",
        entry("试点。", "三个国家试点已启动。"),
        entry("试点。", "惠及企业300余家。", period=LAST_YEAR),
    )
    assert "−" not in text


def test_entries_without_figures_are_set_side_by_side() -> None:
    text = compared(
        "地铁和绿化相比", entry("地铁。", "推进中。"), entry("绿化。", "筹备中。", number=2)
    )
    assert [line.count("|") for line in text.splitlines()] == [5] * 4


def test_amounts_of_money_in_two_scales_are_compared_in_the_larger_one() -> None:
    text = compared(
        "投资相比多多少亿元",
        entry("地铁。", "完成投资1.08亿元。", number=1),
        entry("绿化。", "完成投资6400万元。", number=2),
    )
    assert "1.08 − 0.64 = 0.44亿元" in text
    assert 108_000_000 - 64_000_000 == 44_000_000


GREEN_NOW = entry("新增绿地800公顷。", "新增绿地200公顷。")
GREEN_BEFORE = entry("新增绿地1000公顷。", "新增绿地180公顷。", period=LAST_YEAR)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("绿地目标今年比去年下调了多少", "下调200公顷（1000 − 800 = 200公顷）"),
        ("绿地的年度任务今年较去年调低了多少", "下调200公顷（1000 − 800 = 200公顷）"),
        ("绿地目标今年上调了多少", "下调200公顷（1000 − 800 = 200公顷）"),
        ("绿地的目标今年比去年少多少", "前者少200公顷（1000 − 800 = 200公顷）"),
        ("绿地今年比去年多多少", "前者多20公顷（200 − 180 = 20公顷）"),
    ],
)
def test_a_target_that_was_moved_is_said_to_have_moved_its_own_way(
    question: str, said: str
) -> None:
    text = compared(question, GREEN_NOW, GREEN_BEFORE).splitlines()[0]
    assert said in text
    assert ("下调" in text) is ("下调" in said)


def test_a_raised_target_is_raised() -> None:
    text = compared(
        "绿地目标今年调整了多少",
        entry("新增绿地1200公顷。", "新增绿地200公顷。"),
        GREEN_BEFORE,
    )
    assert text.startswith("上调200公顷（1200 − 1000 = 200公顷）")


def test_works_of_other_numbers_are_not_set_against_each_other() -> None:
    now = entry("推进地铁建设。", "2号线土建完成98.8%。")
    before = entry("推进地铁建设。", "8号线土建完成90.6%。", period=LAST_YEAR)
    text = compared("地铁土建完成率今年比去年多多少", now, before)
    assert "−" not in text
    assert "不能相减" in text


@pytest.mark.parametrize(
    ("question", "line"),
    [("地铁土建完成率今年比去年多多少", "2"), ("去年8号线和今年2号线土建完成率差多少", "8")],
)
def test_works_of_one_number_and_those_that_the_question_names_are(
    question: str, line: str
) -> None:
    now = entry("推进地铁建设。", "2号线土建完成98.8%。")
    before = entry("推进地铁建设。", f"{line}号线土建完成90.6%。", period=LAST_YEAR)
    assert "98.8 − 90.6 = 8.2个百分点" in compared(question, now, before)


def test_days_are_compared_with_days(tmp_path: Path) -> None:
    rows = ("审批时间压缩到40个工作日以内", "平均用时{}个工作日，新登记经营主体{}户。")
    line = line_of(
        tmp_path,
        ledger_of((rows[0], rows[1].format(52, 2864)), period=Period.of_quarter(2024, 1)),
        ledger_of((rows[0], rows[1].format(38, 3195)), period=Period.of_quarter(2025, 1)),
    )
    answer = line.answer("审批用时从去年到今年压缩了几天")
    assert "52 − 38 = 14个工作日" in answer.text
    assert "3195" not in answer.text.splitlines()[0]


@pytest.mark.parametrize(
    "question",
    ["光二季度这三个月财政收入进账多少", "单看二季度财政收入完成多少", "二季度当季财政收入是多少"],
)
def test_a_quarter_alone_is_the_half_year_less_the_quarter_before_it(
    tmp_path: Path, question: str
) -> None:
    title = "财政收入增长4%。"
    line = line_of(
        tmp_path / "home",
        ledger_of((title, "财政收入14.2亿元。"), period=Period.of_quarter(2026, 1)),
        ledger_of((title, "财政收入27.9亿元。"), period=Period(2026, 6, 1)),
    )
    assert line.answer(question).text.startswith(
        "2026年二季度当季13.7亿元（27.9 − 14.2 = 13.7亿元）"
    )
    assert line.answer("二季度财政收入完成多少").refused


@pytest.mark.parametrize(
    ("question", "said", "cited"),
    [
        (
            "绿色建筑的年度新增任务，今年是加码还是减码，幅度",
            "1500 − 1000 = 500万平方米",
            [(2025, 36), (2024, 34)],
        ),
        ("绿色建筑目标今年上调还是下调了", "1500 − 1000 = 500万平方米", [(2025, 36), (2024, 34)]),
        (
            "今年绿色建筑目标较去年目标低了多少",
            "1500 − 1000 = 500万平方米",
            [(2025, 36), (2024, 34)],
        ),
        ("绿色建筑任务较去年减了多少", "1500 − 1000 = 500万平方米", [(2025, 36), (2024, 34)]),
        (
            "绿色建筑的年度指标，听说今年压了，从多少压到多少",
            "1500 − 1000 = 500万平方米",
            [(2025, 36), (2024, 34)],
        ),
        ("森林质量精准提升目标从多少加到多少", "6 − 3.5 = 2.5万亩", [(2025, 38), (2024, 35)]),
        ("背街小巷整治任务今年减了，从几条减到几条", "100 − 50 = 50条", [(2025, 26), (2024, 26)]),
        ("省级乡村振兴片区的目标从几个提到几个", "4 − 2 = 2个", [(2025, 30), (2024, 30)]),
        ("背街小巷整治任务今年加码了吗", "100 − 50 = 50条", [(2025, 26), (2024, 26)]),
        ("今年财政收入增长目标是增加还是减少", "5 − 3 = 2个百分点", [(2025, 2), (2024, 2)]),
    ],
)
def test_a_target_is_set_against_that_of_the_year_before_though_it_is_not_named(
    question: str, said: str, cited: list[tuple[int, int]]
) -> None:
    answer = model_line().answer(question)
    assert said in answer.text.splitlines()[0]
    assert entries_cited(answer) == cited


@pytest.mark.parametrize(
    "question",
    [
        "财政收入增幅从去年的0.9%降到今年的0.8%，是什么原因造成的",
        "为什么财政收入增速比去年同期低了0.1个百分点",
        "新增参保今年比去年多了，原因是什么",
        "绿色建筑目标从1500万降到1000万，是出于什么考虑",
    ],
)
def test_why_two_periods_differ_is_refused_where_no_ledger_says_why(question: str) -> None:
    answer = model_line().answer(question)
    assert answer.refused
    assert answer.text.startswith("台账没有说明原因")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        # It is more, and not less.
        ("财政收入今年为什么比去年还少", "387.7 − 384.6 = 3.1亿元"),
        ("财政收入增速为什么比去年快了", "0.9 − 0.8 = 0.1个百分点"),
    ],
)
def test_a_difference_wrongly_taken_for_granted_is_set_right(question: str, said: str) -> None:
    assert said in model_line().answer(question).text.splitlines()[0]


def test_a_difference_asked_for_beside_its_cause_is_told() -> None:
    answer = model_line().answer("背街小巷开工数今年和去年差多少，原因是什么")
    assert "46 − 27 = 19条" in answer.text
    assert answer.text.splitlines()[-1].startswith("台账没有说明原因")


@pytest.mark.parametrize(
    "question",
    [
        "一季度一般公共预算收入，2024和2025比，绝对额和增幅各变了多少？",
        "市里一般公共预算收入，两年的一季度放一块比比，多收了多少、增速差多少",
        "一般公共预算收入跟2024年一季度比，增速差多少，多了多少",
    ],
)
def test_the_amount_and_its_growth_are_each_set_against_the_year_before(question: str) -> None:
    answer = model_line().answer(question)
    assert "387.7 − 384.6 = 3.1亿元" in answer.text
    assert "0.9 − 0.8 = 0.1个百分点" in answer.text


@pytest.mark.parametrize("question", ["所以任务是降了多少", "任务是减了多少", "目标降了多少"])
def test_by_how_much_a_pledge_was_lowered_goes_on_from_both_years(question: str) -> None:
    history = [
        {"role": "user", "content": "今年绿色建筑要新增多少"},
        {"role": "user", "content": "前一年定的呢"},
    ]
    answer = model_line().answer(question, history)
    assert "1500 − 1000 = 500万平方米" in answer.text
    assert entries_cited(answer) == [(2025, 36), (2024, 34)]


@pytest.mark.parametrize(
    "question",
    [
        "企业技术改造，两年一季度市里滚动跟进的项目数分别是多少，多了还是少了",
        "技术改造项目今年比去年多滚动几个",
    ],
)
def test_words_in_another_name_tell_which_figure_is_compared(question: str) -> None:
    assert "418 − 377 = 41个" in model_line().answer(question).text


@pytest.mark.parametrize(
    "question",
    ["绿色建筑两年一季度总共多少万平方米", "绿色建筑今年一季度比去年一季度多新增多少万平方米"],
)
def test_what_has_come_about_is_not_set_against_a_pledge(question: str) -> None:
    text = model_line().answer(question).text
    assert "278.17" in text
    assert "278.17 + 1500" not in text
    assert "1500 − 278.17" not in text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("企业职工养老保险参保同比多增多少人", "3.2 − 1.86 = 1.34万人"),
        ("一季度一般公共预算收入同比多收了多少", "387.7 − 384.6 = 3.1亿元"),
        ("一季度财政收入同比多了多少亿", "387.7 − 384.6 = 3.1亿元"),
    ],
)
def test_by_what_amount_it_is_more_than_a_year_before_is_no_rate(question: str, said: str) -> None:
    assert said in model_line().answer(question).text.splitlines()[0]


def test_how_many_times_one_figure_is_the_other_is_worked_out() -> None:
    line = model_line()
    asked = "今年一季度养老保险新增参保是去年同期的几倍"
    assert "是后者的1.72倍（3.2 ÷ 1.86 ≈ 1.72倍）" in line.answer(asked).text
    asked = "名特优新农产品的目标今年是去年的几倍"
    assert "是后者的5倍（50 ÷ 10 = 5倍）" in line.answer(asked).text


@pytest.mark.parametrize(
    ("question", "said", "cited"),
    [
        ("省市重点项目同都市圈重点项目，开工在建率差几个点？", "88 − 67.3 = 20.7", [3, 23]),
        (
            "省市重点项目和都市圈重点项目，哪边开工得更好？差距多少个点",
            "88 − 67.3 = 20.7",
            [3, 23],
        ),
        (
            "技改项目清单，2024年同期是多少个、现在多少个？净增呢",
            "418 − 377 = 41个",
            [4, 9],
        ),
        ("森林这块，两年的任务亩数差多少？前期到哪都说一下", "6 − 3.5 = 2.5万亩", [38, 35]),
        ("海洋重点项目同都市圈重点项目，哪个开工在建率高", "77.06 − 67.3 = 9.76", [19, 23]),
        ("海洋170个和都市圈52个，哪一批开工在建率高", "77.06 − 67.3 = 9.76", [19, 23]),
        ("省市重点项目和海洋重点项目，投资差多少", "479.9 − 85.57 = 394.33亿元", [3, 19]),
    ],
)
def test_two_sorts_of_things_are_set_against_each_other(
    question: str, said: str, cited: list[int]
) -> None:
    answer = model_line().answer(question)
    assert said in answer.text.splitlines()[0]
    assert numbers_cited(answer) == cited


@pytest.mark.parametrize(
    ("question", "said"),
    [
        # The amounts are compared beside the rate that is named.
        (
            "一般公共预算收入，今年和去年一季度摆一起看，差多少、增速谁高",
            ["0.1个百分点", "387.7 − 384.6 = 3.1亿元"],
        ),
        # How fast one thing went in two years is told by its shares and by its amounts.
        (
            "企业职工养老新增参保，两个一季度相比，哪年快、快多少",
            ["26.7 − 15.5 = 11.2个百分点", "3.2 − 1.86 = 1.34万人"],
        ),
        ("背街小巷今年和去年哪年快", ["54 − 46 = 8个百分点"]),
        # 任务 of two years are their targets.
        ("绿色建筑新增任务这两年各是多少面积，减了多少", ["1500 − 1000 = 500万平方米"]),
    ],
)
def test_all_that_is_compared_is_told(question: str, said: list[str]) -> None:
    text = model_line().answer(question).text
    assert [one for one in said if one not in text] == []


def test_paces_of_unlike_kinds_are_not_set_off() -> None:
    text = model_line().answer("第5项和第19项哪个进展快").text
    assert "口径不同" in text
    assert "69.32" not in text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("科技类事项今年比去年多几项", "2025年一季度多3项（10 − 7 = 3项）"),
        ("医疗方面今年和去年各几项，差几项", "2025年一季度多1项（3 − 2 = 1项）"),
    ],
)
def test_entries_of_two_years_are_counted_and_set_off(question: str, said: str) -> None:
    assert said in model_line().answer(question).text


def test_both_ends_of_an_order_are_told() -> None:
    text = model_line().answer("哪个项目开工率最高，哪个最低").text
    assert "开工率最高的是2025年一季度第3项" in text
    assert "开工率最低的是2025年一季度第23项" in text


def test_the_few_at_both_ends_of_an_order_are_told() -> None:
    answer = model_line().answer("2025年一季度完成率最高的三项和最低的三项")
    assert "完成率最低的是2025年一季度第43项" in answer.text
    assert len(numbers_cited(answer)) == 6


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("52个都市圈项目里开工的占多少", "35 ÷ 52 = 67.3%"),
        ("16个污水项目里开工的占多少", "9 ÷ 16 = 56.3%"),
        ("170个海洋项目开工的占多少", "131 ÷ 170 = 77.1%"),
    ],
)
def test_what_has_begun_is_a_share_of_all(question: str, said: str) -> None:
    text = model_line().answer(question).text
    assert said in text
    assert "21.28%的" not in text
    assert "48.6%" not in text


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "said", "cited"),
    [
        ("2024年Q1，消费涨得快还是投资涨得快？", "7 − 5.4 = 1.6个百分点", [(2024, 4), (2024, 3)]),
        ("去年一季度收入涨得快还是消费涨得快", "7 − 5.8 = 1.2个百分点", [(2024, 5), (2024, 4)]),
        ("去年一季度财政增速高还是GDP增速高", "5.9 − 0.9 = 5个百分点", [(2024, 2), (2024, 1)]),
        ("今年全市生产总值涨得快还是财政涨得快", "5.9 − 0.8 = 5.1", [(2025, 1), (2025, 2)]),
        (
            "52个都市圈项目的总盘子比170个海洋项目的大多少？",
            "3274 − 2400",
            [(2025, 23), (2025, 19)],
        ),
        ("海洋重点项目跟都市圈52个项目，盘子谁更大", "3274 − 2400", [(2025, 19), (2025, 23)]),
        (
            "从年度投资计划完成百分比看，即墨海上光伏一期跟海洋重点项目总体，谁快？",
            "28.6 − 21.28 = 7.32个百分点",
            [(2025, 34), (2025, 19)],
        ),
    ],
)
def test_two_subjects_said_in_everyday_words_are_set_against_each_other(
    question: str, said: str, cited: list[tuple[int, int]]
) -> None:
    answer = model_line().answer(question)
    assert said in answer.text
    assert entries_cited(answer) == cited


@pytest.mark.model
def test_indicators_that_no_ledger_of_the_year_has_are_not_compared() -> None:
    answer = model_line().answer("今年消费涨得快还是投资涨得快")
    assert answer.refused


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "能源局：拿去年一季度的新能源装机实绩和今年要达到的装机目标对照，中间差多大",
            "前者多218万千瓦（700 − 482 = 218万千瓦）",
        ),
        ("去年一季度养老保险参保实际数跟今年的目标比差多少", "12 − 1.86 = 10.14万人"),
        ("今年GDP增速目标跟去年一季度实际增速比差几个点", "5.9 − 5.5 = 0.4个百分点"),
        ("今年目标和去年目标绿色建筑差多少", "1500 − 1000 = 500万平方米"),
    ],
)
def test_what_one_year_did_is_set_against_what_the_other_pledges(question: str, said: str) -> None:
    assert said in model_line().answer(question).text.splitlines()[0]


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("污水处理项目今年没开工的和去年没开工的各几个", ["16 − 9 = 7个", "12 − 9 = 3个"]),
        ("背街小巷今年和去年没开工的分别几条", ["50 − 27 = 23条", "100 − 46 = 54条"]),
        (
            "污水处理项目去年一季度末、今年一季度末没开工还在做前期的，分别几个",
            ["16 − 9 = 7个", "2个提标改造项目正在开展前期工作"],
        ),
    ],
)
def test_what_is_not_begun_is_told_of_each(question: str, said: list[str]) -> None:
    first, second = model_line().answer(question).text.splitlines()[:2]
    assert said[0] in first
    assert said[1] in second


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "said", "cited"),
    [
        (
            "省市重点和都市圈重点两类项目,开工在建率差了多少个百分点",
            "88 − 67.3 = 20.7个百分点",
            [(2025, 3), (2025, 23)],
        ),
        (
            "海洋重点项目和都市圈重点项目，哪一个开工在建率高？高出多少",
            "77.06 − 67.3 = 9.76个百分点",
            [(2025, 19), (2025, 23)],
        ),
        (
            "省市重点项目和都市圈重点项目，谁的开工面更广？相差多少",
            "88 − 67.3 = 20.7个百分点",
            [(2025, 3), (2025, 23)],
        ),
        (
            "省市重点项目一季度完成投资占全年目标的多少？海洋重点项目呢？哪个高？",
            "21.28 − 19.6 = 1.68个百分点",
            [(2025, 3), (2025, 19)],
        ),
        (
            "省市重点项目完成的投资是海洋重点项目的几倍？",
            "是后者的5.61倍（479.9 ÷ 85.57 ≈ 5.61倍）",
            [(2025, 3), (2025, 19)],
        ),
        (
            "都市圈重点项目和海洋重点项目，哪一个投下去的钱多",
            "85.57 − 56.7 = 28.87亿元",
            [(2025, 23), (2025, 19)],
        ),
        (
            "省市重点项目投资是都市圈的几倍",
            "是后者的8.46倍（479.9 ÷ 56.7 ≈ 8.46倍）",
            [(2025, 3), (2025, 23)],
        ),
        (
            "背街小巷目标今年砍了百分之几",
            "下降50%（50 ÷ 100 = 50%）",
            [(2025, 26), (2024, 26)],
        ),
        (
            "污水处理项目今年的总数比去年多几个？",
            "目标16个，2024年一季度目标12个，前者多4个",
            [(2025, 33), (2024, 32)],
        ),
    ],
)
def test_what_is_compared_is_the_measure_that_is_named(
    question: str, said: str, cited: list[tuple[int, int]]
) -> None:
    answer = model_line().answer(question)
    assert said in answer.text.splitlines()[0]
    assert entries_cited(answer) == cited


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "goal", "results"),
    [
        (
            "污水厂/污水项目去年今年一季度末分别开了几个工,盘子各多大",
            "目标16个，2024年一季度目标12个，前者多4个",
            ["2025年一季度9个，2024年一季度9个，两者相同"],
        ),
        (
            "2024年和2025年养老保险参保：目标和完成各多少？",
            "目标12万人，2024年一季度目标12万人，两者相同",
            ["2025年一季度3.2万人，2024年一季度1.86万人，前者多1.34万人"],
        ),
        (
            "2024和2025年一般公共预算收入，计划增长多少，实际增长多少",
            "目标3%，2024年一季度目标5%，前者低2个百分点",
            ["0.9 − 0.8 = 0.1个百分点"],
        ),
        (
            "两年的财政收入：目标、完成额、增速都对比一下",
            "目标3%，2024年一季度目标5%，前者低2个百分点",
            ["387.7 − 384.6 = 3.1亿元", "0.9 − 0.8 = 0.1个百分点"],
        ),
    ],
)
def test_pledge_and_result_are_compared_where_both_are_asked_for(
    question: str, goal: str, results: list[str]
) -> None:
    lines = model_line().answer(question).text.splitlines()
    assert goal in lines[0]
    for said, line in zip(results, lines[1:], strict=False):
        assert said in line


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "去年和今年一季度，GDP增速、财政收入增速各是多少？",
            ["“全市生产总值增长5.5%左右”：2025年一季度5.9%", "2025年一季度0.8%，2024年一季度0.9%"],
        ),
        (
            "今年和去年，绿色建筑和背街小巷的目标各差多少",
            ["1500 − 1000 = 500万平方米", "100 − 50 = 50条"],
        ),
        (
            "两年里养老参保、背街小巷开工数各多少",
            ["3.2 − 1.86 = 1.34万人", "46 − 27 = 19条"],
        ),
    ],
)
def test_each_of_several_subjects_is_set_against_its_other_period(
    question: str, said: list[str]
) -> None:
    answer = model_line().answer(question)
    assert answer.kind == "compare"
    for one in said:
        assert one in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("绿地目标今年比去年下调了百分之几", "下降20%（20 ÷ 100 = 20%）"),
        ("绿地目标今年和去年差多少", "前者少20公顷（100 − 80 = 20公顷）。"),
    ],
)
def test_a_change_is_told_as_a_share_of_what_it_was_where_that_is_asked_for(
    question: str, said: str
) -> None:
    now = entry("新增绿地80公顷。", "新增绿地10公顷。")
    before = entry("新增绿地100公顷。", "新增绿地20公顷。", period=LAST_YEAR)
    text = compared(question, now, before)
    assert said in text
    assert ("下降" in text) == ("百分之几" in question)


@pytest.mark.model
def test_a_growth_that_no_entry_states_is_worked_out_of_its_amounts() -> None:
    first = model_line().answer("海洋攻关去年27项今年30项，增幅是多少？").text.splitlines()[0]
    assert "增长11.1%（3 ÷ 27 = 11.1%）" in first
    stated = model_line().answer("财政收入今年和去年增幅差多少").text.splitlines()[0]
    assert "0.9 − 0.8 = 0.1个百分点" in stated
    assert "÷" not in stated


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "positions"),
    [
        ("省市重点、海洋、都市圈三类项目的开工率从高到低排一下", [3, 19, 23]),
        ("2024年GDP、固投、社零三个增速，哪个最高？", [4, 1, 3]),
    ],
)
def test_each_of_those_enumerated_stands_in_an_order(question: str, positions: list[int]) -> None:
    answer = model_line().answer(question)
    assert [item for _, item in entries_cited(answer)] == positions
    assert "在问到的3项中" in answer.text


@pytest.mark.model
def test_averages_are_told_of_each_where_they_are_compared() -> None:
    question = "海洋重点项目平均每个项目投资多少，都市圈重点项目呢，哪个大？"
    first, second = model_line().answer(question).text.splitlines()[:2]
    assert "855700 ÷ 170 = 5033.53万元" in first
    assert "56.7 ÷ 52 = 1.09亿元" in second


def test_what_is_begun_is_not_set_off_against_what_is_not() -> None:
    text = model_line().answer("地铁和背街小巷哪个开工多").text
    assert "口径不同" in text
    assert "27 − 7" not in text


def test_a_difference_of_amounts_brings_no_other_measure() -> None:
    text = model_line().answer("省市重点和海洋重点各投了多少，差多少").text
    assert "479.9 − 85.57 = 394.33亿元" in text
    assert "405 − 131" not in text


def test_pledges_are_no_growth_unless_they_are_asked_for() -> None:
    assert "400%" not in model_line().answer("名特优新农产品今年比去年增长百分之几").text
    assert "500 ÷ 1500 = 33.3%" in model_line().answer("绿色建筑任务今年比去年增长百分之几").text


@pytest.mark.parametrize(
    "question",
    [
        "绿色建筑这个指标今年是不是往下调了，调了多少万平",
        "绿色建筑的年度任务量，今年是往上加还是往下调了",
    ],
)
def test_a_target_moved_up_or_down_is_set_against_last_year_s(question: str) -> None:
    assert "1500 − 1000 = 500万平方米" in model_line().answer(question).text


def test_a_share_that_only_one_of_two_reports_is_told_with_what_the_other_lacks() -> None:
    text = model_line().answer("绿色建筑这两年一季度各完成目标百分之几").text
    assert "278.17 ÷ 1000 = 27.8%" in text.splitlines()[0]
    assert "2024年一季度第34项没有报告可以与目标相比的数字，不能比较" in text.splitlines()[0]


def test_a_race_compares_nothing() -> None:
    assert "compare" not in parse("中小学生田径比赛是哪个区办的").marks
    assert "compare" in parse("田径赛事比去年多吗").marks


def test_what_is_begun_is_not_set_against_what_is_done() -> None:
    roads = entry("建设100个道路项目，完成投资200亿元。", "开工率80%，完成投资40亿元。", number=1)
    ports = entry(
        "建设50个港口项目。", "开工率60%；完成投资9亿元，完成年度计划投资任务的30%。", number=2
    )
    text = compared("道路和港口完成全年投资的比例哪个高", roads, ports)
    assert "高10个百分点（30 − 20 = 10个百分点）" in text
    assert "80" not in text.split("|")[0]
    sales = entry("零售额增长5%以上。", "零售额同比增长7%。", number=3)
    text = compared("港口完成率和零售额哪个高", ports, sales)
    assert "前者高" not in text


@pytest.mark.parametrize(
    "question",
    [
        "一般公共预算收入今年一季度和去年一季度对比一下，额度差多少、增速变化如何",
        "财政收入今年一季度和去年一季度比，金额差多少、增速差多少",
    ],
)
def test_an_amount_and_its_growth_are_each_set_apart(question: str) -> None:
    text = model_line().answer(question).text
    assert "387.7 − 384.6 = 3.1亿元" in text
    assert "0.9 − 0.8 = 0.1个百分点" in text


def test_the_measure_that_is_compared_is_no_third_subject() -> None:
    answer = model_line().answer("省市重点项目和海洋重点项目比，开工在建率相差几个百分点？")
    assert "88 − 77.06 = 10.94个百分点" in answer.text
    assert numbers_cited(answer) == [3, 19]
