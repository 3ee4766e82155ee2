"""Table of who is named to read a proof (指定校对人)."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from editorial.domain.stages import ProofPass
from editorial.store.column_checks import RecordRow, from_one, one_of


class ReaderAssignmentRow(RecordRow, table=True):
    """One naming of a reader for a pass."""

    __tablename__ = "reader_assignments"
    __table_args__ = (from_one("number"), one_of("proof_pass", ProofPass))

    number: int = Field(primary_key=True)
    proof_pass: str
    reader: str | None = Field(default=None, foreign_key="people.id")
    assigned_by: str = Field(foreign_key="people.id")
    assigned_at: datetime
    reason: str
