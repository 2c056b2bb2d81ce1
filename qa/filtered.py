"""The entries that meet the conditions a question states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from index import regexes
from index.entry import Entry, Ledger, Role
from qa import refuse
from qa.causes import CAUSE, caused_by, causes_in, only_why
from qa.columns import narrow
from qa.condition_words import field_beside, in_condition
from qa.denied import denial_said
from qa.districts import bare_places, districts_in
from qa.draft import Draft, Statement
from qa.find import RELEVANT, SURE, Asked, Finder
from qa.findings import counted_in
from qa.goals import apart_from_kind
from qa.groups import grouped_under
from qa.left_out import is_about, without_left_out
from qa.located import located
from qa.many import answer_list, scope_counts, scope_words
from qa.match import Condition, Match
from qa.measure import measure_asked
from qa.mentions import asks_district, mentioned
from qa.overviews import names_of
from qa.periods import newest_period
from qa.question import Query, split_parts
from qa.quoted import QUOTED
from qa.remainder import remaining_parts
from qa.responsible_units import LEADS
from qa.scope import entries_of
from qa.select import conditions_of, eased, thresholds
from qa.state_matches import part_not_started
from qa.states import AT_PRELIMINARIES, OWN_NAMED, named_state
from qa.subject import Term, telling
from qa.themes import of_theme, themes_in
from qa.topic import (
    ASKS_OPENLY,
    ELABORATED,
    ENTRIES_MEANT,
    computed_of_one,
    is_title,
    meets_all,
    of_unheld_thing,
    says_what,
    spans_periods,
    theme_words,
)
from qa.turns import names_subject
from qa.wording import content_words, is_noun

# So many characters more than one of its words the words of a condition may have.
FEW_MORE = 2
# 养老、残疾人方面的任务: two fields, or subjects, that a condition is asked of.
FIELDS_LISTED = re.compile(
    r"(?:^|哪些|哪几[项条个]|[，,的\s])(?P<listed>[\u4e00-\u9fffA-Za-z0-9]{2,8}(?:[、和与及](?:(?![这那哪])[\u4e00-\u9fffA-Za-z0-9]){2,8}?)+)"
    r"(?:这[两二三几]个?)?(?:方面|领域|口|类)的?"
)
# 各差几个, 分别有多少没开工: the number of each is asked for beside the entries.
EACH_NUMBER = re.compile(r"(?:各|分别)(?:自|是|有|还|差|剩|缺|欠|为)*[^，。?？]{0,4}(?:几|多少)")
OF_ENTRIES = re.compile(r"事项|任务|指标|台账|条目|哪[些几]?[项件]|[几多]少?[项件]")


# 生活污水治理已经完成过半了吧，治理了哪些: what is claimed of one chooses no entries.
CLAIMED_FIRST = re.compile(r"(?:已经?|都|早|就)[^，,。；;？?哪几多]{0,10}(?:了吧?|吧)[，,]")


def filtered(find: Finder, asked: Asked) -> Draft | None:
    """Return the entries that meet the stated conditions, and the theme if one is named."""
    asked, apart = without_left_out(find, asked)
    query = asked.query
    whole = newest_of_each(find, asked)
    narrowed = narrow(query, whole)
    by_column = narrowed.conditions
    in_group = grouped_under(query, whole)[0] is not None
    alone = not telling(find.retriever.terms(narrowed.query))
    held_up = caused_by(query) is not None
    # 受洪水影响的项目 asks for them without 哪些.
    if not (asks_for_entries(query) or held_up or (by_column and alone) or asks_district(query)):
        return None
    if by_column:
        terms = find.retriever.terms(narrowed.query)
        asked = Asked(narrowed.query, asked.scope, terms, ())
        query = narrowed.query
    if CLAIMED_FIRST.search(query.text) and find.is_about_one(query, asked.terms, asked.hits):
        return None
    if query.mentions and "compare" in query.marks and spans_periods(query):
        # “便民生活圈”今年比去年多几个: the quoted words name what is compared.
        return None
    places = {*districts_in(query), *bare_places(query)}
    if "compare" in query.marks and query.figures and len(places) > 1:
        # 开工的68户里，市南区和崂山区哪个多 sets two places of one entry against each other.
        return None
    # 9月底前要完成的 are due by then, not done.
    due = query.due and by_column and "finished" in query.marks
    conditions = [*by_column, *([] if due else conditions_of(query, whole))]
    others = apart and not conditions and "mention" not in query.marks
    if others and (not telling(asked.terms) or theme_words(query, asked.terms)):
        # 科技之外还有哪些, 除了地铁外，交通方面还有哪些: all the others.
        conditions = [Condition("其余", lambda entry: Match(entry, ()))]
    if not conditions or (not held_up and of_one_entry(find, asked, conditions)):
        return None
    entries, words = (
        (whole, []) if held_up else field_asked(find, asked, whole, by_column=bool(by_column))
    )
    unheld = of_unheld_thing(query, asked.terms) and not (words or by_column or query.mentions)
    if not entries or unheld or len(entries) == 1 < len(whole):
        return None
    beside = within_group(asked, entries) if in_group else []
    if beside:
        entries = tuple(entry for entry in entries if meets_all(beside, entry))
    entries = tuple(entry for entry in entries if not (apart and is_about(entry, apart)))
    matches = meeting(conditions, entries, words)
    if not matches and query.mentions and len(entries) < len(whole):
        # What is quoted is looked for in all of the ledger, whatever else narrows it.
        matches = meeting(conditions, whole, words)
    if not matches and len(conditions) == 1 and eased(query):
        conditions = eased(query)
        matches = meeting(conditions, entries, words)
    if not matches and not (query.periods or query.both_periods or words):
        # Where no period is named the newest ledger that has any is answered from.
        whole, matches = last_meeting(conditions, asked, whole)
    said = said_back(query, conditions, apart, of_theme_asked=bool(words))
    said += "".join(f"且涉及“{term.word}”" for term in beside)
    bare = [] if query.mentions else bare_places(query)
    if len(matches) == 1 and bare and mentioned(query) == bare:
        # 清河治理 names one 事项, and no place that several speak of.
        return None
    if len(matches) == 1 and names_one(find, asked, matches[0].entry):
        return None
    if not matches:
        # 完成投资超过年度计划的 names nothing but its condition.
        names = any(term.word not in said for term in telling(asked.terms))
        of_fields = FIELDS_LISTED.search(query.subject)
        one = names and not of_fields and find.is_about_one(query, asked.terms, asked.hits)
        return None if one else no_match(find, said, query, whole)
    if CAUSE.search(query.text):
        matches = [with_cause(match) for match in matches]
    if "rank" in query.marks:
        matches.sort(key=lambda match: -(match.reading.value if match.reading else 0))
    kind = "count" if "count" in query.marks else "filter"
    draft = answer_list(query, asked.terms, matches, whole, said=said, kind=kind)
    reading = matches[0].reading
    if reading and reading.calculation and reading.calculation not in draft.calculations:
        draft = replace(draft, calculations=(*draft.calculations, reading.calculation))
    if CAUSE.search(query.text):
        return told_why(draft, matches)
    apart_asked = "not_started" in query.marks and not denial_said(query.text)
    return told_apart(asked, draft, matches) if apart_asked else draft


def last_meeting(
    conditions: Sequence[Condition], asked: Asked, newest: tuple[Entry, ...]
) -> tuple[tuple[Entry, ...], list[Match]]:
    """Return the newest ledger with entries that meet the conditions, and those; else as given, none."""
    dated = [ledger for ledger in asked.scope.ledgers if ledger.period]
    for ledger in sorted(dated, key=attrgetter("period"), reverse=True):
        if matches := meeting(conditions, ledger.entries, ()):
            return ledger.entries, matches
    return newest, []


def asks_for_entries(query: Query) -> bool:
    """Return whether a question asks which entries, or how many, or why those are as it says."""
    asked = query.marks & {"which", "count"} or query.mentions or ASKS_OPENLY.search(query.text)
    return bool(asked) or (only_why(query.text) and not query.inherited)


def said_back(
    query: Query, conditions: Sequence[Condition], apart: str, *, of_theme_asked: bool
) -> str:
    """Return the conditions as an answer says them, with the field they are asked of or left out of."""
    said = "且".join(dict.fromkeys(condition.said for condition in conditions))
    if apart:
        said = f"除{apart}外，{said}"
    if of_theme_asked:
        said = f"{'、'.join(name for name, _ in themes_in(query.subject)[:2])}方面{said}"
    return said


# 16个污水处理项目里动工的有几个: how many of as many as one pledge counts.
INSIDE = re.compile(
    r"\d{2,}[个项条座处户家套所][\u4e00-\u9fff]{0,12}?(?:里[头面]?|当中|其中|之中|(?<![其当集年])中(?![山央心国小学药医介]))[，,]?[^，,。；;？?]{0,10}?(?:有|是)?(?:几|多少)"
)


# 七个专项规划里头，写明评审过了的有几个: whatever they are to hold, no entries are counted.
THINGS_INSIDE = re.compile(
    r"[个座处户家套所本部份][\u4e00-\u9fff]{2,10}?(?:里[头面]?|当中|其中|之中|中)[，,].*(?:几|多少)[个座处户家套所本部份]"
)


def counted_inside(query: Query, entry: Entry) -> bool:
    """Return whether a count is asked of what one entry's pledge counts: 52个重点项目未开工的有几个."""
    held = {(one.figure.base, one.figure.value) for one in located(entry, Role.TITLE)}
    named = [one for one in query.figures if one.unit and not one.is_rate and one.value > 1]
    if THINGS_INSIDE.search(query.text) and any((one.base, one.value) in held for one in named):
        return True
    subjects = [part for part in query.parts if any(map(names_subject, content_words(part)))]
    others = spans_periods(query) or query.mentions or len(subjects) > 1
    inside = "not_started" in query.marks or INSIDE.search(query.text)
    asks = query.marks & {"count", "remainder"} and inside and not others
    return bool(asks) and any((one.base, one.value) in held for one in named)


