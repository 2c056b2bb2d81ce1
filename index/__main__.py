"""`python -m index`: add, list, remove and check ledgers."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from tqdm import tqdm

from index.command_line import Commands
from index.entry import LedgerError, Period
from index.reading import read_each
from index.report import notes_on, report

# The store loads what indexes need. A dry run opens none, nor do the processes that read files,
# and each of them imports this module.
if TYPE_CHECKING:
    from index.embed import Encoder
    from index.store import Store

app = Commands("添加、列出、删除和核对台账。", no_args_is_help=True)

Home = Annotated[
    Path | None,
    typer.Option(
        "--home",
        metavar="目录",
        help="数据目录；不写时用环境变量 LEDGER_QA_HOME 指的，没有设置时用 .ledger-qa",
    ),
]


def say(message: str) -> None:
    """Print to standard error, so that what is printed for programs stays apart."""
    print(message, file=sys.stderr)


def bar(starts: Sequence[int]) -> Any:
    return tqdm(starts, desc="建立索引", unit="批", disable=len(starts) < 2 or None)


def open_store(context: typer.Context, home: Path | None) -> Store:
    from index.home import default_home
    from index.store import Store, default_encoder

    load_encoder = context.obj or default_encoder
    return Store(home or default_home(), load_encoder=load_encoder, notify=say, progress=bar)


def open_existing(context: typer.Context, home: Path | None) -> Store:
    """Return the store of a home that is there: what only looks at one, or takes away, makes none.

    Raises:
        LedgerError: there is none.
    """
    from index.home import default_home

    folder = home or default_home()
    if os.path.isdir(folder) and not os.path.isdir(folder / "ledgers"):
        raise LedgerError(
            f"{folder} 不是数据目录（里面没有 ledgers）；请检查 --home 或 LEDGER_QA_HOME"
        )
    if not os.path.exists(folder):
        raise LedgerError(
            f"没有数据目录 {folder}；请检查 --home 或 LEDGER_QA_HOME，"
            f"或用 python -m index add 文件 --home {folder} 新建"
        )
    return open_store(context, home)


@app.command()
def add(
    context: typer.Context,
    files: Annotated[
        list[Path],
        # One that may not be read is told as any other that cannot be, and the rest is added.
        typer.Argument(metavar="文件", readable=False, help="台账文件，可写多个"),
    ],
    home: Home = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只读并报告，不添加")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="每部台账打印一个 JSON 对象")] = False,
    period: Annotated[
        str,
        typer.Option(
            metavar="期别",
            help="文件没有写明期别时指定，如 2025Q1、2025H1、2025-04、2025-01/09、2025",
        ),
    ] = "",
    place: Annotated[
        str, typer.Option(metavar="地方", help="文件没有写明地方时指定，如 青岛市")
    ] = "",
    publisher: Annotated[
        str,
        typer.Option(metavar="单位", help="文件没有写明发布单位时指定，如 青岛市人民政府办公厅"),
    ] = "",
) -> None:
    """读台账，打印读取报告，加入数据目录。"""
    set_period = Period.parse(period) if period else None
    store = None if dry_run else open_store(context, home)
    failed, added, replaced = 0, 0, 0
    read = read_each(files, period=set_period, place=place, publisher=publisher)
    total, few = len(files), len(files) < 5
    for _, found in tqdm(read, total=total, desc="读取台账", unit="个", disable=few or None):
        if isinstance(found, LedgerError):
            failed += 1
            say(f"没有添加：{found}")
            continue
        for ledger in found:
            change = store.add(ledger) if store else None
            added += not (change and change.replaced)
            replaced += bool(change and change.replaced)
            if as_json:
                print(json.dumps(ledger.to_object(), ensure_ascii=False))
            else:
                print(report(ledger))
            for note in notes_on(change) if change else []:
                say(f"  {note}")
    done = [f"加入 {added} 部"] * bool(added) + [f"替换 {replaced} 部"] * bool(replaced)
    if store and done:
        count = len(store.snapshot().entries)
        say(f"已{'、'.join(done)}台账；数据目录 {store.home} 现有 {count} 项。")
    elif done:
        say(f"这是试读：读出 {added} 部台账，一部也没有添加；要添加请去掉 --dry-run 再运行一次。")
    if failed:
        say(f"{failed} 个文件没有读出台账，其余不受影响。")
        raise typer.Exit(1)


@app.command(name="list")
def list_ledgers(context: typer.Context, home: Home = None) -> None:
    """列出数据目录里的台账。"""
    ledgers = open_existing(context, home).ledgers()
    for ledger in ledgers:
        period = ledger.period.label if ledger.period else "期别不明"
        publisher = f"\t{ledger.publisher}" if ledger.publisher else ""
        print(f"{ledger.id}\t{period}\t{len(ledger.entries)} 项\t{ledger.title}{publisher}")
    if not ledgers:
        say("数据目录里还没有台账；请用 python -m index add 文件 添加。")


@app.command()
def remove(
    context: typer.Context,
    ids: Annotated[
        list[str],
        typer.Argument(metavar="编号", help="台账编号，见 python -m index list；可写多个"),
    ],
    home: Home = None,
) -> None:
    """删除台账。"""
    store = open_existing(context, home)
    for ledger_id in ids:
        ledger = store.remove(ledger_id)
        print(f"已删除 {ledger.title}（{len(ledger.entries)} 项）")
    store.snapshot()


@app.command()
def check(context: typer.Context, home: Home = None) -> None:
    """核对台账和索引，坏了的索引重建。"""
    store = open_existing(context, home)
    snapshot = store.snapshot()
    print(f"台账 {len(snapshot.ledgers)} 部，{len(snapshot.entries)} 项；索引与台账一致。")


def main(
    arguments: Sequence[str] | None = None,
    *,
    load_encoder: Callable[[], Encoder] | None = None,
) -> None:
    """Run the command that the arguments name, those of the command line by default."""
    app(arguments, obj=load_encoder)


if __name__ == "__main__":
    main()
