"""Figures worked out of those an entry states: each with its formula, none without."""

from __future__ import annotations

import pytest
from lines import model_line
from samples import entry

from index.entry import Entry
from qa.derived import derived
from qa.findings import relative
from qa.named_figures import named_added_up, set_apart
from qa.question import parse
from qa.remainder import remaining_parts
from qa.shares import share_asked
from qa.subject import Term

model = pytest.mark.model

WIND = entry("发展风电。", "风电装机30万千瓦，占全市发电总装机的50%。")


def first_line(question: str) -> str:
    return model_line().answer(question).text.splitlines()[0]


@model
@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("海洋重点项目完成的投资占年度计划的21.28%，那年度计划总盘子是多少？", "85.57 ÷ 21.28% ≈"),
        (
            "2024年一季度的社零总额，按增速倒推上年同期约为多少亿元？",
            "1395.6 ÷ (1 + 7%) ≈ 1304.3亿元",
        ),
        ("418个市级技改项目按开工率折算有多少个开工？", "418 × 77.8% ≈ 325个"),
        ("省市重点项目投资后面九个月平均每月要完成多少亿？", "1970.1 ÷ 9 = 218.9亿元"),
        ("在建地铁线平均一条有多长？", "154 ÷ 8 = 19.25公里"),
        ("海洋重点项目完成投资占总投资的比例是多少", "85.57 ÷ 2400"),
        ("把三期和8号线南段封顶的车站加在一起是多少座", "53 + 6 = 59座"),
        ("海运航线离全年目标还差几条，后面每个季度平均要开几条？", "6 ÷ 3 = 2条"),
        (
            "省市重点项目离年度投资线还差多少，后三个季度平均每季度要干多少？",
            "1970.1 ÷ 3 = 656.7亿元",
        ),
        ("绿色建筑按目前的进度，全年能到多少？", "278.17 × 12 ÷ 3 = 1112.68万平方米"),
        ("2024年推进的城中村中，去掉国家计划外的有几个？", "142 − 19 = 123个"),
        ("2024年推进的城中村里，属于国家计划内的有多少个", "142 − 19 = 123个"),
        ("2024年推进的城中村，除掉国家计划外的，列在计划之内的是多少个？", "142 − 19 = 123个"),
        ("2024年城中村改造撇开计划外的，推进了几个", "142 − 19 = 123个"),
        (
            "今年首批征集的高校成果、企业好产品和场景需求，三样合起来多少项？",
            "93 + 73 + 20 = 186项",
        ),
        ("首批征集的高校成果、企业产品和场景需求三样总共多少", "93 + 73 + 20 = 186项"),
        ("企业优秀产品和场景需求合起来征集了几项", "73 + 20 = 93项"),
        ("去年路口交通组织优化和施工调流合起来多少处", "10 + 1 = 11处"),
        ("残疾人家庭无障碍改造按500户算，到3月底还有多少户连工都没开？", "500 − 68 = 432户"),
        (
            "做电力项目的，想推个数：去年3月底新能源装机占一半多点，那青岛发电总装机大约是多少",
            "482 ÷ 50.2% ≈ 960.16万千瓦",
        ),
        ("去年新能源装机占全市发电装机过半，全市发电总装机大概多少", "482 ÷ 50.2% ≈ 960.16万千瓦"),
        ("省市重点项目连工都没动的还有多少个", "460 − 405 = 55个"),
        ("都市圈52个项目一季度的投资只占总盘子的百分之几？", "56.7 ÷ 3274 = 1.7%"),
        ("170个海洋重点项目平均每个盘子有多大？", "2400 ÷ 170 = 14.12亿元"),
        ("今年的海洋重点项目平均每个完成投资多少？", "855700 ÷ 170 = 5033.53万元"),
        ("根据即墨海上光伏一期的完成额和占比，年度投资计划应该是多少亿", "5.72 ÷ 28.6% ≈ 20亿元"),
        ("海洋重点项目的年度计划投资额应当是多少", "85.57 ÷ 21.28% ≈ 402.11亿元"),
        ("2024年一季度财政收入增幅较年度预期低了几个百分点", "5 − 0.9 = 4.1个百分点"),
        ("2025年财政收入增速低于年度目标几个百分点", "3 − 0.8 = 2.2个百分点"),
        ("2024年GDP增速较年初预期高了几个百分点", "5.9 − 5.5 = 0.4个百分点"),
        ("即墨海上光伏一期的年度投资计划，按台账数字折算是多少", "5.72 ÷ 28.6% ≈ 20亿元"),
        ("海洋重点项目年度投资计划折算下来大概多少", "85.57 ÷ 21.28% ≈ 402.11亿元"),
        ("再开几条海运新线才够今年的数", "10 − 4 = 6条"),
        ("再完成多少万平方米绿色建筑才达标", "1000 − 278.17 = 721.83万平方米"),
        ("入选导向目录的那70个技改项目，开工率请给到小数点后一位", "84.3%"),
    ],
)
def test_what_is_worked_out_shows_its_formula(question: str, said: str) -> None:
    assert said in first_line(question)


