"""States and kinds that a question denies: 不在前期阶段的, 没报投资的, 除了没开工的还有哪些.

Whoever asks so asks for all the others. A list of those that are as it says would be the reverse.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from index import regexes
from index.entry import Entry
from qa.match import Condition, Match
from qa.question import Query
from qa.states import reworded

Conditions = Callable[[Query, Sequence[Entry]], list[Condition]]

# What is denied, and the words that say the same of those that are so: 没报投资, 报了投资.
DENIALS = (
    (
        re.compile(
            r"(?<![是在])(?:不(?:是|在|处在|处于)|没有?(?:停留?在|处在|处于|在(?=前期|申报|起草|建)))"
        ),
        "是",
    ),
    (re.compile(r"(?<![是有])没有?在(?=推进|干|做)"), "正在"),
    (re.compile(r"(?<!有)(?:没有?|未)(?:写明|写|报告?|填)(?=投资|完成投资|增速|数)"), "报了"),
    (re.compile(r"(?<!有)(?:没有?|未)(?:写明|写|注明|标明|报)(?=具体|日期|日子)"), "写明"),
    (re.compile(r"(?:(?<!有)(?:没有?|未)(?:出现)?|不)(?=逾期|超期)"), ""),
    (
        re.compile(
            r"不(?:需要?|用|必)(?:再)?等?(?=[^，,。；;？?]{0,6}(?:批复|审批|批准|上级|[省部]里|启动))"
        ),
        "等",
    ),
)
ASKS_WHICH = re.compile(r"哪|几[项个条件]|多少|谁|列|挑|找出")
# 不是光开会，而是; 是不是前期: nothing is denied of the entries asked for.
ONLY_TURNED = re.compile(r"不是[^，。]*(?:而是|就是|[，,]是)|不是(?:说|问|让|要|光|只)|吗[？?。]?$")
# 除了没开工的，还有哪些: what is left out is how entries stand.
LEFT_OUT = re.compile(
    r"(?:除了?|除去|刨去|刨掉|去掉|排除|撇开)(?P<state>[^，,。；;？?]{2,10}的)(?:事项|任务|项目)?(?:之外|以外|外)?[，,]?"
)


def denial_said(text: str) -> str:
    """Return the words by which a question denies a state or kind: 不在前期阶段; empty where none do."""
    if ONLY_TURNED.search(text) or not ASKS_WHICH.search(text):
        return ""
    if left := LEFT_OUT.search(text):
        return left[0]
    found = [one for denial, _ in DENIALS if (one := denial.search(text))]
    return regexes.split(r"[，,。；;：:？?的]", text[found[0].start() :])[0] if found else ""


def all_but_denied(query: Query, among: Sequence[Entry], conditions: Conditions) -> list[Condition]:
    """Return the conditions of a question that denies one: all but those that meet it; else none.

    `conditions` finds those of what is said without the denial.
    """
    if not denial_said(query.text):
        return []
    left = LEFT_OUT.search(query.text)
    if left:
        rest = query.text.replace(left[0], "")
        apart = conditions(reworded(query, f"哪些是{left['state']}"), among)
        return [*conditions(reworded(query, rest), among), *others(apart)] if apart else []
    for denial, so in DENIALS:
        found = denial.search(query.text)
        if found:
            said = query.text[: found.start()] + so + query.text[found.end() :]
            return others(conditions(reworded(query, said), among))
    return []


def others(conditions: Sequence[Condition]) -> list[Condition]:
    """Return the condition that entries do not meet all of some, none where there is none."""
    said = "且".join(one.said for one in conditions)
    return (
        [Condition(f"不属于“{said}”", partial(meets_not, tuple(conditions)))] if conditions else []
    )


def meets_not(conditions: Sequence[Condition], entry: Entry) -> Match | None:
    """Return a match where an entry does not meet all conditions."""
    return None if all(one.meets(entry) for one in conditions) else Match(entry, ())