def newest_of_each(find: Finder, asked: Asked) -> tuple[Entry, ...]:
    """Return the newest entries; those of each place where a unit's are asked of several places."""
    query, scope, _, _ = asked
    places = {ledger.place for ledger in scope.ledgers}
    if query.periods or query.both_periods or len(places) < 2 or not LEADS.search(query.text):
        return find.newest(query, scope)
    newest: list[Ledger] = []
    for place in places:
        own = [one for one in scope.ledgers if one.place == place]
        last = newest_period(own)
        newest += [one for one in own if one.period == last]
    return entries_of([one for one in scope.ledgers if one in newest])


def of_one_entry(find: Finder, asked: Asked, conditions: Sequence[Condition]) -> bool:
    """Return whether the conditions are asked of one entry, which the question's words name."""
    query, _, terms, hits = asked
    caused = CAUSE.search(query.text) and not OF_ENTRIES.search(query.text)
    if caused and find.is_about_one(query, terms, hits):
        # 技改投资没到8%，被哪些行业拖了后腿 is asked of the one, and its cause for no list.
        return True
    if FIELDS_LISTED.search(query.subject):
        return False
    entries_asked = says_what(query) and (asks_district(query) or ENTRIES_MEANT.search(query.text))
    listed = len(query.parts) >= 3 and "、" in query.subject
    if hits and names_counted(query, hits[0].entry):
        return True
    if only_in_place(query, terms) and find.is_about_one(query, terms, hits):
        # 西海岸新区那批示范村招标走完的有几个 is of one entry, which the place is named in.
        return True
    named = telling(terms)
    of_field = entries_asked or listed or named_state(query) or theme_words(query, terms)
    said = "" if query.mentions else "".join(one.said for one in conditions)
    if named and all(
        in_condition(term, query, room=FEW_MORE) or term.word in said for term in named
    ):
        # 还在做前期工作的, 哪些启动了 name nothing but how entries stand.
        return False
    if not of_field and find.is_about_one(query, terms, hits):
        return True
    if not hits or hits[0].relevance < RELEVANT:
        return False
    only_mentioned = bool(named) and all(in_mentions(term, query) for term in named)
    counted = only_mentioned and regexes.search(r"事项|任务|条目|哪|[几多]少?[项条件]", query.text)
    if entries_asked and (counted or QUOTED.search(query.text)):
        # 名称里含“实验室”的有几项 counts entries, and so does 写到培训的有多少项.
        return False
    if counted_in(query, terms, hits[0].entry):
        return True
    return computed_of_one(query, terms) and not thresholds(query)


