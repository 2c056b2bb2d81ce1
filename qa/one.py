"""Answers that rest on one entry: what it reports, a figure, how far towards its target."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from index.entry import Entry, Role
from index.figures import Figure
from qa.compute import (
    HUNDRED,
    difference,
    gap,
    percent,
    quotient,
    scale_of,
    share,
    total,
)
from qa.derived import derived
from qa.draft import (
    Calculation,
    Draft,
    Finding,
    Span,
    Statement,
    plain,
    rounded,
    spans_of,
    title_span,
)
from qa.premise import PLACE_ASKED, PLACE_SAID, RELATIVE, verdict_on
from qa.question import Attribute, Query, attributes_in
from qa.quote import (
    GIST_UP_TO,
    LONGEST_QUOTE,
    RATE_OF,
    VERBS,
    answers_unit,
    asked_figure,
    leading,
    met,
    pairs_held,
    quote,
    sentences,
    wanted_figures,
    words_of,
)
from qa.standing import (
    NAMEPLATE_UNITS,
    Located,
    Pair,
    comparable,
    grows,
    is_part,
    located,
    near,
    restates,
    sentence,
    standing,
)
from qa.subject import Term
from qa.wording import content_words, is_measure

NOT_YET = re.compile(
    r"(?:没有?|未|尚未|还没)(?:完成)?(?P<verb>招标|签约|审批|批复|立项|公示|评审|开工|完工|封顶|接入|完成|动工|启动|动|设计|进|竣工|做|建)|剩|缺口|扣除|除去"
)
# What some of several are said to be: 7个专项规划中，通过市规委会审议的有几个.
SAID_OF_SOME = re.compile(
    r"[，,、中里]\s*(?:今年|[一二三四]季度|已经?|写明|明确|是)*(?P<said>[^，,、]{2,22}?)的?(?:有|是|共|就)?(?<!哪)(?:几|多少)[个项]"
    r"|[中里]有?(?:几|多少)[个项部条](?:是|已经?|都|还在|正在|正|还)*(?P<after>[^，,、。?？]{2,22}?)(?:了|的|呢)*[?？。]*$"
)
BOTH_SAID = re.compile(r"^(?:既|又|已经?)|(?:又|且|并且?|同时也?)")
SAME_PHRASE = 0.7
SOME_PAIRS = 0.25
# 甲占乙的比例; 封顶率 where the ledger states no such rate.
SHARE_OF = re.compile(
    r"(?P<part>[^，。？,?]{2,24}?)占(?:了)?(?P<whole>[^，。？,?]{2,16}?)的?(?:多大|多少|多高)?(?:比例|比重|百分之|多少|几成|几)"
)
AS_SHARE = re.compile(
    r"(?P<part>[^，。？?]{2,24}?)[，,]?(?:如果|要是)?(?:相当于|跟|与|和|对)(?P<whole>[^，。？?]{2,16}?)的?(?:相?比|来比)?[，,]?(?:是|有|占)?的?(?:多大|多少|多高)?(?:百分之|比例|比重|几成)"
)
EACH = re.compile(r"平均(?:到|下来)?(?:每|一|1)(?:一)?(?P<unit>项次|个|项|条|座|家|户|人|场|处)")
MONTHLY = re.compile(r"月均|每(?:个)?月平均|平均每(?:个)?月")
ALTOGETHER = re.compile(
    r"加(?:在|到)一起|相加|之和|总和|一共|总共|共(?:计|有|办|举办|开展|完成)|合计|加起来|总计"
)
# Of one question no more figures are set side by side than this.
MOST_TOGETHER = 6
TELLING = 0.35
PACE_SLACK = Decimal("0.03")


def shown_name(entry: Entry) -> str:
    return f"{entry.name}“{entry.title.rstrip('。')}”"


def answer_one(query: Query, terms: Sequence[Term], entry: Entry, *, kind: str) -> Draft:
    """Return the answer about an entry: the figure or result first, then what it rests on."""
    findings = findings_about(query, terms, entry)
    quoted = quote(query, terms, entry, limit=LONGEST_QUOTE)
    lead = column_said(query, entry) or lead_of(query, terms, entry, findings)
    basis = f"{shown_name(entry)}：{words_of(quoted)}" if quoted else f"{shown_name(entry)}。"
    blocks = [Statement(basis, quoted or (title_span(entry),))]
    # First the answer, then what it rests on.
    first = [*([lead] if lead else []), *(Statement(one.text, one.spans) for one in findings)]
    blocks = [*first, *blocks]
    calculations = tuple(item for finding in findings for item in finding.calculations)
    return Draft(kind, tuple(blocks), calculations)


def column_said(query: Query, entry: Entry) -> Statement | None:
    """Return what the columns say that the question asks for: 责任单位, 完成时限, 年度目标."""
    wanted = [entry.column(Role.TARGET)] if asks_goal(query) else []
    if query.attribute:
        asked = attributes_in(query.text, entry.columns) or [query.attribute]
        wanted = [column_of(attribute, entry) for attribute in asked]
    spans = [
        Span(entry, column, 0, len(entry.text(column)))
        for column in dict.fromkeys(wanted)
        if column and entry.text(column).strip()
    ]
    if not spans:
        return None
    said = "；".join(f"{span.column}：{words_of([span]).rstrip('。')}" for span in spans)
    return Statement(f"{said}。", tuple(spans))


def column_of(attribute: Attribute, entry: Entry) -> str | None:
    """Return the column of an entry that holds an attribute; remarks only if they speak of it."""
    for column in entry.columns:
        is_remark = column.role is Role.REMARK and attribute.name not in column.name
        speaks = not is_remark or pairs_held(attribute.word, entry.text(column.name)) > 0
        if attribute.is_of(column) and speaks:
            return column.name
    return None


def lead_of(
    query: Query, terms: Sequence[Term], entry: Entry, findings: Sequence[Finding]
) -> Statement | None:
    """Return the answer in a word where the question has one: a figure, or a verdict."""
    verdict = verdict_on(query, entry)
    if verdict:
        return verdict
    if said := place_said(query, entry) or time_said(query, terms, entry):
        return said
    if not findings and not query.unit and re.search(r"多少(?:[?？。]|$)", query.text):
        held = [
            one
            for one in located(entry, Role.PROGRESS)
            if not one.figure.is_rate and one.figure.base not in NAMEPLATE_UNITS
        ]
        one = closest_figure(query.subject, held)
        return Statement(f"{told(one)}。", spans_of([one])) if one else None
    if findings or not query.unit:
        return None
    role = Role.TITLE if asks_goal(query) else Role.PROGRESS
    figure = asked_figure(query, terms, entry, role)
    if figure is None:
        return None
    together = figures_together(query, terms, entry, role)
    if len(together) > 1:
        return Statement(f"{'；'.join(told(one) for one in together)}。", spans_of(together))
    comparator = figure.figure.comparator
    before = comparator if comparator in ("超过", "突破", "近", "约", "不低于", "不少于") else ""
    after = comparator if comparator in ("以上", "左右", "以内", "以下") else ""
    what = "目标是" if role is Role.TITLE else ""
    return Statement(f"{what}{before}{figure.figure.shown}{after}。", spans_of([figure]))


def place_said(query: Query, entry: Entry) -> Statement | None:
    """Return the place in an order that an entry reports, where that is asked for: 第4位."""
    column = entry.column(Role.PROGRESS)
    if column is None or not PLACE_ASKED.search(query.text):
        return None
    match = PLACE_SAID.search(entry.progress)
    if match is None:
        return None
    start, end = next(
        span for span in sentences(entry.progress) if span[0] <= match.start() < span[1]
    )
    place = re.search(r"第\S+", match[0])
    return Statement(f"{place[0] if place else match[0]}。", (Span(entry, column, start, end),))


TIME_ASKED = re.compile(
    r"什么时候|何时|几时|哪(?:一)?天|几月|哪个月|啥时候|什么时间|时间(?:定|是|安排)"
)
TIME_SAID = re.compile(r"\d+月|\d+日|[一二三四1-4]季度|[上下]半年|年底|近期|月底|月初|月中")


def time_said(query: Query, terms: Sequence[Term], entry: Entry) -> Statement | None:
    """Return the sentence that says when, where that is asked for and not every sentence does."""
    column = entry.column(Role.PROGRESS)
    if column is None or not TIME_ASKED.search(query.text):
        return None
    parts = sentences(entry.progress)
    scored = [
        (sum(term.weight * met(term, entry.progress[start:end]) for term in terms), -start, end)
        for start, end in parts
        if TIME_SAID.search(entry.progress[start:end])
    ]
    if not scored or len(parts) < 2:
        return None
    _, start, end = max(scored)
    span = Span(entry, column, -start, end)
    return Statement(words_of([span]), (span,))


EACH_OF = re.compile(r"各(?:有|是|自|为|办|开|建|完|做)?|分别")


def figures_together(
    query: Query, terms: Sequence[Term], entry: Entry, role: Role
) -> list[Located]:
    """Return the figures of a question that asks for several: one a clause, or of 各多少 all."""
    found = {one.figure.start: one for one in wanted_figures(query, terms, entry, role)}
    if len(found) == 1 and not EACH_OF.search(query.text):
        (one,) = found.values()
        found |= {other.figure.start: other for other in peers(query, terms, one)}
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
    own = [term for term in terms if term.weight >= TELLING]
    named = [term for term in own if met(term, near(one)) + met(term, leading(one)) > 0]
    return [
        other
        for other in located(one.entry, Role.PROGRESS)
        if other.figure.start != one.figure.start
        and other.figure.unit == one.figure.unit
        and verbs[0] in near(other)
        # 其中 5户 is part of the 68户 before it; a larger one is part of neither.
        and (other.figure.value > one.figure.value or is_part(one) or not is_part(other))
        and not restates_goal(other)
        and segment_start(other) != segment_start(one)
        and all(met(term, near(other)) + met(term, leading(other)) > 0 for term in named)
    ]


def segment_start(one: Located) -> int:
    return one.figure.start - len(leading(one))


def restates_goal(one: Located) -> bool:
    """Return whether a figure only says the pledge's own again: 50条背街小巷整治台账."""
    return restates(one, {goal.figure.value for goal in located(one.entry, Role.TITLE)})


