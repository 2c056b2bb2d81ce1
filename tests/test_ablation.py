"""The parts of the retrieval, one after the other, on questions that need each of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from lines import line_of
from samples import entry, ledger

from eval.ablation import ALONE, VARIANTS, ablate, counts_of, markdown, worse
from eval.gold import Question
from qa.chain import Line

METRO = entry("提速推进地铁线路项目建设。", "在建线路8条。", number=1)
ECONOMY = entry("地区生产总值增长5.5%左右。", "生产总值增长6%。", number=2)
ROADS = entry("实施背街小巷整治。", "27条背街小巷已开工。", number=3)


def asked(kind: str, question: str, number: int) -> Question:
    cites = frozenset({(2025, 1, number)})
    return Question("id", kind, question, True, (), cites, frozenset(), (), ())


QUESTIONS = [
    asked("fact", "背街小巷整治", 3),
    asked("alias", "GDP怎么样", 2),
    asked("noisy", "beijie xiaoxiang", 3),
    asked("list", "有哪些事项", 1),
]


@pytest.fixture
def line(tmp_path: Path) -> Line:
    return line_of(tmp_path, ledger(METRO, ECONOMY, ROADS))


def test_each_part_adds_the_questions_that_need_it(line: Line) -> None:
    table = ablate(line, QUESTIONS)
    assert list(table) == [variant.name for variant in VARIANTS]
    first = {name: {kind: own[0] for kind, own in row.items()} for name, row in table.items()}
    assert [row["fact"] for row in first.values()] == [1.0] * len(VARIANTS)
    assert (first["lexical"]["alias"], first["+ glossary"]["alias"]) == (0.0, 1.0)
    assert (first["+ glossary"]["noisy"], first["+ pinyin"]["noisy"]) == (0.0, 1.0)
    assert first["+ fusion weights"]["all"] == 1.0


def test_the_table_has_a_row_a_variant_and_a_column_a_kind_of_one_entry(line: Line) -> None:
    counts = counts_of(QUESTIONS)
    assert counts == {"fact": 1, "alias": 1, "noisy": 1, "all": 3}
    rows = markdown(counts, ablate(line, QUESTIONS)).splitlines()
    assert rows[0] == "| recall@1 / recall@5 | fact | alias | noisy | all |"
    assert rows[2] == "| questions | 1 | 1 | 1 | 3 |"
    assert len(rows) == 3 + len(VARIANTS)


def test_where_the_whole_falls_behind_a_part_is_named(line: Line) -> None:
    table = ablate(line, QUESTIONS)
    assert worse(table, ablate(line, QUESTIONS, ALONE)) == []
    table[VARIANTS[-1].name]["fact"] = (0.5, 1.0)
    assert worse(table, {}) == ["fact recall@1：0.500 < lexical 1.000"]
