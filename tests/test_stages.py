"""Whether a stage is reached, said in a word where the entry's own words decide it."""

from __future__ import annotations

from functools import cache

import pytest
from lines import line_of, new_home
from samples import entry, ledger_of

from index.entry import Entry
from qa.chain import Line
from qa.question import parse
from qa.stages import naming_clause, stage_verdict
from qa.subject import Term

LIBRARY = entry("建设云汀县图书馆。", "图书馆已完成初步设计批复，正在招标。")
GYM = entry("建设云汀县体育馆。", "体育馆主体结构已封顶，正在开展内部装修。")
STATIONS = entry("推进云汀线建设。", "全线在建，28座车站中21座进入主体施工，9座已封顶。")
SCHOOLS = entry("新建4所学校。", "实验小学已竣工；第三中学正在施工。")
PLAN = entry("编制防汛方案。", "方案已形成初稿，拟于5月印发实施。")
CANTEENS = entry("建设老年食堂。", "老年食堂尚未开工。")
SERVICES = entry("办好便民服务。", "接到来电300件，全部转办。")


OIL = entry("实施粮油项目。", "粮油二期部分建设内容已完工并试运行。")
LINES = entry("实施输变电工程。", "变电站部分已完工，线路部分正在架线。")
PARKS = entry("新建幼儿园3所，新增学位270个。", "东园（学位90个）竣工验收，西园主体封顶。")


def answered(question: str, own: Entry, *subjects: str) -> str:
    """Return what is said of the stage that a question asks about, empty where nothing is."""
    terms = [Term(subject, (), 1.0) for subject in subjects]
    found = stage_verdict(parse(question), terms, own)
    return found.text if found else ""


@pytest.mark.parametrize(
    ("question", "own", "said"),
    [
        ("图书馆开工了吗", LIBRARY, "台账没有写明已开工，写明的是：图书馆已完成初步设计批复"),
        ("体育馆开工没有？", GYM, "已开工：台账写明体育馆主体结构已封顶"),
        ("体育馆是否已建成", GYM, "台账没有写明已建成，写明的是：体育馆主体结构已封顶"),
        ("车站都封顶了吧", STATIONS, "不是全部封顶：台账写明9座已封顶"),
        ("28座车站全部开工了吗", STATIONS, "不是全部开工：台账写明28座车站中21座进入主体施工"),
        ("方案印发了没有", PLAN, "尚未印发：台账写明拟于5月印发实施"),
        ("老年食堂有没有开工", CANTEENS, "尚未开工：台账写明老年食堂尚未开工"),
        ("3所都建成了吗", PARKS, "不是全部建成：台账写明东园（学位90个）竣工验收，西园主体封顶"),
        ("粮油二期投产了没有", OIL, "不是全部投产：台账写明粮油二期部分建设内容已完工并试运行"),
        ("变电站完工了没有", LINES, "已完工：台账写明变电站部分已完工"),
        ("学校都建成了吗", SCHOOLS, "不是全部建成：台账写明实验小学已竣工，第三中学正在施工"),
    ],
)
def test_a_stage_asked_about_is_said_to_be_reached_or_not_in_the_entrys_words(
    question: str, own: Entry, said: str
) -> None:
    assert answered(question, own).startswith(said)


@pytest.mark.parametrize(
    ("question", "own", "said"),
    [
        ("老年食堂是哪天开的工", CANTEENS, "尚未开工：台账写明老年食堂尚未开工"),
        ("老年食堂啥时候动工的", CANTEENS, "尚未动工：台账写明老年食堂尚未开工"),
        ("方案几号印发的", PLAN, "尚未印发：台账写明拟于5月印发实施"),
        ("老年食堂什么时候能开工", CANTEENS, ""),
        ("体育馆哪天封的顶", GYM, ""),
        ("体育馆哪天建成的", GYM, ""),
    ],
)
def test_since_when_a_stage_is_reached_is_set_right_where_it_is_said_not_to_be(
    question: str, own: Entry, said: str
) -> None:
    assert answered(question, own).startswith(said)
    assert said or not answered(question, own)


def test_of_several_works_the_one_named_is_answered_for() -> None:
    said = answered("第三中学竣工了吗", SCHOOLS, "第三中学")
    assert said == "台账没有写明已竣工，写明的是：第三中学正在施工。"


@pytest.mark.parametrize(
    ("school", "said"),
    [("东园", "东园小学正在招标"), ("西园", "西园小学主体封顶")],
)
def test_of_several_in_one_cell_the_sentence_that_names_the_thing_decides(
    school: str, said: str
) -> None:
    own = entry("推进东园小学、西园小学建设。", "东园小学正在招标。西园小学主体封顶。")
    verdict = f"台账没有写明已竣工，写明的是：{said}。"
    assert answered(f"{school}小学竣工了吗", own, school, "小学") == verdict


@pytest.mark.parametrize(
    ("question", "own"),
    [
        ("体育馆什么时候能完工吗", GYM),
        ("体育馆能按期完工吗", GYM),
        ("便民服务建成了吗", SERVICES),
        ("体育馆进展如何", GYM),
        # What is said of 二期 is of no other phase.
        ("粮油三期投产了没有", OIL),
    ],
)
def test_nothing_is_said_where_no_stage_is_asked_about_or_none_reported(
    question: str, own: Entry
) -> None:
    assert answered(question, own) == ""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("3个规划有没有已经颁布施行的", "已颁布：台账写明林地规划3月19日已印发实施。"),
        ("3个规划全部出台了吗", "不是全部出台：台账写明停车规划通过评审"),
        ("3个规划都印发实施了，直接抄上去行不行", "不是全部印发：台账写明停车规划通过评审"),
    ],
)
def test_of_all_that_the_title_counts_every_sentence_is_looked_at(question: str, said: str) -> None:
    own = entry(
        "完成停车等3个规划。", "停车规划通过评审。湿地规划正在编制。林地规划3月19日已印发实施。"
    )
    query = parse(question)
    verdict = stage_verdict(query, [Term("停车", (), 0.8)], own)
    assert verdict is not None
    assert verdict.text.startswith(said)


