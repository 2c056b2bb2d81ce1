"""How far an entry is about a question's subject: the words it meets, weighed, in [0, 1]."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

import cn2an

from index import regexes
from index.entry import Entry
from index.figures import Figure, chinese_value, figures
from index.lexical import LexicalIndex, normalise, words
from qa.glossary import names_in
from qa.question import Query
from qa.wording import content_words, is_frame, is_generic, is_measure, is_noun, word_tags

TITLE_CREDIT = 1.0
CHUNK_CREDIT = 0.85
NAME_CREDIT = 0.88
PARTIAL_CREDIT = 0.7
LIKE_CREDIT = 0.9
GENERIC_WEIGHT = 0.25
MEASURE_WEIGHT = 0.06
# A word that stands in no ledger tells against an entry, the more if it names a thing.
UNKNOWN_NOUN_WEIGHT = 0.7
UNKNOWN_WEIGHT = 0.2
COMMON_NOUN_WEIGHT = 0.55
# Ledgers are few and alike: below this many entries an idf says little.
FEWEST_ENTRIES = 200
NUMBERED_NAME = re.compile(
    r"第(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:人民医院|医院|中学|小学|实验小学|水厂|污水处理厂|供热厂)"
    r"|(?:\d+|[一二三四五六七八九十]+)号(?:线|桥|码头|泊位|楼|院|机组)|[gs]\d{1,4}(?!\d)(?:线|高速|国道|省道)?"
)
# 二号线 is 2号线, and 3号泊位 is 三号泊位.
SPELLED = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?=号)")
NAMED_WEIGHT = 0.6
# From this weight on a term names a subject.
TELLING = 0.35


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question, the ledger's names for it, and its weight.

    `likes` are words of the ledgers that the embedding holds to be near it, with their cosine:
    enough to find an entry by, never enough to say that it reports the word. `held` is whether any
    entry has the word or a name for it.
    """

    word: str
    names: tuple[str, ...]
    weight: float
    likes: tuple[tuple[str, float], ...] = ()
    held: bool = True

    @property
    def is_strange(self) -> bool:
        """Whether no ledger has the word, by any name, and it does not only shape the question."""
        return not (self.held or is_frame(self.word) or is_measure(self.word))

    def stands_in(self, text: str) -> bool:
        """Return whether a text has the word, in capitals or not: 5G基站."""
        return self.word in text.lower()


def telling(terms: Iterable[Term]) -> list[Term]:
    """Return the terms that name a subject."""
    return [term for term in terms if term.weight >= TELLING]


@dataclass(frozen=True, slots=True)
class Prepared:
    """An entry's texts as they are compared."""

    title: str
    chunk: str


@lru_cache(maxsize=200_000)
def prepare(entry: Entry) -> Prepared:
    return Prepared(normalise(entry.pledge), normalise(entry.chunk))


class Vocabulary:
    """In what share of the entries a word stands, and so how much it tells.

    The share is taken as of FEWEST_ENTRIES, so that a word weighs the same in a small index and
    in a large one of the same kind; of a large one it is read off typical entries.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        lexical: LexicalIndex | None = None,
        typical: Sequence[Entry] | None = None,
    ) -> None:
        self._sample = [prepare(entry).chunk for entry in typical or entries]
        self._entries = entries
        self._lexical = lexical
        self._weights: dict[str, float] = {}
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Return whether a word stands in any entry."""
        if word not in self._known:
            self._known[word] = self._stands_anywhere(word)
        return self._known[word]

    def _stands_anywhere(self, word: str) -> bool:
        if any(word in chunk for chunk in self._sample):
            return True
        if len(self._sample) == len(self._entries):
            return False
        places = self._lexical.places_with(word) if self._lexical else None
        among = self._entries if places is None else (self._entries[at] for at in places)
        return any(word in prepare(entry).chunk for entry in among)

    def weight(self, word: str) -> float:
        """Return the idf of a word, in (0, 1], less for words that tell little of a subject."""
        if word not in self._weights:
            found = float(sum(word in chunk for chunk in self._sample))
            if len(self._sample) > FEWEST_ENTRIES:
                found *= FEWEST_ENTRIES / len(self._sample)
            total = FEWEST_ENTRIES
            idf = math.log((total + 1) / (found + 0.5)) / math.log((total + 1) / 0.5)
            if is_measure(word):
                idf *= MEASURE_WEIGHT
            elif is_generic(word):
                idf *= GENERIC_WEIGHT
            elif found and is_noun(word):
                # What most ledgers speak of names a subject all the same.
                idf = max(idf, COMMON_NOUN_WEIGHT)
            elif not found and (len(word) < 4 or is_frame(word)) and not self.knows(word):
                idf *= unknown_weight(word)
            self._weights[word] = idf
        return self._weights[word]


