"""The line from a question to a checked answer: its pieces, its contract, whatever is asked."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import FakeEncoder
from hypothesis import given, settings
from hypothesis import strategies as st
from langchain_core.runnables import Runnable
from lines import entries_cited, line_of, model_line, shipped_line
from samples import entry, ledger

from eval.gold import GOLD_FOLDER, read_gold
from index.entry import Ledger, LedgerError
from index.store import Store
from qa.answer import Answer, Reason
from qa.chain import Line, finish, open_line
from qa.draft import Draft, Statement
from qa.question import parse
from qa.verify import UnsupportedError

FIELDS = {"answer", "citations", "refused", "reason", "kind", "latency_ms"}
CITATION_FIELDS = {
    "marker", "ledger", "year", "quarter", "period", "item", "title", "field", "quote", "start",
    "end",
}  # fmt: skip
KINDS = {
    "fact", "numeric", "ordinal", "list", "filter", "count", "compare", "derive", "overview",
    "unanswerable", "offtopic", "injection",
}  # fmt: skip
WITHHELD = "已撤回"


def assert_contract(answer: Answer, ledgers: tuple[Ledger, ...]) -> None:
    """Assert what every answer promises to those who read it as JSON."""
    shown: dict[str, Any] = json.loads(json.dumps(answer.to_object(), ensure_ascii=False))
    assert set(shown) == FIELDS
    assert shown["answer"].strip()
    assert shown["kind"] in KINDS
    assert shown["reason"] in set(Reason)
    assert shown["refused"] is bool(shown["reason"])
    assert shown["latency_ms"] >= 0
    texts = {
        (one.ledger_title, one.number, column.name): one.text(column.name)
        for ledger in ledgers
        for one in ledger.entries
        for column in one.columns
    }
    for citation in shown["citations"]:
        assert set(citation) == CITATION_FIELDS
        text = texts[citation["ledger"], citation["item"], citation["field"]]
        assert citation["quote"] == text[citation["start"] : citation["end"]] != ""
    markers = {int(marker) for marker in re.findall(r"\[(\d+)\]", shown["answer"])}
    assert markers == {citation["marker"] for citation in shown["citations"]}


# Pieces.


@pytest.mark.parametrize("question", ["第5项进展如何", "哪些事项还没开工", "你好", "", "2023年GDP"])
def test_the_pieces_join_to_the_text_and_the_answer_comes_last(question: str) -> None:
    line = shipped_line()
    assert isinstance(line.runnable, Runnable)
    *pieces, last = line.runnable.stream({"question": question})
    assert isinstance(last["answer"], Answer)
    assert "".join(part["piece"] for part in pieces) == last["answer"].text
    assert len(pieces) > 1


def test_streamed_and_asked_at_once_the_answer_is_the_same() -> None:
    line = shipped_line()
    *_, last = line.runnable.stream({"question": "第36项完成了百分之几"})
    asked = line.answer("第36项完成了百分之几")
    assert (last["answer"].text, last["answer"].citations) == (asked.text, asked.citations)


def test_an_answer_is_the_same_every_time() -> None:
    first, second = (shipped_line().answer("2025年总体情况如何") for _ in range(2))
    assert (first.text, first.citations) == (second.text, second.citations)


# Turns before.


def turns(*texts: str) -> list[dict[str, str]]:
    """Return a history of user and assistant turns in turn."""
    roles = ("user", "assistant")
    return [{"role": roles[at % 2], "content": text} for at, text in enumerate(texts)]


def test_a_follow_up_keeps_the_subject_of_the_turns_before() -> None:
    history = turns("新增绿色建筑多少平方米", "278.17万平方米。[1]")
    answer = shipped_line().answer("还差多少？", history)
    assert "1000 − 278.17 = 721.83万平方米" in answer.text


def test_a_follow_up_is_answered_through_the_runnable_too() -> None:
    history = turns("第5项进展如何", "在建8条。[1]")
    *_, last = shipped_line().runnable.stream({"question": "下一项呢", "history": history})
    assert entries_cited(last["answer"]) == [(2025, 6)]


def test_what_the_assistant_said_is_no_question() -> None:
    history = turns("你好", "可以问第5项。[1]")
    assert entries_cited(shipped_line().answer("那去年呢", history)) == []


def test_a_question_of_its_own_is_not_changed_by_the_turns_before() -> None:
    alone = shipped_line().answer("第21项新开通了几条")
    after = shipped_line().answer("第21项新开通了几条", turns("2024年第3项", "固投增长5.4%。[1]"))
    assert after.text == alone.text


# Whatever is asked.


@pytest.mark.parametrize(
    "question",
    [
        "",
        "   \n\t　",
        "地铁" * 5000,
        "第" * 10_000,
        "0" * 10_000,
        "、" * 10_000,
        "How is the metro construction going?",
        "¿Cuánto creció el PIB en 2025?",
        "地下鉄の建設はどうですか",
        "😀🚇🚧",
        "\x00\x01\x1b[31m地铁\x07",
        "\u202e\u200b\ufeff",
        "<script>alert(1)</script>",
        "<b>第5项</b><img src=x onerror=alert(1)>",
        "'; DROP TABLE entries; --",
        "{{7*7}} ${7*7} %s %d",
        "[1][2][3]",
        "| a | b |\n| --- | --- |",
        "第百项",
        "第一一项",
        "第0项",
        "第999999999999项",
        "第1到999项",
        "倒数第99项",
        "哪些事项提到“”",
        "哪些超过%",
        "超过0",
        "1/0",
        "½ ² ① Ⅳ ㎡ ∞ 1e999",
        "百分之",
        "二〇二五年",
        "去年今年明年前年后年",
        "对比",
        "合计",
        "最高",
        "《》“”【】（）",
    ],
)
def test_every_question_gets_an_answer_that_keeps_the_contract(question: str) -> None:
    answer = shipped_line().answer(question)
    assert_contract(answer, shipped_line().ledgers)
    assert WITHHELD not in answer.text


PIECES_OF_QUESTIONS = [
    "地铁", "绿色建筑", "GDP", "2024年", "今年", "去年", "一季度", "第5项", "最后一项", "多少", "几",
    "和", "、", "哪些事项", "还没开工", "完成", "目标", "百分之几", "还差", "相比", "最高", "合计",
    "超过", "50亿元", "提到", "“董家口”", "呢", "？", "总体", "谁负责", "背街小巷", "全部", "吗",
]  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(PIECES_OF_QUESTIONS), max_size=8).map("".join))
def test_any_run_of_questions_words_gets_an_answer_that_passes_the_check(question: str) -> None:
    answer = shipped_line().answer(question)
    assert_contract(answer, shipped_line().ledgers)
    assert WITHHELD not in answer.text


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=80))
def test_any_text_gets_an_answer_that_keeps_the_contract(question: str) -> None:
    assert_contract(shipped_line().answer(question), shipped_line().ledgers)


def test_markup_in_a_question_does_not_come_back() -> None:
    text = shipped_line().answer("<img src=x onerror=alert(1)>火星地铁票价多少").text
    assert "<" not in text


# The check.


def test_a_draft_that_states_more_than_its_entries_is_not_finished() -> None:
    draft = Draft("fact", (Statement("完成了77.7%。"),))
    with pytest.raises(UnsupportedError, match="77"):
        finish(draft, parse("地铁进展如何"), 0.0)


# Ledgers of every make.


def test_an_entrys_own_brackets_bars_and_line_breaks_do_no_harm(tmp_path: Path) -> None:
    odd = entry("推进|地铁[1]建设。", "完成[2]号线|3公里。\n\n<b>余下</b>[12]公里。", number=1)
    other = entry("推进地铁维护。", "维护5公里。", number=2)
    line = line_of(tmp_path / "home", ledger(odd, other))
    for question in ("第1项进展如何", "第1、2项", "第1项和第2项相比", "地铁完成多少公里"):
        answer = line.answer(question)
        assert_contract(answer, line.ledgers)
        assert WITHHELD not in answer.text


@pytest.mark.parametrize(
    "question", ["地铁进展如何", "第1项", "2025年地铁", "总体情况如何", "一共多少项"]
)
def test_a_ledger_without_a_period_is_answered_from(tmp_path: Path, question: str) -> None:
    line = line_of(tmp_path / "home", ledger(entry("推进地铁建设。", "完成3公里。", period=None)))
    answer = line.answer(question)
    assert_contract(answer, line.ledgers)
    assert WITHHELD not in answer.text


@pytest.mark.parametrize(
    "question", ["地铁进展如何", "第1项", "你好", "", "总体情况如何", "去年呢"]
)
def test_a_home_without_ledgers_has_an_answer_too(tmp_path: Path, question: str) -> None:
    line = line_of(tmp_path / "home")
    assert_contract(line.answer(question), ())


def test_a_ledger_added_by_another_process_is_answered_from(tmp_path: Path) -> None:
    line = line_of(tmp_path / "home", ledger(entry("推进地铁建设。", "完成3公里。")))
    assert line.answer("第2项").refused
    longer = ledger(entry("推进地铁建设。", "完成3公里。"), entry("绿化。", "完成5亩。", number=2))
    Store(tmp_path / "home").add(longer)
    assert "完成5亩" in line.answer("第2项").text


def test_an_empty_home_is_filled_only_where_that_is_wanted(tmp_path: Path) -> None:
    said: list[str] = []
    homes = tmp_path / "filled", tmp_path / "left"
    filled, left = (
        open_line(home, fill=fill, load_encoder=FakeEncoder, notify=said.append)
        for home, fill in zip(homes, (True, False), strict=True)
    )
    assert [len(one.entries) for one in filled.ledgers] == [44, 38]
    assert left.ledgers == ()
    assert any("自带的 2 部台账" in words for words in said)


def test_a_home_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="nowhere"):
        open_line(tmp_path / "nowhere" / "home")


# The development questions, with the shipped model.


@pytest.fixture(scope="module")
def dev_answers() -> dict[str, Answer]:
    """Return the answer to every development question by its id."""
    line: Line = model_line()
    questions = read_gold(GOLD_FOLDER / "dev.jsonl")
    return {one.id: line.answer(one.question, one.history) for one in questions}


@pytest.mark.model
def test_every_answer_to_a_gold_question_keeps_the_contract(
    dev_answers: dict[str, Answer],
) -> None:
    for answer in dev_answers.values():
        assert_contract(answer, model_line().ledgers)


@pytest.mark.model
def test_no_answer_to_a_gold_question_is_withheld_by_the_check(
    dev_answers: dict[str, Answer],
) -> None:
    assert [id_ for id_, answer in dev_answers.items() if WITHHELD in answer.text] == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("地铁建设进展如何？", "全市在建线路8条、154公里"),
        ("轨道交通现在什么情况", "全市在建线路8条、154公里"),
        ("GDP增速多少", "5.9%"),
        ("绿色建筑完成了全年目标的百分之几？", "278.17 ÷ 1000 = 27.8%"),
    ],
)
def test_the_shipped_model_finds_what_the_page_offers_to_ask(question: str, said: str) -> None:
    answer = model_line().answer(question)
    assert not answer.refused
    assert said in answer.text


def test_a_line_warmed_up_has_read_what_questions_typed_by_sound_need(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = line_of(tmp_path, ledger(entry("提速推进地铁建设", number=5)))
    line.warm_up()

    def read_again(*_: object) -> None:
        raise AssertionError("the sounds are read a second time")

    monkeypatch.setattr("qa.parser.Sounds", read_again)
    assert entries_cited(line.answer("ditie jianshe zenmeyang")) == [(2025, 5)]
