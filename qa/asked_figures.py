"""The figures of an entry that a question asks for, and those that only look so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index import regexes
from index.entry import Entry, Role
from index.figures import figures
from qa.counters import counted_alike, counts_another
from qa.figure_words import READINESS, is_of_entry, is_part, is_readied, restates
from qa.glossary import names
from qa.levels import of_level
from qa.located import (
    SENTENCE_END,
    Located,
    located,
    located_in,
    near,
    pledged,
    sentence,
    sentence_span,
)
from qa.question import Query
from qa.set_aside import set_aside
from qa.subject import Term, met
from qa.told_apart import districts_apart
from qa.turns import first_of_turn
from qa.units_asked import measures_asked
from qa.wording import content_words, is_generic, is_measure, is_noun, word_tags

FIGURE_ASKED = re.compile(r"多少|(?<!哪)几|多大|多长|总量|总额|面积|人数(?=[、，,。?？]|$)")
# How much less a figure is worth that only says the pledge's own again.
AGAIN = 0.5
# A verb of the question that comes only after the figure.
VERB_AFTER = 0.5
ONLY_UNDER = 1.5
# A figure of a part that the question does not name is less than one of the whole.
OF_PART = 0.6
# 崂山区已完成206户设计，开工63户: what stands before in the segment is the figure's subject too.
FROM_BEFORE = 0.8
# A figure under another verb than the one asked for counts less than one under none.
OTHER_VERB = -0.5
# The words right before a quantity name it; what stands further off they all share.
OWN_WORDS = 8
# A rate named by what is done: 封顶率, 开工比例.
RATE_OF = re.compile(
    r"(?<![未没])(?P<verb>封顶|开工|完工|接入|招标|签约|立项|贯通|主体施工)(?:(?:在建)?(?:率|比例|占比)"
    # 封顶的占几成, 封顶了百分之几; what is begun or done is a share of the pledge.
    r"|(?<!开工)(?<!完工)(?:了|的)+(?:车站|项目|村庄?|厂|户)?(?:数|数量)?(?:占|达|有)?(?:了|到|总数|全部)?的?(?:几成|百分之|占比|多大比例|多少比例|比[例重]))"
)
# 16个项目已开工9个: the verb goes on to a number of its own.
NUMBER_NEXT = re.compile(r"(?:在建|建设)?(?:了|约|近|超过|达到?)?\d")
# 出口 is no 进出口, 税收收入 no 非税收入.
LONGER_WORDS = ("进出口", "非税", "非公", "非住宅", "非化石")
PLANNED_IN = re.compile(r"纳入[^，。；]{0,10}(?:计划|规划)")
ALSO_ASKED = re.compile(r"[?？](?P<clause>[^?？，,]{2,16})呢[?？。]*$")
# How much a figure of the entry's own thing is worth where no other is named.
OF_ENTRY = 0.6
# How much a figure loses that is not of what is done, where that is asked for.
NOT_DONE = 1.5
DONE = re.compile(r"(?:[了完好成]|(?:完成|完工))(?:了|的|有)?(?:多少|几)")
PHASE = re.compile(r"(?<![\d一二三四五六七八九十])[一二三四五]期(?!间|限|末|初|望)")
# How much the year that a question names is worth in the sentence of a figure.
OF_YEAR = 0.4
VERBS = (
    "开工", "完工", "封顶", "完成投资", "新增", "新开通", "累计", "同比", "增长", "增速", "占", "高于",
    "节约", "惠及", "拨付", "立项", "接入", "参保", "招标", "始发", "贯通", "签约", "举办", "完成",
    "主体施工", "未开工", "投资",
)  # fmt: skip


SPOKEN_VERBS = {
    "完工": re.compile(
        r"(?:干|做|弄|搞|整|装|建|修|改|盖)完|[弄修改建装盖]好了?(?:多少|几)|完成[了的有]?(?:多少|几)[个户条座处套家栋]"
    ),
    "开工": re.compile(
        r"动工|动土|破土|开干|开建|(?<![推启打展召公拉带发调活])[开动]了(?:多少|几)[户处座]|(?:改造|整治|治理|工程|项目)[开动]了(?:多少|几)"
    ),
    "贯通": re.compile(r"[挖打掘凿]通"),
}


def said_as(verb: str, text: str) -> bool:
    """Return whether a text has a verb in spoken words: 干完 for 完工."""
    if verb == "完工" and READINESS.search(text):
        # 方案设计做完的 are not built for that.
        return False
    spoken = SPOKEN_VERBS.get(verb)
    return bool(spoken and spoken.search(text))


# What a verb counts beside the words of a question, as one of them.
VERB_WEIGHT = 0.15


def spoken_terms(query: Query) -> list[Term]:
    """Return the verbs that a question says in spoken words only, as terms: 完工 of 做完几户."""
    return [Term(verb, (), VERB_WEIGHT) for verb in SPOKEN_VERBS if says_otherwise(verb, query)]


def says_otherwise(verb: str, query: Query) -> bool:
    return verb not in query.text and said_as(verb, query.text)


def answers_unit(query: Query, one: Located) -> bool:
    """Return whether a figure is in the unit that is asked for."""
    figure = one.figure
    if not query.unit:
        return False
    if query.unit == "人" and figure.base in ("人", "人次", "户"):
        # 来了多少人 is told by 客流量190万人次.
        if figure.base != "户":
            return True
        # 28万余户单位 is no number of people where the entry counts them, too.
        counts_people = any(
            other.figure.base == "人" for other in located(one.entry, Role.PROGRESS)
        )
        return query.counter == "" and not counts_people
    if counted_alike(query, one):
        return True
    if counts_another(query, one):
        return False
    if query.unit == "天":
        return figure.base in ("天", "工作日")
    if query.unit == "百分点":
        return figure.base in ("百分点", "%")
    if query.unit == "平方米" and not query.counter:
        return figure.base in ("平方米", "亩")
    return figure.base == query.unit


def asked_figure(query: Query, terms: Sequence[Term], entry: Entry, role: Role) -> Located | None:
    """Return the figure of a column that a question asks for, or None; ties by position."""
    candidates = candidates_of(query, entry, role)
    if not candidates:
        return None
    terms = [*first_of_turn(query, terms), *spoken_terms(query)]
    titled = within(query, entry.title)
    untitled = [term for term in terms if met(term, titled) < 0.5] or list(terms)
    goals = {one.figure.value for one in located(entry, Role.TITLE)}

    asked_verbs = [word for word in VERBS if word in query.text or said_as(word, query.text)]
    own_verbs = [word for word in verbs_of(query) if word not in entry.title]
    own = [term for term in terms if not is_measure(term.word) and met(term, titled) < 0.5]
    years = {period.year for period in query.periods if period.year}
    getting_ready = {sentence(one) for one in candidates if is_readied(one)}
    asks_done = bool(DONE.search(query.text)) and not READINESS.search(query.text)

    outside = bool(OUTSIDE.search(query.text))
    asks_whole = bool(WHOLE_ASKED.search(query.text)) and "新" not in query.text

    def fit(one: Located) -> float:
        words = within(query, near(one))
        before = within(query, leading(one))
        if (other := counterpart(one)) is not None:
            # 客流量…，营业额…，分别增长15.5%、12%: each rate is of the quantity in its place.
            at = one.text.rfind("分别", 0, one.figure.start)
            words = one.text[at : one.figure.start] + other.figure.before[-OWN_WORDS:]
            before = ""
        context = sum(
            term.weight * max(met(term, words), FROM_BEFORE * met(term, before))
            for term in untitled
        )
        clause = within(query, one.clause)
        wider = sum(term.weight * met(term, clause) for term in terms) * 0.5
        verb = float(sum(word in words and not of_next(word, one) for word in asked_verbs))
        if asked_verbs and not verb and any(word in words for word in VERBS):
            verb = OTHER_VERB
        if not verb and any(word in follows(one) for word in own_verbs):
            # 提炼筛选8项…成果，报送省自贸办: what has been done with them comes after.
            verb = VERB_AFTER
        same_counter = 0.3 if query.counter and one.figure.unit.endswith(query.counter) else 0.0
        # 建立100条背街小巷整治台账 says the pledge again, not what has come of it.
        again = role is Role.PROGRESS and not one.figure.is_rate and restates(one, goals)
        # 推荐甲、乙等4家企业参评 is what has been done, though the pledge is of 4家, too.
        again = again and not any(word in clause for word in own_verbs if not is_generic(word))
        own_context = max((met(term, words) for term in own), default=0.0)
        part = is_part(one) and own_context == 0.0 and "其中" not in query.text
        aside = OF_PART * (part + (context if part and not own else 0.0))
        said = sentence(one)
        # 2024年推进…8.3万户 beside the 9.5万户 of a plan of several years.
        dated = OF_YEAR * any(f"{year}年" in said for year in years)
        dated -= OF_YEAR * bool(PLANNED_IN.search(said) and not PLANNED_IN.search(query.text))
        dated += OF_ENTRY * (not own and is_of_entry(one))
        # 全市总共多少座: of 新开通2470个，累计3.9万个 the second.
        dated += OF_ENTRY * (asks_whole and "累计" in words)
        dated += OF_ENTRY * any(whole in query.text and whole in words for whole in WHOLES)
        # 完成了多少户 is not told by 完成206户改造方案的设计, nor by the pledge said again.
        readied = is_readied(one) or (is_part(one) and said in getting_ready)
        # 国家计划外的多少个 is told by what stands behind those words: 国家计划外19个.
        dated += OF_ENTRY * (outside and bool(OUTSIDE.search(one.figure.before[-OWN_WORDS:])))
        aside += NOT_DONE * asks_done * (readied + 2 * again)
        return context + wider + 0.6 * verb + same_counter - AGAIN * again - aside + dated

    only = alone_under(query, own_verbs, candidates)
    return max(
        candidates, key=lambda one: (fit(one) + ONLY_UNDER * (one is only), -one.figure.start)
    )


def candidates_of(query: Query, entry: Entry, role: Role) -> list[Located]:
    """Return the figures of a column that may be what a question asks for."""
    candidates = of_level(
        query.text, [one for one in located(entry, role) if answers_unit(query, one)]
    )
    rate = RATE_OF.search(query.text)
    if rate and query.unit == "%":
        # 封顶率 is no other rate of the entry: better none than that.
        candidates = [one for one in candidates if rate["verb"] in near(one)]
    candidates = [one for one in candidates if not counts_other(query, entry, one)]
    candidates = [one for one in candidates if not set_aside(query, one)]
    phase = PHASE.search(query.text)
    does = any(verb in query.text or said_as(verb, query.text) for verb in VERBS)
    if phase and "各" not in query.text and not does:
        # 海上光伏二期多少万千瓦: 二期55万千瓦项目, where a figure is of that phase.
        own = [one for one in candidates if phase[0] in near(one)]
        counted = [one for one in candidates if one.figure.unit == query.counter]
        if counted and FIGURE_ASKED.search(query.text):
            # 三期一共几座车站 is told by 三期7条线102座车站, and not by the lines.
            own = [one for one in counted if phase[0] in leading(one)]
        candidates = own or candidates
    return in_pledged_counter(query, entry, beside_stated(query, unstated(query, candidates)))


def beside_stated(query: Query, candidates: Sequence[Located]) -> list[Located]:
    """Return the figures that stand behind a number which the question states, all where none does.

    102座车站封顶几座 is of those alone, whatever another line has.
    """
    stated = {(one.base, one.value) for one in query.figures if one.base == "个" and one.value > 1}
    if not stated or query.inherited or "sure" in query.marks:
        return list(candidates)
    beside = [
        one
        for one in candidates
        if any((each.base, each.value) in stated for each in figures(leading(one)))
    ]
    return beside or list(candidates)


def in_pledged_counter(query: Query, entry: Entry, candidates: Sequence[Located]) -> list[Located]:
    """Return the figures counted as the pledge counts what is asked for, all where it does not.

    平急两用项目建了几个 is asked in the pledge's own unit: 22项任务 is no answer.
    """
    if query.unit != "个" or all(one.figure.unit != query.counter for one in pledged(entry)):
        return list(candidates)
    return [one for one in candidates if one.figure.unit == query.counter]


def alone_under(
    query: Query, verbs: Sequence[str], candidates: Sequence[Located]
) -> Located | None:
    """Return the one of several figures that alone is followed by what the question says was done.

    报送了几项: 提炼筛选8项成果，报送省自贸办.
    """
    # 路口交通组织优化10处 has its 优化 before it, and it is none of the figure that stands ahead.
    said = [
        word
        for word in verbs
        if word in query.text and not any(word in one.figure.before for one in candidates)
    ]
    under = [
        one
        for one in candidates
        if any(word in follows(one) and not of_next(word, one) for word in said)
    ]
    return under[0] if len(under) == 1 and len(candidates) > 1 else None


def unstated(query: Query, candidates: Sequence[Located]) -> list[Located]:
    """Return the figures without those that the question itself states: 418个技改项目中…有几个.

    Nor is the pledge's own number the answer then. A claim is answered by what it claims.
    """
    if "sure" in query.marks:
        return list(candidates)
    stated = {(figure.base, figure.value) for figure in query.figures if figure.value > 1}
    left = [
        one
        for one in candidates
        if (one.figure.base, one.figure.value) not in stated and not is_stated(query, one)
    ]
    if len(left) == len(candidates):
        return left
    return [
        one for one in left if not restates(one, {goal.figure.value for goal in pledged(one.entry)})
    ]


def is_stated(query: Query, one: Located) -> bool:
    """Return whether a question states an amount without its unit: 社零1395.6亿."""
    amount = one.figure.amount
    scaled = amount[-1:] in ("万", "亿")
    return scaled and bool(regexes.search(rf"(?<![\d.]){re.escape(amount)}", query.text))


def verbs_of(query: Query) -> list[str]:
    """Return the verbs among a question's words: 报送, 入选."""
    return [word for word in query.words if word_tags().get(word, "").startswith("v")]