@model
@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "崂山区残疾人家庭改造，方案设计做完的是多少户，真正动工的又是多少户？两个数别混了",
            "崂山区已完成206户改造方案的评估设计；开工63户。",
        ),
        (
            "崂山残疾人家庭改造，设计完成的几户，开工的几户",
            "崂山区已完成206户改造方案的评估设计；开工63户。",
        ),
        ("市南区残疾人家庭改造，开工多少户，完工多少户", "市南区已开工5户；完工2户。"),
        ("残疾人家庭改造方案设计做完的有多少户", "206户。"),
        (
            "为170个海洋项目，一季度开过几回会、下到多少个现场跑过？",
            "截至目前已召开项目工作会议和调度推进会议6次；深入项目一线调研走访60余个。",
        ),
        (
            "海洋重点项目开会几次、跑现场多少个",
            "截至目前已召开项目工作会议和调度推进会议6次；深入项目一线调研走访60余个。",
        ),
        ("海洋重点项目开了几回调度会", "6次。"),
        ("小流域治理的工程开没开工，一共几个", "5个。"),
        (
            "16个污水处理项目开没开工，开了几个",
            "不是全部开工：台账写明目前16个项目已开工9个。",
        ),
    ],
)
def test_each_number_is_told_under_the_words_that_ask_for_it(question: str, said: str) -> None:
    assert first_line(question).startswith(said)


@model
@pytest.mark.parametrize(
    "question",
    [
        "三期加上8号线南段，总共封顶了多少座",
        "地铁在建车站里，三期加上8号线南段，截至今年一季度总共封顶了多少座",
        "地铁车站三期连同8号线南段一共封顶几座",
    ],
)
def test_what_two_parts_have_is_added_up(question: str) -> None:
    assert "53 + 6 = 59座" in first_line(question)


@model
def test_what_is_only_designed_or_begun_is_added_to_nothing_that_is_done() -> None:
    answer = model_line().answer("市南区和崂山区残疾人家庭改造开工的合计多少户")
    assert answer.text.startswith("合计68户（5 + 63 = 68户）：市南区已开工5户、崂山区开工63户。")
    assert "269户" not in answer.text
    assert "70户" not in answer.text


@model
@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("2024年岛城500千伏线路部分，组塔进度比架线快多少？", "90 − 33 = 57个百分点"),
        ("无障碍改造，崂山和市南已经开工的户数差几户？", "63 − 5 = 58户"),
        ("市级以上和区市级以下的健身活动场次相差多少", "3067 − 738 = 2329场次"),
        ("全民健身活动，区级那层比市级那层多办多少场", "3067 − 738 = 2329场次"),
    ],
)
def test_two_figures_of_one_entry_are_set_against_each_other(question: str, said: str) -> None:
    assert said in first_line(question)


@model
def test_another_region_is_reckoned_from_what_the_entry_is_ahead_by() -> None:
    assert "5.4 − 0.2 = 5.2%" in first_line("2024年一季度全省固定资产投资增速可以算出是多少？")


def worked_out(question: str, title: str, progress: str) -> str:
    """Return what is worked out of an entry made by hand, empty if nothing is."""
    found = derived(parse(question), (), entry(title, progress))
    return found.text if found else ""


@pytest.mark.parametrize(
    ("question", "progress", "said"),
    [
        ("完成投资合多少亿", "水库完成投资6400万元。", "6400 ÷ 10000 = 0.64亿元"),
        ("完成投资折合多少亿元", "水库完成投资6400万元。", "6400 ÷ 10000 = 0.64亿元"),
        ("6400万元相当于多少亿？", "水库完成投资6400万元。", "6400 ÷ 10000 = 0.64亿元"),
        ("亿元呢", "水库完成投资6400万元。", "6400 ÷ 10000 = 0.64亿元"),
        ("换成万元呢", "水库完成投资1.2亿元。", "1.2 × 10000 = 12000万元"),
        ("换成公顷呢", "水库占地5平方公里。", "5 × 100 = 500公顷"),
        ("折合多少平方公里", "水库占地500公顷。", "500 ÷ 100 = 5平方公里"),
    ],
)
def test_a_figure_is_told_in_the_unit_asked_for_with_what_it_was_reckoned_by(
    question: str, progress: str, said: str
) -> None:
    assert said in worked_out(question, "建设水库。", progress)


