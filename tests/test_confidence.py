"""How sure it is that the best entry is the one asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lines import model_line
from samples import entry

from index.entry import Hit
from qa.confidence import (
    FEATURES,
    Tree,
    ahead,
    confidence,
    grown,
    lacks_named_count,
    lacks_named_number,
    named_counts,
    rival_of,
    trees,
    unit_held,
    words_met,
)
from qa.find import CONFIDENT
from qa.question import parse
from qa.retrieve import Retriever
from qa.subject import Term

model = pytest.mark.model


def sure_of(question: str, retriever: Retriever | None = None) -> float:
    line = model_line()
    own = retriever or line.responder().retriever
    query = line.query(question)
    return confidence(own, query, own.terms(query), own.search(query, top_k=10))


@model
@pytest.mark.parametrize(
    "question", ["水土流失治理进展如何", "2024年5G基站新开通多少个", "绿色建筑完成多少"]
)
def test_an_entry_that_is_asked_for_is_sure_and_what_is_left_without_it_is_not(
    question: str,
) -> None:
    line = model_line()
    full = line.responder().retriever
    query = line.query(question)
    best = full.search(query, top_k=1)[0].entry
    same = {
        entry.id
        for entry in full.snapshot.entries
        if entry.id == best.id or "绿色建筑" in entry.title
    }
    assert sure_of(question) >= CONFIDENT
    assert sure_of(question, full.without(same)) < CONFIDENT


@model
def test_a_line_of_another_number_is_not_what_is_asked() -> None:
    line = model_line()
    retriever = line.responder().retriever
    query = line.query("8号线土建完成多少")
    other = next(one for one in retriever.snapshot.entries if "2号线" in one.title)
    assert lacks_named_number(retriever.terms(query), other)


@model
def test_the_rival_is_another_subject_and_not_the_same_of_another_year() -> None:
    line = model_line()
    retriever = line.responder().retriever
    hits = retriever.search(line.query("企业职工养老保险参保"), top_k=10)
    rival = rival_of(hits)
    assert "养老保险参保" in hits[0].entry.title
    assert rival is not None
    assert "养老保险参保" not in rival.entry.title


@model
def test_nothing_found_is_not_sure_of_anything() -> None:
    line = model_line()
    assert confidence(line.responder().retriever, line.query("地铁"), (), []) == 0.0


PLANTS = entry("建设12个污水处理厂。", "已开工9个，完成投资3亿元。")


@pytest.mark.parametrize("question", ["16个污水处理项目进展如何", "18个污水处理厂建得怎么样了"])
def test_a_pledge_of_another_number_is_not_what_is_asked(question: str) -> None:
    assert lacks_named_count(parse(question), PLANTS)


@pytest.mark.parametrize(
    "question",
    [
        "12个污水处理厂建得怎么样",
        "污水处理厂已开工16个了吗",
        "污水处理厂只剩16个没建吗",
        "5个污水处理厂怎么样",
        "16家污水处理企业怎么样",
        "污水处理厂进展如何",
    ],
)
def test_a_number_that_the_entry_has_or_that_names_no_pledge_does_not_rule_it_out(
    question: str,
) -> None:
    assert not lacks_named_count(parse(question), PLANTS)


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("16个污水处理厂建得怎么样", ["16个"]),
        ("污水处理厂建成16个了吗", []),
        ("污水处理厂都接进16个村了", []),
        ("9个污水处理厂怎么样", []),
        ("污水处理厂比例达到16%了吗", []),
        ("污水处理厂一共16个", []),
        ("增长16%的污水处理量是哪项", []),
        ("投资16亿元的污水处理厂", []),
    ],
)
def test_the_numbers_that_name_a_pledge_stand_before_its_name(
    question: str, shown: list[str]
) -> None:
    assert [one.shown for one in named_counts(parse(question))] == shown


def test_a_share_is_not_the_number_that_a_question_names() -> None:
    own = entry("建设12个污水处理项目。", "钢筋绑扎完成16%，投资完成16亿元。")
    assert lacks_named_count(parse("16个污水处理项目怎么样"), own)
    own = entry("建设12个污水处理项目。", "连同扩建的16个已开工。")
    assert not lacks_named_count(parse("16个污水处理项目怎么样"), own)


def test_every_branch_asks_for_a_feature_and_every_leaf_is_a_number() -> None:
    def features_of(tree: Tree) -> Iterator[int]:
        if isinstance(tree, float | int):
            return
        feature, most, left, right = tree
        assert isinstance(most, float | int)
        yield feature
        yield from features_of(left)
        yield from features_of(right)

    asked = {feature for tree in trees() for feature in features_of(tree)}
    assert asked <= set(range(len(FEATURES)))
    # Words met, cosine and rival all have a say.
    assert {FEATURES.index(name) for name in ("coverage", "dense", "rival_dense")} <= asked


def test_a_tree_is_followed_to_the_leaf_of_the_values() -> None:
    tree: Tree = (0, 0.5, -1.0, (1, 2.0, 0.25, 3.0))
    assert [grown(tree, one) for one in ((0.5, 9.0), (0.6, 2.0), (0.6, 2.1))] == [-1.0, 0.25, 3.0]


def test_trees_of_other_features_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.confidence.FEATURES", ("coverage",))
    with pytest.raises(ValueError, match=r"eval\.tune"):
        trees.__wrapped__()


def test_the_words_met_are_counted_and_weighed() -> None:
    own = entry("建设12个污水处理厂。", "已开工9个。")
    terms = (Term("污水处理厂", (), 0.8), Term("宠物", (), 0.2))
    unmet, unlike, *counts = words_met(terms, own)[:5]
    assert (unmet, unlike, counts) == (0.2, 0.2, [1.0, 1.0, 1.0])


def test_the_first_of_one_hit_is_ahead_by_all_it_has() -> None:
    hit = Hit(PLANTS, 0.9, coverage=0.8, lexical=0.5, dense=0.25)
    assert ahead([hit]) == (0.8, 0.5, 0.25, 0.0)


@pytest.mark.parametrize(("question", "held"), [("多少个", 1), ("多少公里", -1), ("怎么样", 0)])
def test_whether_an_entry_has_the_unit_asked_for_is_seen(question: str, held: int) -> None:
    assert unit_held(parse(f"污水处理厂{question}"), PLANTS) == held


@model
def test_an_entry_with_the_named_number_and_every_word_is_sure() -> None:
    assert sure_of("7个专项规划中印发了几个") == 1.0
    assert sure_of("460个里头没开工的还剩几个") == 1.0


@model
def test_a_question_without_a_word_of_any_subject_finds_nothing() -> None:
    assert sure_of("？？？") == 0.0
