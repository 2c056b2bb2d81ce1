"""`python -m index`: what it prints, what it leaves, and how it ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from conftest import LEDGERS, TINY, FakeEncoder

from index.__main__ import main
from index.entry import LedgerError
from index.misnamed import clearer

TITLE = "2025年青岛市重点工作1季度进展情况台账"
OTHER = "甲县2025年重点工作1季度进展情况台账\n序号|事项内容|进展情况\n1|建地铁。|在建。\n"
UNDATED = "序号|事项|进展\n1|建地铁。|在建。\n"


@dataclass(frozen=True, slots=True)
class Run:
    status: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Index = Callable[..., Run]


@pytest.fixture
def index(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Index:
    """Return what runs `python -m index` with arguments on a home of the test's own."""

    def run(command: str, *arguments: object) -> Run:
        capsys.readouterr()
        words = [command, *map(str, arguments), "--home", str(tmp_path / "home")]
        with pytest.raises(SystemExit) as ended:
            main(words, load_encoder=FakeEncoder)
        printed = capsys.readouterr()
        return Run(int(ended.value.code or 0), printed.out, printed.err)

    return run


def write(folder: Path, text: str, name: str = "台账.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def files_of(home: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (home / "ledgers").glob("*")}


# add


def test_adding_prints_the_report_and_adds(index: Index, tiny: Path) -> None:
    run = index("add", tiny)
    assert run.status == 0
    assert run.out.splitlines()[0] == f"tiny.txt：{TITLE}"
    assert "期别 2025年一季度，地方 青岛市" in run.out
    assert "列：序号、事项内容、进展情况\n" in run.out
    assert "看到 4 行 = 3 项 + 跳过 1 行" in run.out
    assert "跳过第5行：表头" in run.out
    assert "已加入 1 部台账" in run.err
    assert "现有 3 项" in run.err
    assert index("list").out.endswith(f"2025年一季度\t3 项\t{TITLE}\n")


def test_what_is_doubted_is_printed(index: Index, tmp_path: Path) -> None:
    run = index("add", write(tmp_path, "序号|事项|进展\n1|建地铁。|在建。\n3|建港口。|开工。\n"))
    assert "存疑：标题和文件名里没有年份或季度；请用 --period 指定" in run.out
    assert "存疑：序号不连续，缺2" in run.out


def test_replacing_a_ledger_is_said(index: Index, tiny: Path) -> None:
    index("add", tiny)
    run = index("add", tiny)
    assert run.status == 0
    assert "替换了原有的同名台账（原有 3 项），内容没有变化：" in run.err
    assert "新增 0 项，删除 0 项，改动 0 项，未变 3 项" in run.err
    assert "已替换 1 部台账；" in run.err
    assert len(index("list").out.splitlines()) == 1


def test_a_ledger_added_again_says_how_many_entries_have_changed(
    index: Index, tiny: Path, tmp_path: Path
) -> None:
    index("add", tiny)
    newer = TINY.replace("3.2万人", "6.4万人").replace("\t3\n\t举办", "\t4\n\t举办")
    run = index("add", write(tmp_path, newer), write(tmp_path, OTHER, "甲县.txt"))
    assert "：新增 1 项，删除 1 项，改动 1 项，未变 1 项" in run.err
    assert "已加入 1 部、替换 1 部台账；" in run.err


def test_a_ledger_added_again_with_its_period_is_said_to_be_there_without_one(
    index: Index, tmp_path: Path
) -> None:
    path = write(tmp_path, UNDATED)
    (first,) = index("add", "--json", path).objects
    run = index("add", path, "--period", "2025Q1")
    assert "注意：台账（期别不明）内容与它相同，两部都保留；如是同一部，请用" in run.err
    (remove,) = re.findall(r"python -m index remove (\S+) ", run.err)
    assert remove.startswith("undated-")
    assert first["period"] is None
    assert index("remove", remove).status == 0
    assert len(index("list").out.splitlines()) == 1


def test_an_undated_ledger_that_is_there_under_another_name_is_said(
    index: Index, tmp_path: Path
) -> None:
    index("add", write(tmp_path, UNDATED), "--period", "2025Q1")
    run = index("add", write(tmp_path, UNDATED, "又一份.txt"))
    assert "注意：台账（2025年一季度）内容与它相同，两部都保留" in run.err
    other = index("add", write(tmp_path, UNDATED.replace("在建", "完工"), "不同.txt"))
    assert "注意" not in other.err


def test_another_ledger_of_the_period_is_kept_beside_it_and_said(
    index: Index, tiny: Path, tmp_path: Path
) -> None:
    index("add", tiny)
    run = index("add", write(tmp_path, TINY.replace("重点工作", "民生实事")))
    assert (
        f"注意：{TITLE}（2025年一季度）与它同属一期，标题不同，内容与它相同，两部都保留" in run.err
    )
    assert len(index("list").out.splitlines()) == 2


def test_the_publisher_and_the_lines_around_the_table_are_told(
    index: Index, tmp_path: Path
) -> None:
    text = TINY.replace(TITLE, f"{TITLE}\n发布单位：青岛市人民政府办公厅")
    run = index("add", write(tmp_path, text))
    assert "地方 青岛市，发布单位 青岛市人民政府办公厅" in run.out
    assert "  表外文字 2 行，不是事项：\n    附件\n    发布单位：青岛市人民政府办公厅" in run.out
    assert index("list").out.endswith(f"{TITLE}\t青岛市人民政府办公厅\n")
    given = index("add", "--publisher", "市委督查室", write(tmp_path, text))
    assert "发布单位 市委督查室" in given.out


def test_a_dry_run_reports_and_leaves_no_trace(index: Index, tiny: Path, tmp_path: Path) -> None:
    run = index("add", "--dry-run", tiny)
    assert run.status == 0
    assert "看到 4 行 = 3 项 + 跳过 1 行" in run.out
    assert run.err == (
        "这是试读：读出 1 部台账，一部也没有添加；要添加请去掉 --dry-run 再运行一次。\n"
    )
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("flags", [["--json"], ["--json", "--dry-run"]])
def test_json_prints_one_object_a_ledger_as_agreed(
    index: Index, tiny: Path, flags: list[str]
) -> None:
    run = index("add", *flags, tiny, LEDGERS / "qingdao-2025-q1.txt")
    tiny_object, real = run.objects
    agreed = {
        "file": "tiny.txt",
        "title": TITLE,
        "period": "2025Q1",
        "year": 2025,
        "quarter": 1,
        "place": "青岛市",
        "columns": ["序号", "事项内容", "进展情况"],
        "rows_seen": 4,
        "skipped": [{"row": 5, "reason": "header"}],
        "doubts": [],
    }
    assert {name: tiny_object[name] for name in agreed} == agreed
    first = tiny_object["entries"][0]
    assert first["number"] == 1
    assert first["cells"] == {
        "序号": "1",
        "事项内容": "提速推进8条地铁线路项目建设。",
        "进展情况": "全市在建线路8条、154公里。",
    }
    assert real["rows_seen"] == len(real["entries"]) + len(real["skipped"]) == 45


def test_json_has_no_quarter_for_a_ledger_that_is_not_quarterly(index: Index, tiny: Path) -> None:
    (printed,) = index("add", "--json", "--period", "2025H1", tiny).objects
    assert (printed["period"], printed["year"], printed["quarter"]) == ("2025H1", 2025, None)


def test_json_has_no_period_for_a_ledger_that_states_none(index: Index, tmp_path: Path) -> None:
    path = write(tmp_path, "序号|事项|进展\n1|建地铁。|在建。\n")
    (printed,) = index("add", "--json", path).objects
    assert (printed["period"], printed["year"], printed["quarter"]) == (None, None, None)


def test_a_period_and_a_place_given_are_those_of_the_ledger(index: Index, tiny: Path) -> None:
    (printed,) = index("add", "--json", "--period", "2024Q3", "--place", "济南市", tiny).objects
    assert (printed["period"], printed["place"]) == ("2024Q3", "济南市")


def test_a_period_that_is_none_is_refused_and_nothing_is_added(
    index: Index, tiny: Path, tmp_path: Path
) -> None:
    run = index("add", "--period", "去年", tiny)
    assert run.status == 1
    assert run.err.startswith("期别“去年”写法不对；可用的写法：2025Q1")
    assert not (tmp_path / "home").exists()


# What cannot be added

BAD_FILES: dict[str, tuple[bytes | None, str]] = {
    "missing": (None, "没有这个文件"),
    "empty": (b"", "文件是空的"),
    "no ledger": ("关于召开会议的通知。\n请准时参加。".encode(), "没有找到台账表格"),
    "binary": (bytes(range(256)) * 9, "不是文本文件"),
    "no progress": ("序号|事项内容|责任单位\n1|建地铁。|地铁办\n".encode(), "里没有进展情况一列"),
    "no title": ("序号|责任单位|进展情况\n1|地铁办|在建。\n".encode(), "里没有事项内容一列"),
    "no entry": ("序号|事项内容|进展情况\n||\n".encode(), "表头下面没有事项"),
}


@pytest.mark.parametrize(
    ("suffix", "is_said"),
    [(".xlsx", "Excel"), (".xls", "Excel"), (".docx", "Word"), (".doc", "Word"), (".pdf", "PDF")],
)
def test_a_file_that_is_not_what_its_name_says_is_told_so(
    index: Index, tmp_path: Path, suffix: str, is_said: str
) -> None:
    path = tmp_path / f"坏{suffix}"
    path.write_bytes(bytes(range(1, 256)) * 30)
    run = index("add", path)
    assert (run.status, run.out) == (1, "")
    assert f"没有添加：{path}：名为 {suffix}，内容却不是 {is_said} 文件" in run.err
    assert "打得开就另存一份再添加，打不开就向提供的人再要一份" in run.err


def test_a_path_that_the_system_refuses_is_told_and_the_rest_is_added(
    index: Index, tiny: Path, tmp_path: Path
) -> None:
    run = index("add", tmp_path / ("长" * 300), tiny)
    assert run.status == 1
    assert "：读不了（路径太长）；请检查文件和它的权限" in run.err
    assert "已加入 1 部台账" in run.err


def test_a_file_that_may_not_be_read_says_so_in_chinese(tmp_path: Path) -> None:
    refused = LedgerError("台账.txt：读不了（Permission denied）；请检查文件权限")
    refused.__cause__ = PermissionError(13, "Permission denied")
    assert str(clearer(tmp_path / "台账.txt", refused)).endswith(
        "台账.txt：读不了（没有权限）；请检查文件和它的权限"
    )


@pytest.mark.parametrize(("content", "message"), BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_file_that_cannot_be_added_is_named_and_what_was_there_stays(
    index: Index, tiny: Path, tmp_path: Path, content: bytes | None, message: str
) -> None:
    index("add", tiny)
    before = files_of(tmp_path / "home")
    bad = tmp_path / "坏.txt"
    if content is not None:
        bad.write_bytes(content)
    for flags in ([], ["--dry-run"], ["--json"]):
        run = index("add", *flags, bad)
        assert run.status == 1
        assert run.out == ""
        assert run.err.startswith(f"没有添加：{bad}：")
        assert message in run.err
        assert files_of(tmp_path / "home") == before


def test_the_other_files_are_added(index: Index, tiny: Path, tmp_path: Path) -> None:
    run = index("add", tmp_path / "没有.txt", tiny, tmp_path / "也没有.txt")
    assert run.status == 1
    assert run.err.count("没有添加：") == 2
    assert "2 个文件没有读出台账，其余不受影响。" in run.err
    assert len(index("list").out.splitlines()) == 1


def test_a_file_that_lost_its_progress_column_does_not_replace_its_ledger(
    index: Index, tiny: Path, tmp_path: Path
) -> None:
    index("add", tiny)
    before = files_of(tmp_path / "home")
    tiny.write_text(TINY.replace("进展情况\n\n", "责任单位\n\n"), encoding="utf-8")
    assert index("add", tiny).status == 1
    assert files_of(tmp_path / "home") == before


# list, remove, check


@pytest.mark.parametrize("words", [["list"], ["check"], ["remove", "nix"]])
def test_a_home_that_is_not_there_is_said_and_not_made(
    index: Index, tmp_path: Path, words: list[str]
) -> None:
    run = index(*words)
    assert (run.status, run.out) == (1, "")
    assert run.err.startswith(f"没有数据目录 {tmp_path / 'home'}；请检查 --home")
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("words", [["list"], ["check"], ["remove", "nix"]])
def test_a_folder_that_is_no_home_is_said_and_left_alone(
    index: Index, tmp_path: Path, words: list[str]
) -> None:
    (tmp_path / "home").mkdir()
    run = index(*words)
    assert run.status == 1
    assert "不是数据目录（里面没有 ledgers）；请检查 --home" in run.err
    assert not any((tmp_path / "home").iterdir())


def test_a_home_without_ledgers_says_how_to_add_one(index: Index, tmp_path: Path) -> None:
    (tmp_path / "home" / "ledgers").mkdir(parents=True)
    run = index("list")
    assert (run.status, run.out) == (0, "")
    assert "还没有台账；请用 python -m index add 文件 添加" in run.err


def test_removing_a_ledger_says_which_it_was(index: Index, tiny: Path) -> None:
    (added,) = index("add", "--json", tiny).objects
    run = index("remove", added["id"])
    assert (run.status, run.out) == (0, f"已删除 {TITLE}（3 项）\n")
    assert index("list").out == ""


def test_removing_an_unknown_id_names_the_known_ones(index: Index, tiny: Path) -> None:
    (added,) = index("add", "--json", tiny).objects
    run = index("remove", "nix")
    assert run.status == 1
    assert run.err == f"没有编号为“nix”的台账；现有：{added['id']}\n"


def test_checking_a_sound_home_says_so(index: Index, tiny: Path) -> None:
    index("add", tiny)
    run = index("check")
    assert (run.status, run.err) == (0, "")
    assert run.out == "台账 1 部，3 项；索引与台账一致。\n"


def test_checking_rebuilds_a_damaged_index_and_says_so(
    index: Index, tiny: Path, tmp_path: Path
) -> None:
    index("add", tiny)
    for path in (tmp_path / "home" / "index").rglob("chroma.sqlite3"):
        path.write_bytes(b"x")
    run = index("check")
    assert run.status == 0
    assert run.err.startswith("向量索引不能用了：")
    assert index("check").err == ""


@pytest.mark.parametrize("command", ["list", "check"])
def test_a_damaged_ledger_is_named_without_a_traceback(
    index: Index, tiny: Path, tmp_path: Path, command: str
) -> None:
    index("add", tiny)
    (path,) = (tmp_path / "home" / "ledgers").glob("*.json")
    path.write_text("{")
    run = index(command)
    assert run.status == 1
    assert run.err.splitlines()[-1].startswith(f"{path}：台账文件损坏；请移走它")
    assert "Traceback" not in run.err


@pytest.mark.model
def test_the_command_adds_with_the_shipped_model_to_the_home_of_the_environment(
    tmp_path: Path, tiny: Path
) -> None:
    environment = {**os.environ, "LEDGER_QA_HOME": str(tmp_path / "home")}
    ends = [
        subprocess.run(
            [sys.executable, "-m", "index", *words],
            cwd=LEDGERS.parent.parent,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        for words in (["add", str(tiny)], ["remove", "nix"])
    ]
    assert [end.returncode for end in ends] == [0, 1]
    assert "现有 3 项" in ends[0].stderr
    assert ends[1].stderr.startswith("没有编号为“nix”的台账")


@pytest.mark.model
def test_a_model_that_the_hub_does_not_give_is_told_in_chinese(tmp_path: Path) -> None:
    (tmp_path / "ledgers").mkdir()
    environment = {
        **os.environ,
        "LEDGER_QA_EMBEDDING": "nobody/no-such-model",
        "HF_HUB_OFFLINE": "1",
        "HF_HOME": str(tmp_path / "hub"),
    }
    end = subprocess.run(
        [sys.executable, "-m", "index", "check", "--home", str(tmp_path)],
        cwd=LEDGERS.parent.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert end.returncode == 1
    opening, told = end.stderr.splitlines()
    assert opening.startswith("正在打开向量模型 nobody/no-such-model；")
    assert "打不开（从模型库取不到，可能是网络不通，或者没有这个名称的模型）；请检查" in told
