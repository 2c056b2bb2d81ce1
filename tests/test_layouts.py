"""Rows and cells as other offices lay them out: each reads to the table that a person sees in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from layouts import TITLE, bare, read, rows_of

from index.entry import Role

ROWS = [("1", "建学校", "县教育局", "开工2所"), ("2", "修公路", "县交通局", "完成8公里")]


@pytest.mark.parametrize(
    "table",
    [
        "序号    实事名称   责任单位    进展情况\n1       建学校     县教育局    开工2所\n"
        "2       修公路     县交通局    完成8公里",
        "┌─┬─┬─┬─┐\n│序号│实事名称│责任单位│进展情况│\n├─┼─┼─┼─┤\n│1│建学校│县教育局│开工│\n"
        "│││      │2所│\n├─┼─┼─┼─┤\n│2│修公路│县交通局│完成8公里│\n└─┴─┴─┴─┘",
        "序号：1\n实事名称：建学校\n责任单位：县教育局\n进展情况：开工2所\n\n"
        "序号：2\n实事名称：修公路\n责任单位：县交通局\n进展情况：完成8公里",
        "序号｜实事名称｜责任单位｜进展情况\n1｜建学校｜县教育局｜开工2所\n2｜修公路｜县交通局｜完成8公里",
    ],
    ids=["wide spaces", "drawn", "fields", "wide bars"],
)
def test_a_table_reads_the_same_however_it_is_written(tmp_path: Path, table: str) -> None:
    ledger = read(tmp_path, f"{TITLE}\n{table}\n")
    assert rows_of(ledger) == ROWS
    assert ledger.place == "柏川县"


def test_a_short_row_lies_under_the_names_it_stands_below(tmp_path: Path) -> None:
    table = "序号    实事名称   责任单位    进展情况\n1       建学校                 开工2所\n"
    assert rows_of(read(tmp_path, f"{TITLE}\n{table}")) == [("1", "建学校", "", "开工2所")]


def test_a_numeral_beside_a_title_alone_is_a_heading_where_entries_have_digits(
    tmp_path: Path,
) -> None:
    text = f"{TITLE}\n序号|任务|进展\n一|项目建设|\n1|建水库。|完成。\n"
    assert read(tmp_path, text).entries[0].section == "一、项目建设"
    (only,) = read(tmp_path, f"{TITLE}\n序号|任务|进展\n一|项目建设|\n").entries
    assert only.number == 1


def test_numbers_that_begin_anew_under_each_heading_are_not_doubted(tmp_path: Path) -> None:
    text = f"{TITLE}\n序号|任务|进展\n一、甲\n1|建水库。|完成。\n二、乙\n1|建学校。|完成。\n"
    assert read(tmp_path, text).doubts == ()


def test_a_heading_with_the_sums_of_its_entries_is_no_entry(tmp_path: Path) -> None:
    table = "项目名称|完成投资|完成情况\n一、产业（1个）|9000|\n产业园|9000|封顶\n"
    ledger = read(tmp_path, f"{TITLE}\n{table}")
    assert [(entry.title, entry.section) for entry in ledger.entries] == [
        ("产业园", "一、产业（1个）")
    ]
    assert rows_of(read(tmp_path, f"{TITLE}\n项目|进展\n一、建学校|3\n")) == [("一、建学校", "3")]


def test_a_foot_and_a_sum_over_several_cells_are_no_entries(tmp_path: Path) -> None:
    table = "序号|任务|责任单位|进展\n1|建校|县教育局|完工\n合|计|1项|完工\n"
    ledger = read(tmp_path, f"{TITLE}\n{table}填表人：刘某||审核人：陈某|填表日期：2025年7月1日\n")
    assert [skipped.reason for skipped in ledger.skipped] == ["header", "sum", "note"]


def test_numbers_in_brackets_under_plain_ones_count_the_parts_of_an_entry(tmp_path: Path) -> None:
    table = "序号|任务|进展\n1|交通|见分项\n（1）|建高速|通车\n（2）|改国道|完工\n2|水利|开工\n"
    ledger = read(tmp_path, f"{TITLE}\n{table}")
    assert [entry.number for entry in ledger.entries] == [1, None, None, 2]
    bracketed = read(tmp_path, f"{TITLE}\n序号|任务|进展\n（1）|建校|完工\n（2）|修路|开工\n")
    assert [entry.number for entry in bracketed.entries] == [1, 2]


def test_a_heading_left_of_the_numbers_holds_for_the_rows_under_it(tmp_path: Path) -> None:
    text = f"{TITLE}\n类别|序号|项目名称|进展\n教育|1|一中|完工\n|2|二中|开工\n医疗|3|医院|封顶\n"
    assert [row[0] for row in rows_of(read(tmp_path, text))] == ["教育", "教育", "医疗"]


def test_a_further_step_of_an_entry_has_its_number_title_and_unit(tmp_path: Path) -> None:
    text = f"{TITLE}\n序号|改革任务|阶段目标|牵头单位|进展\n1|改革医保|出方案|县医保局|印发\n||挂牌||筹备\n"
    assert rows_of(read(tmp_path, text))[1] == ("1", "改革医保", "挂牌", "县医保局", "筹备")


def test_a_row_that_lacks_a_merged_cell_is_laid_under_what_suits_it(tmp_path: Path) -> None:
    text = f"{TITLE}\n序号,任务,责任单位,完成时限,进展\n1,建校,县教育局,9月底,封顶。\n2,修路,12月底,完成。\n"
    ledger = read(tmp_path, text)
    assert rows_of(ledger)[1] == ("2", "修路", "", "12月底", "完成。")
    assert "第4行只有4格" in ledger.doubts[0]


def test_a_coarser_level_holds_for_the_rows_under_it(tmp_path: Path) -> None:
    table = "序号,一级任务,二级任务,进展\n1,改革,改医保,完工\n2,,改国企,开工\n"
    assert rows_of(read(tmp_path, f"{TITLE}\n{table}", "台账.csv"))[1][1:3] == ("改革", "改国企")


def test_a_heading_has_the_sums_of_figures_and_no_report(tmp_path: Path) -> None:
    table = "序号|项目|投资完成情况|进展情况\n一|产业类|95.5|\n1|厂房|95.5|封顶\n"
    (entry,) = read(tmp_path, f"{TITLE}\n{table}").entries
    assert entry.section == "一、产业类"


@pytest.mark.parametrize(
    "table",
    [
        "| 序号 | 任务 | 单位 | 进展 |\n| 1 | 建校 | 县教育局 | 封顶。 |\n|  |  |  | 正在装修。 |\n"
        "| 2 | 修路 | 县交通局 | 开工。 |\n",
        "序号    任务        单位        进展\n1       建校        县教育局    封顶。\n"
        "                                正在装修。\n2       修路        县交通局    开工。\n",
    ],
    ids=["bars", "spaces"],
)
def test_a_line_without_a_number_goes_on_with_the_report_above(tmp_path: Path, table: str) -> None:
    rows = rows_of(read(tmp_path, f"{TITLE}\n{table}"))
    assert ["".join(row[3].split()) for row in rows] == ["封顶。正在装修。", "开工。"]


def test_lines_of_several_cells_are_broken_together(tmp_path: Path) -> None:
    table = (
        "序号    任务名称        责任单位    进展情况\n"
        "1       培训高素质农民  县农业局    培训412人，\n"
        "        400人                       超额完成。\n"
    )
    (row,) = rows_of(read(tmp_path, f"{TITLE}\n{table}"))
    assert [cell.split() for cell in row[1::2]] == [
        ["培训高素质农民", "400人"],
        ["培训412人，", "超额完成。"],
    ]


def test_titles_may_begin_with_the_numbers_of_entries(tmp_path: Path) -> None:
    text = "1.建校\n责任单位：县教育局\n进展：完工。\n2.修路\n责任单位：县交通局\n进展：开工。\n"
    assert [entry.number for entry in read(tmp_path, f"{TITLE}\n{text}").entries] == [1, 2]
    sized = "项目|进展\n1.5公里道路|完工\n2.5公里管网|开工\n"
    assert [one.number for one in read(tmp_path, f"{TITLE}\n{sized}").entries] == [None, None]


@pytest.mark.parametrize("mark", ["|", ",", "\t"])
def test_a_unit_left_of_the_numbers_holds_for_the_rows_under_it(tmp_path: Path, mark: str) -> None:
    rows = [
        "责任单位 序号 任务 进展",
        "县教育局 1 建校 完工",
        " 2 扩班 开工",
        "县交通局 3 修路 完工",
    ]
    text = "\n".join([TITLE, *rows]).replace(" ", mark)
    units = [row[0] for row in rows_of(read(tmp_path, text))]
    assert units == ["县教育局", "县教育局", "县交通局"]
    lines = f"{TITLE} {' '.join(rows)}"
    assert [row[0] for row in rows_of(read(tmp_path, bare(lines)))] == units


def test_titles_alone_are_headings_where_all_else_is_numbered(tmp_path: Path) -> None:
    table = "序号|任务|进展\n|教育惠民|\n1|建校|完工\n2|扩班|开工\n|健康惠民|\n3|建院|封顶\n"
    entries = read(tmp_path, f"{TITLE}\n{table}").entries
    assert [one.section for one in entries] == ["教育惠民", "教育惠民", "健康惠民"]
    unnumbered = "序号|任务|进展\n1|建校|完工\n|扩班|\n|建院|封顶\n"
    assert len(read(tmp_path, f"{TITLE}\n{unnumbered}").entries) == 3


def test_a_cell_that_excel_is_told_to_take_for_text_is_its_text(tmp_path: Path) -> None:
    table = '序号,任务,进展\n="001",建校,"完工，=""好"""\n'
    assert rows_of(read(tmp_path, f"{TITLE}\n{table}", "台账.csv")) == [
        ("001", "建校", '完工，="好"')
    ]


