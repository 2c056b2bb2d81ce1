"""Questions that more than one entry answers: totals, overviews, sums, rankings, filters, lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from index.entry import Entry, Hit, Role
from qa import refuse
from qa.averages import THIS_PACE
from qa.columns import asks_by_unit, by_unit, narrow
from qa.compare import answer_compare, answer_single_quarter, figures_to_compare
from qa.draft import Draft
from qa.find import RELEVANT, SURE, Finder
from qa.findings import count_within
from qa.links import answer_change, change_asked
from qa.many import (
    answer_by_unit,
    answer_list,
    answer_overview,
    answer_sum,
    answer_total,
    scope_counts,
    scope_words,
)
from qa.phrases import predicate_words, saying
from qa.premise import PLACE_ASKED
from qa.question import ASKS_ENTRIES, Query, parse, split_parts
from qa.ranking import answer_ranking, rankable, ranking_asked
from qa.scope import Scope, latest_of_year
from qa.select import (
    Condition,
    Match,
    asks_district,
    conditions_of,
    eased,
    mentioned,
    named_rate,
    of_theme,
    theme_names,
    themes_in,
    thresholds,
)
from qa.shortfall import CAUSE, missing_object
from qa.standing import Located, located, sentence, standing
from qa.subject import Term, coverage, unmet
from qa.topic import (
    STATES_NAMED,
    WHOLE,
    is_theme_name,
    meets_all,
    missing_thing,
    says_field,
    says_what,
    telling,
    theme_or_all,
    theme_words,
)

# Entries are asked for, and more than one: …的任务都有哪些, 有哪几条, 都拎出来.
LIST_ASKED = re.compile(
    r"(?:事项|任务)[^，。？?]{0,4}(?:找|挑|列|拣)|(?:事项|任务|安排|工作)[^，。？?]{0,6}(?:都|各|分别)?(?:有|是)?(?:哪些|哪几[项条个]?)|有哪些(?:事项|任务|安排|工作)"
    r"|(?:哪些|哪几[项条])[^，。？?]{0,12}(?:事项|任务|安排)|有哪几[条项]|都?拎出来|逐[项条]列"
)
# 跟实验室有关的事项都找出来, 各有哪些事项: the entries are wanted, not what tells two apart.
FOR_ENTRIES = re.compile(r"哪些(?:事项|任务)|(?:事项|任务)[^，。?？]{0,4}(?:找|挑|列|拣)")
MOST_FOUND = 10
# What stands in brackets, or before 这些…事项, is some of the theme named outside.
ELABORATED = re.compile(
    r"[（(](?:比如|例如|如|像|包括|含)?(?P<inside>[^（()）]{2,60})[)）]"
    r"|(?:——|—|--)(?P<dashed>[^—。？?]{2,60}?、[^—。？?]{2,60}?)(?:——|—|--|[，。？?]|$)"
    r"|(?:包括|比如|例如|含|像)(?P<after>[^，。？?（(]{1,30}、[^，。？?）)]{2,60})"
    r"|^(?P<before>[^，。]{2,60}?)(?:这些|这几个|这几项|这类|这种|一类|[两三四五六]大|等)(?=[^，。]{1,10}(?:事项|任务|项目|工作|盘子|事|活儿))"
)


# An entry that meets this share of a question for several is one of them.
LISTED_FROM = 0.6
# Nothing but the number of entries is asked for: 2025年有多少项.
ASKS_TOTAL = re.compile(
    r"^[^，。]{0,16}?(?:一共|总共|共|合计)?(?:有|是|列了|收录)?(?:多少|几)[项条件]?(?:事项|任务)?[?？吗呢]*$"
)
PLURAL = re.compile(
    r"哪些|哪几|有几[项件条个](?=$|[,，。?？]|[是在的没已还写提涉属关完超达报分都事任])|有哪|都有|有没有|逐[项条]|所有|几[项条件](?=$|[,，。?？]|[是在的没已还写提涉属关完超达报分都事任])|拎出来|多少[项件条个]?(?:事项|任务|工作)|各(?:是|自)?多少"
)
# 有没有超额完成的 asks for entries as 哪些 does.
OPEN = re.compile(
    r"有没有[^，。]{0,16}的(?=$|[?？，。])|有没有(?:哪|什么)[项条个]?(?:事项|任务|工作)?"
)
ENTRIES_MEANT = re.compile(
    r"哪(?!里|儿|个阶段)|[几多][少]?[项条个件]|事项|任务|的有|清单|条目|(?:提[到及]|涉及)[^，。?？]{2,14}的[。?？]*$"
)
WHOLE_LEDGER = re.compile(
    r"总体|整体|总的|通盘|全面|总览|概况|概览|综述|盘点|盘一盘|全貌|形势|汇总|归类|分类"
)
AGAINST_TARGET = re.compile(
    r"(?:与|和|跟|比|离|距)[^，。]{0,8}(?:目标|预期|任务|计划)(?:数|值)?(?:相比|比|还|差|低|高)"
)


class Several:
    """Tries in turn the kinds of answer that rest on many entries."""

    def __init__(self, find: Finder) -> None:
        self._find = find
        self.retriever = find.retriever
        self.ledgers = find.ledgers

    def respond(
        self, query: Query, scope: Scope, terms: Sequence[Term], hits: Sequence[Hit]
    ) -> Draft | None:
        """Return the first kind of answer that the question calls for, or None."""
        for attempt in (
            self._carried_on,
            self._single_quarter,
            self._by_unit,
            self._total,
            self._overview,
            self._sum,
            self._rank,
            self._filtered,
            self._compared,
            self._themed,
            self._several,
            self._described,
            self._listed,
            self._measured,
        ):
            draft = attempt(query, scope, terms, hits)
            if draft:
                return draft
        return None

    def _carried_on(
        self, query: Query, scope: Scope, terms: Sequence[Term], hits: Sequence[Hit]
    ) -> Draft | None:
        """Return the 事项 that the newest two of the periods asked for have in common."""
        both = query.both_periods or len(query.periods) > 1
        change = change_asked(query.text)
        if not both or not change or telling(terms):
            return None
        ledgers = sorted(
            (ledger for ledger in latest_of_year(scope.ledgers) if ledger.period),
            key=attrgetter("period"),
        )
        if len(ledgers) < 2 or not query.marks & {"which", "count"}:
            return None
        now = ledgers[-1]
        before = [ledger for ledger in ledgers[:-1] if ledger.place == now.place]
        if not before:
            return None
        return answer_change(change, now.entries, before[-1].entries)

    def _by_unit(
        self, query: Query, scope: Scope, terms: Sequence[Term], hits: Sequence[Hit]
    ) -> Draft | None:
        """Return how many entries each unit leads."""
        if not asks_by_unit(query):
            return None
        entries = self._find.newest(query, scope)
        groups = by_unit(query, entries)
        return answer_by_unit(groups, entries) if groups else None

    def _single_quarter(
        self, query: Query, scope: Scope, terms: Sequence[Term], hits: Sequence[Hit]
    ) -> Draft | None:
        """Return what one quarter alone came to: the year so far less the year before it."""
        if "single_quarter" not in query.marks or not hits or hits[0].relevance < RELEVANT:
            return None
        entry = hits[0].entry
        earlier = self._find.quarter_before(entry)
        return answer_single_quarter(query, terms, entry, earlier) if earlier else None

    def _total(
        self, query: Query, scope: Scope, terms: Sequence[Term], hits: Sequence[Hit]
    ) -> Draft | None:
        counted = (
            "total_entries" in query.marks
            or bool(ASKS_TOTAL.search(query.text) and not query.words)
            or ("count" in query.marks and bool(re.search(r"台账|事项|条目|任务", query.text)))
        )
        if (
            not counted
            or query.marks & {"rank", "ratio", "remainder"}
            or telling(terms)
            or predicate_words(query)
            or conditions_of(query)
            or themes_in(query.subject)
        ):
            return None
        return answer_total(query, self._find.newest(query, scope))

    def overview(self, query: Query, scope: Scope) -> Draft:
        """Return how the newest ledger in scope stands as a whole."""
        return answer_overview(query, self._find.newest(query, scope), ())

    def _overview(
        self, query: Query, scope: Scope, terms: Sequence[Term], hits: Sequence[Hit]
    ) -> Draft | None:
        if "overview" not in query.marks or thresholds(query):
            return None
        one_sided = len(query.marks & {"ahead", "behind"}) == 1 and "which" in query.marks
        if CAUSE.search(query.text) or (one_sided and not WHOLE_LEDGER.search(query.text)):
            return None
        if asks_district(query) and query.marks & {"which", "count"}:
            return None
        entries = self._find.newest(query, scope)
        chosen = self._of_fields(query, terms, entries)
        if len(chosen) > 1:
            return answer_overview(query, entries, chosen, field=True)
        whole = re.search(r"哪些|分别|各|、", query.text) or WHOLE.search(query.text)
        if hits and hits[0].relevance >= RELEVANT and not whole:
            return None
        sure = [term for term in telling(terms) if self.retriever.vocabulary.knows(term.word)]
        of_one = telling(terms) and self._find.is_confident(query, terms, hits)
        if of_one and not WHOLE.search(query.text) and not re.search(r"哪些|、", query.text):
            return None
        single = hits and hits[0].relevance >= SURE and len(query.parts) <= 1
        if single and len(sure) >= 2 and not WHOLE.search(query.text):
            return None
        return answer_overview(query, entries, self._named(query, entries))

    def _of_fields(
        self, query: Query, terms: Sequence[Term], entries: Sequence[Entry]
    ) -> tuple[Entry, ...]:
        """Return the entries of the fields that an overview is asked of, or of what it enumerates.

        医疗、社保、助残 and 经济总量和财政收入 are each of their parts; 科技创新板块 is a theme.
        """
        inside = elaborated(query.subject)
        if inside:
            own = self._find.enumerated(split_parts(inside), entries, floor=SURE, themes=True)
            if len(own) > 1:
                return tuple(own)
        words = theme_words(query, terms) if not STATES_NAMED.search(query.text) else []
        words = words or theme_of_field(query.subject)
        chosen = tuple(entry for entry in entries if words and of_theme(entry, words))
        if len(chosen) > 1 or len(query.parts) < 2 or WHOLE.search(query.text):
            return chosen
        each = [
            self._find.enumerated([part], entries, floor=SURE, themes=True) for part in query.parts
        ]
        if sum(bool(found) for found in each) < 2:
            return chosen
        named = {entry.id for found in each for entry in found}
        return tuple(entry for entry in entries if entry.id in named)

    def _named(self, query: Query, entries: Sequence[Entry]) -> list[Entry]:
        """Return the entries that parts of a question name, and those of themes it names."""
        named: dict[str, Entry] = {}
        if re.search(r"状态|归类|分类", query.text):
            return []
        for name, words in themes_in(query.subject):
            if name == "经济":
                named |= {entry.id: entry for entry in entries if of_theme(entry, words)}
        for entry in self._find.subjects(query, entries):
            named.setdefault(entry.id, entry)
        return list(named.values())

    def _sum(
        self, query: Query, scope: Scope, terms: Sequence[Term], hits: Sequence[Hit]
    ) -> Draft | None:
        if "sum" not in query.marks or not hits:
            return None
        entries = self._find.subjects(query, scope.entries)
        if query.both_periods or (len(scope.ledgers) > 1 and query.inherited):
            entries = self._find.across_periods(query, scope, hits) or entries
        if not entries:
            entries = [hits[0].entry] if hits[0].relevance >= RELEVANT else []
        found = addends(query, terms, entries)
        if len(found) < 2 and hits[0].relevance >= SURE:
            # 成果、产品、场景三类 of one entry may each name another one, too.
            found = addends(query, terms, [hits[0].entry])
        return answer_sum(found) if len(found) >= 2 else None

    def _rank(
        self, query: Query, scope: Scope, terms: Sequence[Term], hits: Sequence[Hit]
    ) -> Draft | None:
        ranking = ranking_asked(query) if "rank" in query.marks else None
        if PLACE_ASKED.search(query.text) and not ENTRIES_MEANT.search(query.text):
            # 排第几 is asked of one entry, which reports its place or does not.
            return None
        if ranking is None or (query.mentions and not named_rate(query)):
            return None
        entries = self._find.newest(query, scope)
        narrowed = [entry for entry in entries if theme_or_all(query, entry)]
        if len(rankable(ranking, narrowed)) < 2:
            narrowed = list(entries)
        if len(query.parts) >= 3:
            listed = self._find.subjects(query, entries)
            narrowed = listed if len(listed) >= 2 else narrowed
        named = [term for term in telling(terms) if not themes_in(term.word)]
        within = [entry for entry in narrowed if named and meets_all(named, entry)]
        if len(within) == 1:
            # 地铁哪段完成率最高 is of one entry, and answered from it.
            return None
        found = rankable(ranking, within or narrowed)
        return answer_ranking(ranking, found, entries) if len(found) >= 2 else None

    def _filtered(
        self, query: Query, scope: Scope, terms: Sequence[Term], hits: Sequence[Hit]
    ) -> Draft | None:
        """Return the entries that meet the stated conditions, and the theme if one is named."""
        asks = query.marks & {"which", "count"} or query.mentions or OPEN.search(query.text)
        whole = entries = self._find.newest(query, scope)
        narrowed = narrow(query, entries)
        alone = not telling(self.retriever.terms(narrowed.query))
        asked = bool(asks) or (bool(narrowed.conditions) and alone) or asks_district(query)
        if narrowed.conditions and asked:
            query, terms = narrowed.query, self.retriever.terms(narrowed.query)
            hits = ()
        if query.mentions and "compare" in query.marks and spans_periods(query):
            # “便民生活圈”今年比去年多几个: the quoted words name what is compared.
            return None
        own = conditions_of(query)
        if query.due and narrowed.conditions:
            # 9月底前要完成的 are due by then, not done.
            own = [] if "finished" in query.marks else own
        conditions = [*narrowed.conditions, *own]
        if not asked or not conditions:
            return None
        entries_asked = says_what(query) and (
            asks_district(query) or ENTRIES_MEANT.search(query.text)
        )
        of_field = theme_words(query, terms)
        if not entries_asked and not of_field and self._find.is_about_one(query, terms, hits):
            return None
        found = bool(hits) and hits[0].relevance >= RELEVANT
        if found and count_within(query, terms, hits[0].entry):
            return None
        if found and computed_of_one(query, terms) and not thresholds(query):
            return None
        words = theme_words(query, terms) if not mentioned(query) else []
        several = len(query.parts) >= 3 and not ELABORATED.search(query.subject)
        listed = self._find.subjects(query, entries, floor=SURE) if several else []
        if len(listed) >= 2:
            entries, words = tuple(listed), []
        named = [term for term in telling(terms) if not in_mentions(term, query)]
        if mentioned(query) == ["《"]:
            named = []
        if ELABORATED.search(query.subject):
            named = []
        if not words and not says_what(query) and named and not listed and not narrowed.conditions:
            within = tuple(entry for entry in entries if meets_all(named, entry))
            if len(within) == 1:
                return None
            entries = within or entries
        matches = meeting(conditions, entries, words)
        if not matches and eased(query):
            conditions = eased(query)
            matches = meeting(conditions, entries, words)
        said = "且".join(dict.fromkeys(condition.said for condition in conditions))
        if words:
            said = f"{'、'.join(name for name, _ in themes_in(query.subject)[:2])}方面{said}"
        if len(matches) == 1 and self._names_one(query, terms, hits, matches[0].entry):
            return None
        if not matches and self._find.is_about_one(query, terms, hits):
            return None
        if not matches:
            return self._no_match(said, query, whole)
        if "rank" in query.marks:
            matches.sort(key=lambda match: -(match.reading.value if match.reading else 0))
        kind = "count" if "count" in query.marks else "filter"
        return answer_list(query, terms, matches, whole, said=said, kind=kind)

    def _names_one(
        self, query: Query, terms: Sequence[Term], hits: Sequence[Hit], entry: Entry
    ) -> bool:
        """Return whether quoted words only help to name the one entry that a question is about.

        自贸片区有几项成果入选“最佳实践案例” asks of an entry, not for the entries that say so.
        """
        others = [term for term in telling(terms) if term.word not in "".join(query.mentions)]
        sure = hits and hits[0].relevance >= SURE and hits[0].entry.id == entry.id
        return bool(query.mentions and others and sure)

    def _no_match(self, said: str, query: Query, entries: Sequence[Entry]) -> Draft:
        looked = scope_words(entries)
        missing = f"{looked}，没有一项符合“{said}”"
        draft = refuse.not_reported(missing, None, self.ledgers)
        return replace(draft, counts=(*draft.counts, *scope_counts(entries)))

    def _compared(
        self, query: Query, scope: Scope, terms: Sequence[Term], hits: Sequence[Hit]
    ) -> Draft | None:
        wants = "compare" in query.marks or query.both_periods or len(query.periods) > 1
        wants = wants or len(query.places) > 1
        named = [part for part in query.parts if telling(self._terms_of(part))]
        listed = "compare" not in query.marks and (
            len(named) >= 3 or (len(named) == 2 and not query.unit)
        )
        several = not query.unit and "compare" not in query.marks and theme_words(query, terms)
        if listed and spans_periods(query) and not query.numbers:
            return None
        if AGAINST_TARGET.search(query.text) or THIS_PACE.search(query.text) or several:
            return None
        if (
            "compare" not in query.marks
            and "which" in query.marks
            and FOR_ENTRIES.search(query.text)
        ):
            return None
        if not wants or not hits or "backward" in query.marks:
            return None
        if query.both_periods or len(query.periods) > 1 or len(query.places) > 1:
            entries = self._find.across_periods(query, scope, hits)
            if len(entries) >= 2:
                return answer_compare(query, terms, entries)
            if scope.missing and entries:
                return refuse.other_period(query, self.ledgers, entries[0])
            if len(entries) == 1 and len(query.periods) > 1:
                return self._only_one_side(query, entries[0])
            return None
        entries = self._find.subjects(query, scope.entries)
        if len(entries) >= 2:
            return answer_compare(query, terms, entries[:4])
        if re.search(r"比(?:上年|去年|同期)|同比", query.text):
            across = self._find.across_periods(query, scope, hits)
            return answer_compare(query, terms, across) if len(across) >= 2 else None
        return None

    def _terms_of(self, part: str) -> tuple[Term, ...]:
        return self.retriever.terms(parse(part, self.ledgers))

    def _only_one_side(self, query: Query, entry: Entry) -> Draft | None:
        """Return what is missing of a comparison where one of the periods lacks the subject."""
        lacking = [period for period in query.periods if not period.covers(entry.period)]
        if not lacking:
            return None
        return refuse.not_in_period(replace(query, periods=tuple(lacking)), self.ledgers, entry)

    def _several(
        self, query: Query, scope: Scope, terms: Sequence[Term], hits: Sequence[Hit]
    ) -> Draft | None:
        """Return a list of the entries that a question enumerates."""
        if len(query.parts) < 2 or not hits or "backward" in query.marks:
            return None
        asks = query.marks & {"which", "count"} or re.search(r"、|各", query.subject)
        met = not unmet(terms, hits[0].entry) or not asks
        if ASKS_ENTRIES.search(query.text) and re.search(r"任务|事项", query.text):
            met = False
        if met and hits[0].relevance >= SURE and not spans_periods(query):
            return None
        if hits[0].relevance >= RELEVANT and missing_object(query, hits[0].entry):
            return None
        # An enumeration is surely one; of clauses each has to be sure by itself.
        joined = bool(re.search(r"[、和与]|以及", query.subject))
        floor, themes = RELEVANT if joined else SURE, joined and not query.unit
        newest = self._find.newest(query, scope)
        entries = self._find.enumerated(query.parts, newest, floor=floor, themes=themes)
        if len(entries) < 2 and len(newest) < len(scope.entries):
            entries = self._find.subjects(query, scope.entries, floor=floor)
        if len(entries) < 2:
            return None
        matches = [Match(entry, ()) for entry in entries]
        return answer_list(query, terms, matches, scope.entries, said="问到", kind="list")

    def _themed(
        self, query: Query, scope: Scope, terms: Sequence[Term], hits: Sequence[Hit]
    ) -> Draft | None:
        """Return the entries of a theme, by its words in the titles or by the question's own."""
        several = re.search(r"这[块摊]|[类]|方面|几件|领域|事项|条线|口子|任务|工作", query.text)
        over_years = query.both_periods and not query.unit
        asks = query.marks & {"which", "count"}
        of_one = query.unit or query.marks & {"ratio", "remainder"}
        if hits and hits[0].relevance >= RELEVANT and computed_of_one(query, terms):
            return None
        if of_one and not asks:
            return None
        entries = self._find.newest(query, scope)
        words, parts = self._theme_and_parts(query, terms)
        named = self._each_named(query, entries) if words and not parts else []
        if named:
            kind = "count" if "count" in query.marks else "list"
            return answer_list(query, terms, named, entries, said="问到", kind=kind)
        own = [entry for entry in entries if words and of_theme(entry, words)]
        each = [self._find.enumerated([part], own) for part in parts] if own else []
        if each and all(each):
            # 住房保障类事项（保障房、安置房）: the brackets say which of the theme are meant.
            own = [entry for found in each for entry in found]
        elif parts and own:
            own += self._find.enumerated(parts, entries)
        chosen = {entry.id for entry in own}
        matches = [Match(entry, ()) for entry in entries if entry.id in chosen]
        wanted = asks or several or over_years or is_theme_name(query)
        if not wanted and self._find.is_about_one(query, terms, hits):
            return None
        said = f"{'、'.join(name for name, _ in themes_in(query.subject)[:2])}方面"
        if not matches or (len(matches) == 1 and self._find.is_about_one(query, terms, hits)):
            return None
        kind = "count" if "count" in query.marks else "list"
        return answer_list(query, terms, matches, entries, said=said, kind=kind)

    def _each_named(self, query: Query, entries: Sequence[Entry]) -> list[Match]:
        """Return the entries that the parts of a question's first clause name, if each surely names one.

        农村供水和农村污水治理 are two subjects, whatever fields their words belong to.
        """
        parts = split_parts(re.split(r"[，,。？?]", query.subject)[0])
        if len(parts) < 2 or any(map(says_field, parts)):
            return []
        each = [self._find.enumerated([part], entries, floor=SURE) for part in parts]
        named = {entry.id for found in each for entry in found}
        if not all(each) or len(named) < 2:
            return []
        return [Match(entry, ()) for entry in entries if entry.id in named]

    def _theme_and_parts(self, query: Query, terms: Sequence[Term]) -> tuple[list[str], list[str]]:
        """Return the title words of the theme asked for, and the subjects named beside it.

        三农事项（品种、农产品、村庄供水） and 工业互联网、数字化转型这些数字化事项 name a theme, and some
        of what it is to hold.
        """
        words = theme_words(query, terms)
        inside = elaborated(query.subject)
        if words or not inside:
            return words, []
        whole = query.subject.replace(inside, " ")
        outer = parse(whole, self.ledgers)
        return theme_words(outer, self.retriever.terms(outer)), list(split_parts(inside))

    def _described(
        self, query: Query, scope: Scope, terms: Sequence[Term], hits: Sequence[Hit]
    ) -> Draft | None:
        """Return the entries that say what a question for several asks."""
        if not PLURAL.search(query.text) or missing_thing(query):
            return None
        if hits and hits[0].relevance >= RELEVANT and computed_of_one(query, terms):
            return None
        entries = self._find.newest(query, scope)
        matches = [
            Match(entry, ()) for entry in entries if telling(terms) and meets_all(terms, entry)
        ]
        words = [term.word for term in telling(terms)]
        about_one = self._find.is_about_one(query, terms, hits)
        # Of an entry that is surely meant no list is made but of what others say as fully.
        said_so, wanted = (
            saying(query, entries, together=about_one) if len(matches) < 2 else ([], [])
        )
        if len(matches) < 2 and (not about_one or len(said_so) > 1):
            matches, words = said_so, wanted
        if not matches and telling(terms):
            covered = [(coverage(terms, entry)[0], entry) for entry in entries]
            best = max((share for share, _ in covered), default=0.0)
            floor = max(LISTED_FROM, 0.8 * best)
            matches = [Match(entry, ()) for share, entry in covered if share >= floor]
        # A single entry that the search finds too is answered as what it is.
        if len(matches) < 2 and (not matches or (hits and hits[0].relevance >= RELEVANT)):
            return None
        said = f"涉及“{'、'.join(words[:3])}”"
        kind = "count" if "count" in query.marks else "list"
        return answer_list(query, terms, matches, entries, said=said, kind=kind)

    def _listed(
        self, query: Query, scope: Scope, terms: Sequence[Term], hits: Sequence[Hit]
    ) -> Draft | None:
        """Return all that the search finds, where entries are asked for in so many words."""
        if not LIST_ASKED.search(query.text) or query.unit not in ("", "个") or query.mentions:
            return None
        if not telling(terms) or computed_of_one(query, terms):
            return None
        entries = self._find.newest(query, scope)
        named = (
            self._find.enumerated(query.parts, entries, themes=True) if len(query.parts) > 1 else []
        )
        if len(named) < 2 and query.both_periods:
            named = self._find.across_periods(query, scope, hits)
            named += [hit.entry for hit in hits if hit.relevance >= RELEVANT]
            kept = {entry.id for entry in named}
            named = [entry for entry in entries if entry.id in kept]
        if len(named) < 2:
            found = self.retriever.search(query, entries=entries, top_k=MOST_FOUND)
            close = {hit.entry.id for hit in found if hit.relevance >= RELEVANT}
            named = [entry for entry in entries if entry.id in close]
        if len(named) < 2:
            return None
        matches = [Match(entry, ()) for entry in named]
        words = "、".join(term.word for term in telling(terms)[:3])
        return answer_list(query, terms, matches, entries, said=f"涉及“{words}”", kind="list")

    def _measured(
        self, query: Query, scope: Scope, terms: Sequence[Term], hits: Sequence[Hit]
    ) -> Draft | None:
        """Return every reading of a measure, where no subject narrows it: 开工率各是多少."""
        ranking = ranking_asked(query) if PLURAL.search(query.text) else None
        if ranking is None or telling(terms):
            return None
        if any(word[-2:] not in ranking.measure.name for word in predicate_words(query)):
            return None
        entries = self._find.newest(query, scope)
        found = rankable(ranking, entries)
        whole = replace(ranking, count=None)
        return answer_ranking(whole, found, entries) if len(found) >= 2 else None


