"""What a question asks of an entry that the entry does not say: an attribute, a figure, a thing, a cause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import regexes
from index.entry import Entry, Role
from index.lexical import normalise
from qa.amounts import amount_told, asks_amount
from qa.asked_figures import (
    FIGURE_ASKED,
    answers_unit,
    asked_figure,
    counts_other,
    in_pledged_counter,
    pairs_held,
    unstated,
)
from qa.asked_time import asks_day, month_not_told, says_when_of
from qa.causes import CAUSE, gives_cause
from qa.districts import districts_in, names_of_place
from qa.documents_named import document_not_named, lists_documents
from qa.evidence import evidence
from qa.findings import counted_in, findings_about
from qa.invested import asks_total_investment, states_total_investment
from qa.lead import AMONG, column_said, lead_of, place_said
from qa.located import Located, located, located_in, near, sentence
from qa.measure import OF_PLAN
from qa.number_together import one_of_listed, one_of_places
from qa.other_figures import (
    district_not_told,
    other_districts_asked,
    other_figure,
    other_phase,
    steps_added,
)
from qa.part_names import money_part, part_unnamed
from qa.parts_asked import (
    part_not_told,
    parts_not_named,
)
from qa.premise import PLACE_ASKED, verdict_on
from qa.question import Query
from qa.quote import sentences
from qa.quoted import ASKS_ENTRIES
from qa.remainder import rest_asked
from qa.set_aside import is_only_new, set_aside
from qa.stages import stage_verdict
from qa.subject import Prepared, Term, credit, likeness, prepare, telling
from qa.title_alone import title_alone
from qa.uncounted import (
    PLANNED,
    asked_name,
    asks_done,
    done_not_reported,
    rest_of_district,
    stage_not_counted,
    undone_not_reported,
)
from qa.unheld_things import (
    another_name,
    missing_object,
    other_counties,
    other_kind,
    other_not_told,
    quantity_missing,
    whole_not_reported,
)
from qa.untold import untold_of

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
    r"(?![^，。？?]{0,4}(?:合建|共建|合作|协作|一体化|协同|联动|抱团|携手|联手|牵手|结对))"
)
OF_WHOM = re.compile(r"^(?:群众|市民|居民|百姓|企业|公众|师生|患者|业主)(?=[\u4e00-\u9fff]{3})")


# 花了多少钱 asks what is spent by now, which 完成投资 tells; a 预算 it does not.
SPENT_ASKED = re.compile(r"花")
SPENT_SAID = re.compile(r"(?<!未)(?<!待)完成[^，。；]{0,6}投资|投入|支出|支付|花费|使用资金")


def is_spent(one: Located) -> bool:
    """Return whether a figure is of money that is spent: 完成投资1.08亿元, and no 节约费用2000万元."""
    said = near(one).partition("｜")[0]
    return one.figure.base == "元" and bool(SPENT_SAID.search(said))


def has_attribute(query: Query, entry: Entry, terms: Sequence[Term] = ()) -> bool:
    """Return whether an entry has a column for the attribute, or speaks of it and of all the terms."""
    attribute = query.attribute
    if attribute is None:
        return True
    if column_said(query, entry):
        return True
    if SPENT_ASKED.match(attribute.word):
        # 码头拆迁花了多少钱 is not told by what the building of it has cost.
        about_it = all(credit(term, prepare(entry)) > 0.0 for term in telling(terms))
        return about_it and any(map(is_spent, located(entry, Role.PROGRESS)))
    # 满意率94.1% is the 群众满意率 asked for.
    word = OF_WHOM.sub("", attribute.word) or attribute.word
    if attribute.role is Role.UNIT and organiser_told(query, entry):
        return True
    if attribute.role is Role.UNIT:
        # 清单明确了责任单位 does not say which it is.
        return word in entry.chunk or bool(
            regexes.search(rf"{attribute.name}[：:是为]", entry.chunk)
        )
    return word in entry.chunk or attribute.name in entry.chunk


# 评审会是谁牵头开的: who held it, and not who is in charge of the entry.
ORGANISER_ASKED = re.compile(
    r"(?:谁|哪(?:个|一)?(?:部门|单位|厅|局|家))(?:来)?(?:牵头|负责|出面)?(?:召?开(?!工)|组织|主持|召集|举?办|评审?|审)的?"
)
ORGANISED_BY = re.compile(
    r"(?<![自理])由[\u4e00-\u9fff]{2,14}?(?:组织|主持|牵头|召集|主办|召开|举办|评审)"
)


def organiser_told(query: Query, entry: Entry) -> bool:
    """Return whether the sentence that is most of a question says by whom it was held: 由省厅组织."""
    spans = sentences(entry.progress)
    if not ORGANISER_ASKED.search(query.text) or not spans:
        return False
    start, end = max(spans, key=lambda one: pairs_held(query.text, entry.progress[one[0] : one[1]]))
    return bool(ORGANISED_BY.search(entry.progress[start:end]))


def asks_cause(query: Query, entry: Entry) -> bool:
    """Return whether a cause is asked for that the entry does not give.

    A question why something is so that is not so gets the correction instead.
    """
    return (
        bool(CAUSE.search(query.text)) and not gives_cause(entry) and not verdict_on(query, entry)
    )


PENDING = re.compile(
    r"(?:尚|还|暂)未(?:反馈|公布|发布|统计)|暂无数据|正在(?:汇总|统计)|待(?:公布|发布)"
)


def is_pending(entry: Entry) -> bool:
    """Return whether the entry itself says that its figures are not out yet."""
    return bool(PENDING.search(entry.progress))


# 上述项目, 二期55万千瓦项目: of what the sentences before name.
BACK = re.compile(r"^(?:上述|以上|该批|这批|这些|前述|[一二三四五]期)")
# 结合正在开展的老旧楼院改造 says beside what something is done, and what follows is no figure of it.
BESIDE_WHAT = re.compile(r"(?:针对|结合|围绕|面向|聚焦)[^，,。；;]*")


def beside_the_point(query: Query, terms: Sequence[Term], entry: Entry) -> bool:
    """Return whether the figure asked for stands where none of the question's subject does.

    针对新增就业群体…参保3.2万人 is no number of 新增就业: a figure is of its pledge, or of what its
    own sentence names.
    """
    subject = telling(terms)
    figure = (
        amount_told(query, entry)
        if asks_amount(query)
        else asked_figure(query, terms, entry, Role.PROGRESS)
    )
    if figure is None or not subject:
        return False
    # 上述项目…已完成投资56.7亿元 is of what the sentences before it name.
    own = sentence(figure)
    around = BESIDE_WHAT.sub(" ", entry.chunk if BACK.search(own) else own)
    said = Prepared(normalise(entry.pledge), normalise(around))
    whole = prepare(entry)
    # 新增就业 is said of others in the entry: no word near it makes the figure its own.
    alike = (likeness(term, said) for term in subject if credit(term, whole) == 0)
    return not any(score > 0 for score in (*(credit(term, said) for term in subject), *alike))


GROWTH_ASKED = re.compile(
    r"同比(?:增长|增|上升|提高|增加)?了?(?:多少|几)|(?:同比)?(?:增长|增|涨|上升|提高)了?(?:多少|几)个?(?:百分点|点|%|个点)|(?:增长|增|涨)了?百分之(?:多少|几)|(?<![上])涨了?多少|(?:增速|增幅|涨幅|增长率)(?:是|为|有|达)?(?:到|了)?(?:多少|几)"
)


GROWTH_SAID = re.compile(r"增|涨|升|高|快|降|跌|减|缩|低|回落|下滑|同比|较|比")


def reports_growth(entry: Entry) -> bool:
    """Return whether an entry's progress states a rate of growth: 完成任务的26.7% is none."""
    rates = (one for one in located(entry, Role.PROGRESS) if one.figure.is_rate)
    return any(GROWTH_SAID.search(one.clause) for one in rates)