def told(one: Located) -> str:
    """Return a figure with the words that say what it is of."""
    before = re.split(r"[，,：:、]", one.figure.before)[-1].strip()
    # A figure is not cut in two.
    before = re.sub(r"^[\d.%]+", "", before[-16:]) if len(before) > 16 else before
    after = re.match(r"[\u4e00-\u9fff]{0,8}", one.figure.after)
    return f"{before}{one.figure.shown}{after[0] if after else ''}"


def asks_goal(query: Query) -> bool:
    progress_asked = query.marks & {"ratio", "remainder", "exceeded", "compare"}
    return "goal" in query.marks and not progress_asked


def findings_about(query: Query, terms: Sequence[Term], entry: Entry) -> list[Finding]:
    """Return what is computed for a question: the share done, what is left, a difference."""
    marks = query.marks
    worked_out = derived(query, entry)
    if worked_out:
        return [worked_out]
    if "average" in marks:
        return averages(query, terms, entry)
    stated_rate = rate_named(query, terms, entry)
    if stated_rate and "compare" not in query.marks:
        return [stated_rate]
    asks_share = RATE_OF.search(query.text) or marks & {"ratio", "remainder", "exceeded", "pace"}
    if asks_share or NOT_YET.search(query.text):
        shared = share_asked(query, entry)
        parts = remaining_parts(query, terms, entry)
        if shared:
            return [*parts, shared]
        if not parts or "ratio" in marks:
            parts = [*parts, *towards_target(query, entry)]
        return parts
    beside_others = relative(query, entry)
    if beside_others:
        return [beside_others]
    if (ALTOGETHER.search(query.text) and not says_sum(query, entry)) or asks_whole(
        query, terms, entry
    ):
        together = summed(query, entry)
        if together:
            return [together]
    counted = count_within(query, terms, entry)
    return [counted] if counted else []


