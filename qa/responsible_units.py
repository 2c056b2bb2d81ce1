"""The responsible units that ledgers name and questions ask by: in full, in short, of rows above."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from index import regexes
from index.entry import Entry, Role
from qa.draft import Span
from qa.match import Condition, Match
from qa.question import Query

LEADS = re.compile(r"牵头|负责|主管|承办|主办|配合|协办|责任|承担|实施主体|业主|分管|归")
# 牵头 and 配合 are columns of their own in many ledgers: what the question says chooses.
PARTS_PLAYED = ("牵头", "配合", "协办", "责任", "业主", "实施")
UNIT_KIND = re.compile(r"局|委(?!员)|办(?![理事结])|厅|中心|会(?![议展])|联|部")
# 发改委 is 发展和改革委员会, 政府办 is 政府办公室.
SAME_KIND = {"委": ("委", "委员会"), "办": ("办", "办公室")}
LONGEST_SHORT = 8
# 民政口负责的, 教育系统牵头的: a unit called by its field.
FIELD_KIND = re.compile(
    r"口(?=(?:上|里|这边|那边)?(?:负责|牵头|承担|主抓|分管|管|的|有|今年|目前|现在|各|都|哪|几))"
    r"|(?:系统|条线|战线|部门)(?=(?:上|里|这边|那边)?(?:负责|牵头|承担|主抓|分管|管))"
)
SHORTEST_FIELD, LONGEST_FIELD = 2, 4
BETWEEN_UNITS = re.compile(r"[、，,；;\s/]+")
LEVEL = re.compile(r"^(?:省|市|区|县|乡|镇|州|盟|旗)(?=[\u4e00-\u9fff]{2,})")
ORGAN = r"[\u4e00-\u9fff]{1,12}?(?:局|委|办|厅|部|中心|公司|集团|院|署|处|政府|街道|单位|部门)"
ORGAN_NAME = re.compile(r"(?:局|委|办|厅|中心|公司|集团|院|署)$")
BY_UNIT = re.compile(
    r"(?:哪个|哪家|什么)(?:单位|部门|局).{0,8}最(?:多|少)|(?:各|每个|各个)(?:单位|部门|局|牵头单位|责任单位).{0,10}(?:几|多少|分别|统计)|按(?:牵头|责任)?(?:单位|部门)(?:统计|分|汇总)"
    r"|(?:牵头|负责|承担|主管)[^，。?？]{0,8}最(?:多|少)的?(?:是|有)?(?:哪|谁|什么)|谁(?:牵头|负责)(?:的|得)?[^，。?？]{0,6}最(?:多|少)"
)
LED_BY = re.compile(
    rf"(?:由|归|是|为)(?P<before>{ORGAN})(?:来|所)?(?:牵头|负责|主管|承办|主办|配合|协办|承担|管)"
    rf"|^(?P<first>(?!.{{0,12}}[由归是为]){ORGAN})(?:牵头|负责|主管|承办|主办|配合|协办|承担)"
)

# 责任单位写了两家的, 由三个部门共同负责的: so many units are named.
NUMBERS = {"一": 1, "1": 1, "两": 2, "二": 2, "2": 2, "三": 3, "3": 3, "四": 4, "4": 4}
SEVERAL_UNITS = re.compile(
    r"(?:单位|部门)[^，。?？]{0,6}?(?:写|填|列|涉及|有|是|为)(?:了|着|有|到)?(?P<number>[一两二三四1-4多]|不止一)(?:家|个)(?P<more>(?:及|或)?以上)?(?:单位|部门)?(?=的|，|,|[?？。]*$)"
    r"|(?P<count>[两二三四2-4多]|不止一)(?:家|个)(?P<over>(?:及|或)?以上)?的?(?:单位|部门)(?:共同|联合|一起|分别)?(?:负责|牵头|承担|主管|配合|参与|承办)"
)


@lru_cache(maxsize=200_000)
def units_in(cell: str) -> tuple[str, ...]:
    """Return the units that a cell names, each without the level of government before it."""
    return tuple(LEVEL.sub("", unit) for unit in BETWEEN_UNITS.split(cell) if unit)


def unit_columns(query: Query, entry: Entry) -> list[str]:
    """Return the columns that name units, of the part played that the question speaks of."""
    columns = [column.name for column in entry.columns if column.role is Role.UNIT]
    part = next((part for part in PARTS_PLAYED if part in query.text), "")
    leading = [name for name in columns if not regexes.search(r"配合|协办|协同|参与", name)]
    return [name for name in columns if part and part in name] or leading or columns


def names_holder(query: Query) -> bool:
    """Return whether a question names the unit that entries should be led by."""
    stated = LED_BY.search(query.text)
    return stated is not None and not asks_which(stated["before"] or stated["first"])


def is_unit(name: str, unit: str) -> bool:
    """Return whether a name is a unit's, in full or in short: 住建局 is 住房城乡建设局.

    A short name keeps some of the characters in their order, the first and the last of them.
    """
    full = LEVEL.sub("", unit)
    # 市监局 is 市场监督管理局, and 市教育局 is 教育局.
    return any(is_short(plain, full) for plain in dict.fromkeys((name, LEVEL.sub("", name))))


def is_short(plain: str, full: str) -> bool:
    """Return whether a name is a unit's or keeps some of its characters, the first and last of them."""
    if plain == full:
        return True
    kinds = list(UNIT_KIND.finditer(plain))
    kind = kinds[-1] if kinds else None
    if not kind or kind.start() < 2 or not full.endswith(SAME_KIND.get(kind[0], kind[0])):
        return False
    own = plain[: kind.start()]
    return full.startswith(own[0]) and is_within(own, full[: full.rfind(kind[0][0])] or full)


