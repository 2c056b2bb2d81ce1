"""A query → a draft: which kind of answer it gets, over which entries, or why it gets none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index import regexes
from index.entry import Entry, Ledger, Role
from index.store import Snapshot
from qa import refuse, single
from qa.attributes import Attribute
from qa.continued import (
    Continued,
    added_up,
    holding,
    how_far,
    on_target,
    ranked_alone,
    said_of_listed,
    scope_among,
    why,
)
from qa.contradictions import refused_as_contrary
from qa.documents_named import asks_document_of
from qa.draft import Draft, Statement
from qa.each import asks_each
from qa.figure_named import answer_figure
from qa.filtered import counted_inside
from qa.find import SURE, Asked, Finder
from qa.from_entry import no_such_column, told_beside
from qa.holdings import answer_holdings, asks_holdings
from qa.indicators import named_in_full
from qa.injection import really_asked
from qa.located import without_unit
from qa.narrowed import unless_narrowed
from qa.numbered import answer_numbered
from qa.one import answer_one, kind_of
from qa.parser import Parser
from qa.part_names import part_unnamed
from qa.parts_asked import names_of_counted
from qa.places import place_elsewhere
from qa.preamble import after_given, plainly_asked
from qa.premise import verdict_on
from qa.question import Query
from qa.ranking import apart_from_column
from qa.responsible_units import names_holder
from qa.retrieve import Retriever
from qa.scope import Scope, entries_of, scope_of
from qa.several import respond as respond_with_several
from qa.shortfall import has_attribute
from qa.subject import telling
from qa.unheld_periods import (
    in_month,
    put_off,
    quarter_alone,
    reckoned,
    saying_unheld,
    set_against_year_before,
    spoken_of,
    with_change,
)
from qa.wording import content_words

PHONE = re.compile(r"电话|手机号|邮箱|联系方式|联系人")
CLAIMED_BEFORE = re.compile(r"^(?:那么?)?(?:既然|反正|因为)(?P<claim>[^，,。；;？?]{6,})[，,]")
REMEMBERED = re.compile(r"(?:没记错|没错|是这样|对)[吧的嘛]+[，,。？?](?=.{6})")
WHO_IS = re.compile(r"是谁|是哪一?位|叫什么名字?$")


class Responder:
    """Answers queries over the ledgers of a retriever's snapshot."""

    def __init__(self, retriever: Retriever, parser: Parser | None = None) -> None:
        """Answer from a retriever; `parser` is its snapshot's own, if another one is not given."""
        self.retriever = retriever
        self.ledgers = retriever.snapshot.ledgers
        self.parser = parser or Parser(retriever.snapshot)
        self.finder = Finder(retriever)

    @classmethod
    def following(cls, snapshot: Snapshot, before: Responder | None) -> Responder:
        """Return the responder of a snapshot; what hardly changes is taken from the one before."""
        retriever = Retriever.following(snapshot, before.retriever if before else None)
        kept = before if before and retriever.shares_words_with(before.retriever) else None
        return cls(retriever, Parser.following(snapshot, kept.parser if kept else None))

    def respond(self, query: Query) -> Draft:
        """Return the draft of the answer to a query."""
        if isinstance(query, Continued):
            found = self._among(query)
            return named_whole(found or self.respond(query.otherwise or query), self.ledgers)
        return named_whole(self._respond(query), self.ledgers)

    def _among(self, query: Continued) -> Draft | None:
        """Return the answer from the entries that the answer before listed, if they answer it."""
        scope = scope_among(self.ledgers, query.among)
        draft = (
            why(query, scope.entries)
            or how_far(query, scope.entries)
            or added_up(query, scope.entries)
            or on_target(query, scope.entries)
        )
        if draft:
            return said_of_listed(draft, scope.entries)
        periods = {ledger.period for ledger in scope.ledgers}
        plain = apart_from_column(replace(query, both_periods=len(periods) > 1))
        terms = self.retriever.terms(plain)
        hits = self.retriever.search(plain, entries=scope.entries, top_k=10)
        draft = respond_with_several(self.finder, Asked(plain, scope, terms, hits))
        draft = draft or ranked_alone(plain, scope.entries)
        if draft is None and len(scope.entries) == 1:
            draft = answer_one(query, terms, scope.entries[0], kind=kind_of(query))
        if draft is None or names_ledger(draft, scope.ledgers):
            # What a ledger holds in all is not asked of the entries listed.
            draft = holding(query, scope.entries, self.ledgers)
        if draft is None:
            return None
        return said_of_listed(draft, scope.entries)

    def _respond(self, query: Query) -> Draft:
        marks = query.marks
        if not query.text or "greeting" in marks:
            return refuse.small_talk(query, self.ledgers)
        if "injection" in marks:
            asked = really_asked(self.finder, query)
            return self._in_domain(asked) if asked else refuse.rejected(self.ledgers)
        if asks_holdings(query) and (held := answer_holdings(query, self.ledgers)):
            return held
        if "chat" in marks and not self.finder.is_sure(query):
            # 昨天下雨，路上堵了。大桥投资多少: what is said by the way is no question.
            if plain := self._plainly_asked(query):
                return plain
            return refuse.small_talk(query, self.ledgers)
        return self._in_domain(after_given(self.finder, self.parser, query))

    def _in_domain(self, query: Query) -> Draft:
        """Return the answer to a question of the ledgers' field: by number, from several, from one."""
        query = named_in_full(query, self.ledgers)
        query = quarter_alone(apart_from_column(reckoned(query, self.ledgers)), self.ledgers)
        if alone := set_against_year_before(query, self.ledgers):
            before = scope_of(query, self.ledgers).missing[0]
            return with_change(self._in_domain(alone), self.retriever.terms(alone), before.label)
        scope = scope_of(query, self.ledgers)
        if query.numbers:
            return answer_numbered(self.finder, query, scope)
        if query.periods and not scope.ledgers:
            return self._of_unheld_period(query)
        if scope.missing and (claimed := self._claimed_before(query, scope)):
            return claimed
        if put_off(query, scope):
            return self._of_unheld_period(replace(query, periods=scope.missing))
        if spoken := in_month(self.finder, query, scope):
            return spoken
        if named := answer_figure(query, scope.ledgers, self.ledgers):
            return named
        if contrary := refused_as_contrary(query, self.ledgers):
            return contrary
        terms = self.retriever.terms(query)
        asked = Asked(
            query, scope, terms, self.retriever.search(query, entries=scope.entries, top_k=10)
        )
        if (refusal := self._out_of_reach(asked)) and not asks_each(query):
            return refusal
        first = asked.hits[0].entry if asked.hits else None
        if first and telling(terms) and part_unnamed(query, first):
            return self._of_counted(asked, first)
        if first and asked.hits[0].relevance >= SURE and asks_document_of(query, first):
            return self._single(asked)
        if first and (counted_inside(query, first) or names_of_counted(query, first)):
            return self._of_counted(asked, first)
        draft = respond_with_several(self.finder, asked) or self._single(asked)
        draft = unless_narrowed(draft, query, self.finder.newest(query, scope), self.ledgers)
        return saying_unheld(draft, scope, self.ledgers)

    def _claimed_before(self, query: Query, scope: Scope) -> Draft | None:
        """Return what is wrongly taken as given before another period is asked of, set right; or None.

        既然增速已经超过8%的目标，二季度还用加压吗.
        """
        given = CLAIMED_BEFORE.match(query.text)
        if given is None:
            return None
        claim = replace(self.parser.parse(f"{given['claim']}，对吗"), places=query.places)
        terms = self.retriever.terms(claim)
        best = self.finder.best(
            claim, terms, self.retriever.search(claim, entries=scope.entries, top_k=10)
        )
        if best is None or not verdict_on(claim, best.entry):
            return None
        return answer_one(claim, terms, best.entry, kind="fact")

    def _of_counted(self, asked: Asked, first: Entry) -> Draft:
        """Return the answer from the entry that a question names by what its title counts: 460个里没开工的.

        Where other titles count as many, the words of the question have to tell which is meant.
        """
        held = [hit.entry for hit in asked.hits if counted_inside(asked.query, hit.entry)]
        if held == [first] and not telling(asked.terms):
            return single.answer_from(self.finder, asked, asked.hits[0])
        return self._single(asked)

    def _of_unheld_period(self, query: Query) -> Draft:
        """Return what other ledgers say of a period that no ledger is of, or the refusal."""
        spoken = spoken_of(self.finder, query)
        if spoken:
            return spoken
        near_miss = self.finder.nearest(query, entries_of(self.ledgers))
        return refuse.other_period(query, self.ledgers, near_miss)

    def _out_of_reach(self, asked: Asked) -> Draft | None:
        """Return the refusal of what only another column or another place's ledgers could hold."""
        query, scope, terms, hits = asked
        if query.attribute and not is_held(query.attribute, scope):
            best = self.finder.best(query, terms, hits)
            if best and not has_attribute(query, best.entry):
                if verdict_on(query, best.entry):
                    # 已经全部完工，花了多少钱: what is wrongly taken for granted is set right first.
                    return answer_one(query, terms, best.entry, kind="fact")
                return no_such_column(query, terms, best.entry, self.ledgers)
            if best is None and (WHO_IS.search(query.text) or PHONE.search(query.text)):
                # 分管卫生的副县长是谁 names no entry, and no list of a field answers it.
                return refuse.no_such_column(query, None, self.ledgers)
        if names_holder(query) and not has_units(scope):
            of_units = replace(query, attribute=Attribute("牵头", Role.UNIT, "责任单位"))
            best = self.finder.best(query, terms, hits)
            if best and (partly := told_beside(of_units, terms, best.entry, self.ledgers)):
                return partly
            return refuse.no_such_column(of_units, None, self.ledgers)
        place = place_elsewhere(query, self.ledgers, hits[0].entry if hits else None)
        return refuse.other_place(place, self.ledgers, self.finder.near(hits)) if place else None

    def _single(self, asked: Asked) -> Draft:
        """Return the answer from the best entry, or the refusal where there is none."""
        found = single.sought(self.finder, asked)
        draft = single.respond(self.finder, asked, found)
        if draft and draft.refused and REMEMBERED.search(asked.query.text):
            # 打造了102个没记错吧，能用证照办的是多少项: what is remembered may be of another part.
            draft = self._plainly_asked(asked.query) or draft
        return (
            draft
            or self._plainly_asked(asked.query)
            or self._with_aside(asked.query)
            or single.nothing(self.finder, asked.query, asked.terms, found.hits)
        )

    def _with_aside(self, query: Query) -> Draft | None:
        """Return the answer that what was said before a question helps to find, if it does.

        听说县里办了老年食堂，想了解一下助餐点一天有多少人吃饭: the story has the ledger's word.
        """
        if not query.aside or query.inherited:
            return None
        told = content_words(query.aside)
        helped = replace(
            query,
            aside="",
            subject=f"{query.subject} {' '.join(told)}",
            words=tuple(dict.fromkeys((*query.words, *told))),
        )
        draft = self._in_domain(helped) if told else None
        return draft if draft and not draft.refused else None

    def _plainly_asked(self, query: Query) -> Draft | None:
        """Return the first answer to a sentence of a longer question that asks."""
        drafts = map(self._in_domain, plainly_asked(self.finder, self.parser, query))
        return next((draft for draft in drafts if not draft.refused), None)


