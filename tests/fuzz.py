"""A coverage-guided fuzz target for one reader: python tests/fuzz.py docx 5 (seconds).

Nothing but a `LedgerError` may come out of a file, whatever its bytes are.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
import tempfile
import zipfile
from pathlib import Path

import atheris
from word_files import row, word

with atheris.instrument_imports(include=["index.tables", "index.ledger", "index.rows"]):
    from index.entry import LedgerError
    from index.ledger import read_ledgers
    from index.tables import csvs, docx, html, pdf, text, word97, xlsx  # noqa: F401  Readers are imported late.

from eval.renders import as_csv, as_docx, as_html, as_mhtml, as_pdf, as_xls, as_xlsx, font

TITLE = "柏川县2025年民生实事上半年进展情况台账"
ROWS = (("序号", "事项内容", "进展情况"), ("1", "建学校", "开工2所"), ("2", "修路", "完成8公里"))
# A packed file is fuzzed in the part that holds the table: its archive would hide every change.
PARTS = {"docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml"}
SEEDS = {
    "txt": lambda: "\n".join([TITLE, *(f"\t{cell}" for row in ROWS for cell in row)]).encode(),
    "csv": lambda: as_csv(TITLE, ROWS),
    "html": lambda: as_html(TITLE, ROWS),
    "mhtml": lambda: as_mhtml(TITLE, ROWS),
    "docx": lambda: as_docx(TITLE, ROWS),
    "doc": lambda: word([(f"{TITLE}\r", b""), *(one for cells in ROWS for one in row(*cells))]),
    "xlsx": lambda: as_xlsx(TITLE, ROWS),
    "xls": lambda: as_xls(TITLE, ROWS),
    "pdf": lambda: as_pdf(TITLE, ROWS) if font() else b"%PDF-1.4",
}


def part_of(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name)


def with_part(content: bytes, name: str, data: bytes) -> bytes:
    """Return a packed file with one part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for own in old.namelist():
            new.writestr(own, data if own == name else old.read(own))
    return out.getvalue()


def main(name: str, seconds: int) -> None:
    whole = SEEDS[name]()
    part = PARTS.get(name)
    # What is not read here, other programs may read; they are not under test, and slow.
    os.environ["PATH"] = ""
    with tempfile.TemporaryDirectory() as folder:
        path, corpus = Path(folder) / f"台账.{name}", Path(folder) / "corpus"
        corpus.mkdir()
        (corpus / "seed").write_bytes(part_of(whole, part) if part else whole)

        def target(data: bytes) -> None:
            path.write_bytes(with_part(whole, part, data) if part else data)
            with contextlib.suppress(LedgerError):
                for ledger in read_ledgers(path):
                    assert ledger.rows_seen == len(ledger.entries) + len(ledger.skipped)

        options = [
            "-max_len=20000",
            f"-max_total_time={seconds}",
            "-timeout=10",
            "-rss_limit_mb=2000",
            "-verbosity=0",
        ]
        atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={folder}/", str(corpus)], target)
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
