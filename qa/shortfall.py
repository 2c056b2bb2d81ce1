"""What a question asks of an entry that the entry does not say: an attribute, a figure, a thing, a cause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from index.entry import Entry, Role
from index.lexical import normalise
from qa.asked_figures import answers_unit, asked_figure, counts_other, is_only_new, unstated
from qa.causes import CAUSE, gives_cause
from qa.figure_words import restates
from qa.findings import counted_in, findings_about
from qa.lead import TIME_SAID, column_said, lead_of, place_said, says_when
from qa.located import located, located_in, near, pledged, sentence
from qa.mentions import bare_district, districts_in, names_of_place
from qa.parts_asked import (
    document_not_named,
    one_of_listed,
    part_not_told,
    parts_not_named,
)
from qa.premise import PLACE_ASKED, verdict_on
from qa.question import Query
from qa.quote import sentences
from qa.quoted import ASKS_ENTRIES
from qa.remainder import NOT_YET
from qa.stages import stage_verdict
from qa.standing import standing
from qa.subject import Prepared, Term, credit, likeness, met, telling
from qa.unheld_things import (
    missing_object,
    other_counties,
    other_kind,
    quantity_missing,
    whole_not_reported,
)
from qa.untold import untold_of
from qa.wording import (
    is_measure,
    is_noun,
)

# What has been done is asked for under the pledge's own verb: 获批了几家, 培育了多少家.
DONE_ASKED = re.compile(
    r"(?P<verb>批下来|批复|认定|获批|培育|建成|新建|打造|创建|认定|新增|完成|化解|推出|实施|整治|治理|改造|建设|(?<![在开拟续])建(?=了|好))(?:了|有|好了?)?(?:多少|几)"
)
# 批下来: the ledger's own word; 建设 is said of whatever is pledged.
SPOKEN = {"批下来": "获批", "批复": "获批"}
UNDONE = re.compile(
    r"谋划|申报|申请|拟|计划|名单|清单|公示|设计|评审|概算|招标|宣讲|惠及|征集|摸底|台账|方案|审定|储备|遴选"
)
# 城市: which of the country's cities is first is told by no ledger of one of them.
CITY_ASKED = re.compile(
    r"(?<![在于])哪(?:一)?(?:座|个)?(?:城市|城|省份?|地市|兄弟城市)(?!市?(?:举?办|举行|开|设|落|承办))"
)
# How a citizen applies, and for what he qualifies, no ledger tells.
HOW_TO = re.compile(
    r"(?:申请|办理|报名|领取|享受|参保)[^，。？?]{0,10}(?:条件|流程|材料|手续|资格|步骤|门槛)|(?:怎么|如何|怎样|去哪|在哪)(?:里|儿)?(?:申请|报名|领取|办理)"
)
# 隔壁县, 省会: no ledger of one place tells of another.
OTHER_PLACE = re.compile(
    r"(?:隔壁(?:县|市|区|省)?|邻(?:市|县|区|省)|兄弟(?:市|县|区|城市|县区)|省会(?!城市建设)|周边(?:市|县|城市)|外(?:市|县|省)(?!场)|(?:别|其他|其它)的?(?:市|县|城市|地市)(?!区))"
    r"(?![^，。？?]{0,4}(?:合建|共建|合作|一体化|协同|联动|抱团|携手|联手|牵手|结对))"
)
OF_WHOM = re.compile(r"^(?:群众|市民|居民|百姓|企业|公众|师生|患者|业主)(?=[\u4e00-\u9fff]{3})")
NOT_DONE = re.compile(r"未|没有|尚|剩|其余")


def has_attribute(query: Query, entry: Entry) -> bool:
    """Return whether an entry has a column for the attribute, or speaks of it."""
    attribute = query.attribute
    if attribute is None:
        return True
    if column_said(query, entry):
        return True
    # 满意率94.1% is the 群众满意率 asked for.
    word = OF_WHOM.sub("", attribute.word) or attribute.word
    return word in entry.chunk or attribute.name in entry.chunk


def asks_cause(query: Query, entry: Entry) -> bool:
    """Return whether a cause is asked for that the entry does not give.

    A question why something is so that is not so gets the correction instead.
    """
    return (
        bool(CAUSE.search(query.text)) and not gives_cause(entry) and not verdict_on(query, entry)
    )


def asked_name(query: Query) -> str:
    """Return what the figure asked for is called: 金额, 人数, 数量（以“家”计）."""
    named = {"元": "金额", "%": "比例或增速", "百分点": "百分点", "人": "人数"}.get(query.unit)
    counted = f"（以“{query.counter}”计）" if query.counter else ""
    return named or f"数量{counted}"


PENDING = re.compile(
    r"(?:尚|还|暂)未(?:反馈|公布|发布|统计)|暂无数据|正在(?:汇总|统计)|待(?:公布|发布)"
)


def is_pending(entry: Entry) -> bool:
    """Return whether the entry itself says that its figures are not out yet."""
    return bool(PENDING.search(entry.progress))


BACK = re.compile(r"^(?:上述|以上|该批|这批|这些|前述)")


def beside_the_point(query: Query, terms: Sequence[Term], entry: Entry) -> bool:
    """Return whether the figure asked for stands where none of the question's subject does.

    针对新增就业群体…参保3.2万人 is no number of 新增就业: a figure is of its pledge, or of what its
    own sentence names.
    """
    subject = telling(terms)
    figure = asked_figure(query, terms, entry, Role.PROGRESS)
    if figure is None or not subject:
        return False
    # 上述项目…已完成投资56.7亿元 is of what the sentences before it name.
    own = sentence(figure)
    said = Prepared(normalise(entry.pledge), normalise(entry.chunk if BACK.search(own) else own))
    return not any(max(credit(term, said), likeness(term, said)) > 0 for term in subject)


DAY_ASKED = re.compile(
    r"哪(?:一)?天|哪(?:一)?年(?=通|建|完|投|竣|开|能)|何时|几月几[日号]|几号(?!到|至|线|楼|码头|泊位|桥|院|机组|事项|任务)|(?:什么|啥)时候(?:能|可以|会|才|正式|开|通|建|完|投|竣|印|启)"
)


GROWTH_ASKED = re.compile(
    r"(?:同比)?(?:增长|增|涨|上升|提高)了?(?:多少|几)个?(?:百分点|点|%|个点)|(?:增长|增|涨)了?百分之(?:多少|几)|(?<![上])涨了?多少|(?:增速|增幅|涨幅|增长率)(?:是|为|有|达)?(?:到|了)?(?:多少|几)"
)


GROWTH_SAID = re.compile(r"增|涨|升|高|快|降|跌|减|缩|低|回落|下滑|同比|较|比")


def reports_growth(entry: Entry) -> bool:
    """Return whether an entry's progress states a rate of growth: 完成任务的26.7% is none."""
    rates = (one for one in located(entry, Role.PROGRESS) if one.figure.is_rate)
    return any(GROWTH_SAID.search(one.clause) for one in rates)


