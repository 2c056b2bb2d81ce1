"""What a question says by the way: who asks, what is not to be counted, what is meant too."""

from __future__ import annotations

import re
from collections.abc import Callable

from index.lexical import HAN_RUN, words
from qa.errands import names_thing, without_errand
from qa.glossary import names_in
from qa.wording import is_function, is_place, is_stop, word_tags

# 全年（年度）任务 says the same twice.
SAME_AGAIN = re.compile(r"[（(](?:年度|全年|任务|计划|目标)[)）]")


SOME_HUNDRED_MILLIONS = re.compile(r"几个(?=万?亿)")


# （含技改投资） says what is counted too, and restricts nothing.
TOO = re.compile(
    # （在签、在审都算）: any of some steps.
    r"[（(](?:[在已待未没][^（()）、]{1,3}、)+[在已待未没][^（()）、]{1,3}(?:都|也|全)算[)）]|"
    # （国家级、省级、场景应用都算）: whatever the level.
    r"[（(](?=[^（()）]*(?:国家|[省市县区])级)[^（()）]{2,30}(?:都|也|全)算(?:上|在内|进来)?[)）]|"
    # 胶州（大白菜、污水厂什么的都算）, 农业口（种业、供水这些）: some of what is meant.
    r"[（(][^（()）]{2,30}(?:什么的|之类的?|等等?)(?:都|也|全)算(?:上|在内|进来)?[)）]|"
    r"(?<=[口类线块面域统])[（(][^（()）]{2,40}(?:这些|等等?|之类的?|什么的)[)）]|"
    r"[（(](?![^（()）]*(?:也|都)(?:算|计))(?:含|包括|也算|算上)[^（()）]{2,30}[)）]"
    r"|[，,][^，,。？?]{1,24}、[^，,。？?]{1,12}?(?:(?<!什么的)(?<!之类)(?<!之类的)(?:都|统统)|也|均)(?:算|包括)(?:在内|上|进[来去])?(?=[。？?]*$)"
)


# …有哪些，写了投资数的把数带上: what is to be told of those that have it chooses none.
TOLD_TOO = re.compile(
    r"(?<=[^，,。]{6})[，,。；;？?](?:其中|凡是?|要是|如果)?(?:写|报|列|有|带|给|涉及)(?:了|着|出|明|到)*[^，,。；;？?哪几多]{1,10}的?[，,]?(?:都|就|请|也)*(?:把|将)"
    r"[^，,。；;？?哪几多]{1,8}?(?:带上|附上|标上|标出来?|注上|注明|写上|列上|带出来?|报出来?|列出来|一并[带列报附上]*)[。？?]*$"
    r"|(?<=[^，,。]{6})[，,。；;](?:其中|把)?(?:还|已|没|未|尚未)[^，,。；;？?哪几多]{1,8}的(?:请|都|给我)*(?:单独|另外|特别)?(?:标|注|圈)(?:出来?|明|注|一下|红)[。？?]*$"
)
# 省市重点、技改应该都有吧: what the asker expects to be among them.
EXPECTED = re.compile(
    r"(?<=[^，,。]{6})[，,。；;？?][^，,。；;？?哪几多]{2,30}(?:应该|估计|大概|按说|按理|想来)(?:都|也|全)*(?:会|是)?有的?吧?[。？?]*$"
)


