"""Ports of reading on record and of what issues have on record."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from editorial.domain.coverage import SecondReviewClosing
from editorial.domain.identifiers import IssueId, ManuscriptId, PersonId
from editorial.domain.issue_standing import IssueClosing, IssueStanding
from editorial.domain.reading_marks import ReadingMarks
from editorial.domain.sample_check import SampleCheck
from editorial.domain.sampling import HandPick, SampleDraw
from editorial.domain.stages import Stage


class ReadingMarksRepository(Protocol):
    """Who has read which paragraphs of what."""

    def get(
        self, manuscript: ManuscriptId, version: int, stage: Stage, reader: PersonId
    ) -> ReadingMarks | None:
        """What that person has marked of that version at that stage, if anything."""
        ...

    def of_manuscript(self, manuscript: ManuscriptId) -> tuple[ReadingMarks, ...]:
        """Everybody's marks, by version, stage and reader."""
        ...

    def save(self, marks: ReadingMarks, at: datetime) -> None:
        """Keep the marks, in place of what the same person had marked there."""
        ...


class SampleChecks(Protocol):
    """Checks of the final review's sample (终审样本检查)."""

    def of_manuscript(self, manuscript: ManuscriptId) -> tuple[SampleCheck, ...]:
        """The piece's checks, oldest first."""
        ...

    def of_issue(self, issue: IssueId) -> tuple[SampleCheck, ...]:
        """All checks of an issue's pieces, by piece and number."""
        ...

    def add(self, check: SampleCheck) -> None:
        """Keep a new check."""
        ...


class IssueRecords(Protocol):
    """What issues have on record beside their pieces."""

    def standing(self, issue: IssueId) -> IssueStanding:
        """The issue's pieces without their proofs, its closings and samples."""
        ...

    def closing(self, issue: IssueId) -> IssueClosing | None:
        """The issue's closing, once it is closed."""
        ...

    def sample(self, issue: IssueId) -> SampleDraw | None:
        """The drawing that counts, with its picks; None before the first."""
        ...

    def add_second_review_closing(self, closing: SecondReviewClosing) -> None:
        """Keep a closing of the second review."""
        ...

    def add_draw(self, drawn: SampleDraw) -> None:
        """Keep a drawing with the picks that it has."""
        ...

    def add_pick(self, drawn: SampleDraw, pick: HandPick) -> None:
        """Keep one more pick of a drawing as it stands."""
        ...

    def add_closing(self, closing: IssueClosing) -> None:
        """Keep the issue's closing."""
        ...
