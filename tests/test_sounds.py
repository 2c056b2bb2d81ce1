"""Words typed by their sound are put into the ledger's words, and all others are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import entry

from qa.sounds import Sounds, sound

SOUNDS = Sounds(
    [
        entry("提速推进8条地铁线路项目建设。", "在建线路8条。"),
        entry("新增绿色建筑1000万平方米。", "新增绿色建筑278.17万平方米。"),
        entry("实施50条背街小巷整治。", "27条背街小巷已开工。"),
    ]
)


@pytest.mark.parametrize(
    ("typed", "restored"),
    [
        ("lvse jianzhu", "绿色建筑"),
        ("beijiexiaoxiang", "背街小巷"),
        ("beijiexiaoxiang 开工", "背街小巷 开工"),
    ],
)
def test_pinyin_becomes_the_ledgers_words(typed: str, restored: str) -> None:
    assert SOUNDS.restore(typed).replace(" ", "") == restored.replace(" ", "")


@pytest.mark.parametrize(
    ("typed", "restored"),
    [("绿涩建筑", "绿色建筑"), ("背接小巷", "背街小巷"), ("地帖建设", "地铁建设")],
)
def test_a_character_of_the_same_sound_is_set_right(typed: str, restored: str) -> None:
    assert SOUNDS.restore(typed) == restored


@pytest.mark.parametrize(
    "typed", ["地铁建设进展", "hello world", "gdp", "5g", "今年完成多少", "12345", "", "😀"]
)
def test_what_is_spelled_rightly_or_means_no_ledger_word_is_left_alone(typed: str) -> None:
    assert SOUNDS.restore(typed) == typed


@settings(deadline=None)
@given(st.text(alphabet="地铁绿色建筑背街小巷的了吗进展", max_size=12))
def test_a_text_of_the_ledgers_own_words_keeps_its_length(text: str) -> None:
    assert len(SOUNDS.restore(text)) == len(text)


def test_without_ledgers_nothing_is_changed() -> None:
    assert Sounds([]).restore("lvse jianzhu 绿涩") == "lvse jianzhu 绿涩"


def test_a_sound_has_no_tones() -> None:
    assert sound("绿色") == sound("滤涩") == "lvse"
