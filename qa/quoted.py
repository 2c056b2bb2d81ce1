"""The words that a question asks entries to hold: quoted, or after 提到 and its like."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import chain

from index import regexes
from index.word_tables import read_word_table
from qa.entry_numbers import STEP
from qa.marks import marks_in
from qa.wording import COUNTED, is_noun, is_place, word_tags

QUOTED = re.compile(r"[“\"‘'「『《](?P<words>[^”\"’'」』》]{1,40})[”\"’'」』》]")


MENTIONED = re.compile(
    r"(?<!被)(?:提到|提及|写(?:了|明|到|着|有|的是)|出现(?:了|过)?|含有?|包含|(?<![堵难痛卡站网])点(?:到|名)(?:了|我们)?|(?<![堵难痛卡站网])点了?(?=[\u4e00-\u9fff]{2,6}的?名(?!单|字))|(?:捎)?带到了?|[讲说谈]到|谈及|带有?(?!上)|带着?(?!上)|(?P<did>(?:搞|办|举办|组织|开展)[了过]))"
    r"\s*(?P<words>[\u4e00-\u9fffA-Za-z0-9%]{2,14}?)"
    r"(?=的|名的|(?:期间|前后)?(?:搞|办|做|开展|组织)了|[,，。?？、（(]|这|两个字|二字|三字|四字|字样|有|都|是|和|或|(?:又|且|但|却|而)(?:没|未|不|[提写点讲说有])|$)"
)


# What stands between words of which any will do: 甲、乙或者丙.
EITHER = r"(?:[，,、]?或者?是?(?:[径简俗又统]?称|叫做?)?|、|/)"
# 涉及甲或乙的, 提到甲、乙的: words that no quotation marks set off, either of which will do.
MENTIONED_EITHER = re.compile(
    r"(?P<verb>提到|提及|写到|写明|写了|写着|写有|带有|讲到|说到|涉及|关于|出现|包含|含有|点到|点名|(?:搞|办|举办|组织|开展)(?=过))(?:了|过|有)?"
    rf"(?P<words>[\u4e00-\u9fffA-Za-z0-9]{{2,10}}?(?:{EITHER}[\u4e00-\u9fffA-Za-z0-9]{{2,10}}?)+)"
    r"(?=的|有|都|是|这|哪|事项|[，,。?？]|$)"
)


# 提到甲和乙的分别是哪几项: each of them is asked for by itself.
MENTIONED_EACH = re.compile(
    r"(?:提到|提及|写到|写了|讲到|说到|出现|点到|点名)(?:了|过)?"
    r"(?P<words>[\u4e00-\u9fffA-Za-z0-9]{2,8}?(?:(?:和|与|跟|、)[\u4e00-\u9fffA-Za-z0-9]{2,8}?)+)"
    r"的?(?:事项|任务|条目|地方)?(?=分别|各(?:是|有|自))"
)


# 写明了任务对象的名单已经定下来: what is said of a thing, and not whose it is.
SAID_OF_ITS = re.compile(
    r"的(?P<said>(?!事项|任务|条目|项目|指标|工作|都|有|是)[\u4e00-\u9fff]{2,4}(?:都|全部)*已经?(?![^，,。?？]*[哪几多])[\u4e00-\u9fff]{2,4}?)"
    r"了?(?=的|[，,。?？]|$)"
)


# 涉及西海岸（西海岸新区或西海岸院区）: what stands in the brackets.
EITHER_INSIDE = re.compile(
    r"(?:提到|提及|写到|写了|涉及|出现|包含|含有|点到)(?:了|过)?(?P<head>[\u4e00-\u9fff]{2,8})"
    rf"[（(](?P<words>[“\"]?[\u4e00-\u9fff]{{2,8}}[”\"]?(?:{EITHER}[“\"]?[\u4e00-\u9fff]{{2,8}}[”\"]?)+)[)）]"
)


# 都市圈（胶东经济圈、青岛都市圈都行）这个词, …在哪几项里出现过: the word, or what brackets call it by.
OR_CALLED = re.compile(
    r"(?:^|[，,。的“\"])(?P<head>[\u4e00-\u9fff]{2,8}?)[”\"]?(?:这个?词|一词|[二三四两]个?字)?[（(](?:含|包括|或者?|叫)?"
    rf"(?P<words>[“\"]?[\u4e00-\u9fff]{{2,8}}?[”\"]?(?:{EITHER}[“\"]?[\u4e00-\u9fff]{{2,8}}?[”\"]?)*)(?:都|也|均)?(?:行|算|可以|计|包括)(?:在内)?[)）]"
    r"(?:(?:这|那)?(?:一|几|两|三)?个?(?:词|字眼|字样|说法|提法|叫法)|(?=[^。？?]{0,16}(?:出现|提到|写到|露)))"
)


# 在今年台账里, 两年合在一块: where to look, said between the words and the verb.
WHERE = r"(?:在|于|今年|去年|前年|本年|上年|20\d\d|[一二三四]季度|[上下]半年|[两三](?:年|本|份|期))"
# 青禾、西岭在今年台账里分别出现在哪几项: words that open a question, either of which will do.
EACH_OPENING = re.compile(
    r"(?:^|[，,])(?P<words>[\u4e00-\u9fff]{2,5}?(?:[、和与跟][\u4e00-\u9fff]{2,5}?)+)(?:这[几两三四]个?[词字区市县地方]*)?[，,]?"
    rf"(?={WHERE}).{{0,20}}?(?:分别|各|各自|都)?(?:被)?(?:提到|提及|点到名?|写到|出现)在?[了过]?(?=[几多哪])"
)


# 提到招标（招投标也算）: either of the two.
COUNTED_TOO = re.compile(
    r"(?:提到|提及|写到|写了|出现|包含|含有|点到)(?:了|过)?(?P<words>(?:(?!的)[\u4e00-\u9fff]){2,8})[（(](?:含|包括)?(?P<too>[\u4e00-\u9fff]{2,8})(?:也|都)(?:算|计)[^（()）]{0,4}[)）]"
)


# 跑到科技部、工信部去沟通, 跟民政局和教育局打过交道: offices that entries had to do with; any will do.
OFFICE = r"[\u4e00-\u9fff]{1,6}?[部委厅局署](?![\u4e00-\u9fff]?(?:分|长|属))"
OFFICES = re.compile(
    rf"(?:跑(?:到|去|过|了)?|赴|去过?|到过?|找过?|对接过?|报(?:到|给|送))了?(?P<words>{OFFICE}(?:(?:{EITHER}|和|与|跟){OFFICE})+)(?![^，。?？]{{0,4}}(?:牵头|负责))"
    rf"|(?:跟|和|与|同)(?P<any>{OFFICE}(?:(?:{EITHER}|和|与|跟){OFFICE})+)(?:都)?打过?交道"
)


GOES_ON = re.compile(
    r"[、，](?:而且|但|并且?|且|同时|还)|\d[\d.]*[万亿元%％家个项条户]|[一二三四五六七八九]成"
)


# Entries are asked for, not the things inside one: 有几项, 哪些事项, not 有几项成果.
ASKS_ENTRIES = re.compile(
    r"(?:哪些|哪[几两三四五六][项条个件](?:事情?(?!项))?|几[项条个]|多少[项条个]?)(?:事项|任务|工作|工程|项目|指标)?(?=$|[,，。?？、]|是|的|写|提|有|含|都|各|分|吗|呢|涉|搞|(?:办|举办|组织|开展)过|出现|点到|[“\"‘「《])"
    r"|有没有.{2,24}(?:事项|任务|工作)|哪[项条]|(?:哪些|哪几[项条个]|多少)(?:个|项|条)?(?:事项|任务|工程)|事项(?:数量|数|有多少)"
)


# 写明了完成投资的具体金额, 写明投资规模是多少亿: what stands before is measured, and not quoted.
MEASURE_OF = re.compile(
    r"的?(?:具体|确切|详细)?的?(?:金额|数额|数字|比例|占比|百分|人数|面积|里程|户数)|[是为有达到]*(?:多少|几[万亿成])"
)


TOUCHING = re.compile(
    r"(?:涉及|关于|有关)(?:到)?(?P<words>[\u4e00-\u9fff]{2,5}?)(?:有关|相关)?(?=的|有|[,，。?？]|$)"
)


# 动用财政专项资金: what is used is named, not that it is.
USED = "动用|使用|用[到了]"
# 跟春节沾边的, 凡与实验室有关的: what is no field of work is looked for as a word.
BESIDE = re.compile(
    r"(?:跟|和|与|同)(?![什哪啥几多])(?P<words>[\u4e00-\u9fff]{2,6}?)(?:沾边|搭边|挂钩|搭界)的?"
    r"|凡是?(?:跟|和|与|同)(?P<any>[\u4e00-\u9fff]{2,6}?)(?:有关|相关)的"
)


# 这个词, 三个字, 这几个字: what says of a word that it is one.
AS_WORD = r"(?:这|那)?(?:个|一|[几二两三四五六]个?)?(?:词语?|字眼|字样|字|提法|说法)"
# 莱西市在今年台账里被提到几次: what opens a question, with where to look after it.
OPENING_WITH = re.compile(
    rf"(?:^|[，,])(?![今去前上本]年)(?P<words>[\u4e00-\u9fff]{{2,6}}?)(?:{AS_WORD})?[，,]?(?={WHERE}).{{0,20}}?"
    r"(?:被?(?:提到|提及|点到|写到|写进|点到?名|出现在?|挂在)(?=[了过]?(?:几|多少|哪)|[了过]?的|[了过]?[，,。?？]|$)|露[了过]?(?:几|多少)?[次回]?[脸面]|(?<=[里中上])上[了过]?(?:几|多少)[次回]"
    # 胶州在今年台账里都跟什么事沾边
    r"|(?:跟|和|与|同)(?:哪|什么|啥|几|多少)[^，。?？]{0,6}(?:沾边|搭边|挂钩|搭界|有关|相关|有关系))"
)


# 胶州出现在几条进展之中: what stands right before the verb.
RIGHT_BEFORE = re.compile(
    r"(?:^|[，,、。]|年|季度)(?P<words>[\u4e00-\u9fff]{2,5}?)(?:出现在?|被提到|被提及|被点名?|被写进)(?:了|过|在)?(?=哪|几|多少)"
)


# 西海岸三个字，进展里有几项提到了: the word comes first, and then where it is looked for.
WORD_FIRST = re.compile(
    rf"(?:^|[，,。；;])(?P<words>[\u4e00-\u9fffA-Za-z0-9]{{2,8}}?)(?:{AS_WORD})[，,]?(?={WHERE}|有|哪|几|都)[^，。？?]{{0,16}}?(?:提|写|有|含|带|用|出现|露|点)"
)
# 污水两字出现在标题里的事项: the words that are named as such.
NAMED_AS_WORDS = re.compile(
    r"(?P<words>[\u4e00-\u9fffA-Za-z0-9]{2,8}?)(?:这)?(?:两|二|三|四|几)?个?(?:字样|字眼|(?<!白纸黑)字|词)(?:出现|写|含|在|用)"
)


def names_place(word: str) -> bool:
    """Return whether a word is a place's name: one that dictionaries hold, or ends like one."""
    plain = regexes.sub(r"(?:新区|市|区|县|镇)$", "", word)
    return is_place(plain) or is_place(word) or plain != word


