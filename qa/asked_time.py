"""The day or the month that a question asks for, and whether an entry tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.entry import Entry
from qa.asked_figures import FIGURE_ASKED
from qa.lead import TIME_SAID, says_when
from qa.numerals import numeral
from qa.predicates import is_verb
from qa.question import Query
from qa.quote import sentences
from qa.subject import Term, met, telling
from qa.wording import is_measure, is_noun

DAY_ASKED = re.compile(
    r"哪(?:一)?天|哪一?月哪一?[日天]|哪个?月份?哪一?[日天]|哪一?年哪一?个?月|哪(?:一)?日(?=[^，,。]{0,8}(?:通|开|建|完|投|竣|印|启|交付|运|载客))|哪(?:一)?年(?=通|建|完|投|竣|开|能|获批|批|成立|创|启|立项)|何时|几时|几月几[日号]|几号(?!到|至|线|楼|码头|泊位|桥|院|机组|事项|任务)|(?:什么|啥)时候(?:能|可以|会|才|正式|开|通|建|完|投|竣|印|启|交付|[干做弄修搞办]?[完好成](?!了[吗么没]))"
    # 几月份通车, 哪个月能用; 截至几月 is the ledger's own time.
    r"|(?<![至到])(?:(?<!\d)几月份?(?!几)|哪个月)(?:才|就|正式|全面|全容量|整体|首批)*(?:能|并网|发电|可以|会|通|建|完|投|竣|交付|试运|启用|开(?=[工通业园放学]))"
)


def asks_day(query: Query) -> bool:
    """Return whether it is asked on what day or in what month something is or will be."""
    asked = DAY_ASKED.search(DAY_WAIVED.sub("", query.text))
    return bool(asked) and "count" not in query.marks


# 啥时候能看病不好说，现在到哪一步了: what cannot be said, or is not asked now, before what is.
DAY_WAIVED = re.compile(
    r"[^，,。；;：:？?]{0,16}(?:什么|啥)时候[^，,。；;：:？?]{0,12}(?:不好说|说不准|说不好|没个准|没准儿?|还早|没定|另说|两说|先不[问说管提]|先放一边)[呢了吧的]?[，,。；;](?=.{4})"
    r"|(?:先不|暂且不|不)[问说管提][^，,。；;：:？?]{0,12}(?:什么|啥)时候[^，,。；;：:？?]{0,12}[，,。；;](?=.{4})"
)


CLAUSES = re.compile(r"[，,；;。？?！!]")


def said_with(asked: re.Pattern[str], query: Query, terms: Sequence[Term]) -> Sequence[Term]:
    """Return the terms of the clause that asks for a thing, or all where it names nothing itself.

    甲规划走到哪一步？乙规划几号印的 asks for the day of 乙 alone.
    """
    clause = next((one for one in CLAUSES.split(query.text) if asked.search(one)), "")
    own = [term for term in terms if term.stands_in(clause)]
    return own if any(map(is_thing, telling(own))) else terms


def is_thing(term: Term) -> bool:
    """Return whether a term is a noun, by itself or in the words that a ledger has for it: 高企."""
    return any(map(is_noun, (term.word, *term.names)))


def says_when_of(query: Query, terms: Sequence[Term], entry: Entry) -> bool:
    """Return whether an entry names a time in what it says of the question's subject, or in another cell."""
    others = [cell for cell in entry.cells if cell != entry.progress]
    if any(TIME_SAID.search(cell) for cell in others):
        return True
    parts = [entry.progress[start:end] for start, end in sentences(entry.progress)]
    terms = said_with(DAY_ASKED, query, terms)
    named = [term for term in telling(terms) if is_thing(term) and not is_measure(term.word)]
    scores = [sum(term.weight * met(term, part) for term in named) for part in parts]
    best = max(scores, default=0.0)
    about = [part for part, score in zip(parts, scores, strict=True) if score >= best - 0.2]
    if all(met(term, entry.title) >= 1 for term in named):
        # Of what the title names every sentence is: 3月19日已印发 says when, whatever it is called there.
        done = [term for term in terms if any(map(is_verb, (term.word, *term.names)))]
        about += [part for part in parts if any(met(term, part) >= 1 for term in done)]
    after = not EXACT_DAY.search(query.text) and any(map(AFTER.search, about))
    return after or any(map(says_when, about))


# 什么时候能报 is told by 按程序印发后，启动申报, and 哪天 is not.
AFTER = re.compile(
    r"(?:印发|批复|审批|获批|评审|验收)(?:通过|实施|完成)?[之以]?后[，,][^。；;]{0,4}(?:启动|组织|开展|开始)"
)
EXACT_DAY = re.compile(r"哪一?[天年]|几[月号]")


# 二月份新增多少; 截至3月 and 1至3月 are the ledger's own time.
MONTH_ASKED = re.compile(
    r"(?<![\d一二三四五六七八九十至到截止前头—－~-])(?P<month>1[0-2]|[1-9]|十[一二]|[一二三四五六七八九十])月(?:份)?(?![底末初中上下\d至到—－~-]|以来|为止)"
)


def month_not_told(query: Query, entry: Entry) -> bool:
    """Return whether a figure of one month is asked for that is not the ledger's last, nor named in it."""
    asked = MONTH_ASKED.search(query.text)
    if not asked or entry.period is None or not FIGURE_ASKED.search(query.text):
        return False
    month = numeral(asked["month"])
    return month != entry.period.last_month and f"{month}月" not in entry.chunk
