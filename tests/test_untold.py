"""What ledgers seldom tell: asked of an entry that says no word of it, it is refused by its name."""

from __future__ import annotations

import pytest
from samples import entry

from qa.question import parse
from qa.untold import untold_of

LANES = entry("整治50条背街小巷。", "印发通知，明确要求；27条已开工。")
INCOME = entry("居民收入增长5.5%。", "一季度人均可支配收入16225元，同比增长5.8%。")


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("背街小巷整治审计查出什么问题没有", "审计"),
        ("背街小巷整治被媒体曝光过吗", "媒体报道"),
        ("整治通知的发文字号请提供一下", "文号"),
        ("市长什么时候去背街小巷现场调研的", "领导调研"),
        ("背街小巷验收了没有", "验收"),
        ("背街小巷整治给了谁处分", "处分处罚"),
        ("背街小巷整治书记讲话的原话是什么", "批示"),
        ("背街小巷整治每条花多少", "每一个的数额"),
        ("背街小巷整治一条补贴多少", "补贴标准"),
        ("整治后接待了多少游客", "游客和观众的人数"),
        ("小巷开街请了多少外宾", "来宾的人数"),
        ("小巷论坛有几位嘉宾", "来宾的人数"),
        ("小巷节到了多少外国友人", "来宾的人数"),
        ("背街小巷整治征地完了没有", "征地"),
        ("背街小巷整治评比谁拿了冠军", "名次得主"),
        ("整治办的主任由谁担任", "任职"),
        ("背街小巷现有多少条", "存量"),
        ("背街小巷住户的实有户数是", "存量"),
        ("背街小巷整治资金结余多少", "结余"),
        ("整治队平均干多久", "时长"),
        ("这些小巷通向哪里", "去向"),
        ("背街小巷整治是哪家单位中的标", "中标结果"),
        ("背街小巷整治的招标结果是谁家", "中标结果"),
        ("背街小巷整治的合同价多少", "合同金额"),
        ("背街小巷整治资金实际拨出去多少", "拨付和支出"),
        ("背街小巷整治资金拨付情况怎么样", "拨付和支出"),
        ("背街小巷整治专项资金的执行率多少", "拨付和支出"),
        ("背街小巷旁一亩工业地出让价大概多少", "价格"),
        ("背街小巷供水水价多少一吨", "价格"),
        ("背街小巷整治评选标准是什么", "标准"),
        ("整治执行的是什么国家标准", "标准"),
        ("背街小巷整治一条的标准是多少", "标准"),
        ("背街小巷整治的奖金拨了多少", "拨付和支出"),
        ("背街小巷整治拨了多少专项资金", "拨付的专项资金"),
        ("背街小巷整治的设计标准是什么", "标准"),
        ("整治后的路宽多少", "高度和深度"),
        ("那一条建在哪", "所在的地方"),
        ("整治后的小巷产权是谁的", "产权归属"),
        ("整治后的房子归谁所有", "产权归属"),
        ("整治失败了多少次", "失败的数"),
        ("没有成功的有几条", "失败的数"),
    ],
)
def test_a_thing_that_the_entry_says_nothing_of_is_named(question: str, name: str) -> None:
    assert untold_of(parse(question), LANES) == name


def test_a_thing_is_not_asked_for_across_two_words() -> None:
    assert untold_of(parse("那批示范性的小巷办过什么活动"), LANES) == ""
    assert untold_of(parse("省里审批示范小巷的事怎么样了"), LANES) == ""
    assert untold_of(parse("那几条小巷领导批示了什么"), LANES) == "批示"


def test_guests_are_told_by_their_number() -> None:
    asked = parse("峰会请了多少外宾")
    assert untold_of(asked, entry("办好峰会。", "邀请外国嘉宾，筛选5家酒店。")) == "来宾的人数"
    assert untold_of(asked, entry("办好峰会。", "已邀请120余名外国嘉宾参会。")) == ""


def test_what_is_on_its_way_now_is_no_stock() -> None:
    assert untold_of(parse("现有多少条小巷在走整治程序"), LANES) == ""
    assert untold_of(parse("现有多少条背街小巷已经开工"), LANES) == ""
    assert untold_of(parse("全市现有多少条背街小巷"), LANES) == "存量"


def test_what_a_power_station_can_make_is_told_by_its_installed_power() -> None:
    power = entry("新增清洁能源装机50万千瓦。", "新能源装机达到482万千瓦，占总装机的50.2%。")
    assert untold_of(parse("新能源占发电能力的比重多少"), power) == ""
    assert untold_of(parse("背街小巷发电能力多大"), LANES) == "处理能力"


def test_the_base_of_a_fee_is_no_pay() -> None:
    fees = entry("推进社保扩面。", "28万余户参保单位完成缴费基数申报。")
    assert untold_of(parse("申报缴费工资基数的单位多少户"), fees) == ""
    assert untold_of(parse("参保职工的工资多少"), fees) == "工资待遇"


