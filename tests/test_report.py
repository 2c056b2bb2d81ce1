"""The parse report, as an official reads it."""

from __future__ import annotations

from pathlib import Path

from index.ledger import read_ledgers
from index.report import report

TITLE = "柏川县2025年民生实事上半年进展情况"


def lines_of(folder: Path, text: str) -> list[str]:
    path = folder / "台账.csv"
    path.write_text(text, encoding="utf-8")
    (ledger,) = read_ledgers(path)
    return report(ledger).splitlines()


def test_what_is_skipped_is_said_in_its_own_words(tmp_path: Path) -> None:
    rows = (
        f"{TITLE},,\n单位：万元,,\n序号,任务,进展\n一、教育,,\n1,建校,封顶\n合计,,1\n注：快报数,,\n"
    )
    lines = lines_of(tmp_path, rows)
    assert "  跳过第1行：标题“柏川县2025年民生实事上半年进展情况”" in lines
    assert "  跳过第2行：表头上方的文字“单位：万元”" in lines
    assert "  跳过第4行：分节行“一、教育”" in lines
    assert "  跳过第6行：合计行“合计 1”" in lines
    assert "  跳过第7行：表注“注：快报数”" in lines
    assert not any("表外文字" in line for line in lines)


def test_rows_that_say_nothing_are_told_together(tmp_path: Path) -> None:
    blank = "".join(f"{at},建校,完工\n,,\n" for at in range(1, 31))
    lines = lines_of(tmp_path, f"{TITLE}\n序号,任务,进展\n{blank}序号,任务,进展\n")
    (told,) = (line for line in lines if line.endswith("空行"))
    assert told.startswith("  跳过第4、6、8、")
    assert told.endswith("行等30行：空行")
    assert "  跳过第2、63行：表头" in lines


def test_the_first_and_the_last_entry_are_shown(tmp_path: Path) -> None:
    head = f"{TITLE}\n序号,任务,进展\n"
    (told,) = (
        line for line in lines_of(tmp_path, f"{head}1,建校,封顶\n2,修路,\n") if "首末" in line
    )
    assert told == "  首末两项：第1项“建校”：封顶；第2项“修路”：未填"
    (one,) = (line for line in lines_of(tmp_path, f"{head}1,建校,封顶\n") if "首末" in line)
    assert one == "  首末两项：第1项“建校”：封顶"


def test_of_many_skipped_rows_the_first_are_told(tmp_path: Path) -> None:
    sections = "".join(f"第{at}部分：其他,,\n{at},建校,完工\n" for at in range(1, 60))
    lines = lines_of(tmp_path, f"{TITLE}\n序号,任务,进展\n{sections}")
    assert any("另有" in line and "行跳过" in line for line in lines)
