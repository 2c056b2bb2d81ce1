"""A question → the Query that it makes by itself, with slips of its characters set right."""

from __future__ import annotations

import re

from index import regexes
from index.entry import Ledger
from index.store import Snapshot
from qa.lookalikes import LookAlikes
from qa.own_places import in_own_province, of_own_places
from qa.question import Query, parse
from qa.sounds import Sounds, may_be_typed_by_sound, with_units
from qa.wording import normalise_question


class Parser:
    """Parses questions over the ledgers of a snapshot, by the sounds and the looks of their words."""

    def __init__(self, snapshot: Snapshot, sounds: Sounds | None = None) -> None:
        """Parse over a snapshot; `sounds` are those of one that was nearly the same."""
        self._snapshot = snapshot
        self._own_sounds = sounds
        self._own_looks: LookAlikes | None = None
        self._held: frozenset[str] | None = None

    @classmethod
    def following(cls, snapshot: Snapshot, before: Parser | None) -> Parser:
        """Return the parser of a snapshot that has the words of the one before."""
        return cls(snapshot, before._own_sounds if before else None)

    @property
    def ledgers(self) -> tuple[Ledger, ...]:
        return self._snapshot.ledgers

    @property
    def _sounds(self) -> Sounds:
        if self._own_sounds is None:
            titles = (entry.title for entry in self._snapshot.entries)
            self._own_sounds = Sounds(titles, self._snapshot.lexical.holding())
        return self._own_sounds

    @property
    def _looks(self) -> LookAlikes:
        if self._own_looks is None:
            titles = (entry.title for entry in self._snapshot.entries)
            self._own_looks = LookAlikes(titles, self._snapshot.lexical.holding())
        return self._own_looks

    def parse(self, question: str) -> Query:
        """Return what a question says by itself."""
        plain = normalise_question(question).lower()
        said = question
        if not is_code(plain):
            restored = self._looks.restore(plain)
            if may_be_typed_by_sound(restored):
                restored = self._sounds.restore(restored)
            said = restored if restored != plain else question
            said = with_units(said)
        said = in_own_province(said, self.ledgers)
        return of_own_places(parse(said, self.ledgers, self._is_held), self.ledgers)

    def _is_held(self, pair: str) -> bool:
        """Return whether an entry has a pair of characters side by side."""
        if self._held is None:
            self._held = frozenset(self._snapshot.lexical.holding())
        return pair in self._held


def is_code(text: str) -> bool:
    """Return whether a text holds markup or another language, whose letters are no pinyin."""
    return bool(
        regexes.search(
            r"[<>{}]|\b(?:the|and|ignore|system|previous|select|drop|python|hello|good)\b",
            text,
            re.I,
        )
    )
