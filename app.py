"""The web chat: questions in, streamed answers with their sources out."""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import socket
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Protocol

# Read when gradio, transformers and torch are imported: no telemetry or hub look-ups from an
# offline machine, and no spinning OpenMP threads, which slow torch down on busy cores. After every
# event gradio sums up its own events in pandas, with an option that pandas 3 warns of: never here.
for _name, _setting in {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "GRADIO_ANALYTICS_CACHE_FREQUENCY": str(sys.maxsize),
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "DO_NOT_TRACK": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "OMP_NUM_THREADS": "1",
}.items():
    os.environ.setdefault(_name, _setting)

import gradio as gr  # noqa: E402
import typer  # noqa: E402
import uvicorn  # noqa: E402
from fastapi import FastAPI, Request, Response  # noqa: E402

import page  # noqa: E402
from chinese import in_chinese  # noqa: E402
from index.command_line import only  # noqa: E402
from index.entry import Ledger, LedgerError  # noqa: E402
from index.problems import reason_of  # noqa: E402
from index.store import Change  # noqa: E402
from index.tables.table import MAX_FILE_BYTES  # noqa: E402
from qa.answer import Answer  # noqa: E402
from upload import build_upload  # noqa: E402

logger = logging.getLogger("app")

TITLE = "台账问答"
EXAMPLES = (
    "地铁建设进展如何？",
    "今年新开通了几条海运航线？",
    "绿色建筑完成全年目标多少了？",
    "一季度哪些事项还没开工？",
    "今年GDP增速比去年同期高吗？",
    "第13项进展怎么样？",
)
FAILED = "抱歉，这个问题没有答成：系统内部出了错，已记入日志。请再问一次；若仍不行，请联系管理员。"
STOPPED = "已停止，以上回答不完整。"
LONGEST_QUESTION = 2000
AT_ONCE = 16
WAITING = 64

# A composed answer is ready at once: its pieces are shown a frame apart, so that the eye can
# follow, until the wait that this adds to an answer is used up.
FRAME_SECONDS = 0.03
ADDED_WAIT_SECONDS = 0.6

# Answers stream to as many people at once as there are places here; the default is one. A new
# question may be sent while a stopped answer still waits for its last piece.
ANSWERING: dict[str, Any] = {
    "concurrency_limit": AT_ONCE,
    "concurrency_id": "ask",
    "trigger_mode": "multiple",
}

FONTS = ["Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "WenQuanYi Micro Hei", "sans-serif"]

# Nothing on the page may be fetched from another host, whatever a text contains.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "frame-ancestors 'self'",
        "object-src 'none'",
        "base-uri 'self'",
    )
)


class Stream(Protocol):
    def stream(self, input: dict[str, Any], /) -> Iterator[dict[str, Any]]: ...