def follows(one: Located) -> str:
    """Return what stands between a figure and the next one of its sentence."""
    end = sentence_span(one.text, one.figure.start)[1]
    later = [
        other.figure.start
        for other in located_in(one.entry, one.column)
        if one.figure.end <= other.figure.start < end
    ]
    return one.text[one.figure.end : min(later, default=end)]


def of_next(verb: str, one: Located) -> bool:
    """Return whether a verb after a figure is that of the next one: 16个项目已开工9个."""
    if verb in one.figure.before[-OWN_WORDS:]:
        return False
    at = one.text.find(verb, one.figure.end)
    return at >= 0 and bool(NUMBER_NEXT.match(one.text, at + len(verb)))


WHOLES = ("全市", "全区", "全县", "全省")
WHOLE_ASKED = re.compile(r"(?:一共|总共|拢共|总计|统共|现有|实有)(?:有|是)?(?:了)?(?:多少|几)|总数")
OUTSIDE = re.compile(r"[\u4e00-\u9fff]{2,4}(?:计划|规划|名录|范围|目录)(?:之|以)?外")


def within(query: Query, text: str) -> str:
    """Return a text without the longer words that hold one of the question: 进出口 for 出口."""
    for word in LONGER_WORDS:
        if word not in query.text:
            text = text.replace(word, "○")
    # 国家计划外19个 is none of what the plan holds.
    return text if "外" in query.text else OUTSIDE.sub("○", text)