def test_names_stand_below_a_name_in_a_table_of_spaces(tmp_path: Path) -> None:
    table = (
        "序号  项目    投资（万元）          进展情况\n"
        "              年度计划    累计完成\n"
        "1     建桥    900         310       合龙\n"
        "2     修路    500         80        开工\n"
    )
    ledger = read(tmp_path, f"{TITLE}\n{table}")
    assert rows_of(ledger) == [
        ("1", "建桥", "900", "310", "合龙"),
        ("2", "修路", "500", "80", "开工"),
    ]
    assert [column.name for column in ledger.columns[2:4]] == ["年度计划", "累计完成"]


@pytest.mark.parametrize("mark", ["\t", " | "])
def test_rows_that_lack_what_is_merged_over_them_are_those_of_the_table(
    tmp_path: Path, mark: str
) -> None:
    rows = ["类别 序号 任务 责任单位 进展", "教育 1 建校 县教育局 封顶", "2 扩班 县教育局 开工"]
    rows += ["3 建院 县卫健局 完工"]
    text = "\n".join([TITLE, *rows]).replace(" ", mark)
    assert [row[:3] for row in rows_of(read(tmp_path, text))] == [
        *(("教育", "1", "建校"), ("教育", "2", "扩班"), ("教育", "3", "建院")),
    ]


