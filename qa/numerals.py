"""Whole numbers in Arabic and Chinese numerals, and what joins several of them."""

from __future__ import annotations

# Only numerals that can be read: 第百项 and 第一一项 name no entry.
ONE_TO_NINE = "[一二三四五六七八九]"
BELOW_HUNDRED = rf"{ONE_TO_NINE}?十{ONE_TO_NINE}?"
HUNDREDS = rf"{ONE_TO_NINE}百(?:零{ONE_TO_NINE}|{ONE_TO_NINE}十{ONE_TO_NINE}?)?"
NUMERAL = rf"(?:\d{{1,9}}|{HUNDREDS}|{BELOW_HUNDRED}|{ONE_TO_NINE})"
AND = r"(?:[、,，和与跟]|以及|及(?!以))"
TO = r"(?:[到至~—]|--?)"


def numeral(text: str) -> int:
    """Return the value of a whole number in Arabic or Chinese numerals."""
    import cn2an

    plain = text.replace("两", "二")
    return int(plain) if plain.isdecimal() else int(cn2an.cn2an(plain, "smart"))
