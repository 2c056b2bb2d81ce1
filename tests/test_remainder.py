"""What is left of a number when the part under a verb is taken away."""

from __future__ import annotations

import pytest
from lines import model_line
from samples import entry

from index.entry import Entry
from qa.question import parse
from qa.remainder import remaining_parts, subtraction

WORKS = entry("新建52个项目。", "走访企业60余家，项目已入库40个，已开工35个，已完工8个。")
HOMES = entry("征收120户。", "已签约90户。")


def left(question: str, own: Entry) -> list[str]:
    return [found.text for found in subtraction(parse(question), own)]


PARTED = entry(
    "改造500户以上。",
    "全市共开工68户。其中，东河区已开工5户；西山区已完成206户方案的评估设计，开工63户。",
)


def test_of_a_district_only_what_is_told_of_it_is_taken_away() -> None:
    said = left("西山区设计好的减去已经开工的，剩多少户", PARTED)
    assert said == ["开工63户，余143户（206 − 63 = 143户）。"]
    assert not left("西山区审批好的减去已经开工的，剩多少户", PARTED)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("5G基站开通目标和一季度实绩之间的差额，请测算", True),
        ("安置房目标与完成数的差值是多少", True),
        ("年度任务同已完成投资之间的差额", True),
        ("目标和一季度实绩各是多少", False),
        ("就业目标和差额拨款的进展", False),
    ],
)
def test_the_difference_of_a_pledge_and_what_is_done_is_what_is_left(
    question: str, *, asked: bool
) -> None:
    assert ("remainder" in parse(question).marks) == asked


@pytest.mark.parametrize(
    ("question", "own", "said"),
    [
        ("去掉已开工的还有几个", WORKS, "已开工35个，余17个（52 − 35 = 17个）。"),
        ("扣除已完工的还剩几个", WORKS, "已完工8个，余44个（52 − 8 = 44个）。"),
        ("除去已签约的还有多少户", HOMES, "已签约90户，余30户（120 − 90 = 30户）。"),
    ],
)
def test_the_figure_under_the_verb_named_is_taken_away(
    question: str, own: Entry, said: str
) -> None:
    assert left(question, own) == [said]


@pytest.mark.parametrize("question", ["去掉已封顶的还有几个", "已开工的有几个"])
def test_nothing_is_taken_away_that_is_not_reported_or_not_asked(question: str) -> None:
    assert left(question, WORKS) == []


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("电梯没开的还有", "台账写明：其余8部未动工。"),
        ("那没开工的呢", "台账写明：其余8部未动工。"),
        ("未动工的有几部", "台账写明：其余8部未动工。"),
    ],
)
def test_the_number_not_begun_is_asked_for_whether_it_is_said_or_not(
    question: str, said: str
) -> None:
    lifts = entry("加装电梯36部。", "建成投用19部，在建9部，其余8部未动工。")
    assert [one.text for one in remaining_parts(parse(question), (), lifts)] == [said]


FLATS = entry(
    "改造旧宅500户。",
    "全县共开工68户，完工2户。其中，云汀区已开工5户，完工2户；青禾区已完成206户方案设计，开工63户。",
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("青禾区旧宅方案都设计好了但还没开工的有几户", ["206 − 63 = 143户"]),
        ("云汀区旧宅已开工还没完工的有几户", ["5 − 2 = 3户"]),
        ("旧宅开工了还没完工的有几户", ["68 − 2 = 66户"]),
        ("旧宅动了工但还没完工的有几户", ["68 − 2 = 66户"]),
        ("旧宅开工的里头还有几户没完工", ["68 − 2 = 66户"]),
        ("旧宅还有几户没开工", ["500 − 68 = 432户"]),
        # What a whole county lacks is not what one of its districts lacks.
        ("青禾区旧宅还有几户没开工", []),
        ("云汀区旧宅没完工的有几户", []),
    ],
)
def test_the_step_before_and_the_district_named_are_what_is_taken_from(
    question: str, said: list[str]
) -> None:
    found = remaining_parts(parse(question), (), FLATS)
    assert [one.text.rpartition("（")[2].rstrip("）。") for one in found] == said


