"""The figures in a text: value, unit, comparator, and what is none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from conftest import LEDGERS
from hypothesis import example, given
from hypothesis import strategies as st

from index.figures import Figure, figures, units


def only(text: str) -> Figure:
    (figure,) = figures(text)
    return figure


@pytest.mark.parametrize(
    ("text", "value", "base"),
    [
        ("4071.34亿元", Decimal("4071.34") * 10**8, "元"),
        ("1.2万亿元", Decimal("1.2") * 10**12, "元"),
        ("17.5万元", Decimal("17.5") * 10**4, "元"),
        ("1.5万家", Decimal("1.5") * 10**4, "个"),
        ("12万人", Decimal(12) * 10**4, "人"),
        ("2.5平方公里", Decimal("2.5") * 10**6, "平方米"),
        ("30公顷", Decimal(30) * 10**4, "平方米"),
        ("154公里", Decimal(154), "公里"),
        ("3.5亿立方米", Decimal("3.5") * 10**8, "立方米"),
        ("5兆瓦", Decimal(5) * 1000, "千瓦"),
        ("10万千瓦时", Decimal(10) * 10**4, "千瓦时"),
        ("738场次", Decimal(738), "场"),
        ("5.9%", Decimal("5.9"), "%"),
        ("5.9％", Decimal("5.9"), "%"),
        ("0.3个百分点", Decimal("0.3"), "百分点"),
        ("百分之三十", Decimal(30), "%"),
        ("1,234.5万元", Decimal("1234.5") * 10**4, "元"),
        ("3，000人", Decimal(3000), "人"),
        ("新增２．５万人", Decimal(25_000), "人"),
        ("两千三百人", Decimal(2300), "人"),
        ("十二个", Decimal(12), "个"),
        ("1.2倍", Decimal("1.2"), "倍"),
        ("2个月", Decimal(2), "月"),
    ],
)
def test_a_value_is_exact_and_in_the_base_unit(text: str, value: Decimal, base: str) -> None:
    figure = only(f"完成{text}。")
    assert (figure.value, figure.base) == (value, base)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("完成4071.34亿元", "4071.34亿元"),
        ("谋划10余家单位", "10余家"),
        ("参保2.6万余户", "2.6万余户"),
        ("三十余家企业", "三十余家"),
        ("完成1.2 亿元", "1.2亿元"),
        ("共12 家", "12家"),
    ],
)
def test_a_figure_is_shown_as_it_is_written(text: str, shown: str) -> None:
    assert only(text).shown == shown


@pytest.mark.parametrize(
    ("text", "value", "own"),
    [
        ("支付￥300。", 300, "￥300"),
        ("支付¥300万，", 3_000_000, "¥300万"),
        ("支付￥ 1,250.50元", Decimal("1250.50"), "1,250.50元"),
        ("支付300万元人民币", 3_000_000, "300万元"),
        ("支付300万人民币", 3_000_000, "300万人民币"),
        ("支付人民币300万元整", 3_000_000, "300万元"),
        ("支付人民币300万", 3_000_000, "人民币300万"),
        ("支付RMB 300万", 3_000_000, "RMB 300万"),
        ("支付RMB300", 300, "RMB300"),
        ("支付20亿 rmb", 2_000_000_000, "20亿 rmb"),
        ("结余-￥300", -300, "-￥300"),
        ("结余￥-300", -300, "￥-300"),
        ("￥1,250.50", Decimal("1250.50"), "￥1,250.50"),
    ],
)
def test_a_mark_of_money_is_the_unit_yuan(text: str, value: Decimal, own: str) -> None:
    figure = only(text)
    assert (figure.value, figure.base, figure.unit) == (value, "元", "元")
    assert text[figure.start : figure.end] == own


def test_no_other_letters_or_units_are_money() -> None:
    assert figures("FRMB300，ISO9001") == ()
    assert [one.unit for one in figures("发放数字人民币3000人次")] == ["人次"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("增长-3.2%", Decimal("-3.2")),
        ("同比增长−3.2%", Decimal("-3.2")),
        ("（-3.2%）", Decimal("-3.2")),
        ("下降3.2%", Decimal("3.2")),
        ("增长——3.2%", Decimal("3.2")),
    ],
)
def test_a_minus_belongs_to_its_figure(text: str, value: Decimal) -> None:
    figure = only(text)
    assert figure.value == value
    assert (text[figure.start] in "-−") == (value < 0)


@pytest.mark.parametrize("text", ["50%-60%", "3家-5家", "5万人—6万人"])
def test_a_dash_between_two_figures_is_no_minus(text: str) -> None:
    assert [figure.value > 0 for figure in figures(text)] == [True, True]


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("增长5.5%左右", "左右"),
        ("完成2450亿元以上", "以上"),
        ("控制在300人以内", "以内"),
        ("降到5%以下", "以下"),
        ("达到1.5万家", "达到"),
        ("不低于90%", "不低于"),
        ("不超过5%", "不超过"),
        ("超过1000亿元", "超过"),
        ("超1000亿元", "超"),
        ("突破1000亿元", "突破"),
        ("至少3家", "至少"),
        ("近500户", "近"),
        ("约3万吨", "约"),
        ("谋划10余家", "余"),
        ("二十多个", "余"),
        ("完成30家", ""),
    ],
)
def test_what_a_figure_is_compared_by_is_read_with_it(text: str, comparator: str) -> None:
    assert only(text).comparator == comparator


@pytest.mark.parametrize(
    "text",
    [
        "2025年3月19日，截至3月底",
        "2024-2025年度，1至3月，9~10月，1-5号",
        "2号线、8号线，G20高速，ISO9001，5A级，5G",
        "第三批、第5项、第１批、二期工程、三届",
        "“10+1”创新型产业体系",
        "1.推进项目；2、扩大开放；（3）其他",
        "一批项目，一次会议",
        "十四五期间，十五五规划，三大行动",
        "数十家，几十个，上千家，百余家，千家万户",
        "5万吨级码头，万吨级泊位",
        "8点30分，3小时，6时",
        "三分之二，1:3，3/5",
        "12\n家",
        "",
    ],
)
def test_dates_ordinals_names_and_vague_words_are_no_figures(text: str) -> None:
    assert figures(text) == ()


def test_a_bare_number_is_a_figure_only_in_a_cell_of_its_own() -> None:
    assert only(" 26000 ").value == 26000
    assert figures("完成26000。") == ()


def test_figures_beside_dates_are_read() -> None:
    text = "2025年118家，3月31日前完成8家，三期7条线102座车站中100座"
    assert [figure.shown for figure in figures(text)] == ["118家", "8家", "7条", "102座", "100座"]


def test_a_figure_knows_the_words_of_its_clause() -> None:
    text = "全市开工：开工率为77.8%，完成投资479.9亿元以上。其他"
    first, second = figures(text)
    assert (first.before, first.after) == ("开工率为", "")
    assert (second.before, second.after) == ("完成投资", "以上")
    assert text[second.clause_start : second.clause_end] == "完成投资479.9亿元以上"


def test_rates_are_told_from_amounts() -> None:
    assert [figure.is_rate for figure in figures("增长5%，提高2个百分点，投资3亿元")] == [
        True,
        True,
        False,
    ]


def test_every_unit_has_a_base_that_is_a_unit_of_its_own_or_names_the_kind() -> None:
    for unit, (base, factor) in units().items():
        assert factor >= 1, unit
        assert units().get(base, (base, 1)) == (base, 1), unit


# Spans

PIECES = st.sampled_from(
    [
        "完成投资",
        "479.9",
        "亿元",
        "，",
        "增长",
        "-3.2",
        "%",
        "以上",
        "近",
        "500",
        "户",
        "三十",
        "余",
        "家",
        "2025年",
        "第",
        "5",
        "项",
        "。",
        "数十",
        "个",
        "\n",
        "（",
        "）",
        "—",
        "1,200",
    ]
)


def assert_spans_are_exact(text: str) -> None:
    end = 0
    for figure in figures(text):
        assert end <= figure.start < figure.end <= len(text)
        end = figure.end
        written = text[figure.start : figure.end].replace("％", "%")
        assert "".join(written.split()).replace("，", ",").replace("−", "-") == (
            figure.amount if figure.amount.startswith("百分之") else figure.shown
        )
        assert figure.clause_start <= figure.start
        assert figure.end <= figure.clause_end
        assert text[figure.clause_start : figure.start].endswith(figure.before)
        assert text[figure.end :].startswith(figure.after)


@given(pieces=st.lists(PIECES, max_size=12))
def test_a_figure_spans_what_it_shows(pieces: list[str]) -> None:
    assert_spans_are_exact("".join(pieces))


@pytest.mark.parametrize("name", ["qingdao-2024-q1.txt", "qingdao-2025-q1.txt"])
def test_a_figure_of_a_real_ledger_spans_what_it_shows(name: str) -> None:
    text = (LEDGERS / name).read_text(encoding="utf-8")
    assert len(figures(text)) > 100
    assert_spans_are_exact(text)


@example(text="一亿一家")
@given(text=st.text("一二十百千万亿零两第几.-%家元年1，, \n", max_size=30))
def test_any_text_has_figures_or_none(text: str) -> None:
    assert_spans_are_exact(text)


@pytest.mark.parametrize("text", ["已签约806户", "累计签约23个", "节约120万元"])
def test_a_word_that_ends_in_about_makes_no_figure_approximate(text: str) -> None:
    assert [one.comparator for one in figures(text)] == [""]


@pytest.mark.parametrize("text", ["还剩三个季度", "两个学期"])
def test_spans_of_time_are_no_numbers_of_things(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "value", "covered"),
    [
        ("五十多个项目", 52, True),
        ("五十来个项目", 55, True),
        ("50多个项目", 60, False),
        ("一百多户", 187, True),
        ("3万多人", 39_999, True),
        ("52个项目", 53, False),
        ("52个项目", 52, True),
    ],
)
def test_a_number_said_by_about_covers_what_it_may_be(text: str, value: int, covered: bool) -> None:
    (figure,) = figures(text)
    assert figure.covers(Decimal(value)) is covered


def test_working_days_count_days_and_no_things() -> None:
    (figure,) = figures("平均用时38个工作日")
    assert (figure.value, figure.base, figure.shown) == (38, "工作日", "38个工作日")
