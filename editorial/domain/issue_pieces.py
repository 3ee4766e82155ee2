"""The pieces of an issue (期内稿件) as the issue's own rules see them: who has read what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from editorial.domain.decisions import Decision
from editorial.domain.identifiers import ColumnId, ManuscriptId
from editorial.domain.manuscript import Manuscript, StageChange
from editorial.domain.reading_marks import ReadingMarks
from editorial.domain.reviews import Review
from editorial.domain.stages import REVIEW_STAGES, Stage

_OVERTAKEN_BY: Final = {
    Stage.FIRST_REVIEW: frozenset({Stage.AUTHOR_REVISION, Stage.FIRST_REVIEW}),
    Stage.SECOND_REVIEW: frozenset(
        {Stage.AUTHOR_REVISION, Stage.FIRST_REVIEW, Stage.REWORK, Stage.SECOND_REVIEW}
    ),
    Stage.FINAL_REVIEW: frozenset(
        {
            Stage.AUTHOR_REVISION,
            Stage.FIRST_REVIEW,
            Stage.REWORK,
            Stage.SECOND_REVIEW,
            Stage.FINAL_REVIEW,
        }
    ),
}
"""Coming to one of these stages asks for the review anew."""


@dataclass(frozen=True, slots=True)
class IssuePiece:
    """One piece of an issue, without its proofs."""

    id: ManuscriptId
    number: str
    title: str
    column: ColumnId
    stage: Stage
    characters: int
    """Characters of the newest text version."""
    reviews: tuple[Review, ...] = ()
    """The reviews that stand: at most one a stage, in the order of the stages."""
    marks: tuple[ReadingMarks, ...] = ()
    """Reading on record, of every version, stage and person."""

    @property
    def stays(self) -> bool:
        """Whether it belongs to the issue still: neither rejected nor withdrawn."""
        return self.stage not in {Stage.REJECTED, Stage.WITHDRAWN}

    def review(self, stage: Stage) -> Review | None:
        """The review of that stage that stands."""
        return next((each for each in self.reviews if each.stage is stage), None)

    def is_read(self, stage: Stage) -> bool:
        """Whether it was read in full at that stage, by a review that stands."""
        review = self.review(stage)
        return review is not None and (review.read_in_full or self.is_read_closely(stage))

    def is_read_closely(self, stage: Stage) -> bool:
        """Whether it was read closely at that stage: by the review's tick, or marked afterwards."""
        review = self.review(stage)
        if review is None:
            return False
        return review.read_closely or any(
            marks.meter.is_wholly_close
            for marks in self.marks
            if marks.stage is stage and marks.version >= review.version
        )

    @property
    def has_passed_second_review(self) -> bool:
        """Whether it went on from the second review: what the sample is drawn from (S-25)."""
        review = self.review(Stage.SECOND_REVIEW)
        return review is not None and review.decision in {Decision.PASS, Decision.REFER}


def standing_reviews(
    reviews: Iterable[Review], changes: Iterable[StageChange]
) -> tuple[Review, ...]:
    """The reviews that stand: the newest of each stage, unless the stage has to be gone anew.

    A piece that was returned, reworked or reopened is unread again at the stages it passes anew.
    """
    latest = {review.stage: review for review in reviews}
    steps = tuple(changes)
    return tuple(
        latest[stage]
        for stage in REVIEW_STAGES
        if stage in latest
        and all(step.at < latest[stage].at for step in steps if step.target in _OVERTAKEN_BY[stage])
    )


def issue_piece(manuscript: Manuscript, marks: tuple[ReadingMarks, ...] = ()) -> IssuePiece:
    """The manuscript as its issue sees it."""
    return IssuePiece(
        id=manuscript.id,
        number=manuscript.number,
        title=manuscript.title,
        column=manuscript.column,
        stage=manuscript.stage,
        characters=manuscript.current_version.characters,
        reviews=standing_reviews(manuscript.reviews, manuscript.changes),
        marks=marks,
    )