@pytest.mark.parametrize(
    "question", ["崂山区无障碍改造还有几户没开工", "市南区残疾人家庭改造还差多少户"]
)
def test_what_a_district_lacks_is_refused_where_only_the_citys_target_is_known(
    question: str,
) -> None:
    answer = model_line().answer(question)
    assert answer.refused
    assert "还差多少" in answer.text.splitlines()[0]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("甲区招标没完成的还有几个", ["21 − 14 = 7个"]),
        ("甲区示范村招标手续还没完成的几个", ["21 − 14 = 7个"]),
        ("甲区示范村还没完成招标的有几个", ["21 − 14 = 7个"]),
        ("甲区示范村验收没完成的还有几个", []),
    ],
)
def test_the_step_named_before_is_what_is_not_completed(question: str, said: list[str]) -> None:
    villages = entry(
        "打造100个和美乡村。", "甲区21个示范村项目全部完成概算审批，14个示范村完成招标。"
    )
    found = remaining_parts(parse(question), (), villages)
    assert [one.text.rpartition("（")[2].rstrip("）。") for one in found] == said


@pytest.mark.parametrize(
    "question",
    [
        "去年的交通堵点，一季度还没拿出交通组织优化方案设计的有多少处",
        "去年交通堵点没做出方案设计的还有几处",
        "2024年交通堵点化解，方案设计没弄出来的还有多少处",
    ],
)
def test_what_is_not_yet_brought_out_is_left_of_the_pledge(question: str) -> None:
    said = "已完成11处，尚未完成的有162处（173 − 11 = 162处）。"
    assert model_line().answer(question).text.startswith(said)


@pytest.mark.parametrize(
    "question",
    [
        "地铁三期那七条线一共一百来座站，封了顶的刨掉，剩多少座没封",
        "三期102座车站，封顶的刨掉，剩多少座",
    ],
)
def test_what_is_left_out_is_counted_in_the_unit_asked_for(question: str) -> None:
    text = model_line().answer(question).text
    assert "102 − 53 = 49座" in text
    assert "8 − 7" not in text


def test_what_is_left_out_is_taken_from_its_own_figure() -> None:
    text = model_line().answer("170个海洋重点项目刨去开工在建的，还剩多少").text
    assert "170 − 131 = 39个" in text
    assert "60" not in text.splitlines()[0]


@pytest.mark.parametrize(
    "question", ["没开工的占比", "52个项目还没开工的比例", "未开工的比重是多少"]
)
def test_what_is_not_begun_is_told_as_a_share(question: str) -> None:
    (found,) = remaining_parts(parse(question), (), WORKS)
    assert "尚未开工的有17个" in found.text
    assert "17 ÷ 52 = 32.7%" in found.text


def test_no_share_is_told_of_what_is_not_denied() -> None:
    assert remaining_parts(parse("开工的占比"), (), WORKS) == []


@pytest.mark.parametrize(
    "question",
    [
        "地铁三期进主体施工却还未封顶的车站有几座",
        "三期车站进入主体施工但没封顶的还有几座",
        "地铁车站进了主体施工可还没封顶的剩几座",
    ],
)
def test_what_is_left_of_the_step_before_is_taken_from_that(question: str) -> None:
    assert "尚未封顶的有47座（100 − 53 = 47座）" in model_line().answer(question).text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("崂山做好方案设计的那些户还有多少户没开工", "206 − 63 = 143户"),
        ("市南区已开工的扣除已完工的还有几户", "5 − 2 = 3户"),
    ],
)
def test_of_a_district_what_is_left_is_of_the_step_that_is_named(question: str, said: str) -> None:
    answer = model_line().answer(question)
    assert not answer.refused
    assert said in answer.text.splitlines()[0]


@pytest.mark.parametrize(
    "question",
    [
        "轨交三期的车站里面还没封顶的有几座啊",
        "地铁三期那些车站里没封顶的还有多少座",
        "地铁三期车站里头尚未封顶的几座",
        "地铁三期的车站当中没封顶的有几座",
    ],
)
def test_what_is_left_of_the_whole_is_taken_from_that_and_from_no_step(question: str) -> None:
    assert "尚未封顶的有49座（102 − 53 = 49座）" in model_line().answer(question).text
