"""What is said when the ledgers do not answer: what is missing, the nearest entry, what to ask."""

from __future__ import annotations

from collections.abc import Sequence

from index import regexes
from index.entry import Entry, Ledger
from index.figures import figures
from qa.answer import Reason
from qa.draft import Draft, Span, Statement, title_span
from qa.periods import known_periods
from qa.question import Query
from qa.quote import words_of


def searched(ledgers: Sequence[Ledger]) -> str:
    """Return what was looked through: 已查2025年一季度44项、2024年一季度38项."""
    several = len({ledger.place for ledger in ledgers}) > 1
    shown = [
        f"{ledger.place if several else ''}{ledger.period.label if ledger.period else ledger.title}"
        f"{len(ledger.entries)}项"
        for ledger in ledgers[:4]
    ]
    more = f"等{len(ledgers)}部台账" if len(ledgers) > 4 else ""
    return f"已查{'、'.join(shown)}{more}"


def refusal(
    reason: Reason,
    missing: str,
    ledgers: Sequence[Ledger],
    *,
    near_miss: Entry | None = None,
    told: Sequence[Span] = (),
    hint: str = "",
) -> Draft:
    """Return a refusal: what is missing, the nearest entry if there is one, what may be asked.

    `told` is what that entry says instead; it is quoted.
    """
    blocks = [Statement(f"{missing}（{searched(ledgers)}）。")]
    if near_miss:
        words = f"最接近的是{near_miss.name}“{near_miss.title.rstrip('。')}”"
        said = f"，写明的是：{words_of(told).rstrip('。')}" if told else ""
        blocks.append(Statement(f"{words}{said}。", (title_span(near_miss), *told)))
    if hint:
        blocks.append(Statement(hint))
    counts = (len(ledgers), *(len(ledger.entries) for ledger in ledgers))
    # The periods looked through are said, too: 2023年10月.
    counts += tuple(map(int, regexes.findall(r"\d+", searched(ledgers))))
    return Draft("unanswerable", tuple(blocks), (), counts, refused=True, reason=reason)


def other_period(query: Query, ledgers: Sequence[Ledger], near_miss: Entry | None) -> Draft:
    held = [ledger.period for ledger in ledgers if ledger.period]
    # Of several periods those that are held are not said to be missing.
    lacking = [one for one in query.periods if not any(map(one.covers, held))] or query.periods
    asked = "、".join(dict.fromkeys(period.label for period in lacking))
    return refusal(
        Reason.OTHER_PERIOD,
        f"台账中没有{asked}的数据，现有的是{known_periods(ledgers)}",
        ledgers,
        near_miss=near_miss,
    )


def not_in_period(query: Query, ledgers: Sequence[Ledger], near_miss: Entry) -> Draft:
    """Return the refusal of a subject that another period's ledger holds."""
    asked = "、".join(dict.fromkeys(period.label for period in query.periods))
    return refusal(
        Reason.NOT_REPORTED,
        f"{asked or '所问时期'}的台账中没有这一事项",
        ledgers,
        near_miss=near_miss,
        hint=f"可以问：{near_miss.period_label}第{near_miss.number}项进展如何？",
    )


def other_place(place: str, ledgers: Sequence[Ledger], near_miss: Entry | None) -> Draft:
    named = list(dict.fromkeys(ledger.place for ledger in ledgers if ledger.place))
    places = "、".join(named[:6]) + ("等" if len(named) > 6 else "")
    held = f"，现有的是{places}的台账" if places else ""
    return refusal(
        Reason.OTHER_PLACE, f"台账中没有{place}的这项内容{held}", ledgers, near_miss=near_miss
    )


def unrecorded(query: Query) -> str:
    """Return that no column records the attribute that a question asks for."""
    return f"台账没有记载{query.attribute.name if query.attribute else '所问内容'}"


def no_such_column(query: Query, entry: Entry | None, ledgers: Sequence[Ledger]) -> Draft:
    columns = "、".join(
        dict.fromkeys(
            column.name
            for columns in ([entry.columns] if entry else [one.columns for one in ledgers])
            for column in columns
        )
    )
    name = query.attribute.name if query.attribute else "所问内容"
    if entry and query.attribute and any(map(query.attribute.is_of, entry.columns)):
        return not_reported(f"这一事项没有填写{name}", entry, ledgers)
    return refusal(
        Reason.NO_SUCH_COLUMN,
        f"{unrecorded(query)}，只有{columns}各列",
        ledgers,
        near_miss=entry,
        hint="可以问这一事项的进展情况。" if entry else "",
    )


def no_such_numbers(missing: Sequence[tuple[Ledger, int]], ledgers: Sequence[Ledger]) -> Draft:
    """Return the refusal of entries by numbers, each with the ledger that has none of it."""
    words = "；".join(number_missing(number, ledger) for ledger, number in missing)
    return refusal(Reason.NO_SUCH_ENTRY, words, ledgers, near_miss=missing[0][0].entries[-1])


def number_missing(number: int, ledger: Ledger) -> str:
    """Return the words that a ledger has no entry of a number, and which is its last."""
    period = f"{ledger.period.label}台账" if ledger.period else ledger.title
    last = ledger.entries[-1]
    asked = f"第{number}项" if number >= 0 else f"倒数第{-number}项"
    return f"{period}没有{asked}，最后一项是第{last.number or last.position}项"


def not_reported(
    missing: str, entry: Entry | None, ledgers: Sequence[Ledger], told: Sequence[Span] = ()
) -> Draft:
    """Return the refusal of what an entry, or no entry, reports; `told` is what it says instead."""
    hint = f"可以问：{entry.name}进展如何？" if entry and not told else ""
    # The subject is there, and nothing of it is in figures.
    counted = entry is None or bool(figures(entry.progress))
    reason = Reason.NOT_REPORTED if counted else Reason.NOT_QUANTIFIED
    return refusal(reason, missing, ledgers, near_miss=entry, told=told, hint=hint)


def small_talk(query: Query, ledgers: Sequence[Ledger]) -> Draft:
    """Return one friendly sentence about what can be asked."""
    periods = known_periods(ledgers)
    thanks = "不客气。" if "谢" in query.text else "您好！" if "greeting" in query.marks else ""
    text = (
        f"{thanks}这里只回答政府工作台账里的内容（{periods}），"
        "比如“地铁建设进展如何”“哪些事项还没开工”“绿色建筑完成了全年目标的百分之几”。"
    )
    return Draft("offtopic", (Statement(text),), refused=True, reason=Reason.OFF_TOPIC)


def too_long(length: int, most: int) -> Draft:
    """Return what is said of a question that nobody would read to its end: none of it is answered."""
    text = f"问题太长：最多{most}字，现有{length}字。请精简后再问。"
    statement = Statement(text)
    return Draft(
        "offtopic", (statement,), (), (length, most), refused=True, reason=Reason.OFF_TOPIC
    )


def rejected(ledgers: Sequence[Ledger]) -> Draft:
    text = (
        "这个要求不能照办：回答只依据台账原文，不改动台账，不编造数据，也不透露系统内部信息。"
        f"可以问{known_periods(ledgers)}台账里事项的进展。"
    )
    return Draft("injection", (Statement(text),), refused=True, reason=Reason.REJECTED)


def withheld(ledgers: Sequence[Ledger]) -> Draft:
    """Return what is said in place of an answer that did not pass the check."""
    text = "这个问题的回答没有通过出处核对，已撤回；请换一种问法，或按序号直接查看事项，例如“第1项进展如何”。"
    return Draft("fact", (Statement(text),), (), (1,), refused=True, reason=Reason.NOT_REPORTED)
