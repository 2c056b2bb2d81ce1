"""The gold set: questions with what a good answer cites and states, one JSON object a line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from index.entry import LedgerError
from index.problems import json_problem_of, problem_of, reason_of

GOLD_FOLDER = Path(__file__).parent / "gold"
KINDS = (
    "fact", "numeric", "alias", "ordinal", "list", "filter", "count", "compare", "derive",
    "overview", "followup", "noisy", "premise", "unanswerable", "offtopic", "injection",
)  # fmt: skip

EntryKey = tuple[int, int | None, int | None]


class GoldError(LedgerError):
    """A gold file that cannot be read; the message names the file and the line."""


class Turn(BaseModel):
    model_config = ConfigDict(extra="forbid")
    role: Literal["user", "assistant"]
    content: str


class GoldLine(BaseModel):
    """A line as it stands in the file; unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")
    id: str
    kind: str
    question: str
    answerable: bool
    history: list[Turn] = []
    cites: list[tuple[int, int | None, int]] = []
    cites_ok: list[tuple[int, int | None, int]] = []
    facts: list[list[str]] = []
    not_facts: list[str] = []
    note: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A gold question."""

    id: str
    kind: str
    question: str
    answerable: bool
    history: tuple[dict[str, str], ...]
    cites: frozenset[EntryKey]
    cites_ok: frozenset[EntryKey]
    facts: tuple[tuple[str, ...], ...]
    not_facts: tuple[str, ...]


def read_gold(path: Path) -> list[Question]:
    """Return the questions of a gold file.

    Raises:
        GoldError: the file is missing or has no question, or a line is malformed.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise GoldError(f"{path}：读不了（{reason_of(error)}）；请检查路径") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}：不是 UTF-8 编码；请转换后再试") from error
    questions: list[Question] = []
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            gold = GoldLine.model_validate(json.loads(line))
        except (json.JSONDecodeError, ValidationError) as error:
            raise GoldError(f"{path} 第{number}行格式不对：{first_problem(error)}") from error
        if gold.kind not in KINDS:
            raise GoldError(
                f"{path} 第{number}行：没有“{gold.kind}”这一类；可用：{'、'.join(KINDS)}"
            )
        if gold.id in seen:
            raise GoldError(f"{path} 第{number}行：编号“{gold.id}”重复")
        seen.add(gold.id)
        questions.append(question_of(gold))
    if not questions:
        raise GoldError(f"{path}：一道题也没有；请每行写一道题，格式见 eval/gold/dev.jsonl")
    return questions


def question_of(gold: GoldLine) -> Question:
    return Question(
        id=gold.id,
        kind=gold.kind,
        question=gold.question,
        answerable=gold.answerable,
        history=tuple(turn.model_dump() for turn in gold.history),
        cites=frozenset(gold.cites),
        cites_ok=frozenset(gold.cites_ok),
        facts=tuple(tuple(accepted) for accepted in gold.facts),
        not_facts=tuple(gold.not_facts),
    )


def first_problem(error: json.JSONDecodeError | ValidationError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"不是 JSON（{json_problem_of(error)}）"
    first: Any = error.errors()[0]
    return f"{'.'.join(map(str, first['loc'])) or '整行'} {problem_of(error)}"
