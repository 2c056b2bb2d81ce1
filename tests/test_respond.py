"""Whole questions over two invented ledgers: follow-ups, long preambles, words to hold, totals."""

from __future__ import annotations

import pytest
from lines import entries_cited, line_of, model_line, numbers_cited, shipped_line
from samples import ledger_of

from index.entry import Period
from qa.answer import Answer
from qa.chain import Line

NOW = (
    ("举办全民健身活动2万场以上。", "举办县级健身活动738场次，举办乡镇级以下活动3067场次。"),
    ("抓好52个重点项目建设。", "52个重点项目已开工35个，完成投资56.7亿元。"),
    ("建设白石大桥。", "白石大桥完成投资3.2亿元，管线迁改完成9处，主塔已完成封顶。"),
    ("建设青山大桥。", "青山大桥完成投资1.6亿元，管线迁改完成5处，正在架梁。"),
    ("新增城区绿地800公顷。", "新增城区绿地200公顷。"),
    ("货运量增长6%。", "完成货运量1200万吨，同比增长5.2%。"),
    ("实施50条背街小巷整治。", "南汀新区27条背街小巷已开工。"),
    ("推进农村电网改造。", "完成招标，北禾新区正在施工。"),
    ("建设数字档案馆。", "正在办理招投标手续。"),
)
BEFORE = (
    ("新增城区绿地1000公顷。", "新增城区绿地180公顷。"),
    ("货运量增长7%。", "完成货运量1100万吨，同比增长6.1%。"),
    ("实施100条背街小巷整治。", "46条背街小巷已开工。"),
)


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Line:
    home = tmp_path_factory.mktemp("respond") / "home"
    before = ledger_of(*BEFORE, place="柏川县", period=Period.of_quarter(2024, 1))
    return line_of(home, ledger_of(*NOW, place="柏川县"), before)


def answered(line: Line, *turns: str) -> Answer:
    """Return the answer to the last of some turns."""
    *earlier, question = turns
    return line.answer(question, [{"role": "user", "content": one} for one in earlier])


# Follow-ups that do not say so.


@pytest.mark.parametrize(("bridge", "number"), [("白石大桥", 3), ("青山大桥", 4)])
@pytest.mark.parametrize("question", ["管线迁改完成几处", "管线迁改的进展怎么样"])
def test_a_question_that_the_entry_of_the_turn_before_meets_goes_on_from_it(
    line: Line, bridge: str, number: int, question: str
) -> None:
    answer = answered(line, f"{bridge}进展如何", question)
    assert entries_cited(answer) == [(2025, number)]


def test_it_goes_on_over_a_turn_that_went_on_itself(line: Line) -> None:
    answer = answered(line, "青山大桥进展如何", "完成投资多少亿元", "管线迁改完成几处")
    assert answer.text.splitlines()[0] == "5处。[1]"


@pytest.mark.parametrize(
    ("question", "number"),
    [("货运量同比增长多少", 6), ("背街小巷开工了几条", 7), ("白石大桥完成投资多少", 3)],
)
def test_a_subject_of_its_own_is_no_follow_up(line: Line, question: str, number: int) -> None:
    alone = answered(line, question)
    assert entries_cited(alone) == [(2025, number)]
    assert answered(line, "青山大桥进展如何", question).text == alone.text


def test_entries_asked_for_are_of_the_whole_ledger(line: Line) -> None:
    alone = answered(line, "提到招标的有哪些")
    assert entries_cited(alone) == [(2025, 8)]
    assert answered(line, "青山大桥进展如何", "提到招标的有哪些").text == alone.text


@pytest.mark.parametrize(
    ("turns", "said", "cited"),
    [
        (
            ("52个重点项目完成投资多少", "没开工的有几个"),
            "52 − 35 = 17个",
            (2025, 2),
        ),
        (
            ("2024年一季度货运量增速是多少", "离当年目标差几个点"),
            "7 − 6.1 = 0.9个百分点",
            (2024, 2),
        ),
        (
            ("2024年城区绿地新增多少", "离当年目标还差多少"),
            "1000 − 180 = 820公顷",
            (2024, 1),
        ),
        (("白石大桥完成投资多少", "换成万元呢"), "3.2 × 10000 = 32000万元", (2025, 3)),
    ],
)
def test_a_follow_up_is_worked_out_of_the_entry_and_the_year_of_the_talk(
    line: Line, turns: tuple[str, ...], said: str, cited: tuple[int, int]
) -> None:
    answer = answered(line, *turns)
    assert said in answer.text.splitlines()[0]
    assert entries_cited(answer) == [cited]