OF_GOAL = re.compile(r"目标|任务|计划|全年|年度|还[差剩有]|没(?:有)?(?:完成|开工)|几成")


def rate_named(query: Query, terms: Sequence[Term], entry: Entry) -> Finding | None:
    """Return the rate that the entry states of the very thing that is asked for.

    总混凝土浇筑完成12% answers 混凝土浇筑完成多少, whatever of the whole pledge is done.
    """
    if OF_GOAL.search(query.text) or (
        not query.marks & {"ratio"} and not RATE_OF.search(query.text)
    ):
        return None
    asked = RATE_OF.search(query.text)
    rates = [
        one for one in located(entry, Role.PROGRESS) if one.figure.base == "%" and not grows(one)
    ]
    if asked:
        rates = [one for one in rates if asked["verb"] in near(one)]
    own = [term for term in terms if term.weight >= TELLING and not met(term, entry.title) >= 0.5]
    scored = [
        (sum(term.weight * met(term, near(one)) for term in own), -one.figure.start, one)
        for one in rates
    ]
    best = max(scored, key=lambda item: item[:2], default=None)
    if best is None or (best[0] <= 0 and not asked):
        return None
    one = best[2]
    return Finding(f"{told(one)}。", spans_of([one]))


def relative(query: Query, entry: Entry) -> Finding | None:
    """Return another region's rate from the entry's and what it is higher or lower by.

    增长5.4%，高于全省0.2个百分点 gives the province's, where that is asked for.
    """
    progress = located(entry, Role.PROGRESS)
    for points in progress:
        match = RELATIVE.search(points.figure.before)
        if points.figure.base != "百分点" or not match or match["who"] not in query.text:
            continue
        rates = [
            one
            for one in progress
            if one.figure.base == "%"
            and one.figure.end <= points.figure.start
            and sentence(one) == sentence(points)
        ]
        if not rates or re.search(rf"[比较于]{match['who']}", query.text):
            return None
        own, by = rates[-1].figure.value, points.figure.value
        higher = match["word"][0] in "高快"
        result = own - by if higher else own + by
        shown = f"{plain(own)} {'−' if higher else '+'} {plain(by)} = {percent(result)}"
        calculation = Calculation("−" if higher else "+", (own, by), result, shown)
        words = f"{match['who']}为{percent(result)}（{shown}；台账写明{points.clause.strip()}）。"
        return Finding(words, spans_of([rates[-1], points]), (calculation,))
    return None


