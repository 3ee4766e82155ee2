"""Table of the checklists that came with proofs, sign-off and release (清单记录)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint
from sqlmodel import Field

from editorial.domain.decisions import Decision
from editorial.domain.stages import Stage
from editorial.store.column_checks import RecordRow, from_one, one_of


class AnsweredChecklistRow(RecordRow, table=True):
    """One checklist as it was answered; rows are only ever added."""

    __tablename__ = "answered_checklists"
    __table_args__ = (
        ForeignKeyConstraint(
            ["manuscript_id", "round_number"],
            ["proof_rounds.manuscript_id", "proof_rounds.number"],
        ),
        from_one("number"),
        one_of("stage", Stage),
        one_of("decision", Decision),
    )

    number: int = Field(primary_key=True)
    stage: str
    decision: str
    round_number: int | None = None
    answered_by: str = Field(foreign_key="people.id")
    answered_at: datetime
    points: str
    """JSON list of objects: the point as it was asked, answer and remark."""
    deputising_for: str | None = Field(default=None, foreign_key="people.id")
