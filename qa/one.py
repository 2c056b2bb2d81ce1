"""Answers that rest on one entry: what it reports, a figure, how far towards its target."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from index.entry import Entry, Role
from index.figures import Figure, figures
from qa.compute import (
    HUNDRED,
    backward,
    difference,
    gap,
    percent,
    quotient,
    scale_of,
    share,
    total,
)
from qa.draft import Calculation, Draft, Span, Statement, plain, rounded, title_span
from qa.question import CLAIM, Attribute, Query, attributes_in
from qa.quote import (
    GIST_UP_TO,
    LONGEST_QUOTE,
    RATE_OF,
    VERBS,
    answers_unit,
    asked_figure,
    quote,
    sentences,
    words_of,
)
from qa.standing import (
    NAMEPLATE_UNITS,
    Located,
    Pair,
    comparable,
    grows,
    located,
    near,
    sentence,
    standing,
)
from qa.subject import Term
from qa.wording import is_measure

NOT_YET = re.compile(
    r"(?:没有?|未|尚未|还没)(?P<verb>开工|完工|封顶|接入|完成|动工|启动|动|设计|进|竣工|做|建)|剩|缺口|扣除|除去"
)
ALL_DONE = re.compile(
    r"(?:全部?|都|均|全)[^，。？?]{0,6}(?P<verb>开工|完工|完成|封顶|建成|建完|干完|接入|开通)|(?:就|已经?)(?:完工|完成|建成|做完|干完)了?"
)
# What some of several are said to be: 7个专项规划中，通过市规委会审议的有几个.
SAID_OF_SOME = re.compile(
    r"[，,、中里]\s*(?:今年|[一二三四]季度|已经?|写明|明确|是)*(?P<said>[^，,、]{2,14}?)的?(?:有|是|共|就)?(?<!哪)(?:几|多少)[个项]"
)
SAME_PHRASE = 0.7
SOME_PAIRS = 0.25
# 甲占乙的比例; 封顶率 where the ledger states no such rate.
SHARE_OF = re.compile(
    r"(?P<part>[^，。？,?]{2,24}?)占(?:了)?(?P<whole>[^，。？,?]{2,16}?)的?(?:比例|比重|百分之|多少|几成|几)"
)
EACH = re.compile(r"平均每(?:一)?(?P<unit>项次|个|项|条|座|家|户|人|场|处)")
MONTHLY = re.compile(r"月均|每(?:个)?月平均|平均每(?:个)?月")
ALTOGETHER = re.compile(r"一共|总共|共(?:计|有|办|举办|开展|完成)|合计|加起来|总计")
PACE_SLACK = Decimal("0.03")


def shown_name(entry: Entry) -> str:
    return f"{entry.name}“{entry.title.rstrip('。')}”"


def spans_of(figures: Sequence[Located]) -> tuple[Span, ...]:
    return tuple(
        Span(one.entry, one.column, one.figure.clause_start, one.figure.clause_end)
        for one in figures
    )


@dataclass(frozen=True, slots=True)
class Finding:
    """A computed or stated result about an entry: its words, spans and calculations."""

    text: str
    spans: tuple[Span, ...]
    calculations: tuple[Calculation, ...] = ()


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
    if findings or not query.unit:
        return None
    role = Role.TITLE if asks_goal(query) else Role.PROGRESS
    figure = asked_figure(query, terms, entry, role)
    if figure is None:
        return None
    comparator = figure.figure.comparator
    before = comparator if comparator in ("超过", "突破", "近", "约", "不低于", "不少于") else ""
    after = comparator if comparator in ("以上", "左右", "以内", "以下") else ""
    what = "目标是" if role is Role.TITLE else ""
    return Statement(f"{what}{before}{figure.figure.shown}{after}。", spans_of([figure]))


def asks_goal(query: Query) -> bool:
    progress_asked = query.marks & {"ratio", "remainder", "exceeded", "compare"}
    return "goal" in query.marks and not progress_asked


def findings_about(query: Query, terms: Sequence[Term], entry: Entry) -> list[Finding]:
    """Return what is computed for a question: the share done, what is left, a difference."""
    marks = query.marks
    if "backward" in marks:
        return backwards(query, entry)
    if "average" in marks:
        return averages(query, terms, entry)
    asks_share = RATE_OF.search(query.text) or marks & {"ratio", "remainder", "exceeded", "pace"}
    if asks_share or NOT_YET.search(query.text):
        shared = share_asked(query, entry)
        if shared:
            return [shared]
        parts = remaining_parts(query, terms, entry)
        if not parts or "ratio" in marks:
            parts = [*parts, *towards_target(query, entry)]
        return parts
    if ALTOGETHER.search(query.text):
        together = summed(query, entry)
        if together:
            return [together]
    counted = count_within(query, terms, entry)
    return [counted] if counted else []


def summed(query: Query, entry: Entry) -> Finding | None:
    """Return the sum of the figures that together are the progress: 738场次 and 3067场次."""
    for pair in standing(entry).pairs:
        if len(pair.actuals) > 1 and answers_unit(query, pair.actuals[0]):
            result = total([one.figure for one in pair.actuals])
            words = f"合计{result.shown.rpartition('= ')[2]}（{result.shown}）。"
            return Finding(words, spans_of(pair.actuals), (result,))
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
    spans = tuple(
        Span(entry, column, start, end)
        for start, end in sentences(entry.progress)
        if pairs_held(phrase["said"], entry.progress[start:end]) >= SAME_PHRASE
    )
    if not spans:
        return None
    words = f"进展中写明“{phrase['said']}”的有{len(spans)}个"
    return Finding(f"{words}。", spans)


def pairs_held(phrase: str, text: str) -> float:
    """Return the share of a phrase's character pairs that a text holds."""
    pairs = [phrase[at : at + 2] for at in range(len(phrase) - 1)]
    return sum(pair in text for pair in pairs) / len(pairs)


