"""Entries by a step that is all a question names: 哪些已经公示, 哪些在征求意见, 完成招标的有几项."""

from __future__ import annotations

import re
from collections.abc import Callable

from index import regexes
from index.entry import Entry
from qa import refuse
from qa.draft import Draft, Span
from qa.find import Asked, Finder
from qa.glossary import names
from qa.lists import asks_for_several, in_turn
from qa.many import answer_list
from qa.marks import patterns
from qa.match import Condition, Match
from qa.offices import office_and_step
from qa.predicates import BEGUN_ONLY, done_patterns, is_verb, spoken
from qa.question import Query
from qa.select import conditions_of
from qa.stages import NOT_REACHED, Stage, stages
from qa.steps import TO_COME, by_step, spans_with_clause
from qa.wording import content_words, is_generic, is_measure, is_stop

WHICH = (
    r"(?:(?:还|都)?有?(?:哪些|哪几?[项条个件]|谁|[多几]少?[项条件])(?:事项|任务|项目|工作|工程)?)"
)
HOW = (
    r"(?:(?P<{0}unbegun>(?:还|尚|仍)?(?:没有?|未)(?:启动|开始|组织|着手)(?=[\u4e00-\u9fff]{{2}}))"
    r"|(?P<{0}yet>(?:还|尚|仍)?(?:没有?|未)(?:完成|通过|做|办|走|搞|进行|开展|经过|拿到|取得)?[完好到]?)"
    r"|(?P<{0}going>(?:还|仍|正)?(?:在|处[于在]|正在|[卡停]在|停留在)(?:做|搞|办|走|进行|开展|等)?|(?:都|已经?)*(?:干|走|做|推进|进行|进展)到了?)"
    r"|(?P<{0}begun>(?:已经?|都)*(?:启动|开始|开展|着手|组织)了?)"
    r"|(?P<{0}done>(?:已经?|都|全部?|早就|正式)*(?:完成|通过|[做办走搞][完好过]|经过|拿到|[取获]得|得到)?了?))"
    r"(?P<{0}what>(?:(?!的)[\u4e00-\u9fff]){{2,10}}?)(?P<{0}end>(?:[做搞办走](?=[完好了过]))?[完好]?了|[做搞办走]?[完好过]|(?:的)?(?:阶段|环节|中))?"
)
ENDING = r"[呢啊吗呀]*[?？。]*$"
# 哪些已经公示; 已经公示的有哪些, 正在公示的事项
ASKED = re.compile(
    rf"^[，,]?(?:请问|目前|现在|眼下|截至目前|里|中|里面)*[，,]?(?:{WHICH}(?:是|目前|现在|都)*{HOW.format('a')}的?{ENDING}"
    rf"|{HOW.format('b')}的[，,]?(?:事项|任务|项目|工作)?(?:一共|总共|共|都)*(?:(?:有|是)?(?:哪些|哪几?[项条个件]|谁|[多几]少?[项条件])(?:事项|任务|项目|工程)?){ENDING})"
)
GOING_ON = r"(?:正在|正(?![式常确])|处于|目前在)(?:20\d\d年|[^，,。；;\d]){0,20}"
# What these say is done wherever it is said.
ACHIEVED = re.compile(
    r"批|获|入选|中标|印发|出台|下发|发布|上报|签约|开通|投用|封顶|竣工|完工|通过|建成"
)
# 可研报告正在修编 is not done, though its clause opens with it.
NOT_OVER = re.compile(r"正在|拟|待|未|计划|将")
# 征求意见的有几项 says nothing of how it is to stand.
SAID_HOW = {
    "unbegun": "写明“{}”还没有启动",
    "yet": "写明“{}”还没有完成",
    "going": "写明“{}”正在进行",
    "begun": "写明“{}”已启动",
    "done": "写明“{}”已完成",
    "said": "写有“{}”",
}
BEFOREHAND = f"(?:{TO_COME}|争取|力争|确保|申请|申报)"
# 做过培训 is no 通过.
HELD_ONCE = re.compile(r"(?<!通)过")
# 签了任务书: a verb of one character, and its object.
OF_OBJECT = re.compile(
    r"(?P<verb>[签批报印定审招])(?P<done>[了完好])?(?P<object>[\u4e00-\u9fff]{2,})"
)
# 工程已经干到内部装修 is more than a step.
OF_WHAT = re.compile(r"已|正在|[干走做]到|处于")
COUNTED = re.compile(r"[多几]少?[项条件个]")
# 哪些今年还在公示: where a period stood that is no part of a subject.
BETWEEN = re.compile(r"(?<=[\u4e00-\u9fff，,]) +(?=[\u4e00-\u9fff])")
IN_HAND = re.compile(r"完成|通过|完|好|拿到|得到|[取获]得")


