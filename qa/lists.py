"""The entries of a theme, or that a question enumerates or describes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from index import regexes
from index.entry import Entry, Hit
from qa import refuse
from qa.confidence import lacks_named_count
from qa.districts import bare_places
from qa.draft import Draft
from qa.field_parts import each_named, of_part, terms_of, theme_and_parts, untitled
from qa.find import RELEVANT, SURE, Asked, Finder
from qa.glossary import holds
from qa.many import answer_list
from qa.match import Condition, Match
from qa.narrowed import narrowing
from qa.order import longest_run
from qa.phrases import predicate_words, saying
from qa.question import Query, parse, split_parts, stepwise_listed
from qa.quoted import ASKS_ENTRIES, names_place
from qa.ranking import answer_ranking, rankable, ranking_asked
from qa.steps import by_step
from qa.subject import Term, coverage, credit, likeness, prepare, telling, unmet
from qa.themes import of_theme, theme_names, themes_in
from qa.topic import (
    computed_of_one,
    is_theme_name,
    is_title,
    meets_all,
    missing_thing,
    of_unheld_thing,
    spans_periods,
)
from qa.unheld_things import missing_object
from qa.wording import content_words, counties, is_noun

# Entries are asked for, and more than one: …的任务都有哪些, 有哪几条, 都拎出来.
LIST_ASKED = re.compile(
    r"各(?:自)?(?:挂|安排|部署|布置)(?:了|着)?(?:些)?(?:什么|啥|哪些)|(?:事项|任务)[^，。？?]{0,4}(?:找|挑|列|拣)|(?:事项|任务|安排|工作)[^，。？?]{0,6}(?:都|各|分别)?(?:有|是)?(?:哪些|哪几[项条个]?)|有哪些(?:事项|任务|安排|工作)"
    r"|(?:哪些|哪几[项条])[^，。？?]{0,12}(?:事项|任务|安排)|有哪几[条项]|都?拎出来|逐[项条]列|(?:全部|所有)(?:事项|任务)|(?<!什么)(?<!啥)清单(?!(?:已经?|都|有没有|是否)*(?:印发|下发|出台|公布|发布|定|出来|制定|编))|单子"
)
# 与都市圈、市际合作有关的事项 asks for entries without 哪些.
ENTRIES_OF = re.compile(
    r"(?:有关|相关|涉及)[^，。?？]{0,4}的?(?:事项|条目|任务)(?=[。?？]|$|[、及和与以]*(?:其|各自的?|目前的?|最新的?)*(?:推进|完成)?(?:进展|进度|情况))|(?:方面|领域)[^，,。?？]{0,8}(?:有啥|有什么|有哪|挂了|是哪)"
)
# 所有搞攻关的任务，一件不落
ALL_ENTRIES = re.compile(
    r"(?:所有|全部|凡是?|一切)[^，。；;？?]{2,24}的?(?:任务|事项|工作|条目|项目|事情?)(?=[，,。？?]|$)|一[件条项个]不落|一网打尽|全(?:都)?(?:找|列|挑|捞|拉|拎)(?:出来|一下|全)"
)
# 宣讲团去过哪些区市 asks for things of one entry, not for entries.
THINGS_ASKED = re.compile(
    # 挂靠哪些港口 asks where the lines go, and for no entries.
    r"(?:挂靠|停靠|靠泊|通往|开往|通到|连通|抵达|到达|途经|经停)(?:了|过|的)?(?:都|是|有)*(?:哪|什么)"
    r"|哪(?:些|[几两三四五][个家座所])(?:区市|区县|县市|区|县|市|城市|国家|地方|领域|方面|行业|环节|镇|街道|村|高校|院校)(?!的?(?:事项|任务|项目|工作)|级)"
)
# 送到了哪两个市: so many things of one kind are named by one entry.
TWO_THINGS = re.compile(r"哪[两三四五][个家座所种类](?!事项|任务|项目|指标)[\u4e00-\u9fff]")
# 比目标多几项 asks by how many.
APART_BY = re.compile(r"(?:比|较|距|离)[^，。？?]{1,16}(?:多|少|差|超|缺)(?:了|出)?(?:几|多少)")
# 全市经济: a field as a whole, whatever one entry has of its words.
WHOLE_FIELD = re.compile(r"^全[市县区省]")
# 四大经济指标: so many of a field are all of it.
FEW_OF_FIELD = re.compile(r"[两二三四五六七八九十几](?:大|项|个)(?:主要|核心|重点)?")
# 开头那几项经济指标各完成多少: some entries of a field, each with its figure.
FIRST_FEW = re.compile(
    r"(?:[这那]|前|头|开头|打头|排头)的?几[项个条][\u4e00-\u9fff]{0,6}(?:指标|任务|事项|目标)"
)
OF_ENTRIES = re.compile(r"哪|谁|[几多]少?[项条件]|事项|任务")
WHETHER_LAST = re.compile(
    r"(?<=.)(?<!的)[，,](?:都|各|分别)?(?![^，,]*[哪谁几])[^，,。；;？?]{1,8}(?:(?<!有)没有?|了没|了吗|吗)[?？。]*$"
)
FIGURE_ASKED = re.compile(r"多少|几|多大|多高")
# 涉海攻关、海洋项目的都有哪些: all of what is enumerated is to be listed.
EACH_LISTED = re.compile(
    r"的?(?:都|各|分别)?(?:有|是)(?:哪些|哪几[项条个件]|什么|啥)(?=[，,。?？]|$)"
)
# 汇总一下实验室和孵化器的任务及进度: all of it is to be gathered.
GATHERED = re.compile(
    r"^(?:请|麻烦|帮(?:我们?|忙)|给我们?|再)*(?:汇总|梳理|归拢|归集|盘点|整理)[^。；;？?]{4,}?(?:任务|事项|条目|工作)"
)
# 有哪些是借着春节办的 asks for entries, as 哪些事项 does.
THOSE_THAT = re.compile(
    r"(?:哪些|哪几[项条个])(?:是|在|把|被|给|靠|借|拿|从|跟|与)[^，。；;？?]{2,}的[?？。]*$"
)
JOINED = re.compile(r"[、和与]|以及")
# 崂山、城阳各是多少, 市南和莱西目前各走到哪一步了: what is asked of places stands after the last one.
ASKED_OF_LAST = re.compile(
    r"(?:目前|现在|眼下|如今)?(?:分别|各自?|又)?(?:是|有|占|新增|增加|完成|开工|完工|建成?)?了?(?:多少|几).*$"
    r"|(?:目前|现在|眼下|如今)?(?:都|又)?(?:分别|各自?)(?:都)?(?:走|推进|进展|进行|干|做|办|落实|怎|如何|什么|啥|到|有|是).*$"
)
KIND_OF_AREA = re.compile(r"[片园小社院景校库厂]区$")
MOST_FOUND = 10
# An entry that meets this share of a question for several is one of them.
LISTED_FROM = 0.6
PLURAL = re.compile(
    r"(?<!什么)(?<!啥)清单(?!(?:已经?|都|有没有|是否)*(?:印发|下发|出台|公布|发布|定|出来|制定|编))|单子|哪些|哪[几两三四五六]|(?:事项|任务|条目)(?:里头?|中|当中)[，,]?[^?？多几]{4,}的[。]*$|^(?:请)?(?:列出|列一下)|(?:有关|相关)的(?:事项|任务|工作)|有几[项件条个](?=$|[,，。?？]|[是在的没已还写提涉属关完超达报分都事任])|有哪|都有|有没有|的(?:事项|条目)(?:数[量目]?)?[。?？]*$|的(?:事项|条目|任务)(?:都|全)?(?:给我|帮我)?(?:摘|抄|挑|筛|拎|捞|归拢)|挂上?钩的内容|(?:的是|有)谁[?？。]*$|(?:事项|任务|条目)(?:一共|总共|共|合计)(?:有|是)?多少[?？。]*$|逐[项条]|所有|几[项条件](?=$|[,，。?？]|[是在的没已还写提涉属关完超达报分都事任讲说谈]|[与跟和][^，,。?？]{2,12}(?:有关|相关|沾边))|拎出来|多少[项件条个]?(?:事项|任务|工作)|各(?:是|自)?多少"
)


# So much of a question the first hit meets, and no other more than the little.
MOST, LITTLE = 0.6, 0.3


def met_alone(hits: Sequence[Hit]) -> bool:
    """Return whether one entry meets what a question enumerates, and no other some of it.

    市南率先推了什么、莱西又做成了哪件事 are of the one entry that has both.
    """
    others = (hit.coverage for hit in hits[1:])
    return bool(hits) and hits[0].coverage >= MOST and max(others, default=0.0) <= LITTLE


def enumerated(find: Finder, asked: Asked) -> Draft | None:
    """Return a list of the entries that a question enumerates."""
    query, scope, terms, hits = asked
    if len(query.parts) < 2 or not hits or "backward" in query.marks:
        return None
    if of_one_subject(query.parts) or asks_difference(query):
        return None
    asks = query.marks & {"which", "count"} or regexes.search(r"、|各", query.subject)
    met = not unmet(terms, hits[0].entry) or not asks
    if (
        ENTRIES_OF.search(query.text)
        or GATHERED.search(query.text)
        or ALL_ENTRIES.search(query.text)
        or (ASKS_ENTRIES.search(query.text) and regexes.search(r"任务|事项", query.text))
    ):
        met = False
    if EACH_LISTED.search(query.text) and names_apart(find, query, find.newest(query, scope)):
        met = False
    if met and hits[0].relevance >= SURE and not spans_periods(query):
        return None
    if hits[0].relevance >= RELEVANT and missing_object(query, hits[0].entry):
        return None
    apart = any(one in counties() for one in bare_places(query)) and met_alone(hits)
    if of_one_entry(find, asked) or (apart and find.is_about_one(query, terms, hits)):
        return None
    if query.unit and not asks and any(is_strange(one) for one in terms):
        # A list of what comes near is no answer to a question of one thing that no ledger has.
        return None
    # An enumeration is surely one; of clauses each has to be sure by itself.
    joined = bool(JOINED.search(stepwise_listed(query.subject)))
    floor, themes = RELEVANT if joined else SURE, joined and not query.unit
    newest = find.newest(query, scope)
    if query.unit and any(
        FIGURE_ASKED.search(part) and unheld(find, part, scope.entries) for part in query.parts
    ):
        # 生态环境方面，空气优良天数比例是多少 asks of no other thing of that field.
        return None
    among: Sequence[Entry] = newest
    entries = find.enumerated(query.parts, newest, floor=floor, themes=themes)
    if len(entries) < 2 and len(newest) < len(scope.entries):
        among = scope.entries
        entries = find.subjects(query, among, floor=floor)
    if len(entries) < 2 or all(lacks_named_count(query, entry) for entry in entries):
        return None
    matches = [Match(entry, ()) for entry in entries]
    return answer_list(query, terms, matches, among, said="问到", kind="list")


def asks_difference(query: Query) -> bool:
    """Return whether it is asked by how much two things differ, which no list of others tells."""
    return "compare" in query.marks and bool(
        regexes.search(r"差(?:了|出|着)?(?:多少|几)", query.text)
    )


def of_one_entry(find: Finder, asked: Asked) -> bool:
    """Return whether one entry is meant and speaks of all that clauses name, though others are titled so.

    自然科学基金的办法到哪步了，重点项目什么时候能报 is not asked of all 重点项目.
    """
    query, _, terms, hits = asked
    if query.marks & {"which", "count"} or JOINED.search(query.subject):
        return False
    own = [terms_of(find, part) for part in query.parts]
    sure = [one for one in own if telling(one) and meets_all(one, hits[0].entry)]
    return len(sure) > 1 and find.is_about_one(query, terms, hits)


def of_one_subject(parts: Sequence[str]) -> bool:
    """Return whether the parts of a question name one subject, of several places.

    西海岸、胶州、莱西的屋顶光伏, and 绿色建筑, 崂山、城阳各是多少.
    """
    last = ASKED_OF_LAST.sub("", parts[-1]).strip()
    # 自贸片区 is a thing, as 西海岸院区 is one of a place.
    places = [names_place(KIND_OF_AREA.sub("", part)) for part in (*parts[:-1], last)]
    return all(places[:-1]) or (len(parts) > 2 and all(places[1:]))


def names_apart(find: Finder, query: Query, entries: Sequence[Entry]) -> bool:
    """Return whether the parts of a question surely name entries, each another one."""
    firsts = [
        find.retriever.search(parse(part, find.ledgers), entries=entries, top_k=1)
        for part in query.parts
        if telling(terms_of(find, part))
    ]
    sure = {hits[0].entry.id for hits in firsts if hits and hits[0].relevance >= SURE}
    return len(firsts) > 1 and len(sure) == len(firsts)


def unheld(find: Finder, part: str, entries: Sequence[Entry]) -> bool:
    """Return whether a part of a question names a thing of which no entry says a word."""
    things = [term for term in telling(terms_of(find, part)) if is_noun(term.word)]
    if not things or themes_in(part):
        return False
    return all(
        max(credit(term, prepare(one)), likeness(term, prepare(one))) == 0.0
        for term in things
        for one in entries
    )


def themed(find: Finder, asked: Asked) -> Draft | None:
    """Return the entries of a theme, by its words in the titles or by the question's own."""
    query, scope, terms, hits = asked
    several = regexes.search(r"这[块摊]|[类]|方面|几件|领域|事项|条线|口子|任务|工作", query.text)
    over_years = query.both_periods and not query.unit
    asks = query.marks & {"which", "count"} or FIRST_FEW.search(query.text)
    of_one = query.unit or query.marks & {"ratio", "remainder"}
    if hits and hits[0].relevance >= RELEVANT and computed_of_one(query, terms):
        return None
    whole = names_whole_field(query.subject)
    if (of_one and not (asks or whole)) or THINGS_ASKED.search(query.text):
        return None
    if find.is_about_one(query, terms, hits) and names_longer(query.subject, hits[0].entry):
        return None
    entries = find.newest(query, scope)
    words, parts = theme_and_parts(find, query, terms)
    if words and "overview" in query.marks and is_title(query, entries):
        return None
    named = each_named(find, query, entries) if words and not parts else []
    if named:
        kind = "count" if "count" in query.marks else "list"
        return answer_list(query, terms, named, entries, said="问到", kind=kind)
    own = [entry for entry in entries if words and of_theme(entry, words)]
    said = f"{'、'.join(name for name, _ in themes_in(query.subject)[:2])}方面"
    each = [of_part(find, part, own, entries) for part in parts] if own else []
    if each and all(each):
        # 住房保障类事项（保障房、安置房）: the brackets say which of the theme are meant.
        own = [entry for found in each for entry in found]
        said = "问到"
    elif parts and own:
        more = find.enumerated(parts, entries)
        # 张村河净化厂等污水处理项目 is not asked of others than are named.
        own = [*own, *more] if more or any(each) else []
    elif own and "、" in query.subject:
        own += untitled(find, query.parts, entries)
    chosen = {entry.id for entry in own}
    matches = [Match(entry, ()) for entry in entries if entry.id in chosen]
    wanted = asks or several or over_years or whole or is_theme_name(query)
    if not wanted and find.is_about_one(query, terms, hits):
        return None
    about_one = len(matches) == 1 and find.is_about_one(query, terms, hits)
    # 交通方面的事项有哪些 asks for the field, though the search finds another year's 交通堵点.
    if not matches or (about_one and not (asks and several and hits[0].entry not in entries)):
        return None
    if len(matches) == 1 and any(is_strange(term) for term in terms):
        # 上合那个旅游文化之都的活动 is more than a field's, and no ledger has it.
        return None
    kind = "count" if "count" in query.marks else "list"
    return answer_list(query, terms, matches, entries, said=said, kind=kind)


