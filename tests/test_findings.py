"""How many sentences of an entry say a thing, how many of the pledge do not, and what is left."""

from __future__ import annotations

import pytest
from lines import line_of, model_line, new_home
from samples import entry, ledger_of

from index.entry import Role
from qa.asked_figures import asked_figure, counts_other
from qa.counted_within import count_within
from qa.findings import findings_about, names_beside_pledge, rate_before, relative
from qa.located import located
from qa.question import parse
from qa.subject import Term

PLANS = entry("编制6个专项规划。", "矿产规划已印发。林地规划已印发。公园规划正在编制。")
PROJECTS = entry("建设50个重点项目。", "50个重点项目已开工40个。")


def counted(question: str) -> str:
    found = count_within(parse(question), PLANS)
    return found.text if found else ""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("6个规划中，已印发的有几个", "写明“印发”的有2个（1 + 1 = 2个）。"),
        ("规划中正在编制的有几个", "写明“正在编制”的有1个：公园规划正在编制。"),
        ("6个规划里有几个已经印发了", "写明“印发”的有2个（1 + 1 = 2个）。"),
        ("那6个规划，有几个写明已经印发", "写明“印发”的有2个（1 + 1 = 2个）。"),
        ("6个专项规划真正印发的是几个", "写明“印发”的有2个（1 + 1 = 2个）。"),
        ("到3月底，正式印发的规划几个", "写明“印发”的有2个（1 + 1 = 2个）。"),
        ("6个规划印发了几个", "写明“印发”的有2个（1 + 1 = 2个）。"),
        ("6个规划出台了几部", "写明“出台”的有2个（1 + 1 = 2个）。"),
        ("6本规划，已经印发的有几本", "写明“印发”的有2个（1 + 1 = 2个）。"),
        ("规划里正在编制的有几部", "写明“正在编制”的有1个：公园规划正在编制。"),
        ("规划中，已公示的有几个", ""),
        ("规划中，已公示的有几本", ""),
    ],
)
def test_the_sentences_that_say_it_are_counted(question: str, said: str) -> None:
    assert counted(question).endswith(said)
    assert bool(counted(question)) is bool(said)


@pytest.mark.parametrize(
    "question",
    [
        "7个规划里，过了市规委会、但还没印发的有几个",
        "7个规划里，过了市规委会，可是还没印发的有几部",
        "规划中已过市规委会却没印发的有几个",
    ],
)
def test_those_that_have_come_to_one_step_and_not_another_are_counted(question: str) -> None:
    own = entry(
        "完成7个规划。",
        "甲规划已通过市规委会审议，正在公示。乙规划已通过市规委会审议，已印发。丙规划正在编制。",
    )
    found = count_within(parse(question), own)
    assert found is not None
    assert "没有写明“印发”的有1个：甲规划已通过市规委会审议" in found.text


@pytest.mark.parametrize(
    "question",
    [
        "6个规划中，已印发的有几个，还没印发的有几个",
        "规划里，已印发的有几个，没印发的有几个",
        "6个规划中还没印发的有几个",
    ],
)
def test_those_of_the_pledge_of_which_it_is_not_said_are_what_is_left(question: str) -> None:
    assert "有2个，其余4个没有这样写（6 − 2 = 4个）" in counted(question)


def test_each_document_that_a_sentence_begins_with_is_counted() -> None:
    own = entry("编制6个专项规划。", "《矿产规划》《林地规划》已印发。《公园规划》拟于近期印发。")
    found = count_within(parse("6个规划印发了几个"), own)
    assert found is not None
    assert found.text == "进展中写明“印发”的有2个（1 + 1 = 2个）。"


def test_two_counts_in_one_question_are_each_told() -> None:
    said = counted("6个规划里，正在编制的有几个，已经印发的又有几个")
    assert "写明“正在编制”的有1个：公园规划正在编制。" in said
    assert said.endswith("写明“印发”的有2个（1 + 1 = 2个）。")


def test_without_a_pledged_number_nothing_is_said_of_the_others() -> None:
    own = entry("编制专项规划。", "矿产规划已印发。林地规划已印发。")
    found = count_within(parse("规划中，已印发的有几个，还没印发的有几个"), own)
    assert found is not None
    assert found.text.endswith("有2个（1 + 1 = 2个）。")


def test_what_a_figure_of_the_entry_answers_is_not_counted() -> None:
    own = entry("编制6个专项规划。", "已印发5个。矿产规划已印发。")
    assert count_within(parse("6个规划中，已印发的有几个"), own) is None


