"""Ledgers as other offices lay them out: each reads to the table that a person sees in it."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest

from eval.renders import Rows
from index.entry import Ledger, LedgerError, Role
from index.ledger import read_ledgers


def read(folder: Path, content: str | bytes, name: str = "台账.txt") -> Ledger:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (ledger,) = read_ledgers(path)
    assert ledger.rows_seen == len(ledger.entries) + len(ledger.skipped)
    return ledger


def rows_of(ledger: Ledger) -> Rows:
    return [entry.cells for entry in ledger.entries]


def bare(text: str) -> str:
    return "\n\n".join(text.split())


TITLE = "柏川县2025年民生实事进展情况"
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


def test_a_header_of_two_rows_is_one_where_the_copy_lost_what_a_name_spans(tmp_path: Path) -> None:
    header = "序号\t实事名称\t完成情况\t责任单位\n\t\t上半年\t完成率(%)\t牵头单位\t配合单位"
    ledger = read(tmp_path, f"{TITLE}\n{header}\n1\t建学校\t2所\t50\t县教育局\t各乡镇\n")
    names = ["序号", "实事名称", "上半年完成情况", "完成率(%)", "牵头单位", "配合单位"]
    assert [column.name for column in ledger.columns] == names
    assert rows_of(ledger) == [("1", "建学校", "2所", "50", "县教育局", "各乡镇")]


def test_numbers_of_bare_lines_may_leave_some_out(tmp_path: Path) -> None:
    text = bare(
        "2024年白河市重点任务三季度落实情况 序号 重点任务 牵头单位 落实情况 "
        "12 增加值增长7%。 市工信局 增长7.4%。 15 建基站800个。 建成812个。 31 建房600套。 市住建局 市财政局 完工420套。"
    )
    assert rows_of(read(tmp_path, text)) == [
        ("12", "增加值增长7%。", "市工信局", "增长7.4%。"),
        ("15", "建基站800个。", "市工信局", "建成812个。"),
        ("31", "建房600套。", "市住建局\n\n市财政局", "完工420套。"),
    ]


def test_bare_lines_may_be_numbered_in_chinese_or_not_at_all(tmp_path: Path) -> None:
    head = "2023年白河市民生实事进展情况 "
    numbered = f"{head}序号 实事内容 责任单位 完成情况 一 建食堂10个 市民政局 建成9个。 二 改管网20公里 市住建局 完成。"
    plain = f"{head}实事内容 责任单位 完成情况 建食堂10个 市民政局 建成9个。 改管网20公里 市住建局 完成。"
    rows = [("建食堂10个", "市民政局", "建成9个。"), ("改管网20公里", "市住建局", "完成。")]
    assert [row[1:] for row in rows_of(read(tmp_path, bare(numbered)))] == rows
    assert rows_of(read(tmp_path, bare(plain))) == rows


def test_headings_sums_and_unknown_names_among_bare_lines(tmp_path: Path) -> None:
    text = bare(
        "2024年青田市重点项目进展 单位：万元 序号 项目名称 年度计划投资 形象进度 责任单位 一、续建 ★1 大桥 12000 主桥合龙。 "
        "市交投集团 二、新建 2 公园 3500 已开园。 市城管局 合计 15500"
    )
    ledger = read(tmp_path, text)
    assert rows_of(ledger)[0] == ("★1", "大桥", "12000", "主桥合龙。", "市交投集团")
    assert [entry.section for entry in ledger.entries] == ["一、续建", "二、新建"]
    reasons = [skipped.reason for skipped in ledger.skipped]
    assert reasons == ["header", "section", "section", "sum"]


def test_a_heading_among_cells_is_no_entry(tmp_path: Path) -> None:
    cells = [
        "序号",
        "工作任务",
        "进展情况",
        "",
        "一、工业",
        "1",
        "培育企业15家。",
        "已培育8家。",
        "",
        "二、农业",
    ]
    cells += ["2", "建农田6万亩。", "完成3万亩。"]
    text = f"\t{TITLE}\n\n" + "\n".join(f"\t{cell}" if cell else "" for cell in cells)
    ledger = read(tmp_path, text)
    assert [(entry.number, entry.section) for entry in ledger.entries] == [
        (1, "一、工业"),
        (2, "二、农业"),
    ]
    assert ledger.title == TITLE


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


def test_a_name_that_nobody_knows_is_taken_for_the_progress_and_doubted(tmp_path: Path) -> None:
    ledger = read(tmp_path, f"{TITLE}\n序号|任务|责任单位|本期动态\n1|建校|县教育局|主体封顶。\n")
    assert ledger.entries[0].progress == "主体封顶。"
    assert "把“本期动态”一列当作进展情况" in ledger.doubts[0]


@pytest.mark.parametrize(
    ("header", "roles"),
    [
        (
            "项目名称|建设性质|总投资|2024年计划投资|1-9月完成投资|完成年度计划（%）|形象进度|责任单位",
            "title other other target other status progress unit",
        ),
        (
            "序号|指标名称|计量单位|年度目标|完成情况|占年度目标(%)|牵头单位",
            "number title other target progress status unit",
        ),
        (
            "责任单位|任务序号|任务清单|是否完成|落实情况|未完成原因及下一步措施",
            "unit number title status progress remark",
        ),
        ("序号|项目|目标|1-5月进展|下一步计划", "number title target progress remark"),
        (
            "序号|指标名称|单位|目标值|上半年完成|完成率",
            "number title other target progress status",
        ),
        (
            "序号|项目名称|年度建设任务|推进情况|包联领导|责任站所",
            "number title target progress remark unit",
        ),
    ],
)
def test_columns_of_projects_and_of_indicators_have_their_roles(
    tmp_path: Path, header: str, roles: str
) -> None:
    cells = "|".join(["道路改建工程"] * (header.count("|") + 1))
    ledger = read(tmp_path, f"{TITLE}\n{header}\n{cells}\n")
    assert [column.role.value for column in ledger.columns] == roles.split()


@pytest.mark.parametrize(
    ("over", "code"),
    [
        ("2023年柏川县重点任务台账\n（截至10月31日）", "2023-01/10"),
        ("柏川县2023年重点任务进展\n截至2023年8月底", "2023-01/08"),
        ("2023年度柏川县实事12月份进度表", "2023-12"),
        ("关于2024年三季度重点工作进展情况的通报\n柏川县重点工作进展情况表", "2024Q3"),
        ("柏川县2024年重点任务进展\n填报时间：2024年7月5日", "2024"),
        ("柏川县2025年民生实事\n进度公示（6月）", "2025-06"),
        ("柏川县实事第二季度进展情况\n发布时间：2025-07-11", "2025Q2"),
        ("柏川县实事四季度进展情况\n发布时间：2025-01-11", "2024Q4"),
    ],
)
def test_a_period_is_read_from_the_lines_over_the_table(
    tmp_path: Path, over: str, code: str
) -> None:
    ledger = read(tmp_path, f"{over}\n序号|任务|进展\n1|建校|完工\n")
    assert ledger.period
    assert ledger.period.code == code
    assert any("发布日期" in doubt for doubt in ledger.doubts) == ("发布时间" in over)


@pytest.mark.parametrize(
    ("over", "title", "code"),
    [
        (
            "附件1\n柏川县2025年政府工作报告重点工作\n完成情况一览表（截至三季度）",
            "柏川县2025年政府工作报告重点工作完成情况一览表（截至三季度）",
            "2025Q3",
        ),
        (
            "柏川县2025年县委县政府重点工作\n（第四季度）进展情况统计表",
            "柏川县2025年县委县政府重点工作（第四季度）进展情况统计表",
            "2025Q4",
        ),
        (
            "柏川县“十四五”规划重大工程\n2025年第一季度进度表\n填报单位：县发改局",
            "柏川县“十四五”规划重大工程2025年第一季度进度表",
            "2025Q1",
        ),
        (
            "柏川县2025年县委、\n县政府重点工作\n推进情况表",
            "柏川县2025年县委、县政府重点工作推进情况表",
            "2025",
        ),
        ("柏川县2025年度\n政府投资项目支付进度表", "柏川县2025年度政府投资项目支付进度表", "2025"),
        ("柏川县2025年实事\n（截至2025年9月）", "柏川县2025年实事", "2025-01/09"),
    ],
)
def test_a_title_broken_over_lines_is_one(tmp_path: Path, over: str, title: str, code: str) -> None:
    ledger = read(tmp_path, f"{over}\n序号|任务|进展\n1|建校|完工\n")
    assert (ledger.title, ledger.place) == (title, "柏川县")
    assert ledger.period
    assert ledger.period.code == code
    assert not any(line in ledger.title for line in ledger.around)


@pytest.mark.parametrize(
    ("over", "title"),
    [
        ("2025年9月\n柏川县重点工作进展情况表", "柏川县重点工作进展情况表"),
        ("柏川县人民政府办公室\n2025年重点工作进展情况表", "2025年重点工作进展情况表"),
        ("柏政办〔2025〕12号\n重点工作进展情况表", "重点工作进展情况表"),
        ("柏川县政务公开\n2025年重点工作进展情况表", "2025年重点工作进展情况表"),
        ("关于2025年工作进展情况的通报\n实事进展情况表", "关于2025年工作进展情况的通报"),
        ("2025年重点工作\n柏川县重点工作进展情况表", "柏川县重点工作进展情况表"),
        ("2025年9月柏川县简报：\n重点工作进展情况表", "重点工作进展情况表"),
    ],
)
def test_lines_that_are_no_part_of_a_title_stay_apart(
    tmp_path: Path, over: str, title: str
) -> None:
    assert read(tmp_path, f"{over}\n序号|任务|进展\n1|建校|完工\n").title == title


@pytest.mark.parametrize("end", ["二季度", "第二季度", "4—6月"])
def test_a_quarter_without_a_year_is_of_the_year_in_the_files_name(
    tmp_path: Path, end: str
) -> None:
    text = f"实事{end}推进情况表\n序号|任务|进展\n1|建校|完工\n"
    period = read(tmp_path, text, "柏川县2025年实事.txt").period
    assert period
    assert period.code == "2025Q2"


@pytest.mark.parametrize(
    ("over", "publisher"),
    [
        (
            "柏川县2025年实事进展\n填报单位：柏川县人民政府办公室　填报日期：2025-07-01",
            "柏川县人民政府办公室",
        ),
        ("柏川县2025年实事进展\n来源：县政府网 发布机构：县政府办公室 浏览次数：3", "县政府办公室"),
        ("柏川县2025年实事进展\n填报单位：各责任单位", ""),
        (
            "关于2025年实事进展情况的通报\n柏川县人民政府督查室\n2025年实事进展表",
            "柏川县人民政府督查室",
        ),
        ("柏川县人民政府办公室关于2025年实事进展情况的通报", "柏川县人民政府办公室"),
        ("柏川县2025年实事进展", ""),
    ],
)
def test_a_publisher_is_read_from_a_label_a_signature_or_a_title(
    tmp_path: Path, over: str, publisher: str
) -> None:
    ledger = read(tmp_path, f"{over}\n序号|任务|进展\n1|建校|完工\n")
    assert ledger.publisher == publisher
    path = tmp_path / "台账.txt"
    assert read_ledgers(path, publisher="县委")[0].publisher == "县委"


@pytest.mark.parametrize(
    ("header", "progress", "code"),
    [
        ("序号|任务|一季度进展|二季度进展|三季度进展", "完工", "2025Q2"),
        ("序号|任务|二季度进展|一季度进展|三季度进展", "开工", "2025Q2"),
        ("序号|任务|上半年完成情况|1—9月完成情况|全年完成情况", "完工", "2025-01/09"),
    ],
)
def test_of_columns_that_report_on_several_times_the_latest_with_text_is_the_progress(
    tmp_path: Path, header: str, progress: str, code: str
) -> None:
    ledger = read(tmp_path, f"柏川县2025年民生实事\n{header}\n1|建校|开工|完工|\n")
    assert ledger.entries[0].progress == progress
    assert ledger.period
    assert ledger.period.code == code


@pytest.mark.parametrize("over", ["月度进展情况", "各月进展"])
def test_months_over_a_name_of_two_rows_are_times_of_it(tmp_path: Path, over: str) -> None:
    header = f"序号\t任务\t{over}\t\t责任单位\n\t\t8月\t9月\t"
    ledger = read(tmp_path, f"柏川县2025年民生实事\n{header}\n1\t建校\t开工\t完工\t县教育局\n")
    assert ledger.entries[0].progress == "完工"
    assert ledger.period
    assert ledger.period.code == "2025-09"


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("澄州市2025年市政府重点工作第二季度进展表", "澄州市"),
        ("2025年第二季度市政府重点工作进展表", ""),
        ("石桥镇人民政府2024年重点工作台账", "石桥镇"),
        ("石桥镇2024年第三季度重点工作台账", "石桥镇"),
        ("特色小镇2024年重点工作台账", ""),
        ("岚山区2025年重点工作推进表", "岚山区"),
        ("南州市清河区2024年民生实事进度表", "南州市清河区"),
    ],
)
def test_a_place_is_the_one_whose_ledger_it_is(tmp_path: Path, title: str, place: str) -> None:
    assert read(tmp_path, f"{title}\n序号|任务|进展\n1|建校|完工\n").place == place


@pytest.mark.parametrize(
    ("header", "title", "progress"),
    [
        ("序号|一级任务|二级任务|责任单位|进展", "二级任务", "进展"),
        ("序号|一级指标|二级指标|三级指标|完成情况", "三级指标", "完成情况"),
        ("序号|反馈问题|整改措施|责任单位|整改情况", "反馈问题", "整改情况"),
        ("序号|存在问题|整改措施|责任单位|整改情况", "整改措施", "整改情况"),
        ("责任单位|考核指标|年度目标值|完成情况|得分", "考核指标", "完成情况"),
        ("建议编号|案由|领衔代表|主办单位|办理结果|满意度", "案由", "办理结果"),
        ("区县|目标任务数|完成数|完成率", "区县", "完成数"),
    ],
)
def test_what_is_to_be_done_has_many_names(
    tmp_path: Path, header: str, title: str, progress: str
) -> None:
    cells = "|".join(["建成县级医院一所"] * (header.count("|") + 1))
    columns = read(tmp_path, f"{TITLE}\n{header}\n{cells}\n").columns
    assert [one.name for one in columns if one.role is Role.TITLE] == [title]
    assert [one.name for one in columns if one.role is Role.PROGRESS] == [progress]


def test_a_coarser_level_holds_for_the_rows_under_it(tmp_path: Path) -> None:
    table = "序号,一级任务,二级任务,进展\n1,改革,改医保,完工\n2,,改国企,开工\n"
    assert rows_of(read(tmp_path, f"{TITLE}\n{table}", "台账.csv"))[1][1:3] == ("改革", "改国企")


def test_of_two_reports_the_one_in_words_is_the_progress(tmp_path: Path) -> None:
    table = "序号|项目|支付情况|投资完成情况|进展情况\n1|建校|62%|310|封顶\n2|修路|80%|95.5|开工\n"
    ledger = read(tmp_path, f"{TITLE}\n{table}")
    roles = [column.role for column in ledger.columns[2:]]
    assert roles == [Role.STATUS, Role.OTHER, Role.PROGRESS]
    figures = "序号|项目|完成情况\n1|建校|62%\n"
    assert read(tmp_path, f"{TITLE}\n{figures}").entries[0].progress == "62%"


def test_a_heading_has_the_sums_of_figures_and_no_report(tmp_path: Path) -> None:
    table = "序号|项目|投资完成情况|进展情况\n一|产业类|95.5|\n1|厂房|95.5|封顶\n"
    (entry,) = read(tmp_path, f"{TITLE}\n{table}").entries
    assert entry.section == "一、产业类"


def test_a_column_called_unit_is_told_by_what_stands_in_it(tmp_path: Path) -> None:
    roles = [
        read(tmp_path, f"{TITLE}\n序号|任务|单位|进展\n1|建校|{unit}|完工\n").columns[2].role
        for unit in ("县教育局", "所")
    ]
    assert roles == [Role.UNIT, Role.OTHER]


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


def test_a_header_in_a_table_of_its_own_is_that_of_the_next(tmp_path: Path) -> None:
    head = "<table><tr><th>序号</th><th>任务</th><th>进展</th></tr></table>"
    body = "<table><tr><td>1</td><td>建校</td><td>完工</td></tr></table>"
    page = f"<html><h2>{TITLE}</h2><div>{head}</div><div>{body}</div></html>"
    assert rows_of(read(tmp_path, page, "台账.html")) == [("1", "建校", "完工")]


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


def test_numbers_of_bare_lines_may_begin_anew_under_a_heading(tmp_path: Path) -> None:
    text = (
        "序号 任务 责任单位 进展 一、经济 1 稳投资 县发改局 增长7.1% 2 稳工业 县工信局 增长6.6% "
        "二、民生 1 稳就业 县人社局 新增3520人 2 建诊所 县卫健局 建成8个"
    )
    entries = read(tmp_path, bare(f"{TITLE} {text}")).entries
    assert [(one.section, one.number) for one in entries] == [
        *(("一、经济", 1), ("一、经济", 2)),
        *(("二、民生", 1), ("二、民生", 2)),
    ]


def test_sums_right_under_a_header_of_bare_lines_are_no_name(tmp_path: Path) -> None:
    text = "序号 项目 预算数 执行率 进展情况 合计 9000 56.9% 1 道路 3000 70% 完成42公里 2 校舍 6000 50% 完成11所"
    assert rows_of(read(tmp_path, bare(f"{TITLE} {text}")))[0] == (
        *("1", "道路", "3000", "70%", "完成42公里"),
    )


def test_a_header_of_two_rows_may_stand_a_cell_a_line(tmp_path: Path) -> None:
    rows = [
        ["序号", "项目", "投资", "", "进展情况"],
        ["", "", "年度计划", "累计完成", ""],
        ["1", "建桥", "900", "300", "合龙"],
    ]
    text = "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in rows)
    ledger = read(tmp_path, f"{TITLE}\n\n{text}\n")
    assert rows_of(ledger) == [tuple(rows[2])]
    assert [column.name for column in ledger.columns[2:4]] == ["年度计划", "累计完成"]


def test_titles_alone_are_headings_where_all_else_is_numbered(tmp_path: Path) -> None:
    table = "序号|任务|进展\n|教育惠民|\n1|建校|完工\n2|扩班|开工\n|健康惠民|\n3|建院|封顶\n"
    entries = read(tmp_path, f"{TITLE}\n{table}").entries
    assert [one.section for one in entries] == ["教育惠民", "教育惠民", "健康惠民"]
    unnumbered = "序号|任务|进展\n1|建校|完工\n|扩班|\n|建院|封顶\n"
    assert len(read(tmp_path, f"{TITLE}\n{unnumbered}").entries) == 3


def test_what_was_done_last_month_is_no_progress_beside_this_months(tmp_path: Path) -> None:
    table = "序号|任务|上月进展|本月进展\n1|建校|开工|封顶\n"
    assert read(tmp_path, f"{TITLE}\n{table}").entries[0].progress == "封顶"
    alone = "序号|任务|上月进展\n1|建校|开工\n"
    assert read(tmp_path, f"{TITLE}\n{alone}").entries[0].progress == "开工"


def test_the_fields_of_an_entry_may_stand_in_one_line(tmp_path: Path) -> None:
    text = (
        "1.建校2所。责任单位：县教育局；完成时限：12月底；进展情况：封顶，正在装修。\n"
        "2.修路8公里。责任单位：县交通局；完成时限：10月底；进展情况：完工。\n"
    )
    ledger = read(tmp_path, f"{TITLE}\n{text}")
    assert [entry.number for entry in ledger.entries] == [1, 2]
    assert rows_of(ledger)[0] == ("1.建校2所。", "县教育局", "12月底", "封顶，正在装修。")


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


STACKED = [
    ["序号", "项目名称", "投资（万元）", "形象进度", "责任单位"],
    ["年度计划", "累计完成", "牵头", "配合"],
    ["1", "产业园", "32000", "25600", "封顶", "县投控公司", "县科技局"],
    ["2", "快速路", "18000", "9900", "铺设路面", "县住建局", "县城管局"],
]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join("\t".join(row) for row in STACKED),
        "\n".join(" | ".join(row) + " |" for row in STACKED),
        "\n".join(f"{cell} |" for row in STACKED for cell in row),
        "\n\n".join(cell for row in STACKED for cell in row),
        "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in STACKED),
    ],
    ids=["tabs", "bars", "a bar a cell", "bare lines", "a tab a cell"],
)
def test_two_rows_of_names_without_their_merged_cells_are_laid_over_the_columns(
    tmp_path: Path, text: str
) -> None:
    ledger = read(tmp_path, f"{TITLE}\n\n{text}\n")
    assert rows_of(ledger) == [tuple(row) for row in STACKED[2:]]
    names = ["年度计划", "累计完成", "形象进度", "牵头", "配合"]
    assert [column.name for column in ledger.columns[2:]] == names


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


def test_a_cell_a_line_may_have_a_heading_left_of_the_number(tmp_path: Path) -> None:
    rows = [["类别", "序号", "任务", "进展情况"], ["教育", "1", "建校", "封顶"]]
    rows += [["2", "扩班", "开工"], ["养老", "3", "建院", "完工"]]
    text = "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in rows)
    assert [row[:2] for row in rows_of(read(tmp_path, f"{TITLE}\n\n{text}\n"))] == [
        *(("教育", "1"), ("教育", "2"), ("养老", "3")),
    ]


@pytest.mark.parametrize("mark", ["\t", " | "])
def test_a_break_within_a_cell_ends_no_row(tmp_path: Path, mark: str) -> None:
    lines = ["序号 任务 责任单位 配合单位 进展", "1 建校 县教育局 县财政局", "各乡镇 封顶。"]
    lines += ["2 修路 县交通局", "县住建局 各乡镇 开工。"]
    text = "\n".join([TITLE, *lines]).replace(" ", mark)
    assert [row[2:4] for row in rows_of(read(tmp_path, text))] == [
        ("县教育局", "县财政局\n各乡镇"),
        ("县交通局\n县住建局", "各乡镇"),
    ]


def test_columns_that_only_say_when_are_the_progress(tmp_path: Path) -> None:
    rows = [["序号", "工程名称", "责任单位", "一季度", "二季度", "备注"]]
    rows += [
        ["1", "管网", "县住建局", "设计", "开工", "省重点"],
        ["2", "展馆", "县文旅局", "桩基", "封顶", "提前"],
    ]
    for text in ("\n".join("\t".join(row) for row in rows), bare(" ".join(map(" ".join, rows)))):
        ledger = read(tmp_path, f"柏川县2025年重点工程\n\n{text}\n")
        assert rows_of(ledger) == [tuple(row) for row in rows[1:]]
        assert [entry.progress for entry in ledger.entries] == ["开工", "封顶"]
        assert ledger.period
        assert ledger.period.code == "2025Q2"


def test_a_figure_that_leaps_begins_no_row(tmp_path: Path) -> None:
    text = bare(
        "序号 项目 建设内容 投资金额 进展情况 存在问题 责任单位 1 冷库 新建2000立方米 380 完工。 无 柳林镇 "
        "2 渠道 改造8公里 260 完成5公里。 征地滞后 红桥镇 3 广场 硬化1500平方米 95 正在施工。 白沙镇"
    )
    assert [entry.number for entry in read(tmp_path, f"{TITLE}\n\n{text}").entries] == [1, 2, 3]


def test_of_two_units_a_lone_one_is_the_first_and_a_dash_is_a_cell(tmp_path: Path) -> None:
    text = bare(
        "序号 事项 责任单位 协同单位 办理进度 序时进度 满意度 1 修路 县住建局 各镇街 5.3公里 超前 98% "
        "2 种树 县林业局 区直各部门，各镇街 正在办理 正常 —"
    )
    assert rows_of(read(tmp_path, f"{TITLE}\n\n{text}")) == [
        ("1", "修路", "县住建局", "各镇街", "5.3公里", "超前", "98%"),
        ("2", "种树", "县林业局", "区直各部门，各镇街", "正在办理", "正常", "—"),
    ]
    lone = bare("序号 事项 责任单位 协同单位 进展 1 修路 县住建局 开工。 2 种树 县林业局 完工。")
    units = [row[2] for row in rows_of(read(tmp_path, f"{TITLE}\n\n{lone}"))]
    assert units == ["县住建局", "县林业局"]


def test_of_headings_left_of_the_numbers_the_last_changes_first(tmp_path: Path) -> None:
    rows = ["领域|类别|序号|任务|进展", "生态|水|1|治河|完工", "2|建湿地|开工", "土壤|3|修复|开工"]
    assert [row[:3] for row in rows_of(read(tmp_path, "\n".join([TITLE, *rows])))] == [
        *(("生态", "水", "1"), ("生态", "水", "2"), ("生态", "土壤", "3")),
    ]


def test_a_width_that_puts_figures_under_titles_is_none(tmp_path: Path) -> None:
    rows = [["指标", "目标值", "完成值", "完成率", "增减", "位次情形", "责任部门"]]
    rows += [["增加值", "180", "136.2", "75.7%", "8.1%", "2", "区工信局"]]
    rows += [["零售额", "92", "70.1", "76.2%", "5.4%", "4", "区商务局"]]
    rows += [["外资", "8000", "6120", "76.5%", "-3.2%", "6", "区投促局"]]
    text = "\n".join(f"{cell} |" for row in rows for cell in row)
    assert rows_of(read(tmp_path, f"{TITLE}\n{text}\n")) == [tuple(row) for row in rows[1:]]


def test_a_year_heads_names_of_a_header_of_three_rows(tmp_path: Path) -> None:
    rows = [
        ["序号", "项目", "投资情况", "", "", "形象进度", "", "责任单位"],
        ["序号", "项目", "总投资", "2025年", "", "上半年", "下半年计划", "责任单位"],
        ["序号", "项目", "总投资", "年度计划", "完成率", "上半年", "下半年计划", "责任单位"],
        ["1", "建桥", "900", "300", "50%", "合龙", "通车", "县交通局"],
    ]
    table = "\n".join("\t".join(row) for row in rows)
    names = [column.name for column in read(tmp_path, f"{TITLE}\n{table}\n").columns]
    assert names[2:] == [
        *("总投资", "年度计划", "完成率"),
        *("上半年形象进度", "下半年计划", "责任单位"),
    ]


def test_a_row_under_an_entry_may_say_how_it_stands(tmp_path: Path) -> None:
    page = (
        f"<html><h1>{TITLE}</h1><table><tr><td>序号<td>任务<td>单位<tr><td>1<td>建校<td>县教育局"
        "<tr><td colspan=3>进展情况：封顶。<br>正在装修。<tr><td colspan=3>存在问题：缺资金。"
        "<tr><td>2<td>修路<td>县交通局<tr><td colspan=3>进展情况：开工。</table></html>"
    )
    ledger = read(tmp_path, page, "台账.html")
    assert rows_of(ledger) == [
        ("1", "建校", "县教育局", "封顶。\n正在装修。", "缺资金。"),
        ("2", "修路", "县交通局", "开工。", ""),
    ]


def test_a_cell_that_fills_its_column_ends_where_the_next_begins(tmp_path: Path) -> None:
    text = (
        "序号  工作任务        责任单位    进展\n------------------------------------\n"
        "1     新建厂房5万平米 县工信局    封顶\n------------------------------------\n"
    )
    assert rows_of(read(tmp_path, f"{TITLE}\n====\n{text}")) == [
        ("1", "新建厂房5万平米", "县工信局", "封顶")
    ]


def test_a_title_may_be_set_with_spaces_between_its_characters(tmp_path: Path) -> None:
    title = "柏 川 县 ２０２５ 年 前 三 季 度 工 作 台 账"
    ledger = read(tmp_path, f"{title}\n序 号|任 务|进 展\n１|建校|完工\n")
    assert ledger.title == "柏川县２０２５年前三季度工作台账"
    assert ledger.place == "柏川县"
    assert ledger.period
    assert ledger.period.code == "2025-01/09"
    assert ledger.entries[0].number == 1


def test_a_label_in_a_cell_says_what_stands_in_the_next(tmp_path: Path) -> None:
    rows = [["序号", "任务", "进展情况"], ["1", "建校", "完工"]]
    about = "<table><tr><td>发布机构</td><td>县政府办</td><td>发布日期</td><td>2025-07-02</td></tr></table>"
    page = f"<html>{about}<h1>柏川县实事二季度进展情况</h1>{table_in_html(rows)}</html>"
    ledger = read(tmp_path, page, "台账.html")
    assert ledger.publisher == "县政府办"
    assert ledger.period
    assert ledger.period.code == "2025Q2"


def table_in_html(rows: list[list[str]]) -> str:
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


@pytest.mark.parametrize(
    "foot", ["审核：于某|日期：11月25日|", "填报时间：2025年1月|审核人（签字）：于某|"]
)
def test_who_signs_a_form_is_no_entry(tmp_path: Path, foot: str) -> None:
    ledger = read(tmp_path, f"{TITLE}\n序号|任务|进展\n1|建校|完工\n{foot}\n")
    assert [skipped.reason for skipped in ledger.skipped] == ["header", "note"]


# Word and Excel


def word(*blocks: str | list[list[str]]) -> bytes:
    """Return a Word file of paragraphs and tables."""
    import docx

    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), len(block[0]))
        for at, row in enumerate(block):
            for place, text in enumerate(row):
                table.cell(at, place).text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


HEAD = ["序号", "任务", "进展情况"]


def test_tables_under_headings_are_one_ledger(tmp_path: Path) -> None:
    content = word(
        TITLE, "一、甲", [HEAD, ["1", "建校", "完工"]], "二、乙", [HEAD, ["2", "修路", "开工"]]
    )
    ledger = read(tmp_path, content, "台账.docx")
    assert [entry.section for entry in ledger.entries] == ["一、甲", "二、乙"]
    assert [skipped.row for skipped in ledger.skipped] == [1, 3, 4]


def test_tables_with_names_left_of_the_cells_are_an_entry_each(tmp_path: Path) -> None:
    cards = [
        [["项目名称", title, "责任单位", unit], ["进展情况", progress, "", ""]]
        for title, unit, progress in (("建校", "县教育局", "完工"), ("修路", "县交通局", "开工"))
    ]
    ledger = read(tmp_path, word(TITLE, cards[0], "", cards[1]), "台账.docx")
    assert rows_of(ledger) == [("建校", "县教育局", "完工"), ("修路", "县交通局", "开工")]


def test_a_line_over_fields_without_a_title_is_the_title(tmp_path: Path) -> None:
    text = "一、建校\n责任单位：县教育局\n进展情况：完工。\n已验收。\n\n二、修路\n责任单位：县交通局\n进展情况：开工。"
    assert rows_of(read(tmp_path, f"{TITLE}\n\n{text}\n")) == [
        ("一、建校", "县教育局", "完工。\n已验收。"),
        ("二、修路", "县交通局", "开工。"),
    ]


def test_ledgers_one_below_the_other_on_a_sheet_are_two(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    other = ["序号", "实事", "完成情况", "责任单位"]
    for row in ([TITLE], HEAD, ["1", "建校", "完工"], [], ["柏川县2025年重点项目进展"], other):
        sheet.append(row)
    sheet.append(["1", "食堂", "建成", "县民政局"])
    book.save(tmp_path / "台账.xlsx")
    first, second = read_ledgers(tmp_path / "台账.xlsx")
    assert (first.title, second.title) == (TITLE, "柏川县2025年重点项目进展")
    assert rows_of(first) == [("1", "建校", "完工")]
    assert rows_of(second) == [("1", "食堂", "建成", "县民政局")]
    assert first.rows_seen + second.rows_seen == 7


def test_sheets_of_one_title_are_told_by_their_names_and_who_filled_them_in(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for unit in ("县教育局", "县交通局"):
        sheet = book.create_sheet(unit)
        for row in (
            [TITLE],
            [f"填报单位：{unit}"],
            HEAD,
            ["1", "任务", "完工_x000D_\n已验收_x4E00_"],
        ):
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(tmp_path / "台账.xlsx")
    first, second = read_ledgers(tmp_path / "台账.xlsx")
    assert (first.title, second.title) == (TITLE, f"{TITLE}（县交通局）")
    assert (first.publisher, second.publisher) == ("县教育局", "县交通局")
    assert first.entries[0].progress == "完工\n已验收一"


def test_a_table_without_a_header_goes_on_with_the_one_before(tmp_path: Path) -> None:
    content = word(TITLE, [HEAD, ["1", "建校", "完工"]], "", [["2", "修路", "开工"]])
    assert [row[0] for row in rows_of(read(tmp_path, content, "台账.docx"))] == ["1", "2"]


def test_words_own_numbers_stand_in_the_cells_that_show_them(tmp_path: Path) -> None:
    import docx

    document = docx.Document(
        io.BytesIO(word(TITLE, [HEAD, ["", "建校", "完工"], ["", "修路", "开工"]]))
    )
    for row in document.tables[0].rows[1:]:
        row.cells[0].paragraphs[0].style = document.styles["List Number"]
    out = io.BytesIO()
    document.save(out)
    ledger = read(tmp_path, out.getvalue(), "台账.docx")
    assert [entry.number for entry in ledger.entries] == [1, 2]


def test_cards_of_the_same_names_are_one_ledger(tmp_path: Path) -> None:
    blocks: list[str | list[list[str]]] = [TITLE]
    for at, name in enumerate(("大桥", "水厂"), start=1):
        blocks += [
            f"项目{at}",
            [["编号", str(at), "项目名称", name], ["单位", "局", "进展", "开工"]],
        ]
    ledger = read(tmp_path, word(*blocks), "台账.docx")
    assert [(entry.number, entry.title) for entry in ledger.entries] == [(1, "大桥"), (2, "水厂")]


def test_tables_within_tables_are_read_once_however_deep(tmp_path: Path) -> None:
    import docx

    document = docx.Document(io.BytesIO(word(TITLE, [HEAD, ["1", "建校", "如下"]])))
    cell = document.tables[0].cell(1, 2)
    for text in ("东乡", "西乡"):
        cell = cell.add_table(1, 1).cell(0, 0)
        cell.text = text
    out = io.BytesIO()
    document.save(out)
    assert read(tmp_path, out.getvalue(), "台账.docx").entries[0].progress.split() == [
        "如下",
        "东乡",
        "西乡",
    ]


def test_a_workbook_reads_as_it_is_seen_and_says_what_is_hidden(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "一季度"
    for row in ([TITLE], [*HEAD, "完成率", "实际完成数"], [1, "建校", "完工", 0.705, "=1+1"]):
        sheet.append(row)
    sheet["D3"].number_format = "0.0%"
    sheet.row_dimensions[3].hidden = True
    out = io.BytesIO()
    book.save(out)
    ledger = read(tmp_path, out.getvalue(), "台账.xlsx")
    assert rows_of(ledger) == [("1", "建校", "完工", "70.5%", "")]
    assert ledger.period
    assert ledger.period.code == "2025Q1"
    assert ledger.doubts == (
        "工作表“一季度”隐藏的行也读入：第3行",
        "公式还没有算出数值，读作空白：E3格；请用 Excel 打开、保存一次，再添加",
    )


def pictured(content: bytes, picture: bytes) -> bytes:
    """Return a Word file with a picture in it."""
    import zipfile

    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("word/media/image1.png", picture)
    return out.getvalue()


PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(9000)


@pytest.mark.parametrize("text", ["", TITLE])
def test_a_word_file_whose_table_is_a_picture_that_cannot_be_read_is_said_to_be_one(
    tmp_path: Path, text: str
) -> None:
    with pytest.raises(LedgerError, match="图片"):
        read(tmp_path, pictured(word(text), PICTURE), "台账.docx")


def test_pictures_beside_a_table_are_said_not_to_be_read(tmp_path: Path) -> None:
    content = word(TITLE, [HEAD, ["1", "建校", "完工"]])
    (doubt,) = read(tmp_path, pictured(content, PICTURE), "台账.docx").doubts
    assert "有 1 幅图片，图中的文字没有读入" in doubt
    assert read(tmp_path, pictured(content, PICTURE[:100]), "台账.docx").doubts == ()


def test_spans_beyond_any_table_are_bounded(tmp_path: Path) -> None:
    cells = "<td rowspan=5000 colspan=5000>序号</td>" * 300
    with pytest.raises(LedgerError, match="没有找到台账表格"):
        read(tmp_path, f"<html><table><tr>{cells}</tr>{'<tr><td>1</td></tr>' * 2000}</table>")


def test_tables_nested_deeply_are_read_at_once(tmp_path: Path) -> None:
    row = f"<tr>{'<td>首页</td>' * 30}<td>"
    inner = table_in_html([["序号", "任务", "进展情况"], ["1", "建校", "完工"]])
    page = f"<html><h1>{TITLE}</h1>{('<table>' + row) * 60}{inner}</html>"
    started = time.perf_counter()
    assert rows_of(read(tmp_path, page, "台账.html")) == [("1", "建校", "完工")]
    assert time.perf_counter() - started < 5