def denied_of(query: Query, entry: Entry) -> str:
    """Return the word with 非 that a question asks for and an entry has not: 非税收入."""
    match = regexes.search(r"非(?:税收?收入|公有?制?经济|住宅)", query.text)
    return match[0] if match and match[0] not in entry.chunk else ""


def counterpart(one: Located) -> Located | None:
    """Return the quantity that a rate is of where a sentence gives several 分别, in their order."""
    said = one.text[: one.figure.start]
    at = said.rfind("分别")
    if not one.figure.is_rate or at < 0 or SENTENCE_END.search(said[at:]):
        return None
    start, end = sentence_span(one.text, one.figure.start)
    held = [
        other for other in located_in(one.entry, one.column) if start <= other.figure.start < end
    ]
    rates = [other for other in held if other.figure.start > at and other.figure.is_rate]
    counted = [other for other in held if other.figure.start < at and not other.figure.is_rate]
    if len(rates) < 2 or len(counted) < len(rates):
        return None
    place = next(i for i, other in enumerate(rates) if other.figure.start == one.figure.start)
    return counted[len(counted) - len(rates) + place]


def leading(one: Located) -> str:
    """Return the words of a figure's segment that stand before it: up to the stop or semicolon."""
    start = max(one.text.rfind(stop, 0, one.figure.start) for stop in "。；;\n") + 1
    return one.text[start : one.figure.start]