# 两年的任务差多少？前期到哪都说一下: whatever is compared is quoted with how far it is.
PROGRESS_TOO = re.compile(
    r"(?P<differ>差[距了有是]{0,2}(?:多少|几[^，,。；;？?]{1,3}))[，,。；;？?](?:各自|两边|分别)?的?(?:前期(?:工作)?|进展|进度|推进)"
    r"(?:都|各)?(?:到哪(?:一步|儿)?|怎么样|如何|咋样|情况)了?(?:也|都|一并|再|请)*(?:说|讲|列|报)?(?:一下|下|说|明|出来)?[。？?]*$"
)
# Who asks, and for whom, says nothing of what is asked: 工信局问：…, 大数据局想了解….
SPEAKER = re.compile(
    # 政协专题协商要…的底数, 党校备课用…
    r"^[^，,：:。?？]{0,8}(?:协商|审议|讨论|会商|研判|述职|汇报|讲课|备课|交流|座谈)(?:会)?(?:要用?|需要|想要|等着要|用)(?=[^，,：:。?？]{4})|"
    # 农业农村局对账用：, 汇报材料用：
    r"^[^,，：:。?？哪几]{2,14}(?<![费应使利租])用的?[：:](?=[^?？]{6})|"
    r"^[\u4e00-\u9fff]{1,8}?(?:局|委|办|厅|口|科|处|室|公司|中心|我)(?:想|要|准备|打算|得|正在|在)[^，,：:。?？哪几]{0,14}(?:说|讲|写|报|做|算|发|用|核对|核实|统计|整理|汇总|汇报|材料)[^，,：:。?？哪几]{0,12}[，,](?=[^，,：:。?？]{6})|"
    r"^[\u4e00-\u9fff]{0,10}?(?:局|委|办|厅|室|院|口|[支大]队|督察组?|督导组?|巡[视察]组?|检查组|公司|集团|中心|同志|老百姓|群众|市民|记者|领导|代表|委员)(?:的同志|这边|那边|们)?"
    r"(?:(?:在?问(?![政责题世卷答诊])(?:[^,，：:。?？]{0,8}的?事)?|来电(?=[：:,，])|想了解|想知道|要了解|想问|想看|要看)[：:,，]?|[：:]|(?:要|在|正)[^,，：:。?？]{0,14}(?:材料|汇报|通报|稿|报告|总结|碰头会|例会|调度会|会议|表|单子|台账)[：:,，]|(?:要|在|来|先)?(?:核对|核实|对账|对表|汇总|自查|梳理|备查|盘点)(?:用|一下|下)?[：:,，]|核[^,，：:]{0,4}[：:])"
)


# 科技口负责人要一份清单：… says who wants it, and in what form.
WANTED_BY = re.compile(
    r"^[^，,：:。?？哪几]{0,14}(?:负责人|负责同志|分管同志|科长|处长|局长|主任|书记|秘书|领导)(?:这边|那边)?(?:要|想要|催|等)[^，,：:。?？哪几]{0,8}(?:清单|单子|名单|表|材料|数据|数字|台账|汇总)[：:](?=[^?？]{6})"
)


# 他们村还在吃井水，想知道… 人社这边正在排四季度计划，请问…: what stands before is the story.
STORY = re.compile(
    r"^(?=[^?？]*(?:我|俺|咱|[他她]们|大爷|大妈|大娘|大[叔伯哥姐]|阿姨|[爷奶姥爸妈舅婶嫂]|老伴|闺女|亲戚|邻居|朋友|同事|来电|打电话|热线|听说|听人|群众|市民|居民|村民|网友|家长|业主|[这那]边|(?:正在|在|要)(?:写|做|排|编|备|赶|开|定|整)))"
    r"(?![^?？]*?(?:多少|哪|吗|怎么样|如何)[^?？]*?(?:想(?:知道|问|了解)|请问))"
    r"[^?？]{6,80}?[，,。；;：:！! ](?:我们?|咱们?|俺们?|就|所以|特地?|顺便|麻烦)*"
    r"(?:想(?:要|再)?(?:知道|问问?|了解|请教|打听)|请问|问一?下|问问|打听|请教|[让叫托要](?:我们?|俺|咱)[来去]?(?:问问?|查查?|打听)|[她他]好奇)(?:一下|下|问)?[：:，,]?(?=[^，,]*.{6})"
)
# 也不晓得归哪个部门，我就想问…: what is said not to be known, before what is asked, is not asked.
UNKNOWN_ANYWAY = re.compile(
    r"[，,。；;](?:反正|我|俺|咱)?(?:也|又|都|还|是)*(?:不晓得|不知道?|不清楚|搞不清楚?|闹不清|没搞懂|说不上)"
    r"[^，,。？?]{2,14}(?=[，,。；;](?:我|俺|咱)?(?:们)?(?:就|只|现在|今天)*(?:是)?(?:想|要)(?:问|知道|了解|打听))"
)
# 前年还是去年听邻居讲…: when a story was, which is not what is asked of.
TIME_OF_STORY = re.compile(r"(?:前年|去年|今年|上年)(?:还是(?:前年|去年|今年|上年))?")
# 这件事归谁管 goes on from the story.
POINTS_BACK = re.compile(r"(?:这|那)(?:件|个|项|条|桩|些|事|块|里|边)|该|它|上述|刚才|其中")
YEAR_NAMED = re.compile(r"20\d\d年|[今去前]年")
SHORTEST_NAME = 3


