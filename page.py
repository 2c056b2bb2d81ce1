"""The turns of the chat as escaped HTML, and the style and script that the page shows them with.

Every text of a ledger, a question or an answer passes through `html.escape` here, and the chat
shows the result without Markdown: no text can become markup or make the browser fetch anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

import chinese
from index.entry import Entry, Ledger, Role
from qa.answer import Answer, Citation, Reason
from qa.labels import REFUSAL_LABELS

MARKER = re.compile(r"\[(\d{1,3})\]")
TABLE_RULE = re.compile(r"\|(\s*:?-+:?\s*\|)+")
CELL_BORDER = re.compile(r"(?<!\\)\|")
FIGURE = re.compile(r"[-+−]?\d[\d.,]*\s*\S{0,4}|[-—–]?")

REPLACED_NOTE = "模型写的回答未通过核对，已改用台账原文作答。"

# Characters that a cell of a table may have to stand on one line.
BRIEF_CELL = 20

# More entries than this start folded: the sources must not push the answer off the screen.
UNFOLDED_ENTRIES = 6

Row = tuple[str, ...]
# Where each marker's entry stands on the page; None while the answer is still being written.
Anchors = dict[int, str] | None


def question_html(question: str) -> str:
    """Return a user's message: its own characters, nothing else."""
    return f'<div class="asked">{escape(question)}</div>'


def notice_html(text: str) -> str:
    """Return a message of the page itself, such as a failure."""
    return f'<div class="answer notice"><p>{escape(text)}</p></div>'


def partial_html(text: str, note: str = "") -> str:
    """Return an answer that is still being written, or that was stopped and says so in `note`."""
    tail = f'<p class="note">{escape(note)}</p>' if note else '<span class="writing"></span>'
    return f'<div class="answer">{text_html(text, None)}{tail}</div>'


def answer_html(answer: Answer, turn: int) -> str:
    """Return a finished answer and its sources; `turn` keeps its anchors apart from others'."""
    anchors = {
        citation.marker: f"t{turn}-{order}"
        for order, citations in enumerate(by_entry(answer.citations), start=1)
        for citation in citations
    }
    head = ""
    if answer.refused:
        head = f'<p class="label">{REFUSAL_LABELS.get(answer.reason, "未能作答")}</p>'
    elif answer.reason is Reason.REJECTED:
        head = f'<p class="note">{REPLACED_NOTE}</p>'
    return (
        f'<div class="answer{" refused" if answer.refused else ""}">'
        f'{head}<div class="text">{text_html(answer.text, anchors)}</div>'
        f"{sources_html(answer, turn)}"
        '<div class="tools"><button class="copy" type="button">复制回答</button></div>'
        f'<div class="plain" hidden>{escape(plain_text(answer))}</div></div>'
    )


def text_html(text: str, anchors: Anchors) -> str:
    """Return the lines of an answer as paragraphs, and its lines of | cells | as tables."""
    lines = [line.strip() for line in text.splitlines()]
    blocks = []
    for is_table, group in groupby(lines, key=is_row):
        block = list(group)
        if is_table and len(block) > 1 and TABLE_RULE.fullmatch(block[1]):
            blocks.append(table_html([cells(line) for line in (block[0], *block[2:])], anchors))
        else:
            blocks += [f"<p>{marked_up(line, anchors)}</p>" for line in block if line]
    return "".join(blocks)


def is_row(line: str) -> bool:
    return len(line) > 1 and line.startswith("|") and line.endswith("|")


def cells(line: str) -> Row:
    """Return the cells of a table's line; a border inside a cell is written as \\|."""
    return tuple(cell.strip().replace("\\|", "|") for cell in CELL_BORDER.split(line.strip()[1:-1]))


def table_html(rows: Sequence[Row], anchors: Anchors) -> str:
    """Return a table; each cell names its column too, for phones, where rows become blocks."""
    width = max(len(row) for row in rows)
    head, *body = [row + ("",) * (width - len(row)) for row in rows]
    titles = [marked_up(title, anchors) for title in head]
    classes = [column_class([row[n] for row in body]) for n in range(width)]
    top = "".join(
        f'<th class="{name}">{title}</th>' for title, name in zip(titles, classes, strict=True)
    )
    lines = "".join(
        "<tr>"
        + "".join(
            f'<td class="{name}"><span class="column">{title}</span>{marked_up(cell, anchors)}</td>'
            for cell, title, name in zip(row, titles, classes, strict=True)
        )
        + "</tr>"
        for row in body
    )
    return (
        f'<div class="scroll"><table><thead><tr>{top}</tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
    )


