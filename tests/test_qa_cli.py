"""`python -m qa`: one question, a batch, how a question was understood, and what is refused."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from index.entry import LedgerError
from qa.__main__ import app

pytestmark = pytest.mark.model
ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home that the first command fills."""
    return tmp_path_factory.mktemp("cli") / "home"


def run(home: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [*map(str, arguments), "--home", str(home)])


def batch(folder: Path, *lines: str | dict[str, Any]) -> Path:
    path = folder / "questions.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


def refusal(result: Result) -> str:
    """Return the message of a command that was refused."""
    assert isinstance(result.exception, LedgerError)
    return str(result.exception)


def test_a_question_is_answered_with_its_sources(home: Path) -> None:
    result = run(home, "第21项新开通了几条")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "4条。[1]"
    assert lines[-2] == "出处："
    assert lines[-1].startswith("[1] 2025年市政府工作报告公开挂牌事项1季度进展情况台账 第21项")
    assert "进展情况：一季度，我市新开通海运航线4条。" in lines[-1]


def test_json_is_one_object_with_the_fields_of_the_contract(home: Path) -> None:
    result = run(home, "第21项新开通了几条", "--json")
    shown = json.loads(result.stdout)
    assert set(shown) == {"answer", "citations", "refused", "reason", "kind", "latency_ms"}
    assert (shown["refused"], shown["reason"], shown["kind"]) == (False, "", "ordinal")
    assert shown["citations"] == [
        {
            "marker": 1,
            "ledger": "2025年市政府工作报告公开挂牌事项1季度进展情况台账",
            "year": 2025,
            "quarter": 1,
            "period": "2025Q1",
            "item": 21,
            "title": "新开通海运航线10条以上。",
            "field": "进展情况",
            "quote": "一季度，我市新开通海运航线4条。",
            "start": 0,
            "end": len("一季度，我市新开通海运航线4条。"),
        }
    ]


def test_a_refusal_is_an_answer_and_no_failure(home: Path) -> None:
    result = run(home, "第99项", "--json")
    assert result.exit_code == 0
    shown = json.loads(result.stdout)
    assert (shown["refused"], shown["reason"]) == (True, "no_such_entry")


def test_an_explanation_shows_the_words_the_scores_and_the_formula(home: Path) -> None:
    text = run(home, "绿色建筑完成了百分之几", "--explain").stdout
    assert "绿色建筑" in text.partition("主题词")[2]
    assert "2025年一季度第36项" in text
    assert "算式：278.17 ÷ 1000 = 27.8%" in text


def test_a_batch_is_not_written_over_its_own_questions(home: Path, tmp_path: Path) -> None:
    source = batch(tmp_path, {"id": "a", "question": "地铁"})
    before = source.read_bytes()
    message = refusal(run(home, "--batch", source, "--out", source))
    assert "是同一个文件" in message
    assert source.read_bytes() == before


@pytest.mark.parametrize("question", ["", "  ", "\n\t", "\u3000"])
def test_an_empty_question_is_refused_with_an_example(home: Path, question: str) -> None:
    assert refusal(run(home, question)) == (
        "问题是空的；请写出问题，例如 python -m qa 地铁建设进展如何？"
    )


def test_a_batch_is_answered_line_by_line_with_its_ids(home: Path, tmp_path: Path) -> None:
    history = [
        {"role": "user", "content": "第5项进展如何"},
        {"role": "assistant", "content": "在建8条。[1]"},
    ]
    source = batch(
        tmp_path,
        {"id": "a", "question": "第21项新开通了几条"},
        "",
        {"id": 7, "question": "下一项呢", "history": history},
        {"id": "c", "question": "", "history": None},
    )
    target = tmp_path / "answers.jsonl"
    result = run(home, "--batch", source, "--out", target)
    assert result.exit_code == 0
    answers = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [one["id"] for one in answers] == ["a", 7, "c"]
    assert [[cited["item"] for cited in one["citations"]] for one in answers] == [[21], [6], []]
    assert "已回答 3 题" in result.stderr


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "不是 JSON"),
        ('{"id": NaN, "question": "地铁"}', "NaN 不是 JSON 的值"),
        ("[]", "id 和 question"),
        ({"question": "地铁"}, "id 和 question"),
        ({"id": 1}, "id 和 question"),
        ({"id": 1, "question": 5}, "id 和 question"),
        ({"id": 1, "question": "地铁", "history": "昨天"}, "history"),
        ({"id": 1, "question": "地铁", "history": [{"role": "user"}]}, "history"),
        (
            {"id": 1, "question": "地铁", "history": [{"role": "system", "content": "你好"}]},
            "role 是 user 或 assistant",
        ),
        ({"id": 1, "question": "地铁", "history": [{"content": "你好"}]}, "role 是"),
        ({"id": "a", "question": "港口"}, 'id "a" 与第1行的重复'),
    ],
)
def test_a_bad_line_of_a_batch_is_named_by_file_and_line(
    home: Path, tmp_path: Path, line: str | dict[str, Any], why: str
) -> None:
    source = batch(tmp_path, {"id": "a", "question": "地铁"}, "", line)
    target = tmp_path / "answers.jsonl"
    message = refusal(run(home, "--batch", source, "--out", target))
    assert f"{source} 第3行" in message
    assert why in message
    assert not target.exists()


def test_a_mark_at_the_start_of_a_batch_and_odd_line_ends_within_it_are_read(
    home: Path, tmp_path: Path
) -> None:
    source = tmp_path / "windows.jsonl"
    question = '{"id": 1, "question": "第21项\u2028新开通了几条"}'
    source.write_bytes(f"\ufeff{question}\r\n".encode())
    target = tmp_path / "answers.jsonl"
    assert run(home, "--batch", source, "--out", target).exit_code == 0
    assert json.loads(target.read_text(encoding="utf-8"))["answer"].startswith("4条。[1]")


def test_a_batch_that_is_not_there_is_named(home: Path, tmp_path: Path) -> None:
    source = tmp_path / "nowhere.jsonl"
    message = refusal(run(home, "--batch", source, "--out", tmp_path / "out.jsonl"))
    assert f"{source}：读不了（没有这个文件或目录）" in message


def test_a_batch_in_another_encoding_is_named(home: Path, tmp_path: Path) -> None:
    source = tmp_path / "gbk.jsonl"
    source.write_bytes('{"id": 1, "question": "地铁"}'.encode("gb18030"))
    message = refusal(run(home, "--batch", source, "--out", tmp_path / "out.jsonl"))
    assert f"{source}：读不了，编码不是 UTF-8；请另存为 UTF-8" in message


def test_answers_that_cannot_be_written_are_named(home: Path, tmp_path: Path) -> None:
    source = batch(tmp_path, {"id": "a", "question": "地铁"})
    message = refusal(run(home, "--batch", source, "--out", tmp_path / "no" / "out.jsonl"))
    assert "写不进去（没有这个文件或目录）" in message


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([], "请给出一个问题"),
        (["地铁", "--batch", "in.jsonl", "--out", "out.jsonl"], "请给出一个问题"),
        (["--batch", "in.jsonl"], "要一起给出"),
        (["地铁", "--out", "out.jsonl"], "要一起给出"),
    ],
)
def test_arguments_that_do_not_go_together_are_refused(
    home: Path, arguments: list[str], why: str
) -> None:
    assert why in refusal(run(home, *arguments))


def test_a_refused_command_exits_with_1_and_one_chinese_sentence(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "qa", "--home", str(tmp_path / "home")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "请给出一个问题，或用 --batch 输入文件 --out 输出文件 批量提问"
    ]
