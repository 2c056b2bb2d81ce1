"""What is asked of a part of what an entry counts, or by name, and the entry does not tell apart."""

from __future__ import annotations

import re
from dataclasses import replace

from index import regexes
from index.entry import Entry, Role
from qa.asked_figures import answers_unit, leading, unstated
from qa.districts import bare_district, names_districts
from qa.glossary import holds
from qa.levels import LEVEL
from qa.located import Located, located, near, sentence
from qa.number_together import TOGETHER
from qa.numerals import numeral
from qa.pairs import NAMEPLATE_UNITS
from qa.question import Query
from qa.units_asked import asked_unit
from qa.wording import (
    content_words,
    counties,
    is_distinction,
    is_frame,
    is_generic,
    is_measure,
    is_noun,
)

# 地区, 园区 and 城镇 are no district's name.
DISTRICTS = re.compile(
    r"[\u4e00-\u9fff]{2}(?<![地城片园小社景校院库辖港厂各全本该])区(?!域|[（(]市)|[\u4e00-\u9fff]{2}(?<![城乡])(?:县|镇|街道)"
    r"|(?<=[\u4e00-\u9fff])、[\u4e00-\u9fff]{2}(?:等(?:多|几|\d+|[两三四五六七八九十])?个?|两)[区市]"
)
BY_DISTRICT = re.compile(
    r"(?:哪|各)(?:几|些)?个?(?:区|县|镇|街道)(?!域)|(?:区|县)(?:（|\()?市?(?:）|\))?的?分布"
)
# 分布在哪些区市, 涉及哪几个镇: where they are is asked, and not how many.
IN_WHICH_DISTRICTS = re.compile(
    r"(?:在|到|于|落|分布|涉及|覆盖)[^，,。；;？?]{0,3}哪(?:些|几个?|个)?(?:区|县|镇|街道)(?![域块间位别])"
)
EACH_DISTRICT = re.compile(
    # 能拆到区吗, 数细化到各区了没有
    r"(?:拆分?|分|细化|落|具体)到(?:每个|各个?)?(?:区市|区县|县市区|县市|区|县|镇街|镇|街道)(?![域块间位])(?=[了的吗么没，,。；;？?]|$)|"
    r"[各每](?:个)?(?:区市|区县|县市区|县市|区|县|镇街|镇|街道)(?!域)[^，。；;？?]{0,4}(?:分别|各|情况|是|有|多少|几|明细|数)"
    r"|[各每](?:个)?(?:区市|区县|县市区|县市|区|县|镇街|镇|街道)(?!域)[^，。；;？?]{0,14}(?:分项|明细|拆分|分解|分区)"
    r"|[各每](?:个)?(?:区市|区县|县市区|县市|区|县|镇街|镇|街道)(?!域)[^，,。；;？?]{0,16}(?:分别|各自|排[个名序]|高低|名次|谁)"
    r"|(?:分|按)(?:照)?各?(?:区市|区县|县区|镇街|街道|区(?!间|块|位))(?!域)[^，。；;？?]{0,4}(?:看|列|报|拆|分|统计|排|情况|明细)"
)
# 市南区已开工5户; 崂山区2025石老人风筝季 is no number.
TOLD_BY_DISTRICT = re.compile(rf"(?:{DISTRICTS.pattern})(?!级)[^，。；;、\d]{{0,14}}(?!20\d\d)\d")
# 131个项目里有几个是企业投的
SOME_OF = re.compile(
    r"[里中](?:头|面)?[，,]?(?:有|是)?(?:几|多少)[个家项户人]是[^，,。；;？?]{2,12}"
)
BY_NAME = re.compile(
    r"叫(?:什么|啥)(?:名)?(?=[、，,。?？名]|$)|名字|名单(?!(?:都|已经?|到底|究竟|现在|最后)*(?:定|敲定|圈定|选定|落定|锁定|敲|齐|出|确定|公布|公示|发(?![我给来])|下|有没有|完成|[里中]))|名称|都?(?:分别)?(?:[是有](?:什么|啥|谁)|是哪些|有哪些)(?=[、，,。?？]|$)|都(?:分别)?是些?(?:什么|啥)[科系村路街厂店]室?(?=[、，,。?？]|$)|是哪(?:几|些|[两二三四五六七八九十]|\d{1,2})[个家条项座处所]?[\u4e00-\u9fff]{0,2}(?=[、，,。?？]|$)|哪些(?P<kind>[\u4e00-\u9fff]{1,2})哪些"
    r"|(?:村|企业|项目|学校|医院|路|街|人|站|公司|单位)名(?=[、，,。?？给发列报]|$)"
)
NAMES_ASKED = re.compile(
    r"名字|名称|名单|(?:项目|企业|单位)的?清单(?:请|能|可以)?(?:给(?!出)|发|报|列|念|拿)|(?:项目|企业|村|单位|学校|医院)名(?=[、，,。?？给发列报]|$)"
)
# 企业名字列一下, 12个品种各是哪家企业选育的: firms and places are asked for by name.
NAMES_OF = re.compile(
    r"(?:企业|公司|单位|机构|学校|医院|院校|村|小区|街巷|专家|站点)(?:的)?(?:名字|名称|名单(?=列|逐|全|请|给|发|报|都|及|和|与|、|[，,。?？]|$)|名(?=列|给|发|报|一个个|一一|都|全|(?:又|都)?(?:是|叫)(?:什么|啥)|[，,。?？]|$))"
    r"|(?:各|分别)(?:自)?(?:是|由|归|为)?哪(?:些|几)?[家个所](?:企业|公司|单位|机构|学校|医院|院校|高校)"
    r"|(?:请|邀请?|认定|评选?|选定?|获批|培育|依托|委托|签约|入选|引进|落户|来自|是)了?的?(?:有|是)?哪(?:[几一两二三四五]?[家所]|些(?=企业|公司|单位|机构|学校|医院|院校|高校|大学|院所))(?:企业|公司|单位|机构|学校|医院|院校|高校|大学|院所)?(?:在?(?:建|办|搞|报|研发|申报|生产|做|承担))?的?(?=[，,。?？]|$)"
    # 育种企业是谁, 都是哪家种业公司报的
    r"|(?:企业|公司|单位|机构|院校|院所|高校|研究[院所]|酒店|合作社|学校|医院|村庄?|小区|社区)[，,]?(?:的?(?:名字|名称))?(?:都|又|分别|各自?)?(?:是谁|有谁|叫(?:什么|啥)(?:名字?|名称|[村厂街路站]|公司|企业|医院|学校)?)(?=[、，,。?？]|$)"
    # 盾构机是谁家造的
    r"|是(?:谁|哪)家?(?:公司|企业|厂家)?(?:造|生产|制造|做|供|建|施工|设计|监理|承建|承包)的(?=[、，,。?？]|$)"
    # 医联体牵头医院有哪些
    r"|(?:牵头|参与|试点|入选|承建|接待|示范|对接)(?:的)?(?:医院|企业|单位|学校|机构|酒店|高校|院所)(?:都)?(?:有|是|分别是)?哪(?:些|几)"
    # 村名能给一份吗, 名单能发一下吗
    r"|(?:村|企业|单位|项目|学校|小区|街巷)名(?:单)?(?:能|可|方便|可不可以|能不能)|名单(?:能|可|方便|可不可以|能不能)"
    # 那5个山头公园叫什么名字
    r"|\d+[个家处所座条]的?[^，,。?？]{2,12}(?:都)?叫(?:什么|啥)(?:名|[?？]|$)"
    # 哪几家入选了, 头一批都有谁, 名单发我: whatever they are.
    r"|哪(?:几|些|\d+|[两三四五六七八九十])[家所个](?:企业|公司|单位|机构|学校|医院|院校|高校)?(?:入选|入围|上榜|获评|中选|当选|被认定)"
    r"|(?:都|分别|里头?|面)有谁(?=[、，,。?？]|$)"
    r"|(?:名单|(?:项目|企业|单位)的?清单)(?:请|能|可以)?(?:给(?!出)|发(?:我|给|一|来|出来)|报(?:一|给|上来)|列(?:一|出|给|全)|念|拿(?:来|给|出))"
    r"|哪(?:些|几|几?[家个所])[\u4e00-\u9fff]{0,4}?(?:企业|公司|单位|机构|院校|院所|高校|研究[院所]|合作社)(?:报|[\u4e00-\u9fff]{2})?(?:上来|出来)?的(?=[，,。；;？?]|$)"
    r"|(?:分布在|包括|包含|涉及|都?是|都?在|去了?|到了?|有)哪(?:些|几?[家所个])(?:企业|公司|高校|医院|学校|院校|村|村庄|小区|社区|路口|街巷)(?:开|办|做|建|搞)?的?(?=[，,。?？]|$)"
)
# 405个项目里哪个投资最大: one of those that are counted.
FOREMOST = re.compile(
    r"(?:里|中|当中|里面|里头)(?:的)?[，,]?(?:哪|什么|谁)[^，,。；;？?]{0,8}最|最[大小高低多少快慢好差早晚][^，,。；;？?]{0,4}(?:是|有)?哪"
)
# 哪条线进度最慢, 哪个区办得最多: one of its kind, of those that an entry speaks of together.
MOST_OF_KIND = re.compile(
    r"哪(?:一)?(?:条(?:线路?|路|街|河|航线)|个(?:站|区市?|县|镇|村|学校|医院|园区|小区|标段)|座(?:站|桥|厂)|家(?:企业|公司|医院|单位|学校))[^，,。；;？?]{0,10}最"
)
# 甲、乙等3家, 甲公司; 甲村、乙村等: names of their own.
FIRMS_NAMED = re.compile(
    r"等\d*余?[家所](?![\u4e00-\u9fff])|(?<!高)等\d*余?[家所个]?(?:企业|公司|单位|机构|学校|医院|院校|高校)"
    r"|[\u4e00-\u9fff]{3,}(?:(?<!跨国)(?<!上市)公司|集团|合作社|医院|大学|学院|小学|中学)"
)
PLACES_NAMED = re.compile(r"[\u4e00-\u9fff]{2,}(?:、[\u4e00-\u9fff]{2,})+等")
# 甲、乙等4家企业, 甲等3家: names right before a number; 4家：甲、乙, 7个《…》: right after it.
NAMED_BEFORE = re.compile(
    r"(?:[、，,][\u4e00-\u9fff（）()\w]{2,}|[\u4e00-\u9fff（）()\w]{4,}|[》”])等(?:\d+[\u4e00-\u9fff])?$|、[\u4e00-\u9fff（）()]{2,}(?:厂|公司|企业|项目|医院|学校|大学|村|路|街|巷|馆|园|站|区|线|中心|合作社|集团|局|所|桥|河)$"
)
NAMED_AFTER = re.compile(
    r"^[\u4e00-\u9fff]{0,14}[：:（(][^）)。；;]{2,}、|^[^。；;，,]{0,6}(?:《|“[^”]+”(?:[、，,和及与]|等))|^[\u4e00-\u9fff]{0,10}(?:分别|即|包括)[^。；;]{2,}、"
)
NAMES = re.compile(r"《|(?:包括|分别|涉及|涵盖)[^。；;]{2,}、")
# 举办甲、乙、丙等活动: what has been held of the number pledged.
HELD = re.compile(
    r"(?:举办|举行|召开|承办)了?[^。；;]{2,}、[^。；;]{2,}等[\u4e00-\u9fff]{0,4}(?:活动|赛事|会议|展会|论坛|峰会|展览|演出)"
)
# 新创建了2家，是哪两家: first it is to be seen whether any is.
CLAIMED_DONE = re.compile(
    r"(?:了|已经?)[^，。；;？?的]{0,3}(?:\d|[两二三四五六七八九十])|都[^，,。；;？?]{0,10}了(?=[，,])"
)
PEOPLE_OR_THINGS = ("个", "人", "户", "场")
# 其中派到平度的有多少, 扩面的3.2万人，外卖小哥的有多少: a part of what is counted.
PART_ASKED = re.compile(
    r"(?P<of>当中|其中|里头|里面|(?<![公海邻这那哪家城乡村省市县区园部厅局节年月夜天])里(?![程面头])|(?<![其当集年])中(?![山央心国小学药医介村])|[，,])[，,]?(?:其中)?(?:有(?:多少|几)?(?:是|为)?|派[到往]|安排(?:给|到|在)|拨给|拨到|分[给到]|投[向到给]|用[于在到]|建在|给|属于|来自|做)?"
    r"(?P<part>(?!的)[^，,。；;？?]{2,16}?)(?:这类|这部分|这块|领域|行业|方面)?的?(?:到底|单独|分别|各|总共)?(?:有|是|占|为|收|分到|拿到|建)?了?(?:多少|几[个项家条人户处场成座所张名只批件%]|多大比例|比例|比重|占比)"
    r"|(?P<some>有多少|有几[个项家条人户处座])(?:是|用于|用在|投给|投向|给了?)(?P<which>[^，,。；;？?]{2,14}?)的?[?？。]*$"
)
# 外卖员, 快递小哥: people, be they in no dictionary.
PEOPLE_NAMED = re.compile(
    r"^(?![\u4e00-\u9fff]*[开动完竣施务用]工)[\u4e00-\u9fff]{1,4}(?:员|工|者|族|师|手|哥|姐|嫂)$"
)
# 三个试点各并网多少: each of several things that are not named.
EACH_OF_SEVERAL = re.compile(
    r"(?:[两三四五六七八九十]|\d+)(?:个|家|处|座|条|所)[\u4e00-\u9fff]{1,6}?(?:各自?|分别)[^，,。；;？?]{0,6}(?:多少|几)"
)
# 418个项目里，智能化改造占多少: a share of what is counted.
SHARED_OUT = re.compile(
    r"[里中][，,]?(?:其中)?[^，,。；;？?]{2,10}(?:各|分别)?占(?:了|到)?(?:多少|几|比|多大)"
)
# 给企业的和给高校的各占多少: the two sides of what is shared out.
SIDES = re.compile(
    r"[里中][，,]?(?P<one>[^，,。；;？?的和与跟]{1,8})的[、和与跟](?P<other>[^，,。；;？?的和与跟]{1,8})的?(?:各|分别|各自)(?:占|是|有)?(?:了)?(?:多少|几|多大)"
)
WHICH_ARE = re.compile(
    r"[里中](?:头|面)?[，,]?(?:有)?哪(?:些|几)个?[项条家所名]?是(?P<kind>[^，,。；;？?]{2,10}?)的?(?:[?？。]|$)"
)
IN_PLACE = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2}[区市县]?)(?:各|有|占|是)?(?:了)?(?:多少|几)(?=[个条家户人处座所项名]|[、，,。?？]|$)"
)
EACH_PLACE = re.compile(
    r"(?P<places>[\u4e00-\u9fff]{2,4}(?:[、和与跟][\u4e00-\u9fff]{2,4})+?)(?:分别|各自?|又各)(?:是|有|占|新增|完成)?了?(?:多少|几)"
)
# 名单里有没有中国海洋大学: whether something is among those named.
AMONG_ASKED = re.compile(
    r"(?:(?P<list>名单(?:[上里中内][头面]?)?)|其中|当中|里面?|中)[，,]?(?:有没有|有无|包不包括|含不含|是否(?:有|包括|含)|有(?=[^？?。]{2,12}(?:吗|么|没有?)[?？。]*$))(?P<thing>[\u4e00-\u9fff][\u4e00-\u9fff\d]{1,11}?)(?:[?？。吗呢么]|没有?)*$"
)


