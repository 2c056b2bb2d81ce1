"""The columns of a ledger by what they are called: which is done, which reports, which heads."""

from __future__ import annotations

from pathlib import Path

import pytest
from layouts import TITLE, read, rows_of

from index.entry import Role


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
        ("序号|任务|考核标准|进展评价|进度情况说明", "number title target status progress"),
        ("序号|任务|进展|存在问题和困难|下步工作举措", "number title progress remark remark"),
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
    ("header", "progress", "code"),
    [
        ("序号|任务|一季度进展|二季度进展|三季度进展", "完工", "2025Q2"),
        ("序号|任务|二季度进展|一季度进展|三季度进展", "开工", "2025Q2"),
        ("序号|任务|Q1进展|Q2进展|Q3进展", "完工", "2025Q2"),
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


def test_of_two_reports_the_one_in_words_is_the_progress(tmp_path: Path) -> None:
    table = "序号|项目|支付情况|投资完成情况|进展情况\n1|建校|62%|310|封顶\n2|修路|80%|95.5|开工\n"
    ledger = read(tmp_path, f"{TITLE}\n{table}")
    roles = [column.role for column in ledger.columns[2:]]
    assert roles == [Role.STATUS, Role.OTHER, Role.PROGRESS]
    figures = "序号|项目|完成情况\n1|建校|62%\n"
    assert read(tmp_path, f"{TITLE}\n{figures}").entries[0].progress == "62%"


def test_a_column_called_unit_is_told_by_what_stands_in_it(tmp_path: Path) -> None:
    roles = [
        read(tmp_path, f"{TITLE}\n序号|任务|单位|进展\n1|建校|{unit}|完工\n").columns[2].role
        for unit in ("县教育局", "所")
    ]
    assert roles == [Role.UNIT, Role.OTHER]


def test_what_was_done_last_month_is_no_progress_beside_this_months(tmp_path: Path) -> None:
    table = "序号|任务|上月进展|本月进展\n1|建校|开工|封顶\n"
    assert read(tmp_path, f"{TITLE}\n{table}").entries[0].progress == "封顶"
    alone = "序号|任务|上月进展\n1|建校|开工\n"
    assert read(tmp_path, f"{TITLE}\n{alone}").entries[0].progress == "开工"


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


def test_a_header_of_two_rows_is_one_where_the_copy_lost_what_a_name_spans(tmp_path: Path) -> None:
    header = "序号\t实事名称\t完成情况\t责任单位\n\t\t上半年\t完成率(%)\t牵头单位\t配合单位"
    ledger = read(tmp_path, f"{TITLE}\n{header}\n1\t建学校\t2所\t50\t县教育局\t各乡镇\n")
    names = ["序号", "实事名称", "上半年完成情况", "完成率(%)", "牵头单位", "配合单位"]
    assert [column.name for column in ledger.columns] == names
    assert rows_of(ledger) == [("1", "建学校", "2所", "50", "县教育局", "各乡镇")]
