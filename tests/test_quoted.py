"""The words that entries are asked to hold, where a question names them as words."""

from __future__ import annotations

from functools import cache

import pytest
from lines import line_of, new_home, numbers_cited
from samples import ledger_of

from qa.chain import Line
from qa.quoted import find_mentions


@cache
def line() -> Line:
    return line_of(
        new_home(),
        ledger_of(
            ("建设污水处理厂。", "主体封顶。"),
            ("治理清河。", "清淤3公里。"),
            ("新增绿地20公顷。", "新增绿地3公顷。"),
        ),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“污水”两字出现在标题里的事项有哪些", ("污水",)),
        ("哪些事项写了污水", ("污水",)),
        ("有几项任务的名目里直接写着污水或者绿地", ("污水", "绿地")),
        ("涉及污水进展如何", ()),
        ("云汀区在今年台账里露脸几次", ("云汀区",)),
        ("光伏在两年的台账里总共挂在几个条目下", ("光伏",)),
        ("都市圈这个词，今年在多少条里出现", ("都市圈",)),
        ("青禾两年合在一块被提到几条", ("青禾",)),
        ("云汀区今年被点到名的事", ("云汀区",)),
        ("数一数今年有几项进展提到青禾", ("青禾",)),
        ("上年一季度，青禾出现在几条进展之中", ("青禾",)),
        ("搞过政策宣讲的几条", ("政策宣讲",)),
        ("哪些条目讲到了春节期间的活动", ("春节",)),
        ("讲到春节期间搞了什么的有几处", ("春节",)),
        ("提到“春节期间”的有几项", ("春节期间",)),
        ("哪些写明了任务对象的名单已经确定", ("名单已经确定",)),
        ("提到实验室的事项都有几项", ("实验室",)),
        ("哪些事跑到科技部、工信部去沟通或推荐了", ("科技部", "工信部")),
        ("跟民政局和教育局打过交道的有哪些", ("民政局", "教育局")),
        ("哪几项报到了省能源局或交通运输部", ("省能源局", "交通运输部")),
        ("哪些事项由民政局、教育局牵头", ()),
        ("跑到科技部、工信部干什么", ()),
        ("请筛出提及青禾的全部条目（两年都算）", ("青禾",)),
        ("口径写的是“截至3月”的事项", ("截至3月",)),
        ("停车场的修编搞了老久，到什么程序了", ()),
        ("责任单位写了两家的有几项", ()),
        ("哪些条目讲到春节期间的工作", ("春节",)),
        ("哪些条目谈到“春节期间”", ("春节期间",)),
        ("正卡在签任务书这道手续上的事项有哪些", ("签任务书",)),
        ("停在批前公示这一步的有几项", ("批前公示",)),
        ("从地铁、堵点到客运码头，都有哪些", ()),
        ("方案卡在评审这一步了吗", ()),
        ("咱平度在这两年的材料里上了几回", ("平度",)),
        ("云汀区在今年的台账里上过几次", ("云汀区",)),
        ("写了已完成投资额的是哪几项", ()),
        ("标题里写明投资规模是多少亿的有几项", ()),
    ],
)
def test_words_are_held_where_they_are_quoted_or_said_to_be_written(
    text: str, words: tuple[str, ...]
) -> None:
    assert find_mentions(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("哪些条目提到了高校、高等学校、院所", ("高校", "高等学校", "院所")),
        ("写了低于目标、序时进度或者未达到要求的", ("低于目标", "序时进度", "未达到要求")),
        ("写到部委（科技部、工信部，或径称“国家部委”）的", ("科技部", "工信部", "国家部委")),
        ("有几项涉及征拆、征收", ("征拆", "征收")),
        ("有几项涉及教育、医疗", ()),
        ("写明截至3月份或者3月底的有哪几项", ("截至3月份", "3月底")),
        ("点名科技部或工信部的事项共几项", ("科技部", "工信部")),
        ("讲到青禾或者西岭的有哪些", ("青禾", "西岭")),
        ("提到科技部和工信部的分别是哪几项", ("科技部", "工信部")),
        ("提到青禾、西岭的各有几项", ("青禾", "西岭")),
        ("写明了开工率、而且低于八成的有哪几条", ("开工率",)),
    ],
)
def test_words_any_of_which_will_do_are_read_one_by_one(text: str, words: tuple[str, ...]) -> None:
    assert find_mentions(text) == words


@pytest.mark.parametrize(
    "question", ["“污水”两字出现在标题里的事项有哪些", "标题里有污水两字的事项有哪些"]
)
def test_entries_are_found_by_words_that_are_named_as_such(question: str) -> None:
    assert numbers_cited(line().answer(question)) == [1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("跟春节沾边的进展有几处", ("春节",)),
        ("凡跟实验室有关的给我列出来", ("实验室",)),
        ("目标里带“村”字的有几条", ("村",)),
        ("写明动用财政专项资金或者奖补资金的事项", ("财政专项资金", "奖补资金")),
        ("胶州在今年这本台账的落实情况里都跟什么事沾边？", ("胶州",)),
        ("青禾区今年台账里跟哪些任务有关", ("青禾区",)),
        ("去年哪几件事办过培训（会）", ("培训",)),
        ("今年哪几项举办过推进会", ("推进会",)),
        ("哪些事项办过培训或宣讲", ("培训", "宣讲")),
        ("进展里点了市南区名的条目有哪些", ("市南区",)),
        ("要写“已到签任务书环节”的有谁，哪几项", ("签任务书",)),
        ("按事项数，西海岸新区去年一季度出现在多少条进展里", ("西海岸新区",)),
    ],
)
def test_words_that_entries_touch_or_use_are_to_be_held(text: str, words: tuple[str, ...]) -> None:
    assert find_mentions(text) == words


@pytest.mark.parametrize("text", ["跟海洋沾边的有哪些", "目标以“家”计数的有几项"])
def test_a_field_and_a_unit_are_no_words_to_hold(text: str) -> None:
    assert not [word for word in find_mentions(text) if word != "家"]


def test_a_quoted_amount_is_held_as_it_is_written() -> None:
    asked = line_of(
        new_home(), ledger_of(("培育孵化器10家。", "谋划12家。"), ("培育平台20家。", "无。"))
    )
    assert numbers_cited(asked.answer("目标写“10家”的有几条")) == [1]
