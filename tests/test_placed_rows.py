"""Entries named by where their row stands, in several ways of saying it."""

from __future__ import annotations

import pytest

from qa.entry_numbers import STEP, find_numbers
from qa.question import parse
from qa.turns import inherit, names_no_subject


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("2025年台账排在第7位和第15位的，各是什么任务", (7, 15)),
        ("2024年一季度那份里排35的是什么任务", (35,)),
        ("2024年排第二十的是啥", (20,)),
        ("今年位列第六的事项是哪个", (6,)),
        ("去年台账里排行第十二的是哪件事", (12,)),
        ("2025一季度，7号和15号这两项各是什么情况", (7, 15)),
        ("7号、15号、23号三件事今年怎么样", (7, 15, 23)),
        ("今年20号至22号都是什么", (20, 21, 22)),
        ("今年20~22项进展", (20, 21, 22)),
        ("序位21的任务今年做到哪了", (21,)),
        ("编号为3、6、9的事项今年进展", (3, 6, 9)),
        ("序号5到8，今年的", (5, 6, 7, 8)),
        ("2025年条目21写了什么", (21,)),
        ("条目号21，2025年的，念一下", (21,)),
        ("去年第11位、第12位、第13位的任务", (11, 12, 13)),
        ("2024年第7件、第8件任务", (7, 8)),
        ("第三十件事是啥", (30,)),
        ("2025年第5及第6项进展", (5, 6)),
        ("2025年37号和38号两个事项到什么程度", (37, 38)),
        ("25年一季度那份，6到8条调出来我看看", (6, 7, 8)),
        ("2024年挂牌事项里排第十八位的是什么", (18,)),
        ("去年榜上第21位的事，是什么", (21,)),
        ("今年那份排最前的一条是啥", (1,)),
        ("第3、第19对比一下", (3, 19)),
        ("去年第27、第32放一块看", (27, 32)),
        ("今年第36和第44，一个增了多少，一个办了多少", (36, 44)),
    ],
)
def test_rows_are_named_by_their_place_or_number(text: str, numbers: tuple[int, ...]) -> None:
    assert find_numbers(text)[0] == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("今年台账从后数第三项是什么", (-3,)),
        ("2024年从末尾往上数第二条说的啥", (-2,)),
        ("倒着数第四项是哪件事", (-4,)),
        ("去年倒数第三那项是说什么的", (-3,)),
        ("今年那份排最末的一条是啥", (-1,)),
        ("24年一季度台账压尾那条讲的啥", (-1,)),
        ("今年压在末尾的那件事办到什么地步了", (-1,)),
        ("今年自下而上第8项是什么", (-8,)),
        ("今年台账倒数第二和倒数第三两项分别是什么", (-2, -3)),
        ("2025年倒数第一、第二项", (-1, -2)),
        ("2025年倒数第5到倒数第3项", (-5, -4, -3)),
        ("第七条和倒数第七条各讲什么", (7, -7)),
        ("倒数三项分别是什么", (-3, -2, -1)),
        ("25年台账末尾三项都是啥事", (-3, -2, -1)),
        ("末三项是什么", (-3, -2, -1)),
        ("今年那份排最后的两项是什么", (-2, -1)),
        ("今年台账首尾两项各是什么", (1, -1)),
        ("去年那本一头一尾两条讲的什么", (1, -1)),
    ],
)
def test_rows_are_counted_from_the_end(text: str, numbers: tuple[int, ...]) -> None:
    assert find_numbers(text)[0] == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("2025年第13项前面那一项是什么", (12,)),
        ("挨着第13项后面的那项是什么", (14,)),
        ("第13项后面紧跟着的是哪项", (14,)),
        ("去年台账第20项的上一项讲什么", (19,)),
        ("第5项的后两项分别是什么", (6, 7)),
        ("第10项后面第三项是什么", (13,)),
        ("第13项前后各一项是什么", (12, 14)),
        ("与第13项相邻的两项是什么", (12, 14)),
        ("第10项和第13项中间隔着哪几项", (11, 12)),
        ("从第10项开始往后数三项", (10, 11, 12)),
        ("第二十五项起连续三项", (25, 26, 27)),
        ("今年序号28后面那条讲什么", (29,)),
    ],
)
def test_rows_are_named_by_those_beside_them(text: str, numbers: tuple[int, ...]) -> None:
    assert find_numbers(text)[0] == numbers


@pytest.mark.parametrize(
    "text",
    [
        "今年吞吐量排在第四和第五的港口是哪个",
        "去年7号和15号两条地铁线进展如何",
        "2025年开工率排最后的两项是哪些",
        "今年排第一的是哪个区",
        "年末三项指标完成情况",
        "新增条目45个",
        "第13届运动会前后两项活动",
    ],
)
def test_places_and_numbers_of_other_things_name_no_row(text: str) -> None:
    assert find_numbers(text)[0] == ()


def test_a_row_beside_another_is_counted_from_the_one_named_last() -> None:
    earlier = parse("第13项进展如何")
    assert inherit(parse("它前面那一项讲什么"), earlier).numbers == (12,)
    assert inherit(parse("后面那条呢"), earlier).numbers == (14,)
    assert parse("第20项的上一项呢").numbers == (19,)
    assert not names_no_subject(parse("第20项的上一项呢"))


def test_what_was_told_last_is_no_row_before_another() -> None:
    earlier = parse("第30项进展如何")
    assert STEP.search("上一条说的那个示范片区") is None
    assert inherit(parse("再往前一项讲什么"), earlier).numbers == (29,)