def column_class(texts: Sequence[str]) -> str:
    """Return how a column is set: figures to the right, brief cells on one line, others broken."""
    if texts and all(FIGURE.fullmatch(text) for text in texts):
        return "figure"
    return "brief" if all(len(text) <= BRIEF_CELL for text in texts) else "long"


def marked_up(text: str, anchors: Anchors) -> str:
    """Return the text escaped, each [n] that cites an entry as a link to it."""

    def link(match: re.Match[str]) -> str:
        if anchors is None:
            return f'<span class="cite">{match[0]}</span>'
        anchor = anchors.get(int(match[1]))
        return f'<a class="cite" href="#{anchor}">{match[0]}</a>' if anchor else match[0]

    return MARKER.sub(link, escape(text))


def by_entry(citations: Iterable[Citation]) -> list[list[Citation]]:
    """Return the citations of each entry, the entries in the order of their first marker."""
    groups: dict[str, list[Citation]] = {}
    for citation in sorted(citations, key=lambda citation: (citation.marker, citation.start)):
        groups.setdefault(citation.entry.id, []).append(citation)
    return list(groups.values())


def sources_html(answer: Answer, turn: int) -> str:
    """Return the cited entries, each one a fold; empty without citations."""
    groups = by_entry(answer.citations)
    if not groups:
        return ""
    name = "相近事项" if answer.refused else "出处"
    folds = "".join(
        source_html(citations, f"t{turn}-{order}", is_open=len(groups) <= 2)
        for order, citations in enumerate(groups, start=1)
    )
    is_open = " open" if len(groups) <= UNFOLDED_ENTRIES else ""
    return (
        f'<details class="sources"{is_open}>'
        f"<summary>{name}<small>{len(groups)} 项，点开看全文</small></summary>{folds}</details>"
    )


def source_html(citations: Sequence[Citation], anchor: str, *, is_open: bool) -> str:
    """Return one entry: its place and title as the summary, all its columns as the body."""
    entry = citations[0].entry
    markers = "".join(f"[{n}]" for n in sorted({citation.marker for citation in citations}))
    title = entry.column(Role.TITLE)
    rows = "".join(
        f"<dt>{escape(column.name)}</dt><dd>{quoted(entry, column.name, citations)}</dd>"
        for column in entry.columns
        if column.role not in (Role.NUMBER, Role.TITLE) and entry.text(column.name)
    )
    section = f"　{escape(entry.section)}" if entry.section else ""
    return (
        f'<details class="source" id="{anchor}"{" open" if is_open else ""}>'
        f'<summary><span class="marker">{markers}</span><span class="where">'
        f"{escape(entry.period_label)}　{escape(ordinal(entry))}</span>"
        f'<span class="title">{quoted(entry, title, citations) if title else ""}</span></summary>'
        f'<dl>{rows}</dl><p class="ledger">《{escape(entry.ledger_title)}》{section}</p></details>'
    )


def ordinal(entry: Entry) -> str:
    return f"第{entry.number}项" if entry.number is not None else f"第{entry.position}行"


def quoted(entry: Entry, column: str, citations: Iterable[Citation]) -> str:
    """Return the whole text of a column, escaped, with its quoted stretches marked."""
    text = entry.text(column)
    parts, reached = [], 0
    for citation in sorted(citations, key=lambda citation: (citation.start, citation.end)):
        start, end = max(citation.start, reached), min(citation.end, len(text))
        if citation.column == column and start < end:
            parts += [escape(text[reached:start]), f"<mark>{escape(text[start:end])}</mark>"]
            reached = end
    return "".join([*parts, escape(text[reached:])])


