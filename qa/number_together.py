"""A number of several things or places together, of none of which it is by itself."""

from __future__ import annotations

import re

from index import regexes
from index.entry import Entry
from qa.asked_figures import FIGURE_ASKED
from qa.districts import bare_district
from qa.located import Located, sentence
from qa.places_asked import asked_whether
from qa.question import Query
from qa.wording import content_words, counties

# 李沧区京口路项目、市北区开封路项目: things of one kind, beside one another.
LISTED = re.compile(
    r"(?P<one>[\u4e00-\u9fff]{2,12}(?P<kind>项目|院区|医院|学校|公司|工程|片区))、(?P<other>[\u4e00-\u9fff\w]{2,14}(?P=kind))"
)


def one_of_listed(query: Query, one: Located) -> str:
    """Return the one of several things that a question names, where a figure is of them all together.

    4000套任务已落实在京口路项目、开封路项目 tells of neither how many are there.
    """
    said = sentence(one)
    for match in LISTED.finditer(said):
        own = set(content_words(match["one"])), set(content_words(match["other"]))
        asked = [
            next((word for word in words if bare_district(word) in query.text), "")
            for words in (own[0] - own[1], own[1] - own[0])
        ]
        named = [word for word in asked if word]
        if len(named) == 1 and said.find(one.figure.amount) < match.start():
            return named[0]
        if len(named) == 2 and EACH_ITS_OWN.search(query.text):
            return "、".join(named)
    return ""


# 京口路多少套，开封路又多少套: each of two has a number of its own.
EACH_ITS_OWN = re.compile(r"各自?(?:有|是|建|占)?了?(?:多少|几)|分别|又(?:有|是|建)?了?(?:多少|几)")


# 西海岸、胶州、莱西三个试点累计213.522万千瓦: a number of several places together.
TOGETHER = re.compile(
    r"(?P<places>[\u4e00-\u9fff]{2,5}(?:、[\u4e00-\u9fff]{2,5})+?)(?:等)?(?:\d+|[两三四五六七八九十]+)(?:个|[区市县])"
)


def one_of_places(query: Query, entry: Entry) -> str:
    """Return the county whose number is asked for, where one is told of it and others together only."""
    if not FIGURE_ASKED.search(query.text):
        return ""
    for match in TOGETHER.finditer(entry.progress):
        # 目前已赴平度、莱西两市
        listed = regexes.sub(
            r"^[\u4e00-\u9fff]{0,3}[赴在到往去](?=[\u4e00-\u9fff]{2})", "", match["places"]
        )
        places = [bare_district(one) for one in listed.split("、")]
        if not any(one in counties() for one in places):
            continue
        named = [one for one in places if one in query.text and not asked_whether(one, query.text)]
        alone = entry.progress.replace(match["places"], "")
        if named and len(named) < len(places) and not any(one in alone for one in named):
            return "、".join(named)
    return ""
