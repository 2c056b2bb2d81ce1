"""What a question asks of an entry that the entry does not say."""

from __future__ import annotations

import pytest
from lines import model_line
from samples import entry, entry_of

from index.entry import Entry, Role
from qa.asked_figures import asked_figure
from qa.lead import time_said
from qa.question import parse
from qa.shortfall import asks_cause, has_attribute, what_is_missing
from qa.subject import Vocabulary, terms_of
from qa.uncounted import stage_not_counted
from qa.unheld_things import missing_object, other_not_told

METRO = entry("推进8条地铁线路建设。", "在建线路8条、154公里，53座车站已封顶。")
LABS = entry("新获批省重点实验室15家以上。", "目前已谋划10余家省重点实验室。")
SOCIAL = entry("新增养老保险参保12万人以上。", "新增参保3.2万人。")


def missing(question: str, of: Entry) -> str:
    query = parse(question)
    return what_is_missing(query, terms_of(query, Vocabulary([of])), of)


def test_people_in_reserve_are_no_quantity() -> None:
    pool = entry("新增专精特新企业300家。", "建立“小巨人”企业培育库。")
    assert missing("小巨人后备力量有没有建个培育库", pool) == ""
    assert missing("小巨人企业用电量有多少", pool) != ""


@pytest.mark.parametrize(
    ("question", "of"),
    [
        ("地铁在建多少公里", METRO),
        ("地铁几座车站封顶了", METRO),
        ("地铁进展如何", METRO),
        ("养老保险参保多少人", SOCIAL),
        ("养老保险完成了百分之几", SOCIAL),
    ],
)
def test_nothing_is_missing_where_the_entry_answers(question: str, of: Entry) -> None:
    assert missing(question, of) == ""


@pytest.mark.parametrize(
    ("question", "of", "said"),
    [
        ("地铁完成投资多少亿元", METRO, "金额"),
        ("地铁增速多少", METRO, "比例或增速"),
        ("地铁惠及多少人", METRO, "人数"),
        ("养老保险参保多少公里", SOCIAL, "数量（以“公里”计）"),
    ],
)
def test_a_figure_in_a_unit_that_the_entry_does_not_have_is_missing(
    question: str, of: Entry, said: str
) -> None:
    assert said in missing(question, of)


def test_a_thing_that_is_counted_nowhere_is_missing() -> None:
    assert missing_object(parse("地铁有多少隧道"), METRO) == "隧道"
    assert missing_object(parse("地铁有多少车站"), METRO) == ""


HOMES = entry("保交房1960套。", "锦澜花园416套已复工；滨河壹号232套计划8月交付。")


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("另外232套是哪个楼盘", ""),
        ("另外300套是哪个楼盘", "楼盘"),
        ("232套分别卖给哪些楼盘", "楼盘"),
    ],
)
def test_a_name_is_not_missing_where_the_number_stands_that_has_it(
    question: str, thing: str
) -> None:
    assert missing_object(parse(question), HOMES) == thing


@pytest.mark.parametrize(
    ("question", "held"), [("地铁谁负责", False), ("地铁票价多少", False), ("地铁进展", True)]
)
def test_an_attribute_without_a_column_is_not_held(question: str, held: bool) -> None:
    assert has_attribute(parse(question), METRO) is held


@pytest.mark.parametrize(
    ("question", "told", "held"),
    [
        ("码头花了多少钱", "续建项目已完成投资1.08亿元。", True),
        ("码头总花费多少", "已投入资金3200万元。", False),
        ("码头到现在花多少钱", "已投入资金3200万元。", True),
        ("码头预算多少", "续建项目已完成投资1.08亿元。", False),
        ("码头花了多少钱", "节约运输费用2000万元。", False),
        ("码头花了多少钱", "主体已封顶。", False),
    ],
)
def test_money_spent_is_told_by_the_investment_made_and_a_budget_is_not(
    question: str, told: str, held: bool
) -> None:
    assert has_attribute(parse(question), entry("建设4个码头。", told)) is held


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("产业园二期投进去多少资金", "23.6亿元"),
        ("产业园二期花了多少钱", "23.6亿元"),
        ("产业园二期总投资多少", "38亿元"),
    ],
)
def test_what_is_to_be_spent_in_all_is_not_what_is_spent(question: str, said: str) -> None:
    park = entry("建设产业园二期。", "二期总投资38亿元，累计完成投资23.6亿元，占62.1%。")
    query = parse(question)
    one = asked_figure(query, terms_of(query, Vocabulary([park])), park, Role.PROGRESS)
    assert one is not None
    assert one.figure.shown == said


def test_money_spent_on_what_the_entry_says_nothing_of_is_not_told() -> None:
    own = entry("建设4个码头。", "续建项目已完成投资1.08亿元。")
    for question, held in (("码头花了多少钱", True), ("码头食堂花了多少钱", False)):
        query = parse(question)
        assert has_attribute(query, own, terms_of(query, Vocabulary([own]))) is held


