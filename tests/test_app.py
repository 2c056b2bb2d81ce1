"""The chat without a browser: what is shown, what is passed on, who waits for whom."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import httpx
import pytest
import typer
import uvicorn
from gradio.queueing import Queue

import app
import page
from index.entry import Column, Entry, Ledger, Period, Role
from index.store import Change
from qa.answer import Answer, Citation, Reason

COLUMNS = (
    Column("序号", Role.NUMBER),
    Column("事项内容", Role.TITLE),
    Column("进展情况", Role.PROGRESS),
    Column("责任单位", Role.UNIT),
)
HOSTILE = (
    "9~10月、3~5家 *粗* _斜_ $$x$$ `码` <img src=x onerror=alert(1)> "
    "![图](http://198.51.100.7/a.png) [点](javascript:alert(2)) http://198.51.100.7/b # <script>alert(3)</script>"
)


def entry(
    progress: str = "全市在建线路8条、154公里。",
    *,
    number: int = 5,
    title: str = "提速推进地铁建设。",
) -> Entry:
    cells = (str(number), title, progress, "市地铁办")
    period = Period.of_quarter(2025, 1)
    return Entry("a", "2025年一季度台账", "青岛市", period, number, number, COLUMNS, cells)


def cite(marker: int, source: Entry, words: str) -> Citation:
    start = source.progress.index(words)
    return Citation(marker, source, "进展情况", start, start + len(words))


METRO = Answer("在建8条、154公里。[1]", (cite(1, entry(), "8条、154公里"),))


class FakeLine:
    """Answers every question the same way, two characters a piece, and keeps what it was asked."""

    def __init__(self, answer: Answer = METRO) -> None:
        self.answer = answer
        self.asked: list[dict[str, Any]] = []
        ledger = Ledger(
            "a", "2025年一季度台账", "青岛市", Period.of_quarter(2025, 1), COLUMNS, (entry(),), 2
        )
        self.ledgers = (ledger,)
        self.runnable = self

    def stream(self, asked: dict[str, Any], /) -> Iterator[dict[str, Any]]:
        self.asked.append(asked)
        text = self.answer.text
        yield from ({"piece": text[i : i + 2]} for i in range(0, len(text), 2))
        yield {"answer": self.answer}

    def refresh(self) -> None:
        pass

    def add(self, ledger: Ledger) -> Change:
        self.ledgers = (*self.ledgers, ledger)
        return Change(ledger, None, ())


class BrokenLine(FakeLine):
    def stream(self, asked: dict[str, Any], /) -> Iterator[dict[str, Any]]:
        yield {"piece": "在建"}
        raise RuntimeError("机密路径 /srv/x")


class MeetingLine(FakeLine):
    """Answers nobody before all have asked."""

    def __init__(self, people: int) -> None:
        super().__init__()
        self.barrier = threading.Barrier(people, timeout=60)

    def stream(self, asked: dict[str, Any], /) -> Iterator[dict[str, Any]]:
        self.barrier.wait()
        yield from super().stream(asked)


@contextmanager
def serving(line: app.Line, *, uploads: bool = False) -> Iterator[str]:
    """Serve the page over the line on a free port; the value is its address."""
    started: Future[uvicorn.Server] = Future()

    async def serve(listener: socket.socket) -> None:
        # Built inside the loop: outside of one, gradio opens loops and leaves them.
        config = uvicorn.Config(app.build_app(line, uploads=uploads), log_level="warning")
        started.set_result(uvicorn.Server(config))
        await started.result().serve(sockets=[listener])

    with app.listen("127.0.0.1", 0) as listener:
        thread = threading.Thread(target=lambda: asyncio.run(serve(listener)))
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server = started.result(timeout=60)
            server.should_exit = server.force_exit = True
            thread.join()


def ask_over_http(url: str, question: str) -> list[Any]:
    """Return what the chat shows after each piece."""
    with httpx.Client(base_url=url, timeout=90) as client:
        call = client.post("/gradio_api/call/chat", json={"data": [question]})
        stream = client.get(f"/gradio_api/call/chat/{call.json()['event_id']}").text
    return [json.loads(data)[0] for data in re.findall(r"^data: (\[.*)$", stream, re.M)]


def asking(line: app.Line, question: str, conversation: app.Conversation) -> list[str]:
    """Return the assistant's message after each piece."""
    steps = list(app.ask(line, question, conversation))
    return [step[0][-1]["content"] for step in steps if isinstance(step, tuple)]