def names_counted(query: Query, entry: Entry) -> bool:
    """Return whether quoted words name what one entry counts: “平急两用”那110个项目建成了几个."""
    if not query.mentions or regexes.search(r"事项|任务|条目|哪", query.text):
        return False
    held = {(one.figure.base, one.figure.value) for one in located(entry, Role.TITLE)}
    counted = any((one.base, one.value) in held for one in query.figures if one.unit)
    # “10家” alone names nothing, whatever has ten of it.
    words = [word for word in query.mentions if not regexes.match(r"\d", word)]
    return counted and bool(words) and all(word in entry.title for word in words)


def only_in_place(query: Query, terms: Sequence[Term]) -> bool:
    """Return whether a place is named by the way, beside a subject whose things are counted."""
    places = [*districts_in(query), *bare_places(query)]
    if query.mentions or not places or regexes.search(r"事项|任务|条目|哪", query.text):
        return False
    apart = [term for term in telling(terms) if not any(term.word in one for one in places)]
    return len([term for term in apart if is_noun(term.word)]) >= 1 and "count" in query.marks


def field_asked(
    find: Finder, asked: Asked, whole: tuple[Entry, ...], *, by_column: bool
) -> tuple[tuple[Entry, ...], list[str]]:
    """Return the entries that a condition is asked of, and the title words of the theme named.

    They are those that a question enumerates or whose words it says, or all of the ledger; none
    where it names a subject that no entry has.
    """
    query, _, terms, _ = asked
    state = AT_PRELIMINARIES.search(query.subject)
    terms = [term for term in terms if not (state and term.word in state[0])]
    elaborated = ELABORATED.search(query.subject)
    if len(query.parts) >= 3 and not elaborated and not mentioned(query):
        listed = find.enumerated(query.parts, whole, floor=SURE, themes=True)
        if len(listed) >= 2:
            return tuple(listed), []
    fields = FIELDS_LISTED.search(query.subject)
    if fields and not mentioned(query):
        # 养老、残疾人方面已经达标的: of both.
        listed = find.enumerated(split_parts(fields["listed"]), whole, themes=True)
        if listed:
            return tuple(listed), []
    asked_of = apart_from_kind(apart_from_measure(query))
    # 民生实事项目 are all of the ledger that is called so.
    themed = not mentioned(query) and not is_title(asked_of, whole)
    words = theme_words(asked_of, terms) if themed else []
    words = words or field_beside(query, terms)
    if any(one.value in query.subject for one in OWN_NAMED):
        return whole, words
    if words or says_what(query) or by_column or elaborated:
        return whole, words
    named = [
        term
        for term in telling(terms)
        if not in_mentions(term, query)
        and not in_condition(term, query)
        and not (is_title(asked_of, whole) and term.word in whole[0].ledger_title)
    ]
    within = tuple(entry for entry in whole if named and meets_all(named, entry))
    if named and not within and not OF_ENTRIES.search(query.text):
        # 背街小巷还有几条没开工 asks of nothing else.
        return (), []
    return within or whole, []


