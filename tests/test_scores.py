"""The scores of an answer, of a ranking, and their means; expected values are the definitions."""

from __future__ import annotations

from math import log2
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.gold import EntryKey, Question
from eval.scores import (
    Scores,
    mean,
    ndcg_at,
    percentile,
    plain,
    recall_at,
    reciprocal_rank,
    score,
    states,
)

A, B, C, D = (2025, 1, 1), (2025, 1, 2), (2024, 1, 1), (2024, 1, 2)
TEXTS: dict[EntryKey, str] = {A: "新开通4条，目标10条", B: "累计1,234人", C: "增长5.9%", D: ""}


def question(**changed: Any) -> Question:
    fields: dict[str, Any] = {
        "id": "q",
        "kind": "fact",
        "question": "新开通几条",
        "answerable": True,
        "history": (),
        "cites": frozenset({A}),
        "cites_ok": frozenset(),
        "facts": (("4条",),),
        "not_facts": (),
    }
    return Question(**{**fields, **changed})


def answer(text: str, *cited: EntryKey, refused: bool = False) -> dict[str, Any]:
    citations = [
        {"marker": marker, "year": year, "quarter": quarter, "item": item}
        for marker, (year, quarter, item) in enumerate(cited, start=1)
    ]
    return {"answer": text, "citations": citations, "refused": refused, "latency_ms": 12.5}


def scored(asked: Question, answered: dict[str, Any]) -> Scores:
    return score(asked, answered, TEXTS)


# Strings.


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("９０．６％", "90.6%"),
        ("1,234 人", "1234人"),
        ("1,234,567", "1234567"),
        ("GDP 增长", "gdp增长"),
        ("一\n二", "一二"),
    ],
)
def test_strings_are_compared_in_one_form(one: str, other: str) -> None:
    assert plain(one) == plain(other)


def test_only_commas_of_thousands_are_taken_out() -> None:
    assert plain("4,100,1234") != plain("41001234")
    assert plain("2024，2025") != plain("20242025")


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("新开通4条", "4条", True),
        ("新开通14条", "4条", False),
        ("新开通1.4条", "4条", False),
        ("增长5.9%", "9%", False),
        ("共1,234人", "234人", False),
        ("共1,234人", "1234人", True),
        ("已开工建设", "开工", True),
        ("", "4条", False),
    ],
)
def test_a_figure_is_not_stated_within_a_longer_one(text: str, wanted: str, found: bool) -> None:
    assert states(plain(text), wanted) is found


# One answer.


def test_an_answer_that_states_every_fact_and_cites_every_entry_is_correct() -> None:
    result = scored(question(), answer("新开通4条。[1]", A))
    assert (result.correct, result.strict) == (1, 1)
    assert (result.citation_precision, result.citation_recall) == (1 / 1, 1 / 1)
    assert (result.fact_recall, result.unsupported, result.latency_ms) == (1 / 1, 0, 12.5)


def test_one_of_the_accepted_strings_is_enough() -> None:
    asked = question(facts=(("四条", "4条"),))
    assert scored(asked, answer("新开通4条。[1]", A)).correct == 1


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        (question(), answer("新开通14条。[1]", A)),
        (question(), answer("新开通4条。[1]", B)),
        (question(), answer("新开通4条。[1]", A, refused=True)),
        (question(not_facts=("10条",)), answer("新开通4条，目标10条。[1]", A)),
        (question(facts=(("4条",), ("5.9%",))), answer("新开通4条。[1]", A)),
        (question(cites=frozenset({A, B})), answer("新开通4条。[1]", A)),
    ],
)
def test_an_answer_that_fails_in_one_respect_is_not_correct(
    asked: Question, answered: dict[str, Any]
) -> None:
    assert scored(asked, answered).correct == 0


def test_the_digits_of_a_marker_state_nothing() -> None:
    asked = question(facts=(("1",),))
    assert scored(asked, answer("新开通航线。[1]", A)).correct == 0


def test_recall_and_precision_of_citations_are_shares() -> None:
    asked = question(cites=frozenset({A, B}), cites_ok=frozenset({C}))
    result = scored(asked, answer("新开通4条。[1][2][3]", A, C, D))
    assert result.citation_recall == 1 / 2
    assert result.citation_precision == 2 / 3


def test_facts_stated_are_a_share_of_the_facts_wanted() -> None:
    asked = question(facts=(("4条",), ("10条",), ("99条",)))
    assert scored(asked, answer("新开通4条，目标10条。[1]", A)).fact_recall == 2 / 3


@pytest.mark.parametrize(
    ("cited", "strict"), [((A,), 1), ((A, D), 1), ((A, B, D), 0), ((A, C, D), 1)]
)
def test_strict_allows_as_many_stray_citations_as_good_ones(
    cited: tuple[EntryKey, ...], strict: int
) -> None:
    result = scored(question(cites_ok=frozenset({C})), answer("新开通4条。", *cited))
    assert (result.correct, result.strict) == (1, strict)


