"""A number or a day in the format of its cell → the text that a spreadsheet shows."""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from index import regexes
from index.tables.xls_cells import shown

GENERAL = "General"
# What Chinese Excel means by the formats that it leaves to the country.
CHINESE_FORMATS = {
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
}
# 2025-09-30 is said where the format is left to the machine, or spells months in English.
LEFT_TO_MACHINE = {"mm-dd-yy", "m/d/yy h:mm", "d-mmm-yy", "d-mmm", "mmm-yy"}
LONG_DATE = "[$-F800]"
CHINESE_LONG_DATE = 'yyyy"年"m"月"d"日"'
PARTS = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]'
    r"|_.|\*.|(?P<digits>[0#?.,]+)|(?P<time>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+)|(?P<plain>.)"
)
DIGITS = re.compile(r"[0#?.,]+")
LONGEST_FORM = 200
MOST_DECIMALS = 20


def as_seen(value: object, form: str) -> str:
    """Return a value as its cell shows it: 50% for 0.5, 1,250.50, ￥300, 2025年9月 for a day."""
    if isinstance(value, bool) or form == GENERAL or len(form) > LONGEST_FORM:
        return shown(value)
    if isinstance(value, int | float):
        return number_in_form(value, form)
    if isinstance(value, datetime.date | datetime.time):
        return day_in_form(value, form)
    return shown(value)


def number_in_form(value: float, form: str) -> str:
    """Return a number in a format; plain where the format is none for numbers that is known."""
    sections = sections_of(form)
    negative = value < 0
    if negative and len(sections) > 1:
        section, negative = sections[1], False
    elif value == 0 and len(sections) > 2:
        section = sections[2]
    else:
        section = sections[0]
    try:
        text = written(Decimal(str(abs(value))), section)
    except InvalidOperation:
        return shown(value)
    if text is None:
        return shown(value)
    return f"-{text}" if negative and regexes.search(r"[1-9]", text) else text


def written(value: Decimal, section: str) -> str | None:
    """Return a number from 0 on in one section of a format; None where it is no such section."""
    parts = list(PARTS.finditer(section))
    places = [at for at, part in enumerate(parts) if part["digits"]]
    others = "".join(part["plain"] or "" for part in parts)
    if (
        len(places) > 1
        or any(part["time"] for part in parts)
        or regexes.search(r"[E@/]|General", others)
    ):
        return None
    if not places:
        return "".join(map(literal, parts)).strip()
    digits = parts[places[0]]["digits"]
    if not regexes.search(r"[0#?]", digits):
        return None
    plain = digits.rstrip(",")
    value = value * 100 ** others.count("%") / 1000 ** (len(digits) - len(plain))
    head = "".join(map(literal, parts[: places[0]]))
    tail = "".join(map(literal, parts[places[0] + 1 :]))
    return f"{head}{in_digits(value, plain)}{tail}".strip()


def in_digits(value: Decimal, places: str) -> str:
    """Return a number by its format's places: #,##0.00."""
    whole, _, after = places.partition(".")
    decimals = min(len(after), MOST_DECIMALS)
    rounded = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    before, _, behind = f"{rounded:f}".partition(".")
    fewest = whole.count("0")
    before = before.lstrip("0").rjust(fewest, "0")
    if "," in whole and before:
        before = regexes.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", before)
    kept = after.rfind("0") + 1
    while len(behind) > kept and behind.endswith("0"):
        behind = behind[:-1]
    return f"{before or '0'}.{behind}" if behind else before


def literal(part: re.Match[str]) -> str:
    return part["quoted"] or part["escaped"] or part["currency"] or part["plain"] or ""


def day_in_form(value: datetime.date | datetime.time, form: str) -> str:
    """Return a day or a time in a format, as 2025-09-30 where the format is left to the machine."""
    code = CHINESE_LONG_DATE if form.startswith(LONG_DATE) else sections_of(form)[0]
    parts = list(PARTS.finditer(code))
    letters = [part["time"].lower() for part in parts if part["time"]]
    words = regexes.sub(r"[^A-Za-z]", "", "".join(part["plain"] or "" for part in parts))
    spelled = any(len(one) > 2 and one[0] in "md" for one in letters)
    if form in LEFT_TO_MACHINE or not letters or words or spelled or "[h" in code.lower():
        return shown(value)
    result, before = "", ""
    for at, part in enumerate(parts):
        if not part["time"]:
            result += literal(part) or (part["digits"] or "")
            continue
        one = part["time"].lower()
        after = next((p["time"].lower() for p in parts[at + 1 :] if p["time"]), "")
        is_minute = one[0] == "m" and (before[:1] == "h" or after[:1] == "s")
        result += unit_of(value, one, is_minute)
        before = one
    return result.strip()


def unit_of(value: datetime.date | datetime.time, unit: str, is_minute: bool) -> str:
    """Return one part of a day or a time: yyyy, m, dd, h, mm, ss."""
    name = {"y": "year", "d": "day", "h": "hour", "s": "second"}.get(unit[0], "month")
    number = int(getattr(value, "minute" if is_minute else name, 0))
    if unit[0] == "y":
        return str(number) if len(unit) > 2 else f"{number % 100:02}"
    return f"{number:02}" if len(unit) > 1 else str(number)


@lru_cache(maxsize=1000)
def sections_of(form: str) -> tuple[str, ...]:
    """Return a format's sections: for numbers, for those below zero, for zero."""
    sections, quoted = [""], False
    for character in form:
        quoted ^= character == '"'
        if character == ";" and not quoted:
            sections.append("")
        else:
            sections[-1] += character
    return tuple(sections)
