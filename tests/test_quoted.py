"""The words that entries are asked to hold, where a question names them as words."""

from __future__ import annotations

from functools import cache

import pytest
from lines import line_of, new_home, numbers_cited
from samples import ledger_of

from qa.chain import Line
from qa.quoted import find_mentions


@cache
def line() -> Line:
    return line_of(
        new_home(),
        ledger_of(
            ("建设污水处理厂。", "主体封顶。"),
            ("治理清河。", "清淤3公里。"),
            ("新增绿地20公顷。", "新增绿地3公顷。"),
        ),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“污水”两字出现在标题里的事项有哪些", ("污水",)),
        ("哪些事项写了污水", ("污水",)),
        ("涉及污水进展如何", ()),
    ],
)
def test_words_are_held_where_they_are_quoted_or_said_to_be_written(
    text: str, words: tuple[str, ...]
) -> None:
    assert find_mentions(text) == words


@pytest.mark.parametrize(
    "question", ["“污水”两字出现在标题里的事项有哪些", "标题里有污水两字的事项有哪些"]
)
def test_entries_are_found_by_words_that_are_named_as_such(question: str) -> None:
    assert numbers_cited(line().answer(question)) == [1]
