"""The fields of an enumeration: by their titles, or by what speaks of one that no title names."""

from __future__ import annotations

from functools import cache

import pytest
from lines import line_of, model_line, new_home, numbers_cited
from samples import ledger_of

from qa.chain import Line
from qa.question import unframed


@cache
def line() -> Line:
    return line_of(
        new_home(),
        ledger_of(
            ("国土绿化。", "完成造林6.8万亩。"),
            ("地下老旧管网改造。", "完成供水管网改造120公里。"),
            ("粮食安全。", "粮食播种面积386万亩。"),
            ("森林质量提升3万亩。", "正在开展作业设计。"),
            ("旅游发展。", "接待游客900万人次。"),
        ),
    )


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("供水、造林这两方面有哪些任务", [1, 2, 4]),
        ("造林、供水方面的事项列一下", [1, 2, 4]),
        ("造林、教育方面的事项列一下", [1, 4]),
        ("林业、供水、旅游三个口子各有哪些事项", [1, 2, 4, 5]),
    ],
)
def test_each_field_brings_its_entries_though_no_title_names_it(
    question: str, found: list[int]
) -> None:
    assert numbers_cited(line().answer(question)) == found


@cache
def works() -> Line:
    return line_of(
        new_home(),
        ledger_of(
            ("新增规模化供水村庄100个。", "已有1个村庄接入。"),
            ("开工建设16个污水处理项目。", "已开工9个。"),
            ("治理水土流失面积50平方公里。", "5个工程开工。"),
            ("建设10个紧密型医联体。", "制发方案。"),
            ("完成森林质量精准提升6万亩。", "正在开展作业设计。"),
            ("新获批省重点实验室15家。", "已谋划10余家。"),
            ("新增省级企业技术中心20家。", "认定工作已启动。"),
            ("实施30项关键技术攻关。", "已下达计划。"),
            ("建设筹集保障性住房4000套。", "正在施工。"),
            ("建成安置房3.1万套。", "已建成8600套。"),
            ("完成50条背街小巷整治。", "27条已开工。"),
            ("新开通5G基站3500个。", "新开通2470个。"),
            ("加快建设“无证明城市”。", "打造102个应用场景。"),
        ),
    )


@pytest.mark.parametrize(
    ("question", "found"),
    [
        # What stands before is what is meant of the fields, and not all of these.
        ("供水、污水、水土流失，凡是跟水打交道的民生和生态任务给我列全", [1, 2, 3]),
        ("供水、造林，所有跟生态沾边的任务都列一下", [1, 5]),
        # The examples say which of a field are meant, unless it is named as one.
        ("新认定的科研创新平台有哪些，实验室、技术中心什么的都算", [6, 7]),
        ("科技方面有哪些任务，实验室、技术中心之类的都算", [6, 7, 8]),
        # Two names on end are two things where no title has both.
        ("保障房安置房、背街小巷这几块都怎么写的", [9, 10, 11]),
        ("背街小巷安置房、医联体这几项都列出来", [4, 10, 11]),
        ("数字基建、数字政务、背街小巷这几块的事项都列出来", [11, 12, 13]),
    ],
)
def test_what_is_enumerated_says_which_of_a_field_are_meant(
    question: str, found: list[int]
) -> None:
    assert numbers_cited(works().answer(question)) == found


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("要去调研农业农村口，把今年挂牌的相关事项连同进展都给我列出来", [27, 28, 29, 30, 31, 32]),
        ("水务这边，供水、污水、水土流失，2025年一共担了哪几项，一季度都啥情况", [31, 32, 33, 37]),
        ("2025年民生口，养老保险、残疾人、医疗，都有哪些事项", [40, 41, 42, 43]),
        ("2025年一季度城建方面，背街小巷、规划、绿色建筑，各怎么样了", [25, 26, 36]),
        ("请梳理2025年一季度治污、能源、造林几个方面的事项及状态", [32, 33, 34, 38]),
        ("请梳理2025年一季度种业、农产品、乡村振兴几个方面的事项及状态", [27, 29, 30]),
        ("2025年海洋经济、港口、海运这条线上挂了哪几件", [18, 19, 20, 21]),
        ("海洋方面，今年和去年各挂了什么", [18, 18, 19, 20, 21, 36]),
        ("农口今年挂了哪些任务，有数字的把数字写上", [27, 28, 29, 30, 31, 32]),
        ("看看今年一季度工业口的事，技改、两业融合、绿色制造这些", [4, 15, 35]),
        ("今年的实验室、技术中心、中试基地、概念验证平台都啥情况", [6, 7, 12, 14]),
        ("汇总一下去年台账中实验室和孵化器的建设任务及进度", [7, 10, 11]),
        ("汇总一下今年绿色建筑和污水处理的任务及完成情况", [32, 33, 36]),
        ("请梳理2024年一季度农产品、农业企业和乡村建设几方面的条目", [28, 29, 30, 31]),
        ("农产品、农业龙头、乡村建设这一摊，2024年挂牌的合计多少项", [28, 29, 30, 31]),
        ("污水、供水这一摊事，2025年共有几项", [31, 32, 33]),
        ("2025年涉及种业、农产品、村庄这些三农方面的事项请拢一份，带最新进展", [27, 29, 31, 32]),
        ("2024年跟建房、老房子修缮、旧村改造沾边的是哪几条", [14, 23, 24]),
        ("与营商环境、政务服务有关的去年挂牌事项", [16, 21]),
        ("跟企业培育有关的事项，2025年和2024年都列一下", [6, 8, 11, 15, 22, 28]),
        # What follows is of the field that is asked for before it, by its last word at least.
        (
            "跟海打交道的今年有哪些：科研攻关、重点项目、码头、航线，一并报来",
            [18, 19, 20, 21],
        ),
        ("海洋方面今年有哪些：攻关、码头、航线", [18, 20, 21]),
        ("三农今年挂了啥：品种、农产品、供水", [27, 29, 31]),
        ("科技的都有什么：实验室、攻关", [6, 9, 14, 18]),
        # Examples of a field leave nothing of it out.
        ("海洋方面今年有哪些（码头、航线之类）", [18, 19, 20, 21]),
        (
            "我们公司在考虑争个牌子，今年市里计划新培育、新增哪些类型的企业（科技型、绿色制造之类），数量目标各多少",
            [7, 8, 15, 22, 35],
        ),
        ("今年医疗上都有啥任务（学科建设之类的）", [39, 40, 41]),
        # Both are wanted, and how far they are.
        (
            "帮忙找下2024年工业互联网平台和企业数字化转型相关的挂牌事项及进展",
            [19, 20],
        ),
        ("今年绿色建筑和绿色制造相关的事项及其进展情况", [35, 36]),
        # Wherever it is, and whatever the level.
        ("治污水，今年城里乡下各安排了什么？", [32, 33]),
        ("治污水，今年城市和农村都有哪些任务", [32, 33]),
        ("种树，去年和今年各安排了什么", [35, 38]),
        ("医疗方面，今年城乡各部署了什么", [39, 40, 41]),
        ("跟周边市抱团发展（都市圈、合作区）的今年有几桩，说说", [23, 24]),
        ("跟周边市抱团发展的今年有哪些", [23, 24]),
        (
            "两年台账里凡是要建、要申报实验室的（国家级、省级、场景应用都算），进展汇总一下",
            [6, 7, 10, 14],
        ),
    ],
)
def test_a_list_brings_what_each_part_of_it_names(question: str, found: list[int]) -> None:
    assert sorted(numbers_cited(model_line().answer(question))) == found


