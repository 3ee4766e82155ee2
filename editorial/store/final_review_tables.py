"""Tables of the final review: rulings, major matters, checks of the sample (终审样本检查)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint
from sqlmodel import Field

from editorial.domain.discrepancy import DiscrepancyKind
from editorial.domain.sample_check import ErrorOrigin
from editorial.store.column_checks import RecordRow, from_one, not_negative, one_of, sha256_hex


class RulingRow(RecordRow, table=True):
    """The chief editor's ruling on a problem; one for each."""

    __tablename__ = "rulings"
    __table_args__ = (
        ForeignKeyConstraint(
            ["manuscript_id", "problem_number"], ["problems.manuscript_id", "problems.number"]
        ),
    )

    problem_number: int = Field(primary_key=True)
    text: str
    ruled_by: str = Field(foreign_key="people.id")
    ruled_at: datetime
    deputising_for: str | None = Field(default=None, foreign_key="people.id")


class MatterFlagRow(RecordRow, table=True):
    """A piece marked as a major matter (重大事项), or the mark taken off."""

    __tablename__ = "matter_flags"
    __table_args__ = (from_one("number"),)

    number: int = Field(primary_key=True)
    flagged: bool
    reason: str
    flagged_by: str = Field(foreign_key="people.id")
    flagged_at: datetime


class SampleCheckRow(RecordRow, table=True):
    """One check of a sampled piece, with the text as corrected, if it was."""

    __tablename__ = "sample_checks"
    __table_args__ = (
        ForeignKeyConstraint(
            ["manuscript_id", "version"], ["text_versions.manuscript_id", "text_versions.number"]
        ),
        from_one("number"),
        not_negative("characters"),
        sha256_hex("corrected_text_sha256"),
        CheckConstraint(
            "(corrected_file_sha256 IS NULL) = (corrected_text_sha256 IS NULL)"
            " AND (corrected_file_sha256 IS NULL) = (corrected_document_sha256 IS NULL)"
            " AND (corrected_file_sha256 IS NULL) = (corrected_name IS NULL)"
            " AND (corrected_file_sha256 IS NULL) = (corrected_characters IS NULL)"
            " AND (corrected_file_sha256 IS NULL) = (corrected_not_read IS NULL)",
            name="corrected_is_whole",
        ),
    )

    number: int = Field(primary_key=True)
    version: int
    checked_by: str = Field(foreign_key="people.id")
    checked_at: datetime
    characters: int
    limit_errors: int
    limit_characters: int
    deputising_for: str | None = Field(default=None, foreign_key="people.id")
    corrected_file_sha256: str | None = Field(default=None, foreign_key="blobs.sha256")
    corrected_text_sha256: str | None = None
    corrected_document_sha256: str | None = Field(default=None, foreign_key="blobs.sha256")
    corrected_name: str | None = None
    corrected_characters: int | None = None
    corrected_not_read: str | None = None
    """JSON list, as of a text version."""


class _OfCheck(RecordRow):
    """A row that belongs to one check."""

    check_number: int = Field(primary_key=True)


_CHECK = (
    ["manuscript_id", "check_number"],
    ["sample_checks.manuscript_id", "sample_checks.number"],
)


class SampleErrorRow(_OfCheck, table=True):
    """One error of a check."""

    __tablename__ = "sample_errors"
    __table_args__ = (
        ForeignKeyConstraint(*_CHECK),
        from_one("number"),
        from_one("paragraph"),
        one_of("origin", ErrorOrigin),
        one_of("kind", DiscrepancyKind),
        CheckConstraint("span_start BETWEEN 0 AND span_end", name="span"),
        not_negative("edits"),
        not_negative("weight"),
    )

    number: int = Field(primary_key=True)
    origin: str
    paragraph: int
    span_start: int
    span_end: int
    wrong_text: str
    right_text: str
    kind: str | None = None
    rule: str
    edits: int
    weight: int | None = None
    counts: bool
    remark: str


class SampleRateRow(_OfCheck, table=True):
    """The rate of a check under one scheme."""

    __tablename__ = "sample_rates"
    __table_args__ = (
        ForeignKeyConstraint(*_CHECK),
        from_one("position"),
        not_negative("tenths"),
        not_negative("characters"),
    )

    position: int = Field(primary_key=True)
    scheme: str
    scheme_sha256: str
    tenths: int
    characters: int
