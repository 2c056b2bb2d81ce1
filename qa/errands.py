"""The clauses of a question that only say who asks, for whom and on what occasion.

领导下午要去视察，地铁修到哪了 and 地铁修到哪了，写材料等着用 ask of the 地铁 alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from qa.framing import clause_framing
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

# 建议里说绿地全部建成了: what is told may be what is asked of.
TELLS = re.compile(r"说|称|听|据|(?<!宣)传|写着|反映|已|全部|都|没|不(?!好意思)")
# 我们是云汀县的: of a place something may be asked that no ledger is of.
FROM_PLACE = re.compile(
    r"^(?:我们?|咱们?|俺们?)[^，,]{0,2}(?:是|在|来自)[\u4e00-\u9fff]{2,4}(?:新区|[区县市镇]|街道)"
)
# 哪几条涉及他们: whom is said before.
THOSE = re.compile(r"[他她它]们|(?<!残疾)人家(?!庭)|对方")
# Whether ledgers have two characters side by side.
Held = Callable[[str], bool]
NUMBER = re.compile(r"\d|[一二三四五六七八九十]+[项条个]|[“”\"]")
# A clause with the mark that ends it.
CLAUSE = re.compile(r"[^，,。；;：:！!？?]+[，,。；;：:！!？?]*\s*")
# What asks for something is no occasion of it.
ASKS = re.compile(
    r"[?？]|啥|谁|[按照依以][^，,]{0,8}(?:口径|标准)|(?P<or>[\u4e00-\u9fff])不(?P=or)|多少|几[^乎]|哪|吗|怎么|怎样|如何|什么|多大|何时|是否|有没有|说说|列|讲讲|推(?!进|动|广|荐|介)|算|比|年|季度|台账|总体"
)
# 预算处, 市政府办公室: a body by its last character, where it does or needs something.
BODIES = r"(?:局|委|办|处|科|室|厅|所|站|馆|协会?|联|中心|公司|集团)"
BODY = re.compile(
    rf"[\u4e00-\u9fff]{{1,10}}?(?:{BODIES}|院|组|口)"
    r"(?=[要写做等用急想在正来打问去报开下上明今])"
)
# 科研诚信办想上门, 档案馆录入: what such a body does for itself.
BODY_AT_WORK = re.compile(
    rf"[\u4e00-\u9fff]{{1,10}}?(?:{BODIES}|街道)"
    r"(?:[今明后]天|[早晚]上|[上下]午|马上|正|在|要|想|得)*(?:写|做(?!好|大)|报|录入|填|编|审|核|查|备|催|排|统计|汇总|整理|问|用|等着|急|开会|上门|上会|备课|讲)"
)
# 政务大厅窗口负责人, 乡村振兴局宣传岗, 县府办的: who asks stands by itself.
ROLE_ALONE = re.compile(
    r"[\u4e00-\u9fff]{0,14}(?:志愿者|实习生|负责人|负责同志|[科办职专协督辅教议委网联通信宣]员|[局处科所站院校队村镇县组班]长|书记|主任|秘书|干事|老师|记者|同事|同志|新人|岗|律师|教授|研究生|大学生"
    r"|(?:局|委|办|处|科|室|厅|所|站|馆|协|联|社|台|公司|集团|街道办?)的)(?:求助|求教|请教|在催我?|催我)?"
)
# 我在质监站, 我打算写“提前达标”: of the asker, and no wish to be told of something.
OF_ASKER = re.compile(
    r"(?:我(?![市省县区国])|俺|咱(?![市省县区国们]))们?(?![^，,]*(?:说的|问的|指的|要的|是说|意思|记得|听说|听人|印象|觉得|估计|以为|看到|发现|知道|了解|只|不|没|除|比|请|告诉|关心|关注|更新))"
    r"(?:在|替|给|是|要|打算|准备|正|得|马上|今|明|晚|下|单位|处|局|科|办|所|站|街道|公司|这边要|去|来)(?![^，,]*(?:[要想来](?:看|找|查|问|列|核|一份|一个)))[^，,]*"
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


# 今年达标的有几项, 2025年整体怎么样: asks of the whole ledger, whatever stands before it.
OF_ALL = re.compile(
    r"(?:今年|去年|前年|20\d\d年?|[一二三四]季度|哪[些几]|几[项条件]|多少[项条件]).*"
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
    # 办公室要我报一下地铁进展
    r"|^[^，,：:。?？哪几]{0,8}?[让叫托要催](?:我们?|俺|咱)[来去再]?(?:报|查|问|核实?|核对|了解|打听|统计|汇报|说|讲)一?下(?=[^，,]{4})"
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
    return clause_framing().match(clause) is not None and not ASKED_IN.search(clause)


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


def is_occasion(clause: str, is_held: Held) -> bool:
    """Return whether a clause speaks of who asks and why, and of nothing else."""
    if WHOLE_WANTED.fullmatch(clause):
        return True
    if ASKS.search(clause):
        return False
    said = content_words(BODY.sub("", clause))
    about = [word for word in said if is_errand(word)]
    if (about or (BODY.search(clause) and not said)) and all(
        word in about or not is_said(word) for word in said
    ):
        return True
    return is_of_asker(clause.strip().strip("，,。；;：:！!"), is_held)


def is_of_asker(clause: str, is_held: Held) -> bool:
    """Return whether a clause is of who asks beside what no ledger has: 主任让我写欢迎词.

    Or says nothing but who it is: 政务大厅窗口负责人. Nothing that is told or counted is of the asker.
    """
    if NUMBER.search(clause) or TELLS.search(clause) or FROM_PLACE.search(clause):
        return False
    if ROLE_ALONE.fullmatch(clause):
        return True
    at_work = BODY_AT_WORK.match(clause)
    said = content_words((BODY_AT_WORK if at_work else BODY).sub("", clause))
    about = [word for word in said if is_errand(word)]
    named = [word for word in said if is_said(word) and in_ledgers(word, is_held)]
    if OF_ASKER.fullmatch(clause):
        # 我在卫生院: by another name alone the ledgers' things are not the asker's.
        return not any(in_pairs(word, is_held) for word in named)
    return bool(about or at_work) and all(word in about for word in named)


def in_ledgers(word: str, is_held: Held) -> bool:
    """Return whether ledgers have a word, as it is or by another name."""
    return bool(names().get(word)) or in_pairs(word, is_held)


def in_pairs(word: str, is_held: Held) -> bool:
    """Return whether ledgers have each two characters of a word side by side."""
    return all(is_held(word[at : at + 2]) for at in range(len(word) - 1))


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


def without_errand(text: str, is_held: Held = lambda pair: True) -> str:
    """Return a question without such clauses, or all of it where nothing else names a subject.

    `is_held` tells of a pair of characters whether the ledgers have it.
    """
    text = ASKED_BY.sub("", without_charge(without_visit(text)))
    unframed = without_framing(text)
    if unframed != text and stands_alone(unframed):
        text = unframed.rstrip("?？")
    clauses = CLAUSE.findall(text)
    asked = [clause for clause in clauses if not is_occasion(clause, is_held)]
    rest = joined(asked)
    if not asked or len(asked) == len(clauses):
        return text
    return rest if stands_alone(rest) and not THOSE.search(rest) else text


def joined(clauses: Iterable[str]) -> str:
    """Return clauses one after another, without a comma that nothing follows."""
    return "".join(clauses).strip().rstrip("，,；;：:")