def wanted_figures(
    query: Query, terms: Sequence[Term], entry: Entry, role: Role = Role.PROGRESS
) -> list[Located]:
    """Return the figures of a column that the clauses of a question ask for, each once."""
    found: dict[int, Located] = {}
    # 营业额多少？同比增长多少: a clause without a word of its own goes on with the one before.
    last: list[Term] = []
    apart = districts_apart(query, entry)
    placed = [term for term in terms if any(name in term.word for name in apart)]
    before: tuple[str, str] | None = None
    asked_for = measures_asked(query.text)
    also = ALSO_ASKED.search(query.text)
    if asked_for and also and not any(also["clause"] in clause for clause, *_ in asked_for):
        # 工业投资增长多少？房地产投资呢: the second is asked for as the first is.
        asked_for.append((also["clause"], *asked_for[-1][1:]))
    for clause, unit, counter in asked_for or [(query.text, query.unit, query.counter)]:
        asked = replace(query, text=clause, unit=unit, counter=counter)
        own = (one for one in terms if one.stands_in(clause) and not is_measure(one.word))
        last = list(own) or last
        told_of = last or list(terms)
        if not any(term.stands_in(clause) for term in placed):
            # 崂山区设计做完多少户，动工的又是多少: both are of the place named first.
            told_of = [*placed, *(term for term in told_of if term not in placed)]
        one = asked_figure(asked, told_of, entry, role)
        if one is None and before and clause.endswith("呢"):
            # 房地产投资呢 after 工业投资增长多少 asks for growth where no amount is given.
            asked = replace(asked, unit=before[0], counter=before[1])
            one = asked_figure(asked, told_of, entry, role)
        before = (unit, counter)
        if one:
            found.setdefault(one.figure.start, one)
    return list(found.values())