def asks_day(query: Query) -> bool:
    """Return whether it is asked on what day or in what month something is or will be."""
    return bool(DAY_ASKED.search(query.text)) and "count" not in query.marks


CLAUSES = re.compile(r"[，,；;。？?！!]")


def says_when_of(query: Query, terms: Sequence[Term], entry: Entry) -> bool:
    """Return whether an entry names a time in what it says of the question's subject, or in another cell."""
    others = [cell for cell in entry.cells if cell != entry.progress]
    if any(TIME_SAID.search(cell) for cell in others):
        return True
    parts = [entry.progress[start:end] for start, end in sentences(entry.progress)]
    terms = said_with(DAY_ASKED, query, terms)
    named = [term for term in telling(terms) if is_noun(term.word) and not is_measure(term.word)]
    scores = [sum(term.weight * met(term, part) for term in named) for part in parts]
    best = max(scores, default=0.0)
    about = [part for part, score in zip(parts, scores, strict=True) if score >= best - 0.2]
    return any(map(says_when, about))


def said_with(asked: re.Pattern[str], query: Query, terms: Sequence[Term]) -> Sequence[Term]:
    """Return the terms of the clause that asks for a thing, or all where it names nothing itself.

    甲规划走到哪一步？乙规划几号印的 asks for the day of 乙 alone.
    """
    clause = next((one for one in CLAUSES.split(query.text) if asked.search(one)), "")
    own = [term for term in terms if term.word in clause]
    return own if any(is_noun(term.word) for term in telling(own)) else terms


def asks_total_investment(query: Query) -> bool:
    """Return whether the whole investment is asked for, and no share or part of it."""
    asked = re.search(
        r"总投资(?!完成|已|了)[^，。]{0,6}(?:多少|几(?![千百十万]*亿的)|多大)", query.text
    )
    return bool(asked) and not query.marks & {"ratio", "remainder", "average", "sum", "backward"}


def states_total_investment(entry: Entry) -> bool:
    """Return whether a figure of an entry is said to be the whole investment."""
    held = (
        one for role in (Role.TITLE, Role.TARGET, Role.PROGRESS) for one in located(entry, role)
    )
    return any("总投资" in one.figure.before for one in held)


def values_of(query: Query) -> set[Decimal]:
    return {figure.value for figure in query.figures}


