"""What a question takes for granted and an entry contradicts."""

from __future__ import annotations

import pytest
from lines import line_of, model_line, new_home
from samples import entry, entry_of, ledger_of

from index.entry import Entry, Role
from qa.premise import verdict_on
from qa.question import parse

GYM = entry("建设云汀县体育馆。", "完成投资2亿元，体育馆已完成主体结构封顶，正在砌筑。")
BRIDGE = entry("建设云汀大桥。", "云汀大桥已于3月正式开工。")
PLANS = entry("编制规划。", "矿产规划已印发，林地规划已印发实施。")
LED = entry_of(
    事项=(Role.TITLE, "建设云汀大桥"),
    牵头单位=(Role.UNIT, "县住建局、县水务局"),
    配合单位=(Role.UNIT, "县财政局"),
    进展情况=(Role.PROGRESS, "已开工。"),
)


def corrected(question: str, own: Entry) -> str:
    """Return what sets the question right, empty where nothing does."""
    found = verdict_on(parse(question), own)
    return found.text if found else ""


@pytest.mark.parametrize(
    ("question", "own", "said"),
    [
        ("体育馆还没封顶吧", GYM, "体育馆已完成主体结构封顶"),
        ("为什么体育馆没有封顶", GYM, "体育馆已完成主体结构封顶"),
        ("听说云汀大桥还没开工", BRIDGE, "云汀大桥已于3月正式开工"),
        ("林地规划还没印发吧", PLANS, "林地规划已印发实施"),
        ("矿产规划还没印发吧", PLANS, "矿产规划已印发"),
    ],
)
def test_what_is_said_to_be_not_yet_so_is_set_right_by_what_the_entry_says_is_done(
    question: str, own: Entry, said: str
) -> None:
    assert corrected(question, own) == f"与台账不符：台账写明{said}。"


@pytest.mark.parametrize(
    ("question", "progress"),
    [
        ("体育馆还没封顶吧", "体育馆已完成主体封顶，训练馆尚未封顶。"),
        ("没封顶的体育馆为什么没封顶", "体育馆已完成主体封顶。"),
        ("体育馆还没封顶吧", "训练馆已封顶，体育馆计划6月封顶。"),
        ("体育馆还没封顶吧", "体育馆已完成基础施工，争取年底封顶。"),
        ("体育馆还没开通吧", "体育馆已完成主体封顶。"),
        ("体育馆已经封顶了吧", "体育馆已完成主体结构封顶。"),
        ("体育馆什么时候封顶的", "体育馆已完成主体结构封顶。"),
    ],
)
def test_where_the_entry_says_not_yet_of_anything_or_nothing_of_it_nothing_is_set_right(
    question: str, progress: str
) -> None:
    assert corrected(question, entry("建设体育馆。", progress)) == ""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("云汀大桥是交通局牵头的", "牵头单位是县住建局、县水务局"),
        ("云汀大桥是交通局牵头的吧？", "牵头单位是县住建局、县水务局"),
        ("大桥由县发改委牵头，对吗", "牵头单位是县住建局、县水务局"),
        ("大桥是水务局配合的吗", "配合单位是县财政局"),
    ],
)
def test_a_unit_that_does_not_lead_it_is_set_right_by_those_that_do(
    question: str, said: str
) -> None:
    assert corrected(question, LED) == f"与台账不符：台账写明{said}。"


@pytest.mark.parametrize(
    "question",
    [
        "云汀大桥是住建局牵头的",
        "云汀大桥是县水务局牵头的吗",
        "大桥是财政局配合的吗",
        "大桥是哪个局牵头的",
        "大桥是谁牵头的",
    ],
)
def test_a_unit_that_does_lead_it_or_that_is_asked_for_is_not_set_right(question: str) -> None:
    assert corrected(question, LED) == ""


def test_without_a_column_of_units_nobody_is_set_right() -> None:
    assert corrected("云汀大桥是交通局牵头的", BRIDGE) == ""


INVESTMENT = entry("固定资产投资增长7%。", "同比增长3.2%，其中房地产开发投资下降11.6%。")
DOCTORS = entry("推动1000名医务骨干下基层。", "已组织医务骨干1019名下基层。")


@pytest.mark.parametrize(
    ("question", "own", "said"),
    [
        ("听说房地产开发投资涨了11.6%，是吧", INVESTMENT, "下降11.6%"),
        ("医务骨干下基层还不到1000名，为什么完不成", DOCTORS, "1019名，已达到目标1000名"),
    ],
)
def test_a_fall_taken_for_a_rise_and_a_target_reached_are_set_right(
    question: str, own: Entry, said: str
) -> None:
    assert said in corrected(question, own)


def test_a_rise_that_the_entry_reports_is_not_set_right() -> None:
    assert corrected("听说固定资产投资涨了3.2%，是吧", INVESTMENT) == ""