def says_sum(query: Query, entry: Entry) -> bool:
    """Return whether an entry itself gives a sum in the unit asked for: 其他区市合计82家."""
    return any(
        re.search(r"合计|总计", near(one)) and answers_unit(query, one)
        for one in located(entry, Role.PROGRESS)
    )


def asks_whole(query: Query, terms: Sequence[Term], entry: Entry) -> bool:
    """Return whether a number is asked for that the entry gives in parts, and none of them by name."""
    if not query.unit or EACH_OF.search(query.text) or asks_goal(query):
        return False
    for pair in standing(entry).pairs:
        if len(pair.actuals) > 1 and answers_unit(query, pair.actuals[0]):
            own = [
                term for term in terms if term.weight >= TELLING and met(term, entry.title) < 0.5
            ]
            return not any(met(term, one.clause) > 0 for term in own for one in pair.actuals)
    return False


def summed(query: Query, entry: Entry) -> Finding | None:
    """Return the sum of the figures that together are what is asked: 738场次 and 3067场次."""
    for pair in standing(entry).pairs:
        if len(pair.actuals) > 1 and answers_unit(query, pair.actuals[0]):
            result = total([one.figure for one in pair.actuals])
            words = f"合计{result.shown.rpartition('= ')[2]}（{result.shown}）。"
            return Finding(words, spans_of(pair.actuals), (result,))
    together = figures_together(query, (), entry, Role.PROGRESS) if query.unit else []
    if len(together) > 1 and len({one.figure.unit for one in together}) == 1:
        result = total([one.figure for one in together])
        words = f"合计{result.shown.rpartition('= ')[2]}（{result.shown}）。"
        return Finding(words, spans_of(together), (result,))
    return None


