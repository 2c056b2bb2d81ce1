"""What is worked out for a question from the figures of one entry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index import regexes
from index.entry import Entry, Role
from qa.asked_figures import (
    FROM_BEFORE,
    RATE_OF,
    answers_unit,
    asked_figure,
    leading,
    other_thing,
)
from qa.averages import averages
from qa.compute import amount, percent, total
from qa.counted_within import count_within
from qa.derived import derived
from qa.draft import Calculation, Finding, plain, spans_of
from qa.figure_words import grows
from qa.invested import investment_made
from qa.lead import EACH_OF, asks_goal, figures_together, told
from qa.left_over import left_over, raised_by
from qa.levels import of_level
from qa.located import Located, located, near, sentence
from qa.measure import OF_PLAN
from qa.named_figures import figures_named, named_added_up
from qa.named_things import named_things
from qa.premise import RELATIVE
from qa.question import Query
from qa.remainder import NOT_YET, remaining_parts, total_of, without_part
from qa.schedule import against_schedule, due_by_now
from qa.shares import BY_INVESTMENT, share_asked, share_invested
from qa.standing import standing
from qa.subject import Term, met, telling
from qa.titled_things import titled_things
from qa.told_apart import districts_apart
from qa.towards import met_target, towards_target, volume
from qa.units_asked import measures_asked

ALTOGETHER = re.compile(
    r"[加合](?:在|到)?一(?:块|起|处)|相加|之和|总和|一共|总共|拢共|统共|拢总|共(?:计|有|办|举办|开展|完成|(?=多少|几))|合计|加起来|合起来(?![看说讲])|总计"
)


def findings_about(query: Query, terms: Sequence[Term], entry: Entry) -> list[Finding]:
    """Return what is computed for a question: the share done, what is left, a difference."""
    marks = query.marks
    if named := named_things(query, entry) or titled_things(query, entry):
        return [named]
    if rest := left_over(query, entry):
        return [*rest, *rests_beside(query, entry, rest)]
    own = raised_by(query, entry) or investment_made(query, entry)
    if own:
        return [own]
    if KEPT_ASKED.search(query.text) and standing(entry).limits:
        return towards_target(query, entry)
    if paced := due_by_now(query, entry) or against_schedule(query, entry):
        return paced
    if met_now := met_target(query, entry):
        return met_now
    if earlier := rate_before(query, entry):
        return [earlier]
    worked_out = derived(query, terms, entry) or without_part(query, entry)
    if worked_out:
        return [worked_out]
    if "average" in marks:
        return averages(query, terms, entry)
    if spent := money_and_share(query, terms, entry):
        return [spent]
    if ALTOGETHER.search(query.text) and any(map(is_rate, figures_named(query, entry))):
        # 锚杆、混凝土一共完成多少: no rates are added up, and one of them is no answer.
        return []
    stated_rate = rate_named(query, terms, entry)
    if stated_rate and "compare" not in query.marks:
        return [stated_rate, *figures_beside(query, terms, entry)]
    if (under_verb := number_named(query, entry)) and not query.unit:
        return [Finding(f"{told(under_verb)}。", spans_of([under_verb]))]
    if beside_others := relative(query, entry):
        return [beside_others]
    asks_share = RATE_OF.search(query.text) or marks & {"ratio", "remainder", "exceeded", "pace"}
    if asks_share or NOT_YET.search(query.text):
        return shares_done(query, terms, entry)
    if (ALTOGETHER.search(query.text) and not says_sum(query, entry)) or asks_whole(
        query, terms, entry
    ):
        together = summed(query, terms, entry)
        if together:
            return [together]
    counted = count_within(query, entry)
    return [counted] if counted else []


def is_rate(one: Located) -> bool:
    return one.figure.is_rate


def figures_beside(query: Query, terms: Sequence[Term], entry: Entry) -> list[Finding]:
    """Return the figures that are asked for beside a rate: 开工数、开工率、完成投资都是多少."""
    asked = [
        replace(query, text=clause, unit=unit, counter=counter)
        for clause, unit, counter in measures_asked(query.text)
        if unit not in ("%", "百分点")
    ]
    figures = [asked_figure(one, terms, entry, Role.PROGRESS) for one in asked]
    counted = number_named(query, entry)
    found = dict.fromkeys(one for one in (counted, *figures) if one)
    return [Finding(f"{told(one)}。", spans_of([one])) for one in found]


# 开工数, 完工户数: the number under a verb, in whatever it is counted.
NUMBER_OF = re.compile(
    r"(?<![没未能有])(?P<verb>开工|动工|完工|竣工|建成|接入|签约)(?:的)?[户套处条座]?(?:数量|数目|个数|数)(?![据字值])"
)


def number_named(query: Query, entry: Entry) -> Located | None:
    """Return the number that stands under the verb of a question: 都市圈项目开工数; None without one."""
    asked = NUMBER_OF.search(query.text)
    if asked is None:
        return None
    verb = {"动工": "开工", "竣工": "完工"}.get(asked["verb"], asked["verb"])
    held = [one for one in located(entry, Role.PROGRESS) if not one.figure.is_rate]
    # Of 460个项目已开工405个 the second is the number begun.
    led = [
        one for one in held if regexes.search(rf"(?<!未){verb}[^\d，,。；;]*$", one.figure.before)
    ]
    under = [one for one in held if verb in near(one) and f"未{verb}" not in near(one)]
    return next(iter((*led, *under)), None)


def shares_done(query: Query, terms: Sequence[Term], entry: Entry) -> list[Finding]:
    """Return what share of a whole is done, or what is left of it."""
    if (invested := share_invested(query, entry)) is not None:
        return invested
    several = any(len(pair.actuals) > 1 for pair in standing(entry).pairs)
    if ALTOGETHER.search(query.text) and several:
        return towards_target(query, entry)
    shared = share_asked(query, entry)
    parts = remaining_parts(query, terms, entry)
    if shared and BY_INVESTMENT.search(query.text):
        return [shared]
    if shared and not parts and "remainder" in query.marks:
        # 按开工户数算还差多少、占多少: the gap to the target says both.
        return towards_target(query, entry) or [shared]
    if shared:
        return [*parts, shared]
    if not parts and "remainder" in query.marks and names_beside_pledge(query, entry):
        return []
    if districts_apart(query, entry):
        # What the whole city lacks of its target is not what one of its districts lacks.
        return parts
    if not parts or "ratio" in query.marks or (RATE_OF.search(query.text) and query.unit):
        parts = [*parts, *towards_target(query, entry)]
    counted = None if parts else count_within(query, entry)
    return [counted] if counted else [*parts, *rests_beside(query, entry, parts)]


def names_beside_pledge(query: Query, entry: Entry) -> bool:
    """Return whether a question names things by a number that is no part of what is pledged.

    129处问题还剩多少 asks nothing of the 12个 that the pledge has.
    """
    pairs = standing(entry).pairs
    pledged = {one.figure.unit for pair in pairs for one in (pair.target, *pair.actuals)}
    stated = {(figure.value, figure.unit) for figure in query.figures if figure.base == "个"}
    told = (one.figure for one in located(entry, Role.PROGRESS))
    named = [one for one in told if (one.value, one.unit) in stated]
    return bool(named) and not any(one.unit in pledged for one in named)


def money_and_share(query: Query, terms: Sequence[Term], entry: Entry) -> Finding | None:
    """Return the money spent and the stated share that it is of the plan, where both are asked for."""
    asked = {base for _, base, _ in measures_asked(query.text)}
    spent = replace(query, unit="元", counter="")
    one = asked_figure(spent, terms, entry, Role.PROGRESS) if asked >= {"元", "%"} else None
    if one is None or "总投资" in query.text:
        return None
    shares = (
        other
        for other in located(entry, Role.PROGRESS)
        if other.figure.base == "%"
        and OF_PLAN.search(other.figure.before)
        and sentence(other) == sentence(one)
        and other.figure.start > one.figure.start
    )
    if (rate := next(shares, None)) is None:
        return None
    return Finding(f"{one.clause.strip()}，{rate.clause.strip()}。", spans_of([one, rate]))


def rests_beside(query: Query, entry: Entry, told: Sequence[Finding]) -> list[Finding]:
    """Return what is left in the other units that a question asks for: 几个没完工、涉及多少户."""
    asked = {(base, unit) for _, base, unit in measures_asked(query.text)}
    said = "".join(one.text for one in told)
    if not told or len(asked) < 2:
        return []
    return [
        volume(pair, stated=False, left_first=True)
        for pair in standing(entry).pairs
        if pair.verb == "完成"
        and not pair.is_growth
        and (pair.target.figure.base, pair.target.figure.unit.lstrip("万亿")) in asked
        and pair.target.figure.unit not in said
    ]


KEPT_ASKED = re.compile(r"达标|控制住|控制在|超标|压下来|守住")
OF_GOAL = re.compile(r"目标|任务|计划|全年|年度|还[差剩有]|没(?:有)?(?:完成|开工)")


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
    own = [term for term in telling(terms) if not met(term, entry.title) >= 0.5]
    scored = [
        (
            sum(
                # 入选导向目录，开工率84.3%: what stands before a rate asked for by its verb is its subject.
                term.weight
                * max(
                    met(term, near(one)),
                    FROM_BEFORE * met(term, leading(one)) if asked or is_portion(query, one) else 0,
                )
                for term in own
            ),
            -one.figure.start,
            one,
        )
        for one in rates
        if asked or not other_verb(query, one)
    ]
    best = max(scored, key=lambda item: item[:2], default=None)
    if best is None or (best[0] <= 0 and not asked):
        return None
    one = best[2]
    if other_thing(query, one):
        return None
    return Finding(f"{told(one)}。", spans_of([one]))


def is_portion(query: Query, one: Located) -> bool:
    """Return whether a rate is the portion that is asked for: 税收收入12亿元，占比70%."""
    return bool(
        regexes.search(r"占比|比重", query.text) and regexes.search(r"占比|比重", near(one))
    )


def other_verb(query: Query, one: Located) -> bool:
    """Return whether a question's verb stands in the entry, and not with a rate: 封顶 of 完成90.6%."""
    return any(
        verb in query.text and verb in one.entry.progress and verb not in near(one)
        for verb in ("封顶", "开工", "完工", "接入", "贯通", "始发")
    )


