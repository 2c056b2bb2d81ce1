"""What is asked of a part of what an entry counts, or by name, and the entry does not tell apart."""

from __future__ import annotations

import pytest
from samples import entry, entry_of

from index.entry import Entry, Role
from qa.asked_figures import asked_figure
from qa.documents_named import document_not_named, lists_documents
from qa.number_together import one_of_listed, one_of_places
from qa.parts_asked import (
    names_of_counted,
    part_not_told,
    parts_not_named,
)
from qa.question import parse
from qa.subject import Vocabulary, terms_of

WATER = entry("供水村庄100个。", "已有1个村庄接入供水。")
RENEWAL = entry("滚动开展500个技改项目。", "滚动推进418个技改项目，开工率为77.8%。")
DOCTORS = entry("推动1000名骨干下基层。", "已组织临床、护理及管理团队1019人下基层帮扶。")
FARMS = entry("培育农产品50个。", "提交西山阳光果蔬专业合作社等3家企业参加评审。")
PARKS = entry("完成5个山头公园整治。", "完成项目方案评审，做好立项、招投标等前期工作。")
HOMES = entry(
    "建设保障性住房4000套。", "4000套任务已落实在京口路项目、开封路项目，正在土石方施工。"
)
PLANS = entry("完成7个专项规划。", "《停车场专项规划（修编）》已通过评审；其余正在编制。")


@pytest.mark.parametrize(
    ("question", "own", "part"),
    [
        ("418个技改项目中，化工行业的有几个？", RENEWAL, "化工行业"),
        ("1019人里头，护士占多少？", DOCTORS, "护士"),
        ("这1019人，外地来的医生有多少人", DOCTORS, "外地来的医生"),
        ("3家企业名单里有没有海洋大学？", FARMS, "海洋大学"),
        ("滚动推进418个技改项目，其中民营的多少", RENEWAL, "民营"),
        ("418个技改项目有多少投给农村", RENEWAL, "农村"),
        ("1019人里农民工占比多少", DOCTORS, "农民工"),
        ("1019人里外卖员有多少", DOCTORS, "外卖员"),
        ("418个技改项目里有几个是民企投的", RENEWAL, "民企投的"),
        ("500个技改项目里有几个是化工领域的", RENEWAL, "化工领域"),
        ("技改项目里哪几个是化工领域的", RENEWAL, "化工领域"),
        ("1019人里，管理人员和农民工各占多大比例？", DOCTORS, "管理人员和农民工"),
    ],
)
def test_a_part_that_no_figure_is_said_of_is_not_told(question: str, own: Entry, part: str) -> None:
    assert part_not_told(parse(question), own, computed=False).startswith(part[:2])


def test_a_part_is_told_where_a_figure_stands_with_its_words() -> None:
    stations = entry("建设地铁。", "102座车站中100座进入主体施工，53座已封顶。")
    assert part_not_told(parse("102座车站中，封顶的有几座"), stations, computed=False) == ""


def test_the_share_of_a_part_is_told_where_its_number_is() -> None:
    junctions = entry("化解173处堵点。", "已完成11处优化方案设计。")
    query = parse("173处堵点里，优化方案设计的占比是多少")
    assert part_not_told(query, junctions, computed=True) == ""


def test_on_a_list_a_thing_is_by_its_own_name() -> None:
    """跨国公司 is another word for 世界五百强, and names none on a list."""
    summit = entry("办好跨国公司领导人峰会。", "峰会将于8月举办，已初步筛选5家酒店。")
    for question in ("峰会名单上有没有世界五百强", "名单里面有没有世界500强"):
        assert part_not_told(parse(question), summit, computed=False).startswith("世界")
    listed = entry("办好峰会。", "参会名单包括10家世界五百强企业。")
    assert part_not_told(parse("名单上有没有世界五百强"), listed, computed=False) == ""


def test_after_a_mere_comma_nothing_is_refused_that_is_computed() -> None:
    query = parse("这1019人，外地来的医生有多少人")
    assert part_not_told(query, DOCTORS, computed=True) == ""


