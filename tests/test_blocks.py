"""Bare lines laid over columns: merged cells filled in, paragraphs kept in their cell."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from index.ledger import read_ledgers

LAYOUTS = sorted((Path(__file__).parents[2] / "shared" / "ledgers" / "layouts").glob("*.txt"))
BARE = """柏川县2025年9月民生实事进展情况表

序号

项目内容

牵头单位

落实情况

1

新建学校3所。

县教育局

基本完成。

已开工2所，1所封顶。

2

增加学位1200个。

提前完成年度任务。

3

1）新建公厕5座；

2）改造公厕8座。

县城管局

正在推进。
"""


def read_bare(tmp_path: Path, text: str) -> list[tuple[str, ...]]:
    path = tmp_path / "台账.txt"
    path.write_text(text, encoding="utf-8")
    (ledger,) = read_ledgers(path)
    return [entry.cells for entry in ledger.entries]


def test_lines_go_to_the_columns_that_they_suit(tmp_path: Path) -> None:
    assert read_bare(tmp_path, BARE) == [
        ("1", "新建学校3所。", "县教育局", "基本完成。\n\n已开工2所，1所封顶。"),
        ("2", "增加学位1200个。", "县教育局", "提前完成年度任务。"),
        ("3", "1）新建公厕5座；\n\n2）改造公厕8座。", "县城管局", "正在推进。"),
    ]


def test_figures_are_no_numbers_of_rows(tmp_path: Path) -> None:
    text = BARE.replace("提前完成年度任务。", "提前完成年度任务。\n\n3\n\n个学校已交付")
    assert len(read_bare(tmp_path, text)) == 3


@pytest.mark.skipif(not LAYOUTS, reason="没有其他版式的样例")
@pytest.mark.parametrize("path", LAYOUTS, ids=[path.stem for path in LAYOUTS])
def test_other_places_layouts_give_their_rows_and_cells(path: Path) -> None:
    gold = json.loads(path.with_suffix("").with_suffix(".gold.json").read_text(encoding="utf-8"))
    entries = [entry for ledger in read_ledgers(path) for entry in ledger.entries]
    assert len(entries) == len(gold["rows"])
    wanted = [
        (row, name, squashed(text))
        for row, cells in enumerate(gold["rows"])
        for name, text in cells.items()
    ]
    held = [
        {
            squashed(column.name): squashed(cell)
            for column, cell in zip(one.columns, one.cells, strict=True)
        }
        for one in entries
    ]
    right = sum(held[row].get(squashed(name), "") == text for row, name, text in wanted)
    assert right >= 0.98 * len(wanted)


def squashed(text: str | None) -> str:
    return re.sub(r"\s", "", text or "")