def beside(draft: Draft, query: Query, terms: Sequence[Term], earlier: Entry) -> Draft:
    """Return a draft with the same subject of an earlier period after it."""
    spans = quote(query, terms, earlier, limit=GIST_UP_TO)
    words = f"可对照{shown_name(earlier)}：{words_of(spans)}"
    return replace(draft, blocks=(*draft.blocks, Statement(words, spans)))


def answer_position(entry: Entry) -> Draft:
    """Return where an entry stands in its ledger."""
    ordinal = f"第{entry.number}项" if entry.number is not None else f"第{entry.position}行"
    text = f"{ordinal}。“{entry.title.rstrip('。')}”是{entry.period_label}台账的{ordinal}。"
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
        findings.append(growth(pair) if pair.is_growth else volume(pair, stated=bool(state.stated)))
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
    exact = [pair for pair in wanted if answers_unit(query, pair.target)]
    money = [pair for pair in wanted if "投资" in query.text and pair.target.figure.base == "元"]
    if asks_start and asks_done:
        return wanted or list(pairs)
    return money or (exact if query.unit not in ("%", "") and exact else wanted) or list(pairs)


def volume(pair: Pair, *, stated: bool) -> Finding:
    """Return share and remainder of a quantity."""
    parts = [one.figure for one in pair.actuals]
    ratio, left = share(parts, pair.target.figure), gap(pair)
    done = "、".join(one.figure.shown for one in pair.actuals)
    verb = "已开工" if pair.verb == "开工" else "完成"
    goal = f"{pair.target.figure.shown}{after_word(pair.target.figure)}"
    words = f"{verb}{done}，占目标{goal}的{percent(ratio.result)}（{ratio.shown}）"
    if left.result > 0:
        words += f"，还差{amount(left)}（{left.shown}）"
    elif left.result < 0:
        left = difference(parts, [pair.target.figure])
        words += f"，超出目标{amount(left)}（{left.shown}）"
    else:
        words += "，已达到目标"
    if pair.verb != "开工" and not stated:
        words += pace_words(pair)
    return Finding(f"{words}。", spans_of([*pair.actuals, pair.target]), (ratio, left))


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
        and re.match(r"[\u4e00-\u9fff]{0,10}?中", one.text[one.figure.end :])
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


def share_asked(query: Query, entry: Entry) -> Finding | None:
    """Return one figure of an entry as a share of another: 封顶率, 崂山区开工占全市的比例."""
    progress = [one for one in located(entry, Role.PROGRESS) if not one.figure.is_rate]
    match = SHARE_OF.search(query.text)
    rate = RATE_OF.search(query.text)
    if match:
        part = closest_figure(match["part"], progress)
        if part and re.search(r"全部|所有|总|合计|整个", match["whole"]):
            return share_of_sum(part, entry)
        others = [one for one in progress if part and one.figure.base == part.figure.base]
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
    amounts = [one for one in figures if one.figure.base == (query.unit or "元")]
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


