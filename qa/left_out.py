"""What a question leaves out by name: 财政之外还有哪些, 除了地铁，交通方面还有哪些."""

from __future__ import annotations

import re
from dataclasses import replace

from index.entry import Entry
from qa.entry_numbers import find_numbers
from qa.find import Asked, Finder
from qa.numerals import AND, NUMERAL
from qa.question import split_parts
from qa.themes import of_theme, themes_in
from qa.wording import content_words

# 财政之外还有哪些慢于进度, 除了地铁外: a field that is not asked for.
FIELD_LEFT_OUT = re.compile(
    rf"(?:除了?|除去|撇开|抛开)?(?P<rows>第{NUMERAL}[项条号]?(?:{AND}第?{NUMERAL}[项条号]?)*)(?:之外|以外|外)的?[，,]?"
    r"|(?:除了?|除去|撇开|抛开)?(?P<name>[\u4e00-\u9fff]{2,8}?)(?:之外|以外)的?[，,]?"
    r"|除了?(?P<other>[\u4e00-\u9fff]{2,8}?)外的?[，,]?"
    r"|(?<!是)不(?:属于|归)(?P<field>[\u4e00-\u9fff]{2,8}?)(?:这?一?(?:块|类|领域|方面|口|条线))*(?:的|(?=$|[，,。？?]))"
)


def without_left_out(find: Finder, asked: Asked) -> tuple[Asked, str]:
    """Return what is asked without the field that is left out of it, and that field: 财政之外."""
    query = asked.query
    match = FIELD_LEFT_OUT.search(query.subject)
    if match is None:
        return asked, ""
    name = match["rows"] or match["name"] or match["other"] or match["field"]
    if not (match["rows"] or themes_in(name) or content_words(name)):
        return asked, ""
    subject = query.subject.replace(match[0], " ").strip()
    plain = replace(
        query,
        subject=subject,
        words=tuple(content_words(subject)),
        names=tuple(one for one in query.names if one[0] in subject),
        parts=split_parts(subject),
    )
    return Asked(plain, asked.scope, find.retriever.terms(plain), ()), name


def is_about(entry: Entry, name: str) -> bool:
    """Return whether an entry is of a field, has one of the numbers, or says the words in its title."""
    if numbers := find_numbers(name)[0]:
        return entry.number in numbers
    themes = themes_in(name)
    if themes:
        # 海洋重点项目 is what is of both.
        return all(of_theme(entry, words) for _, words in themes)
    return all(word in entry.title for word in content_words(name))
