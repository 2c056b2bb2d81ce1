"""What answers a question in a word: a figure, a place in an order, a time, a column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import regexes
from index.entry import Entry, Role
from index.figures import figures
from index.lexical import words
from qa.amounts import amount_told, asks_amount, of_money_asked
from qa.asked_figures import (
    VERBS,
    asked_figure,
    denied_of,
    leading,
    pairs_held,
    wanted_figures,
)
from qa.attributes import OWN_COLUMNS, Attribute, attributes_in
from qa.causes import CAUSE, COLUMNS, causes_in
from qa.counted_within import counts_but_not
from qa.districts import counties_listed
from qa.draft import Finding, Span, Statement, spans_of
from qa.figure_words import READINESS, fall_word, falls, is_readied, restates
from qa.invested import asks_total_investment, total_investment
from qa.located import Located, located, located_in, near, pledged, without_unit
from qa.predicates import done_verdict
from qa.premise import PLACE_ASKED, PLACE_SAID, verdict_on
from qa.question import Query
from qa.quote import sentences, words_of
from qa.stages import stage_verdict
from qa.standing import standing
from qa.subject import Term, met, telling
from qa.wording import is_measure, is_noun

# Of one question no more figures are set side by side than this.
MOST_TOGETHER = 6
# What a figure of the question is worth in a sentence that has it, beside its words.
OF_FIGURE = 3
# The words before a figure that say what it is of: all of them, or the last few.
LONGEST_LEAD = 24
LEAD_WORDS = 8
# What stands after a figure is told to its end up to this length, else some words of it.
LONGEST_TAIL = 14
SHORT_TAIL = 8
MOST_CAUSES = 3
# What stands after the figure that it is said of.
AFTER = ("以上", "左右", "以内", "以下")


def column_said(query: Query, entry: Entry) -> Statement | None:
    """Return what the columns say that the question asks for: 责任单位, 完成时限, 年度目标."""
    if query.column and entry.text(query.column).strip() and not computed(query):
        one = next(iter(located_in(entry, query.column)), None)
        if one:
            return Statement(f"{one.clause}。", (Span(entry, query.column, 0, len(one.text)),))
    wanted = [entry.column(Role.TARGET)] if asks_goal(query) else []
    causes = [column.name for column in entry.columns if COLUMNS.search(column.name)]
    if CAUSE.search(query.text):
        wanted = [*causes]
    if query.attribute:
        asked = attributes_in(query.text, entry.columns) or [query.attribute]
        own = any(one.name in OWN_COLUMNS for one in asked)
        # 为何没能启用，下一步怎么办 asks for both columns.
        wanted = wanted if own and CAUSE.search(query.text) else []
        wanted += [column_of(attribute, entry) for attribute in asked]
    spans = [
        Span(entry, column, 0, len(entry.text(column)))
        for column in dict.fromkeys(wanted)
        if column and entry.text(column).strip()
    ]
    if not spans:
        return None
    said = "；".join(f"{span.column}：{words_of([span]).rstrip('。')}" for span in spans)
    return Statement(f"{said}。", tuple(spans))


def computed(query: Query) -> bool:
    """Return whether something is to be worked out, and no column by itself answers."""
    return bool(query.marks & {"ratio", "remainder", "average", "sum", "compare", "backward"})


def column_of(attribute: Attribute, entry: Entry) -> str | None:
    """Return the column of an entry that holds an attribute; remarks only if they speak of it."""
    exact = next((one.name for one in entry.columns if one.name == attribute.word), None)
    if exact:
        return exact
    filled = [column for column in entry.columns if entry.text(column.name).strip()]
    for column in (*filled, *entry.columns):
        person = attribute.name == "负责人" and regexes.search(r"领导|负责人|责任人", column.name)
        named = attribute.name in column.name or attribute.word in column.name or bool(person)
        is_remark = column.role is Role.REMARK and not named
        speaks = not is_remark or pairs_held(attribute.word, entry.text(column.name)) > 0
        if attribute.is_of(column) and speaks:
            return column.name
    return None


def cause_said(query: Query, entry: Entry) -> Statement | None:
    """Return the sentences that give a cause, where nothing but the cause is asked for."""
    # 才涨零点几，是啥原因 asks for no number.
    if not CAUSE.search(query.text) or regexes.search(r"多少|(?<!点)几", query.text):
        return None
    spans = causes_in(entry)[:MOST_CAUSES]
    said = "".join(f"{span.text.strip().rstrip('。；;')}。" for span in spans)
    return Statement(said, spans) if spans else None


def lead_of(
    query: Query, terms: Sequence[Term], entry: Entry, findings: Sequence[Finding]
) -> Statement | None:
    """Return the answer in a word where the question has one: a figure, or a verdict."""
    if fallen := fall_asked(query, terms, entry):
        return fallen
    verdict = verdict_on(query, entry)
    if verdict and not counts_but_not(query, entry):
        return verdict
    if given := cause_said(query, entry):
        return given
    if absent := denied_of(query, entry):
        return Statement(f"台账没有写明{absent}。", whole_cell(entry))
    if said := place_said(query, entry) or time_said(query, terms, entry):
        return said
    if said := stage_verdict(query, terms, entry):
        return said
    if not findings and (said := done_verdict(query, terms, entry)):
        return said
    if not findings and asks_total_investment(query) and (whole := total_investment(entry)):
        return Statement(f"总投资{whole.figure.shown}。", spans_of([whole]))
    if (
        not findings
        and not query.unit
        and asks_goal(query)
        and (goals := of_money_asked(query, goals_named(terms, entry), entry))
    ):
        told_each = goal_told(goals[0]) if len(goals) == 1 else "、".join(map(told, goals))
        return Statement(f"目标是{told_each}。", spans_of(goals))
    stated = any(
        one.figure.base == "%" and "完成" in one.clause for one in located(entry, Role.PROGRESS)
    )
    if not (findings or stated or query.unit) and SHARE_ASKED.search(query.text):
        goals = pledged(entry)
        goal = f"，目标是{'、'.join(map(told, goals))}" if goals else ""
        return Statement(f"台账没有报告完成的数量{goal}。", spans_of(goals) or whole_cell(entry))
    if not findings and asks_amount(query):
        one = amount_told(query, entry)
        goals = [] if one or standing(entry).pairs else goals_named(terms, entry)
        if goals and DONE_BARE.search(query.text):
            # 专精特新新增了多少: what is pledged, and that nothing of it is reported.
            goal = "、".join(map(told, goals))
            return Statement(f"台账没有报告已完成的数量，目标是{goal}。", spans_of(goals))
        return Statement(f"{told(one)}。", spans_of([one])) if one else None
    if findings or not query.unit:
        return None
    role = Role.TITLE if asks_goal(query) else Role.PROGRESS
    figure = asked_figure(query, terms, entry, role)
    if figure is None and (planned := asked_figure(query, terms, entry, Role.TARGET)):
        column = without_unit(planned.column)
        return Statement(f"{column}：{told(planned)}。", spans_of([planned]))
    if figure is None:
        return None
    together = figures_together(query, terms, entry, role)
    if len(together) > 1:
        return Statement(f"{'；'.join(told(one) for one in together)}。", spans_of(together))
    if role is Role.PROGRESS and is_readied(figure) and not READINESS.search(query.text):
        # 堵点化解了多少处 is told by no 11处, but by what of them there is.
        return Statement(f"台账只写明{figure.clause.strip()}。", spans_of([figure]))
    if role is Role.PROGRESS and of_some_counties(query, figure):
        # 全市装机多少 is not told by what three counties have.
        return Statement(f"台账只写明{figure.clause.strip()}。", spans_of([figure]))
    comparator = figure.figure.comparator
    before = comparator if comparator in ("超过", "突破", "近", "约", "不低于", "不少于") else ""
    after = comparator if comparator in AFTER else ""
    what = "目标是" if role is Role.TITLE else ""
    # What fell is told with its word, for 2.7% by itself is read as growth.
    before = fall_word(figure) + before
    return Statement(f"{what}{before}{figure.figure.shown}{after}。", spans_of([figure]))


def of_some_counties(query: Query, one: Located) -> bool:
    """Return whether a figure is of several counties that the question does not name: 胶州、莱西…213万千瓦."""
    listed = counties_listed(one.clause)
    asked = [word for word in query.words if word in one.clause and word not in one.entry.title]
    return bool(listed) and not any(place in query.text for place in listed) and not asked


# 完成全年目标多少了: how much is done, where nothing tells it.
SHARE_ASKED = re.compile(
    r"(?:完成|达到|实现)了?(?:全年|年度|今年)?的?(?:目标|任务|计划)的?(?:多少|几成)(?!个百分点)|(?:目标|任务)(?:量|数)?完成了?多少"
)


DONE_BARE = re.compile(
    r"(?:新增|培育|建成|完成|创建|打造|认定|获批|治理|改造|整治|新建|推出)了多少(?=[呢啊，,。？?]|$)"
)


def goals_named(terms: Sequence[Term], entry: Entry) -> list[Located]:
    """Return the figures that an entry pledges, of several those whose own words are asked for most."""
    goals = pledged(entry)
    if len(goals) < 2:
        return goals
    said = [sum(term.weight * met(term, near(one)) for term in telling(terms)) for one in goals]
    return [one for one, own in zip(goals, said, strict=True) if own == max(said)]


def goal_told(one: Located) -> str:
    """Return a pledged figure with its comparator where that belongs: 15家以上, 达到1.5万家."""
    after = one.figure.comparator in AFTER
    return f"{'' if after else one.figure.comparator}{one.figure.shown}{one.figure.comparator if after else ''}"


def whole_cell(entry: Entry) -> tuple[Span, ...]:
    column = entry.column(Role.PROGRESS)
    return (Span(entry, column, 0, len(entry.progress)),) if column and entry.progress else ()


FALL_ASKED = re.compile(r"(?:下降|下滑|减少|降|跌)(?:了)?(?:吗|没|么|没有|多少|几|[?？])")


def fall_asked(query: Query, terms: Sequence[Term], entry: Entry) -> Statement | None:
    """Return the fall that is asked for by what it is of: 房地产开发投资下降了吗."""
    if not FALL_ASKED.search(query.text) or query.unit not in ("", "%", "百分点"):
        return None
    rates = [one for one in located(entry, Role.PROGRESS) if one.figure.is_rate]
    own = [term for term in terms if met(term, entry.title) < 1]
    scored = [(sum(met(term, near(one)) * term.weight for term in own), one) for one in rates]
    best = max(scored, key=lambda item: (item[0], -item[1].figure.start), default=None)
    if best is None or best[0] <= 0 or not falls(best[1]):
        return None
    return Statement(f"{told(best[1])}。", spans_of([best[1]]))


# Among whom a place in an order is: 副省级城市第4位 is no place in the country.
AMONG = (
    re.compile(r"全国|国内|国家"),
    re.compile(r"全省|省内|省里"),
    re.compile(r"副省级"),
    re.compile(r"计划单列"),
)


def place_said(query: Query, entry: Entry) -> Statement | None:
    """Return the place in an order that an entry reports, among whom it is asked for: 第4位."""
    column = entry.column(Role.PROGRESS)
    if column is None or not PLACE_ASKED.search(query.text):
        return None
    for match in PLACE_SAID.finditer(entry.progress):
        start, end = next(
            span for span in sentences(entry.progress) if span[0] <= match.start() < span[1]
        )
        clause = regexes.split("[，,。；;]", entry.progress[start : match.end()])[-1]
        if all(among.search(clause) for among in AMONG if among.search(query.text)):
            return Statement(f"{clause}。", (Span(entry, column, start, end),))
    return None


TIME_ASKED = re.compile(
    r"什么时候|何时|几时|哪(?:一)?天|几月|哪个月|啥时候|什么时间|时间(?:定|是|安排)"
)


TIME_SAID = re.compile(
    r"\d+月|\d+日|[一二三四1-4]季度|[上下]半年|年底|近期|月底|月初|月中|春节|元旦|清明|五一|端午|国庆|中秋|待[^，。；]{2,24}(?:启动|批复|通过|完成|到位)(?:后|将)?"
)


# 一季度，全市…达到482万千瓦: the time that all the entry is of tells of no event.
CIRCUMSTANCE = re.compile(
    r"(?:^|[，。；])(?:(?:截至|截止)(?:到)?(?:\d{4}年|今年|去年)?\d+月\d+日"
    # 3月14日，开展培训 is the day of that alone.
    r"|(?:截至|截止)?(?:到)?(?:\d{4}年|今年|去年)?(?:[一二三四1-4]季度|[上下]半年|\d+月(?!\d)(?:底|末|份)?))(?:末|底)?(?=[，,全我]|[\u4e00-\u9fff]{0,2}市)"
    # 一季度新开通航线4条 is of all the quarter.
    r"|(?:^|[，。；])(?:[一二三四1-4]季度|[上下]半年)(?=新|已|共|累计|实现|完成)"
)


# 《近期建设规划》 is called so, and says no time.
DOCUMENT = re.compile(r"《[^《》]*》")


def says_when(sentence: str) -> bool:
    """Return whether a sentence names a time that is not only that of the whole report."""
    return bool(TIME_SAID.search(CIRCUMSTANCE.sub("", DOCUMENT.sub("", sentence))))


def is_telling(term: Term) -> bool:
    return is_noun(term.word) and not is_measure(term.word)


def time_said(query: Query, terms: Sequence[Term], entry: Entry) -> Statement | None:
    """Return the sentence that says when, where that is asked for and not every sentence does."""
    column = entry.column(Role.PROGRESS)
    if column is None or not TIME_ASKED.search(query.text):
        return None
    parts = sentences(entry.progress)
    stated = {one.shown for one in query.figures if one.value > 1}
    scored = [
        (
            sum(term.weight * met(term, entry.progress[start:end]) for term in terms)
            # 那232套什么时候能交 is told where 232套 stand.
            + OF_FIGURE * any(one in entry.progress[start:end] for one in stated),
            -start,
            end,
        )
        for start, end in parts
        if says_when(entry.progress[start:end])
    ]
    if not scored or len(parts) < 2:
        return None
    most, start, end = max(scored)
    if not most and any(map(is_telling, terms)):
        return None
    span = Span(entry, column, -start, end)
    return Statement(words_of([span]), (span,))


EACH_OF = re.compile(r"各(?:有|是|自|为|办|开|建|完|做)?|分别")


def figures_together(
    query: Query, terms: Sequence[Term], entry: Entry, role: Role
) -> list[Located]:
    """Return the figures of a question that asks for several: one a clause, or of 各多少 all."""
    found = {one.figure.start: one for one in wanted_figures(query, terms, entry, role)}
    stated = {(figure.base, figure.value) for figure in query.figures if figure.value > 1}
    if len(found) == 1 and not EACH_OF.search(query.text):
        (one,) = found.values()
        # 102座车站封顶几座 is of those alone, whatever else stands after them.
        led = {(other.base, other.value) for other in figures(leading(one))}
        found |= (
            {}
            if stated & led
            else {other.figure.start: other for other in peers(query, terms, one)}
        )
    if len(found) == 1 and EACH_OF.search(query.text):
        (one,) = found.values()
        like = [other for other in located(entry, role) if other.figure.unit == one.figure.unit]
        found |= {other.figure.start: other for other in like if not restates_goal(other)}
    return [found[start] for start in sorted(found)][:MOST_TOGETHER]


def peers(query: Query, terms: Sequence[Term], one: Located) -> list[Located]:
    """Return the other figures of a cell that answer as well as one does: 53座已封顶, 6座已封顶.

    The same unit under the same verb of the question, and no word of the question for one alone.
    """
    verbs = [verb for verb in VERBS if verb in query.text and verb in near(one)]
    if not verbs or one.figure.is_rate:
        return []
    named = [term for term in telling(terms) if met(term, near(one)) + met(term, leading(one)) > 0]
    return [
        other
        for other in located(one.entry, Role.PROGRESS)
        if other.figure.start != one.figure.start
        and other.figure.unit == one.figure.unit
        and verbs[0] in near(other)
        # 其中 5户 is part of the 68户 before it; a larger one is part of neither.
        and (other.figure.value > one.figure.value or among_parts(one) or not among_parts(other))
        and not restates_goal(other)
        and segment_start(other) != segment_start(one)
        and all(met(term, near(other)) + met(term, leading(other)) > 0 for term in named)
    ]


def among_parts(one: Located) -> bool:
    """Return whether a figure stands in a list of parts: 其中，市南区5户；崂山区63户."""
    return "其中" in one.text[one.text.rfind("。", 0, one.figure.start) + 1 : one.figure.start]


def segment_start(one: Located) -> int:
    return one.figure.start - len(leading(one))


def restates_goal(one: Located) -> bool:
    """Return whether a figure only says the pledge's own again: 50条背街小巷整治台账."""
    return restates(one, {goal.figure.value for goal in located(one.entry, Role.TITLE)})


