"""`--explain`: every part of what was understood, in Chinese, nothing as Python writes it."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from qa.chain import Line, open_line
from qa.explain import PARTS, explanation
from qa.labels import KIND_LABELS, MARK_LABELS
from qa.marks import patterns
from qa.question import Query

QA = Path(__file__).parent.parent / "qa"
PYTHON = re.compile(r"None|True|False|frozenset|\(\)|[{}\[\]'\"]|\w+\(\w+=")


def test_every_part_of_a_question_is_told() -> None:
    assert [name for name, *_ in PARTS] == [field.name for field in fields(Query)]


def test_every_mark_and_kind_of_answer_has_a_name() -> None:
    assert {mark for mark, _ in patterns()} <= set(MARK_LABELS)
    sources = "".join(path.read_text(encoding="utf-8") for path in QA.glob("*.py"))
    assert set(re.findall(r'Draft\(\s*"(\w+)"', sources)) <= set(KIND_LABELS)


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Line:
    return open_line(tmp_path_factory.mktemp("explain") / "home", notify=lambda message: None)


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "绿色建筑完成了百分之几",
            [
                "  问题：绿色建筑完成了百分之几",
                "  问法：比例（ratio）",
                "  期别：没有指明，从最新的台账找起",
                "  问的单位：%",
                "  别的叫法：绿色建筑 → 绿建",
                "  1. 2025年一季度第36项 新增绿色建筑1000万平方米。",
                "  类别：计算（derive）",
                "  算式：278.17 ÷ 1000 = 27.8%",
            ],
        ),
        (
            "去年第13项和倒数第一项谁负责",
            [
                "  期别：2024年（“去年”）",
                "  序号：第13项、倒数第1项",
                "  问的栏目：责任单位（“谁负责”）",
                "  拒答：台账没有这一栏（no_such_column）",
                "  算式：无",
            ],
        ),
        (
            "2023年一季度青岛完成投资100亿元以上的有哪些",
            [
                "  地方：青岛市",
                "  题中的数字：100亿元（以上）",
                "  没有台账的期别：2023年一季度",
                "最接近的 0 项（查找范围 0 部台账、0 项）",
            ],
        ),
        ("今天天气", ["  回答", "  类别：台账以外（offtopic）"]),
    ],
)
def test_a_question_is_told_in_plain_lines(line: Line, question: str, said: list[str]) -> None:
    told = explanation(line, question).splitlines()
    assert [one for one in said if one.strip() not in [two.strip() for two in told]] == []
    assert [one for one in told if PYTHON.search(one)] == []


@pytest.mark.model
def test_the_parts_of_the_relevance_of_five_entries_are_told(line: Line) -> None:
    told = explanation(line, "地铁建设进展如何？")
    parts = re.findall(
        r"相关度 [\d.]+：用词 [\d.]+，BM25 [\d.]+，向量 -?[\d.]+，数字 [+-]\d，最合的词 [\d.]+",
        told,
    )
    assert len(parts) == 5
    assert re.search(r"相关度由各部分加权合成：常数 -[\d.]+，用词 [\d.]+", told)
    assert re.search(r"  地铁：权重 0\.\d\d", told)
