"""The unit of the figure that a question asks for: 多少万平方米, 百分之几, 几个点."""

from __future__ import annotations

import re
from functools import cache

from index import regexes
from index.figures import units

UNIT_ASKED = re.compile(
    r"(?<![第哪这那])(?!(?<=[前头近])几(?:天|日|周|年|个?月|个?季度))(?:(?<!排)|(?<=安排))(?:多少|几(?:十|百|千|万)?|多大|多长)\s*(?P<scale>亿|万|千(?![瓦米克伏]))?(?P<unit>(?!份额)(?:{}))?"
)


RATE_WORDS = re.compile(
    r"比例|占比|份额|(?<![乱侵强挤])占(?![道乱用地])[^，,。；;？?]{0,8}多少|比重|百分|率(?!先)|增速|增幅|同比(?![多少](?:增|收|花|投|建|修|完成|开|办)?了?(?:多少|几)(?!个?(?:百分)?点|成))|涨了?多少|涨了?几|几成|(?<![哪这那])几个点(?!位)|增长多少|增长几"
)


MEASURE_WORDS = (
    (
        re.compile(
            r"(?:多少|几亿)(?:钱)?(?:没|未)投|钱[^，,。?？]{0,6}多少|投(?:进去?|下去?|入)?了?多少(?![人个家项条户次万])|(?:投|花|花钱)得?(?:更|比较)?(?:多|少|大)(?![少项个家条])|[花砸](?:进去?|下去?|出去|掉)了?多少(?![人个家项条户次万])|(?:多少|几[十百千万]?[亿万])(?:资金|经费|款子|款项|钱|真金白银)|投资(?:额|(?:一共|总共|合计)?了?多少|情况|完成|各|分别|呢|多|少|相?差|$)|完成投资|投资[^，,。；;？?]{0,6}?(?:一共|总共|合计|累计)完成了?多少(?![个家项条户套件])|金额|投了?多少钱|(?:资金|经费)(?:到位|落地|拨付|下达|到账|支出|支付)了?多少|多少钱|花了|营业额|(?:赚|挣)了?(?:多少|几[百千万])|绝对[数额值]|额度(?=差|多|少|相差|变|高|低)|盘子|(?:资金|费用|开销|花费|开支|经费|成本|(?:医|药|医药|医疗|就医|诊疗)费|(?:经济|投资|资金|贷款|信贷|产值|收支|收入|支出|消费|零售|贸易|外贸|财政|GDP|gdp)的?总量|总额)(?=是|为|有|达|到|多|呢|几|情况|安排|规模|各|分|也|报一?下|说一?下|给|$|[,，。?？ 、和与])"
        ),
        "元",
    ),
    (re.compile(r"里程|多长|长度|总长|全长"), "公里"),
    (
        re.compile(
            r"(?<![这那该此推算报要查问核给填写])(?:项目|企业|平台|航线|村庄|品种|指标|单位|机构|工程|个|家|户|项|条|场|座|套|批次)数(?![据字码额值])"
        ),
        "个",
    ),
    (re.compile(r"面积|建筑量"), "平方米"),
    (
        re.compile(
            r"装机(?:容量|规模|总量)?(?=(?:大约|大概|约|一共|总共)?(?:是|为|有|达|到|多|几))|并网容量|(?<!库)容量(?=是|为|有|达|到|多|几)"
        ),
        "千瓦",
    ),
    (re.compile(r"亩数"), "亩"),
    (re.compile(r"人次(?!以上|左右)"), "人次"),
    (re.compile(r"多少人|几个人|人数|(?<!第)(?<!排)几名"), "人"),
)


# 涨了多少钱 is no rate.
MONEY_ASKED = re.compile(
    r"(?:涨|增加|提高|多|少|降)了?(?:多少|几)(?:块?钱|元|块)|(?:多少|几)[十百千万]?块钱"
    # 省下多少看病钱
    r"|多少[\u4e00-\u9fff]{1,2}钱(?![包箱柜])"
    r"|(?:补贴|补助|奖励?|收费|省下?|合|值|交|摊)(?:到|给|了)?(?:多少|几)[十百千万]?块(?!地|田)"
)


# 派出人数比任务多出几个 counts people.
PEOPLE_COUNTED = re.compile(r"人数|人员数")
# 派医护下基层，派了多少个: 个 is said of people where no other thing is named.
PEOPLE = (
    r"(?:人员|人才|大夫|护士|医生|医师|医护|教师|老师|干部|工人|职工|学员|专家|骨干|志愿者|辅导员)"
)
PEOPLE_SENT = re.compile(
    rf"(?:(?:派|招|聘|培训)[出来去到过了下]*|{PEOPLE}(?:一共|总共|共|有)?)(?:多少|几)个(?=来着|[了呢吗啊呀?？。,，]|$)"
)
POINTS = re.compile(
    r"(?<![哪这那])几个(?:百分)?点(?!位)|多少个?百分点|(?:差距?|相差|高|低|多|少|快|慢|涨|跌|降|升)[了出着]?(?:是|有)?多少个?点(?![\u4e00-\u9fff]{2}|位)"
)


# 几个专项规划里头，哪个印发了: of how many it is asked, and not how many they are.
AMONG_SEVERAL = re.compile(
    r"(?:^|(?<=[，,。;；]))几[个项家条](?=[\u4e00-\u9fff]{2,10}?(?:里头|里面|里|之中|当中|中)[，,]?[^，,有]*[，,哪谁])"
)


# 能源、造林几个方面的事项: what is enumerated, and no number asked for.
ENUMERATED = re.compile(
    r"(?<=[\u4e00-\u9fff])(?<![在建开通有了])几个?(?:大)?(?:方面|领域|板块|大?块|条线)(?=的|[，,。；;？?]|各|都|$)"
)


