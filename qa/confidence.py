"""How sure it is that the best entry found is what was asked, as a probability."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from statistics import fmean, pstdev

from index import regexes
from index.entry import Entry, Hit
from index.figures import Figure, figures
from qa.compounds import beside_met, unheld_share
from qa.pledges import same_subject
from qa.question import Query
from qa.retrieve import Retriever
from qa.subject import NUMBERED_NAME, Prepared, Term, credit, likeness, prepare, telling
from qa.wording import is_frame

# Smaller numbers name no pledge: 三个区, 两类企业.
FEWEST_NAMED = 10
FEATURES = (
    "coverage",
    "lexical",
    "dense",
    "figures",
    "anchor",
    "unmet",
    "unlike",
    "unmet_words",
    "unlike_words",
    "met_words",
    "alike",
    "in_title",
    "by_name",
    "telling_met",
    "telling",
    "title",
    "rival_coverage",
    "rival_lexical",
    "rival_dense",
    "coverage_ahead",
    "lexical_ahead",
    "dense_ahead",
    "dense_stands_out",
    "unit",
    "parts",
    "unheld_name",
    "beside_met",
)
# A leaf holds what it adds; a branch the feature's place, the most that goes left, left and right.
Tree = float | tuple[int, float, "Tree", "Tree"]


@cache
def trees() -> tuple[Tree, ...]:
    """Return the trees over FEATURES, as `python -m eval.tune` fitted them."""
    held = json.loads(files("qa").joinpath("confidence.json").read_text("utf-8"))
    if tuple(held["features"]) != FEATURES:
        raise ValueError("qa/confidence.json is of other features; run python -m eval.tune")
    return tuple(held["trees"])


def grown(tree: Tree, values: Sequence[float]) -> float:
    """Return what a tree adds for some values."""
    while not isinstance(tree, float | int):
        feature, most, left, right = tree
        tree = left if values[feature] <= most else right
    return tree


def confidence(
    retriever: Retriever, query: Query, terms: Sequence[Term], hits: Sequence[Hit]
) -> float:
    """Return the probability in [0, 1] that the first hit is the entry asked for; 0 without hits.

    Boosted trees over `features`, as one counts for more or less beside another: fitted on
    questions with the entry asked for in the ledgers, and on the same questions with it taken out.
    """
    if not hits or not terms or lacks_named_number(terms, hits[0].entry):
        return 0.0
    if any(is_other_place(retriever, term) for term in terms):
        return 0.0
    if lacks_named_count(query, hits[0].entry):
        return 0.0
    # 四个字 names no pledge: by a small number every word has to be met.
    by_number = bool(named_counts(query))
    named_by = telling(terms) if by_number else terms
    if hits[0].figures == 1.0 and all(
        credit(term, prepare(hits[0].entry)) > 0 for term in named_by
    ):
        # 7个规划中印发了几个: the entry has the number that names it, and every word that tells.
        return 1.0
    values = features(retriever, query, terms, hits)
    return 1 / (1 + math.exp(-sum(grown(tree, values) for tree in trees())))


def lacks_named_number(terms: Sequence[Term], entry: Entry) -> bool:
    """Return whether an entry lacks a thing that the question names by its number: 8号线 is no 2号线."""
    numbered = [term for term in terms if NUMBERED_NAME.fullmatch(term.word)]
    return any(credit(term, prepare(entry)) == 0.0 for term in numbered)


# 李村河 is no 张村河, whatever else is said of both.
PLACE_NAME = re.compile(
    r"[\u4e00-\u9fff]{2,}(?:河|湖|山|岛|湾|路|街|桥|阁|寺|塔|村|镇|水库|隧道|大道)"
)


def is_other_place(retriever: Retriever, term: Term) -> bool:
    """Return whether a term is a river's, a road's or a village's name that no entry has."""
    named = PLACE_NAME.fullmatch(term.word) and not term.names and not is_frame(term.word)
    return bool(named) and not retriever.vocabulary.knows(term.word)


# 已开工9个, 只剩7个: a number under a verb is claimed of the entry, and does not name it.
CLAIMED_OF = re.compile(
    r"(?:(?:都|已经?|就)[\u4e00-\u9fff]{2}|开工|动工|完成|完工|封顶|建成|新增|接入|剩|差|达到?|超过|突破|有|是|了|只|才|仅|到|过|或|和|、)(?:了|着|约)?$"
)


