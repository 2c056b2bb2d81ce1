"""Ledgers copied as lines, a cell or a field a line, read to the rows that a person sees."""

from __future__ import annotations

from pathlib import Path

import pytest
from layouts import TITLE, bare, read, rows_of


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


def test_a_cell_a_line_may_have_a_heading_left_of_the_number(tmp_path: Path) -> None:
    rows = [["类别", "序号", "任务", "进展情况"], ["教育", "1", "建校", "封顶"]]
    rows += [["2", "扩班", "开工"], ["养老", "3", "建院", "完工"]]
    text = "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in rows)
    assert [row[:2] for row in rows_of(read(tmp_path, f"{TITLE}\n\n{text}\n"))] == [
        *(("教育", "1"), ("教育", "2"), ("养老", "3")),
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


def test_a_width_that_puts_figures_under_titles_is_none(tmp_path: Path) -> None:
    rows = [["指标", "目标值", "完成值", "完成率", "增减", "位次情形", "责任部门"]]
    rows += [["增加值", "180", "136.2", "75.7%", "8.1%", "2", "区工信局"]]
    rows += [["零售额", "92", "70.1", "76.2%", "5.4%", "4", "区商务局"]]
    rows += [["外资", "8000", "6120", "76.5%", "-3.2%", "6", "区投促局"]]
    text = "\n".join(f"{cell} |" for row in rows for cell in row)
    assert rows_of(read(tmp_path, f"{TITLE}\n{text}\n")) == [tuple(row) for row in rows[1:]]


def test_the_fields_of_an_entry_may_stand_in_one_line(tmp_path: Path) -> None:
    text = (
        "1.建校2所。责任单位：县教育局；完成时限：12月底；进展情况：封顶，正在装修。\n"
        "2.修路8公里。责任单位：县交通局；完成时限：10月底；进展情况：完工。\n"
    )
    ledger = read(tmp_path, f"{TITLE}\n{text}")
    assert [entry.number for entry in ledger.entries] == [1, 2]
    assert rows_of(ledger)[0] == ("1.建校2所。", "县教育局", "12月底", "封顶，正在装修。")


def test_a_line_over_fields_without_a_title_is_the_title(tmp_path: Path) -> None:
    text = "一、建校\n责任单位：县教育局\n进展情况：完工。\n已验收。\n\n二、修路\n责任单位：县交通局\n进展情况：开工。"
    assert rows_of(read(tmp_path, f"{TITLE}\n\n{text}\n")) == [
        ("一、建校", "县教育局", "完工。\n已验收。"),
        ("二、修路", "县交通局", "开工。"),
    ]


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


CELLS = [
    ["1", "建住房3000套。", "县住建局", "开工1200套。"],
    ["", "发补贴500户。", "县民政局", "发放312户。"],
    ["", "改棚户区2个。", "县房产局", "签约率90%。"],
    ["2", "改小区20个。", "县住建局", "完工3个。"],
    ["3", "建校5所。", "县教育局", "完工2所。"],
]
NAMES = ["序号", "事项内容", "责任单位", "进展情况"]


def a_cell_a_line(rows: list[list[str]], between: str = "\n\n") -> str:
    return TITLE + between + between.join("\n".join(f"\t{cell}" for cell in row) for row in rows)


@pytest.mark.parametrize("is_blank", [True, False], ids=["blank", "missing"])
@pytest.mark.parametrize("between", ["\n\n", "\n"], ids=["apart", "together"])
def test_a_number_may_be_merged_over_several_entries(
    tmp_path: Path, between: str, is_blank: bool
) -> None:
    rows = CELLS if is_blank else [[cell for cell in row if cell] for row in CELLS]
    ledger = read(tmp_path, a_cell_a_line([NAMES, *rows], between))
    assert rows_of(ledger) == [tuple(row) for row in CELLS]


@pytest.mark.parametrize(
    "numbers",
    [
        ["2025-01", "2025-02", "2025-03"],
        ["A01", "A02", "A03"],
        ["①", "②", "③"],
        ["（一）", "（二）", "（三）"],
        ["1.1", "1.2", "2.1"],
        ["★1", "2", "★3"],
        ["实事1", "实事2", "实事3"],
    ],
    ids=lambda numbers: numbers[0],
)
@pytest.mark.parametrize("heading", ["一、住房", "住房保障工程", "（一）住房"])
def test_headings_stand_between_entries_however_these_are_numbered(
    tmp_path: Path, numbers: list[str], heading: str
) -> None:
    rows = [[number, *CELLS[at][1:]] for at, number in enumerate(numbers)]
    other = heading.replace("住房", "教育")
    text = a_cell_a_line([NAMES, [heading], *rows[:2], [other], *rows[2:]])
    ledger = read(tmp_path, text)
    assert rows_of(ledger) == [tuple(row) for row in rows]
    assert [entry.section for entry in ledger.entries] == [heading, heading, other]
    # A heading between two tables begins with no tab.
    untabbed = read(tmp_path, text.replace(f"\t{heading}", heading).replace(f"\t{other}", other))
    assert rows_of(untabbed) == rows_of(ledger)
    assert [entry.section for entry in untabbed.entries] == [heading, heading, other]


def test_notes_under_cells_are_no_part_of_the_last(tmp_path: Path) -> None:
    text = f"{a_cell_a_line([NAMES, CELLS[0]])}\n\n备注：截至3月底。\n\n填报人：张某\n"
    ledger = read(tmp_path, text)
    assert rows_of(ledger) == [tuple(CELLS[0])]
    assert [skipped.row for skipped in ledger.skipped] == [3, 13, 15]


def test_numbers_in_circles_are_numbers(tmp_path: Path) -> None:
    rows = [[number, *CELLS[at][1:]] for at, number in enumerate("①②⑳")]
    ledger = read(tmp_path, a_cell_a_line([NAMES, *rows]))
    assert [entry.number for entry in ledger.entries] == [1, 2, 20]


def test_of_two_headings_left_of_the_numbers_of_lines_the_last_changes_first(
    tmp_path: Path,
) -> None:
    rows = [["领域", "类别", *NAMES], ["民生", "住房", *CELLS[0]], ["2", *CELLS[1][1:]]]
    rows += [
        ["教育", "3", *CELLS[4][1:]],
        ["经济", "交通", "4", "修路8公里。", "县交通局", "开工。"],
    ]
    heads = [("民生", "住房"), ("民生", "住房"), ("民生", "教育"), ("经济", "交通")]
    for text in (
        a_cell_a_line(rows),
        a_cell_a_line(rows, "\n"),
        bare(" ".join(map(" ".join, [[TITLE], *rows]))),
    ):
        assert [row[:2] for row in rows_of(read(tmp_path, text))] == heads


@pytest.mark.parametrize("codes", ["2025-01 2025-02", "A03 A17", "① ②", "1.1 2.1", "T-9 T-10"])
def test_bare_lines_may_be_numbered_by_codes(tmp_path: Path, codes: str) -> None:
    first, second = codes.split()
    rows = [(first, "建校2所", "县教育局", "开工。"), (second, "修路", "县交通局", "完成3.5公里。")]
    lines = [
        TITLE,
        "编号",
        "督办事项",
        "责任单位",
        "进展情况",
        *(cell for row in rows for cell in row),
    ]
    assert rows_of(read(tmp_path, bare(" ".join(lines)))) == rows


@pytest.mark.parametrize(
    "form",
    ["【{}】{}", "**{}**：{}", "- **{}：**{}", "• {}：{}"],
)
def test_the_names_of_fields_may_be_set_off_by_marks(tmp_path: Path, form: str) -> None:
    rows = [("建校2所", "县教育局", "开工。"), ("修路8公里", "县交通局", "完工。")]
    names = ("责任单位", "进展情况")
    lines = [line for title, *row in rows for line in (title, *map(form.format, names, row))]
    assert rows_of(read(tmp_path, "\n".join([TITLE, "", *lines]))) == rows