class Line(Protocol):
    """What the page needs of qa.chain's line."""

    @property
    def runnable(self) -> Stream: ...
    @property
    def ledgers(self) -> tuple[Ledger, ...]: ...
    def refresh(self) -> object: ...
    def add(self, ledger: Ledger) -> Change: ...


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what the page shows for it; `text` is empty where the line said nothing."""

    question: str
    html: str
    text: str = ""
    finished: bool = True


Turns = tuple[Turn, ...]


@dataclass(slots=True)
class Conversation:
    """The turns of one visitor, who may stop or clear them while one is still being answered."""

    turns: Turns = ()

    @property
    def is_answering(self) -> bool:
        return bool(self.turns) and not self.turns[-1].finished


def history(turns: Iterable[Turn]) -> list[dict[str, str]]:
    """Return earlier turns as the line reads them: [1] in them would mean another entry."""
    return [
        message
        for turn in turns
        if turn.text
        for message in (
            {"role": "user", "content": turn.question},
            {"role": "assistant", "content": page.MARKER.sub("", turn.text)},
        )
    ]


def messages(turns: Iterable[Turn]) -> list[dict[str, str]]:
    """Return what the Chatbot shows."""
    return [
        {"role": role, "content": page.on_one_line(html)}
        for turn in turns
        for role, html in (("user", page.question_html(turn.question)), ("assistant", turn.html))
    ]


def answering(line: Line, question: str, turns: Turns) -> Iterator[Turn]:
    """Yield the turn again and again as it grows, the last one finished."""
    if len(question) > LONGEST_QUESTION:
        sentence = f"问题太长：最多 {LONGEST_QUESTION} 字，现有 {len(question)} 字。请精简后再问。"
        yield Turn(question[:100] + "……", page.notice_html(sentence))
        return
    text = ""
    yield Turn(question, page.partial_html(text), finished=False)
    try:
        asked = {"question": question, "history": history(turns)}
        for part in line.runnable.stream(asked):
            if "answer" in part:
                answer: Answer = part["answer"]
                yield Turn(question, page.answer_html(answer, len(turns)), answer.text)
            else:
                text += part["piece"]
                yield Turn(question, page.partial_html(text), text, finished=False)
    except Exception:
        logger.exception("没有答成：%r", question)
        yield Turn(question, page.notice_html(FAILED))


def paced(turns: Iterable[Turn]) -> Iterator[Turn]:
    """Yield the turns, a frame apart as long as the added wait lasts."""
    patience = ADDED_WAIT_SECONDS
    for turn in turns:
        yield turn
        pause = min(FRAME_SECONDS, patience / 8)
        patience -= pause
        time.sleep(0 if turn.finished else pause)


def ask(line: Line, question: str, conversation: Conversation) -> Iterator[Any]:
    """Yield what the chat, the box and the buttons become while the answer grows."""
    question = question.strip()
    if not question or conversation.is_answering:
        yield gr.skip()
        return
    # A question that is too long stays in the box, to be shortened there.
    box: Any = gr.skip() if len(question) > LONGEST_QUESTION else ""
    earlier = shown = conversation.turns
    for turn in paced(answering(line, question, earlier)):
        if conversation.turns is not shown:
            break
        shown = conversation.turns = (*earlier, turn)
        yield view(conversation, box)
        box = gr.skip()  # the next question may be typed meanwhile
    # Stopped or cleared: a piece under way may have reached the page after the stop did.
    if conversation.turns is not shown and not conversation.is_answering:
        yield view(conversation, box)


def stop(conversation: Conversation) -> tuple[Any, ...]:
    """Return the chat with its last answer left as far as it came."""
    if conversation.is_answering:
        *earlier, last = conversation.turns
        html = page.partial_html(last.text, STOPPED)
        conversation.turns = (*earlier, Turn(last.question, html, last.text))
    return view(conversation, gr.skip())


def clear(conversation: Conversation) -> tuple[Any, ...]:
    conversation.turns = ()
    return view(conversation, "")


def view(conversation: Conversation, box: Any) -> tuple[Any, ...]:
    """Return the chat, the box and the buttons 发送 and 停止, of which one is shown."""
    busy = conversation.is_answering
    return messages(conversation.turns), box, gr.Button(visible=not busy), gr.Button(visible=busy)


def build_page(line: Line, *, uploads: bool = False) -> gr.Blocks:
    """Return the chat over the line; every visitor has a conversation of their own.

    With `uploads` the page adds ledgers too.
    """
    blocks = gr.Blocks(title=TITLE, fill_height=True, analytics_enabled=False)
    with blocks:
        conversation = gr.State(Conversation())
        with gr.Row(elem_id="top"):
            loaded = gr.Markdown(elem_id="head", latex_delimiters=[])
            clear_button = gr.Button("清空对话", size="sm", scale=0, elem_id="clear")
        chat = build_chatbot()
        with gr.Row(elem_id="ask"):
            box = build_box()
            send_button = gr.Button("发送", variant="primary", scale=0, elem_id="send")
            stop_button = gr.Button("停止", scale=0, visible=False, elem_id="stop")
        kept = build_upload(line) if uploads else None
        gr.Markdown("回答只依据已载入的台账；点击回答中的编号可核对原文。", elem_id="foot")

        def heading() -> str:
            try:
                line.refresh()
            except LedgerError:
                logger.exception("台账没有刷新，仍用先前打开的")
            return page.heading_html(TITLE, line.ledgers)

        def ask_example(choice: gr.SelectData, conversation: Conversation) -> Iterator[Any]:
            yield from ask(line, choice.value["text"], conversation)

        shown = [chat, box, send_button, stop_button]
        private: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
        gr.on(
            [box.submit, send_button.click],
            partial(ask, line),
            [box, conversation],
            shown,
            api_name="chat",
            show_progress="hidden",
            **ANSWERING,
        )
        chat.example_select(ask_example, conversation, shown, **private, **ANSWERING)
        stop_button.click(stop, conversation, shown, queue=False, **private)
        clear_button.click(clear, conversation, shown, queue=False, **private)
        blocks.load(heading, None, loaded, **private)
        if kept:
            kept.click(heading, None, loaded, **private)
    blocks.queue(max_size=WAITING)
    return blocks


def build_box() -> gr.Textbox:
    """Return what a question is typed into."""
    return gr.Textbox(
        label="问题",
        placeholder="请输入问题，按回车发送",
        container=False,
        max_lines=5,
        autofocus=True,
    )


def build_chatbot() -> gr.Chatbot:
    """Return the chat window: own HTML as it is, no Markdown, no formulas."""
    return gr.Chatbot(
        label="对话",
        show_label=False,
        elem_id="chat",
        scale=1,
        min_height=240,
        layout="bubble",
        render_markdown=False,
        latex_delimiters=[],
        buttons=[],
        autoscroll=False,
        placeholder=page.WELCOME,
        examples=[{"text": question} for question in EXAMPLES],
    )


def build_theme() -> gr.themes.Base:
    """Return a calm blue theme in fonts of the reader's own machine: none is fetched."""
    return gr.themes.Soft(primary_hue="blue", neutral_hue="slate", font=FONTS, font_mono=FONTS).set(
        body_background_fill="*neutral_50",
        button_primary_background_fill="*primary_700",
        button_primary_background_fill_hover="*primary_800",
        button_primary_background_fill_dark="*primary_700",
    )