# 还在做前期的是哪两家: 团岛污水处理厂、崇杰污水处理厂2个项目正在开展前期工作.
WHICH_SO_MANY = re.compile(r"哪(?P<number>\d+|[两二三四五六七八九十])[个家处条座所]")
LISTED_BEFORE = re.compile(r"[\u4e00-\u9fff]{2,}、[\u4e00-\u9fff]{2,}$")


def names_so_many(query: Query, entry: Entry) -> bool:
    """Return whether an entry names as many things, right before their number, as are asked for."""
    asked = WHICH_SO_MANY.search(query.text)
    number = numeral(asked["number"]) if asked else 0
    return any(
        one.figure.value == number and LISTED_BEFORE.search(one.figure.before)
        for one in (located(entry, Role.PROGRESS) if asked else ())
    )


def parts_not_named(query: Query, entry: Entry) -> str:
    """Return what is missing where the parts of a number are asked for, by district or by name.

    27条背街小巷分别在哪几个区 asks for what 27条背街小巷已开工 does not say.
    """
    told_by = TOLD_BY_DISTRICT if regexes.search(r"多少|几", query.text) else DISTRICTS
    if EACH_DISTRICT.search(query.text) and not told_by.search(entry.progress):
        return "台账没有分区（市）列出"
    if IN_WHICH_DISTRICTS.search(query.text) and not names_districts(entry):
        return "台账没有写到在哪些区（市）"
    claimed = CLAIMED_DONE.search(query.text)
    if names_so_many(query, entry):
        return ""
    if not claimed and (asked := NAMES_OF.search(query.text)) and not names_such(asked[0], entry):
        return "台账没有列出名称"
    if EACH_OF_SEVERAL.search(query.text) and not several_told(query, entry):
        return "台账没有分别列出"
    if splits_by_kinds(query, entry):
        return "台账没有分别列出"
    told_by_place = len(set(DISTRICTS.findall(entry.progress))) > 1
    if MOST_OF_KIND.search(query.text) and not (names_any(entry) or told_by_place):
        return "台账没有逐个列出"
    if not any(figure.base in PEOPLE_OR_THINGS for figure in query.figures):
        return ""
    if FOREMOST.search(query.text):
        return "台账没有逐个列出"
    if BY_DISTRICT.search(query.text) and not DISTRICTS.search(entry.progress):
        return "台账没有分区（市）列出"
    asked = BY_NAME.search(query.text)
    if not asked or names_other(query, query.text[: asked.start()], entry):
        return ""
    stated = {figure.value for figure in query.figures}
    counted = [one for one in located(entry, Role.PROGRESS) if one.figure.value in stated]
    pledges = [one for one in located(entry, Role.TITLE) if one.figure.value in stated]
    if not (counted or pledges) or claimed:
        # 具体点到的是哪两个: the number is the asker's, and not the ledger's.
        return ""
    named = any(map(names_beside, (*counted, *pledges)))
    if not counted:
        named = named or bool(NAMES.search(entry.progress) or HELD.search(entry.progress))
    return "" if named else "台账没有列出名称"


