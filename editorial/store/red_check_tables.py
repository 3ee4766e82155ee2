"""Tables of red checks (核红): the check of a galley, its marks, what changed unmarked, who signed.

All of them are only ever added to: a check is signed by one more row.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint
from sqlmodel import Field

from editorial.domain.discrepancy import CorrectionMark, DiscrepancyKind
from editorial.domain.red_check import MarkOutcome
from editorial.store.column_checks import RecordRow, from_one, not_negative, one_of

_CHECK = (["manuscript_id", "galley"], ["red_checks.manuscript_id", "red_checks.galley"])


class RedCheckRow(RecordRow, table=True):
    """The red check of one galley against the marks of one round."""

    __tablename__ = "red_checks"
    __table_args__ = (
        ForeignKeyConstraint(
            ["manuscript_id", "galley"], ["galleys.manuscript_id", "galleys.number"]
        ),
        ForeignKeyConstraint(
            ["manuscript_id", "marked_round"],
            ["proof_rounds.manuscript_id", "proof_rounds.number"],
        ),
    )

    galley: int = Field(primary_key=True)
    marked_round: int


class RedCheckMarkRow(RecordRow, table=True):
    """What became of one mark."""

    __tablename__ = "red_check_marks"
    __table_args__ = (
        ForeignKeyConstraint(*_CHECK),
        one_of("outcome", MarkOutcome),
        CheckConstraint("place_start >= 0 AND place_end >= place_start", name="place"),
    )

    galley: int = Field(primary_key=True)
    number: int = Field(primary_key=True)
    outcome: str
    found: str
    place_start: int
    place_end: int


class RedCheckChangeRow(RecordRow, table=True):
    """One place that changed unmarked (改动未标)."""

    __tablename__ = "red_check_changes"
    __table_args__ = (
        ForeignKeyConstraint(*_CHECK),
        one_of("kind", DiscrepancyKind),
        one_of("mark", CorrectionMark),
        from_one("number"),
        not_negative("edits"),
        CheckConstraint("wanted_start >= 0 AND wanted_end >= wanted_start", name="wanted_span"),
        CheckConstraint("found_start >= 0 AND found_end >= found_start", name="found_span"),
    )

    galley: int = Field(primary_key=True)
    number: int = Field(primary_key=True)
    kind: str
    edits: int
    wanted_start: int
    wanted_end: int
    wanted_text: str
    wanted_paragraph: int
    found_start: int
    found_end: int
    found_text: str
    found_paragraph: int
    mark: str
    before: str
    after: str
    note: str


class RedCheckSignatureRow(RecordRow, table=True):
    """Who signed a red check; one for each."""

    __tablename__ = "red_check_signatures"
    __table_args__ = (ForeignKeyConstraint(*_CHECK),)

    galley: int = Field(primary_key=True)
    signed_by: str = Field(foreign_key="people.id")
    signed_at: datetime
    remark: str
