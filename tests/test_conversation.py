"""What a question leaves to the turns before it, where its own words are not enough."""

from __future__ import annotations

from functools import cache

import pytest
from lines import after, entries_cited, line_of, model_line, new_home, numbers_cited
from samples import ledger_of

from qa.bare_kinds import with_its_thing
from qa.chain import Line


@cache
def line() -> Line:
    return line_of(
        new_home(),
        ledger_of(
            ("生产总值增长5%左右。", "一季度，增长5.9%，增速居副省级城市第4位。"),
            ("改造城市商圈6个。", "已改造2个。"),
            ("新增绿地100公顷。", "新增绿地20公顷。"),
        ),
    )


def test_a_place_in_an_order_is_of_the_entry_that_was_spoken_of() -> None:
    answer = after(line(), "生产总值增速多少", "在副省级城市里头排第几？")
    assert answer.text.startswith("增速居副省级城市第4位")
    assert numbers_cited(answer) == [1]


@pytest.mark.parametrize(
    ("turns", "said", "cited"),
    [
        (
            ("省市重点项目今年有多少个", "开了多少", "那就是说没开的还有？"),
            "460 − 405 = 55个",
            (2025, 3),
        ),
        (("16个污水处理项目开工几个", "那还没开的呢"), "16 − 9 = 7个", (2025, 33)),
        (
            ("去年一季度堵点治理做到哪了", "这11处分别是什么类型的"),
            "路口交通组织优化10处、施工调流1处",
            (2024, 27),
        ),
        (("新开通5G基站多少个", "台账原话怎么写的"), "一季度新开通5G基站2470个", (2024, 15)),
        (("新开通海运航线几条", "台账里是怎么写的"), "我市新开通海运航线4条", (2025, 21)),
        (
            ("医院之间检查结果互认，去年接进来多少家机构", "给群众省下多少开销？"),
            "2000万元。",
            (2024, 22),
        ),
        (
            ("医院之间检查结果互认，去年接进来多少家机构", "替患者节省了多少费用"),
            "2000万元。",
            (2024, 22),
        ),
        (
            ("综合交通体系规划批了没有？", "停车场的那个规划也帮我查查"),
            "目前正在进行批前公示",
            (2025, 25),
        ),
        (
            (
                "场景应用实验室今年啥时候开始报",
                "好的，目标是20家对吧",
                "去年那一批，专家评审原定几月搞？",
            ),
            "计划4月份组织专家评审",
            (2024, 10),
        ),
        (
            ("岛城那个500千伏项目去年一季度干得怎样", "线路那一头呢，塔和线"),
            "线路部分组塔完成90%，线缆架线完成33%左右",
            (2024, 33),
        ),
        (
            ("名特优新农产品今年的申报进展说下", "上一年同期网上申报做完了几个，举的哪个例子？"),
            "完成胶州大白菜等3个",
            (2024, 29),
        ),
        (
            ("无证明城市去年做出了多少场景", "给市民少交了多少份材料？"),
            "减免提交纸质材料60余万份",
            (2024, 21),
        ),
        (
            (
                "跨国公司领导人峰会去年定的哪天",
                "酒店找了吗",
                "另外那个请外国友人来走走的活动几月搞",
            ),
            "拟于今年9-10月举行",
            (2024, 17),
        ),
    ],
)
def test_a_turn_takes_its_subject_or_its_time_from_those_before(
    turns: tuple[str, ...], said: str, cited: tuple[int, int]
) -> None:
    history: list[dict[str, str]] = []
    for turn in turns[:-1]:
        history += [
            {"role": "user", "content": turn},
            {"role": "assistant", "content": model_line().answer(turn, history).text},
        ]
    answer = model_line().answer(turns[-1], history)
    assert said in answer.text
    assert entries_cited(answer) == [cited]


@pytest.mark.parametrize(
    ("turns", "said", "cited"),
    [
        (("今年一季度经济增速", "财政呢"), "0.8%", (2025, 2)),
        (("GDP今年增长多少", "那财政呢"), "0.8%", (2025, 2)),
        (("去年GDP增速多少", "财政呢"), "0.9%", (2024, 2)),
        (
            ("全国名特优新农产品今年到哪步了", "这方面2024年一季度网上申报了几个，举个例子"),
            "3个",
            (2024, 29),
        ),
        (("跨国公司峰会定了没", "这方面去年初选了几家酒店"), "5家", (2024, 17)),
        (
            ("绿色制造创建培训今年办了吗", "2024年3月办的那一场，去了多少人？"),
            "300多人",
            (2024, 34),
        ),
        (("绿色制造创建培训今年办了吗", "去年那场来了多少人"), "300多人", (2024, 34)),
        (
            ("名特优新和绿色优质农产品今年目标多少个", "现在送到部里评审的有几家企业？"),
            "3家",
            (2025, 29),
        ),
    ],
)
def test_a_field_or_a_word_that_points_back_is_of_the_turn_before(
    turns: tuple[str, ...], said: str, cited: tuple[int, int]
) -> None:
    answer = after(model_line(), *turns)
    assert answer.text.startswith(said)
    assert entries_cited(answer)[0] == cited


