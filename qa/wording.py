"""A question's characters in the form the ledgers use, and its words that carry no subject."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import chain

import opencc

from index import regexes
from index.figures import units
from index.lexical import segmenter, words
from index.word_tables import read_word_table

TAGS = re.compile(
    r"<(?P<code>script|style)\b[^<>]{0,200}>.{0,2000}?</(?P=code)>|<[^<>]{0,200}>|!?\[[^\[\]]{0,80}\]\([^()]{0,300}\)|https?://\S+"
)
SPACE = re.compile(r"\s+")
# 三个, 两批, 三地 count things that other words name.
COUNTED = re.compile(
    r"[一二两三四五六七八九十百千几]+[多余来]?[个批地类项家条口方块件种处桩样本份部册期场所座户届轮台辆艘架栋幢盏根棵间名位人宗笔亩吨套](?:事|事情|活)?"
)
# 多少条没动 is no 条没动.
ASKED_NUMBER = re.compile(
    r"(?:多少|几|哪[两三四五六七八九十]?)[个条家户项座场处件套名批台所](?=[\u4e00-\u9fff])|多大(?=规模|面积)|[\u4e00-\u9fff](?=有(?:多少|几))"
)
SPOKEN_SCALE = re.compile(r"(?<=[\d一二两三四五六七八九十百千少])个(?=亿)")
# 开了多少个工 is 开工了多少个, and 签了几份约 is 签约了几份.
SEPARATED = re.compile(
    r"(?:(?P<verb>[开动完竣复])(?=.{2,5}工)|(?P<seal>封)(?=.{2,5}顶)|(?P<sign>签)(?=.{2,5}约)|(?P<start>立)(?=.{2,5}项))"
    r"(?P<aspect>[了过]?)(?P<number>(?:多少|几)[个项条家处座份]?)(?P<thing>工(?![程地作业人厂具])|顶|约(?!束)|项(?![目任工指事]))"
)
# 有几桩 counts 件.
# 开过几回会 is 几次会; 怎么回事 counts nothing.
PIECES_SAID = re.compile(r"(?<=[有哪共了][几些])桩(?=事|任务|[，,、。?？的是]|$)")
TIMES_SAID = re.compile(r"(?<=[几少])回(?=[会议调活培宣]|[，,、。?？]|$)")
# 多少场景 counts 场景, and no 场.
THINGS_COUNTED = re.compile(
    r"(?<=[两二三四五六七八九十\d])[本册部](?=[\u4e00-\u9fff]{0,4}规划)|(?:(?<=多少)|(?<=[好哪了有到过]几))(?=场景|座谈会|台账|条件|名单(?!身)|件套)"
)
# 多少人才够 is no 人才.
PEOPLE_ENOUGH = re.compile(r"(?<=[少几\d百千万])人(?=才[够能行算会可达完])")
# 还没见着数: no figure is reported.
NO_FIGURE = re.compile(r"没(?:有)?(?:见|看|瞧)(?:着|到|见)(?:任何|一个|个)?数(?![据学字额量目\d])")
# 没开起来, 开不了工: not begun, however it is put.
NOT_BEGUN = re.compile(r"(?:没(?:有)?能?|未能?)(?:开|干|动|建|搞|做)得?起来|[开动](?:不了|不成)工")
# 报给省自贸办, 报到国家部委: as a ledger writes it, 报送.
REPORTED_TO = re.compile(r"报(?:给|到|往)了?(?=[国省市区县部中][\u4e00-\u9fff])")
PERCENT_SAID = re.compile(r"百分(?=几|多少)")
# 哪天发 is cut as one word.
DAY_ASKED = re.compile(r"哪天|哪年|几号|几时")
# A county's name that is so common a word may be just that: 和平, 资源.
COMMON_FROM = 100
SCALE = re.compile(r"^(?:万亿|[万亿])")
CLEAN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\u200b-\u200f\u2028-\u202e\ufeff\ud800-\udfff]")


@cache
def to_simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def normalise_question(question: str) -> str:
    """Return the question in NFKC, simplified characters, without control ones: 多少个亿 as 多少亿."""
    plain = unicodedata.normalize("NFKC", CLEAN.sub("", question))
    simple = SPOKEN_SCALE.sub("", to_simplified().convert(plain))
    simple = TIMES_SAID.sub("次", PIECES_SAID.sub("件", SEPARATED.sub(joined, simple)))
    simple = NO_FIGURE.sub("没有数据", simple)
    simple = REPORTED_TO.sub("报送", NOT_BEGUN.sub("没开工", simple))
    simple = THINGS_COUNTED.sub("个", PEOPLE_ENOUGH.sub("人 ", simple))
    return SPACE.sub(" ", PERCENT_SAID.sub("百分之", simple)).strip()


def joined(separated: re.Match[str]) -> str:
    """Return a verb and its object side by side, and then what stood between them."""
    verb = next(separated[name] for name in ("verb", "seal", "sign", "start") if separated[name])
    return f"{verb}{separated['thing']}{separated['aspect']}{separated['number']}"


@cache
def word_classes() -> dict[str, frozenset[str]]:
    """Return the word lists of wording.tsv by class."""
    return dict(
        read_word_table("qa", "wording.tsv", lambda name, listed: (name, frozenset(listed.split())))
    )


def is_stop(word: str) -> bool:
    return word in word_classes()["stop"]


def is_generic(word: str) -> bool:
    return word in word_classes()["generic"]


def is_errand(word: str) -> bool:
    """Return whether a word says who asks or on what occasion: 领导, 视察, 座谈会."""
    return word in word_classes()["errand"]


def is_measure(word: str) -> bool:
    """Return whether a word says what is measured or how the question goes on, not of what.

    So does a unit's number: 亩数, 户数.
    """
    return word in word_classes()["measure"] or (word[-1:] == "数" and word[:-1] in units())


@cache
def frame_words() -> frozenset[str]:
    """Return the words that only shape a question: 动静, 路子, 来龙去脉, 过一遍."""
    return frozenset(
        word for row in read_word_table("qa", "frame_words.tsv", str.split) for word in row
    )


WHETHER = re.compile(r"(.)[没不]\1.?")
# 几万人, 几百亿元: asks how many.
HOW_MANY = re.compile(r"几[十百千万亿]+[\u4e00-\u9fff]{0,2}")


def is_frame(word: str) -> bool:
    """Return whether a word that no ledger has says how is asked, or for what, and names nothing."""
    # 发没发, 够不够: asks whether, by the verb said twice.
    asks = WHETHER.fullmatch(word) or HOW_MANY.fullmatch(word)
    return word in frame_words() or asks is not None


@cache
def word_tags() -> dict[str, str]:
    """Return the part of speech of the words of jieba's dictionary."""
    import jieba.posseg

    tagger = jieba.posseg.POSTokenizer(segmenter())
    tagger.initialize()
    tags: dict[str, str] = tagger.word_tag_tab
    return tags


