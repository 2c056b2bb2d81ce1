"""What is left: 尚未封顶的49座, 还剩9.4%, of a total, a stated share or a pledge."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from index import regexes
from index.entry import Entry, Role
from qa.compute import HUNDRED, amount, difference, percent, share
from qa.draft import Calculation, Finding, plain, rounded, spans_of
from qa.figure_words import grows
from qa.figures_alike import comparable
from qa.located import Located, located, near, pledged, sentence
from qa.pairs import NAMEPLATE_UNITS
from qa.question import Query
from qa.standing import standing
from qa.subject import Term
from qa.told_apart import is_of, told_apart
from qa.wording import content_words, is_measure

NOT_YET = re.compile(
    r"(?:没有?|未|尚未|还没)(?:能|完成)?(?P<verb>拿出(?:来)?|[弄搞做]出(?:来)?|招标|招(?!商|生|聘)|印发|签约|审批|批复|立项|公示|评审|开工|完工|封顶?|接入|完成|动工|启动|动|开(?=的)|设计|进|竣工|做|建)|剩|还差|缺口|扣除|除去|去掉|剔除|不含|不算"
)


# 那没开工的还有, 没开的呢: the number is asked for, whether it is said or not.
HOW_MANY_LEFT = re.compile(
    r"多少|几|[座户个条家项处套]数|的?(?:占比|比例|比重)(?:呢|是)?[?？。]*$|剩|缺口|余|扣除|除去|除掉|除开|去掉|剔除|刨除|撇开|拿掉|不含|不算|的(?:就|还|也)?(?:有|呢|还有)[?？。]*$"
)
# 没招, 没进: the ledger has the whole word.
SPOKEN = {"进": "进入", "招": "招标", "封": "封顶"}
# 没拿出方案, 没做出设计: what was to be completed is not.
DONE_IN_OTHER_WORDS = re.compile(r"(?:拿|弄|搞|做)出来?")


# 招标没完成的 denies the step that is named before.
STEP_NAMED = re.compile(
    r"(?P<verb>招标|签约|审批|批复|立项|公示|评审|设计|验收|接入)(?:工作|手续|环节|还|都|也|仍|尚)*$"
)


def verbs_denied(text: str) -> list[str]:
    """Return what a text says is not yet so, each as a ledger writes it: 招标 of 招标没完成的."""
    found: list[str] = []
    for match in NOT_YET.finditer(text):
        if match["verb"]:
            named = STEP_NAMED.search(text[: match.start()]) if match["verb"] == "完成" else None
            found.append(as_written(named["verb"] if named else match["verb"]))
    return found


def as_written(verb: str) -> str:
    """Return the word that a ledger writes for a verb of a question."""
    if verb in ("动", "开", "动工", "启动"):
        return "开工"
    return "完成" if DONE_IN_OTHER_WORDS.fullmatch(verb) else SPOKEN.get(verb, verb)


def remaining_parts(query: Query, terms: Sequence[Term], entry: Entry) -> list[Finding]:
    """Return total − part for what the question says is not yet so: 102座 − 53座已封顶.

    The text's own count (未开工项目17个) comes first.
    """
    match = NOT_YET.search(query.text)
    if not match or "投资" in query.text or query.unit in ("元", "百分点"):
        return []
    if rate := rest_asked(query, terms, entry):
        return [rate]
    if not HOW_MANY_LEFT.search(query.text):
        return []
    verbs = verbs_denied(query.text)
    apart = told_apart(query, entry)
    progress = [one for one in located(entry, Role.PROGRESS) if is_of(apart, one)]
    findings = []
    for verb in dict.fromkeys(verbs):
        rest = rest_of_rate(query, terms, verb, progress)
        if rest:
            findings.append(rest)
            continue
        denied = "未(?:开工|动工)" if verb == "开工" else f"未{verb}"
        if verb == "开工" and "前期" in query.text:
            # 没开工还在做前期的 is told by 2个项目正在开展前期工作.
            denied += "|(?:正在|处于|开展|推进)[^，。；]{0,4}前期"
        said = [one for one in progress if regexes.search(denied, near(one))]
        if said:
            one = said[0]
            findings.append(Finding(f"台账写明：{one.clause.strip()}。", spans_of([one])))
            whole = total_of(one, entry) if "ratio" in query.marks else None
            if whole:
                ratio = share([one.figure], whole.figure)
                words = f"占{whole.figure.shown}的{percent(ratio.result)}（{ratio.shown}）"
                findings.append(Finding(f"{words}。", spans_of([one, whole]), (ratio,)))
            continue
        named = [one for one in progress if verb in near(one).replace(f"未{verb}", "")]
        # Of 16个项目已开工9个 the first says the pledge again.
        part = next(
            (one for one in named if step_before(query, one) or total_of(one, entry)),
            None,
        )
        total = (step_before(query, part) or total_of(part, entry)) if part else None
        if part and total and is_of(apart, total):
            left = difference([total.figure], [part.figure])
            stage = "进入主体施工" if verb == "进入" else verb
            words = f"已{stage}{part.figure.shown}，尚未{stage}的有{amount(left)}（{left.shown}）"
            used: tuple[Calculation, ...] = (left,)
            if regexes.search(r"占|比例|比重|百分", query.text[match.end() :]):
                share_left = share_of_rest(left)
                used = (left, share_left)
                words += f"，占{percent(share_left.result)}（{share_left.shown}）"
            findings.append(Finding(f"{words}。", spans_of([part, total]), used))
    if findings or verbs:
        return findings
    return subtraction(query, entry)


# 设计好了但还没开工, 已签约未入驻, 开工的里头没完工的: the step before is said to be done.
STEP_DONE = re.compile(
    r"(?:[\u4e00-\u9fff]{2}[，,、]?(?:但是?|却|可是?|而|不过)|[好完]了?|了[\u4e00-\u9fff]{0,6}|过|已经?[\u4e00-\u9fff]{2,6}|的[\u4e00-\u9fff]{0,6}[里中](?:头|面|间)?|的[那这](?:些|批|部分)[\u4e00-\u9fff]?)[，,、]?(?:但是?|却|可是?|而|不过|又)?(?:都|还|尚|仍|有|(?:多少|几)[\u4e00-\u9fff]?)*$"
)
# 动了工, 完了工: what stands within the word is no part of it.
SPLIT_STEP = re.compile(r"(?<=[动开完竣])[了过](?=工)")


def step_before(query: Query, part: Located) -> Located | None:
    """Return the figure of the step that a question says is done, of what has not come to a part's.

    方案设计好了但还没开工的: of 206户改造方案的评估设计，开工63户 the first. None where it names no such step.
    """
    match = NOT_YET.search(query.text)
    before = query.text[: match.start()] if match else ""
    if not STEP_DONE.search(before):
        return None
    return figure_named(query, part, map(as_written, content_words(SPLIT_STEP.sub("", before))))


# 102座车站中100座进入主体施工: what the whole counts is no word of the part that stands after it.
WHOLE_BEFORE = re.compile(r"^[\u4e00-\u9fff]{0,10}中｜")


def figure_named(query: Query, part: Located, words: Iterable[str]) -> Located | None:
    """Return the figure before a part in its sentence, larger than it, that one of some words names.

    What names the part too, the whole entry or a place says nothing of it.
    """
    entry, own = part.entry, near(part)
    apart = told_apart(query, entry)
    told = [
        word
        for word in words
        if word not in entry.title and word not in own and not any(name in word for name in apart)
    ]
    larger = larger_before(part, located(entry, Role.PROGRESS))
    # 方案设计 is written as 方案的评估设计, too: the step is the end of it.
    named = [
        one
        for one in larger
        for said in (WHOLE_BEFORE.sub("｜", near(one)),)
        if any(word in said or word[-2:] in said for word in told)
    ]
    return min(named, key=lambda one: one.figure.value, default=None)


def share_of_rest(left: Calculation) -> Calculation:
    """Return what is left as a share of the whole that it was taken from."""
    whole, result = left.operands[0], rounded(left.result / left.operands[0] * HUNDRED, 1)
    shown = f"{plain(left.result)} ÷ {plain(whole)} = {percent(result)}"
    return Calculation("÷", (left.result, whole), result, shown)


def rest_asked(query: Query, terms: Sequence[Term], entry: Entry) -> Finding | None:
    """Return what is left of a stated share that the question names: 土建还剩百分之几."""
    if not regexes.search(r"剩|还有|还差", query.text) or query.unit not in ("%", ""):
        return None
    if not query.unit and ("remainder" not in query.marks or standing(entry).pairs):
        # 还剩多少 asks for a share where the entry has nothing else to be done.
        return None
    progress = located(entry, Role.PROGRESS)
    return next(
        (
            found
            for verb in ("完成", "完工", "进度", "竣工")
            if (found := rest_of_rate(query, terms, verb, progress))
        ),
        None,
    )


def rest_of_rate(
    query: Query, terms: Sequence[Term], verb: str, progress: Sequence[Located]
) -> Finding | None:
    """Return 100% − the share done, where the ledger states what is asked only as a share."""
    rates = [
        one for one in progress if one.figure.base == "%" and verb in near(one) and not grows(one)
    ]
    told = [term for term in terms if not is_measure(term.word)]
    whole = standing(rates[0].entry).stated if rates and query.unit == "%" else None
    named = [
        one
        for one in rates
        if one == whole or any(term.word in sentence_part(one) for term in told)
    ]
    others = [
        one
        for one in progress
        if verb in near(one)
        and not one.figure.is_rate
        # 500千伏输变电工程 is a name, whatever of it is completed.
        and one.figure.base not in NAMEPLATE_UNITS
    ]
    if not named or others or any(not 0 < one.figure.value < HUNDRED for one in named):
        return None
    # Of 岛城工程70% and 岛城线路组塔90% the one that more words name.
    one = max(
        named,
        key=lambda one: sum(term.weight * (term.word in sentence_part(one)) for term in told),
    )
    left = HUNDRED - one.figure.value
    shown = f"100 − {plain(one.figure.value)} = {percent(left)}"
    calculation = Calculation("−", (HUNDRED, one.figure.value), left, shown)
    said = ITEM_NUMBER.sub("", one.clause.strip())
    text = f"{said}，还剩{percent(left)}（{shown}）。"
    return Finding(text, spans_of([one]), (calculation,))


# 1.岛城500千伏输变电工程
ITEM_NUMBER = re.compile(r"^\d+[.．、](?!\d)")


def sentence_part(one: Located) -> str:
    """Return the words of a figure's own clause, and of the one before where it has no subject."""
    return one.clause if len(one.figure.before) >= 4 else sentence(one)


