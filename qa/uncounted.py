"""Numbers done, begun or not begun that are asked for where an entry counts something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import regexes
from index.entry import Entry, Role
from qa.asked_figures import asked_figure, wanted_figures
from qa.figure_words import READINESS, is_readied, restates
from qa.figures_alike import QUOTED, names_differ
from qa.located import Located, located_in, near, pledged, sentence_span
from qa.parts_asked import PEOPLE_OR_THINGS
from qa.question import Query
from qa.remainder import NOT_YET
from qa.standing import standing
from qa.subject import Term
from qa.told_apart import districts_apart
from qa.units_asked import CLAUSES, asked_unit, measures_asked

# What has been done is asked for under the pledge's own verb: 获批了几家, 培育了多少家.
DONE_ASKED = re.compile(
    r"(?P<verb>批下来|批复|认定|获批|培育|建成|新建|打造|创建|认定|新增|完成|化解|推出|实施|整治|治理|改造|建设|(?<![在开拟续])建(?=了|好)|(?<![整更])改(?=[好完])|(?<![维检整抢装])修(?=[了好完成出])|(?<![覆遮涵])盖(?=[了好完成])|铺(?=[了好完成]))(?:[了出有]|[好完成]了?)?(?:多少|几)"
)
# 批下来: the ledger's own word; 建设 is said of whatever is pledged.
SPOKEN = {"批下来": "获批", "批复": "获批", "改": "完成", "修": "完成", "盖": "完成", "铺": "完成"}
PLANNED = re.compile(r"计划|准备|打算|拟|目标|任务")
UNDONE = re.compile(
    r"谋划|申报|申请|拟|计划|名单|清单|公示|设计|评审|概算|招标|宣讲|惠及|征集|摸底|台账|方案|审定|储备|遴选"
)
# 9个项目已开工 is no number of what is finished.
BEGUN = re.compile(r"(?:已|全面)?(?:开工|动工|开建|在建)(?!率)")
NUMBERS = re.compile(r"多少|(?<!十)几")
LEFT_SAID = re.compile(r"未|没有|尚|剩|其余|还差|缺")
NOT_DONE = re.compile(r"未|没有|尚|剩|其余")


def asked_name(query: Query) -> str:
    """Return what the figure asked for is called: 金额, 人数, 数量（以“家”计）."""
    named = {"元": "金额", "%": "比例或增速", "百分点": "百分点", "人": "人数"}.get(query.unit)
    counted = f"（以“{query.counter}”计）" if query.counter else ""
    return named or f"数量{counted}"


def done_not_reported(query: Query, terms: Sequence[Term], entry: Entry) -> str:
    """Return that the number done is not reported, where the number nearest it is another's.

    民营企业培育了多少家 is not 支持举措15项, nor 申请审定的12个 what has been 培育: the pledge's own
    verb is asked for, and nothing that the entry counts is under it.
    """
    found = DONE_ASKED.search(query.text)
    verb = SPOKEN.get(found["verb"], found["verb"]) if found else ""
    if not verb or query.marks & {"goal", "ratio", "remainder", "compare", "average", "sum"}:
        return ""
    if found and OTHER_STEP.match(query.text[found.end() :]):
        return ""
    if found and rate_beside(query, found):
        return ""
    targets = pledged(entry)
    same = [
        one
        for one in targets
        if (verb in ("完成", "建设", "建") or verb in near(one))
        and one.figure.base == query.unit
        and (query.unit != "个" or one.figure.unit == query.counter)
    ]
    one = asked_figure(query, terms, entry, Role.PROGRESS)
    if len(measures_asked(query.text)) > 1:
        # 完成了几处设计？其中路口几处: what is done is asked for first.
        one = next(iter(wanted_figures(query, terms, entry)), one)
    # 概算批了几个、招标完了几个: where more is asked than what is done, the parts are told.
    alone = query.unit == "个" and asks_done(query) and not ASKED_READY.search(query.text)
    if one is None or not (same or (verb in FINISHING and alone)):
        return ""
    missing = f"{entry.period_label}台账没有报告已{verb}的{asked_name(query)}"
    begun = BEGUN.search(near(one)) and verb not in ("建设", "建", "实施")
    if not begun and any(is_done(one, entry, goal) for goal in same):
        return ""
    if restates(one, {goal.figure.value for goal in targets}):
        # 系统推进173处堵点化解 says the pledge again, and not how many are done.
        return missing
    if verb in one.clause and not (alone and UNDONE.search(one.clause)):
        return ""
    if any(names_differ(goal, one) and is_named(goal, query) for goal in same):
        # 免证办推出多少个 is not told by 102个“无证明”应用场景.
        return missing
    if query.unit != "个":
        return "" if attests(one, verb) else missing
    if not same or one.figure.unit == query.counter:
        return "" if attests(one, verb) else missing
    return missing


def rate_beside(query: Query, found: re.Match[str]) -> bool:
    """Return whether a rate is asked for beside what is done: 完成多少，增速多少."""
    clause = next(one for one in CLAUSES.split(query.text[: found.end()])[::-1] if one)
    rates = ("%", "百分点")
    return query.unit in rates and asked_unit(clause)[0] not in rates


# Whoever asks for what is got ready is told of it.
ASKED_READY = re.compile(
    rf"{READINESS.pattern}|申请|申报|报送|上报|报上|推荐|推介|[等待][^，。]{{0,4}}(?:审|登记|批)|[拿送递交][去上出到]去?[^，。]{{0,4}}(?:审|登记|批)"
)
# 片区改造几个区已经开工 asks how many are begun.
OTHER_STEP = re.compile(
    r"[个条座户家项处栋套]?[\u4e00-\u9fff]{0,6}?(?:已经?|都|正)?(?:在建|开工|动工|封顶|完工|竣工|建成|投用|交付|签约|启动|通过)"
)
# What is said of things that are done, by the verbs that ask for it; other verbs only by themselves.
FINISHING = {
    verb: re.compile(
        r"完工|竣工|建成|完成(?!投资)|投用|投运|投产|交付|开通|并网|接入|新增|建好|修缮|整治完|改造完|治理完|完毕|销号"
    )
    for verb in ("完成", "建成", "整治", "治理", "改造", "化解")
}
BY_OTHER_WORDS = re.compile(
    r"新增|认定|获批|获评|入选|命名|评为|评上|授牌|建成|打造|推出|培育出|增至|达到?|已有|共有"
)


def attests(one: Located, verb: str) -> bool:
    """Return whether the words of a figure say that what it counts is done, and not got ready."""
    said = near(one)
    if is_readied(one) or UNDONE.search(said):
        return False
    return verb in said or bool(FINISHING.get(verb, BY_OTHER_WORDS).search(said))


def is_named(goal: Located, query: Query) -> bool:
    """Return whether a question names a goal by what is quoted in it: 35个“免证办”."""
    return any(name in query.text for name in QUOTED.findall(goal.clause))


def is_done(one: Located, entry: Entry, goal: Located) -> bool:
    """Return whether a figure is what an entry reports done of one of its goals."""
    return any(
        pair.verb == "完成" and pair.target == goal and one in pair.actuals
        for pair in standing(entry).pairs
    )


# 已经开工了几个: what else is counted, 推进418个, is not begun for that; nor does 开工率 count it.
STAGES = {
    "开工": r"(?:开工|动工|在建|开建|施工)(?!率|比例|面)",
    "封顶": r"封顶(?!率)",
    "贯通": r"贯通(?!率)",
    "开通": r"开通|通车|运营|投运",
    "验收": r"验收(?!率)",
    "交付": r"交付|入住",
    "完工": r"(?:完工|竣工|建成|完成(?!投资)|投用|投产)(?!率|比例)",
    "通过": r"通过|审定(?!和|、)",
    "拆除": r"拆除|拆迁|拆完|拆改|腾空",
    "登记": r"(?:已|完成)[^，。；]{0,4}登记",
    "获批": r"获批|批准|批复|获评|评为|评上|认定|入选|命名|立项",
}
STAGE_ASKED = re.compile(
    r"(?P<before>开工|动工|封顶|贯通|验收|交付|完工|竣工|建成|投用|投产|开通|通车|通过|审定|登记|获批|批|评上|获评|认定|拆除|拆迁|拆)(?:在建)?[了的有共已下出]*(?:多少|几)(?!成)"
    r"|(?:多少|几)[个条座户家项处栋套](?:项目)?(?:已经?)?(?:都|全部?|正式)?(?P<after>开工|动工|封顶|贯通|开通|通车|验收|交付|完工|竣工|建成|投用|投产)"
    # 完工的呢, after how many have begun.
    r"|^(?:那么?)?(?:已经?)?(?P<alone>开工|动工|封顶|贯通|开通|通车|验收|交付|完工|竣工|建成|投用|投产|获批)了?的?呢"
)
# 推进418个 are not done for that.
GOING_ON = re.compile(r"推进|开展|组织")
STAGE_OF = {
    "拆": "拆除",
    "拆迁": "拆除",
    "动工": "开工",
    "通车": "开通",
    "竣工": "完工",
    "建成": "完工",
    "投用": "完工",
    "投产": "完工",
    "评上": "获批",
    "批": "获批",
    "审定": "通过",
    "获评": "获批",
    "认定": "获批",
}


def stage_not_counted(query: Query, terms: Sequence[Term], entry: Entry) -> str:
    """Return that the number that reached a stage is not reported, where another is the nearest."""
    found = STAGE_ASKED.search(query.text)
    if not found or "goal" in query.marks or query.unit not in (*PEOPLE_OR_THINGS, "套"):
        return ""
    verb = found["before"] or found["after"] or found["alone"]
    one = asked_figure(query, terms, entry, Role.PROGRESS)
    stage = STAGE_OF.get(verb, verb)
    if one is None or ASKED_READY.search(query.text):
        return ""
    only = asks_done(query)
    said = regexes.search(STAGES[stage], near(one)) if only else is_said_of(STAGES[stage], one)
    if said and not (only and is_readied(one)):
        return ""
    done = any(is_done(one, entry, goal) for goal in pledged(entry))
    if stage in ("完工", "开通") and done and not GOING_ON.search(near(one)):
        # 新开通2470个 are built, too.
        return ""
    return f"{entry.period_label}台账没有报告已{verb}的{asked_name(query)}"


def is_said_of(verb: str, one: Located) -> bool:
    """Return whether a figure's sentence has a verb, and no clause between says it of another unit's.

    三期7条线102座车站…，53座已封顶 is no number of lines.
    """
    start, end = sentence_span(one.text, one.figure.start)
    said = regexes.search(verb, one.text[start:end])
    if said is None:
        return False
    held = located_in(one.entry, one.column)
    before = [other for other in held if start <= other.figure.start < start + said.start()]
    last = max(before, key=lambda other: other.figure.start, default=one)
    between = one.text[one.figure.end : last.figure.start]
    return last.figure.unit == one.figure.unit or not regexes.search("[，,]", between)


def rest_of_district(query: Query, entry: Entry) -> str:
    """Return the district whose rest is asked for where no sentence on it says what is left, or nothing.

    市南区还差多少户 is told by no 市南区已开工5户.
    """
    if "remainder" not in query.marks or not query.unit:
        return ""
    for name in districts_apart(query, entry):
        said = [one for one in regexes.split(r"[。；;\n]", entry.progress) if name in one]
        if not any(map(LEFT_SAID.search, said)):
            return name
    return ""


def asks_done(query: Query) -> bool:
    """Return whether nothing but the number done is asked for: 新培育出多少家, 评上了几个."""
    asked = DONE_ASKED.search(query.text) or STAGE_ASKED.search(query.text)
    one = len(measures_asked(query.text)) == 1 and len(NUMBERS.findall(query.text)) == 1
    return bool(asked) and one and not PLANNED.search(query.text)


def undone_not_reported(query: Query, entry: Entry) -> bool:
    """Return whether the number not begun or not done is asked for, and no words of it are there.

    还有几条线没开工 is not told by 在建线路8条.
    """
    verbs = [found["verb"] for found in NOT_YET.finditer(query.text) if found["verb"]]
    return bool(verbs) and bool(query.counter) and not NOT_DONE.search(entry.progress)
