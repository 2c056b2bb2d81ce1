"""Whether a stage is reached: 开工了没有, 都建成了吧, 是否已印发, by the entry's own words.

The stages of works and of documents stand in order in stages.tsv. What an entry reports of a later
stage says that the one asked for is reached; of an earlier one only, that it is not reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from index import regexes
from index.entry import Entry, Role
from index.word_tables import read_word_table
from qa.compute import HUNDRED
from qa.draft import Span, Statement
from qa.headed_items import headed_item
from qa.located import located, near
from qa.question import Query
from qa.quote import sentences, tells_apart
from qa.remainder import total_of
from qa.subject import TELLING, Term, met
from qa.wording import is_generic, is_measure, is_noun

CLAUSE = re.compile(r"[^，,。；;！!\n]+")
# 争取早日开工, 拟近期印发, 未开工项目: the stage is named, and not reached.
NOT_REACHED = r"(?:未|没有?|待|拟|将|争取|力争|计划|预计|下一步|按程序|确保|推动|加快|准备|要求|即将)[^，。；]{0,12}?"
WHOLLY = re.compile(r"全部|均|全面|都已|全都")
# Nobody is asked by 能按期完工吗 or 什么时候完工 whether it is done.
PHASE = re.compile(r"[一二三四五]期(?!间|限|末|中)")
# 哪天开的工, 几号印发的: what takes for granted that it is so.
SINCE_WHEN = r"(?:哪一?天|哪一?年|几号|几月份?(?:几[日号])?|(?:什么|啥)时候|何时)"
AHEAD = re.compile(r"(?:能|会|可以|将|可否|什么时候|何时|几时|哪天|有望|多久)[^，。？?]{0,8}$")
SOME = re.compile(r"有没有|有无|哪[个部份几]|是哪|有哪")
# No more clauses than this are named in a verdict.
MOST_CLAUSES = 3


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage: its ladder, its place there, and the words that ask for it and that report it."""

    ladder: str
    rank: int
    asked: str
    said: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """A stage that is asked about, in what word, whether of all, and whether only since when."""

    stage: Stage
    word: str
    every: bool
    since: bool = False


@dataclass(frozen=True, slots=True)
class Reported:
    """A clause of the progress that reports a stage, and whether it is one still to come."""

    start: int
    end: int
    rank: int
    to_come: bool


@cache
def stages() -> tuple[Stage, ...]:
    """Return the stages of stages.tsv, each ladder in its order."""
    return read_word_table(
        "qa",
        "stages.tsv",
        lambda ladder, rank, asked, said: Stage(ladder, int(rank), asked, re.compile(said)),
    )


@cache
def asking() -> re.Pattern[str]:
    """Return what asks whether a stage is reached: 开工了没, 是否都已开工, 都开工了吧."""
    verb = "|".join(one.asked for one in stages() if one.asked)
    every = r"(?P<{0}>(?:全部|都|均|全)?(?:已经?)?(?:全部|都|均|全)?(?:已经?)?)"
    ending = r"(?:没有?(?![\u4e00-\u9fff])|吗|么|嘛|吧|是吗|是吧|对吧|对吗|是不是)"
    return re.compile(
        rf"{every.format('before')}(?:正式|全面)?(?P<after>{verb})(?:了|好?一阵|很?久|多年|好久|多时){{0,2}}[，,]?{ending}"
        rf"|已(?:经)?(?:全部|都)?(?P<claim>{verb})了?[，,]?(?:请)?(?:帮忙)?(?:核实|属实|是否属实|是真的|确认|核对)"
        # 都印发实施了，我直接抄上去行不行: what is claimed is to be confirmed.
        rf"|(?P<whole>全部|都|均|全)(?:已经?)?(?:正式|全面)?(?P<confirmed>{verb})(?:实施|施行)?了[，,][^。？?]{{0,12}}(?:行不行|行吗|可以吗|可不可以|能不能|对不对|对吗|可否|合适吗|妥不妥|准不准|没错吧)"
        rf"|(?:是否|有没有|是不是)(?:就|真的)?{every.format('within')}(?:正式|全面)?(?P<inside>{verb})"
        rf"|{SINCE_WHEN}(?:就|是|正式|全面)*(?P<since>(?:{verb})(?=的)|[开动完竣]的工|通的车|封的顶)"
    )