@pytest.mark.parametrize(
    ("turns", "said", "cited"),
    [
        (
            ("涉海的关键技术攻关今年安排了多少项", "上一年批了几项，市财政掏了多少钱？"),
            "27项海洋产业关键技术；市级财政科技专项资金支持6400万元",
            (2024, 18),
        ),
        (
            ("青岛今年一季度经济增长几个点", "前一年同一季度是多少，在副省级城市里排第几来着？"),
            "第4位",
            (2024, 1),
        ),
        (("今年关键品种申报了多少个", "分几类，都是啥作物"), "4类", (2025, 27)),
        (("地铁今年在建几条", "完成多少，我是说绿色建筑"), "绿色建筑278.17万平方米", (2025, 36)),
        (
            ("2024年岛城500千伏工程干到多少了", "线路上立塔和架线分别完成多少？"),
            "线路部分组塔完成90%，线缆架线完成33%",
            (2024, 33),
        ),
        (
            ("名特优新农产品今年的目标多少", "2024年同期网上报了几个？有没有胶州大白菜"),
            "3个。",
            (2024, 29),
        ),
    ],
)
def test_a_clause_without_a_subject_takes_the_clauses_after_it_to_the_turn_before(
    turns: tuple[str, ...], said: str, cited: tuple[int, int]
) -> None:
    answer = after(model_line(), *turns)
    assert said in answer.text
    assert entries_cited(answer)[0] == cited


def test_what_the_talk_is_of_does_not_tell_what_its_entry_lacks() -> None:
    answer = after(model_line(), "地铁今年在建几条", "开通几条了，客流多少")
    assert answer.refused
    assert numbers_cited(answer) == [5]


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (("台东步行街去年春节去了多少人", "卖了多少钱，比前一年涨几个点"), "3.8亿元；12%"),
        (("台东步行街去年春节去了多少人", "营业额多少，比上年增长多少"), "3.8亿元；12%"),
        (("去年社零多少", "前一年呢"), "没有2023年的数据"),
        (("今年财政收入多少", "上一年呢"), "384.6亿元"),
        (
            ("今年财政收入多少", "再往前倒一年，一季度收了多少，涨了几个点？"),
            "收入完成384.6亿元，同比增长0.9",
        ),
        (("去年社零多少", "再往回推一年呢"), "没有2023年的数据"),
    ],
)
def test_the_year_before_is_that_before_the_year_of_the_talk(
    turns: tuple[str, ...], said: str
) -> None:
    assert said in after(model_line(), *turns).text


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (
            ("海洋重点项目投了多少", "和省市重点项目比谁投得多"),
            "前者少394.33亿元（479.9 − 85.57 = 394.33亿元）",
        ),
        (
            ("海洋重点项目开工率多少", "比省市重点项目高吗"),
            "前者低10.94个百分点（88 − 77.06 = 10.94个百分点）",
        ),
        (
            ("海洋重点项目开工率多少", "与都市圈重点项目相比呢"),
            "前者高9.76个百分点（77.06 − 67.3 = 9.76个百分点）",
        ),
    ],
)
def test_one_side_of_a_comparison_is_the_turn_before(turns: tuple[str, ...], said: str) -> None:
    assert said in after(model_line(), *turns).text


