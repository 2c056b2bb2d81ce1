"""How a ledger stands: narrowed to what a unit leads, and with the ceilings among its rates."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from lines import line_of, model_line, new_home, numbers_cited, rows_of
from samples import ledger_of

from index.entry import Column, Role
from qa.chain import Line

COLUMNS = (
    Column("序号", Role.NUMBER),
    Column("事项", Role.TITLE),
    Column("牵头单位", Role.UNIT),
    Column("进展情况", Role.PROGRESS),
)


@cache
def line() -> Line:
    return line_of(
        new_home(),
        ledger_of(
            ("新增床位100张。", "县卫健委", "新增床位30张。"),
            ("财政收入增长5%。", "县财政局", "财政收入增长3%。"),
            ("建设云汀医院。", "县卫健委", "医院主体封顶。"),
            ("城镇登记失业率控制在4.5%以内。", "县人社局", "城镇登记失业率3.9%。"),
            ("煤炭消费控制在200万吨以内。", "县发改局", "煤炭消费210万吨。"),
            columns=COLUMNS,
        ),
    )


@pytest.mark.parametrize("question", ["卫健委牵头的事项概览", "县卫健委牵头事项总体情况如何"])
def test_an_overview_of_what_a_unit_leads_leaves_out_the_others(question: str) -> None:
    answer = line().answer(question)
    assert numbers_cited(answer) == [1, 3]
    assert answer.text.startswith("问到的有2项（2025年一季度共5项）")


def test_an_overview_without_a_unit_is_of_the_whole_ledger() -> None:
    answer = line().answer("总体情况怎么样")
    assert sorted(number for number in numbers_cited(answer) if number) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("连着两年的一季度台账放一块儿，各是什么盘子、走得怎样？", "2025年一季度共44项、2024"),
        ("去年挂牌的那批事项总盘子，哪些跑前头、哪些拖后腿", "2024年一季度共38项；"),
        ("老师让我用几句话讲清楚今年这44件事目前的局面，能帮我理一理吗？", "2025年一季度共44项；"),
        ("去年台账走得如何，是个什么局面", "2024年一季度共38项；"),
        ("今年这些挂牌的事整体局面如何，能帮忙捋一捋吗", "2025年一季度共44项；"),
    ],
)
def test_how_it_goes_is_asked_of_the_whole_in_other_words(question: str, opening: str) -> None:
    answer = model_line().answer(question)
    assert answer.kind == "overview"
    assert answer.text.startswith(opening)


@pytest.mark.parametrize(
    ("question", "entry"),
    [("地铁建设走得怎么样了", 5), ("绿色建筑走得顺不顺", 36), ("堵点治理目前的局面怎么样", 27)],
)
def test_how_one_thing_goes_is_no_overview(question: str, entry: int) -> None:
    assert numbers_cited(model_line().answer(question))[0] == entry


def test_the_whole_of_one_thing_is_no_overview() -> None:
    answer = model_line().answer("52个都市圈项目的总盘子比170个海洋项目的大多少？")
    assert "874亿元" in answer.text


def test_how_a_thing_goes_that_no_ledger_has_is_refused() -> None:
    assert model_line().answer("殡仪馆建设走得怎样").refused


@pytest.mark.parametrize(
    "question",
    [
        "情况汇总：多少项、完成多少、没完成多少",
        "做一个情况的汇总",
        "多少项、大致分成哪几种状态",
        "一共几项，分成哪几种状态",
        "全部事项有多少、开了工的、还在做前期的、已经达标的大致怎么分布",
    ],
)
def test_a_summary_of_how_it_stands_is_an_overview(question: str) -> None:
    answer = line().answer(question)
    assert answer.kind == "overview"
    assert answer.text.startswith("2025年一季度共5项")


def test_what_the_ledgers_title_says_is_all_of_it() -> None:
    plain = ledger_of(("新增床位100张。", "新增床位30张。"), ("修路。", "尚未开工。"))
    title = "云汀县一季度民生实事和重点项目台账"
    entries = tuple(replace(one, ledger_title=title) for one in plain.entries)
    own = line_of(new_home(), replace(plain, title=title, entries=entries))
    answer = own.answer("准备一段话：全县民生实事和重点项目总体情况，完工、未开工各几个")
    assert answer.kind == "overview"
    assert "共2项" in answer.text


def test_ceilings_stand_beside_the_rates_each_with_how_it_is_kept() -> None:
    text = line().answer("总体情况怎么样").text
    *_, table = text.split("以比率或上限为目标的事项：")
    assert "城镇登记失业率控制在4.5%以内 | 3.9% | 低于目标0.6个百分点" in table
    assert "煤炭消费控制在200万吨以内 | 210万吨 | 高于目标10万吨（210 − 200 = 10万吨）" in table
    assert "财政收入增长5% | 3% | 低于目标2个百分点" in table
    assert "新增床位" not in table


def test_rows_of_an_overview_are_marked_with_their_entries() -> None:
    rows = rows_of(line().answer("卫健委牵头的事项概览"))
    assert [row[0] for row in rows] == ["2025年一季度第1项", "2025年一季度第3项"]


@pytest.mark.parametrize(
    "question", ["今年殡葬口的挂牌事项都列出来", "要去调研殡葬口，把今年挂牌的相关事项列出来"]
)
def test_a_field_that_no_ledger_speaks_of_is_not_the_whole_ledger(question: str) -> None:
    answer = line().answer(question)
    assert answer.refused
    assert "殡葬" in answer.text


@pytest.mark.model
def test_how_far_one_entry_is_on_is_no_overview() -> None:
    question = "今年新增绿建一季度的量摆在全年任务面前，占几成，跟没跟上时间进度"
    answer = model_line().answer(question)
    assert "278.17 ÷ 1000 = 27.8%" in answer.text.splitlines()[0]
    assert numbers_cited(answer) == [36]


@pytest.mark.parametrize(
    "question",
    [
        "汇总全部挂牌任务的推进状态，分类说有多少在干、多少还在前期",
        "今年有多少项在推进、多少项在前期",
        "2025年这份有几项，大致处在什么阶段",
        "今年承诺的这些事，总共多少件，办得好的差的都给我说说",
    ],
)
def test_how_many_stand_in_each_state_is_an_overview(question: str) -> None:
    answer = model_line().answer(question)
    assert answer.kind == "overview"
    assert "2025年一季度共44项" in answer.text
    # Nothing is set apart that no one named.
    assert "| 状态 | 项数 |" in answer.text
    assert "| 事项 | 内容 | 进展 | 状态 |" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "秘书要写开场白，两年一季度的台账各挂了多少件、大体进度，三五句话",
        "人大代表问政前想摸个底，去年和今年两份一季度台账各挂多少项、大面上分别怎么样",
        "两份台账各多少项，总体情况怎么样",
        "去年和今年一季度台账分别列了几项、整体推进得如何",
    ],
)
def test_how_many_two_ledgers_hold_and_how_each_stands(question: str) -> None:
    text = model_line().answer(question).text
    assert "2025年一季度共44项、2024年一季度共38项" in text
    assert "其中2025年一季度：达到或超过目标4项、推进中22项、前期或申报阶段18项。" in text
    assert "其中2024年一季度：达到或超过目标4项、推进中18项、前期或申报阶段16项。" in text


def test_how_many_a_ledger_holds_alone_is_no_overview() -> None:
    assert model_line().answer("两份台账各挂了多少项").text.startswith("合计82项")
