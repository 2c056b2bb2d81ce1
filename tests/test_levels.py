"""Figures told apart by the level of what they count."""

from __future__ import annotations

import pytest
from lines import shipped_line

from qa.levels import levels_in


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("市级及市级以上的活动", {("市级", "以上")}),
        ("市级及以上的活动", {("市级", "以上")}),
        ("区（市）级及区（市）级以下的活动", {("区级", "以下")}),
        ("区市级以下的活动", {("区级", "以下")}),
        ("市级以上加区级以下", {("市级", "以上"), ("区级", "以下")}),
        ("省级重点实验室", {("省级", "")}),
        ("各级活动", set()),
        ("区里办的比赛", {("区级", "")}),
        ("县里自己组织的活动", {("县级", "")}),
        ("全市里头办的比赛", set()),
    ],
)
def test_the_levels_that_a_text_names_are_read(text: str, levels: set[tuple[str, str]]) -> None:
    assert levels_in(text) == levels


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("市级以上的全民健身活动办了多少场", "738场次。"),
        ("全民健身活动里市级及以上的有几场", "738场次。"),
        ("区市级以下全民健身赛事活动办了多少场次", "3067场次。"),
        ("全民健身活动区级以下一季度办了多少", "区（市）级以下的全民健身赛事活动3067场次。"),
        ("全民健身活动办了多少场", "合计3805场次（738 + 3067 = 3805场次）。"),
        # A level without 以上 or 以下 names another thing of the entry, and no figure's level.
        ("河湖清四乱销号了多少处问题？创建省级美丽幸福河湖的是哪三条河？", "129处。"),
        (
            "全民健身活动把市级的和区市级以下的合起来，一季度办了多少场次",
            "合计3805场次（738 + 3067 = 3805场次）。",
        ),
        (
            "全民健身活动市级以上加区级以下一季度拢共办了多少场",
            "合计3805场次（738 + 3067 = 3805场次）。",
        ),
    ],
)
def test_the_figure_of_the_level_named_is_told_and_of_none_the_sum(
    question: str, said: str
) -> None:
    assert shipped_line().answer(question).text.startswith(said)
