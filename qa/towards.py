"""How far an entry is towards its targets: the share done, what is left, the pace."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from index import regexes
from index.entry import Entry, Role
from index.figures import Figure, figures
from qa.asked_figures import answers_unit
from qa.compute import HUNDRED, amount, difference, gap, percent, share, total
from qa.draft import Finding, plain, spans_of, title_span
from qa.figure_words import FINISHED, grows, is_part, per
from qa.headed_items import is_of_named_item
from qa.located import Located, located, near, pledged, sentence, sentence_span
from qa.pairs import DONE, STARTED, Pair
from qa.question import Query
from qa.stages import stages_asked
from qa.standing import Standing, State, standing
from qa.units_asked import measures_asked

PACE_SLACK = Decimal("0.03")


def towards_target(query: Query, entry: Entry) -> list[Finding]:
    """Return how far the entry is towards its targets: as stated, else as computed."""
    state = standing(entry)
    findings = []
    begun = STARTED.search(query.text) and not regexes.search("完成|投资|计划", query.text)
    if (
        state.stated
        and not (begun and any(pair.verb == "开工" for pair in state.pairs))
        and is_of_named_item(query, state.stated)
    ):
        # 开工的占多少 is told by no share of the year's investment.
        one = state.stated
        clause = one.clause.strip()
        findings.append(Finding(f"台账写明：{clause}。", spans_of([one])))
    kept, wanted = goals_named(query, state)
    findings += [limit(pair) for pair in kept]
    if not wanted and kept and state.pairs:
        # 失业率达标了吗 is of the ceiling alone.
        return [limit(pair) for pair in kept]
    findings += [fallen(pair) for pair in state.fallen]
    for pair in chosen_pairs(query, wanted):
        left_first = "remainder" in query.marks and "ratio" not in query.marks
        findings.append(
            grown(query, pair)
            if pair.is_growth
            else volume(pair, stated=bool(state.stated), left_first=left_first)
        )
    return findings


MET_ASKED = re.compile(
    r"(?:任务|目标|指标)[^，。？?]{0,8}(?:完成|实现|达到|达成|兑现|达标)了?(?:没有?|吗|么|与否|没)(?![\u4e00-\u9fff])"
    r"|(?:是否|有没有|是不是)(?:都|已经?|全部)*(?:完成|达到|达成|实现)[^，。？?]{0,6}(?:目标|任务|指标)"
    r"|(?:完成|达标)了?(?:没有?|吗|么)[?？。]*$|(?<!不)(?:够|跟|赶|追)(?:得)?(?:上|到|着)?了?(?:年度|全年|年初)?的?(?:目标|任务|指标)了?(?:没有?|吗|么)|(?:完成|达到|达成|实现)了?(?:年度|全年)?的?(?:目标|任务)了?(?:没有?|吗|么)"
    r"|(?:治理|改造|整治|建设|培训|培育|修|建|办|做|干|完成)(?:完|好|成)了(?:没有?|吗|么)?[?？。]*$"
)


def met_target(query: Query, entry: Entry) -> list[Finding]:
    """Return whether the targets are met, first in a word, where that is asked: 任务完成没有.

    Empty where it is not asked, or the entry has no targets, or says itself that it is done.
    """
    if not MET_ASKED.search(query.text) and not claims_target(query, entry):
        return []
    state = standing(entry)
    kept, wanted = goals_named(query, state)
    done = [pair for pair in (*wanted, *kept) if pair.verb != "开工"]
    findings = towards_target(query, entry)
    if not done or not findings:
        goals = pledged(entry)
        said = state.state in (State.FINISHED, State.REACHED) or stages_asked(query)
        if said or not goals or findings:
            return findings
        words = "台账没有报告可与目标对照的数字，不能判断是否完成，只写明了下面的进展。"
        return [Finding(words, (title_span(entry),))]
    reached = [pair.reached for pair in done]
    verdict = "已达到目标" if all(reached) else "部分达到目标" if any(reached) else "尚未达到目标"
    first = findings[0]
    if first.text.rstrip("。").endswith(verdict):
        return findings
    return [Finding(f"{verdict}：{first.text}", first.spans, first.calculations), *findings[1:]]


# 新认定20家了吗, 达到700万千瓦没有.
CLAIMS_REACHED = re.compile(
    r"\d[^，。；;？?]{0,8}了?(?:吗|么|没有?(?![\u4e00-\u9fff])|吧|对吧|是吗)[?？。]*$"
)


def claims_target(query: Query, entry: Entry) -> bool:
    """Return whether it is asked if the very number that an entry pledges is reached: 认定20家了吗."""
    asked = CLAIMS_REACHED.search(query.text)
    if not asked or stages_asked(query) or query.marks & {"ratio", "remainder", "compare"}:
        return False
    claimed = {(one.base, one.value) for one in query.figures}
    done = regexes.search(r"了|到|已", query.text)
    return bool(done) and any(
        (one.figure.base, one.figure.value) in claimed for one in pledged(entry)
    )


def goals_named(query: Query, state: Standing) -> tuple[list[Pair], list[Pair]]:
    """Return the ceilings and the other pairs that a question is about: all, or those it names.

    失业率达标了吗 is not of the new jobs that the same entry pledges.
    """
    kept, others = list(state.limits), list(state.pairs)
    units = {pair.target.figure.start: pair.target.figure.unit for pair in others}
    # 筹集2000套，年内交付1200套: two targets in one unit are told apart by their words.
    rivals = len(set(units.values())) < len(units)
    if not kept and not rivals and not any(per(pair.target) for pair in others):
        return kept, others
    held = [*kept, *others]
    said = query.text.lower()
    named = [pair for pair in held if (verb := DONE.search(near(pair.target))) and verb[0] in said]
    if len(named) in (0, len(held)):
        named = [pair for pair in held if any(two in said for two in own_words(pair, held))]
    if not named:
        return kept, others
    if not any(pair in kept for pair in named):
        # 空气质量达标了吗: what is met by one target is not met yet.
        return kept, [one for one in others if one in named]
    return [one for one in kept if one in named], [one for one in others if one in named]


def own_words(pair: Pair, held: Sequence[Pair]) -> set[str]:
    """Return the pairs of characters that stand with one target and with no other of its entry."""
    own = twos(pair.target)
    rest = [twos(one.target) for one in held if one.target != pair.target]
    return own.difference(*rest)


def twos(one: Located) -> set[str]:
    text = regexes.sub(
        r"控制在|不高于|不超过|不低于|达到|以内|以上|以下|[｜\s]", "", near(one)
    ).lower()
    return {text[at : at + 2] for at in range(len(text) - 1)}


def limit(pair: Pair) -> Finding:
    """Return a quantity beside its ceiling, and whether that is kept."""
    actual, target = pair.actuals[0].figure, pair.target.figure
    first, second = (target, actual) if pair.reached else (actual, target)
    by = difference([first], [second])
    word = "控制在目标以内" if pair.reached else "未控制在目标以内"
    tail = (
        f"，{'低' if pair.reached else '高'}于目标{amount(by)}（{by.shown}）" if by.result else ""
    )
    ceiling = pair.target.clause.strip()
    text = f"{pair.actuals[0].clause.strip()}，目标为“{ceiling}”，{word}{tail}。"
    return Finding(text, spans_of([*pair.actuals, pair.target]), (by,))


def fallen(pair: Pair) -> Finding:
    """Return the fall that is reported where growth was pledged."""
    one, target = pair.actuals[0], pair.target
    said = one.clause.strip()
    goal = f"{target.figure.shown}{after_word(target.figure)}"
    text = f"{said}，目标增长{goal}，未达到目标。"
    return Finding(text, spans_of([one, target]))


def chosen_pairs(query: Query, pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs that the question is about: begun or done, and in the unit asked for."""
    asks_start = bool(regexes.search(r"开工|没动|动工|启动", query.text))
    asks_done = bool(regexes.search(r"完工|完成|投资|竣工", query.text)) or not asks_start
    wanted = [
        pair
        for pair in pairs
        if (pair.verb == "开工" and asks_start) or (pair.verb != "开工" and asks_done)
    ]
    grown = [pair for pair in pairs if pair.is_growth]
    of_money = [pair for pair in grown if "投资" in near(pair.target)]
    if of_money and regexes.search(
        r"投资[^，。？?个家条]{0,4}(?:完成率|完成比例|百分之)", query.text
    ):
        # 技改投资完成率 is of the growth that is pledged, and of no number of projects.
        return of_money
    if regexes.search(r"增速|增长|增幅|涨", query.text) and grown:
        # 项目个数还差几个、增速还差几个点 asks for both.
        counted = {unit for _, unit, _ in measures_asked(query.text)} - {"%", "百分点"}
        return [*(one for one in wanted if one.target.figure.base in counted), *grown]
    exact = [pair for pair in wanted if answers_unit(query, pair.target)]
    money = [pair for pair in wanted if "投资" in query.text and pair.target.figure.base == "元"]
    if asks_start and asks_done:
        return wanted or list(pairs)
    is_count = bool(query.counter) and query.unit not in ("", "%", "百分点", "元")
    if is_count and not exact and pairs and all(one.target.figure.base == "元" for one in pairs):
        # 还有多少套 is no question of what was invested.
        return []
    return money or (exact if query.unit not in ("%", "") and exact else wanted) or list(pairs)


