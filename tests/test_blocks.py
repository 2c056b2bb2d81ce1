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
    ledgers = read_ledgers(path)
    assert {ledger.publisher for ledger in ledgers} == {gold["publisher"]}
    entries = [entry for ledger in ledgers for entry in ledger.entries]
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


def bare(*cells: str) -> str:
    return "\n\n".join(["柏川县2025年民生实事进展情况表", *cells]) + "\n"


NAMES = ("序号", "项目内容", "年度目标", "责任单位", "推进情况")


def test_a_long_target_is_no_second_line_of_a_title(tmp_path: Path) -> None:
    first = ("1", "农村饮水安全", "新建改造集中供水工程共15处", "县水利局", "已完工12处。")
    second = ("2", "城乡养老金提标", "每人每月提高20元以上", "县人社局", "已从1月起按新标准发放。")
    assert read_bare(tmp_path, bare(*NAMES, *first, *second)) == [first, second]


def test_a_figure_much_longer_than_a_number_begins_no_row(tmp_path: Path) -> None:
    names = ("序号", "项目内容", "计划投资", "完成投资", "形象进度", "责任单位")
    rows = [
        ("1", "供水管网改造", "6800", "3520", "已改造21公里。", "县住建局"),
        ("2", "门诊楼", "9000", "4300", "主体封顶，进入内外装修。", "县卫健局"),
    ]
    assert read_bare(tmp_path, bare(*names, *rows[0], *rows[1])) == rows


def test_a_title_may_be_called_as_an_authority_is(tmp_path: Path) -> None:
    names = ("序号", "项目内容", "责任单位", "推进情况", "完成状态")
    rows = [
        ("1", "创建卫生镇2个", "县卫健局", "已通过评审。", "正在推进"),
        ("2", "市民活动中心", "县文旅局", "主体完工。", "按序时推进"),
        ("3", "建成县级档案馆", "县档案馆", "尚未开工。", "进展缓慢"),
    ]
    assert read_bare(tmp_path, bare(*names, *rows[0], *rows[1], *rows[2])) == rows


def test_units_of_a_town_and_all_districts_are_authorities(tmp_path: Path) -> None:
    rows = [
        ("1", "新建学校4所。", "4所", "市教育局、各县（市、区）", "1所竣工。"),
        ("2", "文化广场2处。", "2处", "镇文化站", "1处完工。"),
    ]
    assert read_bare(tmp_path, bare(*NAMES, *rows[0], *rows[1])) == rows


def test_a_short_kind_left_of_the_number_heads_the_rows_under_it(tmp_path: Path) -> None:
    names = ("类别", "序号", "项目内容", "目标任务", "牵头单位", "进展情况", "备注")
    lines = ("教育", "1", "新建学校（所）", "6", "市教育局", "开工5所", "按序时推进")
    lines += ("2", "新增学位（个）", "1800", "新增1200个", "按序时推进")
    lines += ("医疗", "3", "建社区医院（家）", "3", "市卫健委", "2家已挂牌", "快于序时")
    rows = read_bare(tmp_path, bare(*names, *lines))
    assert [row[0] for row in rows] == ["教育", "教育", "医疗"]
    assert [row[-1] for row in rows] == ["按序时推进", "按序时推进", "快于序时"]


def test_cells_that_end_with_a_bar_are_laid_over_columns_where_merged_ones_are_lost(
    tmp_path: Path,
) -> None:
    rows = [
        ("1", "建校", "2所", "县教育局", "开工2所。"),
        ("2", "建校舍", "23所", "全部完工。"),
        ("3", "改造小区", "36个", "县住建局", "已全部启动。"),
    ]
    text = "\n".join(f"{cell} |" for row in (NAMES, *rows) for cell in row)
    read_rows = read_bare(tmp_path, f"柏川县2025年民生实事进展情况表\n\n{text}\n")
    assert read_rows == [rows[0], ("2", "建校舍", "23所", "县教育局", "全部完工。"), rows[2]]


def test_an_unknown_last_name_in_cells_with_bars_makes_no_headings_of_its_cells(
    tmp_path: Path,
) -> None:
    names = ("序号", "项目名称", "建设单位", "年度计划", "本期动态")
    rows = [
        ("1", "公园", "区城投公司", "3000万元", "步道完工。"),
        ("2", "学校", "区教育局", "2000万元", "主体封顶。"),
        ("3", "管网", "区水务集团", "5000万元", "铺设18公里。"),
    ]
    text = "\n".join(f"{cell} |" for row in (names, *rows) for cell in row)
    assert read_bare(tmp_path, f"柏川县2025年项目进展情况\n\n{text}\n") == rows


def test_figures_stay_in_their_columns_where_a_title_is_merged_over_its_parts(
    tmp_path: Path,
) -> None:
    names = ("序号", "实事项目", "工作内容", "目标值", "完成值", "完成率", "牵头单位")
    first = ("1", "就业", "新增就业（人）", "4200", "4630", "110.2", "县人社局")
    second = ("2", "开发岗位（个）", "600", "612", "102", "县残联")
    text = bare(*names, *first, *second)
    assert read_bare(tmp_path, text)[1][3:] == ("600", "612", "102", "县残联")
    rows = "\n".join("|".join(row) for row in (names, first, (second[0], "", *second[1:])))
    assert read_bare(tmp_path, f"柏川县2025年实事进展\n{rows}\n")[1][:3] == (
        "2",
        "就业",
        "开发岗位（个）",
    )