def count_within(query: Query, terms: Sequence[Term], entry: Entry) -> Finding | None:
    """Return how many sentences of a long cell say what is asked: 通过市规委会审议的有几个.

    Only where no figure of the cell answers.
    """
    column = entry.column(Role.PROGRESS)
    if query.unit != "个" or column is None or not re.search(r"有几|几个|多少个|几项", query.text):
        return None
    phrase = SAID_OF_SOME.search(query.text)
    if not phrase or any(answers_unit(query, one) for one in located(entry, Role.PROGRESS)):
        return None
    said = re.sub(r"正式|已经|目前|已(?=[\u4e00-\u9fff]{2})", "", phrase["said"] or phrase["after"])
    wanted = [part for part in BOTH_SAID.split(said) if len(part) > 1]
    spans = tuple(
        Span(entry, column, start, end)
        for start, end in sentences(entry.progress)
        if wanted and all(says(part, entry.progress[start:end]) for part in wanted)
    )
    if not spans:
        return None
    words = f"进展中写明“{said}”的有{len(spans)}个"
    return Finding(f"{words}。", spans)


def says(phrase: str, text: str) -> bool:
    """Return whether a sentence says what a phrase does: most of its characters or all its words."""
    if pairs_held(phrase, text) >= SAME_PHRASE:
        return True
    words = content_words(phrase)
    return bool(words) and all(word in text for word in words)


def beside(draft: Draft, query: Query, terms: Sequence[Term], earlier: Entry) -> Draft:
    """Return a draft with the same subject of an earlier period after it."""
    spans = quote(query, terms, earlier, limit=GIST_UP_TO)
    words = f"可对照{shown_name(earlier)}：{words_of(spans)}"
    return replace(draft, blocks=(*draft.blocks, Statement(words, spans)))


def answer_position(entry: Entry) -> Draft:
    """Return where an entry stands in its ledger."""
    title, place = entry.title.rstrip("。"), entry.ordinal
    text = f"{place}。“{title}”是{entry.period_label}台账的{place}。"
    return Draft("ordinal", (Statement(text, (title_span(entry),)),))


def towards_target(query: Query, entry: Entry) -> list[Finding]:
    """Return how far the entry is towards its targets: as stated, else as computed."""
    state = standing(entry)
    findings = []
    if state.stated:
        one = state.stated
        clause = one.clause.strip()
        findings.append(Finding(f"台账写明：{clause}。", spans_of([one])))
    for pair in chosen_pairs(query, state.pairs):
        left_first = "remainder" in query.marks and "ratio" not in query.marks
        findings.append(
            growth(pair)
            if pair.is_growth
            else volume(pair, stated=bool(state.stated), left_first=left_first)
        )
    return findings


