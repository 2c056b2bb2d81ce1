"""What is asked for where the nearest figure is of something else, and what those figures do answer."""

from __future__ import annotations

import pytest
from lines import model_line, shipped_line
from samples import entry

from qa.asked_figures import asked_figure
from qa.question import parse
from qa.shortfall import what_is_missing
from qa.subject import Vocabulary, terms_of


@pytest.mark.parametrize(
    ("question", "said"),
    [
        # A part of a number that the question states.
        ("10项重大应用基础研究启动了几项", "没有报告其中的数量"),
        ("高校科技成果93项转化了多少项", "没有报告其中的数量"),
        ("都市圈52个重点项目中青岛的有几个", "没有报告其中的数量"),
        ("新品种4类中花生有几个", "没有单独报告“花生”"),
        ("鲜食玉米新品种有几个", "没有单独报告“玉米”"),
        # What there is in all for what is new, and what is new for all that there is.
        ("2024年一季度新增清洁能源装机多少", "没有报告已新增的数量"),
        ("2024年一季度养老保险参保总人数", "没有报告所问的人数"),
        # What is done of something else for what is left.
        ("自贸片区还差几项制度创新成果", "不能计算相差多少"),
        ("自贸片区制度创新成果还差多少项", "不能计算相差多少"),
        # Those that came to a stage for all that there are.
        ("8号线南段一共几座车站", "没有报告总的数量"),
        ("8号线南段总共有多少座车站", "没有报告总的数量"),
        # A number of firms for the money pledged, money spent for the whole investment.
        ("2024年农业大项目投资目标是多少", "没有写明投资目标"),
        ("海洋项目投资目标", "没有写明投资目标"),
        ("即墨海上光伏项目总投资", "没有报告总投资"),
        # The share of an investment done for a share of what is installed.
        ("2025年新能源装机占比", "没有报告所问的占比"),
    ],
)
def test_no_figure_of_something_else_is_told(question: str, said: str) -> None:
    answer = model_line().answer(question)
    assert answer.refused
    assert said in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("460个省市重点项目开工了几个", "405个。"),
        ("102座车站进入主体施工的有几座", "100座。"),
        ("102座车站封顶几座", "53座。"),
        ("地铁封顶几座车站", "53座已封顶；6座车站已封顶。"),
        ("16个污水处理项目里有几个开工了", "9个。"),
        ("都市圈52个项目里有几个开工了", "35个。"),
        ("142个城中村国家计划外的几个", "19个。"),
        ("68户里完工几户", "2户。"),
        ("美丽乡村示范村，21个里概算批完多少、招标走完多少", "14个。"),
        ("正申请审定的12个新品种归属几类作物", "4类。"),
        ("今年报审定和登记的新品种一共几个", "12个。"),
        ("为了推170个海洋项目，工作会、调度会一共开了几回", "6次。"),
        ("新品种一共申请审定几个", "12个。"),
        ("2024年一季度新能源装机多少", "482万千瓦。"),
        ("5G基站新开通多少个", "2470个。"),
        ("2025年养老保险新增参保多少人", "3.2万人。"),
        ("台东步行街来了多少人", "超过190万人次。"),
        ("海运航线还差几条", "还差6条"),
        ("拍过片子，换家医院还要重做吗？有多少家机构互认了", "500家。"),
        ("都市圈未开工的还剩几个", "台账写明：未开工项目17个。"),
        ("地铁三期一共几座车站", "102座。"),
        ("省市重点项目投资目标是多少", "目标是2450亿元以上。"),
        ("技改投资目标是多少", "目标是8%以上。"),
        ("海洋重点项目总投资", "总投资2400亿元。"),
        ("都市圈项目总投资额", "总投资3274亿元。"),
        ("2024年新能源装机占比", "50.2%。"),
        ("全民健身市级活动占比", "738场次占合计3805场次的19.4%"),
    ],
)
def test_the_figure_that_is_asked_for_is_told(question: str, said: str) -> None:
    answer = model_line().answer(question)
    assert not answer.refused
    assert answer.text.startswith(said)


@pytest.mark.parametrize(
    ("first", "said", "refused"),
    [
        ("海洋项目开工多少个", "没有报告已完工的数量", True),
        ("背街小巷开工多少条", "没有报告已完工的数量", True),
        ("无障碍改造开工多少户", "2户。", False),
    ],
)
def test_what_is_built_is_not_what_is_begun_in_a_turn_after_it(
    first: str, said: str, refused: bool
) -> None:
    answer = model_line().answer("完工呢", [{"role": "user", "content": first}])
    assert answer.refused is refused
    assert said in answer.text


