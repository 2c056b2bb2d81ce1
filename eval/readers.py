"""`python -m eval readers`: how fast ledgers are read, format by format, and what large ones take."""

from __future__ import annotations

import importlib.util
import json
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from tqdm import tqdm

from eval import renders
from eval.generate import COLUMNS, GeneratedLedger, generate, quarters_from
from eval.places import place_names
from eval.renders import Rows
from index.entry import LedgerError
from index.ledger import read_ledgers
from index.reading import cores, read_each

RESULTS = Path(__file__).parent / "results" / "readers.json"
HEADER = tuple(column.name for column in COLUMNS)
QUARTERS, PER_LEDGER = 10, 50


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a ledger, what it needs installed, and of how many files one is written."""

    suffix: str
    render: Callable[[str, Rows], bytes]
    needs: str = ""
    one_of: int = 1


# Those that take long to write or read are measured on fewer files.
FORMATS = (
    Format("txt", renders.as_txt),
    Format("csv", renders.as_csv),
    Format("html", renders.as_html),
    Format("mhtml", renders.as_mhtml),
    Format("xlsx", renders.as_xlsx),
    Format("docx", renders.as_docx, "docx"),
    Format("xls", renders.as_xls, "xlwt", one_of=10),
    Format("pdf", renders.as_pdf, "fpdf", one_of=20),
)


@dataclass(frozen=True, slots=True)
class Speed:
    """What reading many ledgers of a format took, reports left out."""

    format: str
    files: int
    entries: int
    seconds: float

    @property
    def files_per_s(self) -> float:
        return self.files / self.seconds


def ledgers_of(count: int, seed: int) -> Iterator[GeneratedLedger]:
    """Yield ledgers of invented places, 50 entries each."""
    places = place_names(-(-count // QUARTERS), seed)
    return islice(generate(seed, places, quarters_from(2022, 1, QUARTERS), PER_LEDGER), count)


def speeds(count: int, seed: int, say: Callable[[str], None]) -> Iterator[Speed]:
    """Yield what reading `count` ledgers takes in each format, on all processors."""
    for own in FORMATS:
        problem = missing(own)
        if problem:
            say(f"略过 {own.suffix}：{problem}")
            continue
        with tempfile.TemporaryDirectory(prefix="ledger-qa-bench-") as folder:
            paths = written(own, max(count // own.one_of, 1), seed, Path(folder))
            begun = time.perf_counter()
            entries = 0
            for _, found in read_each(paths):
                if isinstance(found, LedgerError):
                    raise found
                entries += sum(len(ledger.entries) for ledger in found)
            yield Speed(own.suffix, len(paths), entries, time.perf_counter() - begun)


def missing(own: Format) -> str:
    """Return what is missing to write a format, or an empty string."""
    if own.needs and importlib.util.find_spec(own.needs) is None:
        return f"没有安装 {own.needs}；安装：pip install '.[dev]'"
    return "没有中文字体" if own.suffix == "pdf" and not renders.font() else ""


def written(own: Format, count: int, seed: int, folder: Path) -> list[Path]:
    """Return files of ledgers in a format, written to a folder."""
    paths = []
    for at, ledger in enumerate(
        tqdm(ledgers_of(count, seed), desc=own.suffix, total=count, leave=False, disable=None)
    ):
        path = folder / f"{at:05d}.{own.suffix}"
        path.write_bytes(own.render(ledger.title, [HEADER, *ledger.rows]))
        paths.append(path)
    return paths


@dataclass(frozen=True, slots=True)
class Large:
    """What reading one large table took, in a process of its own."""

    format: str
    rows: int
    seconds: float
    peak_mb: float


# The tables that are larger than any office's: what they take in time and memory.
LARGE = (
    ("docx", renders.as_docx, 262),
    ("txt", renders.as_txt, 100_000),
    ("lines", renders.as_lines, 100_000),
    ("csv", renders.as_csv, 100_000),
    ("html", renders.as_html, 100_000),
    ("xlsx", renders.as_xlsx, 100_000),
)


def larges(seed: int, say: Callable[[str], None]) -> Iterator[Large]:
    """Yield what one large table takes in each form."""
    for name, render, rows in LARGE:
        if name == "docx" and importlib.util.find_spec("docx") is None:
            continue
        say(f"{name}：写一个 {rows} 行的表……")
        cells = [HEADER, *rows_of(rows, seed)]
        with tempfile.TemporaryDirectory(prefix="ledger-qa-bench-") as folder:
            path = Path(folder) / f"2024年大表进展情况台账.{'txt' if name == 'lines' else name}"
            path.write_bytes(render("青云市2024年重点任务1季度进展情况台账", cells))
            del cells
            # What this process has taken so far must not count.
            with ProcessPoolExecutor(1, get_context("spawn")) as pool:
                entries, seconds, peak = pool.submit(read_measured, path).result()
        if entries != rows:
            raise LedgerError(f"{name}：写了 {rows} 行，读出 {entries} 项")
        yield Large(name, rows, seconds, peak)


def rows_of(count: int, seed: int) -> list[tuple[str, str, str]]:
    """Return the rows of many ledgers as one table, numbered on."""
    rows = (row for ledger in ledgers_of(-(-count // PER_LEDGER), seed) for row in ledger.rows)
    return [(str(at), *row[1:]) for at, row in enumerate(islice(rows, count), start=1)]


def read_measured(path: Path) -> tuple[int, float, float]:
    """Return the entries of a file, the seconds it took, and the process's peak memory in MB."""
    begun = time.perf_counter()
    entries = sum(len(ledger.entries) for ledger in read_ledgers(path))
    return entries, time.perf_counter() - begun, peak_mb()


def peak_mb() -> float:
    """Return this process's peak of resident memory in MB, of Linux; 0 elsewhere."""
    try:
        text = Path("/proc/self/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    [kilobytes] = [line.split()[1] for line in text.splitlines() if line.startswith("VmHWM")]
    return int(kilobytes) / 1024


def report(fast: Sequence[Speed], large: Sequence[Large]) -> str:
    """Return the figures as two Markdown tables."""
    lines = ["| 格式 | 文件 | 事项 | 文件/秒 | 事项/秒 |", "|---|---:|---:|---:|---:|"]
    for one in fast:
        per_s = one.entries / one.seconds
        lines.append(
            f"| {one.format} | {one.files:,} | {one.entries:,} | {one.files_per_s:,.0f} | {per_s:,.0f} |"
        )
    lines += ["", "| 一个大表 | 行 | 秒 | 内存峰值（MB） |", "|---|---:|---:|---:|"]
    lines += [
        f"| {one.format} | {one.rows:,} | {one.seconds:.1f} | {one.peak_mb:,.0f} |" for one in large
    ]
    return "\n".join(lines)


def run(count: int, seed: int, say: Callable[[str], None]) -> None:
    """Measure, print the tables and keep them."""
    say(f"{cores()} 个处理器")
    fast, large = list(speeds(count, seed, say)), list(larges(seed, say))
    kept = {
        "cores": cores(),
        "speeds": [asdict(one) for one in fast],
        "large": [asdict(one) for one in large],
    }
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(report(fast, large))
    say(f"已写入 {RESULTS}")
