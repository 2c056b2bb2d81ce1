"""Whether two figures count the same thing: in one unit, in like words, of one level and name."""

from __future__ import annotations

import re

from index import regexes
from qa.figure_words import (
    per,
)
from qa.located import Located, near, sentence
from qa.wording import content_words, is_generic, is_noun

LEVELS = ("国家级", "省级", "市级", "县级")
QUOTED = re.compile(r"[“\"]([^”\"]{1,20})[”\"]")


def words_alike(target: Located, one: Located) -> float:
    """Return the share of the words before and after a pledged figure that stand about another."""
    if target.figure.is_rate and (name := rate_name(target)) and name == rate_name(one):
        # 群众满意率达到94% and 满意率94.3%, whatever stands before.
        return 1.0
    pledged, done = (
        regexes.sub(r"[｜，、；。\s]|累计|已|新增|年度", "", near(each)) for each in (target, one)
    )
    pairs = [pledged[at : at + 2] for at in range(len(pledged) - 1)]
    return sum(pair in done for pair in pairs) / len(pairs) if pairs else 0.0


def rate_name(one: Located) -> str:
    """Return what a rate is called right before its figure: 满意率, 优良天数比例; empty where nothing is."""
    match = RATE_NAME.search(one.figure.before)
    return match["name"] if match else ""


RATE_NAME = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2}(?:率|比例|占比|比率))(?:达到?|为|是|提高到|保持在|稳定在)?$"
)


def names_another(target: Located, one: Located) -> bool:
    """Return whether a figure's clause names a thing that the pledge does not: 建成26个 names none."""
    pledge = target.entry.title + target.text
    things = [word for word in content_words(one.clause) if is_noun(word) and not is_generic(word)]
    return any(word not in pledge for word in things)


def comparable(target: Located, one: Located) -> bool:
    """Return whether two figures count in one unit: 名 and 人 do, 家 and 项 do not."""
    same_base = one.figure.base == target.figure.base and per(one) == per(target)
    if same_base and one.figure.base == "个":
        return one.figure.unit == target.figure.unit and not counts_other_thing(target, one)
    return same_base


def counts_other_thing(target: Located, one: Located) -> bool:
    """Return whether a number is of other things than a pledged one: 36个班, for 2500个学位.

    They are such as the pledge does not name, or not with this number: 18个村 of 4个镇31个村.
    """
    thing, pledged = COUNTED.match(one.figure.after), COUNTED.match(target.figure.after)
    if thing is None:
        return False
    if pledged:
        return thing[0] != pledged[0]
    return thing[0] not in target.entry.title + target.text


# What ledgers count right behind a number, beside what their pledges do.
COUNTED = re.compile(r"班|村|镇|乡|街道|社区|小区|部门|单位|品种|国家|城市|环节|岗位|组|队|县|区")


def shared(target: Located, one: Located) -> int:
    """Return how many telling words the clauses of two figures share."""
    # 1200个 in a column of targets is of what the entry's title names.
    pledge = target.entry.title if not regexes.search(r"[\u4e00-\u9fff]{2}", near(target)) else ""
    words = [word for word in content_words(pledge + target.text) if not is_generic(word)]
    return sum(word in sentence(one) for word in words) + sum(
        word in one.clause for word in content_words(target.clause) if word in words
    )


def levels_differ(target: Located, one: Located) -> bool:
    wanted = {level for level in LEVELS if level in target.clause}
    found = {level for level in LEVELS if level in one.clause}
    return bool(wanted and found and not wanted & found)


def names_differ(target: Located, one: Located) -> bool:
    wanted, found = set(QUOTED.findall(target.clause)), set(QUOTED.findall(one.clause))
    return bool(wanted and found and not wanted & found)
