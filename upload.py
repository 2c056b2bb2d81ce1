"""Adding ledgers in the page: what a file holds is shown first, and added only when asked."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import gradio as gr

from index.entry import Ledger, LedgerError
from index.ledger import read_ledgers
from index.report import notes_on, report
from index.store import Change

logger = logging.getLogger("upload")

FORMATS = "Word（.docx .doc .wps）、Excel（.xlsx .xls）、PDF、网页、CSV 或文本"
LONGEST_REPORT = 20_000

Read = tuple[Ledger, ...]


class Keeper(Protocol):
    """What keeps ledgers."""

    @property
    def ledgers(self) -> tuple[Ledger, ...]: ...

    def add(self, ledger: Ledger) -> Change: ...


def preview(line: Keeper, files: Sequence[str] | None) -> tuple[Read, str, Any]:
    """Return the ledgers read from files, their parse report, and whether they may be added.

    The report says which of them would take the place of one that is there.
    """
    held = {ledger.id for ledger in line.ledgers}
    ledgers: list[Ledger] = []
    lines: list[str] = []
    for name in files or ():
        path = Path(name)
        try:
            found = read_ledgers(path)
        except LedgerError as error:
            # The visitor knows the file by its name, not by where the server keeps it.
            lines.append(f"没有读出：{str(error).replace(str(path), path.name)}")
            continue
        ledgers += found
        lines += [
            report(ledger) + ("\n  加入后替换现有的同名台账" if ledger.id in held else "")
            for ledger in found
        ]
    text = "\n\n".join(lines)
    shown = text if len(text) <= LONGEST_REPORT else f"{text[:LONGEST_REPORT]}\n……"
    return tuple(ledgers), shown, gr.Button(interactive=bool(ledgers))


def keep(line: Keeper, ledgers: Read) -> tuple[Read, str, Any, Any]:
    """Add the ledgers that were read, and return what that has changed."""
    lines = []
    for ledger in ledgers:
        try:
            change = line.add(ledger)
        except LedgerError as error:
            lines.append(f"没有加入：{error}")
            continue
        lines.append(f"已加入：{ledger.title}（{len(ledger.entries)} 项）")
        lines += [f"  {note}" for note in notes_on(change)]
    return (), "\n".join(lines), gr.Button(interactive=False), None


def build_upload(line: Keeper) -> gr.Button:
    """Build the closed part of the page that adds ledgers; return its button, to refresh after."""
    private: dict[str, Any] = {"api_visibility": "private", "show_progress": "minimal"}
    with gr.Accordion("添加台账", open=False, elem_id="add"):
        read = gr.State(())
        files = gr.File(
            label=f"台账文件：{FORMATS}", file_count="multiple", elem_id="files", height=120
        )
        told = gr.Textbox(
            label="读取报告（加入前请核对）",
            lines=6,
            max_lines=14,
            interactive=False,
            elem_id="told",
        )
        button = gr.Button("加入台账", interactive=False, elem_id="keep")
    # Not `change`: that comes of emptying the list after adding, too, and would blank what is told.
    gr.on(
        [files.upload, files.delete, files.clear],
        partial(preview, line),
        files,
        [read, told, button],
        **private,
    )
    button.click(partial(keep, line), read, [read, told, button, files], **private)
    return button