# What is told before the question.


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "小李请假了，老王又出差，打印机还坏着，这几天忙得脚不沾地。货运量同比增长多少？",
            "5.2%。[1]",
        ),
        (
            "上午接了三个投诉电话，邻居吵架也来找我们，孩子家长会也没去成——背街小巷到底开工了多少条？",
            "27条。[1]",
        ),
        ("市民来电问：白石大桥完成投资多少", "3.2亿元。[1]"),
        ("分管文体的副市长下午要听汇报，白石大桥完成投资多少", "3.2亿元。[1]"),
        ("规划院编年鉴需要，白石大桥完成投资多少", "3.2亿元。[1]"),
        ("背街小巷开工了多少条，别拿去年的数糊弄我", "27条。[1]"),
        ("去年的背街小巷开工了几条（不是今年那50条）", "46条。[1]"),
    ],
)
def test_the_sentence_that_asks_is_answered_whatever_is_told_around_it(
    line: Line, question: str, said: str
) -> None:
    assert answered(line, question).text.splitlines()[0] == said


def test_a_told_sentence_does_not_stand_for_what_no_ledger_holds(line: Line) -> None:
    answer = answered(
        line,
        "上午接了三个投诉电话，邻居吵架也来找我们，孩子家长会也没去成——图书馆到底开工了多少座？",
    )
    assert answer.refused
    assert "图书馆" in answer.text


@pytest.mark.parametrize(
    ("question", "said", "number"),
    [
        ("既然货运量增长5.2%，那城区绿地新增了多少公顷", "200公顷。", 5),
        ("如果白石大桥已经封顶了，那么青山大桥完成投资多少", "1.6亿元。", 4),
        ("既然货运量增长5.2%，那离全年目标差几个点", "增速5.2%，目标6%", 6),
    ],
)
def test_what_is_given_first_is_not_what_is_asked_unless_nothing_else_is_named(
    line: Line, question: str, said: str, number: int
) -> None:
    answer = answered(line, question)
    assert answer.text.startswith(said)
    assert entries_cited(answer) == [(2025, number)]


# Words that entries hold, and pledges named by their number.


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("涉及南汀新区或北禾新区的有哪些", [7, 8]),
        ("提到招标（招投标也算）的有哪些", [8, 9]),
        ("提到主塔或者架梁的有哪些", [3, 4]),
        ("写明已完成投资的具体金额的有哪些", [2, 3, 4]),
    ],
)
def test_entries_that_hold_any_of_the_words_are_listed(
    line: Line, question: str, numbers: list[int]
) -> None:
    assert entries_cited(answered(line, question)) == [(2025, number) for number in numbers]


@pytest.mark.parametrize("question", ["16个重点项目进展如何", "60个重点项目建得怎么样"])
def test_a_pledge_of_another_number_is_refused_and_the_nearest_named(
    line: Line, question: str
) -> None:
    answer = answered(line, question)
    assert answer.refused
    assert "最接近的是2025年一季度第2项" in answer.text
    assert not answered(line, "52个重点项目进展如何").refused


@pytest.mark.parametrize("question", ["中水回用还没开工的有几个", "图书馆有几座没开工"])
def test_a_condition_of_a_subject_that_no_entry_has_is_not_asked_of_the_whole_ledger(
    line: Line, question: str
) -> None:
    answer = answered(line, question)
    assert answer.refused
    assert entries_cited(answer) == []


# Two ledgers at once.


@pytest.mark.parametrize("question", ["两份台账一共多少项", "两年台账共有多少项"])
def test_the_entries_of_two_ledgers_are_added_in_sight(line: Line, question: str) -> None:
    assert answered(line, question).text.startswith("合计12项（9 + 3 = 12项）。")