def test_a_figure_already_in_the_unit_asked_for_is_not_converted() -> None:
    assert derived(parse("换成万元呢"), (), entry("建设水库。", "水库完成投资6400万元。")) is None


@pytest.mark.parametrize("question", ["换成公顷呢", "折合多少公里", "相当于多少人"])
def test_a_figure_is_not_converted_into_a_unit_of_another_measure(question: str) -> None:
    assert worked_out(question, "建设水库。", "水库完成投资6400万元。") == ""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("已申报的比10个少几个", "10 − 7 = 3个"),
        ("已申报的离10个差几个", "10 − 7 = 3个"),
        ("已申报的跟10个相比差多少", "10 − 7 = 3个"),
    ],
)
def test_a_figure_is_measured_from_the_pledged_number_that_the_question_states(
    question: str, said: str
) -> None:
    assert said in worked_out(question, "创建10个省级园区。", "已申报省级园区7个。")


LISTED = "梳理形成7个省级园区清单。"


@pytest.mark.parametrize(
    ("question", "progress", "said"),
    [
        ("梳理的园区清单，距离全年要创建的数还缺几个", LISTED, True),
        ("园区清单离目标还差几个", LISTED, True),
        ("梳理的园区比全年任务少几个", LISTED, True),
        ("已建成的园区离目标还差几个", LISTED, False),
        ("园区清单离目标还差几个", "已派出7个工作组。", False),
    ],
)
def test_what_is_listed_is_measured_from_the_pledged_number_where_it_is_named(
    question: str, progress: str, *, said: bool
) -> None:
    text = worked_out(question, "创建10个省级园区。", progress)
    assert ("10 − 7 = 3个" in text) == said


def test_a_figure_above_the_stated_number_is_measured_from_it_too() -> None:
    text = worked_out("已申报的比10个多几个", "创建10个省级园区。", "已申报省级园区13个。")
    assert "13 − 10 = 3个" in text


@pytest.mark.parametrize(
    ("question", "progress"),
    [
        ("已申报的比8个少几个", "已申报省级园区7个。"),
        ("已申报的比10个少几个", "已申报省级园区7家。"),
        ("比10个少几个", "已创建省级园区7个。"),
    ],
)
def test_no_other_number_and_no_progress_towards_the_pledge_is_measured_from(
    question: str, progress: str
) -> None:
    assert worked_out(question, "创建10个省级园区。", progress) == ""


@pytest.mark.parametrize(
    "question",
    ["全市发电总装机有多少万千瓦", "发电总装机容量是多少万千瓦", "占50%的话，总装机是多少万千瓦"],
)
def test_the_whole_that_a_share_is_of_follows_where_the_question_names_it(question: str) -> None:
    found = derived(parse(question), (), WIND)
    assert found is not None
    assert "30 ÷ 50% ≈ 60万千瓦" in found.text


@pytest.mark.parametrize("question", ["风电装机多少万千瓦", "风电占总装机的百分之几"])
def test_the_part_and_its_share_are_not_reckoned_to_the_whole(question: str) -> None:
    assert derived(parse(question), (), WIND) is None


@pytest.mark.model
def test_what_is_begun_is_not_told_by_what_is_done() -> None:
    assert not first_line("崂山区的残疾人家庭改造开工多少").startswith("完工")
    assert first_line("残疾人家庭改造完工多少").startswith("完工2户。")


@model
def test_what_is_begun_already_is_no_whole_for_the_rate_begun() -> None:
    answer = model_line().answer("海洋重点项目还有几个没动工？顺便按完成率推算年度投资计划")
    assert "170 − 131 = 39个" in answer.text
    assert "131 × 77.06%" not in answer.text


WORKS_NAMED = entry(
    "完成甲、乙等12个厂改造。", "目前总锚杆完成率55%，总混凝土浇筑完成12%，总钢筋绑扎完成16%。"
)
COLLECTED = entry(
    "新培育“四首”产品80项。", "征集科技成果93项、企业优秀产品73项、场景需求20项，强化对接。"
)