# 卡在签任务书这道手续上的: the step itself is named.
AT_STEP = re.compile(
    r"(?:卡|停|处|走|等|停留)[在到]了?(?:还在|正在)?(?P<words>(?:(?![哪什的这那])[\u4e00-\u9fff]){2,10})(?:这|那)一?(?:道|个|项)?(?:手续|工序|环节|步骤?|关口?|阶段|坎)[上里儿]?的?"
)


STEP_REACHED = re.compile(
    r"(?:已经?|正|还)?(?:走到|进到|推进到|到|处在|处于|进入)了?(?P<step>[\u4e00-\u9fff]{2,8}?)(?:这)?(?:环节|阶段|一步|这步)"
)


# 讲到春节期间的工作: of 春节, however it is put.
DURING = re.compile(
    r"(?:假期)?(?:期间|前后|那会儿?|那阵子?|那几天|那段时间|这段时间)"
    r"(?:都|又|还)?(?:(?:搞|做|办|干|忙)了?些?(?:什么|啥|哪些)(?:活动|工作|事情?)?)?$"
)


# 写到招投标情况的: of 招投标, however it goes.
HOW_IT_GOES = re.compile(r"的?(?:有关|相关)?的?(?:情况|事宜|结果|安排|打算|问题)$")


@cache
def fields() -> frozenset[str]:
    """Return the names of fields of work that themes are asked by."""
    named = read_word_table("qa", "themes.tsv", lambda name, asked, listed: asked.split())
    return frozenset(chain.from_iterable(named))