def counts_other(query: Query, entry: Entry, one: Located) -> bool:
    """Return whether a figure counts things that neither question nor pledge names.

    40个细分赛道 is no number of 概念验证平台.
    """
    # 5家相关酒店 counts 酒店.
    told = regexes.sub(r"^(?:相关|有关|重点|主要|大型|知名|优质|备选|意向)", "", one.figure.after)
    after = regexes.match(r"[\u4e00-\u9fff]{2,8}", told)
    if one.figure.base != "个" or not after:
        return False
    noun = next(iter(content_words(after[0])), "")
    if not noun or not after[0].startswith(noun) or not is_noun(noun) or is_generic(noun):
        return False
    # 产品9项，报送部委 says what is done with them; 40个赛道，组织高校开展申报 what is done beside.
    done = "".join(regexes.findall(r"^[^，,；;]*[，,；;]?[^，,；;]{0,4}", follows(one)))
    if any(word in done for word in verbs_of(query) if not is_generic(word)):
        return False
    asked = query.text + entry.title
    beside = near(one)
    if any(word in beside and word not in entry.title for word in content_words(query.subject)):
        # 5个港口重点项目前期工作 is what 做前期的有几个 asks for, whatever the things are called.
        return False
    return noun not in asked and not any(name in asked for name in names().get(noun, ()))


# 附属工程完成了多少: what stands before the word is what is asked of.
THING_DONE = re.compile(
    r"(?P<thing>[\u4e00-\u9fff\d]{4,12}?)的?(?:都|已经?|现在|目前|累计)*(?:完成|进度|还?剩|干)"
)
LEAST_NAME = 4


def other_thing(query: Query, one: Located) -> str:
    """Return the thing that is asked of and told of beside a figure in its sentence, or nothing.

    土建工程累计完成98.8%，正在加快推进附属工程 is no share of 附属工程.
    """
    asked = THING_DONE.search(query.text)
    said = sentence(one)
    if asked is None:
        return ""
    name = asked["thing"]
    ends = (name[at:] for at in range(len(name) - LEAST_NAME + 1))
    own = next((end for end in ends if end in said), "")
    return "" if own in one.entry.title or own in leading(one) + near(one) else own


def pairs_held(phrase: str, text: str) -> float:
    """Return the share of a phrase's character pairs that a text holds."""
    pairs = [phrase[at : at + 2] for at in range(len(phrase) - 1)] or [phrase]
    return sum(pair in text for pair in pairs) / len(pairs)