@pytest.mark.parametrize(
    "question", ["没开工的占多少", "还没开工的占比多少", "没开工的有几个，占百分之几"]
)
def test_the_share_of_what_is_not_begun_is_of_the_whole(question: str) -> None:
    first, *_ = findings_about(parse(question), (), PROJECTS)
    assert "50 − 40 = 10个" in first.text
    assert "占20%（10 ÷ 50 = 20%）" in first.text


def test_what_is_not_begun_has_no_share_where_none_is_asked_for() -> None:
    (found,) = findings_about(parse("没开工的有几个"), (), PROJECTS)
    assert found.text == "已开工40个，尚未开工的有10个（50 − 40 = 10个）。"


@pytest.mark.parametrize(
    ("question", "rate"), [("客流量同比增长多少", "15.5%"), ("营业额同比增长多少", "12%")]
)
def test_each_rate_of_several_is_of_the_quantity_in_its_place(question: str, rate: str) -> None:
    progress = "步行街客流量超过190万人次，营业额突破3.8亿元，同比分别增长15.5%、12%。"
    asked = parse(question)
    terms = tuple(Term(word, (), 0.8) for word in asked.words)
    found = asked_figure(asked, terms, entry("深化步行街改造。", progress), Role.PROGRESS)
    assert found is not None
    assert found.figure.shown == rate


INDUSTRY = entry("工业增加值增长6%。", "工业增加值增速5.4%，较上半年回落0.2个百分点。")


@pytest.mark.parametrize(
    ("question", "progress", "said"),
    [
        (
            "上半年工业增加值增速是多少",
            INDUSTRY.progress,
            "上半年为5.6%（5.4 + 0.2 = 5.6%；台账写明较上半年回落0.2个百分点）。",
        ),
        (
            "年初绿化覆盖率是多少",
            "绿化覆盖率39%，较年初提高1.5个百分点。",
            "年初为37.5%（39 − 1.5 = 37.5%；台账写明较年初提高1.5个百分点）。",
        ),
        ("工业增加值增速是多少", INDUSTRY.progress, ""),
        ("一季度工业增加值增速是多少", INDUSTRY.progress, ""),
        ("上半年利润增速是多少", "利润增速5.4%。税收较上半年回落0.2个百分点。", ""),
    ],
)
def test_an_earlier_rate_is_reckoned_from_the_change_since(
    question: str, progress: str, said: str
) -> None:
    found = rate_before(parse(question), entry("抓好工业经济。", progress))
    assert (found.text if found else "") == said


def test_an_answer_reckons_an_earlier_rate() -> None:
    own = ledger_of(
        ("绿化覆盖率达到40%。", "绿化覆盖率39%，较年初提高1.5个百分点。"),
        ("新增绿地20公顷。", "新增绿地3公顷。"),
    )
    assert line_of(new_home(), own).answer("绿化覆盖率年初是多少").text.startswith("年初为37.5%")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("财政收入高于全省多少", "高于全省1.3个百分点。"),
        ("财政收入比全省高多少", "高于全省1.3个百分点。"),
        ("全省财政收入增长多少", "全省为3.4%（4.7 − 1.3 = 3.4%；台账写明高于全省1.3个百分点）。"),
        ("全国财政收入增长多少", ""),
    ],
)
def test_what_a_rate_is_above_anothers_is_told_as_it_stands(question: str, said: str) -> None:
    own = entry("财政收入增长5%。", "财政收入增长4.7%，高于全省1.3个百分点。")
    found = relative(parse(question), own)
    assert (found.text if found else "") == said


@pytest.mark.parametrize(
    ("question", "progress", "said"),
    [
        ("平急两用项目建了几个", "部署22项任务，建成项目8个。", "8个"),
        ("平急两用项目建了几个", "部署22项任务。", ""),
        ("平急两用任务部署了几项", "部署22项任务，建成项目8个。", "22项"),
    ],
)
def test_what_is_asked_in_the_pledges_own_unit_is_told_in_it(
    question: str, progress: str, said: str
) -> None:
    asked = parse(question)
    terms = tuple(Term(word, (), 0.8) for word in asked.words)
    own = entry("推进平急两用建设，实施项目30个。", progress)
    found = asked_figure(asked, terms, own, Role.PROGRESS)
    assert (found.figure.shown if found else "") == said


