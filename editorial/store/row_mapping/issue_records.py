"""Reading on record, closings, samples ↔ rows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from editorial.domain.coverage import Amount, CoverageUnit, SecondReviewClosing
from editorial.domain.identifiers import IssueId, ManuscriptId, PersonId
from editorial.domain.issue_standing import IssueClosing
from editorial.domain.reading_marks import ReadingMarks, paragraph_ranges, ranged_paragraphs
from editorial.domain.sampling import HandPick, SampleDraw
from editorial.domain.stages import Stage
from editorial.store.issue_record_tables import (
    HandPickRow,
    IssueClosingRow,
    SampleCandidateRow,
    SampleDrawRow,
    SecondReviewClosingRow,
)
from editorial.store.reading_tables import ReadingMarksRow

Values = dict[str, object]


def reading_marks(row: ReadingMarksRow) -> ReadingMarks:
    """The marks of a row."""
    return ReadingMarks(
        manuscript=ManuscriptId(row.manuscript_id),
        version=row.version,
        stage=Stage(row.stage),
        reader=PersonId(row.reader),
        lengths=tuple(json.loads(row.lengths)),
        full=ranged_paragraphs(row.paragraphs_read),
        close=ranged_paragraphs(row.paragraphs_close),
        on_paper=row.on_paper,
    )


def reading_marks_values(one: ReadingMarks, at: datetime) -> Values:
    """The row of marks, without its key."""
    return {
        "lengths": json.dumps(one.lengths, separators=(",", ":")),
        "paragraphs_read": paragraph_ranges(one.full),
        "paragraphs_close": paragraph_ranges(one.close),
        "on_paper": one.on_paper,
        "changed_at": at,
    }


def second_review_closing(row: SecondReviewClosingRow) -> SecondReviewClosing:
    """The closing of a row."""
    return SecondReviewClosing(
        issue=IssueId(row.issue_id),
        number=row.number,
        by=PersonId(row.closed_by),
        at=row.closed_at,
        whole=Amount(row.pieces, row.characters),
        closely=Amount(row.pieces_close, row.characters_close),
        unit=CoverageUnit(row.unit),
        per_cent=row.per_cent,
    )


def second_review_closing_values(one: SecondReviewClosing) -> Values:
    """The row of a closing."""
    return {
        "issue_id": one.issue,
        "number": one.number,
        "closed_by": one.by,
        "closed_at": one.at,
        "pieces": one.whole.pieces,
        "characters": one.whole.characters,
        "pieces_close": one.closely.pieces,
        "characters_close": one.closely.characters,
        "unit": one.unit.value,
        "per_cent": one.per_cent,
    }


def sample_draw(
    row: SampleDrawRow, candidates: Sequence[SampleCandidateRow], picks: Sequence[HandPickRow]
) -> SampleDraw:
    """The drawing of a row with those of its candidates and picks."""
    return SampleDraw(
        issue=IssueId(row.issue_id),
        number=row.number,
        seed=row.seed,
        share_per_cent=row.share_per_cent,
        candidates=tuple(ManuscriptId(each.manuscript_id) for each in candidates),
        drawn=tuple(ManuscriptId(each.manuscript_id) for each in candidates if each.drawn),
        by=PersonId(row.drawn_by),
        at=row.drawn_at,
        reason=row.reason,
        picks=tuple(
            HandPick(
                ManuscriptId(each.manuscript_id),
                each.added,
                each.reason,
                PersonId(each.picked_by),
                each.picked_at,
            )
            for each in picks
        ),
    )


def sample_draw_values(one: SampleDraw) -> Values:
    """The row of a drawing."""
    return {
        "issue_id": one.issue,
        "number": one.number,
        "seed": one.seed,
        "share_per_cent": one.share_per_cent,
        "drawn_by": one.by,
        "drawn_at": one.at,
        "reason": one.reason,
    }


def sample_candidate_values(one: SampleDraw) -> list[Values]:
    """The rows of what a sample was drawn from."""
    return [
        {
            "issue_id": one.issue,
            "draw_number": one.number,
            "number": number,
            "manuscript_id": candidate,
            "drawn": candidate in one.drawn,
        }
        for number, candidate in enumerate(one.candidates, 1)
    ]


def hand_pick_values(issue: IssueId, draw_number: int, number: int, one: HandPick) -> Values:
    """The row of a drawing's hand pick of that number."""
    return {
        "issue_id": issue,
        "draw_number": draw_number,
        "number": number,
        "manuscript_id": one.manuscript,
        "added": one.added,
        "reason": one.reason,
        "picked_by": one.by,
        "picked_at": one.at,
    }


def issue_closing(row: IssueClosingRow) -> IssueClosing:
    """The closing of an issue."""
    return IssueClosing(
        issue=IssueId(row.issue_id),
        by=PersonId(row.closed_by),
        at=row.closed_at,
        released=row.released,
        rejected=row.rejected,
        withdrawn=row.withdrawn,
    )


def issue_closing_values(one: IssueClosing) -> Values:
    """The row of an issue's closing."""
    return {
        "issue_id": one.issue,
        "closed_by": one.by,
        "closed_at": one.at,
        "released": one.released,
        "rejected": one.rejected,
        "withdrawn": one.withdrawn,
    }
