"""A query → a draft: which kind of answer it gets, over which entries, or why it gets none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.entry import Entry, Hit, Ledger, Role
from index.store import Snapshot
from qa import refuse
from qa.attributes import Attribute
from qa.columns import names_holder
from qa.compare import answer_compare
from qa.continued import (
    Continued,
    added_up,
    continued,
    goes_on,
    holding,
    listed_entries,
    on_target,
    said_of_listed,
    scope_among,
    why,
)
from qa.draft import Draft, Statement
from qa.entry_numbers import STEP
from qa.filtered import OF_ENTRIES, counted_inside
from qa.find import RELEVANT, SURE, Asked, Finder, relevance_of, titled
from qa.holdings import answer_holdings, asks_holdings
from qa.located import without_unit
from qa.many import answer_list, answer_sum
from qa.marks import patterns
from qa.match import Match, spans_with_any
from qa.one import answer_one, answer_position, beside, of_a_place
from qa.overviews import overview_of
from qa.own_places import of_own_places
from qa.periods import PeriodAsked, newest_period, written_as
from qa.places import place_elsewhere
from qa.pledges import same_subject
from qa.question import Query, blank_out, parse
from qa.quoted import ASKS_ENTRIES
from qa.ranking import apart_from_column
from qa.retrieve import Retriever
from qa.scope import Scope, entries_of, entry_of_number, numbered, scope_of
from qa.several import addends
from qa.several import respond as respond_with_several
from qa.shortfall import asks_cause, has_attribute, what_is_missing
from qa.sounds import Sounds, may_be_typed_by_sound
from qa.subject import Term, credit, prepare
from qa.topic import telling
from qa.turns import inherit, inherit_period, is_elliptic, names_no_subject
from qa.wording import is_noun, normalise_question

# Words of government work: what they are asked of may be missing, but it is no small talk.
WORK = re.compile(
    r"进展|完成(?:了|情况|率)|建设|改造|整治|治理|推进|落实|开工|投资|产量|吞吐量|增速"
)


# So many turns before a question are looked at for the entry it goes on from.
MOST_TURNS = 4
SENTENCES = re.compile(r"[。！!？?；;\n]|——|[:：]")
# 人大代表下周视察，… 统计局用——…: who asks or what for stands before what is asked.
LEAD_IN = re.compile(
    r"^(?![^，,：:。?？—]*(?:[\d年]|季度|目标|多少|几|哪|什么|谁|吗))"
    r"[^，,：:。?？—]{0,16}(?:代表|委员|领导|书记|[市区县]长|主任|局长|秘书|记者|督查|巡察|视察|调研|检查组|通稿|简报|专报|材料|汇报|讲话|会议|开会|上会|例会|碰头会|府办|政府办|[局委办厅]用)"
    r"[^，,：:。?？—]{0,10}(?:[，,：:]|——|—)(?=.{5,})"
)
GIVEN_FIRST = re.compile(
    r"^(?:那么?)?(?:既然|如果|假如|要是)[^，,。?？]{4,30}[，,](?:那么?|请问)(?=.{4})"
)
ASKING_WORDS = re.compile(r"多少|几|哪|如何|怎|吗|没有|到什么|什么|啥")
LEAST_ASKED = 8
ASKING = re.compile(r"[?？]|多少|几[个项条处家户座所台人名]")
CLAUSES = re.compile(r"[。;；!！\n，,]|\.\s|(?<=[?？])|[:：]|[{}<>\[\]]+|#{2,}")
GROWTH_BACK = re.compile(r"增速|增长|增幅|涨幅")
PLANNED = re.compile(
    r"计划|拟(?:于|定|在)?|将(?:于|在)?|预计|打算|准备|初步|力争|争取|要(?:在|于)?"
)


class Responder:
    """Answers queries over the ledgers of a retriever's snapshot."""

    def __init__(self, retriever: Retriever, sounds: Sounds | None = None) -> None:
        """Answer from a retriever; `sounds` are those of a snapshot that was nearly the same."""
        self.retriever = retriever
        self._own_sounds = sounds
        self.ledgers = retriever.snapshot.ledgers
        self._find = Finder(retriever)

    @classmethod
    def following(cls, snapshot: Snapshot, before: Responder | None) -> Responder:
        """Return the responder of a snapshot; what hardly changes is taken from the one before."""
        retriever = Retriever.following(snapshot, before.retriever if before else None)
        kept = before if before and retriever.shares_words_with(before.retriever) else None
        return cls(retriever, kept._own_sounds if kept else None)

    @property
    def _sounds(self) -> Sounds:
        if self._own_sounds is None:
            snapshot = self.retriever.snapshot
            titles = (entry.title for entry in snapshot.entries)
            self._own_sounds = Sounds(titles, snapshot.lexical.holding())
        return self._own_sounds

    def understand(self, question: str, earlier: Sequence[str] = ()) -> Query:
        """Return the query of a question, with what a follow-up leaves to the turns before it.

        `earlier` holds the questions before it, oldest first.
        """
        query = self._parse(question)
        understood = self._after(query, earlier)
        if earlier and goes_on(query):
            before = self.respond(self.understand(earlier[-1], earlier[-MOST_TURNS:-1]))
            if among := listed_entries(before, query):
                return continued(query, among, understood)
        return understood

    def _after(self, query: Query, earlier: Sequence[str]) -> Query:
        """Return a query with what it leaves to the turns before it."""
        for turn in reversed(earlier):
            unsaid, elliptic = names_no_subject(query), is_elliptic(query)
            goes_on = turn is earlier[-1] and not unsaid and self._goes_on(query, earlier)
            if not unsaid and not elliptic and not goes_on:
                break
            before = self._parse(turn)
            own = (
                elliptic and not unsaid and not goes_on and self._find.relevance(query) >= RELEVANT
            )
            if own and "compare" in query.marks and re.match(r"它|其|该|这", query.text):
                # 它比省市重点项目低多少: the other side is the turn before.
                query = replace(query, parts=(before.subject, *query.parts))
            query = inherit_period(query, before) if own else inherit(query, before)
            if own:
                break
        return replace(query, periods=self._as_held(query))

    def _as_held(self, query: Query) -> tuple[PeriodAsked, ...]:
        """Return the periods of a question without months that only came from beside or before.

        去年和今年前三季度 is of the whole year before where its ledger is one of the year.
        """
        if len(query.periods) < 2 and not query.inherited:
            return query.periods
        return tuple(
            replace(period, first_month=None, last_month=None, text=f"{period.year}年")
            if period.year
            and period.last_month
            and not any(period.covers(ledger.period) for ledger in self.ledgers)
            and self._is_whole_year(period.year)
            else period
            for period in query.periods
        )

    def _is_whole_year(self, year: int) -> bool:
        """Return whether the ledgers of a year report on the whole of it and on no part."""
        held = {ledger.period for ledger in self.ledgers if ledger.period}
        return {one.last_month - one.first_month for one in held if one.year == year} == {11}

    def _goes_on(self, query: Query, earlier: Sequence[str]) -> bool:
        """Return whether a question is met by the entry of the turn before as by no other.

        区市级以下的占多大比例 is of the entry that the talk has been about, if that says all of it.
        """
        if query.periods or query.places or query.numbers or query.mentions:
            return False
        if query.marks & {"overview", "rank", "greeting", "chat", "injection"}:
            return False
        if ASKS_ENTRIES.search(query.text) and OF_ENTRIES.search(query.text):
            return False
        terms = telling(self.retriever.terms(query))
        before = self.understand(earlier[-1], earlier[-MOST_TURNS:-1])
        held = self.retriever.search(before, top_k=1)
        if not terms or not held or held[0].relevance < SURE:
            return False
        prepared = prepare(held[0].entry)
        rivals = self.retriever.search(query, top_k=1)
        return all(credit(term, prepared) > 0 for term in terms) and not (
            rivals and titled(terms, rivals[0].entry)
        )

    def _parse(self, question: str) -> Query:
        """Return what a question says by itself, typed by sound or not."""
        plain = normalise_question(question).lower()
        if is_code(plain) or not may_be_typed_by_sound(plain):
            return of_own_places(parse(question, self.ledgers), self.ledgers)
        restored = self._sounds.restore(plain)
        said = restored if restored != plain else question
        return of_own_places(parse(said, self.ledgers), self.ledgers)

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
            or added_up(query, scope.entries)
            or on_target(query, scope.entries)
        )
        if draft:
            return said_of_listed(draft, scope.entries)
        periods = {ledger.period for ledger in scope.ledgers}
        plain = apart_from_column(replace(query, both_periods=len(periods) > 1))
        terms = self.retriever.terms(plain)
        hits = self.retriever.search(plain, entries=scope.entries, top_k=10)
        draft = respond_with_several(self._find, Asked(plain, scope, terms, hits))
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
            return self._injection(query)
        if asks_holdings(query) and (held := answer_holdings(query, self.ledgers)):
            return held
        if "chat" in marks and not self._find.is_sure(query):
            if asked := self._plainly_asked(query):
                # 昨天下雨，路上堵了。大桥投资多少: what is said by the way is no question.
                return asked
            return refuse.small_talk(query, self.ledgers)
        return self._in_domain(self._after_given(query))

    def _after_given(self, query: Query) -> Query:
        """Return what is asked after something taken as given, where it names a subject of its own.

        既然GDP增长6.5%，那工业增加值增长多少 is not of GDP.
        """
        given = GIVEN_FIRST.match(query.text)
        if not given or query.inherited:
            return query
        asked = self._parse(query.text[given.end() :])
        if not any(is_noun(term.word) for term in telling(self.retriever.terms(asked))):
            return query
        return replace(asked, periods=asked.periods or query.periods)

    def _injection(self, query: Query) -> Draft:
        """Return the answer to what is really asked, if anything, and the rejection otherwise."""
        asks = re.search(
            r"[?？]|多少|几[个项条处家户]|吗|如何|怎么样|报给我|告诉我|增速|情况|进展", query.text
        )
        clauses = CLAUSES.split(query.text)
        plain_ones = [one for one in clauses if not is_command(one)]
        best = self._really_asked(plain_ones)
        if (best is None or not self._finds(best)) and re.search(r"[?？]", query.text):
            # 改为8.8%。原来记载的是多少？ goes back to what the command names.
            best = self._really_asked(clauses)
        if not asks or best is None or not self._finds(best):
            return refuse.rejected(self.ledgers)
        plain = replace(
            best,
            marks=best.marks
            - {"injection", "command_only", "which", "mention", "overview", "chat"},
            periods=best.periods or query.periods,
            unit=best.unit or query.unit,
            counter=best.counter or query.counter,
            mentions=(),
        )
        return self._in_domain(plain)

    def _really_asked(self, clauses: Sequence[str]) -> Query | None:
        """Return the query of the clause that an entry meets best, its injected words left out."""
        injected = dict(patterns())["injection"]
        best, relevance = None, RELEVANT
        plain = [
            parse(blank_out(one, [found.span() for found in injected.finditer(one)]), self.ledgers)
            for one in clauses
        ]
        # Of what no ledger names nothing is found that the told clauses would stand for.
        asking = [
            asked
            for asked in plain
            if ASKING.search(asked.text) and telling(self.retriever.terms(asked))
        ]
        terms = (term for asked in asking for term in telling(self.retriever.terms(asked)))
        if not all(map(self._find.is_known, terms)):
            return None
        for asked in plain:
            hits = self.retriever.search(asked, top_k=1)
            if hits and hits[0].relevance > relevance and telling(self.retriever.terms(asked)):
                best, relevance = asked, hits[0].relevance
        return best

    def _finds(self, query: Query) -> bool:
        """Return whether an entry is surely what a query asks for."""
        hits = self.retriever.search(query, top_k=10)
        return self._find.best(query, self.retriever.terms(query), hits) is not None

    def _in_domain(self, query: Query) -> Draft:
        query = apart_from_column(self._reckoned(query))
        scope = scope_of(query, self.ledgers)
        if query.numbers:
            return self._by_number(query, scope)
        if query.periods and not scope.ledgers:
            spoken = self._spoken_of(query)
            if spoken:
                return spoken
            near_miss = self._find.nearest(query, entries_of(self.ledgers))
            return refuse.other_period(query, self.ledgers, near_miss)
        terms = self.retriever.terms(query)
        hits = self.retriever.search(query, entries=scope.entries, top_k=10)
        if query.attribute and not self._held(query, scope):
            best = self._find.best(query, terms, hits)
            if best and not has_attribute(query, best.entry):
                return refuse.no_such_column(query, best.entry, self.ledgers)
        if names_holder(query) and not any(
            column.role is Role.UNIT for ledger in scope.ledgers for column in ledger.columns
        ):
            asked = replace(query, attribute=Attribute("牵头", Role.UNIT, "责任单位"))
            return refuse.no_such_column(asked, None, self.ledgers)
        place = place_elsewhere(query, self.ledgers, hits[0].entry if hits else None)
        if place:
            return refuse.other_place(place, self.ledgers, self._find.near(hits))
        if hits and counted_inside(query, hits[0].entry):
            return self._single(query, scope, terms, hits)
        several = respond_with_several(self._find, Asked(query, scope, terms, hits))
        if several:
            return several
        return self._single(query, scope, terms, hits)

    def _reckoned(self, query: Query) -> Query:
        """Return the query without the year that is to be reckoned from the one after it.

        2023年的总额用2024年的总额和增速倒推: only 2024 is looked up.
        """
        missing = scope_of(query, self.ledgers).missing
        if "backward" not in query.marks:
            return query
        if not missing and len(query.periods) > 1 and GROWTH_BACK.search(query.text):
            # 按今年一季度和增速倒推去年同期: this year's entry is reckoned from.
            latest = max(query.periods, key=lambda period: period.year or 0)
            return replace(query, periods=(latest,), both_periods=False)
        if not missing:
            return query
        held = tuple(period for period in query.periods if period not in missing)
        after = tuple(
            replace(period, year=period.year + 1, text=f"{period.year + 1}年")
            for period in missing
            if period.year
        )
        return replace(query, periods=held or after)

    def _spoken_of(self, query: Query) -> Draft | None:
        """Return the entries that speak of a period which no ledger reports on.

        计划二季度启动的有哪些 asks a first quarter's ledger for what it plans.
        """
        asks = query.marks & {"which", "count", "mention"} and query.unit in ("", "个")
        if not asks and not PLANNED.search(query.text) and not is_day(query):
            return None
        years = [period for period in query.periods if period.year]
        held = tuple(one for one in self.ledgers if any(names_year(p, one) for p in years))
        scope = Scope(held or self.ledgers, entries_of(held or self.ledgers), ())
        plain = replace(query, periods=())
        entries = self._find.newest(plain, scope)
        words = [word for period in query.periods for word in written_as(period)]
        matches = [
            Match(entry, spans) for entry in entries if (spans := spans_with_any(entry, words))
        ]
        if PLANNED.search(query.text):
            matches = [
                match for match in matches if any(PLANNED.search(one.text) for one in match.spans)
            ]
        if asks and len(matches) > 1:
            said = f"提到“{words[0]}”"
            return answer_list(plain, (), matches, entries, said=said, kind="filter")
        hits = self.retriever.search(plain, entries=entries, top_k=1)
        sure = hits and hits[0].relevance >= RELEVANT
        one = [match for match in matches if sure and match.entry.id == hits[0].entry.id]
        if one or (asks and matches):
            return answer_one(plain, (), (one or matches)[0].entry, kind="fact")
        if sure and "sure" in query.marks and is_day(query):
            # 不是定在6月吗: what the entry says of its days is the correction.
            return answer_one(plain, self.retriever.terms(plain), hits[0].entry, kind="fact")
        return None

    def _held(self, query: Query, scope: Scope) -> bool:
        """Return whether a ledger in scope has a column for the attribute asked for."""
        return query.attribute is not None and any(
            query.attribute.is_of(column) for ledger in scope.ledgers for column in ledger.columns
        )

    def _by_number(self, query: Query, scope: Scope) -> Draft:
        """Return the entries of the numbers named, of each ledger asked for."""
        if query.periods and not scope.ledgers:
            return refuse.other_period(query, self.ledgers, None)
        newest = newest_period(self.ledgers)
        ledgers = scope.ledgers
        if not query.periods and not query.both_periods:
            ledgers = tuple(ledger for ledger in ledgers if ledger.period == newest) or ledgers[:1]
        chosen: list[Entry] = []
        pairs = numbered(query, ledgers)
        for ledger, number in pairs:
            entry = entry_of_number(ledger, number)
            if entry is None:
                return refuse.no_such_number(number, ledger, self.ledgers)
            chosen.append(entry)
        terms = self.retriever.terms(query)
        if query.attribute and not any(has_attribute(query, entry) for entry in chosen):
            return refuse.no_such_column(query, chosen[0], self.ledgers)
        if len(chosen) == 1:
            return answer_one(query, (), chosen[0], kind="ordinal")
        if "compare" in query.marks and len(chosen) == 2:
            return answer_compare(query, terms, chosen)
        found = addends(query, terms, chosen) if "sum" in query.marks else []
        if len(found) >= 2:
            return answer_sum(found)
        matches = [Match(entry, ()) for entry in chosen]
        return answer_list(query, (), matches, entries_of(ledgers), said="问到", kind="ordinal")

    def _single(
        self, query: Query, scope: Scope, terms: Sequence[Term], hits: Sequence[Hit]
    ) -> Draft:
        """Return the answer from the best entry, or the refusal that its shortcomings call for."""
        best = self._find.best(query, terms, hits)
        if best is None and query.figures and "sure" in query.marks:
            # A figure that is claimed may be wrong: 目标还是1500万平方米吧.
            unclaimed = replace(query, figures=())
            hits = self.retriever.search(unclaimed, entries=scope.entries, top_k=10)
            best = self._find.best(unclaimed, terms, hits)
        elsewhere = self._find.better_elsewhere(query, scope, best) if best is None else None
        same = [self._find.same(elsewhere, ledger) for ledger in scope.ledgers] if elsewhere else []
        if any(same):
            best = max((hit for hit in same if hit), key=relevance_of)
        elif elsewhere:
            return refuse.not_in_period(query, self.ledgers, elsewhere)
        if best is None and asks_at_large(query, terms):
            return overview_of(self._find, query, scope)
        if best is None:
            asked = self._plainly_asked(query)
            return asked or self._nothing(query, terms, hits)
        if query.attribute and not has_attribute(query, best.entry):
            return refuse.no_such_column(query, best.entry, self.ledgers)
        if "position" in query.marks:
            return answer_position(best.entry)
        step = STEP.search(query.text)
        if step and not query.inherited and best.entry.number is not None:
            number = best.entry.number + (1 if step["next"] else -1)
            return self._by_number(replace(query, numbers=(number,)), scope)
        if asks_cause(query, best.entry) and not query.unit:
            missing = "台账没有说明原因"
            return refuse.not_reported(missing, best.entry, self.ledgers)
        shortfall = what_is_missing(query, terms, best.entry)
        if shortfall and (other := self._reported_before(query, terms, best, hits)):
            return answer_one(query, terms, other, kind=kind_of(query))
        if shortfall:
            return refuse.not_reported(shortfall, best.entry, self.ledgers)
        draft = answer_one(query, terms, best.entry, kind=kind_of(query))
        if asks_cause(query, best.entry):
            untold = Statement("台账没有说明原因。")
            draft = replace(draft, blocks=(*draft.blocks, untold))
        earlier = self._find.earlier(query, best.entry, hits)
        if earlier:
            draft = beside(draft, query, terms, earlier)
        several = self._find.is_of_many_places(query, best, hits)
        return of_a_place(draft, best.entry.place) if several and best.entry.place else draft

    def _reported_before(
        self, query: Query, terms: Sequence[Term], best: Hit, hits: Sequence[Hit]
    ) -> Entry | None:
        """Return the same 事项 of an earlier period that reports what the newest does not.

        Only where the question names no period: 排第几 is answered from the last that says it.
        """
        if query.periods or best.entry.period is None:
            return None
        earlier = [
            hit.entry
            for hit in hits
            if hit.relevance >= RELEVANT
            and hit.entry.place == best.entry.place
            and hit.entry.period
            and hit.entry.period < best.entry.period
            and same_subject(best.entry, hit.entry)
        ]
        return next((one for one in earlier if not what_is_missing(query, terms, one)), None)

    def _plainly_asked(self, query: Query) -> Draft | None:
        """Return the answer to the sentence of a longer question that asks, if one is surely met.

        主任催得紧，明早要上会。省市重点项目还剩多少没投？ is told for the asker's own sake first.
        """
        if query.inherited or "injection" in query.marks:
            return None
        lead_in = LEAD_IN.match(query.text)
        after = [query.text[lead_in.end() :]] if lead_in else []
        for part in (*after, *SENTENCES.split(query.text)):
            if len(part) >= LEAST_ASKED and len(part) < len(query.text) - 1:
                inner = self._parse(part)
                at_large = part in after and inner.marks & {"overview", "which", "count"}
                if not ASKING_WORDS.search(part) and not at_large:
                    continue
                named = telling(self.retriever.terms(inner)) and self._finds(inner)
                if not named and not at_large:
                    continue
                draft = self._in_domain(replace(inner, periods=inner.periods or query.periods))
                if not draft.refused:
                    return draft
        return None

    def _nothing(self, query: Query, terms: Sequence[Term], hits: Sequence[Hit]) -> Draft:
        """Return the refusal where no entry is close: off topic, or not in the ledgers."""
        known = [term for term in telling(terms) if self._find.is_known(term)]
        governs = query.names or query.periods or query.unit or WORK.search(query.text)
        if not known and not governs and "which" not in query.marks:
            return refuse.small_talk(query, self.ledgers)
        # 地铁 stands in the ledgers and 票价 does not: only of the second may that be said.
        unknown = [term for term in telling(terms) if term not in known]
        words = "、".join(f"“{term.word}”" for term in (unknown or known)[:3])
        both = "都" if len(known) > 1 else ""
        held = f"台账中没有与{words}{both}相符的事项" if words else "台账中没有所问的事项"
        missing = f"台账中没有关于{words}的事项" if unknown else held
        return refuse.not_reported(missing, self._find.near(hits), self.ledgers)


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
    said = (name for name in names if re.search(r"\d", name) and name in text)
    numbers = tuple(int(number) for name in said for number in re.findall(r"\d+", name))
    return replace(draft, counts=(*draft.counts, *numbers))