def unknown_weight(word: str) -> float:
    """Return what a word that stands in no ledger weighs against an entry, in [0, 1]."""
    if is_frame(word):
        return MEASURE_WEIGHT
    return UNKNOWN_NOUN_WEIGHT if is_noun(word) else UNKNOWN_WEIGHT


def terms_of(query: Query, vocabulary: Vocabulary) -> tuple[Term, ...]:
    """Return the terms of a query's subject: the glossary's phrases, then the words outside them."""
    terms: dict[str, Term] = {}
    rest = query.subject.lower()
    for phrase, names in known_names(query.names, vocabulary):
        rest = rest.replace(phrase.lower(), " ")
        inner = content_words(phrase)
        if not inner and len(phrase) < 2:
            continue
        weight = max((vocabulary.weight(word) for word in inner), default=0.0)
        known = [name for name in names if vocabulary.knows(name)]
        if vocabulary.knows(phrase.lower()):
            # Names that no entry holds would only thin out a word that entries do hold.
            own = known
            if known and all(map(is_generic, inner)):
                # 大项目 stands in 重大项目, and tells as much as 重点项目 that it is said for.
                weight = max(weight, *map(vocabulary.weight, known))
        else:
            # 动工, which no ledger has, tells no more than 开工, which many have.
            weights = [vocabulary.weight(name) for name in known]
            weight = max(*weights, 0.1) if weights else max(weight, 0.1)
            # A name that no entry holds as a whole may still be met in part.
            own = known or list(names)
        held = bool(known) or vocabulary.knows(phrase.lower())
        terms.setdefault(phrase.lower(), Term(phrase.lower(), tuple(own), weight, held=held))
    # A number is part of some names: 8号线 is no 2号线.
    for match in NUMBERED_NAME.finditer(rest):
        spellings = (match[0], *other_spelling(match[0]))
        weight = max(*map(vocabulary.weight, spellings), NAMED_WEIGHT)
        held = any(map(vocabulary.knows, spellings))
        terms.setdefault(match[0], Term(match[0], spellings[1:], weight, held=held))
    rest = NUMBERED_NAME.sub(" ", rest)
    for word in content_words(recut(rest, vocabulary)):
        if len(word) >= 4 and is_generic(word[-2:]) and not vocabulary.knows(word):
            # 学科建设 is 学科, where no ledger has it as a word.
            word = word[:-2]
        held = vocabulary.knows(word)
        terms.setdefault(word, Term(word, (), vocabulary.weight(word), held=held))
    return tuple(terms.values())


def other_spelling(name: str) -> tuple[str, ...]:
    """Return a name by number in the other numerals, if it has one: 2号线 for 二号线."""
    numbered = SPELLED.match(name)
    number = chinese_value(numbered[0]) if numbered else None
    if not numbered or number is None:
        return ()
    other = cn2an.an2cn(int(number)) if numbered[0].isdecimal() else str(number)
    return (regexes.sub("^一十", "十", other) + name[numbered.end() :],)


