"""How a question was understood and what is near it, as lines of Chinese."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from index.entry import Hit
from index.figures import Figure
from qa.chain import Line
from qa.deadlines import Due
from qa.draft import Draft
from qa.labels import KIND_LABELS, MARK_LABELS, REFUSAL_LABELS
from qa.periods import PeriodAsked
from qa.question import Query
from qa.retrieve import fusion
from qa.scope import Scope, scope_of
from qa.subject import Term

NEAREST_SHOWN = 5
NAMES_SHOWN = 5
NONE = "无"
SIDES = {"before": "之前", "after": "之后", "": "之内"}


def explanation(line: Line, question: str) -> str:
    """Return a question as understood, the nearest entries with the parts of their relevance, the
    kind of answer and its formulas."""
    query = line.query(question)
    responder = line.responder()
    scope = scope_of(query, line.ledgers)
    hits = responder.retriever.search(query, entries=scope.entries, top_k=NEAREST_SHOWN)
    lines = [
        *understood(query),
        *words(responder.retriever.terms(query)),
        *nearest(scope, hits),
        *answered(responder.respond(query)),
    ]
    return "\n".join(lines) + "\n"


def understood(query: Query) -> list[str]:
    """Return the parts of a question as understood, a line each, and which of them it lacks."""
    lines, lacking = ["问题的理解"], []
    for name, label, told, none in PARTS:
        if shown := told(getattr(query, name)) or none:
            lines.append(f"  {label}：{shown}")
        else:
            lacking.append(label)
    return [*lines, *([f"  没有读出：{listed(lacking)}"] if lacking else [])]


def words(terms: Sequence[Term]) -> list[str]:
    """Return the words that entries are looked for by, with their weights."""
    lines = ["主题词（权重越大，越能说明问的是哪一项）"]
    for term in terms:
        names = f"，台账里的说法 {listed(term.names[:NAMES_SHOWN])}" if term.names else ""
        likes = "、".join(f"{word}（{cosine:.2f}）" for word, cosine in term.likes[:NAMES_SHOWN])
        near = f"，相近的词 {likes}" if likes else ""
        lines.append(f"  {term.word}：权重 {term.weight:.2f}{names}{near}")
    return lines if terms else [*lines, f"  {NONE}"]


def nearest(scope: Scope, hits: Sequence[Hit]) -> list[str]:
    """Return the nearest entries with the parts of their relevance, and how the parts are weighed."""
    lines = [
        f"最接近的 {len(hits)} 项（查找范围 {len(scope.ledgers)} 部台账、{len(scope.entries)} 项）"
    ]
    if scope.missing:
        lines.append(f"  没有台账的期别：{listed(period.label for period in scope.missing)}")
    for order, hit in enumerate(hits, start=1):
        lines += [
            f"  {order}. {hit.entry.name} {' '.join(hit.entry.title.split())}",
            f"     相关度 {hit.relevance:.3f}：用词 {hit.coverage:.2f}，BM25 {hit.lexical:.2f}，"
            f"向量 {hit.dense:.2f}，数字 {hit.figures:+.0f}，最合的词 {hit.anchor:.2f}",
        ]
    weights = fusion()
    return [
        *lines,
        f"  相关度由各部分加权合成：常数 {weights['intercept']:g}，用词 {weights['coverage']:g}，"
        f"BM25 {weights['lexical']:g}，向量 {weights['dense']:g}，数字 {weights['figures']:g}，"
        f"最合的词 {weights['anchor']:g}",
    ]


def answered(draft: Draft) -> list[str]:
    """Return the kind of answer, why it is a refusal if it is one, and its formulas."""
    lines = ["回答", f"  类别：{coded(draft.kind, KIND_LABELS)}"]
    if draft.refused:
        lines.append(f"  拒答：{REFUSAL_LABELS.get(draft.reason, '')}（{draft.reason.value}）")
    formulas = [calculation.shown for calculation in draft.calculations]
    return [*lines, *(f"  算式：{shown}" for shown in formulas or [NONE])]


def coded(name: str, labels: dict[str, str]) -> str:
    """Return what a name of the code means, with the name: 比例（ratio）."""
    return f"{labels[name]}（{name}）" if name in labels else name


def listed(texts: Any) -> str:
    return "、".join(texts)


def yes(value: bool) -> str:
    return "是" if value else ""


def periods_told(periods: Sequence[PeriodAsked]) -> str:
    return listed(
        one.label if one.label == one.text else f"{one.label}（“{one.text}”）" for one in periods
    )


def numbers_told(numbers: Sequence[int]) -> str:
    return listed(f"第{one}项" if one > 0 else f"倒数第{-one}项" for one in numbers)


def due_told(due: Due | None) -> str:
    if due is None:
        return ""
    year = f"{due.year}年" if due.year else ""
    months = sorted({due.first_month, due.last_month})
    return f"{due.text}（{year}{'至'.join(f'{month}月' for month in months)}{SIDES[due.side]}）"


def figures_told(figures: Sequence[Figure]) -> str:
    return listed(
        f"{one.shown}（{one.comparator}）" if one.comparator else one.shown for one in figures
    )


def names_told(names: Sequence[tuple[str, Sequence[str]]]) -> str:
    return "；".join(f"{word} → {listed(terms)}" for word, terms in names)


# Every field of Query: its name, what it is called, how it is told, and what is said where it is
# empty; without that it is only listed among what the question lacks.
PARTS: tuple[tuple[str, str, Callable[[Any], str], str], ...] = (
    ("text", "问题", str, ""),
    ("marks", "问法", lambda all_: listed(coded(one, MARK_LABELS) for one in sorted(all_)), ""),
    ("periods", "期别", periods_told, "没有指明，从最新的台账找起"),
    ("both_periods", "各期都要", yes, ""),
    ("numbers", "序号", numbers_told, "没有指明"),
    ("places", "地方", listed, "没有指明"),
    ("attribute", "问的栏目", lambda one: f"{one.name}（“{one.word}”）" if one else "", ""),
    ("unit", "问的单位", str, ""),
    ("counter", "量词", str, ""),
    ("due", "完成时限", due_told, ""),
    ("figures", "题中的数字", figures_told, ""),
    ("mentions", "要找的原话", listed, ""),
    ("subject", "主题", lambda text: " ".join(text.split()), ""),
    ("words", "实词", listed, ""),
    ("names", "别的叫法", names_told, ""),
    ("parts", "分成的部分", lambda parts: listed(" ".join(one.split()) for one in parts), ""),
    ("column", "数字栏", str, ""),
    ("aside", "问前所述", str, ""),
    ("inherited", "承接上文", yes, ""),
)