STATIONS = entry("新开通5G基站3500个。", "一季度新开通5G基站2470个。")
PARKS = entry("完成5个山头公园整治。", "正在评审方案。")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("5G基站开通了12000个，怎么宣传好", "记载完成2470个"),
        ("5G基站新开通了一万多个，这个成绩不错", "记载完成2470个"),
        ("5G基站任务完成一半了", ""),
        ("5G基站开通了2470个，还差什么", ""),
        ("5G基站开通了多少个", ""),
    ],
)
def test_a_number_claimed_by_the_way_is_set_right(question: str, said: str) -> None:
    assert (said in corrected(question, STATIONS)) if said else not corrected(question, STATIONS)


def test_more_than_a_half_that_is_not_is_set_right_with_what_is_done() -> None:
    own = line_of(new_home(), ledger_of(("新增供水村庄100个。", "已有1个村庄接入供水。")))
    answer = own.answer("供水都接进五十来个村了，过半了，能提前收官吧？")
    assert "记载完成1个（目标100个），未过半" in answer.text


METRO = entry(
    "推进8条地铁线路建设。", "全市在建线路8条。8号线南段土建施工完成90.6%，6座车站已封顶。"
)
AREAS = entry("打造10个乡村振兴片区。", "推动加快建设进度，目前完工率已达88.06%。")


@pytest.mark.parametrize(
    ("question", "own", "said"),
    [
        (
            "十个乡村振兴片区干到现在才完工一半,为什么这么慢",
            AREAS,
            "与台账不符：台账写明目前完工率已达88.06%，已过半。",
        ),
        (
            "乡村振兴片区完工率还不到一半，原因是什么",
            AREAS,
            "与台账不符：台账写明目前完工率已达88.06%，已过半。",
        ),
        ("乡村振兴片区完工一大半了吧", AREAS, ""),
        (
            "8号线南段土建才干了一半，为什么这么慢",
            METRO,
            "与台账不符：台账写明8号线南段土建施工完成90.6%，已过半。",
        ),
        # The rate is of one line, and of no other works.
        ("地铁才完成一半，为什么这么慢", METRO, ""),
    ],
)
def test_a_half_wrongly_claimed_is_set_right_by_a_rate_of_the_same(
    question: str, own: Entry, said: str
) -> None:
    assert corrected(question, own) == said


def test_what_a_title_pledges_is_not_told_as_done() -> None:
    told = corrected("山头公园整治完成了3个，剩下的怎么样", PARKS)
    assert told == "与台账不符：台账没有写明3个，“完成5个山头公园整治”是目标。"


def test_what_a_share_leaves_of_the_whole_is_no_other_figure() -> None:
    own = entry("建设地铁。", "南段土建施工完成90.6%。")
    assert corrected("南段就剩下9.4%了吧", own) == ""
    assert "90.6%" in corrected("南段已完成80%了吧", own)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("固定资产投资增速怎么不到4%", ""),
        ("固定资产投资增速超过3%了吧", ""),
        ("固定资产投资增速不到3%吧", "记载的是3.2%"),
        ("固定资产投资增速超过5%了吧", "记载的是3.2%"),
    ],
)
def test_a_bound_that_the_figure_keeps_to_is_not_set_right(question: str, said: str) -> None:
    assert (
        (said in corrected(question, INVESTMENT)) if said else not corrected(question, INVESTMENT)
    )


def test_what_is_to_begin_is_not_begun() -> None:
    homes = entry("改造小区86个。", "开工73个；剩余13个计划8月底前全部开工。")
    assert corrected("小区改造为何剩13个没开工", homes) == ""


def test_what_a_part_has_left_is_no_wrong_number_of_the_whole() -> None:
    homes = entry("改造500户。", "共开工68户。其中东岗区完成206户评估，开工63户。")
    assert corrected("东岗区没开工的143户为什么没开", homes) == ""
    assert "开工68户" in corrected("已经开工143户了吧", homes)


def test_a_day_before_a_step_is_no_word_that_it_is_taken() -> None:
    sea = entry("实施30项攻关。", "30项攻关已完成项目立项前公示，正在签订任务书。")
    assert corrected("30项攻关为什么还没立项", sea) == ""


def test_the_least_that_is_denied_may_be_done() -> None:
    own = entry("加快52个重点项目建设。", "已开工35个，未开工项目17个，均已开展项目前置工作。")
    said = verdict_on(parse("没开工的17个为什么连前置工作都没做"), own)
    assert said
    assert said.text == "与台账不符：台账写明均已开展项目前置工作。"
    assert verdict_on(parse("没开工的17个为什么连土地手续都没办"), own) is None


def test_a_target_that_is_reached_is_not_short() -> None:
    own = entry("推动1000名医务骨干下基层。", "已组织团队1019人。")
    said = verdict_on(parse("医务骨干为啥到现在还没凑够一千人"), own)
    assert said
    assert said.text == "与台账不符：台账记载完成1019人，已达到目标1000名。"
    other = verdict_on(parse("医务骨干为啥还没凑够两千人"), own)
    assert other is None or "已达到" not in other.text


