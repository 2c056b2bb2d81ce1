"""`python -m eval`: the scores of the gold set by kind."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from tqdm import tqdm

from eval.ablation import ALONE, ablate, counts_of, markdown, worse
from eval.evaluate import by_part, evaluate, leave_one_out, refusals, summary
from eval.gold import GOLD_FOLDER, Question, read_gold
from index.command_line import Commands
from index.entry import LedgerError, Period
from index.home import default_home
from index.problems import reason_of
from index.store import SHIPPED_LEDGERS, Store
from qa.chain import Line, open_line

app = Commands("用标准问题集评测回答。")
RESULTS = Path(__file__).parent / "results"
QUARTERLY_LEDGERS = Path(__file__).parent / "ledgers"
OWN_GOLD = {
    SHIPPED_LEDGERS: ("dev.jsonl", "test.jsonl"),
    QUARTERLY_LEDGERS: ("quarters.jsonl",),
}
COLUMNS = {
    "questions": "题数",
    "correct": "正确",
    "strict": "严格",
    "citation_precision": "引用准",
    "citation_recall": "引用全",
    "fact_recall": "要点全",
    "unsupported": "无据数字",
    "p50_ms": "p50毫秒",
    "p95_ms": "p95毫秒",
}


def say(message: str) -> None:
    print(message, file=sys.stderr)


@app.callback(invoke_without_command=True)
def run(
    context: typer.Context,
    gold: Annotated[
        list[Path] | None,
        typer.Option("--gold", metavar="文件", help="标准问题文件，可给多个；不写时用项目自带的"),
    ] = None,
    json_out: Annotated[
        Path | None,
        typer.Option("--json", metavar="文件", help="把每道题的得分和回答写入这个文件"),
    ] = None,
    home: Annotated[
        Path | None,
        typer.Option("--home", metavar="目录", help="数据目录；不写时，项目自带的题用它自己的台账"),
    ] = None,
    ablation: Annotated[
        bool, typer.Option("--ablation", help="只比较检索的各个部分，按题型打印召回率")
    ] = False,
) -> None:
    """逐题回答，打印按题型的得分；不给 --gold 时用项目自带的题和台账。"""
    if context.invoked_subcommand:
        return
    if json_out and json_out.is_dir():
        raise LedgerError(f"{json_out}：写不进去（这是一个目录）；请写成文件，例如 得分.json")
    if ablation:
        compare_parts(gold, home, json_out)
        return
    report: dict[str, Any] = {"sets": {}, "questions": []}
    with tempfile.TemporaryDirectory(prefix="ledger-qa-eval-") as folder:
        for path, line in lines_to_evaluate(gold, home, Path(folder)):
            questions = read_gold(path)
            line.warm_up()
            results = evaluate(
                line, tqdm(questions, desc=path.name, unit="题", leave=False, disable=None)
            )
            report["questions"] += results
            report["sets"][path.stem] = describe(line, path, questions, results)
    if not gold:
        write(RESULTS / "report.json", report["sets"])
    if json_out:
        write(json_out, report)
        say(f"已写入 {json_out}")


def compare_parts(gold: Sequence[Path] | None, home: Path | None, json_out: Path | None) -> None:
    """Print what each part of the retrieval is worth, and keep the tables."""
    tables: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="ledger-qa-eval-") as folder:
        for path, line in lines_to_evaluate(gold, home, Path(folder)):
            questions = read_gold(path)
            counts, table = counts_of(questions), ablate(line, questions)
            behind = worse(table, ablate(line, questions, ALONE))
            tables[path.stem] = {"questions": counts, "recalls": table}
            print(f"\n`{path.name}`\n\n{markdown(counts, table)}\n")
            say(f"{path.name}：合起来不如单独一部分的：{'；'.join(behind) or '没有'}")
    if not gold:
        write(RESULTS / "ablation.json", tables)
    if json_out:
        write(json_out, tables)
        say(f"已写入 {json_out}")


@app.command("bench")
def bench_command(
    sizes: Annotated[
        str, typer.Option(metavar="数目", help="事项数，用逗号分开；一百万写 1000000")
    ] = "82,10000,100000",
    seed: Annotated[int, typer.Option(metavar="整数", help="编造台账的随机种子")] = 0,
    first: Annotated[
        str,
        typer.Option(
            metavar="期别", help="编造的台账从哪个季度起，共10个季度；改了就只打印，不写入结果"
        ),
    ] = "2022Q1",
) -> None:
    """量建索引、启动、内存和查询用时，并与两个常见方案在同一次运行里相比。"""
    from eval import bench
    from eval.series import FIRST_YEAR

    wanted = [int(size) for size in sizes.split(",") if size.strip().isdecimal()]
    if not wanted or min(wanted) < 1:
        raise typer.BadParameter(f"--sizes 写不对：{sizes}；例如 82,10000,100000")
    quarter = Period.parse(first)
    if quarter.quarter is None or quarter.year < FIRST_YEAR:
        raise typer.BadParameter(
            f"--first 写不对：{first}；要 {FIRST_YEAR} 年以后的季度，例如 2023Q2"
        )
    bench.run(wanted, seed, say, first=quarter)


@app.command("readers")
def readers_command(
    files: Annotated[
        int,
        typer.Option(min=1, metavar="整数", help="每种格式读几部台账，每部50项；慢的格式少读一些"),
    ] = 1000,
    seed: Annotated[int, typer.Option(metavar="整数", help="编造台账的随机种子")] = 0,
) -> None:
    """量各种格式每秒读几个文件，以及一个大表的用时和内存。"""
    from eval import readers

    readers.run(files, seed, say)


def lines_to_evaluate(
    gold: Sequence[Path] | None, home: Path | None, folder: Path
) -> Iterator[tuple[Path, Line]]:
    """Yield each gold file with the line to ask: the home's, or one over the file's own ledgers.

    The project's own gold is of its own ledgers, whatever the user's home holds by now.
    """
    if gold or home:
        line = open_line(home or default_home(), notify=say)
        for path in gold or [GOLD_FOLDER / name for name in OWN_GOLD[SHIPPED_LEDGERS]]:
            yield path, line
        return
    for number, (ledgers, names) in enumerate(OWN_GOLD.items()):
        store = Store(folder / str(number))
        store.fill(ledgers)
        for name in names:
            yield GOLD_FOLDER / name, Line(store)


def write(path: Path, report: dict[str, Any]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise LedgerError(f"{path}：写不进去（{reason_of(error)}）；请换一个位置") from error


def describe(
    line: Line, path: Path, questions: Sequence[Question], results: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    """Print the tables of one gold file and return what they hold."""
    by_kind, parts = summary(results), by_part(line, questions)
    refused: dict[str, float | None] = refusals(results, questions)
    refused["leave_one_out"] = leave_one_out(line, questions)
    print(f"\n{path.name}")
    print_table("题型", COLUMNS, by_kind)
    if any(row["questions"] for row in parts.values()):
        print("\n只看检索（单一事项的题）")
        names = {name: name for name in next(iter(parts.values()))}
        print_table("部分", names, dict(parts))
    shown = "，".join(f"{name} {value:.3f}" for name, value in refused.items() if value is not None)
    print(f"\n拒答：{shown}")
    return {"by_kind": by_kind, "retrieval": parts, "refusal": refused}


def print_table(head: str, columns: dict[str, str], table: dict[str, dict[str, Any]]) -> None:
    print("\t".join([head, *columns.values()]))
    for name, row in table.items():
        print("\t".join([name, *(shown(column, row[column]) for column in columns)]))


def shown(column: str, value: float | None) -> str:
    if value is None:
        return "—"
    if column in ("questions", "unsupported"):
        return f"{value:.0f}"
    return f"{value:.1f}" if column.endswith("_ms") else f"{value:.3f}"


if __name__ == "__main__":
    app()