def known_names(
    found: Iterable[tuple[str, tuple[str, ...]]], vocabulary: Vocabulary
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the glossary's phrases, a shorter one in place of one whose names no entry holds.

    轨道交通建设 may stand for what no ledger has, and 轨道交通 in it for 地铁.
    """
    for phrase, names in found:
        own = (phrase.lower(), *names)
        held = any(map(vocabulary.knows, own))
        inner = () if held else names_in(phrase, shorter=True)
        shorter = [
            (phrase[start:end], terms)
            for start, end, terms in inner
            if any(map(vocabulary.knows, (phrase[start:end].lower(), *terms)))
        ]
        if held or shorter or not is_act(phrase, vocabulary):
            yield from shorter or [(phrase, names)]


def is_act(phrase: str, vocabulary: Vocabulary) -> bool:
    """Return whether a phrase that no ledger has is a thing and what is done to it, both of which some have.

    区间贯通 is met by 区间双线贯通, whatever else it may be called.
    """
    own = content_words(phrase)
    return (
        len(own) > 1
        and all(map(vocabulary.knows, own))
        and word_tags().get(own[-1], "").startswith("v")
        and not is_generic(own[-1])
    )


def recut(text: str, vocabulary: Vocabulary) -> str:
    """Return a text in which a word that no ledger has gives a character to the one beside it.

    燃气管网 is cut into 燃气管 and 网; ledgers have 燃气 and 管网. 线路上立塔 is cut into 线路 and 上立塔.
    """
    cut = words(text)
    for before, word in pairwise(cut):
        is_guess = len(word) == 3 and word[0] in "上里中" and word not in word_tags()
        if is_guess and is_noun(before) and not vocabulary.knows(word):
            text = text.replace(f"{before}{word}", f"{before}{word[0]} {word[1:]}")
    for word, after in pairwise(cut):
        if len(word) != 3 or len(after) != 1 or f"{word}{after}" not in text:
            continue
        head, tail = word[:2], word[2] + after
        if not vocabulary.knows(word) and vocabulary.knows(head) and vocabulary.knows(tail):
            text = text.replace(f"{word}{after}", f"{head} {tail}")
    return text


def credit(term: Term, prepared: Prepared) -> float:
    """Return how far an entry meets a term in its own or the glossary's words, in [0, 1]."""
    best = presence(term.word, prepared)
    for name in term.names:
        if best >= NAME_CREDIT:
            break
        best = max(best, NAME_CREDIT * presence(name, prepared))
    return best


def likeness(term: Term, prepared: Prepared, met: float = 0.0) -> float:
    """Return how far an entry has words near a term, in [0, 1]; `met` if it is not worth more."""
    best = met
    for word, cosine in term.likes:
        # Best first: no later one can be worth more than what is met already.
        if best >= LIKE_CREDIT * cosine:
            break
        best = max(best, LIKE_CREDIT * cosine * presence(word, prepared))
    return best


def presence(word: str, prepared: Prepared) -> float:
    """Return the credit for a word that stands in an entry, in parts if not as a whole."""
    if SPELLED.match(word) and NUMBERED_NAME.fullmatch(word):
        exact = regexes.compiled(rf"(?<![\d一二三四五六七八九十]){re.escape(word)}")
        if exact.search(prepared.title):
            return TITLE_CREDIT
        return CHUNK_CREDIT if exact.search(prepared.chunk) else 0.0
    if word in prepared.title:
        return TITLE_CREDIT
    if word in prepared.chunk:
        return CHUNK_CREDIT
    if len(word) < 3:
        return 0.0
    pairs = pairs_of_characters(word)
    in_chunk = sum([pair in prepared.chunk for pair in pairs]) / len(pairs)
    in_title = sum([pair in prepared.title for pair in pairs]) / len(pairs)
    share = max(in_title * TITLE_CREDIT, in_chunk * CHUNK_CREDIT)
    return PARTIAL_CREDIT * share if share >= 0.4 else 0.0


@lru_cache(maxsize=4096)
def pairs_of_characters(word: str) -> tuple[str, ...]:
    return tuple(word[at : at + 2] for at in range(len(word) - 1))


def coverage(terms: Iterable[Term], entry: Entry) -> tuple[float, float]:
    """Return the weighed share of the terms that the entry meets, and the weight of the best met.

    Both in [0, 1]; 0 without terms. The share falls with every word that is beside the point;
    the best met says that the subject is named at all.
    """
    prepared = prepare(entry)
    total = met = best = 0.0
    for term in terms:
        total += term.weight
        gained = term.weight * likeness(term, prepared, credit(term, prepared))
        met += gained
        best = max(best, gained)
    return (met / total if total else 0.0), best


# 五十多个 names what has 52 less surely than 52个 does.
ABOUT = 0.5


def agreement(stated: Iterable[Figure], entry: Entry) -> float:
    """Return how the quantities that a question states stand in an entry, in [-1, 1].

    460个省市重点项目 names the entry with 460; 0 where none is stated. Rates are left out: they
    are claims more often than names.
    """
    named = [figure for figure in stated if not figure.is_rate and figure.value > 1]
    if not named:
        return 0.0
    held = known_values(entry)
    return sum(agrees(one, held) for one in named) / len(named)


def agrees(figure: Figure, held: Collection[Decimal]) -> float:
    """Return how a quantity stands among an entry's: 1 or -1; one said by about speaks half, and for."""
    if figure.comparator == "余" and figure.value not in held:
        return ABOUT if any(map(figure.covers, held)) else 0.0
    return 1.0 if figure.value in held else -1.0


@lru_cache(maxsize=200_000)
def known_values(entry: Entry) -> frozenset[Decimal]:
    return frozenset(figure.value for figure in figures(entry.chunk))


def unmet(terms: Iterable[Term], entry: Entry) -> tuple[Term, ...]:
    """Return the telling terms that the entry does not meet at all."""
    prepared = prepare(entry)
    return tuple(term for term in terms if term.weight >= 0.5 and credit(term, prepared) == 0.0)


def met(term: Term, text: str) -> float:
    """Return how far a text meets a term, in [0, 1]."""
    prepared = Prepared(normalise(text), "")
    return max([presence(term.word, prepared), *(presence(name, prepared) for name in term.names)])