def find_mentions(text: str) -> tuple[str, ...]:
    """Return the words that entries have to contain: quoted, or after 提到 and its like."""
    marks = marks_in(text)
    quoted = [one for one in QUOTED.finditer(text) if not in_brackets_of_list(one, text)]
    places = [match for match in TOUCHING.finditer(text) if names_place(match["words"])]
    places += [match for match in BESIDE.finditer(text) if is_no_field(words_in(match))]
    if marks & {"which", "count"}:
        places += AT_STEP.finditer(text)
    named = "mention" in marks or bool(places) or (quoted and ASKS_ENTRIES.search(text))
    if not quoted and (either := timeless(either_of(text))):
        return either
    as_words = list(WORD_FIRST.finditer(text)) or list(NAMED_AS_WORDS.finditer(text))
    if "position" in marks or not (named or as_words) or STEP.search(text):
        return ()
    before = list(OPENING_WITH.finditer(text)) or RIGHT_BEFORE.finditer(text)
    if quoted:
        return tuple(dict.fromkeys(filter(None, map(held_words, quoted))))
    matches = as_words or places or (*MENTIONED.finditer(text), *before)
    return timeless(map(held_words, matches))


# 莱西在去年和今年这两本台账里被提到几项: where it is looked for is no part of the word.
LOOKED_IN = re.compile(
    r"(?:^|在)(?:去年|今年|上年|前年|20\d\d年)(?:的?[这那两][\u4e00-\u9fff]{0,4})?$"
)