# 一产、二产、三产分别占多少: the shares of kinds of a whole.
SHARES_OF_KINDS = re.compile(
    r"(?P<kinds>[\u4e00-\u9fff]{1,6}(?:、[\u4e00-\u9fff]{1,6})+)(?:分别|各自?)占(?:了|比|到)?(?:多少|几|多大|百分)"
)


def splits_by_kinds(query: Query, entry: Entry) -> bool:
    """Return whether the share of each of several kinds is asked for, and an entry has none of them."""
    asked = SHARES_OF_KINDS.search(query.text)
    return asked is not None and not any(
        holds(entry.chunk, kind) for kind in asked["kinds"].split("、")
    )


def several_told(query: Query, entry: Entry) -> bool:
    """Return whether an entry may tell a number of each of several things, and not only of all together.

    Two figures in the unit asked for may, unless the places are named for one number alone.
    """
    if (together := TOGETHER.search(entry.progress)) is not None:
        alone = entry.progress.replace(together["places"], "")
        return any(bare_district(one) in alone for one in together["places"].split("、"))
    told = (answers_unit(query, one) for one in located(entry, Role.PROGRESS))
    return not query.unit or sum(told) > 1


def names_any(entry: Entry) -> bool:
    """Return whether an entry's progress lists names at all."""
    return bool(NAMES.search(entry.progress)) or names_in_figures(entry)