# 台账里只写了青岛比全省高多少 says what is told, and asks nothing.
SAID_TO_STAND = re.compile(r"(?:台账|表|原文)[里中上]?(?:只|仅|就|光)(?:写|给|说|报|有)了?")


def relative(query: Query, entry: Entry) -> Finding | None:
    """Return another region's rate from the entry's and what it is higher or lower by.

    增长5.4%，高于全省0.2个百分点 gives the province's, where that is asked for.
    """
    progress = located(entry, Role.PROGRESS)
    for points in progress:
        match = RELATIVE.search(points.figure.before)
        if points.figure.base != "百分点" or not match or match["who"] not in query.text:
            continue
        rates = rates_before(points, progress)
        # 高于全省0.2个点，那全省是多少: the last clause is the one that asks.
        clauses = [
            one for one in regexes.split(r"[，,。；;？?]", query.text) if match["who"] in one
        ]
        clause = ([one for one in clauses if not SAID_TO_STAND.search(one)] or clauses)[-1]
        if regexes.search(
            rf"[比较于高低出过]{match['who']}(?:平均|水平)*[高低快慢]?(?:了|出)?(?:多少|几)", clause
        ):
            # 高于全省多少 is told as it stands.
            return Finding(f"{points.clause.strip()}。", spans_of([points]))
        if not rates or regexes.search(rf"[比较于]{match['who']}", clause):
            return None
        return reckoned_from(match["who"], rates[-1], points, less=match["word"][0] in "高快")
    return None


