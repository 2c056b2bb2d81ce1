"""`python -m eval`: five gold questions → the printed tables and the report."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from lines import shipped_line
from typer.testing import CliRunner

from eval import generate
from eval.__main__ import app, write
from eval.evaluate import leave_one_out, refusals, summary
from eval.gold import GoldError, Question, read_gold
from eval.scores import Scores
from index.entry import LedgerError

pytestmark = pytest.mark.model
ROOT = Path(__file__).parent.parent
LINES: list[dict[str, Any]] = [
    {"id": "f", "kind": "fact", "question": "第21项新开通了几条", "answerable": True,
     "cites": [[2025, 1, 21]], "facts": [["4条"]], "not_facts": ["9条"]},
    {"id": "n", "kind": "numeric", "question": "新增绿色建筑多少平方米", "answerable": True,
     "cites": [[2025, 1, 36]], "cites_ok": [[2024, 1, 34]], "facts": [["278.17"]]},
    {"id": "w", "kind": "numeric", "question": "第5项在建几条", "answerable": True,
     "cites": [[2025, 1, 5]], "facts": [["99条"]], "note": "a fact that no answer states"},
    {"id": "u", "kind": "followup", "question": "下一项呢", "answerable": True,
     "history": [{"role": "user", "content": "第5项进展如何"}], "cites": [[2025, 1, 6]]},
    {"id": "o", "kind": "offtopic", "question": "写一首诗", "answerable": False},
]  # fmt: skip


def write_gold(path: Path, *lines: dict[str, Any]) -> Path:
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [*map(str, arguments)])


@dataclass(frozen=True)
class Evaluated:
    """One run of the command over five questions."""

    result: Result
    report: dict[str, Any]
    questions: list[Question]

    @property
    def by_id(self) -> dict[str, dict[str, Any]]:
        return {one["id"]: one for one in self.report["questions"]}


@pytest.fixture(scope="module")
def evaluated(tmp_path_factory: pytest.TempPathFactory) -> Evaluated:
    folder = tmp_path_factory.mktemp("eval")
    gold = write_gold(folder / "five.jsonl", *LINES)
    out = folder / "reports" / "out.json"
    result = run("--gold", gold, "--json", out, "--home", folder / "home")
    assert result.exit_code == 0, result.output
    return Evaluated(result, json.loads(out.read_text(encoding="utf-8")), read_gold(gold))


def rows(output: str, head: str) -> list[list[str]]:
    """Return the rows of the printed table that begins with a head, the head first."""
    lines = output.splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith(head + "\t"))
    end = next((at for at in range(start, len(lines)) if not lines[at]), len(lines))
    return [line.split("\t") for line in lines[start:end]]


# What is printed.


def test_the_scores_are_printed_by_kind_and_over_all(evaluated: Evaluated) -> None:
    head, *table = rows(evaluated.result.stdout, "题型")
    printed = {row[0]: dict(zip(head, row, strict=True)) for row in table}
    assert list(printed) == ["fact", "numeric", "followup", "offtopic", "all"]
    assert (printed["fact"]["题数"], printed["fact"]["正确"]) == ("1", "1.000")
    assert (printed["numeric"]["题数"], printed["numeric"]["正确"]) == ("2", f"{1 / 2:.3f}")
    assert (printed["all"]["题数"], printed["all"]["正确"]) == ("5", f"{4 / 5:.3f}")
    assert printed["offtopic"]["引用全"] == "—"


def test_retrieval_is_printed_for_each_part_and_all_together(evaluated: Evaluated) -> None:
    head, *table = rows(evaluated.result.stdout, "部分")
    assert head[1:] == ["questions", "recall@1", "recall@5", "mrr", "ndcg@10"]
    assert [row[:2] for row in table] == [["lexical", "4"], ["dense", "4"], ["hybrid", "4"]]


def test_the_report_is_said_to_be_written_apart_from_what_is_printed(evaluated: Evaluated) -> None:
    assert "已写入" in evaluated.result.stderr
    assert "已写入" not in evaluated.result.stdout


# The report.


def test_the_report_holds_for_every_question_what_the_contract_names(evaluated: Evaluated) -> None:
    assert [one["id"] for one in evaluated.report["questions"]] == [line["id"] for line in LINES]
    answer_fields = {"answer", "citations", "refused", "reason", "kind", "latency_ms"}
    for one in evaluated.report["questions"]:
        assert set(one) >= {"id", "kind", "scores", "answer", "retrieved"}
        assert set(one["answer"]) == answer_fields
        assert set(one["scores"]) >= {"correct", "strict", "citation_precision", "fact_recall"}


def test_what_was_retrieved_is_ten_entries_or_the_one_that_is_numbered(
    evaluated: Evaluated,
) -> None:
    for one in evaluated.report["questions"]:
        # A question that names an entry by its number, or by the turn before, is searched in that one.
        found = 1 if one["id"] in ("f", "w", "u") else 10
        assert len(one["retrieved"]) == found
        assert len({tuple(key) for key in one["retrieved"]}) == found
        assert all(
            len(key) == 3 and all(isinstance(part, int) for part in key) for key in one["retrieved"]
        )
    assert evaluated.by_id["n"]["retrieved"][0] == [2025, 1, 36]


def test_each_question_has_the_scores_it_earns(evaluated: Evaluated) -> None:
    correct = {id_: one["scores"]["correct"] for id_, one in evaluated.by_id.items()}
    assert correct == {"f": 1, "n": 1, "w": 0, "u": 1, "o": 1}
    assert evaluated.by_id["w"]["scores"]["fact_recall"] == 0 / 1
    assert evaluated.by_id["w"]["scores"]["citation_recall"] == 1 / 1
    assert evaluated.by_id["o"]["scores"]["citation_recall"] is None


def test_the_report_has_the_means_of_each_gold_file(evaluated: Evaluated) -> None:
    (five,) = evaluated.report["sets"].values()
    assert five["by_kind"]["numeric"]["correct"] == (1 + 0) / 2
    assert five["by_kind"]["all"]["questions"] == 5
    assert five["refusal"]["refusal_recall"] == 1 / 1
    assert five["refusal"]["refusal_precision"] == 1 / 1
    assert 0 <= five["refusal"]["leave_one_out"] <= 1


# The means by themselves.


def result(id_: str, kind: str, *, correct: float, refused: bool) -> dict[str, Any]:
    scores = {
        "correct": correct, "strict": correct, "citation_precision": None,
        "citation_recall": None, "fact_recall": None, "unsupported": 2.0, "refused": refused,
        "latency_ms": 10.0 if correct else 30.0,
    }  # fmt: skip
    assert set(scores) == set(Scores.__dataclass_fields__)
    return {"id": id_, "kind": kind, "scores": scores}


def test_means_are_by_kind_and_unsupported_figures_are_summed() -> None:
    table = summary(
        [
            result("a", "fact", correct=1, refused=False),
            result("b", "fact", correct=0, refused=True),
            result("c", "list", correct=1, refused=False),
        ]
    )
    assert list(table) == ["fact", "list", "all"]
    assert table["fact"]["correct"] == (1 + 0) / 2
    assert table["all"]["correct"] == (1 + 0 + 1) / 3
    assert table["all"]["unsupported"] == 2 + 2 + 2
    assert (table["all"]["p50_ms"], table["all"]["p95_ms"]) == (10, 30)


def test_refusals_are_measured_against_what_cannot_be_answered(evaluated: Evaluated) -> None:
    results = [
        result("f", "fact", correct=0, refused=True),
        result("o", "offtopic", correct=1, refused=True),
        result("n", "numeric", correct=1, refused=False),
    ]
    assert refusals(results, evaluated.questions) == {
        "refusal_precision": 1 / 2,
        "refusal_recall": 1 / 1,
    }
    assert refusals([], []) == {"refusal_precision": None, "refusal_recall": None}


def test_without_an_answerable_question_there_is_nothing_to_leave_out(
    evaluated: Evaluated,
) -> None:
    unanswerable = [one for one in evaluated.questions if not one.answerable]
    assert leave_one_out(shipped_line(), unanswerable) is None


# What is refused.


def test_a_malformed_gold_file_is_refused_by_its_line(tmp_path: Path) -> None:
    gold = write_gold(tmp_path / "bad.jsonl", LINES[0], {**LINES[1], "kind": "riddle"})
    refused = run("--gold", gold, "--home", tmp_path / "home")
    assert isinstance(refused.exception, GoldError)
    assert f"{gold} 第2行" in str(refused.exception)
    assert "riddle" in str(refused.exception)


def test_a_refused_command_exits_with_1_and_one_chinese_sentence(tmp_path: Path) -> None:
    home, gold = tmp_path / "nowhere" / "home", write_gold(tmp_path / "five.jsonl", *LINES)
    command = [sys.executable, "-m", "eval", "--gold", str(gold), "--home", str(home)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"数据目录 {home} 的上级目录不存在；请检查 --home 或 LEDGER_QA_HOME"
    ]


def test_scores_are_not_written_over_a_folder(tmp_path: Path) -> None:
    refused = CliRunner().invoke(app, ["--json", str(tmp_path)])
    assert isinstance(refused.exception, LedgerError)
    assert "这是一个目录" in str(refused.exception)
    with pytest.raises(LedgerError, match="写不进去（"):
        write(tmp_path, {})


def test_ledgers_are_not_generated_into_a_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    refused = CliRunner().invoke(generate.app, ["--out", str(path)])
    assert isinstance(refused.exception, LedgerError)
    assert "不能写入（已有同名的文件）；请换一个 --out" in str(refused.exception)
