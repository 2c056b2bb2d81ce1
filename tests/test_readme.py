"""The READMEs against the project: commands, options, files, links, examples."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

import app
import eval.__main__
import eval.generate
import eval.tune
import index.__main__
import index.train
import qa.__main__
from index.command_line import only
from qa.answer import Reason
from qa.chain import Line, open_line
from qa.labels import REFUSAL_LABELS

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh-CN.md")
DOCUMENTS = (*READMES, "CHANGELOG.md")
PACKAGES = ("index", "index/tables", "qa", "eval")
COMMAND = re.compile(r"python (?:-m (?P<module>[\w.]+)|(?P<script>\w+\.py))(?P<rest>[^\n`]*)")
MAKE = re.compile(r"(?<![\w./])make(?P<rest>(?: [A-Z_]+=\S*| [a-z]+)+)")
# Every option of these is named in both READMEs.
PUBLIC = ("index", "qa", "eval", "app.py")


@cache
def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def section(name: str, mark: str) -> str:
    """Return what stands between <!-- mark --> and <!-- /mark -->."""
    match = re.search(rf"<!-- {mark} -->(.*?)<!-- /{mark} -->", text_of(name), re.DOTALL)
    assert match, f"{name} has no <!-- {mark} -->"
    return match[1]


def code_of(name: str) -> Iterator[str]:
    """Yield the lines of fenced blocks, and what stands between single backticks elsewhere."""
    fenced = False
    for line in text_of(name).splitlines():
        if line.startswith("```"):
            fenced = not fenced
        elif fenced:
            yield line
        else:
            yield from re.findall(r"`([^`]+)`", line)


def commands_of(name: str) -> list[str]:
    """Return the commands of a document, in order."""
    return [match[0].strip() for line in code_of(name) for match in COMMAND.finditer(line)]


def targets_of(name: str) -> list[str]:
    return [match[0] for line in code_of(name) for match in MAKE.finditer(line)]


@cache
def click_commands() -> dict[str, Any]:
    """Return the click commands by how they are called, those of a group with their own name."""
    group: Any = get_command(index.__main__.app)
    scored: Any = get_command(eval.__main__.app)
    return {
        **{f"index {name}": command for name, command in group.commands.items()},
        "qa": get_command(qa.__main__.app),
        "eval": scored,
        **{f"eval {name}": command for name, command in scored.commands.items()},
        "index.train": get_command(only(index.train.main)),
        "eval.tune": get_command(only(eval.tune.main)),
        "eval.generate": get_command(eval.generate.app),
        "app.py": get_command(only(app.main)),
    }


def options_of(called: str) -> set[str]:
    """Return the options of a command, or of all commands of a group."""
    commands = [
        command
        for name, command in click_commands().items()
        if called in (name, name.partition(" ")[0])
    ]
    parameters = [parameter for command in commands for parameter in command.params]
    return {name for one in parameters for name in one.opts if name.startswith("--")} - {"--help"}


def rows(table: str) -> list[list[str]]:
    """Return the rows of a table under its header."""
    lines = [line for line in table.splitlines() if line.startswith("|")][2:]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]


def file_map(name: str) -> dict[str, str]:
    """Return what the file map says of each file."""
    lines = re.findall(r"^(\S+)  +(\S.*)$", section(name, "files"), re.MULTILINE)
    assert len(lines) == len(dict(lines)), f"{name} lists a file twice"
    return dict(lines)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_named_command_and_option_exists(name: str) -> None:
    for line in commands_of(name):
        match = COMMAND.fullmatch(line)
        assert match
        called = match["module"] or match["script"]
        words = shlex.split(match["rest"])
        within = f"{called} {words[0]}" if words else called
        called = within if called == "index" or within in click_commands() else called
        assert called == "index" or called in click_commands(), f"{name}: {line}"
        known = options_of(called)
        assert {word for word in words if word.startswith("--")} <= known, f"{name}: {line}"


@pytest.mark.parametrize("name", READMES)
@pytest.mark.parametrize("called", PUBLIC)
def test_every_option_is_named(name: str, called: str) -> None:
    lines = [line for line in commands_of(name) if called in line.split()[1:3]]
    named = {word for line in lines for word in line.split() if word.startswith("--")}
    assert options_of(called) == named


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_named_make_target_and_variable_exists(name: str) -> None:
    makefile = text_of("Makefile")
    for line in targets_of(name):
        for word in line.split()[1:]:
            variable, is_set, _ = word.partition("=")
            pattern = rf"^{variable} \?=" if is_set else rf"^{variable}:"
            assert re.search(pattern, makefile, re.MULTILINE), f"{name}: {line}"


@pytest.mark.parametrize("name", READMES)
def test_every_command_of_the_line_is_named(name: str) -> None:
    called = " ".join(commands_of(name))
    for command in click_commands():
        assert re.search(rf"python (?:-m )?{re.escape(command)}", called), command


@pytest.mark.parametrize("name", READMES)
def test_variables_of_the_environment_are_named(name: str) -> None:
    sources = "".join(text_of(path) for path in source_files())
    for variable in set(re.findall(r"LEDGER_QA_[A-Z]+", sources)):
        assert variable in text_of(name)


def source_files() -> set[str]:
    """Return every source and word list of the project that is not empty."""
    found = {"app.py", "chinese.py", "page.py", "upload.py"}
    for package in PACKAGES:
        for path in (ROOT / package).iterdir():
            if path.suffix in (".py", ".tsv") and path.stat().st_size:
                found.add(path.relative_to(ROOT).as_posix())
    return found


@pytest.mark.parametrize("name", READMES)
def test_file_map_is_the_tree(name: str) -> None:
    assert set(file_map(name)) == source_files()


def test_file_map_has_six_words_a_file_at_most() -> None:
    for path, words in file_map("README.md").items():
        assert len(words.split()) <= 6, path
    assert list(file_map("README.md")) == list(file_map("README.zh-CN.md"))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_to_files(name: str) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", text_of(name))
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("name", READMES)
def test_no_address_of_another_machine_is_named(name: str) -> None:
    hosts = re.findall(r"https?://([\w.-]+)", text_of(name))
    assert set(hosts) <= {"127.0.0.1"}


def test_both_languages_have_the_same_headings() -> None:
    levels = [re.findall(r"^(#+) ", text_of(name), re.MULTILINE) for name in READMES]
    assert levels[0] == levels[1]


def test_both_languages_name_the_same_commands() -> None:
    english, chinese = READMES
    assert commands_of(english) == commands_of(chinese)
    assert targets_of(english) == targets_of(chinese)


@pytest.mark.parametrize(
    "mark", ["ablation", "answer", "files", "questions", "readers", "refusals", "scores"]
)
def test_both_languages_show_the_same_rows(mark: str) -> None:
    shown = [section(name, mark) for name in READMES]
    assert [len(rows(table)) for table in shown] == [len(rows(shown[0]))] * len(shown)
    assert [figures_of(table) for table in shown] == [figures_of(shown[0])] * len(shown)


def figures_of(text: str) -> list[str]:
    return re.findall(r"\d+\.\d+", text)


@pytest.mark.parametrize("name", READMES)
def test_every_reason_of_a_refusal_is_explained(name: str) -> None:
    for reason in Reason:
        if reason is not Reason.NONE:
            assert f"`{reason.value}`" in text_of(name)
    for code, label, *_ in rows(section(name, "refusals")):
        assert label == REFUSAL_LABELS[Reason(code)]


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Line:
    """Return the line over the two ledgers that come with the project."""
    return open_line(tmp_path_factory.mktemp("readme") / "home", notify=lambda message: None)


@pytest.mark.model
@pytest.mark.parametrize("name", READMES)
def test_the_shown_answer_is_the_answer(name: str, line: Line) -> None:
    shown = section(name, "answer").strip().strip("`").strip()
    assert qa.__main__.readable(line.answer("地铁建设进展如何？")) == shown


@pytest.mark.model
@pytest.mark.parametrize("name", READMES)
def test_every_example_question_is_answered(name: str, line: Line) -> None:
    for _, example, _ in rows(section(name, "questions")):
        *earlier, question = example.split(" → ")
        history = [{"role": "user", "content": turn} for turn in earlier]
        answer = line.answer(question, history)
        assert not answer.refused, example
        assert answer.citations, example


@pytest.mark.model
@pytest.mark.parametrize("name", READMES)
def test_every_example_of_a_refusal_is_refused_for_its_reason(name: str, line: Line) -> None:
    for code, _, _, example in rows(section(name, "refusals")):
        answer = line.answer(example)
        assert (answer.refused, answer.reason.value) == (True, code), example
