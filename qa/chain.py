"""The line as one LangChain Runnable: question → query → draft → checked answer, in pieces."""

from __future__ import annotations

import gc
import logging
import time
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from langchain_core.runnables import Runnable, RunnableGenerator, RunnableLambda

from index import regexes
from index.embed import Encoder
from index.entry import Ledger
from index.store import Change, Snapshot, Store, default_encoder
from qa import glossary, refuse, verify
from qa.answer import Answer
from qa.conversation import on_entry_before, understand
from qa.draft import Draft, render
from qa.history import resolved
from qa.question import LONGEST_QUESTION, Query
from qa.respond import Responder
from qa.retrieve import HybridRetriever
from qa.second_part import two_periods
from qa.turns_together import of_turns_together

PIECE_LENGTH = 12
# What every question needs, and what one typed by its sound does.
WARM_UP = ("地铁建设进展如何", "ditie jianshe jinzhan")
logger = logging.getLogger(__name__)

Ask = dict[str, Any]
Part = dict[str, Any]


class Line:
    """The ledgers of a home, and the line that answers from them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._responder: Responder | None = None
        self._snapshot: Snapshot | None = None
        self.runnable: Runnable[Ask, Part] = RunnableLambda(self._ask) | RunnableGenerator(pieces)

    @property
    def ledgers(self) -> tuple[Ledger, ...]:
        return self.responder().ledgers

    def refresh(self) -> None:
        """Open what another process has changed; done before every question as well."""
        self.responder()

    def warm_up(self) -> None:
        """Do what the first questions would wait for: dictionaries, patterns, sounds of the words.

        What is read by then lives as long as the process. Set apart, it is not gone through again
        whenever the collector runs: over 100,000 entries half a second of somebody's question.
        """
        for question in WARM_UP:
            self.answer(question)
        gc.collect()
        gc.freeze()

    def add(self, ledger: Ledger) -> Change:
        """Add a ledger, or put it in the place of its former version.

        Raises:
            LedgerError: it cannot be written.
        """
        return self._store.add(ledger)

    def responder(self) -> Responder:
        """Return what answers from the ledgers as they are now."""
        snapshot = self._store.snapshot()
        if self._responder is None or snapshot is not self._snapshot:
            self._responder = Responder.following(snapshot, self._responder)
            self._snapshot = snapshot
        return self._responder

    def retriever(self, top_k: int = 10) -> HybridRetriever:
        """Return the retriever alone, as LangChain knows one."""
        return HybridRetriever(retriever=self.responder().retriever, top_k=top_k)

    def query(self, question: str, history: Sequence[dict[str, str]] = ()) -> Query:
        """Return a question as understood after the turns before it."""
        asked = resolved(question, history)
        return understand(self.responder(), asked, earlier_questions(history))

    def answer(self, question: str, history: Sequence[dict[str, str]] = ()) -> Answer:
        """Return the checked answer to a question.

        Args:
            history: the turns before it, oldest first, each with `role` and `content`.

        An answer that does not pass the check is not given: what is given says so, and is logged.
        """
        started = time.perf_counter()
        query = self.query(question, history)
        length = len(question.strip())
        if length > LONGEST_QUESTION:
            return finish(refuse.too_long(length, LONGEST_QUESTION), query, started)
        asked = resolved(question, history)
        earlier = earlier_questions(history)
        draft = (
            two_periods(self.responder(), asked, earlier)
            or of_turns_together(self.responder(), asked, earlier)
            or self.responder().respond(query)
        )
        if draft.refused and (again := on_entry_before(self.responder(), asked, earlier, draft)):
            draft = self.responder().respond(again)
        try:
            return finish(draft, query, started)
        except verify.UnsupportedError as error:
            logger.error("answer withheld: %s; question: %r", error, question)
            return finish(refuse.withheld(self.ledgers), query, started)

    def _ask(self, ask: Ask) -> Answer:
        return self.answer(ask["question"], ask.get("history") or ())


def finish(draft: Draft, query: Query, started: float) -> Answer:
    """Return the answer of a draft once it has passed the check."""
    text, citations = render(draft)
    also: set[Decimal] = {Decimal(count) for count in draft.counts}
    also |= verify.numbers_in(query.text) | share_of_year(text)
    if draft.refused:
        # A refusal names the periods that were asked for and those that there are.
        also |= ledger_numbers(text)
    verify.check(text, citations, calculations=draft.calculations, also=also)
    elapsed = (time.perf_counter() - started) * 1000
    return Answer(text, citations, draft.refused, draft.reason, draft.kind, elapsed)


def share_of_year(text: str) -> set[Decimal]:
    """Return the figures of the shares of the year that a text computes in sight."""
    found: set[Decimal] = set()
    for match in regexes.finditer(r"(\d+) ÷ 12 = ([\d.]+)%", text):
        months, share = Decimal(match[1]), Decimal(match[2])
        if abs(months / 12 * 100 - share) < Decimal("0.06"):
            found |= {months, Decimal(12), share}
    return found


def ledger_numbers(text: str) -> set[Decimal]:
    """Return the years and months that a refusal names the ledgers by, and the entries' numbers."""
    years = regexes.findall(r"\d{4}(?=年)", text)
    numbers = regexes.findall(r"第(\d+)项", text)
    months = [month for pair in regexes.findall(r"(\d+)[—-](\d+)月", text) for month in pair]
    return {Decimal(number) for number in (*years, *numbers, *months)}


def pieces(answers: Iterator[Answer]) -> Iterator[Part]:
    """Yield the text of each answer piece by piece, then the answer itself."""
    for answer in answers:
        for start in range(0, len(answer.text), PIECE_LENGTH):
            yield {"piece": answer.text[start : start + PIECE_LENGTH]}
        yield {"answer": answer}


def earlier_questions(history: Sequence[dict[str, str]]) -> list[str]:
    """Return the user's turns, each with 第二个 as what the answer before it lists there.

    Markers of earlier answers mean other entries than now.
    """
    return [
        resolved(turn["content"], history[:at])
        for at, turn in enumerate(history)
        if turn.get("role") == "user"
    ]


def open_line(
    home: Path,
    *,
    notify: Callable[[str], None] = print,
    load_encoder: Callable[[], Encoder] = default_encoder,
    fill: bool = True,
) -> Line:
    """Return the line over the ledgers of a home; an empty one is filled from data/ledgers.

    Raises:
        LedgerError: the home or the user's own glossary cannot be used.
    """
    # A mistake in the user's own glossary is said now, not with each question.
    glossary.names()
    store = Store(home, load_encoder=load_encoder, notify=notify)
    if fill:
        store.fill()
    line = Line(store)
    line.refresh()
    return line