def told(one: Located) -> str:
    """Return a figure with the words that say what it is of."""
    before = regexes.split(r"[，,：:、]", one.figure.before)[-1].strip()
    if len(before) > LONGEST_LEAD:
        # Neither a figure nor a word is cut in two.
        before = last_words(before)
        before = regexes.sub(r"^[\d.%]+|^[年月日及]", "", before)
    after = regexes.match(r"[\u4e00-\u9fff]*", one.figure.after)
    kept = after[0] if after else ""
    if regexes.match(r"\d", one.figure.after[len(kept) :]):
        # 16个项目已开工9个: what is begun is the 9个, and not the 16个.
        kept = regexes.split(r"已|均|中$|共|累计|现(?!代)|开工|完成", kept)[0]
    if len(kept) > LONGEST_TAIL:
        # 1.3万项服务可使用电子证照办理 is told to its end; of what goes on further the first words.
        kept = ""
        for word in words(after[0] if after else ""):
            if len(kept + word) > SHORT_TAIL:
                break
            kept += word
    return f"{before}{one.figure.shown}{kept.removesuffix('的')}"


def last_words(text: str) -> str:
    """Return the last words of a text, and with a bracket that they close all of it: 区（市）级以下."""
    own = words(text)
    for kept in range(LEAD_WORDS, len(own)):
        said = "".join(own[-kept:])
        # 调整段 is cut as 调整 and 段, which is nothing by itself.
        whole = said.count("）") <= said.count("（") and len(own[-kept]) > 1
        if whole and not said.startswith("（"):
            return said
    return text


def asks_goal(query: Query) -> bool:
    progress_asked = query.marks & {"ratio", "remainder", "exceeded", "compare"}
    return "goal" in query.marks and not progress_asked