def what_is_missing(query: Query, terms: Sequence[Term], entry: Entry) -> str:
    """Return what a question asks that the entry does not report, or an empty string."""
    if query.column and located_in(entry, query.column):
        return ""
    told = column_said(query, entry) or is_pending(entry) or verdict_on(query, entry)
    if told or stage_verdict(query, terms, entry):
        # What is wrongly taken for granted is set right, whatever else is asked, but of another kind.
        return kind_not_told(query, entry)
    computed = bool(findings_about(query, terms, entry))
    return (
        not_spoken_of(query, terms, entry)
        or part_missing(query, terms, entry, computed=computed)
        or figure_missing(query, terms, entry, computed=computed)
        or thing_missing(query, entry)
        or number_missing(query, terms, entry, computed=computed)
        or ("" if computed else other_figure(query, terms, entry))
    )


def not_spoken_of(query: Query, terms: Sequence[Term], entry: Entry) -> str:
    """Return what of a question the entry does not speak of: a place, a name, a document, a time."""
    if PLACE_ASKED.search(query.text) and place_said(query, entry) is None:
        among = " ".join(one[0] for each in AMONG if (one := each.search(query.text)))
        return f"{entry.period_label}台账没有报告{f'在{among}的' if among else ''}名次"
    for district in (*districts_in(query), *other_counties(query, entry)):
        if not any(one in entry.chunk for one in names_of_place(district)):
            return f"这一事项没有提到{district}"
    if part_unnamed(query, entry):
        return "台账没有列出名称"
    if unheld := parts_not_named(query, entry):
        return unheld
    if document := document_not_named(query, entry):
        return f"这一事项没有提到《{document}》"
    if why := other_districts_asked(query) or steps_added(query):
        return why
    if land := land_not_named(query, entry):
        return f"这一事项没有提到{land}"
    if name := another_name(query, entry):
        return f"这一事项没有提到“{name}”"
    if CITY_ASKED.search(query.text):
        return "台账没有报告其他城市"
    if (how := HOW_TO.search(query.text)) and how[0][-2:] not in entry.chunk:
        return "台账不记载申请条件和办理流程"
    if (other := OTHER_PLACE.search(query.text)) and other[0] not in entry.chunk:
        return f"台账没有报告“{other[0]}”的情况"
    if kind := kind_not_told(query, entry):
        return kind
    if GROWTH_ASKED.search(query.text) and not reports_growth(entry):
        return f"{entry.period_label}台账没有报告所问的比例或增速"
    if against := other_not_told(query, entry):
        return f"这一事项没有提到“{against}”"
    if asks_total_investment(query) and not states_total_investment(entry):
        return f"{entry.period_label}台账没有报告总投资"
    if asks_day(query) and not query.unit and not says_when_of(query, terms, entry):
        return f"{entry.period_label}台账没有写明时间"
    if month_not_told(query, entry):
        return f"{entry.period_label}台账没有按月报告"
    return ""