LEFT_ASIDE = re.compile(
    r"扣除|扣掉|扣去|扣开|除去|除掉|除开|去掉|去除|剔除|剔掉|剔去|减去|减掉|刨去|刨掉|刨开|刨除|抛开|抛去|撇开|撇去|拿掉|不含|不算|不计|不包括|不包含"
)
# 142个城中村（含国家计划外19个）: what stands in the brackets is part of the figure before them.
PART_INSIDE = re.compile(r"[（(](?:含|其中|包括)(?P<words>[^（）()\d]{2,14})(?=\d)")


def without_part(query: Query, entry: Entry) -> Finding | None:
    """Return a number without the part that its brackets give, where that is asked for.

    去掉计划外的 names the part, 国家计划内的 what is not it.
    """
    for match in PART_INSIDE.finditer(entry.progress):
        held = located(entry, Role.PROGRESS)
        part = next((one for one in held if one.figure.start == match.end()), None)
        before = [one for one in held if one.figure.end <= match.start()]
        same = [one for one in before if part and one.figure.unit == part.figure.unit]
        words = match["words"][-3:]
        complement = words.translate(str.maketrans("内外", "外内"))
        asked = regexes.sub("[以之](?=[内外])", "", query.text)
        leaves_out = LEFT_ASIDE.search(asked) and words in asked
        if (
            not part
            or not same
            or not (leaves_out or (complement != words and complement in asked))
        ):
            continue
        left = difference([same[-1].figure], [part.figure])
        text = f"{same[-1].clause.strip()}，除去{match['words']}{part.figure.shown}，为{amount(left)}（{left.shown}）。"
        return Finding(text, spans_of([same[-1], part]), (left,))
    return None


