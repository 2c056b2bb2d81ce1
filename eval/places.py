"""Invented places: cities and counties, and the districts, roads, rivers and firms in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

# Characters that stand at the head of hardly any city's name, and ones that close many.
HEADS = "澜霁岫漪荻蘅霓曜翎珩琤澍湑沚漱浛枫槿棠檀芷芸茗岚渺淙泠瀚皓昕晗旻昀炜煦璟琼瑶珞瑾"
ENDS = "州川陵浦阳江溪湾城原岭泉林谷门桥津渚洲屿湖泽安宁昌平康丰兴和"
# Real ones among those that the characters make.
REAL = frozenset({"岚山", "芷江", "琼州", "棠湖", "枫溪", "枫桥", "檀溪", "栖霞"})


def invented(heads: str, ends: str) -> list[str]:
    return [base for base in joined(heads, ends) if base not in REAL]


def joined(heads: str, ends: Sequence[str]) -> list[str]:
    return [head + end for head in heads for end in ends]


DISTRICTS = invented("望栖听揽临映拾隐", "澜霞鹭荷松竹枫荻")
ROADS = joined(
    "云松海月兰晴柏鹤霞泉梅桐",
    ("岭路", "汀路", "屏大街", "亭路", "湖大道", "溪街", "岩路", "庭街"),
)
RIVERS = joined("漱练墨清沙柳莲雁", ("石河", "溪河", "潭河", "川河", "水河"))
PARKS = joined("启创智腾锐远", ("航产业园", "元科技城", "源产业园", "帆科技园", "峰高新园"))
TOWNS = joined("石柳杏槐苇荷枣梨", ("岭镇", "桥镇", "坡镇", "塘镇", "泉镇"))
LAKE_NAMES = ("映月湖", "雁鸣湖", "青荷湖", "落星湖", "鹤影湖", "澄心湖", "霁光湖")
FIRM_TRADES = ("精工", "新材", "智造", "光电", "生物", "重工", "电气", "食品", "海工", "数科")


@dataclass(frozen=True, slots=True)
class Names:
    """A place and its districts."""

    place: str
    districts: tuple[str, ...]

    @classmethod
    def of(cls, place: str, seed: int) -> Names:
        rng = Random(f"{seed}/{place}/districts")
        bases = rng.sample(DISTRICTS, 6)
        kinds = ("区", "区", "区", "区", "市", "县")
        return cls(place, tuple(base + kind for base, kind in zip(bases, kinds, strict=True)))

    @property
    def short(self) -> str:
        return self.place[:-1]

    def drawn(self, rng: Random) -> dict[str, str]:
        """Return the names that a 事项's text may use, by slot."""
        roads = rng.sample(ROADS, 2)
        rivers = rng.sample(RIVERS, 2)
        trades = rng.sample(FIRM_TRADES, 2)
        return {
            "地": self.place,
            "城": self.short,
            "路1": roads[0],
            "路2": roads[1],
            "河1": rivers[0],
            "河2": rivers[1],
            "湖": rng.choice(LAKE_NAMES),
            "园": rng.choice(PARKS),
            "镇": rng.choice(TOWNS),
            "企1": self.short + trades[0],
            "企2": self.short + trades[1],
        }


def place_names(count: int, seed: int) -> list[str]:
    """Return `count` different names of places that do not exist: cities first, then counties.

    Raises:
        ValueError: there are not so many.
    """
    bases = invented(HEADS, ENDS)
    Random(f"{seed}/places").shuffle(bases)
    names = [base + kind for kind in "市县区" for base in bases]
    if count > len(names):
        raise ValueError(f"最多可以编出{len(names)}个地方，要的是{count}个")
    return names[:count]