def kind_not_told(query: Query, entry: Entry) -> str:
    """Return that the kind asked for is not reported, where an entry reports only of another."""
    kind = other_kind(query, entry)
    return f"这一事项没有单独报告“{kind}”" if kind else ""


# 非洲 is where 埃及 is.
REGION = re.compile(r"[亚盟洲美韩澳东]$")


def land_not_named(query: Query, entry: Entry) -> str:
    """Return the country or the region that a question names and an entry does not, or nothing."""
    asked = evidence()["国家"].search(query.text)
    if not asked or asked[0] in entry.chunk:
        return ""
    held = evidence()["国家"].search(entry.chunk)
    return "" if held and REGION.search(asked[0]) else asked[0]


def part_missing(query: Query, terms: Sequence[Term], entry: Entry, *, computed: bool) -> str:
    """Return the part, the whole or the step asked for that the entry does not tell apart."""
    counted = "backward" in query.marks or counted_in(query, terms, entry)
    if not counted and (part := part_not_told(query, entry, computed=computed)):
        return f"这一事项没有单独报告“{part}”"
    if money := money_part(query, entry):
        return f"这一事项没有单独报告“{money}”"
    averaged = computed and "average" in query.marks
    if not averaged and (thing := untold_of(query, entry)):
        return f"{entry.period_label}台账没有写到{thing}"
    if not computed and (quantity := quantity_missing(query, terms, entry)):
        return f"这一事项没有报告“{quantity}”"
    told = computed or rest_asked(query, terms, entry)
    if not told and (district := rest_of_district(query, entry)):
        return f"这一事项没有单独报告{district}还差多少"
    if not computed and undone_not_reported(query, entry):
        return f"{entry.period_label}台账没有报告未完成部分的{asked_name(query)}"
    if whole := whole_not_reported(query, entry):
        return f"这一事项没有报告占“{whole}”的比重"
    if undone := done_not_reported(query, terms, entry):
        return undone
    if not computed and (uncounted := stage_not_counted(query, terms, entry)):
        return uncounted
    if place := one_of_places(query, entry):
        return f"这一事项没有单独报告“{place}”"
    figure = asked_figure(query, terms, entry, Role.PROGRESS) if query.unit else None
    if figure and not computed and (one := one_of_listed(query, figure)):
        return f"这一事项没有单独报告“{one}”的{asked_name(query)}"
    return ""


