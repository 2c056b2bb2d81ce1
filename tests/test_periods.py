"""The periods of a question: named in full, by half, by word, and against the newest ledger."""

from __future__ import annotations

from dataclasses import replace

import pytest
from samples import entry

from index.entry import Ledger, Period
from qa.periods import PeriodAsked, find_periods, known_periods, newest_period


def ledger(code: str) -> Ledger:
    period = Period.parse(code) if code else None
    return Ledger(code or "x", f"{code}台账", "青岛市", period, (), (), 0)


LEDGERS = (ledger("2025Q1"), ledger("2024Q1"))


def months(text: str, ledgers: tuple[Ledger, ...] = LEDGERS) -> list[tuple[object, ...]]:
    asked = find_periods(text, ledgers).asked
    return [(period.year, period.first_month, period.last_month) for period in asked]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年一季度地铁建设", [(2025, 1, 3)]),
        ("24年一季度GDP", [(2024, 1, 3)]),
        ("二〇二四年的固投", [(2024, None, None)]),
        ("2024Q1", [(2024, 1, 3)]),
        ("2024年第四季度", [(2024, 10, 12)]),
        ("2025年上半年", [(2025, 1, 6)]),
        ("2025年前三季度", [(2025, 1, 9)]),
        ("2025年1—9月", [(2025, 1, 9)]),
        ("2025年全年情况", [(2025, 1, 12)]),
    ],
)
def test_a_period_written_out_is_read(text: str, expected: list[tuple[object, ...]]) -> None:
    assert months(text) == expected


@pytest.mark.parametrize(
    ("text", "year"),
    [("今年", 2025), ("去年", 2024), ("前年", 2023), ("大前年", 2022), ("明年", 2026)],
)
def test_a_year_named_by_word_is_counted_from_the_newest_ledger(text: str, year: int) -> None:
    assert months(f"{text}地铁进展") == [(year, None, None)]
    assert newest_period(LEDGERS) == Period.of_quarter(2025, 1)


def test_the_quarter_before_the_first_is_the_last_of_the_year_before() -> None:
    assert months("上季度完成多少") == [(2024, 10, 12)]
    assert months("下季度完成多少") == [(2025, 4, 6)]
    assert months("本季度完成多少") == [(2025, 1, 3)]


def test_a_quarter_after_a_level_is_not_the_one_before_or_after() -> None:
    assert months("区级以下一季度办了多少") == [(None, 1, 3)]
    assert months("市级以上一季度办了多少") == [(None, 1, 3)]
    assert months("去年的事项归拢一下一季度情况") == [(2024, 1, 3)]


def test_a_quarter_after_the_ledger_is_not_the_one_before() -> None:
    assert months("今年台账上一季度投资多少") == [(2025, 1, 3)]
    assert months("清单上一季度地铁到哪了") == [(None, 1, 3)]
    assert months("地铁上一季度到哪了") == [(2024, 10, 12)]


@pytest.mark.parametrize(
    "text", ["都列一列，带上一季度进展", "列出来，附上一季度的数", "标上一季度完成多少"]
)
def test_a_quarter_that_is_to_be_told_too_is_not_the_one_before(text: str) -> None:
    assert months(text) == [(None, 1, 3)]
    assert months(text.replace("上一", "上上一")) == [(2024, 10, 12)]


def test_what_is_done_after_all_is_of_no_end_of_the_year() -> None:
    assert months("今年一季度台账里写的到底完成了多少") == [(2025, 1, 3)]
    assert months("2024年底完成了多少") == [(2024, 10, 12)]


def test_a_quarter_alone_is_of_no_year() -> None:
    assert months("一季度GDP增速") == [(None, 1, 3)]


def test_one_quarter_holds_for_every_year_named() -> None:
    assert months("2024年和2025年一季度比") == [(2024, 1, 3), (2025, 1, 3)]


def test_each_quarter_goes_with_the_year_before_it() -> None:
    assert months("2023年二季度和2024年三季度") == [(2023, 4, 6), (2024, 7, 9)]


def test_the_same_period_said_twice_is_one() -> None:
    assert months("今年，也就是2025年") == [(2025, None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "2号线开通了吗",
        "完成100项",
        "全年目标是多少",
        "一季节",
        "12个项目",
        "跟全年500个比还差多少",
        "峰会8月几号开",
        "8月哪天开",
    ],
)
def test_numbers_that_date_nothing_are_no_period(text: str) -> None:
    assert months(text) == []


@pytest.mark.parametrize(
    "text", ["两年对比", "历年的GDP", "两份台账各多少项", "两本一季度台账提到谁"]
)
def test_both_periods_are_asked_for_in_a_word(text: str) -> None:
    assert find_periods(text, LEDGERS).both


