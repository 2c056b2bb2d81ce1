"""Figures computed from figures: shares, gaps, differences, sums; exact, each with its formula."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from index.figures import SCALES, Figure, units
from qa.draft import Calculation, plain, rounded
from qa.located import Located
from qa.pairs import Pair

HUNDRED = Decimal(100)
SMALLEST = Decimal("0.1")


def share(part: Sequence[Figure], whole: Figure) -> Calculation:
    """Return part ÷ whole in per cent; parts are summed first.

    To one digit after the point, to two where one would show none of it.
    """
    *parts, total = common_scale([*part, whole])
    ratio = sum(parts, Decimal(0)) / total * HUNDRED
    result = rounded(ratio, 1 if abs(ratio) >= Decimal("0.1") else 2)
    shown = f"{plain_sum(parts)} ÷ {plain(total)} = {percent(result)}"
    return Calculation("÷", (*parts, total), result, shown)


def percent(result: Decimal) -> str:
    return f"{plain(result)}%"


def gap(pair: Pair) -> Calculation:
    """Return target − progress, in the target's unit; in percentage points for a rate."""
    return difference([pair.target.figure], [located.figure for located in pair.actuals])


def difference(first: Sequence[Figure], second: Sequence[Figure]) -> Calculation:
    """Return first − second, in the unit of the first of them."""
    scaled = common_scale([*first, *second])
    minuend, rest = scaled[: len(first)], scaled[len(first) :]
    result = sum(minuend, Decimal(0)) - sum(rest, Decimal(0))
    unit = shared_unit([*first, *second])
    left = plain_sum(minuend)
    right = plain_sum(rest)
    shown = f"{left} − {right} = {plain(result)}{unit}"
    return Calculation("−", tuple(scaled), result, shown)


def total(figures: Sequence[Figure]) -> Calculation:
    """Return the sum of figures, in the unit they share."""
    scaled = common_scale(figures)
    result = sum(scaled, Decimal(0))
    shown = f"{' + '.join(map(plain, scaled))} = {plain(result)}{shared_unit(figures)}"
    return Calculation("+", tuple(scaled), result, shown)


def backward(amount: Located, rate: Located) -> Calculation:
    """Return the whole of which `amount` is stated to be `rate` per cent, to two digits."""
    value = Decimal(amount.figure.amount.rstrip("万亿千百十余多").replace(",", ""))
    result = rounded(value / (rate.figure.value / HUNDRED), 2)
    unit = amount.figure.shown[len(plain(value)) :]
    shown = f"{plain(value)} ÷ {plain(rate.figure.value)}% ≈ {plain(result)}{unit}"
    return Calculation("÷", (value, rate.figure.value), result, shown)


def quotient(amount: Figure, count: Figure) -> Calculation:
    """Return amount ÷ count to two digits, in the largest unit that it fills, from the amount's down."""
    unit, factor = scale_of(amount)
    each = amount.value / count.value
    base = amount.unit.removeprefix("万") if amount.base == "个" else amount.base
    for scale in ("万", "") if each < factor else ():
        unit, factor = f"{scale}{base}", Decimal(SCALES[scale])
        if each >= factor:
            break
    value = amount.value / factor
    result = rounded(value / count.value, 2)
    shown = f"{plain(value)} ÷ {plain(count.value)} = {plain(result)}{unit}"
    return Calculation("÷÷", (value, count.value), result, shown)


def multiple(one: Figure, other: Figure) -> Calculation:
    """Return how many times another figure one is, to two digits."""
    _, factor = scale_of(one)
    first, second = one.value / factor, other.value / factor
    result = rounded(first / second, 2)
    equals = "=" if result * second == first else "≈"
    shown = f"{plain(first)} ÷ {plain(second)} {equals} {plain(result)}倍"
    return Calculation("÷÷", (first, second), result, shown)


def plain_sum(values: Sequence[Decimal]) -> str:
    text = " + ".join(map(plain, values))
    return f"（{text}）" if len(values) > 1 else text


def scale_of(figure: Figure) -> tuple[str, Decimal]:
    """Return the scale and unit that follow the digits, and the factor to base units."""
    digits = figure.amount.rstrip("万亿千百十余多")
    number = Decimal(digits.replace(",", "").replace("，", "")) if is_number(digits) else None
    if number is None:
        return figure.unit, Decimal(1)
    if not number:
        # 0亿元 is still reckoned in 亿元.
        scale = figure.amount[len(digits) :].replace("余", "").replace("多", "")
        _, factor = units().get(figure.unit, ("", 1))
        return f"{scale}{figure.unit}", Decimal(SCALES.get(scale, 1) * factor)
    return figure.shown[len(digits) :].replace("余", "").replace("多", ""), figure.value / number


def is_number(text: str) -> bool:
    return text.replace(",", "").replace("，", "").replace(".", "", 1).isdecimal()


def common_scale(figures: Sequence[Figure]) -> list[Decimal]:
    """Return the figures' values in one unit: the one they share, else the one of `shared_factor`."""
    factor = shared_factor(figures)
    return [figure.value / factor for figure in figures]


def amount(calculation: Calculation) -> str:
    """Return the result of a calculation as it is shown, without its sign."""
    return calculation.shown.rpartition("= ")[2].lstrip("-")


def shared_factor(figures: Sequence[Figure]) -> Decimal:
    """Return the factor of the unit that figures are reckoned in.

    That of all of them; of amounts of money the largest that leaves two digits: 6400万元 is 0.64亿元.
    """
    factors = {scale_of(figure)[1] for figure in figures}
    largest = max(factors)
    if len(factors) == 1:
        return largest
    scaled = [figure.value / largest for figure in figures]
    readable = all(one >= SMALLEST and one == rounded(one, 2) for one in scaled)
    return largest if readable and figures[0].base == "元" else Decimal(1)


def shared_unit(figures: Sequence[Figure]) -> str:
    """Return the unit that `common_scale` gives values in."""
    first = figures[0]
    if first.base == "%":
        return "个百分点"
    factor = shared_factor(figures)
    own = [scale_of(figure)[0] for figure in figures if scale_of(figure)[1] == factor]
    if factor != 1 or len(own) == len(figures):
        return own[0]
    plainest = min(figures, key=lambda figure: scale_of(figure)[1])
    suffix, factor = scale_of(plainest)
    return suffix if factor == 1 else first.base if first.base != "个" else first.unit