# So much longer than a field's name a thing's own is: 综合交通体系规划, of 交通.
LONGER_NAME = 4


def names_longer(subject: str, entry: Entry) -> bool:
    """Return whether what names a field is in a longer name that an entry has word for word."""
    words = subject[longest_run(subject, entry.chunk.lower())]
    return any(name in words and len(words) >= len(name) + LONGER_NAME for name in theme_names())


def names_whole_field(subject: str) -> bool:
    """Return whether a subject is a field as a whole: 全市经济, 四大经济指标."""
    held = [name for name in theme_names() if name in subject]
    return any(
        WHOLE_FIELD.search(name) or regexes.search(FEW_OF_FIELD.pattern + name, subject)
        for name in held
    )


def is_strange(term: Term) -> bool:
    """Return whether a word stands in no ledger, and names no theme nor only shapes the question."""
    return term.is_strange and term.word not in theme_names()


def asks_for_several(asked: Asked) -> bool:
    """Return whether a question asks for several entries by what they say."""
    query, _, terms, hits = asked
    if not PLURAL.search(query.text) or APART_BY.search(query.text):
        return False
    if missing_thing(query) and not THOSE_THAT.search(query.text):
        return False
    if hits and hits[0].relevance >= RELEVANT and computed_of_one(query, terms):
        return False
    return not (THINGS_ASKED.search(query.text) and hits and hits[0].relevance >= SURE)


