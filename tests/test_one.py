"""Answers from one entry of the shipped ledgers: the figure or the result first, then its source."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lines import entries_cited, line_of, shipped_line
from samples import entry, entry_of, ledger

from index.entry import Ledger, Role


def first_line(question: str) -> str:
    return shipped_line().answer(question).text.splitlines()[0]


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("第21项新开通了几条", "4条"),
        ("第21项目标是多少条", "目标是10条以上"),
        ("第5项几座车站封顶了", "53座已封顶；6座车站已封顶"),
        ("第3项完成投资多少亿元", "479.9亿元"),
        ("2024年第15项新开通多少个", "2470个"),
        ("2024年第1项增速多少", "5.9%"),
    ],
)
def test_a_figure_that_is_asked_for_leads(question: str, figure: str) -> None:
    assert first_line(question) == f"{figure}。[1]"


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("新开通海运航线几条", 21),
        ("绿色建筑完成了全年目标的百分之几", 36),
        ("2024年的5G基站新开通了多少个", 15),
    ],
)
def test_an_entry_is_found_by_its_own_words(question: str, number: int) -> None:
    answer = shipped_line().answer(question)
    assert not answer.refused
    assert [found for _, found in entries_cited(answer)] == [number]


@pytest.mark.parametrize(
    ("question", "shares"),
    [
        ("第36项完成了全年目标的百分之几", "278.17 ÷ 1000 = 27.8%"),
        ("第3项完成投资占目标百分之几", "479.9 ÷ 2450 = 19.6%"),
        ("460个省市重点项目，一季度花出去的投资占全年底线的百分之几", "479.9 ÷ 2450 = 19.6%"),
        ("460个省市重点项目一季度投下去的钱，占全年计划的百分之几", "479.9 ÷ 2450 = 19.6%"),
        ("都市圈52个重点项目砸进去的钱，占总投资的百分之几", "56.7 ÷ 3274 = 1.7%"),
        ("今年绿建一季度新增量占任务几成？余量也算出来", "1000 − 278.17 = 721.83"),
        ("职工养老保险新增参保占全年底线的比例", "3.2 ÷ 12 = 26.7%"),
        ("2024年第15项完成了百分之几", "2470 ÷ 3500 = 70.6%"),
        ("第44项完成了百分之几", "（738 + 3067） ÷ 20000 = 19%"),
    ],
)
def test_a_share_of_the_target_is_computed_in_sight(question: str, shares: str) -> None:
    assert shares in shipped_line().answer(question).text


def test_what_the_text_states_itself_comes_before_what_is_computed() -> None:
    text = shipped_line().answer("第42项完成了目标的百分之几").text
    assert text.index("台账写明：完成市政府工作报告目标任务的26.7%") < text.index(
        "3.2 ÷ 12 = 26.7%"
    )


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("第36项还差多少", "1000 − 278.17 = 721.83万平方米"),
        ("第42项还差多少", "12 − 3.2 = 8.8万人"),
        ("第5项还有几座没封顶", "102 − 53 = 49座"),
        ("第19项还有多少项目没开工", "170 − 131 = 39个"),
    ],
)
def test_what_is_left_is_computed_in_sight(question: str, left: str) -> None:
    assert left in shipped_line().answer(question).text


def test_what_the_text_counts_as_not_begun_is_not_computed_again() -> None:
    text = shipped_line().answer("第23项未开工的有多少个").text
    assert "台账写明：未开工项目17个" in text
    assert "−" not in text


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("第1项增速超过目标了吗", "高于目标0.4个百分点（5.9 − 5.5 = 0.4个百分点）"),
        ("第2项增速超过目标了吗", "低于目标2.2个百分点（3 − 0.8 = 2.2个百分点）"),
    ],
)
def test_growth_is_compared_with_its_target_in_percentage_points(
    question: str, verdict: str
) -> None:
    assert verdict in shipped_line().answer(question).text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("麦岛污水厂混凝土浇了多少", "总混凝土浇筑完成12%"),
        ("麦岛污水厂钢筋绑扎了多少", "总钢筋绑扎完成16%"),
        ("岛城输变电线缆架了多少", "线缆架线完成33%左右"),
        ("8号线南段土建干了多少", "8号线南段土建施工完成90.6%"),
    ],
)
def test_how_much_of_a_part_of_the_work_is_done_is_told_by_its_share(
    question: str, said: str
) -> None:
    assert said.removesuffix("左右") in first_line(question)


def test_a_share_of_all_there_is_in_the_city_is_none_of_the_pledge() -> None:
    assert "700" not in first_line("第34项新能源装机占全市装机比例多少")


def test_a_claim_that_the_entry_contradicts_is_corrected_first() -> None:
    assert first_line("第43项是不是全部完工了").startswith(
        "不是全部完成：目标500户，台账记载完成2户"
    )


def test_the_whole_is_computed_back_from_an_amount_and_its_share() -> None:
    text = shipped_line().answer("第19项倒推年度计划投资多少").text
    assert "85.57 ÷ 21.28% ≈ 402.11亿元" in text


@pytest.mark.parametrize(
    ("question", "gone"), [("第3项还差多少", "慢于"), ("2024年第15项还差多少", "快于")]
)
def test_the_pace_is_told_against_the_year_gone(question: str, gone: str) -> None:
    assert f"{gone}时序进度（3 ÷ 12 = 25%）" in shipped_line().answer(question).text


def test_the_place_of_an_entry_in_its_ledger_is_told() -> None:
    assert first_line("新开通海运航线是第几项").startswith("第21项。")


@pytest.mark.parametrize(
    ("question", "number"), [("最后一项", 44), ("倒数第二项", 43), ("头一项", 1), ("第十二项", 12)]
)
def test_an_entry_is_told_by_its_number_in_the_newest_ledger(question: str, number: int) -> None:
    assert entries_cited(shipped_line().answer(question)) == [(2025, number)]


@pytest.mark.parametrize(
    ("question", "number"),
    [("污水处理项目最后一个什么时候开工", 33), ("背街小巷里最后一个完工的是哪条", 26)],
)
def test_the_last_of_its_things_is_asked_of_an_entry_and_not_of_the_next(
    question: str, number: int
) -> None:
    assert set(entries_cited(shipped_line().answer(question))) == {(2025, number)}


# Columns of one's own.

OWN = entry_of(
    序号=(Role.NUMBER, "1"),
    事项=(Role.TITLE, "地铁线路建设。"),
    责任单位=(Role.UNIT, "市地铁办"),
    年度目标=(Role.TARGET, "开通3条线"),
    完成时限=(Role.DEADLINE, ""),
    备注=(Role.REMARK, "联系人：张三"),
    进展情况=(Role.PROGRESS, "已开通1条线。"),
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("第1项谁负责", "责任单位：市地铁办。[1]"),
        ("第1项的责任单位是哪个", "责任单位：市地铁办。[1]"),
        ("第1项的年度目标是多少", "年度目标：开通3条线。[1]"),
        ("第1项的联系人", "备注：联系人：张三。[1]"),
    ],
)
def test_what_a_column_of_its_own_says_leads(
    tmp_path_factory: pytest.TempPathFactory, question: str, said: str
) -> None:
    line = line_of(tmp_path_factory.mktemp("own") / "home", ledger(OWN))
    answer = line.answer(question)
    assert answer.text.splitlines()[0] == said
    assert not answer.refused


def test_a_column_that_is_there_but_blank_is_said_to_be_blank(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    line = line_of(tmp_path_factory.mktemp("own") / "home", ledger(OWN))
    answer = line.answer("第1项的完成时限")
    assert answer.refused
    assert "没有填写完成时限" in answer.text


def test_an_entry_without_progress_is_cited_by_its_title(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    line = line_of(tmp_path_factory.mktemp("bare") / "home", ledger(entry("推进地铁建设。")))
    (citation,) = line.answer("第1项进展如何").citations
    assert (citation.column, citation.quote) == ("事项内容", "推进地铁建设。")


def of_place(place: str, title: str = "推进地铁建设。") -> Ledger:
    """Return the ledger of a place with one entry."""
    own = replace(entry(title, "完成3公里。"), ledger=place, place=place)
    return replace(ledger(own), id=place, place=place)


def test_an_answer_says_which_place_it_is_of_where_others_have_the_same(tmp_path: Path) -> None:
    line = line_of(tmp_path / "home", of_place("烟台市"), of_place("威海市"))
    said = "问题没有写明地方，以上是"
    assert said in line.answer("地铁建设完成多少公里").text
    assert said not in line.answer("威海市地铁建设完成多少公里").text


def test_an_answer_says_nothing_of_places_that_have_something_else(tmp_path: Path) -> None:
    line = line_of(tmp_path / "home", of_place("烟台市"), of_place("威海市", "新增公园绿地。"))
    assert "问题没有写明地方" not in line.answer("地铁建设完成多少公里").text


@pytest.mark.parametrize(
    ("question", "goal"),
    [
        ("2024年绿色建筑目标是多少", "目标是1500万平方米。"),
        ("2024年保障性住房目标是多少", "目标是4000套。"),
        ("今年技改投资目标是多少", "目标是8%以上。"),
        ("今年技改目标是多少", "目标是滚动开展500个技改项目、技改投资增长8%以上。"),
    ],
)
def test_of_several_pledges_the_one_that_is_named_is_told(question: str, goal: str) -> None:
    assert first_line(question).startswith(goal)


@pytest.mark.parametrize("question", ["全年目标完成了多少，绿色建筑", "绿色建筑年度任务完成多少"])
def test_a_share_of_the_goal_is_told_wherever_its_subject_stands(question: str) -> None:
    assert "占目标1000万平方米的27.8%" in shipped_line().answer(question).text


def test_a_share_asked_for_as_such_is_no_counter() -> None:
    question = "去年一季度末新能源装机在全市发电总装机里占多大份额"
    assert first_line(question).startswith("50.2%")


def test_a_plan_that_is_done_in_part_is_told_by_its_share() -> None:
    assert "21.28%" in first_line("海洋重点项目完成年度计划多少")
    assert "402.11亿元" in first_line("海洋重点项目年度计划是多少")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "省重点实验室完成全年目标多少了",
            "台账没有报告完成的数量，目标是新获批省重点实验室15家以上。",
        ),
        (
            "2025年第38项完成年度任务多少",
            "台账没有报告完成的数量，目标是完成森林质量精准提升6万亩。",
        ),
    ],
)
def test_where_no_number_is_done_that_is_said_with_the_goal(question: str, said: str) -> None:
    assert first_line(question).startswith(said)
    assert "没有报告完成的数量" not in first_line("2024年第13项完成全年目标多少了")


def test_where_nothing_new_is_reported_the_pledge_is_told_with_that() -> None:
    assert first_line("专精特新新增了多少").startswith(
        "台账没有报告已完成的数量，目标是新增专精特新企业300家以上。"
    )
    assert "没有报告" not in first_line("5G基站新增了多少")
