"""What is done or begun where a question has it on the wrong side of a half."""

from __future__ import annotations

import re
from decimal import Decimal

from index.entry import Entry, Role
from qa.asked_figures import leading, pairs_held
from qa.compute import share
from qa.draft import Statement, spans_of
from qa.figure_words import grows
from qa.located import Located, located, near
from qa.pairs import Pair
from qa.question import Query
from qa.standing import standing
from qa.wording import content_words, is_generic, is_measure, is_noun

HALF = Decimal("0.5")
# 才干了一半 is said of what is near a half, too.
NEAR_HALF = Decimal("0.55")
# 77.06% is what 131 of 170 are, to one digit.
ROUNDED = Decimal("0.1")
HALF_CLAIMED = re.compile(
    r"(?P<below>(?:没|未|不|还没)(?:有)?(?:到|足|过|够|超过|完成|完工|开工)?(?:一)?半|不到一半|不足一半)"
    r"|(?P<above>过半|超过?一半|一?[大多]半|完成了?一半(?:多|以上)?(?:了|吧))"
    r"|(?P<only>(?:才|只|仅|刚)(?![^，。？?]{0,8}[大多]半)[^，。？?]{0,8}?一半(?!多|以上))"
)
BEGUN = re.compile(r"开工|动工")
# 1.岛城500千伏输变电工程
ITEM_NUMBER = re.compile(r"^\d+[.．、](?!\d)")
SHARE = re.compile(r"占(?![道用地])|比重")
DONE = re.compile(r"完成|完工|竣工|建成|进度")


def wrong_half(query: Query, entry: Entry) -> Statement | None:
    """Return what is done or begun where the question has it on the wrong side of a half.

    By the numbers of a target, else by a rate that the entry states.
    """
    claim = HALF_CLAIMED.search(query.text)
    if not claim:
        return None
    begun = bool(BEGUN.search(query.text))
    verb = "开工" if begun else "完成"
    rate = rate_of_claim(query, entry, begun=begun)
    held = [] if SHARE.search(query.text) else standing(entry).pairs
    pairs = [pair for pair in held if pair.verb == verb and not pair.is_growth]
    if pairs and (rate is None or abs(rate.figure.value - of_pair(pairs[0])) <= ROUNDED):
        return by_pair(pairs[0], claim, rate, verb)
    if rate is None or not is_wrong(rate.figure.value / 100, claim):
        return None
    said = ITEM_NUMBER.sub("", rate.clause.strip())
    return Statement(f"与台账不符：台账写明{said}，{side(claim)}过半。", spans_of([rate]))


def by_pair(pair: Pair, claim: re.Match[str], rate: Located | None, verb: str) -> Statement | None:
    """Return what is done of a target, with the rate stated of it, if the claim is wrong of it."""
    if not is_wrong(pair.ratio, claim):
        return None
    shown = "、".join(one.figure.shown for one in pair.actuals)
    stated = f"，{rate.clause.strip()}" if rate else ""
    goal = pair.target.figure.shown
    text = f"与台账不符：台账记载{verb}{shown}（目标{goal}）{stated}，{side(claim)}过半。"
    return Statement(text, spans_of([*pair.actuals, pair.target, *([rate] if rate else [])]))


def is_named(query: Query, one: Located) -> bool:
    """Return whether a question names what a rate is of, beside the pledge, if that is anything else."""
    own = [
        word
        for word in content_words(one.clause[: one.clause.find(one.figure.amount)])
        if is_noun(word) and not (is_generic(word) or is_measure(word))
    ]
    apart = [word for word in own if word not in one.entry.title]
    return not apart or any(word in query.text for word in apart)


def of_pair(pair: Pair) -> Decimal:
    """Return the share of its target that a pair has done, in per cent as it is shown."""
    return share([one.figure for one in pair.actuals], pair.target.figure).result


def is_wrong(ratio: Decimal, claim: re.Match[str]) -> bool:
    """Return whether a share stands on the other side of a half than a claim has it."""
    if claim["above"]:
        return ratio <= HALF
    return ratio > (NEAR_HALF if claim["only"] else HALF)


def side(claim: re.Match[str]) -> str:
    return "未" if claim["above"] else "已"


def rate_of_claim(query: Query, entry: Entry, *, begun: bool) -> Located | None:
    """Return the rate that an entry states of what a question says to be half done, or begun.

    Of several the one whose words are most like the question's. 总抗浮锚杆完成率55% is of a part,
    which the question has to name.
    """
    # 新能源装机占比没过半 is of the share that the entry states, and not of what is built.
    shared = SHARE.search(query.text)
    verb = SHARE if shared else BEGUN if begun else DONE
    rates = [
        one
        for one in located(entry, Role.PROGRESS)
        if one.figure.base == "%"
        and verb.search(near(one))
        and not grows(one)
        and (shared or is_named(query, one))
    ]
    return max(
        rates,
        key=lambda one: (pairs_held(query.text, f"{leading(one)}{near(one)}"), -one.figure.start),
        default=None,
    )
