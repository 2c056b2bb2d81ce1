"""What the words around a figure say of it: growth or fall, a part, for each, the target again."""

from __future__ import annotations

import re
from decimal import Decimal

from index import regexes
from index.figures import figures
from qa.located import Located, near, sentence_span

FINISHED = re.compile(r"完工|竣工|建成|装成|装好|修成|修好|建好|办成|完成(?!投资)")
ACHIEVED = re.compile(
    r"(?:新增|新开通|新建成?|筹集|发放|签约|建设|救助|吸引|引进|办理|举办|获批|认定|接入|参保)[^｜]{0,20}｜"
)
REST = re.compile(r"(?:剩余|其余|余下|尚余|还剩|剩下|尚有|还有)[^，。；]{0,4}$")
AGAINST = re.compile(r"(?:高于|低于|超过|超出|快于|慢于|与|达到)[^，。]{0,6}目标")
GROWTH = re.compile(r"增长|增速|增幅|同比|下降|增加")
# 每千人4.1批次 and 2.3万批次 are no figures of one kind.
PER = re.compile(
    r"(?:每(?:一?[十百千万]+)?(?P<each>人|名|户|亩|平方公里|公里|平方米|月|日|天|次|个(?!区|市|县|镇))|(?P<mean>[人户亩日月])均)"
)
STATED = re.compile(
    r"(?:完成|占).{0,14}(?:计划|任务|目标).{0,10}的?$|(?:完成率|完工率)(?:已?达到?|为)?$"
)
# What may stand before a figure that names no thing of its own: 前三季度完成179.6亿元，同比增长….
NO_THING = re.compile(
    r"(?:[前上下全今本]*[一二三四两\d—\-－~至]*(?:季度|个月|半年|年|月份?|日)(?:以来|末|底)?|截至|全[市区县省]|目前|累计|总额|总量|总数|已经?|共|同比|增长|增速|下降|为|达到?了?|实现|完成|｜|，|、|\s)*"
)
FALL = re.compile(
    r"(?:下降|下滑|降低|减少|负增长|回落|下跌|缩减|收窄|降幅|(?<!下)降(?!低|幅))(?!到|至|为)[^，。]{0,4}$"
)


def is_of_entry(one: Located) -> bool:
    """Return whether the words of a sentence up to a figure name no thing: it is the entry's own."""
    start = sentence_span(one.text, one.figure.start)[0]
    said, at = "", start
    for figure in figures(one.text):
        if start <= figure.start < one.figure.start:
            said += one.text[at : figure.start]
            at = figure.end
    return bool(NO_THING.fullmatch(said + one.text[at : one.figure.start]))


def of_whole_task(one: Located) -> bool:
    return one.figure.base == "%" and bool(STATED.search(one.figure.before))


def per(one: Located) -> str:
    """Return what a figure is counted for each of, or an empty string: 每千人, 人均."""
    found = list(PER.finditer(near(one).partition("｜")[0]))
    if not found:
        return ""
    return found[-1][0].replace("名", "人").replace("户均", "每户").replace("人均", "每人")


def of_target(one: Located) -> bool:
    """Return whether the clause after a rate sets it against the target: 高于年度目标0.2个百分点."""
    after = regexes.split(r"[。；;，,]", one.text[one.figure.clause_end + 1 :], maxsplit=1)[0]
    return bool(AGAINST.search(after) or AGAINST.search(one.figure.after))


def is_part(one: Located) -> bool:
    """Return whether a figure is of a part of what its sentence is about: 其中工业投资增长9.2%."""
    start = sentence_span(one.text, one.figure.start)[0]
    return "其中" in one.text[start : one.figure.start]


def is_rest(one: Located) -> bool:
    """Return whether a figure is of what is left, which is not done: 剩余3个小区, 其余129户."""
    return bool(REST.search(one.figure.before))


def falls(one: Located) -> bool:
    """Return whether a rate is one of decrease: 同比下降6.8%."""
    return bool(FALL.search(one.figure.before[-6:]))


def fall_word(one: Located) -> str:
    """Return the word of decrease right before a figure, or an empty string: 下降11.6%."""
    match = regexes.search(r"下降|下滑|降低|减少|回落|下跌|缩减|收窄", one.figure.before[-6:])
    return (match[0] if match else "下降") if falls(one) else ""


def grows(one: Located) -> bool:
    return bool(GROWTH.search(one.clause)) or bool(GROWTH.search(one.figure.before))


def restates(one: Located, goals: set[Decimal]) -> bool:
    """Return whether a figure of the progress says a target again: 460个项目已开工405个.

    新增10条 does not, where 10 was the target: what is said to be there now is progress.
    """
    said = near(one)
    if one.figure.value in goals and MODIFIES.match(one.figure.after):
        # 400张床位的设备采购完成论证 says what of the pledge is done, and not that it is.
        said = one.figure.before
    return one.figure.value in goals and not (FINISHED.search(said) or ACHIEVED.search(said))


# 完成206户改造方案的评估设计, 11处交通组织优化方案设计: what is got ready, and not yet what is to be done.
READIED = re.compile(
    r"^[\u4e00-\u9fff]{0,16}?(?:方案|设计|图纸|评估|审批|评审|招标|公示|备案|概算|可研|选址|摸底|论证)"
)
READINESS = re.compile(
    r"方案|设计|图纸|稿|评估|审(?!定)|招标|公示|备案|概算|可研|选址|摸底|论证|谋划|储备|筛选|遴选"
)
# 目前已谋划10余家: what is thought of is got ready, too.
THOUGHT_OF = re.compile(r"(?:谋划|储备)(?:出|了)?$")


def is_readied(one: Located) -> bool:
    """Return whether a figure counts what is got ready for the pledge: plans, designs, tenders."""
    return bool(READIED.match(one.figure.after) or THOUGHT_OF.search(one.figure.before))


MODIFIES = re.compile(r"[\u4e00-\u9fff]{0,6}的[\u4e00-\u9fff]")
# 由168元提高到190元: the first is what was before.
FORMER = re.compile(r"(?:由|从)[^，。；]*$")
RAISED = re.compile(
    r"^[^，。；]{0,6}(?:提高|增加|上升|提升|增长|下降|降低|减少|改善|扩大|调整|升|降|增|涨)(?:到|至|为)"
)


def is_former(one: Located) -> bool:
    """Return whether a figure is what another has come from: 由168元提高到190元."""
    return bool(FORMER.search(one.figure.before) and RAISED.search(one.figure.after))