def test_the_words_of_a_period_are_where_the_spans_say() -> None:
    text = "请问2024年一季度的GDP"
    spans = find_periods(text, LEDGERS).spans
    assert [text[start:end] for start, end in spans] == ["2024年", "一季度"]


def test_a_month_within_a_quarter_is_covered_by_its_ledger() -> None:
    (asked,) = find_periods("截至2025年3月底", LEDGERS).asked
    assert asked.covers(Period.of_quarter(2025, 1))
    assert not asked.covers(Period.of_quarter(2024, 1))


def test_a_month_of_another_quarter_is_covered_by_no_ledger_of_the_first() -> None:
    (asked,) = find_periods("2025年5月份", LEDGERS).asked
    assert not any(asked.covers(ledger.period) for ledger in LEDGERS)


def test_an_older_monthly_ledger_is_found_by_its_month() -> None:
    monthly = (ledger("2025-04"), ledger("2025-03"))
    (asked,) = find_periods("2025年3月完成多少", monthly).asked
    assert [asked.covers(ledger.period) for ledger in monthly] == [False, True]


def test_a_year_covers_all_its_ledgers_and_none_without_a_period() -> None:
    asked = PeriodAsked("2025年", 2025)
    assert asked.covers(Period.of_quarter(2025, 1))
    assert asked.covers(Period.parse("2025H1"))
    assert not asked.covers(Period.of_quarter(2024, 1))
    assert not asked.covers(None)


def test_without_ledgers_years_by_word_are_left_alone() -> None:
    assert find_periods("去年的GDP", ()).asked == ()
    assert newest_period(()) is None


def test_a_period_is_named_as_officials_write_it() -> None:
    assert PeriodAsked("24年一季度", 2024, 1, 3).label == "2024年一季度"
    assert PeriodAsked("去年", 2024).label == "2024年"
    assert PeriodAsked("一季度", None, 1, 3).label == "一季度"


def test_known_periods_are_named_once_newest_first_and_cut_after_six() -> None:
    assert known_periods((*LEDGERS, ledger("2024Q1"), ledger(""))) == "2025年一季度、2024年一季度"
    many = tuple(ledger(f"20{year}Q1") for year in range(18, 26))
    assert known_periods(many).startswith("2025年一季度、2024年一季度")
    assert known_periods(many).endswith("2020年一季度等")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年一季度货运量比上年涨了百分之几", [(2024, 1, 3)]),
        ("2024年货运量较上年同期增长百分之几", [(2024, None, None)]),
        ("2024年货运量比前一年降了百分之多少", [(2024, None, None)]),
        ("货运量比去年增长几成", []),
        ("上年头的老楼修了多少", []),
        ("上年度挂牌事项之第7项", [(2024, None, None)]),
        ("上年度目标定的多少", []),
        ("给上年纪的人送饭的食堂", []),
        ("上年的老楼修了多少", [(2024, None, None)]),
    ],
)
def test_growth_over_the_year_before_is_of_one_period_only(
    text: str, expected: list[tuple[object, ...]]
) -> None:
    found = find_periods(text, LEDGERS)
    assert months(text) == expected
    assert not found.both


@pytest.mark.parametrize(
    "text",
    [
        "今年比去年多了多少万吨",
        "今年和去年各涨了百分之几",
        "增幅从去年的0.9%降到0.8%",
        "跟2024年一季度比，多增了多少人",
        "比2024年多了多少",
        "和2024年的一季度相比怎么样",
        "去年的任务量呢？口径一样吗",
    ],
)
def test_amounts_of_two_years_are_of_both(text: str) -> None:
    assert {period.year for period in find_periods(text, LEDGERS).asked} == {2024, 2025}


@pytest.mark.parametrize(
    "text",
    [
        "2024年的绿化占比多少",
        "和2024年一季度参保有关的",
        "2024年比目标多了多少",
        "2024年全口径收入",
    ],
)
def test_a_year_that_nothing_is_set_against_is_alone(text: str) -> None:
    assert {period.year for period in find_periods(text, LEDGERS).asked} == {2024}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("高企要达到年底目标，下半年还得净增多少家", []),
        ("到年底还差多少", []),
        ("四季度还要再建几座", []),
        ("四季度新增了多少家", [(None, 10, 12)]),
        ("今年全年打算投多少", [(2025, None, None)]),
        ("去年年底参保扩面完成没有", [(2024, 10, 12)]),
        ("到年底参保扩面还差多少", []),
        ("2024年底参保扩面完成没有", [(2024, 10, 12)]),
        ("2024年底的目标是多少", [(2024, None, None)]),
        ("2025年底参保扩面多少", [(2025, None, None)]),
        ("去年底参保扩面完成没有", [(2024, 10, 12)]),
        ("去年年底前要完成什么", [(2024, None, None)]),
    ],
)
def test_the_goal_is_no_period_and_the_end_of_a_past_year_is_one(
    text: str, expected: list[tuple[object, ...]]
) -> None:
    assert months(text) == expected