def rates_before(points: Located, progress: Sequence[Located]) -> list[Located]:
    """Return the rates that stand before some percentage points in their sentence."""
    return [
        one
        for one in progress
        if one.figure.base == "%"
        and one.figure.end <= points.figure.start
        and sentence(one) == sentence(points)
    ]


def reckoned_from(name: str, rate: Located, points: Located, *, less: bool) -> Finding:
    """Return another's rate from a stated one that is so many points above it, or (`less` false) below."""
    own, by = rate.figure.value, points.figure.value
    result, sign = (own - by, "−") if less else (own + by, "+")
    shown = f"{plain(own)} {sign} {plain(by)} = {percent(result)}"
    calculation = Calculation(sign, (own, by), result, shown)
    words = f"{name}为{percent(result)}（{shown}；台账写明{points.clause.strip()}）。"
    return Finding(words, spans_of([rate, points]), (calculation,))


CHANGE_SINCE = re.compile(
    r"较(?P<since>[^，。；]{2,8}?)(?P<word>回落|下降|放缓|收窄|降低|提高|加快|提升|上升|扩大|回升|增加)了?$"
)
FALLING = re.compile(r"回落|下降|放缓|收窄|降低")


def rate_before(query: Query, entry: Entry) -> Finding | None:
    """Return the rate of an earlier period from the entry's and by how much it has changed since.

    增速5.4%，较上半年回落0.2个百分点 gives the half year's, where that is asked for.
    """
    progress = located(entry, Role.PROGRESS)
    for points in progress:
        match = CHANGE_SINCE.search(points.figure.before)
        if points.figure.base != "百分点" or not match or match["since"] not in query.text:
            continue
        rates = rates_before(points, progress)
        if not rates:
            return None
        less = not FALLING.search(match["word"])
        return reckoned_from(match["since"], rates[-1], points, less=less)
    return None