def test_the_words_of_a_turn_say_more_of_its_figure_than_those_before() -> None:
    asked = "自贸区去年一季度有几项创新成果入选", "报送省里的有几项"
    assert after(model_line(), *asked).text.startswith("8项。")
    asked = "检查检验互认去年对接多少家医院", "互认项目有几项"
    assert after(model_line(), *asked).text.startswith("320项。")


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (("今年农业类事项几项", "去年呢"), "农业方面的有4项（2024年一季度共38项）"),
        (("今年提到胶州的有几项", "那去年呢"), "提到“胶州”的有2项（2024年一季度共38项）"),
        (("今年医疗方面几项任务", "那前一年呢"), "医疗方面的有2项（2024年一季度共38项）"),
        (("今年农业类事项几项", "去年呢", "那今年呢"), "农业方面的有6项（2025年一季度共44项）"),
        (("今年一共多少项", "去年呢"), "共38项"),
        (("背街小巷今年开工几条", "去年同期呢"), "46条。"),
    ],
)
def test_another_period_alone_asks_the_question_before_of_that_period(
    turns: tuple[str, ...], said: str
) -> None:
    assert said in after(model_line(), *turns).text.splitlines()[0]


@pytest.mark.parametrize(
    ("turns", "missing"),
    [
        (("市南区残疾人改造开工几户", "胶州呢"), "没有提到胶州"),
        (("今年背街小巷开工几条", "完工的呢"), "没有报告已完工的数量"),
        (("养老保险今年新增多少", "谁在管这个"), "没有记载责任单位"),
    ],
)
def test_what_the_entry_of_the_talk_lacks_is_refused(turns: tuple[str, ...], missing: str) -> None:
    answer = after(model_line(), *turns)
    assert answer.refused
    assert missing in answer.text


@pytest.mark.parametrize(
    ("turns", "said", "cited"),
    [
        (("哪些事项还没开工", "第一个是什么", "它的目标是多少"), "第23项", [23]),
        (("今年科技类有几项", "哪项完成最好"), "在上一问列出的10项中，报告完成率的有1项", [9]),
        (("技改项目多少个", "开工率多少", "投资增速呢"), "7.7%", [4]),
        (("全民健身办了多少场", "市级的", "区级的"), "3067场次", [44]),
        (("省市重点项目开工率多少", "比都市圈高吗"), "前者高20.7个百分点", [3, 23]),
        (("海洋项目开工多少个", "没开工的呢", "开工率比都市圈高还是低"), "67.3%", [19, 23]),
        (("今年多少项", "完成的几项", "占比多少"), "占9.1%（4 ÷ 44 = 9.1%）", [1, 9, 11, 41]),
        (("绿色建筑完成多少", "那目标变了吗"), "前者少500万平方米", [36, 34]),
        (("绿色建筑今年的目标", "去年的任务量呢？口径一样吗"), "前者少500万平方米", [36, 34]),
        (("职工养老保险扩面", "跟2024年一季度比，多增了多少人？"), "3.2 − 1.86 = 1.34", [42, 38]),
        (("2024年一季度消费情况", "老百姓的收入呢，也说说"), "16225元", [5]),
        (("省重点实验室谋划了多少", "全国级别的那种呢？当时争取得怎么样"), "赴科技部", [7]),
        (("省市重点项目开工多少", "都市圈的呢"), "已开工在建35个", [23]),
        (("企业职工养老保险新增参保", "城乡居民的呢"), "没有单独报告“城乡居民养老保险”", [42]),
        (("名特优新农产品报得咋样", "前一年一季度网上报了几个？举个例子"), "胶州大白菜", [29]),
        (("岛城500千伏变电站建得怎么样了", "线路那边进度怎样"), "组塔完成90%", [33]),
        (("岛城500千伏变电站建得怎么样了", "地铁线路呢"), "全市在建线路8条", [5]),
    ],
)
def test_a_turn_goes_on_from_those_before(
    turns: tuple[str, ...], said: str, cited: list[int]
) -> None:
    answer = after(model_line(), *turns)
    assert said in answer.text
    assert list(dict.fromkeys(numbers_cited(answer))) == cited


def test_the_others_are_asked_for_as_those_were() -> None:
    answer = after(model_line(), "一季度哪些超了目标", "那没超的呢")
    assert "没有超额完成（只看有可比数字的）的有12项" in answer.text


