"""Ledgers written in tests as short as they go, and read back."""

from __future__ import annotations

import io
from pathlib import Path

from eval.renders import Rows
from index.entry import Ledger
from index.ledger import read_ledgers

TITLE = "柏川县2025年民生实事进展情况"


HEAD = ["序号", "任务", "进展情况"]


def read(folder: Path, content: str | bytes, name: str = "台账.txt") -> Ledger:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (ledger,) = read_ledgers(path)
    assert ledger.rows_seen == len(ledger.entries) + len(ledger.skipped)
    return ledger


def rows_of(ledger: Ledger) -> Rows:
    return [entry.cells for entry in ledger.entries]


def bare(text: str) -> str:
    return "\n\n".join(text.split())


def table_in_html(rows: list[list[str]]) -> str:
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def word(*blocks: str | list[list[str]]) -> bytes:
    """Return a Word file of paragraphs and tables."""
    import docx

    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), len(block[0]))
        for at, row in enumerate(block):
            for place, text in enumerate(row):
                table.cell(at, place).text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
