"""What only a column of its own can hold, and how questions ask for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from index.entry import Column, Ledger, Role
from index.word_tables import read_word_table
from qa.once import once

OWN_COLUMNS = ("问题", "下一步")


# 主管部门又做了哪一步: who does something is its subject, and no column is asked for.
DOES = "(?:又|还|都|后来|随后)?(?:做|开展|组织|推|提出|给(?!我|出|个|到)|对|把|核|审|批了|下发|印发|召开|采取)"
# 给分管领导讲, 向市领导汇报: who is told, and no attribute of an entry.
TOLD_TO = "[给向跟陪对为请帮替]"


NAMED_ROLES = (Role.UNIT, Role.DEADLINE, Role.OTHER)


@dataclass(frozen=True, slots=True)
class Attribute:
    """Something about an entry that only a column of its own can hold."""

    word: str
    role: Role
    name: str

    def is_of(self, column: Column) -> bool:
        """Return whether a column is there to hold the attribute, by its name or its role."""
        part = next((part for part in ("配合", "协办") if part in self.word), "")
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


def attributes_in(text: str, columns: Sequence[Column] = ()) -> list[Attribute]:
    """Return the attributes that a text asks for, each role once, in their order in it.

    When something will be done is asked of a column of deadlines only where there is one: without
    it the progress may say.
    """
    has_deadlines = any(column.role is Role.DEADLINE for column in columns)
    found: dict[str, tuple[int, Attribute]] = {}
    for column in columns:
        # 业主单位是谁: a column asked for by its own name.
        if column.role in NAMED_ROLES and len(column.name) > 2 and column.name in text:
            item = Attribute(column.name, column.role, column.name)
            found.setdefault(item.name, (text.index(item.word), item))
    for item in attributes():
        if item.word not in text:
            continue
        told = item.role is not Role.DEADLINE or has_deadlines or "时限" in item.word
        if item.name in OWN_COLUMNS:
            # Without a column for it the progress may say.
            told = any(item.name in column.name for column in columns)
        before = f"(?<!{TOLD_TO})" if item.name == "负责人" else ""
        asked = re.search(rf"{before}{re.escape(item.word)}(?!{DOES})", text)
        if asked and told:
            found.setdefault(item.name, (asked.start(), item))
    return [item for _, item in sorted(found.values(), key=lambda pair: pair[0])]


@once
def held_columns(ledgers: Sequence[Ledger]) -> tuple[Column, ...]:
    """Return the columns that the ledgers have, each once."""
    return tuple(dict.fromkeys(column for ledger in ledgers for column in ledger.columns))


def asked_of_columns(text: str) -> list[tuple[int, int]]:
    """Return where the words stand that ask for a column, as 谁负责 does; they name no subject."""
    return [
        match.span()
        for attribute in attributes()
        if attribute.role is not Role.OTHER and attribute.word in text
        # 173处堵点 are things that are counted.
        for match in re.finditer(rf"(?<![处个条项]){re.escape(attribute.word)}", text)
    ]