def test_firms_are_no_people_where_people_are_counted() -> None:
    firms = entry("新增参保。", "组织28万户参保单位申报，新增参保1.8万人。")
    served = entry("惠民工程。", "已惠及28万户。")
    for own, unit in ((firms, "人"), (served, "户")):
        query = parse("参保惠及人数是多少")
        found = [one for one in own.columns if one.name == "进展情况"]
        one = asked_figure(query, terms_of(query, Vocabulary([own])), own, found[0].role)
        assert one is not None
        assert one.figure.base == unit


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("茶叶新品种有几个", "没有单独报告“茶叶”"),
        ("申请审定的新品种有几个", ""),
        ("茶叶、苹果新品种有几个", ""),
        ("茶叶那些新品种一共几个", ""),
    ],
)
def test_of_one_of_several_kinds_named_together_no_number_is_told(question: str, said: str) -> None:
    own = entry(
        "培育新品种10个。", "向国家、省申报新品种，目前已有茶叶、苹果等2类9个新品种申请审定。"
    )
    query = parse(question)
    missing = what_is_missing(query, terms_of(query, Vocabulary([own])), own)
    assert said in missing
    assert bool(missing) is bool(said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        # Of an investment, and not of the projects begun.
        ("都市圈项目投资完成率", "完成投资56.7亿元占总投资3274亿元的1.7%"),
        ("都市圈项目完成投资百分之几", "完成投资56.7亿元占总投资3274亿元的1.7%"),
        ("海洋项目投资完成率", "台账写明：完成年度计划投资任务的21.28%。[1]\n2025"),
        ("省市重点项目投资完成率", "完成479.9亿元，占目标2450亿元以上的19.6%"),
        ("技改投资完成率", "增速7.7%，目标8%以上"),
        ("都市圈项目开工率", "开工在建率67.3%"),
        # Of the district's own, and not of what the whole city is to do.
        ("市南区无障碍改造完工率", "完工2户，占市南区已开工5户的40%"),
        ("崂山区无障碍改造开工率", "开工63户，占崂山区已完成206户改造方案的评估设计的30.6%"),
        ("全市无障碍改造完工率", "2户占500户的0.4%"),
        # Of the one that the title names for many.
        ("麦岛污水厂完成进度百分之多少", "台账中提到“麦岛”的是"),
        ("团岛污水处理厂完成率", "台账中提到“团岛”的是"),
        ("大沽河治理完成率", "台账没有单独写明“大沽河”的情况"),
        ("12个污水处理厂完成率", "已开工9个，占目标12个的75%"),
        ("麦岛污水处理厂混凝土完成多少", "总混凝土浇筑完成12%。"),
        # What is left of a share.
        ("岛城输变电工程还剩多少", "岛城500千伏输变电工程已完成建设进度70%，还剩30%"),
        ("岛城线路组塔还剩多少", "线路部分组塔完成90%，还剩10%"),
        ("岛城线缆架线还剩百分之几", "线缆架线完成33%左右，还剩67%"),
        ("8号线南段还剩多少土建", "8号线南段土建施工完成90.6%，还剩9.4%"),
        ("2号线调整段土建完成了多少", "调整段（轮渡站-泰山路站）土建工程累计完成98.8%。"),
    ],
)
def test_a_share_is_of_the_very_thing_that_is_asked_for(question: str, said: str) -> None:
    answer = model_line().answer(question)
    assert not answer.refused
    assert answer.text.startswith(said)


@pytest.mark.parametrize(
    "question", ["2号线一期调整段附属工程完成了多少", "2号线调整段附属工程完成进度是多少"]
)
def test_no_share_of_another_thing_of_the_sentence_is_told(question: str) -> None:
    answer = model_line().answer(question)
    assert answer.refused
    assert "没有单独报告“附属工程”" in answer.text


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (
            ["海洋项目开工多少个", "投资多少", "占总投资多少"],
            "完成投资85.57亿元占总投资2400亿元的3.6%",
        ),
        (["海洋项目完成投资多少", "占总投资的比例呢"], "完成投资85.57亿元占总投资2400亿元的3.6%"),
        (["省市重点项目完成投资多少", "占目标多少"], "完成479.9亿元，占目标2450亿元以上的19.6%"),
        (["2024年互认医疗机构多少家", "项次呢", "平均每家呢"], "平均每家800条"),
        (["都市圈项目完成投资多少", "平均每个呢"], "平均每个1.09亿元"),
    ],
)
def test_a_later_turn_asks_of_what_the_talk_is_of(turns: list[str], said: str) -> None:
    *before, last = turns
    history = []
    for turn in before:
        told = model_line().answer(turn, history).text
        history += [{"role": "user", "content": turn}, {"role": "assistant", "content": told}]
    assert model_line().answer(last, history).text.startswith(said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("攀峰学科和重点专科一共多少个", "合计87个（12 + 75 = 87个）：12个攀峰学科、75个重点专科"),
        ("攀峰学科、重点专科共多少个", "合计87个（12 + 75 = 87个）"),
        ("高校科技成果和企业优秀产品一共多少项", "合计166项（93 + 73 = 166项）"),
        ("路口优化和施工调流一共几处", "合计11处（10 + 1 = 11处）"),
        (
            "市南区和崂山区一共开工多少户",
            "合计68户（5 + 63 = 68户）：市南区已开工5户、崂山区开工63户",
        ),
        ("崂山区比市南区多开工多少户", "崂山区开工63户，市南区已开工5户，相差58户"),
        ("各类重点项目完成投资合计多少", "合计622.17亿元（479.9 + 85.57 + 56.7 = 622.17亿元）"),
        ("各类重点项目一共开工多少个", "合计571个（405 + 131 + 35 = 571个）"),
        ("三类重点项目一共开工多少个", "合计571个（405 + 131 + 35 = 571个）"),
        ("两年养老保险一共新增多少人", "合计5.06万人（3.2 + 1.86 = 5.06万人）"),
    ],
)
def test_a_sum_is_of_all_that_the_question_names(question: str, said: str) -> None:
    answer = model_line().answer(question)
    assert not answer.refused
    assert answer.text.startswith(said)


