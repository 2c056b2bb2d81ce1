"""Figures worked out of those an entry states: each with its formula, none without."""

from __future__ import annotations

import pytest
from lines import model_line

pytestmark = pytest.mark.model


def first_line(question: str) -> str:
    return model_line().answer(question).text.splitlines()[0]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("海洋重点项目完成的投资占年度计划的21.28%，那年度计划总盘子是多少？", "85.57 ÷ 21.28% ≈"),
        (
            "2024年一季度的社零总额，按增速倒推上年同期约为多少亿元？",
            "1395.6 ÷ (1 + 7%) ≈ 1304.3亿元",
        ),
        ("418个市级技改项目按开工率折算有多少个开工？", "418 × 77.8% ≈ 325个"),
        ("省市重点项目投资后面九个月平均每月要完成多少亿？", "1970.1 ÷ 9 = 218.9亿元"),
        ("在建地铁线平均一条有多长？", "154 ÷ 8 = 19.25公里"),
        ("海洋重点项目完成投资占总投资的比例是多少", "85.57 ÷ 2400"),
        ("把三期和8号线南段封顶的车站加在一起是多少座", "53 + 6 = 59座"),
        ("海运航线离全年目标还差几条，后面每个季度平均要开几条？", "6 ÷ 3 = 2条"),
        (
            "省市重点项目离年度投资线还差多少，后三个季度平均每季度要干多少？",
            "1970.1 ÷ 3 = 656.7亿元",
        ),
        ("绿色建筑按目前的进度，全年能到多少？", "278.17 × 12 ÷ 3 = 1112.68万平方米"),
        ("2024年推进的城中村中，去掉国家计划外的有几个？", "142 − 19 = 123个"),
        ("2024年推进的城中村里，属于国家计划内的有多少个", "142 − 19 = 123个"),
        ("都市圈52个项目一季度的投资只占总盘子的百分之几？", "56.7 ÷ 3274 = 1.7%"),
        ("170个海洋重点项目平均每个盘子有多大？", "2400 ÷ 170 = 14.12亿元"),
        ("今年的海洋重点项目平均每个完成投资多少？", "855700 ÷ 170 = 5033.53万元"),
    ],
)
def test_what_is_worked_out_shows_its_formula(question: str, said: str) -> None:
    assert said in first_line(question)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("2024年岛城500千伏线路部分，组塔进度比架线快多少？", "90 − 33 = 57个百分点"),
        ("无障碍改造，崂山和市南已经开工的户数差几户？", "63 − 5 = 58户"),
        ("市级以上和区市级以下的健身活动场次相差多少", "3067 − 738 = 2329场次"),
    ],
)
def test_two_figures_of_one_entry_are_set_against_each_other(question: str, said: str) -> None:
    assert said in first_line(question)


def test_another_region_is_reckoned_from_what_the_entry_is_ahead_by() -> None:
    assert "5.4 − 0.2 = 5.2%" in first_line("2024年一季度全省固定资产投资增速可以算出是多少？")