def within_group(asked: Asked, entries: Sequence[Entry]) -> list[Term]:
    """Return the terms that narrow a group that a question names: 住房保障类加装电梯的; or none.

    None where they enumerate what is in it, 路、桥、停车场, or no entry meets them all.
    """
    named = [term for term in telling(asked.terms) if is_noun(term.word)]
    if "、" in asked.query.subject or not any(meets_all(named, entry) for entry in entries):
        return []
    return named


def apart_from_measure(query: Query) -> Query:
    """Return a query without the measure's words in its subject: 项目投资完成率 is no 项目投资."""
    measure = measure_asked(query.text, "%")
    match = (
        measure.asked.search(query.subject) if measure and measure.source == "invested" else None
    )
    return replace(query, subject=query.subject.replace(match[0], " ")) if match else query


def told_apart(asked: Asked, draft: Draft, matches: Sequence[Match]) -> Draft:
    """Return a list of what is not begun that says of which entries that is only a part.

    And how large a part it is, where that is asked for: 各差几个.
    """
    parts = [match.entry for match in matches if part_not_started(match.entry)]
    if not parts:
        return draft
    whole = len(matches) - len(parts)
    words = (
        f"其中整体尚未开工的有{whole}项；只有一部分未开工的有{len(parts)}项：{names_of(parts)}。"
    )
    counts = (*draft.counts, whole, len(parts))
    each = parts if EACH_NUMBER.search(asked.query.text) else []
    left = [
        (entry, found)
        for entry in each
        for found in remaining_parts(asked.query, asked.terms, entry)[:1]
    ]
    told = [Statement(f"{entry.ordinal}：{found.text}", found.spans) for entry, found in left]
    used = [item for _, found in left for item in found.calculations]
    blocks = (draft.blocks[0], Statement(words), *told, *draft.blocks[1:])
    return replace(draft, blocks=blocks, counts=counts, calculations=(*draft.calculations, *used))


