"""The gold files: malformed lines are refused by their number, and the project's own are sound."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from eval.gold import GOLD_FOLDER, KINDS, EntryKey, GoldError, Question, read_gold
from eval.scores import plain, states
from index.ledger import read_ledgers

SHIPPED_LEDGERS = Path(__file__).parent.parent / "data" / "ledgers"
# The sets over the shipped ledgers; those over generated ones are tested with their generator.
OWN = (GOLD_FOLDER / "dev.jsonl", GOLD_FOLDER / "test.jsonl")
GOOD = {
    "id": "a1",
    "kind": "fact",
    "question": "新开通几条海运航线",
    "answerable": True,
    "cites": [[2025, 1, 21]],
    "facts": [["4条"]],
}


def written(folder: Path, *lines: str | dict[str, Any]) -> Path:
    path = folder / "gold.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(texts), encoding="utf-8")
    return path


# Files that are refused.


def test_a_question_is_read_with_what_it_needs(tmp_path: Path) -> None:
    turn = {"role": "user", "content": "上一句"}
    path = written(tmp_path, {**GOOD, "history": [turn], "not_facts": ["9条"], "note": "因为"})
    (question,) = read_gold(path)
    assert question == Question(
        id="a1",
        kind="fact",
        question="新开通几条海运航线",
        answerable=True,
        history=(turn,),
        cites=frozenset({(2025, 1, 21)}),
        cites_ok=frozenset(),
        facts=(("4条",),),
        not_facts=("9条",),
    )


def test_a_ledger_without_a_quarter_can_be_cited(tmp_path: Path) -> None:
    (question,) = read_gold(written(tmp_path, {**GOOD, "cites": [[2025, None, 3]]}))
    assert question.cites == {(2025, None, 3)}


def test_blank_lines_are_passed_over_but_counted(tmp_path: Path) -> None:
    path = written(tmp_path, "", GOOD, "  ", "{")
    with pytest.raises(GoldError, match="第4行"):
        read_gold(path)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "不是 JSON"),
        ("[1, 2]", ""),
        ({**GOOD, "id": "b", "kind": "riddle"}, "riddle"),
        ({**GOOD, "id": "b", "cites": [[2025, 1]]}, "cites"),
        ({**GOOD, "id": "b", "cites": [["今年", 1, 2]]}, "cites"),
        ({**GOOD, "id": "b", "facts": ["4条"]}, "facts"),
        ({**GOOD, "id": "b", "answerable": "maybe"}, "answerable"),
        ({**GOOD, "id": "b", "anwserable": True}, "anwserable"),
        ({**GOOD, "id": "b", "history": [{"role": "robot", "content": ""}]}, "history"),
        ({key: value for key, value in GOOD.items() if key != "question"}, "question"),
        (GOOD, "重复"),
    ],
)
def test_a_malformed_line_is_refused_by_its_number(
    tmp_path: Path, line: str | dict[str, Any], why: str
) -> None:
    with pytest.raises(GoldError) as caught:
        read_gold(written(tmp_path, GOOD, line))
    assert "第2行" in str(caught.value)
    assert "gold.jsonl" in str(caught.value)
    assert why in str(caught.value)


def test_a_mark_at_the_start_and_odd_line_ends_within_are_read(tmp_path: Path) -> None:
    path = tmp_path / "windows.jsonl"
    line = json.dumps({**GOOD, "question": "几\u2028条"}, ensure_ascii=False)
    path.write_bytes(f"\ufeff{line}\r\n".encode())
    assert [question.question for question in read_gold(path)] == ["几\u2028条"]


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff"])
def test_a_file_without_a_question_is_refused_by_its_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GoldError, match=r"gold\.jsonl：一道题也没有"):
        read_gold(path)


def test_a_missing_file_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"nowhere\.jsonl"):
        read_gold(tmp_path / "nowhere.jsonl")


def test_a_file_in_another_encoding_is_refused_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "gbk.jsonl"
    path.write_bytes("问题".encode("gb18030"))
    with pytest.raises(GoldError, match=r"gbk\.jsonl"):
        read_gold(path)


# The project's own files. What fails is named by its id alone: the test set stays unread.


@pytest.fixture(scope="module")
def texts() -> dict[EntryKey, str]:
    """Return the text of every entry of the shipped ledgers, as strings are compared."""
    found: dict[EntryKey, str] = {}
    for path in sorted(SHIPPED_LEDGERS.glob("*.txt")):
        for ledger in read_ledgers(path):
            assert ledger.period is not None
            for entry in ledger.entries:
                key = (ledger.period.year, ledger.period.quarter, entry.number)
                found[key] = plain("\n".join((entry.name, *entry.cells)))
    return found


@pytest.fixture(scope="module")
def questions() -> list[Question]:
    return [question for path in OWN for question in read_gold(path)]


def test_ids_are_unique_across_the_files() -> None:
    paths = sorted(GOLD_FOLDER.glob("*.jsonl"))
    assert set(paths) >= set(OWN)
    ids = Counter(question.id for path in paths for question in read_gold(path))
    assert [id_ for id_, count in ids.items() if count > 1] == []


def test_every_kind_is_asked_for_in_every_file() -> None:
    for path in OWN:
        assert {question.kind for question in read_gold(path)} == set(KINDS)


def test_every_cited_entry_exists(questions: list[Question], texts: dict[EntryKey, str]) -> None:
    missing = [
        question.id
        for question in questions
        if not question.cites | question.cites_ok <= set(texts)
    ]
    assert missing == []


def test_no_entry_is_both_required_and_merely_allowed(questions: list[Question]) -> None:
    assert [question.id for question in questions if question.cites & question.cites_ok] == []


def test_the_facts_of_a_fact_stand_in_a_cited_entry(
    questions: list[Question], texts: dict[EntryKey, str]
) -> None:
    wrong = []
    for question in questions:
        if question.kind not in ("fact", "numeric"):
            continue
        cited = "\n".join(texts[key] for key in sorted(question.cites | question.cites_ok))
        if not all(any(states(cited, one) for one in options) for options in question.facts):
            wrong.append(question.id)
    assert wrong == []


def test_what_must_not_be_said_is_not_what_must(questions: list[Question]) -> None:
    wrong = [
        question.id
        for question in questions
        if any(
            plain(one) in map(plain, question.not_facts) for all_ in question.facts for one in all_
        )
    ]
    assert wrong == []


def test_an_answerable_question_requires_a_citation_or_a_fact(questions: list[Question]) -> None:
    empty = [
        question.id
        for question in questions
        if question.answerable and not question.cites and not question.facts
    ]
    assert empty == []


def test_what_is_off_topic_or_not_in_the_ledgers_is_not_answerable(
    questions: list[Question],
) -> None:
    wrong = [
        question.id
        for question in questions
        if question.answerable and question.kind in ("offtopic", "unanswerable")
    ]
    assert wrong == []


def test_a_follow_up_has_turns_before_it(questions: list[Question]) -> None:
    wrong = [one.id for one in questions if one.kind == "followup" and not one.history]
    assert wrong == []
