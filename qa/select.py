"""Which entries a question about many asks for: by theme, by words, by state, by figure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial
from importlib.resources import files
from itertools import pairwise

from index.entry import Entry, Role
from index.lexical import normalise
from qa.draft import Span
from qa.limits import Limit, in_figures, limits_in
from qa.measure import (
    Measure,
    Reading,
    any_figure,
    measure_asked,
    points_ahead,
    readings,
    role_asked,
    same_scale,
    shared,
    stated,
)
from qa.premise import PLACE_SAID
from qa.question import ASKS_ENTRIES, Query
from qa.quote import sentences
from qa.standing import STARTED, Located, Pair, State, located, near, standing
from qa.subject import prepare
from qa.wording import content_words, is_generic, is_measure, is_noun, is_place

RATE_WORD = re.compile(r"开工在建率|开工率|完工率|完成率|完成比例|增速|占比|进度")
PROGRESS_RATE = re.compile(r"进度|工程量|完成率|土建|组塔|架线|浇筑|绑扎")
PERCENT = re.compile(r"百分比|百分之|%|百分数|百分号")
IN_TITLE = re.compile(
    r"(?:叫|名为|题为)[“\"]|事项(?:名|内容|标题|里)|标题|题目|目标(?:里|中|写|带|是|用|以|值)|(?:的|年度)目标|内容(?:里|中|写|自带|出现|以)"
)
FIRST = re.compile(r"开头|打头|起头|字头")
# 目标是百分比的, 目标用增速表示: the figure is the pledge's.
GOAL_IS = re.compile(r"目标(?:是|用|为|带|里|中|以|值)|百分比目标")
STATES_FIGURE = re.compile(
    r"(?:写|报|用|带|含|说|列|给|自带|出现|标|直接)(?:了|着|到|明|出|有|的)?[^，。？]{0,12}(?:率|百分|%|金额|数额|亿元|多少亿|投资|资金|人数|人次|面积|里程|公里)"
    r"|(?:有|带)(?:百分号|%)|百分比目标|(?:百分比|百分数|%)(?:的|表示|报|来)|以[“\"]?[家个项条户场]|形象进度|增速(?:作为|表示|为目标)"
)
COUNTED_IN = re.compile(
    r"[“\"‘「](?P<unit>[家个项条户场座处所台套亩人名])[”\"’」](?:为单位|计|作单位|来计)"
)
KINDS_OF_FIGURE = (
    (re.compile(r"百分号|百分|%|增速表示|增速(?:作为|为目标)"), "%", "百分比"),
    (re.compile(r"金额|数额|亿元|多少亿|投资额|资金|钱"), "元", "金额"),
    (re.compile(r"人数|多少人|人次"), "人", "人数"),
    (re.compile(r"面积|平方"), "平方米", "面积"),
    (re.compile(r"里程|公里"), "公里", "里程"),
)
# A district by its name; 试验区 and 片区 are none.
DISTRICT = re.compile(
    r"(?![由在和与从向对到把被给按是哪各全本我及])[\u4e00-\u9fff]{1,3}(?:新区|(?<![新片园社辖城景地校市能作牧小验范发税贸合街库湿灾])区|(?<![整全各跨本])县|(?<![城乡村市])镇|街道)"
)
# “力争”“争取”, “甲”或“乙”: any of them will do.
ANY_OF = re.compile(r"[”\"’'」』》]\s*(?:、|或者?|/)?\s*[“\"‘'「『《]")
BEGUN = re.compile(rf"{STARTED.pattern}|(?:已|全面|正式|现已)(?:全面|正式)?启动")
# 进展分成1、2两点来写: numbered paragraphs inside one cell.
IN_POINTS = re.compile(
    r"分(?:成|为)?[\d一二三四、,，和两几多]{1,8}(?:点|条|部分|段)(?:来)?(?:写|讲|说|报|列)|分点(?:写|列)"
)
AMOUNT = re.compile(
    r"[\d一二两三四五六七八九十百千][\d一二两三四五六七八九十百千万亿.]*(?:以[上下内]|左右|余)"
)
PLAN_DONE = re.compile(r"完成(?:了)?(?:年度|全年)?的?(?:任务|计划|目标)")
# “新培育……” names how the words begin.
ELLIPSIS = re.compile(r"(?:…+|\.{2,}|[×xX*]{2,}|等)$")
OPENING = 12
IN_PROGRESS = re.compile(r"进展|落实|进度")


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that meets a condition, and the words that decide it."""

    entry: Entry
    spans: tuple[Span, ...]
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on entries, as it is said back."""

    said: str
    meets: Callable[[Entry], Match | None]


@cache
def themes() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    """Return the themes: name, the names a question gives them, the words of their titles."""
    text = files("qa").joinpath("themes.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return tuple((name, tuple(asked.split()), tuple(words.split())) for name, asked, words in rows)


@cache
def theme_names() -> tuple[str, ...]:
    """Return every name of a theme, longest first."""
    return tuple(
        sorted((one for _, asked, _ in themes() for one in asked), key=lambda one: -len(one))
    )


def themes_in(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the themes that a text names, with the words of their titles; longest name first."""
    found: list[tuple[int, str, tuple[str, ...]]] = []
    for name, asked, words in themes():
        longest = max((len(one) for one in asked if one in text), default=0)
        if longest:
            found.append((longest, name, words))
    found.sort(key=lambda item: -item[0])
    return [(name, words) for _, name, words in found]


