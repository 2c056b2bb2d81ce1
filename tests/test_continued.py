"""Conditions and counts over a ledger with many columns, and follow-ups over what was listed."""

from __future__ import annotations

from pathlib import Path

import pytest
from lines import after, line_of, numbers_cited

from index.entry import Column, Entry, Ledger, Period, Role
from qa.chain import Line
from qa.state_matches import part_not_started

HALF = Period(2025, 6, 1)
COLUMNS = (
    Column("序号", Role.NUMBER),
    Column("项目名称", Role.TITLE),
    Column("责任单位", Role.UNIT),
    Column("配合单位", Role.UNIT),
    Column("总投资（亿元）", Role.OTHER),
    Column("年度计划投资（亿元）", Role.TARGET),
    Column("1—6月完成投资（亿元）", Role.OTHER),
    Column("进展情况", Role.PROGRESS),
    Column("存在问题", Role.REMARK),
    Column("备注", Role.REMARK),
)
ROWS = (
    ("临港粮库", "区商务局", "东桥街道", "6", "2", "0", "尚未开工；用地已批复", "无", "省重点项目"),
    (
        "东桥棚户区",
        "区住房和城乡建设局",
        "",
        "9",
        "4",
        "1",
        "签约300户，签约率61%；回迁房尚未开工",
        "专项资金缺口300万元",
        "市重点项目",
    ),
    (
        "实验小学",
        "区教育局",
        "东桥街道",
        "3",
        "1.5",
        "1.8",
        "主体封顶",
        "施工与高压线冲突",
        "省重点项目",
    ),
    ("幼儿园", "区教育局", "", "1", "0.5", "0.2", "1所完工，2所正在施工", "", "民生实事"),
    ("地铁征迁", "区征收中心", "", "/", "/", "/", "已签约90户，签约率91%", "无", ""),
)


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Line:
    title = "柏港区2025年上半年重点项目推进台账"
    entries = tuple(
        Entry("h1", title, "柏港区", HALF, at, at, COLUMNS, (str(at), *row))
        for at, row in enumerate(ROWS, start=1)
    )
    ledger = Ledger("h1", title, "柏港区", HALF, COLUMNS, entries, len(entries))
    home: Path = tmp_path_factory.mktemp("continued") / "home"
    return line_of(home, ledger)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("省重点项目有哪些，有几个？", [1, 3]),
        ("市重点项目有几个？", [2]),
        ("哪些项目投资完成率超过100%？", [3]),
        ("项目投资完成率低于30%的有哪些？", [1, 2]),
        ("东桥街道涉及哪些项目？", [1, 3]),
        ("签约率低于80%的有哪些？", [2]),
        ("资金有缺口的项目有哪些？", [2]),
        ("哪些项目没有存在问题？", [1, 4, 5]),
        ("还没开工的项目有几个？", [1, 2]),
        ("哪些项目尚未开工？", [1, 2]),
    ],
)
def test_a_condition_finds_the_entries_whose_cells_meet_it(
    line: Line, question: str, found: list[int]
) -> None:
    assert numbers_cited(line.answer(question)) == found


def test_what_is_begun_in_part_is_told_apart(line: Line) -> None:
    text = line.answer("还没开工的项目有几个？").text
    assert "其中整体尚未开工的有1项；只有一部分未开工的有1项：2025年上半年第2项。" in text


@pytest.mark.parametrize(
    ("progress", "part"),
    [
        ("尚未开工；用地预审已批复", False),
        ("施工图审查通过，正在开展施工招标，尚未开工", False),
        ("2家完成改造，1家尚未开工", True),
        ("未开工的14个均在办理手续", True),
        ("签约80户；安置房正在设计，尚未开工", True),
    ],
)
def test_a_part_not_begun(progress: str, part: bool) -> None:
    cells = ("1", "某项", "", "", "", "", "", progress, "", "")
    assert part_not_started(Entry("h", "台账", "柏港区", HALF, 1, 1, COLUMNS, cells)) is part