def stages_asked(query: Query) -> list[Asked]:
    """Return the stages that a question asks about."""
    found = []
    for match in asking().finditer(query.text):
        if AHEAD.search(query.text[: match.start()]):
            continue
        word = match["after"] or match["claim"] or match["inside"]
        word = word or match["confirmed"] or match["since"].replace("的", "")
        every = f"{match['before'] or ''}{match['within'] or ''}{match['whole'] or ''}"
        stage = next(one for one in stages() if one.asked and regexes.fullmatch(one.asked, word))
        whole = bool(regexes.search(r"全|都|均", every))
        found.append(Asked(stage, word, whole, bool(match["since"])))
    return found


def stage_verdict(query: Query, terms: Sequence[Term], entry: Entry) -> Statement | None:
    """Return whether an entry has reached each stage asked about, with the clauses that say so.

    None where no stage is asked about, or the entry reports none of that order, or another phase.
    """
    phases, held = (set(PHASE.findall(text)) for text in (query.text, entry.chunk))
    if phases and held and not phases & held:
        # 三期投产了没有 is not told by what is said of 二期.
        return None
    said = [verdict_of(query, terms, entry, asked) for asked in stages_asked(query)]
    found = [one for one in said if one]
    if not found:
        return None
    spans = dict.fromkeys(span for one in found for span in one.spans)
    return Statement("".join(one.text for one in found), tuple(spans))


def verdict_of(query: Query, terms: Sequence[Term], entry: Entry, asked: Asked) -> Statement | None:
    """Return whether an entry has reached one stage, all of it where every part has to be at it."""
    column = entry.column(Role.PROGRESS)
    if column is None:
        return None
    # 7个规划有没有已印发的 asks of all of them, too.
    every = asked.every or SOME.search(query.text)
    whole = bool(every) and counts_whole(query, entry)
    within = own_sentences(query, entry) if whole else about(query, terms, entry)
    found = reported(asked.stage.ladder, entry.progress, within)
    found = [one for one in found if holds_figure(query, one, entry)] or found
    if not whole and (named := naming_clause(query, terms, entry)):
        after = [one for one in found if named[0] <= one.start < told_until(named, query, entry)]
        if found and not after:
            # 教学楼封顶，宿舍楼建至5层: what stands before is said of another thing.
            span = Span(entry, column, *named)
            words = f"台账没有写明已{asked.word}，写明的是：{span.text.strip()}。"
            return Statement(words, (span,))
        found = after
    if not whole:
        clauses = [entry.progress[one.start : one.end] for one in found]
        found = found[first_named(terms, clauses) :]
    said, chosen = judged(query, entry, asked, found)
    if not chosen:
        return None
    chosen = sorted(chosen[:MOST_CLAUSES], key=lambda one: one.start)
    spans = tuple(Span(entry, column, one.start, one.end) for one in chosen)
    return Statement(f"{said}{'，'.join(span.text.strip() for span in spans)}。", spans)


def counts_whole(query: Query, entry: Entry) -> bool:
    """Return whether a question counts the things as the entry's title does: 7个专项规划."""
    held = {(one.figure.base, one.figure.value) for one in located(entry, Role.TITLE)}
    return any((one.base, one.value) in held for one in query.figures if one.value > 1)