DONE_SAID = re.compile(
    r"已(?:经)?(?P<verb>开工|完工|竣工|封顶|建成|完成|签约|接入|启动|印发|投用|入选|获批)"
    # 封顶的刨掉: what is left out stands before its word.
    r"|(?P<left>开工|完工|竣工|封顶|建成|签约|接入|印发|投用|入选|获批)了?的(?:都|要|先)?(?=[刨扣除去减抛撇拿不])"
)


def subtraction(query: Query, entry: Entry) -> list[Finding]:
    """Return the difference that 扣除 asks for: a total, and the part that the words name."""
    aside = LEFT_ASIDE.search(query.text)
    if aside is None:
        return []
    apart = told_apart(query, entry)
    progress = [one for one in located(entry, Role.PROGRESS) if is_of(apart, one)]
    # 已开工的扣除已完工的: what stands after the word is taken away.
    done = DONE_SAID.search(query.text, aside.end()) or DONE_SAID.search(query.text)
    if done:
        # 去掉已开工的 takes away what stands under that verb, and 走访60余个 does not.
        progress = [one for one in progress if (done["verb"] or done["left"]) in near(one)]
    if named := left_out(query):
        # 刨去开工在建的 takes no 走访60余个 away.
        progress = [one for one in progress if any(word in near(one) for word in named)]
    if query.counter:
        # 剩多少座 counts no 条 of lines.
        progress = [one for one in progress if one.figure.unit.endswith(query.counter)]
    for part in progress:
        # 崂山设计好的减去开工的: of a district only what is told of it.
        named_first = content_words(LEFT_ASIDE.split(query.text)[0])
        total = figure_named(query, part, named_first) if apart else total_of(part, entry)
        if total and done:
            left = difference([total.figure], [part.figure])
            text = f"{part.clause.strip()}，余{amount(left)}（{left.shown}）。"
            return [Finding(text, spans_of([part, total]), (left,))]
        shared = [char for char in set(near(part)) if char in query.text and char not in "｜的个"]
        if total and len(shared) >= 2:
            left = difference([total.figure], [part.figure])
            return [
                Finding(f"余{amount(left)}（{left.shown}）。", spans_of([part, total]), (left,))
            ]
    return []


