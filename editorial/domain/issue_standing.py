"""How an issue stands (期次进度): what its own records say, as the guards of its pieces see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from editorial.domain.coverage import Coverage, SecondReviewClosing, coverage
from editorial.domain.identifiers import IssueId, ManuscriptId, PersonId
from editorial.domain.issue_pieces import IssuePiece
from editorial.domain.office_rules import OfficeRules
from editorial.domain.refusals import Refusal
from editorial.domain.sampling import SampleDraw
from editorial.domain.stages import Stage

_NUMBERS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class IssueClosing:
    """The closing of an issue (期次归档): all its pieces are settled, none comes any more."""

    issue: IssueId
    by: PersonId
    at: datetime
    released: int
    rejected: int
    withdrawn: int


@dataclass(frozen=True, slots=True)
class IssueStanding:
    """The pieces of an issue, and what was closed and drawn; blank: nothing yet."""

    pieces: tuple[IssuePiece, ...] = ()
    closings: tuple[SecondReviewClosing, ...] = ()
    """Closings of the second review, oldest first."""
    draws: tuple[SampleDraw, ...] = ()
    """Drawings of the sample, oldest first."""
    closed: IssueClosing | None = None

    @property
    def sample(self) -> SampleDraw | None:
        """The drawing that counts."""
        return self.draws[-1] if self.draws else None

    def piece(self, manuscript: ManuscriptId) -> IssuePiece | None:
        """The piece of that id."""
        return next((piece for piece in self.pieces if piece.id == manuscript), None)

    def coverage(self, stage: Stage) -> Coverage:
        """What was read at that stage."""
        return coverage(self.pieces, stage)

    def is_in_sample(self, manuscript: ManuscriptId) -> bool:
        """Whether the chief editor is to read it closely."""
        return self.sample is not None and manuscript in self.sample.sample

    def second_review_is_closed(self, rules: OfficeRules) -> bool:
        """Whether the second review was closed, and what it measured holds still."""
        return bool(self.closings) and not closing_refusals(self, rules)


def closing_refusals(standing: IssueStanding, rules: OfficeRules) -> tuple[Refusal, ...]:
    """Every reason why the second review cannot be closed now (S-12, S-13)."""
    found = standing.coverage(Stage.SECOND_REVIEW)
    refusals: list[Refusal] = []
    if not found.whole.pieces:
        refusals.append(Refusal("issue_empty", "本期还没有稿件，不能收口"))
    if found.unread:
        refusals.append(
            Refusal(
                "second_review_unread",
                f"还有 {len(found.unread)} 篇没有复审通读（{_listed(found.unread)}），"
                "请全部复审后再收口",
            )
        )
    if found.whole.pieces and not found.reaches(rules.close_reading_per_cent, rules.coverage_unit):
        reached = found.tenths_of_per_cent(rules.coverage_unit)
        refusals.append(
            Refusal(
                "close_reading_short",
                f"复审细审 {found.closely.pieces}/{found.whole.pieces} 篇、"
                f"{found.closely.characters}/{found.whole.characters} 字，"
                f"按{rules.coverage_unit.label}为 {reached // 10}.{reached % 10}%，"
                f"不足 {rules.close_reading_per_cent}%，请补做细审后再收口",
            )
        )
    return tuple(refusals)


def archiving_refusals(standing: IssueStanding) -> tuple[Refusal, ...]:
    """Every reason why the issue cannot be closed now: each piece must be settled."""
    if standing.closed is not None:
        return (Refusal("issue_closed", "本期已经归档"),)
    if not standing.pieces:
        return (Refusal("issue_empty", "本期还没有稿件，不能归档"),)
    open_pieces = [piece.number for piece in standing.pieces if not piece.stage.is_over]
    if not open_pieces:
        return ()
    return (
        Refusal(
            "issue_unsettled",
            f"还有 {len(open_pieces)} 篇没有办结（{_listed(open_pieces)}），"
            "请待全部付印、退稿或撤稿后再归档",
        ),
    )


def issue_closing(
    standing: IssueStanding, issue: IssueId, by: PersonId, at: datetime
) -> IssueClosing:
    """The closing of an issue whose pieces are all settled."""
    stages = [piece.stage for piece in standing.pieces]
    return IssueClosing(
        issue,
        by,
        at,
        released=stages.count(Stage.RELEASED),
        rejected=stages.count(Stage.REJECTED),
        withdrawn=stages.count(Stage.WITHDRAWN),
    )


def _listed(numbers: tuple[str, ...] | list[str]) -> str:
    told = "、".join(numbers[:_NUMBERS_SHOWN])
    return told if len(numbers) <= _NUMBERS_SHOWN else f"{told} 等"
