"""Pairs of a short query and the passage that answers it, cut from public texts."""

from __future__ import annotations

import gzip
import json
import random
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from index import regexes
from index.entry import LedgerError
from index.spoken import Spoken, held_out, read_spoken

FILES = ("laws", "work_reports", "drcd", "csl")
CLAUSE_END = re.compile(r"[，。；：！？,;!?\n]+")
SENTENCE_END = re.compile(r"(?<=[。；！？\n])")
CHAPTER = re.compile(r"^第[〇零一二三四五六七八九十百]+[编章节]\s*")
SHINGLE = 12
# How often a glossary's term is looked up, and the characters that make a text long.
WINDOWS, LONG = 20, 200
# How officials and citizens wrap the subject of a question; the subject stands at {}.
FRAMES = (
    *("{}进展如何", "{}怎么样了", "{}完成情况怎么样", "{}目前到哪一步了", "请问{}的情况"),
    *("{}做了哪些工作", "{}完成了多少", "今年{}有什么进展", "一季度{}情况如何", "{}是多少"),
    *("我市{}推进得怎么样", "全市{}工作开展情况", "{}有没有完成目标", "关于{}有哪些举措"),
    *("{}什么时候能完成", "介绍一下{}", "{}", "{}", "{}", "{}"),
)


class CorpusError(LedgerError):
    """A corpus that cannot be read; the message names the folder and the missing file."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a law, and the headings that it stands under."""

    title: str
    section: str
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A query and its passage; pairs of one group (unless -1) are no negatives of each other."""

    query: str
    passage: str
    group: int = -1


@dataclass(frozen=True, slots=True)
class Name:
    """A term of official texts and another name of it."""

    term: str
    other: str


@dataclass(frozen=True, slots=True)
class Everyday:
    """A word of everyday speech, and the official ones that it points to, the nearest first."""

    word: str
    official: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The four training texts, in Simplified characters, and what their terms are called besides."""

    articles: list[Article]
    paragraphs: list[str]
    questions: list[Pair]
    abstracts: list[Pair]
    names: list[Name]
    spoken: list[Spoken] = field(default_factory=list)
    everyday: list[Everyday] = field(default_factory=list)

    def texts(self) -> list[str]:
        """Return every passage once, in a fixed order."""
        pairs = [pair.passage for pair in self.questions + self.abstracts]
        titles = [pair.query for pair in self.questions + self.abstracts]
        headings = [article.title + " " + article.section for article in self.articles]
        articles = [article.text for article in self.articles]
        spoken = [text for one in self.spoken for text in (one.passage, *one.questions)]
        spoken += [text for one in self.everyday for text in (one.word, *one.official)]
        return list(dict.fromkeys(articles + self.paragraphs + pairs + titles + headings + spoken))


@dataclass(frozen=True, slots=True)
class HeldOut:
    """The pairs that scores are measured on and nothing is trained on."""

    questions: list[Pair]
    articles: list[Pair]
    spoken: list[Pair] = field(default_factory=list)


def read_corpus(folder: Path, glossary: Path, spoken: Path, everyday: Path) -> Corpus:
    """Return the texts of a folder's four files, and of the three tables those that there are.

    Raises:
        CorpusError: a file is missing.
    """
    for name in FILES:
        if not (folder / f"{name}.jsonl.gz").is_file():
            raise CorpusError(f"训练语料不全：{folder} 里没有 {name}.jsonl.gz")
    from opencc import OpenCC  # only training needs it

    simplify = OpenCC("t2s").convert
    rows = {name: _read_rows(folder / f"{name}.jsonl.gz") for name in FILES}
    laws = [Article(r["title"], _heading(r["section"]), _clean(r["text"])) for r in rows["laws"]]
    reports = [_clean(r["text"]) for r in rows["work_reports"]]
    return Corpus(
        articles=list({article.text: article for article in laws}.values()),
        paragraphs=list(dict.fromkeys(reports)),
        questions=[Pair(simplify(r["question"]), simplify(r["passage"])) for r in rows["drcd"]],
        abstracts=[Pair(_clean(r["title"]), _clean(r["abstract"])) for r in rows["csl"]],
        names=read_names(glossary) if glossary.is_file() else [],
        spoken=read_spoken(spoken) if spoken.is_file() else [],
        everyday=read_everyday(everyday) if everyday.is_file() else [],
    )