@pytest.mark.parametrize(
    ("question", "own", "missing"),
    [
        ("1019名医务人员，把名单发我", DOCTORS, "台账没有列出名称"),
        ("5个山头公园具体是哪五座山？", PARKS, "台账没有列出名称"),
        ("3家企业叫什么名字", FARMS, ""),
        ("5个山头公园名单敲定没有", PARKS, ""),
        ("5个山头公园的名单圈定了吗", PARKS, ""),
        ("418个技改项目各区市分别是多少", RENEWAL, "台账没有分区（市）列出"),
        ("技改项目的数能拆到区吗", RENEWAL, "台账没有分区（市）列出"),
        ("418个技改项目里哪个投资最大", RENEWAL, "台账没有逐个列出"),
        ("技改项目请了哪几家公司", RENEWAL, "台账没有列出名称"),
        ("农产品评审是哪几家合作社", FARMS, ""),
        ("技改项目分布在哪些高校", RENEWAL, "台账没有列出名称"),
        ("技改项目都在哪些企业开的", RENEWAL, "台账没有列出名称"),
        ("技改项目是哪个企业做的", RENEWAL, "台账没有列出名称"),
        ("接入供水的是哪个村", WATER, "台账没有列出名称"),
        ("接入供水的村，村名叫啥", WATER, "台账没有列出名称"),
        ("接入供水的村名是什么", WATER, "台账没有列出名称"),
        ("接入供水的是哪个村", entry("供水村庄100个。", "西岭村、青禾村等已接入供水。"), ""),
    ],
)
def test_names_and_districts_are_missing_where_none_stands_beside_the_number(
    question: str, own: Entry, missing: str
) -> None:
    assert parts_not_named(parse(question), own) == missing


@pytest.mark.parametrize(
    ("question", "progress", "missing"),
    [
        ("三个试点各并网多少", "胶州、莱西、平度三个试点累计并网213万千瓦。", True),
        ("三个试点各并网多少", "三个试点并网213万千瓦，其中胶州100万千瓦、莱西80万千瓦。", False),
        ("4个续建项目各完成投资多少亿元", "4个续建项目已完成投资1.08亿元。", True),
        ("两个项目各完成投资多少亿元", "甲项目投资1.08亿元，乙项目投资2亿元。", False),
        ("738场活动里哪场人最多", "举办全民健身活动738场。", True),
    ],
)
def test_each_of_several_is_told_by_more_than_one_figure(
    question: str, progress: str, missing: bool
) -> None:
    assert bool(parts_not_named(parse(question), entry("推进项目。", progress))) is missing


def test_a_figure_of_several_listed_things_is_that_of_none_of_them() -> None:
    query = parse("开封路项目建多少套")
    figure = asked_figure(query, terms_of(query, Vocabulary([HOMES])), HOMES, Role.PROGRESS)
    assert figure is not None
    assert one_of_listed(query, figure).startswith("开封")
    assert one_of_listed(parse("京口路项目和开封路项目共多少套"), figure) == ""


def test_a_document_named_in_full_has_to_be_in_the_entry() -> None:
    assert (
        document_not_named(parse("《地下空间开发利用规划》编到哪了"), PLANS)
        == "地下空间开发利用规划"
    )
    assert document_not_named(parse("《停车场专项规划（修编）》编到哪了"), PLANS) == ""


def test_a_figure_that_the_question_states_is_no_answer_to_it() -> None:
    query = parse("418个技改项目里新材料的几个")
    assert asked_figure(query, (), RENEWAL, Role.PROGRESS) is None


@pytest.mark.parametrize(
    ("question", "one"),
    [
        ("418个技改项目按区分一下，市北几个", True),
        ("418个技改项目里，智能化改造占多少", True),
        ("418个技改项目的名单", True),
        ("418个技改项目的清单发我一份", True),
        ("技改项目清单，今年的418个比去年多多少", False),
        ("418个技改项目，市南几个、即墨几个", True),
        ("418个技改项目里有几个是民企投的", True),
        ("418个技改项目开工率多少", False),
        ("418个技改项目，市南几个", False),
        ("哪些项目按区推进", False),
    ],
)
def test_what_is_asked_of_the_number_that_an_entry_counts_is_for_no_list(
    question: str, one: bool
) -> None:
    assert names_of_counted(parse(question), RENEWAL) is one


OUTPUT = entry("生产总值增长5%。", "全市实现地区生产总值4071亿元，城镇居民收入增长6%。")
BREEDS = entry("培育新品种10个。", "协助企业申报，已有玉米、花生等4类12个新品种申请审定。")
LEADERS = entry("培育标杆企业150家。", "制定《标杆企业培育方案》，确定15项行动计划。")
SCHOOLS = entry("培育75个重点专科。", "组织专家对75个重点专科任务书进行审核。")
MATCHES = entry("办赛2万场。", "举办市南区“区长杯”、崂山区2025风筝季等区级赛事3067场。")
CIRCLES = entry("提升60个“一刻钟便民生活圈”。", "已确定60个便民生活圈名单。")
STREETS = entry("整治背街小巷50条。", "27条已开工，其中市南区12条、崂山区15条。")