def names_such(asked: str, entry: Entry) -> bool:
    """Return whether an entry names firms and the like, or places, whichever is asked for."""
    if regexes.search(r"村|小区|社区|路口|街巷|专家|站点", asked):
        return bool(PLACES_NAMED.search(entry.chunk)) or names_in_figures(entry)
    unit = entry.column(Role.UNIT)
    if unit and entry.text(unit).strip() and regexes.search(r"单位|机构|公司", asked):
        # 是哪些单位实施的 may be told by the column of units.
        return True
    kind = NAMED_KIND.search(asked)
    own = rf"{OWN_NAME}[\u4e00-\u9fff]{{0,4}}{kind[0]}" if kind else FIRMS_NAMED.pattern
    return bool(regexes.search(own, entry.progress))


# 牵头医院 is no name, and 城市医疗集团 none of a hospital; 市立医院, 莱西市人民医院 are.
NAMED_KIND = re.compile(r"医院|酒店|学校|大学|学院")
OWN_NAME = r"(?:市立|人民|中心|附属|第[一二三四五六七八九十]|[\u4e00-\u9fff]{2,3}[区县市])"


def names_in_figures(entry: Entry) -> bool:
    """Return whether the things that a figure of an entry's progress counts are named beside it."""
    return any(map(names_beside, located(entry, Role.PROGRESS)))