def stepped(find: Finder, asked: Asked, field: Condition | None = None) -> Draft | None:
    """Return the entries that have taken a step or still have to, as a question asks: 任务书还没签完的.

    Where no period is named those of the newest ledger that has any; with `field` only those of it.
    """
    query, _, terms, hits = asked
    if not asks_for_several(asked):
        return None
    elsewhere = ""
    of_field = field.said if field else ""
    for entries in in_turn(find, asked):
        matches, said = by_step(query, entries)
        if field and said:
            elsewhere = said
            matches = [one for one in matches if field.meets(one.entry)]
        inside = len(matches) == 1 and not OF_ENTRIES.search(query.text)
        if inside and find.is_about_one(query, terms, hits):
            # 7个规划里通过审议的有几个 counts what is inside the one entry that is meant.
            return None
        if matches and not (len(matches) > 1 and TWO_THINGS.search(query.text)):
            kind = "count" if "count" in query.marks else "list"
            return answer_list(query, terms, matches, entries, said=of_field + said, kind=kind)
    # What entries of other fields say is no answer.
    missing = f"{of_field}没有一项{elsewhere}"
    return refuse.not_reported(missing, None, find.ledgers) if elsewhere else None


def in_turn(find: Finder, asked: Asked) -> list[Sequence[Entry]]:
    """Return the newest entries; where no period is named, those of the ledgers before them, too."""
    query, scope, _, _ = asked
    tried: list[Sequence[Entry]] = [find.newest(query, scope)]
    if not (query.periods or query.both_periods):
        dated = [one for one in scope.ledgers if one.period]
        tried += [one.entries for one in sorted(dated, key=attrgetter("period"), reverse=True)]
    return tried


