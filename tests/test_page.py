"""The page in a real browser: it streams, shows its sources, and asks nobody else for anything."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from test_app import HOSTILE, FakeLine, cite, entry, serving

from qa.answer import Answer

ROOT = Path(__file__).parent.parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="没有 chromium：apt-get install chromium fonts-wqy-microhei"
    ),
]

# Keeps every state of the last answer's text, for a test to see that it grew.
WATCH = """
window.seen = [];
new MutationObserver(() => {
  const texts = [...document.querySelectorAll("#chat .answer")].map((one) => one.textContent);
  if (texts.length && window.seen.at(-1) !== texts.at(-1)) window.seen.push(texts.at(-1));
}).observe(document, { childList: true, subtree: true, characterData: true });
"""


@dataclass
class Visit:
    """An open page, and what it asked for and complained of."""

    page: Page
    hosts: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    def ask(self, question: str) -> None:
        answers = self.page.locator("#chat .answer")
        before = answers.count()
        self.page.fill("#ask textarea", question)
        self.page.keyboard.press("Enter")
        expect(answers).to_have_count(before + 1, timeout=30_000)
        expect(self.page.locator("#chat .writing")).to_have_count(0, timeout=30_000)


class HaltingLine(FakeLine):
    """Halts after the first piece until told to go on."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on = threading.Event()

    def stream(self, asked: dict[str, Any], /) -> Iterator[dict[str, Any]]:
        for part in super().stream(asked):
            yield part
            self.go_on.wait(timeout=60)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@contextmanager
def visiting(browser: Browser, url: str, width: int = 1366, height: int = 768) -> Iterator[Visit]:
    context = browser.new_context(
        viewport={"width": width, "height": height},
        permissions=["clipboard-read", "clipboard-write"],
    )
    page = context.new_page()
    page.add_init_script(WATCH)
    visit = Visit(page)
    page.on("request", lambda request: visit.hosts.add(urlsplit(request.url).hostname or "inline"))
    page.on("dialog", lambda dialog: visit.complaints.append(f"dialog: {dialog.message}"))
    page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    page.on(
        "console",
        lambda line: visit.complaints.append(line.text) if line.type == "error" else None,
    )
    page.goto(url)
    expect(page.locator("#chat .example").first).to_be_visible(timeout=30_000)
    # The heading comes with the page's first event: from then on it listens to questions too.
    expect(page.locator("#head h1")).to_be_visible(timeout=30_000)
    yield visit
    context.close()


