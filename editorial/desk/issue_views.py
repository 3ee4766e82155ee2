"""An issue at a glance (期次总览): its pieces, who has read what, what was closed and drawn."""

from __future__ import annotations

from dataclasses import dataclass

from editorial.desk.desk import Desk
from editorial.desk.issue_closing import issue_in
from editorial.desk.sessions import Session, looking
from editorial.domain.coverage import Coverage
from editorial.domain.identifiers import ColumnId, IssueId, PersonId
from editorial.domain.issue_standing import (
    IssueStanding,
    archiving_refusals,
    closing_refusals,
)
from editorial.domain.manuscript import Manuscript
from editorial.domain.office_rules import OfficeRules
from editorial.domain.people import Actor
from editorial.domain.periodical_issue import PeriodicalIssue
from editorial.domain.permissions import PERMITTED, Operation, demand, role_refusal
from editorial.domain.reading_marks import ReadingMarks
from editorial.domain.refusals import Refusal
from editorial.domain.sampling import SampleShare, sample_share
from editorial.domain.stages import Stage


@dataclass(frozen=True)
class IssueView:
    """An issue with everything on record of its pieces."""

    issue: PeriodicalIssue
    manuscripts: tuple[Manuscript, ...]
    columns: dict[ColumnId, str]
    names: dict[PersonId, str]
    standing: IssueStanding
    rules: OfficeRules
    actor: Actor

    def coverage(self, stage: Stage) -> Coverage:
        """What was read at that review."""
        return self.standing.coverage(stage)

    @property
    def sample_share(self) -> SampleShare:
        """How large the sample is of what has passed the second review."""
        drawn = self.standing.sample
        return sample_share(self.standing.pieces, drawn.sample if drawn else frozenset())

    @property
    def sample_is_out_of_band(self) -> bool:
        """Whether to warn of the sample's size."""
        share = self.sample_share
        return share.is_out_of(self.rules.sample_band, self.rules.coverage_unit)

    @property
    def closing_holds(self) -> bool:
        """Whether the second review is closed, and holds."""
        return self.standing.second_review_is_closed(self.rules)

    def refusals(self, operation: Operation) -> tuple[Refusal, ...]:
        """Why the person cannot close or draw now; the use cases check again."""
        role = role_refusal(self.actor, PERMITTED[operation], operation.label)
        found = [role] if role else []
        if self.standing.closed is not None:
            return (*found, Refusal("issue_closed", "本期已经归档"))
        match operation:
            case Operation.CLOSE_SECOND_REVIEW:
                found += closing_refusals(self.standing, self.rules)
            case Operation.CLOSE_ISSUE:
                found += archiving_refusals(self.standing)
            case _:
                pass
        return tuple(found)


@dataclass(frozen=True, slots=True)
class PieceReading:
    """One person's reading of one piece at one stage, for the list of who has read what."""

    number: str
    title: str
    version: int
    stage: Stage
    reader: str
    marks: ReadingMarks


def issue_view(desk: Desk, session: Session, issue_id: IssueId) -> IssueView:
    """The issue for that person.

    Raises:
        OperationRefused: when the person may not see manuscripts, or there is no such issue.
    """
    with looking(desk, session) as (unit, actor):
        demand(actor, Operation.READ_MANUSCRIPTS)
        return IssueView(
            issue=issue_in(unit, issue_id),
            manuscripts=unit.manuscripts.of_issue(issue_id),
            columns={column.id: column.name for column in unit.issues.columns()},
            names={person.id: person.name for person in unit.people.all()},
            standing=unit.issue_records.standing(issue_id),
            rules=desk.rules,
            actor=actor,
        )


def issue_readings(view: IssueView) -> tuple[PieceReading, ...]:
    """Who has read what of the issue, by piece, stage and reader."""
    order = list(Stage)
    found = [
        PieceReading(
            number=piece.number,
            title=piece.title,
            version=marks.version,
            stage=marks.stage,
            reader=view.names.get(marks.reader, ""),
            marks=marks,
        )
        for piece in view.standing.pieces
        for marks in piece.marks
        if marks.full
    ]
    return tuple(
        sorted(found, key=lambda each: (each.number, order.index(each.stage), each.version))
    )
