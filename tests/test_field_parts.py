"""The fields of an enumeration: by their titles, or by what speaks of one that no title names."""

from __future__ import annotations

from functools import cache

import pytest
from lines import line_of, new_home, numbers_cited
from samples import ledger_of

from qa.chain import Line


@cache
def line() -> Line:
    return line_of(
        new_home(),
        ledger_of(
            ("国土绿化。", "完成造林6.8万亩。"),
            ("地下老旧管网改造。", "完成供水管网改造120公里。"),
            ("粮食安全。", "粮食播种面积386万亩。"),
            ("森林质量提升3万亩。", "正在开展作业设计。"),
            ("旅游发展。", "接待游客900万人次。"),
        ),
    )


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("供水、造林这两方面有哪些任务", [1, 2, 4]),
        ("造林、供水方面的事项列一下", [1, 2, 4]),
        ("造林、教育方面的事项列一下", [1, 4]),
        ("林业、供水、旅游三个口子各有哪些事项", [1, 2, 4, 5]),
    ],
)
def test_each_field_brings_its_entries_though_no_title_names_it(
    question: str, found: list[int]
) -> None:
    assert numbers_cited(line().answer(question)) == found