def test_a_part_without_its_merged_cells_stands_under_the_parts(tmp_path: Path) -> None:
    rows = [
        "序号|任务|具体举措|责任单位|进展",
        "1|稳产业|增企业12家|县工信局|增7家。",
        "投技改10亿元|投8亿元。",
    ]
    assert rows_of(read(tmp_path, "\n".join([TITLE, *rows])))[1] == (
        *("1", "稳产业", "投技改10亿元", "县工信局", "投8亿元。"),
    )


@pytest.mark.parametrize("mark", ["\t", " | "])
def test_a_break_within_a_cell_ends_no_row(tmp_path: Path, mark: str) -> None:
    lines = ["序号 任务 责任单位 配合单位 进展", "1 建校 县教育局 县财政局", "各乡镇 封顶。"]
    lines += ["2 修路 县交通局", "县住建局 各乡镇 开工。"]
    text = "\n".join([TITLE, *lines]).replace(" ", mark)
    assert [row[2:4] for row in rows_of(read(tmp_path, text))] == [
        ("县教育局", "县财政局\n各乡镇"),
        ("县交通局\n县住建局", "各乡镇"),
    ]


def test_of_headings_left_of_the_numbers_the_last_changes_first(tmp_path: Path) -> None:
    rows = ["领域|类别|序号|任务|进展", "生态|水|1|治河|完工", "2|建湿地|开工", "土壤|3|修复|开工"]
    assert [row[:3] for row in rows_of(read(tmp_path, "\n".join([TITLE, *rows])))] == [
        *(("生态", "水", "1"), ("生态", "水", "2"), ("生态", "土壤", "3")),
    ]