@pytest.mark.parametrize(
    ("question", "own"),
    [
        ("各区市一季度GDP按高低排个名", OUTPUT),
        ("各区GDP分别是多少", OUTPUT),
        ("各县的生产总值分区县报一下", OUTPUT),
        ("12个新品种各是哪家企业选育的", BREEDS),
        ("标杆企业有哪些，企业名字列一下", LEADERS),
        ("那批玉米、花生新品种，育种企业是谁", BREEDS),
        ("12个新品种都是哪家种业公司报的，逐个列名", BREEDS),
        ("新品种是哪些单位选育的", BREEDS),
        ("15项行动是哪几家研究院承担的", LEADERS),
        ("15项行动都是哪家院所揭榜的，逐个列名", LEADERS),
        ("标杆企业的企业名单逐个列一下", LEADERS),
        ("418个技改项目按区分一下，市南几个", RENEWAL),
        ("标杆企业头一批都有谁", LEADERS),
        ("标杆企业头一批定了吧，名单发我", LEADERS),
        ("标杆企业有哪几家入选了", LEADERS),
        ("具体是哪几家企业在报", LEADERS),
        ("12个新品种分别是哪家育种单位的", BREEDS),
        ("15项行动计划都有啥", LEADERS),
        ("60个便民生活圈的名单给我列一下", CIRCLES),
        ("新品种的育种公司叫什么公司", BREEDS),
        ("75个重点专科都是什么科", SCHOOLS),
        ("418个项目的设备是谁家造的", RENEWAL),
        ("15项行动来自哪些大学", LEADERS),
        ("3067场各区分别多少", MATCHES),
    ],
)
def test_districts_and_firms_that_an_entry_does_not_name_are_not_told(
    question: str, own: Entry
) -> None:
    assert parts_not_named(parse(question), own)


@pytest.mark.parametrize(
    "question",
    [
        "二十场活动里国外也办了一场，那场叫什么名字",
        "今年要办20场，在埃及办的那场叫什么",
        "20场以上的活动，办过的都叫什么",
    ],
)
def test_what_has_been_held_is_named_where_its_number_is_only_pledged(question: str) -> None:
    title = "举办主题活动20场以上。"
    held = entry(title, "已举办开罗“青岛之夜”、青年交流营、文旅交流周等活动。")
    assert parts_not_named(parse(question), held) == ""
    assert parts_not_named(parse(question), entry(title, "已举办5场，其余正在筹备。"))


@pytest.mark.parametrize(
    ("question", "own"),
    [
        ("各区分别开工了几条", STREETS),
        ("27条按区拆一下", STREETS),
        ("参加评审的企业名称", FARMS),
        ("参加评审的企业是谁", FARMS),
        ("参加评审的是哪家合作社报的", FARMS),
        ("参加评审的都有谁，名单发我", FARMS),
    ],
)
def test_districts_and_firms_that_an_entry_names_are_told(question: str, own: Entry) -> None:
    assert parts_not_named(parse(question), own) == ""


def test_units_that_a_column_names_are_told() -> None:
    led = entry_of(
        事项=(Role.TITLE, "建设大桥"),
        责任单位=(Role.UNIT, "县住建局"),
        进展情况=(Role.PROGRESS, "已开工。"),
    )
    assert parts_not_named(parse("大桥是哪个单位实施的"), led) == ""
    assert parts_not_named(parse("大桥是哪个单位实施的"), BREEDS) == "台账没有列出名称"


SOLAR = entry("新能源装机达到700万千瓦。", "青岩、胶州、莱西三个试点累计并网213万千瓦。")


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("胶州的屋顶光伏并网多少", "胶州"),
        ("青岩和莱西并网了多少千瓦", "青岩、莱西"),
        ("青岩、胶州、莱西一共并网多少", ""),
        ("三个试点并网多少", ""),
        ("胶州的试点进展如何", ""),
    ],
)
def test_one_of_several_places_has_no_number_of_its_own(question: str, place: str) -> None:
    assert one_of_places(parse(question), SOLAR) == place


def test_a_place_that_is_told_of_by_itself_has_its_own_number() -> None:
    own = entry("新能源装机达到700万千瓦。", "胶州、莱西两个试点并网213万千瓦，其中胶州90万千瓦。")
    assert one_of_places(parse("胶州并网多少"), own) == ""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("418个技改项目里，省里的和市里的各有多少", False),
        ("418个技改项目里，民营的和国企的各占多少", False),
        ("418个技改项目里，推进的和停工的各有多少", True),
    ],
)
def test_the_sides_of_a_number_are_told_where_a_figures_sentence_names_one(
    question: str, told: bool
) -> None:
    assert bool(part_not_told(parse(question), RENEWAL, computed=False)) is not told


