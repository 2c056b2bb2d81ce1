"""What only a column of its own can hold, and how questions ask for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from index import regexes
from index.entry import Column, Ledger, Role
from index.word_tables import read_word_table
from qa.once import once

OWN_COLUMNS = ("问题", "下一步")


# 主管部门又做了哪一步: who does something is its subject, and no column is asked for.
DOES = "(?:(?:有没有|有无|是否)(?!写|列|注明)|(?:又|还|都|后来|随后|这边|那边|想)?(?:要(?!求|是)|想|问|催|等着|需要|做|开展|组织|推|提出|给(?!我|出|个|到|一[个下份]|下)|对|把|核|审|批了|下发|印发|召开|采取))"
# 主管部门是怎么核的: a unit is its subject, too.
HOW_DONE = r"(?:是|都|又)?(?:怎么|怎样|如何|咋)(?!称呼|联系|找)[\u4e00-\u9fff]"
# 给分管领导讲, 向市领导汇报: who is told, and no attribute of an entry.
TOLD_TO = "[给向跟陪对为请帮替]"


# 省下的花费, 降低了多少成本: what is saved is no budget.
SAVED = re.compile(
    r"(?:节省|节约|节支|压减|压降|降低|减少|减轻|省(?=[了下掉去出])|(?<!多)少(?=花|付|掏|交))(?:了|下|掉|出|去)?(?:来)?(?:的|多少|几)?[^，。?？]{0,4}$"
)
SAVED_AFTER = re.compile(
    r"(?:能|可|一共|总共|累计|平均)?(?:省(?=[了下掉去出])|节省|节约|压减|压降|降|减)"
)
# 校长是谁: who holds an office stands only where the entry names the office.
OFFICE = r"副?(?:[校院厂所站馆园队行会社台店镇乡村区县市部处科局团组班]长|秘书长|董事长|总经理|经理|书记|主任|主席|总裁|法人|法定代表人|总工|总师|工程师|设计师|设计者|教练|裁判|主持人|发言人|传承人|带头人|创始人|老板)"
OFFICE_ASKED = re.compile(
    rf"(?P<office>{OFFICE})(?:同志)?(?:现在|目前|到底)?(?:是|叫|姓)(?:谁|哪位|哪个人|什么名字|啥名字|什么|啥)"
    rf"|(?:谁|哪位)(?:是|当|任|担任|在当|当了)[^，。?？]{{0,8}}?(?P<held>{OFFICE})(?=[?？。，]|$)"
)
# 分管卫生的副市长要听汇报: who asks is no attribute asked for.
ASKED_BY = re.compile(
    r"(?:分管|主管|联系)[^，。?？]{1,8}的(?:同志|领导|负责人|副?[市区县局处科镇乡]长|主任|书记|秘书长)[^，。?？谁哪]{0,6}(?:要|想|问|听|催|等)"
    # 我在崂山分管，…
    r"|^(?:我|俺|咱)们?(?:是?在[^，,。?？谁哪]{2,8})?(?:分管|主管|负责)(?:的|这块)?(?=[，,。：:])"
)
NAMED_ROLES = (Role.UNIT, Role.DEADLINE, Role.OTHER)


@dataclass(frozen=True, slots=True)
class Attribute:
    """Something about an entry that only a column of its own can hold."""

    word: str
    role: Role
    name: str

    @property
    def part(self) -> str:
        """Return the part that a unit asked for plays beside the one that leads, if it plays one."""
        return next((part for part in ("配合", "协办") if part in self.word), "")

    def is_of(self, column: Column) -> bool:
        """Return whether a column is there to hold the attribute, by its name or its role."""
        part = self.part
        if part and part not in column.name:
            # 配合单位 is no 牵头单位, whose column alone the ledger has.
            return False
        if self.word in column.name or self.name in column.name:
            return True
        return column.role is self.role and self.role is not Role.OTHER


@cache
def attributes() -> tuple[Attribute, ...]:
    """Return the attributes by word, longest first."""
    rows = read_word_table(
        "qa",
        "attributes.tsv",
        lambda listed, role, name: [Attribute(word, Role(role), name) for word in listed.split()],
    )
    return tuple(sorted(chain.from_iterable(rows), key=lambda one: -len(one.word)))


def attributes_in(text: str, columns: Sequence[Column] = (), titles: str = "") -> list[Attribute]:
    """Return the attributes that a text asks for, each role once, in their order in it.

    When something will be done is asked of a column of deadlines only where there is one: without
    it the progress may say. What `titles` of entries say themselves is no problem of theirs.
    """
    text = ASKED_BY.sub("", text)
    has_deadlines = any(column.role is Role.DEADLINE for column in columns)
    found: dict[str, tuple[int, Attribute]] = {}
    for column in columns:
        # 业主单位是谁: a column asked for by its own name.
        if column.role in NAMED_ROLES and len(column.name) > 2 and column.name in text:
            item = Attribute(column.name, column.role, column.name)
            found.setdefault(item.name, (text.index(item.word), item))
    if office := office_in(text):
        item = Attribute(office, Role.OTHER, office)
        found.setdefault(item.name, (text.index(office), item))
    for item in attributes():
        if item.word not in text or (item.name == "预算" and is_saved(item.word, text)):
            continue
        told = item.role is not Role.DEADLINE or has_deadlines or "时限" in item.word
        if item.name in OWN_COLUMNS:
            # Without a column for it the progress may say.
            told = any(item.name in column.name for column in columns)
            told = told and item.word not in titles
        before = f"(?<!{TOLD_TO})" if item.name == "负责人" else ""
        does = f"{DOES}|{HOW_DONE}" if item.role is Role.UNIT else DOES
        asked = regexes.search(rf"{before}{re.escape(item.word)}(?!{does})", text)
        if asked and begins_name(asked, titles):
            continue
        if asked and told:
            # 谁牵头、哪些部门配合 asks for two columns of units.
            found.setdefault(item.name + item.part, (asked.start(), item))
    return [item for _, item in sorted(found.values(), key=lambda pair: pair[0])]


def begins_name(found: re.Match[str], titles: str) -> bool:
    """Return whether a word goes on as a name that titles have: 预算 in 预算收入."""
    following = found.string[found.end() : found.end() + 2]
    return len(following) == 2 and found[0] + following in titles


def is_saved(word: str, text: str) -> bool:
    """Return whether a text asks of money only what of it is saved: 省下的花费."""
    before, _, after = text.partition(word)
    return bool(SAVED.search(before) or SAVED_AFTER.match(after))


def office_in(text: str) -> str:
    """Return the office whose holder a text asks for, such as 校长, or an empty string."""
    asked = OFFICE_ASKED.search(text)
    return (asked["office"] or asked["held"]) if asked else ""


@once
def held_columns(ledgers: Sequence[Ledger]) -> tuple[Column, ...]:
    """Return the columns that the ledgers have, each once."""
    return tuple(dict.fromkeys(column for ledger in ledgers for column in ledger.columns))


@once
def titles_held(ledgers: Sequence[Ledger]) -> str:
    """Return the titles of all entries, one a line."""
    return "\n".join(entry.title for ledger in ledgers for entry in ledger.entries)


def asked_of_columns(text: str, ledgers: Sequence[Ledger] = ()) -> list[tuple[int, int]]:
    """Return where the words stand that ask for a column, as 谁负责 does; they name no subject.

    没出方案的堵点 where an entry's own title says 堵点 is of that entry, and of no column.
    """
    titles = titles_held(ledgers)
    return [
        match.span()
        for attribute in attributes()
        if attribute.role is not Role.OTHER
        and attribute.word in text
        and not (attribute.name in OWN_COLUMNS and attribute.word in titles)
        # 173处堵点 are things that are counted.
        for match in regexes.finditer(rf"(?<![处个条项]){re.escape(attribute.word)}", text)
    ]