def names_of_counted(query: Query, entry: Entry) -> bool:
    """Return whether the names, the first, the districts or the parts are asked of what is counted.

    没开工的17个项目，名字列一下 is asked of the one entry that has 17, and for no list of entries.
    """
    reported = located(entry, Role.PROGRESS)
    held = {one.figure.value for one in reported}
    # 17.77亿里: said without the unit.
    if SHARED_OUT.search(query.text) and any(
        len(one.figure.amount) > 1 and one.figure.amount in query.text for one in reported
    ):
        return True
    named = [one for one in query.figures if one.base in PEOPLE_OR_THINGS and one.value in held]
    asked = (NAMES_ASKED, FOREMOST, EACH_DISTRICT, SHARED_OUT, SOME_OF)
    if split_by_place(query.text) and (named or EACH_PLACE.search(query.text)):
        return True
    return bool(named) and any(one.search(query.text) for one in asked)


def split_by_place(text: str) -> bool:
    """Return whether the number in each of two counties or more is asked for: 市南几个、即墨几个.

    崂山、城阳、即墨各是多少 asks so, too.
    """
    named = [match["place"] for match in IN_PLACE.finditer(text)]
    if each := EACH_PLACE.search(text):
        named += regexes.split(r"[、和与跟]", each["places"])
    bare = map(bare_district, named)
    # 技改项目崂山和城阳各有几个: the first has what is asked of before it.
    return sum(one in counties() or one[-2:] in counties() for one in bare) >= 2