@pytest.mark.parametrize(
    ("question", "own", "said"),
    [
        (
            "锚杆、混凝土、钢筋里哪样最慢",
            WORKS_NAMED,
            "最低的是总混凝土浇筑完成12%，相差43个百分点（55 − 12 = 43个百分点）",
        ),
        (
            "混凝土、钢筋、锚杆三样最快和最慢的各是哪样",
            WORKS_NAMED,
            "最高的是目前总锚杆完成率55%，最低的是总混凝土浇筑完成12%",
        ),
        ("混凝土和钢筋差多少", WORKS_NAMED, "相差4个百分点（16 − 12 = 4个百分点）"),
        ("成果、产品、需求哪样最多", COLLECTED, "最高的是征集科技成果93项，最低的是场景需求20项"),
    ],
)
def test_figures_named_one_by_one_are_ranked(question: str, own: Entry, said: str) -> None:
    found = set_apart(parse(question), own)
    assert found is not None
    assert said in found.text


@pytest.mark.parametrize("question", ["锚杆、玻璃哪样最慢", "玻璃和幕墙差多少"])
def test_nothing_is_ranked_where_an_entry_names_fewer_than_two(question: str) -> None:
    assert set_apart(parse(question), WORKS_NAMED) is None


def test_figures_named_one_by_one_are_added_up() -> None:
    found = named_added_up(parse("成果、产品、需求加起来有多少项"), COLLECTED)
    assert found is not None
    assert found.text.startswith("合计186项（93 + 73 + 20 = 186项）：征集科技成果93项、")


@model
@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("麦岛污水厂的锚杆、混凝土、钢筋三样里面干得最快和最慢的各是哪样", "55 − 12 = 43"),
        ("第一批征集来的四首成果、产品、需求加起来有多少项", "93 + 73 + 20 = 186项"),
        ("无障碍改造崂山区和市南区开工户数谁多，差多少", "63 − 5 = 58户"),
    ],
)
def test_what_is_named_of_one_entry_is_answered_from_it(question: str, said: str) -> None:
    assert said in first_line(question)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("按一季度的量，新增绿建完成了全年的百分之多少", "278.17 ÷ 1000 = 27.8%"),
        ("技改项目去年第一季度清单里的数，跟全年500个比还差多少个", "500 − 377 = 123个"),
    ],
)
def test_a_share_and_a_rest_of_the_year_are_no_projection(question: str, said: str) -> None:
    assert said in model_line().answer(question).text


STATIONS = entry("建设地铁。", "三期102座车站中100座进入主体施工，53座已封顶；南段6座车站已封顶。")
HOUSEHOLDS = entry("改造500户。", "共开工68户。市南区已开工5户；崂山区已完成206户设计，开工63户。")
WORKS = entry("推进52个项目。", "52个项目已开工在建35个，未开工项目17个，完成投资5亿元。")
CROWDS = entry("改造商圈。", "假期客流量超过190万人次，营业额突破3.8亿元，同比分别增长15.5%、12%。")


@pytest.mark.parametrize(
    ("question", "own", "said"),
    [
        (
            "三期102座车站中进主体施工的和已封顶的差几座",
            STATIONS,
            "100座进入主体施工，53座已封顶，相差47座（100 − 53 = 47座）",
        ),
        (
            "开工的68户里，市南区和崂山区哪个多",
            HOUSEHOLDS,
            "市南区已开工5户，崂山区开工63户，相差58户",
        ),
        ("崂山区设计完的和开工的差多少户", HOUSEHOLDS, "206 − 63 = 143户"),
        ("开工的比没开工的多几个", WORKS, "35 − 17 = 18个"),
        ("客流和营业额增幅哪个高，高几个百分点", CROWDS, "15.5 − 12 = 3.5个百分点"),
    ],
)
def test_figures_are_told_by_what_the_question_calls_them(
    question: str, own: Entry, said: str
) -> None:
    found = set_apart(parse(question), own)
    assert found
    assert said in found.text