def judged(
    query: Query, entry: Entry, asked: Asked, found: Sequence[Reported]
) -> tuple[str, list[Reported]]:
    """Return how far clauses say that a stage is reached, and those that say so.

    Both empty where none says anything of it, or where it is reached and a figure is asked for.
    """
    stage, word = asked.stage, asked.word
    reached = [one for one in found if one.rank >= stage.rank and not one.to_come]
    below = [one for one in found if one not in reached and (one.to_come or one.rank < stage.rank)]
    denied = [one for one in below if one.to_come and one.rank == stage.rank]
    parts = [one for one in reached if is_part(one, entry)]
    wholly = [
        one
        for one in reached
        if one.rank == stage.rank
        and one not in parts
        and WHOLLY.search(entry.progress[one.start : one.end])
    ]
    if wholly and not denied:
        # 128个全部开工，其中完工83个: what is further on is a part, and all of it is begun.
        chosen = reached = wholly
        said = f"已{'全部' if asked.every else ''}{word}：台账写明"
    elif reached and not (parts or below) and (counted := counted_beyond(query, entry)):
        chosen, said = reached, f"台账没有写明{counted}是否都{word}，这一项写明的是："
    elif reached and (parts or denied or (asked.every and below)):
        rest = denied if parts else denied or below
        chosen, said = [*(parts or reached), *rest], f"不是全部{word}：台账写明"
    elif reached:
        chosen, said = reached, f"已{word}：台账写明"
    elif denied:
        chosen, said = denied, f"尚未{word}：台账写明"
    elif below:
        chosen, said = below, f"台账没有写明已{word}，写明的是："
    else:
        return "", []
    if (query.unit and chosen is reached) or (asked.since and chosen is not denied):
        # What is asked for is the figure, or the day.
        return "", []
    return said, chosen


def about(query: Query, terms: Sequence[Term], entry: Entry) -> list[tuple[int, int]]:
    """Return the sentences of the progress that hold most of what the question names.

    All of them where what it names stands in none, or in each.
    """
    parts = of_level(query, entry, own_sentences(query, entry))
    # The stage asked about is no name of a thing: 西园小学主体封顶 says nothing of 东园小学.
    terms = [term for term in terms if not any(one.said.search(term.word) for one in stages())]
    apart = [term for term in terms if tells_apart(term, entry, parts)]
    scores = [
        sum(term.weight * met(term, entry.progress[start:end]) for term in apart)
        for start, end in parts
    ]
    if scores and max(scores) == min(scores):
        # 市中心医院 of several hospitals stands in the title too, and fully in one sentence only.
        named = [term for term in terms if not is_measure(term.word)]
        scores = [
            sum(term.weight * met(term, entry.progress[start:end]) for term in named)
            for start, end in parts
        ]
    best = max(scores, default=0)
    return [part for part, score in zip(parts, scores, strict=True) if score >= best - 0.2]


def own_sentences(query: Query, entry: Entry) -> list[tuple[int, int]]:
    """Return the sentences of the progress, those of one item where the question names it alone.

    保障性住房正在土石方施工 says nothing of 平急两用.
    """
    parts, item = sentences(entry.progress), headed_item(query, entry)
    return [part for part in parts if item is None or item[0] <= part[0] < item[1]]


LEVELS = ("国家级", "省级", "市级", "区级", "县级", "镇级", "村级")


