"""What a follow-up leaves to the turns before it: subject, period, measure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from index import regexes
from index.entry import Ledger
from qa.districts import bare_district, bare_places, districts_in
from qa.entry_numbers import STEP
from qa.evidence import evidence
from qa.periods import YEAR_BACK, PeriodAsked
from qa.question import Query
from qa.subject import NUMBERED_NAME, Term
from qa.units_asked import asked_unit
from qa.wording import counties, is_frame, is_generic, is_measure, is_noun

ELLIPTIC = re.compile(
    r"^[\u4e00-\u9fff]{2,6}(?<!目)的(?:有|是)?(?:多少|几[个户家条处座项人])(?:呢)?[?？。]*$|^[\u4e00-\u9fffA-Za-z]{2,6}(?<!目)(?<!有)的[?？。]*$|(?:这|那|该)(?:一)?(?:条|项|件事|个事项)(?!航|线|路)|[这那](?:个?方面|一块)(?!工作|事项|任务|[有还])|(?<!其)它(?!们)|^(?:这些|那些|它们)|^(?:里面|里头|这里面|其中|同样(?:的)?口径|那|再|还有|另外|然后|其中|它|该|这个|这项|具体|分别是|都是|是哪)|呢[?？。]*$|^[^，,。？?]{1,8}呢[，,]|^那?(?:上一?年|去年|前年)的?同期|也(?:说|讲|报|列)|(?:^|[,，])同期|^(?:去年|上年|前年|今年)[^，,。?？]{0,4}呢(?=[,，])"
    # 去年那一批，专家评审原定几月: those of the other year that the talk is of.
    # 2024年3月办的那一场，去了多少人: the same of another time.
    r"|^那?(?:去年|上年|前年|今年|[上前]一年|20\d\d年)(?:\d{1,2}月份?)?(?:[办开搞]|举办|召开|举行)?的?那一?[批期轮场次届回]"
)


# 它比省市重点项目低多少, 和省市重点项目比谁投得多: one side is named, and the other is the talk's.
OTHER_SIDE = re.compile(
    r"(?:[\u4e00-\u9fff]{1,4}(?:率|度)|投资|增速|增幅|目标|人数|数量)(?=[比跟和与同][^，,。?？]{2,16})|它|其|该|这|(?:那么?|再)?(?:[和跟与同](?=[^，,。?？]{2,16}比)|比)(?!如|方|例|重|[上前去]一?年|全[省国市])"
)
# 比年度计划多投了多少, 占年度计划多少: the plan is that of what the talk is of.
AGAINST_PLAN = re.compile(
    r"(?:比|离|距|占|完成)(?:了|到)?(?:年度|全年|年)的?(?:投资)?(?:计划|目标|任务)(?:投资)?"
)
# 总量多少 after 增速: an amount of the same, and no longer its growth.
TOTAL_ASKED = re.compile(r"总[量额]")
RATE_ENDING = re.compile(r"的?(?:同比)?(?:增速|增幅|增长率?)[\u4e00-\u9fff]*[?？。]*\s*$")
# 那没开工的呢 asks for the others.
THE_OTHERS = re.compile(r"(?:没|未|已|不|还|低于|高于|落后|超)[^，,。?？]{0,8}的呢?[?？。]*$")
# What a question asks of its subject goes on to the next one: 那去年呢 after 增速多少.
LASTING = frozenset({"growth"})


def names_no_subject(query: Query) -> bool:
    """Return whether the question says of no subject by itself: 还差多少, 那去年呢."""
    if query.marks & {"greeting", "chat", "overview", "total_entries"} or query.mentions:
        return False
    if STEP.search(query.text) and not query.numbers:
        return True
    if (
        query.numbers
        or asks_anew(query)
        or BARE_LIST.search(query.text)
        or NUMBERED_NAME.search(query.text)
    ):
        # 2号线 is another thing than the 1号线 of before.
        return False
    # 动工 is 开工 in other words, and names no subject either.
    said_again = {phrase for phrase, names in query.names if all(map(is_generic, names))}
    phrases = [
        phrase
        for phrase, _ in query.names
        if not is_generic(phrase) and not is_measure(phrase) and phrase not in said_again
    ]
    said_again |= words_of_plan(query)
    words = [word for word in query.words if word not in said_again]
    if kind := kind_asked().search(query.text):
        # 发了什么文件 asks for documents of what the talk is of.
        words = [word for word in words if word not in kind[0]]
    return not phrases and not any(map(names_subject, words))


def words_of_plan(query: Query) -> set[str]:
    """Return the words of a plan that something is only set against: 年度计划 of 占年度计划多少."""
    against = AGAINST_PLAN.search(query.text)
    return {word for word in query.words if against and word in against[0]}


@cache
def kind_asked() -> re.Pattern[str]:
    """Return how a question asks for things of a kind, by the words of evidence.tsv: 发了什么文件."""
    kinds = "|".join(sorted(map(re.escape, evidence()), key=len, reverse=True))
    return re.compile(
        rf"^[^，,。?？]{{0,6}}(?:什么|啥|哪些|哪几?[个家份项条种类]?)(?:{kinds})(?:参与|参加)?[了呢吗啊]*[?？。]*$"
    )


ANEW = re.compile(
    r"(?:哪些|哪几[项个]?|几项|多少项?(?!的|公里|亩|万|亿|个|家)|有没有)[^，。?？]{0,8}?(?:事项|任务|工作|指标)(?!书)"
    # 台账原话怎么写的 is of what the talk is of.
    r"|台账(?!(?:里|上|中)?的?(?:原话|原文|原句|怎么写|是?怎么(?:写|说)|哪一?[条项]))"
)


# 哪些还没开工 is of the ledger, whatever one entry the talk was of.
BARE_LIST = re.compile(
    r"^(?:那么?)?(?:目前|现在|今年|去年)?(?:还)?有?哪些(?:都|也)?(?:还|已经?|已)?(?:没|未|尚未)?(?:有)?(?:开工|动工|启动|完成|达标|超额|滞后|落后)"
)


GOES_ON = re.compile(
    r"(?:这|那|该)(?:一)?(?:条|项|件事|个事项)(?!航|线|路)|其中|这些|那些|里面|里头|上述|上面|以上|它们|这几|那几|^那|^再|^还有|呢[?？]*$"
)


def asks_anew(query: Query) -> bool:
    """Return whether a question asks of a ledger's entries by itself: 一季度哪些事项还没开工."""
    return bool(ANEW.search(query.text)) and not GOES_ON.search(query.text)