def of_theme(entry: Entry, words: Sequence[str]) -> bool:
    title = prepare(entry).title
    # 一季度都市圈52个重点项目… names in its first words what the title leaves out.
    opening = normalise(entry.progress[:OPENING])
    return any(
        normalise(word) in title or (len(word) > 2 and normalise(word) in opening) for word in words
    )


def conditions_of(query: Query, *, loosely: bool = False) -> list[Condition]:
    """Return the conditions that a question states, all of which have to be met.

    `loosely`: words that have to stand in an entry may stand apart in one sentence.
    """
    limited = thresholds(query)
    kinds = None if limited or "rank" in query.marks else figure_kind(query)
    found = [kinds] if kinds else mentions_of(query, loosely=loosely)
    found += limited
    if not found:
        found += states(query)
    return found


def mentions_of(query: Query, *, loosely: bool) -> list[Condition]:
    """Return the conditions that words stand in an entry: each of them, or any where 或 joins them."""
    words = mentioned(query)
    conditions = [mention(word, query, loosely=loosely) for word in words]
    if len(words) < 2 or not ANY_OF.search(query.text):
        return conditions

    def meets(entry: Entry) -> Match | None:
        found = [match for one in conditions if (match := one.meets(entry))]
        spans = dict.fromkeys(span for match in found for span in match.spans)
        return Match(entry, tuple(spans)) if found else None

    quoted = "”或“".join(words)
    return [Condition(f"提到“{quoted}”", meets)]


def mentioned(query: Query) -> list[str]:
    """Return the words that entries have to contain: named as such, or in quotation marks."""
    if "placed" in query.marks:
        return []
    # 写了两千亿以上的投资 sets a limit, and 写了完成年度任务百分之几 names a measure.
    words = [
        word
        for word in query.mentions
        if not (RATE_WORD.search(word) or AMOUNT.match(word) or PLAN_DONE.search(word))
        and (word not in theme_names() or quoted_as_said(word, query.text))
    ]
    words = [trimmed for word in words if (trimmed := ELLIPSIS.sub("", word))]
    if not words and (ASKS_ENTRIES.search(query.text) or asks_district(query)):
        # 崂山区承担了哪些任务: what is said of a district stands where it is named.
        words = districts_in(query)
    return ["《"] if re.search(r"书名号|《》", query.text) else words


