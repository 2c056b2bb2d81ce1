"""Clauses that only say who asks, for whom and on what occasion are no part of what is asked."""

from __future__ import annotations

import pytest
from lines import model_line, numbers_cited

from qa.errands import is_occasion, without_errand


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("领导下午要去视察，地铁修到哪了", "地铁修到哪了"),
        ("外地来考察的，不熟悉情况。背街小巷开工几条", "背街小巷开工几条"),
        ("绿色建筑完成多少，办公室等着用", "绿色建筑完成多少"),
        ("审计进点前摸底，一共多少项", "一共多少项"),
        # A visit is none of what is asked, unless nothing else says of which field.
        ("要到卫健系统走访，今年医疗卫生的事项列一下", "今年医疗卫生的事项列一下"),
        ("准备去科技局座谈，把科技口的事项列出来", "把科技口的事项列出来"),
        ("要去调研农业农村口，把相关事项列出来", "农业农村口，把相关事项列出来"),
        ("下周领导要去医疗系统调研，这块的任务列一下", "医疗系统，这块的任务列一下"),
        ("下周要去调研哪几个项目，列一下", "下周要去调研哪几个项目，列一下"),
        # Who asks, what has gone wrong, what it is for and how it is wanted, however it is said.
        ("我家等回迁等了好几年，安置房建成多少套", "安置房建成多少套"),
        ("俺村盼自来水盼了三年了，供水接了几个村", "供水接了几个村"),
        ("我们交通局想核一下，地铁修到哪了", "地铁修到哪了"),
        ("有个事想核实，哪些还没开工", "哪些还没开工"),
        ("重大项目推进中心写分析：海洋项目开工率多少", "海洋项目开工率多少"),
        ("绿色建筑新增多少？政务大厅窗口负责人，待会儿给新人上课要讲。", "绿色建筑新增多少？"),
        # What stands with a body may be what is asked of.
        ("妇儿医院在黄岛那个分院，装修到啥地步了", "妇儿医院在黄岛那个分院，装修到啥地步了"),
        ("无障碍改造按已开工口径，还差多少户", "无障碍改造按已开工口径，还差多少户"),
        ("中午食堂吃啥好，给推荐推荐", "中午食堂吃啥好，给推荐推荐"),
        ("不好意思再问一句，哪些还没开工", "哪些还没开工"),
        ("哪些还没开工，今天下午就要", "哪些还没开工"),
        ("办公室要我报一下地铁修到哪了", "地铁修到哪了"),
        ("材料翻半天没翻着，绿色建筑新增多少", "绿色建筑新增多少"),
        ("我就是个种地的，今年台账一共多少条", "今年台账一共多少条"),
        ("今年总共多少项，我妈问我呢", "今年总共多少项"),
        ("新人整理目录，去年台账有几条", "去年台账有几条"),
        ("集团开季度会，请把涉海的事项归拢一下", "请把涉海的事项归拢一下"),
        ("官网进不去，去年台账有几条", "去年台账有几条"),
        ("文件太长懒得翻，绿色建筑新增多少", "绿色建筑新增多少"),
        ("写公众号推文需要，绿色建筑新增多少", "绿色建筑新增多少"),
        ("老年大学上课要用，绿色建筑新增多少", "绿色建筑新增多少"),
        ("导出成excel给我，2025年还没开工的有哪些", "2025年还没开工的有哪些"),
        ("共享停车有没有进展，我想下一个试试", "共享停车有没有进展"),
        ("我们局牵头干的，绿色建筑新增多少", "绿色建筑新增多少"),
        # The field of the asker stays where nothing else is named, and another thing named stays.
        ("我分管农业，今年有哪些事项", "农业方面，今年有哪些事项"),
        ("我分管农业，今年农业方面有哪些", "今年农业方面有哪些"),
        ("我关心高铁，今年有哪些事项", "我关心高铁，今年有哪些事项"),
        ("学位不够，今年有哪些事项", "学位不够，今年有哪些事项"),
        ("作为重点项目，今年开工几个", "作为重点项目，今年开工几个"),
        # What nothing else names is what is asked of.
        ("数字化改造座谈会，开了几场", "数字化改造座谈会，开了几场"),
        ("调研，搞了几次", "调研，搞了几次"),
        # A year that is named there is meant.
        ("给一份去年台账的材料，条目总数几项", "给一份去年台账的材料，条目总数几项"),
        ("帮我倒推个口径：全年计划多少亿", "帮我倒推个口径：全年计划多少亿"),
    ],
)
def test_what_is_left_of_a_question(text: str, rest: str) -> None:
    assert without_errand(text) == rest


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("审计进点前摸底，去年挂牌的事项一共多少、分别处在什么状态", "2024年一季度共38项"),
        ("有代表打来问，去年向社会公开挂牌的总共是多少件", "共38项"),
        (
            "外地来考察的，不熟悉情况。今年公开承诺了多少件事、大体走到什么程度",
            "2025年一季度共44项；按进展",
        ),
        (
            "人大代表视察前想摸个底：今年挂牌任务共几项，哪些已见实效，哪些还在起步",
            "前期或申报阶段18项",
        ),
        ("市政府挂牌督办的事，今年一共几项？比去年多出几项？", "44 − 38 = 6项"),
        ("刚接手这块，先问下，去年一共多少事项", "共38项"),
        ("新来的实习生，不太懂，2024年一季度总共挂了多少项", "共38项"),
        ("我外甥女做播音的，让我问今年总共多少项", "共44项"),
        ("附件下载不了，今年总共多少项", "共44项"),
        ("政府网站要更新，今年台账一共几项", "共44项"),
        ("年底算账，2025年比2024年多了几项", "44 − 38 = 6项"),
        ("我就是个种地的，大字不识几个，去年那张表从头到尾说的啥", "2024年一季度共38项"),
        ("作为项目负责人，想了解地铁8号线南段完成多少", "90.6%"),
        ("听朋友说青岛港又开了不少新航线，想知道一季度开了几条", "4条"),
        ("听隔壁老王说新开了几条海运航线，是几条来着", "4条"),
    ],
)
def test_the_ledger_is_counted_whoever_asks(question: str, said: str) -> None:
    assert said in model_line().answer(question).text


