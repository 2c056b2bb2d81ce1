"""Words typed by their sound are put into the ledger's words, and all others are left alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import entry

from index.entry import Entry
from index.lexical import LexicalIndex
from qa.sounds import Sounds, joined_names, sound, with_units

ENTRIES = (
    entry("提速推进8条地铁线路项目建设。", "在建线路8条。"),
    entry("新增绿色建筑1000万平方米。", "新增绿色建筑278.17万平方米，改建高速公路。"),
    entry("实施50条背街小巷整治。", "27条背街小巷已开工。"),
)


def sounds_of(entries: Sequence[Entry]) -> Sounds:
    return Sounds((one.title for one in entries), LexicalIndex(entries).holding())


SOUNDS = sounds_of(ENTRIES)


@pytest.mark.parametrize(
    ("typed", "restored"),
    [
        ("lvse jianzhu", "绿色建筑"),
        ("beijiexiaoxiang", "背街小巷"),
        ("beijiexiaoxiang 开工", "背街小巷 开工"),
        ("gaosugonglu 建成", "高速公路 建成"),
        ("lvse jianzhugao", "绿色建筑"),
        ("ditie xianzai duoshao", "地铁现在多少"),
        ("lvse jianzhu，xianzai naxie kaigong", "绿色建筑现在哪些开工"),
        ("5g ditie duoshao", "5g地铁多少"),
        ("2024mubiao duoshao", "2024目标多少"),
    ],
)
def test_pinyin_becomes_the_ledgers_words(typed: str, restored: str) -> None:
    assert SOUNDS.restore(typed).replace(" ", "") == restored.replace(" ", "")


@pytest.mark.parametrize(
    ("typed", "restored"),
    [
        ("绿色建zhu", "绿色建筑"),
        ("绿se建筑面积多少", "绿色建筑面积多少"),
        ("背街xiao巷开工", "背街小巷开工"),
        ("地tie进展", "地铁进展"),
    ],
)
def test_one_syllable_in_letters_among_characters_becomes_the_ledgers_word(
    typed: str, restored: str
) -> None:
    assert SOUNDS.restore(typed) == restored


@pytest.mark.parametrize("typed", ["gdp增速", "地铁多少km", "新增abc建筑", "5g基站"])
def test_letters_that_are_no_syllable_of_a_word_are_left_among_characters(typed: str) -> None:
    assert SOUNDS.restore(typed) == typed


def test_letters_of_the_glossary_are_no_syllable() -> None:
    sounds = sounds_of([entry("发布爱心地图。", "爱心地图已发布。")])
    assert sounds.restore("ai心地图") == "ai心地图"
    assert sounds.restore("爱xin地图") == "爱心地图"


def test_letters_are_read_as_words_rather_than_as_stretches_of_titles() -> None:
    # 新增绿 and 色建筑 stand in the title as well, and are as few.
    assert SOUNDS.restore("xinzeng lvse jianzhu") == "新增 绿色建筑"


@pytest.mark.parametrize(
    ("typed", "restored"),
    [("绿涩建筑", "绿色建筑"), ("背接小巷", "背街小巷"), ("地帖建设", "地铁建设")],
)
def test_a_character_of_the_same_sound_is_set_right(typed: str, restored: str) -> None:
    assert SOUNDS.restore(typed) == restored


UPKEEP = sounds_of(
    (
        entry("压实安全生产责任，隐患整改率达到98%。", "整改率98.6%。"),
        entry("实施残疾人家庭无障碍改造。", "开工68户。"),
        entry("推动“攻尖”工程。", "新建工程3个。"),
        entry("完成年度任务书。", "已签任务书。"),
        entry("新开通海运航线10条。", "新开通4条。"),
        entry("社会消费品零售总额增长6%。", "增长5%。"),
        entry("推进老桥加固。", "2026年底完工。"),
    )
)


@pytest.mark.parametrize(
    ("typed", "restored"),
    [
        ("整该率", "整改率"),
        ("安全升产责任", "安全生产责任"),
        # 施 ends one word and 残 begins another: nobody means 施残.
        ("居家适残化改造", "居家适残化改造"),
        ("攻尖工程", "攻尖工程"),
        ("年度任务数", "年度任务数"),
        ("家里是残疾人", "家里是残疾人"),
        ("海运行线新开几条", "海运航线新开几条"),
        ("社会消废品零售", "社会消费品零售"),
        ("2025年第13项", "2025年第13项"),
        ("去年第三项", "去年第三项"),
    ],
)
def test_a_slip_is_set_right_by_whole_words_only(typed: str, restored: str) -> None:
    assert UPKEEP.restore(typed) == restored


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
    assert sounds_of([]).restore("lvse jianzhu 绿涩") == "lvse jianzhu 绿涩"


def test_a_sound_has_no_tones() -> None:
    assert sound("绿色") == sound("滤涩") == "lvse"


def test_a_pair_takes_no_character_from_the_word_before_it() -> None:
    own = sounds_of([entry("抓好重点项目。", "目前完成投资3亿元。")])
    assert own.restore("重点项目钱投进去多少") == "重点项目钱投进去多少"


def test_two_words_spelled_that_are_one_name_are_one() -> None:
    assert joined_names(["财政", "收入", "多少"]) == "财政收入 多少"
    assert joined_names(["地铁", "进展"]) == "地铁 进展"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("地铁总共多少公理", "地铁总共多少公里"),
        ("装机多少签瓦", "装机多少千瓦"),
        ("多少公里", "多少公里"),
        ("开工多少项目", "开工多少项目"),
    ],
)
def test_a_unit_that_is_asked_for_may_be_typed_by_its_sound(text: str, read: str) -> None:
    assert with_units(text) == read
