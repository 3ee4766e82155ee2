"""Checklists of proofs and release (校对清单、付印清单): when they are asked, how they are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from editorial.domain.decisions import Decision
from editorial.domain.identifiers import PersonId
from editorial.domain.reviews import Answer, ChecklistItem
from editorial.domain.stages import Stage


class ChecklistUse(StrEnum):
    """Whether an office has a checklist answered."""

    REQUIRED = "required"
    """The step waits until every point is answered."""
    OFFERED = "offered"
    """The points are shown; what is left open stops nobody."""
    OFF = "off"


RELEASE_STAGES: Final = frozenset({Stage.SIGN_OFF, Stage.SIGNED})
"""Where the chief editor approves the clean galley (清样审定), and where it is released (付印)."""
PROOF_STAGES: Final = (
    Stage.FIRST_PROOF,
    Stage.SECOND_PROOF,
    Stage.THIRD_PROOF,
    Stage.EXTRA_PROOF,
    Stage.CLEAN_PROOF,
    Stage.SIGN_OFF,
    Stage.SIGNED,
)
"""The stages with a checklist of their own, besides the reviews."""
ANSWERING: Final = frozenset(
    {
        Decision.COMPLETE_PROOF,
        Decision.SUBMIT_FOR_SIGN_OFF,
        Decision.SIGN,
        Decision.RELEASE,
    }
)
"""The decisions that a proof's or a release's checklist is handed in with."""


@dataclass(frozen=True, slots=True)
class AnsweredPoint:
    """One point as it was asked, with its answer: an office may word it otherwise later."""

    item: ChecklistItem
    answer: Answer
    remark: str = ""


@dataclass(frozen=True, slots=True)
class AnsweredChecklist:
    """The checklist that came with one step of a proof or a release; never changed afterwards."""

    stage: Stage
    decision: Decision
    by: PersonId
    at: datetime
    points: tuple[AnsweredPoint, ...]
    proof_round: int | None = None
    """Number of the round that was newest; None when there was none."""
    deputising_for: PersonId | None = None

    @property
    def problems(self) -> tuple[AnsweredPoint, ...]:
        """The points that did not hold (不符合)."""
        return tuple(point for point in self.points if point.answer is Answer.NO)
