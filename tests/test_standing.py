"""An entry's targets, its progress towards them and its state, on entries made by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from lines import entries_cited, line_of
from samples import entry, entry_of, pairs

from index.entry import Column, Entry, Ledger, Period, Role
from qa.chain import Line
from qa.located import located
from qa.pairs import Pair
from qa.standing import State, standing, verdict


def only_pair(title: str, progress: str) -> Pair:
    (pair,) = standing(entry(title, progress)).pairs
    return pair


# Which figures are put together.


def test_the_progress_in_the_targets_own_words_is_paired_with_it() -> None:
    title, progress = "新增绿色建筑1000万平方米。", "一季度全市新增绿色建筑278.17万平方米。"
    assert pairs(title, progress) == [("完成", "1000万平方米", ["278.17万平方米"])]
    assert only_pair(title, progress).ratio == Decimal("278.17") / 1000


def test_what_is_newly_opened_counts_and_the_stock_does_not() -> None:
    assert pairs("新开通5G基站3500个。", "一季度新开通5G基站2470个，累计3.9万个。") == [
        ("完成", "3500个", ["2470个"])
    ]
    assert pairs("新增5G基站3500个。", "全市5G基站累计3.9万个。") == []


def test_a_provincial_target_is_not_met_by_municipal_progress() -> None:
    assert pairs("创建4个省级乡村振兴片区。", "已建成市级乡村振兴片区10个。") == []
    assert pairs("创建4个省级乡村振兴片区。", "已建成省级乡村振兴片区5个。") == [
        ("完成", "4个", ["5个"])
    ]


def test_a_total_investment_is_no_target() -> None:
    title = "加快总投资3274亿元的52个重点项目建设。"
    progress = "52个重点项目已开工在建35个，已完成投资56.7亿元。"
    assert pairs(title, progress) == [("开工", "52个", ["35个"])]


def test_the_rating_of_a_line_is_no_target() -> None:
    assert pairs("建成500千伏输变电工程。", "已建成220千伏线路。") == []


def test_a_target_of_none_is_not_measured() -> None:
    assert pairs("完成整改0处。", "完成整改0处。") == []


def test_parts_of_the_progress_under_the_targets_verb_are_added() -> None:
    title = "举办全民健身活动2万场以上。"
    progress = "举办市级健身活动738场次。同时，还举办区级健身活动3067场次。"
    assert pairs(title, progress) == [("完成", "2万场", ["738场次", "3067场次"])]
    assert only_pair(title, progress).actual == 738 + 3067
    assert only_pair(title, progress).ratio == Decimal(738 + 3067) / 20000


def test_a_total_among_the_parts_is_not_added_to_them() -> None:
    progress = "举办市级健身活动738场次。举办区级健身活动3067场次。累计举办健身活动3805场次。"
    ((_, _, actuals),) = pairs("举办全民健身活动2万场以上。", progress)
    assert len(actuals) == 1


def test_begun_and_done_are_two_pairs() -> None:
    title, progress = "实施残疾人家庭无障碍改造500户以上。", "全市共开工68户，完工2户。"
    assert pairs(title, progress) == [("开工", "500户", ["68户"]), ("完成", "500户", ["2户"])]


def test_the_target_said_again_in_the_progress_is_no_progress() -> None:
    title, progress = "抓好460个重点项目建设。", "460个重点项目已开工在建405个。"
    assert pairs(title, progress) == [("开工", "460个", ["405个"])]


def test_what_a_figure_was_raised_from_is_no_progress() -> None:
    title = "发放护理补贴200元。"
    assert pairs(title, "发放护理补贴由168元提高到190元。") == [("完成", "200元", ["190元"])]
    assert pairs(title, "发放护理补贴168元。") == [("完成", "200元", ["168元"])]


def test_units_of_another_kind_are_not_paired() -> None:
    assert pairs("新培育民营领军企业150家。", "确定15项支持企业发展的行动计划。") == []
    assert pairs("推动1000名医务骨干下基层。", "已组织团队1019人。") == [
        ("完成", "1000名", ["1019人"])
    ]


def test_what_is_only_planned_or_applied_for_is_no_progress() -> None:
    assert pairs("新增绿色工厂20家。", "计划新增绿色工厂25家，正在申报。") == []


def test_a_growth_target_is_paired_with_the_growth_reported() -> None:
    pair = only_pair("全市生产总值增长5.5%左右。", "实现生产总值4071.34亿元，同比增长5.9%。")
    assert pair.is_growth
    assert pair.actual == Decimal("5.9")


def test_a_target_column_counts_like_a_title() -> None:
    own = entry_of(
        序号=(Role.NUMBER, "1"),
        事项=(Role.TITLE, "绿色建筑。"),
        年度目标=(Role.TARGET, "新增绿色建筑1000万平方米"),
        进展情况=(Role.PROGRESS, "新增绿色建筑250万平方米。"),
    )
    (pair,) = standing(own).pairs
    assert pair.target.column == "年度目标"
    assert pair.ratio == Decimal(250) / 1000


# How far it has come.


def test_a_completion_that_the_text_states_comes_before_the_computed_one() -> None:
    found = standing(
        entry(
            "新增养老保险参保12万人以上。",
            "新增养老保险参保3.2万人，完成市政府工作报告目标任务的30%。",
        )
    )
    assert found.pairs[0].ratio == Decimal("3.2") / 12
    assert found.completion == Decimal(30) / 100


def test_a_rate_of_something_else_is_no_stated_completion() -> None:
    found = standing(entry("推进8条地铁线路建设。", "8号线南段土建施工完成90.6%。"))
    assert found.stated is None


def test_an_entry_without_a_measured_target_has_no_completion() -> None:
    assert standing(entry("办好青岛峰会。", "已启动会务服务。")).completion is None


@pytest.mark.parametrize(("done", "reached"), [("999", False), ("1000", True), ("1001", True)])
def test_a_target_is_reached_from_its_own_value_on(done: str, reached: bool) -> None:
    pair = only_pair("新增绿色建筑1000万平方米。", f"新增绿色建筑{done}万平方米。")
    assert pair.reached is reached


def test_all_begun_is_not_all_done() -> None:
    pair = only_pair("实施50条背街小巷整治。", "60条背街小巷已开工。")
    assert pair.verb == "开工"
    assert pair.ratio > 1
    assert not pair.reached


# The state.


@pytest.mark.parametrize(
    ("title", "progress", "state"),
    [
        ("完成120个村庄治理。", "已全部完成年度任务。", State.FINISHED),
        ("推动1000名医务骨干下基层。", "已组织团队1019人。", State.REACHED),
        ("新开通海运航线10条以上。", "新开通海运航线4条。", State.UNDERWAY),
        ("实施50条背街小巷整治。", "27条背街小巷已开工。", State.UNDERWAY),
        ("完成森林质量提升6万亩。", "正在开展作业设计等前期工作。", State.PRELIMINARY),
        ("新增应用实验室20家以上。", "计划2季度正式启动申报工作。", State.PRELIMINARY),
        ("培育企业150家。", "制定了行动方案，拟于近期按程序印发实施。", State.PRELIMINARY),
        ("整治公园5个。", "做好项目立项、招投标等前期工作。", State.PRELIMINARY),
        ("推进9个工程。", "4个工程已完成投资1.08亿元。5个工程前期工作进展较大。", State.UNDERWAY),
        ("办好峰会。", "内容较多。", State.UNQUANTIFIED),
        ("办好峰会。", "", State.UNQUANTIFIED),
    ],
)
def test_the_state_follows_from_the_words_of_the_progress(
    title: str, progress: str, state: State
) -> None:
    assert standing(entry(title, progress)).state is state


def test_a_status_column_can_say_that_it_is_finished() -> None:
    own = entry_of(
        事项=(Role.TITLE, "办好峰会。"),
        进展情况=(Role.PROGRESS, "见附件。"),
        状态=(Role.STATUS, "已完成"),
    )
    assert standing(own).state is State.FINISHED


@pytest.mark.parametrize(
    ("progress", "not_started"),
    [
        ("16个项目已开工9个，未开工项目争取尽早开工。", True),
        ("已启动建设。", False),
        ("尚未启动。", True),
    ],
)
def test_what_is_not_begun_is_seen_where_the_text_says_so(progress: str, not_started: bool) -> None:
    assert standing(entry("开工建设16个项目。", progress)).not_started is not_started


def test_the_deciding_words_stand_where_the_standing_says() -> None:
    found = standing(entry("完成森林提升6万亩。", "目前正在开展作业设计等前期工作。"))
    column, start, end = found.because
    assert found.entry.text(column)[start:end] == "前期工作"


def test_the_deciding_words_may_stand_in_the_remark() -> None:
    own = entry_of(
        事项=(Role.TITLE, "办好峰会。"),
        进展=(Role.PROGRESS, "见附件。"),
        备注=(Role.REMARK, "已完成"),
    )
    column, start, end = standing(own).because
    assert (column, own.text(column)[start:end]) == ("备注", "已完成")


# Tables of numbers whose unit stands in a header or a title.

BARE = entry_of(
    指标=(Role.TITLE, "城镇新增就业（人）"),
    目标任务=(Role.TARGET, "5000"),
    进度=(Role.PROGRESS, "4100"),
    **{"完成目标(%)": (Role.STATUS, "80")},
)


@pytest.mark.parametrize(
    ("own", "target", "actual", "ratio"),
    [
        (BARE, "5000人", "4100人", Decimal(4100) / 5000),
        (
            entry_of(
                指标=(Role.TITLE, "城镇新增就业"),
                **{"目标（人）": (Role.TARGET, "5000"), "进度（人）": (Role.PROGRESS, "5200")},
            ),
            "5000人",
            "5200人",
            Decimal(5200) / 5000,
        ),
        (
            entry_of(
                指标=(Role.TITLE, "完成投资"),
                **{
                    "目标（单位：万元）": (Role.TARGET, "5000"),
                    "进度（单位：亿元）": (Role.PROGRESS, "0.4"),
                },
            ),
            "5000万元",
            "0.4亿元",
            Decimal(4000) / 5000,
        ),
    ],
)
def test_a_bare_number_counts_in_the_unit_of_its_header_or_of_the_title(
    own: Entry, target: str, actual: str, ratio: Decimal
) -> None:
    (pair,) = standing(own).pairs
    assert pair.target.figure.shown == target
    assert [one.figure.shown for one in pair.actuals] == [actual]
    assert pair.ratio == ratio


def test_bare_numbers_of_two_measures_are_no_pair() -> None:
    own = entry_of(
        指标=(Role.TITLE, "绿地"),
        **{"目标（公顷）": (Role.TARGET, "50"), "进度（万元）": (Role.PROGRESS, "20")},
    )
    assert standing(own).pairs == ()


def test_a_column_of_shares_states_the_completion() -> None:
    found = standing(BARE)
    assert found.stated is not None
    assert found.stated.clause == "完成目标80%"
    assert found.completion == Decimal(80) / 100


def test_a_number_among_words_keeps_its_own_unit() -> None:
    own = entry_of(
        指标=(Role.TITLE, "城镇新增就业（人）"), 进度=(Role.PROGRESS, "举办招聘会12场。")
    )
    (one,) = located(own, Role.PROGRESS)
    assert one.figure.shown == "12场"


# The verdict that an entry itself passes.


@pytest.mark.parametrize(
    ("progress", "remark", "where"),
    [
        ("提前完成年度任务。", "", ("进展", "提前完成年度任务。")),
        ("新建学校3所。提前完成年度任务。", "", ("进展", "提前完成年度任务。")),
        ("新建学校3所。", "提前完成年度任务", ("备注", "提前完成年度任务")),
        ("正在施工。", "基本完成", ("备注", "基本完成")),
        ("已销号", "", ("进展", "已销号")),
    ],
)
def test_a_verdict_on_the_whole_is_found_where_it_stands(
    progress: str, remark: str, where: tuple[str, str]
) -> None:
    own = entry_of(
        事项=(Role.TITLE, "新建学校"),
        进展=(Role.PROGRESS, progress),
        备注=(Role.REMARK, remark),
    )
    said = verdict(own)
    assert said is not None
    column, start, end = said
    assert (column, own.text(column)[start:end]) == where
    assert standing(own).state is State.FINISHED


@pytest.mark.parametrize(
    "progress", ["完成招标。", "力争提前完成年度任务。", "完成年度任务的80%。", "提前完成立项。"]
)
def test_what_is_said_of_a_part_or_of_the_future_is_no_verdict(progress: str) -> None:
    assert verdict(entry("新建学校。", progress)) is None


TABLE_COLUMNS = (
    Column("序号", Role.NUMBER),
    Column("指标", Role.TITLE),
    Column("目标任务", Role.TARGET),
    Column("进度", Role.PROGRESS),
    Column("完成目标(%)", Role.STATUS),
    Column("备注", Role.REMARK),
)
TABLE_ROWS = (
    ("城镇新增就业（人）", "5000", "4100", "82", ""),
    ("新增养老床位（张）", "300", "320", "106.7", "提前完成年度任务"),
    ("改造燃气管网（公里）", "40", "12", "30", "逾期未完成"),
    ("新建口袋公园（个）", "20", "20", "100", "基本完成"),
    ("提升农贸市场（个）", "8", "2", "25", "延期至明年3月"),
)


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Line:
    title, half = "云汀县2025年民生实事上半年进展", Period(2025, 6, 1)
    entries = tuple(
        Entry("y2", title, "云汀县", half, at, at, TABLE_COLUMNS, (str(at), *row))
        for at, row in enumerate(TABLE_ROWS, start=1)
    )
    own = Ledger("y2", title, "云汀县", half, TABLE_COLUMNS, entries, len(entries))
    return line_of(tmp_path_factory.mktemp("table") / "home", own)


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("哪些提前完成了", [2]),
        ("基本完成的有哪些", [4]),
        ("没按期完成的有哪些", [3, 5]),
        ("哪些达到目标", [2, 4]),
        ("完成率超过80%的有哪些", [1, 2, 4]),
    ],
)
def test_entries_are_found_by_how_they_themselves_sum_up(
    table: Line, question: str, numbers: list[int]
) -> None:
    answer = table.answer(question)
    assert not answer.refused
    assert [number for _, number in entries_cited(answer)] == numbers


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("城镇新增就业完成了多少人", "4100人。[1]"),
        ("燃气管网改造了多少公里", "12公里。[1]"),
        ("城镇新增就业完成目标的百分之几", "台账写明：完成目标82%。[1]"),
    ],
)
def test_a_bare_number_is_told_with_its_unit(table: Line, question: str, said: str) -> None:
    assert table.answer(question).text.splitlines()[0] == said


def test_what_is_left_of_a_bare_target_is_computed_in_sight(table: Line) -> None:
    assert "5000 − 4100 = 900人" in table.answer("城镇新增就业还差多少人").text


# What is no progress towards a target.


def test_a_part_named_in_a_whole_is_not_added_to_it() -> None:
    title, progress = "新增公共停车泊位6000个。", "新增4870个，其中新增智慧泊位1350个。"
    assert pairs(title, progress) == [("完成", "6000个", ["4870个"])]


def test_a_level_is_not_set_beside_a_rate_of_growth() -> None:
    title = "空气质量优良天数比率达到84%以上。"
    progress = "平均浓度同比下降4.2%；优良天数比率84.5%。"
    assert pairs(title, progress) == [("增长", "84%", ["84.5%"])]
    assert pairs(title, "平均浓度同比下降4.2%。") == []


@pytest.mark.parametrize(
    ("title", "progress"),
    [
        ("城镇调查失业率控制在5.5%以内。", "失业率4.9%，同比下降0.2%。"),
        ("PM2.5平均浓度控制在31微克/立方米以内。", "平均浓度32.4微克/立方米。"),
    ],
)
def test_nothing_is_made_of_a_target_that_is_a_ceiling(title: str, progress: str) -> None:
    assert pairs(title, progress) == []


def test_a_target_in_words_counts_before_the_column_of_a_years_investment() -> None:
    own = entry_of(
        项目=(Role.TITLE, "公共充电设施建设"),
        **{"年度计划投资（亿元）": (Role.TARGET, "0.4")},
        年度目标=(Role.TARGET, "新建公共充电桩800个"),
        进展=(Role.PROGRESS, "建成516个。"),
    )
    assert own.cell(Role.TARGET) == "新建公共充电桩800个"
    assert standing(own).pairs[0].target.figure.shown == "800个"