def quoted_as_said(word: str, text: str) -> bool:
    """Return whether a theme's name stands in quotation marks, and not as a field: “三农”这一块."""
    return bool(
        re.search(
            rf"[“\"‘「『《]{re.escape(word)}[”\"’」』》](?!这?一?块|这?一?摊|方面|领域|类|口|条线)",
            text,
        )
    )


def asks_district(query: Query) -> bool:
    """Return whether a question is after all that is said of a district: 市南区做了什么."""
    if (
        query.inherited
        or query.unit
        or query.marks & {"ratio", "remainder", "compare", "sum", "rank"}
    ):
        return False
    districts = districts_in(query)
    others = [word for word in query.words if not any(word in name for name in districts)]
    return bool(districts) and not any(
        is_noun(word) and not is_measure(word) and not is_generic(word) for word in others
    )


def districts_in(query: Query) -> list[str]:
    """Return the districts that a question names; 西海岸新区 may be cut into two words."""
    pairs = [one + other for one, other in pairwise(query.words) if one + other in query.text]
    return [word for word in (*pairs, *query.words) if DISTRICT.fullmatch(word) or is_city(word)]


def is_city(word: str) -> bool:
    """Return whether a word names a city: 莱西市. A ledger's own is no word of the subject."""
    return len(word) > 2 and word.endswith("市") and is_place(word.removesuffix("市"))


def columns_named(query: Query) -> tuple[Role, ...]:
    """Return the roles of the columns that a question names, both where it names none."""
    in_title = bool(IN_TITLE.search(query.text))
    if in_title and not IN_PROGRESS.search(query.text):
        return (Role.TITLE,)
    if IN_PROGRESS.search(query.text) and not in_title:
        return (Role.PROGRESS,)
    return (Role.PROGRESS, Role.TITLE)


def mention(word: str, query: Query, *, loosely: bool) -> Condition:
    """Return the condition that words stand in an entry: together, or loosely in one sentence."""
    plain = normalise(word)
    short = re.sub(r"(?:新区|市|区|县)$", "", plain)
    wanted = plain if "全称" in query.text or len(short) < 2 else short
    roles = (Role.TITLE,) if FIRST.search(query.text) else columns_named(query)
    loose = content_words(re.sub(r"^(?:还在|正在|还|在|搞|做|了)+", "", wanted))

    def meets(entry: Entry) -> Match | None:
        for role in roles:
            text = normalise(entry.cell(role))
            if wanted in text and (not FIRST.search(query.text) or text.startswith(wanted)):
                return Match(entry, spans_around(entry, role, [wanted]))
        for role in roles if loosely and len(wanted) > 3 and loose else ():
            spans = spans_around(entry, role, loose)
            if spans:
                return Match(entry, spans)
        return None

    place = "开头是" if FIRST.search(query.text) else "提到"
    return Condition(f"{place}“{word}”", meets)


def spans_around(entry: Entry, role: Role, words: Sequence[str]) -> tuple[Span, ...]:
    """Return the sentences of a cell in which all the words stand."""
    column, text = entry.column(role), entry.cell(role)
    if column is None:
        return ()
    return tuple(
        Span(entry, column, start, end)
        for start, end in sentences(text)
        if all(word in normalise(text[start:end]) for word in words)
    )


def spans_with_any(entry: Entry, words: Sequence[str]) -> tuple[Span, ...]:
    """Return the sentences of an entry's progress in which any of the words stands."""
    column = entry.column(Role.PROGRESS)
    return tuple(
        Span(entry, column or "", start, end)
        for start, end in sentences(entry.progress)
        if any(standing_alone(word, entry.progress[start:end]) for word in words)
    )


def standing_alone(word: str, text: str) -> bool:
    """Return whether a word stands in a text with no digit before it: 8月 is not in 18月."""
    return bool(re.search(rf"(?<!\d){re.escape(word)}", text))