def apart_from_whether(find: Finder, asked: Asked) -> Asked:
    """Return what is asked without a last clause that asks whether: 攻关任务有哪几项，下达没有.

    That is told of each entry, and chooses none.
    """
    beside = WHETHER_LAST.search(asked.query.subject)
    if beside is None:
        return asked
    subject = asked.query.subject[: beside.start()]
    query = replace(
        asked.query,
        subject=subject,
        words=tuple(content_words(subject)),
        parts=split_parts(subject),
    )
    return asked._replace(query=query, terms=find.retriever.terms(query))


def described(find: Finder, asked: Asked) -> Draft | None:
    """Return the entries that say what a question for several asks."""
    query, scope, terms, hits = apart_from_whether(find, asked)
    if not asks_for_several(asked) or of_unheld_thing(query, terms):
        return None
    entries = find.newest(query, scope)
    matches: list[Match] = []
    words = [term.word for term in telling(terms)]
    if telling(terms):
        matches = [Match(entry, ()) for entry in entries if meets_all(terms, entry)]
    about_one = find.is_about_one(query, terms, hits)
    # Of an entry that is surely meant no list is made but of what others say as fully.
    said_so, wanted = saying(query, entries, together=about_one) if len(matches) < 2 else ([], [])
    if len(matches) < 2 and (not about_one or len(said_so) > 1):
        matches, words = said_so, wanted
    if not matches and telling(terms):
        covered = [(coverage(terms, entry)[0], entry) for entry in entries]
        best = max((share for share, _ in covered), default=0.0)
        floor = max(LISTED_FROM, 0.8 * best)
        matches = [Match(entry, ()) for share, entry in covered if share >= floor]
        # Of a word that none of them has nothing is listed: 亩产效益 is no 效益.
        lacking = [term for term in telling(terms) if all(lacks(term, one) for one in matches)]
        matches = [] if lacking else matches
    if len(matches) > 1 and TWO_THINGS.search(query.text):
        return None
    # A single entry that the search finds too is answered as what it is.
    if len(matches) < 2 and (not matches or (hits and hits[0].relevance >= RELEVANT)):
        return None
    either = matches is said_so and not all(
        holds(one.entry.chunk, word) for one in matches for word in words
    )
    said = f"涉及“{('”或“' if either else '、').join(words[:3])}”"
    kind = "count" if "count" in query.marks else "list"
    return answer_list(query, terms, matches, entries, said=said, kind=kind)