# A clause before the question that says who asks and for what: 市民来电问：, 我是记者，想了解.
PREAMBLE = re.compile(
    r"^(?!关于|就|对|围绕)(?=[^：:?？]*(?:局|委|办|室|处|领导|市民|热线|群众|我|咱|同事|同志|专报|材料|稿|汇报|老师|家长|网友|记者|代表))"
    r"[^：:?？]{2,40}?(?:问|请教|了解|咨询|来电|核实|知道|确认)(?:一下|下|问)?[：:](?=[^：:]{6})"
    r"|^(?:我们?|本人|这里|咱们?)是(?![^，,：:。?？]*(?:区|县|市|镇|街道)的?[，,：:])[^，,：:。?？]{1,14}[，,：:。](?:想(?:了解|问|知道|请教|看)(?:一下|下)?[：:，,]?)?"
)


# 你好，我是…: what is said before any question.
GREETING = re.compile(r"^(?:哎|喂|嗨)?(?:你好|您好)(?:啊|呀|哈)?[，,！!。 ]+(?=.{6,})")


# 给区长备个口径：… says for whom.
FOR_WHOM = re.compile(
    r"^(?:给|替|帮|为)(?![^：:]*(?:[推算查比列数找挑核]|20\d\d|[今去]年|季度|台账))[^，,：:。?？]{1,14}[：:](?=[^：:]{4})"
)


# 崂山区政府办来电：我们区… is of the district that asks.
OURS = re.compile(
    r"(?:我们?|咱们?|俺们?|他们|她们|人家)(?:这(?:个)?|自己)?(?:新区|区|县|市|镇|街道)(?!域)"
    r"|本(?:新区|区|县|镇|街道)(?!域)"
)
ASKED_FROM = re.compile(
    r"^(?:我们?是|我们?在|这里是)?(?P<place>[\u4e00-\u9fff]{2,3}?(?:新区|区|县|市|镇|街道))(?!域)[^：:，,。?？]{0,10}[：:，,]"
)


# 整理成表，列明序号、事项、目标: what the table is to hold is no subject.
COLUMNS_WANTED = re.compile(
    r"[，,；;。](?:请|并|要求)?(?:列明|注明|标明|附上|写上|注上|包含|包括)(?:出)?[^。？?]{0,4}(?:序号|事项|目标|进展|状态|数据|依据|出处|单位|金额|比例)[^。？?]{0,40}[。]?$"
)


# 今年……哦不，2024年: what is taken back is not asked.
TAKEN_BACK = re.compile(
    r"(?:今年|去年|前年|明年|上年|20\d\d年|[一二三四]季度)[…\.。，,\s]*(?:哦?不对|哦不|啊不|不是|说错了)[，,、…\s]*(?=今年|去年|上年|20\d\d年|[一二三四]季度)"
)


# （或年度计划） names the same thing again.
OR_ELSE = re.compile(r"[（(](?:或者?|即|也就是|又叫|又称)[^（()）]{2,16}[)）]")


# 目标8500我知道: what the asker knows is not asked.
KNOWN = re.compile(
    r"(?:(?:^|(?<=[，,。;；?？]))(?P<subject>[^，,。;；?？]{2,12}?)(?=(?:目标|任务|计划)[^，,。;；?？]{0,14}我)|[，,。;；?？]|^)[^，,。;；?？]{2,16}(?:我们?|大家|谁|都)(?:都)?(?:知道|清楚|晓得|有数)了?(?=[，,。;；]|$)"
)