@pytest.mark.parametrize(
    ("question", "untold"),
    [
        ("固定资产投资比省里平均水平高多少", ""),
        ("固定资产投资比全省平均高多少", ""),
        ("固定资产投资比全国平均水平高多少", "全国"),
        ("固定资产投资比国家均值高多少", "全国"),
        ("固定资产投资比夜市高多少", "夜市"),
    ],
)
def test_a_number_is_told_against_the_average_that_the_entry_names(
    question: str, untold: str
) -> None:
    own = entry("固定资产投资增长5%以上。", "固定资产投资增长5.4%，高于全省0.2个百分点。")
    assert other_not_told(parse(question), own) == untold


def test_a_thing_is_not_missing_where_a_longer_name_of_it_is_met() -> None:
    street = entry("改造商业步行街。", "步行街客流量190万人次。")
    assert missing_object(parse("逛街的老街来了多少人"), street) == ""
    assert missing_object(parse("夜市来了多少人"), street) == "夜市"


def test_an_attribute_is_held_by_its_column_unless_that_is_blank() -> None:
    def led_by(unit: str) -> Entry:
        return entry_of(事项=(Role.TITLE, "地铁。"), 责任单位=(Role.UNIT, unit))

    assert has_attribute(parse("地铁谁负责"), led_by("市地铁办"))
    assert not has_attribute(parse("地铁谁负责"), led_by(" "))


def test_an_attribute_is_held_where_the_progress_speaks_of_it() -> None:
    assert has_attribute(parse("地铁票价多少"), entry("地铁。", "票价2元起。"))


def test_a_cause_that_is_not_given_is_missing() -> None:
    assert asks_cause(parse("地铁为什么慢"), METRO)
    assert not asks_cause(parse("地铁为什么慢"), entry("地铁。", "由于拆迁，进度偏慢。"))
    assert not asks_cause(parse("地铁进展"), METRO)


@pytest.mark.parametrize(
    ("question", "of", "kind"),
    [
        (
            "农村居民人均可支配收入多少元",
            entry("全体居民人均可支配收入增长5.5%。", "全体居民人均可支配收入16225元。"),
            "农村居民",
        ),
        ("出口总额是多少亿元", entry("稳定外贸。", "进出口总额318.5亿元。"), "出口总额"),
    ],
)
def test_another_kind_of_the_same_thing_is_not_reported(
    question: str, of: Entry, kind: str
) -> None:
    assert kind in missing(question, of)


def test_a_kind_that_the_entry_names_is_reported() -> None:
    own = entry("稳定外贸。", "出口总额210亿元，进出口总额318.5亿元。")
    assert missing("出口总额是多少亿元", own) == ""


def test_a_district_is_spoken_of_under_its_other_name() -> None:
    own = entry("新增供水村庄100个。", "西海岸新区已有1个村庄接入供水。")
    assert missing("黄岛区有几个村庄接入供水", own) == ""
    assert "没有提到崂山区" in missing("崂山区有几个村庄接入供水", own)


def test_which_city_is_first_is_told_by_no_ledger() -> None:
    assert "其他城市" in missing("哪座城市的地铁最长", METRO)


def test_in_what_city_something_is_held_may_be_told() -> None:
    own = entry("举办文旅活动。", "已举办埃及开罗文旅交流周。")
    assert missing("文旅交流周在哪个国家的哪座城办的", own) == ""


def test_growth_is_missing_where_no_rate_is_reported() -> None:
    assert "增速" in missing("地铁里程增长了百分之几", METRO)


def test_a_share_of_a_whole_that_the_entry_says_nothing_of_is_missing() -> None:
    own = entry("技改投资增长10%。", "技改投资增长12%。")
    said = missing("技改投资占固定资产投资的比重是多少", own)
    assert said == "这一事项没有报告占“固定资产投资”的比重"


@pytest.mark.parametrize(
    ("question", "own"),
    [
        (
            "新能源汽车占汽车产量的比重",
            entry("新能源汽车产量增长。", "新能源汽车产量占汽车产量的30%。"),
        ),
        (
            "新能源汽车占多大比重",
            entry("新能源汽车产量增长。", "新能源汽车产量占汽车产量的30%。"),
        ),
        ("技改投资占目标的比重多少", entry("技改投资80亿元。", "完成技改投资20亿元。")),
    ],
)
def test_a_share_of_a_whole_that_the_entry_speaks_of_is_not(question: str, own: Entry) -> None:
    assert missing(question, own) == ""


def test_the_number_not_begun_is_missing_where_no_words_are_of_it() -> None:
    assert "未完成部分" in missing("还有几条线没开工", METRO)


@pytest.mark.parametrize(
    "own",
    [
        entry("实施50条背街小巷整治。", "27条背街小巷已开工。"),
        entry("整治背街小巷。", "27条背街小巷已开工，3条尚未开工。"),
    ],
)
def test_the_number_not_begun_is_told_by_two_figures_or_in_words(own: Entry) -> None:
    assert missing("背街小巷还有几条没开工", own) == ""