def figure_missing(query: Query, terms: Sequence[Term], entry: Entry, *, computed: bool) -> str:
    """Return that the figure asked for is not reported, in its unit or of the question's subject."""
    goal = "goal" in query.marks and not query.marks & {"ratio", "remainder"}
    if not query.unit or goal:
        return ""
    if not FIGURE_ASKED.search(query.text):
        if not computed and share_not_told(query, entry):
            # 新能源装机占比 asks for a share, whether with 多少 or not.
            return f"{entry.period_label}台账没有报告所问的占比"
        # 海上光伏二期投资 asks for no number in so many words, and 一期's is none of it.
        one = asked_figure(query, terms, entry, Role.PROGRESS)
        phase = other_phase(query, one) if one else ""
        return f"这一事项没有单独报告{phase}的{asked_name(query)}" if phase else ""
    # 市南区和崂山区一共开工多少户 is worked out from what is told of both.
    both = computed and len(districts_in(query)) > 1
    if not both and (district := district_not_told(query, terms, entry)):
        return f"这一事项没有单独报告{district}的{asked_name(query)}"
    if not query.marks & {"ratio", "remainder", "backward", "sum"}:
        countable = query.unit == "个" and counted_in(query, terms, entry)
        answering = [one for one in located(entry, Role.PROGRESS) if answers_unit(query, one)]
        planned = [one for one in located(entry, Role.TARGET) if answers_unit(query, one)]
        if not answering and planned and not asks_done(query):
            # 惠及多少户 may stand in what is to be built, and 完工了多少户 does not.
            return ""
        # 计划发展到多少家 is told by the pledge, whatever the progress counts.
        aside = is_only_new if PLANNED.search(query.text) else set_aside
        answering = [one for one in unstated(query, answering) if not aside(query, one)]
        if asks_done(query):
            answering = in_pledged_counter(query, entry, answering)
        others_counted = answering and all(counts_other(query, entry, one) for one in answering)
        told = countable or computed or lists_documents(query, entry)
        if (not answering or others_counted) and not told:
            return f"{entry.period_label}台账没有报告所问的{asked_name(query)}"
    elif not computed and not states_unit(query, entry):
        return f"{entry.period_label}台账没有报告所问的{asked_name(query)}"
    if not computed and share_not_told(query, entry):
        return f"{entry.period_label}台账没有报告所问的占比"
    if not computed and plan_not_told(query, terms, entry):
        return f"{entry.period_label}台账没有报告计划投资额"
    if not computed and beside_the_point(query, terms, entry):
        subject = "、".join(f"“{term.word}”" for term in telling(terms)[:2])
        return f"{entry.period_label}台账没有报告{subject}的{asked_name(query)}"
    return ""


SHARE_ASKED = re.compile(r"占比|比重|占[^，。?？]{0,10}(?:多少|几成|多大)")


def share_not_told(query: Query, entry: Entry) -> bool:
    """Return whether a share is asked for and no rate of the entry is said to be one: 占总装机的50.2%."""
    if query.unit != "%" or not SHARE_ASKED.search(query.text):
        return False
    rates = [one for one in located(entry, Role.PROGRESS) if one.figure.is_rate]
    if OF_PLAN.search(query.text) and any(OF_PLAN.search(near(one)) for one in rates):
        # 完成年度投资计划28.6% tells what the investment is of the year's plan.
        return False
    return not any("占" in near(one) or "比" in near(one) for one in rates)


PLAN_ASKED = re.compile(
    r"计划(?:总)?投资(?!完成|的?(?:多少|几)[成%])|投资计划(?!完成|的?(?:多少|几)[成%])"
)


def plan_not_told(query: Query, terms: Sequence[Term], entry: Entry) -> bool:
    """Return whether planned money is asked for and the figure nearest it is of money spent."""
    if query.unit != "元" or not PLAN_ASKED.search(query.text) or "goal" in query.marks:
        return False
    one = asked_figure(query, terms, entry, Role.PROGRESS)
    return one is not None and "完成" in near(one) and "计划" not in near(one).partition("｜")[0]


# 眼下到底有多少家, 建成投用的有几个: the number that there is, or that is done by now.
BY_NOW = re.compile(
    r"现在|眼下|目前|如今|到底|总数|(?:开工|动工|建成|完工|竣工|投用|交付)(?:了|的)?(?:已经?|共|一共)?(?:有)?(?:几|多少)"
)


def number_missing(query: Query, terms: Sequence[Term], entry: Entry, *, computed: bool) -> str:
    """Return that the number by now is not reported, where no figure of the entry can lead the answer."""
    if computed or "goal" in query.marks:
        return ""
    if FIGURE_ASKED.search(query.text) and (untold := title_alone(terms, entry)):
        return untold.text.partition("，写的是")[0]
    if asks_amount(query) and beside_the_point(query, terms, entry):
        subject = "、".join(f"“{term.word}”" for term in telling(terms)[:2])
        return f"{entry.period_label}台账没有报告{subject}的数量"
    if not query.unit:
        return ""
    # 12个新品种有几个通过了审定: a part of what the question itself counts.
    of_counted = any(one.base == query.unit and one.value > 1 for one in query.figures)
    if not of_counted and not BY_NOW.search(query.text):
        return ""
    if not FIGURE_ASKED.search(query.text) or lead_of(query, terms, entry, ()):
        return ""
    return f"{entry.period_label}台账没有报告所问的{asked_name(query)}"


def states_unit(query: Query, entry: Entry) -> bool:
    """Return whether any figure of an entry is in the unit asked for, be it the pledge's."""
    roles = (Role.PROGRESS, Role.TARGET, Role.TITLE)
    return any(answers_unit(query, one) for role in roles for one in located(entry, role))


def thing_missing(query: Query, entry: Entry) -> str:
    """Return that the thing whose number or names are asked for is not reported."""
    thing = "" if ASKS_ENTRIES.search(query.text) else missing_object(query, entry)
    return f"这一事项没有报告“{thing}”" if thing else ""