def timeless(words: Iterable[str]) -> tuple[str, ...]:
    """Return words each once, without the year that they are looked for in, and none that is but one."""
    return tuple(dict.fromkeys(filter(None, (LOOKED_IN.sub("", word) for word in words))))


def words_in(match: re.Match[str]) -> str:
    """Return the words that a match of any of the patterns names."""
    found = match.groupdict()
    return found["words"] or found.get("any") or ""


def is_no_field(word: str) -> bool:
    """Return whether a word names no field of work and no part of one, so that it is to be held itself."""
    named = is_noun(word) or word_tags().get(word) == "t"
    return named and not any(name in word for name in fields())


def either_of(text: str) -> tuple[str, ...]:
    """Return the words that a text names without quotes, either of which will do; none if it does not."""
    listed = EITHER_INSIDE.search(text)
    if listed:
        return tuple(one.strip('“”"') for one in regexes.split(EITHER, listed["words"]))
    if called := OR_CALLED.search(text):
        others = regexes.split(EITHER, called["words"])
        return (called["head"], *(one.strip('“”"') for one in others))
    if opening := EACH_OPENING.search(text):
        return tuple(regexes.split("[、和与跟]", opening["words"]))
    either = MENTIONED_EITHER.search(text)
    if either and GOES_ON.search(either["words"]):
        # 写了金额、但还不到10亿的 sets a limit to what it mentions.
        either = None
    if either and not regexes.match(r"(?:完成)?的?(?:百分|多少|几|比例)", text[either.end() :]):
        listed_words = regexes.split(EITHER, regexes.sub(rf"^(?:{USED})", "", either["words"]))
        words = tuple(filter(None, listed_words))
        touching = either["verb"] in ("涉及", "关于")
        # 有几项涉及征拆、征收 counts them by their words, 涉及教育或医疗的 names fields.
        counted = either["verb"] == "涉及" and ASKS_ENTRIES.search(text)
        counted = counted and not fields().intersection(words)
        if not touching or counted or all(map(names_place, words)):
            return words
    if each := MENTIONED_EACH.search(text):
        return tuple(regexes.split("和|与|跟|、", each["words"]))
    offices = (
        OFFICES.search(text)
        if regexes.search(r"哪(?!里|儿)|事项|任务|[几多]少?[项条件]", text)
        else None
    )
    if offices:
        return tuple(filter(None, regexes.split(rf"{EITHER}|[和与跟]", words_in(offices))))
    counted = COUNTED_TOO.search(text)
    return (counted["words"], counted["too"]) if counted else ()


