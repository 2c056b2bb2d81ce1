"""Forms that ledgers take: headers of several rows, tables turned or cut in two, merged cells lost."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from eval.renders import Rows, as_docx, as_html, as_xlsx
from index.entry import Ledger, Role
from index.ledger import read_ledgers

TITLE = "柏川县2025年民生实事进展情况"


def read_all(folder: Path, content: str | bytes, name: str = "台账.txt") -> tuple[Ledger, ...]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_ledgers(path)


def read(folder: Path, content: str | bytes, name: str = "台账.txt") -> Ledger:
    (ledger,) = read_all(folder, content, name)
    return ledger


def rows_of(ledger: Ledger) -> Rows:
    return [entry.cells for entry in ledger.entries]


def names_of(ledger: Ledger) -> tuple[str, ...]:
    return tuple(column.name for column in ledger.columns)


def csv_of(*rows: list[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([[TITLE], *rows])
    return out.getvalue().encode()


def in_bars(*rows: str) -> str:
    """Return rows of cells as a page copies them: a cell a line, ended by a bar."""
    return "\n".join([TITLE, *(f"{cell} |" for row in rows for cell in row.split())])


def bare(*cells: str) -> str:
    return "\n\n".join([TITLE, *cells]) + "\n"


# Headers


def test_a_header_of_three_rows_names_its_columns_by_time_and_measure(tmp_path: Path) -> None:
    ledger = read(
        tmp_path,
        csv_of(
            ["序号", "项目名称", "完成情况", "", "", "", "责任单位"],
            ["", "", "上半年", "", "1-9月", "", ""],
            ["", "", "完成投资", "完成率", "完成投资", "完成率", ""],
            ["1", "修公路", "50", "42%", "98", "82%", "县交通局"],
        ),
        "台账.csv",
    )
    assert names_of(ledger)[2:6] == (
        "上半年完成投资",
        "上半年完成率",
        "1-9月完成投资",
        "1-9月完成率",
    )
    assert rows_of(ledger) == [("1", "修公路", "50", "42%", "98", "82%", "县交通局")]


def test_parts_of_names_stand_under_them_though_nobody_knows_them(tmp_path: Path) -> None:
    ledger = read(
        tmp_path,
        csv_of(
            ["序号", "工作任务", "责任", "", "进展情况", "备注"],
            ["", "", "一办", "二办", "", ""],
            ["1", "编规划", "甲", "乙", "初稿完成", ""],
        ),
        "台账.csv",
    )
    assert names_of(ledger)[2:4] == ("责任（一办）", "责任（二办）")
    assert len(ledger.entries) == 1


def test_a_heading_under_a_blank_name_is_no_row_of_the_header(tmp_path: Path) -> None:
    ledger = read(
        tmp_path,
        csv_of(["", "序号", "项目", "进展情况"], ["教育", "", "", ""], ["", "1", "建学校", "开工"]),
        "台账.csv",
    )
    assert rows_of(ledger) == [("", "1", "建学校", "开工")]
    assert [one.reason for one in ledger.skipped] == ["title", "header", "section"]


def test_a_time_of_several_quarters_stands_before_the_name_over_it(tmp_path: Path) -> None:
    ledger = read(
        tmp_path,
        csv_of(
            ["序号", "指标名称", "完成情况", "", "备注"],
            ["", "", "一季度", "前三季度", ""],
            ["1", "财政收入", "28.5", "92.7", ""],
        ),
        "台账.csv",
    )
    assert names_of(ledger)[2:4] == ("一季度完成情况", "前三季度完成情况")


def test_a_number_and_a_progress_make_a_header_of_names_nobody_knows(tmp_path: Path) -> None:
    header = ("序号", "甲乙丙", "丁戊己", "进展情况")
    ledger = read(
        tmp_path, as_xlsx(TITLE, [header, ("1", "建设小学三所", "甲", "开工")]), "台账.xlsx"
    )
    assert rows_of(ledger) == [("1", "建设小学三所", "甲", "开工")]


def test_names_nobody_knows_may_end_a_header_of_lines_with_bars(tmp_path: Path) -> None:
    text = in_bars(
        "项目 目标任务 进展 甲乙",
        "建学校 3所 开工2所 丙",
        "修公路 8公里 完工 丁",
        "建桥 1座 开工 戊",
    )
    assert rows_of(read(tmp_path, text)) == [
        ("建学校", "3所", "开工2所", "丙"),
        ("修公路", "8公里", "完工", "丁"),
        ("建桥", "1座", "开工", "戊"),
    ]


@pytest.mark.parametrize(
    ("names", "progress"),
    [
        (("序号", "项目", "年度任务", "1-9月完成", "责任单位"), "1-9月完成"),
        (("序号", "项目", "年度计划投资", "累计完成投资", "完成率"), "累计完成投资"),
        (("序号", "项目", "责任单位", "完成率", "备注"), "完成率"),
    ],
)
def test_a_column_of_figures_is_the_progress_where_nothing_else_reports(
    tmp_path: Path, names: tuple[str, ...], progress: str
) -> None:
    ledger = read(tmp_path, csv_of(list(names), ["1", "建学校", "6", "4", "县"]), "台账.csv")
    (found,) = (column for column in ledger.columns if column.role is Role.PROGRESS)
    assert found.name == progress


# Rows that are no entries


def test_a_numeral_a_heading_and_its_sums_are_no_entry(tmp_path: Path) -> None:
    ledger = read(
        tmp_path,
        csv_of(
            ["序号", "项目名称", "年度计划投资", "进展"],
            ["一", "基础设施（1个）", "30", ""],
            ["1", "修公路", "30", "开工"],
            ["填表人：王某", "", "审核人：", ""],
        ),
        "台账.csv",
    )
    assert rows_of(ledger) == [("1", "修公路", "30", "开工")]
    assert ledger.entries[0].section == "一、基础设施（1个）"
    assert [one.reason for one in ledger.skipped][-2:] == ["section", "note"]


def test_a_note_and_the_editor_under_bare_lines_are_no_entry(tmp_path: Path) -> None:
    names = ("序号", "项目", "年度任务", "完成情况", "责任单位")
    text = bare(*names, "1", "建托位", "600", "480", "县卫健局", "注：单位为个。", "（编辑：张某）")
    assert rows_of(read(tmp_path, text)) == [("1", "建托位", "600", "480", "县卫健局")]


# Tables turned, cut in two, or told apart by headings alone


def test_entries_may_stand_side_by_side(tmp_path: Path) -> None:
    turned = [
        ("序号", "1", "2"),
        ("实事名称", "安全饮水", "路灯亮化"),
        ("责任单位", "乡水利站", "乡城建办"),
        ("进展情况", "铺设管网8公里", "安装路灯160盏"),
    ]
    ledger = read(tmp_path, as_xlsx(TITLE, turned), "台账.xlsx")
    assert ledger.title == TITLE
    assert rows_of(ledger) == [
        ("1", "安全饮水", "乡水利站", "铺设管网8公里"),
        ("2", "路灯亮化", "乡城建办", "安装路灯160盏"),
    ]


LEFT = [("序号", "重点任务", "责任科室"), ("1", "建生活圈", "城建科"), ("2", "整治街巷", "城管科")]
RIGHT = [("序号", "进展情况", "备注"), ("1", "完成选址", ""), ("2", "完成4条", "8月完工")]


def two_tables(first: Rows, between: str, second: Rows) -> bytes:
    import docx

    document = docx.Document()
    for lines, rows in ((TITLE, first), (between, second)):
        document.add_paragraph(lines)
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for at, row in enumerate(rows):
            for place, text in enumerate(row):
                table.cell(at, place).text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_two_halves_of_a_wide_table_are_one_by_their_numbers(tmp_path: Path) -> None:
    ledger = read(tmp_path, two_tables(LEFT, "（续表）", RIGHT), "台账.docx")
    assert names_of(ledger) == ("序号", "重点任务", "责任科室", "进展情况", "备注")
    assert rows_of(ledger) == [
        ("1", "建生活圈", "城建科", "完成选址", ""),
        ("2", "整治街巷", "城管科", "完成4条", "8月完工"),
    ]
    assert any("左右两半" in doubt for doubt in ledger.doubts)


def test_tables_of_other_numbers_are_no_halves(tmp_path: Path) -> None:
    others = [RIGHT[0], RIGHT[1], ("3", "完成4条", "")]
    whole = [("序号", "重点任务", "进展情况"), ("1", "建生活圈", "开工")]
    ledger = read(tmp_path, two_tables(whole, "附表", others), "台账.docx")
    assert names_of(ledger) == ("序号", "重点任务", "进展情况")


def test_a_table_under_a_heading_alone_has_the_title_and_the_period_of_its_file(
    tmp_path: Path,
) -> None:
    first = [("序号", "项目名称", "省定目标", "完成情况"), ("1", "增床位", "200张", "完成")]
    second = [("序号", "项目名称", "责任单位", "形象进度"), ("1", "改菜场", "县商务局", "装修")]
    ledgers = read_all(tmp_path, two_tables(first, "二、县级民生实事", second), "台账.docx")
    assert [ledger.title for ledger in ledgers] == [TITLE, f"{TITLE}（县级民生实事）"]
    assert [ledger.period.code if ledger.period else "" for ledger in ledgers] == ["2025"] * 2


# Cells


def test_breaks_and_stars_of_markdown_are_no_text(tmp_path: Path) -> None:
    ledger = read(
        tmp_path,
        f"# {TITLE}\n\n| 序号 | 项目 | 进展情况 |\n|:-:|---|---|\n| 1 | 装路灯 | **30盏**<br>在建20盏 |\n"
        "| 2 | 修渠 | **完工** |\n",
    )
    assert ledger.title == TITLE
    assert rows_of(ledger) == [("1", "装路灯", "30盏\n在建20盏"), ("2", "修渠", "完工")]


def test_what_a_page_does_not_show_within_a_cell_is_not_read(tmp_path: Path) -> None:
    rows = [("序号", "项目", "进展情况"), ("1", "建学校", "开工")]
    page = as_html(TITLE, rows).replace(
        "项目".encode(), "项<span style='display: none'>x</span>目".encode()
    )
    assert names_of(read(tmp_path, page, "台账.html")) == ("序号", "项目", "进展情况")


def test_a_framed_row_that_lacks_a_merged_cell_is_laid_under_what_suits_it(tmp_path: Path) -> None:
    text = f"{TITLE}\n类别 | 序号 | 项目 | 责任单位 | 进展情况 |\n安居 | 1 | 加装电梯 | 城建办 | 完成11部。 |\n2 | 改造管网 | 城管办 | 完成3处。 |\n"
    assert rows_of(read(tmp_path, text)) == [
        ("安居", "1", "加装电梯", "城建办", "完成11部。"),
        ("安居", "2", "改造管网", "城管办", "完成3处。"),
    ]


def test_a_kind_merged_over_rows_is_short_and_says_no_figures(tmp_path: Path) -> None:
    text = in_bars(
        "序号 任务类别 任务内容 牵头部门 完成情况",
        "1 经济发展 零售总额增长7%。 区商务局 增长6.2%。",
        "2 新增商贸企业40家。 区商务局 新增33家。",
    )
    assert rows_of(read(tmp_path, text))[1] == (
        "2",
        "经济发展",
        "新增商贸企业40家。",
        "区商务局",
        "新增33家。",
    )


def test_yes_and_no_are_cells_of_their_own(tmp_path: Path) -> None:
    names = ("序号", "项目", "责任单位", "进展情况", "是否完成")
    text = bare(*names, "1", "修公路", "县交通局", "完工62公里，投资1.3亿元。", "是")
    assert rows_of(read(tmp_path, text)) == [
        ("1", "修公路", "县交通局", "完工62公里，投资1.3亿元。", "是")
    ]


def test_a_zone_is_an_authority_and_a_work_is_none(tmp_path: Path) -> None:
    names = ("序号", "改革任务", "具体举措", "牵头单位", "推进情况")
    first = ("1", "优化环境", "完成企业重组", "区国资办、经开区", "方案已批复。")
    second = ("2", "推行建设项目全程网办", "区行政审批局", "网办率98%。")
    assert rows_of(read(tmp_path, bare(*names, *first, *second))) == [
        first,
        ("2", "优化环境", *second[1:]),
    ]


def test_a_title_merged_over_parts_that_nobody_knows_holds_for_each(tmp_path: Path) -> None:
    header = "序号 | 公开事项 | 甲乙 | 责任单位 | 进展情况 |"
    rows = (
        "1 | 规划公开 | 中期报告 | 区发改局 | 已公开。 |\n2 | | 国土规划 | 区规划局 | 公开草案。 |"
    )
    ledger = read(tmp_path, f"{TITLE}\n{header}\n{rows}\n")
    assert [entry.title for entry in ledger.entries] == ["规划公开", "规划公开"]


def test_further_parts_without_a_number_have_that_of_the_one_above(tmp_path: Path) -> None:
    header = ("序号", "事项名称", "具体任务", "责任单位", "进展情况")
    rows = [
        header,
        ("1", "提升就医体验", "结果互认", "市卫健委", "126项"),
        ("", "", "预约诊疗", "", "63%"),
    ]
    ledger = read(tmp_path, as_docx(TITLE, rows), "台账.docx")
    assert rows_of(ledger)[1] == ("1", "提升就医体验", "预约诊疗", "市卫健委", "63%")


def test_a_header_again_and_a_signature_among_bare_lines_are_no_cells(tmp_path: Path) -> None:
    names = ("序号", "项目名称", "责任单位", "进展情况")
    first, second = (
        ("1", "建公园", "县园林局", "建成2处。"),
        ("2", "种疫苗", "县卫健局", "接种1万剂。"),
    )
    ledger = read(
        tmp_path, bare(*names, *first, *names, *second, "柏川县人民政府办公室", "2025年7月10日")
    )
    assert rows_of(ledger) == [first, second]
    assert ledger.around[-2:] == ("柏川县人民政府办公室", "2025年7月10日")


def test_a_line_alone_below_a_cell_of_wide_spaces_goes_on_with_it(tmp_path: Path) -> None:
    text = "序号  项目        责任科室   进展情况\n1     修复道路    城建办     完成5处，\n                             其余7月完成\n"
    assert rows_of(read(tmp_path, f"{TITLE}\n{text}")) == [
        ("1", "修复道路", "城建办", "完成5处，其余7月完成")
    ]
