"""How far an entry is about the words of a question: its own, and the glossary's for them."""

from __future__ import annotations

import pytest
from samples import entry

from qa.question import parse
from qa.subject import (
    Term,
    Vocabulary,
    agreement,
    credit,
    prepare,
    presence,
    recut,
    terms_of,
    unmet,
)

METRO = entry("提速推进8条地铁线路项目建设。", "在建线路8条，6座车站已封顶。", number=5)
BUILDINGS = entry("新增绿色建筑1000万平方米。", "新增绿色建筑278.17万平方米。", number=36)
ROADS = entry("实施50条背街小巷整治。", "27条背街小巷已开工。", number=26)
ENTRIES = (METRO, BUILDINGS, ROADS)
VOCABULARY = Vocabulary(ENTRIES)


def words(question: str) -> dict[str, Term]:
    return {term.word: term for term in terms_of(parse(question), VOCABULARY)}


def test_a_name_of_the_glossary_is_one_term_with_the_ledgers_words_for_it() -> None:
    found = words("轨道交通进展如何")
    assert list(found) == ["轨道交通"]
    assert "地铁" in found["轨道交通"].names


def test_latin_names_are_folded() -> None:
    assert "地区生产总值" in words("GDP完成多少")["gdp"].names


@pytest.mark.parametrize(("telling", "dull"), [("地铁", "建设"), ("绿色建筑", "增速")])
def test_a_word_that_names_a_subject_weighs_more_than_one_that_does_not(
    telling: str, dull: str
) -> None:
    assert VOCABULARY.weight(telling) > 2 * VOCABULARY.weight(dull)


def test_every_weight_is_above_0_and_at_most_1() -> None:
    weights = [VOCABULARY.weight(word) for word in ("地铁", "建设", "增速", "火星", "非常")]
    assert all(0 < weight <= 1 for weight in weights)


def test_a_rarer_word_weighs_more() -> None:
    crowd = Vocabulary(
        [*ENTRIES, *(entry("地铁建设。", number=number) for number in range(50, 99))]
    )
    assert crowd.weight("背街小巷") > crowd.weight("地铁")


def test_a_word_that_is_in_no_typical_entry_is_known_and_as_rare_as_can_be() -> None:
    vocabulary = Vocabulary(ENTRIES, typical=ENTRIES[:1])
    [rare] = [one for one in ENTRIES if "背街小巷" in one.title]
    assert rare not in ENTRIES[:1]
    assert vocabulary.knows("背街小巷")
    assert vocabulary.weight("背街小巷") == 1


def test_a_word_in_the_title_counts_more_than_one_in_the_progress() -> None:
    assert presence("地铁", prepare(METRO)) > presence("封顶", prepare(METRO)) > 0
    assert presence("地铁", prepare(ROADS)) == 0


def test_a_longer_word_may_be_met_in_part_but_less_than_as_a_whole() -> None:
    partly = presence("地铁线路图", prepare(METRO))
    assert 0 < partly < presence("地铁线路", prepare(METRO))


def test_another_name_for_the_subject_is_credited_a_little_less_than_its_own() -> None:
    own, other = Term("地铁", (), 1.0), Term("轨道交通", ("地铁",), 1.0)
    assert 0 < credit(other, prepare(METRO)) < credit(own, prepare(METRO)) == 1


def test_terms_that_an_entry_does_not_meet_are_told() -> None:
    terms = [Term("地铁", (), 1.0), Term("票价", (), 1.0), Term("情况", (), 0.1)]
    assert [term.word for term in unmet(terms, METRO)] == ["票价"]


def test_quantities_of_the_question_speak_for_the_entry_that_holds_them() -> None:
    stated = parse("1000万平方米绿色建筑").figures
    assert agreement(stated, BUILDINGS) == 1
    assert agreement(stated, METRO) == -1


def test_rates_and_questions_without_quantities_speak_for_none() -> None:
    assert agreement(parse("增长5.5%是真的吗").figures, METRO) == 0
    assert agreement(parse("地铁进展").figures, METRO) == 0


def test_the_vocabulary_knows_the_words_of_titles_and_progress() -> None:
    assert VOCABULARY.knows("封顶")
    assert not VOCABULARY.knows("火星")


@pytest.mark.parametrize(
    ("title", "cut"),
    [
        ("更新改造燃气、供水管网60公里。", "燃气 管网改造"),
        ("更新改造燃气设施60处。", "燃气管网改造"),
        ("新增绿地20公顷。", "燃气管网改造"),
        ("更新燃气设施、供水管网，改造燃气管网60公里。", "燃气管网改造"),
    ],
)
def test_a_word_that_no_ledger_has_is_cut_at_the_words_that_ledgers_have(
    title: str, cut: str
) -> None:
    assert recut("燃气管网改造", Vocabulary([entry(title)])) == cut


def test_a_word_that_no_dictionary_has_gives_its_place_to_the_noun_before() -> None:
    held = Vocabulary([entry("线路部分组塔完成90%。")])
    assert recut("线路上立塔完成多少", held) == "线路上 立塔完成多少"
    assert recut("线路上升完成多少", held) == "线路上升完成多少"


def test_a_question_has_the_terms_that_ledgers_have() -> None:
    held = Vocabulary([entry("更新改造燃气、供水管网60公里。")])
    assert {"燃气", "管网"} <= {term.word for term in terms_of(parse("燃气管网更新了多少"), held)}


def test_a_word_that_only_shapes_the_question_weighs_little_where_no_ledger_has_it() -> None:
    found = words("绿色建筑有什么动静")
    assert found["动静"].weight < 0.1 < found["绿色建筑"].weight


def test_a_shorter_name_is_read_where_no_ledger_has_the_longer_one() -> None:
    # 轨道交通建设 stands for 地铁建设, which this ledger does not write.
    found = words("轨道交通建设进展如何")
    assert any("地铁" in (term.word, *term.names) for term in found.values())


def test_a_hospital_by_its_number_is_a_name() -> None:
    assert words("第八人民医院什么进展")["第八人民医院"].weight > 0.5


def test_another_name_that_no_ledger_has_tells_no_more_than_the_ledgers_own() -> None:
    begun = [entry(f"建设{name}。", f"{name}已开工。") for name in ("学校", "医院", "公园", "道路")]
    vocabulary = Vocabulary(begun)
    [spoken] = [term for term in terms_of(parse("动工"), vocabulary) if term.word == "动工"]
    assert spoken.weight == pytest.approx(max(vocabulary.weight("开工"), 0.1))


def test_a_line_is_the_same_in_both_numerals() -> None:
    line = entry("实现地铁2号线开通运营。")
    (asked,) = (term for term in words("二号线通了没有").values() if term.word == "二号线")
    assert credit(asked, prepare(line)) > 0
    berth = prepare(entry("建设十二号泊位。"))
    assert credit(words("12号泊位建好了吗")["12号泊位"], berth) > 0
    assert credit(words("2号泊位建好了吗")["2号泊位"], berth) == 0


def test_another_line_is_not_met_in_part() -> None:
    assert credit(words("三号线通了没有")["三号线"], prepare(entry("2号线、十三号线开通。"))) == 0


def test_a_name_of_mere_common_words_tells_as_much_as_what_it_is_said_for() -> None:
    vocabulary = Vocabulary([entry("推进重大项目和重点项目。"), entry("新增绿地50公顷。")])
    [term] = terms_of(parse("大项目"), vocabulary)
    assert "重点项目" in term.names
    assert term.weight == vocabulary.weight("重点项目") > vocabulary.weight("项目")
