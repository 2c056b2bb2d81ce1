"""What a question says by the way is taken out of it, and what it asks stays."""

from __future__ import annotations

from functools import cache

import pytest
from lines import entries_cited, line_of, new_home
from samples import ledger_of

from index.entry import Period
from qa.asides import plainly
from qa.chain import Line


@cache
def line() -> Line:
    return line_of(
        new_home(),
        ledger_of(
            ("新增绿地100公顷。", "新增绿地20公顷。"),
            ("建设东陵粮库。", "尚未开工。"),
            place="东陵区",
        ),
        ledger_of(("新增绿地300公顷。", "新增绿地70公顷。"), place="西汀县"),
    )


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("东陵区政府办来电：我们区绿地新增多少", "东陵区绿地新增多少"),
        ("西汀县住建局问：咱们县绿地新增多少", "西汀县绿地新增多少"),
        ("东陵新区的同志问：哪些点到了我们区", "哪些点到了东陵新区"),
        ("我印象中有个粮库开工了，是哪个", "有个粮库开工了，是哪个"),
        ("农业农村局对账用：绿地新增多少", "绿地新增多少"),
        ("汇报材料用：绿地新增多少", "绿地新增多少"),
        ("海洋发展局对账：今年涉海的事项", "今年涉海的事项"),
        ("商务局这边核对一下，绿地新增多少", "绿地新增多少"),
        ("居民登记得怎么样了", "居民登记得怎么样了"),
        ("清海岸新区问：今年点到我们区的有哪些", "今年点到清海岸新区的有哪些"),
        ("我们是东陵区的，今年台账里写到本区的有哪些", "今年台账里写到东陵区的有哪些"),
        ("市区的绿地：我们区有多少", "市区的绿地：我们区有多少"),
        ("实际完成多少，目标8500我知道", "实际完成多少"),
        ("绿地新增多少，全年目标我们都清楚，别重复", "绿地新增多少，别重复"),
        ("绿地的年度目标（或年度计划）是多少", "绿地的年度目标是多少"),
        ("哪些没开工，整理成表，列明序号、事项、目标", "哪些没开工"),
        ("哪些没开工，请注明出处和数据", "哪些没开工"),
        ("哪些事项列明了金额", "哪些事项列明了金额"),
        ("今年……哦不，2024年新增绿地多少", "2024年新增绿地多少"),
        ("今年，不对，去年绿地新增多少", "去年绿地新增多少"),
        ("前年…不对，2024年绿地新增多少", "2024年绿地新增多少"),
        ("二季度哦不三季度绿地新增多少", "三季度绿地新增多少"),
        ("一季度说错了，二季度绿地新增多少", "二季度绿地新增多少"),
        ("今年绿地是不是比去年多", "今年绿地是不是比去年多"),
        ("代表建议里说绿地已经全部建成，这话我能照着写吗", "绿地已经全部建成，对吗"),
        ("网上说粮库已经开工了，这个说法对不对", "粮库已经开工了，对吗"),
        ("材料里写了几项绿地任务", "材料里写了几项绿地任务"),
        ("审计组核对分工用：哪些项目还没开工", "哪些项目还没开工"),
        ("绿地主要短板是什么，请给讲话稿提供个依据", "绿地主要短板是什么"),
        ("完成率连六成都不到的有哪些", "完成率不到六成的有哪些"),
        ("绿地新增了50公顷，这成绩怎么写进简报好", "绿地新增了50公顷"),
        ("今年的目标对不对，去年呢", "今年的目标对不对，去年呢"),
        ("医联体做了什么？我们区想学学", "医联体做了什么"),
        ("绿地新增多少，我们也想参考一下", "绿地新增多少"),
        ("绿地新增多少，想学习借鉴", "绿地新增多少"),
        ("医联体有哪些经验想学", "医联体有哪些经验想学"),
        ("看下益海嘉里二期", "益海嘉里二期"),
        ("麻烦查下益海嘉里二期", "益海嘉里二期"),
        ("看下一季度绿地", "看下一季度绿地"),
        ("说下半年绿地任务", "说下半年绿地任务"),
    ],
)
def test_what_is_said_by_the_way_is_left_out(text: str, plain: str) -> None:
    assert plainly(text) == plain