# 以“套”为单位, 写成“万元”: a unit as it is written.
COUNTED_IN = re.compile(
    r"(?:[“\"‘「](?P<unit>[\u4e00-\u9fff%]{1,5})[”\"’」](?:为单位|计|作单位|来计|表示|衡量)"
    r"|按[“\"‘「](?P<set>[\u4e00-\u9fff%]{1,5})[”\"’」]来?(?:定|设|下达|计算|算)"
    r"|(?:写成|写作|记为|记作|写为)[“\"‘「]?(?P<written>[\u4e00-\u9fff%]{1,4}?)(?:[”\"’」]|(?=的|[，,。]|$)))"
)
# 以“平方米”或“亩”计: a further unit, either of which will do.
UNITS_BESIDE = re.compile(
    r"[以按用][“\"‘「]([\u4e00-\u9fff%]{1,5})[”\"’」](?:或者?|、|和)(?=[“\"‘「])"
)


# 170个海洋项目开了多少: in what the whole is counted.
OF_SO_MANY = re.compile(
    r"\d(?P<unit>[个条户家座处项套场名村])[^，,。；;？?\d]{0,14}?(?:开工|动工|完工|建成|[开动完建改修])(?:了|好|成)?多少(?:了|来着)?[?？。]*$"
)
# 派了几个人 counts people, and 几个人工湖 none.
PERSONS = re.compile(r"(?P<some>多少|几)个人(?![工才民员物生大形均口行流为所账身防造])")


@cache
def unit_pattern() -> re.Pattern[str]:
    alternatives = "|".join(sorted(map(re.escape, units()), key=len, reverse=True))
    return re.compile(UNIT_ASKED.pattern.replace("{}", alternatives, 1))


def asked_unit(text: str) -> tuple[str, str]:
    """Return the base unit of the figure asked for and the unit as written; empty if none is.

    A unit that says what is counted comes before a rate, a rate before a mere 几个.
    """
    text = THOSE_FEW.sub("", text)
    text = PERSONS.sub(r"\g<some>人", text)
    text = TOGETHER.sub("", ENUMERATED.sub("", AMONG_SEVERAL.sub("", text)))
    if MONEY_ASKED.search(text):
        return "元", ""
    counted = ("", "")
    for match in unit_pattern().finditer(text):
        if match["scale"] == "亿" and not match["unit"]:
            return "元", "亿元"
        base = units()[match["unit"]][0] if match["unit"] else ""
        if base == "个" and match["scale"]:
            # 多少万件 asks for a number, whatever rate is named beside it.
            return base, match["unit"]
        if base and base not in ("个", "百分点"):
            return base, match["unit"]
        if base == "个" and not counted[0]:
            counted = (base, match["unit"])
    if POINTS.search(text):
        return "百分点", ""
    if RATE_WORDS.search(text):
        return "%", ""
    if counted[1] == "个" and PEOPLE_SENT.search(text) and regexes.search(PEOPLE, text):
        return "人", ""
    if counted[0] and not (counted[1] == "个" and PEOPLE_COUNTED.search(text)):
        return counted
    for pattern, base in MEASURE_WORDS:
        if pattern.search(text):
            return base, ""
    if (spoken := OF_SO_MANY.search(text)) and spoken["unit"] in units():
        return units()[spoken["unit"]][0], spoken["unit"]
    return "", ""


# 几个城市抱团搞的项目: who does it together, and no number asked for.
TOGETHER = re.compile(
    r"(?<!有)几[个家](?:城市|市县|市|区县|区市|区|县|单位|部门|医院|学校|企业|公司|地方)"
    r"(?=(?:一起|一块儿?|共同)?(?:抱团|联手|联合|携手|合伙|合作|捆绑|共建|合建|牵手)[^，,。；;？?]{0,8}(?:的[\u4e00-\u9fff]{2}|这[个些件事]))"
)


# 已经办成的几场，都叫什么: those that are meant, and no number asked for.
THOSE_FEW = re.compile(
    r"(?<=的)几[项件条](?=(?:请|麻烦|都|帮我|给我)*(?:汇总|归拢|整理|列|理|捋))"
    r"|(?<=的)几[场个项家条处座](?=[\u4e00-\u9fff]{0,4}[，,]?(?:都|分别|各自?|具体)?(?:叫|是(?:哪|什么|啥)|有(?:哪|什么|啥)|名))"
    # 停好几个地方: some, while 建好几个 asks how many are built.
    r"|(?<=[停有玩串去过到跑分经来涉了])好几(?=[个家项条处座场站])"
    # 几个医院工程各到哪一步: each of them.
    r"|(?<!哪)几[个项家条处座](?=[\u4e00-\u9fff]{2,8}?(?:各自?|分别|都)(?:到|走到|干到|进展|处在)(?:了)?(?:哪|什么|啥|怎|如何))"
)
CLAUSES = re.compile(r"[,，、;；:：?？和与及]|以及|还有")


def measures_asked(text: str) -> list[tuple[str, str, str]]:
    """Return the figures that a question asks for, one a clause: its words, base unit and unit.

    开工了多少个、投了多少钱 asks for two, 续建的几个、做前期的几个 as well.
    """
    clauses = CLAUSES.split(text)
    return [(clause, *asked_unit(clause)) for clause in clauses if asked_unit(clause)[0]]


def unit_written(text: str) -> str:
    """Return the unit that figures are to be written in, empty where none is named."""
    match = COUNTED_IN.search(text)
    unit = (match["unit"] or match["set"] or match["written"]) if match else ""
    return unit if unit == "%" or unit in units() else ""


def units_beside(text: str) -> list[str]:
    """Return the units that a question names before the one that figures are to be written in."""
    return UNITS_BESIDE.findall(text)