def test_a_bureau_says_our_own() -> None:
    assert numbers_cited(model_line().answer("咱卫健系统今年挂牌的任务总共几项呀")) == [39, 40, 41]


@pytest.mark.parametrize(
    "question",
    [
        "帮我写个科室爬山团建的通知",
        "帮我起草一份会议通知",
        "写份请假条",
        "写段晚会的开场白",
        "编副春联",
    ],
)
def test_papers_of_the_office_are_none_of_the_ledgers(question: str) -> None:
    assert model_line().answer(question).kind == "offtopic"


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("政协专题协商要海洋港航方面的底数，今年有哪些事项", [18, 19, 20, 21]),
        ("财政口的收入一季度收了多少", [2]),
        ("适残化改造全市开工几户", [43]),
    ],
)
def test_the_line_of_work_and_the_occasion_stand_before_the_subject(
    question: str, cited: list[int]
) -> None:
    answer = model_line().answer(question)
    assert list(dict.fromkeys(numbers_cited(answer))) == cited


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("区长想先心里有个底：全市今年挂牌的事共多少件，快的慢的大致怎么分布", "共44项；按进展"),
        ("财政想看大盘子：2025年一季度已完成投资超过50亿元的是哪些项？数也带上", "的有3项"),
    ],
)
def test_who_wants_the_whole_is_no_field(question: str, said: str) -> None:
    assert said in model_line().answer(question).text


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("我们处负责殡葬，请把今年的事项列一下", "殡葬"),
        ("我关心高铁，今年有哪些事项", "高铁"),
        ("隔壁科室催我，电梯加装多少部", "电梯"),
        ("官网进不去，垃圾分类做到什么程度", "垃圾分类"),
        ("新来的实习生，不太懂，校车今年新增多少", "校车"),
    ],
)
def test_what_is_named_beside_who_asks_is_still_refused(question: str, named: str) -> None:
    answer = model_line().answer(question)
    assert answer.refused
    assert named in answer.text


@pytest.mark.parametrize(
    "aside", ["退下来好几年了", "退休都十多年了", "拍一部宣传片", "我要做一期专题片"]
)
def test_how_long_ago_and_what_is_made_only_frame_a_question(aside: str) -> None:
    assert without_errand(f"{aside}，今年哪些事项提到了地铁") == "今年哪些事项提到了地铁"


@pytest.mark.parametrize(
    "aside",
    [
        "我们委里要摘两句进简报",
        "咱办公室准备抄几句放进专报",
        "财政要对账",
        "我好给群众回话",
        "卫健委写简报用",
        "住建局报数用",
        "小数也要",
        "精确到小数点后两位",
    ],
)
def test_what_the_answer_is_copied_into_is_no_subject(aside: str) -> None:
    assert without_errand(f"地铁在建多少公里，{aside}") == "地铁在建多少公里"


def test_a_briefing_that_is_written_asks_of_one_entry_alone() -> None:
    answer = model_line().answer("医联体建设，市南和莱西眼下各有什么动作？我们委里要摘两句进简报")
    assert numbers_cited(answer) == [40]
    assert "免费服务包" in answer.text
    answer = model_line().answer("报出完成投资金额的事项今年一共多少项，财政要对账")
    assert "的有5项" in answer.text


@pytest.mark.parametrize(
    "aside",
    [
        "大厅宣传栏要贴",
        "节目等着播",
        "稿子等着发",
        "政府办要个数",
        "我家等回迁等了好几年",
        "我们写个短消息",
    ],
)
def test_who_waits_for_the_answer_is_no_subject(aside: str) -> None:
    assert without_errand(f"{aside}，地铁在建多少公里") == "地铁在建多少公里"


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("主任让我写欢迎词，", True),
        ("我在质监站，", True),
        ("科研诚信办想上门看合同，", True),
        ("市残协的志愿者，", True),
        # 轨道交通 is 地铁 in other words, and 港口 stands in the ledgers.
        ("有市民来信问轨道交通，", False),
        ("我在核港口这块，", False),
        ("建议里说绿地建成了，", False),
    ],
)
def test_beside_who_asks_what_no_ledger_has_is_of_the_asker(clause: str, said: bool) -> None:
    held = ("港口", "开工", "地铁")
    assert is_occasion(clause, lambda pair: pair in held) is said