def step_asked(text: str) -> tuple[str, str]:
    """Return the step that a question names alone, and how it is to stand, by SAID_HOW.

    Both are empty where it names another thing than a step: 在农村 is a place.
    """
    match = ASKED.match(text)
    if not match:
        return "", ""
    side = "a" if match["awhat"] else "b"
    what, end = match[f"{side}what"], match[f"{side}end"] or ""
    if what.startswith("最"):
        # 哪项完成最好 ranks, and names no step.
        return "", ""
    ended = "done" if regexes.search("[了完好过]", end) else "said"
    how = next((one for one in SAID_HOW if one != "said" and match[f"{side}{one}"]), ended)
    if (verb := OF_OBJECT.fullmatch(what)) and what not in spoken():
        how = "done" if verb["done"] and how == "said" else how
        what = f"{verb['verb']}{verb['object']}" if content_words(verb["object"]) else ""
        return (what, how) if what else ("", "")
    if taken_by_office(what):
        # 省里批复的 have it from there.
        return what, "done" if how == "said" else how
    own = content_words(what)
    if (
        OF_WHAT.search(what)
        or not own
        or any(map(is_measure, own))
        or (all(map(is_generic, own)) and what not in spoken())
    ):
        return "", ""
    if COUNTED.search(text) and not (len(own) == 1 and is_step(own[0])) and what not in spoken():
        # 多少条航线开通了 counts 航线, and no entries.
        return "", ""
    if what in spoken():
        return what, how
    # 已取得用地手续 has a thing in hand.
    in_hand = how != "said" and IN_HAND.search(match[f"{side}{how}"] or "")
    acts = any(map(is_step, own))
    named = in_hand or end.endswith(("阶段", "环节")) or (acts and how != "said")
    return (what, how) if named else ("", "")


def taken_by_office(what: str) -> bool:
    """Return whether a step is one that an office takes: 省里批复."""
    office, step = office_and_step(what)
    return bool(office) and step in spoken()


def is_step(word: str) -> bool:
    """Return whether a word names something that is done: a verb, or a stage of works or documents."""
    return is_verb(word) or is_staged(word)


def is_staged(word: str) -> bool:
    """Return whether a word names one of the steps that works and documents come to: 立项, 公示."""
    return word in spoken() or any(one.said.search(word) for one in stages())


def written_of(what: str) -> str:
    """Return how a ledger may write a step, as a pattern: its words in either order, near each other."""
    if what in spoken():
        return spoken()[what]
    if taken_by_office(what):
        # 获得交通运输部批复, 上报省能源局获批: the office is named before what it does.
        office, step = office_and_step(what)
        return f"(?:{office})[^，,。；;]{{0,8}}(?:{spoken()[step]})"
    verb = OF_OBJECT.fullmatch(what)
    named = content_words(verb["object"] if verb else what)
    # 签订项目任务书 is written as 任务书签订, too; 编制规划 needs both of its words.
    own = [word for word in named if not (is_stop(word) or is_generic(word))]
    own = own if verb or len(own) > 1 else named
    either = [f"(?:{spoken()[verb['verb']]})"] if verb else []
    either += [f"(?:{'|'.join(map(re.escape, (word, *names().get(word, ()))))})" for word in own]
    if len(either) == 1:
        return either[0]
    near = "[^，,。；;]{0,8}".join
    return f"(?:{near(either)}|{near(reversed(either))})"


def at_step(find: Finder, asked: Asked, field: Condition | None = None) -> Draft | None:
    """Return the entries whose step stands as a question that names nothing else says.

    With `field` only those of it.
    Where no period is named those of the newest ledger that has any; where none has, that is said.
    None where no step is named so, or what entries speak of is another condition.
    """
    query, _, terms, _ = asked
    what, how = step_asked(BETWEEN.sub("", query.subject))
    if not what or other_condition(query, what, how):
        return None
    achieved = how == "done" and ACHIEVED.search(what)
    said = f"写明已“{what}”" if achieved else SAID_HOW[how].format(what)
    if how == "going" and (works := next((one for one in stages() if under_way(one, what)), None)):
        # 在施工 is whatever has begun.
        how, written = "said", works.said.pattern
    else:
        written = written_of(what)
    # 立项前公示 is no 立项.
    written = f"(?:{written})(?!前)"
    meets = test_of(how, what, written, query)
    tried = in_turn(find, asked)
    apart = how != "begun" and asks_for_several(asked)
    if apart and any(by_step(query, entries)[0] for entries in tried):
        return None
    of_field = field.said if field else ""
    for entries in tried:
        found = [
            Match(entry, spans)
            for entry in entries
            if (field is None or field.meets(entry)) and (spans := spans_with_clause(entry, meets))
        ]
        if found:
            kind = "count" if "count" in query.marks else "list"
            return answer_list(query, terms, found, entries, said=of_field + said, kind=kind)
    looked = dict.fromkeys(entry for entries in tried for entry in entries)
    own = [entry for entry in looked if field is None or field.meets(entry)]
    spoken_of = regexes.compiled(written)
    told = next((one for entry in own if (one := speaking_of(spoken_of, entry))), ())
    missing = f"{of_field}没有一项{said}" if told else f"{of_field}没有查到写有“{what}”的事项"
    return refuse.not_reported(missing, told[0].entry if told else None, find.ledgers, told)


def speaking_of(written: re.Pattern[str], entry: Entry) -> tuple[Span, ...]:
    """Return the sentences of an entry's progress that speak of a step."""
    return spans_with_clause(entry, lambda clause: bool(written.search(clause)))


