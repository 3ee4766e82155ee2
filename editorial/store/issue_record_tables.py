"""Tables of what an issue has on record: closings, samples (复审收口、终审抽样、期次归档)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint
from sqlmodel import Field

from editorial.domain.coverage import CoverageUnit
from editorial.store.column_checks import StoredRow, from_one, not_negative, one_of


class SecondReviewClosingRow(StoredRow, table=True):
    """A closing of an issue's second review, with the figures of that moment."""

    __tablename__ = "second_review_closings"
    __table_args__ = (
        from_one("number"),
        one_of("unit", CoverageUnit),
        CheckConstraint("pieces_close BETWEEN 0 AND pieces", name="pieces"),
        CheckConstraint("characters_close BETWEEN 0 AND characters", name="characters"),
    )

    issue_id: str = Field(primary_key=True, foreign_key="periodical_issues.id")
    number: int = Field(primary_key=True)
    closed_by: str = Field(foreign_key="people.id")
    closed_at: datetime
    pieces: int
    characters: int
    pieces_close: int
    characters_close: int
    unit: str
    per_cent: int


class SampleDrawRow(StoredRow, table=True):
    """One drawing of an issue's sample."""

    __tablename__ = "sample_draws"
    __table_args__ = (
        from_one("number"),
        CheckConstraint("share_per_cent BETWEEN 1 AND 100", name="share_per_cent"),
    )

    issue_id: str = Field(primary_key=True, foreign_key="periodical_issues.id")
    number: int = Field(primary_key=True)
    seed: str
    share_per_cent: int
    drawn_by: str = Field(foreign_key="people.id")
    drawn_at: datetime
    reason: str


class _OfDraw(StoredRow):
    """A row that belongs to one drawing."""

    issue_id: str = Field(primary_key=True)
    draw_number: int = Field(primary_key=True)


_DRAW = (["issue_id", "draw_number"], ["sample_draws.issue_id", "sample_draws.number"])


class SampleCandidateRow(_OfDraw, table=True):
    """A piece that the sample was drawn from."""

    __tablename__ = "sample_candidates"
    __table_args__ = (ForeignKeyConstraint(*_DRAW), from_one("number"))

    number: int = Field(primary_key=True)
    manuscript_id: str = Field(foreign_key="manuscripts.id")
    drawn: bool


class HandPickRow(_OfDraw, table=True):
    """A piece added to the sample or taken out of it by hand."""

    __tablename__ = "hand_picks"
    __table_args__ = (ForeignKeyConstraint(*_DRAW), from_one("number"))

    number: int = Field(primary_key=True)
    manuscript_id: str = Field(foreign_key="manuscripts.id")
    added: bool
    reason: str
    picked_by: str = Field(foreign_key="people.id")
    picked_at: datetime


class IssueClosingRow(StoredRow, table=True):
    """The closing of an issue; one for each."""

    __tablename__ = "issue_closings"
    __table_args__ = (
        not_negative("released"),
        not_negative("rejected"),
        not_negative("withdrawn"),
    )

    issue_id: str = Field(primary_key=True, foreign_key="periodical_issues.id")
    closed_by: str = Field(foreign_key="people.id")
    closed_at: datetime
    released: int
    rejected: int
    withdrawn: int