def with_cause(match: Match) -> Match:
    """Return an entry that matches with the words that give its cause beside those that decide."""
    return replace(match, spans=tuple(dict.fromkeys((*match.spans, *causes_in(match.entry)))))


def told_why(draft: Draft, matches: Sequence[Match]) -> Draft:
    """Return a list that says after its number which entries give a cause, and which give none."""
    given = [match.entry for match in matches if causes_in(match.entry)]
    silent = [match.entry for match in matches if not causes_in(match.entry)]
    if given:
        words = f"写明原因或问题的有{len(given)}项：{names_of(given)}。"
        words += f"没有写明的有{len(silent)}项：{names_of(silent)}。" if silent else ""
    else:
        words = f"台账没有写明这{len(silent)}项的原因，下面是各项写明的进展。"
    blocks = (draft.blocks[0], Statement(words), *draft.blocks[1:])
    return replace(draft, blocks=blocks, counts=(*draft.counts, len(given), len(silent)))


def names_one(find: Finder, asked: Asked, entry: Entry) -> bool:
    """Return whether quoted words only help to name the one entry that a question is about.

    自贸片区有几项成果入选“最佳实践案例” asks of an entry, not for the entries that say so.
    """
    query, _, terms, hits = asked
    others = [term for term in telling(terms) if term.word not in "".join(query.mentions)]
    sure = hits and hits[0].relevance >= SURE and hits[0].entry.id == entry.id
    return bool(query.mentions and others and sure)


def no_match(find: Finder, said: str, query: Query, entries: Sequence[Entry]) -> Draft:
    looked = scope_words(entries)
    missing = f"{looked}，没有一项符合“{said}”"
    draft = refuse.not_reported(missing, None, find.ledgers)
    return replace(draft, counts=(*draft.counts, *scope_counts(entries)))


def in_mentions(term: Term, query: Query) -> bool:
    """Return whether a term is part of the words that entries have to contain, or they of it."""
    return any(word in term.word or term.word in word for word in query.mentions)


def meeting(
    conditions: Sequence[Condition], entries: Sequence[Entry], words: Sequence[str]
) -> list[Match]:
    """Return the entries of a theme's words, if any are given, that meet every condition."""
    matches = []
    for entry in entries:
        if words and not of_theme(entry, words):
            continue
        results = [condition.meets(entry) for condition in conditions]
        if all(results):
            spans = tuple(dict.fromkeys(span for one in results if one for span in one.spans))
            reading = next((one.reading for one in results if one and one.reading), None)
            matches.append(Match(entry, spans, reading))
    return matches
