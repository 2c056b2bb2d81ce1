"""Averages out of one entry: what an amount is divided by, and shares of a target in a column."""

from __future__ import annotations

import pytest
from lines import model_line
from samples import entry, entry_of

from index.entry import Entry, Role
from qa.averages import averages, still_needed
from qa.question import parse
from qa.shares import share_asked

PARKS = entry("建设5个产业园区。", "5个园区完成投资20亿元。")
EXAMS = entry("推进检查结果互认320项。", "互认项目320项，互认项次40万条，节约费用8000万元。")
DRUGS = entry("集中采购药品。", "开展采购4批次，采购金额2亿元。")
WORKS = entry("抓好重点项目。", "项目开工8个，竣工5个，竣工项目完成投资20亿元。")
ROUTES = entry("开通航线6条。", "开通航线6条，运送旅客12万人。")
HOMES = entry("改造危房。", "年初摸底60户，投入120万元。完成改造30户，发放补助90万元。")
STUDENTS = entry_of(
    事项=(Role.TITLE, "增加高中学位"),
    年度目标=(Role.TARGET, "1200个"),
    进展情况=(Role.PROGRESS, "新增学位600个，其中城区450个。"),
)


def average(question: str, own: Entry) -> str:
    (found,) = averages(parse(question), (), own)
    return found.text


@pytest.mark.parametrize(
    "question",
    [
        "平均一个园区完成多少投资",
        "平均每个园区完成多少投资",
        "平均下来，每个园区完成多少投资",
        "每个园区平均完成多少投资",
        "每个园区平均下来完成多少投资",
    ],
)
def test_an_average_is_of_each_however_each_is_said(question: str) -> None:
    assert average(question, PARKS) == "平均每个4亿元（20 ÷ 5 = 4亿元）。"


@pytest.mark.parametrize(
    ("question", "own", "said"),
    [
        ("平均每互认一项次节约多少钱", EXAMS, "80000000 ÷ 400000 = 200元"),
        ("平均每互认一项节约多少钱", EXAMS, "8000 ÷ 320 = 25万元"),
        ("平均互认一项次给群众省几块钱", EXAMS, "80000000 ÷ 400000 = 200元"),
        ("平均互认一项节约多少钱", EXAMS, "8000 ÷ 320 = 25万元"),
        ("平均竣工一个完成投资多少", WORKS, "20 ÷ 5 = 4亿元"),
        ("平均每竣工一个完成投资多少", WORKS, "20 ÷ 5 = 4亿元"),
        ("平均每开工一个完成投资多少", WORKS, "20 ÷ 8 = 2.5亿元"),
        ("平均每批次采购多少钱", DRUGS, "20000 ÷ 4 = 5000万元"),
        ("平均一批次采购多少万元", DRUGS, "20000 ÷ 4 = 5000万元"),
        ("平均每条航线运送多少人", ROUTES, "12 ÷ 6 = 2万人"),
        # What the question counts by 个 the ledger counts by another word.
        ("6个航线，平均一个运送多少人", ROUTES, "平均每条2万人（12 ÷ 6 = 2万人）"),
    ],
)
def test_the_count_that_the_question_names_is_divided_by(
    question: str, own: Entry, said: str
) -> None:
    assert said in average(question, own)


FUNDED = entry("实施技术攻关。", "“甲技术”等25项技术攻关项目获批立项，专项资金支持5000万元。")


@pytest.mark.parametrize(
    "question",
    [
        "专项资金摊到每个项目平均是多少万元",
        "专项资金平均每个攻关项目多少钱",
        "市里给的钱平均每个多少万元",
        "每个项目平均能拿到多少专项资金",
    ],
)
def test_money_given_is_divided_by_what_its_sentence_counts(question: str) -> None:
    assert average(question, FUNDED) == "平均每项200万元（5000 ÷ 25 = 200万元）。"