# 我要写进汇报稿, said last: what the answer is for.
FOR_WHAT = re.compile(
    r"[，,。；;！!?？]\s*(?:我们?|领导|这)?(?:是)?(?:要|得|准备|打算|好)?(?:写进|写到|写入|放进|放到|用在|用于|用到|编进)[^，,。?？]{0,8}(?:稿|材料|报告|汇报|总结|通报|简报|讲话|发言)(?:里|中)?[。！!]*$"
    # （写专题报告）, （汇报用）
    r"|[（(](?:我们?|领导)?(?:想|要|用于|用来|供|为了?|拿来|准备)*(?:写|做|编|起草|撰写|汇报|整理|报)[^（()）?？哪几多]{0,12}?(?:报告|材料|汇报|稿|总结|通报|简报|专报|表|用)[)）][。?？]*$"
    # 这成绩怎么写进简报好, 怎么宣传
    r"|[，,](?:这|那|该)?(?:个|些|项|组)?(?:成绩|成果|数字?|亮点|经验)?(?:该|应该|应)?(?:怎么|如何|咋)(?:去)?(?:写|宣传|报道|表述)(?:进|到|入)?[^，,。?？多几哪]{0,6}(?:好|呢|才好|合适)?[?？。]*$"
)


# 我们区想学学, said last: what the asker wants it for.
TO_LEARN = re.compile(
    r"(?<=[^，,。]{4})[，,。?？!！](?:我们?|咱们?|俺们?)?(?:这|那)?(?:区|县|市|镇|街道|单位|局|边|里|家)?(?:也|就|正|都)?(?:想|要|准备|打算|好)"
    r"(?:去|来|好好|跟着|照着)?(?:学学|学习(?:一下|学习|借鉴)?|学一学|学一下|借鉴(?:一下|借鉴)?|参考(?:一下|参考)?|取取?经)[。!！~]*$"
)
# 看下益海嘉里: the verb is cut as one word with the name.
LOOK = re.compile(
    r"^(?:请|麻烦|劳驾|帮忙|帮我|给我|你)*(?P<verb>[看查瞅问说讲报])下(?!一|半年|季|个|周|月|步|沉|派|属|辖|基|乡|岗|调|降|滑|跌|限|线)(?=[\u4e00-\u9fff\d]{4})"
)


# What is not to be counted is named only to be left out.
LEFT_OUT = re.compile(
    r"[（(](?:指[^（()）]{1,16}?[，,、]?)?不(?:是|含|包括|限)[^（()）]{1,24}[)）]|(?:^|[,，。；;?？])(?:别|不要|莫|甭)(?:拿|用|光|只|再|给我)[^,，。；;?？]{1,16}"
    r"|(?:^|[,，。；;?？（(])[^,，。；;?？（()）]{1,14}(?:(?<!分)别列|不要列|不列|不算|不要算|不用列|除外|不计)[)）]?"
    # 两个数别混了: how the answer is to be told.
    r"|(?:^|[,，。；;?？])[^,，。；;?？]{0,10}?(?:别|不要|不能|莫)(?:给我)?(?:搞|弄)?[混串](?:了|淆|在一起|到一起|一块儿?)*(?=[。!！?？]*$)"
)


# 换成都市圈那批呢 asks the same of another subject, and names no 成都.
CHANGED_TO = re.compile(
    r"^(?:那么?|要是|如果|再)?(?:换成|改成|换作|换到|换(?!算))(?=[\u4e00-\u9fff]{2})"
)


# 我是崂山区街道的，…点了崂山的名: who asks says nothing that the question does not say again.
FROM_THERE = re.compile(
    r"^(?:我们?|本人|咱们?)(?:打算|准备|想|要|正|家|老家)*(?:是|在|住|去|到)(?P<place>[\u4e00-\u9fff]{2})[^，,：:。?？]{0,12}[，,：:。](?=.*(?P=place))"
)