def names_beside(one: Located) -> bool:
    """Return whether the things that a figure counts are named beside it."""
    return bool(NAMED_BEFORE.search(leading(one)) or NAMED_AFTER.match(one.text[one.figure.end :]))


def names_other(query: Query, before: str, entry: Entry) -> bool:
    """Return whether the name of another thing of the entry is asked for: 目录叫什么, beside 70个项目.

    `before` is the question up to where the name is asked for.
    """
    last = next(reversed(content_words(before)), "")
    counted = "".join(figure.after[:6] for figure in query.figures)
    other = is_noun(last) and last not in counted and last in entry.progress if last else False
    return other and before.endswith(last)


def part_not_told(query: Query, entry: Entry, *, computed: bool) -> str:
    """Return the part of a whole that is asked for, or asked to be in it, of which nothing is told.

    After a mere comma only where the whole's own figure is stated, 482万千瓦新能源装机，海上风电是多少,
    and nothing is `computed` for the question.
    """
    if among := AMONG_ASKED.search(query.text):
        words = naming(among["thing"])
        held = among["thing"] in entry.chunk or all(
            # On a list it is by its own name: 跨国公司 does not tell that 世界500强 are on it.
            word in entry.chunk if among["list"] else holds(entry.chunk, word)
            for word in words
        )
        return "" if held or not words else among["thing"]
    held_values = {
        one.figure.value
        for role in (Role.PROGRESS, Role.TITLE)
        for one in located(entry, role)
        if one.figure.base not in NAMEPLATE_UNITS
    }
    stated = any(figure.value in held_values for figure in query.figures)
    if sides := sides_not_told(query, entry):
        return sides
    if (which := WHICH_ARE.search(query.text)) and (words := naming(which["kind"])):
        # 重点学科里哪几个是国家级的: of what kind some are.
        return "" if any(holds(entry.chunk, word) for word in words) else which["kind"]
    for match in PART_ASKED.finditer(query.subject):
        if match["of"] in ("，", ",") and (computed or not stated):
            continue
        if match["some"] and not stated:
            continue
        part = match["part"] or match["which"]
        named = in_own_terms(part, query, entry)
        words = naming(named) or (shared_words(part) if "占" in match[0] else [])
        # 460个省市项目里省级的: a level, which 省市 tells nothing of.
        words = (
            words or PEOPLE_NAMED.findall(part) or [one["level"] for one in LEVEL.finditer(part)]
        )
        told = unstated(query, located(entry, Role.PROGRESS))
        # 始发了几台，区间双线贯通了多少个: each part is counted in its own.
        unit, counter = asked_unit(query.subject[match.start() : match.end() + 2])
        own = replace(query, unit=unit, counter=counter) if unit else query
        if words and not any(tells(one, own, words) for one in told):
            return part
    return ""