def named_counts(query: Query) -> list[Figure]:
    """Return the numbers by which a question names a pledge: 16个污水处理项目."""
    return [
        figure
        for figure in query.figures
        if figure.base == "个"
        and figure.value >= FEWEST_NAMED
        and regexes.match(r"[\u4e00-\u9fff“]", figure.after)
        and not CLAIMED_OF.search(figure.before)
    ]


def lacks_named_count(query: Query, entry: Entry) -> bool:
    """Return whether a question names a pledge by a number that the entry does not have.

    16个污水处理项目 is not the pledge of 12个污水处理厂, whose title counts in the same unit.
    """
    named = named_counts(query)
    held = [one for one in figures(entry.chunk) if one.base == "个"]
    if not named or any(figure.covers(one.value) for figure in named for one in held):
        return False
    pledged = [one for one in figures(entry.title) if one.base == "个"]
    return any(one.unit == figure.unit for one in pledged for figure in named)


def features(
    retriever: Retriever, query: Query, terms: Sequence[Term], hits: Sequence[Hit]
) -> tuple[float, ...]:
    """Return the values of FEATURES for the first of some hits.

    Its own scores; what of the question's words it meets; how near the best entry of another
    subject comes, and how far the first is ahead of all others; what the question asks for; what
    its compounds name that this entry lacks.
    """
    best, rival = hits[0], rival_of(hits)
    return (
        best.coverage,
        best.lexical,
        max(best.dense, 0.0),
        best.figures,
        best.anchor,
        *words_met(terms, best.entry),
        float(len(telling(terms))),
        retriever.title_cosine(query, terms, best.entry),
        rival.coverage if rival else 0.0,
        rival.lexical if rival else 0.0,
        max(rival.dense, 0.0) if rival else 0.0,
        *ahead(hits),
        unit_held(query, best.entry),
        float(len(query.parts)),
        unheld_share(query.subject, terms, best.entry),
        beside_met(query.subject, terms, best.entry),
    )


def words_met(terms: Sequence[Term], entry: Entry) -> tuple[float, ...]:
    """Return "unmet" to "telling_met" of FEATURES.

    The shares by weight of the words that an entry does not meet, and meets not even by a word
    near them, and how many they and the met ones are; then by weight the words met by a word near
    them, in the title, by a name that the glossary has, and of those that tell.
    """
    prepared = prepare(entry)
    title = Prepared(prepared.title, "")
    total = sum(term.weight for term in terms) or 1.0
    credits = {term: credit(term, prepared) for term in terms}
    met = [term for term in terms if credits[term] > 0.0]
    unmet = {term: likeness(term, prepared) for term in terms if credits[term] == 0.0}
    unlike = [term for term, alike in unmet.items() if alike == 0.0]
    return (
        sum(term.weight for term in unmet) / total,
        sum(term.weight for term in unlike) / total,
        float(len(unmet)),
        float(len(unlike)),
        float(len(met)),
        sum(term.weight * alike for term, alike in unmet.items()),
        sum(term.weight * credit(term, title) for term in terms),
        sum(term.weight for term in met if term.names),
        sum(term.weight * credits[term] for term in telling(terms)),
    )


def ahead(hits: Sequence[Hit]) -> tuple[float, ...]:
    """Return how far the first hit is ahead of other subjects' by words, BM25 and cosine.

    And by how many standard deviations its cosine is above the mean of it and them.
    """
    best = hits[0]
    others = [hit for hit in hits[1:] if not same_subject(best.entry, hit.entry)]
    cosines = [best.dense, *(hit.dense for hit in others)]
    return (
        best.coverage - max((hit.coverage for hit in others), default=0.0),
        best.lexical - max((hit.lexical for hit in others), default=0.0),
        best.dense - max((hit.dense for hit in others), default=0.0),
        (best.dense - fmean(cosines)) / (pstdev(cosines) + 1e-6),
    )


def unit_held(query: Query, entry: Entry) -> float:
    """Return 1 where an entry has a figure in the unit asked for, -1 where none, 0 if none is asked.

    A share may be worked out from other figures.
    """
    if query.unit in ("", "%"):
        return 0.0
    held = any(query.unit in (one.base, one.unit) for one in figures(entry.chunk))
    return 1.0 if held else -1.0


def rival_of(hits: Sequence[Hit]) -> Hit | None:
    """Return the best hit that is another 事项 than the first, not the same in another ledger."""
    return next((hit for hit in hits[1:] if not same_subject(hits[0].entry, hit.entry)), None)