# 连六成都不到 is 不到六成, and names no 成都.
TENTHS = re.compile(r"连?(?P<share>[一二两三四五六七八九]成)都(?P<below>不到|没到|未到|不足|没有)")
# 核对分工用：… and …，给讲话稿提供个依据 say what the answer is for.
USED_FOR = re.compile(
    r"^[^，,：:。?？哪几]{2,14}(?:备?用|需要|要用)[：:](?=[^：:]{6})"
    r"|(?<=[^，,。]{4})[，,。?？](?:请|麻烦)?(?:给|为|供|替|帮)[^，,。?？]{0,10}(?:稿|材料|汇报|发言|简报|报告|总结)[^，,。?？多几哪]{0,4}(?:提供|作|做|当|备|找)?[^，,。?？多几哪]{0,3}(?:依据|参考|素材|口径|支撑)[。]?$"
)
# 代表建议里说…，这话我能照着写吗: where it was said, and that it is to be checked.
SAID_IN = re.compile(
    r"^(?:我|我们)?(?:在|看|看到|见)?[\u4e00-\u9fff]{0,8}?(?:建议|提案|材料|稿子?|简报|新闻|报道|公众号|通报|汇报|网上|网站|网友|群里|朋友圈|帖子|短视频)(?:里|上|中)?(?:头|面|边)?(?:说|写|讲|称|写着|写道|在传|传)(?:的是|是|着)?[，,：:]?"
    r"(?![到了过明有清的法几哪什多])(?=[^?？]{6})"
)
MAY_SAY_SO = re.compile(
    r"[，,。](?:这|那)(?:[句条篇]|份)?(?:话|个?说法|么说|样说|么写|样写|个数|个数字|新闻|消息|稿子?|通稿|标题)[^，,。?？多几哪]{0,10}(?:吗|么|不|对不对|行不行|准不准)[?？]*$"
)


# 我印象中有一个发文了: that the asker only remembers it.
AS_REMEMBERED = re.compile(
    r"(?:我|俺|咱)?(?:的)?(?:依稀|隐约|好像|模糊)*(?:印象[中里](?:头|面)?|(?<!登)(?<!标)(?:我|俺)记得)[，,]?(?=.{4})"
)


# 听隔壁老王说 is 听说, whoever says it.
HEARD_FROM = re.compile(
    r"^(?:我|刚|刚才|今天|昨天)*听(?!取|证)[^，,。；;?？说讲哪几]{1,6}?(?:说|讲)(?:起|到|过)?(?=[^，,]{4})"
)
# 向社会公开挂牌的: before whom it is pledged.
IN_PUBLIC = re.compile(
    r"(?:面?向|对)(?:全?社会|公众|全?市民|群众|老百姓)(?=公开|挂牌|承诺|公布|公示|亮|作出|许诺)"
)
# 为这事开了几次会: of what the talk is of.
FOR_THIS = re.compile(
    r"^(?:那|就)?为了?(?:这|此)(?:(?:件|个|项|桩)?(?:事情?儿?|工作))?[，,]?(?=[^，,。?？]{4})"
)
# 咱卫健系统 is cut as a name.
OURSELVES = re.compile(r"[咱俺](?!们|家|爸|妈|爷|奶|娘|爹)")


# …不是都治好了嘛，怎么我们村还没见着施工队: why it is not so where the asker lives.
WHY_NOT_HERE = re.compile(
    r"(?<=[^，,。]{6})[，,]\s*(?:怎么|咋|为啥|为什么)(?:我们?|俺们?|咱们?|我家|俺家)[^，,。？?多少几哪]*(?:没|不)[^，,。？?多少几哪]*[？?]*$"
)
# 您弄混了，我问的是都市圈那批，不是省市重点: what is meant after all.
MEANT = re.compile(
    r"^(?:您|你)?(?:弄混|搞混|搞错|弄错|听错|理解错|答错|看错|说错|答非所问)了?[，,。！!]*(?:我)?(?:刚才|刚刚)?(?:问|说|要|指)的(?:其实)?是(?P<meant>[^，,。？?]{2,})(?:[，,](?:不是|没问|没说|可不是)[^，,。？?]*)?[。？?！!]*$"
)
# 光看开工不行，资金落地多少: what is not enough by itself.
NOT_ENOUGH = re.compile(
    r"^(?:光|只|单)(?:看|说|报|讲|问)[^，,。；;？?多少几哪]{1,8}(?:不行|不够|没用|还不够)[，,]"
)
# 我想下一个试试: what the asker will do with it.
TO_TRY = re.compile(
    r"(?<=.{6})[，,。](?:我们?|俺们?|咱们?)?(?:也|就|正)?(?:想|要|准备|打算)[^，,。?？多几哪]{0,8}(?:试试|看看|用用|学学|转转|尝尝|参考参考?)[。?？!！]*$"
)
# 挂牌督办的 are 挂牌的, 的挂牌事项 are 的事项.
HUNG_OUT = re.compile(
    r"(?<=挂牌)督办(?=的|事项|任务)|(?<=[^已没未]的)(?:公开)?挂牌(?:督办)?(?=事项)"
)
# 国家那一级的重点实验室 is 国家级重点实验室.
OF_LEVEL = re.compile(r"(?<=[家省市国区县])(?:那|这)一?级别?的?(?=[\u4e00-\u9fff]{2})")