def test_the_share_of_a_year_s_plan_is_one_of_the_target() -> None:
    text = model_line().answer("460个省市重点项目，投资完成额占年度计划的比例请测算一下").text
    assert text.startswith("完成投资479.9亿元占目标2450亿元的19.6%（479.9 ÷ 2450 = 19.6%）")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("基站建设2024年剩多少个要在后三季度建成", "3500 − 2470 = 1030个"),
        ("5G基站2024年开门红开了不少，照年度任务剩下三个季度还要开多少个", "3500 − 2470 = 1030个"),
        ("2号线调整段土建离全部干完还差百分之几", "100 − 98.8 = 1.2%"),
        ("张村河二期那一揽子污水项目还有几个没开工，占总数多少", "16 − 9 = 7个"),
    ],
)
def test_what_is_left_for_the_rest_of_a_year_or_of_works(question: str, said: str) -> None:
    assert said in model_line().answer(question).text.splitlines()[0]


CABLE = entry(
    "建成云汀500千伏输变电工程，新增装机50万千瓦。",
    "1.云汀500千伏输变电工程已完成建设进度70%，组塔完成90%。",
)
SOLAR = entry(
    "新能源装机达到70万千瓦。",
    "海上光伏项目已开工，目前已完成投资5亿元，完成年度投资计划25%；二期选址获批。",
)
INCOME = entry("税收增长5%。", "税收完成38.5亿元，同比增长10%。")


def test_what_is_left_of_a_share_is_told_beside_a_figure_that_is_a_name() -> None:
    query = parse("云汀输变电工程还剩百分之几")
    (found,) = remaining_parts(query, [Term("输变电工程", (), 1.0)], CABLE)
    assert found.text == "云汀500千伏输变电工程已完成建设进度70%，还剩30%（100 − 70 = 30%）。"


@pytest.mark.parametrize(
    "question", ["海上光伏今年还剩多少投资没完成", "海上光伏年度投资计划还差多少亿"]
)
def test_what_is_left_of_the_plan_of_one_thing_is_worked_out(question: str) -> None:
    found = derived(parse(question), (), SOLAR)
    assert found is not None
    assert "20 − 5 = 15亿元" in found.text


def test_a_plan_is_not_that_of_a_thing_which_is_not_named() -> None:
    assert derived(parse("风电今年还剩多少投资没完成"), (), SOLAR) is None


def test_growth_that_the_question_states_is_the_entrys_or_none() -> None:
    found = derived(parse("税收按增长10%倒推，上年约多少亿元"), (), INCOME)
    assert found is not None
    assert "38.5 ÷ (1 + 10%) ≈ 35亿元" in found.text
    assert derived(parse("税收按增长8%倒推，上年约多少亿元"), (), INCOME) is None


@pytest.mark.parametrize("question", ["税收增速高于全省2个点，那全省是多少", "那全省平均增速是几"])
def test_the_provinces_rate_is_reckoned_where_the_last_clause_asks_for_it(question: str) -> None:
    own = entry("税收增长5%。", "税收增长10%，高于全省2个百分点。")
    found = relative(parse(question), own)
    assert found is not None
    assert "全省为8%（10 − 2 = 8%" in found.text


def test_the_part_named_of_all_is_the_part_divided() -> None:
    own = entry(
        "举办文化活动2万场。",
        "举办了市级及以上的文化活动700场。同时，还举办了区级及以下的文化活动3300场。",
    )
    found = share_asked(parse("市级及以上文化活动占全部文化活动的比例"), own)
    assert found is not None
    assert found.text.startswith("700场占合计4000场的17.5%")


@pytest.mark.parametrize(
    ("question", "parts"),
    [("按开工率折合多少个动了工", 1), ("按开工率折算各有多少个动了工，省里的也一并折算", 2)],
)
def test_every_rate_makes_its_own_number_where_each_is_asked(question: str, parts: int) -> None:
    own = entry(
        "开展技改项目。", "推进418个市级项目，开工率为77.8%；70个项目入选省目录，开工率为84.3%。"
    )
    found = derived(parse(question), (), own)
    assert found is not None
    assert "418 × 77.8% ≈ 325个" in found.text
    assert ("70 × 84.3% ≈ 59个" in found.text) == (parts == 2)
    assert len(found.calculations) == 2 * parts


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("418个项目里没开工的有几个", "418 − 325 = 93个"),
        ("70个项目里没开工的几个", "70 − 59 = 11个"),
    ],
)
def test_those_not_begun_are_reckoned_by_the_rate_of_their_own_number(
    question: str, said: str
) -> None:
    own = entry(
        "开展技改项目。", "推进418个市级项目，开工率为77.8%；70个项目入选省目录，开工率为84.3%。"
    )
    found = derived(parse(question), (), own)
    assert found is not None
    assert said in found.text