def in_own_terms(part: str, query: Query, entry: Entry) -> str:
    """Return a part with what the glossary knows by an entry's own word: 并网 of 接进电网."""
    for phrase, terms in query.names:
        held = [term for term in terms if term in entry.progress]
        if held and phrase not in entry.progress:
            part = part.replace(phrase, held[0])
    return part


def sides_not_told(query: Query, entry: Entry) -> str:
    """Return the sides that share a number out, where a figure is told of neither: 省里的和市里的.

    Each has to have a figure in whose sentence it is named.
    """
    asked = SIDES.search(query.text)
    if not asked:
        return ""
    figures_told = [sentence(one) for one in located(entry, Role.PROGRESS)]
    sides = (asked["one"], asked["other"])
    if any(stem(side) in said for side in sides for said in figures_told):
        return ""
    return "、".join(sides)


def stem(side: str) -> str:
    """Return the word by which a side would be told of: 省里 and 给企业 by 省级 and 企业."""
    side = regexes.sub(r"^(?:给|拨给|投给|归|属于|来自)", "", side)
    return regexes.sub(r"(?<=^[省市县区镇村国])里$", "级", side)


def shared_words(part: str) -> list[str]:
    """Return the words of a part that share something out, of whatever kind: 本地的占多少."""
    named = part.partition("占")[0]
    return [word for word in content_words(named) if not (is_generic(word) or is_frame(word))]


def naming(part: str) -> list[str]:
    """Return the words of a part that name it, and nothing of how the entry stands."""
    return [
        word
        for word in content_words(part)
        if (is_noun(word) or is_distinction(word))
        and not (is_generic(word) or is_measure(word) or is_frame(word))
    ]


def tells(one: Located, query: Query, words: list[str]) -> bool:
    """Return whether a figure that may answer is said of a part, by most of the words that name it."""
    # What is a part of it may be told as a number where its share is asked for.
    if query.unit not in ("", "%") and not answers_unit(query, one):
        return False
    said = f"{leading(one)[-40:]}{near(one)}"
    met = sum(holds(said, word) or holds(one.entry.title, word) for word in words)
    return 2 * met >= len(words)
