"""Tables of reviews (审稿), the problems they raise, and the board's conclusions."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint
from sqlmodel import Field

from editorial.domain.decisions import Decision
from editorial.domain.reviews import ReviewGrade
from editorial.domain.stages import Stage
from editorial.store.column_checks import RecordRow, from_one, one_of


class ReviewRow(RecordRow, table=True):
    """One review as it was signed."""

    __tablename__ = "reviews"
    __table_args__ = (
        ForeignKeyConstraint(
            ["manuscript_id", "version"], ["text_versions.manuscript_id", "text_versions.number"]
        ),
        one_of("stage", Stage),
        one_of("decision", Decision),
        from_one("number"),
        one_of("grade", ReviewGrade),
    )

    number: int = Field(primary_key=True)
    stage: str
    signed_by: str = Field(foreign_key="people.id")
    signed_at: datetime
    decision: str
    opinion: str
    version: int
    record: str
    revision_notes: str
    assessment: str
    read_in_full: bool
    read_closely: bool
    checklist: str
    """JSON list of [key, answer, remark]."""
    deputising_for: str | None = Field(default=None, foreign_key="people.id")
    grade: str | None = None


class ProblemRow(RecordRow, table=True):
    """A problem put to the editor; its answer comes later."""

    __tablename__ = "problems"
    __table_args__ = (
        one_of("raised_in", Stage),
        from_one("number"),
        CheckConstraint("(answered_by IS NULL) = (answered_at IS NULL)", name="answer_is_whole"),
    )

    number: int = Field(primary_key=True)
    text: str
    raised_by: str = Field(foreign_key="people.id")
    raised_at: datetime
    raised_in: str
    answer: str
    answered_by: str | None = Field(default=None, foreign_key="people.id")
    answered_at: datetime | None = None
    referred: bool
    unsolved: bool


class BoardConclusionRow(RecordRow, table=True):
    """What the editorial board (编委会) concluded."""

    __tablename__ = "board_conclusions"
    __table_args__ = (from_one("number"),)

    number: int = Field(primary_key=True)
    met_on: date
    present: str
    approves: bool
    conclusion: str
    recorded_by: str = Field(foreign_key="people.id")
    recorded_at: datetime