def test_of_one_ledger_nothing_is_added(line: Line) -> None:
    text = answered(line, "2025年一季度台账一共多少项").text
    assert "共9项" in text
    assert "+" not in text


def test_growth_over_the_year_before_is_told_from_one_period(line: Line) -> None:
    answer = answered(line, "2024年一季度货运量比上年涨了百分之几")
    assert entries_cited(answer) == [(2024, 2)]
    assert "6.1%" in answer.text


def test_a_target_moved_between_two_years_is_said_to_have_moved(line: Line) -> None:
    text = answered(line, "背街小巷目标今年比去年下调了多少").text
    assert text.startswith("下调50条（100 − 50 = 50条）")


# Periods and places that no ledger is of.

HARVEST = (
    ("粮食总产量22万吨以上。", "粮食总产8.7万吨，增长1.6%。"),
    ("新增海运航线10条。", "新开通海运航线4条。"),
    ("净增科技型企业45家，建设场景实验室。", "计划二季度启动实验室申报。"),
    ("改造危桥8座。", "危桥已改造3座，计划二季度完工。"),
    ("建设海上光伏。", "海上光伏完成投资5.7亿元，完成年度投资计划28.5%。"),
    ("推动医务骨干下乡帮扶1000人。", "已组织医务骨干1019人下乡。"),
)


@pytest.fixture(scope="module")
def harvest(tmp_path_factory: pytest.TempPathFactory) -> Line:
    return line_of(tmp_path_factory.mktemp("harvest") / "home", ledger_of(*HARVEST))


def test_what_the_entry_tells_of_the_year_before_is_told_without_its_ledger(harvest: Line) -> None:
    answer = answered(harvest, "粮食产量如何，比上年多还是少")
    assert "增长1.6%" in answer.text
    assert "没有报告比上年" not in answer.text


def test_an_entry_that_tells_nothing_of_the_year_before_is_said_to(harvest: Line) -> None:
    answer = answered(harvest, "新开通海运航线几条，比去年多还是少")
    assert "新开通海运航线4条" in answer.text
    assert "没有报告比上年的变化，台账中也没有2024年的数据" in answer.text


def test_a_period_that_no_ledger_is_of_is_told_only_by_what_speaks_of_the_subject(
    harvest: Line,
) -> None:
    answer = harvest.answer("今年二季度海运新航线又开了几条")
    assert answer.refused
    assert entries_cited(answer) == [(2025, 2)]
    assert entries_cited(answered(harvest, "计划二季度启动或完工的有哪些")) == [
        (2025, 3),
        (2025, 4),
    ]


@pytest.mark.parametrize(
    "question",
    [
        "哪些申报类的事今年一季度还没开始、说是安排到二季度才启动",
        "今年一季度哪些事还没启动，要等二季度",
        "今年一季度没动、推到二季度才启动的任务有哪些",
    ],
)
def test_what_is_put_off_until_a_later_quarter_is_what_speaks_of_it(question: str) -> None:
    assert sorted(set(entries_cited(model_line().answer(question)))) == [(2025, 8), (2025, 14)]


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("申报工作明确排到第二季度才启动的，请列示。（2025年）", {(2025, 8), (2025, 14)}),
        ("把申报放到二季度的事项列出来", {(2025, 8), (2025, 14)}),
        ("哪些工作安排在4月份", {(2024, 10)}),
        ("哪些事项要到年底才评估", {(2025, 17)}),
        # A month that only the quarter's ledger reports on is what entries say is of it.
        ("去年1月份就做了的事有哪些", {(2024, 34)}),
        ("3月份办的事有哪些", {(2025, 25), (2025, 42), (2025, 43)}),
    ],
)
def test_when_something_is_to_be_is_what_speaks_of_that_time(
    question: str, cited: set[tuple[int, int]]
) -> None:
    assert set(entries_cited(model_line().answer(question))) == cited


def test_what_no_entry_says_is_of_a_month_is_refused() -> None:
    answer = model_line().answer("2025年1月份开展的工作有哪些")
    assert answer.refused
    assert "没有一项写明是2025年1月份的" in answer.text


