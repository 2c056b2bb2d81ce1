"""The functions of `re` with a longer memory."""

from __future__ import annotations

import re

import pytest

from index import regexes


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("search", (r"\d+", "第13项")),
        ("match", (r"第\d+", "第13项")),
        ("fullmatch", (r"第\d+项", "第13项")),
    ],
)
def test_what_is_found_is_what_re_finds(name: str, arguments: tuple[str, str]) -> None:
    found, expected = getattr(regexes, name)(*arguments), getattr(re, name)(*arguments)
    assert (found[0], found.span()) == (expected[0], expected.span())


def test_texts_are_cut_changed_and_gathered_as_re_does() -> None:
    assert regexes.findall(r"\d", "1、2") == ["1", "2"]
    assert [one[0] for one in regexes.finditer(r"\d", "1、2")] == ["1", "2"]
    assert regexes.split(r"[，。]", "甲，乙。丙", 1) == ["甲", "乙。丙"]
    assert regexes.sub(r"\d", "", "1甲2", 1) == "甲2"
    assert regexes.search("A", "a", re.IGNORECASE) is not None


def test_more_patterns_are_remembered_than_re_does() -> None:
    patterns = [f"第{number}项" for number in range(2000)]
    first = [regexes.compiled(one) for one in patterns]
    held = regexes.compiled.cache_info().hits
    assert [regexes.compiled(one) for one in patterns] == first
    assert regexes.compiled.cache_info().hits == held + len(patterns)