def test_a_cell_that_fills_its_column_ends_where_the_next_begins(tmp_path: Path) -> None:
    text = (
        "序号  工作任务        责任单位    进展\n------------------------------------\n"
        "1     新建厂房5万平米 县工信局    封顶\n------------------------------------\n"
    )
    assert rows_of(read(tmp_path, f"{TITLE}\n====\n{text}")) == [
        ("1", "新建厂房5万平米", "县工信局", "封顶")
    ]


@pytest.mark.parametrize(
    "foot", ["审核：于某|日期：11月25日|", "填报时间：2025年1月|审核人（签字）：于某|"]
)
def test_who_signs_a_form_is_no_entry(tmp_path: Path, foot: str) -> None:
    ledger = read(tmp_path, f"{TITLE}\n序号|任务|进展\n1|建校|完工\n{foot}\n")
    assert [skipped.reason for skipped in ledger.skipped] == ["header", "note"]


@pytest.mark.parametrize("names", ["领域|类别", "专项|工程", "大项|小项", "一级分类|二级分类"])
def test_two_headings_left_of_the_numbers_hold_for_the_rows_under_them(
    tmp_path: Path, names: str
) -> None:
    rows = ["民生|住房|1|建房|开工", "||2|改小区|完工", "|教育|3|建校|封顶", "经济||4|建园|开工"]
    ledger = read(tmp_path, "\n".join([TITLE, f"{names}|序号|任务|进展", *rows]))
    assert [column.role for column in ledger.columns[:2]] == [Role.SECTION, Role.SECTION]
    assert [row[:2] for row in rows_of(ledger)] == [
        *(("民生", "住房"), ("民生", "住房"), ("民生", "教育"), ("经济", "")),
    ]


@pytest.mark.parametrize("counted", ["(1)|(2)|(3)|(4)", "1|2|3|4", "甲|乙|1|2", "甲|乙|3|4"])
def test_a_row_that_counts_the_columns_is_the_headers(tmp_path: Path, counted: str) -> None:
    table = f"序号|任务|目标|进展\n{counted}\n1|建校|2所|开工\n2|修路|8公里|完工\n"
    assert [row[0] for row in rows_of(read(tmp_path, f"{TITLE}\n{table}"))] == ["1", "2"]


def test_who_signs_under_a_table_and_when_is_no_heading(tmp_path: Path) -> None:
    foot = "备注：未完成的继续督办。\n\n柏川县人民政府督查室\n2025年10月9日\n"
    ledger = read(tmp_path, f"{TITLE}\n序号\t任务\t进展\n1\t建校\t开工\n\n{foot}")
    assert ledger.publisher == "柏川县人民政府督查室"
    assert [skipped.reason for skipped in ledger.skipped] == ["header", "note", "note", "note"]
    # Over other entries an authority is a heading.
    headed = "序号\t任务\t进展\n柏川县教育局\n1\t建校\t开工\n柏川县人民政府办公室\n2\t修路\t开工\n"
    sections = [entry.section for entry in read(tmp_path, f"{TITLE}\n{headed}").entries]
    assert sections == ["柏川县教育局", "柏川县人民政府办公室"]


def test_a_number_that_excel_has_made_a_date_is_said_to_be_one(tmp_path: Path) -> None:
    (doubt,) = read(tmp_path, f"{TITLE}\n序号|任务|进展\n1月2日|建校|开工\n").doubts
    assert doubt == "第3行的序号“1月2日”是日期，可能是 Excel 把 1-1 一类的编号读成了日期"