def done_not_reported(query: Query, terms: Sequence[Term], entry: Entry) -> str:
    """Return that the number done is not reported, where the number nearest it is another's.

    民营企业培育了多少家 is not 支持举措15项, nor 申请审定的12个 what has been 培育: the pledge's own
    verb is asked for, and nothing that the entry counts is under it.
    """
    found = DONE_ASKED.search(query.text)
    verb = SPOKEN.get(found["verb"], found["verb"]) if found else ""
    if not verb or query.marks & {"goal", "ratio", "remainder", "compare", "average", "sum"}:
        return ""
    targets = pledged(entry)
    same = [
        one
        for one in targets
        if (verb in ("完成", "建设", "建") or verb in near(one))
        and one.figure.base == query.unit
        and (query.unit != "个" or one.figure.unit == query.counter)
    ]
    if not same or any(
        pair.verb == "完成" and pair.target in same for pair in standing(entry).pairs
    ):
        return ""
    one = asked_figure(query, terms, entry, Role.PROGRESS)
    if one is None:
        return ""
    if restates(one, {goal.figure.value for goal in targets}):
        # 系统推进173处堵点化解 says the pledge again, and not how many are done.
        return f"{entry.period_label}台账没有报告已{verb}的{asked_name(query)}"
    if verb in one.clause:
        return ""
    if query.unit == "个" and one.figure.unit == query.counter and not UNDONE.search(one.clause):
        return ""
    return f"{entry.period_label}台账没有报告已{verb}的{asked_name(query)}"


def undone_not_reported(query: Query, entry: Entry) -> bool:
    """Return whether the number not begun or not done is asked for, and no words of it are there.

    还有几条线没开工 is not told by 在建线路8条.
    """
    verbs = [found["verb"] for found in NOT_YET.finditer(query.text) if found["verb"]]
    return bool(verbs) and bool(query.counter) and not NOT_DONE.search(entry.progress)


def what_is_missing(query: Query, terms: Sequence[Term], entry: Entry) -> str:
    """Return what a question asks that the entry does not report, or an empty string."""
    if query.column and located_in(entry, query.column):
        return ""
    told = column_said(query, entry) or is_pending(entry) or verdict_on(query, entry)
    if told or stage_verdict(query, terms, entry):
        # What is wrongly taken for granted is set right, whatever else is asked.
        return ""
    computed = bool(findings_about(query, terms, entry))
    return (
        not_spoken_of(query, terms, entry)
        or part_missing(query, terms, entry, computed=computed)
        or figure_missing(query, terms, entry, computed=computed)
        or thing_missing(query, entry)
        or number_missing(query, terms, entry, computed=computed)
    )


def not_spoken_of(query: Query, terms: Sequence[Term], entry: Entry) -> str:
    """Return what of a question the entry does not speak of: a place, a name, a document, a time."""
    if PLACE_ASKED.search(query.text) and place_said(query, entry) is None:
        return f"{entry.period_label}台账没有报告名次"
    for district in (*districts_in(query), *other_counties(query, entry)):
        if not any(one in entry.chunk for one in names_of_place(district)):
            return f"这一事项没有提到{district}"
    if unheld := parts_not_named(query, entry):
        return unheld
    if document := document_not_named(query, entry):
        return f"这一事项没有提到《{document}》"
    if CITY_ASKED.search(query.text):
        return "台账没有报告其他城市"
    if (how := HOW_TO.search(query.text)) and how[0][-2:] not in entry.chunk:
        return "台账不记载申请条件和办理流程"
    if (other := OTHER_PLACE.search(query.text)) and other[0] not in entry.chunk:
        return f"台账没有报告“{other[0]}”的情况"
    if kind := other_kind(query, entry):
        return f"这一事项没有单独报告“{kind}”"
    if GROWTH_ASKED.search(query.text) and not reports_growth(entry):
        return f"{entry.period_label}台账没有报告所问的比例或增速"
    if asks_total_investment(query) and not states_total_investment(entry):
        return f"{entry.period_label}台账没有报告总投资"
    if asks_day(query) and not query.unit and not says_when_of(query, terms, entry):
        return f"{entry.period_label}台账没有写明时间"
    return ""


def part_missing(query: Query, terms: Sequence[Term], entry: Entry, *, computed: bool) -> str:
    """Return the part, the whole or the step asked for that the entry does not tell apart."""
    counted = "backward" in query.marks or counted_in(query, terms, entry)
    shared = computed and query.unit == "%"
    if not counted and not shared and (part := part_not_told(query, entry, computed=computed)):
        return f"这一事项没有单独报告“{part}”"
    if "average" not in query.marks and (thing := untold_of(query, entry)):
        return f"{entry.period_label}台账没有写到{thing}"
    if not computed and (quantity := quantity_missing(query, terms, entry)):
        return f"这一事项没有报告“{quantity}”"
    if not computed and undone_not_reported(query, entry):
        return f"{entry.period_label}台账没有报告未完成部分的{asked_name(query)}"
    if whole := whole_not_reported(query, entry):
        return f"这一事项没有报告占“{whole}”的比重"
    if undone := done_not_reported(query, terms, entry):
        return undone
    figure = asked_figure(query, terms, entry, Role.PROGRESS) if query.unit else None
    if figure and not computed and (one := one_of_listed(query, figure)):
        return f"这一事项没有单独报告“{one}”的{asked_name(query)}"
    return ""


