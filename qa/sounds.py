"""Words typed by their sound: pinyin for characters, and characters of the same sound."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import product

from index import regexes
from index.figures import units
from index.lexical import HAN_RUN, normalise, segmenter, words
from qa.glossary import names
from qa.pledges import FIGURES
from qa.wording import is_stop, word_tags

# 2024nian is 2024年, and 5g no more than that.
LATIN_RUN = re.compile(r"(?<![a-z])(?:(?<!\d)|(?=[a-z]{2}))[a-z]+(?:[ ',，、]+[a-z]+)*")
# 绿色建zhu: one syllable in letters among characters.
MIXED = re.compile(r"[\u4e00-\u9fff]{0,3}(?<![a-z])[a-z]{2,6}(?![a-z])[\u4e00-\u9fff]{0,3}")
# 住建局, 文旅委: what a unit is called in short is no slip.
UNIT_END = re.compile(r"[局委办厅]")
UNIT_NEAR = re.compile(r"[\u4e00-\u9fff]{0,2}[局厅]|[\u4e00-\u9fff]?委(?!员|托)|办(?!公|理|事|法)")
LONGEST = 8
LONG_PIECE, LONGEST_PIECE = 3, 4
# Characters that are read in two ways in common words; the other way than alone.
OTHER_READING = {
    "行": "hang",
    "重": "chong",
    "长": "chang",
    "调": "tiao",
    "会": "kuai",
    "都": "du",
    "校": "jiao",
    "便": "pian",
}
# Two characters share their sound with too many others to be taken for a slip of a common word.
SHORTEST_LATIN = 4
# What a word counts for an entry that has it in its title; elsewhere it counts one.
IN_TITLE = 2
KEPT_SOUNDS = 16384
# What a question is asked with is typed by sound, too: ditie xianzai duoshao gongli.
ASKING_WORDS = (
    "多少", "几条", "几个", "几项", "几家", "几个点", "百分之几", "哪些",
    "哪个", "哪项", "什么", "多久", "怎么样", "怎样", "如何", "是否",
    "没有", "现在", "目前", "今年", "去年", "一季度", "完成", "开工",
    "情况", "进展", "进度", "目标", "增长", "增速",
)  # fmt: skip


@lru_cache(maxsize=KEPT_SOUNDS)
def sound(text: str) -> str:
    """Return the pinyin of Chinese characters without tones, run together."""
    # Its dictionary takes a third of a second to load, and few questions need it.
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(text))


def readings(text: str) -> Iterator[str]:
    """Yield the ways to read Chinese characters, as `sound` does first: 行 is hang, too."""
    yield sound(text)
    each = [
        (sound(one), OTHER_READING[one]) if one in OTHER_READING else (sound(one),) for one in text
    ]
    yield from map("".join, product(*each))


def may_be_typed_by_sound(text: str) -> bool:
    """Return whether a text has letters enough for pinyin, or a character that makes no word."""
    if any(len(run) >= SHORTEST_LATIN for run in LATIN_RUN.findall(text)):
        return True
    if any(HAN_RUN.search(one) and not known_letters(one) for one in MIXED.findall(text)):
        return True
    return any(any(doubtful_characters(run)) for run in HAN_RUN.findall(text))


def joined_names(spelled: Iterable[str]) -> str:
    """Return words with spaces between them, but as one where two are a name: 财政收入."""
    joined: list[str] = []
    for word in spelled:
        if joined and joined[-1] + word in names():
            joined[-1] += word
        else:
            joined.append(word)
    return " ".join(joined)


def last_characters(run: str) -> Iterator[int]:
    """Yield where the words of a run end that have more than one character."""
    at = 0
    for word in segmenter().cut(run):  # type: ignore[attr-defined]
        at += len(word)
        if len(word) > 1:
            yield at - 1


# 总共多少公理: where a unit is asked for, a word that sounds like one is that unit.
UNIT_PLACE = re.compile(r"(?<=多少)[\u4e00-\u9fff]{2,3}(?=[?？。，,了呢\s]|$)")


def with_units(text: str) -> str:
    """Return a text with words after 多少 that sound like a unit, and are none, put as that unit."""

    def put(match: re.Match[str]) -> str:
        word = match[0]
        if word in units() or names().get(word):
            return word
        return next(
            (unit for unit in units() if len(unit) > 1 and sound(unit) == sound(word)), word
        )

    return UNIT_PLACE.sub(put, text)


class Sounds:
    """The words of the ledgers by their sound."""

    def __init__(self, titles: Iterable[str], holding: Mapping[str, int]) -> None:
        """Read the words of the entries' titles, and the index's terms: of each, how many hold it."""
        vocabulary = {term: held for term, held in holding.items() if is_word(term)}
        stretches: set[str] = set()
        self._pairs = {term for term in holding if len(term) == 2 and HAN_RUN.fullmatch(term)}
        for title, alike in Counter(FIGURES.sub(" ", title) for title in titles).items():
            runs = HAN_RUN.findall(normalise(title))
            for word in (word for run in runs for word in words(run) if len(word) > 1):
                vocabulary[word] = vocabulary.get(word, 0) + IN_TITLE * alike
            for run in runs:
                stretches.update(pieces(words(run)))
        self._words = set(vocabulary)
        vocabulary |= dict.fromkeys(stretches - self._words, 0)
        # Of words that sound alike the one in most titles; ties by the characters.
        self._by_sound: dict[str, str] = {}
        for word, _ in sorted(vocabulary.items(), key=lambda item: (item[1], item[0])):
            self._by_sound[sound(word)] = word
        for word in ASKING_WORDS:
            if sound(word) not in self._by_sound:
                self._by_sound[sound(word)] = word
                self._words.add(word)

    def restore(self, text: str) -> str:
        """Return the text with words that no ledger has put into those that sound the same."""
        text = MIXED.sub(lambda match: self._from_mixed(match[0]), text)
        latin = LATIN_RUN.sub(lambda match: self._from_latin(match[0]), text)
        return HAN_RUN.sub(lambda match: self._from_characters(match[0]), latin)

    def _from_mixed(self, run: str) -> str:
        """Return a run whose letters stand for one character, with the word that they make, if any.

        The longest word of the ledgers that sounds so, and has the characters beside the letters.
        """
        letters = regexes.search(r"[a-z]+", run)
        if letters is None or known_letters(run):
            return run
        before, after = run[: letters.start()], run[letters.end() :]
        for taken in range(len(before) + len(after), 0, -1):
            for left in range(min(taken, len(before)), -1, -1):
                right = taken - left
                if right > len(after):
                    continue
                head, tail = before[len(before) - left :], after[:right]
                word = self._by_sound.get(sound(head) + letters[0] + sound(tail))
                if word and len(word) == taken + 1 and word[:left] == head and word.endswith(tail):
                    return before[: len(before) - left] + word + after[right:]
        return run

    def _from_latin(self, run: str) -> str:
        """Return the words that letters spell, or the letters as they are if they spell none.

        Of all ways to read them the one that leaves fewest letters over, in the fewest words; a
        stretch of a title that is no word counts as two.
        """
        # GDP and its like are words of the glossary as they stand.
        held = next((token for token in run.split() if token in names()), None)
        if held is not None:
            before, _, after = run.partition(held)
            ends = [self._from_latin(part) for part in (before, after) if part.strip()]
            return (
                f" {held} ".join(ends)
                if len(ends) == 2
                else (
                    f"{ends[0]} {held}" if before.strip() else f"{held} {ends[0]}" if ends else held
                )
            )
        letters = regexes.sub(r"[^a-z]", "", run)
        # Of every end: letters left over, the count, and the last word with where it begins.
        best: list[tuple[int, int, str, int]] = [(0, 0, "", 0)]
        for end in range(1, len(letters) + 1):
            left, count, _, _ = best[-1]
            ways = [(left + 1, count, "", end - 1)]
            for start in range(max(0, end - LONGEST * 6), end - SHORTEST_LATIN + 1):
                word = self._by_sound.get(letters[start:end])
                if word:
                    counted = 1 if word in self._words else 2
                    ways.append((best[start][0], best[start][1] + counted, word, start))
            best.append(min(ways, key=lambda way: way[:2]))
        found, at = [], len(letters)
        while at:
            _, _, word, start = best[at]
            found += [word] * bool(word)
            at = start
        spelled = len(letters) - best[-1][0]
        return joined_names(found[::-1]) if spelled * 2 >= len(letters) > 0 else run

    def _from_characters(self, run: str) -> str:
        """Return the run with pieces of two to four characters set right by sound.

        Only a piece with a character that makes no word of the language where it stands.
        """
        chars = list(run)
        # 项目|钱 is no 目前: a pair takes no character from the word before it.
        ends = set(last_characters(run))
        for length in (4, 3, 2):
            # 整该率: a word of grammar may be a slip as well, where all else of a long piece is right.
            doubtful = doubtful_characters(run, strictly=length < LONG_PIECE)
            at = 0
            while at + length <= len(chars):
                piece = "".join(chars[at : at + length])
                is_open = length == LONGEST_PIECE or any(doubtful[at : at + length])
                is_slip = is_open and self._is_strange(piece)
                of_unit = UNIT_NEAR.match(run, at + length) or UNIT_END.search(piece)
                word = self._sounding_like(piece) if is_slip and not of_unit else None
                if word and (
                    is_grammar_beside(piece, word)
                    or self._is_held_beside(chars, at, word)
                    or (length < LONG_PIECE and at in ends and chars[at] == word[0])
                ):
                    word = None
                if word and is_slip_of(word, piece, doubtful[at : at + length]):
                    chars[at : at + length] = word
                    at += length
                else:
                    at += 1
        return "".join(chars)

    def _sounding_like(self, piece: str) -> str | None:
        """Return the word that sounds like a piece; a long one as any of its characters may be read."""
        sounds = readings(piece) if len(piece) == LONGEST_PIECE else (sound(piece),)
        found = (self._by_sound[one] for one in sounds if one in self._by_sound)
        return next((word for word in found if len(word) == len(piece)), None)

    def _is_held_beside(self, chars: list[str], at: int, word: str) -> bool:
        """Return whether a character that a word would change at its ends makes a pair of the ledgers.

        攻尖 is theirs, so that 尖工程 is no slip for 建工程.
        """
        end = at + len(word)
        before = "".join(chars[max(at - 1, 0) : at + 1])
        after = "".join(chars[end - 1 : end + 1])
        return (chars[at] != word[0] and before in self._pairs) or (
            chars[end - 1] != word[-1] and after in self._pairs
        )

    def _is_strange(self, piece: str) -> bool:
        """Return whether some pair of the piece's characters stands in no ledger."""
        pairs = [piece[at : at + 2] for at in range(len(piece) - 1)]
        return any(pair not in self._pairs for pair in pairs)


