"""The embedding model's training: how pairs are cut, held out, learned from and scored."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from index import train as training
from index.spoken import Spoken, read_spoken
from index.train_pairs import (
    FRAMES,
    Article,
    Corpus,
    CorpusError,
    Name,
    Pair,
    clause_pair,
    hold_out,
    make_pairs,
    name_pairs,
    read_corpus,
    split_clauses,
    spoken_pairs,
)
from index.train_scores import LEDGERS, compare, ledger_pools, ranks, summary
from index.train_words import (
    build_tokenizer,
    count_words,
    cut,
    first_vectors,
    inner_parts,
    words_of,
)

SUBJECTS = ("地铁", "污水", "养老保险", "森林", "港口", "学校", "医院", "公园", "粮食", "电网")
SETTINGS = replace(training.Settings(), dimension=8, batch=16, learning_rate=0.05)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """Forty articles, ten paragraphs, thirty questions on ten passages, ten abstracts."""
    articles = [
        Article(
            f"{subject}管理条例",
            "总则",
            f"{unit}应当做好{subject}的建设工作，每年向社会公布{subject}的规划和{subject}年度计划，"
            f"{unit}的负责人对{subject}的质量负责。",
        )
        for subject in SUBJECTS
        for unit in ("主管部门", "建设单位", "乡镇人民政府", "街道办事处")
    ]
    passages = [
        f"{subject}建于一九八〇年，位于城市的东部，是{subject}史上最大的。" for subject in SUBJECTS
    ]
    return Corpus(
        articles=articles,
        paragraphs=[
            f"加快{s}项目建设，全年完成投资三亿元。扩大{s}服务，惠及群众。" for s in SUBJECTS
        ],
        questions=[
            Pair(f"{p[:3]}{ask}", p) for p in passages for ask in ("在哪", "何时建", "多大")
        ],
        abstracts=[Pair(f"论{s}的经济学", f"本文研究{s}的成本，得出三条结论。") for s in SUBJECTS],
        names=[Name("养老保险", "社保"), Name("港口", "码头"), Name("没有的词", "无")],
        spoken=[
            Spoken(f"推进{s}提质工程，完成年度任务。", (f"{s}弄好没", f"{s}那摊子事", f"{s}呢"))
            for s in SUBJECTS
        ],
    )


def build(corpus: Corpus) -> tuple[training.Table, training.Tokenizer]:
    texts = corpus.texts()
    tokenizer = build_tokenizer(count_words(texts), 400)
    words = words_of(tokenizer)
    vectors = first_vectors(cut(tokenizer, texts), len(words), SETTINGS.dimension)
    return training.Table(vectors, inner_parts(words)), tokenizer


def test_a_clause_is_asked_for_and_taken_out_of_its_passage() -> None:
    clauses = split_clauses("加快地铁建设，改善出行；惠及市民。")
    assert clauses == ["加快地铁建设", "改善出行", "惠及市民"]
    pair = clause_pair(clauses, random.Random(0))
    (asked,) = [clause for clause in clauses if clause in pair.query]
    assert pair.query in {frame.format(asked) for frame in FRAMES}
    assert pair.passage == "，".join(clause for clause in clauses if clause != asked)


def test_another_name_asks_for_a_text_with_the_term(corpus: Corpus) -> None:
    pairs = name_pairs(corpus, 7, random.Random(0))
    assert {pair.group for pair in pairs} == {7, 8}
    assert all(
        "养老保险" in pair.passage and "社保" in pair.query for pair in pairs if pair.group == 7
    )


def test_pairs_come_from_every_source_and_differ_between_epochs(corpus: Corpus) -> None:
    rng = random.Random(0)
    first, second = make_pairs(corpus, rng), make_pairs(corpus, rng)
    assert {*corpus.questions, *corpus.abstracts} <= set(first)
    assert any(p.query.endswith("管理条例 总则") and p.group >= 0 for p in first)
    assert first != second
    assert make_pairs(corpus, random.Random(0)) == first


def test_a_spoken_question_asks_for_its_passage_and_is_like_the_others_for_it(
    corpus: Corpus,
) -> None:
    pairs = spoken_pairs(corpus, random.Random(0))
    for pair in pairs:
        one = corpus.spoken[pair.group]
        assert any(question in pair.query for question in one.questions)
        assert pair.passage in (one.passage, *one.questions)
        assert pair.passage != pair.query
    assert {(pair.query, pair.passage) for pair in pairs} >= {
        (question, one.passage) for one in corpus.spoken for question in one.questions
    }


def test_spoken_questions_are_batched_by_themselves(corpus: Corpus) -> None:
    batches = training.make_batches(corpus, SETTINGS, random.Random(0))
    texts = {text for one in corpus.spoken for text in (one.passage, *one.questions)}
    spoken = [[pair.passage in texts for pair in batch] for batch in batches]
    assert {len(batch) for batch in batches} == {SETTINGS.batch}
    assert all(all(row) or not any(row) for row in spoken)
    rounds = SETTINGS.epochs * SETTINGS.spoken_rounds
    assert sum(map(all, spoken)) == rounds * (90 // SETTINGS.batch)


def test_every_line_of_the_spoken_questions_has_a_passage_and_several_of_them() -> None:
    spoken = read_spoken()
    assert len(spoken) > 1_000
    assert len({one.passage for one in spoken}) == len(spoken)
    for one in spoken:
        assert one.passage.strip()
        assert len(set(one.questions)) == len(one.questions) >= 4
        assert all(question.strip() for question in one.questions)


def test_no_held_out_passage_is_trained_on(corpus: Corpus) -> None:
    kept, held_out = hold_out(corpus, 6, random.Random(0))
    assert len(held_out.questions) == len(held_out.articles) == 6
    trained = {pair.passage for pair in kept.questions}
    assert trained
    assert not trained & {pair.passage for pair in held_out.questions}
    for pair in held_out.articles:
        assert not any(pair.passage in article.text for article in kept.articles)
    assert {pair.passage for pair in held_out.spoken} == {corpus.spoken[0].passage}
    assert not {pair.passage for pair in held_out.spoken} & {s.passage for s in kept.spoken}


def test_a_near_copy_of_a_held_out_article_goes_too(corpus: Corpus) -> None:
    copies = [replace(a, text=a.text + "自公布之日起施行。") for a in corpus.articles]
    doubled = replace(corpus, articles=corpus.articles + copies)
    kept, held_out = hold_out(doubled, 6, random.Random(0))
    assert not any(p.passage in a.text for p in held_out.articles for a in kept.articles)


def test_a_number_is_one_token_and_a_word_stays_whole(corpus: Corpus) -> None:
    _, tokenizer = build(corpus)
    assert tokenizer.encode("完成３８４.6，").tokens[-1] == "0"
    assert tokenizer.normalizer.normalize_str("新增5G基站1,000个") == "新增5g基站0个"
    assert "养老保险" in tokenizer.encode("养老保险的规划").tokens


def test_a_word_points_to_the_words_within_it() -> None:
    parts = inner_parts(["[UNK]", "重点项目", "重点", "项目", "点"]).to_dense()
    assert parts[1].tolist() == pytest.approx([0, 0, 3**-0.5, 3**-0.5, 3**-0.5])
    assert parts[3].tolist() == [0, 0, 0, 0, 0]


def test_pairs_of_one_group_are_no_negatives_of_each_other() -> None:
    vectors = torch.eye(2)[[0, 0]]
    apart = training.ranking_loss(vectors, vectors, torch.tensor([-1, -1]), 20.0)
    together = training.ranking_loss(vectors, vectors, torch.tensor([3, 3]), 20.0)
    assert apart.item() == pytest.approx(np.log(2))
    assert together.item() == pytest.approx(0)


def test_training_lowers_the_loss_and_repeats_itself(corpus: Corpus) -> None:
    runs = []
    for _ in range(2):
        table, tokenizer = build(corpus)
        pairs = make_pairs(corpus, random.Random(0))[:16]
        losses = training.train(table, tokenizer, [pairs] * 8, SETTINGS, seed=0)
        runs.append((losses, table().detach().numpy()))
    assert runs[0][0][-1] < runs[0][0][0]
    assert runs[0][0] == runs[1][0]
    assert np.array_equal(runs[0][1], runs[1][1])


def test_a_saved_model_gives_the_trained_vectors(corpus: Corpus, tmp_path: Path) -> None:
    table, tokenizer = build(corpus)
    vectors = table().detach()
    training.save_model(vectors, tokenizer, tmp_path)
    texts = ["地铁的建设", "港口"]
    expected = training.embed(vectors, cut(tokenizer, texts)).numpy()
    encoded = training.load_encoder(tmp_path)(texts)
    assert encoded.dtype == np.float32
    assert encoded == pytest.approx(expected, abs=2e-3)


def test_ranks_and_scores_follow_their_formulas() -> None:
    scores = np.array([[3, 2, 1], [1, 1, 0], [0, 2, 1]], dtype=np.float32)
    found = ranks(scores, np.array([0, 0, 0]))
    assert found.tolist() == [0, 1, 2]  # the tie counts against the wanted passage
    assert summary(found) == pytest.approx(
        {"recall@1": 1 / 3, "recall@5": 1, "recall@10": 1, "mrr": (1 + 1 / 2 + 1 / 3) / 3}
    )


def test_entries_without_a_question_only_fill_the_pool() -> None:
    def encode(texts: Sequence[str]) -> training.Floats:
        return np.array([[("铁" in text), ("水" in text)] for text in texts], dtype=np.float32)

    pool = [Pair("地铁", "地铁线路"), Pair("", "污水处理"), Pair("", "道路")]
    assert compare(encode, [pool])["model"]["mrr"] == 1.0


def test_every_ledger_question_names_an_entry() -> None:
    pools = ledger_pools()
    assert [len(pool) for pool in pools] == [38, 44]
    assert sum(bool(pair.query) for pool in pools for pair in pool) == 46
    assert pools[0][0].passage.startswith("全市生产总值")


def test_a_corpus_without_a_file_is_named(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "laws.jsonl.gz", "wt") as lines:
        lines.write(json.dumps({"title": "法", "section": "", "text": "第一条"}))
    with pytest.raises(CorpusError, match=r"没有 work_reports\.jsonl\.gz"):
        read_corpus(
            tmp_path, tmp_path / "glossary.tsv", tmp_path / "spoken.tsv", tmp_path / "everyday.tsv"
        )


@pytest.mark.model
def test_the_shipped_model_helps_bm25_on_questions_in_other_words() -> None:
    folder = LEDGERS.parent.parent / "index" / "model"
    scores = compare(training.load_encoder(folder), ledger_pools())
    assert scores["sum"]["mrr"] > scores["BM25"]["mrr"] + 0.05
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    assert size < 25_000_000