@pytest.mark.parametrize(
    ("progress", "held"),
    [
        ("一季度，全市新型储能装机达到482万千瓦。", False),
        ("截至3月底，储能电站完成投资2亿元。", False),
        ("储能电站计划于6月底投产。", True),
        ("截至3月底，储能电站主体完工，计划于6月底投产。", True),
    ],
)
def test_the_time_of_the_whole_report_is_not_when_something_happens(
    progress: str, held: bool
) -> None:
    said = missing("储能电站什么时候投产", entry("推进储能电站建设。", progress))
    assert said == ("" if held else "2025年一季度台账没有写明时间")


@pytest.mark.parametrize(("of", "held"), [("北岭水厂", False), ("南岭粮库", True)])
def test_the_time_of_another_thing_in_the_same_cell_is_not_its_time(of: str, held: bool) -> None:
    own = entry(
        "推进南岭粮库、北岭水厂建设。", "南岭粮库计划于6月底投产。北岭水厂主体封顶，正在装修。"
    )
    said = missing(f"{of}什么时候投产", own)
    assert said == ("" if held else "2025年一季度台账没有写明时间")


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("北岭水厂到哪一步了？南岭粮库几号开工的？", True),
        ("南岭粮库哪天开工的，北岭水厂到哪一步了", True),
        ("南岭粮库到哪一步了？北岭水厂几号开工的？", False),
    ],
)
def test_the_day_is_asked_of_what_its_own_clause_names(question: str, held: bool) -> None:
    own = entry("推进粮库、水厂建设。", "南岭粮库3月19日开工。北岭水厂主体封顶，正在装修。")
    assert missing(question, own) == ("" if held else "2025年一季度台账没有写明时间")


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        (
            "系统推进173处堵点化解，制定工作方案。",
            "2025年一季度台账没有报告已化解的数量（以“处”计）",
        ),
        ("173处堵点已化解61处。", ""),
    ],
)
def test_a_target_said_again_is_no_number_done(progress: str, said: str) -> None:
    assert missing("堵点化解了几处", entry("化解173处交通堵点。", progress)) == said


HOUSING = entry("筹集保障房500套。", "筹集保障房320套，分配200套。")


@pytest.mark.parametrize(
    "question", ["申请保障房需要什么条件", "保障房申请流程是什么", "去哪里申请保障房"]
)
def test_how_to_apply_is_told_by_no_ledger(question: str) -> None:
    assert missing(question, HOUSING) == "台账不记载申请条件和办理流程"


def test_how_to_apply_is_not_missing_where_the_entry_has_the_word() -> None:
    own = entry("筹集保障房500套。", "放宽申请条件，筹集保障房320套。")
    assert missing("申请保障房需要什么条件", own) == ""


@pytest.mark.parametrize(
    ("question", "place"),
    [("隔壁县保障房筹集了多少套", "隔壁县"), ("邻市的保障房筹集了多少套", "邻市")],
)
def test_of_another_place_that_is_not_named_nothing_is_reported(question: str, place: str) -> None:
    assert f"没有报告“{place}”的情况" in missing(question, HOUSING)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [("232套什么时候能交", "滨河壹号232套"), ("416套什么时候复工的", "锦澜花园416套")],
)
def test_when_is_told_by_the_sentence_with_the_number_asked_of(
    question: str, sentence: str
) -> None:
    own = entry("保交房1960套。", "锦澜花园416套5月复工；滨河壹号232套计划8月交付。")
    said = time_said(parse(question), (), own)
    assert said is not None
    assert said.text.startswith(sentence)


@pytest.mark.parametrize(
    ("name", "other"), [("云汀之夜", True), ("青岛之夜", False), ("上合青岛之夜", False)]
)
def test_a_quoted_name_is_no_other_that_ends_alike(name: str, other: bool) -> None:
    own = entry("举办活动20场。", "已在开罗举办“天涯共此时-青岛之夜”。")
    assert missing(f"“{name}”在哪里举办", own) == (f"这一事项没有提到“{name}”" if other else "")


RULES = entry(
    "编制3个专项规划。",
    "《近期建设专项规划》正在修改。《公园专项规划》通过评审。《防洪方案》3月19日已印发。",
)


def test_a_day_is_told_by_the_sentence_that_says_it_done_and_no_title() -> None:
    query = parse("专项规划哪天印发的")
    said = time_said(query, terms_of(query, Vocabulary([RULES])), RULES)
    assert said is not None
    assert said.text == "《防洪方案》3月19日已印发。"
    assert missing("专项规划哪天印发的", RULES) == ""
    assert "没有写明时间" in missing("专项规划哪天通过评审的", RULES)


@pytest.mark.parametrize(
    "question",
    ["邻省共建的水厂进展如何", "和邻市合作的水厂进展如何", "跟隔壁县抱团建的水厂怎么样了"],
)
def test_what_is_built_together_with_a_neighbour_is_no_other_places(question: str) -> None:
    assert missing(question, entry("建设清河水厂。", "完成招标。")) == ""