def test_what_is_left_to_do_is_of_a_period_that_a_ledger_is_of() -> None:
    held = (ledger("2025Q4"), ledger("2025Q3"))
    assert months("四季度还要再建几座", held) == [(None, 10, 12)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三季度末总体怎么样", [(None, 1, 9)]),
        ("三季报里的就业人数", [(None, 1, 9)]),
        ("截至9月底多少天", [(None, 1, 9)]),
        ("半年报比一季报提高了几个点", [(None, 1, 6), (None, 1, 3)]),
        ("从一季度到年中增加多少", [(None, 1, 3), (None, 1, 6)]),
        ("年中台账写了什么", [(None, 1, 6)]),
        ("今年中标的有几个", [(2025, None, None)]),
        ("三季度完成多少", [(None, 7, 9)]),
    ],
)
def test_the_end_of_a_quarter_is_the_year_so_far_where_a_ledger_is_of_that(
    text: str, expected: list[tuple[object, ...]]
) -> None:
    so_far = [Period(2025, last, 1) for last in (3, 6, 9)]
    ledgers = tuple(Ledger(str(one.last_month), "台账", "青岛市", one, (), (), 0) for one in so_far)
    assert sorted(months(text, ledgers), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("要完成任务，下半年还得建几座基站", []),
        ("10月底投用不了的理由是什么", []),
        ("2025年10月底投用不了的理由是什么", [(2025, 1, 12)]),
        ("10月底完成多少", [(None, 1, 12)]),
        ("下半年建了几座基站", [(2026, 7, 12)]),
    ],
)
def test_what_is_to_come_is_no_period_of_the_year_before(
    text: str, expected: list[tuple[object, ...]]
) -> None:
    assert months(text, (ledger("2026H1"), ledger("2025"))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "节约群众就医费用2000万元",
        "花了2000多亿的项目",
        "2000余人参加",
        "投了2024亿",
        "突破2000个",
        "2000户",
    ],
)
def test_a_round_number_is_no_year(text: str) -> None:
    assert months(text) == []


@pytest.mark.parametrize("text", ["2024人均收入", "2024个税", "2024场景应用", "2024户籍"])
def test_a_year_stands_before_a_word_that_begins_like_a_counter(text: str) -> None:
    assert months(text) == [(2024, None, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Where it is written, and 一季度.
        ("今年台账上一季度已完成投资多少", [(2025, 1, 3)]),
        ("去年那张表上一季度写的多少", [(2024, 1, 3)]),
        ("上一季度完成投资多少", [(2024, 10, 12)]),
        # 到底 is no 年底.
        ("今年一季度养老保险到底完成了多少", [(2025, 1, 3)]),
        # Growth over the year before, which an entry reports, and no ledger of it.
        ("去年一季度收入比前年同期涨没涨", [(2024, 1, 3)]),
        ("2024年一季度收入比2023年涨了百分之几", [(2024, 1, 3)]),
        ("2025年一季度收入比2024年涨了百分之几", [(2025, 1, 3), (2024, 1, 3)]),
        ("去年一季度收入比前年多了多少亿", [(2024, 1, 3), (2023, 1, 3)]),
    ],
)
def test_words_are_read_where_they_begin_and_end(
    text: str, expected: list[tuple[object, ...]]
) -> None:
    assert months(text) == expected


def test_a_year_in_the_name_that_an_entry_writes_is_no_period() -> None:
    own = replace(
        ledger("2024Q1"), entries=(entry("推进技改。", "协调拨付2023年度技改奖补资金。"),)
    )
    assert months("去年一季度2023年度技改奖补资金拨付了没有", (ledger("2025Q1"), own)) == [
        (2024, 1, 3)
    ]
    assert months("2023年度技改投资多少", (ledger("2025Q1"),)) == [(2023, None, None)]


@pytest.mark.parametrize(
    ("text", "both"), [("林长尽责年是哪年搞的活动", False), ("哪年办的场次多", True)]
)
def test_when_a_thing_was_done_asks_of_no_two_years(text: str, both: bool) -> None:
    assert find_periods(text, LEDGERS).both is both


def test_what_is_left_after_something_within_the_year_is_of_no_later_year() -> None:
    assert months("投完后年内还要投多少") == []
    assert months("后年的目标是多少") == [(2027, None, None)]