class Tags(HTMLParser):
    """Collects the tags and the text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


# What a text becomes


def test_hostile_text_stays_text_everywhere() -> None:
    source = entry(HOSTILE, title=HOSTILE)
    table = f"| {HOSTILE} | 值 |\n| --- | --- |\n| {HOSTILE} | {HOSTILE} |"
    answer = Answer(f"{HOSTILE}[1]\n{table}", (cite(1, source, "<img src=x"),))
    for html, times in (
        (page.answer_html(answer, 0), 5 + 2 + 5),
        (page.partial_html(answer.text), 5),
        (page.question_html(HOSTILE), 1),
    ):
        seen = Tags(html)
        assert not seen.tags & {"img", "script", "del", "s", "em", "strong", "code", "h1"}
        assert not seen.attributes & {"onerror", "src", "style"}
        assert "javascript" not in "".join(re.findall(r'href="([^"]*)"', html))
        assert seen.text.count(HOSTILE) == times


def test_lines_of_cells_become_a_table_with_figures_set_right() -> None:
    text = "共2项：\n| 事项 | 完成 |\n| --- | ---: |\n| 甲 | 1,234.5亿元 |\n| 乙 \\| 丙 | — |"
    html = page.text_html(text, {})
    assert "<p>共2项：</p>" in html
    assert '<tr><th class="brief">事项</th><th class="figure">完成</th></tr>' in html
    assert '<td class="brief"><span class="column">事项</span>乙 | 丙</td>' in html
    assert '<td class="figure"><span class="column">完成</span>—</td>' in html


def test_a_line_with_bars_but_no_rule_below_is_a_paragraph() -> None:
    assert page.text_html("| 甲 | 乙 |", {}) == "<p>| 甲 | 乙 |</p>"


def test_only_markers_of_citations_become_links() -> None:
    html = page.text_html("甲[1]乙[7]", {1: "t0-1"})
    assert html == '<p>甲<a class="cite" href="#t0-1">[1]</a>乙[7]</p>'


def test_citations_of_one_entry_share_one_source_that_shows_every_column() -> None:
    source = entry("在建8条、154公里，贯通26个。")
    citations = (cite(1, source, "8条、154公里"), cite(2, source, "154公里，贯通26个"))
    html = page.answer_html(Answer("甲[1]乙[2]", citations), 3)
    assert html.count('<details class="source"') == 1
    assert html.count('href="#t3-1"') == 2
    assert "[1][2]" in html
    assert "在建<mark>8条、154公里</mark><mark>，贯通26个</mark>。" in html
    seen = Tags(html).text
    for words in (
        "2025年一季度",
        "第5项",
        "提速推进地铁建设。",
        "责任单位",
        "市地铁办",
        "《2025年一季度台账》",
    ):
        assert words in seen


def test_a_refusal_says_what_is_missing_and_names_near_misses() -> None:
    refusal = Answer(
        "没有客流量。[1]", (cite(1, entry(), "8条"),), refused=True, reason=Reason.NOT_REPORTED
    )
    html = page.answer_html(refusal, 0)
    assert 'class="answer refused"' in html
    assert "台账未报告" in html
    assert "相近事项" in html
    assert "出处<small>" not in html


def test_every_reason_of_a_refusal_has_a_label() -> None:
    assert set(page.REFUSAL_LABELS) == set(Reason) - {Reason.NONE}


def test_an_answer_is_copied_with_tabs_between_cells_and_its_sources() -> None:
    answer = Answer("共1项：\n| 事项 | 完成 |\n| --- | --- |\n| 地铁[1] | 8条 |", METRO.citations)
    assert page.plain_text(answer) == (
        "共1项：\n事项\t完成\n地铁[1]\t8条\n\n出处：\n[1]《2025年一季度台账》第5项：提速推进地铁建设。"
    )


def test_the_heading_says_what_is_loaded_newest_first() -> None:
    old = Ledger("b", "旧 *台账*\n\n<b>", "青岛市", Period.of_quarter(2024, 1), COLUMNS, (), 1)
    html = page.loaded_html((old, *FakeLine().ledgers))
    assert "已载入 2 部台账、1 项：2025年一季度、2024年一季度" in html
    assert "旧 *台账* &lt;b&gt;（0 项）" in html
    assert "\n" not in html
    assert "还没有台账" in page.loaded_html(())


# What passes between the page and the line


def test_the_answer_grows_and_ends_with_its_sources() -> None:
    replies = asking(FakeLine(), " 地铁？ ", app.Conversation())
    texts = [Tags(reply).text for reply in replies]
    assert texts[0] == ""
    assert texts[1:4] == ["在建", "在建8条", "在建8条、1"]
    assert "<mark>8条、154公里</mark>" in replies[-1]


def test_history_is_plain_and_without_markers() -> None:
    line, conversation = FakeLine(), app.Conversation()
    asking(line, "地铁？", conversation)
    asking(line, "那去年呢？", conversation)
    assert line.asked[0] == {"question": "地铁？", "history": []}
    assert line.asked[1] == {
        "question": "那去年呢？",
        "history": [
            {"role": "user", "content": "地铁？"},
            {"role": "assistant", "content": "在建8条、154公里。"},
        ],
    }


def test_an_empty_question_does_nothing() -> None:
    line, conversation = FakeLine(), app.Conversation()
    assert asking(line, " \n ", conversation) == []
    assert (line.asked, conversation.turns) == ([], ())


def test_a_question_over_the_limit_is_refused_and_not_passed_on() -> None:
    line, conversation = FakeLine(), app.Conversation()
    replies = asking(line, "长" * 2001, conversation)
    assert "最多 2000 字，现有 2001 字" in replies[-1]
    assert line.asked == []
    assert app.history(conversation.turns) == []
    assert "<mark>" in asking(line, "长" * 2000, conversation)[-1]


def test_a_failing_line_is_logged_and_excused(caplog: pytest.LogCaptureFixture) -> None:
    conversation = app.Conversation()
    with caplog.at_level(logging.ERROR):
        replies = asking(BrokenLine(), "地铁？", conversation)
    assert app.FAILED in replies[-1]
    assert "RuntimeError" not in replies[-1]
    assert "机密路径" in caplog.text
    assert app.history(conversation.turns) == []
    assert not conversation.is_answering


def test_a_stopped_answer_stays_as_far_as_it_came() -> None:
    line, conversation = FakeLine(), app.Conversation()
    steps = app.ask(line, "地铁？", conversation)
    for _ in range(3):
        next(steps)
    shown = app.stop(conversation)[0]
    last = [step[0] for step in steps]
    assert last == [shown]
    assert Tags(shown[-1]["content"]).text == "在建8条" + app.STOPPED
    assert app.history(conversation.turns)[-1]["content"] == "在建8条"


def test_a_cleared_conversation_stays_empty() -> None:
    conversation = app.Conversation()
    steps = app.ask(FakeLine(), "地铁？", conversation)
    next(steps)
    assert app.clear(conversation)[0] == []
    assert [step[0] for step in steps] == [[]]
    assert conversation.turns == ()


def test_a_second_question_waits_until_the_first_is_answered() -> None:
    line, conversation = FakeLine(), app.Conversation()
    steps = app.ask(line, "地铁？", conversation)
    next(steps)
    assert asking(line, "地铁？", conversation) == []
    list(steps)
    assert len(conversation.turns) == 1


# Over HTTP


def test_sixteen_people_are_answered_at_once() -> None:
    with serving(MeetingLine(16)) as url, ThreadPoolExecutor(16) as people:
        chats = list(people.map(lambda n: ask_over_http(url, f"第{n}人"), range(16)))
    for number, chat in enumerate(chats):
        question, reply = chat[-1]
        assert f"第{number}人" in json.dumps(question, ensure_ascii=False)
        assert "<mark>8条、154公里</mark>" in json.dumps(reply, ensure_ascii=False)
        assert len(chat) > 3


def test_gradio_sums_up_no_events_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its summary runs in the queue's own task, where a warning of pandas would end the chat."""
    summed: list[object] = []
    monkeypatch.setattr(Queue, "_get_df", staticmethod(summed.append))
    with serving(FakeLine()) as url:
        for question in ("地铁？", "公交？"):
            assert ask_over_http(url, question)
    assert summed == []