@pytest.fixture(scope="module")
def real_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start `python app.py` on an empty home; the value is the address that it prints."""
    home = tmp_path_factory.mktemp("home")
    command = [sys.executable, "app.py", "--port", "0", "--home", str(home)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        printed = ""
        for line in process.stdout:
            printed += line
            if address := re.search(r"网页地址 (http://\S+)", line):
                assert "正在打开台账" in printed
                assert "2 部台账、82 项" in printed
                yield address[1]
                break
        else:
            pytest.fail(f"app.py stopped before it served: {printed}")
        process.terminate()


def test_metro_question_streams_and_shows_the_marked_source(
    browser: Browser, real_app: str, tmp_path: Path
) -> None:
    with visiting(browser, real_app) as visit:
        page = visit.page
        expect(page.locator("#head")).to_contain_text("2 部台账、82 项")
        page.get_by_role("button", name="地铁建设进展如何？").click()
        expect(page.locator("#chat .sources")).to_be_visible(timeout=30_000)
        page.screenshot(path=tmp_path / "metro.png")

        seen: list[str] = page.evaluate("window.seen")
        growing = [text for text in seen[:-1] if text]
        assert len(growing) >= 2
        assert all(later.startswith(text) for text, later in pairwise(growing))

        answer = page.locator("#chat .answer")
        expect(answer).to_contain_text("8条")
        expect(answer).to_contain_text("154公里")
        source = (
            page.locator("#chat .source", has_text="2025年一季度").filter(has_text="第5项").first
        )
        page.locator("#chat .cite").first.click()
        expect(source.locator("mark").first).to_be_visible()
        expect(source).to_contain_text("8号线南段土建施工完成90.6%，6座车站已封顶。")
        assert visit.hosts <= {"127.0.0.1", "inline"}
        assert visit.complaints == []


def test_a_follow_up_and_a_refusal_fit_a_phone(
    browser: Browser, real_app: str, tmp_path: Path
) -> None:
    with visiting(browser, real_app, 390, 844) as visit:
        visit.ask("今年GDP增速比去年同期高吗？")
        visit.ask("明年的地铁票价是多少？")
        visit.page.screenshot(path=tmp_path / "phone.png")
        expect(visit.page.locator("#chat .refused")).to_have_count(1)
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 390
        assert visit.hosts <= {"127.0.0.1", "inline"}


def test_hostile_text_is_shown_as_it_is_and_fetches_nothing(browser: Browser) -> None:
    source = entry(HOSTILE, title=HOSTILE)
    table = f"| {HOSTILE} | 值 |\n| --- | --- |\n| {HOSTILE} | 9~10月、3~5家 |"
    line = FakeLine(Answer(f"{HOSTILE}[1]\n{table}", (cite(1, source, "<img src=x"),)))
    line.ledgers = (replace(line.ledgers[0], title=HOSTILE),)
    with serving(line) as url, visiting(browser, url) as visit:
        page = visit.page
        page.locator("#head summary").click()
        assert page.locator("#head li").inner_text() == f"{HOSTILE}（1 项）"
        visit.ask(HOSTILE)
        page.locator("#chat .cite").first.click()
        for place in (".asked", ".text > p", "th >> nth=0", "td >> nth=0", ".title", "dd >> nth=0"):
            shown = page.locator(f"#chat {place}").first.inner_text()
            assert shown.removesuffix("[1]") == HOSTILE, place
        for tag in ("img", "del", "s", "em", "strong", "code", "script", ".katex", "h1"):
            expect(page.locator(f"#chat {tag}")).to_have_count(0)
            expect(page.locator(f"#head .loaded {tag}")).to_have_count(0)
        assert page.locator("#chat a").evaluate_all("all => all.map((a) => a.hash)") == ["#t0-1"]
        assert visit.hosts <= {"127.0.0.1", "inline"}
        assert visit.complaints == []


def test_an_answer_is_copied_as_text_and_clearing_forgets_it(browser: Browser) -> None:
    line = FakeLine()
    with serving(line) as url, visiting(browser, url) as visit:
        page = visit.page
        visit.ask("地铁？")
        page.locator("#chat .copy").click()
        expect(page.locator("#chat .copy")).to_have_text("已复制")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("在建8条、154公里。[1]\n\n出处：\n[1]《2025年一季度台账》第5项")
        visit.ask("那去年呢？")
        assert [turn["content"] for turn in line.asked[-1]["history"]] == [
            "地铁？",
            "在建8条、154公里。",
        ]
        page.get_by_role("button", name="清空对话").click()
        expect(page.locator("#chat .answer")).to_have_count(0)
        visit.ask("再问")
        assert line.asked[-1]["history"] == []


def test_a_stopped_answer_says_so_and_the_next_question_is_taken(browser: Browser) -> None:
    line = HaltingLine()
    with serving(line) as url, visiting(browser, url) as visit:
        page = visit.page
        page.fill("#ask textarea", "地铁？")
        page.keyboard.press("Enter")
        expect(page.locator("#chat .answer")).to_have_text("在建")
        page.get_by_role("button", name="停止").click()
        expect(page.locator("#chat .note")).to_have_text("已停止，以上回答不完整。")
        page.fill("#ask textarea", "再问")
        page.keyboard.press("Enter")
        expect(page.locator("#chat .answer")).to_have_count(2)
        line.go_on.set()
        expect(page.locator("#chat .source")).to_have_count(1)
        expect(page.locator("#chat .note")).to_have_count(1)
        expect(page.locator("#chat .writing")).to_have_count(0)


def test_an_upload_is_reported_first_and_added_when_asked(browser: Browser, tmp_path: Path) -> None:
    good, bad = tmp_path / "柏川县-2025H1.csv", tmp_path / "空.docx"
    good.write_text(
        "柏川县2025年民生实事上半年进展情况台账\n序号,事项内容,进展情况\n1,新建学校3所。,已开工2所。\n",
        encoding="utf-8",
    )
    bad.write_bytes(b"PK\x03\x04")
    line = FakeLine()
    with serving(line, uploads=True) as url, visiting(browser, url) as visit:
        page = visit.page
        page.get_by_text("添加台账").first.click()
        page.locator("#files input[type=file]").set_input_files([good, bad])
        told = page.locator("#told textarea")
        expect(told).to_have_value(re.compile("看到 3 行 = 1 项 \\+ 跳过 2 行"), timeout=30_000)
        expect(told).to_have_value(re.compile("没有读出：空.docx"))
        assert len(line.ledgers) == 1
        page.screenshot(path=tmp_path / "upload.png")
        page.locator("#keep").click()
        expect(told).to_have_value(re.compile("已加入：柏川县"), timeout=30_000)
        # What has been added stays said once the list of files is empty and the heading new.
        expect(page.locator("#head")).to_contain_text("2 部", timeout=30_000)
        expect(told).to_have_value(re.compile("已加入：柏川县"))
        assert [ledger.place for ledger in line.ledgers][-1] == "柏川县"
        assert visit.hosts <= {"127.0.0.1", "inline"}
        assert visit.complaints == []


def test_a_page_for_others_adds_no_ledgers(browser: Browser) -> None:
    with serving(FakeLine()) as url, visiting(browser, url) as visit:
        expect(visit.page.locator("#files")).to_have_count(0)