LANES = entry("实施50条背街小巷整治。", "27条背街小巷已开工，其中即墨区先行。")
PORT = entry("推进9个港航工程建设。", "4个续建项目已完成投资1.08亿元。")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("平度的背街小巷整治开工几条", "平度"),
        ("崂山区的背街小巷整治开工几条", "崂山区"),
        ("即墨的背街小巷整治开工几条", ""),
        ("我是平度的，背街小巷整治开工几条", ""),
        ("平度的背街小巷整治开工了80条，对吧", ""),
    ],
)
def test_a_county_that_the_entry_does_not_name_is_missing(question: str, said: str) -> None:
    found = missing(question, LANES)
    assert found == (f"这一事项没有提到{said}" if said else "")


def test_a_quantity_with_a_name_of_its_own_is_missing_where_the_entry_has_it_by_none() -> None:
    assert "吞吐量" in missing("港航工程的集装箱吞吐量", PORT)
    assert missing("港航工程完成投资多少", PORT) == ""


def test_a_share_is_missing_where_the_entry_speaks_of_one_of_its_two_things() -> None:
    output = entry("生产总值增长5.5%。", "实现生产总值4071亿元，同比增长5.9%。")
    assert "比重" in missing("海洋渔业占GDP多少", output)


def test_wind_is_no_sun_and_care_of_the_old_no_pension() -> None:
    sun = entry("新能源装机达到700万千瓦。", "海上光伏已完成投资5.72亿元。")
    assert "风电" in missing("海上风电完成投资多少", sun)
    assert missing("海上光伏完成投资多少", sun) == ""
    assert "养老床位" in missing("养老床位新增多少", SOCIAL)


STATIONS = entry("新开通5G基站3500个。", "新开通5G基站2470个，累计3.9万个。")
FIRMS = entry("高新技术企业达到8500家。", "启动认定政策宣讲，惠及企业300余家。")


def test_the_number_there_is_by_now_is_missing_where_no_figure_tells_it() -> None:
    assert "没有报告所问的数量" in missing("眼下高新技术企业到底有多少家", FIRMS)
    assert missing("高新技术企业的目标是多少家", FIRMS) == ""


@pytest.mark.parametrize("question", ["现在5G基站一共有多少个", "5G基站累计多少个"])
def test_the_whole_is_told_by_the_figure_of_all_there_are(question: str) -> None:
    assert missing(question, STATIONS) == ""
    query = parse(question)
    one = asked_figure(query, terms_of(query, Vocabulary([STATIONS])), STATIONS, Role.PROGRESS)
    assert one is not None
    assert one.figure.amount == "3.9万"


def told(question: str, of: Entry) -> str:
    """Return the figure that an entry tells for a question in which nothing is missing."""
    assert missing(question, of) == ""
    query = parse(question)
    one = asked_figure(query, terms_of(query, Vocabulary([of])), of, Role.PROGRESS)
    return one.figure.shown if one else ""


@pytest.mark.parametrize("question", ["全市5G基站总共多少座", "5G基站到现在一共有几个"])
def test_of_what_is_new_and_what_there_is_the_whole_is_told(question: str) -> None:
    assert told(question, STATIONS) == "3.9万个"
    assert told("5G基站总共新开通多少个", STATIONS) == "2470个"


INSURED = entry("新增参保12万人以上。", "组织28万余户参保单位完成缴费基数申报工作。")
EXAMS = entry("检查结果互认。", "对接医疗机构500家，累计完成互认项次40万条。")


@pytest.mark.parametrize(
    ("question", "of", "figure"),
    [
        ("宣讲惠及多少户企业", FIRMS, "300余家"),
        ("政策宣讲，受惠的公司、企业有几户", FIRMS, "300余家"),
        ("申报缴费基数的单位有多少家", INSURED, "28万余户"),
        ("检查结果互认累计多少次了", EXAMS, "40万条"),
    ],
)
def test_one_thing_may_be_counted_by_another_counter(question: str, of: Entry, figure: str) -> None:
    assert told(question, of) == figure


HOUSEHOLDS = entry(
    "实施残疾人家庭改造500户以上。",
    "全市共开工68户，完工2户。其中，市南区已开工5户；崂山区已完成206户改造方案的设计，开工63户。",
)


@pytest.mark.parametrize(
    "question", ["全市残疾人改造开了多少家", "全市残疾人改造动了几户", "全市残疾人改造开工几家"]
)
def test_homes_counted_by_house_are_those_of_the_whole_city(question: str) -> None:
    assert told(question, HOUSEHOLDS) == "68户"
    assert "以“家”计" in missing("残疾人改造的施工企业有多少家", HOUSEHOLDS)


def test_times_are_told_by_what_was_held() -> None:
    sports = entry("举办全民健身活动2万场以上。", "举办市级赛事活动738场次。")
    assert told("市级赛事办了多少回", sports) == "738场次"
    assert told("市级赛事办了几次", sports) == "738场次"