@pytest.mark.parametrize("text", ["目标8500我知道", "列明序号、事项、目标"])
def test_a_text_of_nothing_else_is_kept(text: str) -> None:
    assert plainly(text) == text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("东陵区政府办来电：我们区绿地新增多少公顷", "20公顷。"),
        ("西汀县住建局来电：我们县绿地新增多少公顷", "70公顷。"),
    ],
)
def test_our_district_is_that_of_the_one_who_asks(question: str, said: str) -> None:
    assert line().answer(question).text.startswith(said)


def test_the_columns_wanted_of_a_table_are_no_condition() -> None:
    answer = line().answer("东陵区哪些没开工，整理成表，列明序号、事项、目标")
    assert entries_cited(answer) == [(2025, 2)]
    assert "写明未开工的有1项" in answer.text


def test_a_target_that_the_asker_knows_is_not_told_in_the_place_of_what_is_done() -> None:
    text = line().answer("东陵区绿地新增多少公顷，目标100公顷我知道").text
    assert text.startswith("20公顷。")


def test_a_year_that_is_taken_back_is_not_answered_for() -> None:
    own = line_of(
        new_home(),
        ledger_of(("新增绿地200公顷。", "新增绿地50公顷。")),
        ledger_of(("新增绿地300公顷。", "新增绿地70公顷。"), period=Period.of_quarter(2024, 1)),
    )
    answer = own.answer("今年……哦不，2024年新增绿地多少")
    assert answer.text.startswith("新增绿地70公顷。")
    assert entries_cited(answer) == [(2024, 1)]


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("姥姥说她们村还在吃井水，想知道今年自来水通了几个村", "今年自来水通了几个村"),
        ("农业口正在排四季度计划，请问高标准农田还缺多少亩", "高标准农田还缺多少亩"),
        ("我们办公室在编年报，想问一下公交线路新开几条", "公交线路新开几条"),
        ("市民打电话来抱怨路灯不亮。请问路灯换了多少盏", "路灯换了多少盏"),
        ("法制科想核对公示程序，公交线路走到哪步了", "公交线路走到哪步了"),
        ("水利口负责人要一份清单：水库、河道都到什么程度", "水库、河道都到什么程度"),
        (
            "我家以前住老街，也不晓得归哪个部门，我就想问下公交线路新开几条",
            "公交线路新开几条",
        ),
        # What is asked names nothing of its own, or points back at the story.
        (
            "我家以前住老街，前年还是去年听邻居讲在修，我就想问下2024年到底修了多大面积",
            "我家以前住老街，听邻居讲在修，我就想问下2024年到底修了多大面积",
        ),
        ("听说咱们村的水渠要修，想问一下开工了没有", "听说咱们村的水渠要修，想问一下开工了没有"),
        ("我想对接冷链项目，请问这件事归谁管", "我想对接冷链项目，请问这件事归谁管"),
        ("公交线路新开几条，想问问为什么少", "公交线路新开几条，想问问为什么少"),
    ],
)
def test_the_story_before_a_question_is_passed_over(question: str, left: str) -> None:
    assert plainly(question) == left


def test_a_name_that_only_the_ledgers_know_is_kept_of_who_asks() -> None:
    held = "澜汐花园2号楼主体完工"
    pairs = {held[at : at + 2] for at in range(len(held) - 1)}
    question = "我是澜汐花园的业主，想问一下房子建到什么程度了"
    assert plainly(question, pairs.__contains__) == "澜汐花园的房子建到什么程度了"
    assert plainly(question) == "房子建到什么程度了"
    # 业主 and 花园 are words of the language: they name nothing that the ledgers alone know.
    assert plainly("我是花园的业主，房子建到哪了", {"花园", "业主"}.__contains__) == "房子建到哪了"


def test_a_story_that_has_the_ledgers_word_helps_to_find_the_entry() -> None:
    own = line_of(
        new_home(),
        ledger_of(
            ("新增老年助餐点20个。", "日均就餐1460人次。"),
            ("改造老旧小区42个。", "42个小区全部开工。"),
        ),
    )
    answer = own.answer("我听人说县里的老年助餐点办了不少，想了解一下食客一天有多少人次")
    assert entries_cited(answer) == [(2025, 1)]