def build_app(line: Line, *, uploads: bool = False) -> FastAPI:
    """Return the web application: the page at /, a sign of life at /healthz."""
    app = FastAPI(title=TITLE, docs_url=None, redoc_url=None, openapi_url=None)

    @app.middleware("http")
    async def protect(request: Request, call_next: Any) -> Response:
        response: Response = await call_next(request)
        is_plain = "content-encoding" not in response.headers
        if is_plain and response.headers.get("content-type", "").startswith("text/html"):
            response = await page_in_chinese(response)
        response.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    @app.get("/healthz")
    def healthz() -> dict[str, Any]:
        ledgers = line.ledgers
        entries = sum(len(ledger.entries) for ledger in ledgers)
        return {"status": "ok", "ledgers": len(ledgers), "entries": entries}

    gr.mount_gradio_app(
        app,
        build_page(line, uploads=uploads),
        path="/",
        max_file_size=MAX_FILE_BYTES,
        theme=build_theme(),
        css=page.STYLE,
        head=page.HEAD,
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        show_error=False,
        ssr_mode=False,
    )
    return app


async def page_in_chinese(response: Any) -> Response:
    """Return a response with Gradio's page in Chinese."""
    body = b"".join([part async for part in response.body_iterator])
    headers = {name: value for name, value in response.headers.items() if name != "content-length"}
    text = in_chinese(body.decode())
    return Response(text, response.status_code, headers=headers)


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens there.

    Raises:
        LedgerError: the port is taken, or the address is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        why = reason_of(error) if isinstance(error, OSError) else "端口要在 0 到 65535 之间"
        reason = f"不能在 {host}:{port} 提供网页（{why}）；请检查 --host 和 --port"
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            reason = f"端口 {port} 已被占用；请用 --port 换一个，例如 --port {port + 1 if port < 65535 else 0}"
        raise LedgerError(reason) from None


def main(
    host: Annotated[
        str, typer.Option(metavar="地址", help="网页的监听地址；0.0.0.0 供局域网访问")
    ] = "127.0.0.1",
    port: Annotated[
        int,
        typer.Option(min=0, max=65535, metavar="整数", help="网页的端口；0 为任选一个空闲端口"),
    ] = 7860,
    home: Annotated[
        Path, typer.Option(metavar="目录", envvar="LEDGER_QA_HOME", help="台账和索引所在的目录")
    ] = Path(".ledger-qa"),
    uploads: Annotated[
        bool | None,
        typer.Option(
            "--uploads/--no-uploads", help="网页上能否添加台账；默认只在监听本机地址时可以"
        ),
    ] = None,
) -> None:
    """在浏览器里对台账提问。"""
    handler = logging.StreamHandler()
    handler.setLevel(logging.WARNING)
    logging.basicConfig(
        handlers=[handler], format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    try:
        if not host.strip():
            raise LedgerError("--host 是空的；只供本机用请写 127.0.0.1，供局域网访问请写 0.0.0.0")
        with listen(host, port) as listener:
            is_local = host in ("127.0.0.1", "localhost", "::1")
            serve(listener, home, uploads=is_local if uploads is None else uploads)
    except LedgerError as error:
        print(f"错误：{error}", file=sys.stderr)
        raise typer.Exit(1) from None


def serve(listener: socket.socket, home: Path, *, uploads: bool) -> None:
    """Serve the page until interrupted."""
    print(f"正在打开台账（{home}）……", flush=True)
    from qa.chain import open_line  # seconds of imports: said before, not after

    line = open_line(home, notify=partial(print, flush=True))
    line.warm_up()
    print(f"已载入 {page.loaded_sentence(line.ledgers)}", flush=True)
    app = build_app(line, uploads=uploads)
    host, port = listener.getsockname()[:2]
    shown_host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(
        host, f"[{host}]" if ":" in host else host
    )
    print(f"网页地址 http://{shown_host}:{port} （按 Ctrl+C 停止）", flush=True)
    config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1)
    with contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])
    print("已停止。", flush=True)


if __name__ == "__main__":
    only(main)()
