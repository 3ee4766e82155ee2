"""Coverage (审读覆盖): how much of an issue was read, and read closely, at a review stage.

The second review reads every piece and reads at least half of them closely (S-12, S-13). Shares
are compared as integers: 49.9 % fails, 50 % passes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from editorial.domain.identifiers import IssueId, PersonId
from editorial.domain.issue_pieces import IssuePiece
from editorial.domain.stages import Stage


class CoverageUnit(StrEnum):
    """What the shares of an issue are counted in."""

    PIECES = "pieces"
    CHARACTERS = "characters"

    @property
    def label(self) -> str:
        """The unit in Chinese."""
        return {"pieces": "篇数", "characters": "字数"}[self.value]


class CoverageGate(StrEnum):
    """Which step waits for the closing of the second review (复审收口)."""

    RELEASE = "release"
    TYPESETTING = "typesetting"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Amount:
    """So many pieces with so many characters."""

    pieces: int = 0
    characters: int = 0

    def of(self, unit: CoverageUnit) -> int:
        """The number in that unit."""
        return self.pieces if unit is CoverageUnit.PIECES else self.characters

    @classmethod
    def all(cls, pieces: Iterable[IssuePiece]) -> Amount:
        """All of these pieces."""
        counted = [piece.characters for piece in pieces]
        return cls(len(counted), sum(counted))


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read of an issue at one stage."""

    stage: Stage
    whole: Amount
    """All pieces that it is measured against."""
    read: Amount
    closely: Amount
    unread: tuple[str, ...] = ()
    """Numbers of the pieces that nobody has read in full at the stage."""

    def reaches(self, per_cent: int, unit: CoverageUnit) -> bool:
        """Whether at least so many in a hundred were read closely; nothing is never enough."""
        whole = self.whole.of(unit)
        return whole > 0 and self.closely.of(unit) * 100 >= per_cent * whole

    def tenths_of_per_cent(self, unit: CoverageUnit) -> int:
        """Tenths of a per cent read closely, rounded down: 499 is 49.9 %."""
        whole = self.whole.of(unit)
        return self.closely.of(unit) * 1000 // whole if whole else 0


def coverage(pieces: Iterable[IssuePiece], stage: Stage) -> Coverage:
    """Measure what was read of an issue at a stage.

    The first and second review are measured against every piece that belongs to the issue still;
    the final review against what went on from the second (S-25).
    """
    staying = [piece for piece in pieces if piece.stays]
    if stage is Stage.FINAL_REVIEW:
        staying = [piece for piece in staying if piece.has_passed_second_review]
    return Coverage(
        stage=stage,
        whole=Amount.all(staying),
        read=Amount.all(piece for piece in staying if piece.is_read(stage)),
        closely=Amount.all(piece for piece in staying if piece.is_read_closely(stage)),
        unread=tuple(piece.number for piece in staying if not piece.is_read(stage)),
    )


@dataclass(frozen=True, slots=True)
class SecondReviewClosing:
    """The closing of an issue's second review (复审收口) with the figures of that moment."""

    issue: IssueId
    number: int
    """Running number for the issue, from 1: it may have to be closed again."""
    by: PersonId
    at: datetime
    whole: Amount
    closely: Amount
    unit: CoverageUnit
    """What decided that day."""
    per_cent: int
    """What had to be reached that day."""
