"""Which figures of an entry are progress towards its pledge, and what its own column tells."""

from __future__ import annotations

import pytest
from samples import entry, entry_of, pairs

from index.entry import Role
from qa.standing import State, standing

# Parts and wholes, what a column tells.


def test_a_part_of_what_is_pledged_is_paired_with_its_own_part() -> None:
    title = "全年新签约亿元以上项目40个，其中十亿元以上项目4个。"
    progress = "新签约亿元以上项目33个，其中十亿元以上项目3个。已签约项目中有18个开工。"
    assert pairs(title, progress) == [
        ("开工", "40个", ["18个"]),
        ("完成", "40个", ["33个"]),
        ("完成", "4个", ["3个"]),
    ]


@pytest.mark.parametrize(
    ("title", "progress", "expected"),
    [
        # Another verb in the clause is another work.
        (
            "新建茶园3000亩。",
            "新建茶园3120亩，改造低产茶园1700亩。",
            [("完成", "3000亩", ["3120亩"])],
        ),
        # What is left is not what is done, and whom it serves no preparation.
        (
            "改造老旧小区92个。",
            "完工89个、惠及1.48万户，剩余3个小区因交叉施工未完工。",
            [("完成", "92个", ["89个"])],
        ),
        # Of those begun the part that is finished is done.
        (
            "改造86个小区。",
            "开工73个，开工率84.9%，其中完工22个。",
            [("开工", "86个", ["73个"]), ("完成", "86个", ["22个"])],
        ),
        # What the pledged things are bought with is done, and not they.
        ("新增床位400张。", "400张床位的设备采购完成参数论证，尚未招标。", []),
        # Classes are no places at school; the sum counts before what it is the sum of.
        (
            "全年新增公办学位2500个。",
            "小学北校区（36个班）竣工交付，新增小学学位1620个。全县累计新增公办学位2160个。",
            [("完成", "2500个", ["2160个"])],
        ),
        # What is begun of the whole is no start of a smaller pledge beside it.
        (
            "筹集公寓1500套，年内交付800套。",
            "已开工1200套，交付460套。",
            [("开工", "1500套", ["1200套"]), ("完成", "800套", ["460套"])],
        ),
        # How long a thing takes is kept to, not done.
        ("企业开办0.5个工作日办结。", "审批平均用时52个工作日。", []),
    ],
)
def test_no_figure_of_another_thing_is_progress(
    title: str, progress: str, expected: list[tuple[str, str, list[str]]]
) -> None:
    assert pairs(title, progress) == expected


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("序时推进", State.UNDERWAY),
        ("进度滞后", State.UNDERWAY),
        ("尚未启动", State.PRELIMINARY),
        ("已完成", State.FINISHED),
        ("", State.REACHED),
    ],
)
def test_the_ledgers_own_word_for_the_state_counts_before_its_figures(
    status: str, state: State
) -> None:
    own = entry_of(
        事项=(Role.TITLE, "新建供水站10处"),
        进展=(Role.PROGRESS, "建成供水站12处。"),
        状态=(Role.STATUS, status),
    )
    assert standing(own).state is state


@pytest.mark.parametrize(
    ("title", "progress", "state"),
    [
        ("精密轴承智能制造项目", "厂房已竣工，生产线正在安装。", State.UNDERWAY),
        ("芦溪路道路工程", "已完工，6月18日建成通车。", State.FINISHED),
        ("实验中学北校区", "北校区已竣工。", State.FINISHED),
    ],
)
def test_a_part_that_is_done_is_not_the_whole(title: str, progress: str, state: State) -> None:
    assert standing(entry(title, progress)).state is state


# Several rates, running totals, what comes from what.


def growths(title: str, progress: str) -> list[tuple[str, str]]:
    return [
        (pair.target.figure.shown, pair.actuals[0].figure.shown)
        for pair in standing(entry(title, progress)).pairs
        if pair.is_growth
    ]


def test_each_pledged_rate_has_the_rate_that_is_named_like_it() -> None:
    title = "地区生产总值增长6%，固定资产投资增长8%，一般公共预算收入增长4%。"
    progress = (
        "全区地区生产总值331.4亿元，同比增长6.1%；固定资产投资同比增长7.6%；"
        "一般公共预算收入27.9亿元，同比增长4.5%；社会消费品零售总额131.7亿元，同比增长5.6%。"
    )
    assert growths(title, progress) == [("6%", "6.1%"), ("8%", "7.6%"), ("4%", "4.5%")]


@pytest.mark.parametrize(
    ("title", "progress", "expected"),
    [
        # The total since the start is of more years than the pledge.
        (
            "年度完成投资28亿元。",
            "年度完成投资22.4亿元，开工以来累计完成投资61.3亿元。",
            [("完成", "28亿元", ["22.4亿元"])],
        ),
        # Firms of another kind are no part of the number.
        (
            "新增规上工业企业90家。",
            "新增规上工业企业58家；新增专精特新“小巨人”企业4家。",
            [("完成", "90家", ["58家"])],
        ),
        ("到位资金95亿元。", "到位资金51.6亿元。", [("完成", "95亿元", ["51.6亿元"])]),
        (
            "改造126个小区。",
            "126个小区全部进场施工，其中88个竣工。",
            [("完成", "126个", ["88个"])],
        ),
        (
            "粮食播种面积21万亩，建设高标准农田2.4万亩。",
            "落实早稻面积；高标准农田完成设计批复，建成0.5万亩。",
            [("完成", "2.4万亩", ["0.5万亩"])],
        ),
    ],
)
def test_progress_is_what_is_said_of_the_pledged_thing_in_its_own_time(
    title: str, progress: str, expected: list[tuple[str, str, list[str]]]
) -> None:
    assert pairs(title, progress) == expected


def test_a_ceiling_is_kept_by_what_a_rate_has_come_to() -> None:
    kept = standing(entry("漏损率降至8.5%以内。", "漏损率由年初的10.2%降至8.9%。")).limits
    assert [pair.actuals[0].figure.shown for pair in kept] == ["8.9%"]