def test_what_fell_of_a_whole_that_rose_is_no_claim() -> None:
    own = entry("一般公共预算收入增长3%。", "一般公共预算收入387.7亿元，同比增长0.8%。")
    assert verdict_on(parse("财政收入才涨0.8个点，主要原因是哪些税种下滑"), own) is None
    assert verdict_on(parse("财政收入为什么下滑了"), own)


def test_whether_it_is_so_is_no_claim() -> None:
    own = entry("推动1000名医务骨干下基层。", "已组织团队1019人。")
    assert verdict_on(parse("医务骨干有没有达到1000人"), own) is None


def test_what_is_said_to_be_built_may_not_have_begun() -> None:
    own = entry("打造数字农业示范园10家以上。", "示范园项目已完成回填，争取早日开工。")
    said = verdict_on(parse("数字农业示范园既然已经建成运营，产值有了没有"), own)
    assert said
    assert "争取早日开工" in said.text


def test_what_is_said_not_to_be_held_at_all_may_be() -> None:
    own = entry("举办主题活动20场以上。", "一季度已成功举办青年交流营等活动。")
    said = verdict_on(parse("主题活动一季度一场没办，是经费没到位吗"), own)
    assert said
    assert said.text == "与台账不符：台账写明一季度已成功举办青年交流营等活动。"


PARKING = entry("新增停车位5000个。", "新增停车位1200个。")
ROADS = entry("完成道路投资80亿元。", "完成投资12亿元。")
TRADE = entry("外贸增长5%。", "一季度，外贸增长6.1%，高于全省1.2个百分点。")


@pytest.mark.parametrize(
    ("question", "own"),
    [
        ("停车位已经突破2000个了吧", PARKING),
        ("听说停车位过2000个了", PARKING),
        ("道路完成投资超过20亿元了吧", ROADS),
    ],
)
def test_a_bound_that_is_not_reached_is_set_right(question: str, own: Entry) -> None:
    said = corrected(question, own)
    assert said.startswith("与台账不符：台账记载完成1")
    assert "未达到" in said


@pytest.mark.parametrize(
    "question", ["停车位已经超过1000个了吧", "停车位能超过2000个吧", "停车位还没突破2000个吧"]
)
def test_a_bound_that_is_kept_to_or_not_claimed_is_left(question: str) -> None:
    assert corrected(question, PARKING) == ""


def test_a_half_or_tenths_claimed_are_not_the_whole() -> None:
    assert "未过半" in corrected("停车位任务开门红就完成一半了吧", PARKING)
    assert "未过半" in corrected("停车位一季度就完成了一半吧", PARKING)
    assert corrected("停车位任务已经完成两成了吧", PARKING) == ""


def test_the_side_taken_for_granted_is_set_right_and_the_one_asked_for_is_not() -> None:
    assert "高于全省1.2个百分点" in corrected("外贸低于全省平均，差多少", TRADE)
    assert corrected("外贸增速低于全省还是高于全省", TRADE) == ""


BOTH = entry("滚动开展500个技改项目，技改投资增长8%。", "滚动推进418个项目，技改投资增长9%。")
TAX = entry("税收增长5%。", "一季度，税收同比增长2.4%。")


@pytest.mark.parametrize(
    ("question", "own", "said"),
    [
        ("外贸增速比目标低了对吧", TRADE, "6.1%，高于目标5%"),
        ("外贸增速没达到年度目标，原因是什么", TRADE, "6.1%，高于目标5%"),
        ("税收增速已经超过目标了吧", TAX, "2.4%，低于目标5%"),
        ("听说税收增速比全年目标还高", TAX, "2.4%，低于目标5%"),
    ],
)
def test_the_side_of_the_target_taken_for_granted_is_set_right(
    question: str, own: Entry, said: str
) -> None:
    assert said in corrected(question, own)


@pytest.mark.parametrize(
    ("question", "own"),
    [
        ("外贸增速超过目标了吧", TRADE),
        ("税收增速低于目标的原因是什么", TAX),
        ("税收增速没有超过目标吧", TAX),
        ("税收增速比目标低还是高", TAX),
        ("技改没达到目标吧", BOTH),
    ],
)
def test_the_side_of_the_target_that_it_is_on_or_is_asked_for_is_left(
    question: str, own: Entry
) -> None:
    assert corrected(question, own) == ""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("财政收入一季度超过400亿了吧", "387.7亿元"),
        ("地铁三期102座车站全部封顶了？", "不是全部封顶：102座中53座已封顶。"),
        ("医务骨干只派了800人", "与台账不符：台账记载完成1019人（目标1000名）。"),
    ],
)
def test_what_is_claimed_of_a_number_is_set_right(question: str, said: str) -> None:
    first = model_line().answer(question).text.splitlines()[0]
    assert said in first
    assert first.startswith(("与台账不符", "不是全部"))