def of_level(query: Query, entry: Entry, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the sentences of the level that a question names, where others are of another one."""
    named = [level for level in LEVELS if level in query.text]
    if len(named) != 1:
        return parts
    own = [part for part in parts if named[0] in entry.progress[part[0] : part[1]]]
    others = [level for level in LEVELS if level != named[0] and level in entry.progress]
    return own if own and others else parts


def naming_clause(query: Query, terms: Sequence[Term], entry: Entry) -> tuple[int, int] | None:
    """Return the one clause of the progress that names a thing of the question.

    The title does not name that thing, or names it as one of several.
    """
    things = [
        term.word
        for term in terms
        if is_noun(term.word)
        and not (is_measure(term.word) or is_generic(term.word))
        and not any(one.said.search(term.word) for one in stages())
        and entry.progress.count(term.word) == 1
        # 污水厂 is written 污水处理厂 elsewhere, and names none of several.
        and not any(name in entry.progress for name in term.names if name != term.word)
        and (term.word not in entry.title or beside_others(term.word, entry.title))
    ]
    # 二期 is no 一期: what is said of the other phase tells nothing of it.
    things += [
        phase
        for phase in PHASE.findall(query.text)
        if entry.progress.count(phase) == 1 and phase not in entry.title
    ]
    if not things:
        return None
    clauses = [
        one for one in CLAUSE.finditer(entry.progress) if any(word in one[0] for word in things)
    ]
    phased = [one for one in clauses if any(phase in one[0] for phase in PHASE.findall(query.text))]
    clauses = phased or clauses
    return clauses[-1].span() if len(clauses) == 1 else None


def told_until(clause: tuple[int, int], query: Query, entry: Entry) -> int:
    """Return how far what follows a clause may still be of the thing that it names.

    What follows the sentence of 团岛 is of 麦岛, where the title names both.
    """
    several = any(
        beside_others(word, entry.title)
        for word in query.words
        if word in entry.progress[clause[0] : clause[1]]
    )
    ends = (end for _, end in sentences(entry.progress) if clause[0] < end)
    return next(ends, len(entry.progress)) if several else len(entry.progress)


def beside_others(word: str, title: str) -> bool:
    """Return whether a title names a thing as one of several: 团岛 of 麦岛、团岛等12个污水处理厂."""
    name = re.escape(word)
    return regexes.search(rf"、{name}|{name}[、等]", title) is not None


def first_named(terms: Sequence[Term], clauses: Sequence[str]) -> int:
    """Return the place of the clause that names most of what is asked about; those after go on from it.

    0 where none names more than the rest.
    """
    scores = [sum(term.weight * met(term, clause) for term in terms) for clause in clauses]
    best = max(scores, default=0)
    return scores.index(best) if best >= TELLING else 0


def reported(ladder: str, text: str, within: Sequence[tuple[int, int]]) -> list[Reported]:
    """Return the clauses of a text that report a stage of a ladder, each at its furthest."""
    own = [one for one in stages() if one.ladder == ladder]
    found = []
    for start, end in within:
        for clause in CLAUSE.finditer(text, start, end):
            held = [one for one in own if one.said.search(clause[0])]
            if held:
                last = held[-1]
                to_come = bool(regexes.search(f"{NOT_REACHED}(?:{last.said.pattern})", clause[0]))
                found.append(Reported(clause.start(), clause.end(), last.rank, to_come))
    return found


def counted_beyond(query: Query, entry: Entry) -> str:
    """Return the number of things that a question names and an entry reports nothing of: 6条.

    A row of one of six roads says of the others nothing; empty where it does.
    """
    title = {(one.figure.base, one.figure.value) for one in located(entry, Role.TITLE)}
    told = {(one.figure.base, one.figure.value) for one in located(entry, Role.PROGRESS)}
    for one in query.figures:
        key = (one.base, one.value)
        if not one.is_rate and one.value > 1 and key in title - told:
            return "" if WHOLLY.search(entry.progress) else one.shown
    return ""


def holds_figure(query: Query, one: Reported, entry: Entry) -> bool:
    """Return whether a clause holds a figure that the question names: 8条线路, 102座车站."""
    named = {(figure.base, figure.value) for figure in query.figures}
    return any(
        (figure.figure.base, figure.figure.value) in named
        for figure in located(entry, Role.PROGRESS)
        if one.start <= figure.figure.start < one.end
    )


# 部分建设内容已完工; 变电站部分 is all of one part.
SAID_PART = re.compile(
    r"部分(?:的)?(?:建设)?(?:内容|项目|工程|路段|标段|区域|片区|企业|单位|点位|地块|楼栋|设施|线路)"
)


def is_part(one: Reported, entry: Entry) -> bool:
    """Return whether a clause tells of some of a whole: 102座车站中100座, 部分建设内容."""
    if SAID_PART.search(entry.progress[one.start : one.end]):
        return True
    rates = (
        figure
        for figure in located(entry, Role.PROGRESS)
        if one.start <= figure.figure.start < one.end and figure.figure.base == "%"
    )
    if any(figure.figure.value < HUNDRED and "率" in near(figure) for figure in rates):
        # 完工率已达88.06% is not done.
        return True
    return any(
        total_of(figure, entry) is not None
        for figure in located(entry, Role.PROGRESS)
        if one.start <= figure.figure.start < one.end
        and not figure.figure.is_rate
        # 湖西园（学位360个）竣工 counts no part of the kindergartens.
        and not regexes.search(r"[（(][^）)]*$", figure.text[one.start : figure.figure.start])
    )
