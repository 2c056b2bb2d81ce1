"""What each part of the retrieval is worth: the parts alone, then one after the other, by kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from eval.evaluate import ONE_ENTRY_KINDS, entries_searched, key_of
from eval.gold import EntryKey, Question
from eval.scores import mean, recall_at
from index.entry import Hit
from qa.chain import Line, earlier_questions
from qa.conversation import understand
from qa.parser import Parser
from qa.respond import Responder
from qa.sounds import Sounds

MEASURED = (1, 5)

Recalls = dict[str, tuple[float, ...]]


class Unheard(Sounds):
    """Leaves a question as it is typed."""

    def __init__(self) -> None:
        super().__init__((), {})

    def restore(self, text: str) -> str:
        return text


@dataclass(frozen=True, slots=True)
class Variant:
    """A way to rank: by which score, with the glossary or not, with words typed by sound or not.

    `score` is None for the order in which hits are answered from.
    """

    name: str
    score: Callable[[Hit], float] | None
    glossary: bool = False
    sounds: bool = False


def lexical(hit: Hit) -> float:
    return hit.lexical


def dense(hit: Hit) -> float:
    return hit.dense


def both(hit: Hit) -> float:
    """Return the two scores added, each a share of what a perfect entry would get."""
    return hit.lexical + max(hit.dense, 0.0)


VARIANTS = (
    Variant("lexical", lexical),
    Variant("dense", dense),
    Variant("lexical + dense", both),
    Variant("+ glossary", both, glossary=True),
    Variant("+ pinyin", both, glossary=True, sounds=True),
    Variant("+ fusion weights", None, glossary=True, sounds=True),
)
# The last variant has to be as good as each of these, on every kind.
ALONE = (
    Variant("lexical, with glossary and pinyin", lexical, glossary=True, sounds=True),
    Variant("dense, with pinyin", dense, glossary=True, sounds=True),
)


def one_entry(questions: Iterable[Question]) -> list[Question]:
    """Return the questions that one entry answers."""
    return [one for one in questions if one.kind in ONE_ENTRY_KINDS and len(one.cites) == 1]


def ranked(line: Line, question: Question, variant: Variant, deaf: Responder) -> list[EntryKey]:
    """Return the entries in scope as a variant ranks them; ties by the ledgers' order."""
    responder = line.responder() if variant.sounds else deaf
    query = understand(responder, question.question, earlier_questions(question.history))
    if not variant.glossary:
        query = replace(query, names=())
    retriever = responder.retriever
    entries = entries_searched(line, query)
    hits = retriever.search(query, entries=entries, top_k=len(entries))
    score = variant.score
    if score is not None:
        place = {entry.id: at for at, entry in enumerate(entries)}
        hits.sort(key=lambda hit: (-score(hit), place[hit.entry.id]))
    return [key_of(hit.entry) for hit in hits[: max(MEASURED)]]


def ablate(
    line: Line, questions: Sequence[Question], variants: Sequence[Variant] = VARIANTS
) -> dict[str, Recalls]:
    """Return for each variant recall@1 and recall@5 by kind, and over all under "all"."""
    chosen = one_entry(questions)
    retriever = line.responder().retriever
    deaf = Responder(retriever, Parser(retriever.snapshot, Unheard()))
    table: dict[str, Recalls] = {}
    for variant in variants:
        runs = [(one.kind, one.cites, ranked(line, one, variant, deaf)) for one in chosen]
        table[variant.name] = {
            kind: tuple(
                mean([recall_at(k, run, cites) for own, cites, run in runs if kind in (own, "all")])
                or 0.0
                for k in MEASURED
            )
            for kind in kinds_of(chosen)
        }
    return table


def kinds_of(questions: Sequence[Question]) -> list[str]:
    """Return the kinds of some questions in the order of the gold set's, then "all"."""
    return [kind for kind in ONE_ENTRY_KINDS if any(one.kind == kind for one in questions)] + [
        "all"
    ]


def markdown(counts: dict[str, int], table: dict[str, Recalls]) -> str:
    """Return the recalls as a Markdown table, a row a variant, with the number of questions."""
    lines = [
        f"| recall@1 / recall@5 | {' | '.join(counts)} |",
        "|---|" + "---:|" * len(counts),
        f"| questions | {' | '.join(map(str, counts.values()))} |",
    ]
    for name, recalls in table.items():
        cells = (" / ".join(f"{one:.3f}" for one in recalls[kind]) for kind in counts)
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def counts_of(questions: Sequence[Question]) -> dict[str, int]:
    """Return how many one-entry questions there are of each kind."""
    chosen = one_entry(questions)
    return {kind: sum(kind in (one.kind, "all") for one in chosen) for kind in kinds_of(chosen)}


def worse(table: dict[str, Recalls], alone: dict[str, Recalls]) -> list[str]:
    """Return where the last variant falls behind a part alone, as kind, measure and figures.

    A part alone is taken as typed (the first two variants) and with all that helps it (`alone`).
    """
    parts = {variant.name: table[variant.name] for variant in VARIANTS[:2]} | alone
    hybrid = table[VARIANTS[-1].name]
    found = []
    for kind, recalls in hybrid.items():
        for at, k in enumerate(MEASURED):
            name, best = max(
                ((name, own[kind][at]) for name, own in parts.items()),
                key=lambda item: item[1],
            )
            if best > recalls[at]:
                found.append(f"{kind} recall@{k}：{recalls[at]:.3f} < {name} {best:.3f}")
    return found
