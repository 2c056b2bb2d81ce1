"""Ways of asking that the answers have to get right, over the two ledgers of the project."""

from __future__ import annotations

import pytest
from lines import entries_cited, model_line

pytestmark = pytest.mark.model


def first_line(question: str) -> str:
    return model_line().answer(question).text.splitlines()[0]


def cited(question: str, *earlier: str) -> list[tuple[int | None, int | None]]:
    history = [{"role": "user", "content": turn} for turn in earlier]
    return entries_cited(model_line().answer(question, history))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("崂山区残疾人家庭改造开工多少户", "63户。"),
        ("去年给申报主体做了多少批品质评价", "20批次。"),
        ("高企认定政策去年讲给多少家企业听", "300余家。"),
        ("高企认定的政策下去讲，听的企业去年有多少家", "300余家。"),
        ("区里办的体育比赛一季度多少场", "3067场次。"),
        ("水务局的污水项目开工几个", "9个。"),
        ("2024年推荐去评国家能效领跑者的青岛企业有几户", "4家。"),
        ("能效领跑者推荐了几家企业？", "4家。"),
        (
            "居民收入增速和目标相比如何？",
            "增速5.8%，目标5.5%左右，高于目标0.3个百分点（5.8 − 5.5 = 0.3个百分点）。",
        ),
        ("残疾人家庭无障碍改造完工几户", "2户。"),
        ("固定资产投资去年一季度增速比全省高多少", "高于全省0.2个百分点。"),
        ("地铁在建几条线？三期几条？", "全市在建线路8条；三期7条线。"),
        ("去年示范村招完标的有几个村", "14个。"),
        ("麦岛污水厂混凝土浇筑完成几成", "总混凝土浇筑完成12%。"),
        ("去年新能源发电总共装了多少千瓦", "482万千瓦。"),
        ("省里市里挂号的大工程开工比例多高", "开工在建率88.0%。"),
        ("董家口接着干的码头工程花了多少钱", "1.08亿元。"),
        ("地铁封顶了多少座车站", "53座已封顶；6座车站已封顶。"),
        ("麦岛污水厂混凝土浇筑完成多少", "总混凝土浇筑完成12%。"),
        ("麦到污水厂提标改遭 混泥土浇注完成百分几", "总混凝土浇筑完成12%。"),
        ("27个海洋关键技术攻关项目，2024年市级财政拨了多少专项资金", "6400万元。"),
        ("新品种今年送去审定的有多少个", "12个。"),
        ("新品种今年拿去登记的有几个", "12个。"),
        ("少跑腿、减材料的改革，2024年替老百姓免交了多少份纸质件", "60余万份。"),
        ("技改项目开工率是多少", "开工率为77.8%。"),
        ("去年堵点还有多少处没出设计", "还差162处"),
        ("治堵点位已经拿出设计的有几处", "11处。"),
        ("堵点化解了多少处", "台账只写明已累计完成11处交通组织优化方案设计。"),
        ("无障碍改造完成多少户", "2户。"),
        ("崂山区完成了多少户改造方案设计", "206户。"),
        ("5G基站建成多少个", "2470个。"),
        ("新品种申请审定几个", "12个。"),
        ("无证明应用场景打造了多少个", "102个。"),
        ("区级全民健身多少场", "3067场次。"),
        ("都市圈项目总投资多少", "总投资3274亿元。"),
        ("海洋项目总投资多少", "总投资2400亿元。"),
        ("居民收入目标多少", "目标是5.5%左右。"),
        ("财政收入增长目标多少", "目标是3%。"),
        ("场景需求多少项", "20项。"),
        ("海上光伏二期多少万千瓦", "台账只写明二期55万千瓦项目选址"),
        ("盾构机下去几台了", "87台。"),
        ("省市重点项目开了多少个工", "405个。"),
        ("莱西的事今年占几条", "涉及“莱西”的有3项"),
        ("去年那本账多少条", "2024年一季度台账"),
        ("2024年GDP增速在副省级城市排第几", "增速居副省级城市第4位。"),
        ("全民健身活动办了多少场", "合计3805场次（738 + 3067 = 3805场次）。"),
        ("国际友人青岛行什么时候办", "初步确定“国际友人青岛行”活动拟于今年9-10月举行。"),
    ],
)
def test_the_very_figure_that_is_asked_for_comes_first(question: str, said: str) -> None:
    assert first_line(question).startswith(said)