def test_what_is_counted_by_the_piece_is_no_firm() -> None:
    produce = entry("新增优质农产品50个以上。", "提交合作社等3家企业参加评审。")
    assert "以“条”计" in missing("农产品资源信息新增了几条", produce)
    services = entry("推出“免证办”场景。", "全市1.3万项服务可使用电子证照办理。")
    assert "以“家”计" in missing("全市多少家企业用电子证照", services)
    assert told("全市多少项服务用电子证照", services) == "1.3万项"


def test_the_day_that_a_sentence_begins_with_is_told() -> None:
    green = entry("新增绿色制造企业15家。", "已启动申报。3月14日，开展绿色制造创建培训。")
    assert missing("绿色制造培训是几号办的", green) == ""
    up_to = entry("新增绿色制造企业15家。", "截至3月31日，开展绿色制造创建培训。")
    assert "时间" in missing("绿色制造培训是几号办的", up_to)


def test_homes_are_no_firms_whatever_counts_them() -> None:
    assert "以“户”计" in missing("宣讲惠及多少户居民", FIRMS)
    assert "以“次”计" in missing("检查结果互认开了几次会", entry("互认。", "对接机构500家。"))


def test_a_number_of_two_places_together_is_none_of_one() -> None:
    both = entry("高新技术企业达到8500家。", "目前已赴平度、莱西两市宣讲，惠及企业300余家。")
    assert "平度" in missing("平度的宣讲惠及多少家企业", both)
    assert told("平度和莱西的宣讲惠及多少家企业", both) == "300余家"


JAMS = entry(
    "化解173处交通堵点。",
    "已累计完成11处交通组织优化方案设计，其中，路口交通组织优化10处、施工调流1处。",
)


def test_a_verb_before_one_figure_is_not_said_of_the_figure_ahead_of_it() -> None:
    assert told("堵点里路口优化的有几处", JAMS) == "10处"
    assert missing("完成了几处组织优化方案设计？其中路口优化几处", JAMS) == ""


@pytest.mark.parametrize("question", ["地铁三期挖通的区间有几个", "三期打通了几个区间"])
def test_a_phase_is_of_the_figures_that_come_after_it_too(question: str) -> None:
    metro = entry("推进地铁建设。", "其中，三期7条线102座车站，53座已封顶，区间双线贯通26个。")
    assert told(question, metro) == "26个"


HANDS = entry("推动1000名医务骨干下基层。", "已组织医疗管理团队1019人。")


@pytest.mark.parametrize(
    "question", ["下基层凑了多少人手", "医疗队投入多少人力", "下基层的人马有多少人"]
)
def test_hands_are_the_people_there_are(question: str) -> None:
    assert told(question, HANDS) == "1019人"


def test_gold_and_silver_are_money() -> None:
    funds = entry("科技投入增长15%。", "专项资金预算安排17.77亿元。")
    assert told("科技投入安排了多少真金白银", funds) == "17.77亿元"
    assert "金额" in missing("宣讲花了多少真金白银", FIRMS)


RENEWAL = entry("开展500个技改项目。", "推进418个技改项目，开工率为77.8%。")


@pytest.mark.parametrize("question", ["技改项目开工了几个", "技改项目有多少个竣工", "几个项目开工"])
def test_what_is_counted_under_another_verb_is_not_begun(question: str) -> None:
    assert "台账没有报告已" in missing(question, RENEWAL)


def test_what_is_counted_under_the_stage_asked_for_is_told() -> None:
    assert missing("地铁封顶了几座车站", METRO) == ""
    works = entry("开工16个污水项目。", "16个项目已开工9个。")
    assert missing("污水项目动工几个", works) == ""


def test_a_part_of_what_the_question_counts_is_missing_where_nothing_else_is_counted() -> None:
    crops = entry("培育新品种10个以上。", "已有4类12个新品种申请审定。")
    assert "数量" in missing("12个新品种有几个拿到了证书", crops)


@pytest.mark.parametrize(
    ("question", "own", "kind"),
    [
        ("工伤保险新增参保多少人", SOCIAL, "工伤保险"),
        ("失业险参保多少人", SOCIAL, "失业险"),
        ("制造业投资增速", entry("固定资产投资增长5%。", "固定资产投资增长5.4%。"), "制造业投资"),
        ("新增几家全国重点实验室", LABS, "国家级重点实验室"),
        ("国家重点实验室情况", LABS, "国家级重点实验室"),
        ("地铁二期建了多少公里", entry("推进地铁一期。", "一期建成12公里。"), "二期"),
        ("供热管网改造多少公里", entry("改造管网。", "改造燃气管网12公里。"), "供热管网"),
        (
            "海洋生产总值完成多少",
            entry("全市生产总值增长5%。", "地区生产总值900亿元，增长5.9%。"),
            "海洋生产总值",
        ),
        # Of another kind nothing is told by a verdict, either.
        (
            "农村居民收入达标了吗",
            entry("全体居民收入增长5%。", "全体居民收入增长5.9%。"),
            "农村居民",
        ),
    ],
)
def test_another_kind_by_the_table_is_not_reported(question: str, own: Entry, kind: str) -> None:
    assert kind in missing(question, own)