@pytest.mark.parametrize(
    ("question", "said"),
    [("报送国家部委的几项", "9项"), ("征集了几项", "40项"), ("签约几项", "40项")],
)
def test_what_has_been_done_with_things_may_stand_after_their_number(
    question: str, said: str
) -> None:
    asked = parse(question)
    terms = tuple(Term(word, (), 0.8) for word in asked.words)
    own = entry(
        "推介数字产品。",
        "入选产品12项；征集产品40项，推介会上签约；入库产品9项，报送国家部委。",
    )
    found = asked_figure(asked, terms, own, Role.PROGRESS)
    assert found is not None
    assert found.figure.shown == said


@pytest.mark.parametrize(
    ("question", "other"), [("报送了几个", False), ("平台有几个", True), ("案例有几个", False)]
)
def test_things_are_those_asked_for_where_the_verb_asked_for_follows_them(
    question: str, other: bool
) -> None:
    own = entry("建设创新平台。", "提炼8个案例，报送省商务厅。")
    (one,) = located(own, Role.PROGRESS)
    assert counts_other(parse(question), own, one) is other


def test_what_is_named_by_a_number_beside_the_pledge_is_not_told_by_what_the_pledge_has_left() -> (
    None
):
    own = entry("完成12个污水处理厂改造。", "完成129处问题整改。污水处理厂已开工9个。")
    assert not names_beside_pledge(parse("污水处理厂还剩几个没开工"), own)
    assert names_beside_pledge(parse("129处问题还有多少没整改"), own)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "省市重点项目的开工数、开工率、完成投资都是多少",
            ["开工在建率88.0%。", "已开工在建405个。", "完成投资479.9亿元。"],
        ),
        ("都市圈项目开工数和开工率", ["开工在建率67.3%。", "已开工在建35个。"]),
    ],
)
def test_what_is_asked_beside_a_rate_is_told_too(question: str, said: list[str]) -> None:
    lead = model_line().answer(question).text.rpartition("\n")[0]
    assert [one for one in said if one not in lead] == []


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("3个专项规划有几个已过专家评审但还没印发", 1),
        ("3个专项规划，有几个通过专家评审却没有印发", 1),
        ("3个专项规划当中，台账写明已经通过专家评审的有几个", 2),
    ],
)
def test_those_that_have_come_to_one_thing_and_not_to_another_are_counted(
    question: str, number: int
) -> None:
    own = entry(
        "完成3个专项规划。",
        "《甲规划》已通过专家评审，正在完善。《乙规划》通过专家评审，已印发。《丙规划》正在编制。",
    )
    found = count_within(parse(question), own)
    assert found
    assert f"的有{number}个" in found.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("都市圈52个项目总投资3274亿，这季度花的只占多大比例", "占总投资3274亿元的1.7%"),
        ("2024年一季度财政收入的增幅，比年初定的5%低了几个百分点", "低于目标4.1个百分点"),
        (
            "背街小巷整治，头一年100条，今年50条，一季度开工占比分别是百分之几",
            "54 − 46 = 8个百分点",
        ),
    ],
)
def test_a_share_or_a_difference_is_of_what_the_question_states(question: str, said: str) -> None:
    assert said in model_line().answer(question).text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("残疾人改造开工占目标多少", "68户占500户的13.6%"),
        ("崂山设计完成的里头开工占多少", "63户占206户的30.6%"),
        ("健身活动市级占比", "738场次占合计3805场次的19.4%"),
        ("地铁三期主体施工占比", "100座占102座的98%"),
        ("技改开工的大约有多少个", "折合开工约325个"),
        ("三类重点项目一共开工多少个", "合计571个（405 + 131 + 35 = 571个）"),
        ("三类重点项目没开工的加起来多少", "合计111个"),
        ("参保每月平均新增多少", "平均每月1.07万人（3.2 ÷ 3 ≈ 1.07万人）"),
        ("健身活动平均每天多少场", "平均每天42.28场次（（738 + 3067） ÷ 90"),
        ("参保今年任务完成比去年快几个点", "26.7 − 15.5 = 11.2个百分点"),
        ("固投比全省高几个点，那全省是多少", "全省为5.2%（5.4 − 0.2 = 5.2%"),
    ],
)
def test_what_is_worked_out_is_of_what_is_named(question: str, said: str) -> None:
    assert said in model_line().answer(question).text.splitlines()[0]


def test_things_that_a_sentence_begins_with_are_counted_each() -> None:
    text = model_line().answer("去年那几家医院工程里停在可研评审的有几个").text
    assert "的有2个（1 + 1 = 2个）" in text.splitlines()[0]