def volume(pair: Pair, *, stated: bool, left_first: bool = False) -> Finding:
    """Return share and remainder of a quantity, the one that is asked for first."""
    parts = [one.figure for one in pair.actuals]
    ratio, left = share(parts, pair.target.figure), gap(pair)
    added = total(parts) if len(parts) > 1 else None
    done = f"{amount(added)}（{added.shown}）" if added else parts[0].shown
    done = f"{per(pair.target)}{done}"
    verb = "已开工" if pair.verb == "开工" else done_word(pair)
    each = per(pair.target)
    goal = f"{each}{pair.target.figure.shown}{after_word(pair.target.figure)}"
    words = f"{verb}{done}，占目标{goal}的{percent(ratio.result)}（{ratio.shown}）"
    if only := only_part(pair) or only_prepared(pair):
        words = f"台账只写明{only}，按此算{words}"
    if left.result > 0:
        lacking = f"还差{amount(left)}（{left.shown}）"
        words = f"{lacking}；{words}" if left_first else f"{words}，{lacking}"
    elif left.result < 0:
        left = difference(parts, [pair.target.figure])
        words += f"，超出目标{amount(left)}（{left.shown}）"
    else:
        words += "，已达到目标"
    if pair.verb != "开工" and not stated and not each:
        words += pace_words(pair)
    used = (ratio, left, added) if added else (ratio, left)
    return Finding(f"{words}。", spans_of([*pair.actuals, pair.target]), used)


