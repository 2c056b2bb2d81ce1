"""Entries by a step that a question says is done, under way or still to come: 名单敲定的, 任务书没签完的.

The verbs are those of predicates.tsv, spoken → as a ledger writes them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from index import regexes
from index.entry import Entry, Role
from index.lexical import words
from qa.draft import Span
from qa.match import Match
from qa.phrases import FRAME
from qa.predicates import done_patterns, spoken
from qa.question import Query
from qa.quote import sentences
from qa.stages import CLAUSE
from qa.wording import is_noun

DONE = r"(?:死|下来|好|完|妥|齐|出来|了)"
# What is only meant to be done; 加快推进 and 推动 are said of what is being done.
TO_COME = r"(?:未|没有?|待|拟|将|计划|预计|下一步)"
# 走到公示环节的 may be through with it, 正在公示的 are not.
DONE_ALREADY = r"(?:完成|通过)"
EITHER = re.compile(r"或者?|、|以及|和|/")


@cache
def settled_pattern() -> re.Pattern[str]:
    """Return how a question asks for what has a thing done: 名单敲定的, 确定了名单的, 把名单定死了."""
    short, long = verbs()
    return re.compile(
        rf"(?P<before>[\u4e00-\u9fff]{{2,8}}?)(?:都|均|全|已经?)*(?P<verb>{long})(?:下来|好|完|了|出来)*的"
        rf"|(?:已经?|都)+(?P<first>{long})(?:了|好|下来)*(?P<after>[\u4e00-\u9fff]{{2,4}})的"
        rf"|(?:把|将)(?P<held>[^，,。？?]{{2,16}}?)(?:都|全|已经?)*(?P<put>{long}|{short}){DONE}+"
        rf"|(?:哪[些几][项条件个]?|谁)(?:事项|任务)?(?:已经?|都)*(?P<did>{long}){DONE}+(?P<what>[\u4e00-\u9fff]{{2,4}})(?=$|[，,。？?])"
    )


@cache
def pending_pattern() -> re.Pattern[str]:
    """Return how a question asks for what has a thing still to be done: 任务书还没签完的, 还在签任务书的."""
    short, long = verbs()
    yet = r"(?:还没|还未|尚未|没|未)(?:有|能)?"
    still = r"(?:还在|正在|仍在|正)"
    return re.compile(
        rf"(?P<before>[\u4e00-\u9fff、]{{2,16}}?)(?:都|均|还|目前|现在|到现在|已成稿)*[、，]?(?:{yet}(?P<verb>{long}|(?:{short})(?={DONE}))|{still}(?P<going>{long}|{short})着?){DONE}*(?=的|$|[，,、。？?])"
        rf"|{still}(?P<first>{long}|{short})(?P<after>[\u4e00-\u9fff]{{2,6}}?)(?:[、，,](?:{yet}(?:{long}|{short}){DONE}*))?的"
        rf"|(?P<draft>[\u4e00-\u9fff、]{{2,16}}?)(?:都|已经?|起草|成稿|写好|拟好|了)*[、，](?:就|只|单|还)(?:差|等|待|剩)(?:着|走|下)?(?P<last>{long})"
    )


def verbs() -> tuple[str, str]:
    """Return the spoken verbs of one character and the longer ones, each as a pattern."""
    known = sorted(spoken(), key=len, reverse=True)
    return "|".join(one for one in known if len(one) == 1), "|".join(
        one for one in known if len(one) > 1
    )


# 干到内部装修、装设备这一步, 进入设备安装阶段的: what is being worked at.
AT_WORK = re.compile(
    r"(?:干|走|做|推进|进行|施工|进展|进|来|走)?(?:到|进入|处[在于])了?(?P<what>(?:(?![哪什的这那])[\u4e00-\u9fff、]){2,16}?)(?:这|那|的)?一?(?:步|个?阶段|道?工序|个?环节)"
    r"|(?:已经?|正|还)在(?:搞|做|干)?(?P<doing>(?:(?![哪什的这那])[\u4e00-\u9fff、]){2,10}?)的"
)


def by_step(query: Query, entries: Sequence[Entry]) -> tuple[list[Match], str]:
    """Return the entries whose step is as a question says, and how a list says what they were chosen by.

    None where the question asks for none so, or no entry is at the step that it names.
    """
    named = ""
    for attempt in (pending, settled, at_work):
        found, said = attempt(query, entries)
        if found:
            return found, said
        named = named or said
    return [], named


def settled(query: Query, entries: Sequence[Entry]) -> tuple[list[Match], str]:
    """Return the entries with a clause that says that a thing is done: 名单敲定的; and how that is said."""
    asked = settled_pattern().search(query.subject)
    if asked is None:
        return [], ""
    things = named(asked["before"] or asked["after"] or asked["held"] or asked["what"])
    if not things:
        return [], ""
    verb = asked["verb"] or asked["first"] or asked["put"] or asked["did"]
    done, to_come = done_patterns(spoken()[verb])
    # 公布示范村名单: a clause that opens with its verb tells what was done.
    opens = regexes.compiled(rf"\s*(?:{spoken()[verb]})")
    found = []
    for entry in entries:
        spans = spans_with_clause(
            entry,
            lambda clause: (
                things[-1] in clause
                and bool(done.search(clause) or opens.match(clause))
                and not to_come.search(clause)
            ),
        )
        found += [Match(entry, spans)] if spans else []
    return found, f"写明“{things[-1]}”已{verb}"


def pending(query: Query, entries: Sequence[Entry]) -> tuple[list[Match], str]:
    """Return the entries that say of a thing that a step is under way or to come: 任务书还没签完的.

    And how that is said.
    """
    asked = pending_pattern().search(query.subject)
    if asked is None:
        return [], ""
    before = asked["before"] or asked["after"] or asked["draft"]
    verb = asked["verb"] or asked["going"] or asked["first"] or asked["last"]
    # 签任务书签到现在还没签完: the verb is said again before and after its thing.
    apart = before.replace(verb[0], " ") if asked["verb"] else before
    things = [one[-1] for part in EITHER.split(apart) if (one := named(part))]
    if not things:
        return [], ""
    _, to_come = done_patterns(spoken()[verb])
    found = []
    for entry in entries:
        column = entry.column(Role.PROGRESS) or ""
        spans = []
        for start, end in sentences(entry.progress) if column else ():
            sentence = entry.progress[start:end]
            if any(thing in sentence for thing in things):
                spans += [
                    Span(entry, column, start, end)
                    for one in CLAUSE.finditer(sentence)
                    if to_come.search(one[0])
                ][:1]
        found += [Match(entry, tuple(spans))] if spans else []
    return found, f"写明“{'、'.join(dict.fromkeys(things))}”正在或有待{verb}"


def at_work(query: Query, entries: Sequence[Entry]) -> tuple[list[Match], str]:
    """Return the entries with a clause of work that is being done: 干到装设备这一步的; and how that is said."""
    asked = AT_WORK.search(query.subject)
    parts = EITHER.split(asked["what"] or asked["doing"]) if asked else []
    written = [spoken()[part] for part in parts if part in spoken()]
    if not written or len(written) < len(parts):
        return [], ""
    said = regexes.compiled("|".join(written))
    before = f"{TO_COME}|{DONE_ALREADY}" if asked and asked["doing"] else TO_COME
    apart = regexes.compiled(rf"(?:{before})[^，。；]{{0,12}}?(?:{'|'.join(written)})")
    found = []
    for entry in entries:
        spans = spans_with_clause(
            entry, lambda clause: bool(said.search(clause)) and not apart.search(clause)
        )
        found += [Match(entry, spans)] if spans else []
    how = "在做" if asked and asked["doing"] else "做到"
    return found, f"写明{how}“{'、'.join(parts)}”"


def spans_with_clause(entry: Entry, test: Callable[[str], bool]) -> tuple[Span, ...]:
    """Return the sentences of an entry's progress with a clause that passes a test.

    What a clause is said of often stands in the one before it.
    """
    column = entry.column(Role.PROGRESS)
    if column is None:
        return ()
    return tuple(
        Span(entry, column, start, end)
        for start, end in sentences(entry.progress)
        if any(test(one[0]) for one in CLAUSE.finditer(entry.progress, start, end))
    )


def named(text: str) -> list[str]:
    """Return the things that a piece of a question names, none where the last only frames it."""
    things = [one for one in words(text) if is_noun(one) and len(one) > 1]
    return [] if things and FRAME.fullmatch(things[-1]) else things