@pytest.mark.parametrize(
    ("question", "own", "said"),
    [
        ("污水处理率多少", entry("建设16个污水处理项目。", "已开工9个。"), "处理率"),
        (
            "新增就业多少",
            entry("新增参保12万人。", "针对新增就业群体扩面。新增参保3.2万人。"),
            "就业",
        ),
        ("老楼院几个", entry("整治小巷。", "结合老楼院改造，已开工46个。"), "老楼院"),
    ],
)
def test_a_rate_or_a_number_of_what_is_only_mentioned_is_not_reported(
    question: str, own: Entry, said: str
) -> None:
    assert said in missing(question, own)


@pytest.mark.parametrize(
    ("question", "own"),
    [
        ("污水处理项目开工率多少", entry("建设16个污水处理项目。", "已开工9个，开工率56%。")),
        ("哪个区率先建成", entry("建设污水处理项目。", "市南区率先建成。")),
        ("污水处理完成多少", entry("建设16个污水处理项目。", "已开工9个。")),
    ],
)
def test_a_rate_that_is_worked_out_is_reported(question: str, own: Entry) -> None:
    assert missing(question, own) == ""


def test_a_kind_in_an_enumeration_is_reported() -> None:
    insured = entry("推进参保。", "养老、失业和工伤保险新增参保3万人。")
    assert missing("养老保险新增参保多少人", insured) == ""


@pytest.mark.parametrize(
    ("question", "own", "thing"),
    [
        ("地铁有哪些方向", METRO, "方向"),
        ("地铁建在哪个镇", METRO, "镇"),
        ("地铁旁边有多少家店", METRO, "店"),
    ],
)
def test_a_thing_asked_for_by_its_sort_has_to_be_shown(
    question: str, own: Entry, thing: str
) -> None:
    assert missing_object(parse(question), own) == thing


def test_the_points_of_a_route_are_shown_by_their_names() -> None:
    route = entry("增开海上航线。", "春节期间启动奥帆中心、海底世界、八大峡等航线运营。")
    assert missing_object(parse("海上航线串起哪些点位"), route) == ""
    assert missing_object(parse("地铁串起哪些点位"), METRO) == "点位"


def test_works_are_shown_by_their_own_names_and_no_kind_of_them() -> None:
    plants = entry("完成污水处理厂提标。", "娄山河污水处理厂等9个项目已开工。")
    asked = parse("提标点名的是哪几座厂子")
    assert missing_object(asked, plants) == ""
    assert missing_object(asked, entry("培育绿色企业。", "聚焦绿色工厂组织创建。")) == "厂子"


def test_a_sort_of_thing_that_goes_on_is_another() -> None:
    counties = entry("推进光伏试点。", "三个国家整县试点已并网。")
    assert missing_object(parse("包括哪几个国家整县试点"), counties) == ""


def test_a_country_that_the_entry_does_not_name_is_missing() -> None:
    culture = entry("举办文化活动。", "在埃及开罗举办活动3场。")
    assert "日本" in missing("文化活动去日本办了几场", culture)
    assert missing("文化活动在非洲办了几场", culture) == ""


def test_planned_money_is_not_told_by_money_spent() -> None:
    works = entry("建设9个港航工程。", "4个续建项目已完成投资1.08亿元。")
    assert "计划投资额" in missing("续建项目年度计划投资额是多少", works)
    assert missing("续建项目完成投资多少", works) == ""
    planned = entry("建设9个港航工程。", "年度计划投资20亿元，已完成投资1.08亿元。")
    assert missing("港航工程年度计划投资多少", planned) == ""


def test_a_list_that_names_units_does_not_say_which_they_are() -> None:
    own = entry("推进170个海洋项目。", "印发清单，明确各项目的责任单位。")
    query = parse("海洋项目归谁管")
    assert query.attribute is not None
    assert not has_attribute(query, own)
    assert has_attribute(query, entry("推进170个海洋项目。", "责任单位：市海洋局。"))


SPORTS = entry("举办健身活动2万场。", "举办市南区田径赛、崂山区风筝季等活动3067场次。")
PRODUCTS = entry("新培育创新产品80项。", "征集科技成果93项。待全省启动后组织申报。")
LEADERS = entry("新培育标杆企业150家。", "制定行动方案，确定15项行动计划。")


@pytest.mark.parametrize(
    ("question", "own", "said"),
    [
        ("创新产品认定了几项", PRODUCTS, "没有报告已认定的数量（以“项”计）"),
        ("高新技术企业新认定了多少家", FIRMS, "没有报告所问的数量（以“家”计）"),
        ("标杆企业新培育出多少家", LEADERS, "没有报告所问的数量（以“家”计）"),
        ("小区改造完工了多少户", entry("改造小区24个、5860户。", "其中11个完工。"), "以“户”计"),
        ("高新技术企业计划发展到多少家", FIRMS, ""),
        ("标杆企业方案确定了多少项行动计划", LEADERS, ""),
    ],
)
def test_the_number_done_is_told_by_no_number_of_other_things(
    question: str, own: Entry, said: str
) -> None:
    assert (said in missing(question, own)) if said else not missing(question, own)


