"""The command line in Chinese: its help, and one sentence with what to do for what is refused.

typer writes both in English and has no catalogue of other languages: every entry point is made of
the commands here, which write their own.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import get_close_matches
from itertools import pairwise
from typing import Any, NoReturn
from unicodedata import east_asian_width

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from index.entry import LedgerError
from index.problems import problem_of

# What parameters that take a path are called: an empty one would mean the working directory.
PATHS = ("文件", "目录")
LONGEST_LINE = 100
WORDS = re.compile(r"[!-~]+|.", re.DOTALL)


class RefusedError(TyperException):
    """Arguments that do not do; the message is one sentence in Chinese."""

    exit_code = 2


class ChineseCommand(TyperCommand):
    """A command that writes its help and its refusals in Chinese."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(help_of(self, ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        ctx.allow_extra_args = True
        rest = parsed(super().parse_args, ctx, args)
        if rest:
            raise refused(ctx, f"多出“{' '.join(rest)}”；有空格的内容请用引号括起来")
        return rest

    def main(self, *args: Any, **options: Any) -> Any:
        return ended(super().main, *args, **options)


class ChineseGroup(TyperGroup):
    """A group of commands that writes its help and its refusals in Chinese."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(help_of(self, ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not args and self.no_args_is_help:
            raise RefusedError(ctx.get_help())
        return parsed(super().parse_args, ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in self.commands:
            known = "、".join(self.commands)
            raise refused(ctx, f"没有“{args[0]}”这个命令{likely(args[0], self.commands)}", known)
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **options: Any) -> Any:
        return ended(super().main, *args, **options)


class Commands(typer.Typer):
    """The commands of one entry point: an error of this project ends it with its sentence."""

    def __init__(self, help: str = "", *, no_args_is_help: bool = False) -> None:
        super().__init__(
            help=help, cls=ChineseGroup, no_args_is_help=no_args_is_help, add_completion=False
        )

    def __call__(self, *args: Any, **options: Any) -> Any:
        try:
            return super().__call__(*args, **options)
        except LedgerError as error:
            print(error, file=sys.stderr)
            sys.exit(1)

    def command(self, name: str | None = None, **options: Any) -> Callable[[Any], Any]:
        return super().command(name, cls=ChineseCommand, **options)


def only(function: Callable[..., None]) -> Commands:
    """Return an entry point with a function as its one command."""
    commands = Commands()
    commands.command()(function)
    return commands


def ended(main: Callable[..., Any], *args: Any, **options: Any) -> NoReturn:
    """Run a command and end the process; what is refused is said in one sentence."""
    try:
        status = main(*args, **{**options, "standalone_mode": False})
    except TyperException as error:
        print(error.message, file=sys.stderr)
        sys.exit(error.exit_code)
    except typer.Abort:
        print("已中止。", file=sys.stderr)
        sys.exit(1)
    sys.exit(status if isinstance(status, int) else 0)


def parsed(parse: Callable[[Any, list[str]], list[str]], ctx: Any, args: list[str]) -> list[str]:
    """Return what a parser leaves of the arguments.

    Raises:
        RefusedError: they are not right.
    """
    refuse_empty_paths(ctx, args)
    try:
        return parse(ctx, args)
    except RefusedError:
        raise
    except TyperException as error:
        raise refused(ctx, sentence_on(error, ctx)) from error


def refuse_empty_paths(ctx: Any, args: Sequence[str]) -> None:
    options = options_of(ctx)
    own = [param for param in ctx.command.get_params(ctx) if not name_of(param).startswith("--")]
    for before, given in pairwise(["", *args]):
        param = options.get(before) or next(iter(own), None)
        if given.endswith("=") and given[:-1] in options:
            param, given = options[given[:-1]], ""
        if not given and param and param.metavar in PATHS:
            raise refused(ctx, f"{label_of(param)}是空的，要写{param.metavar}")


def refused(ctx: Any, sentence: str, commands: str = "") -> RefusedError:
    """Return the refusal that says what is wrong and where the right form stands."""
    known = f"；可用的命令：{commands}" if commands else ""
    return RefusedError(f"{sentence}{known}；写法见 {path_of(ctx)} --help")


def sentence_on(error: TyperException, ctx: Any) -> str:
    """Return what is wrong with the arguments, by what typer's error holds."""
    if option := getattr(error, "option_name", ""):
        options = options_of(ctx)
        if option not in options:
            return f"没有 {option} 这个选项{likely(option, options)}"
        if options[option].is_flag:
            return f"选项 {option} 后面不带值"
        return f"选项 {option} 后面要写{options[option].metavar or '值'}"
    param = getattr(error, "param", None)
    if param is None:
        return error.message
    if error.message:
        return f"{label_of(param)}{wrong_value(error)}"
    return f"缺少{'选项 ' * name_of(param).startswith('-')}{name_of(param)}（{param.help}）"