@pytest.mark.parametrize(
    "question",
    [
        # One figure of what is to be added up is no sum of it.
        "产业关键技术攻关和基础研究一共多少项",
        "市级和省级乡村振兴片区一共多少个",
        "海洋和都市圈重点项目一共开工在建多少个",
        # Rates are not added up.
        "组塔和架线一共完成多少",
        "锚杆、混凝土、钢筋一共完成多少",
    ],
)
def test_where_not_all_is_told_no_sum_is(question: str) -> None:
    answer = model_line().answer(question)
    assert answer.refused
    assert "没有报告合计数" in answer.text


def test_what_is_built_is_not_added_to_what_is_begun() -> None:
    answer = model_line().answer("无障碍改造市南区开工的和完工的一共多少户")
    assert "5 + 2" not in answer.text


@pytest.mark.parametrize(
    "question",
    ["2025年新能源装机比2024年少多少", "2025年新能源装机和2024年比", "新能源装机两年对比"],
)
def test_what_three_counties_have_is_not_set_against_all_the_city(question: str) -> None:
    answer = model_line().answer(question)
    assert "268.478" not in answer.text
    assert "427" not in answer.text
    assert "百分点" not in answer.text
    assert {one.entry.number for one in answer.citations} == {33, 34}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("2025年新能源装机总量是多少", "台账只写明西海岸、胶州、莱西三个国家"),
        ("2025年新能源装机多少万千瓦", "台账只写明西海岸、胶州、莱西三个国家"),
        ("整县光伏三个试点并网容量多少", "213.522万千瓦。"),
        ("2024年新能源装机多少万千瓦", "482万千瓦。"),
        ("2025年背街小巷开工比2024年少多少条", "2025年一季度27条，2024年一季度46条，前者少19条"),
    ],
)
def test_what_some_counties_have_is_told_as_theirs(question: str, said: str) -> None:
    assert model_line().answer(question).text.startswith(said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        # The share is of what is installed, and not of what is built.
        (
            "新能源装机2024年占比没过半，对吗",
            "与台账不符：台账写明占全市发电总装机的50.2%，已过半。",
        ),
        (
            "岛城输变电工程建设进度没过半，对吗",
            "与台账不符：台账写明岛城500千伏输变电工程已完成建设进度70%",
        ),
        # What is said of another thing is held against no entry.
        ("GDP增长6.5%，公共预算增长0.8%，对吗", "与台账不符：台账记载的是5.9%"),
        ("2025年GDP增长6.5%，对吗", "与台账不符：台账记载的是5.9%"),
    ],
)
def test_a_claim_is_set_right_by_what_it_is_of(question: str, said: str) -> None:
    assert model_line().answer(question).text.startswith(said)


@pytest.mark.parametrize(
    "question",
    [
        "2025年GDP增长5.9%，一般公共预算增长0.9%，对吗",
        "2025年GDP增长5.9%，公共预算收入增长0.9%，是不是",
    ],
)
def test_a_claim_of_another_thing_makes_no_right_one_wrong(question: str) -> None:
    assert "与台账不符：台账记载的是5.9%" not in model_line().answer(question).text


def test_what_is_new_and_what_there_is_in_all_may_both_be_asked() -> None:
    answer = shipped_line().answer("2024年一季度新开通5G基站多少个，累计多少个", ())
    assert "2470个；累计3.9万个" in answer.text


def test_an_amount_and_its_growth_may_both_be_asked() -> None:
    answer = shipped_line().answer("社零总额一季度完成多少，增速多少", ())
    assert not answer.refused
    assert "1395.6亿元，同比增长7%" in answer.text