def is_elliptic(query: Query) -> bool:
    """Return whether a question goes on from the one before, with a subject of its own or not."""
    goes_on = ELLIPTIC.search(query.text) or (
        "compare" in query.marks and OTHER_SIDE.match(query.text)
    )
    return len(query.text) <= 24 and not query.numbers and bool(goes_on)


def names_subject(word: str) -> bool:
    """Return whether a word by itself says what a question is about."""
    return is_noun(word) and not (is_generic(word) or is_measure(word) or is_frame(word))


def periods_after(query: Query, earlier: Query) -> tuple[PeriodAsked, ...]:
    """Return the periods of a follow-up: its own, with what they leave to the turn before.

    去年同期 is of the quarter before it; 比三季度多了多少 sets the earlier one beside its own.
    """
    if not query.periods or not earlier.periods:
        return query.periods or earlier.periods
    last = earlier.periods[-1]
    query = replace(query, periods=with_year_before(query, earlier))
    before = quarter_before(query.periods[0], last) if len(query.periods) == 1 else None
    own = (
        (before,)
        if before
        else tuple(
            replace(period, first_month=last.first_month, last_month=last.last_month)
            if period.year and period.last_month is None
            else replace(period, year=last.year)
            if period.year is None
            else period
            for period in query.periods
        )
    )
    # 比2022年 after a talk of 2023 sets it against that year, and not against the newest.
    said = own if len(own) == 1 else [one for one in own[:2] if one.text in query.text]
    if "compare" in query.marks and len(said) == 1 and said[0] != last:
        return (last, said[0])
    return own