@cache
def counties() -> frozenset[str]:
    """Return the names of China's counties and districts without the word for what they are.

    Source: the administrative division codes (GB/T 2260). Those that are common words are left
    out, but for names that are nothing else.
    """
    listed = chain.from_iterable(read_word_table("qa", "counties.tsv", str.split))
    often: dict[str, int] = vars(segmenter())["FREQ"]
    known = word_classes()["county"]
    return frozenset(name for name in listed if often.get(name, 0) < COMMON_FROM or name in known)


def is_place(word: str) -> bool:
    """Return whether a word is a place's name: a county's, or one by the dictionary."""
    return word_tags().get(word, "").startswith("ns") or word in counties()


# 刷得开, 用不上: what comes of doing something.
RESULT_OF_VERB = re.compile(r"[\u4e00-\u9fff][得不][开了上下到起住出来去进成动完着过见懂好通]")


def is_noun(word: str) -> bool:
    """Return whether a word names a thing; a longer one that no dictionary holds may."""
    if word not in word_tags() and RESULT_OF_VERB.fullmatch(word):
        return False
    tag = word_tags().get(word, "n" if len(word) > 2 else "x")
    return tag.startswith(("n", "vn", "j", "l", "i", "eng", "z")) and not tag.startswith("nr_")


def is_distinction(word: str) -> bool:
    """Return whether a word sets one sort of things apart, by kind, place or time: 民营, 室内, 夜间."""
    return word_tags().get(word, "")[:1] in ("b", "s", "t")


def is_function(word: str) -> bool:
    """Return whether a dictionary holds a word to be grammar: an adverb, a conjunction, a pronoun."""
    tag = word_tags().get(word, "")
    # Of the words of place 之后 and 以下 are grammar, and 前期 is a stage.
    is_place_word = tag == "f" and word[0] in "之以"
    return tag[:1] in ("c", "p", "u", "r", "y", "e", "o") or tag == "d" or is_place_word


def is_scaled(word: str) -> bool:
    """Return whether a word is a scale with a unit, or with what only goes on after it: 亿才够."""
    rest = SCALE.sub("", word)
    return rest in units() or (rest != word and (is_stop(rest) or is_measure(rest)))


def content_words(text: str) -> list[str]:
    """Return the words of a text that may name a subject, each once, in order.

    One character names nothing by itself, and a unit measures.
    """
    found: dict[str, None] = {}
    for word in words(ASKED_NUMBER.sub(r"\g<0> ", text.lower())):
        names = len(word) > 1 and regexes.search(r"[\u4e00-\u9fffa-z]", word)
        if (
            names
            and not is_stop(word)
            and not COUNTED.fullmatch(word)
            and not is_function(word)
            and not is_scaled(word)
            and not DAY_ASKED.match(word)
        ):
            found.setdefault(word)
    return list(found)
