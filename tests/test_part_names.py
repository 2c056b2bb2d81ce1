"""Names, places or holders asked of what is counted or not done yet."""

from __future__ import annotations

import pytest
from lines import model_line, numbers_cited
from samples import entry

from index.entry import Entry, Role
from qa.asked_figures import asked_figure
from qa.part_names import money_part, part_unnamed, told_of_all
from qa.question import parse
from qa.subject import Vocabulary, terms_of

PLANTS = entry("开工建设清河水质净化厂等16个污水处理项目。", "目前16个项目已开工9个。")
LANES = entry("整治50条背街小巷。", "印发《背街小巷整治通知》，27条背街小巷已开工。")
STATIONS = entry("推进8条地铁线路。", "102座车站中100座进入主体施工，53座已封顶。")
NAMED = entry("完成12个污水厂改造。", "9个已开工，团岛污水厂、崇杰污水厂2个正在开展前期工作。")
JUNCTIONS = entry("化解173处堵点。", "完成11处设计，其中路口优化10处、调流1处。")
PILOTS = entry("光伏装机700万千瓦。", "西海岸、胶州、莱西三个试点并网213万千瓦。")
SITES = entry("建设保障房4000套。", "4000套任务已落实在京口路项目、开封路项目。")
RIVERS = entry("治理11条河。", "完成129处问题整改。团岛、崇杰污水处理厂2个项目正在开展前期工作。")
FIRMS = entry("培育企业20家。", "推荐东海炼化、西山轮胎等4家企业参评。")
PLANS = entry("完成7个专项规划。", "《停车场专项规划》已通过评审；《海岸带规划》已印发。")
HOMES = entry("实施无障碍改造500户。", "市南区已开工5户，崂山区已开工63户。")


@pytest.mark.parametrize(
    ("question", "own"),
    [
        ("16个污水处理项目里没开工的是哪些厂？名字列给我", PLANTS),
        ("哪些污水处理厂还没开工", PLANTS),
        ("9个开工的污水项目是哪些厂", PLANTS),
        ("没开工的污水项目分别是谁家的", PLANTS),
        ("还没动工的那些背街小巷分别在哪几条街、归哪个办事处", LANES),
        ("剩下没动的背街小巷是哪些街", LANES),
        ("没封顶的车站是哪几座", STATIONS),
        ("已封顶的53座车站是哪些站", STATIONS),
        ("没参加改造的医院有哪些", STATIONS),
        ("优化的10处路口都在哪", JUNCTIONS),
        ("封了哪53座站", STATIONS),
        ("129处问题在哪些河", RIVERS),
        ("27条小巷是哪家公司修的", LANES),
        ("没完工的是哪个片区", SITES),
        ("27条已开工的小巷哪条先完工", LANES),
        ("102座车站里哪座最先封顶", STATIONS),
    ],
)
def test_names_of_what_is_not_done_are_not_told(question: str, own: Entry) -> None:
    assert part_unnamed(parse(question), own)


@pytest.mark.parametrize(
    ("question", "own"),
    [
        ("没开工的污水厂是哪几个厂", NAMED),
        ("没印发的是哪几个规划", PLANS),
        ("还没开工的是哪些区", HOMES),
        ("没开工的污水项目有几个", PLANTS),
        ("没开工的污水项目卡在哪个环节", PLANTS),
        ("哪些事项还没开工", PLANTS),
        ("有没有写明是哪家企业", PLANTS),
        ("已封顶的50座车站是哪些站", STATIONS),
        ("推荐了哪4家企业", FIRMS),
        ("具体是哪三个地方在试点", PILOTS),
        ("4家企业里哪家通过了", FIRMS),
        ("4000套落到哪两个地块了", SITES),
        ("我没记住，想问今年整治的那些街巷，名单定了没有", LANES),
        ("印发了哪两个文件", LANES),
        ("给没改造的人办的那个行动叫啥名字", LANES),
        ("开工率没到七成的是哪个", PLANTS),
        ("53座要封顶的车站,具体是哪些站定下来了没有", STATIONS),
    ],
)
def test_what_is_named_or_not_asked_by_name_is_left(question: str, own: Entry) -> None:
    assert not part_unnamed(parse(question), own)


@pytest.mark.parametrize(
    "question",
    [
        "都市圈没开工的那17个项目分别叫什么名",
        "2024年初步选的那几家峰会接待酒店，名字分别叫什么？",
        "没开工的污水项目是哪几个厂",
        "9个开工的污水项目是哪些厂",
        "5个市际合作区里没动的是哪个",
    ],
)
def test_no_list_of_entries_stands_for_the_names_of_their_parts(question: str) -> None:
    answer = model_line().answer(question)
    assert answer.refused
    assert answer.text.startswith("台账没有列出名称")


def test_which_entries_are_not_begun_is_no_question_for_names() -> None:
    answer = model_line().answer("今年没开工的项目分别叫什么名字")
    assert set(numbers_cited(answer)) == {23, 28, 33}


FUNDS = entry("财政科技投入增长15%以上。", "科技专项资金预算安排17.77亿元，增长15%以上。")
SHARED = entry("重点项目投资60亿元。", "完成投资56.7亿元，其中财政投资3.2亿元。")


@pytest.mark.parametrize(
    ("question", "own", "party"),
    [
        ("科技专项17.77亿给企业多少", FUNDS, "企业"),
        ("56.7亿里政府出了多少", SHARED, "政府"),
        ("56.7亿元投资里财政出了多少", SHARED, ""),
        ("科技专项17.77亿增长多少", FUNDS, ""),
    ],
)
def test_what_one_party_has_of_an_amount_is_told_by_an_amount_of_its_own(
    question: str, own: Entry, party: str
) -> None:
    assert money_part(parse(question), own) == party


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("海嘉二期投了多少钱", "海嘉"),
        ("农业大项目投了多少钱，海嘉二期到哪步了", ""),
        ("粮油加工投了多少钱", ""),
    ],
)
def test_an_amount_of_all_such_things_is_none_of_the_one_named_before(
    question: str, word: str
) -> None:
    own = entry("提升粮油加工。", "海嘉二期项目已试运行，全市农业大项目已累计完成投资4.44亿元。")
    query = parse(question)
    terms = terms_of(query, Vocabulary([own]))
    figure = asked_figure(query, terms, own, Role.PROGRESS)
    assert figure is not None
    assert told_of_all(query, terms, figure) == word


def test_what_so_many_things_are_called_is_not_told_by_their_number() -> None:
    assert part_unnamed(parse("27条开工的背街小巷叫什么路"), LANES)
    assert part_unnamed(parse("已开工的9个厂分别叫什么"), PLANTS)
    assert not part_unnamed(parse("推荐的4家企业叫什么名字"), FIRMS)
    assert not part_unnamed(parse("27条背街小巷的通知叫什么"), LANES)