@pytest.mark.parametrize(
    ("turn", "before", "whole"),
    [
        ("省级的呢", "全国重点实验室进展", "省级重点实验室呢"),
        ("那农村的呢，多少人", "城镇新增就业多少", "农村新增就业呢，多少人"),
        ("省级的呢", "绿地新增多少", "省级的呢"),
        ("省级重点实验室呢", "全国重点实验室进展", "省级重点实验室呢"),
        ("全国的进展呢", "省重点实验室进展", "全国的进展呢"),
    ],
)
def test_a_kind_alone_is_of_the_thing_that_was_spoken_of(
    turn: str, before: str, whole: str
) -> None:
    assert with_its_thing(turn, [before]) == whole


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (("460个省市重点项目投了多少钱了", "离全年要投的数还短多少"), "2450 − 479.9 = 1970.1亿元"),
        (
            ("今年职工养老保险新增参保情况报一下", "后面三个季度还得再扩多少人才够数"),
            "12 − 3.2 = 8.8万人",
        ),
        (("170个海洋重点项目开工率多少", "为这事开了几回会"), "6次"),
        (("绿色建筑怎么样", "按一季度这个量，占全年目标的比重是多少"), "278.17 ÷ 1000 = 27.8%"),
    ],
)
def test_what_is_asked_next_in_other_words(turns: tuple[str, str], said: str) -> None:
    assert said in after(model_line(), *turns).text


@pytest.mark.parametrize(
    ("turns", "said", "cited"),
    [
        (
            (
                "即墨海上光伏一期投了多少钱",
                "占年度计划多少",
                "照这个比例倒推，一期全年计划投资大概多少亿",
            ),
            "5.72 ÷ 28.6% ≈ 20亿元",
            [34],
        ),
        (
            ("海洋重点项目投了多少", "占年度计划多少", "倒推一下全年计划多少亿"),
            "≈ 402.11亿元",
            [19],
        ),
        (("即墨海上光伏一期投了多少钱", "占年度计划多少"), "28.6%", [34]),
        (
            ("大规模设备更新今年的目标是啥", "项目数到多少了", "投资增速够8个点没有，差多少"),
            "低于目标0.3个百分点",
            [4],
        ),
        (
            (
                "绿色建筑一季度新增多少",
                "去年的目标是多少来着",
                "不说去年了，还是最开始问的那个，全年任务还剩多少万平方米",
            ),
            "1000 − 278.17 = 721.83万平方米",
            [36],
        ),
        (
            ("技改项目现在推进得怎样", "投资增速离目标还差几个点"),
            "低于目标0.3个百分点",
            [4],
        ),
    ],
)
def test_a_plan_or_a_rate_is_that_of_the_subject_spoken_of(
    turns: tuple[str, ...], said: str, cited: list[int]
) -> None:
    answer = after(model_line(), *turns)
    assert said in answer.text.splitlines()[0]
    assert list(dict.fromkeys(numbers_cited(answer))) == cited


@pytest.mark.parametrize(
    "turns",
    [
        ("今年一季度GDP增速", "总量多少", "把去年一季度的总量也报一下"),
        ("今年一季度GDP增速", "去年的总量呢"),
        ("你好", "去年一季度GDP总量报一下"),
    ],
)
def test_a_total_is_refused_where_only_its_growth_is_told(turns: tuple[str, ...]) -> None:
    answer = after(model_line(), *turns)
    assert answer.refused
    assert answer.text.startswith("2024年一季度台账没有报告所问的金额")


def test_a_total_is_told_after_its_growth() -> None:
    answer = after(model_line(), "今年一季度GDP增速", "总量多少")
    assert answer.text.startswith("4071.34亿元")


def test_another_unit_asks_for_no_counter_of_the_turn_before() -> None:
    text = after(model_line(), "去年挂牌要整治几座山头公园", "绿道呢，计划多长、推到什么阶段").text
    assert "100公里" in text


@pytest.mark.parametrize(
    ("turns", "cited"),
    [
        (("医联体建得怎么样", "发了什么文件"), [40]),
        (("背街小巷今年怎么样", "印发了啥文件"), [26]),
        (("农村污水治理怎么样", "开了什么会"), [32]),
    ],
)
def test_a_kind_that_is_asked_for_names_no_subject(
    turns: tuple[str, str], cited: list[int]
) -> None:
    assert numbers_cited(after(model_line(), *turns)) == cited


def test_of_another_phase_whatever_is_told_is_wanted() -> None:
    text = after(model_line(), "海上光伏一期投资多少", "二期呢").text
    assert "二期55万千瓦项目选址上报省能源局获批" in text
    assert not text.startswith("5.72亿元")


