"""The text of an invented 事项: its pledge, and its progress in a quarter."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from eval.places import Names
from eval.series import Series, State

PERIOD_WORDS = ("一季度", "上半年", "前三季度", "全年")
UNTIL_WORDS = ("截至3月底", "截至6月底", "截至9月底", "截至12月底")
NEXT_WORDS = ("二季度", "三季度", "四季度", "明年一季度")
LEADS = (
    "印发《{地}{年}{领域}领域重点任务推进方案》，逐项明确责任分工。",
    "市政府召开专题会议研究，协调解决难点问题。",
    "建立“周调度、月通报”机制，压实各区（市）责任。",
    "组织专班赴{区1}、{区2}现场调研督导。",
    "将该事项纳入全市重点工作清单，实行挂图作战。",
    "加强部门联动，落实用地、资金等要素保障。",
)
TAILS = {
    State.NOT_STARTED: ("计划{下}启动。", "力争{下}取得实质性进展。"),
    State.APPLYING: ("预计{下}完成审批。", "下一步，将加强对上沟通衔接。"),
    State.UNDERWAY: (
        "下一步，将加密调度频次，确保完成年度任务。",
        "下一步，将强化要素保障，加快推进。",
        "其余部分正按计划推进。",
    ),
    State.REACHED: ("下一步，将做好总结评估。", "下一步，将巩固提升工作成效。"),
}
LEAD_SHARE, TAIL_SHARE = 0.35, 0.45


class Wording:
    """A 事项 of a place and year in words."""

    def __init__(self, series: Series, names: Names) -> None:
        self._series = series
        districts = series.random(series.year, "districts").sample(names.districts, 3)
        self._named = names.drawn(series.random("names"))
        self._named |= {f"区{at}": name for at, name in enumerate(districts, start=1)}
        # The wording turns with the year.
        pledges = series.template.pledges
        first = series.random("wording").randrange(len(pledges))
        pledge = pledges[(series.year + first) % len(pledges)]
        self.title = pledge.format_map(Slots(self._named, series, 0))

    def progress(self, quarter: int) -> str:
        """Return the 进展情况 of a quarter, 0 to 3."""
        series, state = self._series, self._series.states[quarter]
        rng = series.random(series.year, quarter, "text")
        text = rng.choice(series.template.sentences[state])
        # Figures of the statistics office and lists of parts stand alone.
        if not series.template.is_rate and "\n" not in text:
            lead = rng.choice(LEADS) if rng.random() < LEAD_SHARE else ""
            tail = rng.choice(TAILS[state]) if rng.random() < TAIL_SHARE else ""
            text = lead + text + tail
        return text.format_map(Slots(self._named, series, quarter))


def shown(value: float, decimals: int = 2) -> str:
    """Return a figure rounded half up, without closing zeros: 5, 5.5, 384.62."""
    exact = Decimal(str(round(value, 6)))
    text = str(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(part: float, whole: float) -> str:
    return shown(100 * part / whole, 1)


class Slots(dict[str, str]):
    """What the slots of a text stand for in one quarter, made when a text asks for them."""

    def __init__(self, named: dict[str, str], series: Series, quarter: int) -> None:
        super().__init__(named)
        self._series = series
        self._quarter = quarter

    def __missing__(self, slot: str) -> str:
        for name, with_unit in WITH_UNIT.items():
            if slot.startswith(name):
                return with_unit(self, self._series, self._quarter, slot.removeprefix(name))
        return FIGURES[slot](self._series, self._quarter)


def by_district(slots: Slots, series: Series, quarter: int, unit: str) -> str:
    """Return how the districts share in what is done; the parts add up to it."""
    done, least = series.done(quarter), series.template.spans["目标"].unit
    rng = series.random(series.year, "parts")
    parts = []
    for share in (rng.uniform(0.2, 0.35), rng.uniform(0.1, 0.2)):
        parts.append(round(done * share // least * least, 4))
    if min(parts) <= 0:
        return f"{slots['区1']}、{slots['区2']}进度较快"
    first, second, rest = (shown(part) + unit for part in (*parts, round(done - sum(parts), 4)))
    return f"其中，{slots['区1']}{first}、{slots['区2']}{second}，其他区（市）合计{rest}"


def started(slots: Slots, series: Series, quarter: int, unit: str) -> str:
    """Return how many projects are started, and how many are not."""
    count, target = series.started(quarter), int(series.target())
    if count == target:
        return "已全部开工"
    return f"已开工{count}{unit}，开工率{percent(count, target)}%，未开工{target - count}{unit}"


def against_target(series: Series, quarter: int) -> str:
    difference = round(series.growth[quarter] - series.target("增速"), 1)
    if difference == 0:
        return "与年度目标持平"
    side = "高于" if difference > 0 else "低于"
    return f"{side}年度目标{shown(abs(difference))}个百分点"


def applicants(series: Series, quarter: int) -> str:
    most = min(90.0, series.target() * 0.9) if "目标" in series.template.spans else 60.0
    return shown(series.side_count(quarter, most * 0.5, most))


def share(series: Series, quarter: int, low: float, high: float) -> str:
    """Return a rate that creeps up over the year."""
    rng = series.random(series.year, "share", low, high)
    steps = [rng.uniform(0, (high - low) / 20) for _ in range(4)]
    return shown(rng.uniform(low, high) + sum(steps[: quarter + 1]), 1)


def other_growth(name: str) -> Slot:
    return lambda series, quarter: shown(
        series.random(series.year, quarter, name).uniform(2.5, 11), 1
    )


def side(series: Series, quarter: int) -> str:
    span = series.template.spans["次"]
    return shown(series.side_count(quarter, span.low, span.high))


Slot = Callable[[Series, int], str]
WITH_UNIT: dict[str, Callable[[Slots, Series, int, str], str]] = {
    "分区": by_district,
    "开工情况": started,
}
FIGURES: dict[str, Slot] = {
    "年": lambda series, _: f"{series.year}年",
    "领域": lambda series, _: series.template.domain,
    "时": lambda _, quarter: PERIOD_WORDS[quarter],
    "末": lambda _, quarter: UNTIL_WORDS[quarter],
    "下": lambda _, quarter: NEXT_WORDS[quarter],
    "线": lambda series, _: str(series.random(series.year, "line").randint(3, 12)),
    "目标": lambda series, _: shown(series.target()),
    "完成": lambda series, quarter: shown(series.done(quarter)),
    "完成率": lambda series, quarter: percent(series.done(quarter), series.target()),
    "乙": lambda series, _: shown(series.target("乙")),
    "乙完成": lambda series, quarter: shown(series.done(quarter, "乙")),
    "金额": lambda series, _: shown(series.target("金额")),
    "累计金额": lambda series, quarter: shown(series.done(quarter, "金额")),
    "金额率": lambda series, quarter: percent(series.done(quarter, "金额"), series.target("金额")),
    "形象": lambda series, quarter: shown(series.built(quarter), 1),
    "存量": lambda series, _: shown(series.target("存量")),
    "现有": lambda series, quarter: shown(series.stock(quarter)),
    "净增": lambda series, quarter: shown(series.stock(quarter) - series.stock(-1)),
    "缺口": lambda series, quarter: shown(series.target("存量") - series.stock(quarter)),
    "增速": lambda series, _: shown(series.target("增速")),
    "同比": lambda series, quarter: shown(series.growth[quarter], 1),
    "对比": against_target,
    "值": lambda series, quarter: shown(series.level(quarter)),
    "余额": lambda series, quarter: shown(series.level(quarter)),
    "甲率": other_growth("甲"),
    "乙率": other_growth("乙"),
    "占比": lambda series, quarter: share(series, quarter, 56, 90),
    "合格率": lambda series, quarter: share(series, quarter, 97.5, 99),
    "满意": lambda series, _: shown(series.target("满意")),
    "满意率": lambda series, quarter: share(series, quarter, 90, 96),
    "数": applicants,
    "次": side,
    "层": lambda series, quarter: str(series.side_count(quarter, 16, 30)),
    "万元": lambda series, quarter: str(series.side_count(quarter, 40, 90) * 100),
}
