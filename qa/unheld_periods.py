"""Questions about periods that no ledger is of: reckoned back to, or spoken of by other ledgers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from index import regexes
from index.entry import Entry, Ledger
from qa import refuse
from qa.draft import Draft, Statement, spans_in
from qa.find import RELEVANT, Finder
from qa.many import answer_list
from qa.match import Match, spans_with_any
from qa.one import answer_one
from qa.periods import AGAINST_LAST_YEAR, YEAR_ON_YEAR, PeriodAsked, written_as
from qa.question import Query
from qa.scope import Scope, entries_of, scope_of
from qa.select import conditions_of
from qa.subject import Term, credit, met, prepare, telling
from qa.wording import is_generic, is_noun

CHANGE = re.compile(
    r"同比|[比较](?:上年|去年|上一年)|增长|下降|增加|减少|提高|上升|回升|回落|持平|翻番|增幅|降幅"
)
GROWTH_BACK = re.compile(r"增速|增长|增幅|涨幅")
PLANNED = re.compile(
    r"计划|拟(?:于|定|在)?|将(?:于|在)?|预计|打算|准备|初步|力争|争取|要(?:在|于)?"
)

# 一季度还没开始、安排到二季度才启动: when what is not begun yet is to begin.
PUT_OFF = re.compile(
    r"(?:没有?|未)[^。；;？?]{0,16}?(?:安排|推迟?|拖|放|排|留|延后?|挪|等|计划|拟|预计|打算|准备|要)[到至在于]?"
    r"(?:今年|本年|\d{4}年)?第?[二三四]季度"
    # 计划二季度启动申报的, 要等到二季度才开工的, of a ledger of the first quarter.
    r"|(?:等到|计划|拟|预计|打算|准备|安排|将|要|说)[在到于]?(?:今年|本年|\d{4}年)?第?[二三四]季度(?:里|内)?"
    r"[才再就要将]?(?:正式|全面|统一|集中)?(?:启动|申报|开工|动工|开始|组织|开展|实施|推进)"
)


# 3月份, and no quarter up to its end.
MONTH_ALONE = re.compile(r"(?:今年|去年|20\d\d年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?")

# 3月份办的; 3月有哪些事项 may mean all of the ledger up to then.
DONE_THEN = re.compile(r"[办干做搞]|开展|进行|发生")


def put_off(query: Query, scope: Scope) -> bool:
    """Return whether a question asks for what is put off until a period that no ledger is of."""
    return bool(scope.missing and PUT_OFF.search(query.text))


def quarter_alone(query: Query, ledgers: tuple[Ledger, ...]) -> Query:
    """Return the query of a quarter alone as one of the year up to its end, where a ledger is of that.

    光二季度进账多少: what 上半年 came to less what 一季度 did.
    """
    if "single_quarter" not in query.marks or len(query.periods) != 1:
        return query
    asked = query.periods[0]
    if asked.last_month is None or scope_of(query, ledgers).ledgers:
        return query
    so_far = replace(asked, first_month=1)
    held = any(so_far.covers(ledger.period) for ledger in ledgers)
    return replace(query, periods=(so_far,)) if held else query


def reckoned(query: Query, ledgers: tuple[Ledger, ...]) -> Query:
    """Return the query without the year that is to be reckoned from the one after it.

    2023年的总额用2024年的总额和增速倒推: only 2024 is looked up.
    """
    missing = scope_of(query, ledgers).missing
    if "backward" not in query.marks:
        return query
    if not missing and len(query.periods) > 1 and GROWTH_BACK.search(query.text):
        # 按今年一季度和增速倒推去年同期: this year's entry is reckoned from.
        latest = max(query.periods, key=lambda period: period.year or 0)
        return replace(query, periods=(latest,), both_periods=False)
    if not missing:
        return query
    held = tuple(period for period in query.periods if period not in missing)
    after = tuple(reckoned_from(period, ledgers) for period in missing if period.year)
    return replace(query, periods=held or after)


def reckoned_from(period: PeriodAsked, ledgers: tuple[Ledger, ...]) -> PeriodAsked:
    """Return the year whose ledgers a period without one is reckoned from.

    今年全年 is of this year, whose ledgers are of its first months; 2023年 of the year after it.
    """
    year = period.year or 0
    if not any(names_year(period, ledger) for ledger in ledgers):
        year += 1
    return PeriodAsked(f"{year}年", year)


def set_against_year_before(query: Query, ledgers: tuple[Ledger, ...]) -> Query | None:
    """Return the query of what was a year before left out, where no ledger is of that.

    夏粮收成比上年多还是少 may be told by the entry itself. None where that is not what is asked.
    """
    missing = scope_of(query, ledgers).missing
    held = tuple(period for period in query.periods if period not in missing)
    asks = AGAINST_LAST_YEAR.search(query.text) or YEAR_ON_YEAR.search(query.text)
    if not asks or not held or len(missing) != 1 or "backward" in query.marks:
        return None
    if missing[0].year is None or missing[0].year + 1 not in {period.year for period in held}:
        return None
    return replace(
        query, periods=held, both_periods=False, marks=query.marks - {"compare", "both_sides"}
    )


def with_change(draft: Draft, terms: Sequence[Term], before: str) -> Draft:
    """Return an answer that says so where it quotes no change of what is asked on the year before."""
    quoted = (part for span in spans_in(draft) for part in regexes.split("[。；\n]", span.text))
    told = (part for part in quoted if any(met(term, part) > 0 for term in telling(terms)))
    if draft.refused or any(map(CHANGE.search, told)):
        return draft
    words = f"这里没有报告比上年的变化，台账中也没有{before}的数据。"
    counts = tuple(int(number) for number in regexes.findall(r"\d+", before))
    return replace(draft, blocks=(*draft.blocks, Statement(words)), counts=(*draft.counts, *counts))


def saying_unheld(draft: Draft, scope: Scope, ledgers: Sequence[Ledger]) -> Draft:
    """Return an answer that names the years asked for that no ledger is of, if there are any.

    2022年、2024年、2025年的GDP is answered for two of the years, and says so of the third.
    """
    held = {ledger.period.year for ledger in ledgers if ledger.period}
    years = sorted({one.year for one in scope.missing if one.year and one.year not in held})
    if draft.refused or not years:
        return draft
    words = f"台账中没有{'、'.join(f'{year}年' for year in years)}的数据。"
    return replace(draft, blocks=(*draft.blocks, Statement(words)), counts=(*draft.counts, *years))


def in_month(find: Finder, query: Query, scope: Scope) -> Draft | None:
    """Return the entries that speak of a month which only longer ledgers report on: 3月份办的有哪些.

    What none speaks of is refused. None where anything else is asked for.
    """
    months = [one for one in query.periods if MONTH_ALONE.fullmatch(one.text)]
    longer = all(
        one.period and one.period.first_month < one.period.last_month for one in scope.ledgers
    )
    asks = query.marks & {"which", "count"} and not query.marks & {"overview", "total_entries"}
    alone = months and len(months) == len(query.periods) and DONE_THEN.search(query.subject)
    if not (alone and longer and asks):
        return None
    if telling(find.retriever.terms(query)) or conditions_of(query, scope.entries):
        return None
    said = "、".join(one.text for one in months)
    missing = refuse.not_reported(f"没有一项写明是{said}的", None, find.ledgers)
    return spoken_of(find, query) or missing


def spoken_of(find: Finder, query: Query) -> Draft | None:
    """Return the entries that speak of a period which no ledger reports on.

    计划二季度启动的有哪些 asks a first quarter's ledger for what it plans.
    """
    asks = query.marks & {"which", "count", "mention"} and query.unit in ("", "个")
    if not asks and not PLANNED.search(query.text) and not is_day(query):
        return None
    years = [period for period in query.periods if period.year]
    held = tuple(one for one in find.ledgers if any(names_year(p, one) for p in years))
    scope = Scope(held or find.ledgers, entries_of(held or find.ledgers), ())
    plain = replace(query, periods=())
    words = [word for period in query.periods for word in written_as(period)]
    if not held and (named := [one for one in years if str(one.year) in one.text]):
        # A ledger of another year has a first quarter too, and it is not that of 2020.
        words = [f"{period.year}年" for period in named]
    entries = find.newest(plain, scope)
    matches = speaking_of(find, plain, words, entries)
    if not (matches or years):
        # 哪些工作安排在4月份 names no year: where the newest ledger has none, one before it may.
        before = sorted(filter(has_period, find.ledgers), key=attrgetter("period"), reverse=True)
        tried = ((one.entries, speaking_of(find, plain, words, one.entries)) for one in before)
        entries, matches = next((one for one in tried if one[1]), (entries, matches))
    if asks and len(matches) > 1:
        said = f"提到“{words[0]}”"
        return answer_list(plain, (), matches, entries, said=said, kind="filter")
    hits = find.retriever.search(plain, entries=entries, top_k=1)
    sure = hits and hits[0].relevance >= RELEVANT
    one = [match for match in matches if sure and match.entry.id == hits[0].entry.id]
    if one or (asks and matches):
        return answer_one(plain, (), (one or matches)[0].entry, kind="fact")
    if sure and "sure" in query.marks and is_day(query):
        # 不是定在6月吗: what the entry says of its days is the correction.
        return answer_one(plain, find.retriever.terms(plain), hits[0].entry, kind="fact")
    return None


def speaking_of(
    find: Finder, query: Query, words: Sequence[str], entries: Sequence[Entry]
) -> list[Match]:
    """Return the entries that speak of a period by one of its words, of what is asked, as planned if so asked."""
    matches = [Match(entry, spans) for entry in entries if (spans := spans_with_any(entry, words))]
    if of_subject := subject_terms(find, query):
        # 二季度海运新航线开了几条: what speaks of that quarter and of no 海运 is not asked.
        matches = [match for match in matches if speaks_of(match, of_subject)]
    if PLANNED.search(query.text):
        matches = [
            match for match in matches if any(PLANNED.search(one.text) for one in match.spans)
        ]
    return matches


def has_period(ledger: Ledger) -> bool:
    return ledger.period is not None


def subject_terms(find: Finder, query: Query) -> list[Term]:
    """Return the nouns by which a question names what it asks of, not only how that stands."""
    return [
        term
        for term in telling(find.retriever.terms(query))
        if is_noun(term.word) and term.held and not is_generic(term.word)
    ]


def speaks_of(match: Match, terms: Sequence[Term]) -> bool:
    """Return whether the entry of a match meets one of the terms at least."""
    prepared = prepare(match.entry)
    return any(credit(term, prepared) > 0 for term in terms)


def is_day(query: Query) -> bool:
    """Return whether the months that a question names are when something is to be: 定在6月."""
    return bool(
        regexes.search(
            r"(?:定在|定于|放在|安排在|在|于|是)(?:\d{4}年|今年|去年)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月",
            query.text,
        )
    )


def names_year(period: PeriodAsked, ledger: Ledger) -> bool:
    return ledger.period is not None and ledger.period.year == period.year
