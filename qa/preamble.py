"""What asks within a longer question, apart from what is told or taken as given before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from index import regexes
from qa.errands import BODY
from qa.find import Finder
from qa.parser import Parser
from qa.question import Query
from qa.subject import telling
from qa.wording import is_noun

SENTENCES = re.compile(r"[。！!？?；;\n]|——|[:：]")
# 人大代表下周视察，… 副市长要听汇报，… 统计局用——…: who asks or what for stands before what is asked.
LEAD_IN = re.compile(
    r"^(?![^，,：:。?？—]*(?:[\d年]|季度|目标|多少|几|哪|什么|谁|吗))"
    r"[^，,：:。?？—]{0,16}(?:代表|委员|领导|书记|[市区县]长|主任|局长|秘书|记者|督查|巡察|视察|调研|检查组|通稿|简报|专报|材料|汇报|总结|年报|述职|讲话|会议|开会|上会|例会|碰头会|府办|政府办|[局委办厅]用|(?:[局委办院所]|公司|集团|中心|协会)(?:写|做|编|报|备|整)[^，,：:。?？]{0,8}(?:用|需要))"
    r"[^，,：:。?？—]{0,10}(?:[，,：:]|——|—)(?=.{5,})"
)
GIVEN_FIRST = re.compile(
    r"^(?:那么?)?(?:既然|如果|假如|要是)[^，,。?？]{4,30}[，,](?:那么?|请问)(?=.{4})"
)
ASKING_WORDS = re.compile(r"多少|几|哪|如何|怎|吗|没有|到什么|什么|啥")
# Who asks, or how he came to: what stands before a comma is of him.
ASKER = re.compile(
    r"没记错|没错吧|对吧|我(?!市|省|县|区)|俺|咱(?!市|们市)|接到|来电|热线|打电话|亲戚|邻居|朋友|领导|同事"
)
LEAST_ASKED = 8
# From this length on a question may begin with something else than what it asks.
LONG_QUESTION = 24
MOST_COMMAS = 3


def plainly_asked(find: Finder, parser: Parser, query: Query) -> Iterator[Query]:
    """Yield the queries of the sentences that ask, what is after a lead-in first.

    主任催得紧，明早要上会。省市重点项目还剩多少没投？ asks with its last sentence alone. Each is
    surely met by an entry, or asks at large after a lead-in.
    """
    if query.inherited or "injection" in query.marks:
        return
    lead_in = LEAD_IN.match(query.text)
    after = [query.text[lead_in.end() :]] if lead_in else []
    for part in (*after, *SENTENCES.split(query.text), *after_commas(query.text)):
        if not LEAST_ASKED <= len(part) < len(query.text) - 1:
            continue
        inner = parser.parse(part)
        at_large = part in after and inner.marks & {"overview", "which", "count"}
        if not ASKING_WORDS.search(part) and not at_large:
            continue
        named = telling(find.retriever.terms(inner)) and find.finds(inner)
        if named or at_large:
            yield replace(inner, periods=inner.periods or query.periods)


def after_commas(text: str) -> list[str]:
    """Return what stands after the first commas of a long question, the longest first.

    我在居委会干了三十年，那些小胡同今年动手了几条 begins with who asks.
    """
    if len(text) < LONG_QUESTION:
        return []
    commas = [match.end() for match in regexes.finditer(r"[，,]", text)]
    of_body = BODY.match(text)
    return [text[end:] for end in commas[:MOST_COMMAS] if of_body or ASKER.search(text[:end])]


def after_given(find: Finder, parser: Parser, query: Query) -> Query:
    """Return what is asked after something taken as given, where it names a subject of its own.

    既然GDP增长6.5%，那工业增加值增长多少 is not of GDP.
    """
    given = GIVEN_FIRST.match(query.text)
    if not given or query.inherited:
        return query
    asked = parser.parse(query.text[given.end() :])
    if not any(is_noun(term.word) for term in telling(find.retriever.terms(asked))):
        return query
    return replace(asked, periods=asked.periods or query.periods)