# 财政口的收入 is 财政收入, where the glossary knows that.
OF_LINE = re.compile(
    r"(?P<line>[\u4e00-\u9fff]{2})(?:口|系统|条线)的?(?P<thing>[\u4e00-\u9fff]{2})"
)


def of_line(match: re.Match[str]) -> str:
    """Return a thing of a line of work by its one name, or as it is written."""
    name = match["line"] + match["thing"]
    return name if any(end - start == len(name) for start, end, _ in names_in(name)) else match[0]


# 按条理一理 goes item by item, and has no 条理.
BY_ITEM = re.compile(r"按(?=[条项件][理捋列说讲报过盘])")
# 财政要对账, 区里开会要念, said last: who wants it, and what for.
WANTED_LAST = re.compile(
    r"(?<=[^，,。]{4})[，,。；;？?！!](?:我们?|咱们?)?(?:(?![哪几多什谁])[\u4e00-\u9fff]){0,6}?(?:(?:等着|急着|急|正)?(?:要|得|需要|想)|等着|急着)(?:拿去|用来|拿来|来)?"
    r"(?:对账|对数|核对|核账|核实|念|用|看|过目|汇总|汇报|存档|归档|备查|抽查|上会|过会|传阅|印|打印|发言|座谈)[。！!]*$"
)
# 除了地铁，还有哪些 is 除了地铁外: all but that.
ALL_BUT = re.compile(
    r"(?:除[了开去]|撇开)(?P<but>(?:第[\d、和]+项?|[\u4e00-\u9fff]{2,8}?))(?:这[一几些]?[项个块摊类])?(?=[，,][^，,。；;？?]*(?:还有|其他|其余|别的))"
)
# 我在崂山分管，…我们区: the district that the asker lives or works in is 我们区.
WORKS_IN = re.compile(
    r"^我们?(?:家|单位|公司)?(?:是)?(?:刚|新)*(?:在|住在?|驻|到|来到?|调到?|调任|调去)(?P<place>[\u4e00-\u9fff]{2,3})[^，,：:。?？哪几]{0,10}[，,：:]"
)


def of_ours(text: str) -> str:
    """Return a question that says 我们区 of the place that the asker lives or works in with its name."""
    works = WORKS_IN.match(text)
    rest = text[works.end() :] if works else ""
    if not works or not OURS.search(rest):
        return text
    # 西海岸上班 is of 西海岸, 崂山分管 of 崂山.
    names = (works["place"], works["place"][:2])
    place = next((one for one in names if is_place(one)), "")
    return OURS.sub(place, rest) if place else text


# 今年总共多少项: asks of the ledger, where 一季度开了几条 asks of what the story is of.
AT_LARGE = re.compile(r"台账|总共|一共|整体|总体|事项|承诺|挂牌")


def without_story(text: str) -> str:
    """Return what is asked after a story, or the whole where that names no subject of its own."""
    text = UNKNOWN_ANYWAY.sub("", text)
    rest = STORY.sub("", text)
    if (names_thing(rest) or AT_LARGE.search(rest)) and not POINTS_BACK.match(rest):
        return rest
    story = text.removesuffix(rest)
    return TIME_OF_STORY.sub("", story) + rest if YEAR_NAMED.search(rest) else text


def without_asker(text: str, is_held: Callable[[str], bool]) -> str:
    """Return a question without who asks and why, but with the names there that ledgers alone know.

    我是碧柳花园的业主，房子建到什么程度了: nothing else says which.
    """
    rest = FOR_WHOM.sub("", FROM_THERE.sub("", text))
    rest = without_story(WANTED_BY.sub("", rest))
    rest = SPEAKER.sub("", PREAMBLE.sub("", rest)).strip() or text
    aside = text.removesuffix(rest)
    own = [name for name in names_only_held(aside, is_held) if name not in rest]
    return "".join(f"{name}的" for name in own) + rest if aside != text else rest