def known_letters(run: str) -> bool:
    """Return whether the letters of a run are a word of the glossary or of the units: gdp, km."""
    letters = regexes.search(r"[a-z]+", run)
    return letters is not None and (letters[0] in names() or letters[0] in units())


def is_word(term: str) -> bool:
    """Return whether a term of the lexical index is a word: its pairs of characters need not be."""
    known: int = segmenter().FREQ.get(term, 0)  # type: ignore[attr-defined]
    return HAN_RUN.fullmatch(term) is not None and (len(term) > 2 or known > 0)


def pieces(cut: list[str]) -> Iterator[str]:
    """Yield the stretches of two to four characters of a run of words, as may be typed for.

    Where 施 ends a word and 残 begins the next, 施残 is what nobody types: short stretches part no
    known word.
    """
    edges, at = [0], 0
    for word in cut:
        within = range(at + 1, at + len(word)) if word not in word_tags() else ()
        at += len(word)
        edges += [*within, at]
    run = "".join(cut)
    for place, start in enumerate(edges):
        for end in edges[place + 1 : place + LONGEST_PIECE]:
            if 2 <= end - start < LONGEST_PIECE:
                yield run[start:end]
    yield from (run[at : at + LONGEST_PIECE] for at in range(len(run) - LONGEST_PIECE + 1))


