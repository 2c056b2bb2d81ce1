"""A question's characters in one form, and which of its words say what it is about."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.wording import (
    content_words,
    is_frame,
    is_generic,
    is_measure,
    is_noun,
    is_stop,
    normalise_question,
    word_classes,
)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("ＧＤＰ增长５．５％", "GDP增长5.5%"),
        ("地鐵建設進展", "地铁建设进展"),
        ("投了多少个亿", "投了多少亿"),
        ("浇筑完成百分几", "浇筑完成百分之几"),
        ("百分百完成了吗", "百分百完成了吗"),
        ("  地铁　进展 \n如何？ ", "地铁 进展 如何?"),
        ("地\u200b铁\ufeff进\x00展", "地铁进展"),
        ("\u202e地铁", "地铁"),
        ("", ""),
        ("重点项目开了多少个工", "重点项目开工了多少个"),
        ("签了几份约", "签约了几份"),
        ("开了几个工程", "开了几个工程"),
        ("立了几项任务", "立了几项任务"),
        ("都市圈没能开起来的有几个", "都市圈没开工的有几个"),
        ("农业类哪几项还没见着数", "农业类哪几项还没有数据"),
        ("哪几项没看到数字化培训", "哪几项没看到数字化培训"),
        ("还有几个开不了工", "还有几个没开工"),
        ("报给省自贸办几项", "报送省自贸办几项"),
        ("报到哪个办公室", "报到哪个办公室"),
        ("孩子没带起来", "孩子没带起来"),
        ("民生事有几桩", "民生事有几件"),
        ("打了几桩基", "打了几桩基"),
    ],
)
def test_a_question_is_read_in_one_form(typed: str, read: str) -> None:
    assert normalise_question(typed) == read


@settings(deadline=None)
@given(st.text(max_size=60))
def test_a_normalised_question_has_no_control_characters_and_single_spaces(text: str) -> None:
    plain = normalise_question(text)
    assert plain == plain.strip()
    assert "  " not in plain
    assert not any(ord(char) < 32 for char in plain)


def test_words_that_name_a_subject_are_kept_in_order_once() -> None:
    assert content_words("地铁和绿色建筑，地铁呢") == ["地铁", "绿色建筑"] or content_words(
        "地铁和绿色建筑，地铁呢"
    ) == ["地铁", "绿色", "建筑"]


def test_form_words_units_and_single_characters_name_no_subject() -> None:
    assert content_words("请问现在有多少万人？还差几个？") == []
    assert content_words("5.5% 100 2450") == []


def test_latin_words_are_folded() -> None:
    assert content_words("GDP") == ["gdp"]


def test_each_class_of_words_is_told_apart() -> None:
    assert is_stop("多少")
    assert is_generic("项目")
    assert is_measure("增速")
    assert not any(test("地铁") for test in (is_stop, is_generic, is_measure))


def test_a_thing_is_a_noun_and_a_form_word_is_none() -> None:
    assert is_noun("地铁")
    assert is_noun("海运航线")
    assert not is_noun("非常")


def test_the_word_lists_have_their_classes_and_no_empty_one() -> None:
    classes = word_classes()
    assert set(classes) >= {"stop", "generic", "measure"}
    assert all(classes.values())


@pytest.mark.parametrize(
    "word",
    [
        "动静",
        "路子",
        "来龙去脉",
        "那一截",
        "总任务",
        "活计",
        "活儿",
        "老几",
        "走走看看",
        "卫健委",
        "自规局",
    ],
)
def test_words_that_only_shape_a_question_are_known(word: str) -> None:
    assert is_frame(word)


@pytest.mark.parametrize("word", ["养老床位", "票价", "机场", "文号", "失业率", "学校"])
def test_no_thing_that_a_ledger_may_hold_or_lack_is_one_of_them(word: str) -> None:
    assert not is_frame(word)


def test_a_scale_with_what_goes_on_after_it_is_no_word_of_a_subject() -> None:
    assert content_words("亿才够") == []


@pytest.mark.parametrize("word", ["几万人", "几百亿元", "几千"])
def test_a_word_that_asks_how_many_names_nothing(word: str) -> None:
    assert is_frame(word)


def test_what_comes_of_a_deed_is_no_thing() -> None:
    assert not any(map(is_noun, ("刷得开", "拉得来", "并不进")))
    assert is_noun("人才码")