def plain_text(answer: Answer) -> str:
    """Return the answer for the clipboard: cells apart by tabs, then where it stands."""
    lines = [
        "\t".join(cells(line)) if is_row(line) else line
        for line in (line.strip() for line in answer.text.splitlines())
        if not TABLE_RULE.fullmatch(line)
    ]
    sources = [
        "".join(f"[{n}]" for n in sorted({citation.marker for citation in citations}))
        + f"《{citations[0].entry.ledger_title}》{ordinal(citations[0].entry)}："
        + citations[0].entry.title
        for citations in by_entry(answer.citations)
    ]
    return "\n".join(lines + (["", "出处：", *sources] if sources else []))


def on_one_line(html: str) -> str:
    """Return the same HTML for the Chatbot, which takes tabs and indents out of what it shows."""
    return html.replace("\n", "&#10;").replace("\t", "&#9;")


def heading_html(title: str, ledgers: Sequence[Ledger]) -> str:
    return f"<h1>{escape(title)}</h1>\n{loaded_html(ledgers)}"


def loaded_html(ledgers: Sequence[Ledger]) -> str:
    """Return one sentence on what the answers rest on, the ledgers' full titles folded under it.

    It is shown in a Markdown block, which leaves HTML alone up to a blank line: there is none.
    """
    if not ledgers:
        return '<div class="loaded">还没有台账。请先运行：python -m index add 文件</div>'
    periods = dict.fromkeys(
        ledger.period.label for ledger in newest_first(ledgers) if ledger.period
    )
    named = f"：{'、'.join(list(periods)[:4])}{'等' if len(periods) > 4 else ''}" if periods else ""
    titles = "".join(
        f"<li>{escape(' '.join(ledger.title.split()))}（{len(ledger.entries)} 项"
        f"{'，' if ledger.publisher else ''}{escape(ledger.publisher)}）</li>"
        for ledger in newest_first(ledgers)
    )
    return (
        f'<details class="loaded"><summary>已载入 {loaded_sentence(ledgers)}{named}</summary>'
        f"<ul>{titles}</ul></details>"
    )


def loaded_sentence(ledgers: Sequence[Ledger]) -> str:
    return f"{len(ledgers)} 部台账、{sum(len(ledger.entries) for ledger in ledgers)} 项"


def newest_first(ledgers: Iterable[Ledger]) -> list[Ledger]:
    """Return the ledgers by the end of their period, those without one last; ties keep order."""

    def end(ledger: Ledger) -> tuple[int, int]:
        return (ledger.period.year, ledger.period.last_month) if ledger.period else (0, 0)

    return sorted(ledgers, key=end, reverse=True)


WELCOME = "<p><b>对台账提问</b></p><p>用平常的话问即可，回答会注明出自哪一期、哪一项。例如：</p>"