def test_the_names_of_the_others_are_told_where_several_are_named() -> None:
    asked = parse("除了青岛炼化，另外两家叫什么")
    assert untold_of(asked, entry("推荐4家。", "推荐青岛炼化等3家企业。")) == "其他几家的名称"
    assert untold_of(asked, entry("推荐4家。", "推荐青岛炼化、海湾化学、双星轮胎等企业。")) == ""


def test_which_the_others_are_is_told_where_several_are_named() -> None:
    one, more = "推介泊里镇等5个片区。", "推介泊里镇、姜山镇、南村镇等5个片区。"
    for question in (
        "推介的5个片区，除了泊里镇另外4个是哪些镇",
        "除泊里镇以外另4个都叫什么",
        "5个片区，泊里镇之外剩下4个在哪",
    ):
        assert "的名称" in untold_of(parse(question), entry("创建4个片区。", one))
        assert untold_of(parse(question), entry("创建4个片区。", more)) == ""
    how_far = parse("除了泊里镇，另外4个片区是什么进展")
    assert untold_of(how_far, entry("创建4个片区。", one)) == ""


def test_real_growth_is_another_thing_than_growth() -> None:
    assert untold_of(parse("居民收入扣掉物价后实际涨了几个点"), INCOME) == "实际增速"
    assert untold_of(parse("居民收入涨了几个点"), INCOME) == ""


@pytest.mark.parametrize(
    "question",
    [
        "市民投诉多，背街小巷整治做了什么",
        "领导批示要快，背街小巷开工几条了",
        "背街小巷都完工了，什么时候验收",
        # 分别 is no 处分.
        "背街小巷这27处分别是什么类型",
        "背街小巷整治台账原话怎么写的",
        # 一个季度 is no one of the things.
        "背街小巷整治一个季度做到多大规模",
    ],
)
def test_what_is_said_by_the_way_is_not_asked(question: str) -> None:
    assert untold_of(parse(question), LANES) == ""


def test_a_question_of_mere_words_asks_for_the_last() -> None:
    assert untold_of(parse("背街小巷整治通知的文号"), LANES) == "文号"
    assert untold_of(parse("男女参保各多少"), INCOME) == "分男女的数"


@pytest.mark.parametrize(
    ("question", "progress"),
    [
        ("整治资金实际拨出去多少", "已拨付资金200万元。"),
        ("整治拨了多少专项资金", "市级财政专项资金支持6400万元。"),
        ("整治是哪家中的标", "已确定中标单位。"),
        ("整治的合同价多少", "合同金额200万元。"),
        ("一亩地出让价多少", "成交价每亩50万元。"),
        ("整治评选标准是什么", "评选标准为路面平整。"),
        # How far something is done is no money paid out.
        ("460个项目完成投资执行率多少", "完成投资479.9亿元。"),
        ("那一条建在哪", "建在中山路。"),
        ("农业水价改革做到哪一步了", "已出台方案。"),
    ],
)
def test_what_the_entry_says_a_word_of_is_told(question: str, progress: str) -> None:
    assert untold_of(parse(question), entry("整治50条背街小巷。", progress)) == ""


def test_money_that_supports_a_thing_is_not_yet_paid_out() -> None:
    own = entry("整治50条背街小巷。", "市级财政专项资金支持6400万元。")
    assert untold_of(parse("整治资金实际拨付了多少"), own) == "拨付和支出"


def test_old_machines_are_weeded_out_and_applicants_fail() -> None:
    assert untold_of(parse("背街小巷整治淘汰了几家"), LANES) == "不合格"
    assert untold_of(parse("背街小巷整治淘汰旧机器到哪一步了"), LANES) == ""


def test_what_only_looks_like_an_instruction_or_is_asked_of_guests() -> None:
    assert untold_of(parse("给那批示范载体办过什么活动"), LANES) == ""
    assert untold_of(parse("市长对背街小巷有什么批示"), LANES) == "批示"
    assert untold_of(parse("峰会请了哪些老总"), LANES) == "出席的人"
    assert untold_of(parse("去部里是谁接待的"), LANES) == "出席的人"


def test_money_paid_out_and_a_base_are_told_by_figures_and_not_by_their_names() -> None:
    paid = entry("推进技改。", "协调拨付2023年度技改奖补资金。")
    assert untold_of(parse("技改奖补一共拨下去多少万"), paid) == "拨付的金额"
    assert untold_of(parse("技改奖补资金拨下来没有"), paid) == ""
    own = entry("推进参保。", "28万余户完成社保缴费基数申报工作。")
    assert untold_of(parse("养老保险缴费基数上限多少"), own) == "缴费标准"
    assert untold_of(parse("缴费基数申报完成了多少户"), own) == ""