@pytest.mark.parametrize(
    ("question", "own"),
    [
        ("专项资金平均每个企业多少钱", FUNDED),
        ("平均每个项目多少钱", entry("攻关。", "25项攻关项目获批立项，销售收入5000万元。")),
        ("平均每个项目多少钱", entry("攻关。", "25项攻关项目获批立项。专项资金5000万元。")),
        ("平均每个项目多少钱", entry("攻关。", "25项项目获批，9家机构获专项资金5000万元。")),
    ],
)
def test_money_that_is_not_given_to_what_is_counted_is_not_divided(
    question: str, own: Entry
) -> None:
    assert averages(parse(question), (), own) == []


def test_the_count_that_the_question_states_comes_before_others_of_its_unit() -> None:
    assert "90 ÷ 30 = 3万元" in average("30户平均每户发放多少补助", HOMES)
    assert "120 ÷ 60 = 2万元" in average("60户平均每户投入多少", HOMES)


@pytest.mark.parametrize(
    "own", [entry("建设产业园区。", "完成投资20亿元。"), entry("建设5个园区。", "正在选址。")]
)
def test_without_a_count_or_an_amount_there_is_no_average(own: Entry) -> None:
    assert averages(parse("平均每个园区完成多少投资"), (), own) == []


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("新增学位占年度目标的比例是多少", "600 ÷ 1200 = 50%"),
        ("城区的占全年任务的百分之几", "450 ÷ 1200 = 37.5%"),
    ],
)
def test_a_share_of_the_target_is_of_the_column_that_holds_it(question: str, said: str) -> None:
    found = share_asked(parse(question), STUDENTS)
    assert found is not None
    assert said in found.text


def test_a_share_of_the_target_is_not_of_a_figure_of_the_progress() -> None:
    own = entry_of(
        事项=(Role.TITLE, "增加高中学位"), 进展=(Role.PROGRESS, "新增学位600个，城区450个。")
    )
    found = share_asked(parse("城区的占全年目标的百分之几"), own)
    assert found is None or "450 ÷ 600" not in found.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("绿色建筑照现在的量，离年底任务还缺多少万平", "还差721.83万平方米"),
        ("按现在的量海运航线到年底还差几条", "还差6条"),
        ("绿色建筑按照现在这个进度年底能到多少", "按已完成的进度推算，全年约1112.68万平方米"),
        ("按一季度的速度，海运航线年底能开通几条", "按已完成的进度推算，全年约16条"),
    ],
)
def test_what_lacks_now_is_told_from_what_a_year_at_this_pace_comes_to(
    question: str, said: str
) -> None:
    assert model_line().answer(question).text.startswith(said)


def test_no_money_is_told_where_a_number_is_to_be_averaged() -> None:
    own = entry("检查结果互认。", "对接机构500家，互认项目1320项，节约费用2000万元。")
    assert (
        average("对接了多少家，平均每家互认多少项", own)
        == "平均每家2.64项（1320 ÷ 500 = 2.64项）。"
    )
    assert average("平均每家节约多少钱", own) == "平均每家4万元（2000 ÷ 500 = 4万元）。"
    assert averages(parse("平均每个园区招引多少家"), (), PARKS) == []


SHOWS = entry(
    "举办文化活动2万场。",
    "举办了市级及以上的文化活动700场。同时，还举办了区级及以下的文化活动3300场。",
)
FACTORIES = entry("推进总投资400亿元的20个工厂项目。", "已开工12个，已完成投资30亿元。")


@pytest.mark.parametrize(
    "question", ["文化活动剩下9个月平均每月要办多少场", "文化活动后面9个月月均几场"]
)
def test_what_each_month_left_needs_is_reckoned_in_the_unit_of_what_is_done(question: str) -> None:
    found = still_needed(parse(question), SHOWS)
    assert found is not None
    assert "还差16000场（20000 − （700 + 3300） = 16000场）" in found.text
    assert "16000 ÷ 9 ≈ 1777.78场" in found.text