def doubtful_characters(run: str, *, strictly: bool = True) -> list[bool]:
    """Return for each character whether it is in no word of the dictionary, as the run is cut.

    Words of grammar of one character count only if not `strictly`.
    """
    doubtful: list[bool] = []
    for word in segmenter().lcut(run, HMM=False):  # type: ignore[attr-defined]
        doubtful += [is_doubtful(word, strictly=strictly)] * len(word)
    return doubtful


def is_doubtful(word: str, *, strictly: bool = True) -> bool:
    return (
        len(word) == 1
        and not (strictly and is_grammar(word))
        and word not in units()
        # 年第13项 is no 年底13项.
        and word not in "局委办厅第"
    )


def is_grammar(word: str) -> bool:
    return is_stop(word) or is_adverb(word)


def is_adverb(word: str) -> bool:
    """Return whether a character is a word of grammar that stands anywhere: 正, 仍, 均."""
    return word_tags().get(word, "") in ("d", "c", "p", "u")


def is_grammar_beside(piece: str, word: str) -> bool:
    """Return whether what a word would change is grammar before or after a known word: 是残疾人."""
    last = len(piece) - 1
    if last == 1 and piece[1] == word[1] and is_grammar(piece[1]):
        # 核一 of 核一下 is no 合一.
        return not word_tags().get(piece[1], "n").startswith("n")
    after = any(piece[at:last] in word_tags() for at in range(last - 1))
    before = any(piece[1:at] in word_tags() for at in range(3, last + 2))
    return (piece[last] != word[last] and is_grammar(piece[last]) and after) or (
        piece[0] != word[0] and is_grammar(piece[0]) and before
    )


def is_slip_of(word: str, piece: str, doubtful: list[bool]) -> bool:
    """Return whether a piece is a word with only doubtful characters wrong, and one right."""
    if len(word) != len(piece) or word == piece:
        return False
    wrong = [one != other for one, other in zip(word, piece, strict=True)]
    if len(word) == LONGEST_PIECE and sum(wrong) == 1:
        # 海运行线 is 海运航线, though 运行 is a word.
        return True
    changed = [is_wrong and not is_open for is_wrong, is_open in zip(wrong, doubtful, strict=True)]
    return not all(wrong) and not any(changed)
