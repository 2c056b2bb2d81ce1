"""Whether 哪些 asks for entries or for things inside one."""

from __future__ import annotations

import pytest

from qa.question import parse
from qa.topic import missing_thing


@pytest.mark.parametrize(
    "question",
    [
        "哪几项正在签约",
        "哪几项已经印发",
        "哪几条开通了",
        "哪几项涉及海洋",
        "哪些事项",
        "哪几个项目",
    ],
)
def test_what_entries_do_is_asked_of_entries(question: str) -> None:
    assert not missing_thing(parse(question))


@pytest.mark.parametrize("question", ["哪几项成果", "有哪几项成果", "哪几条线路", "哪些政策"])
def test_a_thing_that_is_asked_for_is_no_entry(question: str) -> None:
    assert missing_thing(parse(question))