@pytest.mark.parametrize(
    "question",
    ["工厂项目投了总投资的百分之几", "20个工厂目前完成了总投资的几成", "工厂项目花了总盘子多少"],
)
def test_what_is_spent_of_the_whole_investment_is_no_share_of_the_projects(question: str) -> None:
    found = share_asked(parse(question), FACTORIES)
    assert found is not None
    assert "30 ÷ 400 = 7.5%" in found.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("每个月平均要新增多少参保人数才能完成", "余下9个月平均每月约需0.98万人"),
        ("要完成全年目标，海运航线平均每季度还要开几条", "余下3个季度平均每季度约需2条"),
        ("照这个速度年底参保能完成多少", "全年约12.8万人（3.2 × 12 ÷ 3 = 12.8万人）"),
    ],
)
def test_what_is_still_needed_or_comes_about_is_of_the_newest_year(
    question: str, said: str
) -> None:
    assert said in model_line().answer(question).text


CHECKS = entry(
    "实现检查结果互认。",
    "对接医疗机构增至400家，互认项目达320项，累计完成互认项次20万条，节约费用1000万元。",
)
VILLAGES = entry(
    "建成安置房3万套。",
    "全市共有150个城中村、9万户纳入国家五年计划。2024年推进120个城中村（含国家计划外19个）、6万户。",
)
METRO = entry(
    "推进8条地铁线路建设。",
    "在建线路8条、160公里。其中，三期7条线105座车站中100座进入主体施工，53座已封顶。",
)


@pytest.mark.parametrize(
    ("question", "own", "said"),
    [
        ("互认平均每家多少项次", CHECKS, "平均每家500条（200000 ÷ 400 = 500条）。"),
        ("每家医院平均互认多少项次", CHECKS, "平均每家500条（200000 ÷ 400 = 500条）。"),
        ("各家医院平均互认多少项次", CHECKS, "平均每家500条（200000 ÷ 400 = 500条）。"),
        ("平均每个项次节约多少钱", CHECKS, "平均每项次50元（10000000 ÷ 200000 = 50元）。"),
        ("2024年推进的城中村平均每个多少户", VILLAGES, "平均每个500户（60000 ÷ 120 = 500户）。"),
        ("纳入计划的城中村平均每个多少户", VILLAGES, "平均每个600户（90000 ÷ 150 = 600户）。"),
        ("三期平均每条线多少座车站", METRO, "平均每条15座（105 ÷ 7 = 15座）。"),
        ("平均每条线多少公里", METRO, "平均每条20公里（160 ÷ 8 = 20公里）。"),
    ],
)
def test_an_average_is_of_the_figures_that_belong_together(
    question: str, own: Entry, said: str
) -> None:
    assert average(question, own) == said


def test_what_is_yet_to_come_has_no_average_of_what_is_done() -> None:
    trained = entry("新培育绿色企业20家。", "举办培训会，近100人参加。")
    assert averages(parse("平均每家多少人"), (), trained) == []


@pytest.mark.parametrize(
    "question",
    [
        "台东步行街平均每天客流量多少",
        "台东步行街日均客流多少人次",
        "台东步行街平均每月营业额多少",
        "互认平均每月多少项次",
        "5G基站累计数平均每月多少个",
        "平均每个机构互认了多少项次",
    ],
)
def test_no_whole_is_told_for_an_average_that_cannot_be_worked_out(question: str) -> None:
    answer = model_line().answer(question)
    assert answer.refused
    assert "没有写到平均数" in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("互认平均每家多少项次", "平均每家800条（400000 ÷ 500 = 800条）。"),
        ("5G基站平均每月新开通多少个", "平均每月823.33个（2470 ÷ 3 ≈ 823.33个）。"),
        ("2024年绿色制造培训参训企业平均每家多少人", "平均每家1.5人（300 ÷ 200 = 1.5人）。"),
    ],
)
def test_an_average_that_can_be_worked_out_is_told(question: str, said: str) -> None:
    assert model_line().answer(question).text.startswith(said)