@pytest.mark.parametrize(
    ("turns", "said", "cited"),
    [
        (
            ("民生方面几项", "完成得怎么样"),
            "上一问列出的10项",
            [17, 26, 31, 32, 33, 40, 41, 42, 43, 44],
        ),
        (("海洋方面今年有几项", "投资合计多少"), "85.57 + 1.08 = 86.65亿元", [19, 20]),
    ],
)
def test_a_turn_without_a_subject_is_of_what_was_listed(
    turns: tuple[str, str], said: str, cited: list[int]
) -> None:
    answer = after(model_line(), *turns)
    assert said in answer.text
    assert numbers_cited(answer) == cited


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (("写了开工率的有哪几项", "最低的是谁"), "开工率最低的是2025年一季度第23项"),
        (("完成投资超过1亿的有哪些", "最多的是哪项"), "完成投资最高的是2025年一季度第3项"),
    ],
)
def test_which_is_first_is_of_the_measure_before(turns: tuple[str, str], said: str) -> None:
    assert after(model_line(), *turns).text.startswith(said)


def test_a_plan_that_something_is_set_against_names_no_other_entry() -> None:
    answer = after(model_line(), "52个重点项目完成投资多少？", "占年度计划多少")
    assert numbers_cited(answer) == [23]
    assert "21.28%" not in answer.text


def test_a_total_after_a_rate_is_of_the_same() -> None:
    assert after(model_line(), "GDP增速是多少？", "总量也报一下").text.startswith("4071.34亿元")


def test_an_indicator_by_a_word_after_another_one() -> None:
    answer = after(model_line(), "2025年一季度经济总量数据给我", "财政呢")
    assert numbers_cited(answer) == [2]


def test_a_turn_goes_on_from_the_entry_that_answered_the_one_before() -> None:
    answer = after(model_line(), "国际货运船新开了几条线", "那离全年的数还差几条")
    assert answer.text.startswith("还差6条（10 − 4 = 6条）")


def test_a_correction_asks_of_what_is_meant() -> None:
    answer = after(
        model_line(), "重点项目一季度开工在建多少个", "您弄混了，我问的是都市圈那批，不是省市重点"
    )
    assert numbers_cited(answer) == [23]


def test_a_turn_of_the_whole_city_leaves_the_district_out() -> None:
    answer = after(model_line(), "城阳区今年一季度一般公共预算收入完成多少", "那就给我全市的吧")
    assert "387.7亿元" in answer.text.splitlines()[0]


@pytest.mark.parametrize(
    "turns",
    [
        ("岛城那个500千伏的工程建到哪了", "线路那头呢，铁塔和架线分开说"),
        ("岛城500千伏工程去年一季度进度", "线路那部分单独说说，塔和线各到多少了"),
    ],
)
def test_a_part_of_what_the_talk_is_of_is_of_its_entry(turns: tuple[str, ...]) -> None:
    answer = after(model_line(), *turns)
    assert entries_cited(answer) == [(2024, 33)]
    assert "90%" in answer.text


@pytest.mark.parametrize("turn", ["财政呢", "财政那块呢", "财政方面呢"])
def test_a_field_is_asked_for_its_growth_after_a_growth(turn: str) -> None:
    answer = after(model_line(), "GDP今年增速多少", turn)
    assert answer.text.startswith("0.8%")


def test_of_two_that_are_offered_the_entry_of_the_talk_need_not_have_both() -> None:
    answer = after(model_line(), "便民生活圈今年弄得怎么样", "入选的那个试点是国家的还是省里的")
    assert entries_cited(answer) == [(2025, 17)]
    assert "山东省首批" in answer.text


@pytest.mark.parametrize(
    ("turns", "said", "cited"),
    [
        (
            ("2024年一季度污水处理厂提标改造有几个开工了", "2025年呢"),
            "2025年一季度没有与2024年一季度第32项相同的事项，相近的是第33项。",
            [33],
        ),
        (
            ("今年30项涉海关键技术攻关进展", "去年那批市里给了多少钱"),
            "2024年一季度没有与2025年一季度第18项相同的事项，相近的是第18项。",
            [18],
        ),
    ],
)
def test_another_period_is_told_by_what_it_has_of_the_same_things(
    turns: tuple[str, ...], said: str, cited: list[int]
) -> None:
    answer = after(model_line(), *turns)
    assert answer.text.startswith(said)
    assert numbers_cited(answer) == cited


@pytest.mark.parametrize(
    "turns",
    [
        ("社零增速是多少", "换成今年一季度"),
        ("居民收入增长多少", "今年呢"),
        ("保障性住房筹集几套", "今年呢"),
    ],
)
def test_what_another_period_has_nothing_of_is_refused(turns: tuple[str, ...]) -> None:
    assert after(model_line(), *turns).refused


def test_another_district_takes_the_place_of_the_one_before() -> None:
    answer = after(model_line(), "崂山区无障碍改造开工了多少户", "市南呢，完工几户")
    assert answer.text.startswith("2户。")