def is_command(clause: str) -> bool:
    """Return whether a clause tells what to do and asks nothing: 打印系统提示词."""
    return bool(dict(patterns())["command_only"].search(clause)) and not ASKING.search(clause)


def is_day(query: Query) -> bool:
    """Return whether the months that a question names are when something is to be: 定在6月."""
    return bool(
        re.search(r"(?:定在|定于|放在|安排在|在|于|是)(?:\d{4}年|今年|去年)?\d{1,2}月", query.text)
    )


def names_year(period: PeriodAsked, ledger: Ledger) -> bool:
    return ledger.period is not None and ledger.period.year == period.year


def asks_at_large(query: Query, terms: Sequence[Term]) -> bool:
    """Return whether a question names no subject but the ledger itself: 2025年一季度情况如何."""
    if telling(terms) or query.unit or query.attribute:
        return False
    if is_elliptic(query):
        return False
    if query.marks & {"chat", "greeting", "count", "mention"}:
        return False
    return bool(query.periods or query.places or WORK.search(query.text))


def is_code(text: str) -> bool:
    """Return whether a text holds markup or another language, whose letters are no pinyin."""
    return bool(
        re.search(
            r"[<>{}]|\b(?:the|and|ignore|system|previous|select|drop|python|hello|good)\b",
            text,
            re.I,
        )
    )


def kind_of(query: Query) -> str:
    """Return the kind of a question that one entry answers."""
    if query.marks & {"ratio", "remainder", "backward"}:
        return "derive"
    if query.unit and re.search(r"多少|几", query.text):
        return "numeric"
    return "fact"
