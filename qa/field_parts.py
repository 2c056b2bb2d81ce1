"""The entries that a question names one by one of a field, or beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import regexes
from index.entry import Entry
from index.lexical import normalise
from qa.find import SURE, Finder, titled
from qa.match import Match
from qa.question import Query, parse, split_parts, stepwise_listed, unframed
from qa.subject import Prepared, Term, credit, telling
from qa.themes import crosses_fields, of_theme
from qa.topic import elaborated, says_field, theme_words
from qa.wording import is_noun

# 数字化方面，5G、工业互联网: the field that what follows is of.
LED_BY_FIELD = re.compile(
    r"^[\u4e00-\u9fff ]{2,10}?(?:(?:方面|领域|口|系统|条线|这一?[块摊边])的?(?:任务|事项|工作|项目|事)?[，,：:]"
    # 跟海打交道的有哪些：攻关、重点项目、码头
    r"|的?(?:事项|任务|工作|项目|事)?\s*(?:(?:今年|去年)?\s*都?(?:有|是|挂了)(?:些)?(?:哪些|哪几[项条个件]|什么|啥))(?:事项|任务|工作|项目|事)?[：:])"
    r"(?:包括|比如|例如|像)?(?P<inside>(?:(?!从)[^，,。；;？?])*、[^，,。；;？?]*)"
)
# 种业、数字农业，三农这几块各是什么进度; 种业、供水，农村有哪些任务: the field that what stands before is of.
SUMMED_BY_FIELD = re.compile(
    r"^从?(?P<inside>[^，,。；;？?]*、[^，,。；;？?]*)[，,]\s*(?:[\u4e00-\u9fff]{2,6}?(?:方面|领域|口|类)?"
    r"(?:这(?:一|几|[两三四五六])?[块摊类件项样些](?!的)|(?:都|各|又)?(?:有|挂了|安排了)(?:些)?(?:哪些|什么|啥)(?:任务|事项|工作)|(?:有关|相关)的?(?:任务|事项|工作))"
    # 供水、污水，凡是跟水打交道的民生任务
    r"|(?:凡是?|所有|全部|一切)[^，,。；;？?]{2,24}?(?:任务|事项|工作))"
)


# 海洋方面有哪些，航线什么的都算: examples of a field that is named as such leave nothing of it out.
COUNTED_TOO = re.compile(r"(?:什么的|之类的?)(?:都|统统)算")

# （码头、航线之类）: examples alone.
EXAMPLES = re.compile(r"(?:之类|什么)的?$")


def terms_of(find: Finder, part: str) -> tuple[Term, ...]:
    return find.retriever.terms(parse(part, find.ledgers))


def each_named(find: Finder, query: Query, entries: Sequence[Entry]) -> list[Match]:
    """Return the entries that the parts of a question's first clause name, if each surely names one.

    农村供水和农村污水治理 are two subjects, whatever fields their words belong to.
    """
    parts = split_parts(regexes.split(r"[，,。？?]", query.subject)[0])
    if EXAMPLES.search(elaborated(query.subject)):
        return []
    if len(parts) < 2 or all(says_field(one) and not crosses_fields(one) for one in parts):
        return []
    # 农村供水、污水治理: the second is a field, and brings all of it.
    each = [find.enumerated([one], entries, floor=SURE, themes=says_field(one)) for one in parts]
    named = {entry.id for found in each for entry in found}
    if not all(each) or len(named) < 2:
        return []
    return [Match(entry, ()) for entry in entries if entry.id in named]


def theme_and_parts(
    find: Finder, query: Query, terms: Sequence[Term]
) -> tuple[list[str], list[str]]:
    """Return the title words of the theme asked for, and the subjects named beside it.

    三农事项（品种、农产品、村庄供水） and 工业互联网、数字化转型这些数字化事项 name a theme, and some
    of what it is to hold.
    """
    words = theme_words(query, terms)
    subject = stepwise_listed(query.subject)
    led = LED_BY_FIELD.match(subject) or SUMMED_BY_FIELD.match(subject)
    inside = led["inside"] if led else elaborated(subject)
    if not inside:
        return words, []
    outer = parse(subject.replace(inside, " "), find.ledgers)
    of_field = theme_words(outer, find.retriever.terms(outer))
    if not of_field:
        return words, []
    if EXAMPLES.search(inside):
        return of_field, []
    if COUNTED_TOO.match(subject, subject.index(inside) + len(inside)) and says_field(
        outer.subject
    ):
        return of_field, []
    return of_field, list(split_parts(f"从{inside}" if f"从{inside}" in subject else inside))


def untitled(find: Finder, parts: Sequence[str], entries: Sequence[Entry]) -> list[Entry]:
    """Return the best entries for those parts of an enumeration that are fields no title names.

    供水 where only the renewal of pipes speaks of it.
    """
    found: list[Entry] = []
    for part in parts:
        words = theme_words(parse(part, find.ledgers), terms_of(find, part))
        if words and not any(of_theme(entry, words) for entry in entries):
            found += find.enumerated([part], entries)
    return found


def of_part(find: Finder, part: str, own: Sequence[Entry], entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries of a field that a part of it names, or those of the ledger where none is of it.

    科研攻关 names those of the field that are titled by its last word. 规划, which says too little to
    be searched for, names those that are titled by it.
    """
    name = normalise(unframed(part))
    head = [term for term in telling(terms_of(find, part)) if name.endswith(term.word)]
    return (
        named_by(find, part, own)
        or [one for one in own if head and titled(head, one)]
        or find.enumerated([part], entries)
        or [one for one in own if name and name in normalise(one.title)]
    )


def of_each(find: Finder, parts: Sequence[str], entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries that the parts of an enumeration surely name, else those that come near.

    老街区, which titles call by another name, is not left out beside what they name themselves.
    """
    found: set[str] = set()
    for part in parts:
        own = find.enumerated([part], entries, floor=SURE, themes=True)
        found |= {one.id for one in own or find.enumerated([part], entries)}
    return [one for one in entries if one.id in found]


def named_by(find: Finder, part: str, entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries that a part names: its best, and of each word they lack those titled by it.

    村庄供水治污 names two things in a breath.
    """
    found = find.enumerated([part], entries)
    titles = [Prepared(normalise(one.pledge), "") for one in found]
    lacking = [
        term
        for term in telling(terms_of(find, part))
        if is_noun(term.word) and not any(credit(term, title) > 0 for title in titles)
    ]
    more = [one for one in entries if any(titled([term], one) for term in lacking)]
    return [one for one in entries if one in found or one in more]