def says_sum(query: Query, entry: Entry) -> bool:
    """Return whether an entry itself gives a sum in the unit asked for: 其他区市合计82家."""
    return any(
        regexes.search(r"合计|总计", near(one)) and answers_unit(query, one)
        for one in located(entry, Role.PROGRESS)
    )


def asks_whole(query: Query, terms: Sequence[Term], entry: Entry) -> bool:
    """Return whether a number is asked for that the entry gives in parts, and none of them by name."""
    if not query.unit or EACH_OF.search(query.text) or asks_goal(query):
        return False
    for pair in standing(entry).pairs:
        if len(pair.actuals) > 1 and answers_unit(query, pair.actuals[0]):
            own = [term for term in telling(terms) if met(term, entry.title) < 0.5]
            if len(of_level(query.text, pair.actuals)) < len(pair.actuals):
                return False
            return not any(met(term, one.clause) > 0 for term in own for one in pair.actuals)
    return False


# 入选最佳案例的，加上被复制推广的，总共几项.
ADDED_ON = re.compile(r"[，,]?(?:再)?(?:加上|外加|连同|连带|算上)")


def added_on(query: Query, terms: Sequence[Term], entry: Entry) -> list[Located]:
    """Return the figures of what is asked to be added up, one of each clause; none if it is not so."""
    clauses = [part for part in ADDED_ON.split(query.text) if part.strip()]
    if len(clauses) < 2:
        return []
    found: dict[int, Located] = {}
    for clause in clauses:
        own = [term for term in terms if term.stands_in(clause)]
        one = asked_figure(replace(query, text=clause), own, entry, Role.PROGRESS) if own else None
        if one:
            found.setdefault(one.figure.start, one)
    return [found[start] for start in sorted(found)] if len(found) == len(clauses) else []


def summed(query: Query, terms: Sequence[Term], entry: Entry) -> Finding | None:
    """Return the sum of the figures that together are what is asked: 738场次 and 3067场次."""
    for pair in standing(entry).pairs:
        if len(pair.actuals) > 1 and answers_unit(query, pair.actuals[0]):
            result = total([one.figure for one in pair.actuals])
            words = f"合计{amount(result)}（{result.shown}）。"
            return Finding(words, spans_of(pair.actuals), (result,))
    if named := named_added_up(query, entry):
        return named
    together = added_on(query, terms, entry) if query.unit else []
    if len(together) < 2 or len({one.figure.unit for one in together}) > 1:
        together = figures_together(query, (), entry, Role.PROGRESS) if query.unit else []
    # 16个项目已开工9个: what is begun is of the whole, and no more beside it.
    wholes = [whole.figure for one in together if (whole := total_of(one, entry))]
    held = {(whole.unit, whole.value) for whole in wholes}
    together = [one for one in together if (one.figure.unit, one.figure.value) not in held]
    if (running := [one for one in together if "累计" in one.clause]) and len(together) > 1:
        # 年度完成22.4亿元，开工以来累计61.3亿元: the second has the first in it.
        return Finding(f"{running[0].clause.strip()}。", spans_of(running[:1]))
    if len(together) > 1 and len({one.figure.unit for one in together}) == 1:
        result = total([one.figure for one in together])
        words = f"合计{amount(result)}（{result.shown}）。"
        return Finding(words, spans_of(together), (result,))
    return None


def counted_in(query: Query, terms: Sequence[Term], entry: Entry) -> Finding | None:
    """Return a number that the entry does not state and that its words give: sentences, or names."""
    named = named_things(query, entry) or titled_things(query, entry)
    return named or count_within(query, entry)
