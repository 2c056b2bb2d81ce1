"""Subjects named as people speak of them, in the ledger of a place that no row was written for."""

from __future__ import annotations

from functools import cache

import pytest
from lines import line_of, new_home, numbers_cited
from samples import ledger_of

from qa.chain import Line

ROWS = (
    ("治理水土流失面积30平方公里。", "已治理12平方公里。"),
    ("推进城中村改造8个。", "已开工3个。"),
    ("技改投资增长10%以上。", "一季度，技改投资增长8.2%。"),
    ("新培育自主知识产权关键品种5个以上。", "4个新品种申请审定。"),
    ("完成60个村庄生活污水治理。", "已完成21个村庄。"),
    ("建设6个紧密型医联体。", "已建成2个。"),
    ("新增企业职工养老保险参保3万人以上。", "新增参保1.1万人。"),
    ("实施残疾人家庭无障碍改造200户以上。", "已完工35户。"),
    ("新建口袋公园20个。", "已建成7个。"),
    ("社会消费品零售总额增长6%。", "一季度，社会消费品零售总额增长5.1%。"),
    ("打造数字农业示范园3家。", "已建成1家。"),
    ("新增屋顶分布式光伏装机20万千瓦。", "已并网6万千瓦。"),
    ("推进共享停车改造小区40个。", "已有18个小区开放共享停车。"),
    ("新开通海运航线10条以上。", "一季度新开通海运航线4条。"),
)
SPOKEN = (
    ("土叫雨水冲走的事治理了多少平方公里", 1),
    ("保水保土干到哪一步了", 1),
    ("拆旧村盖新楼开工了几个", 2),
    ("城里的旧村子改造咋样了", 2),
    ("老厂子翻新花的钱涨了多少", 3),
    ("换机器花的钱涨了几成", 3),
    ("自己育的种子申请审定的有几个", 4),
    ("庄稼新种子搞得咋样", 4),
    ("村里的脏水治了几个村", 5),
    ("庄户人家的污水处理得怎么样", 5),
    ("大医院带小医院建成了几个", 6),
    ("医院结对子这事咋样了", 6),
    ("上班的交养老钱的新增了多少人", 7),
    ("给工人上养老的新增多少人", 7),
    ("腿脚不便的人家改造了多少户", 8),
    ("坐轮椅的人家改造完工几户", 8),
    ("巴掌大的公园建成几个", 9),
    ("街角小公园修得咋样", 9),
    ("大伙儿买东西花的钱涨了多少", 10),
    ("市面上卖的东西增长多少", 10),
    ("高科技种地的样板园建成几家", 11),
    ("用电脑种地的园子咋样了", 11),
    ("房顶上装板子发电的并网多少", 12),
    ("楼顶太阳能装得怎么样", 12),
    ("小区空车位错时借给别人停，开放了几个小区", 13),
    ("白天闲着的空车位给外人停，弄得咋样", 13),
    ("港口添了几条船期线路", 14),
    ("新开了几条船班", 14),
    ("大医院小医院抱团看病的事咋样", 6),
    ("养老金新交的有多少人", 7),
    ("买菜逛街花的钱涨了多少", 10),
)


@cache
def line_without(left_out: int = 0) -> Line:
    """Return the line over the ledger, without the row of a number."""
    rows = [row for number, row in enumerate(ROWS, start=1) if number != left_out]
    return line_of(new_home(), ledger_of(*rows))


@pytest.mark.parametrize(("question", "number"), SPOKEN)
def test_a_subject_in_spoken_words_is_found(question: str, number: int) -> None:
    answer = line_without().answer(question)
    assert not answer.refused
    assert numbers_cited(answer) == [number]


@pytest.mark.parametrize(("question", "number"), SPOKEN)
def test_the_same_is_refused_where_no_entry_has_it(question: str, number: int) -> None:
    assert line_without(number).answer(question).refused