def test_a_figure_of_several_things_listed_is_of_none_of_their_districts() -> None:
    assert "单独报告市南区" in missing("健身活动里市南区办了多少场", SPORTS)
    assert "单独报告崂山区" in missing("健身活动崂山区办了多少场", SPORTS)
    assert missing("健身活动办了多少场", SPORTS) == ""


def test_a_figure_of_all_lines_is_of_no_line_that_is_named() -> None:
    lines = entry("推进8条地铁线路建设。", "在建线路8条、154公里。8号线6座车站已封顶。")
    assert "单独报告8号线" in missing("地铁8号线全长多少公里", lines)
    assert missing("地铁8号线封顶多少座车站", lines) == ""


def test_a_figure_of_one_phase_is_of_no_other() -> None:
    solar = entry("推进海上光伏。", "海上光伏一期已开工，完成投资5亿元；二期选址获批。")
    assert "单独报告二期" in missing("海上光伏二期投资多少", solar)
    assert missing("海上光伏一期完成投资多少", solar) == ""
    assert "单独报告" not in missing("海上光伏二期投资多大", solar)


@pytest.mark.parametrize(
    ("question", "of_phase"),
    [
        ("海上光伏投了多少钱，二期选址过没过", False),
        ("海上光伏完成投资多少亿元？二期选址批了没有", False),
        ("海上光伏二期选址批没批，投资多少亿元", True),
        ("海上光伏二期投资额是多少，选址获批没有", True),
    ],
)
def test_a_phase_named_after_the_figure_is_asked_of_another_thing(
    question: str, of_phase: bool
) -> None:
    solar = entry("推进海上光伏。", "海上光伏一期已开工，完成投资5亿元；二期选址获批。")
    assert ("单独报告二期的金额" in missing(question, solar)) == of_phase


def test_what_a_number_is_set_against_has_to_be_spoken_of() -> None:
    street = entry("改造步行街。", "步行街营业额突破3亿元，高于全省0.2个百分点。")
    assert "没有提到“夜市”" in missing("步行街营业额比夜市高多少", street)
    assert missing("步行街营业额比全省高多少个百分点", street) == ""


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("8条地铁线路中封顶的有几条", True),
        ("8条地铁线里，有几条已经全封顶了", True),
        ("8条地铁线里有几条开通了", True),
        ("地铁车站封顶了几座", False),
    ],
)
def test_a_stage_that_is_told_of_another_unit_is_not_counted(question: str, missing: bool) -> None:
    own = entry("推进8条地铁线路建设。", "在建线路8条。三期7条线102座车站开工，53座已封顶。")
    query = parse(question)
    assert bool(stage_not_counted(query, (), own)) is missing


@pytest.mark.parametrize("question", ["今年整治完几条背街小巷", "背街小巷修好了几条"])
def test_what_has_begun_is_no_number_of_what_is_finished(question: str) -> None:
    answer = model_line().answer(question)
    assert answer.refused
    assert "没有报告已" in answer.text
    assert "27条背街小巷已开工" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "地区生产总值，一产、二产、三产分别占多少",
        "财政收入税收、非税分别占多少",
        "8号线南段究竟哪月哪日开始载客",
    ],
)
def test_a_split_or_a_day_that_is_not_told_is_refused(question: str) -> None:
    assert model_line().answer(question).refused


def test_one_phase_is_told_nothing_of_another_however_it_is_asked() -> None:
    answer = model_line().answer("海上光伏二期投资")
    assert answer.refused
    assert "没有单独报告二期的金额" in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("纳入今年生活污水治理的120个村，村名能给一份吗", "没有列出名称"),
        ("即墨海上光伏一期预计哪个月全容量并网发电", "没有写明时间"),
    ],
)
def test_names_and_months_however_they_are_asked_for(question: str, said: str) -> None:
    answer = model_line().answer(question)
    assert answer.refused
    assert said in answer.text


def test_what_a_thing_will_cost_in_all_is_no_amount_spent_on_others() -> None:
    answer = model_line().answer("前湾北岸码头扩建要多少钱")
    assert answer.refused
    assert "没有报告总投资" in answer.text


@pytest.mark.parametrize(
    "question", ["高层次人才码能在哪些地方刷", "高层次人才码在哪些地方能用", "人才码能用在哪些场所"]
)
def test_in_what_places_a_thing_is_used_is_told_by_its_uses(question: str) -> None:
    answer = model_line().answer(question)
    assert not answer.refused
    assert "机场服务，文化旅游等领域" in answer.text