def test_two_stages_asked_about_get_a_verdict_each() -> None:
    own = entry("改造小区28个。", "28个全部开工，其中完工11个。")
    said = answered("小区都开工了吗？都完工了吗？", own)
    assert said.startswith("已全部开工：台账写明28个全部开工。不是全部完工：台账写明其中完工11个")


def test_drawings_and_tenders_are_no_works() -> None:
    own = entry("建设云汀县综合体。", "施工图在图审。")
    assert answered("综合体开工了吗", own).startswith("台账没有写明已开工")
    own = entry("建设云汀县养老中心。", "正在开展施工招标，尚未开工。")
    assert answered("养老中心全部开工了吗", own).startswith("尚未开工")


def test_a_row_of_one_road_says_nothing_of_the_others() -> None:
    own = entry("打通断头路（6条路）：1.文化路", "已完工")
    assert answered("6条路都完工了吗", own).startswith("台账没有写明6条是否都完工")


@cache
def several() -> Line:
    """Return the line over entries of which one cell tells of several things, or of phases."""
    return line_of(
        new_home(),
        ledger_of(
            ("建设实验学校。", "教学楼封顶，宿舍楼建至5层。"),
            ("推进云汀产业园建设。", "一期已开工，二期正在办理用地手续。"),
            ("新增绿地20公顷。", "新增绿地3公顷。"),
        ),
    )


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("实验学校宿舍楼封顶没", "台账没有写明已封顶，写明的是：宿舍楼建至5层。"),
        ("实验学校教学楼封顶没", "已封顶：台账写明教学楼封顶。"),
        ("云汀产业园二期开工了吗", "台账没有写明已开工，写明的是：二期正在办理用地手续。"),
        ("云汀产业园一期开工了吗", "已开工：台账写明一期已开工。"),
    ],
)
def test_a_stage_is_judged_by_the_clause_of_the_thing_or_the_phase_named(
    question: str, said: str
) -> None:
    assert several().answer(question).text.startswith(said)


def test_what_is_said_after_the_clause_that_names_a_thing_is_still_of_it() -> None:
    own = entry("建设实验学校。", "教学楼建至3层，宿舍楼主体施工，已封顶。")
    said = answered("宿舍楼封顶没有", own, "宿舍楼")
    assert said == "已封顶：台账写明已封顶。"


@pytest.mark.parametrize(
    ("question", "clause"),
    [("二期开工了吗", "二期正在招标"), ("三期开工了吗", None), ("建设期间开工了吗", None)],
)
def test_the_clause_of_a_phase_is_the_one_that_names_it(question: str, clause: str | None) -> None:
    own = entry("推进产业园建设。", "一期已开工，二期正在招标。")
    found = naming_clause(parse(question), (), own)
    assert (own.progress[slice(*found)] if found else None) == clause


def test_a_thing_of_the_title_names_no_clause() -> None:
    own = entry("建设宿舍楼。", "宿舍楼招标，食堂开工。")
    assert naming_clause(parse("宿舍楼开工了吗"), [Term("宿舍楼", (), 1.0)], own) is None


HEADED = entry(
    "改造老旧市场8个，新建社区食堂30个。",
    "老旧市场改造：正在主体施工。\n社区食堂建设：印发社区食堂方案。",
)


@pytest.mark.parametrize("question", ["社区食堂建设都开工了吧", "30个社区食堂建设动工了没有"])
def test_what_is_said_under_another_heading_is_of_another_thing(question: str) -> None:
    assert "主体施工" not in answered(question, HEADED)
    assert "已开工" not in answered(question, HEADED).replace("没有写明已开工", "")
    assert answered("老旧市场改造开工了吗", HEADED).startswith("已开工：台账写明")


PLANTS = entry(
    "完成麦岛、团岛等12个污水处理厂提标改造。",
    "清河污水处理厂等9个项目已开工，团岛污水处理厂、崇杰污水处理厂2个项目正在开展前期工作。"
    "麦岛污水厂进入主体施工阶段。",
)


@pytest.mark.parametrize("name", ["团岛", "崇杰"])
def test_one_of_several_that_the_title_names_is_told_by_its_own_clause(name: str) -> None:
    terms = [Term("污水厂", ("污水处理厂",), 1.0), Term(name, (), 1.0)]
    found = stage_verdict(parse(f"{name}污水厂开工没有"), terms, PLANTS)
    assert found is not None
    assert found.text.startswith("台账没有写明已开工，写明的是：团岛污水处理厂")
    assert "麦岛" not in found.text
    own = stage_verdict(parse("麦岛污水厂开工没有"), [Term("麦岛", (), 1.0)], PLANTS)
    assert own is not None
    assert own.text.startswith("已开工：台账写明麦岛")


def test_what_is_sent_out_is_issued() -> None:
    own = entry("遴选实验室。", "已下发申报通知，正在初审。")
    for verb in ("发下去", "印出来", "发出去"):
        said = answered(f"申报通知{verb}了没有", own)
        assert said == f"已{verb}：台账写明已下发申报通知。"
