"""Questions that one entry answers: which entry it is, and what it falls short of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from index.entry import Entry, Hit
from qa import refuse
from qa.compounds import SHORTEST, terms_in
from qa.confidence import lacks_named_count, named_counts
from qa.draft import Draft, Statement, numbers_said
from qa.entry_numbers import STEP
from qa.find import RELEVANT, SURE, Asked, Finder, relevance_of
from qa.from_entry import from_entry, no_such_column
from qa.glossary import is_of_field
from qa.numbered import answer_numbered
from qa.one import answer_position, beside, kind_of, of_a_place
from qa.order import longest_run
from qa.overviews import overview_of
from qa.pledges import same_subject
from qa.question import Query
from qa.quoted import QUOTED
from qa.shortfall import has_attribute, what_is_missing
from qa.subject import Term, credit, prepare, telling
from qa.topic import of_unknown_field, says_list
from qa.turns import is_elliptic
from qa.wording import content_words, is_generic, is_measure, is_noun

# Words of government work: what they are asked of may be missing, but it is no small talk.
WORK = re.compile(
    r"进展|完成(?:了|情况|率)|建设|改造|整治|治理|推进|落实|开工|投资|产量|吞吐量|增速"
)
# How long, by what way, where to: what is asked of one thing, and of no ledger as a whole.
WANTS_ONE = re.compile(
    r"多久|多长时间|(?:几|多少)(?:个工作日|天|小时)|要不要钱|(?:怎么|如何)(?:办(?=理|$|[?？])|申请|领|报名|收费)|(?:到|去|上)哪(?:里|儿)?(?=办|领|申|报|交|找)"
)


HAN = re.compile(r"[\u4e00-\u9fff]")
# So many characters that two titles have alike name a thing: 污水处理, 技术攻关.
NAMES_THING = 4


class Found(NamedTuple):
    """The entry that a question asks for, if one surely is it, and the hits it was sought among.

    `elsewhere` is the entry of another period that has what none of those asked for has.
    """

    best: Hit | None
    hits: Sequence[Hit]
    elsewhere: Entry | None = None


def sought(find: Finder, asked: Asked) -> Found:
    """Return the one entry that a question asks for, if any is."""
    query, scope, terms, hits = asked
    best = find.best(query, terms, hits)
    if best is None and query.figures and "sure" in query.marks and not named_counts(query):
        # A figure that is claimed may be wrong: 目标还是1500万平方米吧.
        unclaimed = replace(query, figures=())
        hits = find.retriever.search(unclaimed, entries=scope.entries, top_k=10)
        best = find.best(unclaimed, terms, hits)
    # 2025年的居民收入 is not the 财政收入 of 2025 where another ledger has the 居民收入.
    elsewhere = find.better_elsewhere(query, scope, best)
    if best and elsewhere is None:
        return Found(best, hits)
    if elsewhere is None:
        return Found(None, hits)
    # Only a ledger of the same place has the same 事项, however many pledge it in the same words.
    own = [ledger for ledger in scope.ledgers if ledger.place == elsewhere.place]
    same = [hit for ledger in own if (hit := find.same(elsewhere, ledger))]
    return Found(max(same, key=relevance_of, default=None), hits, elsewhere)


def respond(find: Finder, asked: Asked, found: Found) -> Draft | None:
    """Return the answer from the entry found, or where else it is; None where there is neither."""
    if found.best:
        return answer_from(find, asked._replace(hits=found.hits), found.best)
    if found.elsewhere and (draft := beside_elsewhere(find, asked, found.elsewhere)):
        return draft
    if found.elsewhere:
        return refuse.not_in_period(asked.query, find.ledgers, found.elsewhere)
    if asks_at_large(asked.query, asked.terms):
        return overview_of(find, asked.query, asked.scope)
    return None


def beside_elsewhere(find: Finder, asked: Asked, elsewhere: Entry) -> Draft | None:
    """Return what a turn's period has of the same things, said to be no such 事项; None where it has none.

    污水处理厂提标改造…, 2025年呢: of the 污水处理项目, whose title has a thing's name in common.
    """
    query = asked.query
    if not query.inherited:
        return None
    ledgers = [one for one in asked.scope.ledgers if one.place == elsewhere.place]
    own = [entry for ledger in ledgers for entry in ledger.entries]
    shared, like = max(
        ((run_shared(query.subject, elsewhere, one), one) for one in own),
        key=lambda pair: (pair[0], -(pair[1].number or 0)),
        default=(0, None),
    )
    if not shared or like is None:
        return None
    draft = answer_from(find, asked._replace(hits=(Hit(like, SURE),)), Hit(like, SURE))
    if draft.refused:
        return None
    lead = f"{like.period_label}没有与{elsewhere.name}相同的事项，相近的是第{like.number}项。"
    counts = (*draft.counts, *numbers_said(lead))
    return replace(draft, blocks=(Statement(lead), *draft.blocks), counts=counts)


def run_shared(subject: str, one: Entry, other: Entry) -> int:
    """Return how long the longest run of a subject is that a title has, and another one too; else 0.

    技术攻关 names a thing as it stands; a shorter one has to be a noun of its own, as 地铁 is, and no
    end of another name, as 收入 of 居民收入.
    """
    run = longest_run(subject, other.title)
    words = subject[run]
    if words not in one.title or any(map(is_measure, content_words(words))):
        return 0
    begins = not HAN.search(subject[max(run.start - 1, 0) : run.start])
    noun = begins and len(words) > 1 and is_noun(words) and not is_generic(words)
    return len(words) if len(words) >= NAMES_THING or noun else 0


def answer_from(find: Finder, asked: Asked, best: Hit) -> Draft:
    """Return the answer from one entry, or the refusal that its shortcomings call for."""
    query, scope, terms, hits = asked
    if query.attribute and not has_attribute(query, best.entry, terms):
        return no_such_column(query, terms, best.entry, find.ledgers)
    if "position" in query.marks:
        return answer_position(best.entry)
    step = STEP.search(query.text)
    if step and best.entry.number is not None:
        number = best.entry.number + (1 if step["next"] else -1)
        return answer_numbered(find, replace(query, numbers=(number,)), scope)
    draft = from_entry(
        query,
        terms,
        best.entry,
        find.ledgers,
        kind=kind_of(query),
        before=partial(reported_before, asked, best),
    )
    if draft.refused:
        return draft
    earlier = find.earlier(query, best.entry, hits)
    if earlier:
        draft = beside(draft, query, terms, earlier)
    several = find.is_of_many_places(query, best, hits)
    return of_a_place(draft, best.entry.place) if several and best.entry.place else draft


def reported_before(asked: Asked, best: Hit) -> Entry | None:
    """Return the same 事项 of an earlier period that reports what the newest does not.

    Only where the question names no period: 排第几 is answered from the last that says it.
    """
    query, _, terms, hits = asked
    if query.periods or best.entry.period is None:
        return None
    earlier = [
        hit.entry
        for hit in hits
        if hit.relevance >= RELEVANT
        and hit.entry.place == best.entry.place
        and hit.entry.period
        and hit.entry.period < best.entry.period
        and same_subject(best.entry, hit.entry)
        and not lacks_named_count(query, hit.entry)
    ]
    return next((one for one in earlier if not what_is_missing(query, terms, one)), None)


PHASE = re.compile(
    r"(?<![\d一二三四五六七八九十])[一二三四五六\d]期(?!间|限|末|初|望)|[南北东西中]段|[东西南北]院区"
)


# 形象进度 and 存在问题 are asked of all that there is.
OF_ALL = re.compile(r"(?:进度|问题|工作|情况|指标|成效|计划)$")


def names_thing(name: str) -> bool:
    """Return whether a name of the glossary is of some thing, be all its words common: 承诺时限."""
    return len(name) > SHORTEST and not OF_ALL.search(name)


def asks_at_large(query: Query, terms: Sequence[Term]) -> bool:
    """Return whether a question names no subject but the ledger itself: 2025年一季度情况如何."""
    if telling(terms) or query.unit or query.attribute or QUOTED.search(query.text):
        # A quoted name is a subject, be it one that no ledger has.
        return False
    named = any(term.is_strange for term in terms) or any(map(names_thing, terms_in(query.subject)))
    if named and (of_unknown_field(query, terms) or not says_list(query.text)):
        # 算力进展如何 is asked of a thing that no ledger has, and 加氢站建设情况.
        return False
    if PHASE.search(query.subject):
        # 二期什么时候开工 is asked of something, be it not said of what.
        return False
    if is_elliptic(query) or any(not is_generic(phrase) for phrase, _ in query.names):
        # 固投涨幅多大 names a subject, be it one that no ledger has.
        return False
    if query.marks & {"chat", "greeting", "count", "mention"}:
        return False
    if WORK.search(query.text):
        return True
    # 现在在鹤汀区新办一家企业要多久 asks nothing of how the ledger stands.
    return bool(query.periods or query.places) and not WANTS_ONE.search(query.text)


def never_said(query: Query, terms: Sequence[Term]) -> list[str]:
    """Return the names in a question, and else its words, that no ledger has, however little they tell."""
    named = [name for name in terms_in(query.subject) if names_thing(name)]
    return named or [term.word for term in terms if term.is_strange]


def nothing(find: Finder, query: Query, terms: Sequence[Term], hits: Sequence[Hit]) -> Draft:
    """Return the refusal where no entry is close: off topic, or not in the ledgers."""
    known = [term for term in telling(terms) if term.held]
    of_field = any(is_of_field(term.word) for term in telling(terms))
    governs = of_field or query.names or query.periods or query.unit or WORK.search(query.text)
    if not known and not governs and "which" not in query.marks:
        return refuse.small_talk(query, find.ledgers)
    # 地铁 stands in the ledgers and 票价 does not: only of the second may that be said.
    unknown = [term.word for term in telling(terms) if term not in known]
    unknown = unknown or ([] if known else never_said(query, terms))
    words = "、".join(f"“{word}”" for word in (unknown or [one.word for one in known])[:3])
    nearest = says_most(known, hits) or find.near(hits)
    if unknown:
        missing = f"台账中没有关于{words}的事项"
    elif nearest and known and says_all(known[:3], nearest):
        missing = f"台账中有事项提到{words}，但不能确定就是所问的"
    else:
        both = "都" if len(known) > 1 else ""
        missing = f"没有找到与{words}{both}相符的事项" if words else "台账中没有所问的事项"
    return refuse.not_reported(missing, nearest, find.ledgers)


def says_all(terms: Sequence[Term], entry: Entry) -> bool:
    """Return whether an entry has all of some words."""
    prepared = prepare(entry)
    return all(credit(term, prepared) > 0.0 for term in terms)


def says_most(terms: Sequence[Term], hits: Sequence[Hit]) -> Entry | None:
    """Return the hit that has the most of some words by their weight, None where none has any."""
    worth = [
        sum(term.weight for term in terms if credit(term, prepare(hit.entry)) > 0.0) for hit in hits
    ]
    best = max(worth, default=0.0)
    return hits[worth.index(best)].entry if best > 0.0 else None
