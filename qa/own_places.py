"""The ledgers of a place that a question calls by its last part: 新建区 is 南昌市新建区."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index import regexes
from index.entry import Ledger
from qa.once import once
from qa.places import PART, provinces
from qa.question import Query, blank_out, place_stems
from qa.wording import content_words

# 霁阳高新区 is 高新区 to those who live there.
ZONE = re.compile(
    r"(?:高新(?:技术(?:产业)?(?:开发)?)?区|经济技术开发区|经济开发区|经开区|开发区|示范区|度假区|保税港?区|自贸区|新区|产业园区?|工业园区?|园区)$"
)

# 我们园区, 咱们区里: who asks is of the one zone that there are ledgers of.
OUR_ZONE = re.compile(r"(?:我们?|咱们?|俺们?|本)(?:这个?)?(?:园区|新区|开发区|高新区|区里?)(?!域)")


@once
def own_province(ledgers: Sequence[Ledger]) -> str:
    """Return the province that all of the ledgers' places lie in; empty where it is not known."""
    stems = {stem for _, stem in place_stems(ledgers)}
    found = {
        next((province for province, cities in provinces() if stem in cities), "") for stem in stems
    }
    return found.pop() if len(found) == 1 else ""


def in_own_province(text: str, ledgers: Sequence[Ledger]) -> str:
    """Return a text that calls the ledgers' own province 全省: 山东GDP多少, 在山东排第几.

    Where it only says where their place lies, 山东青岛, it is left out. 好品山东 stays a name, and
    so may 山东省…目录 be: what is written in full is looked for in the entries.
    """
    province = own_province(ledgers)
    if not province or province not in text:
        return text
    stems = "|".join(re.escape(stem) for _, stem in place_stems(ledgers))
    text = regexes.sub(rf"{province}省?的?(?={stems})", "", text)
    return regexes.sub(
        rf"(?P<at>^|[，,。；;？?：:\s]|年|季度|[在占比]|那么?|请问){province}(?:全省)?(?![全省级路街头港]|口岸)",
        r"\g<at>全省",
        text,
    )


def of_own_places(query: Query, ledgers: Sequence[Ledger]) -> Query:
    """Return a query with the ledgers' places that it names by their last part alone.

    Only where it names none in full, and no two places end so.
    """
    if query.places:
        return query
    parts: dict[str, set[str]] = {}
    ours = OUR_ZONE.search(query.subject)
    for place in {ledger.place for ledger in ledgers if ledger.place}:
        found = PART.findall(place)
        zone = ZONE.search(place)
        if zone and zone[0] != place:
            parts.setdefault(zone[0], set()).add(place)
            parts.setdefault(ours[0] if ours else zone[0], set()).add(place)
        elif len(found) > 1:
            parts.setdefault(found[-1], set()).add(place)
    named = [part for part, places in parts.items() if len(places) == 1 and part in query.subject]
    # 我们高新区 names 高新区 in more words.
    named = [part for part in named if not any(part != one and part in one for one in named)]
    if len(named) != 1:
        return query
    part = named[0]
    at = query.subject.index(part)
    subject = blank_out(query.subject, [(at, at + len(part))])
    return replace(
        query,
        places=tuple(parts[part]),
        subject=subject,
        words=tuple(content_words(subject)),
        names=tuple(item for item in query.names if item[0] in subject),
        parts=tuple(piece for one in query.parts if content_words(piece := one.replace(part, ""))),
    )