def test_places_that_no_use_is_told_of_are_not_told() -> None:
    own = entry("推广用码。", "完成“人才码”建设。")
    assert "地方" in missing("人才码能在哪些地方刷", own)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("医联体市里发了哪两个文件", "城市医疗集团建设的通知"),
        ("家庭医生签约的那个服务包是哪个区先推的，怎么跟考核挂上的？", "市南区优先推出"),
    ],
)
def test_documents_and_districts_are_told_in_whatever_words(question: str, said: str) -> None:
    answer = model_line().answer(question)
    assert not answer.refused
    assert said in answer.text


def test_each_clause_is_asked_of_what_it_names_itself() -> None:
    text = (
        model_line().answer("轨道交通在建的总共几条线多少公里，8号线南边那截土建干到百分之几").text
    )
    assert "90.6%" in text
    assert "154公里" in text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("那5个要整治的山头公园叫什么名字", "没有列出名称"),
        ("请提供2025年一季度各区市一般公共预算收入分项数", "没有分区"),
    ],
)
def test_names_and_parts_that_no_entry_has(question: str, said: str) -> None:
    answer = model_line().answer(question)
    assert answer.refused
    assert said in answer.text


def test_whether_a_list_of_names_is_settled_asks_for_no_names() -> None:
    answer = model_line().answer("今年不是说120个村吗，那村的名单到底敲定没有")
    assert not answer.refused
    assert "已确定120个村庄名单" in answer.text


def test_a_kind_is_told_by_another_name_of_the_thing() -> None:
    own = entry("实现公立医院检查互认。", "符合条件的民营医疗机构也实现检查互认。")
    assert missing("民营医院检查互认了没有", own) == ""
    assert missing("私立医院检查能不能互认", own) == ""
    public = entry("实现公立医院检查互认。", "公立医院已实现检查互认。")
    assert "民营医院" in missing("民营医院检查互认了没有", public)


def test_how_many_of_a_kind_is_not_told_by_another_name_alone() -> None:
    own = entry("实现公立医院检查互认。", "符合条件的民营医疗机构也接入，共500家。")
    assert "民营医院" in missing("500家里民营医院占几家", own)


REPAIRS = entry(
    "实施无障碍改造500户。",
    "全市共开工68户，完工2户。其中，市南区已开工5户，完工2户；崂山区完成206户设计，开工63户。",
)


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("崂山无障碍改造完工几户", False),
        ("崂山无障碍改造开工几户", True),
        ("市南无障碍改造完工几户", True),
        ("我是崂山的，无障碍改造全市完工几户", True),
    ],
)
def test_a_county_named_bare_has_its_own_number_or_none(question: str, held: bool) -> None:
    assert ("崂山" in missing(question, REPAIRS)) is not held


@pytest.mark.parametrize("verb", ["改完", "改好了", "改完了"])
def test_what_is_only_listed_is_not_done_over(verb: str) -> None:
    own = entry("改造60个便民生活圈。", "已确定要改造提升的60个便民生活圈名单。")
    assert missing(f"便民生活圈{verb}几个", own) != ""


def test_a_county_in_a_name_or_beside_another_is_asked_no_number_of() -> None:
    own = entry("新增名优农产品。", "提供品质评价20批次，完成胶州大白菜等3个产品申报。")
    assert "胶州" not in missing("胶州大白菜之类的农产品评价做了几批次", own)
    assert "崂山" not in missing("崂山和市南无障碍改造已开工的差几户", REPAIRS)


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("除了市南和崂山，其他区无障碍改造开工多少户", "台账没有写明其他区（市）的数"),
        ("残疾人家庭无障碍改造开工和完工一共多少户", "开工与完工的数有重复，不能相加"),
        ("残疾人家庭无障碍改造签约和开工一共多少户", "签约与开工的数有重复，不能相加"),
    ],
)
def test_what_no_figure_tells_is_refused_with_the_reason(question: str, missing: str) -> None:
    answer = model_line().answer(question)
    assert answer.refused
    assert answer.text.startswith(missing)


def test_steps_asked_each_are_told() -> None:
    answer = model_line().answer("无障碍改造开工完工各多少户")
    assert not answer.refused
    assert "68户" in answer.text.splitlines()[0]
    assert "2户" in answer.text.splitlines()[0]


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("新开的航线挂靠哪些港口", "这一事项没有报告“港口”"),
        ("无证明城市应用场景超目标多少个", "2024年一季度台账没有报告可与目标对照的完成数"),
    ],
)
def test_what_an_entry_is_near_to_and_does_not_tell_is_refused(question: str, missing: str) -> None:
    answer = model_line().answer(question)
    assert answer.refused
    assert answer.text.startswith(missing)


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("城中村去年拆了多少个", "2024年一季度台账没有报告已拆的数量"),
        ("财政收入增幅偏低，台账怎么解释", "台账没有说明原因"),
        ("一季度财政收入增幅偏低，原因台账里怎么解释的", "台账没有说明原因"),
    ],
)
def test_another_step_and_a_cause_are_refused(question: str, missing: str) -> None:
    answer = model_line().answer(question)
    assert answer.refused
    assert answer.text.startswith(missing)


def test_how_many_say_something_ranks_no_figures() -> None:
    assert "最高" not in model_line().answer("今年有几项写明了原因").text
