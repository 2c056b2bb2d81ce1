"""The districts that a question names, and what they may be called: 崂山区, 崂山; 黄岛区, 西海岸."""

from __future__ import annotations

import re
from itertools import pairwise

from index import regexes
from index.entry import Entry
from index.lexical import normalise, words
from qa.glossary import names
from qa.question import Query
from qa.themes import is_theme_word
from qa.wording import counties, is_place

# A district by its name; 试验区 and 片区 are none.
DISTRICT = re.compile(
    r"(?![由在和与同跟从向对到把被给按是哪各全本我咱你您他这那及])[\u4e00-\u9fff]{1,3}(?:新区|(?<![同与和跟两三四几各院新片园社辖城景地校市能作牧小验范发税贸合街库湿灾选厂病专展疫误盲禁赛考学军战特老住宅护控假险防])区|(?<![整全各跨本])县|(?<![城乡村市])镇|街道)"
)


def districts_in(query: Query) -> list[str]:
    """Return the districts that a question names; 西海岸新区 may be cut into two words.

    And 即墨区 after 即墨 alone, as 区 is no word of its own.
    """
    pairs = [one + other for one, other in pairwise(query.words) if one + other in query.text]
    pairs += [word + "区" for word in query.words if is_place(word) and word + "区" in query.text]
    return [word for word in (*pairs, *query.words) if DISTRICT.fullmatch(word) or is_city(word)]


def bare_places(query: Query) -> list[str]:
    """Return the places that a question names without the word for what they are: 胶州有什么项目."""
    return [word for word in query.words if is_place(word) and not is_theme_word(word)]


def bare_district(district: str) -> str:
    """Return a district's name without what kind of place it is: 崂山 of 崂山区."""
    return regexes.sub(r"(?:新区|区|县|市|镇)$", "", district)


def names_districts(entry: Entry) -> bool:
    """Return whether an entry's progress names a district or county, other than its ledger's own."""
    named = map(bare_district, words(entry.progress))
    return any(one in counties() and one not in entry.place for one in named)


RUN_OF_NAMES = re.compile(r"[\u4e00-\u9fff]{2,}(?:、[\u4e00-\u9fff]{2,})+")


def counties_listed(text: str) -> list[str]:
    """Return the counties, bare, that a text lists beside one another: 赴西海岸、胶州、莱西三个试点.

    None of 市南区田径赛、崂山区风筝季, which lists what is held there.
    """
    for run in RUN_OF_NAMES.findall(text):
        first, *middle, last = run.split("、")
        led = (first[at:] for at in range(len(first) - 1))
        followed = (last[:at] for at in range(len(last), 1, -1))
        ends = (next((one for one in names if is_county(one)), "") for names in (led, followed))
        named = [one for one in (*middle, *ends) if is_county(one)]
        if len(named) > 1:
            return [bare_district(one) for one in named]
    return []


def is_county(name: str) -> bool:
    """Return whether a name is that of a district or county: 莱西市, and no 青岛市."""
    return bare_district(name) in counties()


def names_of_place(place: str) -> list[str]:
    """Return what a place may be called, bare: 黄岛区 is 黄岛, and 西海岸."""
    bare = bare_district(place)
    others = (*names().get(place, ()), *names().get(bare, ()))
    return list(dict.fromkeys(normalise(one) for one in (bare, *map(bare_district, others))))


def is_city(word: str) -> bool:
    """Return whether a word names a city: 莱西市. A ledger's own is no word of the subject."""
    return len(word) > 2 and word.endswith("市") and is_place(word.removesuffix("市"))
