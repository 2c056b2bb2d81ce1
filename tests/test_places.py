"""The places of a question against those of the ledgers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from samples import entry, ledger

from qa.own_places import in_own_province, of_own_places
from qa.places import (
    is_destination,
    is_speaker,
    known_places,
    own_places,
    place_elsewhere,
    places_in,
)
from qa.question import parse
from qa.wording import counties, is_place

METRO = entry("推进地铁建设。", "与济南合作建设3公里。", number=1)
ROADS = entry("整治背街小巷。", "27条已开工。", number=2)
LEDGERS = (ledger(METRO, ROADS),)


def elsewhere(question: str, best: object = ROADS) -> str:
    return place_elsewhere(parse(question, LEDGERS), LEDGERS, best)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("上海的背街小巷", "上海"),
        ("济南的背街小巷", "济南"),
        ("西城区的背街小巷", "西城区"),
        ("青岛的背街小巷", ""),
        ("背街小巷", ""),
    ],
)
def test_a_place_of_no_ledger_is_elsewhere(question: str, place: str) -> None:
    assert elsewhere(question) == place


def test_a_place_that_the_best_entry_speaks_of_is_not_elsewhere() -> None:
    assert elsewhere("和济南合作的地铁", METRO) == ""


def test_own_places_are_named_with_and_without_what_kind_they_are() -> None:
    assert own_places(LEDGERS) == {"青岛", "青岛市"}


@pytest.mark.parametrize(
    ("place", "parts"),
    [
        ("南昌市新建区", {"南昌市新建", "南昌市", "新建区"}),
        ("江西省南昌市新建区", {"江西省南昌市新建", "江西省", "南昌市", "新建区"}),
        ("青岛市市南区", {"青岛市市南", "青岛市", "市南区"}),
        ("兰州新区", {"兰州新", "兰州新区"}),
        ("荆州市沙市区", {"荆州市沙市", "荆州市", "沙市区"}),
    ],
)
def test_a_place_within_another_is_known_by_its_parts(place: str, parts: set[str]) -> None:
    assert own_places((replace(LEDGERS[0], place=place),)) == parts


@pytest.mark.parametrize(
    ("question", "other"),
    [("新建区的背街小巷", ""), ("南昌的背街小巷", ""), ("崂山区的背街小巷", "崂山区")],
)
def test_a_district_of_a_ledgers_own_place_is_not_elsewhere(question: str, other: str) -> None:
    ledgers = (replace(LEDGERS[0], place="南昌市新建区"),)
    assert place_elsewhere(parse(question, ledgers), ledgers, ROADS) == other


@pytest.mark.parametrize(
    ("question", "progress", "place"),
    [
        ("全省平均的居民收入是多少元", "居民收入1.2万元，总量保持全省第一。", "全省"),
        ("全国粮食总产量有多少", "粮食总产量22万吨。", "全国"),
        ("全省工业投资增速是多少", "工业投资增长8%，高于全省0.2个百分点。", ""),
        ("居民收入比全省高多少", "居民收入1.2万元。", ""),
        ("入选全省首批试点的有几个", "入选试点。", ""),
        ("全国示范步行街营业额多少", "营业额3亿元。", ""),
    ],
)
def test_the_figure_of_a_wider_place_is_elsewhere_unless_the_entry_has_it(
    question: str, progress: str, place: str
) -> None:
    assert elsewhere(question, entry("居民收入增长。", progress)) == place


def test_the_figures_of_a_provinces_own_ledger_are_its_own() -> None:
    ledgers = (replace(LEDGERS[0], place="云汀省"),)
    assert place_elsewhere(parse("全省居民收入是多少元", ledgers), ledgers, ROADS) == ""


@pytest.mark.parametrize(
    ("place", "question", "subject"),
    [
        ("云汀高新区", "高新区的低空航线几条", "的低空航线几条"),
        ("云汀高新区", "咱们园区低空航线几条", "低空航线几条"),
        ("云汀高新区", "我们高新区低空航线几条", "低空航线几条"),
        ("云汀经济开发区", "开发区的低空航线几条", "开发区的低空航线几条"),
        ("云汀经济开发区", "经济开发区的低空航线几条", "的低空航线几条"),
        ("云汀市", "高新区的低空航线几条", "高新区的低空航线几条"),
    ],
)
def test_a_zone_is_known_by_what_it_is(place: str, question: str, subject: str) -> None:
    ledgers = (replace(LEDGERS[0], place=place),)
    query = of_own_places(parse(question, ledgers), ledgers)
    assert query.subject == subject
    assert query.places == ((place,) if subject != question else ())


def test_of_two_zones_none_is_meant() -> None:
    ledgers = tuple(replace(LEDGERS[0], place=place) for place in ("云汀高新区", "南浦高新区"))
    assert of_own_places(parse("高新区的低空航线几条", ledgers), ledgers).places == ()


def test_known_places_are_read_from_a_text() -> None:
    assert "上海" in places_in("上海和青岛")
    assert places_in("背街小巷") == []


def test_no_known_place_stands_twice_and_longer_ones_come_first() -> None:
    places = known_places()
    assert len(places) == len(set(places))
    assert [len(place) for place in places] == sorted(map(len, places), reverse=True)


def test_a_name_across_two_words_of_the_entry_is_no_place() -> None:
    homes = entry("建设湖西锦苑安置房。", "主体封顶。", number=3)
    assert elsewhere("湖西安置房完成多少", homes) == ""
    assert elsewhere("西安安置房完成多少", homes) == "西安"


@pytest.mark.parametrize(
    ("text", "speaks"),
    [("我是即墨的，想问路灯", True), ("我们即墨这边想问路灯", True), ("我们即墨的路灯", False)],
)
def test_where_who_asks_is_from_is_no_place_asked_of(text: str, speaks: bool) -> None:
    assert is_speaker("即墨", text) is speaks


def test_counties_are_places_and_common_words_of_their_names_are_not() -> None:
    assert is_place("即墨")
    assert is_place("市南")
    assert {"资源", "和平", "平安"} & counties() == set()


@pytest.mark.parametrize("text", ["去年跑北京跑得如何", "赴上海推介了几次"])
def test_where_somebody_went_is_no_place_asked_of(text: str) -> None:
    assert elsewhere(text) == ""


def test_a_share_and_all_names_no_city() -> None:
    assert elsewhere("完成率连六成都不到的是哪些") == ""


def test_where_somebody_went_is_asked_of_or_only_said() -> None:
    assert is_destination("北京", "要上北京汇报，背街小巷几条")
    assert not is_destination("即墨", "宣讲去没去即墨")
    assert not is_destination("即墨", "宣讲有没有去即墨")


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("全省背街小巷开工几条", "全省"),
        ("今年全国背街小巷整治进展如何", "全国"),
        ("全国的背街小巷多少条", "全国"),
        ("全省2025年一季度背街小巷开工几条", "全省"),
        ("全省首批背街小巷有几条", ""),
        ("背街小巷条数全省排第几", ""),
        ("一季度，全省能排第几", ""),
    ],
)
def test_what_is_asked_of_a_province_or_the_country_is_not_the_citys(
    question: str, place: str
) -> None:
    assert elsewhere(question) == place


def test_a_name_that_begins_with_the_country_is_no_place() -> None:
    labs = entry("新创建全国重点实验室2家。", "正在申报。", number=3)
    assert elsewhere("全国重点实验室建了几家", labs) == ""


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("山东背街小巷开工几条", "全省背街小巷开工几条"),
        ("山东全省背街小巷多少条", "全省背街小巷多少条"),
        ("入选2025年山东省技改目录的几个", "入选2025年山东省技改目录的几个"),
        ("背街小巷条数在山东排第几", "背街小巷条数在全省排第几"),
        ("山东省青岛市背街小巷开工几条", "青岛市背街小巷开工几条"),
        ("参加好品山东评选了吗", "参加好品山东评选了吗"),
        ("山东路整治了吗", "山东路整治了吗"),
        ("江苏背街小巷开工几条", "江苏背街小巷开工几条"),
    ],
)
def test_the_ledgers_own_province_is_read_as_the_whole_of_it(said: str, read: str) -> None:
    assert in_own_province(said, LEDGERS) == read


def test_of_places_in_two_provinces_none_is_the_own_one() -> None:
    ledgers = tuple(replace(LEDGERS[0], place=place) for place in ("青岛市", "南京市"))
    assert in_own_province("山东背街小巷几条", ledgers) == "山东背街小巷几条"


def test_another_province_is_elsewhere_and_a_street_of_its_name_is_not() -> None:
    assert elsewhere("江苏背街小巷开工几条") == "江苏"
    assert elsewhere("江苏全省背街小巷开工几条") == "江苏"
    assert elsewhere("湖南路背街小巷整治了吗") == ""