def addends(query: Query, terms: Sequence[Term], entries: Sequence[Entry]) -> list[Located]:
    """Return the figures to add: of one entry those under one verb, else one of each."""
    if len(entries) >= 2:
        return list(figures_to_compare(query, terms, entries) or [])
    for entry in entries:
        for pair in standing(entry).pairs:
            if len(pair.actuals) > 1:
                return list(pair.actuals)
        listed = alike_in_sentence(query, terms, entry)
        if len(listed) > 1:
            return listed
    return []


def alike_in_sentence(query: Query, terms: Sequence[Term], entry: Entry) -> list[Located]:
    """Return the figures of one unit that a sentence lists: 成果93项、产品73项、需求20项."""
    progress = [one for one in located(entry, Role.PROGRESS) if not one.figure.is_rate]
    asked = [term.word for term in telling(terms)]
    groups: dict[tuple[str, str], list[Located]] = {}
    for one in progress:
        groups.setdefault((sentence(one), one.figure.unit), []).append(one)
    fitting = [
        (sum(word in said for word in asked), len(group), group)
        for (said, unit), group in groups.items()
        if len(group) > 1 and (not query.counter or unit.endswith(query.counter))
    ]
    return max(fitting, key=lambda item: item[:2])[2] if fitting else []


def elaborated(text: str) -> str:
    """Return what a text says of which members of a field are meant, or an empty string."""
    listed = ELABORATED.search(text)
    return next(group for group in listed.groups() if group) if listed else ""


def theme_of_field(text: str) -> list[str]:
    """Return the title words of the themes that a text names as fields: 科技创新板块, 农业农村条线."""
    found = []
    for name in theme_names():
        if re.search(
            rf"{name}(?:工作|建设|发展)?的?(?:这[一]?(?:块|摊|条线)|总体|整体|板块|条线|方面|领域|口|系统|类|盘面)",
            text,
        ):
            found += [word for _, words in themes_in(name) for word in words]
    return found


def in_mentions(term: Term, query: Query) -> bool:
    """Return whether a term is part of the words that entries have to contain, or they of it."""
    return any(word in term.word or term.word in word for word in query.mentions)


def spans_periods(query: Query) -> bool:
    """Return whether a question asks of more than one period."""
    return query.both_periods or len(query.periods) > 1


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


def computed_of_one(query: Query, terms: Sequence[Term]) -> bool:
    """Return whether something is to be computed of a subject: 背街小巷还有几条没开工."""
    if ASKS_ENTRIES.search(query.text) and re.search(r"哪|事项", query.text):
        return False
    return bool(telling(terms)) and bool(
        query.marks & {"ratio", "remainder", "backward", "average"}
    )