def test_what_is_put_off_until_a_quarter_that_nothing_speaks_of_is_refused() -> None:
    assert model_line().answer("今年一季度没开工、排到三季度的项目有哪些").refused


def test_the_whole_year_is_reckoned_from_its_first_months(harvest: Line) -> None:
    answer = answered(harvest, "海上光伏照已投的钱和进度比例反推，今年全年打算投多少")
    assert "5.7 ÷ 28.5% ≈ 20亿元" in answer.text
    assert (
        "5.7 ÷ 28.5% ≈ 20亿元"
        in answered(harvest, "海上光伏照已投的钱和进度比例反推，今年全年投多少").text
    )


def test_the_constituency_of_who_asks_is_no_district(harvest: Line) -> None:
    question = "我是人大代表，选区里卫生院缺大夫。要派医务骨干下乡帮扶，现在凑够一千人没有"
    assert entries_cited(answered(harvest, question)) == [(2025, 6)]


def test_who_holds_an_office_that_the_entry_does_not_name_is_refused(harvest: Line) -> None:
    assert harvest.answer("海上光伏的总经理是谁").refused


def test_a_quarter_of_a_year_that_no_ledger_is_of_is_no_quarter_of_another(harvest: Line) -> None:
    answer = answered(harvest, "2020年二季度的实验室、危桥改造分别怎么样")
    assert answer.refused
    assert "2020年二季度" in answer.text


def test_who_holds_an_office_is_answered_by_no_list_of_its_field(line: Line) -> None:
    answer = answered(line, "分管绿地的副县长是谁")
    assert answer.refused
    assert "没有记载" in answer.text


def test_years_that_no_ledger_is_of_are_named_beside_those_that_are_told() -> None:
    told = shipped_line().answer("2022年、2024年、2025年的GDP增速").text
    assert "台账中没有2022年的数据。" in told
    assert "台账中没有" not in shipped_line().answer("2024年、2025年的GDP增速").text


@pytest.mark.parametrize("month", ["九十月份", "十月", "11月"])
def test_a_month_that_a_thing_is_said_to_be_in_is_set_right_by_its_entry(month: str) -> None:
    asked = f"跨国公司领导人青岛峰会2024年是安排在{month}办的对吧"
    answer = shipped_line().answer(asked)
    assert not answer.refused
    assert entries_cited(answer) == [(2024, 17)]
    assert "8月27日" in answer.text


def test_a_month_that_a_figure_is_asked_of_is_a_period() -> None:
    answer = shipped_line().answer("2024年十一月GDP增长多少")
    assert answer.refused
    assert "没有2024年四季度的数据" in answer.text


def test_no_other_unit_is_added_up_than_the_one_that_is_asked_for() -> None:
    answer = model_line().answer("全民健身活动今年一季度总共吸引了多少人次参加")
    assert answer.refused
    assert "3805" not in answer.text


@pytest.mark.parametrize("question", ["8号线南段几时能坐上", "8号线南段到底几时通车"])
def test_a_day_asked_for_in_an_older_word_is_refused_where_none_is_told(question: str) -> None:
    answer = model_line().answer(question)
    assert answer.refused
    assert "没有写明时间" in answer.text


def test_a_columns_word_that_begins_a_titles_name_asks_for_no_column() -> None:
    answer = model_line().answer("去年Q1的GDP、预算收入、固投、社零、居民收入，增速一次性给齐")
    assert entries_cited(answer) == [(2024, number) for number in range(1, 6)]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("崂山区无障碍改造开工户数是市南区的几倍", "前者是后者的12.6倍（63 ÷ 5 = 12.6倍）"),
        ("都市圈52个项目平均完成投资多少", "平均每个1.09亿元（56.7 ÷ 52 = 1.09亿元）"),
        ("海洋项目平均单个投资额", "平均每个5033.53万元"),
        ("绿色建筑比目标快还是慢", "占目标1000万平方米的27.8%"),
        ("去年5G基站离目标还差多少，哪天能完成", "还差1030个（3500 − 2470 = 1030个）"),
    ],
)
def test_what_is_worked_out_leads_whatever_else_is_asked(question: str, said: str) -> None:
    assert said in model_line().answer(question).text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("GDP增速在副省级城市里排第几", "增速居副省级城市第4位。"),
        ("居民收入全省排名", "总量保持全省第一。"),
    ],
)
def test_a_place_in_an_order_is_told_with_those_among_whom_it_is(question: str, said: str) -> None:
    assert model_line().answer(question).text.startswith(said)


