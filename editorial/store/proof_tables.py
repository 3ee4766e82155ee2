"""Tables of proofs (校样): galleys, rounds, each difference, rates, sign-offs.

Rates are whole numbers throughout: tenths of an error over characters.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKeyConstraint
from sqlmodel import Field

from editorial.domain.discrepancy import CorrectionMark, DiscrepancyKind
from editorial.domain.proofs import Disposition
from editorial.domain.stages import ProofPass
from editorial.store.column_checks import (
    RecordRow,
    from_one,
    not_negative,
    one_of,
    sha256_hex,
)


class RateSide(StrEnum):
    """Which of a round's rates it is."""

    INCOMING = "incoming"
    CURRENT = "current"


class GalleyRow(RecordRow, table=True):
    """A galley as it came from the printer."""

    __tablename__ = "galleys"
    __table_args__ = (
        from_one("number"),
        sha256_hex("text_sha256"),
        not_negative("characters"),
    )

    number: int = Field(primary_key=True)
    file_sha256: str = Field(foreign_key="blobs.sha256")
    text_sha256: str
    document_sha256: str = Field(foreign_key="blobs.sha256")
    name: str
    characters: int
    received_by: str = Field(foreign_key="people.id")
    received_at: datetime
    not_read: str
    """JSON list of what the file holds and was not read."""
    pages_expected: int | None = None
    pages_present: int | None = None


class ProofRoundRow(RecordRow, table=True):
    """One reading of one galley."""

    __tablename__ = "proof_rounds"
    __table_args__ = (
        ForeignKeyConstraint(
            ["manuscript_id", "galley"], ["galleys.manuscript_id", "galleys.number"]
        ),
        one_of("proof_pass", ProofPass),
        from_one("number"),
        not_negative("edit_distance"),
    )

    number: int = Field(primary_key=True)
    proof_pass: str
    galley: int
    opened_at: datetime
    edit_distance: int
    reader: str | None = Field(default=None, foreign_key="people.id")
    completed_at: datetime | None = None
    sheets_expected: int | None = None
    sheets_present: int | None = None
    read_through: bool
    major_change: bool
    remark: str
    approved_by: str | None = Field(default=None, foreign_key="people.id")
    approved_at: datetime | None = None
    baseline_changes: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    baseline_text_sha256: str | None = None
    baseline_document_sha256: str | None = Field(default=None, foreign_key="blobs.sha256")


class RoundDifferenceRow(RecordRow, table=True):
    """One difference of a round, with what was decided of it."""

    __tablename__ = "round_differences"
    __table_args__ = (
        ForeignKeyConstraint(
            ["manuscript_id", "round_number"],
            ["proof_rounds.manuscript_id", "proof_rounds.number"],
        ),
        one_of("kind", DiscrepancyKind),
        one_of("mark", CorrectionMark),
        one_of("disposition", Disposition),
        from_one("number"),
        not_negative("edits"),
        CheckConstraint(
            "manuscript_start >= 0 AND manuscript_end >= manuscript_start", name="manuscript_span"
        ),
        CheckConstraint("galley_start >= 0 AND galley_end >= galley_start", name="galley_span"),
        CheckConstraint("(decided_by IS NULL) = (decided_at IS NULL)", name="decision_is_whole"),
    )

    round_number: int = Field(primary_key=True)
    number: int = Field(primary_key=True)
    kind: str
    edits: int
    manuscript_start: int
    manuscript_end: int
    manuscript_text: str
    manuscript_paragraph: int
    galley_start: int
    galley_end: int
    galley_text: str
    galley_paragraph: int
    mark: str
    before: str
    after: str
    note: str
    disposition: str
    reason: str
    decided_by: str | None = Field(default=None, foreign_key="people.id")
    decided_at: datetime | None = None


class RoundRateRow(RecordRow, table=True):
    """A round's rate under one scheme."""

    __tablename__ = "round_rates"
    __table_args__ = (
        ForeignKeyConstraint(
            ["manuscript_id", "round_number"],
            ["proof_rounds.manuscript_id", "proof_rounds.number"],
        ),
        one_of("side", RateSide),
        not_negative("tenths"),
        not_negative("characters"),
    )

    round_number: int = Field(primary_key=True)
    side: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    scheme: str
    scheme_sha256: str
    tenths: int
    characters: int
    limit_errors: int
    limit_characters: int
    text_characters: int | None = None


class SignOffRow(RecordRow, table=True):
    """The chief editor's approval of a clean galley; only ``voided_at`` may be set later."""

    __tablename__ = "sign_offs"
    __table_args__ = (
        ForeignKeyConstraint(
            ["manuscript_id", "galley"], ["galleys.manuscript_id", "galleys.number"]
        ),
        from_one("number"),
        sha256_hex("galley_sha256"),
        sha256_hex("frozen_sha256"),
    )

    number: int = Field(primary_key=True)
    signed_by: str = Field(foreign_key="people.id")
    signed_at: datetime
    galley: int
    galley_sha256: str
    frozen_sha256: str
    opinion: str
    deputising_for: str | None = Field(default=None, foreign_key="people.id")
    voided_at: datetime | None = None
    baseline_changes: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    baseline_sha256: str | None = None


class SignOffRateRow(RecordRow, table=True):
    """A sign-off's rate under one scheme."""

    __tablename__ = "sign_off_rates"
    __table_args__ = (
        ForeignKeyConstraint(
            ["manuscript_id", "sign_off_number"],
            ["sign_offs.manuscript_id", "sign_offs.number"],
        ),
        not_negative("tenths"),
        not_negative("characters"),
    )

    sign_off_number: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    scheme: str
    scheme_sha256: str
    tenths: int
    characters: int
    limit_errors: int
    limit_characters: int
    text_characters: int | None = None