def under_way(stage: Stage, what: str) -> bool:
    """Return whether a step is that of works that have begun and are not done."""
    return (stage.ladder, stage.rank) == ("works", 3) and bool(stage.said.fullmatch(what))


# How an entry stands as a whole: 哪些在做前期 and 哪些已印发文件 ask for that.
STATES = ("not_started", "preliminary", "issued", "met", "drafted", "awaiting", "overdue", "behind")


def other_condition(query: Query, what: str, how: str) -> bool:
    """Return whether a question's words are those of a condition that is more than a step.

    做完 of 哪些做完了可研 alone is none, nor 启动 of 哪些启动了申报, nor 没完成 of 哪些没完成立项;
    没搞定 of 哪些没搞定 is that nothing is done.
    """
    finished, behind = (dict(patterns())[one] for one in ("finished", "behind"))
    if how == "begun" or ("finished" in query.marks and not finished.search(what)):
        return False
    if how == "yet" and "behind" in query.marks and not behind.search(what) and is_staged(what):
        return what in spoken() and bool(regexes.fullmatch(spoken()[what], "完成"))
    if how == "unbegun":
        # 还没启动申报 says of a step, and of no works, that it is not begun.
        return any(under_way(one, what) for one in stages())
    return bool(query.marks & set(STATES) or conditions_of(query))


def test_of(how: str, what: str, written: str, query: Query) -> Callable[[str], bool]:
    """Return the test of a clause for what a step is to be: done, going, begun or yet to come."""
    # 做过培训: whatever of it there was.
    if how == "said" or (how == "done" and HELD_ONCE.search(query.subject)):
        return is_said(written)
    if how == "done" and ACHIEVED.search(what):
        return is_achieved(written)
    tests = {
        "done": is_done,
        "going": is_going,
        "begun": is_begun,
        "unbegun": is_unbegun,
        "yet": is_to_come,
    }
    return tests[how](written)


def is_done(written: str) -> Callable[[str], bool]:
    """Return the test of what a clause says is done."""
    done, to_come = done_patterns(written)
    opens = regexes.compiled(rf"\s*(?:{written})(?!工作|阶段)")
    # 同步完成了计划下达: what is planned there is the plan; 完成11处方案设计: so many of them.
    over = regexes.compiled(
        rf"完成了?(?:[^，,。；;]{{0,6}}|\d[\d.]*[^，,。；;\d]{{1,12}})(?:{written})"
    )
    return lambda clause: (
        bool(over.search(clause))
        or (
            bool(done.search(clause) or (opens.match(clause) and not NOT_OVER.search(clause)))
            and not to_come.search(clause)
        )
    )


def is_said(written: str) -> Callable[[str], bool]:
    """Return the test of what is said at all, and not to come."""
    said = regexes.compiled(written)
    apart = regexes.compiled(rf"{BEFOREHAND}[^，,。；;]{{0,12}}?(?:{written})")
    return lambda clause: bool(said.search(clause)) and not apart.search(clause)


def is_achieved(written: str) -> Callable[[str], bool]:
    """Return the test of what is done where it is said: 推动70个项目入选 is, 发布会 and 发布计划 are not."""
    test = is_said(rf"(?:{written})(?!计划|会(?!员)|对接|工作|程序|手续|条件)")
    beside = regexes.compiled(rf"(?:筹备|了解)[^，,。；;]{{0,12}}?(?:{written})")
    return lambda clause: test(clause) and not beside.search(clause)


def is_going(written: str) -> Callable[[str], bool]:
    """Return the test of what a clause says is being done, and is not through."""
    going = regexes.compiled(f"{GOING_ON}(?:{written})")
    apart = regexes.compiled(f"(?:{NOT_REACHED}|完成[^，,。；;]{{0,12}}?)(?:{written})")
    return lambda clause: bool(going.search(clause)) and not apart.search(clause)


def is_begun(written: str) -> Callable[[str], bool]:
    """Return the test of what a clause says has begun."""
    begun = regexes.compiled(f"(?:启动|开始|开展|组织|推进)[^，,。；;]{{0,16}}(?:{written})")
    apart = regexes.compiled(rf"(?:{TO_COME}|争取)[^，,。；;]{{0,24}}?(?:{written})")
    return lambda clause: bool(begun.search(clause)) and not apart.search(clause)


def is_unbegun(written: str) -> Callable[[str], bool]:
    """Return the test of what a clause says is only to begin: 计划二季度启动申报."""
    to_come = regexes.compiled(f"{NOT_REACHED}[^，,。；;]{{0,16}}?(?:{written})")
    done = is_done(written)
    return lambda clause: bool(to_come.search(clause)) and not done(clause)


def is_to_come(written: str) -> Callable[[str], bool]:
    """Return the test of what a clause says is still to come, or only begun."""
    to_come = regexes.compiled(f"(?:{NOT_REACHED}|{BEGUN_ONLY})(?:{written})")
    done = is_done(written)
    return lambda clause: bool(to_come.search(clause)) and not done(clause)