def test_the_column_ranked_by_is_no_subject(line: Line) -> None:
    assert line.answer("年度计划投资最大的项目是哪个？").text.startswith(
        "计划投资最高的是2025年上半年第2项"
    )


def test_a_column_named_with_its_months_passes_the_check(line: Line) -> None:
    assert "1.8亿元" in line.answer("实验小学完成投资多少？").text


def test_a_follow_up_ranks_within_the_entries_listed_before(line: Line) -> None:
    text = after(line, "东桥街道涉及哪些项目？", "其中总投资最大的是哪个？").text
    assert text.startswith("总投资最高的是2025年上半年第1项")
    assert "上一问列出的2项" in text


def test_a_follow_up_sums_over_the_entries_listed_before(line: Line) -> None:
    text = after(line, "区教育局牵头哪些项目？", "年度计划投资一共多少？").text
    assert text.startswith("合计2亿元（1.5 + 0.5 = 2亿元）")


def test_a_follow_up_that_states_a_further_condition_goes_on(line: Line) -> None:
    assert numbers_cited(after(line, "省重点项目有哪些？", "哪些没开工？")) == [1]


def test_these_two_are_each_set_beside_their_target(line: Line) -> None:
    text = after(line, "区教育局牵头哪些项目？", "这两个都达标了吗？").text
    assert text.startswith("按台账的数字，达到年度目标的有1项，尚未达到的有1项。")


def test_a_question_with_a_subject_of_its_own_starts_anew(line: Line) -> None:
    assert numbers_cited(after(line, "区教育局牵头哪些项目？", "地铁征迁签约多少户？")) == [5]


def test_what_points_back_is_asked_of_no_other_entries(line: Line) -> None:
    first = "东桥街道涉及哪些项目？"
    assert numbers_cited(after(line, first, "其中哪些已经封顶？")) == [3]
    assert numbers_cited(after(line, first, "其中教育类的有哪些？")) == [3]
    assert after(line, first, "其中哪些已经通车？").refused
    assert "问到的有2项" in after(line, first, "一共有几个？").text


VERDICTS = (("修路", "超额完成"), ("种树", "超额完成"), ("架桥", "已完成"), ("挖渠", ""))


def town(ledger: str, place: str, month: int, rows: tuple[tuple[str, str, str], ...]) -> Ledger:
    columns = (
        Column("序号", Role.NUMBER),
        Column("事项", Role.TITLE),
        Column("牵头单位", Role.UNIT),
        Column("进展情况", Role.PROGRESS),
        Column("备注", Role.REMARK),
    )
    period, title = Period(2024, month, month), f"{place}2024年台账"
    entries = tuple(
        Entry(
            ledger,
            title,
            place,
            period,
            at,
            at if unit else None,
            columns,
            (str(at) if unit else "", name, unit, "已完工", said),
        )
        for at, (name, unit, said) in enumerate(rows, start=1)
    )
    return Ledger(ledger, title, place, period, columns, entries, len(entries))


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Line:
    east = tuple(
        (name, "" if at == 1 else "区城管局", said) for at, (name, said) in enumerate(VERDICTS)
    )
    west = (("清淤", "市城管局", ""),)
    home: Path = tmp_path_factory.mktemp("towns") / "home"
    return line_of(home, town("e", "岭南市东陵区", 10, east), town("w", "汉原市", 12, west))


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("东陵区城管局牵头几项？", 4),
        ("城管局牵头几项？", 5),
        ("东陵区超额完成的有几项？", 2),
        ("东陵区哪些事项没有超额完成？", 2),
    ],
)
def test_a_count_keeps_to_the_place_and_reads_the_word_of_the_ledger(
    towns: Line, question: str, count: int
) -> None:
    assert f"的有{count}项" in towns.answer(question).text


def test_the_month_of_a_ledger_passes_the_check(towns: Line) -> None:
    assert "没有通过出处核对" not in towns.answer("东陵区GDP多少？").text
