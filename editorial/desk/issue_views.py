"""An issue at a glance (期次总览): its pieces, and how much of it was read closely."""

from __future__ import annotations

from dataclasses import dataclass

from editorial.desk.desk import Desk
from editorial.desk.sessions import Session, looking
from editorial.domain.identifiers import ColumnId, IssueId, PersonId
from editorial.domain.manuscript import Manuscript
from editorial.domain.periodical_issue import PeriodicalIssue
from editorial.domain.permissions import Operation, demand
from editorial.domain.stages import Stage


@dataclass(frozen=True, slots=True)
class CloseReading:
    """How much of what it should be was read closely (细审、精读) at one review."""

    read: int
    """Pieces read closely."""
    pieces: int
    """Pieces it is measured against."""
    read_characters: int
    characters: int

    @property
    def per_cent(self) -> int:
        """Pieces read closely in a hundred, rounded down; 0 when there are none."""
        return self.read * 100 // self.pieces if self.pieces else 0


@dataclass(frozen=True)
class IssueView:
    """An issue with everything on record of its pieces."""

    issue: PeriodicalIssue
    manuscripts: tuple[Manuscript, ...]
    columns: dict[ColumnId, str]
    names: dict[PersonId, str]
    second_review: CloseReading
    """Measured against the whole issue (S-14: at least half)."""
    final_review: CloseReading
    """Measured against what reached a final review (S-22: about three tenths)."""


def issue_view(desk: Desk, session: Session, issue_id: IssueId) -> IssueView:
    """The issue for that person.

    Raises:
        OperationRefused: when the person may not see manuscripts.
    """
    with looking(desk, session) as (unit, actor):
        demand(actor, Operation.READ_MANUSCRIPTS)
        manuscripts = unit.manuscripts.of_issue(issue_id)
        living = [m for m in manuscripts if m.stage not in {Stage.REJECTED, Stage.WITHDRAWN}]
        ended = [m for m in living if m.reviewers(Stage.FINAL_REVIEW)]
        return IssueView(
            issue=unit.issues.get(issue_id),
            manuscripts=manuscripts,
            columns={column.id: column.name for column in unit.issues.columns()},
            names={person.id: person.name for person in unit.people.all()},
            second_review=_close_reading(living, Stage.SECOND_REVIEW),
            final_review=_close_reading(ended, Stage.FINAL_REVIEW),
        )


def _close_reading(manuscripts: list[Manuscript], stage: Stage) -> CloseReading:
    read = [m for m in manuscripts if any(r.stage is stage and r.read_closely for r in m.reviews)]
    return CloseReading(
        read=len(read),
        pieces=len(manuscripts),
        read_characters=sum(m.current_version.characters for m in read),
        characters=sum(m.current_version.characters for m in manuscripts),
    )
