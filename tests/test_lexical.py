"""BM25 over words and bigrams: which entry is found, and by how much."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from samples import entry

from index.entry import Entry
from index.lexical import LexicalIndex, SavedLexical, cache_folder, normalise, tokens, words

METRO = entry("提速推进8条地铁线路建设。", "全市在建线路8条、154公里。", number=1)
INSURANCE = entry("新增企业职工养老保险参保12万人。", "新增参保3.2万人。", number=2)
FITNESS = entry("举办全民健身活动2万场。", "举办赛事活动738场次。", number=3)
ENTRIES = (METRO, INSURANCE, FITNESS)


@pytest.fixture(scope="module")
def index() -> LexicalIndex:
    return LexicalIndex(ENTRIES)


@pytest.mark.parametrize(
    ("question", "found"),
    [("地铁建设得怎么样", METRO), ("养老保险参保人数", INSURANCE), ("健身活动办了多少场", FITNESS)],
)
def test_the_entry_that_shares_the_words_is_found_first(
    index: LexicalIndex, question: str, found: object
) -> None:
    assert next(iter(index.search(tokens(question), top_k=3))) == found.id  # type: ignore[attr-defined]


def test_entries_that_share_no_term_are_not_found(index: LexicalIndex) -> None:
    assert list(index.search(tokens("地铁"), top_k=3)) == [METRO.id]
    assert index.search(tokens("天气"), top_k=3) == {}
    assert index.search([], top_k=3) == {}


def test_the_best_stands_first_and_no_more_are_returned_than_asked_for(index: LexicalIndex) -> None:
    found = index.search(tokens("新增活动线路建设"), top_k=2)
    assert len(found) == 2
    assert list(found.values()) == sorted(found.values(), reverse=True)


def test_entries_of_equal_score_stand_in_their_order() -> None:
    same = [entry("推进地铁建设。", number=number) for number in (1, 2, 3)]
    assert list(LexicalIndex(same).search(tokens("地铁"), top_k=3)) == [one.id for one in same]


def test_entries_that_are_not_allowed_are_not_found(index: LexicalIndex) -> None:
    allowed = np.array([False, True, True])
    assert index.search(tokens("地铁线路"), top_k=3, allowed=allowed) == {}


def test_scores_are_those_of_all_entries_in_their_order(index: LexicalIndex) -> None:
    scores = index.scores(tokens("地铁"))
    assert scores.shape == (3,)
    assert scores[0] > 0 == scores[1] == scores[2]


def test_an_empty_index_finds_nothing() -> None:
    empty = LexicalIndex(())
    assert empty.search(tokens("地铁"), top_k=3) == {}
    assert empty.scores(["地铁"]).shape == (0,)
    assert empty.ceiling(["地铁"]) == 0


def test_an_entry_without_a_word_does_no_harm() -> None:
    assert LexicalIndex([entry("。", "——")]).search(tokens("地铁"), top_k=1) == {}


def test_no_entry_scores_above_the_ceiling(index: LexicalIndex) -> None:
    for question in ("地铁", "推进地铁线路建设8条", "新增养老保险参保12万人", "地铁和天气"):
        terms = tokens(question)
        assert index.scores(terms).max() <= index.ceiling(terms) + 1e-5


def test_a_term_that_no_entry_has_raises_the_ceiling(index: LexicalIndex) -> None:
    assert index.ceiling(["地铁", "天气"]) > index.ceiling(["地铁"])


def test_a_title_weighs_more_than_what_is_reported() -> None:
    in_title, in_progress = entry("森林。", "完成。", number=1), entry("完成。", "森林。", number=2)
    assert (
        next(iter(LexicalIndex([in_progress, in_title]).search(["森林"], top_k=1))) == in_title.id
    )


def test_terms_are_bigrams_long_words_numbers_and_latin_words() -> None:
    assert tokens("养老保险 GDP增长5.9%") == [
        "养老保险",
        *("养老", "老保", "保险"),
        "增长",
        "gdp",
        "5.9%",
    ]  # fmt: skip


def test_a_lone_character_is_a_term() -> None:
    assert tokens("水") == ["水"]


@pytest.mark.parametrize(("text", "plain"), [("ＧＤＰ５％", "gdp5%"), ("①", "1"), ("Ａ股", "a股")])
def test_the_width_and_the_case_of_a_letter_make_no_difference(text: str, plain: str) -> None:
    assert normalise(text) == plain


def test_words_are_cut_without_white_space() -> None:
    assert words("青岛 地铁\n建设") == ["青岛", "地铁", "建设"]


def test_the_cache_of_words_lies_in_a_folder_of_this_users_own(tmp_path: Path) -> None:
    folder = cache_folder(tmp_path)
    assert folder == cache_folder(tmp_path) == tmp_path / f"ledger-qa-{os.getuid()}"
    assert folder.stat().st_mode & 0o077 == 0


def test_a_folder_that_someone_else_put_in_its_place_is_not_used(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / f"ledger-qa-{os.getuid()}").symlink_to(elsewhere)
    assert cache_folder(tmp_path).resolve() != elsewhere.resolve()


WORDED = (
    entry("建设5G基站3500个。", "已开通GSM-R基站26公里(26km)。", number=4),
    entry("改造农村公路120公里。", "完成改造68公里。", number=5),
)


@pytest.mark.parametrize("word", ["地铁", "地铁线路", "5g", "km", "没有的词", "线路、", "路"])
@pytest.mark.parametrize("indexed", [ENTRIES, (*ENTRIES, *WORDED)])
def test_every_entry_that_holds_a_word_is_among_those_that_may(
    word: str, indexed: tuple[Entry, ...]
) -> None:
    entries = (*ENTRIES, *WORDED)
    index = LexicalIndex(entries, SavedLexical.of(indexed))
    holding = {at for at, one in enumerate(entries) if word in normalise(one.chunk)}
    places = index.places_with(word)
    assert places is None or holding <= set(places.tolist())


def test_few_entries_besides_may_hold_a_word_and_none_that_is_gone() -> None:
    index = LexicalIndex((INSURANCE, FITNESS), SavedLexical.of(ENTRIES))
    found = {word: index.places_with(word) for word in ("地铁", "养老", "乙醇", "km", "路")}
    assert {word: None if at is None else at.tolist() for word, at in found.items()} == {
        "地铁": [],
        "养老": [0],
        "乙醇": [],
        "km": [],
        "路": [],
    }
    assert index.places_with("、") is None


@pytest.mark.parametrize("indexed", [ENTRIES, (*ENTRIES, *WORDED), ()])
def test_every_term_is_counted_in_the_entries_that_hold_it(indexed: tuple[Entry, ...]) -> None:
    held = LexicalIndex((*ENTRIES, *WORDED), SavedLexical.of(indexed)).holding()
    assert {term: held.get(term) for term in ("新增", "建设", "公路", "养老保险", "乙醇")} == {
        "新增": 1,
        "建设": 2,
        "公路": 1,
        "养老保险": 1,
        "乙醇": None,
    }
    assert "" not in held
