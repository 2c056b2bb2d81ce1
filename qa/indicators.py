"""The indicators that a word said alone stands for where figures are asked for: 投资, 消费, 财政."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

from index.entry import Ledger
from index.word_tables import read_word_table
from qa.question import Query, parse
from qa.wording import content_words, is_frame, is_generic, is_measure, is_noun

# 投资谁涨得快: what is asked of them stands after the last one.
ASKING = re.compile(r"谁|哪")


@cache
def indicators() -> dict[str, str]:
    """Return for a word said alone the indicator that it stands for among figures: 投资, 消费."""
    rows = read_word_table(
        "qa", "indicators.tsv", lambda indicator, said: [(one, indicator) for one in said.split()]
    )
    return dict(chain.from_iterable(rows))


def named_in_full(query: Query, ledgers: Sequence[Ledger]) -> Query:
    """Return a comparison with its indicators' full names for the words said alone: 财政比去年多收.

    The query itself where it compares nothing, names anything else, 投资和绿色建筑, or takes something from before.
    """
    heads = {part: ASKING.split(part)[0] for part in query.parts}
    alone = [head for head in heads.values() if head in indicators()]
    others = [
        word
        for part, head in heads.items()
        if head not in alone
        for word in content_words(part)
        if is_noun(word) and not (is_generic(word) or is_measure(word) or is_frame(word))
    ]
    compares = "compare" in query.marks and not query.marks & {"overview", "total_entries"}
    if not compares or not alone or others or query.inherited:
        return query
    text = query.text
    for part in alone:
        text = text.replace(part, indicators()[part], 1)
    # 零售总额 is a name, and asks for no amount of money.
    asked = parse(text, ledgers)
    return replace(asked, unit=query.unit, counter=query.counter, marks=query.marks)