FIGURE_ASKED = re.compile(r"多少|(?<!哪)几|多大|多长|总量|总额|面积|人数(?=[、，,。?？]|$)")


def figure_missing(query: Query, terms: Sequence[Term], entry: Entry, *, computed: bool) -> str:
    """Return that the figure asked for is not reported, in its unit or of the question's subject."""
    goal = "goal" in query.marks and not query.marks & {"ratio", "remainder"}
    if not query.unit or goal or not FIGURE_ASKED.search(query.text):
        return ""
    if district := district_not_told(query, terms, entry):
        return f"这一事项没有单独报告{district}的{asked_name(query)}"
    if not query.marks & {"ratio", "remainder", "backward", "sum"}:
        countable = query.unit == "个" and counted_in(query, terms, entry)
        answering = [one for one in located(entry, Role.PROGRESS) if answers_unit(query, one)]
        planned = [one for one in located(entry, Role.TARGET) if answers_unit(query, one)]
        if not answering and planned:
            # 惠及多少户 may stand in what is to be built.
            return ""
        answering = [one for one in unstated(query, answering) if not is_only_new(query, one)]
        others_counted = answering and all(counts_other(query, entry, one) for one in answering)
        if (not answering or others_counted) and not (countable or computed):
            return f"{entry.period_label}台账没有报告所问的{asked_name(query)}"
    elif not computed and not states_unit(query, entry):
        return f"{entry.period_label}台账没有报告所问的{asked_name(query)}"
    if not computed and beside_the_point(query, terms, entry):
        subject = "、".join(f"“{term.word}”" for term in telling(terms)[:2])
        return f"{entry.period_label}台账没有报告{subject}的{asked_name(query)}"
    return ""


# 眼下到底有多少家, 建成投用的有几个: the number that there is, or that is done by now.
BY_NOW = re.compile(
    r"现在|眼下|目前|如今|到底|总数|(?:开工|动工|建成|完工|竣工|投用|交付)(?:了|的)?(?:已经?|共|一共)?(?:有)?(?:几|多少)"
)


def number_missing(query: Query, terms: Sequence[Term], entry: Entry, *, computed: bool) -> str:
    """Return that the number by now is not reported, where no figure of the entry can lead the answer."""
    if computed or not query.unit or "goal" in query.marks or not BY_NOW.search(query.text):
        return ""
    if not FIGURE_ASKED.search(query.text) or lead_of(query, terms, entry, ()):
        return ""
    return f"{entry.period_label}台账没有报告所问的{asked_name(query)}"


# As an entry itself writes it, in whatever dictionary it is not: 松屿区.
DISTRICT_NAMED = re.compile(
    r"(?:^|[，。；：、\s])(?P<name>[\u4e00-\u9fff][^片园校院景小社库山城地辖街\W\d](?:新区|区|县|镇|街道))(?=的|有|今年|去年|目前|已)"
)


def district_not_told(query: Query, terms: Sequence[Term], entry: Entry) -> str:
    """Return the district that is asked of and named by an entry, but not with the figure asked for.

    46个小区…31个已完工；松屿区2个小区意见不统一 does not tell how many are done there.
    """
    one = asked_figure(query, terms, entry, Role.PROGRESS)
    if one is None:
        return ""
    found = (match["name"] for match in DISTRICT_NAMED.finditer(query.text))
    named = [name for name in found if name in entry.chunk]
    for district in dict.fromkeys((*districts_in(query), *named)):
        name = bare_district(district)
        told_of = len(name) > 1 and name in entry.chunk and name not in entry.place
        if told_of and name not in sentence(one):
            return district
    return ""


def states_unit(query: Query, entry: Entry) -> bool:
    """Return whether any figure of an entry is in the unit asked for, be it the pledge's."""
    roles = (Role.PROGRESS, Role.TARGET, Role.TITLE)
    return any(answers_unit(query, one) for role in roles for one in located(entry, role))


def thing_missing(query: Query, entry: Entry) -> str:
    """Return that the thing whose number or names are asked for is not reported."""
    thing = "" if ASKS_ENTRIES.search(query.text) else missing_object(query, entry)
    return f"这一事项没有报告“{thing}”" if thing else ""