def is_within(short: str, full: str) -> bool:
    """Return whether the characters of a text stand in another in the same order."""
    rest = iter(full)
    return all(char in rest for char in short)


def named_units(query: Query, held: Iterable[str]) -> dict[str, str]:
    """Return the units that a question names in full or in short, each with its words there."""
    found: dict[str, str] = {}
    words = [
        query.text[match.start() - back : match.end()]
        for match in UNIT_KIND.finditer(query.text)
        for back in range(2, LONGEST_SHORT + 1)
        if match.start() >= back
    ]
    for unit in held:
        if unit in query.text:
            found[unit] = unit
            continue
        short = next((word for word in words if is_unit(word, unit)), None)
        short = short or field_named(query.text, unit)
        if short:
            found[unit] = short
    return found


def field_named(text: str, unit: str) -> str:
    """Return the words by which a text calls a unit after its field, such as 民政口, or nothing."""
    full = LEVEL.sub("", unit)
    for kind in FIELD_KIND.finditer(text):
        # 卫健、民政口 are two fields of one kind.
        *others, last = regexes.split(
            r"[、和与]", regexes.split(r"[，。；;]", text[: kind.start()])[-1]
        )
        for piece, tail in ((last, kind[0]), *((other, "") for other in others)):
            for back in range(SHORTEST_FIELD, min(LONGEST_FIELD, len(piece)) + 1):
                field = piece[-back:]
                if field in full or is_short_field(field, full):
                    return field + tail
    return ""


def is_short_field(field: str, full: str) -> bool:
    """Return whether a field is that of a unit, in short: 发改 of 发展改革局, 住建 of 住房城乡建设局."""
    kinds = list(UNIT_KIND.finditer(full))
    own = full[: kinds[-1].start()] if kinds else full
    return full.startswith(field[0]) and is_within(field, own)


def led_by(query: Query, entries: Sequence[Entry]) -> tuple[Condition | None, list[str]]:
    """Return the condition that a column names a unit: 由教育局牵头; and the unit's words."""
    if not any(unit_columns(query, one) for one in entries[:1]):
        return None, []
    leads = LEADS.search(query.text)
    all_units = {
        unit
        for entry in entries
        for column in unit_columns(query, entry)
        for unit in units_in(entry.text(column))
    }
    named = named_units(query, sorted(all_units))
    held = {unit for unit in named if leads or ORGAN_NAME.search(unit)}
    units = [unit for unit in held if not any(unit != other and unit in other for other in held)]
    if not units:
        stated = LED_BY.search(query.text)
        if stated is None or not names_holder(query):
            return None, []
        units = [LEVEL.sub("", stated["before"] or stated["first"])]

    above = rows_above(entries)

    def meets(entry: Entry) -> Match | None:
        spans = tuple(
            Span(row, column, 0, len(row.text(column)))
            for column in unit_columns(query, entry)
            for row in (above.get((entry.id, column), entry),)
            if any(unit in units for unit in units_in(row.text(column)))
        )
        return Match(entry, spans) if spans else None

    verb = LEADS.search(query.text)
    said = [*units, *(named[unit] for unit in units if unit in named)]
    return Condition(f"由{'、'.join(units)}{verb[0] if verb else '负责'}", meets), said


def rows_above(entries: Sequence[Entry]) -> dict[tuple[str, str], Entry]:
    """Return for each empty cell of units of a row without a number the row that goes on there.

    A unit said once is that of the rows below it, up to the next row with a number.
    """
    found: dict[tuple[str, str], Entry] = {}
    before: dict[str, Entry] = {}
    ledger = ""
    for entry in entries:
        if entry.number is not None or entry.ledger != ledger:
            before, ledger = {}, entry.ledger
        for column in entry.columns:
            if column.role is not Role.UNIT:
                continue
            if entry.text(column.name).strip():
                before[column.name] = entry
            elif column.name in before:
                found[entry.id, column.name] = before[column.name]
    return found


def several_units(query: Query, entries: Sequence[Entry]) -> tuple[Condition | None, list[str]]:
    """Return the condition that so many units are named for an entry: 责任单位写了两家的."""
    asked = SEVERAL_UNITS.search(query.text)
    if not asked or not any(unit_columns(query, one) for one in entries[:1]):
        return None, []
    said = asked["number"] or asked["count"]
    number = NUMBERS.get(said, 2)
    at_least = bool(asked["more"] or asked["over"]) or said not in NUMBERS

    def meets(entry: Entry) -> Match | None:
        named = [
            (column, unit)
            for column in unit_columns(query, entry)
            for unit in units_in(entry.text(column))
        ]
        if not (len(named) >= number if at_least else len(named) == number):
            return None
        held = dict.fromkeys(column for column, _ in named)
        return Match(entry, tuple(Span(entry, name, 0, len(entry.text(name))) for name in held))

    return Condition(f"责任单位有{number}家{'以上' if at_least else ''}", meets), [asked[0]]


def asks_which(words: str) -> bool:
    return bool(regexes.search(r"哪|什么|谁|几", words))


def by_unit(query: Query, entries: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
    """Return the units that lead entries with the entries of each, most first; ties in order."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        for column in unit_columns(query, entry):
            for unit in BETWEEN_UNITS.split(entry.text(column)):
                if unit:
                    groups.setdefault(unit, []).append(entry)
    return sorted(groups.items(), key=lambda item: -len(item[1]))


def asks_by_unit(query: Query) -> bool:
    """Return whether entries are to be counted by who leads them: 哪个单位牵头的事项最多."""
    return bool(BY_UNIT.search(query.text))