def in_brackets_of_list(quoted: re.Match[str], text: str) -> bool:
    """Return whether quoted words are one of those that brackets list: 部委（科技部，或称“部委”）."""
    listed = EITHER_INSIDE.search(text)
    return listed is not None and listed.start("words") <= quoted.start() < listed.end()


def held_words(match: re.Match[str]) -> str:
    """Return the words of a match without what only leads to them; empty if they are none to hold."""
    word = regexes.sub(
        rf"^(?:了|到|过|我们|咱们|我|咱|的|还有|仍有|有|已经|{USED}|办(?=培训|班|会)|开(?=会)|搞(?!好))+|(?:方面|那块|相关|的名字?|的大名)$",
        "",
        words_in(match).strip(),
    )
    if step := STEP_REACHED.fullmatch(word):
        # “已到签任务书环节” names the step, and not its words.
        return step["step"]
    if match.re is not QUOTED and len(short := HOW_IT_GOES.sub("", word)) > 1:
        word = short
    if match.re is not QUOTED and len(short := DURING.sub("", word)) > 1:
        # 春节期间的活动 is what is said of 春节.
        word = short
    its = SAID_OF_ITS.match(match.string, match.end("words")) if match.re is MENTIONED else None
    word = its["said"] if its else word
    alone = regexes.match(r"[”\"’」]字", match.string[match.end("words") :])
    if (
        (len(word) < 2 and not alone)
        or regexes.search(
            r"多少|哪|几|什么|啥|金额|数额|(?:投资|产值|销售|营业)额|[\u4e00-\u9fff]{2}人数|百分|之间|比率|但|[一二三四五六七八九]成",
            word,
        )
        or MEASURE_OF.match(match.string, match.end("words"))
        # 修编搞了老久 asks of one thing how far it is.
        or (match.re is MENTIONED and match["did"] and not ASKS_ENTRIES.search(match.string))
        or COUNTED.fullmatch(word)
        or regexes.fullmatch(r"(?:今|去|前|本|上|20\d\d)年|[一二三四]季度|[上下]半年", word)
        or regexes.search(r"完成[^，。]{0,6}(?:任务|计划|目标)$", word)
        or regexes.fullmatch(
            r"事的?|些?事情?的?|事项|任务|工作|项目|内容|条目|地方|的事项|台账|全市|我们.?|咱们.?",
            word,
        )
    ):
        return ""
    return word