@pytest.mark.parametrize(
    "question",
    [
        "污水厂提标改造完成几个",
        "污水处理项目建成几个",
        "省市重点项目完工多少个",
        "技改项目竣工几个",
        "地铁今年开通几条",
        "新品种通过审定几个",
        "新品种已经登记的有多少个",
        "乡村振兴片区建成几个",
        "绿色制造企业新增几家",
        "保障房建成几套",
        "免证办推出多少个",
        "和美乡村建成几个",
        "光伏并网同比增长多少",
        "参保人数同比增长多少",
        "背街小巷整治了几条",
        "崂山区改造完成了多少户",
    ],
)
def test_what_is_begun_or_got_ready_is_no_number_of_what_is_done(question: str) -> None:
    answer = model_line().answer(question)
    assert answer.refused
    assert "没有" in first_line(question)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("为什么今年在建地铁线路只剩5条了？", "全市在建线路8条"),
        ("16个污水处理项目到现在一个都没动工，是这样吗？", "与台账不符"),
        ("2024年一季度固定资产投资增速低于全省0.2个百分点，原因是什么？", "高于全省0.2个百分点"),
        ("一季度财政收入为什么下降了？", "与台账不符"),
        ("为什么16个污水处理项目都已动工，进度还被点名？", "不是全部开工：目标16个"),
        ("材料里说都市圈那52个项目已经全部开工，这话我能照着写吗？", "不是全部开工"),
        ("青岛居民人均可支配收入2024年一季度全省第二，排第一的是哪个市？", "全省第一"),
    ],
)
def test_what_is_taken_for_granted_wrongly_is_set_right(question: str, said: str) -> None:
    assert said in first_line(question)


@pytest.mark.parametrize(
    "question",
    [
        "市北区2025年一季度GDP完成多少",
        "开工的27条背街小巷都叫什么名字？",
        "2024年底背街小巷整治最终完成了多少条？",
        "今年一季度的GDP增速在副省级城市里排第几？",
    ],
)
def test_what_no_entry_says_is_refused(question: str) -> None:
    assert model_line().answer(question).refused


def test_a_question_for_entries_is_not_narrowed_by_the_turn_before() -> None:
    alone = cited("一季度哪些事项还没开工？")
    assert cited("一季度哪些事项还没开工？", "地铁建设进展如何？") == alone


def test_quoted_words_are_looked_for_as_they_stand() -> None:
    assert cited("2025年一季度写出了“完成投资”金额的事项有几项？") == [
        (2025, number) for number in (3, 19, 20, 23, 34)
    ]


def test_what_is_named_to_be_left_out_is_no_condition() -> None:
    asked = "2024年一季度，哪些经济指标的增速高于年度目标？没达到的别列"
    assert cited(asked) == [(2024, number) for number in (1, 3, 4, 5)]


@pytest.mark.parametrize(
    "question",
    [
        "2024年的五大经济指标，挨个报一遍",
        "四大经济指标2024年一季度增长多少",
        "去年五项经济指标增速是多少",
    ],
)
def test_so_many_of_a_field_are_all_of_it(question: str) -> None:
    assert cited(question) == [(2024, number) for number in range(1, 6)]


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("今年围绕涉海攻关、海洋项目的都有哪些，各自到哪步了", [18, 19]),
        ("今年关于供水村庄、光伏装机的都有哪些", [31, 34]),
        ("今年围绕农村供水、污水治理的有哪些", [31, 32, 33]),
    ],
)
def test_each_part_of_an_enumeration_brings_its_entries(question: str, numbers: list[int]) -> None:
    assert cited(question) == [(2025, number) for number in numbers]


@pytest.mark.parametrize(
    ("question", "entries"),
    [
        ("今年已开工但还没全部开工的事项有哪几个", [(2025, n) for n in (3, 5, 19, 23, 26, 33, 43)]),
        ("今年尚未全部动工的事项", [(2025, n) for n in (3, 5, 19, 23, 26, 33, 43)]),
        ("今年出台了实施方案或行动方案的是哪几项", [(2025, 40)]),
        ("去年印发了要点、方案的有哪些", [(2024, 14), (2024, 35)]),
        ("今年一季度印发了文件或规划的有哪些", [(2025, n) for n in (19, 25, 26, 29, 32, 40)]),
        ("今年等省里批复或启动的事项", [(2025, 6), (2025, 10)]),
        ("今年涉及海洋并且有完成投资额的", [(2025, 19), (2025, 20)]),
        ("一季度完成投资过50亿的，今年，附金额", [(2025, 3), (2025, 19), (2025, 23)]),
        ("去年那份台账，春节期间搞了活动或开了线路的有哪些事项", [(2024, 12), (2024, 36)]),
        ("去年五一或者春节期间办过事的是哪几项", [(2024, 12), (2024, 36)]),
    ],
)
def test_a_condition_is_met_as_it_is_put(question: str, entries: list[tuple[int, int]]) -> None:
    assert cited(question) == entries


def test_what_was_done_at_a_time_that_no_entry_speaks_of_is_not_listed() -> None:
    assert model_line().answer("去年国庆前后办了展会或者开了航线的有哪些").refused
    assert model_line().answer("去年印发了工作方案的有哪些").refused


def test_a_list_over_two_years_has_the_entries_of_both() -> None:
    asked = "造林、水土保持、绿道公园，两个年份都要列出来"
    assert {(2025, 37), (2024, 25)} <= set(cited(asked))