STYLE = """
:root { --quiet: var(--neutral-500); }
.dark { --quiet: var(--neutral-400); }
gradio-app { border-top: 4px solid var(--primary-800); }
.gradio-container { width: 100% !important; max-width: 1040px !important; min-width: 0 !important;
  margin: 0 auto !important; }
.gradio-container .main { width: 100%; min-width: 0; padding: 12px 20px 8px !important; }
.gradio-container .column { gap: 12px; }
#top { align-items: center; flex-wrap: nowrap; gap: 12px; }
#head h1 { margin: 0; font-size: 22px; font-weight: 700; letter-spacing: 2px;
  color: var(--primary-800); }
.dark #head h1 { color: var(--primary-300); }
#head .loaded, #head .loaded * { font-size: 14px; color: var(--quiet); }
#head .loaded ul { margin: 4px 0 0; padding-left: 32px; }
#head .loaded li { margin: 2px 0; }
#head summary { cursor: pointer; }
#clear { flex: none; min-width: 92px; }
#clear, #stop { border: 1px solid var(--border-color-primary); }
#ask { align-items: flex-end; flex-wrap: nowrap; gap: 8px; }
#ask textarea { padding: 11px 14px; font-size: 16px; border-radius: 8px;
  border: 1px solid var(--border-color-primary); }
#ask textarea:focus { border-color: var(--primary-500); }
#ask button { flex: none; height: 46px; min-width: 88px; font-size: 16px; border-radius: 8px; }
#foot { text-align: center; }
#foot p { font-size: 12px; color: var(--quiet); }

#chat { border: 1px solid var(--border-color-primary) !important; border-radius: 10px; }
#chat .top-panel { display: none; }  /* its bin would clear the screen, not the turns */
#chat .scroll-down-button-container { left: auto; right: 10px; transform: none; }
#chat .placeholder-content { justify-content: center; }
#chat .placeholder { flex: none; height: auto; margin: 0; padding: 0 16px; }
#chat .placeholder p { margin: 0 0 6px; text-align: center; }
#chat .placeholder b { font-size: 20px; }
#chat .examples { grid-template-columns: repeat(auto-fit, minmax(250px, 1fr)); gap: 10px;
  width: 100%; max-width: 620px; margin: 12px auto; padding: 0 16px; }
#chat .example { min-height: 0; padding: 12px 16px; font-size: 15px; box-shadow: none;
  border: 1px solid var(--border-color-primary); border-radius: 8px; }
#chat .example:hover { border-color: var(--primary-500); color: var(--primary-700); }
#chat .example-text { font-size: 15px; line-height: 1.5; }

#chat .message-row { margin: 8px 22px 14px; scroll-margin-top: 4px; }
#chat .bot-row { align-self: stretch; max-width: none; }
#chat .bot-row .flex-wrap, #chat .bot-row .message { width: 100%; max-width: 100%; }
#chat .bot.message { padding: 0; border: 0; background: none; box-shadow: none; }
#chat .user.message { padding: 8px 16px; border: 0; border-radius: 10px; box-shadow: none;
  background: var(--primary-100); }
.dark #chat .user.message { background: var(--primary-900); }
#chat .asked { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 16px; line-height: 1.6; }
#chat .answer { overflow-wrap: anywhere; font-size: 16px; line-height: 1.75; }
#chat .answer p { margin: 0 0 8px; white-space: pre-wrap; }
#chat .refused, #chat .notice { padding: 2px 0 2px 16px;
  border-left: 3px solid var(--neutral-300); }
#chat .answer .label { display: inline-block; padding: 1px 10px; border-radius: 4px;
  font-size: 13px; background: var(--neutral-200); color: var(--neutral-700); }
#chat .answer .note { font-size: 14px; color: var(--quiet); }
#chat .scroll { overflow-x: auto; margin: 4px 0 12px; }
#chat tr { border: 0 !important; }
#chat table { width: 100%; margin: 0; border-collapse: collapse; font-size: 15px; line-height: 1.5;
  border: 0; border-top: 2px solid var(--primary-700); border-bottom: 1px solid var(--neutral-400); }
#chat th, #chat td { padding: 7px 12px; border: 0; text-align: left; vertical-align: top;
  overflow-wrap: normal; }
#chat .figure, #chat .brief { white-space: nowrap; }
#chat .long { min-width: 12em; }
#chat .column { display: none; }
#chat td { border-top: 1px solid var(--border-color-primary); }
#chat th { font-weight: 700; white-space: nowrap; background: var(--background-fill-secondary); }
#chat .figure { text-align: right; font-variant-numeric: tabular-nums; }
#chat .cite { padding: 3px 1px; font-size: 12px; line-height: 1; vertical-align: 4px;
  color: var(--primary-700); text-decoration: none; white-space: nowrap; }
#chat .cite:hover { text-decoration: underline; }
#chat .writing { display: inline-block; width: 8px; height: 16px; vertical-align: -3px;
  background: var(--primary-500); animation: writing 1s steps(2) infinite; }
@keyframes writing { 50% { opacity: 0; } }

#chat summary { cursor: pointer; }
#chat .sources { margin: 10px 0 8px; padding: 8px 12px 10px; border-radius: 8px;
  background: var(--background-fill-secondary); border: 1px solid var(--border-color-primary); }
#chat .sources:not([open]) { padding-bottom: 8px; }
#chat .sources > summary { font-size: 14px; font-weight: 700; }
#chat .sources > summary small { margin-left: 10px; font-size: 13px; font-weight: 400;
  color: var(--quiet); }
#chat .source { margin-top: 6px; padding: 6px 12px; border-radius: 6px; font-size: 14px;
  line-height: 1.7; background: var(--background-fill-primary);
  border: 1px solid var(--border-color-primary); }
#chat .source.shown { border-color: var(--primary-500); box-shadow: 0 0 0 1px var(--primary-500); }
#chat .source > summary { display: flex; flex-wrap: wrap; gap: 0 12px; list-style: none; }
#chat .source > summary::-webkit-details-marker { display: none; }
#chat .source > summary::before { content: "▸"; color: var(--quiet); }
#chat .source[open] > summary::before { content: "▾"; }
#chat .source .marker { color: var(--primary-700); }
#chat .source .where { font-weight: 700; }
#chat .source .title { flex: 1 1 240px; min-width: 0; }
#chat .source:not([open]) .title { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
#chat .source dl { margin: 6px 0; padding-top: 6px;
  border-top: 1px solid var(--border-color-primary); }
#chat .source dt { margin: 0; font-size: 13px; font-weight: 400;
  color: var(--quiet); }
#chat .source dd { margin: 0 0 6px; white-space: pre-line; }
#chat .source .ledger { margin: 0; font-size: 13px; color: var(--quiet); }
#chat mark { padding: 2px 0; color: inherit; background: rgba(250, 204, 21, .4); }
.dark #chat :is(.cite, .marker) { color: var(--primary-300); }
#chat .copy { padding: 2px 12px; border-radius: 6px; font-size: 13px;
  border: 1px solid var(--border-color-primary); color: var(--quiet); }
#chat .copy:hover { color: var(--primary-700); border-color: var(--primary-500); }

@media (max-width: 600px) {
  .gradio-container .main { padding: 8px 10px 4px !important; }
  #head .loaded, #head .loaded * { font-size: 13px; }
  #clear, #ask button { min-width: 72px; padding: 0 8px; }
  #chat .message-row { margin: 6px 12px 12px; }
  #chat .source .title { flex-basis: 100%; }
  #chat thead { display: none; }
  #chat :is(table, tbody, tr, td) { display: block; width: auto; min-width: 0; text-align: left; }
  #chat :is(.figure, .brief) { white-space: normal; }
  #chat tbody { padding: 0; }
  #chat tr { padding: 8px 0; }
  #chat tr + tr { border-top: 1px solid var(--border-color-primary) !important; }
  #chat td { padding: 1px 4px; border: 0; }
  #chat td:first-child { font-weight: 700; }
  #chat td:not(:first-child) .column { display: inline; margin-right: 8px; font-size: 13px;
    color: var(--quiet); }
  #chat .examples { grid-template-columns: 1fr; gap: 8px; }
}
"""