def lacks(term: Term, match: Match) -> bool:
    """Return whether an entry has neither a word nor one near it."""
    prepared = prepare(match.entry)
    return max(credit(term, prepared), likeness(term, prepared)) == 0.0


def listed(find: Finder, asked: Asked) -> Draft | None:
    """Return all that the search finds, where entries are asked for in so many words."""
    query, scope, terms, hits = apart_from_whether(find, asked)
    if not LIST_ASKED.search(query.text) or query.unit not in ("", "个") or query.mentions:
        return None
    if not telling(terms) or computed_of_one(query, terms):
        return None
    entries = find.newest(query, scope)
    named = find.enumerated(query.parts, entries, themes=True) if len(query.parts) > 1 else []
    if len(named) < 2 and query.both_periods:
        named = find.across_periods(query, scope, hits)
        named += [hit.entry for hit in hits if hit.relevance >= RELEVANT]
        kept = {entry.id for entry in named}
        named = [entry for entry in entries if entry.id in kept]
    if len(named) < 2:
        found = find.retriever.search(query, entries=entries, top_k=MOST_FOUND)
        close = {hit.entry.id for hit in found if hit.relevance >= RELEVANT}
        named = [entry for entry in entries if entry.id in close]
    if len(named) < 2:
        return None
    matches = [Match(entry, ()) for entry in named]
    words = "、".join(term.word for term in telling(terms)[:3])
    return answer_list(query, terms, matches, entries, said=f"涉及“{words}”", kind="list")


def measured(find: Finder, asked: Asked) -> Draft | None:
    """Return every reading of a measure, where no subject narrows it: 开工率各是多少."""
    query, scope, terms, _ = asked
    ranking = ranking_asked(query) if PLURAL.search(query.text) else None
    # 有几项写明了原因 counts those that say it.
    if ranking is None or telling(terms) or narrowing(query) or query.mentions:
        return None
    if any(word[-2:] not in ranking.measure.name for word in predicate_words(query)):
        return None
    entries = find.newest(query, scope)
    found = rankable(ranking, entries)
    whole = replace(ranking, count=None)
    return answer_ranking(whole, found, entries) if len(found) >= 2 else None
