"""What a ledger's head says: its title, period, place and publisher."""

from __future__ import annotations

from pathlib import Path

import pytest
from layouts import read, table_in_html

from index.ledger import read_ledgers


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


@pytest.mark.parametrize(
    ("header", "foot", "code"),
    [
        ("序号|任务|1-8月完成投资|形象进度", "", "2025-01/08"),
        ("序号|任务|目标|形象进度", "注：数据截至8月底。", "2025-01/08"),
        ("序号|任务|目标|形象进度", "柏川县人民政府\n2025年9月", "2025"),
    ],
)
def test_a_period_may_stand_over_figures_or_in_a_note(
    tmp_path: Path, header: str, foot: str, code: str
) -> None:
    table = f"{header}\n1|建校|2600|封顶\n2|修路|900|开工\n{foot}\n"
    period = read(tmp_path, f"柏川县2025年重点项目进展表\n{table}").period
    assert period
    assert period.code == code