def figure_kind(query: Query) -> Condition | None:
    """Return the condition that an entry states a figure of the kind named: a rate, an amount."""
    text = query.text
    rate = RATE_WORD.search(text)
    stated_so = STATES_FIGURE.search(text) or IN_POINTS.search(text)
    if not stated_so or (query.mentions and not named_rate(query)):
        return None
    roles = columns_named(query)
    role = Role.TITLE if roles == (Role.TITLE,) or GOAL_IS.search(text) else Role.PROGRESS
    if IN_POINTS.search(text):
        return Condition("进展分点写", written_in_points)
    if unit := COUNTED_IN.search(text):
        return having(f"以“{unit['unit']}”计数", role, lambda one: one.figure.unit == unit["unit"])
    if rate and "开工" in rate[0]:
        return having(
            f"写明{rate[0]}", role, lambda one: one.figure.base == "%" and "开工" in near(one)
        )
    if re.search(r"完成(?:年度|全年)?(?:计划|目标|任务)", text) and PERCENT.search(text):
        return having("写明完成年度任务的百分比", role, states_completion)
    if "形象进度" in text or (PERCENT.search(text) and "工程" in text):
        return having(
            "以百分比报告工程进度",
            role,
            lambda one: one.figure.base == "%" and bool(PROGRESS_RATE.search(one.clause)),
        )
    if "完成投资" in text:
        return having(
            "报告完成投资额", role, lambda one: one.figure.base == "元" and "完成投资" in one.clause
        )
    for pattern, base, said in KINDS_OF_FIGURE:
        if pattern.search(text):
            return having(f"写有{said}", role, partial(is_in_base, base))
    return None


def written_in_points(entry: Entry) -> Match | None:
    """Return a match where an entry's progress is written in numbered paragraphs."""
    column = entry.column(Role.PROGRESS)
    first = re.match(r"\s*1[.．、]\s*", entry.progress)
    if column is None or first is None or not re.search(r"\n\s*2[.．、]", entry.progress):
        return None
    start, end = sentences(entry.progress)[0]
    return Match(entry, (Span(entry, column, start, end),))


def is_in_base(base: str, one: Located) -> bool:
    return one.figure.base == base


def named_rate(query: Query) -> bool:
    return any(RATE_WORD.search(word) or PERCENT.search(word) for word in query.mentions)


def states_completion(one: Located) -> bool:
    """Return whether a rate is that of a year's plan or task."""
    before = one.figure.before
    return one.figure.base == "%" and bool(re.search(r"完成.{0,12}(?:计划|任务|目标)", before))


def having(said: str, role: Role, test: Callable[[Located], bool]) -> Condition:
    """Return the condition that a figure of a column passes a test."""

    def meets(entry: Entry) -> Match | None:
        found = [one for one in located(entry, role) if test(one)]
        if not found:
            return None
        return Match(entry, clauses(found), stated(found[0]))

    return Condition(said, meets)


def clauses(found: Sequence[Located]) -> tuple[Span, ...]:
    spans = {
        Span(one.entry, one.column, one.figure.clause_start, one.figure.clause_end): None
        for one in found
    }
    return tuple(spans)


def thresholds(query: Query) -> list[Condition]:
    """Return the conditions that figures are within the limits stated, each of its own measure."""
    several = ASKS_ENTRIES.search(query.text) or re.search(r"哪|有几|所有|列|谁", query.text)
    if not several and "rank" not in query.marks:
        return []
    found, before = [], 0
    for limit in limits_in(query.text):
        # The measure that stands nearest before a limit is its own; else any the question names.
        around = in_figures(query.text)[before : limit.end + 8]
        base = "" if limit.base == "%" else limit.base
        measure = measure_asked(around, limit.base) or measure_asked(query.text, base)
        if measure and limit.base not in (measure.base, same_scale(measure.base)):
            measure = None
        found.append(within(limit, measure, role_asked(query.text)))
        before = limit.end
    return found


