"""The clauses of a question that only say who asks, for whom and on what occasion.

领导下午要去视察，地铁修到哪了 and 地铁修到哪了，写材料等着用 ask of the 地铁 alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from qa.glossary import names
from qa.wording import (
    content_words,
    is_errand,
    is_frame,
    is_generic,
    is_measure,
    is_noun,
    word_tags,
)

# A clause with the mark that ends it.
CLAUSE = re.compile(r"[^，,。；;：:！!？?]+[，,。；;：:！!？?]*\s*")
# What asks for something is no occasion of it.
ASKS = re.compile(
    r"[?？]|多少|几[^乎]|哪|吗|怎么|怎样|如何|什么|多大|何时|是否|有没有|说说|列|讲讲|推|算|比|年|季度|台账|总体"
)
# 预算处, 市政府办公室: a body by its last character, where it does or needs something.
BODY = re.compile(
    r"[\u4e00-\u9fff]{1,6}?(?:局|委|办|处|科|室|厅|院|组|口)(?=[要写做等用急想在正来打问去报开下上明今])"
)
# The ledger as a whole, of which something may be asked without naming any more.
WHOLE = re.compile(r"台账|[这那]张表|表[上里]|挂牌|事项|任务|承诺|挂账|账本|[项条件]")


# 要去调研农业农村口，把…: whom a visit is to, which names the field where nothing else does.
VISIT = re.compile(
    r"^(?:我们?|咱们?|领导|[下本这]周[一二三四五六日天]?|[明后]天|近期|马上)*(?:要|准备|打算|计划|将|想|得|即将)?(?:去|到|赴)"
    r"(?P<where>[^，,：:。？?]{0,12}?)(?:调研|走访|座谈|督导|督查|检查|考察|视察|蹲点|慰问)(?P<of>[^，,：:。？?]{0,12})[，,：:]\s*"
)


# 这块的任务: of the field that is named before.
POINTS_TO_FIELD = re.compile(r"[这该](?:一?[块摊]|(?:个|条)?(?:口|线|领域|方面))")


# 想看大盘子, 先心里有个底: the whole is wanted.
WHOLE_WANTED = re.compile(
    r"[^，,：:?？]{0,6}(?:想|要|得|需)[^，,：:?？]{0,4}(?:大盘子?|盘子|全局|面上|心里有[个数底]|有个[数底]|全貌|家底)"
    r"[^，,：:?？]{0,4}[：:，,]\s*"
)


# What asks nothing and names no subject of its own, whoever or whatever is told of in it.
FRAMES = re.compile(
    "^(?:还有|而且|因为|正好|反正|顺便)*(?:"
    + "|".join(
        (
            # 只要一个数: in what form.
            r"(?:我|俺|咱)?们?(?:只|就)(?:想)?(?:要|给)(?:我)?一?个(?:数字?|结果|结论)(?:就行|即可|就好)?",
            # 我就是个种地的, 我一个外地人, 作为纳税人, 新来的实习生: who asks.
            r"(?:我|俺|咱|本人)们?(?:就|只|不过|也|这|家)*(?:是个?|一个|在读|在上)(?![^，,]*[区县市镇])[^，,]{1,10}",
            r"(?:作为|身为)(?![^，,]*[区县](?:的|人|[，,]))(?![^，,]*(?:项目|工程|试点|示范|重点|任务|事项|目标)[，,])[^，,]{1,12}|以[^，,]{1,10}的?身份(?:来?问)?",
            r"(?:我们?)?(?:是)?(?:刚|新)(?:刚|上)?(?:来|到|调来|任|接手|入职|毕业|接班)[^，,]{0,6}",
            r"(?:我|俺|咱)们?(?:这边|单位|[局处科委办室])?(?:负责|牵头|主抓|经手|在?干|在?管)+的(?:吧|嘛|呢|哈)?",
            # 新人整理目录: what it is made for.
            r"(?:我们?|新人|新来的|科里|办公室)?(?:在|要|正在|正)?(?:整理|编|编制|做|建|理)(?:个|一份)?(?:目录|清单|索引|档案|底账)",
            # 集团开季度会, 局里下午要开调度会: what for.
            r"(?:集团|公司|单位|[局处科区市县镇办委厅院校][里内上]|我们?[局处科办委厅院校])(?:[今明后]天|[上下][午周]|周[一二三四五六]|马上|要|得|在|又|来)*(?:开|召开)[^，,多少几哪]{0,6}会",
            # 我老婆问我, 隔壁科室催我, 有人问到我了: who wants to know.
            r"[^，,]{0,8}(?:问(?:起|到)?我们?|[让叫托要](?:我们?|俺|咱)[来去]?(?:问问?|查查?|打听|核实)(?:一下)?|[催考](?:我们?|俺|咱)|(?:很|挺|有点)?好奇|有权知道)(?:了|呢|的)*",
            # 退下来好几年了, 离开家乡十多年: how long ago it was.
            r"(?:我|俺|咱|本人)?们?(?:都|也|已经?|刚)*(?:退下来|退休|离休|退居二线|下岗|毕业|离开(?:家乡|老家|本地)|搬过?来|嫁过来|调走)(?:都|也|已经?|有|了|好)*(?:[几多两三四五六七八九十百\d]+(?:来|多)?(?:年|个月|天))?(?:多)?了?",
            # 哪怕台账上一句话也行, 我们做贷后检查: how little will do, and what for.
            r"哪怕[^，,]{1,14}(?:也行|都行|也好|也可以|也成)",
            r"(?:我们?|咱们?|俺们?)(?:是)?(?:来|在|正在|要|得)?做[^，,多少几哪]{1,6}(?:检查|审计|调查|研究|报道|专题|统计|核查|调研|测算)(?:的)?",
            # 我家等回迁等了好几年: how long the asker has waited.
            r"(?:我|俺|咱)们?(?:这|那)?(?:家|村|小区|厂|店)?(?:里|人)?[^，,]{0,8}(?:等|盼|住|干|跑|熬)了(?:都|有|快|好)*(?:[几多两三四五六七八九十百\d]+(?:来|多)?(?:年|个月|天|辈子))(?:多)?了?",
            # 写公众号推文需要, 老年大学上课要用, 做个ppt用: what it is used for.
            r"[^，,]{1,10}(?:要用|用得上|好用)(?:的|到)?|(?:[\u4e00-\u9fff]{1,8}?(?:局|委|办|处|科|室|厅|院|组|口|部|联|会|台|社|中心|单位))?(?:报|填|核|写|做|编|印|剪|拍|录|画|备|念|播|讲|登|刊|办理?|回复?)[^，,]{1,10}(?:(?<![费应使利租采信作公专通])用|需要)的?|发(?!电|展|放|改)[^，,]{1,6}用",
            r"(?:我们?)?(?:想|要|准备|打算|正在|正|在|得|好)*(?:写|编|拟|起草|画|拍|录|剪|赶|做|出)(?:一|个|篇|份|条|期|张|段|部|集|进|入|成)*[^，,]{0,6}(?:[稿文图书片]|(?<![做出])表|通报|报告|分析|材料|消息|快讯|简讯|动态|信息|短信|提案|建议|议案|视频|短片|海报|年鉴|教材|请示|作文|论文|简报|总结|推文|手抄报)(?:里|中|上)?",
            # 我们委里要摘两句进简报: what some of it is copied into.
            r"(?:我|俺|咱)们?[^，,]{0,4}(?:要|想|得|准备|打算|好)(?:从中)?(?:摘|抄|挑|截|引|写|放|编|登|录|用)[^，,]{0,8}(?:进|到|入)[^，,]{0,6}(?:简报|专报|快报|要情|稿子?|材料|报告|汇报|通报|总结|讲话|ppt)(?:里|中)?",
            # 财政要对账, 我好给群众回话: what the numbers or the words are wanted for.
            r"[^，,]{0,8}(?:要|得|在|正|等着|急着|好)(?:对账|对数|对表|核账|核数|报账|交账|填表|填报|填数|上墙)(?:用|的|呢|了|去)*",
            r"(?:我|俺|咱)?们?(?:也|就)?好(?:给|跟|向|替|去)[^，,]{1,8}(?:回话|回复|答复|交代|交差|解释|汇报|报告|说明白|说清楚)(?:一下|去)?",
            # 我家等回迁等了好几年: how long somebody has waited.
            r"(?:我|俺|咱|[他她])?们?(?:家|村|单位)?[^，,]{0,8}(?:等|盼|熬|住|排队排)了?(?:都|有|快)*好[几多](?:年|个月|天)(?:了|啦)*",
            # 节目等着播, 政府办要个数: who waits for it.
            r"[^，,]{1,8}?(?:等着|等米|急等|急着|赶着)(?:播|用|要|发|印|报|登|念|交|上会|定稿|下锅)(?:呢|的|了)?",
            r"[^，,]{0,8}?(?:想|在|来)?要(?:一|几|两)?个(?:准)?(?:数|数字|数据|说法|答复|准信)(?:用|呢|的)?",
            # 大厅宣传栏要贴, 领导会上要讲: where it will stand.
            r"[^，,]{1,8}?(?:要|得)(?:贴|挂|念|播|登|引|引用|讲|登记|存档|刊|转发|公示|上报|回复|回话)(?:的|呢|出去|出来|一下|上去)*",
            # 小数也要, 精确到小数点后两位: how exactly.
            r"(?:小数|零头|尾数|小数点)[^，,多几哪]{0,6}(?:也|都|得|给我?)*(?:要|带上|报上|写上)(?:的|啊|哈)?|(?:请|要|得)?(?:数|数字)?(?:精确|准确)到[^，,多几哪]{1,8}",
            # 要给小学生讲, 要去小区宣讲: for whom.
            r"(?:[今明后]天|[早晚]上|[上下]午|下周|周[一二三四五六日末])*(?:我们?)?(?:要|得|准备|打算|想)(?:[给向跟对为去到])[^，,]{1,8}?(?:[做作]报告|培训|讲(?:课|解|清楚)?|宣讲|上课|汇报|介绍|解释|交代|科普|授课|备课)(?:一下|清楚|的)*",
            # 我想下一个试试, 我要投诉, 我好去催: what the asker means to do.
            r"(?:我|俺|咱)们?(?:也|就|好|得|想|要|准备|打算|还|先)+(?:[去来]|挨个)?(?:试|催|跟|转|贴|投诉|监督|点赞|表扬|批评|显摆|应付|交差|回话|约谈|下一?个|跑一)[^，,]{0,8}",
            # 我们公司在考虑争个牌子
            r"(?:我|俺|咱)们?(?:公司|企业|厂|单位|家|店)?(?:也|正|都)*在?(?:考虑|琢磨|寻思|盘算)(?!到)[^，,]{1,10}",
            # 打不开附件, 文件太长懒得翻, 我答不出来, 客服没讲明白: what has gone wrong.
            r"[^，,]{0,8}(?:打不?开|下载|进|登|看|听|找|查|记|说|答|数|弄|搞|分|翻|读|讲)(?:不|没)(?:开|了|去|懂|清|到|出来|上来?|全|着|起来|明白|完|过来)(?:附件|文件|网页|链接|清楚?|楚)?了?",
            r"[^，,]{0,8}(?:懒得[翻看找数读]|没[说讲听看弄搞问答]?(?:清楚?|明白|懂|全|见|完|资料|材料|时间|信号)|(?:信号|网络?)不(?:太)?好|不多说)了?",
            r"(?:别|不要)[让叫]我[^，,]{1,6}",
            # 导出成excel给我, 发我邮箱也行, 像新闻联播那样播报一下: how it is to be handed over.
            r"(?:请|麻烦|帮我|给我|最好)*(?:导出|生成|存|转|做|弄|发|整理)(?:成|到|为|给)?(?:我的?)?(?:excel|word|pdf|ppt|wps|邮箱|微信|电子版|表格?|柱状图|饼图|折线图|图表|思维导图|海报)(?:给我|也行|就行|也可以|即可|吧|里)*",
            r"像[^，,]{1,8}(?:一样|那样|似的)[^，,]{0,6}",
            # 不太懂, 大字不识几个: how little the asker knows.
            r"(?:我|也|都|还|又)*[不没](?:太|大|怎么|是很)?(?:懂|会|熟悉?|清楚|明白|了解)(?:这些?|情况|行情|行)?|大字不识[^，,]{0,4}|(?:我|先|好)*(?:摸摸|摸一摸|摸个|探探)(?:情况|底|路)",
            # 纪委来查, 政府网站要更新: what the occasion is.
            r"[^，,]{1,8}(?:来查|来督[导查]|[来要]采(?:访|编)?|要更新|要滚动播|要听汇报|要材料|要报?数|催得紧|进驻|点名批评)(?:了|呢)?|年底(?:要)?(?:算账|盘点|交账)|赶着[^，,]{1,4}",
            # 斗胆问一句, 打扰一下, 小助手: what is said to whom is asked.
            r"(?:斗胆|冒昧|借|劳驾)[^，,]{0,3}问(?:一[句下嘴])?|打扰(?:您|你)?(?:一下|了)?|求助|劳您大驾|实不相瞒|恕我直言|小助手|师傅|大神|[^，,]{1,5}[您你]好",
            # 按领导要求: on whose word.
            r"照例[^，,]{0,6}|(?:按照?|根据|应)(?:上级|领导|工作|上面|惯例|书记|市长)的?(?:要求|指示|安排|需要|惯例)?(?:要报数?)?",
        )
    )
    + ")[，,。；;：:！!]*\\s*$",
    re.IGNORECASE,
)
# 今年达标的有几项, 2025年整体怎么样: asks of the whole ledger, whatever stands before it.
OF_ALL = re.compile(
    r"(?:今年|去年|前年|20\d\d年?|[一二三四]季度).*"
    r"(?:整体|总体|全面|大体|达标|达到|超额|超目标|[未没不]\w{0,2}(?:开工|动|启动|完成)|慢|滞后|前期|亮点|[项条件]|有哪些|各多少|事)"
)
# What asks in a clause, or says of when; 什么都不懂 and 大字不识几个 ask nothing.
ASKED_IN = re.compile(
    r"[?？]|多少|(?<!不识)(?<!好)几(?!乎|句)|哪|吗|(?:怎么|什么)(?![都也])|怎样|如何|何时|是否|有没有|[今去前]年|20\d\d|季度(?![^，,]{0,3}[会报表])"
)
# 我老婆问我2025年…, 让我问今年…: who wants to know, before what is asked.
ASKED_BY = re.compile(
    r"^[^，,：:。?？哪几]{0,8}?(?:问(?:起|到)?我们?|[让叫托要](?:我们?|俺|咱)[来去]?(?:问问?|查查?|打听|核实)|[她他]?(?:很|挺)?好奇)(?:一下|一句)?"
    r"(?=今年|去年|20\d\d|[一二三四]季度|青岛|全市|市里|政府|台账)"
)
# 我分管农业, 我们处负责港口: the field is meant where nothing else names one.
IN_CHARGE = re.compile(
    r"^(?:我|俺|咱|本人)们?(?:这边|单位|[局处科委办室])?(?:现在|刚|新)?(?:是)?(?:分管|主管|负责|对口|管着?|抓|联系)(?!的)"
    r"(?P<field>[^，,：:。?？]{2,8}?)(?:这?一?[块摊口]|方面|工作|领域|系统|条线)*的?[，,：:。]\s*(?=[^?？]{4})"
)


def is_framing(clause: str) -> bool:
    """Return whether a clause says who asks, why, for whom or in what form, by how it is built.

    文件打不开, 我老婆问我 and 写推文需要 do, whatever the 文件 is.
    """
    return FRAMES.match(clause) is not None and not ASKED_IN.search(clause)


def is_said(word: str) -> bool:
    """Return whether a word may name a subject, and says neither who asks nor how."""
    return not (is_frame(word) or is_generic(word) or is_measure(word) or is_errand(word))


def stands_alone(text: str) -> bool:
    """Return whether a text says what it asks of, by any word of its own or as the whole ledger."""
    said = any(is_said(word) for word in content_words(text))
    return bool(said or WHOLE.search(text) or OF_ALL.search(text))


def without_charge(text: str) -> str:
    """Return a question without what the asker is in charge of, which stays where it alone is named."""
    charge = IN_CHARGE.match(text)
    if charge is None or ASKS.search(charge[0]):
        return text
    rest = text[charge.end() :]
    return (
        rest if charge["field"] in rest or names_thing(rest) else f"{charge['field']}方面，{rest}"
    )


def names_thing(text: str) -> bool:
    """Return whether a text names a thing that something may be asked of.

    动工, which is 开工 in other words, is none.
    """
    return any(
        is_noun(word)
        and not word_tags().get(word, "").startswith("v")
        and not any(is_frame(one) or is_generic(one) or is_measure(one) for one in (word, *other))
        for word in content_words(text)
        for other in (names().get(word, ()),)
    )


def is_occasion(clause: str) -> bool:
    """Return whether a clause speaks of who asks and why, and of nothing else."""
    if WHOLE_WANTED.fullmatch(clause):
        return True
    if ASKS.search(clause):
        return False
    said = content_words(BODY.sub("", clause))
    about = [word for word in said if is_errand(word)]
    return bool(about or (BODY.search(clause) and not said)) and all(
        word in about or is_frame(word) or is_generic(word) or is_measure(word) for word in said
    )


def without_visit(text: str) -> str:
    """Return a question without the visit that it is asked for: 要去调研农业农村口，把相关事项列出来.

    Whom it is to stays where nothing else names a subject.
    """
    visit = VISIT.match(text)
    if visit is None or ASKS.search(visit[0]):
        return text
    rest = text[visit.end() :]
    named = visit["of"] or visit["where"]
    said = any(is_said(word) for word in content_words(rest))
    told = said and not POINTS_TO_FIELD.search(rest)
    return rest if told or not named else f"{named}，{rest}"


def without_framing(text: str) -> str:
    """Return a text without the clauses that only frame what is asked."""
    return joined(one for one in CLAUSE.findall(text) if not is_framing(one))


def without_errand(text: str) -> str:
    """Return a question without such clauses, or all of it where nothing else names a subject."""
    text = ASKED_BY.sub("", without_charge(without_visit(text)))
    unframed = without_framing(text)
    if unframed != text and stands_alone(unframed):
        text = unframed.rstrip("?？")
    clauses = CLAUSE.findall(text)
    asked = [clause for clause in clauses if not is_occasion(clause)]
    rest = joined(asked)
    if not asked or len(asked) == len(clauses):
        return text
    return rest if names_thing(rest) or WHOLE.search(rest) or OF_ALL.search(rest) else text


def joined(clauses: Iterable[str]) -> str:
    """Return clauses one after another, without a comma that nothing follows."""
    return "".join(clauses).strip().rstrip("，,；;：:")
