"""Tables of what happens to a text in proof: changes of the frozen text, entries by hand, steps."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint
from sqlmodel import Field

from editorial.domain.discrepancy import CorrectionMark, DiscrepancyKind
from editorial.domain.round_marks import Disposition, StepAct
from editorial.store.column_checks import RecordRow, from_one, one_of


def _of_round() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["manuscript_id", "round_number"], ["proof_rounds.manuscript_id", "proof_rounds.number"]
    )


class BaselineChangeRow(RecordRow, table=True):
    """A change of the frozen text, as it was proposed."""

    __tablename__ = "baseline_changes"
    __table_args__ = (
        from_one("number"),
        CheckConstraint("span_start BETWEEN 0 AND span_end", name="span"),
    )

    number: int = Field(primary_key=True)
    span_start: int
    span_end: int
    old_text: str
    new_text: str
    reason: str
    proposed_by: str = Field(foreign_key="people.id")
    proposed_at: datetime
    galley: int | None = None
    differences: str
    """JSON list of numbers."""
    supersedes: str
    """JSON list of numbers."""


class ChangeRulingRow(RecordRow, table=True):
    """The chief editor's ruling on a change."""

    __tablename__ = "change_rulings"
    __table_args__ = (
        ForeignKeyConstraint(
            ["manuscript_id", "change_number"],
            ["baseline_changes.manuscript_id", "baseline_changes.number"],
        ),
    )

    change_number: int = Field(primary_key=True)
    approves: bool
    ruled_by: str = Field(foreign_key="people.id")
    ruled_at: datetime
    remark: str
    deputising_for: str | None = Field(default=None, foreign_key="people.id")


class HandEntryRow(RecordRow, table=True):
    """An error that a reader added by hand; what is decided of it may change."""

    __tablename__ = "hand_entries"
    __table_args__ = (
        _of_round(),
        one_of("kind", DiscrepancyKind),
        one_of("mark", CorrectionMark),
        one_of("disposition", Disposition),
        from_one("number"),
        CheckConstraint("galley_start BETWEEN 0 AND galley_end", name="galley_span"),
        CheckConstraint(
            "(taken_out_by IS NULL) = (taken_out_at IS NULL)", name="taking_out_is_whole"
        ),
    )

    round_number: int = Field(primary_key=True)
    number: int = Field(primary_key=True)
    kind: str
    edits: int
    manuscript_start: int
    manuscript_end: int
    right_text: str
    manuscript_paragraph: int
    galley_start: int
    galley_end: int
    wrong_text: str
    galley_paragraph: int
    mark: str
    before: str
    after: str
    place: str
    remark: str
    in_text: bool
    carried_from: int | None = None
    added_by: str = Field(foreign_key="people.id")
    added_at: datetime
    disposition: str
    reason: str
    decided_by: str | None = Field(default=None, foreign_key="people.id")
    decided_at: datetime | None = None
    taken_out_by: str | None = Field(default=None, foreign_key="people.id")
    taken_out_at: datetime | None = None


class MarkStepRow(RecordRow, table=True):
    """One step of marking: who marked what."""

    __tablename__ = "mark_steps"
    __table_args__ = (_of_round(), one_of("act", StepAct), from_one("number"))

    round_number: int = Field(primary_key=True)
    number: int = Field(primary_key=True)
    act: str
    done_by: str = Field(foreign_key="people.id")
    done_at: datetime
    repeats: int | None = None
    changes: str
    """JSON list of places: number, what was marked before, what after."""