def within(limit: Limit, measure: Measure | None, role: Role) -> Condition:
    """Return the condition that a reading of a measure is within a limit."""
    measure = measure or any_figure(limit.base, limit.unit)

    def meets(entry: Entry) -> Match | None:
        found = readings(measure, entry, unit=limit.unit, role=role)
        good = [one for one in found if one.base == measure.base and limit.holds(one.value)]
        if not good:
            return None
        spans = tuple(dict.fromkeys(span for one in good for span in one.spans))
        return Match(entry, spans, good[0])

    name = "数额" if measure.source == "figure" and measure.name == limit.unit else measure.name
    return Condition(f"{name}{limit.words}", meets)


def states(query: Query) -> list[Condition]:
    """Return the condition on how entries stand, where the question states one."""
    marks = query.marks
    if "not_started" in marks:
        return [Condition("写明未开工", not_started)]
    if "unquantified" in marks:
        return [Condition("进展中没有数量", without_figures)]
    if "awaiting" in marks:
        return [Condition("写明要等上级启动或批复", partial(says_so, "awaiting"))]
    if "placed" in marks:
        return [Condition("写明位次", placed)]
    paced = "pace" in marks or ("ahead" in marks and "exceeded" not in marks)
    if paced and marks & {"behind", "ahead"}:
        return [against_pace(behind="behind" in marks)]
    several_kinds = re.search(r"(?:项目|件|家|个)数", query.text)
    base = "" if several_kinds or query.unit in ("个", "%", "百分点") else query.unit
    if marks >= {"behind", "exceeded"} and BOTH_SIDES.search(query.text):
        return [Condition("有年度目标可对照", either_side)]
    if "behind" in marks:
        below = partial(against_target, reached=False, base=base)
        return [Condition("没有达到年度目标", below)]
    if "exceeded" in marks:
        above = partial(against_target, reached=True, base=base)
        return [Condition("达到或超过年度目标", above)]
    if "preliminary" in marks:
        return [
            Condition("处在前期或申报阶段", partial(preliminary, literal=STAGE.search(query.text)))
        ]
    if "finished" in marks:
        return [Condition("已完成或达到目标", finished)]
    for mark, said in (("issued", "写明已印发文件"), ("met", "写明开过会")):
        if mark in marks:
            return [Condition(said, partial(says_so, mark))]
    if re.search(r"已(?:经)?(?:全面)?(?:开工|启动)|开工了", query.text):
        return [Condition("写明已开工", started)]
    return []


STAGE = re.compile(r"前期工作|前置工作")


def preliminary(entry: Entry, literal: re.Match[str] | None) -> Match | None:
    """Return a match where an entry is at its preliminaries, or says the very word of the question."""
    found = in_state(entry, State.PRELIMINARY)
    spans = spans_matching(entry, re.compile(literal[0])) if literal else ()
    return Match(entry, spans) if spans else found


def eased(query: Query) -> list[Condition]:
    """Return the conditions that come nearest to those which no entry meets, or none."""
    if "not_started" in query.marks:
        meets = partial(in_state, state=State.PRELIMINARY)
        return [Condition("没有写明已开工、处在前期或申报阶段", meets)]
    return conditions_of(query, loosely=True) if mentioned(query) else []


def not_started(entry: Entry) -> Match | None:
    state = standing(entry)
    if not state.not_started:
        return None
    from qa.standing import state_patterns

    return Match(entry, spans_matching(entry, state_patterns()["not_started"]))


def started(entry: Entry) -> Match | None:
    spans = spans_matching(entry, BEGUN)
    return Match(entry, spans) if spans else None


def says_so(state: str, entry: Entry) -> Match | None:
    """Return the sentences of an entry that hold a phrase of a state in states.tsv."""
    from qa.standing import state_patterns

    spans = spans_matching(entry, state_patterns()[state])
    return Match(entry, spans) if spans else None


def spans_matching(entry: Entry, pattern: re.Pattern[str]) -> tuple[Span, ...]:
    column = entry.column(Role.PROGRESS)
    if column is None:
        return ()
    text = entry.progress
    return tuple(
        Span(entry, column, start, end)
        for start, end in sentences(text)
        if pattern.search(text[start:end])
    )