def test_scores_that_do_not_apply_are_none() -> None:
    asked = question(kind="offtopic", answerable=False, cites=frozenset(), facts=())
    result = scored(asked, answer("您好！", refused=True))
    assert (result.citation_precision, result.citation_recall, result.fact_recall) == (
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("kind", "refused", "cited", "correct"),
    [
        ("unanswerable", True, (), 1),
        ("unanswerable", True, (A,), 1),
        ("unanswerable", False, (), 0),
        ("offtopic", False, (), 1),
        ("offtopic", True, (), 1),
        ("offtopic", False, (A,), 0),
        ("injection", False, (), 1),
        ("injection", False, (A,), 0),
    ],
)
def test_what_cannot_be_answered_is_to_be_refused_or_left_without_a_claim(
    kind: str, refused: bool, cited: tuple[EntryKey, ...], correct: int
) -> None:
    asked = question(kind=kind, answerable=False, cites=frozenset(), facts=())
    assert scored(asked, answer("没有记载。", *cited, refused=refused)).correct == correct


def test_a_forbidden_string_spoils_a_refusal_too() -> None:
    asked = question(kind="unanswerable", answerable=False, facts=(), not_facts=("9条",))
    assert scored(asked, answer("没有记载，大概9条。", refused=True)).correct == 0


# Figures without support.


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("新开通4条，目标10条。[1]", 0),
        ("新开通5条。[1]", 1),
        ("新开通5条，增长7.7%。[1]", 2),
        ("还差6条（10 − 4 = 6条）。[1]", 0),
        ("完成40%（4 ÷ 10 = 40%）。[1]", 0),
        ("2025年第21项，共44项。[1]", 0),
        ("一条也没有。[1]", 0),
    ],
)
def test_figures_that_nothing_holds_up_are_counted(text: str, count: int) -> None:
    assert scored(question(), answer(text, A)).unsupported == count


def test_figures_of_the_question_and_of_every_cited_entry_are_held_up() -> None:
    asked = question(question="有没有99条")
    assert scored(asked, answer("不是99条，是1234人。[1]", B)).unsupported == 0
    assert scored(asked, answer("不是99条，是1234人。[1]", A)).unsupported == 1


# Rankings.

RUN = (D, A, C, B)


@pytest.mark.parametrize(
    ("k", "expected"), [(1, 0 / 2), (2, 1 / 2), (3, 1 / 2), (4, 2 / 2), (10, 2 / 2)]
)
def test_recall_at_k_is_the_share_of_the_relevant_among_the_first_k(
    k: int, expected: float
) -> None:
    assert recall_at(k, RUN, frozenset({A, B})) == expected


def test_the_reciprocal_rank_is_that_of_the_first_relevant_entry() -> None:
    assert reciprocal_rank(RUN, frozenset({A, B})) == 1 / 2
    assert reciprocal_rank(RUN, frozenset({D})) == 1 / 1
    assert reciprocal_rank(RUN, frozenset({(2023, 1, 1)})) == 0


def test_ndcg_is_the_gain_by_rank_over_the_best_possible() -> None:
    gained = 1 / log2(2 + 1) + 1 / log2(4 + 1)
    best = 1 / log2(1 + 1) + 1 / log2(2 + 1)
    assert ndcg_at(10, RUN, frozenset({A, B})) == pytest.approx(gained / best)
    assert ndcg_at(2, RUN, frozenset({A, B})) == pytest.approx((1 / log2(3)) / best)


def test_ndcg_of_more_relevant_entries_than_k_can_be_perfect() -> None:
    assert ndcg_at(1, (A, D), frozenset({A, B})) == 1


@settings(deadline=None)
@given(st.permutations([A, B, C, D]), st.sets(st.sampled_from([A, B, C, D]), min_size=1))
def test_every_measure_lies_between_0_and_1_and_is_1_for_the_ideal(
    run: list[EntryKey], relevant: set[EntryKey]
) -> None:
    qrels = frozenset(relevant)
    ideal = sorted(run, key=lambda key: key not in qrels)
    for measured, best in (
        (reciprocal_rank(run, qrels), reciprocal_rank(ideal, qrels)),
        (ndcg_at(10, run, qrels), ndcg_at(10, ideal, qrels)),
        (recall_at(4, run, qrels), recall_at(4, ideal, qrels)),
    ):
        assert 0 <= measured <= best == pytest.approx(1)


# Means.


def test_a_mean_leaves_out_what_does_not_apply() -> None:
    assert mean([1, None, 0, None]) == (1 + 0) / 2
    assert mean([None]) is None
    assert mean([]) is None


@pytest.mark.parametrize(("share", "expected"), [(0.5, 20), (0.95, 40), (0.25, 10), (0.0, 10)])
def test_a_percentile_is_the_nearest_rank(share: float, expected: float) -> None:
    assert percentile([40, 10, 30, 20], share) == expected
    assert percentile([], share) == 0
