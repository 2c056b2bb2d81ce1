"""The entries that a question is about, best first, alone and as LangChain knows a retriever."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import FakeEncoder
from hypothesis import given, settings
from hypothesis import strategies as st
from langchain_core.retrievers import BaseRetriever
from lines import line_of, shipped_line
from samples import entry, ledger, ledger_of

from index.entry import Entry, Period
from index.store import Store
from qa.everyday import pointed_at
from qa.order import NEARLY_AS_GOOD
from qa.question import parse
from qa.retrieve import PARTS, HybridRetriever, Retriever, nearest_first
from qa.scope import scope_of

LAST_YEAR = Period.of_quarter(2024, 1)
METRO = entry("提速推进8条地铁线路项目建设。", "在建线路8条，6座车站已封顶。", number=1)
BUILDINGS = entry("新增绿色建筑1000万平方米。", "新增绿色建筑278.17万平方米。", number=2)
ROADS = entry("实施50条背街小巷整治。", "27条背街小巷已开工。", number=3)
SAME = entry("实施50条背街小巷整治。", "27条背街小巷已开工。", number=4)
OLD_METRO = entry("推进地铁2号线建设。", "土建完成98.8%。", number=1, period=LAST_YEAR)


@pytest.fixture
def retriever(tmp_path: Path) -> Retriever:
    store = Store(tmp_path / "home", load_encoder=FakeEncoder)
    store.add(ledger(METRO, BUILDINGS, ROADS, SAME))
    store.add(ledger(OLD_METRO))
    return Retriever(store.snapshot())


def found(retriever: Retriever, question: str, **options: object) -> list[str]:
    hits = retriever.search(parse(question), **options)  # type: ignore[arg-type]
    return [hit.entry.id for hit in hits]


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("地铁线路建设进展", METRO),
        ("绿色建筑新增多少", BUILDINGS),
        ("轨道交通线路", METRO),
        ("背街小巷整治", ROADS),
    ],
)
def test_the_entry_that_a_question_is_about_comes_first(
    retriever: Retriever, question: str, best: object
) -> None:
    assert retriever.search(parse(question))[0].entry == best


@pytest.mark.parametrize("part", PARTS)
def test_every_part_alone_finds_the_entry_by_its_own_words(retriever: Retriever, part: str) -> None:
    assert found(retriever, "绿色建筑", part=part)[0] == BUILDINGS.id


def test_entries_that_are_alike_keep_the_ledgers_order(retriever: Retriever) -> None:
    first, second = retriever.search(parse("背街小巷整治"))[:2]
    assert (first.relevance, first.entry.id) == (second.relevance, ROADS.id)
    assert second.entry.id == SAME.id


def test_where_nothing_tells_the_entries_apart_the_ledgers_order_holds(
    retriever: Retriever,
) -> None:
    order = [one.id for one in retriever.snapshot.entries]
    assert found(retriever, "火星", part="lexical") == order


def test_only_the_entries_that_are_given_are_searched(retriever: Retriever) -> None:
    assert found(retriever, "地铁线路", entries=[OLD_METRO, ROADS])[0] == OLD_METRO.id
    assert found(retriever, "地铁线路", entries=[]) == []


def test_no_more_than_top_k_are_found(retriever: Retriever) -> None:
    assert len(found(retriever, "地铁", top_k=2)) == 2
    assert len(found(retriever, "地铁", top_k=99)) == len(retriever.snapshot.entries)


@settings(deadline=None)
@given(st.text(max_size=30))
def test_every_relevance_is_a_probability_and_the_first_is_nearly_the_best(text: str) -> None:
    retriever = shipped_line().responder().retriever
    relevances = [hit.relevance for hit in retriever.search(parse(text), top_k=82)]
    assert len(relevances) == 82
    assert all(0 <= relevance <= 1 for relevance in relevances)
    assert relevances[0] >= NEARLY_AS_GOOD * max(relevances)


def test_without_an_entry_it_is_not_found_and_the_rest_still_is(retriever: Retriever) -> None:
    reduced = retriever.without({METRO.id})
    assert METRO.id not in found(reduced, "地铁线路建设", top_k=99)
    assert found(reduced, "地铁线路建设")[0] == OLD_METRO.id
    assert [len(one.entries) for one in reduced.snapshot.ledgers] == [3, 1]
    assert found(retriever, "地铁线路建设")[0] == METRO.id


def test_an_empty_home_finds_nothing(tmp_path: Path) -> None:
    assert found(line_of(tmp_path / "home").responder().retriever, "地铁") == []


# As LangChain knows a retriever.


def test_langchain_gets_documents_with_their_entry_and_relevance(retriever: Retriever) -> None:
    hybrid = HybridRetriever(retriever=retriever, top_k=2)
    assert isinstance(hybrid, BaseRetriever)
    first, second = hybrid.invoke("地铁线路建设")
    assert first.id == METRO.id
    assert first.page_content == METRO.chunk
    assert first.metadata["number"] == 1
    assert first.metadata["ledger"] == METRO.ledger_title
    assert 0 <= second.metadata["relevance"] <= first.metadata["relevance"] <= 1


def test_langchain_can_ask_several_at_once(retriever: Retriever) -> None:
    hybrid = HybridRetriever(retriever=retriever, top_k=1)
    answers = hybrid.batch(["地铁线路建设", "绿色建筑"])
    assert [documents[0].id for documents in answers] == [METRO.id, BUILDINGS.id]


def test_a_scope_too_large_to_search_exactly_still_holds_all_that_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Of an index this size both limits are far away.
    monkeypatch.setattr("qa.retrieve.EXACT_SCOPE", 1)
    monkeypatch.setattr("qa.retrieve.EXACT_UP_TO", 1)
    retriever = (
        line_of(tmp_path, ledger(METRO, BUILDINGS, ROADS), ledger(OLD_METRO)).responder().retriever
    )
    hits = retriever.search(parse("推进地铁2号线建设"), entries=(METRO, BUILDINGS, ROADS))
    assert OLD_METRO.id not in {hit.entry.id for hit in hits}
    assert hits[0].entry == METRO


def test_what_hundreds_of_ledgers_repeat_hides_no_other_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Candidates are few, and all of them are looked at by the best of each pledge alone.
    monkeypatch.setattr("qa.retrieve.EXACT_UP_TO", 1)
    monkeypatch.setattr("qa.retrieve.CANDIDATES", 5)
    repeated = [
        ledger(elsewhere(BUILDINGS, f"甲{number}市"), elsewhere(ROADS, f"甲{number}市"))
        for number in range(12)
    ]
    other = entry("推广绿色建筑材料。", "已推广。")
    retriever = line_of(tmp_path, ledger(other), *repeated).responder().retriever
    entries = retriever.snapshot.entries
    for among in (entries, entries[:-1]):
        hits = retriever.search(parse("绿色建筑"), entries=among, top_k=2)
        assert {hit.entry.title for hit in hits} == {BUILDINGS.title, other.title}


def test_a_year_is_asked_for_as_its_last_ledger_has_it(tmp_path: Path) -> None:
    quarters = [
        ledger_of(
            (
                "提速推进8条地铁线路项目建设。",
                f"{quarter}座车站封顶。" + "另有车站即将封顶。" * (quarter < 4),
            ),
            period=Period.of_quarter(2024, quarter),
        )
        for quarter in (1, 2, 3, 4)
    ]
    retriever = line_of(tmp_path, *quarters).responder().retriever
    for question, quarter in (("2024年地铁线路车站封顶", 4), ("2024年二季度地铁线路", 2)):
        query = parse(question)
        among = scope_of(query, retriever.snapshot.ledgers).entries
        first = retriever.search(query, entries=among)[0]
        assert first.entry.period == Period.of_quarter(2024, quarter)


def elsewhere(one: Entry, place: str) -> Entry:
    return replace(one, place=place, ledger=f"2025Q1-{place}")


def test_an_everyday_word_points_to_the_ledgers_own() -> None:
    pointed = dict(pointed_at("厕所"))
    assert pointed
    assert "粮食" in dict(pointed_at("种田"))
    assert {"团队", "队伍"} <= dict(pointed_at("人马")).keys()
    assert "盾构" in dict(pointed_at("下井"))
    assert "专精特新" in dict(pointed_at("绝活"))
    assert "安置房" in dict(pointed_at("拆迁户"))
    assert all(0 < alike < 1 for alike in pointed.values())
    assert pointed_at("从来没有这个词") == ()
    both = nearest_first((("甲", 0.9), ("乙", 0.5)), (("丙", 0.7),))
    assert [word for word, _ in both] == ["甲", "丙", "乙"]