def test_a_district_is_asked_after_in_all_its_entries() -> None:
    assert cited("市南区做了什么") == [(2025, 40), (2025, 43), (2025, 44)]


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("去年为国家级实验室跑了哪个部委", (2024, 7)),
        ("大夫开的化验单几家医院能通用", (2024, 22)),
        ("今年种子方面报了几个新种子", (2025, 27)),
        ("外企大佬的年会定在哪天", (2024, 17)),
        ("企业的研发机构今年评定启动了吗", (2025, 7)),
        ("政府帮着创新产品找销路办了什么会", (2024, 8)),
        ("林地提质今年干到哪一步", (2025, 38)),
        ("今年又开了几条海上路线", (2025, 21)),
        ("二号线西延那一截土建干了多少", (2024, 13)),
        ("平战两用的项目有多少个", (2024, 14)),
        ("节能型房子一季度新添了多少面积", (2025, 36)),
        ("一季度节能住宅添了多少", (2025, 36)),
        ("跟周边城市抱团发展的大项目，一季度投进去多少", (2025, 23)),
        ("2025年给未来产业当“试验场”的那种实验室，企业最快啥时候能报", (2025, 14)),
        ("那场“青岛之夜”到底在哪座城市办的", (2025, 16)),
    ],
)
def test_an_entry_is_found_by_what_people_call_its_things(
    question: str, number: tuple[int, int]
) -> None:
    answer = model_line().answer(question)
    assert not answer.refused
    assert entries_cited(answer) == [number]


@pytest.mark.parametrize(
    "question",
    ["三号线哪天通车", "老年食堂开了几家", "打疫苗打了多少人", "卫健委的疫苗接种做到哪一步了"],
)
def test_what_people_call_things_that_no_entry_has_is_refused(question: str) -> None:
    assert model_line().answer(question).refused


def test_a_quoted_name_that_no_entry_has_asks_for_no_overview() -> None:
    answer = model_line().answer("那场“云汀之夜”是在哪座城市办的")
    assert answer.refused
    assert "按进展情况的文字归类" not in answer.text


def test_things_named_by_their_number_are_no_others_of_that_name() -> None:
    asked = "460个重点项目的年度投资任务，一季度完成比例是多少，余下多少亿元"
    answer = model_line().answer(asked).text
    assert answer.startswith("完成479.9亿元，占目标2450亿元以上的19.6%")
    assert "2450 − 479.9 = 1970.1亿元" in answer


@pytest.mark.parametrize(
    ("turns", "question", "expected", "said"),
    [
        (
            ("残疾人家庭无障碍改造今年开工了多少户", "好的，谢谢"),
            "崂山那边具体什么情况",
            [(2025, 43)],
            "206户",
        ),
        (("便民生活圈今年的任务数",), "前一年的指标是建多少个", [(2024, 12)], "50个"),
    ],
)
def test_a_word_of_thanks_and_the_year_before_keep_the_talk_where_it_is(
    turns: tuple[str, ...], question: str, expected: list[tuple[int, int]], said: str
) -> None:
    history = [{"role": "user", "content": turn} for turn in turns]
    answer = model_line().answer(question, history)
    assert list(dict.fromkeys(entries_cited(answer))) == expected
    assert said in answer.text


def test_indicators_listed_by_other_names_are_told_each() -> None:
    listed = cited("写材料要用：去年一季度生产总值、财政收入、投资、消费、居民收入的数，一并给我")
    assert sorted(set(listed)) == [(2024, number) for number in range(1, 6)]


def test_both_years_are_counted_for_an_office_that_wants_to_know() -> None:
    text = model_line().answer("办公厅要个底数：2024、2025两年各挂了多少项").text
    assert "38项" in text
    assert "44项" in text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        # 场 of 场景 is no counter, and what the glossary calls otherwise may be said in its own words.
        ("无证明城市打造了多少场景", "102个。"),
        ("区间贯通几个", "26个。"),
        ("都市圈项目开工数", "一季度都市圈52个重点项目已开工在建35个。"),
    ],
)
def test_things_are_counted_by_their_own_words(question: str, said: str) -> None:
    assert model_line().answer(question).text.startswith(said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("残疾人家庭无障碍改造开工数是多少", "全市共开工68户。"),
        ("市南区无障碍改造做完几户", "2户。"),
        ("去年自贸区报给省自贸办几项成果", "8项。"),
        ("无障碍改造全市搞完了多少户", "2户。"),
        ("台东步行街去年春节赚了多少", "突破3.8亿元。"),
        ("去年麦岛污水厂钢筋绑了多少", "总钢筋绑扎完成16%。"),
        ("海洋170个重点项目，没开起来的数是多少", "已开工131个，尚未开工的有39个"),
        ("成果、产品、需求一共多少", "合计186项（93 + 73 + 20 = 186项）"),
    ],
)
def test_a_number_is_told_in_whatever_it_is_counted(question: str, said: str) -> None:
    assert model_line().answer(question).text.startswith(said)