def test_the_name_in_who_asks_finds_the_entry() -> None:
    own = line_of(
        new_home(),
        ledger_of(
            ("改造老旧小区42个。", "42个小区全部开工，29个已完工。"),
            ("交付3个住宅项目。", "澜汐花园项目主体完工，外墙工程停工2个月。"),
        ),
    )
    answer = own.answer("我是澜汐花园的业主，想问一下房子现在建到什么程度了")
    assert entries_cited(answer) == [(2025, 2)]


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("两头各往什么方向引导?我要写进汇报稿。", "两头各往什么方向引导"),
        ("和大海有关的都列出来,科研、码头、航线都算", "和大海有关的都列出来"),
        ("环保督察要材料:一季度治污水的清单", "一季度治污水的清单"),
        ("农业口的事项有哪些,写了投资数的把数带上", "农业口的事项有哪些"),
        ("住建口挂了哪些任务,报了开工数的请把数标出来", "住建口挂了哪些任务"),
        ("各项目的开工率都给我,省市重点、技改应该都有吧", "各项目的开工率都给我"),
        ("新建类的项目有哪些,还没开工的标出来", "新建类的项目有哪些"),
        ("哪些事项写了投资数的", "哪些事项写了投资数的"),
        ("两年的任务差多少?前期到哪都说一下", "两年的任务差多少"),
        ("任务是多少?前期到哪了", "任务是多少?前期到哪了"),
        ("农业方面有哪些事项（写三农专题报告）", "农业方面有哪些事项"),
        ("污水处理进展(汇报用)", "污水处理进展"),
        ("保障房（配售型）进展", "保障房（配售型）进展"),
    ],
)
def test_what_the_answer_is_for_and_what_counts_too_is_said_by_the_way(
    said: str, plain: str
) -> None:
    assert plainly(said) == plain


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("换成地铁呢", "地铁呢"),
        ("那换地铁呢", "地铁呢"),
        ("换机器花了多少钱", "换机器花了多少钱"),
        ("换旧设备的进展", "换旧设备的进展"),
    ],
)
def test_another_subject_is_told_from_a_thing_that_is_changed(said: str, plain: str) -> None:
    assert plainly(said) == plain


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("都市圈52个项目全部开工，这条新闻今晚能播吗", "都市圈52个项目全部开工，对吗"),
        ("为这事开了几次会，走访了多少个", "开了几次会，走访了多少个"),
        ("哪些进展落在“任务书”上（在签、在审都算）", "哪些进展落在“任务书”上"),
        ("跟实验室有关的有哪些（国家级、省级都算）", "跟实验室有关的有哪些"),
        ("莱西的同志来对接，哪几条点到了他们", "哪几条点到了莱西"),
        ("崂山区的领导要来座谈，哪几条涉及他们那边", "哪几条涉及崂山区"),
        ("客商要来谈合作，哪几条涉及他们", "客商要来谈合作，哪几条涉及他们"),
        ("海洋方面有哪些（码头、航线都算）", "海洋方面有哪些（码头、航线都算）"),
        ("我在崂山分管，今年哪几处点了我们区的名", "今年哪几处点了崂山的名"),
        ("我在机关工作，今年哪几处点了我们区的名", "我在机关工作，今年哪几处点了我们区的名"),
        ("我在西海岸上班，去年台账点了我们区几次", "去年台账点了西海岸几次"),
        ("我住市北，台账里写到我们区的有哪些", "台账里写到市北的有哪些"),
        ("除了地铁，还有哪些开工了", "除了地铁外，还有哪些开工了"),
        ("财政口进账涨了几个点", "财政进账涨了几个点"),
        ("涉海的几件大事，按条理一理，区里开会要念", "涉海的几件大事，逐条理一理"),
        ("报出完成投资的一共多少项，财政要对账", "报出完成投资的一共多少项"),
        ("哪些没开工，科里等着汇总", "哪些没开工"),
        ("按条例理赔的有哪些，多少户要看", "按条例理赔的有哪些，多少户要看"),
        ("台账分别列了几项", "台账分别列了几项"),
        # What is named in brackets as one more thing is no step.
        ("哪些还没开工（只办前期的也算）", "哪些还没开工（只办前期的也算）"),
    ],
)
def test_what_is_said_by_the_way_in_other_words(text: str, rest: str) -> None:
    assert plainly(text) == rest


def test_what_the_asker_will_do_is_left_out() -> None:
    assert plainly("共享停车做在哪个软件上，我想下一个试试") == "共享停车做在哪个软件上"
    assert plainly("国家那一级的重点实验室有动静吗") == "国家级重点实验室有动静吗"


@pytest.mark.parametrize(
    "question",
    ["我刚到崂山任职，今年提到我们区的有哪些", "我是新调到崂山的，今年提到我们区的有哪些"],
)
def test_whoever_has_come_to_a_district_is_of_it(question: str) -> None:
    assert plainly(question) == "今年提到崂山的有哪些"