def is_held(attribute: Attribute, scope: Scope) -> bool:
    """Return whether a ledger in scope has a column for an attribute."""
    return any(attribute.is_of(column) for ledger in scope.ledgers for column in ledger.columns)


def has_units(scope: Scope) -> bool:
    """Return whether a ledger in scope has a column of responsible units."""
    return any(column.role is Role.UNIT for ledger in scope.ledgers for column in ledger.columns)


def names_ledger(draft: Draft, ledgers: Sequence[Ledger]) -> bool:
    """Return whether a draft speaks of a ledger as a whole, by its title."""
    said = [block.text for block in draft.blocks if isinstance(block, Statement)]
    return any(f"台账（{ledger.title}）" in text for ledger in ledgers for text in said)


def named_whole(draft: Draft, ledgers: Sequence[Ledger]) -> Draft:
    """Return a draft that counts the numbers in the names of periods and columns it says.

    2023年10月 names a ledger and 1—6月累计完成投资 a column, neither an entry's figure.
    """
    text = "".join(block.text for block in draft.blocks if isinstance(block, Statement))
    names = {ledger.period.label for ledger in ledgers if ledger.period}
    names |= {column.name for ledger in ledgers for column in ledger.columns}
    names |= {without_unit(name) for name in names}
    said = (name for name in names if regexes.search(r"\d", name) and name in text)
    numbers = tuple(int(number) for name in said for number in regexes.findall(r"\d+", name))
    return replace(draft, counts=(*draft.counts, *numbers))