@pytest.mark.parametrize(
    "question",
    ["新增绿色建筑，崂山、城阳、即墨各是多少", "技改项目崂山和城阳分别有几个"],
)
def test_a_number_by_county_is_asked_of_one_entry(question: str) -> None:
    assert names_of_counted(parse(question), RENEWAL)


def test_documents_asked_for_by_number_and_name_are_told_by_their_titles() -> None:
    own = entry("开展基础研究。", "已起草《基金管理办法》《联合基金管理办法》。")
    assert lists_documents(parse("今年起草了几份管理办法，名字叫什么"), own)
    assert not lists_documents(parse("今年起草了几份管理办法"), own)
    assert not lists_documents(parse("今年起草了几份管理办法，名字叫什么"), RENEWAL)


def test_the_most_of_a_kind_is_told_where_each_is() -> None:
    lines = entry("建设8条地铁线路。", "全市在建8条，封顶53座。")
    homes = entry("改造500户。", "市南区已开工5户，崂山区开工63户。")
    assert parts_not_named(parse("地铁哪条线进度最慢"), lines) == "台账没有逐个列出"
    assert parts_not_named(parse("改造哪个区开工最多"), homes) == ""


def test_a_part_in_spoken_words_is_told_by_the_ledgers_own() -> None:
    roofs = entry("光伏装机700万千瓦。", "三个试点累计并网容量达到213万千瓦。")
    question = "三个试点的屋顶光伏，总共接进电网多少了"
    assert part_not_told(parse(question), roofs, computed=False) == ""
    bare = entry("光伏装机700万千瓦。", "三个试点装机213万千瓦。")
    assert part_not_told(parse(question), bare, computed=False) != ""


def test_whether_a_place_is_one_of_several_is_no_number_of_it() -> None:
    own = entry("培育企业。", "目前已赴平度、莱西两市进行宣讲，惠及企业300余家。")
    assert one_of_places(parse("宣讲跑到莱西去了没有，惠及多少家"), own) == ""
    assert one_of_places(parse("宣讲来没来平度，一共惠及多少家"), own) == ""
    assert one_of_places(parse("在莱西惠及多少家企业"), own) == "莱西"


@pytest.mark.parametrize("question", ["京口路和开封路各多少套", "京口路那个多少套，开封路又多少套"])
def test_two_that_have_one_number_together_have_none_each(question: str) -> None:
    query = parse(question)
    figure = asked_figure(query, terms_of(query, Vocabulary([HOMES])), HOMES, Role.PROGRESS)
    assert figure is not None
    assert one_of_listed(query, figure) == "京口、开封"
    assert one_of_listed(parse("京口路和开封路一共多少套"), figure) == ""


def test_in_a_season_is_in_no_whole() -> None:
    own = entry("增开航线。", "春节期间启动奥帆中心、海底世界等“一程多站”航线运营。")
    assert part_not_told(parse("春节里开的一程多站停靠哪几个码头"), own, computed=False) == ""
    assert parts_not_named(parse("一千多名骨干每个区市各分到几个人"), DOCTORS) != ""


@pytest.mark.parametrize(
    "question",
    ["绿色建筑都分布在哪些区", "新增的绿色建筑落在哪几个区市", "绿色建筑项目涉及哪些镇"],
)
def test_where_things_are_is_refused_where_no_district_is_named(question: str) -> None:
    own = entry("新增绿色建筑1000万平方米。", "一季度全市新增绿色建筑278.17万平方米。")
    assert parts_not_named(parse(question), own) == "台账没有写到在哪些区（市）"


def test_where_things_are_is_told_by_any_district_named() -> None:
    own = entry("建设光伏试点。", "一季度，西海岸、胶州、莱西三个试点并网213万千瓦。")
    assert parts_not_named(parse("光伏试点分布在哪几个区市"), own) == ""


@pytest.mark.parametrize(
    ("question", "part"), [("460个项目里省级的有几个", "省级"), ("460个项目中市级的占多少", "市级")]
)
def test_a_level_is_told_by_no_name_of_both(question: str, part: str) -> None:
    own = entry("抓好460个省市重点项目建设。", "460个省市重点项目已开工405个，开工率88.0%。")
    assert part_not_told(parse(question), own, computed=False) == part


def test_a_level_that_is_told_is_no_missing_part() -> None:
    own = entry("建设省市重点项目。", "460个重点项目中省级项目60个，已开工405个。")
    assert part_not_told(parse("460个项目里省级的有几个"), own, computed=False) == ""