def chosen_pairs(query: Query, pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs that the question is about: begun or done, and in the unit asked for."""
    asks_start = bool(re.search(r"开工|没动|动工|启动", query.text))
    asks_done = bool(re.search(r"完工|完成|投资|竣工", query.text)) or not asks_start
    wanted = [
        pair
        for pair in pairs
        if (pair.verb == "开工" and asks_start) or (pair.verb != "开工" and asks_done)
    ]
    if re.search(r"增速|增长|增幅|涨", query.text) and any(pair.is_growth for pair in pairs):
        return [pair for pair in pairs if pair.is_growth]
    exact = [pair for pair in wanted if answers_unit(query, pair.target)]
    money = [pair for pair in wanted if "投资" in query.text and pair.target.figure.base == "元"]
    if asks_start and asks_done:
        return wanted or list(pairs)
    return money or (exact if query.unit not in ("%", "") and exact else wanted) or list(pairs)


def volume(pair: Pair, *, stated: bool, left_first: bool = False) -> Finding:
    """Return share and remainder of a quantity, the one that is asked for first."""
    parts = [one.figure for one in pair.actuals]
    ratio, left = share(parts, pair.target.figure), gap(pair)
    added = total(parts) if len(parts) > 1 else None
    done = f"{amount(added)}（{added.shown}）" if added else parts[0].shown
    verb = "已开工" if pair.verb == "开工" else "完成"
    goal = f"{pair.target.figure.shown}{after_word(pair.target.figure)}"
    words = f"{verb}{done}，占目标{goal}的{percent(ratio.result)}（{ratio.shown}）"
    if left.result > 0:
        lacking = f"还差{amount(left)}（{left.shown}）"
        words = f"{lacking}；{words}" if left_first else f"{words}，{lacking}"
    elif left.result < 0:
        left = difference(parts, [pair.target.figure])
        words += f"，超出目标{amount(left)}（{left.shown}）"
    else:
        words += "，已达到目标"
    if pair.verb != "开工" and not stated:
        words += pace_words(pair)
    used = (ratio, left, added) if added else (ratio, left)
    return Finding(f"{words}。", spans_of([*pair.actuals, pair.target]), used)


def amount(calculation: Calculation) -> str:
    return calculation.shown.rpartition("= ")[2].lstrip("-")


def after_word(figure: Figure) -> str:
    return figure.comparator if figure.comparator in ("以上", "左右", "以内") else ""


def pace_words(pair: Pair) -> str:
    """Return how the share done compares with the share of the year gone."""
    period = pair.target.entry.period
    if period is None:
        return ""
    gone = Decimal(period.last_month) / 12
    if abs(pair.ratio - gone) <= PACE_SLACK:
        word = "与时序进度基本持平"
    else:
        word = "快于时序进度" if pair.ratio > gone else "慢于时序进度"
    return f"，{word}（{period.last_month} ÷ 12 = {plain((gone * HUNDRED).quantize(Decimal('0.1')))}%）"


def growth(pair: Pair) -> Finding:
    """Return a growth rate beside its target, with the difference in percentage points."""
    actual, target = pair.actuals[0].figure, pair.target.figure
    ahead = actual.value >= target.value
    first, second = (actual, target) if ahead else (target, actual)
    points = difference([first], [second])
    word = "高于" if actual.value > target.value else "等于" if ahead else "低于"
    tail = f"{word}目标{amount(points)}（{points.shown}）" if points.result else "与目标持平"
    text = f"增速{actual.shown}，目标{target.shown}{after_word(target)}，{tail}。"
    return Finding(text, spans_of([*pair.actuals, pair.target]), (points,))


def remaining_parts(query: Query, terms: Sequence[Term], entry: Entry) -> list[Finding]:
    """Return total − part for what the question says is not yet so: 102座 − 53座已封顶.

    The text's own count (未开工项目17个) comes first.
    """
    match = NOT_YET.search(query.text)
    if not match or "投资" in query.text or query.unit in ("元", "百分点"):
        return []
    if rate := rest_asked(query, terms, entry):
        return [rate]
    if not re.search(r"多少|几|剩|缺口|余|扣除|除去", query.text):
        return []
    verbs = [found["verb"] for found in NOT_YET.finditer(query.text) if found["verb"]]
    verbs = [
        "开工" if verb in ("动", "动工", "启动") else "进入" if verb == "进" else verb
        for verb in verbs
    ]
    progress = located(entry, Role.PROGRESS)
    findings = []
    for verb in dict.fromkeys(verbs):
        rest = rest_of_rate(query, terms, verb, progress)
        if rest:
            findings.append(rest)
            continue
        said = [one for one in progress if re.search(rf"未{verb}", near(one))]
        if said:
            one = said[0]
            findings.append(Finding(f"台账写明：{one.clause.strip()}。", spans_of([one])))
            whole = total_of(one, entry) if "ratio" in query.marks else None
            if whole:
                ratio = share([one.figure], whole.figure)
                words = f"占{whole.figure.shown}的{percent(ratio.result)}（{ratio.shown}）"
                findings.append(Finding(f"{words}。", spans_of([one, whole]), (ratio,)))
            continue
        part = next((one for one in progress if verb in near(one).replace(f"未{verb}", "")), None)
        total = total_of(part, entry) if part else None
        if part and total:
            left = difference([total.figure], [part.figure])
            stage = "进入主体施工" if verb == "进入" else verb
            words = f"已{stage}{part.figure.shown}，尚未{stage}的有{amount(left)}（{left.shown}）"
            findings.append(Finding(f"{words}。", spans_of([part, total]), (left,)))
    if findings or verbs:
        return findings
    return subtraction(query, entry)


def rest_asked(query: Query, terms: Sequence[Term], entry: Entry) -> Finding | None:
    """Return what is left of a stated share that the question names: 土建还剩百分之几."""
    if query.unit != "%" or not re.search(r"剩|还有|还差", query.text):
        return None
    progress = located(entry, Role.PROGRESS)
    return next(
        (
            found
            for verb in ("完成", "完工", "进度", "竣工")
            if (found := rest_of_rate(query, terms, verb, progress))
        ),
        None,
    )


def rest_of_rate(
    query: Query, terms: Sequence[Term], verb: str, progress: Sequence[Located]
) -> Finding | None:
    """Return 100% − the share done, where the ledger states what is asked only as a share."""
    rates = [
        one for one in progress if one.figure.base == "%" and verb in near(one) and not grows(one)
    ]
    told = [term for term in terms if not is_measure(term.word)]
    named = [one for one in rates if any(term.word in sentence_part(one) for term in told)]
    others = [one for one in progress if verb in near(one) and not one.figure.is_rate]
    if not named or others or not 0 < named[0].figure.value < HUNDRED:
        return None
    one = named[0]
    left = HUNDRED - one.figure.value
    shown = f"100 − {plain(one.figure.value)} = {percent(left)}"
    calculation = Calculation("−", (HUNDRED, one.figure.value), left, shown)
    text = f"{one.clause.strip()}，还剩{percent(left)}（{shown}）。"
    return Finding(text, spans_of([one]), (calculation,))


def sentence_part(one: Located) -> str:
    """Return the words of a figure's own clause, and of the one before where it has no subject."""
    return one.clause if len(one.figure.before) >= 4 else sentence(one)


def subtraction(query: Query, entry: Entry) -> list[Finding]:
    """Return the difference that 扣除 asks for: a total, and the part that the words name."""
    if not re.search(r"扣除|除去", query.text):
        return []
    progress = located(entry, Role.PROGRESS)
    for part in progress:
        total = total_of(part, entry)
        shared = [char for char in set(near(part)) if char in query.text and char not in "｜的个"]
        if total and len(shared) >= 2:
            left = difference([total.figure], [part.figure])
            return [
                Finding(f"余{amount(left)}（{left.shown}）。", spans_of([part, total]), (left,))
            ]
    return []


def total_of(part: Located, entry: Entry) -> Located | None:
    """Return the figure that a part is of: before it in its sentence, else the title's."""
    progress = located(entry, Role.PROGRESS)
    same = [
        one
        for one in progress
        if one.figure.start < part.figure.start
        and one.figure.unit == part.figure.unit
        and one.figure.value > part.figure.value
        and sentence(one) == sentence(part)
        and (
            re.match(r"[\u4e00-\u9fff]{0,10}?中", one.text[one.figure.end :])
            or same_things(one, part)
        )
    ]
    if same:
        # Of 102座中100座…，53座: the largest is what the others are parts of.
        return max(same, key=lambda one: (one.figure.value, -one.figure.start))
    titles = [
        one
        for one in (*located(entry, Role.TITLE), *located(entry, Role.TARGET))
        if one.figure.value > part.figure.value and comparable(one, part)
    ]
    return titles[0] if titles else None


def same_things(one: Located, other: Located) -> bool:
    """Return whether two figures count the same things: 21个示范村项目…，14个示范村完成招标."""
    first, second = one.figure.after[:12], other.figure.after[:12]
    return sum(second[at : at + 2] in first for at in range(len(second) - 1)) >= 2


def share_asked(query: Query, entry: Entry) -> Finding | None:
    """Return one figure of an entry as a share of another: 封顶率, 崂山区开工占全市的比例."""
    progress = [one for one in located(entry, Role.PROGRESS) if not one.figure.is_rate]
    match = SHARE_OF.search(query.text) or AS_SHARE.search(query.text)
    rate = RATE_OF.search(query.text)
    if match:
        part = closest_figure(match["part"], progress)
        if part and re.search(r"全部|所有|总(?!投资|量|额)|合计|整个", match["whole"]):
            return share_of_sum(part, entry)
        held = [*progress, *located(entry, Role.TITLE)]
        others = [one for one in held if part and one.figure.base == part.figure.base]
        whole = closest_figure(match["whole"], [one for one in others if one is not part])
    elif rate and not states_rate(rate["verb"], entry):
        part = next((one for one in progress if rate["verb"] in near(one)), None)
        whole = total_of(part, entry) if part else None
    else:
        return None
    if not part or not whole or part.figure.value >= whole.figure.value:
        return None
    ratio = share([part.figure], whole.figure)
    words = f"{part.figure.shown}占{whole.figure.shown}的{percent(ratio.result)}（{ratio.shown}）。"
    return Finding(words, spans_of([part, whole]), (ratio,))


def share_of_sum(part: Located, entry: Entry) -> Finding | None:
    """Return a figure as a share of the sum that it is a part of, where the entry has one."""
    for pair in standing(entry).pairs:
        wholes = [one.figure for one in pair.actuals]
        if len(wholes) > 1 and part.figure in wholes:
            added = total(wholes)
            ratio = rounded(part.figure.value / added.result * HUNDRED, 1)
            shown = f"{plain(part.figure.value)} ÷ {plain(added.result)} = {percent(ratio)}"
            quotient_of = Calculation("÷", (part.figure.value, added.result), ratio, shown)
            words = f"{part.figure.shown}占合计{amount(added)}的{percent(ratio)}（{added.shown}；{shown}）。"
            return Finding(words, spans_of(pair.actuals), (added, quotient_of))
    return None


def states_rate(verb: str, entry: Entry) -> bool:
    """Return whether an entry states a rate of what a verb says: 开工在建率88.0%."""
    rates = [one for one in located(entry, Role.PROGRESS) if one.figure.base == "%"]
    return any(verb in near(one) for one in rates)


def closest_figure(words: str, figures: Sequence[Located]) -> Located | None:
    """Return the figure whose own words share most character pairs with some words, or None."""
    if len(words) < 2:
        return None
    verb = next((verb for verb in VERBS if verb in words), "")
    scored = [
        (pairs_held(words, one.clause) + pairs_held(words, sentence(one)) / 2, one)
        for one in figures
        if verb in near(one)
    ]
    best = max(scored, key=lambda item: (item[0], -item[1].figure.start), default=None)
    return best[1] if best and best[0] >= SOME_PAIRS else None


def averages(query: Query, terms: Sequence[Term], entry: Entry) -> list[Finding]:
    """Return an amount divided by the number that it is for: 平均每项支持多少万元."""
    if MONTHLY.search(query.text):
        return monthly(query, terms, entry)
    each = EACH.search(query.text)
    unit = each["unit"] if each else "项"
    figures = [*located(entry, Role.TITLE), *located(entry, Role.PROGRESS)]
    base = query.unit if query.unit not in ("", "个") else "公里" if "长" in query.text else "元"
    amounts = [one for one in figures if one.figure.base == base]
    if "总投资" in query.text:
        amounts = [one for one in amounts if "总投资" in one.figure.before]
    else:
        amounts = [one for one in amounts if one.column == entry.column(Role.PROGRESS)]
    counts = [one for one in figures if one.figure.unit == unit or unit in near(one)]
    named = [one for one in counts if one.figure.value in {own.value for own in query.figures}]
    counts = named or counts
    if not amounts or not counts:
        return []
    result = quotient(amounts[0].figure, counts[0].figure)
    words = f"平均每{unit}{result.shown.rpartition('= ')[2]}（{result.shown}）。"
    return [Finding(words, spans_of([amounts[0], counts[0]]), (result,))]


def monthly(query: Query, terms: Sequence[Term], entry: Entry) -> list[Finding]:
    """Return an amount divided by the months of the entry's period."""
    pairs = [pair for pair in standing(entry).pairs if not pair.is_growth and pair.verb == "完成"]
    figure = asked_figure(query, terms, entry, Role.PROGRESS) if query.unit else None
    one = figure or (pairs[0].actuals[0] if pairs else None)
    if one is None or one.figure.is_rate or entry.period is None:
        return []
    months = entry.period.last_month
    unit, factor = scale_of(one.figure)
    value = one.figure.value / factor
    result = rounded(value / months, 2)
    shown = f"{plain(value)} ÷ {months} = {plain(result)}{unit}"
    calculation = Calculation("÷÷", (value, Decimal(months)), result, shown)
    return [Finding(f"平均每月{plain(result)}{unit}（{shown}）。", spans_of([one]), (calculation,))]
