"""Whether 哪些 asks for entries or for things inside one."""

from __future__ import annotations

import pytest

from qa.question import parse
from qa.themes import themes_in
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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("制度创新有哪些", []),
        ("对外开放和制度创新", ["开放"]),
        ("创新方面", ["科技"]),
        ("养老保险参保", []),
        ("养老服务和养老保险", ["养老"]),
        ("财政收入", []),
    ],
)
def test_a_field_is_not_named_inside_a_word_of_another(text: str, names: list[str]) -> None:
    assert [name for name, _ in themes_in(text)] == names
