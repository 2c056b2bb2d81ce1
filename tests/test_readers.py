"""The benchmark of the readers: it reads what it writes, in every format that it can write."""

from __future__ import annotations

from pathlib import Path

from eval.readers import FORMATS, PER_LEDGER, Large, missing, report, rows_of, speeds, written
from index.ledger import read_ledgers


def test_every_format_that_can_be_written_is_read_whole() -> None:
    said: list[str] = []
    found = list(speeds(1, 0, said.append))
    assert [one.format for one in found] == [one.suffix for one in FORMATS if not missing(one)]
    assert {(one.files, one.entries) for one in found} == {(1, PER_LEDGER)}
    assert len(said) == len(FORMATS) - len(found)


def test_the_same_seed_writes_the_same_files(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in "ab"]
    for folder in folders:
        folder.mkdir()
    first, second = (
        [path.read_bytes() for path in written(FORMATS[0], 3, 7, folder)] for folder in folders
    )
    assert first == second
    assert len({read_ledgers(path)[0].title for path in folders[0].iterdir()}) == 3


def test_the_rows_of_a_large_table_are_numbered_on() -> None:
    assert [row[0] for row in rows_of(120, 0)] == [str(at) for at in range(1, 121)]


def test_the_report_names_rows_seconds_and_memory() -> None:
    assert report([], [Large("csv", 100_000, 2.5, 156.0)]).endswith("| csv | 100,000 | 2.5 | 156 |")