def wrong_value(error: TyperException) -> str:
    from pydantic import ValidationError  # takes longer to import than most commands take to run

    if not isinstance(error.__cause__, ValidationError):
        # Of what typer checks of paths, the one thing that is not left to the commands.
        said = "指的文件或目录没有读取权限，请修改它的权限"
        return said if "not readable" in error.message else "写得不对"
    given = error.__cause__.errors()[0]["input"]
    return f"写的是“{given}”，{problem_of(error.__cause__)}"


def likely(given: str, known: Iterable[str]) -> str:
    near = get_close_matches(given, list(known), n=1)
    return f"，是不是 {near[0]}" if near else ""


def options_of(ctx: Any) -> dict[str, Any]:
    """Return the options of a command by every way to write them."""
    return {
        name: param
        for param in ctx.command.get_params(ctx)
        for name in (*param.opts, *param.secondary_opts)
        if name.startswith("-")
    }


def name_of(param: Any) -> str:
    """Return how a parameter is written: --home, or what an argument is called."""
    return str(param.opts[0] if param.opts[0].startswith("-") else param.metavar or param.name)


def label_of(param: Any) -> str:
    name = name_of(param)
    return f"选项 {name} 的值" if name.startswith("-") else f"“{name}”"


def path_of(ctx: Any) -> str:
    """Return how a command is called: python -m index add."""
    path = str(ctx.command_path)
    return f"python {path}" if path.partition(" ")[0].endswith(".py") else path


# Help


def help_of(command: Any, ctx: Any) -> str:
    """Return the help of a command: how it is called, what it does, what it takes."""
    params = command.get_params(ctx)
    arguments = [param for param in params if not name_of(param).startswith("-")]
    options = [param for param in params if param not in arguments]
    commands = getattr(command, "commands", {})
    first = [line for line in (command.help or "").splitlines()[:1] if line]
    parts = [
        f"用法：{usage(command, ctx, arguments)}",
        *first,
        section("参数", [(called(one), described(one)) for one in arguments]),
        section("选项", [(written(one), described(one)) for one in options]),
        section("命令", [(name, one.help or "") for name, one in commands.items()]),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def usage(command: Any, ctx: Any, arguments: Sequence[Any]) -> str:
    words = [path_of(ctx), "[选项]"]
    words += [called(one) if one.required else f"[{called(one)}]" for one in arguments]
    if getattr(command, "commands", None):
        words.append("[命令]" if command.invoke_without_command else "命令")
    return " ".join(words)


def called(argument: Any) -> str:
    return name_of(argument) + ("…" if argument.nargs == -1 else "")


def written(option: Any) -> str:
    names = "、".join((*option.opts, *option.secondary_opts))
    return names if option.is_flag else f"{names} {option.metavar or '值'}"


def described(param: Any) -> str:
    """Return a parameter's help with its default and the variable that sets it."""
    if "--help" in param.opts:
        return "显示这份说明"
    more = ["必填"] if param.required else []
    if param.default not in (None, False, "", ()) and not param.required:
        more.append(f"默认 {param.default}")
    if param.envvar:
        more.append(f"也可用环境变量 {param.envvar}")
    return (param.help or "") + (f"（{'，'.join(more)}）" if more else "")


def section(title: str, rows: Sequence[tuple[str, str]]) -> str:
    """Return two columns under a title, empty without rows; long texts go on under their column."""
    if not rows:
        return ""
    left = max(width(name) for name, _ in rows) + 2
    room = max(20, min(shutil.get_terminal_size().columns, LONGEST_LINE) - left - 3)
    lines = [f"{title}："]
    for name, text in rows:
        first, *others = [*folded(text, room)] or [""]
        lines.append(f"  {name}{' ' * (left - width(name))}{first}".rstrip())
        lines += [f"  {' ' * left}{line}" for line in others]
    return "\n".join(lines)


def folded(text: str, room: int) -> Iterator[str]:
    """Yield a text in lines that fit, words of letters and digits left whole."""
    line = ""
    for word in WORDS.findall(text):
        if line and width(line + word) > room and word not in "，。；：、）”":
            yield line.rstrip()
            line = ""
        line += word
    if line:
        yield line.rstrip()


def width(text: str) -> int:
    """Return the columns that a text takes in a terminal."""
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in text)