def names_only_held(text: str, is_held: Callable[[str], bool]) -> list[str]:
    """Return the names in a text that no dictionary has, and whose pairs of characters ledgers have."""
    found = []
    for run in HAN_RUN.findall(text):
        cut = words(run)
        strange = [
            at
            for word, at in zip(cut, starts_of(cut), strict=True)
            if not (is_stop(word) or is_function(word))
            and (len(word) == 1 or word not in word_tags())
        ]
        start = 0
        for end in range(1, len(run) + 1):
            if end < len(run) and is_held(run[end - 1 : end + 1]):
                continue
            if end - start >= SHORTEST_NAME and any(start <= at < end for at in strange):
                found.append(run[start:end])
            start = end
    return found


def starts_of(cut: list[str]) -> list[int]:
    """Return where each of the words of a text begins."""
    return [sum(map(len, cut[:at])) for at in range(len(cut))]


def without_change(text: str) -> str:
    """Return a question without 换成 before its subject; 换机器 is a subject of its own."""
    said = CHANGED_TO.match(text)
    if not said or any(start < said.end() < end for start, end, _ in names_in(text)):
        return text
    return text[said.end() :]


# 莱西的同志来对接，哪几条点到了他们: who comes is whom the rest speaks of.
COMING = re.compile(
    r"^(?:[今明后]天|下周|近期|马上)*(?P<place>[\u4e00-\u9fff]{2,4}?(?:新区|[区市县镇])?)(?:那边|方面)?(?:的?(?:同志|领导|干部|同行|客人|代表团|考察团|调研组)们?)?"
    r"(?:要|将|会|近期|马上|准备|打算|想)*(?:过来|来人|来|到访)[^，,。；;？?]{0,12}[，,](?P<asked>.+)"
)
THEM = re.compile(r"(?:他们|人家|对方)(?:那边|那里|那儿|当地)?")


def of_who_comes(text: str) -> str:
    """Return a question that says 他们 of those who come from a place with that place's name."""
    coming = COMING.match(text)
    if not coming or not THEM.search(coming["asked"]):
        return text
    place = coming["place"]
    bare = place.removesuffix("新区").rstrip("区市县镇")
    return THEM.sub(place, coming["asked"]) if is_place(bare) or is_place(place) else text


def plainly(text: str, is_held: Callable[[str], bool] = lambda pair: False) -> str:
    """Return a question without what is said by the way, or as it is where nothing else is said.

    `is_held` tells of a pair of characters whether the ledgers have it.
    """
    text = OF_LINE.sub(of_line, OF_LEVEL.sub("级", of_ours(of_who_comes(text))))
    text = WANTED_LAST.sub("", BY_ITEM.sub("逐", ALL_BUT.sub(r"除了\g<but>外", text)))
    text = HUNG_OUT.sub("", TO_TRY.sub("", text))
    text = WHY_NOT_HERE.sub("，为什么", NOT_ENOUGH.sub("", text))
    text = MEANT.sub(r"\g<meant>呢", text)
    text = IN_PUBLIC.sub("", OURSELVES.sub("我们", FOR_THIS.sub("", text)))
    text = HEARD_FROM.sub("听说", text)
    text = AS_REMEMBERED.sub("", GREETING.sub("", text) or text)
    text = LOOK.sub("", TO_LEARN.sub("", text))
    if asker := ASKED_FROM.match(text):
        asked = text[asker.end() :]
        text = OURS.sub(asker["place"], asked) if OURS.search(asked) else text
    text = COLUMNS_WANTED.sub("", TAKEN_BACK.sub("", text)) or text
    text = KNOWN.sub(lambda known: known["subject"] or "", OR_ELSE.sub("", text)) or text
    text = without_errand(without_asker(text, is_held), is_held)
    text = TENTHS.sub(r"不到\g<share>", USED_FOR.sub("", text)) or text
    text = MAY_SAY_SO.sub("，对吗", SAID_IN.sub("", text))
    text = PROGRESS_TOO.sub(r"\g<differ>", EXPECTED.sub("", TOLD_TOO.sub("", text)))
    text = LEFT_OUT.sub("", text).strip() or text
    text = without_change(FOR_WHAT.sub("", TOO.sub("", text))) or text
    return SAME_AGAIN.sub("", SOME_HUNDRED_MILLIONS.sub("几", text))
