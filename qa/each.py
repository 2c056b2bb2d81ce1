"""Subjects enumerated of which each is asked for: GDP、财政收入、社零各是多少."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index import regexes
from index.entry import Entry
from index.lexical import words
from qa.asked_figures import VERBS
from qa.draft import Draft, Statement
from qa.find import Asked, Finder, is_named_too, names_own_subject
from qa.indicators import indicators
from qa.many import answer_list, scope_counts, scope_words
from qa.match import Match
from qa.numerals import numeral
from qa.question import Query, parse
from qa.subject import telling
from qa.themes import of_theme
from qa.topic import elaborated, is_theme_name, spans_periods, theme_words
from qa.wording import content_words, counties

FEWEST = 3
# 投资、消费、财政各是多少 asks for figures; beside figures such words name indicators.
FIGURES = re.compile(r"多少|增速|增长|增幅|总量|几个点|高低")
MEASURE_END = re.compile(r"的?(?:增速|增幅|增长率?|总量|总额|情况)$")
# 医院建设和检查互认都说说 says of two that each is asked for.
BOTH = re.compile(
    r"(?:都|分别|各自?|挨个|一并)(?:说|讲|介绍|报|列|谈)(?:说|讲|一下|一?遍|清楚|明白|一说)|(?:各自?|分别)(?:都|又)?(?:到|走到|推进到|进展到)(?:哪|什么)"
    r"|都(?:是)?(?:怎么|怎样|如何|咋)(?:安排|推进|落实|干|做|办|弄)|(?:分别|各自)(?:都|是|进展|推进)*(?:怎么样|怎样|咋样|如何)"
)
JOINED = re.compile(r"、|以及|和|与|跟(?!踪)|及")
CLAUSES = re.compile(r"[，,。；;：:？?！!（）()]|——|—|--")
# What each of them is asked for, and that they are all of it: 各是多少, 这四摊分别怎么样, 一次报全.
EACH = re.compile(
    r"(?:各(?:自|是|为|有|完成|开工|到|增|占)?|分别|都|依次|逐[个项条]|挨个|分头)[^，。？?]{0,8}(?:多少|几|怎么样|怎样|咋样|如何|什么(?:情况|水平|进展|进度)|啥(?:情况|水平|进展)|情况|进展|[数说讲报列])"
    r"|(?:一次|一并|一起|都)[^，。？?]{0,2}(?:报|列|说|讲)(?:全|齐|清|一?下|给)"
)
CLOSED = re.compile(
    r"这(?P<count>[两二三四五六七八九十]|\d{1,2})(?:件|项|样|摊|块|个|条|方面|大|头)"
)
# 这类平台, 等项目: what stands before are examples.
OPEN = re.compile(
    r"这[些类种几]|这一?块|方面|领域|的(?:公开)?(?:挂牌)?(?:事项|任务|条目)|[一几]类|等(?:等)?(?=[^级待]{0,6}(?:项目|事项|任务|平台|工作))|(?<!到)哪"
)
# 供水、治污的几件事: of a field that is enumerated there may be more than one.
SEVERAL_OF = re.compile(r"的?[这那]?几[件桩项](?:事|工作|任务)")
TAIL = re.compile(
    rf"(?:{SEVERAL_OF.pattern}|这[两二三四五六七八九十\d]{{1,2}}[\u4e00-\u9fff]*|各(?=[^类个])|分别|都(?=[是有说讲怎报什啥进])|的?情况|的?进展|依次|挨个)[\u4e00-\u9fff]*$"
)
# 安居方面，保障房和安置房都…: the field that what follows is of.
FIELD_FIRST = re.compile(r"^[\u4e00-\u9fff]{2,8}(?:方面|领域|这一?块)[，,]")
# 拉个单子, 都有哪些: what is enumerated is to be listed.
TO_LIST = re.compile(
    r"单子|清单|列[出一表个]|有(?:哪些|什么|啥)|(?:挂|列|写|安排)(?:了|着)(?:些)?(?:哪|什么|啥)|第几"
)
# 科技攻关类的任务都有哪些: what says after a noun that entries of it are asked for.
ENTRIES_ASKED = re.compile(
    r"类?的?(?:任务|事项|工作|条目)?(?:都|各|分别)?(?:有(?:哪些|什么|啥|谁)|是(?:哪些|什么|啥))?$"
)
# 应用场景分别有多少 asks for a number, which is told of the one entry that has it.
NUMBER_ASKED = re.compile(r"多少|几[^乎]")
# 几大批重点项目, 三类重点项目: of how many kinds the noun is.
KINDS_OF = re.compile(r"^.*?[几两二三四五六]大?[批类种](?:的)?")
QUOTED_HEAD = re.compile(r"[“\"「](?P<head>[\u4e00-\u9fff]{2,8})[”\"」]")
# 农村供水、污水全算: of a field all is wanted, though one entry is surely meant by it.
ALL_OF = re.compile(r"全[都部]?算|都算|通通|统统|全(?:都)?列|一[件条项个]不落")


def asked_of_each(find: Finder, asked: Asked) -> Draft | None:
    """Return the entry of each subject that a question enumerates, and which have none."""
    query, scope, terms, _ = asked
    if not asks_each(query):
        return None
    parts = enumerated_in(query.text)
    if FIGURES.search(query.text):
        parts = [indicators().get(bare_subject(find, part), part) for part in parts]
    subjects = [part for part in parts if is_subject(find, part)]
    fields = {part: of_field(find, asked, part) for part in parts if part not in subjects}
    if 2 * len(subjects) < len(parts):
        return None
    found = {part: entry_of(find, query, part, scope.entries) for part in parts}
    # 参保、助残、健身这三件: that they are three says that each is one; 参保, a verb, finds its entry.
    told = (fields[part] or (found[part] and part in VERBS) for part in fields)
    if not (CLOSED.search(query.text) or all(told)):
        return None
    named = {entry.id for entry in found.values() if entry}
    if 2 * len(named) < len(parts) or len(named) < 2:
        return None
    # 治水 among things is the field: all of it is told where no one entry is meant.
    whole = ALL_OF.search(query.text) or SEVERAL_OF.search(query.text)
    # 造林护林 is a field, too, where no one entry has both words.
    fields |= {part: of_field(find, asked, part) for part in subjects if whole or not found[part]}
    named |= {
        entry.id for part, held in fields.items() if whole or not found[part] for entry in held
    }
    if (TO_LIST.search(query.text) or not NUMBER_ASKED.search(query.text)) and not CLOSED.search(
        query.text
    ):
        # 污水治理 to be listed is every entry that is titled so.
        newest = find.newest(query, scope)
        named |= {entry.id for part in subjects for entry in titled_by(find, part, newest)}
    matches = [Match(entry, ()) for entry in scope.entries if entry.id in named]
    draft = answer_list(query, terms, matches, scope.entries, said="问到", kind="list")
    lacking = [part for part, entry in found.items() if not (entry or fields.get(part))]
    if not lacking:
        return draft
    lacks = f"没有报告“{'”“'.join(lacking)}”的事项（已查{scope_words(scope.entries)}）。"
    counts = (*draft.counts, *scope_counts(scope.entries))
    return replace(draft, blocks=(*draft.blocks, Statement(lacks)), counts=counts)


def asks_each(query: Query) -> bool:
    """Return whether a question enumerates subjects of which each is asked for."""
    parts = enumerated_in(query.text)
    # 产业的、涉海的, each with the noun that they share, are named as closely as can be.
    close = BOTH.search(query.text) or CLOSED.search(query.text) or share_noun(query, parts)
    few = 2 if close else FEWEST
    return len(parts) >= few and not spans_periods(query) and is_of_each(query, parts)


def enumerated_in(text: str) -> list[str]:
    """Return the subjects that the longest enumeration of a question names, or none.

    省市的、海洋的、都市圈的 are each of what is quoted or stands last before them: “重点项目”.
    """
    clauses = CLAUSES.split(text)
    at = max(range(len(clauses)), key=lambda one: len(JOINED.findall(clauses[one])))
    pieces = clauses[at].split("、")
    last = JOINED.split(TAIL.sub("", pieces[-1]))
    parts = [one.strip('“”"「」 ') for one in (*pieces[:-1], *last)]
    parts[0] = regexes.sub(r"^(?:其中)?(?:包括|包含|含|像|如)", "", parts[0])
    if all(part.endswith("的") for part in parts):
        noun = noun_before(clauses[:at])
        parts = [f"{part[:-1]}{noun}" for part in parts] if noun else []
    return [part for part in parts if content_words(part)]


def noun_before(clauses: Sequence[str]) -> str:
    """Return the noun that ends what stands before an enumeration, or the one quoted there."""
    if quoted := QUOTED_HEAD.search("".join(clauses)):
        return quoted["head"]
    last = next((one for one in reversed(clauses) if one.strip()), "")
    noun = ""
    for word in reversed(words(KINDS_OF.sub("", ENTRIES_ASKED.sub("", last.strip())))):
        if word not in content_words(word):
            break
        noun = word + noun
    return noun


def share_noun(query: Query, parts: Sequence[str]) -> bool:
    """Return whether parts were given the noun that they share, so that they do not stand as they are."""
    return not all(part in query.text for part in parts)


def is_of_each(query: Query, parts: Sequence[str]) -> bool:
    """Return whether each of some parts is asked for, and nothing else with them."""
    closed = CLOSED.search(query.text)
    if closed:
        return numeral(closed["count"]) == len(parts)
    if elaborated(query.subject) and share_noun(query, parts):
        # 省市的、海洋的, each with the noun that they share, are what is listed and no examples.
        return bool(EACH.search(query.text) or TO_LIST.search(query.text))
    examples = elaborated(query.subject) or OPEN.search(FIELD_FIRST.sub("", query.text))
    asked = EACH.search(query.text) or BOTH.search(query.text)
    return bool(asked) and not examples


def is_subject(find: Finder, part: str) -> bool:
    """Return whether a part names one thing: no field (海洋), and no place alone (即墨)."""
    inner = parse(part, find.ledgers)
    placed = any(word in counties() for word in inner.words)
    if placed or (is_theme_name(inner) and len(part) <= 2):
        return False
    return names_own_subject(part, find.retriever.terms(inner))


def titled_by(find: Finder, part: str, entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries whose titles meet all that a part of an enumeration names."""
    inner = parse(part, find.ledgers)
    terms = find.retriever.terms(inner)
    return [entry for entry in entries if telling(terms) and is_named_too(inner, terms, entry)]


def of_field(find: Finder, asked: Asked, part: str) -> list[Entry]:
    """Return the newest entries of the field that a part names and nothing else; none if it names none."""
    inner = parse(part, find.ledgers)
    words = theme_words(inner, find.retriever.terms(inner)) if is_theme_name(inner) else []
    newest = find.newest(asked.query, asked.scope) if words else ()
    return [entry for entry in newest if of_theme(entry, words)]


def bare_subject(find: Finder, part: str) -> str:
    """Return a part without its period and without the measure it is asked for."""
    return MEASURE_END.sub("", parse(part, find.ledgers).subject)


def entry_of(find: Finder, query: Query, part: str, entries: Sequence[Entry]) -> Entry | None:
    """Return the entry that one of the subjects surely is of, or None."""
    alone = replace(parse(part, find.ledgers), periods=query.periods, places=query.places)
    hits = find.retriever.search(alone, entries=entries, top_k=10)
    best = find.best(alone, find.retriever.terms(alone), hits)
    return best.entry if best else None
