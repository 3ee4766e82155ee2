"""The red check (核红): did the corrected galley carry out what the proof asked for (A-06)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from editorial.domain.discrepancy import Discrepancy
from editorial.domain.identifiers import ManuscriptId, PersonId


class MarkOutcome(StrEnum):
    """What became of one mark of the red proof; the values are stored and must not change."""

    DONE = "done"
    MISSED = "missed"
    WRONGLY_DONE = "wrongly_done"

    @property
    def label(self) -> str:
        """The outcome's name in Chinese."""
        return {"done": "已改", "missed": "漏改", "wrongly_done": "错改"}[self.value]


@dataclass(frozen=True, slots=True)
class CheckedMark:
    """One mark of the round before, and what the printer made of it."""

    number: int
    """Number of the difference (or hand entry) in its round."""
    outcome: MarkOutcome
    found: str = ""
    """What stands there in the corrected galley, when that is not what was wanted."""
    start: int = 0
    """Where the place begins in the corrected galley, in code points of its body text."""
    end: int = 0
    """Where it ends there."""


@dataclass(frozen=True, slots=True)
class RedCheck:
    """The outcome of a red check of one galley against the marks of the round before."""

    marks: tuple[CheckedMark, ...]
    """In the order of their numbers."""
    unmarked: tuple[Discrepancy, ...]
    """改动未标: what changed although nobody had marked it (新生错). Their manuscript side is what
    the galley should have become, the galley side what it is."""
    signed_by: PersonId | None = None
    """Who confirmed it (核红人); None while nobody has."""
    signed_at: datetime | None = None

    def count(self, outcome: MarkOutcome) -> int:
        """How many marks had that outcome."""
        return sum(mark.outcome is outcome for mark in self.marks)

    @property
    def is_clean(self) -> bool:
        """Whether every mark was carried out and nothing else changed."""
        return not self.unmarked and self.count(MarkOutcome.DONE) == len(self.marks)


@dataclass(frozen=True, slots=True)
class GalleyRedCheck:
    """The red check of one galley of one piece, as it is kept."""

    manuscript: ManuscriptId
    galley: int
    """Number of the galley that came back."""
    marked_round: int
    """Number of the round whose marks it was to carry out."""
    check: RedCheck
    remark: str = ""
    """What the person who signed it noted."""

    @property
    def is_signed(self) -> bool:
        """Whether somebody has confirmed it."""
        return self.check.signed_by is not None