LEFT_OUT = re.compile(rf"(?:{LEFT_ASIDE.pattern})(?P<what>[\u4e00-\u9fff]{{2,8}}?)的")


def left_out(query: Query) -> list[str]:
    """Return the words of what a question leaves aside: 开工 and 在建 of 刨去开工在建的."""
    said = LEFT_OUT.search(query.text)
    return content_words(said["what"]) if said else []


def larger_before(part: Located, figures: Sequence[Located]) -> list[Located]:
    """Return the larger figures in a part's unit that stand before it in its sentence."""
    return [
        one
        for one in figures
        if one.figure.start < part.figure.start
        and one.figure.unit == part.figure.unit
        and one.figure.value > part.figure.value
        and sentence(one) == sentence(part)
    ]


def total_of(part: Located, entry: Entry) -> Located | None:
    """Return the figure that a part is of: before it in its sentence, else the title's."""
    same = [
        one
        for one in larger_before(part, located(entry, Role.PROGRESS))
        if regexes.match(r"[\u4e00-\u9fff]{0,10}?中", one.text[one.figure.end :])
        or same_things(one, part)
    ]
    if same:
        # Of 102座中100座…，53座: the largest is what the others are parts of.
        return max(same, key=lambda one: (one.figure.value, -one.figure.start))
    titles = [
        one
        for one in pledged(entry)
        if one.figure.value > part.figure.value and comparable(one, part)
    ]
    return titles[0] if titles else None


def same_things(one: Located, other: Located) -> bool:
    """Return whether two figures count the same things: 21个示范村项目…，14个示范村完成招标."""
    first, second = one.figure.after[:12], other.figure.after[:12]
    return sum(second[at : at + 2] in first for at in range(len(second) - 1)) >= 2
