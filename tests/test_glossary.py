"""The glossary's form, and how its names lead to the ledger's terms."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest
from conftest import FakeEncoder

from index.entry import LedgerError
from qa.chain import open_line
from qa.glossary import OWN_GLOSSARY, names, names_in, read_own, without_particle

LINES = files("qa").joinpath("glossary.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [tuple(line.split("\t")) for line in LINES[1:]]


def test_the_file_has_its_header_and_three_columns_everywhere() -> None:
    assert LINES[0] == "term\tother\tdirection"
    assert [line for line in LINES[1:] if line.count("\t") != 2] == []


def test_every_direction_is_known() -> None:
    assert {row[2] for row in ROWS} == {"both", "to_term"}


def test_no_cell_is_blank_or_padded() -> None:
    assert [row for row in ROWS if any(not cell or cell != cell.strip() for cell in row)] == []


def test_no_pair_stands_twice() -> None:
    pairs = Counter((term.lower(), other.lower()) for term, other, _ in ROWS)
    assert [pair for pair, count in pairs.items() if count > 1] == []


def test_no_pair_stands_again_the_other_way_round() -> None:
    both = {(term.lower(), other.lower()) for term, other, way in ROWS if way == "both"}
    assert [pair for pair in both if pair[::-1] in both] == []


def test_no_word_is_its_own_other_name() -> None:
    assert [row for row in ROWS if row[0].lower() == row[1].lower()] == []


def test_the_glossary_is_of_a_useful_size() -> None:
    assert len(ROWS) >= 400


def test_no_name_is_a_single_character() -> None:
    assert [row for row in ROWS if len(row[0]) < 2 or len(row[1]) < 2] == []


@pytest.mark.parametrize(
    ("other", "term"),
    [
        ("gdp", "地区生产总值"),
        ("gdp", "生产总值"),
        ("社零", "社会消费品零售总额"),
        ("固投", "固定资产投资"),
        ("轨道交通", "地铁"),
        ("财政收入", "一般公共预算收入"),
        ("部委", "科技部"),
        ("研发机构", "企业技术中心"),
        ("平战两用", "平急两用"),
        ("手机软件", "app"),
        ("拆迁户的房子", "安置房"),
        ("粮头食尾", "精深加工"),
        ("外国朋友采风", "国际友人青岛行"),
        ("打洞的大机器", "盾构"),
        ("卡脖子的难题", "关键技术攻关"),
        ("拆旧村盖新楼", "城中村改造"),
        ("跑船的航线", "海运航线"),
        ("老百姓到手的钱", "人均可支配收入"),
        ("旱涝保收的田", "高标准农田"),
        ("样板园", "示范园"),
        ("土叫雨水冲走", "水土流失"),
        ("打洞的大机器", "盾构机"),
        ("化验单通用", "检查检验结果互认"),
        ("平时用急时用", "平急两用"),
        ("到手挣的钱", "人均可支配收入"),
        ("遛弯的道", "绿道"),
        ("洋老板", "跨国公司领导人"),
        ("新上养老保险", "企业职工养老保险参保"),
        ("没修通的路", "断头路"),
        ("一下雨就淹的地方", "易涝点"),
        ("王牌科室", "重点专科"),
        ("科技三项费", "财政科技创新投入"),
        ("货轮班线", "海运航线"),
        ("国高新", "高新技术企业"),
        ("科研攻坚", "关键技术攻关"),
        ("修订版", "修编"),
        ("绿牌子", "绿色制造"),
        ("对口支援", "对口帮扶"),
        ("民企排头兵", "民营领军标杆企业"),
    ],
)
def test_another_name_leads_to_the_ledgers_term(other: str, term: str) -> None:
    assert term in names()[other]


def test_a_name_is_known_without_its_particle_too() -> None:
    assert names()["海上大项目"] == names()["海上的大项目"]
    assert without_particle("海上的大项目") == "海上大项目"
    # Too little would be left, and at its ends 的 is no particle.
    assert [without_particle(name) for name in ("绿的楼", "的士公司", "目的", "地铁")] == [""] * 4


def test_a_one_way_name_is_not_led_to() -> None:
    assert "经济总量" not in names()["地区生产总值"]


def test_no_name_leads_to_itself() -> None:
    assert [word for word, terms in names().items() if word in terms] == []


def test_the_longest_name_in_a_text_is_taken_and_none_overlaps() -> None:
    text = "去年人均GDP和社零"
    found = names_in(text)
    assert [text[start:end] for start, end, _ in found] == ["人均GDP", "社零"]


def test_a_text_without_names_has_none() -> None:
    assert names_in("你好") == []
    assert names_in("") == []


def own(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "术语.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_users_own_terms_are_read_with_the_shipped_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = own(tmp_path, "# 本市叫法\n浮山路快速路\t云桥\n地铁\t大铁龙\tto_term\n")
    monkeypatch.setenv(OWN_GLOSSARY, str(path))
    names.cache_clear()
    try:
        assert names()["云桥"] == ("浮山路快速路",)
        assert names()["大铁龙"][0] == "地铁"
        assert "gdp" in names()
    finally:
        names.cache_clear()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("地铁 轨道交通\n", "第1行.*制表符"),
        ("地铁\t轨道交通\tsideways\n", "方向"),
        ("地铁\t地铁\n", "相同"),
        ("地铁\t轻轨\tto_term\n轻轨\t地铁\tto_term\n", "第2行.*互为所指"),
        ("甲\t乙\tto_term\n乙\t丙\tto_term\n丙\t甲\tto_term\n", "第3行.*（丙、乙、甲）"),
    ],
)
def test_a_line_that_is_not_right_is_named(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(LedgerError, match=words):
        read_own(own(tmp_path, text))


def test_a_glossary_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="读不了"):
        read_own(tmp_path / "没有.tsv")


def test_a_glossary_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "术语.tsv"
    path.write_bytes("地铁\t轨道交通\n".encode("gb18030"))
    with pytest.raises(LedgerError, match=r"术语.tsv：术语表读不了.*须是 UTF-8"):
        read_own(path)


def test_a_mistake_in_the_glossary_is_said_when_the_ledgers_are_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(OWN_GLOSSARY, str(own(tmp_path, "地铁 轨道交通\n")))
    names.cache_clear()
    try:
        with pytest.raises(LedgerError, match=r"第1行.*制表符"):
            open_line(tmp_path / "home", load_encoder=FakeEncoder)
    finally:
        names.cache_clear()
    assert not (tmp_path / "home").exists()


def test_a_name_in_letters_is_no_part_of_a_longer_word() -> None:
    assert [text[start:end] for text in ("AR眼镜",) for start, end, _ in names_in(text)][:1] == [
        "AR"
    ]
    assert not [1 for start, end, _ in names_in("smart农场") if start < 5]


@pytest.mark.parametrize(("office", "term"), [("残联", "残疾人"), ("人社", "养老保险")])
def test_an_office_leads_to_what_it_is_in_charge_of(office: str, term: str) -> None:
    assert term in names()[office]


@pytest.mark.parametrize(
    "text",
    [
        "全年节约用水",
        "养老设备",
        "安装机器人",
        "超过年初目标",
        "各学校",
        "协调机器人产业",
        "停车位子女",
        "各家医院",
        "每家医院",
    ],
)
def test_no_everyday_name_is_read_across_two_words(text: str) -> None:
    spoken = {"年节", "老设备", "装机器", "过年", "别处学", "调机器", "位子", "家医"}
    assert not {text[start:end] for start, end, _ in names_in(text)} & spoken
