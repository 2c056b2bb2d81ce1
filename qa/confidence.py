"""How sure it is that the best entry found is what was asked, as a probability."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations_with_replacement

from index import regexes
from index.entry import Entry, Hit
from index.figures import Figure, figures
from qa.pledges import same_subject
from qa.question import Query
from qa.retrieve import Retriever
from qa.subject import NUMBERED_NAME, Term, credit, likeness, prepare, telling
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
    "title",
    "telling",
    "rival_coverage",
    "rival_lexical",
    "rival_dense",
)
COLUMNS = (*FEATURES, *map("*".join, combinations_with_replacement(FEATURES, 2)))


@cache
def weights() -> dict[str, float]:
    """Return the weight of each of COLUMNS, as `python -m eval.tune` fitted them."""
    text = files("qa").joinpath("confidence.json").read_text("utf-8")
    loaded: dict[str, float] = json.loads(text)
    return loaded


def confidence(
    retriever: Retriever, query: Query, terms: Sequence[Term], hits: Sequence[Hit]
) -> float:
    """Return the probability in [0, 1] that the first hit is the entry asked for; 0 without hits.

    A logistic regression over `features` and the products of two of them, as one counts for more
    or less beside another: fitted on questions with the entry asked for in the ledgers, and on the
    same questions with it taken out.
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
    fitted = weights()
    values = with_products(features(retriever, query, terms, hits))
    score = fitted["intercept"] + sum(
        fitted[name] * value for name, value in zip(COLUMNS, values, strict=True)
    )
    return 1 / (1 + math.exp(-score))


def with_products(values: Sequence[float]) -> tuple[float, ...]:
    """Return values and the products of every two of them, in the order of COLUMNS."""
    return (*values, *(one * other for one, other in combinations_with_replacement(values, 2)))


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
    r"(?:开工|动工|完成|完工|封顶|建成|新增|接入|剩|差|达到?|超过|突破|有|是|了|只|才|仅|到|过|或|和|、)(?:了|着|约)?$"
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

    Besides its own scores: the weighed shares of the words that it does not meet, and meets not
    even by a word near them; its title's cosine; and how near the best entry of another subject is.
    """
    best, rival = hits[0], rival_of(hits)
    prepared = prepare(best.entry)
    total = sum(term.weight for term in terms) or 1.0
    unmet = [term for term in terms if credit(term, prepared) == 0.0]
    unlike = [term for term in unmet if likeness(term, prepared) == 0.0]
    return (
        best.coverage,
        best.lexical,
        max(best.dense, 0.0),
        best.figures,
        best.anchor,
        sum(term.weight for term in unmet) / total,
        sum(term.weight for term in unlike) / total,
        retriever.title_cosine(query, terms, best.entry),
        float(len(telling(terms))),
        rival.coverage if rival else 0.0,
        rival.lexical if rival else 0.0,
        max(rival.dense, 0.0) if rival else 0.0,
    )


def rival_of(hits: Sequence[Hit]) -> Hit | None:
    """Return the best hit that is another 事项 than the first, not the same in another ledger."""
    return next((hit for hit in hits[1:] if not same_subject(hits[0].entry, hit.entry)), None)
