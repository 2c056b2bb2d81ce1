"""`python -m qa`: one question, a batch, or how a question was understood."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from tqdm import tqdm

from index.command_line import Commands
from index.entry import LedgerError
from index.home import default_home
from index.problems import json_problem_of, reason_of
from qa.answer import Answer
from qa.chain import Line, open_line
from qa.explain import explanation

app = Commands("向台账提问，回答都注明出处。")
ROLES = ("user", "assistant")
EXAMPLE = '{"id": 1, "question": "地铁建设进展如何？"}'


def say(message: str) -> None:
    """Print to standard error, so that what is printed for programs stays apart."""
    print(message, file=sys.stderr)


@app.command()
def ask(
    question: Annotated[
        str | None, typer.Argument(metavar="问题", help="如 地铁建设进展如何？")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="打印一个 JSON 对象")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="打印问题怎样被理解、各事项的得分")
    ] = False,
    batch: Annotated[
        Path | None,
        typer.Option(
            "--batch",
            metavar="文件",
            help="批量提问：每行一个 JSON 对象，有 id 和 question，需要时加 history；与 --out 一起用",
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="文件", help="批量回答写入的文件")
    ] = None,
    home: Annotated[
        Path | None,
        typer.Option(
            "--home",
            metavar="目录",
            help="数据目录；不写时用环境变量 LEDGER_QA_HOME 指的，没有设置时用 .ledger-qa",
        ),
    ] = None,
) -> None:
    """回答一个问题，或用 --batch 批量回答。"""
    if (question is None) == (batch is None):
        raise LedgerError("请给出一个问题，或用 --batch 输入文件 --out 输出文件 批量提问")
    if question is not None and not question.strip():
        raise LedgerError("问题是空的；请写出问题，例如 python -m qa 地铁建设进展如何？")
    if (batch is None) != (out is None):
        raise LedgerError("--batch 和 --out 要一起给出")
    if batch and out and out.exists() and batch.exists() and out.samefile(batch):
        raise LedgerError(f"--out 和 --batch 是同一个文件 {batch}，回答会盖掉问题；请换一个 --out")
    line = open_line(home or default_home(), notify=say)
    if batch and out:
        answer_batch(line, batch, out)
        return
    text = question or ""
    if explain:
        print(explanation(line, text))
    answer = line.answer(text)
    if as_json:
        print(json.dumps(answer.to_object(), ensure_ascii=False))
    else:
        print(readable(answer))


def answer_batch(line: Line, source: Path, target: Path) -> None:
    """Answer a file of questions, one object a line.

    Raises:
        LedgerError: the file cannot be read or written, a line is no question, or an id comes twice.
    """
    try:
        lines = source.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise LedgerError(f"{source}：读不了，编码不是 UTF-8；请另存为 UTF-8 再试") from error
    except OSError as error:
        raise LedgerError(f"{source}：读不了（{reason_of(error)}）；请检查路径和权限") from error
    questions = questions_of(source, lines)
    try:
        with target.open("w", encoding="utf-8") as file:
            for asked in tqdm(
                questions, desc="回答", unit="题", disable=len(questions) < 20 or None
            ):
                answer = line.answer(asked["question"], asked.get("history") or ())
                file.write(
                    json.dumps({"id": asked["id"], **answer.to_object()}, ensure_ascii=False)
                )
                file.write("\n")
    except OSError as error:
        raise LedgerError(f"{target}：写不进去（{reason_of(error)}）；请换一个位置") from error
    say(f"已回答 {len(questions)} 题，写入 {target}")


def questions_of(source: Path, lines: Sequence[str]) -> list[dict[str, Any]]:
    """Return the questions of a batch, one a line that is not empty.

    Raises:
        LedgerError: a line is no question, or has the id of one before it.
    """
    questions, line_of = [], dict[str, int]()
    for number, text in enumerate(lines, start=1):
        if not text.strip():
            continue
        asked = question_of(source, number, text)
        id_ = json.dumps(asked["id"], ensure_ascii=False, sort_keys=True)
        if id_ in line_of:
            raise LedgerError(
                f"{source} 第{number}行的 id {id_} 与第{line_of[id_]}行的重复；请改成不同的 id"
            )
        line_of[id_] = number
        questions.append(asked)
    return questions


def not_json(constant: str) -> None:
    """Raise for NaN and Infinity, which Python reads and JSON does not know."""
    raise json.JSONDecodeError(f"{constant} 不是 JSON 的值", constant, 0)


def question_of(source: Path, number: int, text: str) -> dict[str, Any]:
    """Return the question on a line of a batch.

    Raises:
        LedgerError: the line is no object with `id` and `question`, or its history is no turns.
    """
    try:
        asked = json.loads(text, parse_constant=not_json)
    except json.JSONDecodeError as error:
        raise LedgerError(
            f"{source} 第{number}行不是 JSON（{json_problem_of(error)}）；每行要写成一个对象，例如 {EXAMPLE}"
        ) from error
    valid = isinstance(asked, dict) and "id" in asked and isinstance(asked.get("question"), str)
    history = asked.get("history") or [] if valid else []
    turns = isinstance(history, list) and all(
        isinstance(turn, dict)
        and isinstance(turn.get("content"), str)
        and turn.get("role") in ROLES
        for turn in history
    )
    if not valid or not turns:
        raise LedgerError(
            f"{source} 第{number}行要有 id 和 question，history 是 role、content 的列表，"
            f"role 是 {' 或 '.join(ROLES)}"
        )
    return dict(asked)


def readable(answer: Answer) -> str:
    """Return an answer with its sources, for a terminal."""
    lines = [answer.text]
    if answer.citations:
        lines.append("\n出处：")
    for citation in answer.citations:
        entry = citation.entry
        lines.append(
            f"[{citation.marker}] {entry.ledger_title} {entry.ordinal}“{entry.title}”"
            f"{citation.column}：{citation.quote}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    app()
