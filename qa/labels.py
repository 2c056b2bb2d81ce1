"""The names in Chinese of what the code names in English: refusals, kinds of answer, marks."""

from __future__ import annotations

from qa.answer import Reason

REFUSAL_LABELS = {
    Reason.NO_SUCH_ENTRY: "台账未列此事项",
    Reason.NOT_REPORTED: "台账未报告",
    Reason.NOT_QUANTIFIED: "台账没有这个数字",
    Reason.OTHER_PERIOD: "没有这一期台账",
    Reason.OTHER_PLACE: "没有该地的台账",
    Reason.NO_SUCH_COLUMN: "台账没有这一栏",
    Reason.OFF_TOPIC: "台账以外的问题",
    Reason.REJECTED: "未通过核对",
}

KIND_LABELS = {
    "fact": "说明一个事项",
    "ordinal": "按序号查事项",
    "list": "列出事项",
    "filter": "按条件筛选",
    "count": "计数",
    "compare": "比较",
    "derive": "计算",
    "overview": "总体情况",
    "unanswerable": "无法回答",
    "offtopic": "台账以外",
    "injection": "不能照办的要求",
}

MARK_LABELS = {
    "ahead": "进展突出的",
    "average": "平均数",
    "awaiting": "等上级的",
    "backward": "由结果倒推",
    "behind": "落后的",
    "both_sides": "两期分别",
    "chat": "闲聊、代写",
    "command_only": "要求改台账",
    "compare": "比较",
    "count": "计数",
    "drafted": "起草了没印发的",
    "exceeded": "超过目标的",
    "finished": "已完成的",
    "goal": "目标",
    "greeting": "问候",
    "growth": "增长",
    "injection": "要求编造或泄露",
    "issued": "印发了文件的",
    "mention": "提到某个说法",
    "met": "召开了会议的",
    "not_started": "还没开始的",
    "overdue": "逾期的",
    "overview": "总体情况",
    "pace": "快慢、进度",
    "compared": "跟外地比的",
    "placed": "报了位次的",
    "position": "排在第几",
    "preliminary": "还在前期的",
    "rank": "排序",
    "ratio": "比例",
    "remainder": "还差多少",
    "single_quarter": "单独一个季度",
    "sum": "合计",
    "sure": "求证",
    "total_entries": "台账共几项",
    "unquantified": "没有数字的",
    "which": "哪一些",
}
