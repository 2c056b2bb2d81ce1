"""Documents that a question asks for by number and name, or names in full, and those of an entry."""

from __future__ import annotations

import re

from index.entry import Entry
from qa.asked_figures import pairs_held
from qa.question import Query

DOCUMENT = re.compile(r"《(?P<title>[^《》]{4,40})》")
SAME_TITLE = 0.6


DOCUMENTS_ASKED = re.compile(
    r"(?:几|多少)(?:份|个|部|项|件)[^，,。；;？?]{0,6}(?:办法|方案|文件|规划|细则|意见|条例|制度|政策)[^。；;？?]*(?:名字|名称|叫什么|叫啥|哪)"
)


def lists_documents(query: Query, entry: Entry) -> bool:
    """Return whether documents are asked for by number and by name, and an entry has the titles."""
    return bool(DOCUMENTS_ASKED.search(query.text) and DOCUMENT.search(entry.progress))


def document_not_named(query: Query, entry: Entry) -> str:
    """Return the title of a document that a question names in full and an entry does not, or nothing."""
    held = [match["title"] for match in DOCUMENT.finditer(entry.chunk)]
    for match in DOCUMENT.finditer(query.text):
        title = match["title"]
        near_by = any(pairs_held(title, one) >= SAME_TITLE for one in held)
        if not near_by and pairs_held(title, entry.chunk) < SAME_TITLE:
            return title
    return ""


# 哪个规划过了公示在走报批: which of the documents that one entry is of.
WHICH_DOCUMENT = re.compile(
    r"哪(?:一|几|两)?[个部份本项](?:专项)?(?P<kind>规划|方案|办法|细则|条例|预案)"
)


def asks_document_of(query: Query, entry: Entry) -> bool:
    """Return whether it is asked which document is so, and an entry's title is of several of the kind."""
    asked = WHICH_DOCUMENT.search(query.text)
    if asked is None or asked["kind"] not in entry.title:
        return False
    held = [match["title"] for match in DOCUMENT.finditer(entry.progress)]
    return sum(asked["kind"] in title for title in held) > 1
