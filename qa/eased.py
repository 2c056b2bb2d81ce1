"""The nearest way in which entries say the words that none of them holds as they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from index import regexes
from index.entry import Entry, Role
from index.lexical import normalise, segmenter, words
from qa.draft import Span
from qa.glossary import holds, names
from qa.match import Condition, Match, names_of_columns
from qa.predicates import spoken
from qa.quote import sentences
from qa.wording import content_words, is_frame, is_measure, is_place, is_stop

# 去调研, 正在搞培训, 拨资金: what only leads to the thing that is done.
LIGHT = re.compile(r"^(?:还在|正在|已经|还|在|去|来|搞|做|了|过|进行|开展|组织|拨|给)+(?=.{2})")
# 准备印的, 打算申报的: what is still to be done.
TO_COME = re.compile(r"^(?:还|正)?(?:准备|打算|计划|预备|拟|将要|即将|要|待)(?P<verb>.{1,4})$")
SURELY_AHEAD = re.compile(r"(?:还|正)?(?:准备|打算|计划|预备|拟|即将)")
AHEAD = r"(?:拟|将|待|计划|准备|争取|打算|下一步|按程序)"
# 未达到要求 is no 达到.
DENIED = re.compile(r"(?:尚未|没有|未|没|不|无)(?=[\u4e00-\u9fff])")
LONGEST_PIECE = 4

Says = Callable[[str], bool]


def eased_mention(
    word: str, among: Sequence[Entry], roles: Sequence[Role], *, quoted: bool
) -> Condition | None:
    """Return the condition on the words of a phrase that comes nearest to it and that any entry meets.

    None where no entry says them in one sentence. Of `quoted` words none is left out or renamed.
    """
    if is_place(word):
        return None
    planned = None if quoted else to_come(word, roles)
    if planned and any(map(planned.meets, among)):
        return planned
    if planned and SURELY_AHEAD.match(word):
        # 准备招标 is said of no 招标 that is over.
        return None
    how = in_so_many_words if quoted else naming
    tried = (
        said_by(word, looked_for, among, roles, how)
        for looked_for in ways(word, among, quoted=quoted)
    )
    return next((one for one in tried if one), None)


def said_by(
    word: str,
    looked_for: Sequence[str],
    among: Sequence[Entry],
    roles: Sequence[Role],
    how: Callable[[str], Says],
) -> Condition | None:
    """Return the condition that an entry says all that a word is looked for by, if any does."""
    says = [how(one) for one in looked_for]
    found = [match for entry in among if (match := said_together(entry, roles, says))]
    if not found:
        return None
    shown = "”和“".join(dict.fromkeys(as_written(one, found) for one in looked_for))
    meets = partial(said_together, roles=roles, says=says)
    return Condition(f"提到“{shown}”（没有“{word}”的原话）", meets)


def in_so_many_words(word: str) -> Says:
    return lambda text: word in text


def naming(word: str) -> Says:
    written = spoken().get(word)
    return lambda text: holds(text, word) or bool(written and regexes.search(written, text))


def ways(word: str, among: Sequence[Entry], *, quoted: bool) -> Iterator[list[str]]:
    """Return what a phrase may be looked for by, nearest first: 去调研 by 调研, 财政资金 by its two words."""
    plain = normalise(word)
    bare = LIGHT.sub("", plain)
    if quoted:
        if len(plain) > 3 and (loose := content_words(bare)):
            yield loose
        return
    yield [bare]
    done = max((verb for verb in spoken() if bare.startswith(verb)), key=len, default="")
    if done and len(bare) > len(done) + 1:
        # 签任务书 is 签订项目任务书.
        yield [done, bare[len(done) :]]
    parts = words_with_denial(bare)
    if parts:
        yield parts
    if pieces := [piece for part in parts for piece in pieces_of(part)]:
        yield pieces
    held = [part for part in parts if any(holds(normalise(one.chunk), part) for one in among)]
    lost = [part for part in parts if part not in held]
    if held and all(is_measure(part) or is_frame(part) for part in lost):
        # 同比增减 is looked for by 同比, and 机场扩建 or 暂停扩建 never by 扩建 alone.
        yield held


def words_with_denial(phrase: str) -> list[str]:
    """Return the words of a phrase, each with what denies it: 未达到, 要求."""
    denied = [match.span() for match in DENIED.finditer(phrase)]
    found, at = [], 0
    for start, end in denied:
        found += spoken_whole(words(phrase[at:start]))
        first = next(iter(words(phrase[end:])), "")
        found.append(phrase[start:end] + first)
        at = end + len(first)
    found += spoken_whole(words(phrase[at:]))
    return [one for one in found if len(one) > 1 and not says_nothing(one)]


def spoken_whole(cut: Sequence[str]) -> list[str]:
    """Return the words of a text with those of a spoken verb as one: 定下来, which is cut in two."""
    found: list[str] = []
    for word in cut:
        if found and found[-1] + word in spoken():
            found[-1] += word
        else:
            found.append(word)
    return found


def says_nothing(word: str) -> bool:
    """Return whether a word only denies or goes before others: 没有, 已经."""
    return word == "已经" or (is_stop(word) and bool(DENIED.match(word)))


def pieces_of(word: str) -> list[str]:
    """Return the two words that a dictionary's word is made of, or the word."""
    cut = vars(segmenter())["FREQ"] if len(word) == LONGEST_PIECE else {}
    halves = [word[:2], word[2:]]
    return halves if all(cut.get(half, 0) for half in halves) else [word]


def said_together(entry: Entry, roles: Sequence[Role], says: Sequence[Says]) -> Match | None:
    """Return where an entry says all of it in one sentence."""
    spans = tuple(
        Span(entry, column, start, end)
        for column in names_of_columns(entry, roles)
        for start, end in sentences(entry.text(column))
        if all(one(normalise(entry.text(column)[start:end])) for one in says)
    )
    return Match(entry, spans) if spans else None


def as_written(word: str, found: Sequence[Match]) -> str:
    """Return a word as the entries found write it: the word itself, or another name of it."""
    text = normalise("".join(match.entry.chunk for match in found))
    own = next((one for one in (word, *names().get(word, ())) if one in text), "")
    written = regexes.search(spoken().get(word, "(?!)"), text)
    return own or (written[0] if written else word)


def to_come(word: str, roles: Sequence[Role]) -> Condition | None:
    """Return the condition that an entry is still to do what a phrase says: 准备印 is 拟印发."""
    match = TO_COME.match(word)
    if match is None:
        return None
    verb = match["verb"]
    written = spoken().get(verb) or "|".join(map(re.escape, (verb, *names().get(verb, ()))))
    ahead = regexes.compiled(f"{AHEAD}[^，。；;]{{0,16}}(?:{written})|(?:{written})(?:实施)?后")
    says: list[Says] = [lambda text: bool(ahead.search(text))]
    shown = verb if len(verb) > 1 else written.partition("|")[0]
    return Condition(f"写明准备{shown}", partial(said_together, roles=roles, says=says))