def only_part(pair: Pair) -> str:
    """Return the words of the one part that is reported, where no whole is: 其中东港区已有1个村庄接入."""
    one = pair.actuals[0]
    if len(pair.actuals) > 1 or not is_part(one):
        return ""
    start = sentence_span(one.text, one.figure.start)[0]
    before = (figure for figure in figures(one.text) if start <= figure.start < one.figure.start)
    return "" if any(not figure.is_rate for figure in before) else one.clause.strip()


PREPARED = re.compile(r"^[\u4e00-\u9fff]{0,10}(?:方案|设计|名单|清单|规划|申报|选址|评审)")


def only_prepared(pair: Pair) -> str:
    """Return the words of what is only prepared, not done: 完成11处交通组织优化方案设计."""
    one = pair.actuals[0]
    alone = len(pair.actuals) == 1 and pair.verb == "完成" and PREPARED.match(one.figure.after)
    return one.clause.strip() if alone and not PREPARED.match(pair.target.figure.after) else ""


def done_word(pair: Pair) -> str:
    """Return the word for progress: what is only pushed on, 推进418个, is not done."""
    pushed = all(
        regexes.search(r"滚动推进|推进｜|推进$", near(one)) and not FINISHED.search(near(one))
        for one in pair.actuals
    )
    return "推进" if pushed else "完成"


def after_word(figure: Figure) -> str:
    return figure.comparator if figure.comparator in ("以上", "左右", "以内") else ""


def pace_words(pair: Pair) -> str:
    """Return how the share done compares with the share of the year gone."""
    period = pair.target.entry.period
    if period is None or period.last_month == 12:
        # Once the year is over there is no pace to keep.
        return ""
    gone = period.share_of_year
    if abs(pair.ratio - gone) <= PACE_SLACK:
        word = "与时序进度基本持平"
    else:
        word = "快于时序进度" if pair.ratio > gone else "慢于时序进度"
    return f"，{word}（{period.last_month} ÷ 12 = {plain((gone * HUNDRED).quantize(Decimal('0.1')))}%）"


# 预算收入完成多少: the amount is asked for, whatever its growth is set against.
AMOUNT_DONE = re.compile(r"(?<!目标)(?<!任务)(?<!计划)完成了?多少(?=[了呢啊，,。？?]|$)")


def grown(query: Query, pair: Pair) -> Finding:
    """Return the growth beside its target, behind the amount of the same sentence where that is asked."""
    finding = growth(pair)
    rate = pair.actuals[0]
    amounts = [
        one
        for one in located(rate.entry, Role.PROGRESS)
        if not one.figure.is_rate and sentence(one) == sentence(rate)
    ]
    if len(amounts) != 1 or not AMOUNT_DONE.search(query.text):
        return finding
    words = f"{amounts[0].clause.strip()}；{finding.text}"
    return Finding(words, (*spans_of(amounts), *finding.spans), finding.calculations)


def growth(pair: Pair) -> Finding:
    """Return a growth rate beside its target, with the difference in percentage points."""
    actual, target = pair.actuals[0].figure, pair.target.figure
    ahead = actual.value >= target.value
    first, second = (actual, target) if ahead else (target, actual)
    points = difference([first], [second])
    word = "高于" if actual.value > target.value else "等于" if ahead else "低于"
    tail = f"{word}目标{amount(points)}（{points.shown}）" if points.result else "与目标持平"
    what = "增速" if grows(pair.actuals[0]) else ""
    text = f"{what}{actual.shown}，目标{target.shown}{after_word(target)}，{tail}。"
    return Finding(text, spans_of([*pair.actuals, pair.target]), (points,))