def test_line_breaks_and_tabs_survive_the_chatbot() -> None:
    line = FakeLine(Answer("甲", (cite(1, entry("  一\n\n\t二\n  三"), "二"),)))
    with serving(line) as url:
        reply = json.dumps(ask_over_http(url, "问\n\t答")[-1], ensure_ascii=False)
    assert "问&#10;&#9;答" in reply
    assert "  一&#10;&#10;&#9;<mark>二</mark>&#10;  三" in reply


def test_every_response_forbids_other_hosts_and_health_counts_entries() -> None:
    with serving(FakeLine()) as url:
        health = httpx.get(f"{url}/healthz")
        home = httpx.get(url)
    assert health.json() == {"status": "ok", "ledgers": 1, "entries": 1}
    for response in (health, home):
        assert "default-src 'self'" in response.headers["content-security-policy"]


def test_a_taken_port_is_said_in_one_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(typer.Exit) as stopped:
            app.main("127.0.0.1", port, tmp_path)
    assert stopped.value.exit_code == 1
    assert f"错误：端口 {port} 已被占用；请用 --port 换一个" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("host", "said"),
    [
        ("", "--host 是空的；只供本机用请写 127.0.0.1"),
        ("host.invalid", "不能在 host.invalid:0 提供网页（没有这个主机名）"),
        ("192.0.2.1", "不能在 192.0.2.1:0 提供网页（不是这台机器的地址）；请检查 --host"),
    ],
)
def test_an_address_that_is_none_of_this_machine_is_said_in_chinese(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, host: str, said: str
) -> None:
    with pytest.raises(typer.Exit):
        app.main(host, 0, tmp_path)
    assert f"错误：{said}" in capsys.readouterr().err