@pytest.mark.parametrize(
    "question",
    [
        "去年齐鲁样板示范区申报第几披，省里批了没",
        "老城区的历史老房子，点名的是哪两条路的街区",
        "林长制去年搞了个什么“年”活动来着，叫啥名儿",
    ],
)
def test_a_batch_two_roads_and_a_name_are_told_by_their_entry(question: str) -> None:
    assert not model_line().answer(question).refused


@pytest.mark.parametrize("question", ["GDP在全国排第几", "GDP全省排名", "居民收入全国第几"])
def test_a_place_among_others_is_no_place_among_those_asked_for(question: str) -> None:
    answer = model_line().answer(question)
    assert answer.refused
    assert "名次" in answer.text
    assert not answer.text.startswith("第")


@pytest.mark.parametrize(
    "question", ["哪个规划过了公示在走报批", "哪部规划已经公示完正在报批", "哪个规划正在报批"]
)
def test_which_document_is_so_is_asked_of_the_entry_of_several(question: str) -> None:
    answer = model_line().answer(question)
    assert set(numbers_cited(answer)) == {25}
    assert "完成批前公示，目前正在按程序推进报批工作" in answer.text


def test_whom_an_action_is_for_asks_for_no_target() -> None:
    answer = model_line().answer("六进六引是冲着谁去的")
    assert not answer.text.startswith("目标")
    assert "新业态从业人员等重点群体" in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("海洋技术攻关今年比去年多安排几项", "前者多3项（30 − 27 = 3项）"),
        ("财政那块一季度收的，25年比24年同期多了几个亿", "387.7 − 384.6 = 3.1亿元"),
        ("居民平均每人进账多少钱，比上年同期涨了几个点", "16225元"),
        ("今年财政收入的实际增速同年初定的目标差几个百分点", "2.2个百分点"),
        ("产业技术攻关，实际组织实施的比年初定的数多出几项", "超出目标40项"),
        ("海上光伏一期全年投资盘子有多大，麻烦折算一下", "约20亿元"),
        ("那七个专项规划里头，写明专家评审和规委会两关都过了的有几个", "有3个"),
        ("规划局那七个规划，写明已经过了市规委会审议的有几个", "有3个"),
        ("7个专项规划当中，专家评审、市规委会两关都过了但还没印发实施的，有几个？", "有3个"),
        ("7个专项规划中评审、规委会审议两关都走过、还没印发的有几个", "有3个"),
        ("益海嘉里二期现在能投产不？我们做贷后检查，哪怕台账上一句话也行", "试运行"),
        ("为啥医务骨干下基层帮扶才落实了几百号人，不是说一千名吗", "1019人"),
        ("光看开工不行，海洋项目资金落地多少", "85.57亿元"),
    ],
)
def test_a_question_as_it_is_said_is_answered_with_its_figure(question: str, said: str) -> None:
    answer = model_line().answer(question)
    assert not answer.refused
    assert said in answer.text


@pytest.mark.parametrize(
    "question", ["今年一季度全市帮多少残疾人找到了工作", "大沽河治理后达标率多少"]
)
def test_what_is_counted_nowhere_is_refused(question: str) -> None:
    assert model_line().answer(question).refused


def test_a_cause_of_a_goal_moved_is_no_wrong_figure() -> None:
    answer = model_line().answer("今年财政收入目标为什么从5%降到3%，是出于什么考虑")
    assert answer.refused
    assert "没有说明原因" in answer.text


@pytest.mark.parametrize("question", ["卫健口今年的几项汇总一下", "卫生健康口今年的几项麻烦理一下"])
def test_the_few_of_a_field_are_listed(question: str) -> None:
    assert numbers_cited(model_line().answer(question)) == [39, 40, 41]