# Own script, for what Gradio has no setting for: copying an answer as text, opening a source, and
# scrolling to a new question once, so that a long answer is read from its beginning.
SCRIPT = """
async function copyAnswer(button) {
  const text = button.closest(".answer").querySelector(".plain").textContent;
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
  } else {  // a page served over plain http to another machine has no clipboard
    const box = document.body.appendChild(document.createElement("textarea"));
    box.value = text;
    box.select();
    document.execCommand("copy");
    box.remove();
  }
  button.textContent = "已复制";
  setTimeout(() => { button.textContent = "复制回答"; }, 2000);
}

function showSource(anchor) {
  const source = document.getElementById(anchor);
  source.open = source.closest(".sources").open = true;
  document.querySelectorAll(".source.shown").forEach((old) => old.classList.remove("shown"));
  source.classList.add("shown");
  source.scrollIntoView({ block: "nearest", behavior: "smooth" });
}

let questions = 0;
let isFollowing = false;

function follow() {
  const rows = document.querySelectorAll("#chat .user-row");
  if (rows.length > questions) isFollowing = true;
  questions = rows.length;
  if (isFollowing) rows[questions - 1]?.scrollIntoView({ block: "start" });
}

new MutationObserver(follow).observe(document.documentElement, { childList: true, subtree: true });

for (const kind of ["wheel", "touchmove", "pointerdown", "keydown"]) {
  document.addEventListener(kind, (event) => {
    if (event.target.closest("#chat")) isFollowing = false;
  }, { passive: true });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("#chat .copy");
  const marker = event.target.closest("#chat .cite");
  if (button) copyAnswer(button);
  if (marker) {
    event.preventDefault();
    showSource(marker.hash.slice(1));
  }
});
"""

HEAD = f"<script>{SCRIPT}</script><script>{chinese.SCRIPT}</script>"
