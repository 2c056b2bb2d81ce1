"""What goes on with the entries that the answer before listed: 其中总投资最大的, 这三个都达标了吗."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from index.entry import Entry, Ledger, Role
from qa import refuse
from qa.causes import only_why
from qa.draft import Draft, Span, Statement, spans_in
from qa.filtered import told_why, with_cause
from qa.many import answer_list, answer_sum, scope_words
from qa.match import Match, spans_around
from qa.measure import points_ahead, shared
from qa.number_columns import bare_name, numbers_of
from qa.numerals import numeral
from qa.question import Query
from qa.ranking import answer_ranking, rankable, ranking_asked
from qa.scope import Scope
from qa.select import conditions_of
from qa.standing import standing
from qa.themes import of_theme, themes_in
from qa.turns import asks_anew, names_subject

# 其中, 这些, 这三个: the entries of the answer before are meant in so many words.
POINTS_BACK = re.compile(
    r"(?:^|[，,。？?]\s*)(?:当时|那时候?|那会儿|当初)(?!的?(?:目标|任务|计划))|^(?:那么?|请问)?(?:其中|这里面|里面|这些|那些|它们|上述|上面|以上|[这那](?P<count>[两二三四五六七八九十]|\d{1,2}|几)[个项条件](?!月|季|年))"
)
LISTED = re.compile(r"的有\d+项（")
LISTS = ("filter", "list", "count")
LONGEST = 24
HOW_MANY = re.compile(r"(?:那么?)?(?:一共|总共|共)?(?:是|有)?(?:几|多少)[个项条件][?？。]*")
# 完成得怎么样, 进展呢: nothing but how far they are.
HOW_FAR = re.compile(
    r"(?:那么?|它们?|这些|都|各自?|分别)*(?:现在|目前)?(?:的)?(?:(?:完成|进展|推进|落实|干|办|做|进度)(?:得|的)?(?:情况)?(?:都)?(?:怎么样|如何|怎样|咋样|好不好)|(?:进展|进度|完成情况|推进情况)(?:呢|到哪(?:一步|儿)?)?|都?到哪一?步)了?(?:呢)?[?？。]*"
)
# 其中开工的呢 asks which of them.
THOSE_OF = re.compile(r"的(?:呢|有)?[?？。]*$")
FRAME = re.compile(
    r"^(?:其中|这些|那些|它们|这几|里面|哪些|哪几|几[个项条]|项目|事项|任务|已经|多少|一共|属于|目前)"
)
SUMS = re.compile(r"一共|总共|合计|共计|加起来|合起来(?![看说讲])|总和|总额")
ON_TARGET = re.compile(r"达标|达到(?:了)?(?:年度|全年)?(?:目标|任务)|完成(?:了)?(?:年度|全年)?目标")


@dataclass(frozen=True, slots=True)
class Continued(Query):
    """A question over some entries; `otherwise` is what it asks if they do not answer it."""

    among: tuple[str, ...] = ()
    otherwise: Query | None = None


def continued(query: Query, among: Sequence[str], otherwise: Query) -> Continued:
    """Return a question as asked over the entries of some ids."""
    own = {field.name: getattr(query, field.name) for field in fields(Query)}
    if sums(query):
        own["marks"] = query.marks | {"sum"}
    if THOSE_OF.search(query.text):
        own["marks"] = query.marks | {"which"}
    return Continued(**own, among=tuple(among), otherwise=otherwise)


def goes_on(query: Query) -> bool:
    """Return whether a question asks of entries, and leaves which to the turn before."""
    if len(query.text) > LONGEST or query.periods or query.places or query.numbers:
        return False
    how_far = HOW_FAR.fullmatch(query.text)
    unlike = {"greeting", "chat", "injection"} | (set() if how_far else {"overview"})
    if query.mentions or query.marks & unlike:
        return False
    if POINTS_BACK.search(query.text) or HOW_MANY.fullmatch(query.text):
        return True
    if only_why(query.text) or how_far:
        return True
    asks = sums(query) or query.marks & {"which", "count", "rank"}
    if asks_anew(query) or not asks:
        return False
    measured = bare_name(query.column) if query.column else ""
    words = [word for word in query.words if word not in query.column and word not in measured]
    if any(map(names_subject, words)):
        return False
    ranks = "rank" in query.marks and ranking_asked(query)
    return bool(ranks or sums(query) or conditions_of(query))


def sums(query: Query) -> bool:
    """Return whether a column of numbers, or money, is to be added up: 总投资一共多少, 投资合计多少."""
    added = "sum" in query.marks or SUMS.search(query.text)
    return bool(added and (query.column or query.unit == "元"))


def listed_entries(draft: Draft, query: Query) -> tuple[str, ...]:
    """Return the ids of the entries that an answer lists, none where it is no list.

    Nor where the question says that they are another number: 这三个 after a list of five.
    """
    lead = draft.blocks[0] if draft.blocks else None
    if draft.refused or draft.kind not in LISTS or not isinstance(lead, Statement):
        return ()
    if not LISTED.search(lead.text):
        return ()
    among = tuple(dict.fromkeys(span.entry.id for span in spans_in(draft)))
    back = POINTS_BACK.search(query.text)
    said = back["count"] if back else None
    if said and said != "几" and numeral(said) != len(among):
        return ()
    return among


def scope_among(ledgers: Sequence[Ledger], among: Sequence[str]) -> Scope:
    """Return the ledgers with no other entries than some."""
    chosen = set(among)
    kept = tuple(
        replace(ledger, entries=own)
        for ledger in ledgers
        if (own := tuple(one for one in ledger.entries if one.id in chosen))
    )
    return Scope(kept, tuple(one for ledger in kept for one in ledger.entries), ())


def said_of_listed(
    draft: Draft, entries: Sequence[Entry], *, listed: str = "上一问列出的"
) -> Draft:
    """Return a draft that names the entries looked through as those listed before."""
    whole, listed = scope_words(entries), f"{listed}{len(entries)}项"
    blocks = tuple(
        replace(block, text=block.text.replace(whole, listed))
        if isinstance(block, Statement)
        else block
        for block in draft.blocks
    )
    return replace(draft, blocks=blocks, counts=(*draft.counts, len(entries)))


def added_up(query: Query, entries: Sequence[Entry]) -> Draft | None:
    """Return the sum over some entries of the column of numbers that a question names."""
    numbers = numbers_of(query.column, entries) if query.column and sums(query) else []
    if len(numbers) < 2:
        return None
    draft = answer_sum(numbers)
    left = len(entries) - len({one.entry.id for one in numbers})
    if not left:
        return draft
    words = f"另有{left}项没有填这一栏，没有计入。"
    return replace(draft, blocks=(*draft.blocks, Statement(words)), counts=(*draft.counts, left))


def how_far(query: Query, entries: Sequence[Entry]) -> Draft | None:
    """Return how far each of some entries is, where a turn asks nothing else: 完成得怎么样."""
    if not HOW_FAR.fullmatch(query.text):
        return None
    matches = [Match(entry, ()) for entry in entries]
    return answer_list(query, (), matches, entries, said="问到", kind="list")


def why(query: Query, entries: Sequence[Entry]) -> Draft | None:
    """Return what each of some entries gives as the cause, where a turn asks only why."""
    if not only_why(query.text):
        return None
    matches = [with_cause(Match(entry, ())) for entry in entries]
    return told_why(answer_list(query, (), matches, entries, said="问到", kind="list"), matches)


def ranked_alone(query: Query, entries: Sequence[Entry]) -> Draft | None:
    """Return the one of some entries that reports what they are to be ranked by, None for more."""
    ranking = ranking_asked(query) if "rank" in query.marks else None
    found = rankable(ranking, entries) if ranking else []
    return answer_ranking(ranking, found, entries) if ranking and len(found) == 1 else None


def on_target(query: Query, entries: Sequence[Entry]) -> Draft | None:
    """Return how each of some entries stands to its target, where that is asked of all of them."""
    if not (ON_TARGET.search(query.text) and POINTS_BACK.search(query.text)):
        return None
    matches = []
    for entry in entries:
        pair = next((one for one in standing(entry).pairs if one.verb != "开工"), None)
        if pair is None:
            matches.append(Match(entry, ()))
            continue
        reading = points_ahead(pair) if pair.is_growth else shared(pair.actuals, pair.target)
        matches.append(Match(entry, reading.spans, reading))
    draft = answer_list(query, (), matches, entries, said="问到", kind="list")
    reached = sum(match.reading is not None and is_reached(match.entry) for match in matches)
    unsaid = sum(match.reading is None for match in matches)
    words = f"按台账的数字，达到年度目标的有{reached}项，尚未达到的有{len(matches) - reached - unsaid}项"
    words += f"，没有可比数字的有{unsaid}项。" if unsaid else "。"
    counts = (*draft.counts, reached, unsaid, len(matches) - reached - unsaid)
    return replace(draft, blocks=(Statement(words), *draft.blocks), counts=counts)


def holding(query: Query, entries: Sequence[Entry], ledgers: Sequence[Ledger]) -> Draft | None:
    """Return which of some entries are of the field or hold the words that a question names.

    All of them where it only asks how many they are; a refusal where none does. Nothing where it
    does not point back at them, or asks for no entries.
    """
    if HOW_MANY.fullmatch(query.text):
        matches = [Match(entry, ()) for entry in entries]
        return answer_list(query, (), matches, entries, said="问到", kind="count")
    if not (POINTS_BACK.search(query.text) and query.marks & {"which", "count"}):
        return None
    themes = themes_in(query.subject)
    words = [word for word in query.words if len(word) > 1 and not FRAME.search(word)]
    if themes:
        name, wanted = themes[0]
        said = f"标题或单位属{name}方面"
        matches = [
            Match(entry, ())
            for entry in entries
            if of_theme(entry, wanted) or led_in_field(entry, name)
        ]
    elif words:
        said = f"写明“{'、'.join(words)}”"
        found = ((entry, spans_of_words(entry, words)) for entry in entries)
        matches = [Match(entry, spans) for entry, spans in found if spans]
    else:
        return None
    if matches:
        return answer_list(query, (), matches, entries, said=said, kind="filter")
    return refuse.not_reported(f"{scope_words(entries)}，没有一项符合“{said}”", None, ledgers)


def led_in_field(entry: Entry, name: str) -> bool:
    """Return whether a unit of an entry is called after a field: 区教育局 of 教育."""
    return any(
        column.role is Role.UNIT and name in entry.text(column.name) for column in entry.columns
    )


def spans_of_words(entry: Entry, words: Sequence[str]) -> tuple[Span, ...]:
    """Return the sentences of any column of an entry that hold all of some words."""
    return tuple(
        span for column in entry.columns for span in spans_around(entry, column.name, words)
    )


def is_reached(entry: Entry) -> bool:
    """Return whether every measured target of an entry is reached."""
    return all(pair.reached for pair in standing(entry).pairs if pair.verb != "开工")