YEAR_BEFORE = re.compile(rf"上年|[上前]一年|{YEAR_BACK}")


def is_year_before(period: PeriodAsked, text: str) -> bool:
    """Return whether a period is the year before that of the talk, or the one set against it unsaid."""
    return bool(YEAR_BEFORE.match(period.text)) or period.text not in text


def with_year_before(query: Query, earlier: Query) -> tuple[PeriodAsked, ...]:
    """Return the periods of a follow-up with 上一年 as the year before that of the talk.

    比前一年涨几个点 after a talk of 2024 sets 2024 against 2023, whatever the newest ledger is.
    """
    year = earlier.periods[-1].year
    named = [period for period in query.periods if period.text in query.text]
    if year is None or len(earlier.periods) != 1 or len(named) > 1:
        return query.periods
    before = next((one for one in query.periods if YEAR_BEFORE.match(one.text)), None)
    if before is None or before.year is None:
        return query.periods
    later = year - 1 - before.year
    return tuple(
        replace(one, year=one.year + later, text=f"{one.year + later}年") if one.year else one
        for one in query.periods
    )


def quarter_before(named: PeriodAsked, last: PeriodAsked) -> PeriodAsked | None:
    """Return the quarter before the last turn's, where the question says 上季度."""
    if not named.text.startswith(("上季", "上一季", "上个季", "上一个季")):
        return None
    if last.year is None or last.last_month is None or last.last_month % 3:
        return None
    shift, index = divmod(last.last_month // 3 - 2, 4)
    return PeriodAsked(named.text, last.year + shift, index * 3 + 1, index * 3 + 3)


def asks_thing(query: Query) -> bool:
    """Return whether a question asks for a thing or a time, and so for no figure: 是哪个, 延到什么时候."""
    return bool(regexes.search(r"哪|什么|谁|怎|啥", query.text)) and not regexes.search(
        r"多少|几", query.text
    )


def inherit_period(query: Query, earlier: Query) -> Query:
    """Return the query with the period, and the figure asked for, of an earlier one if it has none."""
    return replace(
        query,
        periods=query.periods if query.both_periods else periods_after(query, earlier),
        places=query.places or earlier.places,
        unit=query.unit or earlier.unit,
        counter=query.counter or ("" if query.unit else earlier.counter),
        inherited=True,
    )


PHASE = re.compile(r"[一二三四五]期(?!间|限|末|初|望|货)")
PHASE_ALONE = re.compile(
    r"(?:那么?|它的?|其|再看)?(?:第)?[一二三四五]期(?:工程|项目|的)?呢?[?？。]*"
)


def without_districts(query: Query, earlier: Query) -> Query:
    """Return an earlier query without its districts where the one after it names others: 市南呢."""
    own = {bare_district(one) for one in (*districts_in(query), *bare_places(query))}
    theirs = [
        one
        for one in (*districts_in(earlier), *bare_places(earlier))
        if bare_district(one) in counties() and bare_district(one) not in own
    ]
    if not theirs or not any(one in counties() for one in own):
        return earlier
    subject = earlier.subject
    for one in sorted(theirs, key=len, reverse=True):
        subject = subject.replace(one, " ")
    words = tuple(word for word in earlier.words if word not in theirs)
    return replace(earlier, subject=subject, words=words)


def inherit(query: Query, earlier: Query) -> Query:
    """Return the query with what it leaves unsaid from an earlier one."""
    step = STEP.search(query.text)
    if step and earlier.numbers and not query.numbers:
        number = earlier.numbers[-1] + (1 if step["next"] else -1)
        return replace(
            query,
            numbers=(number,),
            periods=query.periods or earlier.periods,
            places=query.places or earlier.places,
            words=(),
            inherited=True,
        )
    earlier = without_districts(query, earlier)
    own = any(names_subject(word) for word in query.words if word not in words_of_plan(query))
    if PHASE_ALONE.fullmatch(query.text):
        # 一期投了多少 → 二期呢: whatever is told of the next phase is wanted, be it no amount.
        earlier = replace(earlier, unit="", counter="", subject=PHASE.sub("", earlier.subject))
    # Of the plan that something is set against no entry is looked for.
    of_plan = words_of_plan(earlier) | (set() if own else words_of_plan(query))
    words = tuple(
        word for word in dict.fromkeys((*query.words, *earlier.words)) if word not in of_plan
    )
    said = query.subject if own else AGAINST_PLAN.sub("", query.subject)
    # 52个重点项目 names the entry for what goes on from it, too; a claim is no name.
    named = () if own or "sure" in earlier.marks else earlier.figures
    both = query.both_periods
    total = TOTAL_ASKED.search(query.text)
    if total and not query.unit:
        # GDP增速, then 总量也报一下: what a total of that is counted in.
        whole = f"{RATE_ENDING.sub('', earlier.subject)}{total[0]}"
        query = replace(query, unit=asked_unit(whole)[0])
    lasting = LASTING - {"growth"} if total else LASTING
    return replace(
        query,
        periods=() if both else periods_after(query, earlier),
        places=query.places or earlier.places,
        numbers=() if own else earlier.numbers,
        subject=f"{said} {earlier.subject}",
        words=words,
        marks=query.marks | (earlier.marks & (lasting | lasting_of_others(query))),
        names=(*query.names, *earlier.names),
        unit=query.unit or ("" if own or asks_thing(query) else earlier.unit),
        counter=query.counter
        or ("" if own or query.unit or asks_thing(query) else earlier.counter),
        figures=query.figures or named,
        parts=query.parts if own else earlier.parts,
        inherited=True,
    )


def lasting_of_others(query: Query) -> frozenset[str]:
    """Return the marks that go on to what is asked of the same: 那没超的呢, or 比去年少多少 of a goal."""
    others = frozenset({"which", "count"}) if THE_OTHERS.search(query.text) else frozenset()
    alone = "compare" in query.marks and not any(map(names_subject, query.words))
    return others | {"goal"} if alone else others


def as_held(query: Query, ledgers: Sequence[Ledger]) -> tuple[PeriodAsked, ...]:
    """Return the periods of a question without months that only came from beside or before.

    去年和今年前三季度 is of the whole year before where its ledger is one of the year.
    """
    if len(query.periods) < 2 and not query.inherited:
        return query.periods
    return tuple(
        replace(period, first_month=None, last_month=None, text=f"{period.year}年")
        if period.year
        and period.last_month
        and not any(period.covers(ledger.period) for ledger in ledgers)
        and is_whole_year(period.year, ledgers)
        else period
        for period in query.periods
    )


def is_whole_year(year: int, ledgers: Sequence[Ledger]) -> bool:
    """Return whether the ledgers of a year report on the whole of it and on no part."""
    held = {ledger.period for ledger in ledgers if ledger.period}
    return {one.last_month - one.first_month for one in held if one.year == year} == {11}


# What a word of the turns before weighs beside those of the turn itself.
OF_TURN_BEFORE = 0.3


def first_of_turn(query: Query, terms: Sequence[Term]) -> Sequence[Term]:
    """Return the terms of a follow-up with those of the turns before it weighing less.

    报送省里的有几项 after 入选的有几项 is no longer of what 入选.
    """
    said = [term for term in terms if term.stands_in(query.text) and not is_measure(term.word)]
    if not query.inherited or not said:
        return terms
    return [
        term if term.stands_in(query.text) else replace(term, weight=term.weight * OF_TURN_BEFORE)
        for term in terms
    ]