def backwards(query: Query, entry: Entry) -> list[Finding]:
    """Return the whole that an amount and its stated share give; those that are named first."""
    progress = located(entry, Role.PROGRESS)
    stated = {figure.value for figure in query.figures}
    named = {sentence(one) for one in progress if one.figure.value in stated}
    for rate in sorted(progress, key=lambda one: sentence(one) not in named):
        if rate.figure.base != "%" or not re.search(r"完成|占", rate.clause):
            continue
        amounts = [
            one
            for one in progress
            if sentence(one) == sentence(rate)
            and one.figure.start < rate.figure.start
            and not one.figure.is_rate
            and one.figure.base not in NAMEPLATE_UNITS
        ]
        if amounts:
            result = backward(amounts[-1], rate)
            words = f"按已完成{amounts[-1].figure.shown}、{rate.clause.strip()}推算，总量约{result.shown.rpartition('≈ ')[2]}（{result.shown}）。"
            return [Finding(words, spans_of([amounts[-1], rate]), (result,))]
    return []


def verdict_on(query: Query, entry: Entry) -> Statement | None:
    """Return whether what the question takes for granted agrees with the entry, where that is sure."""
    if "sure" not in query.marks:
        return None
    state = standing(entry)
    claim = ALL_DONE.search(query.text)
    if claim:
        verb = "开工" if claim["verb"] == "开工" else "完成"
        pair = next(
            (pair for pair in state.pairs if pair.verb == verb and not pair.is_growth), None
        )
        if pair and pair.ratio < 1:
            shown = "、".join(one.figure.shown for one in pair.actuals)
            words = "开工" if verb == "开工" else "完成"
            return Statement(
                f"不是全部{words}：目标{pair.target.figure.shown}，台账记载{words}{shown}。",
                spans_of([*pair.actuals, pair.target]),
            )
        rates = [
            one
            for one in located(entry, Role.PROGRESS)
            if one.figure.base == "%" and "完成" in near(one)
        ]
        if rates and rates[0].figure.value < HUNDRED:
            return Statement(f"尚未全部完成：{rates[0].clause.strip()}。", spans_of([rates[0]]))
    if CLAIM.search(query.text) and state.stated and "过半" in query.text:
        over = state.stated.figure.value > 50
        return Statement(
            f"{'已过半' if over else '没有过半'}：{state.stated.clause.strip()}。",
            spans_of([state.stated]),
        )
    return wrong_figure(query, entry)


def wrong_figure(query: Query, entry: Entry) -> Statement | None:
    """Return the entry's own growth where the question states another."""
    other = wrong_quantity(query, entry)
    if other:
        return other
    stated = [figure for figure in query.figures if figure.base == "%"]
    pair = next((pair for pair in standing(entry).pairs if pair.is_growth), None)
    if not stated or pair is None:
        return None
    actual = pair.actuals[0].figure
    # 只增长了5% claims what was reached, be it the target's own figure.
    claims_actual = re.search(r"(?:只|仅|才)[^，。]{0,6}(?:增长|涨)|(?:增长|涨)了", query.text)
    known = {actual.value} if claims_actual else {actual.value, pair.target.figure.value}
    if any(figure.value not in known for figure in stated) or below_claimed(query, pair):
        return Statement(
            f"与台账不符：台账记载的是{actual.shown}（目标{pair.target.figure.shown}）。",
            spans_of([*pair.actuals, pair.target]),
        )
    return None


def wrong_quantity(query: Query, entry: Entry) -> Statement | None:
    """Return the entry's own progress where the question states another quantity of it."""
    held = {figure.value for cell in entry.cells for figure in figures(cell)}
    for pair in standing(entry).pairs:
        claimed = [one for one in query.figures if one.base == pair.target.figure.base]
        if pair.is_growth or not claimed or any(one.value in held for one in claimed):
            continue
        shown = "、".join(one.figure.shown for one in pair.actuals)
        verb = "开工" if pair.verb == "开工" else "完成"
        goal = pair.target.figure.shown
        return Statement(
            f"与台账不符：台账记载{verb}{shown}（目标{goal}）。",
            spans_of([*pair.actuals, pair.target]),
        )
    return None


def below_claimed(query: Query, pair: Pair) -> bool:
    """Return whether the question says that a target is passed that is not, or the reverse."""
    actual, target = pair.actuals[0].figure.value, pair.target.figure.value
    says_over = bool(re.search(r"超过|高于|突破|达到|超了|超出", query.text))
    says_under = bool(re.search(r"没到|不到|没达|没有达|低于|未达|没完成", query.text))
    return (says_over and not says_under and actual < target) or (says_under and actual >= target)