@pytest.mark.parametrize(
    "question",
    [
        "去年台账上城市更新方面的，像老街区、城中村、山头公园这些，一季度情况汇总下",
        "2024年一季度城建方面，像城中村、老街区、山头公园这些，情况汇总一下",
    ],
)
def test_a_part_that_titles_call_by_another_name_is_not_left_out(question: str) -> None:
    assert numbers_cited(model_line().answer(question)) == [23, 24, 25]


@pytest.mark.parametrize(
    ("part", "plain"),
    [
        ("请梳理 治水", "治水"),
        ("像老街区", "老街区"),
        ("造林几个方面的事项", "造林"),
        ("造林几方面的条目", "造林"),
        ("山头公园这些", "山头公园"),
        ("布局的实验室", "实验室"),
        ("中试基地这类创新平台", "中试基地"),
        ("跟海洋", "海洋"),
        ("涉及海洋", "海洋"),
        ("乡村建设这一摊", "乡村建设"),
        ("航运沾边的挂牌任务", "航运"),
        ("要打造的示范园", "示范园"),
        ("信息技术这些领域的科研攻关课题", "信息技术这些领域的科研攻关课题"),
        ("但还等着按程序印发的", "但还等着按程序印发的"),
    ],
)
def test_a_part_is_read_without_what_frames_it(part: str, plain: str) -> None:
    assert unframed(part) == plain


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("卫健口的紧密型医联体，市南和莱西目前各走到哪一步了？", [40]),
        ("残疾人家庭无障碍改造，市南和崂山分别怎么样了", [43]),
    ],
)
def test_places_named_after_a_subject_are_asked_for_of_it_alone(
    question: str, found: list[int]
) -> None:
    assert numbers_cited(model_line().answer(question)) == found


def test_a_place_that_the_subjects_entry_does_not_name_is_told_of_by_no_other_entry() -> None:
    answer = model_line().answer("医联体，崂山和城阳分别做了什么")
    assert answer.refused
    assert set(numbers_cited(answer)) == {40}


@cache
def abroad() -> Line:
    return line_of(
        new_home(),
        ledger_of(
            ("推动片区形成30项制度创新成果。", "自贸片区2项成果入选。"),
            ("办好跨国公司领导人峰会。", "峰会拟于8月举办。"),
            ("新增名特优新农产品10个。", "已申报3个农产品。"),
            ("建设10个乡村振兴示范片区。", "方案已备案。"),
            ("打造100个和美乡村。", "印发工作方案。"),
            ("完成50条背街小巷整治。", "27条已开工。"),
            ("新开通5G基站3500个。", "新开通2470个。"),
        ),
    )


@pytest.mark.parametrize(
    ("question", "found"),
    [
        # 自贸片区 is no district that something is asked of.
        ("自贸片区和对外交往活动方面有啥挂牌任务", [1, 2]),
        ("自贸片区、国际交往方面有哪些任务", [1, 2]),
        ("背街小巷和对外交往方面有啥任务", [1, 2, 6]),
        ("市里农产品、和美乡村这一摊挂了哪几件事", [3, 4, 5]),
        ("农产品、背街小巷这一块都安排了哪些事项", [3, 6]),
        ("跟村里有关的，农产品呀和美乡村呀，现状如何", [3, 4, 5]),
    ],
)
def test_a_list_of_things_and_fields_brings_each_of_them(question: str, found: list[int]) -> None:
    assert numbers_cited(abroad().answer(question)) == found
