"""Answers from many entries of the shipped ledgers: exactly those asked for, counted and in order."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from lines import entries_cited, line_of, model_line, rows_of, shipped_line
from samples import entry, ledger

from index.entry import Ledger
from qa.many import MOST_ROWS


def numbers(question: str) -> list[int | None]:
    return [number for _, number in entries_cited(shipped_line().answer(question))]


# Lists, filters and counts.


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("哪些事项还没开工", [23, 28, 33]),
        ("哪些事项完成投资超过50亿元", [3, 19, 23]),
        ("哪些事项提到董家口", [20]),
        ("海洋方面有哪些事项", [18, 19, 20, 21]),
        ("今年已完成的比例没到两成的事项有哪些", [3, 31, 43, 44]),
        ("今年完成率不到二成的事项有哪些", [3, 31, 43, 44]),
        ("农业方面哪些还没开工", [28]),
        ("今年哪几个重点项目投资进度落后", [3, 19]),
        ("今年哪些事项是等省里先启动的？", [6, 10]),
        ("今年要等省里申报或重组工作启动以后才能往下走的", [6, 10]),
        ("今年等全省启动了才能报的", [6, 10]),
        ("今年已经把要改造或治理的名单敲定的，是哪几项", [17, 32]),
        ("今年名单已确定的事项", [17, 32]),
        ("今年已经确定了名单的是哪几项", [17, 32]),
        ("今年哪几项开过工作会议、推进会或者培训会？", [19, 32, 35]),
        ("莱西市在2025年一季度台账里出现在哪些事项中", [24, 34, 40]),
        ("今年叫“新培育……”的任务一共几项", [10, 22, 27, 35]),
        ("今年一季度增速没够上全年目标值的是哪些指标？", [2, 4]),
        ("增速类的年度目标，今年一季度实际增幅还没追上的请指出。", [2, 4]),
        ("2024年一季度增速已经够到全年目标的有哪几项", [1, 3, 4, 5]),
        ("今年的目标里，增速明显落在后头的有哪些", [2, 4]),
        ("督查室写材料，烦请把去年一季度涉及西海岸的条目摘出来", [31, 36, 37]),
        ("2024年哪几条的进展里带到了胶州这个地方？", [29, 32]),
        ("台账自己就注明完成了全年任务（计划）百分之几的，今年有哪几条？", [19, 34, 42]),
        ("把项目完成投资额报成具体数字的，今年一季度共计几项", [3, 19, 20, 23, 34]),
        ("今年涉及污水处理的任务都有哪些", [32, 33]),
        # Fields: of those that are joined each with all of its own, and 成果 is no fruit.
        ("农业农村局对账用：2024年农业和美丽乡村方面都有哪些任务？", [28, 29, 30, 31]),
        ("去年农业方面的任务有哪些", [28, 29, 30, 31]),
        ("去年治水方面的任务有哪些", [32]),
        ("24年一季度，治水、清洁能源、绿色制造、造林这几个方向的事项请归拢一下", [32, 33, 34, 35]),
        ("今年经济算开门红吗，主要盘面数据讲一讲", [1, 2]),
        ("今年经济开局如何", [1, 2]),
        # Whether it is so is told of each, and chooses none.
        ("各类技术攻关任务今年共有哪几摊子，下达没有？", [9, 13, 18]),
        ("水务条线今年的事都列一列吧，农村供水、污水、水土保持全算", [31, 32, 33, 37]),
        ("我想把两年的实验室建设任务放一起看，各挂了什么、进展怎样", [6, 14, 7, 10]),
        ("2024年一季度哪些指标写了在全省或副省级城市里的位次？", [1, 5]),
        ("2024年一季度有几项在进展里用了“前期工作”这个说法？", [17, 25, 32, 35]),
        ("第31和32两项", [31, 32]),
        ("第1、3、5、7项分别是什么", [1, 3, 5, 7]),
    ],
)
def test_exactly_the_entries_asked_for_are_cited(question: str, expected: list[int]) -> None:
    assert numbers(question) == expected


def test_a_list_says_how_many_there_are_and_out_of_how_many() -> None:
    text = shipped_line().answer("哪些事项还没开工").text
    assert "有3项（2025年一季度共44项）" in text.splitlines()[0]


def test_an_enumeration_is_counted_out_of_the_ledger_that_it_was_looked_for_in() -> None:
    text = shipped_line().answer("背街小巷和污水处理一共有几项").text
    assert "（2025年一季度共44项）" in text.splitlines()[0]


def test_every_row_of_a_list_has_its_entry_and_its_own_marker() -> None:
    rows = rows_of(shipped_line().answer("哪些事项完成投资超过50亿元"))
    assert [row[0] for row in rows] == [
        "2025年一季度第3项",
        "2025年一季度第19项",
        "2025年一季度第23项",
    ]
    assert [row[-1] for row in rows] == ["[1]", "[2]", "[3]"]
    assert ["479.9" in rows[0][2], "85.57" in rows[1][2], "56.7" in rows[2][2]] == [True] * 3


def test_numbered_entries_are_counted_in_the_ledger_they_are_of() -> None:
    assert "（2025年一季度共44项）" in shipped_line().answer("第31和32两项").text


def test_a_year_that_is_named_is_the_one_looked_through() -> None:
    answer = shipped_line().answer("2024年哪些事项提到莱西")
    assert entries_cited(answer) == [(2024, 6)]


def test_a_condition_that_no_entry_meets_is_said_and_nothing_is_listed() -> None:
    answer = shipped_line().answer("哪些事项提到“火星”")
    assert answer.refused
    assert rows_of(answer) == []
    assert "火星" in answer.text


# How many entries there are.


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("台账一共有多少项", "共44项"),
        ("2024年台账一共多少项", "共38项"),
        ("两部台账一共多少项", "合计82项"),
    ],
)
def test_the_entries_of_a_ledger_are_counted(question: str, total: str) -> None:
    assert total in shipped_line().answer(question).text


# Rankings and sums.


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("哪个事项的开工在建率最高", "开工率最高的是2025年一季度第3项"),
        ("开工在建率最低的是哪项", "开工率最低的是2025年一季度第23项"),
        ("完成率最低的是哪项", "完成率最低的是2025年一季度第43项"),
    ],
)
def test_a_ranking_says_the_first_and_lists_the_rest_in_order(question: str, best: str) -> None:
    answer = shipped_line().answer(question)
    assert answer.text.startswith(best)
    whole = shipped_line().answer(f"{question}，从{'高到低' if '最高' in question else '低到高'}排")
    rates = [Decimal(re.findall(r"[\d.]+(?=%)", row[2])[0]) for row in rows_of(whole)]
    assert len(rates) > 2
    assert rates == sorted(rates, reverse="最高" in question)


@pytest.mark.parametrize("question", ["最慢的是哪几项", "哪几项最滞后"])
def test_the_slowest_are_the_least_done_where_no_measure_is_named(question: str) -> None:
    assert shipped_line().answer(question).text.startswith("完成率最低的是2025年一季度第43项")


def test_equal_figures_are_ranked_in_the_ledgers_order(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    rated = [(1, "70%"), (2, "90%"), (3, "90%")]
    entries = [
        entry(f"建设{number}区项目。", f"项目开工率{rate}。", number=number)
        for number, rate in rated
    ]
    line = line_of(tmp_path_factory.mktemp("equal") / "home", ledger(*entries))
    answer = line.answer("各事项的开工率从高到低排")
    assert [row[0] for row in rows_of(answer)] == [
        f"2025年一季度第{number}项" for number in (2, 3, 1)
    ]


def test_figures_of_several_entries_are_added_in_sight() -> None:
    text = shipped_line().answer("第3、19、23项完成投资合计多少").text
    assert "合计622.17亿元（479.9 + 85.57 + 56.7 = 622.17亿元）" in text
    assert Decimal("479.9") + Decimal("85.57") + Decimal("56.7") == Decimal("622.17")


def test_figures_within_an_entry_are_added_and_held_against_its_target() -> None:
    text = shipped_line().answer("全民健身活动两类合计办了多少场").text
    assert f"738 + 3067 = {738 + 3067}场次" in text
    assert "赛事活动738场次；区（市）级以下的全民健身赛事活动3067场次" in text
    assert "占目标2万场的19%" in text


# Overviews.


@pytest.mark.parametrize(("year", "entries"), [(2025, 44), (2024, 38)])
def test_an_overview_puts_every_entry_in_one_state(year: int, entries: int) -> None:
    first = shipped_line().answer(f"{year}年总体情况如何").text.splitlines()[0]
    assert f"共{entries}项" in first
    states = re.findall(r"(\d+)项", first.partition("归类：")[2])
    assert sum(map(int, states)) == entries


def test_an_overview_names_and_cites_the_entries_of_each_state() -> None:
    answer = shipped_line().answer("2025年一季度总体情况怎么样")
    row = next(cells for cells in rows_of(answer) if cells[0] == "达到或超过目标")
    assert row[2] == "2025年一季度第1项、第9项、第11项、第41项"
    assert len(entries_cited(answer)) == 44


def test_a_field_is_counted_out_of_its_whole_ledger() -> None:
    text = shipped_line().answer("海洋方面总体进展怎样").text
    assert text.startswith("问到的有4项（2025年一季度共44项）")


def test_a_condition_within_a_subject_is_counted_out_of_the_whole_ledger() -> None:
    text = shipped_line().answer("2024年一季度有几项在进展里用了“前期工作”这个说法？").text
    assert "（2024年一季度共38项）" in text


def test_an_overview_is_of_what_it_enumerates() -> None:
    assert numbers("今年开局经济总量和财政收入总体怎么样？") == [1, 2]


@pytest.mark.parametrize(
    "question",
    [
        "今年一季度哪些方面值得肯定，哪些方面需要加力",
        "从台账看，政府今年一季度干得怎么样？",
        "给我来份今年一季度的落实情况小结",
        "最新这期台账里，哪些干得靠前，哪些比较慢？总共多少项也说一下",
    ],
)
def test_a_question_of_no_subject_is_of_the_whole_ledger(question: str) -> None:
    answer = shipped_line().answer(question)
    assert (answer.kind, answer.text.split("；")[0]) == ("overview", "2025年一季度共44项")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("2025年城市建设方面——地铁、背街小巷——总体到什么进度了？", [5, 26]),
        (
            "去年“三农”这一块（加工龙头、名优农产品、乡村振兴片区、和美乡村）一共几项？",
            [28, 29, 30, 31],
        ),
        ("2024年一季度增速高于年度目标的是哪几个，哪个没达到？", [1, 2, 3, 4, 5]),
        (
            "今年三农任务（品种、数字农业、农产品、乡村片区，外加供水污水）有哪几项",
            [27, 28, 29, 30, 31, 32],
        ),
        ("去年交通类的事项，从地铁、堵点到客运码头，都有哪些", [13, 27, 36]),
        (
            "去年生态环保类的事项，从污水、清洁能源、绿色制造到造林，都列出来",
            [32, 33, 34, 35],
        ),
        ("2024年台账开头几项宏观指标一季度各是多少", [1, 2, 3, 4, 5]),
        ("2024年开头几项宏观增速指标各完成得怎样", [1, 2, 3, 4, 5]),
        ("前几项经济指标今年分别完成得怎样", [1, 2]),
        ("跨市合作和都市圈建设今年挂了哪几项", [23, 24]),
        ("涉及农村供水和污水处理的事项，今年都有哪些", [31, 32, 33]),
        ("村庄供水加上污水处理，今年一共有几项承诺事项", [31, 32, 33]),
        ("去年有几项任务的名头里带有道路或者街巷", [23, 26]),
        ("今年跟海洋科技、海洋项目、港口、航线有关的都列一下", [18, 19, 20, 21]),
        ("海洋发展局核对一下，今年涉海的任务有哪些", [18, 19, 20, 21]),
        ("今年跟老百姓身体健康有关的事项有哪些", [39, 40, 41]),
        ("去年的进展里，有哪些是借着春节做的", [12, 36]),
        # What follows the name of a field says which of it are meant.
        (
            "向海发展这一块——涉海科研、海洋项目、港航工程、新航线，今年挂牌的都有哪些",
            [18, 19, 20, 21],
        ),
        ("去年数字化方面，5G、工业互联网、无证明城市都有什么任务", [15, 19, 21]),
        (
            "去年信息化方面的任务，从通信基站到工业互联网平台再到工厂数字化改造，都有哪几项",
            [15, 19, 20],
        ),
        ("从背街小巷到便民生活圈，再到绿色建筑，今年都有哪些任务", [17, 26, 36]),
        # Fields among what is enumerated bring all that is theirs, and nothing else of a wider one.
        ("今年修路、治污、造林方面的任务列一下", [32, 33, 38]),
        ("今年绿化、供水、污水三类任务各有哪些", [31, 32, 33, 38]),
        ("今年管吃水、管污水的任务有几件", [31, 32, 33]),
        ("去年绿化、治水方面有哪些任务", [25, 32, 35]),
        ("今年水污染治理和植树造林两方面的工作有哪些", [32, 33, 38]),
        ("去年林业、海洋、农业三个口子各有哪些事项", [18, 28, 29, 30, 31, 35, 36]),
        # So does the name of a field that stands after them.
        ("今年种业、农产品品牌、数字农业，三农这几块各是什么进度", [27, 28, 29]),
        ("去年绿道、造林、河流治理，生态这块列一列", [25, 32, 35]),
        ("从供水、治污到数字农业，今年农村有哪些任务", [28, 31, 32]),
    ],
)
def test_what_a_question_enumerates_is_listed(question: str, expected: list[int]) -> None:
    assert numbers(question) == expected


def test_a_list_gives_the_state_of_each_entry() -> None:
    rows = rows_of(shipped_line().answer("海洋方面有哪些事项"))
    assert [row[3] for row in rows] == ["前期或申报阶段", "推进中", "推进中", "推进中"]


def test_an_overview_lists_shares_of_targets_from_high_to_low() -> None:
    rows = rows_of(shipped_line().answer("2025年总体情况如何"))
    shares = [Decimal(row[3].rpartition("= ")[2].rstrip("%")) for row in rows if "÷" in row[3]]
    assert len(shares) > 5
    assert shares == sorted(shares, reverse=True)
    assert "278.17 ÷ 1000 = 27.8%" in [row[3] for row in rows]


# Thousands of ledgers.


def seventy_places() -> list[Ledger]:
    """Return ledgers of seventy places, of one entry each."""
    metro = entry("推进地铁建设。", "在建线路8条。", number=1)
    places = [f"{one}{other}市" for one in "甲乙丙丁戊己庚" for other in "子丑寅卯辰巳午未申酉"]
    own = [
        replace(metro, ledger=place, ledger_title=f"{place}台账", place=place) for place in places
    ]
    return [replace(ledger(one), id=one.ledger, place=one.place) for one in own]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("第1项进展", "问到的有70项（2025年一季度70部台账共70项）"),
        ("今年台账一共有多少项", "合计70部台账、70项，只列出前12部"),
        ("一季度总体情况怎么样", "2025年一季度70部台账共70项，不能一起概述"),
        ("一季度哪些事项提到“地铁”", "提到“地铁”的有70项（2025年一季度70部台账共70项）"),
        ("一季度哪些事项提到“轮渡”", "2025年一季度70部台账共70项，没有一项符合"),
    ],
)
def test_of_many_ledgers_it_is_said_how_many_they_are(
    tmp_path: Path, question: str, said: str
) -> None:
    answer = line_of(tmp_path, *seventy_places()).answer(question)
    assert said in answer.text
    assert len(answer.citations) <= MOST_ROWS


@pytest.mark.parametrize(
    "question",
    ["农业方面今年和去年各有几项", "农业方面今年几项，去年几项", "农业方面今年比去年多几项"],
)
def test_the_entries_of_a_field_are_counted_in_each_of_two_years(question: str) -> None:
    first = shipped_line().answer(question).text.splitlines()[0]
    assert first.endswith("，2025年一季度6项，2024年一季度4项。")


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "莱西在去年和今年这两本一季度台账的进展里总共被提到几项，分年给个数",
            "提到“莱西”的有4项（2025年一季度共44项、2024年一季度共38项），2025年一季度3项，2024年一季度1项。",
        ),
        ("莱西两年台账各被提到几项", "2025年一季度3项，2024年一季度1项。"),
        ("平度去年和今年分别被提到几项", "2025年一季度0项，2024年一季度1项。"),
    ],
)
def test_entries_that_name_a_place_are_counted_by_the_year(question: str, said: str) -> None:
    assert said in model_line().answer(question).text.splitlines()[0]


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("两年里提到污水的各有几项？", "2025年一季度2项，2024年一季度1项"),
        ("两年各有几项讲地铁？", "2025年一季度1项，2024年一季度2项"),
        ("去年和今年各有几项与实验室有关", "2025年一季度2项，2024年一季度2项"),
        ("今年一共挂了多少项牌", "共44项"),
    ],
)
def test_entries_are_counted_and_no_figures_of_theirs_compared(question: str, said: str) -> None:
    answer = model_line().answer(question)
    assert answer.kind == "count"
    assert said in answer.text.splitlines()[0]
