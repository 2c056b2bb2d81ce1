"""The check that holds an answer to its cited entries: what passes it, and what does not."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import FIRST_QUARTER, entry

from index.entry import Column, Entry, Role
from index.figures import figures
from qa.answer import Citation
from qa.compute import difference, share
from qa.draft import Calculation, Draft, Statement, render, whole
from qa.verify import (
    UnsupportedError,
    check,
    holds,
    numbers_in,
    supported_numbers,
    unsupported_figures,
)

BUILDINGS = entry("新增绿色建筑1000万平方米。", "一季度新增绿色建筑278.17万平方米。", number=36)
LINES = entry("新开通海运航线10条以上。", "一季度新开通海运航线4条。", number=21)


def cite(of: Entry, marker: int = 1) -> Citation:
    return Citation(marker, of, "进展情况", 0, len(of.progress))


def calculation(operator: str, operands: list[str], result: str, shown: str = "") -> Calculation:
    numbers = tuple(Decimal(operand) for operand in operands)
    return Calculation(operator, numbers, Decimal(result), shown)


# Figures.


@pytest.mark.parametrize(
    "text",
    [
        "新增绿色建筑278.17万平方米。[1]",
        "2025年一季度第36项：目标1000万平方米。[1]",
        "目标1,000万平方米。[1]",
        "目标１０００万平方米。[1]",
        "没有数字的话。[1]",
    ],
)
def test_figures_of_a_cited_entry_its_number_and_its_period_pass(text: str) -> None:
    check(text, [cite(BUILDINGS)])


@pytest.mark.parametrize(
    "figure", ["278.18", "278", "27.8", "0.17", "1001", "100", "2024", "37", "1,278.17"]
)
def test_a_figure_that_no_cited_entry_holds_is_an_error(figure: str) -> None:
    with pytest.raises(UnsupportedError, match="没有出处的数字"):
        check(f"新增{figure}万平方米。[1]", [cite(BUILDINGS)])


def test_a_figure_of_an_entry_that_is_not_cited_is_an_error() -> None:
    with pytest.raises(UnsupportedError, match=r"278\.17"):
        check("新增278.17万平方米。[1]", [cite(LINES)])


def test_figures_that_are_known_otherwise_pass() -> None:
    text = "没有2023年的数据。[1]"
    assert unsupported_figures(text, [cite(LINES)]) == [Decimal(2023)]
    check(text, [cite(LINES)], also={Decimal(2023)})


def test_unsupported_figures_come_in_ascending_order() -> None:
    assert unsupported_figures("30、7和9.5", []) == [Decimal(7), Decimal("9.5"), Decimal(30)]


def test_numbers_beside_commas_are_told_from_thousands() -> None:
    assert numbers_in("1,234,567人") == {Decimal(1234567)}
    assert numbers_in("2024，2025") == {Decimal(2024), Decimal(2025)}
    assert numbers_in("3,4月") == {Decimal(3), Decimal(4)}


def test_every_column_of_an_entry_holds_figures_up() -> None:
    columns = (Column("事项", Role.TITLE), Column("备注", Role.REMARK))
    own = Entry("a", "台账", "", FIRST_QUARTER, 3, None, columns, ("绿化", "补种77棵"))
    assert supported_numbers([own]) >= {Decimal(77), Decimal(3), Decimal(2025)}


# Markers and quotes.


def test_a_marker_without_a_citation_is_an_error() -> None:
    with pytest.raises(UnsupportedError, match="出处标记与引用不符"):
        check("新开通4条。[1][2]", [cite(LINES)])


def test_a_citation_without_a_marker_is_an_error() -> None:
    with pytest.raises(UnsupportedError, match="出处标记与引用不符"):
        check("新开通航线。", [cite(LINES)])


def test_an_empty_quote_is_an_error() -> None:
    with pytest.raises(UnsupportedError, match="没有引文"):
        check("新开通4条。[1]", [Citation(1, LINES, "进展情况", 3, 3)])
    with pytest.raises(UnsupportedError, match="没有引文"):
        check("新开通4条。[1]", [Citation(1, LINES, "没有这一列", 0, 9)])


def test_an_answer_without_figures_and_markers_passes() -> None:
    check("您好！", [])


# Calculations.


def test_a_result_computed_from_cited_figures_passes() -> None:
    used = calculation("−", ["1000", "278.17"], "721.83")
    check("还差721.83万平方米。[1]", [cite(BUILDINGS)], calculations=[used])


def test_a_calculation_with_an_unknown_operand_is_not_accepted() -> None:
    used = calculation("−", ["1001", "278.17"], "722.83")
    assert holds(used)
    with pytest.raises(UnsupportedError):
        check("还差722.83万平方米。[1]", [cite(BUILDINGS)], calculations=[used])


@pytest.mark.parametrize(
    ("operator", "operands", "wrong"),
    [
        ("−", ["1000", "278.17"], "721.84"),
        ("+", ["1000", "278.17"], "1278.18"),
        ("÷", ["278.17", "1000"], "27.9"),
        ("÷", ["278.17", "0"], "27.8"),
    ],
)
def test_a_calculation_with_a_wrong_result_is_not_accepted(
    operator: str, operands: list[str], wrong: str
) -> None:
    used = calculation(operator, operands, wrong)
    assert not holds(used)
    with pytest.raises(UnsupportedError):
        check(f"结果是{wrong}。[1]", [cite(BUILDINGS)], calculations=[used], also={Decimal(0)})


def test_what_a_formula_shows_beside_its_operands_and_result_is_not_accepted() -> None:
    used = calculation("−", ["1000", "278.17"], "721.83", shown="1000 − 278.17 = 999.99")
    with pytest.raises(UnsupportedError, match=r"999\.99"):
        check("还差999.99万平方米。[1]", [cite(BUILDINGS)], calculations=[used])


def test_a_result_may_be_an_operand_of_the_next_calculation() -> None:
    first = calculation("+", ["1000", "278.17"], "1278.17")
    second = calculation("−", ["1278.17", "278.17"], "1000")
    check("共1278.17。[1]", [cite(BUILDINGS)], calculations=[first, second])


@pytest.mark.parametrize(
    ("part", "whole_"),
    [
        ("5千人", "2万人"),
        ("3万平方米", "50平方公里"),
        ("55兆瓦", "700万千瓦"),
        ("6400万元", "3亿元"),
    ],
)
def test_operands_may_be_cited_figures_in_another_scale(part: str, whole_: str) -> None:
    own = entry(f"完成{whole_}。", f"完成{part}。")
    (first,), (second,) = figures(part), figures(whole_)
    for used in (share([first], second), difference([second], [first])):
        check(f"{used.shown}。[1]", [cite(own)], calculations=[used])


def test_a_figure_in_chinese_numerals_can_be_computed_with() -> None:
    own = entry("整治十条背街小巷。", "已整治三条，资金到位百分之五。")
    (goal,), (done, rate) = figures(own.title), figures(own.progress)
    for used in (difference([goal], [done]), share([done], goal)):
        check(f"{used.shown}。[1]", [cite(own)], calculations=[used])
    check("到位5%。[1]", [cite(own)])
    assert rate.value == 5


# Any digit.

NUMBER = re.compile(r"\d+(?:\.\d+)?")
DRAFT = Draft(
    "fact",
    (
        Statement(f"{BUILDINGS.name}：{BUILDINGS.progress}", (whole(BUILDINGS),)),
        Statement(f"{LINES.name}：{LINES.progress}", (whole(LINES),)),
        Statement("已完成27.8%（278.17 ÷ 1000 = 27.8%），还差6条（10 − 4 = 6条）。"),
    ),
    (calculation("÷", ["278.17", "1000"], "27.8"), calculation("−", ["10", "4"], "6")),
)
TEXT, CITATIONS = render(DRAFT)
KNOWN = {
    Decimal(number) for number in ["2025", "36", "1000", "278.17", "27.8", "21", "10", "4", "6"]
}
DIGITS = [
    at
    for number in NUMBER.finditer(TEXT)
    if TEXT[number.start() - 1] != "["
    for at in range(*number.span())
    if TEXT[at].isdecimal()
]


def test_the_answer_as_written_passes() -> None:
    check(TEXT, CITATIONS, calculations=DRAFT.calculations)


@settings(deadline=None)
@given(st.sampled_from(DIGITS), st.sampled_from("0123456789"))
def test_an_answer_with_any_digit_changed_fails_unless_the_number_is_known(
    at: int, digit: str
) -> None:
    changed = TEXT[:at] + digit + TEXT[at + 1 :]
    number = next(found for found in NUMBER.finditer(changed) if found.start() <= at < found.end())
    if Decimal(number[0]) in KNOWN:
        check(changed, CITATIONS, calculations=DRAFT.calculations)
    else:
        with pytest.raises(UnsupportedError):
            check(changed, CITATIONS, calculations=DRAFT.calculations)


@settings(deadline=None)
@given(st.text(alphabet="甲乙，。 （）", max_size=8), st.decimals(1, 9999, places=2))
def test_a_figure_put_in_anywhere_fails_unless_it_is_known(words: str, figure: Decimal) -> None:
    text = f"{TEXT}\n{words}{figure}。"
    if figure in KNOWN:
        check(text, CITATIONS, calculations=DRAFT.calculations)
    else:
        with pytest.raises(UnsupportedError):
            check(text, CITATIONS, calculations=DRAFT.calculations)


def test_a_number_of_a_header_is_held_up_by_the_ledger() -> None:
    columns = (Column("事项内容", Role.TITLE), Column("1—6月完成投资（亿元）", Role.PROGRESS))
    own = Entry("own", "台账", "", FIRST_QUARTER, 2, 2, columns, ("建图书馆", "0.9"))
    assert Decimal(6) in supported_numbers([own])