def read_names(glossary: Path) -> list[Name]:
    """Return the names of a table `term, other, direction`; the direction matters to no vector."""
    lines = glossary.read_text(encoding="utf-8").splitlines()[1:]
    return [Name(*line.split("\t")[:2]) for line in lines]


def read_everyday(path: Path) -> list[Everyday]:
    """Return the lines of a table `word, official`, the official words parted by a space."""
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    return [Everyday(word, tuple(official.split())) for word, official in rows]


def _read_rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _clean(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(" ", "").strip()


def _heading(section: str) -> str:
    return CHAPTER.sub("", regexes.sub(r"\s+", " ", section)).replace(" ", "")


def hold_out(corpus: Corpus, count: int, rng: random.Random) -> tuple[Corpus, HeldOut]:
    """Return the corpus without the held-out texts, and `count` questions and articles of it.

    Questions are split by passage; of the spoken ones those of every tenth are held out. A training text that shares half of its 12-grams with a
    held-out text goes too: local regulations copy each other.
    """
    passages = list(dict.fromkeys(pair.passage for pair in corpus.questions))
    rng.shuffle(passages)
    by_passage: dict[str, list[Pair]] = {passage: [] for passage in passages}
    for question in corpus.questions:
        by_passage[question.passage].append(question)
    questions = [pair for passage in passages for pair in by_passage[passage]]
    questions = questions[: min(count, len(questions) // 2)]
    candidates = [pair for article in corpus.articles if (pair := _article_pair(article))]
    articles = rng.sample(candidates, min(count, len(candidates) // 2))
    asked = held_out(corpus.spoken)
    spoken = [Pair(question, one.passage) for one in asked for question in one.questions]
    held = {pair.passage for pair in questions + articles + spoken}
    shingles = {s for text in held for s in _shingles(text)}
    kept = replace(
        corpus,
        articles=[a for a in corpus.articles if not _is_known(a.text, shingles)],
        paragraphs=[p for p in corpus.paragraphs if not _is_known(p, shingles)],
        questions=[p for p in corpus.questions if not _is_known(p.passage, shingles)],
        abstracts=[p for p in corpus.abstracts if not _is_known(p.passage, shingles)],
        spoken=[one for one in corpus.spoken if one.passage not in held],
    )
    return kept, HeldOut(questions, articles, spoken)


def _article_pair(article: Article) -> Pair | None:
    """Return headings and first clause over the rest, or None for an article too short to cut."""
    clauses = split_clauses(article.text)
    if len(clauses) < 2 or len(clauses[0]) < 6:
        return None
    rest = article.text[article.text.index(clauses[0]) + len(clauses[0]) + 1 :]
    if len(rest) < 20:
        return None
    return Pair(f"{article.title} {article.section} {clauses[0]}", rest)


def _shingles(text: str) -> list[str]:
    return [text[i : i + SHINGLE] for i in range(max(len(text) - SHINGLE + 1, 1))]


def _is_known(text: str, shingles: set[str]) -> bool:
    own = _shingles(text)
    return 2 * sum(shingle in shingles for shingle in own) >= len(own)


def split_clauses(text: str) -> list[str]:
    """Return the clauses of a text without their punctuation."""
    return [clause for clause in CLAUSE_END.split(text) if len(clause) > 1]


def make_pairs(corpus: Corpus, rng: random.Random) -> list[Pair]:
    """Return one epoch of pairs in random order; the cuts differ from call to call."""
    laws = {title: i for i, title in enumerate(dict.fromkeys(a.title for a in corpus.articles))}
    pairs = [pair for a in corpus.articles for pair in article_pairs(a, laws[a.title], rng)]
    # Reports are the text most like a ledger and a tenth of the laws: four cuts of each paragraph.
    for _ in range(4):
        pairs += [pair for p in corpus.paragraphs for pair in paragraph_pairs(p, rng)]
    pairs += corpus.questions * 2 + corpus.abstracts
    pairs += name_pairs(corpus, len(laws), rng)
    rng.shuffle(pairs)
    return pairs


def spoken_pairs(corpus: Corpus, rng: random.Random) -> list[Pair]:
    """Return each spoken question over its passage, and over another question for it, at random.

    And each everyday word over the official ones that it points to.

    They are batched by themselves: beside laws, any spoken question would find a ledger's text.
    """
    pairs: list[Pair] = []
    for group, one in enumerate(corpus.spoken):
        for question in one.questions:
            others = [other for other in one.questions if other != question] or [one.passage]
            pairs += [
                Pair(question, one.passage, group),
                Pair(rng.choice(FRAMES).format(question), one.passage, group),
                Pair(question, rng.choice(others), group),
            ]
    first: dict[str, int] = {}
    for word in corpus.everyday:
        # Words that point to the same first of all are no negatives of each other.
        group = len(corpus.spoken) + first.setdefault(word.official[0], len(first))
        pairs += [
            Pair(word.word, " ".join(word.official), group),
            Pair(rng.choice(FRAMES).format(word.word), rng.choice(word.official), group),
        ]
    rng.shuffle(pairs)
    return pairs


def article_pairs(article: Article, law: int, rng: random.Random) -> Iterable[Pair]:
    """Yield headings over the article, or one of its clauses over the others."""
    clauses = split_clauses(article.text)
    if rng.random() < 0.25 or len(clauses) < 2:
        if len(article.text) >= 20:
            yield Pair(f"{article.title} {article.section}", article.text, law)
        return
    yield clause_pair(clauses, rng)


def paragraph_pairs(paragraph: str, rng: random.Random) -> Iterable[Pair]:
    """Yield one clause of the paragraph over a window of the sentences around it."""
    sentences = [s for s in SENTENCE_END.split(paragraph) if len(s) > 5]
    if not sentences:
        return
    start = rng.randrange(len(sentences))
    clauses = split_clauses("".join(sentences[start : start + rng.randint(1, 4)]))
    if len(clauses) >= 2:
        yield clause_pair(clauses, rng)


def clause_pair(clauses: Sequence[str], rng: random.Random) -> Pair:
    """Return one clause, framed as a question, over all the others."""
    chosen = rng.randrange(len(clauses))
    rest = "，".join(clause for i, clause in enumerate(clauses) if i != chosen)
    return Pair(rng.choice(FRAMES).format(clauses[chosen]), rest)


def name_pairs(corpus: Corpus, first_group: int, rng: random.Random) -> list[Pair]:
    """Return other names, alone or in a clause that holds the term, over the term's own text.

    Pairs of one term form a group, numbered from `first_group`.
    """
    if not corpus.names:
        return []
    laws = rng.sample(corpus.articles, len(corpus.articles) // 4)
    texts = corpus.paragraphs + [article.text for article in laws]
    rng.shuffle(texts)
    whole = "\n".join(["", *texts, ""])
    terms = dict.fromkeys(name.term for name in corpus.names)
    groups = {term: first_group + i for i, term in enumerate(terms)}
    windows = {term: list(_windows(whole, term)) for term in groups}
    pairs: list[Pair] = []
    for name in corpus.names:
        for window in windows[name.term]:
            clause = next(c for c in CLAUSE_END.split(window) if name.term in c)
            asked = name.other if rng.random() < 0.5 else clause.replace(name.term, name.other)
            pairs.append(Pair(rng.choice(FRAMES).format(asked), window, groups[name.term]))
    return pairs


def _windows(whole: str, term: str) -> Iterable[str]:
    """Yield the first texts that a term stands in, a long one cut down to two sentences."""
    at = whole.find(term)
    for _ in range(WINDOWS):
        if at < 0:
            return
        start, end = whole.rfind("\n", 0, at) + 1, whole.find("\n", at)
        if end - start > LONG:
            start = max(start, whole.rfind("。", start, at) + 1)
            end = min(end, max(whole.find("。", at + LONG // 2), at + len(term)))
        if any(term in clause for clause in CLAUSE_END.split(whole[start:end])):
            yield whole[start:end]
        at = whole.find(term, end)
