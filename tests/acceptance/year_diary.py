"""The diary kept beside the office's year: what the desk let people do, and what it refused."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from editorial.domain.identifiers import ManuscriptId, PersonId


@dataclass
class Diary:
    """What the player saw happen, to be held against what the desk has on record."""

    opinions: list[tuple[ManuscriptId, str]] = field(default_factory=list)
    decided: Counter[ManuscriptId] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    moves: int = 0
    proposed: list[tuple[ManuscriptId, str]] = field(default_factory=list)
    """Changes of frozen texts, with the reason that was given."""
    ruled: Counter[ManuscriptId] = field(default_factory=Counter)
    by_hand: Counter[ManuscriptId] = field(default_factory=Counter)
    """Errors that were entered by hand."""
    checks: Counter[ManuscriptId] = field(default_factory=Counter)
    """Checks of samples, by the dice."""
    picks: int = 0
    absences: list[tuple[PersonId, datetime, datetime | None]] = field(default_factory=list)
    """Who was away, from when to when."""

    def is_away(self, person: PersonId, at: datetime) -> bool:
        """Whether the person's account was closed then."""
        return any(
            who == person and since <= at and (until is None or at <= until)
            for who, since, until in self.absences
        )
