"""How many things a title enumerates by name, where it states no number."""

from __future__ import annotations

import pytest
from samples import entry

from index.entry import Entry
from qa.question import parse
from qa.titled_things import titled_things

HOSPITALS = entry(
    "实施市中心医院、市立医院东院区改扩建工程，加快公共卫生中心建设，建成妇女儿童医院西院区。",
    "市中心医院项目正在开展评审。",
)
PIERS = entry("完成旅游码头整合提升、增开海上旅游航线。", "完成总工程量30%。")


@pytest.mark.parametrize(
    ("question", "own", "said"),
    [
        (
            "里面一共涉及几个医疗卫生建设项目（公共卫生中心也算）",
            HOSPITALS,
            "标题写出名称的有4个：市中心医院、市立医院东院区改扩建工程、公共卫生中心建设、妇女儿童医院西院区",
        ),
        ("医院那一项里有几个项目", HOSPITALS, "标题写出名称的有4个"),
        ("医院那项一共包含几个工程", HOSPITALS, "标题写出名称的有4个"),
        ("医院那项打包了几家医院", HOSPITALS, "标题写出名称的有3家"),
        ("码头那条打包了几个事", PIERS, "标题写出名称的有2个：旅游码头整合提升、海上旅游航线"),
    ],
)
def test_things_that_a_title_names_are_counted(question: str, own: Entry, said: str) -> None:
    found = titled_things(parse(question), own)
    assert found is not None
    assert found.text.startswith(said)
    assert found.calculations[0].result == found.text.count("1 + ") + 1


@pytest.mark.parametrize(
    ("question", "own"),
    [
        ("里面一共涉及几个项目", entry("完成5个公园整治，新建绿道100公里。", "完成评审。")),
        ("里面一共涉及几个项目", entry("推进东桥、西桥等项目建设。", "正在施工。")),
        ("里面一共涉及几个项目", entry("加快东桥项目建设。", "正在施工。")),
        ("医院项目投了几个亿", HOSPITALS),
        ("一共完工了几家", HOSPITALS),
    ],
)
def test_nothing_is_counted_where_a_title_names_one_or_counts_itself(
    question: str, own: Entry
) -> None:
    assert titled_things(parse(question), own) is None
