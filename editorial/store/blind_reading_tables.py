"""Tables of blind readings (背对背校对): who reads, what was entered, what was handed in, the end.

All of them are only ever added to; an entry is taken back by one more row.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKeyConstraint
from sqlmodel import Field

from editorial.domain.blind_reading import BlindOutcome
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.store.column_checks import RecordRow, from_one, one_of

_READING = (
    ["manuscript_id", "reading"],
    ["blind_readings.manuscript_id", "blind_readings.number"],
)


class SheetSide(StrEnum):
    """Whose sheet it is."""

    FIRST = "first"
    SECOND = "second"


class BlindReadingRow(RecordRow, table=True):
    """A second reading of the galley of one round."""

    __tablename__ = "blind_readings"
    __table_args__ = (
        ForeignKeyConstraint(
            ["manuscript_id", "round_number"],
            ["proof_rounds.manuscript_id", "proof_rounds.number"],
        ),
        from_one("number"),
    )

    number: int = Field(primary_key=True)
    round_number: int
    reader: str | None = Field(default=None, foreign_key="people.id")
    named_by: str = Field(foreign_key="people.id")
    named_at: datetime
    reason: str


class BlindEntryRow(RecordRow, table=True):
    """One error that the second reader entered."""

    __tablename__ = "blind_entries"
    __table_args__ = (
        ForeignKeyConstraint(*_READING),
        one_of("kind", DiscrepancyKind),
        from_one("number"),
        CheckConstraint("galley_start BETWEEN 0 AND galley_end", name="galley_span"),
    )

    reading: int = Field(primary_key=True)
    number: int = Field(primary_key=True)
    galley_start: int
    galley_end: int
    wrong_text: str
    right_text: str
    kind: str
    place: str
    remark: str
    in_text: bool
    added_at: datetime


class BlindEntryTakenBackRow(RecordRow, table=True):
    """When an entry was taken back; once for each."""

    __tablename__ = "blind_entries_taken_back"
    __table_args__ = (
        ForeignKeyConstraint(
            ["manuscript_id", "reading", "number"],
            ["blind_entries.manuscript_id", "blind_entries.reading", "blind_entries.number"],
        ),
    )

    reading: int = Field(primary_key=True)
    number: int = Field(primary_key=True)
    taken_back_at: datetime


class BlindSheetRow(RecordRow, table=True):
    """What one of the two had found when handing in."""

    __tablename__ = "blind_sheets"
    __table_args__ = (ForeignKeyConstraint(*_READING), one_of("side", SheetSide))

    reading: int = Field(primary_key=True)
    side: str = Field(primary_key=True)
    handed_in_by: str = Field(foreign_key="people.id")
    handed_in_at: datetime
    found: str
    """JSON list of places: number, start, wrong, right, whether in the text, where in words."""


class BlindEndRow(RecordRow, table=True):
    """How a reading ended; one for each."""

    __tablename__ = "blind_ends"
    __table_args__ = (ForeignKeyConstraint(*_READING), one_of("outcome", BlindOutcome))

    reading: int = Field(primary_key=True)
    outcome: str
    ended_by: str = Field(foreign_key="people.id")
    ended_at: datetime
    reason: str
