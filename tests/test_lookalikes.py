"""A character that only looks like the ledgers' own is set right, and all others are left alone."""

from __future__ import annotations

import pytest
from lines import line_of, new_home, numbers_cited
from samples import entry, ledger_of

from index.lexical import LexicalIndex
from qa.lookalikes import LookAlikes, lookalikes

ENTRIES = (
    entry("实施50条背街小巷整治。", "27条背街小巷已开工。"),
    entry("一般公共预算收入增长3%。", "增长0.8%。"),
    entry("完成村庄生活污水治理。", "目前已确定名单，引进人才10名。"),
    entry("建设港口码头。", "码头已开工。"),
)
LOOKS = LookAlikes((one.title for one in ENTRIES), LexicalIndex(ENTRIES).holding())


@pytest.mark.parametrize(
    ("typed", "restored"),
    [
        ("那个背街小港动了几条", "那个背街小巷动了几条"),
        ("背衔小巷整治", "背街小巷整治"),
        ("公共预算收人多少", "公共预算收入多少"),
        ("污水冶理到哪了", "污水治理到哪了"),
    ],
)
def test_a_look_alike_becomes_the_titles_character(typed: str, restored: str) -> None:
    assert LOOKS.restore(typed) == restored


@pytest.mark.parametrize(
    "typed",
    [
        "小港片区改造",
        "港口码头进展",
        "背街小巷整治",
        # A stretch that differs in a character of another look is another thing.
        "背街小区整治",
        "引进人才多少",
        "",
    ],
)
def test_other_words_are_left_alone(typed: str) -> None:
    assert LOOKS.restore(typed) == typed


def test_a_stretch_that_the_ledgers_have_is_no_slip() -> None:
    held = (*ENTRIES, entry("疏浚航道。", "附近的小港已疏浚。"))
    own = LookAlikes((one.title for one in held), LexicalIndex(held).holding())
    assert own.restore("背街小港") == "背街小港"


def test_every_character_of_a_row_stands_for_the_others() -> None:
    assert lookalikes()["巷"] == "港"
    assert all(
        one != other and one in lookalikes()[other]
        for one, all_of in lookalikes().items()
        for other in all_of
    )


def test_a_question_with_a_look_alike_is_answered() -> None:
    own = line_of(
        new_home(),
        ledger_of(("整治50条背街小巷。", "27条背街小巷已开工。"), ("建桥。", "已封顶。")),
    )
    answer = own.answer("背街小港到底开工了几条")
    assert numbers_cited(answer) == [1]
    assert answer.text.startswith("27条")
