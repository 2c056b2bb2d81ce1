"""The page is in Chinese in every browser: what is shown, what screen readers say, what fails."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import test_page
from playwright.sync_api import Browser, Page, expect
from test_app import FakeLine, serving

import app
from chinese import NOTICES, PATTERNS, WORDS, in_chinese

pytestmark = test_page.pytestmark
browser = test_page.browser
LOCALES = ("en-US", "zh-CN", "fr-FR")

# Names that are Latin in Chinese too: formats, and the terms of examples.
NAMES = re.compile(r"Word|Excel|PDF|CSV|GDP|\.\w{2,4}\b|2025H1")
LATIN = re.compile(r"[A-Za-z]{2,}")
SPOKEN = """() => {
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    if (!texts.currentNode.parentElement.closest("script, style")) {
      found.push(texts.currentNode.data);
    }
  }
  for (const one of document.querySelectorAll("body *")) {
    for (const name of ["aria-label", "title", "placeholder", "alt"]) {
      found.push(one.getAttribute(name) ?? "");
    }
  }
  return found;
}"""


def english(page: Page) -> list[str]:
    """Return what the page shows or says with Latin words that are no names."""
    spoken: list[str] = page.evaluate(SPOKEN)
    return sorted({text.strip() for text in spoken if LATIN.search(NAMES.sub("", text))})


def opened(browser: Browser, url: str, locale: str) -> Page:
    page = browser.new_context(locale=locale).new_page()
    page.goto(url)
    expect(page.locator("#head h1")).to_be_visible(timeout=30_000)
    expect(page.locator("#chat .example").first).to_be_visible(timeout=30_000)
    return page


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_on_the_page_is_english(browser: Browser, tmp_path: Path, locale: str) -> None:
    path = tmp_path / "柏川县-2025H1.csv"
    path.write_text(
        "柏川县2025年民生实事上半年进展情况台账\n序号,事项内容,进展情况\n1,新建学校3所。,已开工2所。\n",
        encoding="utf-8",
    )
    with serving(FakeLine(), uploads=True) as url:
        page = opened(browser, url, locale)
        page.get_by_text("添加台账").first.click()
        expect(page.locator("#files")).to_contain_text("将文件拖放到此处")
        expect(page.locator("#files")).to_contain_text("点击上传")
        assert english(page) == []
        assert page.evaluate("document.documentElement.lang") == "zh-CN"
        expect(page.get_by_role("button", name="示例1：地铁建设进展如何？")).to_be_visible()
        expect(page.get_by_role("log", name="对话")).to_have_count(1)

        page.locator("#files input[type=file]").set_input_files(path)
        expect(page.locator("#told textarea")).to_have_value(re.compile("1 项"), timeout=30_000)
        assert english(page) == []

        page.fill("#ask textarea", "地铁？")
        page.keyboard.press("Enter")
        expect(page.locator("#chat .copy")).to_be_visible(timeout=30_000)
        expect(page.get_by_label("回答", exact=True)).to_have_count(1)
        expect(page.get_by_label("问题", exact=True).first).to_be_visible()
        assert english(page) == []
    page.fill("#ask textarea", "再问")
    page.keyboard.press("Enter")
    notice = page.locator(".toast-body").first
    expect(notice).to_contain_text("与服务器的连接断了", timeout=30_000)
    expect(notice).to_contain_text("没有做成")
    assert english(page) == []
    page.context.close()


def test_what_people_write_is_left_as_it_is(browser: Browser) -> None:
    with serving(FakeLine()) as url:
        page = opened(browser, url, "en-US")
        page.fill("#ask textarea", "Error")
        page.keyboard.press("Enter")
        expect(page.locator("#chat .asked")).to_have_text("Error", timeout=30_000)
        page.context.close()


def test_a_file_that_is_too_large_is_told_so(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "MAX_FILE_BYTES", 1000)
    path = tmp_path / "大.csv"
    path.write_text("序号" * 1000, encoding="utf-8")
    with serving(FakeLine(), uploads=True) as url:
        page = opened(browser, url, "en-US")
        page.get_by_text("添加台账").first.click()
        page.locator("#files input[type=file]").set_input_files(path)
        expect(page.locator(".toast-body").first).to_contain_text("文件太大，没有收下：")
        assert english(page) == []
        page.context.close()


def test_other_notices_are_told_in_one_sentence(browser: Browser) -> None:
    with serving(FakeLine()) as url:
        page = opened(browser, url, "en-US")
        page.evaluate("""() => {
          for (const words of ["This application is currently busy.", "Something odd", "台账坏了"]) {
            const notice = document.createElement("div");
            notice.className = "toast-message-text";
            notice.textContent = words;
            document.body.append(notice);
          }
        }""")
        expect(page.locator(".toast-message-text")).to_have_text(
            [
                "现在提问的人太多，请稍等片刻再问。",
                "这一步没有做成。请刷新网页再试；若仍不行，请联系管理员。",
                "台账坏了",
            ]
        )
        page.context.close()


def test_the_page_says_its_language_before_its_scripts_run() -> None:
    html = in_chinese('<html lang="en"><head><title>甲</title></head>')
    assert html.startswith('<html lang="zh-CN"><head>\n<script>')
    assert html.endswith("<title>甲</title></head>")


def test_every_translation_is_chinese() -> None:
    for words in (*WORDS.values(), *PATTERNS.values(), *NOTICES.values()):
        assert not LATIN.search(words)
