"""What issues have on record, in the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from sqlalchemy import Connection, insert, select
from sqlmodel import col

from editorial.domain.coverage import SecondReviewClosing
from editorial.domain.identifiers import ColumnId, IssueId, ManuscriptId
from editorial.domain.issue_pieces import IssuePiece, standing_reviews
from editorial.domain.issue_standing import IssueClosing, IssueStanding
from editorial.domain.sampling import HandPick, SampleDraw
from editorial.domain.stages import Stage
from editorial.store.appending import insert_rows
from editorial.store.column_checks import RecordRow
from editorial.store.issue_record_tables import (
    HandPickRow,
    IssueClosingRow,
    SampleCandidateRow,
    SampleDrawRow,
    SecondReviewClosingRow,
)
from editorial.store.manuscript_heads import newest_characters
from editorial.store.manuscript_tables import ManuscriptRow, StageChangeRow
from editorial.store.reading import rows
from editorial.store.reading_tables import ReadingMarksRow
from editorial.store.review_tables import ReviewRow
from editorial.store.row_mapping import issue_records as mapping
from editorial.store.row_mapping import manuscripts as heads
from editorial.store.row_mapping import reviews

Row = TypeVar("Row", bound=RecordRow)
OfDraw = TypeVar("OfDraw", SampleCandidateRow, HandPickRow)


class SqlIssueRecords:
    """What issues have on record beside their pieces."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def standing(self, issue: IssueId) -> IssueStanding:
        """The issue's pieces without their proofs, its closings and samples."""
        closings = rows(
            self._connection, SecondReviewClosingRow, col(SecondReviewClosingRow.issue_id) == issue
        )
        return IssueStanding(
            pieces=self._pieces(issue),
            closings=tuple(map(mapping.second_review_closing, closings)),
            draws=self._draws(issue),
            closed=self.closing(issue),
        )

    def closing(self, issue: IssueId) -> IssueClosing | None:
        """The issue's closing, once it is closed."""
        found = rows(self._connection, IssueClosingRow, col(IssueClosingRow.issue_id) == issue)
        return mapping.issue_closing(found[0]) if found else None

    def sample(self, issue: IssueId) -> SampleDraw | None:
        """The drawing that counts, with its picks; None before the first."""
        return IssueStanding(draws=self._draws(issue)).sample

    def add_second_review_closing(self, closing: SecondReviewClosing) -> None:
        """Keep a closing of the second review."""
        values = mapping.second_review_closing_values(closing)
        self._connection.execute(insert(SecondReviewClosingRow).values(**values))

    def add_draw(self, drawn: SampleDraw) -> None:
        """Keep a drawing with the picks that it has."""
        self._connection.execute(insert(SampleDrawRow).values(**mapping.sample_draw_values(drawn)))
        insert_rows(self._connection, SampleCandidateRow, mapping.sample_candidate_values(drawn))
        picks = [
            mapping.hand_pick_values(drawn.issue, drawn.number, number, pick)
            for number, pick in enumerate(drawn.picks, 1)
        ]
        insert_rows(self._connection, HandPickRow, picks)

    def add_pick(self, drawn: SampleDraw, pick: HandPick) -> None:
        """Keep one more pick of a drawing as it stands."""
        values = mapping.hand_pick_values(drawn.issue, drawn.number, len(drawn.picks) + 1, pick)
        self._connection.execute(insert(HandPickRow).values(**values))

    def add_closing(self, closing: IssueClosing) -> None:
        """Keep the issue's closing."""
        values = mapping.issue_closing_values(closing)
        self._connection.execute(insert(IssueClosingRow).values(**values))

    def _draws(self, issue: IssueId) -> tuple[SampleDraw, ...]:
        def of_issue(table: type[OfDraw]) -> dict[int, list[OfDraw]]:
            grouped: dict[int, list[OfDraw]] = defaultdict(list)
            for row in rows(self._connection, table, col(table.issue_id) == issue):
                grouped[row.draw_number].append(row)
            return grouped

        found = rows(self._connection, SampleDrawRow, col(SampleDrawRow.issue_id) == issue)
        if not found:
            return ()
        candidates, picks = of_issue(SampleCandidateRow), of_issue(HandPickRow)
        return tuple(
            mapping.sample_draw(row, candidates[row.number], picks[row.number]) for row in found
        )

    def _pieces(self, issue: IssueId) -> tuple[IssuePiece, ...]:
        found = rows(self._connection, ManuscriptRow, col(ManuscriptRow.issue_id) == issue)
        if not found:
            return ()
        characters = newest_characters(self._connection, col(ManuscriptRow.issue_id) == issue)
        reviewed = _by_manuscript(self._rows(ReviewRow, issue))
        changes = _by_manuscript(self._rows(StageChangeRow, issue))
        marks = _by_manuscript(self._rows(ReadingMarksRow, issue))
        pieces = [
            IssuePiece(
                id=ManuscriptId(row.id),
                number=row.number,
                title=row.title,
                column=ColumnId(row.column_id),
                stage=Stage(row.stage),
                characters=characters.get(row.id, 0),
                reviews=standing_reviews(
                    map(reviews.review, reviewed[row.id]), map(heads.stage_change, changes[row.id])
                ),
                marks=tuple(map(mapping.reading_marks, marks[row.id])),
            )
            for row in found
        ]
        return tuple(sorted(pieces, key=lambda piece: piece.number))

    def _rows(self, row_type: type[Row], issue: IssueId) -> list[Row]:
        ids = select(col(ManuscriptRow.id)).where(col(ManuscriptRow.issue_id) == issue)
        return rows(self._connection, row_type, col(row_type.manuscript_id).in_(ids))


def _by_manuscript(found: Iterable[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        grouped[row.manuscript_id].append(row)
    return grouped