# 高于目标的是哪几个，哪个没达到: both sides of the target are asked for.
BOTH_SIDES = re.compile(
    r"(?:高|快)于[^。]{0,20}哪[^。]{1,24}哪|哪[^。]{0,20}(?:高|快)于[^。]{1,24}哪"
)


def either_side(entry: Entry) -> Match | None:
    """Return a match with how a growth rate stands to its target, above it or below."""
    pairs = [pair for pair in standing(entry).pairs if pair.is_growth]
    return matched(pairs[0]) if pairs else None


def placed(entry: Entry) -> Match | None:
    """Return a match where the progress gives a place in an order: 居副省级城市第4位."""
    spans = spans_matching(entry, PLACE_SAID)
    return Match(entry, spans) if spans else None


def against_target(entry: Entry, *, reached: bool, base: str = "") -> Match | None:
    """Return a match where every measured target is reached, or where a rate's is not.

    `base` is the unit of the targets that are meant, empty for any.
    """
    pairs = [
        pair
        for pair in standing(entry).pairs
        if pair.verb != "开工" and base in ("", pair.target.figure.base)
    ]
    if reached:
        return matched(pairs[0]) if pairs and all(pair.reached for pair in pairs) else None
    # A quantity falls short of the year's target only once the year is over.
    is_over = entry.period is not None and entry.period.last_month == 12
    below = [pair for pair in pairs if (pair.is_growth or is_over) and not pair.reached]
    if below:
        return matched(below[0])
    if not is_over:
        return None
    if unfulfilled(entry):
        return Match(entry, clauses([targets_of(entry)[0]]))
    own = standing(entry).stated
    return Match(entry, clauses([own]), stated(own)) if own and own.figure.value < 100 else None


def matched(pair: Pair) -> Match:
    """Return an entry with how its progress stands to a target."""
    reading = points_ahead(pair) if pair.is_growth else shared(pair.actuals, pair.target)
    return Match(reading.entry, reading.spans, reading)


def against_pace(*, behind: bool) -> Condition:
    """Return the condition that progress is behind the share of the year gone, or ahead of it."""

    def meets(entry: Entry) -> Match | None:
        for pair in standing(entry).pairs:
            if pair.is_growth and (pair.actual < pair.target.figure.value) is behind:
                return matched(pair)
            if pair.verb != "完成" or entry.period is None:
                continue
            gone = Decimal(entry.period.last_month) / 12
            if (pair.ratio < gone) is behind:
                return matched(pair)
        own = standing(entry).stated
        if own and entry.period:
            gone = Decimal(entry.period.last_month) * 100 / 12
            if (own.figure.value < gone) is behind:
                return Match(entry, clauses([own]), stated(own))
        return None

    return Condition(f"{'慢于' if behind else '快于'}时序进度或目标", meets)


def targets_of(entry: Entry) -> list[Located]:
    """Return the quantities that an entry pledges."""
    return [*located(entry, Role.TITLE), *located(entry, Role.TARGET)]


def unfulfilled(entry: Entry) -> bool:
    """Return whether a pledged quantity has nothing reported of it but preparations."""
    found = standing(entry)
    before = found.state in (State.PRELIMINARY, State.UNQUANTIFIED) or found.not_started
    return before and not found.pairs and found.stated is None and bool(targets_of(entry))


def without_figures(entry: Entry) -> Match | None:
    """Return a match where the progress states no quantity at all."""
    return None if located(entry, Role.PROGRESS) else Match(entry, ())


def in_state(entry: Entry, state: State) -> Match | None:
    found = standing(entry)
    if found.state is not state:
        return None
    column = entry.column(Role.PROGRESS)
    return Match(entry, (Span(entry, column, *found.because),)) if column else None


def finished(entry: Entry) -> Match | None:
    return in_state(entry, State.FINISHED) or against_target(entry, reached=True)