def test_names_right_before_their_number_are_names() -> None:
    answer = model_line().answer("污水厂提标改造当时还在跑前期的是哪两家")
    assert not answer.refused
    assert "胶州崇杰污水处理厂2个" in answer.text


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("海洋领域重点项目清单里，对每个项目都明确了哪些内容？", [19]),
        ("产业关键技术攻关在哪些领域组织实施，共安排多少项？", [9]),
        ("综合交通体系规划现在走到哪个环节了", [25]),
        ("家庭医生签约和医保付费这块，市南率先推了什么、莱西又做成了哪件事？", [40]),
        ("2024年台账里旅游码头整合提升，二中湾的新码头干到什么程度了？", [36]),
        # What a field has is still a list.
        ("交通方面的事项有哪些", [5, 20, 21]),
    ],
)
def test_a_part_of_what_one_entry_tells_is_no_list(question: str, cited: list[int]) -> None:
    assert numbers_cited(model_line().answer(question)) == cited


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("污水处理项目开工几个了，总共几个", "已开工9个"),
        ("省市重点项目开工了几个，一共几个", "405个"),
    ],
)
def test_what_is_begun_is_not_added_to_the_whole(question: str, said: str) -> None:
    text = model_line().answer(question).text
    assert said in text
    assert "合计" not in text
    assert "16个项目已开工；" not in text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("检验检查互认平均每互认一次省多少钱", "平均每次50元（20000000 ÷ 400000 = 50元）"),
        ("给个2024年一季度台账的全貌：总项数、跑在前面的", "2024年一季度共38项"),
        ("地铁盾构等掘进设备累计始发了几台，区间双线贯通了多少个", "区间双线贯通26个"),
        ("2024年推进的城中村里有多少个不在国家计划内？", "142 − 19 = 123个"),
        ("概念验证平台和中试基地目标几家，现在啥进度", "目标是30家左右"),
        ("前几天看公告栏说今年要给村里通规模化供水，到现在通了几个村了", "1个"),
        ("另有两个项目开过岸线使用评审会，是谁牵头开的", "由省交通运输厅组织"),
        ("GDP增速比目标高多少，财政收入比目标低多少", "3 − 0.8 = 2.2个百分点"),
        ("市级和区市级的健身活动加总有多少，占全年2万场的比例", "（738 + 3067） ÷ 20000 = 19%"),
        ("港口一季度新辟了几条海上班轮线路？", "4条"),
        ("2024年哪些条目写到了春节期间的活动或安排？", "提到“春节”的有2项"),
        ("120个村庄的生活污水治理已经完成过半了吧，具体治理了哪些？", "第32项"),
    ],
)
def test_each_is_told_by_what_it_is_asked_in(question: str, said: str) -> None:
    answer = model_line().answer(question)
    assert not answer.refused
    assert said in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "10个紧密型医联体的牵头医院分别是哪几家？",
        "港航工程是谁牵头的",
    ],
)
def test_what_no_entry_names_is_refused(question: str) -> None:
    assert model_line().answer(question).refused


def test_an_installed_capacity_is_not_reckoned_from_one_phase() -> None:
    text = model_line().answer("全市新能源总装机有多少，离700万千瓦还差多少").text
    assert "700 − 55" not in text


def test_a_day_out_is_no_question_of_the_place() -> None:
    answer = model_line().answer("周末想爬崂山，该带点什么吃的？")
    assert answer.refused
    assert not answer.citations


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("无障碍改造目前多少户", "68户"),
        ("目前几条背街小巷开工", "27条"),
        ("当前开通海运航线几条", "4条"),
        ("居民收入增速在全省第几呀", "总量保持全省第一"),
    ],
)
def test_a_number_asked_for_by_now_is_one(question: str, said: str) -> None:
    assert model_line().answer(question).text.startswith(said)


@pytest.mark.parametrize("question", ["GDP增速全省第几啦", "整治的山头几个", "安置房目前多少套"])
def test_what_is_not_reported_by_now_is_refused(question: str) -> None:
    assert model_line().answer(question).refused


def test_a_feast_that_is_to_be_held_is_no_small_talk() -> None:
    assert numbers_cited(model_line().answer("五一要办文化旅游活动吗")) == [16]
