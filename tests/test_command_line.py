"""Every command's help and refusals are in Chinese, and a refusal says what to write."""

from __future__ import annotations

import re
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO

import pytest
from test_readme import click_commands
from typer import BadParameter
from typer.main import get_command
from typer.testing import CliRunner

import index.__main__
from index.command_line import Commands, folded, only, width, wrong_value
from index.entry import LedgerError

# What stands in a help in Latin letters: commands, options, and what they are given.
NAMED = re.compile(
    r"--[a-z-]+|python (?:-m )?[\w.]+(?: [a-z]+)?|\.ledger-qa|LEDGER_QA_\w+|JSON|id|question|history"
    r"|20\d\dQ\d|2025H1|/\S*\.jsonl|/\S*/qa|GDP"
)
LATIN = re.compile(r"[A-Za-z]{2,}")

COMMANDS = {
    **click_commands(),
    "index": get_command(index.__main__.app),
}


@dataclass(frozen=True, slots=True)
class Run:
    status: int
    out: str
    err: str


def run(name: str, *arguments: str) -> Run:
    """Run a command as the shell does."""
    called = name if name.endswith(".py") else f"python -m {name}"
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as ended:
        COMMANDS[name](list(arguments), prog_name=called)
    return Run(int(ended.value.code or 0), out.getvalue(), err.getvalue())


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_chinese(name: str) -> None:
    done = run(name, "--help")
    assert done.status == 0
    assert done.out.startswith("用法：python ")
    own = [f"^  {one}" for one in getattr(COMMANDS[name], "commands", ())]
    shown = re.sub("|".join(own), "", done.out, flags=re.MULTILINE) if own else done.out
    assert LATIN.findall(NAMED.sub("", shown)) == []
    assert "显示这份说明" in shown


@pytest.mark.parametrize("name", COMMANDS)
def test_an_unknown_option_is_refused_in_one_chinese_sentence(name: str) -> None:
    done = run(name, "--nix")
    assert (done.status, done.out) == (2, "")
    (line,) = done.err.splitlines()
    assert line.startswith("没有 --nix 这个选项")
    assert re.search(r"；写法见 python \S.* --help$", line)


REFUSED = {
    ("index", "ad"): "没有“ad”这个命令，是不是 add；可用的命令：add、list、remove、check；写法见",
    ("eval", "nix"): "没有“nix”这个命令；可用的命令：bench、readers；写法见",
    ("index add",): "缺少文件（台账文件，可写多个）；写法见",
    ("index remove",): "缺少编号（",
    ("index list", "--hom", "x"): "没有 --hom 这个选项，是不是 --home；",
    ("index list", "--home"): "选项 --home 后面要写目录；",
    ("index add", "--json=1", "x"): "选项 --json 后面不带值；",
    ("index list", "--home", ""): "选项 --home 的值是空的，要写目录；",
    ("index list", "--home="): "选项 --home 的值是空的，要写目录；",
    ("index add", ""): "“文件”是空的，要写文件；",
    ("index list", "x"): "多出“x”；有空格的内容请用引号括起来；",
    ("qa", "地铁", "进展"): "多出“进展”；有空格的内容请用引号括起来；",
    ("app.py", "--port", "x"): "选项 --port 的值写的是“x”，要写整数；",
    ("app.py", "--port", "99999"): "选项 --port 的值写的是“99999”，不能大于 65535；",
    ("eval.generate",): "缺少选项 --out（写入这个目录，没有就新建）；",
    ("eval.generate", "--out", "x", "--places", "0"): "写的是“0”，不能小于 1；",
    ("eval bench", "--sizes", "x"): "--sizes 写不对：x；例如 82,10000,100000",
}


@pytest.mark.parametrize(("words", "said"), REFUSED.items(), ids=map(" ".join, REFUSED))
def test_what_is_refused_says_what_to_write(words: tuple[str, ...], said: str) -> None:
    done = run(*words)
    assert (done.status, done.out) == (2, "")
    (line,) = done.err.splitlines()
    assert said in line
    assert not re.search("Usage|Error|Invalid|Missing|No such|Try", line)


def test_no_arguments_print_the_help_of_a_group() -> None:
    done = run("index")
    assert done.status == 2
    assert done.err.startswith("用法：python -m index [选项] 命令\n")


def test_an_error_of_the_project_ends_the_command_with_its_sentence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail() -> None:
        raise LedgerError("没有这个文件；请检查路径")

    with pytest.raises(SystemExit) as ended:
        only(fail)([])
    assert ended.value.code == 1
    assert capsys.readouterr().err == "没有这个文件；请检查路径\n"


def test_a_path_without_permission_is_told_so() -> None:
    error = BadParameter("Path 'x' is not readable.")
    assert wrong_value(error) == "指的文件或目录没有读取权限，请修改它的权限"
    assert wrong_value(BadParameter("odd")) == "写得不对"


def test_interrupted_input_is_said_in_chinese() -> None:
    commands = Commands()

    @commands.command()
    def stop() -> None:
        raise EOFError

    done = CliRunner().invoke(commands, [])
    assert (done.exit_code, done.stderr.strip()) == (1, "已中止。")


def test_long_texts_are_folded_by_their_width_with_words_whole() -> None:
    lines = list(folded("数据目录；不写时用环境变量 LEDGER_QA_HOME 指的目录，没有就新建。", 26))
    assert "".join(lines).replace(" ", "") == (
        "数据目录；不写时用环境变量LEDGER_QA_HOME指的目录，没有就新建。"
    )
    assert all(width(line) <= 28 for line in lines)
    assert any("LEDGER_QA_HOME" in line for line in lines)
