"""Gradio's own words in Chinese, whatever language the browser asks for.

Gradio has a Chinese catalogue that it takes by the browser's language alone, and words that are in
no catalogue. The first is settled before its scripts run, the second are put right as they appear.
"""

from __future__ import annotations

import json

LANGUAGE = "zh-CN"
OTHER_ERROR = "这一步没有做成。请刷新网页再试；若仍不行，请联系管理员。"

# What Gradio writes in English in every language: labels for screen readers, tips, notices.
WORDS = {
    "chatbot conversation": "对话",
    "Loading response": "正在回答",
    "Scroll to bottom": "回到最新的回答",
    "Click to upload or drop files": "点击选择文件，或把文件拖到这里",
    "File upload": "选择文件",
    "common.upload": "再加文件",
    "Clear": "清空文件",
    "Remove this file": "去掉这个文件",
    "Close": "关闭",
    "Loading content": "正在加载",
    "Error": "没有做成",
    "Warning": "注意",
    "Info": "说明",
    "Success": "已完成",
    "Connection to the server was lost. Attempting reconnection...": (
        "与服务器的连接断了，正在重新连接。若一直连不上，请刷新网页或联系管理员。"
    ),
    "Connection errored out.": "与服务器的连接断了。请刷新网页；若仍不行，请联系管理员。",
    "Connection re-established.": "已重新连上服务器。",
}
PATTERNS = {
    r"^Select example (\d+): (.*)$": "示例$1：$2",
    r"^user's message: .*$": "问题",
    r"^bot's message: .*$": "回答",
}
# Notices, by what they speak of; what is none of these is told as OTHER_ERROR.
NOTICES = {
    r"^.*exceed the maximum allowed size of [^:]*: (.*)$": (
        "文件太大，没有收下：$1。请拆成较小的文件再添加。"
    ),
    r".*(?:File size|file size|too large|exceed).*": (
        "文件太大，没有收下。请拆成较小的文件再添加。"
    ),
    r".*(?:[Qq]ueue|busy|Too many).*": "现在提问的人太多，请稍等片刻再问。",
}

BEFORE_GRADIO = f"""
<script>
for (const [name, value] of [["language", "{LANGUAGE}"], ["languages", ["{LANGUAGE}"]]]) {{
  Object.defineProperty(navigator, name, {{ get: () => value, configurable: true }});
}}
</script>
"""

SCRIPT = (
    f"const WORDS = {json.dumps(WORDS, ensure_ascii=False)};\n"
    f"const PATTERNS = {json.dumps(list(PATTERNS.items()), ensure_ascii=False)}"
    '.map(([pattern, words]) => [new RegExp(pattern, "s"), words]);\n'
    f"const NOTICES = {json.dumps(list(NOTICES.items()), ensure_ascii=False)}"
    '.map(([pattern, words]) => [new RegExp(pattern, "s"), words]);\n'
    f"const OTHER_ERROR = {json.dumps(OTHER_ERROR, ensure_ascii=False)};\n"
    """
const SPOKEN = ["aria-label", "title", "placeholder", "alt"];
const CHINESE = /[\\u4e00-\\u9fff]/;
// What people or ledgers have written is left as it is.
const OF_PEOPLE = "#chat .asked, #chat .answer, #told, .filename, script, style";

function inChinese(words, patterns) {
  const plain = words.trim();
  if (Object.hasOwn(WORDS, plain)) return WORDS[plain];
  const found = patterns.find(([pattern]) => pattern.test(plain));
  return found ? plain.replace(...found) : words;
}

function speakChinese(element) {
  if (element.closest(OF_PEOPLE)) return;
  for (const name of SPOKEN) {
    const words = element.getAttribute(name);
    const spoken = words && inChinese(words, PATTERNS);
    if (spoken && spoken !== words) element.setAttribute(name, spoken);
  }
}

function writeChinese(text) {
  const within = text.parentElement;
  if (!within || !text.data.trim() || within.closest(OF_PEOPLE)) return;
  const isNotice = within.closest(".toast-message-text");
  let words = inChinese(text.data, isNotice ? NOTICES : []);
  if (isNotice && !CHINESE.test(words)) words = OTHER_ERROR;
  if (words !== text.data) text.data = words;
}

function turnIntoChinese(root) {
  if (root.nodeType === Node.TEXT_NODE) return writeChinese(root);
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  speakChinese(root);
  root.querySelectorAll(SPOKEN.map((name) => `[${name}]`).join()).forEach(speakChinese);
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) writeChinese(texts.currentNode);
}

new MutationObserver((changes) => {
  for (const change of changes) {
    if (change.type === "attributes") speakChinese(change.target);
    else if (change.type === "characterData") writeChinese(change.target);
    else change.addedNodes.forEach(turnIntoChinese);
  }
}).observe(document.documentElement, {
  attributeFilter: SPOKEN, characterData: true, childList: true, subtree: true,
});
turnIntoChinese(document.documentElement);
"""
)


def in_chinese(html: str) -> str:
    """Return Gradio's page as one in Chinese, which its scripts take the browser to ask for."""
    html = html.replace('lang="en"', f'lang="{LANGUAGE}"', 1)
    return html.replace("<head>", f"<head>{BEFORE_GRADIO}", 1)
